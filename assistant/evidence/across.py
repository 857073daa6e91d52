"""Do the words of a claim run across an end of its source that the claim does not have? Pure.

Of 管理站负责日常管理；渔政大队负责查处违法捕捞 no 日常管理归渔政大队 follows, though its words
stand there in a row. An end is that of a half sentence, of an item of a list or of a row of a
table, and a comma behind which somebody else is told of. Whoever tells both sides whole, or goes on
from the subject of the one with the other that has none, tells what the source says.
Knows only the words of a claim and of what it is held against.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.evidence.collation import collate
from assistant.evidence.conditions import SEGMENT, is_condition
from assistant.evidence.parted import Part, parts_of
from assistant.evidence.subjects import Within, told_of
from index.documents import Span
from index.letters import letters_of

AROUND = 600
"""Characters on either side of where a claim stands in which its other words are looked for."""
LEAST_RUN = 2
"""Letters in a row that are no chance."""
WHOLE = 0.85
"""Share of a segment's letters from which a claim tells it whole."""

_ENGLISH_END = re.compile(r"(?<=[a-z)])\.\s+", re.I)
_ENDS = re.compile(r"[；;。！？!?\n]|(?<!\d)\.(?=\s)")
"""What ends a half sentence in a claim."""
_FULL_STOP = re.compile(r"[。！？!?\n]|(?<!\d)\.(?=\s)")
_STOPS = re.compile(r"[，、：,:|]")
"""What only parts its words."""
_MARK = re.compile(r"[；;。！？!?\n，,：:|]|(?<!\d)\.(?=\s)")
"""What stands around a part of a claim."""
_BY = re.compile(r"^[^，。；由]{2,40}?(?<![自理事缘])由[^，。；]{2,}")
"""How a segment begins that tells by whom something is done."""
_ALSO = "也并还又且亦均则"
"""What may be left out at the beginning of a segment."""
_GOES_ON = re.compile(f"[由被经其该此或{_ALSO}]|负责(?!人)")
"""How one begins whose matter or subject stands ahead: 费用每箱20元，由收货人承担."""
_ROW = re.compile(r"\s*\|")


@dataclass(frozen=True, slots=True)
class _Segment:
    """What stands between two marks of a source.

    Attributes:
        text: As it stands.
        letters: Its letters.
        start: The first of them among all of the source's.
        part: The number of its part.
        sentence: The number of its half sentence, of which English parts may have several.
    """

    text: str
    letters: str
    start: int
    part: int
    sentence: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Letters in a row that a claim has of one segment.

    Attributes:
        segment: The number of the segment.
        at: The first of them among all of the source's.
        told: The first of them in the claim.
        size: How many.
    """

    segment: int
    at: int
    told: int
    size: int

    @property
    def told_end(self) -> int:
        """Where they end in the claim."""
        return self.told + self.size

    def within(self, low: int, high: int) -> int:
        """How many of them are among some of the claim's."""
        return max(min(self.told_end, high) - max(self.told, low), 0)


def across(
    claim: str, sources: Sequence[Within], *, quoted: bool = False
) -> tuple[str, str] | None:
    """The words of a claim on either side of an end that it runs across; None where it does not.

    Args:
        claim: What is told.
        sources: The articles that it is held against, and where its words stand in them.
        quoted: Whether its words are quoted, so that any mark may stand for that of the source.
    """
    found = [
        _across(claim, text[max(a - AROUND, 0) : b + AROUND], quoted) for text, (a, b) in sources
    ]
    return found[0] if found and all(found) else None


def _across(claim: str, article: str, quoted: bool) -> tuple[str, str] | None:
    parts = parts_of(article)
    segments = list(_segments(parts))
    told = letters_of(claim)
    blocks = collate("".join(part.letters for part in parts), told.text).blocks
    runs = [run for block in blocks for run in _cut(block, segments) if run.size >= LEAST_RUN]
    shares = _shares(runs, segments)
    for one, other in pairwise(runs):
        if not _is_end(segments[one.segment : other.segment + 1], parts):
            continue
        sides = segments[one.segment], segments[other.segment]
        between = told.places[one.told_end - 1] + 1, told.places[other.told]
        wholes = [shares[run.segment] >= WHOLE for run in (one, other)]
        joint = claim[slice(*between)]
        joins = _may_join(joint, wholes, quoted) or _is_carried((one, other), segments)
        if _FULL_STOP.search(joint) or (joins and _may_follow(sides, parts)):
            continue
        low, high = (bisect_left(told.places, at) for at in _clause_around(claim, between))
        across_it = sum(run.within(low, high) for run in runs)
        if across_it > _most_of_one(told.text[low:high], segments, parts):
            return told.text[one.told : one.told_end], told.text[other.told : other.told_end]
    return None


