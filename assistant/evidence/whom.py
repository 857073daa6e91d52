"""What narrows the one of whom a rule is told, and whether a telling drops it. Pure.

Of 持有证件的居民可以申请 no 居民可以申请 follows, nor of residents registered here may apply that
residents may. Who a rule begins with stands before the word that rules; what narrows him is, in
Chinese, what goes with him by 的, in English whatever else stands there.
Knows only words of a source and words that tell of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from assistant.evidence.critical import MODALITY, NUMBER, critical_words, unit_of
from assistant.evidence.english_words import BEFORE_SOMEBODY, RULES
from index.letters import letters_of
from index.script import has_han

LEAST_ATTRIBUTE = 2
"""Letters of what narrows somebody."""
TOLD = 0.6
"""Share of the words of a rule, or of what narrows its subject, that tell it in another order."""

_RULING = frozenset(["must", "may", "must not", "need not"])
_DEALS = re.compile(
    "由[^，。；]{2,30}(?:处|责令|给予|没收|吊销)|处[^，。；]{0,12}罚款|责令|不予|享[受有]|免[交缴费收]"
)
"""What is done to somebody, or due to him, where no word rules."""
_TELLS = re.compile("[，,]|优先|每[年月日季周次人]")
_PART_END = re.compile("[；;。：:\n]")
_ATTRIBUTE = re.compile(r"^[^的]*(?:的[^的]+)*?[^目]的")
_FIRST_HALF = re.compile(r"且[，,]?\s*$")
"""How the first of two conditions ends that one 的 goes with: 具有户籍且 居住满三年的."""
_ANYWAY = re.compile(
    "(?:在?本[市省区县国州镇乡](?:行政区域)?(?:境?内)?|我国|国家|全国|依法.{2}|有关|相关|任何|所有|一切)的"
)
"""What narrows nobody: where a rule holds throughout, and what goes for everyone."""
_ENGLISH_RULE = re.compile(
    rf"\b(?:{RULES}|(?:is|are)(?: not)? (?:entitled|allowed|permitted|required"
    r"|obliged|eligible|forbidden|prohibited|free|exempt|valid|due|payable)|needs?|requires?)\b"
)
_WORD = re.compile("[a-z]+")
_JOINT = re.compile(r"\b(?:and|or)\b")
_IDLE = BEFORE_SOMEBODY | {"also"}
"""English words before somebody that do not narrow him, or are told of elsewhere."""


def narrowed(left: str, words: str) -> str:
    """What stands before words that begin with the one of whom they rule, and narrows him.

    Args:
        left: What stands before the words in their segment of the source.
        words: Such as 居民可以申请 or residents may apply.
    """
    part = _PART_END.split(words)[0]
    at = rule_at(part) or (_told_at(part) if left.rstrip().endswith("的") else None)
    if not at or not letters_of(part[:at]).text or _ruled_at(left) is not None:
        return ""
    if not has_han(part):
        *_, last = _WORD.findall(left.lower()) or [""]
        return left.strip() if last not in _IDLE | {""} else ""
    if "的" in part[:at] and _FIRST_HALF.search(left):
        return left.strip()
    attribute = _ATTRIBUTE.match(left.strip())
    is_one = attribute is not None and len(attribute[0]) > LEAST_ATTRIBUTE
    return attribute[0] if attribute and is_one and not _ANYWAY.fullmatch(attribute[0]) else ""


def is_wider(subject: str, rule: str, stated: str) -> bool:
    """Is a rule told of a subject that what is stated narrows, or only names in narrowing it?"""
    before, name, behind = stated.partition(subject)
    if name:
        return "的" in behind or bool(narrowed(before, f"{subject}{rule}"))
    ops = SequenceMatcher(None, stated, subject, autojunk=False).get_opcodes()
    lost = (stated[a:b] for tag, a, b, _, _ in ops if tag == "delete")
    return any("且" in run or "的" in run[LEAST_ATTRIBUTE:] for run in lost)


def rule_at(words: str) -> int | None:
    """Where words begin to rule on those who stand before."""
    if (ruled := _ruled_at(words)) is not None:
        return ruled
    others = (pattern.search(words.lower()) for pattern in (_DEALS, _ENGLISH_RULE))
    return next((found.start() for found in others if found), None)


def _told_at(words: str) -> int | None:
    """Where words that begin with somebody go on with what is told of him by no word that rules.

    Behind a comma, by an amount or by what he has before others: 船工，每年体检两次.
    """
    amounts = (w.start for w in critical_words(words) if w.kind == NUMBER and unit_of(w.value))
    told = [*amounts, *(found.start() for found in _TELLS.finditer(words))]
    return min(told, default=None)


def _ruled_at(words: str) -> int | None:
    """Where the first word stands that allows, binds or bars."""
    ruling = (w for w in critical_words(words) if w.kind == MODALITY and w.value in _RULING)
    return next((word.start for word in ruling), None)


def english_whom(source: str, said: str) -> str:
    """What narrows the subject of an English rule that a claim tells of him without it."""
    told = _WORD.findall(said.lower())
    subjects = [set(one) - _IDLE for one, _ in _rules_of(said)]
    for whom, rule in _rules_of(source):
        uses = sum(word in told for word in rule) > len(rule) * TOLD
        for own in subjects if uses else ():
            one = [word for word in _nearest(whom, own) if word not in _IDLE]
            lost = [word for word in one if word not in told]
            is_dropped = len(lost) > len(one) * (1 - TOLD) or one[-1:] == lost[-1:] != []
            if is_dropped and own & set(one) and own <= set(whom):
                return " ".join(whom)
    return ""


def _rules_of(text: str) -> Iterator[tuple[list[str], list[str]]]:
    """The words for the subject of each rule of an English text, and those of the rule."""
    for part in re.split("[.;,:]", text.lower()):
        if found := _ENGLISH_RULE.search(part):
            yield _WORD.findall(part[: found.start()]), _WORD.findall(part[found.end() :])


def _nearest(whom: list[str], own: set[str]) -> list[str]:
    """The one of several subjects, joined by and or or, that has most of some words."""
    each = [_WORD.findall(one) for one in _JOINT.split(" ".join(whom))]
    return max(each, key=lambda one: len(own.intersection(one)))
