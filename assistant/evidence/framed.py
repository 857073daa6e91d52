"""What a quoting text's own words, right before quoted ones, make of them. Pure.

A text may copy words to the letter and put another ruling before them than their source has
(一律禁止“…” of what is supported, 必须“…” of what is encouraged), tell the graver case of one deed
of another (对使用铁耙的人，“数量巨大的，处…”), or leave out where a rule holds (在核心区 “采集…”).
Knows only the text around a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.evidence.conditions import AT_HOME, COMMA, CONDITION, TOLD_ELSEWHERE, letter_pairs
from assistant.evidence.critical import MODALITY, CriticalWord, critical_words, rules_or_denies
from assistant.evidence.narrowed import last_part
from assistant.evidence.omission import Omission, sentence_around
from index.documents import Span
from index.letters import letters_of
from index.markers import read_marker, without_marker

RULING = "ruling"
"""The kind of what a source rules of words that the quoting text rules otherwise on."""

FARTHEST = 200
"""Characters before a quotation in which the text's own words rule on it."""
_RULES = ("must", "may", "must not", "need not")
_STRICT = ("must", "must not", "need not")
"""How a rule is told that leaves nobody a choice, or takes a duty away."""
_SOMEBODY = "(?: [a-z]+){0,3}?"
_TOLD = (
    (
        "must not",
        "不(?:支持|鼓励|提倡|倡导|赞成|让|要|予)|反对|叫停了?|取缔|拒绝|(?:要求)?停止|处罚",
    ),
    ("need not", "(?:可以|允许|有权)[^，。；]{0,6}?(?:选择是否|考虑|自愿|不)|不用|不须|可不|免除"),
    ("must", "强制(?:要求)?|命令|责成|责令|一定要|有(?:义务|责任)|只能|须|非得|非要"),
    ("need not", rf"does not (?:require|oblige)\b{_SOMEBODY} to"),
    ("must not", rf"(?:forbids?|bans?|prohibits?)\b{_SOMEBODY}(?: to| from)?"),
    ("must", rf"(?:requires?|obliges?)\b{_SOMEBODY} to"),
    ("may", rf"(?:allows?|permits?)\b{_SOMEBODY}(?: to)?"),
)
"""How people say right before quoted words how they are ruled, in words that laws do not use."""
_FAVOURS = re.compile("鼓励|支持|引导|推动|促进|探索|提倡|倡导|建议|推荐|保障|保护")
"""How a source favours or shields what it does not demand."""
_PUNISHES = re.compile("处罚|罚款|处分|责令|没收|吊销|追究|刑|拘留|警告|不予|无效|取缔|查处|违")
"""How a source says that a deed is wrong, without a word that forbids it."""
_CONDITIONAL = re.compile("未经|非经|未取得|未获|没有|除(?!了)|经[^，。；]{2,30}(?:同意|批准|许可)")
"""How the quoting text says itself on what a rule depends."""
_PART_END = re.compile(r"[；;：:。\n]")
_FILLS = re.compile(
    r"(?:任何|所有|一切|谁|人|单位|个人|以下|下列|如下|行为|活动|事项|情形|包括|的|是|有|即|为|[：:，,“「『‘\"]|\s)*$"
)
"""What may stand between a word that rules and the quoted words, and says no more of them."""
_OF_SOMEBODY = re.compile(
    "(?:对于?|针对)(?P<whom>[^，。；：“”《》]{2,30}?)(?:的人|的单位|的|人员|者)?[，,]?(?:根据|依据|依照|按照?)?(?=《|第|，)"
)
"""Of whom, or of what deed, a text says that a place rules: 对使用铁耙的人，《X》第十一条."""
_GRAVER = re.compile("[^，。；]{2,30}的[，,]")
"""The case that words begin with: 情节严重的，."""
_OF_ANOTHER = 0.5
"""Share of the pairs of letters of a deed from which a sentence tells it."""
_PLACE = re.compile(
    r"[在于](?!校|职|册|案|岗|编|逃|押|线|建|学|任|此|是|其|法律|法规|职责|规定|自愿|平等|符合|依法|必要|同等)"
    r"[^，的]{1,24}(?<!之)(?<!以)(?<!期限)(?<!期间)(?<!范围)[^时前后日间]$|[在于][^，的]{2,24}范围内$"
)
"""Where a rule holds, right before words of the same segment: 禁止在核心区 采集野生菌."""

_NOBODY = re.compile("(?<![a-z])(?:no|nobody|none|neither)(?![a-z])", re.I)
"""Before may, of whom it says that he must not."""
_WITHIN = re.compile("(?:区域|范围)?[内里中上]?$")
"""The end of a place, which is told in other words too: 草坪上 of 在草坪区域."""


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
    own = re.split("[，,；;。]", text[start:end])[0]
    told = last_part(_FILLS.sub("", frame[-FARTHEST:]))
    said, copied = _told_ruling(told)
    if not said or _last_ruling(own):
        return None
    sentence = sentence_around(text, start, end)
    left = _PART_END.split(without_marker(text[sentence[0] : start]))[-1]
    *segments, open_one = COMMA.split(left)
    for segment in (open_one, *reversed(segments)):
        if ruling := _last_ruling(segment):
            ahead = _joined_to(segment[ruling.end :]) if segment == open_one else ""
            missing = Omission(RULING, segment[ruling.start : ruling.end], sentence)
            return (ruling.value == said, missing) if ahead.endswith(copied) else None
    if said not in _RULES or _CONDITIONAL.search(frame):
        return None
    lead = _lead_above(text, start)
    if (ruling := _last_ruling(lead)) and copied in letters_of(lead).text:
        missing = Omission(RULING, lead[ruling.start : ruling.end], sentence)
        return ruling.value == said, missing
    if copied:
        return None
    favours = _FAVOURS.search(left)
    if favours and said in _STRICT:
        return False, Omission(RULING, favours[0], sentence)
    return _ruled_behind(text, start, said, sentence)


