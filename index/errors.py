"""Every error a caller may meet, as one tree.

::

    YoujuError            the root: its text says what was got, what was expected, what to do
    ├── DocumentError     a file that cannot be read as a document
    ├── LibraryError      a library folder that cannot be used as it is
    │   ├── DamagedError  its file is no whole library any more
    │   └── UnfinishedError  some files were added, then it could not go on
    └── ModelError        model files that are missing, wrong or unknown

Does not know who prints them.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING
from zipfile import BadZipFile

if TYPE_CHECKING:
    from index.adding import AddResult


class YoujuError(Exception):
    """Anything Youju refuses; the message names the remedy."""


class DocumentError(YoujuError):
    """A file cannot be read as a document: unknown format, not text, empty, too large."""


class LibraryError(YoujuError):
    """A library folder is missing, damaged, locked, or was made with another embedding model."""


class DamagedError(LibraryError):
    """The file of a library is damaged; the doctor may save what can be read."""


class UnfinishedError(LibraryError):
    """Adding broke off after some files, which stay in; ``results`` says what became of them."""

    def __init__(self, reason: str, results: tuple[AddResult, ...]) -> None:
        """Tell why it broke off, and what had been done."""
        super().__init__(reason)
        self.results = results


class ModelError(YoujuError):
    """Model files are missing, have the wrong hash, or are of an unknown architecture."""


UNREADABLE_ARRAYS = (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile, zlib.error)
"""What reading a file of arrays (.npz) raises that is damaged or of another make."""
