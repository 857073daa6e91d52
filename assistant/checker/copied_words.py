"""Words that a text says it copies, without any marks around them. Pure.

A paragraph that is told to be copied, what stands behind 原文： or below a title with （节录）, and
the cells of a column called so. Yields where they stand, with the blanks around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checker.statements import ITEM_NUMBER
from index.documents import Span

_COPIED_BELOW = re.compile(
    r"(?:(?:[抄摘录引][^，。；：\n]{0,12}(?:一段话?|段落|几句话?)|[下以]面?下?一段[^。；：\n]{0,20}从[^。；：\n]{0,90}"
    r"|[这下此](?:面|边)?这?[一几]?[段句条](?:话|文字|条文|规定)[^，。；：\n]{0,12})[：:]"
    r"|(?:照抄|抄录|摘录|摘抄|照录|全文|原文|原话|内容)如下[^\w\n，。；]{0,4}"
    r"|^[ \t\u3000]*[^，。；：\n]{0,4}(?:(?:摘[录抄]|[抄照]录)(?:原文)?如下[：:。]?"
    r"|抄(?!送)[^，。；：\n]{0,6}[：:]|[^，。；：\n]{0,4}附?摘句[：:。]?"
    r"|[引摘抄录]自《[^》\n]{2,80}》[^，。；：\n]{0,24}[：:]))[ \t]*\n\s*"
    r"(?![>“「『‘\"]|[^\n]{0,40}(?:《|第[^，。；\n]{1,8}条))"
    r"(?P<words>[^\n]+(?:(?<=[，、；：,;:])\s*\n[^\n]+)*)",
    re.M,
)
"""A paragraph that is told to be copied: 末尾抄了这么一段：, 摘录如下, 这段话我读了三遍：."""
_WORDS = (
    rf"(?P<words>(?!{ITEM_NUMBER}|[一二三四五六七八九十]+、|第[^，。；\n]{{1,8}}[条章]|[“「『‘\"《])"
    rf"[^\n“”「」『』\"＂【]{{10,}}+"
    rf"(?:(?:(?<=[，、；：,;:])\n|\n(?=[ \t\u3000]*{ITEM_NUMBER}))[^\n“”「」『』\"＂【]++)*+)"
    r"(?![“「『\"＂])"
)
_COPY = "(?:原文|原句|原话|条文|引文|摘[录抄])"
_LABELLED = tuple(
    re.compile(f"^{label}{_WORDS}", re.M)
    for label in (
        r"[ \t\u3000>●•○◆◎■□▪▫▶►★☆※➤→✓#/*-]*(?:[0-9.]{1,5}[ 、.]\s*)?"
        r"(?:(?:(?:依据|条款|法条|规定)内容"
        rf"|[^\W\d_]{{0,4}}(?:{_COPY}|(?<=[贴印写抄录刻])文字)[^\W\d_]{{0,2}})(?:[：:\t]|==?)|【{_COPY}】)"
        r"[ \t]*(?:[|>][+-]?[ \t]*\n[ \t]*)?",
        r"[^\n]{1,8}[：:=\t][^\n]*(?:[条款项）)]|部分)[ \t]*\n"
        r"[ \t]*(?:内容|文字|表述|正文)[：:=\t][ \t]*",
        r"[^\n]{0,20}《[^》\n]{2,80}》[^\n]{0,24}[（(](?:节录|摘录|节选|摘抄)[)）][：:]?[ \t]*\n"
        r"(?:[ \t]*(?:[—=_*~─-]{3,}|…+)[ \t]*\n)?",
    )
)
"""Words that are said to be copied, without marks: behind 原文：, in a field below that of their
place, or below a title with （节录）."""
_NOTED = re.compile(
    r"(?:(?:》|[条款项）)])[ \t\u3000]*(?:[：:]|[—–-]{1,2})|的规定[：:，,])[ \t\u3000]*"
    r"(?P<words>[^\n“”「」『』\"（(]{10,400}"
    r"(?:[（(][^\n（()）]{1,40}[)）][^\n“”「」『』\"（(]{1,400}){0,4})"
    r"[（(](?:以上)?(?:[^，。；（()）\n]{0,4}(?:照[录抄]|抄录|摘[录抄])|原文|原句|原话)[)）]"
)
"""The same behind their place, with a note that says so: ——…（原文照录）."""


LEADS_TO_WORDS = re.compile(
    r"(?:(?:[》条款项）)]|规定|要求|载明|写明|写道|指出|明确|表述|原文|原话|内容|全文|条文|如下)\s*[：:]"
    r"|(?:内容|原文|原话|全文)(?:如下|就?[是为])?|[》条款项]\s*[|｜\t])\s*$"
)
"""How the words end that lead to those of a document, and to nobody's own."""
LEADS_TO_COPY = re.compile(r"(?:[：:]|(?:内容|原文|原话|全文)(?:如下|就?[是为])?)\s*$")
"""How the words end that lead to others which are copied."""
SAYS_COPIED = re.compile(
    r"(?:原文|原话|原句|全文|条文|这[样么](?:写|规定|表述)的?|写着)[^，。；：]{0,4}[：:]\s*$"
)
"""How they end that lead to copied words, of whatever document: 有一条是这样写的：."""
TELLS_WHAT_IT_SAYS = re.compile(
    r"(?:[规規]定|明[确確]|要求|指出|[载載]明|[写寫]明|[写寫]道)[，,]\s*$"
)
"""How they end that lead to what a place says, in its words or others."""
SAYS_ITSELF = re.compile(
    r"[条款项》]\s*(?:里[面头]?|中|已经?|就|也|都|是|这[样么])*"
    r"(?:(?:明确|明文|专门|清楚)?[规規]定|[讲说写][了着得过](?:很?(?:明白|清楚|明确))?|[载載写]明|指出|要求)"
    r"[，,：:]\s*$"
)
"""How they end in which a place says something itself: 第三条讲了，."""
_OWN_LABEL = "(?:要点|大意|概括|归纳|结论|解读|理解|含义|意思|小结|体会|答复|解答)"
"""What somebody calls his own words for what he read."""
TOLD_IN_SENTENCE = re.compile(
    f"(?:[，,、]|(?:意思|理解|看法)是|[说讲]|认为|主张|规定|明确|要求|{_OWN_LABEL}[：:])\\s*$"
)
"""How they end whose sentence goes on with what is told: 从《X》来看，…, or behind 结论：."""


