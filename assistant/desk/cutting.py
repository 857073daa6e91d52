"""A clause's text cut into paragraphs, and where marks and references begin and end. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.evidence.sources import Sentence
from index.documents import Span
from index.links import Link

Marks = Mapping[str, Sequence[Span]]
"""Spans to mark, each group under its key (``"2-0"``: third sentence, first citation)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of clause text, the keys of the marks that cover it, and the reference it is in."""

    text: str
    keys: tuple[str, ...] = ()
    link: Link | None = None


Block = tuple[Piece, ...]


def cut(
    text: str,
    spans: Sequence[Span],
    marks: Marks,
    breaks: Collection[int] = (),
    links: Sequence[Link] = (),
) -> tuple[Block, ...]:
    """Cut text where marks begin and end, and into paragraphs.

    Args:
        text: The stored text over ``spans``.
        spans: Where it stands, in order.
        marks: Spans to mark, in the same offsets as ``spans``.
        breaks: Offsets at which a new paragraph begins.
        links: References, in the same offsets.

    Returns:
        Paragraphs of pieces; all pieces joined are exactly ``text``.
    """
    edges = {edge for group in marks.values() for span in group for edge in span} | set(breaks)
    edges |= {edge for link in links for edge in (link.start, link.end)}
    blocks: list[list[Piece]] = [[]]
    taken = 0
    for start, end in spans:
        inside = sorted({start, end} | {edge for edge in edges if start < edge < end})
        for left, right in pairwise(inside):
            if left in breaks and blocks[-1]:
                blocks.append([])
            piece = text[taken : taken + right - left]
            link = next((one for one in links if one.start <= left and right <= one.end), None)
            blocks[-1].append(Piece(piece, _covering(marks, left, right), link))
            taken += right - left
    return tuple(tuple(block) for block in blocks if block)


def _covering(marks: Marks, left: int, right: int) -> tuple[str, ...]:
    return tuple(
        key
        for key, group in marks.items()
        if any(start <= left and right <= end for start, end in group)
    )


def citation_marks(sentences: Iterable[Sentence], clause_id: str) -> dict[str, tuple[Span, ...]]:
    """Return the spans that an answer's sentences cite in one clause, by citation key."""
    return {
        f"{row}-{column}": citation.spans
        for row, sentence in enumerate(sentences)
        for column, citation in enumerate(sentence.citations)
        if citation.clause_id == clause_id
    }
