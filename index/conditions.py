"""The state of a library beyond its single documents: files, model, leftovers, room.

Knows nothing of remedies but what they are called.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from index import rows
from index.database import FILE_NAME, Database
from index.library import Manifest
from index.reading import file_sha256, look
from index.symptoms import Symptom

FREE_SHARE = 0.25
"""Share of empty pages in the file from which it is worth packing."""
_NEED_ROOM = "make room: every change needs about as much as what it writes"
_UNHELD = "doc_id NOT IN (SELECT doc_id FROM documents)"


def orphans(database: Database) -> Iterator[Symptom]:
    """Rows that belong to no document, and documents that belong to no file."""
    query = f"SELECT DISTINCT doc_id FROM passages WHERE {_UNHELD}"
    for (doc_id,) in database.rows(query):
        message = "vectors and words are here of a document that is not"
        yield Symptom("orphan", str(doc_id), message, "repairing drops them", str(doc_id))
    query = f"SELECT path, doc_id FROM sources WHERE {_UNHELD} ORDER BY rowid"
    for path, doc_id in database.rows(query):
        where = str(rows.full_path(database.folder, path))
        message = "the document of this file is not here"
        remedy = "repairing reads the file again if it still holds it, else drops its name"
        yield Symptom("lost", where, message, remedy, str(doc_id))
    query = (
        "SELECT doc_id, title FROM documents WHERE doc_id NOT IN (SELECT doc_id FROM sources)"
        " ORDER BY rowid"
    )
    for doc_id, title in database.rows(query):
        message = "it is not said which file the document was read from"
        remedy = "repairing notes its name, without a folder"
        yield Symptom("sourceless", str(title), message, remedy, str(doc_id))


def files(database: Database) -> Iterator[Symptom]:
    """Files that are no longer what was added; the library is sound all the same."""
    found = database.rows("SELECT path, doc_id, size, mtime_ns, sha256 FROM sources ORDER BY rowid")
    for stored, doc_id, size, mtime_ns, sha256 in found:
        path = rows.full_path(database.folder, stored)
        seen = look(path)
        if seen is None:
            message = "the file is gone; its text is still in the library"
            remedy = f"if it should go too: youju remove {path}"
            yield Symptom("gone", str(path), message, remedy, str(doc_id), is_error=False)
            continue
        if not sha256 or seen == (size, mtime_ns):
            continue
        if seen[0] != size or file_sha256(path) != sha256:
            message = "the file has changed since it was added"
            remedy = f"take it in with: youju add {path}"
            yield Symptom("changed", str(path), message, remedy, str(doc_id), is_error=False)


def embedding(manifest: Manifest, model: str | None) -> Iterator[Symptom]:
    """Whether questions can be embedded as the documents were."""
    made_with = manifest.embedding_model
    if model is None:
        message = f"the library was made with {made_with}; the embedding model is not here yet"
        yield Symptom("model", "embedding model", message, "fetch it with: youju setup",
                      is_error=False)  # fmt: skip
    elif model != made_with:
        message = f"the library was made with {made_with}, the embedding model set is {model}"
        remedy = (
            "set YOUJU_EMBEDDING_MODEL to that one, or add the documents to a new library with: "
            "youju add PATH --library OTHER_FOLDER"
        )
        yield Symptom("model", "embedding model", message, remedy)


def beside(folder: Path) -> Iterator[Symptom]:
    """Files that an interrupted change or an earlier repair left, and room on the disk."""
    for path in sorted(folder.glob(f"{FILE_NAME}.damaged-*")):
        message = "an earlier repair kept this damaged file"
        yield Symptom("leftover", str(path), message, "delete it when you miss nothing",
                      is_error=False)  # fmt: skip
    if (journal := folder / f"{FILE_NAME}-journal").exists():
        message = "another process is changing the library, or a change was interrupted"
        yield Symptom("leftover", str(journal), message,
                      "leave it alone: the next change takes it back", is_error=False)  # fmt: skip
    for path in sorted(folder.glob(f"{FILE_NAME}.new*")):
        message = "an interrupted repair left this file"
        yield Symptom("leftover", str(path), message, "the next repair deletes it", is_error=False)
    free, size = shutil.disk_usage(folder).free, (folder / FILE_NAME).stat().st_size
    if free < size:
        message = f"the disk has {free / 1e6:,.0f} MB left, the library has {size / 1e6:,.0f}"
        yield Symptom("room", str(folder), message, _NEED_ROOM, is_error=False)


def room(database: Database) -> Iterator[Symptom]:
    """Room in the file that removed documents left."""
    free, pages = (
        int(database.row(f"PRAGMA {name}")[0]) for name in ("freelist_count", "page_count")
    )
    if free > FREE_SHARE * pages:
        message = f"{free / pages:.0%} of the file is empty"
        yield Symptom("space", FILE_NAME, message, "repairing packs it", is_error=False)
