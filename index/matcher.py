"""Everything that is searched of one kind of chunk, in memory.

Knows nothing of questions' texts beyond their terms, nor of where documents are kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from index.embedder import Vectors
from index.faiss_store import FaissStore
from index.lexical import Lexical, Postings
from index.store import Found

BLOCK = 16384
"""Rows that are taken in at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What is searched of one document: a key, a unit row and a text for each chunk."""

    doc_id: str
    keys: list[str]
    vectors: Vectors
    postings: Postings


class Matcher:
    """Vectors and terms of many documents.

    Besides the two indexes it keeps the sums of the vectors and of their outer products: from them
    the mean and the spread of a question's scores over all rows follow without computing those.
    """

    def __init__(self, dimension: int) -> None:
        self.lexical = Lexical()
        self._store = FaissStore(dimension)
        self._keys: dict[str, list[str]] = {}
        self._sum = np.zeros(dimension)
        self._products = np.zeros((dimension, dimension))

    def add(self, parts: Sequence[Part]) -> None:
        """Put documents in that are not there."""
        for some in _blocks(parts):
            rows = np.concatenate([part.vectors for part in some])
            self._store.upsert([key for part in some for key in part.keys], rows)
            self._count_in(rows, 1)
        self._keys.update((part.doc_id, part.keys) for part in parts)
        self.lexical.add((part.keys, part.postings) for part in parts)

    def remove(self, doc_ids: Iterable[str]) -> None:
        """Take documents out."""
        keys = [key for doc_id in doc_ids for key in self._keys.pop(doc_id)]
        self._count_in(self._store.vectors(keys), -1)
        self._store.delete(keys)
        self.lexical.remove(keys)

    def dense(self, query: Vectors, k: int, also: Collection[str]) -> Found:
        """Inner products of a question with the rows."""
        scores = dict(self._store.search(query[np.newaxis], k)[0])
        wanted = [key for key in also if key not in scores and key in self.lexical]
        rows = self._store.vectors(wanted) @ query
        scores.update((key, float(score)) for key, score in zip(wanted, rows, strict=True))
        count = max(self._store.count(), 1)
        mean = float(self._sum @ query) / count
        spread = float(query @ self._products @ query) / count - mean * mean
        return Found(scores, mean, max(spread, 0.0) ** 0.5)

    def rows(self) -> tuple[list[str], Vectors]:
        """All keys and their unit rows, shape ``(n, dimension)``."""
        keys = [key for some in self._keys.values() for key in some]
        return keys, self._store.vectors(keys)

    def _count_in(self, rows: Vectors, sign: int) -> None:
        self._sum += sign * rows.sum(axis=0, dtype=np.float64)
        self._products += sign * (rows.T @ rows)


def _blocks(parts: Iterable[Part]) -> Iterator[list[Part]]:
    """Neighbouring documents, together: a few large sums cost less than many small ones."""
    block: list[Part] = []
    rows = 0
    for part in parts:
        block.append(part)
        rows += len(part.keys)
        if rows >= BLOCK:
            yield block
            block, rows = [], 0
    if block:
        yield block
