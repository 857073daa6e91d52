"""Files are put into a library: read, compared with what is there, embedded, written.

A few neighbouring files are one change, so that an interrupted call is simply made again. What is
unchanged is not read, what is read and unchanged is not embedded.

Knows nothing of what is held in memory for searching; it tells when something has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from index import rows
from index.database import FILE_NAME, Database
from index.documents import FORMATS, load
from index.embedder import Embedder, Vectors
from index.errors import LibraryError, UnfinishedError, YoujuError
from index.reading import Reader, Reading, Stamp, absolute, files_below, look

GROUP = 512
"""Passages embedded in one go; files are committed together until they have so many."""


class Progress(Protocol):
    """Is told how far a long call has come."""

    def __call__(self, done: int, total: int, label: str, /) -> None:
        """``done`` of ``total`` steps; ``label`` is the file being read or embedded."""
        ...


def silent(done: int, total: int, label: str, /) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of one file.

    Attributes:
        doc_id: The document's id; None where the file was refused.
        status: ``added``, ``updated``, ``unchanged`` or ``refused``.
        clauses, foreign, warnings: How many the document has.
        reason: Why it was refused, or of which file it is a copy; else empty.
    """

    doc_id: str | None
    title: str
    path: str
    status: str
    clauses: int
    foreign: int
    warnings: int
    reason: str


