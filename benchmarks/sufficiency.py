"""How the weights of ``assistant/sufficiency.py`` were fitted, again: half a fits, half b reports.

The signs are read off the product's own formula: its log-odds where one weight is one and the
others are nought. Questions of a kind (an amount, a date, a body …) are fitted on which are
answerable. For questions of no kind the negatives are those that are foreign to the document: the
answerable questions about other documents, and questions about nothing here, asked of the policy
page alone. Questions in another language than the documents are left out: the product translates
them first. Knows no language model.
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from assistant.conversation import HITS, READ_HITS
from assistant.expectation import expectation
from assistant.models import load_embedder
from assistant.reading import Reader
from assistant.settings import Settings
from assistant.sufficiency import (
    OF_A_KIND,
    OF_NO_KIND,
    USUAL,
    Passage,
    Weights,
    probability,
)
from benchmarks.material import (
    MIXED,
    Libraries,
    Options,
    libraries,
    library_of,
    questions,
    set_names,
)
from benchmarks.tables import share, table
from index.embedder import Embedder
from index.errors import YoujuError
from index.library import Library
from index.retriever import Retriever

Rows = NDArray[np.float64]
HALVES = ("a", "b")
SIGNS = tuple(f.name for f in fields(Weights) if f.name not in ("enough", "bias"))
NONE = Weights(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
SPREAD = 10.0
"""Cosines differ by hundredths: stretched to the size of the other signs before they are fitted."""
USUAL_OF_NO_KIND = 0.87
"""Where the cosines of questions of no kind are centred for the fit."""
RIDGE_OF_A_KIND, RIDGE_OF_NO_KIND = 0.02, 0.01
"""Pull towards nought, on every weight and on the bias."""
NEWTON_STEPS = 30


@dataclass(frozen=True, slots=True)
class Case:
    """A question as asked of one library: what may answer it, and whether it does.

    Attributes:
        fitting: The passages that hold an answer of the kind; the best of all where it has none.
        closest: The highest cosine of any passage.
        answerable: Whether one of the documents answers.
    """

    query: str
    fitting: tuple[Passage, ...]
    closest: float
    answerable: bool

    def answered(self, weights: Weights) -> bool:
        """Would the product take one of the passages to answer?"""
        rated = [probability(self.query, p, self.closest, weights) for p in self.fitting]
        return max(rated, default=0.0) > weights.enough


@dataclass(frozen=True, slots=True)
class Cases:
    """All cases of one half.

    Attributes:
        of_a_kind: Questions of a kind, answerable or not.
        of_no_kind: Questions of no kind: answerable ones, and ones foreign to the library.
        unanswered: Questions of no kind about the document that it does not answer. Nothing seen
            here tells them apart: what the model then says must be found in the sources.
    """

    of_a_kind: list[Case]
    of_no_kind: list[Case]
    unanswered: list[Case]


def run(options: Options) -> Iterator[str]:
    """Fit on half a and yield the tables."""
    names = [name for name in set_names() if name.endswith(tuple(f"_{h}" for h in HALVES))]
    embedder = load_embedder(Settings.from_environment(os.environ))
    with libraries(options, embedder, names) as made:
        half = {h: gathered(made, embedder, h, options.limit) for h in HALVES}
    kind = fitted_of_a_kind(half["a"].of_a_kind)
    no_kind = fitted_of_no_kind(half["a"].of_no_kind)
    yield "Weights\n" + weights_table(kind, no_kind)
    chosen = (("committed", OF_A_KIND, OF_NO_KIND), ("fitted", kind, no_kind))
    rows = [
        (label, h, *row)
        for h in HALVES
        for label, of_a_kind, of_no_kind in chosen
        for row in outcome(half[h], of_a_kind, of_no_kind)
    ]
    heads = ("weights", "half", "questions", "answered of answerable", "refused of unanswerable")
    yield "Questions, by retrieval alone\n" + table(heads, rows)


# what is asked


def gathered(made: Libraries, embedder: Embedder, half: str, limit: int | None) -> Cases:
    """Ask every question of a half of its library, and foreign ones of the policy page too."""
    cases = Cases([], [], [])
    retrievers = {n: Retriever(library, embedder) for n, library in made.by_name.items()}

    def ask(query: str, library: str, answerable: bool) -> Case:
        return case(query, made.by_name[library], retrievers[library], answerable)

    for name in (n for n in set_names() if n.endswith(f"_{half}")):
        foreign = name.split("_")[0] == "off"
        for question in questions(name, limit):
            query, answerable = question.query, bool(question.address)
            if not re.search(r"[\u4e00-\u9fff]", query):
                continue
            asked = ask(query, library_of(name), answerable)
            if expectation(query).kinds:
                cases.of_a_kind.append(asked)
            elif answerable or foreign:
                cases.of_no_kind.append(asked)
            else:
                cases.unanswered.append(asked)
            if name.startswith(MIXED) and answerable and not expectation(query).kinds:
                cases.of_no_kind.append(ask(query, "policy", False))
    return cases


def case(query: str, library: Library, retriever: Retriever, answerable: bool) -> Case:
    """Search, and keep the passages that the product would weigh."""
    found = passages(query, library, retriever)
    expected = expectation(query)
    if expected.kinds:
        fitting = [p for p in found if expected.met_by(p.source.text, p.source.clause.text)]
    else:
        fitting = sorted(found, key=lambda p: -p.score)[:1]
    closest = max((p.similarity for p in found), default=0.0)
    return Case(query, tuple(fitting), closest, answerable)


def passages(query: str, library: Library, retriever: Retriever) -> list[Passage]:
    """The best sentences of the clauses that the product would read."""
    hits = retriever.search(query, HITS).hits[:READ_HITS]
    return Reader(library).passages(hits, every=False)


# how it is fitted


def signs(query: str, passage: Passage, closest: float) -> dict[str, float]:
    """The signs by name: the log-odds where the weight of one is one and the others are nought."""

    def alone(sign: str) -> float:
        odds = probability(query, passage, closest, replace(NONE, **{sign: 1.0}))
        return math.log(odds / (1 - odds))

    return {sign: alone(sign) for sign in SIGNS}


def fitted_of_a_kind(cases: Sequence[Case]) -> Weights:
    """Fit on the likeliest passage of each case; cases without one are refused in any case.

    The two cosines enter as the sentence's own and as how far it lies below the closest.
    """

    def stretched(query: str, passage: Passage, closest: float) -> tuple[float, ...]:
        s = signs(query, passage, closest)
        near = 2 * SPREAD * (s["similarity"] - s["closest"])
        cosine = SPREAD * s["similarity"]
        return (cosine, near, s["in_sentence"], s["in_clause"], s["first"], 1.0)

    def likeliest(rows: list[tuple[float, ...]]) -> tuple[float, ...]:
        return max(rows, key=lambda row: sum(row[:4]))

    cosine, near, sentence, clause, first, bias = _fit(cases, stretched, likeliest, RIDGE_OF_A_KIND)
    return Weights(
        enough=OF_A_KIND.enough,
        bias=bias,
        similarity=SPREAD * cosine + 2 * SPREAD * near,
        closest=-2 * SPREAD * near,
        in_sentence=sentence,
        in_clause=clause,
        first=first,
    )


def fitted_of_no_kind(cases: Sequence[Case]) -> Weights:
    """Fit on the best passage of each case."""
    shift = USUAL - USUAL_OF_NO_KIND

    def stretched(query: str, passage: Passage, closest: float) -> tuple[float, ...]:
        s = signs(query, passage, closest)
        cosines = (SPREAD * (s[sign] + shift) for sign in ("similarity", "closest"))
        return (*cosines, s["in_sentence"], s["in_clause"], 1.0)

    similarity, closest, sentence, clause, bias = _fit(
        cases, stretched, lambda rows: rows[0], RIDGE_OF_NO_KIND
    )
    return Weights(
        enough=OF_NO_KIND.enough,
        bias=bias + SPREAD * shift * (similarity + closest),
        similarity=SPREAD * similarity,
        closest=SPREAD * closest,
        in_sentence=sentence,
        in_clause=clause,
        first=0.0,
    )


def _fit(
    cases: Sequence[Case],
    stretched: Callable[[str, Passage, float], tuple[float, ...]],
    choose: Callable[[list[tuple[float, ...]]], tuple[float, ...]],
    ridge: float,
) -> list[float]:
    kept = [c for c in cases if c.fitting]
    yes = sum(c.answerable for c in kept)
    if not 0 < yes < len(kept):
        raise YoujuError(
            f"got {yes} answerable questions and {len(kept) - yes} other, expected some of both "
            "to fit weights to; ask more of them with a higher --limit"
        )
    rows = [choose([stretched(c.query, p, c.closest) for p in c.fitting]) for c in kept]
    return logistic(np.array(rows), np.array([float(c.answerable) for c in kept]), ridge)


def logistic(rows: Rows, labels: Rows, ridge: float) -> list[float]:
    """Ridge logistic regression by Newton's method.

    Args:
        rows: One case a row, shape ``(cases, signs)``; the column for the bias is among them.
        labels: 1.0 or 0.0, shape ``(cases,)``.
        ridge: Half of it times the squared weights is added to the mean loss.
    """
    weights = np.zeros(rows.shape[1])
    for _ in range(NEWTON_STEPS):
        odds = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (odds - labels) / len(labels) + ridge * weights
        bend = (rows.T * (odds * (1 - odds))) @ rows / len(labels) + ridge * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return [float(weight) for weight in weights]


# what came of it


def outcome(cases: Cases, of_a_kind: Weights, of_no_kind: Weights) -> list[tuple[str, str, str]]:
    """Rows of what is answered of the answerable and refused of the rest."""
    return [
        ("of a kind", *_counted(cases.of_a_kind, of_a_kind)),
        ("of no kind, or of another document", *_counted(cases.of_no_kind, of_no_kind)),
        ("of no kind, the document does not say", *_counted(cases.unanswered, of_no_kind)),
    ]


def _counted(cases: Sequence[Case], weights: Weights) -> tuple[str, str]:
    yes = [c.answered(weights) for c in cases if c.answerable]
    no = [not c.answered(weights) for c in cases if not c.answerable]
    return share(sum(yes), len(yes)), share(sum(no), len(no))


def weights_table(of_a_kind: Weights, of_no_kind: Weights) -> str:
    """Each weight as committed and as fitted now."""
    columns = (OF_A_KIND, of_a_kind, OF_NO_KIND, of_no_kind)
    rows = [(f.name, *(getattr(weights, f.name) for weights in columns)) for f in fields(Weights)]
    heads = ("weight", "of a kind", "fitted now", "of no kind", "fitted now")
    return table(heads, rows)
