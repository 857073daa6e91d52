"""Whom or what a question names, and the sentences that name it where the best one does not. Pure.

A rule for all (申请的，应当连续缴纳六个月) does not tell whether it is so for 博士, where the next
paragraph speaks of 博士 by name. Knows the words of sentences, no library and no model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.chat.topic import subject_of
from assistant.evidence.sources import Source
from assistant.phrases import language_of
from index.outline import Clause

MOST = 2
"""Sentences that name a thing, above which it is no special case but what all is about."""
LONGEST_NAME = 8
STEM, ENDING = 5, 3
"""Letters by which an English word is known, and of its end that may differ: probation(ers)."""
_WHO = re.compile(
    r"^(?:can|may|must|do|does|are|is|should) (?:the |an? )?(?P<asked>[a-z]{6,})\b"
    r"|\b(?P<told>[a-z]{6,}) (?:can|may|must|should|are|is)\b",
    re.I,
)
_WHERE = re.compile(r"\b(?P<where>[a-z]{4,} (?:from|in|to)) (?:the )?[A-Z]")


def naming(question: str, best: Source, others: Sequence[Source]) -> list[Source]:
    """The few sentences that name what a question does and the best sentence does not.

    Args:
        question: Whether something is so.
        best: The sentence that answers best.
        others: The other sentences of its clause and of those found with it.
    """
    own = _words(best)
    alike = [o for o in others if o.clause.doc_id == best.clause.doc_id and o.text != best.text]
    for name in _names(question, [own, *(o.text for o in alike)]):
        if name in own:
            continue
        found = [o for o in alike if name in o.text.lower()]
        if 0 < len(found) <= MOST:
            return [o for o in found if _is_beside(o.clause, best.clause)] or found
    return []


def _is_beside(one: Clause, other: Clause) -> bool:
    """Do two clauses stand in one article?"""
    is_within = one.id == other.id or one.parent == other.id or other.parent == one.id
    return is_within or (one.kind == "paragraph" and one.parent == other.parent)


def _words(source: Source) -> str:
    """A sentence with the headings above it."""
    return " ".join([source.text, source.title, *source.clause.path]).lower()


def _names(question: str, texts: Sequence[str]) -> list[str]:
    """Whom a question is about, as some texts write it; in English also where."""
    if language_of(question) == "en":
        who = [m["asked"] or m["told"] for m in _WHO.finditer(question)]
        stems = [w[: max(STEM, len(w) - ENDING)] for w in who]
        return [n.lower() for n in (*stems, *(m["where"] for m in _WHERE.finditer(question)))]
    subject = subject_of(question)[:LONGEST_NAME]
    starts = (subject[:length] for length in range(len(subject), 1, -1))
    name = next((s for s in starts if any(s in text for text in texts)), "")
    return [name] if name else []
