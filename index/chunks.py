"""Which texts of a document are embedded and indexed, and which clause each of them finds. Pure.

The rule. A document falls into *units*, the clauses a reader would be pointed to:

- A 条, a （一） or a 1. that stands at the top of its branch is one unit, whole, with all that is
  below it. So are a preamble, a closing part, a note, a table, a signature.
- A title, 编, 章, 节, 一、 or annex that has such clauses below it is a *container*: its own text
  is one unit by itself, unless it is only the line of its heading, which is no unit at all (the
  heading is part of its children's context). With nothing but 款, 项, 目 below, it is one unit.
- A unit that is not a 条, is longer than ``UNIT_LIMIT`` and has 一、, （一） or 1. below it is a
  container too; one that has 2.1, 2.2 below it is, however short: decimal numbers are cited whole.
- A table of contents is no unit.

So every bit of own text, bare headings and tables of contents aside, lies in exactly one unit.
Each unit gives one *clause chunk* (title and heading path before its text) and one *sentence chunk*
for each of its sentences, so that one sentence of a long clause can win. A sentence chunk also
names the smallest clause that holds it; where that clause is a list item, the words that
introduce the list (有下列情形之一的：) stand before the sentence in the text that is embedded, not
in its spans. A row of a table that has a head or is long is a sentence, with the names of the
columns in the text that is embedded; no mark in a cell cuts a row.

Knows nothing of vectors or of how chunks are scored.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from index.documents import Span
from index.outline import Clause, Outline
from index.sentences import Spans, split, table_rows, words
from index.tables import begins, has_head, is_row, told

UNIT_LIMIT = 1500
"""Characters above which a clause with clauses below it is divided."""

HEADING_LIMIT = 40
"""Longest line, in characters, that is taken for a heading of the text below it."""
TABLE_LIMIT = 400
"""Characters up to which a table without a head is one sentence, as a card of names and values."""
LABEL_LIMIT = 12
"""Longest text, in characters, that is taken for the number of a clause alone."""

_CONTAINERS = frozenset({"title", "part", "chapter", "section", "heading", "annex"})
UNSEARCHED = frozenset({"toc", "signature", "note"})
_PIECES = frozenset({"paragraph", "subparagraph", "item"})
_ENDS = tuple("。！？；.!?;")
_MARKS = "，。；：！？,;:!?"
_CLOSERS = "”’）)》」』】\"'"
_LEADS_IN = ("：", ":")


class Kind(StrEnum):
    """What a chunk holds."""

    CLAUSE = "clause"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Chunk:
    """One text that can be found.

    Attributes:
        key: Unique in a library; a clause chunk's is the unit's id.
        kind: A whole unit, or one sentence of it.
        unit_id: The clause that a reader is pointed to.
        clause_id: The smallest clause that holds the text.
        spans: Where the text stands in the document, without title, path or introduction.
    """

    key: str
    kind: Kind
    unit_id: str
    clause_id: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk together with the text that is embedded and indexed for it."""

    chunk: Chunk
    text: str


def cut(outline: Outline) -> tuple[Passage, ...]:
    """The passages of a document, units in the order of its clauses."""
    tree = _Tree(outline)
    return tuple(p for clause in outline.clauses for p in _passages(tree, clause))


