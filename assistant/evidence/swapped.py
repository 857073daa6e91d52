"""Has a claim a small word in the place of another that turns who does what, and to whom? Pure.

向生产者追偿 is not 由生产者追偿, 由县政府裁决 not 会同县政府裁决, 近亲属 not 亲属, 本章 not
本法, 第五十条 not 第五条: hardly a letter differs.
Knows only the words of a claim and of what it is held against.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.evidence.collation import diff
from assistant.evidence.conditions import SEGMENT_END
from assistant.evidence.parted import beside
from index.letters import letters_of, pairs_of
from index.numerals import ANY_NUMBER, to_int
from index.script import has_han

LONGEST_TERM = 16
"""Letters of something that is said to be something else."""
SHOWN = 12
"""Letters of a source that are shown."""
NAME = 2
"""Letters of a name that are shown."""

_ROLES = (
    frozenset(["由", "经"]),
    frozenset(["向"]),
    frozenset(["对", "对于"]),
    frozenset(["为", "给", "替"]),
    frozenset(["与", "和", "同", "跟"]),
    frozenset(["会同"]),
    frozenset(["将", "把"]),
    frozenset(["被"]),
    frozenset(["以"]),
    frozenset(["在", "于"]),
)
"""What says who does something, with whom, to whom, by what; those of a kind say the same."""
_LEVELS = re.compile("各级|(?:省|市|县|乡镇?|设区的市)级(?:以[上下])?|国务院|地方")
"""Whose government or office is meant."""
_POINTERS = re.compile("[本前后][一二两]?[款条项章节编法]|本条例|本办法|本规定|本细则")
"""Where a rule points in its own document."""
_OR = re.compile("或者?")
_AND_THEN = re.compile("[；;。，,]|[，,]?(?:并且?|且|而且)")
"""What joins two that hold together, or parts them."""
_IS = re.compile("就?是|即|属于|等于")
_LISTED = re.compile("、|和|与|及|以及|或者?")
"""What makes of two one, and what stands between two that are only named together."""
_COPULA = re.compile(
    "(?<![不正但只若可要就都还总凡于])(?:是(?![否指要应须必被可不在由为]|有(?!限))|属于|即(?![使将可便时日]))"
)
_SAYS_WHAT_IS = re.compile("[是为即指称系]|属于|包括")
_ORDINAL = re.compile(f"第({ANY_NUMBER})次")
_NARROWS = re.compile(
    "近|主要|首席|重大|特大|特别重大|较大|严重|轻微|故意|恶意|过失|境内|境外|专职|兼职|直接|首次|重点|专用|高级"
)
"""What makes of somebody or something another, right before it: 近亲属."""
_EXCEPT = re.compile("以外|[之以]外|除")
_ADDRESS = re.compile(
    f"(?:(?:依照|按照|根据|适用|违反|本法|本条例|本办法|本规定|前款|本条)(?:本法|本条例|本办法|本规定)?|、|和|至)"
    f"第(?P<number>{ANY_NUMBER})(?P<unit>[条款项章节])"
)
"""A place within a document that a rule names."""


def swapped(claim: str, source: str) -> tuple[str, str] | None:
    """The small word of a claim and that of its source in its place; None for none.

    Args:
        claim: What is told.
        source: The articles that it is held against.
    """
    for (start, end), stated in beside(claim, source):
        told = claim[start:end]
        best = _nearest(told, stated)
        reads = (
            _other_words,
            _other_of_its_kind,
            _without_what_narrows,
            _makes_one_of_two,
            _other_ordinal,
        )
        others = (found for read in reads for found in read(best, told))
        if found := next(others, None) or other_places(told, best):
            return found
    return None


def other_places(told: str, stated: str) -> tuple[str, str] | None:
    """The places that are told, and others that are stated: more, or fewer of an exception."""
    ours, theirs = addresses(told), addresses(stated)
    fewer = theirs.keys() - ours.keys() if _EXCEPT.search(told) else set()
    if not ours or not theirs or not (ours.keys() - theirs.keys() or fewer):
        return None
    return "".join(ours.values()), "".join(theirs.values())


def addresses(text: str) -> dict[tuple[int | None, str], str]:
    """The places within its document that a text names by number and unit, as they are written."""
    return {(to_int(m["number"]), m["unit"]): m[0] for m in _ADDRESS.finditer(text)}


def _nearest(told: str, stated: str) -> str:
    """The line of some parts that has most letters in common with what is told."""
    own = pairs_of(told)
    return max(stated.split("\n"), key=lambda line: len(own & pairs_of(line)))


def _other_words(stated: str, told: str) -> Iterator[tuple[str, str]]:
    """What stands in the place of a word for a role, or 或者 in that of what joins or parts."""
    for one, other in pairwise(diff(stated, told)):
        words = {tag: piece.strip() for tag, piece in (one, other)}
        gone, put = words.get("delete", ""), words.get("insert", "")
        is_or = _OR.fullmatch(put) and _AND_THEN.fullmatch(gone)
        is_one = _IS.fullmatch(put) and _LISTED.match(gone)
        if is_or or is_one or _is_other_role(gone, put):
            yield put, gone
        if (
            other[0] == "insert"
            and _OR.fullmatch(put)
            and one[0] == "equal"
            and one[1][-1:] in "，,"
        ):
            yield put, one[1][-1:]


def _makes_one_of_two(stated: str, told: str) -> Iterator[tuple[str, str]]:
    """That one thing is another, of a source that says of nothing what it is: 公益林是商品林."""
    found = _COPULA.search(told)
    if found is None:
        return
    one, other = (letters_of(t).text for t in (told[: found.start()], told[found.end() :]))
    if max(len(one), len(other)) > LONGEST_TERM:
        return
    for segment in SEGMENT_END.split(stated):
        items = [letters_of(item).text for item in _LISTED.split(segment)]
        ends = [
            next((i for i, item in enumerate(items) if item.endswith(n)), None)
            for n in (one, other)
        ]
        if one and other and None not in ends and ends[0] != ends[1]:
            yield found[0], segment.strip()[:SHOWN]
            return
    if not _SAYS_WHAT_IS.search(stated):
        yield found[0], stated.strip()[:SHOWN]


def _other_ordinal(stated: str, told: str) -> Iterator[tuple[str, str]]:
    """How often something was done by then, otherwise than stated: 第二次修正 of 第一次修正."""
    ours, theirs = (list(map(to_int, _ORDINAL.findall(text))) for text in (told, stated))
    if ours and theirs and not set(ours) <= set(theirs):
        yield next(_ORDINAL.finditer(told))[0], next(_ORDINAL.finditer(stated))[0]


def _without_what_narrows(stated: str, told: str) -> Iterator[tuple[str, str]]:
    """Somebody or something told without the word before it that makes another of it."""
    ops = diff(stated, told)
    for one, other in pairwise(ops):
        name = other[1][:NAME]
        is_gone = one[0] == "delete" and _NARROWS.fullmatch(one[1].strip())
        if is_gone and other[0] == "equal" and has_han(name) and name[0].isalnum():
            yield name, one[1].strip() + name


def _is_other_role(gone: str, put: str) -> bool:
    kinds = [next((i for i, r in enumerate(_ROLES) if word in r), None) for word in (gone, put)]
    return None not in kinds and kinds[0] != kinds[1]


def _other_of_its_kind(stated: str, told: str) -> Iterator[tuple[str, str]]:
    """A level or a pointer that is told and not stated, and one that is stated and not told."""
    for words in (_LEVELS, _POINTERS):
        ours, theirs = (set(words.findall(text)) for text in (told, stated))
        if ours - theirs and theirs - ours:
            yield min(ours - theirs), min(theirs - ours)
