"""Every word of the interface, by language. Does not know where a word is shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

Words = Mapping[str, str]
LANGUAGES = ("zh", "en")
DEFAULT = "zh"


@cache
def words(language: str) -> Words:
    """Return the table of one language.

    Raises:
        KeyError: If there is no table for the language.
    """
    if language not in LANGUAGES:
        raise KeyError(f"No interface text for {language!r}; there is {', '.join(LANGUAGES)}.")
    path = Path(__file__).with_name(f"words.{language}.json")
    table: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return table


def pick_language(wanted: str, accept_language: str) -> str:
    """Choose the interface language.

    Args:
        wanted: What the address of the page asks for (``?lang=``), or nothing.
        accept_language: The browser's ``Accept-Language`` header.

    Returns:
        The first of these that there is a table for, else Chinese.
    """
    preferred = [part.split(";")[0].strip() for part in accept_language.split(",")]
    for tag in [wanted, *preferred]:
        language = tag.lower().split("-")[0]
        if language in LANGUAGES:
            return language
    return DEFAULT
