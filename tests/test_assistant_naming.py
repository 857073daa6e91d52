"""A sentence that names whom a question is about is shown with the rule for all."""

from __future__ import annotations

from pathlib import Path

import pytest
from model_fakes import ScriptedModel, conversing

from assistant.chat.naming import naming
from assistant.evidence.sources import Source
from index.outline import Clause

ALLOTMENTS = """砚浦市菜园租用办法

第一条　申请租用菜园的，应当在本市连续居住满八个月。

退役军人申请的，不受前款关于居住期限的限制。

第二条　菜园每年翻土二次。
"""
ALL = "An allotment holder may burn waste on no more than two days in a month."
TRAINEES = "Holders on probation are not allowed to burn waste."
ABROAD = "Shipping from outside the county is prohibited."


def said(text: str) -> Source:
    """A sentence of a clause of its own."""
    spans = ((0, len(text)),)
    clause = Clause(
        text[:4], "d", "Section 1", "section", 1, ("Allotments",), text, spans, spans, None
    )
    return Source(clause, "Allotments", spans, text, ())


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("It says probationers can burn waste two days a month, right?", [TRAINEES]),
        ("Can probationers burn waste?", [TRAINEES]),
        ("Is shipping from Norway for a month allowed?", [ABROAD]),
        ("Can I burn waste?", []),
        ("Can holders burn waste?", []),
    ],
)
def test_what_names_it_is_found(question: str, named: list[str]) -> None:
    found = naming(question, said(ALL), [said(t) for t in (ALL, TRAINEES, ABROAD)])
    assert [source.text for source in found] == named


def test_the_rule_for_whom_it_names_is_shown_before_the_rule_for_all(tmp_path: Path) -> None:
    with conversing(tmp_path, ScriptedModel("好的。"), rules=ALLOTMENTS) as (conversation, _):
        answer = conversation.ask("退役军人租用菜园要在本市连续居住满八个月吗？")
        plain = conversation.ask("租用菜园要在本市连续居住满八个月吗？")
    assert "退役军人申请的" in answer.answer
    assert "应当在本市连续居住满八个月" in answer.answer
    assert answer.brief == ""
    assert answer.answer.count("应当在本市连续居住满八个月") == 1, "nothing is shown twice"
    assert plain.answer.index("应当在本市连续居住") < plain.answer.index("退役军人申请的")
