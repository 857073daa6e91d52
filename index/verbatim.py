"""The words of a whole library as one running text, to be searched for exact and near wording.

Punctuation, width, case, white space and line breaks are no words: a text is compared by its
*letters* alone, and every letter knows where it stands in the stored text. What a quotation says
exactly is found by plain substring search; what it says nearly, by the letter trigrams it shares
with each stretch of the library. Knows nothing of references, verdicts or meaning.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from index.documents import Span
from index.letters import letters_of
from index.outline import Clause, Outline, lineage
from index.sentences import Spans

GRAM = 3
"""Letters of a gram."""
COMMON = 20_000
"""Grams that stand in more places than this tell nothing about where a text comes from."""
LONGEST_NAME = 30
"""Characters of a line that is a heading's name, not the first line of its text."""
MOST_PLACES = 200
"""Places of one exact wording that are looked at."""
_BETWEEN = "\n"
"""Stands between two documents; no letter."""


# --- one document ---------------------------------------------------------------------------


class Reading:
    """A document as it is read: its clauses' own text in order, without furniture and contents."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.clauses = {clause.id: clause for clause in outline.clauses}
        owned = sorted((s, c.id) for c in outline.clauses if c.kind != "toc" for s in c.own_spans)
        self._spans = [span for span, _ in owned]
        self._owners = [owner for _, owner in owned]
        self._starts: list[int] = []
        stored, pieces, length = outline.document.text, [], 0
        for number, ((start, end), owner) in enumerate(owned):
            if number and (
                owner != self._owners[number - 1] or self._begins_a_line(number, stored)
            ):
                pieces.append("\n")
                length += 1
            self._starts.append(length)
            pieces.append(stored[start:end])
            length += end - start
        self.text = "".join(pieces)
        self.letters = letters_of(self.text)
        self._units = self._unit_starts()

    def _begins_a_line(self, number: int, stored: str) -> bool:
        """Is a piece a row of a table, or what stands behind the line that names a heading?

        In English also behind the short name of a point, with an empty line below it.
        """
        clause, (start, end) = self.clauses[self._owners[number]], self._spans[number - 1]
        is_first = (start, end) == clause.own_spans[0] and end - start <= LONGEST_NAME
        could_be_name = is_first and stored[end - 1].isalnum()
        between, following = stored[end : self._spans[number][0]], stored[self._spans[number][0]]
        is_apart = "\n\n" in between and following.isascii() and following.isupper()
        is_name = could_be_name and (clause.kind == "heading" or is_apart)
        parted = "\n" in between
        return parted and (is_name or clause.kind == "table")

    def _unit_starts(self) -> list[int]:
        """Where articles begin, or where there are none the smallest numbered clauses; letters."""
        kinds = {c.kind for c in self.outline.clauses}
        wanted = {"article"} if "article" in kinds else {"section", "heading", "clause", "point"}
        starts = [c.spans[0][0] for c in self.outline.clauses if c.kind in wanted]
        at = (self._starts[bisect_left(self._spans, (start, 0))] for start in starts)
        return sorted(bisect_left(self.letters.places, place) for place in at)

    def by_unit(self, start: int, end: int) -> list[Span]:
        """A range of letters, parted where another article or numbered clause begins."""
        first, last = bisect_right(self._units, start), bisect_left(self._units, end)
        bounds = [start, *self._units[first:last], end]
        return [(a, b) for a, b in pairwise(bounds) if a < b]

    def unit_of(self, at: int) -> Span:
        """The letters of the article or numbered clause that a letter stands in."""
        number = bisect_right(self._units, at)
        low = self._units[number - 1] if number else 0
        return low, self._units[number] if number < len(self._units) else len(self.letters.text)

    def spans(self, start: int, end: int) -> Spans:
        """A range of the reading as spans of the stored text; spans that touch become one."""
        found: list[Span] = []
        for number in range(max(bisect_right(self._starts, start) - 1, 0), len(self._starts)):
            begin = self._starts[number]
            if begin >= end:
                break
            low, high = self._spans[number]
            a, b = low + max(start - begin, 0), min(low + end - begin, high)
            if a < b and found and found[-1][1] == a:
                found[-1] = (found[-1][0], b)
            elif a < b:
                found.append((a, b))
        return tuple(found)

    def clause(self, start: int, end: int) -> Clause:
        """The smallest clause that holds the range ``[start, end)`` of the reading."""
        first, last = (bisect_right(self._starts, at) - 1 for at in (start, end - 1))
        above = [c.id for c in lineage(self.clauses[self._owners[max(first, 0)]], self.clauses.get)]
        for number in range(first, last + 1):
            of_piece = {c.id for c in lineage(self.clauses[self._owners[number]], self.clauses.get)}
            above = [i for i in above if i in of_piece] or above[-1:]
        return self.clauses[above[0]]

    def letter_range(self, span: Span) -> Span:
        """The letters that stand in a range of the reading."""
        places = self.letters.places
        return bisect_left(places, span[0]), bisect_left(places, span[1])

    def within(self, spans: Iterable[Span]) -> list[Span]:
        """The letters under spans of the stored text, as ascending ranges that do not touch."""
        found: list[Span] = []
        for start, end in spans:
            for first, last in self._within(start, end):
                if found and found[-1][1] == first:
                    found[-1] = (found[-1][0], last)
                elif first < last:
                    found.append((first, last))
        return found

    def _within(self, start: int, end: int) -> Iterator[Span]:
        """The letters under one span, piece by piece."""
        for number in range(max(bisect_right(self._spans, (start, 0)) - 1, 0), len(self._spans)):
            low, high = self._spans[number]
            if low >= end:
                return
            begin = self._starts[number] - low
            a, b = max(low, start), min(high, end)
            if a < b:
                yield self.letter_range((a + begin, b + begin))


# --- the whole library ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """Some letters of a document.

    Attributes:
        doc_id: The document.
        start, end: Letters of its reading, half-open.
    """

    doc_id: str
    start: int
    end: int


class Verbatim:
    """The letters of all documents, searchable."""

    def __init__(self, outlines: Iterable[Outline]) -> None:
        self.readings = {o.document.doc_id: Reading(o) for o in outlines}
        self._ids = list(self.readings)
        self._text = _BETWEEN.join(r.letters.text for r in self.readings.values())
        self._begins: list[int] = []
        begin = 0
        for reading in self.readings.values():
            self._begins.append(begin)
            begin += len(reading.letters.text) + len(_BETWEEN)
        self._begin_of = dict(zip(self._ids, self._begins, strict=True))
        grams = _grams(self._text)
        self._order = np.argsort(grams, kind="stable")
        self._sorted = grams[self._order]

    def find(self, letters: str, within: Sequence[Place] | None = None) -> list[Place]:
        """Where exactly these letters stand, in the library or within some places of it."""
        bounds = [(0, len(self._text))] if within is None else [self._bounds(p) for p in within]
        found = [at for low, high in bounds for at in self._occurrences(letters, low, high)]
        return [self._place(at, at + len(letters)) for at in sorted(set(found))]

    def has(self, letters: str) -> bool:
        """Whether these letters stand anywhere."""
        return letters in self._text

    def near(self, letters: str, count: int, within: Sequence[Place] | None = None) -> list[Place]:
        """The stretches that share most trigrams with some letters, best first.

        Args:
            letters: What is looked for.
            count: How many stretches to return at most.
            within: Where to look; the whole library when None.
        """
        wanted, places = self._shared(letters)
        if within is not None:
            inside = _inside(places, [self._bounds(place) for place in within])
            wanted, places = wanted[inside], places[inside]
        if not len(places):
            return []
        size = max(len(letters), 24)
        bins, votes = _votes(wanted, places, size)
        best = bins[np.argsort(-votes, kind="stable")[: count * 3]]
        stretches: list[Place] = []
        for number in best.tolist():
            hits = np.sort(places[np.isin(places // size, (number, number + 1))])
            middle = int(hits[len(hits) // 2])
            place = self._clipped(
                number * size - size // 2, (number + 2) * size + size // 2, middle
            )
            if not any(_overlap(place, other) for other in stretches):
                stretches.append(place)
        return stretches[:count]

    def _shared(self, letters: str) -> tuple[np.ndarray, np.ndarray]:
        """Pairs of a gram's number in ``letters`` and a place where it stands in the library."""
        grams = _grams(letters)
        low = np.searchsorted(self._sorted, grams, "left")
        high = np.searchsorted(self._sorted, grams, "right")
        counts = np.where(high - low > COMMON, 0, high - low)
        wanted = np.repeat(np.arange(len(grams)), counts)
        ranks = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return wanted, self._order[np.repeat(low, counts) + ranks]

    def _occurrences(self, letters: str, low: int, high: int) -> Iterator[int]:
        at = self._text.find(letters, low, high) if letters else -1
        for _ in range(MOST_PLACES):
            if at < 0:
                return
            yield at
            at = self._text.find(letters, at + 1, high)

    def _bounds(self, place: Place) -> Span:
        begin = self._begin_of[place.doc_id]
        return begin + place.start, begin + place.end

    def _place(self, start: int, end: int) -> Place:
        number = bisect_right(self._begins, start) - 1
        begin = self._begins[number]
        return Place(self._ids[number], start - begin, end - begin)

    def _clipped(self, start: int, end: int, middle: int) -> Place:
        """The part of a stretch that lies in the document that a place in it lies in."""
        number = max(bisect_right(self._begins, middle) - 1, 0)
        begin, doc_id = self._begins[number], self._ids[number]
        length = len(self.readings[doc_id].letters.text)
        return Place(doc_id, max(start - begin, 0), min(end - begin, length))


