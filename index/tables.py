"""The rows of a table told as sentences, each cell behind the name of its column. Pure.

``| 职级 | 飞机 |`` above ``| 经理 | 经济舱 |`` tells 经理：飞机 经济舱. Rows stand on lines of
their own or glued end to end, as the words over their spans are.

Knows only text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

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
_AMOUNT = re.compile(r"[0-9０-９][0-9０-９.,，]*")


def is_row(text: str) -> bool:
    """Is a text, as it stands in its source, one row of a table?"""
    return len(text) > 2 and text[0] == text[-1] == "|"


def is_rule(text: str) -> bool:
    """Is it the row of dashes between the head of a table and the rows below?"""
    return _RULE.fullmatch(text) is not None


def has_head(rows: Sequence[str]) -> bool:
    """Does the first row of a table name its columns?

    A rule below it says so; else that a column is of numbers all the way down, but not up there.
    """
    if len(rows) > 1 and is_rule(rows[1]):
        return True
    head, *below = map(cells_of, rows)
    if not below or len(head) < LEAST_COLUMNS or any(map(_DIGIT.search, head)):
        return False
    columns = list(zip(*below, strict=False))[1:]
    return any(all(map(_DIGIT.search, column)) for column in columns)


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
    return _names_any(text, _BESIDE.split(_rows(row)[-1][0]))


def names_cell(text: str, rows: str) -> bool:
    """Does a text name a row and one of the columns of the head that it is glued to, if any?"""
    if told(rows) == rows or not names_row(text, rows):
        return False
    return _names_any(text, map(_without_unit, _rows(rows)[0][1:]))


def _names_any(text: str, names: Iterable[str]) -> bool:
    return any(len(name) >= SHORTEST_NAME and name.lower() in text.lower() for name in names)


def _without_unit(column: str) -> str:
    unit = _UNIT.fullmatch(column)
    return unit["name"] if unit else column


def _rows(text: str) -> list[list[str]]:
    """The cells of rows that are glued together, or stand behind other words."""
    table = text[text.index("|") :].replace("||", "|\n|").split("\n")
    return [cells_of(row) for row in table if not is_rule(row)]


def cells_of(row: str) -> list[str]:
    """What stands in the cells of a row: one empty cell where no two bars hold any."""
    return [c.replace("\\|", "|").strip() for c in _BAR.split(row.strip())[1:-1]] or [""]


def _told(found: re.Match[str]) -> str:
    rows = found[0].replace("||", "|\n|").split("\n")
    if not has_head(rows):
        return found[0]
    head, *below = _rows(found[0])
    return "\n".join(_sentence(head, cells) for cells in below) or found[0]


def _sentence(head: Sequence[str], cells: Sequence[str]) -> str:
    """主管：住宿 600元/晚，高铁 二等座 of 600 below 住宿（元/晚）; Desk: Limit: £90."""
    name, *rest = zip(head, cells, strict=False)
    is_han = _HAN.search("".join([*head, *cells])) is not None
    behind, within, between = ("：", " ", "，") if is_han else (": ", ": ", "; ")
    return name[1] + behind + between.join(_cell(*pair, within) for pair in rest if pair[1])


def _cell(column: str, cell: str, within: str) -> str:
    unit = _UNIT.fullmatch(column) if _AMOUNT.fullmatch(cell) else None
    named = (unit["name"], cell + unit["unit"]) if unit else (column, cell)
    return within.join(filter(None, named))
