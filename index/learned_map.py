"""A learned map of questions: it turns a question's vector towards the clauses that answer it.

A question and its answer are worded differently; an affine map learned from questions with known
answers makes up for part of that. The score of question ``q`` and clause ``c`` is
``(q W + b) · c``: only the question is mapped, and no stored vector changes. With the map goes what
was learned of which documents answer what is asked.

A map belongs to one embedding model and to one kind of document. Knows nothing of how a map is
learned, nor of libraries.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.document_prior import DocumentPrior
from index.embedder import Vectors, family
from index.errors import UNREADABLE_ARRAYS, LibraryError
from index.whole_file import write_whole

FORMAT_VERSION = 2
READABLE = (1, FORMAT_VERSION)
"""Of the first format are maps without a prior."""


@dataclass(frozen=True, slots=True)
class MapCard:
    """What a map says of itself.

    Attributes:
        embedding_model: Family of the model whose vectors it maps, without a hash of its files.
        trained_on: Where its questions came from, with their licence.
        questions: How many they were.
        figures: What was measured, by name, on questions that it had not learned from.
    """

    embedding_model: str
    trained_on: str
    questions: int
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class LearnedMap:
    """A map of questions.

    Attributes:
        matrix: Shape ``(d, d)``; a row of questions is multiplied by it from the right.
        shift: Added to the product, shape ``(d,)``.
        card: What it says of itself.
        prior: Which documents answer what; None where that was not learned.
    """

    matrix: Vectors
    shift: Vectors
    card: MapCard
    prior: DocumentPrior | None = None

    def __call__(self, queries: Vectors) -> Vectors:
        """Map questions, float32 rows of shape ``(n, d)`` or one of ``(d,)``; not unit rows."""
        return np.asarray(queries @ self.matrix + self.shift, np.float32)

    def fits(self, embedding_model: str) -> bool:
        """Whether it maps a model's vectors; other weights of one family have nearly the same."""
        return family(embedding_model) == self.card.embedding_model

    def save(self, path: Path) -> None:
        """Write the map, its matrices in half precision; the file appears whole or not at all."""
        about: dict[str, object] = {"format": FORMAT_VERSION, **asdict(self.card)}
        arrays: dict[str, NDArray[Any]] = {
            "matrix": self.matrix.astype(np.float16),
            "shift": self.shift,
        }
        if self.prior:
            about["documents"] = self.prior.names
            arrays["prior_matrix"] = self.prior.matrix.astype(np.float16)
            arrays["prior_bias"] = self.prior.bias
        made = io.BytesIO()
        header = np.array(json.dumps(about, ensure_ascii=False))
        np.savez(made, allow_pickle=False, header=header, **arrays)
        write_whole(path, made.getvalue())

    @classmethod
    def load(cls, path: Path) -> LearnedMap:
        """Read what ``save`` wrote.

        Raises:
            LibraryError: The file is no map, or one of a newer version.
        """
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
                header = json.loads(str(arrays["header"]))
                read = {name: arrays[name] for name in arrays.files if name != "header"}
            matrix, shift = (read[name].astype(np.float32) for name in ("matrix", "shift"))
            version, documents = header.pop("format"), header.pop("documents", None)
            prior = None if documents is None else _prior(documents, read)
            card = MapCard(**header)
        except UNREADABLE_ARRAYS as error:
            raise LibraryError(
                f"got no readable map of questions in {path} ({error}); delete the file, or learn "
                "the map again with: youju adapt"
            ) from error
        if version not in READABLE or matrix.shape != (len(shift), len(shift)):
            raise LibraryError(
                f"got a map of format {version} and shape {matrix.shape} in {path}, expected "
                f"format {FORMAT_VERSION} and a square; learn it again with: youju adapt"
            )
        return cls(matrix, shift, card, prior)


def _prior(names: Sequence[str], arrays: Mapping[str, NDArray[Any]]) -> DocumentPrior:
    """The prior of a file; ValueError where it has another number of classes than names."""
    matrix, bias = (arrays[name].astype(np.float32) for name in ("prior_matrix", "prior_bias"))
    if matrix.shape[1:] != bias.shape or len(bias) != len(names) + 1:
        raise ValueError(f"{len(names)} documents for a prior of shape {matrix.shape}")
    return DocumentPrior(tuple(names), matrix, bias)
