"""What a stranger's memo on documents of his own is told: right, wrong, and why."""

from __future__ import annotations

import re

import pytest

from assistant.checker.citations import Checker
from assistant.checker.findings import Finding
from assistant.checker.tabled import Cell, cells_told, is_other_amount, is_same
from index.clauses import parse
from index.documents import Document

HOSTEL = """云岭青年旅舍入住管理办法

第一条　床位租金按照同区域市场租金的百分之六十确定；在校学生和退役军人按照百分之四十确定。

第二条　入住期限一般为十日。期满后仍有空余床位的，可以续住一次，续住期限不得超过五日。

第三条　住客有下列情形之一的，应当自情形发生之日起三日内退房：

（一）转让、转借或者擅自更换床位的；

（二）连续五日未缴纳租金的。

第四条　逾期不退房的，按照床位租金的一点五倍计收租金。

第五条　安静时段（22:00至6:00）应当在10分钟内处理投诉。

第六条　床单污损的，更换费用每次15元，由旅舍承担。

| 床位 | 面积上限 | 日租金 |
| --- | --- | --- |
| 单人床 | 4平方米 | 80元 |
| 双人床 | 6平方米 | 120元 |
"""
NOTICE = """云岭市公园管理局关于规范湖面游船的通告

一、适用范围
本通告适用于湖面游船的停靠和清理活动。

二、数量
（一）湖面游船总量控制在300艘以内，单家企业不得超过80艘。
（二）企业增加游船的，应当提前10日申请。

三、停靠
（一）湖面游船应当停靠在划定的码头内。
（二）企业一个季度内被代为清理超过50次的，公园管理局可以核减其数量的百分之十。
"""
POLICY = """Millbrook Town Loan Policy

Section 1. Limits

(a) A member may borrow for no more than six weeks.

(b) Films marked Archive must not be copied or lent at night.

(c) A loss or theft of films must be reported to the desk within 24 hours.

(d) Staff must repair or replace a torn film.
"""


@pytest.fixture(scope="module")
def checker() -> Checker:
    texts = (HOSTEL, NOTICE, POLICY)
    return Checker([parse(Document(t, f"{i}.md", "md")) for i, t in enumerate(texts)])


def only(checker: Checker, text: str) -> Finding:
    (finding,) = checker.check(text)
    return finding


A, N, P = (
    "《云岭青年旅舍入住管理办法》",
    "《云岭市公园管理局关于规范湖面游船的通告》",
    "Millbrook Town",
)


@pytest.mark.parametrize(
    "claim",
    [
        f"{A}第一条规定，在校学生的租金按照同区域市场租金的百分之四十确定。",
        f"{A}第三条规定，转借的，应当自情形发生之日起三日内退房。",
        f"{A}第三条规定，住客连续五日未缴纳租金的，应当自情形发生之日起三日内退房。",
        f"{A}规定，双人床的日租金为120元。",
        f"{A}第五条规定，安静时段（22时至6时）应当在10分钟内处理投诉。",
        f"{N}第二条第（一）项规定，单家企业不得超过80艘。",
        f"{N}第三条规定，湖面游船应当停靠在划定的码头内。",
        f"The {P} Loan Policy requires that a loss of films be reported to the desk within 24"
        " hours.",
        f"The {P} Loan Policy says that films marked Archive must not be copied at night.",
    ],
)
def test_what_is_right(checker: Checker, claim: str) -> None:
    assert only(checker, claim).verdict == "supported"


@pytest.mark.parametrize(
    ("claim", "verdict", "note"),
    [
        (f"{A}第一条规定，学生的租金按照同区域市场租金的百分之四十确定。", "altered", ""),
        (f"{A}第一条规定，旅客的租金按照同区域市场租金的百分之四十确定。", "altered", ""),
        (
            f"{A}第一条规定，在校学生的租金按照同区域市场租金的百分之五十确定。",
            "altered",
            "原文“百分之四十”，文中“百分之五十”",
        ),
        (f"{A}第二条规定，入住期限一般为十日，期满后可以续住一次。", "altered", "仍有空余床位"),
        ("入住期限一般为十日，期满后可以续住一次。", "altered", "仍有空余床位"),
        (f"{A}第三条规定，吵闹的，应当自情形发生之日起三日内退房。", "altered", ""),
        (f"{A}第三条规定，转借的，应当自情形发生之日起五日内退房。", "altered", "三日"),
        (
            f"{A}第四条规定，逾期不退房的，按照床位租金的五倍计收租金。",
            "altered",
            "原文“一点五倍”，文中“五倍”",
        ),
        (
            f"{A}第五条规定，安静时段（22:00至7:00）应当在10分钟内处理投诉。",
            "altered",
            "原文“6:00”，文中“7:00”",
        ),
        (f"{A}规定，双人床的日租金为80元。", "contradicted", "原文“120元”，文中“80元”"),
        (f"{N}第三条第（一）项规定，单家企业不得超过80艘。", "misattributed", "二、（一）"),
        (
            f"{N}规定，企业一个季度内被代为清理超过五十次的，公园管理局应当核减其数量的10%。",
            "contradicted",
            "原文“可以”，文中“应当”。",
        ),
        (
            f"The {P} Loan Policy says that a member may borrow for no more than eight weeks.",
            "contradicted",
            "“six weeks” there, “eight weeks” here",
        ),
        (f"{A}规定，更换的费用由住客承担。", "contradicted", "住客"),
        ("Under the Harlow Town Loan Policy, films must not be lent.", "out_of_corpus", ""),
        ("The Harlow Noise Act provides that bells must not ring.", "out_of_corpus", ""),
        ("The Head of Town Archives must open every box.", "unsupported", ""),
        ("The Policy requires that every box be opened daily.", "unsupported", ""),
    ],
)
def test_what_is_wrong(checker: Checker, claim: str, verdict: str, note: str) -> None:
    finding = only(checker, claim)
    assert finding.verdict == verdict
    assert note in finding.note


