"""A follow-up becomes a question that stands by itself. Pure.

What a conversation is about is read off the questions themselves. A follow-up gets that in the
place of its 它 or 该院, or of the bare 学院 it begins with, or in front; where it tells too little,
the whole question goes in front. 那监事会呢 takes the place of 理事会 in the question before. No
model is asked: whatever stands in the result stood in a question before, and the user sees it.
Earlier answers are not read, so that nothing an answer said can support the next one.

Knows no library and no model.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.chat.courtesy import courtesy, without_courtesy
from assistant.chat.placing import placed, pointed_at
from assistant.chat.premise import statement, without_numbers
from assistant.chat.topic import (
    ANY_TIME,
    FRONT,
    LEANS,
    NAME,
    SHORTEST_TOPIC,
    TIME,
    begin,
    is_name,
    names_a_clause,
    names_its_own,
    subject_of,
    topic_of,
    unit_of,
)
from assistant.phrases import language_of
from index.address_reading import find_references

AFTER = "；"
"""Stands between an earlier question and the one that goes on from it."""
AFTER_IN_ENGLISH = ";"
SEPARATORS = f"{FRONT}{AFTER}{AFTER_IN_ENGLISH}"
SHORT = 8
"""Characters of a question that says no more than what is asked of the matter before."""
TELLING = 4
"""Characters from which a matter without a name tells enough: 养犬登记 does, 养犬 does not."""

_ELSEWHERE = re.compile(
    r"^(?:换个?(?:话题|问题|别的)|(?:问|说|聊)一?个?(?:别的|其他的?)(?:话题|问题|事)?|不说这个了?)"
    r"[，,。：:、\s]*"
)
_BACK = re.compile(
    r"(?:再?[说回]?回到?|回过头来?[说看讲问]?)(?:刚才|之前|前面|上面|最初|开头)?(?:[说讲问]的)?"
    r"(?P<topic>[^，,。？?：:]{2,24}?)(?:的?(?:问题|话题|事情?))?[，,：:]\s*"
)
"""回到委托人，他能参加竞买吗 takes up what was spoken of earlier."""

_THING = (
    "[校院系所局部市县区省法证条项款]|学[校院]|大学|公司|条例|法典|办法|意见|规定|文件|政策|项目|专业|制度|课程|"
    "[\u4e00-\u9fff]{0,4}证|实验班|方向|补贴|标准|计划|基金|标志"
)
_DOCUMENTS = ("法", "法典", "条例", "办法", "意见", "规定", "文件", "政策")
"""Things that are not part of what was spoken of, as 这个专业 is of a school."""
_BESIDE = re.compile(r"[和与跟比](?!谐|平|规)")
_PERSON = re.compile(r"[他她](?!们|人)")
_PRONOUN = re.compile(
    rf"(?:该|此|这一?[个项种所条款]?|那[个项种所]|上述|前述)(?P<thing>{_THING})"
    r"|它们?|其(?=[\u4e00-\u9fff])(?![中他它余实次])|(?:这个?|那个)(?![样些里儿么时边种方])"
)
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
_INSTEAD = re.compile(
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
_GIVEN = re.compile("既然(?P<said>[^，,]+)[，,]")
_EDGE = re.compile(r"[是的算对在有和与或把被给让为由要能到，,、；;：:？?“”（(《》]")
_WITHIN = re.compile(r".*(?:大学|学校|学院|医院|法院|银行|公司|集团|[省市县区局])")
_BACKWARDS = re.compile(r"这|那[种些样时]|此|该|上述|前述|他们|她们|它|对方|同样")
_LEANS_IN_ENGLISH = re.compile(
    r"^(?:and|what about|how about|but)\b|\b(?:its|they|their|them|these|those)\b"
    r"|\bit\b(?! (?:takes?|costs?|possible|allowed|necessary|true|correct|mandatory)\b)"
    r"|\bthis\b(?! (?:policy|law|regulation|act|document)\b)"
    r"|\bthat(?:\W*$| (?:is|was|does|mean|means|apply|applies|cost|take|one|section|clause|rule)\b)"
    r"|^\W*(?:[\w'-]+\W+){0,2}[\w'-]+\W*$",
    re.I,
)
"""A pronoun that stands for something said before, or no more than three words."""
_LATER_IN_ENGLISH = re.compile(r"[.?!;] |, (?:and|but|so) ", re.I)
WHOLE_WORDS = 4
"""Words from which the first sentence of an English question says by itself what it is about."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What a conversation has come to.

    Attributes:
        topic: What it is about; empty where no question said.
        whole: The last question that stood by itself.
        last: The last question, as it stands by itself.
        asked: The questions as they were asked, oldest first.
    """

    topic: str = ""
    whole: str = ""
    last: str = ""
    asked: tuple[str, ...] = ()

    @property
    def whole_before(self) -> str:
        """The last question; where it went on from an earlier one, that one."""
        return self.whole if _leans_on_another(self.last) else self.last


def _stays(_question: str, _alone: str) -> bool:
    """No question turns away."""
    return False


def stand_alone(
    question: str, before: Sequence[str], turns_away: Callable[[str, str], bool] = _stays
) -> str:
    """The question as it can be understood without those before it.

    Args:
        question: What is asked now.
        before: The questions asked before it, oldest first; thanks and greetings are none.
        turns_away: Whether a question, and how it would stand by itself, are of two matters.
    """
    said = _Said()
    for earlier in before:
        if courtesy(earlier) is None:
            asked = without_courtesy(earlier)
            said = _after(asked, _settled(asked, said, turns_away), said)
    return _settled(question, said, turns_away)


def _settled(question: str, said: _Said, turns_away: Callable[[str, str], bool]) -> str:
    """A question as it stands by itself, without what it has turned away from."""
    if back := _back_to(question, said):
        return _standing(*back)
    alone = _standing(question, said)
    return question if alone != question and turns_away(question, alone) else alone


def _back_to(question: str, said: _Said) -> tuple[str, _Said] | None:
    """What is asked of something spoken of earlier, and a conversation that has come to that.

    None where a question takes up nothing earlier.
    """
    back = _BACK.match(question) if said.last else None
    if back is None:
        return None
    topic = placed(back["topic"], said.last, said.topic) or back["topic"]
    return question[back.end() :], _Said(topic, topic, topic, said.asked)


def as_half(asked: str, first: str) -> str:
    """One of several questions with what it lacks of the first: 押金条例：几天退 behind 押金….

    Empty where it lacks nothing, or no less than the whole of the first.
    """
    alone = stand_alone(asked, [first])
    is_joined = AFTER in alone or f"{AFTER_IN_ENGLISH} " in alone
    return "" if is_joined or alone == asked else alone


def is_elliptic(asked: str) -> bool:
    """Does a question ask the same of another, without a verb: how long for landlords?"""
    return bool(_FOR_ANOTHER.fullmatch(asked) or _OF_ANOTHER.fullmatch(asked))


def put_in_front(question: str, alone: str) -> str:
    """What was put in front of a question, whose words are whole, for it to stand by itself.

    Empty where something was put in the place of a pronoun, or the question asks for more of the
    same, or the same of another (那学校呢).
    """
    bare = question[begin(question) :]
    is_whole = not (goes_on(question) or _INSTEAD.fullmatch(question))
    if not (is_whole and bare and alone.endswith(bare)):
        return ""
    front = alone[: -len(bare)].removesuffix(question[: begin(question)]).rstrip()
    return front.rstrip(SEPARATORS) if front.endswith(tuple(SEPARATORS)) else ""


def points_back(question: str) -> bool:
    """Does a question say in so many words that it is about what was spoken of?"""
    chinese = _PRONOUN.search(question) or _BACKWARDS.search(question) or _PERSON.search(question)
    english = language_of(question) == "en" and _leans_in_english(question)
    return bool(chinese or english)


def goes_on(question: str) -> bool:
    """Does a question ask for more of the same, without words of its own to look for?"""
    return _AGAIN.match(question) is not None


def restates(question: str) -> bool:
    """Does a question ask for the same in other words, in detail or by an example?"""
    return goes_on(question) and _OTHERWISE.match(question) is not None


def other_asked_of(question: str) -> str:
    """The thing that 那台账呢 or 对食堂呢 asks the same of, without the end of an English plural.

    Empty where it names no thing.
    """
    if ANY_TIME.search(question):
        return ""
    if match := _INSTEAD_IN_ENGLISH.fullmatch(question):
        return match["other"].split()[-1].lower().rstrip("s")
    match = _INSTEAD.fullmatch(question)
    other = _ABOUT.sub("", match["other"]) if match else ""
    is_thing = len(other) >= SHORTEST_TOPIC and not (
        _NO_THING.search(other) or _PRONOUN.search(other) or _OF_AN_EDITION.fullmatch(other)
    )
    return other[-SHORTEST_TOPIC:] if is_thing and not find_references(other) else ""


def asks_the_same(question: str, standing: str) -> str:
    """What 那台账呢 asks, in full; empty where a question asks something by itself.

    Args:
        question: As it was asked.
        standing: As it can be understood without the conversation before it.
    """
    instead = _INSTEAD.fullmatch(question) or _INSTEAD_IN_ENGLISH.fullmatch(question)
    is_other = instead and not _OTHERWISE_DONE.fullmatch(instead["other"])
    if not is_other or standing == question:
        return ""
    return standing.removesuffix(f"{AFTER}{question}").removesuffix(
        f"{AFTER_IN_ENGLISH} {question}"
    )


def _after(question: str, standing: str, said: _Said) -> _Said:
    """What a conversation has come to after one more question, which stands so by itself."""
    if back := _back_to(question, said):
        return _after(back[0], standing, back[1])
    return _Said(
        topic=_topic_after(question, standing, said.topic),
        whole=said.whole if _leans_on_another(standing) else standing,
        last=standing,
        asked=(*said.asked, question),
    )


def _standing(question: str, said: _Said) -> str:
    """One question as it stands by itself after what was said."""
    if elsewhere := _ELSEWHERE.match(question):
        return question[elsewhere.end() :] or question
    if not said.last:
        return question
    if goes_on(question):
        return _joined(said.last, question)
    pointed = pointed_at(question, (said.last, *reversed(said.asked)))
    if (whole := pointed or placed(question, said.last, said.topic)) is not None:
        return whole
    if (then := _at_another_time(question, said)) is not None:
        return then
    if language_of(question) == "en":
        return _standing_in_english(question, said)
    if names_a_clause(question):
        return question
    if (instead := _in_its_place(question, said)) is not None:
        return instead
    if said.topic and said.topic in question:
        return question
    if taken_up := _taken_up(question, said.topic):
        return taken_up
    if names_its_own(question) or _has_own_premise(question):
        return question
    return _with_thing(question, said) or _led_in(question, said)


def _standing_in_english(question: str, said: _Said) -> str:
    """What about visitors, after a question for whom something holds, or one that leans on it."""
    if elliptic := _FOR_ANOTHER.fullmatch(question):
        before, found, _ = said.last.rpartition(f" {elliptic['link']} ")
        if found and before.lower().startswith(elliptic["asks"].lower()):
            return f"{before} {elliptic['link']} {elliptic['other']}"
    other = _INSTEAD_IN_ENGLISH.fullmatch(question)
    if other and other["other"].endswith("s") and _FOR_WHOM.search(said.last):
        return _FOR_WHOM.sub(other["other"], said.last)
    return _joined(said.whole_before, question) if _leans_in_english(question) else question


def _leans_in_english(question: str) -> bool:
    """Does an English question stand on what was said before?

    Not where its first words say by themselves what a later pronoun means: My laptop was stolen.
    How soon must I report it?
    """
    first = _LATER_IN_ENGLISH.split(question)[0]
    is_whole = len(first.split()) >= WHOLE_WORDS and not _LEANS_IN_ENGLISH.search(first)
    return not is_whole and _LEANS_IN_ENGLISH.search(question) is not None


def _at_another_time(question: str, said: _Said) -> str | None:
    """那2025年3月的会议呢 after a question about 2024年10月的会议 asks the same of that."""
    asked = _AT_ANOTHER_TIME.fullmatch(question)
    is_bare = asked is not None and asked["rest"].removeprefix("的") in said.last
    if asked is None or not is_bare or not ANY_TIME.search(said.last):
        return None
    return ANY_TIME.sub(lambda _: asked["time"], said.last, count=1)


def _in_its_place(question: str, said: _Said) -> str | None:
    """那监事会呢 after a question about 理事会 asks the same of 监事会."""
    match = _INSTEAD.fullmatch(question)
    other = match["other"] if match else ""
    if not other or other in said.last or _PRONOUN.search(other):
        return None
    if any(p.fullmatch(other) for p in (_OF_AN_EDITION, _LAST_PART, _OTHERWISE_DONE)):
        return _joined(said.whole_before, question)
    subject = begin(said.last) + len(subject_of(said.last))
    for length in range(len(other) - 1, 0, -1):
        alike = other[-length:]
        in_subject = said.last.endswith(alike, 0, subject)
        end = subject - length if in_subject else said.last.rfind(alike)
        if end >= 0:
            return _replaced(said.last, end, end + length, other)
    if _ABOUT.match(other) and AFTER not in said.last:
        return _joined(said.last, question)
    return _joined(said.whole_before, question)


def _replaced(last: str, end: int, after: int, other: str) -> str:
    """Put a word in the place of another that ends alike, and keep the name that stands before."""
    edges = [edge.end() for edge in _EDGE.finditer(last, 0, end)]
    start = edges[-1] if edges else 0
    within = _WITHIN.match(last[start:end])
    start += within.end() if within else 0
    return last[:start] + other + last[after:]


def _taken_up(question: str, topic: str) -> str | None:
    """The whole name for the end of it that the question begins with (学院, 气象学院).

    The end of what is no name tells enough: 人才公寓 behind 博士申请 is asked about itself.
    """
    at = begin(question)
    house = NAME.match(topic)
    if house and house[0] != topic and (taken_up := _taken_up(question, house[0])):
        return taken_up
    ends = (topic[start:] for start in range(1, len(topic) - 1))
    head = next((end for end in ends if question.startswith(end, at)), None)
    if head is None:
        return None
    is_told = len(head) >= TELLING and not is_name(topic)
    return question if is_told else question[:at] + topic + question[at + len(head) :]


def _with_thing(question: str, said: _Said) -> str | None:
    """What it, or 该院 or 这个专业, means, in its place."""
    if person := _PERSON.match(question, begin(question)):
        subject = subject_of(said.last)
        return subject + question[person.end() :] if subject else None
    pronoun = _PRONOUN.search(question, begin(question))
    if pronoun is None or (pronoun[0] == "其" and pronoun.start() > begin(question)):
        return None
    thing = pronoun["thing"]
    meant = (_last_named(thing, said) if thing else _last_unit(said)) or said.topic
    if not meant or (thing and not meant.endswith(thing[-1]) and not is_name(meant)):
        return None
    link = "的" if pronoun[0] == "其" else ""
    filled = question[: pronoun.start()] + meant + link + question[pronoun.end() :]
    within = thing not in _DOCUMENTS and is_name(said.topic)
    apart = within and said.topic not in filled and said.topic not in meant
    return said.topic + FRONT + filled if apart else filled


def _last_unit(said: _Said) -> str:
    """The 专业 or 校区 that the question before was about, if it was about one."""
    subject = subject_of(said.last)
    return subject if unit_of(subject) else ""


def _last_named(thing: str, said: _Said) -> str:
    """The last thing of a kind that a question named: 汉语言专业 for 这个专业."""
    for earlier in reversed((*said.asked, said.last)):
        end = earlier.rfind(thing)
        if end > 0:
            edges = [edge.end() for edge in _EDGE.finditer(earlier, 0, end)]
            start = max(next((e for e in reversed(edges) if e < end), 0), begin(earlier))
            if start < end:
                return earlier[start : end + len(thing)]
    return ""


def _led_in(question: str, said: _Said) -> str:
    """The name that is spoken of in front, or the question that this one goes on from."""
    at = begin(question)
    rest = question[at:]
    if said.topic and _BESIDE.match(rest):
        return said.topic + rest
    if (unit := unit_of(subject_of(rest))) and unit == unit_of(said.topic):
        return question
    if is_name(said.topic):
        return f"{said.topic}{FRONT}{rest}" if rest else _joined(said.topic, question)
    leans = at or len(rest.rstrip("?？。")) <= SHORT or LEANS.match(rest)
    if not (leans or _BACKWARDS.search(rest)):
        return question
    if len(said.topic) >= TELLING:
        return f"{said.topic}{FRONT}{rest}"
    return _joined(said.whole, question)


def _joined(last: str, question: str) -> str:
    """An earlier question and the one that goes on from it.

    An amount that the earlier one only wanted confirmed, right or wrong, is left behind.
    """
    stated = statement(last)
    last = without_numbers(last).replace("  ", " ") if stated and stated.asked else last
    separator = AFTER if language_of(question) == "zh" else f"{AFTER_IN_ENGLISH} "
    return f"{last.rstrip('？?。.')}{separator}{question}"


def _has_own_premise(question: str) -> bool:
    """Does a question begin with what it takes for granted, as 既然一级建筑可以拆除，…?"""
    given = _GIVEN.match(question)
    subject = subject_of(given["said"]) if given else ""
    return len(subject) > SHORTEST_TOPIC and not points_back(question)


def _leans_on_another(standing: str) -> bool:
    """Has a question that stands by itself an earlier one or a name put in front?"""
    return any(sign in standing for sign in (FRONT, AFTER, f"{AFTER_IN_ENGLISH} "))


def _topic_after(question: str, standing: str, topic: str) -> str:
    """What the conversation is about after a question."""
    if topic and _leans_on_another(standing):
        return topic
    named = topic_of(standing)
    if topic not in standing or names_a_clause(question):
        return named
    is_part = is_name(topic) and named.startswith(topic)
    goes_by_name = is_name(topic) and not names_its_own(question)
    return topic if goes_by_name or is_part or topic.endswith(named) else named
