"""What a question is about, read off its own words. Pure.

A clause it names, else a name it begins with (中国人民大学 of 中国人民大学成立于哪一年), else its
words before the first verb. Knows no other question, no library and no model.
"""

from __future__ import annotations

import re

from assistant.phrases import language_of
from index.address_reading import find_references
from index.dates import MONTH_NAME

FRONT = "："
"""Stands between a name and the question it was put in front of."""
LONGEST_TOPIC = 24
SHORTEST_TOPIC = 2
_LEAD = re.compile(
    r"^(?:请|那么|那(?![里边儿些个种时])|另外|此外|还有|关于|对于|在)?"
    r"[，,、\s]*"
)
_STOP = re.compile(
    r"是|有|在|为|的|由|与|和|对|将|把|被|从|向|包括|属于|成立|创办|建立|设立|组建|开设|提供|拥有|下设|具有|"
    r"获得|承办|培养|授予|位于|入选|招(?!生)|[学教考](?=什么|哪|些)|应当|应该|可以|需要|必须|能|(?<![字员事协工商学])会|会(?=怎|被|如何|受)|还(?=要|需|得|能|会|可)|要|怎|如何|"
    r"什么|哪|几|多少|多久|多长|谁|何|是否|吗|呢|规定|要求|主要|分别|[，,。；;：:？?！!（(“\"]"
)
_ENGLISH_TOPIC = re.compile(
    r"\b(?:the|a|an|of|for)\s+([A-Za-z][\w-]*(?:\s+[\w-]+){0,5}?)(?=\s*(?:\?|$|,))"
)
_UNIT = re.compile(r"专业|实验班|校区|图书馆|计划|学院")
"""What a part of a house is called: 强基计划 of 某某大学强基计划 belongs to what is spoken of."""
TIME = (
    r"(?:(?:19|20)[0-9]{2}年)?(?:[0-9]{1,2}|十[一二]?|[一二三四五六七八九])月份?(?:[0-9]{1,2}[日号])?"
    rf"|(?:19|20)[0-9]{{2}}年|\b{MONTH_NAME}(?:,? [0-9]{{4}})?\b|\b(?:19|20)[0-9]{{2}}\b"
)
ANY_TIME = re.compile(TIME)
"""A year, a month or a day: never what a question is about."""
LEANS = re.compile(
    r"可以|可否|能|要|需|应当?|会不?|有没有|有|是|怎|如何|多|几|什么|哪|谁|由谁|为什么|为何|不|没|未|"
    r"违反|违规|逾期|超过|到期|如果|假如|要是|否则|同时|一般|最[多少高低晚长]|最迟|具体|还|也|都|只"
)
"""What a question begins with that says nothing of what it is about."""
_OWNER = re.compile(r"[\u4e00-\u9fff]{2,8}的[\u4e00-\u9fff]{2}")
"""县长的工资: something, and what it has."""
_LONG_END = (
    "大学|学院|银行|公司|协会|医院|委员会|红十字会|检察院|法院|自治[区州县]|"
    "条例|法典|(?<![没想])办法|(?<![征要]求)(?<!听取)(?<!提[出供])意见|规划|细则"
)
_SHORT_END = r"省(?!略)|(?<![城超夜股门])市(?![场民值政内外])|县(?![级内外])|法(?![律规人学定治院])"
_NAME_SIGN = r"[^\W\d_哪什么怎谁是有的些该本此这那各]"
NAME = re.compile(
    rf"《[^》]{{2,60}}》|{_NAME_SIGN}+(?:{_LONG_END})|{_NAME_SIGN}{{2,}}(?:{_SHORT_END})"
)
"""A document, a body or a place by its name."""
_ENTITLED = re.compile(rf"{_NAME_SIGN}{{4,}}的(?:意见|通知|决定)")
"""A document by the words of its title: 城市高质量发展的意见."""


def topic_of(question: str) -> str:
    """What a question is about; empty where it does not say.

    The clause it names; else the name it begins with; else its words before the first verb.
    """
    if language_of(question) == "en":
        found = _ENGLISH_TOPIC.search(question)
        return found[1] if found else ""
    if (references := find_references(question)) and references[0].steps:
        return question[references[0].start : references[0].end]
    at = begin(question)
    at += question.startswith(("给", "向", "由", "把", "被"), at)
    if named := NAME.search(question) if "《" in question else NAME.match(question, at):
        whole = subject_of(question[named.start() :])
        return whole if whole.startswith(named[0]) and unit_of(whole) else named[0]
    rest = question[at:]
    stop = _STOP.search(rest)
    topic = rest[: stop.start()] if stop else rest
    is_told = SHORTEST_TOPIC <= len(topic) <= LONGEST_TOPIC and not ANY_TIME.fullmatch(topic)
    return topic if is_told else ""


def subject_of(question: str) -> str:
    """The words before a question's first verb."""
    rest = question[begin(question) :].rpartition(FRONT)[2]
    stop = _STOP.search(rest)
    return rest[: stop.start()] if stop else rest


def begin(question: str) -> int:
    """Where a question begins behind 请问 and the like."""
    lead = _LEAD.match(question)
    return lead.end() if lead else 0


def is_name(topic: str) -> bool:
    """Is it the name of one thing, which what follows is about, not only a matter asked about?"""
    named = NAME.fullmatch(topic) is not None or bool(unit_of(topic))
    return named or bool(find_references(topic))


def unit_of(name: str) -> str:
    """The word by which a name tells what it names, if it is one for a part of a house."""
    units = _UNIT.findall(name)
    return units[-1] if units and name.endswith(units[-1]) else ""


def names_a_clause(question: str) -> bool:
    """第十八条说了什么 is a question of its own."""
    return any(r.steps and not r.is_relative for r in find_references(question))


def names_a_body(topic: str) -> bool:
    """Is a topic the name of a body, a place or a document, which all that follows is about?"""
    return is_name(topic) and not names_a_clause(topic)


def names_its_own(question: str) -> bool:
    """Does a question begin with the name of a document, a body or a place, not with 该院?"""
    at = begin(question)
    named = NAME.match(question, at) or _ENTITLED.match(question, at)
    return "《" in question or named is not None


def has_own_subject(question: str) -> bool:
    """Does a question begin with what it is about: 县长的工资是多少, not 要交多少, 有效期多久?"""
    rest = question[begin(question) :]
    return _OWNER.match(rest) is not None and LEANS.match(rest) is None
