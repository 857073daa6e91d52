"""A checked text as it is read: one script, nothing invisible, no emphasis, titles in 《》. Pure.

Knows nothing of documents, quotations or verdicts.
"""

from __future__ import annotations

import re
import unicodedata

from assistant.checker.markup import without_tags
from assistant.checker.other_marks import BLOCK_BEGINS, BLOCK_ENDS
from index.script import HAN, simplified

_UNSEEN = (
    *map(ord, "\u00ad\u061c\u180e\ufe0e\ufe0f\ufeff"),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
)
"""Characters that show nothing, those that turn the direction among them."""
_INVISIBLE = dict.fromkeys((*map(ord, f"\r{BLOCK_BEGINS}{BLOCK_ENDS}"), *_UNSEEN), " ")
_PICTURE = re.compile("[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
_TITLE = re.compile(
    r"《[^《》]*(?:《[^《》]*》[^《》]*)*》"
    r"|〈([^〈〉《》\n]{1,60}(?:法典?|条例|规定|办法|细则|规则|解释|意见|通知|决定|方案|规划|纲要|章程|函|批复|答复"
    r"|修正案)(?:[（(][^（()）〈〉]{1,12}[)）])?)〉"
)
_EMPHASIS = re.compile(
    r"(\*\*|__|''')(?=[^\s*_])((?:(?!\n[ \t\u3000]*\n)[^*_]){1,2000}?)(?<=[^\s*_])\1"
    r"|(?<![*”」』’\"。])(\*)(?=[^\s*，。；：、）)])([^*\n]{1,200}?)(?<=[^\s*])\*(?!\*)"
)
"""Markdown's **bold** and *italic*, which say nothing."""
_OPENERS = tuple('“「『‘〝"')
_EMPHASISED_TITLE = re.compile(
    r"(?!第)[\u4e00-\u9fff]{2,50}(?:法典?|条例|规定|办法|细则|规则|解释|意见|通知|决定|方案|规划|纲要)"
)
_DOUBLED = re.compile(r"(?:<<|＜＜|≪|〈〈)([^<>＜＞≪≫〈〉《》\n]{2,60})(?:>>|＞＞|≫|〉〉)")
"""A title in marks that a keyboard has: <<X法>>."""
_BLOCK_MARK = re.compile(r"^[ \t]*>[ \t>]*", re.M)
_CLOCK = re.compile(r"^[ \t]*[\[［【]\d{1,2}:\d{2}(?::\d{2})?[\]］】]", re.M)
"""When something was said, at the beginning of a line: [00:24]."""
_SPACED = re.compile(
    rf"(?<=[{HAN}])\s+(?=[{HAN}])|(?<=[0-9])\s+(?=\.[0-9])"
    rf"|(?<=[{HAN}、])[^\S\n]+(?=[、，；：。])|(?<=、)[^\S\n]+(?=[{HAN}])"
)


_LEFT_OUT = re.compile(r"\n[ \t\u3000]*(?:…+|\.{3,6})[ \t\u3000]*(?=\n|\Z)")
"""A line that only says that something is left out."""


def legible(text: str) -> str:
    """The text in simplified script, titles in 《》, without invisible letters, tags, ** and >.

    Of the same length: every letter stays in its place.
    """
    read = _DOUBLED.sub(_in_single_marks, simplified(without_tags(text)).translate(_INVISIBLE))
    read = _LEFT_OUT.sub(_blank, _EMPHASIS.sub(_plain, read))
    read = _CLOCK.sub(_blank, _BLOCK_MARK.sub(_blank, read))
    return _TITLE.sub(_in_usual_marks, read)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _plain(match: re.Match[str]) -> str:
    """Words without their emphasis; a title that is told by it in 《》."""
    mark, words = match[1] or match[3], match[2] or match[4]
    blank = " " * (len(mark) - 1)
    quoted = match.string[match.start() - 1 : match.start()] in _OPENERS
    if _EMPHASISED_TITLE.fullmatch(words) and not quoted:
        return f"{blank}《{words}》{blank}"
    return f" {blank}{words} {blank}"


def _in_single_marks(match: re.Match[str]) -> str:
    """《X法》 for <<X法>>, blanks in the places that are left over."""
    blank = " " * (match.start(1) - match.start() - 1)
    return f"{blank}《{match[1]}》{blank}"


def _in_usual_marks(match: re.Match[str]) -> str:
    return f"《{match[1]}》" if match[1] else match[0]


def unspaced(text: str) -> str:
    """The words of a text, with nothing between the letters of a Chinese word: 不 得 is 不得."""
    return _SPACED.sub("", text.translate(dict.fromkeys(_INVISIBLE)))


def unseen(text: str) -> list[str]:
    """The pictures of a text, and by their names its characters that show nothing."""
    marks = (c for c in dict.fromkeys(text) if ord(c) in _UNSEEN or _PICTURE.match(c))
    return [c if _PICTURE.match(c) else f"U+{ord(c):04X} {unicodedata.name(c, '?')}" for c in marks]
