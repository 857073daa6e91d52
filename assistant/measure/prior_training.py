"""Which documents answer what is learned from questions with known answers.

Multinomial logistic regression on the vectors of the questions, its weights drawn towards nought
by their squares, its intercepts fixed at how often each document answers. Knows vectors and names
only.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.measure.map_training import Lesson
from index.document_prior import DocumentPrior
from index.embedder import Vectors

PULL = 1e-3
"""Weight of the squares of the weights, beside the mean loss of a question."""
OTHERS = 0.3
"""How often each document answers beyond what was counted, and all others together."""
PASSES = 60


def learn_prior(lesson: Lesson, chosen: NDArray[np.int64] | None = None) -> DocumentPrior:
    """Learn a prior.

    Args:
        lesson: What to learn from.
        chosen: The questions to learn from; None for all.
    """
    rows = np.arange(len(lesson.gold)) if chosen is None else chosen
    answers = [[lesson.documents[clause] for clause in lesson.gold[row]] for row in rows]
    names = tuple(sorted({name for found in answers for name in found}))
    shares = np.zeros((len(rows), len(names) + 1))
    column = {name: at for at, name in enumerate(names)}
    for row, found in enumerate(answers):
        for name in found:
            shares[row, column[name]] += 1 / len(found)
    seen = lesson.questions[rows]
    mean, spread = seen.mean(axis=0), float((seen - seen.mean(axis=0)).std())
    bias = np.log(shares.sum(axis=0) + OTHERS)
    weights = _fitted((seen - mean) / spread, shares, bias) / spread
    matrix = weights.astype(np.float32)
    return DocumentPrior(names, matrix, (bias - mean @ weights).astype(np.float32))


def _fitted(rows: Vectors, shares: NDArray[np.float64], bias: NDArray[np.float64]) -> Vectors:
    """The weights that minimise cross entropy and pull; shape ``(d, classes)``."""
    shape = (rows.shape[1], shares.shape[1])

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(shape)
        logits = rows @ weights + bias
        told = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
        gradient = rows.T @ (np.exp(told) - shares) / len(rows) + 2 * PULL * weights
        value = -(told * shares).sum() / len(rows) + PULL * (weights**2).sum()
        return float(value), gradient.ravel()

    start = np.zeros(shape[0] * shape[1])
    made = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": PASSES})
    return np.asarray(made.x.reshape(shape))
