"""What binds a rule from within its own sentence: conditions, exceptions, consents. Pure.

有下列情形之一的， and 未经批准 are conditions, 但是…除外 an exception; 为了, 根据 and a subject
bind nothing. Knows only a part of a sentence, or what a claim tells of one.
"""

from __future__ import annotations

import re

from index.letters import letters_of

CONDITION = "condition"
EXCEPTION = "exception"

EXCEPTION_WORDS = re.compile(
    r"(?:但(?!书)|然而|除[^，。；]{1,60}(?:外|之外|以外)|除外|例外|另有(?:规定|约定|要求|协议)|不在此限"
    r"|不受[^，。；]{0,20}限制|除非|unless|except|provided that)",
    re.I,
)
_CONDITION = re.compile(
    r"(?:的|时|的时候|之?前|之?后|之日起|期间|期限内|期内|情况下|情形下|条件下|前提下|过程中)$"
    r"|^(?:并且|而且|且|或者|和|又)?(?:如果?|若|倘若|假如|凡|只有|只要|除非|除|未经|非经|经(?!济|营|费|常|验|纪|办|贸|理(?!事))|"
    r"因(?!此|而|地|素)|由于|当(?!地|事|前|年|场|日|代|局)|遇有?|一旦|违反|符合|不符合|确需|需要|必要时|没有|在[^，]{1,40}[内下中上时前后]$)"
    r"|[以之]外$|^应(?!当)[^，]{2,30}?的?(?:要求|请求|申请)$|本[^，]{1,8}(?:施行|实施|生效)(?:之日)?[以之]?前"
    r"|^(?:if|when|where|unless|in case|after|before|upon|within|during|while|outside)\b",
    re.I,
)
CONDITION_WORD_END = re.compile("[的时前后外]$|期间$|期内$|情况下$|情形下$")
"""How a segment ends that tells a case, or when something holds."""
FOR_SOME = re.compile("对(?:于|在)?[^，]{2,40}的[^，的]{1,12}$")
"""Those for whom a rule holds that begins with another: 对入住的老人，."""
_CONSENT = re.compile(
    r"经(?!办(?:人|机构|单位|银行))[^，]{2,40}?(?:批准|同意|许可|审[核批查]|核准|授权|[允准]许|检验合格|验收合格)"
    r"[之以]?后?"
    r"|(?:with|on|subject to) the (?:(?:prior|written|express) )*"
    r"(?:consent|approval|permission) of [^,]+",
    re.I,
)
"""A part that is nothing but a consent: 经办案部门负责人批准."""
_HARMLESS = re.compile(
    r"^(?:为了?|根据|依据|依照|按照|以|对于?|就|关于|通过|坚持|围绕|加强|应当|可以)[^，]*[^的时后]$|^(?:国家|国务院|县级以上)[^，]*[^的时]$"
)
COMMA = re.compile("，|(?<![0-9]),|,(?![0-9])")
"""A comma, and none that only groups digits."""
SEGMENT = re.compile("(?:[^，,]|(?<=[0-9]),(?=[0-9]))+")
"""What stands between two commas."""
SEGMENT_END = re.compile("[，,；;。：:]")
"""What parts a rule, be it a comma, a colon or the end of its sentence."""
ALLOWS = re.compile("可以|有权")
LIMITS = re.compile(
    r"经(?!济|营|费|常|验|纪|办|贸|由|理(?!事))[^，]{1,40}?(?:批准|同意|许可|审[核批查]|核准|授权|[允准]许|备案|登记)"
    r"|(?:(?<!文)凭(?!借)|(?<![支坚主保维扶把相])持|携带|出示|佩戴)"
    r"[^，]{0,18}(?:证[件明书]?|书|卡|单|票|信|照|函|牌|批文|文件)(?!人)"
    r"|(?:在|由)[^，]{1,30}(?:陪同|带领|监护|监督|指导|协助|看护)"
    r"|在[^，]{1,40}(?:[^目以之]前|[^以之]后|期间|期限内|[情条]况?[形件]?下|前提下)"
)
"""What limits a rule from within its own part: 经…批准, 凭…证, 在…陪同下."""
FAULT = re.compile("违反.{2,}|违背.{2,}|不当|擅自|故意|过失|恶意|非法")
"""What makes a wrong of what is done: 处理信托事务不当 致使财产受到损失的."""
WRITTEN = re.compile("书面(?=同意|批准|许可|授权)")
"""The form that a consent must have."""
AT_HOME = re.compile("依法|依照|按照|根据|为了?|行政区域|境内|^在?本[市省区县国]内?$|[、和或及与]")
"""What may be left out before 可以: why, where throughout, one of several."""
TOLD_ELSEWHERE = 0.6
"""Share of a condition's pairs of letters, or of a rule's words, in a claim that has it in some
order."""


def binds(segment: str, *, ahead: bool) -> bool:
    """Does a part of a sentence bind the part behind it (a condition), or before it (an exception)?

    Args:
        segment: What stands between two commas.
        ahead: It stands before the part that may be bound.
    """
    is_exception = EXCEPTION_WORDS.search(segment) is not None
    return is_exception or (ahead and is_condition(segment))


def is_condition(segment: str) -> bool:
    """Does what stands between two commas say under what something holds?"""
    if _CONSENT.fullmatch(segment.strip()):
        return True
    return _CONDITION.search(segment) is not None and not _HARMLESS.search(segment)


def letter_pairs(text: str) -> list[str]:
    """The pairs of letters of each line of a text, by which words in another order are known."""
    lines = (letters_of(line).text for line in text.split("\n"))
    return [line[i : i + 2] for line in lines for i in range(len(line) - 1)]
