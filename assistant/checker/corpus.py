"""The library as a checker asks it: where words stand exactly, where nearly, and what stands there.

Joins the letters of all documents with the names they go by. Knows nothing of claims or verdicts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise

from assistant.checker.places import Catalogue, Meant
from assistant.checker.quotations import OPENING
from assistant.evidence.collation import Collation, collate
from assistant.evidence.framed import lost_beside, ruled
from assistant.evidence.of_another_party import other_party
from assistant.evidence.omission import Omission, gap, omission, sentence_around
from assistant.evidence.sources import Citation, Source, citation
from assistant.evidence.wording import SEGMENT_ENDS
from index.documents import Span
from index.letters import letters_of
from index.markers import read_marker, without_marker
from index.outline import Clause, Outline, article_of
from index.sentences import split, table_rows, words
from index.verbatim import Place, Verbatim

Near = tuple[Place, Collation]
"""The stretch that some words are nearest to, and how they differ from it."""

CLOSE = 3
"""Stretches that are looked at for near wording."""
SMALL = 1500
"""Letters up to which a place is compared as a whole."""
LONGEST_MARKER = 40
"""Characters in which the number that a line opens with stands."""
ACROSS = 0.05
"""Share of some words' letters that is no reason to read two lines as one."""
REMEMBERED = 256
"""Answers that are kept."""
MOST_BRIDGED = 2000
"""Letters that an ellipsis may leave out and still quote one place."""
_STOPS = SEGMENT_ENDS + "\n"
_SEGMENT = re.compile(f"[{SEGMENT_ENDS}]")
_CUT = re.compile(rf"(?![.,:])[{SEGMENT_ENDS}]|[,:](?!\d)|(?<!\d)\.(?=\s)")
"""Where a segment ends: not in a figure (1,500, 12:00), nor behind the number of a point (1. )."""
_WHOLE_WORD = re.compile(r"\([a-z0-9]{1,4}\)|[a-z][a-z'’-]*[a-z]", re.I)
"""An English word, and the number of an item."""
_CLOSES = re.compile(r"[，。；,;]?[”」』’\"]")
_JOINS = frozenset("的和与及或")
"""Letters that only join the words of a name."""
_ELLIPSIS = re.compile(r"…+|\.{3,}|(?:\*\s*){3,}|（略）")


