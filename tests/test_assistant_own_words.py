"""What people say of a rule in their own words: what denies it, what agrees, what does neither."""

from __future__ import annotations

import pytest

from assistant.checker.citations import Checker
from assistant.checker.limits import unlimited
from assistant.checker.own_words import agrees, another_amount, another_body, denied_rule
from index.clauses import parse
from index.documents import Document

MARKET = """松陵市集市管理条例

第一条　摊主应当在收摊后清扫地面。摊主清扫地面的，工具由集市提供。

第二条　摊主不得占用消防通道。

第三条　顾客可以自带购物篮子。

第四条　禁止在集市内燃放鞭炮。

第五条　国家支持集市使用环保餐具。

第六条　摊位租约最长不得超过三年。

第七条　押金收据的保存期限不得少于五年。

第八条　集市收费标准由市价格主管部门制定。

第九条　市商务主管部门负责集市的日常管理工作。

第十条　未经集市管理处许可，摊主不得搭建临时雨棚，已经搭建的应当拆除。

第十一条　集市公平秤每三年检定一次。

第十二条　集市企业工会委员会负责摊主代表会议的日常事务。

第十三条　集市秤具管理规则由市计量主管部门制定并公布。

第十四条　集市处应当在夜间进行巡查，巡查人员不得少于三人。

第十五条　组织霸占摊位的，处七百元以上罚款；积极参加的，处三百元以上七百元以下罚款。
外地的霸占集市组织的人员到松陵市集市内发展组织成员的，处三百元以上一千元以下罚款。

第十六条　任何单位和个人不得损毁集市公告栏。

第十七条　未经集市管理处同意，不得张贴摊位海报。

第十八条　集市应当设置遮阳棚和雨水沟，摊位间距不得超过十五米。

第十九条　申请调换摊位不得超过三次。

第二十条　借用推车不得超过四次，经集市管理处批准可以增加两次。

第二十一条　请求调解的材料应当以楷书填写,并附有摊主签名。

第二十二条　清洗公司应当立即派人到场，到场的清洗人员不得少于二人。

第二十三条　电子收据与纸质收据具有同等效力。
"""
TITLE = "《松陵市集市管理条例》"
DENIALS = [
    ("一", "没人会逼摊主在收摊后清扫地面"),
    ("一", "在收摊后清扫地面，摊主可以不闻不问"),
    ("一", "在收摊后清扫地面与摊主无关"),
    ("二", "摊主占用消防通道不会惹上麻烦"),
    ("二", "没有什么能阻止摊主占用消防通道"),
    ("二", "占用消防通道对摊主来说并不受限"),
    ("三", "顾客自带购物篮子的路已经堵死"),
    ("三", "顾客自带购物篮子是要受罚的"),
    ("三", "自带购物篮子是对顾客的禁止性规定所不允许的"),
    ("三", "自带购物篮子属于违法行为，顾客也不例外"),
    ("三", "自带购物篮子超出了顾客的权限"),
    ("三", "自带购物篮子的权利，顾客是没有的"),
    ("三", "自带购物篮子是禁止的，顾客同样不能例外"),
    ("一", "即便不在收摊后清扫地面，摊主也不构成违规"),
    ("一", "要不要在收摊后清扫地面，对摊主没有硬性规定"),
    ("二", "摊主占用消防通道，谁都拦不住"),
    ("四", "在集市内燃放鞭炮是正当的"),
    ("四", "任何人都有在集市内燃放鞭炮的自由"),
    ("五", "集市使用环保餐具是国家所反对的"),
    ("五", "并未含糊：国家反对集市使用环保餐具"),
    ("六", "摊位租约只要不过六年就没问题"),
    ("七", "押金收据的保存期限有两年就够"),
    ("八", "集市收费标准的制定，得等省文物主管部门点头"),
    ("八", "集市收费标准要由省文物主管部门来制定"),
    ("九", "集市的日常管理工作的责任落在省文物主管部门肩上"),
    ("九", "集市的日常管理工作是省文物主管部门的差事"),
    ("四", "在集市内燃放鞭炮，未尝不可"),
    ("十", "搭建临时雨棚，摊主用不着先等集市管理处许可"),
    ("十", "摊主搭建临时雨棚，可以跳过集市管理处许可这一步"),
    ("十一", "检定的间隔，在集市公平秤可以长到六年"),
    ("十二", "摊主代表会议的日常事务由运输企业包办"),
    ("十三", "集市秤具管理规则怎么定，归市教育主管部门管"),
    ("十四", "一人，对巡查人员已经达标"),
    ("五", "国家叫停了集市使用环保餐具"),
    ("十六", "认为损毁集市公告栏违法是一种误解"),
    ("十七", "张贴摊位海报是否经集市管理处同意，都一样合法"),
    ("二十三", "参考答案：认为电子收据与纸质收据具有同等效力是一种误解"),
    ("十七", "先张贴摊位海报，事后再补集市管理处同意，也算合规"),
    ("一", "在收摊后清扫地面这道手续，摊主完全可以省掉"),
    ("一", "摊主在收摊后清扫地面的要求早已取消"),
    ("二十二", "清洗公司应当立即派人到场，到场的清洗人员低于二人也算达标"),
    ("二十三", "电子收据与纸质收据何曾具有同等效力"),
    ("十八", "集市应当设置遮阳棚和雨水沟，摊位间距不必控制在十五米以内"),
    ("十九", "申请调换摊位没有上限"),
    ("十九", "申请调换摊位次数不限"),
    ("二十一", "难道请求调解的材料非得以楷书填写,并附有摊主签名不成？当然不是"),
    ("一", "把在收摊后清扫地面说成摊主的义务，是读错了"),
    ("三", "把自带购物篮子说成顾客的权利，纯属误读"),
    ("五", "集市使用环保餐具得不到支持，反而受到限制"),
    ("五", "不主张集市使用环保餐具，更谈不上支持"),
    ("十六", "不论单位还是个人，都能损毁集市公告栏"),
]
AGREEING = [
    ("一", "摊主不能不在收摊后清扫地面"),
    ("一", "摊主非在收摊后清扫地面不可"),
    ("一", "在收摊后清扫地面是摊主不可推卸的责任"),
    ("一", "摊主必须在收摊后清扫地面，没有商量的余地"),
    ("二", "摊主要是占用消防通道就会受罚"),
    ("二", "占用消防通道对摊主来说是红线"),
    ("二", "摊主不许占用消防通道，没有例外"),
    ("三", "没人拦着顾客自带购物篮子"),
    ("三", "顾客自带购物篮子不会惹麻烦"),
    ("四", "在集市内燃放鞭炮是法律所不容的"),
    ("五", "国家不反对集市使用环保餐具"),
    ("六", "摊位租约超过三年就违规了"),
    ("六", "摊位租约不能长于三年"),
    ("七", "押金收据的保存期限少于五年就不合规"),
    ("一", "在收摊后清扫地面，摊主责无旁贷"),
    ("一", "在收摊后清扫地面，摊主怎么也逃不掉"),
    ("四", "在集市内燃放鞭炮，门都没有"),
    ("六", "摊位租约可以长到三年"),
    ("六", "摊位租约两年也行"),
    ("六", "摊位租约四年就违规"),
    ("七", "押金收据的保存期限不到五年就违规"),
    ("七", "押金收据的保存期限五年起步"),
    ("九", "集市的日常管理工作，市商务主管部门说了算"),
    ("一", "在收摊后清扫地面，摊主别无选择"),
    ("十六", "损毁集市公告栏，万万不行"),
    ("十", "搭建临时雨棚，摊主得先等集市管理处许可"),
    ("十", "摊主搭建临时雨棚，绕不开集市管理处许可这一关"),
    ("十", "没有集市管理处许可，摊主搭建不了临时雨棚"),
    ("十", "摊主搭建临时雨棚，集市管理处许可前不得动手"),
    ("十二", "摊主代表会议的日常事务由集市企业工会委员会包办"),
    ("五", "国家不会叫停集市使用环保餐具"),
    ("三", "认为顾客自带购物篮子违法是一种误解"),
    ("十七", "张贴摊位海报要看是否经集市管理处同意"),
    ("二十二", "清洗公司应当立即派人到场，到场的清洗人员至少二人"),
    ("二十一", "请求调解的材料非得以楷书填写,并附有摊主签名"),
]
OTHERS = [
    ("一", "没人会逼摊主参加合唱团"),
    ("二", "摊主唱歌不会惹上麻烦"),
    ("六", "摊位租约六个月起租"),
    ("八", "集市收费标准要报省文物主管部门备案"),
    ("十九", "参加合唱团没有上限"),
    ("二十", "借用推车次数不限"),
    ("一", "认为摊主在集市内唱歌违法是一种误解"),
]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([parse(Document(MARKET, "0.txt", "txt"))])


