"""A claim beside one source sentence: which token of the one is which of the other. Pure.

Both are read as tokens, characters in Chinese and words in English. Runs of equal tokens in the
same order align them (Ratcliff/Obershelp); long runs that were only moved count as covered but not
for the order. Says nothing on whether the source supports the claim.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from assistant.evidence.critical import MODALITY, NUMBER, CriticalWord, critical_words, fold_width
from index.markers import read_marker
from index.signs import signs

MOVED_RUN = 4
"""Tokens of a run that counts as the same words moved elsewhere."""

_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[a-z]+(?:['’-][a-z]+)*|[\u3400-\u9fff\uf900-\ufaff]")
_LIGHT = frozenset("的了和与及在是为对将等并也其把被以于之而或由地得着过都就这那") | frozenset(
    ["a", "an", "the", "of", "to", "in", "and", "or", "is", "are", "be", "for", "on", "at", "by",
     "with", "that", "this", "it", "as", "its"]
)  # fmt: skip
_SEGMENT_END = re.compile(r"[,，。;；:：!！?？|]")


@dataclass(frozen=True, slots=True)
class Token:
    """A character of Chinese, a word, a number or its sign, with how much it says."""

    text: str
    start: int
    end: int
    weight: float


class TokenText:
    """A sentence as tokens, segments and critical words; places are token numbers."""

    def __init__(self, text: str) -> None:
        self.text = text
        folded = fold_width(text)
        marker = read_marker(text)
        number_end = marker.length if marker else 0  # （三） is an address, not a statement
        words = ((m.start(), m.end(), m[0]) for m in _TOKEN.finditer(folded, number_end))
        found = sorted([*words, *(sign for sign in signs(text) if sign[0] >= number_end)])
        self.tokens = [Token(t, a, b, 0.0 if t in _LIGHT else 1.0) for a, b, t in found]
        self.words = [t.text for t in self.tokens]
        self.content = sum(t.weight for t in self.tokens)
        self._starts = [t.start for t in self.tokens]
        ends = [m.start() for m in _SEGMENT_END.finditer(folded) if not _is_in_number(folded, m)]
        bounds = [0, *(self.at(end) for end in ends), len(self.tokens)]
        self.segments = [(a, b) for a, b in pairwise(bounds) if a < b]
        self.critical = list(self._placed(text, number_end))

    def _placed(self, text: str, number_end: int) -> Iterator[tuple[int, int, CriticalWord]]:
        """Critical words with the tokens they consist of; one without any (%) has none."""
        for word in critical_words(text):
            start = self.at(word.start)
            end = max(bisect_right(self._starts, word.end - 1), start)
            if word.start >= number_end:
                yield start, end, word

    def at(self, offset: int) -> int:
        """The first token that ends behind an offset."""
        i = bisect_right(self._starts, offset)
        return i - 1 if i and self.tokens[i - 1].end > offset else i

    def segment_of(self, token: int) -> tuple[int, int]:
        """The segment that a token stands in, as token numbers."""
        return next((s for s in self.segments if s[0] <= token < s[1]), (token, token + 1))

    def start_of(self, token: int) -> int:
        """Where a token starts; the text's end behind the last one."""
        return self._starts[token] if token < len(self.tokens) else len(self.text)

    def end_of(self, token: int) -> int:
        """Where a token ends; the text's start before the first one."""
        return self.tokens[token].end if token >= 0 else 0

    def said(self, word: CriticalWord) -> str:
        """A critical word as it stands."""
        return self.text[word.start : word.end]


@lru_cache(maxsize=4096)
def _read(text: str) -> TokenText:
    """A source sentence is held against many claims."""
    return TokenText(text)


def _is_in_number(text: str, match: re.Match[str]) -> bool:
    at = match.start()
    return 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()


