"""Critical words: each is read, read as what it means, and read where it stands."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence.critical import (
    COMPARISON,
    EXCEPTION,
    MODALITY,
    NEGATION,
    NUMBER,
    TABLE,
    critical_words,
    fold_width,
)


def read(text: str, kind: str) -> list[str]:
    """The values of one kind, in order."""
    return [word.value for word in critical_words(text) if word.kind == kind]


MODAL = [
    ("此事并非强制", "need not"),
    ("单位可自行取舍", "need not"),
    ("不用报告", "need not"),
    ("这是违法的", "must not"),
    ("保存期没有上限", "may"),
    ("不在禁止之列", "may"),
    ("国家持否定态度", "discourage"),
    ("收费并非必须", "need not"),
    ("收费与否均可", "need not"),
    ("收费不属于单位的职责", "need not"),
    ("收费是单位的禁区", "must not"),
    ("收费缺乏法律依据", "must not"),
    ("单位切勿收费", "must not"),
    ("单位拿不到补贴", "must not"),
    ("单位收费未尝不可", "may"),
    ("收费合法合规", "may"),
    ("对收费不作限制", "may"),
]


@pytest.mark.parametrize(("text", "value"), MODAL)
def test_what_rules_in_a_writers_own_words(text: str, value: str) -> None:
    assert read(text, "modality") == [value]


SIGNS = [
    ("深度≥30米", ["at least", "30米"]),
    ("深度大于或等于30米", ["at least", "30米"]),
    ("a fine of < $500", ["less", "500$"]),
    ("低于-5度", ["less", "minus", "5度"]),
    ("误差±3米", ["plus or minus", "3米"]),
    ("2×3米", ["2", "times", "3米"]),
    ("10²立方米", ["10^2立方米"]),
    ("10^2立方米", ["10^2立方米"]),
    ("½以上", ["50%", "at least"]),
    ("1½米", ["1.5米"]),
    ("5日-10日", ["5日", "10日"]),
]


@pytest.mark.parametrize(("text", "values"), SIGNS)
def test_signs_of_numbers_are_critical(text: str, values: list[str]) -> None:
    assert [word.value for word in critical_words(text)] == values


@pytest.mark.parametrize("text", ["不用于生产", "构成违法所得的", "没有正当理由", "以下为结果"])
def test_what_does_not_rule(text: str) -> None:
    assert read(text, "modality") == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("a purpose other than the one notified", []),
        ("no one holds that one", []),
        ("the one year period", ["1year"]),
        ("one of the owners", ["1"]),
    ],
)
def test_a_pronoun_counts_nothing(text: str, numbers: list[str]) -> None:
    assert read(text, NUMBER) == numbers


SAME_NUMBER = [
    ("三十日", "30日", "３０日", "30天", "三十天"),
    ("三十个工作日", "30个工作日", "30 个工作日"),
    ("￥5,000", "5000元", "五千元"),
    ("£5m", "£5 million", "£5,000,000", "5,000,000 pounds"),
    ("百分之二十", "20%", "20％"),
    ("两次", "二次", "2次"),
    ("一千零一户", "1001户", "1,001户"),
    ("二〇三〇年十二月", "2030年12月"),
    ("8万元", "八万元", "８万元"),
    ("一点五米", "1.5米"),
    ("百分之三点五", "3.5%"),
    ("一万元", "1万元"),
    ("三分之二", "3分之2"),
    ("24 hours", "24 hour"),
]


@pytest.mark.parametrize("forms", SAME_NUMBER, ids=[forms[0] for forms in SAME_NUMBER])
def test_ways_to_write_one_number_mean_the_same(forms: tuple[str, ...]) -> None:
    values = {tuple(read(form, NUMBER)) for form in forms}
    assert len(values) == 1
    assert values != {()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("三十日", "三十个工作日"),
        ("三十日", "十三日"),
        ("三个月", "三年"),
        ("两次", "一次"),
        ("三万元", "一万元"),
        ("一点五米", "五米"),
        ("百分之三点五", "百分之三"),
        ("8万元", "8亿元"),
        ("20%", "20倍"),
        ("三分之二", "三分之一"),
        ("万分之五", "千分之五"),
        ("万分之五", "百万分之五"),
        ("三名", "一名"),
        ("30 days", "30 working days"),
        ("24 hours", "24 days"),
        ("five years", "two years"),
        ("two thirds", "three quarters"),
        ("two thirds", "two fifths"),
        ("two-thirds", "two"),
    ],
)
def test_different_amounts_differ(one: str, other: str) -> None:
    assert read(one, NUMBER) != read(other, NUMBER)


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("应当公开", MODALITY, ["must"]),
        ("必须公开", MODALITY, ["must"]),
        ("不应当公开", MODALITY, ["must not"]),
        ("不得、严禁、禁止", MODALITY, ["must not"] * 3),
        ("可以公开", MODALITY, ["may"]),
        ("不可以公开", MODALITY, ["must not"]),
        ("The steward shall not disclose", MODALITY, ["must not"]),
        ("The steward may disclose", MODALITY, ["may"]),
        ("但是未成年人除外", EXCEPTION, ["except", "except"]),
        ("unless a law requires it", EXCEPTION, ["except"]),
        ("三年以上五年以下", COMPARISON, ["at least", "at most"]),
        ("不超过五户", COMPARISON, ["at most"]),
        ("超过五户", COMPARISON, ["more"]),
        ("不低于五户", COMPARISON, ["at least"]),
        ("not more than 20", COMPARISON, ["at most"]),
        ("未提交的", NEGATION, ["not"]),
        ("没有提交", NEGATION, ["not"]),
    ],
)
def test_words_are_read_as_what_they_mean(text: str, kind: str, values: list[str]) -> None:
    assert read(text, kind) == values


@pytest.mark.parametrize(
    "text",
    ["不断完善", "不动产登记", "未成年人", "未来五年内", "无障碍设施", "非物质文化遗产", "无人机"],
)
def test_a_negation_inside_another_word_denies_nothing(text: str) -> None:
    assert read(text, NEGATION) == []


def test_every_row_of_the_table_says_something() -> None:
    rows = tomllib.loads(TABLE.read_text("utf-8"))["word"]
    assert {MODALITY, NEGATION, COMPARISON, EXCEPTION} <= {row["kind"] for row in rows}
    assert all(row["patterns"] and all(row["patterns"]) for row in rows)


SIGNS = st.text(
    st.sampled_from("应当不得可以三十一二百万千日年元%０３５。，but unless30.,分之以上")
)


@given(st.one_of(st.text(), SIGNS))
def test_words_stand_where_they_say_in_order(text: str) -> None:
    found = critical_words(text)
    assert [w.start for w in found] == sorted(w.start for w in found)
    for word in found:
        assert 0 <= word.start < word.end <= len(text)
        assert word.value


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    folded = fold_width(text)
    assert len(folded) == len(text)
    assert fold_width(folded) == folded


@given(st.integers(1, 9999), st.sampled_from(["日", "个月", "户", "平方米", "小时", "%"]))
def test_two_numbers_agree_only_where_they_are_equal(number: int, unit: str) -> None:
    assert read(f"{number}{unit}", NUMBER) == read(f"为{number} {unit}。", NUMBER)
    assert read(f"{number}{unit}", NUMBER) != read(f"{number + 1}{unit}", NUMBER)


@pytest.mark.parametrize(
    "text", ["the office allows guests", "guests are allowed", "notes", "handsome"]
)
def test_no_part_of_an_english_word_is_critical(text: str) -> None:
    assert critical_words(text) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("三分之一", "1/3"),
        ("百分之五", "5%"),
        ("百分之五点五", "5.5%"),
        ("一米四的儿童", "1.4米的儿童"),
        ("早六时至晚十时，", "早6时至晚10时，"),
    ],
)
def test_one_number_in_two_writings(one: str, other: str) -> None:
    assert read(one, NUMBER) == read(other, NUMBER)
    assert len(read(one, NUMBER)) >= 1


def test_what_only_looks_like_another_writing() -> None:
    assert read("每隔五米一个，2024/5/1", NUMBER) == ["5米", "2024", "5", "1"]


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        ("by two thirds of the votes", "2/3", "two thirds"),
        ("by three-quarters of the votes", "75%", "three-quarters"),
        ("by one half of it", "50%", "one half"),
        ("by one third of it", "1/3", "one third of"),
        ("不超过四分之一", "25%", "四分之一"),
        ("须经三分之二以上同意", "2/3", "三分之二"),
        ("约占六成", "60%", "六成"),
        ("至少要有6个人", "6人", "6个人"),
        ("配备六名队员", "6人", "六名"),
        ("处理三个人信息", "3个", "三个"),
        ("two third parties", "2", "two"),
    ],
)
def test_a_fraction_in_words_is_one_number(text: str, value: str, written: str) -> None:
    word = next(w for w in critical_words(text) if w.kind == NUMBER)
    assert (word.value, text[word.start : word.end]) == (value, written)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("下列材料：1. 许可证；2. 台账", []),
        ("下列材料：（1）许可证；\n（2）台账", []),
        ("下列材料：1、许可证；2、台账", []),
        ("费用：3、5、7日", ["3", "5", "7日"]),
        ("比例：1.5%", ["1.5%"]),
        ("罚款：5元", ["5元"]),
        ("提交2. 台账", ["2"]),
    ],
)
def test_a_number_that_counts_an_item_of_a_list_counts_nothing_else(
    text: str, counted: list[str]
) -> None:
    assert [text[w.start : w.end] for w in critical_words(text) if w.kind == "number"] == counted
