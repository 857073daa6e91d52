"""Settings become a library, models and a conversation; where concrete parts are put together.

Knows which parts there are, not what is asked of them. Models are imported only when they are
wanted: most commands need none.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.progress import Progress
from assistant.settings import Settings
from index.library import Library, no_library

if TYPE_CHECKING:
    from assistant.chat.conversation import Conversation
    from assistant.checker.citations import Checker
    from assistant.checker.hearing import Hearing
    from assistant.checker.premises import NearestClauses
    from assistant.runtime.llm import Judges, LanguageModel
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


def language_model_for(settings: Settings) -> LanguageModel:
    """The language model, fetched first where it has to be."""
    from assistant.runtime.models import load_language_model

    with Progress() as progress:
        return load_language_model(settings, progress.stage)


def judge_for(settings: Settings) -> Judges | None:
    """What judges claims, its model made ready if need be; None where the one in use has none."""
    from assistant.runtime.models import prepare_language_model, present_judge

    with Progress() as progress:
        prepare_language_model(settings, progress.stage)
        return present_judge(settings)


@contextmanager
def hearing_for(
    settings: Settings, checker: Checker, as_of: date | None, most: int | None
) -> Iterator[Hearing]:
    """A checker with its witnesses; no model is loaded before one is asked.

    Args:
        settings: The library and the models.
        checker: What rules by the words.
        as_of: The day that decides what is in force; None for today.
        most: Claims of a text that are heard; None for all.
    """
    from assistant.chat.entailment import Witnesses
    from assistant.checker.hearing import Hearing

    with ExitStack() as opened:

        @cache
        def clauses() -> NearestClauses:
            from assistant.checker.premises import NearestClauses

            library, retriever = opened.enter_context(retriever_for(settings))
            return NearestClauses(library, retriever, as_of)

        witnesses = Witnesses(
            cache(lambda: judge_for(settings)),
            cache(lambda: language_model_for(settings)),
            checker.read,
        )
        yield Hearing(checker, lambda finding: clauses().of(finding), witnesses, most)


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
    from assistant.runtime.models import prepare

    demand_library(settings)
    with Progress() as progress:
        prepare(settings, progress.stage)
    with retriever_for(settings) as (library, retriever):
        yield Conversation(library, retriever, language_model_for(settings))
