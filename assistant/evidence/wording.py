"""Two wordings of one thing: which critical words differ, and whether one is a changed copy.

In quotation marks every word counts; without them a writer may use words of his own, as long as no
number, modality or negation becomes another. Pure. Knows only the two texts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.evidence.collation import Collation, DiffOp, diff, diff_in_words
from assistant.evidence.critical import (
    COMPARISON,
    MODALITY,
    NEGATION,
    NUMBER,
    CriticalWord,
    critical_words,
    unit_of,
)
from index.letters import letters_of
from index.script import has_han

LONGEST_FRAME = 16
"""Letters of a segment that only introduces or closes what is said."""
_MEASURE = re.compile(
    "(?:百分之)?[0-9零〇一二两三四五六七八九十百千万亿]*(?:个?(?:工作)?[年月日天周]|小时|分钟|万?元|倍|成|[%％])?"
)
"""A number with its unit, or either of them."""
LONGEST_SWAP = 3
"""Letters of a word that is simply put in another's place; 没有义务 is a writer's own."""
SEGMENT_ENDS = "。；！？，：,;!?:"
"""Marks that end a segment of a sentence."""


def joints(words: str) -> set[int]:
    """Numbers of the letters that a new segment of the quotation begins with."""
    places = letters_of(words).places
    return {
        i
        for i in range(1, len(places))
        if any(c in SEGMENT_ENDS or c in "—…﹐﹔" for c in words[places[i - 1] + 1 : places[i]])
        and not (words[places[i - 1]].isdigit() and words[places[i - 1] + 1 : places[i]] == ",")
    }


def differing_words(source: str, quotation: str) -> tuple[str, ...] | None:
    """The critical words of two wordings that differ; None where only numerals are written apart.

    Args:
        source: The words of the library.
        quotation: The words that are said to be the same.
    """
    ours, theirs = critical_words(quotation), critical_words(source)
    if _valued(source) == _valued(quotation) and has_same_senses(source, quotation):
        return None
    ops = diff_in_words(source, quotation)
    return tuple(dict.fromkeys([
        *_touched(quotation, ours, ops, "insert"), *_touched(source, theirs, ops, "delete"),
    ]))  # fmt: skip


def changed_runs(source: str, said: str) -> int:
    """In how many places a text differs from the stretch of a source that it tells.

    What the source has before the first and behind the last words that both have is no such place,
    nor is a short segment that only leads to what is told; what is said behind them counts twice,
    but another number at the end once. A Chinese number is one word; without for with is more.
    """
    compare = diff_in_words if has_han(source) else diff
    ops = [(tag, piece) for tag, piece in compare(source, said) if letters_of(piece).text]
    runs = [tag == "equal" for tag, _ in ops]
    same = [at for at, is_same in enumerate(runs) if is_same]
    if not same:
        return len(ops)
    within = runs[same[0] : same[-1] + 1]
    lead = "".join(piece for tag, piece in ops[: same[0]] if tag == "insert")
    is_frame = len(letters_of(lead).text) <= LONGEST_FRAME and lead.rstrip()[-1:] in "，,：:"
    ends = ops[same[-1] + 1 :]
    behind = any(tag == "insert" for tag, _ in ends) * (1 if _is_number_for_number(ends) else 2)
    told_around = (not is_frame) + behind
    return sum(not is_same and before for before, is_same in pairwise(within)) + told_around


def _is_number_for_number(ends: Sequence[DiffOp]) -> bool:
    """Is what one text has at its end a number, or its unit, and that of the other one too?"""
    numbers = [_MEASURE.fullmatch(letters_of(piece).text) for _, piece in ends]
    return len(numbers) == 2 and all(numbers)


def sides(words: Sequence[str], said: str, source: str) -> tuple[list[str], list[str]]:
    """Critical words that tell two texts apart: those of the first, and those of its source.

    Left out is what both say, in whatever writing, and where one number stands for another, what
    the source counts besides.
    """
    ours, theirs = critical_words(said), critical_words(source)
    told = _only_in(words, said, ours, {(w.kind, w.value) for w in theirs})
    stated = _only_in(words, source, theirs, {(w.kind, w.value) for w in ours})
    aside = _BRACKETED.sub("", source)
    stated = [w for w in stated if source[w.start : w.end] in aside] or stated
    units = {unit_of(w.value) for w in told if w.kind == NUMBER}
    alike = [w for w in stated if w.kind == NUMBER and unit_of(w.value) in units]
    stated = [w for w in stated if w.kind != NUMBER or w in alike or not alike]
    stated = stated or _counterpart(told, theirs, ours)
    told = told or _counterpart(stated, ours, theirs)
    alone = [said[w.start : w.end] for w in told] + [source[w.start : w.end] for w in stated]
    is_number = len(alone) == 1 and (told or stated)[0].kind == NUMBER
    swapped = _swapped(alone[0], said, source) if is_number else None
    return swapped or (_as_they_stand(told, said), _as_they_stand(stated, source))


def _swapped(number: str, said: str, source: str) -> tuple[list[str], list[str]] | None:
    """A number of one text, and the short word that stands in its place in the other.

    半数 is no number that can be told apart by its value, but it stands where 百分之六十 stood, as
    每年 stands where 每三年 did.
    """
    ops = diff_in_words(source, said)
    for (tag, stated), (behind, told) in pairwise(ops):
        known, other = (told, stated) if number in told else (stated, told)
        is_it = number in known and len(known) <= len(f"每{number}")
        is_word = other.isalnum() and len(other) <= LONGEST_SWAP
        if (tag, behind) == ("delete", "insert") and is_it and is_word:
            return [told], [stated]
    return None


def put_for(words: Sequence[str], said: str, source: str) -> tuple[list[str], list[str]]:
    """What tells two texts apart by words that neither has, or has as parts of others.

    A part of a word is told with all that stands in the place of the source's: 金额 and 资金, where
    额 alone is new. For a word that is in neither, what 可以不 comes to, each tells how it rules.
    """
    known = [word for word in words if word in said or word in source]
    if words and not known:
        told, stated = (list(map(text.__getitem__, _ruling(text))) for text in (said, source))
        return (told, stated) if told and stated and told != stated else ([], [])
    runs = [run for run in _runs(said, source) if all(piece.isalnum() for piece in run)]
    found = [run for run in runs if any(word in piece for word in known for piece in run)]
    found = [run for run in found if max(map(len, run)) <= LONGEST_RUN]
    if any(map(_ruling, words)):
        found = [run for run in found if all(map(_ruling, run)) or {*run} & {*known}]
    return [told for told, _ in found], [stated for _, stated in found]


LONGEST_RUN = 6
"""Letters of what stands in the place of something else, as it is told."""


def _ruling(text: str) -> list[slice]:
    """Where a text has words that rule or deny."""
    return [slice(w.start, w.end) for w in critical_words(text) if w.kind in (MODALITY, NEGATION)]


def _runs(said: str, source: str) -> Iterator[tuple[str, str]]:
    """What two texts have in each other's place; what is parted by one letter is one."""
    told = stated = ""
    ops = diff(source, said)
    for (kind, piece), (following, _) in pairwise([*ops, ("equal", "")]):
        if kind == "equal" and (len(piece) > 1 or following == "equal"):
            yield told, stated
            told = stated = ""
        elif told or stated or kind != "equal":
            told += piece if kind != "delete" else ""
            stated += piece if kind != "insert" else ""
    yield told, stated


