"""A Document becomes a tree of clauses, pure and without a model.

``parse`` runs in four steps: mark-up is set aside as furniture, lines become paragraphs and
foreign text is set apart (``repair``), markers open the nodes of a tree (``_Builder``), and the
tree is written out with addresses, ids and spans. Knows no file format and no library.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from index.documents import Document, Span
from index.markers import LEVELS, Marker, Number, read_marker
from index.numerals import ANY_NUMBER, roman_to_int, to_chinese
from index.repair import WIRE_SIGNATURE, Line, Paragraph, is_cut, repair, split_lines, wrap_width


@dataclass(frozen=True, slots=True)
class Clause:
    """One addressable piece of a document.

    Attributes:
        id: ``doc_id#address``, with ``~2``, ``~3`` … on repeats.
        doc_id: The document's id.
        address: Canonical, as a person would write it (``第三条第二款``, ``六、（十四）``).
        kind: ``title`` ``preamble`` ``part`` 编 ``chapter`` 章 ``section`` 节 ``article`` 条
            ``paragraph`` 款 ``subparagraph`` 项 ``item`` 目 ``heading`` 一、 ``clause`` （一）
            ``point`` 1. ``closing`` ``annex`` ``table`` ``note`` ``signature`` ``toc`` ``other``.
        number: The integer, ``"53-1"`` for 第五十三条之一, ``None`` where there is none.
        path: Headings from the top of the document down to this clause's parent.
        text: Exactly the stored text over ``spans``, descendants included.
        spans: Where the clause stands; several where foreign text or line breaks cut it.
        own_spans: ``spans`` without the descendants'.
        parent: The parent clause's id.
    """

    id: str
    doc_id: str
    address: str
    kind: str
    number: Number
    path: tuple[str, ...]
    text: str
    spans: tuple[Span, ...]
    own_spans: tuple[Span, ...]
    parent: str | None


@dataclass(frozen=True, slots=True)
class Foreign:
    """Text of another article that stood in the same file, its pieces grouped."""

    spans: tuple[Span, ...]
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """Mark-up and page numbers: kept and marked, never searched."""

    spans: tuple[Span, ...]
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class ParseWarning:
    """Something about the numbering or the text that a reader should look at."""

    code: str
    message: str
    start: int


@dataclass(frozen=True, slots=True)
class Outline:
    """A parsed document: own spans, foreign and furniture hold every non-blank character once."""

    document: Document
    title: str
    clauses: tuple[Clause, ...]
    foreign: tuple[Foreign, ...]
    furniture: tuple[Furniture, ...]
    warnings: tuple[ParseWarning, ...]


def parse(document: Document) -> Outline:
    """Cut a document into its own clauses; the same text gives the same clauses and ids."""
    furniture = _find_furniture(document)
    lines = split_lines(document.text, [f.spans[0] for f in furniture], _is_numbered)
    repaired = repair(_split_glued(lines))
    builder = _Builder(wrap_width(lines))
    builder.build(repaired.paragraphs)
    clauses = tuple(_write(document, builder.root, builder.title))
    foreign = tuple(_foreign(document.text, group) for group in repaired.foreign)
    return Outline(
        document,
        builder.title or _header_title(document) or document.name.rsplit(".", 1)[0],
        clauses,
        foreign,
        furniture,
        tuple(sorted([*builder.warnings, *_of_scans(document)], key=lambda w: w.start)),
    )


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

_MARKUP = re.compile(
    r"(?P<comment><!--.*?-->)"
    r"|(?P<rule>^[ \t]*(?:-{3,}|\*{3,}|_{3,}|={3,})[ \t]*$)"
    r"|(?P<markup>^#{1,6}(?=[ \t])|\*\*(?=\S)|(?<=\S)\*\*)",
    re.M | re.S,
)
_HEADING_MARK = re.compile(r"(?P<markup>^#{1,6}(?=[ \t]))", re.M)
"""What the loaders of other formats put before a heading."""
_MARKUP_OF = {"md": _MARKUP, "html": _HEADING_MARK, "docx": _HEADING_MARK}
_INVISIBLE = "\u200b\u2060\ufeff"
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
    if any(char in text for char in _INVISIBLE):
        found += [(m.span(), "invisible") for m in re.finditer(f"[{_INVISIBLE}]+", text)]
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


def _is_numbered(text: str) -> bool:
    return read_marker(text) is not None or _LONE_HEADING.match(text) is not None


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
    if len(line.spans) == 1 and isinstance(last, int):
        for match in _GLUED.finditer(line.text):
            follower = read_marker(line.text[match.end() :])
            if follower and follower.level == "article" and follower.number == last + 1:
                head, tail = line.text[: match.start()], line.text[match.end() :]
                start, end = line.spans[0]
                yield replace(line, spans=((start, start + len(head)),), text=head)
                rest = Line(((end - len(tail), end),), tail, False, 0, True)
                yield from _pieces(rest, None)
                return
    yield line


# --- the tree -------------------------------------------------------------------------------

_RANK = {level: (i + 1) * 10 for i, level in enumerate(LEVELS)}
_ROOT_RANK, _ANNEX_RANK = 0, 5
_KIND = {"subpart": "part", "subitem": "item", "letter": "item"}
_KIND_IN_ARTICLE = {
    "heading": "subparagraph", "clause": "subparagraph", "point": "item", "item": "item",
    "subitem": "item",
}  # fmt: skip
_FULL_TO_ASCII = str.maketrans("（）", "()")
_KIND_IN_ENGLISH_SECTION = {"item": "paragraph", "letter": "subparagraph", "point": "paragraph"}


@dataclass
class _Node:
    kind: str
    rank: float
    number: Number = None
    label: str = ""
    style: str = ""
    own: list[Span] = field(default_factory=list)
    head: str = ""
    children: list[_Node] = field(default_factory=list)
    parent: _Node | None = None

    @property
    def is_english(self) -> bool:
        return self.label[:1].isascii() and self.label[:1].isalpha()

    def add(self, child: _Node) -> _Node:
        child.parent = self
        self.children.append(child)
        return child

    def ancestors(self) -> Iterator[_Node]:
        node = self.parent
        while node is not None and node.parent is not None:
            yield node
            node = node.parent


_DOC_WORD = (
    "意见|通知|办法|规定|条例|细则|决定|决议|方案|规划|纲要|公告|通告|批复|复函|函|答复|报告|"
    "请示|命令|令|公报|解释|章程|规则|准则|标准|指南|指引|制度|预案|法|法典|宣言|公约|协定|措施"
)
_TITLE_END = re.compile(rf"(?:{_DOC_WORD})(?:[（(〔].{{1,20}}[)）〕])?$")
_ABOUT_END = re.compile(rf"的(?:[^，。]{{0,6}})(?:{_DOC_WORD})(?:[（(〔].{{1,20}}[)）〕])?$")
_SPACED_OUT = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff](?: |$))")
_DAY = "[0-9一二三四五六七八九十]{1,3}"
_DATE = rf"(?:[0-9]{{4}}|[一二三四五六七八九○〇零]{{4}}) ?年 ?{_DAY} ?月 ?{_DAY} ?日"
_DATE_LINE = re.compile(rf"[（(]?{_DATE}[)）]?$")
_NOTE = re.compile(
    rf"[（(][^（()）]*{_DATE}.*[)）]$"
    rf"|{_DATE}.{{0,120}}(?:通过|公布|发布|施行|修订|修正|批准|印发|实施|废止|修改).{{0,60}}$"
    r"|.{1,16}[〔\[(（【][0-9]{4}[〕\])）】] ?第? ?[0-9]+ ?号$"
    r"|[（(](?:此件|附件|据?新华社|以上|摘自)[^（()）]*[)）]$"
    r"|(?:发文机关|发文字号|来源|索引号|主题分类|成文日期|发布日期|标题)[:：].*$"
)
_CLOSING = re.compile(r"(?:特此|此复|现予)[^。]{0,20}。?$")
_TOC = re.compile(r"(?:目[ \t\u3000]*[录次]|Contents|Table of Contents)$", re.I)
_LONE_HEADING = re.compile(r"[总附分罚]\s*则$")
_UNIT_NAME = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff、《》“” \u3000]{0,28}[\u4e00-\u9fff]$")
_UNITS = ("part", "subpart", "chapter", "section")
_ABOVE = ("heading", "clause")
"""Markers that head articles where the line is a name: 一、受案范围."""
_COUNTED = (*_UNITS, "article", "clause", *(f"{level} above articles" for level in _ABOVE))
_HEADING_LIMIT = 40
_ARTICLE_HEADING = re.compile(r"[【〔（(][^【】（）()]{1,30}[】〕）)]$|[A-Z][^.;:。；：]{1,78}$")


class _Builder:
    """Reads paragraphs in order and hangs them into a tree."""

    def __init__(self, width: int | None) -> None:
        self.width = width
        self.root = _Node("root", _ROOT_RANK)
        self.top = self.root
        self.title = ""
        self.warnings: list[ParseWarning] = []
        self.tables = 0
        self.last: dict[str, int] = {}
        """The last number of each level that counts through the document."""

    def build(self, paragraphs: Sequence[Paragraph]) -> None:
        at = self._front(paragraphs)
        while at < len(paragraphs):
            at = self._step(paragraphs, at)

    # front matter

    def _front(self, paragraphs: Sequence[Paragraph]) -> int:
        """Title, notes and table of contents before the first marker; returns where they end."""
        at = self._title(paragraphs)
        while at < len(paragraphs) and self._is_front_note(paragraphs[at]):
            self._leaf("note", paragraphs[at], "题注")
            at += 1
        return at

    def _title(self, paragraphs: Sequence[Paragraph]) -> int:
        count = _title_length(paragraphs)
        if count:
            node = self._leaf("title", _merge(paragraphs[:count]), "标题")
            self.title = _SPACED_OUT.sub("", node.head)
        return count

    def _is_front_note(self, paragraph: Paragraph) -> bool:
        text = _text(paragraph)
        return not paragraph[0].depth and bool(_NOTE.match(text) or _DATE_LINE.match(text))

    # body

    def _step(self, paragraphs: Sequence[Paragraph], at: int) -> int:
        paragraph = paragraphs[at]
        if end := self._contents_end(paragraphs, at):
            self._leaf("toc", _merge(paragraphs[at:end]), "目录")
            return end
        marker = self._accept(paragraphs, at)
        if marker is not None and marker.level == "annex":
            return self._annex(paragraphs, at, marker)
        if marker is not None:
            lines = paragraphs[at : at + _heading_length(paragraphs, at, marker)]
            self._open(marker, lines, self._heads_articles(paragraphs, at, marker))
            return at + len(lines)
        if paragraph[0].depth:
            self._markdown_heading(paragraph)
        else:
            return self._unnumbered(paragraphs, at)
        return at + 1

    def _contents_end(self, paragraphs: Sequence[Paragraph], at: int) -> int | None:
        """Where a table of contents that opens here ends; it may lack the word 目录."""
        if _TOC.match(_text(paragraphs[at])):
            return _toc_end(paragraphs, at + 1)
        marker = None if self.last else read_marker(_text(paragraphs[at]))
        if marker is None or marker.level not in _UNITS:
            return None
        end = _toc_end(paragraphs, at)
        return end if end and all(_is_unit(paragraph) for paragraph in paragraphs[at:end]) else None

    def _accept(self, paragraphs: Sequence[Paragraph], at: int) -> Marker | None:
        """The marker that opens a paragraph, unless the numbers around it speak against it."""
        text = _text(paragraphs[at])
        marker = read_marker(text) or _bare_number(paragraphs, at)
        marker = marker or self._unnumbered_unit(paragraphs, at)
        if marker is None or not marker.glued or not isinstance(marker.number, int):
            return marker
        last = self.last.get(marker.level)
        if last is None or marker.number == last + 1:
            return marker
        if marker.number == 1 and not self._article_is_open():
            return marker  # numbering that starts again below a heading
        if marker.number > last and _next_number(paragraphs, at, marker.level) == marker.number + 1:
            return marker  # a number is lacking, and the count goes on from here
        start = paragraphs[at][0].spans[0][0]
        what = f"read as text, since it does not follow {last}: {text[:20]}"
        self._warn("not_a_heading", what, start)
        return None

    def _unnumbered_unit(self, paragraphs: Sequence[Paragraph], at: int) -> Marker | None:
        """附则 or 法律责任 alone between two articles, its 第五章 lost or never there.

        The number is what the chapters around leave open, and is told of.
        """
        text = _text(paragraphs[at])
        if len(text) > _HEADING_LIMIT:
            return None
        text = _unspaced(text)
        is_known = _LONE_HEADING.match(text) is not None
        if not is_known and not self._stands_between_articles(paragraphs, at):
            return None
        if is_known and "part" in self.last:
            return Marker("part", None, text, 0)
        last, following = self.last.get("chapter"), _next_number(paragraphs, at, "chapter")
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
        if "article" not in self.last or paragraphs[at][0].depth:
            return False
        if not _UNIT_NAME.match(_text(paragraphs[at])) or not _is_whole(paragraphs[at - 1]):
            return False
        return self._is_next_article(paragraphs, at + 1)

    def _heads_articles(self, paragraphs: Sequence[Paragraph], at: int, marker: Marker) -> bool:
        """Is it 二、诉讼当事人 with articles below, as in judicial interpretations?"""
        if marker.level not in _ABOVE or not _is_named(paragraphs[at], marker):
            return False
        if self._article_is_open() and not _is_whole(paragraphs[at - 1]):
            return False  # the last entry of a list
        before = self.last.get(f"{marker.level} above articles", 0)
        if marker.number not in (1, before + 1) or at + 1 >= len(paragraphs):
            return False
        below = read_marker(_text(paragraphs[at + 1]))
        if marker.level == "heading" and below is not None and below.level == "clause":
            at += below.number == 1 and _is_named(paragraphs[at + 1], below)
        return self._is_next_article(paragraphs, at + 1)

    def _is_next_article(self, paragraphs: Sequence[Paragraph], at: int) -> bool:
        marker = read_marker(_text(paragraphs[at])) if at < len(paragraphs) else None
        if marker is None or marker.level != "article":
            return False
        last = self.last.get("article")
        return last is None or marker.number == last + 1

    def _article_is_open(self) -> bool:
        return any(node.kind == "article" for node in self._open_nodes())

    def _open_nodes(self) -> list[_Node]:
        """What stands open, from the inside out."""
        return [self.top, *self.top.ancestors()]

    def _open(self, marker: Marker, lines: Sequence[Paragraph], above: bool) -> None:
        """Open a node; ``above`` where a marker that is lower elsewhere stands above articles."""
        paragraph = _merge(lines)
        rank, style = self._rank(marker)
        if above:
            rank, style = _RANK["section"] + _ABOVE.index(style) + 1, f"{style} above articles"
        while self.top.rank >= rank:
            self.top = self.top.parent or self.root
        number = roman_to_int(marker.label[1:-1]) if style == "roman" else marker.number
        kind = "item" if style == "roman" else self._kind(marker)
        node = _Node(kind, rank, number, marker.label, style)
        self._check_sequence(node, marker, paragraph)
        self.top = self.top.add(node)
        if node.kind == "article" or (node.kind == "section" and node.is_english):
            self._open_article(node, marker, paragraph)
        else:
            node.own += _spans(paragraph)
            is_bare = len(_text(lines[0])) <= marker.length
            node.head = _head((" " if is_bare else "").join(map(_text, lines)), marker)

    def _rank(self, marker: Marker) -> tuple[float, str]:
        """The marker's rank; a bracketed letter or an English number nests by what is open."""
        if marker.level == "point" and (marker.depth or marker.label.isdigit()):
            return _RANK["point"] + marker.depth, f"decimal{marker.depth}"
        section = self._open_section()
        if marker.level not in ("letter", "item") or (section is None and marker.level == "item"):
            return _RANK.get(marker.level, _RANK["item"]), marker.level
        style = self._letter_style(marker) if marker.level == "letter" else marker.level
        for node in self._open_nodes():
            if node.style == style:
                return node.rank, style
        return max(self.top.rank, _RANK["clause"]) + 1, style

    def _letter_style(self, marker: Marker) -> str:
        """``(i)`` is a Roman one where no ``(h)`` stands before it."""
        text = marker.label.strip("()")
        open_nodes = self._open_nodes()
        letters = [n for n in open_nodes if n.style == "letter"]
        romans = [n for n in open_nodes if n.style == "roman"]
        if len(text) > 1 or (romans and set(text) <= set("ivx")):
            return "roman"
        if text == "i" and not any(n.number == 8 for n in letters):
            return "roman"
        return "letter"

    def _open_section(self) -> _Node | None:
        for node in self._open_nodes():
            if node.kind in ("article", "section") and node.is_english:
                return node
        return None

    def _kind(self, marker: Marker) -> str:
        if marker.level == "article" and marker.label.startswith("Section"):
            return "section"
        if self._open_section() is not None:
            fallback = _KIND.get(marker.level, marker.level)
            return _KIND_IN_ENGLISH_SECTION.get(marker.level, fallback)
        if self._article_is_open() and marker.level in _KIND_IN_ARTICLE:
            return _KIND_IN_ARTICLE[marker.level]
        return _KIND.get(marker.level, marker.level)

    def _check_sequence(self, node: _Node, marker: Marker, paragraph: Paragraph) -> None:
        """Warn where a number does not follow the one before it."""
        last, number = self._last_number(node), node.number
        self._remember(node)
        if not isinstance(number, int) or not isinstance(last, int) or marker.level == "letter":
            return
        if number not in (1, last + 1):
            code = "numbering_repeat" if number <= last else "numbering_gap"
            self._warn(code, f"{marker.label} follows number {last}", paragraph[0].spans[0][0])

    def _last_number(self, node: _Node) -> Number:
        """The number before: articles run through a document, clauses may, others restart."""
        if node.kind == "article":
            return self.last.get("article")
        siblings = (c.number for c in reversed(self.top.children) if c.style == node.style)
        before = next(siblings, None)
        if before is not None:
            return before
        through = node.style == "chapter" or (node.style == "clause" and node.number != 1)
        return self.last.get(node.style) if through else None

    def _remember(self, node: _Node) -> None:
        level = "article" if node.kind == "article" else node.style
        counted = re.match(r"[0-9]+", str(node.number))
        if counted and level in _COUNTED:
            self.last[level] = int(counted[0])

    def _open_article(self, node: _Node, marker: Marker, paragraph: Paragraph) -> None:
        """The number and a heading are the article's own; its text is its first 款."""
        text = _text(paragraph)
        heading = bool(_ARTICLE_HEADING.match(text[marker.length :]))
        number, rest = _split_spans(_spans(paragraph), len(text) if heading else marker.length)
        node.own += number
        node.head = text if heading else node.label
        if rest:
            node.add(_Node("paragraph", _RANK["heading"], 1, "", "paragraph", rest))

    def _markdown_heading(self, paragraph: Paragraph) -> None:
        text, depth = _text(paragraph), paragraph[0].depth
        kind = "part" if text.endswith("编") and len(text) < 12 else "heading"
        rank = _RANK["part"] + depth if kind == "part" else _ANNEX_RANK + depth / 10
        while self.top.rank >= rank:
            self.top = self.top.parent or self.root
        self.top = self.top.add(_Node(kind, rank, None, text, f"#{depth}", _spans(paragraph)))
        self.top.head = text

    def _unnumbered(self, paragraphs: Sequence[Paragraph], at: int) -> int:
        paragraph, text = paragraphs[at], _text(paragraphs[at])
        if text.startswith("|"):
            return self._table(paragraphs, at)
        if self._at_root_end(paragraphs, at):
            return self._signature(paragraphs, at)
        if _CLOSING.match(text):
            self._leaf("closing", paragraph, "结语")
        elif WIRE_SIGNATURE.match(text) or (
            _NOTE.match(text) and (self.top is self.root or text[0] in "（(")
        ):
            self._leaf("note", paragraph, "附注")
        elif (title := self._embedded_title(paragraphs, at)) is not None:
            self.top = self.root.add(title)
            return at + 1
        else:
            self._body(paragraph)
        return at + 1

    def _body(self, paragraph: Paragraph) -> None:
        """Unnumbered text: a further 款 of an article, else part of what stands open."""
        article = next((n for n in self._open_nodes() if _holds_paragraphs(n)), None)
        if article is not None:
            number = 1 + sum(c.style == "paragraph" for c in article.children)
            self.top = article
            node = _Node("paragraph", _RANK["heading"], number, "", "paragraph", _spans(paragraph))
            article.add(node)
        elif self.top is self.root:
            self._loose(paragraph)
        else:
            self.top.own += _spans(paragraph)
        self._warn_if_cut(paragraph)

    def _loose(self, paragraph: Paragraph) -> None:
        """Text before the first marker is the preamble; behind the last it stands by itself."""
        children = self.root.children
        if children and children[-1].kind == "preamble":
            children[-1].own += _spans(paragraph)
        elif any(c.kind not in ("title", "note", "toc") for c in children):
            self._leaf("other", paragraph, "")
        else:
            self._leaf("preamble", paragraph, "引言")

    def _warn_if_cut(self, paragraph: Paragraph) -> None:
        if is_cut(paragraph[-1].text, self.width) and len(_text(paragraph)) > _HEADING_LIMIT:
            tail = paragraph[-1].text[-12:]
            at = paragraph[0].spans[0][0]
            self._warn("cut_sentence", f"the sentence stops at “{tail}” and does not go on", at)

    # what stands at the end

    def _at_root_end(self, paragraphs: Sequence[Paragraph], at: int) -> bool:
        """A date alone, or one to three short lines that a date alone follows."""
        for i in range(at, min(at + 4, len(paragraphs))):
            text = _text(paragraphs[i])
            if (
                paragraphs[i][0].numbered
                or len(text) > _HEADING_LIMIT
                or re.search(r"[。；，]", text)
            ):
                return False
            if _DATE_LINE.match(text):
                return bool(self.root.children)
        return False

    def _signature(self, paragraphs: Sequence[Paragraph], at: int) -> int:
        end = at + 1
        while not _DATE_LINE.match(_text(paragraphs[end - 1])):
            end += 1
        self._leaf("signature", _merge(paragraphs[at:end]), "落款")
        self.top = self.root
        return end

    def _embedded_title(self, paragraphs: Sequence[Paragraph], at: int) -> _Node | None:
        """A document's title behind a signature opens what the notice sends out."""
        text = _text(paragraphs[at])
        signed = any(c.kind == "signature" for c in self.root.children)
        if not signed or self.top is not self.root or len(text) > _HEADING_LIMIT:
            return None
        if not _TITLE_END.search(text):
            return None
        node = _Node("annex", _ANNEX_RANK, None, f"《{text}》", "annex", _spans(paragraphs[at]))
        node.head = text
        if self.title.endswith("令"):  # a decree's title says less than what it decrees
            self.title = text
        self.last.clear()
        return node

    def _annex(self, paragraphs: Sequence[Paragraph], at: int, marker: Marker) -> int:
        text = _text(paragraphs[at])
        if re.search(r"[:：]\s*\S", text):  # a list of what is attached, not the annex itself
            self._leaf("note", paragraphs[at], "附注")
            return at + 1
        self.last.clear()
        node = self.root.add(
            _Node(
                "annex", _ANNEX_RANK, marker.number, marker.label, "annex", _spans(paragraphs[at])
            )
        )
        node.head, self.top = text, node
        following = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
        if text.rstrip("：:") == marker.label and following and _is_short_heading(following):
            node.own += _spans(following)
            node.head = f"{text} {_text(following)}"
            return at + 2
        return at + 1

    def _table(self, paragraphs: Sequence[Paragraph], at: int) -> int:
        end = at
        while end < len(paragraphs) and _text(paragraphs[end]).startswith("|"):
            end += 1
        self.tables += 1
        spans = _spans(_merge(paragraphs[at:end]))
        self.top.add(_Node("table", 999, self.tables, f"表{self.tables}", "table", spans))
        return end

    def _leaf(self, kind: str, paragraph: Paragraph, label: str) -> _Node:
        node = _Node(kind, 999, None, label, kind, _spans(paragraph), _text(paragraph))
        return self.root.add(node)

    def _warn(self, code: str, message: str, start: int = 0) -> None:
        self.warnings.append(ParseWarning(code, message, start))


