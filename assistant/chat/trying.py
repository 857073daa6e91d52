"""A question is tried, in one wording after another, until an attempt carries something.

Knows not what is said of what was found, no screen, no settings and no concrete model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.chat.attempt import HITS, READ_HITS, Attempt, Several
from assistant.chat.breaches import Breaches
from assistant.chat.candidates import Candidates
from assistant.chat.comparing import compares_versions, without_versions
from assistant.chat.counterparts import Counterpart, Counterparts
from assistant.chat.draft import CLEARLY_BETTER
from assistant.chat.ellipsis import asks_the_same, restates
from assistant.chat.expectation import Expectation, expectation
from assistant.chat.fitting import fitting
from assistant.chat.issue import AboutIssue, asked_of_issue, is_named
from assistant.chat.joining import Joining
from assistant.chat.naming import naming as naming_of
from assistant.chat.penalties import asks_of_breach, in_words_of
from assistant.chat.premise import (
    Finding,
    asks_to_confirm,
    corrected,
    examine,
    in_vain,
    statement,
    taken_as_done,
    with_other_amount,
)
from assistant.chat.question import (
    asks_for_text,
    asks_to_compare,
    compares_clauses,
    is_a_question,
    parts,
)
from assistant.chat.reading import Reader
from assistant.chat.said import AFTER
from assistant.chat.scope import is_outside
from assistant.chat.sub_questions import SubQuestions
from assistant.chat.sufficiency import Passage, rate
from assistant.chat.things import Things
from assistant.chat.times import is_of_another_year
from assistant.chat.witness import Weighed, knows, weigh
from assistant.chat.wordings import Wording, Wordings
from assistant.evidence.sources import Source
from assistant.phrases import Language, language_of
from assistant.runtime.llm import LanguageModel
from index.asked_time import asks_of_now, time_told, without_time
from index.library import Library
from index.retriever import Hit, Retrieval, Retriever
from index.tables import names_cell
from index.validity import OUT_OF_FORCE, State

_YEAR = re.compile("(?:19|20)[0-9]{2}年")
FAR_NEARER = 3.0
"""Standardised scores by which a past clause must lie ahead of what is in force to be read."""
MORE_ALIKE = 0.02
"""Cosine by which it must, too: where both speak of the matter, what is in force decides."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """Some of the hits, their passages, and what came of weighing them."""

    hits: Sequence[Hit]
    passages: Sequence[Passage]
    weighed: Weighed


class Attempts:
    """Asks one library a question, in one wording after another."""

    def __init__(
        self, library: Library, retriever: Retriever, reader: Reader, model: LanguageModel
    ) -> None:
        self._library = library
        self._retriever = retriever
        self._reader = reader
        self._model = model
        self._breaches = Breaches(library, reader, model)
        self._counterparts = Counterparts(library, reader)
        self._wordings = Wordings(library, model)
        self._joining = Joining(library, reader)
        self._candidates = Candidates(reader, Things(library, model))
        self._sub_questions = SubQuestions(library, retriever, self._candidates, model)

    def best(self, question: str, standalone: str, as_of: date | None) -> Attempt:
        """The first attempt that carries something; where none does, the first.

        What another language holds answers only where nothing in the question's own is near, or
        where it is as near as that.

        Args:
            question: As it was asked.
            standalone: As it can be understood without the conversation before it.
            as_of: The day that decides which version is in force (default: today).
        """
        wordings = self._wordings.of(question, standalone)
        first = self._attempt(next(wordings), as_of)
        if first.carries:
            return first
        others = (w for w in wordings if not (w.is_translation and _is_spoken_of(first)))
        attempts = (self._attempt(wording, as_of) for wording in others)
        return next((a for a in attempts if a.carries and _is_as_near(a, first)), first)

    def _attempt(self, wording: Wording, as_of: date | None) -> Attempt:
        """Search, and weigh what was found."""
        told, whole = wording.asked, wording.question
        if compares_versions(told):
            wording = _of_any_version(wording)
        searched, found = self._search(wording, as_of)
        wording = _at_its_time(searched, found.hits)
        then = as_of if wording == searched else time_told(searched.question)
        asked = wording.asked
        named = [h for h in found.hits if h.route == "address" and not h.superseded]
        expected = _expected(wording, is_named=bool(named))
        read = self._read(wording, expected, found, named, timed=searched.question)
        about = asked_of_issue(asked)
        issue = self._issue(about or asked_of_issue(parts(asked)[0]), found.hits)
        several = Several()
        naming = [] if named else self._naming(wording, read)
        if not (issue and about):
            is_known = bool(issue or named or read.weighed.evidence)
            evidence = read.weighed.evidence
            several = self._sub_questions.of(
                wording,
                then,
                evidence.source if evidence else None,
                is_begun=bool(issue),
                is_known=is_known,
            )
            several = self._breaches.with_penalties(several, evidence)
            if evidence and knows(self._model) and several.passes_over(evidence.source):
                read = replace(read, weighed=Weighed(None))
        return Attempt(
            question=whole if wording.compares_versions else searched.question,
            asked=asked,
            expected=expected,
            found=found,
            named=named,
            read=read.hits,
            wants_text=bool(named) and self._wants_text(wording, named),
            passages=read.passages,
            evidence=read.weighed.evidence,
            words=read.weighed.words,
            beside=read.weighed.beside,
            inquiry=read.weighed.inquiry,
            premise=_held_of(
                naming, self._premise(wording, named or read.hits, read.weighed.evidence)
            ),
            several=several,
            issue=issue,
            listed=self._breaches.listed(asked, read.hits),
            breach=self._breaches.of(
                wording.question, expected, named, read.hits, read.passages, read.weighed.evidence
            ),
            naming=naming,
            counterparts=self._compared(told, read, as_of) if wording.compares_versions else (),
        )

    def _compared(self, asked: str, read: _Reading, as_of: date | None) -> tuple[Counterpart, ...]:
        """What the versions of a document have, where a question compares them."""
        evidence = read.weighed.evidence
        if evidence is None:
            return ()
        least = evidence.score - CLEARLY_BETTER
        near = sorted((p for p in read.passages if p.score > least), key=lambda p: -p.score)
        sources = [p.source for p in (evidence, *near)]
        return self._counterparts.of(sources, asked, as_of)

    def _search(self, wording: Wording, as_of: date | None) -> tuple[Wording, Retrieval]:
        """What a wording finds; asked again in the verb of the rules, where they have another."""
        found = self._retriever.search(wording.question, HITS, as_of, wording.besides)
        told_so = in_words_of((h.clause.text for h in found.hits), wording.asked)
        if told_so == wording.asked:
            return wording, found
        question = wording.question.replace(wording.asked, told_so)
        again = replace(wording, question=question, asked=told_so, besides=wording.question)
        return again, self._retriever.search(again.question, HITS, as_of, again.besides)

    def _read(
        self,
        wording: Wording,
        expected: Expectation,
        found: Retrieval,
        named: Sequence[Hit],
        *,
        timed: str,
    ) -> _Reading:
        """The first way to read the hits in which a passage answers; where none does, the last.

        Args:
            wording: What is asked.
            expected: What kind of answer is wanted.
            found: What the search found.
            named: What the question names by number.
            timed: The question with its time: what tells of another year does not answer it.
        """
        is_settled = bool(named or found.missing) or not is_a_question(wording.asked)
        witness = self._model if self._testifies(wording) and not is_settled else None
        judged = _judged_by(wording, found.hits)
        for hits in _ways_to_read(self._told_in(wording, found.hits), wording):
            passages = self._candidates.of(wording, hits, named)
            joined = self._joining.of(passages, expected)
            rated = fitting(wording.question, rate(expected, [*passages, *joined]))
            if timed != wording.question:
                rated = [r for r in rated if not is_of_another_year(timed, r.passage.source)]
            if wording.is_translation:
                expected = replace(expected, question=judged)
            reading = _Reading(hits, passages, weigh(judged, expected, rated, witness))
            if reading.weighed.evidence:
                break
        return reading

    def _told_in(self, wording: Wording, hits: Sequence[Hit]) -> Sequence[Hit]:
        """Of a translation, the hits in its language."""
        spoken = language_of(wording.question)
        told = [h for h in hits if language_of(h.clause.text) == spoken]
        return told if wording.is_translation else hits

    def _testifies(self, wording: Wording) -> bool:
        """Is the model a witness of what answers some words?"""
        return knows(self._model) or not wording.is_translation

    def _wants_text(self, wording: Wording, named: Sequence[Hit]) -> bool:
        """Is nothing asked of the clauses that are named but their words, be it beside each other?

        Or once more.
        """
        asked, titles = wording.asked, self._titles(named)
        is_beside = len(named) > 1 and compares_clauses(wording.question, titles)
        return is_beside or restates(asked) or asks_for_text(asked, titles)

    def _titles(self, hits: Sequence[Hit]) -> list[str]:
        return [self._library.outline(h.clause.doc_id).title for h in hits]

    def _premise(self, wording: Wording, hits: Sequence[Hit], evidence: Passage | None) -> Finding:
        """What the hits say of what the question takes for granted, if it takes anything.

        Where they say neither yes nor no, the amount that the evidence, or its clause, has in place
        of its own.
        """
        stated, done = statement(wording.asked), taken_as_done(wording.asked)
        if not (stated or done):
            return Finding(None)
        halves = self._reader.halves(hits)
        said = [s for s in halves if self._reader.bears_on(wording.question, s)]
        if done and (denied := in_vain(done, said)):
            return denied
        if stated is None:
            return Finding(None)
        found = examine(stated, said)
        if outside := next((s for s in said if is_outside(wording.asked, s.text)), None):
            found = Finding(False, asked=stated.asked, sources=(outside,), open=stated.open)
        if found.holds is None and evidence:
            whole = self._reader.whole(evidence.source)
            here = [hit for hit in hits if hit.clause == evidence.source.clause]
            found = with_other_amount(found, stated, whole, self._reader.sources(here))
        elif found.holds is None and not stated.asked:
            found = corrected(found, stated, self._reader.sources(hits[:1]))
        return found

    def _naming(self, wording: Wording, read: _Reading) -> Sequence[Source]:
        """What names whom a question is about where the evidence does not.

        Asked only of what asks whether something is so, which a rule for all seems to answer, and
        not where the cell of a table answers that the question names.
        """
        evidence = read.weighed.evidence
        asked = (expectation(part) for part in parts(wording.asked))
        is_asked = any(one.whether for one in asked) or asks_to_confirm(wording.asked)
        if evidence is None or not is_asked:
            return ()
        best = self._reader.whole(evidence.source)
        if names_cell(wording.question, best.text):
            return ()
        return naming_of(wording.question, best, self._reader.sources(read.hits))

    def _issue(self, about: AboutIssue | None, hits: Sequence[Hit]) -> Sequence[Source]:
        """When or by whom a document was issued, or since when it applies, where that is asked."""
        if about is None:
            return ()
        if about.named:
            titles = ((h, self._library.outline(h.clause.doc_id).title) for h in hits)
            hits = [h for h, title in titles if is_named(title, about.named)]
        else:
            meant = [e.doc_id for e in self._library.documents() if e.title.endswith(about.kind)]
            hits = [h for h in hits if meant == [h.clause.doc_id]]
        if not hits:
            return ()
        if about.applies:
            return self._reader.application(hits[0])
        return self._reader.issue(hits[0], with_title=about.who)


def _at_its_time(wording: Wording, hits: Sequence[Hit]) -> Wording:
    """A wording without a time at which what was found applied: that has been asked by then.

    What tells of years itself, as reports do, is asked about the year.
    """
    is_of_years = any(_YEAR.search(hit.clause.text) for hit in hits[:1])
    day = time_told(wording.question)
    if is_of_years or day is None or not any(_applied(hit, day) for hit in hits[:READ_HITS]):
        return wording
    question, asked = without_time(wording.question), without_time(wording.asked)
    return replace(wording, question=question, asked=asked)


def _applied(hit: Hit, day: date) -> bool:
    """Is a hit the version of a day among several, or in force since before it?"""
    is_since = hit.state is State.CURRENT and hit.since is not None and hit.since <= day
    return not hit.superseded and (bool(hit.version) or is_since)


def _held_of(naming: Sequence[Source], found: Finding) -> Finding:
    """What a rule for all says is not confirmed of whom another sentence names."""
    return replace(found, holds=None, sources=()) if naming and found.holds else found


def _judged_by(wording: Wording, hits: Sequence[Hit]) -> str:
    """In which words a question is put to the witness: as it was asked, beside its own language.

    Where all that is here is in another language, nothing nearer is passed over by asking in that.
    """
    own = language_of(wording.spoken)
    is_alone = not any(language_of(hit.clause.text) == own for hit in hits)
    return wording.question if is_alone or not wording.is_translation else wording.spoken


SPOKEN_OF: Mapping[Language, float] = {"zh": 0.88, "en": 0.82}
"""Cosine from which sentences of a question's own language are taken to speak of what it is about:
of 33 questions on Chinese documents 30 had a nearer one and of 22 on English ones 21, of thirteen
that only a document in the other language answers three."""


def _is_spoken_of(first: Attempt) -> bool:
    """Do sentences in a question's own language speak of what it is about, answering or not?"""
    return _nearest(first) >= SPOKEN_OF[language_of(first.asked)]


