"""Who is excepted from a rule, and whether a claim tells the rule of them all the same. Pure.

除导盲犬外，不得携犬进入医院 forbids no 导盲犬, though all words of 导盲犬不得进入医院 stand in it.
Knows only the words of a claim and the sentences they come from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from assistant.evidence.subjects import JOINED

LEAST_SHARE = 0.5
"""Share of a claim's letters, two or more in a row, that stand in a rule told by it."""
LEAST_NAME = 2
"""Letters of a name, and of what tells one class from others of its kind."""
_EXCEPT = re.compile(r"除(?P<who>[^，。；：\n]{2,40}?)(?:[以之]?外)")
_WHO = r"[^，。；：\n]{2,40}?"
_EXEMPT = re.compile(
    rf"(?P<who>{_WHO})的?(?:(?P<but>除外)|[，,]?(?:可以|应当|一律|[均都])?"
    r"(?:(?P<duty>免[除予收征缴交])|不得?享受))|不适用于(?P<of>[^，。；\n]{2,30})"
)
_LEADS_TO = re.compile("^(?:但是?|其中|对于?|因)+")
_ALL_THE_SAME = re.compile(
    "也|照样|[一同]样|照[旧常例]|仍|还[是得要能可会]|[都均][得要应能可须]|就算|哪怕|即[便使]|一视同仁|一律|统统|通通"
)
_NO_EXCEPTION = re.compile("[没无](?:有|一)?(?:任何)?例外")
_FREES = re.compile("[不没未免无除]|(?<![特类区])别(?![人的])|另[算说]|例外|另当别论|白")
_PAYS = re.compile("[交缴出掏付收买花][^，。；]{0,8}(?:[钱费款票租税金]|用)|(?:收|付)费|掏钱")
_ENJOYS = re.compile("可以|可(?=[享优申])|能|享受|优先")
_BANS = re.compile("不得|禁止|严禁|不准|限制|不能")
_SENTENCE = re.compile(r"[^。；\n]+")
_LEAD = re.compile(r"^[，,、\s]+")
_NO_PARTY = re.compile(
    "规定|约定|情[况形]|批准|同意|依照|按照|必要|特殊|[前本]款|[前本]条|所列|法律|法规"
)


def excepted(claim: str, sources: Iterable[str]) -> str:
    """The party of which a claim tells a rule that excepts it, or that it leaves out; else empty.

    Args:
        claim: What is told.
        sources: What it is held against.
    """
    own = _EXCEPT.search(claim)
    for sentence in (s[0] for source in sources for s in _SENTENCE.finditer(source)):
        for found in _EXCEPT.finditer(sentence):
            rule = sentence[: found.start()] + sentence[found.end() :]
            members = [] if _NO_PARTY.search(found["who"]) else JOINED.split(found["who"])
            ruled = _LEAD.sub("", sentence[found.end() :])[:LEAST_NAME]
            names = [name for m in members for name in _names(m, ruled)]
            told = [n for n in names if n in claim and n not in rule]
            if not told or not _is_of(claim.replace(told[0], ""), rule):
                continue
            if own is None:
                return told[0]
            if left_out := [m for m in members if m not in claim]:
                return left_out[0]
    return ""


def is_told_of_exempted(claim: str, passage: str) -> bool:
    """Does a claim tell all the same of somebody whom a passage names only to exempt him?

    低保家庭也得交钱 beside 低保家庭免除前款规定的费用, which a model that reads for meaning takes
    for what follows. Who is freed of a charge is told to pay, who is left out of what others enjoy
    to enjoy it; what is excepted from a ban is allowed.
    """
    told = _NO_EXCEPTION.sub("", claim)
    is_same = told != claim or _ALL_THE_SAME.search(told)
    if not is_same or _FREES.search(told):
        return False
    return any(
        (_PAYS if found["duty"] else _ENJOYS).search(told) and name in told
        for found, names, is_allowed in _exempted(passage)
        for name in names
        if not is_allowed
    )


def is_told_to_be_exempt(claim: str, passage: str) -> bool:
    """Does a claim free somebody whom a passage frees: of a charge, or of a ban?"""
    frees = bool(_FREES.search(claim))
    return any(
        name in claim and (frees if found["duty"] else is_allowed and not frees)
        for found, names, is_allowed in _exempted(passage)
        for name in names
    )


def _exempted(passage: str) -> Iterator[tuple[re.Match[str], list[str], bool]]:
    """Each exemption of a passage, those whom nothing else there names, and is it from a ban?"""
    for found in _EXEMPT.finditer(passage):
        others = passage[: found.start()] + passage[found.end() :]
        rule = _SENTENCE.findall(passage[: found.end()])[-1]
        who = _LEADS_TO.sub("", found["who"] or found["of"])
        members = (one.removesuffix("的") for one in JOINED.split(who))
        names = [m for m in members if len(m) >= LEAST_NAME and m not in others]
        yield found, names, bool(found["but"] and _BANS.search(rule))


def _names(member: str, ruled: str) -> Iterator[str]:
    """What somebody excepted may be called: 六十岁以上的老年人, 老年人, as one of 游客 老年游客."""
    name = member.rsplit("的", 1)[-1]
    stems = (name[:cut] for cut in (-1, -2) if len(name[:cut]) >= LEAST_NAME and ruled)
    yield from (n for n in (member, name) if len(n) >= LEAST_NAME)
    yield from (f"{stem}{ruled}" for stem in stems)


def _is_of(claim: str, rule: str) -> bool:
    blocks = SequenceMatcher(None, claim, rule, autojunk=False).get_matching_blocks()
    return sum(b.size for b in blocks if b.size > 1) >= LEAST_SHARE * len(claim)
