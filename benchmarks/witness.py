"""How the weights of the witness were fitted, again, and what it changes, half by half.

The cases are those of ``sufficiency``; of each in doubt the language model is asked what the
product would ask, and more: whether the answer is stated, even where what it copied decides. Each
half is reported by weights that were fitted on the other.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from assistant.attempt import main_expectation
from assistant.llm import LanguageModel, assent
from assistant.models import load_embedder, load_language_model
from assistant.phrases import language_of
from assistant.settings import Settings
from assistant.sufficiency import (
    COPIED,
    HOPELESS,
    IN_DOUBT,
    STATED,
    SURE,
    UNHEARD,
    Heard,
    HeardWeights,
    heard_signs,
    rate,
)
from assistant.witness import copy, numbered, shortlist
from benchmarks.material import Options
from benchmarks.sufficiency import HALVES, Asked, Rows, everything_asked, logistic
from benchmarks.tables import share, table
from prompts.render import render

SIGNS = tuple(f.name for f in fields(HeardWeights) if f.name != "bias")
RIDGE = 0.001


@dataclass(frozen=True, slots=True)
class Case:
    """A question and what was heard of it.

    Attributes:
        odds: Log-odds before the witness.
        copied: Signs and a one after it copied; None where it is not asked to.
        stated: The same after it was asked whether the answer is stated; None where it is not.
    """

    kind: str
    half: str
    answerable: bool
    odds: float
    copied: Rows | None
    stated: Rows | None

    def answered(self, copied: Rows, stated: Rows) -> bool:
        """Would it be answered, by such weights?"""
        if self.stated is None or (self.copied is None and self.odds >= IN_DOUBT):
            return self.odds > UNHEARD
        odds = self.odds if self.copied is None else float(self.copied @ copied)
        return float(self.stated @ stated) > 0 if abs(odds) < IN_DOUBT else odds > 0


def run(options: Options) -> Iterator[str]:
    """Ask the witness, fit on either half and yield the tables."""
    settings = Settings.from_environment(os.environ)
    embedder, model = load_embedder(settings), load_language_model(settings)
    cases = [heard(asked, model) for asked in everything_asked(options, embedder)]
    now = {half: fitted([c for c in cases if c.half == half]) for half in HALVES}
    committed = (vector(COPIED), vector(STATED))
    yield "Weights of the witness\n" + weights_table(committed, fitted(cases))
    ways = {
        "without": None,
        "committed": dict.fromkeys(HALVES, committed),
        "fitted on the other half": {"a": now["b"], "b": now["a"]},
    }
    rows = [
        (name, kind, *counted([c for c in cases if c.kind == kind], weights))
        for name, weights in ways.items()
        for kind in dict.fromkeys(c.kind for c in cases)
    ]
    heads = ("weights", "text", "answered of answerable", "refused of unanswerable")
    yield "Questions, by retrieval and witness\n" + table(heads, rows)


def weights_table(committed: tuple[Rows, Rows], now: tuple[Rows, Rows]) -> str:
    """Both sets of weights, as they are committed and as they come out now on both halves."""
    heads = ("weight", "copied", "copied now", "stated", "stated now")
    columns = (committed[0], now[0], committed[1], now[1])
    return table(heads, list(zip((*SIGNS, "bias"), *columns, strict=True)))


def heard(asked: Asked, model: LanguageModel) -> Case:
    """Ask the witness what the product would ask of a question in doubt, and more."""
    expected = main_expectation(asked.query)
    rated = rate(expected, asked.found)
    odds = rated[0].odds
    case = Case(asked.kind, asked.half, asked.answerable, odds, None, None)
    if not HOPELESS < odds < SURE or expected.whether:
        return case
    listed = numbered(shortlist([r.passage for r in rated], rated[0].passage))
    copied = copy(model, asked.query, listed) if expected.few_words else None
    prompt = render("stated", language_of(listed), passages=listed, question=asked.query)
    stated = replace(copied or Heard(), stated=assent(model, prompt))
    return replace(
        case,
        copied=None if copied is None else row(heard_signs(asked.query, rated, copied)[1]),
        stated=row(heard_signs(asked.query, rated, stated)[1]),
    )


def row(signs: dict[str, float]) -> Rows:
    """Signs in the order of the weights, and a one."""
    return np.array([*(signs[name] for name in SIGNS), 1.0])


def vector(weights: HeardWeights) -> Rows:
    """Weights in the order of the signs, the bias last."""
    return np.array([*(getattr(weights, name) for name in SIGNS), weights.bias])


def fitted(cases: Sequence[Case]) -> tuple[Rows, Rows]:
    """Weights for what was copied, and for what is said to be stated."""
    return _fitted(cases, "copied"), _fitted(cases, "stated")


def _fitted(cases: Sequence[Case], which: str) -> Rows:
    kept = [(c, getattr(c, which)) for c in cases if getattr(c, which) is not None]
    sizes = Counter((c.kind, c.answerable) for c, _ in kept)
    counts = np.array([sizes[c.kind, c.answerable] ** -0.5 for c, _ in kept])
    labels = np.array([float(c.answerable) for c, _ in kept])
    return logistic(np.array([signs for _, signs in kept]), labels, RIDGE, counts)


def counted(cases: Sequence[Case], weights: dict[str, tuple[Rows, Rows]] | None) -> tuple[str, str]:
    """What is answered of the answerable and refused of the rest."""
    said = [
        (c, c.odds > UNHEARD if weights is None else c.answered(*weights[c.half])) for c in cases
    ]
    yes = [answered for c, answered in said if c.answerable]
    no = [not answered for c, answered in said if not c.answerable]
    return share(sum(yes), len(yes)), share(sum(no), len(no))
