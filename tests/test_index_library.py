import sqlite3
import threading
from pathlib import Path

import numpy as np
import pytest
from library_worker import HashingEmbedder, assert_whole, chunk_text, law, texts

from index import adding
from index import database as database_module
from index.chunks import Kind, cut
from index.errors import LibraryError, UnfinishedError
from index.library import FILE_NAME, Library, read_outline
from index.outline import Outline
from index.sentences import words


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    (folder / "b").mkdir(parents=True)
    (folder / "a.txt").write_text(law("甲", 3), encoding="utf-8")
    (folder / "b" / "c.txt").write_text(law("乙", 4), encoding="utf-8")
    (folder / ".hidden.txt").write_text(law("丙", 1), encoding="utf-8")
    (folder / "z.exe").write_bytes(b"MZ\0\0")
    return folder


def test_what_is_added_is_listed_read_back_and_found(tmp_path: Path, files: Path) -> None:
    embedder = HashingEmbedder()
    with Library.create(tmp_path / "lib", embedder) as library:
        results = library.add([files])
        assert [(Path(r.path).name, r.status, r.clauses > 3) for r in results] == [
            ("a.txt", "added", True),
            ("z.exe", "refused", False),
            ("c.txt", "added", True),
        ]
        assert ".exe" in results[1].reason
        assert texts(library) == {"a.txt": law("甲", 3), "c.txt": law("乙", 4)}
        assert_whole(library)
        found = library.lexical("乙第4次规定", 1, Kind.SENTENCE)
        chunk = library.chunk(next(iter(found.scores)))
        assert library.clause(chunk.unit_id).address == "第四条"
        sentences = [chunk_text(library, c) for c in library.sentences(chunk.unit_id)]
        assert sentences == ["第4条 乙第4次规定城市更新。", "应当公开资金4。"]
        with pytest.raises(LibraryError, match="not in document"):
            library.sentences(f"{chunk.unit_id}款")


def test_the_first_paragraph_of_an_article_has_its_first_sentence(tmp_path: Path) -> None:
    file = tmp_path / "law.txt"
    text = "养犬条例\n\n第一条 犬只应当登记。登记免费。\n\n犬只应当免疫。\n\n第二条　禁止遗弃。\n"
    file.write_text(text, encoding="utf-8")
    with Library.create(tmp_path / "lib", HashingEmbedder()) as library:
        (added,) = library.add([file])
        (whole, first, second) = (
            [chunk_text(library, c) for c in library.sentences(f"{added.doc_id}#{address}")]
            for address in ("第一条", "第一条第一款", "第一条第二款")
        )
    assert whole == ["第一条 犬只应当登记。", "登记免费。", "犬只应当免疫。"]
    assert first == ["犬只应当登记。", "登记免费。"]
    assert second == ["犬只应当免疫。"]


def test_everything_is_there_after_reopening(tmp_path: Path, files: Path) -> None:
    with Library.create(tmp_path / "lib", HashingEmbedder()) as library:
        library.add([files])
        before = (library.documents(), library.corpus_sha256, list(library.chunks()))
        query = library.dense(np.eye(32, dtype=np.float32)[3], 5, Kind.CLAUSE)
    with Library.open(tmp_path / "lib") as library:
        assert (library.documents(), library.corpus_sha256, list(library.chunks())) == before
        for entry in library.documents():
            assert library.outline(entry.doc_id) == read_outline(Path(entry.path))
        again = library.dense(np.eye(32, dtype=np.float32)[3], 5, Kind.CLAUSE)
        assert dict(again.scores) == pytest.approx(dict(query.scores))
        assert_whole(library)


def test_scores_mean_and_spread_are_those_of_all_rows(tmp_path: Path, files: Path) -> None:
    embedder = HashingEmbedder()
    with Library.create(tmp_path / "lib", embedder) as library:
        library.add([files])
        library.count(Kind.SENTENCE)
        library.remove([library.documents()[0].doc_id])
        query = embedder.encode_queries(["公开资金"])[0]
        passages = [p for e in library.documents() for p in cut(library.outline(e.doc_id))]
        kept = [p for p in passages if p.chunk.kind is Kind.SENTENCE]
        scores = embedder.encode_passages([p.text for p in kept]) @ query
        found = library.dense(query, 1, Kind.SENTENCE, also=[kept[2].chunk.key, "无"])
        assert (found.mean, found.std) == pytest.approx((scores.mean(), scores.std()), abs=1e-4)
        assert found.scores[kept[2].chunk.key] == pytest.approx(float(scores[2]), abs=1e-5)
        assert next(iter(found.scores.values())) == pytest.approx(float(scores.max()), abs=1e-5)
        best = next(iter(found.scores))
        expected = (float(scores.max()) - scores.mean()) / scores.std()
        assert found.standardised(best) == pytest.approx(expected, rel=1e-2)


