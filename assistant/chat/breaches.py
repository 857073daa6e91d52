"""What the breach of a rule costs, where the rule and its penalty stand in two clauses.

A penalty names its rule by number (违反本办法第九条规定的，…) or by what is done; the rule is named
in the question, forbids what is asked about, or is what the question was found to be about.
Knows one library, its reader and the model that is asked whether a rule allows what is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from assistant.chat.attempt import Breach, Further, Several
from assistant.chat.expectation import Expectation, expectation
from assistant.chat.penalties import (
    Penalties,
    asks_for_whom,
    asks_of_breach,
    asks_of_consequence,
    forbids,
    punishes,
    whether_allowed,
)
from assistant.chat.reading import Reader, as_one
from assistant.chat.sufficiency import Passage, Rated, rate
from assistant.chat.witness import lean_to
from assistant.evidence.sources import Source
from assistant.runtime.llm import LanguageModel
from index.library import Library
from index.outline import Clause
from index.retriever import Hit


class Breaches:
    """Finds what the breach of a rule costs, in one library."""

    def __init__(self, library: Library, reader: Reader, model: LanguageModel) -> None:
        self._reader = reader
        self._model = model
        self._penalties = Penalties(library)

    def with_penalties(self, several: Several, evidence: Passage | None) -> Several:
        """What is asked behind a rule that is found (…，不做罚多少) is answered by its penalty."""
        if evidence is None:
            return several
        rule = evidence.source

        def told(further: Further) -> Further:
            if further.source or not asks_of_breach(further.asked):
                return further
            penalty = self._penalties.of(rule.clause, rule.title, further.asked)
            return replace(further, source=next(iter(penalty), None))

        return replace(several, each=tuple(map(told, several.each)))

    def of(
        self,
        question: str,
        expected: Expectation,
        named: Sequence[Hit],
        hits: Sequence[Hit],
        passages: Sequence[Passage],
        evidence: Passage | None,
    ) -> Breach | None:
        """What punishes the breach of a clause that is named, or that forbids what is asked about.

        The latter only where no passage answers by itself.

        Args:
            question: The question, standing by itself.
            expected: What it asks for.
            named: The hits that it names by number.
            hits: Those that were read.
            passages: Their passages.
            evidence: The one that answers, None where none does.
        """
        if not asks_of_consequence(question):
            return None
        rules = named if asks_of_breach(question) else []
        is_open = evidence is None or asks_for_whom(question)
        if not named and is_open:
            rules = [h for h in hits if forbids(h.clause.text, question)]
        for hit in rules:
            title = self._reader.title(hit)
            if penalty := self._penalties.of(hit.clause, title, question):
                return Breach(self._reader.sources([hit]), penalty)
        is_told = named or (evidence and punishes(evidence.source.text))
        return None if is_told else self._by_number(question, expected, passages)

    def _by_number(
        self, question: str, expected: Expectation, passages: Sequence[Passage]
    ) -> Breach | None:
        """A rule that was found and what punishes its breach by its number.

        The two are rated as one passage, since neither says both what is done and what it costs;
        then the rules alone are read for whether they allow what is done. Where a clause's best
        sentence is not what a penalty names, the others of it are not meant either.
        """
        breaches: dict[Passage, Breach] = {}
        both: dict[Passage, Passage] = {}
        for _, of_clause in groupby(passages, key=lambda p: p.source.clause):
            for passage in sorted(of_clause, key=lambda p: -p.score):
                part, rule = self._reader.ruling(passage.source)
                penalty = self._penalty_naming(part, rule)
                if not penalty:
                    break
                alone = replace(passage, source=rule)
                breaches[alone] = Breach([rule], penalty)
                both[replace(passage, source=as_one([rule, *penalty]))] = alone
        every = rate(expected, [*passages, *both])
        rated = [Rated(both[r.passage], r.odds) for r in every if r.passage in both]
        found = lean_to(whether_allowed(question), rated, self._model)
        return breaches[found] if found else None

    def _penalty_naming(self, part: Clause, rule: Source) -> Sequence[Source]:
        """The whole sentences that punish, by its number, the breach of a clause."""
        named = self._penalties.naming(part, rule.title)
        return tuple(dict.fromkeys(map(self._reader.whole, named)))

    def listed(self, asked: str, hits: Sequence[Hit]) -> tuple[Source, ...]:
        """The item of a list that names the conduct asked about, with the penalty above it."""
        if "penalty" not in expectation(asked).kinds:
            return ()
        of_each = (
            self._penalties.listed(hit.clause, self._reader.title(hit), asked) for hit in hits
        )
        return next(filter(None, of_each), ())
