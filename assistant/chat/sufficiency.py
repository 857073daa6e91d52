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
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.chat.expectation import Expectation
from assistant.evidence.critical import fold_width
from assistant.evidence.sources import Source
from assistant.phrases import Language
from index.markers import without_marker
from index.numerals import ANY_NUMBER, to_int
from index.outline import Clause

USUAL = 0.87
"""Cosine at which multilingual-e5 puts a question and a sentence on related matters."""
LEAST_TERMS = 3
"""Pairs of characters, or words, from which a question says by itself what it is about."""
FOREIGN_SIMILARITY = 0.82
"""The same where question and sentence are in two languages and share no words."""
SURE = 2.5
"""Log-odds from which no witness is asked but one that has learned to tell."""
HOPELESS: Mapping[Language, float] = {"zh": -0.7, "en": -2.6}
"""Log-odds of the best sentence up to which no witness is asked, by its language: the weights were
fitted to Chinese, where the words of a question say more."""
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

ASKS = ("？", "?")
ASKED_AGAIN = 0.7
"""Share of a question's words in another one that asks the same."""
_PIECES = re.compile(r"[，,；;。：:]")
_FILLER = re.compile(
    "什么时候|什么|怎么样|怎么办|怎么|怎样|如何|哪些|哪个|哪几|哪种|哪里|多少|多久|多长|几|是否|能不能|"
    "可不可以|有没有|要不要|会不会|请问|文件|意见|规定|要求|条例|办法|提到|提出|需要|应该|应当|可以|吗|呢|"
    "的|了|是|在|对|有|和|与|或|被|把|我们|我|要|能|会|这个|这份|该|本|谁|由|为|到|从|中|里|上|下|之|一个|"
    "主要|具体|方面|内容|问题|情况|进行|关于"
)
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")
_WORD = re.compile(r"[a-z]{4,}|[0-9]+")
_NAMED = re.compile("《([^》]{1,30})》|“([^”]{1,20})”")
_NUMERIC = re.compile(r"\s*[0-9０-９]")
_YEAR = re.compile(r"(?<![0-9比较])(?:19|20)[0-9]{2}(?![0-9元万个])")
"""Not one that is only compared with: 比2020年下降."""
YEAR = "year"
_EDITION = re.compile(rf"(?:第|(?={ANY_NUMBER}[届期]))({ANY_NUMBER})([届任季轮期批])")
_CHOICE = re.compile(r"还是|\bor\b")
_EXACT = re.compile(r"[a-z][a-z0-9.-]*[a-z0-9]|[0-9]+(?:[.,][0-9]+)*%?")
_ASKING = re.compile(
    "about|after|all|allowed|am|an|and|any|are|as|at|away|be|been|before|by|can|could|did|do|"
    "does|each|for|from|get|give|had|has|have|he|her|his|how|if|in|into|is|it|its|long|many|"
    "may|me|much|must|my|need|no|not|of|off|often|on|or|our|out|shall|she|should|so|some|"
    "someone|somebody|soon|still|than|that|the|their|them|then|there|these|they|this|those|to|"
    "under|until|up|us|was|we|were|what|when|where|whether|which|while|who|whom|whose|why|"
    "will|with|would|you|your"
)
"""English words that ask or join and are not what a question is about."""
_ENDING = re.compile("(?<=[a-z]{4})(?:ies|es|s|ed|ing|y|e)$")
"""What an English word may lose and still be found inside its other forms."""


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


@dataclass(frozen=True, slots=True)
class Rated:
    """A passage and the log-odds that it answers."""

    passage: Passage
    odds: float


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
    terms = Terms(question, [p.source.text for p in passages])
    rated = [Rated(p, _odds(expected, p, closest, terms)) for p in passages]
    return sorted(rated, key=lambda r: -r.odds)


def _odds(expected: Expectation, passage: Passage, closest: float, terms: Terms) -> float:
    source, weights = passage.source, WEIGHTS
    below = closest - passage.similarity
    if _is_han(expected.question) != _is_han(source.text):
        near = below < 0.01 and passage.similarity >= FOREIGN_SIMILARITY
        met = expected.met_by(source.text, source.clause.text)
        return SURE if near and met else min(HOPELESS.values())
    found = signs(expected, passage, closest, terms)
    return weights.bias + sum(float(getattr(weights, n)) * value for n, value in found.items())


