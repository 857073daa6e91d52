"""What came over HTTP, a question or a text to check, is worked on while its client is there.

It is given up, too, when the server is to end. Knows no library and no model; what works is handed
in.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Generic, TypeVar

import anyio
from anyio.to_thread import run_sync
from fastapi import Request
from starlette.exceptions import HTTPException

from assistant import serial
from assistant.chat.answer import Answer, Event, Turn
from assistant.service import POLL_SECONDS, Turnstile, Waiting, close
from index.errors import YoujuError

T = TypeVar("T")
_HALF_A_LETTER = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the turns before it, and the day that decides what is in force.

    Raises:
        YoujuError: If a word of them holds half of a letter.
    """

    question: str
    history: Sequence[Turn]
    as_of: date | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be written down."""
        said = (self.question, *(words for t in self.history for words in (t.question, t.answer)))
        if any(_HALF_A_LETTER.search(words) for words in said):
            raise YoujuError(
                "A message holds half of a letter (a lone surrogate such as \\ud800); expected "
                "text that can be written in UTF-8. Send the letter whole."
            )

    def put_to(self, turnstile: Turnstile) -> Iterator[Event | Waiting]:
        """Yield what is told of its answer."""
        return turnstile.stream(self.question, self.history, self.as_of)


class _Steps(Generic[T]):
    """What is told, step by step, each in whatever thread asks for it."""

    def __init__(self, told: Iterator[T]) -> None:
        self._told = told
        self._running = Lock()
        self._left = False

    def take(self) -> T | None:
        """The next event; None at the end."""
        with self._running:
            event = next(self._told, None)
        self._close_where_left()
        return event

    def leave(self) -> None:
        """Stop who tells, at the latest when the step that runs has ended; waits for none."""
        self._left = True
        self._close_where_left()

    def _close_where_left(self) -> None:
        if self._left and self._running.acquire(blocking=False):
            try:
                close(self._told)
            finally:
                self._running.release()


async def events(told: Iterator[T], request: Request) -> AsyncIterator[T]:
    """Yield what is told while the client is there and the server runs; else stop who tells it.

    Args:
        told: Its steps are taken in threads, so that the server can answer meanwhile.
        request: Its application's ``state.leaving`` says whether the server is to end.

    Raises:
        HTTPException: If the client went away or the server is to end before all was told.
    """
    steps = _Steps(told)
    try:
        while (event := await _awaited(steps, request)) is not None:
            yield event
    finally:
        with anyio.CancelScope(shield=True):
            await run_sync(steps.leave)


async def _awaited(steps: _Steps[T], request: Request) -> T | None:
    """The next event; a step that nobody waits for any more is left to end by itself."""
    taking = asyncio.ensure_future(run_sync(steps.take, abandon_on_cancel=True))
    try:
        while True:
            done, _ = await asyncio.wait({taking}, timeout=POLL_SECONDS)
            if vain := await _vain(request):
                raise vain
            if done:
                return taking.result()
    finally:
        taking.cancel()


async def _vain(request: Request) -> HTTPException | None:
    """Why nobody waits for what a request asked for, if so."""
    if await request.is_disconnected():
        return HTTPException(499, "The client went away before all was told; ask again.")
    if request.app.state.leaving():
        return HTTPException(503, "The server is being stopped; ask again when it runs.")
    return None


async def whole(turnstile: Turnstile, asked: Asked, request: Request) -> Answer:
    """The whole answer.

    Raises:
        HTTPException: As ``events``.
    """
    told = [event async for event in events(asked.put_to(turnstile), request)]
    return next(event for event in told if isinstance(event, Answer))


def error_of(error: Exception) -> serial.JsonObject:
    """What a client is told of an error; of one inside only that there was one."""
    if isinstance(error, HTTPException):
        return {"type": "RequestError", "message": error.detail}
    if isinstance(error, YoujuError):
        return {"type": type(error).__name__, "message": str(error)}
    return {
        "type": "InternalError",
        "message": "Something went wrong inside; the log of the server has the details. "
        "Try again, and restart the server if it persists.",
    }
