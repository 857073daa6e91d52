"""Clauses that are asked for by number, quoted whole; and what of them is not there or not shown.

Knows no language model, and not how the clauses were found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from assistant.chat.attempt import Attempt
from assistant.chat.draft import Draft
from assistant.chat.question import names_any
from assistant.chat.reading import Reader
from assistant.evidence.sources import Sentence, Source
from assistant.phrases import Phrases
from index.address import MAX_RANGE
from index.address_chinese import Range, ranges_in
from index.exact import Missing
from index.library import Library

QUOTED_SENTENCES = 60
"""Sentences after which no further clause is quoted."""
NAMED_ONE_BY_ONE = 3
"""Numbers that are told to be missing; of more the first and the last."""

_Quoted = Sequence[Source]
"""The sentences of one clause."""


def quote_named(
    attempt: Attempt, draft: Draft, library: Library, reader: Reader
) -> Iterator[Sentence]:
    """Quote the clauses that are named by number; of several documents, each below its name."""
    say, ranges = draft.phrases, ranges_in(attempt.question)
    every = _by_clause(reader.sources(attempt.named))
    if any(asked.is_reversed for asked in ranges):
        every.sort(key=lambda quoted: (quoted[0].clause.doc_id, quoted[0].spans))
    shown = _first_of(every)
    documents = {quoted[0].clause.doc_id: quoted[0].title for quoted in shown}
    titles = [library.outline(doc_id).title for doc_id in documents]
    if len(documents) > 1 and not names_any(attempt.asked, titles):
        yield from draft.remark(say.say("several_documents", count=str(len(documents))))
    yield from draft.remark("".join(_of_range(asked, say) for asked in ranges))
    if len(shown) < len(every):
        told = say.say("quoted_some", count=str(len(every)), shown=str(len(shown)))
        yield from draft.remark(told)
    for quoted in shown:
        clause = quoted[0].clause
        if len(documents) > 1:
            title = documents[clause.doc_id]
            place = say.say("in_document", title=title, address=clause.address)
            yield from draft.remark(place)
        source, text = reader.together(tuple(quoted))
        yield from draft.quote_as(source, text, opens_line=True)
    for told in missing_told(attempt.found.missing, say):
        yield from draft.remark("\n" + told)


def missing_told(missing: Sequence[Missing], say: Phrases) -> list[str]:
    """That numbers do not exist, a sentence for those of one document."""
    together: dict[Missing, list[str]] = {}
    for one in missing:
        together.setdefault(replace(one, address=""), []).append(one.address)
    return [
        say.missing(replace(lacking, address=_told(addresses, say)))
        for lacking, addresses in together.items()
    ]


def _told(addresses: Sequence[str], say: Phrases) -> str:
    """A few addresses one by one, of many the first and the last."""
    if len(addresses) > NAMED_ONE_BY_ONE:
        return say.say("run", first=addresses[0], last=addresses[-1])
    return say.say("run_separator").join(addresses)


def _of_range(asked: Range, say: Phrases) -> str:
    """That a range is read the other way round, or too long to be listed; else empty."""
    first, last = asked.ends
    told = say.say("range_reversed", first=first, last=last) if asked.is_reversed else ""
    if asked.count > MAX_RANGE + 1:
        told += say.say("range_long", first=first, last=last, count=str(asked.count))
    return told


def _by_clause(sources: Sequence[Source]) -> list[_Quoted]:
    """The sentences, those of each clause together."""
    return [list(quoted) for _, quoted in groupby(sources, key=lambda source: source.clause)]


def _first_of(every: Sequence[_Quoted]) -> Sequence[_Quoted]:
    """The first clauses, each whole, as many as are quoted at once; one in any case."""
    total = 0
    for at, quoted in enumerate(every):
        total += len(quoted)
        if at and total > QUOTED_SENTENCES:
            return every[:at]
    return every
