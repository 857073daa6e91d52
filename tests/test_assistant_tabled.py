"""Cells of a table told as a sentence, and such as it does not have."""

from __future__ import annotations

from time import process_time

import pytest

from assistant.checker.citations import Checker
from assistant.checker.tabled import cells_told, is_same
from index.clauses import parse
from index.documents import Document

ROWS = (
    "| 泳池 | 早场入场 | 晚场入场 | 在池人数 | 更衣柜数量 | 换水日 |",
    "| 浅水池 | 7:00—9:00 | 18:00—20:00 | 40人 | 60个 | 周二、周五 |",
    "| 深水池 | 不安排 | 19:00—21:00 | 25人 | 不配备 | 周一 |",
)


@pytest.mark.parametrize(
    ("claim", "is_right"),
    [
        ("浅水池早场入场时间为7:00—9:00", True),
        ("浅水池早场入场时间为7:00至9:00", True),
        ("深水池早场不安排入场", True),
        ("深水池不配备更衣柜", True),
        ("浅水池更衣柜为60个", True),
        ("浅水池早场7:00至9:00、晚场18:00至20:00可以入场", True),
        ("浅水池早场7:00至9:00、晚场19:00至21:00可以入场", False),
        ("浅水池换水日为周二、周五", True),
        ("浅水池换水日为周二、周六", False),
        ("深水池早场可以入场", False),
        ("浅水池早场入场时间为7:00至9:30", False),
        ("浅水池早场入场时间为18:00至20:00", False),
        ("浅水池早场不安排入场", False),
        ("深水池配备更衣柜", False),
        ("浅水池更衣柜人数为60个", False),
        ("浅水池更衣柜至少为60个", False),
    ],
)
def test_what_a_column_holds_may_be_told_with_its_kind_or_as_a_verb(
    claim: str, is_right: bool
) -> None:
    cells = cells_told(claim, ROWS)
    assert (bool(cells) and all(is_same(c.said, c.stated) for c in cells)) == is_right


@pytest.mark.parametrize("lead", ["中，", "的表格里，", "中", "规定，", "收费表："])
def test_a_name_that_begins_with_a_word_for_within_is_told_whole(lead: str) -> None:
    table = "| 泳池 | 在池人数 |\n| --- | --- |\n| 内湖池 | 40人 |\n| 中庭池 | 25人 |\n"
    text = f"云渚泳池规则\n\n第一条　游客应当淋浴后入池。\n\n{table}"
    checker = Checker([parse(Document(text, "0.txt", "txt"))])
    for said in ("内湖池在池人数为40人。", "中庭池在池人数为25人。"):
        assert [f.verdict for f in checker.check(f"《云渚泳池规则》{lead}{said}")] == ["supported"]


BY_PLACE = (
    "| 地区 | 职级 | 住宿（元/晚） |  | 高铁 |",
    "|  |  | 淡季 | 旺季 |  |",
    "|---|---|---|---|---|",
    "| 北京 | 主管 | 600 | 800 | 一等座 |",
    "|  | 员工 | 450 | 500 | 二等座 |",
    "| 上海 | 主管 | 550 | 700 | 一等座 |",
    "|  | 合计 | 90 | 95 |  |",
)
COUNTED = ("| 序号 | 事项 | 分值（分） |", "|-|-|-|", "| 1 | 出勤 | 10 |", "| 2 | 绩效 | 60 |")
HEADED = ("| 事项 | 分值（分） |", "|-|-|", "| 一、出勤 | 10 |", "| （二）绩效 | 60 |")


@pytest.mark.parametrize(
    ("claim", "rows", "is_right"),
    [
        ("北京主管淡季住宿600元", BY_PLACE, True),
        ("北京的主管住宿旺季为每晚800元", BY_PLACE, True),
        ("北京员工旺季住宿500元/晚", BY_PLACE, True),
        ("北京的员工高铁为二等座", BY_PLACE, True),
        ("上海淡季住宿550元", BY_PLACE, True),
        ("北京主管淡季住宿800元", BY_PLACE, False),
        ("北京主管淡季住宿600元/月", BY_PLACE, False),
        ("北京主管淡季住宿600美元", BY_PLACE, False),
        ("北京员工旺季住宿800元", BY_PLACE, False),
        ("北京淡季住宿600元", BY_PLACE, False),
        ("北京高铁为一等座", BY_PLACE, False),
        ("主管淡季住宿600元", BY_PLACE, False),
        ("上海合计淡季住宿90元", BY_PLACE, False),
        ("出勤分值为10分", COUNTED, True),
        ("绩效的分值为60", COUNTED, True),
        ("绩效的分值为10分", COUNTED, False),
        ("出勤分值为10分", HEADED, True),
        ("绩效的分值为10分", HEADED, False),
    ],
)
def test_a_row_is_named_by_as_many_cells_as_no_other_row_begins_with(
    claim: str, rows: tuple[str, ...], is_right: bool
) -> None:
    cells = cells_told(claim, rows)
    assert (bool(cells) and all(is_same(c.said, c.stated) for c in cells)) == is_right


def test_a_cell_of_one_table_is_not_held_against_one_of_another() -> None:
    text = (
        "停车收费办法\n\n第一条　收费如下。\n\n"
        "| 车型 | 费用（元/小时） |\n|--|--|\n| 小型车 | 5 |\n\n"
        "| 车型 | 费用（元/次） |\n|--|--|\n| 小型车 | 7 |\n"
    )
    checker = Checker([parse(Document(text, "0.md", "md"))])
    told = {"小型车费用为每小时5元。": "supported", "小型车费用为7元/次。": "supported"}
    for claim, verdict in {**told, "小型车费用为8元。": "contradicted"}.items():
        assert [f.verdict for f in checker.check(claim)] == [verdict]
    for claim in ("小型车费用为每次5元。", "小型车费用为7元/小时。", "小型车费用为5个。"):
        assert all(f.verdict != "supported" for f in checker.check(claim))


def test_a_claim_about_a_table_of_many_rows_takes_no_long_time() -> None:
    """Where each number looked for its bound from the top on, two claims took some 15 s."""
    rows = "".join(f"| P{n:03} | 零件{n} | {3 * n} | {n % 7}箱 |\n" for n in range(500))
    text = (
        f"物料办法\n\n第一条　如下。\n\n| 编号 | 名称 | 单价（元/件） | 库存 |\n|-|-|-|-|\n{rows}"
    )
    checker = Checker([parse(Document(text, "0.md", "md"))])
    before = process_time()
    told = {"P123单价为369元。": "supported", "P123单价为372元。": "contradicted"}
    for claim, verdict in told.items():
        assert [f.verdict for f in checker.check(claim)] == [verdict]
    assert process_time() - before < 6  # some 1 s
