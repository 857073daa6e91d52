"""The tasks of an evaluation: each asks every question of a data set and scores what comes back.

A task yields one call a question; the call gives an ``Outcome``, one number a measure. Knows no
command line and no concrete model: it is handed a ``Laboratory``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

from assistant.chat.answer import Answer
from assistant.chat.conversation import Conversation
from assistant.checker.citations import Checker
from assistant.checker.findings import VERDICTS
from assistant.checker.hearing import Hearing
from assistant.evidence.sources import CONTRADICTED, SUPPORTED, Source
from assistant.evidence.support import judge
from assistant.measure import metrics
from assistant.measure.datasets import (
    NAME,
    STRING,
    WORDS,
    Passage,
    Query,
    Shape,
    one_of,
    optional,
    read_passages,
)
from assistant.measure.drawing import Plan, drawn, drawn_rows, of_both_kinds, sampled
from assistant.measure.places import Places
from index.errors import YoujuError
from index.library import Library
from index.outline import Clause
from index.retriever import Retriever

CUTOFFS = (1, 10, 100)
NOISE = (0.0, 0.4, 0.8)
"""Shares of passages that do not answer, as in RGB (Chen et al., AAAI 2024)."""
LABELS = ("entailment", "contradiction", "neutral")
PAIR: Shape = {"id": NAME, "premise": WORDS, "hypothesis": WORDS, "label": one_of(*LABELS)}
CLAIM: Shape = {
    "id": NAME, "text": WORDS, "verdict": one_of(*VERDICTS), "address": optional(STRING),
}  # fmt: skip
REFUSAL_NOISE = 0.4
"""Share of noise beside the passages that do answer, where wrong refusals are counted."""


class Laboratory(Protocol):
    """What the tasks need; made by the command line."""

    def passages(self, passages: Sequence[Passage], /) -> tuple[Library, Mapping[str, str]]:
        """A library of passages, and the document id of each."""
        ...

    def library(self) -> Library:
        """The library that the user chose."""
        ...

    def checker(self, library: Library, /) -> Checker | Hearing:
        """Hold texts against a library."""
        ...

    def retriever(self, library: Library, within: Iterable[str] | None = None, /) -> Retriever:
        """Search a library, or some documents of it."""
        ...

    def conversation(self, library: Library, retriever: Retriever, /) -> Conversation:
        """Answer from what a retriever finds; loads the language model once."""
        ...

    def unaided(self, question: str, /) -> str:
        """What the language model says with no passage before it."""
        ...

    def follows(self, premise: str, claim: str, /) -> str:
        """The language model's vote on a claim that the rules can neither support nor deny."""
        ...

    def progress(self, done: int, total: int, label: str, /) -> None:
        """Is told how far the task is."""
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one question gave.

    Attributes:
        scores: Measure to number; a measure that a question says nothing about is left out.
        details: What is written down for reading, as JSON values.
    """

    id: str
    scores: Mapping[str, float]
    details: Mapping[str, Any] = field(default_factory=dict)


Ask = Callable[[], Outcome]
"""Asks one question and scores it."""


def _retrieval(plan: Plan, laboratory: Laboratory) -> Iterator[Ask]:
    """Any-gold hit@1, recall@k and reciprocal rank over all passages."""
    queries = sampled(plan, "retrieval")
    place = _Place(plan, laboratory)
    for query in queries:
        yield partial(place.ranked, query, query.text)


def _conversation(plan: Plan, laboratory: Laboratory) -> Iterator[Ask]:
    """Retrieval with the question as it was rewritten from its history."""
    queries = sampled(plan, "conversation")
    place = _Place(plan, laboratory)
    talk = laboratory.conversation(place.library, place.retriever)
    for query in queries:
        yield partial(_rewritten, query, place, talk)


def _rewritten(query: Query, place: _Place, talk: Conversation) -> Outcome:
    return place.ranked(query, talk.standalone(query.text, query.history), query.text)


class _Place:
    """A library and where the gold of a question lies in it.

    Args:
        plan: Names the data set.
        laboratory: Makes the library.
        only: Ids of the passages that are asked of; None for all.
    """

    def __init__(
        self, plan: Plan, laboratory: Laboratory, only: Collection[str] | None = None
    ) -> None:
        self._file = plan.folder / "passages.jsonl"
        every = read_passages(plan.folder)
        self.passages = [p for p in every if only is None or p.id in only]
        if self.passages:
            self.library, self.doc_of = laboratory.passages(self.passages)
        else:
            self.library, self.doc_of = laboratory.library(), {}
        self.retriever = laboratory.retriever(self.library)
        self.places = Places(self.library)

    def ranked(self, query: Query, text: str, wording: str = "") -> Outcome:
        """Search for ``text``, as asked in ``wording``, and score the ranking.

        Of an address that several documents have, it is enough to find one.
        """
        hits = self.retriever.search(text, max(CUTOFFS), wording=wording).hits
        clauses = [hit.clause for hit in hits]
        if query.gold_ids:
            found, score = [clause.doc_id for clause in clauses], metrics.recall_at
            gold = {self.doc(gold) for gold in query.gold_ids}
        else:
            found, score = self.places.counted(c.id for c in clauses), metrics.hit_at
            gold = set(self.places.counted(self.places.at(query.address, query.title)))
        scores = {"hit@1": metrics.hit_at(found, gold, 1)}
        scores |= {f"recall@{k}": score(found, gold, k) for k in CUTOFFS[1:]}
        scores["mrr"] = metrics.reciprocal_rank(found, gold)
        if query.ways:
            texts = "\n".join(hit.clause.text for hit in hits[:10])
            scores["answer@10"] = float(_satisfied(texts, query))
        details = {"query": text, "found": found[:10], "gold": sorted(gold)}
        return Outcome(query.id, scores, details)

    def doc(self, passage_id: str) -> str:
        """The document that holds a passage.

        Raises:
            YoujuError: A question names one that the data set has not.
        """
        if passage_id not in self.doc_of:
            raise YoujuError(
                f"got a question about the passage {passage_id!r}, expected the id of one in "
                f"{self._file}"
            )
        return self.doc_of[passage_id]


def _answer(plan: Plan, laboratory: Laboratory) -> Iterator[Ask]:
    """Containment of the answer: in given passages with noise, in a library, or unaided."""
    queries = sampled(plan, "answer")
    if plan.unaided:
        yield from (partial(_unaided, query, laboratory) for query in queries)
        return
    among = any(q.negative_ids for q in queries)
    given = {p for q in queries for n in NOISE for p in drawn(q, n, plan.seed)}
    place = _Place(plan, laboratory, given if among else None)
    whole = laboratory.conversation(place.library, place.retriever)
    for query in queries:
        if query.negative_ids:
            yield partial(_with_noise, query, plan, place, laboratory)
        else:
            yield partial(_answered, query, whole, place.places)


def _unaided(query: Query, laboratory: Laboratory) -> Outcome:
    said = laboratory.unaided(query.text)
    return Outcome(query.id, {"accuracy": float(_satisfied(said, query))}, {"answer": said})


def _answered(query: Query, conversation: Conversation, places: Places) -> Outcome:
    answer = conversation.ask(query.text, query.history)
    right = _satisfied(_evidence(answer), query)
    scores = {"accuracy": float(right), "refused": float(answer.refused)} | _citing(answer)
    if query.address is not None:
        asked = places.documents(query.title)
        cited = [c for s in answer.sentences for c in s.citations]
        there = any(c.address == query.address and c.doc_id in asked for c in cited)
        scores["address"] = float(there)
        scores["accuracy"] = float(right and there)
    return Outcome(query.id, scores, _told(query, answer))


def _with_noise(query: Query, plan: Plan, place: _Place, laboratory: Laboratory) -> Outcome:
    scores: dict[str, float] = {}
    details: dict[str, Any] = {"query": query.text, "answers": query.ways}
    for noise in NOISE:
        answer = _ask_given(query, drawn(query, noise, plan.seed), place, laboratory)
        scores[f"accuracy@{noise}"] = float(_satisfied(_evidence(answer), query))
        scores[f"refused@{noise}"] = float(answer.refused)
        details[f"answer@{noise}"] = answer.answer
    return Outcome(query.id, scores, details)


def _refusal(plan: Plan, laboratory: Laboratory) -> Iterator[Ask]:
    """Refused where nothing answers, and wrongly where something does."""
    queries = of_both_kinds(plan)
    shares = (REFUSAL_NOISE, 1.0)
    among = {p for q in queries for n in shares for p in drawn(q, n, plan.seed)}
    among |= {p for q in queries if not q.negative_ids for p in q.gold_ids}  # all are given then
    place = _Place(plan, laboratory, among)
    whole = laboratory.conversation(place.library, place.retriever)
    for query in queries:
        if query.negative_ids:
            yield partial(_refused_among, query, plan, place, laboratory)
        else:
            given = query.gold_ids if place.passages else None
            yield partial(_refused, query, given, place, laboratory, whole)


def _refused_among(query: Query, plan: Plan, place: _Place, laboratory: Laboratory) -> Outcome:
    nothing = _ask_given(query, drawn(query, 1.0, plan.seed), place, laboratory)
    something = _ask_given(query, drawn(query, REFUSAL_NOISE, plan.seed), place, laboratory)
    scores = {"refused": float(nothing.refused), "wrongly_refused": float(something.refused)}
    details = {"query": query.text, "without": nothing.answer, "with": something.answer}
    return Outcome(query.id, scores, details)


def _refused(query: Query, given: Sequence[str] | None, place: _Place, laboratory: Laboratory,
             whole: Conversation) -> Outcome:  # fmt: skip
    answer = _ask_given(query, given, place, laboratory) if given else whole.ask(query.text)
    measure = "refused" if query.unanswerable else "wrongly_refused"
    return Outcome(query.id, {measure: float(answer.refused)}, _told(query, answer))


def _reading(plan: Plan, laboratory: Laboratory) -> Iterator[Ask]:
    """EM and F1 of the short answer, the gold passage given."""
    queries = sampled(plan, "reading")
    place = _Place(plan, laboratory, {p for q in queries for p in q.gold_ids})
    for query in queries:
        yield partial(_read, query, place, laboratory)


def _read(query: Query, place: _Place, laboratory: Laboratory) -> Outcome:
    answer = _ask_given(query, query.gold_ids, place, laboratory)
    if query.unanswerable:
        return Outcome(query.id, {"refused": float(answer.refused)}, _told(query, answer))
    members = [member for way in query.ways for group in way for member in group]
    said = "" if answer.refused else answer.brief or answer.answer
    scores = {
        "em": metrics.exact_match(said, members),
        "f1": metrics.character_f1(said, members),
        "contains": float(_satisfied(_evidence(answer), query)),
        "wrongly_refused": float(answer.refused),
    }
    return Outcome(query.id, scores, _told(query, answer))


def _entailment(plan: Plan, laboratory: Laboratory) -> Iterator[Ask]:
    """Verdicts on single sentences against single sentences: by rule, else by the model's vote."""
    for pair in drawn_rows(plan, PAIR, "pairs.jsonl"):
        yield partial(_entailed, pair, laboratory)


