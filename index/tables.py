"""The rows of a table told as sentences, each cell behind the name of its column. Pure.

``| 职级 | 飞机 |`` above ``| 经理 | 经济舱 |`` tells 经理：飞机 经济舱. Rows stand on lines of
their own or glued end to end, as the words over their spans are.

A table may name its columns in two rows, and leave out in a row
what a merged cell says above it. Knows only text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

LEAST_COLUMNS = 3
"""Columns from which a table without a rule has a head, where one column below it is of numbers."""
SHORTEST_NAME = 2
"""Letters of the name of a row that are told from a chance."""
_BESIDE = re.compile(r"\s*[、，,；;/／]\s*|\s+(?:and|or)\s+")
BAR = r"(?<!\\)\|"
"""What parts two cells, as a pattern; a bar inside a cell has a backslash before it."""
_BAR = re.compile(BAR)
_TABLE = re.compile(r"\|[^\n]*\|(?:\n\|[^\n]*\|)*")
_RULE = re.compile(r"[\s|]*:?-+:?(?:\s*\|\s*:?-+:?)*[\s|]*")
_HAN = re.compile("[\u4e00-\u9fff]")
_DIGIT = re.compile("[0-9０-９]")
_UNIT = re.compile(r"(?P<name>.+?)\s*[（(](?P<unit>[^（）()]+)[)）]")
_SUM = re.compile("[合总小共]计|(?:grand |sub)?total", re.I)
_AMOUNT = re.compile(r"[0-9０-９][0-9０-９.,，]*")


def is_row(text: str) -> bool:
    """Is a text, as it stands in its source, one row of a table?"""
    return len(text) > 2 and text[0] == text[-1] == "|"


def is_rule(text: str) -> bool:
    """Is it the row of dashes between the head of a table and the rows below?"""
    return _RULE.fullmatch(text) is not None


def has_head(rows: Sequence[str]) -> bool:
    """Does a table begin with the names of its columns, in one row or in two?

    A rule below them says so; else that a column is of numbers all the way down, but not up there.
    """
    return _head_length(rows) > 0


def first_table(rows: Sequence[str], after_blank: Sequence[bool]) -> int:
    """How many of the rows that stand below one another are of one table.

    Another begins with a head above a rule, and behind an empty line with any head, or with rows
    of more or fewer cells; a table whose rows stand apart is one all the same.

    Args:
        rows: As they stand.
        after_blank: Of each, whether an empty line is before it.
    """
    start = max(1, _ruled(rows))
    return next((at for at in range(start, len(rows)) if _opens(rows, after_blank, at)), len(rows))


def _opens(rows: Sequence[str], after_blank: Sequence[bool], at: int) -> bool:
    """Does another table begin here?"""
    if is_rule(rows[at]):
        return False
    ruled = _ruled(rows[at : at + 3])
    if ruled and "--" in rows[at + ruled - 1]:  # single dashes may be empty cells
        return True
    if not after_blank[at]:
        return False
    end = next((i for i in range(at + 1, len(rows)) if after_blank[i]), len(rows))
    has_others = len(cells_of(rows[at])) != len(cells_of(rows[0]))
    return has_head(rows[at:end]) or (has_others and end - at > 1)


def _ruled(rows: Sequence[str]) -> int:
    """How many rows the head above a rule takes, with the rule; 0 where there is none."""
    rule = next((at for at, row in enumerate(rows[:3]) if is_rule(row)), 0)
    is_above = rule == 1 or (rule == 2 and _goes_on(*rows[:2]))
    return rule + 1 if is_above else 0


def _goes_on(top: str, below: str) -> bool:
    """Is a row the second of a head whose first row has names that span several columns?"""
    first, second = cells_of(top), cells_of(below)
    return bool(first[0]) and "" in first and not second[0] and any(second)


def _head_length(rows: Sequence[str]) -> int:
    """How many rows the head of a table takes, with the rule below; 0 where it has none."""
    if ruled := _ruled(rows):
        return ruled
    length = 2 if len(rows) > 1 and _goes_on(*rows[:2]) else 1
    below = [cells for row in rows[length:] if any((cells := cells_of(row))[1:])]
    names = [name for row in rows[:length] for name in cells_of(row)]
    if not below or len(names) < length * LEAST_COLUMNS or any(map(_DIGIT.search, names)):
        return 0
    columns = list(zip(*below, strict=False))[1:]
    return length if any(all(map(_DIGIT.search, column)) for column in columns) else 0


def columns_and_rows(
    rows: Sequence[str], *, lower_first: bool = False
) -> tuple[list[str], list[list[str]]]:
    """The names of the columns of a table, and the cells of each row below.

    A name in two rows is both of them (住宿 above 淡季 is 住宿淡季); what a row leaves out at its
    beginning is what stands above, as where cells are merged, but not in front of a sum.

    Args:
        rows: As they stand; the first names the columns, whatever is below it.
        lower_first: 淡季住宿 for a name in two rows.
    """
    length = max(1, _head_length(rows))
    head, below = _cells(rows[:length]), _cells(rows[length:])
    return _both(*head, lower_first=lower_first) if head else [], _filled(below)


def _both(top: list[str], below: Sequence[str] = (), *, lower_first: bool = False) -> list[str]:
    """The names of columns that stand in two rows, a name above several of them in each."""
    names, above = [], ""
    for own, name in zip_longest(top, below, fillvalue=""):
        above = own or (above if name else "")
        unit = _UNIT.fullmatch(above) if name else None
        parts = (unit["name"], name) if unit else (above, name)
        gap = "" if _HAN.search(above + name) else " "
        ordered = reversed(parts) if lower_first else parts
        names.append(gap.join(filter(None, ordered)) + (f"（{unit['unit']}）" if unit else ""))
    return names


def _cells(rows: Iterable[str]) -> list[list[str]]:
    return [cells_of(row) for row in rows if not is_rule(row)]


def _filled(rows: Iterable[list[str]]) -> list[list[str]]:
    filled: list[list[str]] = []
    for cells in rows:
        left = next((at for at, cell in enumerate(cells) if cell), 0)
        is_sum = _SUM.match(cells[left]) is not None
        above = filled[-1][:left] if filled and not is_sum else cells[:left]
        filled.append([*above, *cells[len(above) :]])
    return filled


def begins(row: str) -> bool:
    """Does a row begin something new: does it say in its first cell of what it tells?"""
    return not is_rule(row) and bool(cells_of(row)[0])


def told(text: str) -> str:
    """A text with each row of a table that has a head told by it; anything else as it stands."""
    return _TABLE.sub(_told, text) if "|" in text else text


def names_row(text: str, row: str) -> bool:
    """Does a text name what a row is of, or one of the several that its first cell names?

    Args:
        text: A question.
        row: The row, be it glued behind others.
    """
    return _names_any(text, _BESIDE.split(row_name(row)))


def row_name(row: str) -> str:
    """What stands in the first cell of a row, be it glued behind others."""
    return _filled(_cells(_rows(row)))[-1][0]


def names_cell(text: str, rows: str) -> bool:
    """Does a text name a row and one of the columns of the head that it is glued to, if any?"""
    if told(rows) == rows or not names_row(text, rows):
        return False
    return _names_any(text, map(_without_unit, columns_and_rows(_rows(rows))[0][1:]))


def _names_any(text: str, names: Iterable[str]) -> bool:
    return any(len(name) >= SHORTEST_NAME and name.lower() in text.lower() for name in names)


def _without_unit(column: str) -> str:
    unit = _UNIT.fullmatch(column)
    return unit["name"] if unit else column


def _rows(text: str) -> list[str]:
    """Rows that are glued together, or stand behind other words."""
    return text[text.index("|") :].replace("||", "|\n|").split("\n")


def cells_of(row: str) -> list[str]:
    """What stands in the cells of a row: one empty cell where no two bars hold any."""
    return [c.replace("\\|", "|").strip() for c in _BAR.split(row.strip())[1:-1]] or [""]


def _told(found: re.Match[str]) -> str:
    rows = _rows(found[0])
    if not has_head(rows):
        return found[0]
    names, below = columns_and_rows(rows)
    return "\n".join(_sentence(names, cells) for cells in below) or found[0]


def _sentence(names: Sequence[str], cells: Sequence[str]) -> str:
    """主管：住宿 600元/晚，高铁 二等座 of 600 below 住宿（元/晚）; Desk: Limit: £90."""
    is_han = _HAN.search("".join([*names, *cells])) is not None
    behind, within, between = ("：", " ", "，") if is_han else (": ", ": ", "; ")
    rest = [_cell(*pair, within) for pair in zip(names[1:], cells[1:], strict=False) if pair[1]]
    if len(names) == 1:
        return _cell(names[0], cells[0], within)
    return behind.join(filter(None, (cells[0], between.join(rest))))


def _cell(column: str, cell: str, within: str) -> str:
    unit = _UNIT.fullmatch(column) if _AMOUNT.fullmatch(cell) else None
    named = (unit["name"], cell + unit["unit"]) if unit else (column, cell)
    return within.join(filter(None, named))
