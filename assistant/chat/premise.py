"""What a question takes for granted, and whether the sources deny it. Pure.

到2030年基本建成，对吗 states that it is so before it asks; 为什么可以不办登记 takes a permission
for granted. Such a statement is read off the question and held against the sources by the same
check as any sentence of an answer, so that a question is corrected rather than followed. Whether
a plain yes-or-no question is to be answered with yes is decided in the same way.

Knows no library and no model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.chat.taken_back import refusal
from assistant.chat.terms import shared_words, terms_in
from assistant.evidence.critical import (
    COMPARISON,
    EXCEPTION,
    MODALITY,
    NEGATION,
    NUMBER,
    CriticalWord,
    critical_words,
    fold_width,
    unit_of,
    without_numbers,
)
from assistant.evidence.critical import measure_of as counted_by
from assistant.evidence.sources import CONTRADICTED, SUPPORTED, Source
from assistant.evidence.support import Support, judge
from assistant.evidence.wholeness import governing, holds_unconditionally
from index.markers import without_marker

_TAG = re.compile(
    r"[，,。]?\s*(?:(?:这|这个|这种|这样|上述|以上|该)?(?:说法|理解|表述)?(?:么?[写说讲做])?)?"
    r"(?:对吗|对不对|对吧|是吗|是吧|是不是|是这样吗|没错吧|正确吗|准确吗|属实吗|是真的吗|真的吗|有错吗|(?<![酒网水])吧)"
    r"\s*[?？。]?\s*$"
    r"|,?\s*(?:right|correct|is (?:that|this|it) (?:right|true|correct|so)|true or false"
    r"|(?:isn't|aren't|doesn't|don't|won't) (?:it|they))\s*[?.]?\s*$",
    re.I,
)
_YES_NO = re.compile(r"吗\s*[?？。]?\s*$")
_WHETHER = re.compile(r"是否|是不是|能不能|可不可以|会不会|要不要")
_IS_IT = re.compile(r"(?:请问|那么?)?[，,]?(?:是不是|是否)说?")
_AFFIRMED = {
    "是否": "",
    "是不是": "是",
    "能不能": "能",
    "可不可以": "可以",
    "会不会": "会",
    "要不要": "要",
}
_WHY = re.compile(
    r"(?P<of>[^。；;：:？?]{0,60}?)(?:为什么|为何(?![时人物事地种])|凭什么)(?P<said>[^？?。]{2,})[?？。]*"
)
_WHY_IN_ENGLISH = re.compile(r"(?:(?:and|but|so|then),? )?why (?P<asked>(?!why).+)", re.I)
_GIVEN = re.compile(
    r"(?:既然|鉴于|given that|since(?! when))(.{4,160}?)[，,]"
    r"(?=\s*(?:那|为[什何]|凭什|怎|谁|多|什|哪|如何|是否|何时|[a-z])|[^，,]*$)",
    re.I,
)
"""What is said to be so, up to what is asked of it."""
_DONE = re.compile(r"(?P<said>[^，,。？?]{4,40}?)了[，,](?=.)")
_ALREADY = re.compile("已经?|都(?=[^市])")
_CAN = re.compile(r"能够?(?=[\u4e00-\u9fff])(?!力|源|耗|效|量|动|级|否)")
_RULES = re.compile(
    r"可以|不得|不可以|不能|不应当?|应当?|必须|禁止|严禁|能够?|须|要|是|为|[0-9.,零〇一二两三四五六七八九十百千万亿]+"
    r"|\b(?:may|must|shall|can|should|will)\b(?: not)?|cannot"
)
"""What permits, bids, forbids, equates or counts."""
_OF_A_BREACH = re.compile(r"违反[^，。；]{0,24}[，。；].*")
_PART_END = re.compile(r"[，,；;、]")
_COUNTED = re.compile(r" *(?P<what>[A-Za-z]{3,}?)s?\b")
_VERB_FIRST = re.compile(
    r"(?P<verb>is|are|was|were|do|does|did|has|have)\s+(?P<said>.{4,200}?)\s*\?", re.I
)
_MODAL_FIRST = re.compile(r"(may|can|must|should|shall|can't|cannot)\s+(.{8,200}?)\s*\?", re.I)
_SAYS = {"may": "may", "can": "may", "can't": "must not", "cannot": "must not"} | dict.fromkeys(
    ("must", "should", "shall"), "must"
)
LONGEST_SUBJECT = 10
"""Words of a subject in English, of those that it is looked for in."""
PERMITTED, FORBIDDEN, BIDDEN = "may", "must not", "must"
NEAR_COVER = 0.6
"""Share of a statement that must stand in a source before that source can deny it."""
LIKE_MATTER, SAME_MATTER = 0.5, 0.6
"""Share of a statement's words, its amount apart, from which the amount of what answers it is of
the like, and of the same."""
_LINK = re.compile("[在到的]+$")
MEASURED = 2
"""Letters before an amount that tell what it measures: 提前十天 is not 推迟五天."""
SHORTEST = 4
"""Characters of a statement that is no amount."""
SHORTEST_PART = 5
"""Characters of a part of a statement that says something by itself."""
_ASKS = re.compile(r"什么|怎么|怎样|如何|哪|谁|多少|多久|多长|几[个种项条年天]|何时")
_LEAD = re.compile(
    r"^(?:请问|那么?|(?:我|我们)?(?:不知道|想知道|不明白|不懂|想问问?)|难道|听说|据说|有人说|我(?:听说|记得|认为|觉得|理解)|我们|文件(?:里|中)?(?:说|规定|要求|提出)了?"
    r"|is it (?:true|right|correct) that|i (?:heard|think|believe)(?: that)?)[，,：:]?\s*",
    re.I,
)


def asks_to_confirm(question: str) -> bool:
    """Does a question state something and then ask whether it is so (对吗, is that right)?"""
    return _TAG.search(question) is not None


@dataclass(frozen=True, slots=True)
class Statement:
    """What a question states.

    Attributes:
        text: The statement by itself.
        asked: The whole question is whether it is so, so that the sources' words answer it.
        open: It is only asked, as by 吗 or 是否; nothing is claimed, as by 对吗 or 既然.
        readings: Other ways to read it, where the question does not tell the subject's end.
        is_reason: Its reason is asked for.
    """

    text: str
    asked: bool
    open: bool = False
    readings: tuple[str, ...] = ()
    is_reason: bool = False


def statement(question: str) -> Statement | None:
    """The statement that a question makes or asks to confirm; None where it makes none."""
    question = " ".join(question.replace("’", "'").split())
    if given := _GIVEN.search(question):
        return Statement(given[1].strip(), False)
    if why := _WHY.fullmatch(question):
        return _stated(why["of"] + why["said"].rstrip(" 呢啊呀"), False, is_reason=True)
    if why := _WHY_IN_ENGLISH.fullmatch(question):
        asked = statement(why["asked"])
        return asked and replace(asked, asked=False, open=False, is_reason=True)
    if tag := _TAG.search(question):
        return _stated(question[: tag.start()], True)
    if _YES_NO.search(question):
        return _stated(_YES_NO.sub("", question), True, is_open=True)
    if modal := _MODAL_FIRST.fullmatch(question):
        return _with_modal(modal)
    if verb := _VERB_FIRST.fullmatch(question):
        return Statement(verb["said"], True, open=True)
    if is_so := _IS_IT.match(question):
        return _stated(question[is_so.end() :].rstrip("?？。 "), True, is_open=True)
    if _WHETHER.search(question):
        plain = _WHETHER.sub(lambda m: _AFFIRMED[m[0]], question)
        return _stated(plain.rstrip("?？。 "), True, is_open=True)
    return None


def _with_modal(question: re.Match[str]) -> Statement | None:
    """What May a clerk keep copies? would state, its modal behind the first words, or more."""
    modal = _SAYS[question[1].lower()]
    words = question[2].split()
    placed = [" ".join([*words[:k], modal, *words[k:]]) for k in range(1, len(words))]
    first, *others = placed[:LONGEST_SUBJECT] or [""]
    return Statement(first, True, open=True, readings=tuple(others)) if first else None


def _stated(
    text: str, asked: bool, *, is_open: bool = False, is_reason: bool = False
) -> Statement | None:
    """A statement, unless the words still ask for something."""
    bare = _CAN.sub("可以", _LEAD.sub("", text).strip(" ，,。"), count=1)
    is_bare = len(bare) < SHORTEST and not amounts(bare)
    if _ASKS.search(bare) or is_bare:
        return None
    return Statement(bare, asked, is_open, is_reason=is_reason)


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether a statement holds.

    Attributes:
        holds: None where the sources say neither.
        asked: The question is whether it is so.
        sources: What says so, at most two sentences.
        deciding: The words that decided against it.
        open: It is only asked, not claimed.
        permission: It is that something may be done.
        unconditional: Where it holds, it leaves out no condition and no exception.
        instead: Where it neither holds nor not, its amount and the one that a source has of the
            same; empty where there is none.
    """

    holds: bool | None
    asked: bool = False
    sources: tuple[Source, ...] = ()
    deciding: tuple[str, ...] = ()
    open: bool = False
    permission: bool = False
    unconditional: bool = True
    instead: tuple[str, ...] = ()


