"""What an English sentence says that rules several things, each told by itself. Pure.

Guests must sign the book and must leave a key says that Guests must leave a key; A guest must bring
a coat and a torch to the hut, that A guest must bring a torch to the hut; Finds shall be taken to
the warden, who shall log them, that the warden shall log finds. What may bind both halves, or all
of a list, stays with each, or none is told by itself.
Knows only the words of a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.markers import without_marker
from index.sentences import split

_RULES = r"(?:shall|must|may)(?: not)?"
_TWO_RULES = re.compile(
    rf"(?P<who>.+?) (?P<first>{_RULES} .+?),? and (?P<second>{_RULES} .+)", re.I
)
_BINDS = re.compile(
    r"\b(?:if|when|where|unless|until|except|save|provided that|subject|only|while|whether|or)\b"
    r"|\bonce\b(?! an?\b| every\b| each\b)",
    re.I,
)
"""What may bind more than the half of a sentence that it stands in, or leaves a choice."""
_RULE = re.compile(rf"\b{_RULES}\b")
_THING = r"(?:an?|the|all|any|each|every|its|their)(?: [a-z'’-]+){1,4}?"
_THINGS = re.compile(
    rf"(?P<ahead>.+? (?:shall|must|may) [a-z]+(?: (?:over|up|out|off|down|back))?) "
    rf"(?P<all>{_THING}(?:, {_THING})*,? and {_THING})"
    r"(?P<rest>(?: (?:at|in|on|to|from|by|for|with|within|before|after|during) .+)?)",
    re.I,
)
"""What somebody may or must do with each of several things; no joint consent of several."""
_JOINT = re.compile(",? and |, ")
_JOINTLY = re.compile(r"\b(?:both|together|jointly|combined|same|each other|one another)\b", re.I)
_TO_ANOTHER = re.compile(
    rf"(?P<what>[^,;]+?) (?:shall|must|may) be [a-z]+ to (?P<who>(?:the|an?) [^,;]+), who "
    rf"(?P<rules>{_RULES} [a-z]+) (?:it|them)\b(?P<rest>[^,;]*)",
    re.I,
)


def told_in_part(source: str) -> Iterator[tuple[str, str]]:
    """What each sentence of a source says by itself of several things, and that sentence."""
    for spans in split(source):
        whole = "".join(source[a:b] for a, b in spans)
        sentence = without_marker(whole).strip(" .;\n")
        yield from ((part, whole) for part in _parts(sentence))


def _parts(sentence: str) -> Iterator[str]:
    """The halves of a sentence, what they say of one thing, and what another does with it."""
    halves = [sentence]
    if (both := _TWO_RULES.fullmatch(sentence)) and not _RULE.search(both["who"]):
        first, second = both["first"], both["second"]
        if not (_BINDS.search(first) or _BINDS.search(second) or _RULE.search(second, 5)):
            is_bought = first.lower().startswith("may ") and not second.lower().startswith("may ")
            told = [second] if is_bought else [first, second]  # who may something owes the rest
            halves = [f"{both['who']} {rule}" for rule in told]
            yield from halves
    for half in halves:
        yield from _of_each(half)
    if found := _TO_ANOTHER.fullmatch(sentence):
        yield f"{found['who']} {found['rules']} {found['what'].lower()}{found['rest']}"


def _of_each(half: str) -> Iterator[str]:
    found = _THINGS.fullmatch(half)
    if found and not (_BINDS.search(half) or _JOINTLY.search(half)):
        for thing in _JOINT.split(found["all"]):
            yield f"{found['ahead']} {thing}{found['rest']}"
