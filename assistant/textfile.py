"""Text files that users hand over and get: read or written whole, or refused with what helps.

Knows nothing of what is in them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from index.errors import YoujuError
from index.whole_file import demand_writable, write_whole


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


def json_lines(text: str) -> list[tuple[int, str]]:
    r"""The lines of JSON lines that are not blank, each with its number from 1.

    Only ``\n`` ends one: JSON may hold all that ``splitlines`` cuts at besides, as U+2028.
    """
    return [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]


def parsed(text: str) -> Any:  # noqa: ANN401 (whatever JSON holds)
    """The JSON value in a text, whose strings are all text.

    Raises:
        ValueError: It is none, is nested too deeply, or holds half a character.
    """
    try:
        value = json.loads(text)
        whole = is_text(json.dumps(value, ensure_ascii=False))
    except (ValueError, RecursionError) as error:
        raise ValueError(why_no_json(error)) from error
    if not whole:
        raise ValueError(r"half a character (\ud800 to \udfff without its other half)")
    return value


def why_no_json(error: ValueError | RecursionError) -> str:
    """Why a text could not be read as JSON, in plain words: where it stops being that."""
    if isinstance(error, RecursionError):
        return "JSON that is nested too deeply"
    if not isinstance(error, json.JSONDecodeError):
        return str(error)
    rest = error.doc[error.pos :].strip()
    if not rest:
        return "it breaks off before its JSON ends"
    line = f"line {error.lineno}, " if "\n" in error.doc.strip() else ""
    return f"no JSON from {line}character {error.colno} on: {rest[:30]!r}"


def is_text(words: str) -> bool:
    """Whether words are characters all; what came in as other bytes is none."""
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole, or leave what was there.

    Raises:
        YoujuError: It cannot be written.
    """
    _written(lambda: write_whole(path, data), path)


def refuse_unwritable(path: Path) -> None:
    """Tell now of a file that could not be written later.

    Raises:
        YoujuError: It cannot be written.
    """
    _written(lambda: demand_writable(path), path)


def _written(write: Callable[[], None], path: Path) -> None:
    try:
        write()
    except OSError as error:
        raise YoujuError(f"{path}: cannot be written ({error.strerror}); choose another") from error