TOLD_BY_SOMEBODY = re.compile(
    r"认为|以为|觉得|听说|获悉|了解[，,]|[诉辩]称|[说讲称道][，,：:“]|[跟对]我[说讲]|答复|总结道"
    r"|(?:意思|理解|看法|解[释读]|概括)是|(?:[我你他]|[本笔][人所者])(?:的?理解|说)"
    r"|(?:按照?|根据|依照?|依据|遵照)[^，,。；：]{2,60}的(?:有关|相关)?[规規]定[，,]\s*$"
    r"|\bunderst[ao][a-z]+|\b(?:told|says?|said|thinks?|argued?s?) (?:me )?that\b",
    re.I,
)
"""How somebody tells what he makes of a rule, or heard of it: 本所认为，按《X》的规定，…."""


TOLD_BEHIND = re.compile(
    r"[，,]\s*(?:(?:[这那此]|以上|上述)?[就正也便都]?是(?!从|摘|抄|引|录|原文|原话)|依据是"
    r"|[就都也早便]?(?:有?规定|定|写|讲|说|要求|安排)[的着过了])"
)
"""How a sentence goes on behind what somebody tells, to say whose it is: …，这是《X》的要求."""


_COMMENT = re.compile("(?<=[。！？])(?=(?:这|此|该|上述)一?[句段条话处项])")
"""Where words that are copied end, and what is said of them begins: …。这一句回应了争议。"""


def told_below(text: str) -> Iterator[Span]:
    """The paragraphs that are told to be copied."""
    yield from (match.span("words") for match in _COPIED_BELOW.finditer(text))


def labelled(text: str) -> Iterator[Span]:
    """What a label calls the words of a document."""
    for label in (*_LABELLED, _NOTED):
        for match in label.finditer(text):
            start, end = match.span("words")
            comment = _COMMENT.search(text, start, end)
            if not _NAMES_ANOTHER.search(text, start, end):
                yield start, comment.start() if comment else end


_NAMES_ANOTHER = re.compile(
    "《[^》\n]{2,80}》(?:第[^，。；：\n]{1,12})?[，,：:]|[；;。]第[^，。；：\n]{1,12}[条款项][：:]"
)
"""Within words that seem to be copied, what leads to others: 今天学习《X》第三条，."""


_TABLE = re.compile(
    r"(?P<head>^[ \t]*\|.*\n)[ \t]*\|[-:| \t]+\n(?P<rows>(?:[ \t]*\|.*(?:\n|$))+)"
    r"|(?P<tabbed>^[^|\t\n]*\t.*\n)(?P<below>(?:[^|\t\n]*\t.*(?:\n|$))+)",
    re.M,
)
"""A table between bars, with a rule below the names of its columns, or one between tabs."""
_CELL = re.compile(r"(?<=[|\t])[^|\t\n]*(?=[|\t])")
_OF_COPIES = re.compile(
    r"\s*(?:条文|条款|法条|文件)?(?:原文|原句|摘[录抄]|引文|全文)(?:内容|摘录)?\s*"
)
"""How the column of a table is called that holds the very words of a document."""
_OF_OWN = re.compile(f"[^\\W\\d_]{{0,4}}{_OWN_LABEL}")
_OF_WORDS, _OF_PLACES = (
    re.compile(r"\s*(?:条文)?内容\s*"),
    re.compile(r"\s*(?:出处|来源|法条|条款|条号)\s*"),
)
"""Columns that do so together, one with the words and one with their places."""


def in_columns(text: str) -> Iterator[Span]:
    """The cells of a table below a column's name that says they are copied."""
    for names, name, cell in _named_cells(text):
        has_places = any(map(_OF_PLACES.fullmatch, names))
        if _OF_COPIES.fullmatch(name) or (has_places and _OF_WORDS.fullmatch(name)):
            yield cell


def own_cells(text: str) -> Iterator[tuple[Span, str]]:
    """The cells of tables below a column's name that says 要点 or the like, each with that name."""
    for _, name, cell in _named_cells(text):
        if _OF_OWN.fullmatch(name.strip()):
            yield cell, name.strip()


def _named_cells(text: str) -> Iterator[tuple[list[str], str, Span]]:
    """The cells of all tables: the names of the columns, that of its own, and where it stands."""
    for table in _TABLE.finditer(text):
        head, rows = ("head", "rows") if table["head"] else ("tabbed", "below")
        names = [name for _, name in _cells(table[head])]
        for row in re.finditer(".+", table[rows]):
            offset = table.start(rows) + row.start()
            for (at, cell), name in zip(_cells(row[0]), names, strict=False):
                yield names, name, (offset + at, offset + at + len(cell))


def _cells(row: str) -> Iterator[tuple[int, str]]:
    """The cells of a row of a table, and where each of them begins."""
    row = row.rstrip("\n")
    edge = "" if row.lstrip().startswith("|") else "\t"
    for cell in _CELL.finditer(f"{edge}{row}{edge}"):
        yield cell.start() - len(edge), cell[0]
