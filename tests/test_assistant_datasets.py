"""Data sets: what their fields mean, and their passages as a library."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from library_worker import HashingEmbedder
from outlines import kept

from assistant.measure.datasets import (
    Passage,
    outline_of,
    passage_library,
    read_passages,
    read_queries,
    rows,
    sample,
)
from index.errors import YoujuError
from index.library import Library
from index.outline import Outline


def write(folder: Path, name: str, *lines: dict[str, Any]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("row", "ways"),
    [
        ({"answers": ["八百元", "800元"]}, ((("八百元",),), (("800元",),))),
        ({"answers": ["YES"]}, ((("是",),),)),
        ({"answers": [["汉语", "法语"], ["中文"]]}, ((("汉语",), ("法语",)), (("中文",),))),
        ({"answers": [["甲", "乙"], ["丙"]], "address": "一、"}, ((("甲", "乙"), ("丙",)),)),
        ({"answers": [["12人"]], "negative_passage_ids": ["p"]}, ((("12人",),),)),
        ({"answers": []}, ()),
        ({}, ()),
    ],
)
def test_what_answers_mean(tmp_path: Path, row: dict[str, Any], ways: object) -> None:
    write(tmp_path, "queries.jsonl", {"id": "q", "query": "多少？", **row})
    (query,) = read_queries(tmp_path)
    assert query.ways == ways


@pytest.mark.parametrize(
    ("row", "unanswerable"),
    [
        ({"answers": ["是"], "unanimous_unanswerable": False}, False),
        ({"answers": [], "unanimous_unanswerable": True}, True),
        ({"answers": [], "unanimous_unanswerable": False}, None),
        ({"answers": [], "address": ""}, True),
    ],
)
def test_what_has_no_answer(tmp_path: Path, row: dict[str, Any], unanswerable: object) -> None:
    write(tmp_path, "questions.jsonl", {"id": "q", "query": "多少？", **row})
    assert read_queries(tmp_path)[0].unanswerable is unanswerable


def test_a_sample_is_the_same_for_the_same_seed(tmp_path: Path) -> None:
    write(tmp_path, "queries.jsonl", *({"id": str(i), "query": "问"} for i in range(50)))
    queries = read_queries(tmp_path)
    ten = sample(queries, 10, seed=0)
    assert ten == sample(queries, 10, seed=0) != sample(queries, 10, seed=1)
    assert [q.id for q in ten] == sorted((q.id for q in ten), key=int)
    assert sample(queries, None, 0) == sample(queries, 99, 0) == queries


@pytest.mark.parametrize("content", [None, "no json\n", '{"id": 1}\n'])
def test_what_is_no_data_set_is_refused_with_a_reason(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "queries.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(YoujuError, match="expected"):
        read_queries(tmp_path)


def test_passages_become_a_library_once(tmp_path: Path) -> None:
    data = write(
        tmp_path / "data",
        "passages.jsonl",
        {"id": "p0", "title": "甲", "text": "甲地死亡12人。\n另有伤者。"},
        {"id": "p1", "title": "", "text": "第一条 乙地无人伤亡。"},
        {"id": "p2", "title": "副本", "text": "第一条 乙地无人伤亡。"},
    )
    passages = read_passages(data)
    for passage in passages:
        kept(outline_of(passage))
    embedder = HashingEmbedder()

    def open_(folder: Path, read: Callable[[Path], Outline]) -> Library:
        return Library.create(folder, embedder, read)

    for _ in range(2):
        library, ids = passage_library(passages, tmp_path / "library", open_, lambda *_: None)
        with library:
            assert ids["p1"] == ids["p2"] != ids["p0"]
            assert {e.doc_id for e in library.documents()} == set(ids.values())
            (clause,) = library.outline(ids["p0"]).clauses
            assert clause.text == passages[0].text
            embedded = embedder.embedded
    assert embedder.embedded == embedded > 0


def test_a_folder_without_passages_asks_a_library(tmp_path: Path) -> None:
    assert read_passages(tmp_path) == ()
    assert outline_of(Passage("p", "", "词")).title == ""


def test_a_line_that_is_no_json_is_named(tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text('{"id": 1}\n\n{"id":', "utf-8")
    with pytest.raises(YoujuError, match=r"claims\.jsonl:3: got .* expected a JSON object"):
        rows(tmp_path, {}, "claims.jsonl")


@pytest.mark.parametrize(
    ("row", "got"),
    [
        (["query"], 'expected a JSON object with "query"'),
        ({"query": ""}, 'got "" as "query", expected some words'),
        ({"query": 5}, 'got 5 as "query"'),
        ({"query": "问", "answers": "x"}, 'got "x" as "answers", expected strings'),
        ({"query": "问", "answers": {"a": 1}}, '"answers"'),
        ({"query": "问", "answers": ["a", ["b"]]}, '"answers"'),
        ({"query": "问", "address": ["第三条"]}, 'got .* as "address", expected a string'),
        ({"query": "问", "gold_passage_ids": "p1"}, '"gold_passage_ids"'),
        ({"query": "问", "history": "x"}, '"history"'),
        ({"query": "问\ud800"}, "half a character"),
    ],
)
def test_a_line_of_another_shape_is_refused_by_its_number(
    tmp_path: Path, row: object, got: str
) -> None:
    (tmp_path / "queries.jsonl").write_text(f'{{"query": "问"}}\n{json.dumps(row)}\n', "utf-8")
    with pytest.raises(YoujuError, match=rf"queries\.jsonl:2: .*{got}"):
        read_queries(tmp_path)


def test_questions_without_an_id_go_by_the_numbers_of_their_lines(tmp_path: Path) -> None:
    write(tmp_path, "queries.jsonl", {"query": "甲？"}, {"query": "乙？", "id": None})
    assert [query.id for query in read_queries(tmp_path)] == ["1", "2"]


@pytest.mark.parametrize("row", [{"query": "乙？", "id": 2}, {"query": "乙？"}])
def test_an_id_that_two_questions_have_is_refused(tmp_path: Path, row: dict[str, Any]) -> None:
    write(tmp_path, "queries.jsonl", {"query": "甲？", "id": "2"}, row)
    with pytest.raises(YoujuError, match=r":2: got .*2.* as \"id\", as line 1 has; expected"):
        read_queries(tmp_path)


def test_a_line_goes_on_behind_what_only_looks_like_its_end(tmp_path: Path) -> None:
    write(tmp_path, "queries.jsonl", {"query": "多少\u2028元？"})
    assert read_queries(tmp_path)[0].text == "多少\u2028元？"


def test_a_file_in_the_place_of_its_folder_is_told(tmp_path: Path) -> None:
    write(tmp_path, "questions.jsonl", {"id": "1", "query": "几点开馆？"})
    file = tmp_path / "questions.jsonl"
    with pytest.raises(YoujuError, match=f"got a file; .*; give {tmp_path}$"):
        read_queries(file)
    with pytest.raises(YoujuError, match=r"got no queries\.jsonl or questions\.jsonl; expected"):
        read_queries(tmp_path / "nowhere")
