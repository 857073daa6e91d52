"""Which document of a library is in force on a day, and why.

Asks the library for what its documents say and has ``validity`` judge it. Knows nothing of
questions.
"""

from __future__ import annotations

from datetime import date

from index.facts import facts_of
from index.library import Library
from index.titles import names_of
from index.validity import Facts, State, Version, versions

_Judged = tuple[dict[str, Version], dict[str, tuple[str, ...]]]


class Editions:
    """The versions of a library's documents; follows the library when it changes."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._facts: dict[str, Facts] = {}
        self._corpus = ""
        self._judged: dict[date, _Judged] = {}

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

    def facts(self, doc_id: str) -> Facts:
        """What a document says of its validity."""
        if doc_id not in self._facts:
            self._facts[doc_id] = facts_of(self._library.outline(doc_id))
        return self._facts[doc_id]

    def _on(self, as_of: date | None) -> _Judged:
        day = as_of or date.today()
        if self._corpus != self._library.corpus_sha256:
            self._corpus, self._judged = self._library.corpus_sha256, {}
        if day not in self._judged:
            entries = self._library.documents()
            titles = {e.doc_id: (e.title, self.facts(e.doc_id)) for e in entries}
            self._judged = {day: versions(titles, day)}
        return self._judged[day]
