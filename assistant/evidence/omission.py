"""What a quotation leaves out of its own sentence, and whether that changes what it says. Pure.

Words that stand exactly in the source may still mislead: for the condition before them
(有下列情形之一的，), for the exception behind them (但是…除外), for the 不得 or 不超过 right
before the first word. What is left out is harmless where it is a subject, a purpose, a parallel
part or another duty. Knows only the text around a quotation.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from assistant.evidence.collation import diff
from assistant.evidence.critical import MODALITY, NEGATION, CriticalWord, critical_words
from assistant.evidence.exclusive import lost_alternative
from assistant.evidence.whom import english_whom, narrowed, rule_at
from index.documents import Span
from index.letters import letters_of
from index.markers import without_marker
from index.sentences import split

CONDITION = "condition"
EXCEPTION = "exception"
NEGATED = "negation"
NUMBER_CUT = "number"


@dataclass(frozen=True, slots=True)
class Omission:
    """Something left out that changes the sense.

    Attributes:
        kind: ``condition``, ``exception``, ``negation`` or ``number``.
        words: The words left out.
        span: Where the whole sentence stands, with them.
    """

    kind: str
    words: str
    span: Span


_PART_END = "；;：:"
_EXCEPTION = re.compile(
    r"(?:但(?!书)|然而|除[^，。；]{1,60}(?:外|之外|以外)|除外|例外|另有(?:规定|约定|要求|协议)|不在此限"
    r"|不受[^，。；]{0,20}限制|除非|unless|except|provided that)",
    re.I,
)
_EXCEPTION_PART = re.compile(
    r"^[；;：:\s]*(?:但|除|然而|[^，。；]{0,24}另有(?:规定|约定)|unless|except|provided)", re.I
)
_EXCEPTED = re.compile(r"^[；;][^，。；]{2,60}(?:除外|例外)[。\s]*$")
_CONDITION = re.compile(
    r"(?:的|时|的时候|之?前|之?后|之日起|期间|期限内|期内|情况下|情形下|条件下|前提下|过程中)$"
    r"|^(?:并且|而且|且|或者|和|又)?(?:如果?|若|倘若|假如|凡|只有|只要|除非|除|未经|非经|经(?!济|营|费|常|验|纪|办|贸)|"
    r"因(?!此|而|地|素)|由于|当(?!地|事|前|年|场|日|代|局)|遇有?|一旦|违反|符合|不符合|确需|需要|必要时|没有|在[^，]{1,40}[内下中上时前后]$)"
    r"|[以之]外$"
    r"|^(?:if|when|where|unless|in case|after|before|upon|within|during|while|outside)\b",
    re.I,
)
_CONDITIONAL = frozenset(
    ["if", "when", "where", "unless", "after", "before", "until", "upon", "subject"]
)
_CONDITION_BEHIND = re.compile(
    rf"[\s,]*(?:(?:but|and|only|as|in|long|case|the) )*(?:{'|'.join(sorted(_CONDITIONAL))})\b",
    re.I,
)
"""English sentences have a condition behind what it binds, with a comma or without."""
_ENGLISH_CONDITION = re.compile(
    rf"(?P<rule>[^.;]{{8,}}?)(?<![a-z])(?P<if>(?:{'|'.join(sorted(_CONDITIONAL))}) [^.;,]+)", re.I
)
_ENGLISH_LIMIT = re.compile(
    r"(?:\bonly )?\b(?:with (?:[\w'’-]+ ){0,5}?"
    r"(?:approval|consent|permission|agreement|authori[sz]ation|escort|supervision|licen[cs]e|permit)"
    r"|under the (?:supervision|guidance|control)|at the request|in the presence|accompanied by"
    r"|(?<=only )(?:between|on|at|during|in|by|to|for|from)|at weekends|on weekdays"
    r"|within \w+ (?:working |business |calendar )?(?:minute|hour|day|week|month|year)s?"
    r"|without (?:[\w'’-]+ ){0,5}?(?:approval|consent|permission|agreement|authori[sz]ation)"
    r"|while|during|within the|outside|after \w+)\b[^.;,]*",
    re.I,
)
"""What an English rule is bound to without an if: only with the approval of the archivist."""
_ADVERBIAL = re.compile(
    r"(?:,[^.;,]*,)? +(?:in|on|at|during|after|before|while|within|from|between|by|with|under"
    r"|outside) [^.;,]+",
    re.I,
)
_ENGLISH_RULING = re.compile(
    r"\b(?:may|can|must not|may not|cannot|permitted|allowed|prohibited|forbidden)\b", re.I
)
"""What allows or forbids: told without when or where, it allows or forbids more."""
_STRETCH, _SENTENCE = re.compile("[^.;,]+"), re.compile("[^.;]+")
_WORD = re.compile("[a-z]+")
_FOR_SOME = re.compile("对(?:于|在)?[^，]{2,40}的[^，的]{1,12}$")
"""Those for whom a rule holds that begins with another: 对入住的老人，."""
_CONDITION_OPEN = re.compile(
    r"(?:在|当(?!地|事)|自|于(?!是)|未经|非经|经(?!济|营|费|常|验|纪))[^，]{1,40}"
    r"(?:[^目以之]前|[^以之]后|时|期间|期限内|之日起|情况下|情形下|条件下|批准|同意|许可|审核)$"
)
"""A condition with no comma behind it: 在合同订立前可以."""
_HARMLESS = re.compile(
    r"^(?:为了?|根据|依据|依照|按照|以|对于?|就|关于|通过|坚持|围绕|加强|应当|可以)[^，]*[^的时]$|^(?:国家|国务院|县级以上)[^，]*[^的时]$"
)
_NUMBER_BEFORE = re.compile(
    r"(?:[0-9零〇○一二三四五六七八九十百千万亿两]|不?超过|不?高于|不?低于|不?少于|不?多于|至少|至多|不满|不足|未满|已满|满|近|约|第)$"
)
_NUMBER_AFTER = re.compile(
    r"^(?:[0-9零〇○一二三四五六七八九十百千万亿两]|以[上下内外前后]|分之|左右|倍|周岁)"
)
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
    sentence = _sentence(text, start, end)
    left = text[sentence[0] : start]
    right = text[end : sentence[1]]
    return (
        _cut_number(text, start, end, left, right, sentence)
        or _before(_without_reference(left, text[start:end]), frame, sentence)
        or _of_whom(left, text[start:end], frame, sentence)
        or _of_case(left, text[start:end], frame, sentence)
        or _behind(right, frame, sentence)
        or _when_allowed(text[start:end], right, frame, sentence)
        or _of_several(text, start, end, frame, sentence)
    )


def gap(text: str, before: Span, after: Span) -> Omission | None:
    """What an ellipsis leaves out that matters, between two pieces of a quotation.

    Args:
        text: The reading of a document, one paragraph a line.
        before: Where the piece before the ellipsis stands.
        after: Where the piece behind it stands.

    Returns:
        The first thing that matters to either piece, or None.
    """
    first, second = _sentence(text, *before), _sentence(text, *after)
    both = (first[0], second[1])
    right = text[before[1] : min(first[1], after[0])]
    left = text[max(second[0], before[1]) : after[0]]
    return (
        _cut_number(text, *before, "", right, both)
        or _cut_number(text, *after, left, "", both)
        or _before(left, "", both)
        or _behind(right, "", both)
    )


def binds(segment: str, *, ahead: bool) -> bool:
    """Does a part of a sentence bind the part behind it (a condition), or before it (an exception)?

    Args:
        segment: What stands between two commas.
        ahead: It stands before the part that may be bound.
    """
    is_exception = _EXCEPTION.search(segment) is not None
    return is_exception or (ahead and _is_condition(segment))


def left_out(source: str, said: str) -> tuple[str, str] | None:
    """A condition or an exception of a source that words otherwise alike do not have."""
    english = (lost_alternative, _english_condition, _english_limit, english_whom)
    if condition := next(filter(None, (read(source, said) for read in english)), ""):
        return CONDITION, condition
    kept = _kept(source, said)
    for part in _PART.finditer(source):
        used = any(i in kept for i in range(*part.span()))
        for segment in _SEGMENT.finditer(source, *part.span()) if used else ():
            if inside := _lost_inside(source, segment.span(), kept, said):
                return CONDITION, inside
            if kind := _lost(source, segment.span(), kept, said):
                words = _second(source, segment.span(), kept) if kind == CONDITION else ""
                return kind, words or segment[0].strip()
    return None


def _kept(source: str, said: str) -> set[int]:
    """Where the letters of a source stand that a claim has, in order."""
    kept, at = set[int](), 0
    for tag, piece in diff(source, said):
        if tag == "equal":
            kept.update(range(at, at + len(piece)))
        at += len(piece) * (tag != "insert")
    return kept


_LIMITS = re.compile(
    r"经(?!济|营|费|常|验|纪|办|贸|由)[^，]{1,40}?(?:批准|同意|许可|审[核批查]|核准|授权|[允准]许|备案|登记)"
    r"|(?:(?<!文)凭(?!借)|(?<![支坚主保维扶把相])持|携带|出示|佩戴)"
    r"[^，]{0,18}(?:证[件明书]?|书|卡|单|票|信|照|函|牌|批文|文件)(?!人)"
    r"|(?:在|由)[^，]{1,30}(?:陪同|带领|监护|监督|指导|协助|看护)"
    r"|在[^，]{1,40}(?:[^目以之]前|[^以之]后|期间|期限内|[情条]况?[形件]?下|前提下)"
)
"""What limits a rule from within its own part: 经…批准, 凭…证, 在…陪同下."""
_WRITTEN = re.compile("书面(?=同意|批准|许可|授权)")
"""The form that a consent must have."""
_ALLOWS = re.compile("可以|有权")
_AT_HOME = re.compile("依法|依照|按照|根据|为了?|行政区域|境内|^在?本[市省区县国]内?$|[、和或及与]")
"""What may be left out before 可以: why, where throughout, one of several."""
LEAST_CONDITION = 4
"""Letters of a condition behind another."""
TOLD_ELSEWHERE = 0.6
"""Share of a condition's pairs of letters, or of a rule's words, in a claim that has it in some
order."""
_PART = re.compile("[^；;：:。]+")
_SEGMENT = re.compile("[^，,]+")
_PARTICLES = frozenset("的时 \n\u3000且并又")
"""Letters of a condition that stay where the rest of it is left out, or go alone."""


def _lost(source: str, segment: Span, kept: set[int], said: str) -> str:
    """Is a segment, of which a claim keeps some letters, a condition or an exception without it?"""
    own = [i for i in range(*segment) if source[i] not in _PARTICLES]
    lost = "".join(source[i] for i in own if i not in kept)
    if _EXCEPTION.search(lost):
        return EXCEPTION
    words = source[slice(*segment)].strip()
    is_gone = len(lost) == len(own) > 1 and (_is_condition(words) or _FOR_SOME.match(words))
    if is_gone and not _is_told("".join(source[i] for i in own), said, source, segment, kept):
        return CONDITION
    return CONDITION if _second(source, segment, kept) else ""


def _lost_inside(source: str, segment: Span, kept: set[int], said: str) -> str:
    """What a claim leaves out of a segment that limits its rule, or whom it allows something."""
    start, end = segment
    allows = _ALLOWS.search(source, start, end)
    is_allowed = allows is not None and kept.issuperset(range(*allows.span()))
    ahead = allows.start() if allows and is_allowed else start
    ruled = _ruled_from(source, segment)
    ahead = max(ahead, _allowed_behind(source, segment, kept))
    keeps_whom = any(
        at in kept and source[at] not in _PARTICLES for at in range(start, max(ahead, ruled))
    )
    for is_kept, run in groupby(range(start, end), kept.__contains__):
        at, *more = run
        words = source[at : at + len(more) + 1].strip(" \n\u3000，的")
        last = at + len(more)
        goes_with = last < ruled and "的" in source[at : last + 2]
        is_whom = keeps_whom and len(words) > 1 and (last < ahead or goes_with)
        limits = _LIMITS.search(words) or (is_whom and not _AT_HOME.search(words))
        is_form = _WRITTEN.match(source, at)
        if not is_kept and (limits or is_form) and not _is_told(words, said, source, segment, kept):
            return words
    return ""


def _allowed_behind(source: str, segment: Span, kept: set[int]) -> int:
    """The end of a segment that is a case, or names whom the next one allows; else its start."""
    start, end = segment
    behind = _SEGMENT.search(source, end)
    allows = _ALLOWS.match(source, end + 1) if behind else None
    is_told = allows is not None and kept.issuperset(range(*allows.span()))
    is_case = source[start:end].endswith("的") and "规定" not in source[start:end]
    return end if is_told or (is_case and behind) else start


def _ruled_from(source: str, segment: Span) -> int:
    """Where a segment or the one behind it begins to rule on who stands before; or its start."""
    start, end = segment
    at = rule_at(source[start:end])
    if at is not None:
        return start + at
    behind = _SEGMENT.search(source, end)
    return end if behind and rule_at(behind[0].strip()) == 0 else start


def _is_told(words: str, said: str, source: str, segment: Span, kept: set[int]) -> bool:
    """Has a claim most pairs of letters of words of a segment, beyond what it keeps of others?"""
    others = (
        char if at in kept and not segment[0] <= at < segment[1] else "\n"
        for at, char in enumerate(source)
    )
    pairs = _pairs(words)
    beyond = Counter(_pairs(said)) - Counter(_pairs("".join(others)))
    return sum(pair in beyond for pair in pairs) > len(pairs) * TOLD_ELSEWHERE


def _pairs(text: str) -> list[str]:
    lines = (letters_of(line).text for line in text.split("\n"))
    return [line[i : i + 2] for line in lines for i in range(len(line) - 1)]


def _second(source: str, segment: Span, kept: set[int]) -> str:
    """The condition that a segment has behind one that is kept: 期满后 仍符合条件的."""
    start, end = segment
    own = [i for i in range(start, end - 1) if i in kept and source[i] not in _PARTICLES]
    at = own[-1] + 1 if own else end
    rest = source[at:end].strip()
    is_whole = len(letters_of(rest).text) >= LEAST_CONDITION and _is_condition(rest)
    ahead = source[start:at].strip()
    return rest if is_whole and _is_condition(ahead) else ""


def _english_condition(source: str, said: str) -> str:
    """An if or when of a source, where a claim has the rule and no condition at all."""
    told = _WORD.findall(said.lower())
    for part in _ENGLISH_CONDITION.finditer(source) if told else ():
        rule = _WORD.findall(part["rule"].lower())
        uses = sum(word in told for word in rule) > len(rule) * TOLD_ELSEWHERE
        if uses and not _CONDITIONAL.intersection(told):
            return part["if"]
    return ""


def _english_limit(source: str, said: str) -> str:
    """A consent, company or time that binds a rule of a source that a claim tells alone."""
    told = _WORD.findall(said.lower())
    stretches = (*_STRETCH.findall(source), *_SENTENCE.findall(source))
    for stretch in stretches if told else ():
        for limit in _ENGLISH_LIMIT.finditer(stretch):
            rule = _WORD.findall(stretch.replace(limit[0], " ").lower())
            uses = sum(word in told for word in rule) > len(rule) * TOLD_ELSEWHERE
            if uses and not _tells(said, limit[0]):
                return limit[0].strip()
    return ""


def _tells(said: str, limit: str) -> bool:
    """Has a text most of the English words of a limit, in whatever order?"""
    told, own = _WORD.findall(said.lower()), _WORD.findall(limit.lower())
    return sum(word in told for word in own) > len(own) * TOLD_ELSEWHERE


def _sentence(text: str, start: int, end: int) -> Span:
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


def _cut_number(
    text: str, start: int, end: int, left: str, right: str, sentence: Span
) -> Omission | None:
    """A number that lost a digit or its 以上, 不超过."""
    words = text[start:end]
    if _NUMBER_START.match(words) and (found := _NUMBER_BEFORE.search(left)):
        return Omission(NUMBER_CUT, found[0], sentence)
    if _NUMBER_END.search(words.rstrip("，。；、")) and (found := _NUMBER_AFTER.match(right)):
        return Omission(NUMBER_CUT, found[0], sentence)
    return None


_REFERENCE = re.compile(r"违反(?:了)?本[^，第的]{1,6}(?:第[^，的]{1,24}[条款项])?的?规定[，,]\s*$")
"""What only names the rule that somebody broke: 违反本办法第八条规定，."""
_WENT_ON = re.compile(
    r"\s*(?:逾期|拒[不绝]|仍|再次|[两多]次|情节|后果|造成|构成|尚未|数额|经[^，]{0,12}(?:责令|警告|教育))"
)
"""What tells how a deed went on or how bad it was, and not what was done."""


def _without_reference(left: str, words: str) -> str:
    """What stands before words, without a reference where they tell themselves what was done."""
    segments = _SEGMENT.findall(re.split("[；;：:。]", words)[0])
    is_case = any(s.rstrip().endswith("的") and not s.rstrip().endswith("规定的") for s in segments)
    return left if not is_case or _WENT_ON.match(words) else _REFERENCE.sub("", left)


def _before(left: str, frame: str, sentence: Span) -> Omission | None:
    part = re.split(r"[；;：:]", without_marker(left))[-1]
    *segments, open_one = re.split(r"[，,]", part)
    said = letters_of(frame).text
    segments = [s for s in segments if letters_of(s).text not in said]  # the text says it itself
    for segment in segments:
        if _EXCEPTION.search(segment):
            return Omission(EXCEPTION, segment.strip(), sentence)
    for segment in segments:
        bare = segment.strip()
        if _is_condition(bare) or _FOR_SOME.match(bare):
            return Omission(CONDITION, bare, sentence)
    limits = (_LIMITS.search(segment) for segment in [*segments, open_one])
    for found in (_CONDITION_OPEN.search(open_one.strip()), *limits):
        if found and letters_of(found[0]).text not in said:
            return Omission(CONDITION, found[0], sentence)
    return _negated(open_one, frame, sentence)


def _of_whom(left: str, words: str, frame: str, sentence: Span) -> Omission | None:
    """What narrows those of whom a rule holds, said by nobody around it."""
    open_one = re.split("[；;：:，,。]", without_marker(left))[-1]
    whom = narrowed(open_one, words)
    pairs = _pairs(whom)
    if not whom or sum(pair in frame for pair in pairs) > len(pairs) * TOLD_ELSEWHERE:
        return None
    return Omission(CONDITION, whom, sentence)


def _when_allowed(words: str, right: str, frame: str, sentence: Span) -> Omission | None:
    """When, where or with what an English rule allows or forbids, behind the words that tell it."""
    limit = _ADVERBIAL.match(right)
    if limit is None or not _ENGLISH_RULING.search(words) or _tells(frame, limit[0]):
        return None
    return Omission(CONDITION, limit[0].strip(" ,"), sentence)


def _of_case(left: str, words: str, frame: str, sentence: Span) -> Omission | None:
    """What narrows the case that words begin with, or whom they allow something: 夜间, 在册.

    One of several (甲、乙) narrows nothing.
    """
    first, comma, _ = words.partition("，")
    open_one = re.split("[；;：:，,。\n]", without_marker(left))[-1].strip()
    narrows = len(letters_of(open_one).text) > 1 and not _AT_HOME.search(open_one)
    is_case = bool(comma) and first.endswith("的") and "规定" not in first
    allows = _ALLOWS.search(first)
    is_whom = allows is not None and allows.start() > 1 and not critical_words(open_one)
    if (is_case or is_whom) and narrows and open_one not in frame:
        return Omission(CONDITION, open_one, sentence)
    return None


def _of_several(text: str, start: int, end: int, frame: str, sentence: Span) -> Omission | None:
    """One of several that a rule names, told as the only one."""
    other = lost_alternative(text[slice(*sentence)], frame + text[start:end])
    return Omission(CONDITION, other, sentence) if other else None


def last_part(frame: str) -> str:
    """The part of a text's own words that a quotation goes on with."""
    own = re.sub(r"“[^”]*”|「[^」]*」|『[^』]*』", "", frame).rstrip("“「『‘\"'： :\u3000")
    return re.split(r"[，,；;。：:！？!?\n]", own)[-1]


