"""What a paragraph rules for another case is shown with the sentence that answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from model_fakes import ScriptedModel, conversing

from assistant.chat.other_case import is_other_case


@pytest.mark.parametrize(
    ("text", "beside", "is_other"),
    [
        ("Snakes are never allowed.", "You may keep a cat.", True),
        ("A ground-floor flat may not have a cat.", "You may keep a cat.", True),
        ("店内不得吸烟。", "顾客可以进入店内试衣。", False),
        ("次品不得退还，也不折价。", "货物可以退还。", True),
        ("You may keep a cat.", "Snakes are never allowed.", False),
        ("周末可以延长至二十二时。", "摊位营业时间为每日八时至二十一时。", True),
        ("学校旁的摊位，十九时后应当关闭。", "摊位营业时间为八时至二十一时。", True),
        ("外地培训由馆长审批。", "本地培训由组长审批。", True),
        ("外地培训由组长审批。", "本地培训由组长审批。", False),
        ("Spoiled parcels are thrown away at once.", "Parcels are kept for 9 days.", True),
        ("We charge no more than £30 in late fees a year.", "A late fee of £5 is added.", True),
        ("We accept no cash.", "The fee of £5 is paid by card.", False),
        ("超过二十天未归还的，扣除押金。", "借用人应当在十天内归还。", True),
        ("情况特殊的，可以口头申请。", "借用应当书面申请。", True),
        ("值班员负责登记。", "访客停车每小时收费三元。", False),
        ("去年生产雨伞九万把。", "今年生产雨伞八万把。", False),
    ],
)
def test_another_case_of_what_the_sentence_beside_it_rules(
    text: str, beside: str, is_other: bool
) -> None:
    assert is_other_case(text, beside) is is_other


RULES = """柳湾集市管理办法

第一条　摊位营业时间为每日八时至二十一时。周末可以延长至二十二时。值班员负责登记。

第二条　本市培训由部门审批。外省培训由公司审批。

第三条　冒领摊位的，按违约处理；一年内违约三次的，收回摊位。
"""


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        (
            "摊位每日营业到几点？",
            ["第一条　摊位营业时间为每日八时至二十一时。", "周末可以延长至二十二时。"],
        ),
        ("外省培训由谁审批？", ["外省培训由公司审批。"]),
        ("值班员负责什么？", ["值班员负责登记。"]),
    ],
)
def test_it_is_shown_behind_the_sentence_that_answers(
    tmp_path: Path, question: str, shown: list[str]
) -> None:
    with conversing(tmp_path, ScriptedModel("好的。"), rules=RULES) as (conversation, _):
        answer = conversation.ask(question)
    assert [c.quote for s in answer.sentences for c in s.citations] == shown


def test_half_a_sentence_gives_way_where_the_other_half_goes_on_from_it(tmp_path: Path) -> None:
    model = ScriptedModel("冒领摊位的，按违约处理。")
    with conversing(tmp_path, model, rules=RULES) as (conversation, _):
        answer = conversation.ask("冒领摊位会怎样？")
    assert "一年内违约三次的，收回摊位" in answer.answer
    assert answer.answer.count("按违约处理") == 1
