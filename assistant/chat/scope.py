"""Does a document apply to something: what asks for that, and which words answer it. Pure.

导盲犬适用本条例吗 is answered by 军犬、警犬、导盲犬的管理，不适用本条例, not by another rule that
speaks of 导盲犬. What is only left to other rules (另行规定) tells it too, without a yes or no.

Knows no library and no model.
"""

from __future__ import annotations

import re

_ASKED = re.compile(
    r"(?:请问|那么?|对于?)?[，,]?(?P<thing>[^，,。？?是否能不也]{2,14}?)"
    r"(?:的(?:饲养|管理|使用|活动|行为|监督|保护|[\u4e00-\u9fff]{2}))?"
    r"(?:是否|是不是|能不能|可以|应当|也|都|不)*适用(?!于?什么|于?哪)"
)
_ASKED_IN_ENGLISH = re.compile(
    r"(?:does|do|is|are)\b.*?\b(?:apply to|cover(?:ed)?)\s+(?:the |an? )?"
    r"(?P<thing>[\w' -]{3,40}?)\s*\??$",
    re.I,
)
_SCOPE = re.compile(
    r"适用|另行规定|另有规定|(?:依照|按照|执行)[^，。；]{0,24}(?:规定|执行)|\b(?:apply|applies|governed|exempt)\b",
    re.I,
)
_OUTSIDE = re.compile(
    r"不适用(?:于)?(?:本|《|上述|前款)|不适用[。；]|\b(?:does|do|shall) not apply to\b"
)
_DENIES = re.compile(r"不适用|\bnot\b|n't\b")
_BUT = re.compile(r"但|除|\b(?:except|unless|but)\b")


def asked_of_scope(question: str) -> str:
    """The thing of which a question asks whether a document applies to it; else empty."""
    asked = _ASKED.match(question) or _ASKED_IN_ENGLISH.match(question)
    return asked["thing"] if asked else ""


def tells_scope(text: str) -> bool:
    """Does a sentence tell to what its document applies?"""
    return _SCOPE.search(text) is not None


def is_outside(question: str, text: str) -> bool:
    """Does a sentence say plainly that its document does not apply to what a question names?

    Not where it has exceptions, nor where the question itself denies.
    """
    thing = asked_of_scope(question)
    is_plain = bool(thing) and not _DENIES.search(question) and not _BUT.search(text)
    return is_plain and thing in text and _OUTSIDE.search(text) is not None
