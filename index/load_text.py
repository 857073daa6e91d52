"""Bytes become text in whichever common encoding, Chinese or English, they were written.

What fits no encoding well is refused: a wrong guess would be another text.

Knows nothing of formats: what the text says, and in what mark-up, is for others.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from functools import cache

from index.errors import DocumentError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MOST_NULS = 10
"""Of so many bytes one may be a stray NUL and the text still be UTF-8."""
LEAST_USUAL = 0.7
"""Share of the characters that are usual ones in a text decoded right. Measured on laws and news:
nine texts in ten of 20 characters have all, UTF-8 taken for GB18030 seldom more than 0.6."""
_ENGLISH = "‘’“”–—…•€™\xa0£§©®°±¶·«»¼½¾×÷ÉßáäçèéêëíîïñóöúüŒœ".encode("cp1252")
_SEVEN_BITS = (
    ("hz", re.compile(rb"~\{(?:[!-}]{2})+~\}")),
    ("utf-7", re.compile(rb"\+[A-Za-z0-9+/]{3,}")),
)
"""Encodings that write every character in ASCII, and what they write one in."""
_NEIGHBOURS = (
    ("euc_kr", re.compile("[이다는의에을를하고한지가로사기자인도대정시어나라리은서]"), 0.25),
    ("euc_jp", re.compile("[ぁ-ん]"), 0.2),
)
"""Encodings whose bytes are usual Chinese too, the letters that their own language has everywhere,
and what share of a text these are at least. Chinese that is read in them has hardly any."""
LEAST_NEIGHBOURS = 20
"""Characters beyond ASCII that tell one of these."""
_PAIRS = re.compile(rb"[\xa1-\xff]{2}|[\x80-\xff]{3}")
"""What Chinese text has everywhere, and English in Windows-1252, whose signs stand alone, never."""


def read_text(data: bytes, name: str, declared: str | None = None) -> str:
    """Decode a file: no byte order mark, Unix line ends, no NUL.

    Args:
        data: The file's bytes.
        name: The file's name, for the reason of a refusal.
        declared: The encoding the file says it is in; believed where UTF-8 does not fit.

    Raises:
        DocumentError: The bytes are no text.
    """
    text = _decode(data, declared)
    control = _CONTROL.search(text) if text and _try(data, "utf-8") else None
    if text and control and _is_binary(text):
        raise DocumentError(
            f"{name}: got text with control characters, the first of them "
            f"{_called(control[0])} at character {control.start() + 1:,}, as the output of a "
            "program has them; save the document as plain text without them"
        )
    if text is None and _is_damaged(data):
        raise DocumentError(f"{name}: {_damage(data)}")
    if text is None or _is_binary(text):
        raise DocumentError(
            f"{name}: got bytes that are no text in UTF-8, UTF-16, GB18030, Big5 or Windows-1252; "
            "save the document as UTF-8 text"
        )
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, declared: str | None) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _try(data, encoding)
    plain = _try(data, "utf-8")
    if plain is not None and data.count(b"\0") * MOST_NULS <= len(data):
        # UTF-16 that happens to be UTF-8 too is full of them
        return _seven_bits(data) or plain.replace("\0", "")
    if _is_damaged(data):
        return None
    told = _try(data, declared) if declared and b"\0" not in data else None
    return told or _english(data) or _neighbour(data) or _likeliest(data)


def _seven_bits(data: bytes) -> str | None:
    """The text of ASCII that stands for other characters, if it makes usual ones of them."""
    for encoding, written in _SEVEN_BITS if data.isascii() else ():
        text = _try(data, encoding) if written.search(data) else None
        beyond = sum(not char.isascii() for char in text or "")
        if text and beyond * 10 > len(text) and _usual_share(text, with_ascii=False) >= LEAST_USUAL:
            return text
    return None


def _neighbour(data: bytes) -> str | None:
    """Korean or Japanese, which would be nonsense in Chinese."""
    for encoding, script, least in _NEIGHBOURS:
        text = _try(data, encoding) or ""
        beyond = sum(not char.isascii() and char.isalpha() for char in text)
        if beyond >= LEAST_NEIGHBOURS and len(script.findall(text)) >= least * beyond:
            return text
    return None


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _is_damaged(data: bytes) -> bool:
    """Whether bytes are UTF-8 but for a few: Chinese in another encoding has more that are none."""
    whole, broken = _whole_and_broken(data)
    return whole >= 2 * broken > 0


def _whole_and_broken(data: bytes) -> tuple[int, int]:
    """How many characters beyond ASCII are UTF-8, and how many places are none."""
    whole = data.decode("utf-8", "ignore")
    broken = data.decode("utf-8", "replace").count("\ufffd") - whole.count("\ufffd")
    return sum(not char.isascii() for char in whole), broken


def _damage(data: bytes) -> str:
    """Tell where UTF-8 is damaged, and what to do."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
    line = data.count(b"\n", 0, at) + 1
    return (
        f"got UTF-8 text that is damaged at byte {at + 1:,} (0x{data[at]:02X}, in line {line:,}), "
        "expected UTF-8 throughout; mend that place and save the document as UTF-8 again"
    )


def _likeliest(data: bytes) -> str | None:
    """The text in the encoding that yields the most usual characters, if they are usual enough."""
    found = {
        text: _usual_share(text, with_ascii=encoding.startswith("utf-16"))
        for encoding in ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
        if (text := _try(data, encoding)) and "\0" not in text
    }
    best = max(found, key=found.__getitem__, default=None)
    return best if best and found[best] >= LEAST_USUAL else None


def _usual_share(text: str, *, with_ascii: bool) -> float:
    """The share of usual characters, of all or of those beyond ASCII.

    A multi-byte encoding leaves ASCII as it is, so that it says nothing; UTF-16 does not.
    """
    counts = {c: n for c, n in Counter(text).items() if with_ascii or not c.isascii()}
    usual = sum(n for c, n in counts.items() if c.isascii() or c in _usual())
    return usual / max(sum(counts.values()), 1)


@cache
def _usual() -> frozenset[str]:
    """The marks and the more frequent characters, which GB 2312 and Big5 put first."""
    first = (("gbk", range(0xA1, 0xAA), 0x40), ("gbk", range(0xB0, 0xD8), 0xA1),
             ("big5", range(0xA1, 0xC7), 0x40))  # fmt: skip
    return frozenset(
        bytes((lead, trail)).decode(encoding, "ignore")
        for encoding, leads, start in first
        for lead in leads
        for trail in range(start, 0xFF)
    )


def _english(data: bytes) -> str | None:
    """English text in Windows-1252: ASCII with a few of its signs and letters, none beside others.

    A text with other signs may be Polish or Russian in an encoding of its own.
    """
    foreign = data.translate(None, bytes(range(1, 0x80)) + _ENGLISH)
    if foreign or _PAIRS.search(data) or _whole_and_broken(data)[0]:
        return None
    return _try(data, "cp1252")


_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
"""Control characters that no text has: those that move the place to write at are not among them."""


def _is_binary(text: str) -> bool:
    sample = text[:20000]
    return "\0" in text or len(_CONTROL.findall(sample)) > len(sample) // 100


def _called(control: str) -> str:
    """The name of a control character."""
    return "ESC" if control == "\x1b" else f"U+{ord(control):04X}"
