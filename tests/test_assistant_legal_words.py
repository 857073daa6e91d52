"""What others say in many ways, in the one word of laws; and denials held against a library."""

from __future__ import annotations

import pytest

from assistant.checker.citations import Checker
from assistant.checker.legal_words import in_legal_words, is_retold
from index.clauses import parse
from index.documents import Document

RIVER = """青岭市河道管理办法

第一条　采砂单位应当在开采区设置警示标志。

第二条　船舶所有人不得将废油排入河道。

第三条　沿岸居民可以在指定区域内取水灌溉菜园。

第四条　河道采砂许可证的式样由市水务部门制定。

第五条　市交通运输部门负责航道疏浚工程的验收。

第六条　临时占用河道最长不得超过六个月。

第七条　盗采河砂情节严重的，处三年以下有期徒刑或者拘役。

第八条　小型渔船不适用强制报废制度。

第九条　未经检验合格的，管理机构不得核发合格标志。

第十条　任何单位和个人不得填堵行洪沟渠。

第十一条　任何单位和个人有权举报填堵行洪沟渠的行为。
"""
TITLE = "《青岭市河道管理办法》"
DENIALS = [
    ("一", "在开采区设置警示标志，被留给采砂单位自行决定"),
    ("一", "在开采区设置警示标志完全交给采砂单位自己去把握"),
    ("十", "人人都可以填堵行洪沟渠"),
    ("一", "在开采区设置警示标志对采砂单位只是建议，不是要求"),
    ("一", "采砂单位只在自己愿意时才在开采区设置警示标志"),
    ("一", "采砂单位仅在自愿的情况下才在开采区设置警示标志"),
    ("二", "将废油排入河道的大门早已向船舶所有人敞开"),
    ("六", "临时占用河道不必控制在六个月以内"),
    ("六", "临时占用河道无须限定在六个月之内"),
    ("十", "填堵行洪沟渠早已解禁"),
    ("一", "没有哪一条要求采砂单位在开采区设置警示标志"),
    ("一", "谁也没要求采砂单位在开采区设置警示标志"),
    ("一", "无一处要求采砂单位在开采区设置警示标志"),
    ("一", "从未要求采砂单位在开采区设置警示标志"),
    ("二", "没有任何条款禁止船舶所有人将废油排入河道"),
    ("二", "将废油排入河道，船舶所有人尽管去做"),
    ("二", "将废油排入河道，船舶所有人可以放手去做"),
    ("二", "将废油排入河道，船舶所有人随便"),
    ("二", "谁也没禁止船舶所有人将废油排入河道"),
    ("三", "在指定区域内取水灌溉菜园，沿岸居民是做不得的"),
    ("三", "没有哪一条准许沿岸居民在指定区域内取水灌溉菜园"),
    ("三", "在指定区域内取水灌溉菜园的口子，没有对沿岸居民打开"),
    ("三", "沿岸居民岂能在指定区域内取水灌溉菜园"),
    ("四", "河道采砂许可证的式样这件事归渔业协会管"),
    ("四", "制定河道采砂许可证的式样的权限，在渔业协会手里"),
    ("四", "河道采砂许可证的式样怎么定，该找渔业协会"),
    ("四", "河道采砂许可证的式样，渔业协会说了算"),
    ("四", "河道采砂许可证的式样，改归渔业协会制定"),
    ("五", "航道疏浚工程的验收由渔业协会包办"),
    ("五", "航道疏浚工程的验收已经划归渔业协会"),
    ("四", "要问谁来制定河道采砂许可证的式样，答案是渔业协会"),
    ("五", "市交通运输部门把航道疏浚工程的验收交给了渔业协会"),
    ("五", "航道疏浚工程的验收是渔业协会的分内事"),
    ("六", "到十八个月为止，临时占用河道都不算超"),
    ("六", "十八个月才是临时占用河道的上限"),
    ("六", "临时占用河道即便到了十八个月也在许可之内"),
    ("六", "临时占用河道以十八个月为限"),
    ("七", "不会有人因为盗采河砂情节严重而获刑"),
    ("八", "强制报废制度，同样覆盖小型渔船"),
    ("八", "小型渔船也在强制报废制度的适用范围之内"),
    ("二", "将废油排入河道只是不提倡，并不禁止"),
    ("二", "将废油排入河道，对船舶所有人一概放开"),
    ("六", "临时占用河道超过六个月也无妨"),
    ("二", "所谓不许船舶所有人将废油排入河道，纯属误传"),
    ("二", "船舶所有人不得将废油排入河道一说毫无根据，尽可不理"),
    ("八", "小型渔船也归强制报废制度管"),
    ("九", "核发合格标志，管理机构仍可为之，未经检验合格也无妨"),
    ("十", "没有哪一条不让人填堵行洪沟渠"),
    ("十", "没有谁不许人填堵行洪沟渠"),
    ("十", "法律并不禁止任何人填堵行洪沟渠"),
    ("十", "任何人都可以填堵行洪沟渠"),
    ("十一", "禁止任何人举报填堵行洪沟渠的行为"),
]
OTHERS = [
    ("一", "没有哪一条要求采砂单位为员工购买意外保险"),
    ("二", "船舶所有人尽管去参加龙舟比赛"),
    ("三", "参加龙舟比赛的口子，没有对沿岸居民打开"),
    ("四", "鱼苗投放这件事归渔业协会管"),
    ("五", "桥梁工程的验收由渔业协会包办"),
    ("六", "十八个月才是渔船检修的上限"),
    ("七", "不会有人因为钓鱼而获刑"),
]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([parse(Document(RIVER, "0.txt", "txt"))])


