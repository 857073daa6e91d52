"""Critical words: those that change what a sentence says though few characters change.

Numbers with their units, their signs (≥, ±), modality (应当, 可以, 不得 …), negation, comparison
(以上, 不超过 …), quantity (全部, 部分 …) and exceptions (除…外, 但书), in Chinese and English.
Pure. Knows nothing of sources: it only reads one text.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from index.numerals import CHINESE, to_int
from index.script import simplified
from index.signs import FRACTIONS, signs

NUMBER = "number"
MODALITY = "modality"
NEGATION = "negation"
COMPARISON = "comparison"
EXCEPTION = "exception"
SIGN = "sign"


@dataclass(frozen=True, slots=True)
class CriticalWord:
    """A word that has to agree.

    Attributes:
        kind: ``number``, ``modality``, ``negation``, ``comparison``, ``quantity``, ``exception``,
            ``sign``.
        value: What it means, in one form for all ways to write it (``30日``, ``must``).
        start, end: Where it stands.
    """

    kind: str
    value: str
    start: int
    end: int


TABLE = Path(__file__).with_name("critical.toml")

_SPACES = " \u00a0\u2009\u202f"
_ARABIC = (
    rf"(?:(?<![0-9])[1-9][0-9]{{0,2}}(?:[{_SPACES}][0-9]{{3}})+(?![0-9])"
    r"|[0-9]+(?:[.,][0-9]+)*)"
)
_SCALE = {
    "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8,
    "thousand": 1000, "million": 10**6, "billion": 10**9, "k": 1000, "m": 10**6, "bn": 10**9,
}  # fmt: skip
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
_POWER = re.compile(f"((?<=[0-9０-９])[{_RAISED}]+)")
"""Figures raised behind a number: 10² is neither 102 nor 10."""
_GROUPED = re.compile(f"[,{_SPACES}]")
"""What groups the figures of a large number."""
_SIGN = "(?:[$£€¥]|(?<![a-z])(?:cny|rmb)(?![a-z]))"
"""What an amount of money is counted in, before it."""
_UNITS = {
    "percent": "%", "per cent": "%", "天": "日", "个小时": "小时", "¥": "元",
    "cny": "元", "rmb": "元", "yuan": "元",
    "名": "人", "位": "人", "个人": "人",
    "pound": "£", "dollar": "$", "euro": "€",
}  # fmt: skip
"""Units that are written in two ways."""
_ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
ENGLISH_NUMBERS = {
    "zero": 0, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "hundred": 100,
    **_ONES, **_TENS,
}  # fmt: skip
_PARTS = {
    "half": 2, "halves": 2, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4, "fifths": 5,
    "sixths": 6, "eighths": 8, "tenths": 10, "third of": 3, "fifth of": 5, "sixth of": 6,
    "eighth of": 8, "tenth of": 10,
}  # fmt: skip
"""What a number before it counts as parts of a whole; two third parties are two."""


@dataclass(frozen=True, slots=True)
class _Table:
    """The words of ``critical.toml``, compiled."""

    number: re.Pattern[str]
    words: re.Pattern[str]
    meanings: tuple[tuple[str, str], ...]
    signs: dict[str, tuple[str, str]]
    uncounted: frozenset[str]


@cache
def _table() -> _Table:
    rows = tomllib.loads(TABLE.read_text("utf-8"))
    units, english = "|".join(rows["units"]), _of_letters("|".join(rows["english_units"]))
    decimal = f"{CHINESE}(?:点[零〇一二三四五六七八九]+)?"
    scale = rf"[百千]?[万亿]|[百千]|{_of_letters('thousand|million|billion')}"
    scale += "|(?(sign)(?:k|m|bn)(?![a-z])|(?!))"  # £5m, but 5m long
    spelt, ones = "|".join(ENGLISH_NUMBERS), "|".join(_ONES)
    below = f"(?:{'|'.join(_TENS)})(?:[ -](?:{ones}))?|{spelt}"
    spelt_out = _of_letters(f"(?:{ones})[ -]hundred(?: and (?:{below}))?|{below}")
    number = (
        rf"第{CHINESE}|第{_ARABIC}"  # an ordinal or an address counts nothing
        rf"|{_of_letters('(?:the|this|that|no) one')}(?![ -]*{english})"  # nor does a pronoun
        rf"|(?P<whole>百?万|(?>{CHINESE})|{_ARABIC})分之(?P<part>{decimal}|{_ARABIC})"
        r"|(?<![0-9./])(?P<over>[0-9]+)[/⁄∕](?P<under>[1-9][0-9]*)(?![0-9./年月日])"
        rf"|(?:下午|傍晚|晚上?)(?P<late>(?>{CHINESE})|[0-9]{{1,2}})[时点](?P<half>半)?"
        r"|(?<![0-9:])(?P<hour>[01]?[0-9]|2[0-4]):(?P<minute>[0-5][0-9])(?![0-9:])"
        rf"|(?P<parts>{_of_letters(spelt)})[ -](?P<of>{_of_letters('|'.join(_PARTS))})"
        rf"|(?P<metres>(?>{CHINESE}))米(?P<tenths>[一二三四五六七八九])(?=[的以及，。；,;、）)]|$)"
        rf"|(?P<vulgar>[{FRACTIONS}])"
        rf"|(?P<every>每(?:半年|年|季度|月|周|日|天))"
        rf"|(?:(?P<sign>{_SIGN})\s*)?(?P<arabic>{_ARABIC})(?P<power>\^-?[0-9]+|[{_RAISED}]+)?(?P<more>[{FRACTIONS}])?(?:\s*(?P<scale>{scale}))?(?:\s*(?P<unit>{units}|{english})|(?=[至到][0-9]+(?P<tounit>{units})))?"
        rf"|(?P<from>(?>{CHINESE}))(?=[至到](?>{CHINESE})(?P<fromunit>{units}))"
        rf"|(?P<han>(?>{decimal}))(?P<hanscale>[万亿])?(?P<hanunit>{units})"
        rf"|(?P<spelt>{spelt_out})(?:[ -]*(?P<speltunit>{english}))?"
    )
    words = "|".join(
        f"(?P<w{i}>{'|'.join(map(_whole, w['patterns']))})" for i, w in enumerate(rows["word"])
    )
    meanings = tuple((w["kind"], w["value"]) for w in rows["word"])
    uncounted = frozenset(rows["uncounted"])
    told = {sign: (kind, value) for sign, (kind, value) in rows["signs"].items()}
    return _Table(re.compile(number), re.compile(words, re.I), meanings, told, uncounted)


def _whole(pattern: str) -> str:
    """A pattern that never fits a part of an English word: all in allows."""
    return _of_letters(pattern) if pattern[0].isascii() and pattern[0].isalpha() else pattern


def _of_letters(pattern: str) -> str:
    return rf"(?<![a-z])(?:{pattern})(?![a-z])"


@lru_cache(maxsize=8192)
def critical_words(text: str) -> tuple[CriticalWord, ...]:
    """All critical words of a text, in order; offsets are into ``text``."""
    folded = fold_width(text)
    found = [*_numbers(folded), *_words(folded), *_signs(text)]
    return tuple(sorted(found, key=lambda w: (w.start, w.end)))


def rules_or_denies(text: str) -> bool:
    """Has a text a word that allows, binds or bars, or one that denies?"""
    return any(word.kind in (MODALITY, NEGATION) for word in critical_words(text))


def rules(text: str) -> bool:
    """Has a text a word that allows, favours, binds or bars?"""
    return any(word.kind == MODALITY for word in critical_words(text))


def unit_of(number: str) -> str:
    """What the value of a number counts; empty where it is bare."""
    return number.lstrip("0123456789./^")


SHARE = "%"
"""What all shares of a whole count."""


def measure_of(number: str) -> str:
    """What the value of a number counts; all shares of a whole, be it two thirds, are alike."""
    unit = unit_of(number)
    return SHARE if "/" in number and not unit else unit


def without_numbers(text: str) -> str:
    """A text with a blank in the place of each number and its unit."""
    for word in reversed(critical_words(text)):
        if word.kind == NUMBER:
            text = f"{text[: word.start]} {text[word.end :]}"
    return text


def fold_width(text: str) -> str:
    """Half width, lower case, simplified script, one character for each: offsets stay."""
    parts = enumerate(_POWER.split(text))
    return simplified(
        "".join(p if is_power % 2 else "".join(map(_fold, p)) for is_power, p in parts)
    )


def _fold(char: str) -> str:
    folded = unicodedata.normalize("NFKC", char).lower()
    return folded if len(folded) == 1 else char


def _words(text: str) -> Iterator[CriticalWord]:
    table = _table()
    for match in table.words.finditer(text):
        kind, value = table.meanings[int((match.lastgroup or "w0")[1:])]
        yield CriticalWord(kind, value, match.start(), match.end())


def _signs(text: str) -> Iterator[CriticalWord]:
    for start, end, form in signs(text):
        if meaning := _table().signs.get(form):
            yield CriticalWord(*meaning, start, end)


_COUNTS_ITEM = re.compile(
    r"(?:(?<=[：:；;。\n])|^)[ \t]*[（(]?(?P<item>[0-9]{1,2})[）).．、][ \t]*(?![0-9\s])(?=.)"
)
"""A number that only counts an item of a list: …下列材料：1. 许可证；2. 台账."""


def _numbers(text: str) -> Iterator[CriticalWord]:
    items = {found.span("item") for found in _COUNTS_ITEM.finditer(text)}
    for match in _table().number.finditer(text):
        value = _number_value(match)
        if value is not None and match.span() not in items:
            yield CriticalWord(NUMBER, value, match.start(), match.end())


def _number_value(match: re.Match[str]) -> str | None:
    """A number in one form: its size in units of one, then the unit; None where nothing counts."""
    if match["whole"]:
        return _fraction(match["whole"], match["part"])
    if match["under"]:
        return _fraction(match["under"], match["over"])
    if match["parts"]:
        return _share(ENGLISH_NUMBERS[match["parts"]], _PARTS[match["of"]])
    if match["vulgar"]:
        over, under = unicodedata.normalize("NFKC", match["vulgar"]).split("⁄")
        return _share(int(over), int(under))
    if match["late"]:
        return _late(match["late"], is_half=bool(match["half"]))
    if match["hour"]:
        return _clock(match["hour"], match["minute"])
    if match["metres"]:
        whole = to_int(match["metres"])
        return None if whole is None else f"{whole}.{to_int(match['tenths'])}米"
    if match["every"]:
        return match["every"].replace("天", "日")
    if match["spelt"]:
        return _measure(_spelt(match["spelt"]), None, match["speltunit"])
    if match["from"]:
        number = _size(match["from"])
        return None if number is None else _measure(number, None, match["fromunit"])
    if match["han"]:
        number = _size(match["han"])
        idle = number == 1 and not match["hanscale"] and match["hanunit"] in _table().uncounted
        return (
            None
            if number is None or idle
            else _measure(number, match["hanscale"], match["hanunit"])
        )
    if match["arabic"]:
        figures = _GROUPED.sub("", match["arabic"])
        if figures.count(".") > 1:
            return figures  # 1.2.3 is a place in a document or a version, no size
        unit = match["unit"] or match["tounit"] or match["sign"]
        if match["power"]:
            raised = unicodedata.normalize("NFKC", match["power"]).replace("−", "-").lstrip("^")
            return f"{figures}^{raised}{_measure(1, None, unit)[1:]}"
        part = unicodedata.numeric(match["more"]) if match["more"] else 0
        return _measure(float(figures) + part, match["scale"], unit)
    return None


def _clock(hour: str, minute: str) -> str:
    """A time of day: 7:00 is 7时."""
    return f"{int(hour)}时" if minute == "00" else f"{int(hour)}.{minute}时"


def _spelt(words: str) -> int:
    """A number of English words: two hundred and twenty-five."""
    size = 0
    for word in re.findall("[a-z]+", words):
        number = ENGLISH_NUMBERS.get(word, 0)
        size = (size or 1) * number if word == "hundred" else size + number
    return size


def _late(hour: str, *, is_half: bool) -> str | None:
    """A time after noon as the day counts it: 晚十时 is 22时."""
    told = to_int(hour)
    if told is None:
        return None
    return _clock(str(told + 12 if told < 12 else told), "30" if is_half else "00")


_BASES = {"百": 100, "千": 1000, "万": 10_000, "百万": 1_000_000}


def _fraction(whole: str, part: str) -> str | None:
    """百分之五 is 5%, as is 二十分之一, and 万分之五 0.05%; 三分之二 is 2/3."""
    base = _BASES.get(whole) or to_int(whole)
    count = 100 if part == "百" else _size(part.replace(".", "点"))
    if base is None or count is None:
        return None
    return _share(count, base)


def _share(count: float, base: int) -> str:
    """A part of a whole in hundredths, where it is so many of them, or a decimal part of them."""
    hundredths = 100 * count / base if base else 0.0
    is_whole = base in _BASES.values() or (base < 100 and hundredths == int(hundredths) > 0)
    return f"{hundredths:.10g}%" if is_whole else f"{count:.10g}/{base}"


def _size(number: str) -> float | None:
    """三 is 3, 一点五 is 1.5; None where it is no number."""
    whole, _, part = number.partition("点")
    size = to_int(whole)
    if size is None or not part:
        return size
    return float(f"{size}.{''.join(str(to_int(figure)) for figure in part)}")


_HUNDREDTHS = {"成": 10, "‰": 0.1}


def _measure(number: float, scale: str | None, unit: str | None) -> str:
    size = number * _SCALE.get(scale or "", 1)
    if unit in _HUNDREDTHS:
        return f"{_HUNDREDTHS[unit] * size:.10g}%"
    unit = re.sub("(?<=[a-z])s$", "", unit or "")
    return f"{size:.10g}{_UNITS.get(unit, unit)}"
