"""What a text says of other documents: that they are repealed (《某办法》同时废止). Pure.

Reads titles and sentences. Does not know which document is meant by a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.dates import CHINESE_DAY, days_in, read_day
from index.outline import Clause, Outline
from index.titles import short_name
from index.validity import Repeal

_TITLE = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")
_ENDS = re.compile(
    r"(?:废止|失效|停止执行|停止施行|停止实施)(?:[。；;，,：:]|$)"
    r"|(?:废止|失效)的(?:文件|规定|法规|规章)"
)
_ENDS_THESE = re.compile(
    r"(?<!关于)(?<!修改和)废止(?:[、和及]?《[^》]*》(?:[（(][^（()）]*[)）])?)+(?!的|第)"
)
_PART_ONLY = re.compile(
    r"[（(]?(?:第[^》。；，、]{1,12}[条款项章编]|[\u4e00-\u9fff]{2,10}编)|中(?:的|有关)"
)
_NOT_YET = re.compile(r"(?:不|尚未|并未|没有|未)(?:予)?(?:废止|失效)")


def repeals_in(units: Iterable[str]) -> Iterator[Repeal]:
    """The documents that a text says it repeals.

    Args:
        units: The text piece by piece, a list together with what introduces it.
    """
    for unit in units:
        if any(word in unit for word in ("废止", "失效", "停止")):
            yield from _repeals_in(unit)


def repealing(outline: Outline, title: str) -> Clause | None:
    """The smallest clause of a document that says that another one ends."""
    name = short_name(title)
    says = (
        clause
        for clause in outline.clauses
        if any(short_name(repeal.title) == name for repeal in repeals_in([clause.text]))
    )
    return min(says, key=lambda clause: len(clause.text), default=None)


def is_quoted(text: str, at: int) -> bool:
    """Does a place stand inside quotation marks, as words that an amendment puts elsewhere do?"""
    return text.count("“", 0, at) > text.count("”", 0, at)


def _repeals_in(unit: str) -> Iterator[Repeal]:
    """Titles of a sentence that ends them, or of the list that such a sentence introduces."""
    masked = _TITLE.sub(lambda m: "《" + "＿" * (len(m[0]) - 2) + "》", unit)
    for sentence in re.finditer(r"[^。]+(?:。|$)", masked):
        if _NOT_YET.search(sentence[0]) or is_quoted(unit, sentence.start()):
            continue
        if ends := _ENDS_THESE.search(sentence[0]):
            at, last = sentence.start() + ends.start(), sentence.start() + ends.end()
            yield from _ended(unit, at, last, last)
        end = _ENDS.search(sentence[0])
        if end is None:
            continue
        introduces_list = re.search(r"下列|以下", sentence[0][: end.start()]) is not None
        start = sentence.start()
        stop = len(unit) if introduces_list else start + end.start()
        yield from _ended(unit, start, stop, start + end.start())


def _ended(unit: str, start: int, stop: int, end: int) -> Iterator[Repeal]:
    """The titles between two places of a unit, each with the day that is said before it."""
    on = re.search(rf"自({CHINESE_DAY})起[^《》。]{{0,6}}$", unit[start:end])
    before = start
    for title in _TITLE.finditer(unit, start, stop):
        said = list(days_in(unit[before : title.start()], chinese_only=True))
        before = title.end()
        if not _PART_ONLY.match(unit, title.end()) and not _is_basis(unit, start, title.start()):
            published = said[-1].value if said else None
            yield Repeal(_plain(title[1]), read_day(on[1]) if on else None, published)


def _is_basis(unit: str, start: int, at: int) -> bool:
    """根据《…》, 与《…》不一致的: named, but not as what ends."""
    return re.search(r"(?:根据|依据|依照|按照|与|和本法|以)$", unit[start:at]) is not None


def _plain(title: str) -> str:
    return re.sub(r"\s+", "", title).replace("〈", "《").replace("〉", "》")
