"""A learned map of questions: it turns a question's vector towards the clauses that answer it.

A question and its answer are worded differently; an affine map learned from questions with known
answers makes up for part of that. The score of question ``q`` and clause ``c`` is
``(q W + b) · c``: only the question is mapped, and no stored vector changes.

A map belongs to one embedding model and to one kind of document. Knows nothing of how a map is
learned, nor of libraries.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from index.embedder import Vectors
from index.errors import LibraryError
from index.whole_file import write_whole

FORMAT_VERSION = 1


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
    """

    matrix: Vectors
    shift: Vectors
    card: MapCard

    def __call__(self, queries: Vectors) -> Vectors:
        """Map questions, float32 rows of shape ``(n, d)`` or one of ``(d,)``; not unit rows."""
        return np.asarray(queries @ self.matrix + self.shift, np.float32)

    def fits(self, embedding_model: str) -> bool:
        """Whether it maps a model's vectors; other weights of one family have nearly the same."""
        return family(embedding_model) == self.card.embedding_model

    def save(self, path: Path) -> None:
        """Write the map, its matrix in half precision; the file appears whole or not at all."""
        header = json.dumps({"format": FORMAT_VERSION, **asdict(self.card)}, ensure_ascii=False)
        matrix, made = self.matrix.astype(np.float16), io.BytesIO()
        np.savez(made, header=np.array(header), matrix=matrix, shift=self.shift)
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
                matrix, shift = (arrays[name].astype(np.float32) for name in ("matrix", "shift"))
            version = header.pop("format")
            card = MapCard(**header)
        except (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile) as error:
            raise LibraryError(
                f"got no readable map of questions in {path} ({error}); delete the file, or learn "
                "the map again with: youju adapt"
            ) from error
        if version != FORMAT_VERSION or matrix.shape != (len(shift), len(shift)):
            raise LibraryError(
                f"got a map of format {version} and shape {matrix.shape} in {path}, expected "
                f"format {FORMAT_VERSION} and a square; learn it again with: youju adapt"
            )
        return cls(matrix, shift, card)


def family(embedding_model: str) -> str:
    """A model's name without the hash of its files: what stands before ``@``."""
    return embedding_model.partition("@")[0]
