"""What answers each of several questions that are asked in one sentence.

Each is searched and weighed by itself, with what it lacks of the first. Knows not how the question
is answered as a whole, nor what is said of what was found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from assistant.chat.attempt import HITS, READ_HITS, Further, Several
from assistant.chat.candidates import Candidates
from assistant.chat.coreference import points_back
from assistant.chat.expectation import Expectation, expectation
from assistant.chat.fitting import fitting
from assistant.chat.followup import as_half
from assistant.chat.leaning import Leaning
from assistant.chat.question import is_of_another_side, parts, sides
from assistant.chat.siblings import is_of_another_stage
from assistant.chat.sufficiency import (
    SURELY,
    UNHEARD,
    Passage,
    Rated,
    held_against,
    rate,
    repeats,
    told,
)
from assistant.chat.terms import has_own_word, own_words, says_something, words_in
from assistant.chat.witness import is_hopeless, knows, reread
from assistant.chat.wordings import Wording
from assistant.evidence.headings import is_heading
from assistant.evidence.sources import Source
from assistant.runtime.llm import LanguageModel
from index.library import Library
from index.library_links import Links
from index.retriever import Retriever

SURE_OF_FAR_ALONE = 1.0
"""Log-odds above which what was hopeless before answers, once it was read by itself: no witness
reads all together here."""
AS_WELL = 0.5
"""Log-odds by which a sentence may be behind the best and answers as well."""


class SubQuestions:
    """Finds what answers each of several questions, in one library."""

    def __init__(
        self, library: Library, retriever: Retriever, candidates: Candidates, model: LanguageModel
    ) -> None:
        self._retriever = retriever
        self._candidates = candidates
        self._model = model
        self._leaning = Leaning(library, Links(library))

    def of(
        self,
        wording: Wording,
        as_of: date | None,
        evidence: Source | None,
        *,
        is_begun: bool,
        is_known: bool,
    ) -> Several:
        """What answers each of several things that are asked, or asked about apart.

        Where nothing answers the question by itself, what answers one of them is enough; the
        others are told as open.

        Args:
            wording: The question.
            as_of: The day that decides which version is in force.
            evidence: What answers the question as a whole, if anything does.
            is_begun: The first of them is answered already.
            is_known: Something answers the question.
        """
        apart = sides(wording.asked)
        each = apart or parts(wording.asked)
        if len(each) < 2:
            return Several()
        least = UNHEARD if apart and is_known else SURELY
        is_carried = knows(self._model) and not apart
        found: list[Further] = []
        for asked, named in list(zip(each, _named(wording, len(each)), strict=True))[is_begun:]:
            others = [side for side in apart if side != asked]
            told = [further.source for further in found if further.source]
            home = None if apart or not found else next(iter(told), evidence)
            tried = (
                (wanted.question, self._best_for(wanted, others, told, home, least, wording, as_of))
                for wanted in _ways_to_want(asked, each[0] if is_carried else asked)
            )
            source = next((s for q, s in tried if s and (q == asked or s not in told)), None)
            is_open = not apart and (source is None or asked != each[0]) and evidence not in told
            if evidence and is_open and _is_for(evidence, asked, each):
                source = evidence
            found.append(Further(asked, source, named))
        return Several(tuple(found if apart else self._led_up_to(found)), beside=bool(apart))

    def _led_up_to(self, each: Sequence[Further]) -> Iterator[Further]:
        """Each question with its answer, be it what leads up to that of one that goes on from it.

        May I leave, and what would it cost is answered by It costs £5 and the sentence before.
        """
        for further, following in zip_longest(each, each[1:]):
            source = further.source
            if not source and following and following.source and points_back(following.asked):
                source = next(iter(self._leaning.before(following.source)), None)
            yield replace(further, source=source)

    def _best_for(
        self,
        expected: Expectation,
        others: Sequence[str],
        told_before: Sequence[Source],
        home: Source | None,
        least: float,
        wording: Wording,
        as_of: date | None,
    ) -> Source | None:
        """The sentence that answers one of several questions, with at least some log-odds.

        Of things that are told apart, what is said of the ``others`` alone does not. Where a model
        that can tell has read it, it is enough that it rather answers than not,
        unless retrieval held it for hopeless. Where the question names no matter of its own
        (什么时候退) what was ``told_before`` gives way to what answers as well. Where one before it
        was answered, its document is ``home``, and what stands elsewhere has to be surer.
        """
        asked, first = expected.question, parts(wording.asked)[0]
        found = self._retriever.search(asked, HITS, as_of, wording.question)
        hits = [hit for hit in found.hits if not hit.superseded][:READ_HITS]
        found_there = self._candidates.of(wording, hits, ())
        words = own_words(asked)
        said = [
            p
            for p in found_there
            if not (is_heading(p.source.text, p.source.clause) or repeats(p, wording.asked))
            and not is_of_another_side(p.source.text, asked, others)
            and not is_of_another_stage(asked, p.source.text)
            and has_own_word(asked, told(p.source.clause))
            and expected.met_by(p.source.text, p.source.clause.text)
        ]
        if _is_of_any_matter(asked):
            said = _with_most_of(own_words(first), said, lambda source: told(source.clause))
        if not says_something(asked):
            expected = replace(expected, question=wording.asked)
            said = _with_most_of(words, said, lambda source: source.text)
        rated = fitting(asked, rate(expected, said))
        if rated and knows(self._model):
            before = {r.passage: r for r in rated}
            stands = words and (home or asked == first)
            alone = asked if stands else wording.asked
            rated = reread(alone, rated, self._model, whether=expected.whether)
            far = is_hopeless(before[rated[0].passage], asked)
            least = SURE_OF_FAR_ALONE if far else min(least, 0.0)
        rated = held_against(rated)
        if home is not None:
            rated = _at_home(rated, home, least)
        if not words:
            near = (r for r in rated if r.odds > rated[0].odds - AS_WELL)
            rated = [*(r for r in near if r.passage.source not in told_before), *rated]
        return rated[0].passage.source if rated and rated[0].odds > least else None


def _is_for(evidence: Source, asked: str, each: Sequence[str]) -> bool:
    """Does what answers a question as a whole tell what one of its parts alone wants?

    A model has read it with all that the part by itself lacks.
    """
    wanted, *others = (expectation(part) for part in (asked, *(p for p in each if p != asked)))
    is_alone = not any(set(wanted.kinds) & set(other.kinds) for other in others)
    is_met = wanted.met_by(evidence.text, evidence.clause.text)
    return bool(wanted.kinds) and is_alone and is_met and has_own_word(asked, evidence.text)


def _at_home(rated: Sequence[Rated], home: Source, least: float) -> Sequence[Rated]:
    """Rated sentences of one document, where one of them answers; else those that surely do."""
    own = [r for r in rated if r.passage.source.clause.doc_id == home.clause.doc_id]
    if own and own[0].odds > least:
        return own
    return [r for r in rated if r.odds > SURE_OF_FAR_ALONE]


def _named(wording: Wording, count: int) -> Sequence[str]:
    """Several questions as they were asked, where a wording may be the model's own."""
    asked = wording.besides if wording.is_translation else wording.asked
    each = sides(asked) or parts(asked)
    return each if len(each) == count else [""] * count


