"""Questions become hits: what is named by number first, then what fits best."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from library_worker import HashingEmbedder

from index.exact import Missing
from index.library import Library
from index.retriever import BEST_SENTENCES, Retriever
from index.validity import State

DOGS = """湖口市养犬条例
第一条　为了规范养犬行为，制定本条例。
第二条　养犬人应当办理登记，并每年接种疫苗。
第三条　登记应当提交下列材料：
（一）身份证明；
（二）免疫证明。
　　登记机关应当在五日内办结。
第三条之一　登记有效期为一年。
第四条　禁止携犬进入医院和学校。
"""
BIKES = """湖口市共享单车管理办法
第一条　为了规范共享单车停放，制定本办法。
第二条　企业应当按照规定投放车辆。
第三条　用户应当在停放点停车。
"""
OPINION = """湖口市人民政府关于发展夜间经济的意见
一、总体要求
活跃夜间消费。
二、主要任务
（一）延长夜市营业时间。支持步行街开设夜市。
（二）增加夜间公交班次。地铁末班车延后一小时。
"""
SHORT = "湖口市条例\n" + "\n".join(f"第{n}条　城市应当公开。" for n in "一二三四五六七八九")
LONG = (
    "湖口市气象条例\n"
    "第一条　" + "市气象台应当会同有关部门开展监测预报工作并及时发布信息。" * 12
    + "鲸鱼搁浅时由渔港吊车施救。"
    + "市气象台应当会同有关部门开展监测预报工作并及时发布信息。" * 12
    + "\n第二条　渔港应当建立值班制度并配备吊车司机。\n第三条　气象信息员应当定期巡查。\n"
)  # fmt: skip

FIRST_AND_SECOND = ("第三条第一款", "第三条第二款")

Search = Callable[..., Retriever]


@pytest.fixture
def search(tmp_path: Path) -> Iterator[Search]:
    """Open a library that holds some texts, and a retriever on it."""
    embedder = HashingEmbedder(dimension=256)
    library = Library.create(tmp_path / "library", embedder)

    def over(*texts: str) -> Retriever:
        for number, text in enumerate(texts):
            (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
            (result,) = library.add([tmp_path / f"{number}.txt"])
            assert result.status in ("added", "updated")
        return Retriever(library, embedder)

    with library:
        yield over


def by_address(retriever: Retriever, question: str) -> list[tuple[str, str]]:
    """What the question names by number: title and address of the hits, which come first."""
    hits = retriever.search(question).hits
    named = [hit for hit in hits if hit.route == "address"]
    assert tuple(named) == hits[: len(named)]
    return [(hit.clause.path[0], hit.clause.address) for hit in named]


D, B, N = "湖口市养犬条例", "湖口市共享单车管理办法", "湖口市人民政府关于发展夜间经济的意见"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("湖口市养犬条例第二条", [(D, "第二条")]),
        ("《湖口市养犬条例》第2条怎么说？", [(D, "第二条")]),
        ("请问湖口市养犬条例第三条第二款的内容是什么", [(D, "第三条第二款")]),
        ("湖口市养犬条例第三条第一款第二项", [(D, "第三条第一款第（二）项")]),
        ("湖口市养犬条例第三条之一", [(D, "第三条之一")]),
        ("养犬条例第四条说了什么", [(D, "第四条")]),
        ("第二条是什么？我问的是湖口市养犬条例", [(D, "第二条")]),
        ("本办法第三条", [(B, "第三条")]),
        ("《意见》（二）", [(N, "二、（二）")]),
        ("夜间经济意见第二条", [(N, "二、（二）")]),
        ("发展夜间经济的意见第一部分", [(N, "一、")]),
        ("第二条讲什么", [(D, "第二条"), (B, "第二条"), (N, "二、（二）")]),
        ("湖口市养犬条例第一条和第四条有什么区别", [(D, "第一条"), (D, "第四条")]),
        ("湖口市养犬条例第一条至第三条", [(D, f"第{n}条") for n in "一二三"]),
        ("湖口市养犬条例第一条与湖口市共享单车管理办法第三条", [(D, "第一条"), (B, "第三条")]),
        ("养犬要办什么手续", []),
    ],
)
def test_clauses_named_by_number_come_first(
    search: Search, question: str, expected: list[tuple[str, str]]
) -> None:
    assert sorted(by_address(search(DOGS, BIKES, OPINION), question)) == sorted(expected)


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("湖口市养犬条例第九条", Missing(D, "第九条", True, "第一条", "第四条")),
        ("湖口市养犬条例第3条第5款", Missing(D, "第三条第五款", True, *FIRST_AND_SECOND)),
        ("《意见》（七）", Missing(N, "（七）", True, "二、（一）", "二、（二）")),
        ("民法典第三条", Missing("民法典", "第三条", in_library=False)),
        ("请问民法典第三条怎么规定的", Missing("民法典", "第三条", in_library=False)),
        ("《海商法》第二条", Missing("海商法", "第二条", in_library=False)),
        ("湖口市养鸟条例第一条", Missing("湖口市养鸟条例", "第一条", in_library=False)),
        ("该法第一条", Missing("该法", "第一条", in_library=False)),
    ],
)  # fmt: skip
def test_what_is_not_there_is_said_not_to_be(
    search: Search, question: str, missing: Missing
) -> None:
    found = search(DOGS, BIKES, OPINION).search(question)
    assert found.missing == (missing,)
    assert all(hit.route != "address" for hit in found.hits)


HANDBOOK = """Office Handbook of Orrin & Hale

