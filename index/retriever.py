"""A question becomes hits: exact addresses first, then dense and lexical scores fused.

A clause's score is the weighted sum of four standardised scores: its own and its best sentence's,
by inner product of embeddings and by BM25, so that one sentence of a long clause can tell. Where a
map of questions was learned for the library's kind of clauses, the mapped question takes the place
of the question, and of the four scores two, and the clause's document counts as it was learned to.
Where it is known what answers such questions, the clauses that do gain.
Knows nothing of language models.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from index.asked_time import time_told
from index.chunks import Kind
from index.document_prior import document_name
from index.editions import Editions
from index.embedder import Embedder, Vectors
from index.errors import YoujuError
from index.exact import ExactRoute, Missing, Standing
from index.known_questions import KnownQuestions, fingerprint
from index.library import Entry, Library
from index.map_choice import MapChoice, basis, choose
from index.outline import Clause
from index.sentences import Spans, overlap
from index.store import Found
from index.titles import names_of
from index.validity import OUT_OF_FORCE, State, asked_for, begins_after, too_early

MAX_QUESTION = 2000
"""Characters; no question is longer, and a text that is holds the model up for minutes."""
CANDIDATES = 60
"""Chunks taken from each of the four rankings."""
LEXICAL_WEIGHT = 0.5
"""BM25's share against the embedding's, as measured on statutes in docs/RESULTS.md."""
MAPPED_LEXICAL_WEIGHT = 0.15
"""The same where the embedding is that of a mapped question; its best sentence then adds nothing.
All three weights, and that sentence, were measured on statutes in docs/RESULTS.md."""
PRIOR_WEIGHT = 0.05
"""What the log-probability of a clause's document adds, where such were learned with the map."""
KNOWN_WEIGHT = 0.6
"""What it counts that a clause is known to answer a question near to this one; chosen on a library
of laws and policies in docs/RESULTS.md."""
MAPPED_KNOWN_WEIGHT = 0.3
"""The same beside a mapped question, where fewer scores are summed; measured on statutes there."""
OWN_WEIGHT = 0.5
"""What speaks against a question's being answered elsewhere: that this clause is known to answer
such ones, beside what any here is known to; chosen on questions about laws in docs/RESULTS.md."""
SENTENCE_WEIGHT = 0.35
"""What a clause's best sentence counts beside the whole clause, chosen on everyday questions and on
admissions in docs/RESULTS.md; with 1 a clause of many sentences too often comes first by chance."""
BEST_SENTENCES = 4
QUESTION_WEIGHT = 2
"""How much a question counts that was made of another one, against 1 for that one."""
NAMED_BONUS = 2.0
"""What a clause gains in standardised scores where the question names its document."""
NAMED_UNITS = 500
"""Clauses of documents that the question names which are scored in any case."""


def demand_short(question: str) -> None:
    """Refuse a question that is too long.

    Raises:
        YoujuError: It has more than ``MAX_QUESTION`` characters.
    """
    if len(question) > MAX_QUESTION:
        raise YoujuError(
            f"got a question of {len(question):,} characters, expected at most "
            f"{MAX_QUESTION:,}; ask for one thing at a time"
        )


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """A sentence of a clause and how well it fits the question.

    Attributes:
        spans: Where it stands in the stored text.
        score: Sum of standardised scores, comparable within one search.
        similarity: Cosine of its embedding and the question's.
    """

    spans: Spans
    score: float
    similarity: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause that may answer.

    Attributes:
        rank: From 1.
        clause: The clause.
        score: Higher is better; comparable within one search only.
        route: ``address`` asked for by number; ``dense`` or ``lexical`` where only that ranking
            found it, ``fused`` where both did.
        sentences: Its best sentences for this question, best first.
        version: The year that tells its document from others of the same name, else empty.
        superseded: Another version is preferred, as it is in force or as the question asks for it;
            or its document is out of force, the question does not name it, and others fit too.
        state: Whether its document is in force on the day of the search.
        since: The day on which that state began, or will end for what is not yet in force.
        by: Title of the document that amends or repeals its document, or beside which the dates
            do not tell which is in force; else empty.
        too_early: The year whose edition is asked for, where all that are here begin later.
        answered_elsewhere: Where it is known which questions its clause answers: by how many
            standard deviations this question is nearer to those that only clauses answer which are
            not here than to those that one here does, this one above all; less than 0 where it is
            not, 0 where its document is named.
    """

    rank: int
    clause: Clause
    score: float
    route: str
    sentences: tuple[ScoredSentence, ...] = ()
    version: str = ""
    superseded: bool = False
    state: State = State.UNKNOWN
    since: date | None = None
    by: str = ""
    too_early: int | None = None
    answered_elsewhere: float = 0.0

    def titled(self, title: str) -> str:
        """Its document's title, with the year where several versions are here."""
        return f"{title}（{self.version}）" if self.version else title


