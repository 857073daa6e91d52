"""Signs of numbers in what is checked: a changed one is named, and one in words is the same."""

from __future__ import annotations

import pytest

from assistant.checker.citations import Checker
from index.clauses import parse
from index.documents import Document

TANKS = """梅溪县蓄水池管理办法
第一条 深度≥30米的，缴纳5%的费用。
第二条 水温低于-5℃的，停止放水。
第三条 表决须经½以上同意。
第四条 误差为±3毫米，规格为2×3米。
第五条 容积为10²立方米。
第六条 罚款<500元的，当场收缴。
第七条 浮动A+级的，每年检修。
第八条 𠮷林渠以东不得蓄水。
"""
CHANGED = [
    ("一", "深度≤30米的，缴纳5%的费用。", "≤"),
    ("一", "深度30米的，缴纳5%的费用。", "≥"),
    ("一", "深度≥30米的，缴纳-5%的费用。", "-"),
    ("二", "水温低于5℃的，停止放水。", "-"),
    ("三", "表决须经12以上同意。", "½"),
    ("四", "误差为3毫米，规格为2×3米。", "±"),
    ("四", "误差为±3毫米，规格为2+3米。", "×"),
    ("四", "误差为±3毫米，规格为23米。", "23米"),
    ("五", "容积为102立方米。", "10²立方米"),
    ("六", "罚款>500元的，当场收缴。", "<"),
    ("七", "浮动A级的，每年检修。", "+"),
    ("二", "5℃的，停止放水。", "-"),
    ("四", "3毫米，规格为2×3米。", "±"),
    ("五", "容积为10", "²"),
    ("八", "𡃁林渠以东不得蓄水。", ""),
]
SAME = [
    ("一", "深度＞＝30米的，缴纳５％的费用。"),
    ("二", "水温低于−5°C的，停止放水。"),
    ("三", "表决须经1/2以上同意。"),
    ("三", "表决须经二分之一以上同意。"),
    ("四", "误差为± 3毫米，规格为2 × 3米。"),
    ("五", "容积为10^2立方米。"),
    ("六", "罚款< 500元的，当场收缴。"),
]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([parse(Document(TANKS, "0.txt", "txt"))])


@pytest.mark.parametrize(("article", "words", "named"), CHANGED)
def test_a_changed_sign_is_named(checker: Checker, article: str, words: str, named: str) -> None:
    (finding,) = checker.check(f"《梅溪县蓄水池管理办法》第{article}条规定：“{words}”")
    assert finding.verdict == "altered"
    assert named in finding.note
    told = checker.check(f"根据《梅溪县蓄水池管理办法》第{article}条，{words}")
    assert {"altered", "contradicted"} >= {finding.verdict for finding in told} != set()


@pytest.mark.parametrize(("article", "words"), SAME)
def test_a_sign_may_be_written_in_other_ways(checker: Checker, article: str, words: str) -> None:
    (finding,) = checker.check(f"《梅溪县蓄水池管理办法》第{article}条规定：“{words}”")
    assert finding.verdict == "supported"


def test_a_sign_may_be_told_in_words(checker: Checker) -> None:
    told = "根据《梅溪县蓄水池管理办法》第一条，深度大于或等于30米的，缴纳5%的费用。"
    assert [finding.verdict for finding in checker.check(told)] == ["supported"]
