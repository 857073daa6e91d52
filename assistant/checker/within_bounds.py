"""A rule told of one amount of many that its case covers: 五层的住宅 of 四层以上的住宅. Pure.

Whoever applies a rule says so, and is not contradicted by it; yet the rule has not said it of that
amount alone. What a rule demands or punishes with covers no other amount: 公示四十日 is not
公示不少于三十日. Knows a claim and the source that it is held against.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.checker.limits import size_of
from assistant.evidence.critical import (
    COMPARISON,
    MODALITY,
    NUMBER,
    SHARE,
    CriticalWord,
    critical_words,
    measure_of,
    unit_of,
)
from index.documents import Span
from index.script import has_han

_SIDES = {"more": 1, "at least": 1, "less": -1, "at most": -1}
"""Whether a comparison covers the amounts above or those below; its own is told with it or not."""
_FULL = re.compile("(?<![不未])满$")
_NOT_AHEAD = re.compile(
    "应当?|必须|不得|可以|罚|责令|给予|支付|缴[纳存]|提供|配备|赔偿|奖励|组成|设立|是指|所称|(?:[处经由自须负]|零下)$"
)
"""Before an amount, what makes it one that a rule demands, or that has a sign or a day."""
_OF_A_CASE = re.compile(r"(?![以之]?[内外前后下上])[^，,。；;：:]*?的")
"""Behind the amount of a case in Chinese: 五层的无电梯住宅, 满意度为百分之六十五的，."""
_WITH = re.compile(r"\b(?:with|for|has|have|having|of age|aged|employ(?:s|ing)?)\s+$", re.I)
"""Before the amount of a case in English: a department with 15 employees."""
_IS = re.compile("(?:已经?|仅|只)*(?:为|是|有|占|达到?)$")
"""What tells an amount that is not bounded, where a bound stands without it."""
_RANKS = frozenset("级等档类期版条款项次名位号届")
"""Units that rank or number, so that none lies above another by its size."""


@dataclass(frozen=True, slots=True)
class Within:
    """A claim of an amount within a bound.

    Attributes:
        words: The claim with the bound in the place of the amount.
        amount: As the claim has it.
        bound: As the source has it.
    """

    words: str
    amount: str
    bound: str


@dataclass(frozen=True, slots=True)
class _Bound:
    """A number, where it stands with what bounds it, and on which side of it others are covered."""

    number: CriticalWord
    span: Span
    sign: int

    def covers(self, amount: CriticalWord) -> bool:
        """Does another amount of the same measure lie within it?"""
        return self.sign * (_size(amount) - _size(self.number)) > 0


def put_as_bounded(claim: str, source: str) -> Within | None:
    """A claim that tells a case of one amount as its source bounds it; None where it does not.

    Of both ends of a range the amount lies within both.
    """
    words = critical_words(claim)
    bounded, stated = {bound.number.start for bound in _bounds(claim)}, _bounds(source)
    for amount in (w for w in words if w.kind == NUMBER and w.start not in bounded):
        if not _is_of_a_case(claim, amount):
            continue
        measured = [b for b in stated if _measure(b.number) == _measure(amount)]
        if measured and all(bound.covers(amount) for bound in measured):
            start, end = measured[0].span[0], measured[-1].span[1]
            ahead = claim[: amount.start]
            ahead = ahead if measured[0].number.start == start else _IS.sub("", ahead)
            told, bound = claim[amount.start : amount.end], source[start:end]
            return Within(f"{ahead}{bound}{claim[amount.end :]}", told, bound)
    return None


def _is_of_a_case(claim: str, amount: CriticalWord) -> bool:
    """Does an amount tell in which case a rule holds, before what it rules?"""
    ahead, behind = claim[: amount.start], claim[amount.end :]
    if has_han(claim):
        is_day = amount.value.endswith("年") and _size(amount) >= FIRST_YEAR
        is_demanded = _NOT_AHEAD.search(ahead) or is_day
        return not is_demanded and _OF_A_CASE.match(behind) is not None
    rules = [word.start for word in critical_words(claim) if word.kind == MODALITY]
    is_ruled = (
        bool(rules) and min(rules) >= amount.end and "," not in claim[amount.end : min(rules)]
    )
    return is_ruled and _WITH.search(ahead) is not None


FIRST_YEAR = 1000
"""From so many 年 on a number names a year."""


def _bounds(text: str) -> list[_Bound]:
    """The numbers of a text that are bounded, in its order."""
    words = critical_words(text)
    compared = [word for word in words if word.kind == COMPARISON and word.value in _SIDES]
    numbers = [word for word in words if word.kind == NUMBER]
    behind = {number.end for number in numbers}
    found = []
    for number in numbers:
        if full := _FULL.search(text, 0, number.start):
            found.append(_Bound(number, (full.start(), number.end), _SIDES["at least"]))
        for word in compared:
            if word.start == number.end:
                found.append(_Bound(number, (number.start, word.end), _SIDES[word.value]))
            elif word.start in behind:
                continue  # it bounds the number ahead of it
            elif word.end <= number.start and not text[word.end : number.start].strip():
                found.append(_Bound(number, (word.start, number.end), _SIDES[word.value]))
    return found


def _measure(amount: CriticalWord) -> str:
    """What an amount counts; a rank is of no measure with others."""
    measure = measure_of(amount.value)
    return amount.value if measure[-1:] in _RANKS else measure


def _size(amount: CriticalWord) -> float:
    """How much an amount is, a share of one; of 每周, which has no number, nothing."""
    try:
        size = size_of(amount)
    except ValueError:
        return float("nan")
    return size / 100 if unit_of(amount.value) == SHARE else size
