"""How loaders write the stored text: list numbers as a reader sees them, tables as lines.

Pure. Knows no file format and nothing of clauses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from index.numerals import CIRCLED, to_chinese

INVISIBLE = r"\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef"
"""What takes no place in a line and says nothing, for a class of a regular expression."""
_LAYOUT_CELL = 1000
"""Characters in one cell beyond which a table that is mostly that cell only places its text."""
_CIRCLES = {number: char for char, number in CIRCLED.items()}
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_NAMES = {"stems": "甲乙丙丁戊己庚辛壬癸", "branches": "子丑寅卯辰巳午未申酉戌亥"}
_ORDINAL_ENDS = {1: "st", 2: "nd", 3: "rd"}
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def write_number(number: int, form: str) -> str:
    """Write a list number.

    Args:
        number: Which one; what a form cannot write is written in Arabic digits.
        form: ``decimal`` ``full-width`` ``padded`` ``chinese`` ``formal`` (壹) ``stems`` (甲)
            ``branches`` (子) ``circled`` ``ordinal`` ``lower-letter`` ``upper-letter``
            ``lower-roman`` ``upper-roman``; any other is ``decimal``.
    """
    if form in ("chinese", "formal") and 0 <= number <= 9999:
        plain = to_chinese(number)
        return plain if form == "chinese" else re.sub("^十", "一十", plain).translate(_FORMAL)
    if 0 < number <= len(names := _NAMES.get(form, "")):
        return names[number - 1]
    if form == "circled" and number in _CIRCLES:
        return _CIRCLES[number]
    if form == "full-width":
        return str(number).translate(_FULL_WIDTH)
    if form == "padded":
        return f"{number:02}"
    written = str(number)
    if form == "ordinal":
        is_teen = number % 100 in (11, 12, 13)
        return written + ("th" if is_teen else _ORDINAL_ENDS.get(number % 10, "th"))
    if form.endswith("-letter") and 0 < number <= 26 * 20:  # z is followed by aa, bb
        written = chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)
    elif form.endswith("-roman") and 0 < number < 4000:
        written = _to_roman(number)
    return written.upper() if form.startswith("upper") else written


def _to_roman(number: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out += letters * count
    return out


_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_WHOLE = re.compile("[+−-]?[0-9]+")
_FRACTION = re.compile("([0-9]?)([⁰¹²³⁴-⁹]+)[⁄∕]([0-9₀-₉]+)")
_ONE_TERM = re.compile(r"\w+(?:\.\w+)?")


def raised(text: str) -> str:
    """Return what stands above the line; a number stays above it, since 10³ is not 103."""
    return text.translate(_RAISED) if _WHOLE.fullmatch(text) else text


def power(base: str, exponent: str) -> str:
    """Return a power on one line: 10³, x^n."""
    above = raised(exponent)
    return f"{base}^{_term(above)}" if exponent and above == exponent else base + above


def fraction(above: str, below: str) -> str:
    """Return a fraction on one line, (a + b)/2; one of numbers as ``with_fractions`` reads it."""
    if above.isdecimal() and below.isdecimal():
        return f"{raised(above)}⁄{below}"
    return f"{_term(above)}/{_term(below)}"


def _term(text: str) -> str:
    return text if _ONE_TERM.fullmatch(text) else f"({text})"


def with_fractions(text: str) -> str:
    """Return a text in which ²⁄₃ is 2/3 and 1²⁄₃ is 1 2/3, neither of them 23."""
    return _FRACTION.sub(_plain_fraction, text)


def _plain_fraction(found: re.Match[str]) -> str:
    before, above, below = (unicodedata.normalize("NFKC", part) for part in found.groups())
    return f"{before}{' ' if before else ''}{above}/{below}"


def heading_line(text: str, depth: int) -> str:
    """Return a heading's line, marked with as many ``#`` as it is deep; 0 is no heading."""
    return f"{'#' * min(depth, 6)} {text}" if depth else text


def plain_line(line: str) -> str:
    """Return a line without the mark of a heading."""
    text = line.lstrip("#")
    return text[1:] if text[:1] == " " and line != text else line


def table_lines(rows: Sequence[Sequence[str]], head: int = 0) -> list[str]:
    """Return one ``| a | b |`` line for each row with a word in it, and a rule below the head.

    A bar inside a cell, and a line end, would end the cell: they become ``｜`` and a space.

    Args:
        rows: The cells of each.
        head: How many of the first rows name the columns; no rule where none, or all do.
    """
    above, below = _row_lines(rows[:head]), _row_lines(rows[head:])
    rule = [rule_line(len(rows[0]))] if above and below else []
    return [*above, *rule, *below]


def rule_line(columns: int) -> str:
    """Return what stands between the head of a table and the rows below."""
    return "| " + " | ".join(["---"] * columns) + " |"


def _row_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    return [
        "| " + " | ".join(" ".join(cell.replace("|", "｜").split()) for cell in row) + " |"
        for row in rows
        if any(cell.strip() for cell in row)
    ]


def apart(before: Sequence[str], table: Sequence[str]) -> list[str]:
    """The lines of a table, an empty one first where those before end in another table."""
    is_below = bool(before) and bool(table) and before[-1][:1] == table[0][:1] == "|"
    return ["", *table] if is_below else [*table]


def is_layout(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table only places text on the page: one column, or one cell holds it all."""
    if max((len(row) for row in rows), default=0) < 2:
        return True
    lengths = [len(cell) for row in rows for cell in row]
    return max(lengths) > _LAYOUT_CELL and max(lengths) > sum(lengths) / 2
