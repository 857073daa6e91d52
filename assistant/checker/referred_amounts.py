"""An amount told where its rule only refers to it: 超过十八个月的 of 超过前款规定期限的. Pure.

Who writes the amount of the paragraph ahead in the place of 前款规定 is not contradicted by the
rule, which names no other; yet its words are not those of the rule. Knows a claim and the
article that it is held against.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from assistant.evidence.critical import NUMBER, SHARE, CriticalWord, critical_words, measure_of

_REFERS = re.compile("(?P<to>前款所?规定)的?(?P<what>期限|时间|时限|比例|金额|费用|数额)")
_UNITS = {
    **dict.fromkeys(("期限", "时间", "时限"), ("年", "个月", "月", "日", "天", "个工作日", "小时")),
    "比例": (SHARE,),
    **dict.fromkeys(("金额", "费用", "数额"), ("元",)),
}
"""The units in which is counted what may be referred to."""


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
    """The ways in which a claim tells an amount for which its article refers to what is ahead.

    Nothing is told for it unless the paragraph ahead has no other amount of that kind.
    """
    if "前款" in claim:
        return
    paragraphs = [line for line in article.split("\n") if line.strip()]
    for ahead, paragraph in pairwise(paragraphs):
        for found in _REFERS.finditer(paragraph):
            meant = {word.value for word in _amounts(ahead, found["what"])}
            for amount in _amounts(claim, found["what"]):
                if meant != {amount.value}:
                    continue
                told = claim[amount.start : amount.end]
                for end in range(found.end("to"), found.end() + 1):
                    named = paragraph[found.start() : end]
                    words = f"{claim[: amount.start]}{named}{claim[amount.end :]}"
                    yield Referred(words, told, found["to"])


def _amounts(text: str, what: str) -> Iterator[CriticalWord]:
    """The amounts of a text that are counted as something is."""
    for word in critical_words(text):
        if word.kind == NUMBER and measure_of(word.value) in _UNITS[what]:
            yield word
