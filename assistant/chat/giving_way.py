"""Which sentences of the model's give way to their sources, though these support each word. Pure.

Knows sentences and their sources, not the answer that they are of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.chat.other_case import goes_on_with
from assistant.chat.terms import unmarked
from assistant.evidence.critical import fold_width
from assistant.evidence.sources import Source
from index.address import Reference
from index.address_reading import find_references
from index.markers import without_marker
from index.titles import may_mean

HALF_END = re.compile("[；;]")


def misleads(text: str, sources: Sequence[Source]) -> bool:
    """Does a sentence stop short of its sources, number anew or name another place than theirs?

    Args:
        text: A sentence that the sources support.
        sources: The sentences it rests on.
    """
    texts = [source.text for source in sources]
    stops = _CUT_LIST.search(text) or any(_stops_short(text, source) for source in texts)
    return bool(stops) or _numbers_anew(text, texts) or _misplaces(text, sources)


def _stops_short(text: str, source: str) -> bool:
    """Is a sentence one half of its source, whose other half tells more of what it tells?

    按旷工处理 stops short where 连续旷工三天的，解除合同 follows a semicolon.
    """
    halves = HALF_END.split(without_marker(source))
    left = [half for half in halves if unmarked(half) not in unmarked(text)]
    return 0 < len(left) < len(halves) and any(goes_on_with(half, text) for half in left)


_CUT_LIST = re.compile(r"[：:]\s*[（(]?[一1a①].*[；;]\s*$", re.S)
"""A list that is broken off behind an item."""
_ITEM = re.compile(r"\([一二三四五六七八九十0-9]{1,3}\)[^\W_]{2}")


def _numbers_anew(text: str, sources: Sequence[str]) -> bool:
    """Does a sentence number items otherwise than its sources do: （二） what is their （三）?"""
    said, told = (re.sub(r"\s+", "", fold_width(one)) for one in (text, "".join(sources)))
    return any(found[0] not in told for found in _ITEM.finditer(said))


def _misplaces(text: str, sources: Sequence[Source]) -> bool:
    """Does a sentence name as its place one where none of its sources stands: 《合同法》第293条?"""
    said = "".join(source.text for source in sources)
    return any(
        r.title is not None
        and r.title not in said
        and not r.is_relative
        and not any(_stands_at(r, source) for source in sources)
        for r in find_references(text)
    )


def _stands_at(named: Reference, source: Source) -> bool:
    """Does a source stand in the document, and at the number, that is named?"""
    place = [found.steps for found in find_references(source.clause.address)]
    is_there = not named.steps or any(s[: len(named.steps)] == named.steps for s in place)
    title = named.title or ""
    return is_there and (title in source.title or may_mean(title, source.title))