class Corpus:
    """The documents of a library on a day; build it once, ask it often."""

    def __init__(self, outlines: Iterable[Outline], as_of: date) -> None:
        """Index the documents' words and judge their versions."""
        self.catalogue = Catalogue(outlines, as_of)
        self.verbatim = Verbatim(self.catalogue.outlines.values())
        every = list(self.catalogue.outlines)
        self.current = [self.whole(d) for d in every if not self.catalogue.is_past(d)]
        self.past = [self.whole(d) for d in every if self.catalogue.is_past(d)]
        # a sentence that names many places asks the same for each of them
        self._near = lru_cache(REMEMBERED)(self._nearest)
        self.longest = lru_cache(REMEMBERED)(self._longest)
        self._tables = cache(self._tables_of)

    def whole(self, doc_id: str) -> Place:
        """All letters of a document."""
        return Place(doc_id, 0, len(self.verbatim.readings[doc_id].letters.text))

    def scope(self, doc_ids: Sequence[str], clauses: Sequence[Clause]) -> list[Place]:
        """The letters of the clauses named, or of whole documents."""
        if not clauses:
            return [self.whole(d) for d in doc_ids]
        return [
            Place(c.doc_id, a, b)
            for c in clauses
            for a, b in self.verbatim.readings[c.doc_id].within(c.spans)
        ]

    def scope_of(self, meant: Sequence[Meant]) -> list[Place]:
        """The same of all the places that a text names."""
        return [place for one in meant for place in self.scope(one.doc_ids, one.clauses)]

    def within(self, meant: Sequence[Meant]) -> list[Place]:
        """Where a claim may stand: in the places that its text names, in all in force for none."""
        return self.scope_of(meant) if meant else self.current

    def tables(self, scope: Sequence[Place]) -> Iterator[tuple[str, ...]]:
        """The rows of each table of the documents that some places are in."""
        for doc_id in dict.fromkeys(place.doc_id for place in scope):
            yield from self._tables(doc_id)

    def _tables_of(self, doc_id: str) -> tuple[tuple[str, ...], ...]:
        outline = self.catalogue.outlines[doc_id]
        text = outline.document.text
        return tuple(
            tuple(words(text, row) for row in table_rows(text, clause.own_spans))
            for clause in outline.clauses
            if clause.kind == "table"
        )

    def exactly(self, words: str, scope: Sequence[Place], *, quoted: bool) -> list[Place]:
        """Where words stand just so, the ellipses of a quotation bridged.

        Args:
            words: A quotation, or what is said without marks.
            scope: Where to look.
            quoted: Whether …… stands for words left out.
        """
        pieces = _pieces(words) if quoted else []
        if len(pieces) < 2:
            letters = letters_of(words).text
            return self.verbatim.find(letters, scope) if letters else []
        found = (self._bridged(pieces, place) for place in scope)
        return [Place(f[0].doc_id, f[0].start, f[-1].end) for f in found if f]

    def _bridged(self, pieces: Sequence[str], scope: Place) -> list[Place]:
        """Where the pieces of a quotation stand, all in order in one clause; else nothing."""
        letters = self.verbatim.readings[scope.doc_id].letters.text
        for first in self.verbatim.find(pieces[0], [scope]):
            found = [first]
            for piece in pieces[1:]:
                at = letters.find(piece, found[-1].end, scope.end)
                if at < 0:
                    break
                found.append(Place(scope.doc_id, at, at + len(piece)))
            else:
                is_near = found[-1].end - first.start <= MOST_BRIDGED
                if is_near and self.unit(first).id == self.unit(found[-1]).id:
                    return found
        return []

    def near(self, letters: str, scope: Sequence[Place]) -> Near | None:
        """The stretch of one clause among some places that the words are nearest to."""
        return self._near(letters, tuple(scope))

    def _nearest(self, letters: str, scope: tuple[Place, ...]) -> Near | None:
        best: Near | None = None
        for stretch in self.stretches(letters, scope):
            for part in self._by_unit(stretch):
                found = collate(self.letters(part), letters)
                if found.blocks and (best is None or found.share > best[1].share):
                    low, high = part.start + found.start, part.start + found.end
                    best = (Place(part.doc_id, low, high), found)
        return self._in_one_line(best, letters) if best else None

    def _in_one_line(self, near: Near, letters: str) -> Near:
        """The same within one line, where that alone has all but a few letters of it."""
        place, found = near
        reading = self.verbatim.readings[place.doc_id]
        if self.is_in_one_line(place):
            return near
        start, end = reading.letters.span(place.start, place.end)
        for line in re.finditer("[^\n]+", reading.text[start:end]):
            low, high = reading.letter_range((start + line.start(), start + line.end()))
            alone = collate(reading.letters.text[low:high], letters)
            if alone.blocks and alone.share >= found.share - ACROSS:
                return Place(place.doc_id, low + alone.start, low + alone.end), alone
        return near

    def _longest(self, letters: str, step: int) -> int:
        """Length of the longest beginning (step 1) or end (step -1) that stands anywhere."""
        low, high = 0, len(letters)
        while low < high:
            middle = (low + high + 1) // 2
            piece = letters[:middle] if step > 0 else letters[-middle:]
            low, high = (middle, high) if self.verbatim.has(piece) else (low, middle - 1)
        return low

    def _by_unit(self, place: Place) -> list[Place]:
        reading = self.verbatim.readings[place.doc_id]
        return [Place(place.doc_id, a, b) for a, b in reading.by_unit(place.start, place.end)]

    def letters(self, place: Place) -> str:
        """The letters of a stretch."""
        return self.verbatim.readings[place.doc_id].letters.text[place.start : place.end]

    def stretches(self, letters: str, scope: Sequence[Place]) -> list[Place]:
        """Some places, where they can be compared as wholes, or the stretches nearest in them."""
        if sum(place.end - place.start for place in scope) <= SMALL:
            return list(scope)
        return self.verbatim.near(letters, CLOSE, scope)

    def widened(self, at: Place, found: Collation) -> Place:
        """The stretch with the segments that the quotation's unmatched ends stand for."""
        reading = self.verbatim.readings[at.doc_id]
        start, end = reading.letters.span(at.start, at.end)
        foreign = found.foreign()
        if foreign and foreign[0][0] == 0:
            start = max((reading.text.rfind(mark, 0, start) for mark in _STOPS), default=-1) + 1
        if foreign and foreign[-1][1] == found.length:
            ends = [reading.text.find(mark, end) for mark in _STOPS]
            end = min((e for e in ends if e >= 0), default=len(reading.text))
        return Place(at.doc_id, *reading.letter_range((start, end)))

    def in_whole_words(self, place: Place) -> str:
        """The text of a stretch with all of the English words that it begins and ends in."""
        reading = self.verbatim.readings[place.doc_id]
        start, end = reading.letters.span(place.start, place.end)
        line = reading.text.rfind("\n", 0, start) + 1
        stop = reading.text.find("\n", end)
        high = len(reading.text) if stop < 0 else stop
        words = [word.span() for word in _WHOLE_WORD.finditer(reading.text, line, high)]
        low = next((a for a, b in words if a < start < b), start)
        high = next((b for a, b in words if a < end < b), end)
        return reading.text[low:high]

    def whole_segments(self, place: Place) -> Place:
        """The stretch with all of the segments, in its own clause, that it begins and ends in."""
        reading = self.verbatim.readings[place.doc_id]
        start, end = reading.letters.span(place.start, place.end)
        low, high = reading.text.rfind("\n", 0, start) + 1, reading.text.find("\n", end)
        high = len(reading.text) if high < 0 else high
        cuts = [cut.span() for cut in _CUT.finditer(reading.text, low, high)]
        low = max((after for _, after in cuts if after <= start), default=low)
        high = min((before for before, _ in cuts if before >= end), default=high)
        (first, last), unit = reading.letter_range((low, high)), reading.unit_of(place.start)
        return Place(place.doc_id, max(first, unit[0]), min(last, unit[1]))

    def behind_marker(self, place: Place) -> Place:
        """A stretch that begins within the number of its line, （一）, as it goes on behind it."""
        reading = self.verbatim.readings[place.doc_id]
        start = reading.letters.places[place.start]
        low = reading.text.rfind("\n", 0, start) + 1
        marker = read_marker(reading.text[low : low + LONGEST_MARKER])
        if marker is None or not low < start < low + marker.length:
            return place
        first, _ = reading.letter_range((low + marker.length, start))
        return replace(place, start=first) if first < place.end else place

    def sources(self, place: Place) -> Iterator[tuple[Source, Place]]:
        """The sentences of a stretch."""
        reading = self.verbatim.readings[place.doc_id]
        title = self.catalogue.full_title(place.doc_id)
        for a, b in self._sentences(place):
            letters = Place(place.doc_id, *reading.letter_range((a, b)))
            if letters.start < letters.end:
                spans = reading.spans(a, b)
                yield Source(reading.clause(a, b), title, spans, self.text(letters)), letters

    def _sentences(self, place: Place) -> Iterator[Span]:
        """Where the sentences of a stretch stand in what is read of its document."""
        reading = self.verbatim.readings[place.doc_id]
        start, end = reading.letters.span(place.start, place.end)
        low = reading.text.rfind("\n", 0, start) + 1
        high = reading.text.find("\n", end)
        for piece in split(reading.text, ((low, len(reading.text) if high < 0 else high),)):
            a, b = piece[0][0], piece[-1][1]
            if b > start and a < end:
                yield a, b

    def omission(self, place: Place, frame: str, words: str = "") -> Omission | None:
        """What a quotation leaves out of its sentences that matters, around it or within.

        Args:
            place: Where it stands.
            frame: The quoting text's own words before it.
            words: The quotation, where …… may stand for words left out; else nothing.
        """
        reading = self.verbatim.readings[place.doc_id]
        parts = self._bridged(pieces, place) if len(pieces := _pieces(words)) > 1 else []
        spans = [reading.letters.span(part.start, part.end) for part in parts]
        gaps = (gap(reading.text, before, after) for before, after in pairwise(spans))
        at = reading.letters.span(place.start, place.end)
        around = omission(reading.text, *at, frame) or lost_beside(reading.text, *at, frame)
        return around or next((found for found in gaps if found), None)

    def ruled(self, place: Place, frame: str) -> tuple[bool, Omission] | None:
        """The word that rules a stretch: is it the one that a quoting text puts before it?"""
        reading = self.verbatim.readings[place.doc_id]
        return ruled(reading.text, *reading.letters.span(place.start, place.end), frame)

    def other_party(self, place: Place, frame: str) -> tuple[str, str] | None:
        """Of whom a text tells words at a place, and of whom the place does, if of another."""
        return other_party(self.left_of(place), self.article(place)[0], frame)

    def in_one_sentence(self, one: Place, other: Place) -> bool:
        """Do two stretches stand in one sentence, to its full stop?"""
        if one.doc_id != other.doc_id:
            return False
        reading = self.verbatim.readings[one.doc_id]
        spans = (reading.letters.span(place.start, place.end) for place in (one, other))
        (low, high), (start, end) = (sentence_around(reading.text, *span) for span in spans)
        return low < end and start < high

    def left_of(self, place: Place) -> str:
        """What stands in a stretch's sentence ahead of it."""
        reading = self.verbatim.readings[place.doc_id]
        start, end = reading.letters.span(place.start, place.end)
        low, _ = sentence_around(reading.text, start, end)
        return without_marker(reading.text[low:start])

    def whole_text(self, place: Place) -> str:
        """The sentence that a stretch stands in."""
        reading = self.verbatim.readings[place.doc_id]
        low, high = sentence_around(reading.text, *reading.letters.span(place.start, place.end))
        return reading.text[low:high]

    def whole_sentence(self, place: Place, missing: Omission) -> Place:
        """The sentence of a stretch with what was left out of it."""
        reading = self.verbatim.readings[place.doc_id]
        return Place(place.doc_id, *reading.letter_range(missing.span))

    def segment_beside(self, place: Place, *, behind: bool) -> str:
        """The letters to the end of the segment before or behind a stretch, in its own clause."""
        reading = self.verbatim.readings[place.doc_id]
        start, end = place.start, place.end
        low, high = reading.unit_of(start)
        if behind:
            rest = reading.text[slice(*reading.letters.span(end, high))] if end < high else ""
            return letters_of(_SEGMENT.split(rest.lstrip(_STOPS))[0]).text
        rest = reading.text[slice(*reading.letters.span(low, start))] if low < start else ""
        return letters_of(_SEGMENT.split(rest.rstrip(_STOPS))[-1]).text

    def is_segment(self, place: Place) -> bool:
        """Does a stretch begin and end where segments of its document do?"""
        reading = self.verbatim.readings[place.doc_id]
        start, _ = reading.letters.span(place.start, place.end)
        before = reading.text[max(start - 2, 0) : start]
        before = before[:-1] if before[-1:] in (*OPENING, "《") else before
        return _parts(before[-1:]) and self.ends_a_segment(place)

    def begins_a_segment(self, place: Place) -> bool:
        """Does a stretch begin where a part of its sentence does: not 禁止 of 应当禁止?"""
        return letters_of(self.segment(place)).text.startswith(self.letters(place))

    def begins_a_sentence(self, place: Place) -> bool:
        """Does a stretch begin where a sentence, an item or a line of its document does?"""
        reading = self.verbatim.readings[place.doc_id]
        place = self.behind_marker(place)
        start = reading.letters.places[place.start]
        before = reading.text[reading.text.rfind("\n", 0, start) + 1 : start]
        return not without_marker(before).strip() or before.rstrip()[-1] in "。；;."

    def ends_a_sentence(self, place: Place) -> bool:
        """Does a stretch end where a sentence, an item or a line of its document does?"""
        reading = self.verbatim.readings[place.doc_id]
        _, end = reading.letters.span(place.start, place.end)
        return (
            re.match(r"[”」』）)》]*(?:[。；;.：:]|\s*\n|\s*$)", reading.text[end : end + 8])
            is not None
        )

    def ends_a_segment(self, place: Place) -> bool:
        """Does a stretch end where a part of its sentence does?"""
        reading = self.verbatim.readings[place.doc_id]
        _, end = reading.letters.span(place.start, place.end)
        return _parts(reading.text[end : end + 1])

    def segment(self, place: Place) -> str:
        """The parts of a sentence that a stretch stands in, without the number of their line."""
        return without_marker(self.text(self.behind_marker(self.whole_segments(place))))

    def is_in_one_line(self, place: Place) -> bool:
        """Does a stretch end in the line that it begins in?"""
        reading = self.verbatim.readings[place.doc_id]
        return "\n" not in reading.text[slice(*reading.letters.span(place.start, place.end))]

    def has_across(self, before: str, behind: str) -> bool:
        """Do letters stand somewhere in one line with those that go on from them?"""
        places = self.verbatim.find(before + behind)[:CLOSE]
        return any(self.is_in_one_line(place) for place in places)

    def before(self, place: Place, count: int) -> str:
        """So many letters before a stretch, of its own article or numbered clause."""
        reading = self.verbatim.readings[place.doc_id]
        low = max(reading.unit_of(place.start)[0], place.start - count)
        return reading.letters.text[low : place.start]

    def has_in_marks(self, left: str, words: str, right: str) -> bool:
        """Do letters stand somewhere in quotation marks, between others?"""
        for place in self.verbatim.find(left + words + right)[:CLOSE]:
            reading = self.verbatim.readings[place.doc_id]
            first = place.start + len(left)
            start, end = reading.letters.span(first, first + len(words))
            if reading.text[start - 1 : start] in OPENING and _CLOSES.match(reading.text, end):
                return True
        return False

    def before_a_name(self, letters: str) -> bool:
        """Do letters stand somewhere right before a name in 《》?"""
        for place in self.verbatim.find(letters)[:CLOSE]:
            reading = self.verbatim.readings[place.doc_id]
            if reading.text[reading.letters.span(place.start, place.end)[1] :][:1] == "《":
                return True
        return False

    def clause(self, place: Place) -> Clause:
        """The smallest clause that holds a stretch."""
        reading = self.verbatim.readings[place.doc_id]
        return reading.clause(*reading.letters.span(place.start, place.end))

    def unit(self, place: Place) -> Clause:
        """The article or the numbered clause that a stretch stands in."""
        reading = self.verbatim.readings[place.doc_id]
        return article_of(self.clause(place), reading.clauses.get)

    def siblings(self, clause: Clause) -> list[Clause]:
        """The clauses of one kind right below the same clause, this one among them."""
        every = self.verbatim.readings[clause.doc_id].clauses.values()
        return [one for one in every if (one.parent, one.kind) == (clause.parent, clause.kind)]

    def whole_unit(self, place: Place) -> Place:
        """All letters of the article or the numbered clause that a stretch stands in."""
        reading = self.verbatim.readings[place.doc_id]
        return Place(place.doc_id, *reading.unit_of(place.start))

    def article(self, place: Place) -> tuple[str, Span]:
        """The text of the article or numbered clause of a stretch, and where it stands in it."""
        reading = self.verbatim.readings[place.doc_id]
        low, high = reading.letters.span(*reading.unit_of(place.start))
        start, end = reading.letters.span(place.start, place.end)
        return reading.text[low : max(high, end)], (start - low, end - low)

    def openings(self, doc_id: str, count: int) -> set[str]:
        """So many letters of what each article of a document begins with."""
        clauses = self.catalogue.outlines[doc_id].clauses
        texts = (c.text[: LONGEST_MARKER + count] for c in clauses if c.kind == "article")
        return {letters_of(without_marker(text)).text[:count] for text in texts}

    def knows(self, name: str, place: Place) -> bool:
        """Has the document of a place the letters of a name, each beside one of its neighbours?"""
        words, own = letters_of(name).text, self.verbatim.readings[place.doc_id].letters.text
        pairs = (at for at in range(len(words) - 1) if words[at : at + 2] in own)
        known = {at for pair in pairs for at in (pair, pair + 1)}
        return all(at in known or letter in _JOINS for at, letter in enumerate(words))

    def address(self, place: Place) -> str:
        """Title and address of the clause of a stretch."""
        return self._called(place.doc_id, self.clause(place).address)

    def addresses(self, meant: Meant) -> list[str]:
        """The same of the clauses that a text names, or of whole documents."""
        named = [(clause.doc_id, clause.address) for clause in meant.clauses]
        every = named or [(doc_id, "") for doc_id in meant.doc_ids]
        return list(dict.fromkeys(self._called(*one) for one in every))

    def _called(self, doc_id: str, address: str) -> str:
        title, label = self.catalogue.title(doc_id), self.catalogue.label(doc_id)
        if title.isascii():
            return f"{title}{label and f' ({label})'} {address}".rstrip()
        return f"《{title}》{label and f'（{label}）'}{address}"

    def text(self, place: Place) -> str:
        """The stored text of a stretch."""
        reading = self.verbatim.readings[place.doc_id]
        spans = reading.spans(*reading.letters.span(place.start, place.end))
        stored = reading.outline.document.text
        return "".join(stored[a:b] for a, b in spans)

    def citation(self, place: Place) -> Citation:
        """The exact words of a stretch."""
        reading = self.verbatim.readings[place.doc_id]
        spans = reading.spans(*reading.letters.span(place.start, place.end))
        clause, title = self.clause(place), self.catalogue.full_title(place.doc_id)
        return citation(Source(clause, title, spans, self.text(place)), 1, 1.0)

    def sentences(self, place: Place) -> Citation:
        """All of the sentences that a stretch has a part of; the stretch where they are long."""
        reading = self.verbatim.readings[place.doc_id]
        title = self.catalogue.full_title(place.doc_id)
        found = list(self._sentences(place))
        if not found or found[-1][1] - found[0][0] > SMALL:
            return self.citation(place)
        spans = reading.spans(found[0][0], found[-1][1])
        quote = words(reading.outline.document.text, spans)
        return citation(Source(self.clause(place), title, spans, quote), 1, 1.0)


def _parts(mark: str) -> bool:
    """Does a character, or none, stand between two segments?"""
    return not mark or mark in _STOPS or mark.isspace()


def _pieces(words: str) -> list[str]:
    """The letters of a quotation between its ellipses."""
    return [piece for part in _ELLIPSIS.split(words) if (piece := letters_of(part).text)]