def _holds_paragraphs(node: _Node) -> bool:
    return node.kind == "article" or (node.kind == "section" and node.is_english)


def _text(paragraph: Paragraph) -> str:
    return "".join(line.text for line in paragraph)


def _spans(paragraph: Paragraph) -> list[Span]:
    return [span for line in paragraph for span in line.spans]


def _merge(paragraphs: Iterable[Paragraph]) -> Paragraph:
    return tuple(line for paragraph in paragraphs for line in paragraph)


def _walk(node: _Node) -> Iterator[_Node]:
    for child in node.children:
        yield child
        yield from _walk(child)


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


def _head(text: str, marker: Marker) -> str:
    """The heading of a numbered paragraph: of 章 and the like all, else a short first sentence."""
    if marker.level in _UNITS:
        return text
    sentence = re.split(r"(?<=。)|(?<=[a-z]\.) ", text, maxsplit=1)[0]
    return sentence.rstrip("。") if len(sentence) <= _HEADING_LIMIT else marker.label


_BARE_NUMBER = re.compile(r"([0-9]{1,2})[ \t\u3000]+(?=[\u4e00-\u9fffA-Z])")


def _bare_number(paragraphs: Sequence[Paragraph], at: int) -> Marker | None:
    """2 组织机构 opens a chapter where 2.1 comes next."""
    match = _BARE_NUMBER.match(_text(paragraphs[at]))
    if match is None or at + 1 >= len(paragraphs) or not _is_short_heading(paragraphs[at]):
        return None
    first = read_marker(_text(paragraphs[at + 1]))
    if first is None or first.number != f"{match[1]}.1":
        return None
    return Marker("point", int(match[1]), match[1], match.end())


