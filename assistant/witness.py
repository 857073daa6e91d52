"""The language model as a witness: which words of some sentences does it take for the answer?

It only copies, and says how sure it is; what its word is worth is weighed by ``sufficiency``. Heard
only where the other signs leave it open whether the sentences answer. Knows no library and no
screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.expectation import Expectation
from assistant.llm import LanguageModel, chat, collect
from assistant.phrases import language_of
from assistant.sufficiency import HOPELESS, SURE, UNHEARD, Heard, Passage, Rated, hear, stands
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
            stand elsewhere or are only the beginning of an answer.
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
    if model is not None and best.odds < SURE and expected.few_words:
        sentences = shortlist([r.passage for r in rated], best.passage)
        if testimony := testify(model, question, sentences):
            return _after(hear(question, rated, testimony), rated, testimony)
    return Weighed(best.passage if best.odds > UNHEARD else None)


def _after(heard: Rated, rated: Sequence[Rated], testimony: Heard) -> Weighed:
    if heard.odds <= 0:
        return Weighed(None)
    if not testimony.whole or not stands(testimony.words, heard.passage.source.text):
        return Weighed(heard.passage)
    return Weighed(heard.passage, testimony.words, beside(heard.passage, rated))


def beside(evidence: Passage, rated: Sequence[Rated]) -> tuple[Passage, ...]:
    """The best passage of each other document, of those that answer nearly as probably."""
    found = {evidence.source.clause.doc_id: evidence}
    for other in rated:
        if other.odds > max(rated[0].odds - NEARLY, 0.0):
            found.setdefault(other.passage.source.clause.doc_id, other.passage)
    return tuple(found.values())[1 : OTHERS + 1]


def testify(model: LanguageModel, question: str, passages: Sequence[Passage]) -> Heard | None:
    """Have the model copy the answer; None where the runtime does not say how sure it is."""
    listed = numbered(passages)
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
