"""Every question asked of the product: the right clause cited or rightly refused, and how soon.

One process, models loaded once, one question after the other. As in a running server, the first
lines of the prompt are in the prefix cache; ``latency.py`` measures what an empty cache costs.
Knows nothing of how an answer is made.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.chat.answer import Answer
from assistant.chat.conversation import Conversation
from assistant.evidence.critical import fold_width
from assistant.evidence.sources import Citation
from benchmarks.material import Options, Question, libraries, load_models, questions, set_names
from benchmarks.tables import percentile, share, table
from index.library import Library
from index.retriever import Retriever
from index.sentences import words

HEADS = (
    *("set", "right clause", "its words", "wrongly refused", "refused of unanswerable"),
    *("exact quotes", "first s", "p90", "total s", "p90"),
)


@dataclass(frozen=True, slots=True)
class Marked:
    """An answer and what it is worth.

    Attributes:
        cited: A citation has the document and the address of the clause that answers.
        worded: Every group of words is in the answer or its quotes; None where none is asked for.
        exact: For each citation, whether its quote is the stored text over its spans.
    """

    question: Question
    answer: Answer
    cited: bool
    worded: bool | None
    exact: tuple[bool, ...]

    @property
    def right(self) -> bool:
        """Cited, with the words asked for; refused where the documents do not say."""
        if not self.question.address:
            return self.answer.refused
        return self.cited and self.worded is not False and not self.answer.refused


def run(options: Options) -> Iterator[str]:
    """Ask every set and yield one table."""
    asked = {n: questions(n, options.limit) for n in options.sets or set_names()}
    marked: dict[str, list[Marked]] = {}
    embedder, model = load_models()
    with libraries(options, embedder, list(asked)) as made:
        for name, of_set in asked.items():
            library = made.asked_by(name)
            conversation = Conversation(library, Retriever(library, embedder), model)
            marked[name] = [mark(q, conversation.ask(q.query), library) for q in of_set]
    if options.details:
        write(options.details, marked)
    yield table(HEADS, [row(name, of_set) for name, of_set in marked.items()])


def mark(question: Question, answer: Answer, library: Library) -> Marked:
    """Hold an answer against what its question should have brought."""
    citations = cited_in(answer)
    sources = {Path(entry.path).name: entry.doc_id for entry in library.documents()}
    wanted = {question.address, question.address_fine} - {""}
    shown = fold_width(answer.answer + "\n".join(c.quote for c in citations))
    groups = [any(fold_width(w) in shown for w in group) for group in question.answers]
    return Marked(
        question=question,
        answer=answer,
        cited=any(c.doc_id == sources[question.file] and c.address in wanted for c in citations),
        worded=all(groups) if groups else None,
        exact=tuple(c.quote == words(library.text(c.doc_id), c.spans) for c in citations),
    )


def cited_in(answer: Answer) -> list[Citation]:
    """Every citation of an answer."""
    return [citation for sentence in answer.sentences for citation in sentence.citations]


def row(name: str, marked: Sequence[Marked]) -> tuple[object, ...]:
    """One set's line of the table; seconds are those of the answers, not of the refusals."""
    answerable = [m for m in marked if m.question.address]
    not_there = [m for m in marked if not m.question.address]
    worded = [m.worded for m in answerable if m.worded is not None]
    exact = [whether for m in marked for whether in m.exact]
    timings = [m.answer.timings for m in marked if not m.answer.refused]
    first, total = [t.first_token_s for t in timings], [t.total_s for t in timings]
    return (
        name,
        share(sum(m.cited for m in answerable), len(answerable)),
        share(sum(worded), len(worded)),
        share(sum(m.answer.refused for m in answerable), len(answerable)),
        share(sum(m.answer.refused for m in not_there), len(not_there)),
        share(sum(exact), len(exact)),
        *(percentile(seconds, rank) for seconds in (first, total) for rank in (0.5, 0.9)),
    )


def write(path: Path, marked: dict[str, list[Marked]]) -> None:
    """Write one JSON line a question: what was asked, what was shown, and what was held back."""
    lines = [json.dumps(detail(n, m), ensure_ascii=False) for n in marked for m in marked[n]]
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def detail(name: str, marked: Marked) -> dict[str, Any]:
    """One answer in short."""
    question, answer = marked.question, marked.answer
    return {
        "set": name,
        "id": question.id,
        "right": marked.right,
        "query": question.query,
        "address": question.address,
        "cited": [f"{c.title} {c.address}" for c in cited_in(answer)],
        "refused": answer.refused,
        "answer": answer.answer,
        "dropped": [[s.text, s.verdict, s.note] for s in answer.dropped],
        "hits": [hit.clause.address for hit in answer.hits],
        "first_token_s": answer.timings.first_token_s,
        "total_s": answer.timings.total_s,
        "output_tokens": answer.timings.output_tokens,
    }
