"""Places that a text names, and those that only stand in the words that it copies."""

from __future__ import annotations

import pytest

from assistant.checker.citations import Checker
from index.clauses import parse
from index.documents import Document

FERRY = """荻港市渡船管理办法

第一条　本节规定不影响本办法第六条关于夜间停航规定的实施。

第二条　渡船经营者有下列情形之一的，由市交通部门处二百元以上五百元以下罚款：

（一）渡船检修后，继续使用原检修凭证的；

（二）在试航期内载客不符合第五条规定的；

（三）未按照第六条规定公布停航信息的。

第三条　下列渡船在本办法第五条规定的试航期届满不能载客的，经市交通部门批准，试航期延长二个月：

（一）停航一年以上的渡船；

（二）更换主机的渡船。

第五条　渡船应当在三个月的试航期内按照核定人数的一半载客。

第六条　渡船在晚上十点以后停航，停航信息应当提前三日公布。
"""


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([parse(Document(FERRY, "ferry.txt", "txt"))])


def told(checker: Checker, text: str) -> list[tuple[str, str]]:
    """The verdicts of a text, each with the address of its clause."""
    found = checker.check(text)
    return [(f.verdict, f.clause.address if f.clause else "") for f in found]


@pytest.mark.parametrize(
    "lead",
    [
        "按《渡船管理办法》第一条，",
        "《渡船管理办法》第一条规定，",
        "办事员说，渡船管理办法第1条规定：",
    ],
)
def test_a_place_within_copied_words_is_none_of_the_text(checker: Checker, lead: str) -> None:
    text = f"{lead}本节规定不影响本办法第六条关于夜间停航规定的实施。"
    assert told(checker, text) == [("supported", "第一条")]


def test_other_words_around_a_place_leave_it_one(checker: Checker) -> None:
    text = "渡船管理办法第六条规定，停航信息应当提前三日公布。"
    assert told(checker, text) == [("supported", "第六条")]
    assert told(checker, text.replace("第六条", "第五条")) == [("misattributed", "第六条")]


ITEMS = (
    "（一）渡船检修后，继续使用原检修凭证的；\n"
    "（二）在试航期内载客不符合第五条规定的；\n"
    "（三）未按照第六条规定公布停航信息的。"
)
HEAD = (
    "《渡船管理办法》第二条规定，渡船经营者有下列情形之一的，"
    "由市交通部门处二百元以上五百元以下罚款：\n"
)


def test_a_list_that_names_places_is_copied_as_one(checker: Checker) -> None:
    assert told(checker, HEAD + ITEMS) == [("supported", "第二条")]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("五百元", "五千元"),
        ("市交通部门", "市公安部门"),
        ("原检修凭证", "新检修凭证"),
        ("第五条", "第六条"),
    ],
)
def test_a_word_changed_in_the_head_of_a_list_or_an_item_is_seen(
    checker: Checker, right: str, wrong: str
) -> None:
    verdicts = {verdict for verdict, _ in told(checker, HEAD + ITEMS.replace(right, wrong))} | {
        verdict for verdict, _ in told(checker, (HEAD + ITEMS).replace(right, wrong))
    }
    assert "altered" in verdicts


def test_a_head_that_names_a_place_of_its_own(checker: Checker) -> None:
    text = (
        "《渡船管理办法》第三条：下列渡船在本办法第五条规定的试航期届满不能载客的，经市交通部门批准，"
        "试航期延长二个月：\n（一）停航一年以上的渡船；\n（二）更换主机的渡船。"
    )
    assert told(checker, text) == [("supported", "第三条")]
    assert [v for v, _ in told(checker, text.replace("二个月", "三个月"))] == ["altered"]


@pytest.mark.parametrize(
    "tail",
    [
        "由市交通部门没收违法所得：\n",
        "由市交通部门依法给予处分：\n",
        "由公安机关处十日以下拘留：\n",
    ],
)
def test_another_consequence_in_the_head_of_a_list_is_seen(checker: Checker, tail: str) -> None:
    head = "《渡船管理办法》第二条规定，渡船经营者有下列情形之一的，"
    assert {verdict for verdict, _ in told(checker, head + tail + ITEMS)} - {"supported"}


@pytest.mark.parametrize(
    "head",
    [
        "《渡船管理办法》第二条规定了六种应当罚款的情形：\n",
        "按照《渡船管理办法》第二条，昨天查处三十人，其中有：\n",
    ],
)
def test_a_head_of_the_text_s_own_says_nothing_of_the_library(checker: Checker, head: str) -> None:
    assert told(checker, head + ITEMS) == [("supported", "第二条")]


LIST = (
    "下列渡船在本办法第五条规定的试航期届满不能载客的，经市交通部门批准，试航期延长二个月：\n"
    "（一）停航一年以上的渡船；\n（二）更换主机的渡船。"
)


def test_a_list_that_names_no_place_is_held_whole_against_its_clause(checker: Checker) -> None:
    assert told(checker, LIST) == [("supported", "第三条")]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("市交通部门", "市公安部门"),
        ("二个月", "三个月"),
        ("更换主机", "更换船长"),
        ("一年", "两年"),
    ],
)
def test_a_word_changed_in_such_a_list_is_seen(checker: Checker, right: str, wrong: str) -> None:
    assert {v for v, _ in told(checker, LIST.replace(right, wrong))} - {"supported"}


def test_a_list_of_the_text_s_own_is_none_of_the_library(checker: Checker) -> None:
    text = "会议要求，各单位应当做好以下工作：\n（一）整理台账；\n（二）报送名单。"
    assert told(checker, text) == []
