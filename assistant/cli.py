"""The command line: each command, its arguments, and what it prints.

What a script may rely on is printed on standard output; progress and messages go to standard
error. Exit status: 0 done, 1 the input was refused, 2 wrong usage, 130 ended with Ctrl-C.
"""

from __future__ import annotations

import importlib.metadata
import shlex
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant import lines, serial
from assistant.cli_input import (
    demand_text,
    each,
    is_id,
    outline_of,
    questions_in,
    read_json,
    standard_input,
    text_of,
)
from assistant.cli_measure import adapt, evaluate
from assistant.cli_options import AsOfOption, CountOption, FileOption, JsonOption, LibraryOption
from assistant.console import INTERRUPTED, interrupted, open_streams, say, show
from assistant.listing import library_json
from assistant.progress import Progress
from assistant.textfile import read_text
from assistant.wiring import (
    conversation_for,
    embedder_for,
    hearing_for,
    open_library,
    retriever_for,
    settings_for,
)
from index.adding import AddResult, absent
from index.errors import UnfinishedError, YoujuError
from index.library import Library, read_outline

if TYPE_CHECKING:
    from assistant.checker.findings import Finding
    from assistant.checker.hearing import Hearing
    from assistant.settings import Settings

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Youju: answers from your own documents, every sentence beside the clause it rests on.",
)


def _version(wanted: bool) -> None:
    if wanted:
        show([f"youju {importlib.metadata.version('youju')}"])
        raise typer.Exit


