"""The benchmarks on small things: what they count, how they fit, and that questions are sound."""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import typer
from model_fakes import ScriptedModel, conversing, sources_of

from assistant.chat.expectation import expectation
from assistant.chat.sufficiency import WEIGHTS, Passage, rate
from assistant.evidence.sources import UNSUPPORTED
from assistant.measure.datasets import Passage as Article
from assistant.measure.datasets import Query
from assistant.runtime.llm import Message
from benchmarks import sheet, witness
from benchmarks.__main__ import BENCHMARKS, main
from benchmarks.answers import Marked, mark, row
from benchmarks.embedding import among, answered, nearest
from benchmarks.latency import Numbered
from benchmarks.material import (
    EVAL,
    QUESTIONS,
    Options,
    Question,
    documents,
    library_of,
    questions,
    rows_of,
    set_names,
    spread,
)
from benchmarks.search import COSINE, SPREAD, Texts, grown, one_question, recall, turned
from benchmarks.sheet import counted, entry
from benchmarks.sufficiency import (
    Asked,
    case,
    fitted,
    logistic,
    signs_of,
    vector,
    ways_to_give,
)
from benchmarks.tables import percentile, share, table
from index.chunks import Kind
from index.clauses import parse
from index.documents import load
from index.embedder import Vectors
from index.errors import YoujuError
from index.matcher import Matcher

OURS = [name for name in set_names() if name != EVAL]
OF_SHARED = [name for name in OURS if library_of(name) != "written"]
OF_WRITTEN = [name for name in OURS if library_of(name) == "written"]
FIELDS = {"id", "type", "query", "address", "address_fine", "file", "answers", "quotes"}

QUOTED = 13
"""So many characters of a document in a row are its words and no longer ours."""

# --- questions ------------------------------------------------------------------------------


def test_a_line_of_questions_may_hold_what_looks_like_a_line_end(tmp_path: Path) -> None:
    (tmp_path / "set.jsonl").write_text(
        '{"query": "甲\u2028乙\x85丙"}\n\n{"query": "丁"}\n', "utf-8"
    )
    assert [row["query"] for row in rows_of(tmp_path / "set.jsonl")] == ["甲\u2028乙\x85丙", "丁"]


def test_questions_hold_nothing_but_what_is_asked_and_where_it_stands() -> None:
    rows = [
        json.loads(line)
        for path in QUESTIONS.glob("*.jsonl")
        for line in path.read_text("utf-8").splitlines()
    ]
    assert len(rows) == 632
    assert {key for row in rows for key in row} == FIELDS
    assert len({row["id"] for row in rows}) == len({row["query"] for row in rows}) == 632


@pytest.mark.parametrize("name", OURS)
def test_each_set_has_questions_to_refuse(name: str) -> None:
    asked = questions(name)
    refused = [q for q in asked if not q.address]
    assert len(refused) >= len(asked) // (5 if name in OF_WRITTEN else 3)
    assert all(q.address for q in asked if q.address_fine)


def test_questions_ask_for_clauses_that_are_there_in_words_of_their_own(shared: Path) -> None:
    files = {p.name: p for p in (shared / "corpus").rglob("*.*")}
    asked = [question for name in OF_SHARED for question in questions(name)]
    outlines = {file: parse(load(files[file])) for file in {q.file for q in asked}}
    for question in asked:
        outline = outlines[question.file]
        addresses = {clause.address for clause in outline.clauses} | {""}
        assert {question.address, question.address_fine} <= addresses, question.id
        text = "".join(outline.document.text.split())
        runs = (question.query[at : at + QUOTED] for at in range(len(question.query) - QUOTED + 1))
        assert [run for run in runs if run in text] == [], question.id


def test_everyday_questions_quote_what_answers_as_it_stands_in_its_clause() -> None:
    asked = [question for name in OF_WRITTEN for question in questions(name)]
    outlines = {path.name: parse(load(path)) for path in documents("written")}
    assert {question.file for question in asked} == set(outlines)
    for question in (one for one in asked if one.address):
        outline = outlines[question.file]
        places = {question.address, question.address_fine} - {""}
        told = [c.text for c in outline.clauses if c.address in places]
        assert len({c.address for c in outline.clauses} & places) == len(places), question.id
        assert all(quote in outline.document.text for quote in question.quotes), question.id
        assert any(quote in text for quote in question.quotes for text in told), question.id
        assert all(any(w in "".join(question.quotes) for w in g) for g in question.answers)


