"""Every question asked of the product: the right clause cited, or rightly refused, and how soon.

One process, models loaded once, one question after the other. A running server has its prompt's
first lines in the prefix cache, and so has this: what an empty cache costs is measured by
``latency.py``. Knows nothing of how an answer is made.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.conversation import Answer, Conversation
from assistant.critical import fold_width
from assistant.llm import LanguageModel
from assistant.models import load_embedder, load_language_model, prepare
from assistant.settings import Settings
from assistant.support import Citation
from benchmarks.material import Libraries, Options, Question, libraries, questions, set_names
from benchmarks.tables import percentile, share, table
from index.embedder import Embedder
from index.library import Library
from index.retriever import Retriever

HEADS = (
    *("set", "right clause", "its words", "wrongly refused", "refused of unanswerable"),
    *("quotes exact", "first s", "p90", "total s", "p90"),
)


@dataclass(frozen=True, slots=True)
class Marked:
    """An answer and what it is worth.

    Attributes:
        cited: A citation has the right document and address.
        worded: Every group of words is in the answer or its quotes; None where none is asked for.
        exact: For each citation, whether its quote is the stored text over its spans.
    """

    question: Question
    answer: Answer
    cited: bool
    worded: bool | None
    exact: tuple[bool, ...]

    @property
    def right(self) -> bool:
        """Cited, with the words asked for; or refused where the documents do not say."""
        if not self.question.address:
            return self.answer.refused
        return self.cited and self.worded is not False and not self.answer.refused


def run(options: Options) -> Iterator[str]:
    """Ask every set and yield one table, and the addresses cited where they are not the right ones."""
    names = list(options.sets) or set_names()
    asked = {name: questions(name, options.limit) for name in names}
    marked: dict[str, list[Marked]] = {}
    with models() as (embedder, model), libraries(options, embedder, names) as made:
        for name, of_set in asked.items():
            library = made.asked_by(name)
            conversation = Conversation(library, Retriever(library, embedder), model)
            marked[name] = [mark(q, conversation.ask(q.query), library) for q in of_set]
            if options.details:
                write(options.details, name, marked[name], new=name == names[0])
    yield table(HEADS, [row(name, of_set) for name, of_set in marked.items()])
