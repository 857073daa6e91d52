"""True claims in everyday words are not denied, and false ones beside the words of a rule are."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.checker.citations import Checker
from assistant.checker.listed_items import item_left_out
from assistant.checker.plain_words import put_plainly
from index.clauses import parse
from index.documents import Document

HARBOUR = """青岭港口管理办法

第一条　码头经检验合格后，方可停靠船舶；未经检验的，不得停靠船舶。

第二条　码头纠纷调解不得向船主收取费用。

第三条　管理处应当向渔船免费提供潮汐预报服务。

第四条　未经管理处同意，任何单位不得占用泊位。

第五条　对手续不全的，不予批准；对手续齐全的，应当批准。

第六条　泊位由编号、长度、水深、系缆方式组成。

第七条　航行记录由船长、轮机长、值班员和随船检验人员签字。

第八条　船员违反规定，给货主造成损失的，应当承担赔偿责任。

第九条　停靠超过三个月的，应当重新登记。
"""
NAME = "《青岭港口管理办法》"


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([parse(Document(HARBOUR, "0.txt", "txt"))], date(2026, 1, 1))


def verdicts(checker: Checker, text: str) -> list[str]:
    return [finding.verdict for finding in checker.check(text)]


ROOFS = """青岭修缮办法

第一条　楼道、屋面等工程的保修期不得少于二年，其中屋面防水工程不得少于五年。

第二条　距离住宅不足30米的摊点，营业时间不得晚于22时。
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("屋面防水工程的保修期不得少于五年。", "unsupported"),
        ("楼道工程的保修期不得少于五年。", "contradicted"),
        ("屋面防水工程的保修期不得少于四年。", "contradicted"),
        ("距离住宅不到30米的摊点，营业时间不得晚于22时。", "supported"),
        ("距离住宅不到20米的摊点，营业时间不得晚于22时。", "contradicted"),
    ],
)
def test_one_of_several_and_what_is_under_an_amount(text: str, verdict: str) -> None:
    roofs = Checker([parse(Document(ROOFS, "0.txt", "txt"))], date(2026, 1, 1))
    assert [finding.verdict for finding in roofs.check(text)] == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "码头经检验合格后，才可以停靠船舶。",
        "码头只有经检验合格，才能停靠船舶。",
        "未经检验的码头不能停靠船舶。",
        "未经检验的码头，禁止停靠船舶。",
        "码头纠纷调解不收费。",
        "码头纠纷调解不收取任何费用。",
        "管理处向渔船提供潮汐预报服务不收费。",
        "没有经过管理处同意，任何单位不得占用泊位。",
        "对手续不全的，不批准；对手续齐全的，应当批准。",
    ],
)
def test_what_laws_say_in_a_word_of_their_own_is_not_denied(checker: Checker, text: str) -> None:
    assert "contradicted" not in verdicts(checker, text)
    assert "contradicted" not in verdicts(checker, f"{NAME}规定，{text}")


@pytest.mark.parametrize(
    "text",
    [
        "未经检验的码头可以停靠船舶。",
        "码头纠纷调解可以向船主收取费用。",
        "任何单位可以占用泊位，不必经管理处同意。",
        "对手续不全的，应当批准。",
        "船员无论如何用不着承担赔偿责任。",
    ],
)
def test_what_denies_them_still_does(checker: Checker, text: str) -> None:
    assert verdicts(checker, f"{NAME}规定，{text}")[0] in ("contradicted", "altered")


@pytest.mark.parametrize("ground", ["依该办法", f"根据{NAME}第八条的规定，", "按照本办法第八条"])
@pytest.mark.parametrize(
    ("rule", "verdict"),
    [("应当承担赔偿责任", {"supported"}), ("不必承担赔偿责任", {"contradicted", "altered"})],
)
def test_a_rule_behind_its_ground_is_told_of_the_case_before_it(
    checker: Checker, ground: str, rule: str, verdict: set[str]
) -> None:
    case = "船员违反规定，给货主造成损失的，"
    (finding,) = checker.check(f"{case}{ground}{rule}。")
    assert finding.verdict in verdict
    assert "无需" not in finding.note


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (f"{NAME}第六条：泊位由编号、水深、系缆方式组成。", "长度"),
        ("航行记录由船长、值班员和随船检验人员签字。", "轮机长"),
        ("航行记录由值班员和随船检验人员签字。", "船长、轮机长"),
    ],
)
def test_a_copy_without_an_item_of_its_list_is_altered(
    checker: Checker, text: str, missing: str
) -> None:
    (finding,) = checker.check(text)
    assert (finding.verdict, finding.note) == ("altered", f"原文还有“{missing}”。")


