"""Texts held against a small library: which verdict each claim gets, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checker.citations import Checker
from assistant.checker.findings import VERDICTS, Finding, Named, counts
from index.clauses import parse
from index.documents import Document
from index.outline import Outline

WATER = """砚浦市节水办法

第一条　为了节约用水，制定本办法。

第二条　用水单位应当每年检查一次水表，并在三十日内向市水务部门报告检查结果。

第三条　更换节水器具的，市水务部门可以给予补助，但是非居民用户除外。

第四条　违反本办法第二条规定的，由市水务部门处五千元以上一万元以下罚款。

第五条　市水务部门应当公布用水定额。

　　用水定额不得低于国家标准。
"""
HEAT = """砚浦市供热条例

第一条　供热单位应当在每年十一月一日前完成设备检修。

第二条　任何单位和个人不得擅自拆除供热设施。
"""

MINUTES = """柳岸小区业主大会会议纪要

一、表决

（一）第一项议案以九票赞成通过；第二项和第三项议案以六票赞成、三票反对通过。

（二）物业公司应当清理第二项规定的水池。
"""


def outlines(*texts: str) -> Iterable[Outline]:
    """Parse texts as documents."""
    return [parse(Document(t, f"{i}.txt", "txt")) for i, t in enumerate(texts)]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(outlines(WATER, HEAT))


def only(checker: Checker, text: str) -> Finding:
    """The one finding of a text."""
    found = list(checker.check(text))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("供热单位应当在每年十一月一日[1]前完成设备检修。[2]", "supported"),
        ("供热单位应当在每年十一月一日[^1]前完成设备检修。", "supported"),
        ("供热单位应当在每年十一月一日①前完成设备检修。", "supported"),
        ("供热单位应当在每年十月一日[1]前完成设备检修。", "altered"),
    ],
)
def test_marks_of_notes_are_no_words_of_a_quotation(
    checker: Checker, words: str, verdict: str
) -> None:
    text = f"《砚浦市供热条例》第一条规定：“{words}”\n[1] 见通知。"
    assert [finding.verdict for finding in checker.check(text)] == [verdict]


def test_a_power_is_no_mark_of_a_note() -> None:
    checker = Checker(outlines("梅溪县水池办法\n\n第一条 水池容积为10立方米。\n"))
    finding = only(checker, "《梅溪县水池办法》第一条规定：“水池容积为10²立方米。”")
    assert finding.verdict == "altered"


@pytest.mark.parametrize(
    ("besides", "verdicts"),
    [
        ("；第四条规定由市水务部门处八千元以上一万元以下罚款", ["supported", "altered"]),
        ("，用水单位在六十日内向市水务部门报告检查结果", ["supported", "contradicted"]),
        ("，用水单位在三十日内向市水务部门报告检查结果", ["supported", "supported"]),
        ("，本案水费为三千元", ["supported"]),
        ("，请予核对", ["supported"]),
    ],
)
def test_a_right_quotation_vouches_for_nothing_said_besides(
    checker: Checker, besides: str, verdicts: list[str]
) -> None:
    text = f"《砚浦市节水办法》第五条规定“用水定额不得低于国家标准”{besides}。"
    assert [f.verdict for f in checker.check(text)] == verdicts


CASES = [
    ("《砚浦市节水办法》第五条规定：“用水定额不得低于国家标准。”", "supported", "第五条第二款"),
    ("“用水定额不得低于\n国家标准”（《砚浦市节水办法》第五条）。", "supported", "第五条第二款"),
    ("砚浦市节水办法第五条要求“用水定额可以低于国家标准”。", "altered", "第五条第二款"),
    ("《砚浦市节水办法》第三条：“市水务部门可以给予补助”。", "altered", "第三条"),
    ("《砚浦市节水办法》第四条规定“用水定额不得低于国家标准”。", "misattributed", "第五条第二款"),
    ("《砚浦市节水办法》第二条规定在30日内向市水务部门报告检查结果。", "supported", "第二条"),
    ("《砚浦市节水办法》第九条规定了水价。", "no_such_clause", ""),
    ("《青石县水价办法》第九条规定“水价每年核定一次”。", "out_of_corpus", ""),
    ("《硯浦市節水辦法》第伍條：『用水定額不得低於國家標準。』", "supported", "第五条第二款"),
    ("〈砚浦市节水办法〉第五条：〝用 水 定 额 可 以 低 于国家标准〞", "altered", "第五条第二款"),
    ("依照《砚浦市节水办法》第一条至第九百九十九万条，水价每年核定。", "no_such_clause", ""),
    ("他说：“节水办法第五条规定，用水定额不得低于国家标准。”", "supported", "第五条第二款"),
    ("“节水办法第五条规定，用水定额可以低于国家标准。”他说。", "altered", "第五条第二款"),
    ("他说：“节水办法第五条规定，用水定额原则上不得低于国家标准。”", "altered", "第五条第二款"),
    ("原告称：“根据节水办法第四条，用水定额不得低于国家标准。”", "misattributed", "第五条第二款"),
    ("专家说：“把节水办法第五条读一遍就清楚了——定额可以低于国家标准。”", "altered", "第五条第二款"),
    ("网上说：“违反第三条规定的，由市水务部门处五千元以上一万元以下罚款。”", "altered", "第四条"),
    ("专家说：“把节水办法第九条读一遍就清楚了——水价每年核定。”", "no_such_clause", ""),
    (
        "条文：用水定额不得低于国家标准。\n来源：《砚浦市节水办法》第四条",
        "misattributed",
        "第五条第二款",
    ),
    ("节水办法第五条第二款、第二款规定“用水定额不得低于国家标准”。", "supported", "第五条第二款"),
    ("请问《砚浦市节水办法》第九条还有效吗", "no_such_clause", ""),
    ("另见《砚浦市节水办法》第二条。", "supported", "第二条"),
    (
        "第3题　请默写《砚浦市节水办法》第四条的有关内容。\n参考答案：用水定额不得低于国家标准。",
        "misattributed",
        "第五条第二款",
    ),
    (
        "请写出砚浦市节水办法第五条第二款。\n标准答案：用水定额可以低于国家标准。",
        "altered",
        "第五条第二款",
    ),
    ("依照《砚浦市节水办法》第九条，判决如下：\n\n另行制作。", "no_such_clause", ""),
    ("<<砚浦市节水办法>>第5条：“用水定额不得低于国家标准。”", "supported", "第五条第二款"),
    ("用水定额不得低于国家标准。[<<砚浦市城乡节约用水管理办法>>第四条]", "out_of_corpus", ""),
    ("｜砚浦市节水办法｜第四条｜“用水定额不得低于国家标准。”｜", "misattributed", "第五条第二款"),
    (
        "条款编号：第四条\n所属法规：《砚浦市节水办法》\n条款全文：“用水定额不得低于国家标准。”",
        "misattributed",
        "第五条第二款",
    ),
    (
        "第四条原文：“用水定额不得低于国家标准。”\n（摘自砚浦市节水办法）",
        "misattributed",
        "第五条第二款",
    ),
    (
        "**法条依据**\n砚浦市节水办法第四条\n\n**法条原文**\n“用水定额不得低于国家标准。”",
        "misattributed",
        "第五条第二款",
    ),
    (
        "“用水定额可以低于国家标准，”她补充说，“这是《砚浦市节水办法》第五条的规定。”",
        "altered",
        "第五条第二款",
    ),
    (
        "第二条：“用水定额不得低于国家标准。”\n以上均出自砚浦市节水办法。",
        "misattributed",
        "第五条第二款",
    ),
    ("他反复引用无障碍环境建设法第五条：“坡道不得过陡。”", "out_of_corpus", ""),
    ("擅自拆除供热设施，任何单位和个人想做就能做。", "contradicted", "第二条"),
    ("公布用水定额全凭市水务部门自觉，法律没有强制。", "contradicted", "第五条第一款"),
    ("擅自拆除供热设施？任何单位和个人都有这个权利，可以去做。", "contradicted", "第二条"),
    ("是否擅自拆除供热设施由任何单位和个人自行决定。", "contradicted", "第二条"),
    ("《砚浦市供热条例》第一条要求“每户居民每月免费领取燃气十立方米”。", "unsupported", "第一条"),
    (
        "“《砚浦市节水办法》其实早有规定。”法官介绍，第四条写的是“用水定额不得低于国家标准”。",
        "misattributed",
        "第五条第二款",
    ),
    (
        '<p class="quote">“用水定额不得低于国家标准。”</p><p>来源：《砚浦市节水办法》第四条</p>',
        "misattributed",
        "第五条第二款",
    ),
    (
        "他问：“用水定额不得低于国家标准。”是砚浦市节水办法第四条写的，为何没有人管？",
        "misattributed",
        "第五条第二款",
    ),
    ("《砚浦市节水办法》第九条的内容如下。\n\n水价每年应当核定一次", "no_such_clause", ""),
    ("1. 水价每年应当核定一次。\n   - 依据：《青石县水价办法》第九条", "out_of_corpus", ""),
    ("就城乡规划法而言，水价每年应当核定一次。", "out_of_corpus", ""),
    ("## 《青石县水价办法》\n\n- “水价每年应当核定一次”", "out_of_corpus", ""),
    ("《青石县水价办法》既已规定谁都应当每年核定水价，为何没有落实？", "out_of_corpus", ""),
    (
        "依砚浦市节水办法第四条，用水定额不得低于国家标准，应无争议。",
        "misattributed",
        "第五条第二款",
    ),
    (
        "> 《砚浦市节水办法》第四条\n>\n> 用水定额不得低于国家标准。",
        "misattributed",
        "第五条第二款",
    ),
    (
        "> 《青石县水价办法》\n>\n> 水价每年核定一次",
        "out_of_corpus",
        "",
    ),
    (
        "[00:20] 《砚浦市节水办法》第四条\n[00:24] 用水定额不得低于国家标准。",
        "misattributed",
        "第五条第二款",
    ),
    (
        "◎《青石县水价办法》\n水价每年核定一次",
        "out_of_corpus",
        "",
    ),
    (
        "“用水定额不得低于国家标准”，请补注出处《砚浦市节水办法》第四条。",
        "misattributed",
        "第五条第二款",
    ),
    (
        "“用水定额不得低于国家标准。” ← 砚浦市节水办法第四条",
        "misattributed",
        "第五条第二款",
    ),
    (
        "评议人以砚浦市节水办法第四条为据，认为用水定额不得低于国家标准。",
        "misattributed",
        "第五条第二款",
    ),
    (
        "公报附摘句\n\n　　用水定额可以低于国家标准。",
        "altered",
        "第五条第二款",
    ),
    (
        "《砚浦市节水办法》（文中简写作《节水办法》）第四条：“用水定额不得低于国家标准。”",
        "misattributed",
        "第五条第二款",
    ),
    (
        "谁说市水务部门得公布用水定额？没这回事，这是砚浦市节水办法定下的。",
        "contradicted",
        "第五条第一款",
    ),
]


@pytest.mark.parametrize(("text", "verdict", "address"), CASES)
def test_verdicts(checker: Checker, text: str, verdict: str, address: str) -> None:
    finding = only(checker, text)
    assert finding.verdict == verdict
    assert (finding.clause.address if finding.clause else "") == address


USED = [
    "被告的行为已违反《砚浦市节水办法》第%s条。",
    "本案应适用《砚浦市节水办法》第%s条。",
    "整改依据：《砚浦市节水办法》第%s条。",
    "根据《砚浦市节水办法》第%s条，现批复如下。",
    "《砚浦市节水办法》第%s条不适用于本案。",
    "合同第8.2条　双方应遵守《砚浦市节水办法》第%s条。",
]


@pytest.mark.parametrize("text", USED)
def test_a_place_that_is_only_put_to_use_has_to_be_there(checker: Checker, text: str) -> None:
    assert {f.verdict for f in checker.check(text % "二")} <= {"supported"}
    assert only(checker, text % "九").verdict == "no_such_clause"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("用水单位每月应当填写《节水登记表（乙式）》。", "unsupported"),
        ("用水单位每月应当出示《用水许可证》。", "unsupported"),
        ("根据《节水产品清单》，水表每年检查一次。", "out_of_corpus"),
        ("《节水产品清单》规定，水表每年检查一次。", "out_of_corpus"),
        ("《节水产品清单》第三条规定，水表每年检查一次。", "out_of_corpus"),
    ],
)
def test_a_paper_to_be_shown_or_filled_in_is_no_source(
    checker: Checker, text: str, verdict: str
) -> None:
    assert {f.verdict for f in checker.check(text)} == {verdict}


def test_what_a_text_calls_itself_is_no_document(checker: Checker) -> None:
    found = checker.check("根据《砚浦市节水办法》第二条，特制定本方案。")
    assert {f.verdict for f in found} <= {"supported"}


def test_that_article_is_the_paragraph_just_named(checker: Checker) -> None:
    words = "“用水定额不得低于国家标准。”"
    first = f"应适用《砚浦市节水办法》第五条第一款。该条明定：{words}"
    rest = f"应适用《砚浦市节水办法》第五条第一款。该条还规定：{words}"
    assert [f.verdict for f in checker.check(first)][-1] == "misattributed"
    assert [f.verdict for f in checker.check(rest)][-1] == "supported"


OPPOSITES = [
    "《砚浦市节水办法》规定，市水务部门应当公布用水定额，实际上并非如此。",
    "认为市水务部门应当公布用水定额的说法是错误的（《砚浦市节水办法》第五条）。",
    "《砚浦市节水办法》第五条规定“市水务部门应当公布用水定额”，这种说法是错误的。",
    "市水务部门应当公布用水定额并不是《砚浦市节水办法》的要求。",
    "《砚浦市供热条例》规定任何单位和个人有权擅自拆除供热设施。",
    "《砚浦市供热条例》规定，供热单位应当在每年十二月一日前完成设备检修。",
    "《砚浦市节水办法》规定，市水务部门有权拒绝公布用水定额。",
]


@pytest.mark.parametrize("text", OPPOSITES)
def test_the_opposite_is_contradicted(checker: Checker, text: str) -> None:
    assert only(checker, text).verdict == "contradicted"


def test_who_denies_what_is_wrong_is_right(checker: Checker) -> None:
    text = "《砚浦市节水办法》规定市水务部门不得公布用水定额，这种说法是错误的。"
    assert only(checker, text).verdict == "supported"


@pytest.mark.parametrize(
    "text",
    [
        "《砚浦市节水办法》规定，市水务部门应当为全体居民报销往返交通费。",
        "按规定，供热单位应当为每户居民配发两套棉被。",
    ],
)
def test_another_rule_on_the_same_one_denies_nothing(checker: Checker, text: str) -> None:
    assert only(checker, text).verdict == "unsupported"


@pytest.mark.parametrize(
    "text",
    [
        "乘客应当另行购票，依据是云岭市电梯安全使用规定。",
        "云岭市电梯安全使用规定规定乘客应当另行购票。",
        "从东海新区低空物流试点暂行办法来看，乘客应当另行购票。",
        "【道路交通安全法】“乘客应当另行购票并接受检查”",
    ],
)
def test_a_document_that_nobody_has_is_known_by_its_name(checker: Checker, text: str) -> None:
    assert only(checker, text).verdict == "out_of_corpus"


def test_a_definition_that_is_denied_is_told_of_nobody_else() -> None:
    law = (
        "砚浦市渔港条例\n\n第一条　微型渔港是指停泊渔船的港湾。\n\n第二条　渔港巡查，适用本条例。\n"
    )
    checker = Checker(outlines(law))
    for text in ("微型渔港不是指停泊渔船的港湾。", "本条例不适用于渔港巡查。"):
        assert only(checker, f"《砚浦市渔港条例》规定，{text}").verdict != "supported"


@pytest.mark.parametrize(
    "text", ["不妥之处，请批评指正。", "本所2012年成立于砚浦市北区。", "联系人：综合科老周。"]
)
def test_talk_between_writer_and_reader_is_no_claim(checker: Checker, text: str) -> None:
    assert not list(checker.check(text))
    assert only(checker, f"请注意，住户应当每月付费。{text}").verdict == "unsupported"
    assert only(checker, f"主持人答听众：电梯每年漆一次。{text}").verdict == "unsupported"


def test_a_place_that_is_there_is_told_of_only_where_nothing_else_is_said(checker: Checker) -> None:
    text = "砚浦市供热条例第二条施行后，《砚浦市节水办法》第五条规定“用水定额可以低于国家标准”。"
    assert only(checker, text).verdict == "altered"
    missing = text.replace("第二条", "第九条")
    assert [f.verdict for f in checker.check(missing)] == ["altered", "no_such_clause"]


def test_a_paper_that_words_open_with_is_no_place_of_theirs() -> None:
    law = "砚浦市摊贩条例\n\n第一条　《摆摊许可证》应当载明地点。\n\n第二条　摊贩应当打扫摊位。"
    text = "砚浦市摊贩条例第二条规定如下：\n\n《摆摊许可证》应当载明地点。"
    assert only(Checker(outlines(law)), text).verdict == "misattributed"


def test_who_remembers_a_law_is_no_part_of_its_name(checker: Checker) -> None:
    finding = only(checker, "我记得云岭市电梯使用条例第三条规定，乘客应当另行购票。")
    assert finding.reference
    assert finding.reference.title == "云岭市电梯使用条例"


def test_a_quotation_that_its_place_parts_is_read_as_one(checker: Checker) -> None:
    text = "“更换节水器具的，市水务部门可以给予补助”，《砚浦市节水办法》第三条接着写道，“{}”。"
    rest = "但是非居民用户除外"
    assert [f.verdict for f in checker.check(text.format(rest))] == ["supported"] * 2
    assert "altered" in {f.verdict for f in checker.check(text.format("但是居民用户除外"))}


def test_a_rule_in_an_item_goes_on_in_the_next_line(checker: Checker) -> None:
    text = "* 任何单位和个人不得擅自\n拆除供热设施。 — 砚浦市供热条例第二条"
    assert only(checker, text).verdict == "supported"


def test_a_condition_that_the_text_says_itself_is_not_left_out(checker: Checker) -> None:
    words = "“违反本办法第二条规定的”，《节水办法》第四条接着说，“由市水务部门处五千元以上罚款”。"
    assert [f.verdict for f in checker.check(words)] == ["supported", "altered"]
    words = words.replace("以上罚款", "以上一万元以下罚款")
    assert [f.verdict for f in checker.check(words)] == ["supported", "supported"]


def test_a_place_inside_words_that_are_copied_is_theirs() -> None:
    law = (
        "砚浦市测绳办法\n\n第一条　测绳每年检验一次。\n\n　　单位违反第一款规定的，处一千元罚款。\n"
    )
    text = "测绳办法第一条规定，测绳每年检验一次。\n单位违反第一款规定的，处一千元罚款。"
    checker = Checker(outlines(law, HEAT))
    assert {f.verdict for f in checker.check(text)} == {"supported"}


def test_basic_rules_are_a_name_and_not_these_rules() -> None:
    text = "砚浦市停车基本规则\n\n第一条　停车位的宽度不得小于二点五米。\n"
    finding = only(
        Checker(outlines(WATER, text)),
        "他说：“砚浦市停车基本规则第一条规定，停车位的宽度不得小于二点五米。”",
    )
    assert (finding.verdict, finding.quotation) == ("supported", None)


REPORT = """砚浦市水务报告

