"""A question becomes an Answer: retrieve, prompt, stream, support.

The model proposes and the sources decide: each sentence it writes is held against the retrieved
clauses before it stands in the answer; one that does not hold gives way to the source's own words
or goes. Knows no screen, no settings and no concrete model.
"""

from __future__ import annotations

import math
import re
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

from assistant.expectation import Expectation, expectation
from assistant.llm import LanguageModel, Message, Usage
from assistant.phrases import Phrases, language_of, phrases
from assistant.sufficiency import Passage, best_answering
from assistant.support import (
    CONTRADICTED,
    NOT_A_CLAIM,
    PARTLY,
    SUPPORTED,
    UNSUPPORTED,
    Sentence,
    Source,
    citation,
    cite,
    judge,
)
from index.address import find_references
from index.clauses import Clause
from index.library import Library
from index.retriever import Hit, Retrieval, Retriever
from index.sentences import split, words
from prompts.render import render

HITS = 10
READ_HITS = 5
"""Clauses whose sentences the answer may rest on."""
PROMPT_SENTENCES = 6
PROMPT_CHARS = 360
"""What the model is given: short, so that the first word comes soon."""
MAX_TOKENS = 320
MAX_QUESTION_TOKENS = 80
QUOTED_SENTENCES = 20
LIST_LENGTH = (3, 16)
"""Sentences of a list that is quoted whole when a list is asked for."""
CLEARLY_BETTER = 1.5
"""How far a passage must lead for its words to be quoted when the model used others."""
NEAREST = 3


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
    """What is shown, sentence by sentence, with what it rests on; fields as in the contract."""

    question: str
    standalone_question: str
    answer: str
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

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Run the stream to its end and return the Answer."""
        answers = [e for e in self.stream(question, history) if isinstance(e, Answer)]
        return answers[0]

    def stream(self, question: str, history: Sequence[Turn] = ()) -> Generator[Event, None, None]:
        """Yield events; the last one is the Answer. Closing the iterator stops the model."""
        clock = _Clock()
        standalone, asked = stand_alone(question, history), question
        found = self._retriever.search(standalone, HITS)
        if found.hits and self._speaks_otherwise(standalone, found.hits[0]):
            standalone = asked = self._translate(standalone, found.hits[0])
            found = self._retriever.search(standalone, HITS)
        clock.retrieved()
        yield Retrieved(found.hits)
        draft = _Answering(phrases(language_of(question)), expectation(asked))
        reason = yield from self._answer(standalone, found, draft, clock)
        yield self._finish(question, standalone, found, draft, reason, clock)

    def _answer(
        self, question: str, found: Retrieval, draft: _Answering, clock: _Clock
    ) -> Generator[Event, None, str]:
        """Fill ``draft``; the value returned is the reason to refuse, empty where it answers."""
        say = draft.phrases
        named = [h for h in found.hits if h.route == "address" and not h.superseded]
        if not found.hits and not found.missing:
            return say.say("empty_library")
        if found.missing and not named:
            return "\n".join(say.missing(m) for m in found.missing)
        if named and asks_for_text(question, [h.clause.address for h in named]):
            yield from self._quote_clauses(named, draft)
            return ""
        passages = self._passages(named or found.hits[:READ_HITS], every=bool(named))
        evidence = best_answering(draft.expected, passages)
        if evidence is None:
            return say.silent(draft.expected.kinds)
        if asks_for_list(question) and (items := self._list_around(evidence.source)):
            for item in items:
                yield from draft.quote(item, marks=False)
            return ""
        sources = self._sources(found.hits[:READ_HITS])
        yield from self._generate(question, _shortlist(passages, evidence), sources, draft, clock)
        if not draft.answers() or not draft.rests_on(evidence, passages):
            yield from draft.quote(evidence.source)
        return "" if draft.answers() else say.silent(draft.expected.kinds)

    # what is asked

    def _speaks_otherwise(self, question: str, hit: Hit) -> bool:
        return language_of(question) != language_of(hit.clause.text)

    def _translate(self, question: str, hit: Hit) -> str:
        """The question in the language of the documents, where its words can be found."""
        system, user = render("translate", language_of(hit.clause.text), question=question)
        messages = [Message("system", system), Message("user", user)]
        said = "".join(self._model.stream(messages, max_tokens=MAX_QUESTION_TOKENS)).strip()
        return said.splitlines()[0] if said else question

    # what is read

    def _passages(self, hits: Sequence[Hit], *, every: bool) -> list[Passage]:
        """The best sentences of the hits; of clauses asked for by number every sentence."""
        out = []
        for hit in hits:
            title = self._title(hit)
            text = self._library.text(hit.clause.doc_id)
            for best in hit.sentences:
                source = Source(hit.clause, title, best.spans, words(text, best.spans))
                out.append(Passage(source, hit.rank, hit.score + best.score, best.similarity))
            if every:
                have = {p.source.spans for p in out}
                lowest = min((p.score for p in out), default=0.0)
                out += [
                    Passage(s, hit.rank, lowest, 0.0)
                    for s in self._sources([hit])
                    if s.spans not in have
                ]
        return out

    def _sources(self, hits: Sequence[Hit]) -> list[Source]:
        """Every sentence of the hits."""
        sources = []
        for hit in hits:
            title, text = self._title(hit), self._library.text(hit.clause.doc_id)
            sources += [
                Source(hit.clause, title, chunk.spans, words(text, chunk.spans))
                for chunk in self._library.sentences(hit.clause.id)
            ]
        return sources

    def _title(self, hit: Hit) -> str:
        """The document's title, with its year where several versions are here."""
        title = self._library.outline(hit.clause.doc_id).title
        return f"{title}（{hit.version}）" if hit.version else title

    # what is said

    def _quote_clauses(self, named: Sequence[Hit], draft: _Answering) -> Iterator[Event]:
        """A clause asked for by its number is answered by its own words."""
        for source in self._sources(named)[:QUOTED_SENTENCES]:
            yield from draft.quote(source, marks=False)

    def _list_around(self, source: Source) -> list[Source]:
        """The list that a sentence belongs to, with the words that introduce it; else nothing."""
        spans = [c.spans for c in self._library.sentences(source.clause.id)]
        text = self._library.text(source.clause.doc_id)
        at = spans.index(source.spans) if source.spans in spans else None
        if at is None:
            return []
        first, last = at, at
        while first > 0 and words(text, spans[first - 1]).endswith(_LIST_GOES_ON):
            first -= 1
        while last + 1 < len(spans) and words(text, spans[last]).endswith(_LIST_GOES_ON):
            last += 1
        found = spans[first : last + 1]
        if not LIST_LENGTH[0] <= len(found) <= LIST_LENGTH[1]:
            return []
        return [Source(source.clause, source.title, s, words(text, s)) for s in found]

    def _generate(
        self,
        question: str,
        passages: Sequence[Passage],
        sources: Sequence[Source],
        draft: _Answering,
        clock: _Clock,
    ) -> Generator[Event, None, None]:
        """Stream the model's words and check each sentence as soon as it is whole."""
        listed = "\n".join(f"[{i}] {p.source.text}" for i, p in enumerate(passages, 1))
        language = language_of(listed)
        system, user = render("answer", language, passages=listed, question=question)
        messages = [Message("system", system), Message("user", user)]
        stream = self._model.stream(messages, max_tokens=MAX_TOKENS)
        text, done = "", 0
        try:
            while True:
                piece = next(stream)
                clock.first_token()
                text += piece
                yield Draft(piece)
                whole = whole_sentences(text)
                for sentence in whole[done:]:
                    yield from draft.check(sentence, sources)
                done = max(done, len(whole))
        except StopIteration as stopped:
            clock.usage = stopped.value
        finally:
            stream.close()
        for sentence in whole_sentences(text, ended=True)[done:]:
            yield from draft.check(sentence, sources)

    def _finish(
        self,
        question: str,
        standalone: str,
        found: Retrieval,
        draft: _Answering,
        reason: str,
        clock: _Clock,
    ) -> Answer:
        shown = () if reason else tuple(draft.sentences)
        gap = "" if draft.phrases is phrases("zh") else " "
        return Answer(
            question=question,
            standalone_question=standalone,
            answer=reason or gap.join(s.text for s in shown),
            refused=bool(reason),
            refusal_reason=reason,
            nearest=tuple(h.clause for h in found.hits[:NEAREST]) if reason else (),
            sentences=shown,
            dropped=tuple(draft.dropped),
            hits=found.hits,
            premise=Premise(),
            timings=clock.timings(),
            model=self._model.name,
            corpus_sha256=self._library.corpus_sha256,
        )


