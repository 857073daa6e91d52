"""What the commands print for people: values become lines of text. Pure.

Knows nothing of where lines are printed, nor of the JSON that scripts get instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import serial
from assistant.phrases import language_of, phrases
from index.validity import State

if TYPE_CHECKING:
    from assistant.adaptation import Adaptation
    from assistant.conversation import Answer
    from assistant.findings import Finding
    from assistant.metrics import Estimate
    from index.changes import Change
    from index.library import AddResult
    from index.outline import Outline
    from index.retriever import Hit
    from index.surroundings import Surroundings
    from index.symptoms import Symptom


def symptom_lines(symptoms: Sequence[Symptom], folder: Path) -> Iterator[str]:
    """Each thing that the doctor found, and what helps."""
    for found in symptoms:
        state = "mended" if found.is_repaired else "error" if found.is_error else "note"
        named = f"{found.doc_id} " if found.doc_id else ""
        yield f"{state:<7} {named}{found.where}: {found.message}"
        yield f"        {found.remedy}"
    if not any(found.is_error for found in symptoms):
        yield f"the library in {folder} is sound"


def state_words(label: str, state: State, day: date | None) -> str:
    """A version in a few words: ``2019, amended, 2023-01-01``."""
    known = (label, str(state), str(day or ""))
    return ", ".join(word for word in known if word)


def hit_words(hit: Hit) -> str:
    """A hit's rank and place, how it was found and, unless it is in force, what of its version."""
    plain = hit.state in (State.CURRENT, State.UNKNOWN) and not hit.version
    found = hit.route
    if not plain:
        found += f"; {state_words(hit.version, hit.state, hit.since)}"
    return f"{hit.rank}. {place_words(hit.clause.path, hit.clause.address)}  [{found}]"


def adaptation_lines(made: Adaptation) -> Iterator[str]:
    """Both figures, the gain, and what came of it."""
    yield f"{made.questions} questions, each asked with a map that was not learned from it"
    for name, was in made.before.items():
        now = made.after[name]
        yield f"{name:10} {was.value:.3f} before, {now.value:.3f} ({now.low:.3f} to {now.high:.3f})"
    gain = made.gain
    yield f"{'gain':10} {gain.value:+.3f} ({gain.low:+.3f} to {gain.high:+.3f})"
    yield "the new map is used" if made.used else "no sure gain: nothing was changed"


def added_lines(results: Sequence[AddResult]) -> Iterator[str]:
    """What became of each file."""
    for result in results:
        reason = f": {result.reason}" if result.reason else ""
        title = result.title or Path(result.path).name
        yield f"{result.status:<9} {title} ({result.clauses} clauses){reason}"


def outline_lines(outline: Outline) -> Iterator[str]:
    """The clauses of a document as a tree, then what was set apart."""
    depth: dict[str | None, int] = {None: -1}
    for clause in outline.clauses:
        depth[clause.id] = depth[clause.parent] + 1
        yield f"{'  ' * depth[clause.id]}{clause.address}  {clause.text[:60]}"
    for piece in outline.foreign:
        yield f"[foreign, {len(piece.text)} characters]  {piece.title}"
    for warning in outline.warnings:
        yield f"[warning at {warning.start}]  {warning.message}"


def finding_lines(findings: Sequence[Finding], text: str) -> Iterator[str]:
    """Each finding with its note and source; that there is none is said."""
    if not findings:
        yield phrases(language_of(text)).say("check_none")
    for finding in findings:
        yield f"[{finding.verdict}] {finding.text}"
        if finding.note:
            yield f"    {finding.note}"
        if finding.source is not None:
            yield f"    {finding.source.title} {finding.source.address}: {finding.source.quote}"


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
    for change in changes:
        addresses = [clause.address for clause in (change.old, change.new) if clause]
        if change.kind != "same":
            yield f"{change.kind:<10}  {' → '.join(dict.fromkeys(addresses))}"
            yield "    " + "".join(marks[operation].format(text) for operation, text in change.diff)
    counts = Counter(str(change.kind) for change in changes)
    yield (
        ", ".join(f"{count} {kind}" for kind, count in counts.most_common()) or "nothing to compare"
    )


def place_words(path: Sequence[str], address: str) -> str:
    """Where a clause stands: the headings above it and its address."""
    return " › ".join([*path, address])


def clause_lines(found: Surroundings) -> Iterator[str]:
    """A clause with its neighbours and its references both ways."""
    place = found.place
    where = place_words(found.clause.path or (found.title,), found.clause.address)
    pages = f"  p. {'–'.join(map(str, found.pages))}" if found.pages else ""
    yield f"{where}{pages}  [{found.version.state.value}]"
    yield found.clause.text
    around = [("previous", place.previous), ("next", place.next), ("part of", place.parent)]
    around += [("has part", child) for child in place.children]
    yield from (f"{label}: {one.id}" for label, one in around if one)
    for link in found.refers_to:
        yield f"refers to: {link.written} → {', '.join(link.targets) or link.missing}"
    for link in found.referred_by:
        yield f"referred to by: {link.source} ({link.written})"
    yield f"on the desk: {serial.permalink(found.clause.id)}"


def answer_lines(answer: Answer) -> Iterator[str]:
    """An answer, then the words that each mark stands for."""
    if answer.refused:
        yield answer.refusal_reason
        for clause in answer.nearest:
            yield f"  {place_words(clause.path, clause.address)}: {clause.text[:80]}"
        return
    yield serial.sentences_text(answer.sentences)
    cited = {c.mark: c for s in answer.sentences for c in s.citations}
    for mark, citation in sorted(cited.items()):
        pages = f", p. {'–'.join(map(str, citation.pages))}" if citation.pages else ""
        yield f"[{mark}] {citation.title} {citation.address}{pages}"
        quotes = [c.quote for s in answer.sentences for c in s.citations if c.mark == mark]
        for quote in dict.fromkeys(quotes):
            yield f"    {quote}"
