"""A map is learned: it finds what plain vectors do not, also for questions it never saw."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.measure.map_training import (
    FOLDS,
    Affine,
    Lesson,
    folds,
    learn,
    rows_of_other_folds,
)

DIMENSION, CLAUSES, QUESTIONS = 16, 200, 300


def unit(rows: np.ndarray) -> np.ndarray:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    """Questions that lie where their clause would after a turn of the space."""
    chance = np.random.default_rng(1)
    clauses = unit(chance.standard_normal((CLAUSES, DIMENSION)))
    turn, _ = np.linalg.qr(chance.standard_normal((DIMENSION, DIMENSION)))
    gold = [[int(row)] for row in chance.integers(0, CLAUSES, QUESTIONS)]
    noise = 0.05 * chance.standard_normal((QUESTIONS, DIMENSION))
    answers = clauses[[rows[0] for rows in gold]]
    return Lesson(unit(0.5 * answers @ turn + 0.5 * answers + noise), clauses, gold)


def hits(lesson: Lesson, questions: np.ndarray) -> np.ndarray:
    best = (questions @ lesson.clauses.T).argmax(axis=1)
    return best == np.array([rows[0] for rows in lesson.gold])


def test_unseen_questions_find_more_than_without_a_map(lesson: Lesson) -> None:
    before = hits(lesson, lesson.questions).mean()
    of, after = folds(QUESTIONS), np.zeros(QUESTIONS, bool)
    for fold, rows in enumerate(rows_of_other_folds(QUESTIONS)):
        made = learn(lesson, chosen=rows)
        mapped = hits(lesson, lesson.questions @ made.matrix + made.shift)
        after[of == fold] = mapped[of == fold]
    assert after.mean() > before + 0.05


def test_the_mean_question_stays_where_it_was(lesson: Lesson) -> None:
    made = learn(lesson)
    mean = lesson.questions.mean(axis=0)
    np.testing.assert_allclose(mean @ made.matrix + made.shift, mean, atol=1e-5)


def test_learning_goes_on_from_the_map_it_is_given(lesson: Lesson) -> None:
    start = Affine(2 * np.eye(DIMENSION, dtype=np.float32), np.ones(DIMENSION, np.float32))
    made = learn(lesson, start)
    mean = lesson.questions.mean(axis=0)
    np.testing.assert_allclose(mean @ made.matrix + made.shift, 2 * mean + 1, atol=1e-4)


def test_a_map_never_sees_the_questions_of_its_fold(lesson: Lesson) -> None:
    of = folds(QUESTIONS)
    spoiled = lesson.questions.copy()
    spoiled[of == 2] = 1.0
    other = Lesson(spoiled, lesson.clauses, lesson.gold)
    rows = rows_of_other_folds(QUESTIONS)[2]
    made = learn(other, chosen=rows)
    np.testing.assert_array_equal(made.matrix, learn(lesson, chosen=rows).matrix)


def test_folds_are_of_equal_size_and_always_the_same() -> None:
    assert np.bincount(folds(1234)).tolist() == [247, 247, 247, 247, 246]
    assert folds(20).tolist() == folds(20).tolist()
    assert set(folds(20)) == set(range(FOLDS))
