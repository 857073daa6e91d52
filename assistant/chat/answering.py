"""What is said of an Attempt: a reason to refuse, the words of the sources, or the model's own.

The model proposes and the sources decide: each sentence it writes is held against the retrieved
clauses before it stands; where it does not hold, or says too little, the sources speak. Knows not
how the passages were found, no screen, no settings and no concrete model.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import replace

from assistant.chat.answer import Checked, Event
from assistant.chat.answer import Draft as Words
from assistant.chat.attempt import Attempt, Breach, Further
from assistant.chat.beyond import beyond
from assistant.chat.by_number import quote_named
from assistant.chat.clause_sentences import sentences_of
from assistant.chat.clock import Clock
from assistant.chat.counterparts import Counterpart
from assistant.chat.draft import CLEARLY_BETTER, Draft, whole_sentences
from assistant.chat.ellipsis import is_elliptic
from assistant.chat.expectation import Expectation, expectation
from assistant.chat.followup import as_half
from assistant.chat.inquiry import inquire
from assistant.chat.premise_told import premise_of, speak_of_premise
from assistant.chat.question import asks_for_list, asks_to_compare
from assistant.chat.reading import WHOLE_CHARS, Reader
from assistant.chat.refusing import nothing_to_answer, silent
from assistant.chat.sufficiency import Passage
from assistant.chat.terms import has_own_word, known_elsewhere, own_words, shared_words
from assistant.chat.witness import knows, may_be_told
from assistant.evidence.headings import is_heading
from assistant.evidence.sources import Citation, Sentence, Source
from assistant.runtime.llm import LanguageModel, chat
from index.library import Library

_ASIDE = re.compile(r"[（(][^（()）]*[)）]")
MAX_TOKENS = 320
NAMED = 3
"""Characters of a question's words that name something: 半护理."""


