"""Asking what a document is made of."""

from __future__ import annotations

from pathlib import Path

import pytest
from model_fakes import ScriptedModel, conversing

from assistant.chat.answer import Turn
from assistant.chat.makeup import AboutMakeup, asked_of_makeup

RULES = """砚浦市节水试行办法

（2020年3月1日砚浦市人民政府令第5号公布　2022年4月2日修正）

第一章　总则

第一条　更换节水器具的，市水务部门每户补助三百元。

第二章　附则

第二条　本办法自2020年5月1日起施行。
"""


@pytest.mark.parametrize(
    ("question", "part", "named"),
    [
        ("节水办法一共有多少条？", "articles", "节水办法"),
        ("《节水办法》共几条", "articles", "节水办法"),
        ("2022年的节水办法有多少条", "articles", "节水办法"),
        ("节水办法第二条：一共有多少条", "articles", "节水办法"),
        ("节水办法分几章", "chapters", "节水办法"),
        ("节水办法的最后一条说了什么？", "last", "节水办法"),
        ("节水办法第二条；最后一条呢", "last", "节水办法"),
        ("节水办法什么时候修正过？", "changes", "节水办法"),
        ("节水办法修订过几次", "changes", "节水办法"),
        ("节水办法经过几次修改", "changes", "节水办法"),
        ("节水办法最近一次修正是什么时候", "changes", "节水办法"),
        ("节水办法修改过吗", "changes", "节水办法"),
        ("一共多少条", "articles", ""),
    ],
)
def test_what_is_asked(question: str, part: str, named: str) -> None:
    assert asked_of_makeup(question) == AboutMakeup(part, named)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "question",
    [
        "一共有多少条管线",
        "最后一条消息什么时候发",
        "违反最后一条怎么罚",
        "什么时候修订规划",
        "节水办法什么时候施行",
        "规划要修改几次才通过",
        "处罚有几种",
        "",
    ],
)
def test_what_asks_for_something_else(question: str) -> None:
    assert asked_of_makeup(question) is None


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("节水试行办法一共有多少条", ("共2条", "第二条　本办法自2020年5月1日起施行。")),
        ("节水试行办法有几章", ("共2章", "第一章　总则", "第二章　附则")),
        ("最后一条是什么", ("最后一条", "自2020年5月1日起施行")),
        ("节水试行办法修正过几次", ("2022年4月2日修正",)),
    ],
)
def test_a_document_tells_what_it_is_made_of(
    tmp_path: Path, question: str, said: tuple[str, ...]
) -> None:
    with conversing(tmp_path, ScriptedModel(), rules=RULES) as (conversation, library):
        answer = conversation.ask(question)
        assert not answer.refused
        assert all(words in answer.answer for words in said)
        for cited in (c for s in answer.sentences for c in s.citations):
            assert cited.quote == "".join(library.text(cited.doc_id)[a:b] for a, b in cited.spans)


def test_the_document_spoken_of_is_meant(tmp_path: Path) -> None:
    with conversing(tmp_path, ScriptedModel(), rules=RULES) as (conversation, _):
        before = [Turn("节水试行办法第一条", "……")]
        assert "共2条" in conversation.ask("一共有多少条", before).answer


def test_what_is_not_here_is_not_counted(tmp_path: Path) -> None:
    with conversing(tmp_path, ScriptedModel(), rules=RULES) as (conversation, _):
        assert conversation.ask("公司法一共有多少条").refused


def test_no_change_is_told_where_none_is_noted(tmp_path: Path) -> None:
    unchanged = RULES.replace("　2022年4月2日修正", "")
    with conversing(tmp_path, ScriptedModel(), rules=unchanged) as (conversation, _):
        assert "没有记载修改" in conversation.ask("节水试行办法什么时候修正过").answer


def test_what_a_document_does_not_tell_of_its_changes_is_said(tmp_path: Path) -> None:
    silent = "砚浦市绿化会议纪要\n\n会议时间：2025年3月5日\n\n一、会议同意扩建苗圃。\n"
    with conversing(tmp_path, ScriptedModel(), rules=silent) as (conversation, _):
        assert "没有写明" in conversation.ask("砚浦市绿化会议纪要修改过吗").answer
        answer = conversation.ask("Has the 砚浦市绿化会议纪要 been amended?")
        assert "没有写明" in answer.answer or "does not say" in answer.answer
