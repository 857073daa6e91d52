"""A question becomes an Answer: rewrite, retrieve, prompt, stream, support."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.support import Sentence
from index.clauses import Clause
from index.retriever import Hit


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question and the answer that was shown."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Premise:
    """Whether what the question takes for granted holds; ``None`` where it takes nothing."""

    holds: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds and tokens of one answer."""

    retrieve_s: float
    first_token_s: float
    total_s: float
    prompt_tokens: int
    output_tokens: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown, sentence by sentence, with what it rests on; fields as in the contract."""

    question: str
    standalone_question: str
    answer: str
    refused: bool
    refusal_reason: str
    nearest: tuple[Clause, ...]
    sentences: tuple[Sentence, ...]
    dropped: tuple[Sentence, ...]
    hits: tuple[Hit, ...]
    premise: Premise
    timings: Timings
    model: str
    corpus_sha256: str


@dataclass(frozen=True, slots=True)
class Retrieved:
    """Event: the passages are known."""

    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """Event: words from the model, not yet checked."""

    text: str


@dataclass(frozen=True, slots=True)
class Checked:
    """Event: a sentence has its verdict and stands in the answer."""

    sentence: Sentence


Event = Retrieved | Draft | Checked | Answer
"""What ``Conversation.stream`` yields: Retrieved, then Draft and Checked, at the end one Answer."""


class Conversation:
    """Answers questions from one library with one language model."""

    def stream(self, question: str, history: Sequence[Turn] = ()) -> Iterator[Event]:
        """Yield events; the last one is the Answer. Closing the iterator stops the model."""
        raise NotImplementedError

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Run the stream to its end and return the Answer."""
        raise NotImplementedError
