"""What is said of one class is not said of its siblings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from model_fakes import ScriptedModel, conversing

from assistant.chat.siblings import (
    classes,
    is_of_another,
    is_of_another_party,
    is_of_another_stage,
)


@dataclass(frozen=True)
class Clause:
    path: tuple[str, ...] = ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("一级和二级建筑", {"number级": {"1", "2"}}),
        ("第一类疫苗", {"number类": {"1"}}),
        ("甲类场所、B级房屋", {"stem类": {"甲"}, "letter级": {"B"}}),
        ("Tier 2 records and class A sites", {"numbertier": {"2"}, "letterclass": {"A"}}),
        ("列入名录的建筑按照以下三级修缮", {}),
        ("上一级机关、各级人民政府、这一类情形、同一类", {}),
        ("二级以上医院", {}),
        ("一类似的情形", {}),
        ("县级人民政府", {}),
        ("双人间和四人间", {"人": {"2", "4"}}),
        ("两人以上合住一间", {}),
    ],
)
def test_the_classes_that_a_text_names(text: str, named: dict[str, set[str]]) -> None:
    assert classes(text) == named


@pytest.mark.parametrize(
    ("question", "text", "path", "another"),
    [
        ("一级建筑能加建吗", "2．二级建筑。不得改变外观。", (), True),
        ("一级建筑能加建吗", "1．一级建筑。不得改变外观。", (), False),
        ("一级建筑能加建吗", "建筑不得加建。", (), False),
        ("双人间一年多少钱", "四人间每人每年九百元。", (), True),
        ("双人间一年多少钱", "双人间、四人间每人每年九百元。", (), False),
        ("一级建筑能加建吗", "不得加建。", ("修缮", "二级建筑"), True),
        ("一级建筑能加建吗", "二级建筑不得加建。", ("一级建筑",), True),
        ("一级建筑能加建吗", "D级危险房屋不得加建。", (), False),
        ("一级建筑能加建吗", "二级以上建筑不得加建。", (), False),
        ("一级和二级建筑有什么区别", "二级建筑可以增设厨房。", (), False),
        ("甲类场所要备案吗", "乙类场所应当备案。", (), True),
        ("建筑能加建吗", "二级建筑不得加建。", (), False),
        ("May tier 1 data be shared?", "Tier 2 data may be shared.", (), True),
    ],
)
def test_what_is_said_of_a_sibling_alone(
    question: str, text: str, path: tuple[str, ...], another: bool
) -> None:
    assert is_of_another(question, text, Clause(path)) == another


PIERS = """砚浦市码头管理办法

第一条　甲类码头可以夜间装卸货物。

第二条　乙类码头不得夜间装卸货物。乙类码头可以夜间停泊。
"""


def test_a_sibling_neither_answers_nor_contradicts(tmp_path: Path) -> None:
    said = "乙类码头可以夜间停泊。"
    with conversing(tmp_path, ScriptedModel(said), piers=PIERS) as (conversation, _):
        first = conversation.ask("甲类码头可以夜间装卸货物吗？")
        second = conversation.ask("乙类码头可以夜间装卸货物吗？")
        third = conversation.ask("丙类码头可以夜间装卸货物吗？")
    assert (first.premise.holds, second.premise.holds, third.premise.holds) == (True, False, None)
    assert {c.address for s in first.sentences for c in s.citations} == {"第一条"}
    assert {c.address for s in second.sentences for c in s.citations} == {"第二条"}
    assert third.refused


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("承运人夜间装卸罚多少", "第三条 违反规定，托运人夜间装卸的，处百元罚款。", True),
        ("托运人夜间装卸罚多少", "第三条 违反规定，托运人夜间装卸的，处百元罚款。", False),
        ("承运人夜间装卸罚多少", "违反规定，夜间装卸的，处百元罚款。", False),
        ("承运人和托运人有什么区别", "托运人是指托运货物的人。", False),
        ("分包单位夜间装卸罚多少", "建设单位夜间装卸的，处百元罚款。", True),
        ("分包单位夜间装卸罚多少", "用人单位夜间装卸的，处百元罚款。", False),
        ("总承包单位夜间装卸罚多少", "承包单位夜间装卸的，处百元罚款。", False),
        ("承运人能代办吗", "可以由本人或者委托他人代办。", False),
    ],
)
def test_what_is_said_of_another_party_alone(question: str, text: str, another: bool) -> None:
    assert is_of_another_party(question, text, text) == another


CARRIERS = """砚浦市码头装卸办法

第一条　托运人夜间装卸货物的，处一百元罚款。

第二条　承运人及其雇员夜间装卸货物的，由港务局给予警告，处五百元罚款。
"""


def test_what_is_asked_of_one_party_is_not_answered_by_another(tmp_path: Path) -> None:
    with conversing(tmp_path, ScriptedModel("没有。"), carriers=CARRIERS) as (conversation, _):
        answer = conversation.ask("承运人夜间装卸货物罚款多少？")
    assert {c.address for s in answer.sentences for c in s.citations} == {"第二条"}


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("May I swap shifts during training?", "Staff who have completed training may.", True),
        ("May I swap shifts after training?", "Staff in their training may not.", True),
        ("May I swap shifts during training?", "Staff in their training may not.", False),
        ("May I swap during training, and afterwards?", "Those who passed training may.", False),
        ("May I swap shifts?", "Staff who have completed training may.", False),
        ("Can I pay in seven days?", "A fee is due after seven days.", False),
        ("实习期间可以换班吗", "实习期满的，可以换班。", True),
        ("实习期间可以换班吗", "实习期内不得换班，实习期满后可以。", False),
        ("通过实习期可以换班吗", "实习期内不得换班。", True),
    ],
)
def test_what_is_said_of_those_past_a_stage(question: str, text: str, another: bool) -> None:
    assert is_of_another_stage(question, text) is another
