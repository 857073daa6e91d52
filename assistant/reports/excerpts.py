"""A clause and its place in a few words, as a list of clauses shows them. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.reports.cells import in_cells
from index.documents import Span
from index.outline import Clause
from index.shown import pieces_over
from index.tables import is_row, is_rule

_LEADS = re.compile(r"^[\s.．、:：]+(?=.)", re.S)


def place_words(path: Sequence[str], address: str) -> str:
    """Where a clause stands: the headings above it and its address."""
    return " › ".join(step for step in (*path, address) if step)


def in_one_line(clause: Clause) -> str:
    """The text of a clause on one line, without the number that its address ends with."""
    return without_number(on_one_line(clause.text, clause.spans), clause.address)


def on_one_line(whole: str, spans: Sequence[Span]) -> str:
    """The stored text over some spans on one line.

    They were parted by line breaks, which are no part of them: between words of an alphabet each
    becomes a space, between the rows of a table a stroke.
    """
    every = pieces_over(whole, spans)
    pieces = [piece for piece in every if not (is_row(piece) and is_rule(piece))]
    text = in_cells(pieces[0] if pieces else whole)
    for before, piece in pairwise(pieces):
        in_table = is_row(before) or is_row(piece)
        gap = " / " if in_table else " " if (text[-1:] + piece[:1]).isascii() else ""
        text += gap + in_cells(piece)
    return " ".join(text.split())


def without_number(text: str, address: str) -> str:
    """The text of a clause without the number that its address ends with.

    A list names the address ahead of the text, and would say the number twice.
    """
    for whole in (address, address.rstrip("编章节条款项目")):
        for at in range(len(whole) - 1):
            if text.startswith(whole[at:]):
                return _LEADS.sub("", text[len(whole) - at :]) or text
    return text


def excerpt(text: str, longest: int) -> str:
    """The beginning of a text, with … where it goes on."""
    return text if len(text) <= longest else text[:longest].rstrip() + "…"
