"""What can be read off a question: what it leans on, whether it wants a text or a list. Pure.

Knows no library and no model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.phrases import language_of
from index.address import find_references

_LEANS_BACK = re.compile(
    r"^(?:那么?|它|其|这|该|上述|前者|后者|还有|另外|此外|为什么|具体|举例|换个说法|再)"
    r"|^(?:and|what about|how about|it|this|that|these|they)\b"
    r"|呢[?？。]?$|它|这一?[条款项个点]|该[条款法]|上面|刚才|前[款条]",
    re.I,
)
_SHORT = 6


def stand_alone(question: str, before: str | None) -> str:
    """A follow-up with the question it leans on in front, so that it can be searched by itself."""
    if before is None or not (_LEANS_BACK.search(question) or len(question) < _SHORT):
        return question
    with_article = _under_its_article(question, before)
    if with_article is not None:
        return with_article
    separator = "；" if language_of(question) == "zh" else "; "
    return f"{before.rstrip('？?。.')}{separator}{question}"


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


_ASKS_TEXT = re.compile(
    "请问|请|那么?|告诉我|帮我|查一?下|查询|看看|查|列出|给出|显示|全文|原文|条文|具体|详细|内容|文字|"
    "规定|讲|说|写|提|是|了|的|些|什么|怎么|如何|哪些|有|呢|吗|吧|啊|意思|分别|都|和|与|及|跟|、|"
    "what|does|do|say|says|is|are|the|text|of|in|show|me|read|quote|content|please|give|and|tell"
    "|state|provide"
)


def asks_for_text(question: str, names: Sequence[str] = ()) -> bool:
    """Does a question that names clauses ask for nothing but their words?

    Args:
        question: The question.
        names: Titles of the documents whose clauses it names.
    """
    rest = question
    for reference in reversed(find_references(question, names)):
        rest = rest[: reference.start] + rest[reference.end :]
    rest = re.sub(r"《[^》]*》|[\W_]+", "", rest.lower())
    return len(_ASKS_TEXT.sub("", rest)) <= 1


_ASKS_LIST = re.compile(
    r"哪些|哪几|哪[两三四五六七八九十]|包括什么|有什么|分别|都是什么|什么情形|几种|几类|几个"
    r"|\bwhat are\b|\bwhich\b|\blist\b",
    re.I,
)


def asks_for_list(question: str) -> bool:
    """Does a question ask for all of something?"""
    return _ASKS_LIST.search(question) is not None


_COMPARES = re.compile(r"区别|不同|变化|比较|对比|前后|\b(?:differ|compare|change)", re.I)


def asks_to_compare(question: str) -> bool:
    """Does a question ask how two things differ?"""
    return _COMPARES.search(question) is not None


_INTERROGATIVE = re.compile(
    r"什么|怎么|怎样|如何|哪|谁|多少|多久|多长|几|是否|吗|何时|\b(?:what|when|who|how|which|where)\b",
    re.I,
)


def parts(question: str) -> tuple[str, ...]:
    """The questions that one sentence puts: 有效期几年，到期前多久申请延续 puts two."""
    pieces = [p for p in re.split(r"[，,；;？?]|\band\b", question) if p.strip()]
    asking = [p.strip() for p in pieces if _INTERROGATIVE.search(p)]
    return tuple(asking) if len(asking) > 1 else (question,)
