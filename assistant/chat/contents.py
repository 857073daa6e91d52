"""A list of what a document has to contain names things and tells nothing of them. Pure.

方案包括下列内容：…（四）资金来源；… answers 方案包括哪些内容, and not 资金来源有哪些.

Knows no library and no model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_OF_CONTENTS = re.compile(
    r"(?:下列|以下)(?:主要|基本)?(?:内容|事项|信息|文件|资料|条款|项目)[^，。；]{0,6}[:：]$"
    r"|(?:包括|载明|写明|列明|注明|记载)(?:下列|以下)?[:：]$"
    r"|(?:contain|state|include|specify|cover|set out|record)s?(?: the following(?: \w+)?)?\s*:$",
    re.I,
)
_ASKED_HAN = re.compile(
    r"([\u4e00-\u9fff]{2,}?)(?:都|主要|分别|一共)?(?:有|包括|包含|是|为)(?:哪些|什么|哪几)"
    r"|(?:哪些|哪几[个种类项])([\u4e00-\u9fff]{2,}?)[?？。]?$"
)
_ASKED_ENGLISH = re.compile(
    r"\b(?:what|which) are the ((?:[a-z-]+ )*?[a-z-]+)(?= (?:of|for|to|in)\b|\W*$)", re.I
)
TAIL = 2
"""Characters by which a thing that is asked for is known: the 来源 of 资金来源."""


def only_names(question: str, listed: Sequence[str]) -> bool:
    """Is what a question asks for a mere item in a list of contents?

    Args:
        question: It asks for a list: X有哪些.
        listed: The list, beginning with what introduces it.
    """
    asked = _asked_for(question)
    if not asked or len(listed) < 2 or not _OF_CONTENTS.search(listed[0].strip()):
        return False
    lead, *items = (text.lower() for text in listed)
    return asked not in lead and any(asked in item for item in items)


def _asked_for(question: str) -> str:
    """The end of the name of what is asked for."""
    if english := _ASKED_ENGLISH.search(question):
        return english[1].rpartition(" ")[2].lower()
    han = _ASKED_HAN.search(question)
    return (han[1] or han[2])[-TAIL:] if han else ""
