"""The sample library through the parser: its clauses, and every address its questions name."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from outlines import kept

from assistant.checker.citations import Checker
from index.address_reading import find_references
from index.clauses import parse
from index.documents import load
from index.finding import find
from index.outline import Outline

SAMPLES = Path(__file__).parent.parent / "samples"
EXPECTED: dict[str, tuple[str, dict[str, int]]] = {
    "yanpu-renewal-opinion-2025.txt": (
        "中共砚浦市委 砚浦市人民政府关于推动老旧街区有机更新的意见",
        {"heading": 8, "clause": 22, "point": 6, "preamble": 1, "note": 1},
    ),
    "yanpu-renewal-regulation-2023.txt": (
        "砚浦市老旧街区更新条例",
        {"chapter": 7, "article": 43, "paragraph": 63, "subparagraph": 38, "note": 1},
    ),
    "yanpu-renewal-regulation-2026.md": (
        "砚浦市老旧街区更新条例",
        {"chapter": 7, "article": 44, "paragraph": 70, "subparagraph": 39, "note": 1},
    ),
    "yanpu-repair-notice-2025.txt": (
        "砚浦市人民政府办公室关于规范老旧街区小型维修便民服务的通知",
        {"heading": 4, "clause": 8, "preamble": 1, "note": 2},
    ),
    "yanpu-data-stewardship-policy.md": (
        "Yanpu Data Stewardship Policy",
        {"part": 6, "section": 22, "paragraph": 52, "preamble": 1},
    ),
}

Question = dict[str, Any]


@pytest.fixture(scope="module")
def outlines() -> dict[str, Outline]:
    return {path.name: parse(load(path)) for path in (SAMPLES / "documents").iterdir()}


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    lines = (SAMPLES / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_the_memo_shows_a_verdict_each(outlines: dict[str, Outline]) -> None:
    checker = Checker(outlines.values(), date(2026, 12, 31))
    findings = checker.check(load(SAMPLES / "memo.txt").text)
    assert [finding.verdict for finding in findings] == [
        "supported",
        "repealed",
        "no_such_clause",
        "altered",
        "out_of_corpus",
    ]


def test_the_documents_are_those_expected(outlines: dict[str, Outline]) -> None:
    assert set(outlines) == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_document_has_its_title_and_its_clauses(outlines: dict[str, Outline], name: str) -> None:
    one = outlines[name]
    kept(one)
    title, counts = EXPECTED[name]
    assert one.title == title
    assert one.warnings == ()
    found = Counter(clause.kind for clause in one.clauses)
    assert {kind: found[kind] for kind in counts} == counts


def test_only_the_newspaper_page_has_foreign_text(outlines: dict[str, Outline]) -> None:
    foreign = {name: len(one.foreign) for name, one in outlines.items() if one.foreign}
    assert foreign == {"yanpu-repair-notice-2025.txt": 1}
    notice = outlines["yanpu-repair-notice-2025.txt"]
    cut = [c for c in notice.clauses if c.kind == "clause" and len(c.spans) > 1]
    assert len(cut) == 2
    assert all(clause.text.endswith("。") for clause in cut)
    assert len(notice.foreign[0].spans) > 1


def test_every_address_of_the_questions_is_there(
    outlines: dict[str, Outline], questions: list[Question]
) -> None:
    places = [p for q in questions for p in [q, *q.get("also", [])] if p["address"]]
    assert len(places) > 30
    for place in places:
        one = outlines[place["file"]]
        assert one.title == place["document"]
        named = tuple(c for c in one.clauses if c.address == place["address"])
        assert len(named) == 1, place
        for reference in find_references(place["address"])[:1]:
            assert find(one.clauses, reference.steps).clauses == named


def test_the_answers_stand_in_the_clauses_named(
    outlines: dict[str, Outline], questions: list[Question]
) -> None:
    lost = []
    for question in questions:
        places = [p for p in [question, *question.get("also", [])] if p["address"]]
        texts = "".join(text_of(outlines[p["file"]], p["address"]) for p in places)
        groups = question["answers"] if places else []
        lost += [g for g in groups if not any(member in texts for member in g)]
    assert lost == []


def text_of(one: Outline, address: str) -> str:
    return next(clause.text for clause in one.clauses if clause.address == address)
