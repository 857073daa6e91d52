"""BM25 over Chinese and English.

Chinese (and kana, hangul) is read as single characters and pairs of neighbours, everything else as
words in lower case without a plural s. Knows nothing of clauses: texts have string keys.

How it scales. ``analyse`` turns a batch of texts into ``Postings``, plain arrays that can be kept
in a file. The index is a list of such postings, one behind the other; adding appends, neighbours
of like size are merged (so there are about log(n) of them), removing marks a row dead until a
quarter is. A question touches only the lists of its own terms, whose weights are worked out once,
and what it scored is kept until the next question or change.
"""

from __future__ import annotations

import hashlib
import re
import struct
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from index.store import Found

K1 = 1.2
B = 0.75
DEAD_SHARE = 0.25
"""Share of removed rows above which the index is compacted."""

SAMPLED = 64
"""Of so many scores one is looked at first."""

_IDEOGRAPHS = ((0x3005, 0x3007), (0x3041, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xD7AF))
_IDEOGRAPHS_MORE = ((0xF900, 0xFAFF), (0x20000, 0x3FFFF))
_NO_SPACES = "".join(f"{chr(a)}-{chr(b)}" for a, b in _IDEOGRAPHS + _IDEOGRAPHS_MORE)
_WORD = re.compile(rf"[0-9]+(?:[.,][0-9]+)+|[^\W_{_NO_SPACES}]+")
_WORD_BIT = 1 << 63
_PAIR_SHIFT = 21
_HEADER = struct.Struct("<3Q")

Terms = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Which term stands in which text how often, for a batch of texts.

    Attributes:
        terms: Ascending codes of the terms, shape ``(t,)``.
        starts: Where each term's list begins, shape ``(t + 1,)``.
        rows: Positions of texts in the batch, ascending in each list, shape ``(p,)``.
        counts: How often the term stands in that text, at most 255, shape ``(p,)``.
        lengths: Number of terms in each text, shape ``(n,)``.
    """

    terms: Terms
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    counts: NDArray[np.uint8]
    lengths: NDArray[np.int32]

    def to_bytes(self) -> bytes:
        """The arrays in one piece, little-endian."""
        head = _HEADER.pack(len(self.terms), len(self.rows), len(self.lengths))
        parts = (self.terms, self.starts, self.rows, self.lengths, self.counts)
        return head + b"".join(part.tobytes() for part in parts)

    @classmethod
    def from_bytes(cls, data: bytes) -> Postings:
        """Read what ``to_bytes`` wrote."""
        terms, postings, texts = _HEADER.unpack_from(data)
        sizes = ((terms, "<u8"), (terms + 1, "<i8"), (postings, "<i4"), (texts, "<i4"))
        at = _HEADER.size
        arrays = []
        for size, dtype in (*sizes, (postings, "u1")):
            arrays.append(np.frombuffer(data, dtype, size, at))
            at += arrays[-1].nbytes
        return cls(arrays[0], arrays[1], arrays[2], arrays[4], arrays[3])

    def list_of(self, term: np.uint64) -> slice:
        """Where the term's rows and counts lie."""
        at = int(np.searchsorted(self.terms, term))
        if at == len(self.terms) or self.terms[at] != term:
            return slice(0, 0)
        return slice(int(self.starts[at]), int(self.starts[at + 1]))


def analyse(texts: Sequence[str]) -> Postings:
    """Read a batch of texts into postings."""
    texts = [unicodedata.normalize("NFKC", text).casefold() for text in texts]
    rows_of_signs, signs = _sign_terms(texts)
    rows_of_words, words = _word_terms(texts)
    rows = np.concatenate((rows_of_signs, rows_of_words))
    terms, which = np.unique(np.concatenate((signs, words)), return_inverse=True)
    cells, counts = np.unique(which.astype(np.int64) * len(texts) + rows, return_counts=True)
    term_of_cell = cells // max(len(texts), 1)
    return Postings(
        terms=terms,
        starts=np.searchsorted(term_of_cell, np.arange(len(terms) + 1)).astype(np.int64),
        rows=(cells - term_of_cell * len(texts)).astype(np.int32),
        counts=np.minimum(counts, 255).astype(np.uint8),
        lengths=np.bincount(rows, minlength=len(texts)).astype(np.int32),
    )


def merge(parts: Sequence[Postings], alive: NDArray[np.bool_] | None = None) -> Postings:
    """Put batches one behind the other, leaving out the rows that are not alive.

    Args:
        parts: The batches; the rows of each are moved behind those of the one before.
        alive: One flag for each text of all batches together; None keeps all.
    """
    lengths = np.concatenate([part.lengths for part in parts] or [np.zeros(0, np.int32)])
    offsets = np.cumsum([0, *(len(part.lengths) for part in parts)])
    moved = [part.rows + np.int32(at) for part, at in zip(parts, offsets[:-1], strict=True)]
    terms, starts, source = _runs(parts)
    rows = _joined(moved, np.int32)[source]
    counts = _joined([part.counts for part in parts], np.uint8)[source]
    if alive is None:
        return Postings(terms, starts, rows, counts, lengths)
    kept = alive[rows]
    starts = np.concatenate(([0], np.cumsum(kept)))[starts]
    filled = np.diff(starts) > 0
    starts = np.concatenate((starts[:-1][filled], starts[-1:])).astype(np.int64)
    places = (np.cumsum(alive) - 1).astype(np.int32)
    return Postings(terms[filled], starts, places[rows[kept]], counts[kept], lengths[alive])


