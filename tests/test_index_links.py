"""References inside clauses: what is seen, and which clauses it leads to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.clauses import parse
from index.documents import Document
from index.facts import facts_of
from index.library_links import Links
from index.links import Link, read_links
from index.mentions import read_mentions
from index.neighbours import place_of
from index.outline import Outline
from index.validity import Facts

HARBOUR = """湖口市港口条例
（2021年3月1日湖口市人民代表大会常务委员会通过）
第一章　总则
第一条　为了管理港口，依照《湖口市船舶条例》第二条制定本条例。
第二条　港口由港务局管理。
港务局可以委托船闸站办理前款规定的事项。
有前两款情形的，应当公告。
第三条　有下列情形之一的，不得进港：
（一）证书过期；
（二）有前项情形而未申报；
（三）载运危险品。
有前款第（一）项至第（三）项行为的，警告；属于第（一）项、第（三）项情形的，扣留；本条第一款第（二）项另行规定。
第四条　违反本条例第二条第一款、第三款或者第三条规定的，处罚款。
第二章　收费
第五条　收费依照前条和第一条至第三条办理，第一条之一除外。
该条第一款不适用于渔船。
第六条　本条例第九条和渔业法第八条另有规定的，从其规定；本章另有规定的除外。
"""

SHIPS = """湖口市船舶条例
第一条　船舶依照湖口市港口条例第三条第二款管理。
第二条　船舶应当登记。
"""


def outline_of(text: str, name: str = "law.txt") -> Outline:
    return parse(Document(text, name, "txt"))


@dataclass(frozen=True)
class Entry:
    doc_id: str
    title: str


class Shelf:
    """Documents in memory, as a library shows them."""

    def __init__(self, *texts: str) -> None:
        self.outlines = {o.document.doc_id: o for o in map(outline_of, texts)}

    @property
    def corpus_sha256(self) -> str:
        return " ".join(sorted(self.outlines))

    def documents(self) -> Sequence[Entry]:
        return [Entry(key, outline.title) for key, outline in self.outlines.items()]

    def outline(self, doc_id: str) -> Outline:
        return self.outlines[doc_id]

    def facts(self, doc_id: str) -> Facts:
        return facts_of(self.outlines[doc_id])


def alone(text: str) -> list[Link]:
    return list(read_links(outline_of(text), lambda _name: ()))


def shown(link: Link) -> tuple[str, str, tuple[str, ...] | str]:
    """A link without document ids: where it stands, its words, where it leads."""
    return (
        link.source.partition("#")[2],
        link.written,
        tuple(target.partition("#")[2] for target in link.targets) or link.missing,
    )


def test_every_reference_of_a_document_is_led_to_its_clauses() -> None:
    assert [shown(link) for link in alone(HARBOUR)] == [
        ("第一条", "《湖口市船舶条例》第二条", "out_of_corpus"),
        ("第二条第二款", "前款", ("第二条第一款",)),
        ("第二条第三款", "前两款", ("第二条第一款", "第二条第二款")),
        ("第三条第一款第（二）项", "前项", ("第三条第一款第（一）项",)),
        (
            "第三条第二款",
            "前款第（一）项至第（三）项",
            tuple(f"第三条第一款第（{n}）项" for n in "一二三"),
        ),
        ("第三条第二款", "第（一）项", ("第三条第一款第（一）项",)),
        ("第三条第二款", "第（三）项", ("第三条第一款第（三）项",)),
        ("第三条第二款", "本条第一款第（二）项", ("第三条第一款第（二）项",)),
        ("第四条", "本条例第二条第一款", ("第二条第一款",)),
        ("第四条", "第三款", ("第二条第三款",)),
        ("第四条", "第三条", ("第三条",)),
        ("第五条第一款", "前条", ("第四条",)),
        ("第五条第一款", "第一条至第三条", ("第一条", "第二条", "第三条")),
        ("第五条第一款", "第一条之一", "no_such_clause"),
        ("第六条", "本条例第九条", "no_such_clause"),
        ("第六条", "渔业法第八条", "out_of_corpus"),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("依照第一条第（一）、（三）项办理", [("第（一）项", 1), ("第（三）项", 1)]),
        ("依照第一条第二款第（一）项办理", [("第一条第二款第（一）项", 0)]),
        ("公司有本条例第二条情形的", [("第二条", 1)]),
        ("出台20条措施，办理该项工作，符合前条件", []),
        ("见附件1", [("附件1", 1)]),
        ("以前款为准", [("前款", 0)]),
        ("依照前条和第一条第（一）项至第（三）项", [("第二条", 1), ("第（一）项", 3)]),
    ],
)
def test_ways_of_writing(words: str, expected: list[tuple[str, int]]) -> None:
    items = "第一条　应当：\n（一）甲；\n（二）乙；\n（三）丙。\n"
    text = f"湖口市规定\n{items}第二条　丁。\n第三条　{words}。\n附件1\n表格\n"
    found = [link for link in alone(text) if link.source.endswith("第三条")]
    assert [len(link.targets) for link in found] == [count for _, count in expected]
    for link, (address, count) in zip(found, expected, strict=True):
        assert not count or link.targets[0].endswith(address)


def test_a_range_takes_in_what_was_inserted() -> None:
    body = "第一条　甲。\n第一条之一　乙。\n第二条　丙。\n第三条　依照第一条至第二条办理。\n"
    text = f"湖口市规定\n{body}"
    (link,) = alone(text)
    assert [t.partition("#")[2] for t in link.targets] == ["第一条", "第一条之一", "第二条"]
    assert link.written == "第一条至第二条"


def test_policies_count_their_items_through() -> None:
    text = """湖口市更新意见
