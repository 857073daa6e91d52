"""HTML that was pasted into a text, as the plain text that it shows. Pure.

A web page, a mail or a slide that is copied with its tags says the same as without them: rows of a
table become those of Markdown, a paragraph a line, <q> quotation marks, and what no page shows
(scripts, comments, hidden parts) blanks. Of the same length: every letter stays in its place.
Knows nothing of documents or quotations.
"""

from __future__ import annotations

import re
from collections import defaultdict
from html import unescape

from assistant.checker.other_marks import BLOCK_BEGINS, BLOCK_ENDS, without_other_marks
from index.documents import Span
from index.script import HAN

LONGEST_TAG = 400
"""Characters of a tag."""
_TAG = re.compile(r"<(?!/?sup\b)(/?)([a-z][a-z0-9]{0,11})(?:\s[^<>\n]{0,400})?/?>", re.I)
_BLOCK = r"p|div|br|li|[uo]l|d[tdl]|tr|table|thead|tbody|section|article|header|h[1-6]|pre"
_LINE = re.compile(rf"{_BLOCK}|blockquote", re.I)
"""Tags that begin or end a line."""
_BETWEEN = re.compile(rf"</(?:{_BLOCK})\s*>(?:\s*</?(?:{_BLOCK})(?:\s[^<>\n]{{0,400}})?/?>)+", re.I)
"""Where one block ends and another begins: but one line break, whatever blanks are between."""
_ROW = re.compile(
    r"(?:(?<=>)\s*)?<tr(?:\s[^<>\n]{0,400})?>(?:(?!</?tr\b|</table\b).){0,8000}</tr\s*>",
    re.I | re.S,
)
_CELL = re.compile(r"<t[dh](?:\s[^<>\n]{0,400})?>", re.I)
_ITEM = re.compile(r"<li(?:\s[^<>\n]{0,400})?>$", re.I)
_NEW_LINE = re.compile(r"(?:\n|<[uo]l(?:\s[^<>\n]{0,380})?>)\Z|\A\Z", re.I)
"""What stands before an item that begins a line already."""
_RAISED = re.compile(
    r"<sup(?:\s[^<>\n]{0,400})?>\s*(?:<a(?:\s[^<>\n]{0,400})?>\s*)?\[?([0-9]{1,3})\]?\s*(?:</a>\s*)?</sup>",
    re.I,
)
"""The raised mark of a footnote, mostly a link."""
_SOURCE_TAG = r"<(?:cite|footer|figcaption)(?:\s[^<>\n]{0,400})?>"
_SOURCE = re.compile(
    rf"((?<=</blockquote>)(?:\s|</?[a-z]{{1,11}}>)*){_SOURCE_TAG}"
    rf"|{_SOURCE_TAG}(?=(?:(?!<(?:cite|footer)).){{2,200}}?</(?:cite|footer)>\s*(?:</[a-z]{{1,10}}>\s*)*</blockquote)",
    re.I | re.S,
)
"""What stands behind a quoted block or at its end and says whose words it has."""
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#[0-9]{1,6}|#x[0-9a-f]{1,5});", re.I)
_IN_CHINESE = re.compile(rf"[{HAN}]{{2}}")
_CLOSING = tuple("”’»》")


_PART = re.compile(rf"<!--|-->|{_TAG.pattern}", re.I)
_UNSHOWN = {"script", "style", "template", "noscript", "head"}
_NOT_PARSED = ("script", "style", "<!--")
"""Elements within which no other begins or ends."""
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_IS_HIDDEN = re.compile(r"\shidden(?=[\s=/>])", re.I)
_IS_STYLED_AWAY = re.compile(
    r"\sstyle\s*=\s*[\"'][^\"']*?(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I
)


def without_tags(text: str) -> str:
    """The text with blanks, line breaks or plain marks for HTML's tags and entities.

    The marks of subtitles and of Org's and LaTeX's blocks are read like tags.
    """
    text = without_other_marks(text)
    if "<" in text:
        text = _without_unshown(text)
        text = _ROW.sub(_in_cells, text)
        text = _SOURCE.sub(_behind_a_dash, text)
        text = _RAISED.sub(lambda m: f"<sup>{m[1]}</sup>".ljust(len(m[0])), text)
        text = _BETWEEN.sub(_one_break, text)
        text = _TAG.sub(_plain, text)
    return _ENTITY.sub(_letter, text) if "&" in text else text


def _without_unshown(text: str) -> str:
    """Blanks for what a page does not show; an element that is never closed is left as it is."""
    out, read = [], 0
    for start, end in _unshown(text):
        if start >= read:
            out += [text[read:start], " " * (end - start)]
            read = end
    return "".join(out) + text[read:]


