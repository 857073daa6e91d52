"""Critical words: those that change what a sentence says though few characters change.

Numbers with their units, modality (应当, 可以, 不得 …), negation, comparison (以上, 不超过 …),
quantity (全部, 部分 …) and exceptions (除…外, 但书), in Chinese and English. Pure. Knows nothing
of sources: it only reads one text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from index.numerals import CHINESE, to_int

NUMBER = "number"
MODALITY = "modality"
NEGATION = "negation"
COMPARISON = "comparison"
QUANTITY = "quantity"
EXCEPTION = "exception"


@dataclass(frozen=True, slots=True)
class CriticalWord:
    """A word that has to agree.

    Attributes:
        kind: ``number``, ``modality``, ``negation``, ``comparison``, ``quantity``, ``exception``.
        value: What it means, in one form for all ways to write it (``30日``, ``must``).
        start, end: Where it stands.
    """

    kind: str
    value: str
    start: int
    end: int


_UNITS = (
    "个工作日|个自然日|工作日|平方米|平方公里|公里|千米|公顷|立方米|毫克|千克|公斤|吨|摄氏度|分贝|"
    "个百分点|百分点|个月|小时|分钟|周岁|人民币|万元|亿元|美元|元|年|月|日|天|倍|岁|人|户|件|次|"
    "期|级|类|项|条|款|米|亩|周|季度|届|名|家|处|套|栋|层|辆|%|‰|成|分"
)
_ENGLISH_UNITS = (
    "working days?|business days?|days?|weeks?|months?|years?|hours?|minutes?|per ?cent|percent|"
    "members?|times"
)
_ARABIC = r"[0-9]+(?:[.,][0-9]+)*"
_NUMBER = re.compile(
    rf"(?P<arabic>{_ARABIC})\s*(?P<scale>[万亿千百])?\s*(?P<unit>{_UNITS}|{_ENGLISH_UNITS})?"
    rf"|百分之(?P<percent>{CHINESE})"
    rf"|(?P<han>{CHINESE})(?P<hanscale>[万亿])?(?P<hanunit>{_UNITS})"
    rf"|(?P<share>{CHINESE})分之(?P<part>{CHINESE})"
)
_WORDS: tuple[tuple[str, str, str], ...] = (
    (MODALITY, "must not", "不得|禁止|严禁|不准|不许|不可以|不能|不应当|不应|must not|shall not|may not|cannot"),
    (MODALITY, "must", "应当|必须|务必|应该|shall|must"),
    (MODALITY, "may", "可以|有权|may"),
    (MODALITY, "encourage", "鼓励|倡导|提倡|encourage[sd]?"),
    (MODALITY, "restrict", "严格限制|限制|遏制|restrict(?:s|ed)?"),
    (EXCEPTION, "except", "除外|例外|另有规定|除(?=.{1,40}外)|但是|但(?!书)|unless|except"),
    (COMPARISON, "at most", "不超过|不高于|不多于|不大于|不得超过|以下|以内|至多|最多|at most|not exceed(?:ing)?|no more than|not more than"),
    (COMPARISON, "at least", "不少于|不低于|不小于|不得少于|不得低于|以上|至少|最少|at least|no less than|not less than|no fewer than"),
    (COMPARISON, "more", "超过|高于|多于|大于|more than|exceed(?:s|ing)?"),
    (COMPARISON, "less", "低于|少于|小于|不足|不满|less than|fewer than"),
    (QUANTITY, "all", "全部|所有|一律|任何|均应|全面|every|all"),
    (QUANTITY, "part", "部分|有的|个别|some"),
    (QUANTITY, "only", "仅|只(?=[能限有对适])|only"),
    (NEGATION, "not", r"不(?!断|动产|仅|但|同|良|可移动|宜居|少|久|足|满|当|锈)|未(?!来|成年|尽)|没有|无(?!障碍|线|人机|偿|形|论|缝|害|烟)|非(?!物质|遗|首都|核心|公有|机动|营利|洲|常|法)|勿|\bno\b|\bnot\b|\bnever\b"),
)  # fmt: skip
_PATTERN = re.compile(
    "|".join(f"(?P<w{i}>{pattern})" for i, (_, _, pattern) in enumerate(_WORDS)), re.I
)


def critical_words(text: str) -> tuple[CriticalWord, ...]:
    """All critical words of a text, in order; offsets are into ``text``."""
    folded = fold_width(text)
    found = [*_numbers(folded), *_words(folded)]
    return tuple(sorted(found, key=lambda w: (w.start, w.end)))


def fold_width(text: str) -> str:
    """Full-width to half-width, lower case, one character for each: offsets stay."""
    return "".join(_fold(c) for c in text)


def _fold(char: str) -> str:
    folded = unicodedata.normalize("NFKC", char).lower()
    return folded if len(folded) == 1 else char


def _words(text: str) -> Iterator[CriticalWord]:
    for match in _PATTERN.finditer(text):
        kind, value, _ = _WORDS[int((match.lastgroup or "w0")[1:])]
        yield CriticalWord(kind, value, match.start(), match.end())


def _numbers(text: str) -> Iterator[CriticalWord]:
    for match in _NUMBER.finditer(text):
        value = _number_value(match)
        if value is not None:
            yield CriticalWord(NUMBER, value, match.start(), match.end())


def _number_value(match: re.Match[str]) -> str | None:
    if match["percent"]:
        return _join(to_int(match["percent"]), "%")
    if match["share"]:
        return f"{to_int(match['part'])}/{to_int(match['share'])}"
    if match["han"]:
        number = to_int(match["han"])
        if number is None or (number == 1 and match["hanunit"] not in ("年", "月", "日", "倍")):
            return None  # 一项, 一级 count nothing
        return _join(number, match["hanunit"], match["hanscale"])
    number_text = match["arabic"].replace(",", "")
    return _join(number_text, match["unit"], match["scale"])


def _join(number: int | str | None, unit: str | None, scale: str | None = None) -> str | None:
    if number is None:
        return None
    unit = {"percent": "%", "per cent": "%", "天": "日"}.get(unit or "", unit or "")
    return f"{number}{scale or ''}{re.sub('s$', '', unit) if unit.isascii() else unit}"
