"""A safetensors file, written piece by piece so that no whole model is ever in memory.

Also writes the JSON beside it. Knows nothing of models; a tensor is a name, a type, a shape and a
source of bytes.
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

BYTES = {"F32": 4, "BF16": 2}


@dataclass(frozen=True, slots=True)
class Tensor:
    """One tensor to be written.

    Attributes:
        name: Its key in the file.
        dtype: ``F32`` or ``BF16``.
        shape: Row-major.
        rows: Called once, when its turn comes: float32 pieces that follow each other.
    """

    name: str
    dtype: str
    shape: tuple[int, ...]
    rows: Callable[[], Iterator[NDArray[np.float32]]]

    @property
    def nbytes(self) -> int:
        """Bytes it takes in the file."""
        return math.prod(self.shape) * BYTES[self.dtype]


def write_json(path: Path, value: Any) -> None:  # noqa: ANN401 (whatever JSON holds)
    """Write the settings of a model as its loaders read them."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2), encoding="utf-8")


def write(path: Path, tensors: Sequence[Tensor], done: Callable[[int], None]) -> None:
    """Write ``tensors`` in order; ``done`` is told how many bytes have been written.

    The layout is that of https://github.com/huggingface/safetensors: the length of the header
    (u64), the header (JSON), the data.
    """
    written = 0
    with path.open("wb") as out:
        out.write(_header(tensors))
        for tensor in tensors:
            end = written + tensor.nbytes
            for piece in _encoded(tensor):
                out.write(piece)
                written += len(piece)
                done(written)
            if written != end:
                raise ValueError(f"{tensor.name}: {written} bytes written, expected {end}")


def to_bfloat16(values: NDArray[np.float32]) -> NDArray[np.uint16]:
    """Round float32 to bfloat16, to nearest, ties to even; the bits come back as uint16."""
    bits = np.ascontiguousarray(values, dtype=np.float32).view(np.uint32)
    rounded = bits + np.uint32(0x7FFF) + ((bits >> np.uint32(16)) & np.uint32(1))
    return (rounded >> np.uint32(16)).astype(np.uint16)


def _encoded(tensor: Tensor) -> Iterator[bytes]:
    for rows in tensor.rows():
        yield to_bfloat16(rows).tobytes() if tensor.dtype == "BF16" else rows.tobytes()


def _header(tensors: Iterable[Tensor]) -> bytes:
    entries: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    start = 0
    for tensor in tensors:
        offsets = [start, start + tensor.nbytes]
        entries[tensor.name] = {
            "dtype": tensor.dtype,
            "shape": list(tensor.shape),
            "data_offsets": offsets,
        }
        start = offsets[1]
    text = json.dumps(entries).encode()
    text += b" " * (-len(text) % 8)  # the data starts on a multiple of 8
    return struct.pack("<Q", len(text)) + text
