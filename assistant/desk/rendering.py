"""The desk's templates, which escape all that is put into them, and what they call."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from jinja2 import Environment

from assistant import templates
from assistant.desk.cutting import Block
from assistant.desk.retold import retold, retold_lines
from assistant.phrases import page_range
from assistant.reports.cells import in_cells, row_pieces
from assistant.reports.excerpts import excerpt, in_one_line
from assistant.reports.markup import without_markup
from assistant.serial import permalink
from index.shown import shown_quote
from index.tables import is_row, is_rule

_ARTICLE = re.compile(r"第[^第]+?条(?:之[^第]+)?(?=第)")


def render(name: str, **values: object) -> str:
    """Render one of the desk's templates; everything put into it is escaped."""
    return _environment().get_template(name).render(**values)


@cache
def _environment() -> Environment:
    made = templates.environment(Path(__file__).parent)
    made.globals |= {
        "permalink": permalink,
        "addresses": _addresses,
        "page_range": page_range,
        "short": short,
        "retold": retold,
        "retold_lines": retold_lines,
        "in_one_line": in_one_line,
        "excerpt": excerpt,
        "file_name": file_name,
        "in_cells": in_cells,
        "without_markup": without_markup,
        "shown_quote": shown_quote,
        "blocks_in_cells": blocks_in_cells,
    }
    return made


def blocks_in_cells(blocks: Sequence[Block]) -> Iterator[Block]:
    """The paragraphs of a clause with the rows of its tables as people read them."""
    for block in blocks:
        texts = [piece.text for piece in block]
        text = "".join(texts)
        if not is_row(text):
            yield block
        elif not is_rule(text):
            shown = zip(block, row_pieces(texts), strict=True)
            yield tuple(replace(piece, text=cells) for piece, cells in shown)


def file_name(path: str) -> str:
    """The name of a file without its folders, whatever system it came from."""
    return path.replace("\\", "/").rpartition("/")[2]


def short(address: str, here: str) -> str:
    """Write an address as it is said in the same article: 第二款 beside 第三条第一款."""
    article = _ARTICLE.match(here)
    rest = address.removeprefix(article[0]) if article else address
    return rest or address


def _addresses(ids: Sequence[str]) -> str:
    """Name a few clauses by their addresses."""
    shown = "、".join(clause_id.partition("#")[2] for clause_id in ids[:4])
    return f"{shown}…" if len(ids) > 4 else shown
