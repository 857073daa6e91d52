"""Words of a question, and whether they stand in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.chat.terms import (
    Terms,
    has_own_word,
    known_elsewhere,
    only_asks,
    shared_words,
    stands,
)


@pytest.mark.parametrize(
    ("question", "text", "has"),
    [
        ("what can the landlord take off it", "The Landlord keeps the fee.", True),
        ("押金多少元", "押金为九百元。", True),
        ("押金多少元", "租金为九百元。", False),
        ("多少元", "租金为九百元。", True),
    ],
)
def test_a_text_has_one_of_the_own_words_of_a_question_in_either_case(
    question: str, text: str, has: bool
) -> None:
    assert has_own_word(question, text) is has


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("三百元", "每户补助三百元。", True),
        ("１.２万", "约 1.2 万户。", True),
        ("22时至次日8时", "每日22时至次日8时停止。", True),
        ("10", "2010年", False),
        ("10", "100人", False),
        ("10", "10人", True),
        ("", "每户补助三百元。", False),
    ],
)
def test_words_stand_whole(words: str, text: str, found: bool) -> None:
    assert stands(words, text) is found


@given(st.text(max_size=30), st.text(max_size=10), st.text(max_size=10))
def test_what_was_cut_out_between_marks_stands_there(words: str, before: str, after: str) -> None:
    if any(char.isalnum() for char in words):
        assert stands(words, f"{before}，{words}。{after}")


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_share_is_one(question: str, text: str) -> None:
    assert 0 <= shared_words(question, text) <= 1


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("双方争议的是:合同是否有效,甲应否向乙返还水费？", True),
        ("甲应否向乙返还水费？答：不应返还。", False),
        ("甲应当向乙返还水费。", False),
        ("合同是否有效？", False),
    ],
)
def test_what_asks_the_same_answers_nothing(text: str, asks: bool) -> None:
    assert only_asks(text, "甲需要向乙返还水费吗？") is asks


@pytest.mark.parametrize(
    ("text", "other", "count"),
    [
        ("某地交通事故造成10人死亡。", "某地寺庙发生踩踏。", 4),
        ("某地寺庙里的踩踏造成10人死亡。", "某地寺庙踩踏事故。", 2),
        ("某地交通事故造成10人死亡。", "某地今年多雨。", 0),
    ],
)
def test_words_that_only_another_text_has_are_counted_by_characters(
    text: str, other: str, count: int
) -> None:
    assert known_elsewhere("某地寺庙踩踏事故死了多少人？", text, other) == count


def test_what_is_asked_for_is_no_word_that_another_text_has() -> None:
    own, other = "灯会在邻国开幕。", "各国家的球队都来看灯会。"
    assert known_elsewhere("哪个国家办的灯会？", own, other) == 0
    assert known_elsewhere("国家办的灯会在哪？", own, other) == 2


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("年满8周岁的儿童免票。", 1.0),
        ("儿童票价8元，成人10元。", 1.0),
        ("图书馆有180个座位，每层68台电脑。", 0.0),
        ("押金1,080元，费率0.8%。", 0.0),
    ],
)
def test_a_number_of_the_question_stands_in_no_longer_one(text: str, share: float) -> None:
    assert Terms("8岁的孩子要买票吗？", [text]).exact_share(text) == share
