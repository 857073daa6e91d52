"""What narrows those of whom quoted words hold, or what they end in, and is left out. Pure.

The case before the first word (夜间), the deed whose gravity is told (诈骗公私财物，数额较大的),
the one of whom the rule holds or what goes with him (顶楼平台不得), what the rule goes on with
(带出 境外), the other one of several.
Knows only the words of a sentence around a quotation, and the quoting text's own before it.
"""

from __future__ import annotations

import re

from assistant.evidence.conditions import (
    ALLOWS,
    AT_HOME,
    SEGMENT,
    TOLD_ELSEWHERE,
    letter_pairs,
)
from assistant.evidence.critical import NUMBER, critical_words, rules
from assistant.evidence.english_limits import (
    another_in_english,
    cut_off,
    narrows_in_english,
    tells,
)
from assistant.evidence.exclusive import lost_alternative
from assistant.evidence.near_copy import (
    begins_to_rule,
    is_attribute,
    is_second,
    narrows_behind,
    says_something,
    states,
)
from assistant.evidence.whom import narrowed
from index.letters import letters_of
from index.markers import without_marker
from index.script import has_han
from index.titles import answers_to, is_generic

_ENGLISH_EXCEPTION = re.compile(r"(?:.*\s)?(?:except|unless|save|other than|apart from)\s", re.I)
_GOES_ON = re.compile(r" +(?!(?:or|and)\b)[a-z][^.;,]*", re.I)
"""Words that go on without a comma, and join no second one."""


def lost_case(left: str, words: str, frame: str) -> str:
    """The case, or those within it, that words of a sentence hold of; nothing where told.

    Args:
        left: The sentence before the words.
        words: The words, told without it.
        frame: The quoting text's own words before them.
    """
    return (
        _of_whom(left, words, frame)
        or _of_case(left, words, frame)
        or _of_deed(left, words, frame)
        or _of_scene(left, words, frame)
    )


def lost_limit(left: str, words: str, right: str, frame: str) -> str:
    """What else words of a sentence are narrowed by and told without; nothing where told.

    Args:
        left: The sentence before the words.
        words: The words, told without it.
        right: The sentence behind the words.
        frame: The quoting text's own words before them.
    """
    if _is_motto(left, words, right):
        return _of_other_matter(left, frame)
    return (
        _of_exception(words, right)
        or _of_another(left, words, frame)
        or _of_attribute(left, words, frame)
        or _of_end(left, words, right, frame)
        or _of_several(left + words + right, words, frame)
    )


_MOTTO = re.compile("[\u4e00-\u9fff]{2,8}(?:[、，][\u4e00-\u9fff]{2,8})+")
_HELD_UP = re.compile("(?:坚持|遵循|实行|贯彻|奉行|秉持|秉承|落实|按照|践行|弘扬|体现|恪守|遵守)$")
_CATCHWORDS = "(?:基本)?(?:工作)?(?:原则|方针|要求|理念|精神|思路|目标|机制|政策)"
_CALLED = re.compile(f"的?{_CATCHWORDS}")


def _is_motto(left: str, words: str, right: str) -> bool:
    """Are words a whole list of catchwords, of which it is said around them only what they are?

    坚持 安全第一、预防为主、综合治理 的方针 narrows none of the three.
    """
    is_whole = not left.endswith("、") and not right.startswith(("、", "和")) and not rules(words)
    is_held_up = _HELD_UP.search(left) or _CALLED.match(right)
    return is_whole and is_held_up is not None and _MOTTO.fullmatch(words.strip("，。")) is not None


def _of_other_matter(left: str, frame: str) -> str:
    """Of what catchwords hold, where the text tells of something else before them."""
    told = re.sub(f"[里中内之的或和]|{_CATCHWORDS}", "", _SAYING.sub("", last_part(frame)))
    pairs = letter_pairs(_HELD_UP.sub("", told))
    is_of_it = sum(pair in left for pair in pairs) >= len(pairs) * TOLD_ELSEWHERE
    return "" if is_of_it else left.strip()


