"""What is named and is not here: a document, an edition, a clause; and what is not in force. Pure.

Knows the place that is named and the library, not what is said of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.checker.claimed import Asked, Ruling
from assistant.checker.corpus import Corpus
from assistant.checker.findings import NO_SUCH_CLAUSE, OUT_OF_CORPUS, REPEALED
from assistant.checker.places import DRAFT, NO_CLAUSE, NO_DOCUMENT, NO_EDITION, NOT_HERE, Meant
from assistant.phrases import Phrases
from index.outline import Clause
from index.repeals import repealing
from index.verbatim import Place

LEAST_LIKE = 0.6
"""Share of old words that the version in force has in what is told to stand in their place."""
LONGEST_SHOWN = 160
"""Characters of that in a note."""
LEAST_TOLD = 8
"""Letters below which words may stand anywhere: 第九十九条规定了处罚 is of no older version."""


class Absences:
    """Rules on places that one library does not have, or has in an old version only."""

    def __init__(self, corpus: Corpus) -> None:
        """Sit over a library."""
        self._corpus = corpus

    def of(self, asked: Asked, meant: Meant) -> Ruling | None:
        """The place named is not here, or is here in an old version only."""
        say = asked.say
        if meant.outcome == NO_DOCUMENT:
            return Ruling(OUT_OF_CORPUS, None, say.say("check_no_document", title=meant.title))
        if meant.outcome == NOT_HERE:
            note = say.say("check_not_here", title=meant.title, address=meant.address)
            return Ruling(OUT_OF_CORPUS, None, note)
        if meant.outcome == NO_EDITION:
            return Ruling(OUT_OF_CORPUS, None, self._edition_note(meant, say))
        if meant.outcome == NO_CLAUSE:
            if old := self._older(asked, meant):
                return self.repealed(asked, old)
            return Ruling(NO_SUCH_CLAUSE, None, self._range_note(meant, say))
        return None

    def _edition_note(self, meant: Meant, say: Phrases) -> str:
        if meant.number:
            own = say.listed(meant.numbers)
            return say.say("check_no_number", title=meant.title, number=meant.number, own=own)
        if meant.days:
            days = say.listed(meant.days)
            return say.say("check_no_day", title=meant.title, day=meant.year, days=days)
        key = "check_draft" if meant.year == DRAFT else "check_no_edition"
        return say.say(key, title=meant.title, year=meant.year)

    def _range_note(self, meant: Meant, say: Phrases) -> str:
        key = "check_no_clause" if meant.first else "check_no_level"
        return say.say(
            key, title=meant.title, address=meant.address, first=meant.first, last=meant.last
        )

    def _older(self, asked: Asked, meant: Meant) -> list[Place]:
        """Where the words stand in the older versions of a place, if they are more than a few."""
        if len(asked.letters) < LEAST_TOLD:
            return []
        scope = self._corpus.scope(meant.older, meant.older_clauses)
        return self._corpus.exactly(asked.words, scope, quoted=asked.quoted)

    def repealed(
        self, asked: Asked, places: Sequence[Place], clause: Clause | None = None
    ) -> Ruling:
        """The ruling on words of a version that is no longer in force, by the first place."""
        at, say, catalogue = places[0], asked.say, self._corpus.catalogue
        title, year = catalogue.title(at.doc_id), catalogue.year(at.doc_id)
        ended = self._end(at.doc_id, say)
        note = ended or say.say("check_repealed", title=title, year=year) + self._now(asked, at)
        return Ruling(REPEALED, at, note, clause)

    def _now(self, asked: Asked, old: Place) -> str:
        """What the version in force has where old words stood; nothing where that is not plain."""
        corpus, title = self._corpus, self._corpus.catalogue.title(old.doc_id)
        near = corpus.near(asked.letters, corpus.current)
        if near is None or near[1].share < LEAST_LIKE:
            return ""
        now = corpus.widened(*near)
        words = corpus.text(now)
        is_same = corpus.catalogue.title(now.doc_id) == title
        if not is_same or len(words) > LONGEST_SHOWN:
            return ""
        return asked.say.say("check_now", where=corpus.address(now), words=words)

    def _end(self, doc_id: str, say: Phrases) -> str:
        """That another document ended one, or it itself, where and since when; else nothing."""
        ended = self._corpus.catalogue.repeal(doc_id)
        if ended is None:
            return ""
        known = {"title": self._corpus.catalogue.title(doc_id), "day": str(ended.day)}
        if not ended.by:
            return say.say("check_ended_on" if ended.day else "check_ended", **known)
        by = self._corpus.catalogue.outlines[ended.by]
        clause = repealing(by, known["title"])
        where = clause.address if clause else ""
        key = "check_ended_by" if where else "check_ended_by_document"
        return say.say(key, by=by.title, where=where, **known)
