"""A question that leaves out what it asks: more of the same, or the same of another. Pure.

那监事会呢 takes the place of 理事会 in the question before, 那3月的会议呢 that of another month.
Knows the questions before it, and no library and no model.
"""

from __future__ import annotations

import re

from assistant.chat.coreference import EDGE, PRONOUN
from assistant.chat.said import AFTER, AFTER_IN_ENGLISH, Said, joined
from assistant.chat.topic import ANY_TIME, SHORTEST_TOPIC, TIME, begin, subject_of
from index.address_reading import find_references

_AGAIN = re.compile(
    r"(?:换个?说法|换句话说|再?(?:具体|详细|简单|通俗)(?:地|一?点|一些)?(?:说|讲|解释)|具体(?:一?点|些)|举[个几]*例"
    r"|再?[说讲]得?(?:具体|详细|简单|通俗|清楚)一?[点些]"
    r"|(?:为什么|为何|怎么理解|什么意思|然后|继续|接着|还有)(?:说|讲)?(?:别的|其他的|更多)?(?:呢|吗|啊|吧)?\W*$"
    r"|(?:怎么理解|什么意思).{0,4}$"
    r"|(?:why|for example|how so|go on|and then|what else|explain|continue)\b"
    r"(?![ ]+(?!again|please|more|then|so)\w))",
    re.I,
)
_OTHERWISE = re.compile(
    r"换|再?[说讲]?得?(?:具体|详细|简单|通俗|清楚)|举|继续|接着|explain|for example", re.I
)
INSTEAD = re.compile(
    r"(?:那么?|那要是|要是|如果是?|换成)?[，,]?(?P<other>[^，,。？?什么怎哪几谁多吗]{1,14}?)"
    r"(?:方面|的话|的情况)?呢[？?。]?"
)
_INSTEAD_IN_ENGLISH = re.compile(
    r"(?:and|but|so)?,? ?(?:(?:what|how) about|for"
    r"|(?<=and )(?!(?:how|what|when|where|who|why|if|in|on)\b))"
    r" ?(?:for |the |an? )*(?P<other>[\w'-]+(?: [\w'-]+){0,2})\s*\?*",
    re.I,
)
_FOR_WHOM = re.compile(r"(?<=\bfor )(?:the |an? )?(?:(?!\w+ing\b)[\w'-]+ )?[\w'-]+s(?=\?|$)", re.I)
_FOR_ANOTHER = re.compile(
    r"(?:and |but )?(?P<asks>(?:how|what|when|where|who|which)(?: \w+)?)"
    r" (?P<link>for|in|on|at|with|by|of|to) (?P<other>[\w'-]+"
    r"(?: (?!(?:must|may|can|do|does|is|are|will|shall|should|have|has)\b)[\w'-]+){0,3})\?*",
    re.I,
)
"""How long for landlords: what asks has no verb of its own."""
_OF_ANOTHER = re.compile(
    r"(?:那么?)?[，,]?[\u4e00-\u9fff]{1,8}的(?:话)?(?:多[久少长]|几\w{1,3})?呢?"
)
"""普通的多久: nor has that."""
_AT_ANOTHER_TIME = re.compile(
    rf"(?:那么?|and|but|what about|how about)?[，, ]*(?:in |on |at |for |在)?(?P<time>{TIME})"
    r"(?P<rest>的?[\u4e00-\u9fff]{0,6}?)呢?[?？。]?",
    re.I,
)
_ABOUT = re.compile(r"^(?:对于?|关于|给|由)")
_NO_THING = re.compile(
    r"[没不未无逾超再要能会可有是在]|时间|期限|日期|金额|费用|标准|条件|材料|程序|流程|部门|责任|处罚|后果|例外"
    r"|单位|个人|其他|别的|情况"
)
"""What is no name of a thing that a clause would have to name: 没登记, 逾期, 时间."""
_OTHERWISE_DONE = re.compile("(?:[没不未逾超]|违反).*")
"""没登记, 逾期: what was not done as it should be, which another rule is on."""
_OF_AN_EDITION = re.compile(
    r"(?:(?:19|20)[0-9]{2}年?|[旧新老原]|现行|修[订正改][前后])的?(?:法律?|条例|办法|规定|版本?)?的?"
)
"""旧法, 2017年的版本: no other thing, but another edition of what was spoken of."""
_LAST_PART = re.compile("最后(?:的?一)?[条章款项]")
_WITHIN = re.compile(r".+(?:大学|学校|学院|医院|法院|银行|公司|集团|[省市县区局])")


