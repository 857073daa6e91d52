"""A question becomes an Answer: understand it, find what answers, say it, checked.

The rooms of an answer: ``attempt`` finds out what is asked and what answers it, ``answering``
fills a ``draft`` with it, ``answer`` is what comes out. Knows no screen, no settings and no
concrete model.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from datetime import date

from assistant.answer import Answer, Event, Retrieved, Turn
from assistant.answering import Answering, premise_of
from assistant.attempt import READ_HITS, Attempt, Attempts
from assistant.clock import Clock
from assistant.draft import Draft
from assistant.followup import AFTER, FRONT, goes_on, stand_alone
from assistant.llm import LanguageModel
from assistant.phrases import Phrases, language_of, phrases
from assistant.reading import Reader
from assistant.sufficiency import shared_words, told
from index.library import Library
from index.retriever import Retriever

TURNED_AWAY = 0.5
"""Share of a question's words that must be lost with an old topic for it to be dropped."""
NEAREST = 3


class Conversation:
    """Answers questions from one library with one language model."""

    def __init__(self, library: Library, retriever: Retriever, model: LanguageModel) -> None:
        self._library = library
        self._retriever = retriever
        self._model = model
        self._reader = Reader(library)
        self._attempts = Attempts(library, retriever, self._reader, model)
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
        """
        clock = Clock()
        attempt = self._attempts.best(question, self.standalone(question, history), as_of)
        clock.retrieved()
        yield Retrieved(attempt.found.hits)
        draft = Draft(phrases(language_of(question)), attempt.expected, self._reader.whole)
        reason = yield from self._answering.fill(attempt, draft, clock)
        yield self._finish(question, attempt, draft, reason, clock)

    def standalone(self, question: str, history: Sequence[Turn] = ()) -> str:
        """The question as it can be understood without the conversation before it."""
        alone = stand_alone(question, [turn.question for turn in history])
        return question if self._turns_away(question, alone) else alone

    def _turns_away(self, question: str, alone: str) -> bool:
        """Is a topic that was put in front of a question not its own?

        So it is where the library speaks of the question's words plainly more closely when asked
        without the topic; where it speaks of them closely enough with it, that is not asked.
        """
        if not alone.endswith((f"{FRONT}{question}", f"{AFTER}{question}")) or goes_on(question):
            return False
        with_topic = self._closeness(alone, question)
        if with_topic + TURNED_AWAY >= 1:
            return False
        return self._closeness(question, question) - with_topic > TURNED_AWAY

    def _closeness(self, asked: str, question: str) -> float:
        """The share of a question's words, at most 1, in the best clause that ``asked`` finds."""
        hits = self._retriever.search(asked, READ_HITS).hits
        return max((shared_words(question, told(h.clause)) for h in hits), default=0.0)

    def _finish(
        self, question: str, attempt: Attempt, draft: Draft, reason: str, clock: Clock
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
            premise=premise_of(attempt.premise, draft.phrases),
            timings=clock.timings(),
            model=self._model.name,
            corpus_sha256=self._library.corpus_sha256,
        )


def _brief(attempt: Attempt, say: Phrases) -> str:
    """Yes or no where the sources say so themselves, else what was copied out of them."""
    if attempt.premise.asked and attempt.premise.holds is not None:
        return say.say("yes" if attempt.premise.holds else "no")
    return attempt.words
