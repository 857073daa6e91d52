"""What a sentence leans on: what its 前款 means, what it names by number, what its It means.

Knows one library's references, and no question and no language model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.chat.anaphora import leans
from assistant.chat.clause_sentences import sentences_of
from assistant.chat.reading import LEADS
from assistant.evidence.sources import Source
from index.library import Library
from index.library_links import Links
from index.outline import Clause
from index.sentences import Spans, split, words

LONGEST = 360
"""Characters up to which what is leaned on is shown whole; of longer clauses the first sentence."""
MOST = 2
"""Clauses, or sentences before one, that are shown with it."""
_LEANS = re.compile(r"前[两二三]?[款条项]|\bpreceding (?:paragraph|section|article)", re.I)
_NUMBERS = (
    r"[^，。；第]{0,16}第[第条款项（）()、和与及或者至之〇零一二三四五六七八九十百千0-9]{2,40}?"
)
_BY_NUMBER = re.compile(
    rf"(?:违反|违背){_NUMBERS}(?:(?:的?规定)?(?:之一)?[的者][，,]|的?规定、)"
    rf"|(?:依据|依照|按照|根据){_NUMBERS}(?:的?规定)?[^，。；]{{2,10}}的[，,]"
    rf"|{_NUMBERS}(?:中|里)?(?:所列|列举的?|所?规定的?)(?:情形|情况|条件|行为|事项|活动|因素|标准|范围|期限)"
    r"|\b(?:breach(?:es|ing)?(?: of)?|contraven\w+|fail\w* to comply with|listed in|set out in)"
    r" [^,.;]{0,20}(?:section|article|regulation|rule|paragraph|clause|byelaw)s? [^,.;]{1,40}?"
    r"(?= (?:is|are|shall|will|must|may|can|commits?)\b|[,.;])",
    re.I,
)
"""What a sentence names by its number alone: what it punishes, the cases that it holds for."""
_WITHIN = re.compile(r"(?<=[a-z] )(?:\([0-9a-z]{1,4}\)){2,}")
"""What a sentence names of its own article by no word but numbers: penalty (1)(a)."""
MOST_NAMED = 3
"""Clauses named by number that are shown; a sentence that names more is a table of them."""


class Leaning:
    """Reads what sentences of one library lean on."""

    def __init__(self, library: Library, links: Links) -> None:
        self._library = library
        self._links = links

    def before(self, source: Source) -> Sequence[Source]:
        """The sentences before one in its clause, where each takes up the last or goes on from it.

        No more than ``MOST``: of a long tale about 他 the first may be far.
        """
        every = sentences_of(self._library, source.clause, source.title)
        at = next((n for n, one in enumerate(every) if one.spans[0] == source.spans[0]), 0)
        first, least = at, max(at - MOST, 0)
        while first > least and leans(every[first].text, every[first - 1].text):
            first -= 1
        return every[first:at]

    def named(self, source: Source) -> Sequence[Source]:
        """What the 前款 of a sentence means, and what it names by number alone."""
        by_number = "".join(found[0] for found in _BY_NUMBER.finditer(source.text))
        within = self._within_own(source)
        if not (by_number or within or _LEANS.search(source.text)):
            return ()
        links = [one for one in self._links.of(source.clause.doc_id) if one.stands_in(source.spans)]
        leant = [t for link in links if _LEANS.search(link.written) for t in link.targets]
        named = [t for link in links if link.written in by_number for t in link.targets]
        meant = dict.fromkeys((*leant[-MOST:], *(named if len(named) <= MOST_NAMED else ())))
        found = [*map(self._library.clause, meant), *within]
        others = [clause for clause in found if not _holds(clause, source)]
        shown = [self._source(clause, source, LONGEST // len(others)) for clause in others]
        return self._together(shown)

    def _together(self, shown: Sequence[Source]) -> list[Source]:
        """Sources with the items of one list behind its lead once."""
        merged: list[Source] = []
        for one in shown:
            last = merged[-1] if merged else None
            if last and last.clause == one.clause and last.spans[0] == one.spans[0]:
                spans = tuple(dict.fromkeys((*last.spans, *one.spans)))
                text = self._library.text(one.clause.doc_id)
                merged[-1] = replace(last, spans=spans, text=words(text, spans))
            else:
                merged.append(one)
        return merged

    def _within_own(self, source: Source) -> list[Clause]:
        """The parts of its own clause that a sentence names by numbers alone."""
        written = _WITHIN.findall(source.text)
        if not written:
            return []
        addresses = {f"{source.clause.address}{one}" for one in written}
        every = self._library.outline(source.clause.doc_id).clauses
        return [clause for clause in every if clause.address in addresses]

    def _source(self, clause: Clause, leaning: Source, longest: int) -> Source:
        """A clause's words; where it is a part of the leaning sentence's clause, cited as that."""
        text = self._library.text(clause.doc_id)
        own, led = leaning.clause, self._led(clause, text)
        clause, spans = led or (clause, _shown(text, clause.spans, longest))
        cited = own if _within(spans, own.spans) else clause
        return Source(cited, leaning.title, spans, words(text, spans), leaning.page_starts)

    def _led(self, item: Clause, text: str) -> tuple[Clause, Spans] | None:
        """The clause with the list that an item is of, and the item behind what introduces it."""
        if item.kind not in ("subparagraph", "item") or item.parent is None:
            return None
        listing = self._library.clause(item.parent)
        above = [(start, end) for start, end in listing.own_spans if end <= item.spans[0][0]]
        lead = split(text, above)[-1] if above else ()
        return (listing, (*lead, *item.spans)) if words(text, lead).endswith(LEADS) else None


def _holds(clause: Clause, source: Source) -> bool:
    """Does a sentence stand in the clause that it leans on, so that nothing is shown for it?"""
    return clause.id == source.clause.id or _within(source.spans, clause.spans)


def _within(inner: Spans, outer: Spans) -> bool:
    return all(any(a <= start and end <= b for a, b in outer) for start, end in inner)


def _shown(text: str, spans: Spans, longest: int) -> Spans:
    """All of a clause, or its first sentence where it is long."""
    return spans if len(words(text, spans)) <= longest else split(text, spans)[0]
