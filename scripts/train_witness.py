"""Learn the adapter by which the default model tells whether a sentence states an answer.

Reads this repository's question sets and, of the evaluation data beside the checkout,
``rag_noise``, ``legal_reading``, ``encyclopedia_reading`` and ``statutes``. What is written,
``assistant/runtime/adapters/<model>/witness.safetensors``, holds weights, no text.

The adapter is a LoRA of rank one (Hu et al., 2022) on the three matrices of three feed-forward
parts. They put other neurons in the place of those that matter least: one for a sentence read
alone, two for sentences read together, of which the second reads what the first has changed too. A
gate opens at the token behind which the answer is to be copied and stays shut elsewhere, the like
place of the other way to be asked included, so that nothing else the model reads or remembers
changes; nor does it heed what other neurons write. What goes up is the log-odds,
by the direction that ``benchmarks --only witness`` fits, that the answer is stated; what comes down
moves the next word towards yes or no. What the model leans to is on a scale of its own, which
``sufficiency`` weighs.

    python -m scripts.train_witness
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from safetensors.numpy import save_file

from assistant.runtime.llm import YES_OR_NO
from assistant.runtime.models import ADAPTERS, load_embedder, prepare_language_model
from assistant.settings import Settings
from benchmarks.material import Options
from benchmarks.states import Array, FeedForward, States
from benchmarks.sufficiency import Rows
from benchmarks.witness import LAYERS, WAYS, Case, Direction, Doubt, doubts, drawn, heard, learn

NAME = "witness"
OPEN = 8.0
"""What the gate's neuron reads where it is open, and less than nought elsewhere: there it lets
through as much, here nothing."""
GAIN = {"alone": 40.0, "together": 15.0}
"""Length of what a neuron writes into the residual for one unit of log-odds: more than what the
model leans to by itself there."""
SHUT_AT = 8
"""Prompts at whose tokens, the last ones apart, the gate learns to stay shut."""
SHUT_RIDGE, BLIND_RIDGE = 0.01, 1e4
"""Pull of a gate's direction towards nought, and of its part along what other neurons write."""
TRAINED_ON = (
    "question sets of Youju; RGB (Chen et al., AAAI 2024); CJRC (Duan et al., CCL 2019); CMRC 2018 "
    "(Cui et al., EMNLP 2019); STARD (Su et al., 2024)"
)


def main() -> None:
    """Read the states, learn from the cases and write the file."""
    settings = Settings.from_environment(os.environ)
    ready, embedder = prepare_language_model(settings), load_embedder(settings)
    states = States(ready.folder, LAYERS)
    read = {
        name: read_in(drawn(doubts(way, Options(), embedder), way.cases), states)
        for name, way in WAYS.items()
    }
    tensors = dict[str, Array]()
    for name, at, layer in ((n, LAYERS.index(x), x) for n in read for x in WAYS[n].layers):
        others = [shut for n in read for shut in read[n].shut(at, is_own=n == name)]
        blind = states.moved(states.towards(YES_OR_NO), layer)
        gate = opening(read[name].here(at), np.concatenate(others), blind)
        (direction,) = learn(read[name].cases, [at])
        writes = GAIN[name] * states.towards(YES_OR_NO)
        tensors |= neuron(layer, states.feed_forward(layer), gate, direction, writes)
    path = ADAPTERS / ready.name / f"{NAME}.safetensors"
    path.parent.mkdir(parents=True, exist_ok=True)
    count = sum(len(one.cases) for one in read.values())
    save_file(tensors, path, {"trained_on": TRAINED_ON, "cases": str(count)})
    sys.stdout.write(f"{path}: {count} cases\n")


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """What the model held where it was asked in one way, in ``LAYERS``.

    Attributes:
        cases: Where the answer was to be copied.
        tokens: At the other tokens of some prompts, shape ``(layers, n, d)``.
    """

    cases: Sequence[Case]
    tokens: Array

    def here(self, at: int) -> Array:
        """States of one layer where the answer was to be copied, shape ``(n, d)``."""
        return np.array([case.hidden[at] for case in self.cases])

    def shut(self, at: int, *, is_own: bool) -> list[Array]:
        """States of one layer at which a gate of this way, or of another, stays shut."""
        return [self.tokens[at]] if is_own else [self.tokens[at], self.here(at)]


def read_in(found: Sequence[Doubt], states: States) -> Read:
    """Read the model's states for what it is asked in one way."""
    some = found[:: len(found) // SHUT_AT]
    tokens = [states.everywhere(doubt.prompt)[:, :-1] for doubt in some]
    return Read(heard(found, states), np.concatenate(tokens, axis=1))


def neuron(
    layer: int, part: FeedForward, gate: Array, direction: Direction, writes: Array
) -> dict[str, Array]:
    """The three pairs of matrices of one layer, by the names that PEFT gives them.

    Args:
        layer: Which one.
        part: Its weights.
        gate: The direction that opens the neuron.
        direction: The log-odds that it reads.
        writes: What it adds to the residual for one unit of log-odds, shape ``(d,)``.
    """
    at = least(part)
    one = np.zeros((len(part.gate), 1), np.float32)
    one[at] = 1.0
    log_odds = (direction.weights + direction.shift * gate) / OPEN
    pairs = {
        "gate_proj": (row(OPEN * gate - part.gate[at]), one),
        "up_proj": (row(log_odds - part.up[at]), one),
        "down_proj": (one.T, row(writes - part.down[:, at]).T),
    }
    prefix = f"base_model.model.model.layers.{layer}.mlp"
    return {
        f"{prefix}.{name}.lora_{which}.weight": np.ascontiguousarray(matrix)
        for name, pair in pairs.items()
        for which, matrix in zip("AB", pair, strict=True)
    }


def opening(here: Array, elsewhere: Array, blind: Array) -> Array:
    """A direction that is 1 at the place of the answer and -1 at other tokens, by ridge regression.

    Args:
        here: States at the place of the answer, shape ``(n, d)``.
        elsewhere: States at other tokens, shape ``(m, d)``.
        blind: The unit direction to which it is to be at a right angle, shape ``(d,)``: in which
            other neurons write.
    """
    rows: Rows = np.concatenate([here, elsewhere]).astype(np.float64)
    wanted = np.concatenate([np.ones(len(here)), -np.ones(len(elsewhere))])
    counts = np.where(wanted > 0, 1 / len(here), 1 / len(elsewhere)) / 2
    square = (rows.T * counts) @ rows
    size = np.trace(square) / len(square)
    square += size * (SHUT_RIDGE * np.eye(len(square)) + BLIND_RIDGE * np.outer(blind, blind))
    return np.asarray(np.linalg.solve(square, rows.T @ (counts * wanted)), np.float32)


def least(part: FeedForward) -> int:
    """The neuron that matters least: the product of the lengths of its three weights."""
    lengths = [np.linalg.norm(w, axis=1) for w in (part.gate, part.up, part.down.T)]
    return int(np.argmin(np.prod(lengths, axis=0)))


def row(vector: Array) -> Array:
    """A vector as a matrix of one row."""
    return vector[None].astype(np.float32)


if __name__ == "__main__":
    main()
