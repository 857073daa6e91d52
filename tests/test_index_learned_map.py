"""A map of questions is kept in a file and chosen for the libraries it is fit for."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from library_worker import HashingEmbedder

from index.document_prior import DocumentPrior, document_name
from index.errors import LibraryError
from index.four_bits import FourBits
from index.known_questions import KnownQuestions, fingerprint
from index.learned_map import LearnedMap, MapCard
from index.library import FILE_NAME, Library
from index.map_choice import LEGAL_FILE, OWN_FILE, MapChoice, article_share, basis, choose
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


def with_prior(names: tuple[str, ...], dimension: int = 4) -> LearnedMap:
    """A map that changes nothing, and a prior that holds the first document for the likeliest."""
    columns = len(names) + 1
    bias = -10 * np.arange(columns, dtype=np.float32)
    prior = DocumentPrior(names, np.zeros((dimension, columns), np.float32), bias)
    identity, shift = np.eye(dimension, dtype=np.float32), np.zeros(dimension, np.float32)
    return LearnedMap(identity, shift, CARD, prior)


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


def test_a_prior_is_read_back_with_its_map(tmp_path: Path) -> None:
    made = with_prior(("养犬条例", "河道条例"))
    made.save(tmp_path / "map.npz")
    read, question = LearnedMap.load(tmp_path / "map.npz"), np.ones(4, np.float32)
    assert read.prior is not None
    assert made.prior is not None
    assert read.prior(question) == pytest.approx(made.prior(question), abs=1e-3)
    assert sum(np.exp(list(read.prior(question).values()))) == pytest.approx(1)


def test_a_map_of_the_first_format_has_no_prior(tmp_path: Path) -> None:
    made, path = a_map(), tmp_path / "map.npz"
    card = {"embedding_model": "hashing", "trained_on": "", "questions": 3, "figures": {}}
    header = np.array(json.dumps({"format": 1, **card}))
    np.savez(path, header=header, matrix=made.matrix, shift=made.shift)
    assert LearnedMap.load(path).prior is None


def test_a_prior_with_another_number_of_documents_is_refused(tmp_path: Path) -> None:
    made, path = with_prior(("养犬条例",)), tmp_path / "map.npz"
    assert made.prior is not None
    spoiled = DocumentPrior(("养犬条例", "河道条例"), made.prior.matrix, made.prior.bias)
    LearnedMap(made.matrix, made.shift, CARD, spoiled).save(path)
    with pytest.raises(LibraryError, match="2 documents for a prior of shape"):
        LearnedMap.load(path)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("中华人民共和国刑法", "刑法"),
        ("刑法 第十四条（第一编 总则）", "刑法"),
        ("湖口市养犬条例", "湖口市养犬条例"),
        ("Rules of the Harbour Club", "Rules of the Harbour Club"),
    ],
)
def test_a_document_goes_by_its_law(title: str, name: str) -> None:
    assert document_name(title) == name


@pytest.mark.parametrize("first", ["湖口市养犬条例", "湖口市河道条例"])
def test_the_clauses_of_the_likelier_document_come_first(tmp_path: Path, first: str) -> None:
    rivers = LAW.replace("养犬", "河道")
    with library_of(tmp_path, LAW) as library:
        (tmp_path / "rivers.md").write_text(rivers, encoding="utf-8")
        library.add([tmp_path / "rivers.md"])
        other = "湖口市河道条例" if first == "湖口市养犬条例" else "湖口市养犬条例"
        with_prior((first, other), 32).save(library.folder / OWN_FILE)
        hits = Retriever(library, HashingEmbedder()).search("应当办理登记吗", 2).hits
    assert hits[0].clause.path[0] == first


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
        assert (choice.map is not None) is (choice.known is not None) is used
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


def test_laws_among_other_documents_are_searched_with_known_questions_alone(tmp_path: Path) -> None:
    with library_of(tmp_path, LAW, "multilingual-e5-small@0123456789ab") as library:
        (tmp_path / "news.md").write_text(NEWS, encoding="utf-8")
        library.add([tmp_path / "news.md"])
        choice = choose(library)
        assert choice.map is None
        assert choice.known is not None


def knowing(library: Library) -> KnownQuestions:
    """Forty questions, the first answered by the library's last clause, the rest by none of it."""
    asked = [f"问题{n}" for n in range(40)]
    (entry,) = library.documents()
    last = library.clause(library.units(entry.doc_id)[-1]).text
    clauses = [fingerprint(last), *(f"另外{n}" for n in range(39))]
    codes = FourBits.of(HashingEmbedder().encode_queries(asked))
    return KnownQuestions("hashing", asked, codes, clauses, [[n] for n in range(40)])


@pytest.mark.parametrize("mapped", [True, False])
def test_a_clause_gains_by_what_is_known_of_it(tmp_path: Path, mapped: bool) -> None:
    with library_of(tmp_path, LAW) as library:
        learned = with_prior(("湖口市养犬条例",), 32) if mapped else None
        texts = [library.clause(unit).text for unit in library.units(library.documents()[0].doc_id)]
        known = knowing(library)
        scores = {}
        for choice in (MapChoice(learned, ""), MapChoice(learned, "", known)):
            retriever = Retriever(library, HashingEmbedder(), choose_map=lambda _, c=choice: c)
            hits = retriever.search("问题0").hits
            scores[choice.known] = {hit.clause.text: hit.score for hit in hits}
        gains = {text: scores[known][text] - scores[None][text] for text in texts}
        assert gains[texts[-1]] > 0
        assert all(gains[text] == 0 for text in texts[:-1])


@pytest.mark.parametrize(
    ("question", "is_elsewhere"),
    [("问题0", False), ("问题7", True), ("湖口市养犬条例里的问题7", False)],
)
def test_what_only_others_are_known_to_answer_speaks_against_what_is_known(
    tmp_path: Path, question: str, is_elsewhere: bool
) -> None:
    with library_of(tmp_path, LAW) as library:
        choice = MapChoice(None, "", knowing(library))
        hits = Retriever(library, HashingEmbedder(), choose_map=lambda _: choice).search(question)
    of_text = {hit.clause.text.split()[0]: hit.answered_elsewhere for hit in hits.hits}
    assert (of_text.pop("第二条") > 1) == is_elsewhere
    assert set(of_text.values()) == {0.0}
