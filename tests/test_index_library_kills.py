"""What happens to a library when its process is killed, or others use it at the same time."""

import contextlib
import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from library_worker import (
    HashingEmbedder,
    after,
    assert_whole,
    chunk_text,
    law,
    plan,
    processes,
    texts,
    work,
)

from index.chunks import Kind
from index.database import FILE_NAME
from index.doctor import examine
from index.embedder import Vectors
from index.errors import LibraryError
from index.library import Library

KILLS = 100
LONGEST = 0.06
"""Seconds after the first step was reported until a kill, at most: about three steps."""


def content(folder: Path) -> list[list[tuple[Any, ...]]]:
    """All that a library holds but for order, times and folders."""
    queries = (
        "SELECT doc_id, title, sha256, digest, clauses, foreigns, warnings, facts, text, outline,"
        " chunks FROM documents",
        "SELECT * FROM passages",
        "SELECT path, doc_id FROM sources",
    )
    with contextlib.closing(sqlite3.connect(folder / FILE_NAME)) as database:
        found = [database.execute(query).fetchall() for query in queries]
    found[2] = [(Path(path).name, doc_id) for path, doc_id in found[2]]
    return [sorted(rows) for rows in found]


def run_and_kill(folder: Path, files: Path, seed: int, start: int, chance: random.Random) -> int:
    """Let a process take steps, kill it at a random instant, and say its last step, or -1."""
    receiver, sender = processes().Pipe(duplex=False)
    steps = len(plan(seed))
    process = processes().Process(target=work, args=(folder, files, seed, start, steps, sender))
    process.start()
    sender.close()
    seen = [-1]
    if chance.random() < 0.8:  # else it may not even have begun
        seen.append(receiver.recv())
    time.sleep(chance.random() * LONGEST)
    process.kill()
    process.join()
    with contextlib.suppress(EOFError):
        while True:
            seen.append(receiver.recv())
    return seen[-1]


def test_a_kill_at_any_instant_leaves_the_library_before_or_after_the_step(tmp_path: Path) -> None:
    folder, files, seed, done = tmp_path / "lib", tmp_path / "files", 5, 0
    files.mkdir()
    chance, steps = random.Random(seed), plan(seed)
    interrupted = 0
    for _ in range(KILLS):
        done = max(done, run_and_kill(folder, files, seed, done, chance) + 1)
        if done == 0 and not Library.exists(folder):
            continue
        interrupted += (folder / f"{FILE_NAME}-journal").exists()
        with Library.open(folder) as library:
            held = texts(library)
            assert_whole(library)
        assert held in (after(steps[:done]), after(steps[: done + 1]))
    assert KILLS < done < len(steps)
    assert interrupted > 0, "some kills fall into the middle of a change"
    assert [s for s in examine(folder, "hashing") if s.is_error] == []
    work(folder, files, seed, done, done + 9)
    (tmp_path / "other").mkdir()
    work(tmp_path / "never", tmp_path / "other", seed, 0, done + 9)
    assert content(folder) == content(tmp_path / "never")
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]


def test_two_processes_add_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    workers = []
    for seed in (1, 2):
        files = tmp_path / str(seed)
        files.mkdir()
        args = (tmp_path / "lib", files, seed, 1170, 1200)
        workers.append(processes().Process(target=work, args=args))
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
        assert worker.exitcode == 0
    with Library.open(tmp_path / "lib") as library:
        held = sorted(library.text(entry.doc_id) for entry in library.documents())
        assert_whole(library)
    made = {text for seed in (1, 2) for text in after(plan(seed)[1170:]).values()}
    assert held == sorted(made)


