"""One of several things that an English sentence rules, and such as the others bind."""

from __future__ import annotations

import pytest

from assistant.checker.citations import Checker
from assistant.checker.told_in_part import told_in_part
from index.clauses import parse
from index.documents import Document

HUT = """Larch Pass Hut Rules

1.1 Guests shall air the bunks before 9 a.m. and shall sweep the porch each day.

1.2 Every guest who cooks shall bring a pot and a lighter to the hut and shall have both checked.

1.3 Found things shall be taken to the warden, who shall keep them for two weeks.

2.1 A guide may light the stove and must stay beside it.

2.2 A guest must fold the sheets and must pay the levy if the warden asks.

2.3 A guest may enter with the consent of the warden and the club.

2.4 A guest must bring a rope or a harness and a lamp.

2.5 The warden must tell the guest who must pay and must leave.
"""
RIGHT = [
    "1.1|guests shall sweep the porch each day.",
    "1.1|guests shall air the bunks before 9 a.m.",
    "1.1|the bunks shall be aired before 9 a.m. by the guests.",
    "1.2|every guest who cooks shall bring a pot to the hut.",
    "1.2|requires every guest who cooks to bring a lighter to the hut.",
    "1.3|requires the warden to keep found things for two weeks.",
]
WRONG = [
    "1.1|guests shall air the porch each day.",
    "1.1|guests shall sweep the porch before 9 a.m.",
    "1.1|guests may sweep the porch each day.",
    "1.2|every guest shall bring a pot to the hut.",
    "1.2|every guest who cooks shall bring a kettle to the hut.",
    "1.3|requires the warden to keep found things for two months.",
    "1.3|requires guests to keep found things for two weeks.",
    "2.2|a guest must pay the levy.",
    "2.3|a guest may enter with the consent of the warden.",
    "2.4|a guest must bring a rope.",
    "2.5|the warden must leave.",
]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([parse(Document(HUT, "hut.txt", "txt"))])


def _verdicts(checker: Checker, claim: str) -> list[str]:
    place, told = claim.split("|")
    says = "" if told.startswith("requires") else "says that "
    text = f"Section {place} of the Larch Pass Hut Rules {says}{told}"
    return [finding.verdict for finding in checker.check(text)]


@pytest.mark.parametrize("claim", RIGHT)
def test_one_of_several_things_is_told_by_itself(checker: Checker, claim: str) -> None:
    assert _verdicts(checker, claim) == ["supported"]


@pytest.mark.parametrize("claim", WRONG)
def test_what_another_binds_or_nobody_says_is_not(checker: Checker, claim: str) -> None:
    assert "supported" not in _verdicts(checker, claim)


def test_what_may_be_done_is_not_told_without_what_is_owed_for_it() -> None:
    parts = [part for part, _ in told_in_part("A guide may light the stove and must stay by it.")]
    assert parts == ["A guide must stay by it"]


def test_what_several_things_are_together_none_of_them_is() -> None:
    assert not list(told_in_part("The board shall be the mayor and the warden."))
    assert not list(told_in_part("The cook shall mix the flour and the salt."))
