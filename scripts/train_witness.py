"""Learn the adapter by which the default model tells whether passages state an answer.

Reads this repository's question sets and, of the evaluation data beside the checkout, ``rag_noise``
and ``legal_reading``. What is written, ``assistant/adapters/<model>/witness.zh.safetensors``, holds
weights, no text.

The adapter is a LoRA of rank one (Hu et al., 2022) on the three matrices of two feed-forward parts.
In each they put another neuron in the place of the one that matters least. Its gate opens at the
token behind which the answer is to be copied and stays shut elsewhere, so that nothing else the
model reads or remembers changes; what goes up is the log-odds, by the direction that ``benchmarks
--only witness`` fits, that the answer is stated; what comes down moves the next word towards yes or
no. The second neuron reads what the first has changed too, so that the two add up to more than
either says alone: what the model leans to is on a scale of its own, which ``sufficiency`` weighs.

    python -m scripts.train_witness
"""

from __future__ import annotations

import os
import sys

import numpy as np
from safetensors.numpy import save_file

from assistant.models import ADAPTERS, load_embedder, prepare_language_model
from assistant.settings import Settings
from benchmarks.material import Options
from benchmarks.states import Array, FeedForward, States
from benchmarks.sufficiency import Rows
from benchmarks.witness import LAYERS, Direction, doubts, drawn, heard, learn

NAME = "witness.zh"
OPEN = 8.0
"""What the gate's neuron reads where it is open, and less than nought elsewhere: there it lets
through as much, here nothing."""
GAIN = 15.0
"""Length of what each neuron writes into the residual for one unit of log-odds: more than what the
model leans to by itself there."""
SHUT_AT = 8
"""Prompts at whose tokens, the last ones apart, the gate learns to stay shut."""
SHUT_RIDGE = 0.01
TRAINED_ON = "question sets of Youju; RGB (Chen et al., AAAI 2024); CJRC (Duan et al., CCL 2019)"


def main() -> None:
    """Read the states, learn from the cases and write the file."""
    settings = Settings.from_environment(os.environ)
    ready = prepare_language_model(settings)
    states = States(ready.folder, LAYERS)
    found = drawn(list(doubts(Options(), load_embedder(settings))))
    read = [states.everywhere(doubt.prompt)[:, :-1] for doubt in found[:: len(found) // SHUT_AT]]
    elsewhere = np.concatenate(read, axis=1)
    cases = heard(found, states)
    directions, tensors = learn(cases), dict[str, Array]()
    for at, layer in enumerate(LAYERS):
        gate = opening(np.array([c.hidden[at] for c in cases]), elsewhere[at])
        part = states.feed_forward(layer)
        tensors |= neuron(layer, part, gate, directions[at], states.towards_yes())
    path = ADAPTERS / ready.name / f"{NAME}.safetensors"
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(tensors, path, {"trained_on": TRAINED_ON, "cases": str(len(cases))})
    sys.stdout.write(f"{path}: {len(cases)} cases\n")


def neuron(
    layer: int, part: FeedForward, gate: Array, direction: Direction, towards_yes: Array
) -> dict[str, Array]:
    """The three pairs of matrices of one layer, by the names that PEFT gives them."""
    at = least(part)
    one = np.zeros((len(part.gate), 1), np.float32)
    one[at] = 1.0
    log_odds = (direction.weights + direction.shift * gate) / OPEN
    pairs = {
        "gate_proj": (row(OPEN * gate - part.gate[at]), one),
        "up_proj": (row(log_odds - part.up[at]), one),
        "down_proj": (one.T, row(GAIN * towards_yes - part.down[:, at]).T),
    }
    prefix = f"base_model.model.model.layers.{layer}.mlp"
    return {
        f"{prefix}.{name}.lora_{which}.weight": np.ascontiguousarray(matrix)
        for name, pair in pairs.items()
        for which, matrix in zip("AB", pair, strict=True)
    }


def opening(here: Array, elsewhere: Array) -> Array:
    """A direction that is 1 at the place of the answer and -1 at other tokens, by ridge regression.

    Args:
        here: States at the place of the answer, shape ``(n, d)``.
        elsewhere: States at other tokens, shape ``(m, d)``.
    """
    rows: Rows = np.concatenate([here, elsewhere]).astype(np.float64)
    wanted = np.concatenate([np.ones(len(here)), -np.ones(len(elsewhere))])
    counts = np.where(wanted > 0, 1 / len(here), 1 / len(elsewhere)) / 2
    square = (rows.T * counts) @ rows
    square += SHUT_RIDGE * np.trace(square) / len(square) * np.eye(len(square))
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
