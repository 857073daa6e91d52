"""Lines of text in the picture of a page, by RapidOCR, where ``youju[ocr]`` is installed.

The only module that imports rapidocr. Its models (PP-OCRv6 of PaddleOCR, Apache-2.0) are inside its
wheel, so that nothing is fetched when it runs. Knows nothing of PDFs or paragraphs.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""A page in colour: height by width by 3."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A line of text in a picture; its edges in pixels from the left and from the top."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


class Recogniser(Protocol):
    """Reads pictures."""

    def read(self, picture: Picture) -> Sequence[Seen]:
        """The lines of text in a picture, in any order."""
        ...


@cache
def installed() -> Recogniser | None:
    """The recogniser, loaded once; None where ``youju[ocr]`` is not installed."""
    return _RapidOcr() if is_installed() else None


def is_installed() -> bool:
    """Whether the packages of ``youju[ocr]`` are here."""
    return all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))


class _RapidOcr:
    def __init__(self) -> None:
        from rapidocr import RapidOCR

        self._engine: Any = RapidOCR(params={"Global.log_level": "error"})

    def read(self, picture: Picture) -> list[Seen]:
        # its classifier of turned text turns upright lines too, and garbles them
        found = self._engine(picture, use_cls=False)
        if found.boxes is None:
            return []
        return [_seen(box, text) for box, text in zip(found.boxes, found.txts, strict=True)]


def _seen(box: NDArray[np.float32], text: str) -> Seen:
    """A line from the four corners of its box."""
    (left, top), (right, bottom) = box.min(axis=0).tolist(), box.max(axis=0).tolist()
    return Seen(left, top, right, bottom, text)
