"""Citations in records, subtitles, tables, exams and talk are read like those in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checker.added_duties import demands_something_else
from assistant.checker.citations import Checker
from assistant.checker.other_marks import without_other_marks
from assistant.checker.statements import QUESTION
from index.clauses import parse
from index.documents import Document

DOCK = """荻港市码头管理办法

第一条　码头每年检修一次。

　　检修记录应当保存五年。

第二条　经营者应当在收到申请之日起三十日内答复。

第三条　损坏护栏的，处二百元以上五百元以下罚款。

第四条　夜间禁止装卸危险货物，港政部门批准的除外。

第五条　装卸危险货物的申请材料包括货物清单、应急预案和船舶证书。

第六条　港政部门有权查阅码头的检修记录。

第七条　本办法自2031年3月1日起施行。
"""
NOTICE = """荻港市人民政府关于码头绿化的意见

荻政发〔2031〕7号

一、总体要求

（一）坚持属地管理，码头绿化率应当逐年提高。

（二）坚持因地制宜，码头绿化用水应当优先使用再生水。

二、主要任务

（一）码头经营者应当在岸线种植乔木。
"""
MANUAL, IDEAS = "《荻港市码头管理办法》", "《荻港市人民政府关于码头绿化的意见》"


@pytest.fixture(scope="module")
def checker() -> Checker:
    texts = (DOCK, NOTICE)
    return Checker([parse(Document(t, f"{i}.txt", "txt")) for i, t in enumerate(texts)])


def verdicts(checker: Checker, text: str) -> list[str]:
    return [finding.verdict for finding in checker.check(text)]


RIGHT = "经营者应当在收到申请之日起三十日内答复"
FORMS = [
    "12\n00:03:12,400 --> 00:03:16,000\n我们来看{doc}{at}\n\n"
    "13\n00:03:16,200 --> 00:03:24,800\n“{words}。”",
    "#+BEGIN_QUOTE\n{words}。\n#+END_QUOTE\n来源：{doc}{at}",
    "\\begin{{quote}}\n{words}。\n\\end{{quote}}\n来源：{doc}{at}",
    '<rule law="荻港市码头管理办法" no="{at}">{words}。</rule>',
    "内容\t出处\n{words}。\t{doc}{at}",
    "| 条款 | 原文 |\n|---|---|\n| {doc}{at} | {words}。 |",
    "- 法规: {doc}\n  条: {at}\n  原文: |\n    {words}\n  状态: 待复核",
    "依据：{doc}{at}\n摘录：{words}\n复核人：王某",
    "● {doc}{at}\n  ● 原句：{words}。",
    "第3题　请默写{doc}{at}的有关内容。\n参考答案：{words}。",
    "（全体起立，宣读{doc}{at}）\n{words}。\n（宣读完毕，请坐下）",
    "抄写作业：{doc}{at}，抄一遍。\n\n{words}。\n\n姓名：小雨",
    "我把{doc}{at}一字不差打给你：{words}。",
    "提案提到，“{words}”。经查证，此语载于{doc}{at}，而非别处。",
    "<details><summary>{doc}{at}</summary>\n\n{words}。\n\n</details>",
    "下面这段话我读了三遍：\n\n　　{words}。\n\n它来自{doc}{at}，值得抄下来。",
    "记住这句话：{words}。别问哪儿来的，{doc}{at}里的原话。",
    "调研组指出，落实{doc}{at}（{words}）仍有差距。",
    "1 案由：略\n2 依据：{doc}{at}\n2.1 依据内容：{words}。\n3 结论：略",
    "[条文]\n名称=荻港市码头管理办法\n编号={at}\n内容={words}。",
    "文件名\t荻港市码头管理办法\n位置\t{at}\n文字\t{words}。",
    "'''荻港市码头管理办法''' {at}\n: {words}。",
    "群里转一下：荻港市码头管理办法 {at} —— {words}（原文照录）",
    "【摘录】{words}。\n【来源】{doc}{at}",
    "引自{doc}{at}：\n\n　　{words}。",
    "出处=[荻港市码头管理办法]；条号=[{at}]；文字=[{words}。]",
]


@pytest.mark.parametrize("form", FORMS)
def test_a_place_and_its_words_are_found_in_any_form(checker: Checker, form: str) -> None:
    right = form.format(doc=MANUAL, at="第二条", words=RIGHT)
    assert verdicts(checker, right) == ["supported"]
    misplaced = form.format(doc=MANUAL, at="第三条", words=RIGHT)
    assert verdicts(checker, misplaced) == ["misattributed"]
    changed = form.format(doc=MANUAL, at="第二条", words=RIGHT.replace("三十", "六十"))
    assert verdicts(checker, changed) == ["altered"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (f"{MANUAL}（节录）\n——————\n经营者应当在收到申请之日起六十日内答复。\n——————", "altered"),
        (f"{MANUAL}第一条、第二条都与此有关，当中一句抄在这里：“{RIGHT}。”", "supported"),
        (f"{MANUAL}第二条（{RIGHT}）并未如此规定。", "unsupported"),
        (f"按{MANUAL}来看，直到2031年3月1日有效力。", "unsupported"),
        (f"{MANUAL}第三条、第四条都与此有关，当中一句抄在这里：“{RIGHT}。”", "misattributed"),
        (f"{MANUAL} §1.2：“检修记录应当保存五年。”", "supported"),
        (f"{MANUAL} §1.1：“检修记录应当保存五年。”", "misattributed"),
        (
            f"【链接】{IDEAS}\n一、（二）　坚持因地制宜，码头绿化用水应当优先使用再生水。",
            "supported",
        ),
        (f"{IDEAS}（荻政发〔2031〕7号）第二部分：“码头经营者应当在岸线种植乔木。”", "supported"),
        (
            f"{IDEAS}（荻政发〔2031〕7号）第九部分：“码头经营者应当在岸线种植乔木。”",
            "no_such_clause",
        ),
        (f"老哥，{MANUAL}第二条不是说了嘛，{RIGHT}。", "supported"),
        (
            f"老哥，{MANUAL}第二条不是说了嘛，经营者不用在收到申请之日起三十日内答复。",
            "contradicted",
        ),
        (f"我查过了，{MANUAL}说码头每两年检修一次呢。", "contradicted"),
        (f"{MANUAL}第二条要求经营者在收到申请之日起最多30日内答复。", "supported"),
        (f"{MANUAL}第二条规定，经营者收到申请时，还得发布一份白皮书。", "unsupported"),
        (f"著录项“依据”：{MANUAL}第二条；摘录：「{RIGHT}。」", "supported"),
        (f"{MANUAL}第七条写明，施行的头一天是2032年3月1日。", "contradicted"),
        (f"按{MANUAL}来看，要等2031年3月1日过后才有约束力。", "supported"),
        (f"从{MANUAL}第六条出发不难看出，港政部门有权查阅码头的检修记录。", "supported"),
        (f"{MANUAL}规定，港政部门有资格查阅码头的检修记录。", "supported"),
        (f"{MANUAL}规定，应急预案不在装卸危险货物的申请材料之列。", "contradicted"),
        (f"{MANUAL}第四条规定，夜间不用禁止装卸危险货物。", "contradicted"),
    ],
)
def test_what_stands_around_a_claim_is_understood(
    checker: Checker, text: str, verdict: str
) -> None:
    assert verdicts(checker, text) == [verdict]


OWN = [
    "按照{doc}{at}的规定，{words}。",
    "意见要点\n- 依据：{doc}{at}\n- 结论：{words}。",
    "| 依据 | 要点 |\n|---|---|\n| {doc}{at} | {words} |",
    "{doc}{at}的意思是，{words}。",
    "学习体会：{doc}{at}告诉我们，{words}。",
]


@pytest.mark.parametrize("form", OWN)
def test_a_rule_told_as_ones_own_is_denied_and_not_miscopied(checker: Checker, form: str) -> None:
    assert verdicts(checker, form.format(doc=MANUAL, at="第二条", words=RIGHT)) == ["supported"]
    other = RIGHT.replace("三十", "六十")
    assert verdicts(checker, form.format(doc=MANUAL, at="第二条", words=other)) == ["contradicted"]
    waived = RIGHT.replace("应当", "不必")
    assert verdicts(checker, form.format(doc=MANUAL, at="第二条", words=waived)) == ["contradicted"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (f"按{MANUAL}第四条，夜间禁止装卸危险货物，港政部门批准的也不例外。", "contradicted"),
        (f"荻港市关于绿化的那份意见（{IDEAS}）要求保安统一佩戴丝巾。", "unsupported"),
        ("“停泊应当缴费。”（国务院关于促进码头消费的意见）", "out_of_corpus"),
        ("出处\t条\t文字\n中华人民共和国港口法\t第四条\t应当停止实施并消除影响。", "out_of_corpus"),
        ("出处\t条\t文字\n中华人民共和国港口法\t第四条\t应当停止实施。", "out_of_corpus"),
        (f"我赞成经营者应当在六十日内答复的意见（{MANUAL}第二条）也是这么写的。", "contradicted"),
        (f"夜间可以装卸危险货物的规定（{MANUAL}第四条），我们已传达。", "contradicted"),
        (f"【条文】{RIGHT}。【出处】{MANUAL}第二条", "supported"),
        (f"【摘录】今天学习{MANUAL}第二条，{RIGHT}。", "supported"),
        (f"{MANUAL}第二条：具体为{RIGHT}。", "supported"),
    ],
)
def test_what_was_taken_for_something_else(checker: Checker, text: str, verdict: str) -> None:
    assert verdicts(checker, text) == [verdict]


LINES = [
    "经营者应当在收到申请之日起六十日内答复",
    "1. 损坏护栏的处三百元以上五百元以下罚款\n2. 码头每年检修两次",
    "| 事项 | 规定 |\n|---|---|\n| 损坏护栏 | 处三百元以上五百元以下罚款 |",
]


@pytest.mark.parametrize("lines", LINES)
def test_lines_and_rows_that_tell_an_amount_are_read(checker: Checker, lines: str) -> None:
    assert "contradicted" in verdicts(checker, f"{lines}\n\n以上供参考")


@pytest.mark.parametrize("line", ["2031年4月1日", "第三十五号", "罚款分三次缴：", "预算20万元"])
def test_dates_leads_and_amounts_of_ones_own_are_no_claims(checker: Checker, line: str) -> None:
    assert verdicts(checker, f"关于码头的几件事\n\n{line}\n\n以上供参考") == []


@pytest.mark.parametrize(
    ("lead", "verdict"),
    [
        ("经营者要做到：", "supported"),
        ("港政部门要做到：", "unsupported"),
        ("请记住：", "supported"),
    ],
)
def test_items_hold_of_whom_their_list_is(checker: Checker, lead: str, verdict: str) -> None:
    item = "在收到申请之日起三十日内答复"
    assert verdicts(checker, f"{lead}\n- {item}；\n") == [verdict]
    other = item.replace("三十", "六十")
    expected = "contradicted" if verdict == "supported" else verdict
    assert verdicts(checker, f"{lead}\n- {other}；\n") == [expected]


def test_words_said_to_stand_in_each_of_two_places_are_held_against_both(
    checker: Checker,
) -> None:
    text = f"{MANUAL}第一条和第二条其中每一条都写着：“{RIGHT}。”"
    assert sorted(verdicts(checker, text)) == ["misattributed", "supported"]


@pytest.mark.parametrize(
    ("claim", "article", "expected"),
    [
        ("开展检修时，还得发布白皮书", "码头应当开展检修。", True),
        ("除了检修码头，还要设立合规官", "经营者应当检修码头。", True),
        ("收到申请后，应当在六十日内答复", "收到申请后，应当在三十日内答复。", False),
        ("检修时，应当停业", "检修时，可以停业。", False),
        ("检修码头应当停业", "检修码头。", False),
    ],
)
def test_a_duty_of_which_a_rule_knows_nothing(claim: str, article: str, *, expected: bool) -> None:
    assert demands_something_else(claim, article) is expected


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("码头每年检修一次呢。", False),
        ("码头几年检修一次呢。", True),
        ("码头检修呢", True),
        ("码头检修吗。", True),
        ("码头检修？", True),
    ],
)
def test_what_asks(line: str, *, asks: bool) -> None:
    assert (QUESTION.search(line) is not None) is asks


@given(
    st.lists(
        st.sampled_from(
            ["1\n", "00:01,0 --> 00:02,0\n", "#+BEGIN_QUOTE\n", "#+end_quote\n", "码头。", "\n"]
        )
    )
)
def test_every_letter_stays_in_its_place(parts: list[str]) -> None:
    text = "".join(parts)
    shown = without_other_marks(text)
    assert len(shown) == len(text)
    assert all(char == shown[at] for at, char in enumerate(text) if char in "码头。\n")
