"""What a claim adds to its source, or leaves out of it, however it is told."""

from __future__ import annotations

import pytest

from assistant.evidence.amounts import amounts_as_in
from assistant.evidence.stretched import stretches

WELLS = "启用备用水井应当经水务局批准，但是抢险的除外。水井每年检查两次。"
GRANT = "逾期的，按照原标准的二倍发放。因不可抗力导致逾期的，仍按照原标准发放，不适用前款规定。"
WELL = "擅自启用备用水井的，由水务局责令改正；逾期不改正的，处一万元罚款。"
AWARD = (
    "（一）发挥重要作用、作出贡献的，奖励一万元至三万元；\n（二）重大作用的，奖励三万元至十万元。"
)
FINE = "未按期检修的，责令十日内改正；逾期不改正的，处五百元罚款。"


@pytest.mark.parametrize(
    ("source", "claim", "further"),
    [
        (WELLS, "水务局批准了才启用备用水井。", True),
        (WELLS, "除了抢险以外，水务局批准了才启用备用水井。", False),
        (WELLS, "水井一年要检查两次。", False),
        (f"{WELLS}遇到大旱，前款规定不适用，但是饮用水井除外。", "水井一年要检查两次。", True),
        (AWARD, "发挥重要作用的举报人，能拿三万元至十万元。", True),
        (AWARD, "发挥重要作用的举报人，能拿一万元至三万元。", False),
        (AWARD, "发挥重大作用的举报人，能拿三万元至十万元。", False),
        (FINE, "没按期检修的，马上罚五百元。", True),
        (FINE, "没按期检修又过了期不改的，一律罚五百元。", False),
        (FINE, "没按期检修的，十天过后改正。", False),
        (WELLS, "没检查水井的要罚款。", True),
        ("Appeals go to the Dean in 21 days.", "Rule 7(2) gives three weeks to appeal.", False),
        ("Appeals go to the Dean in 21 days.", "Rule 7(2) gives four weeks to appeal.", True),
        ("A stay of 5 nights or longer is free.", "Five or more nights cost nothing.", False),
        (WELL, "擅自启用备用水井还逾期不改的，得罚一万元。", False),
        (WELL, "擅自启用备用水井的，到时候得罚一万元。", False),
        (WELL, "擅自启用备用水井的，马上就罚一万元。", True),
        (WELL, "擅自启用备用水井的，由水务局直接处罚。", True),
        ("检修应当在十日内完成。", "检修在十天过后完成。", True),
        (FINE, "没按期检修就罚五百元。", True),
        ("应当在六个月内启动加固。", "六个月内要加固完。", True),
        ("应当在六个月内启动加固。", "六个月内得动手加固。", False),
        ("验收合格后三十日内拨付。", "开工后三十天里拨下来。", True),
        ("给予每户6000元补助。", "每人补助六千元。", True),
        ("给予每户6000元补助。", "每户补助六千元。", False),
        (GRANT, "因不可抗力逾期的，按二倍发放。", True),
        (GRANT, "逾期的，按二倍发放。", False),
        ("公司提供担保，应当由股东会决议。", "公司法十六条卡得紧，担保应当过股东会。", False),
        ("公司提供担保，应当由股东会决议。", "担保应当过两次股东会。", True),
        ("复核由委员会决定，最长不得超过十日。", "要不要复核委员会说了算，不能超过十天。", False),
        ("复核由委员会决定。", "委员会不能复核。", True),
        (f"{WELLS}另有规定的，从其规定。", "水务局批准了才启用备用水井。", True),
        ("水费不退，但是停水超过三日的，可以退还。", "停水超过三天的，水费能退。", False),
        ("水费不退，但是停水超过三日的，可以退还。", "水费是不退的。", True),
        ("水费应当按月缴纳，但是应当出具收据。", "水费要按月缴纳。", False),
        ("除抢险外，启用备用水井应当经批准。", "一般情况下，启用备用水井要先批准。", False),
        ("水务局解除封闭的，对外公告。", "水务局解除了封闭，得公告。", False),
        ("井口不得覆盖。", "盖住井口就违规了。", False),
        ("井口应当加盖。", "井口没加盖就违规了。", True),
        ("船主或者其代理人应当办证。", "船主或其代理人应当去办证。", False),
        ("证件由船主和其代理人应当共同办理。", "船主或其代理人应当去办证。", True),
        ("It needs (a) the head; and (b) the director.", "The head or the director.", True),
        ("It needs the head or the director.", "The head or the director.", False),
        ("处一倍以上三倍以下罚款。", "罚一到三倍。", False),
        ("处一倍以上三倍以下罚款。", "罚一到三倍以上。", True),
        ("处三万元以下罚款。", "要罚三万元以上。", True),
        ("处一万元以下罚款，严重的一万元以上。", "严重的要罚一万元以上。", False),
        ("应当在三日内答复。", "三日以上才答复。", True),
        ("巡查大队管泊位；水务局管闸门。", "闸门的事归水务局。", False),
        ("巡查大队管泊位；水务局管闸门。", "闸门的事归巡查大队。", True),
    ],
)
def test_a_claim_goes_no_further_than_what_it_follows_from(
    source: str, claim: str, *, further: bool
) -> None:
    assert stretches(amounts_as_in(source, claim), source) is further
