"""What stands around a sentence of a library: its whole, what it leans on, what takes it back.

Rules for special and for other cases and for earlier times, too. Knows one library, no question and
no language model.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.chat.draft import Around
from assistant.chat.leaning import Leaning
from assistant.chat.other_case import OtherCases
from assistant.chat.reading import Reader
from assistant.chat.special_rules import SpecialRules
from assistant.chat.taken_back import TakenBack
from assistant.chat.transitional import Transitional
from assistant.evidence.sources import Source
from index.library import Library
from index.library_links import Links


class InLibrary(Around):
    """Looks around sentences in one library."""

    def __init__(self, library: Library, reader: Reader) -> None:
        self._reader = reader
        links = Links(library)
        self._leaning = Leaning(library, links)
        self._other_cases = OtherCases(library, reader)
        self._special = SpecialRules(library)
        self._taken_back = TakenBack(library, links)
        self._transitional = Transitional(library)

    def whole(self, source: Source) -> Source:
        """The sentence that a part of a sentence belongs to."""
        return self._reader.whole(source)

    def shown(self, source: Source) -> str:
        """A sentence's text as people read it."""
        return self._reader.shown(source)

    def leaned_on(self, source: Source) -> Sequence[Source]:
        """What a sentence's 前款 or It means: of a list what it names alone, of a sentence all."""
        named, before = self._leaning.named(source), self._leaning.before(source)
        return [*named, *map(self._reader.whole, before)]

    def other_cases(self, source: Source) -> Sequence[Source]:
        """What is ruled for other cases behind it."""
        return self._other_cases.behind(source)

    def special(self, source: Source) -> Sequence[Source]:
        """The rules for special cases beside a general one."""
        return self._special.beside(source)

    def taken_back(self, source: Source) -> Sequence[Source]:
        """The sentences that take one back, except from it or decide on what it proposes."""
        return self._taken_back.of(source)

    def earlier(self, source: Source) -> Sequence[Source]:
        """What its document says of the same matter before it took effect."""
        return self._transitional.beside(source)
