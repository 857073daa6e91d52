"""What changed between two versions of a document, clause by clause.

Clauses are paired by the character pairs they share, those that few clauses have weighing most
(inverse document frequency), the most alike first, so that one that was moved or renumbered is
found wherever it went. Pure; knows no library and no dates.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise
from typing import Literal

from index.markers import without_marker
from index.outline import Clause, Outline
from index.sentences import words
from index.signs import fold
from index.uncut import uncut

Operation = Literal["equal", "delete", "insert"]
Diff = tuple[tuple[Operation, str], ...]
"""Runs of words; without ``insert`` they are the old text, without ``delete`` the new."""


class Kind(StrEnum):
    """What became of a clause; the values are those of JSON."""

    SAME = "same"
    RENUMBERED = "renumbered"
    """The same words under another number."""
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    """Gone, or nothing of it is left but a note that says so."""


@dataclass(frozen=True, slots=True)
class Change:
    """A clause of the old version, of the new one or of both.

    Attributes:
        kind: What became of it.
        old: The clause in the old version; None where it was added.
        new: The clause in the new version, be it a note of its removal; None where it is gone.
        diff: From the old text to the new. An article's text is compared with all below it, any
            other clause's without.
    """

    kind: Kind
    old: Clause | None
    new: Clause | None
    diff: Diff


ALIKE = 0.3
"""Least likeness of two clauses that are taken for one."""
ALIKE_AT_ONE_PLACE = 0.2
"""The same where both stand beside two clauses that are paired already."""
_NOTE_OF_REMOVAL = re.compile(
    r"[(\[](?:[^()\[\]]{0,120}(?:删去|删除|废止)|(?:deleted|repealed|omitted)[^()\[\]]{0,120})[.。]?[)\]]"
    r"|(?:本条)?已?(?:删去|删除|废止)[.。]?|(?:deleted|repealed|omitted)\.?",
    re.I,
)
"""All that is left of a clause that was removed, in the plain words of ``_plain``."""
_UNCOMPARED = frozenset(("title", "toc", "note", "signature", "closing"))


def changes(old: Outline, new: Outline) -> tuple[Change, ...]:
    """Compare two versions.

    Returns:
        Each article, and each other clause that has words of its own, exactly once: in the order of
        the new version, what was removed behind what stood before it.
    """
    before, after = _units(old), _units(new)
    pairs = _pairs(before, after)
    partner = dict(pairs)
    at = {i: float(j) for i, j in pairs}
    placed = [(float(j), _changed(before[i], after[j])) for i, j in pairs]
    placed += [
        (float(j), Change(Kind.ADDED, None, unit.clause, _run("insert", unit.text)))
        for j, unit in enumerate(after)
        if j not in partner.values()
    ]
    place = -1.0
    for i, unit in enumerate(before):
        place = at.get(i, place)
        if i not in partner:
            gone = Change(Kind.REMOVED, unit.clause, None, _run("delete", unit.text))
            placed.append((place + 0.5, gone))
    return tuple(change for _, change in sorted(placed, key=lambda one: one[0]))


@dataclass(frozen=True, slots=True)
class _Unit:
    """A clause as it is compared: its text, and its words without number and blanks."""

    clause: Clause
    text: str
    body: str
    bigrams: frozenset[str]


def _units(outline: Outline) -> list[_Unit]:
    units = []
    inside: set[str | None] = set()
    for clause in outline.clauses:
        if clause.parent in inside:
            inside.add(clause.id)
            continue
        if clause.kind == "article":
            inside.add(clause.id)
        elif clause.kind in _UNCOMPARED or not clause.own_spans:
            continue
        whole = clause.kind == "article"
        text = clause.text if whole else words(outline.document.text, clause.own_spans)
        body = _plain(without_marker(text))
        if not body:
            continue
        bigrams = frozenset(a + b for a, b in pairwise(f"{body} "))
        units.append(_Unit(clause, text, body, bigrams))
    return units


def _plain(text: str) -> str:
    """The words and marks of a text, whatever their width and the blanks between them."""
    return "".join(c for c in fold(text) if not c.isspace() and unicodedata.category(c)[0] != "C")


# --- which clause became which --------------------------------------------------------------


def _pairs(before: Sequence[_Unit], after: Sequence[_Unit]) -> list[tuple[int, int]]:
    """Pair the clauses, the most alike first; each stands in one pair at most."""
    likeness = _likeness(before, after)
    ranked = sorted(likeness, key=lambda ij: _preference(ij, likeness, before, after))
    taken = _greedy((ij for ij in ranked if likeness[ij] >= ALIKE), {}, {})
    backward = {j: i for i, j in taken.items()}
    beside = (
        (i, j)
        for i, j in ranked
        if likeness[i, j] >= ALIKE_AT_ONE_PLACE
        and (taken.get(i - 1) == j - 1 or taken.get(i + 1) == j + 1)
    )
    taken = _greedy(beside, taken, backward)
    return sorted(_greedy(_in_place(before, after, taken), taken, backward).items())


def _in_place(
    before: Sequence[_Unit], after: Sequence[_Unit], taken: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Clauses of one number behind the same one: rewritten, or only a note left of them."""
    ahead = -1
    for i, unit in enumerate(before):
        ahead = taken.get(i, ahead + 1)
        if i not in taken and ahead < len(after) and _numbered(unit) == _numbered(after[ahead]):
            yield i, ahead


