"""The citation checker examined: texts with known verdicts, made from real documents.

The texts are made by ``tests/check_cases.py``; half of the phrasings is for developing, half for
reporting. With ``--heard`` what the words leave open is heard by the language model, as
``youju check`` has it. Knows neither how texts are made nor how they are checked.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache
from itertools import groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.chat.entailment import Witnesses
from assistant.checker.citations import Checker
from assistant.checker.findings import VERDICTS, Finding
from assistant.checker.hearing import Hearing
from assistant.checker.premises import NearestClauses
from assistant.evidence.sources import SUPPORTED
from assistant.runtime.models import (
    load_embedder,
    load_language_model,
    prepare,
    present_judge,
    present_reader,
)
from assistant.settings import Settings
from benchmarks.material import WRITTEN, Options, shared, spread
from benchmarks.tables import share, table
from index.clauses import parse
from index.documents import load
from index.library import Library
from index.outline import Outline
from index.retriever import Retriever
from tests.check_cases import examination, own_outlines, running_texts
from tests.check_styles import HALVES
from tests.check_words import HELD_OUT, OWN_DOCUMENTS
from tests.check_writing import Case, Expected

FOLDERS = ("corpus/laws/*.md", "corpus/govpolicy/*.txt", "corpus/policy/*.txt")
NOTHING = "nothing"
"""Where the checker found no claim at all."""
LEAST_OVERLAP = 4
"""Characters of a claim that a finding must share to be about it."""
RUNNING = 100
"""How many longer texts with five claims each."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What was found where something was expected."""

    case: Case
    expected: Expected
    verdict: str
    finding: Finding | None

    @property
    def is_right(self) -> bool:
        """Is it the verdict that was expected?"""
        return self.verdict == self.expected.verdict

    @property
    def is_right_clause(self) -> bool:
        """Is the clause shown one that was expected, where one is?"""
        clause = self.finding.clause if self.finding else None
        return not self.expected.clause_ids or (
            clause is not None and clause.id in self.expected.clause_ids
        )


def run(options: Options) -> Iterator[str]:
    """Check every text and yield the tables."""
    known = outlines()
    reads = present_reader(Settings.from_environment(os.environ))
    alone = Checker(library(known), reads=reads)
    cases = examination(known, options.seed, halves=(options.half,) if options.half else HALVES)
    with hearing(options, alone) if options.heard else nullcontext(alone) as checker:
        yield from tables(cases, checker, options)


def tables(cases: Sequence[Case], checker: Checker | Hearing, options: Options) -> Iterator[str]:
    """What became of the cases, and of longer texts made of them."""
    marks = [m for c in chosen(cases, options.limit) for m in marked(c, checker)]
    if options.details:
        lines = (row(m) for m in marks if not (m.is_right and m.is_right_clause))
        options.details.write_text("".join(lines), encoding="utf-8")
    yield "Verdicts\n" + verdicts_table(marks)
    yield "Expected (down) and given (across)\n" + confusion_table(marks)
    yield "Ways\n" + ways_table(marks)
    longer = spread(running_texts(cases), RUNNING if options.limit is None else 5)
    yield "Texts with five claims\n" + verdicts_table(
        [m for c in longer for m in marked(c, checker)]
    )


@contextmanager
def hearing(options: Options, checker: Checker) -> Iterator[Hearing]:
    """A checker with its witnesses, who find what they read in a library that may be kept."""
    settings = Settings.from_environment(os.environ)
    prepare(settings)
    embedder, judge = load_embedder(settings), present_judge(settings)
    with TemporaryDirectory() as thrown_away:
        folder = options.library or Path(thrown_away)
        own = folder / "own"
        own.mkdir(parents=True, exist_ok=True)
        for name, text in OWN_DOCUMENTS.items():
            (own / name).write_text(text, "utf-8")
        with Library.create(folder / "checked", embedder) as kept:
            kept.add([*paths(), *sorted(own.iterdir()), *sorted(WRITTEN.iterdir())])
            titles = {e.doc_id: kept.outline(e.doc_id).title for e in kept.documents()}
            within = [doc_id for doc_id, title in titles.items() if title not in HELD_OUT]
            clauses = NearestClauses(kept, Retriever(kept, embedder, within))
            model = cache(lambda: load_language_model(settings))
            yield Hearing(checker, clauses.of, Witnesses(lambda: judge, model, checker.read))


