"""The examination of the checker is marked fairly: which finding answers what was expected."""

from __future__ import annotations

from dataclasses import replace

import pytest
import typer

from assistant.checker.findings import Finding
from assistant.evidence.sources import SUPPORTED, UNSUPPORTED
from benchmarks.__main__ import main
from benchmarks.check import NOTHING, Mark, chosen, confusion_table, mark, verdicts_table
from index.outline import Clause
from tests.check_writing import Case, Expected

TEXT = "近来有人问起。《岚泽条例》第三条规定：“摊位间距为两米。夜间停业。”另有一句话。"
START, END = TEXT.index("“"), TEXT.index("”") + 1
CASE = Case(
    "altered-number-1", "number", ("P-0",), "dev", TEXT,
    (Expected(START, END, "altered", ("d#第三条",)),),
)  # fmt: skip
CLAUSE = Clause("d#第三条", "d", "第三条", "article", 3, (), "", (), (), None)


def found(start: int, end: int, verdict: str, quotation: str | None = None) -> Finding:
    return Finding(TEXT[start:end], start, end, None, quotation, verdict, CLAUSE)


def given(*findings: Finding) -> str:
    return mark(CASE, CASE.expected[0], findings).verdict


def test_a_finding_elsewhere_answers_nothing() -> None:
    assert given() == NOTHING
    assert given(found(0, 7, UNSUPPORTED), found(END, len(TEXT), UNSUPPORTED)) == NOTHING


def test_the_finding_with_the_quotation_goes_before_others_that_overlap() -> None:
    quoted = found(7, END, "altered", TEXT[START + 1 : END - 1])
    assert given(found(START, END, UNSUPPORTED), quoted) == "altered"


def test_of_several_sentences_the_first_that_fails_counts() -> None:
    half = TEXT.index("。夜间") + 1
    assert given(found(7, half, SUPPORTED), found(half, END, UNSUPPORTED)) == UNSUPPORTED
    assert given(found(7, half, SUPPORTED), found(half, END, SUPPORTED)) == SUPPORTED


def test_the_clause_must_be_one_of_those_expected() -> None:
    finding = found(START, END, "altered")
    assert Mark(CASE, CASE.expected[0], "altered", finding).is_right_clause
    other = replace(finding, clause=replace(CLAUSE, id="d#第四条"))
    assert not Mark(CASE, CASE.expected[0], "altered", other).is_right_clause
    assert not Mark(CASE, CASE.expected[0], NOTHING, None).is_right_clause
    anything = replace(CASE.expected[0], clause_ids=())
    assert Mark(CASE, anything, NOTHING, None).is_right_clause


def test_precision_and_recall_are_of_their_verdict() -> None:
    right = Mark(CASE, CASE.expected[0], "altered", found(START, END, "altered"))
    wrong = Mark(CASE, CASE.expected[0], SUPPORTED, found(START, END, SUPPORTED))
    rows = {
        line.split()[0]: line.split()[1:] for line in verdicts_table([right, wrong]).split("\n")
    }
    assert rows["altered"] == ["2", "1", "1.000", "0.500", "1/1"]
    assert rows["supported"] == ["0", "1", "0.000", "-", "-"]
    assert confusion_table([right, wrong]).split("\n")[2].split() == ["altered", "1", "1"]


def test_a_limit_takes_so_many_of_each_verdict() -> None:
    cases = [replace(CASE, id=f"{v}-x-{i}") for v in ("altered", "spliced") for i in range(9)]
    assert [c.id.split("-")[0] for c in chosen(cases, 2)] == ["altered"] * 2 + ["spliced"] * 2
    assert len(list(chosen(cases, None))) == 18


def test_an_unknown_half_is_refused() -> None:
    with pytest.raises(
        typer.BadParameter, match="got half best, expected one of dev, held, fresh, blind"
    ):
        main(only=["check"], half="best")
