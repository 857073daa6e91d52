"""Does a sentence that its sources support also stand by itself? Pure.

Words can all be there and still be put together wrongly: the verb of one part of a sentence with
the object of another, or half of what was taken from each of two sentences. And words can be true
and say nothing alone: a date, or hours without the 不得 that governs them. Such a sentence gives
way to the source's own words.

Knows alignments, not answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.evidence.alignment import Alignment, TokenText
from assistant.evidence.conditions import binds
from assistant.evidence.critical import MODALITY, NEGATION, NUMBER, critical_words, unit_of

SEGMENT_COVER = 0.85
"""Share of a segment's content that must come from one source sentence."""
_BY_WHEN = re.compile(r"(?:[^。]{0,8}[：:])?到[0-9一二三四五六七八九十〇零]{4}年.{0,8}")
_BOUND = re.compile(
    r"最[高低多少]|封顶|[上下]限|起步|至[多少]|不(?:得|能)?[超低少]|免费|免收|不收"
    r"|\b(?:at most|at least|up to|maximum|minimum|capped|no more than|free)\b",
    re.I,
)
"""What bounds an amount beside it: 每小时四元，每日最高二十元."""
_PART_END = re.compile(r"[；;：:。]")
_ITEM_END = re.compile(r"[、，,。；;：:]")
_A_CASE = re.compile(r"(?!.*(?:[是为属算]|[可能应要]))[^，。；]*的[。；;\s]*", re.S)
"""What only names a case (擅自转借的), and not what follows from it."""
_LISTS = re.compile(
    r"[：:]\s*(?:[（(]?[一1a][）)、.．]|[①⑴])"
    r"|(?<=给予|标准|如下|下列|以下)[^，。；：:]{0,12}[：:]"
)
"""Where a sentence begins to list: 年休假按以下标准享受：（一）…, 对老年人给予补贴：…."""
_DEFINES = re.compile(r"[^，。；]{1,12}[，,]?是指")
_NO_SUBJECT = re.compile(r"不得|不准|不能|应当|必须|可以|有权|方可")
_MID_SENTENCE = re.compile("[在由被未已]")
_ENDS_IN_WORD = re.compile("[\u4e00-\u9fff]{2}$")
_A_THING = re.compile(r"[^，,。；;：:]*、[^，,。；;：:]*的[^，,。；;：:的]{2,12}[。；;\s]*")
_MAKES = re.compile("构建|建立|健全|形成|打造|建设|建成|完善|推动|推进|实现|培育|营造|塑造")
"""What is done with a thing of many words that is told behind it: 构建政府负责、居民参与的体系."""
_PART_OF_LIST = re.compile(r"[，,、]$")
_OBLIGES = re.compile(r"(?<![主重需只想简必首摘])要(?![求点素件闻约领])|应当|必须|须")
_FAVOURS = re.compile(r"支持|鼓励|引导|倡导|提倡|探索|推动")
LEAST_WORDS = 4
"""Tokens beside its numbers below which a sentence says nothing by itself."""


def stands_alone(sentence: str, sources: Sequence[str]) -> bool:
    """Is each part of a sentence taken from one part of one source, and does it say something?

    Args:
        sentence: One that its sources support, without the model's own marks.
        sources: The source sentences it rests on.
    """
    if _A_CASE.fullmatch(sentence) or _lacks_subject(sentence, sources):
        return False
    if any(_obliges_anew(sentence, text) or _lacks_verb(sentence, text) for text in sources):
        return False
    claim = TokenText(sentence)
    aligned = [Alignment(claim, text, n) for n, text in enumerate(sources)]
    aligned = [a for a in aligned if a.to_source]
    if not aligned or _words_beside_numbers(claim) < LEAST_WORDS:
        return False
    for segment in claim.segments:
        home = max(aligned, key=lambda a: a.share_of(segment))
        if home.share_of(segment) < SEGMENT_COVER or _joins(home, segment):
            return False
    lacking = (_left_out, _leaves_out_by_when, _leaves_out_what_binds, _leaves_out_bound)
    if not _DEFINES.match(sentence) and any(_leaves_out_lead(a) for a in aligned):
        return False
    return not any(lacks(a) for a in aligned for lacks in lacking)


def _lacks_subject(sentence: str, sources: Sequence[str]) -> bool:
    """Does a sentence begin with the 不得 or 可以 of a part before which its source tells of what?

    建造建筑物，不得妨碍… tells of building; 不得妨碍… of anything. Or right behind whom it is said
    of: 在共有财产之中的 of 遗产在共有财产之中的.
    """
    if _MID_SENTENCE.match(sentence):
        before = (text[: max(text.find(sentence[:5]), 0)] for text in sources)
        if any(_ENDS_IN_WORD.search(text) for text in before):
            return True
    if not _NO_SUBJECT.match(sentence):
        return False
    return any(text.find(f"，{sentence[:4]}") > 0 for text in sources)


def _obliges_anew(sentence: str, source: str) -> bool:
    """Does a sentence say 要 or 应当 where its source only favours something: 支持, 鼓励?"""
    is_duty = _OBLIGES.search(sentence) and not _OBLIGES.search(source)
    return bool(is_duty and _FAVOURS.search(source)) and not _FAVOURS.search(sentence)


