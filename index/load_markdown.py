"""A Markdown file becomes stored text: its tables as ``| a | b |`` lines, all else as it stands.

Markdown lets a table go without its outer bars, and has no line end inside a cell but ``<br>``.
What makes a table is the rule below its head (GitHub Flavored Markdown, 4.10). Knows nothing of
clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.load_text import read_text
from index.tables import BAR, cells_of, is_rule

_BAR = re.compile(BAR)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
OTHER_BLOCK = re.compile(r"\s*(?:[#>]|[-*+]\s)")
"""How a line begins that is no head of a table, be there bars in it."""
_LINE_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.I)

_EMPTY_CELL = re.compile(rf"{BAR}(?=\|)")
"""Two bars on end; between two rows on end, as a sentence has them, stand two bars as well."""


def read_markdown(data: bytes, name: str) -> str:
    """Read a file's text.

    Args:
        data: The file's bytes.
        name: Its name, for the reason of a refusal.

    Raises:
        DocumentError: The bytes are no text.
    """
    return with_outer_bars(read_text(data, name))


def with_outer_bars(text: str) -> str:
    """A text with a bar at both ends of each row of its tables, and no line break in a cell.

    Between two bars stands a space at least.
    """
    lines = text.split("\n")
    in_table = False
    for at, (line, is_code) in enumerate(zip(lines, in_fences(lines), strict=True)):
        has_bar = not is_code and _BAR.search(line) is not None
        in_table = has_bar and (in_table or _is_head(line, lines[at + 1 : at + 2]))
        lines[at] = between_bars(line) if in_table else line
    return "\n".join(lines)


def in_fences(lines: Iterable[str]) -> Iterator[bool]:
    """Of each line, whether it stands between two fences, as code does."""
    fence = ""
    for line in lines:
        opened = _FENCE.match(line)
        if opened and (not fence or opened[1].startswith(fence)):
            fence = "" if fence else opened[1]
        yield bool(fence)


def _is_head(line: str, following: list[str]) -> bool:
    """Does a rule of as many cells follow?"""
    if not following or not _BAR.search(following[0]) or OTHER_BLOCK.match(line):
        return False
    rule = between_bars(following[0])
    return is_rule(rule) and len(cells_of(rule)) == len(cells_of(between_bars(line)))


def between_bars(line: str) -> str:
    """A row with its outer bars; one that has both stays as it stands."""
    row = _EMPTY_CELL.sub("| ", _LINE_BREAK.sub(" ", line.strip()))
    before = "" if row.startswith("|") else "| "
    bars = [bar.end() for bar in _BAR.finditer(row)]
    behind = "" if bars[-1:] == [len(row)] and (before or len(bars) > 1) else " |"
    return line if row == line.strip() and not before + behind else before + row + behind
