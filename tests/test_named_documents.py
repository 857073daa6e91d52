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


def test_what_a_contract_says_is_no_document_of_that_name(checker: Checker) -> None:
    assert last(checker, f"租赁合同规定，{ANIMALS}").verdict == "supported"


def test_the_name_of_a_point_is_no_condition_of_what_it_says() -> None:
    rule = "A volunteer may leave at any time by notice in writing."
    text = f"Volunteer Handbook\n\n1. Leaving\n\n{rule}\n"
    handbook = Checker((parse(Document(text, "handbook.txt", "txt")),))
    assert last(handbook, "A volunteer may leave at any time by notice.").verdict == "altered"
    assert last(handbook, rule).verdict == "supported"
