"""A rule as its source writes and orders it, and a library asked in other writing and order."""

from __future__ import annotations

import re

import pytest

from assistant.checker.citations import Checker
from assistant.checker.its_writing import in_its_writing
from assistant.checker.other_orders import in_other_orders
from assistant.evidence.sources import SUPPORTED
from index.clauses import parse
from index.documents import Document

FERRY = """柳湾轮渡管理办法

第一条　渡船应当每十二个月检验一次，检验不合格的，不得载客。

第二条　身高不满一米四的儿童免收船票。

第三条　个人不得携带活禽登船。

第四条　渡船不得夜间航行，消防船不受此限。

第五条　经营者未安装救生设备，逾期不改正的，处二万元罚款。

第六条　停航超过三分之一航次的，应当提前三日公告，无须另行报告。

第七条　运输鲜活货物、危险货物的，应当申报。

第八条　营业收入的百分之五用于维护码头。

第九条　货船每日停靠不得超过三次，船员应当在开航前签到。

第十条　抗旱救灾的船舶免缴停泊费。船员不得在甲板上吸烟。

第十一条　禁止在下列区域夜间停泊：
（一）主航道；
（二）船闸内。

第十二条　渔船不适用本办法。

第十三条　船长不得有下列行为：
（一）私自停航；
（二）拆卸、遮盖航行灯。

第十四条　客舱内禁止使用煤油炉、电炉、酒精灯等明火器具。

第十五条　航道局应当会同气象站编制航行图，每两年修订一次。

第十六条　复验结果不合格的，复验费由船厂承担；合格的，由船主承担。

第十七条　水温不足5摄氏度的，按日退还押金。

第十八条　2009年3月2日发布的《柳湾渡口规则》同时废止。

第十九条　客票应当实名购买。但是，持有月票的乘客除外。

第二十条　停航三日以上的，由省、自治区、直辖市人民政府航运主管部门批准。

第二十一条　渡船载客超过定额的，不得离岸，但是抢险的除外。

第二十二条　船员每次休息的时间不得少于八小时。

第二十三条　乘客可以当面购票，也可以委托他人购票。
"""
STUDIO = """Quarry Studio House Rules

1.1 Members must wear gloves at the kiln.

1.2 The office allows guests on Sundays.

1.3 Members may book the kiln for three evenings if the manager agrees.

2.1 Members are not required to clean the sink.

2.2 A guest must bring -
(a) an apron made of leather;
(b) a mask.
"""


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([parse(Document(t, f"{i}.txt", "txt")) for i, t in enumerate((FERRY, STUDIO))])