def verdicts(checker: Checker, said: str) -> set[str]:
    """The verdicts on what one sentence says."""
    return {finding.verdict for finding in checker.check(said)}


@pytest.mark.parametrize(("article", "denial"), DENIALS)
def test_what_denies_a_rule_is_contradicted(checker: Checker, article: str, denial: str) -> None:
    for form in (f"{TITLE}第{article}条规定，{denial}。", f"根据{TITLE}，{denial}。"):
        assert verdicts(checker, form) == {"contradicted"}


@pytest.mark.parametrize(("article", "claim"), OTHERS)
def test_what_is_of_another_matter_is_not(checker: Checker, article: str, claim: str) -> None:
    for form in (f"{TITLE}第{article}条规定，{claim}。", f"根据{TITLE}，{claim}。"):
        assert "contradicted" not in verdicts(checker, form)


def test_what_a_rule_lets_anybody_do_is_told_without_naming_anybody(checker: Checker) -> None:
    said = f"{TITLE}第十一条规定，没有哪一条不让人举报填堵行洪沟渠的行为。"
    assert verdicts(checker, said) == {"supported"}
    forbidden = f"{TITLE}第十条规定，禁止任何人填堵行洪沟渠。"
    assert "contradicted" not in verdicts(checker, forbidden)


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("将废油排入河道，船舶所有人尽管去做", "船舶所有人可以将废油排入河道"),
        ("取水灌溉的口子，没有对居民打开", "居民不得取水灌溉"),
        ("没有哪一条要求单位登记", "无需单位登记"),
        ("没收的财物上缴国库", "没收的财物上缴国库"),
        ("没有哪一条不让人登记", "可以登记"),
        ("不让人民法院登记", "不得人民法院登记"),
        ("不得禁止任何组织登记", "不得不得任何组织登记"),
    ],
)
def test_each_way_to_rule_is_told_by_one_word(said: str, plain: str) -> None:
    assert in_legal_words(said) == plain


def test_a_rule_told_with_its_matter_first_is_no_copy() -> None:
    assert is_retold("将废油排入河道，船舶所有人尽管去做", "船舶所有人不得将废油排入河道。")
    assert not is_retold("船舶所有人可以将废油排入河道", "船舶所有人不得将废油排入河道。")


