"""Places in a text that belong to the words it copies, and are no places of its own. Pure.

违反本法第二十条规定的，处… names, where it is copied, the 第二十条 of its source: the text itself
says nothing of a place by it. So it is with a number that only counts (第二项议题).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from assistant.checker.claims import Claim
from assistant.checker.closings import without_close
from assistant.checker.commencement import dates_a_whole
from assistant.checker.corpus import CLOSE, Corpus
from assistant.checker.leads import behind_lead
from assistant.checker.opening import opening
from assistant.checker.splices import shared_head
from index.address import Reference
from index.documents import Span
from index.letters import Letters, letters_of
from index.numerals import ANY_NUMBER
from index.verbatim import Place

AROUND = 120
"""Characters before and behind a place that are compared with a document."""
LEAST = 2
"""Letters on each side of a place that a document has just so, where it is copied with them."""
RECITED = ((4, 14), (2, 18))
"""Letters before it, and on both sides together, of which either pair is enough."""
MOST_FOUND = 20
"""Stretches of a library that are looked at for one place."""
LEAST_OWN = 6
"""Letters of a sentence beside the places that it names, below which it copies nothing."""
COPIED = 0.85
"""Share from which a sentence is a copy of a clause, references included."""
_COUNTED = re.compile(
    rf"(?:第{ANY_NUMBER}[项款][、和与及])*第{ANY_NUMBER}"
    rf"(?P<what>[项款](?!规定|所|[的和与及至到])[\u4e00-\u9fff]{{2}})"
)
"""An ordinal of what may be counted, and what that is: 第三项和第四项议题."""


class CopiedPlaces:
    """Tells places of a text from those of what it copies, by one library."""

    def __init__(self, corpus: Corpus) -> None:
        """Sit over a library."""
        self._corpus = corpus

    def names_no_place(self, text: str, reference: Reference) -> bool:
        """Does a number only count something, or stand in words that are copied with it?"""
        return self._is_ordinal(text, reference) or self._is_recited(text, reference)

    def without(self, text: str, claim: Claim) -> Claim:
        """A claim whose places are part of what it says, nearly as its source does, names none."""
        if not self._copies(text, claim):
            return claim
        start = claim.start + opening(text[claim.start : claim.end])
        said = without_close(text, (start, claim.end))
        return replace(claim, references=(), inner=(), said=said)

    def _is_ordinal(self, text: str, reference: Reference) -> bool:
        """Does a number only count what a document has counted so, in 第二项议题?"""
        counted = _COUNTED.match(text, reference.start)
        if not counted or reference.title or reference.anchor:
            return False
        places = self._corpus.verbatim.find(counted["what"])[:CLOSE]
        stored = (_COUNTED.match(self._corpus.segment(place)) for place in places)
        return any(found and found["what"] == counted["what"] for found in stored)

    def _is_recited(self, text: str, reference: Reference) -> bool:
        """Has a document a place just so among many of the letters around it?"""
        low = max(reference.start - AROUND, 0)
        letters = letters_of(text[low : reference.end + AROUND])
        start, end = _range(letters, (reference.start - low, reference.end - low))
        title = letters_of(reference.title or "").text
        is_named = title and letters.text[:start].endswith(title)
        if start < LEAST or is_named:  # behind its own title stands what it begins with
            return False
        run = letters.text[start - LEAST : end + LEAST]
        found = self._corpus.verbatim.find(run)[:MOST_FOUND]
        return any(self._goes_with(letters.text, (start, end), place) for place in found)

    def _goes_with(self, letters: str, span: Span, place: Place) -> bool:
        """Are the letters around a place those around it in a document?"""
        start, end = span
        stored = self._corpus.verbatim.readings[place.doc_id].letters.text
        before = stored[max(place.start - start, 0) : place.start + LEAST]
        ahead = shared_head(letters[:start][::-1], before[::-1])
        behind = shared_head(letters[end:], stored[place.end - LEAST : place.end + AROUND])
        return any(ahead >= least and ahead + behind >= both for least, both in RECITED)

    def _copies(self, text: str, claim: Claim) -> bool:
        """Does a sentence without marks repeat a clause together with the places that it names?"""
        named = [r for r in claim.references if claim.start <= r.start and r.end <= claim.end]
        if claim.quotation or not named or not all(r.title or r.is_relative for r in named):
            return False
        if dates_a_whole(text[slice(*claim.said)]):
            return False  # 《X》自…起施行 stands in what published it too
        start = behind_lead(text, claim.start, claim.end)
        start = start if start <= named[0].start else claim.start
        letters = letters_of(text[start : claim.end])
        near = self._corpus.near(letters.text, self._corpus.current)
        own = sum(r.end - r.start for r in named)
        if near is None or near[1].share < COPIED or claim.end - claim.start - own < LEAST_OWN:
            return False
        if not self._corpus.is_in_one_line(near[0]):
            return False  # a title, and a rule further down
        here = self._corpus.letters(near[0])
        marked = (r.title for r in named if "《" in text[max(r.start - 1, 0) : r.start + 1])
        if any(letters_of(title or "").text not in here for title in marked):
            return False  # 《X法》 is no 本法
        inside = [_range(letters, (r.start - start, r.end - start)) for r in named]
        foreign = near[1].foreign()
        return all(b <= low or high <= a for a, b in foreign for low, high in inside)


def _range(letters: Letters, span: Span) -> Span:
    """The letters that stand in a stretch of characters."""
    return bisect_left(letters.places, span[0]), bisect_left(letters.places, span[1])
