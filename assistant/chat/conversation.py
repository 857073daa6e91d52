"""A question becomes an Answer: understand it, find what answers, say it, checked.

The rooms of an answer: ``attempt`` finds out what is asked and what answers it, ``answering``
fills a ``draft`` with it, ``answer`` is what comes out. Knows no screen, no settings and no
concrete model.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from datetime import date
from functools import lru_cache, partial

from assistant.chat.answer import Answer, Checked, Event, Premise, Retrieved, Turn
from assistant.chat.answering import Answering
from assistant.chat.around import InLibrary
from assistant.chat.attempt import HITS, Attempt
from assistant.chat.cited import cited, points_at_clause
from assistant.chat.clock import Clock
from assistant.chat.courtesy import without_courtesy
from assistant.chat.draft import Draft
from assistant.chat.followup import stand_alone
from assistant.chat.premise import statement
from assistant.chat.premise_told import premise_of
from assistant.chat.reading import Reader
from assistant.chat.short_answer import is_certain
from assistant.chat.topic import names_a_clause
from assistant.chat.trying import Attempts
from assistant.chat.turning import may_stand_alone, turns_away
from assistant.chat.unsearched import Told, Unsearched
from assistant.phrases import language_of, phrases
from assistant.runtime.llm import LanguageModel
from index.library import Library
from index.retriever import Retriever, demand_short
from index.short_titles import with_whole_titles

NEAREST = 3
TURNS = 256
"""Questions of conversations of which it is remembered whether they turned away."""


class Conversation:
    """Answers questions from one library with one language model."""

    def __init__(self, library: Library, retriever: Retriever, model: LanguageModel) -> None:
        self._library = library
        self._turns_away = lru_cache(TURNS)(partial(_turns_away, retriever))
        self._model = model
        self._retriever = retriever
        self._reader = Reader(library)
        self._attempts = Attempts(library, retriever, self._reader, model)
        self._unsearched = Unsearched(library, self._reader)
        self._around = InLibrary(library, self._reader)
        self._answering = Answering(library, self._reader, model)

    def ask(self, question: str, history: Sequence[Turn] = (), as_of: date | None = None) -> Answer:
        """Run the stream to its end and return the Answer."""
        answers = [e for e in self.stream(question, history, as_of) if isinstance(e, Answer)]
        return answers[0]

    def stream(
        self, question: str, history: Sequence[Turn] = (), as_of: date | None = None
    ) -> Generator[Event, None, None]:
        """Yield events; the last one is the Answer. Closing the iterator stops the model.

        Args:
            question: What is asked now.
            history: Earlier turns, oldest first.
            as_of: The day that decides which version is in force (default: today).

        Raises:
            YoujuError: The question is too long.
        """
        demand_short(question)
        clock, day = Clock(), as_of or date.today()
        told = self._unsearched.of(question, lambda: self.standalone(question, history), day)
        if told is not None:
            clock.retrieved()
            yield Retrieved(told.hits)
            yield from map(Checked, told.sentences)
            yield self._of_told(question, told, clock, day)
            return
        attempt = self._attempt(question, history, day)
        clock.retrieved()
        yield Retrieved(attempt.found.hits)
        draft = Draft(phrases(language_of(question)), attempt.expected, self._around)
        reason = yield from self._answering.fill(attempt, draft, clock)
        yield self._finish(question, attempt, draft, reason, clock, day)

    def standalone(self, question: str, history: Sequence[Turn] = ()) -> str:
        """The question as it can be understood without the conversation before it."""
        asked, corpus = self._spoken_of(history, question), self._library.corpus_sha256
        return stand_alone(
            self._whole(without_courtesy(question)),
            asked,
            lambda q, alone: self._turns_away(corpus, q, alone),
        )

    def _whole(self, question: str) -> str:
        """A question with the whole title of the document whose clauses it names."""
        return with_whole_titles(question, (entry.title for entry in self._library.documents()))

    def _spoken_of(self, history: Sequence[Turn], question: str) -> list[str]:
        """The earlier questions; behind one whose answer is pointed at next, the clause it cited.

        违反这一条怎么处罚 points at what the answer before it quoted, where no question named it.
        """
        asked: list[str] = []
        following = [*(turn.question for turn in history[1:]), question]
        for turn, then in zip(history, following, strict=False):
            asked.append(self._whole(turn.question))
            if points_at_clause(then) and not names_a_clause(turn.question):
                alone = stand_alone(without_courtesy(asked[-1]), asked[:-1])
                hits = self._retriever.search(alone, HITS).hits
                asked += cited(turn.answer, hits, self._reader.title)
        return asked

    def _attempt(self, question: str, history: Sequence[Turn], as_of: date) -> Attempt:
        """The question with what it leans on; where that finds nothing to say, by itself."""
        alone = self.standalone(question, history)
        question = self._whole(without_courtesy(question))
        first = self._attempts.best(question, alone, as_of)
        if first.speaks or not may_stand_alone(question, alone):
            return first
        by_itself = self._attempts.best(question, question, as_of)
        return by_itself if by_itself.speaks else first

    def _of_told(self, question: str, told: Told, clock: Clock, as_of: date) -> Answer:
        """What was said without a search."""
        return Answer(
            question=question,
            standalone_question=told.question,
            answer="".join(sentence.text for sentence in told.sentences),
            brief="",
            refused=False,
            refusal_reason="",
            nearest=(),
            sentences=tuple(told.sentences),
            dropped=(),
            hits=told.hits,
            premise=Premise(),
            timings=clock.timings(),
            model=self._model.name,
            corpus_sha256=self._library.corpus_sha256,
            as_of=as_of,
        )

    def _finish(
        self,
        question: str,
        attempt: Attempt,
        draft: Draft,
        reason: str,
        clock: Clock,
        as_of: date,
    ) -> Answer:
        shown = () if reason else tuple(draft.sentences)
        gap = "" if draft.phrases is phrases("zh") else " "
        hits = attempt.found.hits
        return Answer(
            question=question,
            standalone_question=attempt.question,
            answer=reason or gap.join(s.text for s in shown),
            brief="" if reason else _brief(attempt, draft),
            refused=bool(reason),
            refusal_reason=reason,
            nearest=tuple(h.clause for h in hits[:NEAREST]) if reason else (),
            sentences=shown,
            dropped=tuple(draft.dropped),
            hits=hits,
            premise=premise_of(attempt.premise, draft.phrases),
            timings=clock.timings(),
            model=self._model.name,
            corpus_sha256=self._library.corpus_sha256,
            as_of=as_of,
        )


def _turns_away(retriever: Retriever, _corpus: str, question: str, alone: str) -> bool:
    """What ``turns_away`` says of one state of a library."""
    return turns_away(retriever, question, alone)


def _brief(attempt: Attempt, draft: Draft) -> str:
    """Yes or no where the sources say so themselves, else what was copied out of them for certain.

    Nothing where the question takes for granted what they do not say, of a rule beside which one
    for a special case is shown, as which holds is not told, and of what did not hold at the time.
    """
    if attempt.premise.asked and attempt.premise.holds is not None:
        return draft.phrases.say("yes" if attempt.premise.holds else "no")
    evidence = attempt.evidence
    stated = statement(attempt.asked)
    is_granted = attempt.premise.holds or stated is None or stated.is_reason
    is_late = any(
        h.too_early and evidence and h.clause == evidence.source.clause for h in attempt.found.hits
    )
    if (
        attempt.is_past
        or is_late
        or draft.shows_other_case
        or not (attempt.words and evidence and is_granted)
    ):
        return ""
    is_sure = is_certain(attempt.words, attempt.question, evidence.source)
    return attempt.words if is_sure else ""
