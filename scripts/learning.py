"""How a model is learned from claims: every one read once, a LoRA beside matrices that stay."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

import torch
from torch import Tensor, nn

Item = TypeVar("Item")

RANK, WARM_UP, SMOOTHING = 32, 0.1, 0.02


class LowRank(nn.Module):
    """A matrix that stays, and what is learned beside it."""

    def __init__(self, weight: Tensor, bias: Tensor | None) -> None:
        """Start as the matrix is, shape ``(outputs, inputs)``."""
        super().__init__()
        self.weight = nn.Parameter(weight, requires_grad=False)
        self.bias = None if bias is None else nn.Parameter(bias, requires_grad=False)
        self.down = nn.Parameter(torch.randn(RANK, weight.shape[1]) / weight.shape[1] ** 0.5)
        self.up = nn.Parameter(torch.zeros(weight.shape[0], RANK))

    def forward(self, given: Tensor) -> Tensor:
        """The sum of both."""
        plain = nn.functional.linear(given, self.weight, self.bias)
        return plain + nn.functional.linear(nn.functional.linear(given, self.down), self.up)


def batched(
    items: Sequence[Item], size: int, length: Callable[[Item], int], shuffled: int
) -> list[list[Item]]:
    """Items of like length together, in an order of chance.

    Args:
        items: What is read.
        size: Items of a batch.
        length: How long one is.
        shuffled: By how much the lengths of one batch may differ for chance's sake.
    """
    chance = random.Random(0)
    ordered = sorted(items, key=lambda item: length(item) + chance.random() * shuffled)
    batches = [ordered[at : at + size] for at in range(0, len(ordered), size)]
    chance.shuffle(batches)
    return batches


def learn(
    model: nn.Module,
    batches: Sequence[Sequence[Item]],
    made: Callable[[Sequence[Item]], Tensor],
    labels: Callable[[Item], Sequence[int]],
    rate: float,
) -> None:
    """Read every batch once, and move what of the model is to be learned.

    Args:
        model: What learns.
        batches: What it reads.
        made: What it makes of a batch, before the softmax: ``(n, labels)``.
        labels: What it ought to make of an item, which may be asked several things.
        rate: The highest, of a cycle (Smith and Topin, 2019) of AdamW.
    """
    moving = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(moving, lr=rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, rate, total_steps=len(batches), pct_start=WARM_UP
    )
    loss_of = nn.CrossEntropyLoss(label_smoothing=SMOOTHING)
    mean = 0.0
    model.train()
    for step, batch in enumerate(batches):
        with torch.autocast("cpu", torch.bfloat16):
            found = made(batch)
        loss = loss_of(found.float(), torch.tensor([one for item in batch for one in labels(item)]))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(moving, 1.0)
        optimizer.step()
        schedule.step()
        mean = 0.98 * mean + 0.02 * loss.item() if step else loss.item()
        if step % 50 == 0:
            sys.stderr.write(f"learned {step:,} of {len(batches):,}: {mean:.3f}\n")
    model.eval()
