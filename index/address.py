"""An address of a clause: what it is, level by level, and how a person would write it. Pure.

第三条第二款第（一）项, 六、（十四）, Section 5(2)(a). How it is read out of a text is for
``address_reading``, what it means in a document for ``finding``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.anchors import Anchor
from index.markers import ENGLISH_ANNEXES, HAN_ANNEXES, Number
from index.numerals import to_chinese
from index.titles import is_generic

_ANNEXES = frozenset((*HAN_ANNEXES, *ENGLISH_ANNEXES))
ENGLISH_LEVELS = (*ENGLISH_ANNEXES, "part", "chapter", "section", "article", "table", "recital")
"""From the outermost to the innermost."""
PARTS = ("款", "项", "目")
"""Units that mean nothing without the article they stand in."""
MAX_RANGE = 100
"""How many clauses “第三条至第六条” may ask for at once."""


@dataclass(frozen=True, slots=True)
class Step:
    """One level of an address.

    Attributes:
        unit: ``编 章 节 条 款 项 目``, ``部分`` (一、), ``号`` (（一） or a number without a unit),
            ``点`` (1.2.1, A.1), ``附件 附录 附表``, ``表``, or for English ``part chapter section
            article table recital bracket`` and ``annex appendix schedule exhibit attachment``.
        number: As in ``Clause.number``; a lower-case string for a bracketed letter.
        word: One of ``ENGLISH_UNITS`` where a section is called that: the rule of Rule 4.
    """

    unit: str
    number: Number
    word: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """An address as it stands in a text.

    Attributes:
        start, end: Where it stands, the document's name included.
        title: The document named (without 《》), None where none is.
        steps: From the outermost to the innermost; empty where only a document is named.
        written: The address as it was written, without the document's name.
        anchor: The place from which the steps go down (the 前款 of 前款第二项), None where they
            start at the document.
    """

    start: int
    end: int
    title: str | None
    steps: tuple[Step, ...]
    written: str
    anchor: Anchor | None = None

    @property
    def is_relative(self) -> bool:
        """Does what it means depend on where it stands: 前款, 第二款, 本法第三条, 该条?"""
        return (
            self.anchor is not None
            or (bool(self.steps) and self.steps[0].unit in PARTS)
            or (self.title is not None and is_generic(self.title) is not None)
        )

    @property
    def is_english(self) -> bool:
        """Is it written as Section 5 or § 5.1, which no Chinese document answers to?"""
        if self.is_decimal:
            return re.match(r"(?![A-Z]\.[0-9])[A-Za-z§]", self.written) is not None
        return bool(self.steps) and self.steps[0].unit.isascii()

    @property
    def is_decimal(self) -> bool:
        """Is it 4.1, which documents of any language count in?"""
        return bool(self.steps) and self.steps[0].unit == "点"

    @property
    def canonical(self) -> str:
        """The address in canonical form: 第三条第二款第（一）项, Section 5(2)(a)."""
        words = self.anchor.words if self.anchor else ""
        return _RUN_TOGETHER.sub(" ", "\0".join((words, *map(write, self.steps)))).replace("\0", "")

    @property
    def is_whole_annex(self) -> bool:
        """Is it 附件1 or Schedule 2 of no document that is named, as any text calls its own?"""
        return self.title is None and len(self.steps) == 1 and self.steps[0].unit in _ANNEXES


_RUN_TOGETHER = re.compile(r"(?<=[0-9A-Za-z])\0(?=[0-9A-Za-z])")
"""Between Schedule 2 and 1.2, which is no Schedule 21.2."""


def write(step: Step) -> str:
    """One level of an address as a person would write it: 第三条, （一）, (a)."""
    number = step.number
    if step.unit in ENGLISH_LEVELS:
        word = " ".join(map(str.capitalize, (step.word or step.unit).split()))
        return f"{word} {number or ''}".rstrip()
    if step.unit in (*HAN_ANNEXES, "表"):
        return f"{step.unit}{number}"
    if step.unit == "bracket":
        return f"({number})"
    if isinstance(number, str) and "-" in number:
        base, inserted = (int(n) for n in number.split("-"))
        return f"第{_in_words(base)}{step.unit}之{_in_words(inserted)}"
    written = _in_words(number)
    if step.unit in ("项", "号"):
        return f"第（{written}）项" if step.unit == "项" else f"（{written}）"
    if step.unit == "点":
        return str(number)
    if step.unit == "部分":
        return f"{written}、"
    return f"第{number if step.unit == '目' else written}{step.unit}"


def _in_words(number: Number) -> str:
    """16 as 十六; what Chinese numerals are not written for, as it is."""
    return to_chinese(number) if isinstance(number, int) and number <= 9999 else str(number)


_DEPTH = {
    u: i for i, u in enumerate(("编", "章", "节", "部分", "条", "点", "款", "项", "目", "表"))
}
_DEPTH |= dict.fromkeys(HAN_ANNEXES, -1)


def depth(unit: str) -> int:
    """How deep a unit stands: 附件 -1, 编 0 … 表 9; （一） and units of other languages as 款."""
    return _DEPTH.get(unit, 6)


def numbers_between(one: int, other: int) -> range:
    """What lies between the ends of a range, whichever is named first; of a long one nothing."""
    low, high = sorted((one, other))
    return range(low + 1, high) if high - low <= MAX_RANGE else range(0)