def _numbered(unit: _Unit) -> tuple[str, str]:
    return unit.clause.kind, unit.clause.address


def _greedy(
    ranked: Iterable[tuple[int, int]], taken: dict[int, int], backward: dict[int, int]
) -> dict[int, int]:
    for i, j in ranked:
        if i not in taken and j not in backward:
            taken[i], backward[j] = j, i
    return taken


def _preference(
    ij: tuple[int, int],
    likeness: dict[tuple[int, int], float],
    before: Sequence[_Unit],
    after: Sequence[_Unit],
) -> tuple[float, bool, float]:
    """Likeness decides, then the same number, then the same place in the document."""
    i, j = ij
    apart = abs(i / len(before) - j / len(after))
    other_number = before[i].clause.address != after[j].clause.address
    return -round(likeness[ij], 3), other_number, apart


def _likeness(before: Sequence[_Unit], after: Sequence[_Unit]) -> dict[tuple[int, int], float]:
    """How much of the words of two clauses of one kind is shared, from 0 to 1.

    The mean of the share of both (Dice's coefficient) and of the shorter one, since a clause that
    has grown keeps its old words.
    """
    weights = _weights([*before, *after])
    sizes = [sum(weights[b] for b in unit.bigrams) for unit in after]
    holders: dict[str, list[int]] = defaultdict(list)
    for j, unit in enumerate(after):
        for bigram in unit.bigrams:
            holders[bigram].append(j)
    found: dict[tuple[int, int], float] = {}
    for i, unit in enumerate(before):
        size = sum(weights[b] for b in unit.bigrams)
        shared: dict[int, float] = defaultdict(float)
        for bigram in unit.bigrams:
            for j in holders.get(bigram, ()):
                shared[j] += weights[bigram]
        for j, common in shared.items():
            if unit.clause.kind == after[j].clause.kind:
                found[i, j] = _share(common, size, sizes[j])
    return found


def _share(common: float, one: float, other: float) -> float:
    """The mean of Dice's coefficient and of the share of the smaller of two sets."""
    return common / (one + other) + common / min(one, other) / 2


def _weights(units: Sequence[_Unit]) -> dict[str, float]:
    """The weight of each bigram: the fewer clauses have it, the more."""
    counts = Counter(bigram for unit in units for bigram in unit.bigrams)
    return {bigram: math.log(1 + len(units) / count) for bigram, count in counts.items()}


# --- what is different ----------------------------------------------------------------------


def _changed(old: _Unit, new: _Unit) -> Change:
    common = len(old.bigrams & new.bigrams)
    if _share(common, len(old.bigrams), len(new.bigrams)) < ALIKE_AT_ONE_PLACE:
        diff = _run("delete", old.text) + _run("insert", new.text)
    else:
        diff = diff_of(old.text, new.text)
    if old.body != new.body and _NOTE_OF_REMOVAL.fullmatch(new.body):
        return Change(Kind.REMOVED, old.clause, new.clause, diff)
    if old.body != new.body:
        return Change(Kind.CHANGED, old.clause, new.clause, diff)
    same = old.clause.address == new.clause.address
    return Change(Kind.SAME if same else Kind.RENUMBERED, old.clause, new.clause, diff)


def _run(operation: Operation, text: str) -> Diff:
    return ((operation, text),) if text else ()


SHORTEST_EQUAL = 2
"""Fewer characters that happen to agree between two changes belong to the change."""


def diff_of(old: str, new: str) -> Diff:
    """What is deleted from one text and inserted to make the other, in reading order.

    Compared by characters, but no word of letters and no number is cut.
    """
    if old == new:
        return _run("equal", old)
    before, after = uncut(old), uncut(new)
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    runs: list[tuple[Operation, str]] = []
    at_old = at_new = 0
    for i, j, size in blocks:
        equal = "".join(before[i : i + size])
        begins = i == 0 and j == 0
        ends = i + size == len(before) and j + size == len(after)
        if len(equal) >= SHORTEST_EQUAL or begins or ends:
            runs += _runs("".join(before[at_old:i]), "".join(after[at_new:j]), equal)
            at_old, at_new = i + size, j + size
    return tuple(runs)


def _runs(deleted: str, inserted: str, equal: str) -> Iterator[tuple[Operation, str]]:
    yield from _run("delete", deleted)
    yield from _run("insert", inserted)
    yield from _run("equal", equal)
