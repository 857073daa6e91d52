"""Retrieval on questions with known passages: hit@1 and recall@10 with their intervals.

On statutes every question is asked with a map that never saw it (five folds by question, fixed in
``assistant/measure/map_training.py``); on the other sets with the map chosen for them, if any.
Beside them stands the plain way: standardised scores of whole clauses, embedding and BM25.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.measure.adaptation import Exam, Example, estimates, lesson_of, unseen_maps
from assistant.measure.datasets import passage_library, read_passages, read_queries
from assistant.measure.metrics import Estimate, hit_at, recall_at
from assistant.progress import Progress
from assistant.runtime.models import load_embedder
from assistant.settings import Settings
from benchmarks.material import Options, shared, spread
from benchmarks.tables import table
from index.chunks import Kind
from index.embedder import Embedder
from index.known_questions import KnownQuestions
from index.library import Library
from index.map_choice import choose
from index.retriever import LEXICAL_WEIGHT

LEGAL = "statutes"
SETS = (LEGAL, "admissions", "encyclopedia_reading")


@dataclass(frozen=True, slots=True)
class Data:
    """A library of passages and the questions that they answer."""

    library: Library
    embedder: Embedder
    examples: Sequence[Example]


def run(options: Options) -> Iterator[str]:
    """Yield one table a set."""
    for name in options.sets or SETS:
        with opened(name, options) as data, Progress() as progress:
            exam = exam_of(data, progress)
            rows = [("plain e5 and BM25", *_cells(estimates(plain(data))))]
            none = estimates(exam.scores([None] * len(data.examples)))
            rows.append(("without a map", *_cells(none)))
            choice = choose(data.library)
            if name == LEGAL:
                rows.append(("mapped, five-fold", *_cells(five_fold(data, exam))))
                exam = exam_of(data, progress, choice.known)
                rows.append(("and known questions", *_cells(five_fold(data, exam))))
        heads = (f"{name}: {len(data.examples)} questions", "hit@1", "95 %", "recall@10", "95 %")
        used = "legal map" if choice.map else "no map"
        yield f"{table(heads, rows)}\nchosen: {used}; {choice.reason}"


@contextmanager
def opened(name: str, options: Options) -> Iterator[Data]:
    """The library of a set, made where it is not kept, and its questions."""
    folder = shared(f"eval/{name}")
    embedder = load_embedder(Settings.from_environment(os.environ))
    with TemporaryDirectory() as thrown_away, Progress() as progress:
        place = (options.library or Path(thrown_away)) / name
        library, doc_of = passage_library(
            read_passages(folder),
            place,
            lambda where, read: Library.create(where, embedder, read),
            progress.step,
        )
        unit_of = {key.partition("#")[0]: key for key in library.rows(Kind.CLAUSE)[0]}
        asked = [query for query in read_queries(folder) if query.gold_ids]
        examples = [
            Example(q.text, tuple(unit_of[doc_of[gold]] for gold in q.gold_ids))
            for q in spread(asked, options.limit)
        ]
        with library:
            yield Data(library, embedder, examples)


def exam_of(data: Data, progress: Progress, known: KnownQuestions | None = None) -> Exam:
    """An exam of the library with known questions or without."""
    return Exam(data.library, data.embedder, data.examples, progress.stage, known)


def five_fold(data: Data, exam: Exam) -> dict[str, Estimate]:
    """Measures of every question, each asked with a map that never saw it."""
    lesson = lesson_of(data.library, data.embedder, data.examples)
    return estimates(exam.scores(unseen_maps(lesson, data.embedder.name)))


def plain(data: Data) -> dict[str, list[float]]:
    """Measures of whole clauses ranked by embedding and BM25."""
    keys = data.library.rows(Kind.CLAUSE)[0]
    scores: dict[str, list[float]] = {"hit@1": [], "recall@10": []}
    for example in data.examples:
        query = data.embedder.encode_queries([example.query])[0]
        dense = data.library.dense(query, 0, Kind.CLAUSE, keys)
        lexical = data.library.lexical(example.query, 0, Kind.CLAUSE, keys)
        fused = {
            key: dense.standardised(key) + LEXICAL_WEIGHT * lexical.standardised(key)
            for key in keys
        }
        ranked = sorted(keys, key=lambda key: -fused[key])
        scores["hit@1"].append(hit_at(ranked, example.gold, 1))
        scores["recall@10"].append(recall_at(ranked, example.gold, 10))
    return scores


def _cells(found: dict[str, Estimate]) -> Iterator[str]:
    for name in ("hit@1", "recall@10"):
        yield f"{found[name].value:.3f}"
        yield f"{found[name].low:.3f} to {found[name].high:.3f}"
