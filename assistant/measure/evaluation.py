"""An evaluation is run, summed up, written down and compared with an earlier one.

The table of a task is the mean of each measure with its interval; two runs are compared question
by question. Knows no task's questions: ``tasks`` does.
"""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.measure import metrics
from assistant.measure.datasets import NAME, Field, Shape, rows_of
from assistant.measure.drawing import Plan, left_out
from assistant.measure.tasks import TASKS, Laboratory, Outcome
from assistant.serial import JsonObject, plain
from assistant.textfile import write_file
from index.errors import YoujuError


@dataclass(frozen=True, slots=True)
class Report:
    """The table of one task; ``left_out`` says which questions it could not be scored on."""

    task: str
    outcomes: tuple[Outcome, ...]
    settings: Mapping[str, Any]
    seconds: float
    left_out: str = ""

    def metrics(self) -> dict[str, metrics.Estimate]:
        """Mean and interval of each measure, over the questions that have it."""
        values: dict[str, list[float]] = defaultdict(list)
        for outcome in self.outcomes:
            for name, score in outcome.scores.items():
                values[name].append(score)
        return {name: metrics.estimate(scores) for name, scores in values.items()}


def run(task: str, plan: Plan, laboratory: Laboratory) -> Report:
    """Run one task of ``TASKS`` over a data set.

    Raises:
        YoujuError: The data set lacks what the task needs.
    """
    start = time.perf_counter()
    outcomes = []
    items = list(TASKS[task](plan, laboratory))
    for done, ask in enumerate(items):
        laboratory.progress(done, len(items), task)
        outcomes.append(ask())
    laboratory.progress(len(items), len(items), task)
    if not outcomes:
        raise YoujuError(
            f"{plan.folder}: got no question that the task {task} can be scored on; see "
            "`youju eval --help` for the tasks"
        )
    settings = {"limit": plan.limit, "seed": plan.seed, "unaided": plan.unaided}
    seconds = time.perf_counter() - start
    told = " ".join(filter(None, (left_out(task, plan), _nowhere(outcomes))))
    return Report(task, tuple(outcomes), settings, seconds, told)


def _nowhere(outcomes: Sequence[Outcome]) -> str:
    """Which questions name a clause that is not there, so that nothing can be found for them."""
    lost = [outcome.id for outcome in outcomes if outcome.details.get("gold") == []]
    if not lost:
        return ""
    return (
        f"{len(lost)} of {len(outcomes)} questions name a clause that is not in the library and "
        f"score 0, the first is {lost[0]}; `youju list` shows titles, `youju clauses` addresses"
    )


Scores = Mapping[str, Mapping[str, float]]
"""Of each question its measures."""


def _is_scores(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(one, int | float) for one in value.values())


DETAILS: Shape = {
    "id": Field(NAME.fits, "a name, as in the --details file of an earlier run"),
    "scores": Field(_is_scores, "numbers, as in the --details file of an earlier run"),
}


def read_details(path: Path) -> Scores:
    """The scores of an earlier run, as ``write_details`` wrote them."""
    return {str(row["id"]): row["scores"] for row in rows_of(path, DETAILS)}


def compare(report: Report, before: Scores) -> dict[str, metrics.Estimate]:
    """Mean differences to an earlier run, over the questions that both asked."""
    pairs: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for outcome in report.outcomes:
        for name, score in outcome.scores.items():
            if name in before.get(outcome.id, {}):
                pairs[name].append((score, before[outcome.id][name]))
    if not pairs:
        raise YoujuError(
            "got an earlier run that asked none of these questions, nothing to compare with; "
            "expected the --details file of a run of the same task on the same data"
        )
    return {
        name: metrics.paired([now for now, _ in both], [then for _, then in both])
        for name, both in pairs.items()
    }


def write_details(report: Report, path: Path) -> None:
    """One JSON object a question: ``id``, ``scores`` and what the task wrote down."""
    rows_ = (
        {"id": outcome.id, "scores": dict(outcome.scores), **outcome.details}
        for outcome in report.outcomes
    )
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows_)
    write_file(path, "".join(lines).encode())


def report_json(report: Report, differences: Mapping[str, metrics.Estimate]) -> JsonObject:
    """Return an evaluation as the contract shapes it, with intervals and differences beside."""
    measured = report.metrics()
    value: JsonObject = {
        "task": report.task,
        "n": len(report.outcomes),
        "metrics": {name: mean.value for name, mean in measured.items()},
        "intervals": {name: [mean.low, mean.high] for name, mean in measured.items()},
        "counts": {name: mean.n for name, mean in measured.items()},
        "settings": dict(report.settings),
        "seconds": report.seconds,
        "left_out": report.left_out,
    }
    if differences:
        value["differences"] = {name: plain(change) for name, change in differences.items()}
    return value
