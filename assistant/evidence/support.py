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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.evidence.across import across
from assistant.evidence.alignment import Alignment, TokenText, is_equal
from assistant.evidence.conditions import is_condition
from assistant.evidence.critical import (
    COMPARISON,
    EXCEPTION,
    MODALITY,
    NEGATION,
    NUMBER,
    SIGN,
    CriticalWord,
    unit_of,
)
from assistant.evidence.near_copy import put_in
from assistant.evidence.omission import omission
from assistant.evidence.recombined import recombined
from assistant.evidence.sources import (
    CONTRADICTED,
    NOT_A_CLAIM,
    PARTLY,
    SUPPORTED,
    UNSUPPORTED,
    Citation,
    Source,
    citation,
)
from assistant.evidence.wording import doubled
from index.documents import Span
from index.script import has_han

FULL_COVER = 0.85
"""Share of a claim's content that must stand in its sources to call it supported."""
HALF_COVER = 0.55
"""Share below which a claim has nothing to do with a source."""
LEAST_SHARED = 6
"""Tokens in common below which a claim and a source may well be about different things."""
SAME_BUT_AMOUNTS = 0.9
"""Share of what is no amount from which two sentences are about one matter."""
SEGMENT_COVER = 0.6
"""Share of a segment's content that makes it one that is used."""
LEAST_CONTENT = 4
"""Tokens below which words without a number say too little to be shown as a claim."""
LEAST_SUBJECT = 2
"""Tokens before a word that rules by which its subject is known."""
SHORT_GAP = 6
"""Tokens of a gap that is a word put in another's place, not a part left out."""


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


def judge(sentence: str, sources: Sequence[Source], *, may_leave_out: bool = False) -> Support:
    """Find what supports a sentence and say whether it does.

    Args:
        sentence: What is claimed.
        sources: The sentences that may support it.
        may_leave_out: Whether it is supported without a condition that stands around its words:
            whoever asks then tells that by itself.
    """
    claim = TokenText(strip_frame(sentence))
    if not claim.content or _only_leads(claim.text):
        return Support(NOT_A_CLAIM, (), ())
    chosen = _locate(claim, sources)
    rests_on = tuple(sources[a.number] for a in chosen)
    cover = _cover(claim, chosen)
    if not chosen or _cover_of_matter(claim, chosen) < HALF_COVER or _says_too_little(claim):
        return Support(UNSUPPORTED, rests_on, _covers(claim, chosen))
    deciding = tuple(dict.fromkeys(_disagreements(claim, chosen)))
    if deciding and _rules_alike(claim, chosen, deciding):
        verdict, deciding = PARTLY if cover >= HALF_COVER else UNSUPPORTED, ()
    elif deciding:
        aside = _is_another_matter(claim, chosen) or set(deciding) <= _added(claim, chosen)
        verdict = UNSUPPORTED if aside else CONTRADICTED
    elif cover < HALF_COVER:
        verdict = UNSUPPORTED
    elif cover < FULL_COVER or any(_is_cut_short(a) for a in chosen):
        verdict = PARTLY
    else:
        missing = () if may_leave_out else _left_out(claim, chosen)
        deciding = _told_of_another(claim.text, rests_on) or missing
        verdict = PARTLY if deciding else SUPPORTED
    return Support(verdict, rests_on, _covers(claim, chosen), deciding)


def cite(support: Support, marks: dict[str, int]) -> tuple[Citation, ...]:
    """Citations of a judged sentence; ``marks`` (clause id to number) grows by new clauses."""
    return tuple(
        citation(source, marks.setdefault(source.clause.id, len(marks) + 1), cover)
        for source, cover in zip(support.sources, support.covers, strict=True)
    )


def _told_of_another(claim: str, sources: Sequence[Source]) -> tuple[str, ...]:
    """What a claim says of its rule that its sources do not; or what it doubles or puts in."""
    within = [_in_clause(source) for source in sources]
    if another := recombined(claim, within):
        return another[:1]
    if joined := across(claim, within):
        return joined
    stated = "\n".join(source.text for source in sources)
    added = doubled(stated, claim) or put_in(stated, claim)
    return (added,) if added else ()


