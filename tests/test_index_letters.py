"""The letters of a text: what they leave out, what they keep, and where each one stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.letters import letters_of

ALIKE = [
    ("用水单位，应当节水。", "用水单位应当 节水"),
    ("“好房子”", "「好房子」"),
    ("５Ｇ网络", "5g网络"),
    ("二〇二五年", "二○二五年"),
    ("1,000元", "1000元"),
    ("第三条\n国家", "第三条　国家"),
]
APART = [
    ("3.5%", "35%"),
    ("3-5年", "35年"),
    ("2/3", "23"),
    ("5%", "5"),
    ("12:30", "1230"),
    ("£5", "$5"),
    ("𠮷林路", "𡃁林路"),
    ("𠮷林路", "林路"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_punctuation_width_and_blanks_are_no_letters(one: str, other: str) -> None:
    assert letters_of(one).text == letters_of(other).text


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_makes_a_number_another_is_kept(one: str, other: str) -> None:
    assert letters_of(one).text != letters_of(other).text


@given(st.text())
def test_each_letter_knows_its_place(text: str) -> None:
    letters = letters_of(text)
    assert len(letters.text) == len(letters.places)
    assert list(letters.places) == sorted(letters.places)
    assert all(not text[place].isspace() for place in letters.places)


@given(st.text(st.characters(min_codepoint=0x20000, max_codepoint=0x2FFFF)))
def test_rare_letters_are_told_apart_in_units_of_two_bytes(text: str) -> None:
    letters = letters_of(text).text
    assert all(ord(letter) <= 0xFFFF for letter in letters)
    assert letters_of(f"{text}𠮷").text != letters_of(f"{text}𡃁").text


@given(st.text("国家应当一二3.5，。 \n", min_size=1))
def test_letters_of_letters_are_the_same(text: str) -> None:
    once = letters_of(text).text
    assert letters_of(once).text == once
