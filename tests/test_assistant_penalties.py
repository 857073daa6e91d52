"""What follows for who breaks a clause."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from model_fakes import ScriptedModel, conversing

from assistant.chat.answer import Turn
from assistant.chat.conversation import Conversation
from assistant.chat.penalties import (
    asks_of_breach,
    asks_only_of_breach,
    in_words_of,
    whether_allowed,
)
from assistant.chat.witness import ADAPTER

RULES = """砚浦市节水试行办法

第一条　更换节水器具的，市水务部门每户补助三百元。

第二条　用水单位应当每年检查一次水表。

第三条　任何单位不得占用供水管线。因抢险需要占用的，应当在二十四小时内恢复。

第四条　禁止向河道倾倒油污。

第五条　洗车场应当安装循环用水设备。

第六条　违反本办法第三条规定的，对单位处五千元以上一万元以下罚款，对个人处五百元以下罚款。

第七条　有下列行为之一的，由市水务部门责令改正，处两千元罚款：
（一）向河道倾倒油污的；
（二）洗车场未安装循环用水设备的。
"""


@contextmanager
def asking(folder: Path) -> Iterator[Conversation]:
    with conversing(folder, ScriptedModel("没有规定。"), rules=RULES) as (conversation, _):
        yield conversation


@pytest.mark.parametrize(
    ("article", "penalty"),
    [("第三条", "处五千元以上"), ("第四条", "（一）向河道倾倒油污"), ("第五条", "处两千元罚款")],
)
def test_a_breach_is_followed_by_its_penalty(tmp_path: Path, article: str, penalty: str) -> None:
    with asking(tmp_path) as conversation:
        before = [Turn(f"节水试行办法{article}说了什么", "……")]
        for question in ("违反这一条怎么处罚", "违反了会怎样？", "违反了要承担什么责任"):
            answer = conversation.ask(question, before)
            assert penalty in answer.answer
            assert article in {c.address for s in answer.sentences for c in s.citations}


def test_the_penalty_stays_spoken_of(tmp_path: Path) -> None:
    with asking(tmp_path) as conversation:
        before = [Turn("节水试行办法第三条", "……"), Turn("违反了会怎样", "……")]
        assert "对单位处五千元" in conversation.ask("对单位呢", before).answer
        assert conversation.ask("对未成年人呢", before).refused


def test_the_clause_that_an_answer_quoted_is_meant(tmp_path: Path) -> None:
    with asking(tmp_path) as conversation:
        quoted = "“第三条　任何单位不得占用供水管线。”"
        before = [Turn("可以占用供水管线吗", quoted)]
        asked = conversation.standalone("违反这一条怎么处罚", before)
        assert asked == "违反《砚浦市节水试行办法》第三条怎么处罚"
        before = [Turn("可以占用供水管线吗", "没有找到。")]
        assert "第三条" not in conversation.standalone("违反这一条怎么处罚", before)


def test_what_nothing_punishes_is_refused(tmp_path: Path) -> None:
    with asking(tmp_path) as conversation:
        assert conversation.ask("违反节水试行办法第二条怎么处罚").refused


@pytest.mark.parametrize(
    ("question", "of_breach", "only"),
    [
        ("违反这一条怎么处罚", True, False),
        ("违反了会怎样？", True, True),
        ("违反规定要承担什么法律责任", True, True),
        ("如果违反的话怎么罚", True, True),
        ("毁林开垦罚多少钱", True, False),
        ("违反规定的行为由谁查处", False, False),
        ("第三条说了什么", False, False),
    ],
)
def test_what_asks_for_a_penalty(question: str, of_breach: bool, only: bool) -> None:
    assert (asks_of_breach(question), asks_only_of_breach(question)) == (of_breach, only)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("销售劣质水表罚多少钱", "经营劣质水表罚多少钱"),
        ("卖劣质水表怎么处罚", "经营劣质水表怎么处罚"),
        ("销售节水器具怎么处罚", "销售节水器具怎么处罚"),
        ("劣质水表多少钱", "劣质水表多少钱"),
    ],
)
def test_trade_is_asked_of_in_the_rules_own_verb(question: str, expected: str) -> None:
    texts = ("经营劣质水表的，处一千元罚款。", "经营节水器具或者销售节水器具的，应当备案。")
    assert in_words_of(texts, question) == expected


def test_the_item_that_names_a_conduct_is_shown_with_its_penalty(tmp_path: Path) -> None:
    with asking(tmp_path) as conversation:
        answer = conversation.ask("向河道倾倒油污怎么处罚").answer
    assert "处两千元罚款" in answer
    assert "（一）向河道倾倒油污" in answer
    assert "（二）" not in answer


MARKET = """临浦市集市条例

