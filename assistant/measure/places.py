"""Where the clauses of a library are that a question names, and what is searched of them.

Search by meaning gives whole units, an article or a numbered point; what is asked for by its number
may be a part of one. Both are counted as the unit. Knows no measure and no data set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count, takewhile
from typing import Any

from index.chunks import Kind
from index.errors import LibraryError
from index.library import Library
from index.outline import Clause


class Places:
    """The clauses of a library, by what a question says of them."""

    def __init__(self, library: Library) -> None:
        """Read what is searched."""
        self._library = library
        self._units = set(library.rows(Kind.CLAUSE)[0])

    def units(self, row: Mapping[str, Any]) -> tuple[str, ...]:
        """The clauses that are searched and hold what a row names; none where it is not here."""
        named = row.get("gold_clause_ids") or self.at(row.get("address"), row.get("title"))
        return tuple(dict.fromkeys(unit for name in named if (unit := self.unit(name))))

    def at(self, address: str | None, title: str | None) -> list[str]:
        """The ids of the clauses of an address, in one document or, without a title, in all."""
        return [i for d in self.documents(title) for i in self._of(d, address)] if address else []

    def documents(self, title: str | None) -> list[str]:
        """The ids of the documents of a title as the list shows it, without one of all."""
        return [e.doc_id for e in self._library.documents() if title in (None, e.title)]

    def _of(self, doc_id: str, address: str) -> Iterator[str]:
        """The ids of all clauses of one address in a document; mostly there is one."""
        every = (f"{doc_id}#{address}" + (f"~{n}" if n > 1 else "") for n in count(1))
        return takewhile(lambda clause_id: self._clause(clause_id) is not None, every)

    def unit(self, clause_id: str) -> str | None:
        """The clause itself or the nearest one above it that is searched."""
        while clause_id not in self._units:
            clause = self._clause(clause_id)
            if clause is None or clause.parent is None:
                return None
            clause_id = clause.parent
        return clause_id

    def counted(self, clause_ids: Iterable[str]) -> list[str]:
        """Clauses as what is searched of them, each once; one above all that is, as itself."""
        return list(dict.fromkeys(self.unit(clause_id) or clause_id for clause_id in clause_ids))

    def _clause(self, clause_id: str) -> Clause | None:
        """The clause of an id; None where neither it nor its document is here."""
        try:
            return self._library.clause(clause_id)
        except LibraryError:
            return None
