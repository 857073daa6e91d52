"""Seconds to the first word and to the whole answer, passages new and just read.

Models are loaded and the questions of one set are asked twice each. So that the first time finds
nothing in the prefix cache, a number that no prompt had before is put at the very start of the
system message: a cache of prefixes can then match nothing that follows. The second time the number
is the same, so that all of the prompt is found. The product itself is not changed, and the number
costs it a token or two. Knows nothing of how an answer is made.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace

from assistant.chat.answer import Answer
from assistant.chat.conversation import Conversation
from assistant.runtime.llm import LanguageModel, Message, Usage
from benchmarks.material import EVAL, Options, libraries, load_models, questions
from benchmarks.tables import percentile, table
from index.retriever import Retriever

SETS = (EVAL, "urban_b")
HEADS = ("outcome", "n", "first s", "p90", "total s", "p90", "retrieval s", "prompt tokens")
OUTCOMES: dict[str, Callable[[Answer], bool]] = {
    "answered": lambda answer: not answer.refused,
    "answered by the model": lambda a: not a.refused and a.timings.output_tokens > 0,
    "refused": lambda answer: answer.refused,
}
WARM_UP = "城市"
"""Asked before the clock runs: the first search of a library loads it."""


class Numbered:
    """A language model whose prompts begin with a number, by which caches of prefixes tell them."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model
        self._number = 0
        self.name = model.name
        self.adapters = model.adapters

    def forget(self) -> None:
        """From here on no prompt begins as any did before."""
        self._number += 1

    def stream(
        self, messages: Sequence[Message], *, max_tokens: int = 512
    ) -> Generator[str, None, Usage]:
        """Yield what the model says with the number before the first message."""
        return self._model.stream(self._numbered(messages), max_tokens=max_tokens)

    def leanings(
        self,
        chats: Sequence[Sequence[Message]],
        adapter: str,
    ) -> list[float]:
        """Log-odds that the model gives to yes, with the number before each first message."""
        numbered = [self._numbered(messages) for messages in chats]
        return self._model.leanings(numbered, adapter)

    def _numbered(self, messages: Sequence[Message]) -> list[Message]:
        first = replace(messages[0], content=f"{self._number} {messages[0].content}")
        return [first, *messages[1:]]


def run(options: Options) -> Iterator[str]:
    """Ask each question twice and yield one table."""
    new: list[Answer] = []
    again: list[Answer] = []
    sets = options.sets or SETS
    embedder, model = load_models()
    numbered = Numbered(model)
    with libraries(options, embedder, sets) as made:
        for name in sets:
            library = made.asked_by(name)
            conversation = Conversation(library, Retriever(library, embedder), numbered)
            conversation.ask(WARM_UP)
            for question in questions(name, options.limit):
                numbered.forget()
                new.append(conversation.ask(question.query))
                again.append(conversation.ask(question.query))
    pairs = list(zip(new, again, strict=True))
    rows = []
    for label, wanted in OUTCOMES.items():
        kept = [pair for pair in pairs if wanted(pair[0])]
        rows.append(row(f"{label}, passages new", [first for first, _ in kept]))
        rows.append(row(f"{label}, passages just read", [second for _, second in kept]))
    yield table(HEADS, rows)


def row(label: str, answers: Sequence[Answer]) -> tuple[object, ...]:
    """Medians and ninth deciles; an answer that needs no model has its first word at its end."""
    timings = [a.timings for a in answers]
    first, total = [t.first_token_s for t in timings], [t.total_s for t in timings]
    return (
        label,
        len(answers),
        *(percentile(seconds, rank) for seconds in (first, total) for rank in (0.5, 0.9)),
        percentile([t.retrieve_s for t in timings], 0.5),
        percentile([float(t.prompt_tokens) for t in timings], 0.5),
    )
