"""English names of documents as a text writes them: Noise Control Act, the club rules. Pure.

A name is read by its kind (act, handbook, rules) or by its capitals, so that a document that is
not here is never taken for one that is. Knows no library and no addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.markers import ENGLISH_ANNEXES
from index.numerals import ORDINAL

_DOCUMENTS = (
    "act|agreement|bill|bye-?laws|by-?laws|charter|code|constitution|contract|convention|covenant"
    "|decree|deed|directive|guidance|guidelines?|guide|handbook|instructions|law|lease|manual|measures|memorandum|notice"
    "|ordinance|policy|protocol|provisions|regulations?|rulebook|rules|statutes?|treaty"
)
_THINGS = "conditions|plan|procedures?|programme|scheme|standards?|terms"
"""What a document may be called, and what is no document too: under the simplified procedure."""
_KINDS = f"{_DOCUMENTS}|{_THINGS}"
_KIND = re.compile(_KINDS, re.I)
GENERIC = re.compile(rf"(?:{_KINDS})\b", re.I)
"""What a text calls a document that it does not name again: the policy."""
FEWEST_WORDS = 2

_CAPITAL = r"[A-Z][\w'’-]*"
_SMALL = r"(?:(?:of|on|and|for|in|&)\s+(?:the\s+)?)*"
_CAPITALS = rf"{_CAPITAL}(?:\s+{_SMALL}{_CAPITAL})*"
_BY_KIND = re.compile(
    r"(?!(?i:the|this|that|these|such|any|each|every|no|our|your|their|its|an?)\s)"
    rf"(?:{_CAPITAL}\s+{_SMALL}){{1,12}}?"
    rf"(?:{'|'.join(kind.capitalize() for kind in _KINDS.split('|'))})\b"
    rf"(?:\s+(?:of|for)\s+(?:the\s+)?{_CAPITALS})?"
)
"""Noise Control Act, Staff Manual of Acme & Co."""
_BY_NUMBER = re.compile(
    r"(?:regulation|directive|decision)\s(?:\([A-Za-z, ]+\)\s)?(?:no\.?\s)?"
    r"[0-9]{1,4}/[0-9]{1,4}(?:/[A-Z]{2,4})?",
    re.I,
)
_BY_CAPITALS = re.compile(
    rf"(?!(?i:(?:{ORDINAL}\s+)?(?:part|chapter|section|article|clause|table|title|{'|'.join(ENGLISH_ANNEXES)})\b))"
    rf"{_CAPITAL}(?:\s+{_SMALL}{_CAPITAL})+"
)
"""What has neither kind nor number: the Blue Book."""
_NO_PART = (
    "the|an?|this|that|these|those|any|each|every|no|which|who|what|where|when|if|unless|not|and|or"
    "|but|of|on|for|in|to|by|from|with|as|at|under|is|are|was|were|be|been|has|have|had|do|does|did"
    "|may|must|shall|should|will|can|part|chapter|section|article|clause|paragraph|schedule|annex"
    "|appendix"
)
_IN_SMALL = re.compile(
    rf"(?:(?!(?:{_NO_PART})\b)[A-Za-z][\w'’-]*\s+){{1,5}}?(?:{_KINDS})\b"
    rf"(?!\s+(?:{_KINDS}|holders?|makers?)\b)",
    re.I,
)
"""The club rules, where no capital tells that it is a name."""


def is_kind(word: str) -> bool:
    """Is a word one by which a text calls a document that it does not name again?"""
    return _KIND.fullmatch(word) is not None


def is_of_kind(title: str, kind: str) -> bool:
    """Has a title a kind in it, however that is written: by-laws, byelaws?"""
    return _stem(kind) in map(_stem, _WORD.findall(title))


def name_at(text: str, at: int, *, capitals: bool = True) -> tuple[int, int] | None:
    """Where a name stands that begins at a position of a text, None where none does.

    Args:
        text: A text.
        at: The position, behind an article.
        capitals: Whether several words with capitals alone are a name.
    """
    for way in (_BY_NUMBER, _BY_KIND):
        if found := way.match(text, at):
            return found.span()
    if (small := _IN_SMALL.match(text, at)) and (told := name_told(small[0])):
        first = at + told[0]
        return None if is_kind(text[first : small.end()]) else (first, small.end())
    found = _BY_CAPITALS.match(text, at) if capitals else None
    return found.span() if found else None


# --- what a name consists of ----------------------------------------------------------------

_WORD = re.compile(r"[^\W_][\w'’.-]*(?<![.'’-])")
_LINKS = frozenset(("of", "on", "for", "between", "concerning", "about", "in", "to", "with", "by"))
_IDLE = frozenset(("the", "a", "an", "and"))
_AHEAD = re.compile(
    "the|this|that|these|our|your|my|his|her|its|their|said|same|above|present|aforesaid|current|new|old"
    "|amended|revised|original|whole|entire|existing|former|latest|updated|applicable|relevant|following"
    "|previous",
    re.I,
)
"""What stands before a name and tells no document from another."""
_NO_NAME = frozenset(_NO_PART.split("|")) - _IDLE - _LINKS


@dataclass(frozen=True, slots=True)
class _Parts:
    """A name by its kind, and the words before and behind that, each in plain form."""

    before: tuple[str, ...]
    kind: str
    behind: tuple[str, ...]


def name_told(words: str) -> tuple[int, int] | None:
    """Where the name of a document stands in words that a sentence says something of.

    The club rules is told by its kind, the terms of the lease is the lease, and the policy holder
    is no document.
    """
    tokens = list(_WORD.finditer(words))
    while tokens and _AHEAD.fullmatch(tokens[0][0]):
        del tokens[0]
    head = _head([token[0] for token in tokens])
    if head is None or any(token[0].lower() in _NO_NAME for token in tokens[:head]):
        return None
    if head + 1 < len(tokens):
        link = tokens[head + 1].end()
        if inner := name_told(words[link:]):
            return link + inner[0], link + inner[1]
    return tokens[0].start(), tokens[-1].end()


def is_of_a_thing(name: str) -> bool:
    """Is a name without capitals of what is often no document: the simplified procedure?"""
    own = _parts(name)
    return own is not None and name.islower() and re.search(rf"\b(?:{_THINGS})\b", name) is not None


def _head(words: Sequence[str]) -> int | None:
    """Which word of a name is its kind: the last before what links others to it."""
    link = next((at for at, word in enumerate(words) if word.lower() in _LINKS), len(words))
    return link - 1 if link and is_kind(words[link - 1]) else None


def _parts(name: str) -> _Parts | None:
    words = _WORD.findall(name)
    head = _head(words)
    if head is None:
        return None
    return _Parts(_telling(words[:head]), _stem(words[head]), _telling(words[head + 1 :]))


def _telling(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(_stem(word) for word in words if word.lower() not in _IDLE | _LINKS)


def _stem(word: str) -> str:
    """A word as names are compared: the club's is club, bye-laws are bylaw."""
    plain = re.sub("['’]s?$", "", word.lower()).replace("-", "")
    return re.sub("^byelaw", "bylaw", plain).removesuffix("s")


def may_mean_in_english(name: str, title: str) -> bool:
    """May a shortened name (club rules) mean the document of this title (Rules of the X Club)?

    Its words are in the title: in their order, or before the kind where the title has them behind.
    """
    own = _parts(name)
    if own is None or not (own.before or own.behind) or name.split()[0].lower() in _IDLE:
        return False
    whole = _telling(_WORD.findall(title))
    if _in_order((*own.before, own.kind, *own.behind), whole):
        return True
    full = _parts(title)
    if full is None or full.kind != own.kind:
        return False
    rest = (*full.before, *full.behind)
    return _in_order(own.before, rest) and _in_order(own.behind, rest)


def _in_order(some: Sequence[str], words: Sequence[str]) -> bool:
    left = iter(words)
    return all(word in left for word in some)
