"""A question is asked in one wording after another; the first attempt that carries is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from model_fakes import ScriptedModel, attempted

from assistant.chat.answering import far_behind
from assistant.chat.attempt import Further, Several
from assistant.chat.trying import main_expectation
from assistant.phrases import language_of
from assistant.runtime.llm import Message

RULES = "砚浦市节水试行办法\n\n第一条　更换节水器具的，市水务部门每户补助三百元。\n"
METERS = "砚浦市水表管理办法\n\n第一条　用水单位应当每年检查一次水表。\n"
POLICY = "Records Policy\n\nSection 1. A copy of a record costs not more than CNY 20.\n"


def test_a_question_in_the_language_of_the_documents_is_not_translated(tmp_path: Path) -> None:
    model = ScriptedModel()
    found = attempted(tmp_path, model, "更换节水器具每户补助多少元？", rules=RULES, policy=POLICY)
    assert found.evidence
    assert "三百元" in found.evidence.source.text
    assert model.heard == []


def test_a_translation_is_answered_in_its_own_language_and_without_its_maker_as_witness(
    tmp_path: Path,
) -> None:
    translated = "How much does a copy of a record cost?"
    model = ScriptedModel(translated, copies="CNY 20", log_probability=-0.1)
    found = attempted(tmp_path, model, "复印一份材料要多少钱？", rules=METERS, policy=POLICY)
    assert (found.question, found.asked) == (translated, translated)
    assert len(model.heard) == 1
    assert model.testified == []
    assert found.words == ""
    assert {language_of(h.clause.text) for h in found.found.hits} == {"zh", "en"}
    assert {language_of(p.source.text) for p in found.passages} == {"en"}


def test_a_model_that_has_learned_to_tell_is_a_witness_of_its_translation(tmp_path: Path) -> None:
    model = ScriptedModel("复印一份材料要多少钱？", adapter="witness", copies="二十元")
    asked = "How much does a copy of a record cost?"
    text = "岚江市档案办法\n第一条　档案材料每份收取二十元。\n"
    attempted(tmp_path, model, asked, rules=text)
    assert model.testified


def test_what_answers_a_translation_is_told_by_the_question_as_it_was_asked(
    tmp_path: Path,
) -> None:
    asked, translated = "复印一份材料要多少钱？", "How is a copy of a record made?"
    model = ScriptedModel(translated, adapter="witness", copies="CNY 20", log_probability=-0.1)
    found = attempted(tmp_path, model, asked, rules=METERS, policy=POLICY)
    assert found.evidence
    assert "CNY 20" in found.evidence.source.text
    assert found.expected.kinds == ("money",)
    of_policy = [m[-1].content for m in model.testified if "CNY 20" in m[1].content]
    assert of_policy
    assert not any(translated in text for text in of_policy)


def test_where_nothing_is_in_the_language_of_the_question_the_translation_is_judged(
    tmp_path: Path,
) -> None:
    asked, translated = "复印一份材料要多少钱？", "What does a copy of a record cost?"
    model = ScriptedModel(translated, adapter="witness", copies="CNY 20", log_probability=-0.1)
    found = attempted(tmp_path, model, asked, policy=POLICY)
    assert found.evidence
    assert any(translated in m[-1].content for m in model.testified)


def test_a_translation_that_only_states_still_asks_whether_it_is_so(tmp_path: Path) -> None:
    model = ScriptedModel("更换节水器具每户补助五百元。")
    question = "The subsidy for water-saving fittings is 500 yuan per household, right?"
    found = attempted(tmp_path, model, question, rules=RULES)
    assert found.asked == "更换节水器具每户补助五百元，对吗？"
    assert (found.premise.asked, found.premise.holds) == (True, False)


def test_where_no_attempt_carries_the_question_as_it_was_asked_is_kept(tmp_path: Path) -> None:
    model = ScriptedModel("What is the salary of the mayor?")
    question = "市长的工资是多少元？"
    found = attempted(tmp_path, model, question, rules=RULES, policy=POLICY)
    assert len(model.heard) == 1
    assert found.question == question
    assert not found.carries


@pytest.mark.parametrize(
    ("asked", "deciding"),
    [
        ("补助多少元？由谁发放？", "补助多少元"),
        ("怎样申请？由谁发放？", "由谁发放"),
        ("怎样申请？", "怎样申请？"),
    ],
)
def test_the_first_question_that_wants_a_kind_of_answer_decides(asked: str, deciding: str) -> None:
    assert main_expectation(asked).question == deciding


def test_what_is_to_be_confirmed_asks_for_no_kind() -> None:
    asked = "我听说文件要求都市圈里的几个城市直接合并，是这样吗？"
    assert main_expectation(asked).kinds == ()


def test_clauses_of_other_documents_found_far_worse_are_not_read_for_an_amount(
    tmp_path: Path,
) -> None:
    asked = "水表多久检查一次？"
    found = attempted(tmp_path, ScriptedModel(), asked, rules=RULES, meters=METERS)
    assert found.evidence
    other = next(
        p for p in found.passages if p.source.clause.doc_id != found.evidence.source.clause.doc_id
    )
    scored = {found.evidence: 9.0, other: 2.0}
    passages = [replace(p, score=scored.get(p, 0.0)) for p in (found.evidence, other)]
    best, last = passages
    assert far_behind(best, replace(found, passages=passages)) == {last.source.clause.id}
    near = [best, replace(last, score=8.5)]
    assert far_behind(best, replace(found, passages=near)) == set()
    listed = replace(found, asked="水表和补助分别是多少？", passages=passages)
    assert far_behind(best, listed) == set()


def test_what_the_first_of_several_questions_does_not_rest_on_gives_way(tmp_path: Path) -> None:
    model = ScriptedModel()
    found = attempted(tmp_path, model, "更换节水器具每户补助多少元？", rules=RULES, meters=METERS)
    assert found.evidence
    here = found.evidence.source
    other = next(p.source for p in found.passages if p.source.clause.id != here.clause.id)
    for sources, gives_way in (
        ([other, None], True),
        ([other, here], False),
        ([None, other], False),
        ([here, other], False),
    ):
        each = tuple(Further("多少元？", source, "多少元？") for source in sources)
        assert Several(each).passes_over(here) is gives_way
        assert not Several(each, beside=True).passes_over(here)
    assert not Several().passes_over(here)


_GRANT = re.compile("grant|补助")


class KnowsNoGrants(ScriptedModel):
    """Sees an answer to all that does not ask of a grant."""

    def leanings(self, chats: Sequence[Sequence[Message]], adapter: str) -> list[float]:
        """Log-odds by whether a chat asks of a grant."""
        assert adapter in self.adapters
        return [-20.0 if any(_GRANT.search(m.content) for m in chat) else 20.0 for chat in chats]


def test_a_translation_that_answers_one_of_several_things_alone_is_not_taken(
    tmp_path: Path,
) -> None:
    asked = "How often may we claim the barge grant, and how long does a review take?"
    attempt = attempted(
        tmp_path,
        KnowsNoGrants(asked, adapter="witness"),
        "驳船补助一年能报几回，区里多久审完？",
        trade="Trading Policy\n\n1. A review takes 21 days. A review is free.\n",
        parks="公园办法\n\n第一条　公园每日开放。\n",
    )
    assert not attempt.speaks
