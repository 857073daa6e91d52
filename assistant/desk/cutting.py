"""A clause's text cut into paragraphs, and where marks and references begin and end. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.evidence.sources import Sentence
from index.documents import Span
from index.links import Link
from index.outline import Outline

Marks = Mapping[str, Sequence[Span]]
"""Spans to mark, each group under its key (``"2-0"``: third sentence, first citation)."""
HEADINGS = frozenset({"part", "chapter", "section", "heading"})
SENTENCE_ENDS = frozenset("。；：！？…”」』）.;:!?|")
"""Of sentences, and of the rows of a table."""


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


def paragraph_breaks(
    text: str, spans: Sequence[Span], kind: str, starts: Iterable[int] = ()
) -> frozenset[int]:
    """Return the offsets at which a clause's text is shown to begin a new paragraph.

    White space is not part of a clause, so a gap between spans may be a wrapped line or the end
    of a paragraph: it is taken for the end where a sentence ends before it, or a heading.

    Args:
        text: The stored text over ``spans``.
        spans: Where it stands.
        kind: The clause's kind.
        starts: Offsets at which descendants begin.
    """
    breaks, taken = set(starts), 0
    for place, ((start, end), (following, _)) in enumerate(pairwise(spans)):
        taken += end - start
        if text[taken - 1 : taken] in SENTENCE_ENDS or (place == 0 and kind in HEADINGS):
            breaks.add(following)
    return frozenset(breaks)


def line_starts(outline: Outline) -> list[int]:
    """Where the clauses of a document begin, but for those that begin behind a number."""
    behind = running_on(outline)
    return [one.spans[0][0] for one in outline.clauses if one.spans and one.id not in behind]


def running_on(outline: Outline) -> frozenset[str]:
    """Ids of the clauses that begin right behind the number of the clause above them.

    So does the first paragraph of 第二条　本办法…: it stands on the line of its number, as the text
    of an article of one paragraph does.
    """
    above = {clause.id: clause for clause in outline.clauses}
    text = outline.document.text
    return frozenset(
        clause.id
        for clause in outline.clauses
        if clause.parent
        and clause.spans
        and (number := above[clause.parent].own_spans[:1])
        and number[0][1] == clause.spans[0][0]
        and _is_number(text[slice(*number[0])], above[clause.parent].address)
    )


def _is_number(text: str, address: str) -> bool:
    """Whether a clause's own text is no more than the number in its address."""
    own = text.strip()
    return bool(own) and "\n" not in text and address.endswith(own)
