"""What can still be read of a damaged library file is written, row by row, into a new one.

The damaged file is kept beside it under another name. Knows nothing of what the rows mean: what
was saved is checked afterwards, document by document.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from index.database import (
    FILE_NAME,
    FORMAT_VERSION,
    INDEXES,
    PAGE_BYTES,
    TABLES,
    connect,
    explained,
    lenient,
    make_tables,
)
from index.errors import DamagedError

GAP_LIMIT = 100_000
"""Rows that are asked for one by one between those that can be listed from both ends."""
_UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)
_MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved: rows written and rows that could not be read, and where the old file is."""

    saved: int
    lost: int
    kept: Path


def salvage(folder: Path) -> Salvaged:
    """Put a new file in the place of a damaged one.

    Raises:
        DamagedError: Nothing of use can be read; the file is as it was.
        LibraryError: The disk has no room, or the folder may not be written.
    """
    file, made = folder / FILE_NAME, folder / f"{FILE_NAME}.new"
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    kept = folder / f"{FILE_NAME}.damaged-{moment}"
    with explained(folder):
        for leftover in folder.glob(f"{FILE_NAME}.new*"):
            leftover.unlink()
        work = folder / f"{FILE_NAME}.new-old"
        shutil.copyfile(file, work)
        try:
            saved, lost = _saved(folder, work, made)
            shutil.copyfile(file, kept)
        except BaseException:
            made.unlink(missing_ok=True)
            raise
        finally:
            work.unlink()
        with suppress(FileNotFoundError):  # it would be rolled back into the new file
            os.replace(f"{file}-journal", f"{kept}-journal")
        os.replace(made, file)
    return Salvaged(saved, lost, kept)


def _saved(folder: Path, work: Path, made: Path) -> tuple[int, int]:
    """Copy what can be read, at a second try with another list of tables."""
    try:
        return _copied(folder, work, made)
    except DamagedError:
        _replace_first_page(work)
        return _copied(folder, work, made)


def _copied(folder: Path, work: Path, made: Path) -> tuple[int, int]:
    """Copy what can be read; DamagedError where that is too little."""
    made.unlink(missing_ok=True)
    try:
        counts = _copy(work, made)
    except (*_UNREADABLE, KeyError) as error:
        if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_FULL", "SQLITE_IOERR")):
            raise
        raise _too_little(folder) from error
    _refuse_nothing(folder, made)
    return counts


def _replace_first_page(work: Path) -> None:
    """Give a file whose list of tables is lost that of a new library, which is laid out alike."""
    new = work.with_name(f"{FILE_NAME}.new-first")
    with closing(connect(new, "rwc")) as database:
        database.execute(f"PRAGMA page_size = {PAGE_BYTES}")
        make_tables(database)
    page = bytearray(new.read_bytes()[:PAGE_BYTES])
    new.unlink()
    page[28:32] = (work.stat().st_size // PAGE_BYTES).to_bytes(4, "big")
    with work.open("r+b") as file:
        file.write(page)


def _copy(work: Path, made: Path) -> tuple[int, int]:
    """Copy all rows that can be read; return how many, and how many could not be."""
    with closing(_open_old(work)) as old, closing(connect(made, "rwc")) as new:
        new.execute(f"PRAGMA page_size = {PAGE_BYTES}")
        new.execute("BEGIN IMMEDIATE")
        schema = _schema(old)
        counts = [_copy_table(old, new, name, sql) for name, sql in schema.items()]
        for statement in INDEXES:
            new.execute(statement)
        new.execute(
            f"PRAGMA user_version = {FORMAT_VERSION if schema is TABLES else _version(old)}"
        )
        new.execute("COMMIT")
    return sum(saved for saved, _ in counts), sum(lost for _, lost in counts)


def _open_old(work: Path) -> sqlite3.Connection:
    """Open a copy of the damaged file; what is always the same in its header is set right."""
    with work.open("r+b") as file:
        file.write(_MAGIC + PAGE_BYTES.to_bytes(2, "big") + bytes((1, 1, 0, 64, 32, 32)))
        file.seek(44)
        file.write((4).to_bytes(4, "big"))
        file.seek(56)
        file.write((1).to_bytes(4, "big"))
    old = connect(work, "rw")
    old.text_factory = lenient
    return old


def _schema(old: sqlite3.Connection) -> dict[str, str]:
    """How each table was made: as today, or as an older format says itself."""
    if not 0 < _version(old) < FORMAT_VERSION:
        return TABLES
    found = dict(old.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    return {name: found[name] for name in TABLES}


def _version(old: sqlite3.Connection) -> int:
    try:
        return int(old.execute("PRAGMA user_version").fetchone()[0])
    except _UNREADABLE:
        return 0


def _copy_table(
    old: sqlite3.Connection, new: sqlite3.Connection, name: str, sql: str
) -> tuple[int, int]:
    new.execute(sql)
    columns = [row[1] for row in new.execute(f"PRAGMA table_info({name})")]
    insert = (
        f"INSERT OR IGNORE INTO {name} (rowid, {', '.join(columns)})"
        f" VALUES ({', '.join('?' * (len(columns) + 1))})"
    )
    saved = lost = 0
    for rowid in _rowids(old, name):
        try:
            row = old.execute(f"SELECT rowid, * FROM {name} WHERE rowid = ?", (rowid,)).fetchone()
            before = new.total_changes
            new.execute(insert, row)
            is_saved = new.total_changes > before
        except (*_UNREADABLE, TypeError):
            is_saved = False
        saved += is_saved
        lost += not is_saved
    return saved, lost


def _rowids(old: sqlite3.Connection, name: str) -> list[int]:
    """The rows of a table that can be found: from both ends, and one by one in between."""
    first = list(_listed(old, name, "ASC"))
    last = list(_listed(old, name, "DESC"))
    if not first or not last:
        return sorted({*first, *last})
    between = range(first[-1] + 1, min(last[-1], first[-1] + GAP_LIMIT))
    return sorted({*first, *last, *(rowid for rowid in between if _is_there(old, name, rowid))})


def _listed(old: sqlite3.Connection, name: str, order: str) -> Iterator[int]:
    with suppress(*_UNREADABLE):
        query = f"SELECT rowid FROM {name} NOT INDEXED ORDER BY rowid {order}"
        yield from (row[0] for row in old.execute(query))


def _is_there(old: sqlite3.Connection, name: str, rowid: int) -> bool:
    try:
        query = f"SELECT 1 FROM {name} NOT INDEXED WHERE rowid = ?"
        return old.execute(query, (rowid,)).fetchone() is not None
    except _UNREADABLE:
        return False


def _refuse_nothing(folder: Path, made: Path) -> None:
    """A library that no longer says which model made it cannot be used."""
    with closing(connect(made, "rw")) as new:
        keys = {row[0] for row in new.execute("SELECT key FROM manifest")}
        paths = [row[0] for row in new.execute("SELECT path FROM sources ORDER BY rowid")]
    if not {"embedding_model", "dimension"} <= keys:
        raise _too_little(folder, paths)


def _too_little(folder: Path, paths: Sequence[str] = ()) -> DamagedError:
    files = f"; it held {', '.join(paths)}" if paths else ""
    return DamagedError(
        f"got a file {folder / FILE_NAME} of which too little can be read to mend it{files}; move "
        f"it away and add the documents again with: youju add PATH --library {folder}"
    )
