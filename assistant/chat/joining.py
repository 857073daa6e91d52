"""Sentences that answer only together with others around them, as one passage.

The halves that a semicolon joins, an item behind the lead of its list, and a sentence behind the
one that it takes up: 这个吉祥物的名字是… tells of what only the sentence before it names. Knows one
library, no language model, and not how passages are weighed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.chat.anaphora import takes_up
from assistant.chat.clause_sentences import sentences_of
from assistant.chat.expectation import Expectation
from assistant.chat.reading import LEADS, WHOLE_CHARS, Reader, as_one
from assistant.chat.sufficiency import Passage
from assistant.chat.terms import own_words, terms_in, words_in
from assistant.evidence.critical import fold_width
from assistant.evidence.sources import Source
from index.library import Library

_GOES_ON = re.compile(
    r"最[终后]|(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日[于在经由]"
    r"|(?:首[年次月]|其中|(?:收费)?(?:标准|金额|数额|费用|期限)[为是])[，,：:]?"
    r"|每[\u4e00-\u9fff]{1,3}(?=[0-9一二三四五六七八九十百千])"
)
"""What a sentence begins with that tells how what the one before it names came out, when or for
how much."""
_MARK = re.compile(r"(?:\[[0-9]+\]\s*)+")
"""Notes of the sentence before, as an encyclopaedia sets them."""


class Joining:
    """Joins sentences of one library."""

    def __init__(self, library: Library, reader: Reader) -> None:
        self._library = library
        self._reader = reader

    def of(self, passages: Sequence[Passage], expected: Expectation) -> list[Passage]:
        """What some passages become together with those around them, each beside the passage."""
        question = expected.question
        joined = []
        for passage in passages:
            own = passage.source
            is_half = expected.kinds and not expected.met_by(own.text)
            found = [
                *([self._reader.whole(own)] if is_half else []),
                self._led(own, question),
                *self._gone_on_with(own, question),
            ]
            joined += [replace(passage, source=one) for one in found if one is not own]
        return joined

    def _led(self, source: Source, question: str) -> Source:
        """An item of a list behind its lead, where that has words of a question besides."""
        lead = self._reader.until_full_stop(source)[0]
        asked = terms_in(fold_width(question))
        is_told = any(term in lead.text and term not in source.text for term in asked)
        if lead.spans == source.spans or not (lead.text.endswith(LEADS) and is_told):
            return source
        return replace(source, spans=(*lead.spans, *source.spans), text=lead.text + source.text)

    def _gone_on_with(self, source: Source, question: str) -> Iterator[Source]:
        """A sentence behind the one that it takes up, and before the one that takes it up.

        Where the first of the two has words of a question that the second lacks.
        """
        every = sentences_of(self._library, source.clause, source.title)
        at = next((n for n, one in enumerate(every) if one.spans == source.spans), None)
        if at is None:
            return
        for first, second in ((at - 1, at), (at, at + 1)):
            if first < 0 or second == len(every):
                continue
            before, after = every[first], every[second]
            if _goes_on(after, before) and _brings_in(before, after, question):
                both = as_one([before, *self._reader.until_full_stop(after)])
                if len(both.text) <= WHOLE_CHARS:
                    yield both


def _goes_on(after: Source, before: Source) -> bool:
    """Does a sentence begin with what tells that it goes on from the one before it?"""
    begins = _MARK.sub("", after.text)
    return takes_up(begins, before.text) or _GOES_ON.match(begins) is not None


def _brings_in(before: Source, after: Source, question: str) -> bool:
    """Has a sentence words of a question that the next one lacks, and the headings above both?"""
    told = " ".join([after.told, after.title, *after.clause.path]).lower()
    lacking = [word for word in own_words(question) if word not in told]
    return bool(words_in(lacking, before.told))
