"""The language model as a witness: do some sentences state the answer, and in which words?

It says yes or no, and where a few words answer it copies them, and how sure it is of each; what its
word is worth is weighed by ``sufficiency``. Heard only where the other signs leave it open whether
the sentences answer. Knows no library and no screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.expectation import Expectation
from assistant.llm import LanguageModel, Message, assent, chat, collect
from assistant.phrases import Language, language_of
from assistant.premise import asks_to_confirm
from assistant.question import asks_for_list, is_part
from assistant.sufficiency import (
    DENIED,
    HOPELESS,
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
"""Enough for a name, a date or an amount; what is longer is no answer of few words."""
NONE = ("无", "none")
GOES_ON = slice(-4, -2)
"""Where the last example of the prompt says yes and is told to copy."""
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
    if model is not None and in_doubt(expected, best):
        language, parts = prompt(question, rated)
        stated = state(model, language, parts)
        if stated and (stated.adapted or not expected.whether):
            copies = expected.few_words and not asks_for_list(expected.question)
            return _ask(model, question, parts, rated, stated, copies=copies)
    return Weighed(best.passage if best.odds > UNHEARD else None)


def in_doubt(expected: Expectation, best: Rated) -> bool:
    """Is it left open whether the best passage answers, so that the witness is asked?

    It is not asked to confirm: what is stated wrongly is answered by sentences that do not state
    it.
    """
    return HOPELESS < best.odds < SURE and not asks_to_confirm(expected.question)


def _ask(
    model: LanguageModel,
    question: str,
    parts: Sequence[str],
    rated: Sequence[Rated],
    stated: Heard,
    *,
    copies: bool,
) -> Weighed:
    """What comes of what it said, once it has copied the answer too where that is of use."""
    heard = hear(question, rated, stated)
    if copies and heard.odds > DENIED and (copied := copy(model, parts, stated)):
        return _after(question, hear(question, rated, copied), rated, copied.words or "")
    return Weighed(heard.passage if heard.odds > 0 else None)


def _after(question: str, heard: Rated, rated: Sequence[Rated], words: str) -> Weighed:
    if heard.odds <= 0:
        return Weighed(None)
    source = heard.passage.source.text
    if not stands(words, source) or is_part(words, source, question):
        return Weighed(heard.passage)
    return Weighed(heard.passage, words, beside(heard.passage, rated))


def beside(evidence: Passage, rated: Sequence[Rated]) -> tuple[Passage, ...]:
    """The best passage of each other document, of those that answer nearly as probably."""
    found = {evidence.source.clause.doc_id: evidence}
    for other in rated:
        if other.odds > max(rated[0].odds - NEARLY, 0.0):
            found.setdefault(other.passage.source.clause.doc_id, other.passage)
    return tuple(found.values())[1 : OTHERS + 1]


def prompt(question: str, rated: Sequence[Rated]) -> tuple[Language, tuple[str, ...]]:
    """What the witness is asked first, and in which language."""
    listed = numbered(shortlist([r.passage for r in rated], rated[0].passage))
    language = language_of(listed)
    return language, render("witness", language, passages=listed, question=question)


def state(model: LanguageModel, language: Language, parts: Sequence[str]) -> Heard | None:
    """Ask whether the answer is stated; None where the runtime does not say how sure it is."""
    said = assent(model, parts, f"witness.{language}")
    return None if said is None else Heard(said.probability, said.adapted)


def copy(model: LanguageModel, parts: Sequence[str], stated: Heard) -> Heard | None:
    """Have the model copy the answer, as if it had said that it is stated.

    The examples show how: yes, and what it is told then. None where the runtime does not say how
    sure it is, and where no few words were the answer.
    """
    yes, then = parts[GOES_ON]
    asked = [*chat(parts), Message("assistant", yes), Message("user", then)]
    text, usage = collect(model.stream(asked, max_tokens=MAX_TOKENS))
    if usage.log_probability is None or usage.output_tokens == MAX_TOKENS:
        return None
    words = text.strip().rstrip("。.")
    said = "" if words.lower() in NONE else words
    return replace(stated, words=said, log_probability=usage.log_probability)


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
