"""Text becomes unit vectors. The only module that imports sentence_transformers.

Knows nothing of clauses, and not where the model's folder came from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError

Vectors = NDArray[np.float32]

BATCH = 32
HASHED = {".safetensors", ".bin", ".json", ".txt", ".model"}
HASH_DIGITS = 12


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


class SentenceTransformerEmbedder:
    """Any model of sentence-transformers, from a local folder, never from the network."""

    def __init__(self, folder: Path, name: str, prompts: Mapping[str, str] | None = None) -> None:
        """Load the model.

        Args:
            folder: A sentence-transformers folder.
            name: The model's name, without its hash.
            prompts: What is put before a text, under ``query`` and ``document``; None means what
                the folder itself says.

        Raises:
            ModelError: The folder is missing or cannot be loaded.
        """
        if not (folder / "config.json").is_file():
            raise ModelError(
                f"{folder} holds no config.json, expected a sentence-transformers folder. "
                "Run `youju setup`, or set YOUJU_EMBEDDING_MODEL to such a folder."
            )
        try:
            self._model = _library().SentenceTransformer(
                str(folder),
                prompts=dict(prompts) if prompts else None,
                local_files_only=True,
                trust_remote_code=False,
            )
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise ModelError(
                f"{folder} cannot be loaded as an embedding model: {error}. "
                "Delete it and run `youju setup`, or choose another YOUJU_EMBEDDING_MODEL."
            ) from error
        self._name = f"{name}@{folder_hash(folder)}"
        self._dimension = len(self.encode_queries(["."])[0])

    @property
    def name(self) -> str:
        """The model's name and a short hash of its files, as ``name@0123456789ab``."""
        return self._name

    @property
    def dimension(self) -> int:
        """Length of a row."""
        return self._dimension

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Embed questions: unit rows, shape ``(len(texts), dimension)``."""
        return self._rows(self._model.encode_query, texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed passages: unit rows, shape ``(len(texts), dimension)``."""
        return self._rows(self._model.encode_document, texts)

    def _rows(self, encode: Callable[..., Any], texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self._dimension), np.float32)
        rows = encode(
            list(texts), batch_size=BATCH, show_progress_bar=False, normalize_embeddings=True
        )
        return np.asarray(rows, dtype=np.float32)


def _library() -> ModuleType:
    """Import sentence_transformers when the first model is loaded: it takes seconds."""
    from huggingface_hub.utils.tqdm import disable_progress_bars

    disable_progress_bars()  # read once, by the next import: no bars among the messages
    import sentence_transformers

    return sentence_transformers


def folder_hash(folder: Path) -> str:
    """Short SHA-256 over the names and bytes of the files that make up a model."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in HASHED:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            total.update(f"{path.relative_to(folder).as_posix()} {digest}\n".encode())
    return total.hexdigest()[:HASH_DIGITS]