@dataclass(frozen=True, slots=True)
class Retrieval:
    """What a search found.

    Attributes:
        hits: Best first.
        missing: Addresses asked for that do not exist.
        seconds: Wall time.
    """

    hits: tuple[Hit, ...]
    missing: tuple[Missing, ...]
    seconds: float


class Retriever:
    """Searches one library, or some documents of it, with one embedding model."""

    def __init__(
        self,
        library: Library,
        embedder: Embedder,
        within: Collection[str] | None = None,
        choose_map: Callable[[Library], MapChoice] = choose,
    ) -> None:
        """Search a library.

        Args:
            library: What is searched.
            embedder: The model that it was made with.
            within: Ids of the documents that are searched; None for all.
            choose_map: Decides which map of questions to use, whenever the library or its own
                map has changed.
        """
        self._library = library
        self._choose_map = choose_map
        self._choice: tuple[object, _Choice] = (None, _Choice(MapChoice(None, ""), frozenset()))
        self._known: dict[str, frozenset[str]] = {}
        self._embedder = embedder
        self._within = None if within is None else frozenset(within)
        self._exact = ExactRoute(library)
        self._editions = Editions(library)

    def search(
        self, question: str, k: int = 10, as_of: date | None = None, wording: str = ""
    ) -> Retrieval:
        """Find the ``k`` clauses that fit a question best; clauses named by number come first.

        Args:
            question: At most ``MAX_QUESTION`` characters.
            k: How many; all that are named by number come in any case.
            as_of: The day that decides what is in force (default: today); versions that are not
                come after those that are, unless the question asks for them.
            wording: The question as it was asked, where ``question`` is what was made of it; both
                are searched for. Clauses are named by ``question`` alone.
        """
        start = time.perf_counter()
        demand_short(question)
        if not any(char.isalnum() for char in question):
            return Retrieval((), (), time.perf_counter() - start)
        self._library.refresh()
        named = self._exact.find(
            question, self._documents(), lambda doc_id: self._standing(doc_id, question, as_of)
        )
        sure = dict.fromkeys(clause.id for clause in named.clauses)
        by_name = (*named.clauses, *named.possible)
        by_number = sure | dict.fromkeys(clause.id for clause in named.possible)
        query = self._query(question, wording)
        ranked = self._ranked(query, list(by_number), k, named.documents)
        order = sure | dict.fromkeys(sorted(ranked, key=lambda i: -ranked[i].score))
        hits = [self._told_apart(ranked[clause_id], question, as_of) for clause_id in order]
        hits = [replace(h, route="address") if h.clause.id in by_number else h for h in hits]
        groups = (
            [hit for hit in hits if hit.clause.id in sure],
            [hit for hit in hits if hit.clause.id in by_number and hit.clause.id not in sure],
            [hit for hit in hits if not _holds_any(hit.clause, by_name)],
        )
        hits = [hit for group in groups for hit in self._past_behind(group, question, as_of)]
        kept = hits[: max(k, len(sure))]
        numbered = tuple(replace(hit, rank=rank) for rank, hit in enumerate(kept, 1))
        return Retrieval(numbered, named.missing, time.perf_counter() - start)

    # versions of one document

    def _told_apart(self, hit: Hit, question: str, as_of: date | None) -> Hit:
        """Note which version of its document a hit stands in, and whether it is in force."""
        version = self._editions.of(hit.clause.doc_id, as_of)
        same_name = self._editions.same_name(hit.clause.doc_id, as_of)
        title = self._library.outline(hit.clause.doc_id).title
        is_named = any(name in question for name in names_of(title))
        standing = self._standing(hit.clause.doc_id, question, as_of)
        return replace(
            hit,
            version=standing.label,
            superseded=not standing.preferred,
            state=version.state,
            since=version.day,
            by=self._library.outline(version.by).title if version.by else "",
            too_early=too_early(question, same_name, is_named=is_named),
        )

    def _standing(self, doc_id: str, question: str, as_of: date | None) -> Standing:
        """What a document is among those of its name, for one question."""
        same_name = {
            other: v
            for other, v in self._editions.same_name(doc_id, as_of).items()
            if self._within is None or other in self._within
        }
        asked = asked_for(question, same_name)
        preferred = asked or {
            other for other, v in same_name.items() if v.state not in OUT_OF_FORCE
        }
        label = self._editions.of(doc_id, as_of).label
        return Standing(label, not preferred or doc_id in preferred, bool(asked))

    def _past_behind(self, hits: Sequence[Hit], question: str, as_of: date | None) -> list[Hit]:
        """Put what is superseded last, and with it, unless nothing else is there, what is past.

        The same goes for what began to apply only after the time that is asked about.
        """
        then = time_told(question)
        marked = [self._marked(hit, question, as_of, then) for hit in hits]
        if all(h.superseded for h in marked):
            marked = list(hits)
        return sorted(marked, key=lambda h: h.superseded)

    def _marked(self, hit: Hit, question: str, as_of: date | None, then: date | None) -> Hit:
        """A hit as superseded where its document is past, or began after the time asked about."""
        if _is_named(hit, question):
            return hit
        version = self._editions.of(hit.clause.doc_id, as_of)
        if then and begins_after(version, then):
            year = then.year if begins_after(version, date(then.year, 12, 31)) else None
            return replace(hit, superseded=True, too_early=hit.too_early or year)
        is_past = hit.state in OUT_OF_FORCE
        is_asked = is_past and self._standing(hit.clause.doc_id, question, as_of).asked
        return replace(hit, superseded=hit.superseded or (is_past and not is_asked))

    # the ranked route

    def _documents(self) -> tuple[Entry, ...]:
        """The documents that are searched."""
        every = self._library.documents()
        return tuple(e for e in every if self._within is None or e.doc_id in self._within)

    def _ranked(
        self, query: _Question, wanted: Iterable[str], k: int, favoured: Collection[str]
    ) -> dict[str, Hit]:
        """Hits by clause id, best first; ``wanted`` ones are scored in any case.

        The clauses of ``favoured`` documents, those that the question names, are put before
        others that fit it as well; it is asked of them, whatever else answers such questions.
        """
        if self._within is None:
            dense = self._units(
                self._library.dense(query.vector_for(kind), CANDIDATES, kind) for kind in Kind
            )
            lexical = self._units(
                self._library.lexical(query.text, CANDIDATES, kind) for kind in Kind
            )
        else:
            every = (u for e in self._documents() for u in self._library.units(e.doc_id))
            dense = lexical = dict.fromkeys(every)
        named = [u for d in favoured for u in self._library.units(d)][:NAMED_UNITS]
        hits = self._scored(query, [*dict.fromkeys([*dense, *lexical, *wanted, *named])])
        for unit, hit in hits.items():
            if hit.clause.doc_id in favoured:
                hits[unit] = replace(hit, score=hit.score + NAMED_BONUS, answered_elsewhere=0.0)
        best = sorted(hits, key=lambda unit: -hits[unit].score)
        kept = dict.fromkeys([*best[:k], *wanted])
        return {u: replace(hits[u], route=_route(u in dense, u in lexical)) for u in kept}

    def _query(self, question: str, wording: str) -> _Question:
        """A question as it is searched for, together with how it was asked where that differs."""
        if wording in ("", question):
            (vector,) = self._embedder.encode_queries([question])
            return self._mapped(question, vector)
        own, other = self._embedder.encode_queries([question, wording])
        vector = (QUESTION_WEIGHT * own + other) / (QUESTION_WEIGHT + 1)
        return self._mapped("\n".join([*[question] * QUESTION_WEIGHT, wording]), vector)

    def _mapped(self, text: str, vector: Vectors) -> _Question:
        """A text and its vector, with what the library's map makes of it."""
        chosen = self._chosen()
        learned, known = chosen.choice.map, chosen.choice.known
        asked = _Question(text, vector)
        if known:
            asked = replace(asked, near=known.nearness(text, vector), known_here=chosen.known_here)
        if learned is None:
            return asked
        prior = learned.prior(vector) if learned.prior else {}
        return replace(asked, mapped=learned(vector), prior=prior)

    def _chosen(self) -> _Choice:
        """The choice for the library as it is now; one and the same whatever other threads do."""
        now, last = basis(self._library), self._choice
        if last[0] != now:
            choice = self._choose_map(self._library)
            known_here = (self._known_in(e.doc_id, choice.known) for e in self._documents())
            last = self._choice = (now, _Choice(choice, frozenset().union(*known_here)))
        return last[1]

    def _known_in(self, doc_id: str, known: KnownQuestions | None) -> frozenset[str]:
        """The clauses of a document of which it is known what they answer; read once."""
        if known is None or self._library.facts(doc_id).articles == 0:
            return frozenset()
        if doc_id not in self._known:
            clauses = self._library.outline(doc_id).clauses
            self._known[doc_id] = known.among(clause.text for clause in clauses)
        return self._known[doc_id]

    def _units(self, rankings: Iterable[Found]) -> dict[str, None]:
        """The clauses that a ranking of chunks points to, in an order that does not change."""
        chunks = (self._library.chunk(key) for found in rankings for key in found.scores)
        return dict.fromkeys(chunk.unit_id for chunk in chunks)

    def _scored(self, query: _Question, units: Sequence[str]) -> dict[str, Hit]:
        """Score and best sentences of each unit."""
        sentences = {u: self._library.sentences(u) for u in units}
        keys = [c.key for chunks in sentences.values() for c in chunks]
        whole = _Scores(self._library, query, Kind.CLAUSE, units)
        single = _Scores(self._library, query, Kind.SENTENCE, keys)
        by_clause = MAPPED_LEXICAL_WEIGHT if query.is_mapped else LEXICAL_WEIGHT
        by_known = MAPPED_KNOWN_WEIGHT if query.is_mapped else KNOWN_WEIGHT
        hits = {}
        for unit, chunks in sentences.items():
            scored = [
                ScoredSentence(
                    c.spans, single.fused(c.key, LEXICAL_WEIGHT), single.similarity(c.key)
                )
                for c in chunks
            ]
            scored.sort(key=lambda s: -s.score)
            score = whole.fused(unit, by_clause)
            if scored and not query.is_mapped:
                score += SENTENCE_WEIGHT * scored[0].score
            best, clause = tuple(scored[:BEST_SENTENCES]), self._library.clause(unit)
            if query.prior:
                score += PRIOR_WEIGHT * query.prior_of(clause)
            elsewhere = 0.0
            if query.near:
                known = fingerprint(clause.text)
                score += by_known * query.near.get(known, 0.0)
                elsewhere = query.answered_elsewhere(known)
            hits[unit] = Hit(0, clause, score, "", best, answered_elsewhere=elsewhere)
        return hits


