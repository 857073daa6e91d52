"""Does a claim set the rule of one part of a sentence behind the head of another? Pure.

Of 林木应当申请许可证；竹林，不需要申请许可证 no 林木，不需要申请许可证 follows, and of
请求权，时效为二年；追偿请求权，时效为一年 no 请求权，时效为一年. A head may be a segment of its own
(发行人经营的变化，由发行人负责), which no word tells from a rule; so heads are known by where they
stand: in front of a rule in their part. Knows only the words of a claim and an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise, takewhile

from assistant.evidence.conditions import CONDITION_WORD_END, SEGMENT
from assistant.evidence.critical import MODALITY, critical_words, rules
from assistant.evidence.parted import Part, parts_of
from index.letters import letters_of

LEAST_SEGMENT = 4
"""Letters by which a segment of a claim is found in an article."""
LEAST_LEFT = 2
"""Letters of a segment that a claim leaves out at one end of it."""
VERB = 2
"""Letters of most verbs."""
ALIKE = 0.5
"""Share of letters that two rules have in common which rule on one matter."""
_HEADS = "对由在向从"
"""How segments begin that tell first of whom or where, and then what."""
_DEALS = re.compile("依照|参照|按照|适用|不适用|由|应当|不得|可以|处(?!于|理)")
"""How a segment begins that says what holds of the part it stands in."""
_CASE = re.compile("的$")
_ENDS = re.compile("[。\n]")
_LINKS = re.compile("[，,；;：:]")
_JOINS = re.compile(
    r"(?:并且?|同时|还|也|另外?|但是?|其中?|该|此|上述|前款|前项|或者?|以及|且|而|又|对)+[^，。；]{0,6}$"
)
"""A head that only joins its rule to what stands ahead, or points there."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A segment of a claim where an article has it.

    Attributes:
        part: The number of the part.
        segment: The number of the segment in it.
        ahead: The letters of the segment that the claim leaves out before it.
        behind: The same behind it.
    """

    part: int
    segment: int
    ahead: str
    behind: str


def crossed(claim: str, article: str) -> tuple[str, str] | None:
    """The rule of a claim that another part has, and that part's own head; None where none is."""
    parts = parts_of(article)
    if within := _crossed_within(claim, parts):
        return within
    if len(parts) < 2:
        return None
    segments = [[letters_of(s).text for s in SEGMENT.findall(part.text)] for part in parts]
    for sentence in _ENDS.split(claim):
        told = [letters_of(s).text for s in _LINKS.split(sentence)]
        told = [words for words in told if words]
        found = list(_in_order(told, segments))
        for (_, one), (words, other) in pairwise(zip(told, found, strict=True)):
            if one is None or other is None or one.part == other.part:
                continue
            if head := _foreign_head(one, other, words, told, segments, parts):
                return words, head
            if rule := _lost_rule(one, told, segments, parts):
                return segments[one.part][one.segment], rule
    return None


def _crossed_within(claim: str, parts: Sequence[Part]) -> tuple[str, str] | None:
    """The same of two segments of one part that begin alike: 对前者减免，对后者提高.

    Or with a verb and what it is done to each: 执行规程，完成任务.
    """
    told = [letters_of(s).text for s in SEGMENT.findall(claim)]
    for part in parts:
        own = [letters_of(s).text for s in SEGMENT.findall(part.text)]
        for at, (one, other) in enumerate(pairwise(own)):
            is_parallel = one[:1] == other[:1] and one[:1] in _HEADS
            for words in told if one != other else ():
                if words in (one, other):
                    continue
                bare = _without_subject(words, own[:at])
                if is_parallel and (tail := _tail_behind(bare, one, other)):
                    return tail, other.removesuffix(tail)
                if bare != words and (verb := _other_verb(bare, one, other)):
                    return bare, verb
    return None


def _without_subject(words: str, ahead: Sequence[str]) -> str:
    """A segment of a claim without what it has of the beginning of one ahead: 农民工应当 执行."""
    for own in ahead:
        both = zip(words, own, strict=False)
        shared = len(list(takewhile(lambda pair: pair[0] == pair[1], both)))
        if shared >= LEAST_LEFT:
            return words[shared:]
    return words


