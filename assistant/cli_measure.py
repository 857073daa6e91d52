"""The commands that learn from questions and measure with them; ``cli`` has all others.

Knows no measure and no task but their names.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant import lines
from assistant.cli_options import JsonOption, LibraryOption
from assistant.console import say, show
from assistant.progress import Progress
from assistant.textfile import refuse_unwritable
from assistant.wiring import demand_library, embedder_for, settings_for
from index.library import Library

if TYPE_CHECKING:
    from assistant.settings import Settings

_TASKS = "retrieval, answer, refusal, reading, conversation, entailment or check."


def adapt(
    questions: Annotated[
        Path | None,
        typer.Option(
            help='Your questions, one {"query", "gold_clause_ids"} or {"query", "address", '
            '"title"} a line.'
        ),
    ] = None,
    count: Annotated[
        int, typer.Option(min=40, help="Without --questions: how many the model writes.")
    ] = 300,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Learn from questions how this library is asked.

    What is learned is kept only where it finds more.
    """
    from assistant.measure import adaptation
    from index.map_choice import QUESTIONS_FILE

    settings = settings_for(library)
    demand_library(settings)
    embedder = embedder_for(settings)
    with Library.open(settings.library, embedder) as opened, Progress() as progress:
        file = questions or opened.folder / QUESTIONS_FILE
        if questions is None:
            _write_questions(settings, opened, count, file, progress)
        examples = adaptation.read_examples(file, opened)
        made = adaptation.adapt(opened, embedder, examples, progress.stage)
    show(adaptation.adaptation_json(made) if as_json else lines.adaptation_lines(made))


def evaluate(
    folder: Path,
    task: Annotated[str, typer.Option(help=_TASKS)],
    limit: Annotated[int | None, typer.Option(min=1, help="Ask so many questions.")] = None,
    seed: Annotated[int, typer.Option(help="Of every choice that is drawn.")] = 0,
    details: Annotated[
        Path | None, typer.Option(help="Write one JSON object a question here.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option(help="Compare with the details of an earlier run.")
    ] = None,
    unaided: Annotated[
        bool, typer.Option("--unaided", help="Give the model no passages: a baseline.")
    ] = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Ask the questions of a data set and score the answers.

    FOLDER holds questions.jsonl, or what else the task asks for; the README tells its fields.
    """
    from assistant.measure import evaluation
    from assistant.measure.drawing import Plan
    from assistant.measure.laboratory import ModelLaboratory
    from assistant.measure.tasks import TASKS

    if task not in TASKS:
        raise typer.BadParameter(f"got task {task!r}, expected one of {', '.join(TASKS)}")
    earlier = evaluation.read_details(against) if against else {}
    if details:
        refuse_unwritable(details)
    plan = Plan(folder, limit, seed, unaided)
    with Progress() as progress:
        report = evaluation.run(task, plan, ModelLaboratory(settings_for(library), progress))
    try:
        differences = evaluation.compare(report, earlier) if against else {}
        if report.left_out:
            say(report.left_out)
        if as_json:
            show(evaluation.report_json(report, differences))
        else:
            show(lines.report_lines(report.metrics(), differences))
    finally:  # what took hours is not lost with either of the two
        if details:
            evaluation.write_details(report, details)


def _write_questions(
    settings: Settings, library: Library, count: int, file: Path, progress: Progress
) -> None:
    """Have the language model write questions, for want of the user's own."""
    from assistant.measure.question_writer import write_questions
    from assistant.runtime.models import load_language_model

    model = load_language_model(settings, progress.stage)
    write_questions(library, model, count, file, progress.stage)
