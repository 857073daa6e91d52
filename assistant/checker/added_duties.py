"""Does a claim demand, on the occasion of what a rule tells, something the rule knows nothing of?

开展检查时，还得发布白皮书, beside 应当开展检查: the rule neither says so nor denies it, though most
of the claim is in its words. Pure.
"""

from __future__ import annotations

import re

from index.letters import pairs_of

KNOWN = 0.25
"""Share of the pairs of letters of what is demanded from which a rule may be about it."""
_DUTY = "(?<![不无毋未免])(?:应当?|必须|须|得|要|需要?)"
_DEMANDED = re.compile(
    r"[^。；]{4,160}?(?:(?<![小定按到同])时|同时|之?前|[以之]?后|的)[，,][^，。；]{0,4}?"
    rf"(?:还|另外?|再)?{_DUTY}"
    r"|[^。；]{0,40}?除了?[^。；]{4,120}?(?:[以之]?外)?[，,][^，。；]{0,4}?"
    rf"(?:还|另外?|也){_DUTY}"
)


def demands_something_else(claim: str, article: str) -> bool:
    """Is what a claim demands then, or besides, in words of which an article has hardly any?"""
    found = _DEMANDED.match(claim)
    told = pairs_of(claim[found.end() :]) if found else set[tuple[str, str]]()
    return bool(told) and len(told & pairs_of(article)) < KNOWN * len(told)
