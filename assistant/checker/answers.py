"""A question and the short answer behind it, which together claim something. Pure.

住客可以换床吗？没有这个资格。 claims that no guest may; …吗？换床并未被禁。 that he may. An answer
has no words of its own but those that allow, bind or bar, and those that deny them.
Knows one text, and not what is true.
"""

from __future__ import annotations

import re

from assistant.evidence.critical import MODALITY, critical_words
from index.documents import Span
from index.letters import letters_of

_ASKED = re.compile(
    r"(?P<told>[^。？！?!\n]{6,200})[吗么][?？]\s*(?P<answer>[^。？！?!\n，,；;]{1,24})[。！!]?\s*"
)
_BINDS = re.compile("义务|必要|必须|必|须|需要?|应当?|用")
_LETS = re.compile("资格|自由|权[利力限]?|(?:允|准|容)?许可?|准|可以?|能够?|行|得")
_BARS = re.compile("禁止?|限制?|违[法规]")
_DENIES = re.compile("[不没无未非]")
_FILLS = frozenset("这那此该个种项样的也都还并被受到是有过任何明文规定会去做而当然绝")


def answered(text: str, said: Span) -> tuple[Span, bool] | None:
    """Where what is asked stands, and whether the answer denies it; None for anything else.

    Args:
        text: The whole text.
        said: Where something is said.
    """
    found = _ASKED.fullmatch(text, *said)
    if found is None:
        return None
    ruling = {w.value for w in critical_words(found["told"]) if w.kind == MODALITY}
    words = letters_of(found["answer"]).text
    rules = {"may": _LETS, "must": _BINDS}.get(ruling.pop()) if len(ruling) == 1 else None
    if rules is None or not (rules.search(words) or _BARS.search(words)):
        return None  # 没有规定 does not say that nobody may
    denied = len(_DENIES.findall(words)) + len(_BARS.findall(words))
    own = _DENIES.sub("", _BARS.sub("", rules.sub("", words)))
    if not denied or set(own) - _FILLS - set(found["told"]):
        return None
    return found.span("told"), denied % 2 == 1
