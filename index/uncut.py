"""What a comparison that is shown to people never cuts: a word of letters, a number. Pure.

十五 that became 十 is no 五 left out, and 百分之六十 that became 三分之二 shares nothing with it.
Elsewhere, words are not parted by blanks, and each character is compared by itself.
"""

from __future__ import annotations

import re

from index.numerals import CHINESE

_FIGURE = r"\d+(?:[.,]\d+)*"
_SIZE = rf"(?:{CHINESE}(?:点{CHINESE})?|{_FIGURE})"
_PIECE = re.compile(
    r"[A-Za-z\u00c0-\u024f]+(?:['’-][A-Za-z\u00c0-\u024f]+)*"
    rf"|(?:百?万|{_SIZE})分之{_SIZE}"
    rf"|每(?:{_SIZE}|半)?(?:年|个?季度|个?月|周|日|天)"  # 每两年 became 每年: the same kind of word
    rf"|{_SIZE}[百千]?[万亿]*[%％‰]?"
    "|.",
    re.S,
)


def uncut(text: str) -> list[str]:
    """The pieces of a text that are compared as wholes, in order; together they are the text."""
    return _PIECE.findall(text)
