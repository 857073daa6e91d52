"""The quotations in a text: where they stand, and the text with them filled in. Pure.

They are found before anything else is read, because a full stop, a line break or an address inside
one belongs to the source and not to the text: all pairs of quotation marks, a Markdown block after
>, and a paragraph that is told to be copied. Knows nothing of sentences, references or whether a
quotation is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.checker.copied_words import in_columns, labelled, told_below
from assistant.checker.other_marks import BLOCK_BEGINS, BLOCK_ENDS
from index.documents import Span
from index.script import HAN

LONGEST_QUOTATION = 8000
"""Characters after which a quotation mark that was not closed is taken for a slip."""
MOST_MARKS = 100
"""Marks among which the one is looked for that closes a quotation with others inside."""

_CLOSER = {
    "“": "”", "「": "」", "『": "』", "‘": "’", "《": "》",
    "〝": "〞", "﹁": "﹂", "﹃": "﹄", "«": "»",
}  # fmt: skip
_OPENER = {closer: opener for opener, closer in _CLOSER.items()}
_STRAIGHT = ('"', "'")
_OPENS = (*_CLOSER, *_STRAIGHT)
_MARK = re.compile(
    r"[“”「」『』‘’《》〝〞〟﹁﹂﹃﹄«»\"＂＇]|\n[ \t\u3000]*\n"
    rf"|(?<![A-Za-z0-9])'(?=[{HAN}（《“「0-9])|(?<=[{HAN}0-9%。；，！？）》”」])'(?![A-Za-z0-9])"
    rf"|(?<=[{HAN}][.,;:!?)])'(?![A-Za-z0-9])|(?<=[{HAN}。；]\n)'(?=[，。；\s]|$)"
)
_SAME = {"＂": '"', "＇": "'", "〟": "〞"}
_BLOCK = re.compile(
    rf"(?:^[ \t]*>.*(?:\n|$))+|{BLOCK_BEGINS}[^{BLOCK_BEGINS}{BLOCK_ENDS}]*{BLOCK_ENDS}", re.M
)
_OF_BLOCK = " \\t>\u3000"
_AT = "[0-9０-９一二三四五六七八九十百千零〇○]+"
_LAW = (
    "(?:法典?|条例|條例|办法|辦法|规[定则]|規[定則]|细则|細則|意[见見]|通知|[决決]定|方案|解[释釋])"
)
_STEP = rf"(?:的?\s*第?\s*[（(]?\s*{_AT}\s*[)）]?\s*(?:[编編章节節条條款项項目]|部分)?、?)"
_SOURCE_AHEAD = re.compile(
    rf"(?:^|(?<={BLOCK_BEGINS}))[{_OF_BLOCK}*_]*"
    r"(?P<label>[【\[]?(?:资料)?(?:来源|出处|依据|出自|引自|摘自)[】\]]?[：:]?[ \t]*)?"
    rf"(?:(?:[^《》，。；：\n]{{0,14}}《[^\n]{{2,80}}》|[\u4e00-\u9fff]{{2,40}}{_LAW})[*_]{{0,3}}"
    rf"(?:[（(][^（()）\n]{{0,40}}[)）])?[ \t]*{_STEP}{{0,4}}|第\s*{_AT}\s*[条條]{_STEP}{{0,3}})"
    r"[*_]{0,3}(?:[中里]?的?(?:[规規]定|原文|[内內]容|[条條]文|指出|要求|[写寫]道|明[确確])"
    r"(?:是|[为為]|如下)?)?[*_]{0,3}"
    rf"(?:[ \t]*[：:][*_]{{0,3}}|(?<=[条條款项項）)*])|(?(label)|(?!))"
    rf"|[ \t]*(?=\n[ \t]*>[ \t>]*\n))[ \t]*\n"
    rf"(?:[ \t]*>[ \t>]*\n)*(?=[{_OF_BLOCK}]*[^\s>])",
    re.M,
)
"""What begins a block, or a paragraph in it, and only says whose words follow: 《X》第三条：."""
_SOURCE_LINE = re.compile(
    rf"(?:^[{_OF_BLOCK}]*\n)*^[{_OF_BLOCK}]*(?:——|—|--|―|[（(]|出自|引自|摘自|出处|来源|参?见)"
    r"[^\n]*(?:[》条款项章]|第)[^\n]*\s*\Z"
    r"|[（(][^（()）\n]{0,8}(?:《[^\n]{2,80}》|[^（()）\n]{2,40}第)[^（()）《》\n]{0,24}[)）]\s*\Z"
    r"|——\s*《[^\n]{2,80}》[^，。；\n]{0,24}\s*\Z"
    rf"|(?:^[ \t]*>[{_OF_BLOCK}]*\n)+^[{_OF_BLOCK}]*"
    rf"(?:[^《》，。；：\n]{{0,14}}《[^\n]{{2,80}}》|[\u4e00-\u9fff]{{2,40}}{_LAW})"
    rf"(?:[（(][^（()）\n]{{0,40}}[)）])?[ \t]*{_STEP}{{0,4}}\s*\Z",
    re.M,
)
"""The end of a block, mostly a line, where it only says whose words the block has.

