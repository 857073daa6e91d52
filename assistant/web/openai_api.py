"""The chat as OpenAI's API has it, so that clients written for that can ask.

What stands in an answer are checked sentences only, with their references below them, since a
client of OpenAI's shows nothing else; all of it comes as data under ``youju``, too. ``usage``
counts the tokens that the model read and made in the call that wrote the answer. Where it was
quoted from the documents no call wrote it, and what the model read on the way is not told by every
runtime: ``usage`` is then left out, as the protocol allows.
Source: OpenAI API reference, *Chat completions*. Knows no library and no model.
"""

from __future__ import annotations

import json
import logging
import time
import uuid
from collections.abc import AsyncIterator, Sequence
from itertools import pairwise
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse
from pydantic import AfterValidator, BaseModel, Field
from starlette.exceptions import HTTPException

from assistant import serial
from assistant.chat.answer import Answer, Checked, Turn
from assistant.reports.references import below, without_references
from assistant.service import Service, Turnstile, Waiting
from assistant.web.asking import Asked, error_of, events, whole
from index.errors import YoujuError

log = logging.getLogger(__name__)


def _with_text(part: dict[str, Any]) -> dict[str, Any]:
    """A part of a message, refused where what it calls its text is none."""
    if not isinstance(part.get("text"), str | None):
        raise ValueError("expected text in the field 'text'")
    return part


class ChatMessage(BaseModel):
    """One message of an OpenAI chat; content may be a string or a list of text parts."""

    role: str
    content: str | list[Annotated[dict[str, Any], AfterValidator(_with_text)]] | None = None

    @property
    def text(self) -> str:
        """The words of the message."""
        if isinstance(self.content, list):
            return "".join(part.get("text") or "" for part in self.content)
        return self.content or ""


class StreamOptions(BaseModel):
    """OpenAI's ``stream_options``."""

    include_usage: bool = False


class ChatBody(BaseModel):
    """What ``POST /v1/chat/completions`` takes; other OpenAI fields are ignored."""

    messages: list[ChatMessage] = Field(min_length=1)
    model: str | None = None
    stream: bool | None = None
    stream_options: StreamOptions | None = None


def openai_routes(service: Service, turnstile: Turnstile) -> APIRouter:
    """``/v1/models`` and ``/v1/chat/completions``."""
    router = APIRouter()

    @router.get("/v1/models")
    def models() -> serial.JsonObject:
        only = {"id": service.model, "object": "model", "created": 0, "owned_by": "youju"}
        return {"object": "list", "data": [only]}

    @router.post("/v1/chat/completions", response_model=None)
    async def complete(body: ChatBody, request: Request) -> serial.JsonObject | StreamingResponse:
        asked = Asked(*turns_of(body.messages))
        if body.stream:
            options = body.stream_options or StreamOptions()
            lines = _completion_lines(turnstile, asked, request, service.model, options)
            return StreamingResponse(lines, media_type="text/event-stream")
        return completion(await whole(turnstile, asked, request))

    return router


def turns_of(messages: Sequence[ChatMessage]) -> tuple[str, tuple[Turn, ...]]:
    """Split an OpenAI chat into the question and the turns before it.

    System messages are left out: what Youju may say is settled by its documents.

    Raises:
        YoujuError: If the last message is not a question of the user.
    """
    said = [message for message in messages if message.role in ("user", "assistant")]
    if not said or said[-1].role != "user":
        raise YoujuError(
            f"The last message has the role {messages[-1].role!r}; expected one of the role "
            "'user'. Put the question last."
        )
    if not said[-1].text.strip():
        raise YoujuError(
            f"The last message of the role 'user' has no words, but {said[-1].content!r:.80} as "
            "its content; expected a question that is not empty. Write it there."
        )
    turns = [
        Turn(asked.text, without_references(answered.text))
        for asked, answered in pairwise(said)
        if asked.role == "user" and answered.role == "assistant"
    ]
    return said[-1].text.strip(), tuple(turns)


def completion(answer: Answer) -> serial.JsonObject:
    """An answer as OpenAI's chat completion."""
    told: serial.JsonObject = {
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
        "youju": serial.answer_json(answer),
    }
    usage = _usage(answer)
    return {**told, "usage": usage} if usage else told


def _content(answer: Answer) -> str:
    said = serial.sentences_text(answer.sentences) or answer.answer or answer.refusal_reason
    return said + below(answer)


async def _completion_lines(
    turnstile: Turnstile,
    asked: Asked,
    request: Request,
    model: str,
    options: StreamOptions,
) -> AsyncIterator[str]:
    """Write an answer as OpenAI chunks: checked sentences only, the sources in the last one."""
    chunk = _Chunks(model)
    yield chunk.line({"role": "assistant", "content": ""})
    said = ""
    try:
        async for event in events(asked.put_to(turnstile), request):
            if isinstance(event, Waiting):
                yield ": waiting\n\n"
            elif isinstance(event, Checked):
                part = serial.sentence_text(event.sentence) + serial.gap(event.sentence)
                said += part
                yield chunk.line({"content": part})
            elif isinstance(event, Answer):
                if rest := below(event) if said else _content(event):
                    yield chunk.line({"content": rest})
                yield chunk.line({}, finish="stop", youju=serial.answer_json(event))
                if options.include_usage and (usage := _usage(event)):
                    yield chunk.usage(usage)
    except Exception as error:
        if not isinstance(error, YoujuError | HTTPException):
            log.exception("an answer broke off")
        yield _data({"error": error_of(error)})
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


def _usage(answer: Answer) -> serial.JsonObject | None:
    """The tokens of the call that wrote the answer; None where none did, or it does not tell."""
    read, wrote = answer.timings.prompt_tokens, answer.timings.output_tokens
    if not (read and wrote):
        return None
    return {"prompt_tokens": read, "completion_tokens": wrote, "total_tokens": read + wrote}


def _completion_id() -> str:
    return f"chatcmpl-{uuid.uuid4().hex}"


def _data(value: serial.JsonObject) -> str:
    return f"data: {json.dumps(value, ensure_ascii=False)}\n\n"
