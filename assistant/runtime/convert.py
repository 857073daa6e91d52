"""A pack's file becomes a folder that a runtime loads. Every step is whole or not there.

A step writes into a folder with ``.tmp`` in its name, which gets its own name when all of it is
on the disk. Knows the order of the steps; each format has a module of its own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from assistant.runtime.convert_e5 import convert as convert_e5
from assistant.runtime.convert_gguf import convert as convert_gguf
from assistant.runtime.convert_openvino import (
    EMBEDDING,
    LANGUAGE,
    NO_TOKENIZER,
    UNKNOWN_ARCHITECTURE,
)
from assistant.runtime.packs import Progress, no_space
from index.errors import ModelError

POLL_SECONDS = 1.0
STDERR_LINES = 5
ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
from assistant.runtime.convert_openvino import main
sys.exit(main(sys.argv[2:]))
"""


def e5_to_sentence_transformers(source: Path, folder: Path, progress: Progress) -> None:
    """Make ``folder`` from an E5S1 file."""
    _convert(convert_e5, source, folder, progress)


def gguf_to_safetensors(source: Path, folder: Path, progress: Progress) -> None:
    """Make ``folder`` from a GGUF file, with bfloat16 weights."""
    _convert(convert_gguf, source, folder, progress)


def _convert(
    convert: Callable[[Path, Path, Callable[[int, int], None]], None],
    source: Path,
    folder: Path,
    progress: Progress,
) -> None:
    def done(count: int, total: int) -> None:
        progress("unpacking the weights (step 2 of 3)", count, total)

    make(folder, lambda partial: convert(source, partial, done))


def safetensors_to_openvino(source: Path, folder: Path, progress: Progress) -> None:
    """Make ``folder`` from a safetensors folder: OpenVINO with int8 weights and tokenizer.

    Raises:
        UnknownArchitectureError: OpenVINO has no exporter for this architecture.
        ModelError: The exporter failed; its last words are given.
    """
    make(folder, lambda partial: _export(LANGUAGE, source, partial, progress))


def sentence_transformers_to_openvino(source: Path, folder: Path, progress: Progress) -> None:
    """Make ``folder`` from a sentence-transformers folder: the same with OpenVINO's int8 weights.

    Raises:
        UnknownArchitectureError: OpenVINO has no exporter for this architecture.
        ModelError: The exporter failed; its last words are given.
    """

    def fill(partial: Path) -> None:
        _export(EMBEDDING, source, partial, progress)
        without_weights = shutil.ignore_patterns("*.safetensors")
        shutil.copytree(source, partial, ignore=without_weights, dirs_exist_ok=True)

    make(folder, fill)


class UnknownArchitectureError(ModelError):
    """The exporter does not know the model's architecture; another runtime may."""


def make(folder: Path, fill: Callable[[Path], None]) -> None:
    """Let ``fill`` write into a fresh folder and give it its name once all is on the disk.

    Raises:
        ModelError: The disk is full.
    """
    partial = folder.with_name(folder.name + ".tmp")
    shutil.rmtree(partial, ignore_errors=True)
    with no_space(folder.parent):
        partial.mkdir(parents=True)
        fill(partial)
        for path in partial.rglob("*"):
            if path.is_file():
                _sync(path)
        partial.rename(folder)


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _export(task: str, source: Path, folder: Path, progress: Progress) -> None:
    scratch = folder.with_name("scratch.tmp")  # one name: a killed process leaves no second one
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    try:
        errors = scratch / "stderr.txt"
        folders = (source.resolve(), folder.resolve(), scratch.resolve())
        code = _run(task, *folders, errors, progress)
        if code == UNKNOWN_ARCHITECTURE:
            raise UnknownArchitectureError(
                f"{source}: OpenVINO does not know this architecture. "
                "Set YOUJU_RUNTIME=transformers, or choose another model."
            )
        if code == NO_TOKENIZER:
            raise ModelError(
                f"{source}: its tokenizer cannot be converted to OpenVINO. "
                "Set YOUJU_RUNTIME=transformers."
            )
        if code:
            last = errors.read_text("utf-8", "replace").strip().splitlines()[-STDERR_LINES:]
            raise ModelError(
                f"{source} could not be converted to OpenVINO (exit status {code}): "
                f"{' / '.join(last)}. Set YOUJU_RUNTIME=transformers to do without."
            )
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _run(
    task: str, source: Path, folder: Path, scratch: Path, errors: Path, progress: Progress
) -> int:
    """Run the exporter, telling once a second how many bytes it has written."""
    arguments = [str(ROOT), task, *map(str, (source, folder, scratch))]
    command = [sys.executable, "-c", PROGRAM, *arguments]
    with (
        errors.open("wb") as log,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=log, stderr=log) as process,
    ):
        try:
            while process.poll() is None:
                progress("converting to OpenVINO (step 3 of 3)", _size(scratch, folder), 0)
                time.sleep(POLL_SECONDS)
        finally:
            process.kill()
    return process.returncode


def _size(*folders: Path) -> int:
    total = 0
    for folder in folders:
        for path in folder.rglob("*"):
            try:
                total += path.stat().st_size
            except FileNotFoundError:  # the exporter moves its files while we look
                continue
    return total
