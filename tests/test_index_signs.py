"""The signs of numbers: which count, which are only punctuation, and where each one stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.letters import letters_of
from index.signs import signs

ALIKE = [
    ("深度≥30米", "深度>=30米"),
    ("深度≥30米", "深度＞＝ 30米"),
    ("深度 ≤ **30** 米", "深度≤30米"),
    ("低于−5度", "低于-5度"),
    ("±3毫米", "+/-3毫米"),
    ("2×3米", "2x3米"),
    ("½以上", "1/2以上"),
    ("1⁄2以上", "1/2以上"),
    ("10³升", "10^3升"),
    ("10⁻³升", "10^-3升"),
    ("CO₂不超过5m²", "CO2不超过5m2"),
    ("5G+渔业", "5G + 渔业"),
    # what is no sign of a number
    ("5-10日", "5－10日"),
    ("2019—2020年", "2019-2020年"),
    ("第3-5条", "第3—5条"),
    ("5日-10日", "5日—10日"),
    ("10个工作日-15个工作日", "10个工作日—15个工作日"),
    ("- 5 项", "5项"),
    ("> 5 项", "5项"),
    ("第一条->5日", "第一条5日"),
    ("甲办发<2023>5号", "甲办发〔2023〕5号"),
    ("20××年×月", "20年月"),
    ("附件A-5", "附件A5"),
    ("第（一）-5项", "第（一）5项"),
    ("A + B", "A+B"),
]
APART = [
    ("深度≥30米", "深度≤30米"),
    ("深度≥30米", "深度>30米"),
    ("深度≥30米", "深度30米"),
    ("罚款<500元", "罚款>500元"),
    ("a fine of < $500", "a fine of > $500"),
    ("pH＞7", "pH7"),
    ("低于-5度", "低于5度"),
    ("a loss of -$5", "a loss of $5"),
    ("±3毫米", "3毫米"),
    ("2×3米", "23米"),
    ("2×3米", "2+3米"),
    ("10²升", "102升"),
    ("10²升", "10升"),
    ("10²升", "10₂升"),
    ("½以上", "12以上"),
    ("1½米", "11/2米"),
    ("A+级", "A级"),
    ("A+级", "A-级"),
    ("1∶2", "12"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_signs_that_mean_the_same_and_marks_that_are_none(one: str, other: str) -> None:
    assert letters_of(one).text == letters_of(other).text


@pytest.mark.parametrize(("one", "other"), APART)
def test_a_sign_makes_a_number_another(one: str, other: str) -> None:
    assert letters_of(one).text != letters_of(other).text


@pytest.mark.parametrize(
    "text", ["<b>5</b>日", '<td rowspan="2">5</td>', "<<甲法>>5条", "=>5", "-->5"]
)
def test_tags_and_arrows_hold_no_signs(text: str) -> None:
    assert not list(signs(text))


@given(st.text("≥≤<>＞=＝±×÷+-−/^²³⁻₂½57日A%（）*_ \n𠮷", max_size=40))
def test_each_sign_knows_its_place(text: str) -> None:
    found = list(signs(text))
    assert all(0 <= start < end <= len(text) and form for start, end, form in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    letters = letters_of(text)
    assert len(letters.text) == len(letters.places)
    assert list(letters.places) == sorted(letters.places)
    assert all(not text[place].isspace() for place in letters.places)


@given(st.text("甲一5日.，", max_size=20))
def test_where_no_sign_stands_none_is_found(text: str) -> None:
    assert not list(signs(text))
