"""Files of users: written whole or not at all, and read line by line as JSON means it."""

from __future__ import annotations

import os
import re
import resource
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.textfile import is_text, json_lines, parsed, refuse_unwritable, write_file
from index.errors import YoujuError


@contextmanager
def a_disk_with(room: int) -> Iterator[None]:
    """No file may grow beyond ``room`` bytes, as where the disk is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    report.write_bytes(b"old")
    with a_disk_with(1000), pytest.raises(YoujuError, match=r"report\.md: cannot be written"):
        write_file(report, b"new" * 10_000)
    assert report.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [report]


def test_a_file_is_replaced_where_a_link_leads_and_keeps_its_permissions(tmp_path: Path) -> None:
    kept, link = tmp_path / "kept", tmp_path / "link"
    kept.write_bytes(b"old")
    kept.chmod(0o640)
    link.symlink_to(kept)
    write_file(link, b"new")
    assert link.is_symlink()
    assert kept.read_bytes() == b"new"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    refuse_unwritable(pipe)
    write_file(pipe, b"words")
    reader.join()
    assert got == [b"words"]
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["missing/file", "."])
def test_what_cannot_be_written_is_told_before_the_work(name: str, tmp_path: Path) -> None:
    with pytest.raises(YoujuError, match="cannot be written"):
        refuse_unwritable(tmp_path / name)


def test_to_try_whether_a_file_can_be_written_changes_nothing(tmp_path: Path) -> None:
    refuse_unwritable(tmp_path / "details.jsonl")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"])
def test_only_a_line_feed_ends_a_line_of_json(mark: str) -> None:
    assert json_lines(f'["a{mark}b"]\n\n[2]\r\n') == [(1, f'["a{mark}b"]'), (3, "[2]\r")]


@pytest.mark.parametrize("text", ["{", r'{"a": ["\ud800b"]}', r'{"\udc00": 1}', "[" * 100_000])
def test_what_is_no_json_of_whole_characters_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parsed(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"query": "Dogs?", "id": x}', "no JSON from character 26 on: 'x}'"),
        ("{'query': 1}", "no JSON from character 2 on: \"'query': 1}\""),
        ('{"query": "Dogs?"', "it breaks off before its JSON ends"),
        ("[1]\n[2]", "no JSON from line 2, character 1 on: '[2]'"),
        ("[" * 100_000, "JSON that is nested too deeply"),
    ],
)
def test_where_a_text_stops_being_json_is_told_in_plain_words(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(told)}$"):
        parsed(text)


def test_two_halves_are_a_character() -> None:
    assert parsed(r'"\ud83d\ude00"') == "😀"
    assert is_text("停车费😀")
    assert not is_text("停车费\udcff")