LONGEST_AROUND = 30
"""Characters of what a word that rules or denies is shown with."""


def with_what_follows(words: Sequence[str], text: str) -> list[str]:
    """Words of a text as they are shown alone: what rules, denies or counts with what it is of.

    A bare “not” tells nobody what is denied: “not the Landlord” does, as “1 April” does for “1”.
    """
    bare = {text[w.start : w.end]: w for w in critical_words(text) if _is_bare(w)}
    return [_to_its_end(text, bare[word]) if word in bare else word for word in words]


def with_its_segment(word: str, text: str, other: str = "") -> str:
    """A letter or two with the segment of a text that they stand in, and another text has not."""
    segments = re.split(rf"[{SEGMENT_ENDS}\n]", text)
    found = (s.strip() for s in segments if word in s and s.strip() not in other)
    return next(found, word)


def _is_bare(word: CriticalWord) -> bool:
    return word.kind in (MODALITY, NEGATION) or (word.kind == NUMBER and not unit_of(word.value))


def _to_its_end(text: str, word: CriticalWord) -> str:
    """A word and what stands behind it in its segment, as far as it is shown."""
    rest = re.split(rf"[{SEGMENT_ENDS}|\n]|\.(?![0-9])", text[word.end :], maxsplit=1)[0]
    shown = rest[:LONGEST_AROUND]
    if len(rest) > LONGEST_AROUND:
        shown = shown.rpartition(" ")[0] or shown
    ahead = _GOES_WITH_NOT.search(text, 0, word.start) if word.kind == NEGATION else None
    return (text[ahead.start() if ahead else word.start : word.end] + shown).rstrip()


