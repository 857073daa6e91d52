"""What a claim in words of its own may come from: the clauses of one library that are nearest.

Searched as questions are, by meaning and by words. Knows one library and what searches it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.checker.findings import Finding
from assistant.evidence.sources import Source
from index.library import Library
from index.outline import Clause
from index.retriever import MAX_QUESTION, Hit, Retriever
from index.sentences import Spans, words

LOOKED_AT = 8
"""Clauses found, of which those are kept that a claim may come from."""
MOST = 4
"""Of these are given."""
LONGEST = 500
"""Characters of a passage; of a longer clause the sentences are read that fit the claim best."""


@dataclass(frozen=True, slots=True)
class NearestClauses:
    """Finds clauses of one library.

    Attributes:
        library: The library.
        retriever: What searches it.
        as_of: The day that decides what is in force; None for today.
    """

    library: Library
    retriever: Retriever
    as_of: date | None = None

    def of(self, finding: Finding) -> Sequence[Source]:
        """The passages that a claim may come from, the nearest first.

        Of the place that it names, where it names one, whatever it is like.
        """
        named = finding.reference
        place = f"《{named.title}》{named.address} " if named else ""
        query = f"{place}{finding.text}"[:MAX_QUESTION]
        hits = self.retriever.search(query, LOOKED_AT, self.as_of).hits
        meant = [hit for hit in hits if self._is_meant(hit, finding)]
        return [self._source(hit) for hit in meant[:MOST]]

    def _is_meant(self, hit: Hit, finding: Finding) -> bool:
        """Does a clause stand in the place that a claim names, or is it in force where none is?"""
        named, clause = finding.reference, finding.clause
        if named is None:
            return not hit.superseded
        if clause is None:
            return self._title(hit.clause) == named.title
        return hit.clause.doc_id == clause.doc_id and _shares(hit.clause, clause)

    def _source(self, hit: Hit) -> Source:
        clause = hit.clause
        text = self.library.text(clause.doc_id)
        spans = clause.spans if len(clause.text) <= LONGEST else _best(hit)
        document = self.library.outline(clause.doc_id).document
        title = hit.titled(self._title(clause))
        return Source(clause, title, spans, words(text, spans), document.pages)

    def _title(self, clause: Clause) -> str:
        return self.library.outline(clause.doc_id).title


def _best(hit: Hit) -> Spans:
    """The best sentences of a long clause up to ``LONGEST`` characters, in its order."""
    kept = list[Spans]()
    for sentence in hit.sentences:
        if kept and sum(map(_length, [*kept, sentence.spans])) > LONGEST:
            break
        kept.append(sentence.spans)
    return tuple(span for spans in sorted(kept) for span in spans)


def _length(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _shares(one: Clause, other: Clause) -> bool:
    """Does one of two clauses of a document stand in the other?"""
    return one.spans[0][0] < other.spans[-1][1] and other.spans[0][0] < one.spans[-1][1]
