"""Who is charged with a matter, and from which day on, told in whatever words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.retold import other_amount, other_body, other_day

SOURCE = (
    "水表样式由市水务部门制定。市水务部门负责水表的年度检查。货船由船东协会管理。货船由港务局管理。"
)
CLAIMS = [
    ("水表的年度检查的牵头单位是渔业协会", "渔业协会"),
    ("负责水表的年度检查的是渔业协会", "渔业协会"),
    ("水表的年度检查不归市水务部门管，归渔业协会管", "渔业协会"),
    ("要制定水表样式，得找渔业协会", "渔业协会"),
    ("水表样式一律归渔业协会制定", "渔业协会"),
    ("水表的年度检查是渔业协会的事", "渔业协会"),
    ("水表的年度检查是水务部门的事", None),
    ("负责水表的年度检查的是市水务部门", None),
    ("负责渔船的年度登记的是渔业协会", None),
    ("货船归港务局管理", None),
    ("货船归气象局管理", "气象局"),
    ("货船归渔业协会管理", "渔业协会"),
    ("渔业协会很忙", None),
]


@pytest.mark.parametrize(("claim", "body"), CLAIMS)
def test_another_body_is_charged(claim: str, body: str | None) -> None:
    assert other_body(claim, SOURCE) == body


DAYS = [
    ("正式生效的日子是2020年6月1日", True),
    ("2020年6月1日起开始施行", True),
    ("正式生效的日子是2020年5月1日", False),
    ("2020年6月1日公布", False),
]


@pytest.mark.parametrize(("claim", "is_other"), DAYS)
def test_another_day_of_effect(claim: str, is_other: bool) -> None:
    assert bool(other_day(claim, "本办法自2020年5月1日起施行。")) is is_other


AMOUNTS = [
    ("时效是三年", "三年"),
    ("时效期间长达三年", "三年"),
    ("时效是一年", None),
    ("任期是三年", None),
    ("时效是三日", None),
]


@pytest.mark.parametrize(("claim", "amount"), AMOUNTS)
def test_another_amount_of_the_same_topic(claim: str, amount: str | None) -> None:
    assert other_amount(claim, "请求赔偿的时效期间为一年，自交付之日起计算。") == amount


@given(st.text("由负责制定的是归管水务部门协会，。2020年6月1日起施行", max_size=60))
def test_any_text_is_read_and_nothing_is_told_otherwise_than_nothing(text: str) -> None:
    assert other_body(text, SOURCE) in (None, *(text[i:j] for i in range(61) for j in range(i, 61)))
    assert other_body(text, "") is None
    assert other_day(text, "") is None
