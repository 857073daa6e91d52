"""What officials tell of a rule without what may go unsaid is supported; what changes it is not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checker.citations import Checker
from assistant.checker.goes_unsaid import tells
from assistant.checker.life_told import happenings
from assistant.checker.listed_cases import cases
from assistant.evidence.near_copy import made_subject
from assistant.evidence.swapped import swapped
from index.clauses import parse
from index.documents import Document

RULES = """榆关市集市管理条例

（2019年3月28日榆关市人民代表大会常务委员会第十二次会议通过
2022年5月30日榆关市人民代表大会常务委员会第三次会议修正）

第一条　摊主应当持有登记卡。登记卡由市集市管理局发给。

第二条　禁止在集市内焚烧秸秆、倾倒污水或者饲养家禽等。

第三条　违反本条例规定，有下列行为之一的，由市集市管理局责令改正，可以处二百元以上二千元以下的\
罚款；情节严重的，责令停业整顿：
（一）转让、出租登记卡的；
（二）未经检定使用衡器，或者故意破坏衡器的；
（三）占用消防通道的。

第四条　摊主未经市集市管理局同意，不得转让摊位。

第五条　市集市管理局对集市秩序实施监督检查。

第六条　摊主被吊销登记卡未满三年的，或者因欺行霸市受过处罚的，不得申请登记卡。

第七条　本条例所称集市，是指由摊主集中销售农副产品的固定场所。

第八条　摊主应当向市集市管理局交纳管理费，应当按照要求佩戴标志，不得涂改登记卡。

第九条　摊主销售的商品造成顾客损害的，由摊主承担赔偿责任。顾客有权向供货人追偿。

第十条　申请登记卡应当具备下列条件：
（一）年满十八周岁；
（二）有固定的货源。

第十一条　逾期不交纳管理费的，自滞纳之日起按日加收万分之五的滞纳金。

第十二条　集市早六时开市，晚九时闭市。

第十三条　管理局应当自收到申请之日起五至十日内作出决定。

第十四条　重大卫生事故，是指致十人以上患病的事故。

第十五条　摊主提供虚假材料，骗取登记卡，造成严重后果的，三年内不得再次申请。

第十六条　管理局的主要负责人及其近亲属不得经营摊位。

第十七条　县级以上人民政府应当划定集市区域。

第十八条　依照本条例第十五条规定不得申请的，适用本条例第六条的规定。

第十九条　摊主不得向未成年人销售按照规定应当由成年人使用的刀具。

第二十条　收取摊位费的办法由市人民政府会同市集市管理局制定。

第二十一条　摊主应当公示姓名或者照片。

第二十二条　集市停业，由市人民政府决定，市长发布公告。

第二十三条　摊主应当遵守秩序，执行卫生规程，完成值日任务。

第二十四条　摊主违背保管职责对寄存人造成的损失，由摊主赔偿。

第二十五条　摊主有下列情形的，应当公告：
（一）歇业；
（二）迁址；
（三）更名。

因前款第一项、第三项情形公告的，公告期为十日。

除前款第一项、第三项情形外，公告期为三十日。

第二十六条　有下列情形之一的，管理局不予受理：
（一）除法律另有规定外，纠纷发生已满三年的；
（二）没有明确的被投诉人的。

第二十七条　有下列情形之一的，租约无效：
（一）无照人或者未成年人订立的租约；
（二）一方胁迫对方订立的租约。

第二十八条　摊主代表对摊主大会负责，行使下列职权：
（一）召集摊主大会；
（二）决定摊位的布局和用水方案。

