"""What the sentences behind one in its paragraph rule for another case of the same matter.

摊位每日营业至二十一时 says too little where 周末可以延长至二十二时 follows, and You may keep a cat
where Snakes are never allowed does: both are shown. Knows one library, no question and no language
model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.chat.clause_sentences import sentences_of
from assistant.chat.reading import WHOLE_CHARS, Reader
from assistant.chat.terms import matter_words, words_in
from assistant.evidence.conditions import SEGMENT, binds
from assistant.evidence.critical import (
    COMPARISON,
    MODALITY,
    NEGATION,
    NUMBER,
    critical_words,
    unit_of,
)
from assistant.evidence.sources import Source
from index.library import Library

MOST = 2
_RULED = {"must": {"may", "need not"}, "must not": {"may"}}
"""What is ruled of one case, and how another one may be ruled instead."""
_CHANGED = re.compile(
    r"延长|缩短|增加|减少|提高|降低|[上下]浮|放宽|\b(?:extend|increase|reduc|rais|lower)", re.I
)
"""An amount that is told as a change of the one before it names no matter of its own."""
_ALLOWED = re.compile(r"\b(?:allowed|permitted)\b|[允准]许", re.I)
_AT_ONCE = re.compile(r"立即|当即|即时|\b(?:at once|immediately|straight away)\b", re.I)
_TIMES = {"day", "hour", "week", "month", "year", "日", "时", "小时", "分钟", "周", "月", "年"}
_BY = re.compile(r"由(?P<who>[\u4e00-\u9fff]{2,12}?)(?P<deed>[\u4e00-\u9fff]{2})(?=[，。；]|$)")


class OtherCases:
    """Finds, in one library, what is ruled for other cases behind a sentence."""

    def __init__(self, library: Library, reader: Reader) -> None:
        self._library = library
        self._reader = reader

    def behind(self, source: Source) -> Sequence[Source]:
        """The sentences behind one on other cases, where their paragraph is short."""
        paragraph = self._paragraph(source)
        if sum(len(one.text) for one in paragraph) > WHOLE_CHARS:
            return ()
        ends = source.spans[-1][1]
        behind = (s for s in paragraph if s.spans[0][0] >= ends)
        return [s for s in behind if is_other_case(s.text, source.text)][:MOST]

    def _paragraph(self, source: Source) -> list[Source]:
        """The sentences of the paragraph that one stands in, each whole up to its full stop."""
        text = self._library.text(source.clause.doc_id)
        runs: list[list[Source]] = [[]]
        end = 0
        for one in sentences_of(self._library, source.clause, source.title):
            if "\n" in text[end : one.spans[0][0]]:
                runs.append([])
            end = one.spans[-1][1]
            whole = self._reader.whole(one)
            if whole not in runs[-1]:
                runs[-1].append(whole)
        return next((run for run in runs for s in run if set(s.spans) & set(source.spans)), [])


def is_other_case(text: str, beside: str) -> bool:
    """Does a sentence rule another case of what the one beside it rules?

    It forbids something that that allows; or it tells of the same thing, and allows where that
    bids, sets another amount of the same measure under a condition or as a bound, or names another
    body for the same deed.
    """
    told, ruled = _rules(text), _rules(beside)
    if "may" in ruled and "may" not in told and _forbids_of(text, beside):
        return True
    is_same = _shares_word(text, beside)
    if is_same and any(told & _RULED.get(rule, set()) for rule in ruled):
        return True
    if is_same and _has_other_body(text, beside):
        return True
    is_like = is_same or _CHANGED.search(text) is not None
    return is_like and _is_bound(text) and _has_other_amount(text, beside)


def goes_on_with(part: str, told: str) -> bool:
    """Does another part of a sentence tell more of what is told, or of another case of it?"""
    return is_other_case(part, told) or _shares_word(part, told)


def _rules(text: str) -> set[str]:
    return {w.value for w in critical_words(text) if w.kind in (MODALITY, NEGATION)}


def _forbids_of(text: str, beside: str) -> bool:
    """Does a sentence forbid something of what the one beside it tells of, or that itself?"""
    forbids = next((w for w in critical_words(text) if w.value in ("must not", "not")), None)
    deed = matter_words(_ALLOWED.sub(" ", text[forbids.end :])) if forbids else []
    return forbids is not None and (not deed or bool(words_in(deed, beside)))


def _is_bound(text: str) -> bool:
    """Does a sentence rule, bound, or tell under what it holds?"""
    if any(w.kind in (MODALITY, COMPARISON) for w in critical_words(text)):
        return True
    parts = SEGMENT.findall(text)
    ahead = any(binds(part.strip(), ahead=True) for part in parts[:-1])
    return ahead or _AT_ONCE.search(text) is not None


def _has_other_amount(text: str, beside: str) -> bool:
    """Has a sentence, in a measure that the one beside it has, an amount that that has not?"""
    told, own = _amounts(text), _amounts(beside)
    if _AT_ONCE.search(text) and not _AT_ONCE.search(beside):
        return bool(_TIMES & own.keys())
    return any(values - own[measure] for measure, values in told.items() if measure in own)


def _amounts(text: str) -> dict[str, set[str]]:
    """The amounts of a text by what they are counted in."""
    found: dict[str, set[str]] = {}
    for word in critical_words(text):
        if word.kind != NUMBER or not word.value[0].isdigit():
            continue
        if measure := unit_of(word.value):
            found.setdefault(measure, set()).add(word.value)
    return found


def _has_other_body(text: str, beside: str) -> bool:
    """Has a sentence a deed of the one beside it done by another body?"""
    bodies = {m["deed"]: m["who"] for m in _BY.finditer(beside)}
    return any(bodies.get(m["deed"], m["who"]) != m["who"] for m in _BY.finditer(text))


def _shares_word(text: str, beside: str) -> bool:
    """Have two sentences a word in common, their amounts apart?"""
    return not set(_told_words(text)).isdisjoint(_told_words(beside))


def _told_words(text: str) -> Sequence[str]:
    """What a sentence is about besides its critical words."""
    for word in reversed(critical_words(text)):
        text = f"{text[: word.start]} {text[word.end :]}"
    return matter_words(text)