def ruled(text: str, start: int, end: int, frame: str) -> tuple[bool, Omission] | None:
    """The word that rules quoted words in their source, where the quoting text puts one ahead too.

    Args:
        text: The reading of a document, one paragraph a line.
        start: Where the quoted words begin.
        end: Where they end.
        frame: The quoting text's own words before the quotation: 拍卖人可以“参与竞买”.

    Returns:
        Whether both say the same, and what the source has; None where one has no such word.
    """
    told, own = last_part(frame), re.split("[，,；;。]", text[start:end])[0]
    said = _last_ruling(told)
    if said is None or _last_ruling(own):
        return None
    sentence = _sentence(text, start, end)
    left = re.split(r"[；;：:]", without_marker(text[sentence[0] : start]))[-1]
    *segments, open_one = re.split("[，,]", left)
    for segment in (open_one, *reversed(segments)):
        if ruling := _last_ruling(segment):
            ahead = _joined_to(segment[ruling.end :]) if segment == open_one else ""
            copied = _joined_to(told[said.end :])
            missing = Omission(NEGATED, segment[ruling.start : ruling.end], sentence)
            return (ruling.value == said.value, missing) if ahead.endswith(copied) else None
    return None


def _joined_to(words: str) -> str:
    """The letters between a word that rules and what a quotation begins with."""
    return letters_of(words).text.rstrip("和及与或并")


