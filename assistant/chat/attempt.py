"""One attempt at a question: what it asks, what was found, and which passage answers it.

Knows not how it came about, nor what is said of what was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.chat.counterparts import Counterpart
from assistant.chat.expectation import Expectation
from assistant.chat.inquiry import Inquiry
from assistant.chat.premise import Finding
from assistant.chat.sufficiency import Passage
from assistant.evidence.sources import Source
from index.retriever import Hit, Retrieval
from index.validity import OUT_OF_FORCE

HITS = 10
READ_HITS = 5
"""Clauses whose sentences the answer may rest on."""


@dataclass(frozen=True, slots=True)
class Further:
    """One of several questions.

    Attributes:
        asked: As it is searched.
        source: The sentence that answers it best; None where none does.
        named: As it was asked; empty where that cannot be told of a translation.
    """

    asked: str
    source: Source | None
    named: str


@dataclass(frozen=True, slots=True)
class Several:
    """The things that one sentence asks; empty where it asks only one.

    Attributes:
        each: In the order in which they are asked.
        beside: They are asked about beside each other, to be compared or told apart.
    """

    each: tuple[Further, ...] = ()
    beside: bool = False

    @property
    def answered(self) -> bool:
        """Does a sentence answer each of them?"""
        return bool(self.each) and all(further.source for further in self.each)

    @property
    def tells(self) -> bool:
        """Is enough of them answered to say something: any; all that are beside each other?"""
        told = [further.source is not None for further in self.each]
        return any(told) and (all(told) or not self.beside)

    def passes_over(self, evidence: Source) -> bool:
        """Does another clause answer the first of them, and ``evidence`` stand for none?

        Read by itself a question tells of what it is better than among others.
        """
        first = self.each[0].source if self.each and not self.beside else None
        clauses = [further.source.clause.id for further in self.each if further.source]
        return first is not None and evidence.clause.id not in clauses


@dataclass(frozen=True, slots=True)
class Breach:
    """What follows for who breaks a clause.

    Attributes:
        rule: The sentences of the clause.
        penalty: The sentences that punish that.
    """

    rule: Sequence[Source]
    penalty: Sequence[Source]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way to ask the question, and what it found.

    Attributes:
        question: As it was searched, standing by itself.
        asked: The part of it that is asked now, without the earlier question it leans on.
        expected: The kind of answer it wants.
        found: What the search found.
        named: Hits that it names by number.
        read: Hits that an answer may rest on besides.
        wants_text: It names clauses and asks for nothing but their words.
        passages: The best sentences of those hits.
        evidence: The passage that answers, None where none does.
        words: What the model copied out of it as the answer; empty where it was not asked.
        beside: Passages of other documents that answer nearly as probably.
        inquiry: What the model was asked on the way; None where it was not.
        premise: What became of the statement that it makes or asks to confirm.
        several: What answers each of the things it asks, where something answers it or they are
            asked about apart.
        issue: Where it asks when or by whom a document was issued, the words that tell.
        listed: Where it asks how something is punished, the item of a list that names just that and
            the penalty above it.
        breach: Where it asks what follows for who breaks a clause, that clause and the penalty.
        naming: Where it asks whether something is so, the sentences that name whom it is about
            where the evidence does not.
        counterparts: Where it compares versions of a document, the rules that it asks about in
            both.
    """

    question: str
    asked: str
    expected: Expectation
    found: Retrieval
    named: Sequence[Hit]
    read: Sequence[Hit]
    wants_text: bool
    passages: Sequence[Passage]
    evidence: Passage | None
    words: str
    beside: Sequence[Passage]
    inquiry: Inquiry | None
    premise: Finding
    several: Several
    issue: Sequence[Source]
    listed: Sequence[Source]
    breach: Breach | None
    naming: Sequence[Source]
    counterparts: Sequence[Counterpart] = ()

    @property
    def carries(self) -> bool:
        """Is there something to say, be it that a number does not exist?"""
        return bool(self.named or self.found.missing or self._knows)

    @property
    def speaks(self) -> bool:
        """Is there something to say that is more than a refusal, or why nothing can be found?"""
        return bool(self.wants_text or (self.found.missing and not self.named) or self._knows)

    @property
    def is_past(self) -> bool:
        """Does nothing that answers hold any more, though something in force was found as well?"""
        answering = {p.source.clause.id for p in (self.evidence, *self.beside) if p}
        held = [
            hit.superseded and hit.state in OUT_OF_FORCE
            for hit in self.found.hits
            if hit.clause.id in answering
        ]
        return bool(held) and all(held) and not all(hit.superseded for hit in self.found.hits)

    @property
    def _knows(self) -> bool:
        known = self.evidence or self.premise.sources or self.issue or self.several.tells
        return bool(known or self.listed or self.breach)
