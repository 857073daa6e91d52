"""A map of questions is kept in a file and chosen for the libraries it is fit for."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from library_worker import HashingEmbedder

from index.errors import LibraryError
from index.learned_map import LearnedMap, MapCard
from index.library import FILE_NAME, Library
from index.map_choice import LEGAL_FILE, OWN_FILE, article_share, basis, choose
from index.retriever import Retriever

CARD = MapCard("hashing", "nothing", 3, {"hit@1": 0.5})
LAW = "湖口市养犬条例\n第一条　为了规范养犬行为，制定本条例。\n第二条　养犬人应当办理登记。\n"
ARABIC = LAW.replace("第一条", "第1条").replace("第二条", "第 ２ 条")
HEADED = "# " + LAW.replace("第一条", "## 第一条").replace("第二条", "## 第二条")
NEWS = "湖口的桥\n湖口市去年修了三座桥。桥长九百米。\n市民说过河方便多了。\n"


def a_map(dimension: int = 4) -> LearnedMap:
    chance = np.random.default_rng(0)
    matrix = chance.standard_normal((dimension, dimension)).astype(np.float32)
    return LearnedMap(matrix, np.arange(dimension, dtype=np.float32), CARD)


def library_of(folder: Path, text: str, model: str = "hashing") -> Library:
    library = Library.create(folder / "library", HashingEmbedder(model))
    (folder / "text.md").write_text(text, encoding="utf-8")
    library.add([folder / "text.md"])
    return library


def test_what_is_saved_is_read_back(tmp_path: Path) -> None:
    made = a_map()
    made.save(tmp_path / "map.npz")
    read = LearnedMap.load(tmp_path / "map.npz")
    assert read.card == CARD
    np.testing.assert_allclose(read.matrix, made.matrix, atol=2e-3)
    np.testing.assert_array_equal(read.shift, made.shift)
    assert [path.name for path in tmp_path.iterdir()] == ["map.npz"]


def test_one_question_or_many_are_mapped_alike() -> None:
    made = a_map()
    rows = np.eye(4, dtype=np.float32)
    np.testing.assert_allclose(made(rows)[2], made(rows[2]))
    np.testing.assert_allclose(made(rows[2]), made.matrix[2] + made.shift)


@pytest.mark.parametrize("content", [b"", b"no map", b"PK\x03\x04 cut off"])
def test_what_is_no_map_is_refused_with_a_remedy(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "map.npz").write_bytes(content)
    with pytest.raises(LibraryError, match="youju adapt"):
        LearnedMap.load(tmp_path / "map.npz")


@pytest.mark.parametrize(
    ("model", "fits"),
    [("hashing", True), ("hashing@0123456789ab", True), ("hashing-large@0123456789ab", False)],
)
def test_a_map_fits_every_form_of_its_model(model: str, fits: bool) -> None:
    assert a_map().fits(model) is fits


def test_the_map_that_comes_along_says_what_it_is() -> None:
    card = LearnedMap.load(LEGAL_FILE).card
    assert card.embedding_model == "multilingual-e5-small"
    assert card.questions > 1000
    assert "MIT" in card.trained_on
    assert 0.4 < card.figures["hit@1"] < card.figures["recall@10"] < 1


@pytest.mark.parametrize(
    ("text", "share", "used"),
    [(LAW, 1.0, True), (ARABIC, 1.0, True), (HEADED, 1.0, True), (NEWS, 0.0, False)],
)
def test_laws_are_searched_with_the_legal_map(
    tmp_path: Path, text: str, share: float, used: bool
) -> None:
    with library_of(tmp_path, text, "multilingual-e5-small@0123456789ab") as library:
        assert article_share(library) == share
        choice = choose(library)
        assert (choice.map is not None) is used
        assert f"{share:.0%}" in choice.reason


def test_the_share_of_articles_is_known_without_their_texts(tmp_path: Path) -> None:
    with library_of(tmp_path, LAW) as library:
        (entry,) = library.documents()
    with closing(sqlite3.connect(tmp_path / "library" / FILE_NAME)) as database, database:
        database.execute("UPDATE documents SET text = x'E9FF', outline = ''")
    with Library.open(tmp_path / "library") as library:
        assert article_share(library) == 1.0
        with pytest.raises(LibraryError):
            library.text(entry.doc_id)


def test_facts_that_were_stored_without_a_count_of_articles_are_made_up_for(tmp_path: Path) -> None:
    library_of(tmp_path, LAW).close()
    with closing(sqlite3.connect(tmp_path / "library" / FILE_NAME)) as database, database:
        database.execute("UPDATE documents SET facts = json_remove(facts, '$.articles')")
    with Library.open(tmp_path / "library") as library:
        assert article_share(library) == 1.0


def test_a_map_that_is_learned_while_a_library_is_open_is_used_at_once(tmp_path: Path) -> None:
    with library_of(tmp_path, NEWS) as library:
        before = basis(library)
        assert basis(library) == before
        a_map(32).save(library.folder / OWN_FILE)
        assert basis(library) != before
        retriever = Retriever(library, HashingEmbedder(), choose_map=choose)
        with_map = retriever.search("湖口市的桥").hits[0].score
        (library.folder / OWN_FILE).unlink()
        assert retriever.search("湖口市的桥").hits[0].score != with_map


def test_no_map_is_used_with_a_model_it_was_not_learned_for(tmp_path: Path) -> None:
    with library_of(tmp_path, LAW) as library:
        assert choose(library).map is None


def test_a_library_s_own_map_comes_first(tmp_path: Path) -> None:
    with library_of(tmp_path, NEWS) as library:
        a_map(32).save(library.folder / OWN_FILE)
        choice = choose(library)
        assert choice.map is not None
        assert choice.map.card == CARD
