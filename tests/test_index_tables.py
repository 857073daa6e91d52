"""The rows of a table, told by the names of their columns."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.chunks import Kind, cut
from index.clauses import parse
from index.documents import Document, load
from index.outline import Outline
from index.sentences import table_rows, words
from index.tables import columns_and_rows, first_table, has_head, names_cell, names_row, told

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
        (["| 项目 | 期限 |", "|-|:-:|", "| 甲 | 一年 |"], True),
        (["| 地区 | 价格 |  |", "|  | 淡季 | 旺季 |", "| 甲 | 5 | 8 |"], True),
        (["| 地区 | 价格 |  |", "|  | 淡季 | 旺季 |", "|---|---|---|", "| 甲 | 无 | 有 |"], True),
        ([HEAD, NIGHT, "| 说明：自费另计。 |  |  |"], True),
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
        (
            HEAD + NIGHT + "|  | 冷餐 | 20 |",
            "夜班：餐食 热餐，补助 45元/次\n夜班：餐食 冷餐，补助 20元/次",
        ),
        (HEAD + NIGHT + "| 自费另计。 |  |  |", "夜班：餐食 热餐，补助 45元/次\n自费另计。"),
        (
            "| 地区 | 价格（元） |  ||  | 淡季 | 旺季 || 甲 | 5 | 8 |",
            "甲：价格淡季 5元，价格旺季 8元",
        ),
        ("| Day |\n|---|\n| Monday |", "Day: Monday"),
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


def test_a_short_table_without_a_head_is_one_sentence_and_the_rows_of_a_long_one_are_each() -> None:
    row = "| 站务 | 先登记。后进站！须有人陪同？ |"
    for count in (2, 40):
        table = "\n".join([row] * count)
        text = f"值班办法\n\n第一条 站务如下。\n\n{table}\n\n第二条 自即日起施行。\n"
        cuts = cut(parse(Document(text, "值班.txt", "txt")))
        found = [
            words(text, p.chunk.spans)
            for p in cuts
            if p.chunk.kind is Kind.SENTENCE and "表" in p.chunk.clause_id
        ]
        assert found == ([row * count] if count == 2 else [row] * count)


RULE = "|---|---|"


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (["| a | b |", RULE, "| 1 | 2 |", "| c | d |", RULE, "| 3 | 4 |"], [3, 3]),
        (["| a | b |", RULE, "| 1 | 2 |", "", "| c | d |", RULE, "| 3 | 4 |"], [3, 3]),
        (["| a | b |", "", RULE, "", "| 1 | 2 |", "", "| 3 | 4 |"], [4]),
        (["| a | b |", "| 1 | 2 |", "", "| c | d | e |", "| 3 | 4 | 5 |"], [2, 2]),
        (["| a | b |", "| - | - |", "| c | d |", "| - | - |", "| 3 | 4 |"], [5]),
        (["| a | b |  |", "|  | c | d |", "|---|---|---|", "| 1 | 2 | 3 |"], [4]),
        (
            ["| 1 | 2 | 3 |", "| a | b |  |", "|  | c | d |", "|---|---|---|", "| 1 | 2 | 3 |"],
            [1, 4],
        ),
    ],
)
def test_tables_below_one_another_are_told_apart(table: list[str], rows: list[int]) -> None:
    blank = [at > 0 and not table[at - 1] for at, row in enumerate(table) if row]
    left = [row for row in table if row]
    found = []
    while left:
        found.append(first_table(left, blank))
        left, blank = left[found[-1] :], blank[found[-1] :]
    assert found == rows


def test_each_of_two_tables_is_a_clause() -> None:
    outline = markdown(
        "# 收费办法\n\n第一条 收费如下：\n\n车型 | 费用（元/小时）\n-|-\n小车 | 5\n\n"
        "时段 | 费用（元/次）\n-|-\n夜间 | 3\n"
    )
    assert [c.address for c in outline.clauses if c.kind == "table"] == ["第一条表1", "第一条表2"]
    assert [p.text for p in cut(outline)][-1] == "第一条 收费如下：夜间：费用 3元/次"


def test_what_a_merged_cell_says_is_said_of_each_of_its_rows_but_not_of_a_sum() -> None:
    rows = ["| 地区 | 级别 | 额 |", "| 甲 | 一 | 5 |", "|  | 二 | 8 |", "|  | 合计 | 13 |"]
    names, below = columns_and_rows(rows)
    assert names == ["地区", "级别", "额"]
    assert below == [["甲", "一", "5"], ["甲", "二", "8"], ["", "合计", "13"]]
    assert columns_and_rows([RULE]) == ([], [])


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


def markdown(text: str) -> Outline:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.md"
        path.write_text(text, "utf-8")
        return parse(load(path))


def test_a_row_is_one_sentence_whatever_marks_stand_in_its_cells() -> None:
    outline = markdown(
        "停车办法\n\n| 事项 | 要求？ | 数额 |\n| --- | --- | --- |\n"
        "| 停车 | 先登记。后停放；不得占道！ | **每小时5元**。 |\n| 夜间 | 可以吗？可以。 | 0 |\n"
    )
    told_so = [p.text for p in cut(outline) if p.chunk.kind is Kind.SENTENCE]
    assert told_so[-2:] == [
        "停车：要求？ 先登记。后停放；不得占道！，数额 每小时5元。",
        "夜间：要求？ 可以吗？可以。，数额 0",
    ]


CELLS = st.lists(
    st.text(st.sampled_from("甲乙a1 。？!.；*_`|\\"), max_size=8), min_size=1, max_size=4
)


@given(st.lists(CELLS, min_size=1, max_size=4))
def test_any_table_is_cut_into_whole_rows(rows: list[list[str]]) -> None:
    head, *below = (f"| {' | '.join(row)} |" for row in rows)
    rule = "|---" * len(rows[0]) + "|"
    outline = markdown("\n".join(["停车办法", "", "说明如下。", "", head, rule, *below]))
    tables = {c.id: c.own_spans for c in outline.clauses if c.kind == "table"}
    ends = {
        row[-1][1] for spans in tables.values() for row in table_rows(outline.document.text, spans)
    }
    cut_at = {
        p.chunk.spans[-1][1]
        for p in cut(outline)
        if p.chunk.kind is Kind.SENTENCE and p.chunk.clause_id in tables
    }
    assert cut_at <= ends
