"""An answer as data, and the events on the way to it. Pure.

Knows not how an answer comes about, nor who is shown it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.evidence.sources import Sentence
from index.outline import Clause
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
    """What is shown, sentence by sentence, with what it rests on; fields as in the contract.

    Attributes:
        brief: The few words of the evidence that answer, or yes or no, where they do.
        as_of: The day that decided what is in force.
    """

    question: str
    standalone_question: str
    answer: str
    brief: str
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
    as_of: date


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