def test_one_of_two_duties_to_choose_from_is_none(checker: Checker) -> None:
    told = f"The {P} Loan Policy requires that staff repair a torn film."
    assert only(checker, told).verdict != "supported"


def test_a_quote_begins_with_a_whole_number_or_behind_it(checker: Checker) -> None:
    for text in (
        f"{N}规定，湖面游船总量控制在300艘以内。",
        f"{P} members may borrow for nine weeks.",
    ):
        for finding in checker.check(text):
            quote = finding.source.quote if finding.source else ""
            assert not re.match("[一二三四a-d][）)]", quote)


ROWS = ["| 床位 | 日租金 | 清洁费（元/月） |", "| 单人床 | 80元 | 30 |", "| 双人床 | 95元 | 45 |"]
ROOMS = ["| Room | Weekly charge (pounds) |", "|---|---|", "| double room | 120 |"]


def test_a_cell_is_told_by_its_row_and_its_column() -> None:
    assert cells_told("单人床的日租金是90元。", ROWS) == (Cell(ROWS[1], "单人床", "90元", "80元"),)
    assert not cells_told("单人床的押金是90元。", ROWS)
    assert not cells_told("单人床的日租金是80元，另收押金。", ROWS)
    assert is_same("八十元", "80元")
    assert is_other_amount("90元", "80元")
    assert not is_other_amount("约定", "80元")


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("双人床清洁费每月45元。", ["45"]),
        ("双人床的清洁费为45元/月，日租金95元。", ["45", "95元"]),
        ("双人床清洁费每天45元。", ["每天45元"]),
        ("双人床日租金95元；单人床日租金80元。", ["95元", "80元"]),
        ("日租金单人床80元。", ["80元"]),
        ("日租金95元双人床，含45元清洁费。", []),
        ("在收费标准表里，双人床的日租金是95元。", ["95元"]),
        ("双人床的日租金是95元，在收费标准表里。", []),
    ],
)
def test_a_cell_is_told_with_the_unit_of_its_column(claim: str, said: list[str]) -> None:
    assert [cell.said for cell in cells_told(claim, ROWS)] == said


def test_an_english_cell_is_told_with_its_column_first() -> None:
    (cell,) = cells_told("The weekly charge for a double room is 120 pounds.", ROOMS)
    assert (cell.said, cell.stated) == ("120", "120")


def test_who_leaves_out_an_amount_denies_nothing(checker: Checker) -> None:
    verdicts = {"更换费用由旅舍承担。": "altered", "更换费用由住客承担。": "contradicted"}
    for claim, verdict in verdicts.items():
        assert only(checker, claim).verdict == verdict


FLATS = """云岭市非自住公寓管理办法

第一条　租金每年调整一次。

第二条　租户登记由房管所办理。登记费用免收，期限不得超过五日。

第三条　保洁员不得留宿他人。
"""
TOPICS = [
    ("非自住公寓的租金每年调整一次。", "supported"),
    ("云岭市非自住公寓租金每年调整一次。", "supported"),
    ("《云岭市非自住公寓管理办法》第一条规定，非自住公寓的租金每年调整一次。", "supported"),
    ("非自住公寓的保洁员不得留宿他人。", "supported"),
    ("校办印刷厂的保洁员不得留宿他人。", "unsupported"),
    ("非自住公寓的租金每年调整两次。", "unsupported"),
    ("自住公寓的租金每年调整一次。", "unsupported"),
    ("非自住公寓的期限不得超过五日。", "unsupported"),
]


@pytest.mark.parametrize(("claim", "verdict"), TOPICS)
def test_what_a_title_is_of_may_be_said_of_what_an_article_opens_with(
    claim: str, verdict: str
) -> None:
    made = [parse(Document(text, f"{i}.txt", "txt")) for i, text in enumerate((FLATS, NOTICE))]
    assert only(Checker(made), claim).verdict == verdict


def test_a_duty_told_without_the_word_for_it_is_not_denied(checker: Checker) -> None:
    assert only(checker, "湖面游船要停靠在划定的码头内。").verdict == "supported"
    assert only(checker, "企业增加游船的，要在10日前申请。").verdict == "altered"
    assert only(checker, "企业增加游船的，可以提前10日申请。").verdict == "contradicted"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("湿度不得超过六成。", "supported"),
        ("展柜内的湿度不得超过六成。", "altered"),
        ("展柜内的湿度可以超过六成。", "contradicted"),
        ("展柜内的温度应当保持在三十度。", "contradicted"),
    ],
)
def test_who_tells_one_part_of_a_sentence_denies_none_of_the_others(
    claim: str, verdict: str
) -> None:
    text = (
        "青禾馆展陈规定\n\n第一条　展柜内的温度应当保持在二十度，其湿度不得超过六成，每日记录。\n"
    )
    rules = Checker([parse(Document(text, "rules.txt", "txt"))])
    assert only(rules, f"《青禾馆展陈规定》规定，{claim}").verdict == verdict
