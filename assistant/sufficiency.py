"""Do the sentences that were retrieved carry an answer at all? Pure.

Decided outside the language model, which would invent one. A question that asks for an amount, a
date, a body or the like needs a retrieved sentence that holds one, and that sentence must be the
one the question is about: near the most similar of all, in a clause that shares its words. Any
other question needs a sentence similar enough to be on its matter; what the model then says is
shown only if it stands there. How the signs weigh was fitted by logistic regression on one half
of the questions of ``benchmarks/questions`` and tried on the other; see docs/RESULTS.md.

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
from index.outline import Clause


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model of “this sentence answers”.

    Attributes:
        enough: Probability from which it is taken to answer.
        bias: Log-odds where all signs are nought.
        similarity: For the cosine of question and sentence, above ``USUAL``.
        closest: For the highest cosine of any sentence, above ``USUAL``.
        in_sentence, in_clause: For the share of the question's words there.
        first: For a sentence of the clause ranked first.
    """

    enough: float
    bias: float
    similarity: float
    closest: float
    in_sentence: float
    in_clause: float
    first: float


USUAL = 0.9
"""Cosine at which multilingual-e5 puts a question and a sentence on the same matter."""
OF_A_KIND = Weights(0.5, -1.27, 26.5, -13.8, 0.8, 0.92, 1.1)
OF_NO_KIND = Weights(0.4, 0.36, 20.7, 19.7, 1.64, 1.41, 0.0)
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
    closest = max((p.similarity for p in passages), default=0.0)
    if not expected.kinds:
        best = max(passages, key=lambda p: p.score, default=None)
        weights, fitting = OF_NO_KIND, [best] if best else []
    else:
        weights = OF_A_KIND
        fitting = [p for p in passages if expected.met_by(p.source.text, p.source.clause.text)]
    rated = [(probability(expected.question, p, closest, weights), p) for p in fitting]
    found = max(rated, key=lambda r: r[0], default=None)
    return found[1] if found is not None and found[0] > weights.enough else None


def probability(question: str, passage: Passage, closest: float, weights: Weights) -> float:
    """How probably a passage answers, 0 to 1."""
    source = passage.source
    if _is_han(question) != _is_han(source.text):
        near = closest - passage.similarity < 0.01
        return 1.0 if near and passage.similarity >= FOREIGN_SIMILARITY else 0.0
    path = " ".join(source.clause.path)
    total = (
        weights.bias
        + weights.similarity * (passage.similarity - USUAL)
        + weights.closest * (closest - USUAL)
        + weights.in_sentence * shared_words(question, source.text + path)
        + weights.in_clause * shared_words(question, told(source.clause))
        + weights.first * (passage.rank == 1)
    )
    return 1 / (1 + math.exp(-total))


def told(clause: Clause) -> str:
    """What a clause says together with the headings above it."""
    return clause.text + " ".join(clause.path)


def shared_words(question: str, text: str) -> float:
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
