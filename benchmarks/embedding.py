"""Both forms of the embedding model beside one plain call of sentence-transformers.

Processor seconds over the same passages of laws in turns, the plain call sorting by length too and
embedding 32 at a time in fp32; how far the vectors of the forms agree on laws, policies and
English; and what questions in one form find among passages in the other. Knows nothing of how
batches are cut or weights are rounded.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import mean, median

import numpy as np
from numpy.typing import NDArray

from assistant.measure.datasets import Passage, Query, read_passages, read_queries
from assistant.measure.metrics import recall_at
from assistant.runtime.models import load_embedder, prepare_embedder
from assistant.settings import Settings
from benchmarks.material import ROOT, Options, shared, spread
from benchmarks.tables import table
from index.chunks import cut
from index.clauses import parse
from index.documents import load
from index.embedder import Embedder, Vectors

PASSAGES = 96
AGREEING = 200
ROUNDS = 3
BATCH = 32
ARTICLES_OF_EACH = 10
NEAREST = 10


def run(options: Options) -> Iterator[str]:
    """Yield three tables: speed, agreement, recall."""
    settings = Settings.from_environment(os.environ)
    forms = {
        "fp32": load_embedder(replace(settings, runtime="transformers")),
        "int8": load_embedder(replace(settings, runtime="openvino")),
    }
    laws = sorted(shared("corpus/laws").glob("*.md"))
    yield speed(plain(settings), forms, passages(laws, options.limit or PASSAGES))
    texts = {
        "laws": laws,
        "policies": sorted(shared("corpus/govpolicy").glob("*.txt")),
        "English": [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "docs" / "RESULTS.md"],
    }
    limit = options.limit or AGREEING
    yield agreement(forms, {kind: passages(files, limit) for kind, files in texts.items()})
    folder = shared("eval/statutes")
    queries = read_queries(folder)
    articles: Sequence[Passage] = read_passages(folder)
    if options.limit:
        some = spread(queries, options.limit)
        articles = among(articles, some, len(some) * ARTICLES_OF_EACH)
    yield found(forms, answered(queries, articles), articles)


def passages(files: Sequence[Path], limit: int) -> list[str]:
    """Passages spread over some documents."""
    every = [passage.text for path in files for passage in cut(parse(load(path)))]
    return list(spread(every, limit))


def among(every: Sequence[Passage], asked: Sequence[Query], count: int) -> list[Passage]:
    """The passages that answer, and others spread over the rest up to a number."""
    gold = {place for query in asked for place in query.gold_ids}
    answering = [passage for passage in every if passage.id in gold]
    rest = [passage for passage in every if passage.id not in gold]
    return answering + list(spread(rest, max(1, count - len(answering))))


def answered(queries: Sequence[Query], articles: Sequence[Passage]) -> list[Query]:
    """The questions that some of the articles answer, with those alone as what is right."""
    ids = {article.id for article in articles}
    kept = (replace(q, gold_ids=tuple(i for i in q.gold_ids if i in ids)) for q in queries)
    return [query for query in kept if query.gold_ids]


def plain(settings: Settings) -> Callable[[list[str]], Vectors]:
    """One call of the library, as its documentation has it."""
    from sentence_transformers import SentenceTransformer

    ready = prepare_embedder(settings)
    model = SentenceTransformer(
        str(ready.folder), prompts=dict(ready.prompts) or None, local_files_only=True
    )

    def encode(texts: list[str]) -> Vectors:
        made = model.encode_document(texts, batch_size=BATCH, normalize_embeddings=True)
        return np.asarray(made, np.float32)

    return encode


def speed(
    library: Callable[[list[str]], Vectors], forms: Mapping[str, Embedder], texts: list[str]
) -> str:
    """Medians of processor seconds, of all threads, and of passages a second."""
    sides: dict[str, Callable[[list[str]], Vectors]] = {"plain": library}
    sides |= {name: form.encode_passages for name, form in forms.items()}
    used: dict[str, list[float]] = {name: [] for name in sides}
    took: dict[str, list[float]] = {name: [] for name in sides}
    for side in sides.values():
        side(texts[:BATCH])
    for _ in range(ROUNDS):
        for name, side in sides.items():
            begun, busy = time.perf_counter(), time.process_time()
            side(texts)
            used[name].append(time.process_time() - busy)
            took[name].append(time.perf_counter() - begun)
    slow = median(used["plain"])
    return table(
        ("side", "passages", "cpu s", "times", "passages/s"),
        [
            (name, len(texts), median(cpu), slow / median(cpu), len(texts) / median(took[name]))
            for name, cpu in used.items()
        ],
    )


def agreement(forms: Mapping[str, Embedder], texts: Mapping[str, list[str]]) -> str:
    """Cosines of the two forms' vectors of the same passages."""
    lines = []
    for kind, some in texts.items():
        one, other = (form.encode_passages(some) for form in forms.values())
        cosines = (one * other).sum(axis=1)
        lines.append((kind, len(some), f"{cosines.mean():.5f}", f"{cosines.min():.5f}"))
    return table(("passages of", "passages", "mean cosine", "least"), lines)


def found(
    forms: Mapping[str, Embedder], asked: Sequence[Query], articles: Sequence[Passage]
) -> str:
    """Recall of the articles that answer, by exact inner products, for each pair of forms."""
    texts = [f"{passage.title}\n{passage.text}" for passage in articles]
    rows = {name: form.encode_passages(texts) for name, form in forms.items()}
    queries = {
        name: form.encode_queries([query.text for query in asked]) for name, form in forms.items()
    }
    pairs = [(question, passage) for passage in forms for question in forms]
    ranked = {pair: nearest(queries[pair[0]], rows[pair[1]]) for pair in pairs}
    lines = []
    for pair, order in ranked.items():
        ids = [[articles[place].id for place in places] for places in order]
        hits = [
            recall_at(got, query.gold_ids, NEAREST) for got, query in zip(ids, asked, strict=True)
        ]
        kept = [len({*a} & {*b}) / NEAREST for a, b in zip(order, ranked[pairs[0]], strict=True)]
        lines.append((*pair, len(asked), len(articles), f"{mean(hits):.4f}", f"{mean(kept):.4f}"))
    return table(
        ("questions", "passages", "asked", "among", "recall@10", "same ten as fp32"), lines
    )


def nearest(queries: Vectors, rows: Vectors) -> NDArray[np.intp]:
    """The places of the nearest rows of each question, best first."""
    return np.argsort(-(queries @ rows.T), axis=1)[:, :NEAREST]
