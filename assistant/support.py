"""Where exactly is a sentence supported? Pure; the heart of the product."""

from __future__ import annotations

from dataclasses import dataclass

from index.documents import Span

SUPPORTED = "supported"
PARTLY = "partly"
UNSUPPORTED = "unsupported"
CONTRADICTED = "contradicted"
NOT_A_CLAIM = "not_a_claim"


@dataclass(frozen=True, slots=True)
class Citation:
    """The exact words of a clause that carry a sentence.

    Attributes:
        mark: The number shown in the answer, from 1; one mark for each clause.
        quote: Exactly the stored text over ``spans``.
        start, end: Outer ends of ``spans``.
        score: Share of the sentence's content found there, 0 to 1.
    """

    mark: int
    clause_id: str
    doc_id: str
    title: str
    address: str
    spans: tuple[Span, ...]
    start: int
    end: int
    quote: str
    score: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer with its verdict and what it rests on."""

    text: str
    verdict: str
    citations: tuple[Citation, ...]
    note: str = ""
