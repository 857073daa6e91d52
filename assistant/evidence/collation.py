"""A quotation beside the text it comes from: what is the same, what differs, what was moved. Pure.

Both are compared letter by letter. Equal runs in the same order align them (Ratcliff/Obershelp);
runs that lie far from the others are chance and are dropped. The share of the quotation that was
found says only *where* it comes from, never whether it is right. Knows no library.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from index.documents import Span
from index.uncut import uncut

DiffOp = tuple[str, str]
"""``equal``, ``delete`` (stands in the source alone) or ``insert`` (in the quotation alone)."""

MOVED_RUN = 4
"""Letters of a run that counts as the same words moved elsewhere."""

LEAST_AROUND = 9
"""Letters around a stretch that stands for another."""
SOURCE_SHARE = 0.7
"""Share of the source's letters that must stand around it."""
OPENING_SHARE = 0.8
"""Share of a quotation from which its beginning alone tells what it is of."""


@dataclass(frozen=True, slots=True)
class Collation:
    """A quotation aligned with the stretch of a source that it is nearest to.

    Attributes:
        start, end: The stretch of the source it covers.
        blocks: Equal runs as (place in the source, place in the quotation, length), in order.
        moved: Letters of the quotation that stand in the stretch in another order.
        length: Letters of the quotation.
    """

    start: int
    end: int
    blocks: tuple[tuple[int, int, int], ...]
    moved: int
    length: int

    @property
    def share(self) -> float:
        """Share of the quotation's letters that stand in the stretch."""
        return 1 - self.lacking / max(self.length, 1)

    @property
    def lacking(self) -> int:
        """How many of the quotation's letters do not stand in the stretch."""
        return self.length - sum(size for _, _, size in self.blocks) - self.moved

    @property
    def is_swap(self) -> bool:
        """Does it lack one stretch within, that stands for a shorter one of the source?"""
        if len(self.blocks) < 2:
            return False
        first, last = self.blocks[0], self.blocks[-1]
        around = first[2] + last[2]
        is_whole = first[1] == 0 and last[1] + last[2] == self.length
        return is_whole and around >= max(LEAST_AROUND, SOURCE_SHARE * (self.end - self.start))

    @property
    def is_opening(self) -> bool:
        """Has it only its beginning in common with the source, and goes on with other words?

        In between may stand one name that both have.
        """
        if not self.blocks or self.blocks[0][1] or self.moved or self.share >= OPENING_SHARE:
            return False
        goes_on = self.length - sum(self.blocks[-1][1:]) >= MOVED_RUN
        return len(self.blocks) == 1 or (len(self.blocks) == 2 and goes_on)

    def foreign(self) -> list[Span]:
        """The runs of the quotation that do not stand at their place in the source."""
        at, runs = 0, []
        for _, begin, size in self.blocks:
            if begin > at:
                runs.append((at, begin))
            at = begin + size
        return [*runs, (at, self.length)] if at < self.length else runs


def collate(source: str, quotation: str) -> Collation:
    """Align a quotation with the part of a source that it is nearest to; both are letters."""
    matcher = SequenceMatcher(None, source, quotation, autojunk=False)
    found = [tuple(block) for block in matcher.get_matching_blocks() if block.size]
    blocks = _near(source, quotation, [(a, b, size) for a, b, size in found])
    if not blocks:
        return Collation(0, 0, (), 0, len(quotation))
    start, end = blocks[0][0], blocks[-1][0] + blocks[-1][2]
    moved = sum(_moved(source, quotation, blocks))
    return Collation(start, end, tuple(blocks), moved, len(quotation))


def _near(
    source: str, quotation: str, blocks: Sequence[tuple[int, int, int]]
) -> list[tuple[int, int, int]]:
    """The longest block and those on either side that lie close enough to be no chance."""
    if not blocks:
        return []
    anchor = max(range(len(blocks)), key=lambda i: blocks[i][2])
    kept = [blocks[anchor]]
    for block in blocks[anchor + 1 :]:
        if _belongs(kept[-1], block):
            kept.append(block)
    for _, begin, size in reversed(blocks[:anchor]):
        words = quotation[begin : begin + size]
        block = (source.rfind(words, 0, kept[0][0]), begin, size)  # as close as it stands
        if _belongs(block, kept[0]):
            kept.insert(0, block)
    return kept


def _belongs(left: tuple[int, int, int], right: tuple[int, int, int]) -> bool:
    """Is the gap between two blocks one that a changed or left out part explains?"""
    gap = right[0] - left[0] - left[2]
    ours = right[1] - left[1] - left[2]
    smaller = min(left[2], right[2])
    return gap <= ours + 12 * smaller if smaller > 1 else gap <= ours + 2


def _moved(source: str, quotation: str, blocks: Sequence[tuple[int, int, int]]) -> Iterator[int]:
    """Lengths of the quotation's unmatched runs that stand near the stretch all the same."""
    low = max(blocks[0][0] - len(quotation), 0)
    near = source[low : blocks[-1][0] + blocks[-1][2] + len(quotation)]
    at = 0
    for begin, size in [*((b, s) for _, b, s in blocks), (len(quotation), 0)]:
        rest = quotation[at:begin]
        block = SequenceMatcher(None, near, rest, autojunk=False).find_longest_match()
        if block.size >= MOVED_RUN:
            yield block.size
        at = begin + size


@lru_cache(maxsize=256)
def diff(source: str, quotation: str) -> tuple[DiffOp, ...]:
    """How a source becomes a quotation, character by character; one pair is asked for often.

    Equal and deleted pieces together are the source, equal and inserted ones the quotation.
    """
    return tuple(_diff(source, quotation))


def diff_in_words(source: str, quotation: str) -> tuple[DiffOp, ...]:
    """The same as a reader is shown it: no word of letters and no number is cut."""
    return tuple(_diff(uncut(source), uncut(quotation)))


def _diff(source: Sequence[str], quotation: Sequence[str]) -> Iterator[DiffOp]:
    matcher = SequenceMatcher(None, source, quotation, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield "equal", "".join(source[a:b])
            continue
        if a < b:
            yield "delete", "".join(source[a:b])
        if c < d:
            yield "insert", "".join(quotation[c:d])
