"""A library as ``youju list`` prints it: its documents on a day, and what identifies it.

Does not know who prints or sends it.
"""

from __future__ import annotations

from datetime import date

from assistant.serial import JsonObject, listed_json, map_json
from index.editions import Editions
from index.library import Library
from index.map_choice import choose


def library_json(library: Library, as_of: date | None = None) -> JsonObject:
    """Return ``{"documents", "clauses", "embedding_model", "corpus_sha256", "learned_map"}``.

    Args:
        library: The library; files that are gone from the disk are looked for now.
        as_of: The day that decides what is in force; None for today.
    """
    entries, editions = library.documents(), Editions(library)
    gone = {str(path) for path in library.missing()}
    return {
        "documents": [
            {**listed_json(e, editions.of(e.doc_id, as_of)), "gone": e.path in gone}
            for e in entries
        ],
        "clauses": sum(entry.clauses for entry in entries),
        "embedding_model": library.manifest.embedding_model,
        "corpus_sha256": library.corpus_sha256,
        "learned_map": map_json(choose(library)),
    }
