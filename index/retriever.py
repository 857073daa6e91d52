"""A question becomes hits: exact address first, then dense and lexical fused."""

from __future__ import annotations

from dataclasses import dataclass

from index.clauses import Clause
from index.documents import Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause that may answer.

    Attributes:
        rank: From 1.
        clause: The clause.
        score: Higher is better; comparable within one search only.
        route: ``address``, ``dense``, ``lexical`` or ``fused``.
        sentences: Its best sentences for this question, as spans into the stored text.
    """

    rank: int
    clause: Clause
    score: float
    route: str
    sentences: tuple[tuple[Span, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Retrieval:
    """What a search found.

    Attributes:
        hits: Best first.
        missing: One line for each address asked for that does not exist, with the valid range.
        seconds: Wall time.
    """

    hits: tuple[Hit, ...]
    missing: tuple[str, ...]
    seconds: float