class Adding:
    """One call of ``Library.add``."""

    def __init__(
        self,
        database: Database,
        embedder: Embedder,
        reader: Reader,
        progress: Progress,
        changed: Callable[[], object],
    ) -> None:
        """Prepare to add.

        Args:
            database: Where to.
            embedder: Embeds the passages.
            reader: Reads the files.
            progress: Told first about files read, then about passages embedded.
            changed: Called after each change.
        """
        self._database = database
        self._embedder = embedder
        self._reader = reader
        self._progress = progress
        self._changed = changed
        self._seen_again: dict[str, Stamp] = {}

    def add(self, paths: Iterable[Path], reread: bool) -> tuple[AddResult, ...]:
        """Add files, and all files below folders; one result a file, and a folder without any.

        Raises:
            UnfinishedError: The library took some files and then could not be written.
            LibraryError: It took none.
        """
        paths = tuple(paths)
        files = [path for path in files_below(paths) if not self._is_own(path)]
        results: dict[Path, AddResult] = {}
        readings: list[Reading] = []
        for done, path in enumerate(files):
            self._progress(done, len(files), path.name)
            known = None if reread else self._known(path)
            if known is None and not readings:
                self._ask_to_write()
            item = known or self._read(path)
            if isinstance(item, AddResult):
                results[path] = item
            else:
                readings.append(item)
        try:
            for group, embed in self._plan(readings):
                results.update(self._put_all(group, embed))
                self._changed()
            self._note_times()
        except LibraryError as error:
            told = tuple(results[path] for path in files if path in results)
            raise _unfinished(error, told) from error
        bare = (path for path in paths if path.is_dir() and not _holds_any(path, files))
        return (*(results[path] for path in files), *map(_nothing_at, bare))

    def _ask_to_write(self) -> None:
        """Refuse a library that cannot be changed before hours are spent on what goes into it."""
        with self._database.writing():
            self._database.execute("UPDATE manifest SET value = value WHERE FALSE")

    def _is_own(self, path: Path) -> bool:
        """Whether a file belongs to the library itself."""
        return path.parent == self._database.folder and path.name.startswith(FILE_NAME)

    def _known(self, path: Path) -> AddResult | None:
        """The result for a file that need not be read; None where it has to be."""
        try:
            stored = rows.stored_path(self._database.folder, path)
            row = self._database.row(
                "SELECT size, mtime_ns, sources.sha256, parser, doc_id, title, clauses, foreigns,"
                " warnings FROM sources JOIN documents USING (doc_id) WHERE path = ?",
                stored,
            )
        except UnicodeEncodeError:
            return None
        if row is None:
            return None
        known = Stamp(*row[:4])
        stamp = self._reader.same(path, known)
        if stamp is None:
            return None
        doc_id, title, clauses, foreigns, warnings = row[4:]
        if stamp != known:
            self._seen_again[stored] = stamp
        return AddResult(doc_id, title, str(path), "unchanged", clauses, foreigns, warnings, "")

    def _note_times(self) -> None:
        """Note when files were changed whose bytes are still the same, so that none is read."""
        if not self._seen_again:
            return
        with self._database.writing():
            for stored, stamp in self._seen_again.items():
                self._database.execute(
                    "UPDATE sources SET mtime_ns = ? WHERE path = ? AND sha256 = ?",
                    *(stamp.mtime_ns, stored, stamp.sha256),
                )

    def _read(self, path: Path) -> Reading | AddResult:
        """Read one file, or say why not."""
        try:
            str(path).encode("utf-8")
            return self._reader.read(path)
        except UnicodeEncodeError:
            return _refused(
                path, "the file name is no UTF-8 text; rename the file and add it again"
            )
        except (YoujuError, OSError) as error:
            return _refused(path, str(error))
        except Exception as error:  # a defect that one file brings out must not stop the others
            return _refused(path, f"unexpected {type(error).__name__}: {error}; please report it")

    def _plan(self, readings: Sequence[Reading]) -> Iterator[tuple[list[Reading], _Embedded]]:
        """Neighbouring files that are committed together, with their vectors."""
        pending: dict[str, Reading] = {}
        for item in readings:
            if self._is_stale(item):
                pending.setdefault(item.doc_id, item)
        total = sum(len(item.passages) for item in pending.values())
        embedded = _Embedded(self._embedder, self._progress, total)
        for group in _groups(readings, pending):
            embedded.embed([item for item in group if pending.get(item.doc_id) is item])
            yield group, embedded

    def _is_stale(self, item: Reading) -> bool:
        """Whether the document is not here, or was read from this file by an earlier parser."""
        row = self._database.row("SELECT digest FROM documents WHERE doc_id = ?", item.doc_id)
        return row is None or (row[0] != item.digest and self._is_first(item))

    def _is_first(self, item: Reading) -> bool:
        """Whether a file is the one that its document is read from, among copies."""
        row = self._database.row(
            "SELECT path FROM sources WHERE doc_id = ? ORDER BY rowid LIMIT 1", item.doc_id
        )
        return row is None or row[0] == rows.stored_path(self._database.folder, item.path)

    def _put_all(self, group: Sequence[Reading], embedded: _Embedded) -> dict[Path, AddResult]:
        """Put some files in, in one change."""
        with self._database.change() as revision:
            return {item.path: self._put(item, embedded, revision) for item in group}

    def _put(self, item: Reading, embedded: _Embedded, revision: int) -> AddResult:
        """Store one document unless it is here, and note the file it came from."""
        database, doc_id = self._database, item.doc_id
        stored = rows.stored_path(database.folder, item.path)
        before = _first(database.row("SELECT doc_id FROM sources WHERE path = ?", stored))
        known = database.row("SELECT 1 FROM documents WHERE doc_id = ?", doc_id) is not None
        is_new = self._is_stale(item)
        if is_new:
            rows.delete(database, doc_id)
            rows.insert(database, item, embedded.of(item), revision)
        elif self._is_first(item):
            is_new = rows.update(database, item, revision)
        reason = self._of_copy(doc_id) if known and before != doc_id else ""
        rows.point(database, item.path, doc_id, item.stamp)
        if before not in (None, doc_id):
            rows.drop_if_unheld(database, str(before))
        if before is None and not known:
            return _result(item, "added", reason)
        replaced = is_new or before not in (None, doc_id)
        return _result(item, "updated" if replaced else "unchanged", reason)

    def _of_copy(self, doc_id: str) -> str:
        """Say which file has the same text; forget those that are gone, so a file can move."""
        database = self._database
        found = database.rows("SELECT path FROM sources WHERE doc_id = ? ORDER BY rowid", doc_id)
        for (path,) in found:
            if look(rows.full_path(database.folder, path)) is None:
                database.execute("DELETE FROM sources WHERE path = ?", path)
        return f"same text as {rows.full_path(database.folder, found[0][0])}" if found else ""