_RULES = ("must", "may", "must not", "need not")


def _last_ruling(text: str) -> CriticalWord | None:
    """The last word that rules; 鼓励 and the like only where nothing stronger does."""
    words = [w for w in critical_words(text) if w.kind == MODALITY]
    return next(reversed([w for w in words if w.value in _RULES] or words), None)


def _is_condition(segment: str) -> bool:
    return _CONDITION.search(segment) is not None and not _HARMLESS.search(segment)


def _negated(open_one: str, frame: str, sentence: Span) -> Omission | None:
    """不得, 不 or 可以 in the segment that the quotation begins in, said by nobody around it."""
    if not any(char.isalnum() for char in open_one):
        return None
    around = {_FRAME_SENSE.get(w.value, w.value) for w in critical_words(frame)}
    for word in reversed(critical_words(open_one)):
        if word.kind not in (MODALITY, NEGATION) or word.value in ("must", "encourage"):
            continue
        if word.value not in around:
            return Omission(NEGATED, open_one[word.start : word.end], sentence)
    return None


_FRAME_SENSE = {"not": "must not"}


def _behind(right: str, frame: str, sentence: Span) -> Omission | None:
    own, *later = re.split(r"(?=[；;])", right)
    limit = _ENGLISH_LIMIT.match(own.lstrip(" ,"))
    if _CONDITION_BEHIND.match(own) or (limit and not _tells(frame, limit[0])):
        return Omission(CONDITION, own.strip(",.; "), sentence)
    if found := _EXCEPTION.search(own):
        return Omission(EXCEPTION, own[found.start() :].strip("，,。；; "), sentence)
    for part in later:
        if _EXCEPTION_PART.match(part) or _EXCEPTED.search(part):
            return Omission(EXCEPTION, part.strip("，,。；; "), sentence)
    return None
