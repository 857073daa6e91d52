"""An amount in a question that lies beyond the limit of the rule that answers it. Pure.

Purchases up to £1,000 are approved by the manager does not say who approves one of £1,500: the rule
is the nearest there is, and the answer has to say that it does not reach so far. Knows no library
and no model.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.chat.expectation import Expectation
from assistant.chat.premise import amounts, measure_of, size_of
from assistant.chat.topic import ANY_TIME

_UP_TO = re.compile(
    r"(?:不得?(?:超过|高于|多于|大于)|至多|最[多高长]|(?<![不得])[低少小]于|不[满足]"
    r"|(?<!not )\bup to|\bno(?:t|t be)? (?:more|longer|larger) than|\bnot (?:to )?exceed(?:ing)?"
    r"|\bat most|\bunder|\bbelow|(?<!not )\bless than)\s*$",
    re.I,
)
_OR_LESS = re.compile(r"\s*(?:(?:[及或]?以|之)[下内]|or (?:less|fewer|under|below)\b)", re.I)
_FOR_EACH = re.compile(r"每[^，。；]{0,6}$")
_A_TIME = re.compile(r"\s*(?:an?|per|each|every)\b", re.I)


def beyond(expected: Expectation, source: str) -> tuple[str, str] | None:
    """The amount of a question and the lower limit of a source; None where that reaches so far.

    Where the limit is what is asked for, or is one for each day or the like, it bounds another
    thing than the amount does.

    Args:
        expected: What the question asks for.
        source: The sentence that answers it.
    """
    asked, told = amounts(ANY_TIME.sub(" ", expected.question)), amounts(source)
    for value, words in asked.items():
        alike = [one for one in told if measure_of(one) == measure_of(value)]
        is_only = [measure_of(one) for one in asked].count(measure_of(value)) == 1
        if not (alike and is_only):
            continue
        highest = max(alike, key=_size)
        said = told[highest]
        is_more = 0 < _size(highest) < _size(value)
        if is_more and _limits(source, said) and not _asks_for(expected, said):
            return words, said
    return None


def _size(value: str) -> float:
    return size_of(value) or 0.0


def _limits(source: str, said: str) -> bool:
    """Does a source bound something from above by an amount that is not one for each of a time?"""
    before, _, behind = source.partition(said)
    is_bound = _UP_TO.search(before) or _OR_LESS.match(behind)
    return bool(is_bound) and not (_FOR_EACH.search(before) or _A_TIME.match(behind))


def _asks_for(expected: Expectation, said: str) -> bool:
    """Is an amount of the kind that a question asks for?"""
    return bool(expected.kinds) and replace(expected, question="").met_by(said)
