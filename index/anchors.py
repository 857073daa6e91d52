"""Words that name a clause by where it stands: 本条, 前两款, 该条, this section. Pure.

Knows where such words stand and what they count; not which clause they mean, which depends on the
text around them (``index.context``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from index.numerals import to_chinese, to_int

Origin = Literal["here", "last"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that is named from another one.

    Attributes:
        start, end: Where the words stand.
        origin: ``here``: counted from the clause that the words stand in (本条, 前款); ``last``:
            what the text named last (该条, 同款, 上述).
        unit: As in ``Step.unit``; empty for 上述, which leaves the unit to what follows.
        back: 0 for this one, 1 for the one before (前款), -1 for the next (次条).
        words: As a reader would write it: 前款, 前二款, 该条.
    """

    start: int
    end: int
    origin: Origin
    unit: str
    back: int
    words: str


_UNITS = (
    r"(?:条(?![件例约文幅形目码理款])|款(?![项式待子])|项(?!目)|章(?!程)"
    r"|编(?![制号辑写排外码纂])|节(?![约日能目省水]))"
)
_HERE = rf"(?<![基根资成原日文版样课剧书脚账剧标])本(?P<here>{_UNITS})"
_BEFORE = (
    rf"(?<![目之此从先日提会空眼午史])前(?:(?P<many>[一两二三四五六七八九十]))?(?P<before>{_UNITS})"
    rf"|(?<![以])上一?(?P<above>[条款项](?![件例约文幅形目码理式]))"
)
_NEXT = rf"(?:下一|次|(?<!最)后一)(?P<next>{_UNITS})"
_LAST = rf"(?:该|同一?|此)(?P<last>{_UNITS})|(?P<said>上述|前述|上列)(?=第[^。，；]{{1,6}}[条款项])"
_ENGLISH = (
    r"\b(?:(?P<this>this)|(?P<preceding>the (?:preceding|previous|foregoing)))"
    r" (?P<unit>section|article|paragraph)\b"
)
_ANCHOR = re.compile("|".join((_HERE, _BEFORE, _NEXT, _LAST, _ENGLISH)), re.I)


def anchors_in(text: str) -> Iterator[Anchor]:
    """All such words in a text, in order; 前两款 gives two, the farther one first."""
    for match in _ANCHOR.finditer(text):
        start, end = match.span()
        if match["here"] or match["last"] or match["said"]:
            origin: Origin = "here" if match["here"] else "last"
            unit = match["here"] or match["last"] or ""
            yield Anchor(start, end, origin, unit, 0, match[0])
        elif match["next"]:
            yield Anchor(start, end, "here", match["next"], -1, match[0])
        elif match["unit"]:
            unit = "bracket" if match["unit"].lower() == "paragraph" else match["unit"].lower()
            yield Anchor(start, end, "here", unit, 0 if match["this"] else 1, match[0])
        else:
            yield from _before(match)


def _before(match: re.Match[str]) -> Iterator[Anchor]:
    unit = match["before"] or match["above"]
    many = to_int(match["many"]) if match["many"] else 1
    for back in range(many or 1, 0, -1):
        words = f"前{unit}" if back == 1 else f"前{to_chinese(back)}{unit}"
        yield Anchor(*match.span(), "here", unit, back, words)