def _runs(parts: Sequence[Postings]) -> tuple[Terms, NDArray[np.int64], NDArray[np.int64]]:
    """The terms of all parts, where their lists begin, and where each posting comes from."""
    terms = _joined([part.terms for part in parts], np.uint64)
    sizes = _joined([np.diff(part.starts) for part in parts], np.int64)
    order = np.argsort(terms, kind="stable")
    begins = (np.cumsum(sizes) - sizes)[order]
    ends = np.cumsum(sizes[order])
    places = ends - sizes[order]
    source = np.repeat(begins - places, sizes[order]) + np.arange(sizes.sum())
    merged, first = np.unique(terms[order], return_index=True)
    starts = np.concatenate((places[first], [sizes.sum()])).astype(np.int64)
    return merged, starts, source


def _joined(arrays: Sequence[NDArray], dtype: type) -> NDArray:  # type: ignore[type-arg]
    """Concatenate, also nothing at all."""
    return np.concatenate(arrays) if arrays else np.zeros(0, dtype)


def _sign_terms(texts: Sequence[str]) -> tuple[NDArray[np.int64], Terms]:
    """Rows and codes of all ideographs and of all pairs of neighbouring ones."""
    joined = "\n".join([*texts, ""]).encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(joined, np.uint32).astype(np.uint64)
    rows = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])
    is_sign = np.zeros(len(codes), bool)
    for low, high in _IDEOGRAPHS + _IDEOGRAPHS_MORE:
        is_sign |= (codes >= low) & (codes <= high)
    is_pair = is_sign[:-1] & is_sign[1:]
    pairs = (codes[:-1] << np.uint64(_PAIR_SHIFT) | codes[1:])[is_pair]
    found = np.concatenate((rows[is_sign], rows[:-1][is_pair]))
    return found, np.concatenate((codes[is_sign], pairs))


def _word_terms(texts: Sequence[str]) -> tuple[NDArray[np.int64], Terms]:
    """Rows and codes of all words."""
    found = [(row, _word_code(word)) for row, text in enumerate(texts) for word in _words(text)]
    rows = np.array([row for row, _ in found], np.int64)
    return rows, np.array([code for _, code in found], np.uint64)


def _words(text: str) -> Iterable[str]:
    return (match.group() for match in _WORD.finditer(text))


@lru_cache(maxsize=1 << 16)
def _word_code(word: str) -> int:
    """A number for a word, the same for its singular and plural and on every run."""
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        word = word[:-1]
    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") | _WORD_BIT


