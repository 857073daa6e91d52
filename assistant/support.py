"""Where exactly is a sentence supported, and does every critical word agree? Pure.

The heart of the product: what is shown as fact has passed through here. Words that match only
*locate* the source of a sentence. Whether the source *supports* it is then decided word by word
along the alignment of the two: a number, a 不得, a 以上, an 除外 must have its equal at the same
place of the source, and one that the source has there must not be left out. A score never
outvotes them.

How. Claim and source sentence are read as tokens (characters in Chinese, words in English). Runs
of equal tokens in the same order align them (Ratcliff/Obershelp); long runs that were only moved
count for the cover but not for the order. Between two runs lies a gap on either side; what stands
in the claim's gap is compared with what stands in the source's.

Knows no model, no library and no screen.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from assistant.critical import (
    COMPARISON,
    EXCEPTION,
    MODALITY,
    NEGATION,
    NUMBER,
    CriticalWord,
    critical_words,
    fold_width,
)
from index.documents import Span, pages_over
from index.markers import read_marker
from index.outline import Clause
from index.sentences import Spans

SUPPORTED = "supported"
PARTLY = "partly"
UNSUPPORTED = "unsupported"
CONTRADICTED = "contradicted"
NOT_A_CLAIM = "not_a_claim"

FULL_COVER = 0.85
"""Share of a claim's content that must stand in its sources to call it supported."""
HALF_COVER = 0.55
"""Share below which a claim has nothing to do with a source."""
SEGMENT_COVER = 0.6
"""Share of a segment's content that makes it one that is used."""
MOVED_RUN = 4
"""Tokens of a run that counts as the same words moved elsewhere."""
LEAST_CONTENT = 4
"""Tokens below which words without a number say too little to be shown as a claim."""
SHORT_GAP = 6
"""Tokens of a gap that is a word put in another's place, not a part left out."""


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence of a document that may support.

    Attributes:
        clause: The clause a reader is pointed to.
        title: The document's title.
        spans: Where the sentence stands in the stored text.
        text: The stored text over ``spans``.
        page_starts: Where the document's pages begin, as in ``Document.pages``.
    """

    clause: Clause
    title: str
    spans: Spans
    text: str
    page_starts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """The exact words of a clause that carry a sentence.

    Attributes:
        mark: The number shown in the answer, from 1; one mark for each clause.
        quote: Exactly the stored text over ``spans``.
        start, end: Outer ends of ``spans``.
        score: Share of the sentence's content found there, 0 to 1.
        pages: The pages that the quote stands on, from 1; none where there are no pages.
    """

    mark: int
    clause_id: str
    doc_id: str
    title: str
    address: str
    spans: tuple[Span, ...]
    start: int
    end: int
    quote: str
    score: float
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer with its verdict and what it rests on."""

    text: str
    verdict: str
    citations: tuple[Citation, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """What was found out about one sentence.

    Attributes:
        verdict: One of the sentence verdicts of the contract.
        sources: The source sentences it rests on, at most two, best first.
        covers: Share of the sentence's content in each source.
        deciding: The critical words that decided, as they stand in the sentence or the source.
    """

    verdict: str
    sources: tuple[Source, ...]
    covers: tuple[float, ...]
    deciding: tuple[str, ...] = ()


def judge(sentence: str, sources: Sequence[Source]) -> Support:
    """Find what supports a sentence and say whether it does."""
    claim = _Text(strip_frame(sentence))
    if not claim.content or _only_leads(claim.text):
        return Support(NOT_A_CLAIM, (), ())
    chosen = _locate(claim, sources)
    cover = _cover(claim, chosen)
    if not chosen or cover < HALF_COVER or _says_too_little(claim):
        return Support(UNSUPPORTED, tuple(a.source for a in chosen), _covers(claim, chosen))
    deciding = tuple(dict.fromkeys(_disagreements(claim, chosen)))
    if deciding:
        verdict = CONTRADICTED
    elif cover < FULL_COVER or any(_is_cut_short(a) for a in chosen):
        verdict = PARTLY
    else:
        verdict = SUPPORTED
    return Support(verdict, tuple(a.source for a in chosen), _covers(claim, chosen), deciding)


def cite(support: Support, marks: dict[str, int]) -> tuple[Citation, ...]:
    """Citations of a judged sentence; ``marks`` (clause id to number) grows by new clauses."""
    return tuple(
        citation(source, marks.setdefault(source.clause.id, len(marks) + 1), cover)
        for source, cover in zip(support.sources, support.covers, strict=True)
    )


def citation(source: Source, mark: int, score: float) -> Citation:
    """The citation of one source sentence."""
    clause = source.clause
    start, end = source.spans[0][0], source.spans[-1][1]
    return Citation(
        mark, clause.id, clause.doc_id, source.title, clause.address,
        source.spans, start, end, source.text, score, pages_over(source.page_starts, source.spans),
    )  # fmt: skip


# --- words ----------------------------------------------------------------------------------

_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[a-z]+(?:['’-][a-z]+)*|[\u3400-\u9fff\uf900-\ufaff]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LIGHT = frozenset("的了和与及在是为对将等并也其把被以于之而或由地得着过都就这那") | frozenset(
    ["a", "an", "the", "of", "to", "in", "and", "or", "is", "are", "be", "for", "on", "at", "by",
     "with", "that", "this", "it", "as", "its"]
)  # fmt: skip
_SEGMENT_END = re.compile(r"[,，。;；:：!！?？]")
_FRAME = re.compile(
    r"^(?:答[:：]|回答[:：]|是的[,，。]?|对[,，]|(?:根据|依据|按照)[^,，]{0,40}[,，]|"
    r"(?:该|本)?(?:文件|意见|政策|条例|办法|《[^》]{1,60}》)(?:第[^,，]{1,12}条)?(?:明确|中|还)?"
    r"(?:提出|指出|要求|规定|强调|提到|明确)[了:：,，]*|according to [^,]{1,60}, )",
    re.I,
)
_MARK = re.compile(r"\[\s*[0-9]{1,2}(?:\s*[,，、-]\s*[0-9]{1,2})*\s*\]|【[0-9]{1,2}】")
_LEADS = re.compile(
    r"^(?:您好|你好|好的|谢谢|希望|请问|如有|以下|如下|综上|总之|hello|sure|here (?:is|are)|hope)"
    r"|^[^，。；0-9]{0,24}[:：]$|^[一二三四五六七八九十]{1,3}、[^，。；]{0,20}$",
    re.I,
)


def strip_frame(sentence: str) -> str:
    """Leave out the model's own [n] marks and words that only introduce, such as 文件提出."""
    return _FRAME.sub("", _MARK.sub("", sentence).strip(), count=1)


def _only_leads(text: str) -> bool:
    return _LEADS.search(text) is not None


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    weight: float


class _Text:
    """A sentence as tokens, segments and critical words; places are token numbers."""

    def __init__(self, text: str) -> None:
        self.text = text
        folded = fold_width(text)
        marker = read_marker(text)
        number_end = marker.length if marker else 0  # （三） is an address, not a statement
        self.tokens = [
            _Token(m[0], m.start(), m.end(), 0.0 if m[0] in _LIGHT else 1.0)
            for m in _TOKEN.finditer(folded, number_end)
        ]
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
def _read(text: str) -> _Text:
    """A source sentence is held against many claims."""
    return _Text(text)


def _is_in_number(text: str, match: re.Match[str]) -> bool:
    at = match.start()
    return 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()


# --- locating -------------------------------------------------------------------------------


class _Alignment:
    """A claim beside one source sentence: which token of the one is which of the other."""

    def __init__(self, claim: _Text, source: Source) -> None:
        self.claim, self.source, self.text = claim, source, _read(source.text)
        blocks = SequenceMatcher(
            None, claim.words, self.text.words, autojunk=False
        ).get_matching_blocks()
        self.to_source: dict[int, int] = {}
        for block in blocks:
            if block.size >= 2 or (block.size == 1 and len(claim.words[block.a]) > 1):
                self.to_source.update((block.a + i, block.b + i) for i in range(block.size))
        self.to_claim = {j: i for i, j in self.to_source.items()}
        self.moved = set(self._moved_runs())
        self.agreed: set[int] = set()
        self.agreed_source: set[int] = set()
        self._agree()

    def _agree(self) -> None:
        """Note the tokens of critical words that say the same in other characters: 三十日, 30日."""
        for start, end, word in self.claim.critical:
            for other_start, other_end, other in self.opposite(start, end):
                if _is_equal(word, other):
                    self.agreed.update(range(start, end))
                    self.agreed_source.update(range(other_start, other_end))

    def opposite(self, start: int, end: int) -> Iterator[tuple[int, int, CriticalWord]]:
        """The source's critical words at the place of the claim's tokens ``[start, end)``."""
        low, high = _gap(self.to_source, start, end, len(self.text.tokens))
        moved = any(i in self.moved for i in range(start, end))
        for other_start, other_end, other in self.text.critical:
            if moved or (low < other_end and other_start < high):
                yield other_start, other_end, other

    def opposite_in_claim(self, start: int, end: int) -> Iterator[CriticalWord]:
        """The claim's critical words at the place of the source's tokens ``[start, end)``."""
        low, high = _gap(self.to_claim, start, end, len(self.claim.tokens))
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
                yield from (run[block.a + i] for i in range(block.size))

    def covered(self) -> set[int]:
        """Claim tokens that stand in the source."""
        return self.to_source.keys() | self.moved | self.agreed


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for n in numbers:
        if run and n != run[-1] + 1:
            yield run
            run = []
        run.append(n)
    if run:
        yield run


def _locate(claim: _Text, sources: Sequence[Source]) -> list[_Alignment]:
    """The source sentence that covers most, and a second one for whole segments it lacks."""
    aligned = [_Alignment(claim, source) for source in sources]
    aligned = [a for a in aligned if a.to_source]
    if not aligned:
        return []
    best = max(aligned, key=lambda a: _cover(claim, [a]))
    open_segments = [s for s in claim.segments if _share(claim, best.covered(), s) < SEGMENT_COVER]
    others = [
        (sum(_share(claim, a.covered(), s) for s in open_segments), a)
        for a in aligned
        if a is not best
        and any(_share(claim, a.covered(), s) >= SEGMENT_COVER for s in open_segments)
    ]
    second = max(others, key=lambda o: o[0], default=None)
    return [best] if second is None else [best, second[1]]


def _share(claim: _Text, covered: set[int], segment: tuple[int, int]) -> float:
    """Share of a segment's content that is covered; a segment without content is covered."""
    inside = [i for i in range(*segment) if claim.tokens[i].weight]
    return sum(i in covered for i in inside) / len(inside) if inside else 1.0


def _cover(claim: _Text, chosen: Sequence[_Alignment]) -> float:
    """Share of the claim's content that stands in the sources."""
    covered = {i for a in chosen for i in a.covered()}
    return sum(claim.tokens[i].weight for i in covered) / claim.content if claim.content else 0.0


def _covers(claim: _Text, chosen: Sequence[_Alignment]) -> tuple[float, ...]:
    return tuple(round(_cover(claim, [a]), 3) for a in chosen)


def _says_too_little(claim: _Text) -> bool:
    """可以。 or 罚款 by itself: no more than a word, and no number or name."""
    has_figure = any(t.text[0].isascii() for t in claim.tokens) or any(
        w.kind == NUMBER for _, _, w in claim.critical
    )
    return claim.content < LEAST_CONTENT and not has_figure and "、" not in claim.text


# --- deciding -------------------------------------------------------------------------------


def _disagreements(claim: _Text, chosen: Sequence[_Alignment]) -> Iterator[str]:
    """Critical words without their equal at the same place of the other side."""
    for start, end, word in claim.critical:
        home = _home(claim, chosen, start)
        if not any(_is_equal(word, other) for _, _, other in home.opposite(start, end)):
            yield claim.said(word)
    for alignment in chosen:
        for start, end, word in alignment.text.critical:
            if word.kind in _MUST_STAY and _is_used(alignment, start, end):
                others = alignment.opposite_in_claim(start, end)
                if not any(_is_equal(word, other) for other in others):
                    yield alignment.text.said(word)
    yield from _foreign_names(claim, chosen)


_MUST_STAY = {NEGATION, MODALITY, COMPARISON, NUMBER}


def _home(claim: _Text, chosen: Sequence[_Alignment], start: int) -> _Alignment:
    """The source that the words around a critical word come from."""
    segment = claim.segment_of(start)
    return max(chosen, key=lambda a: _share(claim, a.covered(), segment))


def _gap(mapping: dict[int, int], start: int, end: int, length: int) -> tuple[int, int]:
    """The other side's tokens between the partners of the nearest tokens before and behind."""
    before = next((mapping[i] for i in range(start - 1, -1, -1) if i in mapping), -1)
    last = max(mapping, default=-1)
    behind = next((mapping[i] for i in range(end, last + 1) if i in mapping), length)
    return before + 1, behind


def _is_equal(word: CriticalWord, other: CriticalWord) -> bool:
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


def _is_used(alignment: _Alignment, start: int, end: int) -> bool:
    """Does the claim use the source's words right around a critical word of the source?

    The word counts as used where its neighbours on both sides inside its segment are, or on the
    one side it has.
    """
    text, mapped = alignment.text, alignment.to_claim
    segment = text.segment_of(start)
    before = [i for i in range(segment[0], start) if text.tokens[i].weight][-2:]
    behind = [i for i in range(end, segment[1]) if text.tokens[i].weight][:2]
    sides = [side for side in (before, behind) if side]
    return bool(sides) and all(any(i in mapped for i in side) for side in sides)


def _foreign_names(claim: _Text, chosen: Sequence[_Alignment]) -> Iterator[str]:
    """Latin letters and bare figures in a Chinese claim that its sources do not have there."""
    if not _HAN.search(claim.text):
        return
    covered = {i for a in chosen for i in a.covered()}
    figures = {i for s, e, w in claim.critical if w.kind == NUMBER for i in range(s, e)}
    for i, token in enumerate(claim.tokens):
        if token.text[0].isascii() and i not in covered and i not in figures:
            yield token.text


def _is_cut_short(alignment: _Alignment) -> bool:
    """Does the claim leave out an exception of its source, or other words inside a segment?"""
    return _drops_exception(alignment) or _changes_words(alignment)


def _drops_exception(alignment: _Alignment) -> bool:
    """An exception anywhere in the sentence belongs to what the sentence says."""
    claims = [w for _, _, w in alignment.claim.critical if w.kind == EXCEPTION]
    return not claims and any(w.kind == EXCEPTION for _, _, w in alignment.text.critical)


def _changes_words(alignment: _Alignment) -> bool:
    """Before, between or behind the runs few other words stand in the place of the source's."""
    claim, text = alignment.claim, alignment.text
    pairs = sorted(alignment.to_source.items())
    first, last = pairs[0][1], pairs[-1][1]
    ends = [(-1, text.segment_of(first)[0] - 1), (len(claim.tokens), text.segment_of(last)[1])]
    for (i, j), (next_i, next_j) in pairwise([ends[0], *pairs, ends[1]]):
        ours = _content(claim, i + 1, next_i, alignment.agreed)
        theirs = _content(text, j + 1, next_j, alignment.agreed_source)
        at_an_end = i < 0 or next_i == len(claim.tokens)
        if at_an_end and not ours:
            continue  # the claim only begins later or ends earlier
        if 0 < theirs <= SHORT_GAP and ours <= SHORT_GAP:
            between = text.text[text.end_of(j) : text.start_of(next_j)]
            if not _LEFT_OUT_WHOLE.search(between):
                return True
    return False


_LEFT_OUT_WHOLE = re.compile(r"[,，。;；:：、()（）]")


def _content(text: _Text, start: int, end: int, agreed: set[int]) -> int:
    """How many tokens in ``[start, end)`` say something that is not agreed otherwise."""
    return sum(text.tokens[i].weight > 0 and i not in agreed for i in range(start, end))
