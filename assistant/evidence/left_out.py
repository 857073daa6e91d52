"""What a claim leaves out of the rule that it tells, found by comparing the two. Pure.

Knows only words of a source and words that tell of them in the same order.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby

from assistant.evidence.collation import diff
from assistant.evidence.conditions import (
    ALLOWS,
    AT_HOME,
    CONDITION,
    EXCEPTION,
    EXCEPTION_WORDS,
    FAULT,
    FOR_SOME,
    LIMITS,
    SEGMENT,
    TOLD_ELSEWHERE,
    WRITTEN,
    is_condition,
    letter_pairs,
)
from assistant.evidence.english_limits import lost_condition, lost_inside, lost_limit
from assistant.evidence.exclusive import lost_alternative
from assistant.evidence.near_copy import lost_between
from assistant.evidence.whom import english_whom, rule_at
from index.documents import Span
from index.letters import letters_of
from index.markers import without_marker
from index.script import has_han

_PART = re.compile("[^；;：:。]+")
LEAST_CONDITION = 4
"""Letters of a condition behind another."""
_PEOPLE_S = re.compile("人民(?=政府)")
_NO_LETTER = re.compile(r"[\W_]+")
LONGEST_SWAP = 8
"""Letters of words that stand in the place of others."""
_PARTICLES = frozenset("的时 \n\u3000且并又")
"""Letters of a condition that stay where the rest of it is left out, or go alone."""


def left_out(source: str, said: str) -> tuple[str, str] | None:
    """A condition or an exception of a source that words otherwise alike do not have."""
    source = without_marker(source)
    english = (lost_alternative, lost_condition, lost_limit, english_whom, lost_inside)
    if condition := next(filter(None, (read(source, said) for read in english)), ""):
        return CONDITION, condition
    kept = _kept(source, said)
    for part in _PART.finditer(source):
        used = any(i in kept for i in range(*part.span()))
        for segment in SEGMENT.finditer(source, *part.span()) if used else ():
            if inside := _lost_inside(source, segment.span(), kept, said):
                return CONDITION, inside
            if chained := _lost_of_several(source, segment.span(), kept):
                return CONDITION, chained
            if kind := _lost(source, segment.span(), kept, said):
                words = _second(source, segment.span(), kept) if kind == CONDITION else ""
                return kind, words or segment[0].strip()
    if others := _others_between(source, kept) or _one_of_both(source, kept):
        return CONDITION, others
    if turn := _lost_turn(source, said, kept):
        return CONDITION, turn
    lost = lost_between(source, said, kept)
    words = next((w for w in lost if not _is_told(w, said, source, (0, 0), kept)), "")
    return (CONDITION, words) if words else None


_BODY = "(?:部门|机关|机构|政府|委员会|[院会局厅处站所])"
_OTHERS = re.compile(
    rf"{_BODY}(?P<others>[^，。；、]{{2,8}}、(?:[^，。；、]+、)*[^，。；、]*?{_BODY})(?=[^，。；、]{{2}})"
)
"""What a body does and who does the next: 由街道办|提出、区人民政府|公布."""


_BOTH = re.compile(
    "(?:^|[，；。])(?P<one>[^，；。]{4,40})[，]?且(?P<other>[^，；。]{4,40}的)(?=[，,])"
)
"""Two conditions that have to be met together: 标的是同一种类，且人数众多的，."""


def _one_of_both(source: str, kept: set[int]) -> str:
    """The first of two conditions that hold together, where a claim tells the second alone."""
    for found in _BOTH.finditer(source):
        one, other = (set(range(*found.span(name))) for name in ("one", "other"))
        if kept.isdisjoint(one) and len(other & kept) > len(other) * TOLD_ELSEWHERE:
            return found["one"]
    return ""


_TURN = re.compile(
    "(?<![和、及或者])(?:抵制|避免|防止|制止|反对|拒绝|取消|停止|杜绝|消除|免除|减免|(?:检举和)?控告|举报|查处|打击|惩治)"
)
"""What is done against the thing it stands before."""


def _lost_turn(source: str, said: str, kept: set[int]) -> str:
    """What turns the words behind it, where a claim has these and not that: 避免 在路边进行."""
    for found in _TURN.finditer(source):
        segment = SEGMENT.search(source, found.end())
        behind = range(*segment.span()) if segment else range(0)
        is_lost = kept.isdisjoint(range(*found.span())) and found[0] not in said
        if is_lost and any(at in kept and at + 1 in kept for at in behind[:-1]):
            return found[0]
    return ""


def _others_between(source: str, kept: set[int]) -> str:
    """What several do one after another, where a claim has the first do what the last does."""
    for found in _OTHERS.finditer(source):
        start, end = found.span("others")
        if kept.isdisjoint(range(start, end)) and {start - 1, end} <= kept:
            return found["others"]
    return ""


def put_in_its_place(source: str, said: str, missing: str) -> tuple[str, str] | None:
    """The words of a claim in the place of others of its source, and those; else None.

    Only where what it leaves out is no condition by itself: 由船东承担 leaves 承租人 out of
    由承租人承担 because it puts another there.
    """
    if not has_han(missing) or is_condition(missing) or LIMITS.search(missing):
        return None
    ops = diff(source, said)
    for before, one, other in zip(("", *(p for _, p in ops)), ops, ops[1:], strict=False):
        if {one[0], other[0]} == {"delete", "insert"}:
            words = {tag: _NO_LETTER.sub("", piece) for tag, piece in (one, other)}
            ahead = before[-1:] if min(map(len, words.values())) == 1 else ""
            if all(0 < len(piece) <= LONGEST_SWAP for piece in words.values()):
                return ahead + words["insert"], ahead + words["delete"]
    return None


def _kept(source: str, said: str) -> set[int]:
    """Where the letters of a source stand that a claim has, in order; 区政府 is 区人民政府."""
    kept, at = set[int](), 0
    for tag, piece in diff(source, said):
        if tag == "equal":
            kept.update(range(at, at + len(piece)))
        at += len(piece) * (tag != "insert")
    for found in _PEOPLE_S.finditer(source):
        if found.end() in kept:
            kept.update(range(*found.span()))
    return kept


def _lost(source: str, segment: Span, kept: set[int], said: str) -> str:
    """Is a segment, of which a claim keeps some letters, a condition or an exception without it?"""
    own = [i for i in range(*segment) if source[i] not in _PARTICLES]
    lost = "".join(source[i] for i in own if i not in kept)
    if EXCEPTION_WORDS.search(lost):
        return EXCEPTION
    words = source[slice(*segment)].strip()
    is_gone = len(lost) == len(own) > 1 and (is_condition(words) or FOR_SOME.match(words))
    if is_gone and not _is_told("".join(source[i] for i in own), said, source, segment, kept):
        return CONDITION
    return CONDITION if _second(source, segment, kept) else ""


_FOLLOWS = re.compile("责令|给予|没收|吊销|通知|催告|要求")
"""What follows on a deed, before it is told how that went on: 责令改正，拒不改正的."""


def _lost_of_several(source: str, segment: Span, kept: set[int]) -> str:
    """One of several conditions in half sentences of their own: 逃避债务，严重损害利益的."""
    start, end = segment
    ahead, behind = SEGMENT.findall(source[:start])[-1:], SEGMENT.search(source, end)
    words = source[start:end]
    if (
        not ahead
        or behind is None
        or not behind[0].endswith("的")
        or not kept.isdisjoint(range(start, end))
    ):
        return ""
    before = range(start - len(ahead[0]) - 1, start)
    is_told = all(
        len(kept.intersection(at)) >= LEAST_CONDITION for at in (before, range(*behind.span()))
    )
    is_other = any(one.lstrip().startswith("或") for one in (words, behind[0]))
    is_other = is_other or words.endswith("的") or _FOLLOWS.search(words) is not None
    return words.strip() if is_told and not is_other else ""


def _lost_inside(source: str, segment: Span, kept: set[int], said: str) -> str:
    """What a claim leaves out of a segment that limits its rule, or whom it allows something."""
    start, end = segment
    allows = ALLOWS.search(source, start, end)
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
        narrows = is_whom and not AT_HOME.search(words)
        limits = LIMITS.search(words) or FAULT.search(words) or narrows
        is_form = WRITTEN.match(source, at)
        if not is_kept and (limits or is_form) and not _is_told(words, said, source, segment, kept):
            return words
    return ""


def _allowed_behind(source: str, segment: Span, kept: set[int]) -> int:
    """The end of a segment that is a case, or names whom the next one allows; else its start."""
    start, end = segment
    behind = SEGMENT.search(source, end)
    allows = ALLOWS.match(source, end + 1) if behind else None
    is_told = allows is not None and kept.issuperset(range(*allows.span()))
    is_case = source[start:end].endswith("的") and "规定" not in source[start:end]
    return end if is_told or (is_case and behind) else start


def _ruled_from(source: str, segment: Span) -> int:
    """Where a segment or the one behind it begins to rule on who stands before; or its start."""
    start, end = segment
    at = rule_at(source[start:end])
    if at is not None:
        return start + at
    behind = SEGMENT.search(source, end)
    return end if behind and rule_at(behind[0].strip()) == 0 else start


def _is_told(words: str, said: str, source: str, segment: Span, kept: set[int]) -> bool:
    """Has a claim most pairs of letters of words of a segment, beyond what it keeps of others?"""
    others = (
        char if at in kept and not segment[0] <= at < segment[1] else "\n"
        for at, char in enumerate(source)
    )
    pairs = letter_pairs(words)
    beyond = Counter(letter_pairs(said)) - Counter(letter_pairs("".join(others)))
    return sum(pair in beyond for pair in pairs) > len(pairs) * TOLD_ELSEWHERE


def _second(source: str, segment: Span, kept: set[int]) -> str:
    """The condition that a segment has behind one that is kept: 期满后 仍符合条件的."""
    start, end = segment
    own = [i for i in range(start, end - 1) if i in kept and source[i] not in _PARTICLES]
    at = own[-1] + 1 if own else end
    rest = source[at:end].strip()
    is_whole = len(letters_of(rest).text) >= LEAST_CONDITION and is_condition(rest)
    ahead = source[start:at].strip()
    return rest if is_whole and is_condition(ahead) else ""
