"""Which clause an earlier answer took its words from, where a question points at that. Pure.

An answer is not believed: its words are only looked for in the clauses that its question finds.

Knows no library and no model.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.chat.penalties import asks_only_of_breach
from assistant.chat.terms import shared_words
from index.retriever import Hit

TAKEN = 0.7
"""Share of an answer's words that stand in the clause that it quotes."""
_THIS = re.compile(r"(?:[这那](?:一|个)?|此|该)条(?![件例约文幅形])")


def points_at_clause(question: str) -> bool:
    """Does a question ask about the clause before it: 违反这一条怎么处罚, 违反了会怎样?"""
    return _THIS.search(question) is not None or asks_only_of_breach(question)


def cited(answer: str, hits: Sequence[Hit], title: Callable[[Hit], str]) -> list[str]:
    """The article that an answer quotes, by its document and number; nothing where none is told.

    Args:
        answer: As it was shown.
        hits: What its question finds.
        title: What a hit's document is called.
    """
    shares = [(shared_words(answer, h.clause.text), h) for h in hits if h.clause.kind == "article"]
    share, hit = max(shares, key=lambda one: one[0], default=(0.0, None))
    return [f"《{title(hit)}》{hit.clause.address}"] if hit and share >= TAKEN else []
