"""Which document of a library is in force on a day, and why.

Asks the library for what its documents say and has ``validity`` judge it. Knows nothing of
questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from index.coverage import Part, part_in
from index.kinship import Kinship
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
        self._akin = Kinship(lambda doc_id: library.outline(doc_id).document.text)

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

    def _part(self, entry: Listed) -> Part | None:
        """Which part of which code a document is; looked at only where it may be one."""
        may_be = short_name(entry.title).endswith("法典") or "编" in entry.title
        return part_in(self._library.outline(entry.doc_id)) if may_be else None

    def _on(self, as_of: date | None) -> _Judged:
        """All versions on a day; the last day asked for is kept until the library changes."""
        corpus, day = self._library.corpus_sha256, as_of or date.today()
        known = self._judged
        if known[:2] == (corpus, day):
            return known[2]
        documents: dict[str, tuple[str, Facts]] = {}
        codes: dict[str, str] = {}
        for entry in self._library.documents():
            part = self._part(entry)
            documents[entry.doc_id] = (_name(entry.title, part), self._library.facts(entry.doc_id))
            if part is not None and part.code:
                codes[entry.doc_id] = part.code
        judged = versions(documents, day, codes, self._akin)
        self._akin.let_go()
        self._judged = (corpus, day, judged)
        return judged


def _name(title: str, part: Part | None) -> str:
    """The title; of a part of a code, both names: parts are no versions of each other."""
    return f"{part.code}{part.name}" if part is not None and part.code else title