@pytest.mark.parametrize(
    ("source", "said", "missing"),
    [
        ("由检验员、记录员、船长签字", "由检验员、船长签字", "记录员"),
        ("由检验员、记录员、船长签字", "由检验员签字", ""),
        ("笔录由仲裁员、记录人员、当事人签名", "笔录由仲裁员、当事人签名", "记录人员"),
        ("由市、县主管部门会同气象机构发布", "由气象机构发布", ""),
        ("应当及时、准确公开信息", "应当公开信息", ""),
        ("由检验员、船长签字", "由检验员和船长签字", ""),
        ("由检验员、船长签字，并盖章", "由检验员、船长签字", ""),
        ("由检验员、船长签字", "由检验员、船长签字。", ""),
    ],
)
def test_only_an_item_is_an_item(source: str, said: str, missing: str) -> None:
    assert item_left_out(source, said) == missing


@pytest.mark.parametrize(
    ("said", "sources", "plain"),
    [
        ("只有经检验合格，才能停靠", "经检验合格后，方可停靠", "经检验合格后，方可停靠"),
        ("检验后，方可停靠，才能装卸", "检验后，方可停靠", "检验后，方可停靠，才能装卸"),
        ("只有经检验合格，才能停靠", "应当检验", "只有经检验合格，才能停靠"),
        ("调解不收费", "调解不得收取费用", "调解不得收取费用"),
        ("调解不收费", "调解是免费的", "调解免费"),
        ("老人不收费", "不得向学生收取费用", "老人不得收取费用"),
        ("游船停靠不收费", "渔船免费。游船每次收费二元", "游船停靠不收费"),
        ("不收费用高的病人", "免费", "不收费用高的病人"),
        ("人才可以领取补贴", "经认定后，方可领取", "人才可以领取补贴"),
        ("未经检验的产品不得不召回", "经检验后，方可出厂", "未经检验的产品应当召回"),
        ("未经检验的码头不能停靠", "码头经检验合格后，方可停靠", "码头经检验后，方可停靠"),
        ("对手续不全的，不批准", "对手续不全的，不予批准", "对手续不全的，不予批准"),
        ("有没有经过同意，都不得占用", "未经同意，不得占用", "有没有经过同意，都不得占用"),
        ("没有登记簿的，不得占用", "未经登记，不得占用", "没有登记簿的，不得占用"),
        ("不过关的产品，不得出厂", "不过关的产品不得出厂", "不过关的产品，不得出厂"),
        ("检验后，不过关的产品，不得出厂", "不得出厂", "检验后，不过关的产品，不得出厂"),
        ("调解不收费", "调解应当及时", "调解不收费"),
        ("没有经过同意的，不得占用", "未经同意，不得占用", "未经同意的，不得占用"),
        ("没登记的，不得占用", "未经登记，不得占用", "未经登记的，不得占用"),
        ("没有登记的，不得占用", "未登记，不得占用", "没有登记的，不得占用"),
        ("可以收费，不过标准要明示", "可以收费", "可以收费，但标准要明示"),
        ("可以收费，不过三元", "可以收费", "可以收费，不过三元"),
        ("前三年不收房租", "免收三年房租", "前三年免收房租"),
        ("前三年不收徒弟", "免收三年房租", "前三年不收徒弟"),
        ("一般不能停靠", "不得停靠，但是遇险的除外", "不能停靠"),
        ("一般不能停靠", "不得停靠", "一般不能停靠"),
        ("不能停靠，除非遇险。", "不得停靠，但是遇险的除外", "不能停靠，但是遇险的除外。"),
        ("一般不能停靠，除非遇险", "不得停靠，但是遇险的除外", "不能停靠，但是遇险的除外"),
        ("不能停靠，除非遇险", "不得停靠", "不能停靠，除非遇险"),
    ],
)  # fmt: skip
def test_a_word_of_the_sources_is_said_as_they_do(said: str, sources: str, plain: str) -> None:
    assert put_plainly(said, sources) == plain


