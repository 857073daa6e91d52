"""The source side of the desk as HTML: cards of clauses, whole documents, the library.

Pure. All text passes through templates that escape it. Does not know Gradio.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment

from assistant import templates
from assistant.answer import Answer
from assistant.desk.refusals import said
from assistant.desk.retold import retold
from assistant.desk.text import Words
from assistant.excerpts import excerpt, without_number
from assistant.serial import permalink
from assistant.service import Added, Listing
from assistant.support import Sentence
from index.documents import Span, pages_over
from index.links import Link
from index.neighbours import Place, place_of
from index.outline import Clause, Outline
from index.retriever import Hit
from index.surroundings import Surroundings
from index.validity import Version

Names = Mapping[str, str]
"""What documents are called, by id."""
Marks = Mapping[str, Sequence[Span]]
"""Spans to mark, each group under its key (``"2-0"``: third sentence, first citation)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of clause text, the keys of the marks that cover it, and the reference it is in."""

    text: str
    keys: tuple[str, ...] = ()
    link: Link | None = None


Block = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One clause beside an answer.

    Attributes:
        clause: The clause.
        title: Its document's title, with the file's name where two documents share the title.
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


HEADINGS = frozenset({"part", "chapter", "section", "heading"})
_ARTICLE = re.compile(r"第[^第]+?条(?:之[^第]+)?(?=第)")
SENTENCE_ENDS = frozenset("。；：！？…”」』）.;:!?")


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
            _card(clauses[key], found.get(key), sentences, outlines, links),
            marks=numbers.get(key, ()),
            version=versions.get(clauses[key].doc_id),
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
        _label(clause.doc_id, outlines),
        path,
        (),
        blocks,
        hit,
        pages=pages_over(outline.document.pages, shown) if outline else (),
        place=place_of(outline, clause) if outline else None,
    )


def _inside(links: Iterable[Link], spans: Sequence[Span]) -> list[Link]:
    """The references that stand in spans."""
    if not spans:
        return []
    start, end = spans[0][0], spans[-1][1]
    return [link for link in links if start <= link.start and link.end <= end]


def _label(doc_id: str, outlines: Mapping[str, Outline]) -> str:
    if doc_id not in outlines:
        return doc_id
    outline = outlines[doc_id]
    shared = sum(other.title == outline.title for other in outlines.values()) > 1
    return f"{outline.title} · {outline.document.name}" if shared else outline.title


def sources_html(
    shown: Sequence[Card],
    words: Words,
    *,
    turn: int,
    answer: Answer | None,
    goto: str = "",
    waiting: bool = False,
) -> str:
    """Render the cards beside one answer.

    Args:
        shown: The cards.
        words: The interface text.
        turn: Which question of the conversation they belong to.
        answer: The answer, once it is whole.
        goto: Key of the citation to scroll to, if any.
        waiting: Whether they are still being looked for.
    """
    return render(
        "sources.html",
        cited=[card for card in shown if card.marks],
        others=[card for card in shown if not card.marks],
        refused=answer is not None and answer.refused,
        turn=turn,
        goto=goto,
        waiting=waiting,
        t=words,
    )


def document_html(
    outline: Outline | None,
    words: Words,
    *,
    links: Sequence[Link] = (),
    version: Version | None = None,
    goto: str = "",
    missing: str = "",
) -> str:
    """Render a whole document with its clause tree, or an invitation to choose one.

    Args:
        outline: The document.
        words: The interface text.
        links: Its references.
        version: What it is among the documents of its name, where that is known.
        goto: Id of the clause to scroll to, if any.
        missing: Id of a clause that was asked for and is not in the library.
    """
    return render(
        "document.html",
        missing=missing,
        outline=outline,
        titled=outline is not None and any(one.kind == "title" for one in outline.clauses),
        entries=entries(outline, links) if outline else (),
        articles=sum(one.kind == "article" for one in outline.clauses) if outline else 0,
        version=version,
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


def entries(outline: Outline, links: Sequence[Link] = ()) -> tuple[Entry, ...]:
    """List the clauses of a document in reading order, each with its own text and depth."""
    depths = _depths(outline)
    in_order = sorted(outline.clauses, key=lambda clause: clause.spans[:1])
    by_source: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_source[link.source].append(link)
    text, behind = outline.document.text, running_on(outline)
    made = (_entry(one, depths[one.id], text, by_source[one.id]) for one in in_order)
    return tuple(replace(entry, runs_on=entry.clause.id in behind) for entry in made)


def _entry(clause: Clause, depth: int, stored: str, links: Sequence[Link]) -> Entry:
    own = "".join(stored[start:end] for start, end in clause.own_spans)
    breaks = paragraph_breaks(own, clause.own_spans, clause.kind)
    blocks = cut(own, clause.own_spans, {}, breaks, links)
    return Entry(clause, depth, clause.kind in HEADINGS, blocks)


def _depths(outline: Outline) -> dict[str, int]:
    depths: dict[str, int] = {}
    parents = {clause.id: clause.parent for clause in outline.clauses}
    for clause_id in parents:
        depth, parent = 0, parents[clause_id]
        while parent is not None:
            depth, parent = depth + 1, parents.get(parent)
        depths[clause_id] = depth
    return depths


def named(outlines: Iterable[Outline], versions: Mapping[str, Version], words: Words) -> Names:
    """What each document is called in a list of clauses: its title, and its edition if known."""
    return {
        outline.document.doc_id: " · ".join(_called(outline, versions, words))
        for outline in outlines
    }


def _called(outline: Outline, versions: Mapping[str, Version], words: Words) -> Iterator[str]:
    yield outline.title
    version = versions.get(outline.document.doc_id)
    if version and version.label:
        yield words["edition"].format(label=version.label)


def library_html(
    listings: Sequence[Listing],
    words: Words,
    versions: Mapping[str, Version] = MappingProxyType({}),
    *,
    removable: bool = False,
) -> str:
    """Render the list of documents.

    Args:
        listings: The documents.
        words: The interface text.
        versions: What each is among the documents of its name, by id, where that is known.
        removable: Whether they can be removed.
    """
    titles = [listing.title for listing in listings]
    return render(
        "library.html",
        listings=listings,
        shared={title for title in titles if titles.count(title) > 1},
        total=sum(listing.clauses for listing in listings),
        versions=versions,
        removable=removable,
        t=words,
    )


def uploads_html(results: Sequence[Added], total: int, words: Words) -> str:
    """Render what became of uploaded files, while they are added and after."""
    return render("uploads.html", results=results, total=total, said=said, t=words)


@cache
def _environment() -> Environment:
    made = templates.environment(Path(__file__).parent)
    made.globals |= {
        "permalink": permalink,
        "addresses": _addresses,
        "page_range": page_range,
        "short": short,
        "retold": retold,
        "without_number": without_number,
        "excerpt": excerpt,
        "file_name": file_name,
    }
    return made


def file_name(path: str) -> str:
    """The name of a file without its folders, whatever system it came from."""
    return path.replace("\\", "/").rpartition("/")[2]


def short(address: str, here: str) -> str:
    """Write an address as it is said in the same article: 第二款 beside 第三条第一款."""
    article = _ARTICLE.match(here)
    rest = address.removeprefix(article[0]) if article else address
    return rest or address


def page_range(pages: Sequence[int]) -> str:
    """Write pages as a reader would: 3, or 3–4."""
    return str(pages[0]) if len(pages) == 1 else f"{pages[0]}–{pages[-1]}"


def _addresses(ids: Sequence[str]) -> str:
    """Name a few clauses by their addresses."""
    shown = "、".join(clause_id.partition("#")[2] for clause_id in ids[:4])
    return f"{shown}…" if len(ids) > 4 else shown


def render(name: str, **values: object) -> str:
    """Render one of the desk's templates; everything put into it is escaped."""
    return _environment().get_template(name).render(**values)
