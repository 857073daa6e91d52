"""Items of a list told with what leads to it, and such as their list binds further."""

from __future__ import annotations

import pytest

from assistant.checker.citations import Checker
from assistant.checker.listed_items import item_told
from index.clauses import parse
from index.documents import Document

LISTED = """Ferry Rules

1. The following travel free:
(a) children under six;
(b) passengers over 65; and
(c) members of a band.

2. The following persons must not board:
(a) anyone carrying fuel;
(b) passengers without a ticket.

3. The following never wait:
(a) nurses;
(b) dogs over ten kilos.

4. The following may board first:
(a) firefighters;
(b) bakers
if they carry a card.
"""


@pytest.mark.parametrize(
    ("said", "is_right"),
    [
        ("Children under 6 travel free.", True),
        ("Passengers over 65 travel free.", True),
        ("Members of a band travel free.", True),
        ("Passengers without a ticket must not board.", True),
        ("Nurses never wait.", True),
        ("Children travel free.", False),
        ("Passengers over 56 travel free.", False),
        ("Passengers over 65 must not board.", False),
        ("Passengers without a ticket may board.", False),
        ("Nurses wait.", False),
        ("Firefighters may board first.", False),
    ],
)
def test_a_class_of_an_english_list_has_the_rule_of_its_lead(said: str, is_right: bool) -> None:
    found = Checker([parse(Document(LISTED, "0.txt", "txt"))]).check(said)
    assert ([f.verdict for f in found] == ["supported"]) == is_right


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("船员应当持有船员证", "船员应当持有下列证件之一：\n（一）船员证；\n（二）适任证书。"),
        ("禁止在闸内停泊", "禁止在下列区域夜间停泊：\n（一）主航道；\n（二）闸内。"),
        ("应当在闸内停泊", "应当在下列区域停泊：\n（一）主航道；或者\n（二）闸内。"),
        ("禁止在闸内停泊", "禁止在下列区域停泊：\n（一）主航道；\n（二）闸内。\n救护船除外。"),
        ("a guest must sign the book", "A guest must sign, if young -\n(a) the book;\n(b) a form."),
    ],
)
def test_an_item_that_its_list_binds_further_is_not_told_alone(claim: str, source: str) -> None:
    assert not item_told(claim, source)
