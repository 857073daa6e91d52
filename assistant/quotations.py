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
from index.sentences import Spans, split
from index.titles import names_in

LONGEST_QUOTATION = 8000
"""Characters after which a quotation mark that was not closed is taken for a slip."""
LEAST_OWN = 10
"""Characters of a statement in which words in marks are but terms."""
SHORT_TERM = 8
"""Characters up to which words in marks that nothing attributes are a term, not a quotation."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Something a text says that can be held against the library.

    Attributes:
        start, end: The sentence, in the text.
        references: The places it is said to stand in; several only where no quotation is paired
            with one.
        inner: Places that are named within what is said.
        quotation: The words in quotation marks or in a block, without the marks; None where the
            text says it in its own words.
        said: Where what is said in the text's own words stands; without what only introduces it.
    """

    start: int
    end: int
    references: tuple[Reference, ...]
    quotation: Span | None
    said: Span
    inner: tuple[Reference, ...] = ()


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
    closed = 0
    for number, match in enumerate(marks):
        mark = '"' if match[0] == "＂" else match[0]
        if stack and match.start() - stack[0][1] > LONGEST_QUOTATION:
            stack.clear()
        if mark[0] == "\n":
            if stack and not _goes_on(stack[0][0], marks[number + 1 :]):
                yield from _unclosed(stack, closed)
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
            closed = match.start() if mark != "》" else closed
            yield from _close(stack, _OPENER[mark], match.start())
    yield from _unclosed(stack, closed)


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


def _unclosed(stack: Sequence[tuple[str, int]], closed: int) -> Iterator[Span]:
    """A quotation that ends where one inside it does: one mark closes both."""
    if stack and stack[0][0] != "《" and closed > stack[0][1]:
        yield stack[0][1], closed


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
    named = names_in(text, titles)
    quotations = [
        q for q in quoted(text) if not any(n.start < q[0] and q[1] < n.end for n in named)
    ]
    masked = _masked(text, quotations)
    known = {n.title for n in named}
    sentences = list(_sentences(masked, quotations, known))
    return tuple(claim for i in range(len(sentences)) for claim in _claims(masked, sentences, i))


def _sentences(masked: str, quotations: Sequence[Span], known: set[str]) -> Iterator[_Sentence]:
    for number, spans in enumerate(_paragraphs(masked)):
        start, end = spans[0][0], spans[-1][1]
        references = _references(masked, start, end, known)
        for low, high in _to_the_full_stop(masked, split(masked, spans)):
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


def _to_the_full_stop(masked: str, pieces: Iterable[Spans]) -> list[Span]:
    """Sentences as a reader counts them: a semicolon in the middle of a line ends none."""
    whole: list[Span] = []
    for piece in pieces:
        start, end = piece[0][0], piece[-1][1]
        if whole and masked[whole[-1][1] - 1] in "；;" and "\n" not in masked[whole[-1][1] : start]:
            start = whole.pop()[0]
        whole.append((start, end))
    return whole


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
    if not sentence.quotations or _only_uses_terms(masked, sentence):
        if not _serves_neighbour(masked, sentences, at):
            yield from _own_words(masked, sentence, _led(masked, sentences, at))
        return
    for quotation in sentence.quotations:
        named = _beside(masked, sentence, quotation) or _from_neighbours(masked, sentences, at)
        if not named and _is_term(quotation):
            continue
        for reference in named or (None,):
            references = () if reference is None else (reference,)
            yield Claim(sentence.start, sentence.end, references, quotation, quotation)
    if all(not _beside(masked, sentence, q) and _is_term(q) for q in sentence.quotations):
        yield from _own_words(masked, sentence, ())


def _only_uses_terms(masked: str, sentence: _Sentence) -> bool:
    """Are the words in marks but terms within a longer statement of the text's own?"""
    quoted_length = sum(end - start for start, end in sentence.quotations)
    own = _says(masked, _said(masked, sentence))
    return all(_is_term(q) for q in sentence.quotations) and own > max(LEAST_OWN, 2 * quoted_length)


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