def verdicts(checker: Checker, article: str, claim: str) -> set[str]:
    """The verdicts on a claim, told of its article and of the whole document."""
    texts = (f"{TITLE}第{article}条规定，{claim}。", f"根据{TITLE}，{claim}。")
    return {finding.verdict for text in texts for finding in checker.check(text)}


@pytest.mark.parametrize(("article", "claim"), DENIALS)
def test_what_shares_a_matter_and_rules_otherwise_contradicts(
    checker: Checker, article: str, claim: str
) -> None:
    assert verdicts(checker, article, claim) == {"contradicted"}


@pytest.mark.parametrize(("article", "claim"), [*AGREEING, *OTHERS])
def test_what_rules_the_same_or_another_matter_does_not(
    checker: Checker, article: str, claim: str
) -> None:
    assert "contradicted" not in verdicts(checker, article, claim)


def test_what_is_denied_twice_holds() -> None:
    rule = "摊主应当清扫地面。"
    assert denied_rule("摊主能免去清扫地面的义务", rule)
    assert not denied_rule("摊主不能免去清扫地面的义务", rule)
    assert agrees("摊主不能免去清扫地面的义务", rule)
    assert not agrees("摊主能免去清扫地面的义务", rule)


def test_a_word_of_laws_in_the_place_of_another_is_a_changed_copy() -> None:
    assert denied_rule("摊主可以清扫地面", "摊主不得清扫地面。") is None
    assert denied_rule("摊主不可以清扫地面", "摊主可以清扫地面。") is None
    assert denied_rule("禁止摊主清扫地面", "摊主可以清扫地面。") == "禁止"