Behind an empty line of the block a place says so without any mark."""
_ENDS = '。！？!?.；;：:…”」』"’）)'


_ASKS_FOR_WORDS = re.compile(
    r"(?:》|第[^，。；\n]{1,12}[条款项])[^，。；！\n]{0,12}(?:怎么|如何|怎样|什么|哪些)[^，。；！\n]{0,12}[？?]$"
)
"""Somebody's question what a place says: “《X》第五条怎么说？”他问."""


_OWN_QUESTION = re.compile(r"[？?][\s>]*\Z")
_OWN_REPORT = re.compile(
    rf"《[^《》\n]{{2,80}}》{_STEP}{{1,4}}[^，。；：“\n]{{0,12}}?"
    "(?:规定|列举?|讲|谈|提|写|确立|明确|载明|引入|增设|开)[到明]?了"
)
"""What no words of a document are, in a block: a question, and what somebody says a place has."""


LONGEST_TERM = 40
"""Letters of a term that somebody defines."""
_IS_DEFINED = re.compile(
    r"[”」』’\"＂'＇][\s，,]*(?:是指|系指|指的是|(?:shall )?means?\b|refers? to\b"
    r"|(?:is|are) defined as\b)",
    re.I,
)
"""Behind a term in marks, what its sentence says it to be: “working day” means …. The sentence is
what is claimed, and the term no quotation."""


def quoted(text: str) -> list[Span]:
    """The outermost quotations of a text without their marks, in order."""
    blocks = [*filter(lambda block: not _is_own(text, block), _blocks(text)), *_copied(text)]
    found = [*blocks]
    for start, end in _in_marks(text):
        if not any(a < end and start < b for a, b in blocks):
            found.append((start, end))
    return sorted(
        s
        for s in found
        if says(text, s) > 1
        and not _ASKS_FOR_WORDS.search(text, *s)
        and not (says(text, s) <= LONGEST_TERM and _IS_DEFINED.match(text, s[1]))
    )


def _is_own(text: str, block: Span) -> bool:
    """Does somebody in a block ask, or say that a place has something, in words of their own?"""
    words = text[slice(*block)]
    return bool(_OWN_QUESTION.search(words) or _OWN_REPORT.match(words))


def _blocks(text: str) -> Iterator[Span]:
    """Quoted blocks, without what only names the source ahead of the words or behind them."""
    for match in _BLOCK.finditer(text):
        start, end = match.span()
        if text[start] == BLOCK_BEGINS:
            start, end = start + 1, end - 1
        else:
            while _is_wrapped(text, start, end):
                end = text.find("\n", end) + 1 or len(text)
        for low, high in _by_source(text, start, end):
            source = _source_line(text, low, high)
            yield _trim(text, low, source.start() if source and source.start() > low else high)


LONGEST_SOURCE = 400
"""Characters of what names a source at the end of a block."""


def _source_line(text: str, low: int, high: int) -> re.Match[str] | None:
    """What names the source of the words before it, at the end of a stretch."""
    return _SOURCE_LINE.search(text[:high], max(low, high - LONGEST_SOURCE))


def _copied(text: str) -> Iterator[Span]:
    """Words that are copied without marks, without what only names their source behind them."""
    yield from told_below(text)
    for low, high in labelled(text):
        source = _source_line(text, low, high)
        yield _trim(text, low, source.start() if source and source.start() > low else high)
    yield from (_trim(text, *cell) for cell in in_columns(text))


def _by_source(text: str, start: int, end: int) -> Iterator[Span]:
    """The parts of a block that name their sources one by one, each without the name ahead."""
    ahead = [m for m in _SOURCE_AHEAD.finditer(text, start, end) if says(text, (m.end(), end)) > 1]
    begins, stops = [m.end() for m in ahead], [m.start() for m in ahead]
    if not ahead or says(text, (start, ahead[0].start())):
        begins.insert(0, start)
    else:
        stops = stops[1:]
    yield from zip(begins, [*stops, end], strict=True)


LONGEST_END = 80
"""Characters of blanks and marks at the end of a line."""


def _is_wrapped(text: str, start: int, end: int) -> bool:
    """Does a block's last line break off within a sentence that the next line goes on with?"""
    last = text[max(start, end - LONGEST_END) : end].rstrip(" \t\n>")[-1:]
    following = text[end : text.find("\n", end) + 1 or len(text)].strip()
    goes_on = following and not _BEGINS_ANEW.match(following)
    return bool(last and last not in _ENDS and goes_on and text[end - 1 : end] == "\n")


