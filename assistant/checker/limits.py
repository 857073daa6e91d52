"""What a matter may amount to at most or at least, told in whatever words. Pure.

Knows two texts, and nothing of where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.evidence.conditions import is_condition
from assistant.evidence.critical import (
    COMPARISON,
    EXCEPTION,
    NUMBER,
    CriticalWord,
    critical_words,
    unit_of,
)
from index.letters import letters_of
from index.markers import without_markers

_IS_SO_MUCH = re.compile(r"([\u4e00-\u9fff]{2,10}?)(?:是|仅?为|只有|长?达|即|共)[^，。；]{0,2}$")
LEAST_MATTER, MOST_BESIDE = 4, 24
"""Letters of a matter that is limited, and of all else that a claim says of it."""
LEAST_TOPIC = 2
"""Letters of a topic that both texts name before an amount."""


def other_amount(claim: str, source: str) -> str | None:
    """What a claim says that something amounts to, where its source has the one amount another."""
    stated = amounts_in(source)
    for word in amounts_in(claim):
        same = [w for w in stated if unit_of(w.value) == unit_of(word.value)]
        topic = _IS_SO_MUCH.search(claim[: word.start])
        if topic is None or len(same) != 1 or same[0].value == word.value:
            continue
        if topic[1][-LEAST_TOPIC:] in source[: same[0].start]:
            return claim[word.start : word.end]
    return None


_ENOUGH, _BEYOND = "合格|合规|达标|足够|符合要求", "超限|超期|超标|逾期|违规|违法"
_OF_A_LIMIT = re.compile(
    r"[^，。；]{0,2}(?:就|才|便|也)?(?:是|为)(?P<is>[^，。；]{2,30}?)的?"
    r"(?:法定)?(?:最[高低长短多少大小](?:限度|标准|限额|期限|时间|比例|年限|限)?|上限|下限|底线)"
    r"|(?:[以之]?内)?[，,]?(?:才算?|就算?|便|即|都算|对于?)?(?P<so>[^，。；]{2,30}?)(?:就算?|才算?|便算?|即|都算?|算|已经?)?"
    rf"(?:(?P<enough>{_ENOUGH})|(?P<beyond>{_BEYOND}))"
)
"""Behind an amount: whose limit it is, or what it is enough or too much for."""
_BOUND_AHEAD = re.compile(
    r"(?:上限|下限|底线|最[高低长短多少大小](?:限度|标准|限额|期限|时间|要求)?)[^，。；]{0,3}$"
)
_MATTER_BEHIND = re.compile(
    r"[，,][^，。；]{0,4}?(?:适用于|[说讲指谈]的就?是|针对|对于?)([^，。；]{4,30}?)(?:而言|来说|来讲|的)?(?=[，。；]|$)"
)
"""Before an amount that it is a limit, and behind it of what: 上限为十日，适用于保存期限."""


_REACHES_AHEAD = re.compile(
    r"(?:^|[，。；：\s])(?P<m>[^，。；：\s]{4,40}?)(?:最[多高长大])?(?:可以?|能够?|允许|准予)?"
    r"(?:达到?|长达|高达|多达|(?:放宽|延长|增加|提高|加)[到至])$"
)
"""Before an amount that something may reach: 变更考试地可以达到六次."""
_EDGE_AHEAD = re.compile(
    r"(?:^|[，。；：\s])(?P<m>[^，。；：\s]{4,40}?)的?"
    r"(?:封顶|(?:上限|下限|底线|最[高低长短多少大小](?:要求|限度|标准|限额|期限|时间|人数|数量|比例)?)(?:就?是|为|[定设]为|只有))(?:为|是)?$"
)
"""Before an amount that bounds something: 侦查人员的最低要求是一人, 期限封顶六十日."""
_TIME_AHEAD = re.compile(
    r"(?:^|[，。；：\s])(?P<m>[^，。；：\s]{4,40}?)(?:[，,][^，。；]{0,16}?)?的?(?:时间|时限|期限|时长)"
    r"(?:就?[是有为]|定[在为]|长?达|可达|(?:放宽|延长)[到至])?$"
)
"""Before a period that it is the time for something: 通知家属的时限是两日."""


_BOUNDS = (
    r"上限|下限|底线|门槛|红线|极限|封顶|为限|起码|[最至][多少长高低]|才|不能再[多少长高低]|截止|为准"
    r"|不合[规法格]|不达标|(?<!不)违[规法约]|(?<!不)超[期标限]"
)
"""What says that an amount bounds something."""
_SUFFICES = (
    r"不[算构会]?成?(?:超[过出期限标]?|逾期|违[规法约])|(?:许可|允许|准许|容许)(?:的?范围)?[之以]?内|(?:可以|能够|允许)?达到"
    r"|(?:在|属于)?(?:合法|许可|允许|准许|容许|规定)的?(?:范围|幅度|限度)[之以]?[内里中]|过得去"
    r"|放宽[到至]?了?|就行|都行|也行|即可|足够|就够|够了?|(?:合|不违)[规法]|符合(?:要求|规定)|没有?问题|均可|无妨|可以(?=[。，]|$)|是?被?(?:允许|许可)的?"
)
"""What says that an amount is allowed, or enough."""
_IS_PAST = "算?[超逾](?:[期限标]|过)?"
_AROUND = (
    r"[以之]内|到|至|了|为止|都|也|便|就|则|以|是|为|的|在|有|只有|只要|仅|即便|哪怕|就算|即使|不到|不满|不足|满|范围"
    r"|少于|低于|多于|高于|得|可以?|能够?|给到?|之多|[依仍]然|仍旧|照样|同样|而言|来说|时间|期限|时长|时限|人数|数量|规定|法定|只|而已|定|设"
)
"""What may stand around an amount without saying anything else."""
_CUES = rf"(?:{_BOUNDS}|{_SUFFICES}|{_IS_PAST}|{_AROUND}|[，,])"
LONGEST_WHOLE = 60
"""Characters of a sentence that says nothing but a limit; the time to read one doubles with few."""
_WHOLE_LIMIT = re.compile(
    rf"(?:[^，。；：#]{{0,12}}[：:，]\s*)?{_CUES}*?(?P<m>[^，。；：#]{{4,40}}?)?(?:{_CUES})*#(?:{_CUES})*(?P<m2>[^，。；：#]{{4,40}}?)?(?:{_CUES})*[。.！]?"
)
"""A sentence that says of one matter how much it may be, and nothing else."""


_SIDES = {
    "at least": re.compile("下限|底线|门槛|最[低少短小]"),
    "at most": re.compile("上限|封顶|最[高多长大]"),
}


@dataclass(frozen=True, slots=True)
class Limit:
    """What a claim says of an amount: 两年是保存期限的下限, 满两年，保存期限就达标.

    Attributes:
        amount: As it stands in the claim.
        matter: The letters of what is limited.
        enough: Is it said to be enough for it, or still allowed?
        cue: What says that it is a limit, and perhaps on which side.
        past: What says that not the amount is, but more or less than it: 超出, 不到.
    """

    amount: CriticalWord
    matter: str
    enough: bool
    cue: str = ""
    past: str = ""

    @property
    def side(self) -> str:
        """The comparison that its cue has: 下限 is at least, 封顶 at most; else empty."""
        return next((value for value, words in _SIDES.items() if words.search(self.cue)), "")


def _limits(claim: str) -> Iterator[Limit]:
    yield from _whole_limit(claim)
    for amount in amounts_in(claim):
        if told := _OF_A_LIMIT.match(claim, amount.end):
            matter = letters_of(_bare(told["is"] or told["so"])).text
            yield Limit(amount, matter, told["enough"] is not None, told[0])
        if timed := _TIME_AHEAD.search(claim, 0, amount.start):
            yield Limit(amount, letters_of(_bare(timed["m"])).text, enough=False)
        if reached := _REACHES_AHEAD.search(claim, 0, amount.start):
            yield Limit(amount, letters_of(_bare(reached["m"])).text, enough=True)
        if edge := _EDGE_AHEAD.search(claim, 0, amount.start):
            cue = edge[0].removeprefix(edge["m"])
            yield Limit(amount, letters_of(_bare(edge["m"])).text, enough=False, cue=cue)
        bounded = _BOUND_AHEAD.search(claim, 0, amount.start)
        if bounded and (behind := _MATTER_BEHIND.match(claim, amount.end)):
            yield Limit(amount, letters_of(behind[1]).text, enough=False)


def _whole_limit(claim: str) -> Iterator[Limit]:
    """What a sentence limits that says nothing else, in whatever words."""
    amounts = amounts_in(claim) if len(claim) <= LONGEST_WHOLE else []
    if len(amounts) != 1:
        return
    before, behind = claim[: amounts[0].start], claim[amounts[0].end :]
    told = _WHOLE_LIMIT.fullmatch(f"{before}#{behind}")
    matter = told and (told["m"] or told["m2"])
    if not told or not matter or (told["m"] and told["m2"]):
        return
    rest = (before + behind).replace(matter, "", 1)
    past = _PAST.search(before)
    letters = letters_of(_bare(matter)).text
    if re.search(_BOUNDS, rest):
        yield Limit(amounts[0], letters, enough=False)
    elif re.search(f"{_SUFFICES}|{_IS_PAST}", rest):
        yield Limit(amounts[0], letters, enough=True, past=past[0] if past else "")


_PAST = re.compile("(?<![不没未])(?:超[过出]|突破|多于|高于)$|不到$|不足$|不满$|少于$|低于$")
_LESS = frozenset(("不到", "不足", "不满", "少于", "低于"))
_BARS = re.compile(
    "不(?:被|能|会|可)?(?:允许|准许|容许|许可|可以|行|合[规法格]|符合|达标)|不[得能许准]|违反?[规法约]|禁止|超[期标限]"
)
"""What says that an amount is not allowed."""
_ALLOWS_BY_DENYING = re.compile(
    "(?:不|没有?|未)(?:会|算|构成|属于|被|有|曾)*(?:违反?[规法约]定?|超[期标限过]|逾期|禁止|限制)"
)
"""What says that it is, since nothing forbids it: 不算超期, 没有违规."""
_RESTATES = re.compile("不(?:得|能|可以?)?(?:超[过出]|[多高大]于|[少低小]于)|[最至][多少](?!可以)")
"""How a rule itself sets a limit."""
_UNSURE = re.compile("不一定|未必|是否|[吗么？?]")
_BELOW, _ABOVE = re.compile("以下|[以之]?内"), re.compile("以上")
_ABOUT = re.compile("半|多|余|左右|上下|[以之]?外")
"""Behind an amount, what makes another one of it."""
_RULED = re.compile(rf"{_BARS.pattern}|{_SUFFICES}|{_ALLOWS_BY_DENYING.pattern}")
_AMOUNT_OF = "(?:的?(?:次数|人数|数量|金额|额度|时间|时限|期限|时长|年限|长度|高度|面积|比例))?"
_MEASURE = re.compile(f"{_AMOUNT_OF}(?:最[低少短小])?$")
"""What only says what an amount of a matter is of."""
_OPENS = re.compile(r"^(?:要点[一二三四五六七八九十0-9]*\s*|就|对于?|关于|至于|说到|提到|问)")
_IDLE = re.compile("(?:已经?|现在|如今|目前|早已|早就|超[过出]|突破)$")


def _bare(matter: str) -> str:
    """A matter without what only leads to it or to the amount: 监视居住 of 监视居住已经."""
    return _IDLE.sub("", _OPENS.sub("", matter))


def other_limit(claim: str, source: str) -> str | None:
    """The limit that a claim names of a matter of which its source has the one amount another."""
    for limit in _limits(claim):
        for sentence in source.split("\n"):
            if limit.matter not in letters_of(sentence).text:
                continue
            unit = unit_of(limit.amount.value)
            stated = [w for w in amounts_in(sentence) if unit_of(w.value) == unit]
            if len(stated) == 1 and _exceeds(limit, stated[0], sentence):
                return claim[limit.amount.start : limit.amount.end]
    for amount, is_kept in _measured(claim, source):
        if not is_kept:
            return claim[amount.start : amount.end]
    return None


def keeps_limit(claim: str, source: str) -> bool:
    """Does a claim hardly say more than that an amount is allowed which is, or barred which is?

    借阅期限二十日也是允许的 beside 借阅期限最长不得超过三十日.
    """
    return any(is_kept for _, is_kept in _measured(claim, source))


def _measured(claim: str, source: str) -> Iterator[tuple[CriticalWord, bool]]:
    """The one amount of a claim that hardly says more, and whether a limit of its source bears it.

    监视居住就算多到十二个月，照样合规 is not borne by 监视居住最长不得超过六个月.
    """
    said, allows = letters_of(claim).text, _allows(claim)
    if allows is None or len(claim) > LONGEST_WHOLE:
        return
    for segment in re.split("[，。；：\n]", without_markers(source)):
        bound = next((w for w in critical_words(segment) if w.kind == COMPARISON), None)
        if bound is None or bound.value not in _SIDES:
            continue
        head, counted = _UP_TO.sub("", segment[: bound.start]), amounts_in(segment)
        stated = next((w for w in counted if w.start >= bound.end), None)
        others = {word.value for word in counted if word != stated}
        amounts = [word for word in amounts_in(claim) if word.value not in others]
        if stated is None or [unit_of(w.value) for w in amounts] != [unit_of(stated.value)]:
            continue
        named = (letters_of(matter).text for matter in (head, _MEASURE.sub("", head)))
        is_within = _is_within(claim, amounts[0], size_of(stated), bound.value)
        if is_within is not None and any(_is_all_but(said, matter) for matter in named):
            yield amounts[0], is_within == allows


def _allows(claim: str) -> bool | None:
    """Is an amount said to be allowed, or not to be; None where neither is plain?"""
    restates = _RESTATES.search(claim) or _UNSURE.search(claim)
    plain = _ALLOWS_BY_DENYING.sub("", claim)
    denies, allows = _BARS.search(plain), re.search(_SUFFICES, plain) or plain != claim
    if restates or not (denies or allows):
        return None
    if denies:
        return False
    return None if re.search(_BOUNDS, plain) else True


def _is_within(claim: str, amount: CriticalWord, limit: float, side: str) -> bool | None:
    """Is what a claim tells of, an amount or all above or below it, within a limit?

    None where a part of it is, and a part is not.
    """
    said, ahead, behind = size_of(amount), claim[: amount.start], claim[amount.end :]
    past = _PAST.search(ahead)
    is_below = _BELOW.match(behind) is not None or (past is not None and past[0] in _LESS)
    is_above = _ABOVE.match(behind) is not None or (past is not None and not is_below)
    if _ABOUT.match(behind):
        return None
    if side == "at least":  # as at most, with all signs turned
        said, limit, is_below, is_above = -said, -limit, is_above, is_below
    if is_above:
        return False if said >= limit else None
    if is_below:
        return True if said <= limit else None
    return said <= limit


def _is_all_but(said: str, matter: str) -> bool:
    """Do some letters tell a matter, and little beside it?"""
    is_told = len(matter) >= LEAST_MATTER and matter in said
    return is_told and len(said) - len(matter) <= MOST_BESIDE


def _exceeds(limit: Limit, stated: CriticalWord, sentence: str) -> bool:
    """Is an amount another limit; where it is said to be enough, is it not by the source?

    The upper limit of the source is no lower one.
    """
    bounds = {w.value for w in critical_words(sentence) if w.kind == COMPARISON}
    if not limit.enough:
        is_other_side = {limit.side, *bounds} == {"at least", "at most"} and len(bounds) == 1
        return limit.amount.value != stated.value or is_other_side
    said, bound = size_of(limit.amount), size_of(stated)
    if limit.past:
        is_less = limit.past in _LESS
        return said == bound and ("at least" if is_less else "at most") in bounds
    return (said < bound and "at least" in bounds) or (said > bound and "at most" in bounds)


_UNLIMITED = re.compile(
    rf"(?P<m>[^，。；：]{{4,40}}?){_AMOUNT_OF}(?:一律|完全|都|也|则|并)*"
    r"(?:(?:没有?|不设|不受|无|不作|不加)(?:任何|什么|具体|次数|人数|数量|金额|时间|期限|年限|的)*(?:上限|封顶|限制)"
    r"|上?不封顶|不限(?:次数|人数|数量|金额|时间|期限)?)的?"
)
"""What is said to have no limit: 借阅没有上限, 借阅次数不限."""
_UP_TO = re.compile("(?:最[长多高大])?$")


def unlimited(claim: str, source: str) -> str | None:
    """What a claim says to have no upper limit, where a sentence of its source sets one.

    A sentence that excepts or extends something leaves it open.
    """
    told = _unlimited(claim)
    matter = letters_of(told["m"]).text if told else ""
    for sentence in source.split("\n") if told else ():
        words = critical_words(sentence)
        if any(w.kind == EXCEPTION for w in words) or _EXTENDS.search(sentence):
            continue
        bounds = (w for w in words if w.kind == COMPARISON and w.value == "at most")
        heads = (letters_of(_UP_TO.sub("", sentence[: w.start])).text for w in bounds)
        if told and any(head.endswith(matter) for head in heads):
            return claim[told.end("m") :].strip("。 ")
    return None


_EXTENDS = re.compile("可以?[^，。；]{0,6}(?:延长|延期|超过|增加|放宽|续)")


def _unlimited(claim: str) -> re.Match[str] | None:
    """The last part of a claim where it says that something has no limit."""
    said = claim.rstrip("。；！ \n")
    start = max(said.rfind(mark) for mark in "，,。；：:") + 1
    return None if is_condition(said[: max(start - 1, 0)]) else _UNLIMITED.fullmatch(said, start)


def size_of(amount: CriticalWord) -> float:
    """How much an amount is, in units of its own."""
    figures = amount.value.removesuffix(unit_of(amount.value))
    whole, _, base = figures.partition("/")
    return float(whole) / float(base or 1)


def amounts_in(text: str) -> list[CriticalWord]:
    """The numbers of a text that have a unit; 每周 has no number."""
    numbers = (w for w in critical_words(text) if w.kind == NUMBER and unit_of(w.value))
    return [word for word in numbers if word.value != unit_of(word.value)]


_STATES_IT = (
    "最长不得超过",
    "最多不得超过",
    "最高不得超过",
    "不得超过",
    "不超过",
    "不得少于",
    "不少于",
    "不得低于",
    "不低于",
)
"""How documents go on from a matter to its limit."""


def limited_matters(claim: str) -> list[str]:
    """The letters of the matters that a claim limits, also as documents limit them."""
    told = _unlimited(claim)
    named = [letters_of(told["m"]).text] if told else []
    matters = dict.fromkeys([*named, *(limit.matter for limit in _limits(claim))])
    is_ruled = len(claim) <= LONGEST_WHOLE and _RULED.search(claim)
    if is_ruled and len(amounts := amounts_in(claim)) == 1:
        head = letters_of(re.split("[，。；：]", claim[: amounts[0].start])[-1]).text
        matters |= dict.fromkeys(head[:end] for end in range(LEAST_MATTER, len(head) + 1))
    return [f"{matter}{words}" for matter in matters for words in (*_STATES_IT, "")]
