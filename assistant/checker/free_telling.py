"""Is a claim told too freely to be held against a clause word for word? Pure.

没缴足之前不能募股 is true to 缴足前，不得募集, and yet 没 stands in the one and not in the other.
What has few of a clause's words, and many of its own, neither agrees nor disagrees with it by a
single word: only who understands both can tell. Nor does what tells of an exception alone, where
the rule goes the other way: 救护的，车子可以进 beside 车辆不得驶入，但是救护的除外.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import groupby, pairwise

from assistant.checker.limits import amounts_in
from assistant.evidence.collation import diff
from assistant.evidence.critical import MODALITY, critical_words, unit_of
from index.documents import Span
from index.letters import letters_of, pairs_of
from index.script import has_han

LONG = 30
"""Letters of a claim from which its own words tell; a short one tells a part of a clause."""
COPIED = 15
"""Letters in a row that are no free telling: none of 24 faithful claims that single words seemed to
deny has so many, two have twelve."""
ALIKE = 0.6
"""Share of the pairs of letters of the shorter of claim and clause (the overlap coefficient) that
both have, below which it is told freely: that of 20 of 24 faithful claims that single words seemed
to deny, and of one in 1,300 that deny a clause in words near to its own."""


def is_told_freely(said: str, source: str) -> bool:
    """Has a long claim few words in common with its source?"""
    letters, own = letters_of(said).text, letters_of(source).text
    one, other = set(pairwise(letters)), set(pairwise(own))
    if len(letters) < LONG or len(one & other) >= ALIKE * min(len(one), len(other)):
        return False
    longest = SequenceMatcher(None, letters, own, autojunk=False).find_longest_match()
    return longest.size < COPIED


LEAST_SUBJECT = 4
"""Letters that tell what a claim is about."""


_OF_A_BODY = re.compile("机[关构]|部门|政府|法院|检察|委员会|公司|企业|单位|协会|银行")


def is_retold_alike(said: str, source: str) -> bool:
    """Has a claim words in the place of its source's, none of them critical, and no others?

    接待客人 for 接待旅客 changes nothing that a rule turns on; whether it is the same is not for
    single words to tell. Whom it is on does. Of Chinese claims.
    """
    ops = [op for op in diff(source, said) if letters_of(op[1]).text] if has_han(said) else []
    runs = [list(run) for is_same, run in groupby(ops, lambda op: op[0] == "equal") if not is_same]
    if runs and runs[0][0] is ops[0] and any(tag == "insert" for tag, _ in runs[0]):
        return False
    swaps = [run for run in runs if len(run) > 1]
    if any(_OF_A_BODY.search(piece) for run in swaps for _, piece in run):
        return False
    left_out = [run[0][1] for run in runs if len(run) == 1 and run[0][0] == "delete"]
    adds = len(swaps) + len(left_out) < len(runs)
    if not swaps or adds or any(len(words) > LEAST_SUBJECT for words in left_out):
        return False
    ours, theirs = ({(w.kind, w.value) for w in critical_words(text)} for text in (said, source))
    rules = [{value for kind, value in words if kind == MODALITY} for words in (ours, theirs)]
    return ours <= theirs and bool(rules[0]) == bool(rules[1])


_NAMES_A_BODY = re.compile(
    rf"国务院|[^\W向由对经报与和及或时应当按依在的是]{{0,8}}?(?:{_OF_A_BODY.pattern})"
)
"""A body's name from any of its letters, with no word before it: 生态环境主管部门."""
LONGEST_BODY = 14
"""Letters of a body's name."""


def tells_another_body(said: str, source: str) -> bool:
    """Does a claim put one body for another, and no other words for its source's?

    What the source has before and behind it is left out: 司法行政机关 for 公安机关.
    """
    stated, told = letters_of(source).text, letters_of(said).text
    ops = SequenceMatcher(None, stated, told, autojunk=False).get_opcodes()
    changed = [op for at, op in enumerate(ops) if op[0] != "equal" and not _is_cut(ops, at)]
    if not changed:
        return False
    (_, a, _, c, _), (_, _, b, _, d) = changed[0], changed[-1]
    is_swap = 0 < b - a <= LONGEST_BODY and 0 < d - c <= LONGEST_BODY
    return is_swap and _is_of_a_body(stated, (a, b)) and _is_of_a_body(told, (c, d))


