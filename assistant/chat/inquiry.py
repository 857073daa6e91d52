"""What the language model is asked about some sentences, and in which words.

Of all together, one conversation: whether they state the answer; yes; then either to copy that
answer or to write it out. Each prompt begins with the one before, and a runtime that keeps what it
has read reads only what is new. Of one by itself, to copy the answer out of it; the prompts of one
question begin alike. Knows no model and no library.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.chat.sufficiency import Passage
from assistant.evidence.sources import Source
from assistant.phrases import Language, language_of
from prompts.render import render

SENTENCES = 6
CHARS = 360
"""What the model is given: short, so that the first word comes soon."""
ASKED, AGREED = slice(2), slice(3)
LONGEST, HEAD = 1000, 20
"""Characters of a clause that are judged, around a sentence, which is found by its first ones."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """The prompts of one question; each as ``llm.chat`` takes it.

    Attributes:
        language: That of the sentences.
        whether: Asks for yes or no.
        copy: Asks, once that is said, for the fewest words that answer.
        write: Asks for sentences instead.
    """

    language: Language
    whether: tuple[str, ...]
    copy: tuple[str, ...]
    write: tuple[str, ...]


def inquire(question: str, passages: Sequence[Passage], first: Passage) -> Inquiry:
    """Put a question on some passages, one of them before the others."""
    listed = _numbered(shortlist(passages, first))
    language = language_of(listed)
    parts = render("evidence", language, passages=listed, question=question)
    *_, copy, _copied, write = parts
    agreed = parts[AGREED]
    return Inquiry(language, parts[ASKED], (*agreed, copy), (*agreed, write))


def asked_of_one(question: str, source: Source) -> tuple[str, ...]:
    """The prompt that has a model copy the answer out of one sentence, told where it stands."""
    heading = source.clause.path[-1] if len(source.clause.path) > 1 else ""
    place = f"《{source.title}》{heading}：" if source.title else ""
    language = language_of(source.text)
    return render("stated", language, passage=place + source.told, question=question)


def asked_of_clause(question: str, source: Source) -> tuple[str, ...]:
    """The prompt by which a model is asked whether a clause answers: that of a sentence."""
    text = source.clause.text
    if len(text) > LONGEST:
        at = max(text.find(source.text[:HEAD]), 0)
        first = max(min(at - LONGEST // 2, len(text) - LONGEST), 0)
        text = text[first : first + LONGEST]
    passage = placed(source.title, text)
    return render("answered", language_of(text), passage=passage, question=question)


def placed(title: str, text: str) -> str:
    """What is judged: a text behind the title of its document, if that has one."""
    return f"《{title}》{text}" if title else text


def shortlist(passages: Sequence[Passage], first: Passage) -> list[Passage]:
    """The best passages within the prompt's bounds, best first, one before all."""
    kept: list[Passage] = []
    chars = 0
    for passage in in_order(passages, first):
        if len(kept) == SENTENCES:
            break
        if not kept or chars + len(passage.source.told) <= CHARS:
            kept.append(passage)
            chars += len(passage.source.told)
    return kept


def in_order(passages: Sequence[Passage], first: Passage) -> list[Passage]:
    """The passages, best first, one before all; none whose words stand in one before it."""
    kept: list[Passage] = []
    for passage in [first, *sorted(passages, key=lambda p: -p.score)]:
        if not any(_is_within(passage, other) for other in kept):
            kept.append(passage)
    return kept


def _numbered(passages: Sequence[Passage]) -> str:
    """Sentences as they are shown to the model, one a line behind its number."""
    return "\n".join(f"[{at}] {p.source.told}" for at, p in enumerate(passages, 1))


def _is_within(passage: Passage, other: Passage) -> bool:
    one, another = passage.source, other.source
    same = one.clause.doc_id == another.clause.doc_id
    return one.text == another.text or (same and set(one.spans) <= set(another.spans))
