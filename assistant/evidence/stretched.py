"""Does a claim in words of its own go further than what it is said to follow from? Pure.

A model that reads for meaning takes 逾期不改的，处罚款 and 一发现就罚 for the same. Knows only the
words of both; but for numbers, modality and choice, Chinese alone.
"""

from __future__ import annotations

import re

from assistant.evidence.actors import has_another_act, is_at_another_level
from assistant.evidence.added_words import adds_words
from assistant.evidence.bounds import bounds_otherwise
from assistant.evidence.critical import NUMBER, critical_words, unit_of, without_numbers
from assistant.evidence.telling import HALVES, SENTENCES, telling
from assistant.evidence.unreserved import is_unreserved
from index.letters import pairs_of

_BEFORE = re.compile("前[款述项条]|上述|以上规定")
_PUNISHES = re.compile("追究|追责|问责|[处受挨]罚|罚款")
_UNLAWFUL = re.compile("违[法规]|犯法|红灯")
_FORBIDS = re.compile("违[反法规]|犯法|不得|禁止|严禁|不准|不许|不符合|处罚|罚款|红灯")
_LATER = re.compile("(?:日|天|月|年|小时)(?:过后|[以之]后)|逾期|超期|晚于")
_IN_TIME = re.compile("[以之]?内|[以之]前")
_AT_ONCE = re.compile("就[要得]?罚|直接|马上|立[即刻马]|当场|当即|一律|一发现|二话不说")
_IF_NOT_MENDED = re.compile("逾期|拒不|仍不|仍未|期满")
_NOT_MENDED = re.compile("逾期|拒不|[仍还没不未][^，。；]{0,4}改|过[了期]|到期|期满|不听")
_BEGINS = re.compile("开始|启动|开工|动工|着手|动手")
_ENDS = re.compile("完成|完工|完毕|竣工|验收|结束|[\u4e00-\u9fff]完(?=[，。；]|$)")
_PER = re.compile(
    "每(?:一)?(?P<of>人|户|台|次|件|栋|幢|套|辆|间|单元|平方米|平米|个?月|年|[天日]|周)"
)
_EXCEPTED_CASE = re.compile("不适用[前上]|除外|不受[前上]|不在此限|仍按")
_NUMBER = re.compile("[0-9一二三四五六七八九十百千万两半]+(?=[倍成元日天年月%％]|分之)|[加双翻]倍")
LEAST_CASE = 3
"""Letters in a row by which a claim is of the case that one sentence alone tells of."""


def stretches(claim: str, source: str) -> bool:
    """Does a claim say anything that its source has no words for, or has them of another case?

    That is a number, a modality, a choice, a body or a penalty of its own, a limit or a time told
    the other way, or a rule without its exception.
    """
    return (
        adds_words(claim, source)
        or bounds_otherwise(claim, source)
        or has_another_act(claim, source)
        or has_amounts_of_another(claim, source)
        or is_at_another_level(claim, source)
        or _bends(claim, source)
        or _is_of_excepted_case(claim, source)
    )


def lacks_exception(claim: str, source: str) -> bool:
    """Does a claim tell a rule for all cases of which its source excepts some?"""
    return is_unreserved(claim, _telling(claim, source))


def has_amounts_of_another(claim: str, source: str) -> bool:
    """Has a claim its amounts from one item or half, and most else from one that has others?

    重要作用的，奖励三万元以上 of 重要作用的，奖励一万元；重大作用的，奖励三万元以上.
    """
    amounts, matter = _amounts(claim), pairs_of(without_numbers(claim))
    halves = {half: _amounts(half) for half in HALVES.split(source) if half}
    holding = [half for half, own in halves.items() if amounts <= own]
    if not (amounts and holding):
        return False
    shared = {half: len(matter & pairs_of(without_numbers(half))) for half in halves}
    best = max(shared, key=lambda half: shared[half])
    units = {unit_of(value) for value in amounts}
    is_other = units <= {unit_of(value) for value in halves[best]}
    return is_other and shared[best] > max(shared[half] for half in holding)


def _amounts(text: str) -> set[str]:
    return {word.value for word in critical_words(text) if word.kind == NUMBER}


def _bends(claim: str, source: str) -> bool:
    """Does a claim punish or put off what its source does not, or keep silent of an exception?

    Or does it punish at once what its source does only where it is not mended in time, take the end
    of something for its beginning, or count by another unit (每人 for 每户)?
    """
    told = _telling(claim, source)
    puts_off = _LATER.search(claim) and _IN_TIME.search(source) and not _LATER.search(source)
    at_once = "罚" in claim and _AT_ONCE.search(claim) and not _NOT_MENDED.search(claim)
    skips_time = at_once and _IF_NOT_MENDED.search(source)
    bends = puts_off or skips_time or _punishes(claim, source)
    return bool(bends) or lacks_exception(claim, source) or _turns_round(claim, told, source)


def _punishes(claim: str, source: str) -> bool:
    """Does a claim punish, or call unlawful, what its source neither does nor forbids?"""
    punishes = _PUNISHES.search(claim) and not _PUNISHES.search(source)
    condemns = _UNLAWFUL.search(claim) and not _FORBIDS.search(source)
    return bool(punishes or condemns)


def _turns_round(claim: str, told: str, source: str) -> bool:
    """Is the beginning of something told of its end, or the other way, or by another unit?"""
    sides = [(bool(_BEGINS.search(t)), bool(_ENDS.search(t))) for t in (claim, source)]
    counted, stated = ({found["of"] for found in _PER.finditer(t)} for t in (claim, told))
    is_other = bool(counted and stated) and not any(unit in told for unit in counted)
    return sorted(sides) == [(False, True), (True, False)] or is_other


def _is_of_excepted_case(claim: str, source: str) -> bool:
    """Has a claim its case from the sentence that excepts it, and its numbers from another?"""
    sentences = [said for said in SENTENCES.split(source) if said]
    numbers = set(_NUMBER.findall(claim))
    for said in sentences:
        others = "。".join(other for other in sentences if other != said)
        if _EXCEPTED_CASE.search(said) and numbers and not numbers & set(_NUMBER.findall(said)):
            runs = (claim[at : at + LEAST_CASE] for at in range(len(claim) - LEAST_CASE + 1))
            if any(run in said and run not in others for run in runs):
                return True
    return False


def _telling(claim: str, source: str) -> str:
    """The sentences of a source that tell of a claim, or of what stands before them."""
    bending = [said for said in SENTENCES.split(source) if _BEFORE.search(said)]
    return "。".join([*telling(claim, source, SENTENCES), *bending])
