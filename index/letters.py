"""The letters of a text: what is left when marks, width, case, script and blanks do not matter.

Pure. Knows nothing of documents; every letter knows where it stands in the text it was made of.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.documents import Span
from index.script import simplified
from index.signs import signs

_KEPT = frozenset("%‰°$£€¥")
_IN_NUMBERS = {
    ".": ".", "/": "/", "⁄": "/", "∕": "/", ":": ":", "∶": ":",
    "-": "-", "‐": "-", "~": "-", "—": "-", "–": "-", "−": "-",
}  # fmt: skip
_ALIKE = {"〇": "零", "○": "零", "◯": "零"}


class _Forms(dict[str, str]):
    """A character's letters: none for punctuation and blanks, else one form for all."""

    def __missing__(self, char: str) -> str:
        plain = simplified(unicodedata.normalize("NFKC", char).lower())
        form = "".join(_ALIKE.get(c, c) for c in plain if c.isalnum() or c in _KEPT or c in _ALIKE)
        self[char] = "".join(c if ord(c) <= 0xFFFF else _in_two(c) for c in form)
        return self[char]


def _in_two(char: str) -> str:
    """A letter beyond U+FFFF as two of those that no text has, so that each takes two bytes."""
    high, low = divmod(ord(char) - 0x10000, 0x400)
    return chr(0xE000 + high) + chr(0xE400 + low)


_FORMS = _Forms()


@dataclass(frozen=True, slots=True)
class Letters:
    """A text without all that is not words.

    Attributes:
        text: The letters.
        places: For each letter the offset in the text it was made of.
    """

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Where the letters ``[start, end)`` stand in the text; not for an empty range."""
        return self.places[start], self.places[end - 1] + 1


def letters_of(text: str) -> Letters:
    """The letters of a text: letters and digits in half width, lower case and simplified script.

    What a number counts is kept, % and £, and so is its sign, since ≥30 is not ≤30; between two
    digits a decimal point, a slash, a colon or a dash is, since 3.5 is not 35; a comma that only
    groups digits is not.
    """
    out: list[str] = []
    places = array("I")
    at = 0
    for start, end, form in signs(text):
        _add_plain(text, at, start, out, places)
        out.append(form)
        places.extend([start] * len(form))
        at = end
    _add_plain(text, at, len(text), out, places)
    return Letters("".join(out), places)


def _add_plain(text: str, start: int, end: int, out: list[str], places: array[int]) -> None:
    """Add the letters of a stretch without signs, and their places."""
    last = len(text) - 1
    for at, char in enumerate(text[start:end], start):
        form = _FORMS[char]
        if not form and 0 < at < last and text[at + 1].isdigit() and text[at - 1].isdigit():
            form = _IN_NUMBERS.get(unicodedata.normalize("NFKC", char), "")
        if form:
            out.append(form)
            places.extend([at] * len(form))


def pairs_of(text: str) -> set[tuple[str, str]]:
    """The pairs of neighbouring letters of a text, by which wordings are compared."""
    return set(pairwise(letters_of(text).text))


def stand_in_order(letters: str, text: str) -> bool:
    """Has a text some letters in their order, whatever stands between them?"""
    rest = iter(text)
    return all(letter in rest for letter in letters)
