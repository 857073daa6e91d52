"""What is answered without a search: a courtesy, a title, what a document is made of, its changes.

Knows one library, no language model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.chat.comparing import AllChanges, asks_for_all_changes
from assistant.chat.courtesy import courtesy, without_courtesy
from assistant.chat.draft import Draft
from assistant.chat.expectation import expectation
from assistant.chat.makeup import (
    PHRASES,
    Part,
    asked_of_makeup,
    count_of,
    shown_of,
    tells_of_change,
)
from assistant.chat.offering import Offered, Shelf
from assistant.chat.reading import Reader
from assistant.chat.revisions import Revised, Revision, Revisions
from assistant.evidence.sources import Sentence, Source
from assistant.phrases import language_of, phrases
from index.changes import Kind
from index.library import Library
from index.retriever import Hit

REVISED = 40
"""Clauses that are shown of what changed; of more it is said how many there are."""
COUNTED: Mapping[Kind, str] = {
    Kind.CHANGED: "revised_changed_count",
    Kind.ADDED: "revised_added_count",
    Kind.REMOVED: "revised_removed_count",
}
PLACED: Mapping[Kind, str] = {
    Kind.CHANGED: "revised_changed",
    Kind.ADDED: "revised_added",
    Kind.REMOVED: "revised_removed",
}
"""The names of the phrases that tell how many clauses changed, and where each stands."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was said.

    Attributes:
        question: As it can be understood without the conversation before it.
        sentences: What the answer consists of.
        hits: Clauses that it is about.
    """

    question: str
    sentences: Sequence[Sentence]
    hits: tuple[Hit, ...]


class Unsearched:
    """Answers what no clause says of itself, from one library."""

    def __init__(self, library: Library, reader: Reader) -> None:
        self._library = library
        self._reader = reader
        self._shelf = Shelf(library, reader)
        self._revisions = Revisions(library, reader, self._shelf)

    def of(self, question: str, alone: Callable[[], str], as_of: date) -> Told | None:
        """Answer a question without a search; None where it needs one.

        Args:
            question: As it was asked.
            alone: Gives it as it can be understood without the conversation before it.
            as_of: The day that decides what is in force.
        """
        if told := self._unasked(question, as_of):
            return told
        bare = without_courtesy(question)
        if asked_of_makeup(bare) and (told := self._of_makeup(question, alone(), as_of)):
            return told
        if asks_for_all_changes(bare):
            return self._of_revision(question, alone(), as_of)
        return None

    def _unasked(self, question: str, as_of: date) -> Told | None:
        """Answer what asks for nothing: a courtesy, or the title of a document."""
        draft = _draft(question)
        if kind := courtesy(question):
            return Told(question, list(draft.remark(draft.phrases.say(kind))), ())
        offered = self._shelf.offer(question, as_of)
        said = [sentence for one in offered for sentence in self._offer(one, draft)]
        return Told(question, said, tuple(one.hit for one in offered)) if said else None

    def _offer(self, offered: Offered, draft: Draft) -> Iterator[Sentence]:
        """What a document is, and its first clause."""
        one = offered
        told = draft.phrases.offer(one.title, one.facts, one.articles, one.clauses)
        yield from draft.remark("\n" * bool(draft.sentences) + told)
        yield from draft.quote_as(*self._reader.together(offered.first), opens_line=True)
        yield from draft.remark(draft.phrases.validity(offered.title, offered.hit))

    def _of_makeup(self, question: str, alone: str, as_of: date) -> Told | None:
        """Answer what asks how many articles a document has, for its last one, or its changes."""
        about = asked_of_makeup(alone)
        meant = self._shelf.meant(about.named, alone, as_of) if about else None
        if about is None or meant is None:
            return None
        said = list(self._makeup(about.part, meant, _draft(question)))
        return Told(alone, said, (meant.hit,)) if said else None

    def _makeup(self, part: Part, meant: Offered, draft: Draft) -> Iterator[Sentence]:
        """What a document is made of, and the clauses that show it; nothing where none do."""
        outline = self._library.outline(meant.hit.clause.doc_id)
        clauses = shown_of(part, outline)
        if not clauses:
            if part == "changes":
                yield from draft.remark(draft.phrases.say("makeup_untold", title=meant.title))
            return
        is_changed = part != "changes" or tells_of_change(clauses)
        key = PHRASES[part] if is_changed else "makeup_unchanged"
        count = str(count_of(part, outline))
        yield from draft.remark(draft.phrases.say(key, title=meant.title, count=count))
        for clause in clauses:
            if clause.kind == "article":
                sources = self._reader.sources([replace(meant.hit, clause=clause)])
                source, text = self._reader.together(sources)
            else:
                source = self._reader.own_words(clause, meant.title)
                text = source.text
            yield from draft.quote_as(source, text, opens_line=True)
        yield from draft.remark(draft.phrases.validity(meant.title, meant.hit))

    def _of_revision(self, question: str, alone: str, as_of: date) -> Told | None:
        """Answer what asks for all that changed between two versions."""
        asked = asks_for_all_changes(alone)
        found = self._revisions.of(asked, alone, as_of) if asked else None
        if asked is None or found is None:
            return None
        said = list(self._revision(found, asked, _draft(question)))
        return Told(alone, said, (found.later, found.earlier))

    def _revision(self, found: Revision, asked: AllChanges, draft: Draft) -> Iterator[Sentence]:
        """How many clauses changed, then each, in the words of both versions."""
        say = draft.phrases
        two = {"earlier": self._reader.title(found.earlier)}
        two["later"] = self._reader.title(found.later)
        counts = [
            say.say(phrase, count=str(found.counts[kind]))
            for kind, phrase in COUNTED.items()
            if found.counts[kind]
        ]
        same = str(found.counts[Kind.SAME] + found.counts[Kind.RENUMBERED])
        told = say.listed(counts) or say.say("revised_none")
        yield from draft.remark(say.say("revised", told=told, same=same, **two))
        if not found.clauses and (asked.added or asked.removed):
            nothing = "revised_nothing_new" if asked.added else "revised_nothing_gone"
            yield from draft.remark(say.say(nothing))
        for one in found.clauses[:REVISED]:
            yield from self._clause(one, draft)
        if (left := len(found.clauses) - REVISED) > 0:
            yield from draft.remark(say.say("revised_left", count=str(left)))
        for hit in (found.earlier, found.later):
            yield from draft.remark("\n" + say.validity(self._reader.title(hit), hit))

    def _clause(self, one: Revised, draft: Draft) -> Iterator[Sentence]:
        """A clause that changed: its place, and what only either version says."""
        say = draft.phrases
        was = say.say("revised_was", address=one.was) if one.was else ""
        place = say.say(PLACED[one.kind], address=one.address + was)
        yield from draft.remark("\n" + place, again=True)
        for side, sources in (("revised_earlier", one.earlier), ("revised_later", one.later)):
            if sources:
                yield from draft.remark("\n" + say.say(side), again=True)
                yield from self._quoted(sources, draft)

    def _quoted(self, sources: Sequence[Source], draft: Draft) -> Iterator[Sentence]:
        for source in sources:
            yield from draft.quote_as(source, self._reader.shown(source), again=True)


def _draft(question: str) -> Draft:
    return Draft(phrases(language_of(question)), expectation(question))