class _Answering:
    """The answer as it grows: what stands in it and what was left out."""

    def __init__(self, own_phrases: Phrases, expected: Expectation) -> None:
        self.phrases = own_phrases
        self.expected = expected
        self.sentences: list[Sentence] = []
        self.dropped: list[Sentence] = []
        self._marks: dict[str, int] = {}

    def check(self, text: str, sources: Sequence[Source]) -> Iterator[Event]:
        """Let a sentence stand, put its source in its place, or drop it."""
        found = judge(text, sources)
        if found.verdict == NOT_A_CLAIM:
            return
        if found.verdict == SUPPORTED:
            citations = cite(found, self._marks)
            yield from self._stand(Sentence(clean(text), SUPPORTED, citations))
        elif found.verdict == UNSUPPORTED:
            self._drop(text, found.verdict, self.phrases.say("dropped"))
        elif found.verdict in (PARTLY, CONTRADICTED):
            key = "dropped_contradicted" if found.deciding else "dropped_partly"
            note = self.phrases.say(key, words="、".join(found.deciding))
            self._drop(text, found.verdict, note)
            for source in found.sources:
                if self.expected.met_by(source.text, source.clause.text):
                    yield from self.quote(source)

    def quote(self, source: Source, *, marks: bool = True) -> Iterator[Event]:
        """Let a source sentence speak for itself."""
        text = self.phrases.say("quote", text=source.text) if marks else source.text
        mark = self._marks.setdefault(source.clause.id, len(self._marks) + 1)
        yield from self._stand(Sentence(text, SUPPORTED, (citation(source, mark, 1.0),)))

    def answers(self) -> bool:
        """Does what stands, with its quotations, hold the kind of answer that was asked for?"""
        return any(
            self.expected.met_by(s.text + c.quote) for s in self.sentences for c in s.citations
        )

    def rests_on(self, evidence: Passage, passages: Sequence[Passage]) -> bool:
        """Does it cite the clause of the best passage, or one that was found nearly as good?"""
        cited = {c.clause_id for s in self.sentences for c in s.citations}
        scores = [p.score for p in passages if p.source.clause.id in cited]
        return max(scores, default=-math.inf) > evidence.score - CLEARLY_BETTER

    def _stand(self, sentence: Sentence) -> Iterator[Event]:
        if any(_same(sentence, other) for other in self.sentences):
            self._drop(sentence.text, sentence.verdict, self.phrases.say("repeated"))
            return
        self.sentences.append(sentence)
        yield Checked(sentence)

    def _drop(self, text: str, verdict: str, note: str) -> None:
        self.dropped.append(Sentence(text, verdict, (), note))


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