def _of_whom(left: str, words: str, frame: str) -> str:
    """What narrows those of whom a rule holds, said by nobody around it."""
    open_one = re.split("[；;：:，,。]", without_marker(left))[-1]
    whom = narrowed(open_one, words)
    return _untold(whom, frame)


def _of_case(left: str, words: str, frame: str) -> str:
    """What narrows the case that words begin with, or whom they allow something: 夜间, 在册.

    One of several (甲、乙) narrows nothing.
    """
    first, comma, _ = words.partition("，")
    open_one = re.split("[；;：:，,。\n]", without_marker(left))[-1].strip()
    narrows = len(letters_of(open_one).text) > 1 and not AT_HOME.search(open_one)
    is_case = bool(comma) and first.endswith("的") and "规定" not in first
    allows = ALLOWS.search(first)
    is_whom = allows is not None and allows.start() > 1 and not critical_words(open_one)
    if (is_case or is_whom) and narrows and open_one not in frame:
        return open_one
    return ""


_JOINS = re.compile(r"\s*(?:或者?|以及|但|然而|同时|以?上述|其|此)")
"""How a part begins that is one of several, or another case than the one before it."""
_SCENE = re.compile(
    r"^在(?!校|职|册|案|岗|编|逃|押|场|线|建|学|任)[^，]{2,40}?(?:(?:区域|范围|场所|地[点区段])内?|[内中上里])"
    r"(?=[^，的]{2,})"
)
"""Where all of the deeds are done that a part tells: 在保护区内 种植植物，."""


def _of_deed(left: str, words: str, frame: str) -> str:
    """What was done, before words that only tell how it went on: 诈骗公私财物，数额较大的，."""
    case = _case(words)
    last = _segment_before(left)
    if not case or _JOINS.match(case) or rules(case) or rules(last):
        return ""
    return _untold(last, frame)


def _case(words: str) -> str:
    """The case that words begin with, to its 的, if a rule follows it: 数额较大的."""
    segments = SEGMENT.findall(re.split("[；;：:。]", words)[0])
    end = next((i for i, segment in enumerate(segments) if segment.rstrip().endswith("的")), -1)
    is_case = 0 <= end < len(segments) - 1 and not segments[end].rstrip().endswith("规定的")
    return "，".join(segments[: end + 1]) if is_case else ""


def _of_scene(left: str, words: str, frame: str) -> str:
    """Where deeds are done of which only the later ones are told, with what rules them all."""
    part = _part_before(left)
    first = SEGMENT.findall(words)[:1]
    scene = _SCENE.match(part)
    is_open = not rules(part) and not any(map(rules, first))
    if scene is None or not is_open or AT_HOME.search(scene[0]) or not rules(words):
        return ""
    return _untold(scene[0], frame)


def _segment_before(left: str) -> str:
    """The segment right before words that begin one of their own; nothing where they begin none."""
    return next(reversed(SEGMENT.findall(_part_before(left))), "").strip()


def _part_before(left: str) -> str:
    """What a part of a sentence has before words that begin a segment of it; else nothing."""
    part = re.split("[；;：:。\n]", without_marker(left))[-1].strip()
    return part if part.endswith(("，", ",")) else ""


def _untold(lost: str, frame: str) -> str:
    """What is left out, unless the quoting text's own words tell most of it."""
    pairs = letter_pairs(lost)
    return "" if sum(pair in frame for pair in pairs) > len(pairs) * TOLD_ELSEWHERE else lost


def _of_exception(words: str, right: str) -> str:
    """What narrows an exception that words end in: except research approved by the council."""
    *_, last = re.split("[,;]", words)
    narrows = _GOES_ON.match(right)
    if narrows is None or not _ENGLISH_EXCEPTION.match(last or words):
        return ""
    return narrows[0].strip()


_SAYING = re.compile(
    r"^.*(?:规定|明确|要求|指出|强调|提出|写明|载明|记载|写道|[称说]|第[^，]{1,12}[条款项])[了道的：:“\s]*"
    r"|^.*\b(?:that|states?|says?|provides?|reads?|requires?)\b[:,]?\s*[“\"]?\s*",
    re.I | re.S,
)
_EVERY = re.compile("^(?:所有|各类|各|任何|凡|每个|每位|全部|一切|全体)的?")
_ANY = re.compile(f"{_EVERY.pattern}|[都也均]$")
_POINTS = re.compile(r"[其该此本它他她]|\b(?:it|they|he|she|this|these|such|who|which)\b", re.I)


