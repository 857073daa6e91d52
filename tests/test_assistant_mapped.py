"""Pages of a model's file are given back, and read anew where they are wanted after all."""

from __future__ import annotations

import mmap
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.runtime.mapped import give_back

PAGES = 256

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what is mapped")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of some pages, each of other bytes."""
    path = tmp_path / "模型 weights.bin"
    path.write_bytes(b"".join(bytes([at]) * mmap.PAGESIZE for at in range(PAGES)))
    return path


@pytest.fixture
def mapped(file: Path) -> Iterator[mmap.mmap]:
    """The same, mapped to read, and read."""
    with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as found:
        assert found[:: mmap.PAGESIZE] == bytes(range(PAGES))
        yield found


def resident(file: Path) -> int:
    """KB of a file that this process holds."""
    lines = Path("/proc/self/smaps").read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.endswith(str(file)))
    return next(int(line.split()[1]) for line in lines[at:] if line.startswith("Rss:"))


def test_its_pages_go_and_come_back_when_they_are_read(file: Path, mapped: mmap.mmap) -> None:
    before = resident(file)
    give_back(file)
    assert resident(file) == 0 < before
    assert mapped[:: mmap.PAGESIZE] == bytes(range(PAGES))


def test_a_file_is_found_by_a_link_to_it(file: Path, mapped: mmap.mmap, tmp_path: Path) -> None:
    link = tmp_path / "link.bin"
    link.symlink_to(file)
    give_back(link)
    assert resident(file) == 0
    assert mapped[0] == 0


def test_what_may_be_written_to_stays(file: Path) -> None:
    with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_COPY) as own:
        own[0] = 7
        give_back(file)
        assert own[0] == 7


def test_another_file_stays(file: Path, mapped: mmap.mmap, tmp_path: Path) -> None:
    before = resident(file)
    give_back(tmp_path / "another.bin")
    assert resident(file) == before
    assert mapped[0] == 0
