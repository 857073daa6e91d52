"""The rule that an article opens with, told of what the title of its document is of. Pure.

动力伞飞行应当… tells an article of the 动力伞飞行管理办法 that begins with 应当….
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.checker.claimed import Asked, Ruling
from assistant.checker.corpus import Corpus
from assistant.checker.places import Meant
from assistant.checker.recombinations import unless_recombined
from assistant.checker.word_for_word import WordForWord
from assistant.evidence.sources import SUPPORTED
from index.letters import letters_of
from index.markers import without_marker
from index.verbatim import Place

LEAST_TOPIC = 3
"""Letters of a title that may be told as what its rules are of."""
LEAST_OPENING = 2
"""Letters by which the rule that an article opens with is known."""
_PLACE_AHEAD = re.compile("中华人民共和国|关于|[省市县区州旗盟]")
"""Behind what a title begins to say what it is of: not 机动车 of 非机动车."""


class OfItsTitle:
    """Rules on what is told of the title of a document, by one library."""

    def __init__(self, corpus: Corpus, as_it_is: WordForWord) -> None:
        """Sit over a library, with what rules on words as they are."""
        self._corpus = corpus
        self._as_it_is = as_it_is

    def of(self, asked: Asked, meant: Sequence[Meant]) -> Ruling | None:
        """What is right of a claim that is told so; None where nothing is."""
        near = self._corpus.near(
            asked.letters, self._corpus.scope_of(meant) or self._corpus.current
        )
        if near is None:
            return None
        doc_id = near[0].doc_id
        title = letters_of(self._corpus.catalogue.title(doc_id)).text
        for rest in _told_of(title, asked.words):
            told = asked.told_as(rest)
            if told.letters[:LEAST_OPENING] in self._corpus.openings(doc_id, LEAST_OPENING):
                ruling, _ = self._as_it_is.rule(told, meant)
                if ruling.verdict == SUPPORTED and ruling.at and self._opens(ruling.at):
                    return unless_recombined(self._corpus, told, ruling)
        return None

    def _opens(self, at: Place) -> bool:
        """Does a stretch begin where its article does?"""
        text, (start, _) = self._corpus.article(at)
        return not letters_of(without_marker(text[:start])).text


def _told_of(title: str, words: str) -> Iterator[str]:
    """Words without what they begin with, where a title does so too, or behind its place."""
    letters = letters_of(words)
    begins = [0, *(found.end() for found in _PLACE_AHEAD.finditer(title))]
    for size in range(min(len(title), len(letters.text) - 1), LEAST_TOPIC - 1, -1):
        if any(title.startswith(letters.text[:size], at) for at in begins):
            yield words[letters.places[size] :].removeprefix("的")
