"""When a document was published and came into force, and which of several versions is current.

Reads the dates of a document's own notes, those under its title. Pure; knows no library: it is
handed the outlines of one name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from index.clauses import Outline
from index.numerals import to_int

_N = "[0-9〇○零一二三四五六七八九十]"
_DATE = re.compile(rf"({_N}{{4}}) ?年 ?({_N}{{1,3}}) ?月 ?({_N}{{1,3}}) ?日")
_EFFECTIVE = re.compile(r"起?[　 ]*(?:施行|生效|实施|执行)")


@dataclass(frozen=True, slots=True)
class Dates:
    """What a document says of itself.

    Attributes:
        published: The latest day on which it was adopted, published or amended.
        effective: The latest day from which it applies.
    """

    published: date | None = None
    effective: date | None = None

    @property
    def latest(self) -> date | None:
        """The day by which versions are put in order."""
        return self.effective or self.published


def dates_of(outline: Outline) -> Dates:
    """Read the dates in the notes under the title."""
    notes = [c.text for c in outline.clauses if c.kind == "note" and c.address == "题注"]
    published: list[date] = []
    effective: list[date] = []
    for match in (m for note in notes for m in _DATE.finditer(note)):
        day = _day(match)
        if day is not None:
            comes_into_force = _EFFECTIVE.match(match.string, match.end())
            (effective if comes_into_force else published).append(day)
    return Dates(max(published, default=None), max(effective, default=None))


def _day(match: re.Match[str]) -> date | None:
    numbers = [to_int(part) for part in match.groups()]
    try:
        return date(*(n or 0 for n in numbers))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Version:
    """One of several documents of one name.

    Attributes:
        label: What tells it from the others: its year, or nothing where dates do not tell.
        current: False where a later one of the same name is here.
    """

    label: str
    current: bool


def versions(same_name: Iterable[Outline]) -> Mapping[str, Version]:
    """Put the documents of one name in order.

    Returns:
        Document id to its version.
    """
    days = {o.document.doc_id: dates_of(o).latest for o in same_name}
    dated = [day for day in days.values() if day is not None]
    newest = max(dated) if dated and len(dated) == len(days) else None
    return {
        doc_id: Version(str(day.year) if day else "", newest is None or day == newest)
        for doc_id, day in days.items()
    }


_EARLIER = re.compile(
    r"修[正订改]前|旧[版法]|原[来先]的?[条规法]|以前的|previous|old version|former", re.I
)


_LATER = re.compile(
    r"修[正订改]后|现行|新[版法]|区别|不同|变化|比较|differ|compare|change|as amended", re.I
)


def asks_for(question: str, version: Version) -> bool:
    """Does a question name this version, by its year or as an earlier one?"""
    if version.label and version.label in question:
        return True
    named = _LATER if version.current else _EARLIER
    return named.search(question) is not None
