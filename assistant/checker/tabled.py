"""Does a claim tell what stands in one cell of a table? Pure.

Of a row 单人床 and a column 日租金（元/月） it is told that 单人床的日租金为每月80元, or that the
daily rent of a single bed is 80: the name of the row, that of the column, and what stands in both,
with the unit that the name of the column may have behind it. Knows only the rows of a table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.evidence.critical import NUMBER, critical_words, unit_of
from index.letters import letters_of
from index.markers import read_marker, without_marker
from index.tables import columns_and_rows, is_rule

_LINK = "(?:[是为即]|等于|达到?)?"
_AT = "(?:[在住到]|的|对于?)?"
_TABLE = re.compile("[^，。；]{0,12}表格?[里中上内]?")
"""What only names the table: 住宿限额表里."""
_PARTS = re.compile("[，；;。]|[,.](?![0-9])|(?<=表)[：:]")
_ARTICLE = "(?:the|an?)?"
_KIND = "(?:时间|时段|期限|人数|数量|金额|标准)"
"""What only says what kind of thing a column holds: 下午探视 is 下午探视时间."""
_CAN = re.compile("可以?[\u4e00-\u9fff]{2}$")
"""What a table is of, where a claim says that it may be done then or there."""
_UP_TO = re.compile("(?<=[0-9])(?:[至到]|to)(?=[0-9])")
_UNIT = re.compile(r"[（(]([^（）()]+)[)）]\s*$")

REMEMBERED = 512
"""Tables; each is asked of every claim of a text."""
MOST_NAMES = 3
"""Cells at the beginning of a row that name it together: 北京 and 主管."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table and what is told of it, both without the unit of its column.

    Attributes:
        row: The row as it stands.
        name: The name of the row, as letters.
        said: What is told.
        stated: What stands in it.
    """

    row: str
    name: str
    said: str
    stated: str


def cells_told(claim: str, rows: Sequence[str]) -> tuple[Cell, ...]:
    """The cells that a claim tells, right or wrong, of one row or of several.

    Args:
        claim: What is told.
        rows: The rows of a table as they stand, cells between |, the names of the columns first.

    Returns:
        A cell for each part of the claim; none where one of them tells no cell. A part may leave
        out the name of the row that the part before it names.
    """
    told: list[Cell] = []
    for part in filter(None, map(str.strip, _parts(claim))):
        letters = letters_of(part).text
        name = told[-1].name if told else ""
        cell = _cell_told(letters, rows) or _cell_told(name + letters, rows)
        if cell:
            told.append(cell)
        elif told or not _TABLE.fullmatch(part):
            return ()
    return tuple(told)


def _parts(claim: str) -> Iterator[str]:
    """The parts of a claim; such as 、 joins each with what only the last of them ends in."""
    for part in _PARTS.split(claim):
        ends = _CAN.search(part)
        *ahead, last = part.split("、") if ends else (part,)
        yield from (f"{one}{ends[0]}" for one in ahead if ends)
        yield last


@dataclass(frozen=True, slots=True)
class _Table:
    """A table as it is asked again and again.

    Attributes:
        columns: The names of its columns.
        turned: The same, the lower of two rows of names first.
        below: Its cells, row by row.
        standing: Its rows as they stand.
        names: Its rows by each of their names: which, the name, and the first column behind it.
    """

    columns: Sequence[str]
    turned: Sequence[str]
    below: Sequence[Sequence[str]]
    standing: Sequence[str]
    names: Sequence[tuple[int, tuple[str, ...], int]]


@lru_cache(REMEMBERED)
def _read(rows: tuple[str, ...]) -> _Table:
    columns, below = columns_and_rows(rows)
    turned, _ = columns_and_rows(rows, lower_first=True)
    standing = [row for row in rows if not is_rule(row)][-len(below) :]
    return _Table(columns, turned, below, standing, tuple(_names(below)))


def _cell_told(said: str, rows: Sequence[str]) -> Cell | None:
    table = _read(tuple(rows))
    for at, name, first in table.names:
        if not all(part in said for part in name):
            continue
        head = "的?".join(map(_whole, name))
        for column in range(first, min(len(table.columns), len(table.below[at]))):
            unit = _UNIT.search(table.columns[column])
            for title in dict.fromkeys((table.columns[column], table.turned[column])):
                letters = letters_of(_UNIT.sub("", title)).text
                if letters and (told := _told(said, head, letters)):
                    bare = _without_unit(told, unit[1] if unit else "")
                    stated = letters_of(table.below[at][column]).text
                    return Cell(table.standing[at], "".join(name), bare, stated)
    return None


def _whole(name: str) -> str:
    """A pattern for a name of a row, which as a number is no part of another."""
    return rf"(?<![0-9]){name}(?![0-9])" if name.isdecimal() else re.escape(name)


def _names(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, tuple[str, ...], int]]:
    """Rows by what names each: which, the letters of its name, and the first column behind it.

    A row is named by its first cell, or its first few, where no other row begins so; with or
    without the number that the cell begins with, and without one that only counts the rows.
    """
    plain = [(without_marker(row[0]) or row[0], *row[1:]) for row in rows]
    is_counted = all(_is_counter(row[0]) for row in rows)
    for first, table in ((0, rows), (0, plain), *([(1, rows)] if is_counted else [])):
        cells = [
            [letters_of(cell).text for cell in row[first : first + MOST_NAMES]] for row in table
        ]
        for length in range(1, MOST_NAMES + 1):
            names = [tuple(row[:length]) for row in cells]
            seen = Counter(names)
            for at, name in enumerate(names):
                if len(name) == length and all(name) and seen[name] == 1:
                    yield at, name, first + length


def _is_counter(cell: str) -> bool:
    """Does a cell hold but a number: 3, 三、 or (c)?"""
    marker = read_marker(cell)
    return cell.isdecimal() or (marker is not None and marker.length >= len(cell))


def _told(said: str, head: str, title: str) -> str:
    """What letters say of a row and a column, whose name may stand on both sides of the row's.

    Args:
        said: The letters.
        head: The name of the row, as a pattern.
        title: The name of the column, as letters.
    """
    kind = re.search(f"(?<=.){_KIND}$", title)
    bare, its_kind = (title[: kind.start()], kind[0]) if kind else (title, _KIND)
    parted = [(re.escape(bare[:at]), re.escape(bare[at:])) for at in range(len(bare) + 1)]
    title, bare = re.escape(title), re.escape(bare)
    ways = [
        f"{one}{_AT if one else ''}{head}的?{other}(?:{its_kind})?{_LINK}(.+)"
        for one, other in parted
    ]
    ways += [
        f"{head}的?{one}(.{{1,12}}?)(?:可以?)?{other}" for one, other in parted if one and other
    ]
    ways += [
        f"{head}的?(.{{1,6}}){bare}(?:{its_kind})?",
        f"{_ARTICLE}{title}(?:of|for){_ARTICLE}{head}(?:is|are)(.+)",
    ]
    return next((found[1] for way in ways if (found := re.fullmatch(way, said))), "")


def _without_unit(told: str, unit: str) -> str:
    """每小时200元 is 200 of 元/小时, and so is 200元; what counts otherwise is left as it is."""
    counted, *each = (letters_of(part).text for part in unit.split("/"))
    bare = told
    for part in each if all(each) else ():
        bare = re.sub(f"每?{re.escape(part)}", "", bare, count=1)
    if not counted or counted not in bare:
        return told
    bare = bare.replace(counted, "", 1)
    is_whole = all(part in told for part in each)
    return bare if is_whole or _is_number(bare) else told


def is_same(one: str, other: str) -> bool:
    """Do two cells say the same, in whatever numerals?"""
    one, other = _UP_TO.sub("-", one), _UP_TO.sub("-", other)
    return one == other or (_is_number(one) and _values(one) == _values(other))


def is_other_amount(one: str, other: str) -> bool:
    """Are both of them amounts of one unit, and not the same?"""
    if not (_is_number(one) and _is_number(other)):
        return False
    return [*map(unit_of, _values(one))] == [*map(unit_of, _values(other))] and not is_same(
        one, other
    )


def _is_number(cell: str) -> bool:
    words = [w for w in critical_words(cell) if w.kind == NUMBER]
    return len(words) == 1 and words[0].end - words[0].start == len(cell)


def _values(cell: str) -> list[str]:
    return [word.value for word in critical_words(cell)]
