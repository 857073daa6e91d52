"""What a document says of its validity, and what follows for all documents of a library.

``Facts`` are read by ``facts``; ``versions`` judges them: which version of a name is in force on a
day, which is not yet or no longer. Pure; knows no library and reads no document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from index.asked_time import edition_asked, time_told
from index.dates import Month, days_in, months_in
from index.titles import short_name


class State(StrEnum):
    """What a document is on a day; the values are those of JSON."""

    CURRENT = "current"
    """现行: in force, and no later version of its name is."""
    NOT_YET_IN_FORCE = "not_yet_in_force"
    """尚未生效."""
    AMENDED = "amended"
    """已修改: a later version of the same name is in force."""
    REPEALED = "repealed"
    """废止: repealed or expired."""
    UNKNOWN = "unknown"
    """The dates do not tell."""


_PAST = frozenset((State.AMENDED, State.REPEALED))
OUT_OF_FORCE = _PAST | {State.NOT_YET_IN_FORCE}


@dataclass(frozen=True, slots=True)
class Repeal:
    """What a document says of another: that it ends.

    Attributes:
        title: The other's title, as it stands between 《 and 》.
        on: The day it ends; None where it ends when this document takes effect.
        published: The day on which the other was published, where that is said.
    """

    title: str
    on: date | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of its own validity and of other documents', and what kind it is.

    Attributes:
        published: The day of this text: when it was published, or adopted, or last amended.
        effective: The day from which it applies, as it says itself. Of an amended law this is as
            a rule the day on which the law first applied.
        repealed: The first day on which it applies no longer.
        repeals: The documents that it says it repeals.
        declared: The state that its header gives it (时效性：已废止).
        year: Of its edition (2019年修订), where no day is known.
        held: The day of the meeting that it is the minutes of; no versions of each other are the
            minutes of two.
        articles: How many of its lines begin an article 第…条; None where an earlier version
            stored the facts and did not count them.
    """

    published: date | None = None
    effective: date | None = None
    repealed: date | None = None
    repeals: tuple[Repeal, ...] = ()
    declared: State | None = None
    year: int | None = None
    articles: int | None = None
    held: date | None = None

    @property
    def begins(self) -> date | None:
        """The first day on which this text applies: an amended one not before its amendment."""
        days = [day for day in (self.published, self.effective) if day is not None]
        if not days and self.year is not None:
            return date(self.year, 1, 1)
        return max(days, default=None)


@dataclass(frozen=True, slots=True)
class Version:
    """One document among those of its name, on a day.

    Attributes:
        label: What tells it from others of its name: its year, or its day where two share a year;
            empty where it is the only one or where dates do not tell.
        state: Whether it is in force.
        day: When that state began, or will end for what is not yet in force; None where unknown.
        by: Id of the document that amends or repeals it, or that leaves the state unknown since
            one of the two has no dates; empty where there is none.
        facts: What it says itself.
    """

    label: str
    state: State
    day: date | None
    by: str
    facts: Facts


