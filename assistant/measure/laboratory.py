"""Models and libraries for an evaluation, each loaded when a task first needs it.

Knows no measure and no data set's fields.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from assistant.chat.conversation import Conversation
from assistant.chat.entailment import Witnesses
from assistant.checker.citations import Checker
from assistant.checker.hearing import MOST_HEARD, Hearing
from assistant.checker.premises import NearestClauses
from assistant.evidence.sources import Likely
from assistant.measure.datasets import Passage, passage_library
from assistant.progress import Progress
from assistant.runtime.llm import Judges, LanguageModel, Message
from assistant.runtime.models import (
    load_embedder,
    load_language_model,
    present_judge,
    present_reader,
)
from assistant.settings import Settings
from index.embedder import Embedder
from index.library import Library, no_library
from index.outline import Outline
from index.retriever import Retriever

UNAIDED_TOKENS = 200


class ModelLaboratory:
    """The real models; libraries of passages are kept beside the user's library."""

    def __init__(self, settings: Settings, progress: Progress) -> None:
        self._settings = settings
        self._progress = progress

    @cached_property
    def _embedder(self) -> Embedder:
        return load_embedder(self._settings, self._progress.stage)

    @cached_property
    def _model(self) -> LanguageModel:
        return load_language_model(self._settings, self._progress.stage)

    @cached_property
    def _judge(self) -> Judges | None:
        return present_judge(self._settings)

    def passages(self, passages: Sequence[Passage]) -> tuple[Library, Mapping[str, str]]:
        """A library of passages, kept by a hash of them, and the document id of each."""
        told = "\n".join(f"{p.id}\t{p.title}\t{p.text}" for p in passages)
        name = hashlib.sha256(f"{self._embedder.name}\n{told}".encode()).hexdigest()[:12]
        folder = self._settings.library.parent / "evaluation" / name
        return passage_library(passages, folder, self._open, self._progress.step)

    def _open(self, folder: Path, read: Callable[[Path], Outline]) -> Library:
        return Library.create(folder, self._embedder, read)

    def library(self) -> Library:
        """The library of the settings."""
        if not Library.exists(self._settings.library):  # told before a model is loaded
            raise no_library(self._settings.library)
        return Library.open(self._settings.library, self._embedder)

    def checker(self, library: Library) -> Hearing:
        """Hold texts against a library as ``youju check`` does, witnesses and all."""
        known = (library.outline(entry.doc_id) for entry in library.documents())
        checker = Checker(known, reads=present_reader(self._settings))
        clauses = NearestClauses(library, self.retriever(library))
        most = MOST_HEARD if self._judge else 0
        return Hearing(checker, clauses.of, self._witnesses(checker.read), most)

    def _witnesses(self, read: Callable[[str, str], Likely | None]) -> Witnesses:
        return Witnesses(lambda: self._judge, lambda: self._model, read)

    def retriever(self, library: Library, within: Iterable[str] | None = None) -> Retriever:
        """Search a library, or some documents of it."""
        return Retriever(library, self._embedder, None if within is None else tuple(within))

    def conversation(self, library: Library, retriever: Retriever) -> Conversation:
        """Answer from what a retriever finds."""
        return Conversation(library, retriever, self._model)

    def unaided(self, question: str) -> str:
        """What the language model says with no passage before it."""
        stream = self._model.stream([Message("user", question)], max_tokens=UNAIDED_TOKENS)
        return "".join(stream)

    def follows(self, premise: str, claim: str) -> str:
        """The witnesses' vote on a claim in words of its own."""
        return self._witnesses(lambda _, __: None).vote(premise, claim, is_meant=True).verdict

    def progress(self, done: int, total: int, label: str) -> None:
        """Show how far the task is."""
        self._progress.stage(label, done, total)