一、总体要求
（一）指导思想。稳步推进。
二、任务
（二）修缮。按照（一）要求办理。
（三）分工。落实第（二）项任务。
"""
    assert [shown(link) for link in alone(text)] == [
        ("二、（二）", "（一）", ("一、（一）",)),
        ("二、（三）", "第（二）项", ("二、（二）",)),
    ]


def test_a_part_of_a_code_does_not_say_that_the_rest_is_missing() -> None:
    text = "湖口市法典\n第五十条　依照本法第三条和第五十一条办理。\n第五十一条　甲。\n"
    assert [shown(link)[2] for link in alone(text)] == ["out_of_corpus", ("第五十一条",)]


FIRST = "湖口市法典\n第一编　总则\n第一条　依照本法第二条和第三条办理。\n第二条　甲。\n"
SECOND = "湖口市法典\n第二编　附则\n第三条　依照本法第一条和第四条办理。\n"


def test_a_first_part_of_a_code_is_not_the_whole() -> None:
    assert [shown(link)[2] for link in alone(FIRST)] == [("第二条",), "out_of_corpus"]


def test_parts_of_a_code_refer_to_each_other_and_together_are_the_whole() -> None:
    shelf = Shelf(FIRST, SECOND)
    links = Links(shelf)
    first, second = shelf.outlines
    assert [link.targets for link in links.of(first)] == [
        (f"{first}#第二条",),
        (f"{second}#第三条",),
    ]
    assert [link.targets for link in links.of(second)] == [(f"{first}#第一条",), ()]
    assert links.of(second)[1].missing == "no_such_clause"


def test_links_between_documents_go_both_ways() -> None:
    shelf = Shelf(HARBOUR, SHIPS)
    harbour, ships = shelf.outlines
    links = Links(shelf)
    (first, *_) = links.out(f"{harbour}#第一条")
    assert first.targets == (f"{ships}#第二条",)
    assert [link.source for link in links.into(f"{ships}#第二条")] == [f"{harbour}#第一条"]
    sources = [shown(link)[0] for link in links.into(f"{harbour}#第三条")]
    assert sources == ["第四条", "第五条第一款", "第一条"]


def test_a_document_is_found_that_names_another_by_its_long_name_or_its_short_one() -> None:
    law = "中华人民共和国个人所得税法\n第一条　个人应当纳税。\n"
    long = "湖口市征税办法\n第一条　依照个人所得税法第一条制定本办法。\n"
    short = "湖口市退税办法\n第一条　依照个税法第一条制定本办法。\n"
    shelf = Shelf(law, long, short)
    laws, *others = shelf.outlines
    sources = [link.source for link in Links(shelf).into(f"{laws}#第一条")]
    assert sources == [f"{doc_id}#第一条" for doc_id in others]


def test_links_follow_the_library() -> None:
    shelf = Shelf(SHIPS)
    (ships,) = shelf.outlines
    links = Links(shelf)
    assert links.out(f"{ships}#第一条")[0].missing == "out_of_corpus"
    shelf.outlines |= Shelf(HARBOUR).outlines
    assert links.out(f"{ships}#第一条")[0].targets[0].endswith("#第三条第二款")


def test_place_of_a_clause() -> None:
    outline = outline_of(HARBOUR)
    by_address = {clause.address: clause for clause in outline.clauses}
    place = place_of(outline, by_address["第三条"])
    assert place.previous == by_address["第二条"]
    assert place.next == by_address["第四条"]
    assert place.parent == by_address["第一章"]
    assert [c.address for c in place.children] == ["第三条第一款", "第三条第二款"]
    last = place_of(outline, by_address["第三条第二款"])
    assert (last.previous, last.next) == (by_address["第三条第一款"], None)


WORDS = st.sampled_from(
    ["第", "一", "三", "十", "条", "款", "项", "（", "）", "前", "本", "该", "至", "、", "和", "法",
     "《", "》", "附件", "1", "的", "规定", "，", "。", " ", "\n", "第一条　", "（一）",
     "Section 2(1)"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=60).map("".join))
def test_spans_reproduce_the_words_in_any_text(body: str) -> None:
    outline = outline_of(f"湖口市规定\n第一条　甲。\n第二条　{body}")
    ids = {clause.id: clause for clause in outline.clauses}
    for link in read_links(outline, lambda _name: ()):
        assert bool(link.targets) != bool(link.missing)
        assert set(link.targets) <= ids.keys()
        stored = outline.document.text[link.start : link.end]
        assert "".join(stored.split()) == "".join(link.written.split())
        assert any(a <= link.start < b for a, b in ids[link.source].own_spans)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("approved under section 4.1.", ["4.1"]), ("第4.1条的规定", ["4.1"]), ("平均每户3.5条", [])],
)
def test_a_decimal_number_is_a_mention_where_its_word_says_so(
    text: str, numbers: list[str]
) -> None:
    assert [m.steps[0].number for m in read_mentions(text)] == numbers
