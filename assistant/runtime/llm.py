"""The LanguageModel protocol: messages in, text out piece by piece.

Knows no runtime; each runtime is one ``*_llm.py`` beside this file.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Generator, Sequence
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import Literal, Protocol

from assistant.evidence.sources import Likely

_CONTROL = re.compile(r"<\|([a-zA-Z0-9_]+)\|>")


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a chat.

    What a document or a question holds is never read as the control tokens (``<|im_end|>``) by
    which a model knows the turns: their marks are set apart.
    """

    role: Literal["system", "user", "assistant"]
    content: str

    def __post_init__(self) -> None:
        """Set apart what would be read as a token that begins or ends a turn."""
        object.__setattr__(self, "content", _CONTROL.sub(r"< |\1| >", self.content))


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens that went in and came out.

    Attributes:
        log_probability: Natural logarithm of the probability that the model gave to its output,
            the sum over its tokens; None where the runtime does not tell.
    """

    prompt_tokens: int
    output_tokens: int
    log_probability: float | None = None


CLAIMS, QUESTIONS = "judge", "answered"
"""What lower layers of a model may have learned to judge, as the file of either is named."""
Judges = Callable[[Sequence[Sequence[Message]]], Sequence[Likely]]
"""A judge: what the passage that each of some chats shows makes of the claim beside it."""
Answerable = Callable[[Sequence[Sequence[Message]]], list[float]]
"""A judge of questions: the log-odds that the passage that each of some chats shows answers its."""


def chat(parts: Sequence[str]) -> list[Message]:
    """What the system says, then the user and the assistant in turns, as messages."""
    turns = [Message("assistant" if at % 2 else "user", text) for at, text in enumerate(parts[1:])]
    return [Message("system", parts[0]), *turns]


ASSENT, DISSENT = ("是", "yes"), ("否", "no")
"""What a model that was asked to answer with one of two words may say."""
YES_OR_NO = ASSENT[0], DISSENT[0]
"""The two between which a model that has learned to tell leans."""


class LanguageModel(Protocol):
    """Anything that continues a chat. Greedy: the same messages give the same words."""

    @property
    def name(self) -> str:
        """Name of the model, as shown in answers."""
        ...

    @property
    def adapters(self) -> Collection[str]:
        """Names of weights that it has learned for some kinds of messages."""
        ...

    def stream(
        self, messages: Sequence[Message], *, max_tokens: int = 512
    ) -> Generator[str, None, Usage]:
        """Yield text as it is made and return the usage; closing the generator stops the model.

        Args:
            messages: The chat so far.
            max_tokens: Where to stop at the latest.
        """
        ...

    def leanings(
        self,
        chats: Sequence[Sequence[Message]],
        adapter: str,
    ) -> list[float]:
        """Log-odds of yes against no as the next word of each chat, whatever it would say.

        Args:
            chats: Not empty. What all begin with is read once.
            adapter: The one of ``adapters`` to wear.
        """
        ...


def collect(stream: Generator[str, None, Usage]) -> tuple[str, Usage]:
    """Run a stream to its end: all of its text, and the usage."""
    text = ""
    try:
        while True:
            text += next(stream)
    except StopIteration as stopped:
        return text, stopped.value


def assent(model: LanguageModel, parts: Sequence[str]) -> float | None:
    """The probability with which a model answers yes, where it was told to say only yes or no.

    Its first token tells: the probability of that word, or the rest of it where it says no.

    Args:
        model: Whom to ask.
        parts: As ``chat`` takes them.

    Returns:
        None where it says neither, or the runtime does not say how sure it was.
    """
    said, usage = collect(model.stream(chat(parts), max_tokens=1))
    word = said.strip().lower()
    if usage.log_probability is None or word not in (*ASSENT, *DISSENT):
        return None
    sure = math.exp(usage.log_probability)
    return sure if word in ASSENT else 1 - sure


Emit = Callable[[str], bool]
"""Takes the next piece of text; False means that nobody wants more."""


def stream_from(run: Callable[[Emit], Usage], lock: Lock) -> Generator[str, None, Usage]:
    """Turn a runtime that pushes its text into a generator that can be closed.

    Args:
        run: Generates, handing each piece to the ``Emit`` it is given and ending when that says
            False. Runs in a thread of its own; what it raises is raised here.
        lock: Held while ``run`` runs: one model does one thing at a time, others wait.

    Closing the generator returns at once; the model ends with the piece it is working on.
    """
    queue: SimpleQueue[str | Usage | BaseException] = SimpleQueue()
    closed = Event()

    def emit(text: str) -> bool:
        queue.put(text)
        return not closed.is_set()

    def work() -> None:
        with lock:
            try:
                queue.put(Usage(0, 0) if closed.is_set() else run(emit))
            except BaseException as error:
                queue.put(error)

    Thread(target=work, name="language-model").start()
    try:
        while isinstance(item := queue.get(), str):
            yield item
    finally:
        closed.set()
    if isinstance(item, BaseException):
        raise item
    return item
