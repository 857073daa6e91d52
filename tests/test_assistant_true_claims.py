"""What is true in everyday words is not told to be denied, and what denies it is."""

from __future__ import annotations

import pytest

from assistant.checker.citations import Checker
from assistant.checker.plain_words import put_plainly
from index.clauses import parse
from index.documents import Document

NAME = "《青石县渡口管理办法》"
RULES = """青石县渡口管理办法

第一条　年龄在70周岁以上的船工，应当每年进行一次身体检查。

第二条　无民事行为能力人或者限制民事行为能力人签订的包船合同无效。

第三条　外地船工可在暂住地的渡口服务站办理登记。

第四条　渡船夜间停泊的期限最长不得超过六个月。

第五条　擅自改装渡船的，责令改正，处以1万元以上2万元以下罚款。

第六条　渡口管理站不得向船工收取登记费用。

第七条　未按照规定办理渡船变更登记的，由渡口管理站责令改正。

第八条　未列入年度修造计划的渡船，不得安排县级补助资金。
"""


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([parse(Document(RULES, "0.txt", "txt"))])


def verdicts(checker: Checker, text: str) -> list[str]:
    return [finding.verdict for finding in checker.check(text)]


@pytest.mark.parametrize(
    "claim",
    [
        "七十岁以上的船工每年要进行一次身体检查。",
        "无民事行为能力人签订的包船合同无效。",
        "外地船工可以在暂住地的渡口服务站办理登记。",
        "渡船夜间停泊的期限，一旦超过六个月就越界了。",
        "渡船夜间停泊的期限五个月也是允许的。",
        "渡船夜间停泊的期限超出六个月是不允许的。",
        "船东要按规定办理渡船变更登记及年检手续。",
        "没列进年度修造计划的渡船拿不到县里的补助。",
    ],
)
def test_a_true_claim_is_not_denied(checker: Checker, claim: str) -> None:
    assert "contradicted" not in verdicts(checker, claim)


@pytest.mark.parametrize(
    "claim",
    [
        "七十岁以上的船工不必每年进行一次身体检查。",
        "无民事行为能力人签订的包船合同有效。",
        "外地船工不可以在暂住地的渡口服务站办理登记。",
        "渡船夜间停泊的期限超出六个月也无妨。",
        "渡船夜间停泊的期限就算定在七个月，照样合规。",
        "渡船夜间停泊的期限五个月是不允许的。",
        "渡船夜间停泊的期限已经放宽到九个月。",
        "要点三　渡船夜间停泊的期限封顶九个月。",
        "未列入年度修造计划的渡船，可以安排县级补助资金。",
    ],
)
def test_the_contrary_of_it_is_no_support(checker: Checker, claim: str) -> None:
    assert verdicts(checker, claim) in (["contradicted"], ["altered"])


@pytest.mark.parametrize(
    ("said", "source", "plain"),
    [
        ("七十岁以上的船工", "年龄在70周岁以上的船工", "70周岁以上的船工"),
        ("七十五岁以上的人犯错", "已满七十五周岁的人犯错", "已满七十五周岁的人犯错"),
        ("六十岁的船工", "年满七十周岁的船工", "六十岁的船工"),
        ("罚款最多二万元", "处1万元以上2万元以下罚款", "罚款2万元以下"),
        ("最多30日内报告", "应当在30日内报告", "30日内报告"),
        ("可以在站内登记", "可在站内登记", "可在站内登记"),
        ("可以在站内登记", "可以在站内登记", "可以在站内登记"),
        ("地役权若单独转让，就踩线了", "地役权不得单独转让", "地役权不得单独转让"),
    ],
)
def test_everyday_words_are_put_as_the_source_has_them(said: str, source: str, plain: str) -> None:
    assert put_plainly(said, source) == plain


@pytest.mark.parametrize(
    ("label", "article", "verdict"),
    [
        ("会议纪要第三项：按照", "第六条", "supported"),
        ("纪要第3条：按照", "第五条", "misattributed"),
    ],
)
def test_the_number_of_an_item_of_the_text_is_no_place(
    checker: Checker, label: str, article: str, verdict: str
) -> None:
    text = f"{label}{NAME}{article}，渡口管理站不得向船工收取登记费用。"
    assert verdicts(checker, text) == [verdict]


def test_what_is_said_between_two_names_is_held_against_them(checker: Checker) -> None:
    rule = "擅自改装渡船的，责令改正"
    text = f"{rule}，{NAME}没有为它准备罚款，{NAME}就是这么定的。"
    assert "supported" not in verdicts(checker, text)


@pytest.mark.parametrize(
    ("lead", "verdict"),
    [
        (f"本所认为，按{NAME}第六条的规定，", "contradicted"),
        (f"热线答复说：{NAME}第六条明确，", "contradicted"),
        (f"经查，{NAME}第六条明确，", "altered"),
        (f"{NAME}第六条规定：", "altered"),
    ],
)
def test_what_somebody_tells_of_a_rule_is_no_quotation(
    checker: Checker, lead: str, verdict: str
) -> None:
    assert verdicts(checker, f"{lead}渡口管理站可以向船工收取登记费用。") == [verdict]


def test_who_says_behind_it_whose_rule_it_is_tells_it_himself(checker: Checker) -> None:
    told = "渡口管理站可以向船工收取登记费用"
    assert verdicts(checker, f"{told}，这是{NAME}第六条的要求。") == ["contradicted"]
    assert verdicts(checker, f"{told}（{NAME}第六条）。") == ["altered"]


@pytest.mark.parametrize("lead", ["教师，", "骗你的，", "别信，", "取消了，", "冬天，", "他胡说，"])
def test_words_ahead_of_a_rule_that_lead_to_nothing_are_not_passed_over(
    checker: Checker, lead: str
) -> None:
    text = f"{NAME}第四条规定，{lead}渡船夜间停泊的期限最长不得超过六个月。"
    assert "supported" not in verdicts(checker, text)


@pytest.mark.parametrize("lead", ["写得很清楚，", "此外，", "我们注意到，", "里面讲得很明确："])
def test_words_that_only_lead_to_a_rule_are(checker: Checker, lead: str) -> None:
    text = f"{NAME}第四条规定，{lead}渡船夜间停泊的期限最长不得超过六个月。"
    assert verdicts(checker, text) == ["supported"]


@pytest.mark.parametrize(
    ("behind", "unchecked"),
    [
        ("，并吊销许可证", "并吊销许可证"),
        ("，由管理站每年公示一次", "由管理站每年公示一次"),
        ("，请大家遵守", ""),
        ("，写得很清楚", ""),
    ],
)
def test_what_rules_behind_a_right_quotation_is_said_to_be_unchecked(
    checker: Checker, behind: str, unchecked: str
) -> None:
    text = f"{NAME}第四条规定：“渡船夜间停泊的期限最长不得超过六个月”{behind}。"
    found = next(f for f in checker.check(text) if f.quotation)
    assert (found.verdict, f"“{unchecked}”" in found.note) == ("supported", bool(unchecked))
