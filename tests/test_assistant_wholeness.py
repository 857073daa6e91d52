"""Sentences that are supported and still do not stand by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence.wholeness import governing, stands_alone

PARTS = "建立健全街区会商机制，深化水务与环卫适度分离改革，支持社区用好便民热线。"
ADVISERS = "支持社区聘请法律顾问，完善居民诉求办理机制。"
NIGHT = "娱乐场所不得在每日二十二时至次日八时接待未成年人。"
GOAL = "到2019年底，全市建成便民站点三十处。"
HEARING = "公示期内有十户以上居民提出的，区政府应当组织听证。"
FINE = "擅自开挖道路的，由街道责令改正；逾期不改的，处一万元罚款。"
LEAVE = "第九条 年休假按以下标准享受：（一）工作满一年的，每年五天；（二）工作满十年的，每年十天。"
TERMS = (
    "第三条 本办法下列用语的含义：（一）泊位，是指划定的停船水域；（二）拖欠：逾期三十日不交费。"
)
BUILDING = "建造泊位，不得违反工程标准，不得妨碍相邻船只的通行。"
FLEET = "本办法施行前已经下水的渔船，船东应当在九十日内补办登记。"
QUAYS = "完善航道协调机制,推动构建船东负责、船工参与,水治、陆治相结合的治理体系,保护古码头的景观。"
TOWNS = "支持沿江城镇增强防洪能力。"
MEALS = "2.对老年船员在食堂用餐给予补贴：六十岁以上每餐两元，八十岁以上每餐四元。"
ESTATE = "遗船在渔会共有泊位之中的，分船时应当先分出他人的泊位。"
LIFT = "加装电梯可以申请补助，但是违章建筑除外。"


@pytest.mark.parametrize(
    ("sentence", "sources", "alone"),
    [
        ("深化水务与环卫适度分离改革。", [PARTS], True),
        ("建立健全水务与环卫适度分离改革。", [PARTS], False),
        ("建立健全街区会商机制，支持社区用好便民热线。", [PARTS], True),
        ("支持社区用好法律顾问。", [PARTS, ADVISERS], False),
        ("支持社区用好便民热线，完善居民诉求办理机制。", [PARTS, ADVISERS], True),
        ("擅自开挖道路的", [FINE], False),
        ("每日二十二时至次日八时。", [NIGHT], False),
        ("不得在每日二十二时至次日八时接待未成年人。", [NIGHT], True),
        ("到2019年底。", [GOAL], False),
        ("全市建成便民站点三十处。", [GOAL], False),
        ("区政府应当组织听证。", [HEARING], False),
        ("十户以上居民提出的，区政府应当组织听证。", [HEARING], True),
        ("逾期不改的，处一万元罚款。", [FINE], True),
        ("由街道责令改正。", [FINE], False),
        ("擅自开挖道路的，由街道责令改正。", [FINE], True),
        ("加装电梯可以申请补助。", [LIFT], False),
        ("工作满十年的，每年十天。", [LEAVE], False),
        ("年休假的标准是：工作满十年的，每年十天。", [LEAVE], True),
        ("六十岁以上每餐两元，八十岁以上每餐四元。", [MEALS], False),
        ("对老年船员在食堂用餐给予补贴：六十岁以上每餐两元。", [MEALS], True),
        ("在渔会共有泊位之中的，分船时应当先分出他人的泊位。", [ESTATE], False),
        ("遗船在渔会共有泊位之中的，分船时应当先分出他人的泊位。", [ESTATE], True),
        ("泊位，是指划定的停船水域。", [TERMS], True),
        ("逾期三十日不交费。", [TERMS], False),
        ("不得妨碍相邻船只的通行。", [BUILDING], False),
        ("建造泊位，不得违反工程标准。", [BUILDING], True),
        ("船东应当在九十日内补办登记。", [FLEET], False),
        ("本办法施行前已经下水的渔船，船东应当在九十日内补办登记。", [FLEET], True),
        ("水治、陆治相结合的治理体系。", [QUAYS], False),
        ("推动构建船东负责、船工参与,水治、陆治相结合的治理体系。", [QUAYS], True),
        ("保护古码头的景观。", [QUAYS], True),
        ("沿江城镇要增强防洪能力。", [TOWNS], False),
        ("支持沿江城镇增强防洪能力。", [TOWNS], True),
    ],
)
def test_what_stands_by_itself(sentence: str, sources: list[str], alone: bool) -> None:
    assert stands_alone(sentence, sources) is alone


@pytest.mark.parametrize("text", [PARTS, ADVISERS, NIGHT, GOAL])
def test_a_whole_source_always_stands(text: str) -> None:
    assert stands_alone(text, [text])


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_asked_about(sentence: str, source: str) -> None:
    assert stands_alone(sentence, [source]) in (True, False)


@pytest.mark.parametrize(
    ("sentence", "left_out"),
    [
        ("可以随意更改老地名", ("不得",)),
        ("可以更改老地名", ()),
        ("不得随意更改老地名", ()),
        ("可以大规模迁移砍伐树木、随意更改老地名", ("不得",)),
        ("可以种树", ()),
    ],
)
def test_what_governs_is_left_out_of_whole_items(sentence: str, left_out: tuple[str, ...]) -> None:
    source = "不得大规模迁移砍伐树木、滥建文化地标、随意更改老地名。"
    assert governing(sentence, source) == left_out


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("现代化人民城市基本建成。", False),
        ("到2035年，现代化人民城市基本建成。", True),
    ],
)
def test_a_goal_without_its_year_does_not_stand_alone(sentence: str, alone: bool) -> None:
    source = "到2030年，城市建设取得重要进展；到2035年，现代化人民城市基本建成。"
    assert stands_alone(sentence, [source]) == alone