def test_what_everybody_is_said_to_think_is_told_of_the_rule(checker: Checker) -> None:
    rule = "停靠超过三个月的，应当重新登记。"
    assert verdicts(checker, f"大家普遍认为{rule}") == ["supported"]


@pytest.mark.parametrize("above", ["", "好的，我来帮您看看。\n\n"])
@pytest.mark.parametrize(
    ("article", "verdict"), [("第七条", "misattributed"), ("第九条", "supported")]
)
def test_a_record_has_its_place_above_its_words(
    checker: Checker, above: str, article: str, verdict: str
) -> None:
    record = f"【出处】{NAME}{article}\n【内容】停靠超过三个月的，应当重新登记。"
    assert verdicts(checker, above + record) == [verdict]


def test_two_quotations_in_one_breath_are_both_of_the_place(checker: Checker) -> None:
    one, other = "停靠超过三个月的，应当重新登记。", "码头纠纷调解不得向船主收取费用。"
    assert verdicts(checker, f"{NAME}第九条规定：“{one}”“{other}”") == [
        "supported",
        "misattributed",
    ]
    both = f"{NAME}第九条、第二条分别规定：“{one}”“{other}”"
    assert verdicts(checker, both) == ["supported", "supported"]
    swapped = f"{NAME}第二条、第九条分别规定：“{one}”“{other}”"
    assert verdicts(checker, swapped) == ["misattributed", "misattributed"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (f"{NAME}第九条用的是“应当”二字。", "supported"),
        (f"{NAME}第九条用的是“可以”二字。", "unsupported"),
        (f"{NAME}第九条规定：“应当重新登记。”", "altered"),
        (f"{NAME}第七条提到“值班员”的签字。", "supported"),
        (f"{NAME}第五条规定，对手续齐全的，“不予批准”。", "altered"),
        (f"{NAME}第四条规定：“不得占用。”", "altered"),
    ],
)
def test_a_term_in_marks_drops_no_condition(checker: Checker, text: str, verdict: str) -> None:
    assert verdicts(checker, text)[:1] == [verdict]


def test_a_ground_in_law_is_no_name_of_one(checker: Checker) -> None:
    assert "out_of_corpus" not in verdicts(checker, "船主的赔偿请求于法有据，本院予以支持。")


FEES = """青岭轮渡站开放须知
Notice on the Opening of Qingling Ferry Station

一、票价
（一）快船每次三十二元；
（二）慢船每次十八元。
"""


@pytest.mark.parametrize(
    ("name", "claim", "verdict"),
    [
        ("《青岭轮渡站开放须知》", "快船每次三十二元", "supported"),
        ("《青岭轮渡站开放须知》", "快船每次五十元", "contradicted"),
        ("《Notice on the Opening of Qingling Ferry Station》", "慢船每次九元", "contradicted"),
    ],
)
def test_few_words_with_an_amount_are_held_against_a_title_in_either_language(
    name: str, claim: str, verdict: str
) -> None:
    outline = parse(Document(FEES, "0.txt", "txt"))
    assert outline.title == "青岭轮渡站开放须知 Notice on the Opening of Qingling Ferry Station"
    (finding,) = Checker([outline], date(2026, 1, 1)).check(f"根据{name}，{claim}。")
    assert finding.verdict == verdict


@pytest.mark.parametrize("close", ["官方的态度是劝阻", "主管部门的意思是反对", "对此政府不支持"])
def test_words_behind_a_rule_that_oppose_it_are_no_mere_close(checker: Checker, close: str) -> None:
    rule = "管理处应当向渔船免费提供潮汐预报服务"
    assert verdicts(checker, f"大家注意，依据{NAME}，{rule}，{close}。") != ["supported"]
