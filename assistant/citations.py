"""A text is held against the library: every quotation, reference and claim gets a verdict. Pure.

The words decide, never a score. Where a quotation comes from is *located* by the letters it
shares with the library; whether it is right is then decided by which words differ. In quotation
marks nothing may differ but punctuation, width, blanks and how a number is written. What is said
without marks may be put in other words, but not with another number, modality or negation. Which
verdict comes first where several fit is laid down in the order of ``VERDICTS``.

Knows no file format, no model and no screen.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.claims import Claim, claims_in
from assistant.collation import Collation, DiffOp, collate, diff
from assistant.critical import MODALITY, NEGATION, CriticalWord, critical_words
from assistant.omission import CONDITION, EXCEPTION, NEGATED, NUMBER_CUT, Omission, omission
from assistant.phrases import Phrases, language_of, phrases
from assistant.places import (
    NO_CLAUSE,
    NO_DOCUMENT,
    NOT_HERE,
    Catalogue,
    Meant,
    Mentions,
    aliases_in,
)
from assistant.support import (
    CONTRADICTED,
    SUPPORTED,
    UNSUPPORTED,
    Citation,
    Source,
    Support,
    citation,
    judge,
)
from index.address import Reference
from index.clauses import Clause, Outline
from index.documents import Span
from index.sentences import split
from index.verbatim import Place, Verbatim, letters_of

OUT_OF_CORPUS = "out_of_corpus"
NO_SUCH_CLAUSE = "no_such_clause"
REPEALED = "repealed"
ALTERED = "altered"
MISATTRIBUTED = "misattributed"
SPLICED = "spliced"
VERDICTS = (
    OUT_OF_CORPUS, NO_SUCH_CLAUSE, REPEALED, SUPPORTED, ALTERED, MISATTRIBUTED, SPLICED,
    CONTRADICTED, UNSUPPORTED,
)  # fmt: skip
"""All verdicts; where several fit, the first is given."""

NAMED_SHARE = 0.5
"""Share of a quotation's letters that must stand in the place it names to be its wording."""
UNNAMED_SHARE = 0.6
"""The same where no place is named and one clause has to be plainly meant."""
NEAR_VERBATIM = 0.8
"""Share from which words without marks are the clause's own words, not a paraphrase."""
LONGEST_FRAME = 16
"""Letters of a segment that only introduces or closes what is said."""
ALIKE = 0.3
"""Share from which a segment is another wording of the one in its place."""
COPIED = 0.85
"""Share from which a sentence is a copy of a clause, references included."""
LEAST_UNNAMED = 8
"""Letters below which words without a reference could stand anywhere."""
ALIKE_SEGMENT = 0.5
"""Share from which a whole segment is another wording of the one in its place."""
FAR = 200
"""Characters in which a segment ends."""
LEAST_PIECE = 6
"""Letters of a piece that a quotation can be glued from."""
CLOSE = 3
"""Stretches that are looked at for near wording."""
SMALL = 1500
"""Letters up to which a place is compared as a whole."""


