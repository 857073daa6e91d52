"""Lines without a full stop, as lists and tables have them, held against their amounts alone."""

from __future__ import annotations

import pytest

from assistant.checker.citations import Checker
from index.clauses import parse
from index.documents import Document

RULES = """砚浦市街区办法

第一条　街区议事会由九至十五名单数成员组成，居民代表的比例不低于百分之六十。

第二条　居民因更新需要搬离的，过渡期限不得超过十八个月，按月发放安置费。

第三条　便民维修点每日营业时间不少于八小时。

第四条　街道办事处接到投诉后，应当在三个工作日内办结。

第五条　道路竣工后五年内不得再次开挖，但是管线抢修的除外。

第六条　监督检查人员不得少于二人。
"""


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([parse(Document(RULES, "rules.txt", "txt"))])


def verdicts(checker: Checker, text: str) -> list[str]:
    """What is found of a text, in order."""
    return [finding.verdict for finding in checker.check(text)]


@pytest.mark.parametrize(
    "text",
    [
        "街区议事会\n• 9至15名单数成员\n• 居民代表不低于60%",
        "| 事项 | 期限 |\n|---|---|\n| 投诉办结 | 3个工作日内 |",
        "街道办事处应当：\n- 接到投诉后3个工作日内办结",
        "过渡期限不得超过18个月",
        "项目经费\t980万元",
        "故障修复\t4小时内",
    ],
)
def test_a_line_is_not_held_against_what_it_leaves_out(checker: Checker, text: str) -> None:
    assert set(verdicts(checker, text)) <= {"supported", "unsupported"}


@pytest.mark.parametrize(
    "text",
    [
        "- 街区议事会9至17名单数成员",
        "- 过渡期限不超过二十八个月",
        "| 便民维修点每日营业时间 | 不少于6小时 |",
        "监督检查人员可以少于二人",
        "监督检查人员少于二人",
        "道路竣工后五年内不得再次开挖",
    ],
)
def test_another_amount_a_permission_and_an_exception_are(checker: Checker, text: str) -> None:
    assert set(verdicts(checker, text)) & {"contradicted", "altered"}


@pytest.mark.parametrize(
    "mark", ["1\t", "① ", "1.1 ", "一、", "一是", "▪ ", "□ ", "序号1：", "步骤1 "]
)
def test_the_number_of_a_line_is_none_of_its_words(checker: Checker, mark: str) -> None:
    assert verdicts(checker, f"{mark}监督检查人员不得少于二人") == ["supported"]


def test_a_numeral_that_goes_on_is_no_mark() -> None:
    hospitals = "砚浦市医院办法\n\n第一条　二、三级医院应当设立儿科。\n"
    checker = Checker([parse(Document(hospitals, "h.txt", "txt"))])
    assert verdicts(checker, "二、三级医院应当设立儿科。") == ["supported"]


def test_the_note_cell_of_a_row_is_none_of_its_words(checker: Checker) -> None:
    row = "《砚浦市街区办法》第六条\t监督检查人员不得少于二人\t已核"
    assert verdicts(checker, row) == ["supported"]


@pytest.mark.parametrize(
    ("subject", "verdict"), [("便民维修点", "supported"), ("地铁站点", "unsupported")]
)
def test_an_item_holds_of_whom_its_list_is(checker: Checker, subject: str, verdict: str) -> None:
    text = f"{subject}应当：\n- 每日营业时间不少于八小时"
    assert verdicts(checker, text) == [verdict]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("《砚浦市海警办法》列举了免责情形", ["out_of_corpus"]),
        ("《砚浦市街区办法》列举了免责情形", []),
        ("2025年6月1日\n《砚浦市街区办法》第六条：监督检查人员不得少于二人。", ["supported"]),
    ],
)
def test_what_a_document_is_said_to_have_and_the_day_above_its_name(
    checker: Checker, text: str, verdict: list[str]
) -> None:
    assert verdicts(checker, text) == verdict


def test_a_note_that_states_something_is_read(checker: Checker) -> None:
    text = "前人多有讨论。[12]\n\n[12] 《砚浦市街区办法》第六条说监督检查人员不得少于三人。"
    assert verdicts(checker, text) in (["contradicted"], ["altered"])
