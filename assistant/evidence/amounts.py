"""Amounts told otherwise than a source writes them: 一年半 for 十八个月, 五百到两千元. Pure.

Knows only the two texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.evidence.critical import NUMBER, CriticalWord, critical_words, unit_of

_FROM, _UP_TO = ("以上", "以上、", "以上，"), re.compile("以下|以内")
_FIGURES = "0-9〇零一二三四五六七八九十百千万亿两半.,"
_FROM_TO = re.compile(
    rf"(?<![{_FIGURES}第月之])([{_FIGURES}]+[^{_FIGURES}，。；到至]{{0,3}})(?:到|至|[-－—~～]+)$"
)
"""A number, its unit if it has one, and the word before the end of its range."""
_CLOSES = re.compile("(?:以下|以内)?(?!以?[上外]|多|余|开外|有余)")
_COUNTED = re.compile(rf"[万亿]?[^{_FIGURES}]*$")
_NOT_AFTER = (
    "(?<![大小近约第每个])(?<![上下](?=半))(?<!后(?=半(?!个?[年月][以之]?内)))(?<!(?<!提)前(?=半))"
)
_NO_MORE = "(?![多余来载])"
"""What makes another amount of such words: 大半年, 下半年, 一周多."""
_HOW_OFTEN = (
    f"(?![之以]?[内后前上]|半|期)(?=[^，。；]{{0,16}}[{_FIGURES}]"
    "(?:个?(?:小时|学时)|[次回趟遍元人天日]))"
)
"""What makes one span of time each of them: 一年要查两次."""
_SPOKEN_AMOUNTS = tuple(
    (re.compile(f"{_NOT_AFTER}(?:{words}){_NO_MORE}"), value)
    for words, value in {
        "一半|半数": "50%",
        "一年半": "18个月",
        "(?:两|二)年半": "30个月",
        "半年": "6个月",
        "半个月": "15日",
        "一(?:个?星期|周)(?![年岁])": "7日",
        "两(?:个?星期|周)(?![年岁])": "14日",
        "一个季度": "3个月",
        "两(?:昼夜|天两夜)": "48小时",
        "一昼夜|一天一夜|一[天日](?=之?内)": "24小时",
        f"(?<![满同头这那])一年{_HOW_OFTEN}": "每年",
        f"(?<![满同头这那])一个季度{_HOW_OFTEN}": "每季度",
        f"(?<![满同头这那])一个月{_HOW_OFTEN}": "每月",
        f"(?<![满同头这那])一(?:个?星期|周){_HOW_OFTEN}": "每周",
        f"(?<![满同头这那])一[天日]{_HOW_OFTEN}": "每日",
        "一个半小时": "90分钟",
        "半个?小时": "30分钟",
        "一刻钟": "15分钟",
    }.items()
)
"""Amounts as people say them, which a law counts in other units."""
_COUNTED_IN = re.compile("([1-9][0-9]?[0-9]?)(年|个月|week|day|year|month)")
_UNITS = (("年", "个月", 12), ("year", "month", 12), ("week", "day", 7))
_LARGER = {unit: units for units in _UNITS for unit in units[:2]}
"""A unit of time, its part, and how many of those it has, by either."""
_AT_ITS_BEGINNING = re.compile(f"(?<![{_FIGURES}])")


def amounts_as_in(source: str, said: str) -> str:
    """Some words with the amounts that a source has too written as it writes them.

    So is a range: who says 五百到两千元 of 五百元以上二千元以下 tells both its ends.
    """
    numbers = _numbers(source)
    if not numbers:
        return said
    stated = {other: source[w.start : w.end] for w in numbers for other in _in_other_units(w.value)}
    stated |= {w.value: source[w.start : w.end] for w in numbers}
    said = _ranges_as_in(source, numbers, said)
    told = [
        (w.start, w.end, w.value)
        for w in _numbers(said)
        if [one.value for one in _numbers(said[w.start : w.end])] == [w.value]  # it has its unit
    ]
    told += [(*m.span(), value) for words, value in _SPOKEN_AMOUNTS for m in words.finditer(said)]
    out, at = "", 0
    for start, end, value in sorted(told):
        if start >= at and value in stated and _AT_ITS_BEGINNING.match(said, start):
            out, at = out + said[at:start] + stated[value], end
    return out + said[at:]


def _in_other_units(value: str) -> Iterator[str]:
    """Years in months and weeks in days, and the other way where they are whole."""
    counted = _COUNTED_IN.fullmatch(value)
    larger, smaller, many = _LARGER.get(counted[2], ("", "", 1)) if counted else ("", "", 1)
    if counted and counted[2] == larger:
        yield f"{many * int(counted[1])}{smaller}"
    elif counted and larger and int(counted[1]) % many == 0:
        yield f"{int(counted[1]) // many}{larger}"


def _ranges_as_in(source: str, numbers: Sequence[CriticalWord], said: str) -> str:
    """Some words with the ranges of a source told by its words for their ends."""
    for low, high in pairwise(numbers):
        ended = _UP_TO.match(source, high.end)
        if ended is None or source[low.end : high.start] not in _FROM:
            continue
        for told in _numbers(said):
            begun = _FROM_TO.search(said, 0, told.start)
            closed = _CLOSES.match(said, told.end)
            if begun and closed and _is(said[told.start : told.end], high.value):
                counted = _COUNTED.search(said, told.start, told.end)
                if _is(begun[1], low.value, counted[0] if counted else ""):
                    written = source[low.start : ended.end()]
                    said = said[: begun.start()] + written + said[closed.end() :]
                    break
    return said


def _is(numeral: str, value: str, counted: str = "") -> bool:
    """Is a numeral, to which the unit of a value may be left out, that value?

    Args:
        numeral: Of one end of a range.
        value: What the end has to be.
        counted: In what the other end is counted, as 万元 in 二到十万元.
    """
    written = (numeral, numeral + counted, numeral + unit_of(value))
    return any([w.value for w in _numbers(one)] == [value] for one in written)


def _numbers(text: str) -> list[CriticalWord]:
    return [word for word in critical_words(text) if word.kind == NUMBER]
