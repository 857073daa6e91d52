"""The number under which an office issued a document, by which others cite it: 河政发〔2024〕12号.

GB/T 9704-2012, 7.2.5: the office's sign, the year in 〔〕 and the number. Pure.
"""

from __future__ import annotations

import re

from index.outline import Outline

FRONT_CHARS = 1200
"""Characters at the top of a document, or of a page that shows it, in which its number stands."""
_NUMBER = re.compile(
    r"(?:^|[：:|\s])"
    r"(?P<number>[\u4e00-\u9fff]{2,12} ?[〔\[［(（【][0-9]{4}[〕\]］)）】] ?第? ?[0-9]+ ?号)"
    r"(?=\s*(?:$|[|\s]))",
    re.MULTILINE,
)
"""In a line of its own, or behind 发文字号：, not in a sentence that cites another document."""


def numbers_of(outline: Outline) -> tuple[str, ...]:
    """The document's own number, as it is written; empty where its top has none or several."""
    top = outline.document.text[:FRONT_CHARS]
    found = tuple(dict.fromkeys(match["number"] for match in _NUMBER.finditer(top)))
    return found if len(found) == 1 else ()
