"""The exact route: a question that names clauses by number gets those clauses.

Knows which documents a library holds, by which names they go and which of them are parts of one
code, and looks numbers up in them. Knows nothing of vectors, scores or versions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.address import PARTS, Reference, Step
from index.address_reading import find_references
from index.asked import is_of_year, year_asked
from index.context import Context, resolve
from index.coverage import Part, coverage, names_of_part, part_headings, part_of
from index.finding import Addresses, Found, likeliest
from index.library import Entry, Library
from index.outline import Clause
from index.short_titles import with_whole_titles
from index.titles import (
    Names,
    answers_to,
    folded,
    is_generic,
    may_mean,
    names_in,
    names_of,
    resembles,
    short_name,
)


@dataclass(frozen=True, slots=True)
class Missing:
    """An address that was asked for and is not there.

    Attributes:
        title: The document's title, or the name that was asked for where no document has it.
        address: The address in canonical form.
        in_library: False where the document itself is not here.
        first, last: Addresses that bound what is there, empty where nothing of the kind is.
        partial: The document is here in part, so that the address may exist all the same.
        runs: Where it is partial, first and last address of each stretch that is here.
        version: What tells the document from others of its name, else empty; where the document
            is not here, the year of which a version was asked for, and others are here.
        similar: Where the document is not here, the only title here that may have been meant.
    """

    title: str
    address: str
    in_library: bool
    first: str = ""
    last: str = ""
    partial: bool = False
    runs: tuple[tuple[str, str], ...] = ()
    version: str = ""
    similar: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a document is among those of its name, for one question.

    Attributes:
        label: What tells it from the others, else empty.
        preferred: Is it the one asked for, or in force where the question leaves that open?
        asked: Does the question say which it means?
    """

    label: str = ""
    preferred: bool = True
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names by number.

    Attributes:
        clauses: Those that are here, in the order they are named.
        possible: Those that a number without a document's name may mean, where there are several.
        missing: Addresses asked for that are not.
        documents: Ids of the documents whose names it has.
    """

    clauses: tuple[Clause, ...]
    possible: tuple[Clause, ...]
    missing: tuple[Missing, ...]
    documents: tuple[str, ...]


_Absent = tuple[str, Missing]
"""A document's id and what it lacks."""


