import contextlib
import sqlite3
from pathlib import Path

import pytest
from library_worker import HashingEmbedder, processes

from index import upgrades
from index.chunks import Kind
from index.database import FILE_NAME, FORMAT_VERSION, Database
from index.doctor import examine
from index.errors import LibraryError
from index.facts import facts_of
from index.library import Library

SCRIPT = Path(__file__).with_name("library_format_1.sql")
"""What format 1 wrote for two documents, one of them in two files, below ``{files}``."""
EMBEDDER = HashingEmbedder(dimension=8)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of format 1."""
    folder = tmp_path / "lib"
    folder.mkdir()
    script = SCRIPT.read_text("utf-8").replace("{files}", str(folder / "uploads"))
    with contextlib.closing(sqlite3.connect(folder / FILE_NAME)) as database:
        database.executescript(script)
    return folder


def version(folder: Path) -> int:
    with Database(folder) as database:
        return database.version()


def columns(folder: Path) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(folder / FILE_NAME)) as database:
        names = ("manifest", "documents", "sources", "passages")
        return [row for name in names for row in database.execute(f"PRAGMA table_info({name})")]


def test_a_library_of_format_1_is_upgraded_at_the_first_opening(folder: Path) -> None:
    with contextlib.closing(sqlite3.connect(folder / FILE_NAME)) as database:
        texts = dict(database.execute("SELECT doc_id, text FROM documents ORDER BY rowid"))
        added = [row[0] for row in database.execute("SELECT added FROM documents")]
    with Library.open(folder) as library:
        assert library.manifest.format_version == FORMAT_VERSION
        assert [e.doc_id for e in library.documents()] == list(texts)
        assert [e.added for e in library.documents()] == added
        for doc_id, text in texts.items():
            assert library.text(doc_id) == text.decode()
            assert library.facts(doc_id) == facts_of(library.outline(doc_id))
        dates = library.facts(library.documents()[0].doc_id)
        assert [str(dates.published), str(dates.effective)] == ["2019-03-01", "2019-05-01"]
        found = library.lexical("计量设施", 1, Kind.CLAUSE)
        assert library.clause(next(iter(found.scores))).address == "第一条"
    assert [s for s in examine(folder, EMBEDDER.name) if s.is_error] == []


def test_an_upgraded_library_is_laid_out_as_a_new_one(folder: Path, tmp_path: Path) -> None:
    Library.open(folder).close()
    Library.create(tmp_path / "new", EMBEDDER).close()
    assert columns(folder) == columns(tmp_path / "new")


def test_files_are_known_again_after_the_upgrade(folder: Path) -> None:
    """Those below the library's own folder also when that has moved.

    An English document is read anew: what has no number in it went by a Chinese name in format 1.
    """
    embedder = HashingEmbedder(dimension=8)
    with Library.open(folder, embedder) as library:
        texts = {Path(e.path).name: library.text(e.doc_id) for e in library.documents()}
    moved = folder.rename(folder.with_name("moved"))
    (moved / "uploads").mkdir()
    for name, text in texts.items():
        (moved / "uploads" / name).write_text(text, encoding="utf-8")
    with Library.open(moved, embedder) as library:
        results = library.add([moved / "uploads"])
    assert [(Path(r.path).name, r.status, r.reason) for r in results] == [
        ("a.txt", "unchanged", ""),
        ("b.md", "updated", ""),
    ]
    with Library.open(moved, embedder) as library:
        assert {r.status for r in library.add([moved / "uploads"])} == {"unchanged"}


def test_an_upgrade_that_is_interrupted_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = columns(folder)

    def fail(database: Database) -> None:
        upgrades._to_2(database)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setitem(upgrades.UPGRADES, 1, fail)
        with pytest.raises(KeyboardInterrupt):
            Library.open(folder)
    assert (version(folder), columns(folder)) == (1, before)
    Library.open(folder).close()
    assert version(folder) == FORMAT_VERSION


def test_of_two_processes_one_waits_for_the_others_upgrade(folder: Path) -> None:
    both = [processes().Process(target=open_and_close, args=(folder,)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join(60)
    assert [process.exitcode for process in both] == [0, 0]
    with Library.open(folder) as library:
        assert len(library.documents()) == 2


def open_and_close(folder: Path) -> None:
    Library.open(folder).close()


def test_a_document_that_cannot_be_read_does_not_stop_the_upgrade(folder: Path) -> None:
    with contextlib.closing(sqlite3.connect(folder / FILE_NAME)) as database, database:
        database.execute("UPDATE documents SET outline = '{' WHERE rowid = 1")
    with Library.open(folder) as library:
        sick, sound = (entry.doc_id for entry in library.documents())
        assert library.facts(sound) == facts_of(library.outline(sound))
        with pytest.raises(LibraryError, match="youju doctor"):
            library.facts(sick)
    assert {s.doc_id for s in examine(folder, EMBEDDER.name) if s.is_error} == {sick}


def test_every_older_format_has_a_way_to_this_one() -> None:
    assert sorted(upgrades.UPGRADES) == list(range(1, FORMAT_VERSION))