def _is_short_heading(paragraph: Paragraph) -> bool:
    text = _text(paragraph)
    return len(text) <= _HEADING_LIMIT and not read_marker(text) and text[-1] not in "。；：:;|"


def _title_length(paragraphs: Sequence[Paragraph]) -> int:
    """How many paragraphs at the top are the title: 0 where the text starts at once."""
    if paragraphs and paragraphs[0][0].depth == 1 and not read_marker(_text(paragraphs[0])):
        return 1
    for count, paragraph in enumerate(paragraphs[:5]):
        text = _text(paragraph)
        if _ends_title(paragraph, text):
            return count if count and len(_text(_merge(paragraphs[:count]))) >= 2 else 0
        so_far = _text(_merge(paragraphs[: count + 1]))
        if _TITLE_END.search(text) and ("关于" not in so_far or _ABOUT_END.search(so_far)):
            return count + 1
    return 1 if paragraphs and _is_short_heading(paragraphs[0]) else 0


def _ends_title(paragraph: Paragraph, text: str) -> bool:
    """Does the title end before this paragraph?"""
    return bool(
        paragraph[0].numbered
        or len(text) > 60
        or text[-1] in "。；：:，"
        or _NOTE.match(text)
        or _DATE_LINE.match(text)
        or _TOC.match(text)
    )


