"""A question that came over HTTP is asked while its client is there.

Knows no library and no model; a Turnstile is handed in.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date

import anyio
from anyio.to_thread import run_sync
from fastapi import Request
from starlette.exceptions import HTTPException

from assistant import serial
from assistant.answer import Answer, Event, Turn
from assistant.service import Turnstile, Waiting
from index.errors import YoujuError


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the turns before it, and the day that decides what is in force."""

    question: str
    history: Sequence[Turn]
    as_of: date | None = None


async def events(
    turnstile: Turnstile, asked: Asked, request: Request
) -> AsyncIterator[Event | Waiting]:
    """Yield events while the client is there; when it goes, the model is stopped."""
    told = turnstile.stream(asked.question, asked.history, asked.as_of)
    try:
        while (event := await run_sync(next, told, None)) is not None:
            if await request.is_disconnected():
                return
            yield event
    finally:
        with anyio.CancelScope(shield=True):
            await run_sync(told.close)


async def whole(turnstile: Turnstile, asked: Asked, request: Request) -> Answer:
    """The whole answer.

    Raises:
        HTTPException: If the client went away before.
    """
    answer = None
    async for event in events(turnstile, asked, request):
        if isinstance(event, Answer):
            answer = event
    if answer is not None:
        return answer
    raise HTTPException(499, "The client went away before the answer was whole; ask again.")


def error_of(error: Exception) -> serial.JsonObject:
    """What a client is told of an error; of one inside only that there was one."""
    if isinstance(error, YoujuError):
        return {"type": type(error).__name__, "message": str(error)}
    return {
        "type": "InternalError",
        "message": "Something went wrong inside; the log of the server has the details. "
        "Try again, and restart the server if it persists.",
    }
