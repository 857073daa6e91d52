"""The layout of a PDF's pages: characters that stand together become lines in reading order.

Lines are read column by column, and what recurs at the edge of the pages is set apart. Pure; knows
no PDF library and no paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

_EDGE = 0.14
"""Share of a page's height, at the top and at the bottom, where headers and footers stand."""
_COLUMN_LINES = 4
_PAGE_NUMBER = re.compile(
    r"[-—–·•\s]*(?:第|page|p\.)?\s*(?:[0-9]{1,4}|[ivxl]{1,6})\s*页?"
    r"(?:\s*(?:/|of|，|,)?\s*共?\s*[0-9]{1,4}\s*页?)?[-—–·•\s]*",
    re.I,
)
_PRINTED_WHEN = re.compile(r"[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4},?\s+[0-9]{1,2}:[0-9]{2}\b.*")
_PRINTED_WHERE = re.compile(r"(?:https?|file)://\S+(?:\s+[0-9]{1,4}/[0-9]{1,4})?")
"""What a browser prints above a page, the time and its title, and below it, where it is from."""
HYPHEN = "\x02"
"""Stands for a hyphen at the end of a line."""
_KEEPS_HYPHEN = re.compile(
    rf"\b(?:non|self|cross|co|pre|post|anti|multi|semi|ex|well|high|low|long|short|full|part|half)"
    rf"{HYPHEN}$",
    re.I,
)
"""Beginnings of words that are written with a hyphen, not parted by the line's end."""


@dataclass
class Piece:
    """A run of characters on one line without a wide gap; y grows upwards, in points."""

    left: float
    right: float
    bottom: float
    top: float
    size: float
    text: str


@dataclass
class Line:
    """A line of one column, with the column's edges."""

    pieces: list[Piece]
    column: tuple[float, float] = (0.0, 0.0)

    @property
    def text(self) -> str:
        """Its words."""
        out = ""
        for piece in self.pieces:
            out = glue(out, piece.text, gap=True)
        return out

    @property
    def left(self) -> float:
        """Where its words begin."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where they end."""
        return self.pieces[-1].right

    @property
    def size(self) -> float:
        """The size of its largest characters."""
        return max(piece.size for piece in self.pieces)

    @property
    def middle(self) -> float:
        """The height of its middle above the foot of the page."""
        return (self.pieces[0].bottom + self.pieces[0].top) / 2


@dataclass
class Page:
    """A page's height, its lines in reading order, and what of it is no content."""

    height: float
    lines: list[Line]
    apart: list[tuple[str, str]] = field(default_factory=list)


def reading_order(pieces: list[Piece], gutter: float | None) -> list[Line]:
    """Lines from the top; where the page has two columns, the left before the right."""
    rows = sorted(pieces, key=lambda piece: -piece.top)
    if gutter is None:
        return _lines(rows)
    lines: list[Line] = []
    left: list[Piece] = []
    right: list[Piece] = []
    for piece in rows:
        if piece.right <= gutter or piece.left >= gutter:
            (left if piece.right <= gutter else right).append(piece)
        else:  # what runs across both columns ends them
            lines += [*_lines(left), *_lines(right), *_lines([piece])]
            left, right = [], []
    return [*lines, *_lines(left), *_lines(right)]


def gutter_of(pieces: Sequence[Piece]) -> float | None:
    """The middle of the gap between two columns of running text, or None."""
    if len(pieces) < 2 * _COLUMN_LINES:
        return None
    low, high = min(p.left for p in pieces), max(p.right for p in pieces)
    best, crossed = list[float](), len(pieces) * 0.35
    for step in range(30, 71):
        x = low + (high - low) * step / 100
        across = sum(p.left < x < p.right for p in pieces)
        columns = ([p for p in pieces if p.right <= x], [p for p in pieces if p.left >= x])
        if across <= crossed and all(map(_is_column, columns, (x - low, high - x))):
            best = [*best, x] if across == crossed else [x]
            crossed = across
    return median(best) if best else None


def gutter_like(usual: float, pieces: Sequence[Piece]) -> float | None:
    """The other pages' gutter, where it parts this page too: a last page has few lines."""
    sides = [p.right <= usual for p in pieces if p.right <= usual or p.left >= usual]
    parted = any(sides) and not all(sides) and len(sides) >= 0.5 * len(pieces)
    return usual if usual and parted else None


