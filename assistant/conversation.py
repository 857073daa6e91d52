"""A question becomes an Answer: retrieve, weigh the evidence, prompt, stream, support.

The model proposes and the sources decide: each sentence it writes is held against the retrieved
clauses before it stands in the answer; one that does not hold gives way to the source's own words
or goes. Knows no screen, no settings and no concrete model.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from assistant.draft import Draft as Growing
from assistant.draft import whole_sentences
from assistant.expectation import Expectation, expectation
from assistant.followup import AFTER, FRONT, goes_on, stand_alone
from assistant.llm import LanguageModel, Usage, chat
from assistant.phrases import Language, Phrases, language_of, phrases
from assistant.premise import Finding, examine, statement
from assistant.question import (
    asked_to_be_dated,
    asks_for_list,
    asks_for_text,
    asks_to_compare,
    is_named,
    names_any,
    parts,
)
from assistant.reading import Reader
from assistant.sufficiency import (
    Passage,
    rate,
    shared_words,
    told,
)
from assistant.support import Sentence, Source
from assistant.witness import numbered, shortlist, weigh
from index.library import Entry, Library
from index.outline import Clause
from index.retriever import Hit, Retrieval, Retriever
from prompts.render import render

HITS = 10
READ_HITS = 5
"""Clauses whose sentences the answer may rest on."""
TURNED_AWAY = 0.5
"""Share of a question's words that must be lost with an old topic for it to be dropped."""
MAX_TOKENS = 320
MAX_QUESTION_TOKENS = 80
QUOTED_SENTENCES = 20
NEAREST = 3
LANGUAGE_CHARS = 400
"""Characters of a document that tell its language."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question and the answer that was shown."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Premise:
    """Whether what the question takes for granted holds; ``None`` where it takes nothing."""

    holds: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds and tokens of one answer."""

    retrieve_s: float
    first_token_s: float
    total_s: float
    prompt_tokens: int
    output_tokens: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown, sentence by sentence, with what it rests on; fields as in the contract.

    Attributes:
        brief: The few words of the evidence that answer, or yes or no, where they do.
    """

    question: str
    standalone_question: str
    answer: str
    brief: str
    refused: bool
    refusal_reason: str
    nearest: tuple[Clause, ...]
    sentences: tuple[Sentence, ...]
    dropped: tuple[Sentence, ...]
    hits: tuple[Hit, ...]
    premise: Premise
    timings: Timings
    model: str
    corpus_sha256: str


@dataclass(frozen=True, slots=True)
class Retrieved:
    """Event: the passages are known."""

    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """Event: words from the model, not yet checked."""

    text: str


@dataclass(frozen=True, slots=True)
class Checked:
    """Event: a sentence has its verdict and stands in the answer."""

    sentence: Sentence


Event = Retrieved | Draft | Checked | Answer
"""What ``Conversation.stream`` yields: Retrieved, then Draft and Checked, at the end one Answer."""


class Conversation:
    """Answers questions from one library with one language model."""

    def __init__(self, library: Library, retriever: Retriever, model: LanguageModel) -> None:
        self._library = library
        self._retriever = retriever
        self._model = model
        self._reader = Reader(library)
        self._spoken: tuple[str, set[Language]] = ("", set())

    def ask(self, question: str, history: Sequence[Turn] = (), as_of: date | None = None) -> Answer:
        """Run the stream to its end and return the Answer."""
        answers = [e for e in self.stream(question, history, as_of) if isinstance(e, Answer)]
        return answers[0]

    def standalone(self, question: str, history: Sequence[Turn] = ()) -> str:
        """The question as it can be understood without the conversation before it."""
        alone = stand_alone(question, [turn.question for turn in history])
        return question if self._turns_away(question, alone) else alone

    def _turns_away(self, question: str, alone: str) -> bool:
        """Is a topic that was put in front of a question not its own?

        So it is where the library speaks of the question's words plainly more closely when asked
        without the topic.
        """
        if not alone.endswith((f"{FRONT}{question}", f"{AFTER}{question}")) or goes_on(question):
            return False
        by_itself, with_topic = (self._closeness(asked, question) for asked in (question, alone))
        return by_itself - with_topic > TURNED_AWAY

    def _closeness(self, asked: str, question: str) -> float:
        """The share of a question's words in the best clause that ``asked`` finds."""
        hits = self._retriever.search(asked, READ_HITS).hits
        return max((shared_words(question, told(h.clause)) for h in hits), default=0.0)

    def stream(
        self, question: str, history: Sequence[Turn] = (), as_of: date | None = None
    ) -> Generator[Event, None, None]:
        """Yield events; the last one is the Answer. Closing the iterator stops the model.

        Args:
            question: What is asked now.
            history: Earlier turns, oldest first.
            as_of: The day that decides which version is in force (default: today).
        """
        clock = _Clock()
        attempt = self._best_try(question, history, as_of)
        clock.retrieved()
        yield Retrieved(attempt.found.hits)
        if attempt.words:
            clock.first_token()
            yield Draft(attempt.words)
        draft = Growing(phrases(language_of(question)), attempt.expected, self._reader.whole)
        reason = yield from self._answer(attempt, draft, clock)
        if not reason:
            yield from map(Checked, self._say_validity(attempt, draft))
        yield self._finish(question, attempt, draft, reason, clock)

    def _answer(
        self, attempt: _Attempt, draft: Growing, clock: _Clock
    ) -> Generator[Event, None, str]:
        """Fill ``draft``; the value returned is the reason to refuse, empty where it answers."""
        say, found, evidence = draft.phrases, attempt.found, attempt.evidence
        if not any(char.isalpha() for char in attempt.asked) and not attempt.named:
            return say.say("empty_question")
        if not found.hits and not found.missing:
            return say.say("empty_library")
        if found.missing and not attempt.named:
            return "\n".join(say.missing(m) for m in found.missing)
        if attempt.wants_text:
            yield from map(Checked, self._quote_named(attempt, draft))
            return ""
        if attempt.issue:
            yield from map(Checked, draft.quote(attempt.issue))
            return ""
        premise = attempt.premise
        if premise.holds is False:
            yield from map(Checked, draft.remark(_denial(premise, say)))
        if premise.holds is False or (premise.holds and evidence is None):
            for source in premise.sources:
                yield from map(Checked, draft.quote(source))
            if premise.asked or evidence is None:
                return ""
        if evidence is None:
            return say.silent(draft.expected.kinds)
        if asks_for_list(attempt.asked) and (items := self._reader.list_around(evidence.source)):
            for item in items:
                yield from map(Checked, draft.quote(item, marks=False))
            return ""
        if attempt.words:
            yield from map(Checked, draft.quote(evidence.source))
            for passage in attempt.beside:
                yield from map(Checked, draft.quote(passage.source))
        else:
            yield from self._generate(attempt, evidence, draft, clock)
        if not draft.answers() or not draft.rests_on(evidence, attempt.passages):
            yield from map(Checked, draft.quote(evidence.source))
        for part in parts(attempt.asked):
            yield from self._answer_part(part, evidence, attempt, draft)
        if asks_to_compare(attempt.asked):
            yield from self._quote_other_versions(evidence, attempt, draft)
        return "" if attempt.words or draft.answers() else say.silent(draft.expected.kinds)

    def _quote_named(self, attempt: _Attempt, draft: Growing) -> Iterator[Sentence]:
        """Quote the clauses that are named by number; of several documents, each below its name."""
        say = draft.phrases
        sources = self._reader.sources(attempt.named)[:QUOTED_SENTENCES]
        documents = {source.clause.doc_id: source.title for source in sources}
        titles = [self._library.outline(doc_id).title for doc_id in documents]
        if len(documents) > 1 and not names_any(attempt.asked, titles):
            yield from draft.remark(say.say("several_documents", count=str(len(documents))))
        for clause, quoted in groupby(sources, key=lambda source: source.clause):
            if len(documents) > 1:
                title = documents[clause.doc_id]
                place = say.say("in_document", title=title, address=clause.address)
                yield from draft.remark(place)
            for source in quoted:
                yield from draft.quote(source, marks=False)

    def _answer_part(
        self, part: str, evidence: Passage, attempt: _Attempt, draft: Growing
    ) -> Iterator[Event]:
        """A further question in the same sentence: looked up in the same clause, then beside it."""
        expected = expectation(part)
        if part == draft.expected.question or (
            expected.kinds and expected.kinds == draft.expected.kinds
        ):
            return
        if not expected.kinds:
            yield from self._answer_open_part(expected, attempt, draft)
            return
        hit = next(h for h in attempt.found.hits if h.clause.id == evidence.source.clause.id)
        beside = (s for s in self._reader.sources([hit]) if expected.met_by(s.text, s.clause.text))
        found = next(beside, None)
        if found is None and (rated := rate(expected, attempt.passages)) and rated[0].odds > 0:
            found = rated[0].passage.source
        if found is not None and not draft.cites(found):
            yield from map(Checked, draft.quote(found))

    def _answer_open_part(
        self, expected: Expectation, attempt: _Attempt, draft: Growing
    ) -> Iterator[Event]:
        """A further question that any words may answer: its best passage."""
        best = next(iter(rate(expected, attempt.passages)), None)
        if best and best.odds > 0 and not draft.cites(best.passage.source):
            yield from map(Checked, draft.quote(best.passage.source))

    def _quote_other_versions(
        self, evidence: Passage, attempt: _Attempt, draft: Growing
    ) -> Iterator[Event]:
        """A comparison of versions shows the same clause of each."""
        here = evidence.source.clause
        others = [
            p
            for p in attempt.passages
            if p.source.clause.address == here.address
            and p.source.clause.doc_id != here.doc_id
            and p.source.title.rpartition("（")[0]
            == evidence.source.title.rpartition("（")[0]
            != ""
            and draft.expected.met_by(p.source.text, p.source.clause.text)
        ]
        for passage in sorted(others, key=lambda p: -p.score)[:1]:
            yield from map(Checked, draft.quote(passage.source))

    def _say_validity(self, attempt: _Attempt, draft: Growing) -> Iterator[Sentence]:
        """Say of each document cited that is not in force, or may not be, that it is so."""
        hits = {hit.clause.doc_id: hit for hit in attempt.found.hits}
        cited = dict.fromkeys(c.doc_id for s in draft.sentences for c in s.citations)
        for doc_id in cited:
            if doc_id in hits:
                hit = hits[doc_id]
                yield from draft.remark(draft.phrases.validity(self._reader.title(hit), hit))

    # what is asked

    def _tries(
        self, question: str, history: Sequence[Turn], as_of: date | None
    ) -> Iterator[_Attempt]:
        """The question as it stands, then in the languages that the documents are in.

        It is also searched for as it was asked, and a translation with what it was made of.
        """
        whole = self.standalone(question, history)
        own = language_of(whole)
        spoken = self._languages()
        if own in spoken or not spoken:
            wording = "" if goes_on(question) else question
            yield self._attempt(whole, question, as_of, wording, self._model)
        for language in sorted(spoken - {own}):
            translated = self._translate(whole, language)
            yield self._attempt(translated, translated, as_of, whole)

    def _languages(self) -> set[Language]:
        """The languages of the documents; read anew only where the library has changed."""
        corpus = self._library.corpus_sha256
        if self._spoken[0] != corpus:
            self._spoken = (corpus, {self._language(e) for e in self._library.documents()})
        return self._spoken[1]

    def _language(self, entry: Entry) -> Language:
        """The language of a document; a title without Chinese may be no more than a file's name."""
        if language_of(entry.title) == "zh":
            return "zh"
        return language_of(self._library.text(entry.doc_id)[:LANGUAGE_CHARS])

    def _best_try(self, question: str, history: Sequence[Turn], as_of: date | None) -> _Attempt:
        """The first way of asking that carries something; where none does, the first."""
        first = None
        for attempt in self._tries(question, history, as_of):
            if attempt.carries:
                return attempt
            first = first or attempt
        assert first is not None, "a question is always asked at least once"
        return first

    def _attempt(
        self,
        question: str,
        asked: str,
        as_of: date | None,
        wording: str,
        witness: LanguageModel | None = None,
    ) -> _Attempt:
        """Search, and weigh what was found.

        A translation is searched without a witness: its wording is the model's own. It is answered
        by sentences of its own language alone: the others were asked in theirs.
        """
        found = self._retriever.search(question, HITS, as_of, wording)
        named = [h for h in found.hits if h.route == "address" and not h.superseded]
        titles = [self._library.outline(h.clause.doc_id).title for h in named]
        expected = main_expectation(asked)
        for hits in _ways_to_read(found.hits, asked):
            passages = self._reader.passages(named or hits, every=bool(named))
            if witness is None and not named:
                spoken = language_of(question)
                passages = [p for p in passages if language_of(p.source.text) == spoken]
            joined = self._reader.joined(passages, expected)
            rated = rate(expected, [*passages, *joined])
            heard = None if named or found.missing else witness
            finding = weigh(question, expected, rated, heard)
            if finding.evidence:
                break
        stated = statement(asked)
        read = self._reader.sources(named or hits) if stated else []
        return _Attempt(
            question=question,
            asked=asked,
            expected=expected,
            found=found,
            named=named,
            read=hits,
            wants_text=bool(named) and asks_for_text(asked, titles),
            passages=passages,
            evidence=finding.evidence,
            words=finding.words,
            beside=finding.beside,
            premise=examine(stated, read) if stated else Finding(None),
            issue=self._issue(asked, found.hits),
        )

    def _issue(self, asked: str, hits: Sequence[Hit]) -> Source | None:
        """When a document was issued, where nothing else is asked and one is meant."""
        said = asked_to_be_dated(asked)
        if said is None:
            return None
        if said:
            hits = [h for h in hits if is_named(self._library.outline(h.clause.doc_id).title, said)]
        elif len(self._library.documents()) > 1:
            hits = []
        return self._reader.issue(hits[0]) if hits else None

    def _translate(self, question: str, language: Language) -> str:
        """The question in the language of the documents, where its words can be found."""
        prompt = render("translate", language, question=question)
        said = "".join(self._model.stream(chat(prompt), max_tokens=MAX_QUESTION_TOKENS)).strip()
        return said.splitlines()[0] if said else question

    # what is said

    def _generate(
        self, attempt: _Attempt, evidence: Passage, draft: Growing, clock: _Clock
    ) -> Generator[Event, None, None]:
        """Stream the model's words and check each sentence as soon as it is whole."""
        sources = self._reader.sources([*attempt.named, *attempt.read])
        listed = numbered(shortlist(attempt.passages, evidence))
        prompt = render("answer", language_of(listed), passages=listed, question=attempt.question)
        stream = self._model.stream(chat(prompt), max_tokens=MAX_TOKENS)
        text, done = "", 0
        try:
            while True:
                piece = next(stream)
                clock.first_token()
                text += piece
                yield Draft(piece)
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

    def _finish(
        self, question: str, attempt: _Attempt, draft: Growing, reason: str, clock: _Clock
    ) -> Answer:
        shown = () if reason else tuple(draft.sentences)
        gap = "" if draft.phrases is phrases("zh") else " "
        hits = attempt.found.hits
        return Answer(
            question=question,
            standalone_question=attempt.question,
            answer=reason or gap.join(s.text for s in shown),
            brief="" if reason else _brief(attempt, draft.phrases),
            refused=bool(reason),
            refusal_reason=reason,
            nearest=tuple(h.clause for h in hits[:NEAREST]) if reason else (),
            sentences=shown,
            dropped=tuple(draft.dropped),
            hits=hits,
            premise=_premise(attempt.premise, draft.phrases),
            timings=clock.timings(),
            model=self._model.name,
            corpus_sha256=self._library.corpus_sha256,
        )


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One way to ask the question, and what it found.

    Attributes:
        question: As it was searched, standing by itself.
        asked: The part of it that is asked now, without the earlier question it leans on.
        expected: The kind of answer it wants.
        named: Hits that it names by number.
        read: Hits that an answer may rest on besides.
        wants_text: It names clauses and asks for nothing but their words.
        evidence: The passage that answers, None where none does.
        words: What the model copied out of it as the answer; empty where it was not asked.
        beside: Passages of other documents that answer nearly as probably.
        premise: What became of the statement that it makes or asks to confirm.
        issue: Where it asks when a document was issued, the words that tell.
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
    premise: Finding
    issue: Source | None

    @property
    def carries(self) -> bool:
        """Is there something to say, be it that a number does not exist?"""
        known = self.evidence or self.premise.sources or self.issue
        return bool(self.named or self.found.missing or known)