第一条　根据《砚浦市节水办法》第五条，市水务部门公布了用水定额，共一百二十项。
"""


@pytest.mark.parametrize(
    ("amount", "verdict"), [("一百二十", "supported"), ("一百三十", "altered")]
)
def test_words_that_a_document_has_with_their_place_are_a_quotation(
    amount: str, verdict: str
) -> None:
    words = f"根据《砚浦市节水办法》第五条，市水务部门公布了用水定额，共{amount}项。"
    finding = only(Checker(outlines(WATER, HEAT, REPORT)), f"报告说：“{words}”")
    assert (finding.verdict, finding.quotation) == (verdict, words)


def test_the_same_law_is_the_rules_named_before(checker: Checker) -> None:
    text = "《砚浦市供热条例》第一条规定了检修。同法第二条规定“不得擅自拆除供热设施”。"
    *_, finding = checker.check(text)
    assert finding.reference is not None
    assert finding.reference.title == "砚浦市供热条例"


@pytest.mark.parametrize("lead", ["他告诉记者，", "一句话，"])
def test_who_told_it_makes_no_talk_of_a_claim(checker: Checker, lead: str) -> None:
    assert only(checker, f"{lead}申请表用蓝色复写纸填写。").verdict == "unsupported"


def test_that_article_is_the_one_named_before(checker: Checker) -> None:
    text = "应适用《砚浦市节水办法》第二条。该条明定：“用水定额不得低于国家标准。”"
    place, quotation = checker.check(text)
    assert (place.verdict, quotation.verdict) == ("supported", "misattributed")


LACKING = [
    ("所有住户都要自备水桶两只。", "no_such_clause"),
    ("用水单位应当每年检查一次水表，并在三十日内向市水务部门报告检查结果。", "supported"),
]


@pytest.mark.parametrize(("words", "verdict"), LACKING)
def test_that_article_after_a_paragraph_that_is_not_there(
    checker: Checker, words: str, verdict: str
) -> None:
    text = f"应适用《砚浦市节水办法》第二条第三款。该条明定：“{words}”"
    place, quotation = checker.check(text)
    assert (place.verdict, quotation.verdict) == ("no_such_clause", verdict)


def test_a_document_named_behind_is_that_of_the_places_before(checker: Checker) -> None:
    text = (
        "第五条说“用水定额不得低于国家标准”，第一条说“不得擅自拆除供热设施”，见《砚浦市节水办法》"
    )
    assert [f.verdict for f in checker.check(text)] == ["supported", "misattributed"]


def test_the_same_subject_alone_makes_no_changed_sentence(checker: Checker) -> None:
    text = "砚浦市节水办法规定“市水务部门应当饲养六只鸭子”。"
    assert only(checker, text).verdict == "unsupported"


RETOLD = [
    ("按照砚浦市供热条例，擅自拆除供热设施并无不妥，任何单位和个人尽管去做。", "contradicted"),
    ("按照砚浦市节水办法，公布用水定额与否，市水务部门说了算。", "contradicted"),
    ("按照砚浦市节水办法，公布用水定额只是倡议，市水务部门做不做都行。", "contradicted"),
    ("按照砚浦市节水办法，是否公布用水定额由市水务部门决定。", "contradicted"),
    ("按照砚浦市节水办法，公布用水定额对市水务部门来说不是必须的。", "contradicted"),
    ("按照砚浦市节水办法，公布用水定额并非强制，市水务部门可自行取舍。", "contradicted"),
    ("按照砚浦市供热条例，擅自拆除供热设施对任何单位和个人来说是合法的。", "contradicted"),
    ("按照砚浦市供热条例，任何单位和个人擅自拆除供热设施，没有人能拦着。", "contradicted"),
    ("按照砚浦市供热条例，供热单位应当免费供热。", "unsupported"),
    ("按照砚浦市供热条例，擅自拆除供热设施，任何单位和个人完全有这个权利。", "contradicted"),
    ("按照砚浦市节水办法，公布用水定额纯属市水务部门自愿。", "contradicted"),
    ("按照砚浦市节水办法，法律剥夺了市水务部门公布用水定额的权利。", "contradicted"),
    ("按照砚浦市节水办法，市水务部门不享有给予补助的权利。", "contradicted"),
    ("按照砚浦市节水办法，给予补助超出了市水务部门的权限。", "contradicted"),
    ("按照砚浦市节水办法，市水务部门不承担公布用水定额的义务。", "contradicted"),
    ("按照砚浦市节水办法，市水务部门不公布用水定额也没有问题。", "contradicted"),
    ("擅自拆除供热设施这件事，任何单位和个人都做得。", "contradicted"),
    ("市水务部门不得给予补助，哪怕更换节水器具。", "contradicted"),
    ("按照砚浦市节水办法，更换节水器具的，非居民用户也不例外，可以给予补助。", "contradicted"),
    ("按照砚浦市节水办法，向市水务部门报告检查结果，时间有九十日。", "contradicted"),
]


@pytest.mark.parametrize(("text", "verdict"), RETOLD)
def test_what_is_left_to_choice_in_free_words_denies_a_duty(
    checker: Checker, text: str, verdict: str
) -> None:
    assert only(checker, text).verdict == verdict


@given(st.data())
def test_punctuation_blanks_and_breaks_change_nothing(
    checker: Checker, data: st.DataObject
) -> None:
    words = "用水单位应当每年检查一次水表，并在三十日内向市水务部门报告检查结果。"
    at = data.draw(st.integers(1, len(words) - 2))
    put = data.draw(st.sampled_from((" ", "\n", "，", "\u3000")))
    words = words[:at] + put + words[at:] if not words[at].isdigit() else words
    assert only(checker, f"《砚浦市节水办法》第二条规定：“{words}”").verdict == "supported"


@given(st.text("《砚浦市节水办法》第二三条“应当”：，。；（）不得[1]\n——这是", max_size=60))
def test_any_text_can_be_checked(checker: Checker, text: str) -> None:
    for finding in checker.check(text):
        assert finding.text == text[finding.start : finding.end]
        assert finding.verdict in VERDICTS
        if finding.quotation is not None and finding.diff:
            assert "".join(t for op, t in finding.diff if op != "delete") in finding.quotation


NUMBERS = [
    ("在30日内向市水务部门报告检查结果", "supported"),
    ("在四十日内向市水务部门报告检查结果", "altered"),
]


@pytest.mark.parametrize(("words", "verdict"), NUMBERS)
def test_a_number_may_be_written_otherwise(checker: Checker, words: str, verdict: str) -> None:
    assert only(checker, f"《砚浦市节水办法》第二条要求“{words}”。").verdict == verdict


OWN_WORDS = [
    ("按照《砚浦市节水办法》第五条，用水定额没有义务低于国家标准。", "contradicted"),
    ("根据《砚浦市节水办法》第五条，用水定额可以低于国家标准。", "contradicted"),
    ("根据《砚浦市节水办法》第五条，禁止市水务部门公布用水定额。", "contradicted"),
    ("任何单位和个人不得擅自拆除供热设施。", "supported"),
    ("按照砚浦市供热条例第二条，任何个人和单位不得擅自拆除供热设施。", "altered"),
    ("根据砚浦市节水办法第五条，用水定额并不得低于国家标准。", "supported"),
    ("不遵守本办法第二条规定的，万事大吉。", "unsupported"),
    ("坊间传言，用水定额不得低于国家标准。", "supported"),
    ("砚浦市节水办法说得好：“用水单位应当开设茶室和食堂”。", "unsupported"),
    (
        "根据砚浦市节水办法第四条，不遵守本办法第二条规定的，由市水务部门处五千元以上一万元以下罚款。",
        "altered",
    ),
    ("任何单位和个人都可以随意拆除供热设施。", "contradicted"),
    ("市民每周可以免费乘坐缆车三次。", "unsupported"),
    ("总之，市水务部门无须公布用水定额。", "contradicted"),
    ("《砚浦市节水办法》允许拒绝公布。", "unsupported"),
    ("《砚浦市节水办法》第三条规定，市水务部门可以给予补助，但是非居民用户除外。", "altered"),
    ("《砚浦市节水办法》没有规定每户居民免费领取燃气。", "supported"),
    ("《砚浦市节水办法》没有规定市水务部门应当公布用水定额。", "contradicted"),
    ("砚浦市节水办法第二条规定，在竣工前应当每月检查电表。", "unsupported"),
]


@pytest.mark.parametrize(("text", "verdict"), OWN_WORDS)
def test_words_without_marks(checker: Checker, text: str, verdict: str) -> None:
    assert only(checker, text).verdict == verdict


@pytest.mark.parametrize(
    ("end", "verdict"),
    [
        ("立即报告市场监督管理处", "altered"),
        ("立即报告公安机关", "supported"),
        ("一律由当值的船长自行赔偿", "unsupported"),
    ],
)
@pytest.mark.parametrize(
    "place", ["《砚浦市渡船办法》第一条规定", "《砚浦市渡船办法》规定", "墙上写着"]
)
def test_another_name_at_the_end_of_a_quotation_is_a_change(
    place: str, end: str, verdict: str
) -> None:
    law = "砚浦市渡船办法\n\n第一条　救生圈被盗、被抢或者丢失的，立即报告公安机关。\n"
    (finding,) = Checker(outlines(law)).check(f"{place}：“救生圈被盗、被抢或者丢失的，{end}。”")
    assert finding.verdict == verdict


def test_an_older_version_is_repealed() -> None:
    old = "砚浦市测绳办法\n\n（2001年3月1日公布）\n\n第一条　测绳每年检验一次。\n"
    new = "砚浦市测绳办法\n\n（2020年3月1日公布）\n\n第一条　测绳每两年检验一次。\n"
    checker = Checker(outlines(old, new), date(2026, 1, 1))
    text = "《砚浦市测绳办法》第一条规定“测绳每{}年检验一次”。"
    for many, verdict, year in (("", "repealed", 2001), ("两", "supported", 2020)):
        finding = only(checker, text.format(many))
        assert finding.verdict == verdict
        assert finding.source is not None
        assert finding.source.title == f"砚浦市测绳办法（{year}）", "which of the two it is"
    nowhere = "《砚浦市测绳办法》第九十九条规定了检验。"
    assert only(checker, nowhere).verdict == "no_such_clause", "a word of an old version is no more"


def test_what_both_versions_have_is_in_the_wrong_place_at_a_wrong_number() -> None:
    words = ("测绳每年检验一次。", "检验人员不得少于二人。", "检验记录应当保存。")
    old, new = (
        f"砚浦市测绳办法\n\n（{year}年3月1日公布）\n\n"
        + "\n\n".join(f"第{n}条　{w}" for n, w in zip("一二三", told, strict=True))
        for year, told in ((2001, words), (2020, ("总则。", *words[:2])))
    )
    checker = Checker(outlines(old, new), date(2026, 1, 1))
    text = "《砚浦市测绳办法》第{}条规定“检验人员不得少于二人”。"
    assert only(checker, text.format("三")).verdict == "supported"
    assert only(checker, text.format("二")).verdict == "repealed"
    wrong = only(checker, text.format("一"))
    assert wrong.verdict == "misattributed"
    assert wrong.clause is not None
    assert wrong.clause.address == "第三条"


def test_a_repealed_document_is_told_with_what_repealed_it() -> None:
    old = "砚浦市测绳暂行规定\n\n（2001年3月1日公布）\n\n第一条　测绳每年检验一次。\n"
    new = "砚浦市量具办法\n\n（2020年3月1日公布）\n\n第一条　量具每两年检验一次。\n\n"
    end = "第二条　本办法自2020年5月1日起施行。2001年3月1日发布的《砚浦市测绳暂行规定》同时废止。\n"
    again = "砚浦市测绳暂行规定\n\n（2010年3月1日公布）\n\n第一条　测绳每季度检验一次。\n"
    expires = "砚浦市量具通告\n\n（2001年3月1日公布）\n\n第一条　量具免检。\n\n"
    expires += "第二条　本通告自2001年3月1日起施行，有效期至2003年2月28日。\n"
    text = "《砚浦市测绳暂行规定》第一条规定“测绳每{}检验一次”。"
    checker = Checker(outlines(old, new + end, expires), date(2026, 1, 1))
    found = only(checker, text.format("年"))
    assert found.verdict == "repealed"
    assert found.note == "《砚浦市测绳暂行规定》自2020-05-01起由《砚浦市量具办法》第二条废止。"
    found = only(checker, "《砚浦市量具通告》第一条规定“量具免检”。")
    assert (found.verdict, "旧版本" in found.note) == ("repealed", False)
    replaced = Checker(outlines(old, again), date(2026, 1, 1))
    assert "旧版本（2001）" in only(replaced, text.format("年")).note


SEGMENTS = [
    ("该办法第二条规定，保险金额每次事故不低于三百万元。",
     "第二条　供水单位应当投保责任保险，每次事故的保险金额不低于二百万元"),
    ("根据该办法第三条，泵站每周检修两次。", "泵站每周检修一次"),
    ("该办法第三条规定，水箱容积不低于1,500升。", "水箱容积不低于1,200升"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "shown"), SEGMENTS)
def test_what_is_shown_of_a_source_begins_and_ends_with_its_segments(
    claim: str, shown: str
) -> None:
    text = "砚浦市供水办法\n\n第一条　为了供水，制定本办法。\n\n第二条　供水单位应当投保责任保险，"
    text += (
        "每次事故的保险金额不低于二百万元。\n\n第三条　泵站每周检修一次；水箱容积不低于1,200升。\n"
    )
    checker = Checker(outlines(text), date(2026, 1, 1))
    found = only(checker, f"依照《砚浦市供水办法》。{claim}")
    assert found.source is not None
    assert found.source.quote in (shown, f"第三条　{shown}")
    assert (found.clause and found.clause.id) == found.source.clause_id


def test_the_number_of_a_section_is_not_torn_apart() -> None:
    text = (
        "# Lab Policy\n\n## 7. Breach\n\n7.1 A breach of section 6 is treated as gross misconduct "
    )
    text += "and may lead to dismissal.\n\n7.2 Any other breach leads to a warning.\n"
    checker = Checker([parse(Document(text, "lab.md", "md"))], date(2026, 1, 1))
    said = "Under section 7.1 a breach of section 6 is treated as gross misconduct."
    found = only(checker, f"On the Lab Policy.\n\n{said}")
    assert found.source is not None
    assert found.source.quote.startswith(("7.1 A breach", "A breach"))


EDITIONS = [
    ("《砚浦市测绳办法》", "supported"),
    ("2020年《砚浦市测绳办法》", "supported"),
    ("《砚浦市测绳办法》（2020年修订）", "supported"),
    ("《砚浦市测绳办法（2024年修订）》", "out_of_corpus"),
    ("2024年《砚浦市测绳办法》", "out_of_corpus"),
    ("《砚浦市测绳办法》（草案）", "out_of_corpus"),
]


@pytest.mark.parametrize(("name", "verdict"), EDITIONS)
def test_an_edition_that_is_not_here_is_not_taken_for_the_one_that_is(
    name: str, verdict: str
) -> None:
    text = "砚浦市测绳办法\n\n（2020年3月1日公布）\n\n第一条　测绳每两年检验一次。\n"
    checker = Checker(outlines(text), date(2026, 1, 1))
    assert only(checker, f"{name}第一条规定“测绳每两年检验一次”。").verdict == verdict


@pytest.mark.parametrize(
    ("words", "verdict"),
    [("更换节水器具的……可以给予补助，但是非居民用户除外", "supported"),
     ("更换节水器具的……可以给予补助", "altered"),
     ("更换节水器具的……给予补助，但是非居民用户除外", "altered")],
)  # fmt: skip
def test_an_ellipsis_bridges_what_is_left_out(checker: Checker, words: str, verdict: str) -> None:
    assert only(checker, f"《砚浦市节水办法》第三条：“{words}”。").verdict == verdict


def test_denying_that_words_stand_where_they_do_is_contradicted(checker: Checker) -> None:
    denied = "《砚浦市节水办法》第五条并未明确规定“用水定额不得低于国家标准”。"
    finding = only(checker, denied)
    assert finding.verdict == "contradicted"
    assert "并未明确规定" in finding.note


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("更新方案由区政府组织编制。", "supported"),
        ("夜间摆摊区由区政府公布。", "supported"),
        ("夜间摆摊区由街道办事处公布。", "altered"),
        ("夜间摆摊区由街道办事处提出。", "supported"),
    ],
)
def test_who_does_what_of_several_is_told_as_it_stands(told: str, verdict: str) -> None:
    plan = "第三条　更新方案由区人民政府组织编制。"
    stalls = "第四条　夜间摆摊区由街道办事处提出、居民议事会审议、区人民政府公布。"
    outline = parse(Document(f"砚浦市更新条例\n\n{plan}\n\n{stalls}\n", "更新.txt", "txt"))
    assert only(Checker([outline]), told).verdict == verdict


def test_an_amount_that_ends_as_another_does_is_named_whole() -> None:
    fine = "第三条　擅自取水的，处五万元以上二十万元以下罚款。"
    rules = parse(Document(f"砚浦市取水条例\n\n{fine}\n", "取水.txt", "txt"))
    told = "《砚浦市取水条例》第三条：“擅自取水的，处三万元以上十万元以下罚款。”"
    finding = only(Checker([rules]), told)
    assert finding.verdict == "altered"
    assert "原文“五万元、二十万元”，文中“三万元、十万元”" in finding.note


def test_a_quotation_glued_from_two_clauses_is_spliced(checker: Checker) -> None:
    first, second = "用水单位应当每年检查一次水表", "任何单位和个人不得擅自拆除供热设施"
    for joined in ("，", "，同时", "，否则", "，违反规定的，"):
        text = f"《砚浦市节水办法》第二条：“{first}{joined}{second}。”"
        assert only(checker, text).verdict == "spliced"


@pytest.mark.parametrize(
    ("form", "verdict"),
    [
        ("他说：“节水办法第五条规定，{}{}”", "spliced"),
        ("| 节水办法 | 第五条 | {}{} |", "spliced"),
        ("节水办法第五条规定，{}另外，{}", "supported"),
    ],
)
def test_what_is_told_in_one_breath_is_said_of_one_place(
    checker: Checker, form: str, verdict: str
) -> None:
    told = form.format("用水定额不得低于国家标准。", "任何单位和个人不得擅自拆除供热设施。")
    assert {f.verdict for f in checker.check(told)} == {verdict}


def test_the_diff_is_the_source_and_the_quotation(checker: Checker) -> None:
    finding = only(checker, "《砚浦市节水办法》第五条：“用水定额必须低于国家标准”。")
    assert finding.source is not None
    parts = {k: "".join(t for op, t in finding.diff if op != k) for k in ("insert", "delete")}
    assert parts == {"insert": finding.source.quote, "delete": finding.quotation}
    assert "不得" in finding.note


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("《砚浦市节水办法》第五条规定，用水定额不得低于国家标准。", []),
        ("《砚浦市节水办法》第五条：“用水定额不得低于国家标准。”", []),
        ("《砚浦市节水办法》第五条：“用水定额必须低于国家标准！”",
         [("delete", "不得"), ("insert", "必须")]),
        ("《砚浦市供热条例》第二条：“（任何单位和个人不得擅自拆除供热设施）”", []),
    ],
)  # fmt: skip
def test_a_mark_around_the_words_is_no_difference(
    checker: Checker, text: str, changed: list[tuple[str, str]]
) -> None:
    finding = only(checker, text)
    assert finding.diff
    assert [change for change in finding.diff if change[0] != "equal"] == changed


def test_a_place_in_a_question_is_not_called_supported(checker: Checker) -> None:
    asked = "有人说随便拆个暖气片顶多挨顿骂，砚浦市供热条例第二条哪会管这种事呢。"
    assert list(checker.check(asked)) == []
    assert only(checker, asked.replace("第二条", "第九十条")).verdict == "no_such_clause"


def test_counts_name_every_verdict(checker: Checker) -> None:
    found = counts(checker.check("《砚浦市节水办法》第九条规定了水价。"))
    assert tuple(found) == VERDICTS
    assert found["no_such_clause"] == 1
    assert sum(found.values()) == 1


FEES = """砚浦市餐饮节约办法

