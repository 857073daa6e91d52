"""Quotations in a text: all pairs of marks, nested ones, blocks, and marks left open."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.checker.quotations import masked, quoted

CASES = [
    ("规定“应当节水”。", ["应当节水"]),
    ("规定「应当节水」，又称『节水』。", ["应当节水", "节水"]),
    ('规定"应当节水"。', ["应当节水"]),
    ("规定“建设“好房子”的要求”。", ["建设“好房子”的要求"]),
    ("规定“建设‘好房子’”。", ["建设‘好房子’"]),
    ("《关于“双随机”监管的意见》要求公开。", []),
    ("规定“应当\n节水”。", ["应当\n节水"]),
    ("他说“应当节水。\n\n后来“又说”。", ["又说"]),
    ("规定：\n> 应当节水。\n> 不得浪费。\n", ["应当节水。\n> 不得浪费。"]),
    ("规定〝应当节水〞，又称'节水'。", ["应当节水", "节水"]),
    ("It's the owner's duty.", []),
    ("> 应当节水。\n>\n> ——《节水法》第三条\n", ["应当节水。"]),
    ("| 文件 | 摘录 |\n|---|---|\n| 《节水法》 | 应当节水。 |\n", ["应当节水。"]),
    ("| 条款 | 原文 |\n|---|---|\n| 第三条 | “应当节水。” |\n", ["应当节水。"]),
    ("| 事项 | 说明 |\n|---|---|\n| 用水 | 应当节水。 |\n", []),
    ("> 应当节\n水，不得浪费。\n回复如下", ["应当节\n水，不得浪费。"]),
    ("规定：“甲说：“应当节水。”", ["甲说：“应当节水。"]),
    # a mark that was not closed, and those that were
    ("一规定：“应当节水。\n二规定：“不得浪费。”\n", ["应当节水。", "不得浪费。"]),
    ("一规定：「应当节水。\n二规定：“不得浪费。”\n", ["应当节水。", "不得浪费。"]),
    ("一规定：“应当\n二规定：“不得\n三规定：“节水”", ["应当", "不得", "节水"]),
    ('One says: "Save it.\nTwo says: "Waste it."\n', ["Save it.", "Waste it."]),
    ('一规定："应当节水。\n\n二规定："不得浪费。"\n', ["不得浪费。"]),
    ("见《节水法\n《水法》规定：“不得浪费。”", ["不得浪费。"]),
    ("规定：“应当节水。\n“不得浪费。\n“要报告。”", ["应当节水。\n“不得浪费。\n“要报告。"]),
    ("规定：“应当节水。\n所称“水”，是水。”", ["应当节水。\n所称“水”，是水。"]),
    ("规定：“应当节水。\n所称‘水’，是水。”", ["应当节水。\n所称‘水’，是水。"]),
    ('规定："应当节水。\n不得浪费。"', ["应当节水。\n不得浪费。"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_outermost_quotations_are_found(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in quoted(text)] == expected


@given(st.integers(0, 5), st.integers(0, 5), st.sampled_from(["“”", "「」", "«»"]))
def test_one_mark_left_open_hides_no_other_quotation(before: int, behind: int, pair: str) -> None:
    lines = [f"第{n}条规定：{pair[0]}应当节水{n}。{pair[1]}" for n in range(before + 1 + behind)]
    lines[before] = lines[before][:-1]
    text = "\n".join(lines)
    found = [text[a:b] for a, b in quoted(text)]
    told = [f"应当节水{n}。" for n in range(len(lines))]
    assert found == (told if behind else told[:-1])


@example("‘\n>甲甲’")
@given(st.text('“”「」『』‘’《》"甲。\n> ', max_size=60))
def test_quotations_are_disjoint_and_masking_keeps_places(text: str) -> None:
    spans = quoted(text)
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))
    assert len(masked(text, spans)) == len(text)
