"""What the witness learned from, again: how well it tells whether the answer is stated.

The cases are those of ``sufficiency`` in which the product asks the language model. Its state where
it is to copy the answer is read in two layers, and in each a direction is fitted that tells the
answerable from the rest: on half a for half b, and the other way round.
``scripts/train_witness.py`` makes the adapter out of the directions that all cases give.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.attempt import main_expectation
from assistant.inquiry import inquire
from assistant.models import load_embedder, prepare_language_model
from assistant.settings import Settings
from assistant.sufficiency import rate
from assistant.witness import in_doubt
from benchmarks.material import Options
from benchmarks.states import Array, States
from benchmarks.sufficiency import HALVES, Asked, Rows, everything_asked, logistic
from benchmarks.tables import table
from index.embedder import Embedder

LAYERS = (18, 22)
"""Of 28; from the 18th to the 22nd they tell about as well, those before and after less."""
SETS = {"rag_noise": 150, "legal_reading": 400}
"""Evaluation sets, and how many of their questions are asked."""
CASES = 800
SEED = 1
RIDGE = 3.0
"""Pull of the weights, of standardised signs, towards nought."""
WRONG = 0.1
"""Share of the answerable that may be refused where refusals are compared."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question that the witness is asked.

    Attributes:
        asked: The question and what was found.
        retrieved: Log-odds of the best passage before the witness.
        prompt: What it is asked: to copy the answer.
    """

    asked: Asked
    retrieved: float
    prompt: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A question in doubt and what the model held of it.

    Attributes:
        kind: Which kind of text it is asked of.
        half: ``a`` or ``b``.
        answerable: Whether a passage answers.
        retrieved: Log-odds of the best passage before the witness.
        plain: Log-odds of yes that the model gives as it comes.
        hidden: Its state, shape ``(layers, d)``.
    """

    kind: str
    half: str
    answerable: bool
    retrieved: float
    plain: float
    hidden: Array


@dataclass(frozen=True, slots=True, eq=False)
class Direction:
    """Log-odds ``hidden @ weights + shift`` by one layer; ``weights`` of shape ``(d,)``."""

    weights: Array
    shift: float

    def of(self, hidden: Array) -> Array:
        """Log-odds of states, shape ``(n, d)``."""
        return np.asarray(hidden @ self.weights + self.shift, np.float32)


def run(options: Options) -> Iterator[str]:
    """Read the states, fit on either half and yield the tables."""
    settings = Settings.from_environment(os.environ)
    states = States(prepare_language_model(settings).folder, LAYERS)
    cases = heard(drawn(list(doubts(options, load_embedder(settings)))), states)
    learned = np.zeros(len(cases))
    for half in HALVES:
        here = np.array([c.half == half for c in cases])
        there = [c for c in cases if c.half != half]
        learned[here] = log_odds([c for c in cases if c.half == half], learn(there))
    ways: dict[str, list[float]] = {
        "retrieval": [c.retrieved for c in cases],
        "the model as it comes": [c.plain for c in cases],
        "learned on the other half": learned.tolist(),
    }
    rows = [
        (name, kind, *told([(c, s) for c, s in zip(cases, odds, strict=True) if c.kind == kind]))
        for name, odds in ways.items()
        for kind in dict.fromkeys(c.kind for c in cases)
    ]
    refused = f"refused at {WRONG:.0%} wrongly"
    heads = ("by", "text", "answerable", "rest", "area under the curve", refused)
    yield "Whether the answer is stated\n" + table(heads, rows)


def doubts(options: Options, embedder: Embedder) -> Iterator[Doubt]:
    """The questions that the product asks the witness, with the prompts that it would use."""
    for asked in everything_asked(options, embedder, SETS):
        expected = main_expectation(asked.query)
        rated = rate(expected, asked.found)
        inquiry = inquire(asked.query, [r.passage for r in rated], rated[0].passage)
        if inquiry.language == "zh" and in_doubt(asked.query, expected, rated[0]):
            yield Doubt(asked, rated[0].odds, inquiry.copy)


def drawn(found: Sequence[Doubt]) -> list[Doubt]:
    """``CASES`` of them, drawn by chance, each kind of text by its share."""
    shuffled = list(found)
    random.Random(SEED).shuffle(shuffled)
    kinds: dict[str, list[Doubt]] = {}
    for doubt in shuffled:
        kinds.setdefault(doubt.asked.kind, []).append(doubt)
    places = [
        ((at + 1) / len(kind), name, at) for name, kind in kinds.items() for at in range(len(kind))
    ]
    return [kinds[name][at] for _, name, at in sorted(places)][:CASES]


def heard(asked_of: Sequence[Doubt], states: States) -> list[Case]:
    """What the model holds of each."""
    cases = []
    for doubt in asked_of:
        asked, state = doubt.asked, states.at_answer(doubt.prompt)
        about = (asked.kind, asked.half, asked.answerable)
        cases.append(Case(*about, doubt.retrieved, state.odds, state.hidden))
    return cases


def log_odds(cases: Sequence[Case], directions: Sequence[Direction]) -> Array:
    """The mean of what the layers say of each case, shape ``(n,)``."""
    told = [d.of(np.array([c.hidden[at] for c in cases])) for at, d in enumerate(directions)]
    return np.asarray(np.mean(told, 0), np.float32)


def learn(cases: Sequence[Case]) -> list[Direction]:
    """Fit a direction a layer; each kind of text counts alike, however many questions it has."""
    return [_fit(np.array([c.hidden[at] for c in cases]), cases) for at in range(len(LAYERS))]


def _fit(hidden: Array, cases: Sequence[Case]) -> Direction:
    sizes = Counter((c.kind, c.answerable) for c in cases)
    counts = np.array([sizes[c.kind, c.answerable] ** -0.5 for c in cases])
    labels = np.array([float(c.answerable) for c in cases])
    mean, spread = hidden.mean(0), hidden.std(0) + 1e-6
    rows: Rows = np.column_stack([(hidden - mean) / spread, np.ones(len(cases))])
    *found, bias = logistic(rows, labels, RIDGE, counts)
    weights = np.array(found) / spread
    return Direction(np.asarray(weights, np.float32), float(bias - weights @ mean))


def told(scored: Sequence[tuple[Case, float]]) -> tuple[int, int, float, float]:
    """Cases that answer and that do not, the area under the curve, and the share refused."""
    yes = np.array([s for c, s in scored if c.answerable])
    no = np.array([s for c, s in scored if not c.answerable])
    if not (len(yes) and len(no)):
        return len(yes), len(no), float("nan"), float("nan")
    above = (yes[:, None] > no).mean() + 0.5 * (yes[:, None] == no).mean()
    return len(yes), len(no), float(above), float((no < np.quantile(yes, WRONG)).mean())
