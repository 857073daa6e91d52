"""Amounts told otherwise than a source writes them are written as it does, and no others are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence.amounts import amounts_as_in
from assistant.evidence.critical import NUMBER, critical_words


@pytest.mark.parametrize(
    ("source", "said", "alike"),
    [
        ("公示期不少于三十日", "草案要公示30天以上", "草案要公示三十日以上"),
        ("不低于市级补助的50%", "不低于市级的一半，另加30天", "不低于市级的50%，另加30天"),
        (
            "应当在六个月内、每七日一次",
            "上半年算起，半年里一周一回",
            "上半年算起，六个月里七日一回",
        ),
        ("应当在三个月内办结", "半年里办结", "半年里办结"),
        ("不得超过十八个月", "最长不能超过一年半", "最长不能超过十八个月"),
        ("应当在十五日内搬迁", "报告后半个月内得搬走", "报告后十五日内得搬走"),
        ("应当在十五日内搬迁", "两个半个月内、下半个月搬走", "两个半个月内、下半个月搬走"),
        ("应当在六个月内加固", "大半年、半年多、近半年动手", "大半年、半年多、近半年动手"),
        ("应当在七日内迁移", "一周多、第一周、一周年迁走", "一周多、第一周、一周年迁走"),
        ("应当在30分钟内到场", "两个半小时内到场", "两个半小时内到场"),
        ("不超过240个月", "最多扣二十年", "最多扣240个月"),
        ("不少于三年", "至少要三十六个月", "至少要三年"),
        ("不超过250个月", "最多扣二十年", "最多扣二十年"),
        ("2025年起不超过两年", "2025年起不超过24个月", "2025年起不超过两年"),
        ("四十八小时内返修", "两天两夜内返修", "四十八小时内返修"),
        ("每台补助18万元", "每台补助180000元，共180000元", "每台补助18万元，共18万元"),
        ("公示期不少于三十日", "草案要公示20天以上", "草案要公示20天以上"),
        ("水井每年检查两次", "水井一年要检查两次", "水井每年要检查两次"),
        ("每月通报一次", "一个月里报一次、满一个月报一次", "每月里报一次、满一个月报一次"),
        ("每年检查两次", "一年内检查两次，一年以后再说", "一年内检查两次，一年以后再说"),
        ("一年内每年检查两次", "一年要检查两次", "一年要检查两次"),
        ("应当在24小时内报告", "一天之内报上去", "24小时之内报上去"),
        ("公示十日", "", ""),
    ],
)
def test_amounts_are_written_as_the_source_writes_them(source: str, said: str, alike: str) -> None:
    assert amounts_as_in(source, said) == alike


RANGED = (
    "处五百元以上二千元以下的罚款；情节严重的，处三年以上七年以下有期徒刑，"
    "并处二万元以上十万元以下的罚款。"
)
FINED, JAILED = "罚五百元以上二千元以下", "判三年以上七年以下"


@pytest.mark.parametrize(
    ("said", "alike"),
    [
        ("罚五百到两千元", FINED),
        ("罚500至2000元", FINED),
        ("罚500-2000元", FINED),
        ("罚五百元到两千元以下", FINED),
        (FINED, FINED),
        ("判三至七年", JAILED),
        ("判三年到七年", JAILED),
        ("罚五百到三千元", "罚五百到三千元"),
        ("罚两千到五百元", "罚两千到五百元"),
        ("罚一千五百到两千元", "罚一千五百到二千元"),
        ("判13年至七年", "判13年至七年"),
        ("判七年至三年", "判七年至三年"),
        ("判三年，到七年期满", "判三年，到七年期满"),
        ("罚五百到两千元以上", "罚五百到二千元以上"),
        ("罚五百到两千多元", "罚五百到两千多元"),
        ("第三到七年", "第三到七年"),
        ("从3月三到七年", "从3月三到七年"),
        ("罚二到十万元", "罚二万元以上十万元以下"),
        ("罚2万-10万", "罚二万元以上十万元以下"),
        ("罚二到十元", "罚二到十元"),
    ],
)
def test_a_range_is_told_by_both_its_ends(said: str, alike: str) -> None:
    assert amounts_as_in(RANGED, said) == alike


@given(
    st.integers(1, 9),
    st.integers(1, 9),
    st.sampled_from(["到", "至", "-", "—"]),
    st.sampled_from(["", "年"]),
    st.sampled_from(["", "以下", "以上", "多"]),
)
def test_no_range_becomes_another(low: int, high: int, to: str, unit: str, end: str) -> None:
    said = f"判{low}{unit}{to}{high}年{end}"
    is_it = (low, high) == (3, 7) and end in ("", "以下")
    assert amounts_as_in("处3年以上7年以下徒刑", said) == ("判3年以上7年以下" if is_it else said)


@given(st.text(alphabet="公示期三十日半数50%天3,。元万两", max_size=24))
def test_no_amount_becomes_another(said: str) -> None:
    source = "公示三十日，交三万元"
    alike = amounts_as_in(source, said)
    assert _amounts(alike) == _amounts(said)
    assert amounts_as_in(source, alike) == alike


def _amounts(text: str) -> list[str]:
    return [word.value for word in critical_words(text) if word.kind == NUMBER]
