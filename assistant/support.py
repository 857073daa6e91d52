"""Where exactly is a sentence supported, and do the critical words agree? Pure.

The heart of the product: what is shown as fact has passed through here. Matching words only
*locate* the source of a sentence. Whether the source *supports* it is then decided by how much of
the sentence stands there and by the critical words, each of which must agree: a score never
outvotes a number, a 不得 or an 除外.

Knows no model, no library and no screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.critical import (
    EXCEPTION,
    MODALITY,
    NEGATION,
    CriticalWord,
    critical_words,
    fold_width,
)
from index.clauses import Clause
from index.documents import Span
from index.sentences import Spans, words

SUPPORTED = "supported"
PARTLY = "partly"
UNSUPPORTED = "unsupported"
CONTRADICTED = "contradicted"
NOT_A_CLAIM = "not_a_claim"

FULL_COVER = 0.8
"""Share of a sentence's content that must stand in its source to call it supported."""
HALF_COVER = 0.55
"""Share below which a sentence has nothing to do with the source."""
SECOND_SOURCE_GAIN = 0.12
"""What a second source sentence must add to be cited too."""


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence of a document that may support.

    Attributes:
        clause: The clause a reader is pointed to.
        title: The document's title.
        spans: Where the sentence stands in the stored text.
        text: The stored text over ``spans``.
    """

    clause: Clause
    title: str
    spans: Spans
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """The exact words of a clause that carry a sentence.

    Attributes:
        mark: The number shown in the answer, from 1; one mark for each clause.
        quote: Exactly the stored text over ``spans``.
        start, end: Outer ends of ``spans``.
        score: Share of the sentence's content found there, 0 to 1.
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
        sources: The source sentences that carry it, at most two, best first.
        covers: Share of the sentence's content in each source.
        deciding: The critical words that decided, as they stand in the sentence or the source.
    """

    verdict: str
    sources: tuple[Source, ...]
    covers: tuple[float, ...]
    deciding: tuple[str, ...] = ()


def judge(sentence: str, sources: Sequence[Source]) -> Support:
    """Find what supports a sentence and say whether it does."""
    claim = _tokens(strip_frame(sentence))
    content = [t for t in claim if t.weight]
    if not content:
        return Support(NOT_A_CLAIM, (), ())
    chosen = _locate(claim, sources)
    if not chosen:
        return Support(UNSUPPORTED, (), ())
    cover = _cover(claim, chosen)
    deciding = _disagreements(claim, chosen)
    picked = tuple(m.source for m in chosen)
    covers = tuple(round(_cover(claim, [m]), 3) for m in chosen)
    if cover < HALF_COVER:
        return Support(UNSUPPORTED, picked, covers)
    if deciding:
        return Support(CONTRADICTED, picked, covers, deciding)
    return Support(SUPPORTED if cover >= FULL_COVER else PARTLY, picked, covers)


def cite(support: Support, marks: dict[str, int]) -> tuple[Citation, ...]:
    """Citations of a judged sentence; ``marks`` (clause id to number) grows by new clauses."""
    citations = []
    for source, cover in zip(support.sources, support.covers, strict=True):
        mark = marks.setdefault(source.clause.id, len(marks) + 1)
        citations.append(citation(source, mark, cover))
    return tuple(citations)


def citation(source: Source, mark: int, score: float) -> Citation:
    """The citation of one source sentence."""
    clause = source.clause
    start, end = source.spans[0][0], source.spans[-1][1]
    return Citation(
        mark, clause.id, clause.doc_id, source.title, clause.address,
        source.spans, start, end, source.text, score,
    )  # fmt: skip


# --- words ----------------------------------------------------------------------------------

_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[a-z]+(?:['’-][a-z]+)*|[\u3400-\u9fff\uf900-\ufaff]")
_LIGHT = frozenset(
    [
        "的了和与及在是为对将等并也其把被以于之而或由地得着过都就这那",
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "and",
        "or",
        "is",
        "are",
        "be",
        "for",
        "on",
        "at",
        "by",
        "with",
        "that",
        "this",
        "it",
        "as",
        "its",
    ]
) | frozenset("的了和与及在是为对将等并也其把被以于之而或由地得着过都就这那")
_FRAME = re.compile(
    r"^(?:答[:：]|回答[:：]|是的[,，。]?|对[,，]|根据[^,，]{0,40}[,，]|依据[^,，]{0,40}[,，]|按照[^,，]{0,20}(?:规定|要求)[,，]|"
    r"(?:该|本)?(?:文件|意见|政策|条例|办法|《[^》]{1,60}》)(?:第[^,，]{1,12}条)?(?:明确|中|还)?"
    r"(?:提出|指出|要求|规定|强调|提到|明确)[了:：,，]*)"
)
_MARK = re.compile(r"\[\s*[0-9]{1,2}(?:\s*[,，、-]\s*[0-9]{1,2})*\s*\]|【[0-9]{1,2}】")


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class _Match:
    source: Source
    tokens: tuple[_Token, ...]
    pairs: tuple[tuple[int, int], ...]


def strip_frame(sentence: str) -> str:
    """Leave out the model's own [n] marks and words that only introduce, such as 文件提出."""
    text = _MARK.sub("", sentence).strip()
    return _FRAME.sub("", text, count=1)


