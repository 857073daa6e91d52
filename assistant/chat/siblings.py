"""Of which class among its siblings something is said: 一级建筑, not 二级建筑. Pure.

Where a question names 一级, what a text says of 二级 alone neither answers nor contradicts it; what
it says of no class is said of all, and 二级以上 may be said of either. What is said of 委托人 is
not said of 拍卖人, but who is 存货人 in one place may be 当事人 in another: that is only told here.

Knows no library and no model.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from assistant.evidence.critical import ENGLISH_NUMBERS, fold_width

_HAN, _STEM, _LATIN, _ROMAN = "一二三四五六七八九十1-9", "甲乙丙丁戊", "A-E", "IVⅠⅡⅢⅣⅤ"
_CLASS = re.compile(
    rf"(?<![上下同每逐本各某这那另任哪共分为以述{_HAN}{_STEM}])第?"
    rf"(?P<ordinal>[{_HAN}{_STEM}{_ROMAN}{_LATIN}])(?P<unit>[级类等档])"
    r"(?!别|似|于|人民|政府|以[上下]|及以|[到至])"
    r"|\b(?P<kind>class|category|tier|grade|level|type)\s+(?P<value>[0-9]|[A-E]|[IV]+)\b"
    r"(?! (?:and|or) (?:above|below|higher|lower))",
    re.I,
)
_ROOM = re.compile(r"(?P<count>[单双两一二三四五六七八九十1-9])(?P<of>人|居|床|座|卧)[间房室车舱]")
"""双人间, which 四人间 is a sibling of."""
_COUNTS = re.compile(rf"(?:以下|下列|分为?|上述|前述|这|共)[{_HAN}][级类等档]")
_PARTY = (
    r"(?:(?![的向由对被将和或应可不依有任其各该])[\u4e00-\u9fff]){2,6}?"
    r"(?:(?<![他何个本每法有无些种么双单两几多])人(?![员民口身数大类工均体])|(?<!或)者|(?<!用人)单位)"
)
"""Who acts; 用人单位 may be any."""
_ASKED_OF = re.compile(rf"(?:请问|那么?|如果|假如|关于|对于?)?[，,]?(?P<party>{_PARTY})")
_TOLD_OF = re.compile(rf"(?:^|(?<=[\s，,。；;：:、对由向])){_PARTY}")
_WHOSE = r"(?:(?:the|an?|my|your|his|her|their|its|our)\s+)?"
_IN_STAGE = re.compile(
    r"(?P<zh>[\u4e00-\u9fff]{2})期(?:间|内|中)"
    rf"|\b(?:during|in)\s+{_WHOSE}(?P<en>[a-z]{{5,}})",
    re.I,
)
_PAST_STAGE = re.compile(
    r"(?P<zh>[\u4e00-\u9fff]{2})期(?:届?满|结束|[之以]?后)|通过(?P<through>[\u4e00-\u9fff]{2})期"
    rf"|\b(?:passed|completed|finished|served|after|past)\s+{_WHOSE}(?P<en>[a-z]{{5,}})",
    re.I,
)
"""Who is in a stage, and who is past it: 试用期内, 试用期满."""
_BOTH = re.compile(r"之?前后|[之以]后|然后|\b(?:and|or) (?:after|then|later|thereafter)", re.I)
_DIGITS = dict(zip("一二三四五六七八九ⅠⅡⅢⅣⅤ", "12345678912345", strict=True)) | dict(
    zip("单双两", "122", strict=True)
)


class _Clause(Protocol):
    """A clause, as far as its headings are read."""

    @property
    def path(self) -> Iterable[str]:
        """The headings above it, from the top."""
        ...


def classes(text: str) -> dict[str, set[str]]:
    """The classes that a text names, by the family that they are siblings in.

    一级和二级建筑 names 1 and 2 of 级; 以下三级 counts them and names none. 双人间 names 2 of 人.
    """
    found: dict[str, set[str]] = {}
    for match in _CLASS.finditer(_COUNTS.sub("", fold_width(text))):
        ordinal = (match["ordinal"] or match["value"]).upper()
        unit = match["unit"] or match["kind"].lower()
        ordinal = _DIGITS.get(ordinal, ordinal)
        found.setdefault(f"{_series(ordinal)}{unit}", set()).add(ordinal)
    for match in _ROOM.finditer(fold_width(text)):
        count = _DIGITS.get(match["count"], match["count"])
        found.setdefault(match["of"], set()).add(count)
    return found


def _series(ordinal: str) -> str:
    """What a class is counted in: 甲类 and 一类 are no siblings."""
    return "number" if ordinal.isdigit() else "stem" if ordinal in _STEM else "letter"


def is_of_another(question: str, text: str, clause: _Clause | None = None) -> bool:
    """Is a text about siblings alone of the class that a question names?

    Args:
        question: What is asked.
        text: A sentence.
        clause: Where it stands: its headings tell where it does not.
    """
    asked = classes(question)
    if not asked:
        return False
    headings = reversed(tuple(clause.path)) if clause else ()
    told: dict[str, set[str]] = {}
    for said in (text, *headings):
        told = classes(said) | told
    return any(told.get(family, mine).isdisjoint(mine) for family, mine in asked.items())


def is_of_another_stage(question: str, text: str) -> bool:
    """Is a text about those past a stage alone that a question is in, or the other way round?"""
    if _BOTH.search(question):
        return False
    asked, told = _stages(question), _stages(text)
    return any(asked[i] & told[1 - i] and not asked[i] & told[i] for i in (0, 1))


def _stages(text: str) -> tuple[set[str], set[str]]:
    """What a text is in, and what it is past."""
    patterns = (_IN_STAGE, _PAST_STAGE)
    within, past = ({m[m.lastgroup or 0].lower() for m in p.finditer(text)} for p in patterns)
    return within - ENGLISH_NUMBERS.keys(), past - ENGLISH_NUMBERS.keys()


def is_of_party(question: str, text: str) -> bool:
    """Does a text name the one whose act or duty a question is about?"""
    asked = _ASKED_OF.match(question)
    return asked is not None and asked["party"] in text


def is_of_another_party(question: str, text: str, clause: str) -> bool:
    """Is a text about others alone than the one whose act or duty a question is about?

    Args:
        question: What is asked.
        text: A sentence.
        clause: The text of the clause that it stands in.
    """
    if _ASKED_OF.match(question) is None or is_of_party(question, clause):
        return False
    told = [match[0] for match in _TOLD_OF.finditer(text)]
    return bool(told) and not any(_may_be(party, question) for party in told)


def _may_be(party: str, question: str) -> bool:
    """Are the letters of a name all in a question, in their order: 施工单位 in 施工总承包单位?"""
    letters = iter(question)
    return all(letter in letters for letter in party)
