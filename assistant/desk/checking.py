"""The checking side of the page: what the user does there becomes a check, and its HTML.

Listens to the browser. Knows no library and no model; checking waits for no answer.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import gradio as gr

from assistant.desk import checker
from assistant.desk.checker import Check
from assistant.desk.parts import QUICKLY, Run, Session, Update, html, received
from assistant.service import Service
from assistant.words import Words
from index.documents import load
from index.errors import YoujuError

SECONDS_BETWEEN_TICKS = 0.3

log = logging.getLogger(__name__)


class CheckSide:
    """The parts of the page that check a text, and what they do."""

    def __init__(self, service: Service, session: gr.State, text: Words) -> None:
        """Lay out the text on the left, the findings on the right.

        Args:
            service: What checks.
            session: The state of the browser tab.
            text: The interface text to begin with.
        """
        self._service, self._session = service, session
        nothing = Check()
        with gr.Column(elem_id="yj-check"):
            with gr.Column(elem_id="yj-page"):
                self._paste = gr.Textbox(
                    elem_id="yj-paste",
                    show_label=False,
                    container=False,
                    lines=12,
                    max_lines=1000,
                    label=text["check_label"],
                    placeholder=text["check_placeholder"],
                )
                self._text = html("", elem_id="yj-checked")
            with gr.Row(elem_id="yj-checkbar"):
                self._status = html(checker.status_html(nothing, text), elem_id="yj-checking")
                self._file = gr.UploadButton(text["check_file"], elem_id="yj-check-file")
                self._anew = gr.Button(text["check_anew"], elem_id="yj-check-anew", visible=False)
                self._start = gr.Button(text["check"], elem_id="yj-check-start")
                self._stop = gr.Button(text["stop"], elem_id="yj-check-stop", visible=False)
        self._findings = html(checker.findings_html(nothing, text), elem_id="yj-findings")
        self.parts: list[gr.components.Component] = [
            self._paste, self._text, self._status, self._file, self._anew, self._start,
            self._stop, self._findings,
        ]  # fmt: skip

    def connect(self) -> None:
        """Have the parts do what they say."""
        tab, shown = [self._session], [self._session, *self.parts]
        self._start.click(self._check, [self._paste, self._session], shown, **QUICKLY)
        self._file.upload(self._take, [self._file, self._session], shown, **QUICKLY)
        self._stop.click(self._stop_checking, tab, None, queue=False, **QUICKLY)
        self._anew.click(self._begin_anew, tab, shown, **QUICKLY)

    def shown(self, session: Session) -> Update:
        """All that this side shows."""
        text, check = session.words, session.check
        writing = check.stage == "writing"
        pasting = gr.update(
            label=text["check_label"], placeholder=text["check_placeholder"], visible=writing
        )
        return {
            self._session: session,
            self._paste: pasting,
            self._text: checker.text_html(check, text),
            self._status: checker.status_html(check, text),
            self._findings: checker.findings_html(check, text, self._report_of(session)),
            self._file: gr.update(label=text["check_file"], visible=writing),
            **self._buttons(check, text),
        }

    def _buttons(self, check: Check, text: Words) -> Update:
        startable = check.stage in ("writing", "ready", "stopped")
        again = check.stage in ("ready", "done", "stopped")
        return {
            self._start: gr.update(value=text["check"], visible=startable),
            self._stop: gr.update(value=text["stop"], visible=check.stage == "running"),
            self._anew: gr.update(value=text["check_anew"], visible=again),
        }

    def _report_of(self, session: Session) -> str:
        return f"{session.reports}/check" if session.check.library else ""

    def _take(self, file: str, session: Session) -> Iterator[Update]:
        """Read a file; what it says is shown, and checked when that is asked for."""
        session.check = Check(name=Path(file).name, stage="loading")
        yield self.shown(session)
        try:
            with received(file) as path:
                session.check = replace(session.check, text=load(path).text, stage="ready")
        except YoujuError as error:
            session.check = Check(error=str(error))
        except Exception:
            log.exception("a file could not be read")
            session.check = Check(error=session.words["internal_error"])
        yield self.shown(session)

    def _check(self, pasted: str, session: Session) -> Iterator[Update]:
        if session.check.stage in ("running", "loading"):
            yield {self._session: session}
            return
        given = session.check if session.check.text else Check(text=pasted)
        if not given.text.strip():
            session.check = Check(error=session.words["check_empty"])
            yield self.shown(session)
            return
        session.check = Check(given.name, given.text, "running")
        run = session.checking = Run()
        yield self.shown(session)
        yield from self._follow(session, run)
        yield self.shown(session)

    def _follow(self, session: Session, run: Run) -> Iterator[Update]:
        check, day, told = session.check, session.day or date.today(), time.monotonic()
        found = []
        try:
            for finding in self._service.check(check.text, day):
                found.append(finding)
                if run.stopped:
                    break
                if time.monotonic() - told > SECONDS_BETWEEN_TICKS:
                    told = time.monotonic()
                    session.check = replace(check, findings=tuple(found))
                    yield {self._status: checker.status_html(session.check, session.words)}
            check = replace(check, findings=tuple(found), stage="stopped")
            if not run.stopped:
                library = self._service.inventory(day)
                check = replace(check, stage="done", library=library, day=day)
        except YoujuError as error:
            check = replace(check, stage="ready", error=str(error))
        except Exception:
            log.exception("a text could not be checked")
            check = replace(check, stage="ready", error=session.words["internal_error"])
        session.check = check

    def reopen(self, session: Session) -> None:
        """Have a text that was checked be checked again, since the day has changed."""
        session.checking.stopped = True
        if session.check.stage in ("done", "stopped"):
            session.check = Check(session.check.name, session.check.text, "ready")

    def _stop_checking(self, session: Session) -> None:
        session.checking.stopped = True

    def _begin_anew(self, session: Session) -> Update:
        session.check = Check()
        return self.shown(session)
