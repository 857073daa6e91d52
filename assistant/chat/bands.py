"""Which item of a list an amount of a question falls into: 五天 into 三天以上七天以内. Pure.

Who asks for five days is told of by the item for three days to seven, and not by its siblings,
though all are in the same words. Knows no library and no model.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.chat.premise import measure_of
from assistant.evidence.critical import NUMBER, critical_words, fold_width
from index.markers import without_marker

_FROM_BEFORE = re.compile(
    r"(?:(?<![未不])满|(?<!不得)(?<!不)(?:超过|[高多大长]于)|不得?[低少小]于|至少"
    r"|\b(?:over|above|beyond|at least|from|between|(?:more|longer|larger|older) than))\s*[$£€¥]?$"
)
_FROM_BEHIND = re.compile(
    r"\s*(?:[(（]含[)）])?\s*"
    r"(?:(?:[及或]?以|之)[上外]|起(?!草)|or (?:more|over|older|longer|above))"
)
_TO_BEFORE = re.compile(
    r"(?:[不未](?:满|足|到|超过)|不得?超过|(?<![不得])[低少小]于|不得?[高多大长]于|至多|最[多长高]"
    r"|\b(?:up to|under|below|(?:less|fewer|shorter|younger) than|no(?:t)? more than|within))"
    r"\s*[$£€¥]?$"
)
_TO_BEHIND = re.compile(
    r"\s*(?:[(（]含[)）])?\s*(?:(?:[及或]?以|之)[下内]|or (?:less|fewer|under|younger))"
)
_EXCLUSIVE = re.compile(
    r"(?:(?<!不)(?:超过|[高多大长低少小]于)|[不未](?:满|足|到)"
    r"|\b(?:over|above|beyond|under|below|(?<!no )(?<!not )[a-z]+er than|(?<!no )(?<!not )more than"
    r"|less than))\s*[$£€¥]?$"
)
_TO = re.compile(r"\s*(?:[至到~～—–-]|to\b|and\b)\s*[$£€¥]?")
_SIZE = re.compile(r"[0-9]+(?:\.[0-9]+)?(?![0-9./])")
_SAME = {"周岁": "岁", "周年": "年", "工作日": "日", "个工作日": "日", "周": "周", "个星期": "周"}
_SIGN = re.compile(r"[$£€¥]\s*$")


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number of a text: its size, what it counts, and where it stands."""

    size: float
    measure: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Bound:
    """One end of a band; ``is_in`` where it belongs to it."""

    size: float
    is_in: bool


def falls_into(question: str, text: str) -> bool | None:
    """Does an amount of a question fall into the one band that a text tells of its measure?

    None where the text bounds no such amount, or by several bands, and where a question names
    several; 一年 beside 十二年 may only say for how long something is told.
    """
    bands = _bands(fold_width(without_marker(text)))
    asked: dict[str, set[float]] = {}
    for one in _amounts(fold_width(question)):
        asked.setdefault(one.measure, set()).add(one.size)
    told = {m: sizes - {1.0} or sizes for m, sizes in asked.items() if m in bands}
    held = [_holds(bands[m], *sizes) for m, sizes in told.items() if len(sizes) == 1]
    return all(held) if held else None


def _holds(band: tuple[_Bound, _Bound], size: float) -> bool:
    low, high = band
    above = size > low.size or (low.is_in and size == low.size)
    return above and (size < high.size or (high.is_in and size == high.size))


def _bands(text: str) -> dict[str, tuple[_Bound, _Bound]]:
    """The band of each measure that a text bounds once from below, from above or from both."""
    lows: dict[str, list[_Bound]] = {}
    highs: dict[str, list[_Bound]] = {}
    amounts = list(_amounts(text))
    for at, one in enumerate(amounts):
        is_high, is_low = _ends_one(text, amounts, at), _begins_one(text, amounts, at)
        if is_high or is_low:
            ends = highs if is_high else lows
            is_in = not _EXCLUSIVE.search(text[: one.start])
            ends.setdefault(one.measure, []).append(_Bound(one.size, is_in))
    bands = {}
    for measure in lows.keys() | highs.keys():
        low = lows.get(measure, [_Bound(-math.inf, True)])
        high = highs.get(measure, [_Bound(math.inf, True)])
        if len(low) == len(high) == 1 and low[0].size < high[0].size:
            bands[measure] = (low[0], high[0])
    return bands


def _ends_one(text: str, amounts: Sequence[_Amount], at: int) -> bool:
    """Is one of a text's amounts said to be the most: 不超过七天, 七天以内, the 7 of 3至7天?"""
    one = amounts[at]
    is_last = at > 0 and _TO.fullmatch(text, amounts[at - 1].end, one.start)
    return bool(is_last or _TO_BEFORE.search(text[: one.start]) or _TO_BEHIND.match(text, one.end))


def _begins_one(text: str, amounts: Sequence[_Amount], at: int) -> bool:
    """Is it said to be the least: 满三天, 三天以上, the 3 of 3至7天?"""
    one, following = amounts[at], amounts[at + 1 :][:1]
    is_first = any(_TO.fullmatch(text, one.end, other.start) for other in following)
    before = _FROM_BEFORE.search(text[: one.start])
    return bool(is_first or before or _FROM_BEHIND.match(text, one.end))


def _amounts(text: str) -> Iterator[_Amount]:
    """The numbers of a text that count something; the 60 of 60至79周岁 counts what 79 does."""
    words = [w for w in critical_words(text) if w.kind == NUMBER and _SIZE.match(w.value)]
    following = ""
    found = []
    for word in reversed(words):
        sign = _SIGN.search(text[: word.start])
        measure = measure_of(word.value) or (sign[0].strip() if sign else "")
        goes_on = not measure and _TO.match(text, word.end)
        measure = measure or (following if goes_on else "")
        following = measure
        size = _SIZE.match(word.value)
        if measure and size:
            found.append(_Amount(float(size[0]), _SAME.get(measure, measure), word.start, word.end))
    yield from reversed(found)
