"""A rule is not told of those whom it excepts."""

from __future__ import annotations

import pytest
from model_fakes import sources_of

from assistant.checker.citations import Checker
from assistant.evidence.excepted import excepted, is_told_of_exempted, is_told_to_be_exempt
from assistant.evidence.sources import SUPPORTED
from assistant.evidence.support import judge
from index.clauses import parse
from index.documents import Document

DOGS = "第十条 除导盲犬、扶助犬外，不得携犬进入医院、学校、幼儿园、图书馆和商场。"
TICKETS = "第十一条 除老年人、残疾人外，游客应当购买门票。"
GUIDES = "第十三条 除导游与讲解员外，游客不得使用扩音器。"
OTHERWISE = "第十二条 除法律、行政法规另有规定外，公园应当依照法律免费开放。"
TEXT = f"临桥市公园管理规定\n\n{DOGS}\n\n{TICKETS}\n\n{OTHERWISE}\n"


@pytest.mark.parametrize(
    ("claim", "source", "party"),
    [
        ("导盲犬不得进入图书馆。", DOGS, "导盲犬"),
        ("导盲犬、扶助犬不得进入医院。", DOGS, "导盲犬"),
        ("老年人应当购买门票。", TICKETS, "老年人"),
        ("除导盲犬外，不得携犬进入医院。", DOGS, "扶助犬"),
        ("除导盲犬、扶助犬外，不得携犬进入医院。", DOGS, ""),
        ("不得携犬进入医院。", DOGS, ""),
        ("游客应当购买门票。", TICKETS, ""),
        ("公园应当依照法律免费开放。", OTHERWISE, ""),
        ("老年人可以免费乘车。", TICKETS, ""),
        ("讲解员不得使用扩音器。", GUIDES, "讲解员"),
        ("除讲解员与导游外，游客不得使用扩音器。", GUIDES, ""),
    ],
)
def test_a_party_that_is_excepted_is_named(claim: str, source: str, party: str) -> None:
    assert excepted(claim, [source]) == party


@pytest.mark.parametrize(
    ("claim", "is_right"),
    [
        ("导盲犬不得进入图书馆。", False),
        ("扶助犬不得进入商场。", False),
        ("老年人应当购买门票。", False),
        ("除老年人、残疾人外，游客应当购买门票。", True),
    ],
)
def test_neither_answers_nor_the_checker_support_it(claim: str, *, is_right: bool) -> None:
    sources = sources_of(TEXT)
    assert (judge(claim, sources).verdict == SUPPORTED) is is_right
    checker = Checker([parse(Document(TEXT, "公园.md", "md"))])
    article = "第十一条" if "门票" in claim else "第十条"
    findings = list(checker.check(f"《临桥市公园管理规定》{article}规定，{claim}"))
    assert [f.verdict == SUPPORTED for f in findings] == [is_right]


SHOPS = "承租国有房屋的小店优先续租，租金减半，但是转租、分租的除外。"
FEES = "居民按照受益原则承担更新费用。低保家庭和特困人员免除前款规定的费用。"


@pytest.mark.parametrize(
    ("passage", "claim", "exempted"),
    [
        (FEES, "低保家庭也得掏更新费用。", True),
        (FEES, "特困人员一样要出这笔钱。", True),
        (FEES, "低保家庭也不用掏更新费用。", False),
        (FEES, "低保家庭能省下这笔钱。", False),
        (FEES, "居民也得掏更新费用。", False),
        (f"{FEES}低保家庭可以申请补助。", "低保家庭也可以申请补助。", False),
        (SHOPS, "就算转租给了别人，小店照样优先续租。", True),
        (SHOPS, "转租的另说，小店照样优先续租。", False),
        ("过渡期政策不适用于改为商铺的住宅。", "改为商铺的住宅照样享受过渡期。", True),
        ("连锁门店不享受上述支持。", "连锁门店同样享受支持。", True),
        (FEES, "低保家庭也要交更新费用，没有例外。", True),
        (FEES, "除了低保家庭，其他人一律要交更新费用。", False),
        (FEES, "低保家庭也可以当居民代表。", False),
        (SHOPS, "转租的小店租金照旧全额收取。", False),
        ("夜间不得施工，因抢险需要的除外。", "因抢险需要的，夜里也可以施工。", False),
        ("物业服务企业不得泄露信息。", "物业服务企业也可以公开信息。", False),
    ],
)
def test_who_is_exempted_is_not_told_of_all_the_same(
    passage: str, claim: str, *, exempted: bool
) -> None:
    assert is_told_of_exempted(claim, passage) is exempted


BAN = "每日二十二时后不得施工，但是因抢险、抢修或者工艺要求的除外。"


@pytest.mark.parametrize(
    ("passage", "claim", "freed"),
    [
        (FEES, "低保家庭也不用交更新费用。", True),
        (FEES, "就算是低保家庭，更新费用也全免。", True),
        (FEES, "低保家庭也要交更新费用。", False),
        (FEES, "居民不用交更新费用。", False),
        (BAN, "因抢险需要的，夜里也可以施工。", True),
        (BAN, "就算抢修也不能在夜里施工。", False),
        (BAN, "夜里可以施工。", False),
    ],
)
def test_who_is_exempted_may_be_told_to_be(passage: str, claim: str, *, freed: bool) -> None:
    assert is_told_to_be_exempt(claim, passage) is freed
