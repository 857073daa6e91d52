"""The desk: what the user does becomes calls to the service, what is known becomes HTML.

The only module that listens to the browser. Knows no library and no model.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

import gradio as gr
from fastapi import FastAPI

from assistant.chat.answer import Turn
from assistant.desk import chat, reader, shelf
from assistant.desk import theme as look
from assistant.desk.cards import cards
from assistant.desk.chat import Exchange
from assistant.desk.checking import CheckSide
from assistant.desk.cutting import citation_marks
from assistant.desk.downloads import Downloads
from assistant.desk.parts import QUICKLY, Run, Session, Update, html, received
from assistant.desk.rendering import render
from assistant.service import Added, Service, Turnstile
from assistant.words import DEFAULT, Words, pick_language, words
from index.documents import FORMATS, Span
from index.errors import LibraryError, YoujuError
from index.outline import Clause, document_of
from index.surroundings import Surroundings
from index.validity import Version

SECONDS_BETWEEN_DRAFTS = 0.08
MAX_UPLOAD = "64mb"
HOUR = 3600
UNREAD_UPLOADS_KEPT = 24 * HOUR
"""Seconds after which Gradio drops what was sent and, its page closed meanwhile, never read."""
LANGUAGE_COOKIE = "youju-language"
"""Set by the script: the server writes every word, so it has to know before anything is shown."""

T = TypeVar("T")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Unadded:
    """A file that could not be added, as ``Added`` tells it."""

    path: str
    reason: str
    title: str = ""
    status: str = "refused"


class Desk:
    """Builds the page over one service; ``blocks`` is what a server mounts."""

    def __init__(self, service: Service, turnstile: Turnstile, examples: Sequence[str]) -> None:
        """Lay out the page and connect it.

        Args:
            service: The library and the model.
            turnstile: The queue before the model, shared with the rest of the server.
            examples: Questions to offer in an empty conversation.
        """
        self._service = service
        self._turnstile = turnstile
        self._examples = examples
        self.downloads = Downloads()
        text = words(DEFAULT)
        with gr.Blocks(
            analytics_enabled=False,
            title=text["name"],
            fill_width=True,
            delete_cache=(HOUR, UNREAD_UPLOADS_KEPT),
        ) as self.blocks:
            self._session = gr.State(Session())
            with gr.Column(elem_id="yj-desk"):
                self._lay_out(text)
            self._connect()

    def _lay_out(self, text: Words) -> None:
        """Lay out what is said or checked on the left, its sources right, the script last."""
        self._head = html(self._header_of(Session()), elem_id="yj-head")
        self._lay_out_chat(text)
        self._check_side = CheckSide(self._service, self._session, text)
        self._lay_out_side(text)
        self._bus = gr.HTML("", elem_id="yj-bus", js_on_load=look.script())

    @staticmethod
    def _header_of(session: Session) -> str:
        return render("header.html", t=session.words, day=session.day, formats=FORMATS)

    def _lay_out_chat(self, text: Words) -> None:
        with gr.Column(elem_id="yj-chat"):
            with gr.Column(elem_id="yj-scroll"):
                self._log = html("", elem_id="yj-log")
                self._live = html(chat.welcome_html(self._examples, text), elem_id="yj-live")
            with gr.Row(elem_id="yj-composer"):
                self._box = gr.Textbox(
                    elem_id="yj-box",
                    show_label=False,
                    container=False,
                    lines=1,
                    max_lines=6,
                    label=text["question_label"],
                    placeholder=text["placeholder"],
                    autofocus=True,
                )
                self._send = gr.Button(text["send"], elem_id="yj-send")
                self._stop = gr.Button(text["stop"], elem_id="yj-stop", visible=False)
                self._hint = html(chat.hint_html(text), elem_id="yj-hint")

    def _lay_out_side(self, text: Words) -> None:
        self._tabs = html(render("tabs.html", t=text), elem_id="yj-tabs")
        self._sources = html(self._sources_of(Session(), -1), elem_id="yj-sources")
        with gr.Column(elem_id="yj-document"):
            self._place = html("", elem_id="yj-here")
            self._document = html(reader.document_html(None, text), elem_id="yj-text")
        with gr.Column(elem_id="yj-library"):
            self._upload = gr.UploadButton(
                text["upload"],
                elem_id="yj-upload",
                file_count="multiple",
                visible=self._service.writable,
            )
            self._uploads = html("", elem_id="yj-uploads")
            self._library = html("", elem_id="yj-shelf")

    def _connect(self) -> None:
        conversation = [self._session, self._log, self._live, self._sources]
        asking = [*conversation, self._box, self._send, self._stop]
        words_of_page = [self._head, self._tabs, self._hint, self._upload]
        reading = [self._place, self._document]
        everything = [
            *asking, *words_of_page, *reading, self._library, *self._check_side.parts
        ]  # fmt: skip
        tab = [self._session]
        self.blocks.load(self._arrive, tab, everything, **QUICKLY)
        self._bus.apply(self._speak, tab, everything, **QUICKLY)
        typed = [self._box.submit, self._send.click]
        gr.on(typed, self._ask, [self._box, self._session], asking, **QUICKLY)
        self._bus.example_select(self._ask_example, tab, asking, **QUICKLY)
        self._stop.click(self._stop_asking, tab, None, queue=False, **QUICKLY)
        self._bus.clear(self._start_anew, tab, asking, **QUICKLY)
        dated = [*conversation, *reading, self._library, *self._check_side.parts]
        self._bus.option_select(self._choose_day, tab, dated, **QUICKLY)
        self._bus.select(self._show_turn, tab, [self._sources], **QUICKLY)
        self._bus.expand(self._open, tab, reading, **QUICKLY)
        self._bus.focus(self._look_around, tab, [self._place], **QUICKLY)
        added = [self._uploads, self._library]
        self._upload.upload(self._add, [self._upload, self._session], added, **QUICKLY)
        self._bus.delete(self._remove, tab, [*reading, *added], **QUICKLY)
        self._check_side.connect()

    def _arrive(self, session: Session, request: gr.Request) -> Update:
        asked = dict(request.query_params)
        accepted = request.headers.get("accept-language", "")
        remembered = request.cookies.get(LANGUAGE_COOKIE, "")
        session.language = pick_language(asked.get("lang", "") or remembered, accepted)
        session.reports = self.downloads.open(session)
        everything = self._everything(session) | self._opened_at(session, asked.get("clause", ""))
        return everything | self._conversation(session)  # it may have begun while all this was made

    def _speak(self, session: Session, event: gr.EventData) -> Update:
        session.language = pick_language(str(event.language), "")
        return self._everything(session)

    def _choose_day(self, session: Session, event: gr.EventData) -> Update:
        """Take the day that decides what is in force, and show everything as it is on it."""
        with suppress(ValueError):  # a day that is being typed may not exist
            session.day = date.fromisoformat(event.day) if event.day else None
        self._check_side.reopen(session)
        return {
            **self._conversation(session),
            **self._check_side.shown(session),
            self._document: self._document_of(session),
            self._place: self._place_of(session),
            self._library: self._library_of(session),
        }

    def _everything(self, session: Session) -> Update:
        text = session.words
        return {
            **self._conversation(session),
            **self._check_side.shown(session),
            self._head: self._header_of(session),
            self._tabs: render("tabs.html", t=text),
            self._hint: chat.hint_html(text),
            self._box: gr.update(label=text["question_label"], placeholder=text["placeholder"]),
            self._send: gr.update(value=text["send"]),
            self._stop: gr.update(value=text["stop"]),
            self._upload: gr.update(label=text["upload"]),
            self._document: self._document_of(session),
            self._place: self._place_of(session),
            self._library: self._library_of(session),
        }

    def _library_of(self, session: Session) -> str:
        listings = self._service.documents()
        versions = self._versions_of([one.doc_id for one in listings], session.day)
        removable = self._service.writable
        return shelf.library_html(listings, session.words, versions, removable=removable)

    def _conversation(self, session: Session) -> Update:
        text, last = session.words, len(session.exchanges) - 1
        return {
            self._session: session,
            self._log: chat.log_html(session.exchanges[:-1], text, self._names_of(session)),
            self._live: self._live_of(session),
            self._sources: self._sources_of(session, last),
        }

    def _live_of(self, session: Session) -> str:
        """The last question, or the invitation to ask the first."""
        if not session.exchanges:
            return chat.welcome_html(self._examples, session.words)
        return chat.exchange_html(
            session.exchanges[-1],
            session.words,
            turn=len(session.exchanges) - 1,
            downloads=self._reports_of(session),
            names=self._names_of(session),
        )

    def _names_of(self, session: Session) -> shelf.Names:
        """What the documents are called whose clauses an answer lists."""
        ids = {clause.doc_id for one in session.exchanges for clause in one.listed}
        outlines = [found for key in ids if (found := _found(self._service.outline, key))]
        return shelf.named(outlines, self._versions_of(ids, session.day), session.words)

    def _versions_of(self, ids: Iterable[str], day: date | None) -> dict[str, Version]:
        """What documents are on a day; one that was removed meanwhile is left out."""
        look_up = partial(self._service.version, as_of=day)
        return {key: found for key in ids if (found := _found(look_up, key))}

    def _reports_of(self, session: Session) -> str:
        """Where the reports of a conversation are, once it has an answer."""
        return f"{session.reports}/conversation" if session.values("conversation") else ""

    def _ask_example(self, session: Session, event: gr.EventData) -> Iterator[Update]:
        yield from self._ask(str(event.question), session)

    def _ask(self, question: str, session: Session) -> Iterator[Update]:
        if not question.strip() or session.asking:
            yield {self._session: session}
            return
        past = chat.history(session.exchanges)
        session.exchanges.append(Exchange(question.strip(), session.day))
        session.run.stopped = True  # one that has its answer may still be ending
        session.run = Run()
        yield {**self._conversation(session), **self._buttons(session), self._box: ""}
        yield from self._follow(session, past)
        yield {**self._conversation(session), **self._buttons(session)}

    def _follow(self, session: Session, past: Sequence[Turn]) -> Iterator[Update]:
        run, exchanges, place = session.run, session.exchanges, len(session.exchanges) - 1
        events = self._turnstile.stream(exchanges[place].question, past, session.day)
        shown, is_unshown = 0.0, False
        try:
            for event in events:
                if run.stopped:
                    return
                before = exchanges[place]
                exchanges[place] = chat.advance(before, event)
                is_unshown |= chat.settled(before) != chat.settled(exchanges[place])
                if time.monotonic() - shown > SECONDS_BETWEEN_DRAFTS:
                    yield self._progress(session, exchanges[place], sources=is_unshown)
                    shown, is_unshown = time.monotonic(), False
        except YoujuError as error:
            exchanges[place] = replace(exchanges[place], error=str(error))
        except Exception:
            log.exception("a question could not be answered")
            exchanges[place] = replace(exchanges[place], error=session.words["internal_error"])
        finally:
            events.close()
            exchanges[place] = chat.settle(exchanges[place])

    def _buttons(self, session: Session) -> Update:
        return {
            self._send: gr.update(visible=not session.asking),
            self._stop: gr.update(visible=session.asking),
        }

    def _progress(self, session: Session, exchange: Exchange, *, sources: bool) -> Update:
        last = len(session.exchanges) - 1
        names = self._names_of(session) if exchange.answer else chat.NAMELESS
        live = chat.exchange_html(exchange, session.words, turn=last, names=names)
        shown: Update = {self._live: live}
        if sources:
            shown[self._sources] = self._sources_of(session, last)
        return shown

    def _stop_asking(self, session: Session) -> None:
        session.run.stopped = True

    def _start_anew(self, session: Session) -> Update:
        session.run.stopped = True
        session.exchanges = []
        return {**self._conversation(session), **self._buttons(session)}

    def _show_turn(self, session: Session, event: gr.EventData) -> str:
        return self._sources_of(session, int(event.turn), goto=str(event.goto))

    def _open(self, session: Session, event: gr.EventData) -> Update:
        if event.clause:
            marks = self._marks_of(session, str(event.clause), event)
            return self._opened_at(session, str(event.clause), marks)
        session.reading, session.clause, session.marks = str(event.doc), "", ()
        return {self._document: self._document_of(session), self._place: ""}

    @staticmethod
    def _marks_of(session: Session, clause_id: str, event: gr.EventData) -> tuple[Span, ...]:
        """What is quoted of a clause where it was opened: in an answer, or in a finding."""
        if event.turn != "":
            exchange = session.exchanges[int(event.turn)]
            marks = citation_marks(exchange.sentences, clause_id).values()
            return tuple(span for group in marks for span in group)
        if event.finding != "":
            source = session.check.findings[int(event.finding) - 1].source
            return source.spans if source else ()
        return ()

    def _opened_at(self, session: Session, clause_id: str, marks: tuple[Span, ...] = ()) -> Update:
        clause = _found(self._service.clause, clause_id) if clause_id else None
        if clause is None:
            missing = reader.document_html(None, session.words, missing=clause_id)
            return {self._document: missing, self._place: ""}
        session.reading, session.clause, session.marks = clause.doc_id, clause.id, marks
        shown = self._document_of(session, goto=clause.id)
        return {self._document: shown, self._place: self._place_of(session)}

    def _look_around(self, session: Session, event: gr.EventData) -> str:
        session.clause = str(event.clause)
        return self._place_of(session)

    def _place_of(self, session: Session) -> str:
        around = partial(self._service.around, as_of=session.day)
        here = _found(around, session.clause) if session.clause else None
        others = {document_of(key) for key in _linked(here)} - {session.reading}
        outlines = {key: _found(self._service.outline, key) for key in others}
        titles = {key: outline.title for key, outline in outlines.items() if outline}
        return reader.place_html(here, session.words, titles)

    def _document_of(self, session: Session, goto: str = "") -> str:
        outline = _found(self._service.outline, session.reading) if session.reading else None
        if outline is None:
            return reader.document_html(None, session.words)
        return reader.document_html(
            outline,
            session.words,
            links=self._service.links(session.reading),
            version=self._service.version(session.reading, session.day),
            marks=session.marks,
            here=session.clause,
            goto=goto,
        )

    def _sources_of(
        self, session: Session, turn: int, goto: str = "", *, earlier: bool = False
    ) -> str:
        """The sources of a question; while they are looked for, those of the one before it."""
        waiting = session.exchanges[turn].searching if 0 <= turn < len(session.exchanges) else False
        if waiting and turn:
            return self._sources_of(session, turn - 1, earlier=True)
        exchange = session.exchanges[turn] if 0 <= turn < len(session.exchanges) else Exchange("")
        hits = exchange.shown_hits
        extra = (*self._cited_elsewhere(exchange), *exchange.nearest)
        ids = {clause.doc_id for clause in (*extra, *(hit.clause for hit in hits))}
        outlines = {key: found for key in ids if (found := _found(self._service.outline, key))}
        links = {key: self._service.links(key) for key in outlines}
        versions = self._versions_of(outlines, exchange.day)
        shown = cards(exchange.sentences, hits, extra, outlines, links, versions)
        return reader.sources_html(
            *(shown, session.words),
            turn=turn,
            answer=exchange.answer,
            goto=goto,
            waiting=waiting,
            earlier=earlier,
        )

    def _cited_elsewhere(self, exchange: Exchange) -> list[Clause]:
        found = {hit.clause.id for hit in exchange.shown_hits}
        cited = dict.fromkeys(
            citation.clause_id for one in exchange.sentences for citation in one.citations
        )
        asked = (_found(self._service.clause, key) for key in cited if key not in found)
        return [clause for clause in asked if clause is not None]

    def _add(self, files: Sequence[str], session: Session) -> Iterator[Update]:
        if session.uploads.done:
            session.uploads = shelf.Uploads()
        session.uploads.total += len(files or ())
        uploads = session.uploads
        for name in files or ():
            yield {self._uploads: shelf.uploads_html(uploads, session.words)}
            with received(name) as path:
                uploads.results.append(self._added(path, session.words))
        yield {
            self._uploads: shelf.uploads_html(uploads, session.words),
            self._library: self._library_of(session),
        }

    def _added(self, path: Path, text: Words) -> Added:
        """What became of one file; one that cannot be added does not keep the next from it."""
        try:
            return self._service.add(path)
        except YoujuError as error:
            reason = str(error)
        except OSError as error:
            reason = f"{path.name}: cannot be written into the library ({error.strerror or error})"
        except Exception:
            log.exception("a file could not be added")
            reason = text["internal_error"]
        return Unadded(str(path), reason)

    def _remove(self, session: Session, event: gr.EventData) -> Update:
        with suppress(LibraryError):  # another window may have removed it already
            self._service.remove(str(event.doc))
        if session.reading == event.doc:
            session.reading, session.clause, session.marks = "", "", ()
        return {
            self._document: self._document_of(session),
            self._place: self._place_of(session),
            self._uploads: "",  # it may tell that the document was added
            self._library: self._library_of(session),
        }


def _linked(here: Surroundings | None) -> Iterator[str]:
    """Ids of the clauses that a clause's references lead to or come from."""
    for link in here.refers_to if here else ():
        yield from link.targets
    yield from (link.source for link in (here.referred_by if here else ()))


def _found(look_up: Callable[[str], T], key: str) -> T | None:
    try:
        return look_up(key)
    except LibraryError:
        return None


def mount(app: FastAPI, desk: Desk) -> FastAPI:
    """Show the desk at ``/`` of an application, without anything that leaves the machine."""
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        desk.blocks.queue(default_concurrency_limit=None),
        path="/",
        footer_links=[],
        run_history=False,
        max_file_size=MAX_UPLOAD,
        ssr_mode=False,
        enable_monitoring=False,
        mcp_server=False,
        theme=look.theme(),
        css=look.style(),
        head=look.head(),
        show_error=False,
    )
    return mounted
