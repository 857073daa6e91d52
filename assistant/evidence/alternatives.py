"""Is what a source offers to choose from told as owed together, or the other way? Pure.

处警告或者罚款 is not 处警告并处罚款, though all of its words but one stand in it. Which word joins
two things is read from the letters on either side of it. 和 and 或者 are the same of whom a rule
holds, in a condition and in what is forbidden; 并 and 或者 nowhere are.
Knows only the words of a claim and of what it is held against.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.letters import letters_of

EITHER, BOTH, WITH, ANY = "either", "both", "with", "any"
"""A or B; A and B as well; A with B in a row; A, B or both."""
CONTEXT = 2
"""Letters on either side by which a joint is found again."""
LONGEST_ROW = 60
"""Characters of a row between two things that are joined."""

_SENSES = {
    ANY: r"(?:并处|并用)或者?单(?:处|用)|单(?:处|用)或者?(?:并处|并用)|和[/／]?或者?",
    EITHER: r"(?:抑?或者|(?<!间)或(?![许然缺]))(?:(?:单独?)?处以?)?(?:或者?单处)?",
    BOTH: r"(?<!合)并(?:且|科|处以?|(?![非未没无不购行列网轨入案联发存])(?=.))|且(?=.)",
    WITH: r"以及|(?<![总共温缓])(?<!(?<!协)调)和(?![解谐平约好睦缓])"
    r"|(?<![参给])与(?![会否])|(?<![涉波普顾危])及(?![时格其至早])",
}
_JOINT = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _SENSES.items()))
_ROW = re.compile(r"(?:、[^，。；：、\n]{1,20})*[，、\s]*(?:可以|应当|还|也)?")
_STOP = re.compile("[，。；：:\n]")
_DEMANDS = re.compile(
    r"应当?|必须|可以?|有权|处(?![于在理置境])|给予|责令|(?<![理自事])由|经(?![营济])|报|须"
)
_BY = re.compile(r"经(?![营济])|报(?![告表名刊酬])|(?<![理自事])由")
_FORBIDS = re.compile(r"不|未|无|禁|严禁|任何|[只仅]")
_CONDITION = re.compile(r"(?:的|时|[之以]?[前后]|期间)$")


def other_joint(claim: str, source: str, at: int = 0) -> str:
    """The word of a claim that joins what its source joins in another sense; empty for none.

    Args:
        claim: What is told.
        source: What it is held against.
        at: Where in the claim the part begins that is.
    """
    for joint in _JOINT.finditer(claim, at):
        stated = list(_stated(claim, joint, source))
        if stated and not any(_agrees(claim, joint, other) for other in stated):
            return joint[0]
    return ""


def _sense(joint: re.Match[str]) -> str:
    return joint.lastgroup or ""


def _agrees(claim: str, joint: re.Match[str], other: str) -> bool:
    """Is a word of a claim as good as one of the other sense where it stands?"""
    sense = _sense(joint)
    if sense == other or {sense, other} == {BOTH, WITH}:
        return True
    return WITH in (sense, other) and not _is_demanded(claim, joint)


def _is_demanded(claim: str, joint: re.Match[str]) -> bool:
    """Is what a word joins demanded or allowed: no subject, condition or what is forbidden?"""
    stop = _STOP.search(claim, joint.end())
    segments = _STOP.split(claim[: stop.start() if stop else len(claim)])
    if _CONDITION.search(segments[-1]):
        return _BY.search(segments[-1]) is not None
    ahead = [*segments[:-1], _STOP.split(claim[: joint.start()])[-1]]
    for segment in reversed(ahead):
        if _CONDITION.search(segment) or _FORBIDS.search(segment):
            return False
        if _DEMANDS.search(segment):
            return True
    return False


def _stated(claim: str, joint: re.Match[str], source: str) -> Iterator[str]:
    """In what senses the source joins the letters around a joint of a claim."""
    left = letters_of(claim[: joint.start()]).text[-CONTEXT:]
    right = letters_of(claim[joint.end() :]).text[:CONTEXT]
    if len(left) < CONTEXT or len(right) < CONTEXT:
        return
    stored = letters_of(source)
    at = stored.text.find(left)
    while at >= 0:
        yield from _senses_behind(source, stored.places[at + CONTEXT - 1] + 1, right)
        at = stored.text.find(left, at + 1)


def _senses_behind(source: str, at: int, right: str) -> Iterator[str]:
    """The senses in which what ends at a place is joined to the letters, through a row or not."""
    if source[at : at + 1] == "、" and _goes_on(source, at + 1, right):
        stop = _STOP.search(source, at)
        last = _JOINT.search(source, at, stop.start() if stop else len(source))
        yield from [_sense(last)] if last else []
    for joint in _JOINT.finditer(source, at, at + LONGEST_ROW):
        if _ROW.fullmatch(source, at, joint.start()) and _goes_on(source, joint.end(), right):
            yield _sense(joint)


def _goes_on(source: str, at: int, letters: str) -> bool:
    return letters_of(source[at : at + 2 * CONTEXT]).text.startswith(letters)
