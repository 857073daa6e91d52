"""A rule for a special case is shown beside the general one of which it is the exception."""

from __future__ import annotations

from pathlib import Path

import pytest
from model_fakes import ScriptedModel, conversing

MEALS = """砚浦市送餐管理办法

第一条　每餐次的食品应当留样，留样时间不少于四十八小时。

供应小学的，留样时间不少于七十二小时。

留样由送餐单位负责。

第二条　送餐车辆每日消毒不少于二次，每次消毒不少于十分钟。

第三条　送餐箱的使用期限为三年，外卖箱的使用期限为三年。

第四条　送餐企业应当于2024年4月23日前备案。

新设企业应当于2025年4月30日前备案。
"""
GENERAL = "第一条　每餐次的食品应当留样，留样时间不少于四十八小时。"
LORRIES = "第二条　送餐车辆每日消毒不少于二次，每次消毒不少于十分钟。"
SPECIAL = "供应小学的，留样时间不少于七十二小时。"


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("食品留样时间不少于多少小时？", [GENERAL, SPECIAL]),
        ("供应小学的留样时间不少于多少小时？", [SPECIAL, GENERAL]),
        (
            "送餐车辆每日消毒不少于几次？",
            ["第二条　送餐车辆每日消毒不少于二次，每次消毒不少于十分钟。"],
        ),
        ("留样由谁负责？", ["留样由送餐单位负责。"]),
        ("送餐企业应当于哪一日前备案？", ["第四条　送餐企业应当于2024年4月23日前备案。"]),
    ],
)
def test_both_rules_are_shown_to_who_asks_for_the_amount(
    tmp_path: Path, question: str, shown: list[str]
) -> None:
    with conversing(tmp_path, ScriptedModel("好的。"), meals=MEALS) as (conversation, _):
        answer = conversation.ask(question)
    quotes = [c.quote for s in answer.sentences for c in s.citations]
    assert sorted(quotes) == sorted(shown)


@pytest.mark.parametrize(
    ("rules", "brief"), [(MEALS, ""), (MEALS.replace(SPECIAL, ""), "四十八小时")]
)
def test_no_amount_is_set_off_where_there_are_two(tmp_path: Path, rules: str, brief: str) -> None:
    model = ScriptedModel("好的。", copies="四十八小时", log_probability=-0.1)
    with conversing(tmp_path, model, meals=rules) as (conversation, _):
        assert conversation.ask("每餐次的食品留样时间不少于多少小时？").brief == brief


def test_the_amount_of_the_same_thing_in_another_article_is_shown(tmp_path: Path) -> None:
    rules = """砚浦市典当管理办法

第一条　设立典当行应当具备下列条件：
（一）有一百万元人民币以上的注册资本；
（二）有固定场所。

第二条　典当行经营文物典当的，应当有一千万元人民币以上的注册资本。

第三条　违反本办法的，处一千元以上五千元以下的罚款。
"""
    with conversing(tmp_path, ScriptedModel("好的。"), rules=rules) as (conversation, _):
        answer = conversation.ask("典当行经营文物典当要一千万元注册资本，对吧？")
    assert "一千万元" in answer.answer
    assert "一百万元" in answer.answer
    assert "罚款" not in answer.answer


def test_a_special_rule_is_not_cut_at_its_semicolon(tmp_path: Path) -> None:
    halves = SPECIAL.replace("。", "；未留样的，不得供餐。")
    rules = MEALS.replace(SPECIAL, halves)
    with conversing(tmp_path, ScriptedModel("好的。"), meals=rules) as (conversation, _):
        answer = conversation.ask("每餐次的食品留样时间不少于多少小时？")
    assert halves in [c.quote for s in answer.sentences for c in s.citations]
