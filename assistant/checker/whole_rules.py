"""A rule told whole but for what may go unsaid, found in the articles that a claim may tell.

A sentence of an article, or a case of a list with the rule of its lead: ``goes_unsaid`` says
whether a claim tells just that. Knows a claim, the places named for it and the library.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.checker.claimed import Asked, Ruling
from assistant.checker.corpus import Corpus
from assistant.checker.goes_unsaid import tells
from assistant.checker.its_writing import as_demanded, in_its_writing
from assistant.checker.listed_cases import Case, cases
from assistant.checker.other_orders import in_other_orders
from assistant.checker.places import Meant
from assistant.checker.recombinations import narrowing_lead
from assistant.evidence.conditions import EXCEPTION_WORDS
from assistant.evidence.sources import SUPPORTED
from index.letters import letters_of
from index.markers import without_marker
from index.verbatim import Place

_PART_END = re.compile("[；;](?=.)")
_PROVISO = re.compile("[，,；;]但是?[，,]?(?P<rule>[^，,；;。]{6,})$")
"""A rule of its own that goes against the one ahead of it."""
LONGEST = 400
"""Characters of a claim, or of a rule, that are held against one another."""
MOST_FORMS = 60
"""Orders of a claim that are tried."""
MOST_STRANGE = 6
"""Letters of a claim that a rule may lack which it tells in its own order."""


class WholeRules:
    """Rules on claims that tell a rule without what may go unsaid, by one library."""

    def __init__(self, corpus: Corpus) -> None:
        """Sit over a library."""
        self._corpus = corpus

    def of(self, asked: Asked, meant: Sequence[Meant], at: Place | None) -> Ruling | None:
        """What is right of a claim that tells a rule of an article; None where it is not.

        Args:
            asked: The claim.
            meant: The places that its text names.
            at: What it was held against as it is; None where that was nothing.
        """
        if len(asked.words) > LONGEST:
            return None
        within = self._corpus.within(meant)
        for place in self._articles(asked, meant, at, within):
            article = self._corpus.article(place)[0]
            told = "" if narrowing_lead(asked.frame, article) else _told(asked, article)
            stands = self._corpus.verbatim.find(letters_of(told).text, within) if told else []
            if stands:
                return Ruling(SUPPORTED, stands[0])
        return None

    def _articles(
        self, asked: Asked, meant: Sequence[Meant], at: Place | None, within: Sequence[Place]
    ) -> Iterator[Place]:
        """Where the articles begin that a claim may tell: the one named, or those it is near to."""
        if at:
            yield at
        if any(one.clauses for one in meant):
            yield from within[:1]
        elif near := self._corpus.near(asked.letters, within):
            yield near[0]


def _told(asked: Asked, article: str) -> str:
    """The rule of an article that a claim tells, or the first of several; else nothing."""
    rules = list(_rules(article))
    for parts in ([asked.words], _PART_END.split(asked.words)):
        found = [_rule_told(replace(asked, words=part), article, rules) for part in parts]
        if all(found):
            return found[0]
    return ""


def _rule_told(asked: Asked, article: str, rules: Sequence[Case]) -> str:
    forms = _forms(asked, article)
    for rule in rules:
        strange = set(letters_of(forms[0]).text) - set(rule.sentence)
        is_near = len(strange) <= MOST_STRANGE and len(rule.sentence) <= LONGEST
        if is_near and any(tells(rule.sentence, form, rule.item) for form in forms):
            return rule.stated
    return ""


def _forms(asked: Asked, article: str) -> list[str]:
    """A claim as an article writes it, and in the orders of others."""
    written = in_its_writing(asked.words, article, recited=asked.recited)
    written = as_demanded(written, asked.frame, article)
    return [written, *in_other_orders(written, asked.frame)][:MOST_FORMS]


def _rules(article: str) -> Iterator[Case]:
    """The rules of an article: of each case of its lists, and its sentences."""
    yield from cases(article)
    for line in article.split("\n"):
        sentences = [part.strip() for part in without_marker(line.strip()).split("。")]
        for sentence, behind in zip(sentences, [*sentences[1:], ""], strict=True):
            if not sentence or "：" in sentence or ":" in sentence:
                continue
            if not EXCEPTION_WORDS.match(behind):
                yield Case(sentence, (0, 0), sentence)
            if behind:
                yield Case(f"{sentence}，{behind}", (0, 0), sentence)
            if (own := _PROVISO.search(sentence)) and not EXCEPTION_WORDS.search(own["rule"]):
                yield Case(own["rule"], (0, 0), own["rule"])
