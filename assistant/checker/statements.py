"""Does a line state something, or rule: no heading, no lead to a list, no question? Pure."""

from __future__ import annotations

import re

from assistant.evidence.critical import COMPARISON, MODALITY, NUMBER, critical_words

QUESTION = re.compile(
    r"[?？][”」』’\"）)]*\s*$|吗[。.]?\s*$|呢\s*$"
    r"|(?:什么|怎|哪|谁|几|多少|是否|如何|为何|有没有|[是能可会要该]不[是能可会要该])[^。]*呢[。.]\s*$"
)
"""A question; 呢 behind a statement only softens it."""
ITEM_NUMBER = r"[（(][0-9一二三四五六七八九十]{1,3}[)）]"
"""The number of an item of a list: （三）, (12)."""
NUMBERED = re.compile(rf"\s*{ITEM_NUMBER}")
"""The same at the beginning of an item."""
CALENDAR = re.compile(r"(?:19|20)[0-9]{2}年?|[0-9]{1,2}[月日]")


CONSEQUENCE = re.compile(
    "没收|吊销|责令|(?<![查惩依论事各])处(?=以|[0-9一二三四五六七八九十百]|[^，。；：]{0,8}(?:罚|徒刑|拘役))|给予|罚款|拘留|处分|警告|追究|除[^，。；]{2,40}外[，,]"
    "|经[^，。；]{2,20}(?:批准|同意|许可)[，,]"
)
"""What follows from what is listed below, or an exception or a condition of it."""


def is_statement(sentence: str) -> bool:
    """A heading has no full stop, and a sentence that only leads up to a list says nothing."""
    return sentence.rstrip('”」』’"）) ')[-1:] in tuple("。；！.;!～~")


_LOWER_WORD = re.compile(r"\b(?!(?:between|under|with|from|into|over|upon)\b)[a-z][a-z'’]{3,}")


def is_english_heading(line: str) -> bool:
    """Is a line without a full stop, in English, all capitals at the start of its words?"""
    has_letters = line.isascii() and any(map(str.isalpha, line))
    return has_letters and not (is_statement(line) or _LOWER_WORD.search(line))


def rules(sentence: str) -> bool:
    """Does a line without a full stop say more than a heading, and rule?

    It has two parts, or is an item of a list.
    """
    says_so = has_rule(sentence) or any(p.search(sentence) for p in (_CHARGES, _SETS))
    is_apart = _LISTED.match(sentence) or _LABELLED.match(sentence)
    says_so = says_so or bool(is_apart and _SPOKEN_RULE.search(sentence))
    return says_so and has_parts(sentence)


def is_counted_item(line: str) -> bool:
    """Is a line an item of a list that binds, allows or counts something: ☑ 每届任期三年?"""
    words = (w for w in critical_words(line) if w.kind in (NUMBER, MODALITY, COMPARISON))
    return _LISTED.match(line) is not None and any(not CALENDAR.fullmatch(w.value) for w in words)


def has_parts(line: str) -> bool:
    """Has a line more than a heading has: two parts, or the mark of a list before it?"""
    is_open = line.rstrip().endswith(("：", ":"))
    is_more = _LISTED.match(line) is not None or re.search("[，,]|[：:](?=.)", line) is not None
    return is_more and not is_open


BULLET = "[-*•▪▫·●○■□◆◇▶►➢☐☑✅✓✔◦‣]"
_LISTED = re.compile(rf"\s*{BULLET}\s")
_LABELLED = re.compile("[^，。；：:]{1,10}[：:](?=.{8})")
_SPOKEN_RULE = re.compile("须(?!知)|不(?:构成|会|属于|等于|算|是)|尽管")
"""How an item of a list, or what has a label, rules or denies in other words than laws use."""
_SETS = re.compile("(?:的，|，)[^，。；]{0,8}(?:单?处|罚款|拘留|罚金)|以[^，。；]{2,20}为准")
"""What sets a penalty or a measure without a word that rules: 迟到三次的，单处罚金."""
_CHARGES = re.compile("由[^，。；]{2,30}(?:负责|承担|制定|决定|批准|管理)")


def has_rule(words: str) -> bool:
    """Does anything in these words allow, forbid, demand or encourage?"""
    return any(word.kind == MODALITY for word in critical_words(words))
