"""What a sentence leans on: what its 前款 or 前条 means, or the sentence that its 该 or It means.

Knows one library's references, and no question and no language model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.chat.clause_sentences import sentences_of
from assistant.evidence.sources import Source
from index.library import Library
from index.library_links import Links
from index.links import Link
from index.outline import Clause
from index.sentences import Spans, split, words

LONGEST = 360
"""Characters up to which what is leaned on is shown whole; of more the first sentence is."""
MOST = 2
"""Clauses, or sentences before one, that are shown with it."""
_LEANS = re.compile(r"前[两二三]?[款条项]|\bpreceding (?:paragraph|section|article)", re.I)
_POINTS = re.compile(
    r"[该其](?![他它余])|上述|此[类项种时次]|这[个些种项类次位一]|[他她它]们?(?!人)"
    r"|(?:It(?! (?:is|shall be|will be)\b[^.]*\b(?:to|that)\b)|They|Its|Their|His|Her)\b"
    r"|(?:This|That|These|Those|Such|The said)"
    r"(?= (?:is|are|does|do|may|must|shall|will|can|includes?|applies|apply)\b"
    r"| (?:an? )?(?P<thing>[a-z]{3,}))"
)
"""What a sentence begins with that means something in the one before it."""
_GOES_ON = re.compile(
    r"但(?!书)|然而|否则|因[此而]|同时|仍|逾期|期满|到期|届时|前[述者]|后者|另|再次|如果?不|若不"
    r"|超过(?![前第本]|\s*[0-9〇零一二两三四五六七八九十百千万])"
    r"|(?:Another|The other|Otherwise|However|But|Late|Either|Neither|Both)\b"
    r"|(?:If|Where|When|Unless|Until|Without|After|Before|On|In|Of|For|Beyond)"
    r" (?:it|they|he|she|them|that|this|these|those|then|so|not|there is none)\b"
)
"""What a sentence begins with that tells another case of what the one before it tells."""
_THING = re.compile("[\u4e00-\u9fff]{3,12}")
SHORTEST_THING = 3
"""Letters of what one sentence ends with and the next begins with: …申领临时牌。临时牌有效期至…."""


class Leaning:
    """Reads what sentences of one library lean on."""

    def __init__(self, library: Library, links: Links) -> None:
        self._library = library
        self._links = links

    def on(self, source: Source) -> Sequence[Source]:
        """What a sentence leans on, in reading order; nothing where it stands by itself."""
        return [*self._named(source), *self.before(source)]

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

    def _named(self, source: Source) -> Sequence[Source]:
        """What the 前款 of a sentence means."""
        if not _LEANS.search(source.text):
            return ()
        links = self._links.of(source.clause.doc_id)
        meant = [t for link in links if _is_in(link, source) for t in link.targets]
        found = [self._library.clause(clause_id) for clause_id in dict.fromkeys(meant)]
        others = [clause for clause in found if not _holds(clause, source)]
        return [self._source(clause, source) for clause in others[-MOST:]]

    def _source(self, clause: Clause, leaning: Source) -> Source:
        """A clause's words; where it is a part of the leaning sentence's clause, cited as that."""
        text = self._library.text(clause.doc_id)
        spans = _shown(text, clause.spans)
        own = leaning.clause
        cited = own if _within(clause.spans, own.spans) else clause
        return Source(cited, leaning.title, spans, words(text, spans), leaning.page_starts)


def takes_up(text: str, before: str) -> bool:
    """Does a sentence begin with a word for what the one before it tells of?"""
    points = _POINTS.match(text)
    thing = points["thing"] if points else None
    if points is not None:
        return thing is None or thing in before.lower()
    run, ends = _THING.match(text), before.rstrip("。")
    sizes = range(SHORTEST_THING, len(run[0]) + 1) if run else ()
    return any(ends.endswith(text[:size]) for size in sizes)


def leans(text: str, before: str) -> bool:
    """Does a sentence say too little without the one before it: who is *another*, late for what?"""
    return _GOES_ON.match(text) is not None or takes_up(text, before)


def _is_in(link: Link, source: Source) -> bool:
    """Does a 前款 stand in a sentence?"""
    return link.stands_in(source.spans) and _LEANS.search(link.written) is not None


def _holds(clause: Clause, source: Source) -> bool:
    """Does a sentence stand in the clause that it leans on, so that nothing is shown for it?"""
    return clause.id == source.clause.id or _within(source.spans, clause.spans)


def _within(inner: Spans, outer: Spans) -> bool:
    return all(any(a <= start and end <= b for a, b in outer) for start, end in inner)


def _shown(text: str, spans: Spans) -> Spans:
    whole = words(text, spans)
    return spans if len(whole) <= LONGEST else split(text, spans)[0]