def _grams(text: str) -> np.ndarray:
    """The trigrams of a text, each packed into 48 bits; shape ``(max(len - 2, 0),)``, uint64."""
    codes = np.frombuffer(text.encode("utf-16-le"), "<u2").astype(np.uint64)
    if len(codes) < GRAM:
        return np.empty(0, np.uint64)
    return (codes[:-2] << np.uint64(32)) | (codes[1:-1] << np.uint64(16)) | codes[2:]


def _votes(wanted: np.ndarray, places: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Stretches of ``2 * size`` letters by number, and how many different grams each holds."""
    bins = places // size
    both = np.concatenate([bins, np.maximum(bins - 1, 0)])
    pairs = np.unique(both * np.int64(1 << 20) + np.concatenate([wanted, wanted]))
    numbers, votes = np.unique(pairs >> 20, return_counts=True)
    return numbers, votes


def _inside(places: np.ndarray, bounds: Sequence[Span]) -> np.ndarray:
    """Which places lie within bounds."""
    flat = np.array([edge for span in _merged(bounds) for edge in span], np.int64)
    inside: np.ndarray = np.searchsorted(flat, places, "right") % 2 == 1
    return inside


def _merged(bounds: Sequence[Span]) -> list[Span]:
    """Ascending, disjoint bounds."""
    ordered = sorted(bounds)
    cut = [(a, min(b, following)) for (a, b), (following, _) in pairwise(ordered)]
    return [*cut, *ordered[-1:]]


def _overlap(place: Place, other: Place) -> bool:
    """Whether two stretches share more than half of the shorter."""
    if place.doc_id != other.doc_id:
        return False
    shared = min(place.end, other.end) - max(place.start, other.start)
    return shared * 2 > min(place.end - place.start, other.end - other.start)
