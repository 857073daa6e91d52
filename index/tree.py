"""Numbered paragraphs hang themselves into a tree, in reading order. Pure.

Knows nothing of addresses and ids, nor of what a paragraph looks like.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from index.documents import Span
from index.markers import Marker, Number, read_marker
from index.nodes import (
    ANNEX_RANK,
    QUESTION_RANK,
    RANK,
    ROOT_RANK,
    Node,
    article_is_open,
    counts,
    holds_paragraphs,
    is_above,
    is_unnumbered,
    kind_of,
    number_in,
    open_nodes,
    rank_of,
)
from index.numbering import Numbering
from index.numerals import to_int
from index.outline import ParseWarning
from index.paragraphs import (
    ABOVE,
    CLOSING,
    DATE_LINE,
    HEADING_LIMIT,
    NOTE,
    QUESTION,
    RECITALS,
    SPACED_OUT,
    TITLE_END,
    heading_length,
    heading_of,
    heads_annex,
    heads_article,
    is_short_heading,
    is_signature,
    letterhead_length,
    list_end,
    merged,
    spans_of,
    text_of,
    title_length,
)
from index.repair import WIRE_SIGNATURE, Paragraph, is_cut
from index.script import HAN
from index.tables import first_table
from index.titles import TRANSLATED
from index.wrapping import break_behind, joined

_FULL_TO_ASCII = str.maketrans("（）", "()")
_HAN = re.compile(f"[{HAN}]")
MOST_HAN = 0.05
"""Share of Chinese characters up to which a document is English."""
_ENGLISH_LABELS = {
    "title": "Title",
    "note": "Note",
    "toc": "Contents",
    "preamble": "Preamble",
    "closing": "Closing",
    "signature": "Signature",
    "other": "Paragraph",
}


class Builder:
    """Reads paragraphs in order and hangs them into a tree."""

    def __init__(self, width: int | None) -> None:
        self.width = width
        self.root = Node("root", ROOT_RANK)
        self.top = self.root
        self.title = ""
        self.warnings: list[ParseWarning] = []
        self.tables = 0
        self.is_english = False
        self.in_recitals = False
        self.numbering = Numbering((), self.warnings)

    def build(self, paragraphs: Sequence[Paragraph]) -> None:
        """Read all paragraphs of a document."""
        self.is_english = _is_english("".join(map(text_of, paragraphs)))
        self.numbering = Numbering(paragraphs, self.warnings)
        at = self._front(paragraphs)
        while at < len(paragraphs):
            at = self._step(paragraphs, at)

    # front matter

    def _front(self, paragraphs: Sequence[Paragraph]) -> int:
        """What stands before the first marker, from the letterhead to the table of contents.

        Returns:
            Where it ends.
        """
        at = letterhead_length(paragraphs)
        for paragraph in paragraphs[:at]:
            self._leaf("note", paragraph, "题注")
        at += self._title(paragraphs[at:])
        while at < len(paragraphs) and self._is_front_note(paragraphs[at]):
            self._leaf("note", paragraphs[at], "题注")
            at += 1
        return at

    def _title(self, paragraphs: Sequence[Paragraph]) -> int:
        count = title_length(paragraphs)
        if count:
            node = self._leaf("title", joined(merged(paragraphs[:count])), "标题")
            self.title = TRANSLATED.sub(" ", SPACED_OUT.sub("", node.head))
        return count

    def _is_front_note(self, paragraph: Paragraph) -> bool:
        text = text_of(paragraph)
        return not paragraph[0].depth and bool(NOTE.match(text) or DATE_LINE.match(text))

    # body

    def _step(self, paragraphs: Sequence[Paragraph], at: int) -> int:
        paragraph = paragraphs[at]
        if end := self.numbering.contents_end(paragraphs, at):
            self._leaf("toc", merged(paragraphs[at:end]), "目录")
            return end
        marker = self._recital(paragraph) or self.numbering.accepted(paragraphs, at, self.top)
        if marker is not None and marker.level == "annex":
            return self._annex(paragraphs, at, marker)
        if marker is not None:
            lines = paragraphs[at : at + heading_length(paragraphs, at, marker)]
            headed = len(lines) > 1 or heads_article(paragraphs, at, marker)
            above = self.numbering.heads_articles(paragraphs, at, marker, self.top)
            self._open(marker, lines, above, headed)
            return at + len(lines)
        if paragraph[0].depth:
            self._markdown_heading(paragraph)
        else:
            return self._unnumbered(paragraphs, at)
        return at + 1

    def _recital(self, paragraph: Paragraph) -> Marker | None:
        """(1) or A. below Whereas: or RECITALS, until a line in capitals or another number."""
        text = text_of(paragraph)
        match = _RECITAL.match(text) if self.in_recitals else None
        if match is not None:
            number = match[1] or match[2]
            label = f"Recital {number}"
            return Marker("item", int(number) if number.isdigit() else number, label, match.end())
        if self.in_recitals and (text.isupper() or read_marker(text)):
            self.top, self.in_recitals = self.root, False
        elif self.is_english and self.top is self.root and RECITALS.search(text):
            self.in_recitals = True
        return None

    def _open(self, marker: Marker, lines: Sequence[Paragraph], above: bool, headed: bool) -> None:
        """Open a node.

        Args:
            marker: What opens it.
            lines: Its paragraph, or the two of its heading.
            above: A marker that is lower elsewhere stands above articles.
            headed: Of an article: a heading stands behind the marker.
        """
        paragraph = joined(merged(lines))
        depth = paragraph[0].depth
        rank, style = rank_of(marker, self.top)
        if above:
            rank, style = RANK["section"] + ABOVE.index(style) + 1, f"{style} above articles"
        elif style in self.numbering.inner:
            rank = self._inner_rank(style) or rank
        self._close(rank, depth)
        number = number_in(marker, style)
        kind = "item" if style == "roman" else kind_of(marker, self.top)
        label = marker.label.translate(_FULL_TO_ASCII) if self.is_english else marker.label
        node = Node(kind, rank, number, label, style, depth=depth)
        self.numbering.check(node, marker, paragraph, self.top)
        self.top = self.top.add(node)
        if node.kind == "article" or (node.kind == "section" and node.is_english):
            self._open_article(node, marker, paragraph, headed)
        else:
            node.own += spans_of(paragraph)
            is_bare = len(text_of(lines[0])) <= marker.length
            node.head = heading_of((" " if is_bare else "").join(map(text_of, lines)), marker)

    def _inner_rank(self, style: str) -> float | None:
        """The rank of Rule 1 inside of Order 13; None where no such outer one stands open."""
        for node in open_nodes(self.top):
            if node.style == style:
                return node.rank
            if counts(node) == self.numbering.inner[style]:
                return node.rank + 5
        return None

    def _close(self, rank: float, depth: int) -> None:
        """Close what stands open beside and below a node that is to be opened.

        Args:
            rank: Of the node.
            depth: The level of its heading, 0 for none. It closes unnumbered headings of its own
                level and of lower ones, whatever its number, and none of a higher level.
        """
        beside = [node for node in open_nodes(self.top) if depth and is_unnumbered(node, depth)]
        if beside:
            self.top = beside[-1].parent or self.root
        while self.top.rank >= rank and not is_above(self.top, depth):
            self.top = self.top.parent or self.root

    def _open_article(self, node: Node, marker: Marker, paragraph: Paragraph, headed: bool) -> None:
        """The number and a heading are its own; its text is its first 款."""
        text = text_of(paragraph)
        node.head = text if headed else node.label
        node.break_below = break_behind(paragraph) if headed else None
        number, rest = _split_spans(spans_of(paragraph), len(text) if headed else marker.length)
        node.own += number
        if rest:
            node.add(Node("paragraph", RANK["heading"], 1, "", "paragraph", rest))

    def _markdown_heading(self, paragraph: Paragraph) -> None:
        text, depth = text_of(paragraph), paragraph[0].depth
        kind = "part" if text.endswith("编") and len(text) < 12 else "heading"
        rank = RANK["part"] + depth if kind == "part" else ANNEX_RANK + depth / 10
        self._close(rank, depth)
        spans = spans_of(paragraph)
        node = Node(kind, rank, None, text, f"#{depth}", spans, head=text, depth=depth)
        self.top = self.top.add(node)

    def _unnumbered(self, paragraphs: Sequence[Paragraph], at: int) -> int:
        paragraph, text = paragraphs[at], text_of(paragraphs[at])
        if text.startswith("|"):
            return self._table(paragraphs, at)
        if self.root.children and is_signature(paragraphs, at):
            return self._signature(paragraphs, at)
        if QUESTION.match(text) and not article_is_open(self.top):
            self._question(paragraph)
        elif CLOSING.match(text):
            self._leaf("closing", paragraph, "结语")
        elif WIRE_SIGNATURE.match(text) or (
            NOTE.match(text) and (self.top is self.root or text[0] in "（(")
        ):
            self._leaf("note", paragraph, "附注")
        elif (title := self._embedded_title(paragraphs, at)) is not None:
            self.top = self.root.add(title)
            return at + 1
        else:
            self._body(paragraphs, at)
        return at + 1

    def _body(self, paragraphs: Sequence[Paragraph], at: int) -> None:
        """Unnumbered text: a further 款 of an article, else part of what stands open.

        Between （一） and （二） it is part of （一）, also where an article holds them.
        """
        paragraph = paragraphs[at]
        inside = [*takewhile(lambda node: not holds_paragraphs(node), open_nodes(self.top))]
        article = next((n for n in open_nodes(self.top) if holds_paragraphs(n)), None)
        going_on = (n for n in inside if article and self.numbering.goes_on(n, at))
        if (owner := next(going_on, None)) is not None:
            self.top = owner
            owner.own += spans_of(paragraph)
        elif article is not None:
            number = 1 + sum(c.style == "paragraph" for c in article.children)
            self.top = article
            node = Node("paragraph", RANK["heading"], number, "", "paragraph", spans_of(paragraph))
            article.add(node)
        elif self.top is self.root:
            self._loose(paragraph)
        else:
            self.top.own += spans_of(paragraph)
        self._warn_if_cut(paragraph)

    def _question(self, paragraph: Paragraph) -> None:
        """A question of a FAQ opens what answers it; questions are counted through a document."""
        while self.top.rank >= QUESTION_RANK:
            self.top = self.top.parent or self.root
        text = text_of(paragraph)
        number = self.numbering.next_question()
        label = f"{'Q' if self.is_english else '问'}{number}"
        spans = spans_of(paragraph)
        self.top = self.top.add(
            Node("point", QUESTION_RANK, number, label, "question", spans, head=text)
        )

    def _loose(self, paragraph: Paragraph) -> None:
        """Text before the first marker is the preamble; behind the last it stands by itself."""
        children = self.root.children
        if children and children[-1].kind == "preamble":
            children[-1].own += spans_of(paragraph)
        elif any(c.kind not in ("title", "note", "toc") for c in children):
            self._leaf("other", paragraph, "")
        else:
            self._leaf("preamble", paragraph, "引言")

    def _warn_if_cut(self, paragraph: Paragraph) -> None:
        if is_cut(paragraph[-1].text, self.width) and len(text_of(paragraph)) > HEADING_LIMIT:
            tail = paragraph[-1].text[-12:]
            at = paragraph[0].spans[0][0]
            self._warn("cut_sentence", f"the sentence stops at “{tail}” and does not go on", at)

    # what stands at the end

    def _signature(self, paragraphs: Sequence[Paragraph], at: int) -> int:
        end = at + 1
        while not DATE_LINE.match(text_of(paragraphs[end - 1])):
            end += 1
        self._leaf("signature", merged(paragraphs[at:end]), "落款")
        self.top = self.root
        return end

    def _embedded_title(self, paragraphs: Sequence[Paragraph], at: int) -> Node | None:
        """A document's title behind a signature opens what the notice sends out."""
        text = text_of(paragraphs[at])
        signed = any(c.kind == "signature" for c in self.root.children)
        if not signed or self.top is not self.root or len(text) > HEADING_LIMIT:
            return None
        if not TITLE_END.search(text):
            return None
        node = Node("annex", ANNEX_RANK, None, f"《{text}》", "annex", spans_of(paragraphs[at]))
        node.head = text
        if self.title.endswith("令"):  # a decree's title says less than what it decrees
            self.title = text
        self.numbering.restart()
        return node

    def _annex(self, paragraphs: Sequence[Paragraph], at: int, marker: Marker) -> int:
        text = text_of(paragraphs[at])
        if re.search(r"[:：]\s*\S", text) and not heads_annex(paragraphs, at):
            end = list_end(paragraphs, at, marker)
            self._leaf("note", merged(paragraphs[at:end]), "附注")
            return end
        self.numbering.restart()
        node = self.root.add(
            Node(
                "annex", ANNEX_RANK, marker.number, marker.label, "annex", spans_of(paragraphs[at])
            )
        )
        node.head, self.top = text, node
        if text.rstrip("：:").lower() != marker.label.lower():
            return at + 1
        for following in paragraphs[at + 1 : at + 3]:
            is_source = _is_bare_unit(following)
            if not is_source and (at + 1 in self.numbering.bare or not is_short_heading(following)):
                break
            node.own += spans_of(following)
            at += 1
            if not is_source:
                node.head = f"{text} {text_of(following)}"
                break
        return at + 1

    def _table(self, paragraphs: Sequence[Paragraph], at: int) -> int:
        end = at
        while end < len(paragraphs) and text_of(paragraphs[end]).startswith("|"):
            end += 1
        lines = paragraphs[at:end]
        end = at + first_table([*map(text_of, lines)], [line[0].after_blank for line in lines])
        self.tables += 1
        rows = merged(paragraphs[at:end])
        number = _number_of_caption(text_of(paragraphs[at - 1])) if at else None
        number = number or self.tables
        label = f"Table {number}" if self.is_english else f"表{number}"
        self.top.add(Node("table", 999, number, label, "table", spans_of(rows)))
        return end

    def _leaf(self, kind: str, paragraph: Paragraph, label: str) -> Node:
        """Hang a paragraph without a number below the root; in English it is called by its kind."""
        if self.is_english:
            label = _ENGLISH_LABELS[kind]
        node = Node(kind, 999, None, label, kind, spans_of(paragraph), text_of(paragraph))
        return self.root.add(node)

    def _warn(self, code: str, message: str, start: int = 0) -> None:
        self.warnings.append(ParseWarning(code, message, start))


