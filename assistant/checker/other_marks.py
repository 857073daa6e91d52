"""Subtitles, double marks, quoted blocks of Org and LaTeX, as the plain text they show. Pure.

Of the same length: every letter stays in its place. HTML is for ``markup``, Markdown for
``legible``.
"""

from __future__ import annotations

import re

BLOCK_BEGINS, BLOCK_ENDS = "\x02", "\x03"
"""Stand for the beginning and the end of a block: what is between them is quoted."""
_CUE = re.compile(
    r"^(?:[0-9]{1,6}[ \t]*\n)?[ \t]*[0-9:,.]{5,14}[ \t]*-->[ \t]*[0-9:,.]{5,14}[^\n]*$", re.M
)
"""Number and time of a subtitle (SubRip, WebVTT)."""
_BLOCK = re.compile(
    r"^[ \t]*(?:#\+(?P<begins>BEGIN|END)_(?:QUOTE|EXAMPLE|VERSE)"
    r"|\\(?P<opens>begin|end)\{quot(?:e|ation)\})[^\n]*$",
    re.M | re.I,
)


_DIRECTIVE = re.compile(r"^\.\. (?:epigraph|pull-quote|highlights)::[ \t]*$", re.M)
"""What announces a block of words in reStructuredText."""

_OTHER_MARKS = re.compile(
    r"<<(?P<angled>(?=[^<>\n]{10})(?![^<>\n，。；]*(?:法典?|条例|办法|规定|细则|规则|意见|通知|决定|方案)>>)"
    r"[^<>\n]*)>>|《《(?P<booked>(?=[^《》\n]{10})[^《》\n]*)》》"
    r"|〖(?P<hollow>(?=[^〖〗\n]*[，。；])[^〖〗\n]{10,})〗"
    r'|"＂(?P<wide>[^"＂\n]{4,})＂"'
    r"|(?<==)\[(?P<valued>(?=[^\[\]\n]*[，。；])[^\[\]\n]{10,})\]"
)
"""Marks around words that are no quotation marks: <<…>>, 《《…》》, 〖…〗, 文字=[…], or twofold:
"＂…＂". <<…条例>> is a title."""


def without_other_marks(text: str) -> str:
    """The text with blanks for the times of subtitles, and its blocks between plain marks."""
    if "-->" in text:
        text = _CUE.sub(_blank, text)
    text = _OTHER_MARKS.sub(_in_marks, text)
    text = _DIRECTIVE.sub(_blank, text)
    return _BLOCK.sub(_in_plain_marks, text)


def _in_marks(found: re.Match[str]) -> str:
    words = next(filter(None, found.groups()))
    around = (len(found[0]) - len(words)) // 2 - 1
    return f"{' ' * around}“{words}”{' ' * around}"


def _blank(mark: re.Match[str]) -> str:
    return re.sub("[^\n]", " ", mark[0])


def _in_plain_marks(line: re.Match[str]) -> str:
    if (line["begins"] or line["opens"]).lower() == "begin":
        return BLOCK_BEGINS.rjust(len(line[0]))
    return BLOCK_ENDS.ljust(len(line[0]))
