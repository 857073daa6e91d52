"""The clause that a person means by an id: a document's id, # and an address as people write it.

Ids hold addresses in canonical form (第六条第（二）项, Section 5(2)); who types one may write
第六条第二项, 5(2) or （七）. Only what means one clause is found; of the rest it is told what is
near. Knows no question and no screen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Protocol

from index.address_reading import find_references
from index.errors import LibraryError
from index.finding import Addresses, Found
from index.outline import Clause, Outline

_SHOWN = 3
"""How many clauses a message offers."""
_WORDS = ("Section {}", "第{}条")
"""What may be left out before a number: 5(2) is Section 5(2)."""
_HOW = "see documents with: youju list, and addresses with: youju clauses FILE"


class Outlines(Protocol):
    """A library, as far as its documents are read."""

    def outline(self, doc_id: str) -> Outline:
        """The outline of a document; LibraryError where it is not here."""
        ...


def clause_meant(library: Outlines, written: str) -> Clause:
    """The one clause that is meant.

    Args:
        library: Where its document is.
        written: Its id, or the id of its document, # and an address that means one clause there.

    Raises:
        LibraryError: It is no such id, its document is not here, or it means no clause or several;
            the message offers the nearest.
    """
    doc_id, mark, address = written.strip().replace("＃", "#").partition("#")
    if not (doc_id and address):
        is_document = bool(mark and doc_id) or re.fullmatch("[0-9a-f]{12}", doc_id)
        lacking = "# and an address behind it" if is_document else "a document's id and # before it"
        raise LibraryError(
            f"got {written}, which lacks {lacking}; expected a clause id such as "
            f"0123456789ab#第三条; {_HOW}"
        )
    clauses = library.outline(doc_id).clauses
    stored = next((clause for clause in clauses if clause.id == f"{doc_id}#{address}"), None)
    if stored is not None:
        return stored
    addresses = Addresses(clauses)
    meant = _meant(address, addresses, clauses)
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise LibraryError(f"got clause id {written}, which may be any of: {_ids(meant)}")
    near = _near(address, addresses) or _resembling(address, clauses)
    nearest = f"nearest: {near}; " if near else ""
    raise LibraryError(
        f"got clause id {written}, which is not in document {doc_id}; {nearest}{_HOW}"
    )


def _meant(address: str, addresses: Addresses, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """All that an address may mean: as it is written, else with other marks or a word before it."""
    as_written = tuple(clause for one in _found(address, addresses) for clause in one.clauses)
    if as_written:
        return as_written
    pieces = _pieces(address)
    alike = [clause for clause in clauses if _pieces(clause.address) == pieces]
    worded = (one for word in _WORDS for one in _found(word.format(address), addresses))
    return tuple(dict.fromkeys((*alike, *(clause for one in worded for clause in one.clauses))))


def _found(address: str, addresses: Addresses) -> Iterator[Found]:
    """What an address means that can be read as one, nothing left over."""
    references = find_references(address)
    for one in references if len(references) == 1 else ():
        if (one.start, one.end, one.title, one.anchor) == (0, len(address), None, None):
            yield addresses.find(one.steps)


def _pieces(address: str) -> list[str]:
    """Words and numbers without the marks between them, kept apart: Section 52 is no 5(2)."""
    return re.findall(r"[0-9]+|[^\W\d_]+", unicodedata.normalize("NFKC", address).lower())


def _near(address: str, addresses: Addresses) -> str:
    """The ends of the numbers there are, else what the beginning of the address means."""
    written = [address, *(word.format(address) for word in _WORDS)]
    for one in (one for form in written for one in _found(form, addresses)):
        if one.first and one.last:
            return " … ".join(dict.fromkeys((one.first.id, one.last.id)))
    for steps in (reference.steps for form in written for reference in find_references(form)):
        for end in range(len(steps), 0, -1):
            if above := addresses.find(steps[:end]).clauses:
                return _ids(above)
    return ""


def _resembling(address: str, clauses: Sequence[Clause]) -> str:
    """Clauses whose addresses are spelled much like this one."""
    by_address = {clause.id.partition("#")[2]: clause for clause in clauses}
    near = get_close_matches(address, by_address, _SHOWN)
    return _ids([by_address[one] for one in near])


def _ids(clauses: Sequence[Clause]) -> str:
    shown = ", ".join(clause.id for clause in clauses[:_SHOWN])
    more = len(clauses) - _SHOWN
    return f"{shown} and {more} more" if more > 0 else shown
