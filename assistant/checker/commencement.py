"""Since when a document is said to hold, or when it was published, held against its dates. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.checker.claimed import Asked, Ruling
from assistant.checker.corpus import Corpus
from assistant.checker.leads import without_lead
from assistant.checker.places import Meant
from assistant.evidence.sources import CONTRADICTED, SUPPORTED
from index.dates import CHINESE_DAY, ENGLISH_DAY, days_in, read_day

LONGEST_BEHIND = 30
"""Letters behind a day in which it is told what was done on it."""
_SINCE = re.compile(
    rf"(?:已经?)?(?:自|从|于|在)?(?:{CHINESE_DAY})(?:起|开始)?(?:正式|才|方|算)*(?:施行|实施|生效)[。；]?"
    rf"|(?:(?:要?等到?|直到)(?:{CHINESE_DAY})(?:过后|以后|之后|起|开始|这天|那天)*(?:才|方)"
    rf"|(?:自|从)?(?:{CHINESE_DAY})(?:起|开始)(?:正式|才|方)*)"
    r"(?:有约束力|有效力?|起作用|管用|算数)[。；]?"
    r"|(?:施行|实施|生效)(?:的)?(?:头一天|第一天|首日|日期|时间|日子)(?:就?是|为|在|定在)"
    rf"(?:{CHINESE_DAY})[。；]?"
    r"|(?:is |came |comes |has been |was )?"
    r"(?:in(?:to)? force|effective|t(?:ook|akes) effect|applies)"
    rf" (?:as )?(?:from|on|since|of) (?:{ENGLISH_DAY})\.?",
    re.I,
)
_PUBLISHED = re.compile(
    rf"(?:已经?)?(?:自|于|在)?(?:{CHINESE_DAY})(?:正式)?(?:公布|发布|颁布|印发)[。；]?"
)
"""From when a document holds, and when it was published, where nothing else is said of it."""
_BEGINS, _IS_PUBLISHED = (
    re.compile(rf"(?:起|开始|正式|才|方)*(?:{words})")
    for words in ("施行|实施|生效", "[^，。；0-9]{0,24}?(?:公布|发布|颁布|印发)")
)
"""Behind a day, that a document holds since, or was published on that one."""


def dates_a_whole(said: str) -> bool:
    """Do words say since when a document holds or when it was published, and nothing else?"""
    return any(form.fullmatch(said.strip()) for form in (_SINCE, _PUBLISHED))


def dated(corpus: Corpus, asked: Asked, meant: Meant) -> Ruling | None:
    """The ruling on a day that a document is said to hold since, or to have been published on.

    A day that stands in it, and is not the one meant, is ruled on by its own words.
    """
    facts = corpus.catalogue.facts(meant.doc_ids[0])
    for form, day, behind in (
        (_SINCE, facts.effective, _BEGINS),
        (_PUBLISHED, facts.published, _IS_PUBLISHED),
    ):
        if day and form.fullmatch(without_lead(asked.words).strip()):
            return _held_against(corpus, asked, meant, day, behind)
    return None


def _held_against(
    corpus: Corpus, asked: Asked, meant: Meant, day: date, behind: re.Pattern[str]
) -> Ruling | None:
    scope = corpus.scope(meant.doc_ids, ())
    told = next(iter(days_in(asked.words)), None)
    if told is None:
        return None  # there is no 30 February
    written = asked.words[told.start : told.end]
    places = corpus.exactly(written, scope, quoted=False)
    if read_day(asked.words) == day:
        return Ruling(SUPPORTED, next(iter(places), None))
    stated = f"{day.year}年{day.month}月{day.day}日"
    own = next(iter(corpus.exactly(stated, scope, quoted=False)), None)
    older = [corpus.whole(doc_id) for doc_id in meant.older]
    ends = (replace(p, start=p.end, end=p.end + LONGEST_BEHIND) for p in places)
    is_its = any(behind.match(corpus.letters(end)) for end in ends)
    if own is None or is_its or corpus.exactly(written, older, quoted=False):
        return None
    return Ruling(CONTRADICTED, own, asked.differs([written], stated))
