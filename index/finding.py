"""An address finds its clauses in one document. Pure.

What an address means depends on how the document counts: 第十六条 is an article where there are
articles, and （十六） where clauses are numbered through. Knows no library and reads no text: it is
handed the clauses of one document and the steps of an address.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.address import Step
from index.markers import (
    ENGLISH_ANNEXES,
    ENGLISH_UNIT,
    HAN_ANNEXES,
    Number,
    counts_anew,
    plain_unit,
)
from index.outline import Clause

_KINDS: dict[str, tuple[str, ...]] = {
    "编": ("part",), "章": ("chapter", "heading"), "节": ("section", "heading"),
    "条": ("article", "clause", "heading", "point"),
    "款": ("paragraph", "clause"),
    "项": ("subparagraph", "clause", "point", "item", "heading"), "目": ("item",),
    "部分": ("heading", "part", "chapter"),
    "号": ("clause", "subparagraph", "heading"),
    "点": ("point", "paragraph", "item", "section", "article"),
    "表": ("table",), "table": ("table",),
    "section": ("section", "article", "point"), "article": ("article", "section"),
    "recital": ("item",),
    "part": ("part",), "chapter": ("chapter",), "bracket": ("paragraph", "subparagraph", "item"),
    **dict.fromkeys((*HAN_ANNEXES, *ENGLISH_ANNEXES), ("annex",)),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """What an address means in one document.

    Attributes:
        clauses: The clauses meant; empty where there is no such number.
        first, last: The clauses that bound the range of numbers that do exist, if any.
        lacking: The step that led nowhere, None where all led somewhere.
    """

    clauses: tuple[Clause, ...]
    first: Clause | None = None
    last: Clause | None = None
    lacking: Step | None = None


def find(clauses: Sequence[Clause], steps: Sequence[Step]) -> Found:
    """Find the clauses of one document that an address means."""
    return Addresses(clauses).find(steps)


class Addresses:
    """The addresses of one document, made once and asked often."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        """Arrange the clauses of a document."""
        self._all = _Pool(clauses)
        self._children: dict[str | None, list[Clause]] = defaultdict(list)
        for clause in clauses:
            self._children[clause.parent].append(clause)
        annexes = (c for c in clauses if c.kind == "annex" and counts_anew(c.number, c.address))
        self._annexed = {inside.id for annex in annexes for inside in self._below(annex)}
        self._body = _Pool(clause for clause in clauses if clause.id not in self._annexed)

    def find(self, steps: Sequence[Step]) -> Found:
        """Find the clauses that an address means, in an annex only where the body has none.

        第一条 of a notice that counts 一、 is this or that of the rules in its annex.
        """
        pool, scope = self._all, list[Clause]()
        for step in steps:
            matched = pool.match(step) if scope else self._first(step)
            if not matched and scope and step.unit == "款" and step.number == 1:
                matched = scope  # an article of one 款 is its own first 款
            if not matched:
                is_of_body = not scope and self._body.bounds(step)[0] is not None
                return Found((), *(self._body if is_of_body else pool).bounds(step), step)
            scope = matched
            pool = _Pool(c for clause in scope for c in self._below(clause))
        return Found(tuple(scope))

    def calls(self, word: str) -> bool:
        """Does the document call clauses by one of ``ENGLISH_UNITS``: rule, where Rule 4 is?"""
        return self._all.calls(word)

    def has_uncalled(self, steps: Sequence[Step]) -> bool:
        """Has it what an address means, by its number alone: no Principle 4 for Rule 4?"""
        found = self.find(steps).clauses
        return bool(found) and not any(map(_word_of, found))

    def _first(self, step: Step) -> list[Clause]:
        """What the outermost level of an address means.

        Where the body counts through, a number that it lacks is none of an annex; A.1 is one.
        """
        matched = self._all.match(step)
        own = [clause for clause in matched if clause.id not in self._annexed]
        is_of_body = isinstance(step.number, int) and step.unit not in ("表", "table")
        if self._all.calls(step.word) and not self._body.calls(step.word):
            return matched  # Paragraph 3 of a schedule, in a contract of clauses
        if not own and is_of_body and matched and self._body.counts(matched[0].kind):
            return []
        return own or [*self._body.match(step), *matched]

    def _below(self, clause: Clause) -> Iterator[Clause]:
        for child in self._children.get(clause.id, ()):
            yield child
            yield from self._below(child)


_ANY_NUMBER = ("clause", "paragraph")
"""What any numbered piece of a document is called, however it counts."""


def likeliest(documents: Mapping[str, Addresses], steps: Sequence[Step]) -> list[str]:
    """The documents, of which none is named, that an address is likeliest of, by its word.

    Rule 4 is of those that have one, else of those that number without a word, else of those that
    count by rules. All where it has no such word, or none is any likelier.
    """
    word = next((step.word for step in steps if step.word), "")
    if not word:
        return list(documents)
    calling = {key for key, one in documents.items() if one.calls(word)}
    having = {key for key in calling if documents[key].find(steps).clauses}
    if not having or word in _ANY_NUMBER:
        having |= {key for key, one in documents.items() if one.has_uncalled(steps)}
    return [key for key in documents if key in (having or calling)] or list(documents)


class _Pool:
    """Clauses among which one level of an address is looked up."""

    def __init__(self, clauses: Iterable[Clause]) -> None:
        self._of_kind: dict[str, list[Clause]] = defaultdict(list)
        self._numbered: dict[tuple[str, Number], list[Clause]] = defaultdict(list)
        self._called: dict[str, list[Clause]] = defaultdict(list)
        for clause in clauses:
            if clause.kind == "article" and (word := _word_of(clause)):
                self._called[word].append(clause)
            self._of_kind[clause.kind].append(clause)
            self._numbered[clause.kind, clause.number].append(clause)

    def match(self, step: Step) -> list[Clause]:
        """Clauses of the first kind that the unit may mean and that has numbers at all.

        第二条 is no （二） where each 一、 has its own （一）, （二）.
        """
        called = [c for c in self._called.get(step.word, ()) if c.number == step.number]
        if called or (self.calls(step.word) and step.unit != "点"):
            return called  # Clause 5.1 may be the 5.1 below Clause 5
        for kind in self._kinds(step):
            matched = self._same_number(kind, step)
            if matched:
                return matched
            if step.unit != "点" and self.counts(kind):
                return []
        return []

    def calls(self, word: str) -> bool:
        """Are clauses called so: rule, where there is a Rule 4?"""
        return word in self._called

    def counts(self, kind: str) -> bool:
        """Do the numbers of a kind count through?"""
        return _runs_through(self._of_kind.get(kind, ()))

    def _kinds(self, step: Step) -> tuple[str, ...]:
        """The kinds that a unit may mean, the likeliest first."""
        kinds = _KINDS[step.unit]
        if step.unit == "条" and self._counts_anew("clause"):
            return (*(kind for kind in kinds if kind != "clause"), "clause")
        return kinds

    def _counts_anew(self, kind: str) -> bool:
        numbers = [c.number for c in self._of_kind.get(kind, ())]
        return len(set(numbers)) < len(numbers)

    def _same_number(self, kind: str, step: Step) -> list[Clause]:
        if step.unit == "bracket" and isinstance(step.number, str):
            written = f"({step.number})"
            return [c for c in self._of_kind.get(kind, ()) if c.address.endswith(written)]
        numbered = self._numbered.get((kind, step.number), [])
        if step.unit == "article":  # not the Rule 4 beside Article 4
            numbered = [c for c in numbered if not _word_of(c)] or numbered
        if step.unit == "recital":
            return [c for c in numbered if c.address.startswith("Recital")]
        if kind == "annex":  # a list of annexes may carry the same label
            called = [c for c in numbered if c.address.lower().startswith(step.unit)]
            return sorted(called, key=lambda c: -len(c.text))[:1]
        return numbered

    def bounds(self, step: Step) -> tuple[Clause | None, Clause | None]:
        """The first and the last clause of what the unit may mean first."""
        if self.calls(step.word):
            return self._called[step.word][0], self._called[step.word][-1]
        for kind in self._kinds(step):
            numbered = [c for c in self._of_kind.get(kind, ()) if c.number is not None]
            if numbered:
                return numbered[0], numbered[-1]
        return None, None


_LABEL = re.compile(rf"(?:^| )({ENGLISH_UNIT}) [0-9A-Z][0-9A-Za-z.]*(?: ?\([0-9a-z ]+\))*$", re.I)


def _word_of(clause: Clause) -> str:
    """The one of ``ENGLISH_UNITS`` that a clause is called or is part of, empty for none."""
    label = _LABEL.search(clause.address)
    return plain_unit(label[1]) if label else ""


def _runs_through(of_kind: Sequence[Clause]) -> bool:
    """Do the numbers count through, so that a missing one does not exist?"""
    numbers = [c.number for c in of_kind if isinstance(c.number, int)]
    return len(numbers) > 1 and len(set(numbers)) == len(numbers)
