"""The language model as a witness: do some sentences state the answer, and in which words?

It says yes or no, and where a few words answer it copies them, and how sure it is of each; what its
word is worth is weighed by ``sufficiency``. Heard only where the other signs leave it open whether
the sentences answer. A model that has learned to tell is first given those that may be the best one
by one, as a cross-encoder is (Nogueira and Cho, 2019): alone it sees best which of them answers,
and together that none does, where each tells of another event than the one asked about. At last it
judges the whole clause of the one that is to answer. Knows no library and no screen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.chat.expectation import Expectation
from assistant.chat.fitting import timely_first
from assistant.chat.inquiry import Inquiry, asked_of_clause, asked_of_one, in_order, inquire
from assistant.chat.premise import asks_to_confirm
from assistant.chat.question import asks_for_list, is_part, parts
from assistant.chat.rivals import (
    NEARLY,
    NEARLY_OF_MANY,
    beside,
    beside_across,
    holding,
    is_of_many,
)
from assistant.chat.sufficiency import (
    DENIED,
    FAR_OFF,
    HOPELESS,
    LEAST,
    SURE,
    SURE_OF_FAR,
    SURELY,
    UNHEARD,
    UNLIKELY,
    Heard,
    Passage,
    Rated,
    hear,
    held_against,
    judged,
    log_odds,
    may_turn,
    read_alone,
    told,
)
from assistant.chat.terms import has_own_word, stands
from assistant.evidence.sources import Source
from assistant.phrases import Language, language_of
from assistant.runtime.llm import QUESTIONS, LanguageModel, assent, chat, collect
from index.tables import names_cell

MAX_TOKENS = 20
"""Enough for a name, a date or an amount; what is longer is no answer of few words."""
ADAPTER = "witness"
"""The name of what a model may have learned for telling whether an answer is stated."""
NONE = ("无", "none")
PENALTY = "penalty"
"""A kind of answer that is in the same words whatever it is for: what is far is not read for it."""
SURE_ACROSS = 0.6
"""Log-odds above which a passage answers a question in another language than its own."""
NEAR_ACROSS: Mapping[Language, float] = {"zh": 0.845, "en": 0.81}
"""Cosine with a translation, and with what it was made of, from which a passage may answer, by its
language: the model finds answers across languages in much that is farther."""
DENIES = -1.0
"""What such a model leans to a sentence up to which it denies that that answers."""
RIVAL, READ_ON, RIVALS = 1.25, 1.5, 4
"""Log-odds by which a passage may lie behind the best to be read with it, or where none of those
plainly answers, and how many are at a time."""
PLAIN = 2.5
"""Log-odds, once it is read, from which a passage plainly answers."""
READ_ON_ACROSS = 3.0
"""The latter where question and passages are in two languages: those found by other words than the
question's are all read, twice as many at most, and none is ahead before that."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What came of weighing the passages.

    Attributes:
        evidence: The passage that answers, None where none does.
        words: What the witness copied out of it; empty where it was not heard, or where its words
            stand elsewhere or are only a part of an answer.
        beside: Where it was, other sentences that answer nearly as probably; of other clauses where
            they are in another language than the question. Where its words stand elsewhere, the
            sentence that has them, if it was sure of them.
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
    can_tell = model is not None and knows(model)
    reads_far = can_tell and PENALTY not in expected.kinds
    if not rated or _is_below(FAR_OFF if reads_far else HOPELESS, rated[0], question):
        return Weighed(None)
    least = SURE_OF_FAR if is_hopeless(rated[0], question) else 0.0
    if model is not None and (can_tell or rated[0].odds < SURE):
        if can_tell:
            whether, of_many = expected.whether, is_of_many(expected)
            rated = reread(question, rated, model, whether=whether, of_many=of_many)
            rated = timely_first(question, rated)
            if expected.whether and rated[0].odds <= UNLIKELY:
                return Weighed(None)
            best = rated[0].passage
            if expected.whether and rated[0].odds > 0 and names_cell(question, best.source.text):
                return Weighed(best)
        if _is_open(question, expected, can_tell=can_tell):
            witness = _called(question, expected, rated, model, can_tell=can_tell)
            if witness is not None:
                return _ask(witness, question, rated, expected, least)
    likeliest = held_against(rated)[0]
    return Weighed(likeliest.passage if likeliest.odds > UNHEARD else None)


