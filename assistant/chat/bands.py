"""Which item of a list an amount of a question falls into: 五天 into 三天以上七天以内. Pure.

Who asks for five days is told of by the item for three days to seven, and not by its siblings,
though all are in the same words. Knows no library and no model.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.chat.premise import measure_of, size_of
from assistant.evidence.critical import NUMBER, critical_words, fold_width
from index.markers import without_marker

LOW, HIGH = "low", "high"


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


_BEFORE = [
    (re.compile(rf"(?:{words})\s*$"), end, is_in)
    for words, end, is_in in (
        (
            r"[不未]得?(?:超过|[高多大长]于)|至多|最[多高长]|\bup to|\bat most|\bwithin"
            r"|\bnot? (?:more|longer|later|larger|older) than|\bnot exceeding",
            HIGH,
            True,
        ),
        (
            r"[不未]得?[低少小短]于|至少|最[低少短]|(?<![不未期届])满|\bat least|\bfrom"
            r"|\bnot? (?:less|fewer|shorter|smaller|younger) than",
            LOW,
            True,
        ),
        (
            r"超过|[高多大长]于|\bover|\babove|\bbeyond|\bexceed(?:s|ing)?"
            r"|\b(?:more|longer|later|larger|older) than",
            LOW,
            False,
        ),
        (
            r"[不未](?:满|足|到)|[低少小短]于|\bunder|\bbelow"
            r"|\b(?:less|fewer|shorter|smaller|younger) than",
            HIGH,
            False,
        ),
    )
]
"""Words that bound the amount behind them, those that deny another before that: 不得超过, 超过."""
_BEHIND = [
    (re.compile(r"\s*(?:(?:[及或]?以|之)上|or (?:more|over|older|longer|above)\b)"), LOW),
    (re.compile(r"\s*(?:(?:[及或]?以|之)[下内]|or (?:less|fewer|under|younger)\b)"), HIGH),
]
_TO = re.compile(r"\s*(?:[至到~～—–-]|to\b)\s*")
_AND, _BETWEEN = re.compile(r"\s*and\s*"), re.compile(r"\bbetween\s*$")
_SAME = {"周岁": "岁", "个工作日": "日", "工作日": "日"}
_CALENDAR = 1000
"""Years from which a number of them is a date and no time."""


def falls_into(question: str, text: str) -> bool | None:
    """Does an amount of a question fall into the one band that a text tells of its measure?

    None where the text bounds no such amount, or by several bands, and where a question names
    several; 一年 beside 十二年 may only say for how long something is told.
    """
    asked: dict[str, set[float]] = {}
    for one in _amounts(fold_width(question)):
        asked.setdefault(one.measure, set()).add(one.size)
    bands = _bands(fold_width(without_marker(text))) if asked else {}
    told = {m: sizes - {1.0} or sizes for m, sizes in asked.items() if m in bands}
    held = [_holds(bands[m], *sizes) for m, sizes in told.items() if len(sizes) == 1]
    return all(held) if held else None


def _holds(band: tuple[_Bound, _Bound], size: float) -> bool:
    low, high = band
    above = size > low.size or (low.is_in and size == low.size)
    return above and (size < high.size or (high.is_in and size == high.size))


def _bands(text: str) -> dict[str, tuple[_Bound, _Bound]]:
    """The band of each measure that a text bounds once from below, from above or from both."""
    ends: dict[tuple[str, str], list[_Bound]] = {}
    amounts = list(_amounts(text))
    for at, one in enumerate(amounts):
        if told := _end_told(text, amounts, at):
            end, is_in = told
            ends.setdefault((one.measure, end), []).append(_Bound(one.size, is_in))
    bands = {}
    for measure in {one.measure for one in amounts}:
        low = ends.get((measure, LOW), [_Bound(-math.inf, True)])
        high = ends.get((measure, HIGH), [_Bound(math.inf, True)])
        is_bound = (measure, LOW) in ends or (measure, HIGH) in ends
        if is_bound and len(low) == len(high) == 1 and low[0].size < high[0].size:
            bands[measure] = (low[0], high[0])
    return bands


def _end_told(text: str, amounts: Sequence[_Amount], at: int) -> tuple[str, bool] | None:
    """Which end of a band one of a text's amounts is, and whether it belongs to that."""
    one = amounts[at]
    if at and _are_ends(text, amounts[at - 1], one):
        return HIGH, True
    if amounts[at + 1 :] and _are_ends(text, one, amounts[at + 1]):
        return LOW, True
    before = text[: one.start]
    said = ((end, is_in) for words, end, is_in in _BEFORE if words.search(before))
    behind = ((end, True) for words, end in _BEHIND if words.match(text, one.end))
    return next(said, None) or next(behind, None)


def _are_ends(text: str, one: _Amount, other: _Amount) -> bool:
    """Are two amounts the ends of one band: 60至79周岁, between £500 and £2,000?"""
    if one.measure != other.measure:
        return False
    is_between = _BETWEEN.search(text[: one.start]) is not None
    joined = _AND if is_between else _TO
    return joined.fullmatch(text, one.end, other.start) is not None


def _amounts(text: str) -> Iterator[_Amount]:
    """The numbers of a text that count something, no dates; the 60 of 60至79周岁 counts as 79."""
    sizes = ((w, size_of(w.value)) for w in critical_words(text) if w.kind == NUMBER)
    words = [(word, size) for word, size in sizes if size is not None]
    found: list[_Amount] = []
    for word, size in reversed(words):
        is_first = found and _TO.fullmatch(text, word.end, found[-1].start)
        measure = measure_of(word.value) or (found[-1].measure if is_first else "")
        if measure:
            measure = _SAME.get(measure, measure)
            found.append(_Amount(size, measure, word.start, word.end))
    yield from (one for one in reversed(found) if not _is_of_a_date(text, one))


def _is_of_a_date(text: str, one: _Amount) -> bool:
    """Is it part of a day of the calendar: 2024年, 3月, the 1日 of 3月1日?"""
    is_day = one.measure == "日" and text[: one.start].endswith("月")
    return is_day or one.measure == "月" or (one.measure == "年" and one.size >= _CALENDAR)
