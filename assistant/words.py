"""Every word of the interface, by language. Does not know where a word is shown."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

Words = Mapping[str, str]
LANGUAGES = ("zh", "en")
DEFAULT = "zh"
_WEIGHT = re.compile(r"\s*q\s*=\s*([01](?:\.[0-9]*)?)\s*")


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


def _preferred(accept_language: str) -> list[str]:
    """The tags of an ``Accept-Language`` header that are wanted at all, by their weights."""
    parts = [part.partition(";") for part in accept_language.split(",")]
    weights = [(tag.strip(), _WEIGHT.fullmatch(told)) for tag, _, told in parts]
    weighed = [(tag, float(weight[1]) if weight else 1.0) for tag, weight in weights]
    return [tag for tag, weight in sorted(weighed, key=lambda one: -one[1]) if weight]


def pick_language(wanted: str, accept_language: str) -> str:
    """Choose the interface language.

    Args:
        wanted: What the address of the page asks for (``?lang=``), or nothing.
        accept_language: The browser's ``Accept-Language`` header.

    Returns:
        The first of these that there is a table for, else Chinese.
    """
    for tag in [wanted, *_preferred(accept_language)]:
        language = tag.lower().split("-")[0]
        if language in LANGUAGES:
            return language
    return DEFAULT
