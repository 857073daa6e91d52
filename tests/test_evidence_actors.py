"""Who does what by a claim is held against who does it by its passage."""

from __future__ import annotations

import pytest

from assistant.evidence.actors import bodies, has_another_act, is_at_another_level

DUTIES = "第二条　泊位管理站负责日常管理；巡查大队负责查处违法捕捞。"
GRANT = "第九条　补贴由镇财政所发给船东；燃油费由承租人承担。"
APPEAL = "第十二条　对处罚不服的，可以向县水务局申请复议。"


@pytest.mark.parametrize(
    ("passage", "claim", "another"),
    [
        (DUTIES, "违法捕捞归巡查大队查。", False),
        (DUTIES, "违法捕捞由泊位管理站来查。", True),
        (DUTIES, "《泊位管理办法》第二条说，查处违法捕捞的是泊位管理站。", True),
        (DUTIES, "泊位管理办法第二条讲，日常管理的活由巡查大队干。", True),
        (DUTIES, "日常管理的活有人干。", False),
        (GRANT, "钱由镇财政所发给船东。", False),
        (GRANT, "补贴由船东发给镇财政所。", True),
        (GRANT, "燃油的费用承租人自己出。", False),
        (GRANT, "燃油费由船东出。", True),
        (APPEAL, "不服处罚可以向县水务局申请复议。", False),
        (APPEAL, "县水务局可以申请复议。", True),
        ("罚款由公安机关决定。", "罚款由城管部门决定。", True),
        ("方案由区人民政府编制。", "方案由区政府来编。", False),
        ("方案由区人民政府编制。", "方案由市政府来编。", True),
        ("方案由县级以上地方人民政府编制。", "方案由县政府来编。", False),
        ("价格由省、自治区、直辖市人民政府制定。", "价格由省政府来定。", False),
        ("车辆管理所应当当日核发证件。", "证件由车管所当天就发。", False),
        ("海洋、地震、文物等国家机关应当普及知识。", "地震局应当普及知识。", False),
        ("行政机关应当公开信息。", "信息由交通局来公开。", False),
        ("水务部门负责防汛。", "防汛要靠别的部门。", False),
        ("水务部门负责防汛。", "防汛由交通部门负责。", True),
        ("给予每户6000元补助。", "每户补助6000元。", False),
        ("不服决定的，可以向人民法院起诉。", "不服决定可以到法院起诉。", False),
        ("The warden sees to the quay.", "The quay is the captain's.", False),
    ],
)
def test_a_body_has_to_stand_where_it_is_told_what_it_does(
    passage: str, claim: str, *, another: bool
) -> None:
    assert has_another_act(claim, passage) is another


def test_bodies_are_named_without_what_leads_to_them() -> None:
    named = [(b.name, b.is_office, b.receives) for b in bodies("由船东向县水务局报告。")]
    assert named == [("船东", False, False), ("县水务局", True, True)]


FUND = "第三条　改造费用由市级财政承担百分之六十。"


@pytest.mark.parametrize(
    ("passage", "claim", "another"),
    [
        (FUND, "改造的钱六成由市里出。", False),
        (FUND, "改造的钱六成由区里出。", True),
        (FUND, "小区里的改造，钱六成由市里出。", False),
        (FUND, "改造的钱六成是公家的。", False),
        ("县级以上人民政府负责测绘。", "测绘由省里来管。", False),
        ("行政机关应当公开信息。", "信息由区里公开。", False),
        ("市城市更新部门每两年对街区体检一次。", "区里每两年给街区体检一次。", True),
        ("省、自治区、直辖市人民政府规定距离。", "距离由省里来定。", False),
        ("街区由公安机关管理。", "市场由市里管理。", False),
    ],
)
def test_a_level_of_government_is_one_that_the_passage_names(
    passage: str, claim: str, *, another: bool
) -> None:
    assert is_at_another_level(claim, passage) is another
