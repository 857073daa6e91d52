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
from typing import IO, Annotated, Any

import numpy as np
import torch
import typer
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from transformers import AutoConfig
from transformers.models.qwen2.modeling_qwen2 import Qwen2RotaryEmbedding, apply_rotary_pos_emb

from assistant.chat.entailment import asked_of_claim
from assistant.evidence.amounts import amounts_as_in
from assistant.runtime.judge import EPSILON, HEAD, PARTS
from assistant.runtime.lora import DOWN, LABELS, UP
from assistant.runtime.models import ADAPTERS, JUDGE, prepare_language_model
from assistant.settings import Settings
from benchmarks.claims import Told, told
from benchmarks.states import Layers
from scripts.learning import LowRank, batched, learn

LAYERS = range(14, 18)
"""The layers that learn; those below stay as they are, those above are not read."""
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
    model = Learner(AutoConfig.from_pretrained(ready.folder), layers.weights(LAYERS))
    started = load_file(start) if start else learned(model)
    go_on(model, started)
    with TemporaryFile() as file:
        prompts = read(list(told()), layers, file)
        learn_from(model, prompts, SLOWER if start else RATE)
    target = out or ADAPTERS / ready.name / f"{JUDGE}.safetensors"
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


# --- the layers that learn ------------------------------------------------------------------


class Layer(nn.Module):
    """A decoder layer as Qwen2 has it (Yang et al., 2024)."""

    def __init__(self, config: Any, weights: dict[str, NDArray[np.float32]]) -> None:  # noqa: ANN401
        """Take the weights of a layer, by the names of its matrices and norms."""
        super().__init__()
        found = {name: torch.tensor(value) for name, value in weights.items()}
        self.parts = nn.ModuleDict(
            {name: LowRank(found[name], found.get(f"{name}.bias")) for name in PARTS}
        )
        self.before = nn.Parameter(found["input_layernorm"], requires_grad=False)
        self.between = nn.Parameter(found["post_attention_layernorm"], requires_grad=False)
        self.heads, self.shared = config.num_attention_heads, config.num_key_value_heads
        self.epsilon = config.rms_norm_eps

    def forward(self, states: Tensor, turned: tuple[Tensor, Tensor], at: Tensor | None) -> Tensor:
        """States of a batch, shape ``(n, tokens, d)``; of the one token ``at`` of each if given."""
        normed = self._normed(states, self.before)
        query, key, value = (
            self._headed(name, normed, count)
            for name, count in zip("qkv", (self.heads, self.shared, self.shared), strict=True)
        )
        query, key = apply_rotary_pos_emb(query, key, *turned)  # type: ignore[no-untyped-call]
        many = self.heads // self.shared
        key, value = (x.repeat_interleave(many, 1).to(query.dtype) for x in (key, value))
        seen = nn.functional.scaled_dot_product_attention(query, key, value, is_causal=True)
        seen = seen.transpose(1, 2).reshape(states.shape)
        if at is not None:
            every = torch.arange(len(states))
            seen, states = seen[every, at], states[every, at]
        states = states + self.parts["o_proj"](seen).float()
        normed = self._normed(states, self.between)
        opened = nn.functional.silu(self.parts["gate_proj"](normed))
        fed = self.parts["down_proj"](opened * self.parts["up_proj"](normed))
        both: Tensor = states + fed.float()
        return both

    def _headed(self, name: str, normed: Tensor, count: int) -> Tensor:
        found: Tensor = self.parts[f"{name}_proj"](normed)
        return found.view(*normed.shape[:2], count, -1).transpose(1, 2)

    def _normed(self, states: Tensor, scale: Tensor) -> Tensor:
        return states * torch.rsqrt(states.pow(2).mean(-1, keepdim=True) + self.epsilon) * scale


class Learner(nn.Module):
    """The layers that learn and the classifier."""

    def __init__(self, config: Any, weights: dict[int, dict[str, NDArray[np.float32]]]) -> None:  # noqa: ANN401
        """Take the weights of each layer."""
        super().__init__()
        self.layers = nn.ModuleDict({str(n): Layer(config, w) for n, w in weights.items()})
        self.turning = Qwen2RotaryEmbedding(config)
        self.head = nn.Linear(config.hidden_size, len(LABELS))

    def forward(self, states: Tensor, last: Tensor) -> Tensor:
        """What is made of each prompt, before the softmax: ``(n, labels)``.

        Args:
            states: Of the layer below, shape ``(n, tokens, d)``.
            last: The place of the last token of each.
        """
        turned = self.turning(states, torch.arange(states.shape[1])[None])
        *lower, top = self.layers.values()
        for layer in lower:
            states = layer(states, turned, None)
        held = top(states, turned, last)
        made: Tensor = self.head(held * torch.rsqrt(held.pow(2).mean(-1, keepdim=True) + EPSILON))
        return made


# --- learning -------------------------------------------------------------------------------


def learn_from(model: Learner, prompts: Sequence[Prompt], rate: float) -> None:
    """Read every prompt once."""
    batches = batched(prompts, BATCH, lambda prompt: len(prompt.states), SHUFFLED)
    learn(model, batches, lambda batch: model(*padded(batch)), lambda p: p.label, rate)


def padded(batch: Sequence[Prompt]) -> tuple[Tensor, Tensor]:
    """The states of some prompts, noughts behind the shorter ones, and where each ends."""
    states = [torch.tensor(prompt.states.astype(np.float32)) for prompt in batch]
    last = torch.tensor([len(one) - 1 for one in states])
    return nn.utils.rnn.pad_sequence(states, batch_first=True), last


def learned(model: Learner) -> dict[str, Tensor]:
    """What was learned, in float16, as the judge names it."""
    return {name: p.detach().to(torch.float16).contiguous() for name, p in named(model).items()}


def go_on(model: Learner, started: Mapping[str, Tensor]) -> None:
    """Take what an earlier run has learned.

    Raises:
        KeyError: It lacks some of it.
    """
    with torch.no_grad():
        for name, parameter in named(model).items():
            parameter.copy_(started[name])


def named(model: Learner) -> dict[str, nn.Parameter]:
    """What learns, by the names that the judge knows it by."""
    kept = {f"{HEAD}.{name}": parameter for name, parameter in model.head.named_parameters()}
    for number, layer in model.layers.items():
        for name, part in layer.parts.items():  # type: ignore[union-attr, operator]
            kept |= {f"{number}.{name}.{f}": getattr(part, f) for f in (DOWN, UP)}
    return kept


def mean_of(
    before: Mapping[str, Tensor], after: Mapping[str, Tensor], share: float
) -> dict[str, Tensor]:
    """The weights of two runs, ``share`` of the later one, in float16."""
    between = {k: torch.lerp(before[k].float(), after[k].float(), share) for k in after}
    return {name: tensor.to(torch.float16) for name, tensor in between.items()}


if __name__ == "__main__":
    typer.run(main)
