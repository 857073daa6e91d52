"""A folder that describes itself: documents, clauses, vectors, and how they were made.

Everything lies in one SQLite file, ``library.sqlite``: format version, embedding model and its
dimension (the manifest), and for each document its stored text, outline, chunks, vectors and BM25
postings. One file, because a change then is one transaction: killed at any instant, the next one
to open the library finds it as it was or as it was to be, and SQLite itself rolls a half-made
change back. Texts and manifest cannot disagree with the vectors, two processes that write wait for
each other, and what is read is what one transaction left. Each file that is added is one such
change together with a few of its neighbours, so that an interrupted ``add`` is simply called again.

What is searched is held in memory: a vector store and a BM25 index for each kind of chunk, loaded
at the first search and brought up to date, document by document, by ``refresh``.

Knows nothing of questions, of fusing scores, of settings, or of which embedding model is behind
the Embedder it is given.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol

import numpy as np

from index.chunks import Chunk, Kind, Passage, cut
from index.clauses import Clause, Outline, parse
from index.documents import load
from index.embedder import Embedder, Vectors
from index.errors import LibraryError, YoujuError
from index.lexical import Postings, analyse
from index.matcher import Matcher, Part
from index.records import chunks_from_json, chunks_to_json, outline_from_json, outline_to_json
from index.sentences import words
from index.store import Found

FORMAT_VERSION = 1
FILE_NAME = "library.sqlite"
WAIT_SECONDS = 30.0
"""How long a change waits for another process's before it gives up."""
PAGE_BYTES = 16384
GROUP = 512
"""Passages embedded in one go; files are committed together until they have so many."""

_SCHEMA = """
CREATE TABLE manifest (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE documents (
    doc_id TEXT PRIMARY KEY, revision INTEGER NOT NULL, title TEXT NOT NULL, sha256 TEXT NOT NULL,
    added TEXT NOT NULL, digest TEXT NOT NULL, clauses INTEGER NOT NULL,
    text BLOB NOT NULL, outline TEXT NOT NULL, chunks TEXT NOT NULL);
CREATE TABLE sources (path TEXT PRIMARY KEY, doc_id TEXT NOT NULL);
CREATE INDEX sources_by_document ON sources (doc_id);
CREATE TABLE passages (
    doc_id TEXT NOT NULL, kind TEXT NOT NULL, keys TEXT NOT NULL,
    vectors BLOB NOT NULL, postings BLOB NOT NULL, PRIMARY KEY (doc_id, kind));
"""


class Progress(Protocol):
    """Is told how far a long call has come."""

    def __call__(self, done: int, total: int, label: str, /) -> None:
        """``done`` of ``total`` steps; ``label`` is the file being read or embedded."""
        ...


@dataclass(frozen=True, slots=True)
class Manifest:
    """How a library was made."""

    format_version: int
    embedding_model: str
    dimension: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the library; ``path`` is the first file it was read from, ``added`` UTC."""

    doc_id: str
    title: str
    path: str
    clauses: int
    added: str


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


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that was read and cut, ready to be embedded."""

    path: str
    outline: Outline
    passages: tuple[Passage, ...]
    digest: str

    @property
    def doc_id(self) -> str:
        return self.outline.document.doc_id


def read_outline(path: Path) -> Outline:
    """Load and parse one file."""
    return parse(load(path))


def _silent(done: int, total: int, label: str, /) -> None:
    """Progress that nobody watches."""