@dataclass(frozen=True, slots=True)
class Named:
    """The place a finding is about, as the text names it."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on one claim; fields as in the contract.

    Attributes:
        text: The sentence of the checked text, ``start`` to ``end``.
        reference: The place named, None where none is.
        quotation: The words in quotation marks, None where the text uses its own.
        verdict: One of ``VERDICTS``.
        clause: The clause that the words stand in, or that was named.
        source: The exact words of the library beside it.
        diff: How the source becomes the quotation.
        note: What a reader should know, in the language of the checked text.
    """

    text: str
    start: int
    end: int
    reference: Named | None
    quotation: str | None
    verdict: str
    clause: Clause | None = None
    source: Citation | None = None
    diff: tuple[DiffOp, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Ruling:
    """A verdict on words, with the stretch of the library that decided it."""

    verdict: str
    at: Place | None = None
    note: str = ""
    clause: Clause | None = None


class Checker:
    """Holds texts against a fixed set of documents; build it once, check many texts."""

    def __init__(self, outlines: Iterable[Outline], as_of: date | None = None) -> None:
        """Index the documents' words and judge their versions on a day (default: today)."""
        self._catalogue = Catalogue(outlines, as_of or date.today())
        self._verbatim = Verbatim(self._catalogue.outlines.values())
        whole = {d: self._whole(d) for d in self._catalogue.outlines}
        self._current = [p for d, p in whole.items() if not self._catalogue.is_past(d)]
        self._older = [p for d, p in whole.items() if self._catalogue.is_past(d)]

    def check(self, text: str) -> Iterator[Finding]:
        """Yield the findings of a text in its order."""
        mentions = Mentions(aliases=aliases_in(text))
        say = phrases(language_of(text))
        claims, references = claims_in(text, (*self._catalogue.names, *mentions.aliases))
        told = [(r, self._catalogue.meant(r, mentions, _around(text, r))) for r in references]
        meant_by = {reference: meant for reference, meant in told if meant is not None}
        at = 0
        while at < len(claims):
            claim, at = claims[at], at + 1
            if self._copies_references(text, claim):
                claim = replace(claim, references=(), inner=(), said=(claim.start, claim.end))
            meant = [meant_by[r] for r in claim.references if r in meant_by]
            if not claim.quotation and meant:
                claim = self._without_frame(text, claim)
            while at < len(claims) and self._goes_on(text, claim, claims[at], meant):
                claim = _joined(claim, claims[at])
                at += 1
            inner = [meant_by[r] for r in claim.inner if r in meant_by]
            yield self._finding(text, claim, meant, inner, say)

    def _without_frame(self, text: str, claim: Claim) -> Claim:
        """Leave out words that introduce or close what is said, where the rest stands verbatim.

        The words left out are a short segment without critical words that is no other wording of
        what stands at its place in the library.
        """
        start, end = claim.said
        words = text[start:end]
        letters = letters_of(words)
        if self._verbatim.has(letters.text):
            return claim
        size = len(letters.text)
        for cut in sorted(_joints(words)):
            place = letters.places[cut]
            if cut <= LONGEST_FRAME and self._is_framed(letters.text, words[:place], cut, size):
                return replace(claim, said=(start + place, end))
            last = letters.places[cut - 1] + 1
            if size - cut <= LONGEST_FRAME and self._is_framed(letters.text, words[last:], 0, cut):
                return replace(claim, said=(start, start + last))
        return claim

    def _is_framed(self, letters: str, frame: str, start: int, end: int) -> bool:
        """Do letters ``[start, end)`` stand verbatim, and is the rest no wording beside them?"""
        if end - start < 2 * LEAST_PIECE or critical_words(frame):
            return False
        rest = letters_of(frame).text
        for place in self._verbatim.find(letters[start:end])[:CLOSE]:
            stored = self._verbatim.readings[place.doc_id].letters.text
            around = stored[max(place.start - 2 * len(rest), 0) : place.start]
            around += stored[place.end : place.end + 2 * len(rest)]
            if collate(around, rest).share < ALIKE:
                return True
        return False

    def _goes_on(self, text: str, claim: Claim, following: Claim, meant: Sequence[Meant]) -> bool:
        """Does the next sentence still repeat the words of the place that this one names?"""
        if claim.quotation or not meant or not following.goes_on:
            return False
        scope = [p for m in meant for p in self._scope(m.doc_ids, m.clauses)]
        near = self._near(letters_of(text[slice(*following.said)]).text, scope)
        return near is not None and near[1].share >= NEAR_VERBATIM

    def _whole(self, doc_id: str) -> Place:
        return Place(doc_id, 0, len(self._verbatim.readings[doc_id].letters.text))

    # one claim

    def _finding(
        self,
        text: str,
        claim: Claim,
        meant: Sequence[Meant],
        inner: Sequence[Meant],
        say: Phrases,
    ) -> Finding:
        around = text[claim.start : claim.end]
        words = text[slice(*claim.said)]
        frame = text[claim.start : claim.said[0]]
        asked = _Asked(words, letters_of(words).text, frame, claim.quotation is not None, say)
        ruling, of = self._first(asked, meant)
        if ruling.verdict in (CONTRADICTED, UNSUPPORTED):
            absent = ((self._absent(asked, place), place) for place in inner)
            ruling, of = next(((r, p) for r, p in absent if r), (ruling, of))
        named = Named(of.title, of.address) if of else None
        source = self._citation(ruling.at) if ruling.at else None
        clause = ruling.clause or (self._clause(ruling.at) if ruling.at else None)
        shown = source is not None and (claim.quotation or ruling.verdict in (SUPPORTED, ALTERED))
        return Finding(
            around, claim.start, claim.end, named,
            words if claim.quotation else None, ruling.verdict, clause, source,
            diff(source.quote, words) if source and shown else (), ruling.note,
        )  # fmt: skip

    def _copies_references(self, text: str, claim: Claim) -> bool:
        """Does a sentence without marks repeat a clause together with the places that it names?"""
        named = [r for r in claim.references if claim.start <= r.start and r.end <= claim.end]
        if claim.quotation or not named or not all(r.title or r.anchor for r in named):
            return False
        letters = letters_of(text[claim.start : claim.end])
        near = self._near(letters.text, self._current)
        if near is None or near[1].share < COPIED:
            return False
        inside = [
            tuple(bisect_left(letters.places, at - claim.start) for at in (r.start, r.end))
            for r in named
        ]
        foreign = near[1].foreign()
        return all(b <= low or high <= a for a, b in foreign for low, high in inside)

    def _first(self, asked: _Asked, meant: Sequence[Meant]) -> tuple[_Ruling, Meant | None]:
        """The ruling on a claim; where it names several places, the one that fails first."""
        if not meant:
            return self._anywhere(asked), None
        for place in meant:
            if ruling := self._absent(asked, place):
                return ruling, place
        rulings = [(self._placed(asked, place), place) for place in meant]
        return min(rulings, key=lambda r: VERDICTS.index(r[0].verdict))

    def _absent(self, asked: _Asked, meant: Meant) -> _Ruling | None:
        """The place named is not here, or is here in an old version only."""
        say = asked.say
        if meant.outcome == NO_DOCUMENT:
            return _Ruling(OUT_OF_CORPUS, None, say.say("check_no_document", title=meant.title))
        if meant.outcome == NOT_HERE:
            note = say.say("check_not_here", title=meant.title, address=meant.address)
            return _Ruling(OUT_OF_CORPUS, None, note)
        if meant.outcome == NO_CLAUSE:
            if old := self._exactly(asked, self._scope(meant.older, meant.older_clauses)):
                return self._repealed(asked, old)
            return _Ruling(NO_SUCH_CLAUSE, None, self._range_note(meant, say))
        return None

    def _range_note(self, meant: Meant, say: Phrases) -> str:
        key = "check_no_clause" if meant.first else "check_no_level"
        return say.say(
            key, title=meant.title, address=meant.address, first=meant.first, last=meant.last
        )

    # words with a place

    def _placed(self, asked: _Asked, meant: Meant) -> _Ruling:
        """Words that are said to stand in a place that is here."""
        scope = self._scope(meant.doc_ids, meant.clauses)
        named = meant.clauses[0] if meant.clauses else None
        if meant.year:
            return self._repealed(asked, self._exactly(asked, scope) or scope[:1], named)
        if len(asked.letters) < 2 or (not asked.quoted and len(asked.letters) < 4):
            return _Ruling(SUPPORTED, None, asked.say.say("check_place_only"), named)
        if exact := self._exactly(asked, scope):
            return self._exact(asked, exact)
        if old := self._exactly(asked, [self._whole(d) for d in meant.older]):
            return self._repealed(asked, old)
        ruling = self._differing(asked, scope, meant)
        return ruling or _Ruling(UNSUPPORTED, None, asked.say.say("check_nothing_there"), named)

    def _differing(self, asked: _Asked, scope: Sequence[Place], meant: Meant) -> _Ruling | None:
        """Words that do not stand in the place named as they are."""
        near = self._near(asked.letters, scope)
        here = near is not None and near[1].share >= NAMED_SHARE
        elsewhere = self._exactly(asked, self._current) if len(asked.letters) > 4 else []
        if elsewhere and not (here and near and near[1].share > 0.9):
            at = elsewhere[0]
            return _Ruling(MISATTRIBUTED, at, self._where(asked, elsewhere))
        if glued := self._spliced(asked, near):
            return glued
        if asked.quoted:
            return self._altered(asked, *near) if here and near else self._meant_elsewhere(asked)
        return self._paraphrase(asked, scope, near, placed=bool(meant.clauses))

    def _meant_elsewhere(self, asked: _Asked) -> _Ruling | None:
        """A quotation with a wrong place and wrong words."""
        near = self._near(asked.letters, self._current)
        if near is None or near[1].share < NEAR_VERBATIM or len(asked.letters) < LEAST_UNNAMED:
            return None
        ruling = self._altered(asked, *near)
        return _Ruling(ruling.verdict, ruling.at, f"{ruling.note}{self._where(asked, [near[0]])}")

    # words without a place

    def _anywhere(self, asked: _Asked) -> _Ruling:
        if exact := self._exactly(asked, self._current):
            return self._exact(asked, exact)
        if old := self._exactly(asked, self._older):
            return self._repealed(asked, old)
        near = self._near(asked.letters, self._current)
        if glued := self._spliced(asked, near):
            return glued
        nothing = _Ruling(UNSUPPORTED, None, asked.say.say("check_nothing"))
        if near is None or len(asked.letters) < LEAST_UNNAMED:
            return nothing
        if not asked.quoted:
            return self._paraphrase(asked, None, near, placed=False) or nothing
        return self._altered(asked, *near) if near[1].share >= UNNAMED_SHARE else nothing

    # exact words

    def _exactly(self, asked: _Asked, scope: Sequence[Place]) -> list[Place]:
        """Where the words stand just so, ellipses bridged."""
        pieces = [letters_of(p).text for p in _ELLIPSIS.split(asked.words)]
        pieces = [p for p in pieces if p]
        if len(pieces) < 2 or not asked.quoted:
            return self._verbatim.find(asked.letters, scope) if asked.letters else []
        return [p for p in (self._bridged(pieces, place) for place in scope) if p]

    def _bridged(self, pieces: Sequence[str], scope: Place) -> Place | None:
        """The stretch from the first piece to the last, all in order in one clause."""
        letters = self._verbatim.readings[scope.doc_id].letters.text
        for first in self._verbatim.find(pieces[0], [scope]):
            at = first.end
            for piece in pieces[1:]:
                at = letters.find(piece, at, scope.end)
                if at < 0:
                    break
                at += len(piece)
            else:
                if at - first.start <= MOST_BRIDGED:
                    return Place(scope.doc_id, first.start, at)
        return None

    def _exact(self, asked: _Asked, places: Sequence[Place]) -> _Ruling:
        """Supported, unless every place where the words stand goes on with a condition."""
        left_out = [(self._omission(asked, place), place) for place in places]
        for missing, place in left_out:
            if missing is None:
                note = (
                    asked.say.say("check_also", count=str(len(places))) if len(places) > 1 else ""
                )
                return _Ruling(SUPPORTED, place, note)
        missing, place = left_out[0]
        assert missing is not None
        note = asked.say.say(_DROPPED[missing.kind], words=missing.words)
        return _Ruling(ALTERED, self._whole_sentence(place, missing), note)

    def _omission(self, asked: _Asked, place: Place) -> Omission | None:
        reading = self._verbatim.readings[place.doc_id]
        return omission(reading.text, *reading.letters.span(place.start, place.end), asked.frame)

    def _whole_sentence(self, place: Place, missing: Omission) -> Place:
        reading = self._verbatim.readings[place.doc_id]
        return Place(place.doc_id, *reading.letter_range(missing.span))

    def _repealed(
        self, asked: _Asked, places: Sequence[Place], clause: Clause | None = None
    ) -> _Ruling:
        at = places[0]
        title, year = self._catalogue.title(at.doc_id), self._catalogue.year(at.doc_id)
        return _Ruling(
            REPEALED, at, asked.say.say("check_repealed", title=title, year=year), clause
        )

    # near words

    def _near(self, letters: str, scope: Sequence[Place]) -> tuple[Place, Collation] | None:
        """The stretch of one clause among some places that the words are nearest to."""
        best: tuple[Place, Collation] | None = None
        for stretch in self._stretches(letters, scope):
            for part in self._by_unit(stretch):
                found = collate(self._letters(part), letters)
                if found.blocks and (best is None or found.share > best[1].share):
                    low, high = part.start + found.start, part.start + found.end
                    best = (Place(part.doc_id, low, high), found)
        return best

    def _by_unit(self, place: Place) -> list[Place]:
        reading = self._verbatim.readings[place.doc_id]
        return [Place(place.doc_id, a, b) for a, b in reading.by_unit(place.start, place.end)]

    def _letters(self, place: Place) -> str:
        return self._verbatim.readings[place.doc_id].letters.text[place.start : place.end]

    def _stretches(self, letters: str, scope: Sequence[Place]) -> list[Place]:
        if sum(place.end - place.start for place in scope) <= SMALL:
            return list(scope)
        return self._verbatim.near(letters, CLOSE, scope)

    def _altered(self, asked: _Asked, at: Place, found: Collation) -> _Ruling:
        """The words of a source with others in their place; equal numbers may be written apart."""
        at = self._widened(at, found)
        source = self._text(at)
        words = differing_words(source, asked.words)
        if words is None:
            return _Ruling(SUPPORTED, at, asked.say.say("check_numerals"))
        key = "check_altered" if words else "check_altered_words"
        return _Ruling(ALTERED, at, asked.say.say(key, words="、".join(words)))

    def _widened(self, at: Place, found: Collation) -> Place:
        """The stretch with the segments that the quotation's unmatched ends stand for."""
        reading = self._verbatim.readings[at.doc_id]
        start, end = reading.letters.span(at.start, at.end)
        foreign = found.foreign()
        if foreign and foreign[0][0] == 0:
            start = max((reading.text.rfind(mark, 0, start) for mark in _STOPS), default=-1) + 1
        if foreign and foreign[-1][1] == found.length:
            ends = [reading.text.find(mark, end) for mark in _STOPS]
            end = min((e for e in ends if e >= 0), default=len(reading.text))
        return Place(at.doc_id, *reading.letter_range((start, end)))

    def _spliced(self, asked: _Asked, near: tuple[Place, Collation] | None) -> _Ruling | None:
        """Words that are whole pieces of two or more clauses."""
        letters, joints = asked.letters, _joints(asked.words)
        if len(letters) < 2 * LEAST_PIECE or (near and near[1].lacking < LEAST_PIECE):
            return None
        pieces = self._pieces(letters, joints)
        places = [self._verbatim.find(letters[a:b], self._current) for a, b in pieces]
        if not pieces or not all(places):
            return None
        if set.intersection(*({self._unit(place).id for place in found} for found in places)):
            return None
        if self._is_reworded(asked, pieces, [p[0] for p in places], joints):
            return None
        found = [p[0] for p in places]
        where = "；".join(f"“{self._text(p)}”{self._address(p)}" for p in found)
        return _Ruling(SPLICED, found[0], asked.say.say("check_spliced", pieces=where))

    def _is_reworded(
        self, asked: _Asked, pieces: Sequence[Span], places: Sequence[Place], joints: set[int]
    ) -> bool:
        """Is a lesser piece but another wording of what stands there beside the longest one?"""
        longest = max(range(len(pieces)), key=lambda i: pieces[i][1] - pieces[i][0])
        main = places[longest]
        for other in (longest - 1, longest + 1):
            if 0 <= other < len(pieces):
                start, end = pieces[other]
                beside = self._segment_beside(main, behind=other > longest)
                piece = asked.letters[start:end]
                least = ALIKE_SEGMENT if max(start, pieces[longest][0]) in joints else ALIKE
                if _share_an_edge(piece, beside) and collate(piece, beside).share >= least:
                    return True
        return False

    def _segment_beside(self, place: Place, *, behind: bool) -> str:
        """The letters from a stretch to the end of the segment before or behind it."""
        reading = self._verbatim.readings[place.doc_id]
        start, end = reading.letters.span(place.start, place.end)
        text = reading.text
        if behind:
            rest = text[end : end + FAR].lstrip(_SEGMENT_ENDS + "\n")
            return letters_of(_SEGMENT.split(rest)[0]).text
        rest = text[max(start - FAR, 0) : start].rstrip(_SEGMENT_ENDS + "\n")
        return letters_of(_SEGMENT.split(rest)[-1]).text

    def _pieces(self, letters: str, joints: set[int]) -> list[Span]:
        """Two or three runs that each stand somewhere and together are all the letters."""
        size = len(letters)
        head = self._longest(letters, 1)
        tail = self._longest(letters, -1)
        if head < LEAST_PIECE or tail < LEAST_PIECE:
            return []
        if head + tail >= size:
            return _two_pieces(size, head, tail, joints)
        middle = (head, size - tail)
        is_whole = {middle[0], middle[1]} <= joints and middle[1] - middle[0] >= LEAST_PIECE
        if is_whole and self._verbatim.has(letters[slice(*middle)]):
            return [(0, head), middle, (size - tail, size)]
        return []

    def _longest(self, letters: str, step: int) -> int:
        """Length of the longest beginning (step 1) or end (step -1) that stands anywhere."""
        low, high = 0, len(letters)
        while low < high:
            middle = (low + high + 1) // 2
            piece = letters[:middle] if step > 0 else letters[-middle:]
            low, high = (middle, high) if self._verbatim.has(piece) else (low, middle - 1)
        return low

    # own words

    def _paraphrase(
        self,
        asked: _Asked,
        scope: Sequence[Place] | None,
        near: tuple[Place, Collation] | None,
        *,
        placed: bool,
    ) -> _Ruling | None:
        """What a text says in its own words, held against the sentences it may come from."""
        stretches = self._verbatim.near(asked.letters, CLOSE, scope or self._current)
        if scope is not None and sum(p.end - p.start for p in scope) <= SMALL:
            stretches = list(scope)
        if near is not None and near[1].share >= UNNAMED_SHARE:
            stretches = [near[0]]  # one clause is plainly meant
        sources = [source for place in stretches for source in self._sources(place)]
        support = judge(_in_legal_words(asked.words), [source for source, _ in sources])
        if near is not None and near[1].share >= NEAR_VERBATIM:
            return self._reported(asked, near, support, placed=placed)
        verdict = SUPPORTED if support.verdict == SUPPORTED else CONTRADICTED
        if support.verdict not in (SUPPORTED, CONTRADICTED):
            return None
        at = next(place for source, place in sources if source == support.sources[0])
        words = "、".join(support.deciding)
        return _Ruling(
            verdict, at, asked.say.say("check_contradicted", words=words) if words else ""
        )

    def _reported(
        self, asked: _Asked, near: tuple[Place, Collation], support: Support, *, placed: bool
    ) -> _Ruling:
        """Nearly a clause's own words: none of them may be put in another way."""
        frame = _frame_length(asked.words, near[1])
        at = near[0] if frame else self._widened(*near)
        source, said = self._text(at), asked.words[frame:]
        words = differing_words(source, said)
        if words is None or not (words or _puts_other_words(source, said)):
            return _Ruling(SUPPORTED, at)
        otherwise = support.verdict == CONTRADICTED and not (placed and _is_wording(source, said))
        verdict = CONTRADICTED if otherwise else ALTERED
        key = "check_altered" if words else "check_altered_words"
        return _Ruling(verdict, at, asked.say.say(key, words="、".join(words)))

    def _sources(self, place: Place) -> Iterator[tuple[Source, Place]]:
        """The sentences of a stretch."""
        reading = self._verbatim.readings[place.doc_id]
        start, end = reading.letters.span(place.start, place.end)
        low = reading.text.rfind("\n", 0, start) + 1
        high = reading.text.find("\n", end)
        for piece in split(reading.text, ((low, len(reading.text) if high < 0 else high),)):
            a, b = piece[0][0], piece[-1][1]
            letters = Place(place.doc_id, *reading.letter_range((a, b)))
            if b > start and a < end and letters.start < letters.end:
                spans = reading.spans(a, b)
                title = self._catalogue.title(place.doc_id)
                yield Source(reading.clause(a, b), title, spans, self._text(letters)), letters

    # places

    def _scope(self, doc_ids: Sequence[str], clauses: Sequence[Clause]) -> list[Place]:
        """The letters of the clauses named, or of whole documents."""
        if not clauses:
            return [self._whole(d) for d in doc_ids]
        return [
            Place(c.doc_id, a, b)
            for c in clauses
            for a, b in self._verbatim.readings[c.doc_id].within(c.spans)
        ]

    def _clause(self, place: Place) -> Clause:
        reading = self._verbatim.readings[place.doc_id]
        return reading.clause(*reading.letters.span(place.start, place.end))

    def _unit(self, place: Place) -> Clause:
        """The article or the numbered clause that a stretch stands in."""
        reading = self._verbatim.readings[place.doc_id]
        lineage = list(reading.lineage(self._clause(place)))
        return next((c for c in lineage if c.kind == "article"), lineage[0])

    def _address(self, place: Place) -> str:
        return f"《{self._catalogue.title(place.doc_id)}》{self._clause(place).address}"

    def _where(self, asked: _Asked, places: Sequence[Place]) -> str:
        where = "、".join(dict.fromkeys(self._address(place) for place in places[:3]))
        return asked.say.say("check_where", where=where)

    def _text(self, place: Place) -> str:
        """The stored text of a stretch."""
        reading = self._verbatim.readings[place.doc_id]
        spans = reading.spans(*reading.letters.span(place.start, place.end))
        stored = reading.outline.document.text
        return "".join(stored[a:b] for a, b in spans)

    def _citation(self, place: Place) -> Citation:
        reading = self._verbatim.readings[place.doc_id]
        spans = reading.spans(*reading.letters.span(place.start, place.end))
        clause, title = self._clause(place), self._catalogue.title(place.doc_id)
        return citation(Source(clause, title, spans, self._text(place)), 1, 1.0)


_DROPPED = {
    CONDITION: "check_dropped_condition",
    EXCEPTION: "check_dropped_exception",
    NEGATED: "check_dropped_negation",
    NUMBER_CUT: "check_dropped_number",
}
MOST_BRIDGED = 2000
"""Letters that an ellipsis may leave out and still quote one place."""
_STOPS = "。；！？，：,;\n"
_SEGMENT_ENDS = "。；！？，：,;!?:"
_SEGMENT = re.compile(f"[{_SEGMENT_ENDS}]")
_ELLIPSIS = re.compile(r"…+|\.{3,}|(?:\*\s*){3,}|（略）")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is claimed: the words, their letters, what stands before them, and how to answer."""

    words: str
    letters: str
    frame: str
    quoted: bool
    say: Phrases


def _share_an_edge(one: str, other: str) -> bool:
    """Do two segments begin or end with the same two letters?"""
    return len(other) > 1 and (one[:2] == other[:2] or one[-2:] == other[-2:])


def _around(text: str, reference: Reference) -> str:
    """The words around a reference that may tell the version it means."""
    return text[max(reference.start - 20, 0) : reference.end + 20]


def _joined(claim: Claim, following: Claim) -> Claim:
    """Two sentences that repeat one place as one claim."""
    return replace(
        claim, end=following.end, said=(claim.said[0], following.said[1]),
        inner=(*claim.inner, *following.inner),
    )  # fmt: skip


def _joints(words: str) -> set[int]:
    """Numbers of the letters that a new segment of the quotation begins with."""
    places = letters_of(words).places
    return {
        i
        for i in range(1, len(places))
        if any(c in _SEGMENT_ENDS for c in words[places[i - 1] + 1 : places[i]])
    }


def _two_pieces(size: int, head: int, tail: int, joints: set[int]) -> list[Span]:
    """Where two runs that overlap are to be parted: at punctuation, else where both are long."""
    cuts = [cut for cut in range(size - tail, head + 1) if cut in joints]
    cut = cuts[0] if cuts else head
    shorter = min(cut, size - cut)
    is_long = shorter >= 10 and shorter * 4 >= size
    return [(0, cut), (cut, size)] if shorter >= LEAST_PIECE and (cuts or is_long) else []


def differing_words(source: str, quotation: str) -> tuple[str, ...] | None:
    """The critical words of two wordings that differ; None where only numerals are written apart.

    Args:
        source: The words of the library.
        quotation: The words that are said to be the same.
    """
    ours, theirs = critical_words(quotation), critical_words(source)
    same = Counter((w.kind, w.value) for w in theirs) & Counter((w.kind, w.value) for w in ours)
    if _valued(source) == _valued(quotation) and same.total() == len(ours) == len(theirs):
        return None
    ops = diff(source, quotation)
    return tuple(dict.fromkeys([
        *_touched(quotation, ours, ops, "insert"), *_touched(source, theirs, ops, "delete"),
    ]))  # fmt: skip


def _valued(text: str) -> str:
    """The letters of a text, each of its numbers replaced by its value."""
    out, at = [], 0
    for word in critical_words(text):
        if word.kind == "number" and word.start >= at:
            out += [text[at : word.start], word.value]
            at = word.end
    return letters_of("".join([*out, text[at:]])).text


def _touched(
    text: str, words: Sequence[CriticalWord], ops: Sequence[DiffOp], tag: str
) -> Iterator[str]:
    """The critical words that the changed pieces of one side touch."""
    at = 0
    for kind, piece in ops:
        if kind not in ("equal", tag):
            continue
        if kind == tag:
            for word in words:
                if word.start < at + len(piece) and at < word.end:
                    yield text[word.start : word.end]
        at += len(piece)


def _frame_length(words: str, found: Collation) -> int:
    """Characters of a first segment that only introduces what is said, as far as it is foreign."""
    if not found.blocks or not 0 < found.blocks[0][1] <= LONGEST_FRAME:
        return 0
    first = found.blocks[0][1]
    place = letters_of(words).places[first]
    return place if first in _joints(words) and not critical_words(words[:place]) else 0


_LEGAL_WORD = {"must": "应当", "may": "可以", "must not": "不得", "need not": "无需"}


def _in_legal_words(said: str) -> str:
    """A text with each way to say must, may and need not in the one word that laws use."""
    out, at = "", 0
    for word in critical_words(said):
        if word.kind == MODALITY and word.value in _LEGAL_WORD and word.start >= at:
            plain = said[word.start : word.end].isascii()
            out += said[at : word.start] + ("" if plain else _LEGAL_WORD[word.value])
            at = word.start if plain else word.end
    return out + said[at:]


_LIGHT = frozenset("的了和与及在是为对将等并也其把被以于之而或由就都即则须应")


def _puts_other_words(source: str, said: str) -> bool:
    """Does a wording have words in the place of the source's, or several that are not there?"""
    before = ""
    for kind, piece in diff(source, said):
        letters = [c for c in letters_of(piece).text if c not in _LIGHT]
        if kind == "insert" and (len(letters) > 2 or (letters and before == "delete")):
            return True
        before = kind if letters or kind == "equal" else before
    return False


def _is_wording(source: str, said: str) -> bool:
    """Do words without marks differ from a source as a copy does that was changed?

    Each changed piece that bears on the sense is a critical word put in another's place, such as
    可以 for 应当. 没有义务 and 完全允许 are a writer's own words.
    """
    ops = diff(source, said)
    words = critical_words(said)
    own_words = replaced = False
    at = 0
    for kind, piece in ops:
        if kind == "insert":
            touched = [w for w in words if w.start < at + len(piece) and at < w.end]
            if touched and not all(_fills(w, said, at, at + len(piece)) for w in touched):
                return False
            own_words |= not touched and len(letters_of(piece).text) > 2
        elif kind == "delete":
            replaced |= any(w.kind in (MODALITY, NEGATION) for w in critical_words(piece))
        at += len(piece) * (kind != "delete")
    return not (own_words and replaced)


def _fills(word: CriticalWord, said: str, start: int, end: int) -> bool:
    """Is an inserted piece nothing but (a part of) one critical word?"""
    outside = said[start : max(word.start, start)] + said[min(word.end, end) : end]
    return not letters_of(outside).text


def counts(findings: Iterable[Finding]) -> Mapping[str, int]:
    """How many findings have each verdict; verdicts that none has count 0."""
    found = Counter(finding.verdict for finding in findings)
    return {verdict: found[verdict] for verdict in VERDICTS}
