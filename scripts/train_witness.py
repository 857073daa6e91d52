"""Learn the adapter by which the default model tells whether a sentence states an answer.

And whether a claim follows from a passage, or is denied by it.

Reads this repository's question sets and claims and, of the evaluation data beside the checkout,
``rag_noise``, ``legal_reading``, ``encyclopedia_reading``, ``statutes`` and ``entailment``. What is
written,
``assistant/runtime/adapters/<model>/witness.safetensors``, holds weights, no text.

The adapter is a LoRA of rank one or two (Hu et al., 2022) on the three matrices of four
feed-forward parts. They put other neurons in the place of those that matter least: one for a
sentence read alone, two for sentences read together, of which the second reads what the first has
changed too, one for what follows and one for what is denied. A gate opens at the token behind which
the answer is to be copied, or a claim to be judged, and stays shut
elsewhere, the like places of the other ways to be asked included, so that nothing else the model
reads or remembers changes; nor does it heed what other neurons write. What goes up is the log-odds,
by the direction that ``benchmarks --only witness`` fits, that the answer is stated; what comes down
moves the next word towards yes or no. What the model leans to is on a scale of its own, which
``sufficiency`` weighs.

    python -m scripts.train_witness
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from safetensors.numpy import save_file

from assistant.chat.entailment import DENIED_OR_NOT, asked_of_claim
from assistant.evidence.sources import CONTRADICTED, SUPPORTED
from assistant.runtime.llm import YES_OR_NO
from assistant.runtime.models import ADAPTERS, load_embedder, prepare_language_model
from assistant.settings import Settings
from benchmarks.claims import Told, told
from benchmarks.material import Options
from benchmarks.states import Array, FeedForward, States
from benchmarks.sufficiency import Rows
from benchmarks.witness import LAYERS, WAYS, Case, Direction, Doubt, doubts, drawn, heard, learn

NAME = "witness"
JUDGED = {"follows": SUPPORTED, "denies": CONTRADICTED}
"""Ways to be asked of a claim, each with the verdict to which the answer is yes."""
JUDGING = (17,)
"""The layer that tells both best, those around it less."""
EVERY_LAYER = tuple(sorted({*LAYERS, *JUDGING}))
OPEN = 8.0
"""What the gate's neuron reads where it is open, and less than nought elsewhere: there it lets
through as much, here nothing."""
GAIN = {"alone": 40.0, "together": 15.0, "follows": 10.0, "denies": 20.0}
"""Length of what a neuron writes into the residual for one unit of log-odds: more than what the
model leans to by itself there."""
SHUT_AT = 8
"""Prompts at whose tokens, the last ones apart, the gate learns to stay shut."""
SHUT_RIDGE, BLIND_RIDGE = 0.01, 1e4
"""Pull of a gate's direction towards nought, and of its part along what other neurons write."""
TRAINED_ON = (
    "question sets of Youju; RGB (Chen et al., AAAI 2024); CJRC (Duan et al., CCL 2019); CMRC 2018 "
    "(Cui et al., EMNLP 2019); STARD (Su et al., 2024); OCNLI (Hu et al., Findings of EMNLP 2020); "
    "claims of Youju"
)


def main() -> None:
    """Read the states, learn from the cases and write the file."""
    settings = Settings.from_environment(os.environ)
    ready, embedder = prepare_language_model(settings), load_embedder(settings)
    states = States(ready.folder, EVERY_LAYER)
    read = {
        name: read_in(drawn(doubts(way, Options(), embedder), way.cases), states)
        for name, way in WAYS.items()
    }
    claims = read_claims(list(told()), states)
    read |= {name: claims.judged(verdict) for name, verdict in JUDGED.items()}
    layers = {name: way.layers for name, way in WAYS.items()} | dict.fromkeys(JUDGED, JUDGING)
    tensors = dict[str, Array]()
    for name, at, layer in ((n, EVERY_LAYER.index(x), x) for n in read for x in layers[n]):
        others = [shut for n in read for shut in read[n].shut(at, is_own=_asks(n) == _asks(name))]
        blind = states.moved(states.towards(YES_OR_NO), layer)
        gate = opening(read[name].here(at), np.concatenate(others), blind)
        (direction,) = learn(read[name].cases, [at])
        writes = GAIN[name] * apart(*(states.towards(words) for words in _between(name)))
        taken = rank_of(tensors, layer)
        part = states.feed_forward(layer)
        tensors = joined(tensors, neuron(layer, part, gate, direction, writes, taken))
    path = ADAPTERS / ready.name / f"{NAME}.safetensors"
    path.parent.mkdir(parents=True, exist_ok=True)
    count = sum(len(one.cases) for one in read.values())
    save_file(tensors, path, {"trained_on": TRAINED_ON, "cases": str(count)})
    sys.stdout.write(f"{path}: {count} cases\n")