class Library:
    """One library folder; safe to share between threads. Use ``create`` or ``open``."""

    def __init__(
        self,
        folder: Path,
        database: sqlite3.Connection,
        embedder: Embedder | None,
        read: Callable[[Path], Outline],
    ) -> None:
        self.folder = folder
        self._database = database
        self._embedder = embedder
        self._read = read
        self._lock = threading.RLock()
        self._generation = -1
        self._entries: dict[str, Entry] = {}
        self._revisions: dict[str, int] = {}
        self._corpus_sha256 = ""
        self._outlines: dict[str, Outline] = {}
        self._clauses: dict[str, dict[str, Clause]] = {}
        self._chunks: dict[str, dict[str, Chunk]] = {}
        self._sentences: dict[str, dict[str, tuple[Chunk, ...]]] = {}
        self._matchers: dict[Kind, Matcher] | None = None
        self.manifest = self._read_manifest()

    @classmethod
    def create(
        cls, folder: Path, embedder: Embedder, read: Callable[[Path], Outline] = read_outline
    ) -> Library:
        """Make an empty library, or open the one that is there already.

        Args:
            folder: Made where it is missing.
            embedder: Its name and dimension are written down for good.
            read: How a file becomes an outline.

        Raises:
            LibraryError: The folder cannot be written, or holds a library that ``open`` refuses.
        """
        folder = folder.absolute()
        with _explained(folder):
            folder.mkdir(parents=True, exist_ok=True)
            database = _connect(folder / FILE_NAME, "rwc")
            try:
                _make_schema(database, embedder)
            finally:
                database.close()
        return cls.open(folder, embedder, read)

    @classmethod
    def open(
        cls,
        folder: Path,
        embedder: Embedder | None = None,
        read: Callable[[Path], Outline] = read_outline,
    ) -> Library:
        """Open a library.

        Args:
            folder: Where it lies.
            embedder: None for what needs no model: everything but ``add``.
            read: How a file becomes an outline.

        Raises:
            LibraryError: There is no library, a newer version made it, it was made with another
                embedding model, or it is damaged.
        """
        folder = folder.absolute()
        if not cls.exists(folder):
            raise LibraryError(
                f"got no library in {folder}; make one with: youju add PATH --library {folder}"
            )
        with _explained(folder):
            database = _connect(folder / FILE_NAME, "rw")
            try:
                library = cls(folder, database, embedder, read)
                library._refuse_another_model()
                library.refresh()
            except BaseException:
                database.close()
                raise
        return library

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether a library was made in the folder."""
        file = folder.absolute() / FILE_NAME
        if not file.is_file():
            return False
        with _explained(folder):
            database = _connect(file, "rw")
            try:
                return _version(database) > 0
            finally:
                database.close()

    def close(self) -> None:
        """Let go of the file; the library cannot be used afterwards."""
        with self._lock:
            self._database.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # What is in it

    @property
    def corpus_sha256(self) -> str:
        """SHA-256 over the hashes of all stored texts, sorted, one a line."""
        return self._corpus_sha256

    def documents(self) -> tuple[Entry, ...]:
        """All documents, in the order they came."""
        return tuple(self._entries.values())

    def outline(self, doc_id: str) -> Outline:
        """The outline of a document; LibraryError where it is not here."""
        with self._lock:
            if doc_id not in self._outlines:
                text, outline, _ = self._body(doc_id)
                made = outline_from_json(outline, text)
                if made.document.doc_id != doc_id:
                    raise LibraryError(
                        f"got a stored text of {doc_id} that is not the one that was added, in "
                        f"{self.folder}; remove it with: youju remove {doc_id}, and add its file "
                        "again"
                    )
                self._outlines[doc_id] = made
            return self._outlines[doc_id]

    def text(self, doc_id: str) -> str:
        """The stored text of a document; LibraryError where it is not here."""
        return self.outline(doc_id).document.text

    def clause(self, clause_id: str) -> Clause:
        """The clause of an id; LibraryError where it is not here."""
        doc_id = _doc_id(clause_id)
        with self._lock:
            if doc_id not in self._clauses:
                clauses = self.outline(doc_id).clauses
                self._clauses[doc_id] = {clause.id: clause for clause in clauses}
            found = self._clauses[doc_id].get(clause_id)
        if found is None:
            raise LibraryError(f"got clause id {clause_id}, which is not in document {doc_id}")
        return found

    def chunk(self, key: str) -> Chunk:
        """The chunk of a key; LibraryError where it is not here."""
        found = self._chunks_of(_doc_id(key)).get(key)
        if found is None:
            raise LibraryError(f"got chunk key {key}, which is not in this library")
        return found

    def chunks(self) -> Iterator[Chunk]:
        """All chunks, document by document."""
        for doc_id in tuple(self._entries):
            yield from self._chunks_of(doc_id).values()

    def units(self, doc_id: str) -> tuple[str, ...]:
        """The ids of the clauses that a search of a document can find, in reading order."""
        return tuple(dict.fromkeys(chunk.unit_id for chunk in self._chunks_of(doc_id).values()))

    def sentences(self, clause_id: str) -> tuple[Chunk, ...]:
        """The sentence chunks of a unit, or of any other clause, in reading order."""
        doc_id = _doc_id(clause_id)
        with self._lock:
            if doc_id not in self._sentences:
                by_unit: dict[str, tuple[Chunk, ...]] = {}
                for chunk in self._chunks_of(doc_id).values():
                    if chunk.kind is Kind.SENTENCE:
                        by_unit[chunk.unit_id] = (*by_unit.get(chunk.unit_id, ()), chunk)
                self._sentences[doc_id] = by_unit
            of_document = self._sentences[doc_id]
        if clause_id in of_document:
            return of_document[clause_id]
        spans = self.clause(clause_id).spans
        every = (chunk for chunks in of_document.values() for chunk in chunks)
        return tuple(c for c in every if any(a <= c.spans[0][0] < b for a, b in spans))

    def chunk_text(self, chunk: Chunk) -> str:
        """The stored text over a chunk's spans."""
        return words(self.text(_doc_id(chunk.key)), chunk.spans)

    # Searching

    def dense(self, query: Vectors, k: int, kind: Kind, also: Collection[str] = ()) -> Found:
        """The chunks nearest to a question's vector.

        Args:
            query: Unit vector, shape ``(dimension,)``.
            k: How many of the best to return.
            kind: Which chunks to search.
            also: Keys whose scores are wanted besides; unknown ones are left out.
        """
        with self._lock:
            return self._searched()[kind].dense(query, k, also)

    def lexical(self, text: str, k: int, kind: Kind, also: Collection[str] = ()) -> Found:
        """The chunks that share the question's characters and words, by BM25; as ``dense``."""
        with self._lock:
            return self._searched()[kind].lexical.search(text, k, also)

    def count(self, kind: Kind) -> int:
        """How many chunks of a kind can be found."""
        with self._lock:
            return self._searched()[kind].lexical.count()

    def refresh(self) -> bool:
        """Take in what other processes changed; cheap where nothing did.

        Returns:
            Whether anything had changed.
        """
        with self._lock, _explained(self.folder):
            if self._stored_generation() == self._generation:
                return False
            with _transaction(self._database, "DEFERRED"):
                self._take_in()
            return True

    # Changing

    def add(self, paths: Iterable[Path], progress: Progress = _silent) -> tuple[AddResult, ...]:
        """Add files, and all files below folders, in sorted order; hidden ones are left out.

        A file that was here before under its path and now says something else replaces what it
        said. A text that is already here under another path is not kept twice. A file that cannot
        be read is refused and the rest goes on. Nothing is embedded for what is unchanged.

        Args:
            paths: Files and folders.
            progress: Told first about files read, then about passages embedded.

        Returns:
            One result a file.

        Raises:
            LibraryError: The library was opened without an embedder, or another process holds it.
        """
        embedder = self._embedder
        if embedder is None:
            raise LibraryError("got no embedding model, which adding needs; open with an embedder")
        files = self._files(paths)
        results: dict[str, AddResult] = {}
        read: list[_Read] = []
        for done, path in enumerate(files):
            progress(done, len(files), path.name)
            item = self._read_file(path)
            if isinstance(item, AddResult):
                results[item.path] = item
            else:
                read.append(item)
        self.refresh()
        pending = self._pending(read)
        embed = _Embedding(embedder, progress, sum(len(item.passages) for item in pending.values()))
        for group, to_embed in _groups(read, pending):
            results.update(self._add_group(group, embed(to_embed), embed))
        return tuple(results[str(path)] for path in files)

    def remove(self, doc_ids: Iterable[str]) -> None:
        """Remove documents, all of them or, where an id is unknown, none (LibraryError)."""
        doc_ids = tuple(dict.fromkeys(doc_ids))
        with self._lock, _explained(self.folder):
            with self._change():
                known = {row[0] for row in self._database.execute("SELECT doc_id FROM documents")}
                if unknown := [doc_id for doc_id in doc_ids if doc_id not in known]:
                    raise LibraryError(
                        f"got document ids that are not here: {', '.join(unknown)}; nothing was "
                        "removed; see the ids with: youju list"
                    )
                for doc_id in doc_ids:
                    self._delete(doc_id)
                    self._database.execute("DELETE FROM sources WHERE doc_id = ?", (doc_id,))
            self.refresh()

    def _files(self, paths: Iterable[Path]) -> list[Path]:
        """All files to add, each once."""
        found = (file.absolute() for path in paths for file in _walk(path))
        return [
            file
            for file in dict.fromkeys(Path(os.path.normpath(file)) for file in found)
            if file.parent != self.folder or not file.name.startswith(FILE_NAME)
        ]

    def _read_file(self, path: Path) -> _Read | AddResult:
        """Read one file, or say why not."""
        try:
            str(path).encode("utf-8")
            outline = self._read(path)
            passages = cut(outline)
        except UnicodeEncodeError:
            return _refused(
                path, "the file name is no UTF-8 text; rename the file and add it again"
            )
        except (YoujuError, OSError) as error:
            return _refused(path, str(error))
        except Exception as error:  # a defect that one file brings out must not stop the others
            return _refused(path, f"unexpected {type(error).__name__}: {error}; please report it")
        return _Read(str(path), outline, passages, _digest(outline, passages))

    def _pending(self, read: Sequence[_Read]) -> dict[str, _Read]:
        """What has to be embedded, by document."""
        with self._lock, _explained(self.folder):
            stale: dict[str, _Read] = {}
            for item in read:
                if self._is_stale(item):
                    stale.setdefault(item.doc_id, item)
            return stale

    def _is_stale(self, item: _Read) -> bool:
        """Whether the document is not here, or was read from this file by an earlier parser."""
        row = self._database.execute(
            "SELECT digest, (SELECT path FROM sources WHERE doc_id = ?1 ORDER BY rowid LIMIT 1)"
            " FROM documents WHERE doc_id = ?1",
            (item.doc_id,),
        ).fetchone()
        return row is None or (row[0] != item.digest and row[1] == item.path)

    def _add_group(
        self, group: Sequence[_Read], made: dict[str, Vectors], embed: _Embedding
    ) -> dict[str, AddResult]:
        """Put some files in, in one change."""
        results = {}
        with self._lock, _explained(self.folder):
            with self._change() as revision:
                for item in group:
                    results[item.path] = self._put(item, made, embed, revision)
            self.refresh()
        return results

    def _put(
        self, item: _Read, made: dict[str, Vectors], embed: _Embedding, revision: int
    ) -> AddResult:
        """Store one document unless it is here, and note the file it came from."""
        doc_id = item.doc_id
        before = self._one("SELECT doc_id FROM sources WHERE path = ?", item.path)
        known = self._one("SELECT doc_id FROM documents WHERE doc_id = ?", doc_id) is not None
        stale = self._is_stale(item)
        if stale:
            vectors = made[doc_id] if doc_id in made else embed([item])[doc_id]
            self._delete(doc_id)
            self._insert(item, vectors, revision)
        reason = ""
        if known and before != doc_id:
            reason = self._of_copy(doc_id)
        if before != doc_id:
            self._point(item.path, doc_id, before)
        if before is None and not known:
            status = "added"
        else:
            status = "updated" if stale or before not in (None, doc_id) else "unchanged"
        return _result(item, status, reason)

    def _of_copy(self, doc_id: str) -> str:
        """Say which file has the same text; forget those that are gone, so a file can move."""
        rows = self._database.execute("SELECT path FROM sources WHERE doc_id = ?", (doc_id,))
        paths = [row[0] for row in rows]
        for path in paths:
            if not Path(path).exists():
                self._database.execute("DELETE FROM sources WHERE path = ?", (path,))
        return f"same text as {paths[0]}" if paths else ""

    def _point(self, path: str, doc_id: str, before: str | None) -> None:
        """Note that a file holds a document, and drop what no file holds any more."""
        self._database.execute("INSERT OR REPLACE INTO sources VALUES (?, ?)", (path, doc_id))
        if (
            before is not None
            and self._one("SELECT 1 FROM sources WHERE doc_id = ?", before) is None
        ):
            self._delete(before)

    def _insert(self, item: _Read, vectors: Vectors, revision: int) -> None:
        """Write one document with all that belongs to it."""
        document, outline = item.outline.document, item.outline
        self._database.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                item.doc_id,
                revision,
                outline.title,
                document.sha256,
                datetime.now(UTC).isoformat(timespec="seconds"),
                item.digest,
                len(outline.clauses),
                document.text.encode("utf-8", "surrogatepass"),
                outline_to_json(outline),
                chunks_to_json(passage.chunk for passage in item.passages),
            ),
        )
        for kind in Kind:
            at = [i for i, passage in enumerate(item.passages) if passage.chunk.kind is kind]
            keys = json.dumps([item.passages[i].chunk.key for i in at])
            postings = analyse([item.passages[i].text for i in at]).to_bytes()
            row = (item.doc_id, kind.value, keys, vectors[at].tobytes(), postings)
            self._database.execute("INSERT INTO passages VALUES (?, ?, ?, ?, ?)", row)

    def _delete(self, doc_id: str) -> None:
        """Delete a document but not the names of its files."""
        self._database.execute("DELETE FROM documents WHERE doc_id = ?", (doc_id,))
        self._database.execute("DELETE FROM passages WHERE doc_id = ?", (doc_id,))

    # The database

    @contextmanager
    def _change(self) -> Iterator[int]:
        """One atomic change; yields the generation it leads to, which stays if nothing changes."""
        with _transaction(self._database, "IMMEDIATE"):
            generation = self._stored_generation() + 1
            before = self._database.total_changes
            yield generation
            if self._database.total_changes != before:
                self._database.execute(
                    "UPDATE manifest SET value = ? WHERE key = 'generation'", (str(generation),)
                )

    def _one(self, query: str, value: str) -> str | None:
        """The first column of the first row, or None."""
        row = self._database.execute(query, (value,)).fetchone()
        return None if row is None else str(row[0])

    def _stored_generation(self) -> int:
        return int(self._one("SELECT value FROM manifest WHERE key = ?", "generation") or 0)

    def _read_manifest(self) -> Manifest:
        """Read how the library was made; a newer format is refused before anything else."""
        version = _version(self._database)
        if version > FORMAT_VERSION:
            raise LibraryError(
                f"got a library of format {version} in {self.folder}, this version of Youju reads "
                f"up to {FORMAT_VERSION}; upgrade Youju, or make a new library with: "
                "youju add PATH --library OTHER_FOLDER"
            )
        rows = dict(self._database.execute("SELECT key, value FROM manifest"))
        return Manifest(version, rows["embedding_model"], int(rows["dimension"]))

    def _refuse_another_model(self) -> None:
        """Vectors of two models cannot be compared."""
        model, made = self._embedder, self.manifest
        if model is None or (model.name, model.dimension) == (made.embedding_model, made.dimension):
            return
        raise LibraryError(
            f"got embedding model {model.name} ({model.dimension} dimensions), but the library in "
            f"{self.folder} was made with {made.embedding_model} ({made.dimension}); set "
            f"YOUJU_EMBEDDING_MODEL to that one, or add the documents to a new library with: "
            "youju add PATH --library OTHER_FOLDER"
        )

    def _take_in(self) -> None:
        """Bring everything in memory to the state of the database."""
        rows = self._database.execute(
            "SELECT doc_id, title, (SELECT path FROM sources WHERE sources.doc_id ="
            " documents.doc_id ORDER BY rowid LIMIT 1), clauses, added, revision, sha256"
            " FROM documents ORDER BY rowid"
        ).fetchall()
        revisions = {row[0]: row[5] for row in rows}
        changed = {d for d, r in self._revisions.items() if revisions.get(d) != r}
        for cache in (self._outlines, self._clauses, self._chunks, self._sentences):
            for doc_id in changed & cache.keys():
                del cache[doc_id]
        if self._matchers is not None:
            new = [d for d, r in revisions.items() if self._revisions.get(d) != r]
            self._bring(self._matchers, changed, new)
        self._entries = {row[0]: Entry(*row[:5]) for row in rows}
        self._revisions = revisions
        hashes = "\n".join(sorted(row[6] for row in rows))
        self._corpus_sha256 = hashlib.sha256(hashes.encode()).hexdigest()
        self._generation = self._stored_generation()

    def _searched(self) -> dict[Kind, Matcher]:
        """What is searched, loaded at the first call."""
        if self._matchers is None:
            with _explained(self.folder), _transaction(self._database, "DEFERRED"):
                self._take_in()
                matchers = {kind: Matcher(self.manifest.dimension) for kind in Kind}
                self._bring(matchers, (), tuple(self._entries))
            self._matchers = matchers
        return self._matchers

    def _bring(
        self, matchers: dict[Kind, Matcher], gone: Collection[str], new: Collection[str]
    ) -> None:
        """Take documents out of what is searched and put others in."""
        for kind, matcher in matchers.items():
            matcher.remove(gone)
            matcher.add([self._searched_part(doc_id, kind) for doc_id in new])

    def _searched_part(self, doc_id: str, kind: Kind) -> Part:
        keys, vectors, postings = self._database.execute(
            "SELECT keys, vectors, postings FROM passages WHERE doc_id = ? AND kind = ?",
            (doc_id, kind.value),
        ).fetchone()
        rows = np.frombuffer(vectors, np.float32).reshape(-1, self.manifest.dimension)
        return Part(doc_id, json.loads(keys), rows, Postings.from_bytes(postings))

    def _body(self, doc_id: str) -> tuple[str, str, str]:
        """The stored text, outline and chunks of a document."""
        with _explained(self.folder):
            row = self._database.execute(
                "SELECT text, outline, chunks FROM documents WHERE doc_id = ?", (doc_id,)
            ).fetchone()
        if row is None:
            raise LibraryError(
                f"got document id {doc_id}, which is not in {self.folder}; see: youju list"
            )
        return row[0].decode("utf-8", "surrogatepass"), row[1], row[2]

    def _chunks_of(self, doc_id: str) -> dict[str, Chunk]:
        with self._lock:
            if doc_id not in self._chunks:
                chunks = chunks_from_json(self._body(doc_id)[2])
                self._chunks[doc_id] = {chunk.key: chunk for chunk in chunks}
            return self._chunks[doc_id]


