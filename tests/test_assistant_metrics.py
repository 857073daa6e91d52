"""Measures: each number can be worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.measure.metrics import (
    character_f1,
    contains,
    estimate,
    exact_match,
    hit_at,
    paired,
    recall_at,
    reciprocal_rank,
)

RANKED = ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("gold", "hit1", "recall2", "rr"),
    [
        ({"a"}, 1, 1, 1),
        ({"b", "d"}, 0, 1 / 2, 1 / 2),
        ({"c"}, 0, 0, 1 / 3),
        ({"x"}, 0, 0, 0),
        ({"a", "b", "x", "y"}, 1, 1 / 2, 1),
    ],
)
def test_rankings(gold: set[str], hit1: float, recall2: float, rr: float) -> None:
    assert hit_at(RANKED, gold, 1) == hit1
    assert recall_at(RANKED, gold, 2) == recall2
    assert reciprocal_rank(RANKED, gold) == pytest.approx(rr)


def test_every_group_must_be_met_by_one_of_its_members() -> None:
    text = "死亡１２人，伤 14 人"
    assert contains(text, [["12人", "十二人"], ["14人"]])
    assert not contains(text, [["12人"], ["15人"]])
    assert contains(text, [])


@pytest.mark.parametrize(
    ("said", "answers", "em", "f1"),
    [
        ("800元。", ["800元"], 1, 1),
        ("生活费800元", ["800元", "八百元"], 0, 8 / 11),  # 2·4 / (7 + 4)
        ("《战国无双》", ["战国无双"], 1, 1),
        ("", ["800元"], 0, 0),
        ("ABC", ["xbcd"], 0, 4 / 7),
    ],
)
def test_readings(said: str, answers: list[str], em: float, f1: float) -> None:
    assert exact_match(said, answers) == em
    assert character_f1(said, answers) == pytest.approx(f1)


@given(st.text(max_size=30), st.lists(st.text(max_size=30), min_size=1, max_size=3))
def test_f1_is_a_share_and_never_less_than_em(said: str, answers: list[str]) -> None:
    f1 = character_f1(said, answers)
    assert 0 <= f1 <= 1
    if exact_match(said, answers) and any(c.isalnum() for c in said):
        assert f1 == 1


def test_an_interval_holds_the_mean_and_narrows_with_more_questions() -> None:
    few, many = estimate([0.0, 1.0] * 10), estimate([0.0, 1.0] * 1000)
    assert few.value == many.value == 0.5
    assert few.low < many.low < 0.5 < many.high < few.high
    # A mean of 20 coin throws has a standard error of 0.5 / √20 = 0.112.
    assert few.high - few.low == pytest.approx(2 * 1.96 * 0.112, rel=0.2)


def test_a_paired_difference_is_surer_than_two_intervals() -> None:
    before = [0.0, 1.0] * 50
    now = [1.0 if i < 10 else score for i, score in enumerate(before)]
    change = paired(now, before)
    assert change.value == pytest.approx(0.05)
    assert 0 < change.low < 0.05 < change.high
    assert estimate(now).low < estimate(before).high
