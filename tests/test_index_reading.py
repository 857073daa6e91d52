"""Files that have not changed are known again; whatever may have changed is read."""

import os
from pathlib import Path

import pytest
from library_worker import HashingEmbedder, assert_whole, law, texts

from index import reading
from index.errors import LibraryError
from index.library import Library
from index.outline import Outline
from index.reading import Reader, read_outline

HOUR_NS = 3600 * 10**9


class Counting(Reader):
    """A reader that remembers what it read."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def read(self, path: Path) -> reading.Reading:
        """Read, and remember."""
        self.seen.append(path.name)
        return super().read(path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A law that was written an hour ago."""
    path = tmp_path / "a.txt"
    path.write_text(law("甲", 3), encoding="utf-8")
    age(path, 1)
    return path


def age(path: Path, hours: int) -> None:
    then = path.stat().st_mtime_ns - hours * HOUR_NS
    os.utime(path, ns=(then, then))


def test_an_unchanged_file_is_known_by_its_size_and_time_and_not_opened(file: Path) -> None:
    stamp = Reader().read(file).stamp
    when = file.stat().st_mtime_ns
    file.write_bytes(bytes(stamp.size or 0))  # what only reading would tell
    os.utime(file, ns=(when, when))
    assert Reader().same(file, stamp) == stamp


def test_a_file_with_another_time_is_known_by_its_bytes(file: Path) -> None:
    stamp = Reader().read(file).stamp
    age(file, 1)
    again = Reader().same(file, stamp)
    assert again is not None
    assert again != stamp
    assert Reader().same(file, again) == again


def test_a_changed_file_is_not_known_even_of_the_same_size(file: Path) -> None:
    stamp = Reader().read(file).stamp
    file.write_text(law("乙", 3), encoding="utf-8")
    assert file.stat().st_size == stamp.size
    assert Reader().same(file, stamp) is None
    file.unlink()
    assert Reader().same(file, stamp) is None


def test_the_time_of_a_file_written_just_now_is_not_relied_on(file: Path) -> None:
    """It may be written once more within the same tick of the clock."""
    file.write_text(law("乙", 3), encoding="utf-8")
    stamp = Reader().read(file).stamp
    assert stamp.mtime_ns is None
    again = file.stat().st_mtime_ns
    file.write_text(law("丙", 3), encoding="utf-8")
    os.utime(file, ns=(again, again))
    assert Reader().same(file, stamp) is None


def test_a_file_that_changes_while_it_is_read_is_not_known(file: Path) -> None:
    def read(path: Path) -> Outline:
        outline = read_outline(path)
        path.write_text(law("丙", 9), encoding="utf-8")
        return outline

    assert Reader(read).read(file).stamp.sha256 == ""


def test_other_code_reads_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = Reader().read(file).stamp
    monkeypatch.setattr(reading, "parser_digest", lambda: "another")
    assert Reader().same(file, stamp) is None


def test_the_digest_of_the_code_is_that_of_its_sources_and_packages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = reading.parser_digest.__wrapped__
    assert made() == made()
    before = made()
    monkeypatch.setattr(reading.metadata, "version", lambda _: "99")
    assert made() != before


def test_adding_again_reads_what_is_new_or_changed_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = tmp_path / "files"
    files.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (files / name).write_text(law(name, 3), encoding="utf-8")
        age(files / name, 1)
    counting = Counting()
    monkeypatch.setattr("index.library.Reader", lambda _: counting)
    embedder = HashingEmbedder()
    with Library.create(tmp_path / "lib", embedder) as library:
        library.add([files])
        (files / "b.txt").write_text(law("new", 5), encoding="utf-8")
        (files / "d.txt").write_text(law("d.txt", 2), encoding="utf-8")
        age(files / "c.txt", 1)
        counting.seen.clear()
        before = library.documents()
        results = library.add([files])
        assert [(Path(r.path).name, r.status) for r in results] == [
            ("a.txt", "unchanged"),
            ("b.txt", "updated"),
            ("c.txt", "unchanged"),
            ("d.txt", "added"),
        ]
        known, listed = results[0], before[0]
        assert known.doc_id == listed.doc_id
        assert (known.title, known.clauses) == (listed.title, listed.clauses)
        assert counting.seen == ["b.txt", "d.txt"]
        counting.seen.clear()
        assert {r.status for r in library.add([files], reread=True)} == {"unchanged"}
        assert counting.seen == ["a.txt", "b.txt", "c.txt", "d.txt"]
        assert_whole(library)


