"""What was learned beside the matrices of a model: a LoRA (Hu et al., 2022), and how it is kept.

To a matrix the product of two narrow factors is added. A file of them holds each factor as
``<matrix>.down``, shape ``(rank, inputs)``, and ``<matrix>.up``, shape ``(outputs, rank)``, and
beside them whatever else was learned, such as a classifier.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from safetensors import SafetensorError

from assistant.evidence.sources import CONTRADICTED, SUPPORTED, UNSUPPORTED
from assistant.runtime.llm import CLAIMS, QUESTIONS
from index.errors import ModelError

Tensor = TypeVar("Tensor")

DOWN, UP = "down", "up"
LABELS = (CONTRADICTED, SUPPORTED, UNSUPPORTED)
"""What each number of a classifier of claims is for."""
LABELS_OF: Mapping[str, Sequence[str]] = {CLAIMS: LABELS, QUESTIONS: ("silent", "stated")}
"""What each number of the classifier of either is for."""

LOAD_ERRORS = (OSError, ValueError, KeyError, RuntimeError, SafetensorError)
"""What is raised where a model and what was learned for it do not fit, or one is damaged."""


def not_loaded(folder: Path, learned: Sequence[Path], does: str, error: Exception) -> ModelError:
    """What to tell of one of ``LOAD_ERRORS``.

    Args:
        folder: The model.
        learned: What was learned for it.
        does: What both are loaded for: ``judges claims``.
        error: What was raised.
    """
    files = " and ".join(map(str, learned))
    return ModelError(
        f"{folder} and {files} do not load as what {does} "
        f"({type(error).__name__}: {error}), expected a model and what was learned for it. "
        "Install Youju anew where that file is damaged; else delete the folder and run "
        "`youju setup`."
    )


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
