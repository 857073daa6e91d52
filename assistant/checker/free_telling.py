"""Is a claim told too freely to be held against a clause word for word? Pure.

没缴足之前不能募股 is true to 缴足前，不得募集, and yet 没 stands in the one and not in the other.
What has few of a clause's words, and many of its own, neither agrees nor disagrees with it by a
single word: only who understands both can tell.
"""

from __future__ import annotations

from itertools import pairwise

from index.letters import letters_of

LONG = 30
"""Letters of a claim from which its own words tell; a short one tells a part of a clause."""
ALIKE = 0.55
"""Dice coefficient (Dice, 1945) of the pairs of letters of a claim and a clause below which it is
told freely: that of 22 of 24 faithful ones that single words seemed to deny, and of two in a
thousand that deny a clause in its own words."""


def is_told_freely(said: str, source: str) -> bool:
    """Has a long claim few words in common with its source?"""
    letters = letters_of(said).text
    one, other = (set(pairwise(text)) for text in (letters, letters_of(source).text))
    common = 2 * len(one & other)
    return len(letters) >= LONG and common < ALIKE * (len(one) + len(other))
