"""A checker's findings that the words leave open, put before witnesses who understand them. Pure.

没批下来之前谁也别动工 says what 未经批准不得开工 does, and 先干起来再补手续 the contrary, in
words that no rule can hold against the clause. The passages that such a claim may come from are
read with it, of one that names a place those of the place alone, and of one that answers a question
with that question. What one of them says, or says more surely than another denies it, is not
denied. A passage that perhaps denies a claim is shown as one to compare. Where a claim was only
read to be denied, or by words of its own, the witnesses may doubt it: what they rather find to
follow is left open. What is quoted, or decided by words that it copies, is never heard.

Knows neither what finds the passages nor who the witnesses are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from operator import itemgetter
from typing import Protocol

from assistant.checker.answers import question_before
from assistant.checker.citations import Checker
from assistant.checker.claimed import VOTED
from assistant.checker.findings import ALTERED, Finding
from assistant.checker.not_there import may_tell, said_to_be_missing
from assistant.checker.read_beside import LONGEST_CLAUSE
from assistant.evidence.collation import collate
from assistant.evidence.sources import (
    CONTRADICTED,
    PERHAPS_CONTRADICTED,
    SUPPORTED,
    UNSUPPORTED,
    Citation,
    Source,
    Vote,
    citation,
)
from assistant.phrases import Phrases, language_of, phrases
from index.letters import letters_of, pairs_of

MOST_HEARD = 16
"""Claims of a text that are heard where nobody asks for all of them: so many take half a minute."""
READ = 2
"""Passages that a claim is read with; of claims about a clause here 98 in 100 found it among two.
Those behind them are read only before it is said to be denied."""
LEAST_NEAR = 3
"""Pairs of letters that a claim has in common with a passage from which it is said to follow, or
that it denies without naming its place, or that is shown beside it though it says nothing of it."""
SURE, LEAST_SURE = 2.5, 1
"""How sure a denial is (``Vote.weight``) for which so many pairs are enough."""
LEAST_SHARE = 0.15
"""Share of the pairs of letters of a claim that names no place, from which it is said to follow:
of true claims the least had 0.21, of a minister's speech 0.06 stood in a plan."""
RATHER, RATHER_TOLD = 3.0, 1.0
"""How far the witness has to lean to a claim that was only read to be denied, and to one of which
words of its own were held against the passage, for that to be doubted."""
COPIED = 8
"""Letters in a row that a claim has of a passage from which it tells that in its own words, and
what is held against it stands: a model that reads for meaning is led astray by them."""
Premises = Callable[[Finding], Sequence[Source]]
"""Finds what a claim may come from, the likeliest first."""


