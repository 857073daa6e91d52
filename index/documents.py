"""A file becomes a Document: its stored text, and where that came from.

The door to the file formats: which ending is which, and what is refused before it is read. What a
format's bytes hold is known by the ``load_*`` modules alone. Knows nothing of clauses.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from index.errors import DocumentError
from index.header import read_header
from index.load_markdown import read_markdown
from index.script import unified

Span = tuple[int, int]
"""Character offsets (Python ``str``), half-open, into a document's stored text."""

FORMATS = {
    ".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html",
    ".docx": "docx", ".pdf": "pdf",
}  # fmt: skip
MAX_BYTES = 64 * 1024 * 1024
DOC_ID_DIGITS = 12

_KINDS = (
    (rb"\s*%PDF-", "pdf", "a PDF"),
    (rb"PK\x03\x04", "docx", "a ZIP archive or an Office document"),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole", "an old or an encrypted Office document"),
    (rb"\{\\rtf", "rtf", "an RTF document"),
    (rb"(?:\xef\xbb\xbf)?\s*(?i:<!doctype html|<html[\s>])", "html", "an HTML page"),
)
"""How a file of each kind begins, its format, and what to call it."""


@dataclass(frozen=True)
class Document:
    """What a loader made of a file.

    Attributes:
        text: The stored text; every offset in the product points into it.
        name: File name, without its folder.
        format: One of the values of ``FORMATS``.
        pages: Offset at which each page starts; empty where the file has no pages.
        furniture: Start, end and kind of what the loader saw to be no content: page headers and
            page numbers, and the text's header.
        meta: What its header and a page's ``<meta>`` elements say, key and value.
        scanned: Numbers of the pages that are pictures, and whether they were read (by OCR).
    """

    text: str
    name: str
    format: str
    pages: tuple[int, ...] = ()
    furniture: tuple[tuple[int, int, str], ...] = ()
    meta: tuple[tuple[str, str], ...] = ()
    scanned: tuple[tuple[int, bool], ...] = ()

    @cached_property
    def sha256(self) -> str:
        """Hex SHA-256 of the stored text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @cached_property
    def doc_id(self) -> str:
        """First 12 hex digits of the text's SHA-256."""
        return self.sha256[:DOC_ID_DIGITS]

    def page(self, offset: int) -> int | None:
        """The page, counted from 1, on which a character stands; None where there are none."""
        return bisect_right(self.pages, offset) or None


def pages_over(starts: Sequence[int], spans: Iterable[Span]) -> tuple[int, ...]:
    """The pages, counted from 1, on which spans stand; none where there are no pages.

    Args:
        starts: Offset at which each page begins, as in ``Document.pages``.
        spans: Where the words stand.
    """
    found = {
        page
        for start, end in spans
        for page in range(bisect_right(starts, start), bisect_right(starts, end - 1) + 1)
        if start < end
    }
    return tuple(sorted(found - {0}))


_FOLDER = (
    "{name}: cannot be read (a folder or a device, not a file of a known type); check the path, or "
    "name a file in the folder"
)


def load(path: Path) -> Document:
    """Read a file into a Document.

    Raises:
        DocumentError: Unknown format, unreadable, too large, empty, encrypted, damaged, or not
            what its ending says.
    """
    form = FORMATS.get(path.suffix.lower())
    if form is None and not path.exists():
        raise DocumentError(f"{path}: there is no such file; check the path")
    if form is None and path.is_dir():
        raise DocumentError(_FOLDER.format(name=path.name or path))
    if form is None:
        known = " ".join(sorted(FORMATS))
        raise DocumentError(
            f"{path.name}: got the file type {path.suffix or '(none)'!r}, expected one of {known}; "
            "save the document in one of these"
        )
    data = _read(path)
    _refuse_mislabelled(data, path, form)
    loaded = _load(data, path.name, form)
    document = _with_header(replace(loaded, text=unified(loaded.text)))
    if not any(char.isalnum() for char in document.text):
        told = "holds only marks" if document.text.strip() else "is empty or holds no text"
        raise DocumentError(f"{path.name}: the file {told}; expected a document with text in it")
    return document


def _load(data: bytes, name: str, form: str) -> Document:
    """Hand the bytes to their format's loader, which is imported only now."""
    if form == "html":
        from index.load_html import read_html, read_meta

        return Document(read_html(data, name), name, form, meta=read_meta(data, name))
    if form == "docx":
        from index.load_docx import read_docx

        return Document(read_docx(data, name), name, form)
    if form == "pdf":
        from index.load_pdf import read_pdf

        read = read_pdf(data, name)
        return Document(read.text, name, form, read.pages, read.furniture, scanned=read.scanned)
    if form == "md":
        return Document(read_markdown(data, name), name, form)
    from index.load_plain import read_plain

    return Document(read_plain(data, name), name, form)


def _with_header(document: Document) -> Document:
    """Set the header that a text begins with apart, unless nothing else is in it."""
    header = read_header(document.text)
    if header is None or not document.text[header.end :].strip():
        return document
    furniture = (header.start, header.end, "front_matter")
    inside = [f for f in document.furniture if f[0] >= header.end]
    return replace(document, furniture=(furniture, *inside), meta=(*header.pairs, *document.meta))


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise DocumentError(_FOLDER.format(name=path.name or path))
        if size > MAX_BYTES:
            raise DocumentError(
                f"{path.name}: got {size:,} bytes, expected at most {MAX_BYTES:,}; split the file"
            )
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(
            f"{path}: cannot be read ({error.strerror}); check the path and its permissions"
        ) from error


def _refuse_mislabelled(data: bytes, path: Path, form: str) -> None:
    """Refuse a file that begins as another kind than its ending says."""
    head = data[:1024]
    for beginning, kind, called in _KINDS:
        if kind != form and re.match(beginning, head):
            ending = next((e for e, of in FORMATS.items() if of == kind), None)
            remedy = (
                f"if that is right, rename it to {ending}"
                if ending
                else "open it in its own program and save it as .docx or .txt, without a password"
            )
            raise DocumentError(
                f"{path.name}: got {called}, expected what {path.suffix} promises; {remedy}"
            )
