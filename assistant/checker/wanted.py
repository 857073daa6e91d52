"""Which edition of a document a text asks for: 2018年《…法》, 2025年9月18日《…》, （草案）. Pure.

Knows no library; it is handed the text around a name.
"""

from __future__ import annotations

import re
from datetime import date

from index.dates import CHINESE_DAY, read_day

_YEAR = r"((?:19|20)[0-9]{2})"
_BEHIND = re.compile(
    rf"[（(〔\[]\s*(?:根据)?{_YEAR}\s*年?(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?\s*"
    r"(?:第[一二三四五六七八九十]次)?(?:修[订正改]|版|文本)[^（()）]{0,6}[)）〕\]]"
)
_BEFORE = re.compile(rf"(?<![0-9]){_YEAR}\s*(?:年\s*(?:修[订正改]版?的?|版的?|新)?|版)\s*$")
_DRAFT = re.compile(
    r"[（(〔][^（()）]{0,12}(?:草案|送审稿|征求意见稿|讨论稿)[^（()）]{0,12}[)）〕]"
)

_ACT = "(?:公布|发布|颁布|印发|签发|下发|通过|召开|形成|修[订正改]|施行|实施|生效|执行)"
_DAY_BEFORE = re.compile(
    rf"(?P<day>{CHINESE_DAY})(?:[^\S\n]*(?:起?{_ACT})*的?[^\S\n]*|\s*(?:起?{_ACT})+的\s*)[《〈“\"]?[^\S\n]*\Z"
)
"""In one line, or joined by 的: a day at the end of the row above is that row's."""
_DAY_BEHIND = re.compile(
    rf"[》〉”\"]?\s*[（(〔]\s*(?P<day>{CHINESE_DAY})\s*{_ACT}*(?:稿|版)?\s*[)）〕]"
)


def day_named(before: str, behind: str) -> date | None:
    """The day of the document that is meant: 2025年9月18日《会议纪要》; None where none is.

    Args:
        before: The text right before a reference.
        behind: The text right behind it.
    """
    match = _DAY_BEFORE.search(before) or _DAY_BEHIND.match(behind)
    return read_day(match["day"]) if match else None


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
