"""Rows are unit vectors, prompts are applied, the name tells one set of weights from another."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny import write_e5s1

from assistant.runtime.convert import e5_to_sentence_transformers
from assistant.runtime.models import load_embedder
from assistant.runtime.packs import silent
from assistant.settings import Settings
from index.embedder import (
    BATCH_CHARACTERS,
    BATCH_TEXTS,
    SentenceTransformerEmbedder,
    batches,
    folder_hash,
)
from index.errors import ModelError
from index.library import Library
from index.retriever import Retriever


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny embedding model."""
    home = tmp_path_factory.mktemp("model")
    write_e5s1(home / "m.e5s1")
    e5_to_sentence_transformers(home / "m.e5s1", home / "m", silent)
    return home / "m"


def test_questions_and_passages_differ_by_their_prompts(folder: Path) -> None:
    embedder = SentenceTransformerEmbedder(folder, "tiny")
    question = embedder.encode_queries(["城市发展"])
    passage = embedder.encode_passages(["城市发展"])
    assert question.dtype == passage.dtype == np.float32
    assert not np.allclose(question, passage)
    other = SentenceTransformerEmbedder(folder, "tiny", {"query": "passage: ", "document": ""})
    assert np.allclose(other.encode_queries(["城市发展"]), passage, atol=1e-6)


def test_a_row_does_not_depend_on_its_neighbours(folder: Path) -> None:
    embedder = SentenceTransformerEmbedder(folder, "tiny")
    texts = ["城", "城市高质量发展的总体要求" * 5, "abc def", "总体"]
    together = embedder.encode_passages(texts)
    alone = np.concatenate([embedder.encode_passages([text]) for text in texts])
    assert np.allclose(together, alone, atol=1e-5)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)


@given(st.lists(st.integers(0, 3000), max_size=200))
def test_batches_hold_every_text_once_and_are_small(lengths: list[int]) -> None:
    made = list(batches(lengths))
    assert sorted(place for batch in made for place in batch) == list(range(len(lengths)))
    for batch in made:
        assert len(batch) <= BATCH_TEXTS
        longest = max(lengths[place] for place in batch)
        assert len(batch) == 1 or longest * len(batch) <= BATCH_CHARACTERS
    longest_first = [lengths[place] for batch in made for place in batch]
    assert longest_first == sorted(lengths, reverse=True)


def test_no_texts_give_no_rows(folder: Path) -> None:
    embedder = SentenceTransformerEmbedder(folder, "tiny")
    assert embedder.encode_passages([]).shape == (0, embedder.dimension)


def test_the_name_follows_the_weights(folder: Path, tmp_path: Path) -> None:
    same, changed = tmp_path / "same", tmp_path / "changed"
    shutil.copytree(folder, same)
    shutil.copytree(folder, changed)
    weights = bytearray((changed / "model.safetensors").read_bytes())
    weights[-1] ^= 1
    (changed / "model.safetensors").write_bytes(weights)
    (same / "README.md").write_text("words")
    assert folder_hash(same) == folder_hash(folder) != folder_hash(changed)
    assert SentenceTransformerEmbedder(folder, "tiny").name == f"tiny@{folder_hash(folder)}"


def test_a_folder_that_is_no_model_names_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"holds no config\.json.*youju setup"):
        SentenceTransformerEmbedder(tmp_path, "none")
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelError, match="cannot be loaded as an embedding model"):
        SentenceTransformerEmbedder(tmp_path, "none").encode_queries(["?"])


def test_the_dimension_is_told_before_the_model_is_loaded(folder: Path, tmp_path: Path) -> None:
    embedder = SentenceTransformerEmbedder(folder, "tiny")
    assert embedder.dimension == embedder.encode_queries(["?"]).shape[1]
    broken = tmp_path / "broken"
    shutil.copytree(folder, broken)
    (broken / "model.safetensors").unlink()
    assert SentenceTransformerEmbedder(broken, "tiny").dimension == embedder.dimension
    (broken / "modules.json").unlink()
    with pytest.raises(ModelError):
        _ = SentenceTransformerEmbedder(broken, "tiny").dimension


@pytest.mark.slow
def test_the_default_model_finds_the_right_passage_in_both_languages() -> None:
    embedder = load_embedder(Settings.from_environment(os.environ))
    passages = embedder.encode_passages(
        [
            "用人单位应当按月支付工资。",
            "驾驶机动车应当随身携带驾驶证。",
            "Smoking is not allowed indoors.",
        ]
    )
    questions = embedder.encode_queries(
        ["工资多久发一次？", "Do I need to carry a driving licence?", "屋内可以抽烟吗"]
    )
    assert (questions @ passages.T).argmax(axis=1).tolist() == [0, 1, 2]


@pytest.mark.slow
def test_a_library_made_with_one_form_is_searched_with_the_other(tmp_path: Path) -> None:
    settings = Settings.from_environment(os.environ)
    fp32, int8 = (
        load_embedder(replace(settings, runtime=runtime))
        for runtime in ("transformers", "openvino")
    )
    texts = [
        "第一条 用人单位应当按月支付工资。",
        "第二条 驾驶机动车应当随身携带驾驶证。",
        "第三条 公共场所禁止吸烟。",
        "Article 4 Every household sorts its waste.",
    ]
    cosines = (fp32.encode_passages(texts) * int8.encode_passages(texts)).sum(axis=1)
    assert cosines.mean() > 0.999  # measured: 0.9999 on 600 passages
    assert not np.array_equal(fp32.encode_passages(texts), int8.encode_passages(texts))
    (tmp_path / "rules.md").write_text("# 规定\n\n" + "\n\n".join(texts), "utf-8")
    for maker, searcher in ((fp32, int8), (int8, fp32)):
        with contextlib.closing(Library.create(tmp_path / "library", maker)) as made:
            made.add([tmp_path / "rules.md"])
        with contextlib.closing(Library.open(tmp_path / "library", searcher)) as library:
            best = Retriever(library, searcher).search("开车要带什么证件？").hits[0]
            assert "驾驶证" in best.clause.text
        shutil.rmtree(tmp_path / "library")
