"""What there is, what is excepted and days of effect, told in wholly other words. Pure.

Knows two texts, and nothing of where they stand.
"""

from __future__ import annotations

import re

from assistant.checker.charges import SAME_LETTERS, charged_matters
from assistant.checker.limits import limited_matters
from assistant.evidence.collation import collate
from index.letters import letters_of


def matters(claim: str) -> list[str]:
    """The letters of what a claim charges a body with, limits or says to be gone, and of titles."""
    titles = [letters_of(title).text for title in _TITLE.findall(claim)]
    return [*charged_matters(claim), *limited_matters(claim), *_gone(claim), *titles]


_TITLE = re.compile("《[^《》]{4,60}》")


# --- what there is --------------------------------------------------------------------------

_SETS_UP = "实行|建立健全|建立和完善|建立|推行|设立|实施|设置|成立"
_SET_UP = re.compile(rf"(?:{_SETS_UP})(?:了)?(?P<a>[^，。；：]{{4,40}})(?=[，。；]|$)")
_GONE = re.compile(
    r"(?:取消|废除|废止|放弃|停止实[行施]|不再(?:实[行施]|保留|设立|推行)|(?:尚未|从未|并未|没有|未|不)(?:建立|实[行施]|设立|推行))了?"
    rf"(?:{_SETS_UP})?(?P<a>[^，。；：]{{4,40}})(?=[，。；]|$)"
    r"|(?P<a2>[^，。；：]{4,40}?)(?:在我国|如今|现在|目前|已经?|早已|早就|并|根本|从来|国家|均|都)*"
    r"(?:被[^，。；：]{0,8})?(?:取消|废除|废止|放弃|搁置|叫停|停止实[行施]|不存在|没有建立|(?:尚|并|从)未(?:建立|实[行施]))了?(?=[，。；.！|\s]|$)"
    r"|(?P<a3>[^，。；：]{4,40}?)[，,](?:国家|我国)[^，。；：]{0,8}(?:没有|没|未)曾?"
    r"(?:搞|办|建|设|实行|推行|建立|设立)过(?=[，。；.！|\s]|$)"
    r"|(?:国家|我国|本市|本省)有(?P<a4>[^，。；：]{4,40}?)[，,](?:其实|实际上?|事实上)(?:并?没有|并无|不存在)"
)
"""How a claim says that there is no such thing: 国家取消了…制度, …制度并不存在."""


def denied_being(claim: str, source: str) -> str | None:
    """What a claim says not to exist, where its source sets it up."""
    gone = () if _GONE.search(source) else _gone(claim)
    stated = [letters_of(m["a"]).text for m in _SET_UP.finditer(source)] if gone else []
    same = (g for g in gone if any(collate(s, g).share >= SAME_LETTERS for s in stated))
    return next(same, None)


def _gone(claim: str) -> list[str]:
    found = _GONE.search(claim)
    return [letters_of(next(filter(None, found.groups()))).text] if found else []


# --- exceptions -----------------------------------------------------------------------------

_EXCEPTED = re.compile(
    r"除(?P<e>[^。；]{2,50}?)(?:以外|之外|外)(?=[，,、])|但是?[，,]?(?P<e2>[^。；]{2,50}?)的?(?:除外|例外)"
)
_NO_EXCEPTION = re.compile(
    r"(?:就算|即使|即便|哪怕|纵使|纵然|不论|无论|不管|连)(?:是否?|有没有|有)?(?P<e>[^，。；]{2,50}?)(?:的)?(?:时|之时|的情况下)?(?=[，。；也都同]|$)"
    r"|(?:^|[，,])(?P<e2>[^，。；]{2,50}?)(?:的)?(?:时|的情形|的情况)?"
    r"(?:也|都|同样|一样|并)?(?:不(?:能|得|可|会)?(?:例外|豁免|除外|特殊)|不(?:构成|算|是)[^，。；]{0,40}例外|没有例外"
    r"|一视同仁|(?:包括|包含|计算?|算)(?:在内|进去|进来)|(?:照此|同样)(?:办理|对待|处理))"
    r"|(?:^|[，,：:])(?P<e3>[^，。；：]{2,50}?)(?:的|时)?[，,]?(?:也|都|同样|一样|照样|仍然?|还是)+"
    r"(?:躲|逃|避|绕|免|脱)不(?:[开过掉了]|得)"
    r"|(?:^|[，,：:])(?P<e4>[^，。；：]{4,50}?)(?:的|时)?[，,][^，。；：]{0,24}?(?:也|都|同样|一样|照样|仍然?|依然)"
    r"(?:不[得能准许可]|严?禁|应当?|必须|要|得)"
    r"|所谓(?P<e5>[^，。；]{2,50}?)的?(?:除外|例外)的?(?:说法|规定|一说)?(?:并|根本|都|也)*"
    r"(?:不成立|不存在|没有依据|无依据)"
    r"|(?:碰|遇)[上到见](?P<e7>[^，。；]{2,50}?)(?:的|时)?[，,]?[^，。；]{0,4}(?:也|都)(?:一样|照样|同样|得)*(?:照办|照旧|不变|照此)"
    r"|(?:^|[，,：:])(?P<e8>[^，。；：]{2,50}?)(?:的|时)?[，,]?(?:(?:也|都|仍然?|依然|还)+(?:是)?(?:一样|如此|适用)"
    r"|(?:照旧|照样|同样|一样)(?:适用|执行|处理|办理|如此))"
    r"|不(?:会)?因为?(?P<e6>[^，。；]{2,50}?)的?而有所?(?:不同|改变|例外|变化|区别|差别)"
)
"""How a claim says that what is excepted is not: 即使…，也不得, …也不例外, …也躲不开."""


