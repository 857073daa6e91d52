"""The words that rule in a text, in the one word that laws use: 应当, 可以, 不得, 无需. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.evidence.critical import MODALITY, critical_words

_LEGAL_WORD = {"must": "应当", "may": "可以", "must not": "不得", "need not": "无需"}


def ruled_in_one_word(said: str) -> str:
    """A text with each word that rules in the one form of it: 必须 and 须 as 应当."""
    said = _BARE_DUTY.sub("应当", _INSISTS.sub("应当", said))
    out, at = "", 0
    for word in critical_words(said):
        is_plain = word.start >= at and not _OPENS_IDIOM.fullmatch(said, word.start, word.end)
        if word.kind == MODALITY and word.value in _LEGAL_WORD and is_plain:
            plain = said[word.start : word.end].isascii()
            out += said[at : word.start] + ("" if plain else _LEGAL_WORD[word.value])
            at = word.start if plain else word.end
    return out + said[at:]


_INSISTS = re.compile("非[得要](?![^，。；]*(?:不可|不行|不成|莫属))")
"""What has to be in everyday words: 非得取得资格."""
_OPENS_IDIOM = re.compile("纯属|[全完][^，。；]{0,3}[凭靠看于]|取决于")
"""What rules only with the words behind it: 全凭自愿."""
_BARE_DUTY = re.compile(
    "(?<![无必毋勿胡])须(?![知要])"
    "|(?<![相对适供反响呼答效感顺回报照理])应(?![当该用急对诉税收付纳力届聘邀声有变激征战承])"
)
"""须 or 应 that is no part of another word."""
_OPPOSITES = {
    "may": ("不得",),
    "must": ("不得", "无需"),
    "must not": ("可以", "应当", "必须", "有权"),
    "need not": ("应当", "必须"),
}
"""What denies each way to rule."""


def ruled_otherwise(said: str) -> Iterator[tuple[str, str]]:
    """A text with each word that rules in it turned, and that word as it stands."""
    for word in critical_words(said):
        for other in _OPPOSITES.get(word.value, ()) if word.kind == MODALITY else ():
            yield said[: word.start] + other + said[word.end :], said[word.start : word.end]


def spoken_put_as_law(said: str, source: str) -> str:
    """A text that has 能 or 要 for what may or must be done, where its source says just that."""
    kinds = {word.value for word in critical_words(source) if word.kind == MODALITY}
    if len(kinds) != 1 or any(word.kind == MODALITY for word in critical_words(said)):
        return said
    spoken = _SPOKEN.get(kinds.pop())
    return spoken[0].sub(spoken[1], said, count=1) if spoken else said


_SPOKEN = {
    "may": (
        re.compile("(?<![可只功职智性效产才不])能够?(?![力量源耗])(?=[\u4e00-\u9fff]{2})"),
        "可以",
    ),
    "must": (
        re.compile(
            "(?<![不只重主须必想将])(?:需要|得要|要)(?![求是么素件点领闻案])(?=[\u4e00-\u9fff]{2})"
        ),
        "应当",
    ),
}
"""How people ask in other words than laws use whether something may or must be done."""
