"""A PDF becomes stored text: reading order found, lines rejoined, headers and page numbers apart.

The file tells where each character stands and nothing more. Characters become lines, lines are
read column by column, what recurs at the edge of the pages is set apart, and lines that fill
their column go on in the next one. The only module that imports pypdfium2. Knows nothing of
clauses, but that a numbered line after a full sentence begins a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from ctypes import c_double
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import hypot
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from index.errors import DocumentError
from index.markers import read_marker
from index.ocr import Recogniser, Seen, installed
from index.stored import table_lines

MAX_PAGES = 5000

_EDGE = 0.14
"""Share of a page's height, at the top and at the bottom, where headers and footers stand."""
_COLUMN_LINES = 4
_SENTENCE_END = "。！？!?；;：:”」』）)."
_PAGE_NUMBER = re.compile(
    r"[-—–·•\s]*(?:第|page|p\.)?\s*(?:[0-9]{1,4}|[ivxl]{1,6})\s*页?"
    r"(?:\s*(?:/|of|，|,)?\s*共?\s*[0-9]{1,4}\s*页?)?[-—–·•\s]*",
    re.I,
)
_HYPHEN = "\x02"
_KEEPS_HYPHEN = re.compile(
    rf"\b(?:non|self|cross|co|pre|post|anti|multi|semi|ex|well|high|low|long|short|full|part|half)"
    rf"{_HYPHEN}$",
    re.I,
)
"""Beginnings of words that are written with a hyphen, not parted by the line's end."""
_GUESSED = "\t"
"""Stands for white space that the file does not hold and the library saw in a gap."""


@dataclass(frozen=True)
class PdfText:
    """A PDF's text.

    Attributes:
        text: One paragraph a line.
        pages: Offset at which each page starts.
        furniture: Start, end and kind (``page_header``, ``page_number``) of what is no content.
        scanned: Numbers of the pages that are pictures, and whether they were read (by OCR).
    """

    text: str
    pages: tuple[int, ...]
    furniture: tuple[tuple[int, int, str], ...]
    scanned: tuple[tuple[int, bool], ...] = ()


@dataclass
class _Piece:
    """A run of characters on one line without a wide gap; y grows upwards, in points."""

    left: float
    right: float
    bottom: float
    top: float
    size: float
    text: str


@dataclass
class _Line:
    """A line of one column, with the column's edges."""

    pieces: list[_Piece]
    column: tuple[float, float] = (0.0, 0.0)

    @property
    def text(self) -> str:
        out = ""
        for piece in self.pieces:
            out = _glue(out, piece.text, gap=True)
        return out

    @property
    def left(self) -> float:
        return self.pieces[0].left

    @property
    def right(self) -> float:
        return self.pieces[-1].right

    @property
    def size(self) -> float:
        return max(piece.size for piece in self.pieces)

    @property
    def middle(self) -> float:
        return (self.pieces[0].bottom + self.pieces[0].top) / 2


@dataclass
class _Page:
    """A page's height, its lines in reading order, and what of it is no content."""

    height: float
    lines: list[_Line]
    apart: list[tuple[str, str]] = field(default_factory=list)


def read_pdf(
    data: bytes, name: str, recogniser: Callable[[], Recogniser | None] = installed
) -> PdfText:
    """Read a PDF's text; pages that are pictures by OCR, where that is installed.

    Args:
        data: The file's bytes.
        name: Its name, for the reason of a refusal.
        recogniser: Makes what reads pictures, or None; asked only where there are some.

    Raises:
        DocumentError: Encrypted, damaged, incomplete, scanned and not read, without readable
            characters, or of too many pages.
    """
    if b"%PDF-" not in data[:1024]:
        raise DocumentError(f"{name}: got no PDF, expected one; give it the ending of what it is")
    if b"%%EOF" not in data[-4096:]:
        raise DocumentError(
            f"{name}: the PDF breaks off before its end; copy or download the file again"
        )
    try:
        with pypdfium2.PdfDocument(data) as document:
            pages, scanned = _pages(document, name, recogniser)
    except pypdfium2.PdfiumError as error:
        raise DocumentError(_reason(name, error)) from error
    _set_apart(pages)
    return replace(_Writer().write(pages), scanned=scanned)


