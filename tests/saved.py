"""The same document saved in every format, as people save them: for the tests of the loaders."""

from __future__ import annotations

import html
import re
from pathlib import Path

import docx
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from index.clauses import parse
from index.documents import load
from index.markers import read_marker
from index.numerals import to_chinese
from index.repair import split_lines

Lines = list[tuple[int, str]]
"""The depth of a heading, or 0, and the text of every line."""

NUMBERED = {
    "part": ("第%1编", "chineseCountingThousand"),
    "chapter": ("第%1章", "chineseCountingThousand"),
    "section": ("第%1节", "chineseCountingThousand"),
    "article": ("第%1条", "chineseCountingThousand"),
    "heading": ("%1、", "chineseCounting"),
    "clause": ("（%1）", "chineseCounting"),
    "point": ("%1.", "decimal"),
    "item": ("（%1）", "decimal"),
    "subitem": ("%1", "decimalEnclosedCircleChinese"),
}
"""How Word is told to number each level."""


def lines_of(path: Path) -> Lines:
    """The lines of a text or Markdown file without its mark-up."""
    outline = parse(load(path))
    furniture = [f.spans[0] for f in outline.furniture]
    return [(line.depth, line.text) for line in split_lines(outline.document.text, furniture)]


def squeezed(path: Path) -> list[tuple[str, str, str]]:
    """Kind, address and text of every clause, but for white space."""
    return [(c.kind, c.address, re.sub(r"\s", "", c.text)) for c in parse(load(path)).clauses]


def as_text(lines: Lines, path: Path, encoding: str = "utf-8") -> Path:
    path.write_bytes("\n".join(text for _, text in lines).encode(encoding))
    return path


def as_markdown(lines: Lines, path: Path) -> Path:
    marked = (f"{'#' * depth} {text}" if depth else text for depth, text in lines)
    path.write_text("\n\n".join(marked), encoding="utf-8")
    return path


def as_html(lines: Lines, path: Path) -> Path:
    path.write_text(page(lines), encoding="utf-8")
    return path


def page(lines: Lines, style: str = "") -> str:
    """The lines as a page; runs of ``| a | b |`` are its tables."""
    out, rows = [], list[str]()
    for depth, text in [*lines, (0, "")]:
        if text.startswith("|"):
            cells = text.strip("|").split("|")
            rows.append("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in cells) + "</tr>")
            continue
        if rows:
            out.append("<table>" + "".join(rows) + "</table>")
            rows = []
        tag = f"h{depth}" if depth else "p"
        out.append(f"<{tag}>{html.escape(text)}</{tag}>")
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>文件</title><style>{style}</style>"
        f"</head><body>{''.join(out)}</body></html>"
    )


def as_docx(lines: Lines, path: Path, automatic: bool = False) -> Path:
    word = docx.Document()
    lists = _Lists(word) if automatic else None
    rows: list[list[str]] = []
    for depth, text in [*lines, (0, "")]:
        if text.startswith("|"):
            rows.append([cell.strip() for cell in text.strip("|").split("|")])
            continue
        if rows:
            _add_table(word, rows)
            rows = []
        if text:
            style = {0: None, 1: "Title"}.get(depth, f"Heading {depth - 1}")
            paragraph = word.add_paragraph(style=style)
            paragraph.add_run(lists.number(paragraph, text) if lists else text)
    word.save(str(path))
    return path


def _add_table(word: Word, rows: list[list[str]]) -> None:
    table = word.add_table(len(rows), max(map(len, rows)))
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            table.cell(i, j).text = cell


class _Lists:
    """Gives each numbered paragraph to a number list of Word's, one list for each level."""

    def __init__(self, word: Word) -> None:
        self.root = word.part.numbering_part.element
        for child in list(self.root):
            self.root.remove(child)
        self.last: dict[str, int] = {}
        self.num: dict[str, int] = {}
        self.count = 0
        for at, (text, form) in enumerate(NUMBERED.values()):
            self._append(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{at}"><w:lvl w:ilvl="0"><w:start '
                f'w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
                "</w:abstractNum>"
            )

    def _append(self, xml: str) -> None:
        self.root.append(parse_xml(xml))

    def number(self, paragraph: Paragraph, text: str) -> str:
        """Number a paragraph where Word can write its number; returns the text that is left."""
        marker = read_marker(text)
        if marker is None or not isinstance(marker.number, int) or marker.depth:
            return text
        level, number = marker.level, marker.number
        if level not in NUMBERED or _written(level, number) != text[: marker.length].strip():
            return text
        if self.last.get(level) != number - 1:
            self._restart(level, number)
        self.last[level] = number
        paragraph._p.get_or_add_pPr().append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{self.num[level]}"/>'
                "</w:numPr>"
            )
        )
        return text[marker.length :].strip()

    def _restart(self, level: str, number: int) -> None:
        self.count += 1
        self.num[level] = self.count
        self._append(
            f'<w:num {nsdecls("w")} w:numId="{self.count}"><w:abstractNumId '
            f'w:val="{list(NUMBERED).index(level)}"/><w:lvlOverride w:ilvl="0"><w:startOverride '
            f'w:val="{number}"/></w:lvlOverride></w:num>'
        )


def _written(level: str, number: int) -> str:
    text, form = NUMBERED[level]
    if level == "subitem":
        return chr(0x2460 + number - 1)
    return text.replace("%1", str(number) if form == "decimal" else to_chinese(number))
