"""What a text quotes and which places it names: the claims in it that can be checked. Pure.

Quotations are found first, because a full stop, a line break or an address inside one belongs to
the source and not to the text: all pairs of quotation marks, and a Markdown block after >. Around
them the text falls into sentences; each quotation is paired with the reference beside it. Knows
no library: it is handed the names by which documents are known, and does not say whether anything
it read is true.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.address import Reference, find_references
from index.documents import Span
from index.repair import repair, split_lines
from index.sentences import split
from index.titles import names_in

LONGEST_QUOTATION = 8000
"""Characters after which a quotation mark that was not closed is taken for a slip."""
SHORT_TERM = 8
"""Characters up to which words in marks that nothing attributes are a term, not a quotation."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Something a text says that can be held against the library.

    Attributes:
        start, end: The sentence, in the text.
        references: The places it names; several only where no quotation is paired with one.
        quotation: The words in quotation marks or in a block, without the marks; None where the
            text says it in its own words.
        said: Where what is said in the text's own words stands; without what only introduces it.
    """

    start: int
    end: int
    references: tuple[Reference, ...]
    quotation: Span | None
    said: Span


# --- quotations -----------------------------------------------------------------------------

_CLOSER = {"“": "”", "「": "」", "『": "』", "‘": "’", "《": "》"}
_OPENER = {closer: opener for opener, closer in _CLOSER.items()}
_MARK = re.compile(r"[“”「」『』‘’《》\"＂]|\n[ \t\u3000]*\n")
_BLOCK = re.compile(r"(?:^[ \t]*>.*(?:\n|$))+", re.M)


def quoted(text: str) -> list[Span]:
    """The outermost quotations of a text without their marks, in order."""
    blocks = [_trim(text, m.start(), m.end()) for m in _BLOCK.finditer(text)]
    found = [*blocks]
    for start, end in _in_marks(text):
        if not any(a <= start < b for a, b in blocks):
            found.append((start, end))
    return sorted(span for span in found if _says(text, span) > 1)


def _trim(text: str, start: int, end: int) -> Span:
    """A block without blanks and > at its ends."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(' \t\n>\u3000“"'))
    return start + left, start + max(len(piece.rstrip(' \t\n>\u3000”"')), left)


def _says(text: str, span: Span) -> int:
    return sum(char.isalnum() for char in text[slice(*span)])


def _in_marks(text: str) -> Iterator[Span]:
    """Outermost pairs of quotation marks; those inside 《》 belong to a title."""
    marks = list(_MARK.finditer(text))
    stack: list[tuple[str, int]] = []
    for number, match in enumerate(marks):
        mark = '"' if match[0] == "＂" else match[0]
        if stack and match.start() - stack[0][1] > LONGEST_QUOTATION:
            stack.clear()
        if mark[0] == "\n":
            if stack and not _goes_on(stack[0][0], marks[number + 1 :]):
                stack.clear()
        elif mark == '"':
            if any(opener == mark for opener, _ in stack):
                yield from _close(stack, mark, match.start())
            else:
                stack.append((mark, match.end()))
        elif mark in _CLOSER:
            if not (stack and stack[-1][0] == mark and _opens_paragraph(text, match.start())):
                stack.append((mark, match.end()))
        else:
            yield from _close(stack, _OPENER[mark], match.start())


def _opens_paragraph(text: str, at: int) -> bool:
    """Each paragraph of a long quotation opens with a mark of its own."""
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def _goes_on(opener: str, later: Sequence[re.Match[str]]) -> bool:
    """Does a quotation go on behind an empty line: is the next mark the one that closes it?"""
    following = next((m[0] for m in later if m[0][0] != "\n"), "")
    return following in (_CLOSER.get(opener, opener), opener)


def _close(stack: list[tuple[str, int]], opener: str, end: int) -> Iterator[Span]:
    """Take the opener and all above it from the stack; yield what it closes when outermost."""
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth][0] == opener:
            start = stack[depth][1]
            inside_title = any(mark == "《" for mark, _ in stack[:depth])
            del stack[depth:]
            if not stack and not inside_title and opener != "《":
                yield start, end
            return


_FILLER = "＿"
_SENTENCE_END = "。！？!?；;."
_GOES_ON = re.compile(r"[”」』’\"]*[ \t]*[，,、；;：:。.的（(〔\[]|[”」』’\"]*$")


def _masked(text: str, quotations: Iterable[Span]) -> str:
    """The text with its quotations filled in; a last full stop stays where a sentence ends."""
    out = list(text)
    for start, end in quotations:
        out[start:end] = _FILLER * (end - start)
        if text[end - 1] in _SENTENCE_END and not _GOES_ON.match(text, end):
            out[end - 1] = "。"
    return "".join(out)


# --- sentences and references ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with what it quotes and names; ``paragraph`` tells which stand together."""

    start: int
    end: int
    paragraph: int
    quotations: tuple[Span, ...]
    references: tuple[Reference, ...]


