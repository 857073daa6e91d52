"""Settings become a library, models and a conversation; where concrete parts are put together.

Knows which parts there are, not what is asked of them. Models are imported only when they are
wanted: most commands need none.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.progress import Progress
from assistant.settings import Settings
from index.library import Library, no_library

if TYPE_CHECKING:
    from assistant.chat.conversation import Conversation
    from assistant.evidence.sources import Vote
    from index.embedder import Embedder
    from index.retriever import Retriever


def settings_for(library: Path | None = None) -> Settings:
    """The user's choices, with another library folder where one is given."""
    settings = Settings.from_environment(os.environ)
    return dataclasses.replace(settings, library=library) if library else settings


def open_library(folder: Path | None) -> Library:
    """A library for what needs no model."""
    return Library.open(settings_for(folder).library)


def demand_library(settings: Settings) -> None:
    """Refuse at once, before any model is loaded, where there is no library (LibraryError)."""
    if not Library.exists(settings.library):
        raise no_library(settings.library)


def embedder_for(settings: Settings) -> Embedder:
    """The embedding model, fetched first where it has to be."""
    from assistant.runtime.models import load_embedder

    with Progress() as progress:
        return load_embedder(settings, progress.stage)


def vote_for(settings: Settings) -> Vote:
    """The votes of the language model on claims in words of their own."""
    from assistant.chat.entailment import follows
    from assistant.runtime.models import load_language_model

    with Progress() as progress:
        return partial(follows, load_language_model(settings, progress.stage))


@contextmanager
def retriever_for(settings: Settings) -> Iterator[tuple[Library, Retriever]]:
    """The library and what searches it."""
    from index.retriever import Retriever

    demand_library(settings)
    embedder = embedder_for(settings)
    with Library.open(settings.library, embedder) as library:
        yield library, Retriever(library, embedder)


@contextmanager
def conversation_for(settings: Settings) -> Iterator[Conversation]:
    """What answers questions from the library."""
    from assistant.chat.conversation import Conversation
    from assistant.runtime.models import load_language_model, prepare

    demand_library(settings)
    with Progress() as progress:
        prepare(settings, progress.stage)
    with retriever_for(settings) as (library, retriever):
        with Progress() as progress:
            model = load_language_model(settings, progress.stage)
        yield Conversation(library, retriever, model)
