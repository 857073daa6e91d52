"""The Store protocol: vectors under string keys, and their nearest neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from index.embedder import Vectors


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

    def count(self) -> int:
        """How many rows are held."""
        ...

    def snapshot(self, folder: Path) -> None:
        """Write all rows below ``folder`` so that they can be loaded again."""
        ...