def _nearest(attempt: Attempt) -> float:
    language = language_of(attempt.asked)
    own = (p for p in attempt.passages if language_of(p.source.text) == language)
    return max((p.similarity for p in own), default=0.0)


def _is_as_near(attempt: Attempt, first: Attempt) -> bool:
    """Is what answers as near to its question as the nearest sentence that did not?

    Not asked where a witness was heard of it: similarity is higher within one language, and in a
    short question even to what is far.
    """
    if attempt.evidence is None:
        return attempt.several.answered or not attempt.several.tells
    return bool(attempt.inquiry) or attempt.evidence.similarity >= _nearest(first)


def _of_any_version(wording: Wording) -> Wording:
    """What is asked of the versions that a question compares, as it would be asked of one."""
    asked = without_versions(wording.asked)
    question = wording.question.replace(wording.asked, asked)
    return replace(wording, question=question, asked=asked, besides="", compares_versions=True)


def _ways_to_read(hits: Sequence[Hit], wording: Wording) -> Iterator[Sequence[Hit]]:
    """The hits to look for an answer in: those in force alone, then all; all to compare them.

    To compare versions those that fit best, whichever is in force.

    At last what is past and far nearer than anything in force: what was ruled before, and no more.
    What holds now is told by what is in force alone.
    """
    if wording.compares_versions:
        yield sorted(hits, key=lambda hit: -hit.score)[:READ_HITS]
        return
    asked = wording.asked
    in_force = [hit for hit in hits if not hit.superseded][:READ_HITS]
    compares = asks_to_compare(asked)
    if in_force and not compares:
        yield in_force
        if asks_of_now(asked):
            return
    if compares or not in_force or in_force != list(hits[:READ_HITS]):
        yield hits[:READ_HITS]
    if in_force and (past := _far_nearer(hits, in_force)):
        yield past


