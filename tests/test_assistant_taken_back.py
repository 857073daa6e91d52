"""What takes a sentence back, or excepts somebody from it, is shown with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from model_fakes import ScriptedModel, conversing

from assistant.chat.taken_back import takes_back

MINUTES = """柳湾里业主委员会第三次会议纪要

一、关于停车费
物业公司提出将停车费由每月二百元上调至二百六十元。会议未同意该方案。下次会议再议。

二、关于临时停车
访客停车每小时收费三元，每日最高十五元。救护车、搬家车免费。值班员负责登记。

三、关于门禁
刘敏提出门禁卡每张收费三十元。王立认为太高。会议决定每张收费十元。物业负责印制。
"""


@pytest.mark.parametrize(
    ("text", "before", "taken_back"),
    [
        ("会议未同意该方案。", "物业公司提出上调停车费。", True),
        ("会议未予同意。", "物业公司提出上调停车费。", True),
        ("该提案被否决。", "有人提出拆除围墙。", True),
        ("The proposal was rejected.", "A member proposed a higher fee.", True),
        ("This does not apply to guests.", "Members must sign in.", True),
        ("但节假日不收。", "每小时收费三元。", True),
        ("But no fee is due in winter.", "The fee is 3 yuan.", True),
        ("搬家车免费。", "访客停车每小时收费三元。", True),
        ("Children are admitted free of charge.", "The fee is £3.", True),
        ("搬家车免费。", "车辆应当停入车位。", False),
        ("未经批准的，不得开工。", "开工应当申请批准。", False),
        ("未通过验收的，不得使用。", "工程完工应当验收。", False),
        ("值班员负责登记。", "访客停车每小时收费三元。", False),
        ("经讨论，会议不同意提高。", "有人建议提高押金。", True),
        ("折叠车除外。", "自行车不得进入车厢。", True),
        ("面积不足一平方米的，免予备案。", "设置招牌应当备案。", True),
        ("No repayment is due after a redundancy.", "A leaver must repay the fees.", True),
        ("前款规定不适用于盲人。", "未满十八周岁的，不予登记。", True),
        ("前款规定的登记证每年换发。", "未满十八周岁的，不予登记。", False),
        ("No recharge is made after a crime.", "Damage is recharged to the tenant.", True),
        ("No recharge is made after a crime.", "Damage must be reported.", False),
        ("No fee may be charged to a child.", "A department may charge a fee.", True),
        ("No fee may be charged to a child.", "A department may charge for a copy.", False),
        ("对老年人不得收取复印费。", "复印一页的复印费为一元。", True),
        ("导盲犬不需要缴纳登记费。", "犬只登记费每只六十元。", True),
        ("老年人免停车费。", "停车每小时五元。", True),
        ("儿童不用买票。", "车票每张五元。", False),
        ("对老年人不得收取复印费。", "窗口应当设老花镜。", False),
        ("No notice is needed in May.", "A leaver must repay the fees.", False),
        ("面积不足一平方米的，免予年检。", "设置招牌应当备案。", False),
        ("不同意的，可以申诉。", "决定应当书面通知。", False),
        ("停靠不足二十日的，不予发放当月停靠补助。", "对渔船给予停靠补助：每艘每月三百元。", True),
        ("中途退租的，押金不予退还。", "期满退还租赁押金。", False),
        ("中途退租的，租赁押金不予退还。", "期满退还租赁押金。", True),
        ("停靠不足二十日的，不予发放当月停靠补助。", "渔船停靠应当登记停靠补助。", True),
        ("停靠不足二十日的，不予登记。", "对渔船给予停靠补助。", False),
        ("但是，船东指挥有过错的，应当担责。", "船工损坏他人渔具的，船东不担责。", True),
        ("法律另有规定的，依照其规定。", "船东应当担责。", True),
        ("法律另有规定的除外情形由市政府公布。", "船东应当担责。", False),
        ("但是值班员应当登记。", "访客停车每小时收费三元。", False),
    ],
)
def test_what_takes_back_the_sentence_before_it(text: str, before: str, taken_back: bool) -> None:
    assert takes_back(text, before) is taken_back


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        (
            "停车费由每月二百元上调至多少元？",
            ["物业公司提出将停车费由每月二百元上调至二百六十元。", "会议未同意该方案。"],
        ),
        (
            "访客停车每小时收费多少元？",
            ["访客停车每小时收费三元，每日最高十五元。", "救护车、搬家车免费。"],
        ),
        (
            "刘敏提出门禁卡每张收费多少元？",
            ["刘敏提出门禁卡每张收费三十元。", "王立认为太高。", "会议决定每张收费十元。"],
        ),
        ("值班员负责做什么？", ["值班员负责登记。"]),
    ],
)
def test_it_is_shown_behind_it(tmp_path: Path, question: str, shown: list[str]) -> None:
    with conversing(tmp_path, ScriptedModel("好的。"), minutes=MINUTES) as (conversation, _):
        answer = conversation.ask(question)
    assert [c.quote for s in answer.sentences for c in s.citations] == shown


def test_a_sentence_of_the_models_own_gives_way_where_it_leaves_out_the_most(
    tmp_path: Path,
) -> None:
    model = ScriptedModel("访客停车每小时收费三元。")
    with conversing(tmp_path, model, minutes=MINUTES) as (conversation, _):
        answer = conversation.ask("访客停车怎么收费？")
    assert "每日最高十五元" in answer.answer


@pytest.mark.parametrize(
    ("rules", "question", "excluded"),
    [
        (
            "柳湾里救助办法\n\n第一条　患有重大疾病的，可以申请一次性救助金三千元。"
            "申请由居委会受理。{}\n",
            "患有重大疾病可以申请多少元救助金？",
            "皮外伤不属于重大疾病。",
        ),
        (
            "CALDER HOSTEL RULES\n\n1. A guest with a special reason may ask for a refund of £30. "
            "The desk answers within a day. {}\n",
            "How much of a refund may a guest with a special reason ask for?",
            "The following are not a special reason: rain, noise and a late train.",
        ),
    ],
)
def test_what_is_none_of_its_cases_is_shown_from_further_on(
    tmp_path: Path, rules: str, question: str, excluded: str
) -> None:
    other = excluded.replace("重大疾病", "工伤").replace("special reason", "public holiday")
    for sentence, is_shown in ((excluded, True), (other, False)):
        folder = tmp_path / str(is_shown)
        folder.mkdir()
        text = rules.format(sentence)
        with conversing(folder, ScriptedModel("好的。"), rules=text) as (conversation, _):
            answer = conversation.ask(question)
        quotes = [c.quote for s in answer.sentences for c in s.citations]
        assert (sentence in quotes) is is_shown


LOCKERS = """柳湾里快递柜管理办法

