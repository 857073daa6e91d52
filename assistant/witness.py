"""The language model as a witness: does a sentence state the answer, and in which words?

A model that has learned to tell reads each of the best sentences for itself beside the question, as
a cross-encoder does (Nogueira and Cho, 2019), and says how surely it answers. One that comes as it
is reads them together, says yes or no, and where a few words answer copies them, and how sure it is
of each. What its word is worth is weighed by ``sufficiency``. Heard only where the other signs
leave it open which sentence answers. Knows no library and no screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.expectation import Expectation
from assistant.inquiry import Inquiry, asked_of_each, in_order, inquire
from assistant.llm import LanguageModel, assent, chat, collect
from assistant.phrases import Language, language_of
from assistant.premise import asks_to_confirm
from assistant.question import asks_for_list, is_part, parts
from assistant.sufficiency import (
    DENIED,
    HOPELESS,
    SURE,
    UNHEARD,
    Heard,
    Passage,
    Rated,
    confirm,
    hear,
    log_odds,
    near,
    read,
    stands,
)

MAX_TOKENS = 20
"""Enough for a name, a date or an amount; what is longer is no answer of few words."""
NONE = ("无", "none")
NEARLY = 1.0
"""Log-odds by which a passage of another document may lie behind the best and is quoted too."""
OTHERS = 2
RIVAL, RIVALS = 0.5, 4
"""Log-odds by which a sentence may lie behind the best to be read with it, and how many are."""
OTHERS_READ = 8
"""Sentences that are read where none of those answers."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What came of weighing the passages.

    Attributes:
        evidence: The passage that answers, None where none does.
        words: What the witness copied out of it; empty where it was not heard, or where its words
            stand elsewhere or are only a part of an answer.
        beside: Where it was, passages of other documents that answer nearly as probably.
        inquiry: What an answer is written from; None where the witness was not heard.
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
    best = rated[0]
    if model is not None and best.odds < SURE:
        if knows(model, best.passage):
            return _read_each(question, expected, rated, model)
        if asks_one_thing(question, expected) and (found := _ask(question, expected, rated, model)):
            return found
    return Weighed(best.passage if best.odds > UNHEARD else None)


def knows(model: LanguageModel, passage: Passage) -> bool:
    """Has a model learned to tell whether such a passage answers?"""
    return adapter(language_of(passage.source.text)) in model.adapters


def adapter(language: Language) -> str:
    """The name of what a model may have learned for telling whether an answer is stated."""
    return f"witness.{language}"


# a model that has learned to tell


def _read_each(
    question: str, expected: Expectation, rated: Sequence[Rated], model: LanguageModel
) -> Weighed:
    """Have it read the best sentences one by one, and then together, the one that answers first.

    Alone a sentence may seem to answer that tells of another event than the one asked about: what
    stands beside it shows that.
    """
    again = reread(question, expected, rated, model)
    best = again[0].passage
    inquiry = inquire(question, [r.passage for r in rated], best)
    (together,) = model.leanings([chat(inquiry.copy)], adapter(inquiry.language))
    if confirm(again[0], together).odds <= 0:
        return Weighed(None, inquiry=inquiry)
    said = _copied(model, inquiry.copy) if copies(expected) else None
    words = said[0] if said else ""
    evidence = next((r.passage for r in near(again) if stands(words, r.passage.source.text)), best)
    found = Weighed(evidence, inquiry=inquiry)
    source = evidence.source.text
    if not stands(words, source) or is_part(words, source, question):
        return found
    return replace(found, words=words, beside=beside(evidence, again))


def reread(
    question: str, expected: Expectation, rated: Sequence[Rated], model: LanguageModel
) -> list[Rated]:
    """The best passages with the log-odds that they answer, now that the model has read them.

    It reads on for a while where none of the first does.

    Args:
        question: As it is put to the model.
        expected: What it asks for.
        rated: The passages, best first; not empty.
        model: Has learned to tell in their language.
    """
    before = {r.passage: r for r in rated}
    ordered = in_order(list(before), rated[0].passage)
    rivals = [p for p in ordered if before[p].odds > rated[0].odds - RIVAL][:RIVALS]
    others = [p for p in ordered if p not in rivals][:OTHERS_READ]
    name = adapter(language_of(ordered[0].source.text))
    again: list[Rated] = []
    for now in (rivals, others):
        if now and not any(r.odds > 0 for r in again):
            leanings = model.leanings([chat(asked_of_each(question, p)) for p in now], name)
            again += [read(expected, before[p], at) for p, at in zip(now, leanings, strict=True)]
    return sorted(again, key=lambda r: -r.odds)


# a model as it comes


def asks_one_thing(question: str, expected: Expectation) -> bool:
    """Can a model as it comes be asked whether the answer is stated?

    Not where it is asked whether something is so: a 否 of its own may answer that question, and
    tells nothing of what the sentences state. Nor several things at once, for which it finds no one
    answer.
    """
    return len(parts(question)) == 1 and not (expected.whether or asks_to_confirm(question))


def _ask(
    question: str, expected: Expectation, rated: Sequence[Rated], model: LanguageModel
) -> Weighed | None:
    """What it says of all; None where the runtime does not tell how sure it is."""
    inquiry = inquire(question, [r.passage for r in rated], rated[0].passage)
    agreed = assent(model, inquiry.whether)
    if agreed is None:
        return None
    said = Heard(log_odds(agreed), inquiry.language)
    heard, words = hear(question, rated, said), ""
    if copies(expected) and heard.odds > DENIED and (copied := _copied(model, inquiry.copy)):
        words, sure = copied
        heard = hear(question, rated, replace(said, words=words, log_probability=sure))
    if heard.odds <= 0:
        return Weighed(None, inquiry=inquiry)
    source = heard.passage.source.text
    if not stands(words, source) or is_part(words, source, question):
        return Weighed(heard.passage, inquiry=inquiry)
    return Weighed(heard.passage, words, beside(heard.passage, rated), inquiry)


# either


def copies(expected: Expectation) -> bool:
    """Is the answer a few words that can be copied?"""
    return expected.few_words and not asks_for_list(expected.question)


def _copied(model: LanguageModel, prompt: Sequence[str]) -> tuple[str, float] | None:
    """The words that it copies, none where it finds none, and their log-probability.

    None where the runtime does not say how sure it is, and where no few words were the answer.
    """
    text, usage = collect(model.stream(chat(prompt), max_tokens=MAX_TOKENS))
    if usage.log_probability is None or usage.output_tokens == MAX_TOKENS:
        return None
    words = text.strip().rstrip("。.")
    return "" if words.lower() in NONE else words, usage.log_probability


def beside(evidence: Passage, rated: Sequence[Rated]) -> tuple[Passage, ...]:
    """The best passage of each other document, of those that answer nearly as probably."""
    found = {evidence.source.clause.doc_id: evidence}
    for other in rated:
        if other.odds > max(rated[0].odds - NEARLY, 0.0):
            found.setdefault(other.passage.source.clause.doc_id, other.passage)
    return tuple(found.values())[1 : OTHERS + 1]