第一条　餐饮经营者可以对节约的顾客给予奖励；也可以对浪费的顾客收取处理厨余的相应费用。

第二条　拍卖人及其工作人员不得以竞买人的身份参与自己组织的拍卖活动，并不得委托他人代为竞买。

第三条　物业企业应当每年公布一次收支明细，免费提供查询服务，对业主和使用人负责。
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("超市可以对浪费的顾客收取处理厨余的相应费用。", "altered"),
        ("《餐饮节约办法》第一条规定，超市可以向浪费的顾客收取处理厨余的相应费用。", "altered"),
        ("餐饮经营者可以对浪费的顾客收取处理厨余的相应费用。", "supported"),
        ("竞买人不得委托他人代为竞买。", "altered"),
        ("拍卖人不得委托他人代为竞买。", "supported"),
        ("《砚浦市餐饮节约办法》第二条：竞买人不得“委托他人代为竞买”。", "altered"),
        ("《砚浦市餐饮节约办法》第二条：拍卖人不得“委托他人代为竞买”。", "supported"),
        (
            "这份办法的表述是“拍卖人及其工作人员不得以竞买人的身份参与自己组织的拍卖活动”。",
            "supported",
        ),
        ("物业企业均应当每年公布一次收支明细。", "supported"),
        ("物业企业一般应当每年公布一次收支明细。", "contradicted"),
        ("拍卖人原则上不得委托他人代为竞买。", "contradicted"),
        ("物业企业应当每年公布一次收支明细，免免费提供查询服务。", "altered"),
        ("物业企业应当应当每年公布一次收支明细。", "altered"),
        ("物业企业应当每年公布一次收支明细，免费提供查询服务，对复议机关负责。", "altered"),
        ("物业企业无需“每年公布一次收支明细”。", "altered"),
        ("《砚浦市餐饮节约办法》第三条：物业企业不得每年“公布一次收支明细”。", "altered"),
        ("物业企业应当“每年公布一次收支明细”。", "supported"),
        ("拍卖人可以“参与自己组织的拍卖活动”。", "altered"),
        ("根据《砚浦市餐饮节约办法》，拍卖人应当“委托他人代为竞买”。", "altered"),
    ],
)
def test_who_and_how_it_rules_must_agree(text: str, verdict: str) -> None:
    assert only(Checker(outlines(FEES)), text).verdict == verdict


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ("😀", "😀"),
        ("\u200b", "U+200B ZERO WIDTH SPACE"),
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
    ],
)
def test_what_is_not_seen_in_a_quotation_is_told(checker: Checker, mark: str, told: str) -> None:
    found = only(checker, f"《砚浦市节水办法》第五条规定：“用水定额{mark}不得低于国家标准。”")
    assert found.verdict == "supported"
    assert told in found.note


