"""English rules told in words of the same sense, or of others that rule and count alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checker.citations import Checker
from assistant.checker.english_telling import in_its_words, is_retold, senses
from index.clauses import parse
from index.documents import Document

MILL = """Otter Creek Mill Rules

1. Each miller shall inspect the sluice within ten days after the thaw, and shall tell the warden.

2. A miller must:
(a) have two years of practice in one of the following trades:
(i) carpentry;
(ii) masonry;
(b) attend 12 hours of lessons each year; and
(c) answer to the warden.

3. A mill with fewer than 8 wheels may share a ladder with one other mill.

4. A sack that is kept for less than 3 days need not be weighed.

5. Flour must not be sold without the approval of the warden.

6. Tallies shall be kept for at least two years.

7. A guest may ask for a copy of a tally, unless the tally is sealed.

8. The warden shall review these rules every four years.
"""


def _verdicts(said: str) -> list[str]:
    return [f.verdict for f in Checker([parse(Document(MILL, "0.txt", "txt"))]).check(said)]


@pytest.mark.parametrize(
    "said",
    [
        "Millers have to attend 12 hours of lessons every year.",
        "A miller must answer to the warden.",
        "A mill with fewer than 8 wheels may share its ladder with another mill.",
        "Sacks kept for less than 3 days do not have to be weighed.",
        "Flour cannot be sold without the approval of the warden.",
        "Tallies are kept for at least two years.",
        "Flour can be sold only with the approval of the warden.",
    ],
)
def test_words_of_the_same_sense_are_the_rule(said: str) -> None:
    assert _verdicts(said) == ["supported"]


@pytest.mark.parametrize(
    "said",
    [
        "The sluice must be inspected within ten days of the thaw.",
        "The rules are looked at again by the warden every four years.",
        "Four-yearly, the rules get a review.",
    ],
)
def test_other_words_are_left_open(said: str) -> None:
    assert _verdicts(said) == ["unsupported"]


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        ("A miller must attend 20 hours of lessons each year.", ["contradicted", "altered"]),
        ("Flour may be sold without the approval of the warden.", ["contradicted", "altered"]),
        ("Sacks kept for less than 3 days must be weighed.", ["contradicted", "altered"]),
        ("Tallies are kept for at least two months.", ["contradicted", "altered"]),
        ("A guest may ask for a copy of a tally.", ["altered"]),
        ("A mill with fewer than 8 wheels may share a cart with one other mill.", ["altered"]),
    ],
)
def test_what_rules_or_counts_otherwise_or_is_a_changed_copy_is_told(
    said: str, verdicts: list[str]
) -> None:
    assert _verdicts(said)[0] in verdicts


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("Boats may be lent.", "Boats must not be lent."),
        ("Boats must be lent.", "Boats need not be lent."),
        ("Boats are oiled every month.", "Boats shall be oiled every year."),
        ("Boats are never washed.", "Boats shall be washed with care."),
        ("Six boats are kept ready here.", "Five boats shall be kept by the pier."),
    ],
)
def test_a_contrary_is_not_retold(said: str, source: str) -> None:
    assert not is_retold(said, source)
    assert not in_its_words(said, source)


def test_words_mean_what_rules_mean() -> None:
    assert senses("Each of the wardens isn't required to publish its companies' lists.") == (
        "of", "warden", "need not", "publish", "company", "list",
    )  # fmt: skip


@given(st.text(alphabet="abcdeinorst' .,;:()\n", max_size=80))
def test_what_is_found_stands_in_the_source(source: str) -> None:
    for said in source.split("."):
        found = in_its_words(said, source)
        assert found in source
        assert not found or senses(found) == senses(said)


def test_two_notes_in_english_are_parted_by_a_space() -> None:
    rules = (
        "Harbour Rules\n\n1. The harbour master opens the gate at six on weekdays.\n\n"
        "2. A boat must show two lights in the outer harbour after sunset.\n"
    )
    checker = Checker([parse(Document(rules, "rules.txt", "txt"))])
    text = (
        "Harbour Rules, rule 1: “A boat must show three lights in the outer harbour after sunset”"
    )
    (found,) = checker.check(text)
    assert (found.verdict, ".T" in found.note) == ("altered", False)
    assert ". These words stand in" in found.note
