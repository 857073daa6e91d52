"""An HTML page becomes stored text: one paragraph a line, headings as ``#``, tables as ``| a |``.

What a reader does not take for the text (scripts, navigation, what is hidden or struck out) is
left out; the numbers a browser puts before list items are written out. The only module that parses
HTML. Knows nothing of clauses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile

from lxml import etree

from index.errors import DocumentError
from index.load_text import read_text
from index.stored import (
    INVISIBLE,
    apart,
    fraction,
    heading_line,
    is_layout,
    plain_line,
    power,
    raised,
    table_lines,
    with_fractions,
    write_number,
)

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([-\w]+)", re.I)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "utf-8": None}
_TAG = re.compile(r"<[a-zA-Z!/]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")

MAX_HEAD = 100_000
MAX_META = 100
MAX_SPAN = 100
MAX_CELLS = 1_000_000
"""Cells of a table, those that others cover included: a small page can claim any number."""

_NEVER_SHOWN = {
    "script", "style", "noscript", "template", "head", "title", "datalist", "noframes", "noembed",
    "del", "s", "strike", "annotation", "annotation-xml",
}  # fmt: skip
_UNREAD = {
    "nav", "footer", "aside", "button", "select", "textarea", "svg", "iframe", "object", "canvas",
    "video", "audio", "map", "rt", "rp",
}  # fmt: skip
_UNREAD_ROLES = {"navigation", "banner", "contentinfo", "search", "complementary", "menu"}
_UNREAD_NAMES = {
    "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "sidebar", "footer",
    "share", "site-header",
}  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|:[^:;]*\bline-through", re.I)
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font",
    "i", "img", "ins", "kbd", "label", "mark", "o", "o:p", "p:p", "q", "ruby", "samp", "small",
    "span", "st1:chsdate", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    "math", "mi", "mn", "mo", "mrow", "mstyle", "msub", "msup", "mtext", "semantics",
}  # fmt: skip
_QUOTED = "“”"
"""What a browser puts around a ``<q>``."""
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u201c\u201d\u3000-\u303f]"
_WRAPPED_WIDE = re.compile(rf"(?<={_WIDE})[ \t]*\n\s*(?={_WIDE})")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_BLANKS = re.compile(r"[ \t\n\r\f\xa0]+")
_TYPED_NUMBER = re.compile(
    r"[（(]?[0-9０-９一二三四五六七八九十百]{1,5}[)）.、．]|[（(]?[a-zA-Z][)）.]|[①-⑳]|第[^，。]{1,8}[编章节条]"
)


def read_html(data: bytes, name: str) -> str:
    """Read a page's text.

    Args:
        data: The file's bytes.
        name: Its name, for the reason of a refusal.

    Raises:
        DocumentError: The bytes are no text, or hold no HTML.
    """
    source = _source(data, name)
    if source.strip() and not _TAG.search(source):
        raise DocumentError(
            f"{name}: got text without a single HTML tag, expected a page; rename it to .txt"
        )
    root = _parse(_DECLARATION.sub("", source), name)
    if root is None:
        return ""
    _empty_hidden(root)
    _write_formulas(root)
    page = _Page()
    try:
        page.read(_main(root))
    except _TooWideError as error:
        raise DocumentError(
            f"{name}: got a table of more than {MAX_CELLS:,} cells, most of them made by colspan "
            "and rowspan; save the page again from a browser, or its text as .txt"
        ) from error
    return "\n".join(page.lines)


def read_meta(data: bytes, name: str) -> tuple[tuple[str, str], ...]:
    """What the ``<meta>`` elements of a page's head say, name and content.

    Args:
        data: The file's bytes.
        name: Its name, for the reason of a refusal.

    Raises:
        DocumentError: The bytes are no text.
    """
    source = _source(data, name)[:MAX_HEAD]
    head = _DECLARATION.sub("", re.split(r"<body\b", source, maxsplit=1, flags=re.I)[0])
    root = _parse(head, name) if re.search(r"<meta\b", head, re.I) else None
    if root is None:
        return ()
    pairs = [
        (_attribute(meta, "name", "property", "itemprop"), _attribute(meta, "content"))
        for meta in root.iter("meta")
    ]
    return tuple((key, value) for key, value in pairs if key and value)[:MAX_META]


def _attribute(element: etree._Element, *names: str) -> str:
    return next((" ".join(v.split())[:200] for n in names if (v := element.get(n))), "")


def _source(data: bytes, name: str) -> str:
    declared = _CHARSET.search(data[:4096])
    encoding = declared[1].decode("ascii").lower() if declared else None
    return read_text(data, name, _WIDER.get(encoding, encoding) if encoding else None)


def _parse(source: str, name: str) -> etree._Element | None:
    """The tree; None where there is nothing in it."""
    parser = etree.HTMLParser(
        remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8"
    )
    try:
        root = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise DocumentError(
            f"{name}: got elements nested deeper than any page needs; save the page again from a "
            "browser, or its text as .txt"
        )
    return root


def _empty_hidden(root: etree._Element) -> None:
    """Leave nothing of what no browser shows, be it a row, a caption or the main part."""
    for node in list(root.iter()):
        if _is_hidden(node):
            _replace(node, "")


def _replace(node: etree._Element, words: str) -> None:
    tail = node.tail
    node.clear()
    node.tag, node.text, node.tail = "span", words, tail


def _write_formulas(root: etree._Element) -> None:
    """Write powers and fractions out, the innermost first: what is raised would run together."""
    for node in reversed(list(root.iter("sup", "msup", "mfrac"))):
        words, parts = _words(node), [_words(part) for part in node]
        if node.tag == "sup":
            if (written := raised(words)) != words:
                _replace(node, written)
        elif len(parts) == 2:
            _replace(node, (power if node.tag == "msup" else fraction)(*parts))


def _is_hidden(node: etree._Element) -> bool:
    tag = _tag(node)
    return (
        tag in _NEVER_SHOWN
        or "hidden" in node.attrib
        or (tag == "dialog" and "open" not in node.attrib)
        or bool(_HIDDEN.search(node.get("style", "")))
    )


def _words(node: etree._Element) -> str:
    return "".join(map(str, node.itertext())).strip()


def _main(root: etree._Element) -> etree._Element:
    """The part that the page itself marks as its main one, else all of it.

    An article may be a teaser beside the text: the one that is the text has the title, or most of
    the words.
    """
    for path in ("//main | //*[@role='main']", "//article"):
        marked = root.xpath(path)
        if isinstance(marked, list) and len(marked) == 1 and isinstance(marked[0], etree._Element):
            only = marked[0]
            is_main = path != "//article" or only.find(".//h1") is not None
            return only if is_main or 2 * _length(only) > _length(root) else root
    return root


def _length(node: etree._Element) -> int:
    page = _Page()
    page.read(node)
    return sum(map(len, page.lines))


_TEXT, _OPEN, _CLOSE = range(3)


@dataclass
class _List:
    """An open list: what its items are numbered with, and the next number."""

    style: str | None
    number: int = 1
    step: int = 1


@dataclass
class _Page:
    """Walks the tree without recursion, so that no depth is too deep, and collects lines."""

    lines: list[str] = field(default_factory=list)
    buffer: list[str] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    prefix: str = ""
    heading: int = 0
    preformatted: int = 0

    def read(self, root: etree._Element) -> None:
        stack: list[tuple[int, etree._Element | str]] = [(_OPEN, root)]
        while stack:
            act, item = stack.pop()
            if isinstance(item, str):
                self._text(item)
            elif act == _CLOSE:
                self._close(item)
            elif self._open(item):
                stack.append((_CLOSE, item))
                for child in reversed(item):
                    stack += [(_TEXT, child.tail or ""), (_OPEN, child)]
                stack.append((_TEXT, item.text or ""))
        self._flush()

    def _text(self, text: str) -> None:
        if not self.preformatted:
            self.buffer.append(text)
            return
        for i, line in enumerate(text.split("\n")):
            if i:
                self._flush()
            self.buffer.append(line)

    def _open(self, node: etree._Element) -> bool:
        """Enter an element; False where its inside is not to be read, or has been."""
        tag = _tag(node)
        if _is_unread(node, tag):
            return False
        if tag == "br":
            self.buffer.append("\n")
            if not self.heading:
                self._flush()
        if tag in _INLINE or tag == "br":
            self.buffer.append(_QUOTED[0] if tag == "q" else "")
            return True
        self._flush()
        if tag == "table" and (rows := _data_rows(node)):
            self.lines += apart(self.lines[-1:], rows)
            return False
        self.heading = _HEADINGS.get(tag, self.heading)
        self.preformatted += tag == "pre"
        if tag in ("ol", "ul"):
            self.lists.append(_new_list(node, tag))
        elif tag == "li":
            self.prefix = self._item_prefix(node)
        return True

    def _close(self, node: etree._Element) -> None:
        tag = _tag(node)
        if tag in _INLINE or tag == "br":
            self.buffer.append(_QUOTED[1] if tag == "q" else "")
            return
        self._flush()
        self.preformatted -= tag == "pre"
        if tag in _HEADINGS:
            self.heading = 0
        elif tag in ("ol", "ul") and self.lists:
            self.lists.pop()
        elif tag == "li":
            self.prefix = ""

    def _item_prefix(self, node: etree._Element) -> str:
        if not self.lists or self.lists[-1].style is None:
            return ""
        counter = self.lists[-1]
        value = node.get("value", "")
        number = int(value) if value.isdecimal() and len(value) < 6 else counter.number
        counter.number = number + counter.step
        return _numbered(number, counter.style or "")

    def _flush(self) -> None:
        text = _tidy("".join(self.buffer))
        self.buffer.clear()
        if not text:
            return
        if self.prefix and not _TYPED_NUMBER.match(text):
            text = self.prefix + text
        self.prefix = ""
        self.lines.append(heading_line(text, self.heading))


def _tag(node: etree._Element) -> str:
    return node.tag.lower() if isinstance(node.tag, str) else ""


def _is_unread(node: etree._Element, tag: str) -> bool:
    role = node.get("role", "")
    if tag == "aside" and role.startswith("doc-"):  # a footnote
        return False
    if tag == "header":  # the site's own; a header inside the text holds its title
        return not any(_tag(above) in ("main", "article") for above in node.iterancestors())
    names = {*node.get("class", "").lower().split(), node.get("id", "").lower()}
    return not tag or tag in _UNREAD or role in _UNREAD_ROLES or bool(names & _UNREAD_NAMES)


def _tidy(text: str) -> str:
    """White space as a browser shows it; a line end between two wide characters shows nothing."""
    text = _INVISIBLE.sub("", text)
    return with_fractions(_BLANKS.sub(" ", _WRAPPED_WIDE.sub("", text)).strip())


# --- lists ----------------------------------------------------------------------------------

_TYPES = {
    "1": "decimal", "a": "lower-letter", "A": "upper-letter", "i": "lower-roman",
    "I": "upper-roman",
}  # fmt: skip
_CSS_STYLES = {
    "lower-alpha": "lower-letter", "lower-latin": "lower-letter", "upper-alpha": "upper-letter",
    "upper-latin": "upper-letter", "cjk-ideographic": "chinese", "cjk-decimal": "chinese",
    "simp-chinese-informal": "chinese", "trad-chinese-informal": "chinese",
    "decimal-leading-zero": "padded",
}  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?([a-z]+(?:-[a-z]+)*)", re.I)


def _new_list(node: etree._Element, tag: str) -> _List:
    """How a browser numbers this list's items; bullets say nothing and are left out."""
    match = _STYLE.search(node.get("style", ""))
    style = match[1].lower() if match else _TYPES.get(node.get("type", "1"), "decimal")
    start, is_reversed = node.get("start", ""), "reversed" in node.attrib
    items = sum(_tag(item) == "li" for item in node)
    number = int(start) if start.isdecimal() and len(start) < 6 else items if is_reversed else 1
    is_plain = tag == "ul" or style == "none"
    return _List(None if is_plain else style, number, -1 if is_reversed else 1)