def test_thousands_of_quotations_in_one_sentence_take_no_more_time_each(checker: Checker) -> None:
    """Where each read all of its sentence, 3,000 took far longer than this bound."""
    said = "、".join(f"“用水定额不得低于标准{n}”" for n in range(3000))
    before = process_time()
    assert len(list(checker.check(f"节水办法规定，{said}。"))) == 3000
    assert process_time() - before < 15  # some 2 s, on a slow machine several times that


@pytest.mark.parametrize("word", ["应当", "不得"])
def test_a_sentence_of_nothing_but_rules_takes_no_time_without_end(
    checker: Checker, word: str
) -> None:
    """Where each word was turned round and the whole held against the library, hours passed."""
    before = process_time()
    list(checker.check(f"《砚浦市节水办法》第二条规定：{word * 2000}"))
    assert process_time() - before < 60  # some 10 s on a busy machine


LAW = "《砚浦市节水办法》"
LEAST = "用水定额不得低于国家标准。"
FORMS = [
    (f"<blockquote>{LEAST}</blockquote>\n<cite>{LAW}第五条</cite>", "supported"),
    (f"<blockquote>{LEAST}</blockquote>\n<cite>{LAW}第四条</cite>", "misattributed"),
    ("<blockquote>用水定额可以低于国家标准。</blockquote>", "altered"),
    (f"> {LAW}第五条：{LEAST}", "supported"),
    (f"如{LAW}第四条所定：{LEAST}", "misattributed"),
    (f"诚如{LAW}第五条所述，{LEAST}", "supported"),
    (f"应当指出，根据{LAW}第五条，用水定额可以低于国家标准。", "contradicted"),
    (f"> {LAW}第五条：用水定额可以低于国家标准。", "altered"),
    (f"> {LAW}第四条：{LEAST}", "misattributed"),
    (f"> {LAW}第九十九条：{LEAST}", "no_such_clause"),
    (f"> {LEAST}（{LAW}第四条）", "misattributed"),
    (f"> 我看{LAW}第五条规定，{LEAST}", "supported"),
    (f"> 我看{LAW}第五条规定，用水定额可以低于国家标准。", "altered"),
    (f"<p>{LAW}第九十九条</p>\n<p>{LEAST}</p>", "no_such_clause"),
    (f"<p>{LAW}第四条</p>\n\n<p>{LEAST}</p>", "misattributed"),
    (f"<tr><td>水价每年核定一次</td><td>{LAW}第九十九条</td></tr>", "no_such_clause"),
    (f"{LAW}第五条规定：<q>用水定额<em>不得</em>低于国家标准</q>。", "supported"),
    (f"{LAW}第五条规定：<q>用水定额<em>可以</em>低于国家标准</q>。", "altered"),
    (f"Dear all,\n\n{LEAST}", "supported"),
    (f"Hi all, {LEAST}", "supported"),
    ("Dear all,\n\n用水定额可以低于国家标准。", "contradicted"),
    (f"我记得{LEAST}", "supported"),
    ("我记得用水定额可以低于国家标准。", "contradicted"),
    ("问：《青石县水价办法》怎么说？\n答：“水价每年核定一次”", "out_of_corpus"),
    ("问：《青石县水价办法》对此有何规定？\n答：水价应当每年核定一次。", "out_of_corpus"),
    ("依照《砚浦市节水办法》5条（“用水定额不得低于国家标准。”），开展检查。", "supported"),
    ("See 《青石县水价办法》第六条.", "out_of_corpus"),
]


