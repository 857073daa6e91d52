"""Has a claim a number, a modality or a choice that its source has not? Pure, Chinese and English.

The address of a clause is no number of what it says, and 说了算 tells who decides.
"""

from __future__ import annotations

import re

from assistant.evidence.critical import MODALITY, NUMBER, critical_words

_CHOICE = re.compile(
    r"或|\bor\b(?! (?:more|less|fewer|longer|later|earlier|over|above|under)\b)", re.I
)
_ADDRESS = re.compile(
    r"(?<=[法例则约释同程册])[0-9一二三四五六七八九十百千.]+条(?:[头第]?[0-9一二三四五六七八九十]+[款项])*"
    r"|\b(?:regulation|by-?e?law|section|article|paragraph|rule|clause|schedule|part|chapter)s? "
    r"\(?[0-9a-z]{1,3}[a-z]?(?:\.[0-9]+)*\)?(?:\([0-9a-z]{1,4}\))*",
    re.I,
)
"""Where something stands, told without its 第 (公司法十六条, 刑法46条2款) or in English."""
_NO_MODALITY = re.compile("说了算|要不要|不(?:能|许|准|可以?)(?=超过|高于|多于|少于|低于|短于)")
"""Who decides, whether something is done, and a limit (不能超过 for 不得超过)."""
_FIGURES = re.compile("[0-9.]*")
GUARDED = (NUMBER, MODALITY)
"""Critical words that a source must have for a claim with them to follow from it."""


def adds_words(claim: str, source: str) -> bool:
    """Has a claim a number or a modality that its source lacks, or a choice (either, not both)?"""
    is_choice = _CHOICE.search(claim) and not _CHOICE.search(source)
    claim = _NO_MODALITY.sub("", _ADDRESS.sub("", claim))
    stated = _guarded(source)
    figures = {(NUMBER, _FIGURES.findall(value)[0]) for kind, value in stated if kind == NUMBER}
    return bool(is_choice) or not _guarded(claim) <= stated | figures


def _guarded(text: str) -> set[tuple[str, str]]:
    return {(word.kind, word.value) for word in critical_words(text) if word.kind in GUARDED}
