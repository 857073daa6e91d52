"""Who is charged with a matter, and from which day on, told in whatever words."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checker.charges import denied_body, other_body, other_payer
from assistant.checker.limits import other_amount, other_limit
from assistant.checker.retold import denied_being, denied_exception, other_day

SOURCE = (
    "水表样式由市水务部门制定。市水务部门负责水表的年度检查。货船由船东协会管理。货船由港务局管理。"
)
CLAIMS = [
    ("水表的年度检查的牵头单位是渔业协会", "渔业协会"),
    ("负责水表的年度检查的是渔业协会", "渔业协会"),
    ("水表的年度检查不归市水务部门管，归渔业协会管", "渔业协会"),
    ("要制定水表样式，得找渔业协会", "渔业协会"),
    ("水表样式一律归渔业协会制定", "渔业协会"),
    ("水表的年度检查是渔业协会的事", "渔业协会"),
    ("水表的年度检查是水务部门的事", None),
    ("负责水表的年度检查的是市水务部门", None),
    ("负责渔船的年度登记的是渔业协会", None),
    ("货船归港务局管理", None),
    ("货船归气象局管理", "气象局"),
    ("货船归渔业协会管理", "渔业协会"),
    ("渔业协会很忙", None),
    ("水表样式是由渔业协会制定的", "渔业协会"),
    ("由渔业协会承担水表的年度检查", "渔业协会"),
    ("水表样式的制定主体是渔业协会", "渔业协会"),
    ("水表的年度检查交给渔业协会去做", "渔业协会"),
    ("有权制定水表样式的只有渔业协会", "渔业协会"),
    ("水表样式是由市水务部门制定的", None),
    ("渔业协会才是水表样式的制定者", "渔业协会"),
    ("水表的年度检查的主管机关为街道办事处", "街道办事处"),
    ("水表的年度检查属于渔业协会的职权", "渔业协会"),
    ("水表样式只能由渔业协会制定", "渔业协会"),
    ("水表的年度检查由渔业协会负责", "渔业协会"),
    ("渔业协会负责水表的年度检查", None),
    ("制定水表样式，这是渔业协会的职权", "渔业协会"),
    ("水表样式的制定机关是渔业协会", "渔业协会"),
    ("水表样式归水表博物馆制定", "水表博物馆"),
]


@pytest.mark.parametrize(("claim", "body"), CLAIMS)
def test_another_body_is_charged(claim: str, body: str | None) -> None:
    assert other_body(claim, SOURCE) == body


def test_a_body_may_be_put_in_the_form_of_the_source() -> None:
    claim = "水表样式由渔业协会制定。"
    assert other_body(claim, SOURCE) is None
    assert other_body(claim, SOURCE, in_its_form=True) == "渔业协会"


def test_what_many_bodies_are_called_tells_none_from_another() -> None:
    source = "水表样式由国家市场监督管理总局制定。"
    assert other_body("制定水表样式，这是邮政管理局的职权", source) == "邮政管理局"


def test_a_body_is_denied_to_be_charged() -> None:
    assert denied_body("市水务部门无权制定水表样式，该由渔业协会来做", SOURCE) == "市水务部门"
    assert denied_body("渔业协会无权制定水表样式", SOURCE) is None


def test_each_line_of_a_source_may_charge_a_body() -> None:
    assert other_body("水表归渔业协会管理", "水表由港务局管理\n货船免费") == "渔业协会"


BEINGS = [
    ("国家取消了水表登记制度", True),
    ("水表登记制度已经被国家废除", True),
    ("水表登记制度在我国并不存在", True),
    ("国家已放弃水表登记制度", True),
    ("水表登记制度被国家明确搁置", True),
    ("有人以为国家有水表登记制度，其实没有", True),
    ("国家有水表登记制度，其实并不复杂", False),
    ("国家取消了货船登记制度", False),
    ("国家实行水表登记制度", False),
]


@pytest.mark.parametrize(("claim", "is_denied"), BEINGS)
def test_what_is_set_up_is_said_not_to_exist(claim: str, is_denied: bool) -> None:
    assert bool(denied_being(claim, "国家实行水表登记制度，定期检查。")) is is_denied
    assert denied_being(claim, "国家取消水表登记制度。") is None


EXCEPTIONS = [
    ("就算遇到停电，水厂也不得停止供水", "遇到停电"),
    ("水厂不得停止供水，遇到停电也不例外", "遇到停电"),
    ("遇到停电，也躲不开水厂不得停止供水", "遇到停电"),
    ("水厂不得停止供水，遇到停电的照样绕不开", "遇到停电"),
    ("遇到停电，水厂也不得停止供水", "遇到停电"),
    ("遇到停电时，水厂仍然不准停止供水", "遇到停电"),
    ("水厂不得停止供水，遇到停电的也一视同仁", "遇到停电"),
    ("水厂不得停止供水，遇到停电的也包括在内", "遇到停电"),
    ("水厂不得停止供水，所谓遇到停电除外的说法并不成立", "遇到停电"),
    ("水厂不得停止供水，不因遇到停电而有所不同", "遇到停电"),
    ("水厂不得停止供水，不因遇到大风而有所不同", None),
    ("水厂不得停止供水，遇到大风的也包括在内", None),
    ("遇到停电，水厂可以停止供水", None),
    ("遇到大风，水厂也不得停止供水", None),
    ("就算遇到大风，水厂也不得停止供水", None),
    ("除遇到停电外，水厂不得停止供水", None),
]


@pytest.mark.parametrize(("claim", "words"), EXCEPTIONS)
@pytest.mark.parametrize(
    "source", ["除遇到停电外，水厂不得停止供水。", "水厂不得停止供水，但遇到停电的除外。"]
)
def test_what_is_excepted_is_counted_in(claim: str, words: str | None, source: str) -> None:
    assert denied_exception(claim, source) == words


DAYS = [
    ("正式生效的日子是2020年6月1日", True),
    ("2020年6月1日起开始施行", True),
    ("正式生效的日子是2020年5月1日", False),
    ("2020年6月1日公布", False),
    ("2020年6月1日才是生效的日期", True),
    ("施行的日期应为2020年6月1日", True),
    ("2020年6月1日起才算生效", True),
    ("2020年5月1日起才算生效", False),
    ("施行日期推迟到了2021年", True),
    ("生效时间提前至2019年", True),
    ("施行日期推迟到了2020年", False),
    ("2018年年底就已经在用了", True),
    ("早在2018年10月就开始管用了", True),
    ("2021年就在用了", False),
]


@pytest.mark.parametrize(("claim", "is_other"), DAYS)
def test_another_day_of_effect(claim: str, is_other: bool) -> None:
    assert bool(other_day(claim, "本办法自2020年5月1日起施行。")) is is_other


AMOUNTS = [
    ("时效是三年", "三年"),
    ("时效期间长达三年", "三年"),
    ("时效是一年", None),
    ("任期是三年", None),
    ("时效是三日", None),
]


@pytest.mark.parametrize(("claim", "amount"), AMOUNTS)
def test_another_amount_of_the_same_topic(claim: str, amount: str | None) -> None:
    assert other_amount(claim, "请求赔偿的时效期间为一年，自交付之日起计算。") == amount


LIMITS = [
    ("二年是保存期限的最低标准", "二年"),
    ("达到二年，保存期限就算合规", "二年"),
    ("达到九年，保存期限就算合规", None),
    ("六年是保存期限的最低标准", None),
    ("满九次才算变更超限", "九次"),
    ("只要两次，变更就合规", None),
    ("二年是任期的上限", None),
    ("一年之内，保存期限就算合规", "一年"),
    ("保存期限，可用的时限有九年", "九年"),
    ("保存期限的最低要求是两年", "两年"),
]


@pytest.mark.parametrize(("claim", "amount"), LIMITS)
def test_another_limit_of_the_same_matter(claim: str, amount: str | None) -> None:
    assert other_limit(claim, "保存期限不得少于六年。\n变更不得超过三次。") == amount


def test_what_something_may_reach_is_its_limit() -> None:
    source = "申请变更考试地不得超过三次。"
    assert other_limit("申请变更考试地可以达到九次", source) == "九次"
    assert other_limit("申请变更考试地可以达到两次", source) is None


@given(st.text("由负责制定的是归管水务部门协会，。2020年6月1日起施行", max_size=60))
def test_any_text_is_read_and_nothing_is_told_otherwise_than_nothing(text: str) -> None:
    assert other_body(text, SOURCE) in (None, *(text[i:j] for i in range(61) for j in range(i, 61)))
    assert other_body(text, "") is None
    assert other_day(text, "") is None


def test_another_pays_what_a_numbered_line_has_paid() -> None:
    source = "第六条　搬运费用每箱20元，由收货人承担。"
    assert other_payer("搬运费用由码头承担。", source) == "码头"
    assert other_payer("搬运费用由收货人承担。", source) is None


@pytest.mark.parametrize("words", ["由是" * 280 + "市水务部门", "由归部门是" * 115])
def test_what_leads_to_a_body_over_and_over_is_read_in_time(words: str) -> None:
    """Half a second; ten and more where each of the words may lead on from any other."""
    begun = process_time()
    other_body(words, SOURCE)
    assert process_time() - begun < 3


@pytest.mark.parametrize(
    ("claim", "other"),
    [
        ("要到1997年10月1日才开始施行", "要到1997年10月1日才开始施行"),
        ("要到1996年10月1日才开始施行", None),
        ("早在1995年就已施行", "早在1995年就已施行"),
        ("早在1996年就已施行", None),
        ("施行日期推到了1997年1月", "施行日期推到了1997年1月"),
        ("施行日期推到了1996年12月", "施行日期推到了1996年12月"),
        ("施行日期改到了1996年10月", None),
        ("1996年10月1日不是施行的日子", "1996年10月1日不是施行"),
        ("1997年10月1日不是施行的日子", None),
    ],
)
def test_a_day_of_effect_before_or_behind_its_own_is_another(claim: str, other: str | None) -> None:
    assert other_day(claim, "本法自1996年10月1日起施行。") == other