def _reason(name: str, error: pypdfium2.PdfiumError) -> str:
    if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
        return f"{name}: the PDF is encrypted; save a copy without a password"
    return f"{name}: the PDF is damaged ({error}); export or download it again"


def _pages(
    document: pypdfium2.PdfDocument, name: str, recogniser: Callable[[], Recogniser | None]
) -> tuple[list[_Page], tuple[tuple[int, bool], ...]]:
    if len(document) > MAX_PAGES:
        raise DocumentError(
            f"{name}: got {len(document):,} pages, expected at most {MAX_PAGES:,}; split the file"
        )
    drawn, scanned = [], []
    for number, page in enumerate(document, start=1):
        pieces = _pieces(page.get_textpage())
        if not pieces and _has_image(page):
            reads = recogniser()
            pieces = _recognised(page, reads) if reads else []
            scanned.append((number, reads is not None))
        drawn.append((page.get_height(), pieces))
        page.close()
    gutters = [_gutter(pieces) for _, pieces in drawn]
    usual = median([x for x in gutters if x is not None] or [0.0])
    pages = [
        _Page(height, _reading_order(pieces, _gutter_like(usual, pieces) if x is None else x))
        for (height, pieces), x in zip(drawn, gutters, strict=True)
    ]
    unread = sum(not was_read for _, was_read in scanned)
    if unread * 2 > len(pages) or not any(page.lines for page in pages):
        raise DocumentError(
            f"{name}: {len(scanned)} of {len(pages)} pages are pictures without text, as a scanner "
            "makes them; install youju[ocr], or run text recognition (OCR) over the file first"
        )
    _refuse_unreadable(pages, name)
    return pages, tuple(scanned)


_SCALE = 200 / 72
"""Pixels a point: 200 dots an inch, at which the characters of a usual page are read well."""


def _recognised(page: pypdfium2.PdfPage, recogniser: Recogniser) -> list[_Piece]:
    """The lines that are seen in the picture of a page."""
    height = page.get_height()
    picture = page.render(scale=_SCALE).to_numpy()
    return [
        _Piece(
            seen.left / _SCALE,
            seen.right / _SCALE,
            height - seen.bottom / _SCALE,
            height - seen.top / _SCALE,
            _size(seen) / _SCALE,
            seen.text.strip(),
        )
        for seen in recogniser.read(picture[:, :, :3])
        if seen.text.strip()
    ]


def _size(seen: Seen) -> float:
    """The size of the characters: boxes are higher than these, but as wide."""
    widths = sum(1.0 if _is_wide(char) else 0.5 for char in seen.text)
    return min((seen.right - seen.left) / widths, seen.bottom - seen.top)


def _has_image(page: pypdfium2.PdfPage) -> bool:
    return next(iter(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])), None) is not None


def _refuse_unreadable(pages: Sequence[_Page], name: str) -> None:
    text = "".join(line.text for page in pages for line in page.lines)
    wrong = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for c in text)
    if wrong * 5 > len(text):
        raise DocumentError(
            f"{name}: {wrong:,} of {len(text):,} characters have no meaning outside the PDF's own "
            "fonts; export the file again, or run text recognition (OCR) over it"
        )


# --- characters to pieces -------------------------------------------------------------------


