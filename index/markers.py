"""The number at the start of a line: what level it is, which number, how it is written.

Pure, one line at a time. Knows nothing of sequence or nesting: ``clauses`` decides with the
lines around whether a marker that could be one is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_uppercase

from index.numerals import (
    ANY_NUMBER,
    ARABIC,
    CHINESE,
    CIRCLED,
    ENGLISH,
    ORDINAL,
    SPACED_NUMBER,
    ordinal_to_int,
    roman_to_int,
    to_chinese,
    to_int,
    unit_number,
)
from index.script import simplified

Number = int | str | None

LEVELS = (
    "part", "subpart", "chapter", "section", "article",
    "heading", "clause", "point", "item", "subitem",
)  # fmt: skip
"""From the outermost to the innermost; a marker closes all open levels at or below its own."""

LINES_REMEMBERED = 4096
"""A line is read for its marker by every step of parsing: a document's worth is remembered."""
_GAP = r"\s*"
"""White space of any width: web pages set numbers off with U+2002 or U+00A0."""
_PAREN_HAN = {chr(0x3220 + i): i + 1 for i in range(10)}


@dataclass(frozen=True, slots=True)
class Marker:
    """A number that opens a line.

    Attributes:
        level: One of ``LEVELS``, or ``annex`` or ``letter``.
        number: The integer, ``"53-1"`` for 第五十三条之一, None for an unnumbered heading.
        label: The canonical way to write it: ``第五十三条之一``, ``（十四）``, ``Section 5``.
        length: How many characters of the line it takes, the gap behind it included.
        glued: True where an article's text follows its number without a gap.
        depth: Dots in a decimal number (1 for ``1.2``).
    """

    level: str
    number: Number
    label: str
    length: int
    glued: bool = False
    depth: int = 0


_OTHER_NUMERALS = str.maketrans(
    dict(zip("壹贰叁参肆伍陆柒捌玖拾佰仟OＯ", "一二三三四五六七八九十百千○○", strict=True))
    | {"廿": "二十", "卅": "三十"}
)
"""The formal numerals, the contracted ones, and the letter that is typed for ○."""
_OTHER_NUMBER = f"[零〇○一二三四五六七八九十百千{''.join(map(chr, _OTHER_NUMERALS))}]+"
_HAN_UNIT = re.compile(
    rf"[第笫]{_GAP}({SPACED_NUMBER}|{_OTHER_NUMBER}){_GAP}(分编|编|章|节|条)"
    rf"(?:{_GAP}之{_GAP}({CHINESE}))?(?P<gap>\s+|$|(?=[【〔（(]))?"
)
_UNIT_LEVEL = {
    "编": "part", "分编": "subpart", "章": "chapter", "节": "section", "条": "article",
}  # fmt: skip
_REFERENCE_GOES_ON = re.compile(
    r"[、和或至及与的款项]|第|规定|所列|所称|中|之外|以外|[，。；,;）)》”]"
)
_UNIT_HEADING_END = re.compile(r"[。；，,;：:]$")

_HEADING = re.compile(rf"({CHINESE})[、．](?!{CHINESE}[、年月日级类条款项章节个是])")
_CLAUSE = re.compile(rf"[（(]{_GAP}({CHINESE}){_GAP}[)）]{_GAP}")
_POINT = re.compile(rf"({ARABIC})(?:[．、]|\.(?![0-9０-９])){_GAP}")
_MEASURE = "万|亿|元|米|公里|公斤|公顷|千米|千克|平方|立方|倍|吨|个百分点|小时|分钟|是"
_DECIMAL = re.compile(
    r"((?:[0-9]{1,3}|[A-Z])(?:\.[0-9]{1,3})+)"
    rf"\.?(?:\s+|$|(?=[\u4e00-\u9fff]))(?!{_MEASURE})"
)
_ITEM = re.compile(rf"(?:[（(]{_GAP}({ARABIC}){_GAP}[)）]|([0-9０-９]{{1,2}})[)）]){_GAP}")
_LETTER = re.compile(r"\(([a-z]{1,5})\)\s+")
ENGLISH_UNITS = (
    "regulation", "rule", "clause", "paragraph", "byelaw", "standing order", "order", "canon",
    "principle", "condition", "standard", "requirement", "guideline", "statute", "ordinance",
)  # fmt: skip
"""What English documents count their pieces by beside articles and sections, as ``plain_unit``."""
BYELAW = r"bye?-?\s?law"
ENGLISH_UNIT = "|".join(unit for unit in ENGLISH_UNITS if unit != "byelaw") + f"|{BYELAW}"
"""Any of these as it is written, as a pattern without groups, to be read in any case."""