def _numbered(number: int, style: str) -> str:
    form = _CSS_STYLES.get(style, style)
    if form.endswith("-letter") and 26 < number <= 26 * 27:  # z is followed by aa, ab; Word's by bb
        first, second = divmod(number - 1, 26)
        return write_number(first, form) + write_number(second + 1, form) + ". "
    return write_number(number, form) + ("、" if form == "chinese" else ". ")


# --- tables ---------------------------------------------------------------------------------


def _data_rows(table: etree._Element) -> list[str]:
    """A table's rows as lines, or nothing where the table only places text on the page."""
    if table.find(".//table") is not None or table.find(".//h1") is not None:
        return []
    if _says_something_between_cells(table):
        return []
    rows = _grid(table)
    if is_layout(rows):
        return []
    caption = [_cell(c) for c in table.iter("caption")]
    return [*caption, *table_lines(rows, _head_rows(table))]


def _head_rows(table: etree._Element) -> int:
    """How many rows at the top hold the names of columns, as the page says itself."""
    return sum(1 for _ in takewhile(_names_columns, table.iter("tr")))


def _names_columns(row: etree._Element) -> bool:
    above = row.getparent()
    if above is not None and _tag(above) == "thead":
        return True
    return {_tag(cell) for cell in row} == {"th"}


