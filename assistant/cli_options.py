"""The options that several commands share, as typer reads them."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

LibraryOption = Annotated[
    Path | None, typer.Option("--library", help="Folder of the library (YOUJU_LIBRARY).")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON value.")]
FileOption = Annotated[
    Path | None,
    typer.Option("--file", help='Questions, one {"id", "query"} a line; one JSON value a line.'),
]


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError as error:
        raise typer.BadParameter(f"got {text!r}, expected a day as YYYY-MM-DD") from error


AsOfOption = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        parser=_day,
        metavar="YYYY-MM-DD",
        help="Day that decides what is in force (default: today).",
    ),
]
CountOption = Annotated[int, typer.Option("-k", min=1, max=1000, help="How many clauses.")]