def _toc_end(paragraphs: Sequence[Paragraph], first: int) -> int | None:
    """Where a table of contents ends: at the second coming of its first entry."""
    lines = [_squeeze(_text(paragraph)) for paragraph in paragraphs[first : first + 400]]
    for i, line in enumerate(lines[1:], 1):
        if lines[0] in (line, "".join(lines[i : i + 2])):
            return first + i
        if len(line) > 60:
            return None
    return None


def _is_named(paragraph: Paragraph, marker: Marker) -> bool:
    """Does nothing but a name stand behind the number?"""
    return _UNIT_NAME.match(_text(paragraph)[marker.length :]) is not None


def _is_whole(paragraph: Paragraph) -> bool:
    """Does it end as a whole sentence does?"""
    return paragraph[-1].text[-1] in "。！？”’）)"


def _is_unit(paragraph: Paragraph) -> bool:
    """Is it a heading of 编, 章 or 节, as an entry of a table of contents is?"""
    text = _text(paragraph)
    marker = read_marker(text)
    return bool(_LONE_HEADING.match(text)) or (marker is not None and marker.level in _UNITS)


def _next_number(paragraphs: Sequence[Paragraph], at: int, level: str) -> Number:
    """The number of the next paragraph that opens with a marker of a level."""
    below = (paragraphs[i] for i in range(at + 1, len(paragraphs)))
    markers = (read_marker(_text(p)) for p in below if p[0].numbered)
    return next((m.number for m in markers if m and m.level == level), None)


