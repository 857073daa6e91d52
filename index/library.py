"""A folder that describes itself: documents, clauses, vectors, and how they were made.

Everything lies in one SQLite file, ``library.sqlite`` (see ``database``): format version,
embedding model and its dimension (the manifest), and for each document its stored text, outline,
chunks, vectors and BM25 postings. Texts and manifest cannot disagree with the vectors, two
processes that write wait for each other, and what is read is what one transaction left. Adding,
upgrading, checking and mending are modules of their own.

What is searched is held in memory: a vector store and a BM25 index for each kind of chunk, loaded
at the first search and brought up to date, document by document, by ``refresh``.

Knows nothing of questions, of fusing scores, of settings, or of which embedding model is behind
the Embedder it is given.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from index import rows
from index.adding import Adding, AddResult, Progress, silent
from index.chunks import Chunk, Kind
from index.contents import Contents, undamaged
from index.database import FILE_NAME, Database, explained
from index.embedder import Embedder, Vectors
from index.errors import LibraryError
from index.facts import facts_of
from index.outline import Clause, Outline, document_of
from index.reading import Reader, ReadFile, absolute, look, read_outline
from index.records import facts_from_json
from index.searched import Searched
from index.sentences import overlap
from index.store import Found
from index.upgrades import upgrade
from index.validity import Facts

__all__ = ["FILE_NAME", "AddResult", "Entry", "Library", "Manifest", "Progress", "read_outline"]


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


def no_library(folder: Path) -> LibraryError:
    """What is raised where a folder holds no library."""
    return LibraryError(
        f"got no library in {folder}; make one with: youju add PATH --library {folder}"
    )


class Library:
    """One library folder; safe to share between threads. Use ``create`` or ``open``."""

    def __init__(self, database: Database, embedder: Embedder | None, reader: Reader) -> None:
        self.folder = database.folder
        self._database = database
        self._embedder = embedder
        self._reader = reader
        self._lock = database.lock
        self._generation = -1
        self._entries: dict[str, Entry] = {}
        self._revisions: dict[str, int] = {}
        self._facts: dict[str, str | None] = {}
        self._corpus_sha256 = ""
        self._contents = Contents(database)
        self._searched: Searched | None = None
        self.manifest = read_manifest(database)

    @classmethod
    def create(cls, folder: Path, embedder: Embedder, read: ReadFile | None = None) -> Library:
        """Make an empty library, or open the one that is there already.

        Args:
            folder: Made where it is missing.
            embedder: Its name and dimension are written down for good.
            read: How a file becomes an outline, in place of ``read_outline``.

        Raises:
            LibraryError: The folder cannot be written, or holds a library that ``open`` refuses.
        """
        folder = folder.absolute()
        if folder.is_file():
            raise LibraryError(f"got the file {folder} for a library, expected a folder")
        with explained(folder):
            folder.mkdir(parents=True, exist_ok=True)
        if not cls.exists(folder):
            with Database(folder, "rwc") as database, explained(folder):
                database.make(embedder.name, embedder.dimension)
        return cls.open(folder, embedder, read)

    @classmethod
    def open(
        cls, folder: Path, embedder: Embedder | None = None, read: ReadFile | None = None
    ) -> Library:
        """Open a library; one of an older format is upgraded.

        Args:
            folder: Where it lies.
            embedder: None for what needs no model: everything but ``add``.
            read: How a file becomes an outline, in place of ``read_outline``.

        Raises:
            LibraryError: There is no library, a newer version made it, it was made with another
                embedding model, or it is damaged.
        """
        folder = folder.absolute()
        if not cls.exists(folder):
            raise no_library(folder)
        database = Database(folder)
        try:
            upgrade(database)
            library = cls(database, embedder, Reader(read))
            library._refuse_another_model()
            library.refresh()
        except BaseException:
            database.close()
            raise
        return library

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether a library was made in the folder."""
        folder = folder.absolute()
        if not (folder / FILE_NAME).is_file():
            return False
        with Database(folder) as database:
            return database.version() > 0

    def close(self) -> None:
        """Let go of the file; the library cannot be used afterwards."""
        self._database.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
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
        return self._contents.outline(doc_id)

    def facts(self, doc_id: str) -> Facts:
        """What a document says of its own validity; LibraryError where it is not here.

        Those of all documents are held in memory: no text or outline is read for them.
        """
        with self._lock:
            stored = self._facts.get(doc_id)
        if stored is None:
            return facts_of(self.outline(doc_id))
        with undamaged(self.folder, doc_id):
            return facts_from_json(stored)

    def text(self, doc_id: str) -> str:
        """The stored text of a document; LibraryError where it is not here."""
        return self.outline(doc_id).document.text

    def clause(self, clause_id: str) -> Clause:
        """The clause of an id; LibraryError where it is not here."""
        return self._contents.clause(clause_id)

    def chunk(self, key: str) -> Chunk:
        """The chunk of a key; LibraryError where it is not here."""
        found = self._contents.chunks(document_of(key)).get(key)
        if found is None:
            raise LibraryError(f"got chunk key {key}, which is not in this library")
        return found

    def chunks(self) -> Iterator[Chunk]:
        """All chunks, document by document."""
        for doc_id in tuple(self._entries):
            yield from self._contents.chunks(doc_id).values()

    def units(self, doc_id: str) -> tuple[str, ...]:
        """The ids of the clauses that a search of a document can find, in reading order."""
        chunks = self._contents.chunks(doc_id).values()
        return tuple(dict.fromkeys(chunk.unit_id for chunk in chunks))

    def sentences(self, clause_id: str) -> tuple[Chunk, ...]:
        """The sentence chunks of a unit, or of any other clause, in reading order.

        What a sentence has outside the clause is cut off: the first one of 第一款 begins with the
        number of its article, which is none of the paragraph's.
        """
        of_document = self._contents.sentences(document_of(clause_id))
        if clause_id in of_document:
            return of_document[clause_id]
        spans = self.clause(clause_id).spans
        every = (chunk for chunks in of_document.values() for chunk in chunks)
        inside = (replace(chunk, spans=overlap(chunk.spans, spans)) for chunk in every)
        return tuple(chunk for chunk in inside if chunk.spans)

    def missing(self, below: Collection[Path] | None = None) -> tuple[Path, ...]:
        """Files that are gone from the disk; their texts are still here.

        Args:
            below: Only these files, and those below these folders; None for all.
        """
        places = None if below is None else [absolute(path) for path in below]
        found = self._database.rows("SELECT path FROM sources ORDER BY rowid")
        return tuple(
            path
            for path in (rows.full_path(self.folder, stored) for (stored,) in found)
            if (places is None or any(path.is_relative_to(place) for place in places))
            and look(path) is None
        )

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
            return self._loaded()[kind].dense(query, k, also)

    def lexical(self, text: str, k: int, kind: Kind, also: Collection[str] = ()) -> Found:
        """The chunks that share the question's characters and words, by BM25; as ``dense``."""
        with self._lock:
            return self._loaded()[kind].lexical.search(text, k, also)

    def rows(self, kind: Kind) -> tuple[list[str], Vectors]:
        """The keys of all chunks of a kind and their unit rows, shape ``(n, dimension)``."""
        with self._lock:
            return self._loaded()[kind].rows()

    def count(self, kind: Kind) -> int:
        """How many chunks of a kind can be found; counted without loading what is searched."""
        with self._lock, explained(self.folder):
            (count,) = self._database.execute(
                "SELECT coalesce(sum(json_array_length(keys)), 0) FROM passages WHERE kind = ?",
                kind.value,
            ).fetchone()
        return int(count)

    def refresh(self) -> bool:
        """Take in what other processes changed; cheap where nothing did.

        Returns:
            Whether anything had changed.
        """
        with self._lock:
            if self._database.generation() == self._generation:
                return False
            with self._database.reading():
                self._take_in()
            return True

    # Changing

    def add(
        self, paths: Iterable[Path], progress: Progress = silent, *, reread: bool = False
    ) -> tuple[AddResult, ...]:
        """Add files, and all files below folders, in sorted order; hidden ones are left out.

        A file that was here before under its path and now says something else replaces what it
        said. A text that is already here under another path is not kept twice. A file that cannot
        be read is refused and the rest goes on. A file whose size and time of change, or whose
        bytes, are those that were added is not parsed again, and nothing that is here is embedded
        again.

        Args:
            paths: Files and folders.
            progress: Told first about files read, then about passages embedded.
            reread: Read and parse every file, also those that seem unchanged.

        Returns:
            One result a file.

        Raises:
            UnfinishedError: The library took some files and then could not be written.
            LibraryError: The library was opened without an embedder, or another process holds it.
        """
        if self._embedder is None:
            raise LibraryError("got no embedding model, which adding needs; open with an embedder")
        self.refresh()
        adding = Adding(self._database, self._embedder, self._reader, progress, self.refresh)
        return adding.add(paths, reread)

    def remove(self, names: Iterable[str | Path]) -> None:
        """Remove documents, all of them or, where one is unknown, none (LibraryError).

        Args:
            names: A string is a document's id. A path is a file, or a folder and all files below
                it: they are forgotten, and so are the documents that no other file holds.
        """
        names = tuple(dict.fromkeys(names))
        with self._database.change():
            held = {name: self._held(name) for name in names}
            if unknown := [str(name) for name, found in held.items() if not found]:
                raise LibraryError(
                    f"got documents that are not here: {', '.join(unknown)}; nothing was "
                    "removed; see the ids and paths with: youju list"
                )
            for path, doc_id in (source for found in held.values() for source in found):
                self._database.execute("DELETE FROM sources WHERE path = ?", path)
                rows.drop_if_unheld(self._database, doc_id)
        self.refresh()

    def _held(self, name: str | Path) -> list[tuple[str | None, str]]:
        """The files of a document, or the file or all files below a folder, with what they hold."""
        if isinstance(name, str):
            return self._database.rows(
                "SELECT path, documents.doc_id FROM documents LEFT JOIN sources USING (doc_id)"
                " WHERE documents.doc_id = ?",
                name,
            )
        place = absolute(name)
        found = self._database.rows("SELECT path, doc_id FROM sources")
        return [row for row in found if rows.full_path(self.folder, row[0]).is_relative_to(place)]

    # The database

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
        found = self._database.rows(
            "SELECT doc_id, title, (SELECT path FROM sources WHERE sources.doc_id ="
            " documents.doc_id ORDER BY rowid LIMIT 1), clauses, added, revision, sha256, facts"
            " FROM documents ORDER BY rowid"
        )
        revisions = {row[0]: row[5] for row in found}
        changed = {d for d, r in self._revisions.items() if revisions.get(d) != r}
        self._contents.forget(changed)
        if self._searched is not None:
            new = [d for d, r in revisions.items() if self._revisions.get(d) != r]
            self._searched.bring(changed, new)
        self._entries = {row[0]: self._entry(*row[:5]) for row in found}
        self._revisions = revisions
        self._facts = {row[0]: row[7] for row in found}
        hashes = "\n".join(sorted(row[6] for row in found))
        self._corpus_sha256 = hashlib.sha256(hashes.encode()).hexdigest()
        self._generation = self._database.generation()

    def _entry(self, doc_id: str, title: str, path: str | None, clauses: int, added: str) -> Entry:
        place = str(rows.full_path(self.folder, path)) if path else ""
        return Entry(doc_id, title, place, clauses, added)

    def _loaded(self) -> Searched:
        """What is searched, loaded at the first call."""
        if self._searched is None:
            with self._database.reading():
                self._take_in()
                searched = Searched(self._database, self.manifest.dimension)
                searched.bring((), tuple(self._entries))
            self._searched = searched
        return self._searched


def read_manifest(database: Database) -> Manifest:
    """How a library was made; LibraryError where that cannot be told."""
    values = dict(database.rows("SELECT key, value FROM manifest"))
    try:
        model, dimension = values["embedding_model"], int(values["dimension"])
    except (KeyError, ValueError) as error:
        raise LibraryError(
            f"got a library in {database.folder} that does not say which embedding model made it; "
            f"move it away and add the documents again with: youju add PATH --library "
            f"{database.folder}"
        ) from error
    return Manifest(database.version(), model, dimension)
