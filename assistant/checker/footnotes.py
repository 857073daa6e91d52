"""The footnotes of a text: what each names, and the quotation or sentence that calls it. Pure.

Knows the sentences of one text, and nothing of what they claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.checker.named_places import CLOSERS
from assistant.checker.paragraphs import NOTE_MARK
from assistant.checker.passages import Group, Sentence, groups_of
from assistant.checker.quotations import says
from assistant.checker.statements import is_statement
from index.documents import Span
from index.script import HAN

_REFERS = re.compile("[参详另]见|比较|下文|访问|载《|[0-9一二三四五六七八九十]页|同上|该[项款条]")
"""In a note that only says where to look."""
_RAISED = re.compile(r"\^[0-9]{1,3}\^|<sup>")
_NUMBERED = re.compile(r"[0-9]{1,3}(?=[.．、)）])")
"""How notes begin whose marks are raised in the text."""
LONGEST_NOTE = 14
"""Letters of its own in a numbered line that is a note."""
_GOES_ON = re.compile(r"[ \t\u3000]*\S")
"""Behind a mark at the beginning of a line, what is of the same line."""
_WITHIN = re.compile(
    r"\[\^?[0-9]{1,3}\]|〔[0-9]{1,3}〕|［[0-9０-９]{1,3}］|【[0-9]{1,3}】|\^[0-9]{1,3}\^"
    r"|<sup>\[?[0-9]{1,3}\]?</sup>|[（(\[［【〔]注[0-9]{0,3}[)）\]］】〕]"
    rf"|(?<=[{HAN}])[\u2460-\u2473\u00b9\u00b2\u00b3]"
)
"""A note's mark within words; a figure raised behind another is its power."""
_NOTE_AT_END = re.compile(rf"(?:{CLOSERS}|[。，,；;\s])*({NOTE_MARK.pattern})")


class Footnotes:
    """The footnotes of one text by their marks."""

    def __init__(self, plain: str, sentences: Sequence[Sentence]) -> None:
        """Read them off the sentences of a text with its quotations filled in."""
        self._plain = plain
        begins = {
            s.start for s in sentences if says(plain, (s.start, s.end)) and not self._is_mark(s)
        }
        marks = [
            m for m in NOTE_MARK.finditer(plain) if m.start() not in begins or _RAISED.match(m[0])
        ]
        self._called = {_key(m[0]) for m in marks}
        self._are_raised = _RAISED.search(plain) is not None
        self._notes = dict(self._read(sentences))

    def _read(self, sentences: Sequence[Sentence]) -> Iterator[tuple[str, Group]]:
        """What each footnote names, by its mark."""
        for sentence in sentences:
            mark = self._mark(sentence)
            if mark and sentence.references and not sentence.quotations:
                yield _key(mark[0]), groups_of(self._plain, sentence.references)[0]

    def _mark(self, sentence: Sentence) -> re.Match[str] | None:
        """The mark that a sentence begins with, as notes do."""
        mark = NOTE_MARK.match(self._plain, sentence.start)
        if mark or not self._are_raised:
            return mark
        named = sum(r.end - r.start for r in sentence.references)
        own = says(self._plain, (sentence.start, sentence.end)) - named
        return _NUMBERED.match(self._plain, sentence.start) if own <= LONGEST_NOTE else None

    def _is_mark(self, sentence: Sentence) -> bool:
        return NOTE_MARK.fullmatch(self._plain[sentence.start : sentence.end].strip()) is not None

    def called_at(self, end: int) -> Group:
        """What the footnote names whose mark stands behind ``end``."""
        mark = _NOTE_AT_END.match(self._plain, end)
        if mark is None or ("\n" in mark[0] and _GOES_ON.match(self._plain, mark.end())):
            return ()  # the next line is an item of a list, or the note itself
        return self._notes.get(_key(mark[1]), ())

    def is_note(self, sentence: Sentence) -> bool:
        """Is a sentence a footnote that the text calls, or the mark alone that calls it?"""
        if self._is_mark(sentence):
            return True
        mark = self._mark(sentence)
        is_called = mark and _key(mark[0]) in self._notes and _key(mark[0]) in self._called
        return bool(is_called) and not self._states(sentence)

    def _states(self, sentence: Sentence) -> bool:
        """Does a note, beside the places that it names, state something of its own?"""
        whole = (sentence.start, sentence.end)
        named = sum(says(self._plain, (r.start, r.end)) for r in sentence.references)
        is_long = says(self._plain, whole) - named > LONGEST_NOTE
        said = self._plain[slice(*whole)]
        return is_long and is_statement(said) and not _REFERS.search(said)


def without_mark(plain: str, said: Span) -> Span:
    """What is said without the footnote's mark at its end."""
    mark = re.search(rf"(?:{NOTE_MARK.pattern})(?=[。！；;.\s]*$)", plain[slice(*said)])
    return (said[0], said[0] + mark.start()) if mark and mark.start() else said


def without_notes(words: str) -> str:
    """Quoted words without the marks of the notes that their text puts to them: 三十日[1]内."""
    return _WITHIN.sub("", words)


def _key(mark: str) -> str:
    """What is the same in a footnote's mark above and below: （注1） and 注1."""
    return re.sub(r"[^\w*\u2460-\u2473]|sup", "", mark)
