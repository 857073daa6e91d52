"""What a question points back to, put in the place of its 它 or 该院. Pure.

Knows the questions before it, and no library and no model.
"""

from __future__ import annotations

import re

from assistant.chat.said import Said
from assistant.chat.topic import FRONT, NAME, begin, is_name, subject_of, unit_of
from assistant.phrases import language_of

TELLING = 4
"""Characters from which a matter without a name tells enough: 养犬登记 does, 养犬 does not."""

_THING = (
    "[校院系所局部市县区省法证条项款]|学[校院]|大学|公司|条例|法典|办法|意见|规定|文件|政策|项目|专业|制度|课程|"
    "[\u4e00-\u9fff]{0,4}证|实验班|方向|补贴|标准|计划|基金|标志"
)
_DOCUMENTS = ("法", "法典", "条例", "办法", "意见", "规定", "文件", "政策")
"""Things that are not part of what was spoken of, as 这个专业 is of a school."""
_PERSON = re.compile(r"[他她](?!们|人)")
PRONOUN = re.compile(
    rf"(?:该|此|这一?[个项种所条款]?|那[个项种所]|上述|前述)(?P<thing>{_THING})"
    r"|它们?|其(?=[\u4e00-\u9fff])(?![中他它余实次])|(?:这个?|那个)(?![样些里儿么时边种方])"
)
EDGE = re.compile(r"[是的算对在有和与或把被给让为由要能到，,、；;：:？?“”（(《》]")
"""Behind the last of these the name of a thing begins."""
BACKWARDS = re.compile(r"这|那[种些样时]|此|该|上述|前述|他们|她们|它|对方|同样")
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


def points_back(question: str) -> bool:
    """Does a question say in so many words that it is about what was spoken of?"""
    chinese = PRONOUN.search(question) or BACKWARDS.search(question) or _PERSON.search(question)
    english = language_of(question) == "en" and leans_in_english(question)
    return bool(chinese or english)


def leans_in_english(question: str) -> bool:
    """Does an English question stand on what was said before?

    Not where its first words say by themselves what a later pronoun means: My laptop was stolen.
    How soon must I report it?
    """
    first = _LATER_IN_ENGLISH.split(question)[0]
    is_whole = len(first.split()) >= WHOLE_WORDS and not _LEANS_IN_ENGLISH.search(first)
    return not is_whole and _LEANS_IN_ENGLISH.search(question) is not None


def whole_name(question: str, topic: str) -> str | None:
    """The whole name for the end of it that the question begins with (学院, 气象学院).

    The end of what is no name tells enough: 人才公寓 behind 博士申请 is asked about itself.
    """
    at = begin(question)
    house = NAME.match(topic)
    if house and house[0] != topic and (taken_up := whole_name(question, house[0])):
        return taken_up
    ends = (topic[start:] for start in range(1, len(topic) - 1))
    head = next((end for end in ends if question.startswith(end, at)), None)
    if head is None:
        return None
    is_told = len(head) >= TELLING and not is_name(topic)
    return question if is_told else question[:at] + topic + question[at + len(head) :]


def with_thing(question: str, said: Said) -> str | None:
    """What it, or 该院 or 这个专业, means, in its place."""
    if person := _PERSON.match(question, begin(question)):
        subject = subject_of(said.last)
        return subject + question[person.end() :] if subject else None
    pronoun = PRONOUN.search(question, begin(question))
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


def _last_unit(said: Said) -> str:
    """The 专业 or 校区 that the question before was about, if it was about one."""
    subject = subject_of(said.last)
    return subject if unit_of(subject) else ""


def _last_named(thing: str, said: Said) -> str:
    """The last thing of a kind that a question named: 汉语言专业 for 这个专业."""
    for earlier in reversed((*said.asked, said.last)):
        end = earlier.rfind(thing)
        if end > 0:
            edges = [edge.end() for edge in EDGE.finditer(earlier, 0, end)]
            start = max(next((e for e in reversed(edges) if e < end), 0), begin(earlier))
            if start < end:
                return earlier[start : end + len(thing)]
    return ""
