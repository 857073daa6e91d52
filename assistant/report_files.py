"""The file that a report is read from and the one that it is written to."""

from __future__ import annotations

import importlib.metadata
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.report import Report, read_report
from index.errors import YoujuError


def write_report(said: str, path: Path, source: str) -> None:
    """Write a report in the format of its file name.

    Args:
        said: JSON values, one a line, or one list of them.
        path: A file in ``.html``, ``.docx`` or ``.md``; replaced where it is there.
        source: What ``said`` was read from, for messages.

    Raises:
        YoujuError: Another file name, no such JSON, or a file that cannot be written.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise YoujuError(
            f"{path}: got the ending {path.suffix or '(none)'!r}, expected one of "
            f"{' '.join(_WRITERS)}"
        )
    made = [
        ("made", datetime.now(UTC).isoformat(timespec="seconds")),
        ("version", importlib.metadata.version("youju")),
    ]
    content = writer(read_report(_values(said, source), made))
    try:
        path.write_bytes(content)
    except OSError as error:
        raise YoujuError(f"{path}: cannot be written ({error.strerror}); choose another") from error


def _values(said: str, source: str) -> list[Mapping[str, Any]]:
    """One JSON value, a list of them, or one a line."""
    try:
        value = json.loads(said)
    except ValueError:
        try:
            value = [json.loads(line) for line in said.splitlines() if line.strip()]
        except ValueError as error:
            raise YoujuError(
                f"{source}: expected what `youju ask --json` or `youju check --json` prints, got "
                f"no JSON: {error}"
            ) from error
    values = value if isinstance(value, list) else [value]
    return [v if isinstance(v, dict) else {} for v in values]


def _html(report: Report) -> bytes:
    from assistant.report_html import to_html

    return to_html(report).encode("utf-8", "replace")


def _docx(report: Report) -> bytes:
    from assistant.report_docx import to_docx

    return to_docx(report)


def _markdown(report: Report) -> bytes:
    from assistant.report_markdown import to_markdown

    return to_markdown(report).encode("utf-8", "replace")


_WRITERS: Mapping[str, Callable[[Report], bytes]] = {
    ".html": _html, ".docx": _docx, ".md": _markdown,
}  # fmt: skip
