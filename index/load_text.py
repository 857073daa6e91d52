"""Bytes become text in whichever common Chinese encoding they were written.

Knows nothing of formats: what the text says, and in what mark-up, is for others.
"""

from __future__ import annotations

import codecs
import re

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
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过"
    "子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两"
    "应当规条第本及其市区政府应當規條國這個為來時對會發動產種說後過學經進電裡現實兩個與將關於"
    "abcdefghijklmnopqrstuvwxyz \n"
)


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
    if text is None or _is_binary(text):
        raise DocumentError(
            f"{name}: got bytes that are no text in UTF-8, UTF-16, GB18030 or Big5; "
            "save the document as UTF-8 text"
        )
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, declared: str | None) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _try(data, encoding)
    if data.count(b"\0") * MOST_NULS < len(data) and (plain := _try(data, "utf-8")):
        return plain.replace("\0", "")  # UTF-16 that happens to be UTF-8 too is full of them
    if b"\0" in data[:4096]:
        return _most_common(data, ("utf-16-le", "utf-16-be"))
    told = _try(data, declared) if declared else None
    return told or _most_common(data, ("gb18030", "big5hkscs"))


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _most_common(data: bytes, encodings: tuple[str, ...]) -> str | None:
    """Of the encodings that can read the bytes, the one that yields the commonest characters."""
    texts = [text for e in encodings if (text := _try(data, e)) is not None]
    return max(texts, key=lambda t: sum(c in _COMMON for c in t[:20000]), default=None)


_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
"""Control characters that no text has: those that move the place to write at are not among them."""


def _is_binary(text: str) -> bool:
    sample = text[:20000]
    return "\0" in text or len(_CONTROL.findall(sample)) > len(sample) // 100


def _called(control: str) -> str:
    """The name of a control character."""
    return "ESC" if control == "\x1b" else f"U+{ord(control):04X}"
