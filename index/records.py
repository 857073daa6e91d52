"""Outlines, chunks and facts as JSON and back, without text that their spans tell. Pure.

Knows nothing of files or databases.
"""

from __future__ import annotations

import dataclasses
import json
import struct
from collections.abc import Iterable
from datetime import date
from typing import Any

from index.chunks import Chunk, Kind
from index.documents import Document
from index.outline import Clause, Foreign, Furniture, Outline, ParseWarning, document_of
from index.sentences import words
from index.validity import Facts, Repeal, State

MALFORMED = (
    *(ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError),
    struct.error,
)
"""What reading a damaged record may raise."""


def outline_to_json(outline: Outline) -> str:
    """Everything of an outline but the stored text."""
    fields = {
        field.name: getattr(outline.document, field.name)
        for field in dataclasses.fields(outline.document)
        if field.name != "text" and getattr(outline.document, field.name) != field.default
    }
    value = {
        "document": fields,
        "title": outline.title,
        "clauses": [_clause_row(clause) for clause in outline.clauses],
        "foreign": [dataclasses.astuple(piece) for piece in outline.foreign],
        "furniture": [dataclasses.astuple(piece) for piece in outline.furniture],
        "warnings": [dataclasses.astuple(warning) for warning in outline.warnings],
    }
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def outline_from_json(data: str, text: str) -> Outline:
    """Read what ``outline_to_json`` wrote, given the stored text."""
    value = _frozen(json.loads(data))
    document = Document(text=text, **value["document"])
    return Outline(
        document=document,
        title=value["title"],
        clauses=tuple(_clause(document, row) for row in value["clauses"]),
        foreign=tuple(Foreign(*row) for row in value["foreign"]),
        furniture=tuple(Furniture(*row) for row in value["furniture"]),
        warnings=tuple(ParseWarning(*row) for row in value["warnings"]),
    )


def chunks_to_json(chunks: Iterable[Chunk]) -> str:
    """Chunks as rows."""
    return json.dumps([dataclasses.astuple(chunk) for chunk in chunks], separators=(",", ":"))


def chunks_from_json(data: str) -> tuple[Chunk, ...]:
    """Read what ``chunks_to_json`` wrote."""
    return tuple(Chunk(row[0], Kind(row[1]), *row[2:]) for row in _frozen(json.loads(data)))


def facts_to_json(facts: Facts) -> str:
    """What a document says of its validity; days in ISO 8601."""
    return json.dumps(dataclasses.asdict(facts), default=date.isoformat, separators=(",", ":"))


def facts_from_json(data: str) -> Facts:
    """Read what ``facts_to_json`` wrote."""
    value = json.loads(data)
    return Facts(
        published=_day(value["published"]),
        effective=_day(value["effective"]),
        repealed=_day(value["repealed"]),
        repeals=tuple(
            Repeal(row["title"], _day(row["on"]), _day(row["published"]))
            for row in value["repeals"]
        ),
        declared=State(value["declared"]) if value["declared"] else None,
        year=value["year"],
        articles=value.get("articles"),
        held=_day(value.get("held")),
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _clause_row(clause: Clause) -> list[Any]:
    spans = (clause.spans, clause.own_spans)
    return [
        clause.id,
        clause.address,
        clause.kind,
        clause.number,
        clause.path,
        *spans,
        clause.parent,
    ]


def _clause(document: Document, row: tuple[Any, ...]) -> Clause:
    id_, address, kind, number, path, spans, own_spans, parent = row
    text = words(document.text, spans)
    return Clause(
        id_, document_of(id_), address, kind, number, path, text, spans, own_spans, parent
    )


def _frozen(value: Any) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Lists as tuples, all the way down."""
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return value
