"""Every choice a user can make, in one frozen value. The only reader of the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

DEFAULT_LANGUAGE_MODEL = "qwen2.5-coder-1.5b-instruct"
DEFAULT_EMBEDDING_MODEL = "multilingual-e5-small"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and which models to use.

    Attributes:
        library: Folder of the library (``YOUJU_LIBRARY``).
        models: Folder where model files are kept once made (``YOUJU_MODELS``).
        carried: Folder of hand-carried model files, or None (``YOUJU_CARRIED``).
        embedding_model: A pack name, a local folder or a hub name (``YOUJU_EMBEDDING_MODEL``).
        language_model: The same for the language model (``YOUJU_LANGUAGE_MODEL``).
        runtime: ``auto``, ``openvino`` or ``transformers`` (``YOUJU_RUNTIME``).
    """

    library: Path
    models: Path
    carried: Path | None
    embedding_model: str
    language_model: str
    runtime: str

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Settings:
        """Read the settings from environment variables, with defaults for what is unset."""
        home = user_data_path("youju", appauthor=False)
        carried = environ.get("YOUJU_CARRIED")
        return cls(
            library=Path(environ.get("YOUJU_LIBRARY") or home / "library"),
            models=Path(environ.get("YOUJU_MODELS") or home / "models"),
            carried=Path(carried) if carried else None,
            embedding_model=environ.get("YOUJU_EMBEDDING_MODEL") or DEFAULT_EMBEDDING_MODEL,
            language_model=environ.get("YOUJU_LANGUAGE_MODEL") or DEFAULT_LANGUAGE_MODEL,
            runtime=environ.get("YOUJU_RUNTIME") or "auto",
        )