def test_the_mixed_library_holds_every_document_asked_about(shared: Path) -> None:
    assert shared.is_dir()
    names = {path.name for path in documents("mixed")}
    assert {q.file for n in OURS if library_of(n) == "mixed" for q in questions(n)} < names
    assert len(documents("policy")) == 1
    assert len(names) == len(documents("mixed")) == 8


def test_an_unknown_set_is_refused() -> None:
    with pytest.raises(YoujuError, match="got set nothing, expected one of eval, english_a"):
        questions("nothing")


@pytest.mark.parametrize(
    ("limit", "kept"),
    [(None, [0, 1, 2, 3, 4, 5]), (2, [0, 3]), (4, [0, 1, 2, 3]), (9, [0, 1, 2, 3, 4, 5])],
)
def test_a_limit_is_spread_over_a_set(limit: int | None, kept: list[int]) -> None:
    assert list(spread(range(6), limit)) == kept


# --- answers --------------------------------------------------------------------------------

RULES = """砚浦市节水试行办法

第一条　更换节水器具的，市水务部门每户补助三百元。

第二条　任何单位不得占用供水管线。
"""
SUBSIDY = "更换节水器具每户补助多少元？"
CASES = [
    (("第一条",), (("三百元",),), (True, True, True)),
    (("第一条",), (("五百元", "三百元"), ("水务部门",)), (True, True, True)),
    (("第一条",), (("五百元",),), (True, False, False)),
    (("第二条",), (), (False, None, False)),
    (("第二条", "第一条"), (), (True, None, True)),
    (("",), (), (False, None, False)),
]


def marked(
    folder: Path, query: str, addresses: tuple[str, ...], *answers: tuple[str, ...]
) -> Marked:
    fine = addresses[1] if len(addresses) > 1 else ""
    question = Question("x", "amount", query, addresses[0], fine, "rules.txt", answers)
    model = ScriptedModel("更换节水器具的，市水务部门每户补助三百元。")
    with conversing(folder, model, rules=RULES) as (conversation, library):
        return mark(question, conversation.ask(query), library)


@pytest.mark.parametrize(("addresses", "answers", "expected"), CASES)
def test_an_answer_is_right_by_address_and_words(
    tmp_path: Path,
    addresses: tuple[str, ...],
    answers: tuple[tuple[str, ...], ...],
    expected: tuple[bool, bool | None, bool],
) -> None:
    found = marked(tmp_path, SUBSIDY, addresses, *answers)
    assert (found.cited, found.worded, found.right) == expected
    assert found.exact
    assert all(found.exact)


# --- a sheet to be read by hand -------------------------------------------------------------


def test_a_sheet_shows_each_supported_sentence_over_its_words(tmp_path: Path) -> None:
    model = ScriptedModel("更换节水器具的，市水务部门每户补助三百元。")
    with conversing(tmp_path, model, rules=RULES) as (conversation, _):
        answer = conversation.ask(SUBSIDY)
    (shown,) = answer.sentences
    lines = entry(answer).splitlines()
    assert lines[0] == f"Q: {SUBSIDY}"
    assert f"(1) {shown.text}" in lines
    assert [line for line in lines if line.endswith(shown.citations[0].quote)]
    assert counted([answer]) == (1, 1, 1, 0)


def test_a_sheet_leaves_out_what_is_not_supported_but_counts_it(tmp_path: Path) -> None:
    model = ScriptedModel("更换节水器具的，市水务部门每户补助三百元。")
    with conversing(tmp_path, model, rules=RULES) as (conversation, _):
        answer = conversation.ask(SUBSIDY)
    doubted = replace(answer.sentences[0], verdict=UNSUPPORTED)
    both = replace(answer, sentences=(doubted, *answer.sentences), brief="三百元")
    assert entry(both).count(doubted.text) == entry(answer).count(doubted.text)
    assert "   (in short: 三百元)" in entry(both).splitlines()
    assert counted([both, replace(answer, refused=True)]) == (2, 1, 1, 1)


