"""The nodes of a tree of numbered paragraphs, and where a marker's node hangs among them. Pure.

Knows no order of paragraphs and no text but labels.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from index.documents import Span
from index.markers import LEVELS, Marker, Number, unit_of
from index.numerals import roman_to_int

RANK = {level: (i + 1) * 10 for i, level in enumerate(LEVELS)}
ROOT_RANK, ANNEX_RANK = 0, 5
UNIT_STYLE = " unit"
"""How the style of a rule or a regulation of an English document ends."""
QUESTION_RANK = RANK["point"] - 5
"""Of a question without a number, below which the points of its answer hang."""
_OUTER = ("article", "heading", "point")
"""Levels in which the units of English documents may stand."""
_KIND = {"subpart": "part", "subitem": "item", "letter": "item"}
_KIND_IN_ARTICLE = {
    "heading": "subparagraph", "clause": "subparagraph", "point": "item", "item": "item",
    "subitem": "item",
}  # fmt: skip
_KIND_IN_ENGLISH_SECTION = {"item": "paragraph", "letter": "subparagraph", "point": "paragraph"}


@dataclass(eq=False)
class Node:
    """A numbered paragraph and what hangs below it, while the tree grows.

    ``break_below`` is the line break behind the heading of an article: no sentence runs across it.
    ``depth`` is the level of a heading, as Markdown counts #, 0 for what is none.
    """

    kind: str
    rank: float
    number: Number = None
    label: str = ""
    style: str = ""
    own: list[Span] = field(default_factory=list)
    head: str = ""
    break_below: Span | None = None
    depth: int = 0
    children: list[Node] = field(default_factory=list)
    parent: Node | None = None

    @property
    def is_english(self) -> bool:
        """Is its label an English one, as in Section 5?"""
        return self.label[:1].isascii() and self.label[:1].isalpha()

    def add(self, child: Node) -> Node:
        """Hang a node below this one and return it."""
        child.parent = self
        self.children.append(child)
        return child

    def ancestors(self) -> Iterator[Node]:
        """The nodes above, nearest first, without the root."""
        node = self.parent
        while node is not None and node.parent is not None:
            yield node
            node = node.parent


def holds_paragraphs(node: Node) -> bool:
    """Is it a 条 or a Section, whose own text falls into 款?"""
    return node.kind == "article" or (node.kind == "section" and node.is_english)


def is_above(node: Node, depth: int) -> bool:
    """Is it a heading of a higher level than ``depth``, below which other headings may stand?"""
    return 0 < node.depth < depth and not holds_paragraphs(node)


def is_unnumbered(node: Node, depth: int) -> bool:
    """Is it a heading without a number, of the level ``depth`` or a lower one?"""
    return node.kind == "heading" and node.style.startswith("#") and node.depth >= depth


def open_nodes(top: Node) -> list[Node]:
    """What stands open where ``top`` is the innermost, from the inside out."""
    return [top, *top.ancestors()]


def article_is_open(top: Node) -> bool:
    """Does a 条 stand open?"""
    return any(node.kind == "article" for node in open_nodes(top))


def _open_section(top: Node) -> Node | None:
    for node in open_nodes(top):
        if node.kind in ("article", "section") and node.is_english:
            return node
    return None


def count_of(marker: Marker | None) -> str:
    """What a marker counts on in, empty for a level that counts anew in another."""
    if marker is None or marker.depth or not isinstance(marker.number, int):
        return ""
    return _unit_style(marker) or (marker.level if marker.level in _OUTER else "")


def counts(node: Node) -> str:
    """The ``count_of`` the marker that opened a node."""
    return "point" if node.style == "decimal0" else node.style


def _unit_style(marker: Marker) -> str:
    """Rules and regulations count apart from each other."""
    unit = unit_of(marker)
    return f"{unit}{UNIT_STYLE}" if unit else ""


def rank_of(marker: Marker, top: Node) -> tuple[float, str]:
    """The marker's rank; a bracketed letter or an English number nests by what is open."""
    if marker.level == "point" and (marker.depth or marker.label.isdigit()):
        return RANK["point"] + marker.depth, f"decimal{marker.depth}"
    if marker.level == "article" and marker.depth:  # Section 2.01 below Article II
        return RANK["article"] + marker.depth, f"article{marker.depth}"
    if style := _unit_style(marker):
        return RANK["article"], style
    section = _open_section(top)
    if marker.level not in ("letter", "item") or (section is None and marker.level == "item"):
        return RANK.get(marker.level, RANK["item"]), marker.level
    style = _letter_style(marker, top) if marker.level == "letter" else marker.level
    for node in open_nodes(top):
        if node.style == style:
            return node.rank, style
    return max(top.rank, RANK["clause"]) + 1, style


def number_in(marker: Marker, style: str) -> Number:
    """The number of a marker in the style that ``rank_of`` tells."""
    return roman_to_int(marker.label[1:-1]) if style == "roman" else marker.number


def _letter_style(marker: Marker, top: Node) -> str:
    """``(i)`` is a Roman one where no ``(h)`` stands before it."""
    text = marker.label.strip("()")
    opened = open_nodes(top)
    letters = [n for n in opened if n.style == "letter"]
    romans = [n for n in opened if n.style == "roman"]
    if len(text) > 1 or (romans and set(text) <= set("ivx")):
        return "roman"
    if text == "i" and not any(n.number == 8 for n in letters):
        return "roman"
    return "letter"


def kind_of(marker: Marker, top: Node) -> str:
    """What a marker's node is where it stands: （一） in a 条 is a 项, elsewhere a clause."""
    if marker.level == "article" and marker.label.startswith("Section"):
        return "section"
    if _open_section(top) is not None:
        fallback = _KIND.get(marker.level, marker.level)
        return _KIND_IN_ENGLISH_SECTION.get(marker.level, fallback)
    if article_is_open(top) and marker.level in _KIND_IN_ARTICLE:
        return _KIND_IN_ARTICLE[marker.level]
    return _KIND.get(marker.level, marker.level)
