"""What a quoting text's own words, right before quoted ones, make of them. Pure.

A text may copy words to the letter and put another ruling before them than their source has
(一律禁止“…” of what is supported, 必须“…” of what is encouraged), or tell the graver case of one
deed of another (对持证村民，“数量巨大的，处…”). Knows only the text around a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.evidence.conditions import COMMA, CONDITION, letter_pairs
from assistant.evidence.critical import MODALITY, CriticalWord, critical_words
from assistant.evidence.narrowed import last_part
from assistant.evidence.omission import NEGATED, Omission, sentence_around
from index.letters import letters_of
from index.markers import without_marker

_RULES = ("must", "may", "must not", "need not")
_STRICT = ("must", "must not", "need not")
"""How a rule is told that leaves nobody a choice, or takes a duty away."""
_FAVOURS = re.compile("支持|引导|推动|促进|探索|建议|推荐|保障|保护")
"""How a source favours or shields what it does not demand, where no word of it rules."""
_PUNISHES = re.compile("处罚|罚款|处分|责令|没收|吊销|追究|刑|拘留|警告|不予|无效|取缔|查处|违")
"""How a source says that a deed is wrong, without a word that forbids it."""
_PART_END = re.compile(r"[；;：:。\n]")
_OF_SOMEBODY = re.compile(
    "对于?(?P<whom>[^，。；：“”《》]{2,30}?)(?:的人|的单位|的|人员|者)?[，,]?(?:根据|依据|依照|按照?)?(?=《|第|，)"
)
"""Of whom, or of what deed, a text says that a place rules: 对使用铁耙的人，《X》第十一条."""
_GRAVER = re.compile("[^，。；]{2,30}的[，,]")
"""The case that words begin with: 情节严重的，."""


def ruled(text: str, start: int, end: int, frame: str) -> tuple[bool, Omission] | None:
    """The word that rules quoted words in their source, where the quoting text puts one ahead too.

    Args:
        text: The reading of a document, one paragraph a line.
        start: Where the quoted words begin.
        end: Where they end.
        frame: The quoting text's own words before the quotation: 拍卖人可以“参与竞买”.

    Returns:
        Whether both say the same, and what the source has; None where one has no such word.
    """
    told, own = last_part(frame), re.split("[，,；;。]", text[start:end])[0]
    said = _last_ruling(told)
    if said is None or _last_ruling(own):
        return None
    sentence = sentence_around(text, start, end)
    left = _PART_END.split(without_marker(text[sentence[0] : start]))[-1]
    copied = _joined_to(told[said.end :])
    *segments, open_one = COMMA.split(left)
    for segment in (open_one, *reversed(segments)):
        if ruling := _last_ruling(segment):
            ahead = _joined_to(segment[ruling.end :]) if segment == open_one else ""
            missing = Omission(NEGATED, segment[ruling.start : ruling.end], sentence)
            return (ruling.value == said.value, missing) if ahead.endswith(copied) else None
    if copied or said.value not in _RULES:
        return None
    favours = _FAVOURS.search(left)
    if favours and said.value in _STRICT:
        return False, Omission(NEGATED, favours[0], sentence)
    return _ruled_behind(text[start : sentence[1]], said, sentence)


def _ruled_behind(
    words: str, said: CriticalWord, sentence: tuple[int, int]
) -> tuple[bool, Omission] | None:
    """The word that rules behind a deed that a quotation begins with: 设置停车场，应当经验收."""
    part = _PART_END.split(words)[0]
    ruling = next(_rulings(part), None)
    if ruling is None or (said.value == "must not" and _PUNISHES.search(part)):
        return None
    return ruling.value == said.value, Omission(NEGATED, part[ruling.start : ruling.end], sentence)


def _joined_to(words: str) -> str:
    """The letters between a word that rules and what a quotation begins with."""
    return letters_of(words).text.rstrip("和及与或并")


def _rulings(text: str) -> Iterator[CriticalWord]:
    return (w for w in critical_words(text) if w.kind == MODALITY and w.value in _RULES)


def _last_ruling(text: str) -> CriticalWord | None:
    """The last word that rules; 鼓励 and the like only where nothing stronger does."""
    words = [w for w in critical_words(text) if w.kind == MODALITY]
    return next(reversed([w for w in words if w.value in _RULES] or words), None)


def another_case(text: str, start: int, end: int, frame: str) -> Omission | None:
    """The deed whose graver case is quoted, where the quoting text tells it of another.

    Args:
        text: The reading of a document, one paragraph a line.
        start: Where the quoted words begin, behind a semicolon.
        end: Where they end.
        frame: The quoting text's own words before the quotation: 对持证村民，《X》第十一条规定.
    """
    told = _OF_SOMEBODY.search(frame)
    low, high = sentence_around(text, start, end)
    before = without_marker(text[low:start]).rstrip()
    if told is None or not _GRAVER.match(text[start:end]) or before[-1:] not in ("；", ";"):
        return None
    pairs = letter_pairs(told["whom"])
    if sum(pair in text[low:high] for pair in pairs) * 2 >= len(pairs):
        return None
    return Omission(CONDITION, COMMA.split(before)[0].strip(), (low, high))