@pytest.mark.parametrize(("text", "verdict"), FORMS)
def test_the_form_that_a_text_was_pasted_in_changes_no_verdict(
    checker: Checker, text: str, verdict: str
) -> None:
    finding = only(checker, text)
    assert finding.verdict == verdict
    assert finding.text == text[finding.start : finding.end]


def test_items_without_a_full_stop_are_claims_of_their_own(checker: Checker) -> None:
    words = LEAST[:-1]
    for form in ("- {}\n- {}", "{}\n{}", "<ul>\n<li>{}</li>\n<li>{}</li>\n</ul>"):
        text = form.format(f"{LAW}第四条：{words}", f"{LAW}第五条：{words}")
        assert [f.verdict for f in checker.check(text)] == ["misattributed", "supported"]


def test_a_line_without_a_full_stop_is_told_of_where_the_library_has_it(checker: Checker) -> None:
    assert not list(checker.check("☑ 单位节约用水资源的工作安排"))
    assert only(checker, "- 拆除供热设施，谁都用不着问").verdict == "contradicted"
    assert only(checker, f"摘要，{LEAST[:-1]}").verdict == "supported"
    assert only(checker, "用水定额不得低于国家标准").verdict == "supported"
    assert only(checker, "☑ 每年检查一次水表").verdict == "supported"
    assert only(checker, "☑ 每届任期五年").verdict == "unsupported"
    assert not list(checker.check("- 第3页\n- 2025年3月1日"))


def test_a_number_that_heads_a_part_of_the_text_is_no_place_in_a_document(checker: Checker) -> None:
    named = "民警宣读了《砚浦市节水办法》第九条。"
    finding = only(checker, f"第三章　规范分析\n\n{named}")
    assert finding.text == named
    assert finding.verdict == "no_such_clause"
    told = "本章的结论是，就《砚浦市供热条例》而言，任何单位都可以擅自拆除供热设施。"
    assert only(checker, told).reference == Named("砚浦市供热条例", "")


def test_those_measures_are_none_where_none_was_named() -> None:
    two = Checker(outlines(WATER, WATER.replace("节水办法", "取水办法").replace("水表", "井口")))
    finding = only(two, "按该办法，用水单位应当每年检查一次水塔。")
    assert finding.reference == Named("该办法", "")
    texts = (WATER.replace("办法", "规定"), HEAT.replace("条例", "规定"))
    rules = Checker(outlines(*texts))
    assert only(rules, "按该规定，用水单位应当每年检查一次水塔。").reference is None


def test_what_a_rule_is_said_to_allow_announces_no_words(checker: Checker) -> None:
    text = f"照{LAW}第五条，用水定额低于国家标准，规定是准许的。\n\n等你的说法。"
    assert [f.verdict for f in checker.check(text)] == ["contradicted"]


@pytest.mark.parametrize(
    "text",
    [
        "律师的看法是，有人以为市水务部门应当公布用水定额，其实正好相反。",
        "市水务部门是不是非公布用水定额不可？并不是。",
        "擅自拆除供热设施不违法。",
        "擅自拆除供热设施算不算违规？不算。",
        f"照{LAW}第五条，市水务部门不许公布用水定额。",
    ],
)
def test_a_rule_is_denied_in_other_words_than_those_of_laws(checker: Checker, text: str) -> None:
    assert only(checker, text).verdict == "contradicted"


def test_a_place_above_words_is_not_that_of_a_paragraph_before_it(checker: Checker) -> None:
    words = "水价每年核定一次"
    finding = only(checker, f"读者您好，来件收悉。\n\n【《砚浦市节水办法》第九条】\n{words}")
    assert finding.text == words
    assert finding.verdict == "no_such_clause"


def test_each_quotation_may_have_its_place_right_behind_it(checker: Checker) -> None:
    first, second = "用水定额不得低于国家标准。", "任何单位和个人不得擅自拆除供热设施。"
    text = f"馆员回信：“{first}”在{LAW}第五条，“{second}”在《砚浦市供热条例》第二条。"
    assert [f.verdict for f in checker.check(text)] == ["supported", "supported"]
    text = f"依据{LAW}第五条：“{first}”；同时依据《砚浦市供热条例》第二条：“{second}”"
    assert [f.verdict for f in checker.check(text)] == ["supported", "supported"]


@pytest.mark.parametrize(
    ("place", "verdict"), [("第五条", "contradicted"), ("第四条", "supported")]
)
@pytest.mark.parametrize(
    "form",
    [
        "“{words}”不在{place}。",
        "“{words}”不是出自{place}。",
        "在{place}中找不到“{words}”。",
        "{place}删去了“{words}”。",
        "{place}没有“{words}”。",
    ],
)
def test_who_denies_that_words_stand_in_a_place_is_right_where_they_do_not(
    checker: Checker, form: str, place: str, verdict: str
) -> None:
    text = form.format(words=LEAST[:-1], place=LAW + place)
    assert only(checker, text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        f"误区一：{LEAST}",
        f"下列说法错误的是：{LEAST}",
        f"以下均为谣言：\n- {LEAST[:-1]}",
        f"{LEAST}（以上说法错误）",
        f"{LEAST}骗你的。",
        "市水务部门公布用水定额是违法的。",
    ],
)
def test_what_is_called_wrong_by_a_label_a_list_or_behind_it_is_denied(
    checker: Checker, text: str
) -> None:
    assert only(checker, text).verdict == "contradicted"


@pytest.mark.parametrize("close", ["别信", "视情况而定", "被否了", "想得美", "看领导心情"])
def test_what_takes_a_rule_back_is_no_closing(checker: Checker, close: str) -> None:
    assert only(checker, f"{LEAST[:-1]}，{close}。").verdict != "supported"


@pytest.mark.parametrize("close", ["仅供参考", "专此函复", "这话不假", "并非谣言", "故作如上答复"])
def test_what_only_closes_a_sentence_changes_no_verdict(checker: Checker, close: str) -> None:
    assert only(checker, f"{LEAST[:-1]}，{close}。").verdict == "supported"


def test_what_a_place_has_besides_is_there_too(checker: Checker) -> None:
    text = f"{LAW}第五条除了“{LEAST[:-1]}”，还要求公布用水定额。"
    assert next(iter(checker.check(text))).verdict == "supported"


def test_a_row_of_a_table_ends_before_the_paragraph_below_it(checker: Checker) -> None:
    text = f"| 定额 | {LAW}第五条：{LEAST} |\n该办法第九十九条规定了水价。"
    found = list(checker.check(text))
    assert [f.verdict for f in found] == ["supported", "no_such_clause"]
    assert found[1].text == "该办法第九十九条规定了水价。"


def test_a_row_above_a_line_of_talk_is_told_of(checker: Checker) -> None:
    row = f"| {LAW} | 第五条 | 水务员应当统一着装 |"
    assert [f.verdict for f in checker.check(f"{row}\n\n下课前请交笔记。")] == ["unsupported"]


def test_an_item_a_block_and_what_follows_it_are_told_apart(checker: Checker) -> None:
    block = f"> {LAW}第五条\n>\n> {LEAST[:-1]}"
    text = f"☑ 用水定额，低于国家标准也行\n{block}\n误区：{LEAST}"
    assert [f.verdict for f in checker.check(text)] == ["contradicted", "supported", "contradicted"]


def test_lines_with_clocks_have_each_its_place(checker: Checker) -> None:
    places = [
        f"[00:{n}0] {LAW}{at}\n[00:{n}5] {LEAST}\n" for n, at in ((2, "第五条"), (3, "第四条"))
    ]
    assert [f.verdict for f in checker.check("".join(places))] == ["supported", "misattributed"]


def test_a_label_may_stand_before_the_document_above_a_quotation(checker: Checker) -> None:
    finding = only(checker, "幻灯片：《青石县水价办法》\n- “水价每年核定一次”")
    assert finding.verdict == "out_of_corpus"


def test_a_block_may_name_its_sources_one_by_one(checker: Checker) -> None:
    second = "> 《砚浦市供热条例》第一条：任何单位和个人不得擅自拆除供热设施。"
    text = f"> {LAW}第五条：{LEAST}\n{second}"
    assert [f.verdict for f in checker.check(text)] == ["supported", "misattributed"]


def test_a_law_that_the_clause_itself_names_is_not_the_place_of_its_words() -> None:
    law = "砚浦市统计办法\n\n第一条　违反会计法的规定，虚报数字的，处五千元罚款。\n"
    finding = only(
        Checker(outlines(law, WATER)),
        "《砚浦市统计办法》明确，违反会计法的规定，虚报数字的，不处五千元罚款。",
    )
    assert finding.verdict in ("altered", "contradicted")


def test_who_tells_a_rule_in_his_sentence_denies_it_and_who_reads_it_out_changes_it() -> None:
    told = "任何单位和个人可以擅自拆除供热设施"
    for lead in ("按《砚浦市供热条例》第二条，", "我的理解是，从《砚浦市供热条例》来看，"):
        assert only(Checker(outlines(HEAT)), f"{lead}{told}。").verdict == "contradicted"
    for lead in ("《砚浦市供热条例》第二条规定，", "《砚浦市供热条例》第二条：", "原文如下："):
        assert only(Checker(outlines(HEAT)), f"{lead}{told}。").verdict == "altered"


@pytest.mark.parametrize("body", ["市场监督管理部门", "人民检察院"])
def test_another_body_that_is_told_of_contradicts(body: str) -> None:
    law = "砚浦市统计办法\n\n第一条　统计机构应当每年向省级人民政府报告检查结果，并附上材料。\n"
    told = f"统计机构应当每年向{body}报告检查结果，并附上材料"
    checker = Checker(outlines(law, WATER))
    assert only(checker, f"依《砚浦市统计办法》第一条，{told}。").verdict == "contradicted"
    assert only(checker, f"《砚浦市统计办法》第一条规定：“{told}。”").verdict == "altered"


def test_in_due_time_is_not_in_time() -> None:
    law = "砚浦市统计办法\n\n第一条　统计机构应当及时向主管部门报告检查结果，并附上有关材料。\n"
    told = "应当适时向主管部门报告检查结果，并附上有关材料。"
    checker = Checker(outlines(law, WATER))
    for place in ("原文如下\n《砚浦市统计办法》第一条\n", "根据《砚浦市统计办法》第一条，"):
        assert only(checker, f"{place}统计机构{told}").verdict == "altered"


def test_a_line_that_ends_with_a_bracket_within_its_sentence_goes_on() -> None:
    law = "砚浦市茶叶出口办法\n\n第一条　出口茶叶，应当符合出口国（地区）的检验标准。\n"
    checker = Checker(outlines(law, WATER))
    for goes_on in ("（地区）\n的检验标准。", "（地区）\n检验标准。", "\n的检验标准。"):
        text = f"出口茶叶，应当符合出口国{goes_on}"
        assert only(checker, text).text == text
    place = "出口茶叶，应当符合检验标准（第一条）\n茶园，不得擅自拆除供热设施。"
    assert len(list(checker.check(place))) == 2


