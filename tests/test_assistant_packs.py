"""A pack comes from the cache, a carried folder or wheels, whole and verified, or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import zipfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.runtime.packs import NoSourceError, Pack, Part, check_space, fetch, no_space, packs
from index.errors import ModelError

PIECES = (b"first piece, ", b"second piece, ", b"third piece")


def wheel(folder: Path, number: int, piece: bytes) -> Part:
    """Write a wheel that pip accepts, with ``piece`` as data; return its pin."""
    package, module = f"youju-test-part{number}", f"youju_test_part{number}"
    info = f"{module}-1.0.dist-info"
    path = folder / f"{module}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{module}/part.bin", piece)
        archive.writestr(
            f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n"
        )
        archive.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{info}/RECORD", "")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Part(package, "1.0", path.name, digest, f"{module}/part.bin")


def make_pack(folder: Path, pieces: tuple[bytes, ...] = PIECES) -> Pack:
    """Write the wheels of a pack into ``folder``."""
    folder.mkdir(exist_ok=True)
    whole = b"".join(pieces)
    parts = tuple(wheel(folder, number, piece) for number, piece in enumerate(pieces))
    digest = hashlib.sha256(whole).hexdigest()
    return Pack("test", "a/b", "MIT", "gguf", "test.gguf", len(whole), digest, parts)


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave pip an index that nobody answers for."""
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_RETRIES", "0")
    monkeypatch.setenv("PIP_TIMEOUT", "1")


@pytest.fixture
def index(tmp_path: Path, offline: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that pip finds wheels in, and no other place."""
    del offline
    folder = tmp_path / "index"
    folder.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def test_the_pins_are_complete() -> None:
    known = packs()
    assert {pack.format for pack in known.values()} == {"gguf", "e5s1"}
    for pack in known.values():
        hashes = Counter([pack.sha256, *(part.sha256 for part in pack.parts)])
        assert all(re.fullmatch(r"[0-9a-f]{64}", digest) for digest in hashes)
        assert max(hashes.values()) == 1
        assert all(
            part.wheel.endswith(".whl") and part.version in part.wheel for part in pack.parts
        )
        assert pack.file == f"{pack.name}.{pack.format}"
        assert "/" in pack.base_model


@pytest.mark.usefixtures("offline")
@given(cuts=st.lists(st.integers(0, 50), max_size=4))
def test_the_members_join_in_order(
    tmp_path_factory: pytest.TempPathFactory, cuts: list[int]
) -> None:
    whole = bytes(range(100, 150))
    edges = [0, *sorted(cuts), len(whole)]
    pieces = tuple(whole[a:b] for a, b in pairwise(edges))
    folder = tmp_path_factory.mktemp("carried")
    pack = make_pack(folder, pieces)
    assert fetch(pack, folder / "work", folder).read_bytes() == whole


@pytest.mark.usefixtures("offline")
def test_a_carried_file_is_enough(tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "wheels")
    (tmp_path / "test.gguf").write_bytes(b"".join(PIECES))
    found = fetch(pack, tmp_path / "work", tmp_path)
    assert found == tmp_path / "work" / "test.gguf"
    assert found.read_bytes() == b"".join(PIECES)


def test_pip_brings_the_wheels_and_they_are_removed_afterwards(index: Path, tmp_path: Path) -> None:
    pack = make_pack(index)
    told: list[tuple[str, int, int]] = []
    found = fetch(pack, tmp_path / "work", None, lambda *stage: told.append(stage))
    assert found.read_bytes() == b"".join(PIECES)
    assert [path.name for path in (tmp_path / "work").iterdir()] == ["test.gguf"]
    assert told[0] == ("test: fetching wheels (step 1 of 3)", 0, 3)
    assert told[-1] == ("test: putting the file together (step 1 of 3)", pack.bytes, pack.bytes)


def test_what_was_verified_before_an_interruption_is_not_fetched_again(
    index: Path, tmp_path: Path
) -> None:
    pack, work = make_pack(index), tmp_path / "work"
    missing = index / pack.parts[2].wheel
    missing.rename(tmp_path / "aside.whl")
    with pytest.raises(NoSourceError):
        fetch(pack, work, None)
    assert sorted(path.name for path in work.iterdir()) == [p.wheel for p in pack.parts[:2]]
    for part in pack.parts[:2]:
        (index / part.wheel).unlink()
    (tmp_path / "aside.whl").rename(missing)
    assert fetch(pack, work, None).read_bytes() == b"".join(PIECES)


def test_a_half_written_file_is_never_used(index: Path, tmp_path: Path) -> None:
    pack, work = make_pack(index), tmp_path / "work"
    work.mkdir()
    (work / "test.gguf.tmp").write_bytes(b"first pi")
    assert fetch(pack, work, None).read_bytes() == b"".join(PIECES)


def test_a_wheel_that_is_not_the_pinned_one_is_refused(index: Path, tmp_path: Path) -> None:
    pack = make_pack(index)
    wheel(index, 1, b"something else")
    with pytest.raises(NoSourceError, match=re.escape(pack.parts[1].wheel)) as caught:
        fetch(pack, tmp_path / "work", None)
    assert f"Expected sha256 {pack.parts[1].sha256}" in str(caught.value)
    assert not (tmp_path / "work" / "test.gguf").exists()


@pytest.mark.usefixtures("offline")
def test_when_all_fails_each_source_is_named_with_its_reason(tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "wheels")
    (tmp_path / "test.gguf").write_bytes(b"changed")
    with pytest.raises(NoSourceError) as caught:
        fetch(pack, tmp_path / "work", tmp_path)
    cache, carried, wheels = caught.value.reasons
    assert cache == f"the cache {tmp_path / 'work'}: it does not hold test.gguf"
    changed = hashlib.sha256(b"changed").hexdigest()
    assert carried.startswith(f"hand-carried files: {tmp_path / 'test.gguf'} has SHA-256 {changed}")
    assert f"pip could not download {pack.parts[0].wheel}" in wheels
    assert "YOUJU_CARRIED" in str(caught.value)
    assert pack.sha256 in str(caught.value)


@pytest.mark.parametrize(("free", "fits"), [(99, False), (100, True)])
def test_space_is_checked_before(tmp_path: Path, free: int, fits: bool) -> None:
    (tmp_path / "there").write_bytes(b"x" * 20)
    if fits:
        check_space(tmp_path, 120, lambda _: free)
    else:
        with pytest.raises(ModelError, match=r"free disk are needed.*YOUJU_MODELS"):
            check_space(tmp_path, 120, lambda _: free)


def test_a_full_disk_is_named(tmp_path: Path) -> None:
    full = re.escape(f"{tmp_path}: the disk is full")
    with pytest.raises(ModelError, match=full), no_space(tmp_path):
        raise OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(PermissionError), no_space(tmp_path):
        raise PermissionError(errno.EACCES, "denied")
