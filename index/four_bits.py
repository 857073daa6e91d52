"""Vectors in four bits a number: an eighth of their size in single precision.

Every dimension is held against its own mean and spread and rounded to one of fifteen levels. Good
for telling what is near, not for telling how near to the last digit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.embedder import Vectors

LEVELS = 7
"""From -7 to 7."""
WIDEST = 3.2
"""Standard deviations that the highest level stands for; what lies beyond is cut off."""


@dataclass(frozen=True, slots=True, eq=False)
class FourBits:
    """Rows of numbers.

    Attributes:
        packed: Two levels a byte, raised by eight, the first in the low half; shape
            ``(n, d / 2)``, unsigned bytes.
        mean: Of each dimension, shape ``(d,)``.
        spread: Its standard deviation, shape ``(d,)``.
    """

    packed: NDArray[np.uint8]
    mean: Vectors
    spread: Vectors

    @classmethod
    def of(cls, rows: Vectors) -> FourBits:
        """Encode rows of shape ``(n, d)``, ``d`` even."""
        mean, spread = rows.mean(axis=0), np.maximum(rows.std(axis=0), np.finfo(np.float32).tiny)
        levels = np.round((rows - mean) / spread * (LEVELS / WIDEST))
        raised = (np.clip(levels, -LEVELS, LEVELS) + LEVELS + 1).astype(np.uint8)
        return cls(raised[:, ::2] | raised[:, 1::2] << 4, mean, spread)

    def rows(self) -> Vectors:
        """What the numbers stand for, float32 of shape ``(n, d)``."""
        raised = np.stack((self.packed & 15, self.packed >> 4), axis=2)
        levels = raised.reshape(len(self.packed), -1).astype(np.float32) - (LEVELS + 1)
        return np.asarray(levels * (self.spread * (WIDEST / LEVELS)) + self.mean, np.float32)