def _other_verb(words: str, one: str, other: str) -> str:
    """The verb of a segment whose object a claim has behind the verb of the one ahead."""
    verb, object_of = words[:VERB], words[VERB:]
    is_verb = one.startswith(verb) and not rules(verb) and len(object_of) >= LEAST_SEGMENT
    is_object = other[VERB:] == object_of and other[:VERB] != verb
    return other[:VERB] if is_verb and is_object and not one.endswith(object_of) else ""


def _tail_behind(words: str, one: str, other: str) -> str:
    """The end of another segment that some words have behind the beginning of the first."""
    for size in range(len(words) - LEAST_SEGMENT, LEAST_SEGMENT - 1, -1):
        if one.startswith(words[:size]) and other.endswith(words[size:]):
            has_left = len(one) - size >= LEAST_SEGMENT and words[size:] not in one
            return words[size:] if has_left and words not in other else ""
    return ""


def _in_order(told: Sequence[str], segments: Sequence[Sequence[str]]) -> Iterator[_Found | None]:
    """Where each segment of a claim stands, in the part of the one before it if it may."""
    last: _Found | None = None
    for words in told:
        places = list(_places(words, segments))
        own = [place for place in places if last and place.part == last.part]
        last = next(iter(own or places), None)
        yield last


def _places(words: str, segments: Sequence[Sequence[str]]) -> Iterator[_Found]:
    if len(words) < LEAST_SEGMENT:
        return
    for i, part in enumerate(segments):
        for k, stated in enumerate(part):
            at = stated.find(words)
            ahead, behind = stated[:at], stated[at + len(words) :]
            is_end = at == 0 or not behind
            if at >= 0 and is_end and (at == 0 or len(ahead) >= LEAST_LEFT):
                yield _Found(i, k, ahead, behind)


def _foreign_head(
    one: _Found,
    other: _Found,
    words: str,
    told: Sequence[str],
    segments: Sequence[Sequence[str]],
    parts: Sequence[Part],
) -> str:
    """The head of a rule of another part, where a claim sets that rule behind what one part has."""
    if parts[other.part].lead == one.part:
        return ""
    own = segments[other.part]
    heads = [*own[: other.segment], *([other.ahead] if other.ahead else [])]
    if not heads or any(head in told for head in heads) or _JOINS.match(heads[-1]):
        return ""
    left = [s for s in segments[one.part][one.segment + 1 :] if s not in told]
    left += [s for s in segments[one.part][: one.segment] if s not in told]
    left += [one.behind] if len(one.behind) >= LEAST_LEFT else []
    is_case = _ends_in(CONDITION_WORD_END, parts[other.part].text, heads[-1])
    is_bound = bool(other.ahead) or is_case or (_rules_first(words) and not rules(heads[-1]))
    is_bound = is_bound or any(map(_DEALS.match, left))
    return heads[-1] if is_bound or any(_on_one_matter(words, s) for s in left) else ""


def _lost_rule(
    one: _Found, told: Sequence[str], segments: Sequence[Sequence[str]], parts: Sequence[Part]
) -> str:
    """What follows in a case that a claim tells, and leaves out to go on with another part."""
    own = segments[one.part]
    rest = own[one.segment + 1 :]
    is_case = not one.behind and _ends_in(_CASE, parts[one.part].text, own[one.segment])
    return rest[0] if rest and is_case and not any(s in told for s in rest) else ""


def _ends_in(end: re.Pattern[str], text: str, words: str) -> bool:
    """Does the segment of a text that has some letters end so?"""
    return any(
        end.search(s.strip("；;。：:\n "))
        for s in SEGMENT.findall(text)
        if letters_of(s).text == words
    )


def _rules_first(words: str) -> bool:
    """Do words begin with what rules, so that of whom is told ahead of them: 应当免费开放?"""
    return any(word.kind == MODALITY and word.start == 0 for word in critical_words(words))


def _on_one_matter(rule: str, other: str) -> bool:
    """Do two rules begin alike (由…负责), or have most letters in common?"""
    if rule[:2] == other[:2] or rule[:1] == other[:1] == "由":
        return True
    blocks = SequenceMatcher(None, rule, other, autojunk=False).get_matching_blocks()
    return sum(b.size for b in blocks if b.size > 1) >= ALIKE * max(len(rule), len(other))
