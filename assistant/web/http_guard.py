"""What stands before every request: the names we answer to, the size, what pages may fetch.

Knows no library, no model and no route.
"""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable, Mapping, Sequence

from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")
MAX_BODY = 1_000_000
"""Bytes of a request to the API: a question with a long history, or a text to check."""
UNSAID = math.inf
CHECKS = "/api/check"
MAX_DRAINED = 100_000_000
"""Bytes of a body that is too large which are taken in before it is answered."""
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


def hosts_for(host: str) -> tuple[str, ...] | None:
    """Return which ``Host`` headers to answer when listening on ``host``.

    Listening on all addresses means being reached under names that cannot be known: None.
    """
    if host in ("0.0.0.0", "::", ""):
        return None
    return (*LOCAL_HOSTS, f"[{host}]" if ":" in host else host.lower())


class Guard:
    """Refuses requests under foreign host names, and forbids pages to fetch from elsewhere."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str] | None) -> None:
        """Stand before ``app``.

        Args:
            app: What answers requests that are let through.
            hosts: Values of the ``Host`` header that are answered, without their port; None any.
        """
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or have it answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1")
        answer: ASGIApp = self._app if self._welcome(host) else _refusal(host)
        if scope["path"].startswith(("/api/", "/v1/")) and _size(headers) > MAX_BODY:
            answer = _too_large(_size(headers), scope["path"])
            if b"expect" not in headers:
                await _drain(receive)
        await answer(scope, receive, _with_headers(send))

    def _welcome(self, host: str) -> bool:
        name = host[: host.find("]") + 1] if host.startswith("[") else host.split(":")[0]
        return self._hosts is None or name.lower() in self._hosts


def _size(headers: Mapping[bytes, bytes]) -> float:
    """Bytes of the body as announced; one sent in pieces without saying so counts as endless."""
    if b"chunked" in headers.get(b"transfer-encoding", b""):
        return UNSAID
    length = headers.get(b"content-length", b"0")
    return int(length) if length.isdigit() else 0


async def _drain(receive: Receive) -> None:
    """Take in a body that is not wanted: most clients read no answer before they have sent it."""
    taken = 0
    while taken < MAX_DRAINED:
        message = await receive()
        taken += len(message.get("body", b""))
        if not message.get("more_body"):
            break


def _too_large(size: float, path: str) -> JSONResponse:
    got = "a body sent in pieces, without its size" if size == UNSAID else f"{size:,} bytes"
    mend = "Ask in fewer words, or with fewer of the earlier turns."
    if path == CHECKS:
        mend = "Send the text in parts, or check its file with: youju check FILE"
    message = f"The request has {got}; expected at most {MAX_BODY:,} bytes. {mend}"
    denied = _denied(message, 413)
    denied.headers["connection"] = "close"
    return denied


def _refusal(host: str) -> JSONResponse:
    message = (
        f"The request came for the host {host!r}; expected the address the server listens on. "
        "Open that address, or start with --host to be reached under another."
    )
    return _denied(message, 421)


def _denied(message: str, status: int) -> JSONResponse:
    return JSONResponse({"error": {"type": "RequestError", "message": message}}, status)


def _with_headers(send: Send) -> Callable[[Message], Awaitable[None]]:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HEADERS)
        await send(message)

    return sending
