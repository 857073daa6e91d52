"""Questions that ask for more of the same, or the same of another, are known as that."""

from __future__ import annotations

import pytest

from assistant.chat.ellipsis import asks_the_same, goes_on, other_asked_of
from assistant.chat.followup import stand_alone


@pytest.mark.parametrize(
    ("question", "more"),
    [
        ("为什么呢？", True),
        ("举例", True),
        ("具体说说", True),
        ("why?", True),
        ("为什么要保留沿街立面？", False),
        ("继续教育由谁负责？", False),
        ("还有哪些补助？", False),
        ("How soon must it be done?", False),
        ("Why must records be kept?", False),
    ],
)
def test_more_of_the_same_is_asked_for_in_so_many_words(question: str, more: bool) -> None:
    assert goes_on(question) == more


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("那台账呢", "台账"),
        ("学生食堂呢？", "食堂"),
        ("对快递员呢", "递员"),
        ("没登记呢", ""),
        ("逾期呢", ""),
        ("那时间呢", ""),
        ("旧法呢", ""),
        ("那第二款呢", ""),
        ("食堂怎么办", ""),
    ],
)
def test_what_the_same_is_asked_of(question: str, other: str) -> None:
    assert other_asked_of(question) == other


def test_what_the_same_is() -> None:
    assert asks_the_same("那台账呢", "留样要保存多久；那台账呢") == "留样要保存多久"
    assert asks_the_same("台账要保存多久", "台账要保存多久") == ""


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("What about contractors?", "contractor"),
        ("And for the visitors?", "visitor"),
        ("And interns?", "intern"),
        ("And in October?", ""),
        ("And how much?", ""),
        ("Do visitors pay?", ""),
        ("那2025年3月呢", ""),
    ],
)
def test_the_thing_that_the_same_is_asked_of(question: str, other: str) -> None:
    assert other_asked_of(question) == other


def test_the_level_of_a_body_is_no_name_before_it() -> None:
    before = ["加装电梯，市级财政每台补助多少？"]
    assert stand_alone("那区级财政呢？", before) == "加装电梯，区级财政每台补助多少？"