def denied_exception(claim: str, source: str) -> str | None:
    """What a source excepts and a claim counts in all the same."""
    excepted = [letters_of(m["e"] or m["e2"]).text for m in _EXCEPTED.finditer(source)]
    for told in _NO_EXCEPTION.finditer(claim) if excepted else ():
        words = next(words for words in told.groups() if words)
        letters = letters_of(words).text
        if any(collate(letters, e).share >= SAME_LETTERS for e in excepted):
            return words
    return None


# --- days of effect -------------------------------------------------------------------------

_DAY = r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日"
_BEGINS = re.compile(rf"自{_DAY}起(?:施行|实施|生效)")
_SAYS_WHEN = re.compile(
    rf"(?:生效|施行|实施|起效|执行)的?(?:日子|日期|时间|时点|之日|起点|日)?(?:应当?)?(?:是|为|在|定[在于为])?(?:自|从)?{_DAY}"
    rf"|{_DAY}(?:起|开始|正式|才|方|算|这天|当天|以后|之后)*(?:生效|施行|实施"
    rf"|[是为][^，。；]{{0,8}}(?:生效|施行|实施|起效)(?:之?日|的?(?:日期?|日子|时间|时点|起点)))"
)
_MOVED_TO = re.compile(
    r"(?:施行|实施|生效)[^，。；]{0,6}(?:推迟?|延[后期迟]|提前|改)[到至为成]了?"
    r"(?P<year>[0-9]{4})年(?:(?P<month>[0-9]{1,2})月)?(?![0-9])"
    r"|(?:早在(?P<since>[0-9]{4})|(?:[直要等]到|到了)(?P<until>[0-9]{4}))年[^，。；]{0,16}?(?:施行|实施|生效)"
    r"|(?P<used>[0-9]{4})年[^，。；]{0,6}?(?:就|便|即|已经?)+(?:开始|在|正式)?(?:施行|实施|生效|[使适管]?用|执行)"
)
"""The year or month in which, or to which the day of effect is said to be moved."""


def _is_other_time(moved: re.Match[str], day: re.Match[str]) -> bool:
    """Is the day of effect moved to another month, or told to be in years before or behind its own?

    Args:
        moved: What is said of it.
        day: As it is stated: year, month and day.
    """
    stated = int(day[1])
    if moved["year"]:
        return (int(moved["year"]), int(moved["month"] or day[2])) != (stated, int(day[2]))
    if moved["until"]:
        return int(moved["until"]) > stated
    return int(moved["since"] or moved["used"]) < stated


_NOT_THEN = re.compile(
    rf"{_DAY}(?:并|根本|也)*(?:不是|并非|不算)(?:其|它|本法)?的?(?:施行|实施|生效)"
)
"""A day that is said not to be the day of effect."""


def other_day(claim: str, source: str) -> str | None:
    """What a claim says of the day of effect, where its source names another day."""
    said, stated = _SAYS_WHEN.search(claim), _BEGINS.search(source)
    if stated is None:
        return None
    moved, denied = _MOVED_TO.search(claim), _NOT_THEN.search(claim)
    if moved and _is_other_time(moved, stated):
        return moved[0]
    if denied and denied.groups() == stated.groups():
        return denied[0]
    if said is None or _BEGINS.search(claim):
        return None
    day = [int(n) for n in said.groups() if n]
    return None if day == [int(n) for n in stated.groups()] else said[0]
