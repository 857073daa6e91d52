"""What the settings name becomes models that are ready: fetched, verified, converted, loaded.

The one place that decides where a model comes from and which runtime serves it. Below the models
folder each model has a folder of its own: ``openvino``, ``safetensors`` or
``sentence-transformers`` when it is ready, ``work`` while it is being made. A pack's embedding
model has both of the ends where OpenVINO runs: the one is its identity, the other is computed with.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from assistant.evidence.sources import Reads
from assistant.runtime.convert import (
    UnknownArchitectureError,
    e5_to_sentence_transformers,
    gguf_to_safetensors,
    safetensors_to_openvino,
    sentence_transformers_to_openvino,
)
from assistant.runtime.llm import CLAIMS, QUESTIONS, Answerable, Judges, LanguageModel
from assistant.runtime.lora import LABELS_OF
from assistant.runtime.mapped import IR
from assistant.runtime.packs import (
    WORK_FACTOR,
    NoSourceError,
    Pack,
    Progress,
    check_space,
    fetch,
    no_space,
    packs,
    silent,
)
from assistant.settings import Settings
from index.embedder import Embedder, SentenceTransformerEmbedder
from index.errors import ModelError

if TYPE_CHECKING:
    from assistant.runtime.judge import Judge

RUNTIMES = ("auto", "openvino", "transformers")
HUB_NAME = re.compile(r"[\w.-]+/[\w.-]+")
# weights as data only: no pickles, no code, no copies for other runtimes
HUB_FILES = (
    *("*.json", "*.jinja", "*.txt", "*.model", "*.safetensors"),
    *("openvino_*.xml", "openvino_*.bin"),
)
ADAPTERS = Path(__file__).with_name("adapters")
"""A folder for each pack that something was learned for."""
READER = "nli"
"""The name of what an embedding model may have learned for reading claims. What a language model
has learned is for its judge, by the names of ``LABELS_OF``, or an adapter that it wears."""
KEY_DIGITS = 8
LOCAL_FACTOR = 3
"""Disk needed to convert a local folder, in sizes of that folder."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A model on the disk, complete.

    Attributes:
        name: As shown to people.
        folder: What the runtime loads.
        runtime: What loads it: ``openvino``, ``transformers`` or ``sentence-transformers``.
        prompts: For embeddings, where the folder does not say them itself.
        quick: For embeddings, a folder with the same model in OpenVINO form; None without.
        adapters: Files of what was learned for this very model, by name.
    """

    name: str
    folder: Path
    runtime: str
    prompts: Mapping[str, str] = field(default_factory=dict)
    quick: Path | None = None
    adapters: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """What a setting names: a pack, a path or a hub name; exactly one of them."""

    name: str
    home: Path
    pack: Pack | None = None
    path: Path | None = None
    hub: str | None = None


def prepare(settings: Settings, progress: Progress = silent) -> tuple[Ready, Ready]:
    """Make both models ready and load none: ``(embedding, language)``.

    Call this before anything large is loaded: making a model takes up to 6.5 GB of memory.

    Raises:
        ModelError: A model cannot be had; the message says why and what to do.
    """
    return prepare_embedder(settings, progress), prepare_language_model(settings, progress)


def load_embedder(settings: Settings, progress: Progress = silent) -> Embedder:
    """Make the embedding model ready if need be, and load it.

    Raises:
        ModelError: It cannot be had or loaded.
    """
    ready = prepare_embedder(settings, progress)
    progress(f"{ready.name}: loading", 0, 0)
    return _embedder(ready)


def present_embedder(settings: Settings) -> Embedder | None:
    """The embedding model, where it is ready on this machine; nothing is fetched or made."""
    source = resolve(settings.embedding_model, settings.models, "YOUJU_EMBEDDING_MODEL")
    if source.path is None and not (source.home / "sentence-transformers").is_dir():
        return None
    return _embedder(_ready_embedder(source, settings))


def present_reader(settings: Settings) -> Reads | None:
    """What reads claims beside sentences, where its model is ready on this machine; else None.

    The embedding model with what was learned for it; other embedding models have none.
    """
    source = resolve(settings.embedding_model, settings.models, "YOUJU_EMBEDDING_MODEL")
    folder, learned = source.home / "sentence-transformers", _learned(source).get(READER)
    if learned is None or not folder.is_dir():
        return None

    @cache
    def reader() -> Reads:
        from assistant.runtime.nli import CrossEncoder  # imports torch, which takes seconds

        return CrossEncoder(folder, learned)

    return lambda pairs: reader()(pairs)


def _embedder(ready: Ready) -> Embedder:
    return SentenceTransformerEmbedder(ready.folder, ready.name, ready.prompts, ready.quick)


def present_judge(settings: Settings) -> Judges | None:
    """What judges claims, where its model is ready on this machine; else None.

    The language model with what was learned for it; other models and runtimes have none.
    """
    source = resolve(settings.language_model, settings.models, "YOUJU_LANGUAGE_MODEL")
    judge = _judge_of(source, source.home / "openvino", settings, CLAIMS)
    return None if judge is None else lambda chats: judge().claims(chats)


def _answerable(folder: Path, settings: Settings) -> Answerable | None:
    """What judges questions; None where the language model in use has not learned to."""
    source = resolve(settings.language_model, settings.models, "YOUJU_LANGUAGE_MODEL")
    judge = _judge_of(source, folder, settings, QUESTIONS)
    return None if judge is None else lambda chats: judge().questions(chats)


def _judge_of(
    source: Source, folder: Path, settings: Settings, matter: str
) -> Callable[[], Judge] | None:
    """What gives the judge of a matter, loaded once for all; None where there is none."""
    learned = {name: p for name, p in _learned(source).items() if name in LABELS_OF}
    is_served = choose_runtime(settings.runtime) == "openvino" and (folder / IR).is_file()
    return partial(_judge, folder, *learned.items()) if matter in learned and is_served else None


@cache
def _judge(folder: Path, *learned: tuple[str, Path]) -> Judge:
    from assistant.runtime.judge import Judge  # imports OpenVINO, which takes seconds

    return Judge(folder, dict(learned))


def load_language_model(settings: Settings, progress: Progress = silent) -> LanguageModel:
    """Make the language model ready if need be, and load it into its runtime.

    Raises:
        ModelError: It cannot be had or loaded.
    """
    ready = prepare_language_model(settings, progress)
    progress(f"{ready.name}: loading", 0, 0)
    if ready.runtime == "openvino":
        from assistant.runtime.openvino_llm import OpenVINOLanguageModel

        return OpenVINOLanguageModel(
            ready.folder, ready.name, ready.adapters, _answerable(ready.folder, settings)
        )
    from assistant.runtime.transformers_llm import TransformersLanguageModel

    return TransformersLanguageModel(ready.folder, ready.name)


def prepare_embedder(settings: Settings, progress: Progress = silent) -> Ready:
    """Return the embedding model's folder, made if need be; one process at a time makes it.

    Raises:
        ModelError: It cannot be had.
    """
    source = resolve(settings.embedding_model, settings.models, "YOUJU_EMBEDDING_MODEL")
    if source.path is None:
        target = source.home / "sentence-transformers"
        with _making(source, target, progress) as missing:
            if missing:
                _folder(source, target, settings.carried, progress)
        if _is_quickened(source, settings):
            with _making(source, source.home / "openvino", progress) as missing:
                if missing:
                    sentence_transformers_to_openvino(
                        target, source.home / "openvino", _about(source, progress)
                    )
    return _ready_embedder(source, settings)


def _ready_embedder(source: Source, settings: Settings) -> Ready:
    """The embedding model as it is on the disk."""
    runtime = "sentence-transformers"
    if source.path is not None:
        return Ready(source.name, source.path, runtime)
    quick = source.home / "openvino"
    return Ready(
        source.name,
        source.home / runtime,
        runtime,
        source.pack.prompts if source.pack else {},
        quick if _is_quickened(source, settings) and quick.is_dir() else None,
    )


def _is_quickened(source: Source, settings: Settings) -> bool:
    """Whether OpenVINO computes the vectors: only of packs, for which that has been measured."""
    return source.pack is not None and choose_runtime(settings.runtime) == "openvino"


def prepare_language_model(settings: Settings, progress: Progress = silent) -> Ready:
    """Return the language model's folder and runtime, made if need be.

    With the runtime ``auto`` a model whose architecture OpenVINO does not know is served by
    transformers.

    Raises:
        ModelError: It cannot be had.
    """
    source = resolve(settings.language_model, settings.models, "YOUJU_LANGUAGE_MODEL")
    if source.path is not None and (source.path / IR).is_file():
        return _ready_made(source.name, source.path, settings.runtime)
    runtime = choose_runtime(settings.runtime)
    if runtime == "openvino" and not _known_as_unknown(source):
        try:
            folder = _openvino(source, settings, progress)
            worn = {name: path for name, path in _learned(source).items() if name not in LABELS_OF}
            return Ready(source.name, folder, runtime, adapters=worn)
        except UnknownArchitectureError:
            if settings.runtime == "openvino":
                raise
            _marker(source).write_text(_exporter_version(), "utf-8")
            progress(f"{source.name}: unknown to OpenVINO, transformers serves it", 0, 0)
    return Ready(source.name, _safetensors(source, settings, progress), "transformers")


def _learned(source: Source) -> dict[str, Path]:
    """What comes with Youju that was learned for a pack, by name; other models have none."""
    if source.pack is None:
        return {}
    return {path.stem: path for path in sorted((ADAPTERS / source.name).glob("*.safetensors"))}


def _ready_made(name: str, folder: Path, runtime: str) -> Ready:
    if runtime == "transformers":
        raise ModelError(
            f"{folder} is in OpenVINO form, which transformers cannot load. "
            "Set YOUJU_RUNTIME=openvino, or name a safetensors folder."
        )
    return Ready(name, folder, "openvino")


def choose_runtime(wanted: str) -> str:
    """Return ``openvino`` or ``transformers``: on CUDA the latter, else the former where it runs.

    Raises:
        ModelError: ``wanted`` is not one of ``RUNTIMES``.
    """
    if wanted not in RUNTIMES:
        raise ModelError(
            f"YOUJU_RUNTIME is {wanted!r}, expected one of {', '.join(RUNTIMES)}. Correct it."
        )
    if wanted != "auto":
        return wanted
    if shutil.which("nvidia-smi"):  # importing torch to ask takes seconds
        from assistant.runtime.transformers_llm import cuda_available

        if cuda_available():
            return "transformers"
    return "openvino" if importlib.util.find_spec("openvino_genai") else "transformers"


def resolve(name: str, models: Path, variable: str) -> Source:
    """Say what ``name`` means: a pack, else a path that exists, else a hub name.

    Args:
        name: The setting.
        models: Folder below which the model gets its own folder.
        variable: The setting's variable, for the message.

    Raises:
        ModelError: It is none of these.
    """
    known = packs()
    if name in known:
        return Source(name, models / name, pack=known[name])
    path = Path(name).expanduser()
    if path.exists():
        key = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:KEY_DIGITS]
        return Source(path.stem, models / f"{path.stem}-{key}", path=path)
    if HUB_NAME.fullmatch(name) and not name.startswith("."):
        return Source(name, models / name.replace("/", "--"), hub=name)
    raise ModelError(
        f"{variable} is {name!r}, expected a pack ({', '.join(known)}), a folder or GGUF file that "
        "exists, or a hub name such as owner/model. Correct it."
    )


def _openvino(source: Source, settings: Settings, progress: Progress) -> Path:
    """Return the folder in OpenVINO form, made if need be."""
    target = source.home / "openvino"
    with _making(source, target, progress) as missing:
        if missing:
            plain = _plain(source, settings.carried, progress)
            if (plain / IR).is_file():  # a hub model may come in this form
                plain.rename(target)
            else:
                safetensors_to_openvino(plain, target, _about(source, progress))
    return target


def _safetensors(source: Source, settings: Settings, progress: Progress) -> Path:
    """Return the folder in safetensors form, made if need be."""
    if source.path is not None and source.path.is_dir():
        return source.path
    target = source.home / "safetensors"
    with _making(source, target, progress) as missing:
        if missing:
            _plain(source, settings.carried, progress).rename(target)
    return target


def _plain(source: Source, carried: Path | None, progress: Progress) -> Path:
    """Return a safetensors folder to convert from: one that stays, or one below ``work``."""
    kept = source.home / "safetensors"
    if source.path is not None and source.path.is_dir():
        return source.path
    if kept.is_dir():
        return kept
    target = source.home / "work" / "safetensors"
    if not target.is_dir():
        _folder(source, target, carried, progress)
    return target


def _about(source: Source, progress: Progress) -> Progress:
    """Progress of what knows only files, told with the name of the model they are of."""
    return lambda label, done, total: progress(f"{source.name}: {label}", done, total)


def _folder(source: Source, target: Path, carried: Path | None, progress: Progress) -> None:
    """Make ``target`` from a pack, a GGUF file or the hub."""
    if source.hub is not None:
        return _download(source.hub, target, progress)
    if source.path is not None:
        return gguf_to_safetensors(source.path, target, _about(source, progress))
    if source.pack is None:
        raise ValueError(f"{source.name} has no origin")
    work = source.home / "work"
    try:
        file = fetch(source.pack, work, carried, progress)
    except NoSourceError as error:
        try:
            return _download(source.pack.base_model, target, progress)
        except ModelError as hub:
            raise NoSourceError(source.pack, [*error.reasons, f"the hub: {hub}"]) from error
    step = {
        "gguf": gguf_to_safetensors,
        "e5s1": e5_to_sentence_transformers,
    }[source.pack.format]
    step(file, target, _about(source, progress))
    file.unlink()
    return None


def _download(name: str, target: Path, progress: Progress) -> None:
    """Fetch a hub model's weights and settings; what is there already is not fetched again."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

    progress(f"{name}: fetching from the hub", 0, 0)
    partial = target.with_name(f"{target.name}.hub")
    try:
        with no_space(target.parent):
            snapshot_download(name, local_dir=partial, allow_patterns=list(HUB_FILES))
    except (HfHubHTTPError, LocalEntryNotFoundError, OSError, ValueError) as error:
        raise ModelError(
            f"{name} could not be fetched ({_first_line(error)}). Check the name and the network, "
            "or download it elsewhere and name its folder instead."
        ) from error
    if not any((*partial.rglob("*.safetensors"), *partial.glob(IR))):
        raise ModelError(
            f"{name} holds no weights in safetensors or OpenVINO form; other forms are not loaded. "
            "Choose another model, or convert it and name the folder."
        )
    shutil.rmtree(partial / ".cache", ignore_errors=True)
    partial.rename(target)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__


