"""Days as texts write them: 2021年1月1日, 二〇二一年一月一日, 2021-01-01, 20210101, 1 January 2021.

Pure. Knows nothing of what a day means for a document.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from index.numerals import to_int

_DIGIT = "[0-9０-９〇○零一二三四五六七八九十]"
_BLANK = r"[ \u3000]{0,3}"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
CHINESE_DAY = (
    rf"{_DIGIT}{{4}}{_BLANK}年{_BLANK}{_DIGIT}{{1,3}}{_BLANK}月{_BLANK}{_DIGIT}{{1,3}}{_BLANK}日"
)
"""A day written with 年, 月 and 日, as a pattern without groups."""
_NTH = "[0-9]{1,2}(?:st|nd|rd|th)?"
ENGLISH_DAY = rf"(?:{_MONTH} {_NTH}, ?[0-9]{{4}}|{_NTH}(?: of)? {_MONTH},? [0-9]{{4}})"
"""A day with the month's English name, as a pattern without groups."""
_PLAIN_DAY = (
    r"(?<![0-9])(?:[12][0-9]{3}(?P<dash>[-./])[0-9]{1,2}(?P=dash)[0-9]{1,2}"
    r"|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))(?![0-9])"
)
_CHINESE = re.compile(CHINESE_DAY)
_ANY = re.compile(rf"{CHINESE_DAY}|{_PLAIN_DAY}|\b{ENGLISH_DAY}", re.I)


_ANY_MONTH = re.compile(
    rf"(?:(?P<year>[0-9]{{4}})年)?(?<![0-9])(?P<month>[0-9]{{1,2}}|[一二三四五六七八九]|十[一二]?)月(?:份|的|会|那|$|(?=[^0-9一二三四五六七八九十内底前末起]))"
    rf"|\b(?P<name>{_MONTH[:-3]})(?:,? (?P<in>[0-9]{{4}}))?\b",
)
MONTH_NAME = rf"{_MONTH[:-3]}"
Month = tuple[int | None, int]
"""A month of a year; the year is None where it is not told."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day in a text, and where it stands."""

    start: int
    end: int
    value: date


def days_in(text: str, *, chinese_only: bool = False) -> Iterator[Day]:
    """The days in a text, in order; what names no day of the calendar is left out."""
    for match in (_CHINESE if chinese_only else _ANY).finditer(text):
        value = read_day(match[0])
        if value is not None:
            yield Day(match.start(), match.end(), value)


def months_in(text: str) -> Iterator[Month]:
    """The months that a text names without a day: 2024年10月, 10月, October 2024."""
    for found in _ANY_MONTH.finditer(text):
        year, name = found["year"] or found["in"], found["name"]
        month = _MONTHS.index(name[:3].lower()) + 1 if name else to_int(found["month"]) or 0
        yield (int(year) if year else None), month


def read_day(text: str) -> date | None:
    """The first day in a text, or None."""
    match = _ANY.search(text)
    if match is None:
        return None
    try:
        return date(*_numbers(match[0]))
    except ValueError:
        return None


def _numbers(text: str) -> tuple[int, int, int]:
    """Year, month and day of a text that has the form of one."""
    if text.isdecimal() and text.isascii():
        return int(text[:4]), int(text[4:6]), int(text[6:])
    if named := re.search(r"[A-Za-z]{3}", text):
        one, other = re.findall(r"[0-9]+", text)
        day, year = (one, other) if len(other) == 4 else (other, one)
        return int(year), _MONTHS.index(named[0].lower()) + 1, int(day)
    year, month, day = (to_int(n) or 0 for n in re.findall(rf"{_DIGIT}+", text))
    return year, month, day


def later(day: date, count: int, unit: str) -> date | None:
    """The day some 日, 个月 or 年 after another; None beyond the calendar."""
    try:
        if unit in ("日", "天"):
            return day + timedelta(days=count)
        months = day.year * 12 + day.month - 1 + count * (12 if unit == "年" else 1)
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return None
