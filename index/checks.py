"""Is a document of a library what was stored? Every check of one document's rows.

Takes nothing for granted: any value may be of the wrong type, any offset out of bounds. Knows
nothing of remedies.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from index.chunks import Chunk, Kind
from index.database import Database, checksum
from index.documents import DOC_ID_DIGITS, Span
from index.embedder import Vectors
from index.lexical import Postings
from index.outline import Foreign, Furniture, Outline
from index.records import MALFORMED, chunks_from_json, facts_from_json, outline_from_json
from index.rows import CHECKED
from index.sentences import words

UNIT_TOLERANCE = 1e-3
"""How far the length of a vector may be from 1."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a document; ``code`` as in ``Symptom``."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, eq=False)
class Examined:
    """A document as far as it can be read; None for what cannot be relied on.

    Attributes:
        rowid: Its place in the list.
        doc_id: As stored.
        title: As stored.
        added: As stored.
        digest: As stored.
        text: The stored text, if it is the one that was added.
        outline: The outline, if it fits the text.
        vectors: Unit rows by the keys of their chunks, those that can be relied on.
        faults: What is wrong.
    """

    rowid: int
    doc_id: str
    title: str
    added: str
    digest: str
    text: str | None
    outline: Outline | None
    vectors: Mapping[str, Vectors]
    faults: tuple[Fault, ...]


def examine(database: Database, rowid: int, dimension: int) -> Examined:
    """Check one document with all that belongs to it."""
    row = database.row(f"SELECT {CHECKED}, checksum FROM documents WHERE rowid = ?", rowid)
    *checked, made = row
    doc_id, title, sha256, added, digest = (str(value) for value in checked[:5])
    facts, data, outline_json, chunks_json = checked[8:]
    faults: list[Fault] = []
    text = _text(data, doc_id, sha256, faults)
    outline = None if text is None else _outline(outline_json, text, faults)
    chunks = None if outline is None else _chunks(chunks_json, outline, faults)
    vectors = _passages(database, doc_id, chunks, dimension, faults)
    if not faults and (checksum(checked) != made or not _is_read(facts)):
        faults.append(Fault("row", "its title, dates, counts or outline are not what was stored"))
    return Examined(rowid, doc_id, title, added, digest, text, outline, vectors, tuple(faults))


def _is_read(facts: Any) -> bool:  # noqa: ANN401 - whatever a damaged row holds
    try:
        facts_from_json(facts)
    except MALFORMED:
        return False
    return True


def _text(data: Any, doc_id: str, sha256: str, faults: list[Fault]) -> str | None:  # noqa: ANN401
    """The stored text, where its hash is right."""
    try:
        text = str(data.decode("utf-8", "surrogatepass"))
    except MALFORMED as error:
        faults.append(Fault("text", f"its stored text cannot be read ({error})"))
        return None
    found = hashlib.sha256(data).hexdigest()
    if found[:DOC_ID_DIGITS] == doc_id:
        return text
    if found == sha256:
        faults.append(Fault("row", f"its id should be {found[:DOC_ID_DIGITS]}"))
        return text
    faults.append(
        Fault("text", f"its stored text has the hash {found[:DOC_ID_DIGITS]}, expected {doc_id}")
    )
    return None


def _outline(data: Any, text: str, faults: list[Fault]) -> Outline | None:  # noqa: ANN401
    """The outline, where it fits the text."""
    try:
        outline = outline_from_json(data, text)
        wrong = next(_misfits(outline), None)
    except MALFORMED as error:
        wrong = f"cannot be read ({error})"
    if wrong is None:
        return outline
    faults.append(Fault("outline", f"its outline {wrong}"))
    return None


def _misfits(outline: Outline) -> Iterator[str]:
    """Ways in which an outline does not fit its text."""
    text = outline.document.text
    ids = [clause.id for clause in outline.clauses]
    known = {*ids, None}
    if len(set(ids)) != len(ids):
        yield "names two clauses alike"
    if any(clause.parent not in known for clause in outline.clauses):
        yield "names a parent that is not there"
    apart: tuple[Foreign | Furniture, ...] = (*outline.foreign, *outline.furniture)
    if any(piece.text != words(text, piece.spans) for piece in apart):
        yield "tells a text that is not the stored one"
    own = (span for clause in outline.clauses for span in clause.own_spans)
    held = sorted([*own, *(span for piece in apart for span in piece.spans)])
    if not _covers(held, text):
        yield "does not hold every character of the text once"
    if not all(_inside(clause.spans, text) for clause in outline.clauses):
        yield "points outside the text"


