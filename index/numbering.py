"""The numbers that count through a document, and whether a marker goes on from them. Pure.

Reads the tree as far as it has grown, and hangs nothing into it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from index.markers import Marker, Number, read_marker
from index.nodes import UNIT_STYLE, Node, article_is_open, number_in, open_nodes, rank_of
from index.numerals import to_chinese
from index.outline import ParseWarning
from index.paragraphs import (
    ABOVE,
    COUNTED,
    HEADING_LIMIT,
    LONE_HEADING,
    NOT_BELOW,
    TOC,
    UNIT_NAME,
    UNITS,
    bare_numbers,
    is_named,
    is_unit,
    is_whole,
    next_number,
    text_of,
    toc_end,
    unspaced,
)
from index.repair import Paragraph
from index.unit_lines import inner_units


class Numbering:
    """Tells which marker opens a paragraph, and warns where a number does not follow.

    Attributes:
        bare: Numbers without a dot, by the paragraphs that they open.
        inner: Units that count inside of others, as ``inner_units`` tells.
    """

    def __init__(self, paragraphs: Sequence[Paragraph], warnings: list[ParseWarning]) -> None:
        """Sit over the paragraphs of a document, and where to put what is to be warned of."""
        self.bare = bare_numbers(paragraphs)
        self._markers = [self._marker(at, paragraph) for at, paragraph in enumerate(paragraphs)]
        self.inner = inner_units(self._markers)
        self._opening = [at for at, p in enumerate(paragraphs) if self._markers[at] or p[0].depth]
        self._closing: dict[Node, int] = {}
        """Of an open node, the paragraph that closes it, as ``goes_on`` has found it."""
        self._warnings = warnings
        self._last: dict[str, int] = {}
        """The last number of each level that counts through the document."""

    def contents_end(self, paragraphs: Sequence[Paragraph], at: int) -> int | None:
        """Where a table of contents that opens here ends; it may lack the word 目录."""
        if TOC.match(text_of(paragraphs[at])):
            return toc_end(paragraphs, at + 1)
        marker = None if self._last else read_marker(text_of(paragraphs[at]))
        if marker is None or marker.level not in UNITS:
            return None
        end = toc_end(paragraphs, at)
        return end if end and all(is_unit(paragraph) for paragraph in paragraphs[at:end]) else None

    def accepted(self, paragraphs: Sequence[Paragraph], at: int, top: Node) -> Marker | None:
        """The marker that opens a paragraph, unless the numbers around it speak against it."""
        text = text_of(paragraphs[at])
        marker = read_marker(text) if paragraphs[at][0].numbered else None
        marker = marker or self._bare_number(at, top)
        marker = marker or self._unnumbered_unit(paragraphs, at)
        letter = re.match(r"[A-Z](?=\.)", str(marker.number)) if marker else None
        if letter and not _is_annexed(top, letter[0]):
            return None
        if marker is None or not marker.glued or not isinstance(marker.number, int):
            return marker
        last = self._last.get(marker.level)
        if last is None or marker.number == last + 1:
            return marker
        if marker.number == 1 and not article_is_open(top):
            return marker  # numbering that starts again below a heading
        if marker.number > last and next_number(paragraphs, at, marker.level) == marker.number + 1:
            return marker  # a number is lacking, and the count goes on from here
        start = paragraphs[at][0].spans[0][0]
        what = f"read as text, since it does not follow {last}: {text[:20]}"
        self._warn("not_a_heading", what, start)
        return None

    def heads_articles(
        self, paragraphs: Sequence[Paragraph], at: int, marker: Marker, top: Node
    ) -> bool:
        """Is it 二、诉讼当事人 with articles below, as in judicial interpretations?"""
        if marker.level not in ABOVE or not is_named(paragraphs[at], marker):
            return False
        if article_is_open(top) and not is_whole(paragraphs[at - 1]):
            return False  # the last entry of a list
        before = self._last.get(f"{marker.level} above articles", 0)
        if marker.number not in (1, before + 1) or at + 1 >= len(paragraphs):
            return False
        below = read_marker(text_of(paragraphs[at + 1]))
        if marker.level == "heading" and below is not None and below.level == "clause":
            at += below.number == 1 and is_named(paragraphs[at + 1], below)
        return self._is_next_article(paragraphs, at + 1)

    def goes_on(self, node: Node, at: int) -> bool:
        """Does the list that an open node is of go on behind a paragraph, with a higher number?"""
        end = len(self._markers)
        if self._closing.get(node, -1) <= at:
            opening = range(bisect_right(self._opening, at), len(self._opening))
            found = (self._opening[i] for i in opening)
            self._closing[node] = next((i for i in found if self._closes(i, node)), end)
        closing = self._closing[node]
        marker = self._markers[closing] if closing < end else None
        if marker is None or rank_of(marker, node)[1] != node.style:
            return False
        number, last = number_in(marker, node.style), node.number
        return isinstance(number, int) and isinstance(last, int) and number > last

    def _closes(self, at: int, node: Node) -> bool:
        """Does what opens a paragraph close an open node?"""
        marker = self._markers[at]
        if marker is None or marker.level in NOT_BELOW:
            return True
        rank, style = rank_of(marker, node)
        return style == node.style or rank < node.rank

    def check(self, node: Node, marker: Marker, paragraph: Paragraph, top: Node) -> None:
        """Warn where a number does not follow the one before it."""
        last, number = self._last_number(node, top), node.number
        self._remember(node)
        if not isinstance(number, int) or not isinstance(last, int) or marker.level == "letter":
            return
        if number not in (1, last + 1):
            code = "numbering_repeat" if number <= last else "numbering_gap"
            self._warn(code, f"{marker.label} follows number {last}", paragraph[0].spans[0][0])

    def next_question(self) -> int:
        """The number of a question that has none; they are counted through a document."""
        number = self._last["question"] = self._last.get("question", 0) + 1
        return number

    def restart(self) -> None:
        """Count anew, as behind the heading of an annex."""
        self._last.clear()

    def _marker(self, at: int, paragraph: Paragraph) -> Marker | None:
        marker = read_marker(text_of(paragraph)) if paragraph[0].numbered else None
        return marker or self.bare.get(at)

    def _bare_number(self, at: int, top: Node) -> Marker | None:
        """12 Duty to report is a section, in a schedule a paragraph."""
        marker = self.bare.get(at)
        if marker is None or marker.level != "article" or not _is_annexed(top):
            return marker
        return replace(marker, level="point", label=f"{marker.number}.")

    def _unnumbered_unit(self, paragraphs: Sequence[Paragraph], at: int) -> Marker | None:
        """附则 or 法律责任 alone between two articles, its 第五章 lost or never there.

        The number is what the chapters around leave open, and is told of.
        """
        text = text_of(paragraphs[at])
        if len(text) > HEADING_LIMIT:
            return None
        text = unspaced(text)
        is_known = LONE_HEADING.match(text) is not None
        if not is_known and not self._stands_between_articles(paragraphs, at):
            return None
        if is_known and "part" in self._last:
            return Marker("part", None, text, 0)
        last, following = self._last.get("chapter"), next_number(paragraphs, at, "chapter")
        if last is None:
            return Marker("chapter", None, text, 0)
        if following == last + 1:  # no chapter is lacking: it is a heading inside this one
            return Marker("section", None, text, 0)
        label = f"第{to_chinese(last + 1)}章"
        start = paragraphs[at][0].spans[0][0]
        self._warn("heading_without_number", f"read as {label}: {text[:20]}", start)
        return Marker("chapter", last + 1, label, 0)

    def _stands_between_articles(self, paragraphs: Sequence[Paragraph], at: int) -> bool:
        """Does a line that is no sentence stand behind a whole sentence and before the next 条?"""
        if "article" not in self._last or paragraphs[at][0].depth:
            return False
        if not UNIT_NAME.match(text_of(paragraphs[at])) or not is_whole(paragraphs[at - 1]):
            return False
        return self._is_next_article(paragraphs, at + 1)

    def _is_next_article(self, paragraphs: Sequence[Paragraph], at: int) -> bool:
        marker = read_marker(text_of(paragraphs[at])) if at < len(paragraphs) else None
        if marker is None or marker.level != "article":
            return False
        last = self._last.get("article")
        return last is None or marker.number == last + 1

    def _last_number(self, node: Node, top: Node) -> Number:
        """The number before: articles run through a document, clauses may, others restart."""
        if node.kind == "article" and node.style not in self.inner:
            return self._last.get(_counted_as(node))
        siblings = (c.number for c in reversed(top.children) if c.style == node.style)
        before = next(siblings, None)
        if before is not None:
            return before
        through = node.style == "chapter" or (node.style == "clause" and node.number != 1)
        return self._last.get(node.style) if through else None

    def _remember(self, node: Node) -> None:
        level = _counted_as(node)
        counted = re.match(r"[0-9]+", str(node.number))
        if counted and (level in COUNTED or level.endswith(UNIT_STYLE)):
            self._last[level] = int(counted[0])

    def _warn(self, code: str, message: str, start: int) -> None:
        self._warnings.append(ParseWarning(code, message, start))


def _is_annexed(top: Node, number: Number = None) -> bool:
    """Does an annex stand open, one of that number where one is given?"""
    annexes = (node for node in open_nodes(top) if node.kind == "annex")
    return any(number in (None, annex.number) for annex in annexes)


def _counted_as(node: Node) -> str:
    """Articles count through a document, apart from the rules and regulations of an English one."""
    is_article = node.kind == "article" and not node.style.endswith(UNIT_STYLE)
    return "article" if is_article else node.style
