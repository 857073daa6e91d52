"""The file of a library: its schema, its transactions, and what its errors mean.

Everything of a library lies in one SQLite file, because a change then is one transaction: killed
at any instant, the next one to open it finds it as it was or as it was to be, and SQLite itself
rolls a half-made change back. What is small stands before what is large in a row, so that lists
and facts are read without the texts.

Knows nothing of documents beyond the names of their columns, and of no older format but its number.
"""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from index.errors import DamagedError, LibraryError

FORMAT_VERSION = 2
FILE_NAME = "library.sqlite"
WAIT_SECONDS = 30.0
"""How long a change waits for another process's before it gives up."""
PAGE_BYTES = 16384
CHECKSUM_BYTES = 8

TABLES = {
    "manifest": """CREATE TABLE manifest (key TEXT PRIMARY KEY, value TEXT NOT NULL)""",
    "documents": """CREATE TABLE documents (
        doc_id TEXT PRIMARY KEY, revision INTEGER NOT NULL, title TEXT NOT NULL,
        sha256 TEXT NOT NULL, added TEXT NOT NULL, digest TEXT NOT NULL, clauses INTEGER NOT NULL,
        foreigns INTEGER NOT NULL, warnings INTEGER NOT NULL, facts TEXT, checksum TEXT NOT NULL,
        text BLOB NOT NULL, outline TEXT NOT NULL, chunks TEXT NOT NULL)""",
    "sources": """CREATE TABLE sources (
        path TEXT PRIMARY KEY, doc_id TEXT NOT NULL,
        size INTEGER, mtime_ns INTEGER, sha256 TEXT, parser TEXT)""",
    "passages": """CREATE TABLE passages (
        doc_id TEXT NOT NULL, kind TEXT NOT NULL, keys TEXT NOT NULL, vectors BLOB NOT NULL,
        postings BLOB NOT NULL, checksum TEXT NOT NULL DEFAULT '', PRIMARY KEY (doc_id, kind))""",
}
INDEXES = ("CREATE INDEX sources_by_document ON sources (doc_id)",)


class Database:
    """One connection to the file of a library, shared between threads."""

    def __init__(self, folder: Path, mode: str = "rw") -> None:
        """Connect; ``mode`` is ``rw``, or ``rwc`` to make the file.

        Raises:
            LibraryError: The file cannot be opened.
        """
        self.folder = folder
        self.lock = threading.RLock()
        with explained(folder):
            self._connection = connect(folder / FILE_NAME, mode)

    def close(self) -> None:
        """Let go of the file."""
        with self.lock:
            self._connection.close()

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read_anything(self) -> None:
        """Read also text that is no UTF-8, with marks in place of what is damaged."""
        self._connection.text_factory = lenient

    def execute(self, statement: str, *values: object) -> sqlite3.Cursor:
        """Run one statement."""
        return self._connection.execute(statement, values)

    def rows(self, query: str, *values: object) -> list[Any]:
        """All rows of a query."""
        with self.lock, explained(self.folder):
            return self.execute(query, *values).fetchall()

    def row(self, query: str, *values: object) -> Any:  # noqa: ANN401 - as wide as SQL
        """The first row of a query, or None."""
        with self.lock, explained(self.folder):
            return self.execute(query, *values).fetchone()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """What is read inside is what one transaction left."""
        with self.lock, explained(self.folder), _transaction(self._connection, "DEFERRED"):
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """What is written inside is written as a whole or not at all."""
        with self.lock, explained(self.folder), _transaction(self._connection, "IMMEDIATE"):
            yield

    @contextmanager
    def change(self) -> Iterator[int]:
        """One atomic change; yields the generation it leads to, which stays if nothing changes."""
        with self.writing():
            generation = self.generation() + 1
            before = self._connection.total_changes
            yield generation
            if self._connection.total_changes != before:
                self.execute(
                    "INSERT OR REPLACE INTO manifest VALUES ('generation', ?)", str(generation)
                )

    def pack(self) -> None:
        """Give back the room that removed documents left."""
        with self.lock, explained(self.folder):
            self.execute("VACUUM")

    def generation(self) -> int:
        """How many changes the library has seen."""
        row = self.row("SELECT value FROM manifest WHERE key = 'generation'")
        return int(row[0]) if row else 0

    def version(self) -> int:
        """The format's version; 0 where no library was made yet."""
        return int(self.row("PRAGMA user_version")[0])

    def make(self, embedding_model: str, dimension: int) -> None:
        """Make an empty library in one transaction, unless there is one."""
        self.execute(f"PRAGMA page_size = {PAGE_BYTES}")
        with self.writing():
            if self.version() > 0:
                return
            make_tables(self._connection)
            manifest = {"embedding_model": embedding_model, "dimension": dimension, "generation": 0}
            for key, value in manifest.items():
                self.execute("INSERT INTO manifest VALUES (?, ?)", key, str(value))


def connect(file: Path, mode: str) -> sqlite3.Connection:
    """Open the file; transactions are begun by hand."""
    database = sqlite3.connect(
        f"{file.as_uri()}?mode={mode}",
        uri=True,
        timeout=WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    database.execute("PRAGMA synchronous = FULL")
    return database


def lenient(data: bytes) -> str:
    """Text, whatever the bytes."""
    return data.decode("utf-8", "replace")


def make_tables(connection: sqlite3.Connection) -> None:
    """Make the tables of the present format, empty."""
    for statement in (*TABLES.values(), *INDEXES):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {FORMAT_VERSION}")


def checksum(values: Iterable[object]) -> str:
    """A short hash of a row's values, by which damage to any of them is seen."""
    made = hashlib.blake2b(digest_size=CHECKSUM_BYTES)
    for value in values:
        data = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
        made.update(b"%d:" % len(data))
        made.update(data)
    return made.hexdigest()


@contextmanager
def _transaction(connection: sqlite3.Connection, mode: str) -> Iterator[None]:
    """All or nothing."""
    connection.execute(f"BEGIN {mode}")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn what the database or the disk says into an error that names the remedy."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise _remedy(folder, error) from error
    except OSError as error:
        raise LibraryError(
            f"got '{error}' for the library folder {folder}; choose one that can be written"
        ) from error


def _remedy(folder: Path, error: Exception) -> LibraryError:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LibraryError(
            f"got no access to the library in {folder} within {WAIT_SECONDS:.0f} s: another "
            "process is changing it; try again when that is done"
        )
    if name.startswith("SQLITE_READONLY"):
        return LibraryError(
            f"got a library in {folder} that this user may read but not change; give write access "
            "to the folder and its files, or make a library elsewhere with: "
            "youju add PATH --library OTHER_FOLDER"
        )
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN")):
        return LibraryError(
            f"got '{error}' from the library in {folder}, and what was to be written now is not "
            "in it; check that the disk has room and that the folder may be written"
        )
    return DamagedError(
        f"got '{error}' from {folder / FILE_NAME}, which is not a whole library; see what can be "
        f"saved with: youju doctor --repair --library {folder}"
    )