def claims_in(text: str, titles: Iterable[str] = ()) -> tuple[Claim, ...]:
    """All claims of a text in order: one a pair of reference and quotation, else one a sentence.

    Args:
        text: The whole text; all offsets point into it.
        titles: Names by which documents are known.
    """
    quotations = quoted(text)
    masked = _masked(text, quotations)
    known = {n.title for n in names_in(masked, titles)}
    sentences = list(_sentences(masked, quotations, known))
    return tuple(claim for i in range(len(sentences)) for claim in _claims(masked, sentences, i))


def _sentences(masked: str, quotations: Sequence[Span], known: set[str]) -> Iterator[_Sentence]:
    for number, spans in enumerate(_paragraphs(masked)):
        start, end = spans[0][0], spans[-1][1]
        references = _references(masked, start, end, known)
        for piece in split(masked, spans):
            low, high = piece[0][0], piece[-1][1]
            yield _Sentence(
                low, high, number,
                tuple(_within(quotations, low, high)),
                tuple(r for r in references if low <= r.start < high),
            )  # fmt: skip


def _never_numbered(_line: str) -> bool:
    return False


def _paragraphs(masked: str) -> list[tuple[Span, ...]]:
    """Lines that read as one, in the text's order."""
    repaired = repair(split_lines(masked, (), _never_numbered))
    foreign = ((line,) for group in repaired.foreign for line in group)
    paragraphs = [*repaired.paragraphs, *foreign]
    return sorted(tuple(span for line in lines for span in line.spans) for lines in paragraphs)