def test_what_is_said_not_to_stand_there_must_not_stand_there_in_other_words() -> None:
    text = RIVER.replace("设置警示标志。", "设置警示标志，并听取沿岸居民和渔业组织的意见。")
    checker = Checker([parse(Document(text, "0.txt", "txt"))])
    assert "supported" not in verdicts(checker, f"{TITLE}没有要求采砂单位听取居民意见。")
    assert verdicts(checker, f"{TITLE}没有提到无人机的使用培训。") == {"supported"}


def test_who_asks_where_a_rule_stands_denies_it(checker: Checker) -> None:
    said = f"{TITLE}第一条：法律哪里写了采砂单位应当在开采区设置警示标志，根本没有这一条。"
    assert verdicts(checker, said) == {"contradicted"}


def test_a_rule_told_as_no_law_tells_it_is_denied_be_all_else_word_for_word(
    checker: Checker,
) -> None:
    for denial in (
        "用不着在开采区设置警示标志",
        "并没有要求在开采区设置警示标志",
    ):
        assert verdicts(checker, f"{TITLE}第一条，采砂单位{denial}。") == {"contradicted"}
    for lead in ("第一条，", "第一条规定，"):
        told = f"{TITLE}{lead}采砂单位可以在开采区设置警示标志。"
        assert verdicts(checker, told) == {"altered"}


def test_what_may_stand_there_in_other_words_is_not_told_to_be_missing(checker: Checker) -> None:
    assert "supported" not in verdicts(
        checker, f"{TITLE}第五条没有规定验收疏浚航道的工程的部门是市交通。"
    )


def test_another_bound_denies_a_penalty_though_its_matter_has_words_that_bar() -> None:
    rule = "非法剥夺居民取水自由和侵犯沿岸风俗，情节严重的，处二年以下有期徒刑或者拘役。"
    checker = Checker([parse(Document(f"青岭市河道管理办法\n\n第一条　{rule}\n", "0.txt", "txt"))])
    said = f"按规定，{rule.replace('二年', '四年')}"
    assert verdicts(checker, said) == {"contradicted"}


def test_a_case_that_changes_nothing_is_no_part_of_its_rule_alone() -> None:
    rules = (
        "当事人经调解达成协议的，河道管理处应当制作行政调解书，经各方当事人签字或者签章，"
        "并加盖河道管理处印章，即具有法律效力。\n\n　　"
        "调解未达成协议或者调解书生效前一方反悔的，河道管理处应当依法审查或者及时作出处理决定。"
    )
    checker = Checker([parse(Document(f"青岭市河道管理办法\n\n第一条　{rules}\n", "0.txt", "txt"))])
    denial = (
        "是否依法审查或者及时作出处理决定由河道管理处决定，"
        "调解未达成协议或者调解书生效前一方反悔的也不例外。"
    )
    assert verdicts(checker, denial) == {"contradicted"}


def test_a_stressed_word_of_laws_in_the_place_of_a_plain_one_denies() -> None:
    rule = "外国可以向主管机关请求移管外国籍被判刑人，主管机关可以向外国请求移管外国籍被判刑人。"
    checker = Checker([parse(Document(f"青岭市移管办法\n\n第一条　{rule}\n", "0.txt", "txt"))])
    for stressed in ("一律禁止", "一概不准", "绝对不得"):
        said = rule.replace("主管机关可以", f"主管机关{stressed}")
        assert verdicts(checker, f"《青岭市移管办法》第一条规定，{said}") == {"contradicted"}
    said = rule.replace("主管机关可以", "主管机关不得")
    assert verdicts(checker, f"《青岭市移管办法》第一条规定，{said}") == {"altered"}


@pytest.mark.parametrize("behind", ["", "\n\n以上供参考。", "\n日期："])
def test_a_question_with_its_answer_announces_nothing(checker: Checker, behind: str) -> None:
    said = f"根据{TITLE}第三条规定，在指定区域内取水灌溉菜园？沿岸居民没有这个资格。{behind}"
    assert "contradicted" in verdicts(checker, said)


def test_a_question_takes_for_granted_what_it_tells_behind_even_if(checker: Checker) -> None:
    said = f"请问局长，{TITLE}既已规定管理机构可以核发合格标志，哪怕未经检验合格，为何还在观望？"
    assert verdicts(checker, said) == {"contradicted"}


