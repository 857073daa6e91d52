"""All that changed between two versions of a document, sentence by sentence.

Clauses are paired as ``index.changes`` pairs them. Knows one library; no language model, and not
how it is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date

from assistant.chat.comparing import AllChanges
from assistant.chat.counterparts import alike
from assistant.chat.offering import Shelf
from assistant.chat.reading import Reader
from assistant.evidence.sources import Source
from index.changes import Change, Kind, changes
from index.library import Library
from index.markers import without_marker
from index.outline import Clause
from index.retriever import Hit
from index.sentences import overlap
from index.signs import fold


@dataclass(frozen=True, slots=True)
class Revised:
    """A clause that two versions do not have alike.

    Attributes:
        kind: What became of it.
        address: Where it stands in the later version; in the earlier one where it is gone.
        was: Its address in the earlier version where that is another; else empty.
        earlier: The sentences that only the earlier version has.
        later: Those that only the later one has.
    """

    kind: Kind
    address: str
    was: str
    earlier: tuple[Source, ...]
    later: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """What became of a document.

    Attributes:
        earlier: The version that began to apply first, by its first clause.
        later: The other one.
        clauses: What is not alike, of what was asked for, in the order of the later version.
        counts: How many clauses there are of each kind, whatever was asked for.
    """

    earlier: Hit
    later: Hit
    clauses: tuple[Revised, ...]
    counts: Counter[Kind]


class Revisions:
    """Compares the versions of one library's documents as wholes."""

    def __init__(self, library: Library, reader: Reader, shelf: Shelf) -> None:
        self._library = library
        self._reader = reader
        self._shelf = shelf

    def of(self, asked: AllChanges, question: str, as_of: date | None) -> Revision | None:
        """What changed; None where what is named is no document that is here in two versions.

        Args:
            asked: What the question asks for.
            question: The question; of several versions it may name those that it compares.
            as_of: The day that decides what is in force.
        """
        two = self._shelf.compared(asked.named, question, as_of)
        if two is None:
            return None
        found = changes(*(self._library.outline(hit.clause.doc_id) for hit in two))
        before = [self._sentences(change.old, two[0]) for change in found]
        after = [self._sentences(change.new, two[1]) for change in found]
        stood, stands = ({_words(s) for some in side for s in some} for side in (before, after))
        every = [
            _revised(change, old, new, stood, stands)
            for change, old, new in zip(found, before, after, strict=True)
        ]
        return Revision(
            *two,
            tuple(told for one in every if (told := _of_asked(one, asked))),
            Counter(one.kind for one in every),
        )

    def _sentences(self, clause: Clause | None, version: Hit) -> Sequence[Source]:
        """The sentences of an article, and of another clause those of its own words."""
        if clause is None:
            return ()
        hit = replace(version, clause=clause)
        every = self._reader.sources([hit])
        if clause.kind != "article":
            every = [s for s in every if overlap(s.spans, clause.own_spans) == s.spans]
        return every or [self._reader.own_words(clause, self._reader.title(hit))]


def _revised(
    change: Change,
    before: Sequence[Source],
    after: Sequence[Source],
    stood: AbstractSet[str],
    stands: AbstractSet[str],
) -> Revised:
    """A clause with what only either version has.

    Args:
        change: What became of it.
        before: Its sentences in the earlier version.
        after: Those in the later one.
        stood: The words of all sentences of the earlier version: what only moved is no change.
        stands: Those of the later one.
    """
    kind = change.kind
    earlier = tuple(source for source in before if _words(source) not in stands)
    later = tuple(source for source in after if _words(source) not in stood)
    if not (earlier or later):
        kind = Kind.SAME
    clause = change.new or change.old
    address, was = (c.address if c else "" for c in (clause, change.old))
    is_moved = change.new is not None and was != address
    return Revised(kind, address, was if is_moved else "", earlier, later)


def _of_asked(one: Revised, asked: AllChanges) -> Revised | None:
    """What of a clause is asked for: all that is not alike, only what is new, or what is gone."""
    if one.kind in (Kind.SAME, Kind.RENUMBERED):
        return None
    if asked.added:
        later = tuple(source for source in one.later if not alike(source, one.earlier))
        return replace(one, earlier=(), later=later) if later else None
    if asked.removed and one.kind is not Kind.REMOVED:
        earlier = tuple(source for source in one.earlier if not alike(source, one.later))
        return replace(one, earlier=earlier, later=()) if earlier else None
    return one


_END = "。；;.,，、：:"


def _words(source: Source) -> str:
    """What a sentence says, whatever its number, its blanks, its width and the mark at its end."""
    return re.sub(r"\s", "", fold(without_marker(source.text))).rstrip(_END)
