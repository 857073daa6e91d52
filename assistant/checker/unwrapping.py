"""Lines of Chinese that were broken at a fixed width are read as one. Pure.

A break between two letters of one sentence says nothing. What tells it from the end of a heading:
it stands within a name, brackets, an address or a word that counts or rules; the library has the
letters on both sides of it in one line; or several lines of the text are broken at the same width.
Knows no sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from assistant.evidence.critical import critical_words
from index.letters import letters_of
from index.markers import read_marker
from index.repair import SENTENCE_END, Line, display_width, split_lines
from index.script import HAN

LEAST_WIDTH = 16
"""Columns at which text may be broken."""
LEAST_BROKEN = 48
"""Columns of the lines of one width that together tell it: two of 24, three of 16."""
RAGGED = 3
"""Columns by which broken lines differ, where no mark may begin a line."""
LONGEST_WORD = 6
"""Letters of a word on either side of a break."""
ACROSS = 5
"""Letters around a break by which it is looked for in the library."""
_HAN = f"[{HAN}]"
_ENDS = re.compile(rf"(?:{_HAN}|[0-9A-Za-z%，、《（“])$")
_BEGINS = re.compile(rf"(?:{_HAN}|[0-9A-Za-z，。；：、》）”《（“])")
_RUN_BEFORE = re.compile(rf"(?:{_HAN}|[0-9A-Za-z])+$")
_RUN_BEHIND = re.compile(rf"(?:{_HAN}|[0-9A-Za-z])+")
_PAIRED = re.compile(
    r"(?:《[^《》\n]{0,60}(?:\n[^《》\n]{1,60}){1,4}》|（[^（）\n]{0,60}(?:\n[^（）\n]{1,60}){1,3}）)"
)
"""A name or a remark that goes on in the next line."""
_ADDRESS = re.compile(
    r"第[ ]?[0-9零〇一二三四五六七八九十百千]*\n[0-9零〇一二三四五六七八九十百千]*[编章节条款项]"
)

IsOne = Callable[[str, str], bool]
"""Has the library the letters before a break and those behind it in one line?"""


def unwrapped(text: str, is_one: IsOne) -> str:
    """A text with a blank for every line break that parts a sentence of Chinese.

    Of the same length: every letter stays in its place.
    """
    lines = split_lines(text, (), lambda line: read_marker(line) is not None)
    width = _width(lines)
    inside = {
        m.start() + at
        for pattern in (_PAIRED, _ADDRESS)
        for m in pattern.finditer(text)
        for at, char in enumerate(m[0])
        if char == "\n"
    }
    out = list(text)
    for before, line in pairwise(lines):
        gap = (before.spans[-1][1], line.spans[0][0])
        at = text.find("\n", *gap)
        if at < 0:
            continue  # another mark ends the line: U+2028, a new page
        if at in inside or (_may_go_on(before, line) and _goes_on(before, line, width, is_one)):
            out[at] = " "
    return "".join(out)


def _width(lines: Sequence[Line]) -> int | None:
    """The width at which lines were broken; None where that is not plain."""
    open_ones = [
        display_width(before.text) for before, line in pairwise(lines) if _may_go_on(before, line)
    ]
    widest = max((display_width(line.text) for line in lines), default=0)
    full = sum(widest - width <= RAGGED for width in open_ones)
    return widest if widest >= LEAST_WIDTH and full > 1 and full * widest >= LEAST_BROKEN else None


def _may_go_on(before: Line, line: Line) -> bool:
    """Does a line end no sentence, and begin the next one no item or paragraph?"""
    if line.after_blank or line.numbered or before.text[-1] in SENTENCE_END:
        return False
    return bool(_ENDS.search(before.text) and _BEGINS.match(line.text))


def _goes_on(before: Line, line: Line, width: int | None, is_one: IsOne) -> bool:
    if width is not None and width - display_width(before.text) <= RAGGED:
        return True
    if _parts_a_word(before.text, line.text):
        return True
    ahead, behind = _RUN_BEFORE.search(before.text), _RUN_BEHIND.match(line.text)
    if not ahead or not behind:
        return False
    own, more = letters_of(ahead[0]).text, letters_of(behind[0]).text
    parted = ((own[-k:], more[: ACROSS - k]) for k in range(1, ACROSS))
    return any(is_one(a, b) for a, b in parted if len(a) + len(b) == ACROSS)


def _parts_a_word(before: str, behind: str) -> bool:
    """Does a break part a word that counts or rules: 三⏎十日, 应⏎当?"""
    ahead = before[-LONGEST_WORD:]
    words = critical_words(ahead + behind[:LONGEST_WORD])
    return any(word.start < len(ahead) < word.end for word in words)