class _Embedding:
    """Embeds the passages of files and tells how far it is."""

    def __init__(self, embedder: Embedder, progress: Progress, total: int) -> None:
        self._embedder = embedder
        self._progress = progress
        self._total = total
        self._done = 0

    def __call__(self, items: Sequence[_Read]) -> dict[str, Vectors]:
        """Vectors of all passages of some files, by document."""
        texts = [passage.text for item in items for passage in item.passages]
        parts = [np.zeros((0, self._embedder.dimension), np.float32)]
        for at in range(0, len(texts), GROUP):
            self._progress(self._done, self._total, items[0].outline.document.name)
            parts.append(self._embedder.encode_passages(texts[at : at + GROUP]))
            self._done += len(parts[-1])
        if texts:
            self._progress(self._done, self._total, items[-1].outline.document.name)
        ends = np.cumsum([len(item.passages) for item in items])
        rows = np.split(np.concatenate(parts), ends[:-1])
        return {item.doc_id: row for item, row in zip(items, rows, strict=True)} if items else {}


def _groups(
    read: Iterable[_Read], pending: dict[str, _Read]
) -> Iterator[tuple[list[_Read], list[_Read]]]:
    """Neighbouring files that are committed together, and those of them to embed."""
    group: list[_Read] = []
    to_embed: list[_Read] = []
    size = 0
    for item in read:
        group.append(item)
        if pending.get(item.doc_id) is item:
            to_embed.append(item)
            size += len(item.passages)
        if size >= GROUP or len(group) >= GROUP:
            yield group, to_embed
            group, to_embed, size = [], [], 0
    if group:
        yield group, to_embed


