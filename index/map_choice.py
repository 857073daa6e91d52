"""Which map of questions a library is searched with, and why.

A map that was learned for the library itself, which lies beside it, comes first. Else the map for
legal questions that comes with Youju is taken where nearly all clauses of the library are articles
of Chinese law, the kind it was learned on. Else none. The questions about Chinese law that come
along are searched wherever there is an article 第…条, whether or not it is one that they know.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.chunks import Kind
from index.facts import articles_in
from index.known_questions import KnownQuestions
from index.learned_map import LearnedMap
from index.library import Library
from index.reading import look

OWN_FILE = "map.npz"
QUESTIONS_FILE = "questions.jsonl"
"""In the library's folder: its own map, and what the language model wrote to learn it from."""
LEGAL_FILE = Path(__file__).with_name("legal_map.npz")
LEGAL_QUESTIONS = Path(__file__).with_name("legal_questions.npz")
"""Made by ``scripts/train_legal_map.py`` and ``scripts/known_legal_questions.py``."""
LEGAL_SHARE = 0.9
"""Articles for each clause that can be found, from which a library is one of laws; in a mixed one,
questions about what is no law lose more than the others gain (docs/RESULTS.md)."""


@dataclass(frozen=True, slots=True)
class MapChoice:
    """A decision.

    Attributes:
        map: The map, or None where questions are searched for as they are.
        reason: Why, in a few words of English.
        known: Questions of which it is known what answers them; None where none are used.
    """

    map: LearnedMap | None
    reason: str
    known: KnownQuestions | None = None


def choose(library: Library) -> MapChoice:
    """Decide for a library as it is now; LibraryError where a file for it cannot be read."""
    model = library.manifest.embedding_model
    share = article_share(library)
    told = f"{share:.0%} of the clauses are articles of law"
    known = legal_questions() if share and legal_questions().fits(model) else None
    own = library.folder / OWN_FILE
    if own.is_file() and (learned := LearnedMap.load(own)).fits(model):
        return MapChoice(learned, "learned for this library", known)
    if not _legal().fits(model):
        return MapChoice(None, f"none was learned for {model}")
    if share >= LEGAL_SHARE:
        return MapChoice(_legal(), told, known)
    return MapChoice(None, f"{told}; the one for law is used from {LEGAL_SHARE:.0%}", known)


def basis(library: Library) -> tuple[str, tuple[int, int] | None]:
    """What a choice depends on: another value whenever documents or the library's own map change.

    Cheap enough to be asked at every question.
    """
    return library.corpus_sha256, look(library.folder / OWN_FILE)


def article_share(library: Library) -> float:
    """Lines that begin an article 第…条, for each clause that can be found; 0 for no clauses."""
    articles = sum(_articles(library, entry.doc_id) for entry in library.documents())
    return articles / max(library.count(Kind.CLAUSE), 1)


def _articles(library: Library, doc_id: str) -> int:
    """As its facts tell; where an earlier version stored these, its text is read."""
    known = library.facts(doc_id).articles
    return articles_in(library.text(doc_id)) if known is None else known


@cache
def legal_questions() -> KnownQuestions:
    """The questions about Chinese law that come with Youju."""
    return KnownQuestions.load(LEGAL_QUESTIONS)


@cache
def _legal() -> LearnedMap:
    return LearnedMap.load(LEGAL_FILE)
