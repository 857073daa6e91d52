"""A checker's findings that the words leave open, put before a witness who understands them. Pure.

没批下来之前谁也别动工 says what 未经批准不得开工 does, and 先干起来再补手续 the contrary, in
words that no rule can hold against the clause. The passages that such a claim may come from are
read with it, the likeliest first, until the witness finds it there or denied there. Where it names
a place, that alone is read. Where it names none, or has few letters in common with what is read
there, the witness denies nothing: what a person says to deny one rule sounds to it as if it denied
others too; the passage is shown as one to compare. Where a claim was only read to be denied, the
witness may doubt it: what it rather finds to follow is left open. What is quoted, or decided by its
words, is never heard.

Knows neither what finds the passages nor who the witness is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.checker.citations import Checker
from assistant.checker.claimed import VOTED
from assistant.checker.findings import Finding
from assistant.checker.read_beside import LONGEST_CLAUSE
from assistant.evidence.sources import (
    CONTRADICTED,
    UNSUPPORTED,
    Rather,
    Source,
    Vote,
    citation,
)
from assistant.phrases import language_of, phrases
from index.letters import letters_of

MOST_HEARD = 16
"""Claims of a text that are heard where nobody asks for all of them: so many take half a minute."""
LEAST_SHARED = 6
"""Pairs of letters that a claim has in common with a passage that it denies: of those that deny the
clause they are about 83 in 100 have more, of six about nothing in their clause one had so many."""
LEAST_NEAR = 3
"""Pairs of letters from which a passage that says nothing of a claim is shown beside it."""
Premises = Callable[[Finding], Sequence[Source]]
"""Finds what a claim may come from, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """A checker with a witness.

    Attributes:
        checker: What rules by the words.
        premises: What finds the passages.
        vote: The witness.
        rather: The witness, asked only which of the two it is.
        most: Claims of a text that are heard; None for all.
    """

    checker: Checker
    premises: Premises
    vote: Vote
    rather: Rather
    most: int | None = None

    def check(self, text: str) -> Iterator[Finding]:
        """Yield the findings of a text in its order, those that the words leave open heard."""
        heard = 0
        for finding in self.checker.check(text):
            if self.most == 0 or not (is_open(finding) or finding.is_read):
                yield finding
            elif heard == self.most:
                yield finding if finding.is_read else self._unheard(finding)
            elif finding.is_read:
                heard += 1
                yield self._doubted(finding)
            else:
                sources = self.premises(finding)
                heard += bool(sources)
                yield self._heard(finding, sources)

    def _heard(self, finding: Finding, sources: Sequence[Source]) -> Finding:
        is_meant = finding.reference is not None and finding.clause is not None
        for source in sources:
            verdict = self.vote(source.text, finding.text, is_meant)
            found = citation(source, 1, 1.0)
            if verdict == CONTRADICTED and not _is_about(finding, source):
                note = _say(finding, "check_perhaps_contrary")
                return replace(finding, note=note, nearest=found)
            if verdict in VOTED:
                return replace(
                    finding,
                    verdict=verdict,
                    clause=source.clause,
                    source=found,
                    note=_say(finding, VOTED[verdict]),
                    nearest=None,
                )
        near = (s for s in sources if len(_shared(finding, s)) >= LEAST_NEAR)
        beside = [finding.nearest, *(citation(source, 1, 1.0) for source in near)]
        return replace(finding, nearest=next((one for one in beside if one), None))

    def _doubted(self, finding: Finding) -> Finding:
        """A finding that was only read, left open where the witness rather finds it told so."""
        clause, source = finding.clause, finding.source
        if clause is None or source is None:
            return finding
        premise = clause.text if len(clause.text) <= LONGEST_CLAUSE else source.quote
        if not self.rather(premise, finding.text):
            return finding
        note = _say(finding, "check_read_doubted")
        return replace(
            finding, verdict=UNSUPPORTED, source=None, note=note, nearest=source, is_read=False
        )

    def _unheard(self, finding: Finding) -> Finding:
        """A finding with a word on that others were heard and it was not."""
        return replace(
            finding, note=finding.note + _say(finding, "check_unheard", most=str(self.most))
        )


def _is_about(finding: Finding, source: Source) -> bool:
    """Does a claim name the place of a passage, and tell of what stands there besides its name?"""
    return finding.reference is not None and len(_shared(finding, source)) >= LEAST_SHARED


def _shared(finding: Finding, source: Source) -> set[tuple[str, str]]:
    """The pairs of letters that a claim has in common with a passage, without those of its name."""
    title = finding.reference.title if finding.reference else ""
    told, named, said = (letters_of(text).text for text in (finding.text, title, source.text))
    return (set(pairwise(told)) - set(pairwise(named))) & set(pairwise(said))


def _say(finding: Finding, key: str, **fields: str) -> str:
    return phrases(language_of(finding.text)).say(key, **fields)


def is_open(finding: Finding) -> bool:
    """Is a claim in words of its own, of which the words find nothing?"""
    return finding.verdict == UNSUPPORTED and finding.quotation is None
