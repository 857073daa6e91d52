"""The time that a question is about, and what is left of the question without it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.asked_time import asks_of_now, time_told, without_time


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2024年的时候，期限是几日", date(2024, 12, 31)),
        ("2024年2月的时候期限是几日", date(2024, 2, 29)),
        ("2024年2月30日的时候期限是几日", date(2024, 2, 29)),
        ("2019年底期限是几日", date(2019, 12, 31)),
        ("2019年上半年的时候期限是几日", date(2019, 6, 30)),
        ("In force in 2019, what was the fee?", date(2019, 12, 31)),
        ("What was the fee as of 1 June 2019?", date(2019, 6, 1)),
        ("十三岁的孩子2024年可以办证吗", date(2024, 12, 31)),
        ("十三岁的孩子在2024年3月能不能办证", date(2024, 3, 31)),
        ("项目自2024年需要验收吗", None),
        ("孩子出生在2024年可以上学吗", None),
        ("2023年、2024年应当缴多少", None),
        ("力争2024年应当达到多少", None),
        ("项目2024年的收入是多少", None),
        ("2024年13月的时候期限是几日", None),
        ("到2024年建成多少公里", None),
        ("2019年底前建成多少公里", None),
        ("2024年度的报告", None),
        ("2024年的《测绳法》", None),
        ("2018年的时候买的房，现在收多少", None),
        ("期限是几日", None),
        ("", None),
    ],
)
def test_the_time_that_is_told(question: str, told: date | None) -> None:
    assert time_told(question) == told


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("2024年的时候，期限是几日", "期限是几日"),
        ("期限在2024年那会是几日", "期限是几日"),
        ("2024年6月1日申请的，期限是几日", "申请的，期限是几日"),
        ("十三岁的孩子在2024年能办证吗", "十三岁的孩子能办证吗"),
        ("到2024年完成多少", "到2024年完成多少"),
        ("2024年的时候", "2024年的时候"),
        ("2024年的时候呢？", "2024年的时候呢？"),
        ("2021年9月1日以前建成的停车场要备案吗", "2021年9月1日以前建成的停车场要备案吗"),
        ("２０２４年６月，期限是几日", "期限是几日"),
    ],
)
def test_a_question_without_its_time(question: str, rest: str) -> None:
    assert without_time(question) == rest


@given(st.text(alphabet="2019年月日的时候初底前现在，6买房", max_size=40))
def test_what_is_left_of_a_question_is_its_own(question: str) -> None:
    rest = without_time(question)
    letters = iter(question)
    assert all(letter in letters for letter in rest)
    assert (rest == question) or (time_told(question) or not asks_of_now(question))
