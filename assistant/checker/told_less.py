"""What a claim leaves unsaid of its source without denying it. Pure.

A 应当 or 可以 that goes unsaid, one end of a range, the parts of a sentence of which it tells none,
the case in which something is not done. Knows only the words of a claim and those of its source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence.collation import collate
from assistant.evidence.critical import (
    COMPARISON,
    MODALITY,
    NEGATION,
    NUMBER,
    critical_words,
    rules_or_denies,
)
from assistant.evidence.wording import puts_other_words
from index.letters import letters_of

NEAR_VERBATIM = 0.8
"""Share from which words without marks are the clause's own words, not a paraphrase."""

_BINDS = re.compile("应当?|必须|须|应该|要|must|shall", re.I)
_GO_UNSAID = {(MODALITY, "must"), (MODALITY, "may"), (MODALITY, "encourage")}
"""What a claim may leave unsaid without denying it."""
_REVERSES = frozenset(["must not", "need not"])
"""What turns a rule that binds or allows round."""
_DENIES = re.compile("[不没无未非]")
_CASES = re.compile("[^，。；：]*的(?=[，。；])")
_RANGE = re.compile(
    "(?P<low>[0-9零〇一二三四五六七八九十百千万亿两.]+[^，。；]{1,3}?以上)(?P<high>[^，。；以]{2,8}以下)"
)
_SEGMENT = re.compile("[^，。；：]+?(?:[，。；：]|[,;.](?![0-9])|$)")
_CASE = re.compile(
    r"^[而并且或但如若]|[的者时后前外下内][，。；：]?$|^\s*(?:if|unless|when|where|and|or)\b"
)
"""A part that says when or of whom the others hold, or goes on from one."""


_CASE_END = re.compile("的[，,]$")
_BY_A_BODY = re.compile(
    r"由(?=(?P<level>[^，。；]{1,6}级以上))[^，。；]{4,80}?(?:部门|政府|机构|机关|委员会)"
    r"(?=责令|给予|处[以1-9一二三五]|没收|吊销|予以)"
)
"""By whom a deed is punished: 由县级以上地方人民政府城管部门 责令改正."""


_BY_A_DECISION = re.compile("《关于修改[^》]*的?决定》")
"""By what a document was amended."""


def without_untold_bodies(source: str, said: str) -> str:
    """A source without those who punish, or what amends, of which a claim tells nothing.

    It need not.
    """
    if "《" not in said:
        source = _BY_A_DECISION.sub("", source)
    return _BY_A_BODY.sub(lambda found: found[0] if found["level"] in said else "", source)


def only_binds(words: Sequence[str], source: str) -> bool:
    """Do words but bind, where a source has none that rules?"""
    return bool(words) and not rules_or_denies(source) and all(map(_BINDS.fullmatch, words))


def bears(words: Sequence[str]) -> bool:
    """Is there a number, or a word that rules or denies, among words that differ?"""
    kinds = {word.kind for piece in words for word in critical_words(piece)}
    return bool(kinds & {NUMBER, MODALITY, NEGATION})


def reverses(words: Sequence[str]) -> bool:
    """Do words that differ deny, bar or free of a duty, or only one side of them have a 不?"""
    found = [word for piece in words for word in critical_words(piece)]
    deny = {bool(_DENIES.search(piece)) for piece in words}
    return len(deny) > 1 or any(w.kind == NEGATION or w.value in _REVERSES for w in found)


def tells_less(source: str, said: str) -> bool:
    """Has a claim nothing that counts, rules or bounds but what its source has, and no denial less?

    每年审计一次 tells less than 应当每年开展一次审计, and nothing else.
    """
    told, stated = _senses(said), _senses(source)
    affirms = all(w[0] in (NUMBER, COMPARISON) or w in _GO_UNSAID for w in stated - told)
    denies = len(_DENIES.findall(said)) > len(_DENIES.findall(source))
    is_part = bool(told) and told <= stated and affirms
    return is_part and not denies and _denials(said) >= _denials(source)


def only_leaves_out(source: str, said: str, words: Sequence[str]) -> bool:
    """Are words that differ but amounts, or one that may go unsaid, with none of their kind?"""
    left_out = {(w.kind, w.value) for piece in words for w in critical_words(piece)}
    told = {word.kind for word in critical_words(said)}
    if len(left_out) == 1 and left_out <= _GO_UNSAID:
        return not told & {MODALITY, NEGATION}
    only_amounts = {kind for kind, _ in left_out} == {NUMBER} and not told & {NUMBER, COMPARISON}
    return only_amounts and not puts_other_words(source, said)


