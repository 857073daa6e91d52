"""Which document of a library is in force on a day, and why.

Asks the library for what its documents say and has ``validity`` judge it. Knows nothing of
questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from index.coverage import part_in
from index.outline import Outline
from index.titles import names_of, short_name
from index.validity import Facts, State, Version, versions


class Listed(Protocol):
    """A document as a library lists it."""

    @property
    def doc_id(self) -> str:
        """Its id."""
        ...

    @property
    def title(self) -> str:
        """Its title."""
        ...


class Shelf(Protocol):
    """A library, as far as its documents are read."""

    @property
    def corpus_sha256(self) -> str:
        """Another value whenever the documents are others."""
        ...

    def documents(self) -> Sequence[Listed]:
        """All documents."""
        ...

    def outline(self, doc_id: str) -> Outline:
        """The outline of one."""
        ...

    def facts(self, doc_id: str) -> Facts:
        """What a document says of its own validity."""
        ...


_Judged = tuple[dict[str, Version], dict[str, tuple[str, ...]]]


class Editions:
    """The versions of a library's documents; follows the library when it changes."""

    def __init__(self, library: Shelf) -> None:
        self._library = library
        self._judged: tuple[str, date, _Judged] = ("", date.min, ({}, {}))

    def of(self, doc_id: str, as_of: date | None = None) -> Version:
        """The version that a document is on a day (default: today)."""
        return self._on(as_of)[0][doc_id]

    def same_name(self, doc_id: str, as_of: date | None = None) -> dict[str, Version]:
        """All documents that go by a document's name, itself included."""
        found, same = self._on(as_of)
        return {other: found[other] for other in same[doc_id]}

    def current(self, title: str, as_of: date | None = None) -> tuple[str, ...]:
        """Ids of the documents of a name that are in force on a day."""
        found = self._on(as_of)[0]
        names = set(names_of(title))
        return tuple(
            entry.doc_id
            for entry in self._library.documents()
            if found[entry.doc_id].state is State.CURRENT and names & set(names_of(entry.title))
        )

    def _name(self, entry: Listed) -> str:
        """The title, with the part's name where it is a code's: parts are no versions."""
        if not short_name(entry.title).endswith("法典"):
            return entry.title
        part = part_in(self._library.outline(entry.doc_id))
        return entry.title if part is None else f"{entry.title}{part.name}"

    def _on(self, as_of: date | None) -> _Judged:
        """All versions on a day; the last day asked for is kept until the library changes."""
        corpus, day = self._library.corpus_sha256, as_of or date.today()
        known = self._judged
        if known[:2] == (corpus, day):
            return known[2]
        entries, facts = self._library.documents(), self._library.facts
        judged = versions({e.doc_id: (self._name(e), facts(e.doc_id)) for e in entries}, day)
        self._judged = (corpus, day, judged)
        return judged
