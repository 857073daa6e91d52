"""A follow-up becomes a question that stands by itself. Pure.

What a conversation is about is read off the questions themselves: the words before a question's
first verb or question word (中国人民大学文学院 of 中国人民大学文学院成立于哪一年). A follow-up gets
them in the place of its 它 or 该院, or of the bare 学院 it begins with, or in front. No model is
asked: whatever stands in the result stood in a question before, and the user sees it. Earlier
answers are not read, so that nothing an answer said can support the next one.

Knows no library and no model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.phrases import language_of
from index.address import find_references

_LEAD = re.compile(
    r"^(?:请问|请|那么|那|另外|此外|还有|再问一下|问一下|想问一下|我想(?:问|知道|了解)(?:一下)?|关于|对于|在)?"
    r"[，,、\s]*"
)
_STOP = re.compile(
    r"是|有|在|为|的|由|与|和|对|将|把|被|从|向|包括|属于|成立|创办|建立|设立|组建|开设|提供|拥有|下设|具有|获得|承办|"
    r"培养|应当|应该|可以|需要|必须|能|会|要|怎|如何|什么|哪|几|多少|谁|何|是否|吗|呢|规定|要求|主要|分别|"
    r"[，,。；;：:？?！!（(“\"]"
)
_ENGLISH_TOPIC = re.compile(
    r"\b(?:the|a|an|of|for)\s+([A-Za-z][\w-]*(?:\s+[\w-]+){0,5}?)(?=\s*(?:\?|$|,))"
)
FRONT = "："
"""Stands between a topic and the question it was put in front of."""
SHORT = 8
"""Characters of a question that says no more than what is asked of the matter before."""
LONGEST_TOPIC = 24
SHORTEST_TOPIC = 2

_PRONOUN = re.compile(
    r"它们?|其(?=[\u4e00-\u9fff])(?![中他它余实次])"
    r"|(?:该|此|这一?个?|那个|上述|前述)"
    r"(?:[校院系所局部市县区省法项条款]|学[校院]|大学|公司|条例|法典|办法|意见|规定|文件|政策|项目|专业|制度)"
    r"|(?:这个?|那个)(?![样些里儿么时边种])"
)
_AGAIN = re.compile(
    r"^(?:换个?说法|换句话说|再?(?:具体|详细|简单|通俗)(?:地|一?点|一些)?(?:说|讲|解释)|举[个几]*例"
    r"|为什么|为何|怎么理解|什么意思|还有(?:呢|吗|别的吗|其他的吗)?|然后呢|继续"
    r"|why|for example|how so|go on|and then|what else|explain)",
    re.I,
)
_LEANS_IN_ENGLISH = re.compile(
    r"^(?:and|what about|how about|but)\b|\b(?:it|its|they|their|them|this|that|these|those)\b",
    re.I,
)
_LONG_END = (
    "大学|学院|银行|公司|协会|医院|委员会|检察院|法院|自治[区州县]|条例|法典|办法|意见|规划|细则"
)
_SHORT_END = r"省(?!略)|市(?![场民值政内外])|县(?![级内外])|法(?![律规人学定治院])"
_NAME_SIGN = r"[^\W\d_哪什么怎是有的些该本此这那各]"
_NAME = re.compile(
    rf"《[^》]{{2,60}}》|{_NAME_SIGN}+(?:{_LONG_END})|{_NAME_SIGN}{{2,}}(?:{_SHORT_END})"
)


def stand_alone(question: str, before: Sequence[str]) -> str:
    """The question as it can be understood without those before it.

    Args:
        question: What is asked now.
        before: The questions asked before it, oldest first.
    """
    standing = ""
    topic = ""
    for earlier in before:
        standing = _standing(earlier, topic, standing)
        topic = _topic_after(earlier, topic)
    return _standing(question, topic, standing)


def _standing(question: str, topic: str, last: str) -> str:
    """One question, given what it is about and the one before as it stands by itself."""
    if not last:
        return question
    if (with_article := _under_its_article(question, last)) is not None:
        return with_article
    if _AGAIN.match(question):
        return _joined(last, question)
    if language_of(question) == "en":
        return _joined(last, question) if _LEANS_IN_ENGLISH.search(question) else question
    if not topic or _has(topic, question) or _names_a_clause(question):
        return question
    return _taken_up(question, topic) or _with_topic(question, topic)


def _names_a_clause(question: str) -> bool:
    """第十八条说了什么 is a question of its own."""
    return any(r.steps and not r.is_relative for r in find_references(question))


def _taken_up(question: str, topic: str) -> str | None:
    """The whole name for the end of it that the question begins with (学院, 气象学院)."""
    at = _begin(question)
    ends = (topic[start:] for start in range(1, len(topic) - 1))
    head = next((end for end in ends if question.startswith(end, at)), None)
    return None if head is None else question[:at] + topic + question[at + len(head) :]


def _with_topic(question: str, topic: str) -> str:
    """The topic in the place of a pronoun, else in front; a question with its own is left alone."""
    if names_its_own(question):
        return question
    at = _begin(question)
    rest = question[at:]
    pronoun = _PRONOUN.search(rest)
    if pronoun and (pronoun.start() == 0 or pronoun[0] != "其"):
        link = "的" if pronoun[0] == "其" else ""
        return question[:at] + rest[: pronoun.start()] + topic + link + rest[pronoun.end() :]
    if not (_is_name(topic) or at or len(rest.rstrip("?？。")) <= SHORT):
        return question
    return f"{topic}{FRONT}{rest}" if rest else _joined(topic, question)


def _is_name(topic: str) -> bool:
    """Is it the name of one thing, which what follows is about, not only a matter asked about?"""
    return _NAME.fullmatch(topic) is not None or bool(find_references(topic))


def _begin(question: str) -> int:
    """Where a question begins behind 请问 and the like."""
    lead = _LEAD.match(question)
    return lead.end() if lead else 0


def _joined(last: str, question: str) -> str:
    separator = "；" if language_of(question) == "zh" else "; "
    return f"{last.rstrip('？?。.')}{separator}{question}"


def names_its_own(question: str) -> bool:
    """Does a question begin with the name of a document, a body or a place, not with 该院?"""
    return "《" in question or _NAME.match(question, _begin(question)) is not None


def _has(topic: str, question: str) -> bool:
    """Does the question already say what it is about?"""
    return topic in question


def _topic_after(question: str, topic: str) -> str:
    """What the conversation is about after a question."""
    if topic and not names_its_own(question):
        return topic
    named = topic_of(question)
    return topic if topic.endswith(named) else named


def topic_of(question: str) -> str:
    """What a question is about; empty where it does not say.

    The clause it names; else the name it begins with; else its words before the first verb.
    """
    if language_of(question) == "en":
        found = _ENGLISH_TOPIC.search(question)
        return found[1] if found else ""
    if (references := find_references(question)) and references[0].steps:
        return question[references[0].start : references[0].end]
    at = _begin(question)
    if named := _NAME.search(question) if "《" in question else _NAME.match(question, at):
        return named[0]
    rest = question[at:]
    stop = _STOP.search(rest)
    topic = rest[: stop.start()] if stop else rest
    return topic if SHORTEST_TOPIC <= len(topic) <= LONGEST_TOPIC else ""


def _under_its_article(question: str, before: str) -> str | None:
    """那第二款呢 after a question about 第十八条 is about 第十八条第二款."""
    parts_of = [r for r in find_references(question) if r.steps and r.steps[0].unit in "款项目"]
    articles = [r for r in find_references(before) if r.steps and r.steps[0].unit == "条"]
    if not parts_of or not articles:
        return None
    named = articles[-1]
    name = f"《{named.title}》" if named.title else ""
    at = parts_of[0].start
    return f"{question[:at]}{name}{named.canonical}{question[at:]}"