def test_on_a_full_disk_what_went_in_before_stays_and_is_told(
    tmp_path: Path, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "GROUP", 1)  # each file is a change of its own
    with Library.create(tmp_path / "lib", HashingEmbedder()) as library:

        def fill(done: int, _: int, label: str) -> None:
            if label == "c.txt" and done:  # SQLite allows no page beyond those it has
                library._database.execute("PRAGMA max_page_count = 1")

        (files / "b" / "c.txt").write_text(law("乙", 400), encoding="utf-8")
        with pytest.raises(UnfinishedError, match=r"full.*; 1 files .* stay") as broken:
            library.add([files], fill)
        told = [(Path(r.path).name, r.status) for r in broken.value.results]
        assert told == [("a.txt", "added"), ("z.exe", "refused")]
        with pytest.raises(LibraryError, match="written now is not in it") as broken_again:
            library.add([files])
        assert not isinstance(broken_again.value, UnfinishedError)
        assert texts(library) == {"a.txt": law("甲", 3)}


def test_an_unchanged_file_costs_no_embedding(tmp_path: Path, files: Path) -> None:
    embedder = HashingEmbedder()
    with Library.create(tmp_path / "lib", embedder) as library:
        library.add([files])
        embedded, before = embedder.embedded, library.documents()
        assert {r.status for r in library.add([files])} == {"unchanged", "refused"}
        assert (embedder.embedded, library.documents()) == (embedded, before)


def test_a_changed_file_replaces_what_it_said(tmp_path: Path, files: Path) -> None:
    with Library.create(tmp_path / "lib", HashingEmbedder()) as library:
        library.add([files])
        hashed = library.corpus_sha256
        (files / "a.txt").write_text(law("丁", 2), encoding="utf-8")
        (result,) = library.add([files / "a.txt"])
        assert result.status == "updated"
        assert texts(library) == {"a.txt": law("丁", 2), "c.txt": law("乙", 4)}
        assert library.corpus_sha256 != hashed
        assert not library.lexical("甲", 5, Kind.CLAUSE).scores
        assert_whole(library)


def test_a_copy_is_recognised_and_outlives_the_first_file(tmp_path: Path, files: Path) -> None:
    embedder = HashingEmbedder()
    copy = files / "copy.txt"
    copy.write_text(law("甲", 3), encoding="utf-8")
    with Library.create(tmp_path / "lib", embedder) as library:
        results = {Path(r.path).name: r for r in library.add([files])}
        assert results["copy.txt"].status == "unchanged"
        assert results["copy.txt"].reason.endswith("a.txt")
        assert results["copy.txt"].doc_id == results["a.txt"].doc_id
        (files / "a.txt").write_text(law("丁", 2), encoding="utf-8")
        library.add([files / "a.txt"])
        assert texts(library)["copy.txt"] == law("甲", 3)
        assert_whole(library)


def test_a_moved_file_is_known_by_its_new_name(tmp_path: Path, files: Path) -> None:
    embedder = HashingEmbedder()
    with Library.create(tmp_path / "lib", embedder) as library:
        library.add([files])
        embedded = embedder.embedded
        (files / "a.txt").rename(files / "moved.txt")
        (result,) = library.add([files / "moved.txt"])
        assert (result.status, embedder.embedded) == ("unchanged", embedded)
        assert texts(library) == {"moved.txt": law("甲", 3), "c.txt": law("乙", 4)}


def test_a_better_parser_brings_a_known_file_up_to_date(tmp_path: Path, files: Path) -> None:
    def worse(path: Path) -> Outline:
        outline = read_outline(path)
        kept = tuple(c for c in outline.clauses if c.address != "第三条")
        return Outline(outline.document, outline.title, kept, (), (), ())

    with Library.create(tmp_path / "lib", HashingEmbedder(), read=worse) as library:
        library.add([files / "a.txt"])
    with Library.open(tmp_path / "lib", HashingEmbedder()) as library:
        assert [r.status for r in library.add([files / "a.txt"])] == ["updated"]
        assert_whole(library)


def test_a_defect_in_one_file_does_not_stop_the_others(tmp_path: Path, files: Path) -> None:
    def read(path: Path) -> Outline:
        if path.name == "a.txt":
            raise ZeroDivisionError("oops")
        return read_outline(path)

    with Library.create(tmp_path / "lib", HashingEmbedder(), read=read) as library:
        results = library.add([files / "a.txt", files / "missing.txt", files / "b"])
        assert [r.status for r in results] == ["refused", "refused", "added"]
        assert "oops" in results[0].reason


def test_removing_takes_all_named_documents_or_none(tmp_path: Path, files: Path) -> None:
    with Library.create(tmp_path / "lib", HashingEmbedder()) as library:
        library.add([files])
        first, second = (entry.doc_id for entry in library.documents())
        with pytest.raises(LibraryError, match="nothing was removed"):
            library.remove([first, "000000000000"])
        assert len(library.documents()) == 2
        library.remove([first])
        assert [entry.doc_id for entry in library.documents()] == [second]
        assert_whole(library)
        (again,) = library.add([files / "a.txt"])
        assert again.status == "added"


def test_progress_counts_files_and_then_passages(tmp_path: Path, files: Path) -> None:
    told: list[tuple[int, int]] = []
    with Library.create(tmp_path / "lib", HashingEmbedder()) as library:
        library.add([files], lambda done, total, _: told.append((done, total)))
        passages = sum(1 for _ in library.chunks())
    assert told[:3] == [(0, 3), (1, 3), (2, 3)]
    assert told[-1] == (passages, passages)


