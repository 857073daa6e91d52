"""Changes a library step by step, in a process of its own that a test may kill at any instant.

Also holds the small embedder that the tests of libraries share.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import zlib
from collections.abc import Sequence
from functools import cache
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path
from unittest.mock import patch

import numpy as np

from index.chunks import Chunk, Kind, cut
from index.embedder import Vectors
from index.library import Library
from index.sentences import words

STEPS = 1200
FILES = 6


def chunk_text(library: Library, chunk: Chunk) -> str:
    """The stored text over a chunk's spans."""
    return words(library.text(chunk.key.partition("#")[0]), chunk.spans)


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


def texts(library: Library) -> dict[str, str]:
    """File name to text of all documents."""
    return {Path(entry.path).name: library.text(entry.doc_id) for entry in library.documents()}


def assert_whole(library: Library) -> None:
    """Each document is here once, with all its chunks in both indexes and nothing besides."""
    chunks = list(library.chunks())
    keys = {kind: {c.key for c in chunks if c.kind is kind} for kind in Kind}
    expected = [p.chunk for e in library.documents() for p in cut(library.outline(e.doc_id))]
    assert chunks == expected
    query = np.full(library.manifest.dimension, 1.0, np.float32)
    for kind in Kind:
        count = len(keys[kind])
        assert library.count(kind) == count
        assert set(library.dense(query, count + 9, kind).scores) == keys[kind]
        assert set(library.lexical("第条城市资金", count + 9, kind).scores) <= keys[kind]


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


@cache
def processes() -> BaseContext:
    """Where to start processes that share nothing with the test's but what they import.

    Each is a fork of one that has imported this module already, where there are forks: a hundred
    of them then take no longer than a few that import everything anew.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    here = Path(__file__).resolve().parent
    found = os.pathsep.join([str(here), str(here.parent)])
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["library_worker"])
    with patch.dict(os.environ, PYTHONPATH=found):
        forkserver.ensure_running()
    return context


def work(
    folder: Path, files: Path, seed: int, start: int, stop: int, done: Connection | None = None
) -> None:
    """Take the steps of a plan from ``start`` on, and send each one's number once it is done."""
    with Library.create(folder, HashingEmbedder()) as library:
        for number, (action, name, text) in list(enumerate(plan(seed)))[start:stop]:
            if action == "add":
                (files / name).write_text(text, encoding="utf-8")
                library.add([files / name])
            elif str(files / name) in {entry.path for entry in library.documents()}:
                library.remove([files / name])
            if done is not None:
                done.send(number)
