"""A document's clauses by what they are part of, and what an address means among them. Pure.

Knows no references and no other document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.address import Step
from index.finding import find
from index.outline import Clause, Outline

_KINDS = {
    "编": ("part",), "章": ("chapter",), "节": ("section",), "条": ("article",),
    "款": ("paragraph",), "项": ("subparagraph", "clause"), "目": ("item",),
    "article": ("article", "section"), "section": ("section", "article"),
    "bracket": ("paragraph", "subparagraph", "item"),
}  # fmt: skip
_NEAR = frozenset("节款项目号")


class Hierarchy:
    """A document's clauses by what they are part of."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self._clauses = sorted(outline.clauses, key=lambda clause: clause.spans)
        self._by_id = {clause.id: clause for clause in self._clauses}
        self._found: dict[tuple[str, tuple[Step, ...]], tuple[Clause, ...]] = {}

    def chain(self, clause: Clause) -> list[Clause]:
        """A clause and what it is part of, from the inside out."""
        chain = [clause]
        while (parent := chain[-1].parent) is not None:
            chain.append(self._by_id[parent])
        return chain

    def nearest(self, clause: Clause, unit: str) -> Clause | None:
        """The clause of a unit that a clause is or is part of."""
        return next((one for one in self.chain(clause) if one.kind in _KINDS[unit]), None)

    def counted(self, clause: Clause, back: int) -> tuple[Clause, ...]:
        """The clauses of its kind so many before it, itself for 0, the next for -1."""
        alike = [
            c
            for c in self._clauses
            if c.kind == clause.kind and (c.kind == "article" or c.parent == clause.parent)
        ]
        at = alike.index(clause)
        if back < 1:
            return tuple(alike[at - back : at - back + 1])
        return tuple(alike[at - back : at]) if at >= back else ()

    def between(self, first: Clause, last: Clause) -> tuple[Clause, ...]:
        """The clauses from one to another of its kind, both included, inserted ones too."""
        siblings = first.parent == last.parent
        return tuple(
            c
            for c in self._clauses
            if first.spans <= c.spans <= last.spans
            and c.kind == last.kind
            and (c.parent == last.parent or not siblings)
        )

    def find(self, steps: tuple[Step, ...], within: Clause | None = None) -> tuple[Clause, ...]:
        """What an address means below a clause, or in the whole document, annexes last."""
        key = (within.id if within else "", steps)
        if key not in self._found:
            found = find(self._pool(within), steps).clauses
            body = [c for c in found if self.chain(c)[-1].kind != "annex"]
            self._found[key] = tuple(body or found)
        return self._found[key]

    def find_near(self, steps: tuple[Step, ...], clause: Clause) -> tuple[Clause, ...]:
        """What an address without a document means where it stands.

        款, 项 and 目 are those of the same article, 节 and （三） those under the same heading;
        the nearest wins. 条 and 章 count through the document.
        """
        unit = steps[0].unit
        for scope in self.chain(clause):
            if unit in _NEAR and (found := self.find(steps, scope)):
                return found
            if scope.kind == "annex" and (found := self.find(steps, scope)):
                return found
            if scope.kind == "article" and unit in ("款", "项", "目"):
                return ()
        return () if unit in ("款", "目") else self.find(steps)

    def _pool(self, within: Clause | None) -> Sequence[Clause]:
        if within is None:
            return self._clauses
        inside = [c for c in self._clauses if c.id != within.id and within in self.chain(c)]
        return [replace(within, parent=None), *inside]
