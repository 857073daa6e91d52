"""Years, editions and turns (第28届, 第二次) that a question names, and a source tells of or not.

Pure.
"""

from __future__ import annotations

import re
from collections import defaultdict

from assistant.evidence.critical import fold_width
from assistant.evidence.sources import Source
from index.numerals import ANY_NUMBER, to_int

_YEAR = re.compile(r"(?<![0-9比较])(?:19|20)[0-9]{2}(?![0-9元万个])")
"""Not one that is only compared with: 比2020年下降."""
_OF_YEARS = "year"
_EDITION = re.compile(rf"(?:第|(?={ANY_NUMBER}[届期]))({ANY_NUMBER})([届任季轮期批棒名次场档类级])")
_CODE = re.compile(r"(?<![a-z0-9])([a-z])([0-9]{1,3})(?![a-z0-9])")
"""A class or a meeting by its letter, in lower case: U14, G20."""
_ENDS = "。！？!?"
_PIECES = re.compile(r"[，,；;。！？!?]")


def time_signs(question: str, source: Source, words: str = "") -> dict[str, float]:
    """The signs of a question that names a year, or an edition, which its source does not.

    Args:
        question: What was asked.
        source: What may answer.
        words: Those of it that do; what stands between commas with them counts by itself, too.
    """
    is_missing = bool(_times(question)[_OF_YEARS]) and not names_year(question, source)
    is_other = is_of_another_edition(question, source) or is_of_another_year(question, source)
    pieces = _PIECES.split(source.text) if words else []
    is_other |= any(words in piece and _tells_another(question, piece, "") for piece in pieces)
    return {
        "other_year": float(is_other),
        "no_year": float(is_missing and not is_of_another_year(question, source)),
    }


def names_year(question: str, source: Source) -> bool:
    """Does a source, or what stands above it, name a year that a question names?

    What names none is told of the year that was named last before it in its clause.
    """
    told = _times(f"{source.text} {_above(source)}")[_OF_YEARS] or _year_before(source)
    return not told.isdisjoint(_times(question)[_OF_YEARS])


def _year_before(source: Source) -> set[int | None]:
    """The year that its clause named last before a source, if any."""
    before, found, _ = source.clause.text.partition(source.text)
    years = _YEAR.findall(fold_width(before)) if found else []
    return {int(year) for year in years[-1:]}


def is_of_another_year(question: str, source: Source) -> bool:
    """Does a sentence name years, and not, nor what stands above it, one that a question names?

    Of a part of a sentence, up to a semicolon, the whole counts.
    """
    asked = _times(question)[_OF_YEARS]
    told = _times(_whole_sentence(source))[_OF_YEARS] if asked else set()
    return bool(told) and told.isdisjoint(asked) and not names_year(question, source)


def _whole_sentence(source: Source) -> str:
    """A source with what stands before and behind it in its clause up to a full stop."""
    before, found, behind = source.clause.text.partition(source.text)
    if not found or source.text[-1:] in _ENDS:
        return source.text
    begin = max(before.rfind(mark) for mark in _ENDS) + 1
    ends = [at for mark in _ENDS if (at := behind.find(mark)) >= 0]
    return before[begin:] + source.text + behind[: min(ends, default=len(behind))]


def is_of_another_edition(question: str, source: Source) -> bool:
    """Is a source told of another edition than a question: of 第二十七届 where that has 第28届?

    What the sentence itself names counts before what its title and headings do.
    """
    return _tells_another(question, source.text, _above(source))


def _tells_another(question: str, text: str, context: str) -> bool:
    """Does a text, or what stands above it where it does not say, name other editions alone?"""
    told, above = _times(text), _times(context)
    asked = ((unit, numbers) for unit, numbers in _times(question).items() if unit != _OF_YEARS)
    named = ((numbers, told[unit] or above[unit]) for unit, numbers in asked)
    return any(there and numbers.isdisjoint(there) for numbers, there in named)


def _above(source: Source) -> str:
    """The title and the headings that a source stands below."""
    return " ".join([source.title, *source.clause.path])


def _times(text: str) -> defaultdict[str, set[int | None]]:
    """The years that a text names, and the numbers of its editions by their units."""
    folded = fold_width(text)
    times: defaultdict[str, set[int | None]] = defaultdict(set)
    for year in _YEAR.findall(folded):
        times[_OF_YEARS].add(int(year))
    for number, unit in _EDITION.findall(folded):
        times[unit].add(to_int(number))
    for letter, number in _CODE.findall(folded):
        times[letter].add(int(number))
    return times
