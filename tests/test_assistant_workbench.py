"""One library and its models behind the service that the server and the desk ask."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from model_fakes import E5LikeEmbedder, ScriptedModel

from assistant.chat.answer import Answer, Draft
from assistant.checker.citations import Checker
from assistant.evidence.sources import Reads
from assistant.listing import library_json
from assistant.service import Service
from assistant.web.workbench import Workbench
from index.errors import LibraryError
from index.library import Library
from index.outline import Outline

RULES = "砚浦市节水试行办法\n\n第一条　用水单位应当每年检查一次水表。\n\n第二条　不得占用管线。\n"
SAID = "用水单位应当每年检查一次水表。"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    (tmp_path / "rules.txt").write_text(RULES, "utf-8")
    with Library.create(tmp_path / "library", E5LikeEmbedder()) as library:
        library.add([tmp_path / "rules.txt"])
        yield library


@pytest.fixture
def model() -> ScriptedModel:
    return ScriptedModel(SAID * 20)


@pytest.fixture
def bench(library: Library, model: ScriptedModel) -> Workbench:
    return Workbench(library, E5LikeEmbedder(), model)


def test_it_is_a_service_and_answers(bench: Workbench, library: Library) -> None:
    service: Service = bench
    answer = [e for e in service.stream("用水单位怎样检查水表？") if isinstance(e, Answer)][-1]
    assert answer.answer == SAID
    assert service.model == answer.model == "scripted"
    hits = service.search("第二条", 1).hits
    assert [h.clause.address for h in hits] == ["第二条"]
    assert service.clause(hits[0].clause.id) == hits[0].clause
    (listed,) = service.documents()
    assert service.outline(listed.doc_id) == library.outline(listed.doc_id)


def test_a_clause_that_is_not_here_is_told_without_the_place_of_the_library(
    bench: Workbench, library: Library
) -> None:
    with pytest.raises(LibraryError, match="not in this library") as refused:
        bench.around("0123456789ab#第三条")
    assert str(library.folder) not in str(refused.value)


def test_closing_the_stream_stops_the_model(bench: Workbench, model: ScriptedModel) -> None:
    events = bench.stream("用水单位怎样检查水表？")
    assert any(isinstance(event, Draft) for event in events)
    events.close()
    assert model.closed == 1


def test_what_is_not_here_is_a_library_error(bench: Workbench) -> None:
    with pytest.raises(LibraryError):
        bench.clause("0123456789ab#第一条")
    with pytest.raises(LibraryError):
        bench.outline("0123456789ab")


def test_an_upload_is_kept_and_its_next_version_replaces_it(
    bench: Workbench, library: Library, tmp_path: Path
) -> None:
    sent = tmp_path / "sent"
    sent.mkdir()
    upload = sent / "新 规.txt"
    upload.write_text(RULES.replace("节水", "节电"), "utf-8")
    assert bench.add(upload).status == "added"
    upload.unlink()
    assert len(bench.documents()) == 2
    kept = library.folder / "uploads" / "新 规.txt"
    assert kept.is_file()
    upload.write_text(RULES.replace("节水", "节电").replace("每年", "每月"), "utf-8")
    assert bench.add(upload).status == "updated"
    assert len(bench.documents()) == 2
    answers = [e for e in bench.stream("砚浦市节电试行办法第一条") if isinstance(e, Answer)]
    assert "每月" in answers[0].answer


def test_a_check_of_a_library_that_changes_meanwhile_is_to_be_made_again(
    bench: Workbench, tmp_path: Path
) -> None:
    text = "《砚浦市节水试行办法》第一条规定补助三百元。第二条规定每年检查一次水表。"
    checking = bench.check(text)
    next(checking)
    (tmp_path / "新规.txt").write_text(RULES.replace("节水", "节电"), "utf-8")
    bench.add(tmp_path / "新规.txt")
    with pytest.raises(LibraryError, match="check it again"):
        list(checking)
    assert list(bench.check(text)), "the next one is of the library as it is now"


def test_a_refused_upload_leaves_nothing(
    bench: Workbench, library: Library, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").write_text("", "utf-8")
    refused = bench.add(tmp_path / "empty.txt")
    assert refused.status == "refused"
    assert refused.reason
    assert not (library.folder / "uploads" / "empty.txt").exists()


def test_a_refused_new_version_leaves_the_one_before(
    bench: Workbench, library: Library, tmp_path: Path
) -> None:
    upload = tmp_path / "新规.txt"
    upload.write_text(RULES.replace("节水", "节电"), "utf-8")
    bench.add(upload)
    upload.write_text("", "utf-8")
    assert bench.add(upload).status == "refused"
    kept = library.folder / "uploads" / "新规.txt"
    assert "节电" in kept.read_text("utf-8")
    assert len(bench.documents()) == 2


@pytest.mark.parametrize("error", [LibraryError("another process is changing it"), MemoryError()])
def test_an_upload_that_breaks_off_leaves_the_copy_as_it_was(
    bench: Workbench,
    library: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
) -> None:
    def broken(_paths: Iterable[Path]) -> None:
        raise error

    old, new = tmp_path / "旧规.txt", tmp_path / "新规.txt"
    old.write_text(RULES.replace("节水", "节电"), "utf-8")
    bench.add(old)
    monkeypatch.setattr(library, "add", broken)
    for path in (old, new):
        path.write_text(RULES.replace("节水", "节气"), "utf-8")
        with pytest.raises(type(error)):
            bench.add(path)
    (kept,) = (library.folder / "uploads").iterdir()
    assert "节电" in kept.read_text("utf-8")


def test_the_copy_of_an_upload_is_whole_or_not_written(
    bench: Workbench, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "新规.txt"
    path.write_text(RULES.replace("节水", "节电"), "utf-8")
    bench.add(path)
    path.write_text(RULES.replace("节水", "节气"), "utf-8")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        bench.add(path)
    (kept,) = (library.folder / "uploads").iterdir()
    assert "节电" in kept.read_text("utf-8")


def test_removing_takes_the_kept_copy_of_an_upload_and_no_file_of_the_user(
    bench: Workbench, library: Library, tmp_path: Path
) -> None:
    (tmp_path / "up.txt").write_text(RULES.replace("节水", "用电"), "utf-8")
    bench.add(tmp_path / "up.txt")
    for document in bench.documents():
        bench.remove(document.doc_id)
    assert list(bench.documents()) == []
    assert not (library.folder / "uploads" / "up.txt").exists()
    assert (tmp_path / "up.txt").exists()
    assert (tmp_path / "rules.txt").exists()
    with pytest.raises(LibraryError):
        bench.remove("0123456789ab")


def test_a_checker_is_made_once_until_the_library_or_the_day_changes(
    bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[date] = []

    class Counted(Checker):
        def __init__(self, outlines: Iterable[Outline], as_of: date, reads: Reads | None) -> None:
            made.append(as_of)
            super().__init__(outlines, as_of, reads)

    monkeypatch.setattr("assistant.web.workbench.Checker", Counted)
    said = "《关于节电的通知》第一条规定了用电。"
    day = date(2020, 2, 2)
    assert [f.verdict for f in bench.check(said)] == ["out_of_corpus"]
    list(bench.check(said))
    assert len(made) == 1
    list(bench.check(said, day))
    assert made[1:] == [day]
    (tmp_path / "notice.txt").write_text("关于节电的通知\n\n第一条　五月起。\n", "utf-8")
    bench.add(tmp_path / "notice.txt")
    assert [f.verdict for f in bench.check(said, day)] != ["out_of_corpus"]
    assert made[2:] == [day]


def test_the_inventory_is_what_the_command_lists(bench: Workbench, library: Library) -> None:
    assert bench.inventory() == library_json(library)
    assert bench.inventory()["corpus_sha256"] == library.corpus_sha256
    assert bench.inventory()["embedding_model"] == E5LikeEmbedder().name


def test_what_another_process_adds_is_listed(bench: Workbench, tmp_path: Path) -> None:
    (tmp_path / "notice.txt").write_text("关于节水的通知\n\n一、时间\n\n五月起。\n", "utf-8")
    with Library.open(tmp_path / "library", E5LikeEmbedder()) as other:
        other.add([tmp_path / "notice.txt"])
    assert len(bench.documents()) == 2
