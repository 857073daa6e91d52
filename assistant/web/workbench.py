"""One library and its models, as the Service that the server and the desk ask.

Knows which parts there are, not which models are behind them nor who asks.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from datetime import date
from pathlib import Path
from threading import Lock

from assistant.chat.answer import Event, Turn
from assistant.chat.conversation import Conversation
from assistant.chat.entailment import Witnesses
from assistant.checker.citations import Checker
from assistant.checker.findings import Finding
from assistant.checker.hearing import MOST_HEARD, Hearing
from assistant.checker.premises import NearestClauses
from assistant.evidence.sources import Reads
from assistant.listing import library_json
from assistant.runtime.llm import Judges, LanguageModel
from assistant.serial import JsonObject
from index.clause_ids import clause_meant
from index.embedder import Embedder
from index.errors import LibraryError, UnfinishedError
from index.library import AddResult, Entry, Library
from index.links import Link
from index.outline import Clause, Outline
from index.retriever import Retrieval, Retriever
from index.surroundings import Atlas, Surroundings
from index.validity import Version
from index.whole_file import write_whole

UPLOADS = "uploads"


class Workbench:
    """Everything that answers questions from one library."""

    writable = True

    def __init__(
        self,
        library: Library,
        embedder: Embedder,
        model: LanguageModel,
        reads: Reads | None = None,
        judge: Judges | None = None,
    ) -> None:
        self._library = library
        self._retriever = Retriever(library, embedder)
        self._conversation = Conversation(library, self._retriever, model)
        self._atlas = Atlas(library)
        self._checker: tuple[tuple[str, date], Hearing] | None = None
        self._checking = Lock()
        self._most_heard = MOST_HEARD if judge else 0
        self._reads, self._judge, self._model = reads, judge, model
        self.model = model.name

    def stream(
        self, question: str, history: Sequence[Turn] = (), as_of: date | None = None
    ) -> Generator[Event, None, None]:
        """Yield the events of one answer; closing the iterator stops the model."""
        return self._conversation.stream(question, history, as_of)

    def search(self, question: str, k: int, as_of: date | None = None) -> Retrieval:
        """Find the ``k`` clauses nearest to a question."""
        return self._retriever.search(question, k, as_of)

    def documents(self) -> Sequence[Entry]:
        """List the library as it is now, whoever changed it."""
        self._library.refresh()
        return self._library.documents()

    def check(self, text: str, as_of: date | None = None) -> Iterator[Finding]:
        """Hold a text against the library as it is now, on a day (default: today).

        Raises:
            LibraryError: It was changed meanwhile, so that the findings are of no one state of it.
        """
        corpus, checker = self._checker_on(as_of or date.today())
        yield from checker.check(text)
        self._library.refresh()
        if self._library.corpus_sha256 != corpus:
            raise LibraryError(
                "the library was changed while the text was checked, and its findings may be of "
                "documents that are not here any more; check it again"
            )

    def _checker_on(self, day: date) -> tuple[str, Hearing]:
        """The library's hash and its checker, made once while neither it nor the day changes."""
        with self._checking:
            entries = self.documents()
            made_for = (self._library.corpus_sha256, day)
            if self._checker is None or self._checker[0] != made_for:
                outlines = (self._library.outline(entry.doc_id) for entry in entries)
                clauses = NearestClauses(self._library, self._retriever, day)
                checker = Checker(outlines, day, self._reads)
                witnesses = Witnesses(lambda: self._judge, lambda: self._model, checker.read)
                hearing = Hearing(checker, clauses.of, witnesses, self._most_heard)
                self._checker = (made_for, hearing)
            return made_for[0], self._checker[1]

    def inventory(self, as_of: date | None = None) -> JsonObject:
        """Return the library as ``youju list`` prints it."""
        self._library.refresh()
        return library_json(self._library, as_of)

    def clause(self, clause_id: str) -> Clause:
        """Return the clause an id means, as people write it too; LibraryError where it is none."""
        return clause_meant(self._library, clause_id)

    def around(self, clause_id: str, as_of: date | None = None) -> Surroundings:
        """Return one clause with its neighbours and references; LibraryError as ``clause``."""
        return self._atlas.around(clause_id, as_of)

    def links(self, doc_id: str) -> Sequence[Link]:
        """Return the references in a document; LibraryError where it is not here."""
        return self._atlas.links(doc_id)

    def version(self, doc_id: str, as_of: date | None = None) -> Version:
        """Return what a document is among those of its name; LibraryError as ``links``."""
        return self._atlas.version(doc_id, as_of)

    def outline(self, doc_id: str) -> Outline:
        """Return a whole parsed document; LibraryError where it is not here."""
        return self._library.outline(doc_id)

    def add(self, path: Path) -> AddResult:
        """Add an uploaded file; a copy stays here, so that its next version replaces it.

        Where the library does not take the file, the copy is what it was before.
        """
        kept = self._library.folder / UPLOADS / path.name
        kept.parent.mkdir(exist_ok=True)
        before = kept.read_bytes() if kept.exists() else None
        write_whole(kept, path.read_bytes())
        is_taken = False
        try:
            (result,) = self._library.add([kept])
            is_taken = result.status != "refused"
        except UnfinishedError:  # it broke off behind this file
            is_taken = True
            raise
        finally:
            if not is_taken:
                _put_back(kept, before)
        return result

    def remove(self, doc_id: str) -> None:
        """Remove a document; a copy kept from an upload goes too, other files stay as they are."""
        held = [Path(entry.path) for entry in self.documents() if entry.doc_id == doc_id]
        self._library.remove([doc_id])
        for path in held:
            if path.parent == self._library.folder / UPLOADS:
                path.unlink(missing_ok=True)


def _put_back(kept: Path, before: bytes | None) -> None:
    """Make a copy what it was, or take it away where there was none."""
    if before is None:
        kept.unlink()
    else:
        write_whole(kept, before)
