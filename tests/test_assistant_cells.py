"""The rows of a table as people read them; the words that are quoted stay as they stand."""

from __future__ import annotations

import re

import pytest
from outlines import outline

from assistant.desk.cutting import cut
from assistant.desk.rendering import blocks_in_cells
from assistant.lines import hit_lines
from assistant.reports.cells import in_cells
from assistant.reports.excerpts import in_one_line
from index.retriever import Hit
from index.shown import paragraph_breaks

TABLE = "| 项目 | 标准 |\n|---|:---:|\n| 京沪 | 600元 |\n| 别处 |  |"
OUTLINE = outline(f"# 差旅办法\n\n第一条　住宿费如下。\n\n{TABLE}\n\n其余另定。\n", "md")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (TABLE, "项目 · 标准\n京沪 · 600元\n别处 · "),
        (TABLE.replace("\n", ""), "项目 · 标准\n京沪 · 600元\n别处 · "),
        (f"“{TABLE}”[1]", "“项目 · 标准\n京沪 · 600元\n别处 · ”[1]"),
        ("如下。| 甲 | 乙 |另定。", "如下。\n甲 · 乙\n另定。"),
        ("规定：“| 甲 \\| 乙 | 丙 |”。", "规定：“甲 | 乙 · 丙”。"),
        ("表1 标准| 甲 | 乙 || 丙 | 丁 |", "表1 标准\n甲 · 乙\n丙 · 丁"),
        (f"表1 标准{TABLE}", "表1 标准\n项目 · 标准\n京沪 · 600元\n别处 · "),
        ("Terms | Privacy | Contact", "Terms | Privacy | Contact"),
        ("a || b", "a || b"),
        ("按规定办理。\n另定。", "按规定办理。\n另定。"),
    ],
)
def test_rows_are_shown_as_cells_without_the_rule_below_the_head(text: str, shown: str) -> None:
    assert in_cells(text) == shown


def test_a_table_of_a_clause_is_shown_as_cells_and_its_marks_stay() -> None:
    table = next(one for one in OUTLINE.clauses if one.kind == "table")
    start = OUTLINE.document.text.index("600元")
    marks = {"0-0": ((start, start + 4),)}
    blocks = cut(table.text, table.spans, marks, paragraph_breaks(table.text, table.spans, "table"))
    assert "".join(piece.text for block in blocks for piece in block) == table.text
    shown = list(blocks_in_cells(blocks))
    rows = ["".join(piece.text for piece in block).strip() for block in shown]
    assert rows == ["项目 · 标准", "京沪 · 600元", "别处 ·"]
    assert [piece.text for block in shown for piece in block if piece.keys] == ["600元"]


def test_a_clause_with_a_table_has_no_bars_on_one_line_nor_in_a_list_of_hits() -> None:
    article = next(one for one in OUTLINE.clauses if one.address == "第一条")
    assert "项目 · 标准 / 京沪 · 600元 / 别处 · / 其余另定。" in in_one_line(article)
    listed = "\n".join(hit_lines(Hit(rank=1, clause=article, score=1.0, route="dense"), OUTLINE))
    assert "京沪 · 600元" in listed
    assert not re.search(r"[|]|--", listed)
