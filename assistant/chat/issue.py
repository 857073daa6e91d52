"""Does a question ask when a document was issued, or by whom, or since when it applies? Pure.

And which document. What answers it stands above and below a document's clauses or, for the day
since when it applies, in words that do not name the document: 本法自….

Knows no library and no model.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.titles import names_of

_ISSUED = "(?:出台|发布|公布|颁布|颁发|印发|下发|制定|通过|发文)"
_WHEN = re.compile(
    r"(?:是|于|在|的)*(?:什么时候|何时|什么时间|哪一?[年天日]|哪个月|几月几[日号]|[几哪]年几月)"
    rf"(?:正式|由谁)?{_ISSUED}(?:实施)?的?"
    rf"|的?(?:{_ISSUED}|成文)(?:时间|日期)是?(?:什么时候|什么|何时|哪一?[年天日]|几月几[日号])?"
    r"|的?(?:题注|标题下面?|落款)[上里处]?(?:标|写|署|注明)?着?的?(?:日期|时间)?是?"
    r"(?:哪一?[年天日]|几月几[日号]|什么时候|什么日期)"
    r"|when (?:was|were)(?: the| this| these)?(?: \w+)?"
    r"(?: issued| published| promulgated| adopted| released)"
)
_WHO = re.compile(
    r"(?:是|由)*(?:谁|(?:哪一?[个家些]|哪几[个家]|什么)(?:机关|部门|单位|机构)|哪里|哪儿)"
    rf"(?:联合|共同|负责)?(?:{_ISSUED}|发)出?来?的?"
    rf"|的?{_ISSUED}(?:机关|单位|部门|主体|机构)是?(?:谁|什么|(?:哪一?[个家些]|哪几[个家])?(?:机关|部门|单位)?)"
    rf"|是?以(?:谁|(?:哪一?[个家些]|什么)(?:机关|部门|单位)?)的名义{_ISSUED}的?"
    r"|who (?:has )?(?:issued|published|promulgated|adopted|released)"
    r"(?: the| this| these)?(?: (?:document|text|notice|opinions?|law|regulations?))?"
)
_DAY = "(?:什么时候|何时|什么时间|哪一?[年天日]|哪个月|几月几[日号]|[几哪]年几月)"
_APPLIES = "(?:施行|实施|生效)"
_SINCE_WHEN = re.compile(
    rf"(?:是|自|从|于|在|的)*{_DAY}(?:起|开始|正式)*{_APPLIES}的?"
    rf"|的?{_APPLIES}(?:时间|日期)是?(?:什么|{_DAY})?"
)
_PIECE_END = re.compile(r"[，,、；;？?。]")
_POINTS = re.compile("^(?:请问|那么?|这|本|该|此|一?[份部个项])+")
_ANY_DOCUMENT = re.compile("(?:文件|政策|法律|又|它|and|(意见|通知|条例|办法|规定|方案|决定))?")
FEWEST_OF_A_NAME = 4


@dataclass(frozen=True, slots=True)
class AboutIssue:
    """What is asked of a document's issue.

    Attributes:
        named: The words for the document; empty where the question only points to one.
        kind: Where it does, the kind of document that it points to, if it says one (意见).
        who: Asked by whom, and not only when.
        applies: Asked since when it applies, not when it was issued.
    """

    named: str
    kind: str
    who: bool
    applies: bool = False


def asked_of_issue(question: str) -> AboutIssue | None:
    """What a question asks of a document's issue; None where it asks for anything else."""
    pieces = [plain for p in _PIECE_END.split(question.lower()) if (plain := _plain(p))]
    found = [_read(piece) for piece in pieces]
    first, others = (found or [None])[0], found[1:]
    if first is None or any(other is None or other.named for other in others):
        return None
    return replace(first, who=any(about.who for about in found if about))


def _read(piece: str) -> AboutIssue | None:
    for asks, who in ((_WHEN, False), (_WHO, True), (_SINCE_WHEN, False)):
        asked = asks.search(piece)
        if asked and not piece[asked.end() :].strip():
            named = _POINTS.sub("", piece[: asked.start()].strip())
            pointed = _ANY_DOCUMENT.fullmatch(named)
            kind = (pointed and pointed[1]) or ""
            return AboutIssue("" if pointed else named, kind, who, asks is _SINCE_WHEN)
    return None


def is_named(title: str, said: str) -> bool:
    """Are some words a document's name, or the end of it?"""
    names = (re.sub(r"[^\w ]+", "", name.lower()) for name in names_of(title))
    return any(
        name == said or (len(said) >= FEWEST_OF_A_NAME and name.endswith(said)) for name in names
    )


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w ]+", "", text).split())
