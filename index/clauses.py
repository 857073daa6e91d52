"""A Document becomes a tree of clauses, pure and without a model.

``parse`` runs in four steps: mark-up is set aside as furniture, lines become paragraphs and
foreign text is set apart (``repair``), markers open the nodes of a tree (``Builder``), and the
tree is written out with addresses, ids and spans. Knows no file format and no library.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from index.documents import Document, Span
from index.markers import Number, counts_anew, read_marker
from index.nodes import UNIT_STYLE, Node, holds_paragraphs
from index.numerals import ANY_NUMBER, to_chinese
from index.outline import Clause, Foreign, Furniture, Outline, ParseWarning
from index.paragraphs import LONE_HEADING, letterhead_length, merged, title_length
from index.repair import Line, is_cut, repair, split_lines, wrap_width
from index.stored import INVISIBLE
from index.tree import Builder
from index.unit_lines import without_chance
from index.wrapping import joined, with_spaces


def parse(document: Document) -> Outline:
    """Cut a document into its own clauses; the same text gives the same clauses and ids."""
    furniture = _find_furniture(document)
    holes = [f.spans[0] for f in furniture]
    lines = without_chance(_split_glued(split_lines(document.text, holes, _is_numbered)))
    width = wrap_width(lines)
    repaired = repair(lines, width)
    builder = Builder(width)
    paragraphs = [joined(paragraph) for paragraph in repaired.paragraphs]
    start = letterhead_length(paragraphs)
    end = start + title_length(paragraphs[start:])
    title = joined(merged(paragraphs[start:end]))
    whole = [*paragraphs[:start], title, *paragraphs[end:]]
    document = replace(document, text=with_spaces(document.text, whole))
    builder.build(paragraphs)
    clauses = _write(document, builder.root, builder.title)
    foreign = tuple(_foreign(document.text, group) for group in repaired.foreign)
    return Outline(
        document,
        builder.title or _header_title(document) or document.name.rsplit(".", 1)[0],
        clauses,
        foreign,
        furniture,
        tuple(sorted([*builder.warnings, *_of_reading(document)], key=lambda w: w.start)),
    )


def _of_reading(document: Document) -> Iterator[ParseWarning]:
    """What the loader could not read, or not surely."""
    yield from _of_scans(document)
    if unknown := document.text.count("\ufffd"):
        message = f"what could not be read is shown as \ufffd ({unknown} in all); check the file"
        yield ParseWarning("unknown_characters", message, document.text.index("\ufffd"))


def _of_scans(document: Document) -> Iterator[ParseWarning]:
    for number, was_read in document.scanned:
        start = document.pages[number - 1]
        if was_read:
            message = f"page {number} was read by OCR; check the characters"
            yield ParseWarning("read_by_ocr", message, start)
        else:
            message = f"page {number} is a picture and was not read; install youju[ocr]"
            yield ParseWarning("not_read", message, start)


def _header_title(document: Document) -> str:
    titles = (value for key, value in document.meta if key in ("title", "标题", "名称"))
    return next(titles, "")


# --- furniture ------------------------------------------------------------------------------

_ADDRESS = r"\]\((?=[^\s()|]*[./#:])[!-'*-{}~]*\)"
"""What stands behind the words of a link, [标准](https://…), and of a picture."""
_MARKUP = re.compile(
    r"(?P<comment><!--.*?-->)"
    r"|(?P<rule>^[ \t]*(?:-{3,}|\*{3,}|_{3,}|={3,})[ \t]*$)"
    r"|(?P<markup>^#{1,6}(?=[ \t])|\*\*(?=\S)|(?<=\S)\*\*"
    rf"|!\[[^\[\]\n]*{_ADDRESS}|(?<!!)\[(?=[^\[\]\n]+{_ADDRESS})|(?<=[^\s\[]){_ADDRESS})",
    re.M | re.S,
)
_HEADING_MARK = re.compile(r"(?P<markup>^#{1,6}(?=[ \t]))", re.M)
"""What the loaders of other formats put before a heading."""
_MARKUP_OF = {"md": _MARKUP, "html": _HEADING_MARK, "docx": _HEADING_MARK}
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_PAGE_NUMBER = re.compile(
    r"^[ \t\u3000]*(?:[-—–]+ ?[0-9]{1,4} ?[-—–]+"
    r"|第 ?[0-9]{1,4} ?页(?: ?共 ?[0-9]{1,4} ?页)?)[ \t]*$",
    re.M,
)


def _find_furniture(document: Document) -> tuple[Furniture, ...]:
    text, found = document.text, []
    if markup := _MARKUP_OF.get(document.format):
        found = [(m.span(), m.lastgroup or "markup") for m in markup.finditer(text)]
    known = {(start, end) for start, end, _ in document.furniture}
    numbers = [
        (m.start() + len(m[0]) - len(m[0].lstrip()), m.end()) for m in _PAGE_NUMBER.finditer(text)
    ]
    found += [(span, "page_number") for span in numbers if span not in known]
    header = max((end for _, end, kind in document.furniture if kind == "front_matter"), default=0)
    found += [(m.span(), "invisible") for m in _INVISIBLE.finditer(text)]
    found = [(span, kind) for span, kind in found if span[0] >= header]
    found += [((start, end), kind) for start, end, kind in document.furniture]
    apart = _apart(sorted(found, key=lambda one: (one[0][0], -one[0][1])))
    return tuple(Furniture((span,), text[slice(*span)], kind) for span, kind in apart)


def _apart(found: Iterable[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    """What does not begin inside the one before, of sorted spans."""
    behind = 0
    for span, kind in found:
        if span[0] >= behind:
            yield span, kind
            behind = span[1]


def _foreign(text: str, group: Sequence[Line]) -> Foreign:
    spans = tuple(span for line in group for span in line.spans)
    headings = [line.text for line in group if len(line.text) <= 30 and not is_cut(line.text)]
    titles = [h for h in headings if h[-1] not in "。！？”;；:："]
    title = titles[0] if titles else group[0].text[:30]
    return Foreign(spans, "".join(text[a:b] for a, b in spans), title)


# --- lines ----------------------------------------------------------------------------------

_GLUED = re.compile(rf"(?<=[。；！？”）)])[ \t\u3000]*(?=[第笫] ?{ANY_NUMBER} ?条)")


_FIRST_GLUED = re.compile(
    r"(?!根据|依[照据]|按照|违反)[^。；：，,;:]{2,60}[^。；：，,;:》\s][ \t\u3000]*"
    r"(?=第[一1]条[ \t\u3000].*[。；！？”）)][ \t\u3000]*第[二2]条[ \t\u3000])"
)
"""A title with the articles behind it, all on one line."""
_FIRST_BELOW = re.compile(
    r"([0-9]{1,3}[A-Z]{0,2}\.?(?:\s*[—–-])?)[ \t\u3000]*(?=\(1\)\s+[A-Z“‘\"'])"
)
"""The 2.— of 2.—(1) In these Regulations."""


def _is_numbered(text: str) -> bool:
    return read_marker(text) is not None or LONE_HEADING.match(text) is not None


def _split_glued(lines: Iterable[Line]) -> list[Line]:
    """Cut a line before an article that follows in number and stands glued inside it."""
    out: list[Line] = []
    last: Number = None
    for line in lines:
        for piece in _pieces(line, last):
            marker = read_marker(piece.text) if piece.numbered else None
            if marker is not None and marker.level == "article":
                last = marker.number
            out.append(piece)
    return out


def _pieces(line: Line, last: Number) -> Iterator[Line]:
    marker = read_marker(line.text) if line.numbered else None
    if marker is not None and marker.level == "article":
        last = marker.number
    if len(line.spans) == 1 and (above := _FIRST_BELOW.match(line.text)):
        yield from _parted(line, above.end(1), above.end())
        return
    if len(line.spans) == 1 and last is None and (title := _FIRST_GLUED.match(line.text)):
        head, rest = _parted(line, len(title[0].rstrip()), title.end())
        yield head
        yield from _pieces(rest, None)
        return
    if len(line.spans) == 1 and isinstance(last, int):
        for match in _GLUED.finditer(line.text):
            follower = read_marker(line.text[match.end() :])
            if follower and follower.level == "article" and follower.number == last + 1:
                head, rest = _parted(line, match.start(), match.end())
                yield head
                yield from _pieces(rest, None)
                return
    yield line


def _parted(line: Line, end: int, start: int) -> tuple[Line, Line]:
    """A line up to ``end`` and from ``start`` on, as two."""
    head, tail = line.text[:end], line.text[start:]
    first, last = line.spans[0]
    rest = Line(((last - len(tail), last),), tail, False, 0, True, line.end)
    return replace(line, spans=((first, first + end),), text=head), rest


# --- writing it out -------------------------------------------------------------------------


_FULL_TO_ASCII = str.maketrans("（）", "()")


def _write(document: Document, root: Node, title: str) -> tuple[Clause, ...]:
    """Clauses in reading order, parents before children."""
    _fold_single_paragraphs(root)
    _part_headings(root)
    writer = _Writer(document, _spans_of_all(root))
    loose = 0
    for child in root.children:
        if child.kind == "other":
            loose += 1
            child.label = f"{child.label} {loose}" if child.label else f"第{loose}段"
        writer.write(child, () if child.kind == "title" or not title else (title,))
    return tuple(writer.clauses)


class _Writer:
    """Turns nodes into clauses, each with an id of its own."""

    def __init__(self, document: Document, spans: Mapping[Node, tuple[Span, ...]]) -> None:
        self._document = document
        self._spans = spans
        self._decimals = Counter(node.label for node in spans if _is_decimal(node))
        self._seen: Counter[str] = Counter()
        self.clauses: list[Clause] = []

    def write(
        self, node: Node, path: tuple[str, ...], parent: str | None = None, base: str = ""
    ) -> None:
        """Write a node and what is below it; ``base`` is the address above."""
        text, doc_id = self._document.text, self._document.doc_id
        address = _address(node, base)
        if self._decimals[node.label] == 1 and _is_below_headings_alone(node):
            address = node.label
        self._seen[address] += 1
        repeat = f"~{self._seen[address]}" if self._seen[address] > 1 else ""
        clause = Clause(
            id=f"{doc_id}#{address}{repeat}",
            doc_id=doc_id,
            address=address,
            kind=node.kind,
            number=node.number,
            path=path,
            text="".join([text[a:b] for a, b in self._spans[node]]),
            spans=self._spans[node],
            own_spans=tuple(node.own),
            parent=parent,
        )
        self.clauses.append(clause)
        if node.children:
            below = (*path, node.head or node.label or address)
            for child in node.children:
                self.write(child, below, clause.id, address)


def _spans_of_all(root: Node) -> dict[Node, tuple[Span, ...]]:
    """Each node's own and its descendants' spans, sorted; neighbours that touch become one."""
    spans: dict[Node, tuple[Span, ...]] = {}
    for node in reversed([root, *_walk(root)]):  # children before parents
        below = [span for child in node.children for span in spans[child]]
        spans[node] = _touching_joined([*node.own, *below])
    return spans


def _touching_joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    if len(spans) < 2:
        return tuple(spans)
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def _fold_single_paragraphs(root: Node) -> None:
    """An article of one 款 has no 款: its text and its 项 are its own."""
    for node in list(_walk(root)):
        if not holds_paragraphs(node):
            continue
        _adopt_items(node)
        paragraphs = [c for c in node.children if c.style == "paragraph"]
        if len(paragraphs) == 1:
            only = paragraphs[0]
            node.children.remove(only)
            node.own += only.own
            for child in only.children:
                node.add(child)


def _part_headings(root: Node) -> None:
    """The line break behind a heading is the article's own, where text stands below it."""
    for node in _walk(root):
        if node.break_below is None:
            continue
        behind = [span for span in node.own if span[0] >= node.break_below[1]]
        if behind or node.children:
            node.own = [
                *_touching_joined([*node.own[: len(node.own) - len(behind)], node.break_below]),
                *behind,
            ]


def _adopt_items(article: Node) -> None:
    """项 belong to the 款 that stands before them."""
    out: list[Node] = []
    for child in article.children:
        is_part = child.style != "paragraph" and not holds_paragraphs(child)
        if is_part and out and out[-1].style == "paragraph":
            out[-1].add(child)
        else:
            out.append(child)
            child.parent = article
    article.children = out


def _address(node: Node, base: str) -> str:
    parent = node.parent
    above = parent.kind if parent is not None else "root"
    if parent is not None and base.endswith(parent.label) and _counts_on(node, parent):
        return f"{base.removesuffix(parent.label)}{node.label}"
    if node.kind in ("annex", "title"):
        return node.label
    if above in ("article", "point") and node.style.endswith(UNIT_STYLE):
        return f"{base} {node.label}"
    if node.kind == "article" or (node.kind == "section" and node.is_english):
        return f"{_annex_that_counts_anew(node)}{node.label}"
    if node.kind == "paragraph" and node.style == "paragraph":
        is_english = _is_english_base(base)
        return f"{base} (paragraph {node.number})" if is_english else _han(base, node, "款")
    if node.kind in ("subparagraph", "item") and _in_han_article(node):
        return f"{base}第{node.label.rstrip('、.') if node.kind == 'item' else _xiang(node)}" + (
            "目" if node.kind == "item" else "项"
        )
    if above == "annex" and parent is not None and node.kind != "annex":
        return f"{base} {node.label}"
    if any(holds_paragraphs(n) and n.is_english for n in node.ancestors()):
        return _joined(base, node.label.translate(_FULL_TO_ASCII))
    if parent is not None and parent.style.startswith("#"):
        return f"{base} {node.label}" if node.kind not in ("chapter", "part") else node.label
    return _joined(base, node.label)


def _annex_that_counts_anew(node: Node) -> str:
    """The annex in which articles count anew, in front of their address; empty for the body's."""
    annexes = (n for n in node.ancestors() if n.kind == "annex")
    annex = next((n for n in annexes if counts_anew(n.number, n.label)), None)
    return f"{annex.label} " if annex else ""


def _joined(base: str, label: str) -> str:
    """An address with a label behind it; 1. below Section 5 is not Section 51."""
    is_one_word = base[-1:].isascii() and base[-1:].isalnum() and label[0].isdigit()
    return f"{base} {label}" if is_one_word else f"{base}{label}"


def _is_decimal(node: Node) -> bool:
    return "." in str(node.number)


def _counts_on(node: Node, parent: Node) -> bool:
    """1.2 says by itself that it is of 1., of 第一条 and of Section 1, and 1.2.1 that of 1.2."""
    is_point = parent.style == "point" or parent.style.startswith("decimal")
    return _is_decimal(node) and (is_point or node.label.startswith(f"{parent.number}."))


def _is_below_headings_alone(node: Node) -> bool:
    """Does nothing but points, unnumbered and English headings stand above a decimal number?"""
    is_lettered = re.match(r"[A-Z]\.", str(node.number)) is not None  # A.1 is of Annex A
    return _is_decimal(node) and all(
        is_lettered
        or above.style.startswith(("point", "#", "decimal"))
        or (above.is_english and above.kind != "annex")
        for above in node.ancestors()
    )


def _is_english_base(base: str) -> bool:
    return base[:1].isascii()


def _han(base: str, node: Node, unit: str) -> str:
    return f"{base}第{to_chinese(int(str(node.number)))}{unit}"


def _xiang(node: Node) -> str:
    return node.label if node.label.startswith("（") else f"（{node.label.rstrip('、')}）"


def _in_han_article(node: Node) -> bool:
    return any(n.kind == "article" and not n.is_english for n in node.ancestors())


def _walk(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _walk(child)
