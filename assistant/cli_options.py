"""The options that several commands share, as typer reads them."""

from __future__ import annotations

from datetime import datetime
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
AsOfOption = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="Day that decides what is in force (default: today).",
    ),
]
CountOption = Annotated[int, typer.Option("-k", min=1, max=1000, help="How many clauses.")]
