"""The language model as a witness: do some sentences state the answer, and in which words?

It says yes or no and copies, and how sure it is of each; what its word is worth is weighed by
``sufficiency``. Heard only where the other signs leave it open whether the sentences answer. Knows
no library and no screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.expectation import Expectation
from assistant.llm import LanguageModel, assent, chat, collect
from assistant.phrases import language_of
from assistant.question import is_part
from assistant.sufficiency import (
    HOPELESS,
    IN_DOUBT,
    SURE,
    UNHEARD,
    Heard,
    Passage,
    Rated,
    hear,
    stands,
)
from prompts.render import render

SENTENCES = 6
CHARS = 360
"""What the model is given: short, so that the first word comes soon."""
MAX_TOKENS = 20
"""Enough for a name, a date or an amount; of a longer answer the beginning tells."""
NONE = ("无", "none")
NEARLY = 1.0
"""Log-odds by which a passage of another document may lie behind the best and is quoted too."""
OTHERS = 2


@dataclass(frozen=True, slots=True)
class Weighed:
    """What came of weighing the passages.

    Attributes:
        evidence: The passage that answers, None where none does.
        words: What the witness copied out of it; empty where it was not heard, or where its words
            stand elsewhere or are only a part of an answer.
        beside: Where it was, passages of other documents that answer nearly as probably.
    """

    evidence: Passage | None
    words: str = ""
    beside: tuple[Passage, ...] = ()


def weigh(
    question: str, expected: Expectation, rated: Sequence[Rated], model: LanguageModel | None
) -> Weighed:
    """Find the passage that answers, if one does.

    Args:
        question: As it is put to the model.
        expected: What it asks for.
        rated: The passages, best first.
        model: The witness; None to do without.
    """
    if not rated or rated[0].odds <= HOPELESS:
        return Weighed(None)
    best = rated[0]
    if model is not None and best.odds < SURE:
        listed = numbered(shortlist([r.passage for r in rated], best.passage))
        if expected.few_words and (copied := copy(model, question, listed)):
            heard = _heard(model, question, listed, rated, copied)
            return _after(question, heard, rated, copied)
        if not expected.few_words and not expected.whether and best.odds < IN_DOUBT:
            best = _heard(model, question, listed, rated, Heard())
            return Weighed(best.passage if best.odds > 0 else None)
    return Weighed(best.passage if best.odds > UNHEARD else None)


def _heard(
    model: LanguageModel, question: str, listed: str, rated: Sequence[Rated], copied: Heard
) -> Rated:
    """The passage to rest on after what was copied and, in doubt, after one question more."""
    heard = hear(question, rated, copied) if copied.words is not None else rated[0]
    if abs(heard.odds) >= IN_DOUBT:
        return heard
    prompt = render("stated", language_of(listed), passages=listed, question=question)
    stated = assent(model, prompt)
    return heard if stated is None else hear(question, rated, replace(copied, stated=stated))


def _after(question: str, heard: Rated, rated: Sequence[Rated], copied: Heard) -> Weighed:
    words = copied.words or ""
    if heard.odds <= 0:
        return Weighed(None)
    source = heard.passage.source.text
    if not copied.whole or not stands(words, source) or is_part(words, source, question):
        return Weighed(heard.passage)
    return Weighed(heard.passage, words, beside(heard.passage, rated))


def beside(evidence: Passage, rated: Sequence[Rated]) -> tuple[Passage, ...]:
    """The best passage of each other document, of those that answer nearly as probably."""
    found = {evidence.source.clause.doc_id: evidence}
    for other in rated:
        if other.odds > max(rated[0].odds - NEARLY, 0.0):
            found.setdefault(other.passage.source.clause.doc_id, other.passage)
    return tuple(found.values())[1 : OTHERS + 1]


def copy(model: LanguageModel, question: str, listed: str) -> Heard | None:
    """Have the model copy the answer; None where the runtime does not say how sure it is."""
    prompt = render("extract", language_of(listed), passages=listed, question=question)
    text, usage = collect(model.stream(chat(prompt), max_tokens=MAX_TOKENS))
    if usage.log_probability is None:
        return None
    words = text.strip().rstrip("。.")
    said = "" if words.lower() in NONE else words
    return Heard(said, usage.log_probability, usage.output_tokens < MAX_TOKENS)


def numbered(passages: Sequence[Passage]) -> str:
    """Sentences as they are shown to the model, one a line behind its number."""
    return "\n".join(f"[{at}] {p.source.text}" for at, p in enumerate(passages, 1))


def shortlist(passages: Sequence[Passage], first: Passage) -> list[Passage]:
    """The best passages within the prompt's bounds, best first, one before all."""
    kept: list[Passage] = []
    chars = 0
    for passage in [first, *sorted(passages, key=lambda p: -p.score)]:
        if len(kept) == SENTENCES:
            break
        if any(_is_within(passage, other) for other in kept):
            continue
        if not kept or chars + len(passage.source.text) <= CHARS:
            kept.append(passage)
            chars += len(passage.source.text)
    return kept


def _is_within(passage: Passage, other: Passage) -> bool:
    one, another = passage.source, other.source
    same = one.clause.doc_id == another.clause.doc_id
    return one.text == another.text or (same and set(one.spans) <= set(another.spans))
