"""The Store protocol: vectors under string keys, and their nearest neighbours.

Knows nothing of what the keys stand for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from index.embedder import Vectors


@dataclass(frozen=True, slots=True)
class Found:
    """The best scores of one search, and what all scores of that search look like.

    Attributes:
        scores: Key to score, best first; then the keys that were asked for besides.
        mean: Mean over every row searched, found or not.
        std: Standard deviation over the same rows; 0 where there are fewer than two.
    """

    scores: Mapping[str, float]
    mean: float
    std: float

    def standardised(self, key: str) -> float:
        """How many standard deviations the key's score lies above the mean."""
        return (self.scores[key] - self.mean) / self.std if self.std > 0 else 0.0


class Store(Protocol):
    """Unit vectors by key. Scores are inner products, higher is nearer."""

    def upsert(self, keys: Sequence[str], vectors: Vectors) -> None:
        """Add rows, replacing those whose key is already there."""
        ...

    def delete(self, keys: Iterable[str]) -> None:
        """Remove rows; unknown keys are ignored."""
        ...

    def search(self, queries: Vectors, k: int) -> list[list[tuple[str, float]]]:
        """For each query row the ``k`` nearest ``(key, score)``, best first."""
        ...

    def vectors(self, keys: Sequence[str]) -> Vectors:
        """The rows of known keys, in their order; KeyError for an unknown one."""
        ...

    def count(self) -> int:
        """How many rows are held."""
        ...

    def snapshot(self, folder: Path) -> None:
        """Write all rows below ``folder`` so that they can be loaded again."""
        ...
