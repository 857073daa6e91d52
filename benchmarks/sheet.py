"""A sheet of answers to be read by hand: do the words shown with a sentence truly say it?

Questions of every kind, drawn by chance, are asked; what is shown as supported is written down with
its quotations, as a reader of the desk has it in front of them, and nothing else. Whoever reads it
need not know the product. Knows nothing of how an answer is made.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence

from assistant.chat.answer import Answer
from assistant.chat.conversation import Conversation
from assistant.evidence.sources import SUPPORTED, Citation, Sentence
from benchmarks.material import Options, libraries, load_models, questions, rows_of, shared
from benchmarks.tables import table
from index.errors import YoujuError
from index.retriever import Retriever

STATUTES = "statutes"
"""Lay questions of law that come with the articles that answer them, of which a library of some
laws has but a part."""
DRAWN: Mapping[tuple[str, ...], int] = {
    ("life_a", "life_b"): 50,
    ("english_a", "english_b"): 30,
    ("urban_a", "urban_b"): 40,
    ("gov_a", "gov_b", "law_a", "law_b"): 30,
    (STATUTES,): 50,
}
"""How many questions are drawn from some sets together."""
HEADS = ("sets", "questions", "answered", "supported", "other verdicts")


def run(options: Options) -> Iterator[str]:
    """Ask what is drawn, write the sheet into ``details``, and yield a table of what it holds.

    Raises:
        YoujuError: No file is named to write into.
    """
    if not options.details:
        raise YoujuError("got no file for the sheet, expected one; name it with --details FILE")
    embedder, model = load_models()
    drawn = draw(options.seed, options.limit)
    names = sorted({name for asked in drawn.values() for name, _ in asked})
    rows, entries = [], []
    with libraries(options, embedder, names) as made:
        talks = {
            library: Conversation(library, Retriever(library, embedder), model)
            for library in made.by_name.values()
        }
        for sets, asked in drawn.items():
            answers = [talks[made.asked_by(name)].ask(query) for name, query in asked]
            rows.append((", ".join(sets), *counted(answers)))
            entries += [entry(answer) for answer in answers if not answer.refused]
    sheet = "\n".join(f"=== {n}\n{text}" for n, text in enumerate(entries, 1))
    options.details.write_text(sheet, "utf-8")
    yield table(HEADS, rows)


def draw(seed: int, limit: int | None = None) -> dict[tuple[str, ...], list[tuple[str, str]]]:
    """By sets, so many of their questions (at most ``limit``), each behind the name of its set."""
    chance = random.Random(seed)
    return {
        sets: chance.sample([(name, query) for name in sets for query in queries(name)],
                            min(number, limit or number))
        for sets, number in DRAWN.items()
    }  # fmt: skip


def queries(name: str) -> list[str]:
    """The questions of a set."""
    if name == STATUTES:
        return [row["query"] for row in rows_of(shared("eval/statutes/queries.jsonl"))]
    return [question.query for question in questions(name)]


def counted(answers: Sequence[Answer]) -> tuple[int, int, int, int]:
    """How many were asked, how many answered, and how many sentences are supported and not."""
    given = [answer for answer in answers if not answer.refused]
    verdicts = [sentence.verdict for answer in given for sentence in answer.sentences]
    supported = verdicts.count(SUPPORTED)
    return len(answers), len(given), supported, len(verdicts) - supported


def entry(answer: Answer) -> str:
    """The question, and its supported sentences by number, each over the quotations with it."""
    heard = answer.standalone_question
    above = {
        "asked as": heard if heard != answer.question else "",
        "in short": answer.brief,
        "of what is taken for granted": answer.premise.note,
    }
    supported = [sentence for sentence in answer.sentences if sentence.verdict == SUPPORTED]
    return "\n".join([
        f"Q: {answer.question}",
        *(f"   ({what}: {text})" for what, text in above.items() if text),
        *(f"({n}) {_with_words(sentence)}" for n, sentence in enumerate(supported, 1)),
    ]) + "\n"  # fmt: skip


def _with_words(sentence: Sentence) -> str:
    return "\n".join([sentence.text, *map(_shown, sentence.citations)])


def _shown(citation: Citation) -> str:
    above = f" ({' / '.join(citation.headings)})" if citation.headings else ""
    return f"   [{citation.mark}] {citation.title} {citation.address}{above}: {citation.quote}"
