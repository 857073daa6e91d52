"""A reference that leans on its surroundings becomes one that stands by itself. Pure.

前款, 前条第二款, 第二项, 该条, 本法第五条: which clause is meant follows from the clause that the
words stand in and from what the text named last. Knows no library: whether a clause of that
number exists is for others to see.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.address import PARTS, Reference, Step, depth
from index.address_reading import find_references
from index.anchors import Anchor
from index.markers import Number
from index.titles import is_generic


@dataclass(frozen=True, slots=True)
class Context:
    """Where a reference stands.

    Attributes:
        title: The document that the text is, or is about; None where neither is known.
        steps: Address of the clause that the words stand in (see ``steps_of``); empty in running
            text, which is no clause of a document.
        last: What the text named last before, itself absolute.
        articles: Numbers of the document's articles in reading order, by which 前条 of 第五十四条
            is 第五十三条之一 where there is one; without them it is the number before.
    """

    title: str | None = None
    steps: tuple[Step, ...] = ()
    last: Reference | None = None
    articles: tuple[Number, ...] = ()


def steps_of(address: str) -> tuple[Step, ...]:
    """The steps of a clause's canonical address; empty where it is not a numbered place."""
    found = find_references(address)
    return found[0].steps if len(found) == 1 else ()


def resolve(reference: Reference, context: Context) -> Reference | None:
    """Make a reference absolute.

    Args:
        reference: As ``find_references`` yields it.
        context: Where it stands.

    Returns:
        The same place with a title (None where the context has none either), with steps from the
        document down, and without an anchor; None where the context does not tell what is meant,
        or where no such clause can be (前款 in a first 款).
    """
    if reference.anchor is not None:
        return _from_anchor(reference, reference.anchor, context)
    if reference.title is not None:
        title = _meant_title(reference.title, context)
        return replace(reference, title=title) if title else None
    if reference.steps and reference.steps[0].unit in PARTS:
        title, steps = _around(context)
        above = _above(steps, reference.steps[0].unit)
        return replace(reference, title=title, steps=(*above, *reference.steps)) if above else None
    last = context.last.title if context.last else None
    return replace(reference, title=context.title or last)


_POINTS_BACK = re.compile("[该此这]|上述|前述")


def _meant_title(title: str, context: Context) -> str | None:
    """本法 is the text's own document, 该法 the one named last; other names stand as they are."""
    if is_generic(title) is None:
        return title
    last = context.last.title if context.last else None
    if _POINTS_BACK.match(title):
        return last or context.title
    return context.title or last


def _around(context: Context) -> tuple[str | None, tuple[Step, ...]]:
    """The clause that the words stand in, else the one that was named last."""
    if context.steps or context.last is None:
        return context.title, context.steps
    return context.last.title or context.title, context.last.steps


def _above(steps: tuple[Step, ...], unit: str) -> tuple[Step, ...]:
    return tuple(step for step in steps if depth(step.unit) < depth(unit))


def _from_anchor(reference: Reference, anchor: Anchor, context: Context) -> Reference | None:
    if anchor.origin == "here":
        title, steps = _around(context)
    elif context.last is None:
        return None
    else:
        title, steps = context.last.title or context.title, context.last.steps
    base = _counted(anchor, steps, context) if anchor.unit else _above_first(reference, steps)
    if base is None:
        return None
    return replace(reference, title=title, steps=(*base, *reference.steps), anchor=None)


def _above_first(reference: Reference, steps: tuple[Step, ...]) -> tuple[Step, ...] | None:
    """The place that 上述第二项 counts from; an article counts from the document."""
    unit = reference.steps[0].unit
    return _above(steps, unit) or (None if unit in PARTS else ())


def _counted(anchor: Anchor, steps: tuple[Step, ...], context: Context) -> tuple[Step, ...] | None:
    """The place that 前款 or 该条 is, counted from ``steps``; None where there is none."""
    at = next((i for i in reversed(range(len(steps))) if steps[i].unit == anchor.unit), None)
    if at is None:
        is_whole = anchor.unit == "款" and anchor.back == 0 and steps and steps[-1].unit == "条"
        return steps if is_whole else None  # an article of one 款 is its own 本款
    articles = context.articles if anchor.unit == "条" else ()
    number = _number_before(steps[at].number, anchor.back, articles)
    return None if number is None else (*steps[:at], Step(anchor.unit, number))


def _number_before(number: Number, back: int, order: tuple[Number, ...]) -> Number:
    """The number ``back`` places earlier; None where there is none."""
    if number in order:
        at = order.index(number) - back
        return order[at] if 0 <= at < len(order) else None
    if isinstance(number, int):
        return number - back if number > back else None
    if back == 0 or number is None:
        return number
    base, _, inserted = number.partition("-")
    if not inserted.isdigit():
        return None
    return f"{base}-{int(inserted) - back}" if int(inserted) > back else int(base)
