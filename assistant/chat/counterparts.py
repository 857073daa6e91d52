"""The same rule in two versions of a document, for a question that compares them.

Clauses are paired as ``index.changes`` pairs them, wherever one was moved to, their sentences by
the pairs of letters that they share. Knows one library; no language model, and not how it is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assistant.chat.offering import hit_of
from assistant.chat.reading import Reader
from assistant.evidence.headings import is_heading
from assistant.evidence.sources import Source
from index.changes import ALIKE, Change, Kind, changes
from index.editions import Editions
from index.letters import letters_of, pairs_of
from index.library import Library
from index.markers import without_marker
from index.outline import Clause, lineage
from index.retriever import Hit
from index.sentences import overlap
from index.validity import Version, asked_for

PAIRS = 8
"""Comparisons of two documents that are remembered."""
CLAUSES = 3
"""Clauses that are compared for one question."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one version has.

    Attributes:
        hit: The clause, or where the version has none in its place, the version's first.
        sources: Its sentences that are compared; none where it has none in their place.
    """

    hit: Hit
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A rule in two versions.

    Attributes:
        earlier: In the version that began to apply first.
        later: In the other.
    """

    earlier: Side
    later: Side

    @property
    def is_changed(self) -> bool:
        """Do they differ in more than marks, blanks and the number of the clause?"""
        one, other = ([_letters(s) for s in side.sources] for side in (self.earlier, self.later))
        return one != other


class Counterparts:
    """Compares the versions of one library's documents."""

    def __init__(self, library: Library, reader: Reader) -> None:
        self._library = library
        self._reader = reader
        self._editions = Editions(library)
        self._changes = lru_cache(PAIRS)(self._compared)

    def of(
        self, sources: Sequence[Source], question: str, as_of: date | None
    ) -> tuple[Counterpart, ...]:
        """What two versions have where sentences stand: the best first, of others what changed.

        Args:
            sources: Sentences that may answer, best first.
            question: What is asked; of several versions it may name those to be compared.
            as_of: The day that decides what is in force.
        """
        found: list[Counterpart] = []
        seen: set[str] = set()
        for source in sources:
            is_new = self._units(source.clause)[0].id not in seen
            pair = self._pair(source, question, as_of) if is_new else None
            if pair and (not found or pair.is_changed):
                found.append(pair)
                sides = (pair.earlier, pair.later)
                seen |= {self._units(side.hit.clause)[0].id for side in sides if side.sources}
            if len(found) == CLAUSES:
                break
        return tuple(found)

    def _pair(self, source: Source, question: str, as_of: date | None) -> Counterpart | None:
        """A sentence and what else changed of its clause, in two versions; None where one is."""
        doc_id = source.clause.doc_id
        same = self._editions.same_name(doc_id, as_of)
        other = _other(doc_id, same, asked_for(question, same))
        if other is None:
            return None
        is_older = _begins(same[doc_id]) <= _begins(same[other])
        change = self._change(source.clause, other, is_older=is_older)
        if change is None:
            return None
        there = change.new if is_older else change.old
        here = self._hit(self._units(source.clause)[0], as_of)
        beyond = self._hit(there or self._library.clause(self._library.units(other)[0]), as_of)
        theirs = self._told(beyond) if there else []
        is_gone = change.kind is Kind.REMOVED
        whole = self._reader.whole(source)
        own, matched = [whole], theirs[:1] if is_gone else alike(whole, theirs)
        for sentence in self._told(here):
            match = [] if is_gone else alike(sentence, theirs)
            is_same = bool(match) and _letters(match[0]) == _letters(sentence)
            is_apart = not (overlap(sentence.spans, whole.spans) or is_same)
            if is_apart and self._reader.bears_on(question, sentence):
                own.append(sentence)
                matched += [m for m in match if m not in matched]
        sides = Side(here, _in_order(own)), Side(beyond, _in_order(matched))
        return Counterpart(*sides) if is_older else Counterpart(*sides[::-1])

    def _change(self, clause: Clause, other: str, *, is_older: bool) -> Change | None:
        """What became of a clause, or whence it came; None where the two are not compared."""
        one, two = (clause.doc_id, other) if is_older else (other, clause.doc_id)
        own = {unit.id for unit in self._units(clause)}
        found = self._changes(self._library.corpus_sha256, one, two)
        if not any(change.old and change.new for change in found):
            return None
        sides = ((change, change.old if is_older else change.new) for change in found)
        return next((change for change, side in sides if side and side.id in own), None)

    def _compared(self, _corpus: str, old: str, new: str) -> tuple[Change, ...]:
        return changes(self._library.outline(old), self._library.outline(new))

    def _units(self, clause: Clause) -> list[Clause]:
        """The article that a clause stands in and all clauses between; else the clause itself."""
        line = list(lineage(clause, self._library.clause))
        last = next((at for at, c in enumerate(line) if c.kind == "article"), 0)
        return line[last::-1]

    def _hit(self, clause: Clause, as_of: date | None) -> Hit:
        return hit_of(clause, self._library, self._editions, as_of)

    def _told(self, hit: Hit) -> list[Source]:
        """The sentences of a clause but its heading."""
        every = self._reader.sources([hit])
        return [s for s in every if not is_heading(s.text, s.clause)] or every


def _other(doc_id: str, same_name: dict[str, Version], asked: frozenset[str]) -> str | None:
    """The version that a document is compared with: one that is asked for, else a neighbour.

    The one before it, of the first the one behind it; None where it has no other with a day.
    """
    dated = sorted((v.facts.begins, i) for i, v in same_name.items() if v.facts.begins)
    order = [i for _, i in dated]
    if doc_id not in order or len(order) < 2:
        return None
    at = order.index(doc_id)
    nearest = sorted((i for i in order if i != doc_id), key=lambda i: abs(order.index(i) - at))
    named = [i for i in nearest if i in asked]
    return named[0] if named else order[at - 1 if at else 1]


def _begins(version: Version) -> date:
    return version.facts.begins or date.min


def alike(source: Source, others: Sequence[Source]) -> list[Source]:
    """Of some sentences the one that shares most with another; none where none shares enough."""
    own = pairs_of(without_marker(source.text))
    told = (pairs_of(without_marker(other.text)) for other in others)
    rated = [(_share(own, pairs), at) for at, pairs in enumerate(told)]
    most, at = max(rated, default=(0.0, 0))
    return [others[at]] if most >= ALIKE else []


def _in_order(sources: Sequence[Source]) -> tuple[Source, ...]:
    return tuple(sorted(sources, key=lambda source: source.spans))


def _share(one: set[tuple[str, str]], other: set[tuple[str, str]]) -> float:
    """Dice's coefficient."""
    return 2 * len(one & other) / max(len(one) + len(other), 1)


def _letters(source: Source) -> str:
    return letters_of(without_marker(source.text)).text
