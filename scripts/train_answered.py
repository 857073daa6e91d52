"""Learn what the default language model needs to tell whether a passage answers a question.

As ``train_judge``, from the questions of ``benchmarks.answered``. All that is asked of one passage
is read behind it together, each question as if it stood there alone. What is written,
``assistant/runtime/adapters/<model>/answered.safetensors``, holds weights, no text.

    python -m scripts.train_answered [--out FILE]

takes some two hours on two cores and 10 GB.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import torch
import typer
from numpy.typing import NDArray
from safetensors.torch import save_file
from transformers import AutoConfig

from assistant.runtime.llm import QUESTIONS
from assistant.runtime.lora import LABELS_OF
from assistant.runtime.models import ADAPTERS, prepare_language_model
from assistant.settings import Settings
from benchmarks.answered import Answered, answered
from benchmarks.states import Layers
from prompts.render import render
from scripts.learning import batched, learn
from scripts.lower_layers import LAYERS, Batch, Learner, learned

TOKENS, RATE, SHUFFLED = 1800, 4e-4, 400
"""Tokens of a batch, and by how many passages of one may differ in length."""

States = NDArray[np.float16]


def main(out: Annotated[Path | None, typer.Option(help="Where to write.")] = None) -> None:
    """Read the layers below, learn from the questions and write the file."""
    torch.manual_seed(0)
    ready = prepare_language_model(Settings.from_environment(os.environ))
    layers = Layers(ready.folder)
    config = AutoConfig.from_pretrained(ready.folder)
    model = Learner(config, layers.weights(LAYERS), len(LABELS_OF[QUESTIONS]))
    learn_from(model, list(read(answered(), layers)), RATE)
    target = out or ADAPTERS / ready.name / f"{QUESTIONS}.safetensors"
    save_file(learned(model), target)


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """What the layer below those that learn holds of a passage and the questions behind it.

    Attributes:
        states: Of what all prompts begin with, shape ``(tokens, d)``.
        asked: Of the rest of each.
        labels: Of each, its place in the labels.
    """

    states: States
    asked: Sequence[States]
    labels: Sequence[int]

    def __len__(self) -> int:
        """Tokens in all."""
        return len(self.states) + sum(map(len, self.asked))


def read(every: Iterator[Answered], layers: Layers) -> Iterator[Passage]:
    """Run the layers below for every question."""
    groups: dict[str, list[Answered]] = {}
    for one in every:
        groups.setdefault(one.passage, []).append(one)
    for at, group in enumerate(groups.values()):
        parts = [render("answered", "zh", passage=g.passage, question=g.question) for g in group]
        tokens = [layers.tokens(p) for p in parts]
        states = [layers.below(LAYERS[0], p).astype(np.float16) for p in parts]
        yield passage_of(tokens, states, [int(one.is_stated) for one in group])
        if at % 100 == 0:
            sys.stderr.write(f"read {at:,} of {len(groups):,} passages\n")


def passage_of(
    tokens: Sequence[NDArray[np.int64]], states: Sequence[States], labels: Sequence[int]
) -> Passage:
    """Prompts that begin alike, parted where the first differs from another."""
    shortest = min(map(len, tokens)) - 1
    alike = [len({int(t[at]) for t in tokens}) == 1 for at in range(shortest)]
    common = [*alike, False].index(False)
    return Passage(states[0][:common], [s[common:] for s in states], labels)


def learn_from(model: Learner, passages: Sequence[Passage], rate: float) -> None:
    """Read every passage once."""
    mean = sum(map(len, passages)) / len(passages)
    batches = batched(passages, max(1, round(TOKENS / mean)), len, SHUFFLED)
    learn(model, batches, lambda batch: model(packed(batch)), lambda p: p.labels, rate)


def packed(passages: Sequence[Passage]) -> Batch:
    """Passages in one row, in which a token reads what is before it in its own prompt alone."""
    states, places, of_passage, of_question, last = [], [], [], [], []
    count, asked = 0, 0
    for at, passage in enumerate(passages):
        begins = len(passage.states)
        for number, piece in enumerate([passage.states, *passage.asked]):
            first = begins if number else 0
            states.append(piece.astype(np.float32))
            places.append(np.arange(first, first + len(piece)))
            of_passage.append(np.full(len(piece), at))
            of_question.append(np.full(len(piece), asked if number else -1))
            count, asked = count + len(piece), asked + bool(number)
            last += [count - 1] * bool(number)
    whose, question = (torch.tensor(np.concatenate(x)) for x in (of_passage, of_question))
    same = whose[:, None] == whose[None]
    own = (question[:, None] == question[None]) | (question[None] == -1)
    ends = torch.tensor(last)
    return Batch(
        torch.tensor(np.concatenate(states))[None],
        (torch.zeros_like(ends), ends),
        torch.tensor(np.concatenate(places))[None],
        (same & own).tril(),
    )


if __name__ == "__main__":
    typer.run(main)
