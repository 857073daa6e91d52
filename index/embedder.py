"""Text becomes unit vectors. The only module that imports sentence_transformers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into unit rows, float32, shape ``(len(texts), dimension)``."""

    @property
    def name(self) -> str:
        """Identity of the model and its weights; a library remembers it."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a row."""
        ...

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Embed questions."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed passages."""
        ...