def _entailed(pair: Mapping[str, Any], laboratory: Laboratory) -> Outcome:
    premise, claim = pair["premise"], pair["hypothesis"]
    clause = Clause("", "", "", "other", None, (), premise, ((0, len(premise)),), (), None)
    verdict = judge(claim, [Source(clause, "", clause.spans, premise)]).verdict
    if verdict not in (SUPPORTED, CONTRADICTED):
        verdict = laboratory.follows(premise, claim)
    said = {SUPPORTED: "entailment", CONTRADICTED: "contradiction"}.get(verdict, "neutral")
    label = pair["label"]
    scores = {"accuracy": float(said == label), f"{label}_as_{said}": 1.0}
    for other in LABELS:
        scores.setdefault(f"{label}_as_{other}", 0.0)
    return Outcome(str(pair["id"]), scores, {"label": label, "verdict": verdict})


def _check(plan: Plan, laboratory: Laboratory) -> Iterator[Ask]:
    """Verdicts of the checker on claims about the user's library, and the clauses they stand in."""
    claims = drawn_rows(plan, CLAIM, "claims.jsonl")
    library = laboratory.library()
    checker = laboratory.checker(library)
    for claim in claims:
        yield partial(_checked, claim, checker)


def _checked(claim: Mapping[str, Any], checker: Checker | Hearing) -> Outcome:
    found = list(checker.check(claim["text"]))
    verdicts = [finding.verdict for finding in found]
    addresses = {finding.clause.address for finding in found if finding.clause}
    wanted, address = claim["verdict"], claim.get("address")
    scores = {"accuracy": float(bool(verdicts) and set(verdicts) == {wanted})}
    if address:
        scores["address"] = float(address in addresses)
    return Outcome(str(claim["id"]), scores, {"text": claim["text"], "wanted": wanted,
                                              "verdicts": verdicts})  # fmt: skip


