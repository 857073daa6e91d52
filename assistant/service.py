"""What the server and the desk ask of the product, and the turnstile before its one model.

Knows no library, no model and no screen.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Condition
from typing import Protocol

from assistant.chat.answer import Event, Turn
from assistant.checker.findings import Finding
from assistant.serial import JsonObject
from index.links import Link
from index.outline import Clause, Outline
from index.retriever import Retrieval
from index.surroundings import Surroundings
from index.validity import Version

POLL_SECONDS = 0.25


class Listing(Protocol):
    """A document as a list of the library shows it."""

    @property
    def doc_id(self) -> str:
        """The document's id."""
        ...

    @property
    def title(self) -> str:
        """Its title."""
        ...

    @property
    def path(self) -> str:
        """The file it came from."""
        ...

    @property
    def clauses(self) -> int:
        """How many clauses it has."""
        ...


class Added(Protocol):
    """What became of one file that was to be added."""

    @property
    def title(self) -> str:
        """The document's title; empty where the file was refused."""
        ...

    @property
    def path(self) -> str:
        """The file."""
        ...

    @property
    def status(self) -> str:
        """``added``, ``updated``, ``unchanged`` or ``refused``."""
        ...

    @property
    def reason(self) -> str:
        """Why it was refused; empty otherwise."""
        ...


class Service(Protocol):
    """A library and a model that answers from it.

    ``as_of`` is the day that decides what is in force; None for today.
    """

    @property
    def model(self) -> str:
        """Name of the language model."""
        ...

    def stream(
        self, question: str, history: Sequence[Turn] = (), as_of: date | None = None
    ) -> Iterator[Event]:
        """Yield the events of one answer; closing the iterator stops the model."""
        ...

    def search(self, question: str, k: int, as_of: date | None = None) -> Retrieval:
        """Find the ``k`` clauses nearest to a question."""
        ...

    def check(self, text: str, as_of: date | None = None) -> Iterator[Finding]:
        """Hold a text against the library."""
        ...

    def inventory(self, as_of: date | None = None) -> JsonObject:
        """Return the library as ``youju list`` prints it."""
        ...

    def clause(self, clause_id: str) -> Clause:
        """Return the clause an id means, as people write it too; LibraryError where it is none."""
        ...

    def around(self, clause_id: str, as_of: date | None = None) -> Surroundings:
        """Return one clause with its neighbours and references; LibraryError as ``clause``."""
        ...

    def links(self, doc_id: str) -> Sequence[Link]:
        """Return the references in a document; LibraryError where the library has it not."""
        ...

    def version(self, doc_id: str, as_of: date | None = None) -> Version:
        """Return what a document is among those of its name; LibraryError as ``links``."""
        ...

    def documents(self) -> Sequence[Listing]:
        """List the library."""
        ...

    def outline(self, doc_id: str) -> Outline:
        """Return a whole parsed document; LibraryError where the library has none of that id."""
        ...

    @property
    def writable(self) -> bool:
        """Whether ``add`` and ``remove`` may be called."""
        ...

    def add(self, path: Path) -> Added:
        """Add one file to the library."""
        ...

    def remove(self, doc_id: str) -> None:
        """Remove a document from the library; LibraryError where it is not here."""
        ...


@dataclass(frozen=True, slots=True)
class Waiting:
    """Event: others are being answered first."""

    ahead: int


class Turnstile:
    """Lets questions to the model one at a time, in the order they came."""

    def __init__(self, service: Service, poll_seconds: float = POLL_SECONDS) -> None:
        """Guard ``service``; a question that waits says so every ``poll_seconds``."""
        self._service = service
        self._poll_seconds = poll_seconds
        self._tickets: deque[object] = deque()
        self._moved = Condition()

    def stream(
        self, question: str, history: Sequence[Turn] = (), as_of: date | None = None
    ) -> Generator[Event | Waiting, None, None]:
        """Yield Waiting until it is this question's turn, then its events.

        Closing the generator leaves the queue or stops the model.
        """
        ticket = object()
        with self._moved:
            self._tickets.append(ticket)
        try:
            while ahead := self._ahead(ticket):
                yield Waiting(ahead)
            events = self._service.stream(question, history, as_of)
            try:
                yield from events
            finally:
                close(events)
        finally:
            self._leave(ticket)

    def _ahead(self, ticket: object) -> int:
        with self._moved:
            if self._tickets[0] is not ticket:
                self._moved.wait(self._poll_seconds)
            return self._tickets.index(ticket)

    def _leave(self, ticket: object) -> None:
        with self._moved, suppress(ValueError):
            self._tickets.remove(ticket)
            self._moved.notify_all()


def close(events: Iterator[object]) -> None:
    """Close an iterator that can be closed; a plain one has nothing to stop."""
    if isinstance(events, Generator):
        events.close()
