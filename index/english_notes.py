"""Lines near the title of an English document that say by whom it was made, and when. Pure.

Made by the Senate on 11 June 2024; Issued by the People Team, version 7, effective 3 March 2025.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import Enum, auto

from index.dates import ENGLISH_DAY, MONTH_NAME, days_in

_DAY = rf"(?:{ENGLISH_DAY}|{MONTH_NAME},? [0-9]{{4}})"
_MADE = (
    "(?:made|dated|adopted|enacted|passed|approved|agreed|ratified|authorised|authorized|issued"
    "|published)"
)
_CHANGED = "(?:amended|revised|updated|reviewed)"
_IN_FORCE = "(?:effective|with effect|(?:coming into|in) (?:force|effect))"
_TOLD = rf"(?:{_MADE}|(?:last )?{_CHANGED}|{_IN_FORCE}|laid before Parliament|version|revision)"
ENGLISH_NOTE = re.compile(
    rf"(?=[A-Z])(?i:{_TOLD}(?: (?:on|from|since|as of|date))?:? (?:v?[0-9][0-9./-]*|{_DAY})"
    rf"|{_TOLD} (?:[^.]|\.(?=[0-9])){{0,120}}\b{_DAY}(?:[,;] [^.]{{3,80}})?)$"
)
"""One such line, to be matched from its beginning; it ends no sentence."""


class Told(Enum):
    """What happened to a document on a day of such a line."""

    MADE = auto()
    CHANGED = auto()
    IN_FORCE = auto()


_TELLS = re.compile(rf"\b(?<!to be )(?<!next )(?:({_MADE})|({_CHANGED})|({_IN_FORCE}))\b", re.I)
_TO_COME = re.compile(
    r"\b(?:until|to be|next|expires|expiry|ends)\b|\breview(?: date| due| by| on|:)*\s*$", re.I
)
"""What tells of an end or of a day to come: until …, to be reviewed …, not: by the review board."""


def told_in(note: str) -> Iterator[tuple[date, Told]]:
    """The days of such a line, each with what the last word before it says that happened then.

    Days on which something is to end or to be done are left out.
    """
    if not ENGLISH_NOTE.match(note):
        return
    words = list(_TELLS.finditer(note))
    for day in days_in(note):
        before = [word for word in words if word.end() <= day.start]
        if before and not _TO_COME.search(note, before[-1].end(), day.start):
            yield day.value, Told(before[-1].lastindex)
