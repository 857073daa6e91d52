"""A rule told of one amount of many that its case covers: 五层的住宅 of 四层以上的住宅. Pure.

Whoever applies a rule says so, and is not contradicted by it; yet the rule has not said it of that
amount alone. What a rule demands or punishes with covers no other amount: 公示四十日 is not
公示不少于三十日. Knows a claim and the source that it is held against.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.evidence.critical import (
    COMPARISON,
    MODALITY,
    NUMBER,
    CriticalWord,
    critical_words,
    unit_of,
)
from index.documents import Span
from index.script import has_han

_SIDES = {"more": (1, False), "at least": (1, True), "less": (-1, False), "at most": (-1, True)}
"""Which amounts a comparison covers, those above or below, and whether its own is one."""
_FULL = re.compile("(?<![不未])满$")
_OF_A_CASE = re.compile(r"[^，,。；;：:]*?的(?!罚[款金]|违约金|滞纳金)")
"""Behind the amount of a case in Chinese: 五层的无电梯住宅, 满意度为百分之六十五的，."""
_IS = re.compile("(?:仅|只)?(?:为|是|有|占|达到?)$")
"""What tells an amount that is not bounded, where a bound stands without it."""
SHARE = "%"


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


def put_as_bounded(claim: str, source: str) -> Within | None:
    """A claim that tells a case of one amount as its source bounds it; None where it does not."""
    words = critical_words(claim)
    bounded = {number.start for number, *_ in _bounds(claim, words)}
    for amount in (w for w in words if w.kind == NUMBER and w.start not in bounded):
        if not _is_of_a_case(claim, amount, words):
            continue
        for number, (start, end), (sign, is_itself) in _bounds(source, critical_words(source)):
            above = sign * (_size(amount) - _size(number))
            if _measure(amount) == _measure(number) and (above > 0 or (is_itself and above == 0)):
                bound = source[start:end]
                ahead = claim[: amount.start]
                ahead = ahead if number.start == start else _IS.sub("", ahead)
                told = claim[amount.start : amount.end]
                return Within(f"{ahead}{bound}{claim[amount.end :]}", told, bound)
    return None


def _is_of_a_case(claim: str, amount: CriticalWord, words: Sequence[CriticalWord]) -> bool:
    """Does an amount tell in which case a rule holds, before what it rules?"""
    rules = (word.start for word in words if word.kind == MODALITY and word.start >= amount.end)
    ruled = min(rules, default=len(claim))
    if has_han(claim):
        return _OF_A_CASE.match(claim, amount.end, ruled) is not None
    return ruled < len(claim)


def _bounds(
    text: str, words: Sequence[CriticalWord]
) -> Iterator[tuple[CriticalWord, Span, tuple[int, bool]]]:
    """Each number that is bounded, where it stands with what bounds it, and its side."""
    compared = [word for word in words if word.kind == COMPARISON and word.value in _SIDES]
    for number in (word for word in words if word.kind == NUMBER):
        if full := _FULL.search(text, 0, number.start):
            yield number, (full.start(), number.end), _SIDES["at least"]
        for word in compared:
            if word.start == number.end:
                yield number, (number.start, word.end), _SIDES[word.value]
            elif word.end <= number.start and not text[word.end : number.start].strip():
                yield number, (word.start, number.end), _SIDES[word.value]


def _measure(amount: CriticalWord) -> str:
    """What an amount counts; all shares of a whole are of one measure."""
    unit = unit_of(amount.value)
    return SHARE if "/" in amount.value and not unit else unit


def _size(amount: CriticalWord) -> float:
    unit = unit_of(amount.value)
    whole, _, base = amount.value.removesuffix(unit).partition("/")
    try:
        size = float(whole) / float(base or 1)
    except ValueError:  # 每周 has no number
        return float("nan")
    return size / 100 if unit == SHARE else size
