"""Items of a list told with what leads to it, and such as their list binds further."""

from __future__ import annotations

import pytest

from assistant.checker.citations import Checker
from assistant.checker.listed_items import item_told
from index.clauses import parse
from index.documents import Document

LISTED = """Ferry Rules

1. The following travel free:
(a) children under six;
(b) passengers over 65; and
(c) members of a band.

2. The following persons must not board:
(a) anyone carrying fuel;
(b) passengers without a ticket.

3. The following never wait:
(a) nurses;
(b) dogs over ten kilos.

4. The following may board first:
(a) firefighters;
(b) bakers
if they carry a card.
"""


@pytest.mark.parametrize(
    ("said", "is_right"),
    [
        ("Children under 6 travel free.", True),
        ("Passengers over 65 travel free.", True),
        ("Members of a band travel free.", True),
        ("Passengers without a ticket must not board.", True),
        ("Nurses never wait.", True),
        ("Children travel free.", False),
        ("Passengers over 56 travel free.", False),
        ("Passengers over 65 must not board.", False),
        ("Passengers without a ticket may board.", False),
        ("Nurses wait.", False),
        ("Firefighters may board first.", False),
    ],
)
def test_a_class_of_an_english_list_has_the_rule_of_its_lead(said: str, is_right: bool) -> None:
    found = Checker([parse(Document(LISTED, "0.txt", "txt"))]).check(said)
    assert ([f.verdict for f in found] == ["supported"]) == is_right


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("船员应当持有船员证", "船员应当持有下列证件之一：\n（一）船员证；\n（二）适任证书。"),
        ("禁止在闸内停泊", "禁止在下列区域夜间停泊：\n（一）主航道；\n（二）闸内。"),
        ("应当在闸内停泊", "应当在下列区域停泊：\n（一）主航道；或者\n（二）闸内。"),
        ("禁止在闸内停泊", "禁止在下列区域停泊：\n（一）主航道；\n（二）闸内。\n救护船除外。"),
        ("a guest must sign the book", "A guest must sign, if young -\n(a) the book;\n(b) a form."),
    ],
)
def test_an_item_that_its_list_binds_further_is_not_told_alone(claim: str, source: str) -> None:
    assert not item_told(claim, source)


PAPERS = """云溪市社区食堂补贴办法

第一条 为了支持社区食堂，制定本办法。

第二条 申请补贴应当向街道办事处提交下列材料：
{}
第三条 虚报供餐数量的，追回补贴。
"""
ITEMS = ("食品经营许可证；", "上年度供餐台账；", "从业人员健康证明。")


@pytest.mark.parametrize(
    "numbers",
    [
        ("（一）", "（二）", "（三）"),
        ("1. ", "2. ", "3. "),
        ("（1）", "（2）", "（3）"),
        ("1、", "2、", "3、"),
    ],
)
def test_an_item_is_told_with_the_lead_of_its_list(numbers: tuple[str, str, str]) -> None:
    lines = "".join(number + item + "\n" for number, item in zip(numbers, ITEMS, strict=True))
    checker = Checker([parse(Document(PAPERS.format(lines), "papers.txt", "txt"))])

    def verdict(told: str) -> str:
        (finding,) = checker.check(f"《云溪市社区食堂补贴办法》第二条{told}。")
        return finding.verdict

    assert verdict("第二项规定，申请补贴应当提交上年度供餐台账") == "supported"
    assert verdict("规定，申请补贴应当提交上年度供餐台账") == "supported"
    assert verdict("第二项规定，申请补贴应当提交食品经营许可证") == "misattributed"
    assert verdict("第二项规定，申请补贴不得提交上年度供餐台账") in ("altered", "contradicted")
    assert verdict("第二项规定，申请补贴应当提交上年度供餐台账三份") != "supported"
    two = "第二项规定，申请补贴应当提交上年度供餐台账和食品经营许可证"
    assert verdict(two) != "supported"
