"""An English claim beside a rule, word by word, whatever words of the same sense either has. Pure.

Data stewards have to keep a list is told of A data steward shall keep a list: who must, shall or
has to do something, every one of them or any, is no other. Words of other senses are never taken
for each other; who retells a rule in them is left open, unless he rules or counts otherwise.
Knows a claim and the words of its source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.evidence.critical import NUMBER, critical_words
from index.documents import Span
from index.script import has_han

_MUST, _MAY, _MUST_NOT, _NEED_NOT, _BE = "must", "may", "must not", "need not", "be"
_MEANT = (
    (
        _NEED_NOT,
        r"need(?: not|n['’]t)(?! to)|(?:do|does)(?: not|n['’]t) (?:have|need) to"
        r"|(?:is|are|be)(?: not|n['’]t) (?:required|obliged) to",
    ),
    (
        _MUST_NOT,
        r"(?:may|must|shall|can)(?: not|n['’]t)|cannot|can['’]t|shan['’]t"
        r"|(?:is|are|be)(?: not|n['’]t) (?:allowed|permitted) to"
        r"|(?:is|are|be) (?:forbidden|prohibited) to",
    ),
    (_MUST, r"must|shall|(?:has|have|needs?) to|(?:is|are|be) (?:required|obliged) to"),
    (_MAY, r"may|can|(?:is|are|be) (?:allowed|permitted|entitled|free) to"),
    ("another", r"another|one other"),
    ("", r"(?:that|which|who) (?:is|are)(?! not)"),
    ("", r"(?<!not )(?:an?|the|any|each|every|per|its|their|his|her|also|hereby)"),
    (_BE, r"is|are|be|was|were"),
)
"""What is one and the same in a rule. That a set is kept tells that it must be."""
_TOKEN = re.compile(
    "|".join(rf"(?P<m{at}>\b(?:{words})\b)" for at, (_, words) in enumerate(_MEANT))
    + r"|[a-z]+(?:['’-][a-z]+)*|[0-9][0-9,.]*(?<![,.])|[$€£¥%‰°<>≤≥+±]",
    re.I,
)
_ONE = {
    "people": "person", "children": "child", "men": "man", "women": "woman", "yearly": "year",
    "annual": "year", "annually": "year", "quarterly": "quarter", "monthly": "month",
    "weekly": "week", "daily": "day",
}  # fmt: skip
"""What is told of by another form of the same word."""
_LABEL = re.compile(r"(?<=[a-z]) (?:[A-Z]|[0-9]+)(?![\w.])")
"""What tells a thing from others of its kind: sharing level C, and A too, which is no article."""
_RULES = {_MUST, _MAY, _MUST_NOT, _NEED_NOT}
_PART = re.compile(r"[^.;:\n]+(?:\.(?=\w)[^.;:\n]+)*")
LIGHT = _RULES | {
    _BE, "has", "have", "do", "does", "of", "to", "in", "on", "at", "by", "for", "from", "with",
    "within", "after", "before", "and", "or", "that", "who", "which", "it", "they", "this", "not",
    "no", "never", "only", "if", "when", "where", "unless", "once", "as", "than", "without",
}  # fmt: skip
"""Words that a copy of a rule is not known by."""
_DENIES = {"not", "no", "never"}
_SAVES = {"only", "without"}
"""What turns round what a word rules: may only with, must not without."""
_PERIODS = {"hour", "day", "week", "month", "quarter", "year"}
STEM = 4
"""Letters that words have in common that are formed from one another: creation, created."""
COPIED = 0.75
"""Share of a claim's own words that its source has in order, of a copy with others in between."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word by its sense, and where it stands."""

    sense: str
    span: Span


def _words(text: str) -> list[_Word]:
    found = []
    labels = {label.start() + 1 for label in _LABEL.finditer(text)}
    for token in _TOKEN.finditer(text):
        kind = None if token.start() in labels else token.lastgroup
        sense = _MEANT[int(kind[1:])][0] if kind else _single(token[0].lower())
        if sense:
            found.append(_Word(sense, token.span()))
    return found


def _single(word: str) -> str:
    """A word without what makes it plural or another's: stewards, publishes, companies."""
    word = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    if word in _ONE:
        return _ONE[word]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if re.search("(?:s|x|z|ch|sh)es$", word):
        return word[:-2]
    return word[:-1] if re.search("[^siu]s$", word) and len(word) > 3 else word


