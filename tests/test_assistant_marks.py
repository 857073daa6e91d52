"""Marks inside quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.chat.marks import set_inside


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("驳船每年检修一次。", "驳船每年检修一次。"),
        ("所称“以上”包括本数。", "所称‘以上’包括本数。"),
        ("作为第三款：“处拘役。", "作为第三款：‘处拘役。’"),
        (
            "作为一条：“处拘役。\n“有前款行为的，处罚金。”",
            "作为一条：‘处拘役。\n‘有前款行为的，处罚金。’",
        ),
        ("并处罚金。”", "‘并处罚金。’"),
        ("the department’s “clerk”", "the department’s ‘clerk’"),
    ],
)
def test_marks_inside_are_single_and_paired(text: str, inside: str) -> None:
    assert set_inside(text) == inside


@given(st.text("“”甲，", max_size=12))
def test_every_mark_has_its_other_half(text: str) -> None:
    inside = set_inside(text)
    assert inside.count("‘") == inside.count("’")
    assert inside.strip("‘’").translate(str.maketrans("‘’", "“”")) == text.strip("“”")