第二十九条　本条例自2019年6月1日起施行。2003年5月9日公布的《榆关市集市管理办法》同时废止。
"""
NAMED = "《榆关市集市管理条例》"
TRUE = [
    f"{NAMED}第三条规定，占用消防通道的，责令改正，可以处二百元以上二千元以下罚款。",
    f"{NAMED}第三条规定，出租登记卡的，由市集市管理局责令改正，可以处200元以上2000元以下的罚款。",
    f"{NAMED}第三条第二项规定，故意破坏衡器的，由市集市管理局责令改正，可以处二百元以上二千元以下的罚款；"
    "情节严重的，责令停业整顿。",
    f"{NAMED}第二条规定，禁止在集市内倾倒污水。",
    f"{NAMED}第四条规定，摊主经市集市管理局同意，方可转让摊位。",
    f"{NAMED}第五条规定，集市秩序由市集市管理局实施监督检查。",
    f"{NAMED}第六条规定，因欺行霸市受过处罚的，不得申请登记卡。",
    f"{NAMED}第七条把由摊主集中销售农副产品的固定场所称为集市。",
    f"{NAMED}第八条规定，摊主不得涂改登记卡。",
    f"{NAMED}第九条规定，摊主销售的商品造成顾客损害的，赔偿责任由摊主承担。",
    f"{NAMED}第十条规定，申请登记卡应当有固定的货源。",
    f"{NAMED}第十一条规定，逾期不交纳管理费的，自滞纳之日起按日加收0.05%的滞纳金。",
    f"{NAMED}第十二条规定，集市早6时开市，21时闭市。",
    f"{NAMED}第十三条规定，管理局应当自收到申请之日起5至10日内作出决定。",
    f"{NAMED}2019年3月28日由榆关市人大常委会第十二次会议通过，自2019年6月1日起施行。",
    f"{NAMED}自2019年6月1日起施行，并于2022年修正。",
    f"{NAMED}自2019年6月1日起施行，《榆关市集市管理办法》同时废止。",
    f"{NAMED}于2022年5月修正。",
    f"{NAMED}由榆关市人大常委会第十二次会议于2019年3月28日通过，自2019年6月1日起施行。",
    f"{NAMED}第二十六条第一项规定，除法律另有规定外，纠纷发生已满三年的，不予受理。",
    f"{NAMED}第二十七条规定，未成年人订立的租约无效。",
    f"{NAMED}第二十七条规定，一方胁迫对方订立的租约无效。",
    "因前款第一项、第三项情形公告的，公告期为十日。",
    "除前款第一项、第三项情形外，公告期为三十日。",
]
FALSE = [
    f"{NAMED}第三条规定，占用消防通道的，责令改正，可以处二百元以上五千元以下罚款。",
    f"{NAMED}第三条规定，占用消防通道的，责令停业整顿。",
    f"{NAMED}第四条规定，摊主经市人民政府同意，方可转让摊位。",
    f"{NAMED}第十条规定，申请登记卡应当有固定的摊位。",
    f"{NAMED}第六条规定，摊主因欺行霸市受过处罚的，可以申请登记卡。",
    f"{NAMED}第九条规定，摊主销售的商品造成顾客损害的，会同摊主承担赔偿责任。",
    f"{NAMED}第九条规定，顾客有权由供货人追偿。",
    f"{NAMED}第十四条规定，卫生事故，是指致十人以上患病的事故。",
    "卫生事故，是指致十人以上患病的事故。",
    f"{NAMED}第十五条规定，摊主提供虚假材料，造成严重后果的，三年内不得再次申请。",
    f"{NAMED}第十六条规定，管理局的主要负责人及其亲属不得经营摊位。",
    f"{NAMED}第十七条规定，各级人民政府应当划定集市区域。",
    "依照本条例第五条规定不得申请的，适用本条例第六条的规定。",
    f"{NAMED}第十九条规定，摊主不得向未成年人销售刀具。",
    f"{NAMED}第二十条规定，收取摊位费的办法会同市人民政府由市集市管理局制定。",
    f"{NAMED}第二十一条规定，摊主应当公示照片。",
    "在外省，集市早六时开市，晚九时闭市。",
    "对粮食而言，摊主应当持有登记卡。",
    f"{NAMED}自2019年6月1日起施行，并于2022年、2024年两次修正。",
    f"{NAMED}2019年3月28日通过，自2019年7月1日起施行。",
    f"{NAMED}自2019年6月1日起施行，《榆关市摊位管理办法》同时废止。",
    f"{NAMED}于2022年6月修正。",
    f"{NAMED}由榆关市人大常委会第二次会议于2019年3月28日通过，自2019年6月1日起施行。",
    f"{NAMED}2022年5月30日第二次修正，自2019年6月1日起施行。",
    f"{NAMED}2019年3月28日修正，自2019年6月1日起施行。",
    f"{NAMED}第二条规定，焚烧秸秆是倾倒污水。",
    f"{NAMED}第九条规定，顾客是供货人。",
    "如果立法者规定，禁止在集市内焚烧秸秆。",
    "集市停业，由市长决定，市人民政府发布公告。",
    f"{NAMED}第二十三条规定，摊主应当执行值日任务。",
    f"{NAMED}第二十四条规定，对寄存人造成的损失，由摊主赔偿。",
    f"{NAMED}第二十七条规定，成年人订立的租约无效。",
    "摊主大会行使下列职权：决定摊位的布局和用水方案。",
    f"{NAMED}第二十七条规定，未成年人订立的租约有效。",
    f"{NAMED}第二十七条规定，一方胁迫第三人订立的租约无效。",
    "除前款第一项情形外，公告期为三十日。",
    "因前款第一项、第二项、第三项情形公告的，公告期为十日。",
    f"{NAMED}第二十六条规定，纠纷发生已满三年的，不予受理。",
]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([parse(Document(RULES, "markets.txt", "txt"))], date(2026, 12, 1))


@pytest.mark.parametrize("text", TRUE)
def test_a_rule_without_what_may_go_unsaid_is_supported(checker: Checker, text: str) -> None:
    assert [finding.verdict for finding in checker.check(text)] == ["supported"]


@pytest.mark.parametrize("text", FALSE)
def test_what_changes_a_rule_is_not(checker: Checker, text: str) -> None:
    assert all(finding.verdict != "supported" for finding in checker.check(text))


def test_words_behind_a_place_are_not_taken_for_checked(checker: Checker) -> None:
    (finding,) = checker.check("集市管理，适用本条例第六条的规定，自公布之日起施行。")
    assert finding.verdict != "supported" or "自公布之日起施行" in finding.note


LISTED = """第三条　经营者有下列行为之一的，由主管部门责令改正：
（一）转让许可证的；
（二）擅自停业的。"""


def test_a_case_is_told_with_the_rule_of_its_lead() -> None:
    told = [case.sentence for case in cases(LISTED)]
    assert "经营者转让许可证的，由主管部门责令改正" in told
    assert "擅自停业的，由主管部门责令改正" in told
    assert all(c.sentence[slice(*c.item)] in LISTED for c in cases(LISTED))


def test_an_exception_in_the_lead_makes_no_case() -> None:
    text = LISTED.replace("责令改正：", "责令改正，但是情节轻微的除外：")
    assert not list(cases(text))


RULE = (
    "违反本条例规定，转让、出租许可证的，由市水务局责令改正，处二万元以下的罚款；"
    "情节严重的，吊销许可证"
)


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("转让许可证的，处二万元以下罚款", False),
        ("转让、出租许可证的，处二万元以下罚款", True),
        ("转让、出租许可证的，责令改正，罚款二万元以下", True),
        ("转让、出租许可证的，由市水务局处二万元以下的罚款", True),
        ("转让、出租许可证的，由市环保局责令改正，处二万元以下的罚款", False),
        ("转让、出租许可证的，吊销许可证", False),
        ("出租许可证，处二万元以上的罚款", False),
    ],
)
def test_only_what_may_go_unsaid_goes(claim: str, told: bool) -> None:
    assert tells(RULE, claim) is told


def test_one_of_several_cases_is_enough_where_they_are_cases() -> None:
    start = RULE.index("转让")
    item = (start, RULE.index("的，由"))
    assert tells(RULE, "出租许可证的，处二万元以下罚款", item)
    assert tells("转让或者出租许可证的，责令改正", "出租许可证的，责令改正")
    assert not tells("转让并且出租许可证的，责令改正", "出租许可证的，责令改正")


@given(st.integers(0, len(RULE) - 1), st.sampled_from("甲乙丙丁戊"))
def test_a_letter_put_for_another_is_never_told(at: int, letter: str) -> None:
    if RULE[at].isalnum():
        assert not tells(RULE, RULE[:at] + letter + RULE[at + 1 :])


@given(st.integers(0, len(RULE)), st.sampled_from(["不", "可以", "禁止", "三日内", "市环保局"]))
def test_a_word_put_in_is_never_told(at: int, word: str) -> None:
    assert not tells(RULE, RULE[:at] + word + RULE[at:])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "《甲法》自1997年1月1日起施行，并于2004年、2015年两次修正。",
            ["《甲法》自1997年1月1日起施行", "《甲法》于2004年修正", "《甲法》于2015年修正"],
        ),
        (
            "《甲法》于2006年5月27日公布，同年9月1日起施行。",
            ["《甲法》于2006年5月27日公布", "《甲法》2006年9月1日起施行"],
        ),
        ("《甲法》自1997年1月1日起施行。", []),
        ("《甲法》于2004年、2015年三次修正。", []),
        ("《甲法》自1997年1月1日起施行，禁止焚烧秸秆。", []),
    ],
)
def test_what_happened_is_told_thing_by_thing(words: str, told: list[str]) -> None:
    assert happenings(words) == told


@pytest.mark.parametrize(
    ("claim", "source", "found"),
    [
        ("由顾客追偿。", "向顾客追偿。", ("由", "向")),
        ("会同县政府裁决纠纷。", "由县政府裁决纠纷。", ("会同", "由")),
        ("各级人民政府应当划定区域。", "县级以上人民政府应当划定区域。", ("各级", "县级以上")),
        ("负责人及其亲属不得经营。", "负责人及其近亲属不得经营。", ("亲属", "近亲属")),
        (
            "依照本法第五条的规定处理。",
            "依照本法第五十条的规定处理。",
            ("依照本法第五条", "依照本法第五十条"),
        ),
        ("对社会公开全部结果。", "对于社会公开全部结果。", None),
        ("由县政府裁决纠纷。", "由县政府裁决纠纷。", None),
    ],
)
def test_a_small_word_that_turns_who_does_what(
    claim: str, source: str, found: tuple[str, str] | None
) -> None:
    assert swapped(claim, source) == found


def test_whom_a_source_only_answers_to_is_not_its_subject() -> None:
    stated = "摊主代表对摊主大会负责，行使下列职权。"
    assert made_subject(stated, "摊主大会行使下列职权。") == "摊主大会"
    assert not made_subject(stated, "摊主代表行使下列职权。")
    assert not made_subject(stated, "摊主代表对摊主大会负责。")
