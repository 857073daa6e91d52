"""Questions with known answers, as files in a folder, and the passages they are asked about.

A folder holds ``queries.jsonl`` or ``questions.jsonl`` and, unless the questions are about a
library, ``passages.jsonl``; ``pairs.jsonl`` and ``claims.jsonl`` are for the tasks they are named
after. Knows no measure, no retriever and no model.
"""

from __future__ import annotations

import dataclasses
import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from assistant.chat.answer import Turn
from assistant.serial import history_from_json
from assistant.textfile import json_lines, parsed, read_text
from index.documents import Document
from index.errors import YoujuError
from index.library import Library, Progress
from index.outline import Clause, Outline

Groups = tuple[tuple[str, ...], ...]
"""Every group must be met; any member meets its group."""
_YES_NO = {"YES": "是", "NO": "否"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that answers are looked for in."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question and what is known of its answer.

    Attributes:
        ways: Ways to be right, each by its groups; empty where no answer is known.
        gold_ids: Passages that answer.
        negative_ids: Passages that look like it and do not.
        address: Of the clause that answers; ``""`` where none does, None where that is not told.
        title: Of its document, where several have that address.
        unanswerable: None where it is disputed.
        history: Earlier turns.
    """

    id: str
    text: str
    ways: tuple[Groups, ...]
    gold_ids: tuple[str, ...]
    negative_ids: tuple[str, ...]
    address: str | None
    unanswerable: bool | None
    history: tuple[Turn, ...]
    title: str | None = None


def read_queries(folder: Path) -> tuple[Query, ...]:
    """Questions of a data set.

    Raises:
        YoujuError: No such file, or a line with other fields.
    """
    return tuple(_query(row) for row in rows(folder, QUERY, "queries.jsonl", "questions.jsonl"))


def read_passages(folder: Path) -> tuple[Passage, ...]:
    """Passages of a data set; none where it is about a library of its own."""
    if not (folder / "passages.jsonl").is_file():
        return ()
    found = rows(folder, PASSAGE, "passages.jsonl")
    return tuple(Passage(str(r["id"]), r.get("title") or "", r["text"]) for r in found)


@dataclass(frozen=True, slots=True)
class Field:
    """What a field of a line has to be.

    Attributes:
        fits: Whether a value is that; of a field that may be left out None is too.
        told: The same in words for people.
    """

    fits: Callable[[object], bool]
    told: str


def one_of(*words: str) -> Field:
    """One of a few words."""
    return Field(lambda value: value in words, " or ".join(words))


def optional(field: Field) -> Field:
    """The same, or left out, or null."""
    return Field(lambda value: value is None or field.fits(value), f"{field.told}, or nothing")


def _is_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_groups(value: object) -> bool:
    return isinstance(value, list) and all(_is_strings(group) for group in value)


def _is_history(value: object) -> bool:
    try:
        return isinstance(history_from_json(value), tuple)
    except YoujuError:
        return False


NAME = Field(lambda value: isinstance(value, str | int), "a name")
WORDS = Field(lambda value: isinstance(value, str) and bool(value.strip()), "some words")
STRING = Field(lambda value: isinstance(value, str), "a string")
STRINGS = Field(_is_strings, "a list of strings")
Shape = Mapping[str, Field]
"""Of each field of a line what it has to be; other fields may stand beside."""
QUERY: Shape = {
    "query": WORDS,
    "id": optional(NAME),
    "answers": optional(
        Field(lambda value: _is_strings(value) or _is_groups(value), "strings, or lists of strings")
    ),
    "address": optional(STRING),
    "title": optional(STRING),
    "gold_passage_ids": optional(STRINGS),
    "negative_passage_ids": optional(STRINGS),
    "unanimous_unanswerable": optional(Field(lambda value: isinstance(value, bool), "a boolean")),
    "history": Field(_is_history, 'a list of {"question", "answer"}, or nothing'),
}
PASSAGE: Shape = {"id": NAME, "title": optional(STRING), "text": STRING}


def rows(folder: Path, shape: Shape, *names: str) -> list[dict[str, Any]]:
    """The JSON objects of the first of some files that is there.

    Raises:
        YoujuError: There is none, or a line is no object of that shape.
    """
    path = next((folder / name for name in names if (folder / name).is_file()), None)
    if path is None:
        told = "a file" if folder.is_file() else f"no {' or '.join(names)}"
        instead = f"; give {folder.parent}" if folder.is_file() else ""
        raise YoujuError(
            f"{folder}: got {told}; expected a folder with {' or '.join(names)} in it, one JSON "
            f"object a line{instead}"
        )
    return rows_of(path, shape)


def rows_of(path: Path, shape: Shape) -> list[dict[str, Any]]:
    """The JSON objects of a file, one a line; where they have ids, each with one of its own.

    Raises:
        YoujuError: It cannot be read, or a line is no object of that shape.
    """
    read = {n: _row(f"{path}:{n}", line, shape) for n, line in json_lines(read_text(path))}
    if "id" in shape:
        _tell_apart(read, path)
    return list(read.values())


def _tell_apart(read: Mapping[int, dict[str, Any]], path: Path) -> None:
    """Name each line by its number where it has no id; refuse an id that two of them have."""
    lines: dict[str, int] = {}
    for n, row in read.items():
        if row.get("id") is None:
            row["id"] = str(n)
        first = lines.setdefault(str(row["id"]), n)
        if first != n:
            raise YoujuError(
                f'{path}:{n}: got {row["id"]!r} as "id", as line {first} has; expected an id of '
                "its own on each line; change or leave out one of them"
            )


def _row(place: str, line: str, shape: Shape) -> dict[str, Any]:
    try:
        row, why = parsed(line), ""
    except ValueError as error:
        row, why = None, f" ({error})"
    if not isinstance(row, dict):
        named = " and ".join(f'"{name}"' for name, field in shape.items() if not field.fits(None))
        wanted = f"a JSON object with {named}" if named else "a JSON object"
        raise YoujuError(f"{place}: got {line[:60]!r}{why}, expected {wanted} on that line")
    for name, field in shape.items():
        if not field.fits(row.get(name)):
            got = json.dumps(row[name], ensure_ascii=False)[:60] if name in row else "nothing"
            raise YoujuError(f'{place}: got {got} as "{name}", expected {field.told}')
    return row


def sample(queries: Sequence[Query], limit: int | None, seed: int) -> tuple[Query, ...]:
    """``limit`` of the questions, drawn without replacement, in their own order."""
    if limit is None or limit >= len(queries):
        return tuple(queries)
    chosen = sorted(random.Random(seed).sample(range(len(queries)), limit))
    return tuple(queries[i] for i in chosen)


def _query(row: Mapping[str, Any]) -> Query:
    answers = row.get("answers") or []
    address = row.get("address")
    return Query(
        id=str(row["id"]),
        text=row["query"],
        ways=_ways(row, answers),
        gold_ids=tuple(row.get("gold_passage_ids") or ()),
        negative_ids=tuple(row.get("negative_passage_ids") or ()),
        address=address,
        unanswerable=_unanswerable(row, answers),
        history=history_from_json(row.get("history")),
        title=row.get("title") or None,
    )


def _ways(row: Mapping[str, Any], answers: Sequence[Any]) -> tuple[Groups, ...]:
    """What ``answers`` means.

    Strings are alternatives. Lists all have to be met by one member each where the question names
    an address or passages that do not answer; else one list suffices, with all its members.
    """
    if any(isinstance(answer, str) for answer in answers):
        return tuple(((_YES_NO.get(str(a), str(a)),),) for a in answers)
    if "address" in row or "negative_passage_ids" in row:
        return (tuple(tuple(group) for group in answers),) if answers else ()
    return tuple(tuple((member,) for member in group) for group in answers)


def _unanswerable(row: Mapping[str, Any], answers: Sequence[object]) -> bool | None:
    """No answers, or no address, say that there is none, unless the judges disagreed."""
    if answers:
        return False
    return None if row.get("unanimous_unanswerable") is False else True


# --- passages as a library --------------------------------------------------------------------


class OpenLibrary(Protocol):
    """Makes or opens a library."""

    def __call__(self, folder: Path, read: Callable[[Path], Outline], /) -> Library:
        """Give the library in ``folder``, whose files ``read`` turns into outlines."""
        ...


def passage_library(
    passages: Sequence[Passage], folder: Path, open_: OpenLibrary, progress: Progress
) -> tuple[Library, dict[str, str]]:
    """A library in which each passage is a document of one clause.

    Args:
        passages: What is put in; passages of the same text are one document.
        folder: Where the library is kept for the next run.
        open_: Makes or opens it.
        progress: Told how far the embedding is.

    Returns:
        The library, and the document id of each passage id.
    """
    files = folder / "passages"
    files.mkdir(parents=True, exist_ok=True)
    library = open_(folder, _read_passage)
    ids = {p.id: outline_of(p).document.doc_id for p in passages}
    have = {entry.doc_id for entry in library.documents()}
    absent = {ids[p.id]: p for p in passages if ids[p.id] not in have}
    paths = [files / f"{doc_id}.json" for doc_id in absent]
    for path, passage in zip(paths, absent.values(), strict=True):
        path.write_text(json.dumps(dataclasses.asdict(passage)), encoding="utf-8")
    if paths:
        library.add(paths, progress)
    return library, ids


def outline_of(passage: Passage) -> Outline:
    """A passage as a document of one clause, whole."""
    document = Document(passage.text, f"{passage.id}.json", "txt")
    span = ((0, len(passage.text)),)
    clause = Clause(
        id=f"{document.doc_id}#全文",
        doc_id=document.doc_id,
        address="全文",
        kind="other",
        number=None,
        path=(passage.title,) if passage.title else (),
        text=passage.text,
        spans=span,
        own_spans=span,
        parent=None,
    )
    return Outline(document, passage.title, (clause,), (), (), ())


def _read_passage(path: Path) -> Outline:
    return outline_of(Passage(**json.loads(path.read_text("utf-8"))))
