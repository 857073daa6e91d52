"""A Word document becomes stored text: numbers written out, headings as ``#``, notes at the end.

Word keeps automatic numbers apart from the text; here every paragraph gets the number a reader
sees before it. What was deleted, struck out, hidden or stands in page headers is left out. Knows
nothing of clauses.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from lxml import etree

from index.docx_numbering import Numbering, Style, Styles, outline_depth
from index.docx_runs import is_raised, is_unshown, sign
from index.errors import DocumentError
from index.ooxml import attribute, child, is_on, tag_of, whole
from index.stored import (
    apart,
    fraction,
    heading_line,
    is_layout,
    plain_line,
    power,
    raised,
    table_lines,
    with_fractions,
)

MAX_PART = 64 * 1024 * 1024
"""Bytes to which one part of the archive may unpack."""

_HEADING_LIMIT = 60

_UNREAD = {"del", "moveFrom", "instrText", "delText", "Fallback", "rt", "pPr", "rPr", "txbxContent"}
_FORMULAS = {"f", "sSup", "rad"}
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
    reader = _Reader(Styles.read(parts["styles"]), Numbering.read(parts["numbering"]))
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


def _notes(root: etree._Element | None) -> dict[str, etree._Element]:
    """Foot- or endnotes by id; separators are none."""
    return {
        attribute(node, "id") or "": node
        for node in (() if root is None else root)
        if attribute(node, "type") in (None, "normal")
    }


@dataclass
class _Reader:
    """Walks the body in order and yields lines."""

    styles: Styles
    numbering: Numbering
    notes: dict[str, dict[str, etree._Element]] = field(default_factory=dict)
    cited: list[etree._Element] = field(default_factory=list)
    begun: bool = False

    def read(self, root: etree._Element) -> Iterator[str]:
        body = child(root, "body")
        yield from _joined_titles(self._blocks(root if body is None else body))
        for number, note in enumerate(self.cited, start=1):
            yield f"[{number}] {' '.join(map(plain_line, self._blocks(note)))}"

    def _blocks(self, parent: etree._Element) -> Iterator[str]:
        before: list[str] = []
        for node in parent:
            lines = [*self._block(node)]
            yield from apart(before, lines) if tag_of(node) == "tbl" else lines
            before = lines or before

    def _block(self, node: etree._Element) -> Iterator[str]:
        tag = tag_of(node)
        if tag == "p":
            yield from self._paragraph(node)
        elif tag == "tbl":
            yield from self._table(node)
        elif tag not in _UNREAD and tag not in ("sectPr", "sdtPr", "tblPr", "tcPr", "trPr"):
            yield from self._blocks(node)

    def _paragraph(self, node: etree._Element) -> Iterator[str]:
        is_hidden = bool(self._style(node)[1].unshown)
        text = with_fractions("".join(self._text(node, is_hidden)))
        lines = [line for raw in text.split("\n") if (line := raw.strip())]
        number = self._number(node) if lines or not (is_hidden or _is_unmarked(node)) else ""
        if lines:
            lines[0] = number + lines[0]
            depth = self._heading(node, "".join(lines))
            self.begun = True
            yield from [heading_line("".join(lines), depth)] if depth else lines
        for box in node.iter():
            if tag_of(box) == "txbxContent" and not _within_fallback(box):
                yield from self._blocks(box)

    def _text(self, node: etree._Element, is_hidden: bool) -> Iterator[str]:
        """The words of a node, in a paragraph whose style hides it or not."""
        for part in node:
            tag = tag_of(part)
            if tag == "t":
                yield part.text or ""
            elif tag == "sym":
                yield sign(part)
            elif tag in _FORMULAS:
                yield self._formula(part, is_hidden)
            elif tag in _BREAKS:
                yield _BREAKS[tag]
            elif tag == "br":
                yield "\n" if attribute(part, "type") in (None, "textWrapping") else ""
            elif tag in ("footnoteReference", "endnoteReference"):
                yield self._note(tag.removesuffix("Reference"), attribute(part, "id") or "")
            elif tag == "r" and self._is_unshown(part, is_hidden):
                continue
            elif tag == "r" and is_raised(part):
                yield raised("".join(self._text(part, is_hidden)))
            elif tag not in _UNREAD:
                yield from self._text(part, is_hidden)

    def _formula(self, node: etree._Element, is_hidden: bool) -> str:
        """A part of a formula on one line."""
        words = {tag_of(part): "".join(self._text(part, is_hidden)).strip() for part in node}
        if "num" in words:
            return fraction(words["num"], words.get("den", ""))
        if tag_of(node) == "sSup":
            return power(words.get("e", ""), words.get("sup", ""))
        if tag_of(node) == "rad":
            return f"{raised(words.get('deg', ''))}√({words.get('e', '')})"
        return "".join(self._text(node, is_hidden))

    def _is_unshown(self, run: etree._Element, is_hidden: bool) -> bool:
        """Is a run hidden or struck out, by itself, by its style or by its paragraph's?"""
        own = is_unshown(child(run, "rPr"))
        if own is not None:
            return own
        style = self.styles.by_id.get(attribute(child(run, "rPr", "rStyle")) or "", Style())
        return bool(style.unshown) != is_hidden  # each style turns it round

    def _note(self, kind: str, key: str) -> str:
        note = self.notes.get(kind, {}).pop(key, None)
        if note is None:
            return ""
        self.cited.append(note)
        return f"[{len(self.cited)}]"

    def _style(self, node: etree._Element) -> tuple[str, Style]:
        key = attribute(child(node, "pPr", "pStyle")) or self.styles.default
        return key, self.styles.by_id.get(key, Style())

    def _number(self, node: etree._Element) -> str:
        key, style = self._style(node)
        own = child(node, "pPr", "numPr")
        num_id = attribute(child(own, "numId")) or style.num_id
        if num_id is None or num_id == "0":
            return ""
        level = attribute(child(own, "ilvl"))
        if level is not None:
            return self.numbering.next(num_id, whole(level))
        tied = self.numbering.level_of_style(num_id, key)
        return self.numbering.next(num_id, tied if tied is not None else style.level or 0)

    def _heading(self, node: etree._Element, text: str) -> int:
        """The depth of a heading; a whole sentence in a heading's style is none."""
        if len(text) > _HEADING_LIMIT or text[-1] in "。；;，,":
            return 0
        depth = outline_depth(child(node, "pPr")) or self._style(node)[1].depth
        return depth if self.begun else min(depth, 1)

    def _table(self, node: etree._Element) -> Iterator[str]:
        own = [row for row in node.iter() if tag_of(row) == "tr" and _of(row, node)]
        rows = [self._row(row) for row in own]
        if is_layout(rows):
            yield from (line for row in rows for cell in row for line in cell.split("\n") if line)
        else:
            self.begun = True
            yield from table_lines(rows, sum(1 for _ in takewhile(_names_columns, own)))

    def _row(self, row: etree._Element) -> list[str]:
        cells: list[str] = []
        for node in row.iter():
            if tag_of(node) == "tc" and _of(node, row):
                properties = child(node, "tcPr")
                merged = child(properties, "vMerge")
                goes_on = merged is not None and attribute(merged) in (None, "continue")
                cells.append("" if goes_on else "\n".join(map(plain_line, self._blocks(node))))
                wide = whole(attribute(child(properties, "gridSpan")), 1)
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
    kinds = ("tbl",) if tag_of(owner) == "tbl" else ("tr",)
    above = next((a for a in node.iterancestors() if tag_of(a) in kinds), None)
    return above is owner


def _names_columns(row: etree._Element) -> bool:
    """Is a row repeated at the top of each page?"""
    return is_on(child(row, "trPr", "tblHeader"))


def _within_fallback(node: etree._Element) -> bool:
    return any(tag_of(a) in ("Fallback", "del", "moveFrom") for a in node.iterancestors())


def _is_unmarked(paragraph: etree._Element) -> bool:
    """Is the mark at a paragraph's end hidden, deleted or moved, so that it is not counted?"""
    mark = child(paragraph, "pPr", "rPr")
    is_gone = child(mark, "del") is not None or child(mark, "moveFrom") is not None
    return is_gone or is_on(child(mark, "vanish"))
