"""Follow-ups: is the clause that answers found, and a change of topic survived.

Each conversation is about one document of the mixed library. Every turn but the first is searched
for as the product does, as it was asked alone, and as a person made it stand by itself. Then every
conversation goes on with the first question of each other one. Knows no language model.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.chat.answer import Turn
from assistant.chat.conversation import Conversation
from assistant.runtime.llm import Message, Usage
from assistant.runtime.models import load_embedder
from assistant.settings import Settings
from benchmarks.material import ROOT, Options, libraries, rows_of
from benchmarks.tables import share, table
from index.library import Library
from index.retriever import Retriever

CONVERSATIONS = ROOT / "benchmarks" / "conversations"
HALVES = {"dev": "talk_a", "held": "talk_b"}
FIRST = 10
HEADS = ("searched for", "first", f"among {FIRST}")


class Silent:
    """Stands where a language model is wanted that is never asked."""

    name = "none"
    adapters = ()

    def stream(
        self, messages: Sequence[Message], *, max_tokens: int = 0
    ) -> Generator[str, None, Usage]:
        """Refuse to say anything."""
        raise AssertionError(f"asked for {max_tokens} tokens after {len(messages)} messages")
        yield ""

    def leanings(
        self,
        chats: Sequence[Sequence[Message]],
        adapter: str,
    ) -> list[float]:
        """Refuse to lean to anything."""
        raise AssertionError(f"asked {len(chats)} chats, wearing {adapter}")


def run(options: Options) -> Iterator[str]:
    """Yield one table a half."""
    embedder = load_embedder(Settings.from_environment(os.environ))
    with libraries(options, embedder, ["law_a"]) as made:
        library = made.asked_by("law_a")
        asker = Asker(library, Retriever(library, embedder))
        for half in [options.half] if options.half else HALVES:
            yield f"{half}\n{table(HEADS, asker.rows(HALVES[half]))}"


@dataclass(frozen=True, slots=True)
class Asker:
    """One library, and what searches it."""

    library: Library
    retriever: Retriever

    def rows(self, name: str) -> list[tuple[str, str, str]]:
        """The lines of one table."""
        talks = rows_of(CONVERSATIONS / f"{name}.jsonl")
        ranks: dict[str, list[int]] = {}
        for talk in talks:
            turns = talk["turns"]
            for at, turn in enumerate(turns[1:], 1):
                found = self._ways(turn, turns[:at], talk["file"])
                for way, rank in found.items():
                    ranks.setdefault(way, []).append(rank)
            for other in talks:
                if other is not talk:
                    rank = self._rank(other["turns"][0], turns, other["file"])
                    ranks.setdefault("another topic", []).append(rank)
        return [
            (way, share(r.count(1), len(r)), share(sum(x <= FIRST for x in r), len(r)))
            for way, r in ranks.items()
        ]

    def _ways(
        self, turn: dict[str, Any], before: Sequence[dict[str, Any]], file: str
    ) -> dict[str, int]:
        return {
            "with what was asked before": self._rank(turn, before, file),
            "alone": self._rank(turn, (), file),
            "as a person would put it": self._rank(turn | {"query": turn["alone"]}, (), file),
        }

    def _rank(self, turn: dict[str, Any], before: Sequence[dict[str, Any]], file: str) -> int:
        """Where the clause that answers stands among the hits, or past them."""
        talk = Conversation(self.library, self.retriever, Silent())
        history = [Turn(earlier["query"], "") for earlier in before]
        whole = talk.standalone(turn["query"], history)
        paths = {entry.doc_id: Path(entry.path).name for entry in self.library.documents()}
        for hit in self.retriever.search(whole, FIRST, wording=turn["query"]).hits:
            place = hit.clause.address
            right = place == turn["address"] or place.startswith(f"{turn['address']}第")
            if right and paths[hit.clause.doc_id] == file:
                return hit.rank
        return FIRST + 1