def plain_unit(written: str) -> str:
    """One of ``ENGLISH_UNITS`` for how it is written: byelaw for By-Law; else the word itself."""
    word = " ".join(written.lower().split())
    return "byelaw" if re.fullmatch(BYELAW, word) else word


_ENGLISH_UNIT = re.compile(
    rf"((?:part|chapter|article|section|{ENGLISH_UNIT})\b|sec\.|§)\s*"
    r"([0-9]{1,3}(?:\.[0-9]{1,3})+(?!\.[0-9])|[0-9]{1,4}[A-Za-z]?(?!\.[0-9])"
    rf"|(?-i:[IVXLC]{{1,7}}|[A-Z])|{ENGLISH})\b"
    r"(?:[.:]|\s*[—–-])?(?:\s+|$)",
    re.I,
)
_ENGLISH_LEVEL = {"part": "part", "chapter": "chapter"}
HAN_ANNEXES = ("附件", "附录", "附表")
ENGLISH_ANNEXES = ("annexure", "annex", "appendix", "schedule", "exhibit", "attachment")
_ENGLISH_ANNEX = "|".join(f"{word.capitalize()}|{word.upper()}" for word in ENGLISH_ANNEXES)
_ANNEX = re.compile(
    rf"({'|'.join(HAN_ANNEXES)}|附(?=[:：]$)|(?:{_ENGLISH_ANNEX})(?![A-Za-z]))"
    rf"{_GAP}({ANY_NUMBER}|[A-Z]|[IVX]{{2,5}}|(?i:{ENGLISH}))?{_GAP}(?:[:：.]|$|(?=\s))"
)
_COUNTED_ANNEX = re.compile(
    rf"(?:T(?:he|HE)\s+)?(?:((?i:{ORDINAL}))\s+)?({_ENGLISH_ANNEX})(?:[:.]|$)"
)
"""The Schedule, First Schedule, THE SECOND ANNEX: alone in a line."""


def counts_anew(number: Number, label: str) -> bool:
    """Has an annex numbers of its own, being no document that a notice or a decree sends out?

    What is sent out so as its only annex is cited without it.

    Args:
        number: That of the annex, None where it has none.
        label: What it is called: 附件2, Schedule, 《…办法》.
    """
    return number is not None or label[:1].isascii()


@lru_cache(LINES_REMEMBERED)
def read_marker(line: str) -> Marker | None:
    """Read the marker that opens ``line`` (without leading blanks), or None."""
    line = simplified(line)  # 第一條
    for reader in _READERS.get(line[:1], ()):
        marker = reader(line)
        if marker is not None:
            return marker
    return None


def unit_of(marker: Marker | None) -> str:
    """The one of ``ENGLISH_UNITS`` that a marker is of, empty for none."""
    if marker is None or marker.level != "article" or " " not in marker.label:
        return ""
    word = plain_unit(marker.label.rsplit(" ", 1)[0])
    return word if word in ENGLISH_UNITS else ""


_LETTERED = re.compile(r"^(?:\([A-Z]\)|[A-Z]\.)\s*(?=[A-Z]|$)")
"""The A. of a recital, which is a number only where recitals stand."""


def without_marker(line: str) -> str:
    """What ``line`` says behind the marker that opens it, all of it where none does."""
    marker = read_marker(line)
    return line[marker.length :] if marker else _LETTERED.sub("", line, count=1)


def without_markers(text: str) -> str:
    """What the lines of a text say behind the markers that open them."""
    return "\n".join(map(without_marker, text.splitlines()))


def _han_unit(line: str) -> Marker | None:
    match = _HAN_UNIT.match(line)
    number = to_int("".join(match[1].split()).translate(_OTHER_NUMERALS)) if match else None
    if match is None or number is None:
        return None
    rest, glued = line[match.end() :], match["gap"] is None
    level = _UNIT_LEVEL[match[2]]
    if glued and _REFERENCE_GOES_ON.match(rest):
        return None
    if level != "article" and (len(rest) > 40 or _UNIT_HEADING_END.search(line)):
        return None  # 第三章规定的… is a sentence, not a chapter
    label = f"第{to_chinese(number) if number <= 9999 else number}{match[2]}"
    inserted = to_int(match[3]) if match[3] else None
    if inserted is None:
        return Marker(level, number, label, match.end(), glued)
    return Marker(level, f"{number}-{inserted}", f"{label}之{match[3]}", match.end(), glued)


