"""Markdown files become text whose tables are rows between bars."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.load_markdown import read_markdown, with_outer_bars


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("a | b\n--- | ---\n1 | 2\n\nx | y", "| a | b |\n| --- | --- |\n| 1 | 2 |\n\nx | y"),
        ("| a | b\n|:-|-:\n| 1 | 2\nrest", "| a | b |\n|:-|-: |\n| 1 | 2 |\nrest"),
        ("a | b |\n-|-|\n1 | 2 |", "| a | b |\n| -|-|\n| 1 | 2 |"),
        ("|a|b|\n|-|-|\n|  1|2|", "|a|b|\n|-|-|\n|  1|2|"),
        ("|a|b|\n|-|-|\n|1<br>2<BR/> 3|c|", "|a|b|\n|-|-|\n|1 2 3|c|"),
        ("a | b\\|\n--|--\n1 | 2\\|", "| a | b\\| |\n| --|-- |\n| 1 | 2\\| |"),
        ("a\\|b | c\n--|--", "| a\\|b | c |\n| --|-- |"),
        ("|a||b|\n|-|-|-|\n|1|2||", "|a| |b|\n|-|-|-|\n|1|2| |"),
        ("Terms | Privacy\nContact | Help", "Terms | Privacy\nContact | Help"),
        ("a | b | c\n--- | ---", "a | b | c\n--- | ---"),
        ("Heading\n---\na | b", "Heading\n---\na | b"),
        ("- a | b\n--- | ---", "- a | b\n--- | ---"),
        ("```\na | b\n--|--\n```\na | b\n--|--", "```\na | b\n--|--\n```\n| a | b |\n| --|-- |"),
    ],
)
def test_a_table_has_its_outer_bars(text: str, stored: str) -> None:
    assert with_outer_bars(text) == stored
    assert read_markdown(text.encode(), "a.md") == stored


TEXT = st.text(st.sampled_from("甲a1 |\\-:\n`#~<br>"), max_size=40)


@given(TEXT)
def test_a_text_read_again_stays_and_loses_no_letter(text: str) -> None:
    stored = with_outer_bars(text)
    assert with_outer_bars(stored) == stored
    kept = [c for c in stored if c not in "| <br>"]
    assert kept == [c for c in text if c not in "| <br>"]
    assert len(stored.split("\n")) == len(text.split("\n"))


CELL = st.text(st.sampled_from("甲a1。：*"), min_size=1, max_size=6)


@given(
    st.integers(2, 4).flatmap(
        lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n), min_size=1)
    )
)
def test_a_table_without_outer_bars_is_stored_as_one_with_them(rows: list[list[str]]) -> None:
    head, *below = (" | ".join(row) for row in rows)
    rule = " | ".join("-" for _ in rows[0])
    lines = ["a" + head, rule, *below]
    assert with_outer_bars("\n".join(lines)) == "\n".join(f"| {line} |" for line in lines)