_ENDS_A_BODY = re.compile(
    rf"(?:人民|自治|行政|主管|管理|监督)*(?:{_OF_A_BODY.pattern}|[关构门府院会司业位行察])?"
)
"""What the names of many bodies end in, or the end of it: 主管部门, 院 of 法院."""


def _is_of_a_body(letters: str, at: Span) -> bool:
    """Do letters begin a body's name, of which no more follows them than many end in?"""
    name = _NAMES_A_BODY.match(letters, at[0])
    return name is not None and bool(_ENDS_A_BODY.fullmatch(letters[at[1] : name.end()]))


def _is_cut(ops: Sequence[tuple[str, int, int, int, int]], at: int) -> bool:
    return ops[at][0] == "delete" and at in (0, len(ops) - 1)


def is_of_another_subject(said: str, source: str) -> bool:
    """Is what a claim is about nowhere in its source, which has the rest of it?

    竞业限制的期限最长不得超过二年 is not denied by any other period.
    """
    letters, own = letters_of(said).text, letters_of(source).text
    first = SequenceMatcher(None, letters, own, autojunk=False).find_longest_match().a
    head = letters[:first]
    return len(head) >= LEAST_SUBJECT and not set(pairwise(head)) & set(pairwise(own))


BESIDE = 6
"""Letters in a row beside an amount that tell what it is of."""
_BOUNDS = re.compile(
    "^(?:[以之]?内|以前|前|[以之]上|[以之]下)|(?:不得?[^，。；]{2}|[至最][^，。；])$"
)


def tells_another_amount(said: str, source: str) -> bool:
    """Has a claim the words beside the one amount of a unit that its source has, and another?

    Whatever else it says, it is about that amount.
    """
    told, stated = amounts_in(said), amounts_in(source)
    for word in stated:
        unit = unit_of(word.value)
        ours, theirs = ([w.value for w in t if unit_of(w.value) == unit] for t in (told, stated))
        if len(ours) != 1 or len(theirs) != 1 or ours == theirs:
            continue
        around = source[: word.start], source[word.end :]
        before, behind = (letters_of(_BOUNDS.sub("", text)).text for text in around)
        beside = before[-BESIDE:], behind[:BESIDE]
        if any(len(b) == BESIDE and b in letters_of(said).text for b in beside):
            return True
    return False


OF_EXCEPTION = 0.85
"""Share of the pairs of letters of an exception from which a claim's case is taken for it."""
_EXCEPTED = re.compile("(?:但是?|而)[，,]?([^，。；]{2,60}?)的?除外")
_TELLS_EXCEPTION = re.compile("除外|例外")
_EACH = re.compile("[、和或及与]")
LEAST_EXCEPTED = 3
"""Letters of one that is excepted, by which a claim is told of it."""
_CASE = re.compile("([^，。；]{2,60}?)(?:的|时|后|以后)?[，,](?!.*(?:除外|例外))")


def is_of_exception(said: str, source: str) -> bool:
    """Is a claim told of the exception to a rule, by another modality than the rule's?"""
    case = _CASE.match(said)
    rules = [{w.value for w in critical_words(t) if w.kind == MODALITY} for t in (said, source)]
    if not all(rules) or not rules[0].isdisjoint(rules[1]):
        return False
    named = (one for e in _EXCEPTED.findall(source) for one in _EACH.split(e))
    if not _TELLS_EXCEPTION.search(said) and any(
        len(one) >= LEAST_EXCEPTED and one in said for one in named
    ):
        return True
    if case is None:
        return False
    told = pairs_of(case[1])
    excepted = (pairs_of(e) for e in _EXCEPTED.findall(source))
    return any(len(told & one) >= OF_EXCEPTION * len(one) > 0 for one in excepted)
