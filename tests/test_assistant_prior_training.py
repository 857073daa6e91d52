"""Which documents answer is learned: also of questions that were never seen."""

from __future__ import annotations

import numpy as np

from assistant.measure.map_training import Lesson
from assistant.measure.prior_training import learn_prior

DIMENSION, QUESTIONS, NAMES = 16, 200, ("刑法", "民法典", "河道条例")


def lesson() -> Lesson:
    """Questions that lie near one point for each document, a clause of each in turn."""
    chance = np.random.default_rng(2)
    centres = chance.standard_normal((len(NAMES), DIMENSION))
    of = chance.integers(0, len(NAMES), QUESTIONS)
    rows = centres[of] + chance.standard_normal((QUESTIONS, DIMENSION))
    unit = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    clauses = np.zeros((2 * len(NAMES), DIMENSION), np.float32)
    return Lesson(unit, clauses, [[2 * int(at)] for at in of], [n for n in NAMES for _ in range(2)])


def test_the_document_of_unseen_questions_is_told() -> None:
    made, rows = lesson(), np.arange(QUESTIONS)
    prior = learn_prior(made, rows[: QUESTIONS // 2])
    assert prior.names == tuple(sorted(NAMES))
    right = 0
    for row in rows[QUESTIONS // 2 :]:
        told = prior(made.questions[row])
        right += max(told, key=lambda name: told[name]) == made.documents[made.gold[row][0]]
    assert right > 0.8 * QUESTIONS / 2


def test_what_answered_nothing_is_less_probable_than_what_did() -> None:
    made = lesson()
    prior = learn_prior(made)
    told = prior(made.questions.mean(axis=0))
    assert told[""] < min(told[name] for name in NAMES)
