"""From documents to cited answers, with the real embedder and the real language model."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant import serial
from assistant.chat.answer import Answer
from assistant.chat.conversation import Conversation
from assistant.evidence.sources import NOT_A_CLAIM
from assistant.runtime.llm import LanguageModel
from assistant.runtime.models import load_embedder, load_language_model, prepare
from assistant.settings import Settings
from index.embedder import Embedder
from index.library import Library
from index.retriever import Retriever

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
Row = dict[str, Any]


@dataclass(frozen=True)
class Desk:
    """A library and the conversation over it."""

    library: Library
    conversation: Conversation

    def ask(self, row: Row) -> Answer:
        """Ask the question of a data set's row, and check what holds for every answer."""
        history = serial.history_from_json(row.get("history"))
        answer = self.conversation.ask(row["query"], history)
        for sentence in (*answer.sentences, *answer.dropped):
            assert len({c.clause_id for c in sentence.citations}) <= 2
            for cited in sentence.citations:
                text = self.library.text(cited.doc_id)
                assert cited.quote == "".join(text[a:b] for a, b in cited.spans)
        assert all(s.citations for s in answer.sentences if s.verdict != NOT_A_CLAIM)
        assert answer.refused == (not answer.sentences)
        return answer


def wrong(row: Row, answer: Answer) -> list[str]:
    """What is amiss with an answer; nothing where it is right."""
    if not row["address"]:
        return [] if answer.refused else [f"answered: {answer.answer}"]
    if answer.refused:
        return [f"refused: {answer.refusal_reason}"]
    cited = [c for s in answer.sentences for c in s.citations]
    said = answer.answer + "".join(c.quote for c in cited)
    amiss = [f"lacks {g}" for g in row["answers"] if not any(member in said for member in g)]
    if not any(c.address.startswith(row["address"]) for c in cited):
        amiss.append(f"cites {[c.address for c in cited]}, not {row['address']}")
    return [*amiss, answer.answer] if amiss else []


@pytest.fixture(scope="module")
def models() -> tuple[Embedder, LanguageModel]:
    settings = Settings.from_environment(os.environ)
    prepare(settings)
    return load_embedder(settings), load_language_model(settings)


def open_desk(folder: Path, documents: Path, models: tuple[Embedder, LanguageModel]) -> Desk:
    embedder, model = models
    library = Library.create(folder, embedder)
    assert all(row.status == "added" for row in library.add([documents]))
    return Desk(library, Conversation(library, Retriever(library, embedder), model))


# --- the sample library ---------------------------------------------------------------------

SAMPLES = [
    json.loads(line)
    for line in (ROOT / "samples" / "questions.jsonl").read_text("utf-8").splitlines()
]
FIRST = {row["shows"]: row for row in reversed(SAMPLES)}
"""The first question of each ability."""


@pytest.fixture(scope="module")
def samples(
    tmp_path_factory: pytest.TempPathFactory, models: tuple[Embedder, LanguageModel]
) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("samples") / "library"
    desk = open_desk(folder, ROOT / "samples" / "documents", models)
    with desk.library:
        yield desk


ACROSS = ("chinese_on_english", "english_on_chinese")
"""Asked in another language than the document is in: translated first, and rather refused."""


@pytest.mark.parametrize("shows", [shows for shows in FIRST if shows not in ACROSS])
def test_each_ability_of_the_samples(samples: Desk, shows: str) -> None:
    row = FIRST[shows]
    assert wrong(row, samples.ask(row)) == []


def test_across_languages_some_are_answered_and_none_wrongly(samples: Desk) -> None:
    rows = [row for row in SAMPLES if row["shows"] in ACROSS]
    answers = [samples.ask(row) for row in rows]
    right = [wrong(row, answer) == [] for row, answer in zip(rows, answers, strict=True)]
    assert any(right)
    assert all(ok or answer.refused for ok, answer in zip(right, answers, strict=True))


@pytest.mark.parametrize(
    "row", [r for r in SAMPLES if not r["address"]], ids=lambda row: str(row["id"])
)
def test_what_the_samples_do_not_answer_is_refused(samples: Desk, row: Row) -> None:
    assert wrong(row, samples.ask(row)) == []


# --- a real policy document -----------------------------------------------------------------


@pytest.fixture(scope="module")
def policy(
    tmp_path_factory: pytest.TempPathFactory,
    models: tuple[Embedder, LanguageModel],
    policy_page: Path,
) -> Iterator[Desk]:
    desk = open_desk(tmp_path_factory.mktemp("policy") / "library", policy_page, models)
    with desk.library:
        yield desk


def test_the_questions_on_the_policy(policy: Desk, shared: Path) -> None:
    lines = (shared / "eval" / "urban" / "questions.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    amiss = {row["query"]: wrong(row, policy.ask(row)) for row in rows}
    assert {query: what for query, what in amiss.items() if what} == {}


UNANSWERABLE = [
    # amounts
    "建设一公里地下综合管廊，中央补助多少资金？",
    "每个口袋公园的建设经费是多少万元？",
    "住房公积金的缴存比例最低是多少？",
    "老旧小区改造每户业主要出多少钱？",
    "城市更新专项债券的发行额度是多少亿元？",
    "医联体每家医院可以领取多少奖励？",
    "5G基站的电费每度优惠几分钱？",
    "超高层建筑的限高是多少米？",
    # dates and periods
    "城镇预制板房屋治理改造要在哪一年完成？",
    "房屋安全体检多少年做一次？",
    "生活垃圾分类从几月几日起实行？",
    "地方融资平台应当在哪年之前全部退出？",
    "物业服务合同最长可以签几年？",
    # fines and penalties
    "违规建设超高层建筑的罚款是多少？",
    "餐饮油烟超标排放怎么处罚？",
    "企业瞒报生产安全事故罚款多少万元？",
    # bodies and people
    "碳足迹标识由哪家机构发放？",
    "历史文化街区的名单由哪个部门批准？",
    "城市体检由哪家评估机构承担？",
    "城市更新的投诉热线电话是多少？",
]


@pytest.mark.parametrize("query", UNANSWERABLE)
def test_what_the_policy_does_not_say_is_refused(policy: Desk, query: str) -> None:
    row = {"query": query, "address": "", "answers": []}
    assert wrong(row, policy.ask(row)) == []
