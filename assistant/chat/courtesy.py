"""Thanks, greetings and farewells, which ask for nothing, and what politely leads up to asking.

谢谢 is answered with a word of courtesy, and 谢谢，请问一下那第二款呢 is 那第二款呢. Pure.

Knows no library, no model, and not in which words a courtesy is returned.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

Courtesy = Literal["thanks", "greeting", "farewell"]

_FOR_IT = "的?(?:耐心|详细|及时)?(?:解答|回答|解释|说明|讲解|回复|帮助|帮忙|指点)"
_TAIL = r"(?:[您你]|大家|各位|啦|了|啊|呀|哦|哈|吗|的|先|very much|a lot|so much|there|everyone)*"
_THANKS = (
    rf"(?:非常|十分|太|多)?(?:(?:谢谢|感谢|多谢)(?:[您你]{_FOR_IT})?|谢啦|谢了|辛苦|麻烦[您你]?了)"
    r"|太好了|(?:我)?(?:好的?|行|嗯|哦|噢|明白|知道|了解|清楚|懂|收到)"
    r"|thank you|thanks|many thanks|thx|ok(?:ay)?|got it|great|i see"
)
_GREETING = (
    r"[您你]好|大家好|哈喽|嗨|早上好|上午好|中午好|下午好|晚上好|早安|在(?=吗|\W*$)"
    r"|hello|hi|hey|good (?:morning|afternoon|evening)"
)
_FAREWELL = r"再见|拜拜|晚安|回头见|(?:good)?bye|see you|good night"
_ASKING = (
    r"(?:(?:麻烦|劳驾|烦请)?[您你]?我?(?:再|还|就)?想?要?(?:请问|请教|咨询|了解|问)[您你]?一?下"
    r"|我?(?:再|还|就)?想(?:请问|请教|咨询|了解|知道|问)|请问|请教(?![师育练材学])|麻烦[您你]?(?!了)|劳驾|烦请"
    r"|打扰(?:[您你]?一下)?|不好意思|抱歉|对不起|excuse me|sorry)"
)
"""What leads up to a question and is no answer to anything."""
_MARKS = r"[\s,，.。!！~～;；、…]*"
_KINDS: Mapping[Courtesy, str] = {
    "farewell": _FAREWELL,
    "thanks": _THANKS,
    "greeting": _GREETING,
}
_SAID: Mapping[Courtesy, re.Pattern[str]] = {
    kind: re.compile(rf"{_MARKS}(?:{said})\s*{_TAIL}{_MARKS}", re.I)
    for kind, said in _KINDS.items()
}
_ENDS = re.compile(rf"{_MARKS}[?？]?\s*")
_POLITE = re.compile(
    rf"{_MARKS}(?:{_THANKS}|{_GREETING}|{_FAREWELL}|{_ASKING})\s*{_TAIL}{_MARKS}", re.I
)
_NOTHING_ELSE = re.compile(
    rf"{_MARKS}(?:(?:谢谢|多谢|谢啦|谢了|嗯|哦|噢|[您你]好)[您你们啦呀]*"
    rf"|感谢[您你](?:{_FOR_IT})?|{_ASKING}){_MARKS}",
    re.I,
)
"""Polite words that no name or matter begins with, so that no mark need stand behind them."""
_BEHIND = re.compile(
    r"(?:(?:非常|十分|太)?(?<![说声示道要何该])(?:谢谢|多谢|谢啦|谢了)"
    r"|(?<=[\s,，.。!！~～;；、…?？了吗呢吧啊呀])"
    r"(?:(?:非常|十分|太)?感谢|many thanks|thank you|thanks))"
    rf"(?:[您你]{_FOR_IT})?\s*{_TAIL}\W*$",
    re.I,
)
"""Thanks in advance, behind a question."""
_ASKS_ON = re.compile(
    r"那(?:么|[第它该这])|请|麻烦|我[想要还再]|[再还]想?问"
    r"|(?:and|so|but|what|who|how|when|where|which|why|is|are|can|may|must|does|do)\b",
    re.I,
)
_MARKED = re.compile(r"(?:[,，.。!！~～;；、…]\s*|[^\x00-\x7f]\s+)$")


def courtesy(text: str) -> Courtesy | None:
    """What a text is where it is nothing but courtesy: the last of several kinds decides."""
    kind, rest = _stripped(text)
    return kind if kind and _ENDS.fullmatch(rest) else None


def without_courtesy(text: str) -> str:
    """A question without the polite words around it; what is nothing else stays."""
    question = rest = _BEHIND.sub("", text)
    while (polite := _POLITE.match(rest)) and polite.end():
        rest = rest[polite.end() :]
        if _parted(polite[0], rest):
            question = rest
    return question if _ENDS.fullmatch(question) is None else text


def _parted(polite: str, rest: str) -> bool:
    """Do polite words end here: behind a mark, as words do that begin nothing else, or before 那?

    The 好的 of 好的标准是什么 does not.
    """
    parted = _MARKED.search(polite) or _NOTHING_ELSE.fullmatch(polite)
    return bool(parted or _ASKS_ON.match(rest))


def _stripped(text: str) -> tuple[Courtesy | None, str]:
    """The last courtesy that a text begins with, and what is left of the text behind it."""
    last: Courtesy | None = None
    while True:
        found = next(((kind, m) for kind, p in _SAID.items() if (m := p.match(text))), None)
        if found is None or not found[1].end():
            return last, text
        last, text = found[0], text[found[1].end() :]
