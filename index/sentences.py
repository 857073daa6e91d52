"""A text falls into sentences, each known by its spans. Pure.

Knows nothing of clauses, libraries or models: it is told which spans of a text to read and where
a sentence has to begin, and answers with spans of the same text.

The rule. A sentence ends after 。！？； (and ! ? ; . where they end one), together with the closing
quotes and brackets that follow, and at a line break inside a span. A gap between two spans does not
end a sentence: the caller left out a wrapped line or another article's text. A pair of quotes or
brackets of at most ``PAIR_LIMIT`` characters is not cut inside, and a bracket in mid-sentence does
not end it. An ASCII full stop ends a sentence only before white space, an opening bracket or the
end, or after a Chinese character, and not after an abbreviation, an initial, the kind of a company
before a word in small letters (``Ltd. shall``) or the number that opens a sentence (``1. …``); a
gap in front of a letter is white space to it. A name behind the number of a point is one sentence
with what is said of it (``1．一级建筑。不得改变外观。``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise

from index.documents import Span

Spans = tuple[Span, ...]
"""Where one piece of text stands: several spans where something else cut it."""

PAIR_LIMIT = 120
"""Longest quotation or bracket, in characters, that a full stop inside does not divide."""

_PAIRS = {"（": "）", "(": ")", "“": "”", "‘": "’", "《": "》", "「": "」", "『": "』", "【": "】"}
_CLOSERS = frozenset(_PAIRS.values()) | frozenset("\"'")
_STRONG = frozenset("。！？；")
_WEAK = frozenset("!?;.．")
_BREAKS = frozenset("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
_ABBREVIATION = re.compile(
    r"(?:\b(?:cf|e\.g|i\.e|vs|mr|mrs|ms|dr|prof|st)|(?:^|[\s(])[A-Za-z](?:\.[A-Za-z])*)$",
    re.IGNORECASE,
)
_OF_A_COMPANY = re.compile(r"\b(?:ltd|inc|corp|co|plc|llc)$", re.IGNORECASE)
_OF_A_CLOCK = re.compile(r"\b[ap]\.m$", re.IGNORECASE)
_BEGINS = re.compile(r"\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b)[A-Z]")
"""What begins a sentence behind 7 a.m., and is no day of the week."""
_GOES_ON = re.compile(r"\s+(?:[a-z]|(?:Ltd|Inc|LLC)\b)")
_BEFORE_A_NUMBER = re.compile(
    r"\b(?:nos?|arts?|secs?|ss?|ch|paras?|regs?|cl|pp?|vol|fig|jan|feb|mar|apr|jun|jul|aug|sept?"
    r"|oct|nov|dec)$",
    re.IGNORECASE,
)
_POINT_NUMBER = re.compile(r"(?:^|[：:。；;\s])[0-9０-９]{1,2}$")
_POINT_NAME = re.compile(
    r"(?:^|.*[：:])\s*[(（]?[0-9０-９]{1,2}[．.、)）]\s*[^\s，,、。；;：:]{1,8}。"
)
_OPENING_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})")
_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def split(
    text: str,
    spans: Sequence[Span] | None = None,
    breaks: Iterable[int] = (),
    uncut: Sequence[Span] = (),
) -> tuple[Spans, ...]:
    """Divide a text, or the part of it under ``spans``, into sentences.

    Args:
        text: The whole text that all offsets point into.
        spans: Ascending, disjoint, half-open; the whole text when None.
        breaks: Offsets into ``text`` where a new sentence begins whatever stands before.
        uncut: Stretches of ``text`` that are cut at breaks alone, whatever marks stand in them.

    Returns:
        The sentences in order, each without white space at its ends. Every character under
        ``spans`` that is not white space lies in exactly one of them.
    """
    spans = ((0, len(text)),) if spans is None else tuple(s for s in spans if s[0] < s[1])
    view = "".join(text[start:end] for start, end in spans)
    starts = _view_starts(spans)
    places = (_to_view(spans, starts, offset) for offset in breaks)
    forced = {place for place in places if place is not None}
    found = _cuts(view, forced, frozenset(starts))
    free = (at for at in found if not _lies_in(_to_text(spans, starts, at - 1, at)[0][1], uncut))
    cuts = sorted({*free, *forced, len(view)})
    pieces = zip([0, *cuts], cuts, strict=False)
    trimmed = (_trim(view, start, end) for start, end in pieces)
    return tuple(_to_text(spans, starts, start, end) for start, end in trimmed if start < end)


def words(text: str, spans: Iterable[Span]) -> str:
    """The text over some spans, in one piece."""
    return "".join(text[start:end] for start, end in spans)


def readable(text: str, spans: Sequence[Span]) -> str:
    """The text over some spans as people read it, no two words of English run together."""
    behind = [separator(text, *pair) for pair in pairwise(spans)]
    return "".join(text[a:b] + gap for (a, b), gap in zip(spans, [*behind, ""], strict=True))


def separator(text: str, before: Span, after: Span) -> str:
    """A space where white space lies between two spans and parts words, as it does in English.

    Between two rows of a table a line break.
    """
    is_parted = text[before[1] : after[0]].isspace()
    if is_parted and text[before[1] - 1] == text[after[0]] == "|":
        return "\n"
    return " " if is_parted and (text[before[1] - 1] + text[after[0]]).isascii() else ""


def table_rows(text: str, spans: Spans) -> list[Spans]:
    """The rows of the table that stands over some spans, each with its own."""
    rows = [list(spans[:1])] if spans else []
    for before, after in pairwise(spans):
        if separator(text, before, after) == "\n":
            rows.append([])
        rows[-1].append(after)
    return [tuple(row) for row in rows]


def overlap(spans: Spans, within: Spans) -> Spans:
    """What of some spans lies within others."""
    both = ((max(a, c), min(b, d)) for a, b in spans for c, d in within)
    return tuple((start, end) for start, end in both if start < end)


def _cuts(view: str, forced: Set[int], seams: Set[int]) -> Iterator[int]:
    """Offsets right after the end of a sentence; sentences also begin at ``forced``.

    At ``seams`` something was left out between two spans.
    """
    closed_at = _pairs(view)
    pair = (-1, -1)
    begin = at = 0
    while at < len(view):
        begin = at if at in forced else begin
        if closed_at.get(at, -1) > pair[1]:
            pair = (at, closed_at[at])
        char = view[at]
        at += 1
        if char in _BREAKS:
            yield at
            begin = at
        elif char in _STRONG or (char in _WEAK and _ends(view, begin, at - 1, seams)):
            after = _skip_closers(view, at)
            ends = after > pair[1] and not _is_aside(view, begin, pair, at)
            if ends and not _is_name(view, begin, after):
                yield after
                begin = at = after


def _is_aside(view: str, begin: int, pair: Span, at: int) -> bool:
    """Whether ``at`` is the end of a bracketed remark inside a sentence that goes on."""
    opened, closed = pair
    return at <= closed and view[opened] in "（(" and bool(view[begin:opened].strip())


def _is_name(view: str, begin: int, at: int) -> bool:
    """Whether what began at ``begin`` is only the name of a point of which more is said."""
    following = view[at : at + 1]
    goes_on = following and following not in _BREAKS and not following.isdigit()
    return bool(goes_on) and _POINT_NAME.fullmatch(view[begin:at]) is not None


def settled(text: str) -> int:
    """Up to where a text that still grows is cut for good: to a pair that may yet be closed."""
    _, opened = _paired(text)
    return next((at for at in opened if len(text) - at <= PAIR_LIMIT), len(text))


def _pairs(view: str) -> dict[int, int]:
    """Opening offset to closing offset of every short quotation or bracket within one line."""
    return _paired(view)[0]


def _paired(view: str) -> tuple[dict[int, int], list[int]]:
    """The pairs, and the openings in the last line that nothing has closed."""
    pairs: dict[int, int] = {}
    stack: list[int] = []
    for at, char in enumerate(view):
        if char in _BREAKS:
            stack.clear()
        elif char in _PAIRS:
            stack.append(at)
        elif stack and char == _PAIRS[view[stack[-1]]]:
            opened = stack.pop()
            if at - opened <= PAIR_LIMIT:
                pairs[opened] = at
    return pairs, stack


def _ends(view: str, begin: int, at: int, seams: Set[int]) -> bool:
    """Whether the ASCII mark at ``at`` ends the sentence that began at ``begin``."""
    after = view[at + 1 : at + 2]
    if at + 1 in seams and (view[at] in "!?;" or after.isalpha()):
        after = " "  # the break between two paragraphs
    before = view[at - 1 : at]
    if after in _WEAK and after:
        return False
    if view[at] == "．" and _POINT_NUMBER.search(view[max(begin, at - 4) : at]):
        return False
    if before and _HAN.match(before):
        return not after.isdigit()
    if after and not (after.isspace() or after in _CLOSERS or after in _PAIRS):
        return view[at] != "." and bool(_HAN.match(after))
    return view[at] not in ".．" or not _is_dotted(view, begin, at)


def _is_dotted(view: str, begin: int, at: int) -> bool:
    """Whether the full stop belongs to an abbreviation, an ellipsis or an opening number."""
    head = view[max(begin, at - 12) : at]
    if head.endswith((".", "．")):
        return True
    opening = view[begin:at].strip() if at - begin < 40 else ""
    if _OF_A_CLOCK.search(head):
        return _BEGINS.match(view, at + 1) is None
    if _OPENING_NUMBER.fullmatch(opening) or _ABBREVIATION.search(head):
        return True
    if _OF_A_COMPANY.search(head) and _GOES_ON.match(view, at + 1):
        return True
    following = view[at + 1 : at + 12].lstrip()[:1]
    return following.isdigit() and bool(_BEFORE_A_NUMBER.search(head))


def _skip_closers(view: str, at: int) -> int:
    """Move past closing quotes and brackets, and past repeated end marks such as ！！."""
    while at < len(view) and (view[at] in _CLOSERS or view[at] in _STRONG):
        at += 1
    return at


def _trim(view: str, start: int, end: int) -> Span:
    """Leave out the white space at both ends."""
    piece = view[start:end]
    stripped = piece.strip()
    start += len(piece) - len(piece.lstrip())
    return start, start + len(stripped)


def _lies_in(offset: int, stretches: Sequence[Span]) -> bool:
    return any(start < offset < end for start, end in stretches)


def _view_starts(spans: Spans) -> list[int]:
    """Where each span begins in the joined text."""
    starts, total = [], 0
    for start, end in spans:
        starts.append(total)
        total += end - start
    return starts


def _to_view(spans: Spans, starts: list[int], offset: int) -> int | None:
    """An offset of the text in the joined text; None where it lies outside all spans."""
    at = bisect_right(spans, (offset, len(spans) and spans[-1][1])) - 1
    if at < 0 or offset >= spans[at][1]:
        return None
    return starts[at] + offset - spans[at][0]


def _to_text(spans: Spans, starts: list[int], start: int, end: int) -> Spans:
    """A range of the joined text as spans of the text; spans that touch become one."""
    found: list[Span] = []
    at = bisect_right(starts, start) - 1
    while start < end:
        left = spans[at][0] + start - starts[at]
        right = min(spans[at][1], left + end - start)
        if found and found[-1][1] == left:
            left = found.pop()[0]
        found.append((left, right))
        start = starts[at] + right - spans[at][0]
        at += 1
    return tuple(found)