class ExactRoute:
    """Finds what a question names by number in one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._shelf = _Shelf((), library)
        self._addresses: dict[str, Addresses] = {}

    def find(
        self,
        question: str,
        entries: Sequence[Entry],
        standing: Callable[[str], Standing],
    ) -> Named:
        """Find what a question names by number in some documents of the library.

        Args:
            question: The question.
            entries: The documents that are searched.
            standing: What the document of an id is among those of its name.
        """
        if self._shelf.entries != tuple(entries):
            self._shelf = _Shelf(entries, self._library)
        shelf = self._shelf
        question = with_whole_titles(question, shelf.titles, shelf.names)
        found: dict[str, Clause] = {}
        possible: dict[str, Clause] = {}
        missing: list[Missing] = []
        mentioned = shelf.mentioned(question)
        for reference in _absolute(find_references(question, shelf.names)):
            documents = shelf.meant(reference, mentioned)
            if other := self._of_other_years(question, reference, documents):
                missing.append(other)
                continue
            here, absent = self._look_up(reference, documents, standing)
            by_name = bool(mentioned) or shelf.is_name(reference.title)
            is_open = not by_name and len({clause.doc_id for clause in here}) > 1
            (possible if is_open else found).update((clause.id, clause) for clause in here)
            if not here:
                missing += absent if reference.title else _likely_meant(absent)
        spoken_of = shelf.spoken_of(question)
        return Named(
            tuple(found.values()), tuple(possible.values()), tuple(missing), tuple(_ids(spoken_of))
        )

    def _of_other_years(
        self, question: str, reference: Reference, documents: Sequence[Entry]
    ) -> Missing | None:
        """What is lacking where a year's version is asked for and all that are here are others."""
        year = year_asked(question, reference) if reference.title else None
        if year is None or not documents:
            return None
        library = self._library
        if any(is_of_year(library.outline(i), library.facts(i), year) for i in _ids(documents)):
            return None
        title = documents[0].title
        return Missing(title, reference.canonical, in_library=False, version=str(year))

    def _look_up(
        self,
        reference: Reference,
        documents: Sequence[Entry],
        standing: Callable[[str], Standing],
    ) -> tuple[list[Clause], list[Missing]]:
        """The clauses of an address in some documents, and what of these lacks it."""
        if not documents:
            if (name := reference.title) is None:
                return [], []
            similar = self._shelf.similar(name)
            return [], [Missing(name, reference.canonical, in_library=False, similar=similar)]
        if reference.title is None:
            by_id = {entry.doc_id: self._of(entry.doc_id) for entry in documents}
            likely = set(likeliest(by_id, reference.steps))
            documents = [entry for entry in documents if entry.doc_id in likely]
        here: list[Clause] = []
        absent: list[_Absent] = []
        for work in self._shelf.works(documents):
            outcomes = [self._find(entry, reference.steps) for entry in work]
            clauses = [clause for outcome in outcomes for clause in outcome.clauses]
            here += clauses
            if not clauses:
                lacking = self._missing(work, reference, _nearest(outcomes))
                absent.append((work[0].doc_id, lacking))
        if reference.title and len(documents) > 1:
            parts = self._shelf.parts
            told = {i: Standing() if i in parts else standing(i) for i in _ids(documents)}
            here, absent = _as_asked(here, absent, told)
        return here, [missing for _, missing in absent]

    def _of(self, doc_id: str) -> Addresses:
        if doc_id not in self._addresses:
            self._addresses[doc_id] = Addresses(self._library.outline(doc_id).clauses)
        return self._addresses[doc_id]

    def _find(self, entry: Entry, steps: Sequence[Step]) -> Found:
        if entry.doc_id in self._shelf.parts and len(steps) > 1 and steps[0].unit == "编":
            steps = steps[1:]  # a code's articles count through its parts
        return self._of(entry.doc_id).find(steps)

    def _missing(self, work: Sequence[Entry], reference: Reference, outcome: Found) -> Missing:
        """Say of a work that lacks an address what it has, and whether it is here in part."""
        part = self._shelf.parts.get(work[0].doc_id)
        title = (part.code if part else "") or work[0].title
        first = outcome.first.address if outcome.first else ""
        last = outcome.last.address if outcome.last else ""
        lacking = outcome.lacking
        if lacking is None or lacking.unit in (*PARTS, "bracket"):
            return Missing(title, reference.canonical, True, first, last)
        held = coverage((self._library.outline(e.doc_id) for e in work), part is not None)
        by_article = lacking.unit == "条" and bool(held.runs)
        runs = tuple((_article(a), _article(b)) for a, b in held.runs) if by_article else ()
        if runs:
            first, last = runs[0][0], runs[-1][1]
        number = lacking.number
        slipped = by_article and isinstance(number, int) and held.may_exist(number)
        partial = held.partial or slipped
        shown = runs if partial else ()
        return Missing(title, reference.canonical, True, first, last, partial, shown)


