"""How the weights of ``assistant/chat/sufficiency.py`` were fitted: half a fits, half b reports.

The cases are this folder's question sets, and of the evaluation data ``rag_noise`` (news; five
passages, of which one, three or none answer) and ``legal_reading``
(judgments; the passage asked of). The signs are the product's own. Each kind of text counts alike,
however many questions it has. Questions in another language than the documents are left out: the
product translates them first. Knows no language model; ``witness`` fits what it adds.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from assistant.chat.attempt import HITS, READ_HITS
from assistant.chat.expectation import Expectation
from assistant.chat.joining import Joining
from assistant.chat.reading import Reader
from assistant.chat.sufficiency import WEIGHTS, Passage, Weights, signs
from assistant.chat.terms import Terms
from assistant.chat.trying import main_expectation
from assistant.measure import datasets
from assistant.measure.datasets import Query, passage_library
from assistant.runtime.models import load_embedder
from assistant.settings import Settings
from benchmarks.material import (
    Options,
    Question,
    libraries,
    questions,
    set_names,
    shared,
    spread,
)
from benchmarks.tables import share, table
from index.embedder import Embedder
from index.errors import YoujuError
from index.library import Library
from index.retriever import Retriever

Rows = NDArray[np.float64]
HALVES = ("a", "b")
PASSAGES = {"rag_noise": 75, "legal_reading": 200}
"""Evaluation sets, and how many of their questions are asked."""
OTHERS = {"statutes": 2500}
"""Evaluation sets whose questions are asked of the passages that answer any of them, and so many
others; those of the rest are asked of what comes with each."""
RIGHT = (1, 3)
"""How many of those that are given answer, where some do."""
YES_NO = {"是", "否"}
"""Answers whose words do not stand in the text."""
GIVEN = 5
"""Passages that are given with a question, as in RGB."""
SIGNS = tuple(f.name for f in fields(Weights) if f.name != "bias")
RIDGE = 0.01
"""Pull of every weight, the bias's too, towards nought."""
NEWTON_STEPS = 30
ROUNDS = 6
"""Times that the likeliest passage of each case is chosen anew and the weights are fitted to it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, what was found for it, and whether that answers.

    Attributes:
        kind: Which kind of text it is asked of.
        half: ``a`` or ``b``.
        marks: Of each passage whether it answers, None where that is not told; where the clause or
            passage that answers is known, and not its sentence, the one found first stands for it.
    """

    kind: str
    half: str
    query: str
    found: Sequence[Passage]
    answerable: bool
    marks: Sequence[bool | None] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A question, the passages found for it, and whether one of them answers.

    Attributes:
        kind: Which kind of text it is asked of.
        half: ``a`` or ``b``.
        rows: The signs of each passage and a one, shape ``(passages, signs + 1)``.
    """

    kind: str
    half: str
    rows: Rows
    answerable: bool

    def answered(self, weights: Rows) -> bool:
        """Would one of the passages be taken to answer, without a witness?"""
        return bool((self.rows @ weights).max() > 0)


def run(options: Options) -> Iterator[str]:
    """Fit on half a and yield the tables."""
    embedder = load_embedder(Settings.from_environment(os.environ))
    cases = [case(a) for a in everything_asked(options, embedder)]
    now, committed = fitted(cases), vector(WEIGHTS)
    pairs = zip([*SIGNS, "bias"], committed, now, strict=True)
    yield "Weights\n" + table(("weight", "committed", "fitted now"), list(pairs))
    rows = [
        (name, half, kind, *counted([c for c in cases if (c.half, c.kind) == (half, kind)], by))
        for name, by in (("committed", committed), ("fitted", now))
        for half in HALVES
        for kind in dict.fromkeys(c.kind for c in cases)
    ]
    heads = ("weights", "half", "text", "answered of answerable", "refused of unanswerable")
    yield "Questions, by retrieval alone\n" + table(heads, rows)


# what is asked


def everything_asked(
    options: Options, embedder: Embedder, sets: Mapping[str, int] = PASSAGES
) -> Iterator[Asked]:
    """All questions that something is found for and that are in the documents' language."""
    asked = (*of_questions(options, embedder), *of_passages(options, embedder, sets))
    return (a for a in asked if a.found and re.search(r"[\u4e00-\u9fff]", a.query))


