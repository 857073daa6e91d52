"""What can be read off a question: whether it wants a text, a list or a comparison. Pure.

And whether some words are all that it wants.

Knows no library and no model.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.chat.terms import gives_choice, stands
from index.address_reading import find_references
from index.script import simplified
from index.titles import names_of

LEAST_LETTERS = 2


def is_a_question(text: str) -> bool:
    """Has it letters enough to ask for anything?"""
    return sum(char.isalpha() for char in text) >= LEAST_LETTERS


_EDITION = re.compile(
    r"(?:19|20)[0-9]{2}年?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:修[订正改]|版|新|旧|公布|施行|实施)*|现行|最新|原来|[旧新]法|[旧新]?版本?"
)
_ASKS_TEXT = re.compile(
    "请问|请|那么?|告诉我|帮我|查一?下|查询|看看|查|列出|给出|显示|全文|原文|条文|具体|详细|内容|文字|回到|到底|"
    "规定|讲|说|写|提|是|了|的|些|什么|啥|怎么|如何|哪些|有|呢|吗|吧|啊|呀|意思|分别|都|和|与|及|跟|、|"
    "what|does|do|say|says|is|are|the|text|of|in|show|me|read|quote|content|please|give|and|tell"
    "|state|provide|to"
)


def asks_for_text(question: str, names: Sequence[str] = ()) -> bool:
    """Does a question that names clauses ask for nothing but their words?

    Args:
        question: The question.
        names: Titles of the documents whose clauses it names.
    """
    rest = question
    places = {(r.start, r.end) for r in find_references(question, names)}
    for start, end in sorted(places, reverse=True):
        rest = rest[:start] + rest[end:]
    rest = _EDITION.sub("", re.sub(r"《[^》]*》", "", simplified(rest.lower())))
    rest = re.sub(r"[\W_]+", "", rest)
    return len(_ASKS_TEXT.sub("", rest)) <= 1


def names_any(question: str, titles: Iterable[str]) -> bool:
    """Does a question name one of some documents, by its title or a shorter name?"""
    return any(name in question for title in titles for name in names_of(title))


_ASKS_LIST = re.compile(
    r"哪些|哪几|哪“?[两三四五六七八九十]|列出|列举|列一下|逐[条项]|清单|包括什么|有什么|分别|都是什么|什么情形|几种|几类|几个"
    r"|(?<![第前后])[两三四五六七八九十](?:个|项|大|类|种|点)[^，。？]{1,8}?(?:是什么|是啥|指什么|指的是)"
    r"|\bwhat (?:are|can|may|must|shall|should)\b|\bwhich\b|\blist\b"
    r"|\b(?:what|which) (?:[a-z]+ )?(?:grounds|conditions|cases|circumstances|documents|reasons)\b",
    re.I,
)


def asks_for_list(question: str) -> bool:
    """Does a question ask for all of something?"""
    return _ASKS_LIST.search(question) is not None


_JOINS = re.compile("[、，,；;和与及]| and ")
_COUNTED = re.compile(r"[0-9０-９一二三四五六七八九十百千万]")


def is_part(words: str, source: str, question: str) -> bool:
    """Are some words only a part of the answer, or no answer?

    So are one thing where several are asked for, one that its sentence goes on to list others
    after, and what stands in the question, unless that gives a choice.
    """
    alone = not _JOINS.search(words)
    counted = _COUNTED.search(words) is not None
    followed = re.search(re.escape(words) + r"[”》]?[、]", source) is not None
    repeated = stands(words, question) and not gives_choice(question)
    return repeated or (alone and (asks_for_list(question) or (followed and not counted)))


_COMPARES = re.compile(r"区别|不同|变化|比较|对比|前后|\b(?:differ|compare|change)", re.I)


def asks_to_compare(question: str) -> bool:
    """Does a question ask how two things differ?"""
    return _COMPARES.search(question) is not None


def compares_clauses(question: str, names: Sequence[str] = ()) -> bool:
    """Does a question ask how clauses differ that it names by number?

    Args:
        question: The question.
        names: Titles of the documents whose clauses it names.
    """
    named = {(r.title, r.steps) for r in find_references(question, names) if r.steps}
    return asks_to_compare(question) and len(named) > 1


INTERROGATIVE = re.compile(
    r"什么(?!的)|怎么|怎样|如何|哪|谁|多少|多久|多长|几|是否|还是|吗|呢$|何时"
    r"|会不会|要不要|能不能|可不可以|是不是|有没有|需不需要"
    r"|^\s*(?:do|does|did|is|are|can|may|must|should|will)\b|\b(?:what|when|who|how|which|where)\b",
    re.I,
)


_AND_AFTER = re.compile(
    r"\bduring (?P<of>[a-z ]{5,40}?),? and (?:afterwards?|after that|thereafter|later)\b", re.I
)


def parts(question: str) -> tuple[str, ...]:
    """The questions that a text puts, each with what leads up to it.

    有效期几年，到期前多久申请延续 puts two; 台账留几年？不肯拿出来，怎么算 puts 台账留几年 and
    不肯拿出来，怎么算. What is asked of a stage and afterwards is asked of each.
    """
    if stage := _AND_AFTER.search(question):
        before, behind = question[: stage.start()], question[stage.end() :]
        return tuple(f"{before}{when} {stage['of']}{behind}" for when in ("during", "after"))
    asking: list[str] = []
    leading: list[str] = []
    for piece in re.split(r"[，,；;？?]|\band\b", question):
        leading += [piece.strip()] if piece.strip() else []
        if INTERROGATIVE.search(piece):
            asking.append("，".join(leading))
            leading = []
    return tuple(asking) if len(asking) > 1 else (question,)


_ASKED_OF_EACH = re.compile(
    r"分别|各自|各[是为有]?(?:多少|什么|几|多[久长大高])|\b(?:respectively|each)\b", re.I
)


def asks_of_several(question: str) -> bool:
    """Does a text put several questions, or one of several things: 罚款各是多少?"""
    return len(parts(question)) > 1 or _ASKED_OF_EACH.search(question) is not None


_APART = re.compile(
    r"分别|各自|有?(?:什么|何|啥|哪些)?(?:具体)?(?:的?区别|的?不同|的?差别|不一样)|\b(?:differ|difference)",
    re.I,
)
_BESIDE = re.compile(
    r"[，,]?(?:以及|还有|(?<!共)和(?![谐平解])|(?<!参)与(?!会)|跟|(?<![以涉普])及(?![时以]))|\band\b"
)
_OF_EACH = re.compile("[的在][^的在]{2,}$")
_ASIDE = re.compile("[，,]([^，,的]{2,6})$")
"""What is asked of each, told behind the last: 未公示信息，处罚 for 未公示信息的处罚."""
LIKE_END = 2
"""Characters at the end of two sides by which both are of one kind: 工资台账, 用工管理台账."""
SIDES = range(2, 5)
SHORTEST_OWN = 2
"""Characters from which what a side has of its own is told from a chance."""
FEWEST_OF_A_SIDE = 2


def sides(question: str) -> tuple[str, ...]:
    """The things that a question wants compared or told apart, each with what is asked of it.

    普惠养老和托育分别是怎么讲的 has two. What is asked of the last of them is asked of each
    (文物企业和一般企业的资本; 老店的租金和一般的 too). None where it names no two things.
    """
    apart = _APART.search(question)
    if apart is None:
        return ()
    head, asked = question[: apart.start()], re.split("[？?。]", question[apart.end() :])[0]
    pieces = _BESIDE.split(head) if _BESIDE.search(head) else head.split("、")
    *first, last = (piece.strip(" ，,") for piece in pieces)
    last = _ASIDE.sub(r"的\1", last)
    of_each = _OF_EACH.search(last)
    tail = of_each[0] if of_each else ""
    first = [re.split("[，,。？?]", piece)[-1] for piece in first]
    if last.endswith("的"):
        last += next((of[0][1:] for of in map(_OF_EACH.search, first) if of), "")
    named = [*(one if _is_whole(one, last) else one + tail for one in first), last]
    if len(named) not in SIDES or min(map(len, named)) < FEWEST_OF_A_SIDE:
        return ()
    return tuple(f"{name}{asked}" for name in named)


def _is_whole(side: str, last: str) -> bool:
    """Does a side say by itself what is asked of it, or of what kind it is as the last one does?"""
    return _OF_EACH.search(side) is not None or side[-LIKE_END:] == last[-LIKE_END:]


def own_words(side: str, others: Iterable[str]) -> str:
    """What one of several sides has of its own: 文物 of 文物企业的资本 beside 一般企业的资本.

    Empty where another has all of it: 企业的资本 beside 文物企业的资本.
    """
    return max((_apart_from(side, other) for other in others), key=len, default="")


def _apart_from(side: str, other: str) -> str:
    """A side without what it begins and ends with as another does."""
    end = 0
    while end < min(len(side), len(other)) and side[-1 - end] == other[-1 - end]:
        end += 1
    start, most = 0, min(len(side), len(other)) - end
    while start < most and side[start] == other[start]:
        start += 1
    own = side[start : len(side) - end]
    return side[start : start + SHORTEST_OWN] if 0 < len(own) < SHORTEST_OWN else own


def is_of_another_side(text: str, side: str, others: Sequence[str]) -> bool:
    """Does a text name what another side has of its own, and not what this one has?"""
    own = own_words(side, others)
    if own and own in text:
        return False
    theirs = (own_words(o, [side]) for o in others)
    return any(word in text for word in theirs if len(word) >= SHORTEST_OWN)
