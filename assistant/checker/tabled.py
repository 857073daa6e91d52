"""Does a claim tell what stands in one cell of a table? Pure.

Of a row 单人床 and a column 日租金 it is told that 单人床的日租金为80元: the name of the row, that
of the column, and what stands in both. Knows only the rows of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.evidence.critical import NUMBER, critical_words
from index.letters import letters_of

_LINK = "(?:[是为即]|等于|达到?)?"


def cell_told(claim: str, rows: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """The cells that a claim tells, right or wrong.

    Args:
        claim: What is told.
        rows: The rows of a table as they stand, cells between |, the names of the columns first.

    Yields:
        The row, what the claim says of the cell, and what stands in it.
    """
    columns, *below = [[cell.strip() for cell in row.strip().strip("|").split("|")] for row in rows]
    said = letters_of(claim).text
    for row, (name, *cells) in zip(rows[1:], below, strict=True):
        for column, cell in zip(columns[1:], cells, strict=False):
            head, title = letters_of(name).text, letters_of(column).text
            told = (
                head
                and title
                and re.fullmatch(f"{re.escape(head)}的?{re.escape(title)}{_LINK}(.+)", said)
            )
            if told:
                yield row, told[1], letters_of(cell).text


def is_same(one: str, other: str) -> bool:
    """Do two cells say the same, in whatever numerals?"""
    return one == other or (_is_number(one) and _values(one) == _values(other))


def is_other_amount(one: str, other: str) -> bool:
    """Are both of them amounts, and not the same?"""
    return _is_number(one) and _is_number(other) and not is_same(one, other)


def _is_number(cell: str) -> bool:
    words = [w for w in critical_words(cell) if w.kind == NUMBER]
    return len(words) == 1 and words[0].end - words[0].start == len(cell)


def _values(cell: str) -> list[str]:
    return [word.value for word in critical_words(cell)]
