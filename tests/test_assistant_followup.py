"""Follow-ups become questions that stand by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.chat.followup import as_half, put_in_front, stand_alone
from assistant.chat.topic import has_own_subject, names_its_own, topic_of


@pytest.mark.parametrize(
    ("before", "question", "alone"),
    [
        # a pronoun
        (["岚江市气象学院创办于哪一年"], "它有几个系", "岚江市气象学院有几个系"),
        (["岚江市气象学院创办于哪一年"], "该院的院长是谁", "岚江市气象学院的院长是谁"),
        (["养犬登记要什么材料？"], "其有效期多长", "养犬登记的有效期多长"),
        (["占用管线怎么办？"], "那它的期限呢？", "那占用管线的期限呢？"),
        # the same of another time, or of others in English
        (["2024年10月的会议决定了什么"], "那2025年3月的会议呢？", "2025年3月的会议决定了什么"),
        (["2024年10月的会议决定了什么"], "经费多少", "2024年10月的会议决定了什么；经费多少"),
        (["2025年要建几个苗圃"], "那3月的会议呢", "2025年要建几个苗圃；那3月的会议呢"),
        (["What was decided in March 2025?"], "And in May?", "What was decided in May?"),
        (
            ["What is the fee for residents?"],
            "What about visitors?",
            "What is the fee for visitors?",
        ),
        (
            ["养犬要在几日内登记"],
            "My laptop was stolen. How soon must I report it?",
            "My laptop was stolen. How soon must I report it?",
        ),
        (
            ["May clerks work at home?"],
            "May guests use a laptop, and what if they do?",
            "May guests use a laptop, and what if they do?",
        ),
        (
            ["May clerks work at home?"],
            "Is it paid, and who checks it?",
            "May clerks work at home; Is it paid, and who checks it?",
        ),
        (["May clerks work at home?"], "And interns?", "May clerks work at home; And interns?"),
        (["养犬要在几日内登记"], "不登记呢", "养犬要在几日内登记；不登记呢"),
        (
            ["How soon is a refund paid for a ticket?"],
            "And how soon for a season pass?",
            "How soon is a refund paid for a season pass",
        ),
        # an amount that was only to be confirmed is left behind
        (
            ["养犬登记的有效期是五年，对吗"],
            "为什么呢",
            "养犬登记的有效期是 ，对吗；为什么呢",
        ),
        # the end of a matter that is no name, which tells enough
        (["军人申请河边菜园要住满八个月吗"], "河边菜园可以养鸡吗", "河边菜园可以养鸡吗"),
        # what is taken for granted, and of what
        (
            ["养犬条例第九条说了什么"],
            "既然大型犬可以饲养，由谁登记？",
            "既然大型犬可以饲养，由谁登记？",
        ),
        (
            ["养犬条例第九条说了什么"],
            "既然可以饲养，由谁登记？",
            "养犬条例第九条：既然可以饲养，由谁登记？",
        ),
        # the end of the name
        (["岚江市气象学院创办于哪一年"], "学院有多少教师？", "岚江市气象学院有多少教师？"),
        (["岚江市气象学院创办于哪一年"], "气象学院有宿舍吗？", "岚江市气象学院有宿舍吗？"),
        # a part of the house, or a person
        (
            ["岚江大学有几个校区", "渔港校区在哪里"],
            "它是哪一年建的",
            "岚江大学：渔港校区是哪一年建的",
        ),
        (["气象学专业学什么"], "这个专业招多少人", "气象学专业招多少人"),
        (["气象学专业学什么"], "和渔业专业有什么区别", "气象学专业和渔业专业有什么区别"),
        (["渔业学院院长是谁"], "他什么时候上任", "渔业学院院长什么时候上任"),
        # one in the place of another
        (["渔业公会的理事会怎样产生？"], "那监事会呢？", "渔业公会的监事会怎样产生？"),
        (["岚江大学渔业学院的学费是多少"], "那气象学院呢", "岚江大学气象学院的学费是多少"),
        # the question before, where its matter tells too little
        (["养犬要什么材料"], "要等多久", "养犬要什么材料；要等多久"),
        # one of a kind in the place of another, where the question before has several
        (["委托人有哪些权利", "他可以委托别人吗"], "那管理人呢", "管理人可以委托别人吗"),
        (["小区食堂浪费怎么处罚"], "那学校呢", "小区食堂浪费怎么处罚；那学校呢"),
        (["What is a pipe?", "Why?"], "What about a lamp?", "What is a pipe; What about a lamp?"),
        # words that are no name
        (["谁来制定养犬规划"], "要征求意见吗", "谁来制定养犬规划；要征求意见吗"),
        # the document that is pointed at, not the one that was spoken of last
        (["养犬条例何时施行", "灯塔发展的意见何时发布"], "那个意见长吗", "灯塔发展的意见长吗"),
        # back to what was spoken of earlier
        (
            ["委托人可以撤回吗", "第四十条说什么"],
            "回到委托人，他要付费吗",
            "委托人要付费吗",
        ),
        (
            ["养犬条例第三条说了什么", "那第四条呢"],
            "回到第三条，第二款是什么？",
            "《养犬条例》第三条第二款是什么？",
        ),
        (
            ["什么是绿化带", "回到养犬，罚款多少？"],
            "那禁养区呢？",
            "养犬；那禁养区呢？",
        ),
        # another matter, and said so
        (["渔业银行在哪里"], "换个话题，灯塔几点开放", "灯塔几点开放"),
        # nothing at all
        (["岚江市气象学院创办于哪一年"], "有哪些专业", "岚江市气象学院：有哪些专业"),
        (["养犬登记要什么材料？"], "有效期多久", "养犬登记：有效期多久"),
        (["占用管线怎么办？"], "那抢险呢？", "占用管线怎么办；那抢险呢？"),
        # an earlier topic goes on until another one is named
        (["养犬登记要什么材料？", "有效期多久"], "到期怎么办", "养犬登记：到期怎么办"),
        (["渔业银行在哪里", "港务公司在哪里"], "它几点开门", "港务公司几点开门"),
        # its own topic
        (["渔业银行在哪里"], "港务公司在哪里", "港务公司在哪里"),
        (["渔业银行在哪里"], "《养犬条例》怎么说", "《养犬条例》怎么说"),
        (["养犬登记要什么材料？"], "办理养犬登记要多久？", "办理养犬登记要多久？"),
        # a matter of its own
        (["加装电梯有补助吗？"], "更新项目的贷款利率是多少？", "更新项目的贷款利率是多少？"),
        (["加装电梯有补助吗？"], "第十八条说了什么？", "第十八条说了什么？"),
        # clauses
        (["养犬条例第三条说了什么"], "那第二款呢", "《养犬条例》第三条第二款呢"),
        (["养犬条例第三条说了什么", "那第二款呢"], "第三款呢", "《养犬条例》第三条第三款呢"),
        (["养犬条例第三条说了什么"], "它的第二款呢", "《养犬条例》第三条第二款呢"),
        (["养犬条例第三条说了什么"], "这一条的第二款呢", "《养犬条例》第三条第二款呢"),
        (["养犬条例第三条说了什么"], "那第四条呢", "《养犬条例》第四条呢"),
        (["养犬条例何时施行"], "第四条说了什么", "《养犬条例》第四条说了什么"),
        (["养犬条例第三条说了什么"], "那上一条呢", "《养犬条例》第二条呢"),
        (["养犬条例第三条说了什么"], "它的下一条是什么", "《养犬条例》第四条是什么"),
        (["养犬条例第三条说了什么"], "第四条到第六条", "《养犬条例》第四条到第六条"),
        (["养犬条例第三条说了什么"], "第一款和第二款", "《养犬条例》第三条第一款和第二款"),
        (["养犬法第三条"], "旧法呢", "养犬法第三条；旧法呢"),
        (["养犬法第三条", "旧法呢"], "那2017年的版本呢", "养犬法第三条；那2017年的版本呢"),
        (
            ["养犬条例第三条", "违反了会怎样"],
            "对单位呢",
            "养犬条例第三条：违反了会怎样；对单位呢",
        ),
        (["养犬条例第三条"], "最后一条呢", "养犬条例第三条；最后一条呢"),
        (["犬要办证吗", "没登记呢"], "说简单点", "犬要办证吗；没登记呢；说简单点"),
        (
            ["养犬条例第三条", "那第二款呢"],
            "违反这一条怎么罚",
            "违反《养犬条例》第三条怎么罚",
        ),
        (
            ["养犬条例第三条第二款"],
            "这一款和第一款有什么不同",
            "《养犬条例》第三条第二款和《养犬条例》第三条第一款有什么不同",
        ),
        (["第十六条说了什么"], "这一条适用于谁？", "第十六条适用于谁？"),
        # no article was named, only its parts
        (["第一款和第二款"], "这一条适用于谁？", "第一款适用于谁？"),
        # the same again
        (["有效期多久？"], "换个说法", "有效期多久；换个说法"),
        (["第十六条说了什么"], "举个例子", "第十六条说了什么；举个例子"),
        (["what is a pipe?"], "And who pays?", "what is a pipe; And who pays?"),
        (["what is a pipe?"], "Who pays for lamps?", "Who pays for lamps?"),
        (["what is a pipe?"], "How much?", "what is a pipe; How much?"),
        (["what is a pipe?"], "How soon must a leak be told?", "How soon must a leak be told?"),
        (
            ["what is a pipe?"],
            "What fee must one that digs pay?",
            "What fee must one that digs pay?",
        ),
        (["第十六条说了什么"], "为什么", "第十六条说了什么；为什么"),
        # thanks are no question, and a question is none the less one behind them
        (["养犬登记要什么材料？", "谢谢"], "它的期限呢？", "养犬登记的期限呢？"),
        (["谢谢"], "有效期多久", "有效期多久"),
        ([], "它呢？", "它呢？"),
    ],
)
def test_a_follow_up_stands_by_itself(before: list[str], question: str, alone: str) -> None:
    assert stand_alone(question, before) == alone


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("岚江市社会与人工智能学院是什么时候成立的", "岚江市社会与人工智能学院"),
        ("养犬登记要什么材料？", "养犬登记"),
        ("《养犬条例》对登记有什么要求", "《养犬条例》"),
        ("养犬条例第三条第二款怎么说", "养犬条例第三条第二款"),
        ("有哪些？", ""),
        ("什么是海绵城市", ""),
    ],
)
def test_what_a_question_is_about(question: str, topic: str) -> None:
    assert topic_of(question) == topic


@pytest.mark.parametrize("question", ["学院有几个系", "该院的系", "本市有多少人", "哪些大学招生"])
def test_a_bare_word_names_nothing(question: str) -> None:
    assert not names_its_own(question)


@pytest.mark.parametrize(
    ("question", "alone", "front"),
    [
        ("有效期多久", "养犬登记：有效期多久", "养犬登记"),
        ("那有效期多久", "养犬登记：有效期多久", "养犬登记"),
        ("那学校呢", "养犬登记：学校呢", ""),
        ("要等多久", "养犬要什么材料；要等多久", "养犬要什么材料"),
        ("它有几个系", "气象学院有几个系", ""),
        ("换个说法", "有效期多久；换个说法", ""),
        ("有效期多久", "有效期多久", ""),
    ],
)
def test_what_was_put_in_front(question: str, alone: str, front: str) -> None:
    assert put_in_front(question, alone) == front


def test_what_a_question_turned_away_from_is_spoken_of_no_more() -> None:
    def turned(question: str, _alone: str) -> bool:
        return question == "灯塔要什么许可"

    before = ["养犬条例第三条", "灯塔要什么许可"]
    assert stand_alone("灯塔要什么许可", before[:1], turned) == "灯塔要什么许可"
    assert stand_alone("它的期限多长", before, turned) == "灯塔的期限多长"


@given(st.lists(st.text(max_size=40), max_size=4), st.text(max_size=40))
def test_nothing_is_said_that_no_question_said(before: list[str], question: str) -> None:
    alone = stand_alone(question, before)
    assert set(alone) <= set("".join([*before, question])) | set("：；; 的《》第条款项目（）")


@pytest.mark.parametrize(
    ("question", "own"),
    [("县长的工资是多少", True), ("要交的押金是多少", False), ("有效期多久", False)],
)
def test_a_question_with_a_subject_of_its_own(question: str, own: bool) -> None:
    assert has_own_subject(question) is own


@pytest.mark.parametrize(
    ("first", "asked", "whole"),
    [
        ("节水补助一年能领几回", "区里多久审完", "节水补助一年：区里多久审完"),
        ("押金多少", "租期几年", ""),
        (
            "How long is a lease for a shop",
            "how long for a stall",
            "How long is a lease for a stall",
        ),
        ("How long is a lease", "how long in advance must I apply", ""),
    ],
)
def test_a_half_has_what_it_lacks_of_the_first(first: str, asked: str, whole: str) -> None:
    assert as_half(asked, first) == whole
