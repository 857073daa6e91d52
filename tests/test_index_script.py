"""Chinese in one script, every letter in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.letters import letters_of
from index.script import simplified


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("漁船條例", "渔船条例"),
        ("第⼗⼆条", "第十二条"),
        ("⾧度⻅表", "长度见表"),
        ("Wharf 5", "Wharf 5"),
    ],
)
def test_traditional_letters_and_radicals_are_plain_letters(text: str, plain: str) -> None:
    assert simplified(text) == plain
    assert letters_of(text).text == letters_of(plain).text


@given(st.text(st.characters(min_codepoint=0x2E00, max_codepoint=0x9FFF)))
def test_every_letter_becomes_one_letter(text: str) -> None:
    assert len(simplified(text)) == len(text)
