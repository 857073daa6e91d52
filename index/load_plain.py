"""A plain text file becomes stored text: its tables as ``| a | b |`` lines, all else as it stands.

Nothing marks a table there. Three lines on end are one that have the same cells, between bars, tabs
or blanks at the same places, and either names of columns above or numbers in a column. A head has
the rule below it that Markdown has. Knows nothing of clauses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise, takewhile
from typing import TypeVar

from index.load_markdown import OTHER_BLOCK, between_bars, in_fences
from index.load_text import read_text
from index.markers import read_marker
from index.repair import display_width
from index.stored import rule_line, table_lines
from index.tables import BAR, LEAST_COLUMNS, cells_of

LEAST_LINES = 3
"""Lines of a table; the rule below its head is one of them only where there are bars."""
_BAR = re.compile(BAR)
_GAP = re.compile(r"\S[ \u3000\xa0]{2,}\S")
_PIECE = re.compile(r"\S+(?:[ \u3000\xa0]\S+)*")
_RULE = re.compile(r"(?=.*[-=]{3})[-=+|: \t]+")
_BULLET = re.compile(r"[•·●○■□◆▪‣*–—-]\s")
_OTHER_CELL = re.compile(r"[,;:，；：、{]$|_{3}|\.{3}|…|·{3}")
"""What a cell between blanks or tabs is not: wrapped prose, a blank to fill in, an entry of a table
of contents, code."""
_CODE = re.compile(r"[,{]$|\s=\s")
"""What a cell between bars is not where no rule marks the table: a choice of types."""
_DIGIT = re.compile("[0-9０-９]")
_PAGE = re.compile("[0-9]{1,4}")
_Row = TypeVar("_Row")


@dataclass(frozen=True)
class _Block:
    """Lines that may be a table: how each is stored, between bars, and what is known of them.

    Attributes:
        rows: As they are stored, without a rule.
        has_bars: They have bars in the file.
        is_aligned: Nothing but blanks parts their cells.
        is_ruled: A rule stands below the first.
    """

    rows: list[str]
    has_bars: bool = False
    is_aligned: bool = False
    is_ruled: bool = False

    @property
    def length(self) -> int:
        """How many lines of the file it takes."""
        return len(self.rows) + self.is_ruled


def read_plain(data: bytes, name: str) -> str:
    """Read a file's text.

    Args:
        data: The file's bytes.
        name: Its name, for the reason of a refusal.

    Raises:
        DocumentError: The bytes are no text.
    """
    return with_tables(read_text(data, name))


def with_tables(text: str) -> str:
    """A text with each row of its tables between bars, and a rule below the names of columns."""
    lines = text.split("\n")
    shown = ["" if code else line for line, code in zip(lines, in_fences(lines), strict=True)]
    stored, at = list[str](), 0
    while at < len(lines):
        block = _block(shown, at)
        length = block.length if block.length >= LEAST_LINES else 1
        stored += (length > 1 and _table(block)) or lines[at : at + length]
        at += length
    return "\n".join(stored)


def _table(block: _Block) -> list[str]:
    """The lines of a table, none where it is no table."""
    cells = [cells_of(row) for row in block.rows]
    if len(cells) < LEAST_LINES - block.has_bars:
        return []
    other = _CODE if block.has_bars else _OTHER_CELL
    is_marked = block.has_bars and block.is_ruled
    if not is_marked and any(other.search(cell) for row in cells for cell in row):
        return []
    if block.is_ruled or _has_head(cells, is_aligned=block.is_aligned):
        return [block.rows[0], rule_line(len(cells[0])), *block.rows[1:]]
    is_table = _has_numbers(cells) and not _tells_pages(cells) and len(cells[0]) >= LEAST_COLUMNS
    if block.has_bars:
        is_table = _has_numbers(cells) or _names_columns(cells)
    return block.rows if is_table else []


def _has_head(cells: Sequence[Sequence[str]], *, is_aligned: bool) -> bool:
    """Does a table without a rule begin with the names of its columns?

    Two columns may be things and what they are, and words in columns a list of names: only numbers
    below tell what is above them from the first of these.
    """
    head, *below = cells
    if not _names_columns(cells):
        return False
    shares = [
        sum(map(bool, map(_DIGIT.search, c))) / len(below)
        for c in list(zip(*below, strict=True))[1:]
    ]
    if len(head) < LEAST_COLUMNS:
        return shares == [1]
    return not is_aligned or max(shares) > 1 / 2


def _names_columns(cells: Sequence[Sequence[str]]) -> bool:
    """Is the first row words without a number, each but once there and none in its column?"""
    head = cells[0]
    is_told = any(name in column for name, *column in zip(*cells, strict=True))
    is_named = all(head[1:]) and len(set(head)) == len(head)
    return is_named and not is_told and not any(map(_DIGIT.search, head))


def _has_numbers(cells: Sequence[Sequence[str]]) -> bool:
    """Has a column behind the first one a number in every row?"""
    return any(all(map(_DIGIT.search, column)) for column in list(zip(*cells, strict=True))[1:])


def _tells_pages(cells: Sequence[Sequence[str]]) -> bool:
    """Does the last column count up, as the pages of a table of contents do?"""
    last = [row[-1] for row in cells]
    return all(map(_PAGE.fullmatch, last)) and all(int(a) <= int(b) for a, b in pairwise(last))


# --- rows -----------------------------------------------------------------------------------


def _block(lines: Sequence[str], at: int) -> _Block:
    """The longest block of rows that begins in a line, of no rows where the line is none."""
    head = lines[at].strip()
    is_ruled = at + 1 < len(lines) and _RULE.fullmatch(lines[at + 1].strip()) is not None

    def run(is_row: Callable[[str], bool]) -> Iterator[str]:
        below = (lines[i] for i in range(at + 1 + is_ruled, len(lines)))
        return chain([lines[at]], takewhile(is_row, below))

    if not any(map(str.isalnum, head)) or _opens_another(head):
        return _Block([])
    if _has_bar(head):
        rows = [between_bars(line) for line in _alike(run(_has_bar), _in_bars)]
        return _Block(rows, has_bars=True, is_ruled=is_ruled)
    if _has_tab(head):
        ways = (_alike(map(cut, run(_has_tab)), list) for cut in (_at_each_tab, _at_tabs))
        return _Block(table_lines(max(map(_without_idle, ways), key=len)), is_ruled=is_ruled)
    rows = table_lines(_aligned(map(_pieces, run(_has_gap)))) if _has_gap(head) else []
    return _Block(rows, is_aligned=True, is_ruled=is_ruled)


def _opens_another(line: str) -> bool:
    """Does it begin as a paragraph, a heading or an item of a list does?"""
    return bool(read_marker(line) or OTHER_BLOCK.match(line) or _BULLET.match(line))


def _has_bar(line: str) -> bool:
    """Does a bar part it, and none stand at one word alone, as in see |this|?"""
    parts = _BAR.split(f" {line.strip()} ")
    is_even = all(a[-1:].isspace() == b[:1].isspace() for a, b in pairwise(parts) if a and b)
    return len(parts) > 1 and is_even and not OTHER_BLOCK.match(line)


def _has_tab(line: str) -> bool:
    return "\t" in line.strip() and not _opens_another(line.strip())


def _has_gap(line: str) -> bool:
    return _GAP.search(line) is not None and not _opens_another(line.strip())


def _in_bars(line: str) -> list[str]:
    return cells_of(between_bars(line))


def _at_each_tab(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("\t")]


def _at_tabs(line: str) -> list[str]:
    return re.split(r"\t\s*", line.strip())


def _alike(rows: Iterable[_Row], cut: Callable[[_Row], Sequence[object]]) -> list[_Row]:
    """The first of the rows that have as many cells as the very first, which are two at least."""
    rows = iter(rows)
    first = next(rows)
    count = len(cut(first))
    return [first, *takewhile(lambda row: len(cut(row)) == count, rows)] if count > 1 else []


def _without_idle(rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Rows without the columns in which nothing stands, as before lines that are set in."""
    return [*zip(*(column for column in zip(*rows, strict=True) if any(column)), strict=True)]


