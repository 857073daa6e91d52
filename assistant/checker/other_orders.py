"""A rule in the orders others tell it in, to be held against its source letter by letter. Pure.

个人不得吸烟 and 禁止个人吸烟, 除救护车外，车辆不得驶入 and 车辆不得驶入，救护车除外,
Only the warden may enter and The warden alone may enter: what is forbidden, whom that excepts,
what holds for those and who alone may do something.
Knows a claim and the words before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.evidence.critical import MODALITY, critical_words
from index.letters import letters_of

LEAST_WHOM = 2
"""Letters of those whom something is forbidden."""
_FORBIDS = re.compile("严禁|禁止|不得(?!不)|不准|不许|不可以")
_IS_FORBIDDEN = re.compile(
    r"^([^，。；]{4,120}?)[，,]?(?:都|也)?(?:是|属于|系)?被?(?:禁止|严禁)的?$"
)
_ITS_EXCEPTION = re.compile(
    r"(?P<a>(?!除)[^。；]{2,80}?[，,])?除(?:了)?(?P<e>[^，。；]{1,40}?)的?(?:以外|之外|外)[，,]"
    r"(?P<r>[^。；]{4,120})"
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
_DEMANDS = re.compile(r"(?:requires?|demands?|insists?)\s+that\s*$", re.I)
_WORD = re.compile(r"(?<![a-z])[a-z]", re.I)


def in_other_orders(claim: str, frame: str = "") -> Iterator[str]:
    """A claim as others order what it forbids and whom it excepts.

    Args:
        claim: What is told.
        frame: The words before it, which may demand it: requires that a loss be reported.
    """
    claim = claim.strip("| \u3000\n。；.")  # a row of a table keeps its marks
    yield from _applying(claim)
    yield from _of_a_case(claim)
    yield from _in_its_exception(claim)
    yield from _done(claim)
    yield from _approved(claim)
    yield from _defined(claim)
    yield from _of_whom(claim)
    yield from _by_nobody(claim)
    if _DEMANDS.search(frame) and not any(w.kind == MODALITY for w in critical_words(claim)):
        yield from (f"{claim[: m.start()]}must {claim[m.start() :]}" for m in _WORD.finditer(claim))
    yield from _forbidding(claim)
    yield from _allowing(claim)
    yield from _alone(claim)
    if found := _ITS_EXCEPTION.fullmatch(claim):
        rule = (found["a"] or "") + (found["r"] or "") or found["r2"]
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


_EXCEPTED = re.compile(
    "(?P<e>[^，。；]{2,60}?)的?[，,](?P<who>[^，。；]{0,40}?)(?:则|就|也|仍)?"
    "(?P<word>可以不|可以|不得|无需|无须|不必|不用)(?P<rule>[^。；]{2,120})"
)
_UNLESS = {"可以": ("不得",), "不得": ("可以",)}
"""How a rule goes of which an exception is told: what it may do there is forbidden otherwise. What
need not be done there has to be."""


def _in_its_exception(claim: str) -> Iterator[str]:
    """车辆不得驶入，但是救护的除外 for 救护的，车辆可以驶入, and the like."""
    if found := _EXCEPTED.fullmatch(claim):
        for word in _UNLESS.get(found["word"], ("应当", "必须")):
            rule = f"{found['who']}{word}{found['rule']}"
            yield from (form.format(r=rule, e=found["e"]) for form in _EXCEPTS)


_APPROVED = re.compile(
    "(?P<deed>[^。；经]{2,80}?)[，,]?(?:必须|应当?|须|需要?|要|得)(?:事先|首先|先)?经过?(?P<by>[^，。；]{2,40})"
    "|(?:必须|应当?|须|需要?|只有|要)?经过?(?P<by2>[^，。；]{2,40}?)后?[，,]?(?:才|方)(?:可以?|能够?|得以?)(?P<deed2>[^。；]{2,80})"
)
_NOBODY_MAY = re.compile(
    "(?:(?:不管|无论|不论)是?)?谁[都也均]不(?:得|许|准|能|可以|允许)(?P<deed>[^。；]{2,120})"
)
_ANYBODY = (
    "任何单位和个人", "任何组织和个人", "任何单位或者个人", "任何组织或者个人", "任何组织、个人",
    "任何人", "任何单位、个人",
)  # fmt: skip


def _approved(claim: str) -> Iterator[str]:
    """未经村委会同意，不得砍伐 for 砍伐须经村委会同意 and 经村委会同意，方可砍伐."""
    if found := _APPROVED.fullmatch(claim):
        by, deed = found["by"] or found["by2"], found["deed"] or found["deed2"]
        yield f"未经{by}，不得{deed}"
        yield from (f"未经{by}，{who}不得{deed}" for who in _ANYBODY)
    if found := _ONLY_IF.fullmatch(claim):
        ahead, by, deed = found["ahead"], found["by"], found["deed"]
        yield from (f"{ahead}，{no}经{by}，不得{deed}" for no in "未非")
    if found := _NOT_WITHOUT.fullmatch(claim):
        yield from (f"{found['ahead']}，{must}经{found['by']}" for must in ("必须", "应当"))


def _by_nobody(claim: str) -> Iterator[str]:
    """任何单位和个人不得砍伐 for 谁都不能砍伐."""
    if found := _NOBODY_MAY.fullmatch(claim):
        yield from (f"{who}不得{found['deed']}" for who in _ANYBODY)
        yield from (f"{who}{also}不得{found['deed']}" for who in _ANYBODY for also in "都均")


_ONLY_IF = re.compile(
    "(?P<ahead>[^。；]{2,80}?)[，,]?(?<!未)(?<!非)(?:只有)?经过?(?P<by>[^，。；]{2,40}?)后?[，,]?(?:才|方)(?:可以?|能够?|得以?)"
    "(?P<deed>[^。；]{2,80})"
)
_NOT_WITHOUT = re.compile(
    "(?P<ahead>[^。；]{2,80}?)[，,]?[未非]经(?P<by>[^，。；]{2,40}?)[，,]?不得(?:进行|举行|实施)"
)
_DEFINES = tuple(
    re.compile(pattern)
    for pattern in (
        "(?P<term>[^，。；是为]{2,20})[，,]?(?:是指|指的是|指|是)(?P<what>[^。；]{6,120})",
        "(?P<what>[^。；]{6,120}?)[，,]?(?:统?称为|被?称作|叫做|即为|就是|是|为)(?P<term>[^，。；是为]{2,20})",
        "[将把](?P<what>[^。；]{6,120}?)(?:统?称为|称作|叫做|定义为|界定为)(?P<term>[^，。；是为]{2,20})",
        "[将把](?P<term>[^，。；是为]{2,20}?)(?:定义为|界定为|解释为)(?P<what>[^。；]{6,120})",
    )
)


def _defined(claim: str) -> Iterator[str]:
    """买受人是指某人 for 某人称为买受人, 将买受人界定为某人 and the like."""
    for pattern in _DEFINES:
        if found := pattern.fullmatch(claim):
            term = found["term"].removesuffix("所称")
            yield f"{term}是指{found['what']}"
            yield f"{term}，指{found['what']}"


_LAST_BY = re.compile(
    "(?P<ahead>(?:[^。；]{2,120}[，,])?)(?P<what>[^，。；由]{2,30}?)(?P<rules>应当|可以|必须|不得)?由"
    "(?P<who>[^，。；由]{3,60})"
)
_LAST_DOES = re.compile(
    "(?P<ahead>(?:[^。；]{2,120}[，,])?)(?P<who>[^，。；由]{2,30}?)(?P<does>负责|承担|实施|制定|核发|发给|办理|审批)"
    "(?P<what>[^，。；]{2,30})"
)


def _of_whom(claim: str) -> Iterator[str]:
    """造成损害的，由单位承担责任 for 造成损害的，责任由单位承担, and the other way round."""
    if found := _LAST_BY.fullmatch(claim):
        ahead, what, who = found["ahead"], found["what"], found["who"]
        if found["rules"]:
            yield from (
                f"{ahead}{who[:at]}{found['rules']}{who[at:]}{what}" for at in range(2, len(who))
            )
        else:
            yield f"{ahead}由{who}{what}"
            yield f"{ahead}{who}{what}"
            yield from (f"{ahead}{who[:at]}对{what}{who[at:]}" for at in range(2, len(who) - 1))
    if found := _LAST_DOES.fullmatch(claim):
        yield f"{found['ahead']}{found['what']}由{found['who']}{found['does']}"
        yield f"{found['ahead']}由{found['who']}{found['does']}{found['what']}"


_BY_WHOM = re.compile(
    "(?P<what>[^，。；由]{2,30}(?<!不)(?<!可以))由(?P<who>[^，。；由]{3,30})(?P<more>，[^。；]+)?"
)
_REPEALS = re.compile("废止了?(?P<what>《[^》]+》)")


def _done(claim: str) -> Iterator[str]:
    """市政局应当编制规划 for 规划由市政局编制, 《旧规》同时废止 for 废止了《旧规》."""
    if found := _BY_WHOM.fullmatch(claim):
        who, behind = found["who"], found["what"] + (found["more"] or "")
        yield f"{who}{behind}"
        yield from (f"{who[:at]}应当{who[at:]}{behind}" for at in range(2, len(who)))
    if found := _REPEALS.fullmatch(claim):
        yield from (f"{found['what']}{how}废止" for how in ("", "同时", "予以"))


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
    for word in ("不得", "不准", "不许", "不可以", "禁止", "严禁"):
        for at in range(len(behind)):
            yield f"{before}{behind[:at]}{word}{behind[at:]}"
            if at > 1 and behind[0] == "在":
                yield f"{before}{behind[1:at]}{word}{behind[at:]}"
    for word in ("禁止", "严禁"):
        yield from (f"{before[:i]}{word}{before[i:]}{behind}" for i in range(len(before) + 1))


_ALLOWS, _MAY = re.compile("(?<!不)(?:允许|准许|准予)"), "可以"


def _allowing(rule: str) -> Iterator[str]:
    """船主可以出租渡船 for 允许船主出租渡船, and the other way round."""
    if found := _ALLOWS.match(rule):
        behind = rule[found.end() :]
        yield from (f"{behind[:at]}{_MAY}{behind[at:]}" for at in range(2, len(behind) - 1))
    who, may, behind = rule.partition(_MAY)
    if may and behind[:1] not in ("", "不") and len(who) >= LEAST_WHOM:
        yield from (f"{word}{who}{behind}" for word in ("允许", "准许", "准予"))


def forbids_as(words: str, stored: str) -> bool:
    """Has a source, in its letters, whom or where words forbid something, and that they do?"""
    found = _FORBIDS.search(words)
    ahead = letters_of(words[: found.start()]).text if found else ""
    return bool(found and len(ahead) >= LEAST_WHOM and ahead + found[0] in stored)
