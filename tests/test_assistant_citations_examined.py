"""The checker sits a small examination, made from the corpora with phrasings of both halves."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from assistant.citations import Checker
from assistant.findings import Finding
from index.clauses import parse
from index.documents import load
from tests.check_cases import COUNTS, Case, examination, own_outlines
from tests.check_words import HELD_OUT

SMALL = {verdict: max(10, count // 40) for verdict, count in COUNTS.items()}
DECISIVE = {"number", "date", "modality", "negation"}


@pytest.fixture(scope="module")
def marked(shared: Path) -> list[tuple[Case, str]]:
    """Each case with the verdict it was given."""
    corpus = shared / "corpus"
    files = [*corpus.glob("laws/*.md"), *corpus.glob("govpolicy/*.txt"), *corpus.glob("policy/*")]
    outlines = [parse(load(path)) for path in sorted(files)]
    checker = Checker([*(o for o in outlines if o.title not in HELD_OUT), *own_outlines()])
    cases = examination(outlines, seed=3, counts=SMALL)
    return [(case, _verdict(case, list(checker.check(case.text)))) for case in cases]


def _verdict(case: Case, findings: list[Finding]) -> str:
    expected = case.expected[0]
    given = {f.verdict for f in findings if f.start < expected.end and expected.start < f.end}
    return given.pop() if len(given) == 1 else "several" if given else "none"


def test_nearly_all_verdicts_are_right(marked: list[tuple[Case, str]]) -> None:
    wrong = Counter((c.expected[0].verdict, v) for c, v in marked if c.expected[0].verdict != v)
    assert wrong.total() <= 0.015 * len(marked), wrong


def test_no_altered_number_date_modality_or_negation_is_supported(
    marked: list[tuple[Case, str]],
) -> None:
    altered = [(c, v) for c, v in marked if c.expected[0].verdict == "altered"]
    assert {c.way for c, _ in altered} >= DECISIVE
    assert [c.text for c, v in altered if c.way in DECISIVE and v == "supported"] == []
