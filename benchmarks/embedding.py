"""Passages a second beside one plain call of sentence-transformers over the whole list.

Both sides take the same passages of real laws, in turns, and the medians are compared; the plain
call sorts by length too, and embeds 32 at a time in fp32. Knows nothing of how batches are cut.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from statistics import median

import numpy as np

from assistant.models import load_embedder, prepare_embedder
from assistant.settings import Settings
from benchmarks.material import Options, spread
from benchmarks.search import DOCUMENTS, real_passages
from benchmarks.tables import table
from index.embedder import Vectors

PASSAGES = 400
ROUNDS = 3
BATCH = 32


def run(options: Options) -> Iterator[str]:
    """Yield one table."""
    settings = Settings.from_environment(os.environ)
    texts = [passage.text for passage in real_passages(DOCUMENTS)]
    texts = list(spread(texts, options.limit or PASSAGES))
    sides = {"plain": plain(settings), "youju": load_embedder(settings).encode_passages}
    seconds: dict[str, list[float]] = {name: [] for name in sides}
    rows: dict[str, Vectors] = {}
    for side in sides.values():
        side(texts[:BATCH])
    for _ in range(ROUNDS):
        for name, side in sides.items():
            begun = time.perf_counter()
            rows[name] = side(texts)
            seconds[name].append(time.perf_counter() - begun)
    slow, cosines = median(seconds["plain"]), (rows["plain"] * rows["youju"]).sum(axis=1)
    yield table(
        ("side", "passages", "passages/s", "times", "mean cosine", "least"),
        [
            (
                name,
                len(texts),
                len(texts) / median(took),
                slow / median(took),
                *(("-", "-") if name == "plain" else (cosines.mean().item(), cosines.min().item())),
            )
            for name, took in seconds.items()
        ],
    )


def plain(settings: Settings) -> Callable[[list[str]], Vectors]:
    """One call of the library, as its documentation has it."""
    from sentence_transformers import SentenceTransformer

    ready = prepare_embedder(settings)
    model = SentenceTransformer(
        str(ready.folder), prompts=dict(ready.prompts) or None, local_files_only=True
    )

    def encode(texts: list[str]) -> Vectors:
        made = model.encode_document(texts, batch_size=BATCH, normalize_embeddings=True)
        return np.asarray(made, np.float32)

    return encode
