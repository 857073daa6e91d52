"""Thanks, greetings and farewells, which ask for nothing. Pure.

谢谢 is answered with a word of courtesy, and 谢谢，那第二款呢 is 那第二款呢.

Knows no library, no model, and not in which words a courtesy is returned.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

Courtesy = Literal["thanks", "greeting", "farewell"]

_TAIL = r"(?:[您你]|大家|各位|啦|了|啊|呀|哦|哈|吗|的|先|very much|a lot|so much|there|everyone)*"
_THANKS = (
    r"(?:非常|十分|太|多)?(?:谢谢|感谢|多谢|谢啦|谢了|辛苦|麻烦你了|麻烦您了)|太好了|(?:我)?(?:好的?|行|嗯|明白|知道|了解|清楚|懂|收到)"
    r"|thank you|thanks|many thanks|thx|ok(?:ay)?|got it|great|i see"
)
_GREETING = (
    r"[您你]好|大家好|哈喽|嗨|早上好|上午好|中午好|下午好|晚上好|早安|在"
    r"|hello|hi|hey|good (?:morning|afternoon|evening)"
)
_FAREWELL = r"再见|拜拜|晚安|回头见|(?:good)?bye|see you|good night"
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
_BEFORE_MORE = re.compile(r"[,，.。!！~～;；、…\s]")


def courtesy(text: str) -> Courtesy | None:
    """What a text is where it is nothing but courtesy: the last of several kinds decides."""
    kind, rest = _stripped(text)
    return kind if kind and _ENDS.fullmatch(rest) else None


def without_courtesy(text: str) -> str:
    """A question without the thanks or the greeting before it; what is nothing else stays."""
    kind, rest = _stripped(text)
    cut = len(text) - len(rest)
    return rest if kind and rest.strip() and _BEFORE_MORE.match(text[cut - 1]) else text


def _stripped(text: str) -> tuple[Courtesy | None, str]:
    """The last courtesy that a text begins with, and what is left of the text behind it."""
    last: Courtesy | None = None
    while True:
        found = next(((kind, m) for kind, p in _SAID.items() if (m := p.match(text))), None)
        if found is None or not found[1].end():
            return last, text
        last, text = found[0], text[found[1].end() :]
