"""True words of one article do not make a true claim in another arrangement."""

from __future__ import annotations

import pytest
from model_fakes import sources_of

from assistant.checker.citations import Checker
from assistant.evidence.alternatives import other_joint
from assistant.evidence.parted import other_part
from assistant.evidence.sources import SUPPORTED
from assistant.evidence.support import judge
from index.clauses import parse
from index.documents import Document

RIDES = "乘坐公共汽车、电车的，应当主动出示证件；乘坐出租汽车的，应当征得驾驶员同意，并系好安全带。"
STALLS = "擅自设摊的，由街道办事处责令改正；拒不改正的，处一百元以上五百元以下罚款。"
BOATS = """租船人有下列情形之一的，可以减收租金：
（一）持有残疾证件；
（二）带领学龄前儿童。
租船人有下列情形之一的，应当补交租金：
（一）超时归还船只；
（二）在码头以外停靠。"""
FINES = "在湖区捕鱼的，处警告或者二百元以下罚款；使用电网的，处五百元罚款，并处没收渔具。"
PAPERS = "申请摊位应当提交身份证明和健康证明。"
GUARDS = "任何单位和个人不得阻碍巡护人员执行职务。"
TITLE = "临桥市湖区管理规定"
TEXT = "\n\n".join([
    TITLE, f"第一条 {RIDES}", f"第二条 {STALLS}", f"第三条 {BOATS}", f"第四条 {FINES}",
    f"第五条 {PAPERS}", f"第六条 {GUARDS}", "第七条 除老年人、残疾人外，游客应当购买门票。",
    "第八条 在湖区举办集市，摊位十个以上的，应当提前十日申请；不足十个的，应当提前三日备案。",
    "第九条 连续工作满三年的船工可以领取补贴。\n\n　　从事渡运的船工享受免费体检。\n\n"
    "　　持有渔船证书且连续捕鱼满三年的船员可以停靠。\n\n　　享受补贴的渔船、货船应当公开账目。",
    "第十条 海事机构、渔政机构可以联合检查船只。",
])  # fmt: skip
WRONG = [
    ("一", "乘坐公共汽车的，应当征得驾驶员同意。"),
    ("一", "乘坐电车时应当系好安全带。"),
    ("一", "乘坐出租汽车的，应当主动出示证件。"),
    ("二", "拒不改正的，由街道办事处责令改正。"),
    ("二", "擅自设摊的，处一百元以上五百元以下罚款。"),
    ("三", "租船人持有残疾证件的，应当补交租金。"),
    ("四", "在湖区捕鱼的，处警告并处二百元以下罚款。"),
    ("四", "使用电网的，处五百元罚款或者没收渔具。"),
    ("五", "申请摊位应当提交身份证明或者健康证明。"),
    ("六", "巡护人员不得阻碍执行职务。"),
    ("七", "老年游客应当购买门票。"),
    ("八", "在湖区举办集市，摊位十个以上的，应当提前三日备案。"),
    ("九", "船工可以领取补贴。"),
    ("九", "船工享受免费体检。"),
    ("九", "持有渔船证书的船员可以停靠。"),
    ("九", "连续捕鱼满三年的船员可以停靠。"),
    ("九", "渔船应当公开账目。"),
    ("九", "货船应当公开账目。"),
    ("十", "渔政机构、渔政机构可以联合检查船只。"),
    ("十", "渔政机构和海事机构、渔政机构可以联合检查船只。"),
]
RIGHT = [
    ("一", "乘坐公共汽车的，应当主动出示证件。"),
    ("一", "乘坐出租汽车的，应当系好安全带。"),
    ("二", "擅自设摊，拒不改正的，处一百元以上五百元以下罚款。"),
    ("四", "在湖区捕鱼的，处警告或二百元以下罚款。"),
    ("五", "申请摊位应当提交身份证明及健康证明。"),
    ("六", "任何单位或者个人不得阻碍巡护人员执行职务。"),
    ("七", "除老年人、残疾人外，游客应当购买门票。"),
    ("八", "在湖区举办集市，不足十个的，应当提前三日备案。"),
    ("九", "连续工作满三年的船工可以领取补贴。"),
    ("九", "从事渡运的船工享受免费体检。"),
    ("九", "持有渔船证书且连续捕鱼满三年的船员可以停靠。"),
    ("九", "享受补贴的渔船应当公开账目。"),
    ("十", "渔政机构可以联合检查船只。"),
    ("十", "海事机构和渔政机构可以联合检查船只。"),
]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([parse(Document(TEXT, "湖区.md", "md"))])


@pytest.mark.parametrize(("article", "claim"), WRONG)
@pytest.mark.parametrize("lead", ["《{title}》第{article}条规定，", ""])
def test_parts_told_together_are_not_supported(
    checker: Checker, article: str, claim: str, lead: str
) -> None:
    text = lead.format(title=TITLE, article=article) + claim
    assert [f.verdict for f in checker.check(text) if f.verdict == SUPPORTED] == []


@pytest.mark.parametrize(("article", "claim"), RIGHT)
def test_parts_told_as_they_stand_are_supported(checker: Checker, article: str, claim: str) -> None:
    findings = list(checker.check(f"《{TITLE}》第{article}条规定，{claim}"))
    assert [f.verdict for f in findings] == [SUPPORTED]


