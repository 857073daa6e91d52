"""What a parsed document is made of: clauses, foreign text, furniture, warnings.

Values, and the way up from one to what it stands in. Knows nothing of how a text is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from index.documents import Document, Span
from index.markers import Number


def document_of(key: str) -> str:
    """The document that a clause id or a chunk key belongs to."""
    return key.partition("#")[0]


@dataclass(frozen=True, slots=True)
class Clause:
    """One addressable piece of a document.

    Attributes:
        id: ``doc_id#address``, with ``~2``, ``~3`` … on repeats.
        doc_id: The document's id.
        address: Canonical, as a person would write it (``第三条第二款``, ``六、（十四）``).
        kind: ``title`` ``preamble`` ``part`` 编 ``chapter`` 章 ``section`` 节 ``article`` 条
            ``paragraph`` 款 ``subparagraph`` 项 ``item`` 目 ``heading`` 一、 ``clause`` （一）
            ``point`` 1. ``closing`` ``annex`` ``table`` ``note`` ``signature`` ``toc`` ``other``.
        number: The integer, ``"53-1"`` for 第五十三条之一, ``None`` where there is none.
        path: Headings from the top of the document down to this clause's parent.
        text: Exactly the stored text over ``spans``, descendants included.
        spans: Where the clause stands; several where foreign text or line breaks cut it.
        own_spans: ``spans`` without the descendants'.
        parent: The parent clause's id.
    """

    id: str
    doc_id: str
    address: str
    kind: str
    number: Number
    path: tuple[str, ...]
    text: str
    spans: tuple[Span, ...]
    own_spans: tuple[Span, ...]
    parent: str | None


def lineage(clause: Clause, of_id: Callable[[str], Clause | None]) -> Iterator[Clause]:
    """A clause and all above it, innermost first.

    Args:
        clause: Where to begin.
        of_id: Gives a clause by its id; None, or an error of its own, where there is none.
    """
    at: Clause | None = clause
    while at is not None:
        yield at
        at = of_id(at.parent) if at.parent else None


def article_of(clause: Clause, of_id: Callable[[str], Clause | None]) -> Clause:
    """The article that a clause is, or stands in; where there is none, the clause itself."""
    return next((c for c in lineage(clause, of_id) if c.kind == "article"), clause)


@dataclass(frozen=True, slots=True)
class Foreign:
    """Text of another article that stood in the same file, its pieces grouped."""

    spans: tuple[Span, ...]
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """Mark-up and page numbers: kept and marked, never searched."""

    spans: tuple[Span, ...]
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class ParseWarning:
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
    warnings: tuple[ParseWarning, ...]
