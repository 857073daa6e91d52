"""What a line without a full stop may leave out, as lists and tables do. Pure.

街区议事会 / • 9至15名单数成员 says no more than an item has room for, and quotes nobody. So it is
held against the sentence that it seems to tell only where it speaks of what that speaks of, and not
for what it leaves out, but for other amounts, other bodies, other words, a denial that it lacks.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

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
)
from assistant.evidence.sources import CONTRADICTED
from index.letters import letters_of, stand_in_order

SPOKEN_OF = 0.75
"""Share of a line's letters, its amounts left out, that stand in or above the sentence it tells."""
_KEPT = (MODALITY, NEGATION, COMPARISON, EXCEPTION)
_DENIES = (NEGATION, EXCEPTION)
_BODY = re.compile("政府|部门|委员会|办事处|机关|法院|单位|公司|[局厅部委会院所署](?![内外分长员])")
"""Who does something: with other bodies, or in another order, it is another rule."""
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
    if claim.is_line and not _speaks_of(words, finding):
        return True
    told, stated = _ruling(words), _ruling(source)
    is_bound = any(kind in _DENIES or value == "must not" for kind, value in stated - told)
    if is_bound or told - stated or not _numbers(words) <= _numbers(source):
        return False
    own = letters_of(amounts_as_in(source, words)).text
    if stand_in_order(own, letters_of(source).text):
        return True
    return claim.is_line and not (_BODY.search(words) or _has_a_foreign_word(words, finding))


def _numbers(text: str) -> set[str]:
    """The numbers of a text, whatever they are written in."""
    return {word.value for word in critical_words(text) if word.kind == NUMBER}


def _speaks_of(words: str, finding: Finding) -> bool:
    """Do most letters of a line, its amounts left out, stand in or above what it seems to tell?"""
    own = _own_letters(words)
    about = _about(finding)
    return sum(c in about for c in own) >= SPOKEN_OF * len(own)


def _has_a_foreign_word(words: str, finding: Finding) -> bool:
    """Has a line two letters in a row, amounts left out, of which its source has neither?"""
    about = _about(finding)
    return any(a not in about and b not in about for a, b in pairwise(_own_letters(words)))


def _own_letters(words: str) -> str:
    counted = {at for w in critical_words(words) for at in range(w.start, w.end)}
    return "".join(c for at, c in enumerate(words) if at not in counted and c.isalnum())


def _about(finding: Finding) -> str:
    """What a line seems to tell, and the headings above that."""
    path = finding.clause.path if finding.clause else ()
    return "".join([finding.source.quote if finding.source else "", *path])


def _ruling(text: str) -> Counter[tuple[str, str]]:
    """What a text permits, denies, bounds and excepts; a duty may go unsaid."""
    words = ((w.kind, w.value) for w in critical_words(text))
    return Counter(w for w in words if w[0] in _KEPT and w != (MODALITY, "must"))
