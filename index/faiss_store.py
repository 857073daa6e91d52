"""Vectors in FAISS, in this process: the embedded default. The only module that imports faiss.

Every row is kept as it came (1.5 kB at 384 dimensions) and every score is its exact inner product.
Up to ``EXACT_ROWS`` rows a search compares all of them. Above, one bit a dimension of each row
(RaBitQ, 7 MB for 1e5 rows) chooses ``OVERSAMPLING`` times as many candidates as are wanted, whose
exact scores decide (Gao and Long, "RaBitQ", SIGMOD 2024). ``docs/RESULTS.md`` has both kinds
measured from 1e3 to 1e5 rows.

Knows nothing of texts. Keys are strings outside and 64-bit numbers inside, never used twice.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.embedder import Vectors
from index.errors import LibraryError

Ids = NDArray[np.int64]

_INDEX_FILE = "vectors.faiss"
_KEYS_FILE = "keys.json"
EXACT_ROWS = 10_000
"""Rows above which candidates are chosen by their codes."""
OVERSAMPLING = 8
"""Candidates for each row that is wanted."""
CANDIDATES = 480
"""The fewest candidates, however few rows are wanted."""
STALE = 2
"""Growth since the codes were made above which they are made again, around the new mean."""


class FaissStore:
    """Inner products over unit rows.

    Args:
        dimension: Length of a row.
    """

    def __init__(self, dimension: int) -> None:
        self._index: faiss.Index = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))
        self._codes: faiss.Index | None = None
        self._coded = 0  # rows when the codes were made
        self._id_of: dict[str, int] = {}
        self._key_of: dict[int, str] = {}
        self._next_id = 0

    def upsert(self, keys: Sequence[str], vectors: Vectors) -> None:
        """Add rows, replacing those whose key is already there.

        Args:
            keys: One key a row, no two alike.
            vectors: Unit rows, shape ``(len(keys), dimension)``.

        Raises:
            ValueError: Keys repeat, or the shape is another.
        """
        if vectors.shape != (len(keys), self._index.d):
            raise ValueError(f"got vectors {vectors.shape}, expected {(len(keys), self._index.d)}")
        if len(set(keys)) != len(keys):
            raise ValueError("got the same key twice; keys must differ")
        if not keys:
            return
        self.delete(keys)
        ids = range(self._next_id, self._next_id + len(keys))
        self._next_id += len(keys)
        rows = np.ascontiguousarray(vectors, np.float32)
        self._index.add_with_ids(rows, np.array(ids, np.int64))
        if self._codes is not None:
            self._codes.add_with_ids(rows, np.array(ids, np.int64))
        self._id_of.update(zip(keys, ids, strict=True))
        self._key_of.update(zip(ids, keys, strict=True))

    def delete(self, keys: Iterable[str]) -> None:
        """Remove rows; unknown keys are ignored."""
        ids = [self._id_of.pop(key) for key in set(keys) if key in self._id_of]
        if ids:
            selector = faiss.IDSelectorBatch(np.array(ids, np.int64))
            self._index.remove_ids(selector)
            if self._codes is not None:
                self._codes.remove_ids(selector)
        for number in ids:
            del self._key_of[number]

    def search(self, queries: Vectors, k: int) -> list[list[tuple[str, float]]]:
        """For each query row the ``k`` nearest ``(key, score)``, best first."""
        k = min(k, self.count())
        if k <= 0:
            return [[] for _ in queries]
        queries = np.ascontiguousarray(queries, np.float32)
        self._fit_codes()
        if self._codes is None:
            scores, ids = self._index.search(queries, k)
            found = list(zip(ids, scores, strict=True))
        else:
            candidates = min(max(k * OVERSAMPLING, CANDIDATES), self.count())
            _, ids = self._codes.search(queries, candidates)
            found = [self._best(*pair, k) for pair in zip(queries, ids, strict=True)]
        return [
            [(self._key_of[int(i)], float(s)) for i, s in zip(*row, strict=True)] for row in found
        ]

    def _fit_codes(self) -> None:
        """Have codes where there are many rows, made when there were about as many as now."""
        count = self.count()
        if count <= EXACT_ROWS:
            self._codes, self._coded = None, 0
        elif self._codes is None or count > STALE * self._coded:
            self._codes, self._coded = _codes_of(self._index), count

    def _best(self, query: Vectors, ids: Ids, k: int) -> tuple[Ids, Vectors]:
        """The ``k`` nearest of some rows, by their exact scores."""
        ids = ids[ids >= 0]
        scores = self._index.reconstruct_batch(ids) @ query
        order = np.argsort(-scores, kind="stable")[:k]
        return ids[order], scores[order]

    def vectors(self, keys: Sequence[str]) -> Vectors:
        """The rows of known keys, in their order; KeyError for an unknown one."""
        rows = np.empty((len(keys), self._index.d), np.float32)
        for row, key in enumerate(keys):
            self._index.reconstruct(self._id_of[key], rows[row])
        return rows

    def count(self) -> int:
        """How many rows are held."""
        return len(self._id_of)

    def snapshot(self, folder: Path) -> None:
        """Write all rows as ``folder``, which appears whole or, if interrupted, not at all.

        An earlier snapshot of that name is replaced; for a moment there is none.
        """
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            faiss.write_index(self._index, str(made / _INDEX_FILE))
            state = {"next_id": self._next_id, "ids": self._id_of}
            (made / _KEYS_FILE).write_text(json.dumps(state), encoding="utf-8")
            for name in (_INDEX_FILE, _KEYS_FILE, "."):
                _sync(made / name)
            if folder.exists():
                shutil.rmtree(folder)
            made.rename(folder)
            _sync(folder.parent)
        finally:
            shutil.rmtree(made, ignore_errors=True)

    @classmethod
    def load(cls, folder: Path) -> FaissStore:
        """Read what ``snapshot`` wrote.

        Raises:
            LibraryError: There is no whole snapshot in the folder.
        """
        try:
            state = json.loads((folder / _KEYS_FILE).read_text(encoding="utf-8"))
            index = faiss.read_index(str(folder / _INDEX_FILE))
        except (OSError, ValueError, RuntimeError) as error:
            raise LibraryError(
                f"got no readable vector snapshot in {folder} ({error}); make it again"
            ) from error
        store = cls(index.d)
        store._index = index
        store._next_id = state["next_id"]
        store._id_of = state["ids"]
        store._key_of = {number: key for key, number in store._id_of.items()}
        return store


def _codes_of(index: Any) -> faiss.Index:  # noqa: ANN401 - faiss does not type what it wraps
    """One bit for each dimension of each row, relative to the rows' mean, under the same ids."""
    flat: Any = faiss.downcast_index(index.index)
    rows = faiss.rev_swig_ptr(flat.get_xb(), flat.ntotal * flat.d).reshape(-1, flat.d)
    codes = faiss.IndexRaBitQFastScan(flat.d, faiss.METRIC_INNER_PRODUCT)
    codes.train(rows)
    under_ids = faiss.IndexIDMap(codes)
    under_ids.add_with_ids(rows, faiss.vector_to_array(index.id_map))
    return under_ids


def _sync(path: Path) -> None:
    """Make sure that a file or a folder's list of names is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
