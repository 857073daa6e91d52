"""The addresses in what a reader types or a document says, in any language. Pure.

``address_chinese`` and ``address_english`` read what is written each in its own way; here both are
brought together, hung on the words that they lean on (前款, this section), and lists and ranges
written out one by one. Knows no document: what an address means in one is for ``finding``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from index.address import PARTS, Reference, Step, depth, numbers_between
from index.address_chinese import JOINED, RANGE, in_plain_numerals, read_chinese
from index.address_english import read_english
from index.anchors import Anchor, anchors_in
from index.titles import Names, names_in


def find_references(text: str, titles: Names | Iterable[str] = ()) -> tuple[Reference, ...]:
    """All addresses in a text, in order; ranges and lists are written out one by one.

    Args:
        text: A question or a passage.
        titles: Names by which documents are known, to be seen in front of an address.
    """
    named = names_in(text, titles)
    text = in_plain_numerals(text)
    found = [*read_english(text, named), *read_chinese(text, named)]
    found = _anchored(text, sorted(_outermost(found), key=lambda r: (r.start, r.end)))
    return tuple(_fill_ranges(text, found))


def _anchored(text: str, found: Sequence[Reference]) -> list[Reference]:
    """Addresses together with the words they hang on: 前款 and 第二项 become 前款第二项."""
    below = {r.start: r for r in found if r.title is None}
    whole: dict[int, Reference] = {}
    alone: list[Reference] = []
    for anchor in anchors_in(text):
        joint = JOINED.match(text, anchor.end)
        hanging = below.get(joint.end() if joint else anchor.end)
        if hanging is not None and _hangs_on(hanging, anchor):
            written = text[anchor.start : hanging.end]
            hung = replace(hanging, start=anchor.start, written=written, anchor=anchor)
            whole[hanging.start] = hung
        elif anchor.unit and not any(r.start < anchor.end and anchor.start < r.end for r in found):
            written = text[anchor.start : anchor.end]
            alone.append(Reference(anchor.start, anchor.end, None, (), written, anchor))
    return sorted([whole.get(r.start, r) for r in found] + alone, key=lambda r: (r.start, r.end))


def _hangs_on(reference: Reference, anchor: Anchor) -> bool:
    unit = reference.steps[0].unit
    return not anchor.unit or unit in ("号", "bracket") or depth(unit) > depth(anchor.unit)


def _outermost(found: Iterable[Reference]) -> Iterator[Reference]:
    """The (2) of Section 5(2), the （七） of 刑法修正案（七）第三条 is no address of its own."""
    start = end = -1  # of the one that reaches furthest so far
    for reference in sorted(found, key=lambda r: (r.start, -r.end)):
        if reference.end > end:
            start, end = reference.start, reference.end
            yield reference
        elif (reference.start, reference.end) == (start, end):
            yield reference


def _fill_ranges(text: str, found: Sequence[Reference]) -> Iterator[Reference]:
    """第三条至第六条 also means 第四条 and 第五条; what is given once goes on for the list."""
    before: Reference | None = None
    for reference in found:
        between = text[before.end : reference.start] if before is not None else ""
        if before is not None and reference.title is None and len(between) <= 2:
            reference = _going_on(reference, before)
        if before is not None and RANGE.match(between):
            yield from _between(before, reference)
        yield reference
        before = reference


def _going_on(reference: Reference, before: Reference) -> Reference:
    """The 第三款 of 民法典第三条第一款、第三款 is 民法典第三条第三款."""
    reference = replace(reference, title=before.title)
    if reference.anchor or not reference.steps or reference.steps[0].unit not in PARTS:
        return reference
    level = depth(reference.steps[0].unit)
    above = tuple(step for step in before.steps if depth(step.unit) < level)
    is_below = before.anchor is not None and depth(before.anchor.unit) < level
    return replace(
        reference, steps=(*above, *reference.steps), anchor=before.anchor if is_below else None
    )


def _between(first: Reference, last: Reference) -> Iterator[Reference]:
    if not first.steps or not last.steps:
        return
    low, high = first.steps[-1].number, last.steps[-1].number
    if not isinstance(low, int) or not isinstance(high, int):
        return
    for number in numbers_between(low, high):
        steps = (*last.steps[:-1], Step(last.steps[-1].unit, number))
        yield replace(last, steps=steps)
