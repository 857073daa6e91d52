"""A case of a list with the rule of its lead, as one sentence each. Pure.

Of 经营者有下列行为之一的，由主管部门责令改正：（一）转让许可证的 follows 经营者转让许可证的，
由主管部门责令改正. What stands behind a list may bind all of it, so that nothing follows of one
with an exception there.
Knows the words of a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.checker.goes_unsaid import BREACH
from assistant.checker.listed_items import in_one_sentence, leads_to_each
from assistant.evidence.conditions import COMMA, EXCEPTION_WORDS
from index.documents import Span
from index.markers import without_marker

_LEAD = re.compile(
    "(?P<who>[^。；：\n]*?)(?:存在|有)(?:下列|以下|前款规定的)(?:各项)?(?:情形|行为|情况|违法行为)之一的?[，,]?"
    "(?P<rule>[^。：\n]*)[：:]"
)
_ITEM_START = re.compile(r"\n|(?<=[：:；;。])(?=[（(][一二三四五六七八九十]{1,3}[)）])")
_ITEM_END = re.compile("[；;。，,]+$")
_CASE = re.compile("的$")


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule says of one case of a list.

    Attributes:
        sentence: In one sentence.
        item: Where the case stands in it.
        stated: The item, as the list has it.
    """

    sentence: str
    item: Span
    stated: str


def cases(source: str) -> Iterator[Case]:
    """Every case and every item of every list of a source, with what its lead says of it."""
    lead: re.Match[str] | None = None
    each = ""
    for line in filter(None, map(str.strip, _ITEM_START.split(source))):
        words = without_marker(line)
        if found := _LEAD.search(words):
            lead, each, words = found, "", words[found.end() :]
        elif words.endswith(("：", ":")):
            lead, each, words = None, words if leads_to_each(words) else "", ""
        elif words == line:
            lead, each = None, ""
        item = _ITEM_END.sub("", words)
        if item and lead:
            yield from _of_any_case(lead, item)
        elif item and each:
            yield from (Case(told, (0, 0), item) for told in in_one_sentence(each, item))


def _of_any_case(lead: re.Match[str], stated: str) -> Iterator[Case]:
    """A case with the rule for each, of whom the list speaks, and without: 经办人…的."""
    who, rule = (lead[name].strip() for name in ("who", "rule"))
    item = _CASE.sub("", stated)
    is_plain = not COMMA.search(BREACH.sub("", who))
    if not rule or EXCEPTION_WORDS.search(rule):
        return
    for whom in dict.fromkeys((who, "") if is_plain else (who,)):
        yield Case(f"{whom}{item}的，{rule}", (len(whom), len(whom) + len(item)), stated)
    if both := _subject_at_end(item, rule):
        yield Case(item + rule.removeprefix(both), (0, len(item)), stated)


def _subject_at_end(item: str, rule: str) -> str:
    """The noun that ends an item and begins its rule: 租约 of 未成年人订立的租约 and 租约无效."""
    sizes = range(min(len(item), len(rule)) - 1, 1, -1)
    return next((item[-size:] for size in sizes if rule.startswith(item[-size:])), "")
