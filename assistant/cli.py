"""The command line; the only place that wires concrete parts together.

What a script may rely on is printed on standard output; progress and messages go to standard
error. Exit status: 0 done, 1 the input was refused, 2 wrong usage.
"""

from __future__ import annotations

import dataclasses
import io
import json
import os
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant import lines, serial
from assistant.listing import library_json
from assistant.progress import Progress
from assistant.settings import Settings
from index.documents import DOC_ID_DIGITS, load
from index.editions import Editions
from index.errors import YoujuError
from index.library import Library, read_outline
from index.map_choice import choose
from index.outline import Outline

if TYPE_CHECKING:
    from assistant.citations import Checker
    from assistant.conversation import Conversation
    from assistant.findings import Finding
    from index.embedder import Embedder
    from index.retriever import Retriever

_TASKS = "retrieval, answer, refusal, reading, conversation, entailment or check."

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Youju: answers from your own documents, every sentence beside the clause it rests on.",
)

LibraryOption = Annotated[
    Path | None, typer.Option("--library", help="Folder of the library (YOUJU_LIBRARY).")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON value.")]
FileOption = Annotated[
    Path | None,
    typer.Option("--file", help='Questions, one {"id", "query"} a line; one JSON value a line.'),
]
AsOfOption = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="Day that decides what is in force (default: today).",
    ),
]
CountOption = Annotated[int, typer.Option("-k", min=1, max=1000, help="How many clauses.")]


@app.command()
def setup() -> None:
    """Fetch, verify and convert the models, once, and say where they are."""
    from assistant.models import prepare

    settings = _settings()
    with Progress() as progress:
        ready = prepare(settings, progress.stage)
    for model in ready:
        _say(f"{model.name}: {model.folder}")


@app.command()
def clauses(file: Path, as_json: JsonOption = False) -> None:
    """Show how a file is cut into clauses; no model is loaded."""
    outline = read_outline(file)
    _print(serial.outline_json(outline) if as_json else lines.outline_lines(outline))


