"""The checking side of the desk: what is known of one check so far, and its HTML.

Pure. All text passes through templates that escape it. Does not know Gradio, nor who checks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from assistant.checker.findings import VERDICTS, Finding, counts
from assistant.desk.cutting import Marks, cut
from assistant.desk.refusals import said
from assistant.desk.rendering import render
from assistant.evidence.sources import SUPPORTED
from assistant.reports.cells import row_pieces
from assistant.reports.markup import HEADING, has_markup
from assistant.serial import JsonObject
from assistant.words import Words
from index.tables import is_row, is_rule

Stage = Literal["writing", "loading", "ready", "running", "done", "stopped"]
PASTED = "-"
"""The name of a text that came from no file, as on the command line."""
SIGNS = {
    "out_of_corpus": "∅",
    "no_such_clause": "№",
    "repealed": "⊘",
    "supported": "✓",
    "altered": "≠",
    "misattributed": "⇄",
    "spliced": "⊕",
    "contradicted": "✕",
    "unsupported": "?",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One text and what is known of it.

    Attributes:
        name: The file's name, ``PASTED`` for none.
        text: What the offsets of the findings point into.
        stage: What is going on; while ``writing``, there is no text yet.
        findings: So far, in the order of the text.
        library: What all of it was held against, as ``youju list`` prints it; empty before the end.
        error: Why a file cannot be read or checking broke off; empty otherwise.
        day: The day that decides what is in force; None before it is checked.
    """

    name: str = PASTED
    text: str = ""
    stage: Stage = "writing"
    findings: tuple[Finding, ...] = ()
    library: JsonObject = field(default_factory=dict)
    error: str = ""
    day: date | None = None

    @property
    def has_markup(self) -> bool:
        """Whether headings are written as in Markdown, into which other formats are read."""
        return has_markup(self.name)

    @property
    def share(self) -> float:
        """How much of the text is checked, from 0 to 1."""
        reached = self.findings[-1].end if self.findings else 0
        return reached / len(self.text) if self.text else 0.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of the checked text.

    Attributes:
        text: The words.
        verdict: Of the first finding over it that is not ``supported``; empty for none.
        ends: Numbers of the findings that end with it.
    """

    text: str
    verdict: str
    numbers: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the checked text, without the marks that make it a heading."""

    stretches: tuple[Stretch, ...]
    heading: bool = False


def lines_of(text: str, findings: Sequence[Finding], *, is_markup: bool = False) -> Iterator[Line]:
    """Cut a checked text into lines, and each where findings begin and end.

    Args:
        text: The text.
        findings: Numbered from 1 as they come; some may overlap.
        is_markup: Whether a line that begins with # is a heading, and one between bars a row.

    Yields:
        Stretches that joined are the line, without the line feed at its end, a row in its cells.
    """
    places = {n: (one.start, _end(text, one)) for n, one in enumerate(findings, 1)}
    waiting, at = sorted(places, key=lambda number: places[number], reverse=True), 0
    inside: list[int] = []
    for line in text.split("\n"):
        end = at + len(line)
        while waiting and places[waiting[-1]][0] < end:
            inside.append(waiting.pop())
        inside = [number for number in inside if places[number][1] > at]
        marks = {str(number): [places[number]] for number in inside}
        heading = HEADING.match(line) if is_markup else None
        lead = heading.end() if heading else 0
        stretches = tuple(_stretches(line[lead:], at + lead, marks, findings))
        if is_markup and is_row(line):
            stretches = _in_cells(stretches)
        if not (is_markup and is_rule(line)):
            yield Line(stretches, bool(heading))
        at = end + 1


def _in_cells(row: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """A row of a table as people read it."""
    shown = row_pieces([stretch.text for stretch in row])
    return tuple(replace(one, text=text) for one, text in zip(row, shown, strict=True))


def _end(text: str, finding: Finding) -> int:
    """Where the last word of a finding ends, white space after it left out."""
    return finding.start + len(text[finding.start : finding.end].rstrip())


def _stretches(line: str, at: int, marks: Marks, findings: Sequence[Finding]) -> Iterator[Stretch]:
    for block in cut(line, [(at, at + len(line))], marks):
        for piece in block:
            at += len(piece.text)
            numbers = tuple(int(key) for key in piece.keys)
            ends = tuple(number for number in numbers if marks[str(number)][0][1] == at)
            verdicts = [findings[number - 1].verdict for number in numbers]
            wrong = [verdict for verdict in verdicts if verdict != SUPPORTED]
            yield Stretch(piece.text, (wrong or verdicts or [""])[0], numbers, ends)


def text_html(check: Check, words: Words) -> str:
    """Render the text with every place marked by its verdict; nothing while it is written."""
    if not check.text:
        return ""
    return render(
        "checked.html",
        it=check,
        lines=lines_of(check.text, check.findings, is_markup=check.has_markup),
        called=words["check_pasted"] if check.name == PASTED else check.name,
        verdicts={number: one.verdict for number, one in enumerate(check.findings, 1)},
        signs=SIGNS,
        t=words,
    )


def findings_html(check: Check, words: Words, downloads: str = "") -> str:
    """Render what was found, a count for each verdict first.

    Args:
        check: The check.
        words: The interface text.
        downloads: Where its report is, without the ending.
    """
    found = counts(check.findings)
    return render(
        "findings.html",
        it=check,
        found={verdict: found[verdict] for verdict in VERDICTS if found[verdict]},
        downloads=downloads,
        signs=SIGNS,
        t=words,
    )


def status_html(check: Check, words: Words) -> str:
    """Render the line beside the buttons: how far it is, what went wrong, or the keys."""
    return render("checking.html", it=check, percent=int(check.share * 100), said=said, t=words)
