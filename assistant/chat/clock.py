"""How long one answer takes, from the question to its last word.

Knows not what is said.
"""

from __future__ import annotations

import time

from assistant.chat.answer import Timings
from assistant.runtime.llm import Usage


class Clock:
    """Seconds and tokens of one answer.

    Attributes:
        usage: Tokens of its model, once they are known.
    """

    def __init__(self) -> None:
        self._start = time.perf_counter()
        self._retrieve_s = 0.0
        self._first_token_s: float | None = None
        self.usage = Usage(0, 0)

    def retrieved(self) -> None:
        """The passages are known."""
        self._retrieve_s = time.perf_counter() - self._start

    def first_token(self) -> None:
        """Words of the model are there; only the first of them count."""
        if self._first_token_s is None:
            self._first_token_s = time.perf_counter() - self._start

    def timings(self) -> Timings:
        """What it took until now."""
        total = time.perf_counter() - self._start
        first = self._first_token_s if self._first_token_s is not None else total
        usage = self.usage
        return Timings(self._retrieve_s, first, total, usage.prompt_tokens, usage.output_tokens)