def test_a_law_may_be_called_that_of_china() -> None:
    law = "中华人民共和国灯塔法\n\n第一条　灯塔的看守人不得擅离职守。\n"
    checker = Checker(outlines(law, WATER))
    keeps = "看守人不得擅离职守"
    assert only(checker, f"依照《中国灯塔法》第一条，灯塔的{keeps}。").verdict == "supported"
    assert only(checker, f"依照《中国灯塔法》，“灯塔的{keeps}”、").verdict == "supported"
    assert only(checker, f"依照《中国航标法》第一条，灯塔的{keeps}。").verdict == "out_of_corpus"


ANSWERED = [
    ("茶农可以将茶园转租他人吗？没有这个资格。", "supported"),
    ("茶农可以将茶园转租他人吗？这并未被禁。", "contradicted"),
    ("茶农可以在茶园内留宿吗？留宿并未被禁止。", "supported"),
    ("茶农可以在茶园内留宿吗？没有这个资格。", "contradicted"),
    ("茶农应当在茶园内留宿吗？没有这个义务。", "supported"),
    ("茶农可以在江边放羊吗？没有这个资格。", "unsupported"),
    ("看守人可以将茶园转租他人吗？没有这个资格。", "unsupported"),
    ("认为看守人可以将茶园转租他人的说法是错误的。", "unsupported"),
]


@pytest.mark.parametrize(("text", "verdict"), ANSWERED)
def test_an_answer_says_what_its_question_asks(text: str, verdict: str) -> None:
    law = "砚浦市茶园办法\n\n第一条　茶农不得将茶园转租他人。\n\n第二条　茶农可以在茶园内留宿。\n"
    assert only(Checker(outlines(law, WATER)), text).verdict == verdict


def test_an_answer_with_words_of_its_own_is_a_claim_of_its_own(checker: Checker) -> None:
    text = "供热单位可以涨价吗？任何单位和个人不得擅自拆除供热设施。"
    assert only(checker, text).text == "任何单位和个人不得擅自拆除供热设施。"
    assert not list(checker.check("任何单位可以拆除供热设施吗？没有规定。"))


def test_what_stands_behind_a_quotation_is_judged_itself(checker: Checker) -> None:
    said = "《砚浦市节水办法》第二条规定，用水单位应当每两年检查一次水表。"
    text = f"通知写道：“用水定额不得低于国家标准。”\n{said}"
    found = [(one.verdict, one.clause.address) for one in checker.check(text) if one.clause]
    assert found == [("supported", "第五条第二款"), ("altered", "第二条")]


SITE = """Pump House Rules

1. Access

1.1 Trainees may operate the pump only with the written approval of the engineer.

1.2 Students may enter the pump house with an escort.

1.3 Staff may use the canteen at weekends.
"""
QUAY = """砚浦市码头管理办法

第一条　渔民在码头工作人员陪同下可以进入闸口。

第二条　货主经码头经营者同意，可以堆放货物。
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Trainees may operate the pump.", "altered"),
        ("Trainees may operate the pump without approval.", "contradicted"),
        ("The Pump House Rules state: “Trainees may operate the pump.”", "altered"),
        ("Students may enter the pump house alone.", "altered"),
        ("With an escort, students may enter the pump house.", "supported"),
        ("Staff may use the canteen.", "altered"),
        ("Staff may use the canteen at weekends.", "supported"),
        ("渔民可以进入闸口。", "altered"),
        ("《砚浦市码头管理办法》第一条规定，渔民可以单独进入闸口。", "altered"),
        ("货主可以堆放货物。", "altered"),
        ("货主可以任意堆放货物。", "altered"),
        ("经码头经营者同意，货主可以堆放货物。", "supported"),
    ],
)
def test_no_rule_is_told_without_the_consent_or_company_that_it_is_bound_to(
    text: str, verdict: str
) -> None:
    assert only(Checker(outlines(SITE, QUAY)), text).verdict == verdict


def test_a_line_that_breaks_within_a_word_leaves_out_nothing() -> None:
    law = outlines("泊湖市养殖办法\n\n第一条　顶层平台养殖区应当每日清洗一次网箱。\n")
    checker = Checker(law)
    assert [f.verdict for f in checker.check("顶层平\n台养殖区应当每日清洗一次网箱。")][-1:] == [
        "supported"
    ]
    assert [f.verdict for f in checker.check("养殖区应当每日清洗一次网箱。")] == ["altered"]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("一、（一）记载，第二项和第三项议案以六票赞成、三票反对通过。", "supported"),
        ("一、（一）记载：第一项议案以九票赞成通过。", "supported"),
        ("一、（一）记载：第一项议案以六票赞成通过。", "altered"),
        ("一、（一）第二项规定，物业公司应当清理水池。", "no_such_clause"),
    ],
)
def test_an_ordinal_that_counts_what_a_document_counts_names_no_place(
    words: str, verdict: str
) -> None:
    checker = Checker(outlines(MINUTES))
    assert only(checker, f"《柳岸小区业主大会会议纪要》{words}").verdict == verdict


LOCKS = """苇河船闸管理办法

第一条　船员应当持有下列证件之一：

（一）船员证；

（二）上岗证。

第二条　禁止在下列区域夜间停泊：

（一）船闸内；

（二）闸口两侧五十米内。

第三条　船员应当遵守下列规定：

（一）穿着救生衣；

（二）不得饮酒。
"""


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("第一条规定，船员应当持有船员证。", "altered"),
        ("第二条规定，禁止在船闸内停泊。", "altered"),
        ("第二条规定，禁止在船闸内夜间停泊。", "supported"),
        ("第三条规定，船员应当穿着救生衣。", "supported"),
    ],
)
def test_an_item_is_told_with_all_that_leads_to_it(claim: str, verdict: str) -> None:
    told = f"《苇河船闸管理办法》{claim}"
    assert only(Checker(outlines(LOCKS, WATER)), told).verdict == verdict


def test_what_denies_is_no_word_put_in() -> None:
    law = outlines("泊湖市档案办法\n\n第一条　电子档案与纸质档案具有同等效力。\n")
    assert only(Checker(law), "同等效力，与电子档案与纸质档案无缘。").verdict == "contradicted"


STALLS = """砚浦市摊位办法

第一条　摊位由街道办事处设置。

附件1：收费标准

第一条　食品摊位每月收费三百元。

附件2：保洁要求

第一条　摊主应当每日清扫两次。
"""


@pytest.mark.parametrize(
    ("text", "verdict", "address"),
    [
        ("《砚浦市摊位办法》附件2第一条规定，摊主应当每日清扫两次。", "supported", "附件2 第一条"),
        ("附件1第一条规定，摊主应当每日清扫两次。", "misattributed", "附件2 第一条"),
        ("《砚浦市摊位办法》第一条规定，食品摊位每月收费三百元。", "misattributed", "附件1 第一条"),
        ("附件3第一条规定，摊主应当每日清扫两次。", "no_such_clause", ""),
        ("根据附件1，食品摊位每月收费三百元。", "supported", "附件1 第一条"),
        ("根据附件2，食品摊位每月收费三百元。", "misattributed", "附件1 第一条"),
        ("食品摊位每月收费三百元（报表见附件2）。", "supported", "附件1 第一条"),
    ],
)
def test_what_stands_in_another_annex_is_misattributed(
    text: str, verdict: str, address: str
) -> None:
    finding = only(Checker(outlines(STALLS)), text)
    assert finding.verdict == verdict
    assert (finding.clause.address if finding.clause else "") == address


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("第二条规定，任何单位和个人不得擅自拆除供热设施。", "supported"),
        ("第四条规定，任何单位和个人不得擅自拆除供热设施。", "misattributed"),
    ],
)
def test_a_number_of_no_document_is_of_any_that_has_it(text: str, verdict: str) -> None:
    assert only(Checker(outlines(WATER, HEAT)), text).verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("《砚浦市摊位办法》第二条规定，摊主不得转租摊位。", "supported"),
        ("《硯浦市攤位辦法》第二條規定，攤主可以轉租攤位。", "altered"),
        ("砚浦市摊位办法第一条规定，摊主不得转租摊位。", "misattributed"),
    ],
)
def test_a_document_in_traditional_letters_is_checked_in_both_scripts(
    text: str, verdict: str
) -> None:
    law = "硯浦市攤位辦法\n\n第一條　攤位由街道辦事處設置。\n\n第二條　攤主不得轉租攤位。\n"
    assert only(Checker(outlines(law, HEAT)), text).verdict == verdict


NUMBERED = """关于加强供热检查的通知

砚政发〔2024〕12号

各区人民政府：

一、落实责任

各区应当每月检查一次供热设施。

二、加强宣传

各区应当公布投诉电话。
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("根据砚政发[2024]12号文件，各区应当每月检查一次供热设施。", "supported"),
        ("砚政发〔2024〕12号第一条要求，各区应当每季度检查一次供热设施。", "altered"),
        ("砚政发（2024）12号第二条要求，各区应当每月检查一次供热设施。", "misattributed"),
        (
            "《关于加强供热检查的通知》（砚政发〔2024〕12号）要求各区每月检查一次供热设施。",
            "supported",
        ),
        (
            "《关于加强供热检查的通知》（砚政发〔2024〕13号）要求各区每月检查一次供热设施。",
            "out_of_corpus",
        ),
        (
            "援引砚政发〔2024〕12号《关于加强供热检查的通知》，各区应当每月检查一次供热设施。",
            "supported",
        ),
        ("依砚政发〔2024〕12号《关于加强供热检查的通知》，骑手每日强制下线一次。", "unsupported"),
        ("砚政发〔2024〕13号《关于加强供热检查的通知》写着“各区应当每月检查”。", "out_of_corpus"),
        ("《砚浦市供热条例》要求任何单位和个人不擅自拆除供热设施。", "supported"),
        ("《砚浦市供热条例》要求供热单位在每年十二月一日前完成设备检修。", "contradicted"),
        ("《砚浦市供热条例》说任何单位和个人不擅自拆除供热设施。", "contradicted"),
    ],
)
def test_a_document_goes_by_its_number(text: str, verdict: str) -> None:
    assert only(Checker(outlines(NUMBERED, HEAT)), text).verdict == verdict


RELIEF = """砚浦市供水减免暂行办法

第一条　减免水费的标准如下：
（一）独居老人，由本人申请，每月减免十元；
（二）多人户的，由其共同分摊每月二十元的额度，每人分摊的额度不能超过每月八元。

第二条　本办法自2024年5月1日起施行。
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("《砚浦市供水减免暂行办法》自2024年5月1日起施行。", "supported"),
        ("砚浦市供水减免暂行办法是从2024年5月1日开始施行的。", "supported"),
        ("砚浦市供水减免暂行办法是从2024年6月1日开始施行的。", "contradicted"),
        ("砚浦市供水减免暂行办法自2024年6月1日起施行。", "contradicted"),
        ("多人户的，每人分摊的额度不能超过每月八元。", "supported"),
        ("多人户的，每人分摊的额度不能超过每月二十元。", "contradicted"),
    ],
)
def test_who_skips_a_whole_part_that_rules_nothing_tells_the_rest_right(
    text: str, verdict: str
) -> None:
    assert only(Checker(outlines(RELIEF, HEAT)), text).verdict == verdict


def test_a_kind_of_measures_means_the_document_named_before() -> None:
    text = "《砚浦市供水减免暂行办法》已经公布。暂行办法第二条规定，本办法自2024年5月1日起施行。"
    found = list(Checker(outlines(RELIEF, HEAT)).check(text))
    assert found[-1].verdict == "supported"


HIRE = """Hall Hire Agreement

