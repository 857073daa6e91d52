"""What was learned beside the matrices of a model: a LoRA (Hu et al., 2022), and how it is kept.

To a matrix the product of two narrow factors is added. A file of them holds each factor as
``<matrix>.down``, shape ``(rank, inputs)``, and ``<matrix>.up``, shape ``(outputs, rank)``, and
beside them whatever else was learned, such as a classifier.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from assistant.evidence.sources import CONTRADICTED, SUPPORTED, UNSUPPORTED

Tensor = TypeVar("Tensor")

DOWN, UP = "down", "up"
LABELS = (CONTRADICTED, SUPPORTED, UNSUPPORTED)
"""What each number of a classifier of claims is for."""


def factors(learned: Mapping[str, Tensor]) -> Iterator[tuple[str, Tensor, Tensor]]:
    """Yield each matrix to which something is added, by its name, with its two factors.

    Raises:
        KeyError: One of two factors is missing.
    """
    for name, up in learned.items():
        matrix, _, factor = name.rpartition(".")
        if factor == UP:
            yield matrix, learned[f"{matrix}.{DOWN}"], up


def others(learned: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """What else was learned."""
    return {k: tensor for k, tensor in learned.items() if k.rpartition(".")[2] not in (DOWN, UP)}
