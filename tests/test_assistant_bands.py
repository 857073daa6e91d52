"""Which band of a list an amount falls into."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.chat.bands import falls_into

LEAVE = {
    "（一）一天以内的，由班组长批准；": False,
    "（二）一天以上三天以内的，由部门主管批准；": False,
    "（三）三天以上七天以内的，由人力资源部经理批准；": True,
    "（四）七天以上的，由总经理批准。": False,
}


@pytest.mark.parametrize(("text", "is_in"), LEAVE.items())
def test_five_days_are_in_one_band(text: str, is_in: bool) -> None:
    assert falls_into("一次请五天假，最后由谁批准？", text) is is_in


@pytest.mark.parametrize(
    ("question", "text", "is_in"),
    [
        ("工作十二年了，一年能休几天年假？", "（二）累计工作满十年不满二十年的，每年十天；", True),
        ("工作十二年了，一年能休几天年假？", "（一）累计工作满一年不满十年的，每年五天；", False),
        ("工作满十年，能休几天？", "（二）累计工作满十年不满二十年的，每年十天；", True),
        ("工作满十年，能休几天？", "（一）累计工作满一年不满十年的，每年五天；", False),
        ("我爸73岁，能领多少？", "60至79周岁每餐2元；", True),
        ("我妈82岁，能领多少？", "60至79周岁每餐2元；", False),
        ("Who signs off £1,480?", "between £500 and £2,000, the head of service", True),
        ("Who signs off £1,480?", "up to £500, the line manager", False),
        ("Who signs off £1,480?", "over £2,000, the director", False),
        ("I was off for 12 days.", "for absences of 8 to 14 days, a note", True),
        ("I gave 14 days' notice.", "not less than 14 days before the hearing", True),
        ("I gave 13 days' notice.", "not less than 14 days before the hearing", False),
        ("I stayed for 14 days.", "stays of no longer than 14 days", True),
        ("I stayed for 15 days.", "stays of no longer than 14 days", False),
        ("I stayed for 14 days.", "stays of more than 14 days", False),
        ("请七天假怎么批？", "不得超过七天", True),
        ("请八天假怎么批？", "不得超过七天", False),
        ("请七天假怎么批？", "超过七天", False),
        ("请七天假怎么批？", "未满七天", False),
        ("请七天假怎么批？", "不少于七天", True),
        ("请七天假怎么批？", "少于七天", False),
    ],
)
def test_bounds_are_read_in_both_languages(question: str, text: str, is_in: bool) -> None:
    assert falls_into(question, text) is is_in


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("请假由谁批准？", "（三）三天以上七天以内的，由部门主管批准；"),
        ("请五天假由谁批准？", "请假由部门主管批准。"),
        ("停了四十分钟怎么收费？", "三十分钟以内免费，超过三十分钟的每小时2元。"),
        ("五天或者八天怎么批？", "（三）三天以上七天以内的，由部门主管批准；"),
        ("请五天假扣多少？", "（三）罚款三百元以上七百元以下；"),
        ("停十天怎么办？", "五月一日至十月七日可以延长。"),
        ("停十天怎么办？", "自2024年3月1日起施行。"),
        ("停十天怎么办？", "应当在合同期满三十日前提出。"),
        ("I paid £70 and had 10 days.", "a fee of £60 and 14 days of grace"),
    ],
)
def test_without_one_amount_and_one_band_nothing_is_told(question: str, text: str) -> None:
    assert falls_into(question, text) is None


@given(low=st.integers(2, 40), span=st.integers(1, 40), size=st.integers(2, 90))
def test_what_is_bounded_from_both_sides_is_so_in_all_ways_to_write(
    low: int, span: int, size: int
) -> None:
    high = low + span
    texts = [
        f"{low}天以上{high}天以内的，由主管批准",
        f"不少于{low}天、不超过{high}天的，由主管批准",
        f"{low}至{high}天的，由主管批准",
        f"不得少于{low}天，不得超过{high}天的，由主管批准",
    ]
    told = {falls_into(f"请{size}天假由谁批准？", text) for text in texts}
    assert told == {low <= size <= high}