def outlines() -> tuple[Outline, ...]:
    """The documents at hand, parsed."""
    return tuple(parse(load(path)) for path in paths())


def paths() -> list[Path]:
    """Their files."""
    return [path for pattern in FOLDERS for path in sorted(shared("").glob(pattern))]


def library(known: Iterable[Outline]) -> tuple[Outline, ...]:
    """What the checker holds texts against."""
    return (*(o for o in known if o.title not in HELD_OUT), *own_outlines())


def chosen(cases: Sequence[Case], limit: int | None) -> Iterator[Case]:
    """All cases, or the first so many of each verdict.

    What is done to the words takes turns, so that cases at even distances would be of a few ways.
    """
    for _, same in groupby(cases, key=lambda c: c.id.split("-")[0]):
        yield from islice(same, limit)


def marked(case: Case, checker: Checker | Hearing) -> list[Mark]:
    """Check one text and mark each claim in it."""
    findings = list(checker.check(case.text))
    return [mark(case, expected, findings) for expected in case.expected]


def mark(case: Case, expected: Expected, findings: Sequence[Finding]) -> Mark:
    """Choose the finding that is about a claim.

    That is the one whose quotation lies in it. Where a claim without quotation marks was taken
    for several sentences, the first verdict that is not ``supported`` counts for all of them.
    """
    words = case.text[expected.start : expected.end]
    near = [
        f
        for f in findings
        if min(f.end, expected.end) - max(f.start, expected.start) >= LEAST_OVERLAP
    ]
    near = [f for f in near if f.quotation and f.quotation in words] or near
    about = next((f for f in near if f.verdict != SUPPORTED), near[0] if near else None)
    return Mark(case, expected, about.verdict if about else NOTHING, about)


# --- tables ---------------------------------------------------------------------------------


def verdicts_table(marks: Sequence[Mark]) -> str:
    """Precision, recall and right clauses of each verdict."""
    rows = []
    for verdict in VERDICTS:
        expected = [m for m in marks if m.expected.verdict == verdict]
        given = [m for m in marks if m.verdict == verdict]
        right = [m for m in expected if m.is_right]
        clauses = share(sum(m.is_right_clause for m in right), len(right))
        precision, recall = ratio(len(right), len(given)), ratio(len(right), len(expected))
        rows.append((verdict, len(expected), len(given), precision, recall, clauses))
    return table(("verdict", "expected", "given", "precision", "recall", "right clause"), rows)


def ratio(part: int, whole: int) -> str:
    """Three decimals, or a dash where there is nothing to share."""
    return f"{part / whole:.3f}" if whole else "-"


def confusion_table(marks: Sequence[Mark]) -> str:
    """How often each verdict was given where each was expected."""
    counted = Counter((m.expected.verdict, m.verdict) for m in marks)
    given = [v for v in (*VERDICTS, NOTHING) if any(g == v for _, g in counted)]
    rows = [
        (e, *(counted[e, g] or "" for g in given))
        for e in VERDICTS
        if any(e == expected for expected, _ in counted)
    ]
    return table(("", *given), rows)


def ways_table(marks: Sequence[Mark]) -> str:
    """How much of each way was recognised, and how much was taken for supported."""
    rows = []
    for verdict, way in dict.fromkeys((m.expected.verdict, m.case.way) for m in marks):
        same = [m for m in marks if (m.expected.verdict, m.case.way) == (verdict, way)]
        wrongly = sum(m.verdict == SUPPORTED != verdict for m in same)
        rows.append((f"{verdict} {way}", share(sum(m.is_right for m in same), len(same)), wrongly))
    return table(("way", "right", "taken for supported"), rows)


def row(m: Mark) -> str:
    """A wrong mark as a line of JSON."""
    value = {
        "id": m.case.id,
        "half": m.case.half,
        "phrasings": m.case.phrasings,
        "expected": m.expected.verdict,
        "verdict": m.verdict,
        "expected_clauses": m.expected.clause_ids,
        "clause": m.finding.clause.id if m.finding and m.finding.clause else None,
        "text": m.case.text,
        "source": m.case.words,
        "quotation": m.finding.quotation if m.finding else None,
        "note": m.finding.note if m.finding else "",
    }
    return json.dumps(value, ensure_ascii=False) + "\n"
