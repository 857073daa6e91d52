"""Questions about what a document is made of: how many articles, the last, its changes. Pure.

拍卖法一共有多少条, 拍卖法最后一条说了什么, 森林法修订过几次. No clause says any of it of itself;
the document's own outline and the notes under its title do.

Knows no library and no model.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from index.address_reading import find_references
from index.outline import Clause, Outline

Part = Literal["articles", "chapters", "last", "changes"]

PHRASES: Mapping[Part, str] = {
    "articles": "makeup_articles",
    "chapters": "makeup_chapters",
    "last": "makeup_last",
    "changes": "makeup_changes",
}
"""The names of the phrases that introduce each."""
_HAS = r"(?:现在|目前)?(?:一共|总共|共)?(?:包括|包含|分为?|有)?"
_CHANGED = r"(?:修正|修订|修改)"
_WHEN = r"(?:什么时候|何时|哪一?[年天些]年?|什么时间)"
_ASKS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    ("articles", re.compile(rf"{_HAS}(?:多少|几)个?(?:条(?:条文|规定|款)?|法条|条文)$")),
    ("chapters", re.compile(rf"{_HAS}(?:多少|几|哪几|哪些)个?章$")),
    (
        "last",
        re.compile(
            r"的?最后(?:的?一)?条(?:的内容)?(?:都|主要)?(?:是|说|讲|规定|写)?的?了?(?:什么|啥|哪些)?(?:内容)?$"
        ),
    ),
    (
        "changes",
        re.compile(
            rf"(?:是?(?:在|于)?{_WHEN}(?:被|做过|进行过|作过)?{_CHANGED}过?的?"
            rf"|(?:有没有|是否|曾经?|被|做过|进行过)*{_CHANGED}过(?:吗|没有?)?"
            rf"|(?:一共|总共|共|已经?|被|做过|进行过?|经过了?|经历过?)*{_CHANGED}过?了?(?:多少|几)次"
            rf"|(?:一共|总共|共|做过|进行过?|经过了?|经历过?|有过?)*(?:多少|几)次{_CHANGED}"
            rf"|(?:最近|最后|上)一次{_CHANGED}是?(?:在|于)?{_WHEN}"
            r"|^(?i:has|have|was|were|when (?:was|has)|how often was) (?P<named>.+?)"
            r" (?:(?:ever|last|been) )*(?:amended|revised|updated|changed)"
            rf"|的?(?:历次{_CHANGED}|{_CHANGED}(?:时间|日期|历史|情况|记录))(?:是|有)?(?:什么|哪些|怎样的?)?)$"
        ),
    ),
)
_END = re.compile(r"[\s，,。？?！!呢呀啊]+$")
_LEAD = re.compile(r"^(?:请问|那么?|这部|该|本|[Tt]he |[Tt]his )?[，,]?")
_EDITION = re.compile(
    r"(?:19|20)[0-9]{2}年?的?(?:版本?的?|修[正订改]的?)?|[（(〔](?:19|20)[0-9]{2}[^）)〕]{0,6}[）)〕]"
    r"|的?(?:19|20)?[0-9]{0,2}年?的?版本?$"
)
_TELLS_OF_CHANGE = re.compile(_CHANGED)


@dataclass(frozen=True, slots=True)
class AboutMakeup:
    """What is asked of what a document is made of.

    Attributes:
        part: Of which part of it.
        named: The words for the document; empty where the question has none.
    """

    part: Part
    named: str


def asked_of_makeup(question: str) -> AboutMakeup | None:
    """What a question asks of what a document is made of; None where it asks for anything else."""
    bare = _END.sub("", question)
    for part, asks in _ASKS:
        if found := asks.search(bare):
            named = found.groupdict().get("named") or bare[: found.start()]
            return AboutMakeup(part, _named(named))
    return None


def _named(words: str) -> str:
    """The document's name, without its year or the clause of it that was spoken of."""
    titled = [r.title for r in find_references(words) if r.title]
    name = titled[-1] if titled else _EDITION.sub("", _LEAD.sub("", words))
    return (name or "").strip("《》：:，,的 ")


def shown_of(part: Part, outline: Outline) -> Sequence[Clause]:
    """The clauses of a document that show what is asked of its make-up."""
    articles = [c for c in outline.clauses if c.kind == "article"]
    if part == "chapters":
        return [c for c in outline.clauses if c.kind == "chapter"]
    if part == "changes":
        return [c for c in outline.clauses if c.kind == "note"]
    return articles[-1:]


def count_of(part: Part, outline: Outline) -> int:
    """How many of what is asked for a document has."""
    kind = "chapter" if part == "chapters" else "article"
    return sum(c.kind == kind for c in outline.clauses)


def tells_of_change(notes: Sequence[Clause]) -> bool:
    """Do the notes under a title tell that a document was amended?"""
    return any(_TELLS_OF_CHANGE.search(note.text) for note in notes)
