"""The product over HTTP: the desk at ``/``, a JSON API, an OpenAI-compatible chat.

Knows no library and no model; a Service is handed in. Listens to nothing by itself.
"""

from __future__ import annotations

import json
import logging
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Annotated, Any, Literal

import anyio
from anyio.to_thread import run_sync
from fastapi import APIRouter, FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, Field
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant import serial
from assistant.answer import Answer, Checked, Event, Turn
from assistant.desk.page import mount
from assistant.service import Service, Turnstile, Waiting
from index.errors import LibraryError, YoujuError
from index.retriever import MAX_QUESTION

LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")
MAX_HITS = 100
MAX_BODY = 1_000_000
"""Bytes of a request to the API: a question with a long history, or a text to check."""
CLAUSE_ID_HELP = (
    "expected an id such as 0123456789ab#第三条, its '#' sent as %23; find ids with /api/search"
)
CONTENT_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}

log = logging.getLogger(__name__)


class SearchBody(BaseModel):
    """What ``POST /api/search`` takes."""

    question: str = Field(min_length=1, max_length=MAX_QUESTION)
    k: int = Field(default=10, ge=1, le=MAX_HITS)
    as_of: date | None = None


class CheckBody(BaseModel):
    """What ``POST /api/check`` takes; the name is given back with the text."""

    text: str = Field(min_length=1)
    name: str = "-"
    as_of: date | None = None


class AskBody(BaseModel):
    """What ``POST /api/ask`` takes; ``history`` as ``youju ask --history`` reads it."""

    question: str = Field(min_length=1, max_length=MAX_QUESTION)
    history: list[dict[str, Any]] = []
    as_of: date | None = None


class ChatMessage(BaseModel):
    """One message of an OpenAI chat; content may be a string or a list of text parts."""

    role: str
    content: str | list[dict[str, Any]] | None = None

    @property
    def text(self) -> str:
        """The words of the message."""
        if isinstance(self.content, list):
            return "".join(str(part.get("text", "")) for part in self.content)
        return self.content or ""


class StreamOptions(BaseModel):
    """OpenAI's ``stream_options``."""

    include_usage: bool = False


class ChatBody(BaseModel):
    """What ``POST /v1/chat/completions`` takes; other OpenAI fields are ignored."""

    messages: list[ChatMessage] = Field(min_length=1)
    model: str | None = None
    stream: bool = False
    stream_options: StreamOptions = StreamOptions()


def build_app(
    service: Service, *, examples: Sequence[str] = (), hosts: Sequence[str] | None = LOCAL_HOSTS
) -> FastAPI:
    """Put the desk and the API over one service.

    Args:
        service: The library and the model.
        examples: Questions the desk offers to start with.
        hosts: Values of the ``Host`` header that are answered, without their port; None answers
            any. The default keeps web pages from reaching a local server under their own name.

    Returns:
        The application, ready for an ASGI server.
    """
    app = FastAPI(title="Youju", docs_url=None, redoc_url=None)
    turnstile = Turnstile(service)
    app.include_router(_api(service, turnstile))
    app.include_router(_openai(service, turnstile))
    _answer_errors_in_json(app)
    app.add_middleware(_Guard, hosts=hosts)
    return mount(app, service, turnstile, examples)


def hosts_for(host: str) -> tuple[str, ...] | None:
    """Return which ``Host`` headers to answer when listening on ``host``.

    Listening on all addresses means being reached under names that cannot be known: None.
    """
    if host in ("0.0.0.0", "::", ""):
        return None
    return (*LOCAL_HOSTS, f"[{host}]" if ":" in host else host.lower())


def _api(service: Service, turnstile: Turnstile) -> APIRouter:
    router = APIRouter()

    @router.get("/healthz")
    def health() -> serial.JsonObject:
        return {"status": "ok", "model": service.model, "documents": len(service.documents())}

    @router.get("/api/search")
    def search_by_address(
        question: Annotated[str, Query(min_length=1)],
        k: Annotated[int, Query(ge=1, le=MAX_HITS)] = 10,
        as_of: date | None = None,
    ) -> serial.JsonObject:
        return serial.retrieval_json(service.search(question, k, as_of))

    @router.post("/api/search")
    def search(body: SearchBody) -> serial.JsonObject:
        return serial.retrieval_json(service.search(body.question, body.k, body.as_of))

    @router.get("/api/clauses/{clause_id:path}")
    def clause(clause_id: str, as_of: date | None = None) -> serial.JsonObject:
        try:
            return serial.surroundings_json(service.around(clause_id, as_of))
        except LibraryError as error:
            raise HTTPException(404, f"{error}; {CLAUSE_ID_HELP}") from error

    @router.post("/api/check")
    def check(body: CheckBody) -> serial.JsonObject:
        findings = tuple(service.check(body.text, body.as_of))
        library = service.inventory(body.as_of)
        return serial.check_json(findings, body.name, body.text, library)

    @router.post("/api/ask")
    async def ask(body: AskBody, request: Request) -> serial.JsonObject:
        asked = _Asked(body.question, serial.history_from_json(body.history), body.as_of)
        return serial.answer_json(await _whole(turnstile, asked, request))

    return router


