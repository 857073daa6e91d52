"""How much of a document is here: all of it, or a part such as one 编 of a code. Pure.

Judges by titles, headings and the run of the article numbers; knows nothing of what the whole
document says elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.outline import Outline
from index.titles import names_of, short_name

LACKING_SHARE = 0.1
"""A larger share of lacking numbers is an excerpt; a smaller one is a slip in the numbering."""


@dataclass(frozen=True, slots=True)
class Part:
    """One 编 of a code.

    Attributes:
        code: The code's title; empty where nothing tells it.
        name: The part's own name: 侵权责任编, 第七编侵权责任; empty where nothing tells it.
    """

    code: str
    name: str


_CODE = r"[\u4e00-\u9fff]{1,30}?(?:法典|法)"
_NAME = (
    r"第[一二三四五六七八九十百0-9]{1,3}编[\s\u3000]*[\u4e00-\u9fff]*"
    r"|[\u4e00-\u9fff]{2,10}(?<![汇选新改主续简])编"
)
_PART = re.compile(rf"(?:(?P<code>{_CODE})[\s\u3000·•:：—_（(《》-]*)?(?P<name>{_NAME})[)）]?")
_IS_CODE = re.compile(rf"(?:[0-9a-z]+[_-])?(?P<code>{_CODE})(?:[_（(0-9-].*)?", re.I)


def part_of(title: str, path: str, headings: Sequence[str] = ()) -> Part | None:
    """Which part of which code a document is.

    Args:
        title: The document's title.
        path: Its file; the name, or else a folder, may tell the code where the title does not.
        headings: The headings of its parts, where they are known.

    Returns:
        None where nothing says that the document is a part.
    """
    *folders, file = re.split(r"[/\\]", path)
    stem = re.sub(r"^[0-9a-f]{6,}_", "", file.rsplit(".", 1)[0])
    own = list(headings) if len(headings) == 1 else []
    named = [m for m in map(_PART.fullmatch, (title, stem, *own)) if m]
    if not named:
        return None
    is_code = _IS_CODE.fullmatch(title)
    codes = [is_code["code"] if is_code else "", *(m["code"] or "" for m in named)]
    matches = [_IS_CODE.fullmatch(folder) for folder in reversed(folders)]
    codes += [m["code"] for m in matches if m]
    name = re.sub(r"[\s\u3000]+", "", named[0]["name"])
    return Part(next(filter(None, codes), ""), name)


def names_of_part(part: Part) -> tuple[str, ...]:
    """The names a part goes by: its own, its code's, and both together."""
    numbered = re.fullmatch(r"第.{1,3}编(.+)", part.name)
    own = [part.name, f"{numbered[1]}编"] if numbered else [part.name]
    codes = names_of(part.code) if part.code else ()
    return (*own, *codes, *(code + name for code in codes for name in own))


def part_in(outline: Outline) -> Part | None:
    """Which part of which code an outline is, told by its title, its file's name and its headings.

    The headings tell only where the title is a code's.
    """
    is_code = short_name(outline.title).endswith("法典")
    headings = part_headings(outline) if is_code else ()
    return part_of(outline.title, outline.document.name, headings)


def part_headings(outline: Outline) -> tuple[str, ...]:
    """The headings of the outermost 编 of a document."""
    parts = [c for c in outline.clauses if c.kind == "part"]
    known = {c.id for c in parts}
    first_below = {c.parent: c for c in reversed(outline.clauses)}
    outer = [c for c in parts if c.parent not in known]
    return tuple(first_below[c.id].path[-1] if c.id in first_below else c.text for c in outer)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The articles that are here.

    Attributes:
        partial: Are these but some of the document's articles, so that others may exist?
        runs: First and last number of each run of consecutive articles, in order.
    """

    partial: bool
    runs: tuple[tuple[int, int], ...]

    def may_exist(self, number: int) -> bool:
        """May an article that is not here exist all the same?

        So it is with any number of a partial document, and with one that a slip in the numbering
        passes over.
        """
        return self.partial or any(a < number < b for (_, a), (b, _) in pairwise(self.runs))


def coverage(outlines: Iterable[Outline], is_part: bool = False) -> Coverage:
    """Judge how much of one document some files hold together.

    Args:
        outlines: One document, or parts of one code.
        is_part: Titles say that these are parts; they are whole only where the numbers begin
            with 1, none is lacking, and the last part holds the closing provisions (附则).
    """
    held = list(outlines)
    numbers = sorted({n for outline in held for n in _articles(outline)})
    runs = tuple(_runs(numbers))
    if not runs:
        return Coverage(is_part, ())
    whole = runs[0][0] == 1 and len(runs) == 1
    lacking = 1 - len(numbers) / numbers[-1]
    if is_part:
        return Coverage(not (whole and any(_closes(o, numbers[-1]) for o in held)), runs)
    return Coverage(runs[0][0] > 1 or lacking > LACKING_SHARE, runs)


def _articles(outline: Outline) -> Iterable[int]:
    return (
        clause.number
        for clause in outline.clauses
        if clause.kind == "article" and isinstance(clause.number, int)
    )


def _runs(numbers: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Stretches of consecutive numbers."""
    starts = [n for before, n in pairwise([-1, *numbers]) if n != before + 1]
    ends = [n for n, after in pairwise([*numbers, -1]) if after != n + 1]
    return zip(starts, ends, strict=True)


def _closes(outline: Outline, last: int) -> bool:
    """Is the last article here, under a heading 附则?"""
    for clause in outline.clauses:
        if clause.kind == "article" and clause.number == last:
            return any("附则" in re.sub(r"\s", "", heading) for heading in clause.path)
    return False