def examine(stated: Statement, sources: Sequence[Source]) -> Finding:
    """Hold a statement against sources, first whole and then part by part."""
    found = _examined(stated, sources)
    permission = _permits(stated.text)
    if permission and found.holds and not any(_permits(s.text) for s in found.sources):
        found = Finding(None)
    if stated.open and not _is_borne_out(stated, found):
        found = Finding(None)
    if stated.is_reason and found.holds is False and not _rules_otherwise(stated, found.deciding):
        found = Finding(None)
    return replace(
        found,
        asked=stated.asked,
        open=stated.open,
        permission=permission,
        unconditional=holds_unconditionally(stated.text, [s.text for s in found.sources]),
    )


def _rules_otherwise(stated: Statement, deciding: Sequence[str]) -> bool:
    """Do some words permit, bid or forbid, or tell another amount than a statement does?

    A 未 somewhere in the facts denies no fact whose reason is asked for, nor a number its name.
    """
    own = {unit_of(w.value): w.value for w in _meant([stated.text]) if w.kind == NUMBER}
    meant = _meant(deciding)
    others = (w for w in meant if w.kind == NUMBER and unit_of(w.value))
    is_amount = any(own.get(unit_of(w.value), w.value) != w.value for w in others)
    return is_amount or any(word.kind == MODALITY for word in meant)


