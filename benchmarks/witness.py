"""What the witness learned from, again: how well it tells whether a sentence states the answer.

The cases are sentences found for the questions of ``sufficiency`` and of two further sets, those
that answer and the likeliest of those that do not. The language model's state where it is to copy
the answer out of a sentence is read in a layer of its middle, and a direction is fitted that tells
the ones from the others: on half a for half b, and the other way round.
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
from assistant.inquiry import asked_of_each
from assistant.models import load_embedder, prepare_language_model
from assistant.phrases import language_of
from assistant.settings import Settings
from assistant.sufficiency import rate
from benchmarks.material import Options
from benchmarks.states import Array, States
from benchmarks.sufficiency import HALVES, Asked, Rows, everything_asked, logistic
from benchmarks.tables import table
from index.embedder import Embedder

LAYERS = (18,)
"""Of 28; the 18th tells best, those before and after less, and several together no more."""
SETS = {"rag_noise": 100, "legal_reading": 330, "encyclopedia_reading": 170, "statutes": 220}
"""Evaluation sets, and how many of their questions are asked."""
CASES = 3000
SEED = 1
KEPT = {True: 1, False: 2}
"""Sentences of a question that are kept, of those that answer and of the others."""
LIKELIEST = 12
"""The others are among so many that retrieval puts first."""
RIDGE = 3.0
"""Pull of the weights, of standardised signs, towards nought."""
WRONG = 0.1
"""Share of the answering that may be passed over where the rest are compared."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence that the witness is asked about.

    Attributes:
        asked: The question and what was found.
        answers: Whether the sentence does.
        retrieved: Its log-odds before the witness.
        prompt: What the witness is asked: to copy the answer out of it.
    """

    asked: Asked
    answers: bool
    retrieved: float
    prompt: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A sentence in doubt and what the model held of it.

    Attributes:
        kind: Which kind of text it stands in.
        half: ``a`` or ``b``.
        answers: Whether it answers.
        retrieved: Its log-odds before the witness.
        plain: Log-odds of yes that the model gives as it comes.
        hidden: Its state, shape ``(layers, d)``.
    """

    kind: str
    half: str
    answers: bool
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
    passed = f"passed over at {WRONG:.0%} wrongly"
    heads = ("by", "text", "answer", "rest", "area under the curve", passed)
    yield "Whether a sentence states the answer\n" + table(heads, rows)


def doubts(options: Options, embedder: Embedder) -> Iterator[Doubt]:
    """Sentences that the witness may be asked about, with the prompts that it would get."""
    for asked in everything_asked(options, embedder, SETS):
        marks = dict(zip(asked.found, asked.marks, strict=True))
        rated = rate(main_expectation(asked.query), asked.found)
        kept = {True: 0, False: 0}
        for at, one in enumerate(rated):
            answers = marks[one.passage]
            is_far = at >= LIKELIEST and not answers
            is_chinese = language_of(one.passage.source.text) == "zh"
            if answers is None or is_far or kept[answers] == KEPT[answers] or not is_chinese:
                continue
            kept[answers] += 1
            prompt = asked_of_each(asked.query, one.passage)
            yield Doubt(asked, answers, one.odds, prompt)


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
        about = (asked.kind, asked.half, doubt.answers)
        cases.append(Case(*about, doubt.retrieved, state.odds, state.hidden))
    return cases


def log_odds(cases: Sequence[Case], directions: Sequence[Direction]) -> Array:
    """The mean of what the layers say of each case, shape ``(n,)``."""
    told = [d.of(np.array([c.hidden[at] for c in cases])) for at, d in enumerate(directions)]
    return np.asarray(np.mean(told, 0), np.float32)


def learn(cases: Sequence[Case]) -> list[Direction]:
    """Fit a direction a layer; each kind of text counts alike, however many cases it has."""
    return [_fit(np.array([c.hidden[at] for c in cases]), cases) for at in range(len(LAYERS))]


def _fit(hidden: Array, cases: Sequence[Case]) -> Direction:
    sizes = Counter((c.kind, c.answers) for c in cases)
    counts = np.array([sizes[c.kind, c.answers] ** -0.5 for c in cases])
    labels = np.array([float(c.answers) for c in cases])
    mean, spread = hidden.mean(0), hidden.std(0) + 1e-6
    rows: Rows = np.column_stack([(hidden - mean) / spread, np.ones(len(cases))])
    *found, bias = logistic(rows, labels, RIDGE, counts)
    weights = np.array(found) / spread
    return Direction(np.asarray(weights, np.float32), float(bias - weights @ mean))


def told(scored: Sequence[tuple[Case, float]]) -> tuple[int, int, float, float]:
    """Cases that answer and that do not, the area under the curve, and the share passed over."""
    yes = np.array([s for c, s in scored if c.answers])
    no = np.array([s for c, s in scored if not c.answers])
    if not (len(yes) and len(no)):
        return len(yes), len(no), float("nan"), float("nan")
    above = (yes[:, None] > no).mean() + 0.5 * (yes[:, None] == no).mean()
    return len(yes), len(no), float(above), float((no < np.quantile(yes, WRONG)).mean())
