"""Questions, the documents they are asked of, and libraries of those documents.

The questions lie beside this file, the documents in a folder named ``shared`` beside the checkout.
Knows nothing of what is measured.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from assistant.runtime.llm import LanguageModel
from assistant.runtime.models import load_embedder, load_language_model, prepare
from assistant.settings import Settings
from assistant.textfile import json_lines, read_text
from index.embedder import Embedder
from index.errors import YoujuError
from index.library import Library

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = ROOT / "benchmarks" / "questions"
WRITTEN = ROOT / "benchmarks" / "documents"
"""Documents that were written for these questions."""
SHARED = ROOT.parent / "shared"
EVAL = "eval"
"""The set that comes with the documents, with the words that an answer must have."""
POLICY_PAGE = "urban-development-opinions-2025.txt"
LIBRARIES = {
    "gov": "mixed",
    "law": "mixed",
    "life": "written",
    "english": "written",
    "statutes": "laws",
}
"""The libraries of several documents that sets are asked of; all others are asked of the policy
page alone."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says, each benchmark taking what concerns it.

    Attributes:
        limit: How many questions of a set, documents or prompts; None for all.
        sets: Question sets; empty for all.
        library: Folder that keeps the libraries for the next run; None throws them away.
        details: File that takes one JSON line a question; None for none.
        half: A way to write of the checker's examination; None for ``dev`` and ``held``.
        seed: Of what is made by chance.
        heard: The checker's examination with the language model as a witness.
    """

    limit: int | None = None
    sets: tuple[str, ...] = ()
    library: Path | None = None
    details: Path | None = None
    half: str | None = None
    seed: int = 0
    heard: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the clause that answers it.

    Attributes:
        address: Of that clause; empty where the documents do not say.
        address_fine: Of the part of it that answers, where it has parts.
        file: The document, where the library has several.
        answers: Groups of words; an answer must have one of each.
        quotes: The sentences that answer, where they are known, as they stand in the document.
    """

    id: str
    type: str
    query: str
    address: str
    address_fine: str = ""
    file: str = POLICY_PAGE
    answers: tuple[tuple[str, ...], ...] = ()
    quotes: tuple[str, ...] = ()


def set_names() -> list[str]:
    """Every question set, the one that comes with the documents first."""
    return [EVAL, *sorted(path.stem for path in QUESTIONS.glob("*.jsonl"))]


def questions(name: str, limit: int | None = None) -> list[Question]:
    """Read a set, or ``limit`` questions spread over it.

    Raises:
        YoujuError: There is no such set, or it comes with documents that are not here.
    """
    if name not in set_names():
        raise YoujuError(f"got set {name}, expected one of {', '.join(set_names())}")
    path = shared("eval/urban/questions.jsonl") if name == EVAL else QUESTIONS / f"{name}.jsonl"
    return [_question(row) for row in spread(rows_of(path), limit)]


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The JSON objects of a file, one a line."""
    return [json.loads(line) for _, line in json_lines(read_text(path))]


def spread(items: Sequence[T], limit: int | None) -> Sequence[T]:
    """At most ``limit`` of the items, at even distances; all for None."""
    return items[:: max(1, len(items) // limit)][:limit] if limit else items


def _question(row: dict[str, Any]) -> Question:
    return Question(
        id=row["id"],
        type=row.get("type", ""),
        query=row["query"],
        address=row["address"],
        address_fine=row.get("address_fine", ""),
        file=row.get("file", POLICY_PAGE),
        answers=tuple(tuple(group) for group in row.get("answers", ())),
        quotes=tuple(row.get("quotes", ())),
    )


def shared(path: str) -> Path:
    """A file or folder of the evaluation data; YoujuError where it is not here."""
    found = SHARED / path
    if not found.exists():
        raise YoujuError(
            f"got no {path}, which lies in a folder named 'shared' beside the checkout; put the "
            "evaluation data there, or choose with --only what needs none"
        )
    return found


def library_of(name: str) -> str:
    """Which library a set is asked of: ``policy``, ``mixed``, ``written`` or ``laws``."""
    return LIBRARIES.get(name.split("_")[0], "policy")


def documents(library: str) -> list[Path]:
    """The files of a library: the policy page, and all that the questions are about if mixed.

    Those that were written for the questions are a library by themselves.
    """
    if library == "written":
        return sorted(WRITTEN.iterdir())
    if library == "laws":
        return sorted(shared("corpus/laws").glob("*.md"))
    page = shared(f"corpus/policy/{POLICY_PAGE}")
    if library == "policy":
        return [page]
    sets = (name for name in set_names()[1:] if library_of(name) == library)
    asked = {q.file for name in sets for q in questions(name)} - {POLICY_PAGE}
    every = [p for p in shared("corpus").rglob("*") if p.name in asked]
    return [page, *sorted(every)]


@contextmanager
def libraries(options: Options, embedder: Embedder, sets: Sequence[str]) -> Iterator[Libraries]:
    """The libraries that some sets are asked of, made where they are not kept."""
    with TemporaryDirectory() as thrown_away:
        folder = options.library or Path(thrown_away)
        names = {library_of(name) for name in sets}
        made = {name: Library.create(folder / name, embedder) for name in sorted(names)}
        try:
            for name, library in made.items():
                library.add(documents(name))
            yield Libraries(made)
        finally:
            for library in made.values():
                library.close()


@dataclass(frozen=True, slots=True)
class Libraries:
    """Open libraries by name: ``policy``, ``mixed``, ``written`` and ``laws``."""

    by_name: dict[str, Library]

    def asked_by(self, name: str) -> Library:
        """The library that a set is asked of."""
        return self.by_name[library_of(name)]


def load_models() -> tuple[Embedder, LanguageModel]:
    """Make both models ready as the environment chooses them, and load them."""
    settings = Settings.from_environment(os.environ)
    prepare(settings)
    return load_embedder(settings), load_language_model(settings)