def _is_borne_out(stated: Statement, found: Finding) -> bool:
    """Can a yes or a no be said to what is only asked?

    Only where a source says just that, of the same subject, under the same conditions and no
    others: 未经批准不得参加 is no answer to 经批准可以参加吗, nor what holds of others.
    """
    asked = {_matter(text) for text in (stated.text, *stated.readings)}
    told = {_matter(source.text) for source in found.sources}
    return not told.isdisjoint(asked) and (found.holds is True or _denies(stated, found.deciding))


def _matter(text: str) -> str:
    """What a sentence is about: its letters without those that permit, bid, forbid or count."""
    bare = fold_width(without_marker(text)).lower()
    return re.sub(r"[\W_]+", "", _RULES.sub("", bare))


def _denies(stated: Statement, deciding: Sequence[str]) -> bool:
    """Do some words deny what is only asked: a ban, a negation, or another number?

    应当 does not deny that something may be done, nor a number that has no other in its place.
    """
    meant = _meant(deciding)
    if any(word.value == FORBIDDEN for word in meant):
        return True
    own = {word.value for word in _meant([stated.text]) if word.kind == NUMBER}
    numbers = {word.value for word in meant if word.kind == NUMBER}
    is_modal = any(word.kind == MODALITY for word in meant) and not _permits(stated.text)
    is_negated = any(word.kind == NEGATION for word in meant)
    return is_negated or is_modal or bool(numbers & own and numbers - own)


