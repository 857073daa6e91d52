"""The rows of a table as people read them: cells parted by a dot, no bars, no rule under the head.

Pure. Only what is shown is made here: a quotation stays as it stands in its source, bars and all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from index.tables import BAR, is_row, is_rule

BETWEEN = " · "
"""Stands between the cells of a row."""
_BAR = re.compile(rf"\s*{BAR}\s*")
_ROW = re.compile(rf"((?:[^|\n]*[“‘「『\"'。！？；：.!?;:])?)\|([^\n]*){BAR}((?! \S)[^|\n]*)")
"""A line that is one, with what is glued to it: words before it end as a sentence does, or with an
opening quotation mark. ``Terms | Privacy | Contact`` is none."""
_FIRST_ROW = re.compile(rf"([^|\n]*)\|([^\n]*){BAR}()")
"""One that another follows: any words may be before it, as the caption of a table is."""


def in_cells(text: str) -> str:
    """A text with each row of a table on a line of its own, as people read it."""
    lines = text.replace("||", "|\n|").split("\n") if "|" in text else []
    rows = [
        (_FIRST_ROW if is_row(below) else _ROW).fullmatch(line)
        for line, below in zip_longest(lines, lines[1:], fillvalue="")
    ]
    if not any(rows):
        return text
    return "".join(_line(line, row) for line, row in zip(lines, rows, strict=True)).strip("\n")


def _line(line: str, row: re.Match[str] | None) -> str:
    """What is shown of one line, with the line break before it."""
    if row is None:
        return f"\n{line}"
    lead, cells, tail = row.groups()
    before = f"\n{lead}" if lead else ""
    if is_rule(cells):
        return before + tail
    gap = "" if lead and lead[-1] in "“‘「『\"'" else "\n"
    return f"{before}{gap}{parted(cells.strip())}{_below(tail)}"


def _below(tail: str) -> str:
    """What is glued to the end of a row: words that follow it stand on a line of their own."""
    return f"\n{tail}" if tail[:1].isalnum() else tail


def parted(text: str) -> str:
    """A piece of a row, its cells parted by a dot."""
    return _BAR.sub(BETWEEN, text).replace("\\|", "|")


def row_pieces(pieces: list[str]) -> Iterator[str]:
    """The pieces into which one row is cut, without its outer bars."""
    last = len(pieces) - 1
    for number, piece in enumerate(pieces):
        inner = piece[1:].lstrip() if number == 0 else piece
        yield parted(inner[:-1].rstrip() if number == last else inner)
