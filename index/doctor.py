"""Is a library sound, and what can be mended?

``examine`` looks; ``repair`` also mends what can be mended without loss. A model is needed only
for documents whose vectors are damaged. Knows nothing of how symptoms are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from index import checks, conditions, rows
from index.database import FILE_NAME, Database
from index.embedder import Embedder
from index.errors import DamagedError, LibraryError, YoujuError
from index.library import read_manifest
from index.mending import UNKNOWN, Mending
from index.records import MALFORMED, outline_from_json
from index.salvage import salvage
from index.symptoms import Symptom
from index.upgrades import upgrade

_REBUILD = "repairing writes it again from what is sound: its text, else its file"


def examine(folder: Path, model: str | None = None) -> tuple[Symptom, ...]:
    """Check a library.

    Args:
        folder: Where it lies; one of an older format is upgraded first.
        model: Name of the embedding model that is at hand; None where there is none.

    Returns:
        What was found, errors first.

    Raises:
        LibraryError: There is no library, it is locked, or a newer version made it.
    """
    folder = _existing(folder)
    try:
        with _opened(folder) as database:
            found = (symptom for sick in _sick(database) for symptom in _of_document(sick))
            return _ordered([*found, *_others(database, model)])
    except DamagedError as error:
        return _ordered([_of_file(error), *conditions.beside(folder)])


def repair(
    folder: Path, load_embedder: Callable[[], Embedder], model: str | None = None
) -> tuple[Symptom, ...]:
    """Check a library and mend it.

    Args:
        folder: Where it lies.
        load_embedder: Called only where something has to be embedded again.
        model: As for ``examine``.

    Returns:
        What was found, with what was done about it.

    Raises:
        LibraryError: As ``examine``; or the library cannot be written, or nothing can be saved.
    """
    folder = _existing(folder)
    done: list[Symptom] = []
    try:
        with _opened(folder) as database:
            return _ordered(_mended(database, load_embedder, model))
    except DamagedError as error:
        done.append(_salvaged(folder, _of_file(error)))
    with _opened(folder) as database:
        return _ordered([*done, *_mended(database, load_embedder, model)])


def _existing(folder: Path) -> Path:
    folder = folder.absolute()
    file = folder / FILE_NAME
    if not file.is_file() or file.stat().st_size == 0:
        raise LibraryError(
            f"got no library in {folder}; make one with: youju add PATH --library {folder}"
        )
    return folder


def _opened(folder: Path) -> Database:
    """The file of a library, whole as SQLite sees it, and of the present format."""
    database = Database(folder)
    try:
        database.read_anything()
        said = [row[0] for row in database.rows("PRAGMA integrity_check(3)")]
        if said != ["ok"]:
            raise DamagedError(f"the file is damaged ({'; '.join(map(str, said))})")
        if database.version() == 0:
            raise DamagedError("the file does not say which format it has")
        upgrade(database)
        read_manifest(database)
    except BaseException:
        database.close()
        raise
    return database


def _of_file(error: DamagedError) -> Symptom:
    return Symptom(
        "database",
        FILE_NAME,
        str(error.__cause__ or error),
        "repairing writes what can be read into a new file and keeps the old one beside it",
    )


def _salvaged(folder: Path, found: Symptom) -> Symptom:
    saved = salvage(folder)
    done = (
        f"{saved.saved} rows were written into a new file, {saved.lost} could not be read; the old "
        f"one is {saved.kept}"
    )
    return replace(found, remedy=done, is_repaired=True)


def _ordered(symptoms: list[Symptom]) -> tuple[Symptom, ...]:
    return tuple(sorted(symptoms, key=lambda found: not found.is_error))


# --- looking --------------------------------------------------------------------------------


def _sick(database: Database) -> Iterator[checks.Examined]:
    """The documents with which something is wrong, one at a time."""
    dimension = read_manifest(database).dimension
    for (rowid,) in database.rows("SELECT rowid FROM documents ORDER BY rowid"):
        found = checks.examine(database, rowid, dimension)
        if found.faults:
            yield found


def _others(database: Database, model: str | None) -> list[Symptom]:
    """What is wrong, or should be known, beyond single documents."""
    return [
        *conditions.orphans(database),
        *conditions.files(database),
        *conditions.embedding(read_manifest(database), model),
        *conditions.beside(database.folder),
        *conditions.room(database),
    ]


def _of_document(found: checks.Examined) -> list[Symptom]:
    return [
        Symptom(fault.code, found.title, fault.message, _REBUILD, found.doc_id)
        for fault in found.faults
    ]


# --- mending --------------------------------------------------------------------------------


def _mended(
    database: Database, load_embedder: Callable[[], Embedder], model: str | None
) -> list[Symptom]:
    """What was found, and what was done about it."""
    manifest = read_manifest(database)
    mending = Mending(database, load_embedder, manifest.embedding_model, manifest.dimension)
    done: list[Symptom] = []
    for sick in _sick(database):
        outcome = _tried(partial(mending.mend, sick))
        done += [_with(found, *outcome) for found in _of_document(sick)]
    for found in _others(database, model):
        done.append(_with(found, *_tried(partial(_mend_other, database, mending, found))))
    return done


def _with(found: Symptom, is_repaired: bool, outcome: str) -> Symptom:
    return replace(found, remedy=outcome or found.remedy, is_repaired=is_repaired)


def _tried(mend: Callable[[], str]) -> tuple[bool, str]:
    """Whether something was done, and what; or why not."""
    try:
        done = mend()
    except DamagedError:
        raise
    except YoujuError as error:
        return False, str(error)
    return bool(done), done


def _mend_other(database: Database, mending: Mending, found: Symptom) -> str:
    """Mend what is no single document; empty where there is nothing to be done."""
    if found.code == "orphan":
        with database.change():
            database.execute("DELETE FROM passages WHERE doc_id = ?", found.doc_id)
        return "dropped"
    if found.code == "lost":
        return mending.restore(Path(found.where), str(found.doc_id))
    if found.code == "sourceless":
        return _name_again(database, str(found.doc_id))
    if found.code == "space":
        database.pack()
        return "packed"
    return ""


def _name_again(database: Database, doc_id: str) -> str:
    """Note the file name of a document that is not said to come from any."""
    row = database.row("SELECT outline, text FROM documents WHERE doc_id = ?", doc_id)
    try:
        outline, text = row
        name = outline_from_json(outline, text.decode("utf-8", "surrogatepass")).document.name
    except MALFORMED:
        return ""
    with database.change():
        rows.point(database, database.folder / name, doc_id, UNKNOWN)
    return f"noted as {name}"