def with_other_amount(
    found: Finding, stated: Statement, source: Source, beside: Sequence[Source] = ()
) -> Finding:
    """A finding with the other amount that what answers the question has in place of its own.

    It is denied where both bound it alike and nearly all that is stated stands there; else the two
    are only told beside each other.

    Args:
        found: What the sources say of what is stated.
        stated: What the question states.
        source: What answers it.
        beside: The other sentences of its clause, which tell of what is taken for granted.
    """
    instead = other_amount(stated, source.text)
    if not instead:
        elsewhere = () if stated.asked else beside
        told_by = ((one, other_amount(stated, one.text)) for one in elsewhere)
        one, instead = next((found for found in told_by if found[1]), (source, ()))
        return replace(found, sources=(one,), instead=instead) if instead else found
    is_denied = stated.asked and _is_alike(stated, source, instead)
    holds, sources = (False, (source,)) if is_denied else (None, ())
    return replace(found, holds=holds, sources=sources, instead=instead)


def corrected(found: Finding, stated: Statement, sources: Sequence[Source]) -> Finding:
    """A finding on what is taken for granted where nothing answers what is asked of it.

    Denied by the first source that tells nearly all of it, bound alike, of another amount.
    """
    for source in sources:
        instead = other_amount(stated, source.text)
        if instead and _is_alike(stated, source, instead):
            return replace(found, holds=False, sources=(source,), instead=instead)
    return found


def _is_alike(stated: Statement, source: Source, instead: Sequence[str]) -> bool:
    """Does a source bound its other amount alike, and tell nearly all that is stated?"""
    told = next(p for p in _PART_END.split(source.text) if instead[-1] in p)
    alike = _bounds(stated.text) == _bounds(told)
    return alike and _shared(stated, source.text) >= SAME_MATTER


def taken_as_done(question: str) -> Statement | None:
    """What a question says has happened before it asks on: 费用已经调到五元了，从哪天起收."""
    done = _DONE.match(question)
    return Statement(_ALREADY.sub("", done["said"]), False) if done else None


def in_vain(done: Statement, sources: Sequence[Source]) -> Finding | None:
    """A finding on what has not happened, since it was proposed and refused; None where it was not.

    Args:
        done: What is taken as done.
        sources: Sentences in reading order.
    """
    said = set(amounts(done.text))
    for proposal, outcome in pairwise(sources):
        is_one = proposal.clause == outcome.clause
        refused = refusal(outcome.text, proposal.text) if is_one else ""
        is_it = refused and said <= set(amounts(proposal.text))
        if is_it and _shared(done, proposal.text) >= LIKE_MATTER:
            return Finding(False, sources=(proposal, outcome), deciding=(refused,))
    return None


def _bounds(text: str) -> set[str]:
    """What bounds an amount: the words that compare, permit and deny, not those that bid."""
    kinds = (COMPARISON, MODALITY, NEGATION)
    return {word.value for word in critical_words(text) if word.kind in kinds} - {BIDDEN}


def _shared(stated: Statement, source: str) -> float:
    """The share of a statement's words, its amount apart, that stand in a source."""
    matter = _RULES.sub(" ", without_numbers(stated.text))
    return shared_words(matter, re.sub(r"[^\w ]+", "", source)) if terms_in(matter) else 1.0


WEEKDAY = "weekday"
_WEEKDAY = re.compile(
    r"(?:周|星期|礼拜)(?P<zh>[一二三四五六日天])|\b(?P<en>(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?\b",
    re.I,
)
_WEEKDAYS = dict(zip("一二三四五六日天", "12345677", strict=True)) | dict(
    zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), "1234567", strict=True)
)
_BOUND = re.compile(r"\s*(?:(?P<least>及?以上|or more)|及?以[下内]|or (?:less|fewer))")
_SIZE = re.compile(r"[0-9]+(?:\.[0-9]+)?(?![0-9./])")


def other_amount(stated: Statement, source: str) -> tuple[str, ...]:
    """The amount that is stated, and the only one of its measure that a source has, another.

    Empty unless much else that is stated stands in the source: what it says of another matter is
    told by no amount.
    """
    asked, told = amounts(stated.text), amounts(source)
    if len(asked) != 1:
        return ()
    ((value, words),) = asked.items()
    alike = [(one, said) for one, said in told.items() if measure_of(one) == measure_of(value)]
    if len(alike) != 1 or value in told or _is_within(value, *alike[0], source):
        return ()
    measured = _RULES.sub("", without_numbers(stated.text.partition(words)[0])).split()
    before = _LINK.sub("", measured[-1])[-MEASURED:] if measured else ""
    if before not in source or _shared(stated, source) < LIKE_MATTER:
        return ()
    return words, alike[0][1]


