"""An item of a list of contents is no answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from model_fakes import ScriptedModel, conversing

from assistant.chat.contents import only_names

PLAN = ["方案由区政府编制，包括下列内容：", "（一）更新范围；", "（二）资金来源和居民出资。"]
MEASURES = ["检查时可以采取下列措施：", "（一）进入现场；", "（二）责令停止。"]
ENGLISH = ["The plan must state:", "(a) the area;", "(b) sources of funding."]


@pytest.mark.parametrize(
    ("question", "listed", "names"),
    [
        ("更新项目的资金来源有哪些？", PLAN, True),
        ("有哪些资金来源？", PLAN, True),
        ("方案包括哪些内容？", PLAN, False),
        ("更新方案有哪些？", PLAN, False),
        ("检查可以采取哪些措施？", MEASURES, False),
        ("What are the sources of funding?", ENGLISH, True),
        ("What are the contents of the plan?", ENGLISH, False),
        ("资金来源有哪些？", ["资金来源是财政补助和居民出资。"], False),
        ("资金来源有哪些？", [], False),
    ],
)
def test_what_a_list_of_contents_only_names(question: str, listed: list[str], names: bool) -> None:
    assert only_names(question, listed) is names


DOCKS = """砚浦市船坞管理办法

第一条　建设方案由市政府编制，包括下列内容：

（一）选址；

（二）船坞建设资金来源；

（三）工期。

第二条　船坞每年检修一次。
"""


def test_the_list_answers_who_asks_for_the_contents_alone(tmp_path: Path) -> None:
    with conversing(tmp_path, ScriptedModel("好的。"), docks=DOCKS) as (conversation, _):
        contents = conversation.ask("建设方案包括哪些内容？")
        money = conversation.ask("船坞建设的资金来源有哪些？")
    assert "工期" in contents.answer
    assert money.refused