@contextmanager
def _making(source: Source, target: Path, progress: Progress) -> Iterator[bool]:
    """Hold the model's lock while it is made; yield whether ``target`` is missing.

    What was only needed on the way is removed at the end, also what an earlier process left.
    """
    if target.is_dir() and not _leftovers(source.home):
        yield False
        return
    source.home.mkdir(parents=True, exist_ok=True)
    with _locked(FileLock(source.home / "lock"), source, progress):
        missing = not target.is_dir()
        if missing:
            check_space(source.home, _disk(source))
        yield missing
        for path in _leftovers(source.home):
            shutil.rmtree(path)


def _leftovers(home: Path) -> list[Path]:
    return [*home.glob("work"), *home.glob("*.tmp"), *home.glob("*.hub")]


@contextmanager
def _locked(lock: FileLock, source: Source, progress: Progress) -> Iterator[None]:
    try:
        lock.acquire(timeout=0)
    except Timeout:
        progress(f"{source.name}: another process is making it, waiting", 0, 0)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _disk(source: Source) -> int:
    """Bytes that making the model may need; 0 where it cannot be known before."""
    if source.pack is not None:
        return source.pack.bytes * WORK_FACTOR
    if source.path is None:
        return 0
    if source.path.is_file():
        return source.path.stat().st_size * WORK_FACTOR
    return LOCAL_FACTOR * sum(path.stat().st_size for path in source.path.glob("*.safetensors"))


def _marker(source: Source) -> Path:
    """The file that says which exporter did not know the architecture."""
    return source.home / "unknown-to-exporter"


def _known_as_unknown(source: Source) -> bool:
    marker = _marker(source)
    return marker.is_file() and marker.read_text("utf-8") == _exporter_version()


def _exporter_version() -> str:
    return importlib.metadata.version("optimum-intel")
