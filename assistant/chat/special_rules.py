"""Rules for a special case beside a general one: the same matter with another amount.

留样不少于四十八小时 says too little where 供应小学的，留样不少于七十二小时 follows: both are shown.
Knows one library, no question and no language model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.chat.clause_sentences import sentences_of
from assistant.evidence.critical import NUMBER, critical_words, unit_of
from assistant.evidence.sources import Source
from index.library import Library
from index.outline import article_of

LEAST_BEFORE = 4
"""Letters in a row before two amounts that make them amounts of the same; no figure is among them,
as between the year and the day of a date."""
LEAST_BEHIND = 6
"""Letters in a row behind two amounts that make them amounts of the same."""
MOST = 2
_FINE = re.compile("罚|刑")
_MARK = re.compile(r"[^\w]")
_FIGURE = re.compile(r"[0-9]|[零〇一二三四五六七八九十][年月]")


class SpecialRules:
    """Finds what the articles of one library say of special cases."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def beside(self, source: Source) -> Sequence[Source]:
        """Sentences that give what a sentence measures another amount.

        Those of its article; where there are none, those of its document in which the amount is
        of a thing with the same long name: 一百万元以上的注册资本 beside 一千万元以上的注册资本.
        """
        general, named = list(_measured(source.text)), list(_named(source.text))
        others = [s for s in self._article(source) if not set(s.spans) & set(source.spans)]
        found = [s for s in others if any(_differs(one, general) for one in _measured(s.text))]
        if not found and named:
            found = [s for s in self._elsewhere(source) if _is_unlike(list(_named(s.text)), named)]
        return found[:MOST]

    def _elsewhere(self, source: Source) -> Iterator[Source]:
        """The sentences of the other articles of a document."""
        own = article_of(source.clause, self._library.clause).id
        outline = self._library.outline(source.clause.doc_id)
        for clause in outline.clauses:
            if clause.kind == "article" and clause.id != own:
                yield from self._article(replace(source, clause=clause))

    def _article(self, source: Source) -> list[Source]:
        """The sentences of the article that one stands in."""
        article = article_of(source.clause, self._library.clause)
        return sentences_of(self._library, article, source.title)


_Measured = tuple[str, str]
"""The letters right before an amount, and the amount with its unit."""


def _measured(text: str) -> Iterator[_Measured]:
    for word in critical_words(text):
        if word.kind == NUMBER and unit_of(word.value):
            matter = _MARK.split(text[: word.start])[-1]
            near = matter[-LEAST_BEFORE:]
            if len(near) == LEAST_BEFORE and not _FIGURE.search(near):
                yield near, word.value


def _named(text: str) -> Iterator[_Measured]:
    """The letters behind an amount up to the next mark or number, where they are a long name."""
    numbers = [w for w in critical_words(text) if w.kind == NUMBER]
    ends = [*(word.start for word in numbers[1:]), len(text)]
    for word, end in zip(numbers, ends, strict=False):
        name = _MARK.split(text[word.end : end])[0]
        if unit_of(word.value) and len(name) >= LEAST_BEHIND and not _FINE.search(name):
            yield name, word.value


def _is_unlike(those: Sequence[_Measured], these: Sequence[_Measured]) -> bool:
    """Have some amounts a name in common, of one unit, and are they unlike?"""
    return any(
        name == other and unit_of(value) == unit_of(own) and value != own
        for name, value in those
        for other, own in these
    )


def _differs(one: _Measured, others: Sequence[_Measured]) -> bool:
    """Is an amount of the same matter as another, in the same unit, and unlike all of these?"""
    matter, value = one
    alike = [
        other for before, other in others if before == matter and unit_of(other) == unit_of(value)
    ]
    return bool(alike) and value not in alike
