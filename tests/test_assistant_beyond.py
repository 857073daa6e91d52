"""An amount beyond the limit of the rule that answers is told to be so."""

from __future__ import annotations

import pytest

from assistant.chat.beyond import beyond
from assistant.chat.expectation import expectation


@pytest.mark.parametrize(
    ("question", "source", "told"),
    [
        (
            "Who signs off a purchase of £1,500?",
            "Purchases up to £1,000 are signed off by the team leader.",
            ("£1,500", "£1,000"),
        ),
        (
            "Who signs off a purchase of £800?",
            "Purchases up to £1,000 are signed off by the team leader.",
            None,
        ),
        (
            "Who signs off a purchase of £1,500?",
            "Purchases up to £1,000 are signed off by the team leader, others up to £5,000 by two.",
            None,
        ),
        ("1500元的采购谁批", "金额不超过1000元的，由组长批准。", ("1500元", "1000元")),
        ("1500元的采购谁批", "1000元以下的，由组长批准。", ("1500元", "1000元")),
        ("1500元的采购谁批", "金额超过1000元的，由组长批准。", None),
        ("借10000元找谁", "借款人每月还款不超过2000元，由会计办理。", None),
        ("1400元的相机弄丢了赔多少钱", "弄丢相机的，赔偿不超过200元。", None),
    ],
)
def test_an_amount_beyond_the_limit(
    question: str, source: str, told: tuple[str, str] | None
) -> None:
    assert beyond(expectation(question), source) == told
