"""Asking when and by whom a document was issued."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.chat.issue import AboutIssue, asked_of_issue, is_named


@pytest.mark.parametrize(
    ("question", "document", "who"),
    [
        ("《砚浦市节水试行办法》是哪天出台的？", "砚浦市节水试行办法", False),
        ("这份节水试行办法什么时候印发？", "节水试行办法", False),
        ("办法的发布日期是哪天", "", False),
        ("这份文件是哪年发布的？", "", False),
        ("When was this document issued?", "", False),
        ("节水试行办法是哪天发布、由谁发布的？", "节水试行办法", True),
        ("《节水试行办法》是哪个机关印发的？题注上标的是哪一天？", "节水试行办法", True),
        ("这份意见是谁发布的", "", True),
        ("节水试行办法的发文机关是谁？", "节水试行办法", True),
        ("文件是以谁的名义印发的？", "", True),
        ("Who issued this document, and when was it published?", "", True),
    ],
)
def test_when_and_by_whom(question: str, document: str, who: bool) -> None:
    about = asked_of_issue(question)
    assert about is not None
    assert (about.named, about.who) == (document, who)


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("节水试行办法自何时起施行？", "节水试行办法"),
        ("《节水法》是什么时候开始实施的？", "节水法"),
        ("节水法的施行日期是哪天", "节水法"),
        ("这部法律从哪天起生效？", ""),
    ],
)
def test_since_when_a_document_applies(question: str, document: str) -> None:
    about = asked_of_issue(question)
    assert about is not None
    assert (about.named, about.applies) == (document, True)


def test_the_kind_of_document_that_is_pointed_to_is_told() -> None:
    assert asked_of_issue("这份意见是谁发布的") == AboutIssue("", "意见", who=True)
    assert asked_of_issue("这份文件是谁发布的") == AboutIssue("", "", who=True)
    assert asked_of_issue("节水意见是谁发布的") == AboutIssue("节水意见", "", who=True)


@pytest.mark.parametrize(
    "question",
    [
        "水表检查从什么时候开始实行？",
        "市政府发布了什么？",
        "谁发布预警信息，多久发布一次？",
        "节水办法是谁发布的？罚款多少？",
        "由哪个部门发布用水情况的公告？",
        "",
        "？",
    ],
)
def test_what_asks_for_something_else(question: str) -> None:
    assert asked_of_issue(question) is None


@given(st.text())
def test_any_question_can_be_read(question: str) -> None:
    about = asked_of_issue(question)
    assert about is None or len(about.named) <= len(question.lower())


def test_a_document_is_named_by_the_end_of_its_name() -> None:
    assert is_named("砚浦市节水试行办法", "节水试行办法")
    assert not is_named("砚浦市节水试行办法", "检查结果")
    assert not is_named("砚浦市节水试行办法", "办法")
    assert is_named("中华人民共和国节水法", "节水法")
