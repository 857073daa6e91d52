"""Do a claim's words stand in its source and yet say something else together? Pure.

The one place that asks all who look for that: who is excepted, what is offered to choose from,
under what a rule holds, of whom it is told, who does it to whom, and whether somebody is named
twice.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence.alternatives import other_joint
from assistant.evidence.crossed import crossed
from assistant.evidence.excepted import excepted
from assistant.evidence.parted import beside, other_part
from assistant.evidence.subjects import Within, named_twice, other_subject
from assistant.evidence.swapped import swapped


def recombined(claim: str, sources: Sequence[Within]) -> tuple[str, str] | None:
    """What a claim says of its rule that its sources do not; None for nothing.

    Args:
        claim: What is told.
        sources: The articles that it is held against, and where its words stand in them.

    Returns:
        The claim's own words, and what the sources have there; empty where that is no one thing.
    """
    whole = "\n".join(text for text, _ in sources)
    if party := excepted(claim, [whole]):
        return party, ""
    if name := named_twice(claim, whole):
        return name, ""
    joints = (other_joint(claim[:end], stated, at) for (at, end), stated in beside(claim, whole))
    if joint := next(filter(None, joints), ""):
        return joint, ""
    other = other_subject(claim, sources) or other_part(claim, whole) or crossed(claim, whole)
    return other or swapped(claim, whole)
