"""The number under which an office issued a document, by which others cite it: 河政发〔2024〕12号.

GB/T 9704-2012, 7.2.5: the office's sign, the year in 〔〕 and the number. Pure.
"""

from __future__ import annotations

import re

from index.outline import Outline

FRONT_CHARS = 1200
"""Characters at the top of a document, or of a page that shows it, in which its number stands."""
_WRITTEN = r"[\u4e00-\u9fff]{2,12} ?[〔\[［(（【][0-9]{4}[〕\]］)）】] ?第? ?[0-9]+ ?号"
_OWN = re.compile(rf"(?:^|[：:|\s])({_WRITTEN})(?=\s*(?:$|[|\s]))", re.MULTILINE)
"""In a line of its own, or behind 发文字号：, not in a sentence that cites another document."""
_BEFORE = re.compile(rf"(?:^|[^\u4e00-\u9fff])({_WRITTEN})\s*[《〈]?$")
_BEHIND = re.compile(rf"[》〉]?\s*[（(]\s*({_WRITTEN})\s*[，,；;）)]")


def numbers_of(outline: Outline) -> tuple[str, ...]:
    """The document's own number, as it is written; empty where its top has none or several."""
    top = outline.document.text[:FRONT_CHARS]
    found = tuple(dict.fromkeys(match[1] for match in _OWN.finditer(top)))
    return found if len(found) == 1 else ()


def number_named(before: str, behind: str) -> str:
    """The number that a text gives a document beside its name: 《…》（河政发〔2024〕12号）.

    Args:
        before: The text right before the name.
        behind: The text right behind it.
    """
    match = _BEHIND.match(behind) or _BEFORE.search(before)
    return match[1] if match else ""
