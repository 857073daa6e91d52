"""What people say of a rule in their own words: what denies it, what agrees, what does neither."""

from __future__ import annotations

import pytest

from assistant.checker.citations import Checker
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
]
OTHERS = [
    ("一", "没人会逼摊主参加合唱团"),
    ("二", "摊主唱歌不会惹上麻烦"),
    ("六", "摊位租约六个月起租"),
    ("八", "集市收费标准要报省文物主管部门备案"),
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


def test_a_body_that_only_takes_part_is_not_charged() -> None:
    rule = "集市收费标准由市价格主管部门制定。"
    assert another_body("制定集市收费标准的活儿归省文物主管部门", rule) == "省文物主管部门"
    assert another_body("制定集市收费标准要听取省文物主管部门的意见", rule) is None


def test_to_leave_open_whether_something_is_done_does_not_support_that_it_has_to_be(
    checker: Checker,
) -> None:
    claim = "是否在收摊后清扫地面由摊主决定，工具由集市提供的也不例外"
    assert "supported" not in verdicts(checker, "一", claim)
