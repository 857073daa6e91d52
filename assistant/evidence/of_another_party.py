"""Is a quoted predicate told of another party than its source tells it of? Pure.

Who writes 监事会“选举产生会长” quotes the letters of 理事会选举产生会长 and says what these do not.
Another party is one that the article names elsewhere, or one that is told in the place of the
source's and is hardly another word: 省道的命名 for 国道的命名. Whoever else is told is left alone,
as a writer has names of his own. Knows only the text around a quotation.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from assistant.evidence.conditions import COMMA
from assistant.evidence.critical import rules_or_denies
from assistant.evidence.narrowed import last_part
from index.letters import letters_of, stand_in_order

LEAST_PARTY, LONGEST_PARTY = 2, 24
"""Letters of somebody of whom quoted words are told."""
ALIKE = 0.5
"""Share of a party's letters that another has in its order, in whose place it is told."""
_PLACE = re.compile(
    r"^.*(?:第[^，。；]{1,14}?[条款项]|》)(?:的?(?:规定|明确|要求|指出|提出|写明)|[规说写讲])?"
)
_LEADS = re.compile(
    "(?:规定|明确|要求|指出|提出|强调|写[道明着]?|载明|称|说|讲|是|为|即|包括|如下|原文|内容|规则|表述|条文|引用?"
    "|有|把|将|对|按照?|于|在|的|了|着|过|和|与|或|并|而|到|出|者|及|以|以下|所|条|款|项|法|条例|办法|意见|通知)$"
)
"""How words end that lead to a quotation and name nobody of whom it is told."""
_AHEAD = re.compile("^(?:对于?|由|凡|关于|要求|其中|如果?|而|则|并|且|的)+")
_PART = re.compile("[；;。\n]")
_POINTS = re.compile("^(?:该|其|此|上述|前述|本|有关|相关|任何|所有|这|那|他|它)")


def other_party(left: str, article: str, frame: str) -> tuple[str, str] | None:
    """The party that a text tells quoted words of, and whom their source tells them of; or None.

    Args:
        left: What stands in the sentence of the source before the quoted words.
        article: All of their article.
        frame: The quoting text's own words before the quotation.
    """
    told = _party(frame)
    part = _PART.split(left)[-1]
    stated = letters_of(part).text
    if not told or not stated or told in stated:
        return None
    segments = [letters_of(segment).text for segment in COMMA.split(part)]
    last = next((segment for segment in reversed(segments) if segment), "")
    whole = letters_of(article).text.replace(stated, "\n")
    is_elsewhere = told in whole and not stand_in_order(told, stated)
    return (told, last) if is_elsewhere or _is_in_place_of(told, last) else None


def _party(frame: str) -> str:
    """The letters of whom a text says that quoted words hold; empty where it says none."""
    words = _AHEAD.sub("", _PLACE.sub("", last_part(frame)).strip("　 “「『‘\"'"))
    letters = letters_of(words).text
    is_one = LEAST_PARTY <= len(letters) <= LONGEST_PARTY and not _LEADS.search(words)
    return "" if not is_one or _POINTS.match(words) or rules_or_denies(words) else letters


def _is_in_place_of(told: str, stated: str) -> bool:
    """Is a party told for another that ends alike, and is another: 省道规划 for 国道规划?"""
    if told[-1] != stated[-1:] or stand_in_order(told, stated) or stand_in_order(stated, told):
        return False
    blocks = SequenceMatcher(None, stated, told, autojunk=False).get_matching_blocks()
    same = sum(block.size for block in blocks)
    return same >= max(ALIKE * len(told), LEAST_PARTY) and len(stated) <= 2 * len(told)