def _left_out(claim: TokenText, chosen: Sequence[Alignment]) -> tuple[str, ...]:
    """What stands around or between the words of its source that a claim has, and changes them."""
    if len(chosen) > 1 or not chosen[0].to_source:
        return ()
    alignment, stated = chosen[0], chosen[0].text
    told = alignment.to_claim.keys() | alignment.moved_source | alignment.agreed_source
    frame = claim.text[: claim.start_of(min(alignment.covered()))]
    missing = omission(stated.text, stated.start_of(min(told)), stated.end_of(max(told)), frame)
    lost = missing.words if missing else next(_conditions_between(stated, told), "")
    return (lost,) if lost else ()


def _conditions_between(stated: TokenText, told: set[int]) -> Iterator[str]:
    """The parts between told ones of which a claim has nothing, and that bind what follows them.

    可以改走北航道 of 需要改变航线的，经管理处同意后，可以改走北航道.
    """
    first, last = min(told), max(told)
    for (start, end), behind in pairwise(stated.segments):
        own = [i for i in range(start, end) if stated.tokens[i].weight]
        is_between = first < start and end <= last and not told.intersection(own)
        joint = stated.text[stated.end_of(end - 1) : stated.start_of(behind[0])].strip()
        if is_between and joint in ("，", ",") and told.intersection(range(*behind)):
            words = stated.text[stated.start_of(start) : stated.end_of(end - 1)]
            if is_condition(words):
                yield words


def _in_clause(source: Source) -> tuple[str, Span]:
    """The clause of a source sentence, and where the sentence stands in it."""
    whole = source.clause.text
    at = whole.find(source.text)
    return (source.text, (0, len(source.text))) if at < 0 else (whole, (at, at + len(source.text)))


# --- what introduces ---------------------------------------------------------------------