def test_searching_goes_on_while_another_process_removes(tmp_path: Path) -> None:
    """Each search finds what one change left, and its texts until the next one is taken in."""
    (tmp_path / "files").mkdir()
    args = (tmp_path / "lib", tmp_path / "files", 3, 0, 60)
    Library.create(tmp_path / "lib", HashingEmbedder()).close()
    worker = processes().Process(target=work, args=args)
    worker.start()
    read = 0
    with Library.open(tmp_path / "lib") as library:
        while worker.is_alive():
            library.refresh()
            found = library.lexical("城市更新资金", 5, Kind.SENTENCE).scores
            for key in found:
                try:
                    assert chunk_text(library, library.chunk(key))
                    read += 1
                except LibraryError:
                    assert library.refresh(), "what was removed since is all that may be missing"
                    break
        assert worker.exitcode == 0
        library.refresh()
        assert texts(library) == after(plan(3)[:60])
        assert_whole(library)
    assert read > 0


def add_with_little_room(folder: Path, path: Path, room: int, said: Connection) -> None:
    """Add a file in a process whose files may grow by so many bytes."""
    import resource

    size = (folder / FILE_NAME).stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + room, size + room))
    try:
        with Library.open(folder, HashingEmbedder()) as library:
            library.add([path])
        said.send("added")
    except LibraryError as error:
        said.send(str(error))


@pytest.mark.skipif(os.name == "nt", reason="no limit on files' sizes there")
@pytest.mark.parametrize("room", [0, 20_000, 100_000])
def test_a_full_disk_is_told_and_leaves_the_library_as_it_was(tmp_path: Path, room: int) -> None:
    folder, big = tmp_path / "lib", tmp_path / "big.txt"
    (tmp_path / "a.txt").write_text(law("甲", 3), encoding="utf-8")
    big.write_text(law("大", 900), encoding="utf-8")
    with Library.create(folder, HashingEmbedder()) as library:
        library.add([tmp_path / "a.txt"])
    before = content(folder)
    receiver, sender = processes().Pipe(duplex=False)
    args = (folder, big, room, sender)
    process = processes().Process(target=add_with_little_room, args=args)
    process.start()
    sender.close()
    said = receiver.recv()
    process.join()
    assert "disk has room" in said
    assert content(folder) == before
    with Library.open(folder, HashingEmbedder()) as library:
        assert [r.status for r in library.add([big])] == ["added"]
        assert_whole(library)


def search_unprivileged(folder: Path, said: Connection) -> None:
    """Search, and try to remove, as a user who may only read."""
    search(folder)  # while what it imports may still be read
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    said.send(search(folder))
    for change in (remove_first, add_without_embedding):
        try:
            change(folder)
        except LibraryError as error:
            said.send(str(error))


def remove_first(folder: Path) -> None:
    with Library.open(folder) as library:
        library.remove([library.documents()[0].doc_id])


class NeverAsked(HashingEmbedder):
    """An embedder of which nothing is wanted."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        raise AssertionError(texts)


def add_without_embedding(folder: Path) -> None:
    with Library.open(folder, NeverAsked()) as library:
        library.add([folder.parent / "b.txt"])


def search(folder: Path) -> int:
    with Library.open(folder) as library:
        return len(library.lexical("城市更新", 9, Kind.SENTENCE).scores)


@pytest.mark.skipif(os.name == "nt", reason="other rights on files there")
def test_a_folder_that_may_only_be_read_can_be_searched() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "lib"
        (Path(place) / "a.txt").write_text(law("甲", 3), encoding="utf-8")
        (Path(place) / "b.txt").write_text(law("乙", 3), encoding="utf-8")
        with Library.create(folder, HashingEmbedder()) as library:
            library.add([Path(place) / "a.txt"])
        (folder / FILE_NAME).chmod(0o444)
        folder.chmod(0o555)
        Path(place).chmod(0o755)
        receiver, sender = processes().Pipe(duplex=False)
        process = processes().Process(target=search_unprivileged, args=(folder, sender))
        process.start()
        sender.close()
        assert receiver.recv() == 3
        for _ in (remove_first, add_without_embedding):
            assert "may read but not change" in receiver.recv()
        process.join()
        folder.chmod(0o755)
