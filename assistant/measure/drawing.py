"""Which questions of a data set a task asks, and which passages are given with them.

All chance is decided by the seed of a plan. Knows no measure, no library and no model.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.measure.datasets import Query, Shape, read_queries, rows, sample

GIVEN = 5
"""Passages that are given with a question, as in RGB."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to run.

    Attributes:
        folder: Of the data set.
        limit: How many questions at most; None for all.
        seed: Of every choice that is drawn.
        unaided: Ask the model without any passage, as a baseline.
    """

    folder: Path
    limit: int | None = None
    seed: int = 0
    unaided: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """Which questions a task can be scored on.

    Attributes:
        fits: Whether a question is one.
        told: What they have, in words for people.
    """

    fits: Callable[[Query], bool]
    told: str


NEEDS: Mapping[str, Need] = {
    "retrieval": Need(
        lambda q: bool(q.gold_ids) or bool(q.address), '"address" or "gold_passage_ids"'
    ),
    "conversation": Need(
        lambda q: bool(q.history) and (bool(q.gold_ids) or bool(q.address)),
        '"history", and "address" or "gold_passage_ids"',
    ),
    "answer": Need(lambda q: bool(q.ways), '"answers"'),
    "refusal": Need(
        lambda q: q.unanswerable is not None, "no dispute about whether something answers"
    ),
    "reading": Need(
        lambda q: bool(q.gold_ids) and q.unanswerable is not None,
        '"gold_passage_ids" and no dispute about whether something answers',
    ),
}


def left_out(task: str, plan: Plan) -> str:
    """How many questions of a data set a task cannot be scored on, and why; empty for none."""
    if task not in NEEDS:
        return ""
    every = read_queries(plan.folder)
    without = sum(not NEEDS[task].fits(query) for query in every)
    if not without:
        return ""
    return f"{without} of {len(every)} questions left out: {task} needs {NEEDS[task].told}"


def sampled(plan: Plan, task: str) -> tuple[Query, ...]:
    """The questions that a task can be scored on, as many as planned."""
    return sample(_fitting(plan, task), plan.limit, plan.seed)


def _fitting(plan: Plan, task: str) -> list[Query]:
    return [query for query in read_queries(plan.folder) if NEEDS[task].fits(query)]


def of_both_kinds(plan: Plan) -> tuple[Query, ...]:
    """Questions that nothing answers and others, as many of each where there are so many.

    Either measure needs questions of its own; one with passages of both kinds serves both.
    """
    every = _fitting(plan, "refusal")
    kinds = [[q for q in every if bool(q.unanswerable) is kind] for kind in (True, False)]
    if plan.limit is None or not all(kinds):
        return sample(every, plan.limit, plan.seed)
    first = min(len(kinds[0]), max(plan.limit - len(kinds[1]), plan.limit // 2))
    counts = (first, plan.limit - first)
    halves = [sample(kind, n, plan.seed) for kind, n in zip(kinds, counts, strict=True)]
    chosen = {id(query) for half in halves for query in half}
    return tuple(query for query in every if id(query) in chosen)


def drawn(query: Query, noise: float, seed: int) -> list[str]:
    """``GIVEN`` passages, a share of them noise, in an order that the seed decides."""
    random_ = random.Random(f"{seed} {query.id}")
    wanted = math.ceil(GIVEN * noise)
    gold = list(query.gold_ids) if noise < 1 else []
    right = gold[: GIVEN - min(wanted, len(query.negative_ids))]
    given = [*right, *query.negative_ids[: GIVEN - len(right)]]
    random_.shuffle(given)
    return given


def drawn_rows(plan: Plan, shape: Shape, name: str) -> list[dict[str, Any]]:
    """Rows of a file, ``limit`` of them drawn by the seed."""
    every = rows(plan.folder, shape, name)
    return random.Random(plan.seed).sample(every, min(plan.limit or len(every), len(every)))