def test_other_questions_are_drawn_by_another_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "DRAWN", {("life_a", "life_b"): 20, ("urban_a",): 5})
    first, same, other = (sheet.draw(seed) for seed in (1, 1, 2))
    assert first == same != other
    assert [len(asked) for asked in first.values()] == [20, 5]
    assert {name for name, _ in first["life_a", "life_b"]} == {"life_a", "life_b"}
    assert [len(asked) for asked in sheet.draw(1, 3).values()] == [3, 3]


def test_a_sheet_without_a_file_to_write_is_refused() -> None:
    with pytest.raises(YoujuError, match="--details FILE"):
        list(sheet.run(Options()))


def test_a_refusal_is_right_only_where_the_document_does_not_say(tmp_path: Path) -> None:
    for name, address, right in (("there", "第一条", False), ("not_there", "", True)):
        (tmp_path / name).mkdir()
        found = marked(tmp_path / name, "占用管线罚款多少元？", (address,))
        assert found.answer.refused
        assert found.right is right


def test_a_set_is_counted(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    both = [
        marked(tmp_path / "a", SUBSIDY, ("第一条",), ("三百元",)),
        marked(tmp_path / "b", "占用管线罚款多少元？", ("",)),
    ]
    seconds = both[0].answer.timings
    assert row("name", both)[:6] == ("name", "1/1", "1/1", "0/1", "1/1", "1/1")
    assert row("name", both)[6:] == (
        *(seconds.first_token_s, seconds.first_token_s),
        *(seconds.total_s, seconds.total_s),
    )


def test_prompts_share_a_beginning_only_until_the_model_forgets() -> None:
    inner = ScriptedModel("好。")
    model = Numbered(inner)
    said = [Message("system", "助手"), Message("user", "问")]
    for _ in range(2):
        model.forget()
        for _ in range(2):
            assert "".join(model.stream(said)) == "好。"
    systems = [heard[0].content for heard in inner.heard]
    assert systems == ["1 助手", "1 助手", "2 助手", "2 助手"]
    assert all(heard[1:] == said[1:] for heard in inner.heard)


# --- weights --------------------------------------------------------------------------------


def test_signs_are_what_the_products_formula_weighs() -> None:
    found = [Passage(source, 1, 2.0, 0.88) for source in sources_of(RULES)]
    expected = expectation(SUBSIDY)
    odds = signs_of(expected, found) @ vector(WEIGHTS)
    rated = {r.passage: r.odds for r in rate(expected, found)}
    assert list(odds) == pytest.approx([rated[p] for p in found])


def test_the_fit_finds_the_weights_that_made_the_labels() -> None:
    chance = np.random.default_rng(0)
    rows = np.c_[chance.normal(size=(4000, 2)), np.ones(4000)]
    made = np.array([2.0, -1.0, 0.5])
    labels = (chance.random(4000) < 1 / (1 + np.exp(-rows @ made))).astype(float)
    assert logistic(rows, labels, 1e-6) == pytest.approx(made, abs=0.15)
    assert sum(w * w for w in logistic(rows, labels, 0.1)) < made @ made / 2


def test_a_fit_needs_both_answers() -> None:
    found = [Passage(sources_of(RULES)[1], 1, 2.0, 0.88)]
    cases = [case(Asked("law", "a", SUBSIDY, found, answerable=True))]
    with pytest.raises(YoujuError, match=r"got 1 answerable .* 0 other"):
        fitted(cases)


def test_the_witness_is_read_on_each_kind_of_text_by_its_share() -> None:
    doubts = [
        witness.Doubt(Asked(kind, "a", f"{at}", (), answerable=True), True, 0.0, ())
        for kind, count in (("law", 30), ("news", 10))
        for at in range(count)
    ]
    chosen = witness.drawn(doubts, 20)
    assert Counter(d.asked.kind for d in chosen) == {"law": 15, "news": 5}
    assert chosen == witness.drawn(doubts, 20)
    assert len({d.asked for d in chosen}) == len(chosen)


def test_passages_are_given_with_and_without_those_that_answer() -> None:
    query = Query("q", "问", (), ("g", "h"), ("1", "2", "3", "4", "5", "6"), None, False, ())
    assert [([*given], answers) for given, answers in ways_to_give(query)] == [
        (["g", "1", "2", "3", "4"], True),
        (["g", "h", "1", "2", "3"], True),
        (["1", "2", "3", "4", "5"], False),
        (["6"], False),
    ]


# --- search ---------------------------------------------------------------------------------


def unit_rows(count: int) -> Vectors:
    rows = np.random.default_rng(1).standard_normal((count, 64)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


def test_a_turned_row_is_a_unit_row_at_the_cosine_said() -> None:
    rows = unit_rows(500)
    made = turned(rows, np.random.default_rng(2))
    cosines = (made * rows).sum(axis=1)
    assert np.allclose(np.linalg.norm(made, axis=1), 1, atol=1e-5)
    assert cosines.mean() == pytest.approx(COSINE, abs=0.005)
    assert cosines.std() == pytest.approx(SPREAD, abs=0.005)


def test_passages_grow_by_turned_copies_under_the_same_words() -> None:
    texts = Texts(["城市更新", "节约用水", "专款专用"], unit_rows(3))
    part = grown(texts, 8)
    assert len(part.keys) == len(set(part.keys)) == 8
    assert np.array_equal(part.vectors[:3], texts.rows)
    assert not np.allclose(part.vectors[3:6], texts.rows, atol=0.1)
    assert part.postings.lengths.tolist() == [7] * 8
    matcher = Matcher(64)
    matcher.add([part])
    assert set(matcher.lexical.search("节约", 9).scores) == {"d#1", "d#4", "d#7"}
    assert min(one_question({Kind.CLAUSE: matcher}, "节约", texts.rows[0])) > 0


def test_recall_is_the_share_of_the_ten_nearest() -> None:
    part = grown(Texts(["甲"] * 40, unit_rows(40)), 40)
    order = np.argsort(-(part.vectors[:2] @ part.vectors.T), axis=1)
    found = [[part.keys[row] for row in order[0][:10]], [part.keys[row] for row in order[1][5:15]]]
    assert recall(found, part, part.vectors[:2]) == 0.75


# --- embedding ------------------------------------------------------------------------------


def test_questions_are_asked_of_articles_that_answer_them() -> None:
    articles = [Article(str(n), "", "") for n in range(9)]
    golds = (("7",), ("4", "1"))
    first, other = (Query("", "", (), gold, (), None, None, ()) for gold in golds)
    chosen = among(articles, [first], 5)
    assert [article.id for article in chosen] == ["7", "0", "2", "4", "6"]
    assert [query.gold_ids for query in answered([first, other], chosen)] == [("7",), ("4",)]
    assert answered([other], chosen[:2]) == []


def test_the_nearest_come_best_first() -> None:
    rows = unit_rows(40)
    assert nearest(rows[:3], rows)[:, 0].tolist() == [0, 1, 2]
    assert nearest(rows[:3], rows).shape == (3, 10)


# --- tables and the command -----------------------------------------------------------------


def test_columns_stand_in_line() -> None:
    text = table(("set", "n"), [("城市", 1), ("gov_a", 0.5), ("off", math.nan)])
    assert text == "set       n\n-----  ----\n城市      1\ngov_a  0.50\noff       -"


@pytest.mark.parametrize(
    ("values", "rank", "expected"),
    [
        ([3.0, 1.0, 2.0], 0.5, 2.0),
        ([1.0, 2.0], 0.5, 1.0),
        ([*range(1, 11)], 0.9, 9),
        ([5.0], 0.9, 5),
    ],
)
def test_percentiles_are_values_that_occurred(
    values: list[float], rank: float, expected: float
) -> None:
    assert percentile(values, rank) == expected


def test_nothing_of_nothing_is_no_share() -> None:
    assert (share(0, 0), share(0, 3)) == ("-", "0/3")
    assert math.isnan(percentile([], 0.5))


def test_the_benchmarks_are_listed_and_unknown_ones_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(listing=True)
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [*BENCHMARKS]
    with pytest.raises(typer.BadParameter, match="got speed, expected one of pages"):
        main(only=["speed"])


def test_a_benchmark_that_cannot_run_says_why_and_the_status_shows_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(typer.Exit) as stopped:
        main(only=["answers"], sets=["nothing"])
    assert stopped.value.exit_code == 1
    assert "answers: got set nothing, expected one of" in capsys.readouterr().err
