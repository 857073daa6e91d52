"""Critical words: those that change what a sentence says though few characters change.

Numbers with their units, modality (应当, 可以, 不得 …), negation, comparison (以上, 不超过 …),
quantity (全部, 部分 …) and exceptions (除…外, 但书), in Chinese and English. Pure. Knows nothing
of sources: it only reads one text.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

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


TABLE = Path(__file__).with_name("critical.toml")

_ARABIC = r"[0-9]+(?:[.,][0-9]+)*"


@dataclass(frozen=True, slots=True)
class _Table:
    """The words of ``critical.toml``, compiled."""

    number: re.Pattern[str]
    words: re.Pattern[str]
    meanings: tuple[tuple[str, str], ...]


@cache
def _table() -> _Table:
    rows = tomllib.loads(TABLE.read_text("utf-8"))
    units, english = "|".join(rows["units"]), "|".join(rows["english_units"])
    number = (
        rf"(?P<arabic>{_ARABIC})\s*(?P<scale>[万亿千百])?\s*(?P<unit>{units}|{english})?"
        rf"|百分之(?P<percent>{CHINESE})"
        rf"|(?P<han>{CHINESE})(?P<hanscale>[万亿])?(?P<hanunit>{units})"
        rf"|(?P<share>{CHINESE})分之(?P<part>{CHINESE})"
    )
    words = "|".join(f"(?P<w{i}>{'|'.join(w['patterns'])})" for i, w in enumerate(rows["word"]))
    meanings = tuple((w["kind"], w["value"]) for w in rows["word"])
    return _Table(re.compile(number), re.compile(words, re.I), meanings)


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
    table = _table()
    for match in table.words.finditer(text):
        kind, value = table.meanings[int((match.lastgroup or "w0")[1:])]
        yield CriticalWord(kind, value, match.start(), match.end())


def _numbers(text: str) -> Iterator[CriticalWord]:
    for match in _table().number.finditer(text):
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
