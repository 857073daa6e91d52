"""Everything around one clause: its neighbours, its references both ways, its page, its version.

Puts together what ``neighbours``, ``links`` and ``editions`` know of a library. Knows no question
and no screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from index.clause_ids import clause_meant
from index.documents import pages_over
from index.editions import Editions, Shelf
from index.library_links import Links
from index.links import Link
from index.neighbours import Place, place_of
from index.outline import Clause
from index.shown import shown
from index.validity import Version


@dataclass(frozen=True, slots=True)
class Surroundings:
    """One clause and what is around it.

    Attributes:
        clause: The clause.
        shown: Its text as people read it, each paragraph on a line of its own.
        title: Its document's title.
        pages: The pages it stands on, from 1; none where its document has no pages.
        place: The clauses before, after, above and below it.
        refers_to: The references in it and its parts.
        referred_by: The references elsewhere that mean it or a part of it.
        version: What its document is on the day asked for among those of its name.
    """

    clause: Clause
    shown: str
    title: str
    pages: tuple[int, ...]
    place: Place
    refers_to: tuple[Link, ...]
    referred_by: tuple[Link, ...]
    version: Version


class Atlas:
    """Shows the surroundings of a library's clauses; follows the library when it changes."""

    def __init__(self, library: Shelf) -> None:
        """Read nothing yet."""
        self._library = library
        self._links = Links(library)
        self._editions = Editions(library)

    def around(self, clause_id: str, as_of: date | None = None) -> Surroundings:
        """What is around a clause on a day (default: today).

        Raises:
            LibraryError: Its id, or what was written for it, means no clause here or several.
        """
        clause = clause_meant(self._library, clause_id)
        outline = self._library.outline(clause.doc_id)
        return Surroundings(
            clause=clause,
            shown=shown(clause, outline),
            title=outline.title,
            pages=pages_over(outline.document.pages, clause.spans),
            place=place_of(outline, clause),
            refers_to=self._links.out(clause.id),
            referred_by=self._links.into(clause.id),
            version=self._editions.of(clause.doc_id, as_of),
        )

    def links(self, doc_id: str) -> tuple[Link, ...]:
        """All references of a document, in reading order."""
        return self._links.of(doc_id)

    def version(self, doc_id: str, as_of: date | None = None) -> Version:
        """What a document is on a day (default: today) among those of its name."""
        return self._editions.of(doc_id, as_of)
