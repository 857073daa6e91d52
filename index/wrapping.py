"""A line break that parts two words is the space between them. Pure.

Where Chinese was only wrapped, the break says nothing and lies outside the words; in a language
that writes spaces it stands for one: completed the⏎period. Such a break belongs to its sentence,
and is stored as a space, so that no offset moves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from index.documents import Span
from index.repair import Line, Paragraph, is_narrow

_BROKEN_WORD = "-\u2010\u00ad"
"""Hyphens at the end of a line, behind which a word or a compound goes on."""


def joined(paragraph: Paragraph) -> Paragraph:
    """Lines that read as one, each with the break behind it where that parts two words."""
    lines = [
        _with_its_break(line) if _parts_words(line.text, following.text) else line
        for line, following in pairwise(paragraph)
    ]
    return (*lines, *paragraph[-1:])


def with_spaces(text: str, paragraphs: Iterable[Paragraph]) -> str:
    """A text of the same length with a space for every break that parts two words of one."""
    kept, at = [], 0
    for line in (line for paragraph in paragraphs for line in paragraph[:-1]):
        if line.text.endswith(" "):
            kept += [text[at : line.end - 1], " "]
            at = line.end
    return "".join([*kept, text[at:]])


def break_behind(paragraph: Paragraph) -> Span:
    """Where the break behind a paragraph stands."""
    return paragraph[-1].end - 1, paragraph[-1].end


def _parts_words(before: str, following: str) -> bool:
    """Do two lines hold narrow characters alone, the first of them no part of a word at its end?"""
    return is_narrow(before) and is_narrow(following) and not before.endswith((*_BROKEN_WORD, " "))


def _with_its_break(line: Line) -> Line:
    start, end = line.spans[-1]
    own = (line.end - 1, line.end)
    last = ((start, line.end),) if end == own[0] else ((start, end), own)
    return replace(line, text=f"{line.text} ", spans=(*line.spans[:-1], *last))