_ROWS = ("table", "thead", "tbody", "tfoot", "tr")
_CELLS = ("td", "th")
_BESIDE_CELLS = (*_ROWS[1:], "caption", "colgroup", "col")


def _says_something_between_cells(table: etree._Element) -> bool:
    """Does text stand outside the cells of a table's rows, where a grid has no place for it?

    So it does in a cell that is in no row.
    """
    for rows in table.iter(*_ROWS):
        placed = (*_BESIDE_CELLS, *(_CELLS if _tag(rows) == "tr" else ()))
        others = [c for c in rows if _tag(c) not in placed and not _is_unread(c, _tag(c))]
        inside = [text for other in others for text in other.itertext()]
        if any((text or "").strip() for text in (rows.text, *(c.tail for c in rows), *inside)):
            return True
    return False


class _TooWideError(Exception):
    """A table has more cells than any page needs."""


def _grid(table: etree._Element) -> list[list[str]]:
    """Cells by row and column; where a cell spans several, all but the first are empty."""
    rows: list[list[str]] = []
    taken: dict[int, int] = {}  # column -> rows that a cell from above still covers
    total = 0
    for row in table.iter("tr"):
        cells: list[str] = []
        for node in row:
            if _tag(node) in _CELLS:
                _skip_taken(cells, taken)
                wide, high = _span(node, "colspan"), _span(node, "rowspan")
                taken |= {len(cells) + i: high for i in range(wide) if high > 1}
                cells += [_cell(node), *[""] * (wide - 1)]
        _skip_taken(cells, taken)
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
        rows.append(cells)
        total += len(cells)
        if total > MAX_CELLS:
            raise _TooWideError
    return rows


def _skip_taken(cells: list[str], taken: dict[int, int]) -> None:
    while len(cells) in taken:
        cells.append("")


def _span(node: etree._Element, name: str) -> int:
    value = node.get(name, "")
    if name == "rowspan" and value == "0":  # down to the last row
        return MAX_SPAN
    is_number = value.isdecimal() and value != "0" and len(value) < 6
    return min(int(value), MAX_SPAN) if is_number else 1


def _cell(node: etree._Element) -> str:
    page = _Page()
    page.read(node)
    return " ".join(map(plain_line, page.lines))
