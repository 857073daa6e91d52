"""The JSON shapes of the contract, and histories read back."""

from __future__ import annotations

import json
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from assistant import serial
from assistant.chat.answer import Answer, Premise, Timings, Turn
from assistant.evidence.sources import SUPPORTED, Citation, Sentence
from index.documents import Document
from index.errors import YoujuError
from index.outline import Clause, Foreign, Outline
from index.retriever import Hit, Retrieval

CLAUSE = Clause(
    id="d#第一条",
    doc_id="d",
    address="第一条",
    kind="article",
    number=1,
    path=("第一章 总则",),
    text="第一条　应当节水。",
    spans=((0, 5), (9, 13)),
    own_spans=((0, 5), (9, 13)),
    parent=None,
)
CITATION = Citation(
    1, "d#第一条", "d", "办法", "第一条", ((4, 5), (9, 13)), 4, 13, "应当节水。", 1.0
)
HIT = Hit(1, CLAUSE, 0.5, "fused", (((4, 5), (9, 13)),))
ANSWER = Answer(
    question="水？",
    standalone_question="水？",
    answer="应当节水。[1]",
    brief="节水",
    refused=False,
    refusal_reason="",
    nearest=(CLAUSE,),
    sentences=(Sentence("应当节水。", SUPPORTED, (CITATION,)),),
    dropped=(),
    hits=(HIT,),
    premise=Premise(),
    timings=Timings(0.1, 0.2, 0.3, 4, 5),
    model="m",
    corpus_sha256="0",
    as_of=date(2026, 1, 31),
)


def test_clause_has_the_contract_fields_with_spans_as_lists() -> None:
    assert serial.clause_json(CLAUSE) == {
        "id": "d#第一条",
        "doc_id": "d",
        "address": "第一条",
        "kind": "article",
        "number": 1,
        "path": ["第一章 总则"],
        "text": "第一条　应当节水。",
        "spans": [[0, 5], [9, 13]],
        "own_spans": [[0, 5], [9, 13]],
        "parent": None,
    }


def test_hit_nests_its_clause() -> None:
    (shaped,) = serial.retrieval_json(Retrieval((HIT,), (), 0.01))["hits"]
    assert (shaped["rank"], shaped["score"], shaped["route"]) == (1, 0.5, "fused")
    assert shaped["clause"]["id"] == "d#第一条"
    assert shaped["sentences"] == [[[4, 5], [9, 13]]]


def test_retrieval_names_what_is_missing() -> None:
    shaped = serial.retrieval_json(Retrieval((HIT,), ("第九条：本文件只有第一条至第三条",), 0.01))
    assert list(shaped) == ["hits", "missing", "seconds"]
    assert shaped["missing"] == ["第九条：本文件只有第一条至第三条"]


def test_answer_survives_json_unchanged() -> None:
    shaped = serial.answer_json(ANSWER)
    assert json.loads(json.dumps(shaped, ensure_ascii=False)) == shaped
    assert shaped["sentences"][0]["citations"][0]["spans"] == [[4, 5], [9, 13]]
    assert shaped["premise"] == {"holds": None, "note": ""}
    assert shaped["timings"]["output_tokens"] == 5
    assert shaped["as_of"] == "2026-01-31"


def test_outline_describes_the_document_without_repeating_its_text() -> None:
    document = Document("第一条　应当节水。", "a.txt", "txt")
    outline = Outline(document, "办法", (CLAUSE,), (Foreign(((5, 9),), "别的", "他文"),), (), ())
    shaped = serial.outline_json(outline)
    assert shaped["document"] == {
        "doc_id": document.doc_id,
        "title": "办法",
        "format": "txt",
        "chars": 9,
        "text_sha256": document.sha256,
    }
    assert shaped["foreign"] == [{"spans": [[5, 9]], "text": "别的", "title": "他文"}]


def test_an_outline_tells_how_many_pages_and_where_they_start() -> None:
    document = Document("第一条　应当节水。", "a.pdf", "pdf", (0, 4))
    shaped = serial.outline_json(Outline(document, "办法", (CLAUSE,), (), (), ()))
    assert shaped["document"]["pages"] == 2
    assert shaped["document"]["page_starts"] == [0, 4]
    assert [document.page(at) for at in (0, 3, 4, 8)] == [1, 1, 2, 2]


def test_a_permalink_is_safe_in_an_address() -> None:
    link = serial.permalink("0123456789ab#第三条 & 附件/1~2?")
    assert link.isascii()
    assert set(link) & set("#&+ ") == set()
    assert parse_qs(urlsplit(link).query) == {"clause": ["0123456789ab#第三条 & 附件/1~2?"]}


@pytest.mark.parametrize(
    ("given", "turns"),
    [
        (None, ()),
        ([], ()),
        ([{"question": "问", "answer": "答"}], (Turn("问", "答"),)),
        ([{"question": "问", "answers": ["甲", "乙"]}], (Turn("问", "甲；乙"),)),
        ([{"question": "问", "answers": [["甲", "甲二"], ["乙"]]}], (Turn("问", "甲；乙"),)),
    ],
)
def test_histories_are_read(given: object, turns: tuple[Turn, ...]) -> None:
    assert serial.history_from_json(given) == turns


@pytest.mark.parametrize(
    "given", ["问", {"question": "问"}, ["问"], [{"question": "问"}], [{"answer": "答"}]]
)
def test_a_history_of_another_shape_is_refused_with_the_remedy(given: object) -> None:
    with pytest.raises(YoujuError, match="expected"):
        serial.history_from_json(given)
