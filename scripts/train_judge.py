"""Learn what the default language model needs to tell what a passage makes of a claim.

The judge (``assistant.runtime.judge``) is the model up to one of its middle layers, a LoRA (Hu et
al., 2022) on the last few of them and a classifier of what the last one holds behind the prompt.
Read are the claims of ``benchmarks`` beside their clauses, some beside another clause that is near,
and the pairs of ``entailment`` that its own measure does not draw. The layers below those that
learn are run once, by OpenVINO as the product runs them; what they hold is kept in a file of some
gigabytes. What is written, ``assistant/runtime/adapters/<model>/judge.safetensors``, holds weights,
no text.

    python -m scripts.train_judge [--start FILE] [--share 0.25] [--out FILE]

takes some two hours on two cores and 8 GB. With what an earlier run has written it goes on from
there, and writes as much of what it comes to as ``--share`` says, the rest as it was: the mean of
the weights of two runs does better than either (Wortsman et al., 2022).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Annotated

import numpy as np
import torch
import typer
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from transformers import AutoConfig

from assistant.chat.entailment import asked_of_claim
from assistant.evidence.amounts import amounts_as_in
from assistant.runtime.llm import CLAIMS
from assistant.runtime.lora import LABELS
from assistant.runtime.models import ADAPTERS, prepare_language_model
from assistant.settings import Settings
from benchmarks.claims import Told, told
from benchmarks.states import Layers
from scripts.learning import batched, learn
from scripts.lower_layers import LAYERS, Batch, Learner, go_on, learned

BATCH, RATE, SLOWER = 16, 4e-4, 3e-4
"""``SLOWER`` is the rate of a run that goes on from another."""
SHUFFLED = 25
"""Tokens by which prompts of one batch may differ in length."""


def main(
    start: Annotated[Path | None, typer.Option(help="What an earlier run wrote.")] = None,
    share: Annotated[float, typer.Option(min=0, max=1, help="Of this run in what is written.")] = 1,
    out: Annotated[Path | None, typer.Option(help="Where to write.")] = None,
) -> None:
    """Read the layers below, learn from the claims and write the file."""
    torch.manual_seed(0)
    ready = prepare_language_model(Settings.from_environment(os.environ))
    layers = Layers(ready.folder)
    config = AutoConfig.from_pretrained(ready.folder)
    model = Learner(config, layers.weights(LAYERS), len(LABELS))
    started = load_file(start) if start else learned(model)
    go_on(model, started)
    with TemporaryFile() as file:
        prompts = read(list(told()), layers, file)
        learn_from(model, prompts, SLOWER if start else RATE)
    target = out or ADAPTERS / ready.name / f"{CLAIMS}.safetensors"
    save_file(mean_of(started, learned(model), share), target)


@dataclass(frozen=True, slots=True, eq=False)
class Prompt:
    """What the layer below those that learn holds of a prompt.

    Attributes:
        states: Shape ``(tokens, d)``.
        label: The place of its verdict in ``LABELS``.
    """

    states: NDArray[np.float16]
    label: int


def read(every: Sequence[Told], layers: Layers, file: IO[bytes]) -> list[Prompt]:
    """Run the layers below for every claim, and keep what they hold in a file."""
    lengths = []
    for at, one in enumerate(every):
        parts = asked_of_claim(one.premise, amounts_as_in(one.premise, one.text))
        states = layers.below(LAYERS[0], parts).astype(np.float16)
        file.write(states.tobytes())
        lengths.append(len(states))
        if at % 200 == 0:
            sys.stderr.write(f"read {at:,} of {len(every):,}\n")
    file.flush()
    kept = np.memmap(file, np.float16, "r").reshape(-1, states.shape[1])  # type: ignore[call-overload]
    ends = np.cumsum(lengths)
    return [
        Prompt(kept[end - length : end], LABELS.index(one.verdict))
        for one, end, length in zip(every, ends, lengths, strict=True)
    ]


# --- learning -------------------------------------------------------------------------------


def learn_from(model: Learner, prompts: Sequence[Prompt], rate: float) -> None:
    """Read every prompt once."""
    batches = batched(prompts, BATCH, lambda prompt: len(prompt.states), SHUFFLED)
    learn(model, batches, lambda batch: model(padded(batch)), lambda p: [p.label], rate)


def padded(batch: Sequence[Prompt]) -> Batch:
    """Some prompts, a row each, noughts behind the shorter ones."""
    states = [torch.tensor(prompt.states.astype(np.float32)) for prompt in batch]
    last = torch.tensor([len(one) - 1 for one in states])
    rows = nn.utils.rnn.pad_sequence(states, batch_first=True)
    return Batch(rows, (torch.arange(len(last)), last), torch.arange(rows.shape[1])[None])


def mean_of(
    before: Mapping[str, Tensor], after: Mapping[str, Tensor], share: float
) -> dict[str, Tensor]:
    """The weights of two runs, ``share`` of the later one, in float16."""
    between = {k: torch.lerp(before[k].float(), after[k].float(), share) for k in after}
    return {name: tensor.to(torch.float16) for name, tensor in between.items()}


if __name__ == "__main__":
    typer.run(main)