def _unshown(text: str) -> list[Span]:
    """Where comments and elements that are not shown begin and end, the outer ones first."""
    found: list[Span] = []
    opened: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    inside = ""
    for part in _PART.finditer(text):
        name = (part[2] or "<!--").lower()
        if (inside and name != inside) or part[0].endswith("/>"):
            continue
        ends = bool(part[1]) or part[0] == "-->"
        if not ends:
            opened[name].append((part.start(), _is_unshown(part[0], name)))
            inside = name if name in _NOT_PARSED else inside
        elif opened[name]:
            start, is_unshown = opened[name].pop(0 if inside else -1)
            if is_unshown:
                found.append((start, part.end()))
        if ends and name == inside:
            opened[name].clear()
            inside = ""
    return sorted(found, key=lambda span: (span[0], -span[1]))


def _is_unshown(tag: str, name: str) -> bool:
    return (
        name in _UNSHOWN
        or name == "<!--"
        or _IS_HIDDEN.search(_VALUE.sub("", tag)) is not None
        or _IS_STYLED_AWAY.search(tag) is not None
    )


def _one_break(tags: re.Match[str]) -> str:
    item = _ITEM.search(tags[0])
    at = item.start() if item else len(tags[0])
    return "\n".ljust(at) + ("- ".ljust(len(tags[0]) - at) if item else "")


def _in_cells(row: re.Match[str]) -> str:
    """A row with | before each cell and behind the last, on a line of its own."""
    cells = _CELL.sub(lambda m: "|".ljust(len(m[0])), row[0])
    inside = _TAG.sub(lambda m: " " * len(m[0]), cells).replace("\n", " ")
    return f"\n{inside[1:-2]}|\n" if "|" in inside else row[0]


_DASH = ("—", "―", "--")


def _behind_a_dash(tag: re.Match[str]) -> str:
    """A line of its own that begins with a dash, unless one stands there."""
    ahead, text = tag[1] or "", tag.string
    before = text[max(tag.start() - LONGEST_TAG, 0) : tag.start()] + ahead
    if _TAG.sub("", before).rstrip().endswith(_DASH):
        return tag[0]
    behind = _TAG.sub("", text[tag.end() : tag.end() + LONGEST_TAG]).lstrip()
    dash = "" if behind.startswith(_DASH) else "——"
    return f"{ahead}\n" + dash.rjust(len(tag[0]) - len(ahead) - 1)


def _plain(tag: re.Match[str]) -> str:
    name, ends = tag[2].lower(), bool(tag[1])
    blank = " " * (len(tag[0]) - 1)
    if not ends and (source := _source(tag[0])):
        return f"{source[:-1]}{BLOCK_BEGINS if name == 'blockquote' else '：'}"
    if name == "q":
        return f"”{blank}" if ends else f"{blank}“"
    if name == "blockquote":
        return f"{BLOCK_ENDS}\n{blank[1:]}" if ends else f"\n{blank[1:]}{BLOCK_BEGINS}"
    if name == "summary" and ends:
        return f"：\n{blank[1:]}"
    if name == "li" and not ends:
        alone = _NEW_LINE.search(tag.string, max(tag.start() - LONGEST_TAG, 0), tag.start())
        return f"- {blank[1:]}" if alone else f"\n- {blank[2:]}"
    return f"\n{blank}" if _LINE.fullmatch(name) else f" {blank}"


_ATTRIBUTE = re.compile(
    r"""\s(?:cite|law|source|title|from|no|article|clause)\s*=\s*["']([^"'<>]+)["']"""
)
_NUMBERED = re.compile(r"\s*第")


def _source(tag: str) -> str:
    """The place that the attributes of a tag name, in the places where they stand; else nothing."""
    said = [" "] * len(tag)
    for value in _ATTRIBUTE.finditer(tag):
        if not _IN_CHINESE.search(value[1]):
            continue
        start, end = value.span(1)
        said[start:end] = value[1]
        if not _NUMBERED.match(value[1]) and "《" not in value[1]:
            said[start - 1], said[end] = "《", "》"
    return "".join(said).strip() and "".join(["\n", *said[1:]])


def _letter(entity: re.Match[str]) -> str:
    """The letter that an entity stands for, beside the words that it belongs to."""
    letter, size = unescape(entity[0]), len(entity[0])
    if len(letter) != 1:
        return entity[0]
    letter = " " if letter.isspace() else letter
    return letter.ljust(size) if letter in _CLOSING else letter.rjust(size)
