"""What the user of the command line names becomes documents, questions and texts.

Knows no command, no library's content and no model.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import typer

from assistant.console import say, show
from assistant.textfile import is_text, json_lines, parsed, read_text
from assistant.wiring import open_library, settings_for
from index.documents import DOC_ID_DIGITS, load
from index.errors import YoujuError
from index.library import Library, no_library, read_outline
from index.load_text import read_text as decoded
from index.outline import Outline


def outline_of(document: str, library: Path | None) -> Outline:
    """A document of the library by its id, or a file."""
    if is_id(document):
        return open_library(library).outline(document)
    if not Path(document).exists():
        folder = settings_for(library).library
        if not Library.exists(folder):
            raise YoujuError(f"got {document}, which is no file here; {no_library(folder)}")
        raise YoujuError(
            f"got {document}, which is neither a file nor the id of a document; see the ids with: "
            "youju list"
        )
    return read_outline(Path(document))


def is_id(name: str) -> bool:
    """Whether a name is a document's id and not a file."""
    return len(name) == DOC_ID_DIGITS and name.isalnum() and not Path(name).exists()


def questions_in(
    question: str | None, file: Path | None, field: str = "query"
) -> list[dict[str, Any]]:
    """The one question or text, or those of a file, each with its id.

    Args:
        question: The one.
        file: One JSON object a line.
        field: What it is called in messages.

    Returns:
        One item a line; a line that is none has its ``error`` instead, for ``each`` to tell.

    Raises:
        YoujuError: The one is empty, or the file has no line that can be read.
    """
    what = "QUESTION" if field == "query" else "FILE"
    if question is not None and file is not None:
        raise typer.BadParameter(f"got both a {what} and --file, expected one of them")
    if file is None:
        return [{"id": "", "query": _words(question, what)}]
    items = [_question(file, number, row, field) for number, row in json_lines(read_text(file))]
    if not items:
        raise YoujuError(
            f'{file}: the file is empty, expected a JSON object with "id" and "{field}" a line'
        )
    broken = [item["error"] for item in items if "error" in item]
    if len(broken) == len(items):
        raise YoujuError(broken[0])
    for error in broken:
        say(error)  # at once: the models may take a while
    return items


def each(questions: Sequence[Mapping[str, Any]], run: Callable[[Mapping[str, Any]], None]) -> None:
    """Run the questions of a file one by one; one that is refused is named, the rest go on."""
    refused = 0
    for item in questions:
        try:
            if "error" in item:
                raise YoujuError(item["error"])
            run(item)
        except YoujuError as error:
            if len(questions) == 1:
                raise
            refused += 1
            show({"id": item["id"], "error": str(error)})
    if refused:
        raise YoujuError(f"{refused} of {len(questions)} lines were refused, see their errors")


def _words(question: str | None, what: str) -> str:
    if question is None:
        raise typer.BadParameter(f"got neither a {what} nor --file, expected one of them")
    if not question.strip():
        raise YoujuError(f"got an empty {what}, expected some words; write them between quotes")
    demand_text(question, what)
    return question


def demand_text(words: str, what: str) -> None:
    """Refuse what was typed as bytes that are no UTF-8 (YoujuError)."""
    if not is_text(words):
        raise YoujuError(f"got bytes that are no text as {what}: {words!r}, expected UTF-8")


def _question(file: Path, number: int, line: str, field: str) -> dict[str, Any]:
    try:
        item, got = parsed(line), repr(line[:60])
    except ValueError as error:
        item, got = None, f"{line[:60]!r} ({error})"
    row: dict[str, Any] = item if isinstance(item, dict) else {}
    told = {"id": str(number), **row}
    names = (field, "query", "text", "question")
    query = next((row[name] for name in names if name in row), None)
    if not isinstance(query, str) or not query.strip():
        wanted = f'expected a JSON object with "id" and some words as "{field}" on that line'
        return {"id": told["id"], "error": f"{file}:{number}: got {got}, {wanted}"}
    told.pop("error", None)
    return {**told, "query": query}


def text_of(file: str) -> str:
    """The stored text of a document, or what comes in on standard input for ``-``."""
    if file != "-":
        return load(Path(file)).text
    text = standard_input()
    if not text.strip():
        raise YoujuError("standard input: got no text; expected a text to read")
    return text


def standard_input() -> str:
    """What comes in on standard input, decoded as a file would be, whatever the locale."""
    return decoded(sys.stdin.buffer.read(), "standard input")


def read_json(path: Path) -> object:
    """The JSON value in a file."""
    try:
        return parsed(read_text(path))
    except ValueError as error:
        raise YoujuError(f"{path}: expected JSON, got {error}") from error
