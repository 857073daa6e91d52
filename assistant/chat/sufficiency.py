"""Do the sentences that were retrieved carry an answer at all? Pure.

Decided outside the language model, which would invent one. Each sentence is weighed by its cosine
with the question, by how much of what the question is about stands in it and in its clause (a word
counts the more, the fewer of the sentences have it), and by whether it holds the kind of answer
that is asked for. That settles the clear cases. In between the language model is heard as a
witness: whether they state the answer, what it copied out of them, how sure it was, and whether the
words stand there.
How the signs weigh was fitted by logistic regression on one half of several question sets and
tried on the other; see docs/RESULTS.md.

Knows no model and no library.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.chat.expectation import Expectation
from assistant.chat.question import asks_of_several
from assistant.chat.terms import Terms, bare, gives_choice, is_han, known_elsewhere, stands
from assistant.chat.times import time_signs
from assistant.evidence.sources import Source
from assistant.phrases import Language
from index.markers import without_marker
from index.outline import Clause
from index.tables import names_row

USUAL = 0.87
"""Cosine at which multilingual-e5 puts a question and a sentence on related matters."""
FOREIGN_SIMILARITY = 0.82
"""The same where question and sentence are in two languages and share no words."""
SURE = 2.5
"""Log-odds from which no witness is asked but one that has learned to tell."""
HOPELESS: Mapping[Language, float] = {"zh": -0.7, "en": -2.6}
"""Log-odds of the best sentence up to which no witness is asked but one that has learned to tell,
by its language: the weights were fitted to Chinese, where the words of a question say more."""
FAR_OFF: Mapping[Language, float] = {"zh": -2.0, "en": -2.6}
"""Log-odds up to which not even that one is asked."""
SURE_OF_FAR = 0.5
"""Log-odds above which what was hopeless before answers, once such a one was heard."""
DENIED = -1.5
"""Log-odds up to which, once the witness has said whether the answer is stated, it need not copy
it."""
UNHEARD, SURELY = -0.4, 0.4
"""Log-odds above which a passage answers where no witness was heard, and one of several questions;
of things that are named beside each other, where something answers, the former are enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A logistic model of “this sentence answers”: what each sign adds to the log-odds.

    Attributes:
        bias: Log-odds where all signs are nought.
        similarity: For each tenth by which the cosine of question and sentence is above ``USUAL``.
        below: For each tenth by which it is below the highest of all.
        in_sentence, in_clause: For the share of the question's words there, weighed.
        exact: For the share of its names, numbers and Latin words in the clause.
        first: For a sentence of the clause ranked first.
        kind: Where the question asks for a kind of answer.
        unmet: Where the sentence holds none of that kind.
    """

    bias: float
    similarity: float
    below: float
    in_sentence: float
    in_clause: float
    exact: float
    first: float
    kind: float
    unmet: float


WEIGHTS = Weights(
    bias=-1.94,
    similarity=1.22,
    below=-0.17,
    in_sentence=0.99,
    in_clause=1.16,
    exact=0.6,
    first=0.97,
    kind=-0.27,
    unmet=-2.04,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A retrieved sentence.

    Attributes:
        source: The sentence and its clause.
        rank: Rank of the clause, from 1.
        score: Fused score of the sentence, comparable within one search.
        similarity: Cosine of its embedding and the question's.
        answered_elsewhere: By how much nearer the question is to known ones that only clauses
            answer which are not here, in standard deviations; see ``index.retriever.Hit``.
    """

    source: Source
    rank: int
    score: float
    similarity: float
    answered_elsewhere: float = 0.0