def test_ids_that_are_not_here_are_told(tmp_path: Path, files: Path) -> None:
    with Library.create(tmp_path / "lib", HashingEmbedder()) as library:
        library.add([files])
        doc_id = library.documents()[0].doc_id
        for ask in (
            lambda: library.text("nothing"),
            lambda: library.clause(f"{doc_id}#第九条"),
            lambda: library.chunk(f"{doc_id}#第九条@3"),
        ):
            with pytest.raises(LibraryError, match="got "):
                ask()


def test_a_folder_without_a_library_is_refused(tmp_path: Path) -> None:
    assert not Library.exists(tmp_path)
    with pytest.raises(LibraryError, match="youju add"):
        Library.open(tmp_path)
    (tmp_path / FILE_NAME).touch()
    assert not Library.exists(tmp_path)
    Library.create(tmp_path, HashingEmbedder()).close()
    assert Library.exists(tmp_path)


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"no database " * 999)
    with pytest.raises(LibraryError, match="not a whole library"):
        Library.open(tmp_path)


def test_a_stored_text_that_cannot_be_read_is_told(tmp_path: Path, files: Path) -> None:
    with Library.create(tmp_path / "lib", HashingEmbedder()) as library:
        library.add([files])
    with sqlite3.connect(tmp_path / "lib" / FILE_NAME) as database:
        database.execute("UPDATE documents SET text = X'E9FF'")
    database.close()
    with Library.open(tmp_path / "lib") as library:
        assert len(library.documents()) == 2
        with pytest.raises(LibraryError, match="doctor --repair"):
            library.text(library.documents()[0].doc_id)


@pytest.mark.parametrize("other", [HashingEmbedder("other"), HashingEmbedder(dimension=16)])
def test_another_embedding_model_is_refused(tmp_path: Path, other: HashingEmbedder) -> None:
    Library.create(tmp_path, HashingEmbedder()).close()
    for use in (Library.open, Library.create):
        with pytest.raises(LibraryError, match="was made with hashing"):
            use(tmp_path, other)


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    Library.create(tmp_path, HashingEmbedder()).close()
    database = sqlite3.connect(tmp_path / FILE_NAME)
    database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(LibraryError, match=r"format 99.*upgrade Youju"):
        Library.open(tmp_path)


def test_adding_without_an_embedder_is_refused(tmp_path: Path, files: Path) -> None:
    Library.create(tmp_path / "lib", HashingEmbedder()).close()
    with (
        Library.open(tmp_path / "lib") as library,
        pytest.raises(LibraryError, match="embedding model"),
    ):
        library.add([files])


def test_a_second_reader_notices_a_change_and_only_a_change(tmp_path: Path, files: Path) -> None:
    with (
        Library.create(tmp_path / "lib", HashingEmbedder()) as writer,
        Library.open(tmp_path / "lib") as reader,
    ):
        assert reader.count(Kind.CLAUSE) == 0
        writer.add([files])
        assert reader.refresh()
        assert not reader.refresh()
        assert texts(reader) == texts(writer)
        assert_whole(reader)
        writer.remove([writer.documents()[0].doc_id])
        assert reader.refresh()
        assert_whole(reader)


def test_a_library_that_stays_locked_is_told(
    tmp_path: Path, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "WAIT_SECONDS", 0.05)
    with Library.create(tmp_path / "lib", HashingEmbedder()) as library:
        other = sqlite3.connect(tmp_path / "lib" / FILE_NAME, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="another process"):
            library.add([files])
        other.execute("ROLLBACK")
        other.close()
        assert "added" in {r.status for r in library.add([files])}


def test_searching_goes_on_while_another_thread_adds(tmp_path: Path) -> None:
    embedder = HashingEmbedder()
    failures: list[BaseException] = []
    with Library.create(tmp_path / "lib", embedder) as library:

        def add(number: int) -> None:
            try:
                for step in range(5):
                    path = tmp_path / f"{number}-{step}.txt"
                    path.write_text(law(f"{number}之{step}", 5), encoding="utf-8")
                    library.add([path])
                    library.lexical("城市", 5, Kind.SENTENCE)
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=add, args=(number,)) for number in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not failures
        assert len(library.documents()) == 15
        assert_whole(library)


def test_sentences_of_the_real_policy_are_found_by_their_own_words(
    tmp_path: Path, policy_page: Path
) -> None:
    embedder = HashingEmbedder(dimension=256)
    with Library.create(tmp_path / "lib", embedder) as library:
        (result,) = library.add([policy_page])
        assert result.status == "added"
        sentences = [chunk for chunk in library.chunks() if chunk.kind is Kind.SENTENCE]
        assert len(sentences) > 100
        for chunk in sentences[::10]:
            text = words(library.text(result.doc_id or ""), chunk.spans)
            assert chunk.key in library.lexical(text, 2, Kind.SENTENCE).scores
            query = embedder.encode_queries([text])[0]
            assert chunk.key in library.dense(query, 2, Kind.SENTENCE).scores
