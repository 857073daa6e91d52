"""A PDF becomes stored text: characters where they stand, then lines, then paragraphs.

The file tells where each character stands and nothing more; pages that are pictures are read by
OCR, where it is installed. The only module that imports pypdfium2. Knows nothing of columns and
paragraphs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from ctypes import c_double
from dataclasses import dataclass, field, replace
from math import hypot
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from index.errors import DocumentError
from index.ocr import Recogniser, Seen, installed
from index.pdf_layout import (
    HYPHEN,
    Line,
    Page,
    Piece,
    gutter_like,
    gutter_of,
    is_wide,
    reading_order,
    set_apart,
)
from index.pdf_paragraphs import PdfText, paragraphs
from index.pdf_turns import Box, Glyph, angle_of, by_angle, page_angle, place, shift, upright
from index.stored import raised, with_fractions

MAX_PAGES = 5000

_GUESSED = "\t"
"""Stands for white space that the file does not hold and the library saw in a gap."""


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
        raise DocumentError(
            f"{name}: the file is no PDF although its name says so; rename it to what "
            "it is, or save it again as a PDF"
        )
    if b"%%EOF" not in data[-4096:]:
        raise DocumentError(
            f"{name}: the PDF breaks off before its end; copy or download the file again"
        )
    try:
        with pypdfium2.PdfDocument(data) as document:
            pages, scanned = _pages(document, name, recogniser)
    except pypdfium2.PdfiumError as error:
        raise DocumentError(_reason(name, error)) from error
    set_apart(pages)
    return replace(paragraphs(pages), scanned=scanned)


def _reason(name: str, error: pypdfium2.PdfiumError) -> str:
    if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
        return f"{name}: the PDF is encrypted; save a copy without a password"
    return f"{name}: the PDF is damaged ({error}); export or download it again"


def _pages(
    document: pypdfium2.PdfDocument, name: str, recogniser: Callable[[], Recogniser | None]
) -> tuple[list[Page], tuple[tuple[int, bool], ...]]:
    if len(document) > MAX_PAGES:
        raise DocumentError(
            f"{name}: got {len(document):,} pages, expected at most {MAX_PAGES:,}; split the file"
        )
    drawn, scanned = [], []
    for number, page in enumerate(document, start=1):
        own = _drawn(page)
        if not own.pieces and _has_image(page):
            reads = recogniser()
            read = _recognised(page, reads) if reads else []
            own = _Drawn(page.get_height(), read, aslant=own.aslant)
            scanned.append((number, reads is not None))
        drawn.append(own)
        page.close()
    gutters = [gutter_of(own.pieces) for own in drawn]
    usual = median([x for x in gutters if x is not None] or [0.0])
    pages = [
        own.page(gutter_like(usual, own.pieces) if x is None else x)
        for own, x in zip(drawn, gutters, strict=True)
    ]
    if not (scanned or any(page.lines for page in pages)):
        raise DocumentError(f"{name}: holds no text, {len(pages)} blank pages; check the export")
    unread = sum(not was_read for _, was_read in scanned)
    if unread * 2 > len(pages) or not any(page.lines for page in pages):
        raise DocumentError(
            f"{name}: {len(scanned)} of {len(pages)} pages are pictures without text, as a scanner "
            "makes them; install youju[ocr], or run text recognition (OCR) over the file first"
        )
    _refuse_unreadable(pages, name)
    return pages, tuple(scanned)


@dataclass(frozen=True)
class _Drawn:
    """What a page of some height holds, turned until it is upright.

    Attributes:
        height: In points.
        pieces: What runs as the page is read.
        beside: What runs at a right angle to that.
        aslant: What runs at another.
    """

    height: float
    pieces: list[Piece]
    beside: list[Piece] = field(default_factory=list)
    aslant: list[Piece] = field(default_factory=list)

    def page(self, gutter: float | None) -> Page:
        """Its lines in reading order, with what stands among them at a right angle behind."""
        left = min((piece.left for piece in self.pieces), default=0)
        right = max((piece.right for piece in self.pieces), default=0)
        inside = [p for p in self.beside if left < (p.left + p.right) / 2 < right]
        lines = [Line([piece], (piece.left, piece.right)) for piece in inside]
        apart = [(piece.text, "watermark") for piece in self.aslant]
        apart += [(piece.text, "margin") for piece in self.beside if piece not in inside]
        return Page(self.height, [*reading_order(self.pieces, gutter), *lines], apart)


def _drawn(page: pypdfium2.PdfPage) -> _Drawn:
    """The pieces of a page, each read in the direction in which it runs."""
    found = by_angle(_glyphs(page.get_textpage()))
    main, (width, height) = page_angle(found), page.get_size()
    if page.get_rotation() in (90, 270):
        width, height = height, width
    right, up, height = shift(main, width, height)
    drawn = _Drawn(height, [])
    for angle, glyphs in found.items():
        pieces = _pieces((glyph.char, upright(glyph, angle), glyph.size) for glyph in glyphs)
        for piece in pieces:
            place(piece, main - angle, right, up)
        is_beside = angle % 90 == 0
        into = drawn.pieces if angle == main else drawn.beside if is_beside else drawn.aslant
        into.extend(pieces)
    return drawn


_SCALE = 200 / 72
"""Pixels a point: 200 dots an inch, at which the characters of a usual page are read well."""


def _recognised(page: pypdfium2.PdfPage, recogniser: Recogniser) -> list[Piece]:
    """The lines that are seen in the picture of a page."""
    height = page.get_height()
    picture = page.render(scale=_SCALE).to_numpy()
    return [
        Piece(
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
    widths = sum(1.0 if is_wide(char) else 0.5 for char in seen.text)
    return min((seen.right - seen.left) / widths, seen.bottom - seen.top)


def _has_image(page: pypdfium2.PdfPage) -> bool:
    return next(iter(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])), None) is not None


def _refuse_unreadable(pages: Sequence[Page], name: str) -> None:
    text = "".join(line.text for page in pages for line in page.lines)
    wrong = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for c in text)
    if wrong * 5 > len(text):
        raise DocumentError(
            f"{name}: {wrong:,} of {len(text):,} characters have no meaning outside the PDF's own "
            "fonts; export the file again, or run text recognition (OCR) over it"
        )


# --- characters to pieces -------------------------------------------------------------------


def _pieces(characters: Iterable[tuple[str, Box, float]]) -> list[Piece]:
    """Runs of characters (each with its box and size) in the order in which the file has them."""
    pieces: list[Piece] = []
    gaps: list[list[tuple[str, float]]] = []  # before each character of each piece: blank, width
    space = ""
    for char, box, size in characters:
        if char.isspace():
            space = " " if char != _GUESSED else space or _GUESSED
            continue
        last = pieces[-1] if pieces else None
        if last is not None and _goes_on(last, box, size):
            gaps[-1].append((space, (box[0] - last.right) / size))
            last.text += raised(char) if _is_raised(last, box, size) else char
            last.right = max(last.right, box[2])
            last.bottom, last.top = min(last.bottom, box[1]), max(last.top, box[3])
        else:
            pieces.append(Piece(box[0], box[2], box[1], box[3], size, char))
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
        guessed = space == _GUESSED and (is_wide(before) or is_wide(char))
        out += " " if space and (not guessed or width > usual + 0.2) else ""
        out += char
    whole = out.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return with_fractions(whole)


def _glyphs(page: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    """Each character, where the file puts it."""
    for i in range(page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page, i)
        char = chr(code) if code else "\ufffd"
        if pdfium.FPDFText_IsHyphen(page, i) == 1:
            char = HYPHEN
        if char.isspace() and pdfium.FPDFText_IsGenerated(page, i) == 1:
            char = _GUESSED
        if char < " " and char not in "\t\n\r" + HYPHEN:
            continue
        yield _glyph(page, i, char)


def _glyph(page: pypdfium2.PdfTextPage, i: int, char: str) -> Glyph:
    x, y, matrix = c_double(), c_double(), pdfium.FS_MATRIX()
    pdfium.FPDFText_GetCharOrigin(page, i, x, y)
    pdfium.FPDFText_GetMatrix(page, i, matrix)
    size = max(pdfium.FPDFText_GetFontSize(page, i) * hypot(matrix.c, matrix.d), 1.0)
    angle = angle_of(matrix.a, matrix.b)
    return Glyph(char, (x.value, y.value), page.get_charbox(i), size, angle)


def _goes_on(last: Piece, box: Box, size: float) -> bool:
    """Does a character stand on the same line as the piece, close behind it?"""
    shared = min(last.top, box[3]) - max(last.bottom, box[1])
    if shared < 0.5 * min(last.top - last.bottom, box[3] - box[1]):
        return False
    return -1.2 * size < box[0] - last.right < 1.6 * size


def _is_raised(last: Piece, box: Box, size: float) -> bool:
    """Is a character that goes on a piece smaller and above its line, as a power is?"""
    rise = (box[1] + 0.2 * size) - (last.bottom + 0.2 * last.size)
    return size < 0.8 * last.size and rise > 0.2 * last.size