1. Use

1.1 The Hirer shall not smoke in the hall.

1.2 Candles are not permitted on the stage.

2. General

2.1 A notice sent by email alone is not valid. A copy costs nothing.

2.2 This Agreement is governed by the law of Avaria.
"""
POLICY = """Hall Safety Policy

1. Fire

1.1 The caretaker tests the alarm every week.

2. Doors

2.1 Doors shall be kept clear.
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Under clause 1.1 the Hirer may not smoke in the hall.", "supported"),
        ("Under clause 1.1 of the Agreement the Hirer may smoke in the hall.", "altered"),
        ("Candles are banned on the stage.", "supported"),
        ("The Agreement is governed by the law of Avaria.", "supported"),
        ("The Agreement is governed by the law of Belmar.", "altered"),
        ("The Agreement says that a copy costs nothing.", "supported"),
        ("Clause 2.1 of the Agreement says that a copy costs nothing.", "supported"),
        ("Clause 2.1 of the Policy says that a copy costs nothing.", "misattributed"),
        ("Clause 2.2 of the Agreement says that a copy costs nothing.", "misattributed"),
    ],
)
def test_an_agreement_is_told_of_as_people_do(text: str, verdict: str) -> None:
    assert only(Checker(outlines(HIRE, POLICY)), text).verdict == verdict


@pytest.mark.parametrize("told", ["对任何单位和个人而言是合法的", "对任何单位和个人是允许的"])
def test_what_is_said_to_be_allowed_is_no_right_of_another_kind(told: str) -> None:
    law = (
        "砚浦市水源条例\n\n第一条　任何单位和个人不得污染水源。\n\n"
        "　　任何单位和个人有权举报污染水源的行为。\n"
    )
    finding = only(Checker(outlines(law, HEAT)), f"污染水源{told}，见《砚浦市水源条例》第一条。")
    assert finding.verdict in ("contradicted", "altered")


def test_an_english_heading_claims_nothing() -> None:
    text = "Note on the Hall Hire Agreement and the Policy\n\nDoors shall be kept clear.\n"
    (finding,) = Checker(outlines(HIRE, POLICY)).check(text)
    assert (finding.verdict, finding.text) == ("supported", "Doors shall be kept clear.")


KILNS = """The Kiln (Lining) Regulations 2033

1.—(1) An operator must line the kiln within 14 days.

(2) An operator must keep the lining dry.

First Schedule

1 The lining must be 90 millimetres thick.

Second Schedule

1 The record must be signed by the operator.
"""


@pytest.mark.parametrize(
    ("place", "verdict"),
    [
        ("reg. 1(1) of the Kiln (Lining) Regulations 2033", "supported"),
        ("regulation 1(2) of the Kiln (Lining) Regulations 2033", "misattributed"),
        ("the First Schedule to the Kiln (Lining) Regulations 2033", "misattributed"),
    ],
)
def test_paragraphs_of_a_regulation_are_told_apart(place: str, verdict: str) -> None:
    text = f"Under {place}, “An operator must line the kiln within 14 days.”"
    assert only(Checker(outlines(KILNS)), text).verdict == verdict


@pytest.mark.parametrize(
    ("place", "verdict"),
    [
        ("paragraph 1 of the Second Schedule", "supported"),
        ("Schedule 2, para 1", "supported"),
        ("paragraph 1 of the First Schedule", "misattributed"),
        ("regulation 1", "misattributed"),
    ],
)
def test_schedules_counted_in_words_are_told_apart(place: str, verdict: str) -> None:
    text = f"Under {place}, “The record must be signed by the operator.”"
    assert only(Checker(outlines(KILNS)), text).verdict == verdict


APIARY = """Apiary Rules

Rule 1 Hives
(1) A hive stands 30 metres from a path.
(2) A keeper pays £12 for each hive.

Rule 2 Honey
2.1 A jar holds 340 grams.
2.2 A label names the keeper.
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("A keeper pays £12 for each hive (Rule 1(2)).", "supported"),
        ("A keeper pays £13 for each hive (Rule 1(2)).", "altered"),
        ("A keeper pays £12 for each hive (Rule 1(1)).", "misattributed"),
        ("A jar holds 340 grams (Rule 2.1).", "supported"),
        ("A jar holds 340 grams (Rule 2.2).", "misattributed"),
        ("A keeper pays £12 for each hive (Rule 4).", "no_such_clause"),
    ],
)
def test_a_rule_is_a_place(text: str, verdict: str) -> None:
    assert only(Checker(outlines(APIARY)), text).verdict == verdict


def test_a_rule_of_no_document_is_of_those_that_have_one() -> None:
    other = APIARY.replace("Apiary", "Wasp").replace("Rule", "Principle").replace("12", "13")
    checker = Checker(outlines(APIARY, other))
    right, wrong = (f"Under Rule 1(2) a keeper pays £{fee} for each hive." for fee in (12, 13))
    assert only(checker, right).verdict == "supported"
    assert only(checker, wrong).verdict != "supported"


BRIDGE = """步行桥技术规范

1 构造
1.1 栏杆高度不应小于1.1 m。
表2 厚度
| 部位 | 底漆 |
| --- | --- |
| 主梁 | 60 μm |

附录A
（规范性）
荷载试验
A.1 试验荷载应分4级施加。
A.2 挠度测点不应少于5个。

附录B
养护
B.1 记录保存期宜为10年。
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("《步行桥技术规范》A.2规定，挠度测点不应少于5个。", "supported"),
        ("《步行桥技术规范》附录A.2规定，挠度测点不应少于5个。", "supported"),
        ("《步行桥技术规范》附录A规定，挠度测点不应少于5个。", "supported"),
        ("《步行桥技术规范》A.1规定，挠度测点不应少于5个。", "misattributed"),
        ("《步行桥技术规范》附录B规定，挠度测点不应少于5个。", "misattributed"),
        ("《步行桥技术规范》附录B第B.2条规定，记录保存期宜为10年。", "no_such_clause"),
        ("《步行桥技术规范》表2规定，主梁的底漆为60 μm。", "supported"),
        ("《步行桥技术规范》表1规定，主梁的底漆为60 μm。", "no_such_clause"),
    ],
)
def test_points_of_an_appendix_and_tables_are_told_apart(text: str, verdict: str) -> None:
    assert only(Checker(outlines(BRIDGE)), text).verdict == verdict


LAMPS = """砚浦市人民政府关于印发路灯管理办法的通知

各区人民政府：
现将《砚浦市路灯管理办法》印发给你们。
一、各区应当于六月底前完成设施普查。
二、市财政部门应当安排专项资金。

附件：1.砚浦市路灯管理办法
2.巡查约定

砚浦市人民政府
2031年3月5日

附件1
砚浦市路灯管理办法
第一条 新建道路应当同步安装路灯。
第二条 路灯的亮灯率不得低于百分之九十八。

附件2
巡查约定
第一条 巡查每月进行两次并且记录在案。
第三条 巡查记录保存五年。
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("《砚浦市路灯管理办法》第二条规定，路灯的亮灯率不得低于百分之九十八。", "supported"),
        ("《砚浦市路灯管理办法》第一条规定，路灯的亮灯率不得低于百分之九十八。", "misattributed"),
        ("《砚浦市路灯管理办法》第三条规定，巡查记录保存五年。", "no_such_clause"),
        ("《路灯办法》第二条规定，路灯的亮灯率不得低于百分之九十八。", "supported"),
        ("《船灯办法》第二条规定，路灯的亮灯率不得低于百分之九十八。", "out_of_corpus"),
        ("《关于印发路灯管理办法的通知》第二项要求，市财政部门应当安排专项资金。", "supported"),
        ("《关于印发路灯管理办法的通知》第二条要求，市财政部门应当安排专项资金。", "supported"),
        ("《关于印发路灯管理办法的通知》第一条要求，市财政部门应当安排专项资金。", "misattributed"),
        (
            "《关于印发路灯管理办法的通知》附件2《巡查约定》第三条约定，巡查记录保存五年。",
            "supported",
        ),
        (
            "《关于印发路灯管理办法的通知》附件1《巡查约定》第三条约定，巡查记录保存五年。",
            "no_such_clause",
        ),
    ],
)
def test_rules_sent_out_as_a_numbered_annex_go_by_their_own_name(text: str, verdict: str) -> None:
    assert only(Checker(outlines(LAMPS)), text).verdict == verdict


LAMP_LABELS = """REGULATION (EU) 2032/417 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL
of 11 June 2032
on the labelling of lamps

Having regard to the Treaty, and in particular Article 114 thereof,

Whereas:

(1) Lamps are sold under differing national rules.

(2) Consumers discard lamps that could be mended.

HAVE ADOPTED THIS REGULATION:

Article 1
Label

1. Makers shall:
(a) print the label in black;
(b) keep the test report for 10 years.

ANNEX I
LABEL

1. The label shall be 40 mm wide.

ANNEX II
TEST

1. The lamp shall be lit for 100 hours.
"""
LOAN = """LOAN AGREEMENT

RECITALS

A. The Lender owns nine drilling rigs.

B. The Borrower needs a drilling rig.

1. The Lender shall lend one rig.
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (
            "Under Article 1(1)(b) of {}, makers shall keep the test report for 10 years.",
            "supported",
        ),
        (
            "Point (b) of Article 1(1) of {} says makers shall keep the test report for 10 years.",
            "supported",
        ),
        ("Annex II, point 1 of {} says the lamp shall be lit for 100 hours.", "supported"),
        ("Point 1 of Annex I to {} says the lamp shall be lit for 100 hours.", "misattributed"),
        ("Recital 2 of {} says consumers discard lamps that could be mended.", "supported"),
        ("Recital (1) of {} says consumers discard lamps that could be mended.", "misattributed"),
        ("Recital A of the Loan Agreement says the Lender owns nine drilling rigs.", "supported"),
        (
            "Recital B of the Loan Agreement says the Lender owns nine drilling rigs.",
            "misattributed",
        ),
    ],
)
def test_a_regulation_goes_by_its_number_and_recitals_are_places(text: str, verdict: str) -> None:
    library = Checker(outlines(LAMP_LABELS, LOAN))
    assert only(library, text.format("Regulation (EU) 2032/417")).verdict == verdict


def test_a_day_beside_a_term_in_marks_is_held_against_the_rule() -> None:
    law = "砚浦市节水条例\n\n第一条　每年三月十二日为“全市节水日”。\n"
    checker = Checker(outlines(law, HEAT))
    assert only(checker, "每年三月十二日为“全市节水日”。").verdict == "supported"
    wrong = only(checker, "《砚浦市节水条例》第一条规定，每年五月十二日为“全市节水日”。")
    assert wrong.verdict in ("altered", "contradicted")


def test_who_skips_a_case_tells_the_rule_altered() -> None:
    law = (
        "砚浦市节水条例\n\n第一条　明知他人偷水，而为其提供工具的，处五百元罚款。\n\n"
        "第二条　明知他人实施本条例规定的偷水行为，而为其提供工具的，以偷水论处。\n"
    )
    checker = Checker(outlines(law, HEAT))
    for claim in (
        "《砚浦市节水条例》第一条：明知他人偷水，处五百元罚款。",
        "《砚浦市节水条例》第二条：明知他人实施本条例规定的偷水行为，以偷水论处。",
    ):
        assert only(checker, claim).verdict == "altered"