def _asks(name: str) -> str:
    """What is asked where a neuron speaks: of a claim two do."""
    return "claims" if name in JUDGED else name


def _between(name: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """The words between which a neuron decides, and those that it leaves alone."""
    both = YES_OR_NO, DENIED_OR_NOT
    return both[::-1] if name == "denies" else both


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """What the model held where it was asked in one way, in ``EVERY_LAYER``.

    Attributes:
        cases: Where the answer was to be copied, or a claim to be judged.
        tokens: At the other tokens of some prompts, shape ``(layers, n, d)``.
        verdicts: What is made of each claim; empty of questions.
    """

    cases: Sequence[Case]
    tokens: Array
    verdicts: Sequence[str] = ()

    def judged(self, verdict: str) -> Read:
        """The same with the claims of one verdict as those to which the answer is yes."""
        pairs = zip(self.cases, self.verdicts, strict=True)
        return replace(self, cases=[replace(c, answers=v == verdict) for c, v in pairs])

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


def read_claims(every: Sequence[Told], states: States) -> Read:
    """Read the model's states for claims that it is asked about."""
    prompts = [asked_of_claim(one.premise, one.text) for one in every]
    tokens = [states.everywhere(p)[:, :-1] for p in prompts[:: len(prompts) // SHUT_AT]]
    found = map(states.at_answer, prompts)
    cases = [
        Case(one.kind, "", False, 0.0, state.odds, state.hidden)
        for one, state in zip(every, found, strict=True)
    ]
    return Read(cases, np.concatenate(tokens, axis=1), [one.verdict for one in every])


def apart(direction: Array, other: Array) -> Array:
    """A unit direction without its part along another one."""
    rest = direction - (direction @ other) * other
    return np.asarray(rest / np.linalg.norm(rest), np.float32)


def rank_of(tensors: dict[str, Array], layer: int) -> int:
    """How many neurons a layer has already been given."""
    return max((len(t) for name, t in tensors.items() if f".{layer}.mlp.gate_proj.lora_A" in name),
               default=0)  # fmt: skip


def joined(tensors: dict[str, Array], added: dict[str, Array]) -> dict[str, Array]:
    """Matrices with those of another neuron beside them where they are of the same layer."""
    both = dict(tensors)
    for name, matrix in added.items():
        if name in both:
            both[name] = np.concatenate([both[name], matrix], axis=0 if ".lora_A." in name else 1)
        else:
            both[name] = matrix
    return both


def neuron(
    layer: int, part: FeedForward, gate: Array, direction: Direction, writes: Array, taken: int = 0
) -> dict[str, Array]:
    """The three pairs of matrices of one layer, by the names that PEFT gives them.

    Args:
        layer: Which one.
        part: Its weights.
        gate: The direction that opens the neuron.
        direction: The log-odds that it reads.
        writes: What it adds to the residual for one unit of log-odds, shape ``(d,)``.
        taken: How many of the neurons that matter least have given way already.
    """
    at = least(part, taken)
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


def least(part: FeedForward, taken: int = 0) -> int:
    """The neuron that matters least but some: the product of the lengths of its three weights."""
    lengths = [np.linalg.norm(w, axis=1) for w in (part.gate, part.up, part.down.T)]
    return int(np.argsort(np.prod(lengths, axis=0))[taken])


def row(vector: Array) -> Array:
    """A vector as a matrix of one row."""
    return vector[None].astype(np.float32)


if __name__ == "__main__":
    main()
