"""What a quotation leaves out of its own sentence, and whether that changes what it says. Pure.

Words that stand exactly in the source may still mislead: for the condition before them
(有下列情形之一的，), for the exception behind them (但是…除外), for the 不得 or 不超过 right
before the first word. What is left out is harmless where it is a subject, a purpose, a parallel
part or another duty. Knows only the text around a quotation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.evidence.conditions import (
    COMMA,
    CONDITION,
    EXCEPTION,
    EXCEPTION_WORDS,
    FAULT,
    FOR_SOME,
    LIMITS,
    SEGMENT,
    is_condition,
)
from assistant.evidence.critical import MODALITY, NEGATION, critical_words
from assistant.evidence.cut_short import (
    ban_ahead,
    choice_of,
    cut_name,
    cut_word,
    only_a_case,
    only_supposed,
)
from assistant.evidence.english_limits import (
    ADVERBIAL,
    CONDITION_BEHIND,
    LIMIT,
    RULING,
    STOP,
    tells,
    without_stops,
)
from assistant.evidence.narrowed import lost_case, lost_limit
from index.documents import Span
from index.letters import letters_of
from index.markers import without_marker
from index.sentences import split
from index.signs import FRACTIONS

NEGATED = "negation"
NUMBER_CUT = "number"
CASE_ALONE = "case"


@dataclass(frozen=True, slots=True)
class Omission:
    """Something left out that changes the sense.

    Attributes:
        kind: ``condition``, ``exception``, ``negation``, ``number`` or ``case``.
        words: The words left out.
        span: Where the whole sentence stands, with them.
    """

    kind: str
    words: str
    span: Span


_CLOSERS = ')）”’"】］]'
"""What may close words that end in a bracket or in quotation marks, and is no letter."""
_PART_END = "；;：:"
_PART = re.compile(f"[{_PART_END}]")
_EXCEPTION_PART = re.compile(
    r"^[；;：:\s]*(?:但|除|然而|[^，。；]{0,24}另有(?:规定|约定)|unless|except|provided)", re.I
)
_EXCEPTED = re.compile(r"^[；;][^，。；]{2,60}(?:除外|例外)[。\s]*$")
_CONDITION_OPEN = re.compile(
    r"(?:在|(?<!应)当(?!地|事)|自|于(?!是)|未经|非经|经(?!济|营|费|常|验|纪))[^，]{1,40}"
    r"(?:[^目以之]前|[^以之]后|时|期间|期限内|之日起|情况下|情形下|条件下|批准|同意|许可|审核)$"
)
"""A condition with no comma behind it: 在合同订立前可以."""
_NUMBER_BEFORE = re.compile(
    r"(?:[0-9零〇○一二三四五六七八九十百千万亿两]|不?超过|不?高于|不?低于|不?少于|不?多于|至少|至多|不满|不足|未满|已满|满|近|约|第"
    r"|[≥≤≧≦＞＜<>±×÷≈≠]\s*|(?<![0-9A-Za-z%％)）])[-−])$"
)
_NUMBER_AFTER = re.compile(
    r"^(?:(?!一次性|一并)[0-9零〇○一二三四五六七八九十百千万亿两]|以[上下内外前后]|分之|左右|倍|周岁"
    rf"|[⁰¹²³⁴-⁹₀-₉{FRACTIONS}]|\s*[×^]\s*[0-9])"
)
_LABEL_AFTER = re.compile(r"^ (?:[A-Z]|[0-9]+)(?![\w])")
"""What tells an English thing from others of its kind, right behind it: sharing level C."""
_NUMBER_START = re.compile(r"^[0-9零〇○一二三四五六七八九十百千万亿两]")
_NUMBER_END = re.compile(
    r"[0-9零〇○一二三四五六七八九十百千万亿两](?:[个]?(?:日|天|年|月|元|万元|人|倍|周岁|岁|小时|工作日|次|吨|米|%|％))?$"
)


def omission(text: str, start: int, end: int, frame: str = "") -> Omission | None:
    """What the words ``[start, end)`` of a text leave out of their sentence that matters.

    Args:
        text: The reading of a document, one paragraph a line.
        start: Where the quoted words begin.
        end: Where they end.
        frame: The quoting text's own words before the quotation, which may carry a 不得 or 可以.

    Returns:
        The first thing that matters, or None.
    """
    sentence = sentence_around(text, start, end)
    whole = without_stops(text[slice(*sentence)])
    at, to = start - sentence[0], end - sentence[0]
    left, words = without_marker(whole[:at]), whole[at:to]
    right = whole[to:].lstrip(_CLOSERS).removeprefix(STOP)
    ahead = _without_reference(left, words)
    return (
        _cut_number(words, left, right, sentence)
        or _of_kind(NEGATED, cut_word(left, words, frame), sentence)
        or _before(_without_parallels(ahead, words), frame, sentence)
        or _of_kind(CONDITION, lost_case(ahead, words, frame), sentence)
        or _of_kind(CONDITION, cut_name(left, words, frame), sentence)
        or _of_kind(CONDITION, choice_of(left, words, right), sentence)
        or _of_kind(CONDITION, _fault_ahead(left, words, frame), sentence)
        or _behind(right, frame, sentence)
        or _when_allowed(words, right, frame, sentence)
        or _of_kind(CONDITION, lost_limit(left, words, right, frame), sentence)
        or _of_kind(NEGATED, ban_ahead(_PART.split(left)[-1], words, frame), sentence)
        or _of_kind(CASE_ALONE, only_a_case(words, right), sentence)
        or _of_kind(CONDITION, only_supposed(left, words, frame), sentence)
    )


def _of_kind(kind: str, lost: str, sentence: Span) -> Omission | None:
    return Omission(kind, lost, sentence) if lost else None


def gap(text: str, before: Span, after: Span) -> Omission | None:
    """What an ellipsis leaves out that matters, between two pieces of a quotation.

    Args:
        text: The reading of a document, one paragraph a line.
        before: Where the piece before the ellipsis stands.
        after: Where the piece behind it stands.

    Returns:
        The first thing that matters to either piece, or None.
    """
    first, second = sentence_around(text, *before), sentence_around(text, *after)
    both = (first[0], second[1])
    right = text[before[1] : min(first[1], after[0])]
    left = text[max(second[0], before[1]) : after[0]]
    return (
        _cut_number(text[slice(*before)], "", right, both)
        or _cut_number(text[slice(*after)], left, "", both)
        or _before(left, "", both)
        or _behind(right, "", both)
    )


def sentence_around(text: str, start: int, end: int) -> Span:
    """The sentence or sentences, to the full stop, that the words stand in."""
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    high = len(text) if high < 0 else high
    spans = [(piece[0][0], piece[-1][1]) for piece in split(text, ((low, high),))]
    first = next((i for i, (_, b) in enumerate(spans) if b > start), 0)
    last = next((i for i, (_, b) in enumerate(spans) if b >= end), len(spans) - 1)
    while first and text[spans[first - 1][1] - 1] in _PART_END:
        first -= 1
    while last + 1 < len(spans) and text[spans[last][1] - 1] in _PART_END:
        last += 1
    return (spans[first][0], spans[last][1]) if spans else (start, end)


def _cut_number(words: str, left: str, right: str, sentence: Span) -> Omission | None:
    """A number that lost a digit, its sign or its 以上, 不超过."""
    if _NUMBER_START.match(words) and (found := _NUMBER_BEFORE.search(left)):
        return Omission(NUMBER_CUT, found[0], sentence)
    if _NUMBER_END.search(words.rstrip("，。；、")) and (found := _NUMBER_AFTER.match(right)):
        return Omission(NUMBER_CUT, found[0], sentence)
    label = _LABEL_AFTER.match(right) if words[-1:].isascii() and words[-1:].isalpha() else None
    return Omission(NUMBER_CUT, label[0].strip(), sentence) if label else None


_REFERENCE = re.compile(r"违反(?:了)?本[^，第的]{1,6}(?:第[^，的]{1,24}[条款项])?的?规定[，,]\s*$")
"""What only names the rule that somebody broke: 违反本办法第八条规定，."""
_WENT_ON = re.compile(
    r"\s*(?:逾期|拒[不绝]|仍|再次|[两多]次|情节|后果|造成|构成|尚未|数额|经[^，]{0,12}(?:责令|警告|教育))"
)
"""What tells how a deed went on or how bad it was, and not what was done."""


def _without_reference(left: str, words: str) -> str:
    """What stands before words, without a reference where they tell themselves what was done."""
    segments = SEGMENT.findall(re.split("[；;：:。]", words)[0])
    is_case = any(s.rstrip().endswith("的") and not s.rstrip().endswith("规定的") for s in segments)
    return left if not is_case or _WENT_ON.match(words) else _REFERENCE.sub("", left)


def _without_parallels(left: str, words: str) -> str:
    """What stands before words, without those of whom another rule of the same form holds.

    对前者减免， binds nothing of 对后者提高.
    """
    segments = COMMA.split(left)
    kept = [s for s in segments if not (words[:1] == "对" and FOR_SOME.match(s.strip()))]
    return "，".join(kept)


_FOLLOWS = re.compile("对|致|造成|给|使|而")
"""How words begin that tell what a wrong has led to: 处理事务不当 对第三人所负债务."""


def _fault_ahead(left: str, words: str, frame: str) -> str:
    """The wrong right before words that tell what it has led to, told by nobody around them."""
    open_one = COMMA.split(_PART.split(left)[-1])[-1].strip()
    is_told = letters_of(open_one).text in letters_of(frame).text
    is_fault = _FOLLOWS.match(words) and FAULT.search(open_one)
    return open_one if is_fault and not is_told else ""


def _before(left: str, frame: str, sentence: Span) -> Omission | None:
    part = re.split(r"[；;：:]", without_marker(left))[-1]
    *segments, open_one = COMMA.split(part)
    said = letters_of(frame).text
    segments = [s for s in segments if letters_of(s).text not in said]  # the text says it itself
    for segment in segments:
        if EXCEPTION_WORDS.search(segment):
            return Omission(EXCEPTION, segment.strip(), sentence)
    for segment in segments:
        bare = segment.strip()
        if is_condition(bare) or FOR_SOME.match(bare):
            return Omission(CONDITION, bare, sentence)
    limits = (LIMITS.search(segment) for segment in [*segments, open_one])
    for found in (_CONDITION_OPEN.search(open_one.strip()), *limits):
        if found and letters_of(found[0]).text not in said:
            return Omission(CONDITION, found[0], sentence)
    return _negated(open_one, frame, sentence) or _turned(open_one, frame, sentence)


_TURNS = re.compile(
    r"(?:缺[乏少]|取消|停止|暂停|终止|免除|防止|避免|杜绝|制止|消除|拒绝|拒不|否认|网传|谎称|误以为|反对)[^，。；]{0,12}$"
    r"|\b(?:reject|den[iy]|declin|refus|prevent|avoid|cancel|stop)[a-z]*\b[^.,;]{0,40}$"
    r"|\b(?:hardly|nothing|scarcely)\b[^.,;]{0,24}$",
    re.I,
)
"""Right before some words, what says that they are not so, or are to be no longer."""


def _turned(open_one: str, frame: str, sentence: Span) -> Omission | None:
    """Words right before a quotation that turn what it says, said by nobody around it."""
    found = _TURNS.search(open_one.rstrip())
    if found is None or letters_of(found[0]).text in letters_of(frame).text:
        return None
    return Omission(NEGATED, found[0].strip(), sentence)


def _when_allowed(words: str, right: str, frame: str, sentence: Span) -> Omission | None:
    """When, where or with what an English rule allows or forbids, behind the words that tell it."""
    limit = ADVERBIAL.match(right)
    if limit is None or not RULING.search(words) or tells(frame, limit[0]):
        return None
    return Omission(CONDITION, limit[0].strip(" ,"), sentence)


def _negated(open_one: str, frame: str, sentence: Span) -> Omission | None:
    """不得, 不 or 可以 in the segment that the quotation begins in, said by nobody around it."""
    if not any(char.isalnum() for char in open_one):
        return None
    around = {_FRAME_SENSE.get(w.value, w.value) for w in critical_words(frame)}
    favours = _FAVOURS.search(open_one)
    if favours and _DEMANDS.search(frame) and not _FAVOURS.search(frame):
        return Omission(NEGATED, favours[0], sentence)
    for word in reversed(critical_words(open_one)):
        if word.kind not in (MODALITY, NEGATION) or word.value in ("must", "encourage"):
            continue
        if word.value not in around:
            return Omission(NEGATED, open_one[word.start : word.end], sentence)
    return None


_FAVOURS = re.compile("(?:鼓励|支持|引导|提倡|倡导|建议|探索|推荐)(?:和|、)?$")
"""Right before some words, what only favours them."""
_DEMANDS = re.compile("要求|强制|义务|责令|必须|应当")
"""How a text says that words demand something."""
_FRAME_SENSE = {"not": "must not"}


_UNTRUE = re.compile(
    r"[^，。；]{0,8}(?:不实|不属实|有误|(?:是|系|属于?|纯属)(?:谣言|误[解传]|虚假|假)|不能成立|不成立)"
)
"""Right behind some words, what says that they are not so: 的消息不实."""


def _behind(right: str, frame: str, sentence: Span) -> Omission | None:
    own, *later = re.split(r"(?=[；;])", right)
    if untrue := _UNTRUE.match(own):
        return Omission(NEGATED, untrue[0], sentence)
    limit = LIMIT.match(own.lstrip(" ,"))
    if CONDITION_BEHIND.match(own) or (limit and not tells(frame, limit[0])):
        return Omission(CONDITION, own.strip(",.; "), sentence)
    if found := EXCEPTION_WORDS.search(own):
        return Omission(EXCEPTION, own[found.start() :].strip("，,。；; "), sentence)
    for part in later:
        if _EXCEPTION_PART.match(part) or _EXCEPTED.search(part):
            return Omission(EXCEPTION, part.strip("，,。；; "), sentence)
    return None