def _within(quotations: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    at = bisect_left(quotations, (start, start))
    while at < len(quotations) and quotations[at][0] < end:
        yield quotations[at]
        at += 1


_MENTION = re.compile(
    r"(?:本|该|此|上述|前述|同)[部项份篇个]?(?:法典|法(?![院律规定])|条例|规定|办法|细则|解释|意见|通知|决定|方案"
    r"|规划|纲要|文件|政策)"
)


def _references(masked: str, start: int, end: int, known: set[str]) -> list[Reference]:
    """The addresses in a paragraph, and the documents it names without an address."""
    piece = masked[start:end]
    found = list(find_references(piece, known))
    for name in names_in(piece, known):
        if not any(r.start <= name.start < r.end for r in found):
            found.append(Reference(name.start, name.end, name.title, (), ""))
    for match in _MENTION.finditer(piece):
        if not any(r.start <= match.start() < r.end for r in found):
            found.append(Reference(match.start(), match.end(), match[0], (), ""))
    shifted = (replace(r, start=r.start + start, end=r.end + start) for r in found)
    return sorted(shifted, key=lambda r: (r.start, r.end))


# --- pairing --------------------------------------------------------------------------------

_POINTS_BACK = re.compile(
    r"[（(〔\[—\s]*(?:这|此|该|以上|上述|前述|语出|出自|引自|摘自|见|参见|系|——|《)"
)


def _claims(masked: str, sentences: Sequence[_Sentence], at: int) -> Iterator[Claim]:
    sentence = sentences[at]
    if not sentence.quotations:
        if not _serves_neighbour(masked, sentences, at):
            yield from _own_words(masked, sentence)
        return
    for quotation in sentence.quotations:
        named = _beside(masked, sentence, quotation) or _from_neighbours(masked, sentences, at)
        if not named and _is_term(quotation):
            continue
        for reference in named or (None,):
            references = () if reference is None else (reference,)
            yield Claim(sentence.start, sentence.end, references, quotation, quotation)
    if all(not _beside(masked, sentence, q) and _is_term(q) for q in sentence.quotations):
        yield from _own_words(masked, sentence)


def _is_term(quotation: Span) -> bool:
    return quotation[1] - quotation[0] <= SHORT_TERM


def _beside(masked: str, sentence: _Sentence, quotation: Span) -> tuple[Reference, ...]:
    """The references a quotation belongs to: those right before it, else those behind it."""
    groups = _groups(masked, sentence.references)
    before = [g for g in groups if g[-1].end <= quotation[0]]
    behind = [g for g in groups if g[0].start >= quotation[1]]
    if behind and _is_note(masked, quotation[1], behind[0][0].start):
        return behind[0]
    if before:
        placed = [g for g in before if g[-1].steps]
        return (placed or before)[-1]
    return behind[0] if behind else ()


def _is_note(masked: str, end: int, start: int) -> bool:
    """Does a reference stand in brackets or behind 这是 right after the quotation?"""
    between = masked[end:start]
    return len(between) <= 12 and re.fullmatch(
        r"[”」』’\"。，,；;\s]*(?:[（(〔\[][^）)]{0,6}|(?:——|—)?\s*(?:这|此|语出|出自|引自|摘自|见|参见|系|为|是)[^，。]{0,8}|——\s*)",
        between,
    ) is not None  # fmt: skip


_COORDINATED = re.compile(r"[”》\s]*(?:[、和与及]|以及|及其|并|,|，)?[\s《]*|(?:至|到|-|—|~)")


def _groups(masked: str, references: Sequence[Reference]) -> list[tuple[Reference, ...]]:
    """References that a text names in one breath."""
    groups: list[list[Reference]] = []
    for reference in references:
        last = groups[-1][-1] if groups else None
        between = masked[last.end : reference.start] if last else ""
        if last and last.steps and reference.steps and _COORDINATED.fullmatch(between):
            groups[-1].append(reference)
        else:
            groups.append([reference])
    return [tuple(group) for group in groups]


def _from_neighbours(masked: str, sentences: Sequence[_Sentence], at: int) -> tuple[Reference, ...]:
    """What the sentence before or behind names, where it leads up or points back to this one."""
    before = sentences[at - 1] if at else None
    if before and before.references and not before.quotations and _leads_up(masked, before):
        return _groups(masked, before.references)[-1]
    behind = sentences[at + 1] if at + 1 < len(sentences) else None
    if behind and behind.references and not behind.quotations and _looks_back(masked, behind):
        return _groups(masked, behind.references)[0]
    return ()


def _leads_up(masked: str, sentence: _Sentence) -> bool:
    said = masked[sentence.start : sentence.end]
    return said.rstrip().endswith(("：", ":")) or _own_length(said, sentence) <= SHORT_LEAD


SHORT_LEAD = 14
"""Characters of its own in a sentence that names a place only to quote it in the next."""


def _own_length(said: str, sentence: _Sentence) -> int:
    named = sum(r.end - r.start for r in sentence.references)
    return sum(char.isalnum() for char in said) - named


def _looks_back(masked: str, sentence: _Sentence) -> bool:
    return (
        _POINTS_BACK.match(masked, sentence.start, sentence.end) is not None
        and _own_length(masked[sentence.start : sentence.end], sentence) <= SHORT_LEAD
    )


def _serves_neighbour(masked: str, sentences: Sequence[_Sentence], at: int) -> bool:
    """Is this sentence no more than the place of a quotation in the sentence beside it?"""
    for other in (at - 1, at + 1):
        if 0 <= other < len(sentences) and sentences[other].quotations:
            takes = _from_neighbours(masked, sentences, other)
            own = any(_beside(masked, sentences[other], q) for q in sentences[other].quotations)
            if takes and not own and set(takes) & set(sentences[at].references):
                return True
    return False


# --- own words ------------------------------------------------------------------------------

_QUESTION = re.compile(r"[?？][”」』’\"）)]*\s*$|(?:吗|呢)[。.]?\s*$")
_META = re.compile(
    r"^(?:本文|本报告|本章|本节|本部分|下文|下面|以下|如下|综上|总之|笔者|作者|首先|其次|最后)?"
    r"[^，。]{0,12}(?:讨论|介绍|分析|探讨|梳理|说明|论述|研究)[^，。]{0,30}[。：:]?$"
    r"|^(?:图|表)\s*[0-9一二三四五六七八九十]+"
)
_AFTER_REFERENCE = re.compile(
    r"[”》\s]*(?:[（(][^（()）]{0,20}[)）])?(?:的|之|中|里|内|当中|所|对此|就此|已经?|还|也|均|都|则|进一步|明文|明确|清楚|"
    r"有关|相关|具体|规定|要求|指出|提出|强调|写明|写道|载明|列明|称|表明|表示|确立|内容|条文|原文|精神|"
    r"作出|作了|做出|如下|为|是|了|[，,：:\s])*"
)
_TAIL = re.compile(
    r"[，,]?\s*(?:——|—)?\s*(?:这|此|以上|上述|该)?[^，。]{0,6}(?:是|系|为|见|出自|依据|根据|按照|依照|参见|来自|源于)?\s*$"
)
LEAST_SAID = 4


def _own_words(masked: str, sentence: _Sentence) -> Iterator[Claim]:
    """The claim of a sentence that quotes nothing; none where it claims nothing."""
    start, end = sentence.start, sentence.end
    whole = masked[start:end]
    named = sentence.references
    if _QUESTION.search(whole) or _META.search(whole):
        return
    said = _said(masked, sentence)
    content = _says(masked, said)
    if not named and (content < 2 * LEAST_SAID or not _is_statement(whole)):
        return
    if not any(r.steps for r in named) and content < LEAST_SAID:
        return
    placed = tuple(r for r in named if r.steps)
    yield Claim(start, end, placed or named[:1], None, said)


def _is_statement(sentence: str) -> bool:
    """A heading has no full stop, and a sentence that only leads up to a list says nothing."""
    return sentence.rstrip('”」』’"）) ')[-1:] in ("。", "；", "！", ".", ";", "!")


def _said(masked: str, sentence: _Sentence) -> Span:
    """Where a sentence says something, without the places it names and what introduces them."""
    start, end = sentence.start, sentence.end
    named = sentence.references
    if not named:
        return start, end
    groups = _groups(masked, named)
    after = _AFTER_REFERENCE.match(masked, groups[0][-1].end, end)
    begin = after.end() if after else groups[0][-1].end
    behind = (begin, end)
    tail = _TAIL.search(masked, start, groups[0][0].start)
    bracket = masked.rfind("（", start, groups[0][0].start)
    stop = bracket if bracket >= 0 else tail.start() if tail else groups[0][0].start
    ahead = (start, max(stop, start))
    return max((behind, ahead), key=lambda span: _says(masked, span))
