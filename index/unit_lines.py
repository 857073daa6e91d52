"""Which lines of an English document a unit and its number open by chance. Pure.

Regulation 4 heads a line or opens a text; at the beginning of a line it may also be what a wrapped
sentence goes on with (as provided in⏎Rule 4. The tenant …), or a thing beside which nothing is
counted (Standard 2 Bedroom Flat).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from string import ascii_uppercase

from index.markers import Marker, Number, read_marker, unit_of
from index.nodes import count_of
from index.paragraphs import ARTICLE_HEADING, UNITS, has_capitals
from index.repair import Line, goes_on_in_english

_Counted = tuple[str, Number]
"""A unit and its number."""
_MOST = 999
"""A higher number is a year."""


def without_chance(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that a unit opens by chance no longer numbered."""
    units = {at: unit for at, line in enumerate(lines) if (unit := _unit_of(line))}
    opening = set(_opening(lines, units))
    counted = {units[at] for at in opening}
    numbered = {at for at in opening if _has_first(lines, at) or _has_neighbour(units[at], counted)}
    chance = units.keys() - numbered
    return [
        replace(line, numbered=at not in chance and line.numbered) for at, line in enumerate(lines)
    ]


def inner_units(markers: Iterable[Marker | None]) -> dict[str, str]:
    """Units that count inside of others, each with the ``count_of`` what they count inside of.

    Rule 1 is one of Order 13 where Order 14 comes behind it, as Condition 1 is of 2. before 3.; so
    is none whose outer count has begun again.
    """
    inner: dict[str, str] = {}
    last: dict[str, Number] = {}
    before: dict[str, dict[str, Number]] = {}
    for marker in markers:
        if marker is not None and marker.level == "annex":
            last, before = {}, {}
        count = count_of(marker)
        if marker is None or not count:
            continue
        if unit_of(marker):
            before.setdefault(count, {k: n for k, n in last.items() if k != count})
        for unit, outer in before.items():
            number = outer.pop(count, None)
            if isinstance(number, int) and marker.number == number + 1:
                inner.setdefault(unit, count)
        last[count] = marker.number
    return inner


def _unit_of(line: Line) -> _Counted | None:
    marker = read_marker(line.text) if line.numbered and not line.depth else None
    word = unit_of(marker)
    is_year = marker and isinstance(marker.number, int) and marker.number > _MOST
    return (word, marker.number) if marker and word and not is_year else None


def _opening(lines: Sequence[Line], units: Mapping[int, _Counted]) -> Iterator[int]:
    """The lines in the midst of no sentence."""
    last: dict[str, Number] = {}
    for at, (word, number) in units.items():
        follows = isinstance(number, int) and last.get(word) == number - 1
        if not _goes_on(lines, at) or (follows and _is_heading(lines[at])):
            last[word] = number
            yield at


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Does a sentence of the line above go on here? A heading or a title is none."""
    if not at or lines[at].after_blank:
        return False
    above = lines[at - 1]
    marker = read_marker(above.text)
    is_heading = above.depth or (marker and marker.level in UNITS) or has_capitals(above.text)
    return not is_heading and goes_on_in_english(above.text, lines[at].text)


def _is_heading(line: Line) -> bool:
    marker = read_marker(line.text)
    return marker is not None and bool(ARTICLE_HEADING.match(line.text[marker.length :]))


def _has_first(lines: Sequence[Line], at: int) -> bool:
    """Does the line below open with (1), (a) or 4.1, as what is below a unit is counted?"""
    marker = read_marker(lines[at].text)
    below = read_marker(lines[at + 1].text) if at + 1 < len(lines) else None
    if marker is None or below is None:
        return False
    is_bracket = below.level in ("item", "letter") and below.number == 1
    return is_bracket or below.number == f"{marker.number}.1"


def _has_neighbour(unit: _Counted, counted: Collection[_Counted]) -> bool:
    """Is the number before or behind it counted too: 3 or 5 beside 4, 4 beside 4A and 4.1?"""
    word, number = unit
    if isinstance(number, int):
        return (word, number - 1) in counted or (word, number + 1) in counted
    above, dot, last = str(number).rpartition(".")
    if dot and last.isdigit():
        beside = [f"{above}.{int(last) - 1}", f"{above}.{int(last) + 1}"]
        return last == "1" or any((word, one) in counted for one in beside)
    base = str(number).rstrip(ascii_uppercase)
    return base.isdigit() and (word, int(base)) in counted
