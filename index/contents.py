"""What a library holds of its documents' texts: read when it is asked for, and kept in memory.

Knows nothing of what is searched, and not which documents there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from index.chunks import Chunk, Kind
from index.database import Database
from index.errors import LibraryError
from index.outline import Clause, Outline, document_of
from index.records import MALFORMED, chunks_from_json, outline_from_json


class Contents:
    """Outlines, clauses and chunks of the documents of one library file."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = database.lock
        self._outlines: dict[str, Outline] = {}
        self._clauses: dict[str, dict[str, Clause]] = {}
        self._chunks: dict[str, dict[str, Chunk]] = {}
        self._sentences: dict[str, dict[str, tuple[Chunk, ...]]] = {}

    def forget(self, doc_ids: Iterable[str]) -> None:
        """Have documents read again that have changed."""
        for doc_id in doc_ids:
            for kept in (self._outlines, self._clauses, self._chunks, self._sentences):
                kept.pop(doc_id, None)

    def outline(self, doc_id: str) -> Outline:
        """The outline of a document; LibraryError where it is not here."""
        with self._lock:
            if doc_id not in self._outlines:
                with undamaged(self._database.folder, doc_id):
                    text, outline, _ = self._body(doc_id)
                    made = outline_from_json(outline, text)
                    if made.document.doc_id != doc_id:
                        raise ValueError("the stored text is not the one that was added")
                self._outlines[doc_id] = made
            return self._outlines[doc_id]

    def clause(self, clause_id: str) -> Clause:
        """The clause of an id; LibraryError where it is not here."""
        doc_id = document_of(clause_id)
        with self._lock:
            if doc_id not in self._clauses:
                clauses = self.outline(doc_id).clauses
                self._clauses[doc_id] = {clause.id: clause for clause in clauses}
            found = self._clauses[doc_id].get(clause_id)
        if found is None:
            raise LibraryError(f"got clause id {clause_id}, which is not in document {doc_id}")
        return found

    def chunks(self, doc_id: str) -> dict[str, Chunk]:
        """The chunks of a document by their keys; LibraryError where it is not here."""
        with self._lock:
            if doc_id not in self._chunks:
                with undamaged(self._database.folder, doc_id):
                    chunks = chunks_from_json(self._body(doc_id)[2])
                self._chunks[doc_id] = {chunk.key: chunk for chunk in chunks}
            return self._chunks[doc_id]

    def sentences(self, doc_id: str) -> dict[str, tuple[Chunk, ...]]:
        """The sentence chunks of each unit of a document, in reading order."""
        with self._lock:
            if doc_id not in self._sentences:
                by_unit: dict[str, tuple[Chunk, ...]] = {}
                for chunk in self.chunks(doc_id).values():
                    if chunk.kind is Kind.SENTENCE:
                        by_unit[chunk.unit_id] = (*by_unit.get(chunk.unit_id, ()), chunk)
                self._sentences[doc_id] = by_unit
            return self._sentences[doc_id]

    def _body(self, doc_id: str) -> tuple[str, str, str]:
        """The stored text, outline and chunks of a document."""
        row = self._database.row(
            "SELECT text, outline, chunks FROM documents WHERE doc_id = ?", doc_id
        )
        if row is None:
            raise LibraryError(
                f"got document id {doc_id}, which is not in this library; see the ids with: "
                "youju list"
            )
        return row[0].decode("utf-8", "surrogatepass"), row[1], row[2]


@contextmanager
def undamaged(folder: Path, doc_id: str) -> Iterator[None]:
    """Say which document it is whose rows cannot be read."""
    try:
        yield
    except MALFORMED as error:
        raise LibraryError(
            f"got damaged data of document {doc_id} in {folder} ({error}); mend it with: "
            f"youju doctor --repair --library {folder}"
        ) from error
