"""Rows of words and numbers become a plain table whose columns stand in line. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from unicodedata import east_asian_width


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Set a table: the first column to the left, the others to the right, two spaces between."""
    cells = [list(heads), *([_cell(value) for value in row] for row in rows)]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    first, *rest = [_line(row, widths) for row in cells]
    return "\n".join([first, "  ".join("-" * width for width in widths), *rest])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    gaps = [" " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True)]
    right = [gap + cell for gap, cell in zip(gaps, cells, strict=True)]
    return "  ".join([cells[0] + gaps[0], *right[1:]]).rstrip()


def share(part: int, whole: int) -> str:
    """``31/33``, or a dash where there is nothing to share."""
    return f"{part}/{whole}" if whole else "-"


def percentile(values: Sequence[float], rank: float) -> float:
    """The smallest value that ``rank`` (0 to 1) of the values do not exceed; nan for none."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(rank * len(ordered)) - 1)] if ordered else math.nan


def _cell(value: object) -> str:
    if not isinstance(value, float):
        return str(value)
    return "-" if math.isnan(value) else f"{value:.2f}"


def _width(text: str) -> int:
    """Columns on a screen; a Chinese character takes two."""
    return sum(2 if east_asian_width(character) in "FW" else 1 for character in text)
