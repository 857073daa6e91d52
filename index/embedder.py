"""Text becomes unit vectors. The only module that imports sentence_transformers.

A model may come in two forms: its own weights, computed by torch in fp32, and the same weights
rounded to int8, computed by OpenVINO several times as fast. Which of them computes is not part of
the identity: the vectors agree (``docs/RESULTS.md`` has the cosines and the recall of questions of
one form among passages of the other), so that a library made with one is searched with the other,
on a machine where OpenVINO does not run as well. Knows nothing of clauses, and not where the
model's folder came from.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.unreported import forbid_telemetry

Vectors = NDArray[np.float32]

BATCH_CHARACTERS = 1024
"""Characters of a batch, padding included. Batches whose activations stay in the processor's cache
run several times as fast as those of 32 long texts."""
BATCH_TEXTS = 32
OPENVINO_OPTIONS = {"INFERENCE_PRECISION_HINT": "f32"}
"""Sums in float32 also where the processor has bfloat16: machines differ as little as can be.
Threads and the rounding of activations are left to OpenVINO, which knows the processor."""
QUIET = "optimum.intel.openvino.modeling_base"
"""This logger warns of every model that is loaded without asking the hub."""
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
    """Any model of sentence-transformers, from a local folder, never from the network.

    The model is loaded when the first text is embedded: a library to which nothing new is added
    needs no more than the model's name.
    """

    def __init__(
        self,
        folder: Path,
        name: str,
        prompts: Mapping[str, str] | None = None,
        quick: Path | None = None,
    ) -> None:
        """Read the model's identity.

        Args:
            folder: A sentence-transformers folder.
            name: The model's name, without its hash.
            prompts: What is put before a text, under ``query`` and ``document``; None means what
                the folder itself says.
            quick: A folder with the same model in OpenVINO form, which computes the vectors in
                place of the first; None means torch.

        Raises:
            ModelError: The folder holds no model.
        """
        if not (folder / "config.json").is_file():
            raise ModelError(
                f"{folder} holds no config.json, expected a sentence-transformers folder. "
                "Run `youju setup`, or set YOUJU_EMBEDDING_MODEL to such a folder."
            )
        self._folder = folder
        self._prompts = dict(prompts) if prompts else None
        self._quick = quick
        self._name = f"{name}@{folder_hash(folder)}"
        self._lock = Lock()
        self._running = Lock()  # OpenVINO takes one batch at a time
        self._loaded: Any = None

    @property
    def name(self) -> str:
        """The model's name and a short hash of its files, ``e5-small@0123456789ab``."""
        return self._name

    @cached_property
    def dimension(self) -> int:
        """Length of a row."""
        return _pooled_dimension(self._folder) or len(self.encode_queries(["."])[0])

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Embed questions: unit rows, shape ``(len(texts), dimension)``; ModelError, no model."""
        return self._rows(self._model().encode_query, texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed passages: unit rows, shape ``(len(texts), dimension)``; ModelError, no model."""
        return self._rows(self._model().encode_document, texts)

    def _model(self) -> Any:  # noqa: ANN401 - the library is imported only when it is needed
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded

    def _load(self) -> Any:  # noqa: ANN401
        folder = self._quick or self._folder
        options = {"ov_config": dict(OPENVINO_OPTIONS)} if self._quick else None
        try:
            return _library().SentenceTransformer(
                str(folder),
                prompts=self._prompts,
                local_files_only=True,
                trust_remote_code=False,
                backend="openvino" if self._quick else "torch",
                model_kwargs=options,
            )
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise ModelError(
                f"{folder} cannot be loaded as an embedding model: {error}. "
                "Delete it and run `youju setup`, or choose another YOUJU_EMBEDDING_MODEL."
            ) from error

    def _rows(self, encode: Callable[..., Any], texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        order = [*batches([len(text) for text in texts])]
        made = [self._batch(encode, [texts[place] for place in batch]) for batch in order]
        rows = np.concatenate(made).astype(np.float32, copy=False)
        return rows[np.argsort(np.concatenate(order))]

    def _batch(self, encode: Callable[..., Any], texts: list[str]) -> Any:  # noqa: ANN401
        with self._running:
            return encode(
                texts, batch_size=BATCH_TEXTS, show_progress_bar=False, normalize_embeddings=True
            )


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Places of texts that are embedded together: of like length, the longest first.

    Args:
        lengths: Characters of each text.

    Yields:
        At most ``BATCH_TEXTS`` places, and ``BATCH_CHARACTERS`` characters when all are padded to
        the longest; a longer text is alone.
    """
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lambda place: -lengths[place]):
        padded = lengths[batch[0]] * (len(batch) + 1) if batch else 0
        if padded > BATCH_CHARACTERS or len(batch) == BATCH_TEXTS:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def _pooled_dimension(folder: Path) -> int | None:
    """The dimension as the pooling module states it, where nothing behind it changes it."""
    try:
        modules = json.loads((folder / "modules.json").read_text("utf-8"))
        kinds = [module["type"].rsplit(".", 1)[-1] for module in modules]
        if kinds not in (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"]):
            return None
        stated = json.loads((folder / modules[1]["path"] / "config.json").read_text("utf-8"))
        return int(stated["word_embedding_dimension"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _library() -> ModuleType:
    """Import sentence_transformers when the first model is loaded: it takes seconds."""
    forbid_telemetry()
    logging.getLogger(QUIET).setLevel(logging.ERROR)
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


def family(embedding_model: str) -> str:
    """A model's name without the hash of its files: what stands before ``@``."""
    return embedding_model.partition("@")[0]