第一条　摊主应当遵守下列规定：
（一）摊位不得占用盲道；
（二）收摊后清扫地面，带走菜叶。

第二条　摊主应当每年参加一次食品安全培训。

第三条　禁止在集市内屠宰活禽。
禁止在集市内燃放鞭炮。

第四条　违反本条例第一条第二项规定的，由街道办事处责令改正；拒不改正的，处一百元罚款。

第五条　违反本条例第三条第一款规定的，由农业部门处三百元以上五百元以下罚款。
"""


@pytest.mark.parametrize(
    ("question", "rule", "penalty"),
    [
        ("收摊以后摊主不带走菜叶，会怎么样？", "（二）收摊后清扫地面，带走菜叶", "处一百元罚款"),
        ("在集市内屠宰几只活禽罚多少？", "第三条　禁止在集市内屠宰活禽", "处三百元以上"),
    ],
)
def test_a_penalty_that_names_a_rule_by_number_answers(
    tmp_path: Path, question: str, rule: str, penalty: str
) -> None:
    model = ScriptedModel("没有规定。", copies=rule, adapter=ADAPTER)
    with conversing(tmp_path, model, rules=MARKET) as (conversation, _):
        answer = conversation.ask(question)
    assert penalty in answer.answer
    assert rule in answer.answer
    assert "盲道" not in answer.answer
    assert ("：……（二）" in answer.answer) == ("（二）" in rule)
    assert "鞭炮" not in answer.answer


FOWL = "第一条　禁止在集市内屠宰活禽"


def test_the_rule_that_is_broken_is_shown_once_behind_its_penalty(tmp_path: Path) -> None:
    told = ("临浦市集市条例", f"{FOWL}。", "第二条　违反本条例第一条规定的，处三百元罚款。\n")
    model = ScriptedModel("没有规定。", copies=FOWL, adapter=ADAPTER)
    with conversing(tmp_path, model, rules="\n\n".join(told)) as (conversation, _):
        answer = conversation.ask("在集市内屠宰几只活禽罚多少？")
    cited = [c.address for s in answer.sentences for c in s.citations]
    assert cited == ["第二条", "第一条"]


@pytest.mark.parametrize("question", ["摊位占用盲道罚多少？", "在集市内燃放鞭炮会怎么样？"])
def test_a_penalty_of_another_part_of_a_clause_is_none(tmp_path: Path, question: str) -> None:
    model = ScriptedModel("没有规定。", copies="禁止", agrees=0.4, adapter=ADAPTER)
    with conversing(tmp_path, model, rules=MARKET) as (conversation, _):
        assert "罚款" not in conversation.ask(question).answer


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("摊位占用盲道，会被罚多少？", "摊位占用盲道，行不行？"),
        ("收摊不打扫会有什么后果", "收摊不打扫，行不行？"),
        ("What is the fine for burning waste?", "burning waste: is that allowed?"),
        ("If I burn waste, what happens?", "If I burn waste: is that allowed?"),
    ],
)
def test_what_is_asked_of_a_rule_whose_penalty_is_wanted(question: str, asked: str) -> None:
    assert whether_allowed(question) == asked
