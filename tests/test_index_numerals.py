"""Numerals both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.numerals import roman_to_int, to_chinese, to_int, unit_number

CASES = [
    ("一", 1), ("十", 10), ("十一", 11), ("二十", 20), ("二十三", 23), ("一百", 100),
    ("一百零一", 101), ("一百一十", 110), ("一百一十一", 111), ("一千零一", 1001),
    ("一千二百六十", 1260), ("一千零十", 1010), ("两百", 200), ("二〇二五", 2025),
    ("16", 16), ("１６", 16), ("⑫", 12), ("〇", 0),
    ("廿", 20), ("廿一", 21), ("一百卅五", 135),
    ("九百九十九万", 9_990_000), ("三万零五", 30_005),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number"), CASES)
def test_reads(text: str, number: int) -> None:
    assert to_int(text) == number


@pytest.mark.parametrize(
    "text",
    ["", "百", "十百", "一二十", "第一", "一百百", "1一", "IV", "万", "一万万", "廿十", "二廿"],
)
def test_refuses_what_is_not_a_number(text: str) -> None:
    assert to_int(text) is None


@pytest.mark.parametrize("figure", "9九")
def test_figures_without_end_are_no_number(figure: str) -> None:
    assert to_int(figure * 5000) is None


@given(st.integers(0, 9999))
def test_chinese_is_read_back(number: int) -> None:
    assert to_int(to_chinese(number)) == number


@given(st.text("零一二三四五六七八九十百千廿卅", max_size=6))
def test_any_text_is_read_or_refused(text: str) -> None:
    number = to_int(text)
    assert number is None or number >= 0


@pytest.mark.parametrize(
    ("text", "number"), [("IV", 4), ("xii", 12), ("MCMXC", 1990), ("iiii", None), ("", None)]
)
def test_roman(text: str, number: int | None) -> None:
    assert roman_to_int(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("IV", 4), ("V", 5), ("XL", 40), ("C", "C"), ("d", "D"), ("3A", "3A")],
)
def test_one_letter_that_would_be_a_hundred_is_a_letter(text: str, number: int | str) -> None:
    assert unit_number(text) == number


def test_out_of_range() -> None:
    with pytest.raises(ValueError, match="10000"):
        to_chinese(10000)