def _pieces(page: pypdfium2.PdfTextPage) -> list[_Piece]:
    """Runs of characters in the order in which the file draws them."""
    pieces: list[_Piece] = []
    gaps: list[list[tuple[str, float]]] = []  # before each character of each piece: blank, width
    space = ""
    for char, box, size in _characters(page):
        if char.isspace():
            space = " " if char != _GUESSED else space or _GUESSED
            continue
        last = pieces[-1] if pieces else None
        if last is not None and _goes_on(last, box, size):
            gaps[-1].append((space, (box[0] - last.right) / size))
            last.text += char
            last.right = max(last.right, box[2])
            last.bottom, last.top = min(last.bottom, box[1]), max(last.top, box[3])
        else:
            pieces.append(_Piece(box[0], box[2], box[1], box[3], size, char))
            gaps.append([("", 0.0)])
        space = ""
    for piece, before in zip(pieces, gaps, strict=True):
        piece.text = _spaced(piece.text, before)
    return pieces


def _spaced(text: str, gaps: Sequence[tuple[str, float]]) -> str:
    """Put blanks where the file has them; a guessed one between wide characters must stand out.

    A line that was spread to fill its column has a gap before every character.
    """
    usual = median(width for _, width in gaps)
    out = ""
    for before, char, (space, width) in zip(" " + text, text, gaps, strict=False):
        guessed = space == _GUESSED and (_is_wide(before) or _is_wide(char))
        out += " " if space and (not guessed or width > usual + 0.2) else ""
        out += char
    return out.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _characters(
    page: pypdfium2.PdfTextPage,
) -> Iterator[tuple[str, tuple[float, float, float, float], float]]:
    """Each character, its box (left, bottom, right, top) and its size in points."""
    for i in range(page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page, i)
        char = chr(code) if code else "\ufffd"
        if pdfium.FPDFText_IsHyphen(page, i) == 1:
            char = _HYPHEN
        if char.isspace() and pdfium.FPDFText_IsGenerated(page, i) == 1:
            char = _GUESSED
        if char < " " and char not in "\t\n\r" + _HYPHEN:
            continue
        yield char, *_place_of(page, i, char)


def _place_of(
    page: pypdfium2.PdfTextPage, i: int, char: str
) -> tuple[tuple[float, float, float, float], float]:
    """A character's box and size, from its origin: what its ink fills (一) would say too little."""
    x, y, matrix = c_double(), c_double(), pdfium.FS_MATRIX()
    pdfium.FPDFText_GetCharOrigin(page, i, x, y)
    pdfium.FPDFText_GetMatrix(page, i, matrix)
    size = max(pdfium.FPDFText_GetFontSize(page, i) * hypot(matrix.c, matrix.d), 1.0)
    right = x.value + size if char >= "\u2e80" else page.get_charbox(i)[2]
    return (x.value, y.value - 0.2 * size, right, y.value + 0.8 * size), size


def _goes_on(last: _Piece, box: tuple[float, float, float, float], size: float) -> bool:
    """Does a character stand on the same line as the piece, close behind it?"""
    shared = min(last.top, box[3]) - max(last.bottom, box[1])
    if shared < 0.5 * min(last.top - last.bottom, box[3] - box[1]):
        return False
    return -1.2 * size < box[0] - last.right < 1.6 * size


def _is_wide(char: str) -> bool:
    return char >= "\u2e80" or char in "“”‘’—…"


# --- pieces to lines in reading order -------------------------------------------------------


def _reading_order(pieces: list[_Piece], gutter: float | None) -> list[_Line]:
    """Lines from the top; where the page has two columns, the left before the right."""
    rows = sorted(pieces, key=lambda piece: -piece.top)
    if gutter is None:
        return _lines(rows)
    lines: list[_Line] = []
    left: list[_Piece] = []
    right: list[_Piece] = []
    for piece in rows:
        if piece.right <= gutter or piece.left >= gutter:
            (left if piece.right <= gutter else right).append(piece)
        else:  # what runs across both columns ends them
            lines += [*_lines(left), *_lines(right), *_lines([piece])]
            left, right = [], []
    return [*lines, *_lines(left), *_lines(right)]


