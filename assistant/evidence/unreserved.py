"""Is a rule told without the exception that its source makes of it? Pure, Chinese alone.

A claim that tells the rule has to say that there is an exception; one that tells the exception
itself (停业超过三个月的，还要补偿) need not. 但是 alone makes none: one more duty may
follow it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.evidence.critical import EXCEPTION, critical_words

_RESERVE = re.compile(
    "但是?[，,]?(?P<but>[^。]*?(?:除外|例外|不在此限|另有(?:规定|约定)|不适用|不受[前上]|可(?!能)|不再|无需"
    "|免[收予除])[^。；]*)"
    "|(?<![解消清排免废删拆扣根])除(?![了非])(?P<beside>[^，。；]{1,60}?)(?:以外|之外|外)[，,]"
    "(?!还|同时|并|也|另|应当还|可以根据)"
    "|除非(?P<unless>[^，。；]*)|(?P<excepted>(?:(?!但)[^，。；])*?)(?:的?除外|另有(?:规定|约定))"
)
_ADMITS = re.compile(
    "除了|除去|除非|另[有作外当说行]|别的(?:法律|法规|规定)|一般|通常|原则上|例外|特殊|特别|不过|只有|若无"
    "|没(?:有|什么)?另"
)
LEAST_TOLD = 2
"""Pairs of letters that a claim has of an exception alone, from which it tells of that."""


def is_unreserved(claim: str, source: str) -> bool:
    """Does a claim keep silent of an exception, and tell nothing of what it is of?

    Args:
        claim: What is told.
        source: The sentences that tell of it.
    """
    reserves = [found[found.lastgroup or 0] for found in _RESERVE.finditer(source)]
    if not reserves or _ADMITS.search(claim):
        return False
    if any(word.kind == EXCEPTION for word in critical_words(claim)):
        return False
    return any(len(_of_it_alone(claim, reserve, source)) < LEAST_TOLD for reserve in reserves)


def _of_it_alone(claim: str, reserve: str, source: str) -> set[tuple[str, str]]:
    """The pairs of letters that a claim has of an exception and its rule has not."""
    rule = source.replace(reserve, "")
    return (set(pairwise(claim)) & set(pairwise(reserve))) - set(pairwise(rule))