class _Tree:
    """What is asked about an outline again and again."""

    def __init__(self, outline: Outline) -> None:
        self.text = outline.document.text
        self.title = outline.title
        self.by_id = {clause.id: clause for clause in outline.clauses}
        self.children: dict[str, list[Clause]] = {}
        for clause in outline.clauses:
            if clause.parent is not None:
                self.children.setdefault(clause.parent, []).append(clause)
        owned = sorted((span, c.id) for c in outline.clauses for span in c.own_spans)
        self.starts = [span[0] for span, _ in owned]
        self.owners = [owner for _, owner in owned]
        changes = {
            here[0]
            for (before, owner), (here, other) in pairwise(owned)
            if owner != other and not self._is_label(owner, before)
        }
        tables = [table_rows(self.text, c.own_spans) for c in outline.clauses if c.kind == "table"]
        rows = {row[0][0] for table in tables for row in self._parted(table)}
        self.breaks = sorted(changes | rows | set(self._below_heading_lines(outline)))
        self.tables = [(table[0][0][0], table[-1][-1][1]) for table in tables]
        self.whole: set[str] = set()
        for clause in outline.clauses:
            if clause.parent in self.whole or not self.is_container(clause):
                self.whole.add(clause.id)

    def _is_label(self, owner: str, span: Span) -> bool:
        """Whether a span is only the number of a clause whose words are all in its parts."""
        clause = self.by_id[owner]
        line = words(self.text, [span])
        is_first = clause.kind not in _CONTAINERS and span == clause.own_spans[0]
        return is_first and len(line) <= LABEL_LIMIT and not any(mark in line for mark in _MARKS)

    def _below_heading_lines(self, outline: Outline) -> Iterator[int]:
        """Where text begins below the line of a heading: the two are no one sentence."""
        for clause in outline.clauses:
            if clause.kind in _CONTAINERS and len(clause.own_spans) > 1:
                line = words(self.text, clause.own_spans[:1])
                if len(line) <= HEADING_LIMIT and not any(mark in line for mark in _MARKS):
                    yield clause.own_spans[1][0]

    def _parted(self, table: Sequence[Spans]) -> Iterator[Spans]:
        """The rows of a table that begin a sentence: all of a short one without a head are one."""
        rows = [words(self.text, row) for row in table]
        if has_head(rows) or sum(map(len, rows)) > TABLE_LIMIT:
            yield from (spans for spans, row in zip(table, rows, strict=True) if begins(row))

    def is_container(self, clause: Clause) -> bool:
        """Whether the clauses below are units of their own."""
        below = self.children.get(clause.id, [])
        if any("." in str(child.number) for child in below):
            return True
        if all(child.kind in _PIECES for child in below):
            return False
        if clause.kind in _CONTAINERS:
            return True
        return clause.kind != "article" and len(clause.text) > UNIT_LIMIT

    def owner(self, offset: int) -> str:
        """The clause whose own text holds an offset."""
        return self.owners[bisect_right(self.starts, offset) - 1]

    def sentences(self, spans: Spans) -> tuple[Spans, ...]:
        """The sentences of a unit; none runs from one clause into another."""
        first = bisect_left(self.breaks, spans[0][0])
        last = bisect_left(self.breaks, spans[-1][1])
        uncut = [t for t in self.tables if t[0] < spans[-1][1] and t[1] > spans[0][0]]
        return split(self.text, spans, self.breaks[first:last], uncut)


def _passages(tree: _Tree, clause: Clause) -> Iterator[Passage]:
    """The passages of one clause; none unless it is a unit."""
    if clause.kind in UNSEARCHED or clause.parent in tree.whole:
        return
    spans = clause.spans if clause.id in tree.whole else clause.own_spans
    sentences = tree.sentences(spans) if spans else ()
    texts = [words(tree.text, sentence) for sentence in sentences]
    if not any(_is_worded(text) for text in texts) or _is_bare(tree, clause, texts):
        return
    context = " ".join(dict.fromkeys((tree.title, *clause.path)))
    whole = Chunk(clause.id, Kind.CLAUSE, clause.id, clause.id, spans)
    yield Passage(whole, f"{context}\n{words(tree.text, spans)}")
    lead_ins: dict[str, str] = {}
    heads: dict[str, str] = {}
    for sentence, text in zip(sentences, texts, strict=True):
        holder = tree.owner(sentence[-1][1] - 1)
        if text.endswith(_LEADS_IN):
            lead_ins[holder] = text
        if is_row(text):
            head = heads.setdefault(holder, text)
            text = told(head + text) if head != text else text
        if _is_worded(text):
            key = f"{clause.id}@{sentence[0][0]}"
            lead_in = _lead_in(tree, holder, clause.id, lead_ins)
            chunk = Chunk(key, Kind.SENTENCE, clause.id, holder, sentence)
            yield Passage(chunk, lead_in + text)


def _is_bare(tree: _Tree, clause: Clause, sentences: list[str]) -> bool:
    """Whether a clause is no more than the line of a heading."""
    if clause.id in tree.whole and clause.kind != "title":
        return False
    return not any(sentence.rstrip(_CLOSERS).endswith(_ENDS) for sentence in sentences)


def _lead_in(tree: _Tree, holder: str, unit_id: str, lead_ins: dict[str, str]) -> str:
    """The words of the nearest clause above that introduce the holder; empty without any."""
    while holder != unit_id:
        parent = tree.by_id[holder].parent
        if parent is None:
            return ""
        if parent in lead_ins:
            return lead_ins[parent]
        holder = parent
    return ""


def _is_worded(text: str) -> bool:
    """Whether a text has a letter or a digit at all."""
    return any(char.isalnum() for char in text)
