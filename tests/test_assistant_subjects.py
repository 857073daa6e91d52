"""Of whom a rule is told: the subjects of a claim beside those of its source."""

from __future__ import annotations

import pytest

from assistant.evidence.subjects import other_subject, turned

AUCTION = "拍卖人及其工作人员不得以竞买人的身份参与拍卖活动，并不得委托他人代为竞买。"
FOOD = "餐饮服务经营者可以对节约的消费者给予奖励；也可以对浪费的消费者收取相应费用。"
REVIEW = "行政复议的被申请人应当在十日内提交书面答复，提出的证据由复议机构审核。"
LISTED = "用水单位应当遵守下列规定：\n（一）安装计量水表，并按期校验；"
ANYBODY = "任何单位和个人不得擅自拆除供热设施。"
CHARGED = "取水许可的具体办法由国务院规定。"


@pytest.mark.parametrize(
    ("claim", "article"),
    [
        ("竞买人不得委托他人代为竞买。", AUCTION),
        ("拍卖人和竞买人不得委托他人代为竞买。", AUCTION),
        ("超市可以向浪费的消费者收取相应费用。", FOOD),
        ("消费者可以对节约的消费者给予奖励。", FOOD),
        ("申请人应当在十日内提交书面答复。", REVIEW),
        ("供水单位应当安装计量水表。", LISTED),
        ("省政府规定取水许可的具体办法。", CHARGED),
    ],
)
def test_another_subject_is_told(claim: str, article: str) -> None:
    assert other_subject(claim, [(article, (0, len(article)))]) is not None


@pytest.mark.parametrize(
    ("claim", "article"),
    [
        ("不得委托他人代为竞买。", AUCTION),
        ("拍卖人不得委托他人代为竞买。", AUCTION),
        ("其工作人员也不得委托他人代为竞买。", AUCTION),
        ("该经营者可以向浪费的消费者收取相应费用。", FOOD),
        ("经营者可以对浪费的消费者收取相应费用。", FOOD),
        ("相应费用可以向浪费的消费者收取。", FOOD),
        ("被申请人应当在十日内提交书面答复。", REVIEW),
        ("大型用水单位应当安装计量水表。", LISTED),
        ("居民不得擅自拆除供热设施。", ANYBODY),
        ("国务院规定取水许可的具体办法。", CHARGED),
    ],
)
def test_the_same_subject_is_heard_in_other_words(claim: str, article: str) -> None:
    assert other_subject(claim, [(article, (0, len(article)))]) is None


@pytest.mark.parametrize(
    ("claim", "other"),
    [
        ("办法由国务院制定", "国务院制定办法"),
        ("国务院制定办法", "办法由国务院制定"),
        ("材料应当由施工单位进行检验", "施工单位应当对材料进行检验"),
    ],
)
def test_an_agent_may_stand_elsewhere(claim: str, other: str) -> None:
    assert other in set(turned(claim))
