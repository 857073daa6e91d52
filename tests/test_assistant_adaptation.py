"""A library learns from questions, and keeps what it learned only where that finds more."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from library_worker import HashingEmbedder, law
from model_fakes import ScriptedModel

from assistant.measure.adaptation import FEWEST, Exam, Example, adapt, read_examples
from assistant.measure.question_writer import write_questions
from index.chunks import Kind
from index.embedder import Vectors
from index.errors import YoujuError
from index.library import Library
from index.map_choice import OWN_FILE, choose
from index.numerals import to_chinese

ARTICLES = 60


SIGNS = [chr(0x4E00 + 61 * n) for n in range(40)]
ELSEWHERE = {ord(sign): chr(ord(sign) + 1) for sign in SIGNS}
BACK = {ord(there): chr(here) for here, there in ELSEWHERE.items()}


class TurnedEmbedder(HashingEmbedder):
    """Questions come out with half of their weight in other coordinates than passages."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Embed questions, read as if their signs were those of the articles."""
        rows = self.encode_passages([text.translate(BACK) for text in texts])
        turned = rows + 1.5 * np.roll(rows, 7, axis=1)
        return turned / np.linalg.norm(turned, axis=1, keepdims=True)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    embedder = TurnedEmbedder(dimension=64)
    (tmp_path / "law.txt").write_text(law("湖口市", ARTICLES), encoding="utf-8")
    with Library.create(tmp_path / "library", embedder) as made:
        made.add([tmp_path / "law.txt"])
        yield made


def silent(label: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def clause_ids(library: Library) -> list[str]:
    return [key for key in library.rows(Kind.CLAUSE)[0] if "条" in key]


def test_too_few_questions_are_refused(library: Library) -> None:
    examples = [Example("什么？", (clause_ids(library)[0],))] * (FEWEST - 1)
    with pytest.raises(YoujuError, match=f"{FEWEST}"):
        adapt(library, TurnedEmbedder(dimension=64), examples, silent)


def test_what_finds_no_more_changes_nothing(library: Library) -> None:
    chance = np.random.default_rng(0)
    ids = clause_ids(library)
    examples = [Example(f"问题{n}", (ids[chance.integers(len(ids))],)) for n in range(FEWEST)]
    made = adapt(library, TurnedEmbedder(dimension=64), examples, silent)
    assert not made.used
    assert not (library.folder / OWN_FILE).exists()


def test_what_finds_more_is_kept_and_used(tmp_path: Path) -> None:
    """Questions share no sign with their articles, and their vectors come out turned."""
    chance = random.Random(0)
    texts = ["".join(chance.choices(SIGNS, k=12)) for _ in range(4 * ARTICLES)]
    lines = [f"第{to_chinese(n)}条　{text}。" for n, text in enumerate(texts, 1)]
    (tmp_path / "law.txt").write_text("\n".join(["湖口市条例", *lines]), encoding="utf-8")
    embedder = TurnedEmbedder(dimension=64)
    with Library.create(tmp_path / "library", embedder) as library:
        library.add([tmp_path / "law.txt"])
        (entry,) = library.documents()
        examples = [
            Example(text.translate(ELSEWHERE), (f"{entry.doc_id}#第{to_chinese(n)}条",))
            for n, text in enumerate(texts, 1)
        ]
        made = adapt(library, embedder, examples, silent)
        assert made.used
        assert made.gain.low > 0
        assert made.after["hit@1"].value > made.before["hit@1"].value
        choice = choose(library)
    assert choice.reason == "learned for this library"
    assert choice.map is not None
    assert choice.map.card.questions == len(texts)


@pytest.mark.parametrize(
    "named",
    [
        {"address": "第三条"},
        {"address": "第三条", "title": "湖口市条例"},
        {"address": "第九百条"},
        {"gold_clause_ids": ["0123456789ab#第三条"]},
    ],
)
def test_questions_find_their_clauses(
    library: Library, tmp_path: Path, named: dict[str, object]
) -> None:
    third = next(key for key in clause_ids(library) if key.endswith("#第三条"))
    rows = [{"query": "甲", "gold_clause_ids": [third]}, {"query": "乙", **named}]
    lines = "\n".join(json.dumps(row) for row in rows)
    (tmp_path / "questions.jsonl").write_text(lines, encoding="utf-8")
    found = read_examples(tmp_path / "questions.jsonl", library)
    here = named.get("address") == "第三条"
    assert found == [Example("甲", (third,)), Example("乙", (third,), True)][: 1 + here]


def test_a_part_that_was_asked_for_by_number_is_as_right_as_its_article(
    library: Library, tmp_path: Path
) -> None:
    text = "丙办法\n\n第一条　甲。\n\n第二条　用水单位应当节水。\n\n新建项目也应当节水。\n"
    (tmp_path / "parts.txt").write_text(text, "utf-8")
    library.add([tmp_path / "parts.txt"])
    row = {"query": "丙办法第二条第二款说了什么？", "address": "第二条第二款"}
    (tmp_path / "questions.jsonl").write_text(json.dumps(row), "utf-8")
    examples = read_examples(tmp_path / "questions.jsonl", library)
    scores = Exam(library, TurnedEmbedder(dimension=64), examples, silent).scores([None])
    assert scores == {"hit@1": [1.0], "recall@10": [1.0]}


@pytest.mark.parametrize(("alternatives", "recall"), [(True, 1.0), (False, 0.5)])
def test_of_documents_that_have_an_address_one_is_enough(
    library: Library, alternatives: bool, recall: float
) -> None:
    third = next(key for key in clause_ids(library) if key.endswith("#第三条"))
    example = Example("第三条说了什么？", (third, "0123456789ab#第三条"), alternatives)
    scores = Exam(library, TurnedEmbedder(dimension=64), [example], silent).scores([None])
    assert scores["recall@10"] == [recall]


@pytest.mark.parametrize("line", ["{", '{"text": 1}', '{"query": "甲", "address": "第九百条"}'])
def test_files_that_teach_nothing_are_refused(library: Library, tmp_path: Path, line: str) -> None:
    (tmp_path / "questions.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(YoujuError, match="expected"):
        read_examples(tmp_path / "questions.jsonl", library)


def test_a_file_of_questions_that_is_not_there_is_told(library: Library, tmp_path: Path) -> None:
    with pytest.raises(YoujuError, match="check its name"):
        read_examples(tmp_path / "absent.jsonl", library)


def test_writing_questions_goes_on_where_it_stopped(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    first = ScriptedModel(*[f"问题{n}？" for n in range(5)])
    write_questions(library, first, 5, path, silent)
    whole = path.read_text("utf-8")
    path.write_text(whole[:-9], encoding="utf-8")
    second = ScriptedModel("又一个问题？")
    write_questions(library, second, 5, path, silent)
    assert len(second.heard) == 1
    assert whole.split("\n")[:4] == path.read_text("utf-8").split("\n")[:4]
    assert len(read_examples(path, library)) == 5


def test_an_empty_reply_is_no_question(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    write_questions(
        library, ScriptedModel("问题？", " \n", "问题？", "", "问题？"), 5, path, silent
    )
    assert len(read_examples(path, library)) == 3
    with path.open("a", encoding="utf-8") as file:
        file.write('\n{"query": "", "gold_clause_ids": ["of an earlier version"]}\n')
    write_questions(library, ScriptedModel("又一个问题？", "再一个？"), 5, path, silent)
    assert len(read_examples(path, library)) == 5
