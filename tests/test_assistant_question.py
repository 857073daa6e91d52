"""What can be read off a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.chat.question import (
    asks_for_list,
    asks_for_text,
    asks_of_several,
    compares_clauses,
    is_of_another_side,
    is_part,
    parts,
    sides,
)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("第四条规定了什么？", True),
        ("请列出《办法》第四条的全文", True),
        ("What does section 5 say?", True),
        ("2018年的养犬条例第四条说了什么？", True),
        ("《养犬条例》（2018年修订）第四条", True),
        ("现行养犬条例第四条", True),
        ("2017年的版本呢", True),
        ("养犬条例第四条讲的是啥呀", True),
        ("養犬條例第四條規定了什麼？", True),
        ("回到第四条，第二款是什么？", True),
        ("第四条的罚款由谁收取？", False),
        ("第四条2018年收了多少罚款？", False),
        ("违反第三条怎么处罚？", False),
    ],
)
def test_asking_for_a_text_is_told_from_asking_about_it(question: str, asks: bool) -> None:
    assert asks_for_text(question, ("养犬条例",)) is asks


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("有哪些情形？", True),
        ("坚持哪“三个必须”？", True),
        ("五个转变是什么？", True),
        ("第三类车辆是什么？", False),
        ("前三个月的限额是什么？", False),
        ("What are the duties?", True),
        ("What may the owner deduct?", True),
        ("On what grounds may the owner appeal?", True),
        ("What does the owner pay?", False),
        ("补助多少钱？", False),
    ],
)
def test_asking_for_a_list(question: str, asks: bool) -> None:
    assert asks_for_list(question) is asks


@pytest.mark.parametrize(
    ("words", "question", "partial"),
    [
        ("水务局", "补助由谁发放？", True),
        ("水务局、财政局", "补助由谁发放？", False),
        ("财政局", "补助由谁发放？", False),
        ("水务局", "补助由哪些部门发放？", True),
        ("三百元", "每户补助多少？", False),
        ("“一窗”", "要实现什么“一窗”？", True),
        ("财政局", "是财政局还是住建局？", False),
    ],
)
def test_a_part_of_the_answer_is_not_taken_for_the_whole(
    words: str, question: str, partial: bool
) -> None:
    source = "补助由水务局、财政局发放“一窗”办理，旧户三百元、新户四百元。"
    assert is_part(words, source, question) == partial


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("有效期几年，到期前多久申请延续？", ("有效期几年", "到期前多久申请延续")),
        ("What is the fee and who pays it?", ("What is the fee", "who pays it")),
        ("May I walk dogs, and must I register them?", ("May I walk dogs", "must I register them")),
        ("奖金多少，要不要交税？", ("奖金多少", "要不要交税")),
        ("车停在楼道里叫挪不挪，罚款多少？", ("车停在楼道里叫挪不挪，罚款多少？",)),
        ("逾期不改的，罚款多少？", ("逾期不改的，罚款多少？",)),
        ("水管、电缆什么的，怎么改？", ("水管、电缆什么的，怎么改？",)),
        ("分两步走还是一起做？要编什么规划？", ("分两步走还是一起做", "要编什么规划")),
        (
            "How many days may I rest during training, and afterwards?",
            (
                "How many days may I rest during training?",
                "How many days may I rest after training?",
            ),
        ),
        ("", ("",)),
    ],
)
def test_one_sentence_may_put_several_questions(question: str, several: tuple[str, ...]) -> None:
    assert parts(question) == several


@given(st.text())
def test_any_question_can_be_read(question: str) -> None:
    assert all(part in question for part in parts(question))
    assert asks_for_text(question) in (True, False)


@pytest.mark.parametrize(
    ("question", "each"),
    [
        ("2030年和2035年的目标有什么区别？", ("2030年的目标", "2035年的目标")),
        (
            "家里有老人，文件对普惠养老和托育分别是怎么讲的？",
            ("文件对普惠养老是怎么讲的", "托育是怎么讲的"),
        ),
        ("老城、新城各自由谁负责？", ("老城由谁负责", "新城由谁负责")),
        (
            "汽车号牌和摩托车号牌在只数、位数上有什么不同？请说明。",
            ("汽车号牌在只数、位数上", "摩托车号牌在只数、位数上"),
        ),
        (
            "国家机关的工作人员和企业的职工有什么区别？",
            ("国家机关的工作人员", "企业的职工"),
        ),
        (
            "金额500万元及以下和500万元以上的费率有什么区别？",
            ("金额500万元及以下的费率", "500万元以上的费率"),
        ),
        ("老店（百年老店）的租金和一般的有什么不同？", ("老店（百年老店）的租金", "一般的租金")),
        (
            "工资台账和工程领域的用工台账分别保存多久？",
            ("工资台账保存多久", "工程领域的用工台账保存多久"),
        ),
        (
            "没开专用账户和没公示信息，处罚有什么区别？",
            ("没开专用账户的处罚", "没公示信息的处罚"),
        ),
        ("和谐社区的要求有什么变化？", ()),
        ("中华人民共和国的法律有什么区别？", ()),
        ("老城和新城由谁负责？", ()),
        ("分别是谁？", ()),
    ],
)
def test_what_is_asked_of_each(question: str, each: tuple[str, ...]) -> None:
    assert sides(question) == each


@given(st.text(alphabet="城镇和与、，？分别区别有什么 "))
def test_sides_are_several_or_none(question: str) -> None:
    assert len(sides(question)) != 1


@pytest.mark.parametrize(
    ("text", "side", "other", "of_another"),
    [
        ("文物企业有一千万元。", "一般企业的资本", "文物企业的资本", True),
        ("文物企业有一千万元。", "文物企业的资本", "一般企业的资本", False),
        ("文物企业有一千万元。", "企业的资本", "文物企业的资本", True),
        ("企业有一百万元。", "一般企业的资本", "文物企业的资本", False),
        ("买方、卖方各付百分之五。", "买方的佣金", "卖方的佣金", False),
        ("监事任期三年。", "公司的董事", "公司的监事", True),
    ],
)
def test_what_is_said_of_another_side_alone(
    text: str, side: str, other: str, of_another: bool
) -> None:
    assert is_of_another_side(text, side, [other]) is of_another


@pytest.mark.parametrize(
    ("question", "compares"),
    [
        ("第二条和第三条有什么区别", True),
        ("第二条第一款和第二款有什么不同", True),
        ("第二条新旧有什么变化", False),
        ("第二条和第三条由谁执行", False),
    ],
)
def test_clauses_that_are_named_are_compared(question: str, compares: bool) -> None:
    assert compares_clauses(question) is compares


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("擅自开挖道路和擅自改变用途，逾期不改的罚款各是多少？", True),
        ("甲类和乙类的费用分别是多少？", True),
        ("有效期几年，到期前多久申请延续？", True),
        ("What is the fee for each licence?", True),
        ("逾期不改的罚款是多少？", False),
        ("各部门由谁负责？", False),
    ],
)
def test_several_questions_or_one_of_several_things(question: str, several: bool) -> None:
    assert asks_of_several(question) is several
