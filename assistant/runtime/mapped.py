"""Gives back the memory of a model's file once its weights are packed elsewhere.

OpenVINO maps the file and packs what it computes with into memory of its own; the pages that it
read stay with the process, as large as the file. They are read anew where they are asked for after
all. On Linux alone: elsewhere the pages stay until the system wants them.
"""

from __future__ import annotations

import ctypes
import mmap
import sys
from pathlib import Path

IR, WEIGHTS = "openvino_model.xml", "openvino_model.bin"
"""The two files of a model in OpenVINO form; the second is the one that is mapped."""
MAPS = Path("/proc/self/maps")


def give_back(file: Path) -> None:
    """Drop the pages of a file that this process has mapped to read."""
    if sys.platform != "linux":
        return
    libc, mapped = ctypes.CDLL(None), str(file.resolve())
    for line in MAPS.read_text("utf-8", "replace").splitlines():
        where, allowed, _offset, _device, _inode, *path = line.split(maxsplit=5)
        if path == [mapped] and "w" not in allowed:
            start, end = (int(at, 16) for at in where.split("-"))
            libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), mmap.MADV_DONTNEED)