@dataclass(frozen=True, slots=True)
class _Choice:
    """A map of questions, and the clauses here of which it is known what they answer."""

    choice: MapChoice
    known_here: frozenset[str]


@dataclass(frozen=True, eq=False)
class _Question:
    """A question's text, its vector, and what the library's map made of it, if it has one.

    Both scores are sums over words or numbers, so that several wordings below each other, and the
    mean of their unit vectors, score the mean of what each does.
    """

    text: str
    vector: Vectors
    mapped: Vectors | None = None
    prior: Mapping[str, float] = field(default_factory=dict)
    near: Mapping[str, float] = field(default_factory=dict)
    known_here: frozenset[str] = frozenset()

    def answered_elsewhere(self, clause: str) -> float:
        """How much nearer are questions that no clause here answers; 0 for what is not known.

        Args:
            clause: The fingerprint of one that is here.
        """
        if clause not in self.known_here:
            return 0.0
        here, absent = self._nearest
        return absent - here - OWN_WEIGHT * self.near.get(clause, 0.0)

    @cached_property
    def _nearest(self) -> tuple[float, float]:
        """By how much what answers stands out, of the clauses that are here and of those not."""
        here = (gain for clause, gain in self.near.items() if clause in self.known_here)
        absent = (gain for clause, gain in self.near.items() if clause not in self.known_here)
        return max(here, default=0.0), max(absent, default=0.0)

    @property
    def is_mapped(self) -> bool:
        """Whether whole clauses are held against the mapped question."""
        return self.mapped is not None

    def prior_of(self, clause: Clause) -> float:
        """How probably a clause's document answers: its log-probability."""
        name = document_name(clause.path[0]) if clause.path else ""
        return self.prior.get(name, self.prior[""])

    def vector_for(self, kind: Kind) -> Vectors:
        """What chunks of a kind are held against; a map is learned for whole clauses."""
        return self.vector if self.mapped is None or kind is Kind.SENTENCE else self.mapped


