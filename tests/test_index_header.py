"""Front matter and the key lines of official pages are set apart and never searched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.clauses import parse
from index.documents import Document, load
from index.header import pairs_in, read_header

BODY = "第一条 测绳应当笔直。\n\n第二条 测绳不得打结。\n"
YAML = "---\ntitle: 测绳条例\neffective: 2019-06-01\ntags:\n  - 绳\n---\n"
LINES = "索 引 号：000014/2019-1\n成文日期：2019年01月27日\n标　　题：测绳条例\n"
TABLE = "| 索引号： | 14/2019 | 主题分类： | 绳 |\n| 成文日期： | 2019年1月27日 |\n"


@pytest.mark.parametrize("header", [YAML, LINES, TABLE])
def test_a_header_is_furniture_and_its_pairs_are_kept(header: str, tmp_path: Path) -> None:
    file = tmp_path / "测绳.md"
    file.write_text(f"{header}\n{BODY}", "utf-8")
    outline = parse(load(file))

    assert [f.text for f in outline.furniture if f.kind == "front_matter"] == [header.strip()]
    assert [c.address for c in outline.clauses] == ["第一条", "第二条"]
    assert outline.document.meta
    if header is not TABLE:
        assert outline.title == "测绳条例"


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "---\n\n第一条 测绳应当笔直。\n\n---\n",
        "来源：测绳报\n\n第一条 测绳应当笔直。",
        "| 名称 | 数量 |\n| 绳 | 3 |\n",
        "",
    ],
)
def test_what_is_no_header_is_left_alone(text: str) -> None:
    assert read_header(text) is None


def test_several_keys_of_one_line_are_read_apart() -> None:
    line = "| 发文机关： | 国务院 | 成文日期： | 2019年1月27日 |"

    assert pairs_in(line) == (("发文机关", "国务院"), ("成文日期", "2019年1月27日"))


@given(st.text("-:：|\n #a成文日期标题来源索引号第一条。", max_size=80))
def test_a_header_is_a_part_of_its_text_and_nothing_is_lost(text: str) -> None:
    header = read_header(text)
    if header is None:
        return
    assert 0 <= header.start < header.end <= len(text)
    document = Document(text, "a.md", "md", furniture=((header.start, header.end, "front_matter"),))
    outline = parse(document)
    own = [s for c in outline.clauses for s in c.own_spans]
    spans = [*own, *(s for f in (*outline.furniture, *outline.foreign) for s in f.spans)]
    covered = sorted(i for a, b in spans for i in range(a, b) if text[i].strip())
    assert covered == [i for i, char in enumerate(text) if char.strip()]
