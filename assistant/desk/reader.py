"""The source side of the desk as HTML: the cards of an answer, whole documents, a clause's place.

Pure. All text passes through templates that escape it. Does not know Gradio.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from assistant.chat.answer import Answer
from assistant.desk.cards import Card
from assistant.desk.cutting import Block, cut
from assistant.desk.rendering import render, short
from assistant.words import Words
from index.documents import Span
from index.links import Link
from index.outline import Clause, Outline
from index.shown import HEADINGS, paragraph_breaks, running_on
from index.surroundings import Surroundings
from index.validity import Version

QUOTED = "quoted"
"""The key of the marks in a document: what was quoted where it was opened."""


@dataclass(frozen=True, slots=True)
class Row:
    """A reference as the reader lists it; without ``clause_id`` it leads nowhere."""

    label: str
    clause_id: str
    more: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One clause in the view of a whole document.

    Attributes:
        clause: The clause.
        depth: How many clauses it is a part of.
        heading: Whether it heads others.
        blocks: Its own text as paragraphs.
        runs_on: Whether it begins on the line of the number of what it is a part of.
    """

    clause: Clause
    depth: int
    heading: bool
    blocks: tuple[Block, ...]
    runs_on: bool = False

    @property
    def label(self) -> str:
        """What the clause tree calls it: a heading by its words, the rest by address."""
        own = "".join(piece.text for piece in self.blocks[0]).strip() if self.blocks else ""
        return own if self.heading and own else self.clause.address


def sources_html(
    shown: Sequence[Card],
    words: Words,
    *,
    turn: int,
    answer: Answer | None,
    goto: str = "",
    waiting: bool = False,
    earlier: bool = False,
) -> str:
    """Render the cards beside one answer.

    Args:
        shown: The cards.
        words: The interface text.
        turn: Which question of the conversation they belong to.
        answer: The answer, once it is whole.
        goto: Key of the citation to scroll to, if any.
        waiting: Whether they are still being looked for.
        earlier: Whether those of a later question are being looked for.
    """
    return render(
        "sources.html",
        cited=[card for card in shown if card.marks],
        others=[card for card in shown if not card.marks],
        refused=answer is not None and answer.refused,
        turn=turn,
        goto=goto,
        waiting=waiting,
        earlier=earlier,
        t=words,
    )


def document_html(
    outline: Outline | None,
    words: Words,
    *,
    links: Sequence[Link] = (),
    version: Version | None = None,
    marks: Sequence[Span] = (),
    here: str = "",
    goto: str = "",
    missing: str = "",
) -> str:
    """Render a whole document with its clause tree, or an invitation to choose one.

    Args:
        outline: The document.
        words: The interface text.
        links: Its references.
        version: What it is among the documents of its name, where that is known.
        marks: Words to mark, where they stand in its stored text.
        here: Id of the clause that is read, if any; it is marked with all below it.
        goto: Id of the clause to scroll to, if any.
        missing: Id of a clause that was asked for and is not in the library.
    """
    return render(
        "document.html",
        missing=missing,
        outline=outline,
        titled=outline is not None and any(one.kind == "title" for one in outline.clauses),
        entries=entries(outline, links, marks) if outline else (),
        articles=sum(one.kind == "article" for one in outline.clauses) if outline else 0,
        version=version,
        focus=_with_all_below(here, outline.clauses) if outline else (),
        goto=goto,
        t=words,
    )


def place_html(
    here: Surroundings | None, words: Words, titles: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Render where a clause stands and its references, or nothing.

    Args:
        here: The clause and what is around it.
        words: The interface text.
        titles: Titles of the other documents that its references lead to or come from, by id.
    """
    if here is None:
        return ""
    at = here.clause.address
    out = [row for link in here.refers_to for row in _rows_out(link, at, words, titles)]
    into = [_row(link.source, at, link.written, titles) for link in here.referred_by]
    return render("place.html", here=here, out=_unlike(out), into=_unlike(into), t=words)


def _unlike(rows: Iterable[Row]) -> list[Row]:
    """Rows that lead to the same clause once."""
    return list({(row.clause_id, row.label): row for row in rows}.values())


def _rows_out(link: Link, here: str, words: Words, titles: Mapping[str, str]) -> Iterator[Row]:
    if link.missing:
        yield Row(link.written, "", words[f"missing_{link.missing}"])
    for target in link.targets:
        yield _row(target, here, link.written, titles)


def _row(clause_id: str, here: str, written: str, titles: Mapping[str, str]) -> Row:
    doc_id, _, address = clause_id.partition("#")
    title = titles.get(doc_id)
    label = f"《{title}》{address}" if title else short(address, here)
    return Row(label, clause_id, written)


def entries(
    outline: Outline, links: Sequence[Link] = (), marks: Sequence[Span] = ()
) -> tuple[Entry, ...]:
    """List the clauses of a document in reading order, each with its own text and depth."""
    depths = _depths(outline)
    in_order = sorted(outline.clauses, key=lambda clause: clause.spans[:1])
    by_source: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_source[link.source].append(link)
    text, behind = outline.document.text, running_on(outline)
    made = (_entry(one, depths[one.id], text, by_source[one.id], marks) for one in in_order)
    return tuple(replace(entry, runs_on=entry.clause.id in behind) for entry in made)


def _with_all_below(clause_id: str, clauses: Iterable[Clause]) -> set[str]:
    """Ids of a clause and of all that it consists of."""
    parents = {one.id: one.parent for one in clauses}
    return {key for key in parents if clause_id in (key, *_above(key, parents))}


def _entry(
    clause: Clause, depth: int, stored: str, links: Sequence[Link], marks: Sequence[Span]
) -> Entry:
    own = "".join(stored[start:end] for start, end in clause.own_spans)
    breaks = paragraph_breaks(own, clause.own_spans, clause.kind)
    blocks = cut(own, clause.own_spans, {QUOTED: marks}, breaks, links)
    return Entry(clause, depth, clause.kind in HEADINGS, blocks)


def _depths(outline: Outline) -> dict[str, int]:
    parents = {clause.id: clause.parent for clause in outline.clauses}
    return {key: sum(1 for _ in _above(key, parents)) for key in parents}


def _above(clause_id: str, parents: Mapping[str, str | None]) -> Iterator[str]:
    """Ids of the clauses that a clause is a part of, the nearest first."""
    parent = parents[clause_id]
    while parent is not None:
        yield parent
        parent = parents.get(parent)
