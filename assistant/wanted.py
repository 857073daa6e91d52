"""Which edition of a document a text asks for: 2018年《…法》, （2025年修订）, （草案）. Pure.

Knows no library; it is handed the text around a name.
"""

from __future__ import annotations

import re

_YEAR = r"((?:19|20)[0-9]{2})"
_BEHIND = re.compile(
    rf"[（(〔\[]\s*(?:根据)?{_YEAR}\s*年?(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?\s*"
    r"(?:第[一二三四五六七八九十]次)?(?:修[订正改]|版|文本)[^（()）]{0,6}[)）〕\]]"
)
_BEFORE = re.compile(rf"(?<![0-9]){_YEAR}\s*(?:年\s*(?:修[订正改]版?的?|版的?|新)?|版)\s*$")
_DRAFT = re.compile(
    r"[（(〔][^（()）]{0,12}(?:草案|送审稿|征求意见稿|讨论稿)[^（()）]{0,12}[)）〕]"
)


def edition_year(before: str, named: str, behind: str) -> int | None:
    """The year of the edition that is asked for; None where none is.

    Args:
        before: The text right before a reference.
        named: The reference, name and address.
        behind: The text right behind it.
    """
    match = _BEFORE.search(before) or _BEHIND.search(named) or _BEHIND.match(behind)
    return int(match[1]) if match else None


def is_draft(named: str, behind: str) -> bool:
    """Is a draft named, which is no law yet?"""
    return bool(_DRAFT.search(named) or _DRAFT.match(behind))
