"""A Word document becomes stored text: numbers written out, headings as ``#``, notes at the end.

Word keeps automatic numbers apart from the text; here every paragraph gets the number a reader
sees before it. What was deleted, hidden or stands in page headers is left out. The only module
that knows Office Open XML. Knows nothing of clauses.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from index.errors import DocumentError
from index.stored import heading_line, is_layout, plain_line, table_lines, write_number

MAX_PART = 64 * 1024 * 1024
"""Bytes to which one part of the archive may unpack."""

_HEADING_LIMIT = 60
_FORMS = {
    "chineseCounting": "chinese", "chineseCountingThousand": "chinese",
    "taiwaneseCounting": "chinese", "taiwaneseCountingThousand": "chinese",
    "japaneseCounting": "chinese", "ideographDigital": "chinese",
    "decimalEnclosedCircle": "circled", "decimalEnclosedCircleChinese": "circled",
    "decimalFullWidth": "full-width", "decimalFullWidth2": "full-width",
    "decimalZero": "padded", "lowerLetter": "lower-letter", "upperLetter": "upper-letter",
    "lowerRoman": "lower-roman", "upperRoman": "upper-roman",
}  # fmt: skip
_UNREAD = {"del", "moveFrom", "instrText", "delText", "Fallback", "rt", "pPr", "rPr", "txbxContent"}
_BREAKS = {"tab": " ", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}


def read_docx(data: bytes, name: str) -> str:
    """Read a document's text.

    Args:
        data: The file's bytes.
        name: Its name, for the reason of a refusal.

    Raises:
        DocumentError: The archive is damaged, encrypted, unpacks to too much, or holds no Word
            document.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {part: _part(archive, part, name) for part in _PARTS}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise DocumentError(
            f"{name}: got a damaged or incomplete archive ({error}), expected a Word document; "
            "copy the file again, or save it again from Word"
        ) from error
    except (RuntimeError, NotImplementedError) as error:
        raise DocumentError(
            f"{name}: got an archive that is encrypted or packed in an unknown way ({error}); "
            "save it again from Word, without a password"
        ) from error
    document = parts["document"]
    if document is None:
        raise DocumentError(
            f"{name}: got an archive without word/document.xml, expected a Word document; "
            "save it as .docx from the program that made it"
        )
    reader = _Reader(_Styles.read(parts["styles"]), _Numbering.read(parts["numbering"]))
    reader.notes = {kind: _notes(parts[kind]) for kind in ("footnote", "endnote")}
    return "\n".join(reader.read(document))


_PARTS = {
    "document": "word/document.xml",
    "styles": "word/styles.xml",
    "numbering": "word/numbering.xml",
    "footnote": "word/footnotes.xml",
    "endnote": "word/endnotes.xml",
}


