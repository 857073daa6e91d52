"""English addresses as they are written: Section 5(2)(a), s. 3, the First Schedule. Pure.

Also sections 4.1, 4.2 and 5, paragraph 2 of Schedule 1, recital (C). Knows no document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from index.address import ENGLISH_LEVELS, MAX_RANGE, Reference, Step
from index.english_names import GENERIC, name_at
from index.markers import BYELAW, ENGLISH_ANNEXES, ENGLISH_UNITS, plain_unit
from index.numerals import ENGLISH, ORDINAL, ordinal_to_int, unit_number
from index.titles import Named, answers_to, title_before

_OUTER_UNITS = frozenset((*ENGLISH_ANNEXES, "part", "chapter"))
_OUTER_WORDS = ("order", "principle")
"""Sections in which others may be counted: Order 13, rule 1."""
_HOLDS_BRACKETS = ("section", "article", "点", "bracket")
_OF_OUTER = rf"(?:of|in|to)\s+(?:the\s+)?(?:{ORDINAL}\s+)?(?:{'|'.join(ENGLISH_ANNEXES)}|part)"
_MEASURED = r"\s*(?:days?|weeks?|months?|years?|hours?|%|per cent)"
_ROMAN = r"(?-i:[IVXL]{2,7}\b|[VX]\b|I\b(?!\s+[a-z]))"
_SAID_OF = (
    r"(?=\s*[0-9IVXL.]+(?:\([0-9a-z]+\))*"
    r"(?:\s*(?:[,.;:)?!]|$)|\s+r\.|\s+(?:rules?|of|in|to|and|or|is|are|was|may|must|shall|should|does|says"
    r"|requires|applies|provides|states|allows|permits|forbids|prohibits)\b))"
)
"""Behind a word that may be no noun: no order 5 books, no Standard 2 bedroom flats."""
_UNIT_NAME = (
    rf"rule|regulation|{BYELAW}|standing\s+order"
    r"|(?-i:Canon|Principle|Condition|Requirement|Guideline|Statute|Ordinance)"
)
"""What a section may be called; what other things are called too, with a capital alone."""
_CALLED_UNIT = rf"(?:{_UNIT_NAME}|reg\.?|(?-i:r\.)|(?-i:Order|Standard){_SAID_OF})"
_ADDRESS = re.compile(
    rf"(?<![A-Za-z])(section|sec\.?|s\.|(?<!['’])(?-i:s)(?=\s[0-9]{{1,3}}[A-Z]?\b)|§|article|art\.?"
    rf"|part|pt\.?|chapter|{'|'.join(ENGLISH_ANNEXES)}|(?-i:[Ss])ch(?:ed)?\.?"
    r"|clause|cl\.?|paragraph|para\b\.?"
    rf"|table(?=\s+[0-9A-Z]\b)|(?:item|point)(?=\s*[0-9]{{1,3}}\s+{_OF_OUTER})"
    rf"|{_CALLED_UNIT}(?=\s*(?:[0-9]{{1,3}}(?![0-9/]|{_MEASURED})|{_ROMAN})))\s*"
    r"([0-9]{1,3}(?:\.[0-9]{1,3})+|[0-9]{1,4}[A-Za-z]?|[IVXLC]{1,7}\b|(?-i:[A-Z])\b"
    rf"|{ENGLISH})"
    r"((?:\([0-9A-Za-z]{1,5}\))*)"
    r"((?:\s*,?\s*(?:sub)?(?:paragraph|para\.?|item|clause|point)\s*\(?[0-9]{1,3}\)?(?![0-9A-Za-z.(]))*)",
    re.I,
)
_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{1,3})+|[0-9]{1,4}(?![0-9])[A-Za-z]?"
_LISTED_NUMBER = re.compile(rf"({_NUMBER})((?:\([0-9A-Za-z]{{1,5}}\))*)")
_LIST = re.compile(
    rf"(?<![A-Za-z])(section|article|part|chapter|clause|paragraph|{_UNIT_NAME}"
    r"|(?-i:Order|Standard))s\s+"
    rf"{_LISTED_NUMBER.pattern}"
    rf"(?:\s*(?:,|\band\b|\bor\b|&|\bto\b|\bthrough\b|[-–—])(?:\s*\b(?:and|or)\b)?\s*"
    rf"{_LISTED_NUMBER.pattern}(?!{_MEASURED}))+",
    re.I,
)
"""Sections 4.1, 4.2 and 5."""
_TO = re.compile(r"\s*(?:to|through|[-–—])\s*", re.I)
_LEVEL = re.compile(r"([a-z]+)\.?\s*\(?([0-9]+)", re.I)
_UNITS = {
    "sec": "section", "s": "section", "§": "section", "art": "article", "item": "section",
    "point": "section", "pt": "part", "sch": "schedule", "sched": "schedule", "annexure": "annex",
    **dict.fromkeys(ENGLISH_UNITS, "section"),
}  # fmt: skip
_SHORT = {"cl": "clause", "para": "paragraph", "reg": "regulation", "r": "rule"}


def read_english(text: str, named: Sequence[Named]) -> list[Reference]:
    """The English addresses of a text, in order.

    Args:
        text: The text.
        named: The documents that it names.
    """
    named = _with_unknown(text, named)
    found = [
        *_read_single(text, named),
        *_read_bare(text, named),
        *_read_lists(text, named),
        *_read_the_annex(text),
        *_read_counted_annexes(text, named),
        *_read_recitals(text, named),
        *_read_brackets(text),
    ]
    nested = _nested(text, sorted(found, key=lambda r: r.start))
    return [r for r in nested if r.steps[0].unit != "bracket"]


def _read_single(text: str, named: Sequence[Named]) -> Iterator[Reference]:
    for match in _ADDRESS.finditer(text):
        word = _plain(match[1])
        unit = _UNITS.get(word, word)
        is_lettered = match[2].isalpha() and isinstance(unit_number(match[2]), str)
        if is_lettered and unit not in _OUTER_UNITS:
            continue  # “section A” is no address
        steps = [_step(word, match[2])]
        steps += _brackets(match[3])
        title, start, end = _titled(text, match, named)
        levels = _LEVEL.findall(match[4])
        about = title or next((n.title for n in reversed(named) if n.end <= match.start()), "")
        if about and not about.isascii() and unit in ("section", "article"):
            above = _in_chinese(unit, match[2]) or steps[:1]
            steps = [*above, *steps[1:], *_levels_in_chinese(levels)]
        else:
            steps += _levels_below(unit, levels)
        yield Reference(start, end, title, tuple(steps), match[0])


_BARE = re.compile(
    r"(?<![\w.,$£€¥(-])([0-9]{1,3}(?:\.[0-9]{1,3})+|[0-9]{1,3}(?=\())(?:\([0-9A-Za-z]{1,5}\))*"
)
"""4.2 or 4(2), which is an address where the document stands behind it."""
_KIND_SAID = re.compile(
    rf"{GENERIC.pattern}(?=\s*(?:[?.,;:!]|$)|\s+(?:says?|states?|provides?|means?|requires?|allows?)\b)",
    re.I,
)


def _read_bare(text: str, named: Sequence[Named]) -> Iterator[Reference]:
    """4.2 of the Office Handbook."""
    for match in _BARE.finditer(text):
        of = _OF.match(text, match.end())
        if of is None or of["link"].lower() != "of":
            continue
        name = _named_at(named, match.end(), of.end())
        kind = _KIND_SAID.match(text, of.end())
        if name is None and kind is not None:
            name = Named(*kind.span(), kind[0].lower())
        if name is not None and name.title.isascii():
            steps = (_step("section", match[1]), *_brackets(match[0]))
            yield Reference(match.start(), name.end, name.title, steps, match[0])


def _read_lists(text: str, named: Sequence[Named]) -> Iterator[Reference]:
    """Each of sections 4.1, 4.2 and 5; of sections 4 to 7 all four."""
    for listed in _LIST.finditer(text):
        word = _plain(listed[1])
        unit = _UNITS.get(word, word)
        title, start, end = _titled(text, listed, named)
        is_han = title is not None and not title.isascii() and unit in ("section", "article")
        matches = list(_LISTED_NUMBER.finditer(text, listed.end(1) + 1, listed.end()))
        starts = [start, *(match.start() for match in matches[1:])]
        ends = [*(match.end() for match in matches[:-1]), end]
        for i, match in enumerate(matches):
            between = text[matches[i - 1].end() : match.start()] if i else ""
            is_range = _TO.fullmatch(between) is not None
            for number in _numbers_to(matches[i - 1][1] if is_range else "", match[1]):
                own = _in_chinese(unit, number) if is_han else []
                steps = [*(own or [_step(word, number)]), *_brackets(match[2])]
                yield Reference(starts[i], ends[i], title, tuple(steps), match[0])


_BEHIND_OUTER = re.compile(r"\s*,?\s*")
_LISTED = re.compile(r"[\s,&–—-]*(?:and|or|to|through)?[\s,]*", re.I)
_BEFORE_OUTER = re.compile(r"\s*,?\s*(?:of|in|to|under)\s+(?:the\s+)?", re.I)


def _nested(text: str, found: Sequence[Reference]) -> list[Reference]:
    """Schedule 1, paragraph 2, and paragraph 2 of Schedule 1, as one address each."""
    nested: list[Reference] = []
    for reference in found:
        whole = _within(text, nested[-1], reference) if nested else None
        if whole is None:
            nested.append(reference)
            continue
        nested[-1] = whole
        if whole.steps[: len(reference.steps)] == reference.steps:
            _take_in(text, nested, reference)
    return nested


def _take_in(text: str, nested: list[Reference], outer: Reference) -> None:
    """Put what is listed before the last, paragraphs 1 and 2 of Schedule 1, into the same outer."""
    for at in reversed(range(len(nested) - 1)):
        one, following = nested[at], nested[at + 1]
        is_listed = _LISTED.fullmatch(text, one.end, max(one.end, following.start))
        if not is_listed or not _is_outer(outer, one):
            return
        end = following.end if one.start == following.start else one.end  # both are of 4 to 7
        steps = (*outer.steps, *one.steps)
        nested[at] = replace(one, end=end, title=one.title or outer.title, steps=steps)


def _within(text: str, first: Reference, second: Reference) -> Reference | None:
    """Two addresses as the one that they make up; None where they are two."""
    between = text[first.end : second.start]
    of = _BEFORE_OUTER.match(text, second.end)
    is_of_another = of is not None and _ADDRESS.match(text, of.end()) is not None
    if _BEHIND_OUTER.fullmatch(between) and not is_of_another and _is_outer(first, second):
        steps = (*first.steps, *second.steps)
    elif _BEFORE_OUTER.fullmatch(between) and _is_outer(second, first):
        steps = (*second.steps, *first.steps)
    else:
        return None
    written = text[first.start : second.end]
    return Reference(first.start, second.end, first.title or second.title, steps, written)


def _is_outer(one: Reference, other: Reference) -> bool:
    """May what one address means have the other in it: Schedule 1 a paragraph, or a part?"""
    end, start = one.steps[-1].unit, other.steps[0].unit
    if start == "bracket":
        return end in _HOLDS_BRACKETS
    if end == "article" and start == "点":
        return True
    if one.steps[-1].word in _OUTER_WORDS:
        return other.steps[0].word not in ("", one.steps[-1].word)
    if end not in _OUTER_UNITS:
        return False
    order = {unit: at for at, unit in enumerate(ENGLISH_LEVELS)}
    return start == "点" or order.get(end, 0) < order.get(start, 0)


_THE_ANNEX = re.compile(
    rf"\b[Tt]he ({'|'.join(word.capitalize() for word in ENGLISH_ANNEXES)})\b(?!\s+[0-9A-Z])"
)


def _read_the_annex(text: str) -> Iterator[Reference]:
    """The Schedule of a document that has one."""
    for match in _THE_ANNEX.finditer(text):
        step = Step(match[1].lower(), None)
        yield Reference(match.start(1), match.end(), None, (step,), match[1])


_COUNTED_ANNEX = re.compile(rf"\b({ORDINAL})\s+({'|'.join(ENGLISH_ANNEXES)})\b", re.I)


def _read_counted_annexes(text: str, named: Sequence[Named]) -> Iterator[Reference]:
    """The First Schedule, which is Schedule 1."""
    for match in _COUNTED_ANNEX.finditer(text):
        word = match[2].lower()
        step = Step(_UNITS.get(word, word), ordinal_to_int(match[1]))
        title, start, end = _titled(text, match, named)
        yield Reference(start, end, title, (step,), match[0])


_RECITAL = re.compile(r"\b[Rr]ecital\s+(?:\(([0-9]{1,3}|[A-Z])\)|([0-9]{1,3}|[A-Z])\b)")


def _read_recitals(text: str, named: Sequence[Named]) -> Iterator[Reference]:
    """Recital 2, recital (C)."""
    for match in _RECITAL.finditer(text):
        number = match[1] or match[2]
        step = Step("recital", int(number) if number.isdigit() else number)
        title, start, end = _titled(text, match, named)
        yield Reference(start, end, title, (step,), match[0])


_BRACKETS = re.compile(
    r"\b(?:sub-?)?(?:section|paragraph|para\.?|point|clause|item)\s*((?:\([0-9A-Za-z]{1,5}\))+)",
    re.I,
)


def _read_brackets(text: str) -> Iterator[Reference]:
    """The point (b) of point (b) of Article 5(1), which is no address by itself."""
    for match in _BRACKETS.finditer(text):
        yield Reference(*match.span(), None, tuple(_brackets(match[1])), match[0])


def _numbers_to(first: str, last: str) -> list[str]:
    """The numbers behind one up to another: 4.2 and 4.3 for 4.1 to 4.3; only it behind none."""
    above, _, low = first.rpartition(".")
    other, _, high = last.rpartition(".")
    if above != other or not (low.isdigit() and high.isdigit()):
        return [last]
    if not 0 < int(high) - int(low) <= MAX_RANGE:
        return [last]
    return [f"{above}.{n}" if above else str(n) for n in range(int(low) + 1, int(high) + 1)]


def _brackets(written: str) -> Iterator[Step]:
    for inside in re.findall(r"\(([0-9A-Za-z]+)\)", written):
        yield Step("bracket", int(inside) if inside.isdigit() else inside.lower())


def _plain(written: str) -> str:
    """The word for an English unit as it is written: regulation for Reg."""
    word = plain_unit(written).rstrip(".")
    return _SHORT.get(word, word)


def _step(word: str, number: str) -> Step:
    called = word if word in ENGLISH_UNITS else ""
    if "." in number:
        return Step("点", number, called)
    return Step(_UNITS.get(word, word), unit_number(number), called)


def _in_chinese(unit: str, number: str) -> list[Step]:
    """Article 3.1 of a Chinese law is 第三条第一款; section 3.1 may only be its 3.1."""
    article, *below = (int(part) if part.isdigit() else part for part in number.split("."))
    if below and unit == "section":
        return []
    return [Step("条", article), *(Step("款", part) for part in below[:1])]


def _levels_below(unit: str, levels: Iterable[tuple[str, str]]) -> Iterator[Step]:
    """The paragraph 2 of Schedule 1, paragraph 2, is a section of it, of Section 5 a bracket."""
    for word, number in levels:
        called = _plain(word) if _plain(word) in ENGLISH_UNITS else ""
        is_whole = unit in _OUTER_UNITS
        yield Step("section", int(number), called) if is_whole else Step("bracket", int(number))


def _levels_in_chinese(levels: Iterable[tuple[str, str]]) -> Iterator[Step]:
    """Paragraph 2, item (1) of an article of a Chinese law is 第二款第（一）项."""
    for word, number in levels:
        yield Step("款" if word.lower().startswith("para") else "项", int(number))


_OF = re.compile(r"\s*(?P<link>of|in|under|to)\s+(?:(?:the|our|your|my|their|its)\s+)?", re.I)
_OPENS = re.compile(r"\s*[（(]\s*")


def _with_unknown(text: str, named: Sequence[Named]) -> list[Named]:
    """The documents that a text names, with those behind an address that nobody knows."""
    found = list(named)
    for pattern in (_ADDRESS, _LIST, _COUNTED_ANNEX, _RECITAL, _BARE):
        for match in pattern.finditer(text):
            of = _OF.match(text, match.end())
            name = name_at(text, of.end(), capitals=of["link"].lower() == "of") if of else None
            if name and not any(n.start < name[1] and name[0] < n.end for n in found):
                found.append(Named(*name, text[slice(*name)]))
    return sorted(found, key=lambda n: n.start)


def _titled(text: str, match: re.Match[str], named: Sequence[Named]) -> tuple[str | None, int, int]:
    """The document of an English address, and from where to where both stand.

    A document that is named behind it, known or not, is never another that was named before.
    """
    of = _OF.match(text, match.end())
    if of is not None and (name := _named_at(named, match.end(), of.end())):
        inside = next((n for n in named if _OPENS.fullmatch(text, name.end, n.start)), None)
        if inside is not None:  # the Maritime Code (海商法)
            name = inside
        return name.title, match.start(), name.end
    title, start = title_before(text, match.start(), named)
    comma = _COMMA.search(text, max(match.start() - _LOOKS_BACK, 0), match.start())
    if title is None and comma:  # 拍卖法, Article 21
        title, start = title_before(text, comma.start(), named)
    if title is None:
        start = match.start()
        english = [n for n in named if n.title.isascii()]
        before = [n for n in english if n.end <= match.start()]
        title = next((n.title for n in before[-1:] or english), None)
    if of and (kind := GENERIC.match(text, of.end())):
        if title is None or (title.isascii() and not answers_to(kind[0].lower(), title)):
            title = kind[0].lower()
        return title, start, kind.end()
    return title, start, match.end()


_COMMA = re.compile(r"[,，]\s*$")
_LOOKS_BACK = 8
"""Characters before an address among which a comma may part it from its document."""


def _named_at(named: Sequence[Named], start: int, end: int) -> Named | None:
    """The document that is named behind an address, with or without the article before it."""
    return next((n for n in named if start < n.start <= end < n.end), None)
