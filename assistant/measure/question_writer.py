"""The language model writes a question about each of some clauses, for want of a user's own.

What is written goes into a file line by line, so that an interrupted run goes on where it
stopped. Knows nothing of maps.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.phrases import language_of
from assistant.runtime.llm import LanguageModel, Message
from assistant.runtime.packs import Progress
from assistant.textfile import json_lines
from index.chunks import Kind
from index.library import Library
from index.whole_file import write_whole
from prompts.render import render

CLAUSE_CHARS = 400
"""What the model is shown of a clause."""
SHORTEST = 20
"""Characters; a shorter clause says too little to be asked about."""
MAX_TOKENS = 60


def write_questions(
    library: Library, model: LanguageModel, count: int, path: Path, progress: Progress
) -> None:
    """Write questions about ``count`` clauses to ``path``, as JSON lines.

    Args:
        library: Where the clauses are drawn from, the same ones on every run.
        model: Writes the questions.
        count: How many clauses to draw.
        path: Takes ``query`` and ``gold_clause_ids``; clauses that are in it are left out.
        progress: Told how far the writing is.
    """
    done = _written(path)
    drawn = _drawn(library, count)
    with path.open("a", encoding="utf-8") as file:
        for number, clause_id in enumerate(drawn):
            progress("writing questions", number, len(drawn))
            if clause_id in done:
                continue
            if query := _question(library.clause(clause_id).text, model):
                file.write(_line({"query": query, "gold_clause_ids": [clause_id]}))
                file.flush()


def _drawn(library: Library, count: int) -> Sequence[str]:
    keys = sorted(library.rows(Kind.CLAUSE)[0])
    random.Random(0).shuffle(keys)
    worded = (key for key in keys if len(library.clause(key).text) >= SHORTEST)
    return [key for key, _ in zip(worded, range(count), strict=False)]


def _written(path: Path) -> set[str]:
    """Clauses that have a question; a line that was cut off or asks nothing is dropped."""
    if not path.exists():
        return set()
    text = path.read_text("utf-8")
    rows = [json.loads(line) for _, line in json_lines(text[: text.rfind("\n") + 1])]
    asked = [row for row in rows if row["query"].strip()]
    whole = "".join(map(_line, asked))
    if whole != text:
        write_whole(path, whole.encode())
    return {row["gold_clause_ids"][0] for row in asked}


def _line(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def _question(text: str, model: LanguageModel) -> str:
    system, user = render("adapt", language_of(text), clause=text[:CLAUSE_CHARS])
    messages = [Message("system", system), Message("user", user)]
    return "".join(model.stream(messages, max_tokens=MAX_TOKENS)).strip().split("\n")[0]
