"""Characters of a PDF's page by the direction in which their lines run, laid upright to be read.

A page's own direction is that of most characters at a right angle to its edges; what else stands
at one is read by itself, and what runs aslant, as a watermark does, is no content. Pure; knows no
PDF library and no lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import atan2, cos, degrees, radians, sin
from statistics import median

from index.pdf_layout import Piece, is_wide

_SKEW = 10
"""Degrees by which a page may have been scanned askew."""
_LEAST_STEPS = 8
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character where the file puts it.

    Attributes:
        char: What it is.
        origin: Where it begins on its line.
        ink: What its ink fills.
        size: In points.
        angle: In which direction its line runs, in degrees; 90 is upwards.
    """

    char: str
    origin: tuple[float, float]
    ink: Box
    size: float
    angle: int


def angle_of(a: float, b: float) -> int:
    """The direction of a line that goes a right and b up; a right angle where it is nearly one."""
    angle = round(degrees(atan2(b, a)))
    right = round(angle / 90) * 90
    return (right if abs(angle - right) <= _SKEW else angle) % 360


def by_angle(glyphs: Iterable[Glyph]) -> dict[int, list[Glyph]]:
    """The characters of each direction, in the order of the file; a blank goes with what it ends.

    Upright characters that follow each other downwards are of lines that run down.
    """
    found: dict[int, list[Glyph]] = {}
    angle = 0
    for glyph in glyphs:
        angle = angle if glyph.char.isspace() else glyph.angle
        found.setdefault(angle, []).append(glyph)
    upright = found.get(0, [])
    wide = [glyph for glyph in upright if is_wide(glyph.char) and not glyph.char.isspace()]
    down = list(_steps_down(wide))
    if len(down) >= _LEAST_STEPS and 2 * len(down) > len(wide):
        step = median(down)  # what is set apart by more than that has a gap
        found[270] = found.get(270, []) + [replace(g, size=max(g.size, step)) for g in upright]
        del found[0]
    return found


def _steps_down(glyphs: Sequence[Glyph]) -> Iterator[float]:
    """How far each character stands right below the one before, where it does."""
    for a, b in pairwise(glyphs):
        fall = a.origin[1] - b.origin[1]
        if abs(b.origin[0] - a.origin[0]) < a.size / 2 and 0.7 * a.size < fall < 2.5 * a.size:
            yield fall


def page_angle(found: dict[int, list[Glyph]]) -> int:
    """The direction in which a page is read."""
    right = [angle for angle in found if angle % 90 == 0]
    return max(right, key=lambda angle: len(found[angle]), default=0)


def upright(glyph: Glyph, angle: int) -> Box:
    """A character's place on a page that is turned until its lines run to the right.

    It is told from the origin: what the ink of 一 fills would say too little.
    """
    x, y = _turned(*glyph.origin, angle)
    right = x + glyph.size if glyph.char >= "\u2e80" else _turned_box(glyph.ink, angle)[2]
    return (x, y - 0.2 * glyph.size, right, y + 0.8 * glyph.size)


def shift(angle: int, width: float, height: float) -> tuple[float, float, float]:
    """How far a turned page has to be moved to begin at 0, 0 again, and how high it is now."""
    moves = {90: (0.0, width), 180: (width, height), 270: (height, 0.0)}
    return *moves.get(angle, (0.0, 0.0)), width if angle in (90, 270) else height


def place(piece: Piece, angle: int, right: float, up: float) -> None:
    """Turn a piece back by an angle, and move it."""
    box = _turned_box((piece.left, piece.bottom, piece.right, piece.top), angle)
    piece.left, piece.right = box[0] + right, box[2] + right
    piece.bottom, piece.top = box[1] + up, box[3] + up


def _turned(x: float, y: float, angle: int) -> tuple[float, float]:
    """Where a point is when the page has been turned back by an angle."""
    along, up = _DIRECTIONS.get(angle % 360) or (cos(radians(angle)), sin(radians(angle)))
    return x * along + y * up, y * along - x * up


_DIRECTIONS = {0: (1.0, 0.0), 90: (0.0, 1.0), 180: (-1.0, 0.0), 270: (0.0, -1.0)}
"""Exactly, that nothing moves by a rounding."""


def _turned_box(box: Box, angle: int) -> Box:
    left, bottom, right, top = box
    corners = [_turned(x, y, angle) for x in (left, right) for y in (bottom, top)]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