_RECITAL = re.compile(r"(?:\(([0-9]{1,3}|[A-Z])\)|([A-Z])\.)\s+(?=[A-Z“‘\"'])")
_CAPTION = re.compile(
    r"(?:续?表|Table|TABLE)\s*((?:[0-9]{1,2}|[A-Z])(?:[.-][0-9]{1,2})+|[0-9]{1,3})(?![0-9.])"
)


def _number_of_caption(text: str) -> Number:
    """The 3 of 表3 涂层厚度 above a table."""
    match = _CAPTION.match(text) if len(text) <= HEADING_LIMIT else None
    return None if match is None else to_int(match[1]) or match[1]


def _is_bare_unit(paragraph: Paragraph) -> bool:
    """Is it Section 12 alone, as below SCHEDULE 1 what brings it in?"""
    text = text_of(paragraph)
    marker = read_marker(text)
    return marker is not None and marker.level == "article" and len(text) <= marker.length


def _is_english(text: str) -> bool:
    """Has a text letters, and hardly a Chinese character among them?"""
    letters = sum(map(str.isalpha, text))
    return letters > 0 and len(_HAN.findall(text)) <= MOST_HAN * letters


def _split_spans(spans: Sequence[Span], length: int) -> tuple[list[Span], list[Span]]:
    """Cut spans behind their first ``length`` characters; blanks at the cut go with the first."""
    first: list[Span] = []
    for i, (start, end) in enumerate(spans):
        if end - start > length:
            head = [*first, (start, start + length)] if length else first
            return head, [(start + length, end), *spans[i + 1 :]]
        first.append((start, end))
        length -= end - start
    return first, []