def _heading(line: str) -> Marker | None:
    match = _HEADING.match(line)
    number = to_int(match[1]) if match else None
    if match is None or number is None or not 0 < number < 100:
        return None
    return Marker("heading", number, f"{to_chinese(number)}、", match.end())


def _clause(line: str) -> Marker | None:
    match = _CLAUSE.match(line)
    number = to_int(match[1]) if match else _PAREN_HAN.get(line[:1])
    if number is None or number > 999:
        return None
    return Marker("clause", number, f"（{to_chinese(number)}）", match.end() if match else 1)


def _decimal(line: str) -> Marker | None:
    match = _DECIMAL.match(line)
    if match is None:
        return None
    return Marker("point", match[1], match[1], match.end(), depth=match[1].count("."))


def _point(line: str) -> Marker | None:
    match = _POINT.match(line)
    number = to_int(match[1]) if match else None
    if match is None or number is None or number > 999:
        return None
    return Marker("point", number, f"{number}.", match.end())


def _item(line: str) -> Marker | None:
    match = _ITEM.match(line)
    number = to_int(match[1] or match[2]) if match else None
    if match is None or number is None or number > 999:
        return None
    return Marker("item", number, f"（{number}）", match.end())


def _subitem(line: str) -> Marker | None:
    number = CIRCLED.get(line[:1])
    return Marker("subitem", number, line[0], 1) if number else None


def _letter(line: str) -> Marker | None:
    match = _LETTER.match(line)
    if match is None:
        return None
    text = match[1]
    number = ord(text) - ord("a") + 1 if len(text) == 1 else roman_to_int(text)
    return Marker("letter", number, f"({text})", match.end()) if number else None


def _english_unit(line: str) -> Marker | None:
    match = _ENGLISH_UNIT.match(line)
    if match is None or not (match[1][0].isupper() or match[1] == "§"):
        return None
    rest = line[match.end() :]
    if rest[:1].islower():  # "Section 5 applies to" is a sentence
        return None
    word = {"sec.": "section", "§": "section"}.get(match[1].lower(), match[1].lower())
    level = _ENGLISH_LEVEL.get(word, "article")
    number = match[2].capitalize() if re.fullmatch(ENGLISH, match[2], re.I) else match[2]
    label = f"{' '.join(map(str.capitalize, word.split()))} {number}"
    depth = number.count(".")
    return Marker(level, unit_number(number), label, match.end(), depth=depth)


def _counted_annex(line: str) -> Marker | None:
    match = _COUNTED_ANNEX.fullmatch(line)
    if match is None:
        return None
    number = ordinal_to_int(match[1]) if match[1] else None
    label = f"{match[2].capitalize()} {number or ''}".rstrip()
    return Marker("annex", number, label, match.end())


def _annex(line: str) -> Marker | None:
    match = _ANNEX.match(line)
    if match is None or len(line) > 60 or re.search(r"[。；]$", line):
        return None
    if line[match.end() :][:1].islower():  # "Schedule 1 applies to" is a sentence
        return None
    written = match[2] and str(to_int(match[2]) or match[2])
    number = written and unit_number(written)
    if written and re.fullmatch(ENGLISH, written, re.I):  # Schedule One
        written = str(number)
    gap = " " if match[1][0].isascii() and number else ""
    return Marker("annex", number, f"{match[1].capitalize()}{gap}{written or ''}", match.end())


_HAN_DIGITS, _DIGITS = "零〇○一二三四五六七八九十百千两", "0123456789０１２３４５６７８９"
_OPENERS: tuple[tuple[Callable[[str], Marker | None], str], ...] = (
    (_han_unit, "第笫"),
    (_heading, _HAN_DIGITS),
    (_clause, "（(" + "".join(_PAREN_HAN)),
    (_decimal, _DIGITS + ascii_uppercase),
    (_point, _DIGITS),
    (_item, "（(" + _DIGITS),
    (_subitem, "".join(CIRCLED)),
    (_letter, "("),
    (_english_unit, "PpCcAaSsRrBbOoGg§"),
    (_counted_annex, "0123456789ENFST"),
    (_annex, "附AES"),
)
_READERS = {
    char: tuple(reader for reader, opening in _OPENERS if char in opening)
    for char in {char for _, opening in _OPENERS for char in opening}
}
"""The readers that a line's first character calls for, in order."""
