"""A rule told with its subject, which its source has further ahead, or elsewhere. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.checker.claimed import Asked, Ruling
from assistant.checker.corpus import Corpus
from assistant.checker.legal_words import in_legal_words
from assistant.checker.places import Meant
from assistant.checker.word_for_word import WordForWord
from assistant.evidence.conditions import SEGMENT_END
from assistant.evidence.critical import critical_words
from assistant.evidence.sources import SUPPORTED
from assistant.evidence.subjects import (
    Told,
    is_among,
    is_in_order,
    stated_for,
    told_of,
    turned,
)
from assistant.evidence.whom import is_wider
from index.verbatim import Place


class SubjectApart:
    """Rules on what is told with its subject, by one library."""

    def __init__(self, corpus: Corpus, as_it_is: WordForWord) -> None:
        """Sit over a library, with what rules on words as they are."""
        self._corpus = corpus
        self._as_it_is = as_it_is

    def of(self, asked: Asked, meant: Sequence[Meant]) -> Ruling | None:
        """A rule told with its subject, which stands further ahead: 拍卖人 不得委托他人代为竞买."""
        within = self._corpus.within(meant)
        for words in turned(asked.words):
            if places := self._as_it_is.exactly(replace(asked, words=words), within):
                return self._as_it_is.exact(asked, places)
        told = _rule_told(asked.words)
        if told is None or len(meant) > 1:
            return None
        rule = replace(asked.told_as(asked.words[told.at :]), frame=asked.frame + told.subject)
        places = self._as_it_is.exactly(rule, within)
        if own := [place for place in places if self._is_of(told, place)]:
            ruling = self._as_it_is.exact(rule, own)
            return ruling if ruling.verdict == SUPPORTED else None
        ruling, _ = self._as_it_is.rule(rule, meant)
        if ruling.verdict != SUPPORTED or not ruling.at or not self._is_of(told, ruling.at):
            return None
        return None if self._corpus.omission(ruling.at, rule.frame) else ruling

    def _is_of(self, told: Told, at: Place) -> bool:
        """Is a rule told of those of whom the library says it, in their order?"""
        stated = stated_for(told, [self._corpus.article(at)])
        is_told = is_in_order(told.subject, stated) and is_among(told.subject, stated)
        wider = any(is_wider(told.subject, told.rule, one) for one in stated)
        return is_told and not wider and self._corpus.knows(told.subject, at)


def _rule_told(words: str) -> Told | None:
    """The rule that a claim tells of a subject, where it begins with that."""
    told = next(told_of(words), None)
    if told is None or SEGMENT_END.search(words[: told.at]):
        return None
    if critical_words(words[: told.at]):
        return None  # 微创手术不是指… is told of nobody who 是指…
    if not in_legal_words(words).startswith(told.subject):
        return None  # 危害安全 对单位而言是合法的 is told of what is done, not of who does it
    return told