@dataclass(frozen=True, slots=True)
class Rated:
    """A passage and the log-odds that it answers.

    Attributes:
        is_read: A model that can tell has read it by itself.
    """

    passage: Passage
    odds: float
    is_read: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """What the language model says of the passages.

    Attributes:
        stated: The log-odds it gave to “they state the answer”; of one that has learned to tell,
            on a scale of its own.
        adapted: Whether it had learned to tell.
        language: That of the passages.
        whether: It was asked whether something is so: no words answer that.
        words: What it copied out of them as the answer; empty where it found none, None where it
            was not asked for any.
        log_probability: Of those words, or of finding none.
    """

    stated: float
    adapted: bool = False
    language: Language = "zh"
    whether: bool = False
    words: str | None = None
    log_probability: float = 0.0


def rate(expected: Expectation, passages: Sequence[Passage]) -> list[Rated]:
    """Every passage with the log-odds that it answers, best first."""
    question = expected.question
    closest = max((p.similarity for p in passages), default=0.0)
    terms = Terms(question, [p.source.told for p in passages])
    rated = [Rated(p, _odds(expected, p, closest, terms)) for p in passages]
    return sorted(rated, key=lambda r: -r.odds)


def _odds(expected: Expectation, passage: Passage, closest: float, terms: Terms) -> float:
    source, weights = passage.source, WEIGHTS
    below = closest - passage.similarity
    if is_han(expected.question) != is_han(source.text):
        near = below < 0.01 and passage.similarity >= FOREIGN_SIMILARITY
        met = expected.met_by(source.told, source.clause.text)
        return SURE if near and met else min(HOPELESS.values())
    if expected.is_by_another_measure(source.told):
        return -FARTHEST
    found = signs(expected, passage, closest, terms)
    odds = weights.bias + sum(float(getattr(weights, n)) * value for n, value in found.items())
    is_of_kind = expected.kinds and not found["unmet"]
    is_row = source.told != source.text
    is_asked_for = is_row and is_of_kind and names_row(expected.question, source.text)
    return max(odds, LEAST) if is_asked_for else odds


def signs(
    expected: Expectation, passage: Passage, closest: float, terms: Terms
) -> dict[str, float]:
    """The signs of one passage, by the names of their weights."""
    source = passage.source
    path = " ".join(source.clause.path)
    met = expected.met_by(source.told, source.clause.text)
    return {
        "similarity": 10 * (passage.similarity - USUAL),
        "below": 10 * (closest - passage.similarity),
        "in_sentence": terms.share(source.told + path),
        "in_clause": terms.share(told(source.clause)),
        "exact": terms.exact_share(told(source.clause)),
        "first": float(passage.rank == 1),
        "kind": float(bool(expected.kinds)),
        "unmet": float(bool(expected.kinds) and not met),
    }


