"""The signs that make a number another one: ≥30 is not ≤30, -5 not 5, 10² not 102, ½ not 12. Pure.

The same signs are punctuation elsewhere (a dash, an arrow, a tag, a bullet), so each counts only
beside the number that it belongs to. Signs that mean the same have one form: ≥ and >=, × and x, ½
and 1/2, 10² and 10^2.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_BOUNDS = {
    "≥": "≥", "≧": "≥", "⩾": "≥", "≮": "≥", ">=": "≥", "≤": "≤", "≦": "≤", "⩽": "≤", "≯": "≤",
    "<=": "≤", "<": "<", ">": ">", "≠": "≠", "≈": "≈", "±": "±", "+/-": "±", "+/−": "±",
}  # fmt: skip
_KEYED = frozenset("<>")
"""Signs on every keyboard that are brackets, arrows and Markdown as well."""
_RAISED = {c: f"^{i}" for i, c in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")} | {"⁻": "^-"}
_LOWERED = {c: f"_{i}" for i, c in enumerate("₀₁₂₃₄₅₆₇₈₉")}
FRACTIONS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_CANDIDATE = re.compile(
    r"(?P<bound>[<＜>＞]\s?[=＝]|\+/[-−]|[≥≧⩾≮≤≦⩽≯≠≈±<＜>＞])|(?P<times>[×÷])|(?P<plus>[+＋])"
    rf"|(?P<minus>(?<![0-9A-Za-z])[-−－](?=[$£€¥]?\d))|(?P<power>[\^＾])|(?P<part>[{FRACTIONS}])"
    rf"|(?P<small>[{''.join((*_RAISED, *_LOWERED))}])"
)
_UNFOLDED = re.compile(rf"((?<=\d)[{''.join((*_RAISED, *_LOWERED))}]+|[{FRACTIONS}])")
_TAG = re.compile(
    r"</?[a-z][a-z0-9]*(?:\s+[a-z-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s<>]+))*\s*/?>"
    r"|<!--|[<＜]\s*[0-9]{1,4}\s*[>＞]|<<+|<--+|<-(?!\s?\d)|(?<![=-])[=-]+>|>>+|^[ \t>]*>(?=[ \t])",
    re.I | re.M,
)
"""What has < or > that is no sign of a number: tags, a year in brackets, arrows, Markdown's >."""
_AHEAD = re.compile(r"[\s*_]{0,8}[-−－+±$£€¥]?[\s*_]{0,8}\d")
_NUMBER = re.compile(r"[-−－]?\d")
_ENDS_QUANTITY = re.compile(
    r"[\d零〇○一二两三四五六七八九十百千万亿](?:[个万亿千百美工作自然周平方立公毫厘小季分]*"
    r"[年月日号天周时分秒点元人名户岁米里亩升克斤吨条款项章节级类期层楼栋度倍次个件位家页㎡㎥])$"
)
"""Ahead of a dash that leads to the end of a range: 5日-10日."""
_GRADE = re.compile(r"(?<![A-Za-z])[A-Z]{1,3}$|(?<![A-Za-z])[a-z]$|\d$")
REACH = 12
"""Characters ahead of a sign that tell whether it is one."""
_BLANKS = " \t\u3000\xa0*_"


def signs(text: str) -> Iterator[tuple[int, int, str]]:
    """Where signs of numbers stand, in order, and the form of each."""
    no_signs = None
    for match in _CANDIDATE.finditer(text):
        start, end = match.span()
        kind = match.lastgroup or ""
        sign = "".join(unicodedata.normalize("NFKC", match[0]).split())
        if kind == "bound" and sign[0] in _KEYED:
            no_signs = _no_signs(text) if no_signs is None else no_signs
            if start in no_signs:
                continue
        if form := _form(kind, sign, text, start, end):
            yield start, end, form


def fold(text: str) -> str:
    """A text in NFKC, but for fractions and for figures raised or lowered behind a number."""
    parts = enumerate(_UNFOLDED.split(text))
    return "".join(p if kept % 2 else unicodedata.normalize("NFKC", p) for kept, p in parts)


def _no_signs(text: str) -> set[int]:
    """Where < and > are marks."""
    return {at for match in _TAG.finditer(text) for at in range(*match.span())}


def _form(kind: str, sign: str, text: str, start: int, end: int) -> str:
    """The form of a sign; empty where it belongs to no number."""
    left = text[max(start - REACH, 0) : start]
    if kind == "bound":
        return _BOUNDS[sign] if _bounds(sign, left, text, end) else ""
    if kind == "times":
        return _times(sign, left, text, end)
    if kind == "plus":
        return _plus(left, text, end)
    if kind == "minus":
        return _minus(left)
    if kind == "power":
        return "^" if left[-1:].isdigit() and _NUMBER.match(text, end) else ""
    if kind == "part":
        return ("+" if left.rstrip(_BLANKS)[-1:].isdigit() else "") + sign.replace("⁄", "/")
    return _small(text[start], left)


def _bounds(sign: str, left: str, text: str, end: int) -> bool:
    """Does a sign say how large a number is? Alone, as what differs between two texts, it does."""
    if _AHEAD.match(text, end):
        return True
    before = left.rstrip(_BLANKS + "\n")[-1:]
    is_alone = sign not in _KEYED and (not left or end == len(text))
    return is_alone or (sign != "±" and before.isdigit())


def _times(sign: str, left: str, text: str, end: int) -> str:
    """× as people type it, x; not where ×× stands for a name."""
    before = left.rstrip(_BLANKS)[-1:]
    is_sign = (before.isalnum() or before in tuple(")）")) and _AHEAD.match(text, end)
    return {"×": "x"}.get(sign, sign) if is_sign else ""


def _plus(left: str, text: str, end: int) -> str:
    """+ behind a figure or a grade (A+); between two words it only joins them."""
    behind = text[end : end + REACH].lstrip(_BLANKS)[:1]
    joins = behind.isascii() and behind.isalpha()
    return "+" if not joins and _GRADE.search(left.rstrip(_BLANKS)) else ""


def _minus(left: str) -> str:
    """A minus before a number; not behind what it joins, nor between the ends of a range."""
    joins = left[-1:] in tuple("%‰°℃#)）]】」』”’》〉-−－—–") or left.rstrip(_BLANKS)[-1:].isdigit()
    return "" if joins or _ENDS_QUANTITY.search(left) else "-"


def _small(sign: str, left: str) -> str:
    """A raised or lowered figure beside one that is not; behind letters it is a plain one: m²."""
    before = left[-1:]
    is_first = before not in _RAISED and before not in _LOWERED
    is_beside = before.isdigit() or before in tuple(")）]")
    form = _RAISED.get(sign) or _LOWERED[sign]
    return form if is_beside and is_first else form[1:]
