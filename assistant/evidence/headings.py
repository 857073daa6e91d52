"""Which words of a clause are only its heading, and what stands above it. Pure."""

from __future__ import annotations

import re

from assistant.evidence.critical import MODALITY, NUMBER, critical_words, unit_of
from index.markers import read_marker, without_marker
from index.outline import Clause
from index.script import has_han
from index.sentences import split, words

HEADING_CHARS = 32
ENGLISH_LINE = 80
"""Characters of an article's heading in English, in a line of its own."""
_FULL_STOPS = ("。", ".")
_CAPTION = re.compile(r"附?[图表]\s*[0-9一二三四五六七八九十]{1,3}[\s:：.．、]?[^。；]*$")


def headings(clause: Clause, title: str, quote: str) -> tuple[str, ...]:
    """The headings above some words of a clause, its own too where it is not among them.

    Without its document's title and the numbers in its address.
    """
    known, own = (title, clause.address), _own_heading(clause)
    steps = clause.path if own in quote else (*clause.path, without_marker(own))
    return tuple(step for step in steps if not any(one.startswith(step) for one in known))


def _own_heading(clause: Clause) -> str:
    """The heading that a clause begins with, empty where it has none.

    Only as much is read as may hold one: a clause may be a chapter, and is cited often.
    """
    begins = clause.text[: 2 * ENGLISH_LINE]
    parts = split(begins)
    first = words(begins, parts[0]) if len(parts) > 1 else ""
    return first.rstrip("。.") if is_heading(first, clause) else ""


def is_heading(text: str, clause: Clause) -> bool:
    """Is a sentence a mere heading of its clause (（九）完善城市基础设施), or a figure's caption?

    A sentence that is all of its clause (2.押金为九百元。) is none, nor one that says what has to
    be (3.2 摊主应当自带垃圾桶。).
    """
    if len(text) <= HEADING_CHARS and _CAPTION.match(text):
        return True
    is_article, marker = clause.kind in ("article", "section"), read_marker(text)
    longest = ENGLISH_LINE if is_article and not has_han(text) else HEADING_CHARS
    is_short = marker is not None and len(text) <= longest and "。" not in text[:-1]
    if text.endswith(_FULL_STOPS) and (text == clause.text or _rules(text)):
        return False
    if is_article:
        return is_short and clause.text.startswith(f"{text}\n")
    return is_short and clause.kind in ("clause", "heading", "point")


def _rules(text: str) -> bool:
    """Does a sentence say what has to be or may be, or how much?"""
    said = critical_words(without_marker(text))
    return any(w.kind == MODALITY or (w.kind == NUMBER and unit_of(w.value)) for w in said)
