"""Whether some words of a sentence begin or end where they turn what it says. Pure.

申请人 of 被申请人 is the other party, 成年人 of 未成年人 another person; 限制未成年人的优惠 of
不得违反有关规定，限制未成年人的优惠 is what is forbidden there; 转为固有财产 of 转为固有财产的，
必须恢复 is a case and no rule. Knows only the words on either side.
"""

from __future__ import annotations

import re

from assistant.evidence.conditions import COMMA, CONDITION_WORD_END
from assistant.evidence.critical import MODALITY, NEGATION, critical_words

_TURNS_A_WORD = re.compile("[被未不非无]$")
"""Right before some words, the first letter of a word that says the contrary without it."""
_BANS = re.compile("不得|禁止|严禁|不准|不许")
_STATES = re.compile(
    r"\s*(?:但|并|且|同时|由|须|处(?=以|[0-9一二三四五六七八九十])|责令|给予|依[法照]|按照|构成|违|逾期|情节"
    r"|造成|确需|其|该|以|为|因|如|否则|也|还|切实|加强|保障|保护|维护|确保|促进)"
)
"""How words begin that state something of their own behind a ban, and do not go on with it."""
_ATTRIBUTE = re.compile("(?:应当|可以|必须|不得|不)[^，。；、]{1,10}的(?=[^，。；])")
"""A word that rules or denies only within what tells of a thing: 应当享有的照顾."""
_A_CASE = re.compile("的[，,；;]")
_SUPPOSES = re.compile(
    r"\b(?P<word>if|where|when(?:ever)?|unless|whether|(?:provided|assuming)(?: always)?(?: that)?"
    r"|in case|as (?:long|soon) as|every time|on condition that|(?:except )?to the extent that"
    r"|in (?:any|the|each) (?:event|case) (?:that|in which|where)"
    r"|(?:proves?|shows?|alleges?) that)\b"
    r"(?P<goes_on>[^,.]*(?:\b(?:and|or|that)|:|\([a-z0-9]{1,4}\)|;))?\s*$",
    re.I,
)
"""What is only supposed, up to some words: Where the land is flooded and|the crop is lost."""
_SUPPOSED_ALREADY = re.compile(
    r"\b(?:if|where|when(?:ever)?|unless|whether|assuming|provided|until|after|before|once|while"
    r"|(?:case|event|condition|assumption)s?(?: that| in which)?|phrase|words?|term|expression)"
    r"[\s“\"‘']*$",
    re.I,
)
"""How a text introduces what it supposes too, or words that it tells as words."""
_SEGMENT_END = re.compile(r"[，,。；;：:\n（()）]")
SHOWN = 3
"""Letters of a word cut in two that are told."""


def cut_word(left: str, words: str, frame: str) -> str:
    """A word that is cut in two before some words: its first letter turned what they say.

    Args:
        left: The sentence before the words.
        words: The words.
        frame: The quoting text's own words before them.
    """
    found = _TURNS_A_WORD.search(left)
    return found[0] + words[:SHOWN] if found and not frame.endswith(found[0]) else ""


_SUBJECT = re.compile("(?P<name>[^，。；：的是]{2,6})[，,]?(?=是?指|应当|必须|不得|可以)")
_MAY_STAND_AHEAD = re.compile(
    "[各该本其凡每]|全体|所有|任何|国务院|国家|全国|中央|地方|[省市县区乡]级?|我国|上述|前款|有关|相关"
    "|其他|的|并|且|和|及|或|与|对|由|向|在|为|、|第"
)
"""What may stand before somebody without making another of him, or parts him from what is ahead."""
_MAKES_ANOTHER = re.compile(
    "恶意|故意|过失|重大|严重|特别|主要|首席|境内|境外|国有|国有独资|外商投资|特殊|临时"
    "|(?:普惠|营利|非营利|公益|经营|全国|地方|区域)性"
)
"""What makes of whatever it stands before another thing."""
LONGEST_CUT = 8
"""Letters of a name that are cut off."""


def cut_name(left: str, words: str, frame: str) -> str:
    """The name that a rule begins with, of which some words have but the end: 重大|危险源，是指.

    Args:
        left: The sentence before the words.
        words: The words.
        frame: The quoting text's own words before them.
    """
    found = _SUBJECT.match(words)
    ahead = _SEGMENT_END.split(left)[-1].strip(" \u3000“”《")
    is_cut = (
        found is not None and 0 < len(ahead) <= LONGEST_CUT and not _MAY_STAND_AHEAD.search(ahead)
    )
    return ahead if is_cut and not frame.endswith(ahead) else ""


_OWES = re.compile("应当?|必须|须|由|责令|给予|处(?!于|理|在)|通过|按照?")
_FREE = re.compile("不[得能准许]|可以|有权|禁止|任何")
_OR_BEHIND = re.compile("或者?(?P<other>[^，。；或的]{2,24})(?=[，。；,;]|$)")
_OR_AHEAD = re.compile("(?P<one>[^，。；：的]{2,24})或者?$")


def choice_of(left: str, words: str, right: str) -> str:
    """The other of two of which one is owed, or of which one owes, left out of some words.

    Args:
        left: The sentence before the words.
        words: The words.
        right: The sentence behind them.
    """
    behind, ahead = _OR_BEHIND.match(right), _OR_AHEAD.search(left)
    if behind and _OWES.search(words) and not _FREE.search(words):
        return behind[0]
    owes = ahead and _SUBJECT.match(words) and not _FREE.search(words)
    return ahead[0] if ahead and owes else ""


def ban_ahead(left: str, words: str, frame: str) -> str:
    """The 不得 or 禁止 of an earlier segment that some words are forbidden by, told by nobody.

    Args:
        left: The part of a sentence before the words, its last segment ended.
        words: The words.
        frame: The quoting text's own words before them.
    """
    *ahead, open_one = COMMA.split(left)
    bans = [_BANS.search(segment) for segment in ahead]
    last = next((i for i in range(len(bans) - 1, -1, -1) if bans[i]), None)
    found = None if last is None else bans[last]
    if found is None or open_one.strip() or last is None or _rules_or_denies(frame):
        return ""
    follow = [*ahead[last + 1 :], COMMA.split(words)[0]]
    return "" if any(map(_is_of_its_own, follow)) else found[0]


def only_a_case(words: str, right: str) -> str:
    """Some words whose sentence says only what follows where they are so, with their 的."""
    last = COMMA.split(words)[-1].strip()
    is_case = _A_CASE.match(right) and not CONDITION_WORD_END.search(last)
    return f"{last}的" if is_case else ""


def only_supposed(left: str, words: str, frame: str) -> str:
    """The English word by which some words are only supposed.

    What goes on behind a supposition and rules is none itself.

    Args:
        left: The sentence before the words.
        words: The words.
        frame: The quoting text's own words before them.
    """
    found = _SUPPOSES.search(left)
    if found is None or _SUPPOSED_ALREADY.search(frame):
        return ""
    return "" if found["goes_on"] and _rules_or_denies(words) else found["word"]


def _is_of_its_own(segment: str) -> bool:
    """Does a segment rule, deny or state by itself, or tell of a case?"""
    bare = _ATTRIBUTE.sub("", segment.strip("。；;\n "))
    return bool(_STATES.match(segment) or CONDITION_WORD_END.search(bare) or _rules_or_denies(bare))


def _rules_or_denies(words: str) -> bool:
    kinds = ((word.kind, word.value) for word in critical_words(words))
    return any(kind in (MODALITY, NEGATION) and value != "restrict" for kind, value in kinds)