第一条　快递柜每日使用费五角。

第二条　寄存药品的，应当登记，不适用第一条。药品当日取走。

第三条　违反第一条规定的，停止使用。
"""
SUSPENDED = """柳湾里业主委员会第四次会议纪要

一、关于停车费
（一）地面停车费由每月二百元调整为每月二百六十元，自七月一日起执行。
（二）访客停车每小时收费三元。
（三）方案须提交业主大会，在表决通过前仍按原标准收取。

二、关于门禁
（一）门禁卡每张收费十元。
"""


@pytest.mark.parametrize(
    ("question", "is_suspended"),
    [("地面停车费每月多少元？", True), ("门禁卡每张收费多少元？", False)],
)
def test_what_a_later_item_suspends_is_shown_with_that_and_not_as_the_short_answer(
    tmp_path: Path, question: str, is_suspended: bool
) -> None:
    with conversing(tmp_path, ScriptedModel("好的。"), minutes=SUSPENDED) as (conversation, _):
        answer = conversation.ask(question)
    quotes = [c.quote for s in answer.sentences for c in s.citations]
    is_shown = "（三）方案须提交业主大会，在表决通过前仍按原标准收取。" in quotes
    assert (is_shown, len(quotes)) == (is_suspended, 1 + is_suspended)


def test_a_clause_that_says_of_another_that_it_does_not_apply_is_shown_with_that(
    tmp_path: Path,
) -> None:
    with conversing(tmp_path, ScriptedModel("好的。"), lockers=LOCKERS) as (conversation, _):
        answer = conversation.ask("快递柜每日使用费多少钱？")
    assert [c.quote for s in answer.sentences for c in s.citations] == [
        "第一条　快递柜每日使用费五角。",
        "第二条　寄存药品的，应当登记，不适用第一条。",
    ]