def _led(masked: str, sentences: Sequence[_Sentence], at: int) -> tuple[Reference, ...]:
    """What the sentence that leads up to this one's paragraph names: 第八条规定如下：."""
    first = at
    while first and sentences[first - 1].paragraph == sentences[at].paragraph:
        if sentences[first - 1].quotations or _ends_open(masked, sentences[first - 1]):
            break
        first -= 1
    if not first or any(s.references for s in sentences[first : at + 1]):
        return ()
    lead = sentences[first - 1]
    leads = lead.references and not lead.quotations and _ends_open(masked, lead)
    return _groups(masked, lead.references)[-1] if leads else ()


def _ends_open(masked: str, sentence: _Sentence) -> bool:
    return masked[sentence.start : sentence.end].rstrip().endswith(("：", ":"))


def _leads_up(masked: str, sentence: _Sentence) -> bool:
    said = masked[sentence.start : sentence.end]
    return _ends_open(masked, sentence) or _own_length(said, sentence) <= SHORT_LEAD


SHORT_LEAD = 14
"""Characters of its own in a sentence that names a place only to quote it in the next."""


def _own_length(said: str, sentence: _Sentence) -> int:
    named = sum(r.end - r.start for r in sentence.references)
    return sum(char.isalnum() for char in said) - named


def _looks_back(masked: str, sentence: _Sentence) -> bool:
    return (
        not _ends_open(masked, sentence)
        and _POINTS_BACK.match(masked, sentence.start, sentence.end) is not None
        and _own_length(masked[sentence.start : sentence.end], sentence) <= SHORT_LEAD
    )


def _serves_neighbour(masked: str, sentences: Sequence[_Sentence], at: int) -> bool:
    """Is this sentence no more than the place of a quotation in the sentence beside it?"""
    if _ends_open(masked, sentences[at]) and sentences[at].references and at + 1 < len(sentences):
        return True
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


def _own_words(masked: str, sentence: _Sentence, led: tuple[Reference, ...]) -> Iterator[Claim]:
    """The claim of a sentence that quotes nothing; none where it claims nothing."""
    start, end = sentence.start, sentence.end
    whole = masked[start:end]
    named = sentence.references
    if _QUESTION.search(whole) or _META.search(whole):
        return
    said = _said(masked, sentence)
    content = _says(masked, said)
    inner = tuple(r for r in named if said[0] <= r.start and r.end <= said[1])
    outer = tuple(r for r in named if r not in inner)
    if not named and (content < 2 * LEAST_SAID or not _is_statement(whole)):
        return
    if not any(r.steps for r in named) and content < LEAST_SAID:
        return
    placed = tuple(r for r in outer if r.steps)
    yield Claim(start, end, placed or outer[:1] or led, None, said, inner)


def _is_statement(sentence: str) -> bool:
    """A heading has no full stop, and a sentence that only leads up to a list says nothing."""
    return sentence.rstrip('”」』’"）) ')[-1:] in ("。", "；", "！", ".", ";", "!")


_PART_OF_WHAT_IS_SAID = re.compile(r"违反|依照|按照|依据|根据|适用|符合|属于|所列|除|对|有")


def _framing(masked: str, groups: Sequence[tuple[Reference, ...]]) -> tuple[Reference, ...]:
    """The last of the places that a sentence names before it comes to what it says."""
    frame = groups[0]
    for group in groups[1:]:
        between = masked[frame[-1].end : group[0].start]
        if len(between) > SHORT_LEAD or _PART_OF_WHAT_IS_SAID.search(between):
            break
        frame = group
    return frame


def _said(masked: str, sentence: _Sentence) -> Span:
    """Where a sentence says something, without the places it names and what introduces them."""
    start, end = sentence.start, sentence.end
    named = sentence.references
    if not named:
        return start, end
    groups = _groups(masked, named)
    frame = _framing(masked, groups)
    after = _AFTER_REFERENCE.match(masked, frame[-1].end, end)
    begin = after.end() if after else frame[-1].end
    behind = (begin, end)
    tail = _TAIL.search(masked, start, groups[0][0].start)
    bracket = masked.rfind("（", start, groups[0][0].start)
    stop = bracket if bracket >= 0 else tail.start() if tail else groups[0][0].start
    ahead = (start, max(stop, start))
    return max((behind, ahead), key=lambda span: _says(masked, span))
