"""Words ahead of a clause's own or behind them that change what it rules are no mere frame."""

from __future__ import annotations

import pytest

from assistant.checker.around_rules import changes_rule, takes_rule_back
from assistant.checker.citations import Checker
from index.clauses import parse
from index.documents import Document

FERRY = """澜溪县渡运管理办法

第一条　持有残疾人证的乘客优先登船，免交渡费。

第二条　不得使用报废渡船载客。

第三条　鼓励渡运经营者使用新能源渡船。

第四条　乘客申请退票的，渡运经营者应当在三个工作日内退还票款。

第五条　本办法施行前已经取得的渡运许可证继续有效。

第六条　渡费每人次不得超过三元。
"""
RULES = """CALDER HOSTEL RULES

Rule 1. A guest may keep one bicycle in the yard.

Rule 2. Members of the committee are not entitled to payment.
"""
TITLE = "《澜溪县渡运管理办法》"
FREE = "持有残疾人证的乘客优先登船，免交渡费"
BAN = "不得使用报废渡船载客"


@pytest.fixture(scope="module")
def checker() -> Checker:
    texts = (FERRY, RULES)
    return Checker([parse(Document(text, f"{n}.txt", "txt")) for n, text in enumerate(texts)])


def verdicts(checker: Checker, text: str) -> set[str]:
    return {finding.verdict for finding in checker.check(text)}


@pytest.mark.parametrize(
    "lead", ["在汛期", "夜间", "经县政府同意", "凭介绍信", "对国企来说", "从明年起", "如果下雨"]
)
def test_a_condition_put_ahead_of_a_rule_is_not_supported(checker: Checker, lead: str) -> None:
    for said in (FREE, BAN):
        assert "supported" not in verdicts(checker, f"{TITLE}规定，{lead}，{said}。")


@pytest.mark.parametrize(
    "close", ["骗人的", "才怪", "已停用", "以夜间为限", "汛期放宽", "交钱就行", "年底到期"]
)
def test_what_takes_a_rule_back_behind_it_is_not_supported(checker: Checker, close: str) -> None:
    for place, said in (("第一条", FREE), ("第二条", BAN)):
        assert "supported" not in verdicts(checker, f"{TITLE}{place}规定，{said}，{close}。")


@pytest.mark.parametrize("lead", ["对此", "据介绍", "经查", "大家请注意"])
def test_what_only_leads_to_a_rule_is_left_out(checker: Checker, lead: str) -> None:
    assert not changes_rule(lead)
    assert verdicts(checker, f"{lead}，{TITLE}第一条规定，{FREE}。") == {"supported"}


@pytest.mark.parametrize("close", ["请各位遵守", "这一点很清楚", "大家要记住"])
def test_what_only_closes_a_rule_takes_nothing_back(close: str) -> None:
    assert not takes_rule_back(close)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (f"{TITLE}第三条明确要求渡运经营者使用新能源渡船。", "altered"),
        (f"{TITLE}第三条鼓励渡运经营者使用新能源渡船。", "supported"),
        (f"{TITLE}第四条，乘客申请退票的，渡运经营者应当在三个工作日以内退还票款。", "supported"),
        (f"{TITLE}第五条，本办法施行前取得的渡运许可证继续有效。", "supported"),
        (f"{TITLE}第六条，渡费每人次不得高于三元。", "supported"),
        (f"{TITLE}第六条，渡费每人次不得高于五元。", "contradicted"),
        ("A guest may keep one bicycle in the yard under rule 1 of the Calder Hostel Rules.",
         "supported"),
        ("A guest may keep two bicycles in the yard under rule 1 of the Calder Hostel Rules.",
         "altered"),
    ],
)  # fmt: skip
def test_what_is_written_otherwise_and_what_is_ruled_otherwise(
    checker: Checker, text: str, verdict: str
) -> None:
    assert verdicts(checker, text) == {verdict}