_GOES_WITH_NOT = re.compile("[并绝决毫尚从]$")
"""What is one word with the 非 or 不 behind it."""


_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")


def _only_in(
    words: Sequence[str], text: str, critical: Sequence[CriticalWord], others: set[tuple[str, str]]
) -> list[CriticalWord]:
    own = (w for w in critical if text[w.start : w.end] in words)
    return [w for w in own if (w.kind, w.value) not in others]


def _counterpart(
    words: Sequence[CriticalWord], here: Sequence[CriticalWord], there: Sequence[CriticalWord]
) -> list[CriticalWord]:
    """The one word of a text that may stand for the one word of another, or for its one number."""
    numbers = [w for w in words if w.kind == NUMBER]
    words = numbers if len(numbers) == 1 else words
    if len(words) != 1:
        return []
    kind, unit = words[0].kind, unit_of(words[0].value)
    others = [w for w in here if w.kind == kind and (kind != NUMBER or unit_of(w.value) == unit)]
    known = {(w.kind, w.value) for w in there}
    others = [w for w in others if (w.kind, w.value) not in known]
    return others if len(others) == 1 else []


def _as_they_stand(words: Sequence[CriticalWord], text: str) -> list[str]:
    return list(dict.fromkeys(text[w.start : w.end] for w in words))


def has_same_senses(one: str, other: str) -> bool:
    """Do two wordings have the same critical words, in whatever order?"""
    return _senses(one) == _senses(other)


def leaves_out_must(source: str, said: str) -> bool:
    """Has a wording all critical words of its source but the one 应当, and no others?"""
    return _senses(source) - _senses(said) == Counter({(MODALITY, "must"): 1}) and not (
        _senses(said) - _senses(source)
    )


def _senses(text: str) -> Counter[tuple[str, str]]:
    return Counter((w.kind, w.value) for w in critical_words(text))


def _valued(text: str) -> str:
    """The letters of a text, each of its numbers replaced by its value."""
    out, at = [], 0
    for word in critical_words(text):
        if word.kind == "number" and word.start >= at:
            out += [text[at : word.start], word.value]
            at = word.end
    return letters_of("".join([*out, text[at:]])).text


def _touched(
    text: str, words: Sequence[CriticalWord], ops: Sequence[DiffOp], tag: str
) -> Iterator[str]:
    """The critical words that the changed pieces of one side touch."""
    at = 0
    for kind, piece in ops:
        if kind not in ("equal", tag):
            continue
        if kind == tag:
            for word in words:
                if word.start < at + len(piece) and at < word.end:
                    yield text[word.start : word.end]
        at += len(piece)


def frame_length(words: str, found: Collation) -> int:
    """Characters of a first segment that only introduces what is said, as far as it is foreign."""
    lead = lead_length(words, found)
    return lead if lead and lead == letters_of(words).places[found.blocks[0][1]] else 0


def lead_length(words: str, found: Collation) -> int:
    """Characters of the first segments that have nothing of what is said.

    The next one may begin with other words than its source: 在我看来，不鼓励…
    """
    first = found.blocks[0][1] if found.blocks else 0
    within = [at for at in joints(words) if 0 < at <= first] if first <= LONGEST_FRAME else []
    place = letters_of(words).places[max(within)] if within else 0
    return 0 if critical_words(words[:place]) else place


_LIGHT = frozenset("的了和与及在是为对将等并也其把以于之而或由就都即则须应")