def is_hopeless(one: Rated, question: str) -> bool:
    """Is a sentence by retrieval no answer, unless a model that can tell is sure of it?"""
    return _is_below(HOPELESS, one, question)


def _is_below(bounds: Mapping[Language, float], one: Rated, question: str) -> bool:
    """Are the log-odds of a sentence no higher than the bound of its language?

    Than the lowest where the question is in another.
    """
    bound = bounds[language_of(one.passage.source.text)]
    return one.odds <= (min(bounds.values()) if _is_across(one, question) else bound)


def _is_across(one: Rated, question: str) -> bool:
    """Is a sentence in another language than the question, so that it was found by other words?"""
    return language_of(one.passage.source.text) != language_of(question)


def _is_open(question: str, expected: Expectation, *, can_tell: bool) -> bool:
    """May a model be asked whether the answer to a question is stated?

    One that has learned to tell may. Another one's 否 to what asks whether something is so may
    answer that, and tells nothing of what the sentences state; and of several things asked at once
    it finds no one answer.
    """
    asks_whether = expected.whether or asks_to_confirm(question)
    return can_tell or not (asks_whether or len(parts(question)) > 1)


def knows(model: LanguageModel) -> bool:
    """Has a model learned to tell whether passages answer?

    What was learned of Chinese tells as much of English; see docs/RESULTS.md.
    """
    return ADAPTER in model.adapters


def reread(
    question: str,
    rated: Sequence[Rated],
    model: LanguageModel,
    *,
    whether: bool,
    of_many: bool = False,
) -> list[Rated]:
    """The passages, best first, now that a model that can tell has read the likeliest alone.

    Where none of the likeliest plainly answers it reads on for a while.

    Args:
        question: As it is put to the model.
        rated: The passages, best first; not empty.
        model: It reads each of the likeliest by itself.
        whether: It is asked whether something is so.
        of_many: Each of several may tell a part of the answer, so that it reads on in any case.
    """
    across = [replace(r, odds=min(r.odds, LEAST)) for r in rated if _is_across(r, question)]
    own = [r for r in rated if not _is_across(r, question)]
    rated = sorted([*across, *own], key=lambda r: -r.odds)
    is_across = _is_across(rated[0], question)
    best = rated[0].odds
    before = {r.passage: r for r in rated}
    read_on = READ_ON_ACROSS if is_across else READ_ON
    likely = [r.passage for r in rated if r.odds > best - read_on]
    if whether:
        likely = [p for p in likely if not is_hopeless(before[p], question)]
    near = in_order(likely, rated[0].passage)
    left = sorted(near, key=lambda p: -before[p].odds)
    read: list[Rated] = []
    for nearness in (read_on if is_across else RIVAL, read_on):
        some = [before[p] for p in left if before[p].odds > best - nearness][:RIVALS]
        now = zip(some, _leanings(question, [r.passage.source for r in some], model), strict=True)
        read += [read_alone(r, leaning, whether=whether) for r, leaning in now]
        read.sort(key=lambda r: -r.odds)
        left = [p for p in left if before[p] not in some]
        if read[0].odds > PLAIN and not (is_across or of_many):
            break
    told = {r.passage for r in read}
    return [*read, *(r for r in rated if r.passage not in told)]


def may_be_told(question: str, sources: Sequence[Source], model: LanguageModel) -> bool:
    """Might one of some sentences answer a question, as far as a model that can tell sees?"""
    return knows(model) and max(_leanings(question, sources, model), default=DENIES) > DENIES


def _leanings(question: str, some: Sequence[Source], model: LanguageModel) -> list[float]:
    """How much a model that has read some sentences one by one leans to each."""
    if not some:
        return []
    return model.leanings([chat(asked_of_one(question, source)) for source in some], ADAPTER)


