"""The rows of a table, told by the names of their columns."""

from __future__ import annotations

import pytest

from index.chunks import Kind, cut
from index.clauses import parse
from index.documents import Document
from index.sentences import words
from index.tables import has_head, names_cell, names_row, told

HEAD = "| 班次 | 餐食 | 补助（元/次） |"
NIGHT = "| 夜班 | 热餐 | 45 |"


@pytest.mark.parametrize(
    ("rows", "is_headed"),
    [
        ([HEAD, NIGHT], True),
        (["| Item | Basis |", "|---|---|", "| Desk | Loan |"], True),
        ([HEAD, NIGHT, "| 白班 | 冷餐 | 无 |"], False),
        (["| 名称 | 江口站 |", "| 电话 | 3021 |"], False),
        (["| 1 | 热餐 | 45 |", NIGHT], False),
        ([HEAD], False),
    ],
)
def test_a_head_has_a_rule_below_it_or_numbers_in_a_column(
    rows: list[str], is_headed: bool
) -> None:
    assert has_head(rows) == is_headed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + NIGHT, "夜班：餐食 热餐，补助 45元/次"),
        (f"补助如下：{HEAD}\n{NIGHT}", "补助如下：夜班：餐食 热餐，补助 45元/次"),
        ("| Item | Limit |\n|---|---|\n| Desk | £90 |", "Desk: Limit: £90"),
        (HEAD + "| 白班 |  | 20 |", "白班：补助 20元/次"),
        (NIGHT, NIGHT),
        ("甲|乙", "甲|乙"),
    ],
)
def test_a_row_is_told_by_its_head(text: str, said: str) -> None:
    assert told(text) == said


def test_each_row_of_a_table_with_a_head_is_found_as_a_sentence() -> None:
    text = f"值班办法\n\n第一条 补助如下：\n\n{HEAD}\n{NIGHT}\n| 白班 | 冷餐 | 20 |\n"
    outline = parse(Document(text, "值班.txt", "txt"))
    found = {
        words(text, p.chunk.spans): p.text for p in cut(outline) if p.chunk.kind is Kind.SENTENCE
    }
    assert found[NIGHT] == "第一条 补助如下：夜班：餐食 热餐，补助 45元/次"
    assert HEAD in found


@pytest.mark.parametrize(
    ("question", "row", "is_named"),
    [
        ("夜班补助多少", NIGHT, True),
        ("白班补助多少", NIGHT, False),
        ("副班长坐什么车", "| 班长、副班长 | 大巴 |", True),
        ("How much may a desk cost?", "| Desk | £90 |", True),
    ],
)
def test_a_question_names_a_row(question: str, row: str, is_named: bool) -> None:
    assert names_row(question, row) == is_named


@pytest.mark.parametrize(
    ("question", "is_named"),
    [("夜班补助多少", True), ("夜班几点开始", False), ("白班补助多少", False)],
)
def test_a_question_names_a_cell(question: str, is_named: bool) -> None:
    assert names_cell(question, f"补助如下：{HEAD}{NIGHT}") == is_named
