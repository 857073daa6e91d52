import pytest

from index.chunks import UNIT_LIMIT, Chunk, Kind, Passage, cut
from index.clauses import parse
from index.documents import Document
from index.outline import Outline
from index.sentences import words

POLICY = """某市关于城市更新的意见
（2025年1月1日）

为推进城市更新，现提出如下意见。

一、总体要求
坚持以人为本。到2030年取得进展。

二、重点任务
（一）改造老旧小区。优先改造水电气。
1.加装电梯。
2.补建停车位。
（二）盘活存量

三、保障措施
加强组织领导。
（三）落实资金。
"""

LAW = """某市养犬条例

第一章 总则

第一条 为了规范养犬行为，制定本条例。

第二条 本条例所称犬只，是指宠物犬。
有下列情形之一的，不适用本条例：
（一）军用犬；
（二）警用犬。

第二章 附则

第三条 本条例自公布之日起施行。
"""


def outline_of(text: str) -> Outline:
    return parse(Document(text, "试.txt", "txt"))


def address(id_: str) -> str:
    return id_.partition("#")[2]


def units(passages: tuple[Passage, ...]) -> list[str]:
    return [address(p.chunk.unit_id) for p in passages if p.chunk.kind is Kind.CLAUSE]


def quoted(outline: Outline, chunk: Chunk) -> str:
    return words(outline.document.text, chunk.spans)


def test_the_units_of_a_policy_are_its_clauses_and_what_stands_under_its_headings() -> None:
    outline = outline_of(POLICY)
    found = units(cut(outline))
    assert [a for a in found if "、" in a] == [
        "一、",
        "二、（一）",
        "二、（二）",
        "三、",
        "三、（三）",
    ]


def test_a_clause_is_whole_and_a_heading_with_clauses_has_only_its_own_text() -> None:
    outline = outline_of(POLICY)
    texts = {
        address(p.chunk.unit_id): quoted(outline, p.chunk).replace("\n", "")
        for p in cut(outline)
        if p.chunk.kind is Kind.CLAUSE
    }
    assert texts["二、（一）"] == "（一）改造老旧小区。优先改造水电气。1.加装电梯。2.补建停车位。"
    assert texts["三、"] == "三、保障措施加强组织领导。"


def test_the_units_of_a_law_are_its_articles() -> None:
    assert units(cut(outline_of(LAW))) == ["第一条", "第二条", "第三条"]


def test_a_sentence_points_at_the_smallest_clause_and_carries_what_introduces_it() -> None:
    outline = outline_of(LAW)
    sentences = [
        (address(p.chunk.clause_id), quoted(outline, p.chunk), p.text)
        for p in cut(outline)
        if p.chunk.kind is Kind.SENTENCE and address(p.chunk.unit_id) == "第二条"
    ]
    lead_in = "有下列情形之一的，不适用本条例："
    assert sentences == [
        ("第二条第一款", *["第二条 本条例所称犬只，是指宠物犬。"] * 2),
        ("第二条第二款", lead_in, lead_in),
        ("第二条第二款第（一）项", "（一）军用犬；", f"{lead_in}（一）军用犬；"),
        ("第二条第二款第（二）项", "（二）警用犬。", f"{lead_in}（二）警用犬。"),
    ]


def test_a_clause_chunk_says_where_it_stands() -> None:
    texts = {p.chunk.key.partition("#")[2]: p.text for p in cut(outline_of(LAW))}
    assert texts["第三条"] == "某市养犬条例 第二章 附则\n第三条 本条例自公布之日起施行。"


def test_a_long_clause_with_points_is_divided_and_a_long_article_is_not() -> None:
    filler = "甲" * UNIT_LIMIT + "。"
    policy = POLICY.replace("加装电梯。", f"加装电梯。{filler}")
    assert [a for a in units(cut(outline_of(policy))) if a.startswith("二、（一）")] == [
        "二、（一）",
        "二、（一）1.",
        "二、（一）2.",
    ]
    law = LAW.replace("警用犬。", f"警用犬。{filler}")
    assert units(cut(outline_of(law))) == ["第一条", "第二条", "第三条"]


def test_a_clause_with_decimal_numbers_below_it_is_divided_however_short() -> None:
    text = "Travel Policy\n\n2 Travel\n2.1 Trips need approval.\n2.2 Economy class is booked.\n"
    assert units(cut(outline_of(text))) == ["2.1", "2.2"]
    text = "Travel Policy\n\nSection 2 Travel\n2.1 Trips need approval.\n2.2 Fly economy.\n"
    assert [unit.rpartition(" ")[2] for unit in units(cut(outline_of(text)))] == ["2.1", "2.2"]


@pytest.mark.parametrize(
    "text", [POLICY, LAW, "没有编号的一段话。又一句。", "Part 1\nText. More text."]
)
def test_sentences_cover_each_unit_once_and_keys_are_unique(text: str) -> None:
    outline = outline_of(text)
    passages = cut(outline)
    assert len({p.chunk.key for p in passages}) == len(passages) > 0
    chunks = [p.chunk for p in passages]
    whole = sorted(o for c in chunks if c.kind is Kind.CLAUSE for s in c.spans for o in range(*s))
    parts = sorted(o for c in chunks if c.kind is Kind.SENTENCE for s in c.spans for o in range(*s))
    assert len(set(whole)) == len(whole)
    assert len(set(parts)) == len(parts)
    assert {o for o in whole if not outline.document.text[o].isspace()} == {
        o for o in parts if not outline.document.text[o].isspace()
    }
    ids = {clause.id for clause in outline.clauses}
    assert {c.unit_id for c in chunks} | {c.clause_id for c in chunks} <= ids