class _Clock:
    """Times of one answer."""

    def __init__(self) -> None:
        self._start = time.perf_counter()
        self._retrieve_s = 0.0
        self._first_token_s: float | None = None
        self.usage = Usage(0, 0)

    def retrieved(self) -> None:
        self._retrieve_s = time.perf_counter() - self._start

    def first_token(self) -> None:
        if self._first_token_s is None:
            self._first_token_s = time.perf_counter() - self._start

    def timings(self) -> Timings:
        total = time.perf_counter() - self._start
        first = self._first_token_s if self._first_token_s is not None else total
        usage = self.usage
        return Timings(self._retrieve_s, first, total, usage.prompt_tokens, usage.output_tokens)


def _brief(attempt: _Attempt, say: Phrases) -> str:
    """Yes or no where the sources say so themselves, else what was copied out of them."""
    if attempt.premise.asked and attempt.premise.holds is not None:
        return say.say("yes" if attempt.premise.holds else "no")
    return attempt.words


def _denial(premise: Finding, say: Phrases) -> str:
    return say.say("premise_denied", words=say.say("word_separator").join(premise.deciding))


def _premise(found: Finding, say: Phrases) -> Premise:
    """What is told about the question itself."""
    return Premise(found.holds, _denial(found, say) if found.holds is False else "")


def _ways_to_read(hits: Sequence[Hit], asked: str) -> Iterator[Sequence[Hit]]:
    """The hits to look for an answer in: those in force alone, then all; all to compare them."""
    in_force = [hit for hit in hits if not hit.superseded][:READ_HITS]
    if in_force and not asks_to_compare(asked):
        yield in_force
    if not in_force or in_force != list(hits[:READ_HITS]) or asks_to_compare(asked):
        yield hits[:READ_HITS]


def main_expectation(asked: str) -> Expectation:
    """Of several questions in one sentence the first that wants a kind of answer decides."""
    wanted = [expectation(part) for part in parts(asked)]
    return next((e for e in wanted if e.kinds), expectation(asked))
