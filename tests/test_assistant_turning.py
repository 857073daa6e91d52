"""A conversation that has turned to something else."""

from __future__ import annotations

from pathlib import Path

from model_fakes import ScriptedModel, conversing

from assistant.chat.answer import Turn

MEALS = """砚浦市送餐管理办法

第一条　供应小学、幼儿园的食品应当留样，留样时间不少于七十二小时。

第二条　送餐单位的台账保存不少于两年。

第三条　送餐车辆每日消毒。
"""
BEFORE = [Turn("供应小学、幼儿园的食品留样要多久？", "……")]


def test_a_question_of_which_the_old_topic_knows_nothing_is_asked_alone(tmp_path: Path) -> None:
    with conversing(tmp_path, ScriptedModel("好的。"), meals=MEALS) as (conversation, _):
        asked = conversation.standalone("县长的工资是多少", BEFORE)
        assert asked == "县长的工资是多少"


def test_the_same_of_another_is_answered_by_what_names_it(tmp_path: Path) -> None:
    with conversing(tmp_path, ScriptedModel("好的。"), meals=MEALS) as (conversation, _):
        before = [Turn("送餐单位的食品留样时间不少于多久？", "……")]
        assert "台账保存不少于两年" in conversation.ask("那台账呢", before).answer
        assert conversation.ask("那食堂呢", BEFORE).refused
