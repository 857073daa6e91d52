"""What learns moves, what stays does not, and every item is read once."""

from __future__ import annotations

import torch
from torch import nn

from scripts.learning import LowRank, batched, learn


def test_batches_hold_every_item_once_and_those_of_like_length_together() -> None:
    lengths = [*range(1, 1000, 11)]
    batches = batched(lengths, 16, lambda length: length, shuffled=25)
    assert sorted(length for batch in batches for length in batch) == lengths
    assert all(len(batch) <= 16 for batch in batches)
    assert max(max(batch) - min(batch) for batch in batches) < 300
    assert batches != sorted(batches)


def test_a_matrix_starts_as_it_is_and_only_its_factors_move() -> None:
    torch.manual_seed(0)
    weight, bias = torch.randn(2, 4), torch.randn(2)
    model, given = LowRank(weight.clone(), bias.clone()), torch.randn(8, 4)
    assert torch.allclose(model(given), nn.functional.linear(given, weight, bias))
    labelled = [(row, int(row[0] > 0)) for row in torch.randn(4000, 4)]
    batches = batched(labelled, 16, lambda item: item[1], shuffled=2)

    def made(batch: list[tuple[torch.Tensor, int]]) -> torch.Tensor:
        found: torch.Tensor = model(torch.stack([row for row, _ in batch]))
        return found

    learn(model, batches, made, lambda item: [item[1]], rate=0.05)
    assert torch.equal(model.weight, weight)
    assert model.bias is not None
    assert torch.equal(model.bias, bias)
    right = [model(row).argmax().item() == label for row, label in labelled]
    assert sum(right) / len(right) > 0.95
    assert not model.training