def denies_a_case(source: str, said: str) -> bool:
    """Does a source only tell what follows where something is not done that a claim tells to do?

    办理变更登记 is not denied by 未依照规定办理变更登记的，责令改正.
    """
    return not _denials(said) and 0 < _denials(source) == sum(map(_denials, _CASES.findall(source)))


def one_end_each(source: str) -> list[str]:
    """A source, and what it says with one end of a range: 二万元以下 of 一万元以上二万元以下."""
    ranges = _RANGE.search(source)
    ends = ranges.groups() if ranges else ()
    return [source, *(source.replace(end, "", 1) for end in ends)]


NO_EXCEPTION = re.compile("(?:不|无一|没有|绝无|并无)例外|不在除外之列")
"""What denies that a rule has an exception."""


def tells_a_part(source: str, said: str) -> bool:
    """Are critical words that a claim leaves out those of parts of which it tells none?

    温度应当保持在二十度，湿度不得超过六成 says nothing else than 湿度不得超过六成.
    """
    told = _senses(said)
    parts = [_senses(part) for part in _SEGMENT.findall(source)]
    is_told = bool(told) and told <= set().union(*parts) and _denials(said) <= _denials(source)
    is_part = is_told and all(part <= told or not part & told for part in parts)
    return is_part and not _drops_a_denial(source, said)


_OF_WHICH = re.compile("[，,]其中[，,]?(?P<own>[^；;。]+)")
LEAST_NAMED = 3
"""Letters of what a rule begins with that tell of what it holds."""


def tells_of_which(source: str, said: str) -> bool:
    """Does a claim tell what holds for one of several: …不少于二年，其中屋面防水不少于五年?"""
    for found in _OF_WHICH.finditer(source):
        own = found["own"]
        ruled = min((word.start for word in critical_words(own)), default=0)
        name = letters_of(own[:ruled]).text
        is_named = len(name) >= LEAST_NAMED and name in letters_of(said).text
        if is_named and _senses(said) == _senses(own):
            return True
    return False


def _drops_a_denial(source: str, said: str) -> bool:
    """Has a claim the parts of its source without all that denies in them?

    赔偿责任仍旧要扛 of 不负赔偿责任.
    """
    told = letters_of(said).text
    stated = ((part, _without_denials(part)) for part in _SEGMENT.findall(source))
    is_told = (p for p, bare in stated if collate(told, bare).share >= NEAR_VERBATIM)
    return _denials(said) < sum(map(_denials, is_told))


def _without_denials(part: str) -> str:
    """The letters of a part without what denies in it."""
    for word in reversed([w for w in critical_words(part) if w.kind == NEGATION]):
        part = part[: word.start] + part[word.end :]
    return letters_of(part).text


def skips_whole_parts(source: str, said: str) -> bool:
    """Is a claim some whole parts of its source in order, without others that rule nothing?"""
    rest, skipped = letters_of(said).text, list[str]()
    parts = _SEGMENT.findall(source)
    for part, behind in zip(parts, [*parts[1:], ""], strict=True):
        letters = letters_of(part).text
        if rest.startswith(letters):
            rest = rest[len(letters) :]
        elif part[-1:] in "，," and _CASE_END.search(behind):
            return False  # it is one of several conditions: 逃避债务，严重损害债权人利益的
        else:
            skipped.append(part)
    words = critical_words("".join(skipped))
    rules = any(word.kind in (MODALITY, NEGATION) for word in words)
    return bool(skipped) and not (rest or rules or any(map(_CASE.search, skipped)))


def numbers(text: str) -> set[str]:
    """The amounts, days and the like of a text, in one form for all ways to write them."""
    return {word.value for word in critical_words(text) if word.kind == NUMBER}


def _senses(text: str) -> set[tuple[str, str]]:
    """What counts, rules, bounds or denies in a text."""
    kinds = (NUMBER, MODALITY, NEGATION, COMPARISON)
    return {(word.kind, word.value) for word in critical_words(text) if word.kind in kinds}


def _denials(text: str) -> int:
    return sum(word.kind == NEGATION for word in critical_words(text))