_OF_ANY_MATTER = re.compile("超[过出期时]|逾期|到期|期满|违反|违规|罚款|处罚|罚")
"""Words of a question that name no matter: 超过了怎么办, 违反的罚款是多少."""


def _ways_to_want(asked: str, first: str) -> Iterator[Expectation]:
    """What one of several questions wants: by its own words, if any, and with those it lacks.

    With those first where its own may be of any matter. What is 超期 is 逾期 in laws.
    """
    asked = asked.replace("超期", "逾期")
    expected, whole = expectation(asked), as_half(asked, first)
    ways = [replace(expected, question=whole)] if whole else []
    if _is_of_any_matter(asked):
        yield from (*ways, expected)
    elif own_words(asked) or not whole:
        yield from (expected, *ways)
    else:
        yield from ways


def _is_of_any_matter(asked: str) -> bool:
    """Has a question words of its own, of which none names a matter: 超过了怎么办?"""
    return bool(own_words(asked)) and not own_words(_OF_ANY_MATTER.sub(" ", asked))


def _with_most_of(
    words: Sequence[str], passages: Sequence[Passage], text_of: Callable[[Source], str]
) -> list[Passage]:
    """The sentences that have the most of some words in a text of theirs."""
    counts = [len(words_in(words, text_of(p.source))) for p in passages]
    most = max(counts, default=0)
    return [p for p, count in zip(passages, counts, strict=True) if count == most]