def test_another_amount_denies_only_beyond_the_bound() -> None:
    assert another_amount("摊位租约有六年也没事", "摊位租约不得超过三年。") == "六年"
    assert another_amount("摊位租约有两年也没事", "摊位租约不得超过三年。") is None


def test_how_often_something_is_done_is_told_with_or_without_a_second_number() -> None:
    rule = "集市公平秤每三年检定一次。"
    assert another_amount("检定，集市公平秤六年才轮到一次", rule) == "六年"
    assert another_amount("集市公平秤要隔六年才检定一次", rule) == "六年"
    assert another_amount("检定，集市公平秤三年就轮到一次", rule) is None
    assert another_amount("巡查，集市公平秤六年才轮到一次", rule) is None


def test_what_keeps_to_a_bound_is_not_barred_nor_what_goes_beyond_it_allowed() -> None:
    rule = "摊位租约不得超过三年。"
    assert denied_rule("摊位租约不超过三年才违规", rule)
    assert denied_rule("摊位租约超过三年也不违规", rule)
    assert not denied_rule("摊位租约超过三年就违规", rule)
    assert not denied_rule("摊位租约只有超过三年才违规", rule)


def test_an_amount_is_held_against_its_bound() -> None:
    assert agrees("集市巡查人员一人还不够", "集市巡查人员不得少于三人。")
    assert not agrees("集市巡查人员一人就够", "集市巡查人员不得少于三人。")


def test_what_is_done_without_leave_denies_that_leave_is_needed() -> None:
    rule = "未经集市管理处许可，未成年人不得搭建雨棚。"
    assert denied_rule("没有集市管理处许可，未成年人照样能搭建雨棚", rule)
    assert denied_rule("未成年人搭建雨棚，跟有没有集市管理处许可无关", rule)
    assert denied_rule("未成年人搭建雨棚，不等集市管理处许可也行", rule)
    assert agrees("没有集市管理处许可，未成年人不能搭建雨棚", rule)


