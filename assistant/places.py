"""Which documents and clauses of the library a text means when it names a place. Pure.

该法, 本条例, 《意见》, 前款 and a bare 第五条 mean what was named before; 《办法》 may be a name
that the text itself gave a document (以下简称《办法》). Versions that are past are kept apart from
those in force. Knows the outlines it is handed, and nothing of quotations.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from index.address import Reference, Step, find
from index.clauses import Clause, Outline
from index.context import Context, resolve
from index.facts import facts_of
from index.titles import answers_to, is_generic, may_mean, names_of
from index.validity import State, asked_for, versions

NO_DOCUMENT = "no_document"
NO_CLAUSE = "no_clause"
NOT_HERE = "not_here"
FOUND = "found"


@dataclass(frozen=True, slots=True)
class Meant:
    """What a reference means in the library.

    Attributes:
        outcome: ``found``, ``no_document``, ``no_clause`` (the document is here and complete, the
            number is not in it) or ``not_here`` (a part of the document that is not here).
        title: The document's title, or the name as written.
        address: The canonical address, empty where only a document is named.
        doc_ids: The documents meant, those in force.
        clauses: The clauses meant; empty where a whole document is.
        older: Documents of the same name that are no longer in force.
        older_clauses: The clauses of that number in them.
        first, last: Addresses that bound the numbers that do exist, empty where there are none.
        year: The year of the version meant, where it is one that is no longer in force.
    """

    outcome: str
    title: str
    address: str
    doc_ids: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()
    older: tuple[str, ...] = ()
    older_clauses: tuple[Clause, ...] = ()
    first: str = ""
    last: str = ""
    year: str = ""


@dataclass
class Mentions:
    """What a text has named so far; grows as the text is read.

    Attributes:
        titles: Names of documents in the order they were named, here or not.
        last: The place named last, absolute.
        aliases: Short names that the text itself gives documents.
    """

    titles: list[str] = field(default_factory=list)
    last: Reference | None = None
    aliases: dict[str, str] = field(default_factory=dict)


_ALIAS = re.compile(
    r"《((?:[^《》]|《[^》]*》)+)》\s*[（(](?:以下)?(?:简称|统称|称)?(?:为)?[“\"《]+([^”\"》）)]{2,20})[”\"》]+[)）]"
)
_BACK = re.compile(r"^(?:本|该|此|上述|前述|同|这)[部项份篇个]?")


def aliases_in(text: str) -> dict[str, str]:
    """Short names that a text gives documents itself: 《X》（以下简称《Y》）."""
    return {match[2]: re.sub(r"\s+", "", match[1]) for match in _ALIAS.finditer(text)}


class Catalogue:
    """The documents of a library by the names they go by."""

    def __init__(self, outlines: Iterable[Outline], as_of: date) -> None:
        """Take in the documents, judged on a day."""
        self.outlines = {o.document.doc_id: o for o in outlines}
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for doc_id, outline in self.outlines.items():
            for name in names_of(outline.title):
                self._by_name[name].append(doc_id)
        facts = {d: (o.title, facts_of(o)) for d, o in self.outlines.items()}
        self._versions, self._same_name = versions(facts, as_of)

    @property
    def names(self) -> Sequence[str]:
        """All names by which documents are known."""
        return tuple(self._by_name)

    def is_past(self, doc_id: str) -> bool:
        """Was the document repealed, or is a later version of it here?"""
        return self._versions[doc_id].state in (State.AMENDED, State.REPEALED)

    def year(self, doc_id: str) -> str:
        """What tells a version from others of its name; empty where dates do not."""
        version = self._versions[doc_id]
        begins = version.facts.begins
        return version.label or (str(begins.year) if begins else "")

    def title(self, doc_id: str) -> str:
        """The title of a document."""
        return self.outlines[doc_id].title

    # names

    def meant(self, reference: Reference, mentions: Mentions, around: str = "") -> Meant:
        """What a reference means, and note it among the mentions.

        Args:
            reference: As it stands in the text.
            mentions: What the text named before; changed.
            around: The words around the reference, which may tell the version (2015年修正).
        """
        if reference.title is None:
            whole = resolve(reference, Context(last=mentions.last)) or reference
        else:
            whole = reference
        name, doc_ids = self._documents(whole.title, mentions)
        if name:
            mentions.titles.append(name)
        mentions.last = replace(whole, title=name or whole.title)
        if not doc_ids:
            return Meant(NO_DOCUMENT, name or reference.title or "", whole.canonical)
        return self._clauses(doc_ids, whole.steps, whole.canonical, around)

    def _documents(self, written: str | None, mentions: Mentions) -> tuple[str, list[str]]:
        """The name meant and the documents that go by it."""
        if written is None:
            return self._last_named(None, mentions)
        name = mentions.aliases.get(written, written)
        exact = [d for n in names_of(name) for d in self._by_name.get(n, [])]
        if exact:
            return self.title(exact[0]), list(dict.fromkeys(exact))
        word = is_generic(_BACK.sub("", name)) or is_generic(name)
        if word is not None:
            return self._last_named(word, mentions)
        alike = [d for d, o in self.outlines.items() if may_mean(name, o.title)]
        return (self.title(alike[0]) if alike else name), alike

    def _last_named(self, word: str | None, mentions: Mentions) -> tuple[str, list[str]]:
        """The document named last, of a kind where a generic word tells one."""
        for title in reversed(mentions.titles):
            if word is None or answers_to(word, title):
                return title, self._by_name.get(title, [])
        if len(self.outlines) == 1 or word is None:
            return "", list(self.outlines)
        alike = [d for d, o in self.outlines.items() if answers_to(word, o.title)]
        return "", alike

    # clauses

    def _clauses(
        self, doc_ids: Sequence[str], steps: Sequence[Step], written: str, around: str
    ) -> Meant:
        past = [d for d in doc_ids if self.is_past(d)]
        current = [d for d in doc_ids if d not in past]
        if asked := self._asked_for(past, around) or (() if current else past):
            current, past = list(asked), list(asked)
        year = self.year(past[0]) if current == past else ""
        title = self.title(doc_ids[0])
        if not steps:
            return Meant(FOUND, title, written, tuple(current), (), tuple(past), (), year=year)
        found = {d: find(self.outlines[d].clauses, steps) for d in (*current, *past)}
        here = tuple(c for d in current for c in found[d].clauses)
        before = tuple(c for d in past for c in found[d].clauses)
        meant = Meant(FOUND, title, written, tuple(current), here, tuple(past), before, year=year)
        if here:
            return meant
        bounds = next((found[d] for d in current if found[d].first), found[current[0]])
        partial = any(self.is_partial(d) for d in current)
        return replace(
            meant,
            outcome=NOT_HERE if partial else NO_CLAUSE,
            first=bounds.first.address if bounds.first else "",
            last=bounds.last.address if bounds.last else "",
        )

    def _asked_for(self, past: Sequence[str], around: str) -> list[str]:
        """The past versions that the words in brackets around a name ask for: （2015年修正）."""
        said = "".join(re.findall(r"[（(〔][^（()）〕]{0,24}[)）〕]", around))
        wanted = {
            wanted
            for doc_id in past
            for wanted in asked_for(said, {i: self._versions[i] for i in self._same_name[doc_id]})
        }
        return [d for d in past if d in wanted]

    def is_partial(self, doc_id: str) -> bool:
        """Is the document here in part only: do its articles begin late or leave numbers out?"""
        numbers = [
            c.number for c in self.outlines[doc_id].clauses
            if c.kind == "article" and isinstance(c.number, int)
        ]  # fmt: skip
        return bool(numbers) and min(numbers) > 1
