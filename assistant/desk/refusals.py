"""Why a file, a text or a question was refused, in the words of the interface.

Pure. Knows the reasons that are given, in English; a reason it does not know is shown as it is.
"""

from __future__ import annotations

import re

from assistant.words import Words

_KNOWN = (
    ("refused_long", "^got a question of .* characters, expected at most (?P<most>[0-9,]+);"),
    ("refused_changed", "^the library was changed while the text was checked"),
    ("refused_busy", "another process is changing it"),
    ("refused_format", "got the file type"),
    ("refused_empty", "holds no text"),
    ("refused_large", "split the (?:file|document)"),
    ("refused_encrypted", "encrypted|without a password"),
    ("refused_mislabelled", "promises; |the file is no PDF|rename it to"),
    ("refused_scanned", "pictures without text"),
    ("refused_fonts", "no meaning outside the PDF"),
    ("refused_encoding", "no text in UTF-8"),
    ("refused_unreadable", "cannot be read"),
    ("refused_unwritten", "cannot be written into the library"),
    (
        "refused_damaged",
        "damaged|breaks off|archive without|nested deeper|incomplete",
    ),
    ("same_text", "^same text as"),
)
"""Key of the interface text, and how the reason is recognised; the first that fits is taken."""


def said(reason: str, words: Words) -> str:
    """Return a reason in the language of the interface; one that names a command as it is."""
    if "youju " in reason:  # a library or a model, which only that command mends
        return reason
    tried = ((key, re.search(pattern, reason)) for key, pattern in _KNOWN)
    key, found = next(((key, found) for key, found in tried if found), ("", None))
    return words[key].format(**found.groupdict()) if found else reason
