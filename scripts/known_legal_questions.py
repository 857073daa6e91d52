"""Make ``index/legal_questions.npz``, the questions about Chinese law that come with Youju.

Reads ``scripts/legal_questions.tsv``, questions as laymen ask them, written for Youju by a large
language model that was shown the articles and no test question, and, for the words of these
articles, ``eval/statutes`` of the evaluation data beside the checkout. Of the articles only
fingerprints are kept. ::

    # law:劳动合同法@2012-12-28
    39<TAB>a question that article 39 answers
    39 40 law:民法典#584<TAB>one that needs two of this law and one of another

    python -m scripts.known_legal_questions
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from assistant.measure.datasets import read_passages
from assistant.runtime.models import load_embedder
from assistant.settings import Settings
from benchmarks.material import shared
from index.embedder import family
from index.four_bits import FourBits
from index.known_questions import KnownQuestions, fingerprint
from index.map_choice import LEGAL_QUESTIONS

SOURCE = Path(__file__).with_name("legal_questions.tsv")


def main() -> None:
    """Embed the questions and write the file."""
    words = {passage.id: passage.text for passage in read_passages(shared("eval/statutes"))}
    texts, answers = zip(*questions(SOURCE.read_text(encoding="utf-8")), strict=True)
    clauses = sorted({fingerprint(words[name]) for found in answers for name in found})
    place = {clause: at for at, clause in enumerate(clauses)}
    rows = [sorted({place[fingerprint(words[name])] for name in found}) for found in answers]
    embedder = load_embedder(Settings.from_environment(os.environ))
    vectors = embedder.encode_queries(texts)
    made = KnownQuestions(family(embedder.name), texts, FourBits.of(vectors), clauses, rows)
    made.save(LEGAL_QUESTIONS)
    sys.stdout.write(f"{LEGAL_QUESTIONS}: {len(made)} questions, {len(clauses)} articles\n")


def questions(source: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each question of a file and the ids of the passages that answer it."""
    law = ""
    for line in source.splitlines():
        if line.startswith("# "):
            law = line[2:]
            continue
        articles, _, text = line.partition("\t")
        names = (name if "#" in name else f"{law}#{name}" for name in articles.split())
        yield text, tuple(names)


if __name__ == "__main__":
    main()
