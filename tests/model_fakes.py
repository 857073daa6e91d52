"""A language model that says what it is told to, and a library small enough to know by heart."""

from __future__ import annotations

import math
import re
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from library_worker import HashingEmbedder

from assistant.chat.attempt import Attempt
from assistant.chat.conversation import Conversation
from assistant.chat.reading import Reader
from assistant.chat.trying import Attempts
from assistant.chat.witness import MAX_TOKENS
from assistant.evidence.sources import Source
from assistant.runtime.llm import QUESTIONS, Message, Usage
from index.chunks import Kind, cut
from index.clauses import parse
from index.documents import Document
from index.embedder import Vectors
from index.library import Library
from index.retriever import Retriever
from index.sentences import words

_SOURCES = re.compile("(?:资料：|Sources?:)(.+?)(?:\n问题：|\nQuestion:|\n抄出|\nCopy)", re.DOTALL)
PIECE = 3
EVEN = 0.5
COMMON = 0.8
"""What any two texts have in common for the embedder below."""


class E5LikeEmbedder(HashingEmbedder):
    """Counts characters, with cosines as high as those that the thresholds were fitted to."""

    def __init__(self) -> None:
        super().__init__("e5-like", 257)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed texts: a large part that all have in common, and a small one of their own."""
        own = super().encode_passages(texts)
        own[:, -1] = 0
        own *= (1 - COMMON) ** 0.5 / np.linalg.norm(own, axis=1, keepdims=True)
        own[:, -1] = COMMON**0.5
        return own


LEANING = 5.0
"""Times by which an adapter spreads the log-odds."""


class ScriptedModel:
    """Says given words piece by piece.

    Attributes:
        heard: The messages of every call, those as a witness apart.
        testified: The messages of every call as a witness: asked for yes or no, or to copy.
        judged: What it was shown as a judge of clauses.
        said: Pieces that were taken from it.
        closed: How many streams were closed before their end.
    """

    name = "scripted"

    def __init__(
        self,
        *replies: str,
        copies: str = "",
        log_probability: float | None = None,
        agrees: float = 0.99,
        adapter: str = "",
        judges: float | None = None,
    ) -> None:
        """Say ``replies`` in turn.

        Args:
            replies: What it says, one a call.
            copies: What it says as a witness, with ``log_probability``.
            log_probability: None for a runtime that does not tell.
            agrees: The probability it gives to yes where it is asked for yes or no.
            adapter: The one that it has.
            judges: The log-odds that it judges clauses to answer with; None where it cannot.
        """
        self._replies = list(replies)
        self._copies = copies
        self._log_probability = log_probability
        self._agrees = agrees
        learned = [adapter] * bool(adapter) + [QUESTIONS] * (judges is not None)
        self.adapters, self._judges = tuple(learned), judges
        self.judged: list[str] = []
        self.heard: list[list[Message]] = []
        self.testified: list[list[Message]] = []
        self.said = 0
        self.closed = 0

    def leanings(
        self,
        chats: Sequence[Sequence[Message]],
        adapter: str,
    ) -> list[float]:
        """Log-odds of what it agrees to, on the scale of an adapter; less where it copies nothing.

        A chat that does not have the words that it copies leans the other way.
        """
        assert adapter in self.adapters
        if adapter == QUESTIONS and self._judges is not None:
            self.judged += [messages[-1].content for messages in chats]
            return [self._judges for _ in chats]
        self.testified += [list(messages) for messages in chats]
        agreed = LEANING * math.log(self._agrees / (1 - self._agrees))
        said = ["\n".join(m.content for m in chat) for chat in chats]
        sources = [_SOURCES.findall(text)[0] for text in said]
        return [agreed if self._copies in source else -abs(agreed) for source in sources]

    def stream(
        self, messages: Sequence[Message], *, max_tokens: int = 512
    ) -> Generator[str, None, Usage]:
        """Say the next reply; the last one again once they have run out."""
        if max_tokens == 1:
            self.testified.append(list(messages))
            yield "是" if self._agrees >= EVEN else "否"
            sure = math.log(max(self._agrees, 1 - self._agrees))
            told = None if self._log_probability is None else sure
            return Usage(1, 1, told)
        if max_tokens == MAX_TOKENS:
            self.testified.append(list(messages))
            yield self._copies
            return Usage(1, len(self._copies), self._log_probability)
        self.heard.append(list(messages))
        reply = self._replies[min(len(self.heard), len(self._replies)) - 1]
        pieces = [reply[at : at + PIECE] for at in range(0, len(reply), PIECE)][:max_tokens]
        try:
            for piece in pieces:
                self.said += 1
                yield piece
        except GeneratorExit:
            self.closed += 1
            raise
        return Usage(sum(len(m.content) for m in messages), len(pieces))


def sources_of(text: str, name: str = "sample.txt") -> list[Source]:
    """Every sentence of a document, as a conversation would give them to be judged against."""
    outline = parse(Document(text, name, "txt"))
    by_id = {clause.id: clause for clause in outline.clauses}
    return [
        Source(by_id[chunk.unit_id], outline.title, chunk.spans, words(text, chunk.spans))
        for chunk in (passage.chunk for passage in cut(outline))
        if chunk.kind is Kind.SENTENCE
    ]


@contextmanager
def searching(folder: Path, **documents: str) -> Iterator[tuple[Retriever, Library]]:
    """A library of documents given as ``name=text``, with an embedder that counts."""
    files = folder / "files"
    files.mkdir()
    for name, text in documents.items():
        (files / f"{name}.txt").write_text(text, encoding="utf-8")
    embedder = E5LikeEmbedder()
    with Library.create(folder / "library", embedder) as library:
        library.add(sorted(files.iterdir()))
        yield Retriever(library, embedder), library


def attempted(folder: Path, model: ScriptedModel, question: str, **documents: str) -> Attempt:
    """The attempt kept of a question about documents given as ``name=text``."""
    with searching(folder, **documents) as (retriever, library):
        attempts = Attempts(library, retriever, Reader(library), model)
        return attempts.best(question, question, None)


@contextmanager
def conversing(
    folder: Path, model: ScriptedModel, **documents: str
) -> Iterator[tuple[Conversation, Library]]:
    """A conversation over documents given as ``name=text``, with an embedder that counts."""
    with searching(folder, **documents) as (retriever, library):
        yield Conversation(library, retriever, model), library
