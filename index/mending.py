"""A damaged document of a library is mended: from its stored text, else from its file.

Knows nothing of how damage is found, nor of which embedding model is behind the Embedder.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from index import rows
from index.checks import Examined
from index.chunks import Passage, cut
from index.clauses import parse
from index.database import Database, explained
from index.documents import DOC_ID_DIGITS, FORMATS, Document
from index.embedder import Embedder, Vectors
from index.errors import LibraryError, YoujuError
from index.outline import Outline
from index.reading import Reader, Reading, Stamp, digest_of, look

DAMAGED = "damaged"
"""Folder, inside a library's, to which damaged texts are moved."""
UNKNOWN = Stamp(None, None, None, None)


class Mending:
    """Mends documents; the embedding model is asked for when the first has to be embedded."""

    def __init__(
        self, database: Database, load_embedder: Callable[[], Embedder], model: str, dimension: int
    ) -> None:
        self._database = database
        self._load = load_embedder
        self._made_with = (model, dimension)
        self._reader = Reader()

    def mend(self, found: Examined) -> str:
        """Put a document right.

        Returns:
            What was done.

        Raises:
            YoujuError: The embedding model is needed and cannot be had, or is another one.
        """
        outline, how = self._outline(found)
        if outline is None:
            return self._move_out(found)
        passages = cut(outline)
        digest = digest_of(outline, passages)
        reading = Reading(Path(), outline, passages, digest, UNKNOWN)
        known = found.vectors if digest == found.digest else {}
        missing = [p for p in passages if p.chunk.key not in known]
        made = dict(zip((p.chunk.key for p in missing), self._embed(missing), strict=True))
        vectors = self._joined([{**known, **made}[p.chunk.key] for p in passages])
        if missing:
            how += f", {len(missing)} passages embedded again"
        self._replace(found, reading, vectors)
        return how

    def restore(self, path: Path, doc_id: str) -> str:
        """Bring back a document of which only the name of its file is left, if it still has it."""
        reading = self._reread(path, doc_id)
        if reading is None:
            with self._database.change():
                stored = rows.stored_path(self._database.folder, path)
                self._database.execute("DELETE FROM sources WHERE path = ?", stored)
            again = f"; add it again with: youju add {path}" if look(path) else ""
            return f"the name of the file was dropped{again}"
        vectors = self._joined(self._embed(reading.passages))
        with self._database.change() as revision:
            rows.insert(self._database, reading, vectors, revision)
            rows.point(self._database, path, doc_id, reading.stamp)
        return "read again from its file"

    def _outline(self, found: Examined) -> tuple[Outline | None, str]:
        """The outline as it should be, and where it was taken from."""
        if found.outline is not None:
            return found.outline, "written again from what was stored"
        paths = self._paths(found.doc_id)
        for path in paths:
            if (reading := self._reread(path, found.doc_id)) is not None:
                return reading.outline, f"read again from {path}"
        if found.text is None:
            return None, ""
        name = paths[0].name if paths else f"{found.doc_id}.txt"
        form = FORMATS.get(Path(name).suffix.lower(), "txt")
        return parse(Document(found.text, name, form)), "parsed again from the stored text"

    def _reread(self, path: Path, doc_id: str) -> Reading | None:
        """A file, if it still holds the document."""
        try:
            reading = self._reader.read(path)
        except (YoujuError, OSError, ValueError):
            return None
        return reading if reading.doc_id == doc_id else None

    def _paths(self, doc_id: str) -> list[Path]:
        found = self._database.rows(
            "SELECT path FROM sources WHERE doc_id = ? ORDER BY rowid", doc_id
        )
        return [rows.full_path(self._database.folder, path) for (path,) in found]

    def _replace(self, found: Examined, reading: Reading, vectors: Vectors) -> None:
        """Write a document in the place of what is left of it."""
        database = self._database
        with database.change() as revision:
            rows.delete(database, found.doc_id)
            rows.delete(database, reading.doc_id)
            database.execute("DELETE FROM documents WHERE rowid = ?", found.rowid)
            rows.insert(database, reading, vectors, revision, found.added)
            database.execute(
                "UPDATE documents SET rowid = ? WHERE doc_id = ?", found.rowid, reading.doc_id
            )
            database.execute(
                "UPDATE sources SET doc_id = ? WHERE doc_id = ?", reading.doc_id, found.doc_id
            )

    def _move_out(self, found: Examined) -> str:
        """Take a document out whose text is lost; what is left of it is kept as a file."""
        database = self._database
        row = database.row("SELECT text FROM documents WHERE rowid = ?", found.rowid)
        data = row[0] if isinstance(row[0], bytes) else str(row[0]).encode()
        is_id = len(found.doc_id) == DOC_ID_DIGITS and found.doc_id.isalnum()
        kept = database.folder / DAMAGED / f"{found.doc_id if is_id else found.rowid}.txt"
        with explained(database.folder):
            kept.parent.mkdir(exist_ok=True)
            kept.write_bytes(data)
        paths = self._paths(found.doc_id)
        with database.change():
            database.execute("DELETE FROM documents WHERE rowid = ?", found.rowid)
            database.execute("DELETE FROM passages WHERE doc_id = ?", found.doc_id)
            database.execute("DELETE FROM sources WHERE doc_id = ?", found.doc_id)
        again = f"; add it again with: youju add {' '.join(map(str, paths))}" if paths else ""
        return f"taken out of the library; what is left of its text is in {kept}{again}"

    def _embed(self, passages: Sequence[Passage]) -> Sequence[Vectors]:
        """A row for each passage; the model is not asked for where there is none."""
        texts = [passage.text for passage in passages]
        return list(self._embedder.encode_passages(texts)) if texts else []

    def _joined(self, vectors: Sequence[Vectors]) -> Vectors:
        return np.array(vectors, np.float32).reshape(-1, self._made_with[1])

    @cached_property
    def _embedder(self) -> Embedder:
        embedder = self._load()
        if (embedder.name, embedder.dimension) != self._made_with:
            raise LibraryError(
                f"got embedding model {embedder.name}, but the library was made with "
                f"{self._made_with[0]}, which mending needs; set YOUJU_EMBEDDING_MODEL to that one"
            )
        return embedder
