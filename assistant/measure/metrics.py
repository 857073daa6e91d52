"""Measures of retrieval, answers and readings by their standard definitions. Pure.

Every measure gives one number for one question; ``estimate`` turns many into a mean with an
interval, ``paired`` compares two runs over the same questions. Knows no data set and no model.

Sources: Manning, Raghavan and Schütze, *Introduction to Information Retrieval* (2008), ch. 8, for
recall at k and the reciprocal rank; Cui et al., *A Span-Extraction Dataset for Chinese Machine
Reading Comprehension* (EMNLP 2019; CMRC 2018) for EM and F1 over characters; Efron, *Bootstrap
Methods* (1979) for the intervals.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np

RESAMPLES = 2000
COVERAGE = 0.95


def hit_at(ranked: Sequence[str], gold: Collection[str], k: int) -> float:
    """1 where any gold item is among the first ``k``, else 0."""
    return float(any(item in gold for item in ranked[:k]))


def recall_at(ranked: Sequence[str], gold: Collection[str], k: int) -> float:
    """Share of the gold items that are among the first ``k``."""
    return len(set(ranked[:k]) & set(gold)) / len(set(gold))


def reciprocal_rank(ranked: Sequence[str], gold: Collection[str]) -> float:
    """One over the rank of the first gold item, 0 where none was found."""
    return next((1 / rank for rank, item in enumerate(ranked, 1) if item in gold), 0.0)


def contains(text: str, groups: Sequence[Sequence[str]]) -> bool:
    """Whether every group has a member that stands in the text; width, case, spaces aside."""
    folded = fold(text)
    return all(any(fold(member) in folded for member in group) for group in groups)


def exact_match(prediction: str, answers: Sequence[str]) -> float:
    """EM of CMRC 2018: 1 where the prediction is one of the answers, punctuation aside."""
    bare = _characters(prediction)
    return float(any(bare == _characters(answer) for answer in answers))


def character_f1(prediction: str, answers: Sequence[str]) -> float:
    """F1 of CMRC 2018: overlap is the longest common run of characters; the best answer counts."""
    return max((_overlap_f1(_characters(prediction), _characters(a)) for a in answers), default=0.0)


def _overlap_f1(prediction: str, answer: str) -> float:
    matcher = SequenceMatcher(None, prediction, answer, autojunk=False)
    common = matcher.find_longest_match().size
    return 2 * common / (len(prediction) + len(answer)) if common else 0.0


def fold(text: str) -> str:
    """A text in one width and case, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _characters(text: str) -> str:
    """Letters, digits and signs that are no punctuation."""
    return "".join(c for c in fold(text) if not unicodedata.category(c).startswith("P"))


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over ``n`` questions with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float
    n: int


def estimate(values: Sequence[float], seed: int = 0) -> Estimate:
    """Mean of one number a question; at least one is needed."""
    means = _resampled(np.asarray(values, dtype=np.float64), seed)
    low, high = np.quantile(means, [(1 - COVERAGE) / 2, (1 + COVERAGE) / 2])
    return Estimate(float(np.mean(values)), float(low), float(high), len(values))


def paired(now: Sequence[float], before: Sequence[float], seed: int = 0) -> Estimate:
    """Mean difference of two runs over the same questions, in the same order.

    An interval without 0 in it is a difference that the choice of questions does not explain.
    """
    pairs = zip(now, before, strict=True)
    return estimate([a - b for a, b in pairs], seed)


def _resampled(values: np.ndarray[tuple[int], np.dtype[np.float64]], seed: int) -> list[float]:
    """Means of samples drawn from the values with replacement."""
    random = np.random.default_rng(seed)
    return [float(values[random.integers(0, len(values), len(values))].mean())
            for _ in range(RESAMPLES)]  # fmt: skip
