"""What may be told in wholly other words: who is charged, days of effect, amounts. Pure.

审查由村民委员会负责, 负责审查的是村民委员会 and 要审查，得找村民委员会 tell the same.
Knows two texts, and nothing of where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.collation import collate
from assistant.critical import COMPARISON, NUMBER, CriticalWord, critical_words, unit_of
from index.letters import letters_of

SAME_MATTER = 0.85
"""Share of a matter's letters that must stand in another's to be the same."""
_BODY = (
    r"[^，。；：（）()“”《》\n]{0,40}?"
    r"(?:部门|机关|机构|政府|委员会|法院|检察院|仲裁庭|协会|学会|大会|人大|总署|银行|公司|单位|企业|[商联总工事]会|[合金究]会|[院部委局署厅馆站]|交易所|研究所"
    r"|(?:办事|管理|秘书|监管)处|(?:工商|商务|外交|国防|监察|审计|合作|供销|联|总)[会社]|办公室|居委会|村委会|中心)"
)
_KIND_OF_BODY = re.compile("(?:主管|行政|管理)*(?:部门|机关|机构|委员会|协会)$")
_COMMON = re.compile("管理|监督|行政|(?<=.)总局$|国家|全国")
"""What the names of many bodies have in common."""
_DOES = (
    "负责|制定|规定|组织|承担|决定|公布|批准|审批|管理|监督|编制|确定|发布|主管|受理"
    "|管辖|核发|颁发|签发|核准|认定|审核|划定|裁决|任免|监制|查处|征收"
)
_MATTER = r"[^，。；：\n]{2,80}"


@dataclass(frozen=True, slots=True)
class Charge:
    """A body that is charged with a matter.

    Attributes:
        body: As it is written.
        matter: Letters of what it does, the verb among them where one is told.
        order: Which stands first where it is told as documents do, the body or the matter.
    """

    body: str
    matter: str
    order: str = ""


_STATED = re.compile(
    rf"(?P<a>{_MATTER}?)由(?P<b>{_BODY})(?:负责)?(?P<v>{_DOES})(?=[。；\n]|$)"
    rf"|(?:^|(?<=[，。；）)\n]))(?P<b2>{_BODY})负责(?P<a2>{_MATTER})"
)
"""How a document says it."""
_RETOLD = re.compile(
    rf"(?:(?P<a>{_MATTER})的(?:单位|部门|机关|机构)?(?:只有|仅有|是)(?P<b>{_BODY})"
    rf"|由(?P<b6>{_BODY})(?P<v6>承担|负责|行使)(?P<a6>{_MATTER})"
    rf"|(?P<a7>{_MATTER}?)是由(?P<b7>{_BODY})(?:来|去)?(?P<v7>{_DOES})的?"
    rf"|(?P<b8>{_BODY})(?:来|去|主管|全权|统一|独家)(?P<v8>{_DOES}|)(?P<a8>{_MATTER})"
    rf"|(?P<a9>{_MATTER})的(?P<v9>{_DOES})(?:主体|权限?|单位|部门|机关|机构|者|方)(?:是|为|属于?|[归在])(?P<b9>{_BODY})"
    rf"|(?P<a10>{_MATTER})交给?(?P<b10>{_BODY})(?:去|来)?(?:做|办|处理|承担|负责|管)"
    rf"|(?P<a2>{_MATTER})的(?:牵头|主管|责任|负责|主责|经办|管理)(?:单位|部门|机关|机构|者|人|方)?[是为](?P<b2>{_BODY})"
    rf"|(?P<b11>{_BODY})(?:才|就)?[是为](?P<a11>{_MATTER})的(?P<v11>{_DOES})(?:者|人|方|主体|单位|部门|机关|机构)"
    rf"|(?P<a12>{_MATTER})(?:是|属于?)(?P<b12>{_BODY})的(?:法定)?(?:职权|权限|权力|职能|管辖)(?:范围)?"
    rf"|(?P<a13>{_MATTER}?)(?:只能|只有|必须|应当|应|须|已?改|已经?|现在?|统一|一律)由(?P<b13>{_BODY})(?:来|去|才能)*(?P<v13>{_DOES})"
    rf"|(?P<v16>{_DOES}|)(?P<a16>{_MATTER})的(?:权力|权限|职权|大权|权利|职责|责任)(?:在于?|归属?于?|属于|由|落在)(?P<b16>{_BODY})"
    rf"(?:手[中里上]|身上|所有|行使|掌握|承担)?"
    rf"|(?:该|要|应|得|须)由(?P<b14>{_BODY})(?:来|去)?(?P<v14>{_DOES})(?P<a14>{_MATTER})"
    rf"|(?P<a3>{_MATTER}?)(?:不归[^，。；]{{2,40}}管[，,])?(?:一律|统一|应当|都|也)*归(?P<b3>{_BODY})(?P<v3>{_DOES}|管)"
    rf"|要?(?P<v4>{_DOES})(?P<a4>{_MATTER})[，,]?(?:得|要|应当|应|须|必须)去?找(?P<b4>{_BODY})"
    rf"|(?P<a5>{_MATTER})是(?P<b5>{_BODY})的(?:事情?|职责|责任|工作|任务))(?=[，。；！.|\s]|$)"
)
"""How others say it."""


_TAKEN_UP = re.compile(
    r"[，,](?:这|那|此|该)(?:一?[件项种类个])?(?:事情?|工作|职责|权力|权利|任务|做法)?(?=[是属归由])"
)
"""What a sentence takes its topic up with: 制定办法，这是…的职权."""


def other_body(claim: str, source: str, *, in_its_form: bool = False) -> str | None:
    """The body that a claim charges with what its source charges only others with; else None.

    Args:
        claim: What is claimed.
        source: What it is held against.
        in_its_form: Whether a claim in the very form of its source counts too.
    """
    claim = _TAKEN_UP.sub("", claim)
    retold = [*_charges(_RETOLD, claim), *_charges(_STATED, claim)]
    stated = list(_charges(_STATED, source)) if retold else []
    for told in retold:
        bodies = [s.body for s in stated if _is_about(told.matter, s.matter)]
        same = (s for s in stated if _is_about(told.matter, s.matter))
        if not in_its_form and any(s.order == told.order for s in same):
            continue  # in the very form of its source it is a copy, right or wrong
        if bodies and all(_is_another(told.body, body) for body in bodies):
            return told.body
    return None


LONGEST_CHARGE = 600
"""Characters of a sentence that charges a body; the time to read one grows faster than that."""

_DENIED = re.compile(
    rf"(?P<b>{_BODY})(?:并|也|都)?(?:无权|不负责|不能|不得|没有权力|没有权利|管不着|不再|不)(?P<v>{_DOES})(?P<a>[^，。；：]{{4,80}})"
)


def denied_body(claim: str, source: str) -> str | None:
    """The body that a claim denies to be charged with what its source charges it with."""
    denied = list(_charges(_DENIED, claim))
    stated = list(_charges(_STATED, source)) if denied else []
    for told in denied:
        bodies = [s.body for s in stated if _is_about(told.matter, s.matter)]
        if any(told.body in body or body in told.body for body in bodies):
            return told.body
    return None


def matters(claim: str) -> list[str]:
    """The letters of the matters that a claim charges a body with, limits or says to be gone."""
    claim = _TAKEN_UP.sub("", claim)
    told = (*_charges(_RETOLD, claim), *_charges(_STATED, claim))
    charged = [_bare(charge.matter) for charge in told]
    return [*charged, *(limit.matter for limit in _limits(claim)), *_gone(claim)]


def _charges(pattern: re.Pattern[str], text: str) -> Iterator[Charge]:
    if len(text) > LONGEST_CHARGE:
        return
    for match in pattern.finditer(text):
        found = {name: words for name, words in match.groupdict().items() if words}
        name, body = next((name, words) for name, words in found.items() if name[0] == "b")
        order = {"b": "matter", "b2": "body"}.get(name, "") if pattern is _STATED else ""
        parts = [words for name, words in found.items() if name[0] in "av" and words != "管"]
        yield Charge(body, letters_of("".join(sorted(parts, key=len))).text, order)


def _is_about(told: str, stated: str) -> bool:
    bare = _bare(told)
    return len(bare) > 2 and collate(stated, bare).share >= SAME_MATTER


def _bare(matter: str) -> str:
    return re.sub(f"^(?:有权)?(?:{_DOES})", "", matter)


def _is_another(one: str, other: str) -> bool:
    """Have two bodies no two letters of their own in common? 公安机关 may be meant by 公安部."""
    one, other = (_COMMON.sub("", _KIND_OF_BODY.sub("", body)) for body in (one, other))
    return len(one) > 1 and not any(one[i : i + 2] in other for i in range(len(one) - 1))


# --- what there is --------------------------------------------------------------------------

_SET_UP = re.compile(
    r"(?:实行|建立健全|建立和完善|建立|推行|设立|实施|设置|成立)(?:了)?(?P<a>[^，。；：]{4,40})(?=[，。；]|$)"
)
_GONE = re.compile(
    r"(?:取消|废除|废止|停止实[行施]|不再(?:实[行施]|保留|设立|推行)|(?:尚未|从未|并未|没有|未|不)(?:建立|实[行施]|设立|推行))了?"
    r"(?P<a>[^，。；：]{4,40})(?=[，。；]|$)"
    r"|(?P<a2>[^，。；：]{4,40}?)(?:在我国|如今|现在|目前|已经?|早已|早就|并|根本|从来|国家|均|都)*"
    r"(?:被[^，。；：]{0,8})?(?:取消|废除|废止|停止实[行施]|不存在|没有建立|(?:尚|并|从)未(?:建立|实[行施]))了?(?=[，。；|\s]|$)"
)
"""How a claim says that there is no such thing: 国家取消了…制度, …制度并不存在."""


def denied_being(claim: str, source: str) -> str | None:
    """What a claim says not to exist, where its source sets it up."""
    gone = () if _GONE.search(source) else _gone(claim)
    stated = [letters_of(m["a"]).text for m in _SET_UP.finditer(source)] if gone else []
    same = (g for g in gone if any(collate(s, g).share >= SAME_MATTER for s in stated))
    return next(same, None)


def _gone(claim: str) -> list[str]:
    found = _GONE.search(claim)
    return [letters_of(found["a"] or found["a2"]).text] if found else []


# --- exceptions -----------------------------------------------------------------------------

_EXCEPTED = re.compile(
    r"除(?P<e>[^。；]{2,50}?)(?:以外|之外|外)(?=[，,、])|但是?[，,]?(?P<e2>[^。；]{2,50}?)的?(?:除外|例外)"
)
_NO_EXCEPTION = re.compile(
    r"(?:就算|即使|即便|哪怕|纵使|纵然|不论|无论|不管|连)(?:是否?|有没有|有)?(?P<e>[^，。；]{2,50}?)(?:的)?(?:时|之时|的情况下)?(?=[，。；也都同]|$)"
    r"|(?:^|[，,])(?P<e2>[^，。；]{2,50}?)(?:的)?(?:时|的情形|的情况)?"
    r"(?:也|都|同样|一样|并)?(?:不(?:能|得|可|会)?(?:例外|豁免|除外|特殊)|不(?:构成|算|是)[^，。；]{0,40}例外|没有例外)"
)
"""How a claim says that what is excepted is not: 即使…，也不得, …也不例外."""


def denied_exception(claim: str, source: str) -> str | None:
    """What a source excepts and a claim counts in all the same."""
    excepted = [letters_of(m["e"] or m["e2"]).text for m in _EXCEPTED.finditer(source)]
    for told in _NO_EXCEPTION.finditer(claim) if excepted else ():
        words = told["e"] or told["e2"]
        letters = letters_of(words).text
        if any(collate(letters, e).share >= SAME_MATTER for e in excepted):
            return words
    return None


# --- days of effect -------------------------------------------------------------------------

_DAY = r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日"
_BEGINS = re.compile(rf"自{_DAY}起(?:施行|实施|生效)")
_SAYS_WHEN = re.compile(
    rf"(?:生效|施行|实施|起效|执行)的?(?:日子|日期|时间|时点|之日|起点|日)?(?:应当?)?(?:是|为|在|定[在于为])?(?:自|从)?{_DAY}"
    rf"|{_DAY}(?:起|开始|正式|才|方|这天|当天|以后|之后)*(?:生效|施行|实施"
    rf"|[是为][^，。；]{{0,8}}(?:生效|施行|实施|起效)(?:之?日|的?(?:日期?|日子|时间|时点|起点)))"
)


def other_day(claim: str, source: str) -> str | None:
    """What a claim says of the day of effect, where its source names another day."""
    said, stated = _SAYS_WHEN.search(claim), _BEGINS.search(source)
    if said is None or stated is None or _BEGINS.search(claim):
        return None
    day = [int(n) for n in said.groups() if n]
    return None if day == [int(n) for n in stated.groups()] else said[0]


# --- amounts --------------------------------------------------------------------------------

_IS_SO_MUCH = re.compile(r"([\u4e00-\u9fff]{2,10}?)(?:是|仅?为|只有|长?达|即|共)[^，。；]{0,2}$")
LEAST_TOPIC = 2
"""Letters of a topic that both texts name before an amount."""


def other_amount(claim: str, source: str) -> str | None:
    """What a claim says that something amounts to, where its source has the one amount another."""
    stated = _amounts(source)
    for word in _amounts(claim):
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
    r"|(?:[以之]?内)?[，,]?(?:才算?|就算?|便|即|都算)?(?P<so>[^，。；]{2,30}?)(?:就算?|才算?|便算?|即|都算?|算)?"
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
    r"(?:^|[，。；：])(?P<m>[^，。；：]{4,40}?)(?:最[多高长大])?(?:可以?|能够?|允许|准予)?"
    r"(?:达到?|长达|高达|多达|(?:放宽|延长|增加|提高)[到至])$"
)
"""Before an amount that something may reach: 变更考试地可以达到六次."""
_EDGE_AHEAD = re.compile(
    r"(?:^|[，。；：])(?P<m>[^，。；：]{4,40}?)的?"
    r"(?:封顶|(?:上限|下限|底线|最[高低长短多少大小](?:要求|限度|标准|限额|期限|时间|人数|数量|比例)?)(?:就?是|为|[定设]为|只有))(?:为|是)?$"
)
"""Before an amount that bounds something: 侦查人员的最低要求是一人, 期限封顶六十日."""
_TIME_AHEAD = re.compile(
    r"(?:^|[，。；：])(?P<m>[^，。；：]{4,40}?)(?:[，,][^，。；]{0,16}?)?的?(?:时间|时限|期限|时长)"
    r"(?:就?[是有为]|定[在为]|长?达|可达|(?:放宽|延长)[到至])?$"
)
"""Before a period that it is the time for something: 通知家属的时限是两日."""


@dataclass(frozen=True, slots=True)
class Limit:
    """What a claim says of an amount: 两年是保存期限的下限, 满两年，保存期限就达标.

    Attributes:
        amount: As it stands in the claim.
        matter: The letters of what is limited.
        enough: Is it said to be enough for it, or still allowed?
    """

    amount: CriticalWord
    matter: str
    enough: bool


def _limits(claim: str) -> Iterator[Limit]:
    for amount in _amounts(claim):
        if told := _OF_A_LIMIT.match(claim, amount.end):
            matter = letters_of(told["is"] or told["so"]).text
            yield Limit(amount, matter, told["enough"] is not None)
        if timed := _TIME_AHEAD.search(claim, 0, amount.start):
            yield Limit(amount, letters_of(timed["m"]).text, enough=False)
        if reached := _REACHES_AHEAD.search(claim, 0, amount.start):
            yield Limit(amount, letters_of(reached["m"]).text, enough=True)
        if edge := _EDGE_AHEAD.search(claim, 0, amount.start):
            yield Limit(amount, letters_of(edge["m"]).text, enough=False)
        bounded = _BOUND_AHEAD.search(claim, 0, amount.start)
        if bounded and (behind := _MATTER_BEHIND.match(claim, amount.end)):
            yield Limit(amount, letters_of(behind[1]).text, enough=False)


def other_limit(claim: str, source: str) -> str | None:
    """The limit that a claim names of a matter of which its source has the one amount another."""
    for limit in _limits(claim):
        for sentence in source.split("\n"):
            if limit.matter not in letters_of(sentence).text:
                continue
            unit = unit_of(limit.amount.value)
            stated = [w for w in _amounts(sentence) if unit_of(w.value) == unit]
            if len(stated) == 1 and _exceeds(limit, stated[0], sentence):
                return claim[limit.amount.start : limit.amount.end]
    return None


def _exceeds(limit: Limit, stated: CriticalWord, sentence: str) -> bool:
    """Is an amount another limit; where it is said to be enough, is it not by the source?"""
    if not limit.enough:
        return limit.amount.value != stated.value
    said, bound = _size(limit.amount), _size(stated)
    bounds = {w.value for w in critical_words(sentence) if w.kind == COMPARISON}
    return (said < bound and "at least" in bounds) or (said > bound and "at most" in bounds)


def _size(amount: CriticalWord) -> float:
    figures = amount.value.removesuffix(unit_of(amount.value))
    whole, _, base = figures.partition("/")
    return float(whole) / float(base or 1)


def _amounts(text: str) -> list[CriticalWord]:
    return [w for w in critical_words(text) if w.kind == NUMBER and unit_of(w.value)]
