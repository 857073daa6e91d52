"""The marks of Markdown in a checked text, which its reader may never have written. Pure.

Word files and web pages are read into Markdown; what is shown of them has their headings and cells.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from assistant.reports.cells import in_cells

HEADING = re.compile(r"#{1,6} +")
"""What makes a line a heading."""


def has_markup(name: str) -> bool:
    """Is a text of this file's name in Markdown, as other formats but plain text are read?"""
    return PurePath(name).suffix.lower() not in ("", ".txt", ".text")


def without_markup(text: str) -> str:
    """Words of such a text as people read them: a heading without its mark, a row in cells."""
    return in_cells(HEADING.sub("", text, count=1) if HEADING.match(text) else text)