def _heading_length(paragraphs: Sequence[Paragraph], at: int, marker: Marker) -> int:
    """How many paragraphs the heading takes that a marker opens.

    Two where 第一章 stands alone and 总则 below it, or where an article follows the second line.
    """
    if marker.level not in _UNITS or at + 1 >= len(paragraphs):
        return 1
    following = paragraphs[at + 1]
    if following[0].depth or not _is_short_heading(following) or _NOTE.match(_text(following)):
        return 1
    if len(_text(paragraphs[at])) <= marker.length:
        return 2
    after = read_marker(_text(paragraphs[at + 2])) if at + 2 < len(paragraphs) else None
    return 2 if after is not None and after.level in ("section", "article") else 1


def _unspaced(text: str) -> str:
    return "".join(text.split())


def _squeeze(text: str) -> str:
    return re.sub(r"[\s.…·0-9\u3000]+", "", text)


# --- writing it out -------------------------------------------------------------------------


def _write(document: Document, root: _Node, title: str) -> Iterator[Clause]:
    """Clauses in reading order, parents before children."""
    _fold_single_paragraphs(root)
    seen: Counter[str] = Counter()
    top = (title,) if title else ()
    loose = 0
    for child in root.children:
        if child.kind == "other":
            loose += 1
            child.label = f"第{loose}段"
        path = () if child.kind == "title" else top
        yield from _write_node(document, child, path, None, "", seen)


