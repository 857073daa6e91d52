"""What a word means in a document: asked by 什么是疏导点, told by 本办法所称疏导点，是指…. Pure.

Knows no library and no model.
"""

from __future__ import annotations

import re

from assistant.evidence.critical import fold_width
from index.markers import without_marker

_WORD = r"[“\"《]?([\u4e00-\u9fff、]{2,16}?)[”\"》]?"
_LATIN = r"[“\"]?([a-z][a-z -]{2,40}?)[”\"]?"
_ASKS_MEANING = re.compile(
    r"(?:请问)?(?:.{0,14}?(?:[里中上](?:[所老常]?[说讲写称提]到?)?的|[里中上]?所[称说讲谓]的?|提到的?))?"
    rf"(?:(?:什么[是叫]|何谓|何为){_WORD}"
    rf"|{_WORD}(?:到底|具体)?(?:是?指的?是?(?:什么|啥)|是?(?:什么|啥)(?:意思|概念)))[呢呀啊]?[?。]?"
    rf"|what (?:is|are) (?:meant by )?(?:an? )?{_LATIN}\?"
    rf"|what (?:does|do) {_LATIN} mean(?: here| in [^?]*)?\?",
    re.I,
)
_ALONE = r"(?:^|(?<=[“\"《，。；：,.;:\s])|(?<=所[称说谓])|(?<=[的、和与]))(?<![A-Za-z] )"
"""A word that begins there: 度失能 does not in 重度失能, nor *tenant* in *starter tenant*."""
_MEANS = (
    r"[”\"]?\s*(?:[（(][^（()）]*[)）])?\s*[,，]?\s*"
    r"(?:是指|系指|指的是|指(?!定|导|派|示|出|标)|means?\b|(?<=[”\"] )is\b|[:：])"
)


def asked_meaning_of(question: str) -> str:
    """The word whose meaning is asked for; empty where none is."""
    found = _ASKS_MEANING.fullmatch(fold_width(question).strip())
    word = next((word for word in found.groups() if word), "") if found else ""
    return "" if word.startswith("the ") else word


def tells_meaning(text: str, word: str) -> bool:
    """Does a sentence say what a word means?"""
    told = fold_width(without_marker(text))
    return re.search(_ALONE + re.escape(word) + _MEANS, told, re.I) is not None