def _covers(spans: list[Span], text: str) -> bool:
    """Whether ascending spans are disjoint, inside the text, and leave only white space out."""
    gaps = pairwise([(0, 0), *spans, (len(text), len(text))])
    return all(
        before[0] <= before[1] <= here[0] <= here[1] and not text[before[1] : here[0]].strip()
        for before, here in gaps
    )


def _inside(spans: Iterable[Span], text: str) -> bool:
    return all(0 <= start <= end <= len(text) for start, end in spans)


def _chunks(data: Any, outline: Outline, faults: list[Fault]) -> tuple[Chunk, ...] | None:  # noqa: ANN401
    """The chunks, where they fit the outline."""
    text = outline.document.text
    ids = {clause.id for clause in outline.clauses}
    wrong = None
    try:
        chunks = chunks_from_json(data)
        if len({chunk.key for chunk in chunks}) != len(chunks):
            wrong = "have keys that repeat"
        elif not all(chunk.unit_id in ids and chunk.clause_id in ids for chunk in chunks):
            wrong = "name a clause that is not there"
        elif not all(chunk.spans and _inside(chunk.spans, text) for chunk in chunks):
            wrong = "point outside the text"
    except MALFORMED as error:
        wrong = f"cannot be read ({error})"
    if wrong is None:
        return chunks
    faults.append(Fault("chunks", f"its searched texts {wrong}"))
    return None


def _passages(
    database: Database,
    doc_id: str,
    chunks: tuple[Chunk, ...] | None,
    dimension: int,
    faults: list[Fault],
) -> dict[str, Vectors]:
    """The vectors by the keys of their chunks, where what is searched is as it should be."""
    found = database.rows(
        "SELECT kind, keys, vectors, postings, checksum FROM passages WHERE doc_id = ?", doc_id
    )
    by_kind = {kind: rest for kind, *rest in found}
    of_key: dict[str, Vectors] = {}
    for kind in Kind:
        keys = None if chunks is None else [c.key for c in chunks if c.kind is kind]
        wrong = _wrong_passages(by_kind.get(kind.value), keys, dimension)
        if wrong is not None:
            faults.append(wrong)
            continue
        keys_json, vectors, *_ = by_kind[kind.value]
        rows = np.frombuffer(vectors, np.float32).reshape(-1, dimension)
        of_key.update(zip(json.loads(keys_json), rows, strict=True))
    return of_key


def _wrong_passages(
    row: list[Any] | None, expected: list[str] | None, dimension: int
) -> Fault | None:
    """What is wrong with one row of ``passages``; ``expected`` keys, None where not known."""
    if row is None:
        return Fault("passages", "what is searched of it is missing")
    keys_json, vectors, postings, made = row
    try:
        keys = json.loads(keys_json)
        if len(keys) != len(expected if expected is not None else keys):
            return Fault("vectors", f"has {len(keys)} vectors, expected {len(expected or ())}")
        if expected is not None and keys != expected:
            return Fault("passages", "the keys of what is searched are not those of its texts")
        if (wrong := _wrong_vectors(vectors, len(keys), dimension)) is not None:
            return Fault("vectors", wrong)
        if not is_whole(Postings.from_bytes(postings), len(keys)):
            return Fault("postings", "its words for searching are damaged")
    except MALFORMED as error:
        return Fault("passages", f"what is searched of it cannot be read ({error})")
    if checksum((keys_json, vectors, postings)) != made:
        return Fault("passages", "what is searched of it is not what was stored")
    return None


def _wrong_vectors(data: bytes, count: int, dimension: int) -> str | None:
    if len(data) != count * dimension * np.dtype(np.float32).itemsize:
        return f"has {len(data)} bytes of vectors, expected {count} of {dimension} dimensions"
    rows = np.frombuffer(data, np.float32).reshape(count, dimension).astype(np.float64)
    if not np.isfinite(rows).all():
        return "has vectors that are no numbers"
    if (abs(np.linalg.norm(rows, axis=1) - 1) > UNIT_TOLERANCE).any():
        return "has vectors whose length is not 1"
    return None


def is_whole(postings: Postings, texts: int) -> bool:
    """Whether postings can be searched: lists in order, rows those of so many texts."""
    starts, terms = postings.starts, postings.terms
    return bool(
        len(postings.lengths) == texts
        and starts[0] == 0
        and starts[-1] == len(postings.rows)
        and (np.diff(starts) > 0).all()
        and (terms[1:] > terms[:-1]).all()
        and ((postings.rows >= 0) & (postings.rows < texts)).all()
        and (postings.counts > 0).all()
    )
