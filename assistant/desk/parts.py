"""What the sides of the desk share: a browser tab's state, and how components are made.

Does not know what a side shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import gradio as gr

from assistant import serial
from assistant.desk.chat import Exchange
from assistant.desk.checker import Check
from assistant.desk.downloads import Kind
from assistant.desk.shelf import Uploads
from assistant.words import DEFAULT, Words, words
from index.documents import Span

# What is asked for while something else is on its way is done too: Gradio would drop it.
QUICKLY: dict[str, Any] = {
    "show_progress": "hidden",
    "api_visibility": "private",
    "concurrency_limit": None,
    "trigger_mode": "multiple",
}
Update = dict[gr.components.Component, Any]


@dataclass
class Run:
    """An answer or a check on its way; ``stopped`` is set from another request."""

    stopped: bool = False


@dataclass
class Session:
    """One browser tab: its language, its conversation, its check, and what its reader shows.

    ``day`` decides what is in force, None for today; ``marks`` are the words marked in the document
    that is read; ``reports`` is the address of its reports, empty until the page has arrived.
    """

    language: str = DEFAULT
    day: date | None = None
    exchanges: list[Exchange] = field(default_factory=list)
    check: Check = field(default_factory=Check)
    reading: str = ""
    clause: str = ""
    marks: tuple[Span, ...] = ()
    run: Run = field(default_factory=Run)
    checking: Run = field(default_factory=Run)
    uploads: Uploads = field(default_factory=Uploads)
    reports: str = ""

    @property
    def asking(self) -> bool:
        """Whether a question is being answered."""
        return bool(self.exchanges) and self.exchanges[-1].running

    @property
    def words(self) -> Words:
        """The interface text."""
        return words(self.language)

    def report_name(self, kind: Kind) -> str:
        """What a report of this tab is called, without its ending."""
        return self.words[f"report_{kind}"]

    def values(self, kind: Kind) -> Sequence[serial.JsonObject]:
        """What a report of this tab is made of; empty where there is nothing yet."""
        if kind == "conversation":
            return [serial.answer_json(one.answer) for one in self.exchanges if one.answer]
        check = self.check
        if not check.library or not check.day:
            return []
        return [serial.check_json(check.findings, check.name, check.text, check.library, check.day)]


@contextmanager
def received(name: str) -> Iterator[Path]:
    """A file that the browser sent, for as long as it is read: Gradio would keep it."""
    path = Path(name)
    try:
        yield path
    finally:
        with suppress(OSError):  # what cannot be taken away now goes when the server ends
            path.unlink()


def html(value: str, *, elem_id: str) -> gr.HTML:
    """Make a part of the page that holds HTML and nothing else."""
    return gr.HTML(value, elem_id=elem_id, apply_default_css=False, js_on_load=None)
