"""What takes back a sentence or excepts from it, right behind it in its clause.

拟上调至2.3元 says too much where 会议未同意该方案 follows, and 每小时收费四元 says too little where
搬家车辆免费 does. Knows one library, no question and no language model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from assistant.evidence.critical import EXCEPTION, NEGATION, critical_words
from assistant.evidence.sources import Source
from index.library import Library
from index.sentences import words

_BUT = re.compile(r"\s*(?:但是?|然而|however\b|but\b|nevertheless\b)", re.I)
_DONE = "同意|通过|批准|采纳|采用|核准|接受|实施|执行|施行"
_REFUSED = re.compile(
    rf"(?:未(?!经)|没有|不予|不再)(?:[获能被]|得到?){{0,2}}(?:{_DONE})(?![^，。；]*[的者][，,])"
    rf"|(?:未(?!经)|没有)就[^，。；]{{2,12}}达成一致|否决|驳回(?!通知)|(?:暂缓|推迟|停止|不再)(?:{_DONE})"
    r"|\b(?:was|were|is|are|been) (?:not (?:yet )?(?:approved|adopted|accepted|agreed|carried)"
    r"|rejected|declined|withdrawn|postponed|deferred|voted down)\b"
    r"|\b(?:did|does|do) not (?:approve|adopt|accept|agree|apply)\b",
    re.I,
)
"""What says that something told before it was not, or is no longer, to be."""
_FREE = re.compile(
    r"免费|免[收交缴征]|不收取?|减[半免]|\b(?:free of charge|no charge|free for|waived|exempt)\b",
    re.I,
)
_PAID = re.compile(r"[元角]|费|金|[¥$€£]|\b(?:fees?|charges?|yuan|costs?|pay)\b", re.I)


class TakenBack:
    """Finds, in one library, what takes back a sentence."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def behind(self, source: Source) -> Sequence[Source]:
        """The sentences right behind one, in its clause, as long as they take it back."""
        text = self._library.text(source.clause.doc_id)
        ends = source.spans[-1][1]
        behind = [
            replace(source, spans=chunk.spans, text=words(text, chunk.spans))
            for chunk in self._library.sentences(source.clause.id)
            if chunk.spans[0][0] >= ends
        ]
        return list(takewhile(lambda s: takes_back(s.text, source.text), behind))


def takes_back(text: str, before: str) -> bool:
    """Does a sentence take back the one before it, or except somebody from it?

    It refuses what was told (会议未同意该方案), goes on with a 但 that denies, or lets somebody go
    free where the one before it asks for money.
    """
    if _REFUSED.search(text):
        return True
    if but := _BUT.match(text):
        said = critical_words(text[but.end() :])
        return any(word.kind in (NEGATION, EXCEPTION) for word in said)
    return bool(_FREE.search(text) and _PAID.search(before) and not _FREE.fullmatch(before))
