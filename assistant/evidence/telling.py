"""Which sentences of a passage tell of what a claim says, by the letters that both have. Pure."""

from __future__ import annotations

import re
from itertools import pairwise

SENTENCES = re.compile(r"[。\n]")
HALVES = re.compile(r"[；;。！？!?\n]")
"""What ends a sentence; what ends one or a half of it."""
NEARLY = 0.6
"""Share of the most pairs of letters in common with a claim from which a sentence tells it too."""


def telling(said: str, passage: str, ends: re.Pattern[str]) -> list[str]:
    """The sentences of a passage, or halves of them, that have most of the letters of some words.

    Args:
        said: The words.
        passage: What may tell of them.
        ends: ``SENTENCES`` or ``HALVES``.
    """
    pairs = set(pairwise(said))
    shared = {part: len(pairs & set(pairwise(part))) for part in ends.split(passage)}
    least = NEARLY * max(shared.values())
    return [part for part, count in shared.items() if count >= least]
