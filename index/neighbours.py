"""Where a clause stands among the others: its parent, its parts, the ones before and after. Pure.

Knows no library and no references: it is handed one outline.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.outline import Clause, Outline


@dataclass(frozen=True, slots=True)
class Place:
    """The clauses around one.

    Attributes:
        previous, next: Those of the same kind before and after it in reading order; parts of an
            article have none outside it.
        parent: The clause it is part of.
        children: Its direct parts, in reading order.
    """

    previous: Clause | None
    next: Clause | None
    parent: Clause | None
    children: tuple[Clause, ...]


def place_of(outline: Outline, clause: Clause) -> Place:
    """Find what stands around a clause of an outline."""
    by_id = {one.id: one for one in outline.clauses}
    in_order = sorted(outline.clauses, key=lambda one: one.spans)
    article = _article_above(clause, by_id)
    level = [
        one for one in in_order if one.kind == clause.kind and _article_above(one, by_id) == article
    ]
    at = level.index(clause)
    return Place(
        previous=level[at - 1] if at else None,
        next=level[at + 1] if at + 1 < len(level) else None,
        parent=by_id[clause.parent] if clause.parent else None,
        children=tuple(one for one in in_order if one.parent == clause.id),
    )


def _article_above(clause: Clause, by_id: dict[str, Clause]) -> str | None:
    """The id of the article that a clause is part of."""
    parent = clause.parent
    while parent is not None and by_id[parent].kind != "article":
        parent = by_id[parent].parent
    return parent
