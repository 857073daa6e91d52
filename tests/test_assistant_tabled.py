"""Cells of a table told as a sentence, and such as it does not have."""

from __future__ import annotations

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


@pytest.mark.parametrize("lead", ["中，", "的表格里，", "中", "规定，"])
def test_a_name_that_begins_with_a_word_for_within_is_told_whole(lead: str) -> None:
    table = "| 泳池 | 在池人数 |\n| --- | --- |\n| 内湖池 | 40人 |\n| 中庭池 | 25人 |\n"
    text = f"云渚泳池规则\n\n第一条　游客应当淋浴后入池。\n\n{table}"
    checker = Checker([parse(Document(text, "0.txt", "txt"))])
    for said in ("内湖池在池人数为40人。", "中庭池在池人数为25人。"):
        assert [f.verdict for f in checker.check(f"《云渚泳池规则》{lead}{said}")] == ["supported"]