def signs(
    expected: Expectation, passage: Passage, closest: float, terms: Terms
) -> dict[str, float]:
    """The signs of one passage, by the names of their weights."""
    source = passage.source
    path = " ".join(source.clause.path)
    met = expected.met_by(source.text, source.clause.text)
    return {
        "similarity": 10 * (passage.similarity - USUAL),
        "below": 10 * (closest - passage.similarity),
        "in_sentence": terms.share(source.text + path),
        "in_clause": terms.share(told(source.clause)),
        "exact": terms.exact_share(told(source.clause)),
        "first": float(passage.rank == 1),
        "kind": float(bool(expected.kinds)),
        "unmet": float(bool(expected.kinds) and not met),
    }


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
        other_year: Where the question names a year, or an edition, and the passage only others.
        no_year: Where the passage and the headings above it name no year at all.
        stated: For the log-odds it gave to the passages' stating the answer.
        uncopied: Where it was asked for that alone, or not yet for more.
    """

    bias: float
    odds: float
    none: float
    elsewhere: float
    unsure: float
    asked: float
    other_year: float
    no_year: float
    stated: float
    uncopied: float


_AS_IT_COMES = HeardWeights(
    bias=-2.8,
    odds=0.76,
    none=-3.86,
    elsewhere=-0.92,
    unsure=-0.68,
    asked=-1.06,
    other_year=-1.75,
    no_year=0.0,
    stated=1.27,
    uncopied=-0.65,
)
STATED: Mapping[Language, HeardWeights] = {
    "zh": _AS_IT_COMES,
    "en": replace(_AS_IT_COMES, bias=-0.5, odds=0.6, stated=2.0, uncopied=0.0),
}
"""Of a model as it comes, by the language of the passages; those for English were chosen by twenty
questions on the sample library."""
_ADAPTED = HeardWeights(
    bias=-1.0,
    odds=0.5,
    none=-1.0,
    elsewhere=-0.1,
    unsure=-0.15,
    asked=-3.5,
    other_year=-2.8,
    no_year=-1.3,
    stated=0.13,
    uncopied=0.0,
)
ADAPTED: Mapping[Language, HeardWeights] = {"zh": _ADAPTED, "en": replace(_ADAPTED, bias=0.3)}
"""Of one that has learned to tell whether the answer is stated, which in English it leans to less;
chosen by 108 questions on six English documents."""
ASKED_WHETHER = replace(_ADAPTED, bias=1.1)
"""Of such a one, asked whether something is so."""
LEAST, ALONE = -0.5, 0.2
"""Log-odds of a passage below which it is no unlikelier once a model that can tell has read it by
itself, and what the log-odds of that model then add to them."""
FARTHEST = 24.0
"""Log-odds of what is stated, either way, beyond which they are taken for no surer."""
UNSURE, UNSURE_OF_NONE = 3.0, 2.0
CERTAIN = 0.999
"""Probabilities beyond it, and below the rest of it, are taken for no surer."""
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
    weights = STATED[testimony.language]
    if testimony.adapted:
        weights = ASKED_WHETHER if testimony.whether else ADAPTED[testimony.language]
    odds = weights.bias + sum(float(getattr(weights, n)) * value for n, value in found.items())
    return Rated(best.passage, odds)


def heard_signs(
    question: str, rated: Sequence[Rated], testimony: Heard
) -> tuple[Rated, dict[str, float]]:
    """The passage it speaks for, and the signs, by the names of their weights."""
    words = testimony.words or ""
    near = [r for r in rated if r.odds >= rated[0].odds - FAR_BELOW]
    holding = [r for r in near if stands(words, r.passage.source.text)]
    best = (holding or rated)[0]
    return best, {
        "odds": best.odds,
        "elsewhere": float(bool(words) and not holding),
        "asked": float(stands(words, question) and not gives_choice(question)),
    } | _of_times(question, best.passage.source) | _surenesses(testimony)


def read_alone(rated: Rated, leaning: float, *, whether: bool) -> Rated:
    """A passage with its log-odds once a model that can tell has read it by itself.

    Args:
        rated: The passage and its log-odds before.
        leaning: The model's own.
        whether: It was asked whether something is so, which a model sees in much that is only near:
            then what retrieval holds against a passage counts in full.
    """
    before = rated.odds if whether else max(rated.odds, LEAST)
    return Rated(rated.passage, before + ALONE * _bounded(leaning))


def _bounded(leaning: float) -> float:
    return min(max(leaning, -FARTHEST), FARTHEST)


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


def _of_times(question: str, source: Source) -> dict[str, float]:
    """The signs of a question that names a year, or an edition, which its source does not."""
    asked, told = _times(question)[YEAR], _times(source.text)[YEAR]
    is_missing = bool(asked) and not asked & (told | _times(_above(source))[YEAR])
    is_other = is_of_another_edition(question, source)
    return {
        "other_year": float(is_other or (is_missing and bool(told))),
        "no_year": float(is_missing and not told),
    }


def is_of_another_edition(question: str, source: Source) -> bool:
    """Is a source told of another edition than a question: of 第二十七届 where that has 第28届?

    What the sentence itself names counts before what its title and headings do.
    """
    told, above = _times(source.text), _times(_above(source))
    asked = ((unit, numbers) for unit, numbers in _times(question).items() if unit != YEAR)
    named = ((numbers, told[unit] or above[unit]) for unit, numbers in asked)
    return any(there and numbers.isdisjoint(there) for numbers, there in named)


def _above(source: Source) -> str:
    """The title and the headings that a source stands below."""
    return " ".join([source.title, *source.clause.path])


def _times(text: str) -> defaultdict[str, set[int | None]]:
    """The years that a text names, and the numbers of its editions by their units."""
    folded = fold_width(text)
    times: defaultdict[str, set[int | None]] = defaultdict(set)
    for year in _YEAR.findall(folded):
        times[YEAR].add(int(year))
    for number, unit in _EDITION.findall(folded):
        times[unit].add(to_int(number))
    return times


def stands(words: str, text: str) -> bool:
    """Do some words stand in a text, marks apart, and no number of them in a longer number?"""
    pattern = r"[\W_]*".join(map(re.escape, _bare(words)))
    whole = rf"(?<![0-9]){pattern}(?![0-9])" if _NUMERIC.match(words) else pattern
    return bool(pattern) and re.search(whole, fold_width(text).lower()) is not None


def gives_choice(question: str) -> bool:
    """Does a question name the answers to choose from (A还是B)?"""
    return _CHOICE.search(question) is not None


def told(clause: Clause) -> str:
    """What a clause says together with the headings above it."""
    return clause.text + " ".join(clause.path)


def shared_words(question: str, text: str) -> float:
    """Share of the question's words (pairs of characters in Chinese) that stand in a text."""
    return _share(dict.fromkeys(terms_in(fold_width(question)), 1.0), text)