def test_an_answer_is_held_to_the_same() -> None:
    sources = sources_of(f"{TITLE}\n\n第一条 {RIDES}\n")
    assert judge("乘坐公共汽车的，应当征得驾驶员同意。", sources).verdict != SUPPORTED
    assert judge("乘坐出租汽车的，应当征得驾驶员同意。", sources).verdict == SUPPORTED


@pytest.mark.parametrize(
    ("claim", "source", "joint"),
    [
        ("处拘留，并处罚款。", "处拘留，并处或者单处罚款。", "并处"),
        ("处拘留或者处或者单处罚款。", "处拘留，并处或者单处罚款。", "或者处或者单处"),
        ("处警告并罚款。", "处警告、拘留或者罚款。", "并"),
        ("经市政府和规划部门批准的，", "经市政府或者规划部门批准的，", "和"),
        ("拒不改正或者造成后果的，", "拒不改正并造成后果的，", "或者"),
        ("不得出租和转让摊位。", "不得出租或者转让摊位。", ""),
        ("居民和游客应当爱护花木。", "居民或者游客应当爱护花木。", ""),
        ("处警告以及罚款。", "处警告，并处罚款。", ""),
    ],
)
def test_what_is_offered_is_not_owed_together(claim: str, source: str, joint: str) -> None:
    assert other_joint(claim, source) == joint


@pytest.mark.parametrize(
    ("claim", "article"),
    [
        ("租船人持有残疾证件的，可以减收租金。", BOATS),
        ("管理单位应当公布价目，必要时可以限流。", "管理单位应当公布价目；必要时可以限流。"),
        ("船主逾期未年检的，不得出航。", "船主应当按期年检。逾期未年检的，不得出航。"),
        ("船主违反前款规定的，处罚款五百元。", "船主应当按期年检。违反前款规定的，处罚款五百元。"),
    ],
)
def test_a_part_may_hold_of_what_stands_before_it(claim: str, article: str) -> None:
    assert other_part(claim, article) is None


def test_an_item_is_held_under_its_own_lead() -> None:
    assert other_part("租船人持有残疾证件的，应当补交租金。", BOATS) is not None


def test_what_frames_a_quotation_is_no_part_of_a_document(checker: Checker) -> None:
    claim = "乘坐公共汽车、电车的，应当征得驾驶员同意，并系好安全带。"
    assert [f.verdict for f in checker.check(claim) if f.verdict == SUPPORTED] == []


FIRST = "水务局应当在三十日内完成管网普查。查出的暗漏点位逐一登记，由供水企业限期修复。"
SECOND = "教育局负责组织节水课程。学校更换节水龙头所需资金，从年度修缮经费中安排，不另行申请。"
MINUTES = [
    f"节水例会纪要\n\n2025年3月6日\n\n一、{FIRST}\n\n二、各区应当按月公布漏损率。\n",
    f"节水例会纪要\n\n2025年3月20日\n\n一、{SECOND}\n\n二、宿舍楼分户计量。\n",
]
SURVEY = "指出，水务局应当在三十日内完成管网普查。"


@pytest.mark.parametrize(
    ("lead", "alone", "both"),
    [
        ("2025年3月6日《节水例会纪要》", "supported", "supported"),
        ("2025年3月6日印发的《节水例会纪要》", "supported", "supported"),
        ("2025年3月20日，《节水例会纪要》", "supported", "supported"),
        ("2025年3月20日《节水例会纪要》", "out_of_corpus", "misattributed"),
        ("2025年3月20日的《节水例会纪要》", "out_of_corpus", "misattributed"),
        ("《节水例会纪要》（2025年3月20日）", "out_of_corpus", "misattributed"),
    ],
)
def test_a_day_beside_a_title_is_that_of_the_document(lead: str, alone: str, both: str) -> None:
    made = [parse(Document(text, f"{i}.txt", "txt")) for i, text in enumerate(MINUTES)]
    for shelf, verdict in ((made[:1], alone), (made, both)):
        (finding,) = Checker(shelf).check(lead + SURVEY)
        assert finding.verdict == verdict
        assert ("2025-03-06" in finding.note) is (verdict != "supported")


@pytest.mark.parametrize("day", ["2019年5月1日", "2019年7月1日", "2021年4月2日"])
def test_every_day_of_a_document_is_its_own(day: str) -> None:
    """Published, in force, amended."""
    law = "砚浦市供热条例\n\n（2019年5月1日公布，根据2021年4月2日决定修正）\n\n"
    law += "第一条　供热单位应当持证供热。\n\n第二条　本条例自2019年7月1日起施行。\n"
    checker = Checker([parse(Document(law, "供热.txt", "txt"))])
    (finding,) = checker.check(f"{day}《砚浦市供热条例》第一条规定，供热单位应当持证供热。")
    assert finding.verdict == "supported"


def test_a_part_whose_rule_follows_a_comma_has_a_topic_of_its_own() -> None:
    closing = (
        "全市或者个别区的封航，由港务局提请委员会决定；委员会主任发布公告。\n"
        "支流内部分航道的封航，由港务局决定，港务局局长发布公告。"
    )
    told = "全市封航的，由港务局局长发布公告。"
    assert other_part(told, closing) == ("全市封航", "支流内部分航道的封航")
    assert other_part(told.replace("全市", "部分航道"), closing) is None


def test_what_narrows_a_subject_may_stand_in_a_line_of_its_own(checker: Checker) -> None:
    found = list(checker.check("享受补贴的\n渔船、货船应当公开账目。"))
    assert [f.verdict for f in found] == [SUPPORTED]
