"""Chinese names of documents of any kind before a number: none is taken for another."""

from __future__ import annotations

import pytest

from assistant.checker.citations import Checker
from assistant.checker.findings import Finding
from index.clauses import parse
from index.documents import Document

LEASE = """柳岸公司房屋租赁合同

第一条　出租人出租房屋一套。

第二条　承租人不得在房屋内饲养动物。
"""
HANDBOOK = """柳岸公司员工手册

第一条　办公室上午八点开门。

第二条　旧案卷保存七年后销毁，遗嘱除外。
"""
ANIMALS, FILES = "承租人不得在房屋内饲养动物。", "旧案卷保存七年后销毁，遗嘱除外。"
NAMED_BEFORE = f"根据《柳岸公司房屋租赁合同》第二条，{ANIMALS}\n\n"


@pytest.fixture(scope="module")
def checker() -> Checker:
    texts = (LEASE, HANDBOOK)
    return Checker([parse(Document(t, f"{i}.txt", "txt")) for i, t in enumerate(texts)])


def last(checker: Checker, text: str) -> Finding:
    return list(checker.check(text))[-1]


@pytest.mark.parametrize("name", ["员工手册", "《员工手册》", "柳岸公司员工手册", "手册", "本手册"])
def test_a_document_named_is_meant_whatever_was_named_before(checker: Checker, name: str) -> None:
    found = last(checker, f"{NAMED_BEFORE}根据{name}第二条，{FILES}")
    assert found.verdict == "supported"
    assert found.reference is not None
    assert found.reference.title == "柳岸公司员工手册"


@pytest.mark.parametrize("said", [ANIMALS, FILES])
@pytest.mark.parametrize(
    "name",
    ["志愿者手册", "志愿者守则", "考勤制度", "居民公约", "入住须知", "操作规程", "学生行为准则"],
)
def test_a_document_that_is_not_here_is_never_another(
    checker: Checker, name: str, said: str
) -> None:
    assert last(checker, f"{NAMED_BEFORE}根据{name}第二条，{said}").verdict == "out_of_corpus"
    assert last(checker, f"{NAMED_BEFORE}{name}第二条规定，{said}").verdict == "out_of_corpus"


@pytest.mark.parametrize(
    "named",
    [
        "正如茶室法所表明的那样，",
        "诚如茶室法所言，",
        "如茶室法所示，",
        "翻开茶室卫生管理办法，第 5 条写着，",
    ],
)
def test_what_leads_to_a_name_is_no_part_of_it(checker: Checker, named: str) -> None:
    found = last(checker, f"{named}茶室每天应当通风三次。")
    assert found.verdict == "out_of_corpus"
    assert found.reference is not None
    assert found.reference.title in ("茶室法", "茶室卫生管理办法")


def test_what_a_contract_says_is_no_document_of_that_name(checker: Checker) -> None:
    assert last(checker, f"租赁合同规定，{ANIMALS}").verdict == "supported"


def test_the_name_of_a_point_is_no_condition_of_what_it_says() -> None:
    rule = "A volunteer may leave at any time by notice in writing."
    text = f"Volunteer Handbook\n\n1. Leaving\n\n{rule}\n"
    handbook = Checker((parse(Document(text, "handbook.txt", "txt")),))
    assert last(handbook, "A volunteer may leave at any time by notice.").verdict == "altered"
    assert last(handbook, rule).verdict == "supported"


@pytest.mark.parametrize(
    ("text", "verdict", "address"),
    [
        (f"《员工手册》第一条讲办公室，同一部手册的第二条讲“{FILES}”。", "supported", "第二条"),
        (f"法条原文 | 《员工手册》第九条\n\n{FILES}", "no_such_clause", "第九条"),
        ("代理词第三部分讨论了《员工手册》第九条。", "no_such_clause", "第九条"),
        ("我们来看《茶室守则》。用大白话说，茶室每天应当通风三次。", "out_of_corpus", ""),
    ],
)  # fmt: skip
def test_places_told_in_passing(checker: Checker, text: str, verdict: str, address: str) -> None:
    found = last(checker, text)
    assert found.verdict == verdict
    assert found.reference is not None
    assert found.reference.address == address


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (f"坊间都讲{FILES}", ["supported"]),
        (f"从《柳岸公司员工手册》（简称《员工手册》）第2条可以看出，{FILES}", ["supported"]),
        ("• 饲养动物三次以上的，单处罚金", ["unsupported"]),
        ("课堂笔记：承租人应当每年三月送台历", ["unsupported"]),
        ("现函复如下：茶水由办公室寄送。", ["unsupported"]),
        (f"通知末尾抄了这么一段：\n\n{ANIMALS}{FILES}", ["spliced"]),
        (f"判决书“本院认为”部分引了《员工手册》第二条，“{FILES}”。", ["supported"]),
        ("承租人可以在房屋内饲养动物吗？随意就好。", ["contradicted"]),
    ],
)
def test_what_is_claimed_is_told_from_what_leads_up_to_it(
    checker: Checker, text: str, verdicts: list[str]
) -> None:
    assert [finding.verdict for finding in checker.check(text)] == verdicts


def test_what_is_looked_at_first_is_no_part_of_its_name(checker: Checker) -> None:
    text = "先看茶室卫生管理办法的适用范围，再看该办法第一条，后者规定“茶杯每天应当消毒两次”。"
    found = [f for f in checker.check(text) if f.quotation]
    assert [(f.verdict, f.reference and f.reference.title) for f in found] == [
        ("out_of_corpus", "茶室卫生管理办法")
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "因为员工手册第二条，",
        "对照员工手册第二条，",
        "套用柳岸公司员工手册第二条，",
        "这是员工手册第二条说的，",
        "理由是柳岸公司那本员工手册第二条，",
    ],
)
def test_words_that_lead_to_a_name_are_no_part_of_it(checker: Checker, lead: str) -> None:
    found = last(checker, f"{lead}{FILES}")
    assert found.reference is not None
    assert found.verdict == "supported"


@pytest.mark.parametrize(
    "said", ["由谁提改法", "公检法三家", "把坏人绳之以法", "各省实施方案", "请人大释法"]
)
def test_what_only_ends_like_a_name_is_none(checker: Checker, said: str) -> None:
    text = f"承租人不得在房屋内饲养动物，{said}，旧案卷保存七年后销毁。"
    assert "out_of_corpus" not in {found.verdict for found in checker.check(text)}