@app.callback()
def _about(
    _: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Take the options that come before any command."""


@app.command()
def setup() -> None:
    """Fetch, verify and convert the models once; say where they are."""
    from assistant.runtime.models import prepare

    settings = settings_for()
    with Progress() as progress:
        ready = prepare(settings, progress.stage)
    for model in ready:
        say(f"{model.name}: {model.folder}")


@app.command()
def clauses(file: Path, as_json: JsonOption = False) -> None:
    """Show how a file is cut into clauses; no model is loaded."""
    outline = read_outline(file)
    show(serial.outline_json(outline) if as_json else lines.outline_lines(outline))


@app.command()
def clause(
    clause_id: Annotated[str, typer.Argument(metavar="ID")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one clause, what it refers to, and what refers to it.

    Its ID is that of its document, as list prints it, # and its address: 0123456789ab#第三条.
    An address may be written as people do (第3条第二项, 5(2)) where it means one clause.
    """
    from index.surroundings import Atlas

    demand_text(clause_id, "ID")
    found = Atlas(open_library(library)).around(clause_id)
    if found.clause.id != clause_id:
        say(f"{clause_id} is {found.clause.id}")
    show(serial.surroundings_json(found) if as_json else lines.clause_lines(found))


@app.command()
def text(document: str, library: LibraryOption = None) -> None:
    """Print the stored text that all offsets point into.

    DOCUMENT is a file, or the id of a document of the library.
    """
    sys.stdout.write(outline_of(document, library).document.text)


@app.command()
def compare(
    old: str,
    new: str,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what changed between two versions, clause by clause.

    OLD and NEW are files, or ids of documents of the library. No model is loaded.
    """
    from index.changes import changes

    before, after = outline_of(old, library), outline_of(new, library)
    found = changes(before, after)
    show(serial.changes_json(before, after, found) if as_json else lines.change_lines(found))


@app.command()
def add(
    paths: list[Path],
    library: LibraryOption = None,
    reread: Annotated[
        bool, typer.Option("--reread", help="Read also files that seem unchanged.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Add files, and all files below folders.

    One bad file never stops the rest; what is here and unchanged is not read again.
    """
    settings = settings_for(library)
    results = absent(paths)
    gone: tuple[Path, ...] = ()
    if not results:
        embedder = embedder_for(settings)
        try:
            with Library.create(settings.library, embedder) as opened, Progress() as progress:
                results = opened.add(paths, progress.step, reread=reread)
                gone = opened.missing(paths)
        except UnfinishedError as error:
            _show_added(error.results, (), as_json)
            raise
    elif Library.exists(settings.library):
        gone = open_library(library).missing(paths)
    _show_added(results, gone, as_json)
    if gone:
        named = " ".join(shlex.quote(str(path)) for path in gone)
        say(f"{len(gone)} files of the library are gone from there; if their texts should go "
             f"too: youju remove {named}")  # fmt: skip
    if results and all(result.status == "refused" for result in results):
        raise typer.Exit(1)


@app.command("list")
def list_documents(
    as_of: AsOfOption = None, library: LibraryOption = None, as_json: JsonOption = False
) -> None:
    """List the documents of the library, and whether they are in force."""
    _show_list(open_library(library), as_json, as_of)


@app.command()
def remove(names: list[str], library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """Remove documents, by id, file or folder.

    NAMES are ids, or files and folders that were added: all of them, or none where one is unknown.
    """
    opened = open_library(library)
    before = opened.documents()
    opened.remove(name if is_id(name) else Path(name) for name in names)
    left = {entry.doc_id for entry in opened.documents()}
    for entry in before:
        if entry.doc_id not in left:
            say(f"removed {entry.title}")
    _show_list(opened, as_json)


@app.command()
def doctor(
    library: LibraryOption = None,
    mend: Annotated[bool, typer.Option("--repair", help="Mend what can be mended.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Check whether the library is sound, and mend it with --repair.

    The exit status is 1 where something is left to be done.
    """
    from assistant.runtime.models import load_embedder, present_embedder
    from index.doctor import examine, repair

    settings = settings_for(library)
    embedder = present_embedder(settings)
    name = embedder.name if embedder else None
    if mend:
        symptoms = repair(settings.library, lambda: load_embedder(settings), name)
    else:
        symptoms = examine(settings.library, name)
    is_sound = all(found.is_repaired or not found.is_error for found in symptoms)
    if as_json:
        show({"sound": is_sound, "symptoms": serial.plain(symptoms)})
    else:
        show(lines.symptom_lines(symptoms, settings.library))
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
    """Find the clauses nearest to a question, those it numbers first."""
    questions = questions_in(question, file)
    with retriever_for(settings_for(library)) as (opened, retriever):

        def run(item: Mapping[str, Any]) -> None:
            found = retriever.search(item["query"], k, as_of)
            if file:
                show({"id": item["id"], **serial.retrieval_json(found)})
            elif as_json:
                show(serial.retrieval_json(found))
            else:
                show(lines.search_lines(item["query"], found, opened.outline))

        each(questions, run)


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
    """Answer a question, every sentence with the words it rests on."""
    questions = questions_in(question, file)
    turns = serial.history_from_json(read_json(history)) if history else ()
    with conversation_for(settings_for(library)) as conversation, Progress() as progress:
        begun = count()

        def run(item: Mapping[str, Any]) -> None:
            past = serial.history_from_json(item["history"]) if item.get("history") else turns
            progress.stage("answering", next(begun), len(questions) if file else 0, "questions")
            answer = conversation.ask(item["query"], past, as_of)
            progress.clear()
            if file:
                show({"id": item["id"], **serial.answer_json(answer)})
            else:
                show(serial.answer_json(answer) if as_json else lines.answer_lines(answer))

        each(questions, run)
        if file:
            progress.stage("answering", len(questions), len(questions), "questions")


app.command()(adapt)
app.command("eval")(evaluate)


@app.command()
def check(
    text: Annotated[str | None, typer.Argument(metavar="FILE")] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", help='Texts, one {"id", "text"} a line; one JSON value a line.'),
    ] = None,
    as_of: AsOfOption = None,
    witness: Annotated[
        bool | None,
        typer.Option(
            "--witness/--no-witness",
            help="Have the language model read all claims in words of their own, or none.",
        ),
    ] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Hold every quotation and reference of a text against the library.

    FILE is a document, or - for what comes in on standard input. Where its words do not decide on a
    claim, the language model is asked; of one text no more than a few claims unless with --witness,
    and none where no model is ready. Its vote is named as such.
    """
    from assistant.checker.citations import Checker
    from assistant.runtime.models import present_reader

    texts = questions_in(text_of(text) if text and not file else text, file, "text")
    opened = open_library(library)
    outlines = (opened.outline(entry.doc_id) for entry in opened.documents())
    settings, day = settings_for(library), as_of or date.today()
    most = _most_heard(settings, witness=witness)
    listed = library_json(opened, day)
    known = Checker(outlines, day, present_reader(settings))
    with hearing_for(settings, known, day, most) as checker:
        if file is not None:
            _check_each(checker, texts, listed, day)
            return
        said = texts[0]["query"]
        findings = _checked(checker, said)
        value = serial.check_json(findings, text or "-", said, listed, day)
        told = lines.finding_lines(findings, said, listed["documents"])
        show(value if as_json else told)


def _check_each(
    checker: Hearing, texts: Sequence[Mapping[str, Any]], listed: serial.JsonObject, day: date
) -> None:
    """Check many texts, each shown as soon as it is done."""
    with Progress() as progress:
        done = count(1)

        def run(item: Mapping[str, Any]) -> None:
            findings = tuple(checker.check(item["query"]))
            value = serial.check_json(findings, "-", item["query"], listed, day)
            progress.stage("checking", next(done), len(texts), "texts")
            progress.clear()
            show({"id": item["id"], **value})

        each(texts, run)


@app.command()
def report(
    source: Path,
    to: Annotated[Path, typer.Option(help="The report: a name in .html, .docx or .md.")],
) -> None:
    """Write answers or a check as a report that others can repeat.

    SOURCE is a file of what ask or check printed with --json, or - for standard input.
    """
    from assistant.reports.report_files import write_report

    is_piped = str(source) == "-"
    said = standard_input() if is_piped else read_text(source)
    write_report(said, to, "standard input" if is_piped else str(source))
    say(f"{to}: written")


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535)] = 7860,
    open_browser: Annotated[
        bool, typer.Option("--open", help="Open the desk in a browser, where there is one.")
    ] = False,
    probe: Annotated[
        bool, typer.Option("--probe", help="Only see whether the port can be had; serve nothing.")
    ] = False,
    library: LibraryOption = None,
) -> None:
    """Open the desk, and the API beside it."""
    from assistant.web.serving import listen, run

    if probe:
        listen(host, port).close()
        return
    settings = settings_for(library)
    with Progress() as progress:
        run(
            *(settings, host, port),
            progress=progress.stage,
            say=progress.say,
            open_browser=open_browser,
        )


def _show_added(results: Sequence[AddResult], gone: Sequence[Path], as_json: bool) -> None:
    if as_json:
        show({"documents": serial.plain(results), "gone": [str(path) for path in gone]})
    else:
        show(lines.added_lines(results))


def _show_list(library: Library, as_json: bool, as_of: date | None = None) -> None:
    listed = library_json(library, as_of)
    if as_json:
        show(listed)
    else:
        show(lines.library_lines(listed))
        say(
            f"{len(listed['documents'])} documents, {listed['clauses']} clauses in {library.folder}"
        )
        learned = listed["learned_map"]
        say(f"map of questions: {'used' if learned['used'] else 'none'}; {learned['reason']}")
        if learned["known_questions"]:
            say(f"known questions about Chinese law, also searched: {learned['known_questions']:,}")


def _most_heard(settings: Settings, *, witness: bool | None) -> int | None:
    """How many claims of a text the language model hears; None for all."""
    from assistant.checker.hearing import MOST_HEARD
    from assistant.runtime.models import present_judge

    if witness is None:
        return MOST_HEARD if present_judge(settings) else 0
    return None if witness else 0


def _checked(checker: Hearing, text: str) -> tuple[Finding, ...]:
    """All findings of a text; shown is how many of its characters are checked."""
    findings = []
    with Progress() as progress:
        for finding in checker.check(text):
            findings.append(finding)
            progress.stage("checking", finding.end, len(text), "characters")
        progress.stage("checking", len(text), len(text), "characters")
    return tuple(findings)


def main() -> None:
    """Run the command line; errors of ours become one message and exit status 1."""
    open_streams()
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except YoujuError as error:
        say(f"youju: {error}")
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(1)
    except SystemExit as left:
        if left.code == INTERRUPTED:  # typer has heard it
            interrupted()
        raise
