"""The references of a library, both ways; read document by document when they are asked for.

Knows no question and no language model.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable

from index.coverage import names_of_part, part_of
from index.editions import Editions, Shelf
from index.links import Link, read_links
from index.outline import Outline, document_of
from index.titles import names_of
from index.validity import OUT_OF_FORCE


class Links:
    """Which clauses a clause refers to, and which refer to it."""

    def __init__(self, shelf: Shelf) -> None:
        """Read nothing yet."""
        self._shelf = shelf
        self._editions = Editions(shelf)
        self._lock = threading.Lock()
        self._corpus = ""
        self._names: dict[str, list[str]] = {}
        self._read: dict[str, tuple[Link, ...]] = {}

    def out(self, clause_id: str) -> tuple[Link, ...]:
        """The references that stand in a clause, its parts included."""
        inside = self._inside(clause_id)
        return tuple(link for link in self.of(document_of(clause_id)) if link.source in inside)

    def into(self, clause_id: str) -> tuple[Link, ...]:
        """The references elsewhere that mean a clause or a part of it."""
        inside = self._inside(clause_id)
        return tuple(
            link
            for doc_id in self._that_may_name(document_of(clause_id))
            for link in self.of(doc_id)
            if link.source not in inside and inside.intersection(link.targets)
        )

    def _inside(self, clause_id: str) -> set[str]:
        inside = {clause_id}
        outline = self._shelf.outline(document_of(clause_id))
        for clause in sorted(outline.clauses, key=lambda one: one.spans):
            if clause.parent in inside:
                inside.add(clause.id)
        return inside

    def of(self, doc_id: str) -> tuple[Link, ...]:
        """All references of a document, in reading order."""
        with self._lock:
            self._refresh()
            if doc_id not in self._read:
                outline = self._shelf.outline(doc_id)
                self._read[doc_id] = read_links(outline, self._documents, tuple(self._names))
            return self._read[doc_id]

    def _that_may_name(self, doc_id: str) -> list[str]:
        """The document itself and those in whose text a name of it stands."""
        names = names_of(self._shelf.outline(doc_id).title)
        return [
            entry.doc_id
            for entry in self._shelf.documents()
            if entry.doc_id == doc_id or self._has_any(entry.doc_id, names)
        ]

    def _has_any(self, doc_id: str, names: Iterable[str]) -> bool:
        text = self._shelf.outline(doc_id).document.text
        return any(name in text for name in names)

    def _documents(self, name: str) -> list[Outline]:
        """The documents of a name: those in force, where any is."""
        ids = dict.fromkeys(i for n in names_of(name) for i in self._names.get(n, ()))
        in_force = [i for i in ids if self._editions.of(i).state not in OUT_OF_FORCE]
        return [self._shelf.outline(doc_id) for doc_id in in_force or ids]

    def _refresh(self) -> None:
        """Forget everything when the documents have changed."""
        if self._corpus == self._shelf.corpus_sha256:
            return
        names: dict[str, list[str]] = defaultdict(list)
        for entry in self._shelf.documents():
            part = part_of(entry.title, "")
            of_part = names_of_part(part) if part else ()
            for name in dict.fromkeys((*names_of(entry.title), *of_part)):
                names[name].append(entry.doc_id)
        self._corpus, self._names, self._read = self._shelf.corpus_sha256, dict(names), {}
