"""The layers of the default language model that learn, and a classifier of what the last holds.

The layers below those that learn are run once, by OpenVINO as the product runs them; these are run
by torch, with a LoRA (Hu et al., 2022) on each matrix. ``train_judge`` and ``train_answered`` learn
with them what ``assistant.runtime.judge`` runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from transformers.models.qwen2.modeling_qwen2 import Qwen2RotaryEmbedding, apply_rotary_pos_emb

from assistant.runtime.judge import EPSILON, HEAD, PARTS
from assistant.runtime.lora import DOWN, UP
from scripts.learning import LowRank

LAYERS = range(14, 18)
"""The layers that learn; those below stay as they are, those above are not read."""


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """What the layer below those that learn holds of some prompts.

    Attributes:
        states: Shape ``(rows, tokens, d)``.
        last: The row and the place in it of the last token of each prompt, each of shape ``(n,)``.
        places: Of each token in its prompt, shape ``(1, tokens)``.
        seen: Which tokens each token reads, shape ``(tokens, tokens)``; None for all before it.
    """

    states: Tensor
    last: tuple[Tensor, Tensor]
    places: Tensor
    seen: Tensor | None = None


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

    def forward(self, batch: Batch, turned: tuple[Tensor, Tensor], *, is_top: bool) -> Tensor:
        """States of a batch, shape ``(rows, tokens, d)``; of the top layer those of ``last``."""
        states = batch.states
        normed = self._normed(states, self.before)
        query, key, value = (
            self._headed(name, normed, count)
            for name, count in zip("qkv", (self.heads, self.shared, self.shared), strict=True)
        )
        query, key = apply_rotary_pos_emb(query, key, *turned)  # type: ignore[no-untyped-call]
        many = self.heads // self.shared
        key, value = (x.repeat_interleave(many, 1).to(query.dtype) for x in (key, value))
        seen = nn.functional.scaled_dot_product_attention(
            query, key, value, batch.seen, is_causal=batch.seen is None
        )
        seen = seen.transpose(1, 2).reshape(states.shape)
        if is_top:
            seen, states = seen[batch.last], states[batch.last]
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

    def __init__(
        self,
        config: Any,  # noqa: ANN401
        weights: dict[int, dict[str, NDArray[np.float32]]],
        labels: int,
    ) -> None:
        """Take the weights of each layer, and tell so many labels."""
        super().__init__()
        self.layers = nn.ModuleDict({str(n): Layer(config, w) for n, w in weights.items()})
        self.turning = Qwen2RotaryEmbedding(config)
        self.head = nn.Linear(config.hidden_size, labels)

    def forward(self, batch: Batch) -> Tensor:
        """What is made of each prompt, before the softmax: ``(n, labels)``."""
        turned = self.turning(batch.states, batch.places)
        *lower, top = self.layers.values()
        for layer in lower:
            batch = replace(batch, states=layer(batch, turned, is_top=False))
        held = top(batch, turned, is_top=True)
        made: Tensor = self.head(held * torch.rsqrt(held.pow(2).mean(-1, keepdim=True) + EPSILON))
        return made


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
