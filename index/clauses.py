"""A Document becomes a tree of clauses, pure and without a model."""

from __future__ import annotations

from dataclasses import dataclass

from index.documents import Document, Span


@dataclass(frozen=True, slots=True)
class Clause:
    """One addressable piece of a document.

    Attributes:
        id: ``doc_id#address``, with ``~2``, ``~3`` … on repeats.
        doc_id: The document's id.
        address: Canonical, as a person would write it (``第三条第二款``, ``六、（十四）``).
        kind: One of the kinds of the contract (``title``, ``article``, ``clause`` …).
        number: The integer, ``"53-1"`` for 第五十三条之一, ``None`` where there is none.
        path: Headings from the top of the document down to this clause's parent.
        text: Exactly the stored text over ``spans``, descendants included.
        spans: Where the clause stands; several where foreign text cut it.
        own_spans: ``spans`` without the descendants'.
        parent: The parent clause's id.
    """

    id: str
    doc_id: str
    address: str
    kind: str
    number: int | str | None
    path: tuple[str, ...]
    text: str
    spans: tuple[Span, ...]
    own_spans: tuple[Span, ...]
    parent: str | None


@dataclass(frozen=True, slots=True)
class Foreign:
    """Text of another article that stood in the same file, its pieces grouped."""

    spans: tuple[Span, ...]
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """Page headers, page numbers and mark-up: kept and marked, never searched."""

    spans: tuple[Span, ...]
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Warning:
    """Something about the numbering or the text that a reader should look at."""

    code: str
    message: str
    start: int


@dataclass(frozen=True, slots=True)
class Outline:
    """A parsed document: own spans, foreign and furniture hold every non-blank character once."""

    document: Document
    title: str
    clauses: tuple[Clause, ...]
    foreign: tuple[Foreign, ...]
    furniture: tuple[Furniture, ...]
    warnings: tuple[Warning, ...]


def parse(document: Document) -> Outline:
    """Cut a document into its own clauses."""
    raise NotImplementedError
