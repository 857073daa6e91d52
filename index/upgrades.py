"""A library of an older format becomes one of the present format, in one transaction.

Each step is one function, from its number to the next, and keeps the table definitions of its day.
Knows nothing of files outside the library.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from index.database import FORMAT_VERSION, Database, checksum
from index.errors import LibraryError
from index.facts import facts_of
from index.records import MALFORMED, facts_to_json, outline_from_json


def upgrade(database: Database) -> None:
    """Bring a library to the present format; a kill at any instant leaves the old one.

    Raises:
        LibraryError: A newer version of Youju made it, or it cannot be written.
    """
    if database.version() != FORMAT_VERSION:
        with database.writing():
            _refuse_newer(database)  # another process may have been first
            for number in range(database.version(), FORMAT_VERSION):
                UPGRADES[number](database)
                database.execute(f"PRAGMA user_version = {number + 1}")


def _refuse_newer(database: Database) -> None:
    version = database.version()
    if version > FORMAT_VERSION:
        raise LibraryError(
            f"got a library of format {version} in {database.folder}, this version of Youju reads "
            f"up to {FORMAT_VERSION}; upgrade Youju, or make a new library with: "
            "youju add PATH --library OTHER_FOLDER"
        )


_DOCUMENTS_2 = """CREATE TABLE documents (
        doc_id TEXT PRIMARY KEY, revision INTEGER NOT NULL, title TEXT NOT NULL,
        sha256 TEXT NOT NULL, added TEXT NOT NULL, digest TEXT NOT NULL, clauses INTEGER NOT NULL,
        foreigns INTEGER NOT NULL, warnings INTEGER NOT NULL, facts TEXT, checksum TEXT NOT NULL,
        text BLOB NOT NULL, outline TEXT NOT NULL, chunks TEXT NOT NULL)"""
_COLUMNS_1 = "doc_id, title, sha256, added, digest, clauses, text, outline, chunks, revision"


def _to_2(database: Database) -> None:
    """Add counts, facts and checksums to documents, and to sources what files are known by."""
    for column in ("size INTEGER", "mtime_ns INTEGER", "sha256 TEXT", "parser TEXT"):
        database.execute(f"ALTER TABLE sources ADD COLUMN {column}")
    for (path,) in database.rows("SELECT path FROM sources"):
        inside = Path(path).is_relative_to(database.folder)
        kept = Path(path).relative_to(database.folder).as_posix() if inside else path
        database.execute("UPDATE sources SET path = ? WHERE path = ?", kept, path)
    database.execute("ALTER TABLE documents RENAME TO documents_1")
    database.execute(_DOCUMENTS_2)
    for (rowid,) in database.rows("SELECT rowid FROM documents_1 ORDER BY rowid"):
        _document_to_2(database, rowid)
    database.execute("DROP TABLE documents_1")
    database.execute("ALTER TABLE passages ADD COLUMN checksum TEXT NOT NULL DEFAULT ''")
    for (rowid,) in database.rows("SELECT rowid FROM passages"):
        row = database.row("SELECT keys, vectors, postings FROM passages WHERE rowid = ?", rowid)
        database.execute("UPDATE passages SET checksum = ? WHERE rowid = ?", checksum(row), rowid)


def _document_to_2(database: Database, rowid: int) -> None:
    row = database.row(f"SELECT {_COLUMNS_1} FROM documents_1 WHERE rowid = ?", rowid)
    *head, text, outline, chunks, revision = row
    values = (*head, *_read_of(outline, text), text, outline, chunks)
    database.execute(
        "INSERT INTO documents (doc_id, title, sha256, added, digest, clauses, foreigns, warnings,"
        f" facts, text, outline, chunks, revision, checksum) VALUES ({'?, ' * 13}?)",
        *(*values, revision, checksum(values)),
    )


def _read_of(outline: str, text: bytes) -> tuple[int, int, str | None]:
    """How many foreign pieces and warnings, and the facts; none where the row is damaged."""
    try:
        made = outline_from_json(outline, text.decode("utf-8", "surrogatepass"))
        return len(made.foreign), len(made.warnings), facts_to_json(facts_of(made))
    except MALFORMED:
        return 0, 0, None  # found and mended by the doctor; the others are upgraded


UPGRADES: dict[int, Callable[[Database], None]] = {1: _to_2}
"""From a format's number to the step that leads to the next one."""