def _lacks_verb(sentence: str, source: str) -> bool:
    """Does a sentence only name a thing, which its source tells what to do with further ahead?

    自治、法治相结合的治理体系 behind 推动构建各方参与,.
    """
    if not _A_THING.fullmatch(sentence) or _MAKES.search(sentence):
        return False
    ahead = _PART_END.split(source[: max(source.find(sentence[:8]), 0)])[-1]
    return bool(_PART_OF_LIST.search(ahead) and _MAKES.search(ahead))


def _leaves_out_lead(alignment: Alignment) -> bool:
    """Does a claim take an item of a list and nothing of what introduces the list?"""
    text = alignment.text
    lists = _LISTS.search(text.text)
    if lists is None:
        return False
    starts = [text.tokens[j].start for j in alignment.to_source.values() if text.tokens[j].weight]
    return bool(starts) and min(starts) > lists.start()


def _words_beside_numbers(claim: TokenText) -> float:
    numbers = {i for start, end, w in claim.critical if w.kind == NUMBER for i in range(start, end)}
    return sum(t.weight for i, t in enumerate(claim.tokens) if i not in numbers)


def _joins(alignment: Alignment, segment: tuple[int, int]) -> bool:
    """Do neighbours in the claim come from two parts of the source, with words between left out?"""
    text = alignment.text
    pairs = [(i, alignment.to_source[i]) for i in range(*segment) if i in alignment.to_source]
    return any(
        text.segment_of(j) != text.segment_of(next_j)
        and any(text.tokens[k].weight for k in range(j + 1, next_j))
        for (_, j), (_, next_j) in pairwise(pairs)
    )


def _leaves_out_by_when(alignment: Alignment) -> bool:
    """Does a part of the source say only by when (到2035年，) of the next, which alone is taken?"""
    text = alignment.text
    used = {text.segment_of(j) for j in alignment.to_source.values()}
    return any(
        following in used
        and before not in used
        and _BY_WHEN.fullmatch(text.text[text.start_of(before[0]) : text.end_of(before[1] - 1)])
        for before, following in pairwise(text.segments)
    )


def holds_unconditionally(sentence: str, sources: Sequence[str]) -> bool:
    """Does a sentence say all the conditions, exceptions and negations of its sources for it?"""
    claim = TokenText(sentence)
    aligned = (Alignment(claim, text, n) for n, text in enumerate(sources))
    return not any(_leaves_out_what_binds(a) or _left_out(a) for a in aligned)


def _leaves_out_what_binds(alignment: Alignment) -> bool:
    """Does the source have a condition or an exception, of which nothing is taken, beside the rest?

    Only what stands in the same part of the sentence, up to its semicolons, binds.
    """
    text = alignment.text
    taken = {text.segment_of(j) for j in alignment.to_source.values()}
    return any(
        binds(_words_of(segment, text), ahead=segment < last)
        for part in _parts(text)
        if (last := max(taken.intersection(part), default=None))
        for segment in part
        if segment not in taken
    )


def _leaves_out_bound(alignment: Alignment) -> bool:
    """Does a claim take an amount and leave out what bounds it in the same part of the source?"""
    text = alignment.text
    taken = {text.segment_of(j) for j in alignment.to_source.values()}
    for part in _parts(text):
        units = {
            u for segment in taken.intersection(part) for u in _units(_words_of(segment, text))
        }
        left = [_words_of(segment, text) for segment in part if segment not in taken]
        if any(_BOUND.search(words) and units & _units(words) for words in left):
            return True
    return False


def _units(words: str) -> set[str]:
    """The units that some words count in."""
    return {unit_of(w.value) for w in critical_words(words) if w.kind == NUMBER} - {""}


def _parts(text: TokenText) -> list[list[tuple[int, int]]]:
    """The segments of a sentence, those between two semicolons or colons together."""
    parts: list[list[tuple[int, int]]] = [[]]
    for start, end in text.segments:
        parts[-1].append((start, end))
        if _PART_END.search(text.text[text.end_of(end - 1) : text.start_of(end)]):
            parts.append([])
    return parts


def _words_of(segment: tuple[int, int], text: TokenText) -> str:
    return text.text[text.start_of(segment[0]) : text.end_of(segment[1] - 1)]


def governing(sentence: str, source: str) -> tuple[str, ...]:
    """The modalities and negations that govern what a sentence takes from a source and leaves out.

    随意更改老地名 leaves out the 不得 of 不得大规模迁移砍伐树木、随意更改老地名. Nothing governs
    更改老地名, which is only a part of what stands between the 、.
    """
    alignment = Alignment(TokenText(sentence), source, 0)
    return _left_out(alignment) if _takes_whole_items(alignment) else ()


def _takes_whole_items(alignment: Alignment) -> bool:
    """Of each item that a claim takes words from, has it all that is no critical word?"""
    text = alignment.text
    critical = {i for start, end, _ in text.critical for i in range(start, end)}
    items = [0, *(text.at(m.start()) for m in _ITEM_END.finditer(text.text)), len(text.tokens)]
    return all(
        j in alignment.to_claim or j in critical or not text.tokens[j].weight
        for start, end in pairwise(items)
        if any(j in alignment.to_claim for j in range(start, end))
        for j in range(start, end)
    )


def _left_out(alignment: Alignment) -> tuple[str, ...]:
    text = alignment.text
    used = {text.segment_of(j) for j in alignment.to_source.values()}
    return tuple(
        text.text[text.tokens[start].start : text.tokens[end - 1].end]
        for start, end, word in text.critical
        if word.kind in (MODALITY, NEGATION)
        and text.segment_of(start) in used
        and not any(k in alignment.to_claim for k in range(start, end))
    )
