"""The checker sits a sample of its examination: every verdict found, and no other in its place.

Of the phrasings for developing, so that a failure may be looked at. The whole examination and the
other phrasings are a benchmark.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.checker.citations import Checker
from assistant.checker.findings import VERDICTS
from assistant.evidence.sources import CONTRADICTED, SUPPORTED, UNSUPPORTED
from assistant.runtime.models import present_reader
from assistant.settings import Settings
from benchmarks.check import Mark, library, marked, outlines
from tests.check_cases import COUNTS, examination
from tests.check_styles import BULLETIN, DEV

SAMPLE = {verdict: max(60, count // 10) for verdict, count in COUNTS.items()}
"""Half of them are for developing: of 30, 0.95 lets one slip pass and not two."""
BAR = 0.95
READ = dict.fromkeys((SUPPORTED, "altered", CONTRADICTED, UNSUPPORTED), 60)
"""Texts of a way to write that denies more freely than rules foresee."""
READ_BAR = 0.85
"""Of 200 of its denials 0.93 were told at first look, 0.80 by the words alone."""
NEVER_SUPPORTED = ("number", "date", "modality", "negation")


@pytest.fixture(scope="module")
def marks(shared: Path) -> list[Mark]:
    assert shared.is_dir()
    known = outlines()
    checker = Checker(library(known))
    chosen = [c for c in examination(known, seed=1, counts=SAMPLE) if c.half == DEV]
    return [m for case in chosen for m in marked(case, checker)]


@pytest.mark.parametrize("verdict", VERDICTS)
def test_each_verdict_is_found_and_given_for_nothing_else(marks: list[Mark], verdict: str) -> None:
    expected = [m for m in marks if m.expected.verdict == verdict]
    given = [m for m in marks if m.verdict == verdict]
    right = sum(m.is_right for m in expected)
    assert len(expected) >= 30
    assert right >= BAR * len(expected), [m.case.text for m in expected if not m.is_right][:3]
    assert right >= BAR * len(given), [m.case.text for m in given if not m.is_right][:3]


@pytest.mark.parametrize("way", NEVER_SUPPORTED)
def test_no_altered_number_date_modality_or_negation_is_supported(
    marks: list[Mark], way: str
) -> None:
    altered = [m for m in marks if m.expected.verdict == "altered" and m.case.way == way]
    assert len(altered) >= 10
    assert not [m.case.text for m in altered if m.verdict == SUPPORTED]


@pytest.fixture(scope="module")
def read(shared: Path) -> list[Mark]:
    assert shared.is_dir()
    reads = present_reader(Settings.from_environment(os.environ))
    assert reads is not None, "the embedding model is not ready; run `youju setup`"
    known = outlines()
    checker = Checker(library(known), reads=reads)
    cases = examination(known, seed=1, counts=READ, halves=(BULLETIN,))
    return [mark for case in cases for mark in marked(case, checker)]


@pytest.mark.slow
def test_denials_that_no_rule_knows_are_read(read: list[Mark]) -> None:
    denials = [m for m in read if m.expected.verdict == CONTRADICTED]
    assert len(denials) >= 30
    right = sum(m.is_right for m in denials)
    assert right >= READ_BAR * len(denials), [m.case.text for m in denials if not m.is_right][:3]


@pytest.mark.slow
def test_nothing_else_is_read_as_a_denial(read: list[Mark]) -> None:
    others = [m for m in read if m.expected.verdict != CONTRADICTED]
    assert len(others) >= 90
    assert not [m.case.text for m in others if m.verdict == CONTRADICTED]
