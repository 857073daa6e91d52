"""What a sentence leans on: what its 前款 means, what it names by number, what its It means.

Knows one library's references, and no question and no language model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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
    rf"|{_NUMBERS}(?:中|里)?(?:所列|列举的?|所?规定的?)(?:情形|情况|条件|行为|事项|活动|因素|标准|范围|期限)"
    r"|\b(?:breach(?:es|ing)?(?: of)?|contraven\w+|fail\w* to comply with|listed in|set out in)"
    r" [^,.;]{0,20}(?:section|article|regulation|rule|paragraph|clause|byelaw)s? [^,.;]{1,40}?"
    r"(?= (?:is|are|shall|will|must|may|can|commits?)\b|[,.;])",
    re.I,
)
"""What a sentence names by its number alone: what it punishes, the cases that it holds for."""
MOST_NAMED = 3
"""Clauses named by number that are shown; a sentence that names more is a table of them."""
_POINTS = re.compile(
    r"[该其](?![他它余])|上述|此[类项种时次]|这[个些种项类次位一]|[他她它]们?(?!人)"
    r"|(?:It(?! (?:is|shall be|will be)\b[^.]*\b(?:to|that)\b)|They|Its|Their|His|Her)\b"
    r"|(?:This|That|These|Those|Such|The said)"
    r"(?= (?:is|are|does|do|may|must|shall|will|can|includes?|applies|apply)\b"
    r"| (?:an? )?(?P<thing>[a-z]{3,}))"
)
"""What a sentence begins with that means something in the one before it."""
_GOES_ON = re.compile(
    r"但(?!书)|然而|否则|因[此而]|同时|仍|逾期|期满|到期|届时|前[述者]|后者|另|再次|如果?不|若不|其中"
    r"|情节[较特严]|拒不|造成[^，。；]{0,16}的，|构成[^，。；]{0,8}的，|经?审[查核][^，。；]{0,6}的，"
    r"|不?符合(?:上述|规定|以上|下列)?(?:条件|要求|规定)?的，|(?:具体)?标准(?:为|如下|是)"
    r"|超过(?![前第本]|\s*[0-9〇零一二两三四五六七八九十百千万])"
    r"|(?:Another|The other|Otherwise|However|But|Late|Either|Neither|Both)\b"
    r"|(?:If|Where|When|Unless|Until|Without|After|Before|On|In|Of|For|Beyond)"
    r" (?:it|they|he|she|them|that|this|these|those|then|so|not|there is none)\b"
)
"""What a sentence begins with that tells another case of what the one before it tells."""
_LATE = re.compile("[^，。；]{1,8}逾期[不未]")
_TIME_SET = re.compile("期限|日内|日前|之日起|届?满")
_AGAIN = re.compile(
    r"\b(?:of|from|for|to|in|on|by|under|after|before|with|receiving)"
    r" (?:that|those|such) (?P<that>[a-z]{5,})\b"
    r"|\b(?:the|that|those|such) (?P<en>[a-z]{5,})\b|该(?P<zh>[\u4e00-\u9fff]{2})"
)
"""What a sentence speaks of as known: within 14 days of that notice, 自收到该通知之日起."""
_THING = re.compile("[\u4e00-\u9fff]{3,12}")
STEM = 5
"""Letters by which a word is known in another form: that answer, is answered."""
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
        """What the 前款 of a sentence means, and what it names by number alone."""
        by_number = "".join(found[0] for found in _BY_NUMBER.finditer(source.text))
        if not (by_number or _LEANS.search(source.text)):
            return ()
        links = [one for one in self._links.of(source.clause.doc_id) if one.stands_in(source.spans)]
        leant = [t for link in links if _LEANS.search(link.written) for t in link.targets]
        named = [t for link in links if link.written in by_number for t in link.targets]
        meant = dict.fromkeys((*leant[-MOST:], *(named if len(named) <= MOST_NAMED else ())))
        found = [self._library.clause(clause_id) for clause_id in meant]
        others = [clause for clause in found if not _holds(clause, source)]
        return [self._source(clause, source, LONGEST // len(others)) for clause in others]

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


def takes_up(text: str, before: str) -> bool:
    """Does a sentence begin with a word for what the one before it tells of?"""
    points = _POINTS.match(text)
    thing = points["thing"] if points else None
    if points is not None:
        return thing is None or thing in before.lower()
    run, ends = _THING.match(text), before.rstrip("。")
    sizes = range(SHORTEST_THING, len(run[0]) + 1) if run else ()
    return any(ends.endswith(text[:size]) for size in sizes)


def speaks_of_known(text: str, before: str) -> bool:
    """Does a sentence speak of a thing as known that the one before it brings in: a refusal?"""
    return any(_is_brought_in(found, text, before) for found in _AGAIN.finditer(text))


def _is_brought_in(found: re.Match[str], text: str, before: str) -> bool:
    if thing := found["zh"] or (found["that"] or "")[:STEM]:
        return thing in before and thing not in text[: found.start()]
    new = re.compile(rf"(?:\b(?:an?|any|each|every)|') (?:[a-z]+ )?{found['en']}\b", re.I)
    return new.search(before) is not None and new.search(text) is None


def leans(text: str, before: str) -> bool:
    """Does a sentence say too little without the one before it: who is *another*, late for what?"""
    goes_on = _GOES_ON.match(text) is not None or is_past_time(text, before)
    return goes_on or takes_up(text, before) or speaks_of_known(text, before)


def is_past_time(text: str, before: str) -> bool:
    """Is a sentence on who is late for what the one before it sets a time for?"""
    return _LATE.match(text) is not None and _TIME_SET.search(before) is not None


def _holds(clause: Clause, source: Source) -> bool:
    """Does a sentence stand in the clause that it leans on, so that nothing is shown for it?"""
    return clause.id == source.clause.id or _within(source.spans, clause.spans)


def _within(inner: Spans, outer: Spans) -> bool:
    return all(any(a <= start and end <= b for a, b in outer) for start, end in inner)


def _shown(text: str, spans: Spans, longest: int) -> Spans:
    """All of a clause, or its first sentence where it is long."""
    return spans if len(words(text, spans)) <= longest else split(text, spans)[0]