class Alignment:
    """A claim beside one source sentence: which token of the one is which of the other."""

    def __init__(self, claim: TokenText, source: str, number: int) -> None:
        """Align a claim with the source sentence of this number."""
        self.claim, self.text, self.number = claim, _read(source), number
        blocks = SequenceMatcher(
            None, claim.words, self.text.words, autojunk=False
        ).get_matching_blocks()
        self.to_source: dict[int, int] = {}
        for block in blocks:
            if block.size >= 2 or (block.size == 1 and len(claim.words[block.a]) > 1):
                self.to_source.update((block.a + i, block.b + i) for i in range(block.size))
        self.to_claim = {j: i for i, j in self.to_source.items()}
        self._placed, self._used = sorted(self.to_source), sorted(self.to_claim)
        self.moved_source: set[int] = set()
        self.moved = set(self._moved_runs())
        self.agreed: set[int] = set()
        self.agreed_source: set[int] = set()
        self.ruled_alike: set[tuple[int, int]] = set()
        self._agree()

    def _agree(self) -> None:
        """Note the tokens of critical words that say the same in other characters: 三十日, 30日.

        Of words that rule, where both end: 可以 and 有权.
        """
        for start, end, word in self.claim.critical:
            for other_start, other_end, other in self.opposite(start, end):
                if is_equal(word, other):
                    self.agreed.update(range(start, end))
                    self.agreed_source.update(range(other_start, other_end))
                    if word.kind == MODALITY and not self.moved.intersection(range(start, end)):
                        self.ruled_alike.add((end - 1, other_end - 1))

    def opposite(self, start: int, end: int) -> Iterator[tuple[int, int, CriticalWord]]:
        """The source's critical words at the place of the claim's tokens ``[start, end)``."""
        low, high = _gap(self.to_source, self._placed, start, end, len(self.text.tokens))
        moved = any(i in self.moved for i in range(start, end))
        for other_start, other_end, other in self.text.critical:
            if moved or (low < other_end and other_start < high):
                yield other_start, other_end, other

    def opposite_in_claim(self, start: int, end: int) -> Iterator[CriticalWord]:
        """The claim's critical words at the place of the source's tokens ``[start, end)``."""
        low, high = _gap(self.to_claim, self._used, start, end, len(self.claim.tokens))
        for other_start, other_end, other in self.claim.critical:
            if low < other_end and other_start < high:
                yield other

    def _moved_runs(self) -> Iterator[int]:
        """Claim tokens in long runs that stand in the source in another order."""
        rest = [i for i in range(len(self.claim.words)) if i not in self.to_source]
        for run in _runs(rest):
            words = [self.claim.words[i] for i in run]
            free = ["" if j in self.to_claim else w for j, w in enumerate(self.text.words)]
            block = SequenceMatcher(None, words, free, autojunk=False).find_longest_match()
            if block.size >= MOVED_RUN:
                self.moved_source.update(range(block.b, block.b + block.size))
                yield from (run[block.a + i] for i in range(block.size))

    def covered(self) -> set[int]:
        """Claim tokens that stand in the source."""
        return self.to_source.keys() | self.moved | self.agreed

    def share_of(self, segment: tuple[int, int]) -> float:
        """Share of a claim segment's content that stands in the source; 1 where it has none."""
        inside = [i for i in range(*segment) if self.claim.tokens[i].weight]
        covered = self.covered()
        return sum(i in covered for i in inside) / len(inside) if inside else 1.0


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for n in numbers:
        if run and n != run[-1] + 1:
            yield run
            run = []
        run.append(n)
    if run:
        yield run


def _gap(
    mapping: dict[int, int], places: Sequence[int], start: int, end: int, length: int
) -> tuple[int, int]:
    """The other side's tokens between the partners of the nearest tokens before and behind.

    ``places`` are the keys of ``mapping`` in order; the other side has ``length`` tokens.
    """
    before, behind = bisect_left(places, start) - 1, bisect_left(places, end)
    low = mapping[places[before]] + 1 if before >= 0 else 0
    return low, mapping[places[behind]] if behind < len(places) else length


def is_equal(word: CriticalWord, other: CriticalWord) -> bool:
    """Do two critical words say the same?"""
    if word.kind != other.kind:
        return False
    return word.value == other.value or (word.kind == NUMBER and _same_size(word, other))


_UNITLESS = re.compile(r"[0-9.]+")


def _same_size(word: CriticalWord, other: CriticalWord) -> bool:
    """The same figure, the unit written on one side only."""
    sizes = [_UNITLESS.match(w.value) for w in (word, other)]
    if not sizes[0] or not sizes[1] or sizes[0][0] != sizes[1][0]:
        return False
    return any(w.value == s[0] for w, s in zip((word, other), sizes, strict=True) if s)
