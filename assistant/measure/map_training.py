"""A map of questions is learned from questions with known answers.

The matrix is the product of two, ``AᵀB``, both drawn towards where they began; Adam fits them so
that a softmax over all clauses of the library puts the right ones first. Only what tells a
question from the mean question is mapped: the mean itself would teach no more than which clauses
are asked for most. What was learned is then carried on by ``BEYOND``. A map for each fold, learned
from the others, lets every question be asked with one that never saw it.

Knows vectors only: no library, no language model, no file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from index.embedder import Vectors

FOLDS = 5
SEED = 0
TEMPERATURE = 0.01
"""Of the softmax; the one that multilingual-e5 was trained with."""
PULL = 0.02
"""Weight of the squared distance from the beginning."""
BEYOND = 0.25
"""Of the way from the beginning, how much farther what was learned is carried; measured on statutes
in docs/RESULTS.md."""
STEPS = 96
"""However few the questions are: twelve passes over a thousand of them."""
BATCH = 128
RATE = 1e-3
DECAY_1, DECAY_2, TINY = 0.9, 0.999, 1e-8
"""Of Adam (Kingma and Ba, 2015)."""


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """Questions with known answers.

    Attributes:
        questions: Unit rows, shape ``(n, d)``.
        clauses: Unit rows of every clause that could answer, shape ``(m, d)``.
        gold: For each question the rows of the clauses that do; at least one.
        documents: The name of the document of each clause.
    """

    questions: Vectors
    clauses: Vectors
    gold: Sequence[Sequence[int]]
    documents: Sequence[str] = field(default=())


@dataclass(frozen=True, slots=True, eq=False)
class Affine:
    """A map ``q ↦ q matrix + shift``; shapes ``(d, d)`` and ``(d,)``."""

    matrix: Vectors
    shift: Vectors


def learn(
    lesson: Lesson, start: Affine | None = None, chosen: NDArray[np.int64] | None = None
) -> Affine:
    """Learn a map.

    Args:
        lesson: What to learn from.
        start: The map to begin with; None for the one that leaves every vector as it is.
        chosen: The questions to learn from; None for all.
    """
    rows = np.arange(len(lesson.gold)) if chosen is None else chosen
    mean = lesson.questions[rows].mean(axis=0)
    identity = np.eye(len(mean), dtype=np.float32)
    usual = mean if start is None else mean @ start.matrix + start.shift
    first = np.stack((identity, identity if start is None else start.matrix))
    pair = first.copy()
    adam = _Adam(pair)
    for step, batch in zip(range(STEPS), _batches(rows), strict=False):
        gradient = _gradient(lesson, batch, mean, usual, pair[0].T @ pair[1])
        both = np.stack((pair[1] @ gradient.T, pair[0] @ gradient))
        adam.step(both + 2 * PULL * (pair - first), 1 - step / STEPS)
    matrix = pair[0].T @ pair[1]
    matrix += BEYOND * (matrix - first[0].T @ first[1])
    return Affine(matrix, usual - mean @ matrix)


def folds(count: int) -> NDArray[np.int64]:
    """The fold of each question, 0 to ``FOLDS - 1``: a fixed shuffle, dealt out in turn."""
    return np.random.default_rng(SEED).permutation(count) % FOLDS


def rows_of_other_folds(count: int) -> list[NDArray[np.int64]]:
    """For each fold the questions of all others: what a map learns from that never saw it."""
    of = folds(count)
    return [np.flatnonzero(of != fold).astype(np.int64) for fold in range(FOLDS)]


def _batches(rows: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """Shuffled batches, pass after pass without end."""
    chance = np.random.default_rng(SEED)
    while True:
        shuffled = chance.permutation(rows)
        yield from (shuffled[at : at + BATCH] for at in range(0, len(shuffled), BATCH))


def _gradient(
    lesson: Lesson, batch: NDArray[np.int64], mean: Vectors, usual: Vectors, matrix: Vectors
) -> Vectors:
    """Gradient, by the matrix, of the cross entropy of a softmax over all clauses."""
    differences = lesson.questions[batch] - mean
    scores = (differences @ matrix + usual) @ lesson.clauses.T / TEMPERATURE
    scores -= scores.max(axis=1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=1, keepdims=True)
    for row, question in zip(scores, batch, strict=True):
        right = lesson.gold[question]
        row[right] -= 1 / len(right)
    gradient = differences.T @ (scores @ lesson.clauses) / (TEMPERATURE * len(batch))
    return np.asarray(gradient, np.float32)


class _Adam:
    """Moves one array against its gradients."""

    def __init__(self, moved: Vectors) -> None:
        self._moved = moved
        self._mean = np.zeros_like(moved)
        self._square = np.zeros_like(moved)
        self._steps = 0

    def step(self, gradient: Vectors, share: float) -> None:
        """Take one step of ``share`` times the rate, in place."""
        self._steps += 1
        self._mean += (1 - DECAY_1) * (gradient - self._mean)
        self._square += (1 - DECAY_2) * (gradient * gradient - self._square)
        mean = self._mean / (1 - DECAY_1**self._steps)
        square = self._square / (1 - DECAY_2**self._steps)
        self._moved -= RATE * share * mean / (np.sqrt(square) + TINY)
