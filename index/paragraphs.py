"""What a paragraph is by its look: a title, a heading, an entry of a table of contents. Pure.

Knows nothing of the tree that paragraphs are hung into.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index.documents import Span
from index.english_notes import ENGLISH_NOTE
from index.markers import Marker, Number, read_marker
from index.numerals import ANY_NUMBER, unit_number
from index.repair import Paragraph

_DOC_WORD = (
    "合同书?|协议书?|问答|意见|通知|办法|规定|条例|细则|决定|决议|方案|规划|纲要|公告|通告|批复|复函|函|答复|报告|"
    "请示|命令|令|公报|解释|章程|规则|准则|标准|指南|指引|制度|预案|法|法典|宣言|公约|协定|措施"
)
TITLE_END = re.compile(rf"(?:{_DOC_WORD})(?:[（(〔].{{1,20}}[)）〕])?$")
_ABOUT_END = re.compile(rf"的(?:[^，。]{{0,6}})(?:{_DOC_WORD})(?:[（(〔].{{1,20}}[)）〕])?$")
SPACED_OUT = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff](?: |$))")
_DAY = "[0-9一二三四五六七八九十]{1,3}"
_DATE = rf"(?:[0-9]{{4}}|[一二三四五六七八九○〇零]{{4}}) ?年 ?{_DAY} ?月 ?{_DAY} ?日"
DATE_LINE = re.compile(rf"[（(]?{_DATE}[)）]?$")
_NUMBER = r".{0,16}[〔\[(（【][0-9]{4}[〕\])）】] ?第? ?[0-9]+ ?号"
_ISSUE = rf"(?:[0-9]{{4}} ?年 ?)?第 ?(?:[0-9]+|{ANY_NUMBER}) ?号"
DOCUMENT_NUMBER = re.compile(f"{_NUMBER}|{_ISSUE}")
_OF_AN_ISSUER = re.compile(r"^(?!.*关于).*文\s*件$")
_OF_AN_ORDER = re.compile(r"(?:令|公\s*告|通\s*告)$")
LETTERHEAD = 5
"""Most lines of a letterhead; several bodies may issue a document together."""
NOTE = re.compile(
    rf"[（(][^（()）]*{_DATE}.*[)）]$"
    rf"|{_DATE}.{{0,120}}(?:通过|公布|发布|施行|修订|修正|批准|印发|实施|废止|修改).{{0,60}}$"
    rf"|(?:{_NUMBER}|{_ISSUE})$"
    r"|[（(](?:此件|附件|据?新华社|以上|摘自)[^（()）]*[)）]$"
    rf"|{ENGLISH_NOTE.pattern}"
    r"|(?:Agreement|Contract|Document|Policy|Ref(?:erence)?)(?: No)?[.:]+ ?\S*[0-9]\S*$"
    r"|(?:发文机关|发文字号|来源|索引号|主题分类|成文日期|发布日期|标题)[:：].*$"
)
_LABELLED = re.compile(
    r"[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z \u3000]{1,11}(?:[（(].{1,8}[)）])?[:：] ?[^\s:：]"
)
"""会议时间：…, a line below a title that says by a label what it holds, and is no part of it."""
QUESTION = re.compile(r"(?:问|Q)\s*[:：]\s*\S")
CLOSING = re.compile(r"(?:特此|此复|现予)[^。]{0,20}。?$")
TOC = re.compile(r"(?:目[ \t\u3000]*[录次]|Contents|Table of Contents)$", re.I)
RECITALS = re.compile(r"(?:^|,)\s*(?:Whereas|Recitals?|Background)[:.]?$", re.I)
"""What reasons stand below; a sentence that ends with a comma may lead up to it."""
LONE_HEADING = re.compile(r"[总附分罚]\s*则$")
UNIT_NAME = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff、《》“” \u3000]{0,28}[\u4e00-\u9fff]$")
UNITS = ("part", "subpart", "chapter", "section")
ABOVE = ("heading", "clause")
"""Markers that head articles where the line is a name: 一、受案范围."""
COUNTED = (*UNITS, "article", "clause", *(f"{level} above articles" for level in ABOVE))
NOT_BELOW = (*UNITS, "article", "annex")
HEADING_LIMIT = 40
SIGNATURE_LINES = 4
ARTICLE_HEADING = re.compile(r"[【〔（(][^【】（）()]{1,30}[】〕）)]$|[A-Z][^.;:。；：]{1,78}$")
_ARTICLE_NAME = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff、]{1,15}$")


def text_of(paragraph: Paragraph) -> str:
    """The words of all its lines."""
    return "".join(line.text for line in paragraph)


def spans_of(paragraph: Paragraph) -> list[Span]:
    """Where its lines stand in the stored text; those that touch are one."""
    spans: list[Span] = []
    for start, end in (span for line in paragraph for span in line.spans):
        touches = spans and spans[-1][1] == start
        spans.append((spans.pop()[0] if touches else start, end))
    return spans


def merged(paragraphs: Iterable[Paragraph]) -> Paragraph:
    """Several paragraphs as one."""
    return tuple(line for paragraph in paragraphs for line in paragraph)


def heading_of(text: str, marker: Marker) -> str:
    """The heading of a numbered paragraph: of 章 and the like all, else a short first sentence."""
    if marker.level in UNITS:
        return text
    sentence = re.split(r"(?<=。)|(?<=[a-z]\.) ", text, maxsplit=1)[0]
    return sentence.rstrip("。") if len(sentence) <= HEADING_LIMIT else marker.label


_BARE_NUMBER = re.compile(r"([0-9]{1,3})([A-Z]{0,2})(?:[ \t\u3000]+(?=[\u4e00-\u9fffA-Z“‘\"'])|$)")
_FIRST_BELOW = re.compile(r"\(1\)\s")
_ANNEX_HEADING = 3
"""Most lines above the first paragraph of a schedule: its number, what brings it in, its name."""
_HAN = re.compile("[\u4e00-\u9fff]")


def bare_numbers(paragraphs: Sequence[Paragraph]) -> dict[int, Marker]:
    """Numbers without a dot that open paragraphs, by where these stand.

    2 组织机构 opens a chapter where 2.1 comes next, and 12 Duty to report a section where (1) does;
    what is counted in one run with such a one does too: 1 Extent, 2 Meaning of “reservoir”.
    """
    found: dict[int, Marker] = {}
    run: dict[int, re.Match[str]] = {}
    last, below = 0, ""
    for at, paragraph in enumerate(paragraphs):
        match = _BARE_NUMBER.match(text_of(paragraph))
        if match is None:
            continue
        number, first = int(match[1]), _first_below(paragraphs, at, match[1])
        goes_on = run and number - last == (0 if match[2] else 1)
        if goes_on or first or number == 1:
            run, below = (run, below or first) if goes_on else ({}, first)
            run[at], last = match, number
            if below:
                found |= {i: _bare_marker(m, below) for i, m in run.items()}
    chapters = (at for at, m in found.items() if m.level == "point")
    for at in [at for at in chapters if not is_short_heading(paragraphs[at])]:
        del found[at]
    return found


def _bare_marker(match: re.Match[str], first: str) -> Marker:
    """The marker of a number without a dot, below which counting begins with ``first``."""
    number = unit_number(match[1] + match[2])
    if first == "(1)":
        return Marker("article", number, f"Section {number}", match.end())
    return Marker("point", number, f"{number}", match.end())


def _first_below(paragraphs: Sequence[Paragraph], at: int, number: str) -> str:
    """The 2.1 or (1) that comes next to a heading, (1) also in the line of a number alone.

    The first paragraph of a schedule is counted as a section is, whatever comes next.
    """
    text, above = text_of(paragraphs[at]), paragraphs[max(0, at - _ANNEX_HEADING) : at]
    is_han = _HAN.search(text) is not None
    if number == "1" and not is_han and any(map(_is_annex, above)):
        return "(1)"
    if at + 1 >= len(paragraphs):
        return ""
    following = paragraphs[at + 1]
    first = read_marker(text_of(following))
    if first is not None and first.number == f"{number}.1":
        return f"{number}.1" if is_short_heading(paragraphs[at]) else ""
    is_in_line = paragraphs[at][-1].end == following[0].end
    is_heading = text[-1].isalpha() or text[-1] in "”’"
    is_first = not is_han and (is_in_line or is_heading)
    return "(1)" if is_first and _FIRST_BELOW.match(text_of(following)) else ""


def _is_annex(paragraph: Paragraph) -> bool:
    marker = read_marker(text_of(paragraph))
    return marker is not None and marker.level == "annex"


def is_short_heading(paragraph: Paragraph) -> bool:
    """Is it short, without a number, and no sentence?"""
    text = text_of(paragraph)
    return len(text) <= HEADING_LIMIT and not read_marker(text) and text[-1] not in "。；：:;|"


def title_length(paragraphs: Sequence[Paragraph]) -> int:
    """How many paragraphs at the top are the title: 0 where the text starts at once."""
    if paragraphs and paragraphs[0][0].depth == 1 and not read_marker(text_of(paragraphs[0])):
        return 1
    for count, paragraph in enumerate(paragraphs[:5]):
        text = text_of(paragraph)
        is_below = count and (_SENTENCE_END.search(text) or _LABELLED.match(text))
        is_numbered = text[:1].isdigit() and count in bare_numbers(paragraphs)
        if is_below or is_numbered or _ends_title(paragraph, text):
            return count if count and len(text_of(merged(paragraphs[:count]))) >= 2 else 0
        so_far = text_of(merged(paragraphs[: count + 1]))
        if TITLE_END.search(text) and ("关于" not in so_far or _ABOUT_END.search(so_far)):
            return count + 1
    return 1 if paragraphs and is_short_heading(paragraphs[0]) else 0


def letterhead_length(paragraphs: Sequence[Paragraph]) -> int:
    """How many paragraphs are the letterhead: 某某市人民政府文件, and the document's number below.

    So are 某某市人民政府令 and 第7号 (GB/T 9704-2012, 7.2 and 10.2), and Version 2.1 and the like
    before an English title. 0 where no title follows: then these lines are all that names the
    document.
    """
    lines = [text_of(paragraph) for paragraph in paragraphs[: LETTERHEAD + 1]]
    for count, text in enumerate(lines[:LETTERHEAD], 1):
        if text.isascii() and NOTE.match(text):
            if title_length(paragraphs[count:]):
                return count
            continue
        if DOCUMENT_NUMBER.fullmatch(text):
            end = count + _without_words(lines[count:])
            return end if _names_its_kind(paragraphs[end:]) else 0
        if _OF_AN_ISSUER.search(text) and _names_its_kind(paragraphs[count:]):
            return count
        is_order = _OF_AN_ORDER.search(text) and DOCUMENT_NUMBER.fullmatch(
            "".join(lines[count:][:1])
        )
        if paragraphs[count - 1][0].depth or not is_short_heading(paragraphs[count - 1]):
            return 0
        if TITLE_END.search(text) and not is_order:
            return 0
    return 0


def _without_words(lines: Sequence[str]) -> int:
    """How many lines come before one with letters: the star above the rule of a letterhead."""
    return next((at for at, line in enumerate(lines) if re.search(r"\w", line)), 0)


def _names_its_kind(paragraphs: Sequence[Paragraph]) -> bool:
    """Do paragraphs begin with a title that ends in the kind of its document?"""
    title = text_of(merged(paragraphs[: title_length(paragraphs)]))
    return TITLE_END.search(title) is not None


_SENTENCE_END = re.compile(r"[a-z0-9]\.$|[？?]$")
"""No second line of a title ends so; 。 ends none at all."""


_TITLE_LINE, _CAPITAL_LINE = 60, 120
"""Letters of the longest line of a title, and of one whose words have capitals."""
_SMALL_WORD = re.compile(r"\b(?:[a-z]{1,3}|from|into|upon|with)\b")


def has_capitals(text: str) -> bool:
    """Is it English with a capital in each word that is no small one, as titles are written?"""
    words = _SMALL_WORD.sub("", text)
    return text.isascii() and re.search(r"(?<![A-Za-z'-])[a-z]", words) is None


def _ends_title(paragraph: Paragraph, text: str) -> bool:
    """Does the title end before this paragraph?"""
    return bool(
        paragraph[0].numbered
        or len(text) > (_CAPITAL_LINE if has_capitals(text) else _TITLE_LINE)
        or text[-1] in "。；：:，,|"
        or NOTE.match(text)
        or DATE_LINE.match(text)
        or TOC.match(text)
        or RECITALS.match(text)
    )


def toc_end(paragraphs: Sequence[Paragraph], first: int) -> int | None:
    """Where a table of contents ends: at the second coming of its first entry."""
    lines = [_squeeze(text_of(paragraph)) for paragraph in paragraphs[first : first + 400]]
    for i, line in enumerate(lines[1:], 1):
        if lines[0] in (line, "".join(lines[i : i + 2])):
            return first + i
        if len(line) > 60:
            return None
    return None


def is_named(paragraph: Paragraph, marker: Marker) -> bool:
    """Does nothing but a name stand behind the number?"""
    return UNIT_NAME.match(text_of(paragraph)[marker.length :]) is not None


def is_whole(paragraph: Paragraph) -> bool:
    """Does it end as a whole sentence does?"""
    return paragraph[-1].text[-1] in "。！？”’）)"


def is_unit(paragraph: Paragraph) -> bool:
    """Is it a heading of 编, 章 or 节, as an entry of a table of contents is?"""
    text = text_of(paragraph)
    marker = read_marker(text)
    return bool(LONE_HEADING.match(text)) or (marker is not None and marker.level in UNITS)


def next_number(paragraphs: Sequence[Paragraph], at: int, level: str) -> Number:
    """The number of the next paragraph that opens with a marker of a level."""
    below = (paragraphs[i] for i in range(at + 1, len(paragraphs)))
    markers = (read_marker(text_of(p)) for p in below if p[0].numbered)
    return next((m.number for m in markers if m and m.level == level), None)


def heading_length(paragraphs: Sequence[Paragraph], at: int, marker: Marker) -> int:
    """How many paragraphs the heading takes that a marker opens.

    Two where 第一章 stands alone and 总则 below it, or where an article follows the second line;
    so too where ARTICLE II stands alone and PRICE below it.
    """
    if at + 1 >= len(paragraphs) or (marker.level not in UNITS and not marker.label.isascii()):
        return 1
    following = paragraphs[at + 1]
    if following[0].depth or not is_short_heading(following) or NOTE.match(text_of(following)):
        return 1
    is_bare = len(text_of(paragraphs[at])) <= marker.length
    if marker.level not in UNITS:
        is_unit = marker.level == "article" and is_bare
        return 2 if is_unit and ARTICLE_HEADING.match(text_of(following)) else 1
    if is_bare:
        return 2
    after = read_marker(text_of(paragraphs[at + 2])) if at + 2 < len(paragraphs) else None
    return 2 if after is not None and after.level in ("section", "article") else 1


def heads_article(paragraphs: Sequence[Paragraph], at: int, marker: Marker) -> bool:
    """Is what stands behind the number of an article its heading, no text of it?

    A bare name is where what it names stands below: 第一条 租赁期限, as contracts have it.
    """
    behind = text_of(paragraphs[at])[marker.length :]
    if ARTICLE_HEADING.match(behind) or at + 1 >= len(paragraphs):
        return ARTICLE_HEADING.match(behind) is not None
    following = paragraphs[at + 1]
    below = read_marker(text_of(following))
    is_text = not following[0].depth and (below is None or below.level not in NOT_BELOW)
    return is_text and _ARTICLE_NAME.match(behind) is not None


def heads_annex(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Is 附件1：名录 or Annex A: List the heading of what follows, no line of a list of annexes?

    It is where it is marked as a heading or a table follows; one with a number is too where it
    stands neither before nor behind another, nor before the signature.
    """
    if paragraphs[at][0].depth:
        return True
    around = [text_of(p) for p in (*paragraphs[max(0, at - 1) : at], *paragraphs[at + 1 : at + 2])]
    if at + 1 < len(paragraphs) and around[-1].startswith("|"):
        return True
    marker = read_marker(text_of(paragraphs[at]))
    if marker is None or marker.number is None or at + 1 >= len(paragraphs):
        return False
    others = [read_marker(text) for text in around]
    is_listed = any(m and m.level == "annex" for m in others)
    return not is_listed and not is_signature(paragraphs, at + 1)


def list_end(paragraphs: Sequence[Paragraph], at: int, marker: Marker) -> int:
    """Where a list of annexes ends: 附件：1.名录, and 2.标准 in the next line."""
    first = read_marker(text_of(paragraphs[at])[marker.length :].strip())
    number, at = (first.number if first else None), at + 1
    while isinstance(number, int) and at < len(paragraphs):
        following = read_marker(text_of(paragraphs[at]))
        if following is None or following.level != "point" or following.number != number + 1:
            break
        number, at = number + 1, at + 1
    return at


def is_signature(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Does a date alone stand here, or one to three short lines that a date alone follows?"""
    for paragraph in paragraphs[at : at + SIGNATURE_LINES]:
        text = text_of(paragraph)
        if paragraph[0].numbered or len(text) > HEADING_LIMIT or re.search(r"[。；，]", text):
            return False
        if DATE_LINE.match(text):
            return True
    return False


def unspaced(text: str) -> str:
    """A text without any white space."""
    return "".join(text.split())


def _squeeze(text: str) -> str:
    return re.sub(r"[\s.…·0-9\u3000]+", "", text)