NOT_HERE = -1.0
"""What is added for each standard deviation by which a question is nearer to those that only
clauses answer which are not here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardWeights:
    """A logistic model of “the passage answers”, once the witness was heard.

    Attributes:
        bias: Log-odds where all signs are nought.
        odds: For the log-odds of the passage that its words stand in, or else of the best one.
        none: Where it found no words to copy, by how sure it was of that: 1 for certain, 0 from a
            probability of ``exp(-UNSURE_OF_NONE)`` down.
        elsewhere: Where its words stand in none of the passages.
        unsure: For how unlikely it found its own words: their negative log-probability, at most
            ``UNSURE``.
        asked: Where its words stand in the question, and it gives no choice.
        retold: Where its words have English words of the question that the passage lacks: it has
            put them into its mouth.
        other_year: Where the question names a year, or an edition, and the passage only others.
        no_year: Where the passage and the headings above it name no year at all.
        others: Where the clause of another passage has words of the question, of
            ``KNOWN_ELSEWHERE`` characters in all, that its own lacks: it tells of something else.
        stated: For the log-odds it gave to the passages' stating the answer.
        uncopied: Where it was asked for that alone, or not yet for more.
        not_here: For each standard deviation by which the question is nearer to those that only
            clauses answer which are not here.
    """

    bias: float
    odds: float
    none: float
    elsewhere: float
    unsure: float
    asked: float
    retold: float
    other_year: float
    no_year: float
    others: float
    stated: float
    uncopied: float
    not_here: float


_AS_IT_COMES = HeardWeights(
    bias=-2.8,
    odds=0.76,
    none=-3.86,
    elsewhere=-0.92,
    unsure=-0.68,
    asked=-1.06,
    retold=0.0,
    other_year=-1.75,
    no_year=0.0,
    others=0.0,
    stated=1.27,
    uncopied=-0.65,
    not_here=NOT_HERE,
)
STATED: Mapping[Language, HeardWeights] = {
    "zh": _AS_IT_COMES,
    "en": replace(_AS_IT_COMES, bias=-0.5, odds=0.6, stated=2.0, uncopied=0.0),
}
"""Of a model as it comes, by the language of the passages; those for English were chosen by twenty
questions on the sample library."""
_ADAPTED = HeardWeights(
    bias=-0.15,
    odds=0.5,
    none=-1.3,
    elsewhere=-0.4,
    unsure=-0.15,
    asked=-3.8,
    retold=-1.0,
    other_year=-4.3,
    no_year=-1.3,
    others=-2.8,
    stated=0.13,
    uncopied=-0.3,
    not_here=NOT_HERE,
)
ADAPTED: Mapping[Language, HeardWeights] = {"zh": _ADAPTED, "en": replace(_ADAPTED, bias=0.3)}
"""Of one that has learned to tell whether the answer is stated; for English chosen on
``english_a``, 52 questions."""
ASKED_WHETHER = -0.4
"""What is added where such a one is asked whether something is so, which it leans to more."""
KNOWN_ELSEWHERE = 4
"""Characters of a question's words that another clause has and a passage's own lacks, from which
that is taken to tell of something else."""
LEAST, ALONE = -0.5, 0.2
"""Log-odds of a passage below which it is no unlikelier once a model that can tell has read it by
itself, nor where it is the row of a table that a question names and has the kind of answer; and
what the log-odds of that model then add to them."""
UNLIKELY = -1.5
"""Log-odds of the best passage, once a model that can tell has read it by itself, up to which no
answer to whether something is so is sought in all together: there it sees one in what is only
near."""
FARTHEST = 24.0
"""Log-odds of what is stated, either way, beyond which they are taken for no surer."""
DOUBT, SUREST = 0.75, 3.0
"""What a passage has to have beside a judge's log-odds, and beyond which those are no surer: chosen
on 58 questions of judgments, of which from 0.5 to 1.75 come the same answers; tried on others; see
docs/RESULTS.md."""
UNSURE, UNSURE_OF_NONE = 3.0, 2.0
CERTAIN = 0.999
"""Probabilities beyond it, and below the rest of it, are taken for no surer."""
_LONG = re.compile("[a-z]{5,}")
FAR_BELOW = 1.0
"""Log-odds by which a passage may lie behind the best for the witness's words to speak for it."""


def hear(question: str, rated: Sequence[Rated], testimony: Heard) -> Rated:
    """The passage that the witness speaks for, or else the best one, with its log-odds now.

    Args:
        question: What was asked.
        rated: The passages, best first; not empty.
        testimony: What the witness said.
    """
    best, found = heard_signs(question, rated, testimony)
    weights = (ADAPTED if testimony.adapted else STATED)[testimony.language]
    bias = weights.bias + ASKED_WHETHER * (testimony.adapted and testimony.whether)
    odds = bias + sum(float(getattr(weights, n)) * value for n, value in found.items())
    return Rated(best.passage, odds)


