"""What a question asks for, and what answers it."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.chat.expectation import TABLE, expectation
from assistant.phrases import phrases


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("加装电梯补助多少钱？", ("money",)),
        ("逾期不改的罚款多少？", ("money", "penalty")),
        ("首付比例是多少？", ("percent",)),
        ("《河边的灯》的导演是谁？", ()),
        ("老渔夫的扮演者是谁？", ("role",)),
        ("What is the budget for repairs?", ("money",)),
        ('What does "budget holder" mean?', ()),
        ("Which budget holder do I ask?", ()),
        ("什么是“补助标准”？", ()),
        ("贷款的年利率是多少？", ("percent",)),
        ("多少岁可以领取？", ("age",)),
        ("停车费上调至多少元？", ("money",)),
        ("占用费有没有封顶？", ("at_most",)),
        ("占用费有没有减免？", ()),
        ("办理需要多少个工作日？", ("duration",)),
        ("多久检查一次？", ("duration",)),
        ("现代化城市应在什么年份建成？", ("date",)),
        ("什么时候施行？", ("date",)),
        ("话剧里的船长是谁演的？", ("role",)),
        ("消防演练谁负责？", ("body",)),
        ("由哪个部门负责？", ("body",)),
        ("谁负责审批？", ("body",)),
        ("热线电话是多少？", ("phone",)),
        ("双方离婚原因为何？", ("reason",)),
        ("Why was the shop closed?", ("reason",)),
        ("Since it was closed, do they have to tell me why?", ()),
        ("大家打电话反映的事怎么办理？", ()),
        ("来问得最多的是哪几件事？", ()),
        ("一般能拿回多少失业保险费？", ("money",)),
        ("议事会有多少人？", ("count",)),
        ("How much is the subsidy?", ("money",)),
        ("What is the weekly charge for the boat?", ("money",)),
        ("What is the charge based on?", ()),
        ("本案的判决结果是什么？", ("ruling",)),
        ("法院最终如何判决？", ("ruling",)),
        ("法院如何判断货物的质量？", ()),
        ("How long may data be kept?", ("duration",)),
        ("Who appoints the steward?", ("body",)),
        ("车停在楼道里叫挪不挪，罚款多少？", ("money", "penalty")),
        ("去不去，由谁来定？", ("body",)),
        ("逾期罚不罚？", ()),
        ("How soon must it be reported?", ("duration",)),
        ("How far ahead is approval needed?", ("duration",)),
        ("How much notice must be given?", ("duration",)),
        ("How far may a stall stand from the gate?", ("length",)),
        ("听证会的举行时间？", ("date",)),
        ("去年全市的新房销量", ("count",)),
        ("我国的城镇化率达到了多少？", ("percent",)),
        ("听证会在哪里举行？", ("place",)),
        ("服务中心的地址是哪里？", ("place",)),
        ("一个摊位最多摆几块展板？", ("count", "at_most")),
        ("一张票几块钱？", ("money",)),
        ("票丢了赔几倍？", ("money",)),
        ("洗一次几块？", ("money",)),
        ("什么时候可以进仓库？", ("occasion",)),
        # of no kind: any text may answer
        ("本届比赛的冠军是谁？", ()),
        ("怎样提高办事效率？", ()),
        ("学校周边多少米以内不得开设酒吧？", ("length",)),
        ("城市更新有什么要求？", ()),
        ("怎样处置黑臭水体？", ()),
        ("灵活就业人员能参加吗？", ()),
        ("Is a deposit required?", ()),
        ("What does the policy say about parks?", ()),
        ("When does the deposit not apply?", ()),
        ("What should I do when I lose my badge?", ()),
        ("I lost my badge, when do I get a new one?", ("date",)),
        ("Until when are claims paid?", ("date",)),
        ("去哪登记？", ("body",)),
        ("棚子谁出钱？", ("body", "payer")),
        ("钱从哪里来？", ("payer",)),
        ("Is there a limit?", ("at_most",)),
        ("", ()),
    ],
)
def test_what_a_question_asks_for(question: str, kinds: tuple[str, ...]) -> None:
    assert set(expectation(question).kinds) == set(kinds)


@pytest.mark.parametrize(
    ("question", "text", "answers"),
    [
        ("店铺为什么关门？", "店铺目前处于关门状态。", False),
        ("店铺为什么关门？", "店铺因欠租关门。", True),
        ("为什么出台意见？", "为加快城市发展方式转型，提出如下意见。", True),
        ("补助多少钱？", "每台补助18万元。", True),
        ("What documents go with it?", "It must contain a copy of the lease.", True),
        ("What documents go with it?", "It must be made in time.", False),
        ("要带哪些材料？", "办理时带户口本和发票。", True),
        ("What conditions are there?", "Birds may be kept only by a member who has a pen.", True),
        ("What conditions are there?", "Birds are a joy.", False),
        ("补助多少钱？", "按照有关规定给予补助。", False),
        ("补助多少钱？", "三十日内给予补助。", False),
        ("首付比例是多少？", "首付比例不低于百分之二十。", True),
        ("首付比例是多少？", "合理确定首付比例。", False),
        ("由哪个部门建设？", "由市数据局会同有关方面建设。", True),
        ("由哪个部门建设？", "平台应当于年底前建成。", False),
        ("谁负责维修？", "墙体的维修由甲方负责。", True),
        ("谁负责维修？", "维修应当在三日内完成。", False),
        ("Who pays for repairs?", "The tenant pays for repairs.", True),
        ("办理需要多少天？", "应当在十五日内办结。", True),
        ("办理需要多少天？", "应当及时办结。", False),
        ("什么时候施行？", "自2026年7月1日起施行。", True),
        ("什么时候送交？", "应当在四十八小时内送交。", True),
        ("什么时候送交？", "送交处理用时不限。", False),
        ("When must it be sent?", "It must be sent within 48 hours.", True),
        ("When is it decided?", "The board decides within 20 working days.", True),
        ("钱从哪里来？", "其余由会费支出。", True),
        ("钱从哪里来？", "预算为九千元。", False),
        ("When does the session end?", "A session ends after 30 minutes.", True),
        ("Who sorts the records?", "Records are sorted by the investigator.", True),
        ("提前退租赔多少钱？", "支付相当于一个半月租金的补偿金。", True),
        ("提前退租赔多少钱？", "提前两个月书面通知。", False),
        ("晚交要怎么罚？", "每逾期一日支付违约金。", True),
        ("最晚几点到不算晚？", "应当在7:30至10:00之间到达。", True),
        ("最晚几点到不算晚？", "应当在上午10:00到达。", False),
        ("罚款多少？", "处一万元以上三万元以下罚款。", True),
        ("罚款多少？", "由区人民政府责令改正。", False),
        ("How much is the fee?", "A fee of not more than CNY 20 may be charged.", True),
        ("How much is the fee?", "A fee may be charged.", False),
        ("How much is the fee?", "The fee is 20 cents a day.", True),
        ("报名费多少钱？", "不收取任何费用。", True),
        ("When is the hall open?", "The hall is open from 9:00.", True),
        ("什么时候闭馆？", "每周一闭馆。", True),
        ("本案的判决结果是什么？", "判决如下：被告三日内返还船桨。", True),
        ("法院最终如何判决？", "本院认为，原告的请求应予支持。", True),
        ("本案的判决结果是什么？", "原告认为，前案判决已经查明船桨的去向。", False),
        ("《渡口》的主演有哪些？", "话剧《渡口》由两位老船工领衔主演。", True),
        ("《渡口》的主演是谁？", "老周也会出演《渡口》中的一个人物。", False),
        ("《渡口》的主演是谁？", "《渡口》的主演是谁？大家都在问。", False),
        ("《渡口》的主演是谁？", "《渡口》由老周、老沈等出演。", True),
        ("话剧里的船长是谁演的？", "渔夫由老沈扮演。", False),
        ("老周在《渡口》里演的谁？", "渔夫由老沈扮演。", False),
        ("老周在《渡口》里演的谁？", "老周扮演船长。", True),
        ("老周在《渡口》里演的谁？", "老周来了，渔夫的扮演者是老沈。", False),
        ("船长是谁演的？", "船长（老周 饰）在渡口等了十年。", True),
        ("船长是谁演的？", "船长的演技让导演在演员大会上落泪。", False),
        ("Who played the captain?", "The captain was played by an old boatman.", True),
        ("Who played the captain?", "The captain waited for ten years.", False),
        ("有多少人参加议事会？", "参加的规模达1.2亿，", True),
        ("听证会在哪里举行？", "听证会将于下周在区政府会议室举行。", True),
        ("听证会在哪里举行？", "听证会由区人民政府组织。", False),
        ("听证会在哪里举行？", "听证会将于9月3日举行。", False),
        ("听证会在哪里举行？", "听证会于五月中旬举行。", False),
        ("一个摊位摆几块展板？", "每个摊位摆二块展板。", True),
        ("一个摊位摆几块展板？", "每个摊位收费二元。", False),
        ("什么时候可以进仓库？", "仓库无人值守的，管理员可以进入。", True),
        ("什么时候可以进仓库？", "自2026年7月1日起开放。", True),
        ("什么时候可以进仓库？", "仓库由管理员看管。", False),
        ("洗衣费一个月多少钱？", "洗衣按每桶三元收取。", False),
        ("洗衣费多少钱一个月？", "洗衣按每桶三元收取。", False),
        ("洗衣费多少钱？", "洗衣按每桶三元收取。", True),
        ("清运费每平方米多少钱？", "按照每立方米60元收取。", False),
        ("清运费每平米多少钱？", "清运费为60元/㎡。", True),
        ("清运费每平米多少钱？", "清运费为60元/立方米。", False),
        ("清运费每立方多少钱？", "按照每立方米60元收取。", True),
        ("清运费每平方米多少钱？", "每户60元。", True),
        ("议事会最少几个人？", "由不少于9名成员组成。", True),
        ("议事会最少几个人？", "设不少于9个小组。", False),
        ("洗衣费一个月多少钱？", "洗衣按每人每月三十元收取。", True),
        ("洗衣费一个月多少钱？", "洗衣费三十元。", True),
        # the number of the clause itself answers nothing
        ("议事会有多少人？", "第九条　议事会由居民组成。", False),
        ("议事会有多少人？", "第九条　议事会由九人以上组成。", True),
    ],
)
def test_an_answer_is_of_the_kind_asked_for(question: str, text: str, answers: bool) -> None:
    assert expectation(question).met_by(text) is answers


@pytest.mark.parametrize(
    ("question", "text", "answers"),
    [
        ("2024年全县茶叶产量", "全县茶叶种植面积三万亩。", False),
        ("2024年全县茶叶产量", "全县茶叶产量五百吨。", True),
        ("2024年全省茶叶产量", "茶叶产量是三个县产量的总和。", False),
        ("春运首日旅客发送量", "首日共发送旅客三千万人次。", True),
        ("代表团运动员数量", "代表团有四十四人参赛。", True),
    ],
)
def test_a_question_that_ends_in_a_measure_wants_that(
    question: str, text: str, answers: bool
) -> None:
    assert expectation(question).met_by(text, text) is answers


def test_what_the_question_brought_itself_is_no_answer() -> None:
    expected = expectation("满20年的燃气立管多少年内更换？")
    assert not expected.met_by("使用满20年的燃气立管应当更换。")
    assert expected.met_by("使用满20年的燃气立管应当在2年内更换。")


def test_what_is_measured_has_to_be_named_in_the_sentence_or_its_clause() -> None:
    expected = expectation("装修贷款的年利率是多少？")
    assert not expected.met_by("补助比例为百分之二十。")
    assert expected.met_by("装修贷款年利率不高于百分之三。")
    assert expected.met_by("不高于百分之三。", "装修贷款年利率如下：不高于百分之三。")


@given(st.text(), st.text())
def test_anything_can_be_asked_of_anything(question: str, text: str) -> None:
    expected = expectation(question)
    if not expected.kinds:
        assert expected.met_by(text)
    assert phrases("zh").silent(expected.kinds)
    assert phrases("en").silent(expected.kinds)


@pytest.mark.parametrize(
    ("question", "few"),
    [
        ("更换节水器具每户补助多少钱？", True),
        ("补助由谁发放？", True),
        ("更换节水器具有补助吗？", False),
        ("怎样更换节水器具？", False),
        ("两种情形的罚款各是多少？", False),
        ("到2030年的主要目标是什么？", False),
        ("文件中停车的内容是什么？", False),
        ("关于停车说些什么？", False),
        ("本办法所称节水器具是指什么？", False),
        ("什么叫节水器具？", False),
        ("What is meant by a probationer?", False),
        ("牵头的单位是什么？", True),
        ("什么时候可以进仓库？", False),
    ],
)
def test_what_a_few_words_answer(question: str, few: bool) -> None:
    assert expectation(question).few_words is few


def test_duties_are_no_penalties() -> None:
    assert expectation("中央、省、城市三级在城市工作里各担什么责任？").kinds == ()
    assert expectation("造假的单位会被追究什么责任？").kinds == ("penalty",)


@pytest.mark.parametrize(
    ("question", "whether"),
    [
        ("文件支不支持原地重建？", True),
        ("这笔钱算不算收入", True),
        ("可以加装电梯吗？", True),
        ("增设凉亭的申请批了没有？", True),
        ("院子里能晒被子不", True),
        ("不得不拆的怎么办？", False),
        ("为什么不？", False),
        ("支持哪些人？", False),
    ],
)
def test_whether_something_is_so_is_told_from_what_else_is_asked(
    question: str, whether: bool
) -> None:
    assert expectation(question).whether is whether


def test_what_answers_a_kind_is_written_down_once() -> None:
    rows = tomllib.loads(TABLE.read_text("utf-8"))["kind"]
    assert set(Counter(row["name"] for row in rows if "answer" in row).values()) == {1}
    (vaguer,) = [row["name"] for row in rows if "answer" not in row]
    asked = expectation("这笔钱一共是多少？")
    assert asked.kinds == (vaguer,)
    assert asked.met_by("每户补贴三百元。")
    assert not asked.met_by("补贴由街道发放。")


@pytest.mark.parametrize(
    ("question", "text", "is_told_of"),
    [
        ("水电费由谁承担？", "加固费用由所有权人承担。", False),
        ("水电费由谁承担？", "水费、电费由承租人承担。", True),
        ("修房子的钱谁出？", "房屋维修费用由所有权人承担。", True),
        ("费用由谁承担？", "加固费用由所有权人承担。", True),
        ("谁负责加固？", "水费由承租人承担。", True),
    ],
)
def test_whose_costs_are_told_by_what_names_them(
    question: str, text: str, is_told_of: bool
) -> None:
    assert expectation(question).is_told_of(text, "") is is_told_of