@dataclass(frozen=True)
class _Piece:
    """Words without a gap between them, and the columns on the screen where they stand."""

    left: int
    right: int
    words: str

    @property
    def edges(self) -> set[tuple[str, int]]:
        return {("left", self.left), ("right", self.right)}


def _pieces(line: str) -> list[_Piece]:
    pieces, behind, right = list[_Piece](), 0, 0
    for found in _PIECE.finditer(line):
        left = right + display_width(line[behind : found.start()])
        behind, right = found.end(), left + display_width(found[0])
        pieces.append(_Piece(left, right, found[0]))
    return pieces


def _aligned(rows: Iterator[list[_Piece]]) -> list[list[str]]:
    """The first of the rows that stand in columns, each with one edge, below the first of all."""
    head, *below = [next(rows), *islice(rows, 1)]
    if not below or not _stands_above(head, below[0]):
        return []
    edges = [piece.edges for piece in below[0]]
    for row in rows:
        edges = [edge & piece.edges for edge, piece in zip(edges, row, strict=False)]
        if len(row) != len(head) or not all(edges):
            break
        below.append(row)
    return [[piece.words for piece in row] for row in (head, *below)]


def _stands_above(head: Sequence[_Piece], row: Sequence[_Piece]) -> bool:
    """Does each name stand above its cell?"""
    return len(head) == len(row) and all(
        name.left < cell.right and cell.left < name.right
        for name, cell in zip(head, row, strict=True)
    )