class Witness(Protocol):
    """Who understands what is said in other words."""

    def vote(self, premise: str, claim: str, is_meant: bool, /) -> Vote:
        """What it makes of a claim beside a passage.

        Args:
            premise: The words of the passage.
            claim: Said in words of its own.
            is_meant: Whether it names that very passage.
        """

    def leaning(self, premise: str, claim: str, /) -> float:
        """How much more likely the claim follows from the passage than is denied, in log-odds."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """A checker with a witness.

    Attributes:
        checker: What rules by the words.
        premises: What finds the passages.
        witness: Who is asked.
        most: Claims of a text that are heard; None for all.
    """

    checker: Checker
    premises: Premises
    witness: Witness
    most: int | None = None

    def check(self, text: str) -> Iterator[Finding]:
        """Yield the findings of a text in its order, those that the words leave open heard."""
        heard, say = 0, phrases(language_of(text))
        for finding in self.checker.check(text):
            is_doubtful = finding.is_read or is_faulted_freely(finding)
            if self.most == 0 or not (is_open(finding) or is_doubtful):
                yield finding
            elif heard == self.most:
                yield finding if is_doubtful else self._unheard(finding, say)
            elif is_doubtful:
                heard += 1
                yield self._doubted(finding, say)
            else:
                asked = question_before(text, (finding.start, finding.end))
                told = replace(finding, text=asked + finding.text)
                sources = self.premises(told)
                heard += bool(sources)
                yield replace(self._heard(told, sources, say), text=finding.text)

    def _heard(self, finding: Finding, sources: Sequence[Source], say: Phrases) -> Finding:
        """What is voted on a claim by the likeliest passages.

        None denies what another one says, be it further off, where the claim names no place.
        """
        told = self._voted(finding, sources[:READ], say)
        if told.verdict != CONTRADICTED or finding.reference:
            return told
        elsewhere = self._telling(finding, sources[READ:])
        return _left_open(finding, citation(elsewhere, 1, 1.0), say) if elsewhere else told

    def _telling(
        self, finding: Finding, sources: Sequence[Source], least: float = inf
    ) -> Source | None:
        """The first passage from which a claim is voted to follow, or comes so near to that."""
        votes = ((self.witness.vote(s.text, finding.text, False), s) for s in sources)
        following = ((v, s) for v, s in votes if v.verdict == SUPPORTED or _is_near_to(v, least))
        return next((s for v, s in following if _may_tell(v, finding, s)), None)

    def _voted(self, finding: Finding, sources: Sequence[Source], say: Phrases) -> Finding:
        is_meant = finding.reference is not None and finding.clause is not None
        votes = [(self.witness.vote(s.text, finding.text, is_meant), s) for s in sources]
        likeliest = max((v.weight for v, _ in votes if v.verdict == UNSUPPORTED), default=-inf)
        for verdict in (SUPPORTED, CONTRADICTED, PERHAPS_CONTRADICTED):
            told = [
                (vote.weight, source)
                for vote, source in votes
                if vote.verdict == verdict and _may_tell(vote, finding, source)
            ]
            weight, source = max(told, key=itemgetter(0), default=(-inf, None))
            if source and (verdict == SUPPORTED or weight >= likeliest):
                return _told(finding, verdict, source, say)
        near = next((source for source in sources if _is_near(finding, source)), None)
        if near is None:
            return finding
        is_like = finding.reference is None and _has_enough(finding, near)
        note = say.say("check_told_freely") if is_like else finding.note
        return replace(finding, note=note, nearest=finding.nearest or citation(near, 1, 1.0))

    def _doubted(self, finding: Finding, say: Phrases) -> Finding:
        """A finding against a claim, left open where the witness rather finds that it follows.

        Be it from another passage, where it names none and was only read to be denied.
        """
        clause, source = finding.clause, finding.source
        if clause is None or source is None:
            return finding
        premise = clause.text if len(clause.text) <= LONGEST_CLAUSE else source.quote
        least = RATHER if finding.is_read else RATHER_TOLD
        if self.witness.leaning(premise, finding.text) >= least:
            return _left_open(finding, source, say)
        if finding.is_read and finding.reference is None:
            elsewhere = self._telling(finding, self.premises(finding)[:READ], RATHER_TOLD)
            if elsewhere:
                return _left_open(replace(finding, clause=None), citation(elsewhere, 1, 1.0), say)
        return finding

    def _unheard(self, finding: Finding, say: Phrases) -> Finding:
        """A finding with a word on that others were heard and it was not."""
        note = say.say("check_unheard", most=str(self.most))
        return replace(finding, note=finding.note + note)


def _is_near_to(vote: Vote, least: float) -> bool:
    """Does a vote leave a claim open and come near to finding that it follows?"""
    return vote.verdict == UNSUPPORTED and vote.weight >= least


def _left_open(finding: Finding, nearest: Citation, say: Phrases) -> Finding:
    """A finding against a claim that the witness finds to follow."""
    note = say.say("check_read_doubted")
    return replace(
        finding, verdict=UNSUPPORTED, source=None, note=note, nearest=nearest, is_read=False
    )


def _told(finding: Finding, verdict: str, source: Source, say: Phrases) -> Finding:
    """A finding with what a witness found a passage to say of it."""
    found = citation(source, 1, 1.0)
    if verdict == PERHAPS_CONTRADICTED:
        return replace(finding, note=say.say("check_perhaps_contrary"), nearest=found)
    note = say.say(VOTED[verdict])
    return replace(
        finding, verdict=verdict, clause=source.clause, source=found, note=note, nearest=None
    )


def _may_tell(vote: Vote, finding: Finding, source: Source) -> bool:
    """Has a claim enough in common with a passage for a vote on it to count?

    That a document is silent on something only what speaks of that denies.
    """
    if vote.verdict == SUPPORTED:
        has_enough = _has_enough if finding.reference is None else _is_near
        return has_enough(finding, source)
    missing = said_to_be_missing(finding.text)
    if missing and not may_tell(source.text, missing):
        return False
    if finding.reference is not None:
        return True
    least = LEAST_SURE if vote.verdict == CONTRADICTED and vote.weight >= SURE else LEAST_NEAR
    return len(_shared(finding, source)) >= least


def _has_enough(finding: Finding, source: Source) -> bool:
    """Has a claim that names no place so much in common with a passage that it may follow?"""
    enough = LEAST_SHARE * len(pairs_of(finding.text))
    return len(_shared(finding, source)) >= max(LEAST_NEAR, enough)


def _is_near(finding: Finding, source: Source) -> bool:
    return len(_shared(finding, source)) >= LEAST_NEAR


def _shared(finding: Finding, source: Source) -> set[tuple[str, str]]:
    """The pairs of letters that a claim has in common with a passage, without those of its name."""
    title = finding.reference.title if finding.reference else ""
    return (pairs_of(finding.text) - pairs_of(title)) & pairs_of(source.text)


def is_faulted_freely(finding: Finding) -> bool:
    """Is a claim in words of its own, none of them those of the passage held against it?"""
    is_faulted = finding.verdict in (CONTRADICTED, ALTERED) and not finding.quotation
    if not is_faulted or finding.source is None:
        return False
    title = (finding.reference.title if finding.reference else None) or ""
    told = letters_of(finding.text.replace(title, "")).text
    blocks = collate(letters_of(finding.source.quote).text, told).blocks
    return max((size for _, _, size in blocks), default=0) < COPIED


def is_open(finding: Finding) -> bool:
    """Is a claim in words of its own, of which the words find nothing?"""
    return finding.verdict == UNSUPPORTED and finding.quotation is None