def _of_another(left: str, words: str, frame: str) -> str:
    """Of whom a rule in marks holds, where the text names another before it, or him at large."""
    said = _SAYING.sub("", last_part(frame)).strip()
    told = _ANY.sub("", said)
    if not told or rules(told) or not begins_to_rule(words) or _POINTS.search(told):
        return ""
    whole = without_marker(left).strip(" ，,\n\u3000")
    own = re.split("[；;：:，,。\n]", whole)[-1].strip() or whole
    if (word := is_generic(own)) and answers_to(word, told.strip("《》")):
        return ""  # the document's name for 本条例
    if own and not has_han(own):
        return another_in_english(told, own)
    if _EVERY.match(said) and (narrower := _narrower(told, whole)):
        return narrower
    pairs = letter_pairs(told)
    is_named = sum(pair in whole for pair in pairs) >= len(pairs) * TOLD_ELSEWHERE
    counts = {word.value for word in critical_words(told) if word.kind == NUMBER}
    is_named = is_named and counts <= {word.value for word in critical_words(whole)}
    if not is_named:
        return own
    more = own.removesuffix(told) if own.endswith(told) else ""
    return more if is_attribute(more, told[:1]) else ""


def _narrower(told: str, whole: str) -> str:
    """What goes with those of whom everything is told: 独居的 老人，其药品 of 所有老人的药品."""
    first = told.partition("的")[0]
    before, found, _ = whole.partition(first)
    own = re.split("[；;：:，,。\n]", before)[-1].strip()
    return own if found and is_attribute(own, first[:1]) else ""


_CONJUNCTION = re.compile("但是?|然而|而且?|并且?|且|同时|其中")
"""Before a rule of its own, what joins it to another one."""


def _of_attribute(left: str, words: str, frame: str) -> str:
    """What goes with the one that a rule begins with: 顶楼 平台不得, store room keys are issued."""
    told = last_part(frame)
    open_one = re.split('[；;：:，,。\n“”"]', without_marker(left))[-1].strip()
    if told and open_one.endswith(told):  # the text names the subject before the rule
        open_one, words = open_one.removesuffix(told), told + words
    first = re.split("[；;：:，,。\n]", words)[0]
    if not open_one or _CONJUNCTION.fullmatch(open_one) or open_one.lower() in frame.lower():
        return ""
    if is_second(first):
        return open_one
    if not states(first):
        return ""
    narrows = is_attribute(open_one, first[:1]) if has_han(first) else narrows_in_english(open_one)
    return open_one if narrows else ""


def _of_end(left: str, words: str, right: str, frame: str) -> str:
    """What a rule goes on with that is told without it: 带出 境外, tenancies granted after May."""
    if has_han(words):
        rest = re.split("[；;：:，,。\n]", right)[0]
        last = re.split("[；;：:，,。\n]", words)[-1]
        lost = rest if says_something(last) and narrows_behind(last, rest) else ""
    else:
        lost = cut_off(left, words, right)
    if not lost or tells(frame, lost) or lost in frame:
        return ""
    return lost.strip(" ,.;")


def _of_several(whole: str, words: str, frame: str) -> str:
    """One of several that a rule names, told as the only one."""
    other = lost_alternative(whole, words) or lost_alternative(whole, frame + words)
    return other if other and other not in frame else ""


_LABEL = re.compile(r"(?:^|[\n|｜])[\s*•>-]*[\u4e00-\u9fff]{2,6}[：:]\s*$")
"""What a line or a cell is called: 结论：."""


def last_part(frame: str) -> str:
    """The part of a text's own words that a quotation goes on with; a label is none."""
    if _LABEL.search(frame):
        return ""
    own = re.sub(r"“[^”]*”|「[^」]*」|『[^』]*』", "", frame).rstrip("“「『‘\"'： :\u3000")
    return re.split(r"[，,；;。：:！？!?\n]", own)[-1]
