"""A sentence of a document, what cites it, and the verdict on what rests on it. Pure.

The values that are handed from room to room; how a verdict comes about they do not know.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

from assistant.evidence.headings import headings
from index.documents import Span, pages_over
from index.outline import Clause
from index.sentences import Spans
from index.tables import told

SUPPORTED = "supported"
PARTLY = "partly"
UNSUPPORTED = "unsupported"
CONTRADICTED = "contradicted"
NOT_A_CLAIM = "not_a_claim"
PERHAPS_CONTRADICTED = "perhaps_contradicted"
"""Only voted: the witness is not sure enough for a verdict."""


@dataclass(frozen=True, slots=True)
class Likely:
    """How likely a sentence says a claim, denies it, or is silent on it; together 1."""

    says: float
    denies: float
    silent: float


@dataclass(frozen=True, slots=True)
class Vote:
    """What a witness makes of a claim beside a passage.

    Attributes:
        verdict: ``SUPPORTED``, ``CONTRADICTED``, ``PERHAPS_CONTRADICTED`` or ``UNSUPPORTED``.
        weight: How sure it is of that, beside its other votes of the same verdict; of
            ``UNSUPPORTED`` how near it came to ``SUPPORTED``.
    """

    verdict: str
    weight: float = -inf


Reads = Callable[[Sequence[tuple[str, str]]], Sequence[Likely]]
"""A reader: what each of some sentences (first) makes of the claim (second) beside it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence of a document that may support.

    Attributes:
        clause: The clause a reader is pointed to.
        title: The document's title.
        spans: Where the sentence stands in the stored text.
        text: The stored text over ``spans``.
        page_starts: Where the document's pages begin, as in ``Document.pages``.
    """

    clause: Clause
    title: str
    spans: Spans
    text: str
    page_starts: tuple[int, ...] = ()

    @property
    def told(self) -> str:
        """Its text, the rows of a table told by the names of their columns."""
        return told(self.text)


@dataclass(frozen=True, slots=True)
class Citation:
    """The exact words of a clause that carry a sentence.

    Attributes:
        mark: The number shown in the answer, from 1; one mark for each clause.
        quote: Exactly the stored text over ``spans``.
        start, end: Outer ends of ``spans``.
        score: Share of the sentence's content found there, 0 to 1.
        pages: The pages that the quote stands on, from 1; none where there are no pages.
        headings: What stands above the clause in its document, from the top, where it says more
            than the address: what *must answer within five days* is about.
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
    pages: tuple[int, ...] = ()
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer with its verdict and what it rests on."""

    text: str
    verdict: str
    citations: tuple[Citation, ...]
    note: str = ""


def citation(source: Source, mark: int, score: float) -> Citation:
    """The citation of one source sentence."""
    clause = source.clause
    start, end = source.spans[0][0], source.spans[-1][1]
    return Citation(
        mark, clause.id, clause.doc_id, source.title, clause.address,
        source.spans, start, end, source.text, score, pages_over(source.page_starts, source.spans),
        headings(clause, source.title, source.text),
    )  # fmt: skip