def _write_node(
    document: Document,
    node: _Node,
    path: tuple[str, ...],
    parent: str | None,
    base: str,
    seen: Counter[str],
) -> Iterator[Clause]:
    address = _address(node, base)
    seen[address] += 1
    repeat = f"~{seen[address]}" if seen[address] > 1 else ""
    clause_id = f"{document.doc_id}#{address}{repeat}"
    spans = tuple(sorted(_all_spans(node)))
    yield Clause(
        id=clause_id,
        doc_id=document.doc_id,
        address=address,
        kind=node.kind,
        number=node.number,
        path=path,
        text="".join(document.text[a:b] for a, b in spans),
        spans=spans,
        own_spans=tuple(node.own),
        parent=parent,
    )
    below = (*path, node.head or node.label or address)
    for child in node.children:
        yield from _write_node(document, child, below, clause_id, address, seen)


def _all_spans(node: _Node) -> list[Span]:
    """Own and descendants' spans; neighbours that touch become one."""
    spans = sorted([*node.own, *(s for child in node.children for s in _all_spans(child))])
    merged: list[Span] = []
    for start, end in spans:
        if merged and merged[-1][1] == start:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _fold_single_paragraphs(root: _Node) -> None:
    """An article of one 款 has no 款: its text and its 项 are its own."""
    for node in list(_walk(root)):
        if not _holds_paragraphs(node):
            continue
        _adopt_items(node)
        paragraphs = [c for c in node.children if c.style == "paragraph"]
        if len(paragraphs) == 1:
            only = paragraphs[0]
            node.children.remove(only)
            node.own += only.own
            for child in only.children:
                node.add(child)


