"""The numbers of a text that something holds up to, or from which it does. Pure, Chinese alone."""

from __future__ import annotations

import re

from assistant.evidence.critical import NUMBER, critical_words

_BEHIND = re.compile("以[上下内]|之内|内")
_AHEAD = re.compile(
    "(?:(?P<upper>不得?(?:超过|高于|多于)|最[多高长大迟晚]|至多|上限)|不得?(?:少于|低于|短于)|至少|起码"
    "|最[少低短小早]|下限)(?:不超过)?[是为要得到在占]{0,2}$"
)


def bounds_otherwise(claim: str, source: str) -> bool:
    """Is a number up to which something holds by one text that from which it does by the other?"""
    stated = _bounds(source)
    others = _bounds(claim) - stated
    return any((value, not is_upper) in stated for value, is_upper in others)


def _bounds(text: str) -> set[tuple[str, bool]]:
    """Each number that is bounded, and whether from above."""
    found = set()
    for word in (word for word in critical_words(text) if word.kind == NUMBER):
        if end := _BEHIND.match(text, word.end):
            found.add((word.value, end[0] != "以上"))
        elif ahead := _AHEAD.search(text, 0, word.start):
            found.add((word.value, ahead["upper"] is not None))
    return found