def _part(archive: zipfile.ZipFile, part: str, name: str) -> etree._Element | None:
    """Parse one part of the archive; None where it is missing."""
    if _PARTS[part] not in archive.namelist():
        return None
    with archive.open(_PARTS[part]) as stream:
        data = stream.read(MAX_PART + 1)
    if len(data) > MAX_PART:
        raise DocumentError(
            f"{name}: {_PARTS[part]} unpacks to more than {MAX_PART:,} bytes, as no document "
            "needs; split the document, or save its text as .txt"
        )
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.LxmlError as error:
        raise DocumentError(
            f"{name}: {_PARTS[part]} is damaged ({error}); save the document again from Word"
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        # an entity would be expanded, which can be an attack, or left out, which loses words
        raise DocumentError(
            f"{name}: {_PARTS[part]} is damaged (a DOCTYPE, which no Word document has); save the "
            "document again from Word"
        )
    return root


def _tag(node: etree._Element) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _attribute(node: etree._Element | None, name: str = "val") -> str | None:
    """An attribute by its local name: two namespaces are in use."""
    if node is None:
        return None
    found = (v for k, v in node.attrib.items() if str(k).rpartition("}")[2] == name)
    return next((str(v) for v in found), None)


def _child(node: etree._Element | None, *path: str) -> etree._Element | None:
    for tag in path:
        node = None if node is None else next((c for c in node if _tag(c) == tag), None)
    return node


def _children(node: etree._Element | None, tag: str) -> Iterator[etree._Element]:
    return (c for c in (() if node is None else node) if _tag(c) == tag)


def _whole(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 10 else otherwise


def _is_on(node: etree._Element | None) -> bool:
    """A switch is on where it stands without a value."""
    return node is not None and _attribute(node) not in ("0", "false", "off")


# --- styles ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Style:
    """What a paragraph style says of its paragraphs: the number list and level, and the depth."""

    num_id: str | None = None
    level: int | None = None
    depth: int = 0


@dataclass(frozen=True)
class _Styles:
    """The paragraph styles by id."""

    by_id: dict[str, _Style]
    default: str = ""

    @classmethod
    def read(cls, root: etree._Element | None) -> _Styles:
        nodes = {_attribute(n, "styleId") or "": n for n in _children(root, "style")}
        default = next(
            (i for i, n in nodes.items()
             if _attribute(n, "default") in ("1", "true") and _attribute(n, "type") == "paragraph"),
            "",
        )  # fmt: skip
        return cls({key: _style(key, nodes) for key in nodes}, default)


def _style(key: str, nodes: dict[str, etree._Element]) -> _Style:
    """A style with what it takes over from those it is based on; a circle ends the search."""
    num_id: str | None = None
    level: int | None = None
    depth, seen = 0, set[str]()
    while key in nodes and key not in seen:
        seen.add(key)
        node = nodes[key]
        numbers = _child(node, "pPr", "numPr")
        num_id = num_id or _attribute(_child(numbers, "numId"))
        if level is None and (written := _attribute(_child(numbers, "ilvl"))):
            level = _whole(written)
        depth = depth or _depth(node)
        key = _attribute(_child(node, "basedOn")) or ""
    return _Style(num_id, level, depth)


def _depth(style: etree._Element) -> int:
    """1 for a title, one more than Word's level for a heading, 0 for any other style."""
    name = (_attribute(_child(style, "name")) or "").lower()
    if name == "title":
        return 1
    if name.startswith("heading ") and name[8:].isdecimal():
        return 1 + _whole(name[8:])
    return _outline_depth(_child(style, "pPr"))


def _outline_depth(properties: etree._Element | None) -> int:
    written = _attribute(_child(properties, "outlineLvl"))
    return 2 + _whole(written) if written in set("012345678") else 0


# --- numbering ------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Level:
    """One level of a number list."""

    start: int
    form: str
    text: str
    suffix: str
    style: str | None
    legal: bool
    restart: str | None

    @classmethod
    def read(cls, node: etree._Element) -> _Level:
        return cls(
            _whole(_attribute(_child(node, "start")), 1),
            _attribute(_child(node, "numFmt")) or "decimal",
            _attribute(_child(node, "lvlText")) or "",
            _attribute(_child(node, "suff")) or "tab",
            _attribute(_child(node, "pStyle")),
            _is_on(_child(node, "isLgl")),
            _attribute(_child(node, "lvlRestart")),
        )


@dataclass
class _Numbering:
    """The number lists, and where each stands."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)  # by numId
    series: dict[str, str] = field(default_factory=dict)  # numId -> what it counts with
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)  # numId -> level -> start
    counts: dict[str, dict[int, int]] = field(default_factory=dict)  # by series

    @classmethod
    def read(cls, root: etree._Element | None) -> _Numbering:
        abstract = {_attribute(n, "abstractNumId"): n for n in _children(root, "abstractNum")}
        linked = {_attribute(_child(n, "styleLink")): n for n in abstract.values()}
        numbering = cls()
        for node in _children(root, "num"):
            of = _attribute(_child(node, "abstractNumId"))
            base = abstract.get(of)
            if link := _attribute(_child(base, "numStyleLink")):
                base = linked.get(link)
            numbering._add(_attribute(node, "numId") or "", of or "", base, node)
        return numbering

    def _add(
        self, num_id: str, series: str, base: etree._Element | None, node: etree._Element
    ) -> None:
        levels = {_whole(_attribute(n, "ilvl")): _Level.read(n) for n in _children(base, "lvl")}
        restarts = {}
        for override in _children(node, "lvlOverride"):
            at = _whole(_attribute(override, "ilvl"))
            if (own := _child(override, "lvl")) is not None:
                levels[at] = _Level.read(own)
            if start := _attribute(_child(override, "startOverride")):
                restarts[at] = _whole(start, 1)
        self.levels[num_id], self.series[num_id], self.restarts[num_id] = levels, series, restarts

    def level_of_style(self, num_id: str, style: str) -> int | None:
        """The level that a list ties to a style."""
        levels = self.levels.get(num_id, {})
        return next((at for at, level in levels.items() if level.style == style), None)

    def next(self, num_id: str, at: int) -> str:
        """Count one paragraph in and return what Word shows before it."""
        levels = self.levels.get(num_id, {})
        if at not in levels:
            return ""
        counts = self.counts.setdefault(self.series[num_id], {})
        for level, start in self.restarts.pop(num_id, {}).items():
            counts[level] = start - 1
        for above in range(at):
            if above in levels:
                counts.setdefault(above, levels[above].start)
        counts[at] = counts.get(at, levels[at].start - 1) + 1
        for below in [level for level in counts if level > at]:
            restart = levels[below].restart if below in levels else None
            if restart is None or at < _whole(restart):  # 0: 条 run through the 章
                del counts[below]
        return _label(levels, counts, at)


def _label(levels: dict[int, _Level], counts: dict[int, int], at: int) -> str:
    level = levels[at]
    if level.form in ("bullet", "none"):
        return ""
    label = level.text
    for i in range(at + 1):
        if f"%{i + 1}" in label and i in levels:
            form = "decimal" if level.legal else _FORMS.get(levels[i].form, "decimal")
            label = label.replace(f"%{i + 1}", write_number(counts.get(i, 1), form))
    label = label.strip()
    if not label or level.suffix == "nothing" or label[-1] in "、）：":
        return label
    return label + (" " if label[-1].isascii() else "\u3000")


# --- text -----------------------------------------------------------------------------------


def _notes(root: etree._Element | None) -> dict[str, etree._Element]:
    """Foot- or endnotes by id; separators are none."""
    return {
        _attribute(node, "id") or "": node
        for node in (() if root is None else root)
        if _attribute(node, "type") in (None, "normal")
    }


@dataclass
class _Reader:
    """Walks the body in order and yields lines."""

    styles: _Styles
    numbering: _Numbering
    notes: dict[str, dict[str, etree._Element]] = field(default_factory=dict)
    cited: list[etree._Element] = field(default_factory=list)
    begun: bool = False

    def read(self, root: etree._Element) -> Iterator[str]:
        body = _child(root, "body")
        yield from _joined_titles(self._blocks(root if body is None else body))
        for number, note in enumerate(self.cited, start=1):
            yield f"[{number}] {' '.join(map(plain_line, self._blocks(note)))}"

    def _blocks(self, parent: etree._Element) -> Iterator[str]:
        for node in parent:
            tag = _tag(node)
            if tag == "p":
                yield from self._paragraph(node)
            elif tag == "tbl":
                yield from self._table(node)
            elif tag not in _UNREAD and tag not in ("sectPr", "sdtPr", "tblPr", "tcPr", "trPr"):
                yield from self._blocks(node)

    def _paragraph(self, node: etree._Element) -> Iterator[str]:
        lines = [line for raw in "".join(self._text(node)).split("\n") if (line := raw.strip())]
        if lines:
            lines[0] = self._number(node) + lines[0]
            depth = self._heading(node, "".join(lines))
            self.begun = True
            yield from [heading_line("".join(lines), depth)] if depth else lines
        for box in node.iter():
            if _tag(box) == "txbxContent" and not _within_fallback(box):
                yield from self._blocks(box)

    def _text(self, node: etree._Element) -> Iterator[str]:
        for child in node:
            tag = _tag(child)
            if tag == "t":
                yield child.text or ""
            elif tag in _BREAKS:
                yield _BREAKS[tag]
            elif tag == "br":
                yield "\n" if _attribute(child, "type") in (None, "textWrapping") else ""
            elif tag in ("footnoteReference", "endnoteReference"):
                yield self._note(tag.removesuffix("Reference"), _attribute(child, "id") or "")
            elif tag not in _UNREAD and not (tag == "r" and _is_hidden(child)):
                yield from self._text(child)

    def _note(self, kind: str, key: str) -> str:
        note = self.notes.get(kind, {}).pop(key, None)
        if note is None:
            return ""
        self.cited.append(note)
        return f"[{len(self.cited)}]"

    def _style(self, node: etree._Element) -> tuple[str, _Style]:
        key = _attribute(_child(node, "pPr", "pStyle")) or self.styles.default
        return key, self.styles.by_id.get(key, _Style())

    def _number(self, node: etree._Element) -> str:
        key, style = self._style(node)
        own = _child(node, "pPr", "numPr")
        num_id = _attribute(_child(own, "numId")) or style.num_id
        if num_id is None or num_id == "0":
            return ""
        level = _attribute(_child(own, "ilvl"))
        if level is not None:
            return self.numbering.next(num_id, _whole(level))
        tied = self.numbering.level_of_style(num_id, key)
        return self.numbering.next(num_id, tied if tied is not None else style.level or 0)

    def _heading(self, node: etree._Element, text: str) -> int:
        """The depth of a heading; a whole sentence in a heading's style is none."""
        if len(text) > _HEADING_LIMIT or text[-1] in "。；;，,":
            return 0
        depth = _outline_depth(_child(node, "pPr")) or self._style(node)[1].depth
        return depth if self.begun else min(depth, 1)

    def _table(self, node: etree._Element) -> Iterator[str]:
        rows = [self._row(row) for row in node.iter() if _tag(row) == "tr" and _of(row, node)]
        if is_layout(rows):
            yield from (line for row in rows for cell in row for line in cell.split("\n") if line)
        else:
            self.begun = True
            yield from table_lines(rows)

    def _row(self, row: etree._Element) -> list[str]:
        cells: list[str] = []
        for node in row.iter():
            if _tag(node) == "tc" and _of(node, row):
                properties = _child(node, "tcPr")
                merged = _child(properties, "vMerge")
                goes_on = merged is not None and _attribute(merged) in (None, "continue")
                cells.append("" if goes_on else "\n".join(map(plain_line, self._blocks(node))))
                wide = _whole(_attribute(_child(properties, "gridSpan")), 1)
                cells += [""] * (min(wide, 100) - 1)
        return cells


def _joined_titles(lines: Iterator[str]) -> Iterator[str]:
    """A title that is set in two paragraphs is one."""
    title = ""
    for line in lines:
        if line.startswith("# "):
            title = title + line[2:] if title else line
            continue
        if title:
            yield title
        title = ""
        yield line
    if title:
        yield title


def _of(node: etree._Element, owner: etree._Element) -> bool:
    """Is the nearest table or row around a row or cell the one asked for?"""
    kinds = ("tbl",) if _tag(owner) == "tbl" else ("tr",)
    above = next((a for a in node.iterancestors() if _tag(a) in kinds), None)
    return above is owner


def _within_fallback(node: etree._Element) -> bool:
    return any(_tag(above) in ("Fallback", "del") for above in node.iterancestors())


def _is_hidden(run: etree._Element) -> bool:
    return _is_on(_child(run, "rPr", "vanish"))
