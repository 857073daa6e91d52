"""Of passages that answer about as well, which are told of just what is asked about. Pure.

Knows a question and its rated passages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.chat.bands import falls_into
from assistant.chat.meaning import asked_meaning_of, tells_meaning
from assistant.chat.scope import asked_of_scope, tells_scope
from assistant.chat.siblings import is_of_another_party, is_of_party
from assistant.chat.sufficiency import Rated
from assistant.chat.times import is_of_another_edition, is_of_another_year, names_year
from assistant.evidence.sources import Source

AS_WELL = 1.5
"""Log-odds by which a passage may be behind the best and yet fit as well."""
_CASE = re.compile(r"(?:请问|那么?)?[，,]?(?P<case>[^，,。？?；;]{4,}?的)[，,]")
"""The case that a question puts first: 分包单位拖欠工资的，…."""
_NAME = re.compile(
    r"(?<=[a-z,] )(?!(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|[A-Z][a-z]+day\b)"
    r"[A-Z][a-z]{3,}\b"
)
_THING = re.compile(
    r"\b(?!handbook|polic(?:y|ies)|regulation|rules?\b|section|general|employee|compan)[a-z]{5,}\b"
)
"""English words that may name what a document is about, and are not what documents are called."""
_NEW = re.compile(r"刚|新(?!旧|国标|规|标准)|\b(?:just|new|newly|recently)\b", re.I)
_OF_BEFORE = re.compile(
    r"(?:施行|实施|生效|印发|发布)(?:之日)?[之以]?前"
    r"|\bbefore (?:the commencement|this [a-z]+ (?:comes?|came|takes?|took|enters?|entered))\b",
    re.I,
)
"""A rule for what was there before the document applied."""


def fitting(question: str, rated: Sequence[Rated]) -> Sequence[Rated]:
    """Rated passages without those of another time, party, case or scope, if others fit."""
    for first in (
        _of_year_first,
        _of_edition_first,
        _of_party_first,
        _of_named_first,
        _of_titled_first,
        _of_case_first,
        _of_scope_first,
        _of_new_first,
        _of_band_first,
        _of_meaning_first,
    ):
        rated = first(question, rated)
    return rated


def _of_year_first(question: str, rated: Sequence[Rated]) -> Sequence[Rated]:
    """Without what is told of another year, where what names the one asked about fits as well."""
    own = [r.odds for r in rated if names_year(question, r.passage.source)]
    if not own or own[0] < rated[0].odds - AS_WELL:
        return rated
    return [r for r in rated if not is_of_another_year(question, r.passage.source)]


def _of_edition_first(question: str, rated: Sequence[Rated]) -> Sequence[Rated]:
    """Without what is told of another edition (第27届), unless all is."""
    return [r for r in rated if not is_of_another_edition(question, r.passage.source)] or rated


def _of_party_first(question: str, rated: Sequence[Rated]) -> Sequence[Rated]:
    """Without what is said of others, where what is said of whom is asked about fits as well."""
    own = [r.odds for r in rated if is_of_party(question, r.passage.source.text)]
    if not own or own[0] < rated[0].odds - AS_WELL:
        return rated
    sources = ((r, r.passage.source) for r in rated)
    return [r for r, s in sources if not is_of_another_party(question, s.text, s.clause.text)]


def _of_named_first(question: str, rated: Sequence[Rated]) -> Sequence[Rated]:
    """Only clauses with the name that a question calls something by, where one fits as well.

    The hours of the Repairs Desk are not those of the Wayfinder desk. Chinese has no capitals.
    """
    names = _NAME.findall(question)
    own = [r for r in rated if any(name in _around(r.passage.source) for name in names)]
    return own if own and own[0].odds >= rated[0].odds - AS_WELL else rated


def _of_titled_first(question: str, rated: Sequence[Rated]) -> Sequence[Rated]:
    """Only what tells of a thing that a document is named for, where one of these fits as well.

    How long one must have lived in the town for an allotment is not told by a handbook for tenants
    where byelaws for allotments are here. Words of Chinese titles (公司, 城市) are of any matter.
    """
    asked = _things_in(question)
    named = {thing for r in rated for thing in asked & _things_in(r.passage.source.title)}
    own = [r for r in rated if named & _things_in(_around(r.passage.source))]
    return own if own and own[0].odds >= rated[0].odds - AS_WELL else rated


def _things_in(text: str) -> set[str]:
    return {word.removesuffix("s") for word in _THING.findall(text.lower())}


def _around(source: Source) -> str:
    return " ".join((source.title, *source.clause.path, source.clause.text))


def _of_case_first(question: str, rated: Sequence[Rated]) -> Sequence[Rated]:
    """Only what is said of the very case that a question puts, where that fits as well.

    分包单位拖欠工资的，由…清偿吗 is answered by what follows just that, not by a like case.
    """
    case = _CASE.match(question)
    own = [r for r in rated if case and case["case"] in r.passage.source.text]
    return own if own and own[0].odds >= rated[0].odds - AS_WELL else rated


def _of_scope_first(question: str, rated: Sequence[Rated]) -> Sequence[Rated]:
    """Only what tells to what a document applies, where that is asked and it names the thing."""
    asked = asked_of_scope(question)
    own = [r for r in rated if asked and asked in r.passage.source.text]
    return [r for r in own if tells_scope(r.passage.source.text)] or rated


def _of_new_first(question: str, rated: Sequence[Rated]) -> Sequence[Rated]:
    """Of what is new, without the rules for what was there before their document, unless all."""
    if not _NEW.search(question):
        return rated
    return [r for r in rated if not _OF_BEFORE.search(r.passage.source.text)] or rated


def _of_band_first(question: str, rated: Sequence[Rated]) -> Sequence[Rated]:
    """Of the items of one clause without those whose band an amount of the question is not in.

    If it falls into that of another.
    """
    held = {r: falls_into(question, r.passage.source.text) for r in rated}
    clauses = {r.passage.source.clause.id for r, is_in in held.items() if is_in}
    return [r for r in rated if held[r] is not False or r.passage.source.clause.id not in clauses]


def _of_meaning_first(question: str, rated: Sequence[Rated]) -> Sequence[Rated]:
    """Only what tells the meaning of a word, where that is asked and one does."""
    asked = asked_meaning_of(question)
    return [r for r in rated if asked and tells_meaning(r.passage.source.text, asked)] or rated


def timely_first(question: str, rated: Sequence[Rated]) -> Sequence[Rated]:
    """Rated passages with those first that name a year that is asked about, if they fit as well."""
    near = [r for r in rated if r.odds > rated[0].odds - AS_WELL]
    own = [r for r in near if names_year(question, r.passage.source)]
    return [*own, *(r for r in rated if r not in own)]
