"""The LanguageModel protocol: messages in, text out piece by piece.

Knows no runtime; each runtime is one ``*_llm.py`` beside this file.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a chat."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens that went in and came out."""

    prompt_tokens: int
    output_tokens: int


class LanguageModel(Protocol):
    """Anything that continues a chat. Greedy: the same messages give the same words."""

    @property
    def name(self) -> str:
        """Name of the model, as shown in answers."""
        ...

    def stream(
        self, messages: Sequence[Message], *, max_tokens: int = 512
    ) -> Generator[str, None, Usage]:
        """Yield text as it is made and return the usage; closing the generator stops the model."""
        ...
