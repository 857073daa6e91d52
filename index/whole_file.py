"""A file is written whole or not at all, whatever happens meanwhile.

Knows nothing of what is in it.
"""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file; what was there stays until all of the new one is on the disk.

    A link is followed. A device or a pipe is written to as it is.

    Raises:
        OSError: It cannot be written; a file that was there is as it was.
    """
    if _is_special(path):
        path.write_bytes(data)
        return
    part = _part_beside(path.resolve())
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path.resolve())
    finally:
        part.unlink(missing_ok=True)


def demand_writable(path: Path) -> None:
    """Try, before long work, whether ``write_whole`` can write a file; nothing is changed.

    Raises:
        OSError: It cannot.
    """
    if not _is_special(path):
        _part_beside(path.resolve()).unlink()


def _is_special(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()


def _part_beside(target: Path) -> Path:
    """A new empty file in the same folder, with the permissions of the one it will replace."""
    if target.exists():
        target.open("r+b").close()  # one that may not be written is not replaced either
    part = target.with_name(f".youju-{secrets.token_hex(4)}.part")
    part.touch(exist_ok=False)
    if target.exists():
        shutil.copymode(target, part)
    return part
