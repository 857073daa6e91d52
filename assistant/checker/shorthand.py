"""What a line without a full stop may leave out, as lists and tables do. Pure.

街区议事会 / • 9至15名单数成员 says no more than an item has room for, and quotes nobody. So it is
held against the sentence that it seems to tell by its amounts alone, and only where it speaks of
what that speaks of; a line that only leaves words out is not held against the source at all.
"""

from __future__ import annotations

import re
from collections import Counter

from assistant.checker.claims import Claim
from assistant.checker.findings import ALTERED, Finding
from assistant.evidence.amounts import amounts_as_in
from assistant.evidence.critical import (
    COMPARISON,
    EXCEPTION,
    MODALITY,
    NEGATION,
    NUMBER,
    critical_words,
    unit_of,
)
from assistant.evidence.sources import CONTRADICTED
from index.letters import letters_of, stand_in_order

SPOKEN_OF = 0.75
"""Share of a line's letters, its amounts left out, that stand in or above the sentence it tells."""
_KEPT = (MODALITY, NEGATION, COMPARISON, EXCEPTION)
_ENDS = re.compile(r"[。！？!?；;.][”」』’\"）)】]*\s*$")


def is_shorthand(finding: Finding, claim: Claim, words: str) -> bool:
    """Is a line held against its source for what a line may leave out, or for another's amount?

    Args:
        finding: What is held against it.
        claim: What it claims.
        words: What is said.
    """
    if finding.verdict not in (ALTERED, CONTRADICTED) or finding.source is None:
        return False
    if claim.references or claim.quotation or _ENDS.search(finding.text):
        return False
    source = finding.source.quote
    told, stated = _ruling(words), _ruling(source)
    if any(kind == EXCEPTION for kind, _ in stated - told):
        return False
    if claim.is_line:
        is_same = _amounts(words) <= _amounts(source) and told <= stated
        return is_same or not _speaks_of(words, finding)
    own = letters_of(amounts_as_in(source, words)).text
    return told == stated and stand_in_order(own, letters_of(source).text)


def _amounts(text: str) -> set[str]:
    """The amounts of a text that count something, whatever they are written in."""
    words = critical_words(text)
    return {word.value for word in words if word.kind == NUMBER and unit_of(word.value)}


def _speaks_of(words: str, finding: Finding) -> bool:
    """Do most letters of a line, its amounts left out, stand in or above what it seems to tell?"""
    counted = {at for w in critical_words(words) for at in range(w.start, w.end)}
    own = [c for at, c in enumerate(words) if at not in counted and c.isalnum()]
    path = finding.clause.path if finding.clause else ()
    about = set("".join([finding.source.quote if finding.source else "", *path]))
    return sum(c in about for c in own) >= SPOKEN_OF * len(own)


def _ruling(text: str) -> Counter[tuple[str, str]]:
    """What a text permits, denies, bounds and excepts; a duty may go unsaid."""
    words = ((w.kind, w.value) for w in critical_words(text))
    return Counter(w for w in words if w[0] in _KEPT and w != (MODALITY, "must"))