def _adopt_items(article: _Node) -> None:
    """项 belong to the 款 that stands before them."""
    out: list[_Node] = []
    for child in article.children:
        if child.style != "paragraph" and out and out[-1].style == "paragraph":
            out[-1].add(child)
        else:
            out.append(child)
            child.parent = article
    article.children = out


def _address(node: _Node, base: str) -> str:
    parent = node.parent
    above = parent.kind if parent is not None else "root"
    if node.kind in ("article", "annex", "title") or (node.kind == "section" and node.is_english):
        return node.label
    if node.kind == "paragraph" and node.style == "paragraph":
        return f"{base}（第{node.number}段）" if _is_english_base(base) else _han(base, node, "款")
    if node.kind in ("subparagraph", "item") and _in_han_article(node):
        return f"{base}第{node.label.rstrip('、.') if node.kind == 'item' else _xiang(node)}" + (
            "目" if node.kind == "item" else "项"
        )
    if parent is not None and parent.style[:7] == node.style[:7] == "decimal":
        base = base.removesuffix(parent.label)  # 1.2.1 says by itself that it is of 1.2
    if above == "annex" and parent is not None and node.kind != "annex":
        return f"{base} {node.label}"
    if any(_holds_paragraphs(n) and n.is_english for n in node.ancestors()):
        return f"{base}{node.label.translate(_FULL_TO_ASCII)}"
    if parent is not None and parent.style.startswith("#"):
        return f"{base} {node.label}" if node.kind not in ("chapter", "part") else node.label
    return f"{base}{node.label}"


def _is_english_base(base: str) -> bool:
    return base[:1].isascii()


def _han(base: str, node: _Node, unit: str) -> str:
    return f"{base}第{to_chinese(int(str(node.number)))}{unit}"


def _xiang(node: _Node) -> str:
    return node.label if node.label.startswith("（") else f"（{node.label.rstrip('、')}）"


def _in_han_article(node: _Node) -> bool:
    return any(n.kind == "article" and not n.is_english for n in node.ancestors())