def heard_signs(
    question: str, rated: Sequence[Rated], testimony: Heard
) -> tuple[Rated, dict[str, float]]:
    """The passage it speaks for, and the signs, by the names of their weights."""
    words = testimony.words or ""
    near = [r for r in rated if r.odds >= rated[0].odds - FAR_BELOW]
    holding = [r for r in near if stands(words, r.passage.source.told)]
    best = (holding or rated)[0]
    return best, {
        "odds": best.odds,
        "elsewhere": float(bool(words) and not holding),
        "asked": float(stands(words, question) and not gives_choice(question)),
        "retold": float(not holding and _retells(words, question, best.passage.source)),
        "others": float(_is_known_elsewhere(question, best, rated)),
        "not_here": _not_here(best.passage),
    } | time_signs(question, best.passage.source, words) | _surenesses(testimony)


def _retells(words: str, question: str, source: Source) -> bool:
    """Have some words long English words of a question that a source has nowhere about it?"""
    own = _told_around(source).lower()
    both = set(_LONG.findall(words.lower())) & set(_LONG.findall(question.lower()))
    return any(word not in own for word in both)


def _told_around(source: Source) -> str:
    """What the clause of a source says, with the headings above it and its document's title."""
    return f"{told(source.clause)} {source.title}"


def _is_known_elsewhere(question: str, best: Rated, rated: Sequence[Rated]) -> bool:
    """Has another clause what a question names and the best one lacks?

    Of several things that are asked at once each may stand in a clause of its own.
    """
    if asks_of_several(question):
        return False
    source = best.passage.source
    own = _told_around(source)
    others = {r.passage.source.clause.text for r in rated}
    return any(known_elsewhere(question, own, other) >= KNOWN_ELSEWHERE for other in others)


def read_alone(rated: Rated, leaning: float, *, whether: bool) -> Rated:
    """A passage with its log-odds once a model that can tell has read it by itself.

    Args:
        rated: The passage and its log-odds before.
        leaning: The model's own.
        whether: It was asked whether something is so, which a model sees in much that is only near:
            then what retrieval holds against a passage counts in full.
    """
    before = rated.odds if whether else max(rated.odds, LEAST)
    return Rated(rated.passage, before + ALONE * _bounded(leaning), is_read=True)


def may_turn(odds: float) -> bool:
    """May what a judge makes of a clause turn it, at so many log-odds above what answers?"""
    return abs(odds - DOUBT) < SUREST


def judged(heard: Rated, odds: float) -> Rated:
    """A passage with its log-odds once it was judged whether its clause answers.

    Args:
        heard: The passage and its log-odds before.
        odds: The judge's.
    """
    return replace(heard, odds=heard.odds - DOUBT + _bounded(odds, SUREST))


def held_against(rated: Sequence[Rated]) -> list[Rated]:
    """Passages no witness was heard of, best first, now that it counts what is not here."""
    counted = [replace(r, odds=r.odds + NOT_HERE * _not_here(r.passage)) for r in rated]
    return sorted(counted, key=lambda r: -r.odds)


def _not_here(passage: Passage) -> float:
    return max(passage.answered_elsewhere, 0.0)


def _bounded(odds: float, most: float = FARTHEST) -> float:
    return min(max(odds, -most), most)


def _surenesses(testimony: Heard) -> dict[str, float]:
    """The signs that tell how sure the witness is."""
    doubt = -testimony.log_probability
    return {
        "none": max(1 - doubt / UNSURE_OF_NONE, 0.0) * (testimony.words == ""),
        "unsure": min(doubt, UNSURE) * bool(testimony.words),
        "stated": _bounded(testimony.stated),
        "uncopied": float(testimony.words is None),
    }


def log_odds(probability: float) -> float:
    """Log-odds of a probability, no surer than ``CERTAIN``."""
    bounded = min(max(probability, 1 - CERTAIN), CERTAIN)
    return math.log(bounded / (1 - bounded))


def told(clause: Clause) -> str:
    """What a clause says together with the headings above it."""
    return clause.text + " ".join(clause.path)


def repeats(passage: Passage, question: str) -> bool:
    """Does a sentence, without its number, stand in the question, so that it answers nothing?"""
    return bare(without_marker(passage.source.text)) in bare(question)
