"""Words in quotation marks that are somebody's own, because they name the place they tell of. Pure.

他说：“民法典第三条规定，……” quotes no document: the marks hold the place together with the words.
Such marks are taken away, so that what is said is read like the rest of the text. Whether a
document itself has the words together with the place is for the caller to tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from assistant.checker.frames import PART_OF_A_CLAUSE
from assistant.checker.named_places import POINTING
from assistant.checker.other_marks import BLOCK_BEGINS
from assistant.checker.quotations import CLOSING, OPENING, quoted, says
from index.address import Reference
from index.address_reading import find_references
from index.documents import Span
from index.titles import Names, is_generic, names_in

Repeats = Callable[[str, Reference], bool]
"""Has a document these words together with the place that they name?"""

LONGEST_LEAD = 12
"""Letters of a sentence before the place that the rest of it tells of."""
LEAST_SAID = 4
"""Letters behind a place that say something."""
BESIDE = 14
"""Characters between a place and a quotation that is said to stand in it."""

_TELLS = re.compile(
    r"[”》\s]*(?:的|之|中|里|已经?|还|也|就|则|都|早就?|其实|实际上|本来|向来|一直|对此|就此|[早确]?有(?=[^，。；]{0,4}规定)|是|这[么样]|如此|明文|明确|清楚|白纸黑字|[,，])*"
    r"(?:规定|要求|指出|提出|强调|写|载|列明|称|表明|表示|确立|说(?!明)|讲|规范|有云|如是)"
)
_LEADS = re.compile(r"(?:根据|依据|依照|按照|遵照|参照|按|依|据|照|在|看|读)\s*(?:了|过)?[“‘《]*$")
_TOLD_BY = re.compile(
    r"[”」』’\"][^，。；：！？“”「」『』\n]{0,8}(?:说|道|称|讲|指出|表示|介绍|补充|强调)[,，：:]?\s*[“「『‘\"]"
)
"""Who speaks, between the place and the words that stand in it: ”他说，“."""
_ENACTS = re.compile(r"制定本(?:法|条例|办法|规定|细则|规则|解释)")
"""What only a document says of itself: 根据《X法》，制定本条例."""
_WRAP = re.compile(r"(?<=[\u4e00-\u9fff，、])\n(?=[ \t]*[\u4e00-\u9fff，。；、])(?![ \t]*第)")
"""A line break within a sentence."""
_BLOCK_MARK = re.compile(rf"(?:(?<=\n)|^)[ \t]*>[ \t>]*|{BLOCK_BEGINS}", re.M)
_STOP = re.compile(r"[。！？!?；;\n]")
_TAG = re.compile(
    r"[,，]?[^，。；：！？,;:!?“”「」『』《》\n]{0,14}"
    r"(?:说|问|道|称|讲|表示|介绍|强调|指出|回应|答复?|解释|认为|补充|提醒|告诉[^，。]{0,6})[。！？]"
)


def without_speech_marks(text: str, read: str, titles: Iterable[str], repeats: Repeats) -> str:
    """The text without the marks of speech that names its place, nor who spoke; the length stays.

    Args:
        text: The whole text.
        read: The same as it is read.
        titles: Names by which documents are known.
        repeats: Tells which words a document has as they are.
    """
    names = Names(titles)
    out = list(text)
    quotations = quoted(text)
    for (start, end), (resumed, last) in pairwise(quotations):
        told_by = _TOLD_BY.fullmatch(text, end, resumed) and text[end - 1] in ",，"
        parts = (read[start:end], read[resumed:last])
        if told_by and any(r.steps for part in parts for r, *_ in _placed(part, names)):
            out[start - 1], out[end:resumed] = " ", " " * (resumed - end)
            out[last : last + 1] = " "
            _unwrap(out, start, last)
    for start, end in quotations:
        if text[start - 1 : start] not in OPENING or text[end : end + 1] not in CLOSING:
            if _names_its_place(read[start:end], names, repeats) and not _is_placed(
                read, start, names
            ):
                _unblock(out, start, end)
            continue
        if not _names_its_place(read[start:end], names, repeats) or _is_placed(read, start, names):
            continue
        tag = _TAG.match(text, end + 1)
        behind = tag.end() if tag else end + 1
        out[start - 1], out[end:behind] = " ", " " * (behind - end)
        _unwrap(out, start, end)
        if not _STOP.match(text[start:end].rstrip()[-1:]):
            out[end] = "。"
    return "".join(out)


def _unblock(out: list[str], start: int, end: int) -> None:
    """Take away what sets a block apart: a mail that is answered, > 我看《X》第三条说的是…."""
    text = "".join(out)
    begins = max(text.rfind("\n", 0, start), text.rfind(BLOCK_BEGINS, 0, start), 0)
    for mark in _BLOCK_MARK.finditer(text, begins, end):
        out[slice(*mark.span())] = " " * len(mark[0])


def _unwrap(out: list[str], start: int, end: int) -> None:
    """Join the lines of what is said in one breath; marks that held them together are gone."""
    for wrap in _WRAP.finditer("".join(out[start:end])):
        out[start + wrap.start()] = " "


def _names_its_place(words: str, names: Names, repeats: Repeats) -> bool:
    """Does a sentence of these words begin with the place that it tells of?"""
    return any(
        _frames(words, reference, sentence) and not repeats(words[slice(*sentence)], moved)
        for reference, sentence, moved in _placed(words, names)
    )


def _placed(words: str, names: Names) -> Iterator[tuple[Reference, Span, Reference]]:
    """The places that words name: each in them, its sentence, and the place in the sentence."""
    named = names_in(words, names)
    found = list(find_references(words, [n.title for n in named]))
    for name in named:
        if not any(r.start < name.end and name.start < r.end for r in found):
            found.append(Reference(name.start, name.end, name.title, (), ""))
    for reference in found:
        title = reference.title or ""
        if not (reference.is_relative or is_generic(title) or POINTING.fullmatch(title)):
            stops = [m.end() for m in _STOP.finditer(words, 0, reference.start)]
            start = stops[-1] if stops else 0
            stop = _STOP.search(words, reference.end)
            sentence = (start, stop.start() if stop else len(words))
            yield reference, sentence, _moved(reference, -start)


def _moved(reference: Reference, by: int) -> Reference:
    return Reference(
        reference.start + by, reference.end + by, reference.title, reference.steps,
        reference.written,
    )  # fmt: skip


def _frames(words: str, reference: Reference, sentence: Span) -> bool:
    """Does a sentence name a place first and then tell what stands in it?"""
    lead = words[sentence[0] : reference.start]
    if says(lead, (0, len(lead))) > LONGEST_LEAD or PART_OF_A_CLAUSE.search(lead):
        return False
    if says(words, (reference.end, len(words))) < LEAST_SAID:
        return False
    tells = _TELLS.match(words, reference.end)
    if not reference.steps and _ENACTS.search(words, reference.end):
        return False
    if reference.title is None:
        return (
            not lead.strip() and tells is not None and words[tells.end() :][:1] in tuple("，,：:")
        )
    return bool(reference.steps) or tells is not None or _LEADS.search(lead) is not None


def _is_placed(read: str, start: int, names: Names) -> bool:
    """Is a quotation said to stand in a place that is named right before it?"""
    before = read[max(read.rfind("\n", 0, start), start - 4 * BESIDE, 0) : start]
    named = [n.title for n in names_in(before, names)]
    return any(r.steps and len(before) - r.end <= BESIDE for r in find_references(before, named))
