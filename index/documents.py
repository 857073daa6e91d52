"""A file becomes a Document: its stored text, and where that came from.

The only module that knows file formats. Knows nothing of clauses.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from index.errors import DocumentError

Span = tuple[int, int]
"""Character offsets (Python ``str``), half-open, into a document's stored text."""

FORMATS = {".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md"}
MAX_BYTES = 64 * 1024 * 1024
DOC_ID_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Document:
    """What a loader made of a file.

    Attributes:
        text: The stored text, every offset in the product points into it.
        name: File name, without its folder.
        format: ``txt`` or ``md``.
    """

    text: str
    name: str
    format: str

    @property
    def sha256(self) -> str:
        """Hex SHA-256 of the stored text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def doc_id(self) -> str:
        """First 12 hex digits of the text's SHA-256."""
        return self.sha256[:DOC_ID_DIGITS]