_FRAME = re.compile(
    r"^(?:(?:总之|综上(?:所述)?|总的来说|简言之|一句话)[,，:：]|答[:：]|回答[:：]|是的[,，。]?|对[,，]|(?:根据|依据|按照)[^,，]{0,40}[,，]|"
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


# --- locating -------------------------------------------------------------------------------


def _locate(claim: TokenText, sources: Sequence[Source]) -> list[Alignment]:
    """The source sentence that covers most, and a second one for whole segments it lacks."""
    aligned = [Alignment(claim, s.text, n) for n, s in enumerate(sources)]
    aligned = [a for a in aligned if a.to_source]
    if not aligned:
        return []
    best = max(aligned, key=lambda a: _cover(claim, [a]))
    open_segments = [s for s in claim.segments if best.share_of(s) < SEGMENT_COVER]
    others = [
        (sum(a.share_of(s) for s in open_segments), a)
        for a in aligned
        if a is not best and any(a.share_of(s) >= SEGMENT_COVER for s in open_segments)
    ]
    second = max(others, key=lambda o: o[0], default=None)
    return [best] if second is None else [best, second[1]]


def _cover(claim: TokenText, chosen: Sequence[Alignment]) -> float:
    """Share of the claim's content that stands in the sources."""
    covered = {i for a in chosen for i in a.covered()}
    return sum(claim.tokens[i].weight for i in covered) / claim.content if claim.content else 0.0


def _cover_of_matter(claim: TokenText, chosen: Sequence[Alignment]) -> float:
    """The same of what a claim is about: 只是倡议 only says how it rules.

    Amounts say how much a matter is, where the rest of it is nearly all in the sources.
    """
    covered = {i for a in chosen for i in a.covered()}
    shared = sum(claim.tokens[i].weight for i in covered)
    if shared < LEAST_SHARED:
        return _cover(claim, chosen)
    ruled = _share_without(claim, covered, {MODALITY})
    counted = _share_without(claim, covered, {MODALITY, COMPARISON, NUMBER})
    return counted if counted >= SAME_BUT_AMOUNTS else ruled


def _share_without(claim: TokenText, covered: set[int], kinds: set[str]) -> float:
    """Share of a claim's content that is covered, critical words of some kinds left aside."""
    aside = {
        i for start, end, word in claim.critical if word.kind in kinds for i in range(start, end)
    } - covered
    said = sum(t.weight for i, t in enumerate(claim.tokens) if i not in aside)
    return sum(claim.tokens[i].weight for i in covered) / said if said else 0.0


def _covers(claim: TokenText, chosen: Sequence[Alignment]) -> tuple[float, ...]:
    return tuple(round(_cover(claim, [a]), 3) for a in chosen)


def _says_too_little(claim: TokenText) -> bool:
    """可以。 or 罚款 by itself: no more than a word, and no number or name."""
    has_figure = any(t.text[0].isascii() for t in claim.tokens) or any(
        w.kind == NUMBER for _, _, w in claim.critical
    )
    return claim.content < LEAST_CONTENT and not has_figure and "、" not in claim.text


# --- deciding -------------------------------------------------------------------------------


def _disagreements(claim: TokenText, chosen: Sequence[Alignment]) -> Iterator[str]:
    """Critical words without their equal at the same place of the other side."""
    for start, end, word in claim.critical:
        home = _home(claim, chosen, start)
        if not any(is_equal(word, other) for _, _, other in home.opposite(start, end)):
            yield claim.said(word)
    for alignment in chosen:
        for start, end, word in alignment.text.critical:
            if word.kind in _MUST_STAY and _is_used(alignment, start, end):
                others = _beside_or_moved(alignment, start, end)
                if not any(is_equal(word, other) for other in others):
                    yield alignment.text.said(word)
    yield from _foreign_names(claim, chosen)


def _beside_or_moved(alignment: Alignment, start: int, end: int) -> Iterator[CriticalWord]:
    """The claim's critical words at a place of the source; all where the words there were moved."""
    if {start - 1, end} & alignment.moved_source:
        return (word for _, _, word in alignment.claim.critical)
    return alignment.opposite_in_claim(start, end)


_MUST_STAY = {NEGATION, MODALITY, COMPARISON, NUMBER, SIGN}


def _rules_alike(claim: TokenText, chosen: Sequence[Alignment], deciding: Sequence[str]) -> bool:
    """Is all that disagrees but where a word stands that both say, or a 应当 that goes unsaid?

    期满三十日前应当申请 does not deny that 应当在届满三十日前提出申请, nor does it say just that;
    至少两名 is 两名以上, and 要在五日内报告 denies no 应当.
    """
    texts = [a.text for a in chosen]
    idle: set[str] = set()
    for kind in (MODALITY, COMPARISON):
        here, there = _senses([claim], kind), _senses(texts, kind)
        if len(here) == 1 and here.keys() == there.keys():
            idle.update(*here.values())
            idle.update(*there.values() if kind == COMPARISON else ())
    if _senses(texts, MODALITY).keys() == {"must"} and not _rules_or_denies(claim):
        idle.update(*_senses(texts, MODALITY).values())
    return set(deciding) <= idle


def _senses(texts: Sequence[TokenText], kind: str) -> dict[str, set[str]]:
    """The senses of one kind that some texts have, each with the words for it."""
    senses: dict[str, set[str]] = {}
    for text in texts:
        for _, _, word in text.critical:
            if word.kind == kind:
                senses.setdefault(word.value, set()).add(text.said(word))
    return senses


def _rules_or_denies(claim: TokenText) -> bool:
    return any(word.kind in (MODALITY, NEGATION) for _, _, word in claim.critical)


def _is_another_matter(claim: TokenText, chosen: Sequence[Alignment]) -> bool:
    """Is the claim about a case that its sources do not speak of: 抄袭论文的，处…?"""
    if _rules_where_none_does(claim, chosen) or _rules_on_something_else(claim, chosen):
        return True
    cases = (s for s in claim.segments[:-1] if claim.words[s[1] - 1] == "的")
    return any(max(a.share_of(s) for a in chosen) < HALF_COVER for s in cases)


def _rules_where_none_does(claim: TokenText, chosen: Sequence[Alignment]) -> bool:
    """Has a claim a rule of its own about what its sources only mention: 行长应当会游泳?"""
    if any(word.kind == MODALITY for a in chosen for _, _, word in a.text.critical):
        return False
    ruled = (
        (end, claim.segment_of(start)[1])
        for start, end, word in claim.critical
        if word.kind == MODALITY
    )
    return any(
        sum(claim.tokens[i].weight for i in range(*span)) >= LEAST_CONTENT
        and max(a.share_of(span) for a in chosen) < HALF_COVER
        for span in ruled
    )


def _rules_on_something_else(claim: TokenText, chosen: Sequence[Alignment]) -> bool:
    """Has what a claim rules nothing to do with its sources, which only rule on the same one?

    行政复议机构应当为申请人报销交通费 is no other rule on the hearing it may hold.
    """
    critical = {i for start, end, _ in claim.critical for i in range(start, end)}
    covered = critical.union(*(a.covered() for a in chosen))
    ruled = [
        (end, claim.segment_of(start)[1])
        for start, end, word in claim.critical
        if word.kind == MODALITY and any(_rules_on_same(a, start) for a in chosen)
    ]
    return bool(ruled) and all(
        sum(claim.tokens[i].weight for i in range(*span) if i not in covered) >= LEAST_CONTENT
        and max(a.share_of(span) for a in chosen) < HALF_COVER
        for span in ruled
    )


def _rules_on_same(alignment: Alignment, ruled_at: int) -> bool:
    """Has the source a word that rules right behind the same words as the claim?"""
    subject = alignment.claim.words[max(ruled_at - LEAST_SUBJECT, 0) : ruled_at]
    return any(
        alignment.text.words[max(start - LEAST_SUBJECT, 0) : start] == subject
        for start, _, word in alignment.text.critical
        if word.kind == MODALITY
    )


def _added(claim: TokenText, chosen: Sequence[Alignment]) -> set[str]:
    """The numbers of a claim at places where its sources have none: they deny nothing.

    A number in place of one of the same unit that the claim leaves out is not added, wherever
    the claim says it.
    """
    said = {word.value for _, _, word in claim.critical}
    left_out = {
        unit_of(word.value)
        for a in chosen
        for _, _, word in a.text.critical
        if word.kind == NUMBER and word.value not in said and unit_of(word.value)
    }
    return {
        claim.said(word)
        for start, end, word in claim.critical
        if word.kind == NUMBER
        and unit_of(word.value) not in left_out
        and not any(
            other.kind == NUMBER and _counts_alike(word.value, other.value)
            for _, _, other in _home(claim, chosen, start).opposite(start, end)
        )
    }


_PERIODS = re.compile(r"年|个?月|个?(?:工作|自然)?日|天|个?小时|分钟|周|季度")


def _counts_alike(one: str, other: str) -> bool:
    """May two numbers stand in each other's place: of one unit, two periods, or one bare?"""
    units = unit_of(one), unit_of(other)
    return units[0] == units[1] or not all(units) or all(map(_PERIODS.fullmatch, units))


def _home(claim: TokenText, chosen: Sequence[Alignment], start: int) -> Alignment:
    """The source that the words around a critical word come from."""
    segment = claim.segment_of(start)
    return max(chosen, key=lambda a: a.share_of(segment))


def _is_used(alignment: Alignment, start: int, end: int) -> bool:
    """Does the claim use the source's words right around a critical word of the source?

    The word counts as used where its neighbours on both sides inside its segment are, or on the
    one side it has, or where nearly all of a segment is that the claim tells in another order.
    """
    text, mapped = alignment.text, alignment.to_claim.keys() | alignment.moved_source
    segment = text.segment_of(start)
    before = [i for i in range(segment[0], start) if text.tokens[i].weight][-2:]
    behind = [i for i in range(end, segment[1]) if text.tokens[i].weight][:2]
    sides = [side for side in (before, behind) if side]
    if sides and all(any(i in mapped for i in side) for side in sides):
        return True
    others = {i for i in range(*segment) if text.tokens[i].weight} - set(range(start, end))
    is_moved = not others.isdisjoint(alignment.moved_source)
    return is_moved and len(others & mapped) >= FULL_COVER * len(others)


def _foreign_names(claim: TokenText, chosen: Sequence[Alignment]) -> Iterator[str]:
    """Latin letters and bare figures in a Chinese claim that its sources do not have there."""
    if not has_han(claim.text):
        return
    covered = {i for a in chosen for i in a.covered()}
    figures = {i for s, e, w in claim.critical if w.kind == NUMBER for i in range(s, e)}
    for i, token in enumerate(claim.tokens):
        if token.text[0].isascii() and i not in covered and i not in figures:
            yield token.text


def _is_cut_short(alignment: Alignment) -> bool:
    """Does the claim leave out an exception of its source, or other words inside a segment?"""
    return _drops_exception(alignment) or _changes_words(alignment)


def _drops_exception(alignment: Alignment) -> bool:
    """An exception anywhere in the sentence belongs to what the sentence says."""
    claims = [w for _, _, w in alignment.claim.critical if w.kind == EXCEPTION]
    return not claims and any(w.kind == EXCEPTION for _, _, w in alignment.text.critical)


def _changes_words(alignment: Alignment) -> bool:
    """Before, between or behind the runs few other words stand in the place of the source's."""
    claim, text = alignment.claim, alignment.text
    pairs = _pairs(alignment)
    first, last = pairs[0][1], pairs[-1][1]
    ends = [(-1, text.segment_of(first)[0] - 1), (len(claim.tokens), text.segment_of(last)[1])]
    for (i, j), (next_i, next_j) in pairwise([ends[0], *pairs, ends[1]]):
        ours = _content(claim, i + 1, next_i, alignment.agreed)
        theirs = _content(text, j + 1, next_j, alignment.agreed_source)
        if _denies_ahead(text, j + 1, next_j):
            return True
        at_an_end = i < 0 or next_i == len(claim.tokens)
        if at_an_end and not ours:
            continue  # the claim only begins later or ends earlier
        if 0 < theirs <= SHORT_GAP and ours <= SHORT_GAP:
            between = text.text[text.end_of(j) : text.start_of(next_j)]
            if ours or not _LEFT_OUT_WHOLE.search(between):
                return True
    return False


def _denies_ahead(text: TokenText, start: int, end: int) -> bool:
    """Is a word that denies what follows in its segment among the tokens ``[start, end)``?

    Of 不影响案件的审理 a claim that has the last words alone may say anything.
    """
    return any(
        (word.kind == NEGATION or word.value.endswith(" not"))
        and start <= at
        and until <= end < text.segment_of(at)[1]
        for at, until, word in text.critical
    )


def _pairs(alignment: Alignment) -> list[tuple[int, int]]:
    """The tokens of claim and source that are each other's, in the order of both.

    What rules alike in other words ties what is ruled too: 可以危害 is no 有权举报危害.
    """
    pairs = sorted(alignment.to_source.items() | alignment.ruled_alike)
    return [p for p, before in zip(pairs, [(-1, -1), *pairs], strict=False) if p[1] > before[1]]


_LEFT_OUT_WHOLE = re.compile(r"[,，。;；:：、()（）]")


def _content(text: TokenText, start: int, end: int, agreed: set[int]) -> int:
    """How many tokens in ``[start, end)`` say something that is not agreed otherwise."""
    return sum(text.tokens[i].weight > 0 and i not in agreed for i in range(start, end))
