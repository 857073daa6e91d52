"""Few words are set off as the answer only where no other amount may be meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.chat.short_answer import is_certain
from assistant.evidence.sources import Source
from index.outline import Clause

RENT = "宿舍的租金按市价的百分之八十收取；退役军人和残疾人按百分之四十收取。"
STAY = "首期合同为四年。期满的，可以续签一次，续签不得超过一年。"
DAY = "本细则自2025年3月1日起施行，有效期五年。"
FLEET = "全市三轮车不得超过9万辆，每家企业不得超过2万辆。"
FINE = "单位伪造票据的，处二万元以上五万元以下罚款。"
TABLE = "| 房型 | 押金 || 小间 | 500元 || 大间 | 800元 |"
CARE = "墙体的修缮由甲方负责；使用不当造成的损坏由乙方负责。"
EXTRA = "The charge is CNY 300 for each additional 10,000 records."
SHARES = "停产停业的补偿归乙方，其他补偿归甲方。"
POSTED = "收支情况每季度公布一次，公布时间不得少于三十日。"
SMOKE = "在学校吸烟的，可以并处五百元以下罚款。"
TRANSFER = "乙方将该商铺转让给第三人经营的，应当提前书面申请，并支付更名手续费2000元。"
FLAWS = (
    "拍品有瑕疵未声明的，请求赔偿的时效为一年。拍品存在缺陷造成损害的，要求赔偿的时效适用其他规定。"
)
PETS = (
    "The tenant then has 28 days to rehome it. "
    "Where an animal has injured a person, the period is 7 days."
)
TORT = "因产品存在缺陷造成他人损害的，生产者应当承担侵权责任。"
CHEATS = "考试：（一）传纸条的，给予记过；（二）手机作弊的，给予留校察看；（三）替考的，给予退学。"
CLAIM = "住户因水表漏水受到损失的，住户可以向供水公司要求赔偿。"
REPORT = "Residents may report a broken lift to the caretaker."
LOST = "A lost key must be reported within 24 hours. A new key is issued within 48 hours."


def said(text: str, title: str = "某市宿舍管理细则") -> Source:
    """A clause of one sentence."""
    spans = ((0, len(text)),)
    clause = Clause("d#1", "d", "第一条", "article", 1, (title,), text, spans, spans, None)
    return Source(clause, title, spans, text, ())


@pytest.mark.parametrize(
    ("words", "question", "text", "certain"),
    [
        ("住户", "水表漏水淹了家里，找谁赔？", CLAIM, False),
        ("供水公司", "水表漏水淹了家里，找谁赔？", CLAIM, True),
        ("住户", "水表漏水，可以要求赔偿的是什么人？", CLAIM, True),
        ("Residents", "To whom is a broken lift reported?", REPORT, False),
        ("the caretaker", "To whom is a broken lift reported?", REPORT, True),
        ("百分之八十", "退役军人的租金是市价的百分之几？", RENT, False),
        ("百分之四十", "残疾人按百分之几收取？", RENT, True),
        ("一年", "宿舍最长可以住几年？", STAY, False),
        ("一年", "续签不得超过几年？", STAY, True),
        ("2025年3月1日起", "细则什么时候失效？", DAY, False),
        ("2025年3月1日", "细则什么时候施行？", DAY, True),
        ("五年", "细则的有效期多久？", DAY, True),
        ("2万辆", "一家企业最多可以有多少辆三轮车？", FLEET, False),
        ("2万辆", "每家企业最多多少辆？", FLEET, True),
        ("二万元以上五万元以下", "伪造票据罚个人多少钱？", FINE, False),
        ("二万元以上五万元以下", "单位伪造票据罚多少钱？", FINE, True),
        ("800元", "大间的押金多少钱？", TABLE, True),
        ("500元", "大间的押金多少钱？", TABLE, False),
        ("退学", "考试时用手机作弊给什么处分？", CHEATS, False),
        ("留校察看", "用手机作弊给什么处分？", CHEATS, True),
        ("甲方", "停产停业的补偿算谁的？", SHARES, False),
        ("乙方", "停产停业的补偿算谁的？", SHARES, True),
        ("三十日", "收支情况多长时间公布一次？", POSTED, False),
        ("每季度", "收支情况多长时间公布一次？", POSTED, True),
        ("五百元", "在学校吸烟罚多少钱？", SMOKE, False),
        ("五百元以下", "在学校吸烟罚多少钱？", SMOKE, True),
        ("CNY 300", "How much is charged for 30,000 more records?", EXTRA, False),
        ("CNY 300", "How much is charged for 10,000 more records?", EXTRA, True),
        ("24 hours", "Within how many hours must a lost key be reported?", LOST, True),
        ("24 hours", "How long does a new key take?", LOST, False),
        ("乙方", "灯坏了谁修？", CARE, False),
        ("甲方", "墙体的修缮由谁负责？", CARE, True),
        ("乙方", "使用不当的损坏谁修？", CARE, True),
        (RENT, "租金怎么收？", RENT, False),
        ("2000元", "去区里申请办夜市，要交多少申请手续费？", TRANSFER, False),
        ("2000元", "商铺转让给第三人，更名手续费多少？", TRANSFER, True),
        ("一年", "产品存在缺陷造成损害要求赔偿的时效多长？", FLAWS, False),
        ("一年", "拍品瑕疵未声明，请求赔偿的时效多长？", FLAWS, True),
        (
            "28 days",
            "If my dog bites someone, how long do I get to find it a new home?",
            PETS,
            False,
        ),
        ("7 days", "An animal has injured a person: what is the period?", PETS, True),
        ("侵权责任", "受侵害的一方应当主张侵权责任还是违约责任？", TORT, False),
        ("侵权责任", "缺陷造成损害的，生产者承担什么责任？", TORT, True),
        ("退役军人和残疾人", "谁的租金最低？", RENT, True),
    ],
)
def test_only_what_is_certain_is_set_off(
    words: str, question: str, text: str, certain: bool
) -> None:
    assert is_certain(words, question, said(text)) is certain


def test_of_a_list_the_other_items_count_though_one_is_quoted() -> None:
    text = "禁止停放：\n1.校门十米内；\n2.站台七米内。"
    lead, item = (0, 5), (15, 22)
    source = replace(said(text), spans=(lead, item), text=text[:5] + text[15:22])
    assert is_certain("七米", "站台多少米内不能停？", source)
    assert not is_certain("七米", "剧院多少米内不能停？", source)


def test_of_a_list_each_item_has_its_own_consequence() -> None:
    text = "作弊的：\n1.夹带的，给予记过；\n2.用手机作弊的，给予留校察看；\n3.替考的，给予开除。"
    start, end = text.index("3."), len(text)
    source = replace(said(text), spans=((0, 4), (start, end)), text=text[:4] + text[start:])
    assert not is_certain("开除", "用手机作弊给什么处分？", source)
    assert is_certain("开除", "替考给什么处分？", source)


@pytest.mark.parametrize(
    ("question", "certain"),
    [("夜间票价多少元", True), ("快船票价多少元", False)],
)
def test_a_cell_is_certain_only_where_its_column_is_asked_for(question: str, certain: bool) -> None:
    head, row = "| 船型 | 日间票价（元/人） | 夜间票价（元/人） |", "| 快船 | 35 | 48 |"
    source = replace(said("票价见表。"), text=head + row)
    assert is_certain("48元/人", question, source) is certain