def _openai(service: Service, turnstile: Turnstile) -> APIRouter:
    router = APIRouter()

    @router.get("/v1/models")
    def models() -> serial.JsonObject:
        only = {"id": service.model, "object": "model", "created": 0, "owned_by": "youju"}
        return {"object": "list", "data": [only]}

    @router.post("/v1/chat/completions", response_model=None)
    async def complete(body: ChatBody, request: Request) -> serial.JsonObject | StreamingResponse:
        asked = _Asked(*turns_of(body.messages))
        if body.stream:
            lines = _completion_lines(turnstile, asked, request, service.model, body.stream_options)
            return StreamingResponse(lines, media_type="text/event-stream")
        return _completion(await _whole(turnstile, asked, request))

    return router


def turns_of(messages: Sequence[ChatMessage]) -> tuple[str, tuple[Turn, ...]]:
    """Split an OpenAI chat into the question and the turns before it.

    System messages are left out: what Youju may say is settled by its documents.

    Raises:
        YoujuError: If the last message is not a question of the user.
    """
    said = [message for message in messages if message.role in ("user", "assistant")]
    if not said or said[-1].role != "user" or not said[-1].text.strip():
        raise YoujuError(
            f"The last message has the role {messages[-1].role!r}; expected one of the role "
            "'user' that is not empty. Put the question last."
        )
    turns = [
        Turn(asked.text, answered.text)
        for asked, answered in pairwise(said)
        if asked.role == "user" and answered.role == "assistant"
    ]
    return said[-1].text.strip(), tuple(turns)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, the turns before it, and the day that decides what is in force."""

    question: str
    history: Sequence[Turn]
    as_of: date | None = None


async def _events(
    turnstile: Turnstile, asked: _Asked, request: Request
) -> AsyncIterator[Event | Waiting]:
    """Yield events while the client is there; when it goes, the model is stopped."""
    events = turnstile.stream(asked.question, asked.history, asked.as_of)
    try:
        while (event := await run_sync(next, events, None)) is not None:
            if await request.is_disconnected():
                return
            yield event
    finally:
        with anyio.CancelScope(shield=True):
            await run_sync(events.close)


async def _whole(turnstile: Turnstile, asked: _Asked, request: Request) -> Answer:
    answer = None
    async for event in _events(turnstile, asked, request):
        if isinstance(event, Answer):
            answer = event
    if answer is not None:
        return answer
    raise HTTPException(499, "The client went away before the answer was whole; ask again.")


def _completion(answer: Answer) -> serial.JsonObject:
    return {
        "id": _completion_id(),
        "object": "chat.completion",
        "created": int(time.time()),
        "model": answer.model,
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": _content(answer)},
                "finish_reason": "stop",
            }
        ],
        "usage": _usage(answer),
        "youju": serial.answer_json(answer),
    }


def _content(answer: Answer) -> str:
    return serial.sentences_text(answer.sentences) or answer.answer or answer.refusal_reason


async def _completion_lines(
    turnstile: Turnstile,
    asked: _Asked,
    request: Request,
    model: str,
    options: StreamOptions,
) -> AsyncIterator[str]:
    """Write an answer as OpenAI chunks: checked sentences only, the sources in the last one."""
    chunk = _Chunks(model)
    yield chunk.line({"role": "assistant", "content": ""})
    said = ""
    try:
        async for event in _events(turnstile, asked, request):
            if isinstance(event, Waiting):
                yield ": waiting\n\n"
            elif isinstance(event, Checked):
                part = serial.sentence_text(event.sentence) + serial.gap(event.sentence)
                said += part
                yield chunk.line({"content": part})
            elif isinstance(event, Answer):
                if not said:
                    yield chunk.line({"content": _content(event)})
                yield chunk.line({}, finish="stop", youju=serial.answer_json(event))
                if options.include_usage:
                    yield chunk.usage(_usage(event))
    except Exception as error:
        if not isinstance(error, YoujuError):
            log.exception("an answer broke off")
        yield _data({"error": _error_of(error)})
    yield "data: [DONE]\n\n"


class _Chunks:
    """Writes the chunks of one streamed completion."""

    def __init__(self, model: str) -> None:
        self._frame: serial.JsonObject = {
            "id": _completion_id(),
            "object": "chat.completion.chunk",
            "created": int(time.time()),
            "model": model,
        }

    def line(
        self,
        delta: serial.JsonObject,
        finish: Literal["stop"] | None = None,
        **more: serial.Json,
    ) -> str:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        return _data({**self._frame, "choices": [choice], **more})

    def usage(self, usage: serial.JsonObject) -> str:
        return _data({**self._frame, "choices": [], "usage": usage})


def _usage(answer: Answer) -> serial.JsonObject:
    read, wrote = answer.timings.prompt_tokens, answer.timings.output_tokens
    return {"prompt_tokens": read, "completion_tokens": wrote, "total_tokens": read + wrote}


def _completion_id() -> str:
    return f"chatcmpl-{uuid.uuid4().hex}"


def _data(value: serial.JsonObject) -> str:
    return f"data: {json.dumps(value, ensure_ascii=False)}\n\n"


def _error_of(error: Exception) -> serial.JsonObject:
    if isinstance(error, YoujuError):
        return {"type": type(error).__name__, "message": str(error)}
    return {
        "type": "InternalError",
        "message": "Something went wrong inside; the log of the server has the details. "
        "Try again, and restart the server if it persists.",
    }


def _answer_errors_in_json(app: FastAPI) -> None:
    @app.exception_handler(YoujuError)
    async def refused(_request: Request, error: YoujuError) -> JSONResponse:
        return JSONResponse({"error": _error_of(error)}, status_code=400)

    @app.exception_handler(HTTPException)
    async def http(_request: Request, error: HTTPException) -> JSONResponse:
        shaped = {"type": "RequestError", "message": error.detail}
        return JSONResponse({"error": shaped}, status_code=error.status_code)

    @app.exception_handler(RequestValidationError)
    async def invalid(_request: Request, error: RequestValidationError) -> JSONResponse:
        shaped = {"type": "RequestError", "message": _explain(error)}
        return JSONResponse({"error": shaped}, status_code=422)

    @app.exception_handler(Exception)
    async def failed(_request: Request, error: Exception) -> JSONResponse:
        return JSONResponse({"error": _error_of(error)}, status_code=500)


def _explain(error: RequestValidationError) -> str:
    faults = [
        f"{'.'.join(str(step) for step in fault['loc'])}: got {fault.get('input')!r:.80}, "
        f"{fault['msg']}"
        for fault in error.errors()
    ]
    return f"{'; '.join(faults)}. Correct the request and send it again."


class _Guard:
    """Refuses requests under foreign host names, and forbids pages to fetch from elsewhere."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str] | None) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1")
        answer: ASGIApp = self._app if self._welcome(host) else _refusal(host)
        if scope["path"].startswith(("/api/", "/v1/")) and _size(headers) > MAX_BODY:
            answer = _too_large(_size(headers))
        await answer(scope, receive, _with_headers(send))

    def _welcome(self, host: str) -> bool:
        name = host[: host.index("]") + 1] if host.startswith("[") else host.split(":")[0]
        return self._hosts is None or name.lower() in self._hosts


def _size(headers: Mapping[bytes, bytes]) -> int:
    """Bytes of the body as announced; one sent in pieces without saying so counts as too large."""
    if b"chunked" in headers.get(b"transfer-encoding", b""):
        return MAX_BODY + 1
    length = headers.get(b"content-length", b"0")
    return int(length) if length.isdigit() else 0


def _too_large(size: int) -> JSONResponse:
    message = f"The request has {size:,} bytes; expected at most {MAX_BODY:,}. Ask in fewer words."
    return JSONResponse({"error": {"type": "RequestError", "message": message}}, status_code=413)


def _refusal(host: str) -> JSONResponse:
    message = (
        f"The request came for the host {host!r}; expected the address the server listens on. "
        "Open that address, or start with --host to be reached under another."
    )
    return JSONResponse({"error": {"type": "RequestError", "message": message}}, status_code=421)


def _with_headers(send: Send) -> Callable[[Message], Awaitable[None]]:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HEADERS)
        await send(message)

    return sending
