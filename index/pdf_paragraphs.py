"""The lines of a PDF's pages become paragraphs: lines that fill their column go on in the next one.

Cells that stand under one another become rows of a table. Pure; knows no PDF library, and nothing
of clauses but that a numbered line after a full sentence begins a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from index.markers import read_marker
from index.pdf_layout import HYPHEN, Line, Page, glue
from index.stored import table_lines

_SENTENCE_END = "。！？!?；;：:”」』）)."


@dataclass(frozen=True)
class PdfText:
    """A PDF's text.

    Attributes:
        text: One paragraph a line.
        pages: Offset at which each page starts.
        furniture: Start, end and kind (``page_header``, ``page_number``, ``watermark``,
            ``margin``) of what is no content.
        scanned: Numbers of the pages that are pictures, and whether they were read (by OCR).
    """

    text: str
    pages: tuple[int, ...]
    furniture: tuple[tuple[int, int, str], ...]
    scanned: tuple[tuple[int, bool], ...] = ()


def paragraphs(pages: Sequence[Page]) -> PdfText:
    """The text of pages whose lines are in reading order and without what recurs."""
    return _Writer().write(pages)


@dataclass
class _Writer:
    """Writes paragraphs; a page's headers follow the paragraph that runs into the page."""

    out: list[str] = field(default_factory=list)
    length: int = 0
    open: str = ""
    last: Line | None = None
    last_page: int = -1
    late: list[tuple[str, str]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    furniture: list[tuple[int, int, str]] = field(default_factory=list)

    def write(self, pages: Sequence[Page]) -> PdfText:
        indented = _is_indented(pages)
        for number, page in enumerate(pages):
            waiting, spacing = list(page.apart), _spacing(page.lines)
            tables = _tables(page.lines)
            for at, line in enumerate(page.lines):
                table = tables.get(at)
                joined = table is None and self._continues(line, number, spacing, indented)
                if not joined:
                    self._end()
                    self._furniture(waiting)
                    waiting = []
                self._start_page(number, line.text if joined else "")
                self.open = glue(self.open, line.text) if joined else table or line.text
                self.last, self.last_page = None if table else line, number
            if waiting and not page.lines:
                self._end()
            self._start_page(number, "")
            if waiting:
                self.late += waiting
        self._end()
        return PdfText("\n".join(self.out), tuple(self.starts), tuple(self.furniture))

    def _end(self) -> None:
        if self.open:
            self._line(self.open)
        self.open = ""
        self._furniture(self.late)
        self.late = []

    def _line(self, text: str) -> None:
        self.out.append(text.replace(HYPHEN, "-"))
        self.length += len(text) + 1

    def _furniture(self, waiting: Sequence[tuple[str, str]]) -> None:
        for text, kind in waiting:
            self.furniture.append((self.length, self.length + len(text), kind))
            self._line(text)

    def _start_page(self, number: int, joined: str) -> None:
        if len(self.starts) <= number:
            before = len(glue(self.open, joined)) - len(joined) if joined else 0
            self.starts.append(self.length + before)

    def _continues(self, line: Line, number: int, spacing: float, indented: bool) -> bool:
        """Is this line the rest of the paragraph that stands open?"""
        last = self.last
        if last is None or not self.open:
            return False
        size = max(last.size, line.size)
        if abs(last.size - line.size) > 0.12 * size:
            return False
        if self.open[-1] == HYPHEN and line.text[:1].islower():
            return True
        if last.right < last.column[1] - 1.7 * size or line.left > line.column[0] + 0.8 * size:
            return False
        ended = self.open[-1] in _SENTENCE_END
        if ended and read_marker(line.text) is not None:
            return False
        fall = last.middle - line.middle
        if number == self.last_page and fall > 0:
            return fall <= 1.35 * spacing
        return indented or not ended


def _spacing(lines: Sequence[Line]) -> float:
    """The least distance from line to line, in points: that within a paragraph."""
    falls = [(a.middle - b.middle, max(a.size, b.size)) for a, b in pairwise(lines)]
    return min((fall for fall, size in falls if fall > 0.9 * size), default=0.0)


def _is_indented(pages: Sequence[Page]) -> bool:
    """Do paragraphs begin with an indent?"""
    lines = [line for page in pages for line in page.lines]
    full = [line for line in lines if line.right > line.column[1] - 1.7 * line.size]
    indents = sum(0.8 < (line.left - line.column[0]) / line.size < 3.5 for line in full)
    return indents > 0.1 * len(full)


def _tables(lines: Sequence[Line]) -> dict[int, str]:
    """Lines of cells that stand under one another, as ``| a | b |``, by their position."""
    found: dict[int, str] = {}
    for run in _aligned_runs(lines):
        if len(run) > 2 or not all(_is_flush(lines[at]) for at in run):
            found |= {at: table_lines([[p.text for p in lines[at].pieces]])[0] for at in run}
    return found


def _aligned_runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Positions of lines in a row whose pieces begin at the same places."""
    run: list[int] = []
    for at, (a, b) in enumerate(pairwise(lines)):
        if _is_aligned(a, b):
            run = [*(run or [at]), at + 1]
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_aligned(a: Line, b: Line) -> bool:
    if len(a.pieces) < 2 or len(a.pieces) != len(b.pieces):
        return False
    return all(abs(p.left - q.left) < p.size for p, q in zip(a.pieces, b.pieces, strict=True))


def _is_flush(line: Line) -> bool:
    """Does it fill its column to both edges, as a few words do that were spread to justify them?"""
    slack = 0.3 * line.size
    return line.left - line.column[0] < slack and line.column[1] - line.right < slack
