"""What is said to go unpunished in the very words of a clause that punishes it."""

from __future__ import annotations

import pytest

from assistant.checker.citations import Checker
from assistant.checker.unpunished import punishes
from index.clauses import parse
from index.documents import Document

LAW = """岚州航道法

第一条　私自拆除航标的，处三年以下有期徒刑或者拘役。

第二条　有船而冒领补贴的，或者明知他人有船而代领补贴的，处二年以下有期徒刑或者拘役。

第三条　在禁航区内捕捞的，由航道管理机构处五千元以下罚款；构成犯罪的，依法追究刑事责任。

第四条　盗采航道泥沙的，处二年以下有期徒刑。
盗采航道泥沙，主动回填并赔偿损失的，不追究刑事责任。

第五条　涂改航行日志的，可以处一千元以下罚款。

第六条　倾倒船舶垃圾的，责令清理；拒不清理的，处三千元以下罚款。

第七条　冒用他人船名的，对方同意的，不处罚。

第八条　泄露航道勘测数据，情节严重的，处三年以下有期徒刑。

第九条　遗失航行日志的，不追究刑事责任。
"""
TITLE = "《岚州航道法》"


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([parse(Document(LAW, "0.txt", "txt"))])


def verdicts(checker: Checker, said: str) -> set[str]:
    """The verdicts on what one sentence says, with its law or its article named."""
    told = (f"{said}。", f"根据{TITLE}，{said}。")
    return {finding.verdict for text in told for finding in checker.check(text)}


@pytest.mark.parametrize(
    "said",
    [
        "私自拆除航标的，不追究刑事责任",
        "私自拆除航标的，属于民事纠纷，不构成犯罪",
        "私自拆除航标的，不受处罚",
        "私自拆除航标，算不上犯罪",
        "私自拆除航标的，免于一切处罚",
        "私自拆除航标，无论如何也判不了刑",
        "在禁航区内捕捞，航道管理机构管不着",
        "私自拆除航标的，无须担责",
        "乡亲们注意了，私自拆除航标的，不追究刑事责任",
        "私自拆除航标的，一律免予刑事处罚",
        "有船而冒领补贴的，或者明知他人有船而代领补贴的，不追究刑事责任",
        "在禁航区内捕捞的，不予处罚",
        "在禁航区内捕捞的，免予罚款",
        "私自拆除航标的，刑事责任一笔勾销",
    ],
)
def test_a_deed_that_a_clause_punishes_does_not_go_unpunished(checker: Checker, said: str) -> None:
    assert verdicts(checker, said) == {"contradicted"}


@pytest.mark.parametrize(
    "said",
    [
        "盗采航道泥沙的，不追究刑事责任",
        "盗采航道泥沙，主动回填并赔偿损失的，不追究刑事责任",
        "倾倒船舶垃圾的，不处罚款",
        "私自拆除航标的，不予行政处罚",
        "私自拆除航标的，不承担民事责任",
        "泄露航道勘测数据的，不追究刑事责任",
        "遗失航行日志的，不追究刑事责任",
        "未满十六周岁的人私自拆除航标的，不追究刑事责任",
    ],
)
def test_what_may_be_spared_after_all_is_not_contradicted(checker: Checker, said: str) -> None:
    assert "contradicted" not in verdicts(checker, said)


def test_who_calls_it_wrong_is_right(checker: Checker) -> None:
    said = f"{TITLE}第一条：认为私自拆除航标的，不追究刑事责任，是错误的。"
    assert {finding.verdict for finding in checker.check(said)} == {"supported"}


@pytest.mark.parametrize(
    ("rest", "freed", "punished"),
    [
        ("，处三年以下有期徒刑", "不构成犯罪", True),
        ("，处五千元以下罚款", "不受处罚", True),
        ("，处五千元以下罚款", "不构成犯罪", False),
        ("，处五千元以下罚款；构成犯罪的，依法追究刑事责任", "不追究刑事责任", False),
        ("，可以处一千元以下罚款", "不予处罚", False),
        ("，情节严重的，处一千元以下罚款", "不予处罚", False),
    ],
)
def test_each_penalty_is_of_its_kind(rest: str, freed: str, punished: bool) -> None:
    assert punishes(rest, freed) is punished
