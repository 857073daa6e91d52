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

from assistant.chat.coreference import (
    BACKWARDS,
    TELLING,
    leans_in_english,
    points_back,
    whole_name,
    with_thing,
)
from assistant.chat.courtesy import courtesy, without_courtesy
from assistant.chat.ellipsis import (
    INSTEAD,
    at_another_time,
    goes_on,
    in_its_place,
    in_its_place_in_english,
)
from assistant.chat.placing import placed, pointed_at
from assistant.chat.said import AFTER, AFTER_IN_ENGLISH, Said, joined, leans_on_another
from assistant.chat.topic import (
    FRONT,
    LEANS,
    SHORTEST_TOPIC,
    begin,
    is_name,
    names_a_clause,
    names_its_own,
    subject_of,
    topic_of,
    unit_of,
)
from assistant.phrases import language_of

SEPARATORS = f"{FRONT}{AFTER}{AFTER_IN_ENGLISH}"
SHORT = 8
"""Characters of a question that says no more than what is asked of the matter before."""

_ELSEWHERE = re.compile(
    r"^(?:换个?(?:话题|问题|别的)|(?:问|说|聊)一?个?(?:别的|其他的?)(?:话题|问题|事)?|不说这个了?)"
    r"[，,。：:、\s]*"
)
_BACK = re.compile(
    r"(?:再?[说回]?回到?|回过头来?[说看讲问]?)(?:刚才|之前|前面|上面|最初|开头)?(?:[说讲问]的)?"
    r"(?P<topic>[^，,。？?：:]{2,24}?)(?:的?(?:问题|话题|事情?))?[，,：:]\s*"
)
"""回到委托人，他能参加竞买吗 takes up what was spoken of earlier."""
_BESIDE = re.compile(r"[和与跟比](?!谐|平|规)")
_GIVEN = re.compile("既然(?P<said>[^，,]+)[，,]")


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
    said = Said()
    for earlier in before:
        if courtesy(earlier) is None:
            asked = without_courtesy(earlier)
            said = _after(asked, _settled(asked, said, turns_away), said)
    return _settled(question, said, turns_away)


def _settled(question: str, said: Said, turns_away: Callable[[str, str], bool]) -> str:
    """A question as it stands by itself, without what it has turned away from."""
    if back := _back_to(question, said):
        return _standing(*back)
    alone = _standing(question, said)
    return question if alone != question and turns_away(question, alone) else alone


def _back_to(question: str, said: Said) -> tuple[str, Said] | None:
    """What is asked of something spoken of earlier, and a conversation that has come to that.

    None where a question takes up nothing earlier.
    """
    back = _BACK.match(question) if said.last else None
    if back is None:
        return None
    topic = placed(back["topic"], said.last, said.topic) or back["topic"]
    return question[back.end() :], Said(topic, topic, topic, said.asked)


def as_half(asked: str, first: str) -> str:
    """One of several questions with what it lacks of the first: 押金条例：几天退 behind 押金….

    Empty where it lacks nothing, or no less than the whole of the first.
    """
    alone = stand_alone(asked, [first])
    is_joined = AFTER in alone or f"{AFTER_IN_ENGLISH} " in alone
    return "" if is_joined or alone == asked else alone


def put_in_front(question: str, alone: str) -> str:
    """What was put in front of a question, whose words are whole, for it to stand by itself.

    Empty where something was put in the place of a pronoun, or the question asks for more of the
    same, or the same of another (那学校呢).
    """
    bare = question[begin(question) :]
    is_whole = not (goes_on(question) or INSTEAD.fullmatch(question))
    if not (is_whole and bare and alone.endswith(bare)):
        return ""
    front = alone[: -len(bare)].removesuffix(question[: begin(question)]).rstrip()
    return front.rstrip(SEPARATORS) if front.endswith(tuple(SEPARATORS)) else ""


def _after(question: str, standing: str, said: Said) -> Said:
    """What a conversation has come to after one more question, which stands so by itself."""
    if back := _back_to(question, said):
        return _after(back[0], standing, back[1])
    return Said(
        topic=_topic_after(question, standing, said.topic),
        whole=said.whole if leans_on_another(standing) else standing,
        last=standing,
        asked=(*said.asked, question),
    )


def _standing(question: str, said: Said) -> str:
    """One question as it stands by itself after what was said."""
    if elsewhere := _ELSEWHERE.match(question):
        return question[elsewhere.end() :] or question
    if not said.last:
        return question
    if goes_on(question):
        return joined(said.last, question)
    pointed = pointed_at(question, (said.last, *reversed(said.asked)))
    if (whole := pointed or placed(question, said.last, said.topic)) is not None:
        return whole
    if (then := at_another_time(question, said)) is not None:
        return then
    if language_of(question) == "en":
        return _standing_in_english(question, said)
    if names_a_clause(question):
        return question
    if (instead := in_its_place(question, said)) is not None:
        return instead
    if said.topic and said.topic in question:
        return question
    if taken_up := whole_name(question, said.topic):
        return taken_up
    if names_its_own(question) or _has_own_premise(question):
        return question
    return with_thing(question, said) or _led_in(question, said)


def _standing_in_english(question: str, said: Said) -> str:
    """What about visitors, in its place, or a question that leans on the one before."""
    if (instead := in_its_place_in_english(question, said)) is not None:
        return instead
    return joined(said.whole_before, question) if leans_in_english(question) else question


def _led_in(question: str, said: Said) -> str:
    """The name that is spoken of in front, or the question that this one goes on from."""
    at = begin(question)
    rest = question[at:]
    if said.topic and _BESIDE.match(rest):
        return said.topic + rest
    if (unit := unit_of(subject_of(rest))) and unit == unit_of(said.topic):
        return question
    if is_name(said.topic):
        return f"{said.topic}{FRONT}{rest}" if rest else joined(said.topic, question)
    leans = at or len(rest.rstrip("?？。")) <= SHORT or LEANS.match(rest)
    if not (leans or BACKWARDS.search(rest)):
        return question
    if len(said.topic) >= TELLING:
        return f"{said.topic}{FRONT}{rest}"
    return joined(said.whole, question)


def _has_own_premise(question: str) -> bool:
    """Does a question begin with what it takes for granted, as 既然一级建筑可以拆除，…?"""
    given = _GIVEN.match(question)
    subject = subject_of(given["said"]) if given else ""
    return len(subject) > SHORTEST_TOPIC and not points_back(question)


def _topic_after(question: str, standing: str, topic: str) -> str:
    """What the conversation is about after a question."""
    if topic and leans_on_another(standing):
        return topic
    named = topic_of(standing)
    if topic not in standing or names_a_clause(question):
        return named
    is_part = is_name(topic) and named.startswith(topic)
    goes_by_name = is_name(topic) and not names_its_own(question)
    return topic if goes_by_name or is_part or topic.endswith(named) else named
