"""Words told not to stand in their place: 没有规定“…”, 并未要求…. Pure.

Who says that a place does not say something is right where it does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.checker.claimed import Asked
from assistant.checker.corpus import Corpus
from assistant.checker.named_places import CLOSERS
from assistant.checker.places import Meant
from assistant.evidence.conditions import letter_pairs
from index.letters import letters_of

MOST_LETTERS = 0.7
"""Share of a statement's letters, in any order, that a sentence may have which says it in other
words: then it is not for certain that it does not stand there."""

MOST_PAIRS = 2
"""Pairs of letters that they have in common from which it is not either."""
LEAST = 4
"""Letters of what is denied from which it tells something."""
_ANY = re.compile("^(?:任何|什么|相应的?|有关|相关|具体)+")
_PARTS = re.compile("[，,；;。]")
_SAYS = "(?:规定|要求|写明|载明|提出|提到|说过?|指出|包含|使用)"
_DENIES = re.compile(
    r"[^，。；]{0,4}?(?:没有|并没有|并未|从未|未曾|未|不曾)(?:明确|明文|作出|任何|有关)*" + _SAYS
)
"""What denies, at the beginning of words without marks, that the place says what follows."""
_NOTHING_ON = re.compile(
    r"(?:没有|并未|从未|未曾|未)?对(?P<on>[^，。；]{2,40}?)(?:的(?:问题|情形|事项))?"
    r"(?:并|也|都|均|尚)?(?:没有|并未|未|没|无)?(?:作出|作|做出|加以|进行)?(?:明确|专门|具体|任何|相关)*的?(?:规定|规范|涉及|提及)[。！]?$"
    r"|(?:没有|并未|从未|未曾|未)(?:明确|专门|具体|任何)*(?:规定|提到|提及|涉及)(?P<of>[^，。；]{2,40})"
)
"""Who says that a document says nothing: 对犬吠扰民没有规定, 未规定犬吠扰民的处罚."""
_DENIAL = re.compile("没有|未|没|无")
_OF_RULES = re.compile("的?(?:处罚|规定|要求|标准|程序|期限|问题|情形|办法|措施)+$")
_AHEAD = re.compile(
    rf"((?:没有|并未|从未|未曾|未)(?:明确|明文|作出|任何)*{_SAYS}|[找查看读翻见搜]不[到见]|[删去移][去除]?[掉了]"
    r"|(?<!有)(?:并?没有|并无|不含|没写))[^，。；]{0,4}$"
)
"""What denies, right before a quotation, that the place says it."""
_BEHIND = re.compile(
    rf"(?:{CLOSERS}|\s)*((?:并|都|也|根本|其实)*(?:不(?:在|是|见于?|出自|载于|属于)|并非|没有?(?:写|出现|规定)?在))"
)
"""The same right behind it, before the place: “…”不在第五条."""


def denial_around(asked: Asked) -> str:
    """The words right beside a quotation that deny that it stands there; empty without any."""
    found = _AHEAD.search(asked.frame) or _BEHIND.match(asked.behind)
    return found[1] if found else ""


def is_denied_rightly(corpus: Corpus, asked: Asked, meant: Sequence[Meant]) -> bool:
    """Does the text say that words do not stand in a place, and does nothing like them?

    Args:
        corpus: The library.
        asked: Words that do not stand there as they are.
        meant: The places named.
    """
    if asked.quoted:
        return bool(denial_around(asked))
    denial = _DENIES.match(asked.words)
    if denial is None:
        return False
    told = _ANY.sub("", _PARTS.split(asked.words[denial.end() :])[0])
    if len(told) < LEAST:
        return False  # 没有规定任何处理 may be said of what is told otherwise
    sources = (source for place in corpus.within(meant) for source, _ in corpus.sources(place))
    return not any(may_tell(source.text, told) for source in sources)


def said_to_be_missing(claim: str) -> str:
    """What a claim says a document is silent on, without 的处罚 and the like; empty if nothing."""
    found = _NOTHING_ON.search(claim)
    if found is None or not _DENIAL.search(found[0]):
        return ""
    matter = found["on"] or found["of"]
    return _OF_RULES.sub("", matter) or matter


def may_tell(source: str, told: str) -> bool:
    """Has a sentence so much of some words that it may say the same in others?"""
    letters, pairs = set(letters_of(told).text), set(letter_pairs(told))
    is_near = len(letters.intersection(source)) >= MOST_LETTERS * len(letters)
    return is_near or sum(pair in source for pair in pairs) >= MOST_PAIRS
