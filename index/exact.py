"""The exact route: a question that names clauses by number gets those clauses.

Knows which documents a library holds and by which names they go, and looks numbers up in them.
Knows nothing of vectors, scores or versions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from index.address import PARTS, Reference, Step, find, find_references
from index.clauses import Clause
from index.context import Context, resolve
from index.library import Entry, Library
from index.titles import answers_to, is_generic, may_mean, names_in, names_of


@dataclass(frozen=True, slots=True)
class Missing:
    """An address that was asked for and is not there.

    Attributes:
        title: The document's title, or the name that was asked for where no document has it.
        address: The address in canonical form.
        in_library: False where the document itself is not here.
        first, last: Addresses that bound what is there, empty where nothing of the kind is.
    """

    title: str
    address: str
    in_library: bool
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names by number.

    Attributes:
        clauses: Those that are here, in the order they are named.
        missing: Addresses asked for that are not.
    """

    clauses: tuple[Clause, ...]
    missing: tuple[Missing, ...]


class ExactRoute:
    """Finds what a question names by number in one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def find(self, question: str, entries: Sequence[Entry]) -> Named:
        """Find what a question names by number in some documents of the library.

        Args:
            question: The question.
            entries: The documents that are searched.
        """
        names = {name: e for e in reversed(entries) for name in names_of(e.title)}
        found: dict[str, Clause] = {}
        missing: list[Missing] = []
        mentioned = {names[n.title].title for n in names_in(question, names) if n.title in names}
        for reference in _absolute(find_references(question, names)):
            documents = _documents_meant(reference, entries, mentioned)
            if not documents:
                name = reference.title or ""
                missing.append(Missing(name, reference.canonical, in_library=False))
            here, absent = self._look_up(reference.steps, documents)
            found.update((clause.id, clause) for clause in here)
            if documents and not here:
                missing += absent if reference.title else _likely_meant(absent)
        return Named(tuple(found.values()), tuple(missing))

    def _look_up(
        self, steps: Sequence[Step], documents: Sequence[Entry]
    ) -> tuple[list[Clause], list[Missing]]:
        here: list[Clause] = []
        absent: list[Missing] = []
        for entry in documents:
            outcome = find(self._library.outline(entry.doc_id).clauses, steps)
            here += outcome.clauses
            if not outcome.clauses:
                first = outcome.first.address if outcome.first else ""
                last = outcome.last.address if outcome.last else ""
                canonical = Reference(0, 0, None, tuple(steps), "").canonical
                absent.append(Missing(entry.title, canonical, True, first, last))
        return here, absent


def _absolute(found: Sequence[Reference]) -> Iterator[Reference]:
    """Addresses that stand by themselves or lean on the one before: 该条第二款, 该法第五条."""
    last: Reference | None = None
    for reference in found:
        meant = resolve(reference, Context(last=last)) or reference
        if meant.anchor is None and meant.steps[0].unit not in PARTS:  # 第二款 of what?
            yield meant
            last = meant


def _likely_meant(absent: Sequence[Missing]) -> list[Missing]:
    """Of the documents that lack a number, those that count this way; of versions one."""
    counting = [m for m in absent if m.first] or list(absent[:1])
    return list({m.title: m for m in counting}.values())


def _is_english(title: str) -> bool:
    return title.isascii()


def _documents_meant(
    reference: Reference, entries: Sequence[Entry], mentioned: Collection[str]
) -> list[Entry]:
    """The documents that a reference may mean.

    Where it names none: the one document that the question mentions elsewhere, else all.
    """
    title = reference.title
    if title is None:
        alike = [e for e in entries if _is_english(e.title) == reference.is_english]
        return [e for e in alike or entries if len(mentioned) != 1 or e.title in mentioned]
    by_name: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for name in names_of(entry.title):
            by_name[name].append(entry)
    exact = [e for name in names_of(title) for e in by_name.get(name, [])]
    if exact:
        return list(dict.fromkeys(exact))
    generic = is_generic(title)
    if generic is None:
        return [e for e in entries if may_mean(title, e.title)]
    alike = [e for e in entries if answers_to(generic, e.title)]
    return alike or (list(entries) if len(entries) == 1 else [])
