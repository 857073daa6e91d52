"""An amount told where its rule only refers to it: 超过十八个月的 of 超过前款规定期限的. Pure.

Who writes the amount of the paragraph ahead in the place of 前款规定 is not contradicted by the
rule, which names no other; yet its words are not those of the rule. Knows a claim and the
article that it is held against.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.evidence.critical import NUMBER, critical_words

_REFERS = re.compile(
    "(?P<to>(?:前[一二两三]?[款项条]|本条第[一二三四五六七八九十]款)(?:所?规定|所列)?)的?(?P<what>[^，。；的]{0,4})"
)


@dataclass(frozen=True, slots=True)
class Referred:
    """A claim of an amount that its rule refers to.

    Attributes:
        words: The claim with the reference in the place of the amount.
        amount: As the claim has it.
        reference: As the source has it.
    """

    words: str
    amount: str
    reference: str


def put_as_referred(claim: str, article: str) -> Iterator[Referred]:
    """The ways in which a claim tells an amount for which its article refers to what is ahead."""
    if _REFERS.search(claim):
        return
    amounts = [word for word in critical_words(claim) if word.kind == NUMBER]
    for found in _REFERS.finditer(article):
        ahead = {word.value for word in critical_words(article[: found.start()])}
        for amount in (word for word in amounts if word.value in ahead):
            told = claim[amount.start : amount.end]
            for end in range(found.end("to"), found.end() + 1):
                named = article[found.start() : end]
                words = f"{claim[: amount.start]}{named}{claim[amount.end :]}"
                yield Referred(words, told, found["to"])