_LINKS = frozenset("把归被按向从给让使此才再又且当")
"""Words of one letter that may stand for another such word."""
_PREFIXES = tuple("被非副准原反前未否")
"""Letters that make of a word its counterpart, or leave open what it says: 是否."""
_TURNS = (*_PREFIXES, "不", "无", "与")
"""The same, and what says by itself that something is not so or goes with something."""
_JOINTS = tuple(
    {one, other} for one in ("和", "与", "及", "以及", "、") for other in ("或", "或者")
)
"""What joins two that both count, and two of which one does."""
_OF_EACH = re.compile("任何|不得|禁止|严禁|不准|不许")
"""What is said of each of several, so that 和 and 或者 say the same: 任何单位或者个人不得."""
_NUMERALS = frozenset("一二三四五六七八九十百千万亿0123456789")


def puts_other_words(source: str, said: str) -> bool:
    """Does a wording have words in the place of the source's, or several that are not there?"""
    ops = diff(source, said)
    before = last = mark = ""
    counts = not _OF_EACH.search(said)
    for kind, piece in ops:
        letters = [c for c in letters_of(piece).text if c not in _LIGHT]
        if kind == "insert" and before != "delete" and letters_of(piece).text in _PREFIXES:
            return True  # 被申请人 for 申请人
        if kind == "insert" and (len(letters) > 2 or (letters and before == "delete")):
            return True
        if kind == "insert" and len(letters) > 1 and piece.endswith("的"):
            return True  # 拍卖的责任 for 责任
        if kind == "insert" and _NUMERALS.intersection(letters):
            return True  # 五十一份 for 一份
        own = not _LINKS.issuperset(letters)
        if kind == "insert" and own and len(letters_of(piece).text) == len(last):
            return True  # 适时 for 及时
        if kind == "insert" and counts and {last or mark, letters_of(piece).text} in _JOINTS:
            return True  # 或者 for 和
        if kind != "insert" and last in _TURNS:
            return True  # 申请人 for 被申请人
        last = letters_of(piece).text if kind == "delete" else ""
        mark = piece.strip() if kind == "delete" and "或" not in source else ""
        before = kind if letters or kind == "equal" else before
    if last in _PREFIXES or any(map(_is_half_a_word, ops, ops[1:], ops[2:])):
        return True
    ours, theirs = (set(_WHEN.findall(text)) for text in (said, source))
    return bool(ours - theirs and theirs - ours)


_WHEN = re.compile("[及按即当随定准适][时期](?![间候刻段长效])")
"""Words for when something is done, of which one letter tells 按时 from 及时."""


def _is_half_a_word(before: DiffOp, between: DiffOp, behind: DiffOp) -> bool:
    """Do two changes on either side of one letter put another word there: 强化 for 加强?"""
    changes = {before[0]: before[1], behind[0]: behind[1]}
    if between[0] != "equal" or len(letters_of(between[1]).text) != 1 or len(changes) != 2:
        return False
    pieces = [letters_of(piece).text for piece in changes.values()]
    return all(len(p) == 1 and p not in _LIGHT for p in pieces)


def doubled(source: str, said: str) -> str:
    """Words that stand twice in a row where a source has them once: 免免费; else nothing."""
    letters, places = letters_of(said).text, letters_of(said).places
    stored = letters_of(source).text
    for match in _TWICE.finditer(letters):
        start, end = match.span()
        if places[end - 1] - places[start] >= end - start:
            continue  # 保护教育，教育部门 are words of two parts
        around = letters[max(start - AROUND, 0) : start], letters[end : end + AROUND]
        once = match[1].join(around) if len(match[1]) == 1 else match[1]
        is_between = len(match[1]) > 1 or all(
            around
        )  # 人人, but not 可以可以, may begin a sentence
        if is_between and once in stored and match[0] not in stored:
            return match[0]
    return ""


_TWICE = re.compile(r"([\u4e00-\u9fff]{1,8}?)\1")
AROUND = 2
"""Letters on either side that tell which letter of the source a doubled one is."""


_STRESS = "并绝决仍也都还均"
"""Letters that only stress what they stand before: 并不, 也不."""


