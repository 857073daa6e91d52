"""Do the sentences that were retrieved carry an answer at all? Pure.

Decided outside the language model, which would invent one. A question that asks for an amount, a
date, a body or the like needs a retrieved sentence that holds one, and that sentence must be the
one the question is about: near the most similar of all, in a clause that shares its words. How
these signs weigh was fitted by logistic regression; see docs/RESULTS.md. Questions of no such
kind are left to the support check: what the model then says is shown only if it stands there.

Knows no model and no library.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.critical import fold_width
from assistant.expectation import Expectation
from assistant.support import Source

ENOUGH = 0.5
BIAS = -1.27
WEIGHTS = {
    "similarity": 12.7,
    "nearness": 13.8,
    "in_sentence": 0.8,
    "in_clause": 0.92,
    "first": 1.1,
}
USUAL_SIMILARITY = 0.9
"""Cosine at which multilingual-e5 puts a question and a sentence on the same matter."""
FOREIGN_SIMILARITY = 0.82
"""The same where question and sentence are in two languages and share no words."""

_FILLER = re.compile(
    "什么时候|什么|怎么样|怎么办|怎么|怎样|如何|哪些|哪个|哪几|哪种|哪里|多少|多久|多长|几|是否|能不能|"
    "可不可以|有没有|要不要|会不会|请问|文件|意见|规定|要求|条例|办法|提到|提出|需要|应该|应当|可以|吗|呢|"
    "的|了|是|在|对|有|和|与|或|被|把|我们|我|要|能|会|这个|这份|该|本|谁|由|为|到|从|中|里|上|下|之|一个|"
    "主要|具体|方面|内容|问题|情况|进行|关于"
)
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")
_WORD = re.compile(r"[a-z]{4,}|[0-9]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A retrieved sentence.

    Attributes:
        source: The sentence and its clause.
        rank: Rank of the clause, from 1.
        score: Fused score of the sentence, comparable within one search.
        similarity: Cosine of its embedding and the question's.
    """

    source: Source
    rank: int
    score: float
    similarity: float


def best_answering(expected: Expectation, passages: Sequence[Passage]) -> Passage | None:
    """The passage that most probably answers, or None where none probably does."""
    if not expected.kinds:
        return max(passages, key=lambda p: p.score, default=None)
    closest = max((p.similarity for p in passages), default=0.0)
    fitting = [p for p in passages if expected.met_by(p.source.text, p.source.clause.text)]
    rated = [(probability(expected.question, p, closest), p) for p in fitting]
    best = max(rated, key=lambda r: r[0], default=None)
    return best[1] if best is not None and best[0] > ENOUGH else None


def is_likely(question: str, passage: Passage, passages: Sequence[Passage]) -> bool:
    """Would the passage answer, were it of the kind asked for?"""
    closest = max(p.similarity for p in passages)
    return probability(question, passage, closest) > ENOUGH


def probability(question: str, passage: Passage, closest: float) -> float:
    """How probably a passage of the kind asked for is the one asked for, 0 to 1."""
    source = passage.source
    if _is_han(question) != _is_han(source.text):
        near = closest - passage.similarity < 0.01
        return 1.0 if near and passage.similarity >= FOREIGN_SIMILARITY else 0.0
    path = " ".join(source.clause.path)
    total = (
        BIAS
        + WEIGHTS["similarity"] * (passage.similarity - USUAL_SIMILARITY)
        + WEIGHTS["nearness"] * (passage.similarity - closest)
        + WEIGHTS["in_sentence"] * _shared(question, source.text + path)
        + WEIGHTS["in_clause"] * _shared(question, source.clause.text + path)
        + WEIGHTS["first"] * (passage.rank == 1)
    )
    return 1 / (1 + math.exp(-total))


def _shared(question: str, text: str) -> float:
    """Share of the question's words (pairs of characters in Chinese) that stand in a text."""
    terms = _terms(question)
    folded = fold_width(text)
    return sum(term in folded for term in terms) / len(terms) if terms else 0.0


def _terms(question: str) -> list[str]:
    folded = fold_width(question)
    terms = []
    for run in _HAN_RUN.findall(_FILLER.sub(" ", folded)):
        terms += [run[i : i + 2] for i in range(len(run) - 1)] or [run]
    return list(dict.fromkeys([*terms, *_WORD.findall(folded)]))


def _is_han(text: str) -> bool:
    return _HAN_RUN.search(text) is not None
