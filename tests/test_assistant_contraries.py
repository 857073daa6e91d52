"""A rule of a known form is denied by words beside its matter, however these are put."""

from __future__ import annotations

import pytest

from assistant.checker.contraries import contrary

EXCEPTION = "第六条　任何人不得在水库里游泳，但经管理处登记的比赛除外。"
APART = "第六条　参加比赛的人受伤的，不得要求管理处赔偿；但是，管理处有重大过失的除外。"
REPEAL = "第九条　本办法自2024年5月1日起施行。《青石县水库管理暂行规定》同时废止。"
DEFINITION = "一级水源地，是指距离取水口不足五百米的水面和岸滩。"
BEARING = "取水户不到场的，不影响水表的校验。"
INCLUDED = "居民用水，包括自来水和桶装水。"
HARDER = "在枯水期偷接公用水管的，应当从重处罚。"
MILDER = "在枯水期偷接公用水管后主动报告的，可以从轻或者减轻处罚。"
FREEDOM = "村里的五保老人不承担水渠的维修费用。"
DUTY = "第三条　供水单位应当每月公布水质检测的结果。"
RIGHT = "取水户有权拒绝没有证件的查表人员入户。"
FAVOUR = "国家鼓励和支持农户建设雨水收集设施。"


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        (EXCEPTION, "哪怕是经管理处登记的比赛，也得照办：任何人不得在水库里游泳。"),
        (EXCEPTION, "把经管理处登记的比赛列为例外，是没有根据的，任何人不得在水库里游泳。"),
        (
            APART,
            "管理处有重大过失的，也逃不开参加比赛的人受伤的，不得要求管理处赔偿这条规则。",
        ),
        (REPEAL, "《青石县水库管理暂行规定》的寿命没有到头，往后接着管事。"),
        (REPEAL, "今后碰到老问题，仍旧翻《青石县水库管理暂行规定》来办。"),
        (DEFINITION, "一级水源地和距离取水口不足五百米的水面和岸滩说的不是一回事。"),
        (BEARING, "取水户不到场，水表的校验就要受牵连。"),
        (BEARING, "取水户不到场一事，足以动摇水表的校验。"),
        (INCLUDED, "自来水和桶装水要从居民用水里刨除。"),
        (INCLUDED, "居民用水不算自来水和桶装水。"),
        (HARDER, "在枯水期偷接公用水管的，应当罚得比旁人轻。"),
        (HARDER, "在枯水期偷接公用水管的，可以网开一面。"),
        (MILDER, "在枯水期偷接公用水管后主动报告的，一律从重处罚。"),
        (FREEDOM, "村里的五保老人照样要承担水渠的维修费用，没有豁免。"),
        (DUTY, "供水单位是否每月公布水质检测的结果，都行。"),
        (RIGHT, "取水户拒绝没有证件的查表人员入户，属于违法行为。"),
        (FAVOUR, "农户建设雨水收集设施，国家不给政策也不给钱。"),
    ],
)
def test_what_is_said_beside_a_matter_denies_the_rule(source: str, claim: str) -> None:
    assert contrary(claim, source)


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        (EXCEPTION, "经管理处登记的比赛例外，除此之外任何人都一样不得在水库里游泳。"),
        (EXCEPTION, "任何人不得在水库里游泳，哪怕是冬天。"),
        (APART, "管理处有重大过失的，参加比赛的人受伤的不受不得要求管理处赔偿的限制。"),
        (REPEAL, "《青石县水库管理暂行规定》不再管用。"),
        (REPEAL, "《青石县水井管理规定》今后仍旧管用。"),
        (DEFINITION, "一级水源地就是距离取水口不足五百米的水面和岸滩。"),
        (BEARING, "取水户不到场，水表的校验照常进行，不受影响。"),
        (INCLUDED, "自来水和桶装水都算在居民用水之内。"),
        (INCLUDED, "自来水和桶装水没有从居民用水里刨除。"),
        (HARDER, "在枯水期偷接公用水管的，处罚不会轻。"),
        (MILDER, "在枯水期偷接公用水管后主动报告的，罚得轻些。"),
        (FREEDOM, "村里的五保老人不用承担水渠的维修费用。"),
        (DUTY, "供水单位每月公布水质检测的结果不能随意。"),
        (RIGHT, "取水户拒绝没有证件的查表人员入户，并不违法。"),
        (FAVOUR, "农户建设雨水收集设施没有被叫停。"),
        (DUTY, "供水单位自愿检修水表。"),
        (EXCEPTION, "不管是谁，任何人不得在水库里游泳，经管理处登记的比赛除外。"),
        (BEARING, "取水户不到场的，不影响水表的校验，校验几次要看水表的年头。"),
        (REPEAL, "《青石县水库管理暂行规定》同时废止，继续养鱼的要重新申请。"),
        (HARDER, "在枯水期偷接公用水管的，应当从重处罚，情节轻微的另行处理。"),
        (FAVOUR, "国家鼓励和支持农户建设雨水收集设施，但禁止截断河道。"),
    ],
)
def test_who_tells_a_rule_does_not_deny_it(source: str, claim: str) -> None:
    assert contrary(claim, source) is None


def test_words_far_beyond_a_matter_say_something_else() -> None:
    more = "这件事在去年冬天的村民大会上讨论了整整两个下午，最后大家的意见是先看看邻村怎么办再说"
    assert contrary(f"供水单位是否每月公布水质检测的结果，都行，{more}。", DUTY) is None
