"""Model files from a cache, a hand-carried folder or wheels, verified at every step.

A pack is one file, cut into members of wheels. The wheels are data: never installed, never
imported; their SHA-256, not their names, are what is trusted. Knows nothing of what is in the file.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from index.errors import ModelError

PINS = Path(__file__).with_name("packs.json")
CHUNK = 1 << 20
PIP = (
    *("-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--require-hashes"),
    # what pip downloads is kept verified by us, so its own cache would only double it; the
    # platform is named so that every system gets the file that is pinned
    *("--no-cache-dir", "--disable-pip-version-check", "--progress-bar=off"),
    *("--platform=manylinux2014_x86_64",),
)
WORK_FACTOR = 9
"""Disk needed while a model is made, in sizes of the pack's file (measured: at most 8)."""

Progress = Callable[[str, int, int], None]
"""Told ``(stage, done, total)``; a total of 0 means that it is not known."""


def silent(stage: str, done: int, total: int) -> None:
    """A Progress that says nothing."""
    del stage, done, total


@dataclass(frozen=True, slots=True)
class Part:
    """One wheel and the member of it that is a piece of the file."""

    package: str
    version: str
    wheel: str
    sha256: str
    member: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A pinned model.

    Attributes:
        name: What the setting says.
        base_model: Hub name of the model that it was made from.
        licence: SPDX name.
        format: ``gguf`` or ``e5s1``.
        file: Name of the assembled file.
        bytes: Its size.
        sha256: Its hash.
        parts: Its pieces, in order.
        prompts: For embeddings: what stands before a ``query`` and a ``document``.
    """

    name: str
    base_model: str
    licence: str
    format: str
    file: str
    bytes: int
    sha256: str
    parts: tuple[Part, ...]
    prompts: dict[str, str] = field(default_factory=dict)


def packs(pins: Path = PINS) -> dict[str, Pack]:
    """Return the pinned packs by name."""
    return {entry["name"]: _pack(entry) for entry in json.loads(pins.read_text("utf-8"))}


def _pack(entry: dict[str, Any]) -> Pack:
    return Pack(**{**entry, "parts": tuple(Part(**part) for part in entry["parts"])})


def fetch(pack: Pack, work: Path, carried: Path | None, progress: Progress = silent) -> Path:
    """Return the pack's file, verified, in ``work``.

    Sources in order: ``work`` itself, the hand-carried folder (the file, or its wheels), the
    package index that pip is set up for. What was verified once is not fetched again.

    Args:
        pack: What to fetch.
        work: Folder to keep it in; made if need be. One process at a time may use it.
        carried: Folder of hand-carried files, or None.
        progress: Told about wheels and bytes.

    Raises:
        NoSourceError: Every source failed; each is named with its reason.
    """
    target = work / pack.file
    if target.is_file():
        return target
    work.mkdir(parents=True, exist_ok=True)
    for left in work.glob("pip-*"):
        shutil.rmtree(left, ignore_errors=True)
    reasons = [f"the cache {work}: it does not hold {pack.file}"]
    try:
        return _carried(pack, carried, target, progress)
    except ModelError as error:
        reasons.append(f"hand-carried files: {error}")
    try:
        wheels = [_wheel(pack, i, work, carried, progress) for i in range(len(pack.parts))]
        _write(pack, _members(pack, wheels), target, f"{pack.file} from its wheels", progress)
    except ModelError as error:
        reasons.append(f"wheels: {error}")
        raise NoSourceError(pack, reasons) from error
    for wheel in work.glob("*.whl"):
        wheel.unlink()
    return target


def _carried(pack: Pack, carried: Path | None, target: Path, progress: Progress) -> Path:
    if carried is None:
        raise ModelError("no folder is set (YOUJU_CARRIED)")
    source = carried / pack.file
    if not source.is_file():
        raise ModelError(f"{source} is not there")
    with source.open("rb") as file:
        return _write(pack, iter(lambda: file.read(CHUNK), b""), target, str(source), progress)


class NoSourceError(ModelError):
    """No source had the pack; ``reasons`` names each with its reason."""

    def __init__(self, pack: Pack, reasons: list[str]) -> None:
        self.pack, self.reasons = pack, reasons
        listed = "\n".join(f"  - {reason}" for reason in reasons)
        super().__init__(
            f"The model files of {pack.name} could not be had:\n{listed}\n"
            f"Without a network: put {pack.file} (SHA-256 {pack.sha256}), or the "
            f"{len(pack.parts)} wheel(s) that {PINS.name} names, into a folder and set "
            "YOUJU_CARRIED to it."
        )


def _wheel(pack: Pack, number: int, work: Path, carried: Path | None, progress: Progress) -> Path:
    """Return a verified wheel: from ``work``, from the carried folder, else through pip."""
    part = pack.parts[number]
    kept = work / part.wheel
    before = ""
    if not kept.is_file() and carried is not None and (carried / part.wheel).is_file():
        found = sha256_of(carried / part.wheel)
        if found == part.sha256:
            return carried / part.wheel
        before = f"{mismatch(carried / part.wheel, found, part.sha256)}; "
    if not kept.is_file():
        progress(f"{pack.name}: fetching wheels (step 1 of 3)", number, len(pack.parts))
        with tempfile.TemporaryDirectory(prefix="pip-", dir=work) as folder:
            _download(part, Path(folder), before).replace(kept)
    return kept


def _download(part: Part, folder: Path, before: str) -> Path:
    pins = folder / "pins.txt"
    pins.write_text(f"{part.package}=={part.version} --hash=sha256:{part.sha256}\n", "utf-8")
    command = [sys.executable, *PIP, "--dest", str(folder), "--requirement", str(pins)]
    with no_space(folder):
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
    fetched = folder / part.wheel
    if ended.returncode or not fetched.is_file():
        last = [line for line in ended.stderr.splitlines() if line.strip()][-3:]
        raise ModelError(
            f"{before}pip could not download {part.wheel}: {' / '.join(last) or 'no reason given'}"
        )
    found = sha256_of(fetched)
    if found != part.sha256:
        raise ModelError(before + mismatch(part.wheel, found, part.sha256))
    return fetched


def _members(pack: Pack, wheels: list[Path]) -> Iterator[bytes]:
    for wheel, part in zip(wheels, pack.parts, strict=True):
        with zipfile.ZipFile(wheel) as archive, archive.open(part.member) as file:
            yield from iter(lambda: file.read(CHUNK), b"")


def _write(
    pack: Pack, chunks: Iterator[bytes], target: Path, origin: str, progress: Progress
) -> Path:
    """Write ``chunks`` beside ``target``; only what has the right hash gets its name."""
    partial, digest, done = target.with_name(target.name + ".tmp"), hashlib.sha256(), 0
    with no_space(target.parent), partial.open("wb") as out:
        for chunk in chunks:
            out.write(chunk)
            digest.update(chunk)
            done += len(chunk)
            progress(f"{pack.name}: putting the file together (step 1 of 3)", done, pack.bytes)
        out.flush()
        os.fsync(out.fileno())
    if digest.hexdigest() != pack.sha256:
        partial.unlink()
        raise ModelError(mismatch(origin, digest.hexdigest(), pack.sha256))
    partial.replace(target)
    return target


def sha256_of(path: Path) -> str:
    """Hex SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def mismatch(what: Path | str, got: str, expected: str) -> str:
    """Say that a file is not the one that is pinned."""
    return f"{what} has SHA-256 {got}, expected {expected}: remove it and fetch it again"


def check_space(folder: Path, needed: int, free: Callable[[Path], int] | None = None) -> None:
    """Refuse before anything is written when the disk cannot hold ``needed`` bytes.

    Args:
        folder: Where they will be written; what of it is there already counts as written.
        needed: Bytes.
        free: Tells the free bytes of a folder's disk.

    Raises:
        ModelError: Less is free.
    """
    folder.mkdir(parents=True, exist_ok=True)
    there = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    available = (free or _free)(folder)
    if available < needed - there:
        raise ModelError(
            f"{folder}: {(needed - there) / 1e9:.1f} GB of free disk are needed to make the model, "
            f"{available / 1e9:.1f} GB are there. Free some, or set YOUJU_MODELS to another disk."
        )


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free


@contextmanager
def no_space(folder: Path) -> Iterator[None]:
    """Turn "no space left on device" into a ModelError that names the folder."""
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise ModelError(
            f"{folder}: the disk is full. Free some space, or set YOUJU_MODELS to another disk; "
            "what was fetched so far is kept."
        ) from error