def is_wording(source: str, said: str) -> bool:
    """Do words without marks differ from a source as a copy does that was changed?

    Each changed piece that bears on the sense is a critical word put in another's place, such as
    可以 for 应当. 没有义务 and 完全允许 are a writer's own words.
    """
    ops = diff(source, said)
    words = critical_words(said)
    own_words = replaced = False
    at = 0
    for number, (kind, piece) in enumerate(ops):
        if kind == "insert":
            touched = [w for w in words if w.start < at + len(piece) and at < w.end]
            if number and _is_breach(ops[number - 1], piece):
                touched = []  # 不遵守 for 违反
            if touched and not _fill(touched, said, at, at + len(piece)):
                return False
            alone = not number or ops[number - 1][0] != "delete"
            own_words |= alone and any(w.kind == MODALITY for w in touched)
            own_words |= not touched and len(letters_of(piece).text) > 2
        elif kind == "delete":
            rules = any(w.kind in (MODALITY, NEGATION) for w in critical_words(piece))
            replaced |= rules or _SUPPORTS.search(piece) is not None
        at += len(piece) * (kind != "delete")
    return not (own_words and replaced)


_SUPPORTS = re.compile("支持|扶持")
"""What rules on a matter and has no word of laws that is put in its place."""


def rules_as_no_law(source: str, said: str) -> bool:
    """Do words rule as no law does, where their source does not: 用不着, 一律禁止 for 可以?

    They may deny so too: 何曾, and 不再鼓励.
    """
    if _NO_LONGER.search(said) and not _NO_LONGER.search(source):
        return True
    words = [w for w in critical_words(said) if said[w.start : w.end] not in source]
    if any(w.kind == NEGATION and _SPOKEN.search(said, w.start, w.end) for w in words):
        return True
    own = (w for w in words if w.kind == MODALITY)
    return any(
        w.end - w.start > LONGEST_SWAP
        or _SPOKEN.search(said, w.start, w.end)
        or _STRESSED.search(said, 0, w.start)
        for w in own
    )


def _is_breach(before: DiffOp, piece: str) -> bool:
    """Is 不遵守 or the like put in the place of 违反?"""
    return before[0] == "delete" and "违" in before[1] and piece[:1] in tuple("不未")


_NO_LONGER = re.compile("不再(?=鼓励|支持|提倡|倡导|扶持)")
_SPOKEN = re.compile(
    "违[法规]|犯法|被(?:禁止|允许|准许|要求)|不[用许准]|绝不|不需要|没必要|获准|岂|何[须必曾尝]|几曾|大可|尽管|尽可|休想|别想|用不着|犯不着"
    "|放[手心]|谁|哪"
)
"""In words that rule as no law does: a writer's own, never a changed copy."""


_STRESSED = re.compile(
    "(?:一律|一概|绝对|统统|通通|完全|根本|万万|坚决|人人[都皆]?|个个[都皆]?|谁[都也])$"
)
"""Before a word that rules, what makes it a writer's own in the place of a plain one."""


def _fill(words: Sequence[CriticalWord], said: str, start: int, end: int) -> bool:
    """Is an inserted piece nothing but (a part of) short critical words: 原则上可以?"""
    if any(_SPOKEN.search(said, word.start, word.end) for word in words):
        return False
    inside = {at for word in words for at in range(word.start, word.end)}
    outside = "".join(said[at] for at in range(start, end) if at not in inside)
    is_short = all(
        word.kind in (NUMBER, COMPARISON) or word.end - word.start <= LONGEST_SWAP for word in words
    )
    alike = len(words) == 1 or all(word.kind == MODALITY for word in words)
    return is_short and alike and not letters_of(outside).text.strip(_STRESS)


def is_moved(source: str, said: str) -> bool:
    """Has a wording the letters of its source and no others, in another order?"""
    one, other = letters_of(source).text, letters_of(said).text
    return one != other and Counter(one) == Counter(other)


def reorders_a_list(source: str, said: str) -> bool:
    """Has a wording the items of a list (资金、税收) in another order, all else in its place?"""
    parts = [_PART_ENDS.split(text.strip("，,；;。.：: ")) for text in (source, said)]
    if len(parts[0]) != len(parts[1]):
        return False
    moved = [
        (a, b) for a, b in zip(*parts, strict=True) if letters_of(a).text != letters_of(b).text
    ]
    return bool(moved) and all("、" in a and "、" in b and is_moved(a, b) for a, b in moved)


_PART_ENDS = re.compile("[，,；;。：:]")