def _is_column(pieces: Sequence[Piece], width: float) -> bool:
    """Running text fills its column; the cells of a table do not."""
    if len(pieces) < _COLUMN_LINES:
        return False
    return median(p.right - p.left for p in pieces) > 0.6 * width


def _lines(pieces: Sequence[Piece]) -> list[Line]:
    """Lines of one column: pieces at the same height, from left to right."""
    lines: list[Line] = []
    for piece in sorted(pieces, key=lambda p: -(p.top + p.bottom)):
        if lines and abs(lines[-1].middle - (piece.top + piece.bottom) / 2) < 0.4 * piece.size:
            lines[-1].pieces.append(piece)
        else:
            lines.append(Line([piece]))
    for line in lines:
        line.pieces.sort(key=lambda p: p.left)
    edges = (min((p.left for p in pieces), default=0), max((p.right for p in pieces), default=0))
    for line in lines:
        line.column = edges
    return lines


def glue(before: str, after: str, gap: bool = False) -> str:
    """Two pieces of text as one: a space between them where neither is a wide character."""
    if before.endswith(HYPHEN):
        hyphen = "-" if _KEEPS_HYPHEN.search(before) or not after[:1].islower() else ""
        return before[:-1] + hyphen + after
    if not before:
        return after
    if gap or not (is_wide(before[-1]) or is_wide(after[:1])):
        return f"{before} {after}"
    return before + after


def is_wide(char: str) -> bool:
    """Is it a character as wide as it is high, beside which no space stands?"""
    return char >= "\u2e80" or char in "“”‘’—…"


# --- headers, footers, page numbers ---------------------------------------------------------


def set_apart(pages: Sequence[Page]) -> None:
    """Take out of the pages what recurs at their edges, and page numbers."""
    seen = Counter(key for page in pages for key in {_place(line, page) for line in _edge(page)})
    often = max(2, 0.3 * len(pages))
    for page in pages:
        _set_printed_apart(page)
        for line in _edge(page):
            number = _PAGE_NUMBER.fullmatch(line.text) is not None
            if seen[_place(line, page)] >= often or (number and _is_outermost(line, page)):
                page.apart.append((line.text, "page_number" if number else "page_header"))
                page.lines.remove(line)
        _set_columns(page)
    _widen_short_columns([line for page in pages for line in page.lines])


def _set_printed_apart(page: Page) -> None:
    """Take out of a page what a browser printed above and below it, where it did both."""
    edges = sorted(_edge(page), key=lambda line: line.middle)
    if len(edges) < 2 or not _PRINTED_WHERE.fullmatch(edges[0].text):
        return
    if _PRINTED_WHEN.fullmatch(edges[-1].text):
        for line in (edges[-1], edges[0]):
            page.apart.append((line.text, "page_header"))
            page.lines.remove(line)


def _set_columns(page: Page) -> None:
    """The edges of a column are those of its content, without a header that was wider."""
    for edges in {line.column for line in page.lines}:
        lines = [line for line in page.lines if line.column == edges]
        inner = (min(line.left for line in lines), max(line.right for line in lines))
        for line in lines:
            line.column = inner


def _widen_short_columns(lines: Sequence[Line]) -> None:
    """Few lines do not show where their column ends: those of the longer ones around them do."""
    counts = Counter(line.column for line in lines)
    known = sorted((b - a, a, b) for (a, b), n in counts.items() if n >= _COLUMN_LINES)
    for line in lines:
        if counts[line.column] < _COLUMN_LINES:
            left, right = line.column
            around = [(a, b) for _, a, b in known if a < left + 1 and b > right - 1]
            line.column = around[0] if around else line.column


def _edge(page: Page) -> list[Line]:
    near = _EDGE * page.height
    return [line for line in page.lines if not near < line.middle < page.height - near]


def _place(line: Line, page: Page) -> tuple[str, int]:
    """What a line says but for its digits, and where it stands, coarsely."""
    return re.sub(r"[0-9]+", "#", line.text), round(50 * line.middle / page.height)


def _is_outermost(line: Line, page: Page) -> bool:
    heights = [other.middle for other in page.lines]
    return line.middle in (min(heights), max(heights))