_BEGINS_ANEW = re.compile(r"[“「『《\"\-*•☑#|（(]|[^，。；：:]{1,10}[：:]|[0-9]{1,3}[.、]")
"""What begins a line that goes on from none: a mark, a label, a number."""


def _trim(text: str, start: int, end: int) -> Span:
    """A block without blanks and > at its ends."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(' \t\n>\u3000“"'))
    return start + left, start + max(len(piece.rstrip(' \t\n>\u3000”"')), left)


def says(text: str, span: Span) -> int:
    """How many letters and digits stand in a range."""
    return sum(char.isalnum() for char in text[slice(*span)])


def _in_marks(text: str) -> Iterator[Span]:
    """Outermost pairs of quotation marks; those inside 《》 belong to a title."""
    marks = list(_MARK.finditer(text))
    stack: list[tuple[str, int]] = []
    closed = 0
    held = -1
    for number, match in enumerate(marks):
        mark = _SAME.get(match[0], match[0])
        if stack and match.start() - stack[0][1] > LONGEST_QUOTATION:
            stack.clear()
        if stack and stack[0][1] != held and _opens_another(text, *stack[0], match):
            if _is_left_open(text, *stack[0], marks[number : number + MOST_MARKS]):
                yield from _to_line_end(text, *stack[0])
                stack.clear()
            else:
                held = stack[0][1]
        if mark[0] == "\n":
            if stack and not _goes_on(text, stack[0][0], marks[number + 1 :]):
                yield from _unclosed(stack, closed)
                stack.clear()
        elif mark in _STRAIGHT:
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


def _opens_another(text: str, opener: str, start: int, match: re.Match[str]) -> bool:
    """Does a mark on another line than an open quotation's open one in the middle of its line?"""
    mark, at = _SAME.get(match[0], match[0]), match.start()
    if mark not in _OPENS or "\n" not in text[start:at]:
        return False
    if opener in _STRAIGHT:
        return mark == opener and _introduces(text, at)
    return opener == "《" or not _opens_paragraph(text, at)


def _is_left_open(text: str, opener: str, start: int, marks: Sequence[re.Match[str]]) -> bool:
    """Does no mark close a quotation, of some marks of which the first may open another?"""
    depth = 1
    for match in marks:
        if match.start() - start > LONGEST_QUOTATION:
            break
        mark = _SAME.get(match[0], match[0])
        is_new = mark == opener and not _opens_paragraph(text, match.start())
        depth += is_new - (mark == _CLOSER.get(opener))
        if not depth:
            return False
    return True


def _introduces(text: str, at: int) -> bool:
    """Is a straight mark one that opens, behind a colon, and closed on its own line?"""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    return line[: at - start].rstrip().endswith((":", "：")) and line.count(text[at]) % 2 == 0


def _to_line_end(text: str, opener: str, start: int) -> Iterator[Span]:
    """A quotation that was not closed, to the end of its line."""
    if opener != "《":
        yield start, text.index("\n", start)


def _goes_on(text: str, opener: str, later: Sequence[re.Match[str]]) -> bool:
    """Does a quotation go on behind an empty line: does the next mark close or resume it?"""
    outside = (m for m in later if m[0][0] not in "\n《》")
    following = next(outside, None)
    if following is None:
        return False
    if opener in _STRAIGHT and _introduces(text, following.start()):
        return False
    resumes = following[0] == opener and _opens_paragraph(text, following.start())
    return resumes or following[0] == _CLOSER.get(opener, opener)


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


OPENING = tuple(set(_CLOSER) | set("\"'＂＇"))
CLOSING = tuple(set(_OPENER) | set("\"'＂＇〟"))
_FILLER = "＿"
_SENTENCE_END = "。！？!?；;."
_GOES_ON = re.compile(
    r"[”」』’\"＂＇〞〟﹂﹄»'）)\]】]*[ \t]*"
    r"(?:[，,、;；：:。.的（(〔\[［【—“「『〝«]|[是见系乃在](?:国家颁布的|我国的?|现行的?)?(?=[《第（(]|[\u4e00-\u9fff]{2,30}(?:法|条例|办法|规定|细则|规则)第)|一[语句词]|之[语言词])|[”」』’\"]*$"
)

_IS_OBJECT = re.compile(r"[把将][“「『‘\"＂〝«]$")
"""Before words in marks whose verb is still to come: 把“…”放在第三条."""


def masked(text: str, quotations: Iterable[Span]) -> str:
    """The text with its quotations filled in, in “”; the full stop of a sentence stays."""
    out = list(text)
    for start, end in quotations:
        out[start:end] = _FILLER * (end - start)
        goes_on = _GOES_ON.match(text, end) or _IS_OBJECT.search(text, max(start - 2, 0), start)
        if text[end - 1] in _SENTENCE_END and not goes_on:
            out[end - 1] = "。"
        if text[start - 1 : start] in OPENING and text[end : end + 1] in CLOSING:
            out[start - 1], out[end] = "“”"
    return "".join(out)