def _gutter(pieces: Sequence[_Piece]) -> float | None:
    """The middle of the gap between two columns of running text, or None."""
    if len(pieces) < 2 * _COLUMN_LINES:
        return None
    low, high = min(p.left for p in pieces), max(p.right for p in pieces)
    best, crossed = list[float](), len(pieces) * 0.35
    for step in range(30, 71):
        x = low + (high - low) * step / 100
        across = sum(p.left < x < p.right for p in pieces)
        columns = ([p for p in pieces if p.right <= x], [p for p in pieces if p.left >= x])
        if across <= crossed and all(map(_is_column, columns, (x - low, high - x))):
            best = [*best, x] if across == crossed else [x]
            crossed = across
    return median(best) if best else None


def _gutter_like(usual: float, pieces: Sequence[_Piece]) -> float | None:
    """The other pages' gutter, where it parts this page too: a last page has few lines."""
    sides = [p.right <= usual for p in pieces if p.right <= usual or p.left >= usual]
    parted = any(sides) and not all(sides) and len(sides) >= 0.5 * len(pieces)
    return usual if usual and parted else None


def _is_column(pieces: Sequence[_Piece], width: float) -> bool:
    """Running text fills its column; the cells of a table do not."""
    if len(pieces) < _COLUMN_LINES:
        return False
    return median(p.right - p.left for p in pieces) > 0.6 * width


def _lines(pieces: Sequence[_Piece]) -> list[_Line]:
    """Lines of one column: pieces at the same height, from left to right."""
    lines: list[_Line] = []
    for piece in sorted(pieces, key=lambda p: -(p.top + p.bottom)):
        if lines and abs(lines[-1].middle - (piece.top + piece.bottom) / 2) < 0.4 * piece.size:
            lines[-1].pieces.append(piece)
        else:
            lines.append(_Line([piece]))
    for line in lines:
        line.pieces.sort(key=lambda p: p.left)
    edges = (min((p.left for p in pieces), default=0), max((p.right for p in pieces), default=0))
    for line in lines:
        line.column = edges
    return lines


# --- headers, footers, page numbers ---------------------------------------------------------


def _set_apart(pages: Sequence[_Page]) -> None:
    """Take out of the pages what recurs at their edges, and page numbers."""
    seen = Counter(key for page in pages for key in {_place(line, page) for line in _edge(page)})
    often = max(2, 0.3 * len(pages))
    for page in pages:
        for line in _edge(page):
            number = _PAGE_NUMBER.fullmatch(line.text) is not None
            if seen[_place(line, page)] >= often or (number and _is_outermost(line, page)):
                page.apart.append((line.text, "page_number" if number else "page_header"))
                page.lines.remove(line)
        _set_columns(page)
    _widen_short_columns([line for page in pages for line in page.lines])


def _set_columns(page: _Page) -> None:
    """The edges of a column are those of its content, without a header that was wider."""
    for edges in {line.column for line in page.lines}:
        lines = [line for line in page.lines if line.column == edges]
        inner = (min(line.left for line in lines), max(line.right for line in lines))
        for line in lines:
            line.column = inner


def _widen_short_columns(lines: Sequence[_Line]) -> None:
    """Few lines do not show where their column ends: those of the longer ones around them do."""
    counts = Counter(line.column for line in lines)
    known = sorted((b - a, a, b) for (a, b), n in counts.items() if n >= _COLUMN_LINES)
    for line in lines:
        if counts[line.column] < _COLUMN_LINES:
            left, right = line.column
            around = [(a, b) for _, a, b in known if a < left + 1 and b > right - 1]
            line.column = around[0] if around else line.column


def _edge(page: _Page) -> list[_Line]:
    near = _EDGE * page.height
    return [line for line in page.lines if not near < line.middle < page.height - near]


def _place(line: _Line, page: _Page) -> tuple[str, int]:
    """What a line says but for its digits, and where it stands, coarsely."""
    return re.sub(r"[0-9]+", "#", line.text), round(50 * line.middle / page.height)


def _is_outermost(line: _Line, page: _Page) -> bool:
    heights = [other.middle for other in page.lines]
    return line.middle in (min(heights), max(heights))


