"""A rule in the words and numbers of its source, to be held against it letter by letter. Pure.

十二个月 for 12个月, 无须 for 不用 and shall for must are only written otherwise; so is 最多三人 for
不超过三人. Words are never left out, but for what a share is said to be of.
Knows a claim and the words of its source.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise

from assistant.evidence.critical import MODALITY, NUMBER, critical_words
from index.dates import days_in
from index.letters import letters_of
from index.numerals import ARABIC, CHINESE, to_int
from index.sentences import split

BESIDE = 2
"""Letters on either side that tell which joint of the source one of a claim is."""

_SAME_WORDS = (
    re.compile("无[需须]|毋须|不必(?!要)|不需要|不用(?![于作途品地户人水电具])"),
    re.compile("可以不(?!受)|(?<=[，,的])可不(?!是|能)"),
    re.compile("[免不]收取?"),
    re.compile("既?可以(?=.{2,60}[，,]也可以)"),
    re.compile("(?<=[日天月年周时])[以之]?内"),
    re.compile("不得(?:高于|超过|多于)"),
    re.compile("(?<![a-z])(?:shall|must)(?![a-z]| not)"),
    re.compile("(?<![a-z])(?:comes|enters) into force|takes effect"),
    re.compile(
        r"(?<![a-z])for(?: a (?:period|term) of)?"
        r"(?= (?:up to|(?:not|no) more|at (?:most|least)|[0-9a-z-]+ (?:days|weeks|months|years)))"
    ),
    re.compile(r"(?:are|is) not (?:required|obliged) to|need not|(?:do|does) not (?:need|have) to"),
    re.compile(
        r"(?<![a-z])(?:(?:may|must|shall) not|can ?not"
        r"|(?:is|are) (?:not (?:permitted|allowed)|forbidden|prohibited) to)(?![a-z])"
    ),
    re.compile(
        r"(?<![a-z])(?:is|are) (?:not (?:permitted|allowed)|banned|prohibited|forbidden)"
        r"(?![a-z]| to)"
    ),
)
"""Words for one another wherever a rule has them."""
_AT_MOST_WITHIN = re.compile(
    rf"(?:最[多长]|至多|顶多)(?=(?:{ARABIC}|{CHINESE})个?(?:工作)?[日天周月年](?:[以之]?内|内))"
)
"""What a time within which something has to be done may be told with, and says no more."""
_NO_ONE = re.compile(
    r"(?<![a-z])(?:no|nobody|neither)(?: (?!who|which|that|whose)[a-z]+){0,8}?"
    r" (may|shall)(?![a-z])",
    re.I,
)
"""What nobody may do, and nobody shall."""
_BOUND = re.compile("不(超过|[多高大少低小]于)")
"""What an amount may be told to do that a rule says 不得 of; who tells 不得 for it makes a rule."""
_JOINT = re.compile("[，,]?(?:并且|而且|且|又)|[，,]")
"""What joins two conditions that must both be met."""
_BUT = re.compile("[，,；;。]\\s*但是?[，,]?")
"""What joins an exception to its rule, in one sentence or in the next."""


_SHORT_NAMES = (
    (re.compile("人大(?!代表|会议|主席团)"), "人民代表大会"),
    (re.compile("常委会"), "常务委员会"),
    (re.compile("(?<!人民)法院"), "人民法院"),
    (re.compile("(?<!人民)检察院"), "人民检察院"),
    (re.compile("市场监管(?=部门|局)"), "市场监督管理"),
    (re.compile("(?<!行政)工商(?=部门|局)"), "工商行政管理"),
    (re.compile("中央军委"), "中央军事委员会"),
    (re.compile("国办(?![理法学])"), "国务院办公厅"),
)
"""How bodies are called that a law calls by their whole names."""
_PROVINCIAL = re.compile(
    "省级(?P<body>[\u4e00-\u9fff]{0,20}?(?:政府|部门|机构|机关|法院|检察院|委员会))"
)
_PROVINCES = ("省、自治区、直辖市", "省、自治区、直辖市人民政府", "省、自治区、直辖市的")
"""How a law names the bodies of provinces, which people call 省级 together."""
_ITSELF = re.compile(
    r"\bthis (act|agreement|charter|code|contract|deed|lease|licen[cs]e|notice|order|policy|plan"
    r"|regulations?|rules?|scheme|byelaws?)\b",
    re.I,
)
"""What a document calls itself, and others *the agreement*."""


def in_its_writing(claim: str, source: str, *, recited: bool = False) -> str:
    """A claim with its numbers, joints and words for one thing as its source writes them.

    Args:
        claim: What is told.
        source: What it is held against.
        recited: Whether it is told as words of the source, so that 须 is not for 应当.
    """
    stored = letters_of(source).text
    claim = _AT_MOST_WITHIN.sub("", claim)
    claim = with_whole_names(claim, source)
    for itself in _ITSELF.finditer(source):
        claim = re.sub(rf"\bthe {itself[1]}\b", itself[0], claim, flags=re.I)
    for words in _SAME_WORDS:
        theirs = {m[0] for m in words.finditer(source)}
        if "不用" not in theirs:  # 不用明火 may forbid it
            claim = words.sub(partial(_as_there, theirs=theirs, stored=stored), claim)
    theirs = {found[1] for found in _NO_ONE.finditer(source)}
    if len(theirs) == 1:
        rules = theirs.pop()
        claim = _NO_ONE.sub(lambda told: told[0][: -len(told[1])] + rules, claim)
    for bound in _BOUND.finditer(claim):
        if (ruled := f"不得{bound[1]}") in source and bound[0] not in source:
            claim = claim.replace(bound[0], ruled)
    claim = _with_its_choices(without_its_base(claim, source), source)
    claim = _with_its_bounds(claim if recited else _with_its_rulings(claim, source), source)
    claim = _with_its_numbers(_with_its_days(claim, source), source)
    claim = _with_its_ordinals(claim, source)
    return _with_its_joints(claim, source)


def with_whole_names(claim: str, source: str) -> str:
    """A claim with the bodies that it calls short by the whole names that its source has."""
    for short, name in _SHORT_NAMES:
        if name in source and name not in claim:
            claim = short.sub(name, claim)
    return _PROVINCIAL.sub(partial(_of_the_provinces, source=source), claim)


def _of_the_provinces(told: re.Match[str], source: str) -> str:
    wholes = (provinces + told["body"] for provinces in _PROVINCES)
    return next((whole for whole in wholes if whole in source), told[0])


def _as_there(told: re.Match[str], theirs: set[str], stored: str) -> str:
    """A word as its source has it; where that has several, as it stands before the same word."""
    following = _NEXT.match(told.string[told.end() :].lstrip())
    next_one = letters_of(following[0]).text if following else ""
    here = [one for one in theirs if next_one and letters_of(one).text + next_one in stored]
    ways = [*theirs] if len(theirs) == 1 else here
    return ways[0] if len(ways) == 1 else told[0]


_TOLD_SO = (
    (re.compile("(?<![不必需只主重首取获觉])就?要|就得|(?<![必无毋])须"), ("应当",)),
    (re.compile("有(?:法定|法律)?义务"), ("应当",)),
    (re.compile("有资格"), ("有权", "可以")),
    (re.compile("不能|不可以|不准|不许"), ("不得",)),
    (
        re.compile("(?:不[必用]|无需)(?:[交缴]纳?|支?付)"),
        ("免收", "免缴", "免交", "免予缴纳"),
    ),
    (re.compile("那[天日]起"), ("之日起",)),
    (re.compile("一[天日]"), ("每日", "每天")),
    (re.compile("一个?月"), ("每月",)),
    (re.compile("一年"), ("每年",)),
    (re.compile("里面?"), ("中", "内")),
    (re.compile("(?<=[\u4e00-\u9fff])时(?=[，,])"), ("的",)),
    (re.compile("马上|立刻|即刻"), ("立即",)),
    (re.compile("[不没未]到(?=[0-9一二三四五六七八九十百千万两])"), ("不足", "不满", "未满")),
    (re.compile("(?<=[0-9])度"), ("摄氏度",)),
    (re.compile("没(?!有)"), ("未",)),
    (re.compile("[他她它]们?的"), ("其",)),
    (re.compile("(?<![使适采运引费])用"), ("通过", "使用")),
    *(
        (re.compile(f"{one}(?!{end})"), (one + end,))
        for one, end in ("收取", "进入", "发给", "交纳", "退还")
    ),
    (
        re.compile(
            r"(?<![a-z])(?<!not )(?<!n['’]t )(?<!only )(?<!never )(?<!may )(?<!might )(?<!would )"
            r"(?:(?:has|have) to|(?:is|are) (?:required|obliged) to)(?![a-z])",
            re.I,
        ),
        ("must", "shall"),
    ),
    (
        re.compile(
            r"(?<![a-z])(?:(?:is|are) (?:allowed|permitted|entitled) to|can)(?![a-z]| not)", re.I
        ),
        ("may",),
    ),
)
"""What people say for a word of laws, which has to stand in the source among the same words."""
_NEXT = re.compile("[a-z]+|[\u4e00-\u9fff]{1,2}", re.I)


def _with_its_rulings(claim: str, source: str) -> str:
    """员工要在离职前归还 for 员工应当在离职前归还, has to pay for must pay."""
    stored = letters_of(source).text
    for told, words in _TOLD_SO:
        for found in reversed(list(told.finditer(claim))):
            before, behind = claim[: found.start()], claim[found.end() :]
            following, ahead = _NEXT.match(behind.lstrip()), letters_of(before).text[-BESIDE:]
            first = following[0].lower() if following else ""
            theirs = [word for word in words if first and word + first in stored]
            if not (found[0].isascii() or theirs) and len(ahead) == BESIDE:
                theirs = [word for word in words if ahead + word in stored]
            if len(theirs) == 1:
                claim = before + theirs[0] + behind
    return claim


_ENGLISH_AT_MOST = (
    "(?:of )?up to |(?:of )?(?:not|no) (?:more|longer) than |not exceeding |at most |a maximum of "
)
_EACH = "(?:每[年月周日天次人])?"
_AT_MOST_TOLD = re.compile(
    "(?:(?:最[多高长大])?不超过|(?:最[多高长大]|至多)为?(?P<does>(?!每)[\u4e00-\u9fff]{0,3})"
    f"|{_ENGLISH_AT_MOST}){_EACH}$",
    re.I,
)
"""What bounds the number behind it in a claim; who tells 不得 where none is makes a rule."""
_LONGEST_BOUND = 40
"""Characters in which what bounds a number stands, so that a long table is read but once."""
_AT_MOST_STATED = re.compile(f"(?:(?:最[多高长大])?不[得能]?超过|{_ENGLISH_AT_MOST}){_EACH}$", re.I)
_AT_LEAST_TOLD = re.compile(
    f"(?:不[少低]于|(?:至少|最少)为?(?P<does>(?!每)[\u4e00-\u9fff]{{0,3}})){_EACH}$"
)
_AT_LEAST_STATED = re.compile(f"(?:不得?[少低]于|至少){_EACH}$")
_BOUNDS_TOLD = ((_AT_MOST_TOLD, _AT_MOST_STATED), (_AT_LEAST_TOLD, _AT_LEAST_STATED))


def _with_its_bounds(claim: str, source: str) -> str:
    """最多进三人 for 进不超过三人, 至少两日 for 不得少于两日, up to six for not more than six."""
    for told, stated in _BOUNDS_TOLD:
        claim = _with_these_bounds(claim, source, told, stated)
    return claim


def _with_these_bounds(
    claim: str, source: str, is_told: re.Pattern[str], is_stated: re.Pattern[str]
) -> str:
    stated: dict[str, set[str]] = {}
    for word in critical_words(source):
        ahead = source[max(0, word.start - _LONGEST_BOUND) : word.start]
        if word.kind == NUMBER and (own := is_stated.search(ahead)):
            stated.setdefault(word.value, set()).add(own[0])
    for word in reversed(critical_words(claim)):
        theirs = stated.get(word.value, set()) if word.kind == NUMBER else set()
        told = is_told.search(claim, 0, word.start) if len(theirs) == 1 else None
        bound = f"{told['does'] or ''}{next(iter(theirs))}" if told else ""
        if told and told[0] != bound and (not told["does"] or bound in source):
            claim = claim[: told.start()] + bound + claim[word.start :]
    return claim


_DEMANDS = re.compile(r"(?:要求|责令|责成)[，,：:\s]*$")
_DUTY = re.compile("应当?|必须|不得|(?<![必无毋])须")


def as_demanded(claim: str, frame: str, source: str) -> str:
    """各区应当每月检查 for 各区每月检查, 不得占用 for 不占用, where a text says 要求 before it."""
    if not _DEMANDS.search(frame) or any(w.kind == MODALITY for w in critical_words(claim)):
        return claim
    for duty in _DUTY.finditer(source):
        before, behind = source[: duty.start()][-BESIDE:], source[duty.end() :][:BESIDE]
        told = f"{before}{'不' if duty[0] == '不得' else ''}{behind}"
        if len(before) == len(behind) == BESIDE and claim.count(told) == 1:
            claim = claim.replace(told, f"{before}{duty[0]}{behind}")
    return claim


def _with_its_numbers(claim: str, source: str) -> str:
    written: dict[str, set[str]] = {}
    for word in critical_words(source):
        if word.kind == NUMBER:
            written.setdefault(word.value, set()).add(source[word.start : word.end])
    for word in reversed(critical_words(claim)):
        theirs = written.get(word.value, set()) if word.kind == NUMBER else set()
        if len(theirs) == 1:
            claim = claim[: word.start] + next(iter(theirs)) + claim[word.end :]
    return claim


def _with_its_days(claim: str, source: str) -> str:
    """2021年1月1日 for 2021-01-01, 30 June 2026 for June 30, 2026, where the source has that."""
    written = {day.value: source[day.start : day.end] for day in days_in(source)}
    for day in reversed(list(days_in(claim))):
        if day.value in written:
            claim = claim[: day.start] + written[day.value] + claim[day.end :]
    return claim


_ORDINAL = re.compile(f"第(?P<number>{CHINESE}|{ARABIC})(?=[日天年次个名])")


def _with_its_ordinals(claim: str, source: str) -> str:
    """第6日 for 第六日, where the source has that."""
    stated = {to_int(found["number"]): found[0] for found in _ORDINAL.finditer(source)}
    return _ORDINAL.sub(lambda told: stated.get(to_int(told["number"]), told[0]), claim)


def _with_its_joints(claim: str, source: str) -> str:
    """未登记，逾期不改正 for 未登记且逾期不改正: never for what 、 or 或者 joins."""
    for joints in (_JOINT, _BUT):
        for joint in reversed(list(joints.finditer(claim))):
            before, behind = claim[: joint.start()], claim[joint.end() :]
            around = re.escape(before[-BESIDE:]), re.escape(behind[:BESIDE])
            if len(before) >= BESIDE <= len(behind) and (
                theirs := re.search(f"{around[0]}({joints.pattern}){around[1]}", source)
            ):
                claim = before + theirs[1] + behind
    return claim


_SHARE = re.compile(rf"[百千万]分之{CHINESE}|{ARABIC}%|{CHINESE}成")
_AND = re.compile("、|以及|及|和|与")
LEAST_BASE = 3
"""Letters of what a share is of."""


def without_its_base(claim: str, source: str) -> str:
    """A claim whose share is not said to be of what its source says only of the share before it.

    甲按照市价的百分之七十计算；乙按照百分之五十计算 says of 乙 too that it is 市价的百分之五十.
    """
    for first, second in pairwise(_SHARE.finditer(source)):
        between = source[first.end() : second.start()]
        share = _SHARE.search(claim)
        verb = between[-2:]
        if share is None or "；" not in between or "。" in between or verb.endswith("的"):
            continue
        said, base = claim[: share.start()], source[: first.start()].rpartition(verb)[2]
        if len(base) > LEAST_BASE and base.endswith("的") and said.endswith(verb + base):
            said = said.removesuffix(base).removesuffix(verb)
            tail = said.rpartition("的")[2]
            if tail and source[: first.start()].removesuffix(verb + base).endswith(tail):
                said = said.removesuffix("的" + tail)
            stated = between.removesuffix(verb).rpartition("；")[2]
            if set(_AND.split(said)) <= set(_AND.split(stated)):
                return said + verb + claim[share.start() :]
    return claim


_CHOICE = re.compile(r"(?<!, )(?<![a-z])(?P<one>[a-z]+) or (?P<other>[a-z]+)", re.I)
_BOUNDS = re.compile(
    r"(?<![a-z])(?:unless|except|without|only|solely|exclusively|alone|until|either|whether"
    r"|other than|if|when|where)(?![a-z])",
    re.I,
)
"""What makes of a choice behind it one that is no rule's own."""


def _with_its_choices(claim: str, source: str) -> str:
    """Printed or stored for printed, where a source forbids or allows both, or binds either.

    What must be done in one of two ways need not be done in this one.
    """
    for sentence in (source[a:b] for spans in split(source) for a, b in spans):
        rules = [word for word in critical_words(sentence) if word.kind == MODALITY]
        for choice in _CHOICE.finditer(sentence) if rules else ():
            told = [w for w in choice.groups() if re.search(rf"\b{w}\b", claim)]
            before = [word for word in rules if word.end <= choice.start()]
            is_bound = _BOUNDS.search(sentence, 0, choice.start())
            if len(told) == 1 and not is_bound and not (before and before[-1].value == "must"):
                claim = re.sub(rf"\b{told[0]}\b", choice[0], claim, count=1)
    return claim
