"""The clauses beside an answer, cited ones first, as cards. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from assistant.desk.cutting import Block, citation_marks, cut
from assistant.evidence.sources import Sentence
from index.documents import Span, pages_over
from index.links import Link
from index.neighbours import Place, place_of
from index.outline import Clause, Outline
from index.repair import display_width
from index.retriever import Hit
from index.shown import line_starts, paragraph_breaks
from index.validity import Version

LONG = 220
"""Columns of a clause above which its card is folded; a Chinese character takes two."""


@dataclass(frozen=True, slots=True)
class Card:
    """One clause beside an answer.

    Attributes:
        clause: The clause.
        title: Its document's title, with the file's name where two documents share the title and
            are not told apart by their editions.
        path: Headings above it, without the document's title.
        marks: The numbers under which the answer cites it; empty when it does not.
        blocks: Its text as paragraphs, cut where marks begin and end.
        hit: How it was found, if a search found it.
        pages: The pages of what is cited, else of the whole clause.
        version: What its document is among those of its name, where that is known.
        place: The clauses around it, where its document is known.
    """

    clause: Clause
    title: str
    path: tuple[str, ...]
    marks: tuple[int, ...]
    blocks: tuple[Block, ...]
    hit: Hit | None
    pages: tuple[int, ...] = ()
    version: Version | None = None
    place: Place | None = None

    @property
    def is_long(self) -> bool:
        """Has it more lines than a card that is not cited shows at first?"""
        return display_width(self.clause.text) > LONG


def cards(
    sentences: Sequence[Sentence],
    hits: Sequence[Hit],
    extra: Sequence[Clause],
    outlines: Mapping[str, Outline],
    links: Mapping[str, Sequence[Link]] = MappingProxyType({}),
    versions: Mapping[str, Version] = MappingProxyType({}),
) -> tuple[Card, ...]:
    """Lay out the clauses beside an answer: cited ones by number, then the rest as found.

    Args:
        sentences: What the answer consists of so far.
        hits: What was retrieved.
        extra: Further clauses to show: cited ones that no hit carries, and the nearest ones.
        outlines: The documents of all these, by id.
        links: Their references, by document id.
        versions: What they are among the documents of their names, by document id.

    Returns:
        One card for each clause.
    """
    found = {hit.clause.id: hit for hit in hits}
    clauses = {clause.id: clause for clause in (*extra, *(hit.clause for hit in hits))}
    numbers = _numbers(sentences)
    order = sorted(numbers, key=lambda key: numbers[key][0])
    ids = [*(key for key in order if key in clauses), *(key for key in found if key not in numbers)]
    ids += [clause.id for clause in extra if clause.id not in ids]
    return tuple(
        replace(
            _card(clauses[key], found.get(key), sentences, outlines, links, versions),
            marks=numbers.get(key, ()),
        )
        for key in ids
    )


def _numbers(sentences: Sequence[Sentence]) -> dict[str, tuple[int, ...]]:
    numbers: dict[str, tuple[int, ...]] = {}
    for sentence in sentences:
        for citation in sentence.citations:
            known = numbers.get(citation.clause_id, ())
            if citation.mark not in known:
                numbers[citation.clause_id] = (*known, citation.mark)
    return numbers


def _card(
    clause: Clause,
    hit: Hit | None,
    sentences: Sequence[Sentence],
    outlines: Mapping[str, Outline],
    links: Mapping[str, Sequence[Link]],
    versions: Mapping[str, Version],
) -> Card:
    outline = outlines.get(clause.doc_id)
    starts = line_starts(outline) if outline else []
    breaks = paragraph_breaks(clause.text, clause.spans, clause.kind, starts)
    marks = citation_marks(sentences, clause.id)
    inside = _inside(links.get(clause.doc_id, ()), clause.spans)
    blocks = cut(clause.text, clause.spans, marks, breaks, inside)
    title = outline.title if outline else clause.doc_id
    path = clause.path[1:] if clause.path[:1] == (title,) else clause.path
    shown = [span for group in marks.values() for span in group] or clause.spans
    return Card(
        clause,
        _label(clause.doc_id, outlines, versions),
        path,
        (),
        blocks,
        hit,
        pages=pages_over(outline.document.pages, shown) if outline else (),
        version=versions.get(clause.doc_id),
        place=place_of(outline, clause) if outline else None,
    )


def _inside(links: Iterable[Link], spans: Sequence[Span]) -> list[Link]:
    """The references that stand in spans."""
    if not spans:
        return []
    start, end = spans[0][0], spans[-1][1]
    return [link for link in links if start <= link.start and link.end <= end]


def _label(doc_id: str, outlines: Mapping[str, Outline], versions: Mapping[str, Version]) -> str:
    """A document's title, with the file's name where neither title nor edition tells it apart."""
    if doc_id not in outlines:
        return doc_id
    names = {key: (one.title, _edition(key, versions)) for key, one in outlines.items()}
    shared = list(names.values()).count(names[doc_id]) > 1
    title, file = outlines[doc_id].title, outlines[doc_id].document.name
    return f"{title} · {file}" if shared else title


def _edition(doc_id: str, versions: Mapping[str, Version]) -> str:
    return versions[doc_id].label if doc_id in versions else ""
