"""A library is given a map of questions, learned from questions with known answers.

What is learned is used only where it finds more: every question is asked once with the map that
the library has now and once with a map learned from the other folds alone, and the gain has to
hold whichever of the questions happened to be asked. Knows no command line and no language model.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.measure import map_training, metrics
from assistant.measure.datasets import STRING, STRINGS, WORDS, Shape, optional, rows_of
from assistant.measure.map_training import Affine, Lesson
from assistant.measure.places import Places
from assistant.measure.prior_training import learn_prior
from assistant.runtime.packs import Progress
from assistant.serial import JsonObject, plain
from index.chunks import Kind
from index.document_prior import document_name
from index.embedder import Embedder, family
from index.errors import YoujuError
from index.known_questions import KnownQuestions
from index.learned_map import LearnedMap, MapCard
from index.library import Library
from index.map_choice import OWN_FILE, MapChoice, choose
from index.outline import document_of
from index.retriever import Retriever

FEWEST = 40
"""Questions; from fewer, neither a map nor a gain can be told from chance."""
CUTOFF = 10
MEASURES = ("hit@1", "recall@10")
OWN_QUESTIONS = "questions about this library"


@dataclass(frozen=True, slots=True)
class Example:
    """A question and the clauses that answer it.

    They are ``alternatives`` where the question tells an address alone, which several documents
    may have: it is then enough to find one.
    """

    query: str
    gold: tuple[str, ...]
    alternatives: bool = False


@dataclass(frozen=True, slots=True)
class Adaptation:
    """What came of it.

    Attributes:
        questions: How many were asked.
        before: Measures with the map that the library had.
        after: The same questions, each with a map that was not learned from it.
        gain: Mean over the questions of the gain in both measures.
        used: Whether the map that was learned from all questions is now the library's.
    """

    questions: int
    before: Mapping[str, metrics.Estimate]
    after: Mapping[str, metrics.Estimate]
    gain: metrics.Estimate
    used: bool


def adapt(
    library: Library, embedder: Embedder, examples: Sequence[Example], progress: Progress
) -> Adaptation:
    """Learn a map, hold it against the present one and keep the better of the two.

    Raises:
        YoujuError: Fewer than ``FEWEST`` examples.
    """
    if len(examples) < FEWEST:
        raise YoujuError(
            f"got {len(examples)} questions with clauses of this library, expected at least "
            f"{FEWEST} to learn from and to measure by"
        )
    choice = choose(library)
    present = choice.map
    lesson = lesson_of(library, embedder, examples)
    start = Affine(present.matrix, present.shift) if present else None
    exam = Exam(library, embedder, examples, progress, choice.known)
    before = exam.scores([present] * len(examples))
    after = exam.scores(unseen_maps(lesson, embedder.name, start))
    gain = metrics.paired(_both(after), _both(before))
    figures = estimates(after)
    if gain.low > 0:
        told = {name: figure.value for name, figure in figures.items()}
        card = MapCard(family(embedder.name), OWN_QUESTIONS, len(examples), told)
        learned_map(lesson, card, start).save(library.folder / OWN_FILE)
    return Adaptation(len(examples), estimates(before), figures, gain, gain.low > 0)


def adaptation_json(made: Adaptation) -> JsonObject:
    """What ``youju adapt`` measured, before and after, and whether the map is used."""
    return {
        "questions": made.questions,
        "before": {name: plain(found) for name, found in made.before.items()},
        "after": {name: plain(found) for name, found in made.after.items()},
        "gain": plain(made.gain),
        "used": made.used,
    }


EXAMPLE: Shape = {
    "query": WORDS,
    "gold_clause_ids": optional(STRINGS),
    "address": optional(STRING),
    "title": optional(STRING),
}


def read_examples(path: Path, library: Library) -> list[Example]:
    """Questions of a file, one JSON object a line, whose clauses are in the library.

    Each has ``query`` and either ``gold_clause_ids`` or ``address``, with ``title`` where several
    documents have that address. A clause below one that is searched counts as that one.

    Raises:
        YoujuError: A line is no such object; no clause of any line is in the library.
    """
    places = Places(library)
    rows = rows_of(path, EXAMPLE)
    found = [
        Example(row["query"], places.units(row), not row.get("gold_clause_ids")) for row in rows
    ]
    if not any(example.gold for example in found):
        raise YoujuError(
            f"{path}: got {len(found)} questions, none about a clause of this library; expected "
            '"gold_clause_ids" as `youju search --json` shows them, or "address" and "title"'
        )
    return [example for example in found if example.gold]


class Exam:
    """Asks every question of one library, with one map or another."""

    def __init__(
        self,
        library: Library,
        embedder: Embedder,
        examples: Sequence[Example],
        progress: Progress,
        known: KnownQuestions | None = None,
    ) -> None:
        self._library = library
        self._embedder = embedder
        self._examples = examples
        self._progress = progress
        self._known = known
        self._places = Places(library)
        self._retrievers: dict[LearnedMap | None, Retriever] = {}

    def scores(self, maps: Sequence[LearnedMap | None]) -> dict[str, list[float]]:
        """The measures of every question, each asked with its own map."""
        scores: dict[str, list[float]] = {name: [] for name in MEASURES}
        for done, (example, learned) in enumerate(zip(self._examples, maps, strict=True)):
            self._progress("asking", done, len(maps))
            hits = self._retriever(learned).search(example.query, CUTOFF).hits
            found = self._places.counted(hit.clause.id for hit in hits)
            scores["hit@1"].append(metrics.hit_at(found, example.gold, 1))
            score = metrics.hit_at if example.alternatives else metrics.recall_at
            scores["recall@10"].append(score(found, example.gold, CUTOFF))
        return scores

    def _retriever(self, learned: LearnedMap | None) -> Retriever:
        if learned not in self._retrievers:
            choose_map = _always(MapChoice(learned, "on trial", self._known))
            self._retrievers[learned] = Retriever(
                self._library, self._embedder, choose_map=choose_map
            )
        return self._retrievers[learned]


def _always(choice: MapChoice) -> Callable[[Library], MapChoice]:
    return lambda _: choice


def lesson_of(library: Library, embedder: Embedder, examples: Sequence[Example]) -> Lesson:
    """The vectors of the questions and of all clauses of the library."""
    keys, rows = library.rows(Kind.CLAUSE)
    row_of = {key: row for row, key in enumerate(keys)}
    gold = [[row_of[unit] for unit in example.gold] for example in examples]
    titles = {entry.doc_id: document_name(entry.title) for entry in library.documents()}
    documents = [titles[document_of(key)] for key in keys]
    return Lesson(embedder.encode_queries([e.query for e in examples]), rows, gold, documents)


def learned_map(
    lesson: Lesson,
    card: MapCard,
    start: Affine | None = None,
    chosen: NDArray[np.int64] | None = None,
) -> LearnedMap:
    """A map and its prior, learned from all questions of a lesson or from those ``chosen``."""
    made = map_training.learn(lesson, start, chosen)
    return LearnedMap(made.matrix, made.shift, card, learn_prior(lesson, chosen))


def unseen_maps(lesson: Lesson, model: str, start: Affine | None = None) -> list[LearnedMap]:
    """For each question a map that was not learned from it, by five-fold cross-fitting."""
    card = MapCard(family(model), OWN_QUESTIONS, len(lesson.gold), {})
    count = len(lesson.gold)
    chosen = map_training.rows_of_other_folds(count)
    made = [learned_map(lesson, card, start, rows) for rows in chosen]
    return [made[fold] for fold in map_training.folds(count)]


def estimates(scores: Mapping[str, Sequence[float]]) -> dict[str, metrics.Estimate]:
    """Mean and interval of each measure."""
    return {name: metrics.estimate(values) for name, values in scores.items()}


def _both(scores: Mapping[str, Sequence[float]]) -> list[float]:
    """One number a question: the mean of its measures."""
    return [sum(values) / len(values) for values in zip(*scores.values(), strict=True)]
