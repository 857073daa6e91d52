"""Where a clause's words refer to other clauses, as they are written. Pure, one text at a time.

本法第三条, 前款, 前两款, 本条第二款, 该款第（一）项, 第三条至第六条, 附件1, Section 5(2)(a).
Knows no document: what the words lead to is for ``links`` to find.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from index.address import Reference, Step
from index.address_reading import find_references
from index.anchors import Anchor


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference as it is written.

    Attributes:
        start, end: Where it stands in the text.
        title: The document named before it, if one is.
        anchor: What it counts from, if it says so (本条, 前两款); of several before, the farthest.
        steps: The numbers, outermost first; empty in 前款.
        follows: ``list`` or ``range`` where 、和或 or 至 ties it to the mention before.
    """

    start: int
    end: int
    title: str | None = None
    anchor: Anchor | None = None
    steps: tuple[Step, ...] = ()
    follows: str = ""


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
    references = find_references(text, titles)
    groups = [list(same) for _, same in groupby(references, lambda r: (r.start, r.end))]
    return tuple(_tied(text, [m for m in (_mention(text, group) for group in groups) if m]))


def _mention(text: str, same: Sequence[Reference]) -> Mention | None:
    """What ``find_references`` reads in one place: of a range its end, of 前两款 the farthest.

    None for words that only might refer: a bare （三）, 20条措施, 本条.
    """
    first, reference = same[0], same[-1]
    lead = _LEAD.match(text, reference.start, reference.end)
    start = lead.end() if lead else reference.start
    if first.anchor is not None:
        is_own = first.anchor.origin == "here" and first.anchor.back == 0
        if is_own and not reference.steps:
            return None
        return Mention(start, reference.end, None, first.anchor, reference.steps)
    if not reference.steps or not _is_meant(text, reference, start):
        return None
    title, steps = reference.title, reference.steps
    if steps[0].unit == "号" and reference.written.endswith("项"):
        steps = (Step("项", steps[0].number), *steps[1:])
    pointing = _POINTING.search(title or "")
    if title and pointing and text.startswith(title, start):  # 公司有本法 names 本法
        title, start = pointing[0], start + pointing.start()
    return Mention(start, reference.end, title, steps=steps)


def _is_meant(text: str, reference: Reference, start: int) -> bool:
    """Whether something says that a number without 第 is an address."""
    unit, written = reference.steps[0].unit, reference.written
    if reference.title is not None or written[:1] == "第":
        return True
    if unit == "条" or (unit == "点" and written[-1:] == "条"):
        return False  # 出台20条措施, 平均3.5条
    if unit not in ("号", "点") or written[-1:] in "项条点" or reference.is_english:
        return True
    cue = _CUE_BEFORE.search(text, 0, start) or _CUE_AFTER.match(text, reference.end)
    return cue is not None


def _tied(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mark those that 、 or 至 ties to the one before."""
    before: Mention | None = None
    for mention in mentions:
        if before is not None and mention.anchor in (None, before.anchor):
            between = text[before.end : mention.start]
            if _RANGE.fullmatch(between):
                mention = replace(mention, follows="range")
            elif _LIST.fullmatch(between):
                mention = replace(mention, follows="list")
        yield mention
        before = mention
