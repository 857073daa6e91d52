"""What is told too freely to be held against a clause word for word."""

from __future__ import annotations

import pytest

from assistant.checker.citations import Checker
from assistant.checker.free_telling import is_of_exception, is_told_freely, tells_another_amount
from assistant.evidence.sources import CONTRADICTED, SUPPORTED, UNSUPPORTED
from index.clauses import parse
from index.documents import Document

RULE = (
    "学徒或者帮工在摊位、后厨或者其他经营场所工作期间受到人身损害，"
    "摊主未尽到教育、管理职责的，应当承担赔偿责任。"
)
FREE = (
    "刚入行的学徒在摊位上干活时人身受了损害，要是摊主没把教育、管理的职责尽到位，"
    "就要承担赔偿责任，青岭市夜市管理办法第三条写得清楚。"
)
DENIED = f"《青岭市夜市管理办法》第三条，{RULE.replace('应当', '用不着')}"


def checker() -> Checker:
    text = f"青岭市夜市管理办法\n\n第三条　{RULE}\n\n第四条　本办法自公布之日起施行。\n"
    return Checker([parse(Document(text, "0.txt", "txt"))])


@pytest.mark.parametrize(
    ("said", "freely"),
    [
        (FREE, True),
        (RULE, False),
        (RULE.replace("应当", "可以"), False),
        ("小工受了伤，老板不用赔。", False),
        (f"{RULE[:20]}，出了什么事情，都和摊主没有半点关系，谁也不用多管闲事。", False),
    ],
)
def test_long_words_with_little_in_common_are_told_freely(said: str, freely: bool) -> None:
    assert is_told_freely(said, RULE) is freely


def test_single_words_do_not_deny_what_is_told_freely() -> None:
    (found,) = checker().check(FREE)
    assert found.verdict == UNSUPPORTED
    assert "用词相差很大" in found.note
    assert found.clause is not None
    assert found.clause.address == "第三条"


def test_they_deny_what_keeps_to_the_clause() -> None:
    assert CONTRADICTED in {f.verdict for f in checker().check(DENIED)}


HALL = "第五条　灯会期间车辆不得驶入鱼市广场，但是运送病人的除外。"


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        ("运送病人的，灯会期间车辆可以驶入鱼市广场。", {SUPPORTED}),
        ("运送病人的，车子在灯会期间可以驶入鱼市广场。", {UNSUPPORTED}),
        ("运送花灯的，灯会期间车辆可以驶入鱼市广场。", {CONTRADICTED, UNSUPPORTED}),
        ("灯会期间车辆可以驶入鱼市广场，但是运送病人的除外。", {CONTRADICTED, "altered"}),
        ("灯会期间，车辆可以驶入鱼市广场。", {CONTRADICTED}),
    ],
)
def test_what_holds_for_an_exception_does_not_deny_its_rule(said: str, verdicts: set[str]) -> None:
    text = f"鱼市灯会规则\n\n{HALL}\n\n第六条　本规则自公布之日起施行。\n"
    found = Checker([parse(Document(text, "0.txt", "txt"))]).check(f"《鱼市灯会规则》规定，{said}")
    assert {f.verdict for f in found} <= verdicts
    assert found


def test_the_exception_is_told_by_the_other_modality_alone() -> None:
    assert is_of_exception("运送病人的，车子可以进广场。", HALL)
    assert not is_of_exception("运送病人的，车子不得进广场。", HALL)


NOTICE = "终止调解的，市集管理部门应当自作出终止调解决定之日起七个工作日内告知投诉人和摊主。"


@pytest.mark.parametrize(
    ("said", "is_other"),
    [
        ("告知投诉人和摊主的时限是十四个工作日", True),
        ("告知投诉人和摊主的时限是七个工作日", False),
        ("告知投诉人和摊主的时限是十四个小时", False),
        ("告知投诉人和摊主要在七个工作日到十四个工作日之间", False),
        ("开门做生意的时限是十四个工作日", False),
    ],
)
def test_the_words_beside_an_amount_tell_what_it_is_of(said: str, is_other: bool) -> None:
    assert tells_another_amount(said, NOTICE) is is_other


def test_another_amount_denies_the_place_that_is_named_however_freely_it_is_told() -> None:
    text = f"青岭市夜市管理办法\n\n第三条　{NOTICE}\n\n第四条　本办法自公布之日起施行。\n"
    said = "告知投诉人和摊主的时限是十四个工作日，这对市集管理部门适用。"
    checker = Checker([parse(Document(text, "0.txt", "txt"))])
    assert {f.verdict for f in checker.check(f"据《青岭市夜市管理办法》第三条，{said}")} == {
        CONTRADICTED
    }
