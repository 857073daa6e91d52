"""One of several that a rule names alone, told as the only one. Pure.

仅主任或者安全员可以进入 does not mean 仅主任可以进入; what needs the consent of one or the other
does not need that of the one. Knows only words of a source and words that tell of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

_PART = re.compile("[^；;：:。.\n]+")
_ALONE = re.compile(
    r"仅(?!仅)|只(?:有|能|限|可|得|准|允许)|限于|除[^，。；]{1,60}外|除外"
    r"|\b(?:only|solely|exclusively|alone|except|other than|limited to|none but)\b",
    re.I,
)
"""What says that nobody and nothing else is meant: none of those named may be left out."""
_NEEDS = re.compile(
    r"经[^，。；]{1,40}?(?:批准|同意|许可|审[核批查]|核准|授权)|由[^，。；]{1,40}后"
    r"|\b(?:requires?|needs?|subject to|with the)\b",
    re.I,
)
"""What needs one of several (或, or): not the one that is told alone."""
_IF = re.compile(r"\b(?:if|when|where|provided)\b", re.I)
"""What holds only where several things do (and)."""
_OR, _AND = ("或者", "或", "or"), ("和", "以及", "及", "与", "、", "and")
_TOKEN = re.compile("[a-z0-9'’-]+|以及|或者|[\u3400-\u9fff、]", re.I)


def lost_alternative(source: str, said: str) -> str:
    """What stands beside what a claim tells as the only one; empty where it leaves out nothing."""
    told = _TOKEN.findall(said.lower())
    for part in _PART.findall(source):
        joints = _joints(part, said)
        for run in _gone(_TOKEN.findall(part.lower()), told) if joints else ():
            if len(run) > 1 and (run[0] in joints or run[-1] in joints or _is_parted(run, joints)):
                return _joined(run)
    return ""


def _joints(part: str, said: str) -> tuple[str, ...]:
    """What joins those that a rule and a claim of it may not part."""
    for marks, joints in ((_ALONE, (*_OR, *_AND)), (_NEEDS, _OR), (_IF, _AND[-1:])):
        if marks.search(part) and marks.search(said):
            return joints
    return ()


def _is_parted(run: list[str], joints: tuple[str, ...]) -> bool:
    """Does an English run end one of two and begin the other: trained staff or supervised?"""
    return run[0].isascii() and any(joint in run for joint in joints)


def _gone(own: list[str], told: list[str]) -> Iterator[list[str]]:
    """The runs of words that are only left out, where most of the others are told."""
    ops = SequenceMatcher(None, own, told, autojunk=False).get_opcodes()
    kept = sum(end - start for tag, start, end, _, _ in ops if tag == "equal")
    if kept * 2 > min(len(own), len(told)):
        yield from (own[a:b] for tag, a, b, _, _ in ops if tag == "delete")


def _joined(run: list[str]) -> str:
    return " ".join(run) if run[0].isascii() else "".join(run)