1. Hours
1.1 The office is open from eight to six.
1.2 The door is locked at seven.
"""
LEASE = """LEASE OF UNIT 7

1. Unit
1.1 The Keeper lets the unit.
1.2 The unit is dry.
"""
H = HANDBOOK.partition("\n")[0]


@pytest.mark.parametrize(
    ("question", "named", "missing"),
    [
        ("What does section 1.2 of the office handbook say?", [(H, "1.2")], []),
        ("section 1.2 of the handbook", [(H, "1.2")], []),
        (f"What does 1.2 of the {H} say?", [(H, "1.2")], []),
        ("What does 1.2 of the handbook say?", [(H, "1.2")], []),
        ("What does section 99 of the office handbook say?", [], [(H, True)]),
        ("What does section 1.2 of the staff handbook say?", [], [("staff handbook", False)]),
        ("What does section 1.2 of the Blue Book say?", [], [("Blue Book", False)]),
    ],
)
def test_a_place_is_asked_of_the_document_that_is_named_with_it(
    search: Search, question: str, named: list[tuple[str, str]], missing: list[tuple[str, bool]]
) -> None:
    retriever = search(HANDBOOK, LEASE)
    assert by_address(retriever, question) == named
    found = retriever.search(question).missing
    assert [(m.title, m.in_library) for m in found] == missing


def test_one_number_is_there_and_one_is_not(search: Search) -> None:
    found = search(DOGS, BIKES).search("湖口市养犬条例第二条和第八条")
    assert [h.clause.address for h in found.hits if h.route == "address"] == ["第二条"]
    assert [m.address for m in found.missing] == ["第八条"]


def test_a_bare_number_that_no_document_has_is_missed_once_in_each(search: Search) -> None:
    missing = search(DOGS, BIKES).search("第九十条").missing
    assert [(m.address, m.in_library) for m in missing] == [("第九十条", True)] * 2
    assert len({m.title for m in missing}) == 2
    assert all(m.first == "第一条" for m in missing)


def test_with_one_document_every_generic_name_means_it(search: Search) -> None:
    retriever = search(OPINION)
    for question in ("该法（一）", "本条例（一）", "这份文件（一）", "《意见》（一）", "（一）"):
        assert by_address(retriever, question) == [(N, "二、（一）")]


def test_two_versions_of_one_name_are_both_found_and_told_apart(search: Search) -> None:
    newer = DOGS.replace("湖口市养犬条例\n", "湖口市养犬条例\n（2024年5月1日修订）\n").replace(
        "五日", "三日"
    )
    older = DOGS.replace("湖口市养犬条例\n", "湖口市养犬条例\n（2019年5月1日通过）\n")
    hits = search(older, newer).search("湖口市养犬条例第三条第二款").hits[:2]
    assert [hit.route for hit in hits] == ["address", "address"]
    assert {hit.clause.text for hit in hits} == {
        "登记机关应当在三日内办结。", "登记机关应当在五日内办结。",
    }  # fmt: skip
    assert len({hit.clause.doc_id for hit in hits}) == 2


def test_the_clause_whose_words_are_asked_for_is_first(search: Search) -> None:
    hits = search(DOGS, BIKES, OPINION).search("地铁末班车延后多久").hits
    assert hits[0].clause.address == "二、（二）"
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert {hit.route for hit in hits} <= {"dense", "lexical", "fused"}


def test_one_sentence_of_a_long_clause_wins(search: Search) -> None:
    retriever = search(LONG)
    best = retriever.search("鲸鱼搁浅时由谁施救").hits[0]
    assert best.clause.address == "第一条"
    (start, end) = best.sentences[0].spans[0]
    assert LONG[start:end] == "鲸鱼搁浅时由渔港吊车施救。"
    assert len(best.sentences) == BEST_SENTENCES
    scores = [sentence.score for sentence in best.sentences]
    assert scores == sorted(scores, reverse=True)
    assert all(-1.0001 <= sentence.similarity <= 1.0001 for sentence in best.sentences)


@pytest.mark.parametrize(("k", "count"), [(1, 1), (3, 3), (100, 9)])
def test_k_bounds_the_hits(search: Search, k: int, count: int) -> None:
    assert len(search(SHORT).search("城市公开", k=k).hits) == count


def test_what_is_named_is_shown_even_beyond_k(search: Search) -> None:
    hits = search(SHORT).search("湖口市条例第一条至第五条", k=2).hits
    assert [hit.clause.number for hit in hits] == [1, 2, 3, 4, 5]


def test_a_named_clause_is_not_shown_twice(search: Search) -> None:
    hits = search(DOGS).search("湖口市养犬条例第二条：养犬人应当办理登记", k=10).hits
    ids = [hit.clause.id for hit in hits]
    assert hits[0].clause.address == "第二条"
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("question", ["养犬要登记吗", "第三条", "", "？？"])
def test_an_empty_library_has_no_hits(search: Search, question: str) -> None:
    assert search().search(question).hits == ()


def test_a_document_added_later_is_found(search: Search) -> None:
    retriever = search(DOGS)
    assert retriever.search("湖口市共享单车管理办法第三条").missing != ()
    search("湖口市公园条例\n第一条　甲。\n", BIKES)
    assert by_address(retriever, "湖口市共享单车管理办法第三条") == [(B, "第三条")]


def test_a_retriever_within_some_documents_finds_nothing_else(search: Search) -> None:
    everywhere = search(DOGS, BIKES)
    library, embedder = everywhere._library, everywhere._embedder
    (bikes,) = (e.doc_id for e in library.documents() if e.title == B)
    within = Retriever(library, embedder, within=[bikes])
    hits = within.search("养犬登记应当提交什么材料？").hits
    assert len(hits) == 3
    assert {hit.clause.doc_id for hit in hits} == {bikes}
    assert by_address(within, "第四条说了什么") == []
    assert by_address(everywhere, "第四条说了什么") == [(D, "第四条")]


OLD_ROPES = """湖口市测绳暂行办法
2001年3月1日 湖口市人民政府令第5号公布
第一条 为了规范测绳，制定本办法。
第二条 测绳应当每五年更换一次。
第三条 本办法自2001年6月1日起施行。
"""
NEW_ROPES = """湖口市测绳条例
2020年3月1日 湖口市人民代表大会通过
第一条 为了规范测绳，制定本条例。
第二条 测绳应当每三年更换一次。
第三条 本条例自2020年6月1日起施行。《湖口市测绳暂行办法》同时废止。
"""


@pytest.mark.parametrize(
    ("question", "as_of", "first", "state"),
    [
        ("测绳多久更换一次", None, "湖口市测绳条例", State.CURRENT),
        ("测绳多久更换一次", "2019-01-01", "湖口市测绳暂行办法", State.CURRENT),
        ("湖口市测绳暂行办法规定测绳多久更换一次", None, "湖口市测绳暂行办法", State.REPEALED),
        ("湖口市测绳暂行办法第二条", None, "湖口市测绳暂行办法", State.REPEALED),
        ("湖口市测绳条例第二条", "2019-01-01", "湖口市测绳条例", State.NOT_YET_IN_FORCE),
    ],
)
def test_what_is_in_force_comes_first_unless_the_name_is_asked_for(
    search: Search, question: str, as_of: str | None, first: str, state: State
) -> None:
    day = date.fromisoformat(as_of) if as_of else None
    hits = search(OLD_ROPES, NEW_ROPES).search(question, as_of=day).hits

    assert hits[0].clause.path[0] == first
    assert (hits[0].state, hits[0].superseded) == (state, False)


def test_a_repealed_document_that_is_alone_is_not_held_back(search: Search) -> None:
    ended = OLD_ROPES.replace("起施行。", "起施行，有效期至2010年12月31日。")
    hits = search(ended).search("测绳多久更换一次").hits

    assert {(hit.state, hit.superseded) for hit in hits} == {(State.REPEALED, False)}
    assert hits[0].since == date(2011, 1, 1)


@pytest.mark.parametrize(
    ("question", "as_of", "version"),
    [
        ("湖口市养犬条例第三条", None, "2024"),
        ("湖口市养犬条例第三条", "2020-01-01", "2019"),
        ("2019年的湖口市养犬条例第三条", None, "2019"),
        ("修订前的湖口市养犬条例第三条", None, "2019"),
        ("修订前的湖口市养犬条例第三条", "2020-01-01", "2019"),
    ],
)
def test_the_version_in_force_on_the_day_or_asked_for_comes_first(
    search: Search, question: str, as_of: str | None, version: str
) -> None:
    newer = DOGS.replace("湖口市养犬条例\n", "湖口市养犬条例\n（2024年5月1日修订）\n")
    older = DOGS.replace("湖口市养犬条例\n", "湖口市养犬条例\n（2019年5月1日通过）\n")
    day = date.fromisoformat(as_of) if as_of else None
    hits = search(older, newer).search(question, as_of=day).hits

    assert (hits[0].version, hits[0].superseded) == (version, False)
    assert (hits[1].version != version, hits[1].superseded) == (True, True)


def test_a_document_that_the_question_names_comes_before_others_that_fit_as_well(
    search: Search,
) -> None:
    retriever = search(DOGS, BIKES)
    question = "第一条以外，{}是为了规范什么而制定的？"
    for title in (D, B):
        assert retriever.search(question.format(title)).hits[0].clause.path[0] == title


def test_the_article_of_a_part_that_is_named_is_not_found_besides(
    search: Callable[..., Retriever],
) -> None:
    hits = search(DOGS, BIKES).search("养犬条例第三条第二款关于登记材料怎么说").hits
    assert "第三条第二款" in [hit.clause.address for hit in hits]
    assert "第三条" not in [hit.clause.address for hit in hits if "养犬" in hit.clause.path[0]]


BEES = "Reed & Pike Bee Policy\n4. Hives\n4.1 Hives are dry.\n4.2 Wax is kept.\n"


@pytest.mark.parametrize(
    "question",
    [
        "What does section 4.1 of the Reed & Pike Bee Policy say?",
        "Reed & Pike Bee Policy, para. 4.1?",
        "What does clause 4.1 say?",
        "第4.1条怎么规定？",
        "Reed & Pike Bee Policy 4.1条",
    ],
)
def test_a_decimal_number_finds_its_clause_in_a_document_of_any_language(
    search: Search, question: str
) -> None:
    found = by_address(search(BEES, "湖口市养犬条例\n第一条 甲。\n第四条 乙。\n"), question)
    assert found == [("Reed & Pike Bee Policy", "4.1")]
