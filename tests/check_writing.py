"""A citation is written down: a phrasing filled in, marks put round, prose put beside. Pure.

Knows nothing of documents or of why a verdict is expected.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random

from tests.check_naming import article_in_english, kind_of
from tests.check_styles import STYLES, Phrasing, Style

PROSE = 0.4
"""Share of texts with prose before the citation, and with prose behind it."""
LEAST_SIDE = 7
"""Characters on either side of what interrupts a quotation."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What should be found at one place of a text.

    Attributes:
        start, end: The quotation or claim in the text to check.
        verdict: As in the table of verdicts.
        clause_ids: Clauses that may be shown for it; empty where none is asked.
    """

    start: int
    end: int
    verdict: str
    clause_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A text to check.

    Attributes:
        id: Verdict, way and number.
        way: What was done to the words.
        phrasings: The names of the phrasings in it.
        half: The way to write, a name of ``STYLES``.
        expected: In the order of the text.
        words: What the documents say, for a reader of wrong verdicts.
    """

    id: str
    way: str
    phrasings: tuple[str, ...]
    half: str
    text: str
    expected: tuple[Expected, ...]
    words: str = ""


def names_for(doc: str, at: str, title: str) -> dict[str, str]:
    """What the fields of a phrasing stand for."""
    short = title.removeprefix("中华人民共和国").replace("《", "〈").replace("》", "〉")
    return {"doc": doc, "at": at, "kind": kind_of(title) or "", "short": short}


def write(
    random: Random,
    group: str,
    half: str,
    way: str,
    verdict: str,
    names: Mapping[str, str],
    quote: str,
    ids: tuple[str, ...] = (),
    words: str = "",
) -> Case | None:
    """One text with one citation; None where the phrasing does not suit the document."""
    style = STYLES[half]
    told = _without_own_marks(group, verdict)
    phrasing = random.choice([p for g in (group, *told) for p in style.phrasings[g]])
    if not _suits(phrasing.template, names["kind"]):
        return None
    article = article_in_english(names["at"])
    if "{article}" in phrasing.template and not article:
        return None
    names = {**names, "at": style.address(names["at"], random), "article": article}
    names["unit"] = _unit_of(names["at"])
    if "{left}" in phrasing.template:
        parts = _halves(quote)
        if parts is None or verdict == "spliced":
            return None
        text, start, end = _interrupted(phrasing, names, parts, style, random)
    else:
        text, start, end = _filled(phrasing, names, quote, style, random)
    expected = (Expected(start, end, verdict, ids),)
    case = Case("", way, (phrasing.name,), half, text, expected, words or quote)
    return in_prose(case, random)


def _without_own_marks(group: str, verdict: str) -> str:
    """The groups that tell without marks what a group quotes, where the verdict is the same."""
    if group == "P":
        return "" if verdict == "spliced" else "K"
    return "H" if group == "B" and verdict == "supported" else ""


def in_prose(case: Case, random: Random) -> Case:
    """A case with prose before and behind it, or without."""
    style = STYLES[case.half]
    before = f"{random.choice(style.before)}\n\n" if random.random() < PROSE else ""
    after = f"\n\n{random.choice(style.after)}" if random.random() < PROSE else ""
    at = len(before)
    expected = tuple(replace(e, start=e.start + at, end=e.end + at) for e in case.expected)
    return replace(case, text=before + case.text + after, expected=expected)


def write_two(
    random: Random,
    half: str,
    way: str,
    names: Mapping[str, str],
    quotes: tuple[str, str],
    expected: tuple[tuple[str, tuple[str, ...]], tuple[str, tuple[str, ...]]],
) -> Case | None:
    """One text with two citations of one document, each with its verdict and its clauses."""
    style = STYLES[half]
    phrasing = random.choice(style.phrasings["S"])
    if not _suits(phrasing.template, names["kind"]):
        return None
    names = {n: style.address(v, random) if n in ("at", "at2") else v for n, v in names.items()}
    sides = re.split(r"\{(?:q|bare)2?\}", phrasing.template)
    slot = "{q}" if "{q}" in phrasing.template else "{bare}"
    before, between, after = (side.format(**names) for side in sides)
    first = _fitted(quotes[0], slot, phrasing.template, between, style, random)
    second = _fitted(quotes[1], slot, phrasing.template, after, style, random)
    places, text = [], before
    for words, behind in ((first, between), (second, after)):
        places.append((len(text), len(text) + len(words)))
        text += words + behind
    found = tuple(Expected(*place, *truth) for place, truth in zip(places, expected, strict=True))
    case = Case("", way, (phrasing.name,), half, text, found, " | ".join(quotes))
    return in_prose(case, random)


def _suits(template: str, kind: str) -> bool:
    """《法》 and 上述法 are said by nobody."""
    if "{kind}" not in template:
        return True
    return bool(kind) and (kind != "法" or not re.search("《{kind}》|上述{kind}", template))


def _filled(
    phrasing: Phrasing, names: Mapping[str, str], quote: str, style: Style, random: Random
) -> tuple[str, int, int]:
    """The text, and where the words to judge stand in it."""
    template = phrasing.template
    slot = next((s for s in ("{q}", "{bare}", "{claim}") if s in template), None)
    if slot is None:
        text = template.format(**names)
        return text, 0, len(text)
    before, after = (side.format(**names) for side in template.split(slot))
    quote = _fitted(quote, slot, template, after, style, random)
    text = before + quote + after
    return text, len(before), len(before) + len(quote)


def _unit_of(at: str) -> str:
    """The unit that a place ends in, by which 该款 names it again."""
    units: list[str] = re.findall("部分|[条款项]", at)
    return units[-1] if units else "条"


def _halves(quote: str) -> tuple[str, str] | None:
    """The words before and behind the first comma; None where one side is short."""
    left, _, right = quote.rstrip("。；.;").partition("，")
    return (left, right) if min(len(left), len(right)) >= LEAST_SIDE and "\n" not in quote else None


def _interrupted(
    phrasing: Phrasing,
    names: Mapping[str, str],
    parts: tuple[str, str],
    style: Style,
    random: Random,
) -> tuple[str, int, int]:
    """A quotation in two pieces with the place between; both are what is to be judged."""
    before, between, after = (
        side.format(**names) for side in re.split(r"\{left\}|\{right\}", phrasing.template)
    )
    left, right = random.choice(style.marks)
    words = left + parts[0] + right + between + left + parts[1] + right
    return before + words + after, len(before), len(before) + len(words)


def _fitted(quote: str, slot: str, template: str, after: str, style: Style, random: Random) -> str:
    """Put marks round the words, and make them fit what stands around them."""
    if "> " in template:
        return quote.replace("\n", "\n> ")
    if template.startswith(("|", "序号", "条文|")):
        quote = quote.replace("\n", "")
    if slot != "{q}":
        return quote.rstrip("。.") if after.startswith(("。", "，")) else quote
    if after.startswith(("。", "，")) or random.random() < 0.3:
        quote = quote.rstrip("。；.;")
    left, right = random.choice(style.marks) if re.search(r"[\u4e00-\u9fff]", quote) else ("“", "”")
    if left == "“":
        quote = quote.replace("“", "‘").replace("”", "’")
    return left + quote + right
