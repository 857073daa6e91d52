"""The time that a question is about: 2020年的时候, 2020年6月 ahead of all, 2020年的《某法》.

Pure; knows no document.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from datetime import date

from index.dates import MONTH_NAME, read_day

LEAST_QUESTION = 5
"""Letters of what is asked without its time."""
_EDITION_OF = re.compile(
    r"(?<![0-9到至])(?P<year>(?:19|20)[0-9]{2})年?(?:当?时|那时|施行|实施|有效)*的?"
    r"(?=《|(?:(?![的在到了里中是怎何什么有对要应])[\u4e00-\u9fff]){2,30}?(?:法|条例|办法|规定|规则|细则|意见))"
)
_TIME = (
    r"(?<![0-9到至])(?P<year>(?:19|20)[0-9]{2})\s?年"
    r"(?:\s?(?P<month>[01]?[0-9])\s?月(?:份|底|[初上中下]旬?|\s?(?P<day>[0-3]?[0-9])\s?[日号])?"
    r"|(?P<part>[底末初]|上半年|下半年)(?![之以]?前))?"
)
_AT_THE_TIME = re.compile(
    rf"在?{_TIME}(?:的时候|时候|那时|当时|那会|那阵|那年|那天|时(?![任代间期点限长候段装]))"
    rf"(?![^，。]{{1,3}}的[^，。]{{1,6}}[，,])"
    r"|\b(?:back in|as of|in force (?:in|on))"
    rf"(?: (?:[0-9]{{1,2}}(?:st|nd|rd|th)?,?|{MONTH_NAME})){{0,2}}"
    r" (?P<in>(?:19|20)[0-9]{2})\b",
    re.I,
)
"""2020年的时候; not of a deed beside the matter: 2020年的时候买的房，."""
_NAMED = "(?:法|条例|办法|规定|规则|细则|意见|通知|公告|公报|报告|决定|会议|纪要)"
_AHEAD_OF_ALL = re.compile(
    rf"^(?:请问|在|若|如果?|假如|要是)*{_TIME}(?![0-9]|\s?[月日号])(?!起|的?时候|[底末初那时当至到、和与及—-]|[度版来间修]|[之以]?[前后来]"
    rf"|的?《|的?[^，。的]{{0,20}}{_NAMED}|的会|公布|通过|[印颁]发|发布|[施实]行)"
)
_NO_TIME_BEHIND = "自从由于截前后以、和与及或生期争划计迟晚《（(“"
_AMID = re.compile(
    rf"(?:(?<![{_NO_TIME_BEHIND}])在|(?<![在{_NO_TIME_BEHIND}])){_TIME}"
    "(?=[还就也都]?(?:可以|不?能|可不可以|可否|是否|有没有|有权|会不会|要不要|需不需要|需要|不用|应当|应该|必须"
    "|怎么|如何|要(?![求素点])))"
)
"""十三岁的孩子2020年可以办证吗: right before what is asked."""
_NOW = re.compile(
    r"现在|现行|目前|如今|当前|眼下|今[年天]|\b(?:now|nowadays|currently|at present|today)\b", re.I
)
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_HAN_YEAR = re.compile("[一二][〇○零一二三四五六七八九]{3}(?=年)")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def asks_of_now(question: str) -> bool:
    """Does a question say that it is about what holds now?"""
    return _NOW.search(question) is not None


def edition_asked(question: str) -> date | None:
    """The last day of the year whose edition a question asks for: 2020年的《某法》."""
    asked = _EDITION_OF.search(question)
    return date(int(asked["year"]), 12, 31) if asked else None


def _found_time(question: str) -> re.Match[str] | None:
    """Where a question tells the one time that it is about, by its letters."""
    plain = _HAN_YEAR.sub(lambda year: year[0].translate(_DIGITS), question.translate(_WIDE))
    patterns = (_AT_THE_TIME, _AHEAD_OF_ALL, _AMID)
    found = next((m for pattern in patterns if (m := pattern.search(plain))), None)
    return None if asks_of_now(plain) else found


_LAST_MONTH = {"初": 1, "上半年": 6}


def time_told(question: str) -> date | None:
    """The last day of the time that a question is about: 2020年的时候, 2020年6月 ahead of all."""
    if (found := _found_time(question)) is None:
        return None
    told = defaultdict[str, str | None](lambda: None, found.groupdict())
    if told["in"]:
        return read_day(found[0]) or date(int(told["in"]), 12, 31)
    year = int(told["year"] or 0)
    month = int(told["month"] or _LAST_MONTH.get(told["part"] or "", 12))
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    return date(year, month, min(int(told["day"] or last) or last, last))


def without_time(question: str) -> str:
    """A question without the time that it is about: of 2020年的时候，期限是几日 the last words.

    What is left must say something by itself: of 2020年的时候呢 nothing is taken.
    """
    if (found := _found_time(question)) is None:
        return question
    rest = (question[: found.start()] + question[found.end() :]).strip("，, \n")
    return rest if len(rest) >= LEAST_QUESTION else question
