"""Searching 1,000 to 100,000 clauses with their sentences: milliseconds, recall, time to load.

Passages of real laws are embedded once; what they lack in number are their rows turned by a random
direction to a cosine of about 0.9, under the same words. Per question all that a retriever asks for
is done: both rankings of both kinds, and each one's scores of what the other found. Knows nothing
of how an index is made.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.runtime.models import load_embedder
from assistant.settings import Settings
from benchmarks.material import Options, rows_of, shared, spread
from benchmarks.tables import percentile, table
from index.chunks import Kind, Passage, cut
from index.clauses import parse
from index.documents import load
from index.embedder import Vectors
from index.lexical import analyse
from index.matcher import Matcher, Part
from index.retriever import CANDIDATES

CLAUSES = (1_000, 10_000, 100_000)
DOCUMENTS = 24
QUESTIONS = 200
COSINE, SPREAD = 0.9, 0.02
NEAREST = 10
HEADS = (
    *("clauses", "sentences", "load s", "dense ms", "p95", "lexical ms", "p95"),
    *("all ms", "p95", "recall@10"),
)


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """The passages of one kind and their unit rows."""

    texts: list[str]
    rows: Vectors


def run(options: Options) -> Iterator[str]:
    """Yield one table with a line for each number of clauses."""
    embedder = load_embedder(Settings.from_environment(os.environ))
    passages = real_passages(options.limit or DOCUMENTS)
    kinds = {}
    for kind in Kind:
        texts = [passage.text for passage in passages if passage.chunk.kind is kind]
        kinds[kind] = Texts(texts, embedder.encode_passages(texts))
    rows = rows_of(shared("eval/statutes/queries.jsonl"))
    asked = [row["query"] for row in spread(rows, QUESTIONS)]
    queries = embedder.encode_queries(asked)
    yield table(HEADS, [measured(kinds, count, asked, queries) for count in CLAUSES])


def real_passages(limit: int) -> list[Passage]:
    """The passages of some laws."""
    files = sorted(shared("corpus/laws").glob("*.md"))
    return [p for path in spread(files, limit) for p in cut(parse(load(path)))]


def measured(
    kinds: dict[Kind, Texts], clauses: int, asked: Sequence[str], queries: Vectors
) -> tuple[object, ...]:
    """One line of the table."""
    share = clauses / len(kinds[Kind.CLAUSE].texts)
    parts = {kind: grown(some, round(share * len(some.texts))) for kind, some in kinds.items()}
    begun = time.perf_counter()
    matchers = {kind: Matcher(queries.shape[1]) for kind in Kind}
    for kind, matcher in matchers.items():
        matcher.add([parts[kind]])
        matcher.dense(queries[0], CANDIDATES, ())
        matcher.lexical.search(asked[0], CANDIDATES)
    loaded = time.perf_counter() - begun
    times = [one_question(matchers, *pair) for pair in zip(asked, queries, strict=True)]
    dense, lexical = ([1000 * pair[i] for pair in times] for i in (0, 1))
    both = [d + t for d, t in zip(dense, lexical, strict=True)]
    found = [list(matchers[Kind.CLAUSE].dense(q, NEAREST, ()).scores) for q in queries]
    return (
        clauses,
        len(parts[Kind.SENTENCE].keys),
        loaded,
        *(percentile(values, rank) for values in (dense, lexical, both) for rank in (0.5, 0.95)),
        recall(found, parts[Kind.CLAUSE], queries),
    )


def one_question(
    matchers: dict[Kind, Matcher], question: str, query: Vectors
) -> tuple[float, float]:
    """Seconds of the dense and of the lexical part of one search."""
    dense = lexical = 0.0
    for matcher in matchers.values():
        begun = time.perf_counter()
        near = matcher.dense(query, CANDIDATES, ()).scores
        ranked = time.perf_counter()
        alike = matcher.lexical.search(question, CANDIDATES).scores
        matcher.lexical.search(question, 0, near)
        scored = time.perf_counter()
        matcher.dense(query, 0, alike)
        dense += ranked - begun + time.perf_counter() - scored
        lexical += scored - ranked
    return dense, lexical


def grown(texts: Texts, count: int) -> Part:
    """So many passages: the real ones first, then turned copies of them."""
    chance = np.random.default_rng(0)
    at = np.arange(count) % len(texts.texts)
    rows = texts.rows[at]
    copies = rows[len(texts.texts) :]
    copies[:] = turned(copies, chance)
    words = analyse([texts.texts[place] for place in at])
    return Part("d", [f"d#{n}" for n in range(count)], rows, words)


def turned(rows: Vectors, chance: np.random.Generator) -> Vectors:
    """Unit rows at a cosine of about ``COSINE`` to those given."""
    across = chance.standard_normal(rows.shape, dtype=np.float32)
    across -= (across * rows).sum(axis=1, keepdims=True) * rows
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    cosine = np.clip(chance.normal(COSINE, SPREAD, (len(rows), 1)), 0, 1).astype(np.float32)
    return np.asarray(cosine * rows + np.sqrt(1 - cosine**2) * across)


def recall(found: Sequence[Sequence[str]], part: Part, queries: Vectors) -> float:
    """The share of the nearest rows, by exact scores, that were found."""
    exact: NDArray[np.intp] = np.argsort(-(queries @ part.vectors.T), axis=1)[:, :NEAREST]
    shared_keys = sum(
        len({part.keys[row] for row in rows} & set(keys))
        for rows, keys in zip(exact, found, strict=True)
    )
    return shared_keys / exact.size