def test_a_penalty_told_before_its_case_is_no_changed_copy(checker: Checker) -> None:
    case = "外地的霸占集市组织的人员到松陵市集市内发展组织成员的"
    claim = f"二千元以上的罚款，等着{case}人——{TITLE}第十五条。"
    assert [finding.verdict for finding in checker.check(claim)] == ["contradicted"]


def test_what_allows_stands_before_a_dash_and_its_place(checker: Checker) -> None:
    claim = f"在集市内燃放鞭炮，未尝不可——见{TITLE}第四条。"
    assert [finding.verdict for finding in checker.check(claim)] == ["contradicted"]


@pytest.mark.parametrize(
    "claim",
    [
        f"照{TITLE}第一条看，在收摊后清扫地面，法律没有要求摊主这样做。",
        f"请问部长，{TITLE}既已规定摊位租约封顶九年，摊主为何还在观望？",
    ],
)
def test_what_stands_below_a_denial_is_not_what_it_announces(checker: Checker, claim: str) -> None:
    found = [finding.verdict for finding in checker.check(f"{claim}\n\n责任编辑：小周")]
    assert found == ["contradicted"]


def test_a_body_that_only_takes_part_is_not_charged() -> None:
    rule = "集市收费标准由市价格主管部门制定。"
    assert another_body("制定集市收费标准的活儿归省文物主管部门", rule) == "省文物主管部门"
    assert another_body("制定集市收费标准要听取省文物主管部门的意见", rule) is None


def test_to_leave_open_whether_something_is_done_does_not_support_that_it_has_to_be(
    checker: Checker,
) -> None:
    claim = "是否在收摊后清扫地面由摊主决定，工具由集市提供的也不例外"
    assert "supported" not in verdicts(checker, "一", claim)


def test_a_place_may_stand_behind_the_answer_that_denies(checker: Checker) -> None:
    asked = "难道顾客可以自带购物篮子吗？不行，依据是"
    for place in (f"{TITLE}。", f"{TITLE}第三条。"):
        assert {f.verdict for f in checker.check(asked + place)} == {"contradicted"}
    asked = "难道摊主可以占用消防通道吗？并非如此，依据是"
    assert {f.verdict for f in checker.check(f"{asked}{TITLE}第二条。")} == {"supported"}


def test_an_upper_limit_alone_is_said_to_be_gone() -> None:
    assert unlimited("申请调换摊位不设上限", "申请调换摊位最多不得超过三次") == "不设上限"
    assert unlimited("申请调换摊位没有下限", "申请调换摊位不得超过三次") is None
    assert unlimited("摊主生病的，调换摊位没有上限", "调换摊位不得超过三次") is None
    assert unlimited("申请调换摊位没有上限", "申请调换摊位不得少于三次") is None
    assert unlimited("申请调换摊位没有上限", "申请调换摊位不得超过三次，但生病的除外") is None


def test_marks_and_scores_of_an_exam_are_none_of_what_it_states(checker: Checker) -> None:
    place = f"（{TITLE}第二条，2分）。"
    for said, verdict in (
        ("认为摊主可以占用消防通道", "supported"),
        ("认为摊主不得占用消防通道", "contradicted"),
    ):
        found = checker.check(f"参考答案：{said}，这道判断题要打叉{place}")
        assert {f.verdict for f in found} == {verdict}
    found = checker.check(f"记录\n\n● 认为损毁集市公告栏违法是一种误解（{TITLE}）\n\n完")
    assert {f.verdict for f in found} == {"contradicted"}


@pytest.mark.parametrize(
    ("claim", "rule"),
    [
        (
            "新建的露天集市应当设置座椅、照明和雨水收集装置，座椅间距不必控制在十五米以内",
            "新建的露天集市应当设置座椅、照明和雨水收集装置，座椅间距不得超过十五米",
        ),
        (
            "集市的清洗公司应当立即携带工具派人及时到场，到场的清洗人员低于二人也算达标",
            "集市的清洗公司应当立即携带工具派人及时到场，到场的清洗人员不得少于二人",
        ),
    ],
)
def test_what_takes_back_a_part_of_a_rule_does_not_agree(claim: str, rule: str) -> None:
    assert not agrees(claim, rule)
    assert agrees("摊主不能不在收摊后清扫地面", "摊主应当在收摊后清扫地面")