def of_questions(options: Options, embedder: Embedder) -> Iterator[Asked]:
    """The question sets of this folder, each asked of its library."""
    names = [name for name in set_names() if name.endswith(tuple(f"_{h}" for h in HALVES))]
    with libraries(options, embedder, names) as made:
        for name in names:
            library = made.asked_by(name)
            retriever = Retriever(library, embedder)
            kind, half = name.split("_")
            for question in questions(name, options.limit):
                found = passages(question.query, library, retriever)
                places = {question.address, question.address_fine} - {""}
                there = [p.source.clause.address in places for p in found]
                marks = _quoting(question, found) if question.quotes else _first(there)
                answerable = bool(question.address)
                yield Asked(kind, half, question.query, found, answerable, marks)


def of_passages(options: Options, embedder: Embedder, sets: Mapping[str, int]) -> Iterator[Asked]:
    """The evaluation sets, each question asked of the passages that come with it."""
    for name, most in sets.items():
        every = datasets.read_queries(shared(f"eval/{name}"))
        known = [q for q in every if q.unanswerable is not None and q.gold_ids]
        asked = spread(known, min(options.limit or most, most))
        with TemporaryDirectory() as thrown_away:
            folder = options.library / name if options.library else Path(thrown_away)
            yield from _of_set(name, asked, folder, embedder)


def _of_set(name: str, asked: Sequence[Query], folder: Path, embedder: Embedder) -> Iterator[Asked]:
    wanted = {p for q in asked for given, _ in ways_to_give(q) for p in given}
    every = datasets.read_passages(shared(f"eval/{name}"))
    wanted |= {p.id for p in spread(every, OTHERS[name])} if name in OTHERS else set()
    texts = [p for p in every if p.id in wanted]
    library, ids = passage_library(
        texts, folder, lambda place, read: Library.create(place, embedder, read), _unseen
    )
    with library:
        for query in asked:
            half = HALVES[crc32(query.id.encode()) % 2]
            gold = {ids[p] for p in query.gold_ids if p in ids}
            for given, answerable in ways_to_give(query):
                within = None if name in OTHERS else [ids[p] for p in given]
                found = passages(query.text, library, Retriever(library, embedder, within))
                here = [answerable and p.source.clause.doc_id in gold for p in found]
                marks = _marks(query, found, here) if name not in OTHERS else _first(here)
                yield Asked(name, half, query.text, found, answerable, marks)


def _first(here: Sequence[bool]) -> list[bool | None]:
    """Of some passages those that answer, where any of these may: the first of them does."""
    first = here.index(True) if any(here) else 0
    return [(at == first or None) if answers else False for at, answers in enumerate(here)]


def _quoting(question: Question, found: Sequence[Passage]) -> list[bool | None]:
    """Of some passages those that say what answers: most of a sentence, or a part of one."""
    wanted = ["".join(quote.split()) for quote in question.quotes]
    texts = ["".join(p.source.text.split()) for p in found]
    return [any(_shares(text, quote) for quote in wanted) for text in texts]


def _shares(text: str, quote: str) -> bool:
    match = SequenceMatcher(None, text, quote, autojunk=False).find_longest_match()
    return match.size >= min(0.6 * len(quote), 0.9 * len(text))


def _marks(query: Query, found: Sequence[Passage], here: Sequence[bool]) -> list[bool | None]:
    """Of some passages those that have the words of the answer, where one of these has them."""
    words = ["".join(w.split()) for way in query.ways for group in way for w in group]
    if YES_NO & set(words):
        return [None if answers else False for answers in here]
    texts = ["".join(p.source.text.split()) for p in found]
    has = [any(w in text for w in words) for text in texts]
    return [answers and told for answers, told in zip(here, has, strict=True)]


