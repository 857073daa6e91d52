"""Which year's version of a document a question asks for where it names one. Pure.

2012年的行政复议法第三条, 行政复议法（2012年修正）第三条. Knows the words around one reference and
what the documents say of themselves; not which of them is in force.
"""

from __future__ import annotations

import re

from index.address import Reference
from index.dates import days_in
from index.numerals import to_int
from index.outline import Outline
from index.validity import Facts

_YEAR = "([12][0-9]{3}|[一二][零〇○一二三四五六七八九]{3})"
_DAY = r"(?:[0-9一二三四五六七八九十]{1,3}月(?:[0-9一二三四五六七八九十]{1,3}[日号])?)?"
_MADE = "(?:版|修[正订改]|公布|颁布|通过|施行|发布|制定)?"
_BEFORE = re.compile(rf"{_YEAR}\s*(?:年{_DAY}{_MADE}|版)\s*的?\s*《?$")
_INSIDE = re.compile(rf"[（(〔]\s*{_YEAR}\s*年?{_DAY}{_MADE}[)）〕]")


def year_asked(question: str, reference: Reference) -> int | None:
    """The year of which a question wants the document that a reference names."""
    before = _BEFORE.search(question, 0, reference.start)
    inside = _INSIDE.search(question, reference.start, reference.end)
    match = inside or before
    return to_int(match[1]) if match else None


def is_of_year(outline: Outline, facts: Facts, year: int) -> bool:
    """May a document be the version of a year: adopted, amended last or in force first in it?

    Where it gives no dates, it may.
    """
    notes = [c.text for c in outline.clauses if c.kind == "note"]
    noted = sorted(day.value.year for note in notes for day in days_in(note))
    days = (facts.published, facts.effective, facts.begins)
    years = {*noted[:1], *noted[-1:], *(day.year for day in days if day)}
    years |= {facts.year} if facts.year else set()
    return year in years or not years or str(year) in outline.title