def _walk(path: Path) -> Iterator[Path]:
    """A file itself, or all files below a folder, sorted, without hidden ones."""
    if not path.is_dir():
        yield path
        return
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(files) if not name.startswith("."))


def _digest(outline: Outline, passages: Iterable[Passage]) -> str:
    """Tells whether the parser made of a text what it made of it before."""
    made = hashlib.sha256(outline.title.encode("utf-8", "surrogatepass"))
    for clause in outline.clauses:
        made.update(f"{clause.id} {clause.kind} {clause.spans} {clause.own_spans}\n".encode())
    for passage in passages:
        made.update(f"{passage.chunk.key}\n{passage.text}\n".encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def _refused(path: Path, reason: str) -> AddResult:
    return AddResult(None, "", str(path), "refused", 0, 0, 0, reason)


def _result(item: _Read, status: str, reason: str) -> AddResult:
    outline = item.outline
    counts = (len(outline.clauses), len(outline.foreign), len(outline.warnings))
    return AddResult(item.doc_id, outline.title, item.path, status, *counts, reason)


def _doc_id(key: str) -> str:
    """The document that a clause id or a chunk key belongs to."""
    return key.partition("#")[0]


def _connect(file: Path, mode: str) -> sqlite3.Connection:
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


def _version(database: sqlite3.Connection) -> int:
    """The format's version; 0 where no library was made yet."""
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def _make_schema(database: sqlite3.Connection, embedder: Embedder) -> None:
    """Make an empty library in one transaction, unless there is one."""
    database.execute(f"PRAGMA page_size = {PAGE_BYTES}")
    with _transaction(database, "IMMEDIATE"):
        if _version(database) > 0:
            return
        for statement in _SCHEMA.split(";"):
            database.execute(statement)
        manifest = {
            "embedding_model": embedder.name,
            "dimension": str(embedder.dimension),
            "generation": "0",
        }
        database.executemany("INSERT INTO manifest VALUES (?, ?)", manifest.items())
        database.execute(f"PRAGMA user_version = {FORMAT_VERSION}")


@contextmanager
def _transaction(database: sqlite3.Connection, mode: str) -> Iterator[None]:
    """All or nothing."""
    database.execute(f"BEGIN {mode}")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """Turn what the database or the disk says into an error that names the remedy."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise LibraryError(
                f"got no access to the library in {folder} within {WAIT_SECONDS:.0f} s: another "
                "process is changing it; try again when that is done"
            ) from error
        raise LibraryError(
            f"got '{error}' from the library in {folder}; check that the disk has room and that "
            "the folder may be written"
        ) from error
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise LibraryError(
            f"got '{error}' from {folder / FILE_NAME}, which is not a whole library; move it away "
            f"and add the documents again with: youju add PATH --library {folder}"
        ) from error
    except OSError as error:
        raise LibraryError(
            f"got '{error}' for the library folder {folder}; choose one that can be written"
        ) from error