def _unseen(*_progress: object) -> None:
    """Nobody is told how far the embedding is."""


def ways_to_give(query: Query) -> Iterator[tuple[Sequence[str], bool]]:
    """Passages to give with a question, and whether they answer it."""
    if not query.negative_ids:
        yield query.gold_ids, not query.unanswerable
        return
    for most in RIGHT:
        right = query.gold_ids[:most]
        yield [*right, *query.negative_ids[: GIVEN - len(right)]], True
    yield query.negative_ids[:GIVEN], False
    if others := query.negative_ids[GIVEN : 2 * GIVEN]:
        yield others, False


def passages(query: str, library: Library, retriever: Retriever) -> list[Passage]:
    """The sentences that the product would weigh."""
    reader = Reader(library)
    found = reader.passages(retriever.search(query, HITS).hits[:READ_HITS], every=False)
    return [*found, *Joining(library, reader).of(found, main_expectation(query))]


def case(asked: Asked) -> Case:
    """The signs of what was found."""
    rows = signs_of(main_expectation(asked.query), asked.found)
    return Case(asked.kind, asked.half, rows, asked.answerable)


def signs_of(expected: Expectation, found: Sequence[Passage]) -> Rows:
    """The signs of each passage and a one."""
    closest = max(p.similarity for p in found)
    terms = Terms(expected.question, [p.source.text for p in found])
    rows = [signs(expected, p, closest, terms) for p in found]
    return np.array([[*(row[name] for name in SIGNS), 1.0] for row in rows])


# how it is fitted


def vector(weights: Weights) -> Rows:
    """Weights in the order of the signs, the bias last."""
    return np.array([*(getattr(weights, name) for name in SIGNS), weights.bias])


def fitted(cases: Sequence[Case]) -> Rows:
    """Fit on the likeliest passage of each case of half a.

    Raises:
        YoujuError: All of them are answerable, or none is.
    """
    kept = [c for c in cases if c.half == "a"]
    yes = sum(c.answerable for c in kept)
    if not 0 < yes < len(kept):
        raise YoujuError(
            f"got {yes} answerable questions and {len(kept) - yes} other, expected some of both "
            "to fit weights to; ask more of them with a higher --limit"
        )
    sizes = Counter((c.kind, c.answerable) for c in kept)
    counts = np.array([sizes[c.kind, c.answerable] ** -0.5 for c in kept])
    labels = np.array([float(c.answerable) for c in kept])
    weights = vector(WEIGHTS)
    for _ in range(ROUNDS):
        likeliest = [c.rows[np.argmax(c.rows @ weights)] for c in kept]
        weights = logistic(np.array(likeliest), labels, RIDGE, counts)
    return weights


def logistic(rows: Rows, labels: Rows, ridge: float, counts: Rows | None = None) -> Rows:
    """Ridge logistic regression by Newton's method.

    Args:
        rows: One case a row, shape ``(cases, signs)``; the column for the bias is among them.
        labels: 1.0 or 0.0, shape ``(cases,)``.
        ridge: Half of it times the squared weights is added to the mean loss.
        counts: How much each case counts, shape ``(cases,)``; None for all alike.
    """
    weights = np.zeros(rows.shape[1])
    counts = np.ones(len(labels)) if counts is None else counts
    counts = counts / counts.sum()
    for _ in range(NEWTON_STEPS):
        odds = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (counts * (odds - labels)) + ridge * weights
        bend = (rows.T * (counts * odds * (1 - odds))) @ rows + ridge * np.eye(len(weights))
        weights = weights - np.linalg.solve(bend, slope)
    return weights


# what came of it


def counted(cases: Sequence[Case], weights: Rows) -> tuple[str, str]:
    """What is answered of the answerable and refused of the rest."""
    yes = [c.answered(weights) for c in cases if c.answerable]
    no = [not c.answered(weights) for c in cases if not c.answerable]
    return share(sum(yes), len(yes)), share(sum(no), len(no))