def _clause_around(claim: str, between: Span) -> Span:
    """What a claim says between its marks on either side of some words, the words included."""
    low = max((mark.end() for mark in _MARK.finditer(claim, 0, between[0])), default=0)
    high = _MARK.search(claim, between[1])
    return low, high.start() if high else len(claim)


def _most_of_one(words: str, segments: Sequence[_Segment], parts: Sequence[Part]) -> int:
    """The letters of some words that one statement of a source has by itself."""
    statements: list[str] = []
    for number, segment in enumerate(segments):
        if number and not _is_end(segments[number - 1 : number + 1], parts):
            statements[-1] += segment.letters
        else:
            statements.append(segment.letters)
    found = (collate(statement, words).blocks for statement in statements)
    return max((sum(size for _, _, size in blocks) for blocks in found), default=0)


def _cut(block: tuple[int, int, int], segments: Sequence[_Segment]) -> Iterator[_Run]:
    """An equal run, cut where segments of the source end."""
    start, told, size = block
    for number, segment in enumerate(segments):
        low = max(start, segment.start)
        high = min(start + size, segment.start + len(segment.letters))
        if low < high:
            yield _Run(number, low, told + low - start, high - low)


def _shares(runs: Sequence[_Run], segments: Sequence[_Segment]) -> dict[int, float]:
    """Of each segment that a claim has letters of, the share that it has."""
    found: dict[int, float] = {}
    for run in runs:
        share = run.size / len(segments[run.segment].letters)
        found[run.segment] = found.get(run.segment, 0.0) + share
    return found


def _may_join(between: str, wholes: Sequence[bool], quoted: bool) -> bool:
    """May a claim have these words between the sides of an end, of which it tells some whole?"""
    if _ENDS.search(between):
        return True
    if _STOPS.search(between):
        return quoted or any(wholes)
    return any(wholes) if quoted else all(wholes)


def _is_carried(runs: tuple[_Run, _Run], segments: Sequence[_Segment]) -> bool:
    """Does a claim go on from the beginning of a segment with a part that has no subject?"""
    one, other = runs
    begin = all(_begins(run, segments[run.segment]) for run in runs)
    follows = segments[other.segment].sentence != segments[other.segment - 1].sentence
    behind = segments[one.segment + 1 : other.segment + 1]
    return begin and follows and not any(_has_its_own(segment.text) for segment in behind)


def _begins(run: _Run, segment: _Segment) -> bool:
    """Has a run a segment from its beginning, but for 也 and the like?"""
    return not segment.letters[: run.at - segment.start].strip(_ALSO)


def _may_follow(sides: tuple[_Segment, _Segment], parts: Sequence[Part]) -> bool:
    """May what is whole follow what stands ahead: no item one that another lead leads to?"""
    lead = parts[sides[1].part].lead
    return lead is None or lead == parts[sides[0].part].lead


def _is_end(between: Sequence[_Segment], parts: Sequence[Part]) -> bool:
    """Is there an end between the first and the last of some segments?"""
    first, last = between[0], between[-1]
    if first.sentence != last.sentence:
        return not _leads(first.part, last.part, parts)
    pairs = pairwise(between)
    return any(_has_its_own(s.text) and not is_condition(before.text) for before, s in pairs)


def _leads(one: int, other: int, parts: Sequence[Part]) -> bool:
    """Does a part lead to another: to its item, or as the head of a table to a row?"""
    lead = parts[other].lead
    while lead is not None:
        if lead == one:
            return True
        lead = parts[lead].lead
    if one == other or (one and _ROW.match(parts[one - 1].text)):
        return False
    return all(_ROW.match(part.text) for part in parts[one : other + 1])


def _has_its_own(segment: str) -> bool:
    """Does a segment tell of whom its rule holds, and point to nobody ahead of it?"""
    if _GOES_ON.match(segment):
        return False
    return _BY.match(segment) is not None or next(told_of(segment), None) is not None


def _segments(parts: Sequence[Part]) -> Iterator[_Segment]:
    at = sentence = 0
    for number, part in enumerate(parts):
        for words in _ENGLISH_END.split(part.text):
            sentence += 1
            for segment in SEGMENT.findall(words):
                if letters := letters_of(segment).text:
                    yield _Segment(segment.strip(), letters, at, number, sentence)
                    at += len(letters)