class _Shelf:
    """Some documents by their names; made once for as long as they stay the same."""

    def __init__(self, entries: Sequence[Entry], library: Library) -> None:
        self.entries = tuple(entries)
        self.parts: dict[str, Part] = {}
        self._by_name: dict[str, list[Entry]] = defaultdict(list)
        known: list[str] = []
        for entry in entries:
            part = _part(entry, library)
            names = names_of(entry.title)
            if part is not None:
                self.parts[entry.doc_id] = part
                names += names_of_part(part)
            known += names
            for name in {folded(name) for name in names}:
                self._by_name[name].append(entry)
        self.titles = tuple(entry.title for entry in entries)
        self.names = Names(known)

    def called(self, name: str) -> list[Entry]:
        """The documents that go by a name."""
        found = [
            entry
            for short in names_of(name)
            for entry in self._by_name.get(folded(short), ())
            if "关于" not in name or "关于" in short[1:] or folded(short) == folded(entry.title)
        ]
        return list(dict.fromkeys(found))

    def similar(self, name: str) -> str:
        """The only title that a name of no document resembles; empty where several do."""
        found = {e.title for e in self.entries if resembles(name, e.title)}
        return found.pop() if len(found) == 1 else ""

    def is_name(self, title: str | None) -> bool:
        """Is it the name of a document, neither nothing nor 本法, which any law may be?"""
        return title is not None and (is_generic(title) is None or bool(self.called(title)))

    def mentioned(self, text: str) -> tuple[Entry, ...]:
        """The documents of the one name that a text has; nothing where it has none or several."""
        groups = {tuple(self.called(named.title)) for named in names_in(text, self.names)} - {()}
        return groups.pop() if len(groups) == 1 else ()

    def spoken_of(self, text: str) -> tuple[Entry, ...]:
        """The documents of every name that a text has.

        Of names that follow at once on each other only the last counts: who asks for the 文学院
        of a 大学 asks for the former, also where both words together are a name.
        """
        named = names_in(text, self.names)
        starts = {name.start for name in named}
        last = (name.title for name in named if name.end not in starts)
        names = (name for title in last for name in (title, *self._ends(title)))
        return tuple(dict.fromkeys(entry for name in names for entry in self.called(name)))

    def _ends(self, name: str) -> Iterator[str]:
        """What is a name behind a name, in a name: 文学院 in 某某大学文学院."""
        for at in range(2, len(name) - 1):
            if folded(name[:at]) in self._by_name and folded(name[at:]) in self._by_name:
                yield name[at:]

    def works(self, documents: Sequence[Entry]) -> Iterable[list[Entry]]:
        """The documents, with parts of one code together."""
        works: dict[str, list[Entry]] = defaultdict(list)
        for entry in documents:
            part = self.parts.get(entry.doc_id)
            code = short_name(part.code) if part and part.code else entry.doc_id
            works[code].append(entry)
        return works.values()

    def meant(self, reference: Reference, mentioned: Sequence[Entry]) -> list[Entry]:
        """The documents that a reference may mean.

        Where it names none, or points with 该法: those of the one name that the question has
        elsewhere, else all.
        """
        title = reference.title
        if title is None:
            is_english, is_any = reference.is_english, reference.is_decimal
            is_any = is_any and not is_english  # 第4.1条 may stand in a document of any language
            alike = [e for e in self.entries if is_any or e.title.isascii() == is_english]
            return [e for e in alike or self.entries if not mentioned or e in mentioned]
        exact = self.called(title)
        if exact:
            return exact
        generic = is_generic(title)
        if generic is None:
            nameless = self._nameless_parts() if title.endswith("法典") else []
            return nameless or [e for e in self.entries if may_mean(title, e.title)]
        alike = [e for e in self.entries if answers_to(generic, e.title)]
        nearer = [e for e in mentioned if e in alike or title != generic]
        if nearer:
            return nearer
        return alike or (list(self.entries) if len(self.entries) == 1 else [])

    def _nameless_parts(self) -> list[Entry]:
        """Parts of which nothing tells the code, so that any code that is not here may be it."""
        parts = ((entry, self.parts.get(entry.doc_id)) for entry in self.entries)
        return [entry for entry, part in parts if part and not part.code]


def _part(entry: Entry, library: Library) -> Part | None:
    """Which part of a code a document is; the headings are read only where they may tell."""
    is_code = short_name(entry.title).endswith("法典")
    headings = part_headings(library.outline(entry.doc_id)) if is_code else ()
    return part_of(entry.title, entry.path, headings)


def _absolute(found: Sequence[Reference]) -> Iterator[Reference]:
    """Addresses that stand by themselves or lean on the one before: 该条第二款, 该法第五条."""
    last: Reference | None = None
    for reference in found:
        meant = resolve(reference, Context(last=last)) or reference
        if meant.anchor is None and meant.steps[0].unit not in PARTS:  # 第二款 of what?
            yield meant
            last = meant


def _as_asked(
    here: list[Clause], absent: list[_Absent], told: dict[str, Standing]
) -> tuple[list[Clause], list[_Absent]]:
    """Leave out other versions where the question says which it means, and that lacks the number.

    Where every version lacks it, the preferred one is told of.
    """
    labelled = [(i, replace(one, version=told[i].label)) for i, one in absent]
    preferred = [(i, one) for i, one in labelled if told[i].preferred]
    is_asked = any(standing.asked for standing in told.values())
    if is_asked and not any(told[clause.doc_id].preferred for clause in here):
        here = []
    return here, preferred or labelled


def _ids(documents: Iterable[Entry]) -> list[str]:
    return [entry.doc_id for entry in documents]


def _nearest(outcomes: Sequence[Found]) -> Found:
    """Of the parts of a code the one that led farthest, so that 第三条第九款 lacks a 款."""
    deeper = [o for o in outcomes if o.lacking and o.lacking.unit in PARTS]
    counting = [o for o in outcomes if o.first]
    return next(iter([*deeper, *counting, *outcomes]))


def _article(number: int) -> str:
    return Reference(0, 0, None, (Step("条", number),), "").canonical


def _likely_meant(absent: Sequence[Missing]) -> list[Missing]:
    """Of the documents that lack a number, those that count this way; of versions one."""
    counting = [m for m in absent if m.first] or list(absent[:1])
    return list({m.title: m for m in counting}.values())