class Answering:
    """Fills drafts from one library with one language model."""

    def __init__(self, library: Library, reader: Reader, model: LanguageModel) -> None:
        self._library = library
        self._reader = reader
        self._model = model

    def fill(self, attempt: Attempt, draft: Draft, clock: Clock) -> Generator[Event, None, str]:
        """Fill ``draft`` with what an attempt found, and yield the events on the way.

        Returns:
            The reason to refuse; empty where it answers.
        """
        if attempt.words:
            clock.first_token()
            yield Words(attempt.words)
        reason = nothing_to_answer(attempt, draft.phrases)
        if not reason:
            reason = yield from self._answer(attempt, draft, clock)
        if not reason:
            yield from map(Checked, self._say_validity(attempt, draft))
        return reason

    def _answer(self, attempt: Attempt, draft: Draft, clock: Clock) -> Generator[Event, None, str]:
        """What was asked for by name, then what the question takes for granted, then evidence."""
        if attempt.wants_text:
            yield from map(Checked, quote_named(attempt, draft, self._library, self._reader))
            return ""
        if attempt.listed:
            yield from map(Checked, draft.quote_as(*self._reader.together(attempt.listed)))
            yield from map(Checked, self._quote_further(attempt, draft))
            return ""
        if attempt.issue:
            for source in attempt.issue:
                yield from map(Checked, draft.quote(source))
            yield from map(Checked, self._quote_further(attempt, draft))
            return ""
        if attempt.breach:
            yield from map(Checked, self._quote_penalty(attempt.breach, draft))
            return ""
        if attempt.counterparts:
            for pair in attempt.counterparts:
                yield from map(Checked, self._quote_versions(pair, draft))
            if not attempt.several.beside:
                yield from map(Checked, self._quote_further(attempt, draft))
            return ""
        is_settled = yield from speak_of_premise(attempt, draft)
        if is_settled:
            return ""
        if attempt.evidence is None:
            if not attempt.several.tells:
                return silent(attempt, draft)
            yield from map(Checked, self._quote_further(attempt, draft))
            return ""
        if asks_for_list(attempt.asked):
            items = self._reader.list_around(attempt.evidence.source)
            if items:
                yield from map(Checked, draft.quote_list(*self._reader.together(items)))
                yield from map(Checked, self._quote_further(attempt, draft))
                return ""
        return (yield from self._answer_by(attempt.evidence, attempt, draft, clock))

    def _answer_by(
        self, evidence: Passage, attempt: Attempt, draft: Draft, clock: Clock
    ) -> Generator[Event, None, str]:
        """The evidence, in the source's words or the model's, and what else was asked.

        Where each of several things has a sentence of its own, those are the answer.
        """
        if attempt.premise.instead:
            note = premise_of(attempt.premise, draft.phrases).note
            yield from map(Checked, draft.remark(note))
        elif limit := beyond(attempt.expected, self._reader.whole(evidence.source).text):
            note = draft.phrases.say("beyond", asked=limit[0], told=limit[1])
            yield from map(Checked, draft.remark(note))
        if attempt.is_past and not asks_to_compare(attempt.asked):
            yield from map(Checked, draft.remark(draft.phrases.say("only_past")))
        given = attempt.premise.sources if attempt.premise.instead else ()
        for source in (*given, *attempt.naming):
            yield from map(Checked, draft.quote(source))
        if attempt.words or attempt.beside:
            for passage in (evidence, *attempt.beside):
                yield from map(Checked, draft.quote(passage.source))
        elif not (attempt.naming or attempt.several.answered or attempt.expected.whether):
            yield from self._generate(evidence, attempt, draft, clock)
        rests = draft.answers() and self._rests(draft, evidence, attempt)
        if attempt.naming or not (rests or attempt.several.answered):
            yield from map(Checked, draft.quote(evidence.source))
        yield from map(Checked, self._quote_of_asked(evidence.source, attempt, draft))
        yield from map(Checked, self._quote_further(attempt, draft))
        is_answered = attempt.words or draft.answers() or attempt.premise.holds is False
        return "" if is_answered else silent(attempt, draft)

    def _rests(self, draft: Draft, evidence: Passage, attempt: Attempt) -> bool:
        """Does what stands rest on the evidence, or what measures as near to the question?

        A model that can tell has read which is nearer.
        """
        if knows(self._model):
            return draft.cites(evidence.source)
        return draft.rests_on(evidence, attempt.passages)

    def _generate(
        self, evidence: Passage, attempt: Attempt, draft: Draft, clock: Clock
    ) -> Generator[Event, None, None]:
        """Stream the model's words and check each sentence as soon as it is whole."""
        read = self._reader.sources([*attempt.named, *attempt.read])
        far = far_behind(evidence, attempt)
        sources = [
            s for s in read if s.clause.id not in far and self._reader.bears_on(attempt.question, s)
        ]
        inquiry = attempt.inquiry or inquire(attempt.question, attempt.passages, evidence)
        stream = self._model.stream(chat(inquiry.write), max_tokens=MAX_TOKENS)
        text, done = "", 0
        try:
            while True:
                piece = next(stream)
                clock.first_token()
                text += piece
                yield Words(piece)
                whole = whole_sentences(text)
                for sentence in whole[done:]:
                    yield from map(Checked, draft.check(sentence, sources))
                done = max(done, len(whole))
        except StopIteration as stopped:
            clock.usage = stopped.value
        finally:
            stream.close()
        for sentence in whole_sentences(text, ended=True)[done:]:
            yield from map(Checked, draft.check(sentence, sources))

    def _quote_penalty(self, breach: Breach, draft: Draft) -> Iterator[Sentence]:
        """What follows for who breaks a clause, and that clause."""
        whole = [self._reader.whole(source) for source in breach.penalty]
        for source in whole:
            if not any(set(source.spans) < set(other.spans) for other in whole):
                yield from draft.quote(source, alone=True)
        yield from draft.remark("\n" + draft.phrases.say("breached"))
        yield from draft.quote_as(*self._reader.together(breach.rule))

    def _quote_versions(self, pair: Counterpart, draft: Draft) -> Iterator[Sentence]:
        """A rule in the earlier version and in the later one, each below its name."""
        say = draft.phrases
        for side in (pair.earlier, pair.later):
            title = self._reader.title(side.hit)
            if not side.sources:
                yield from draft.remark(say.say("no_counterpart", title=title))
                continue
            place = say.say("in_document", title=title, address=side.hit.clause.address)
            yield from draft.remark(place if draft.sentences else place.lstrip())
            if side is pair.later and not pair.is_changed:
                yield from draft.remark(say.say("unchanged"))
                continue
            for source in side.sources:
                yield from draft.quote_as(source, self._reader.shown(source), again=True)

    def _quote_further(self, attempt: Attempt, draft: Draft) -> Iterator[Sentence]:
        """What answers the other things that were asked, where it is not there already.

        Where a clause answers, its own sentence of the kind that is asked for comes first. Where
        one sentence seems to answer two things, the others of its clause are shown too. Of what no
        sentence surely answers the likeliest is shown and, where it may not answer, that is said.
        """
        untold = []
        wanted: list[tuple[str, ...]] = []
        for further in attempt.several.each:
            expected = expectation(further.asked)
            place = wanted.count(expected.kinds)
            wanted.append(expected.kinds)
            is_first = further.asked == draft.expected.question
            is_told = further.source is None or draft.cites(further.source)
            if is_first and attempt.evidence and is_told and not attempt.several.answered:
                continue
            is_other = expected.kinds and expected.kinds != draft.expected.kinds
            names_matter = own_words(further.asked) or further.source is None
            here = self._in_same_clause(expected, attempt) if is_other and names_matter else None
            source = here or further.source
            if source and not draft.cites(source):
                yield from draft.quote(source)
            elif source and not _tells_all(source, expected, draft):
                for beside in self._beside(source, attempt):
                    yield from draft.quote(beside)
            elif source is None and further.named and not draft.tells(expected, place):
                untold.append((further, place))
        for further, place in untold:
            for likely in self._likely(expectation(further.asked), attempt):
                yield from draft.quote(likely)
            if not self._may_be_shown(further, place, attempt, draft):
                yield from draft.remark("\n" + draft.phrases.say("untold", asked=further.named))

    def _may_be_shown(self, further: Further, place: int, attempt: Attempt, draft: Draft) -> bool:
        """Might what is shown answer one of several questions after all?

        An amount that is shown is the answer to the first of those that want one.
        """
        asked, first = further.asked, attempt.several.each[0].asked
        alone, expected = as_half(asked, first) or asked, expectation(asked)
        if place and expected.kinds and not is_elliptic(asked):
            return False
        shown = {c.quote: self._below_heading(c) for s in draft.sentences for c in s.citations}
        held = [s for s in shown.values() if expected.met_by(s.text, s.clause.text)]
        return may_be_told(alone, held, self._model)

    def _likely(self, expected: Expectation, attempt: Attempt) -> list[Source]:
        """Of the short clause that answers, the first sentence of a kind that is still wanted."""
        if not (attempt.evidence and expected.kinds):
            return []
        here = self._beside(attempt.evidence.source, attempt)
        return [s for s in here if expected.met_by(s.text, s.clause.text)][:1]

    def _below_heading(self, cited: Citation) -> Source:
        """What is cited, behind the heading of its clause."""
        clause = self._library.clause(cited.clause_id)
        shown = sentences_of(self._library, clause, cited.title)[0]
        is_below = is_heading(shown.text, shown.clause) and shown.text not in cited.quote
        told = shown.text + cited.quote if is_below else cited.quote
        return replace(shown, spans=cited.spans, text=told)

    def _quote_of_asked(self, source: Source, attempt: Attempt, draft: Draft) -> Iterator[Sentence]:
        """The sentence of a clause that names what a question does and what is quoted does not.

        自理老人可以自行外出 does not tell of 半护理老人, of whom the next sentence speaks.
        """
        cited = [c.quote for s in draft.sentences for c in s.citations]
        here = self._reader.sources([h for h in attempt.found.hits if h.clause == source.clause])
        above = [s.text for s in here if is_heading(s.text, s.clause)]
        quoted = " ".join([*cited, source.title, *source.clause.path, *above])
        named = (
            (known_elsewhere(attempt.question, quoted, s.text), s)
            for s in here
            if not is_heading(s.text, s.clause) and self._reader.bears_on(attempt.question, s)
        )
        most, best = max(named, key=lambda one: one[0], default=(0, source))
        if most >= NAMED:
            yield from draft.quote(best)

    def _beside(self, source: Source, attempt: Attempt) -> list[Source]:
        """All sentences of a short clause but its heading and its asides (（责任单位：…）)."""
        if len(source.clause.text) > WHOLE_CHARS:
            return []
        here = [hit for hit in attempt.found.hits if hit.clause == source.clause]
        told = [s for s in self._reader.sources(here) if not is_heading(s.text, s.clause)]
        return [s for s in told if not _ASIDE.fullmatch(s.text)]

    def _in_same_clause(self, expected: Expectation, attempt: Attempt) -> Source | None:
        """The first sentence of the evidence's clause that holds a kind of answer, in its words."""
        evidence = attempt.evidence
        here = [h for h in attempt.found.hits if evidence and h.clause == evidence.source.clause]
        sources = self._reader.sources(here)
        told = [s for s in sources if has_own_word(expected.question, s.text)]
        return next((s for s in told if expected.met_by(s.text, s.clause.text)), None)

    def _say_validity(self, attempt: Attempt, draft: Draft) -> Iterator[Sentence]:
        """Say of each document cited that is not in force, or may not be, that it is so."""
        beyond = [side.hit for pair in attempt.counterparts for side in (pair.earlier, pair.later)]
        hits = {hit.clause.doc_id: hit for hit in (*beyond, *attempt.found.hits)}
        cited = dict.fromkeys(c.doc_id for s in draft.sentences for c in s.citations)
        for doc_id in cited:
            if doc_id in hits:
                hit = hits[doc_id]
                yield from draft.remark(draft.phrases.validity(self._reader.title(hit), hit))


def _tells_all(source: Source, expected: Expectation, draft: Draft) -> bool:
    """Does a sentence that is quoted answer one more question: by its kind, or in all its words?"""
    if expected.kinds or not draft.expected.kinds:
        return True
    return shared_words(expected.question, source.text) == 1


def far_behind(evidence: Passage, attempt: Attempt) -> set[str]:
    """Clauses that were found so much worse that what they measure is of another matter.

    Of the document that answers only where several questions are put, of which each is answered by
    itself; none where things are listed or compared, which may stand in clauses that are unlike.
    """
    is_of_many = asks_to_compare(attempt.asked) or asks_for_list(attempt.asked)
    if not attempt.expected.kinds or is_of_many or attempt.several.beside:
        return set()
    least, own = evidence.score - CLEARLY_BETTER, evidence.source.clause.doc_id
    near = {p.source.clause.id for p in attempt.passages if p.score > least}
    named = {hit.clause.id for hit in attempt.named}
    read = {h.clause.id for h in attempt.read if attempt.several.each or h.clause.doc_id != own}
    return read - near - named
