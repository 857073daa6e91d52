"""Words that run across an end of their source do not support what they say together."""

from __future__ import annotations

import pytest
from model_fakes import sources_of

from assistant.checker.citations import Checker
from assistant.evidence.across import across
from assistant.evidence.sources import PARTLY, SUPPORTED
from assistant.evidence.support import judge
from index.clauses import parse
from index.documents import Document

TITLE = "柳荫码头管理规定"
TEXT = f"""# {TITLE}

第一条 调度室负责船位的分配；巡查队负责查处超载。

第二条 泊位费由船主缴纳，清淤费由调度室承担；救生圈由航运公司配备。

第三条 下列事项由调度室办理：
（一）船只登记；
（二）船员培训。
下列事项由巡查队办理：
（一）拆除违建栈桥；
（二）暂扣货物。

第四条 船主向调度室报送载货清单，调度室向巡查队通报超载情况。

第五条 检查由安全站组织。处罚由巡查队实施。申诉由航道局受理。

第六条 船主对货物安全负责；航运公司对用电安全负责；巡查队对夜间秩序负责。

第七条 码头的收费按照下表执行：

| 码头 | 管理人 | 收费单位 |
|---|---|---|
| 东码头 | 调度室 | 财务室 |
| 西码头 | 安全站 | 航运公司 |
| 南码头 | 巡查队 | 结算中心 |
"""
FALSE = [
    ("一", "船位的分配归巡查队。"),
    ("一", "船位的分配由巡查队负责。"),
    ("一", "船位的分配，巡查队负责。"),
    ("一", "船位的分配是巡查队负责。"),
    ("一", "船位的分配属巡查队。"),
    ("一", "船位的分配给巡查队。"),
    ("一", "调度室负责查处超载。"),
    ("二", "船主缴纳清淤费。"),
    ("二", "调度室承担救生圈。"),
    ("三", "下列事项由调度室办理：暂扣货物。"),
    ("三", "下列事项由调度室办理：船只登记、拆除违建栈桥。"),
    ("三", "调度室办理拆除违建栈桥。"),
    ("四", "船主向巡查队通报超载情况。"),
    ("四", "载货清单由调度室向巡查队通报。"),
    ("五", "安全站组织处罚。"),
    ("五", "巡查队实施申诉。"),
    ("六", "船主对用电安全负责。"),
    ("六", "用电安全负责巡查队。"),
    ("七", "航运公司管南码头。"),
]
TRUE = [
    ("一", "调度室负责船位的分配；巡查队负责查处超载。"),
    ("一", "调度室负责船位的分配，巡查队负责查处超载。"),
    ("一", "调度室负责船位的分配巡查队负责查处超载。"),
    ("一", "调度室负责船位的分配，而巡查队负责查处超载。"),
    ("一", "船位的分配由调度室负责。"),
    ("二", "清淤费由调度室承担，救生圈由航运公司配备。"),
    ("三", "下列事项由调度室办理：船只登记、船员培训。"),
    ("三", "下列事项由巡查队办理：暂扣货物。"),
    ("三", "船员培训由调度室办理。"),
    ("四", "船主向调度室报送载货清单，调度室向巡查队通报超载情况。"),
    ("五", "检查由安全站组织，处罚由巡查队实施，申诉由航道局受理。"),
    ("六", "船主对货物安全负责，巡查队对夜间秩序负责。"),
]
CARRIED = [
    ("搬运费用每箱二十元，由收货人承担。", "搬运费用由收货人承担。"),
    ("国家鼓励旧船更新改造；支持新船使用清洁能源。", "国家支持新船使用清洁能源。"),
    ("船只停泊超过十日的，应当缴费；不满十日的，免费。", "船只停泊不满十日的，免费。"),
]
QUOTED = [
    "船位的分配；巡查队负责查处超载",
    "船位的分配，巡查队负责查处超载",
    "调度室负责船位的分配巡查队负责查处超载",
]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([parse(Document(TEXT, "wharf.md", "md"))])


@pytest.mark.parametrize(("number", "claim"), FALSE)
def test_words_on_both_sides_of_an_end_support_nothing(
    checker: Checker, number: str, claim: str
) -> None:
    for said in (
        f"《{TITLE}》第{number}条：{claim}",
        f"《{TITLE}》第{number}条规定，{claim}",
        claim,
    ):
        assert SUPPORTED not in {finding.verdict for finding in checker.check(said)}, said


@pytest.mark.parametrize(("number", "claim"), TRUE)
def test_both_sides_whole_or_one_subject_for_both_are_supported(
    checker: Checker, number: str, claim: str
) -> None:
    assert [f.verdict for f in checker.check(f"《{TITLE}》第{number}条：{claim}")] == [SUPPORTED]


@pytest.mark.parametrize("words", QUOTED)
def test_a_quotation_may_write_another_mark_for_an_end(checker: Checker, words: str) -> None:
    assert [f.verdict for f in checker.check(f"《{TITLE}》第一条规定：“{words}”。")] == [SUPPORTED]


def test_a_quotation_without_the_end_tells_one_side_whole(checker: Checker) -> None:
    said = f"《{TITLE}》第一条规定：“船位的分配巡查队负责”。"
    assert [f.verdict for f in checker.check(said)] == ["altered"]


def test_the_words_on_either_side_are_told(checker: Checker) -> None:
    (finding,) = checker.check(f"《{TITLE}》第一条：船位的分配归巡查队。")
    assert "“船位的分配”与“巡查队”" in finding.note


def test_an_answer_may_not_join_two_statements_either() -> None:
    duties = sources_of("第一条　调度室负责船位的分配，巡查队负责查处超载。")
    assert judge("船位的分配是巡查队负责查处。", duties).verdict == PARTLY
    assert judge("巡查队负责查处超载。", duties).verdict == SUPPORTED


@pytest.mark.parametrize(("source", "claim"), CARRIED)
def test_what_has_no_subject_goes_on_from_the_one_ahead(source: str, claim: str) -> None:
    assert across(claim, [(source, (0, len(source)))]) is None


def test_a_point_in_a_number_ends_nothing() -> None:
    source = "The fee is 2.5 pounds per night. The warden collects late fees."
    within = [(source, (0, len(source)))]
    assert across("The fee is 2.5 pounds per night.", within) is None
    assert across("The fee is 2.5 pounds late.", within) == ("thefeeis2.5pounds", "late")