class _Embedded:
    """The vectors of files, made in large batches; tells how far it is."""

    def __init__(self, embedder: Embedder, progress: Progress, total: int) -> None:
        self._embedder = embedder
        self._progress = progress
        self._total = total
        self._done = 0
        self._vectors: dict[str, Vectors] = {}

    def embed(self, items: Sequence[Reading]) -> None:
        """Embed all passages of some files; the rows of earlier ones are let go."""
        self._vectors = self._make(items)

    def of(self, item: Reading) -> Vectors:
        """The rows of a file; made now where another process removed the document meanwhile."""
        if item.doc_id not in self._vectors:
            self._vectors |= self._make([item])
        return self._vectors[item.doc_id]

    def _make(self, items: Sequence[Reading]) -> dict[str, Vectors]:
        texts = [passage.text for item in items for passage in item.passages]
        parts = [np.zeros((0, self._embedder.dimension), np.float32)]
        for at in range(0, len(texts), GROUP):
            self._progress(self._done, self._total, items[0].outline.document.name)
            parts.append(self._embedder.encode_passages(texts[at : at + GROUP]))
            self._done += len(parts[-1])
        if texts:
            self._progress(self._done, self._total, items[-1].outline.document.name)
        ends = np.cumsum([len(item.passages) for item in items], dtype=np.int64)
        each = np.split(np.concatenate(parts), ends[:-1])
        return {item.doc_id: rows for item, rows in zip(items, each, strict=True)} if items else {}


def _groups(readings: Iterable[Reading], pending: dict[str, Reading]) -> Iterator[list[Reading]]:
    """Neighbouring files, until they have enough passages to embed."""
    group: list[Reading] = []
    size = 0
    for item in readings:
        group.append(item)
        if pending.get(item.doc_id) is item:
            size += len(item.passages)
        if size >= GROUP or len(group) >= GROUP:
            yield group
            group, size = [], 0
    if group:
        yield group


def _unfinished(error: LibraryError, done: tuple[AddResult, ...]) -> LibraryError:
    """The error, and what stays of the files before it; itself where nothing was put in."""
    kept = sum(result.status in ("added", "updated") for result in done)
    if not kept:
        return error
    return UnfinishedError(
        f"{error}; {kept} files had been added before that and stay (see: youju list), and the "
        "same call goes on with the others",
        done,
    )


def absent(paths: Sequence[Path]) -> tuple[AddResult, ...]:
    """The results where nothing of what is named can be read, so that no model need be loaded.

    No file is there, or it has no byte or is of a kind that is not read.
    """
    here = [file for file in files_below(paths) if look(file)]
    reasons = [_why_unread(file) for file in here]
    if not all(reasons):
        return ()
    bare = (path for path in paths if not _holds_any(path, here))
    return (*map(_refused, here, reasons), *map(_nothing_at, bare))


def _why_unread(file: Path) -> str:
    """Why a file cannot be read, where its size and its name tell; else empty."""
    seen = look(file)
    if seen and seen[0] and file.suffix.lower() in FORMATS:
        return ""
    try:
        load(file)
    except (YoujuError, OSError) as error:
        return str(error)
    return ""


def _holds_any(folder: Path, files: Iterable[Path]) -> bool:
    return any(file.is_relative_to(absolute(folder)) for file in files)


def _nothing_at(path: Path) -> AddResult:
    """The result for a path where there is nothing, or a folder without files."""
    if not path.is_dir():
        return _refused(path, f"got {path}, and nothing is there; check it")
    return _refused(
        path,
        f"got a folder without documents, expected files in {' '.join(sorted(FORMATS))} in it or "
        "in its folders (hidden ones are not read); name the folder or the files that are meant",
    )


def _first(row: tuple[str, ...] | None) -> str | None:
    return row[0] if row else None


def _refused(path: Path, reason: str) -> AddResult:
    return AddResult(None, "", str(path), "refused", 0, 0, 0, reason)


def _result(item: Reading, status: str, reason: str) -> AddResult:
    outline = item.outline
    counts = (len(outline.clauses), len(outline.foreign), len(outline.warnings))
    return AddResult(item.doc_id, outline.title, str(item.path), status, *counts, reason)
