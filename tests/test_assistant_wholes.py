"""What is said of a document as a whole: how many parts it has, whom it is for, since when."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.checker.citations import Checker
from index.clauses import parse
from index.documents import Document

COURIERS = """砚浦市骑手保障办法

（2023年12月20日砚浦市人民政府令第18号公布　自2024年3月1日起施行）

第一章　总则

第一条　本市行政区域内骑手的报酬和休息，适用本办法。

国家机关、事业单位和社会团体不适用本办法。

第二章　报酬

第二条　平台企业应当按月支付报酬。

第三条　报酬不得以实物支付。

第三章　附则

第四条　本办法自2024年3月1日起施行。
"""
POLICY = """Yanpu Archive Policy

Adopted by the Council on 3 November 2023. In force from 1 January 2024.

## Part I General

### Section 1 Purpose

The purpose of this policy is to keep records safe.

## Part II Use

### Section 2 Readers

A reader must sign the register.

### Section 3 Copies

A reader may order copies.
"""


@pytest.fixture(scope="module")
def checker() -> Checker:
    made = [parse(Document(t, f"{i}.md", "md")) for i, t in enumerate((COURIERS, POLICY))]
    return Checker(made, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("《砚浦市骑手保障办法》共三章四条。", "supported"),
        ("《砚浦市骑手保障办法》共三章六条。", "contradicted"),
        ("《砚浦市骑手保障办法》共有 5 条。", "contradicted"),
        ("《砚浦市骑手保障办法》共有4条。", "supported"),
        ("《砚浦市骑手保障办法》第二章共三条。", "contradicted"),
        ("《砚浦市骑手保障办法》第二章共两条。", "supported"),
        ("《砚浦市骑手保障办法》共三章四条，自2024年5月1日起施行。", "contradicted"),
        ("《砚浦市骑手保障办法》自2024年3月1日起施行。", "supported"),
        ("《砚浦市骑手保障办法》自2024年5月1日起施行。", "contradicted"),
        ("《砚浦市骑手保障办法》的生效日不是2024年3月1日，还要再晚两年。", "contradicted"),
        ("《砚浦市骑手保障办法》第四条：到2025年1月1日为止都没有施行。", "contradicted"),
        ("《砚浦市骑手保障办法》2023年12月31日就已经生效。", "contradicted"),
        ("《砚浦市骑手保障办法》施行的时间早于2024年3月1日。", "contradicted"),
        ("《砚浦市骑手保障办法》比2024年3月1日晚了一年才施行。", "contradicted"),
        ("《砚浦市骑手保障办法》施行的时间早于2024年4月1日。", "supported"),
        ("《砚浦市骑手保障办法》2025年1月1日就已经生效。", "supported"),
        ("《砚浦市骑手保障办法》到2024年2月1日还没有施行，要再等一个月。", "unsupported"),
        ("有人以为《砚浦市骑手保障办法》2024年3月1日就施行了，其实要再等两年。", "contradicted"),
        ("《砚浦市骑手保障办法》有人以为2023年3月1日就施行了，其实要再等一年。", "unsupported"),
        ("《砚浦市骑手保障办法》于2022年1月5日公布。", "contradicted"),
        ("《砚浦市骑手保障办法》自2024年2月30日起施行。", "contradicted"),
        ("《砚浦市骑手保障办法》于2023年12月20日公布。", "supported"),
        ("《砚浦市骑手保障办法》于2023年11月20日公布。", "contradicted"),
        ("《砚浦市骑手保障办法》不适用于企业。", "unsupported"),
        ("《砚浦市骑手保障办法》不适用于国家机关。", "supported"),
        ("《砚浦市骑手保障办法》适用于事业单位。", "contradicted"),
        ("《砚浦市骑手保障办法》已废止。", "unsupported"),
        ("《砚浦市骑手保障办法》第三条已删除。", "unsupported"),
        ("The Yanpu Archive Policy has two parts and three sections.", "supported"),
        ("The Yanpu Archive Policy has two parts and four sections.", "contradicted"),
        ("《砚浦市骑手保障办法》规定，本办法共三章。", "supported"),
        ("《砚浦市骑手保障办法》第二章“报酬”共两条。", "supported"),
        ("According to the Yanpu Archive Policy, it has three sections.", "supported"),
        ("According to the Yanpu Archive Policy, this document has two sections.", "contradicted"),
        ("The Yanpu Archive Policy is in force from 1 January 2024.", "supported"),
    ],
)
def test_a_few_words_of_a_whole_document_are_held_against_it(
    checker: Checker, claim: str, verdict: str
) -> None:
    (found,) = checker.check(claim)
    assert found.verdict == verdict, found


@pytest.mark.parametrize(
    "text", ["《砚浦市骑手保障办法》适用于本案。", "原告主张《砚浦市骑手保障办法》不适用。"]
)
def test_what_only_puts_a_document_to_use_claims_nothing(checker: Checker, text: str) -> None:
    assert not list(checker.check(text))


@pytest.mark.parametrize(
    "claim",
    [
        "《砚浦市骑手保障办法》规定，盲道设四条。",
        "《砚浦市骑手保障办法》规定盲道设两条。",
        "盲道依《砚浦市骑手保障办法》设四条。",
        "根据《砚浦市骑手保障办法》第二章，合同共两条。",
        "Under the Yanpu Archive Policy, the form has two parts.",
        "Under the Yanpu Archive Policy, the application has two sections.",
        "The form in Part II of the Yanpu Archive Policy has two sections.",
    ],
)
def test_the_parts_of_something_else_are_not_those_of_the_document(
    checker: Checker, claim: str
) -> None:
    (found,) = checker.check(claim)
    assert found.verdict == "unsupported", found


def test_parts_that_a_document_tells_of_are_held_against_its_words() -> None:
    rules = (
        "砚浦市步道办法\n\n第一条　盲道设两条。\n\n第二条　照明应当完好。\n\n第三条　施行。\n",
        "Yanpu Forms Policy\n\n## Section 1 Forms\n\nThe form has two parts.\n\n"
        "The application has four sections.\n\n## Section 2 Use\n\nA form is free.\n",
    )
    own = Checker(parse(Document(t, f"{i}.md", "md")) for i, t in enumerate(rules))
    told = {
        "《砚浦市步道办法》规定，盲道设两条。": "supported",
        "Under the Yanpu Forms Policy, the form has two parts.": "supported",
        "Under the Yanpu Forms Policy, the application has two sections.": "contradicted",
    }
    assert {claim: next(iter(own.check(claim))).verdict for claim in told} == told


def test_of_what_was_amended_an_older_version_may_have_been_in_force() -> None:
    law = (
        "砚浦市古井条例\n\n（2011年9月28日通过　2021年9月28日修订　自2022年1月1日起施行）\n\n"
        "第一条　古井不得填埋。\n\n第二条　本条例自2022年1月1日起施行。\n"
    )
    checker = Checker([parse(Document(law, "0.txt", "txt"))], date(2026, 1, 1))
    told = {
        "《砚浦市古井条例》2015年1月1日就已经生效。": "unsupported",
        "《砚浦市古井条例》第二条：到2021年1月1日还没有施行。": "unsupported",
        "《砚浦市古井条例》第二条：到2023年1月1日还没有施行。": "contradicted",
        "《砚浦市古井条例》2023年1月1日就已经生效。": "supported",
        "《砚浦市古井条例》的施行日期不是2022年1月1日。": "contradicted",
    }
    assert {claim: next(iter(checker.check(claim))).verdict for claim in told} == told


def test_the_day_on_which_it_was_adopted_is_not_that_of_its_publication() -> None:
    law = (
        "砚浦市古井条例\n\n（2021年9月28日砚浦市人民代表大会常务委员会通过　2021年12月2日公布）\n\n"
        "第一条　古井不得填埋。\n\n第二条　本条例自2022年1月1日起施行。\n"
    )
    checker = Checker([parse(Document(law, "0.txt", "txt"))], date(2026, 1, 1))
    told = ("于2021年9月28日公布", "于2021年12月2日公布", "自2022年1月1日起施行")
    findings = [list(checker.check(f"《砚浦市古井条例》{day}。")) for day in told]
    verdicts = [[finding.verdict for finding in found] for found in findings]
    assert verdicts == [["contradicted"], ["supported"], ["supported"]]
