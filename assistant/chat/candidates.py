"""The sentences of some clauses that may answer a question, before any is weighed.

Knows one library by its reader and by the things that it tells apart, and not how sentences are
weighed.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.chat.ellipsis import other_asked_of
from assistant.chat.reading import Reader
from assistant.chat.sufficiency import Passage, told
from assistant.chat.things import Things
from assistant.chat.wordings import Wording
from assistant.phrases import language_of
from index.retriever import Hit


class Candidates:
    """Reads which sentences of one library may answer."""

    def __init__(self, reader: Reader, things: Things) -> None:
        self._reader = reader
        self._things = things

    def of(self, wording: Wording, hits: Sequence[Hit], named: Sequence[Hit]) -> list[Passage]:
        """Sentences that may answer: of what is named every one, else the best of each hit."""
        passages = self._reader.passages(named or hits, every=bool(named))
        passages = [p for p in passages if self._reader.bears_on(wording.question, p.source)]
        if named:
            return passages
        passages = self._things.told_of(wording.question, passages)
        if other := other_asked_of(wording.asked):
            own = [p for p in passages if other in p.source.text.lower()]
            near = [
                p for p in passages if other in (told(p.source.clause) + p.source.title).lower()
            ]
            passages = own or near
        if not wording.is_translation:
            return passages
        spoken = language_of(wording.question)
        return [p for p in passages if language_of(p.source.text) == spoken]
