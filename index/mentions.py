"""Where a clause's words refer to other clauses, as they are written. Pure, one text at a time.

本法第三条, 前款, 前两款, 本条第二款, 该款第（一）项, 第三条至第六条, 附件1, Section 5(2)(a).
Knows no document: what the words lead to is for ``links`` to find.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.address import Reference, Step, find_references
from index.numerals import ANY_NUMBER, to_int


@dataclass(frozen=True, slots=True)
class Base:
    """What 本条, 前两款 or 该项 counts from.

    Attributes:
        which: ``own`` 本条, ``before`` 前款, ``that`` 该款: the one mentioned last.
        unit: 编 章 节 条 款 项 目.
        count: How many before: 2 in 前两款, None in 前各款 (all of them).
    """

    which: str
    unit: str
    count: int | None = 1


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference as it is written.

    Attributes:
        start, end: Where it stands in the text.
        title: The document named before it, if one is.
        base: What it counts from, if it says so.
        steps: The numbers, outermost first; empty in 前款.
        annex: 附件1 as annexes are labelled, else empty.
        follows: ``list`` or ``range`` where 、和或 or 至 ties it to the mention before.
    """

    start: int
    end: int
    title: str | None = None
    base: Base | None = None
    steps: tuple[Step, ...] = ()
    annex: str = ""
    follows: str = ""


_NUMERALS = rf"{ANY_NUMBER}|几|各"
_BASE = re.compile(
    rf"(?P<own>本)(?P<own_unit>[编章节条款项目])(?=第|[（(])"
    rf"|(?<![目之提当眼])(?P<before>[前上])(?:述)?(?P<count>{_NUMERALS})?个?(?P<before_unit>[条款项])"
    rf"(?![例件目])"
    rf"|(?P<that>[该此])(?P<that_unit>[条款项])(?![例件目款])"
)
_ANNEX = re.compile(
    r"(附件|附表|附录|Annex|Appendix|Schedule)[ \u3000]?"
    rf"({ANY_NUMBER}(?![级类个种项年月])|[A-Z](?![A-Za-z]))"
)
_LIST = re.compile(r"[、，,]?(?:和|与|或者|或|以及|及|并|、)?")
_RANGE = re.compile(r"[ ]*(?:至|到|—+|－|-|~|～)[ ]*")
_POINTING = re.compile(r"(?:本|该|此|上述|前述)[个部项份篇]?[\u4e00-\u9fff]{1,3}$")
_LEAD = re.compile(r"[、和与及,，\s]+")
_CUE_BEFORE = re.compile(r"(?:见|按照?|依照|根据|依据|参照|上述|前述|落实|符合|属于|违反)$")
_CUE_AFTER = re.compile(r"(?:的?(?:规定|要求)|所列|所述|情形)")


def read_mentions(text: str, titles: Iterable[str] = ()) -> tuple[Mention, ...]:
    """All references in a text, in order, each once.

    Args:
        text: A clause's own words, without its own number.
        titles: Names by which documents are known.
    """
    references = list(find_references(text, titles))
    found = [_mention(text, r) for i, r in enumerate(references) if not _fills(references, i)]
    absolute = [m for m in found if m is not None]
    bases = [_base(match) for match in _BASE.finditer(text)]
    annexes = [_annex(match) for match in _ANNEX.finditer(text)]
    ordered = sorted([*absolute, *bases, *annexes], key=lambda m: (m.start, m.end))
    return tuple(_tied(text, list(_merged(ordered))))


def _fills(references: Sequence[Reference], at: int) -> bool:
    """Is it one of those that ``find_references`` writes out between the ends of a range?"""
    here = references[at]
    after = references[at + 1] if at + 1 < len(references) else None
    return after is not None and (after.start, after.end) == (here.start, here.end)


def _mention(text: str, reference: Reference) -> Mention | None:
    """A reference with steps; None for a bare （三） or 1.2 that nothing says is one."""
    lead = _LEAD.match(text, reference.start, reference.end)
    start = lead.end() if lead else reference.start
    if not reference.steps:
        return None
    first = reference.steps[0]
    written = reference.written
    is_bare = first.unit in ("号", "点") and written[:1] != "第" and written[-1:] not in "项条点"
    is_count = first.unit == "条" and written[:1] != "第"  # 出台20条措施
    if (is_bare or is_count) and reference.title is None:
        cue = _CUE_BEFORE.search(text, 0, start) or _CUE_AFTER.match(text, reference.end)
        if is_count or not cue:
            return None
    steps = reference.steps
    if first.unit == "号" and written.endswith("项"):
        steps = (Step("项", first.number), *steps[1:])
    title = reference.title
    pointing = _POINTING.search(title or "")
    if title and pointing and text.startswith(title, start):  # 公司有本法 names 本法
        title, start = pointing[0], start + pointing.start()
    return Mention(start, reference.end, title, steps=steps)


def _base(match: re.Match[str]) -> Mention:
    which = next(name for name in ("own", "before", "that") if match[name])
    written = match["count"] or "一"
    count = None if written in ("几", "各") else to_int(written)
    return Mention(*match.span(), base=Base(which, match[f"{which}_unit"], count))


def _annex(match: re.Match[str]) -> Mention:
    number = to_int(match[2]) or match[2]
    return Mention(*match.span(), annex=f"{match[1]}{number}")


def _merged(ordered: Sequence[Mention]) -> Iterator[Mention]:
    """前款 and the 第（一）项 right behind it are one mention; a 前款 by itself another."""
    before: Mention | None = None
    for mention in ordered:
        if before is not None and before.base and not before.steps and _adjoins(before, mention):
            before = replace(before, end=mention.end, steps=mention.steps)
            continue
        if before is not None:
            yield before
        before = mention
    if before is not None:
        yield before


def _adjoins(base: Mention, mention: Mention) -> bool:
    """Whether the steps stand right behind; the title of 本条第一款 is no title."""
    return bool(mention.steps) and mention.start <= base.end < mention.end


def _tied(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mark those that 、 or 至 ties to the one before."""
    before: Mention | None = None
    for mention in mentions:
        between = text[before.end : mention.start] if before is not None else None
        if between is not None and mention.base is None and _RANGE.fullmatch(between):
            mention = replace(mention, follows="range")
        elif between is not None and mention.base is None and _LIST.fullmatch(between):
            mention = replace(mention, follows="list")
        yield mention
        before = mention
