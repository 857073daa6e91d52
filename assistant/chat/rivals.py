"""Which other sentences are quoted beside the one that answers. Pure.

Two may tell two things, 44天 and 45天, and who reads both sees that the sources differ; of who
stars in something each may tell a part. Knows the rated passages of one question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from assistant.chat.expectation import Expectation
from assistant.chat.sufficiency import Heard, Passage, Rated
from assistant.chat.terms import stands
from index.sentences import overlap

NEARLY, NEARLY_OF_MANY, NEARLY_ACROSS = 1.5, 4.0, 0.5
"""Log-odds by which a sentence may lie behind the best and is quoted too: usually, where each may
tell a part of the answer, and another clause where all are in another language than the question.
"""
BELOW_ACROSS = 0.02
"""Cosine by which that clause may."""
OTHERS = 2
SURE_OF_WORDS = -0.5
"""Log-probability of the words that the witness copied from which it is sure of them."""
OF_MANY = "lead"
"""A kind of answer of which each of several sentences may tell a part: who stars."""


def is_of_many(expected: Expectation) -> bool:
    """May each of several sentences tell a part of the answer?"""
    return OF_MANY in expected.kinds


def beside(
    evidence: Passage, rated: Sequence[Rated], nearly: float = NEARLY
) -> tuple[Passage, ...]:
    """Other sentences that answer nearly as probably, the best of them."""
    return _rivals(evidence, rated, nearly, _overlap)


def beside_across(evidence: Passage, rated: Sequence[Rated]) -> tuple[Passage, ...]:
    """The same of other clauses, where all are in another language than the question."""
    least = evidence.similarity - BELOW_ACROSS
    near = [r for r in rated if r.passage.similarity > least]
    return _rivals(evidence, near, NEARLY_ACROSS, _are_of_one_clause)


def holding(
    said: Heard, question: str, evidence: Passage, rated: Sequence[Rated]
) -> tuple[Passage, ...]:
    """The best of other sentences in which the words stand that a witness is sure of.

    他最终夺得冠军 answers only with the sentence that names him.
    """
    if not said.words or said.log_probability < SURE_OF_WORDS:
        return ()
    if any(stands(said.words, text) for text in (evidence.source.told, question)):
        return ()
    held = (r.passage for r in rated if stands(said.words, r.passage.source.told))
    return tuple(islice(held, 1))


def _rivals(
    evidence: Passage,
    rated: Sequence[Rated],
    nearly: float,
    are_same: Callable[[Passage, Passage], bool],
) -> tuple[Passage, ...]:
    """The best passage of each other place, of those that answer nearly as probably.

    Where a model that can tell has read the likeliest, of those alone.
    """
    known = [r for r in rated if r.is_read] or rated
    found = [evidence]
    for other in (r.passage for r in known if r.odds > max(rated[0].odds - nearly, 0.0)):
        if not any(are_same(other, one) for one in found):
            found.append(other)
    return tuple(found[1 : OTHERS + 1])


def _overlap(one: Passage, other: Passage) -> bool:
    """Have two passages words of a document in common?"""
    are_in_one = one.source.clause.doc_id == other.source.clause.doc_id
    return are_in_one and bool(overlap(one.source.spans, other.source.spans))


def _are_of_one_clause(one: Passage, other: Passage) -> bool:
    return one.source.clause.id == other.source.clause.id