def _lead_above(text: str, at: int) -> str:
    """What leads to the list in an item of which a place stands; empty where it is in none."""
    end = text.rfind("\n", 0, at)
    is_item = read_marker(text[end + 1 : at + 1].lstrip()) is not None
    while is_item and end > 0:
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip()
        if line.endswith(("：", ":")):
            return line
        is_item, end = not line or read_marker(line) is not None, start - 1
    return ""


def _told_ruling(told: str) -> tuple[str, str]:
    """How a text rules right before quoted words, and the letters that it has between."""
    ruling = _last_ruling(told)
    for value, words in _TOLD:
        found = re.search(f"(?:{words})$", told.rstrip())
        if found and (ruling is None or ruling.end <= found.end()):
            return value, ""
    return (ruling.value, _joined_to(told[ruling.end :])) if ruling else ("", "")


def _ruled_behind(text: str, start: int, said: str, sentence: Span) -> tuple[bool, Omission] | None:
    """The word that rules behind a deed that a quotation begins with: 设置停车场，应当经验收."""
    part = _PART_END.split(text[start : sentence[1]])[0]
    ruling = next(_rulings(part), None)
    if said == "must not" and (_PUNISHES.search(part) or _is_item(text, sentence[0])):
        return None
    if ruling is None:  # a case and what is given then is no deed that could be forbidden
        given = part.rpartition("，")[2] if said == "must not" and _GRAVER.match(part) else ""
        return (False, Omission(RULING, given, sentence)) if given else None
    return ruling.value == said, Omission(RULING, part[ruling.start : ruling.end], sentence)


def _is_item(text: str, start: int) -> bool:
    """Does a sentence begin with the number of an item, whose list may have a head that rules?"""
    marker = read_marker(text[start : start + 12])
    return marker is not None and not text.startswith("第", start)


def _joined_to(words: str) -> str:
    """The letters between a word that rules and what a quotation begins with."""
    return letters_of(words).text.rstrip("和及与或并")


def _rulings(text: str) -> Iterator[CriticalWord]:
    return (w for w in critical_words(text) if w.kind == MODALITY and w.value in _RULES)


def _last_ruling(text: str) -> CriticalWord | None:
    """The last word that rules; 鼓励 and the like only where nothing stronger does."""
    words = [w for w in critical_words(text) if w.kind == MODALITY]
    last = next(reversed([w for w in words if w.value in _RULES] or words), None)
    if last and last.value == "may" and _NOBODY.search(text[: last.start]):
        return replace(last, value="must not")
    return last


def lost_beside(text: str, start: int, end: int, frame: str) -> Omission | None:
    """Where a rule holds, or of what deed, which the quoting text leaves out or tells otherwise.

    Args:
        text: The reading of a document, one paragraph a line.
        start: Where the quoted words begin.
        end: Where they end.
        frame: The quoting text's own words before the quotation: 对持证村民，《X》第十一条规定.
    """
    low, high = sentence_around(text, start, end)
    before = without_marker(text[low:start])
    lost = _lost_place(before, text[start:high], frame) or _other_deed(
        text, (low, high), before, text[start:end], frame
    )
    return Omission(CONDITION, lost, (low, high)) if lost else None


def _lost_place(before: str, words: str, frame: str) -> str:
    """Where a rule holds that words tell without it, from the middle of its segment on."""
    open_one = re.split("[；;：:，,。\n]", before)[-1].strip()
    place = _PLACE.search(open_one)
    if (
        place is None
        or AT_HOME.search(place[0])
        or not (rules_or_denies(open_one) or rules_or_denies(_PART_END.split(words)[0]))
    ):
        return ""
    where = _WITHIN.sub("", place[0][1:])
    pairs = letter_pairs(where) or [where]
    is_told = _shared(pairs, frame) >= len(pairs) * TOLD_ELSEWHERE
    return "" if is_told else place[0]


def _other_deed(text: str, sentence: Span, before: str, words: str, frame: str) -> str:
    """The deed whose graver case is quoted, where another of the document is told to be its."""
    told = _OF_SOMEBODY.search(frame)
    if told is None or not _GRAVER.match(words) or before.rstrip()[-1:] not in ("；", ";"):
        return ""
    pairs = letter_pairs(told["whom"])
    least = len(pairs) * _OF_ANOTHER
    if not pairs or _shared(pairs, text[slice(*sentence)]) >= least:
        return ""
    is_of_another = any(_shared(pairs, other) > least for other in re.split("[。\n]", text))
    return COMMA.split(before)[0].strip() if is_of_another else ""


def _shared(pairs: list[str], words: str) -> int:
    return sum(pair in words for pair in pairs)
