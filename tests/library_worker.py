"""Changes a library step by step, in a process of its own that a test may kill at any instant.

Also holds the small embedder that the tests of libraries share.
"""

from __future__ import annotations

import random
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.embedder import Vectors
from index.library import Library

STEPS = 400
FILES = 6


class HashingEmbedder:
    """Counts characters into buckets: enough to tell texts apart; remembers how much it did."""

    def __init__(self, name: str = "hashing", dimension: int = 32) -> None:
        self.name = name
        self.dimension = dimension
        self.embedded = 0

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Embed questions."""
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed passages."""
        self.embedded += len(texts)
        rows = np.full((len(texts), self.dimension), 1e-3, np.float32)
        for row, text in enumerate(texts):
            for sign in text:
                rows[row, zlib.crc32(sign.encode("utf-8", "surrogatepass")) % self.dimension] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def law(name: str, articles: int) -> str:
    """A small law: every article has two sentences."""
    lines = [
        f"第{n}条 {name}第{n}次规定城市更新。应当公开资金{n}。" for n in range(1, articles + 1)
    ]
    return "\n".join([f"{name}条例", "", *lines, ""])


def plan(seed: int) -> list[tuple[str, str, str]]:
    """Steps as (action, file name, text); the same for the same seed."""
    chance = random.Random(seed)
    steps = []
    for step in range(STEPS):
        name = f"{chance.randrange(FILES)}.txt"
        action = "remove" if chance.random() < 0.3 else "add"
        steps.append((action, name, law(f"第{step}步", chance.randrange(1, 120))))
    return steps


def after(steps: Sequence[tuple[str, str, str]]) -> dict[str, str]:
    """What a library holds after some steps: file name to text."""
    held: dict[str, str] = {}
    for action, name, text in steps:
        if action == "add":
            held[name] = text
        else:
            held.pop(name, None)
    return held


def main(folder: Path, files: Path, seed: int, start: int) -> None:
    """Go on from a step, and write its number once it is done."""
    with Library.create(folder, HashingEmbedder()) as library:
        for number, (action, name, text) in list(enumerate(plan(seed)))[start:]:
            if action == "add":
                (files / name).write_text(text, encoding="utf-8")
                library.add([files / name])
            else:
                here = [e.doc_id for e in library.documents() if Path(e.path).name == name]
                library.remove(here)
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
