"""What the witness learned from, again: how well it tells whether an answer is stated.

It reads sentences alone and together. *Alone* the cases are sentences found for the questions of
``sufficiency`` and of two further sets, those that answer and the likeliest of those that do not;
*together* they are questions in doubt, with the best sentences found for each. The language model's
state where it is to copy the answer is read in layers of its middle, and in each a direction is
fitted that tells the ones from the others: on half a for half b, and the other way round.
``scripts/train_witness.py`` makes the adapter out of the directions that all cases give.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.chat.inquiry import asked_of_one, inquire
from assistant.chat.question import parts
from assistant.chat.sufficiency import SURE, rate
from assistant.chat.trying import main_expectation
from assistant.phrases import language_of
from assistant.runtime.models import load_embedder, prepare_language_model
from assistant.settings import Settings
from benchmarks.material import Options
from benchmarks.states import Array, States
from benchmarks.sufficiency import HALVES, Asked, Rows, everything_asked, logistic
from benchmarks.tables import table
from index.embedder import Embedder

SEED = 1
KEPT = {True: 1, False: 2}
"""Sentences of a question that are read alone, of those that answer and of the others."""
EVERYDAY = "life"
"""Questions as people ask them, of which more is read: of these little else is to be had."""
KEPT_OF_EVERYDAY = {True: 3, False: 7}
LIKELIEST = 12
"""The others are among so many that retrieval puts first."""
UNLIKELY = -0.7
"""Log-odds up to which retrieval's best sentences are not read together here."""
RIDGE = 3.0
"""Pull of the weights, of standardised signs, towards nought."""
WRONG = 0.1
"""Share of the answering that may be passed over where the rest are compared."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence, or some, that the witness is asked about.

    Attributes:
        asked: The question and what was found.
        answers: Whether the sentence does, or one of them.
        retrieved: Its log-odds before the witness, or those of the best.
        prompt: What the witness is asked: to copy the answer.
    """

    asked: Asked
    answers: bool
    retrieved: float
    prompt: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """What the model held where it was asked.

    Attributes:
        kind: Which kind of text the question is asked of.
        half: ``a`` or ``b``.
        answers: Whether what it read answers.
        retrieved: Log-odds of that before the witness.
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


@dataclass(frozen=True, slots=True)
class Way:
    """A way to be asked.

    Attributes:
        layers: Of the model's 28, those that are read: they tell best, those around them less.
        sets: Evaluation sets, and how many of their questions are asked.
        cases: How many there are at most.
        doubts: Of a question, what the witness is asked.
    """

    layers: tuple[int, ...]
    sets: Mapping[str, int]
    cases: int
    doubts: Callable[[Asked], Iterator[Doubt]]


def alone(asked: Asked) -> Iterator[Doubt]:
    """Sentences that answer, and those of the others that are likeliest to."""
    marks = dict(zip(asked.found, asked.marks, strict=True))
    kept, most = {True: 0, False: 0}, KEPT_OF_EVERYDAY if asked.kind == EVERYDAY else KEPT
    for at, one in enumerate(rate(main_expectation(asked.query), asked.found)):
        answers = marks[one.passage]
        is_far = at >= LIKELIEST and not answers
        is_chinese = language_of(one.passage.source.text) == "zh"
        if answers is None or is_far or kept[answers] == most[answers] or not is_chinese:
            continue
        kept[answers] += 1
        yield Doubt(asked, answers, one.odds, asked_of_one(asked.query, one.passage.source))


def together(asked: Asked) -> Iterator[Doubt]:
    """The best sentences at once, where retrieval leaves it open whether they answer.

    Everyday questions all, whatever they ask.
    """
    expected = main_expectation(asked.query)
    rated = rate(expected, asked.found)
    best = rated[0]
    inquiry = inquire(asked.query, [r.passage for r in rated], best.passage)
    asks_one = len(parts(asked.query)) == 1 and not expected.whether
    is_open = (UNLIKELY < best.odds < SURE and asks_one) or asked.kind == EVERYDAY
    if inquiry.language == "zh" and is_open:
        yield Doubt(asked, asked.answerable, best.odds, inquiry.copy)


WAYS = {
    "alone": Way(
        layers=(19,),
        sets={
            "rag_noise": 100,
            "legal_reading": 330,
            "encyclopedia_reading": 170,
            "statutes": 220,
        },
        cases=2700,
        doubts=alone,
    ),
    "together": Way(
        layers=(18, 22),
        sets={"rag_noise": 150, "legal_reading": 400},
        cases=730,
        doubts=together,
    ),
}


LAYERS = tuple(sorted({layer for way in WAYS.values() for layer in way.layers}))


def run(options: Options) -> Iterator[str]:
    """Read the states, fit on either half and yield a table a way."""
    settings = Settings.from_environment(os.environ)
    embedder, folder = load_embedder(settings), prepare_language_model(settings).folder
    for name, way in WAYS.items():
        cases = heard(drawn(doubts(way, options, embedder), way.cases), States(folder, way.layers))
        yield f"Whether the answer is stated, sentences read {name}\n" + tabulated(cases)


def tabulated(cases: Sequence[Case]) -> str:
    """How well the answering are told from the rest, by retrieval, by the model and by learning."""
    learned = np.zeros(len(cases))
    for half in HALVES:
        here = np.array([c.half == half for c in cases])
        there = [c for c in cases if c.half != half]
        learned[here] = log_odds(
            [c for c in cases if c.half == half], learn(there, range(len(there[0].hidden)))
        )
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
    return table(heads, rows)


def doubts(way: Way, options: Options, embedder: Embedder) -> list[Doubt]:
    """What the witness is asked in one way, of all questions."""
    asked = everything_asked(options, embedder, way.sets)
    return [doubt for one in asked for doubt in way.doubts(one)]


def drawn(found: Sequence[Doubt], most: int) -> list[Doubt]:
    """So many of them, drawn by chance, each kind of text by its share."""
    shuffled = list(found)
    random.Random(SEED).shuffle(shuffled)
    kinds: dict[str, list[Doubt]] = {}
    for doubt in shuffled:
        kinds.setdefault(doubt.asked.kind, []).append(doubt)
    places = [
        ((at + 1) / len(kind), name, at) for name, kind in kinds.items() for at in range(len(kind))
    ]
    return [kinds[name][at] for _, name, at in sorted(places)][:most]


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


def learn(cases: Sequence[Case], layers: Iterable[int]) -> list[Direction]:
    """Fit a direction for each of some layers, named by their places in the states.

    Each kind of text counts alike, however many cases it has.
    """
    return [_fit(np.array([c.hidden[at] for c in cases]), cases) for at in layers]


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