def test_files_that_are_gone_are_named_and_their_texts_stay(tmp_path: Path) -> None:
    files = tmp_path / "files"
    (files / "deep").mkdir(parents=True)
    for name in ("a.txt", "deep/b.txt"):
        (files / name).write_text(law(name, 3), encoding="utf-8")
    with Library.create(tmp_path / "lib", HashingEmbedder()) as library:
        library.add([files])
        assert library.missing() == ()
        (files / "deep" / "b.txt").unlink()
        library.add([files])
        assert library.missing() == (files / "deep" / "b.txt",)
        assert library.missing([files / "deep"]) == (files / "deep" / "b.txt",)
        assert library.missing([files / "a.txt"]) == ()
        assert set(texts(library)) == {"a.txt", "b.txt"}


def test_a_file_or_a_folder_is_removed_by_its_path(tmp_path: Path) -> None:
    files = tmp_path / "files"
    (files / "deep").mkdir(parents=True)
    for name, said in (("a.txt", "甲"), ("copy.txt", "甲"), ("deep/b.txt", "乙"), ("c.txt", "丙")):
        (files / name).write_text(law(said, 3), encoding="utf-8")
    with Library.create(tmp_path / "lib", HashingEmbedder()) as library:
        library.add([files])
        with pytest.raises(LibraryError, match="nothing was removed"):
            library.remove([files / "deep", files / "nothing.txt"])
        assert set(texts(library)) == {"a.txt", "b.txt", "c.txt"}
        library.remove([files / "a.txt"])
        assert set(texts(library)) == {"copy.txt", "b.txt", "c.txt"}, "a copy keeps its text here"
        (files / "deep" / "b.txt").unlink()
        library.remove([files / "deep"])
        assert set(texts(library)) == {"copy.txt", "c.txt"}
        library.remove([files])
        assert library.documents() == ()
        assert_whole(library)


def test_a_library_that_is_moved_with_its_uploads_goes_on(tmp_path: Path) -> None:
    uploads = tmp_path / "lib" / "uploads"
    embedder = HashingEmbedder()
    with Library.create(tmp_path / "lib", embedder) as library:
        uploads.mkdir()
        (uploads / "a.txt").write_text(law("甲", 3), encoding="utf-8")
        library.add([uploads / "a.txt"])
    embedded = embedder.embedded
    moved = (tmp_path / "lib").rename(tmp_path / "elsewhere")
    with Library.open(moved, embedder) as library:
        assert [Path(e.path) for e in library.documents()] == [moved / "uploads" / "a.txt"]
        assert library.missing() == ()
        (result,) = library.add([moved / "uploads" / "a.txt"])
        assert (result.status, result.reason) == ("unchanged", "")
        assert embedder.embedded == embedded
        assert_whole(library)


def test_a_link_to_a_folder_elsewhere_is_followed_and_no_folder_is_read_twice(
    tmp_path: Path,
) -> None:
    root, other = tmp_path / "root", tmp_path / "other"
    for folder in (root / "z", other):
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text("甲", encoding="utf-8")
    for link, to in (("b", other), ("c", other), ("d", root / "z"), ("e", root), ("f", tmp_path)):
        (root / link).symlink_to(to)
    assert list(reading.walk(root)) == [root / "b" / "a.txt", root / "z" / "a.txt"]
    (tmp_path / "link").symlink_to(root)
    assert len(list(reading.walk(tmp_path / "link"))) == 2
