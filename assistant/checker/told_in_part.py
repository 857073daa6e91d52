"""What a sentence says that rules several things, each told by itself. Pure.

Guests must sign the book and must leave a key says that Guests must leave a key; A guest must bring
a coat and a torch to the hut, that A guest must bring a torch to the hut; Finds shall be taken to
the warden, who shall log them, that the warden shall log finds. 不合格的，费用由甲承担；
合格的，由乙承担 says that 合格的，费用由乙承担. What may bind both halves, or all of a list, stays
with each, or none is told by itself.
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
_REPEALED = re.compile(
    "[^，。；]*?(?:发布|公布|印发|颁布|施行|通过)的(?P<rest>《[^》]+》[^，。；]{0,2}废止)"
)
"""A text that is repealed, behind when and by whom it was made."""
_OTHERWISE = re.compile(
    "(?P<case>[^，。；]+)的，(?P<rule>[^，。；]+?由[^，。；]+)；"
    "(?P<other>[^，。；]+)的，(?P<borne>由[^，。；]+)"
)
"""Two cases, one denying the other, of which the second leaves out what both are of."""
_NOT = re.compile("[不未非]")
_JOINT = re.compile(",? and |, ")
_JOINTLY = re.compile(
    r"\b(?:both|together|jointly|combined|same|each other|one another)\b"
    r"|\b(?:shall|must|may) (?:be|mean|equal|comprise|combine|mix|compare)\b",
    re.I,
)
"""What makes of several things one."""
_TO_ANOTHER = re.compile(
    rf"(?P<what>[^,;]+?) (?:shall|must|may) be [a-z]+ to (?P<who>(?:the|an?) [^,;]+), who "
    rf"(?P<rules>{_RULES} [a-z]+) (?:it|them)\b(?P<rest>[^,;]*)",
    re.I,
)


def told_in_part(source: str) -> Iterator[tuple[str, str]]:
    """What each sentence of a source says by itself of several things, and that sentence."""
    for spans in split(source):
        whole = "".join(source[a:b] for a, b in spans)
        sentence = without_marker(whole).strip(" .;。；\n\u3000")
        yield from ((part, whole) for part in _parts(sentence))
    for whole in re.split("[。\n]", source):
        if found := _OTHERWISE.fullmatch(without_marker(whole.strip())):
            yield from ((part, whole) for part in _of_the_other(found))


def _parts(sentence: str) -> Iterator[str]:
    """The halves of a sentence, what they say of one thing, and what another does with it."""
    halves = [sentence]
    if (both := _TWO_RULES.fullmatch(sentence)) and not _RULE.search(both["who"]):
        first, second = both["first"], both["second"]
        binds = any(_BINDS.search(half) or _RULE.search(half, 1) for half in (first, second))
        if not binds:
            allows = [half.lower().startswith("may ") for half in (first, second)]
            told = [second] if allows == [True, False] else [first, second]  # who may owes the rest
            halves = [f"{both['who']} {rule}" for rule in told]
            yield from halves
    for half in halves:
        yield from _of_each(half)
    if found := _REPEALED.fullmatch(sentence):
        yield found["rest"]
    if found := _TO_ANOTHER.fullmatch(sentence):
        yield f"{found['who']} {found['rules']} {found['what'].lower()}{found['rest']}"


def _of_each(half: str) -> Iterator[str]:
    found = _THINGS.fullmatch(half)
    if found and not (_BINDS.search(half) or _JOINTLY.search(half)):
        for thing in _JOINT.split(found["all"]):
            yield f"{found['ahead']} {thing}{found['rest']}"


def _of_the_other(found: re.Match[str]) -> Iterator[str]:
    """The second of two cases, with what the first is told of."""
    case, other = found["case"], found["other"]
    ahead = found["rule"].partition("由")[0]
    denied = [case[: at.start()] for at in _NOT.finditer(case) if case[at.end() :] == other]
    if _NOT.match(other) and case.endswith(other[1:]):
        denied.append(case.removesuffix(other[1:]))
    yield from (f"{of}{other}的，{ahead}{found['borne']}" for of in denied)
