"""The file that a report is read from and the one that it is written to."""

from __future__ import annotations

import importlib.metadata
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.reports.report import Report, read_report
from assistant.textfile import json_lines, why_no_json, write_file
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
    if path.suffix.lower() not in ENDINGS:
        raise YoujuError(
            f"{path}: got the ending {path.suffix or '(none)'!r}, expected one of "
            f"{' '.join(ENDINGS)}; end the name of the report with one of them"
        )
    values = _values(said, source)
    try:
        content = report_bytes(values, path.suffix.lower())
    except YoujuError as error:
        raise YoujuError(f"{source}: {error}") from error
    write_file(path, content)


def report_bytes(values: Sequence[Mapping[str, Any]], ending: str) -> bytes:
    """Return a report, made now, as the content of a file.

    Args:
        values: One value of ``youju check --json``, or some of ``youju ask --json``.
        ending: One of ``ENDINGS``.

    Raises:
        YoujuError: The values are neither.
    """
    made = [
        ("made", datetime.now(UTC).isoformat(timespec="seconds")),
        ("version", importlib.metadata.version("youju")),
    ]
    return _WRITERS[ending](read_report(values, made))


def _values(said: str, source: str) -> list[Mapping[str, Any]]:
    """One JSON value, a list of them, or one a line."""
    try:
        value = json.loads(said)
    except (ValueError, RecursionError):
        try:
            value = [json.loads(line) for _, line in json_lines(said)]
        except (ValueError, RecursionError) as error:
            raise YoujuError(
                f"{source}: got no JSON ({why_no_json(error)}); expected what `youju ask --json` "
                "or `youju check --json` prints, as from: youju check FILE --json > checked.json"
            ) from error
    values = value if isinstance(value, list) else [value]
    return [v if isinstance(v, dict) else {} for v in values]


def _html(report: Report) -> bytes:
    from assistant.reports.report_html import to_html

    return to_html(report).encode("utf-8", "replace")


def _docx(report: Report) -> bytes:
    from assistant.reports.report_docx import to_docx

    return to_docx(report)


def _markdown(report: Report) -> bytes:
    from assistant.reports.report_markdown import to_markdown

    return to_markdown(report).encode("utf-8", "replace")


_WRITERS: Mapping[str, Callable[[Report], bytes]] = {
    ".html": _html, ".docx": _docx, ".md": _markdown,
}  # fmt: skip
ENDINGS = tuple(_WRITERS)
"""The file names that a report can have."""