TASKS: Mapping[str, Callable[[Plan, Laboratory], Iterator[Ask]]] = {
    "retrieval": _retrieval,
    "answer": _answer,
    "refusal": _refusal,
    "reading": _reading,
    "conversation": _conversation,
    "entailment": _entailment,
    "check": _check,
}


# --- what they share --------------------------------------------------------------------------


def _ask_given(query: Query, given: Sequence[str], place: _Place, laboratory: Laboratory) -> Answer:
    """Answer from some passages alone."""
    within = [place.doc(passage_id) for passage_id in given]
    retriever = laboratory.retriever(place.library, within)
    return laboratory.conversation(place.library, retriever).ask(query.text, query.history)


def _satisfied(text: str, query: Query) -> bool:
    return any(metrics.contains(text, way) for way in query.ways)


def _evidence(answer: Answer) -> str:
    """The answer's text together with the words it cites."""
    if answer.refused:
        return ""
    quotes = [c.quote for s in answer.sentences for c in s.citations]
    return "\n".join([answer.answer, *quotes])


def _citing(answer: Answer) -> dict[str, float]:
    """Citation recall after ALCE (Gao et al., EMNLP 2023), Youju's own verdict as the judge."""
    claims = [s for s in answer.sentences if s.verdict != "not_a_claim"]
    if not claims:
        return {}
    return {"citation_recall": sum(s.verdict == SUPPORTED for s in claims) / len(claims)}


def _told(query: Query, answer: Answer) -> dict[str, Any]:
    return {
        "query": query.text,
        "answers": query.ways,
        "answer": answer.answer,
        "brief": answer.brief,
        "refused": answer.refused,
        "cited": [c.clause_id for s in answer.sentences for c in s.citations],
        "seconds": answer.timings.total_s,
    }
