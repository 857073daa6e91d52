"""A clause that a follow-up names by a part of its address gets the rest of it. Pure.

那第二款呢 after a question about 第十八条 is about 第十八条第二款, 第十九条 after one about
拍卖法第十八条 is 《拍卖法》第十九条, 上一条 is the one before it, and 这一条 the one named last.

Knows no library and no model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.address import PARTS, Reference, Step, depth
from index.address_reading import find_references
from index.context import Context, resolve
from index.titles import is_generic

_UNITS = ("编", "章", "节", "条", *PARTS)
_POINTED_AT = re.compile(r"(?:它们?|其|[这那此该本](?:一|个)?[法条款项]?)的?$")
_THIS = re.compile(r"(?:[这那]一?|此|该|本)(?P<unit>[条款项])(?![件例约文幅形目码理式待])")
_BELOW = re.compile(r"的?(?=第[^，。；]{1,4}[款项目])")
_DOCUMENT = re.compile(r"《[^》]+》|.*(?:法|法典|条例|办法|意见|规定|规划|细则)")


def placed(question: str, before: str, topic: str) -> str | None:
    """A question with the whole address of what it names first; None where it names no part of any.

    Those behind it go on from there, as 第三条 of 第二条和第三条 does.

    Args:
        question: What is asked now.
        before: The question before it, as it stands by itself.
        topic: What is spoken of.
    """
    last = _last_named(before) or _last_named(topic)
    title = (last.title if last else "") or _document(topic)
    named = next((r for r in find_references(question) if _is_partial(r)), None)
    if named is None:
        return None
    if named.anchor:
        meant = resolve(named, Context(last=last))
        steps = meant.steps if meant else ()
    else:
        steps = (*_above(named.steps[0], last), *named.steps)
    if not steps or steps[0].unit in PARTS or (steps == named.steps and not title):
        return None
    front = _POINTED_AT.sub("", question[: named.start])
    return front + _written(title, steps) + question[named.end :]


def pointed_at(question: str, before: Sequence[str]) -> str | None:
    """A question with the clause named last for its 这一条; None where it says no such thing.

    Args:
        question: What is asked now.
        before: The questions before it, the last first.
    """
    this = _THIS.search(question)
    named = (_last_named(earlier) for earlier in before)
    last = next((reference for reference in named if reference), None)
    if this is None or last is None:
        return None
    level = depth(this["unit"])
    steps = tuple(step for step in last.steps if depth(step.unit) <= level)
    if not steps or steps[-1].unit != this["unit"]:
        return None
    here = _written(last.title, steps)
    front, rest = question[: this.start()], question[this.end() :]
    if below := _BELOW.match(rest):  # 这一条第二款
        return front + (placed(rest[below.end() :], here, "") or rest)
    return front + here + (placed(rest, here, "") or rest)


def _is_partial(reference: Reference) -> bool:
    """Does an address leave its document to what was spoken of: 第二款, 上一条, 该法第五条?"""
    points = reference.title is None or is_generic(reference.title) is not None
    known = all(step.unit in _UNITS for step in reference.steps)
    beside = reference.anchor is not None and reference.anchor.back != 0
    return points and known and (beside if reference.anchor else bool(reference.steps))


def _last_named(text: str) -> Reference | None:
    """The last clause that a text names by its number."""
    found = [r for r in find_references(text) if r.steps and r.steps[0].unit in _UNITS]
    return found[-1] if found else None


def _above(step: Step, last: Reference | None) -> tuple[Step, ...]:
    """The levels above a part of an article, as they were named last."""
    if step.unit not in PARTS or last is None:
        return ()
    return tuple(one for one in last.steps if depth(one.unit) < depth(step.unit))


def _document(topic: str) -> str:
    """The document that is spoken of; empty where none is."""
    return topic.strip("《》") if _DOCUMENT.fullmatch(topic) else ""


def _written(title: str | None, steps: Sequence[Step]) -> str:
    reference = Reference(0, 0, None, tuple(steps), "")
    return f"《{title}》{reference.canonical}" if title else reference.canonical
