import json
import random
import sqlite3
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from library_worker import HashingEmbedder, law

from index.chunks import Kind
from index.database import FILE_NAME, PAGE_BYTES
from index.doctor import examine, repair
from index.errors import LibraryError, ModelError
from index.library import Library

NAMES = ("a.txt", "b.txt", "c.txt")
MODEL = HashingEmbedder().name


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of three laws, and their files beside it."""
    return make(tmp_path)


def make(place: Path) -> Path:
    for number, name in enumerate(NAMES):
        (place / name).write_text(law(name, 4 + number), encoding="utf-8")
    with Library.create(place / "lib", HashingEmbedder()) as library:
        library.add([place / name for name in NAMES])
    return place / "lib"


def content(folder: Path) -> dict[str, Any]:
    """All that a library holds, but for when it was written."""
    with sqlite3.connect(folder / FILE_NAME) as database:
        found = {
            "documents": database.execute(
                "SELECT rowid, doc_id, title, sha256, added, digest, clauses, foreigns, warnings,"
                " facts, checksum, text, outline, chunks FROM documents ORDER BY rowid"
            ).fetchall(),
            "passages": database.execute("SELECT * FROM passages ORDER BY doc_id, kind").fetchall(),
            "sources": database.execute(
                "SELECT path, doc_id FROM sources ORDER BY path"
            ).fetchall(),
        }
    database.close()
    return found


def damage(folder: Path, statement: str, *values: object) -> None:
    database = sqlite3.connect(folder / FILE_NAME)
    with database:
        assert database.execute(statement, values).rowcount > 0
    database.close()


def first(folder: Path) -> str:
    with Library.open(folder) as library:
        return library.documents()[0].doc_id


def no_model() -> HashingEmbedder:
    raise ModelError("got no embedding model; run: youju setup")


def errors(folder: Path) -> set[str]:
    return {found.code for found in examine(folder, MODEL) if found.is_error}


def test_a_sound_library_is_sound(folder: Path) -> None:
    before = content(folder)
    assert examine(folder, MODEL) == ()
    assert repair(folder, no_model, MODEL) == ()
    assert content(folder) == before


ONE = "WHERE rowid = 1"
VECTORS = np.full((3, 32), np.nan, np.float32).tobytes()
DAMAGES = [
    ("text", f"UPDATE documents SET text = CAST(text || 'x' AS BLOB) {ONE}", False),
    ("text", f"UPDATE documents SET text = 7 {ONE}", False),
    ("outline", f"UPDATE documents SET outline = substr(outline, 9) {ONE}", False),
    ("outline", f"UPDATE documents SET outline = replace(outline, '[[0,', '[[1,') {ONE}", False),
    ("outline", f"UPDATE documents SET outline = '{{}}' {ONE}", False),
    ("chunks", f"UPDATE documents SET chunks = '[[]]' {ONE}", False),
    ("chunks", f"UPDATE documents SET chunks = replace(chunks, ',[[', ',[[9999') {ONE}", False),
    ("row", f"UPDATE documents SET title = 'another' {ONE}", False),
    ("row", f"UPDATE documents SET clauses = 99 {ONE}", False),
    ("row", f"UPDATE documents SET facts = NULL {ONE}", False),
    ("vectors", f"UPDATE passages SET vectors = x'00' {ONE}", True),
    ("vectors", f"UPDATE passages SET vectors = zeroblob(length(vectors)) {ONE}", True),
    ("passages", f"UPDATE passages SET keys = '[3' {ONE}", True),
    ("passages", f"UPDATE passages SET checksum = '' {ONE}", True),
    ("passages", f"UPDATE passages SET postings = x'ffffffffffffffffffff' {ONE}", True),
    ("passages", f"DELETE FROM passages {ONE}", True),
    ("postings", f"UPDATE passages SET postings = zeroblob(32) {ONE}", True),
]


@pytest.mark.parametrize(("code", "statement", "needs_model"), DAMAGES)
def test_a_damaged_document_is_found_and_mended(
    folder: Path, code: str, statement: str, needs_model: bool
) -> None:
    before = content(folder)
    damage(folder, statement)
    found = [finding for finding in examine(folder, MODEL) if finding.is_error]
    assert code in {finding.code for finding in found}
    assert len({finding.doc_id for finding in found}) == 1
    model = HashingEmbedder() if needs_model else None
    done = repair(folder, lambda: model or no_model(), MODEL)
    assert [finding for finding in done if not finding.is_repaired] == []
    assert examine(folder, MODEL) == ()
    assert content(folder) == before
    if model is not None:
        keys = {row[:2]: json.loads(row[2]) for row in before["passages"]}
        damaged = keys[found[0].doc_id, Kind.CLAUSE.value]
        assert model.embedded == len(damaged), "what was damaged and no more"


def test_what_needs_a_model_is_left_and_said_where_there_is_none(folder: Path) -> None:
    damage(folder, f"UPDATE passages SET vectors = x'00' {ONE}")
    damage(folder, "UPDATE documents SET title = 'another' WHERE rowid = 3")
    done = {finding.code: finding for finding in repair(folder, no_model)}
    assert not done["vectors"].is_repaired
    assert "youju setup" in done["vectors"].remedy
    assert done["row"].is_repaired
    assert errors(folder) == {"vectors"}


def test_another_model_mends_nothing(folder: Path) -> None:
    damage(folder, f"UPDATE passages SET vectors = x'00' {ONE}")
    done = {f.code: f for f in repair(folder, lambda: HashingEmbedder("other"), "other")}
    assert not done["vectors"].is_repaired
    assert "made with hashing" in done["vectors"].remedy
    assert "made with hashing" in done["model"].message


def test_a_text_beyond_repair_is_moved_out_and_named(folder: Path) -> None:
    (folder.parent / "a.txt").write_text("now it says something else", encoding="utf-8")
    doc_id = first(folder)
    damage(folder, f"UPDATE documents SET text = CAST(text || 'x' AS BLOB) {ONE}")
    (done,) = [f for f in repair(folder, no_model, MODEL) if f.code == "text"]
    assert done.is_repaired
    assert str(folder.parent / "a.txt") in done.remedy
    kept = folder / "damaged" / f"{doc_id}.txt"
    assert kept.read_text("utf-8") == law("a.txt", 4) + "x"
    assert errors(folder) == set()
    with Library.open(folder) as library:
        assert [Path(entry.path).name for entry in library.documents()] == ["b.txt", "c.txt"]


def test_an_id_that_is_not_its_texts_is_set_right(folder: Path) -> None:
    before = content(folder)
    damage(folder, f"UPDATE documents SET doc_id = '0123456789ab' {ONE}")
    assert {"row", "orphan", "lost", "sourceless"} <= errors(folder)
    repair(folder, HashingEmbedder, MODEL)
    assert errors(folder) == set()
    assert content(folder) == before


def test_orphans_are_dropped_and_lost_documents_read_again(folder: Path) -> None:
    before = content(folder)
    damage(folder, f"DELETE FROM documents {ONE}")
    damage(folder, "UPDATE sources SET doc_id = 'nothing' WHERE path LIKE '%b.txt'")
    assert errors(folder) == {"orphan", "lost", "sourceless"}
    repair(folder, HashingEmbedder, MODEL)
    assert errors(folder) == set()
    after = content(folder)
    texts = [{row[1] for row in state["documents"]} for state in (before, after)]
    assert texts[0] == texts[1]


def test_files_that_are_gone_or_changed_are_said_and_no_error(folder: Path) -> None:
    (folder.parent / "a.txt").unlink()
    (folder.parent / "b.txt").write_text("another text", encoding="utf-8")
    found = examine(folder, MODEL)
    assert [(f.code, Path(f.where).name, f.is_error) for f in found] == [
        ("gone", "a.txt", False),
        ("changed", "b.txt", False),
    ]


def test_empty_room_is_given_back(folder: Path) -> None:
    big = folder.parent / "big.txt"
    big.write_text(law("大", 900), encoding="utf-8")
    with Library.open(folder, HashingEmbedder()) as library:
        library.add([big])
        library.remove([big])
    size = (folder / FILE_NAME).stat().st_size
    assert [f.code for f in examine(folder, MODEL)] == ["space"]
    repair(folder, no_model, MODEL)
    assert (folder / FILE_NAME).stat().st_size < size / 2
    assert examine(folder, MODEL) == ()


def test_a_folder_without_a_library_is_refused(tmp_path: Path) -> None:
    for look in (examine, lambda folder: repair(folder, no_model)):
        with pytest.raises(LibraryError, match="youju add"):
            look(tmp_path)


def overwritten(folder: Path, at: int, data: bytes) -> None:
    with (folder / FILE_NAME).open("r+b") as file:
        file.seek(at)
        file.write(data)


def test_a_header_in_ruins_is_survived(folder: Path) -> None:
    before = content(folder)
    overwritten(folder, 0, b"\xff" * 18)
    assert errors(folder) == {"database"}
    (done,) = [f for f in repair(folder, no_model, MODEL) if f.code == "database"]
    assert done.is_repaired
    assert errors(folder) == set()
    assert content(folder) == before
    kept = [f for f in examine(folder, MODEL) if f.code == "leftover"]
    assert len(kept) == 1
    assert kept[0].where in done.remedy


def test_a_lost_first_page_is_survived(folder: Path) -> None:
    before = content(folder)
    overwritten(folder, 0, bytes(PAGE_BYTES))
    assert errors(folder) == {"database"}
    done = repair(folder, no_model, MODEL)
    assert [s.is_repaired for s in done if s.is_error] == [True]
    assert errors(folder) == set()
    assert content(folder) == before


def test_rubbish_is_said_to_be_rubbish_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"no database " * 9999)
    assert errors(tmp_path) == {"database"}
    with pytest.raises(LibraryError, match="youju add"):
        repair(tmp_path, no_model, MODEL)
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize("seed", range(12))
def test_flipped_bytes_never_confuse_the_doctor(folder: Path, seed: int) -> None:
    """What the doctor finds is true: sound means unchanged, mended means sound."""
    chance = random.Random(seed)
    before = content(folder)
    size = (folder / FILE_NAME).stat().st_size
    for _ in range(chance.choice((1, 3, 40))):
        overwritten(folder, chance.randrange(size), bytes([chance.randrange(256)]))
    try:
        found = errors(folder)
        done = repair(folder, HashingEmbedder, MODEL)
    except LibraryError as error:  # too little is left, or it looks like another version's
        refused = str(error)
    else:
        refused = ""
    if refused:
        assert "ouju" in refused
        return
    if not found:
        assert content(folder) == before
    assert all(finding.is_repaired for finding in done if finding.is_error)
    assert errors(folder) == set()
    with Library.open(folder) as library:
        for kind in Kind:
            library.lexical("第四条 资金", 5, kind)
            assert library.count(kind) == sum(c.kind is kind for c in library.chunks())
        texts = {library.text(entry.doc_id) for entry in library.documents()}
    assert texts <= {law(name, 4 + number) for number, name in enumerate(NAMES)}
