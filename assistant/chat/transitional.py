"""Rules for what there was before a document took effect, beside one that holds since.

禁止饲养大型犬 says too little to who asks of a dog from before the rules where 本条例施行前已经饲养
的，可以继续饲养 stands elsewhere. Knows one library, whether a question looks back, and no model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.chat.clause_sentences import sentences_of
from assistant.chat.terms import matter_words, words_in
from assistant.evidence.sources import Source
from index.library import Library
from index.sentences import words

LEAST_SHARED = 2
"""Words (pairs of characters in Chinese) that such a rule has in common with the one it goes on
from."""
_NEW = "新规|新的?(?:规定|条例|办法|法律?|政策|制度|章程|标准)|出台|出来|施行|实施|生效|颁布|公布"
_LOOKS_BACK = re.compile(
    rf"(?:{_NEW})[^，。？?]{{0,6}}?(?:之?前|以前)|(?:之前|以前|早就|原先|原来)[^。？?]{{0,24}}(?:{_NEW})"
    r"|\bbefore (?:the |these |this |those |your )?(?:new |current )?"
    r"(?:rules?|law|act|regulations?|byelaws?|bylaws?|policy|handbook|version|edition)\b",
    re.I,
)
_BEFORE = re.compile(
    r"本[^，。；]{1,8}?(?:施行|实施|生效|公布|发布|印发)(?:之日|日)?(?:以前|之前|前)"
    r"|\b(?:before|prior to|preceding) (?:the )?(?:commencement|date on which|coming into force"
    r"|(?:these|this) [a-z]+ (?:came|comes?|took|takes?|entered))\b",
    re.I,
)


def looks_back(question: str) -> bool:
    """Does a question tell of what there was before the rules it asks about?"""
    return _LOOKS_BACK.search(question) is not None


class Transitional:
    """Finds, in one library, what a document says of the time before it."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def beside(self, source: Source) -> Sequence[Source]:
        """Of the sentences of a document on what was before it the one nearest in matter to one."""
        outline = self._library.outline(source.clause.doc_id)
        text = outline.document.text
        clauses = (c for c in outline.clauses if _BEFORE.search(words(text, c.own_spans)))
        every = (s for c in clauses for s in sentences_of(self._library, c, source.title))
        earlier = [s for s in every if _BEFORE.search(s.text) and s.spans != source.spans]
        near = [s for s in earlier if _shared(s, source) >= LEAST_SHARED]
        return [max(near, key=lambda one: _shared(one, source))] if near else []


def _shared(one: Source, other: Source) -> int:
    return len(words_in(matter_words(one.text), other.text.lower()))
