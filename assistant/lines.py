"""What the commands print for people: values become lines of text. Pure.

States, verdicts, routes and the like are said in the words of the interface, in the language of the
text they are about. Knows nothing of where lines are printed, nor of the JSON that scripts get
instead.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import serial
from assistant.phrases import language_of, page_range, phrases
from assistant.reports.cells import in_cells
from assistant.reports.excerpts import on_one_line, place_words
from assistant.reports.references import offered
from assistant.reports.report import called
from assistant.words import Words, words
from index.shown import shown, shown_quote
from index.validity import State

if TYPE_CHECKING:
    from assistant.chat.answer import Answer
    from assistant.checker.findings import Finding
    from assistant.evidence.sources import Citation
    from assistant.measure.adaptation import Adaptation
    from assistant.measure.metrics import Estimate
    from index.changes import Change
    from index.library import AddResult
    from index.outline import Outline
    from index.retriever import Hit, Retrieval
    from index.surroundings import Surroundings
    from index.symptoms import Symptom


_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
BETWEEN = " · "
"""Stands between the words about one thing."""


def symptom_lines(symptoms: Sequence[Symptom], folder: Path) -> Iterator[str]:
    """Each thing that the doctor found, and what helps."""
    for found in symptoms:
        state = "mended" if found.is_repaired else "error" if found.is_error else "note"
        named = f"{found.doc_id} " if found.doc_id else ""
        yield f"{state:<7} {named}{found.where}: {found.message}"
        yield f"        {found.remedy}"
    if not any(found.is_error for found in symptoms):
        yield f"the library in {folder} is sound"


def library_lines(listed: serial.JsonObject) -> Iterator[str]:
    """Each document of a library with its state and its file, of what ``youju list`` prints."""
    for document in listed["documents"]:
        say = _words_for(document["title"])
        state = _state_words(say, document["version"], document["state"], document["since"])
        told = f"  [{state}]" if state else ""
        title = _on_one_line(document["title"])
        yield f"{document['doc_id']}  {document['clauses']:>5}  {title}{told}"
        gone = f"  [{say['gone']}]" if document["gone"] else ""
        yield f"{'':21}{_on_one_line(document['path'])}{gone}"


def _on_one_line(name: str) -> str:
    """A name of a file, its line ends and other control characters as they are typed."""
    return _CONTROL.sub(lambda found: repr(found[0])[1:-1], name)


def search_lines(
    question: str, found: Retrieval, outline_of: Callable[[str], Outline]
) -> Iterator[str]:
    """What a question names that is not there, then each hit, with its document by its id."""
    say = phrases(language_of(question))
    yield from (say.missing(missing) for missing in found.missing)
    for hit in found.hits:
        yield from hit_lines(hit, outline_of(hit.clause.doc_id))


def hit_lines(hit: Hit, outline: Outline) -> Iterator[str]:
    """A hit's rank and place, how it was found and, unless it is in force, its version; its text.

    The words are those of its text's language.
    """
    say = _words_for(hit.clause.text)
    found = say[f"route_{hit.route}"]
    if hit.version or hit.state not in (State.CURRENT, State.UNKNOWN):
        found += BETWEEN + _state_words(say, hit.version, hit.state, hit.since)
    yield f"{hit.rank}. {place_words(hit.clause.path, hit.clause.address)}  [{found}]"
    yield f"   {_cells(shown(hit.clause, outline), 3)}"


def _words_for(text: str) -> Words:
    """The words of the interface in the language of a text."""
    return words(language_of(text))


def _state_words(say: Words, label: str, state: str, since: object) -> str:
    """A version in a few words: its edition, its state, and since when; empty for none known."""
    known = [say["edition"].format(label=label)] if label else []
    if state != State.UNKNOWN:
        known.append(say[f"state_{state}"])
        known += [say[f"since_{state}"].format(day=since)] if since else []
    return BETWEEN.join(known)


def adaptation_lines(made: Adaptation) -> Iterator[str]:
    """Both figures, the gain, and what came of it."""
    yield f"{made.questions} questions, each asked with a map that was not learned from it;"
    yield "a part of an article counts as found with its article"
    for name, was in made.before.items():
        now = made.after[name]
        yield f"{name:10} {was.value:.3f} before, {now.value:.3f} ({now.low:.3f} to {now.high:.3f})"
    gain = made.gain
    yield f"{'mean gain':10} {gain.value:+.3f} ({gain.low:+.3f} to {gain.high:+.3f})"
    yield "the new map is used" if made.used else "no sure gain: nothing was changed"


def added_lines(results: Sequence[AddResult]) -> Iterator[str]:
    """What became of each file, with its name where another has the same title."""
    titles = Counter(result.title for result in results)
    for result in results:
        if result.status == "refused":
            reason = _without_file(result.reason, result.path)
            yield _on_one_line(f"{result.status:<9} {Path(result.path).name}: {reason}")
            continue
        reason = f": {result.reason}" if result.reason else ""
        name = f", {Path(result.path).name}" if titles[result.title] > 1 else ""
        told = f"{result.status:<9} {result.title} ({result.clauses} clauses{name}){reason}"
        yield _on_one_line(told)


def _without_file(reason: str, path: str) -> str:
    """Why a file was refused, without its name, which stands before it."""
    for name in (path, Path(path).name):
        reason = reason.removeprefix(f"{name}: ")
    return reason


def outline_lines(outline: Outline) -> Iterator[str]:
    """The clauses of a document as a tree, each as its id names it, then what was set apart."""
    depth: dict[str | None, int] = {None: -1}
    for clause in outline.clauses:
        depth[clause.id] = depth[clause.parent] + 1
        label = clause.id.partition("#")[2]
        yield f"{'  ' * depth[clause.id]}{label}  {on_one_line(clause.text, clause.spans)[:60]}"
    for piece in outline.foreign:
        yield f"[foreign, {len(piece.text)} characters]  {piece.title}"
    for warning in outline.warnings:
        yield f"[warning at {warning.start}]  {warning.message}"


def finding_lines(
    findings: Sequence[Finding], text: str, documents: Sequence[serial.JsonObject] = ()
) -> Iterator[str]:
    """Each finding of a text with its note and source; that there is none is said.

    Args:
        findings: What the text was told.
        text: The text.
        documents: Of the library, as ``youju list`` prints them: their versions are named.
    """
    say, titles = _words_for(text), called(documents, phrases(language_of(text)))
    if not findings:
        yield say["check_none"]
    for finding in findings:
        yield f"[{say[f'verdict_{finding.verdict}']}] {finding.text}"
        if finding.note:
            yield f"    {finding.note}"
        if finding.source is not None:
            yield f"    {_stands(finding.source, titles)}"
        if finding.nearest is not None:
            yield f"    {say['check_nearest']}{_stands(finding.nearest, titles)}"


def _stands(source: Citation, titles: Mapping[str, str]) -> str:
    """Where some words stand, and the words."""
    quote = _cells(shown_quote(source.quote, source.spans), 4)
    return f"{_place(source, titles.get(source.doc_id, source.title))}: {quote}"


def _place(source: Citation, title: str) -> str:
    """Where a citation stands: its document, the headings above it, its address."""
    return place_words([title, *source.headings], source.address)


def report_lines(
    measured: Mapping[str, Estimate], differences: Mapping[str, Estimate]
) -> Iterator[str]:
    """Each measure with its interval, and how it differs from an earlier run."""
    for name, mean in measured.items():
        line = f"{name:<24} {mean.value:.3f}  [{mean.low:.3f}, {mean.high:.3f}]  n={mean.n}"
        if name in differences:
            change = differences[name]
            line += f"  change {change.value:+.3f} [{change.low:+.3f}, {change.high:+.3f}]"
        yield line


def change_lines(changes: Sequence[Change]) -> Iterator[str]:
    """What is not the same, one clause a paragraph: ``[-deleted-]`` and ``{+inserted+}``."""
    marks = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    clauses = [[clause for clause in (c.old, c.new) if clause] for c in changes]
    say = _words_for("".join(clause.text for pair in clauses for clause in pair))
    for change, pair in zip(changes, clauses, strict=True):
        if change.kind != "same":
            addresses = dict.fromkeys(clause.address for clause in pair)
            yield f"[{say[f'change_{change.kind}']}] {' → '.join(addresses)}"
            yield "    " + "".join(marks[operation].format(text) for operation, text in change.diff)
    counts = Counter(str(change.kind) for change in changes)
    told = [f"{say[f'change_{kind}']} {count}" for kind, count in counts.most_common()]
    yield BETWEEN.join(told) or say["change_none"]


def clause_lines(found: Surroundings) -> Iterator[str]:
    """A clause with its neighbours and its references both ways."""
    say, place, version = _words_for(found.clause.text), found.place, found.version
    where = place_words(found.clause.path or (found.title,), found.clause.address)
    state = _state_words(say, version.label, version.state, version.day)
    yield where + _pages(say, found.pages, "  {}") + (f"  [{state}]" if state else "")
    yield in_cells(found.shown)
    around = [("previous", place.previous), ("next", place.next), ("parent", place.parent)]
    around += [("child", child) for child in place.children]
    yield from (f"{say[label]}{one.id}" for label, one in around if one)
    for link in found.refers_to:
        missing = say[f"missing_{link.missing}"] if link.missing else ""
        yield f"{say['refers_to']}: {link.written} → {', '.join(link.targets) or missing}"
    for link in found.referred_by:
        yield f"{say['referred_by']}: {link.source} ({link.written})"
    yield f"{say['on_desk']}{serial.permalink(found.clause.id)}"


def _pages(say: Words, pages: Sequence[int], around: str) -> str:
    """The pages that something stands on; empty where it has none."""
    return around.format(say["pages"].format(pages=page_range(pages))) if pages else ""


def answer_lines(answer: Answer) -> Iterator[str]:
    """How the question was understood, its answer, then the words that each mark stands for."""
    if answer.standalone_question != answer.question:
        yield _words_for(answer.question)["understood_as"] + answer.standalone_question
    if answer.refused:
        yield answer.refusal_reason
        yield from (f"  {line}" for line in offered(answer))
        return
    yield in_cells(serial.sentences_text(answer.sentences))
    cited = {c.mark: c for s in answer.sentences for c in s.citations}
    for mark, citation in sorted(cited.items()):
        pages = _pages(_words_for(citation.quote), citation.pages, ", {}")
        yield f"[{mark}] {_place(citation, citation.title)}{pages}"
        quotes = [c for s in answer.sentences for c in s.citations if c.mark == mark]
        for quote in dict.fromkeys(shown_quote(c.quote, c.spans) for c in quotes):
            yield f"    {_cells(quote, 4)}"


def _cells(text: str, indent: int) -> str:
    """A text with the rows of a table on lines of their own, all but the first indented."""
    return in_cells(text).replace("\n", "\n" + " " * indent)
