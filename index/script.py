"""Chinese in one script: traditional letters as simplified ones, one for one.

Which letter is which form of another is told by OpenCC. Words that differ by region (軟體, 软件)
stay apart. Offsets stay, since each letter becomes one letter.
"""

from __future__ import annotations

from functools import cache

from opencc import OpenCC

FIRST_HAN = 0x3400


class _Simplified(dict[int, str]):
    """Code point to letter, each found out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        found = _opencc().convert(letter) if code >= FIRST_HAN and letter.isalpha() else letter
        self[code] = found if len(found) == 1 else letter
        return self[code]


@cache
def _opencc() -> OpenCC:
    return OpenCC("t2s")


_TO_SIMPLIFIED = _Simplified()
"""For ``str.translate``; joined to another table, it would know only what it has met."""


def simplified(text: str) -> str:
    """A text in simplified script, of the same length."""
    return text.translate(_TO_SIMPLIFIED)
