"""A rule told of one amount of many that its case covers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checker.citations import Checker
from assistant.checker.findings import Finding
from assistant.checker.within_bounds import put_as_bounded
from index.clauses import parse
from index.documents import Document

LIFTS = "四层以上无电梯住宅加装电梯的，应当由业主共同决定。"
CONTENT = "满意度低于百分之七十的，应当完成整改。"
HEARING = "有三分之一以上的住户要求的，应当听证。"
LEASE = "连续经营满十年的商户优先续租。"
SHARE = "A department with fewer than 20 employees may share a steward."
KEPT = "A data set that is kept for at least 14 days must be registered."


@pytest.mark.parametrize(
    ("claim", "source", "words"),
    [
        (
            "五层的无电梯住宅加装电梯的，应当由业主共同决定。",
            LIFTS,
            "四层以上的无电梯住宅加装电梯的，应当由业主共同决定。",
        ),
        ("三层的无电梯住宅加装电梯的，应当由业主共同决定。", LIFTS, None),
        ("满意度为百分之六十五的，应当完成整改。", CONTENT, CONTENT),
        ("满意度为百分之七十的，应当完成整改。", CONTENT, None),
        ("有五分之二的住户要求的，应当听证。", HEARING, HEARING),
        ("有三分之一的住户要求的，应当听证。", HEARING, None),
        ("有四分之一的住户要求的，应当听证。", HEARING, None),
        ("连续经营十二年的商户优先续租。", LEASE, LEASE),
        ("连续经营十二层的商户优先续租。", LEASE, None),
        ("连续经营满十二年的商户优先续租。", LEASE, None),
        ("五层以上的无电梯住宅加装电梯的，应当由业主共同决定。", LIFTS, None),
        (
            "七人的单位，应当设立安全员。",
            "五人以上十人以下的单位，应当设立安全员。",
            "五人以上十人以下的单位，应当设立安全员。",
        ),
        ("A department with 15 employees may share a steward.", SHARE, SHARE),
        ("A department with 20 employees may share a steward.", SHARE, None),
        ("A data set that is kept for 15 days must be registered.", KEPT, KEPT),
        ("A data set that is kept for 14 days must be registered.", KEPT, None),
    ],
)
def test_an_amount_of_a_case_is_put_as_its_source_bounds_it(
    claim: str, source: str, words: str | None
) -> None:
    within = put_as_bounded(claim, source)
    assert (within and within.words) == words


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("交付五年后的三个月内，应当评估。", "交付满一年后的三个月内，应当评估。"),
        ("建成于2010年的建筑，不得拆除。", "建成五十年以上的建筑，不得拆除。"),
        ("六十年内的建筑，不得拆除。", "五十年以上的建筑，不得拆除。"),
        ("具有三级的资质。", "具有二级以上的资质。"),
        ("经四分之三的委员同意。", "经三分之二以上的委员同意。"),
        ("应当配备五名的安全员。", "应当配备三名以上的安全员。"),
        ("大型商场是指面积八千平方米的商场。", "大型商场是指面积五千平方米以上的商场。"),
        ("三人的单位，应当设立安全员。", "五人以上十人以下的单位，应当设立安全员。"),
        ("A fine of CNY 700 shall be imposed.", "A fine of at least CNY 500 shall be imposed."),
        (
            "The licence costs CNY 300, and the holder must carry it.",
            "The licence costs at least CNY 100, and the holder must carry it.",
        ),
        ("方案公示四十日。", "方案公示不少于三十日。"),
        ("处二万元的罚款。", "处一万元以上三万元以下的罚款。"),
        ("委员会由十一人组成。", "委员会由九人以上十五人以下组成。"),
        ("The plan must be shown for 40 days.", "The plan must be shown for at least 30 days."),
    ],
)
def test_what_a_rule_demands_covers_no_other_amount(claim: str, source: str) -> None:
    assert put_as_bounded(claim, source) is None


@given(st.integers(1, 99), st.integers(1, 99))
def test_exactly_the_amounts_within_the_bound_are_covered(said: int, least: int) -> None:
    source = f"建成{least}年以上的建筑，应当普查。"
    within = put_as_bounded(f"建成{said}年的建筑，应当普查。", source)
    assert (within is not None) == (said > least)
    assert within is None or within.words == source


RULES = f"""砚浦市街区办法

第一条　{LIFTS}

第二条　{CONTENT}
"""


def only_finding(text: str) -> Finding:
    (finding,) = Checker([parse(Document(RULES, "rules.txt", "txt"))]).check(text)
    return finding


def test_a_rule_applied_to_a_case_is_left_open_and_told_why() -> None:
    applied = only_finding("五层的无电梯住宅加装电梯的，应当由业主共同决定。")
    assert applied.verdict == "unsupported"
    assert "五层" in applied.note
    assert "四层以上" in applied.note


@pytest.mark.parametrize(
    "text",
    [
        "三层的无电梯住宅加装电梯的，应当由业主共同决定。",
        "五层的无电梯住宅加装电梯的，不得由业主共同决定。",
        "“五层的无电梯住宅加装电梯的，应当由业主共同决定。”",
        "满意度低于百分之六十的，应当完成整改。",
    ],
)
def test_what_is_otherwise_than_the_rule_stays_so(text: str) -> None:
    assert only_finding(text).verdict in ("contradicted", "altered")


STOCK = """砚浦市食品办法

第一条　商场应当加强检查，对临近保质期的食品分类管理，集中陈列。
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("对临近保质期的食品应当分类管理，集中陈列。", "unsupported"),
        ("对临近保质期的食品可以分类管理，集中陈列。", "contradicted"),
        ("对临近保质期的食品不得分类管理，集中陈列。", "contradicted"),
    ],
)
def test_a_duty_may_stand_ahead_in_its_sentence(text: str, verdict: str) -> None:
    (finding,) = Checker([parse(Document(STOCK, "stock.txt", "txt"))]).check(text)
    assert finding.verdict == verdict


FUNDS = """砚浦市更新资金办法

第一条　鼓励居民合理出资，对低保家庭和特困人员免除出资。不得以街区更新名义新增债务。
"""


def test_no_claim_is_held_against_words_of_two_sentences_that_it_is_not_a_copy_of() -> None:
    checker = Checker([parse(Document(FUNDS, "funds.txt", "txt"))])
    (finding,) = checker.check("低保家庭免除更新费用。")
    assert finding.verdict == "unsupported"
