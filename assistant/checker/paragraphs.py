"""The paragraphs of a text: lines that were only wrapped are read as one. Pure.

An item of a list, a note and a line of a record begin anew; a short answer goes with the question
above it. Knows no library and no claims.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.checker.answers import is_answer
from assistant.checker.opening import is_greeting
from assistant.evidence.critical import MODALITY, critical_words
from index.markers import read_marker
from index.repair import Line, is_cut, split_lines, wrap_width
from index.sentences import Spans

NOTE_MARK = re.compile(
    r"\[\^?[0-9]{1,3}\]|〔[0-9]{1,3}〕|［[0-9０-９]{1,3}］|【[0-9]{1,3}】|[\u2460-\u2473\u00b9\u00b2\u00b3]"
    r"|\^[0-9]{1,3}\^|<sup>\[?[0-9]{1,3}\]?</sup>"
    r"|(?<=[”」』’\"。])\*{1,3}(?![*\w])|(?<=\n)\*{1,3}(?=[ \t\u3000]*[^*\s])"
    r"|[（(\[［【〔]注[0-9]{0,3}[)）\]］】〕]|(?<![\u4e00-\u9fff])注[0-9]{1,3}(?=[：:.、])"
)
"""A footnote's mark: [1], 〔1〕, ①, （注1）, *, ^1^, or the Markdown [^1]."""
LEAST_LINE = 12
"""Characters of a line that may have been wrapped."""
_SOURCE_OPENS = re.compile(r"\s*(?:——|—|--|[（(]《|出处|来源|出自|引自|摘自|语出)")
ANSWERS = re.compile("(?:答|A|回答|答复|(?:参考|标准)?答案)[：:]")
"""What opens the answer to the question on the line above."""


def paragraphs_of(plain: str) -> list[Spans]:
    """Lines that read as one: a line that was only wrapped goes on in the next."""
    lines = split_lines(plain, (), lambda line: read_marker(line) is not None)
    width = wrap_width(lines)
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and _wraps(paragraphs[-1], line, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [tuple(span for line in lines for span in line.spans) for lines in paragraphs]


def _wraps(paragraph: Sequence[Line], line: Line, width: int | None) -> bool:
    before = paragraph[-1]
    if len(paragraph) == 1 and is_greeting(before.text):
        return False
    if before.text.endswith("|") and "|" in (line.text[0], before.text[0]):
        return False  # each row of a table is read by itself, and what stands below it
    if ANSWERS.match(line.text) and is_answer(
        both := f"{before.text}\n{line.text}", (0, len(both))
    ):
        return True
    if line.numbered or NOTE_MARK.match(line.text) or _SOURCE_OPENS.match(line.text):
        return False
    if _ITEM.match(line.text) or _SIGNS_OFF.match(line.text):
        return False
    is_place = _ONLY_PLACE.fullmatch(line.text) and not _LEADS_ON.search(before.text)
    if is_place and _ITEM.match(paragraph[0].text):
        return False
    if line.text[0] in _NEVER_FIRST or _GOES_WITH_A_NOUN.match(line.text):
        return True
    if line.after_blank:
        return before.text[-1] in "，、,"
    if is_cut(before.text, width) or _are_even(before.text, line.text):
        return True
    if _FIELD_LINE.match(line.text) and _FIELD_OPENS.match(paragraph[0].text):
        return False
    if _OF_A_NOUN.search(before.text):
        return True
    if (_ITEM.match(before.text) or _breaks_off(before.text)) and _goes_on(before.text, line.text):
        return True
    return _is_open("".join(part.text for part in paragraph))


_FIELD_OPENS = re.compile(r"[-*•▪◦·\s]*[^\W\d_]{1,6}[：:]")
_FIELD_LINE = re.compile(
    r"[-*•▪◦·\s]*(?!.{0,8}(?:下列|以下|如下))"
    r"(?!.{0,6}(?:原[文句话]|[条引全正]文|内容|表述|文字|摘[录抄])[：:])[^\W\d_]{1,6}[：:](?=\s*\S)"
    r"(?!.*(?:《|第[^，。；]{1,8}[条款]|[“「『\"‘]))"
)
"""A line of a record that neither names a place nor has words of one: 复核人：王某."""
_ITEM = re.compile(r"[-*•▪◦·–✓☐☑▶▷]\s+|《[^》\n]{2,60}》[^，。；：:\n]{0,24}[：:]")
"""What begins an item of a list, or a place with its words, and never goes on with a line."""
_SIGNS_OFF = re.compile(
    r"[（(][^（）()，。；\n]{0,6}(?:完|毕|终|略)[)）]\s*$|[此顺]致$|敬礼"
    r"|(?:(?:best|kind|warm|with)\s+)*(?:regards|wishes|thanks|sincerely|cheers)\b|yours\b",
    re.I,
)
"""Ends a letter or what was copied, and goes on with nothing: （抄录完）, Best regards,."""
_ONLY_PLACE = re.compile(r"《[^》\n]{2,60}》[^，。；：:\n]{0,24}")
"""A line that names a place and says nothing."""
_LEADS_ON = re.compile("[见据照按于自是：:（(—，、]$")
"""How a line ends whose place is on the next."""
_RULED = re.compile(
    r"(?!.*(?:行为|情形|事项|活动|内容|规定|要求|情况|义务|职责|条件|措施|程序|材料|标准|问题|的.{0,6})$)"
    r"[\u4e00-\u9fff]{2,}$"
)
"""What a line goes on with behind a word that rules, where it is no heading."""
_NEVER_FIRST = tuple("，。；、,;")
"""What begins no paragraph: a line that was wrapped before it goes on."""
_GOES_WITH_A_NOUN = re.compile("的(?![确士])")
"""The same of a letter that only stands behind a noun."""
_OF_A_NOUN = re.compile("[^目]的$")
"""How no line ends that is a heading: the noun goes on."""
_ASIDE = re.compile(r"(?<=[^\W\d_])[（(][^（）()《》第。；;！？!?]{1,30}[)）]$")
"""What a line has in brackets at its end, with no place and no sentence in them: 出口国（地区）."""


def _are_even(line: str, following: str) -> bool:
    """Are two lines as long, the first broken off within a sentence, as where lines are wrapped?"""
    even = abs(len(line) - len(following)) <= 1 and len(line) >= LEAST_LINE
    return even and "\u4e00" <= line[-1] <= "\u9fff" and not re.search("[：:]", line + following)


def _breaks_off(line: str) -> bool:
    """Does a line bind, forbid or allow something and end in it: 机关不得严格执行内⏎部监督?"""
    rules = [w for w in critical_words(line) if w.kind == MODALITY and w.value in _RULES]
    return len(rules) == 1 and rules[0].start > 1 and bool(_RULED.match(line, rules[0].end))


_RULES = ("must", "must not", "may")


def _goes_on(item: str, line: str) -> bool:
    """Does a rule in an item go on in the next line, which alone has the full stop?"""
    rules = any(word.kind == MODALITY for word in critical_words(item))
    return rules and "\u4e00" <= item[-1] <= "\u9fff" and "。" in line


def _is_open(text: str) -> bool:
    """Do lines hold a part of a sentence that they do not end?"""
    line = _ASIDE.sub("", text.rpartition("。")[2] or text)
    return re.search("[，,：:]", line) is not None and line[-1] not in "。！？!?；;：:….”’」』）)"
