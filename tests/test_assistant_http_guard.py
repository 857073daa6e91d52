"""What stands before every request."""

from __future__ import annotations

import asyncio
import json

import pytest
from starlette.types import Message, Receive, Scope, Send

from assistant.web.http_guard import MAX_BODY, Guard

PIECE = 65_536


async def _never(_scope: Scope, _receive: Receive, _send: Send) -> None:
    raise AssertionError("a body that is too large is not let through")


def _posted(
    size: int, *more: tuple[bytes, bytes], path: str = "/api/ask"
) -> tuple[int, list[Message]]:
    """How many bytes of a body were taken in, and what was sent back."""
    taken = 0
    sent: list[Message] = []

    async def receive() -> Message:
        nonlocal taken
        piece = min(PIECE, size - taken)
        taken += piece
        return {"type": "http.request", "body": b"x" * piece, "more_body": taken < size}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"host", b"localhost"), (b"content-length", str(size).encode()), *more]
    scope = {"type": "http", "path": path, "headers": headers}
    asyncio.run(Guard(_never, ("localhost",))(scope, receive, send))
    return taken, sent


def test_a_body_that_is_too_large_is_taken_in_and_answered() -> None:
    taken, (start, body) = _posted(30 * MAX_BODY)
    assert taken == 30 * MAX_BODY, "a client that is cut off while it sends reads no answer"
    assert start["status"] == 413
    assert (b"connection", b"close") in start["headers"]
    assert "30,000,000 bytes" in json.loads(body["body"])["error"]["message"]


def test_a_client_that_waits_to_be_let_send_is_answered_at_once() -> None:
    taken, (start, _) = _posted(2 * MAX_BODY, (b"expect", b"100-continue"))
    assert (taken, start["status"]) == (0, 413)


@pytest.mark.parametrize(
    ("path", "mend"), [("/api/check", "in parts"), ("/v1/chat/completions", "fewer of the earlier")]
)
def test_it_is_told_what_was_got_what_is_allowed_and_what_to_do(path: str, mend: str) -> None:
    unsaid = (b"transfer-encoding", b"chunked")
    for more, got in (((), "2,000,000 bytes"), ((unsaid,), "in pieces, without its size")):
        _, (_, body) = _posted(2 * MAX_BODY, *more, path=path)
        message = json.loads(body["body"])["error"]["message"]
        assert all(said in message for said in (got, "at most 1,000,000 bytes", mend))
        assert ("question" in message, "Ask" in message) == (False, path != "/api/check")
