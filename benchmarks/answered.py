"""Questions beside passages that state the answer and passages that do not, to learn to tell.

From the question sets of this folder those of half a, each beside its clause and beside another;
of the evaluation data questions of ``legal_reading`` that its own measure does not draw, half of
those of ``rag_noise``, and some of ``encyclopedia_reading`` and ``statutes``. Where the words of an
answer are known, the passage without its sentence states it no more.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from zlib import crc32

from assistant.chat.inquiry import placed
from assistant.measure import datasets
from assistant.measure.datasets import Passage, Query
from assistant.measure.drawing import Plan, sampled
from benchmarks.material import documents, library_of, questions, shared
from index.clauses import parse
from index.documents import load

SETS = ("gov_a", "law_a", "life_a", "off_a", "urban_a")
HELD = Plan(Path(), limit=300, seed=0)
"""What is measured of ``legal_reading``: from passages of these questions nothing is learned."""
FEWEST = 2
"""Characters of an answer, from which a passage without them no longer states it."""
WINDOW = 260
"""Characters of an article of an encyclopedia that are read."""
ENCYCLOPEDIA, STATUTES = 250, 250
NOISE = 3
"""Passages without an answer that each question of ``rag_noise`` is told beside."""
FARTHER = slice(8, 30)
"""Ranks of other passages of which one is taken, by the pairs of letters that they share with the
question; of statutes the first may answer as well as those that are known to."""
SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]+|[^。！？；\n]+$")
PART = re.compile(r"[^，,。；;]*[，,。；;]+|[^，,。；;]+$")
"""What a judgment falls into, whose full stops are lost."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question beside a passage.

    Attributes:
        kind: Where it is from.
        passage: With its place before it, as ``assistant.chat.inquiry`` gives it.
        question: What is asked.
        is_stated: Whether the passage states the answer.
    """

    kind: str
    passage: str
    question: str
    is_stated: bool


def answered() -> Iterator[Answered]:
    """All to learn from."""
    yield from of_judgments()
    yield from of_news()
    yield from of_articles()
    yield from of_statutes()
    for name in SETS:
        yield from of_set(name)


def of_judgments() -> Iterator[Answered]:
    """Judgments, whole; some without the part that answers."""
    every, passages = _read("legal_reading")
    held = sampled(replace(HELD, folder=shared("eval/legal_reading")), "reading")
    not_read = {passage for query in held for passage in query.gold_ids}
    for at, query in enumerate(every):
        (gold,) = query.gold_ids
        if gold in not_read or query.unanswerable is None:
            continue
        whole = passages[gold]
        yield Answered("legal", _told(whole), query.text, not query.unanswerable)
        left = _without(whole.text, words_of(query))
        if at % 6 == 0 and left:
            yield Answered("legal-", placed(whole.title, left), query.text, False)


def of_news() -> Iterator[Answered]:
    """News that answer, and news that only look so."""
    every, passages = _read("rag_noise")
    for query in every:
        if crc32(query.id.encode()) % 2:
            continue
        for gold in query.gold_ids[:2]:
            yield Answered("news", _told(passages[gold]), query.text, True)
        noise = [passages[p] for p in query.negative_ids]
        for other in _nearest(query.text, noise)[:NOISE]:
            yield Answered("news", _told(other), query.text, False)


def of_articles() -> Iterator[Answered]:
    """Articles of an encyclopedia around the answer, and without it."""
    every, passages = _read("encyclopedia_reading")
    for query in random.Random(0).sample(every, ENCYCLOPEDIA):
        whole = passages[query.gold_ids[0]]
        words = words_of(query)
        sentences = SENTENCE.findall(whole.text)
        at = next((n for n, s in enumerate(sentences) if any(w in s for w in words)), None)
        if at is None:
            continue
        around = _window(sentences, at)
        yield Answered("articles", placed(whole.title, around), query.text, True)
        left = _lacking(sentences, words)
        if min(map(len, words)) >= FEWEST and left:
            near = max(range(len(left)), key=lambda n: _shared(query.text, left[n]))
            yield Answered("articles", placed(whole.title, _window(left, near)), query.text, False)


def of_statutes() -> Iterator[Answered]:
    """Lay questions beside the article that they are known to be answered by, and a farther one."""
    every, passages = _read("statutes")
    chance = random.Random(0)
    for query in chance.sample(every, STATUTES):
        yield Answered("statutes", _of_law(passages[query.gold_ids[0]]), query.text, True)
        others = [p for key, p in passages.items() if key not in query.gold_ids]
        other = chance.choice(_nearest(query.text, others)[FARTHER])
        yield Answered("statutes", _of_law(other), query.text, False)


def of_set(name: str) -> Iterator[Answered]:
    """A question set of this folder: each question beside its clause, and the nearest other one.

    One that nothing answers beside the two nearest.
    """
    outlines = {path.name: parse(load(path)) for path in documents(library_of(name))}
    clauses = [(o.title, c.address, c.text) for o in outlines.values() for c in o.clauses]
    for query in questions(name):
        title = outlines[query.file].title if query.file in outlines else ""
        places = {query.address, query.address_fine} - {""}
        own = max((c[2] for c in clauses if c[0] == title and c[1] in places), key=len, default="")
        if own:
            yield Answered(name, placed(title, own), query.query, True)
        others = [c for c in clauses if not own or (own not in c[2] and c[2] not in own)]
        others.sort(key=lambda c: -_shared(query.query, c[2]))
        for other, _, text in others[: 1 if own else 2]:
            yield Answered(name, placed(other, text), query.query, False)


def words_of(query: Query) -> list[str]:
    """The words that answer a question, each way by itself."""
    return ["".join(group[:1]) for way in query.ways for group in way]


def _read(name: str) -> tuple[list[Query], Mapping[str, Passage]]:
    folder = shared(f"eval/{name}")
    return list(datasets.read_queries(folder)), {p.id: p for p in datasets.read_passages(folder)}


def _told(passage: Passage) -> str:
    return placed(passage.title, passage.text)


def _of_law(passage: Passage) -> str:
    return placed(passage.title.partition(" ")[0], passage.text)


def _without(text: str, words: Sequence[str]) -> str:
    """A judgment without the parts that have some words; empty where these tell too little."""
    if not words or min(map(len, words)) < FEWEST:
        return ""
    return "".join(_lacking(PART.findall(text), words))


def _lacking(pieces: Sequence[str], words: Sequence[str]) -> list[str]:
    """The pieces that have none of some words."""
    return [piece for piece in pieces if not any(word in piece for word in words)]


def _window(sentences: Sequence[str], at: int) -> str:
    """A sentence and those around it, before and behind in turn, up to ``WINDOW`` characters."""
    first, behind = at, at + 1
    for step in range(2 * len(sentences)):
        one, other = (first - 1, behind) if step % 2 else (first, behind + 1)
        is_there = one >= 0 and other <= len(sentences)
        if is_there and sum(map(len, sentences[one:other])) <= WINDOW:
            first, behind = one, other
    return "".join(sentences[first:behind])


def _nearest(question: str, passages: Sequence[Passage]) -> list[Passage]:
    return sorted(passages, key=lambda p: -_shared(question, p.text))


def _shared(question: str, text: str) -> float:
    """Pairs of letters that a question shares with a text, for the text's length."""
    asked, told = set(pairwise(question)), set(pairwise(text))
    return float(len(asked & told) / (len(told) + 20) ** 0.5)
