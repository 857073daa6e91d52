"""What a claim says something is not, where its source does not speak of that at all. Pure.

由证监会牵头，不归商务部 tells what 负责部门：证监会 says, and sets beside it whom that does not
name: no denial of it. What the source does name, be it in short, is denied by the same words.
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.evidence.critical import MODALITY, critical_words
from index.letters import letters_of

_NOT = re.compile(
    r"[，,；]?(?:而|也|并|且|可|就)?(?:不是|并非|绝非|而非|不归|不靠|不由)(?P<other>[^，。；：]{2,16})"
    r"(?=[，。；！]|$)(?:[，,](?:而|恰恰|反而)?(?:只?是|由|靠|归)(?!否))?"
)
"""Not something else: …，不归商务部, 靠的不是厂务会，而是…."""
_TAKES_UP = re.compile("[它他她其这那此该](?![他余])")
"""What is named before: 不归它管."""
_ANY_BODY = re.compile("主管|部门|机[关构]|单位|委员会|公司|负责|管理?")
"""What many bodies' names have, and what they do: the other letters tell them apart."""


def without_contrasts(said: str, source: str) -> str:
    """A text without what it says something is not, of which its source has nothing."""
    stated = letters_of(source).text
    known = set(pairwise(stated))

    def kept(found: re.Match[str]) -> str:
        other = _ANY_BODY.sub("", letters_of(found["other"]).text)
        is_known = not known.isdisjoint(pairwise(other)) or set(other) <= set(stated)
        is_known = is_known or _TAKES_UP.search(other) is not None
        rules = any(word.kind == MODALITY for word in critical_words(found[0]))
        return found[0] if is_known or rules else ""

    return _NOT.sub(kept, said)