@app.command()
def clause(
    clause_id: Annotated[str, typer.Argument(metavar="ID", help="Its id, as search prints it.")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one clause: its place, what it refers to, and what refers to it."""
    from index.surroundings import Atlas

    found = Atlas(_library(library)).around(clause_id)
    _print(serial.surroundings_json(found) if as_json else lines.clause_lines(found))


@app.command()
def text(document: Annotated[str, typer.Argument(help="A file, or the id of a document.")],
         library: LibraryOption = None) -> None:  # fmt: skip
    """Print the stored text that all offsets point into."""
    sys.stdout.write(_outline(document, library).document.text)


@app.command()
def compare(
    old: Annotated[str, typer.Argument(help="A file, or the id of a document.")],
    new: Annotated[str, typer.Argument(help="The version to compare it with.")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what changed between two versions, clause by clause; no model is loaded."""
    from index.changes import changes

    before, after = _outline(old, library), _outline(new, library)
    found = changes(before, after)
    _print(serial.changes_json(before, after, found) if as_json else lines.change_lines(found))


@app.command()
def add(
    paths: list[Path],
    library: LibraryOption = None,
    reread: Annotated[
        bool, typer.Option("--reread", help="Read also files that seem unchanged.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Add files, and all files below folders; one bad file never stops the rest."""
    settings = _settings(library)
    with Progress() as progress:
        embedder = _embedder(settings, progress)
        with Library.create(settings.library, embedder) as opened:
            results = opened.add(paths, progress.step, reread=reread)
            gone = opened.missing(paths)
    if as_json:
        _print({"documents": serial.plain(results), "gone": [str(path) for path in gone]})
    else:
        _print(lines.added_lines(results))
    if gone:
        named = " ".join(shlex.quote(str(path)) for path in gone)
        _say(f"{len(gone)} files of the library are gone from there; if their texts should go "
             f"too: youju remove {named}")  # fmt: skip
    if results and all(result.status == "refused" for result in results):
        raise typer.Exit(1)


@app.command("list")
def list_documents(
    as_of: AsOfOption = None, library: LibraryOption = None, as_json: JsonOption = False
) -> None:
    """List the documents of the library, and whether they are in force."""
    _show_list(_library(library), as_json, _day(as_of))


@app.command()
def remove(names: list[str], library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """Remove documents by id, file or folder: all of them, or none where one is unknown."""
    opened = _library(library)
    opened.remove(name if _is_id(name) else Path(name) for name in names)
    _show_list(opened, as_json)


@app.command()
def doctor(
    library: LibraryOption = None,
    mend: Annotated[bool, typer.Option("--repair", help="Mend what can be mended.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Check whether the library is sound; exit status 1 where something is left to be done."""
    from assistant.models import load_embedder, present_embedder
    from index.doctor import examine, repair

    settings = _settings(library)
    embedder = present_embedder(settings)
    name = embedder.name if embedder else None
    if mend:
        symptoms = repair(settings.library, lambda: load_embedder(settings), name)
    else:
        symptoms = examine(settings.library, name)
    is_sound = all(found.is_repaired or not found.is_error for found in symptoms)
    if as_json:
        _print({"sound": is_sound, "symptoms": serial.plain(symptoms)})
    else:
        _print(lines.symptom_lines(symptoms, settings.library))
    if not is_sound:
        raise typer.Exit(1)


@app.command()
def search(
    question: Annotated[str | None, typer.Argument()] = None,
    k: CountOption = 10,
    as_of: AsOfOption = None,
    file: FileOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find the clauses nearest to a question; clauses named by number come first."""
    questions = _questions(question, file)
    with _retriever(_settings(library)) as (_, retriever):

        def run(item: Mapping[str, Any]) -> None:
            found = retriever.search(item["query"], k, _day(as_of))
            if file:
                _print({"id": item["id"], **serial.retrieval_json(found)})
            elif as_json:
                _print(serial.retrieval_json(found))
            else:
                _print(f"{lines.hit_words(h)}\n   {h.clause.text}" for h in found.hits)

        _each(questions, run)


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument()] = None,
    history: Annotated[
        Path | None, typer.Option(help='Earlier turns: a JSON list of {"question", "answer"}.')
    ] = None,
    as_of: AsOfOption = None,
    file: FileOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Answer a question from the library, every sentence with the words it rests on."""
    questions = _questions(question, file)
    turns = serial.history_from_json(_read_json(history)) if history else ()
    with _conversation(_settings(library)) as conversation:

        def run(item: Mapping[str, Any]) -> None:
            past = serial.history_from_json(item["history"]) if item.get("history") else turns
            answer = conversation.ask(item["query"], past, _day(as_of))
            if file:
                _print({"id": item["id"], **serial.answer_json(answer)})
            else:
                _print(serial.answer_json(answer) if as_json else lines.answer_lines(answer))

        _each(questions, run)


@app.command()
def adapt(
    questions: Annotated[
        Path | None,
        typer.Option(help='Your questions, one {"query", "gold_clause_ids"} a line.'),
    ] = None,
    count: Annotated[
        int, typer.Option(min=40, help="Without --questions: how many the model writes.")
    ] = 300,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Learn from questions how this library is asked; kept only where it finds more."""
    from assistant.adaptation import adapt as adapted
    from assistant.adaptation import read_examples
    from index.map_choice import QUESTIONS_FILE

    settings = _settings(library)
    with Progress() as progress:
        embedder = _embedder(settings, progress)
    with Library.open(settings.library, embedder) as opened, Progress() as progress:
        file = questions or opened.folder / QUESTIONS_FILE
        if questions is None:
            _write_questions(settings, opened, count, file, progress)
        examples = read_examples(file, opened)
        made = adapted(opened, embedder, examples, progress.stage)
    _print(serial.adaptation_json(made) if as_json else lines.adaptation_lines(made))


@app.command("eval")
def evaluate(
    folder: Annotated[Path, typer.Argument(help="A data set, or your own questions.jsonl in it.")],
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
    """Ask the questions of a data set and score the answers."""
    from assistant import evaluation
    from assistant.laboratory import ModelLaboratory
    from assistant.tasks import TASKS, Plan

    if task not in TASKS:
        raise typer.BadParameter(f"got task {task!r}, expected one of {', '.join(TASKS)}")
    plan = Plan(folder, limit, seed, unaided)
    with Progress() as progress:
        report = evaluation.run(task, plan, ModelLaboratory(_settings(library), progress))
    if details:
        evaluation.write_details(report, details)
    differences = evaluation.compare(report, against) if against else {}
    if as_json:
        _print(evaluation.report_json(report, differences))
    else:
        _print(lines.report_lines(report.metrics(), differences))


@app.command()
def check(
    text: Annotated[
        str | None, typer.Argument(metavar="FILE", help="A document, or - for standard input.")
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", help='Texts, one {"id", "text"} a line; one JSON value a line.'),
    ] = None,
    as_of: AsOfOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Hold every quotation and reference of a text against the library; no model is loaded."""
    from assistant.citations import Checker

    texts = _questions(_checked_text(text) if text else None, file)
    opened = _library(library)
    day = _day(as_of)
    checker = Checker((opened.outline(entry.doc_id) for entry in opened.documents()), day)
    listed = library_json(opened, day)
    with Progress() as progress:
        for number, item in enumerate(texts):
            told = partial(progress.stage, "checking")
            findings = _checked(checker, item["query"], told if file is None else None)
            name = text or str(item["id"])
            value = serial.check_json(findings, name, item["query"], listed)
            if file:
                told(number + 1, len(texts))
                _print({"id": item["id"], **value})
            else:
                _print(value if as_json else lines.finding_lines(findings, item["query"]))


@app.command()
def report(
    source: Annotated[Path, typer.Argument(help="What ask or check printed with --json; or -.")],
    to: Annotated[Path, typer.Option(help="The report: a name in .html, .docx or .md.")],
) -> None:
    """Write answers or a check as a report that another person can repeat."""
    from assistant.report_files import write_report

    said = sys.stdin.read() if str(source) == "-" else _read_text(source)
    write_report(said, to, str(source))
    _say(f"{to}: written")


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535)] = 7860,
    open_browser: Annotated[
        bool, typer.Option("--open", help="Open the desk in a browser, where there is one.")
    ] = False,
    library: LibraryOption = None,
) -> None:
    """Open the desk, and the API beside it."""
    from assistant.serving import run

    settings = _settings(library)
    with Progress() as progress:
        run(settings, host, port, progress=progress.stage, open_browser=open_browser)


def main() -> None:
    """Run the command line; errors of ours become one message and exit status 1."""
    _speak_utf8()
    try:
        app()
    except YoujuError as error:
        _say(f"youju: {error}")
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale; a file name that is no text is written with escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


# --- wiring ---------------------------------------------------------------------------------


def _settings(library: Path | None = None) -> Settings:
    settings = Settings.from_environment(os.environ)
    return dataclasses.replace(settings, library=library) if library else settings


def _library(folder: Path | None) -> Library:
    return Library.open(_settings(folder).library)


def _embedder(settings: Settings, progress: Progress) -> Embedder:
    from assistant.models import load_embedder

    return load_embedder(settings, progress.stage)


@contextmanager
def _retriever(settings: Settings) -> Iterator[tuple[Library, Retriever]]:
    from index.retriever import Retriever

    with Progress() as progress:
        embedder = _embedder(settings, progress)
    with Library.open(settings.library, embedder) as library:
        yield library, Retriever(library, embedder)


@contextmanager
def _conversation(settings: Settings) -> Iterator[Conversation]:
    from assistant.conversation import Conversation
    from assistant.models import load_language_model, prepare

    with Progress() as progress:
        prepare(settings, progress.stage)
    with _retriever(settings) as (library, retriever):
        with Progress() as progress:
            model = load_language_model(settings, progress.stage)
        yield Conversation(library, retriever, model)


def _write_questions(
    settings: Settings, library: Library, count: int, file: Path, progress: Progress
) -> None:
    """Have the language model write questions, for want of the user's own."""
    from assistant.models import load_language_model
    from assistant.question_writer import write_questions

    model = load_language_model(settings, progress.stage)
    write_questions(library, model, count, file, progress.stage)


def _checked(
    checker: Checker, text: str, progress: Callable[[int, int], None] | None
) -> tuple[Finding, ...]:
    """All findings of a text; ``progress`` is told how many of its characters are checked."""
    findings = []
    for finding in checker.check(text):
        findings.append(finding)
        if progress is not None:
            progress(finding.end, len(text))
    return tuple(findings)


# --- reading --------------------------------------------------------------------------------


def _outline(document: str, library: Path | None) -> Outline:
    """A document of the library by its id, or a file."""
    return _library(library).outline(document) if _is_id(document) else read_outline(Path(document))


def _is_id(name: str) -> bool:
    """Whether a name is a document's id and not a file."""
    return len(name) == DOC_ID_DIGITS and name.isalnum() and not Path(name).exists()


def _questions(question: str | None, file: Path | None) -> list[dict[str, Any]]:
    """The one question, or those of a file, each with its id."""
    if (question is None) == (file is None):
        raise typer.BadParameter("expected either a QUESTION or --file, and not both")
    if file is None:
        return [{"id": "", "query": question}]
    rows = enumerate(_read_text(file).splitlines(), 1)
    return [_question(file, number, row) for number, row in rows if row.strip()]


def _each(questions: Sequence[Mapping[str, Any]], run: Callable[[Mapping[str, Any]], None]) -> None:
    """Run the questions of a file one by one; one that is refused is named, the rest go on."""
    refused = 0
    for item in questions:
        try:
            run(item)
        except YoujuError as error:
            if len(questions) == 1:
                raise
            refused += 1
            _print({"id": item["id"], "error": str(error)})
    if refused:
        raise YoujuError(f"{refused} of {len(questions)} questions were refused, see their errors")


def _question(file: Path, number: int, line: str) -> dict[str, Any]:
    try:
        item = json.loads(line)
        query = next((item[key] for key in ("query", "text", "question") if key in item), None)
    except (ValueError, TypeError):
        query = None
    if not isinstance(query, str):
        raise YoujuError(
            f'{file}:{number}: got {line[:60]!r}, expected a JSON object with "id" and "query"'
        )
    return {**item, "id": item.get("id", str(number)), "query": query}


def _checked_text(file: str) -> str:
    """The stored text of a document, or what comes in on standard input."""
    return sys.stdin.read() if file == "-" else load(Path(file)).text


def _read_json(path: Path) -> object:
    try:
        return json.loads(_read_text(path))
    except ValueError as error:
        raise YoujuError(f"{path}: expected JSON, got: {error}") from error


def _read_text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeError) as error:
        raise YoujuError(f"{path}: cannot be read as UTF-8 text: {error}") from error


# --- writing --------------------------------------------------------------------------------


def _say(message: str) -> None:
    sys.stderr.write(message + "\n")


def _print(value: serial.JsonObject | Iterable[str]) -> None:
    """A JSON object on one line, or lines of text."""
    if isinstance(value, dict):
        sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    else:
        sys.stdout.writelines(line + "\n" for line in value)
    sys.stdout.flush()


def _show_list(library: Library, as_json: bool, as_of: date | None = None) -> None:
    if as_json:
        _print(library_json(library, as_of))
        return
    entries, editions = library.documents(), Editions(library)
    total = sum(entry.clauses for entry in entries)
    gone = {str(path) for path in library.missing()}
    versions = [editions.of(e.doc_id, as_of) for e in entries]
    _print(
        f"{e.doc_id}  {e.clauses:>5}  {e.title}  [{lines.state_words(v.label, v.state, v.day)}]"
        + f"  (gone: {e.path})" * (e.path in gone)
        for e, v in zip(entries, versions, strict=True)
    )
    _say(f"{len(entries)} documents, {total} clauses in {library.folder}")
    choice = choose(library)
    _say(f"map of questions: {'used' if choice.map else 'none'}; {choice.reason}")


def _day(as_of: datetime | None) -> date | None:
    return as_of.date() if as_of else None
