"""English rules told in another form and order, and such as say something else so."""

from __future__ import annotations

import pytest

from assistant.checker.citations import Checker
from assistant.checker.english_orders import in_its_order, in_other_forms
from index.clauses import parse
from index.documents import Document

BOATHOUSE = """Heron Lake Boathouse Rules

1.1 In foggy weather the steward may close the slipway without notice.

1.2 A member may borrow one canoe or two paddles without charge.

1.3 A guest must wear a vest if the wind exceeds five knots.

2.1 The clerk must report a loss within two days to the treasurer.

2.2 A deposit is not required for a raft in the shed.

2.3 A member may store a boat for not more than ninety days in a year.

2.4 A member who is refused a berth may appeal in writing to the board within ten days.

2.5 Trainees are exempt from the fee. The owner of a leaking boat is liable to a fine of 5 pounds.

2.6 The owner bears the cost of a search.

3.1 The owner must tell the clerk within ten days if the boat has sunk.

3.2 A helper who rows may leave at noon without a guide.

3.3 Members must clean the deck and the clerk must lock the shed within one hour.

4.1 The warden shall oil each winch once a year. The warden shall not lend the keys to a guest.

4.2 No boat shall be tied to the weir.

4.3 Live bait shall be used only from the east pier.

4.4 "Guest" means a person whom a member signs in.

4.5 The warden's float shall not exceed £300, except on race days.

4.7 In frost the warden shall drain the pipes and the tank. Members may moor for a period of up to
ten days in the cove.

4.6 The Heron Lake Rules 1988 are revoked.
"""
RIGHT = [
    "1.1|the steward may close the slipway without notice in foggy weather.",
    "1.1|the steward may, in foggy weather, close the slipway without notice.",
    "1.2|allows a member to borrow one canoe or two paddles without charge.",
    "1.2|lets a member borrow one canoe or two paddles without charge.",
    "1.3|if the wind exceeds five knots, a guest must wear a vest.",
    "1.3|a guest has to wear a vest if the wind exceeds five knots.",
    "2.1|the clerk must report a loss to the treasurer within two days.",
    "2.1|requires the clerk to report a loss within two days to the treasurer.",
    "2.1|a loss must be reported by the clerk within two days to the treasurer.",
    "2.2|no deposit is required for a raft that is in the shed.",
    "2.3|allows a member to store a boat for up to ninety days in a year.",
    "2.4|a member who is refused a berth has ten days to appeal in writing to the board.",
    "2.5|exempts trainees from the fee.",
    "2.5|makes the owner of a leaking boat liable to a fine of 5 pounds.",
    "2.6|the cost of a search is borne by the owner.",
    "4.1|requires the warden to oil each winch once a year.",
    "4.1|forbids the warden to lend the keys to a guest.",
    "4.2|no boat may be tied to the weir.",
    "4.3|only from the east pier may live bait be used.",
    "4.4|defines a guest as a person whom a member signs in.",
    "4.5|caps the warden's float at £300, except on race days.",
    "4.6|revokes the Heron Lake Rules 1988.",
    "4.7|the warden shall drain the pipes and the tank in frost.",
    "4.1|the warden oils each winch once a year.",
    "4.7|members may moor for up to ten days in the cove.",
]
WRONG = [
    "1.1|the steward may close the slipway without notice in windy weather.",
    "1.1|the steward must not close the slipway without notice in foggy weather.",
    "1.2|requires a member to borrow one canoe or two paddles without charge.",
    "1.3|if the wind exceeds five knots, a guest may wear a vest.",
    "1.3|unless the wind exceeds five knots, a guest must wear a vest.",
    "1.3|a guest does not have to wear a vest if the wind exceeds five knots.",
    "2.1|the treasurer must report a loss to the clerk within two days.",
    "2.1|a loss must be reported by the treasurer within two days to the clerk.",
    "2.2|no deposit is required for a raft that is not in the shed.",
    "2.3|allows a member to store a boat for up to nine days in a year.",
    "2.4|a member who is refused a berth has twenty days to appeal in writing to the board.",
    "2.5|exempts the owner from the fee.",
    "2.5|makes trainees liable to a fine of 5 pounds.",
    "3.1|the owner must tell the clerk if the boat has sunk within ten days.",
    "3.2|a helper who rows without a guide may leave at noon.",
    "4.1|allows the warden to oil each winch once a year.",
    "4.1|requires the warden to lend the keys to a guest.",
    "4.2|a boat may be tied to the weir.",
    "4.2|no boat need be tied to the weir.",
    "4.3|only from the west pier may live bait be used.",
    "4.4|defines a guest as a person whom a member knows.",
    "4.5|caps the warden's float at £3,000, except on race days.",
    "4.5|caps the warden's float at £300.",
    "4.6|revokes the Heron Lake Rules 1998.",
    "4.1|the warden lends the keys to a guest.",
    "1.3|a guest wears a vest.",
    "3.3|within one hour members must clean the deck and the clerk must lock the shed.",
]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([parse(Document(BOATHOUSE, "boathouse.txt", "txt"))])


def _verdicts(checker: Checker, claim: str) -> list[str]:
    place, told = claim.split("|")
    says = "" if told.split()[0].endswith("s") else "says that "
    text = f"Section {place} of the Heron Lake Boathouse Rules {says}{told}"
    return [finding.verdict for finding in checker.check(text)]


@pytest.mark.parametrize("claim", RIGHT)
def test_a_rule_in_another_form_or_order_is_supported(checker: Checker, claim: str) -> None:
    assert _verdicts(checker, claim) == ["supported"]


@pytest.mark.parametrize("claim", WRONG)
def test_a_part_that_belongs_to_other_words_is_not(checker: Checker, claim: str) -> None:
    assert "supported" not in _verdicts(checker, claim)


def test_a_place_that_does_not_allow_it_allows_nothing() -> None:
    assert not list(in_other_forms("allows a member to row", "Section 3 never"))
    assert "a member may row" in in_other_forms("allows a member to row", "Section 3")


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Members with keys pay at the gate", "Members pay at the gate with keys."),
        (
            "Within two days, the clerk may refund it if a pump fails and is not mended",
            "If a pump fails and is not mended within two days, the clerk may refund it.",
        ),
        (
            "The guard must report a dog found within two days in the shed",
            "The guard must report a dog found in the shed within two days.",
        ),
        (
            "Fires are allowed only at night in the yard",
            "Fires are allowed only in the yard at night.",
        ),
        (
            "The clerk must mend pumps within ten days within two days of a call and other tools",
            "The clerk must mend pumps within two days of a call and other tools within ten days.",
        ),
    ],
)
def test_what_belongs_to_one_word_is_not_moved_to_another(claim: str, source: str) -> None:
    assert not in_its_order(claim, source)
