"""Does a claim in words of its own go further than what it is said to follow from? Pure.

A model that reads for meaning takes 逾期不改的，处罚款 and 一发现就罚 for the same. Knows only the
words of both. Chinese alone.
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.evidence.critical import EXCEPTION, critical_words

NEARLY = 0.6
"""Share of the most pairs of letters in common with a claim from which a sentence tells it too."""
_SENTENCE_END = re.compile(r"[。\n]")
_BEFORE = re.compile("前[款述项条]|上述|以上规定")
_PUNISHES = re.compile("追究|追责|问责|[处受挨]罚|罚款|违[法规]|犯法|红灯")
_LATER = re.compile("(?:日|天|月|年|小时)(?:过后|[以之]后)|逾期|超期|晚于")
_IN_TIME = re.compile("[以之]?内|[以之]前")
_AT_ONCE = re.compile("直接|马上|立[即刻马]|当场|当即|一律|一发现|二话不说")
_IF_NOT_MENDED = re.compile("逾期|拒不|仍不|仍未|期满")
_NOT_MENDED = re.compile("逾期|拒不|[仍还没不未][^，。；]{0,4}改|过[了期]|到期|期满|不听")


def stretches(claim: str, source: str) -> bool:
    """Does a claim punish or put off what its source does not, or leave out its exception?

    Or does it punish at once what its source does only where it is not mended in time?
    """
    punishes = _PUNISHES.search(claim) and not _PUNISHES.search(source)
    puts_off = _LATER.search(claim) and _IN_TIME.search(source) and not _LATER.search(source)
    at_once = "罚" in claim and _AT_ONCE.search(claim) and not _NOT_MENDED.search(claim)
    excepts = [
        any(word.kind == EXCEPTION for word in critical_words(text))
        for text in (_telling(claim, source), claim)
    ]
    skips_time = at_once and _IF_NOT_MENDED.search(source)
    return bool(punishes or puts_off or skips_time) or excepts == [True, False]


def _telling(claim: str, source: str) -> str:
    """The sentences of a source that tell of a claim, or of what stands before them."""
    pairs = set(pairwise(claim))
    shared = {said: len(pairs & set(pairwise(said))) for said in _SENTENCE_END.split(source)}
    least = NEARLY * max(shared.values())
    return "。".join(said for said in shared if shared[said] >= least or _BEFORE.search(said))
