"""An amount beyond the limit of the rule that answers is told to be so."""

from __future__ import annotations

from pathlib import Path

import pytest
from model_fakes import ScriptedModel, conversing

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
        ("出差12天谁批", "出差不少于10天的，由总经理批准。", None),
        ("出差12天谁批", "出差少于10天的，由组长批准。", ("12天", "10天")),
        ("2012年入职的谁管", "工作不满10年的，由组长管理。", None),
        ("借10000元找谁", "借款人每月还款不超过2000元，由会计办理。", None),
        ("1400元的相机弄丢了赔多少钱", "弄丢相机的，赔偿不超过200元。", None),
    ],
)
def test_an_amount_beyond_the_limit(
    question: str, source: str, told: tuple[str, str] | None
) -> None:
    assert beyond(expectation(question), source) == told


def test_an_answer_says_that_its_rule_does_not_reach_so_far(tmp_path: Path) -> None:
    rule = "砚浦市采购办法\n\n第一条　金额不超过一千元的采购，由单位负责人批准。\n"
    with conversing(tmp_path, ScriptedModel("好的。"), rules=rule) as (conversation, _):
        answer = conversation.ask("金额两千元的采购由谁批准？")
    assert "超出了原文所规定的一千元" in answer.answer
    assert "由单位负责人批准" in answer.answer
