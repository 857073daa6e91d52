"""What is searched of a library: one matcher for each kind of chunk, filled from its file.

Knows no question, and nothing of what the chunks say.
"""

from __future__ import annotations

import json
from collections.abc import Collection

import numpy as np

from index.chunks import Kind
from index.contents import undamaged
from index.database import Database
from index.lexical import Postings
from index.matcher import Matcher, Part


class Searched:
    """Vectors and terms of the documents that were taken in."""

    def __init__(self, database: Database, dimension: int) -> None:
        self._database = database
        self._dimension = dimension
        self._matchers = {kind: Matcher(dimension) for kind in Kind}

    def __getitem__(self, kind: Kind) -> Matcher:
        return self._matchers[kind]

    def bring(self, gone: Collection[str], new: Collection[str]) -> None:
        """Take documents out and put others in; within a transaction."""
        for kind, matcher in self._matchers.items():
            matcher.remove(gone)
            matcher.add([self._part(doc_id, kind) for doc_id in new])

    def _part(self, doc_id: str, kind: Kind) -> Part:
        row = self._database.row(
            "SELECT keys, vectors, postings FROM passages WHERE doc_id = ? AND kind = ?",
            *(doc_id, kind.value),
        )
        with undamaged(self._database.folder, doc_id):
            keys, vectors, postings = row
            unit_rows = np.frombuffer(vectors, np.float32).reshape(-1, self._dimension)
            return Part(doc_id, json.loads(keys), unit_rows, Postings.from_bytes(postings))
