"""The same rule as its source writes and orders it, to be held against it letter by letter. Pure.

十二个月 for 12个月 and 无须 for 不用 are only written otherwise; 个人不得吸烟 and 禁止个人吸烟,
除救护车外，车辆不得驶入 and 车辆不得驶入，救护车除外 are told in another order.
Knows a claim and the words of its source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.evidence.critical import EXCEPTION, MODALITY, NUMBER, critical_words
from index.letters import letters_of
from index.markers import without_marker
from index.numerals import ARABIC, CHINESE
from index.sentences import split

BESIDE = 2
"""Letters on either side that tell which joint of the source one of a claim is."""

_SAME_WORDS = (
    re.compile("无[需须]|毋须|不必(?!要)|不需要|不用(?![于作途品地户人水电具])"),
    re.compile("[免不]收取?"),
    re.compile("(?<![a-z])(?:shall|must)(?![a-z]| not)"),
    re.compile(r"(?:are|is) not (?:required|obliged) to|need not|(?:do|does) not (?:need|have) to"),
)
"""Words for one another wherever a rule has them."""
_BOUND = re.compile("不(超过|[多高大少低小]于)")
"""What an amount may be told to do that a rule says 不得 of; who tells 不得 for it makes a rule."""
_JOINT = re.compile("[，,]?(?:并且|而且|且|又)|[，,]")
"""What joins two conditions that must both be met."""
_FORBIDS = re.compile("严禁|禁止|不得(?!不)|不准|不许|不可以")
_IS_FORBIDDEN = re.compile(
    r"^([^，。；]{4,120}?)[，,]?(?:都|也)?(?:是|属于|系)?被?(?:禁止|严禁)的?$"
)
_ITS_EXCEPTION = re.compile(
    r"除(?:了)?(?P<e>[^，。；]{1,40}?)(?:以外|之外|外)[，,](?P<r>[^。；]{4,120})"
    r"|(?P<r2>[^。；]{4,120}?)[，,；（(](?:但是?|而)?[，,]?"
    r"(?:除(?P<e2>[^，。；]{1,40}?)(?:以外|之外|外)"
    r"|(?P<e3>[^，。；]{1,40}?)的?(?:除外|例外|不[受在]此限))[)）]?"
)
_EXCEPTS = (
    "除{e}外，{r}", "除{e}以外，{r}", "除{e}之外，{r}",
    "{r}，{e}除外", "{r}，但{e}除外", "{r}，但是{e}除外",
    "{r}，{e}的除外", "{r}，但{e}的除外", "{r}，但是{e}的除外",
    "{r}，{e}不受此限", "{r}，但{e}不受此限", "{r}，但是{e}不受此限",
    "{r}，{e}不在此限", "{r}，但{e}不在此限", "{r}，但是{e}不在此限", "{r}，{e}例外",
)  # fmt: skip
"""The ways to say that a rule does not hold for some."""


def in_its_writing(claim: str, source: str) -> str:
    """A claim with its numbers, joints and words for one thing as its source writes them."""
    for words in _SAME_WORDS:
        theirs = {m[0] for m in words.finditer(source)}
        if len(theirs) == 1 and "不用" not in theirs:  # 不用明火 may forbid it
            claim = words.sub(theirs.pop(), claim)
    for bound in _BOUND.finditer(claim):
        if (ruled := f"不得{bound[1]}") in source and bound[0] not in source:
            claim = claim.replace(bound[0], ruled)
    claim = _with_its_choices(without_its_base(claim, source), source)
    claim = _with_its_bounds(_with_its_rulings(claim, source), source)
    return _with_its_joints(_with_its_numbers(claim, source), source)


_TOLD_SO = (
    (re.compile("(?<![不必需只主重首取获觉])就?要|就得|(?<![必无毋])须"), ("应当",)),
    (re.compile("不能|不可以|不准|不许"), ("不得",)),
    (
        re.compile("(?:不[必用]|无需)(?:[交缴]纳?|支?付)"),
        ("免收", "免缴", "免交", "免予缴纳"),
    ),
    (re.compile("一[天日]"), ("每日", "每天")),
    (re.compile("一个?月"), ("每月",)),
    (re.compile("一年"), ("每年",)),
    (re.compile("里面?"), ("中", "内")),
    (re.compile("(?<=[\u4e00-\u9fff])时(?=[，,])"), ("的",)),
    (re.compile("马上|立刻|即刻"), ("立即",)),
    (re.compile("没(?!有)"), ("未",)),
    (re.compile("[他她它]们?的"), ("其",)),
    (re.compile("用"), ("通过", "使用")),
    *(
        (re.compile(f"{one}(?!{end})"), (one + end,))
        for one, end in ("收取", "进入", "发给", "交纳")
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
_AT_MOST_TOLD = re.compile(
    "(?:(?:最[多高长大])?不超过|(?:最[多高长大]|至多)为?(?P<does>[\u4e00-\u9fff]{0,3})"
    f"|{_ENGLISH_AT_MOST})$",
    re.I,
)
"""What bounds the number behind it in a claim; who tells 不得 where none is makes a rule."""
_AT_MOST_STATED = re.compile(f"(?:(?:最[多高长大])?不得?超过|{_ENGLISH_AT_MOST})$", re.I)


def _with_its_bounds(claim: str, source: str) -> str:
    """最多进三人 for 进不超过三人, up to sixty nights for not more than sixty nights."""
    stated: dict[str, set[str]] = {}
    for word in critical_words(source):
        if word.kind == NUMBER and (own := _AT_MOST_STATED.search(source, 0, word.start)):
            stated.setdefault(word.value, set()).add(own[0])
    for word in reversed(critical_words(claim)):
        theirs = stated.get(word.value, set()) if word.kind == NUMBER else set()
        told = _AT_MOST_TOLD.search(claim, 0, word.start) if len(theirs) == 1 else None
        bound = f"{told['does'] or ''}{next(iter(theirs))}" if told else ""
        if told and told[0] != bound and (not told["does"] or bound in source):
            claim = claim[: told.start()] + bound + claim[word.start :]
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


def _with_its_joints(claim: str, source: str) -> str:
    """未登记，逾期不改正 for 未登记且逾期不改正: never for what 、 or 或者 joins."""
    for joint in reversed(list(_JOINT.finditer(claim))):
        before, behind = claim[: joint.start()], claim[joint.end() :]
        around = re.escape(before[-BESIDE:]), re.escape(behind[:BESIDE])
        if len(before) >= BESIDE <= len(behind) and (
            theirs := re.search(f"{around[0]}({_JOINT.pattern}){around[1]}", source)
        ):
            claim = before + theirs[1] + behind
    return claim


_LEAD = re.compile(
    r"^(?P<who>[^，。；：\n]{0,30}?)有(?:下列|以下)(?:情形|行为|情况)?之一的[，,](?P<rule>[^。；：\n]+)[：:]$",
    re.M,
)
_OR = re.compile("、|或者?")


def item_told(claim: str, source: str) -> str:
    """The item of a list that a claim tells the whole rule of its lead for; else nothing.

    转租的，应当退房 is told of 有下列情形之一的，应当退房： and its item 转租、转借的.
    """
    if found := _english_item(claim, source) or _item_in_its_lead(claim, source):
        return found
    lead = _LEAD.search(source)
    head, case, rule = claim.strip("。； \n").partition("的，")
    if lead is None or not case:
        return ""
    if any(w.kind == EXCEPTION for w in critical_words(source[lead.end() :])):
        return ""
    if letters_of(rule).text != letters_of(lead["rule"]).text:
        return ""
    said = head.removeprefix(without_marker(lead["who"].strip()))
    for line in source[lead.end() :].splitlines():
        item = without_marker(line.strip()).rstrip("；。")
        whole = "，" in item or "，" in said
        one, other = ([t] if whole else _OR.split(t) for t in (said, item.removesuffix("的")))
        if set(one) <= set(other):
            return item
    return ""


_FOLLOWING = re.compile(r"(?:the )?following (?:[a-z]+s (?=may|must|shall|are))?(.+):", re.I)
_ITEM_END = re.compile(r"(?:[;,]\s*(?:and|or))?[;,.\s]*$")
_MAY_BIND = re.compile(r"\b(?:if|when|where|unless|until|provided|subject to)\b", re.I)
_FIGURE_OR_WORD = re.compile("[a-z0-9]+")


def _english_item(claim: str, source: str) -> str:
    """The item of an English list of those of whom its lead tells what a claim tells; or nothing.

    Children travel free is told of The following travel free: and its item (a) children.
    """
    found, rule = "", list[str]()
    said = _FIGURE_OR_WORD.findall(claim.lower())
    if any(word.kind == EXCEPTION for word in critical_words(source)):
        return ""
    for line in filter(None, map(str.strip, source.splitlines())):
        words = without_marker(line)
        item = _ITEM_END.sub("", words)
        if lead := _FOLLOWING.fullmatch(words):
            rule = _FIGURE_OR_WORD.findall(lead[1].lower())
        elif rule and (words == line or _MAY_BIND.search(item)):
            return ""  # what stands behind a list or closes it may bind all of it
        elif rule and said == [*_FIGURE_OR_WORD.findall(item.lower()), *rule]:
            found = item
    return found


KIND = 2
"""Letters of what the items of a list are: 区域, 材料."""
_OPEN_LEAD = re.compile(r"(?:[:：]|\s[-–—])$")
_ONE_OF_THEM = re.compile(
    r"之一|任[一何]|至少|[两二三]项|情形|条件|情况"
    r"|\b(?:one|two|three|some|any|either|least|if|when|where|unless|until|provided)\b",
    re.I,
)
"""In what leads to a list, what makes of its items conditions, or a choice."""
_CHOICE_ENDS = re.compile(r"(?:或者?|\bor)[;；，,\s]*$", re.I)


def _item_in_its_lead(claim: str, source: str) -> str:
    """The item of a list that a claim tells in one sentence with what leads to it; or nothing.

    禁止在桥上垂钓 is told of 禁止在下列区域垂钓： and its item 桥上, Guests must bring a coat of
    Guests must bring: and its item (a) a coat.
    """
    said, found = letters_of(claim).text, ""
    lead, is_open = "", False
    for line in filter(None, map(str.strip, source.splitlines())):
        words = without_marker(line)
        if _OPEN_LEAD.search(words):
            lead, is_open = words, not _ONE_OF_THEM.search(words)
        elif lead and words == line:
            return ""  # what stands behind a list or closes it may bind all of it
        elif is_open:
            if _CHOICE_ENDS.search(words) or _MAY_BIND.search(words):
                return ""
            item = _ITEM_END.sub("", words).rstrip("；。")
            found = item if said in _told_in(lead, item) else found
            is_open = not words.endswith((".", "。"))
    return "" if any(w.kind == EXCEPTION for w in critical_words(found)) else found


def _told_in(lead: str, item: str) -> Iterator[str]:
    """The letters of what leads to a list, an item at its end or in the place of 下列…."""
    these = re.search("[下以][列下]", lead)
    if these is None:
        yield letters_of(lead + item).text
        return
    before, behind = lead[: these.start()], lead[these.end() :]
    for size in (0, KIND, len(behind)):
        yield letters_of(before + item + behind[size:]).text


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


_DEMANDS = re.compile(r"(?:requires?|demands?|insists?)\s+that\s*$", re.I)
_WORD = re.compile(r"(?<![a-z])[a-z]", re.I)
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


def in_other_orders(claim: str, frame: str = "") -> Iterator[str]:
    """A claim as others order what it forbids and whom it excepts.

    Args:
        claim: What is told.
        frame: The words before it, which may demand it: requires that a loss be reported.
    """
    claim = claim.strip("| \u3000\n。；.")  # a row of a table keeps its marks
    yield from _applying(claim)
    yield from _of_a_case(claim)
    if _DEMANDS.search(frame) and not any(w.kind == MODALITY for w in critical_words(claim)):
        yield from (f"{claim[: m.start()]}must {claim[m.start() :]}" for m in _WORD.finditer(claim))
    yield from _forbidding(claim)
    yield from _alone(claim)
    if found := _ITS_EXCEPTION.fullmatch(claim):
        rule = found["r"] or found["r2"]
        excepted = found["e"] or found["e2"] or found["e3"]
        for told in (rule, *_forbidding(rule)):
            yield from (form.format(r=told, e=excepted) for form in _EXCEPTS)


_APPLIES_TO = re.compile("([^，。；]{2,80}?)(不?适用)(于?)([^，。；]{2,80})")


def _applying(claim: str) -> Iterator[str]:
    """私人鱼塘不适用本条例 for 本条例不适用于私人鱼塘, and the other way round."""
    if found := _APPLIES_TO.fullmatch(claim):
        one, applies, to, other = found.groups()
        yield f"{other}{applies}{'' if to else '于'}{one}"


_RULED = "(?P<rule>(?:应当|不得|可以|必须|有权|无需|由|处|免)[^。；]+)"
_CASE = re.compile(f"(?P<case>[^，。；的]{{2,40}})的(?P<who>[^，。；的]{{2,30}}?){_RULED}")
_OF_CASE = re.compile(f"(?P<whole>[^，。；的]{{4,60}})的，{_RULED}")


def _of_a_case(claim: str) -> Iterator[str]:
    """同行的员工应当合住 for 员工同行的，应当合住, and the other way round."""
    if found := _CASE.fullmatch(claim):
        yield f"{found['who']}{found['case']}的，{found['rule']}"
    if found := _OF_CASE.fullmatch(claim):
        whole, rule = found.groups()
        yield from (f"{whole[at:]}的{whole[:at]}{rule}" for at in range(2, len(whole) - 1))


_RULE = r"(?P<rule>(?:may|can|must|shall|is|are) [^.;]+)"
_ONE_ALONE = re.compile(
    rf"(?:only (?P<one>[^.;,]+?)|(?P<other>[^.;,]+?) alone"
    rf"|no(?: ?one|body| person) (?:other than|except|but) (?P<third>[^.;,]+?)) {_RULE}",
    re.I,
)
_ALONE = (
    "only {one} {rule}", "{one} alone {rule}", "no one other than {one} {rule}",
    "no one except {one} {rule}", "no one but {one} {rule}", "nobody other than {one} {rule}",
    "nobody except {one} {rule}", "nobody but {one} {rule}", "no person other than {one} {rule}",
)  # fmt: skip
"""The English ways to say that one may do what nobody else may."""


def _alone(claim: str) -> Iterator[str]:
    """The warden alone may enter for Only the warden may enter."""
    if found := _ONE_ALONE.fullmatch(claim):
        one = found["one"] or found["other"] or found["third"]
        yield from (form.format(one=one, rule=found["rule"]) for form in _ALONE)


def _forbidding(rule: str) -> Iterator[str]:
    """个人不得吸烟 for 禁止个人吸烟, and the other way round."""
    rule = _IS_FORBIDDEN.sub(r"禁止\1", rule)
    found = _FORBIDS.search(rule)
    if found is None:
        return
    before, behind = rule[: found.start()], rule[found.end() :]
    for word in ("不得", "不准", "不许", "不可以"):
        yield from (f"{before}{behind[:i]}{word}{behind[i:]}" for i in range(len(behind)))
    for word in ("禁止", "严禁"):
        yield from (f"{before[:i]}{word}{before[i:]}{behind}" for i in range(len(before) + 1))
