"""An examination for the citation checker, made from parsed documents. Pure and seeded.

``examination`` takes outlines and gives texts to check, each with the verdict that follows from
the documents and from the table of verdicts. How a citation is phrased belongs to one of two
halves: one to develop on, one to report. Knows nothing of the checker.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random

from index.clauses import parse
from index.documents import Document
from index.outline import Outline
from tests.check_absent import NO_SUCH, OUTSIDE, REPEALED, no_such_clause, outside, repealed
from tests.check_corpus import Corpus
from tests.check_denials import CONTRADICTED, UNSUPPORTED_CLAIM, contradicted, unsupported
from tests.check_examiner import Examiner
from tests.check_quotations import (
    ALTERED,
    MISATTRIBUTED,
    SPLICED,
    SUPPORTED,
    altered,
    in_english,
    misattributed,
    spliced,
    two,
    verbatim,
)
from tests.check_styles import HALVES
from tests.check_words import HELD_OUT, OWN_DOCUMENTS
from tests.check_writing import Case, Expected

IN_ENGLISH, TWO = "english", "two"
TRIES = 3000
"""How often chance may choose what does not suit before the documents are called too few."""

Maker = Callable[[Examiner, str, int], Case | None]
MAKERS: Mapping[str, Maker] = {
    SUPPORTED: verbatim,
    ALTERED: altered,
    MISATTRIBUTED: misattributed,
    SPLICED: spliced,
    NO_SUCH: no_such_clause,
    OUTSIDE: outside,
    REPEALED: repealed,
    CONTRADICTED: contradicted,
    UNSUPPORTED_CLAIM: unsupported,
    IN_ENGLISH: in_english,
    TWO: two,
}
COUNTS: Mapping[str, int] = {
    SUPPORTED: 2000,
    ALTERED: 2000,
    MISATTRIBUTED: 500,
    SPLICED: 500,
    NO_SUCH: 300,
    OUTSIDE: 300,
    REPEALED: 100,
    CONTRADICTED: 100,
    UNSUPPORTED_CLAIM: 100,
    IN_ENGLISH: 60,
    TWO: 100,
}
"""How many cases of each verdict; those in English and of two citations are of several."""


def own_outlines() -> tuple[Outline, ...]:
    """The documents of our own that belong to the library."""
    return tuple(parse(Document(t, n, n[-3:])) for n, t in OWN_DOCUMENTS.items())


def examination(
    outlines: Iterable[Outline],
    seed: int = 0,
    counts: Mapping[str, int] = COUNTS,
    halves: Sequence[str] = HALVES,
) -> tuple[Case, ...]:
    """Make all cases.

    Args:
        outlines: The documents at hand; those of ``HELD_OUT`` must stay out of the library, and
            ``own_outlines`` must be in it.
        seed: The same seed and documents give the same cases.
        counts: How many of each verdict.
        halves: The ways to write, names of ``STYLES``, in turn.

    Raises:
        ValueError: The documents are too few for so many cases.
    """
    known = list(outlines)
    inside = [o for o in known if o.title not in HELD_OUT]
    exam = Examiner(
        Corpus((*inside, *own_outlines())),
        tuple(o for o in known if o.title in HELD_OUT),
        Random(seed),
    )
    return tuple(_cases(exam, counts, halves))


def _cases(exam: Examiner, counts: Mapping[str, int], halves: Sequence[str]) -> Iterator[Case]:
    """Every verdict's cases, the halves in turn."""
    for verdict, count in counts.items():
        for i in range(count):
            case = _first(MAKERS[verdict], exam, halves[i % len(halves)], i)
            yield replace(case, id=f"{verdict}-{case.way}-{i}")


def _first(maker: Maker, exam: Examiner, half: str, i: int) -> Case:
    for _ in range(TRIES):
        case = maker(exam, half, i)
        if case is not None:
            return case
    raise ValueError(f"got too few documents for case {i} of {maker.__name__}; give more")


def running_texts(cases: Sequence[Case], size: int = 5, seed: int = 0) -> tuple[Case, ...]:
    """Join cases of one half to longer texts with several claims, each case a paragraph."""
    joined: list[Case] = []
    for half in dict.fromkeys(c.half for c in cases):
        chosen = [c for c in cases if c.half == half and _stands_alone(c)]
        Random(seed).shuffle(chosen)
        joined += [
            _joined(f"running-{half}-{i // size}", chosen[i : i + size])
            for i in range(0, len(chosen) - size + 1, size)
        ]
    return tuple(joined)


def _stands_alone(case: Case) -> bool:
    """Not a footnote, whose number would repeat, nor words that others around would place."""
    noted = re.search(r"[\[［^][0-9]|[①-⑳]|注[0-9]", case.text)
    return not noted and not case.phrasings[0].startswith(("B", "U", "S"))


def _joined(name: str, cases: Sequence[Case]) -> Case:
    text, expected = "", list[Expected]()
    for case in cases:
        text += "\n\n" * bool(text)
        at = len(text)
        expected += [replace(e, start=e.start + at, end=e.end + at) for e in case.expected]
        text += case.text
    names = tuple(p for c in cases for p in c.phrasings)
    return Case(name, "running", names, cases[0].half, text, tuple(expected))