def goes_on(question: str) -> bool:
    """Does a question ask for more of the same, without words of its own to look for?"""
    return _AGAIN.match(question) is not None


def restates(question: str) -> bool:
    """Does a question ask for the same in other words, in detail or by an example?"""
    return goes_on(question) and _OTHERWISE.match(question) is not None


def is_elliptic(asked: str) -> bool:
    """Does a question ask the same of another, without a verb: how long for landlords?"""
    return bool(_FOR_ANOTHER.fullmatch(asked) or _OF_ANOTHER.fullmatch(asked))


def other_asked_of(question: str) -> str:
    """The thing that 那台账呢 or 对食堂呢 asks the same of, without the end of an English plural.

    Empty where it names no thing.
    """
    if ANY_TIME.search(question):
        return ""
    if match := _INSTEAD_IN_ENGLISH.fullmatch(question):
        return match["other"].split()[-1].lower().rstrip("s")
    match = INSTEAD.fullmatch(question)
    other = _ABOUT.sub("", match["other"]) if match else ""
    is_thing = len(other) >= SHORTEST_TOPIC and not (
        _NO_THING.search(other) or PRONOUN.search(other) or _OF_AN_EDITION.fullmatch(other)
    )
    return other[-SHORTEST_TOPIC:] if is_thing and not find_references(other) else ""


def asks_the_same(question: str, standing: str) -> str:
    """What 那台账呢 asks, in full; empty where a question asks something by itself.

    Args:
        question: As it was asked.
        standing: As it can be understood without the conversation before it.
    """
    instead = INSTEAD.fullmatch(question) or _INSTEAD_IN_ENGLISH.fullmatch(question)
    is_other = instead and not _OTHERWISE_DONE.fullmatch(instead["other"])
    if not is_other or standing == question:
        return ""
    return standing.removesuffix(f"{AFTER}{question}").removesuffix(
        f"{AFTER_IN_ENGLISH} {question}"
    )


def at_another_time(question: str, said: Said) -> str | None:
    """那2025年3月的会议呢 after a question about 2024年10月的会议 asks the same of that."""
    asked = _AT_ANOTHER_TIME.fullmatch(question)
    is_bare = asked is not None and asked["rest"].removeprefix("的") in said.last
    if asked is None or not is_bare or not ANY_TIME.search(said.last):
        return None
    return ANY_TIME.sub(lambda _: asked["time"], said.last, count=1)


def in_its_place(question: str, said: Said) -> str | None:
    """那监事会呢 after a question about 理事会 asks the same of 监事会."""
    match = INSTEAD.fullmatch(question)
    other = match["other"] if match else ""
    if not other or other in said.last or PRONOUN.search(other):
        return None
    if any(p.fullmatch(other) for p in (_OF_AN_EDITION, _LAST_PART, _OTHERWISE_DONE)):
        return joined(said.whole_before, question)
    subject = begin(said.last) + len(subject_of(said.last))
    for length in range(len(other) - 1, 0, -1):
        alike = other[-length:]
        in_subject = said.last.endswith(alike, 0, subject)
        end = subject - length if in_subject else said.last.rfind(alike)
        if end >= 0:
            return _replaced(said.last, end, end + length, other)
    if _ABOUT.match(other) and AFTER not in said.last:
        return joined(said.last, question)
    return joined(said.whole_before, question)


def in_its_place_in_english(question: str, said: Said) -> str | None:
    """What about visitors, after a question for whom something holds, asks the same for them."""
    if elliptic := _FOR_ANOTHER.fullmatch(question):
        before, found, _ = said.last.rpartition(f" {elliptic['link']} ")
        if found and before.lower().startswith(elliptic["asks"].lower()):
            return f"{before} {elliptic['link']} {elliptic['other']}"
    other = _INSTEAD_IN_ENGLISH.fullmatch(question)
    if other and other["other"].endswith("s") and _FOR_WHOM.search(said.last):
        return _FOR_WHOM.sub(other["other"], said.last)
    return None


def _replaced(last: str, end: int, after: int, other: str) -> str:
    """Put a word in the place of another that ends alike, and keep the name that stands before."""
    edges = [edge.end() for edge in EDGE.finditer(last, 0, end)]
    start = edges[-1] if edges else 0
    within = _WITHIN.match(last[start:end])
    start += within.end() if within else 0
    return last[:start] + other + last[after:]