def _same(sentence: Sentence, other: Sentence) -> bool:
    """Said before: the same words, or a quotation of a sentence that was cited whole."""
    bare, before = _bare(sentence.text), _bare(other.text)
    return bare in before


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _shortlist(passages: Sequence[Passage], evidence: Passage) -> list[Passage]:
    """The best passages within the prompt's bounds, best first, the evidence before all."""
    ranked = sorted(passages, key=lambda p: (p is not evidence, -p.score))
    kept: list[Passage] = []
    chars = 0
    for passage in ranked:
        if len(kept) == PROMPT_SENTENCES:
            break
        if not kept or chars + len(passage.source.text) <= PROMPT_CHARS:
            kept.append(passage)
            chars += len(passage.source.text)
    return kept


_OWN_MARKS = re.compile(r"^\s*(?:\[[0-9]{1,2}\]\s*)+|\s*\[[0-9]{1,2}(?:[,，、-][0-9]{1,2})*\]")
_LEAD = re.compile(
    r"^(?:(?:根据|依据|按照)(?:上述|以上)?(?:参考)?条款[^，,]{0,8}[，,]|[-*•]\s+|答[:：]\s*|回答[:：]\s*|Answer:\s*)"
)


def clean(text: str) -> str:
    """A sentence as shown: without the model's own marks and bullets."""
    return _LEAD.sub("", _OWN_MARKS.sub("", text)).strip()


def whole_sentences(text: str, *, ended: bool = False) -> list[str]:
    """The sentences of a growing text that are surely whole; all of them once it has ended."""
    found = [words(text, spans) for spans in split(text)]
    return found if ended else found[:-1]


_ASKS_TEXT = re.compile(
    "请问|请|告诉我|帮我|查一?下|查询|看看|查|列出|给出|显示|全文|原文|条文|具体|详细|内容|文字|"
    "规定|讲|说|写|提|是|了|的|些|什么|怎么|如何|哪些|有|呢|吗|吧|啊|意思|分别|都|和|与|及|跟|、|"
    "what|does|do|say|says|is|are|the|text|of|in|show|me|read|quote|content|please|give|and|tell|state|provide"
)


def asks_for_text(question: str, addresses: Sequence[str]) -> bool:
    """Does a question that names clauses ask for nothing but their words?"""
    rest = question
    for reference in reversed(find_references(question)):
        rest = rest[: reference.start] + rest[reference.end :]
    rest = re.sub(r"《[^》]*》|[\W_]+", "", rest.lower())
    return bool(addresses) and len(_ASKS_TEXT.sub("", rest)) <= 1


_LIST_GOES_ON = ("；", ";", "：", ":")
_ASKS_LIST = re.compile(
    r"哪些|哪几|哪[两三四五六七八九十]|包括什么|有什么|分别|都是什么|什么情形|几种|几类|几个"
    r"|\bwhat are\b|\bwhich\b|\blist\b",
    re.I,
)


def asks_for_list(question: str) -> bool:
    """Does a question ask for all of something?"""
    return _ASKS_LIST.search(question) is not None


_LEANS_BACK = re.compile(
    r"^(?:那么?|它|其|这|该|上述|前者|后者|还有|另外|此外|为什么|具体|举例|换个说法|再)"
    r"|^(?:and|what about|how about|it|this|that|these|they)\b"
    r"|呢[?？。]?$|它|这一?[条款项个点]|该[条款法]|上面|刚才|前[款条]",
    re.I,
)


def stand_alone(question: str, history: Sequence[Turn]) -> str:
    """A follow-up with the question it leans on in front, so that it can be searched by itself."""
    if not history or not (_LEANS_BACK.search(question) or len(question) < 6):
        return question
    before = history[-1].question.rstrip("？?。")
    separator = "；" if language_of(question) == "zh" else "; "
    return f"{before}{separator}{question}"
