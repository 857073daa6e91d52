"""What was ruled at the time that a question is about, or before all that is in force."""

from __future__ import annotations

from pathlib import Path

import pytest
from model_fakes import ScriptedModel, conversing, searching

OLD = """砚浦市泊船条例

（2021年3月1日公布，自2021年5月1日起施行）

第一条　超时泊船的，处二百元罚款。

第二条　船东应当在泊船前交存六百元泊位押金。
"""
NEW = """砚浦市泊船条例

（2026年3月1日公布，自2026年5月1日起施行）

第一条　超时泊船的，处五百元罚款。

第二条　船东应当在泊船前登记。

第三条　泊位由港务局划定。

第四条　泊位的宽度为六米。

第五条　泊位每季清淤一次。

第六条　码头夜间应当照明。

第七条　船东应当投保。

第八条　本条例自2026年5月1日起施行。2021年5月1日起施行的《砚浦市泊船条例》同时废止。
"""


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("超时泊船处多少元罚款？", ["第一条　超时泊船的，处五百元罚款。"]),
        ("2023年的时候，超时泊船处多少元罚款？", ["第一条　超时泊船的，处二百元罚款。"]),
        ("2023年6月超时泊船的，处多少元罚款？", ["第一条　超时泊船的，处二百元罚款。"]),
        ("超时泊船的2023年应当处多少元罚款？", ["第一条　超时泊船的，处二百元罚款。"]),
        ("2026年6月超时泊船的，处多少元罚款？", ["第一条　超时泊船的，处五百元罚款。"]),
        ("船东应当交存多少元泊位押金？", ["第二条　船东应当在泊船前交存六百元泊位押金。"]),
    ],
)
def test_an_answer_is_of_the_time_asked_about(
    tmp_path: Path, question: str, quotes: list[str]
) -> None:
    with conversing(tmp_path, ScriptedModel("好的。"), old=OLD, new=NEW) as (conversation, _):
        answer = conversation.ask(question)
    assert [c.quote for s in answer.sentences for c in s.citations] == quotes
    assert ("已由新版本取代" in answer.answer or "废止" in answer.answer) is (quotes[0] in OLD)


def test_what_is_asked_for_by_its_time_is_not_put_behind(tmp_path: Path) -> None:
    with searching(tmp_path, old=OLD, new=NEW) as (retriever, library):
        hits = retriever.search("2023年的时候，超时泊船处多少元罚款？", 8).hits
        texts = [library.text(hit.clause.doc_id) for hit in hits]
    behind = [hit.superseded for hit, text in zip(hits, texts, strict=True) if text == OLD]
    assert texts[0] == OLD
    assert not any(behind)


def test_each_of_several_questions_is_of_the_time_asked_about(tmp_path: Path) -> None:
    with conversing(tmp_path, ScriptedModel("好的。"), old=OLD, new=NEW) as (conversation, _):
        answer = conversation.ask("2023年超时泊船处多少元罚款？泊位押金是多少？")
    quotes = [c.quote for s in answer.sentences for c in s.citations]
    assert quotes
    assert all(quote in OLD and quote not in NEW for quote in quotes)


LATER = """砚浦市港务局关于泊船秩序的意见

（自2025年6月1日起施行）

第一条　超时泊船的，处二百元罚款，并在码头公示十日。

第二条　泊位押金由港务局退还。

第三条　拖轮应当挂灯。
"""


def test_what_began_after_the_time_asked_about_is_not_shown_beside_what_held(
    tmp_path: Path,
) -> None:
    question = "2023年的时候，超时泊船处多少元罚款？"
    with conversing(tmp_path, ScriptedModel("好的。"), old=OLD, later=LATER) as (conversation, _):
        answer = conversation.ask(question)
    quotes = [c.quote for s in answer.sentences for c in s.citations]
    assert quotes == ["第一条　超时泊船的，处二百元罚款。"]
    late = [hit for hit in answer.hits if hit.clause.text in LATER]
    assert late
    assert all(hit.superseded and hit.too_early == 2023 for hit in late)


def test_what_began_later_is_marked_where_nothing_else_answers(tmp_path: Path) -> None:
    question = "2023年的时候，拖轮应当挂什么？"
    with conversing(tmp_path, ScriptedModel("好的。"), old=OLD, later=LATER) as (conversation, _):
        answer = conversation.ask(question)
    assert [c.quote for s in answer.sentences for c in s.citations] == ["第三条　拖轮应当挂灯。"]
    assert "晚于2023年" in answer.answer
    assert "旧文本" not in answer.answer