def senses(text: str) -> tuple[str, ...]:
    """The words of an English text by what they mean in a rule, in order."""
    return tuple(word.sense for word in _words(text))


def in_its_words(claim: str, source: str) -> str:
    """The beginning of a sentence of an English source that says what a claim says; or nothing.

    A claim without a word that rules tells what must be: logs are kept of Logs shall be kept.
    """
    told = senses(claim)
    if has_han(claim) or not told or has_han(source):
        return ""
    for part in _PART.finditer(source):
        words = _words(part[0])
        for heard in (words, _without_must(words)) if _RULES.isdisjoint(told) else (words,):
            for first in _beginnings(heard, part[0]):
                run = heard[first : first + len(told)]
                is_same = tuple(word.sense for word in run) == told
                if is_same and not _LABEL.match(part[0], run[-1].span[1]):
                    return part[0][_start(part[0], run[0].span[0]) : run[-1].span[1]]
    return ""


def _without_must(words: Sequence[_Word]) -> list[_Word]:
    return [word for word in words if word.sense != _MUST]


def _beginnings(words: Sequence[_Word], part: str) -> Iterator[int]:
    """The words that a part of a sentence, or the number ahead of it, begins with."""
    yield 0
    marker = re.match(r"\s*\([0-9a-z]+\)\s*", part, re.I)
    if marker:
        yield from (at for at, w in enumerate(words[:2]) if at and w.span[0] >= marker.end())


def _start(part: str, at: int) -> int:
    """Where the words before the first that counts begin: A, The."""
    ahead = re.search(r"(?:\b(?:an?|the|any|each|every)\s+)+$", part[:at], re.I)
    return ahead.start() if ahead else at


def is_retold(said: str, source: str) -> bool:
    """Does an English claim retell a sentence in other words and neither rule nor count otherwise?

    What only leaves words of it out, or has one in the place of another, is a copy of it.
    """
    if has_han(said) or has_han(source):
        return False
    told = senses(said)
    parts = [part[0] for part in _PART.finditer(source)]
    best = max(parts, key=lambda part: _alike(told, senses(part)), default="")
    stated = senses(best)
    return not (
        _counts_otherwise(said, best) or _rules_otherwise(told, stated) or _copies(told, stated)
    )


def _alike(told: Sequence[str], stated: Sequence[str]) -> tuple[int, int]:
    """How many words of their own two texts have in common, and how few else the second has."""
    return len(set(stated) & set(told) - LIGHT), -len(stated)


def _counts_otherwise(said: str, source: str) -> bool:
    told, stated = (
        {w.value for w in critical_words(t) if w.kind == NUMBER} for t in (said, source)
    )
    periods = [_PERIODS.intersection(senses(text)) for text in (said, source)]
    return not told <= stated or (all(periods) and periods[0].isdisjoint(periods[1]))


def _rules_otherwise(told: Sequence[str], stated: Sequence[str]) -> bool:
    """Does one say that something may be, that it must not or need not, and the other not so?"""
    ours, theirs = set(told), set(stated)
    saves = _SAVES & (ours ^ theirs)
    for one, other in ((ours, theirs), (theirs, ours)):
        if _MUST_NOT in one - other and other & {_MAY, _MUST} and not saves:
            return True
        if _NEED_NOT in one - other and _MUST in other:
            return True
    denied = [
        sum(word in _DENIES | {_MUST_NOT, _NEED_NOT} for word in words) for words in (told, stated)
    ]
    return denied[0] != denied[1] and not saves


def _copies(told: Sequence[str], stated: Sequence[str]) -> bool:
    """Has a claim the words of a sentence in its order, fewer of them or others in their place?"""
    ours, theirs = ([w for w in words if w not in LIGHT] for words in (told, stated))
    ops = SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes()
    kept = sum(b - a for tag, a, b, _, _ in ops if tag == "equal")
    swaps = any(
        tag == "replace" and _are_others(set(theirs[a:b]) - set(ours), set(ours[c:d]) - set(theirs))
        for tag, a, b, c, d in ops
    )
    only_leaves_out = {tag for tag, *_ in ops} == {"equal", "delete"}
    return kept >= COPIED * len(ours) and (swaps or only_leaves_out)


def _are_others(gone: set[str], put: set[str]) -> bool:
    """Are words in the place of others of another sense, and none a form of one of them?"""
    stems = {word[:STEM] for word in gone}
    return bool(gone and put) and stems.isdisjoint(word[:STEM] for word in put)