class Lexical:
    """BM25 scores of texts under string keys; ``idf = ln(1 + (N - df + 0.5) / (df + 0.5))``."""

    def __init__(self) -> None:
        self._parts: list[Postings] = []
        self._keys: list[str] = []
        self._row_of: dict[str, int] = {}
        self._alive = np.zeros(0, bool)
        self._weights: list[NDArray[np.float32]] = []
        self._last: tuple[str, NDArray[np.float32]] | None = None

    def add(self, batches: Iterable[tuple[Sequence[str], Postings]]) -> None:
        """Add analysed texts under their keys, replacing those whose key is already there.

        Raises:
            ValueError: Keys repeat, or are not as many as the texts.
        """
        batches = list(batches)
        for keys, postings in batches:
            if len(keys) != len(postings.lengths):
                raise ValueError(f"got {len(keys)} keys for {len(postings.lengths)} texts")
        added = [key for keys, _ in batches for key in keys]
        if len(set(added)) != len(added):
            raise ValueError("got the same key twice; keys must differ")
        if not added:
            return
        self.remove(added)
        part = merge([postings for _, postings in batches])
        self._row_of.update((key, row) for row, key in enumerate(added, len(self._keys)))
        self._keys += added
        self._alive = np.concatenate((self._alive, np.ones(len(added), bool)))
        self._parts.append(part)
        while len(self._parts) > 1 and len(self._parts[-1].rows) * 2 > len(self._parts[-2].rows):
            self._parts[-2:] = [merge(self._parts[-2:])]
        self._changed()

    def remove(self, keys: Iterable[str]) -> None:
        """Remove texts; unknown keys are ignored."""
        rows = [self._row_of.pop(key) for key in set(keys) if key in self._row_of]
        if not rows:
            return
        self._alive[rows] = False
        if len(self._row_of) < (1 - DEAD_SHARE) * len(self._keys):
            self._compact()
        self._changed()

    def __contains__(self, key: str) -> bool:
        return key in self._row_of

    def count(self) -> int:
        """How many texts are held."""
        return len(self._row_of)

    def search(self, text: str, k: int, also: Iterable[str] = ()) -> Found:
        """Score a question against every text.

        Args:
            text: The question.
            k: How many of the best to return; texts without a common term are never among them.
            also: Keys whose scores are wanted besides; unknown ones are left out.
        """
        scores = self.scores(text)
        best = _best(scores, k)
        found = {self._keys[row]: float(scores[row]) for row in best}
        for key in also:
            if key in self._row_of:
                found.setdefault(key, float(scores[self._row_of[key]]))
        living = scores if self._is_whole() else scores[self._alive]
        if not len(living):
            return Found(found, 0.0, 0.0)
        return Found(found, float(living.mean()), float(living.std()))

    def scores(self, text: str) -> NDArray[np.float32]:
        """A question's score of every text, in the order in which they were added.

        What was removed scores 0, or has no place any more. The array is kept: not to be changed.
        """
        last = self._last
        if last is None or last[0] != text:
            last = self._last = (text, self._scored(text))
        return last[1]

    def _scored(self, text: str) -> NDArray[np.float32]:
        query = analyse([text])
        lists = [[part.list_of(term) for term in query.terms] for part in self._parts]
        df = self._frequencies(lists, len(query.terms))
        idf = np.log1p((len(self._row_of) - df + 0.5) / (df + 0.5))
        factors = (idf * (K1 + 1) * query.counts).astype(np.float32)
        scores = [
            _summed(part, weights, places, factors)
            for part, weights, places in zip(self._parts, self._weighed(), lists, strict=True)
        ]
        joined = _joined(scores, np.float32)
        return joined if self._is_whole() else np.where(self._alive, joined, np.float32(0))

    def _frequencies(self, lists: Sequence[Sequence[slice]], terms: int) -> NDArray[np.int64]:
        """In how many living texts each term stands."""
        df = np.zeros(terms, np.int64)
        whole = self._is_whole()
        for (part, at), places in zip(self._placed(), lists, strict=True):
            for term, place in enumerate(places):
                rows = part.rows[place]
                df[term] += len(rows) if whole else np.count_nonzero(self._alive[at:][rows])
        return df

    def _is_whole(self) -> bool:
        """Whether no row is dead."""
        return len(self._row_of) == len(self._keys)

    def _placed(self) -> Iterable[tuple[Postings, int]]:
        """Every part with the row where it begins."""
        at = 0
        for part in self._parts:
            yield part, at
            at += len(part.lengths)

    def _compact(self) -> None:
        """Forget the dead rows."""
        self._parts = [merge(self._parts, self._alive)]
        self._keys = [key for key, alive in zip(self._keys, self._alive, strict=True) if alive]
        self._row_of = {key: row for row, key in enumerate(self._keys)}
        self._alive = np.ones(len(self._keys), bool)

    def _changed(self) -> None:
        """Forget what followed from the texts that were here."""
        self._weights, self._last = [], None

    def _weighed(self) -> list[NDArray[np.float32]]:
        """For each posting of each part its count, saturated and held against the text's length."""
        if not self._weights:
            lengths = _joined([part.lengths for part in self._parts], np.int32).astype(np.float32)
            mean = lengths[self._alive].mean() if self._row_of else 0.0
            norms = (K1 * (1 - B + B * lengths / (mean or 1.0))).astype(np.float32)
            weights = []
            for part, at in self._placed():
                counts = part.counts.astype(np.float32)
                weights.append(counts / (counts + norms[at:][part.rows]))
            self._weights = weights
        return self._weights


def _summed(
    part: Postings,
    weights: NDArray[np.float32],
    places: Sequence[slice],
    factors: NDArray[np.float32],
) -> NDArray[np.float32]:
    """For each text of a part the sum of its weights times the terms' factors."""
    columns = (
        _joined([weights[place] for place in places], np.float32),
        _joined([part.rows[place] for place in places], np.int32),
        np.cumsum([0, *(place.stop - place.start for place in places)], dtype=np.int32),
    )
    table = csc_array(columns, shape=(len(part.lengths), len(places)))
    return np.asarray(table @ factors)


def _best(scores: NDArray[np.float32], k: int) -> NDArray[np.intp]:
    """Rows of the ``k`` highest scores above 0, highest first, earlier rows first among equals."""
    if k <= 0:
        return np.zeros(0, np.intp)
    rows = np.flatnonzero(scores >= _floor(scores, k))
    if len(rows) > k:
        rows = np.sort(rows[np.argpartition(scores[rows], -k)[-k:]])
    return rows[np.argsort(-scores[rows], kind="stable")]


def _floor(scores: NDArray[np.float32], k: int) -> np.float32:
    """A bound above 0 that, where as many scores are above 0, ``k`` reach: ``k`` of a few do."""
    sample = scores[::SAMPLED]
    least = np.finfo(np.float32).tiny
    return max(least, np.partition(sample, -k)[-k]) if k < len(sample) else least