RIGHT = [
    "第一条说渡船应当每12个月检验一次。",
    "第二条提到，身高不满1.4米的儿童不收船票。",
    "第三条规定，禁止个人携带活禽登船。",
    "第三条规定，个人携带活禽登船是被禁止的。",
    "第四条规定，除消防船外，渡船不得夜间航行。",
    "第四条规定，渡船不得夜间航行，消防船除外。",
    "第四条规定，除消防船外，禁止渡船夜间航行。",
    "第五条规定，经营者未安装救生设备且逾期不改正的，处20000元罚款。",
    "第六条规定，停航超过1/3航次的，应当提前3日公告，不用另行报告。",
    "第八条规定，营业收入的5%用于维护码头。",
    "第七条规定，运输鲜活货物、危险货物的，要申报。",
    "第九条规定，货船每天最多停靠三次，船员就要在开航前签到。",
    "第九条规定，货船一天最多停靠三次。",
    "第十条规定，抗旱救灾的船舶不用缴纳停泊费。",
    "第十条规定，船员不能在甲板上吸烟。",
    "第十条规定，船舶抗旱救灾的，免缴停泊费。",
    "第五条规定，经营者没安装救生设备，逾期不改正的，处二万元罚款。",
    "第十一条规定，禁止在船闸内夜间停泊。",
    "第十二条规定，本办法不适用于渔船。",
    "第十三条规定，禁止船长拆卸、遮盖航行灯。",
    "第十四条规定，禁止在客舱内使用电炉。",
    "第十四条规定，客舱内不得使用酒精灯。",
    "第十五条规定，航行图由航道局会同气象站编制，每两年修订一次。",
    "第十六条规定，复验结果合格的，复验费由船主承担。",
    "第十七条规定，水温不到5度的，按日退押金。",
    "第十八条规定，《柳湾渡口规则》同时废止。",
    "第十九条规定，客票应当实名购买，但持有月票的乘客除外。",
    "第二十条规定，停航三日以上的，由省级航运主管部门批准。",
    "第二十条规定，停航三日以上的，由省级人民政府航运主管部门批准。",
    "第二十一条规定，渡船载客超过定额的，除抢险的以外，不得离岸。",
    "第二十二条规定，船员每次休息的时间至少八小时。",
    "第二十二条规定，船员每次休息的时间至少为8小时。",
    "第二十三条规定，乘客既可以当面购票，也可以委托他人购票。",
]
WRONG = [
    "第一条说渡船应当每2个月检验一次。",
    "第二条提到，身高不满1.2米的儿童不收船票。",
    "第三条规定，并不禁止个人携带活禽登船。",
    "第四条规定，除消防船外，渡船可以夜间航行。",
    "第四条规定，除救护船外，渡船不得夜间航行。",
    "第四条规定，渡船和消防船不得夜间航行。",
    "第五条规定，经营者未安装救生设备的，处20000元罚款。",
    "第六条规定，停航超过2/3航次的，应当提前3日公告。",
    "第六条规定，停航超过1/3航次的，应当提前3日公告，并另行报告。",
    "第八条规定，营业收入的50%用于维护码头。",
    "第九条规定，货船一个月最多停靠三次。",
    "第九条规定，货船每日最多停靠四次。",
    "第九条规定，货船每日至少停靠三次。",
    "第十条规定，抗旱救灾的船舶要缴纳停泊费。",
    "第十条规定，船员要在甲板上吸烟。",
    "第十条规定，船员不能在甲板里吸烟。",
    "第十一条规定，禁止在码头边夜间停泊。",
    "第十二条规定，本办法适用于渔船。",
    "第十三条规定，禁止船长停航。",
    "第十三条规定，禁止船员拆卸、遮盖航行灯。",
    "第十四条规定，禁止在甲板上使用电炉。",
    "第十四条规定，客舱内可以使用酒精灯。",
    "第十五条规定，航行图由气象站会同航道局编制，每两年修订一次。",
    "第十五条规定，航行图由航道局会同气象站编制，每三年修订一次。",
    "第十五条规定，航行图不由航道局会同气象站编制，每两年修订一次。",
    "第十六条规定，复验结果合格的，复验费由船厂承担。",
    "第十六条规定，复验结果不合格的，复验费由船主承担。",
    "第十七条规定，水温不到8度的，按日退押金。",
    "第十七条规定，水温达到5度的，按日退押金。",
    "第十八条规定，《柳湾渡船规则》同时废止。",
    "第十九条规定，客票应当实名购买，但持有月票的乘客不例外。",
    "第十九条规定，客票应当实名购买，但持有年票的乘客除外。",
    "第二十条规定，停航三日以上的，由市级人民政府航运主管部门批准。",
    "第二十条规定，停航三日以上的，由省级渔业主管部门批准。",
    "第二十一条规定，渡船载客超过定额的，除抢险外，可以离岸。",
    "第二十一条规定，渡船载客超过定额的，除检修外，不得离岸。",
    "第二十二条规定，船员每次休息的时间至少为六小时。",
    "第二十二条规定，船员每次休息的时间最多为八小时。",
    "第二十三条规定，乘客既不可以当面购票，也不可以委托他人购票。",
]
ENGLISH_RIGHT = [
    "Section 1.1 of the Quarry Studio House Rules says members must wear gloves at the kiln.",
    "Section 1.2 of the Quarry Studio House Rules provides that the office allows guests on"
    " Sundays.",
    "The Quarry Studio House Rules (section 1.3) make clear that members may book the kiln for 3"
    " evenings if the manager agrees.",
    "Section 2.2 of the Quarry Studio House Rules says that a guest must bring a mask.",
    "Section 2.1 of the Quarry Studio House Rules states that members need not clean the sink.",
]
ENGLISH_WRONG = [
    "Section 1.1 of the Quarry Studio House Rules says members may wear gloves at the kiln.",
    "Section 1.3 of the Quarry Studio House Rules says members may book the kiln for 3 evenings.",
    "Section 2.1 of the Quarry Studio House Rules states that members must clean the sink.",
]


@pytest.mark.parametrize("said", RIGHT)
def test_the_same_rule_in_other_writing_or_order_is_supported(checker: Checker, said: str) -> None:
    place = said[: said.index("条") + 1]
    words = re.sub("^(?:说|提到|规定，)，?", "", said.removeprefix(place))
    row = f"| 依据 | 内容 |\n| - | - |\n| 《柳湾轮渡管理办法》{place} | {words} |"
    for text in (f"《柳湾轮渡管理办法》{said}", row):
        assert {f.verdict for f in checker.check(text)} == {"supported"}


@pytest.mark.parametrize("place", ["", "《柳湾轮渡管理办法》第十四条规定，"])
def test_a_list_in_another_order_is_not_its_words(checker: Checker, place: str) -> None:
    said = "客舱内禁止使用电炉、煤油炉、酒精灯等明火器具。"
    assert [found.verdict for found in checker.check(place + said)] == ["altered"]
    (found,) = checker.check(place + said.replace("电炉、煤油炉", "煤油炉、电炉"))
    assert found.verdict == SUPPORTED


@pytest.mark.parametrize("said", WRONG)
def test_another_rule_is_not(checker: Checker, said: str) -> None:
    assert "supported" not in {f.verdict for f in checker.check(f"《柳湾轮渡管理办法》{said}")}


