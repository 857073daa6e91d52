"""A file becomes a Document: its stored text, and where that came from.

The only module that knows file formats. Knows nothing of clauses.
"""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from index.errors import DocumentError

Span = tuple[int, int]
"""Character offsets (Python ``str``), half-open, into a document's stored text."""

FORMATS = {".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md"}
MAX_BYTES = 64 * 1024 * 1024
DOC_ID_DIGITS = 12

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过"
    "子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两"
    "应当规条第本及其市区政府应當規條國這個為來時對會發動產種說後過學經進電裡現實兩個與將關於"
    "abcdefghijklmnopqrstuvwxyz \n"
)


@dataclass(frozen=True)
class Document:
    """What a loader made of a file.

    Attributes:
        text: The stored text; every offset in the product points into it.
        name: File name, without its folder.
        format: ``txt`` or ``md``.
    """

    text: str
    name: str
    format: str

    @cached_property
    def sha256(self) -> str:
        """Hex SHA-256 of the stored text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @cached_property
    def doc_id(self) -> str:
        """First 12 hex digits of the text's SHA-256."""
        return self.sha256[:DOC_ID_DIGITS]


def load(path: Path) -> Document:
    """Read a file into a Document.

    Raises:
        DocumentError: Unknown format, unreadable, too large, empty, or not text.
    """
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        known = " ".join(sorted(FORMATS))
        raise DocumentError(
            f"{path.name}: got the file type {path.suffix or '(none)'!r}, expected one of {known}; "
            "save the document as text or Markdown"
        )
    return Document(_decode(_read(path), path.name), path.name, form)


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise DocumentError(
                f"{path.name}: cannot be read (a folder or a device, not a file); check the path"
            )
        if size > MAX_BYTES:
            raise DocumentError(
                f"{path.name}: got {size:,} bytes, expected at most {MAX_BYTES:,}; split the file"
            )
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(
            f"{path.name}: cannot be read ({error.strerror}); check the path and its permissions"
        ) from error


def _decode(data: bytes, name: str) -> str:
    """Bytes to stored text: no byte order mark, Unix line ends, no NUL."""
    text = _decode_bytes(data)
    if text is None or _is_binary(text):
        raise DocumentError(
            f"{name}: got bytes that are no text in UTF-8, UTF-16, GB18030 or Big5; "
            "save the document as UTF-8 text"
        )
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise DocumentError(f"{name}: the file is empty; expected a document with text in it")
    return text


def _decode_bytes(data: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _try(data, encoding)
    if b"\0" in data[:4096]:
        return _most_common(data, ("utf-16-le", "utf-16-be"))
    return _try(data, "utf-8") or _most_common(data, ("gb18030", "big5hkscs"))


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def _most_common(data: bytes, encodings: tuple[str, ...]) -> str | None:
    """Of the encodings that can read the bytes, the one that yields the commonest characters."""
    texts = [text for e in encodings if (text := _try(data, e)) is not None]
    return max(texts, key=lambda t: sum(c in _COMMON for c in t[:20000]), default=None)


def _is_binary(text: str) -> bool:
    sample = text[:20000]
    control = sum(c < " " and c not in "\n\r\t\f\v" for c in sample)
    return "\0" in text or control > len(sample) // 100
