"""The language model as a witness: do some sentences state the answer, and in which words?

It says yes or no, and where a few words answer it copies them, and how sure it is of each; what its
word is worth is weighed by ``sufficiency``. Heard only where the other signs leave it open whether
the sentences answer. A model that has learned to tell is first given those that may be the best one
by one, as a cross-encoder is (Nogueira and Cho, 2019): alone it sees best which of them answers,
and together that none does, where each tells of another event than the one asked about. Knows no
library and no screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.expectation import Expectation
from assistant.inquiry import Inquiry, asked_of_one, in_order, inquire
from assistant.llm import LanguageModel, assent, chat, collect
from assistant.phrases import Language, language_of
from assistant.premise import asks_to_confirm
from assistant.question import asks_for_list, is_part, parts
from assistant.sufficiency import (
    DENIED,
    HOPELESS,
    SURE,
    SURELY,
    UNHEARD,
    Heard,
    Passage,
    Rated,
    hear,
    log_odds,
    read_alone,
    stands,
)

MAX_TOKENS = 20
"""Enough for a name, a date or an amount; what is longer is no answer of few words."""
NONE = ("无", "none")
NEARLY = 1.0
"""Log-odds by which a passage of another document may lie behind the best and is quoted too."""
OTHERS = 2
RIVAL, RIVALS = 0.75, 4
"""Log-odds by which a passage may lie behind the best to be read with it, and how many are."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What came of weighing the passages.

    Attributes:
        evidence: The passage that answers, None where none does.
        words: What the witness copied out of it; empty where it was not heard, or where its words
            stand elsewhere or are only a part of an answer.
        beside: Where it was, passages of other documents that answer nearly as probably.
        inquiry: What the witness was asked; None where it was not heard.
    """

    evidence: Passage | None
    words: str = ""
    beside: tuple[Passage, ...] = ()
    inquiry: Inquiry | None = None


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
    if model is not None and rated[0].odds < SURE:
        can_tell = knows(model, rated[0])
        if can_tell:
            rated = reread(question, rated, model)
        if _asks_one(question, expected, can_tell=can_tell):
            inquiry = inquire(question, [r.passage for r in rated], rated[0].passage)
            said = state(model, inquiry)
            if said is not None:
                heard = Heard(said, can_tell, inquiry.language, whether=expected.whether)
                witness = _Witness(model, inquiry, heard)
                return replace(_ask(witness, question, rated, expected), inquiry=inquiry)
        elif can_tell:
            return Weighed(rated[0].passage if rated[0].odds > SURELY else None)
    return Weighed(rated[0].passage if rated[0].odds > UNHEARD else None)


def _asks_one(question: str, expected: Expectation, *, can_tell: bool) -> bool:
    """Does a question ask one thing that a model can be asked of?

    A model that has not learned to tell is not asked whether something is so: a 否 of its own may
    answer that question, and tells nothing of what the sentences state. None is asked several
    things at once, for which it finds no one answer.
    """
    is_open = can_tell or not (expected.whether or asks_to_confirm(question))
    return is_open and len(parts(question)) == 1


def knows(model: LanguageModel, best: Rated) -> bool:
    """Has a model learned to tell whether passages in such a language answer?"""
    return adapter(language_of(best.passage.source.text)) in model.adapters


def reread(question: str, rated: Sequence[Rated], model: LanguageModel) -> list[Rated]:
    """The passages, best first, now that a model that can tell has read the likeliest alone.

    Args:
        question: As it is put to the model.
        rated: The passages, best first; not empty.
        model: It reads each of the likeliest by itself.
    """
    rivals = [r for r in rated if r.odds > rated[0].odds - RIVAL]
    kept = in_order([r.passage for r in rivals], rated[0].passage)[:RIVALS]
    asked = [chat(asked_of_one(question, passage)) for passage in kept]
    leanings = model.leanings(asked, adapter(language_of(kept[0].source.text)))
    told = dict(zip(kept, leanings, strict=True))
    read = [read_alone(r, told[r.passage]) for r in rivals if r.passage in told]
    read.sort(key=lambda r: -r.odds)
    return [*read, *(r for r in rated if r.passage not in told)]


@dataclass(frozen=True, slots=True)
class _Witness:
    """A model that was asked whether the answer is stated, and what it said."""

    model: LanguageModel
    inquiry: Inquiry
    stated: Heard


def _ask(
    witness: _Witness, question: str, rated: Sequence[Rated], expected: Expectation
) -> Weighed:
    """What comes of what it said, once it has copied the answer too where that is of use."""
    heard = hear(question, rated, witness.stated)
    copies = expected.few_words and not asks_for_list(expected.question)
    if copies and heard.odds > DENIED and (copied := _copy(witness)):
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


def adapter(language: Language) -> str:
    """The name of what a model may have learned for telling whether an answer is stated."""
    return f"witness.{language}"


def state(model: LanguageModel, inquiry: Inquiry) -> float | None:
    """Log-odds that the answer is stated; None where the runtime does not say how sure it is.

    A model that has learned to tell is read where it is about to copy the answer: by then it has
    looked for it.
    """
    name = adapter(inquiry.language)
    if name in model.adapters:
        return model.leanings([chat(inquiry.copy)], name)[0]
    said = assent(model, inquiry.whether)
    return None if said is None else log_odds(said)


def _copy(witness: _Witness) -> Heard | None:
    """Have the model copy the answer, as if it had said that it is stated.

    None where the runtime does not say how sure it is, and where no few words were the answer.
    """
    text, usage = collect(witness.model.stream(chat(witness.inquiry.copy), max_tokens=MAX_TOKENS))
    if usage.log_probability is None or usage.output_tokens == MAX_TOKENS:
        return None
    words = text.strip().rstrip("。.")
    said = "" if words.lower() in NONE else words
    return replace(witness.stated, words=said, log_probability=usage.log_probability)