class _Scores:
    """Dense and lexical scores of some chunks of one kind."""

    def __init__(self, library: Library, query: _Question, kind: Kind, keys: Sequence[str]) -> None:
        self._dense = library.dense(query.vector_for(kind), 0, kind, keys)
        self._lexical = library.lexical(query.text, 0, kind, keys)

    def fused(self, key: str, lexical: float) -> float:
        """Sum of standardised scores, BM25's weighted; what is not embedded scores nothing."""
        score = 0.0
        if key in self._dense.scores:
            score += self._dense.standardised(key)
        if key in self._lexical.scores:
            score += lexical * self._lexical.standardised(key)
        return score

    def similarity(self, key: str) -> float:
        """Cosine with the question."""
        return self._dense.scores.get(key, 0.0)


def _is_named(hit: Hit, question: str) -> bool:
    names = names_of(hit.clause.path[0] if hit.clause.path else hit.clause.text)
    return any(name in question for name in names)


def _holds_any(clause: Clause, named: Iterable[Clause]) -> bool:
    """Is a clause one of some that are named, or the whole of one, which it would show again?"""
    return any(
        clause.doc_id == one.doc_id and overlap(one.spans, clause.spans) == one.spans
        for one in named
    )


def _route(dense: bool, lexical: bool) -> str:
    """Which of the two rankings put a clause among its best."""
    return "fused" if dense == lexical else "dense" if dense else "lexical"