def repeats(passage: Passage, question: str) -> bool:
    """Does a sentence, without its number, stand in the question, so that it answers nothing?"""
    return _bare(without_marker(passage.source.text)) in _bare(question)


def only_asks(text: str, question: str) -> bool:
    """Does a text end by asking what is asked, as the issues of a case do, with no answer to it?"""
    last = _PIECES.split(text.rstrip())[-1]
    return last.endswith(ASKS) and shared_words(question, last) >= ASKED_AGAIN


def says_something(question: str) -> bool:
    """Does a question name what it is about (怎么罚 does not)?"""
    return len(terms_in(fold_width(question))) >= LEAST_TERMS


class Terms:
    """What a question is about, each term weighed by how few of some sentences have it."""

    def __init__(self, question: str, sentences: Sequence[str]) -> None:
        folded = fold_width(question).lower()
        named = [one or other for one, other in _NAMED.findall(folded)]
        rest = _NAMED.sub(" ", folded)
        exact = _EXACT.findall(rest)
        if not _is_han(question):
            exact = [_ENDING.sub("", word) for word in exact if not _ASKING.fullmatch(word)]
        self._exact = dict.fromkeys([*named, *exact], 1.0)
        pairs = [t for t in terms_in(rest) if _HAN_RUN.search(t)]
        texts = [fold_width(s).lower() for s in dict.fromkeys(sentences)]
        self._weights = {
            term: math.log((len(texts) + 1) / (sum(term in t for t in texts) + 0.5))
            for term in [*pairs, *self._exact]
        }

    def share(self, text: str) -> float:
        """The weighed share of the terms that stand in a text; 1 where there are none."""
        return _share(self._weights, text) if self._weights else 1.0

    def exact_share(self, text: str) -> float:
        """The share of names, numbers and Latin words that do; 1 where there are none."""
        return _share(self._exact, text) if self._exact else 1.0


def _share(weights: Mapping[str, float], text: str) -> float:
    folded = fold_width(text).lower()
    whole = sum(weights.values())
    return sum(w for term, w in weights.items() if term in folded) / whole if whole else 0.0


def terms_in(folded: str) -> list[str]:
    """What a text, in half width, is about: pairs of characters, longer Latin words, figures."""
    terms = []
    for run in _HAN_RUN.findall(_FILLER.sub(" ", folded)):
        terms += [run[i : i + 2] for i in range(len(run) - 1)] or [run]
    return list(dict.fromkeys([*terms, *_WORD.findall(folded)]))


def own_words(question: str) -> list[str]:
    """What a question is about by its own words, units apart: 押金 of 押金多少元."""
    terms = terms_in(fold_width(question).lower())
    return [term for term in terms if len(term) > 1 and not _ASKING.fullmatch(term)]


def has_own_word(question: str, text: str) -> bool:
    """Does a text have one of a question's own words, if that has any?"""
    words = own_words(question)
    return not words or any(word in text for word in words)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold_width(text).lower())


def _is_han(text: str) -> bool:
    return _HAN_RUN.search(text) is not None
