"""Text files that users hand over: read whole, or refused with the reason and what helps.

Knows nothing of what is in them.
"""

from __future__ import annotations

from pathlib import Path

from index.errors import YoujuError


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, without the mark that some editors put first.

    Raises:
        YoujuError: It cannot be read, or is no such text.
    """
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise YoujuError(
            f"{path}: got bytes that are no UTF-8 text ({error.reason} at byte {error.start}); "
            "save it as UTF-8"
        ) from error
    except OSError as error:
        raise YoujuError(
            f"{path}: cannot be read ({error.strerror}); check its name and permissions"
        ) from error


def make(path: Path) -> None:
    """Make a file that is written later, so that one that cannot be is told of now.

    Raises:
        YoujuError: It cannot be written.
    """
    try:
        path.touch()
    except OSError as error:
        raise YoujuError(f"{path}: cannot be written ({error.strerror}); choose another") from error
