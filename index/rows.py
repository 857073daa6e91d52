"""What a library keeps of one document: its rows, written, pointed to and deleted.

The path of a file inside the library's own folder is kept relative to it, so that the folder can
be moved. Every function is called within a change. Knows nothing of files' contents.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from index.chunks import Kind
from index.database import Database, checksum
from index.embedder import Vectors
from index.facts import facts_of
from index.lexical import analyse
from index.reading import Reading, Stamp
from index.records import chunks_to_json, facts_to_json, outline_to_json

CHECKED = (
    "doc_id, title, sha256, added, digest, clauses, foreigns, warnings, facts, text, outline,"
    " chunks"
)
"""The columns of a document that its checksum covers."""


def stored_path(folder: Path, path: Path) -> str:
    """How the path of a file is kept."""
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)


def full_path(folder: Path, stored: str) -> Path:
    """The path of a file that is kept so."""
    return folder / stored


def insert(
    database: Database, reading: Reading, vectors: Vectors, revision: int, added: str = ""
) -> None:
    """Write one document with all that belongs to it, but not the names of its files.

    Args:
        database: Where to.
        reading: What was read.
        vectors: A unit row for each passage, shape ``(len(reading.passages), dimension)``.
        revision: The generation of this change.
        added: When it was first added, ISO 8601; now, where that is empty.
    """
    document, outline = reading.outline.document, reading.outline
    checked = (
        reading.doc_id,
        outline.title,
        document.sha256,
        added or datetime.now(UTC).isoformat(timespec="seconds"),
        reading.digest,
        len(outline.clauses),
        len(outline.foreign),
        len(outline.warnings),
        facts_to_json(facts_of(outline)),
        document.text.encode("utf-8", "surrogatepass"),
        outline_to_json(outline),
        chunks_to_json(passage.chunk for passage in reading.passages),
    )
    database.execute(
        f"INSERT INTO documents ({CHECKED}, revision, checksum) VALUES ({'?, ' * 13}?)",
        *checked,
        revision,
        checksum(checked),
    )
    for kind in Kind:
        _insert_passages(database, reading, vectors, kind)


def _insert_passages(database: Database, reading: Reading, vectors: Vectors, kind: Kind) -> None:
    """Write what is searched of one kind of chunk."""
    at = [i for i, passage in enumerate(reading.passages) if passage.chunk.kind is kind]
    keys = json.dumps([reading.passages[i].chunk.key for i in at])
    postings = analyse([reading.passages[i].text for i in at]).to_bytes()
    rows = vectors[at].tobytes()
    made = checksum((keys, rows, postings))
    database.execute(
        "INSERT INTO passages (doc_id, kind, keys, vectors, postings, checksum)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        *(reading.doc_id, kind.value, keys, rows, postings, made),
    )


def update(database: Database, reading: Reading, revision: int) -> bool:
    """Write what a newer reader makes of a document whose clauses and passages are the same.

    Returns:
        Whether there was anything new.
    """
    outline, doc_id = reading.outline, reading.doc_id
    new = (facts_to_json(facts_of(outline)), outline_to_json(outline), len(outline.warnings))
    old = database.row("SELECT facts, outline, warnings FROM documents WHERE doc_id = ?", doc_id)
    if new == old:
        return False
    database.execute(
        "UPDATE documents SET facts = ?, outline = ?, warnings = ?, revision = ? WHERE doc_id = ?",
        *(*new, revision, doc_id),
    )
    row = database.row(f"SELECT {CHECKED} FROM documents WHERE doc_id = ?", doc_id)
    database.execute("UPDATE documents SET checksum = ? WHERE doc_id = ?", checksum(row), doc_id)
    return True


def delete(database: Database, doc_id: str) -> None:
    """Delete a document, but not the names of its files."""
    database.execute("DELETE FROM documents WHERE doc_id = ?", doc_id)
    database.execute("DELETE FROM passages WHERE doc_id = ?", doc_id)


def point(database: Database, path: Path, doc_id: str, stamp: Stamp) -> None:
    """Note which document a file holds, and by what the file is known; its place is kept."""
    database.execute(
        "INSERT INTO sources (path, doc_id, size, mtime_ns, sha256, parser)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET doc_id = excluded.doc_id,"
        " size = excluded.size, mtime_ns = excluded.mtime_ns, sha256 = excluded.sha256,"
        " parser = excluded.parser",
        *(stored_path(database.folder, path), doc_id),
        *(stamp.size, stamp.mtime_ns, stamp.sha256, stamp.parser),
    )


def drop_if_unheld(database: Database, doc_id: str) -> None:
    """Delete a document that no file holds any more."""
    if database.row("SELECT 1 FROM sources WHERE doc_id = ?", doc_id) is None:
        delete(database, doc_id)