# --- lines to paragraphs --------------------------------------------------------------------


@dataclass
class _Writer:
    """Writes paragraphs; a page's headers follow the paragraph that runs into the page."""

    out: list[str] = field(default_factory=list)
    length: int = 0
    open: str = ""
    last: _Line | None = None
    last_page: int = -1
    late: list[tuple[str, str]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    furniture: list[tuple[int, int, str]] = field(default_factory=list)

    def write(self, pages: Sequence[_Page]) -> PdfText:
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
                self.open = _glue(self.open, line.text) if joined else table or line.text
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
        self.out.append(text)
        self.length += len(text) + 1

    def _furniture(self, waiting: Sequence[tuple[str, str]]) -> None:
        for text, kind in waiting:
            self.furniture.append((self.length, self.length + len(text), kind))
            self._line(text)

    def _start_page(self, number: int, joined: str) -> None:
        if len(self.starts) <= number:
            before = len(_glue(self.open, joined)) - len(joined) if joined else 0
            self.starts.append(self.length + before)

    def _continues(self, line: _Line, number: int, spacing: float, indented: bool) -> bool:
        """Is this line the rest of the paragraph that stands open?"""
        last = self.last
        if last is None or not self.open:
            return False
        size = max(last.size, line.size)
        if abs(last.size - line.size) > 0.12 * size:
            return False
        if last.right < last.column[1] - 1.7 * size or line.left > line.column[0] + 0.8 * size:
            return False
        ended = self.open[-1] in _SENTENCE_END
        if ended and read_marker(line.text) is not None:
            return False
        fall = last.middle - line.middle
        if number == self.last_page and fall > 0:
            return fall <= 1.35 * spacing
        return indented or not ended


def _glue(before: str, after: str, gap: bool = False) -> str:
    """Two pieces of text as one: a space between them where neither is a wide character."""
    if before.endswith(_HYPHEN):
        hyphen = "-" if _KEEPS_HYPHEN.search(before) or not after[:1].islower() else ""
        return before[:-1] + hyphen + after
    if not before:
        return after
    if gap or not (_is_wide(before[-1]) or _is_wide(after[:1])):
        return f"{before} {after}"
    return before + after


def _spacing(lines: Sequence[_Line]) -> float:
    """The least distance from line to line, in points: that within a paragraph."""
    falls = [(a.middle - b.middle, max(a.size, b.size)) for a, b in pairwise(lines)]
    return min((fall for fall, size in falls if fall > 0.9 * size), default=0.0)


def _is_indented(pages: Sequence[_Page]) -> bool:
    """Do paragraphs begin with an indent?"""
    lines = [line for page in pages for line in page.lines]
    full = [line for line in lines if line.right > line.column[1] - 1.7 * line.size]
    indents = sum(0.8 < (line.left - line.column[0]) / line.size < 3.5 for line in full)
    return indents > 0.1 * len(full)


def _tables(lines: Sequence[_Line]) -> dict[int, str]:
    """Lines of cells that stand under one another, as ``| a | b |``, by their position."""
    found: dict[int, str] = {}
    for run in _aligned_runs(lines):
        if len(run) > 2 or not all(_is_flush(lines[at]) for at in run):
            found |= {at: table_lines([[p.text for p in lines[at].pieces]])[0] for at in run}
    return found


def _aligned_runs(lines: Sequence[_Line]) -> Iterator[list[int]]:
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


def _is_aligned(a: _Line, b: _Line) -> bool:
    if len(a.pieces) < 2 or len(a.pieces) != len(b.pieces):
        return False
    return all(abs(p.left - q.left) < p.size for p, q in zip(a.pieces, b.pieces, strict=True))


def _is_flush(line: _Line) -> bool:
    """Does it fill its column to both edges, as a few words do that were spread to justify them?"""
    slack = 0.3 * line.size
    return line.left - line.column[0] < slack and line.column[1] - line.right < slack