LEADS = ["记者了解到，", "本报记者获悉，", "有居民反映，"]


@pytest.mark.parametrize("lead", LEADS)
def test_what_somebody_learned_is_claimed(checker: Checker, lead: str) -> None:
    assert verdicts(checker, f"{lead}老年人乘船享受半价。") == {"unsupported"}
    assert verdicts(checker, f"{lead}船舶所有人不得将废油排入河道。") == {"supported"}
    assert verdicts(checker, f"翻开{TITLE}第二条就明白，船舶所有人不得将废油排入河道。") == {
        "supported"
    }


LAW = """采矿罚则

第一条　违反矿山河道法的规定，采取破坏性的方法开采矿石，造成河床严重破坏的，处五年以下有期徒刑。

第二条　本罚则自1999年3月1日起施行。1989年9月26日公布的《矿山噪声办法》同时废止。
"""


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (
            "按规定，违反矿山河道法的规定，采取破坏性的方法开采矿石，造成河床严重破坏的，"
            "并不构成犯罪。",
            "contradicted",
        ),
        ("需要说明的是，1989年9月78日公布的《矿山噪声办法》同时废止。", "contradicted"),
        ("需要说明的是，1989年9月26日公布的《矿山噪声办法》同时废止。", "supported"),
        ("违反矿山河道法的规定，在河边放风筝的，处五年以下有期徒刑。", "out_of_corpus"),
    ],
)
def test_a_law_that_a_rule_names_is_part_of_it(said: str, verdict: str) -> None:
    checker = Checker([parse(Document(LAW, "0.txt", "txt"))])
    assert verdicts(checker, said) == {verdict}


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        ("十", "谁都不能填堵行洪沟渠"),
        ("十", "无论是谁也不得填堵行洪沟渠"),
        ("六", "临时占用河道最长必须控制在六个月以内"),
    ],
)
def test_what_nobody_may_and_what_is_kept_within_is_told_as_laws_tell_it(
    checker: Checker, article: str, claim: str
) -> None:
    assert verdicts(checker, f"{TITLE}第{article}条：{claim}。") == {"supported"}


WOODS = """青岭市林木办法

第一条　未经村民委员会同意，不得砍伐行道树。

第二条　村民应当爱护行道树。
"""


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("砍伐行道树须经村民委员会同意", "supported"),
        ("砍伐行道树，应当事先经村民委员会同意", "supported"),
        ("经村民委员会同意后，方可砍伐行道树", "supported"),
        ("砍伐行道树须经派出所同意", "unsupported"),
        ("砍伐行道树不须经村民委员会同意", "contradicted"),
        ("砍伐行道树不论是否经村民委员会同意，都合法", "contradicted"),
        ("认为砍伐行道树须经村民委员会同意，这道题要打叉", "contradicted"),
    ],
)
def test_what_needs_consent_is_told_as_what_is_barred_without_it(claim: str, verdict: str) -> None:
    checker = Checker([parse(Document(WOODS, "0.txt", "txt"))])
    title = "《青岭市林木办法》"
    for form in (f"{claim}（{title}第一条）。", f"{title}第一条规定，{claim}。"):
        assert verdicts(checker, form) == {verdict}


@pytest.mark.parametrize("behind", ["听清了吗？", "大家都记住了没有？"])
def test_who_asks_whether_he_was_heard_claims_what_he_said(checker: Checker, behind: str) -> None:
    said = f"{TITLE}第二条规定，船舶所有人不得将废油排入河道，{behind}"
    assert verdicts(checker, said) == {"supported"}


@pytest.mark.parametrize("source", ["参考答案，依据", "依据：", "解析：见"])
def test_a_source_behind_the_full_stop_is_that_of_the_words_before_it(
    checker: Checker, source: str
) -> None:
    said = f"船舶所有人不得将废油排入河道。（{source}{TITLE}第三条）"
    assert verdicts(checker, said) == {"misattributed"}