def lean_to(question: str, rated: Sequence[Rated], model: LanguageModel) -> Passage | None:
    """The passage by which a question is answered, of some that may be far in their words from it.

    One that can tell decides which of the likeliest it leans to most, if to any; without it the
    best one has to be sure.
    """
    likely = [r for r in rated if r.odds > UNLIKELY][:RIVALS]
    if not likely or not knows(model):
        return likely[0].passage if likely and likely[0].odds > SURELY else None
    leanings = _leanings(question, [r.passage.source for r in likely], model)
    leaning, at = max((told, -at) for at, told in enumerate(leanings))
    return likely[-at].passage if leaning > 0 else None


@dataclass(frozen=True, slots=True)
class _Witness:
    """A model that was asked whether the answer is stated, and what it said."""

    model: LanguageModel
    inquiry: Inquiry
    stated: Heard


def _called(
    question: str,
    expected: Expectation,
    rated: Sequence[Rated],
    model: LanguageModel,
    *,
    can_tell: bool,
) -> _Witness | None:
    """Ask the model whether the passages state the answer; None where it tells nothing of use."""
    inquiry = inquire(question, [r.passage for r in rated], rated[0].passage)
    said = state(model, inquiry)
    if said is None:
        return None
    heard = Heard(said, can_tell, inquiry.language, whether=expected.whether)
    return _Witness(model, inquiry, heard)


def _ask(
    witness: _Witness,
    question: str,
    rated: Sequence[Rated],
    expected: Expectation,
    least: float,
) -> Weighed:
    """What comes of what it said, once it has copied the answer too where that is of use.

    A passage answers from some ``least`` log-odds.
    """
    heard, said = hear(question, rated, witness.stated), witness.stated
    is_single = len(parts(question)) == 1 and not asks_for_list(expected.question)
    asks_one = is_single and expected.few_words
    copied = _copy(witness) if asks_one and heard.odds > DENIED else None
    if copied and not (expected.of_class and stands(copied.words or "", question)):
        heard, said = hear(question, rated, copied), copied
    heard = _judged(witness.model, question, heard, least)
    evidence, inquiry = heard.passage, witness.inquiry
    title, clause = evidence.source.title, evidence.source.clause
    is_of_it = expected.is_told_of(evidence.source.told, " ".join([title, told(clause)]))
    if not (is_of_it and _answers(heard, question, least)):
        return Weighed(None, inquiry=inquiry)
    words = _set_off(said.words or "", evidence.source.told, question)
    if _is_across(heard, question):
        return Weighed(evidence, words, beside_across(evidence, rated), inquiry)
    others = () if words else holding(said, question, evidence, rated)
    if not others and (asks_one or is_of_many(expected)):
        others = beside(evidence, rated, NEARLY_OF_MANY if is_of_many(expected) else NEARLY)
    if PENALTY in expected.kinds:  # of another deed, in the same words
        others = tuple(o for o in others if has_own_word(question, told(o.source.clause)))
    return Weighed(evidence, words, others, inquiry)


def _judged(model: LanguageModel, question: str, heard: Rated, least: float) -> Rated:
    """A passage with its log-odds once its whole clause was judged, where that may matter.

    By a model that has learned to; of Chinese alone, of which it has.
    """
    source = heard.passage.source
    is_chinese = {language_of(question), language_of(source.text)} == {"zh"}
    if QUESTIONS not in model.adapters or not is_chinese or not may_turn(heard.odds - least):
        return heard
    (odds,) = model.leanings([chat(asked_of_clause(question, source))], QUESTIONS)
    return judged(heard, odds)


def _answers(heard: Rated, question: str, least: float) -> bool:
    """Does a passage answer, now that the witness was heard?"""
    if not _is_across(heard, question):
        return heard.odds > least
    near = NEAR_ACROSS[language_of(heard.passage.source.told)]
    return heard.passage.similarity >= near and heard.odds > SURE_ACROSS


def _set_off(words: str, source: str, question: str) -> str:
    """The words that were copied, where they stand in the source and are the whole answer."""
    is_whole = words and stands(words, source) and not is_part(words, source, question)
    return words if is_whole else ""


def state(model: LanguageModel, inquiry: Inquiry) -> float | None:
    """Log-odds that the answer is stated; None where the runtime does not say how sure it is.

    A model that has learned to tell is read where it is about to copy the answer: by then it has
    looked for it.
    """
    if knows(model):
        return model.leanings([chat(inquiry.copy)], ADAPTER)[0]
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