def _tokens(text: str) -> tuple[_Token, ...]:
    folded = fold_width(text)
    return tuple(
        _Token(m[0], m.start(), m.end(), 0.0 if m[0] in _LIGHT else 1.0)
        for m in _TOKEN.finditer(folded)
    )


# --- locating -------------------------------------------------------------------------------


def _locate(claim: Sequence[_Token], sources: Sequence[Source]) -> list[_Match]:
    """The one or two source sentences that cover most of the claim."""
    matches = [_match(claim, source) for source in sources]
    matches = [m for m in matches if m.pairs]
    if not matches:
        return []
    best = max(matches, key=lambda m: _cover(claim, [m]))
    base = _cover(claim, [best])
    others = [m for m in matches if m is not best]
    if not others:
        return [best]
    second = max(others, key=lambda m: _cover(claim, [best, m]))
    if _cover(claim, [best, second]) - base >= SECOND_SOURCE_GAIN:
        return [best, second]
    return [best, *_witness(claim, best, others)]


def _witness(claim: Sequence[_Token], best: _Match, others: Sequence[_Match]) -> list[_Match]:
    """A second sentence of the same clause that holds the critical words the first lacks."""
    lacking = len(_disagreements(claim, [best]))
    same = [m for m in others if m.source.clause.id == best.source.clause.id]
    rated = [(len(_disagreements(claim, [best, m])), -_cover(claim, [m]), m) for m in same]
    found = min(rated, key=lambda r: r[:2], default=None)
    return [found[2]] if lacking and found is not None and found[0] < lacking else []


def _match(claim: Sequence[_Token], source: Source) -> _Match:
    """Pairs of equal tokens in common runs of two or more (one where it is a word or number)."""
    tokens = _tokens(source.text)
    a, b = [t.text for t in claim], [t.text for t in tokens]
    pairs: list[tuple[int, int]] = []
    for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
        if block.size >= 2 or (block.size == 1 and len(a[block.a]) > 1):
            pairs += [(block.a + i, block.b + i) for i in range(block.size)]
    return _Match(source, tokens, tuple(pairs))


def _cover(claim: Sequence[_Token], matches: Sequence[_Match]) -> float:
    """Share of the claim's content that stands in the sources."""
    covered = {i for m in matches for i, _ in m.pairs}
    total = sum(t.weight for t in claim)
    return sum(claim[i].weight for i in covered) / total if total else 0.0


# --- deciding -------------------------------------------------------------------------------


def _disagreements(claim: Sequence[_Token], chosen: Sequence[_Match]) -> tuple[str, ...]:
    """Critical words that stand on one side only."""
    claim_text = _text_of(claim)
    ours = critical_words(claim_text)
    theirs = [w for m in chosen for w in critical_words(m.source.text)]
    used = [w for m in chosen for w in _critical_near(m)]
    invented = [w for w in ours if not _stands_in(w, theirs)]
    dropped = [w for w in used if not _stands_in(w, ours)]
    words_out = [claim_text[w.start : w.end] for w in invented]
    words_out += [f"{m.source.text[w.start : w.end]}" for m, w in _located(chosen, dropped)]
    return tuple(dict.fromkeys(words_out))


def _text_of(claim: Sequence[_Token]) -> str:
    """The claim's tokens in one piece, words and numbers apart."""
    out = ""
    for token in claim:
        gap = " " if out and out[-1].isascii() and token.text[0].isascii() else ""
        out += gap + token.text
    return out


def _stands_in(word: CriticalWord, others: Sequence[CriticalWord]) -> bool:
    return any(o.kind == word.kind and _agree(o.value, word.value) for o in others) or (
        word.kind == NEGATION and any(o.value == "must not" for o in others)
    )


def _agree(a: str, b: str) -> bool:
    """Equal, or a number without a unit beside the same number with one."""
    return a == b or (
        re.sub(r"[^0-9./万亿]", "", a) == re.sub(r"[^0-9./万亿]", "", b) != ""
        and (not re.search(r"[^0-9./万亿]", a) or not re.search(r"[^0-9./万亿]", b))
    )


_DROPPED_KINDS = {NEGATION, MODALITY, EXCEPTION}
_SEGMENT = re.compile(r"[,，。;；:：!！?？]")


def _critical_near(match: _Match) -> Iterator[CriticalWord]:
    """Negation, prohibition and exceptions of the source in the segments that the claim uses."""
    used = {match.tokens[j].start for _, j in match.pairs}
    text = match.source.text
    ends = [m.start() for m in _SEGMENT.finditer(text)] + [len(text)]
    for word in critical_words(text):
        if word.kind not in _DROPPED_KINDS or (word.kind == MODALITY and word.value != "must not"):
            continue
        end = next(e for e in ends if e >= word.end)
        start = max([0, *(e for e in ends if e < word.start)])
        inside = [t for t in match.tokens if start <= t.start < end and t.weight]
        taken = [t for t in inside if t.start in used]
        if inside and len(taken) >= 0.6 * len(inside):
            yield word


def _located(
    chosen: Sequence[_Match], dropped: Sequence[CriticalWord]
) -> Iterator[tuple[_Match, CriticalWord]]:
    for match in chosen:
        near = set(_critical_near(match))
        for word in dropped:
            if word in near:
                yield match, word


def source_text(document_text: str, spans: Spans) -> str:
    """The stored text over spans."""
    return words(document_text, spans)