def _far_nearer(hits: Sequence[Hit], in_force: Sequence[Hit]) -> Sequence[Hit]:
    """What is past and far nearer than anything in force, by its score and by its best sentence."""
    best, nearest = max(h.score for h in in_force), max(map(_similarity, in_force))
    return [
        hit
        for hit in hits
        if hit.state in OUT_OF_FORCE
        and hit.score > best + FAR_NEARER
        and _similarity(hit) > nearest + MORE_ALIKE
    ][:READ_HITS]


def _similarity(hit: Hit) -> float:
    return max((sentence.similarity for sentence in hit.sentences), default=0.0)


def _expected(wording: Wording, *, is_named: bool) -> Expectation:
    """The kind of answer that is wanted: 那台账呢 wants what was asked of another before it.

    What follows for who breaks a clause that is named is a penalty, never that clause again. A
    translation may lose of what kind the answer is; it wants what was asked for.
    """
    same = asks_the_same(wording.asked, wording.question)
    wanted = main_expectation(same or wording.asked)
    if wording.is_translation:
        wanted = replace(wanted, kinds=main_expectation(wording.spoken).kinds)
    if is_named and asks_of_breach(wording.question) and "penalty" not in wanted.kinds:
        wanted = replace(wanted, kinds=(*wanted.kinds, "penalty"))
    return replace(wanted, question=f"{wording.asked}{AFTER}{same}") if same else wanted


def main_expectation(asked: str) -> Expectation:
    """Of several questions in one sentence the first that wants a kind of answer decides.

    What is only to be confirmed asks for no kind: 几个城市直接合并，是这样吗 counts nothing.
    """
    wanted = [] if asks_to_confirm(asked) else [expectation(part) for part in parts(asked)]
    return next((e for e in wanted if e.kinds), expectation(asked))
