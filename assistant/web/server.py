"""The product over HTTP: the desk at ``/``, a JSON API, an OpenAI-compatible chat.

Knows no library and no model; a Service is handed in. Listens to nothing by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Any

from anyio.to_thread import run_sync
from fastapi import APIRouter, FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Mount

from assistant import serial
from assistant.desk.page import Desk, mount
from assistant.service import Service, Turnstile
from assistant.web.asking import Asked, error_of, events, whole
from assistant.web.complaints import explain, unparsed
from assistant.web.http_guard import LOCAL_HOSTS, Guard
from assistant.web.openai_api import openai_routes
from index.errors import LibraryError, YoujuError

MAX_HITS = 100
CLAUSE_ID_HELP = "over HTTP its '#' is sent as %23, and ids are found with /api/search"
DESK_TRAFFIC = ("/gradio_api", "/assets", "/static", "/svelte")
NOT_HERE = (404, 405)
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
ROUTES_HELP = (
    "expected POST /api/ask, /api/search, /api/check or /v1/chat/completions, or GET "
    "/api/search, /api/clauses/{clause_id}, /v1/models or /healthz"
)
_JSON = re.compile(r"\s*application/(?:[^;\s]+\+)?json\s*(?:;|$)", re.I)
NOT_JSON = (
    "Got a body with {sent}; expected JSON. Send the header content-type: application/json with it."
)


NOT_BLANK = r"\S"


class SearchBody(BaseModel):
    """What ``POST /api/search`` takes."""

    question: str = Field(pattern=NOT_BLANK)
    k: int = Field(default=10, ge=1, le=MAX_HITS)
    as_of: date | None = None


class CheckBody(BaseModel):
    """What ``POST /api/check`` takes; the name is given back with the text."""

    text: str = Field(pattern=NOT_BLANK)
    name: str = Field(default="-", min_length=1)
    as_of: date | None = None


class AskBody(BaseModel):
    """What ``POST /api/ask`` takes; ``history`` as ``youju ask --history`` reads it."""

    question: str = Field(pattern=NOT_BLANK)
    history: list[dict[str, Any]] = []
    as_of: date | None = None


def build_app(
    service: Service,
    *,
    examples: Sequence[str] = (),
    hosts: Sequence[str] | None = LOCAL_HOSTS,
    leaving: Callable[[], bool] = lambda: False,
) -> FastAPI:
    """Put the desk and the API over one service.

    Args:
        service: The library and the model.
        examples: Questions the desk offers to start with.
        hosts: Values of the ``Host`` header that are answered, without their port; None answers
            any. The default keeps web pages from reaching a local server under their own name.
        leaving: Whether the server is to end: what is being worked on is then given up.

    Returns:
        The application, ready for an ASGI server.
    """
    app = FastAPI(title="Youju", docs_url=None, redoc_url=None)
    app.state.leaving = leaving
    turnstile = Turnstile(service)
    app.include_router(_api(service, turnstile))
    app.include_router(openai_routes(service, turnstile))
    desk = Desk(service, turnstile, examples)
    app.include_router(desk.downloads.router)
    app.include_router(_elsewhere())
    _answer_errors_in_json(app)
    app.add_middleware(Guard, hosts=hosts)
    mount(app, desk)
    _shape_errors_beside_the_desk(app)
    return app


def _api(service: Service, turnstile: Turnstile) -> APIRouter:
    router = APIRouter()

    @router.get("/healthz")
    def health() -> serial.JsonObject:
        return {"status": "ok", "model": service.model, "documents": len(service.documents())}

    @router.get("/api/search")
    def search_by_address(
        question: Annotated[str, Query(pattern=NOT_BLANK)],
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
    async def check(body: CheckBody, request: Request) -> serial.JsonObject:
        day = body.as_of or date.today()
        told = events(service.check(body.text, day), request)
        findings = tuple([finding async for finding in told])
        library = await run_sync(service.inventory, day)
        return serial.check_json(findings, body.name, body.text, library, day)

    @router.post("/api/ask")
    async def ask(body: AskBody, request: Request) -> serial.JsonObject:
        asked = Asked(body.question, serial.history_from_json(body.history), body.as_of)
        return serial.answer_json(await whole(turnstile, asked, request))

    return router


def _elsewhere() -> APIRouter:
    """What is asked of the APIs by a path or method that they do not have, ahead of the desk."""
    router = APIRouter()

    @router.api_route("/api/{path:path}", methods=METHODS)
    @router.api_route("/v1/{path:path}", methods=METHODS)
    def nothing(request: Request) -> None:
        got = f"{request.method} {request.url.path}"
        raise HTTPException(404, f"Got {got}, which is not here; {ROUTES_HELP}")

    return router


def _shape_errors_beside_the_desk(app: FastAPI) -> None:
    """Have paths that the desk does not have be answered as those of the API are.

    The desk's own traffic, below ``/gradio_api``, keeps the shape that its page expects.
    """

    async def shaped(request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            raise error
        path = request.url.path
        if path.startswith(DESK_TRAFFIC):
            return JSONResponse({"detail": error.detail}, status_code=error.status_code)
        told = f"Got {request.method} {path}, which is not here; open / for the desk; {ROUTES_HELP}"
        message = told if error.status_code in NOT_HERE else str(error.detail)
        content = {"error": {"type": "RequestError", "message": message}}
        return JSONResponse(content, status_code=error.status_code)

    for route in app.routes:
        if isinstance(route, Mount) and isinstance(route.app, Starlette):
            route.app.add_exception_handler(HTTPException, shaped)


def _answer_errors_in_json(app: FastAPI) -> None:
    @app.exception_handler(YoujuError)
    async def refused(_request: Request, error: YoujuError) -> JSONResponse:
        return JSONResponse({"error": error_of(error)}, status_code=400)

    @app.exception_handler(HTTPException)
    async def http(_request: Request, error: HTTPException) -> JSONResponse:
        why = error.__cause__
        if isinstance(why, ValueError | RecursionError):  # met while the body was parsed
            error = HTTPException(error.status_code, unparsed(why))
        return JSONResponse({"error": error_of(error)}, status_code=error.status_code)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        sent = request.headers.get("content-type", "no content-type")
        is_json = request.method == "GET" or _JSON.match(sent) is not None
        message = explain(error.errors()) if is_json else NOT_JSON.format(sent=sent)
        shaped = {"type": "RequestError", "message": message}
        return JSONResponse({"error": shaped}, status_code=422)

    @app.exception_handler(Exception)
    async def failed(_request: Request, error: Exception) -> JSONResponse:
        return JSONResponse({"error": error_of(error)}, status_code=500)
