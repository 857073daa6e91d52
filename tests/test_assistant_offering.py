"""A document is offered to who names it and asks nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from model_fakes import ScriptedModel, conversing

from assistant.chat.offering import called, only_names
from assistant.evidence.sources import NOT_A_CLAIM, SUPPORTED

TITLE = "中华人民共和国驳船法"
BARGES = f"""{TITLE}

（2021年5月6日公布　自2021年8月1日起施行）

第一条　为了驳船，制定本法。

第二条　驳船每年检修一次。
"""
BRIDGES = "砚浦市大桥管理办法\n\n第一条　桥上限速四十公里。\n"


@pytest.mark.parametrize(
    ("question", "only"),
    [
        ("驳船法", True),
        ("《驳船法》", True),
        ("《中华人民共和国驳船法》。", True),
        ("驳船法是什么？", True),
        ("介绍一下驳船法", True),
        ("请问驳船法的主要内容有哪些？", True),
        ("查一下驳船法全文", True),
        ("驳船法第二条", False),
        ("驳船法规定多久检修一次？", False),
        ("驳船", False),
        ("驳船法呢？", False),
        ("船法", False),
        ("", False),
    ],
)
def test_a_title_alone_is_told_from_a_question(question: str, only: bool) -> None:
    assert bool(called(TITLE).intersection(only_names(question))) is only


@pytest.mark.parametrize("question", ["Data Policy", "What is the Data Policy?", "data policy"])
def test_an_english_title_is_told_too(question: str) -> None:
    assert called("Data Policy").intersection(only_names(question))


def test_the_document_is_offered_with_its_days_its_size_and_its_first_clause(
    tmp_path: Path,
) -> None:
    model = ScriptedModel("好的。")
    with conversing(tmp_path, model, barges=BARGES, bridges=BRIDGES) as (conversation, _):
        answer = conversation.ask("驳船法")
    assert not answer.refused
    assert model.heard == []
    told, quoted = answer.sentences
    assert told.verdict == NOT_A_CLAIM
    assert all(word in told.text for word in (f"《{TITLE}》", "2021-05-06", "2021-08-01", "共2条"))
    assert quoted.verdict == SUPPORTED
    assert [c.quote for c in quoted.citations] == ["第一条　为了驳船，制定本法。"]
