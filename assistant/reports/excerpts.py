"""A clause in a few words, as a list of clauses shows it. Pure."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.reports.cells import in_cells
from index.outline import Clause
from index.tables import is_row, is_rule

_LEADS = re.compile(r"^[\s.．、:：]+(?=.)", re.S)


def in_one_line(clause: Clause) -> str:
    """The text of a clause without the number that its address ends with, on one line.

    Its stretches were parted by line breaks, which are no part of them: between words of an
    alphabet each becomes a space, between the rows of a table a stroke.
    """
    lengths = [end - start for start, end in clause.spans]
    cuts = [sum(lengths[:n]) for n in range(len(lengths) + 1)]
    pieces = [clause.text[start:end] for start, end in pairwise(cuts)]
    pieces = [piece for piece in pieces if not (is_row(piece) and is_rule(piece))]
    text = in_cells(pieces[0] if pieces else clause.text)
    for before, piece in pairwise(pieces):
        in_table = is_row(before) or is_row(piece)
        gap = " / " if in_table else " " if (text[-1:] + piece[:1]).isascii() else ""
        text += gap + in_cells(piece)
    return " ".join(without_number(text, clause.address).split())


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