def _is_within(asked: str, told: str, said: str, source: str) -> bool:
    """Is an amount within a bound that a source sets by another: four within two or more?"""
    bound = _BOUND.match(source.partition(said)[2])
    size, limit = size_of(asked), size_of(told)
    if bound is None or size is None or limit is None:
        return False
    return size >= limit if bound["least"] else size <= limit


def amounts(text: str) -> dict[str, str]:
    """The amounts of a text, each with its words as they stand first, and the days of the week.

    A bare number counts in English what stands behind it (45 desks).
    """
    found: dict[str, str] = {}
    for day in _WEEKDAY.finditer(text):
        named = _WEEKDAYS[(day["zh"] or day["en"][:3]).lower()]
        found.setdefault(f"{named}{WEEKDAY}", day[0])
    for word in critical_words(text):
        if word.kind != NUMBER or not word.value[0].isdigit():
            continue
        is_bare = not measure_of(word.value)
        counted = _COUNTED.match(text, word.end) if is_bare else None
        value = word.value + (counted["what"].lower() if counted else "")
        if measure_of(value):
            end = counted.end() if counted else word.end
            found.setdefault(value, text[word.start : end])
    return found


def size_of(value: str) -> float | None:
    """How much an amount is; None of a share and of what is no size."""
    found = _SIZE.match(value)
    return float(found[0]) if found else None


def measure_of(value: str) -> str:
    """What an amount counts, be it a day of the week."""
    return WEEKDAY if value.endswith(WEEKDAY) else counted_by(value)


def _permits(text: str) -> bool:
    """Is something said to be allowed? What is only spoken of, as by 违反…而, is not."""
    return any(word.value == PERMITTED for word in critical_words(_OF_A_BREACH.sub("", text)))


def _examined(stated: Statement, sources: Sequence[Source]) -> Finding:
    read = [_held(text, sources) for text in (stated.text, *stated.readings)]
    whole = next((f for holds in (True, False) for f in read if f.holds is holds), read[0])
    if whole.holds is not None:
        return whole
    parts = [p for p in _PART_END.split(stated.text) if len(p) >= SHORTEST_PART]
    found = [_held(part, sources) for part in parts] if len(parts) > 1 else []
    denied = next((f for f in found if f.holds is False), None)
    if denied is None and found and all(f.holds for f in found):
        every = dict.fromkeys(source for f in found for source in f.sources)
        return Finding(True, sources=tuple(every))
    return denied or whole


def _held(text: str, sources: Sequence[Source]) -> Finding:
    found = judge(text, sources, may_leave_out=True)
    near = max(found.covers, default=0.0) >= NEAR_COVER
    denies = _deciding(text, found) if found.verdict == CONTRADICTED and near else ()
    if denies:
        return Finding(False, sources=found.sources, deciding=denies)
    if found.verdict == SUPPORTED:
        return Finding(True, sources=found.sources)
    return Finding(None)


def _deciding(text: str, found: Support) -> tuple[str, ...]:
    """The words that deny a statement.

    A 可以 that one side has and the other leaves out denies nothing, unless the other has a 不得
    that stands further ahead and governs it. Nor do numbers or exceptions deny what has none, nor
    does another rule for another case: 二十五度以上…禁止 is not of what lies 以下.
    """
    meant = _meant(found.deciding)
    told, stated = ({w.kind for w in words} for words in (meant, _meant([text])))
    if told <= {NUMBER, EXCEPTION} - stated:
        return ()
    if MODALITY in told and len(told) > 1:
        return ()
    if told != {MODALITY} or len({w.value for w in meant}) > 1:
        return found.deciding
    bans = _bans(text, found.sources) if meant[0].value == PERMITTED else ()
    return (*found.deciding, *bans) if bans else ()


def _bans(text: str, sources: Sequence[Source]) -> tuple[str, ...]:
    ahead = (word for source in sources for word in governing(text, source.text))
    return tuple(word for word in ahead if FORBIDDEN in {w.value for w in _meant([word])})


def _meant(deciding: Sequence[str]) -> list[CriticalWord]:
    return [word for said in deciding for word in critical_words(said)]
