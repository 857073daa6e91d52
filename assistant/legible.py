"""A checked text as it is read: one script, nothing invisible, titles in 《》. Pure.

Knows nothing of documents, quotations or verdicts.
"""

from __future__ import annotations

import re

from index.script import simplified

_INVISIBLE = dict.fromkeys(map(ord, "\r\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"), " ")
_TITLE = re.compile(
    r"《[^《》]*(?:《[^《》]*》[^《》]*)*》"
    r"|〈([^〈〉《》\n]{1,60}(?:法典?|条例|规定|办法|细则|规则|解释|意见|通知|决定|方案|规划|纲要|章程|函|批复|答复"
    r"|修正案)(?:[（(][^（()）〈〉]{1,12}[)）])?)〉"
)
_BLOCK_MARK = re.compile(r"^[ \t]*>[ \t>]*", re.M)
_HAN = "\u3400-\u9fff"
_SPACED = re.compile(rf"(?<=[{_HAN}])\s+(?=[{_HAN}])")


def legible(text: str) -> str:
    """The text in simplified script, without invisible letters and >, titles in 〈〉 put in 《》.

    Of the same length: every letter stays in its place.
    """
    read = simplified(text).translate(_INVISIBLE)
    return _TITLE.sub(_in_usual_marks, _BLOCK_MARK.sub(lambda m: " " * len(m[0]), read))


def _in_usual_marks(match: re.Match[str]) -> str:
    return f"《{match[1]}》" if match[1] else match[0]


def unspaced(text: str) -> str:
    """The words of a text, with nothing between the letters of a Chinese word: 不 得 is 不得."""
    return _SPACED.sub("", text.translate(dict.fromkeys(_INVISIBLE)))