@pytest.mark.parametrize("must", ["须", "要", "就得"])
def test_words_recited_in_marks_are_those_of_their_place(checker: Checker, must: str) -> None:
    told = f"《柳湾轮渡管理办法》第七条规定，运输鲜活货物、危险货物的，{must}申报。"
    assert {f.verdict for f in checker.check(told)} == {"supported"}
    assert {f.verdict for f in checker.check(f"船长说：“{told}”")} == {"altered"}
    recited = told.replace(must, "应当")
    assert {f.verdict for f in checker.check(f"船长说：“{recited}”")} == {"supported"}


@pytest.mark.parametrize("said", ENGLISH_RIGHT)
def test_what_an_english_place_says_is_told_and_not_quoted(checker: Checker, said: str) -> None:
    assert {f.verdict for f in checker.check(said)} == {"supported"}


@pytest.mark.parametrize("said", ENGLISH_WRONG)
def test_what_an_english_place_does_not_say_is_not(checker: Checker, said: str) -> None:
    assert "supported" not in {f.verdict for f in checker.check(said)}


def test_conditions_are_joined_as_the_source_joins_them_but_alternatives_are_not() -> None:
    source = "未登记，逾期不改正的，处罚款。运输鲜活货物、危险货物的，应当申报。"
    assert in_its_writing("未登记且逾期不改正的", source) == "未登记，逾期不改正的"
    assert in_its_writing("鲜活货物且危险货物", source) == "鲜活货物且危险货物"


def test_bodies_of_provinces_and_exceptions_are_told_shorter() -> None:
    whole = "报省、自治区、直辖市的司法行政部门登记。但是，分会除外。"
    assert in_its_writing("报省级司法行政部门登记，但分会除外。", whole) == whole
    assert in_its_writing("报省级民政部门登记", whole) == "报省级民政部门登记"


def test_a_number_that_the_source_has_not_stays_as_it_is() -> None:
    assert in_its_writing("30日内", "三十日内") == "三十日内"
    assert in_its_writing("30日内", "三个月内") == "30日内"


def test_what_is_forbidden_before_its_subject_or_behind_it() -> None:
    assert "个人不得吸烟" in in_other_orders("禁止个人吸烟")
    assert "禁止个人吸烟" in in_other_orders("个人不得吸烟")
    assert not any("不" in form or "禁" in form for form in in_other_orders("个人可以吸烟"))


def test_what_is_allowed_before_its_subject_or_behind_it() -> None:
    assert "船主可以出租渡船" in in_other_orders("允许船主出租渡船")
    assert "准许船主出租渡船" in in_other_orders("船主可以出租渡船")
    assert not any("许船主" in form for form in in_other_orders("船主可以不出租渡船"))
    assert not any("可以" in form for form in in_other_orders("不允许船主出租渡船"))


def test_what_holds_in_the_case_of_an_exception_is_told_as_its_rule() -> None:
    assert "车辆不得驶入，但是救护的除外" in in_other_orders("救护的，车辆可以驶入")
    assert "会员应当签到，但来客除外" in in_other_orders("来客，会员无需签到")
    assert "船只可以停靠，旧船除外" in in_other_orders("旧船，船只不得停靠")


def test_who_alone_may_do_something_is_told_in_several_ways() -> None:
    assert "the potter alone may fire it" in in_other_orders("Only the potter may fire it.")
    assert "only the potter may fire it" in in_other_orders("No one but the potter may fire it.")
    assert not list(in_other_orders("The potter may fire it."))


def test_what_a_body_should_forbid_is_not_forbidden_yet() -> None:
    text = "柳湾河道办法\n\n第一条　管理机构应当禁止渔船通行。\n"
    checker = Checker([parse(Document(text, "0.txt", "txt"))])
    found = checker.check("《柳湾河道办法》第一条规定，渔船不得通行。")
    assert "supported" not in {f.verdict for f in found}


def test_what_is_said_to_be_no_matter_of_somebody_is_a_claim(checker: Checker) -> None:
    found = checker.check("按照《柳湾轮渡管理办法》第三条，登船与个人无关。")
    assert "supported" not in {f.verdict for f in found}


def test_who_tells_an_amount_within_its_bound_need_not_say_that_it_must_be() -> None:
    assert in_its_writing("不超过六次即可", "不得超过六次。") == "不得超过六次即可"
    assert in_its_writing("不得超过六次", "不超过六次的，免费。") == "不得超过六次"
    assert in_its_writing("不超过六次", "不超过六次的，不得超过三日。") == "不超过六次"


def test_a_least_amount_is_written_as_the_source_writes_it() -> None:
    assert in_its_writing("至少保存三年", "保存不少于三年") == "保存不少于三年"
    assert in_its_writing("至少三年", "不得少于三年") == "不得少于三年"
    assert in_its_writing("不得少于三年", "至少三年") == "不得少于三年"
    assert in_its_writing("至少三年", "不得少于五年") == "至少三年"


def test_a_word_that_may_allow_is_no_duty() -> None:
    stated = "船员应当在开航前签到。"
    assert in_its_writing("船员得在开航前签到。", stated) == "船员得在开航前签到。"
    assert in_its_writing("船员要在开航前签到。", stated) == stated
