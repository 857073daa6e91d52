"""What introduces or closes a claim and is no part of what it tells. Pure.

Left out where the rest stands in the library to the letter. Knows the library's words, and no place
that a claim names.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.checker.around_rules import (
    CONTINUES,
    changes_rule,
    introduces,
    judges,
    takes_rule_back,
    tells_deed,
    told_ahead,
)
from assistant.checker.claims import Claim
from assistant.checker.closings import only_closes
from assistant.checker.corpus import CLOSE, Corpus
from assistant.checker.frames import LABEL
from assistant.checker.neighbours import LEAST_SAID
from assistant.checker.quotations import says
from assistant.checker.splices import LEAST_PIECE
from assistant.checker.statements import NUMBERED
from assistant.checker.told_less import NEAR_VERBATIM
from assistant.evidence.across import across
from assistant.evidence.collation import collate
from assistant.evidence.critical import critical_words
from assistant.evidence.recombined import recombined
from assistant.evidence.wording import LONGEST_FRAME, joints
from index.documents import Span
from index.letters import letters_of
from index.markers import without_marker
from index.verbatim import Place

ALIKE = 0.3
"""Share from which a segment is another wording of the one in its place."""
LEAST_AHEAD = 6
"""Letters ahead of a rule that are its article's own words, and no bare name: 教师，."""
_OPENS_CASE = re.compile("[的者时]$")
"""How words end that say of what case the next ones tell: …的，免于一切处罚."""
_CHARGES = re.compile(
    r"[这此那]?(?:是|属于?|归|由|在于?)[^，。；]{2,40}"
    r"(?:的(?:法定)?(?:职权|职责|权力|权限|权利|义务|责任|任务|工作|事)|负责|承担|行使|管)"
)
"""What says whose a matter is, which is no mere frame: …，这是档案馆的职权."""
_CELL = re.compile(r"[^|\s](?:[^|]*[^|\s])?")
LONGEST_LABEL = 12
"""Characters of a cell that only says of what another one states something."""
_COUNTER = re.compile(r"[| \t]*[0-9]{1,3}[ \t]*\|[ \t]*")
"""The cell of a row that only counts the rows."""


class Framing:
    """Knows what is a frame by what the library has."""

    def __init__(self, corpus: Corpus) -> None:
        """Take the documents."""
        self._corpus = corpus

    def without(self, text: str, claim: Claim) -> Claim:
        """Leave out words that introduce or close what is said, where the rest stands verbatim.

        The words left out are a short segment without critical words that is no other wording of
        what stands at its place in the library.
        """
        start, end = claim.said
        if counter := _COUNTER.match(text, start, end):
            start = counter.end()
            claim = replace(claim, said=(start, end))
        while (label := LABEL.match(text, start, end)) and not critical_words(label[0]):
            start = label.end()
            claim = replace(claim, said=(start, end))
        words = text[start:end]
        letters = letters_of(words)
        if self._corpus.verbatim.has(letters.text):
            return claim
        if cell := self._cell_told(words):
            return replace(claim, said=(start + cell[0], start + cell[1]))
        number = NUMBERED.match(words)
        if number and self._corpus.verbatim.has(letters_of(words[number.end() :]).text):
            return replace(claim, said=(start + number.end(), end))  # an item, numbered otherwise
        size = len(letters.text)
        for cut in sorted(joints(words)):
            place = letters.places[cut]
            if cut <= LONGEST_FRAME and self._is_framed(words, words[:place], cut, size):
                return replace(claim, said=(start + place, end))
            last = letters.places[cut - 1] + 1
            if CONTINUES.match(words[last:]) or _OPENS_CASE.search(words[:last]):
                continue
            if not (size - cut <= LONGEST_FRAME and only_closes(words[last:])):
                continue
            if self._is_framed(words, words[last:], 0, cut):
                return replace(claim, said=(start, start + last))
        return claim

    def _cell_told(self, words: str) -> Span | None:
        """The cell of a row that states something, where the others only say of what."""
        cells = [m.span() for m in _CELL.finditer(words)] if "|" in words else []
        if len(cells) < 2:
            return None
        stated = max(cells, key=lambda cell: says(words, cell))
        told = letters_of(words[slice(*stated)]).text
        labels = [words[slice(*cell)] for cell in cells if cell != stated]
        if any(critical_words(label) or len(label) > LONGEST_LABEL for label in labels):
            return None
        is_repeated = all(letters_of(label).text in told for label in labels)
        return stated if is_repeated or self._opens_a_sentence(told) else None

    def _opens_a_sentence(self, told: str) -> bool:
        """Does a sentence begin with these letters, or nearly so, whom they tell of included?"""
        places = self._corpus.verbatim.find(told)[:CLOSE]
        near = None if places else self._corpus.near(told, self._corpus.current)
        places = [near[0]] if near and near[1].share >= NEAR_VERBATIM else places
        sentences = (said for place in places for said, _ in self._corpus.sources(place))
        begins = (letters_of(without_marker(said.text)).text for said in sentences)
        return any(begin.startswith(told[:LEAST_PIECE]) for begin in begins)

    def _is_framed(self, words: str, frame: str, start: int, end: int) -> bool:
        """Do letters ``[start, end)`` stand verbatim, and is the rest no wording beside them?"""
        if end - start < 2 * LEAST_PIECE or critical_words(frame) or _CHARGES.search(frame):
            return False
        if (changes_rule if start else takes_rule_back)(frame):
            return False
        ahead = told_ahead(frame) if start else ""
        if tells_deed(ahead) or judges(ahead):
            return False
        rest = letters_of(frame).text
        found = self._corpus.verbatim.find(letters_of(words).text[start:end])[:CLOSE]
        if start and not introduces(frame):
            found = [p for p in found if len(rest) >= LEAST_AHEAD and self._has_part(p, rest)]
        if len(rest) >= LEAST_SAID:
            if any(self._says_too(rest, place) for place in found):
                return False
            found = [p for p in found if not across(words, [self._corpus.article(p)])]
        if len(rest) >= LEAST_PIECE and self._corpus.verbatim.has(rest):
            found = [place for place in found if self._holds_together(words, rest, place)]
        return bool(found) and all(self._is_foreign(rest, place) for place in found)

    def _says_too(self, part: str, place: Place) -> bool:
        """Has the sentence of a place these letters too, so that they are words of its own?"""
        return any(part in letters_of(said.text).text for said, _ in self._corpus.sources(place))

    def _has_part(self, place: Place, part: str) -> bool:
        """Has the article of a place these letters?"""
        return part in letters_of(self._corpus.article(place)[0]).text

    def _holds_together(self, words: str, part: str, place: Place) -> bool:
        """Has the article of a place a part of some words too, and does it say them together?"""
        return self._has_part(place, part) and not recombined(words, [self._corpus.article(place)])

    def _is_foreign(self, words: str, place: Place) -> bool:
        """Are words no other wording of what stands around a place?"""
        stored = self._corpus.verbatim.readings[place.doc_id].letters.text
        around = stored[max(place.start - 2 * len(words), 0) : place.start]
        around += stored[place.end : place.end + 2 * len(words)]
        return collate(around, words).share < ALIKE
