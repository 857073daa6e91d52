"""Numbers as documents write them, both ways: 一千零一, 1001, １００１, ⑫, IV.

Pure. Knows nothing of clauses or addresses.
"""

from __future__ import annotations

import re
from functools import lru_cache

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
CIRCLED = {chr(0x2460 + i): i + 1 for i in range(20)} | {chr(0x3251 + i): i + 21 for i in range(15)}

_TENS = {"廿": "二十", "卅": "三十"}
_HAN, _FIGURE = "[零〇○一二三四五六七八九十百千两廿卅]", "[0-9０-９]"
CHINESE = f"{_HAN}+"
"""Below 万, which most often is a unit of money; ``to_int`` reads it all the same."""
ARABIC = f"{_FIGURE}+"
ANY_NUMBER = f"(?:{CHINESE}|{ARABIC})"
SPACED_NUMBER = rf"(?:{_HAN}(?:\s*{_HAN})*|{_FIGURE}(?:\s*{_FIGURE})*)"
"""Its characters may be spaced out, as in 第 四 十 四 条; ``to_int`` wants them together."""

_ROMAN_FORM = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.I)
_POSITIONAL = re.compile(r"[零〇○一二三四五六七八九]{2,}")


_ENGLISH = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
)  # fmt: skip
ENGLISH = rf"(?:{'|'.join(reversed(_ENGLISH))})\b"
"""One to twenty, as parts and articles are numbered in words."""
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip
ORDINAL = rf"(?:{'|'.join(_ORDINALS)}|[0-9]{{1,2}}(?:st|nd|rd|th))\b"
"""First to twelfth and 1st, as schedules are counted."""
MOST_FIGURES = 100
"""A longer run of figures is no number: Python refuses to read one of thousands."""


@lru_cache(4096)
def to_int(text: str) -> int | None:
    """Read a number in Chinese, Arabic (either width) or circled digits.

    Returns:
        The integer, or None where ``text`` is not wholly one well-formed number.
    """
    if text in CIRCLED:
        return CIRCLED[text]
    if len(text) > MOST_FIGURES:
        return None
    if re.fullmatch(ARABIC, text):
        return int(text)
    if _POSITIONAL.fullmatch(text):  # 二〇二五 is read digit by digit
        return int("".join(str(DIGITS[c]) for c in text))
    head, scale, rest = text.partition("万")
    if not scale:
        return _chinese_to_int(text)
    size, below = _chinese_to_int(head), _chinese_to_int(rest) if rest else 0
    return None if size is None or below is None else size * 10_000 + below


def _chinese_to_int(text: str) -> int | None:
    if not text or not re.fullmatch(CHINESE, text):
        return None
    total, digit, last_unit = 0, None, 10_000
    for char in "".join(_TENS.get(char, char) for char in text):
        if char in UNITS:
            unit = UNITS[char]
            if unit >= last_unit or (digit is None and not (unit == 10 and total % 100 == 0)):
                return None
            total += (1 if digit in (None, 0) else digit) * unit
            digit, last_unit = None, unit
        else:
            if digit not in (None, 0):
                return None
            digit = DIGITS[char]
    return total + (digit or 0)


@lru_cache(4096)
def to_chinese(number: int) -> str:
    """Write 0 to 9999 as laws do: 11 is 十一, 111 is 一百一十一, 1001 is 一千零一.

    Raises:
        ValueError: The number is out of that range.
    """
    if not 0 <= number <= 9999:
        raise ValueError(f"got {number}, expected 0 to 9999")
    if number == 0:
        return "零"
    out, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            out += ("零" if gap else "") + "零一二三四五六七八九"[digit] + name
        gap = bool(out) and digit == 0
    return out[1:] if out.startswith("一十") else out


def roman_to_int(text: str) -> int | None:
    """Read a Roman number in either case; None where it is not well formed."""
    if not text or not _ROMAN_FORM.fullmatch(text):
        return None
    values = [ROMAN[c] for c in text.lower()]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def unit_number(text: str) -> int | str:
    """The number of a part or section of an English document: 12, IV, Two, 3A, C, 2.01.

    A single letter is a Roman number only where units are counted so far: no document has a
    hundredth part, so that C of parts A to F is a letter.
    """
    if text.isdigit():
        return int(text)
    if text.lower() in _ENGLISH:
        return _ENGLISH.index(text.lower()) + 1
    if len(text) == 1 and text.lower() not in "ivx":
        return text.upper()
    return roman_to_int(text) or text


def ordinal_to_int(text: str) -> int:
    """The number of what ``ORDINAL`` matches."""
    word = text.lower()
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else int(word[:-2])
