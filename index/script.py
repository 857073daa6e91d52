"""Chinese in one script: traditional letters as simplified ones, one for one.

A radical (⼗, ⻅), which PDFs have in place of the letter that looks the same, is that letter.
Which letter is which form of another is told by OpenCC. Words that differ by region (軟體, 软件)
stay apart. Offsets stay, since each letter becomes one letter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from opencc import OpenCC

HAN = "\u3400-\u9fff"
"""The letters of Chinese, for a class of a regular expression."""
_HAN = re.compile(f"[{HAN}]")
_FIRST_HAN = ord(HAN[0])
_RADICALS = range(0x2E80, 0x2FE0)
_LOOKS_LIKE = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
"""Radicals that Unicode knows no letter for."""


class _Simplified(dict[int, str]):
    """Code point to letter, each found out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = _unmasked(chr(code))
        is_han = ord(letter) >= _FIRST_HAN and letter.isalpha()
        found = _opencc().convert(letter) if is_han else letter
        self[code] = found if len(found) == 1 else letter
        return self[code]


def _unmasked(char: str) -> str:
    """The letter that a radical looks like; any other character as it is."""
    if ord(char) not in _RADICALS:
        return char
    return _LOOKS_LIKE.get(char, unicodedata.normalize("NFKC", char))


@cache
def _opencc() -> OpenCC:
    return OpenCC("t2s")


_TO_SIMPLIFIED = _Simplified()
"""For ``str.translate``; joined to another table, it would know only what it has met."""


def simplified(text: str) -> str:
    """A text in simplified script, of the same length."""
    return text.translate(_TO_SIMPLIFIED)


_FORMS = [chr(code) for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00))]
_TO_UNIFIED = {
    ord(form): letter
    for form in _FORMS
    if len(letter := unicodedata.normalize("NFKC", form)) == 1 and letter != form
}


def unified(text: str) -> str:
    """A text with letters for radicals (⼀ for 一), as PDFs hold them, of the same length."""
    return text.translate(_TO_UNIFIED)


def has_han(text: str) -> bool:
    """Is a text written in Chinese, at least in part?"""
    return _HAN.search(text) is not None