def versions(
    documents: Mapping[str, tuple[str, Facts]],
    as_of: date,
    wholes: Mapping[str, str] | None = None,
    akin: Callable[[str, str], bool] = lambda _one, _other: True,
) -> tuple[dict[str, Version], dict[str, tuple[str, ...]]]:
    """Judge all documents of a library on a day.

    Args:
        documents: Title and facts by document id.
        as_of: The day.
        wholes: Of documents that are parts of another, that one's title: its end is theirs.
        akin: Whether of two documents of one name one may be a version of the other; where not, as
            with minutes of two meetings, the later does not take the place of the earlier.

    Returns:
        The version of each document, and the ids of all documents of its name, itself included.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for doc_id, (title, _) in documents.items():
        groups[short_name(title) or doc_id].append(doc_id)  # what has no name has no versions
    ends = _ends(documents, _named(groups, wholes or {}))
    found: dict[str, Version] = {}
    same: dict[str, tuple[str, ...]] = {}
    for doc_ids in groups.values():
        facts = {doc_id: documents[doc_id][1] for doc_id in doc_ids}
        labels = _labels(facts)
        dated = sorted((known.begins, i) for i, known in facts.items() if known.begins)
        undated = [i for i, known in facts.items() if not known.begins]
        for doc_id in doc_ids:
            others = _Others(dated, undated, _kin_of(doc_id, facts, akin))
            state, day, by = _judge(facts[doc_id], others, ends.get(doc_id), as_of)
            found[doc_id] = Version(labels[doc_id], state, day, by, facts[doc_id])
            same[doc_id] = tuple(doc_ids)
    return found, same


def _named(
    groups: Mapping[str, Sequence[str]], wholes: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """The documents that a name means: those that bear it, and the parts of the one that does."""
    named = {name: tuple(doc_ids) for name, doc_ids in groups.items()}
    for doc_id, title in wholes.items():
        name = short_name(title)
        named[name] = tuple(dict.fromkeys((*named.get(name, ()), doc_id)))
    return named


@dataclass(frozen=True, slots=True)
class _Others:
    """The documents of a name as one of them sees them; asked only where dates leave it open.

    Attributes:
        dated: When each begins that says so, the first first.
        undated: Those that do not.
        are_kin: Whether another one may be a version of this one.
    """

    dated: Sequence[tuple[date, str]]
    undated: Sequence[str]
    are_kin: Callable[[str], bool]

    def after(self, day: date, until: date) -> tuple[date, str] | None:
        """The first that begins after a day, and no later than another."""
        first, last = (bisect_right(self.dated, d, key=lambda one: one[0]) for d in (day, until))
        return next((one for one in self.dated[first:last] if self.are_kin(one[1])), None)

    def of_unknown_day(self) -> str:
        """One that does not say when it begins; empty where there is none."""
        return next(filter(self.are_kin, self.undated), "")

    def any(self) -> str:
        """Any of them; empty where there is none."""
        every = (*self.undated, *(i for _, i in self.dated))
        return next(filter(self.are_kin, every), "")


def _kin_of(
    doc_id: str, facts: Mapping[str, Facts], akin: Callable[[str, str], bool]
) -> Callable[[str], bool]:
    """Whether another document may be a version of one: not what tells of another meeting."""
    held = facts[doc_id].held

    def is_kin(other: str) -> bool:
        apart = held and facts[other].held and held != facts[other].held
        return other != doc_id and not apart and akin(doc_id, other)

    return is_kin


def _judge(
    own: Facts, others: _Others, end: tuple[date, str] | None, as_of: date
) -> tuple[State, date | None, str]:
    """State, since when, and by which document."""
    if end is not None and end[0] <= as_of:
        return State.REPEALED, end[0], end[1]
    if own.declared is State.REPEALED and own.repealed is None and end is None:
        return State.REPEALED, None, ""
    if own.begins is None:
        return State.UNKNOWN, None, others.any()
    if own.begins > as_of:
        return State.NOT_YET_IN_FORCE, own.begins, ""
    if later := others.after(own.begins, as_of):
        return State.AMENDED, *later
    if undated := others.of_unknown_day():
        return State.UNKNOWN, None, undated
    return State.CURRENT, own.begins, ""


def _ends(
    documents: Mapping[str, tuple[str, Facts]], named: Mapping[str, Sequence[str]]
) -> dict[str, tuple[date, str]]:
    """The first day on which a document no longer applies, and the document that says so."""
    ends = {i: (facts.repealed, "") for i, (_, facts) in documents.items() if facts.repealed}
    for by, (_, facts) in documents.items():
        for repeal in facts.repeals:
            day = repeal.on or facts.effective or facts.begins
            if day is None:
                continue
            for doc_id in _meant(repeal, by, day, documents, named):
                ends[doc_id] = min(ends.get(doc_id, (date.max, "")), (day, by))
    return ends


def _meant(
    repeal: Repeal,
    by: str,
    day: date,
    documents: Mapping[str, tuple[str, Facts]],
    named: Mapping[str, Sequence[str]],
) -> Iterable[str]:
    """The documents of the repealed name that are older than the repeal.

    Where the name is the repealing document's own, one without dates may be the newer and is not
    taken to be meant.
    """
    if not repeal.title:
        return
    meant = named.get(short_name(repeal.title), ())
    of_own_name = by in meant
    for doc_id in meant:
        begins = documents[doc_id][1].begins
        if doc_id != by and (begins < day if begins else not of_own_name):
            yield doc_id


def _labels(same_name: Mapping[str, Facts]) -> dict[str, str]:
    """What tells documents of one name apart."""
    if len(same_name) < 2:
        return dict.fromkeys(same_name, "")
    days = {i: f.held or f.published or f.begins for i, f in same_name.items()}
    labels = {}
    for doc_id, day in days.items():
        in_year = {other for other in days.values() if other and day and other.year == day.year}
        labels[doc_id] = "" if day is None else str(day if len(in_year) > 1 else day.year)
    return labels


_EARLIER = re.compile(
    r"修[正订改][之以]?前|旧(?:[版法]|办法|条例|规定)|原(?:办法|条例)|原[来先](?:的|[条规法])"
    r"|以前的|previous|old version|former",
    re.I,
)
_NEXT = re.compile(
    r"区别|不同|变化|比较|(?:尚未|即将|将要?会?)(?:施行|生效|实施)"
    r"|differ|compare|change|not yet in force",
    re.I,
)
_LATER = re.compile(
    r"修[正订改]后|现行|新[版法]|区别|不同|变化|比较|differ|compare|change|as amended", re.I
)


def _said_of(state: State) -> re.Pattern[str]:
    """The words that ask for a version in some state."""
    if state in _PAST:
        return _EARLIER
    return _NEXT if state is State.NOT_YET_IN_FORCE else _LATER


def asked_for(question: str, same_name: Mapping[str, Version]) -> frozenset[str]:
    """The versions of one name that a question asks for; none where it leaves that open.

    What was in force at the time that the question is about (2020年的时候) decides first, unless
    it asks for the edition of another year: 2020年的事，按2023年的某法. A day decides before a
    month, that before a year, the year of publication before that of taking effect, and any of
    them before words such as 修订前. Where the year is that of no version, 2020年的某法 asks for
    the one that was in force by then.
    """
    days = {day.value for day in days_in(question)}
    months = set(months_in(question))
    edition = _in_force_by(edition_asked(question), same_name)
    then = None if edition else _applied_at(time_told(question), same_name)
    ways = (
        lambda v: v is then,
        lambda v: days & {v.facts.published, v.facts.effective, v.facts.held},
        lambda v: months & _months_of(v.facts),
        lambda v: v.label and v.label[:4] in question,
        lambda v: v.facts.begins and str(v.facts.begins.year) in question,
        lambda v: v is edition,
        lambda v: _said_of(v.state).search(question),
    )
    for way in ways:
        if wanted := frozenset(doc_id for doc_id, version in same_name.items() if way(version)):
            return wanted
    return frozenset()


def _rules(version: Version) -> bool:
    """Is a document one that applies from some day on, as reports and minutes are not?"""
    return version.facts.effective is not None or version.facts.articles != 0


def _in_force_by(day: date | None, same_name: Mapping[str, Version]) -> Version | None:
    """The last of some versions that began by a day, and was not repealed by then."""
    begun = [
        v
        for v in same_name.values()
        if day and v.facts.begins and v.facts.begins <= day and not _ended(v, day)
    ]
    return max(begun, key=lambda v: v.facts.begins or date.min, default=None)


def _ended(version: Version, day: date) -> bool:
    """Is a version repealed, not just replaced by the next one, on a day?"""
    is_repealed = version.state is State.REPEALED and not version.label
    return is_repealed and version.day is not None and version.day <= day


def _applied_at(day: date | None, same_name: Mapping[str, Version]) -> Version | None:
    """The one of some versions that applied on a day; where all are later, the first."""
    ruling = {doc_id: v for doc_id, v in same_name.items() if _rules(v)}
    if day is None or not ruling:
        return None
    begun = [v for v in ruling.values() if v.facts.begins]
    is_before = len(begun) == len(ruling) and all(day < (v.facts.begins or day) for v in begun)
    first = min(begun, key=lambda v: v.facts.begins or date.max, default=None)
    return first if is_before and len(ruling) > 1 else _in_force_by(day, ruling)


def begins_after(version: Version, day: date) -> bool:
    """Does a document apply only from a later day on? Reports of a time are made after it."""
    return _rules(version) and version.facts.begins is not None and version.facts.begins > day


def too_early(
    question: str, same_name: Mapping[str, Version], *, is_named: bool = True
) -> int | None:
    """The year whose edition a question asks for, where all versions here begin later.

    Args:
        question: It asks for the edition of a name, or of a time.
        same_name: All versions of one name.
        is_named: Whether the question names it; else a time asks for it where it has versions.
    """
    is_of_time = all(map(_rules, same_name.values())) and (is_named or len(same_name) > 1)
    day = edition_asked(question) if is_named else None
    day = (time_told(question) if is_of_time else None) or day
    begun = [v.facts.begins for v in same_name.values()]
    return day.year if day and all(b and b.year > day.year for b in begun) else None


def _months_of(facts: Facts) -> set[Month]:
    """The months of a document's days; of a meeting's also without its year."""
    days = [day for day in (facts.held, facts.published, facts.effective) if day]
    held = {(None, facts.held.month)} if facts.held else set()
    return held | {(day.year, day.month) for day in days}
