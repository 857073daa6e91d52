"""An amount told where its rule only refers to it."""

from __future__ import annotations

import pytest

from assistant.checker.citations import Checker
from assistant.checker.referred_amounts import put_as_referred
from index.clauses import parse
from index.documents import Document

ARTICLE = """第三条　方案公示三十日；拆除的面积不得超过百分之二十。

违法建筑的拆除面积，不计入前款规定的比例。
"""
RULES = f"""砚浦市街区办法

{ARTICLE}
第四条　过渡期限不得超过十八个月，安置费按月发放，每月不低于一千元。

超过前款规定期限的，按照原标准的二倍发放安置费。

第五条　过渡期限不得超过十八个月，并在五日内告知。

超过前款规定期限的，处以警告。
"""


def verdicts(text: str) -> list[str]:
    checker = Checker([parse(Document(RULES, "rules.txt", "txt"))])
    return [finding.verdict for finding in checker.check(text)]


def test_an_amount_is_put_as_what_refers_to_it() -> None:
    claim = "违法建筑的拆除面积，不计入百分之二十的比例。"
    ways = list(put_as_referred(claim, ARTICLE))
    assert "违法建筑的拆除面积，不计入前款规定的比例。" in [way.words for way in ways]
    assert {(way.amount, way.reference) for way in ways} == {("百分之二十", "前款规定")}


@pytest.mark.parametrize(
    "claim",
    [
        "违法建筑的拆除面积，不计入百分之三十的比例。",
        "违法建筑的拆除面积，不计入前款规定的百分之二十的比例。",
        "违法建筑的拆除面积，不计入三十日的比例。",
        "违法建筑的拆除面积，不计入比例。",
    ],
)
def test_no_other_amount_is(claim: str) -> None:
    assert list(put_as_referred(claim, ARTICLE)) == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("违法建筑的拆除面积，不计入百分之二十的比例。", "unsupported"),
        ("超过十八个月的，按照原标准的二倍发放安置费。", "unsupported"),
        ("超过十八个月的，按照原标准的三倍发放安置费。", "contradicted"),
        ("超过十二个月的，按照原标准的二倍发放安置费。", "contradicted"),
        ("超过一千元的，按照原标准的二倍发放安置费。", "contradicted"),
        ("超过五日的，处以警告。", "contradicted"),
    ],
)
def test_only_what_else_agrees_is_left_open(text: str, verdict: str) -> None:
    assert verdicts(text) == [verdict]