def test_a_ban_that_is_broken_within_a_word_is_read_to_its_end() -> None:
    law = "砚浦市节水条例\n\n第一条　供水单位应当严格执行内部监督制度，每年公布结果。\n"
    text = "供水单位不得严格执行内\n部监督制度，每年公布结果。（依据：《砚浦市节水条例》第一条）"
    assert only(Checker(outlines(law, HEAT)), text).verdict == "altered"


MOORINGS = """Harbour Moorings Rules

1. The annual fee is £1,480.50 for each vessel.

2. A holder shall pay a deposit if the annual fee exceeds £1,480, unless the vessel is laid up.
"""


@pytest.mark.parametrize(
    ("claim", "verdict", "note"),
    [
        ("Rule 1 says that the annual fee is £1,480.50 for each vessel.", "supported", ""),
        ("Rule 1 says that the annual fee is $1,480.50 for each vessel.", "altered", "£1,480.50"),
        ("Rule 1: “The annual fee is $1,480.50 for each vessel.”", "altered", "£1,480.50"),
        (
            "A holder shall pay a deposit.",
            "altered",
            "if the annual fee exceeds £1,480, unless the vessel is laid up",
        ),
        (
            "Rule 2 says that a holder shall pay a deposit if the annual fee exceeds £1,840, "
            "unless the vessel is laid up.",
            "altered",
            "“£1,480” there, “£1,840” here",
        ),
    ],
)
def test_an_amount_of_money_is_read_whole_with_what_it_is_counted_in(
    claim: str, verdict: str, note: str
) -> None:
    found = only(Checker(outlines(MOORINGS)), claim)
    assert found.verdict == verdict
    assert note in found.note


POOL = """Pool Rules

1. Bathers must leave the pool by 9 p.m.

2. Children under eight must be accompanied by an adult.
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "与《砚浦市供热条例》不同，用水单位应当每年检查三次水表（依据：《砚浦市节水办法》第二条）。",
            ["altered"],
        ),
        ("与《砚浦市供热条例》不同，《砚浦市节水办法》共五条。", ["supported"]),
        (
            "不同于《砚浦市供热条例》第二条，用水定额不得低于国家标准，见《砚浦市节水办法》第五条。",
            ["supported"],
        ),
        (
            "用水定额不得低于国家标准（《砚浦市节水办法》第五条），"
            "任何单位和个人不得擅自拆除供热设施（《砚浦市供热条例》第二条）。",
            ["supported", "supported"],
        ),
        (
            "用水定额可以低于国家标准（《砚浦市节水办法》第五条），"
            "而任何单位和个人不得擅自拆除供热设施（《砚浦市供热条例》第二条）。",
            ["altered", "supported"],
        ),
        (
            "《砚浦市节水办法》第五条规定用水定额不得低于国家标准，"
            "《砚浦市供热条例》第二条规定任何单位和个人可以擅自拆除供热设施。",
            ["supported", "contradicted"],
        ),
        (
            "依照《砚浦市节水办法》，用水定额不得低于国家标准（第五条），"
            "市水务部门应当公布用水定额（第五条）。",
            ["supported", "supported"],
        ),
        (
            "职工依《青石县用工办法》应当提前三十日通知；"
            "用水定额可以低于国家标准（《砚浦市节水办法》第五条）。",
            ["out_of_corpus", "altered"],
        ),
        (
            "Bathers must leave the pool by 9 p.m. (rule 1 of the Pool Rules), and children under "
            "six must be accompanied by an adult (rule 2 of the Pool Rules).",
            ["supported", "altered"],
        ),
    ],
)
def test_each_part_of_a_sentence_is_held_against_the_place_it_relies_on(
    text: str, verdicts: list[str]
) -> None:
    checker = Checker(outlines(WATER, HEAT, POOL))
    assert [found.verdict for found in checker.check(text)] == verdicts


LEAVE = """砚浦市骑手办法

第一条　骑手解除协议的，应当提前十五日通知企业。企业解除协议的，应当提前三十日以书面形式通知骑手。

第二条　维修费在二百元以下的，可以不签订协议，但应当出具收据。
"""
CAPS = """Cleaning Agreement

1. The Supplier's total liability shall not exceed £250,000.

2. The Supplier shall appoint a manager within 30 days. A manager must speak English.
"""


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("企业解除协议，要提前三十日书面通知骑手。", "altered"),
        ("骑手解除协议的，应当提前三十日通知企业。", "contradicted"),
        ("维修费在二百元以下的，可不签订协议，但应当出具收据。", "supported"),
        ("维修费在二百元以下的，不得不签订协议，但应当出具收据。", "contradicted"),
        ("The Supplier's total liability is capped at £250,000.", "supported"),
        ("The Supplier's total liability is capped at £500,000.", "contradicted"),
        ("Clause 2 says that the Supplier must appoint a manager within 30 days.", "supported"),
    ],
)
def test_a_true_claim_is_not_denied_by_the_rule_beside_its_own(claim: str, verdict: str) -> None:
    assert only(Checker(outlines(LEAVE, CAPS)), claim).verdict == verdict


def test_the_day_of_a_document_that_another_published_is_its_own() -> None:
    decree = (
        "砚浦市人民政府令\n第12号\n《砚浦市代理条例》已经市政府会议通过，现予公布，"
        "自2019年3月1日起施行。\n市长 李某\n2018年11月6日\n砚浦市代理条例\n"
        "第一条 代理应当自愿。\n第二条 本条例自2019年3月1日起施行。\n"
    )
    found = only(Checker(outlines(decree)), "《砚浦市代理条例》自2019年3月1日起施行。")
    assert found.verdict == "supported"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("用户不得拆除水表（《砚浦市水表办法》第一条），但经批准的除外。", "unsupported"),
        ("市水务部门可以给予补助（《砚浦市水表办法》第二条），但是非居民用户除外。", "supported"),
        ("市水务部门可以给予补助（《砚浦市水表办法》第二条），但是居民用户除外。", "altered"),
    ],
)
def test_what_is_excepted_behind_a_place_in_brackets_is_told_of_it(
    claim: str, verdict: str
) -> None:
    law = (
        "砚浦市水表办法\n\n第一条　用户不得拆除水表。\n\n"
        "第二条　市水务部门可以给予补助，但是非居民用户除外。\n"
    )
    assert only(Checker(outlines(law, HEAT)), claim).verdict == verdict


def test_a_few_letters_that_a_document_is_said_to_rule_are_looked_for_in_it() -> None:
    assert (
        only(Checker(outlines(FEES)), "《砚浦市餐饮节约办法》规定了洗碗费。").verdict
        == "unsupported"
    )


JETTY = """柳荫渡口办法

第一条　船主将渡船出租的，船票收入归船主，油料费由承租人承担。

第二条　大雾期间，渡船不得离岸。
"""
CLUB = """Reed Club Rules

1. Boats
(1) The committee allots boats in the order of the waiting list. A member may hold one boat only.
(2) A member who moves out of the village keeps the boat until 30 September of that year.
"""


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("油料费由船主承担。", "原文说的是“承租人”，不是“船主”。"),
        ("船票收入归承租人。", "原文中“船票收入归”与“承租人”并不相连。"),
        ("大雾期间渡船并非不得离岸。", "原文没有“并非不得离岸”。"),
    ],
)
def test_a_note_says_who_stands_in_whose_place(text: str, note: str) -> None:
    number = "二" if "大雾" in text else "一"
    said = f"《柳荫渡口办法》第{number}条规定，{text}"
    assert only(Checker(outlines(JETTY)), said).note == note


def test_a_note_has_whole_words() -> None:
    told = "a member who moves out of the village keeps the boat for good."
    said = f"Under rule 1 of the Reed Club Rules, {told}"
    note = "The source also has “30 September of that year”."
    assert only(Checker(outlines(CLUB)), said).note == note


@pytest.mark.parametrize(
    "text",
    [
        "> 城市供水价格应当每年核定一次。\n>\n> 《青石县水价办法》第九条",
        "> 城市供水价格应当每年核定一次。\n>\n> 青石县水价办法第 9 条\n\n以上请审阅。",
        "1. 依据：《青石县水价办法》第九条\n2. 结论：城市供水价格每年核定一次",
        "先说《青石县水价办法》。依这份文件，城市供水价格应当每年核定一次。",
        "今天的主角是《青石县水价办法》。在它之下，城市供水价格应当每年核定一次。",
        "条文出处 = 《青石县水价办法》第九条；条文 = 城市供水价格应当每年核定一次。",
        "您可以翻到中华人民共和国水价法第9条，那里有一句“城市供水价格应当每年核定一次”。",
    ],
)
def test_a_document_that_is_not_here_is_read_in_other_forms_too(text: str) -> None:
    checker = Checker([parse(Document(WATER, "0.txt", "txt"))])
    assert [f.verdict for f in checker.check(text)] == ["out_of_corpus"]


@pytest.mark.parametrize(
    ("lead", "quotations"),
    [
        ("摘录如下", 1),
        ("照录如下。", 1),
        ("我原样抄给您：", 1),
        ("为便于查阅，现将有关内容摘录如下。", 0),
        ("抄送：", 0),
    ],
)
def test_a_paragraph_is_copied_below_a_line_that_only_says_so(lead: str, quotations: int) -> None:
    checker = Checker([parse(Document(WATER, "0.txt", "txt"))])
    words = WATER.partition("第三条")[2].strip().partition("\n")[0]
    for text, count in ((words, quotations), (f"《砚浦市节水办法》第三条规定，{words}", 0)):
        findings = [f for f in checker.check(f"{lead}\n\n{text}") if f.quotation]
        assert len(findings) == count


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("-- 《砚浦市节水办法》第九十七条讲了押金怎么退\nSELECT 1;", "第九十七条"),
        ("# 《砚浦市节水办法》第九十七条讲了押金怎么退\nreturn x > 0", "第九十七条"),
        ("> 你上次说的那条？\n\n《砚浦市节水办法》§97谈到收费减免。", "§97"),
        ("> 《砚浦市节水办法》第九十七条列举了免责情形。", "第九十七条"),
        ("\\begin{quote}\n《砚浦市节水办法》八条第四款谈到了减免。\n\\end{quote}", "八条第四款"),
        ("《砚浦市节水办法》八条第四款就异地办理开了绿灯。", "八条第四款"),
        ("“水表每年免费检定一次。” 九十四条（《砚浦市节水办法》）", "水表每年免费检定一次"),
        ("（　）6. 《砚浦市节水办法》第九十七条讲了押金。", "第九十七条"),
    ],
)
def test_a_place_that_is_not_there_is_told_where_it_is_named(text: str, at: str) -> None:
    checker = Checker([parse(Document(WATER, "0.txt", "txt"))])
    (found,) = checker.check(text)
    assert found.verdict == "no_such_clause"
    assert at in found.text


def test_words_below_a_place_that_is_not_there_are_told_with_it() -> None:
    checker = Checker([parse(Document(WATER, "0.txt", "txt"))])
    text = "**砚浦市节水办法·第九十七条**\n\n任何人不得以口头承诺代替书面决定。"
    (found,) = checker.check(text)
    assert (found.verdict, found.text) == ("no_such_clause", text.replace("**砚", "砚"))
