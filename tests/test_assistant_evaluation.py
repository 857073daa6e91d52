"""Every task on a small data set, with a model that says what it is told to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from model_fakes import E5LikeEmbedder, ScriptedModel
from test_assistant_datasets import write

from assistant.chat.conversation import Conversation
from assistant.checker.citations import Checker
from assistant.evidence.sources import SUPPORTED, UNSUPPORTED
from assistant.measure.datasets import Passage, passage_library
from assistant.measure.drawing import Plan, left_out, sampled
from assistant.measure.evaluation import compare, read_details, report_json, run, write_details
from assistant.measure.tasks import TASKS
from index.errors import YoujuError
from index.library import Library
from index.outline import Outline
from index.retriever import Retriever

RULES = "砚浦市节水试行办法\n\n第一条　用水单位应当每年检查一次水表。\n\n第二条　不得占用管线。\n"
FIRST, SECOND = "用水单位应当每年检查一次水表。", "消防车道宽度不得小于四米。"
PASSAGES = [
    {"id": "p0", "title": "节水", "text": FIRST},
    {"id": "p1", "title": "消防", "text": SECOND},
    {"id": "p2", "title": "道路", "text": "道路应当每日清扫。"},
]
ABOUT = {"id": "q0", "query": "用水单位每年检查几次水表？", "gold_passage_ids": ["p0"]}


class SmallLaboratory:
    """Libraries in a temporary folder, and one scripted model."""

    def __init__(self, folder: Path, reply: str) -> None:
        self._folder = folder
        self._embedder = E5LikeEmbedder()
        self._model = ScriptedModel(reply)
        self._opened: list[Library] = []
        self.agreed: set[str] = set()

    def _open(self, folder: Path, read: Callable[[Path], Outline]) -> Library:
        self._opened.append(Library.create(folder, self._embedder, read))
        return self._opened[-1]

    def passages(self, passages: Sequence[Passage]) -> tuple[Library, Mapping[str, str]]:
        return passage_library(passages, self._folder / "p", self._open, lambda *_: None)

    def library(self) -> Library:
        (self._folder / "rules.txt").write_text(RULES, "utf-8")
        library = Library.create(self._folder / "library", self._embedder)
        self._opened.append(library)
        library.add([self._folder / "rules.txt"])
        return library

    def checker(self, library: Library) -> Checker:
        return Checker(library.outline(entry.doc_id) for entry in library.documents())

    def retriever(self, library: Library, within: Iterable[str] | None = None) -> Retriever:
        return Retriever(library, self._embedder, None if within is None else tuple(within))

    def conversation(self, library: Library, retriever: Retriever) -> Conversation:
        return Conversation(library, retriever, self._model)

    def unaided(self, question: str) -> str:
        return "四米，大概。" if "宽" in question else "不知道。"

    def follows(self, premise: str, claim: str) -> str:
        assert premise
        return SUPPORTED if claim in self.agreed else UNSUPPORTED

    def progress(self, done: int, total: int, label: str) -> None:
        assert 0 <= done <= total, label

    def close(self) -> None:
        for library in self._opened:
            library.close()


@pytest.fixture
def laboratory(tmp_path: Path) -> Iterator[SmallLaboratory]:
    made = SmallLaboratory(tmp_path, FIRST)
    yield made
    made.close()


def means(task: str, plan: Plan, laboratory: SmallLaboratory) -> dict[str, float]:
    return {name: m.value for name, m in run(task, plan, laboratory).metrics().items()}


def test_retrieval(tmp_path: Path, laboratory: SmallLaboratory) -> None:
    write(tmp_path, "passages.jsonl", *PASSAGES)
    astray = {"id": "q1", "query": "用水单位怎样检查水表？", "gold_passage_ids": ["p0", "p2"]}
    write(tmp_path, "queries.jsonl", ABOUT, astray, {"id": "no gold", "query": "？"})
    found = means("retrieval", Plan(tmp_path), laboratory)
    assert found == {"hit@1": 1, "recall@10": 1, "recall@100": 1, "mrr": 1}
    told = run("retrieval", Plan(tmp_path), laboratory).left_out
    assert told == '1 of 3 questions left out: retrieval needs "address" or "gold_passage_ids"'


def test_retrieval_from_the_users_library_goes_by_address(
    tmp_path: Path, laboratory: SmallLaboratory
) -> None:
    here = {"id": "q0", "query": "管线可以占用吗？", "address": "第二条", "answers": [["占用"]]}
    write(tmp_path, "questions.jsonl", here)
    found = means("retrieval", Plan(tmp_path), laboratory)
    assert found["hit@1"] == found["answer@10"] == 1


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ({"address": "Article 2(2)"}, 1),
        ({"address": "Article 2"}, 1),
        ({"address": "Article 1"}, 0),
        ({"address": "Article 9(2)"}, 0),
        ({"address": "Article 2(2)", "title": "Rules of the Club"}, 1),
        ({"address": "Article 2(2)", "title": "Rules of the Pool"}, 0),
    ],
)
def test_a_part_counts_with_the_article_that_is_searched(
    tmp_path: Path,
    laboratory: SmallLaboratory,
    monkeypatch: pytest.MonkeyPatch,
    named: dict[str, str],
    found: int,
) -> None:
    rules = "Rules of the Club\n\nArticle 1. Name\nThe club is called Elm.\n\nArticle 2. Votes\n"
    rules += "(1) The meeting is held in March.\n(2) Proxies are not allowed at the meeting.\n"
    monkeypatch.setattr("test_assistant_evaluation.RULES", rules)
    asked = {"id": "q0", "query": "Are proxies allowed at the meeting?", **named}
    write(tmp_path, "questions.jsonl", asked)
    report = run("retrieval", Plan(tmp_path), laboratory)
    told = {name: measured.value for name, measured in report.metrics().items()}
    assert (told["hit@1"], told["mrr"] == 1) == (found, bool(found))
    said = report.left_out
    if "9" in named["address"] or "Pool" in named.get("title", ""):
        assert told["recall@10"] == told["recall@100"] == 0
        assert said.startswith("1 of 1 questions name a clause that is not in the library")
    else:
        assert said == ""


def test_a_title_is_as_in_the_list_where_there_are_editions(
    tmp_path: Path, laboratory: SmallLaboratory, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *rest = RULES.splitlines(keepends=True)
    old, new = ("".join([first, f"（{year}年1月1日公布）\n", *rest]) for year in (2015, 2024))
    monkeypatch.setattr("test_assistant_evaluation.RULES", new)
    (tmp_path / "old.txt").write_text(old, "utf-8")
    library = laboratory.library()
    library.add([tmp_path / "old.txt"])
    monkeypatch.setattr(laboratory, "library", lambda: library)
    title = library.documents()[0].title
    asked = {**ABOUT, "answers": [["一次"]], "address": "第一条", "title": title}
    del asked["gold_passage_ids"]
    write(tmp_path, "questions.jsonl", asked)
    (outcome,) = run("answer", Plan(tmp_path), laboratory).outcomes
    assert outcome.scores["address"] == outcome.scores["accuracy"] == 1


def test_answers_among_noise(tmp_path: Path, laboratory: SmallLaboratory) -> None:
    write(tmp_path, "passages.jsonl", *PASSAGES)
    query = {**ABOUT, "answers": [["一次", "1次"]], "negative_passage_ids": ["p1", "p2"]}
    write(tmp_path, "queries.jsonl", query)
    found = means("answer", Plan(tmp_path), laboratory)
    assert found == {f"{m}@{n}": v for n in (0.0, 0.4, 0.8)
                     for m, v in (("accuracy", 1), ("refused", 0))}  # fmt: skip


def test_refusal_without_the_passages_that_answer(
    tmp_path: Path, laboratory: SmallLaboratory
) -> None:
    write(tmp_path, "passages.jsonl", *PASSAGES)
    query = {**ABOUT, "answers": [["一次"]], "negative_passage_ids": ["p1", "p2"]}
    write(tmp_path, "queries.jsonl", query)
    assert means("refusal", Plan(tmp_path), laboratory) == {"refused": 1, "wrongly_refused": 0}


def test_refusal_with_more_passages_that_answer_than_are_given_among_noise(
    tmp_path: Path, laboratory: SmallLaboratory
) -> None:
    golds = [{"id": f"g{n}", "title": "节水", "text": f"{FIRST}其{n}。"} for n in range(6)]
    write(tmp_path, "passages.jsonl", *golds)
    query = {**ABOUT, "answers": ["一次"], "gold_passage_ids": [gold["id"] for gold in golds]}
    write(tmp_path, "queries.jsonl", query)
    assert means("refusal", Plan(tmp_path), laboratory) == {"wrongly_refused": 0}


def test_a_few_questions_on_refusal_are_of_both_kinds(
    tmp_path: Path, laboratory: SmallLaboratory
) -> None:
    right = [{"id": f"q{n}", "query": f"占用{n}？", "answers": [["占"]]} for n in range(20)]
    none = [{"id": f"n{n}", "query": f"罚款{n}？", "answers": []} for n in range(2)]
    write(tmp_path, "questions.jsonl", *right, *none)
    for limit, kinds in ((2, (1, 1)), (6, (2, 4)), (None, (2, 20))):
        asked = run("refusal", Plan(tmp_path, limit), laboratory).outcomes
        counted = [sum(o.id.startswith(kind) for o in asked) for kind in "nq"]
        assert tuple(counted) == kinds
    drawn = {
        run("refusal", Plan(tmp_path, 2, seed), laboratory).outcomes[0].id for seed in range(6)
    }
    assert len(drawn) > 1, "by chance"


def test_a_conversation_is_scored_only_where_what_answers_is_known(tmp_path: Path) -> None:
    told = {"history": [{"question": "水表呢？", "answer": "每年一次。"}]}
    rows = [
        {**ABOUT, **told},
        {"id": "address", "query": "第二条呢？", "address": "第二条", **told},
        {"id": "no gold", "query": "那管线呢？", **told},
        {"id": "no history", "query": "管线呢？", "address": "第二条"},
    ]
    write(tmp_path, "queries.jsonl", *rows)
    assert [query.id for query in sampled(Plan(tmp_path), "conversation")] == ["q0", "address"]
    needs = 'conversation needs "history", and "address" or "gold_passage_ids"'
    assert left_out("conversation", Plan(tmp_path)) == f"2 of 4 questions left out: {needs}"


def test_reading(tmp_path: Path, laboratory: SmallLaboratory) -> None:
    write(tmp_path, "passages.jsonl", *PASSAGES)
    disputed = {"id": "q2", "query": "谁？", "gold_passage_ids": ["p0"], "answers": [],
                "unanimous_unanswerable": False}  # fmt: skip
    write(tmp_path, "queries.jsonl", {**ABOUT, "answers": [FIRST]}, disputed)
    found = means("reading", Plan(tmp_path), laboratory)
    assert found == {"em": 1, "f1": 1, "contains": 1, "wrongly_refused": 0}


def test_a_follow_up_is_searched_with_what_it_leans_on(
    tmp_path: Path, laboratory: SmallLaboratory
) -> None:
    write(tmp_path, "passages.jsonl", *PASSAGES)
    history = [{"question": "消防车道的宽度是多少？", "answers": [["四米"]]}]
    follow = {"id": "q", "query": "它为什么呢？", "gold_passage_ids": ["p1"], "history": history}
    write(tmp_path, "queries.jsonl", follow, {**ABOUT, "history": []})
    report = run("conversation", Plan(tmp_path), laboratory)
    assert [o.details["query"] for o in report.outcomes] == ["消防车道为什么呢？"]
    assert report.metrics()["hit@1"].value == 1


def test_the_unaided_model_is_a_baseline(tmp_path: Path, laboratory: SmallLaboratory) -> None:
    write(tmp_path, "passages.jsonl", *PASSAGES)
    wide = {"id": "q1", "query": "消防车道宽几米？", "answers": ["四米"]}
    write(tmp_path, "queries.jsonl", {**ABOUT, "answers": ["一次"]}, wide)
    assert means("answer", Plan(tmp_path, unaided=True), laboratory) == {"accuracy": 0.5}


def test_entailment_is_told_as_a_confusion(tmp_path: Path, laboratory: SmallLaboratory) -> None:
    pairs = [
        ("用水单位应当每年检查一次水表。", "entailment"),
        ("用水单位应当每年检查两次水表。", "contradiction"),
        ("鲸鱼搁浅了。", "neutral"),
        ("水表有人管。", "entailment"),
    ]
    laboratory.agreed = {"水表有人管。", "用水单位应当每年检查两次水表。"}
    write(tmp_path, "pairs.jsonl", *(
        {"id": str(i), "premise": FIRST, "hypothesis": said, "label": label}
        for i, (said, label) in enumerate(pairs)
    ))  # fmt: skip
    found = means("entailment", Plan(tmp_path), laboratory)
    assert found["accuracy"] == 1
    assert found["contradiction_as_entailment"] == 0
    assert len(found) == 10


def test_the_checkers_verdicts_are_counted(tmp_path: Path, laboratory: SmallLaboratory) -> None:
    claims = [
        ("《砚浦市节水试行办法》第二条规定“不得占用管线”。", "supported", "第二条"),
        ("《砚浦市节水试行办法》第二条规定“可以占用管线”。", "altered", "第二条"),
        ("《砚浦市节水试行办法》第九条规定“不得占用管线”。", "supported", "第二条"),
    ]
    write(tmp_path, "claims.jsonl", *(
        {"id": str(i), "text": text, "verdict": verdict, "address": address}
        for i, (text, verdict, address) in enumerate(claims)
    ))  # fmt: skip
    found = means("check", Plan(tmp_path), laboratory)
    assert found["accuracy"] == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("task", "changed"),
    [
        ("check", {"verdict": "zzz"}),
        ("check", {"text": 5}),
        ("check", {"address": ["第二条"]}),
        ("entailment", {"label": "x"}),
        ("entailment", {"hypothesis": None}),
        ("entailment", {"premise": ""}),
    ],
)
def test_a_wrong_field_is_refused_and_not_scored(
    task: str, changed: dict[str, Any], tmp_path: Path, laboratory: SmallLaboratory
) -> None:
    name = {"check": "claims.jsonl", "entailment": "pairs.jsonl"}[task]
    fields = {"text": FIRST, "verdict": "supported"}
    fields |= {"premise": FIRST, "hypothesis": FIRST, "label": "neutral"}
    write(tmp_path, name, {"id": "1", **fields}, {"id": "2", **fields, **changed})
    (field,) = changed
    with pytest.raises(YoujuError, match=rf'{name}:2: got .* as "{field}", expected'):
        run(task, Plan(tmp_path), laboratory)


def test_a_passage_that_is_not_there_is_named(tmp_path: Path, laboratory: SmallLaboratory) -> None:
    write(tmp_path, "passages.jsonl", *PASSAGES)
    write(tmp_path, "queries.jsonl", {**ABOUT, "gold_passage_ids": ["p99"]})
    with pytest.raises(YoujuError, match=r"'p99', expected the id of one in .*passages\.jsonl"):
        run("retrieval", Plan(tmp_path), laboratory)


def test_two_runs_are_compared_question_by_question(
    tmp_path: Path, laboratory: SmallLaboratory
) -> None:
    write(tmp_path, "passages.jsonl", *PASSAGES)
    write(tmp_path, "queries.jsonl", ABOUT, {**ABOUT, "id": "q9", "gold_passage_ids": ["p1"]})
    report = run("retrieval", Plan(tmp_path), laboratory)
    details = tmp_path / "before.jsonl"
    write_details(report, details)
    changes = compare(report, read_details(details))
    assert {name: change.value for name, change in changes.items()} == dict.fromkeys(
        report.metrics(), 0.0
    )
    details.write_text('{"id": "q9", "scores": {"hit@1": 1.0}}\n', "utf-8")
    value = report_json(report, compare(report, read_details(details)))
    assert value["differences"]["hit@1"]["value"] == -1.0
    assert value["metrics"]["hit@1"] == 0.5
    details.write_text("", "utf-8")
    with pytest.raises(YoujuError, match="none of these questions"):
        compare(report, read_details(details))


@pytest.mark.parametrize("line", ["{}", "[1]", '{"id": 1, "scores": 2}'])
def test_what_is_no_earlier_run_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "before.jsonl").write_text(line, "utf-8")
    with pytest.raises(YoujuError, match=r"before\.jsonl:1: got .*, expected"):
        read_details(tmp_path / "before.jsonl")


@pytest.mark.parametrize("task", sorted(set(TASKS) - {"entailment", "check"}))
def test_a_set_that_does_not_fit_the_task_is_refused(
    task: str, tmp_path: Path, laboratory: SmallLaboratory
) -> None:
    write(tmp_path, "passages.jsonl", *PASSAGES)
    write(tmp_path, "queries.jsonl",
          {"id": "q", "query": "？", "answers": [], "unanimous_unanswerable": False})  # fmt: skip
    with pytest.raises(YoujuError, match=f"no question that the task {task}"):
        run(task, Plan(tmp_path), laboratory)
