"""The command line: shapes, exit status, what goes to which stream, and odd input.

Most run in this process with tiny random models, which are enough for everything but good answers.
"""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tiny import write_e5s1, write_gguf

from assistant import cli
from assistant.cli_input import each, questions_in, read_json, text_of
from assistant.console import show
from assistant.runtime.convert import e5_to_sentence_transformers, gguf_to_safetensors
from assistant.runtime.packs import silent
from index.adding import AddResult
from index.errors import UnfinishedError, YoujuError
from index.library import Library

ROOT = Path(cli.__file__).parent.parent
RULES = """砚浦市节水试行办法

第一条　更换节水器具的，市水务部门每户补助三百元。

第二条　用水单位应当每年检查一次水表。检查结果应当在三十日内向市水务部门报告。

第三条　违反本办法第二条规定的，处五千元以上一万元以下罚款。
"""
NOTICE = """关于开展节水宣传的通知

一、时间

（一）宣传周自五月十五日开始。

二、内容

（一）各区应当在社区张贴节水常识。
"""

CLAUSE = {
    "id", "doc_id", "address", "kind", "number", "path", "text", "spans", "own_spans", "parent",
}  # fmt: skip
ANSWER = {
    "question", "standalone_question", "answer", "refused", "refusal_reason", "nearest",
    "sentences", "dropped", "hits", "premise", "timings", "model", "corpus_sha256",
    "as_of",
}  # fmt: skip
TIMINGS = {"retrieve_s", "first_token_s", "total_s", "prompt_tokens", "output_tokens"}
CITATION = {
    "mark", "clause_id", "doc_id", "title", "address", "spans", "start", "end", "quote", "score",
}  # fmt: skip


@dataclass(frozen=True)
class Ran:
    """What one command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one JSON value on standard output."""
        assert self.out.count("\n") == 1, self.out
        value: dict[str, Any] = json.loads(self.out)
        return value

    @property
    def lines(self) -> list[dict[str, Any]]:
        """One JSON value a line."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Tiny models, as settings in the environment."""
    home = tmp_path_factory.mktemp("models")
    write_e5s1(home / "m.e5s1")
    e5_to_sentence_transformers(home / "m.e5s1", home / "embedder", silent)
    write_gguf(home / "m.gguf")
    gguf_to_safetensors(home / "m.gguf", home / "model", silent)
    return {
        "YOUJU_EMBEDDING_MODEL": str(home / "embedder"),
        "YOUJU_LANGUAGE_MODEL": str(home / "model"),
        "YOUJU_RUNTIME": "transformers",
        "YOUJU_MODELS": str(home / "cache"),
    }


@pytest.fixture
def run(
    models: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Run ``youju`` in this process, with a library of its own."""
    for name, value in {**models, "YOUJU_LIBRARY": str(tmp_path / "library")}.items():
        monkeypatch.setenv(name, value)

    def youju(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        monkeypatch.setattr(sys, "argv", ["youju", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            cli.main()
        said = capsys.readouterr()
        return Ran(int(left.value.code or 0), said.out, said.err)

    return youju


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "rules.txt"
    path.write_text(RULES, encoding="utf-8")
    return path


@pytest.fixture
def filled(run: Run, rules: Path) -> Run:
    """A library that holds the rules."""
    assert run("add", rules).status == 0
    return run


# --- documents ------------------------------------------------------------------------------


def test_clauses_has_the_shape_of_the_contract(run: Run, rules: Path) -> None:
    shown = run("clauses", rules, "--json")
    assert (shown.status, shown.err) == (0, "")
    value = shown.json
    assert {"document", "clauses", "foreign", "furniture", "warnings"} <= value.keys()
    assert {"doc_id", "title", "format", "chars", "text_sha256"} <= value["document"].keys()
    assert value["document"]["title"] == "砚浦市节水试行办法"
    text = run("text", rules).out
    assert value["document"]["chars"] == len(text)
    for clause in value["clauses"]:
        assert clause.keys() >= CLAUSE
        assert clause["text"] == "".join(text[a:b] for a, b in clause["spans"])
    articles = [c for c in value["clauses"] if c["kind"] == "article"]
    assert [c["address"] for c in articles] == ["第一条", "第二条", "第三条"]
    assert [c["number"] for c in articles] == [1, 2, 3]


def test_a_clause_is_shown_with_what_is_around_it(filled: Run) -> None:
    (doc,) = [document["doc_id"] for document in filled("list", "--json").json["documents"]]
    found = filled("clause", f"{doc}#第二条", "--json").json
    assert found.keys() >= CLAUSE
    assert (found["previous"], found["next"]) == (f"{doc}#第一条", f"{doc}#第三条")
    shown = filled("clause", f"{doc}#第二条").out
    assert found["text"] in shown
    assert f"上一条：{doc}#第一条" in shown
    assert found["permalink"] in shown
    refused = filled("clause", f"{doc}#第九条")
    assert (refused.status, refused.out) == (1, "")
    assert "第九条" in refused.err
    assert f"nearest: {doc}#第一条 … {doc}#第三条" in refused.err
    assert "youju clauses FILE" in refused.err


def test_a_clause_is_found_by_an_address_as_people_write_it(filled: Run) -> None:
    (doc,) = [document["doc_id"] for document in filled("list", "--json").json["documents"]]
    found = filled("clause", f"{doc}#第2条第1款", "--json")
    assert found.json["id"] == f"{doc}#第二条"
    assert f"{doc}#第2条第1款 is {doc}#第二条" in found.err
    assert " is " not in filled("clause", f"{doc}#第二条").err


def test_a_library_yields_the_same_clauses_and_text_as_the_file(run: Run, rules: Path) -> None:
    value = run("clauses", rules, "--json").json
    doc_id = value["document"]["doc_id"]
    added = run("add", rules, "--json").json["documents"]
    assert [(d["doc_id"], d["clauses"]) for d in added] == [(doc_id, len(value["clauses"]))]
    assert run("text", doc_id).out == run("text", rules).out == RULES
    hits = run("search", "第二条", "--json", "-k", "50").json["hits"]
    ids = {clause["id"]: clause for clause in value["clauses"]}
    assert all(hit["clause"] == ids[hit["clause"]["id"]] for hit in hits)


def test_files_of_one_title_are_told_apart_when_they_are_added(run: Run, tmp_path: Path) -> None:
    for name, text in (("旧.txt", RULES), ("新.txt", RULES.replace("第二条", "第三条"))):
        (tmp_path / name).write_text(text, "utf-8")
    told = run("add", tmp_path).out
    assert "clauses, 旧.txt)" in told
    assert "clauses, 新.txt)" in told


def test_add_tells_each_file_and_goes_on_after_a_bad_one(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "deep er").mkdir(parents=True)
    (folder / "规则.txt").write_text(RULES, "utf-8")
    (folder / "deep er" / "通 知.md").write_text(NOTICE, "utf-8")
    (folder / "empty.txt").write_text("", "utf-8")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 4)
    first = run("add", folder, tmp_path / "absent.txt", "--json")
    rows = {Path(d["path"]).name: d for d in first.json["documents"]}
    fields = {"doc_id", "title", "path", "status", "clauses", "foreign", "warnings", "reason"}
    assert all(fields <= row.keys() for row in rows.values())
    assert {name: row["status"] for name, row in rows.items()} == {
        "规则.txt": "added",
        "通 知.md": "added",
        "empty.txt": "refused",
        "picture.txt": "refused",
        "absent.txt": "refused",
    }
    assert all(row["reason"] for row in rows.values() if row["status"] == "refused")
    assert first.status == 0, "what could be added was added"
    again = run("add", folder / "规则.txt", "--json").json["documents"]
    assert [d["status"] for d in again] == ["unchanged"]
    (folder / "规则.txt").write_text(RULES.replace("三百", "四百"), "utf-8")
    changed = run("add", folder / "规则.txt", "--json").json["documents"]
    assert [d["status"] for d in changed] == ["updated"]


def test_a_refused_file_is_named_once_and_without_a_count(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_text("words", "utf-8")
    told = run("add", tmp_path / "bad.pdf").out
    assert told == (
        "refused   bad.pdf: the file is no PDF although its name says so; rename it to what it is, "
        "or save it again as a PDF\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "水"),
        ("ask", "水"),
        ("adapt",),
        ("eval", ".", "--task", "check"),
        ("eval", ".", "--task", "retrieval"),
    ],
)
def test_what_is_missing_is_told_before_a_model_is_loaded(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    for setting in ("YOUJU_EMBEDDING_MODEL", "YOUJU_LANGUAGE_MODEL"):
        monkeypatch.setenv(setting, str(tmp_path / "no model"))
    refused = run(*arguments)
    assert refused.status == 1
    assert "no model" not in refused.err
    assert "got no" in refused.err


def test_what_was_added_before_the_disk_was_full_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = AddResult("0" * 12, "砚浦市节水规则", "a.txt", "added", 5, 0, 0, "")

    def full(*_: object, **__: object) -> None:
        raise UnfinishedError("the disk is full; 1 files stay", (done,))

    monkeypatch.setattr(Library, "add", full)
    (tmp_path / "a.txt").write_text(RULES, "utf-8")
    broken = run("add", tmp_path)
    assert (broken.status, broken.out) == (1, "added     砚浦市节水规则 (5 clauses)\n")
    assert broken.err.endswith("youju: the disk is full; 1 files stay\n")
    assert run("add", tmp_path, "--json").json["documents"][0]["status"] == "added"


def test_where_nothing_could_be_added_the_status_says_so(run: Run, tmp_path: Path) -> None:
    refused = run("add", tmp_path / "absent.txt", "--json", "--library", tmp_path / "none")
    assert refused.status == 1
    assert refused.json["documents"][0]["reason"]
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("empty.txt", "empty.txt: the file is empty or holds no text"),
        ("table.csv", "table.csv: got the file type '.csv'"),
    ],
)
def test_a_file_that_is_not_read_is_refused_before_a_model_is_loaded(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, reason: str
) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "table.csv").write_text("a,b\n", "utf-8")
    monkeypatch.setenv("YOUJU_EMBEDDING_MODEL", str(tmp_path / "no model"))
    refused = run("add", tmp_path / name, tmp_path / "absent.txt")
    assert refused.status == 1
    assert "no model" not in refused.err
    first, second = refused.out.splitlines()
    assert reason in first
    assert "nothing is there" in second


def test_a_folder_without_documents_is_refused_with_what_was_expected(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "bare" / "below").mkdir(parents=True)
    (tmp_path / "bare" / ".hidden.txt").write_text(RULES, "utf-8")
    refused = run("add", tmp_path / "bare")
    assert refused.status == 1
    assert refused.out.startswith("refused   bare: got a folder without documents, expected files")
    assert ".docx" in refused.out
    assert "loading" not in refused.err
    (tmp_path / "rules.txt").write_text(RULES, "utf-8")
    both = run("add", tmp_path / "bare", tmp_path / "rules.txt", "--json")
    assert both.status == 0
    told = {Path(d["path"]).name: d["status"] for d in both.json["documents"]}
    assert told == {"rules.txt": "added", "bare": "refused"}


def test_list_and_remove(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "notice.md").write_text(NOTICE, "utf-8")
    filled("add", tmp_path / "notice.md")
    before = filled("list", "--json").json
    assert {"documents", "clauses", "embedding_model", "corpus_sha256"} <= before.keys()
    assert before["clauses"] == sum(d["clauses"] for d in before["documents"])
    for document in before["documents"]:
        assert {"doc_id", "title", "path", "clauses", "added"} <= document.keys()
    ids = {d["title"]: d["doc_id"] for d in before["documents"]}
    removed = filled("remove", ids["砚浦市节水试行办法"], "--json")
    left = removed.json
    assert "removed 砚浦市节水试行办法" in removed.err
    assert [d["title"] for d in left["documents"]] == ["关于开展节水宣传的通知"]
    assert left["corpus_sha256"] != before["corpus_sha256"]
    assert filled("list", "--json").json == left
    shown = filled("list").out
    assert "关于开展节水宣传的通知" in shown
    assert str(tmp_path / "notice.md") in shown, "the file it came from"


def test_a_file_that_is_gone_is_named_and_removed_by_its_path(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "notice.md").write_text(NOTICE, "utf-8")
    assert filled("add", tmp_path, "--json").json["gone"] == []
    (tmp_path / "rules.txt").unlink()
    again = filled("add", tmp_path, "--json")
    assert again.json["gone"] == [str(tmp_path / "rules.txt")]
    assert f"youju remove {tmp_path / 'rules.txt'}" in again.err
    listed = {Path(d["path"]).name: d["gone"] for d in filled("list", "--json").json["documents"]}
    assert listed == {"rules.txt": True, "notice.md": False}
    assert f"{tmp_path / 'rules.txt'}  [文件已不在]" in filled("list").out
    left = filled("remove", tmp_path / "rules.txt", "--json").json["documents"]
    assert [Path(d["path"]).name for d in left] == ["notice.md"]


def test_the_doctor_says_what_is_wrong_and_mends_it(filled: Run, tmp_path: Path) -> None:
    well = filled("doctor", "--json")
    assert (well.status, well.json) == (0, {"sound": True, "symptoms": []})
    assert "is sound" in filled("doctor").out
    with closing(sqlite3.connect(tmp_path / "library" / "library.sqlite")) as database, database:
        database.execute("UPDATE documents SET title = '误'")
        database.execute("UPDATE passages SET vectors = x'00' WHERE kind = 'clause'")
    ill = filled("doctor", "--json")
    assert (ill.status, ill.json["sound"]) == (1, False)
    assert {symptom["code"] for symptom in ill.json["symptoms"]} == {"vectors"}
    assert "repairing" in filled("doctor").out
    mended = filled("doctor", "--repair", "--json")
    assert (mended.status, mended.json["sound"]) == (0, True)
    assert all(symptom["is_repaired"] for symptom in mended.json["symptoms"])
    assert filled("doctor").status == 0
    assert filled("list", "--json").json["documents"][0]["title"] == "砚浦市节水试行办法"


def test_the_doctor_needs_a_library_and_no_model(run: Run, filled: Run, tmp_path: Path) -> None:
    assert "youju add" in run("doctor", "--library", tmp_path / "other").err
    (tmp_path / "library" / "library.sqlite").write_bytes(b"x" * 9999)
    ill = filled("doctor", "--json")
    assert (ill.status, [s["code"] for s in ill.json["symptoms"]]) == (1, ["database"])
    refused = filled("doctor", "--repair")
    assert refused.status == 1
    assert "youju add" in refused.err


def test_a_library_of_another_name_is_another_library(filled: Run, tmp_path: Path) -> None:
    other = filled("list", "--library", tmp_path / "other", "--json")
    assert other.status == 1
    assert "youju add" in other.err
    assert (other.out, (tmp_path / "other").exists()) == ("", False)


# --- questions ------------------------------------------------------------------------------


OLD = """# 砚浦市测绳办法

2001年3月1日 砚浦市人民政府令第5号公布

第一条 测绳应当每五年更换一次。

第二条 本办法自2001年6月1日起施行。
"""
NEW = (
    OLD.replace("2001年6月", "2020年7月")
    .replace("五年", "三年")
    .replace("\n\n第一条", "\n\n2020年5月8日 砚浦市人民政府令第90号修订\n\n第一条")
)


def test_check_gives_a_finding_for_each_claim(filled: Run, tmp_path: Path) -> None:
    claim = "《砚浦市节水试行办法》第三条规定“处五千元以上二万元以下罚款”。"
    page = tmp_path / "page.md"
    page.write_text(claim, "utf-8")
    value = filled("check", page, "--json").json
    (finding,) = value["findings"]
    assert (finding["verdict"], finding["clause"]["address"]) == ("altered", "第三条")
    assert "二万元" in finding["note"]
    assert value["counts"]["altered"] == 1
    assert len(value["library"]["documents"]) == 1
    assert value["as_of"] == date.today().isoformat()
    assert filled("check", page, "--as-of", "2024-06-30", "--json").json["as_of"] == "2024-06-30"
    lines = tmp_path / "texts.jsonl"
    lines.write_text(json.dumps({"id": "a", "text": claim}) + "\n", "utf-8")
    (line,) = filled("check", "--file", lines).lines
    assert (line["id"], line["findings"]) == ("a", value["findings"])


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("《砚浦市节水试行办法》第九条规定应当节水。", "[条款不存在]"),
        ("Article 9 of the 《砚浦市晒绳办法》 requires it.", "[库外，无法核对]"),
    ],
)
def test_verdicts_are_said_in_words(filled: Run, tmp_path: Path, claim: str, said: str) -> None:
    page = tmp_path / "page.txt"
    page.write_text(claim, "utf-8")
    assert filled("check", page).out.startswith(said)


def test_progress_of_a_check_says_what_it_counts(filled: Run, tmp_path: Path) -> None:
    claim = "《砚浦市节水试行办法》第三条规定“处五千元以上二万元以下罚款”。"
    page, texts = tmp_path / "page.txt", tmp_path / "texts.jsonl"
    page.write_text(claim, "utf-8")
    texts.write_text(json.dumps({"id": "a", "text": claim}) + "\n", "utf-8")
    assert f"of {len(claim)} characters" in filled("check", page).err
    assert "1 of 1 texts" in filled("check", "--file", texts).err


def test_nothing_to_check_is_said(filled: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("会议纪要", "utf-8")
    shown = filled("check", page)
    assert (shown.status, "没有找到" in shown.out) == (0, True)


@pytest.fixture
def ropes(run: Run, tmp_path: Path) -> tuple[Path, Path]:
    """Two versions of one document, in a library."""
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(OLD, "utf-8")
    new.write_text(NEW, "utf-8")
    assert run("add", old, new).status == 0
    return old, new


def test_a_list_says_what_is_in_force_on_a_day(run: Run, ropes: tuple[Path, Path]) -> None:
    def listed(*arguments: str) -> dict[str, tuple[str, str, object]]:
        documents = run("list", "--json", *arguments).json["documents"]
        return {d["version"]: (d["state"], d["since"], d["dates"]) for d in documents}

    old = {"published": "2001-03-01", "effective": "2001-06-01"}
    new = {"published": "2020-05-08", "effective": "2020-07-01"}
    assert listed() == {
        "2001": ("amended", "2020-07-01", old),
        "2020": ("current", "2020-07-01", new),
    }
    assert listed("--as-of", "2020-06-30") == {
        "2001": ("current", "2001-06-01", old),
        "2020": ("not_yet_in_force", "2020-07-01", new),
    }
    assert "[2001 年版 · 已修改 · 自 2020-07-01 起有新版]" in run("list").out
    assert run("clauses", ropes[1], "--json").json["document"]["dates"] == new


@pytest.mark.usefixtures("ropes")
def test_a_day_decides_which_version_is_found_first(run: Run) -> None:
    question = "砚浦市测绳办法第一条"
    assert run("search", question, "--json").json["hits"][0]["version"] == "2020"
    early = run("search", question, "--json", "--as-of", "2010-01-01").json["hits"]
    assert [(h["version"], h["state"]) for h in early[:2]] == [
        ("2001", "current"),
        ("2020", "not_yet_in_force"),
    ]
    refused = run("search", question, "--as-of", "2024-13-01")
    assert refused.status == 2
    assert "got '2024-13-01', expected a day as YYYY-MM-DD" in refused.err
    assert "%" not in refused.err
    answer = run("ask", question, "--json", "--as-of", "2010-01-01").json["answer"]
    assert "五年" in answer
    assert "三年" not in answer


def test_two_versions_are_compared(run: Run, ropes: tuple[Path, Path]) -> None:
    compared = run("compare", *ropes, "--json").json
    assert compared["counts"] == {"changed": 2}
    first = compared["changes"][0]
    assert (first["old"]["address"], first["new"]["address"]) == ("第一条", "第一条")
    assert ["delete", "每五年"] in first["diff"]
    assert compared["new"]["dates"]["effective"] == "2020-07-01"
    ids = [compared[side]["doc_id"] for side in ("old", "new")]
    assert run("compare", *ids, "--json").json == compared
    shown = run("compare", *ropes).out
    assert "[-每五年-]{+每三年+}" in shown
    assert shown.splitlines()[-1] == "修改 2"


def test_search_has_the_shape_of_the_contract(filled: Run) -> None:
    found = filled("search", "用水单位怎样检查水表", "--json", "-k", "2").json
    assert {"hits", "seconds"} <= found.keys()
    assert [hit["rank"] for hit in found["hits"]] == [1, 2]
    for hit in found["hits"]:
        assert {"rank", "clause", "score", "route"} <= hit.keys()
        assert hit["route"] in {"address", "dense", "lexical", "fused"}
        assert hit["clause"].keys() >= CLAUSE
    named = filled("search", "第三条", "--json").json["hits"][0]
    assert (named["clause"]["address"], named["route"]) == ("第三条", "address")
    assert "第三条  [按条号]" in filled("search", "第三条").out
    lacking = filled("search", "第九条").out.splitlines()[0]
    assert lacking == "《砚浦市节水试行办法》中没有第九条，现有编号从第一条到第三条。"


def test_ask_has_the_shape_of_the_contract(filled: Run) -> None:
    shown = filled("ask", "第二条规定了什么？", "--json")
    answer = shown.json
    assert shown.status == 0
    assert answer.keys() >= ANSWER
    assert answer["timings"].keys() >= TIMINGS
    assert answer["premise"].keys() >= {"holds", "note"}
    assert not answer["refused"]
    assert answer["corpus_sha256"] == filled("list", "--json").json["corpus_sha256"]
    text = filled("text", answer["hits"][0]["clause"]["doc_id"]).out
    for sentence in answer["sentences"]:
        assert {"text", "verdict", "citations", "note"} <= sentence.keys()
        for cited in sentence["citations"]:
            assert cited.keys() >= CITATION
            assert cited["quote"] == "".join(text[a:b] for a, b in cited["spans"])
    assert {c["address"] for s in answer["sentences"] for c in s["citations"]} == {"第二条"}


def test_an_answer_for_people_shows_the_words_it_rests_on(filled: Run) -> None:
    out = filled("ask", "第三条规定了什么？").out
    assert "处五千元以上一万元以下罚款。”[1]" in out
    assert "[1] 砚浦市节水试行办法 › 第三条" in out
    refused = filled("ask", "第九条规定了什么？").out
    assert "第一条" in refused
    assert "第三条" in refused


def test_a_file_of_questions_gives_one_value_a_line_in_order(filled: Run, tmp_path: Path) -> None:
    lines = [
        {"id": "b", "query": "第二条规定了什么？"},
        {"id": 7, "text": "第三条规定了什么？"},
        {"id": "c", "query": "那第一条呢？", "history": [{"question": "第二条", "answer": "检查"}]},
        {"id": "d", "query": "那第一条呢？", "history": [{"question": "甲", "answers": [["乙"]]}]},
    ]
    file = tmp_path / "问 题.jsonl"
    file.write_text("\n".join(json.dumps(x, ensure_ascii=False) for x in lines) + "\n\n", "utf-8")
    asked = filled("ask", "--file", file)
    assert "answering  0% (0 of " in asked.err, "the first answer takes a while"
    assert "answering  100% (4 of 4" in asked.err, "and the last is told"
    assert [line["id"] for line in asked.lines] == ["b", 7, "c", "d"]
    assert all(line.keys() >= ANSWER | {"id"} for line in asked.lines)
    found = filled("search", "--file", file, "-k", "1").lines
    assert [line["id"] for line in found] == ["b", 7, "c", "d"]
    assert [len(line["hits"]) for line in found] == [1, 1, 1, 1]


def test_a_history_file_goes_with_the_question(filled: Run, tmp_path: Path) -> None:
    history = tmp_path / "history.json"
    history.write_text('[{"question": "占用水表怎么办", "answers": ["不得占用"]}]', "utf-8")
    answer = filled("ask", "那检查呢？", "--history", history, "--json").json
    assert answer["question"] == "那检查呢？"
    assert "水表" in answer["standalone_question"]
    shown = filled("ask", "那检查呢？", "--history", history).out
    assert shown.startswith(f"按此理解：{answer['standalone_question']}\n")


# --- what is refused ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "number"),
    [("不是 JSON", 2), ('["a list"]', 2), ('{"id": 1}', 2), ('{"id": 1, "query": 5}', 2)],
)
def test_a_bad_line_of_a_file_is_named(run: Run, tmp_path: Path, line: str, number: int) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(f'{{"id": 1, "query": "水"}}\n{line}\n', "utf-8")
    refused = run("search", "--file", file)
    assert (refused.status, refused.out) == (1, "")
    assert f"q.jsonl:{number}:" in refused.err
    assert '"query"' in refused.err


def test_bad_history_is_named(filled: Run, tmp_path: Path) -> None:
    history = tmp_path / "h.json"
    for content in ("{", "3", '[{"question": 1}]'):
        history.write_text(content, "utf-8")
        refused = filled("ask", "水表", "--history", history, "--json")
        assert (refused.status, refused.out) == (1, ""), content
        assert "youju: " in refused.err
        assert "Traceback" not in refused.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("clauses", "absent.txt"), "absent.txt"),
        (("clauses", "."), "type"),
        (("text", "absent.md"), "absent.md"),
        (("text", "0123456789ab"), "youju add"),
        (("list",), "youju add"),
        (("remove", "0123456789ab"), "youju add"),
        (("report", "absent.json", "--to", "a.md"), "No such file"),
        (("eval", ".", "--task", "check", "--details", "absent/x"), "absent/x: cannot be written"),
        (("eval", ".", "--task", "check", "--against", "absent.jsonl"), "absent.jsonl"),
        (("compare", "absent", "absent"), "no library"),
        (("search", "水"), "youju add"),
        (("ask", "水"), "youju add"),
        (("ask", "--file", "absent.jsonl"), "absent.jsonl"),
        (("serve", "--port", "0"), "youju add"),
        (("search", ""), "got an empty QUESTION"),
        (("ask", " "), "got an empty QUESTION"),
    ],
)
def test_what_cannot_be_done_says_what_to_do(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    refused = run(*arguments)
    assert (refused.status, refused.out) == (1, "")
    assert refused.err.splitlines()[-1].startswith("youju: ")
    assert told in refused.err
    assert "Traceback" not in refused.err


def test_a_name_that_is_nothing_known_points_to_the_list(filled: Run) -> None:
    refused = filled("text", "abc")
    assert (refused.status, refused.out) == (1, "")
    assert "youju list" in refused.err


def test_an_unknown_document_is_not_removed_with_others(filled: Run) -> None:
    (known,) = [d["doc_id"] for d in filled("list", "--json").json["documents"]]
    refused = filled("remove", known, "0123456789ab", "--json")
    assert (refused.status, refused.out) == (1, "")
    assert "0123456789ab" in refused.err
    assert len(filled("list", "--json").json["documents"]) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("clauses",),
        ("search",),
        ("search", "水", "--file", "q.jsonl"),
        ("search", "水", "-k", "0"),
        ("search", "水", "-k", "many"),
        ("add",),
        ("remove",),
        ("list", "extra"),
        ("serve", "--port", "70000"),
    ],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...]) -> None:
    wrong = run(*arguments)
    assert (wrong.status, wrong.out) == (2, "")
    assert "Usage" in wrong.err


def test_the_version_is_told(run: Run) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    shown = run("--version")
    assert (shown.status, shown.out) == (0, f"youju {project['version']}\n")


def test_help_names_every_command(run: Run) -> None:
    shown = run("--help")
    assert shown.status == 0
    assert "..." not in shown.out.partition("Commands:")[2], "no summary is cut off"
    for command in ("setup", "clauses", "text", "add", "list", "remove", "search", "ask", "serve"):
        assert f"  {command} " in shown.out
        assert run(command, "--help").status == 0


# --- odd names, odd text --------------------------------------------------------------------


@pytest.mark.parametrize("name", ["文 件.txt", "a'b\"c.txt", "-x.txt", "$HOME;ls.md", "é🙂.txt"])
def test_odd_file_names(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(RULES, "utf-8")
    assert run("clauses", path, "--json").json["document"]["title"] == "砚浦市节水试行办法"
    assert run("add", path, "--json").json["documents"][0]["status"] == "added"
    assert run("list", "--json").json["documents"][0]["path"].endswith(name)


def test_a_file_named_like_a_document_id_is_a_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("abcdefabc.md").write_text("# 甲\n", "utf-8")
    assert run("text", "abcdefabc.md").out == "# 甲\n"


# --- as processes ---------------------------------------------------------------------------


def process(*arguments: str | Path, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "assistant", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},
        cwd=ROOT,
    )


def test_a_reader_that_goes_away_is_no_error_of_ours(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("".join(f"第{n}条　应当节约用水。\n" for n in range(1, 20001)), "utf-8")
    running = process("text", long)
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.read(10)
    running.stdout.close()
    with running.stderr:
        assert running.stderr.read() == b""
    assert running.wait(60) in (0, 1)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere file names are text")
def test_a_file_name_that_is_no_text(run: Run, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    path.write_text(RULES, "utf-8")
    assert run("clauses", path, "--json").json["document"]["title"] == "砚浦市节水试行办法"
    running = process("clauses", path)
    _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (0, b"")
    missing = process("clauses", path.with_suffix(".md"))
    _, err = missing.communicate(timeout=60)
    assert missing.returncode == 1
    assert err.startswith(b"youju: ")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere file names are text")
def test_a_file_name_that_is_no_text_does_not_stop_the_rest(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_text(NOTICE, "utf-8")
    (folder / "rules.txt").write_text(RULES, "utf-8")
    rows = run("add", folder, "--json").json["documents"]
    assert sorted(row["status"] for row in rows) in (["added", "added"], ["added", "refused"])


def redirected(how: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run ``youju`` from a shell that redirects its standard streams."""
    command = [sys.executable, "-m", "assistant", *map(str, arguments)]
    shell = ["sh", "-c", f'exec "$@" {how}', "sh", *command]
    return subprocess.run(shell, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)


@pytest.mark.usefixtures("filled")
@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is there only")
@pytest.mark.parametrize("how", [">/dev/full", ">&-"])
@pytest.mark.parametrize(
    "arguments", [["list"], ["list", "--json"], ["text", "README.md"], ["--help"], ["--version"]]
)
def test_an_output_that_takes_nothing_is_told(how: str, arguments: list[str]) -> None:
    ran = redirected(how, *arguments)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("youju: standard output: cannot be written (")
    assert ran.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is there only")
@pytest.mark.parametrize("how", ["2>/dev/full", "2>&-", "<&- 2>&-"])
def test_what_is_asked_for_is_printed_where_nobody_hears_messages(filled: Run, how: str) -> None:
    ran = redirected(how, "list", "--json")
    assert (ran.returncode, ran.stdout) == (0, filled("list", "--json").out)
    assert redirected(how, "list").returncode == 0
    assert redirected(how, "nonsense").returncode == 2


@pytest.mark.usefixtures("filled")
def test_an_input_that_is_closed_is_told() -> None:
    ran = redirected("<&-", "check", "-")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("youju: standard input: got no text")


HEARD_LATE = """
import sys
sys.argv = ["youju", "clauses", "README.md"]
from assistant import cli, __main__
def stop(*_): raise KeyboardInterrupt
cli.read_outline = stop
"""
HEARD_EARLY = """
import sys
class Stop:
    def find_spec(self, name, *_):
        if name == "typer": raise KeyboardInterrupt
sys.meta_path.insert(0, Stop())
from assistant import __main__
"""


@pytest.mark.parametrize("when", [HEARD_EARLY, HEARD_LATE])
def test_control_c_is_one_line(when: str) -> None:
    code = f"{when}\n__main__.main()"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert ran.returncode == 130
    assert (ran.stdout, ran.stderr) == ("", "youju: interrupted; what was written before stays\n")


def test_output_is_utf_8_whatever_the_locale_says(rules: Path) -> None:
    running = process("clauses", rules, "--json", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="")
    out, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (0, b"")
    assert json.loads(out.decode("utf-8"))["document"]["title"] == "砚浦市节水试行办法"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_standard_input_is_read_as_a_file_is(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    come = io.TextIOWrapper(io.BytesIO(RULES.encode(encoding)), encoding="latin-1")
    monkeypatch.setattr(sys, "stdin", come)
    assert text_of("-") == RULES


def test_standard_input_that_is_no_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe\x00")))
    with pytest.raises(YoujuError, match="standard input: got bytes that are no text"):
        text_of("-")


def test_standard_input_without_text_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b" \n")))
    with pytest.raises(YoujuError, match="standard input: got no text"):
        text_of("-")


def test_a_broken_line_of_a_file_is_told_and_the_rest_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text('{"id": "a", "text": "甲"}\n{"id": \n[]\n{"text": "乙", "error": 1}\n', "utf-8")
    items = questions_in(None, path, "text")
    with pytest.raises(YoujuError, match="2 of 4 lines"):
        each(items, lambda item: show({"id": item["id"], "read": item["query"]}))
    printed = capsys.readouterr()
    assert "texts.jsonl:2:" in printed.err
    first, second, third, last = map(json.loads, printed.out.splitlines())
    assert first == {"id": "a", "read": "甲"}
    assert second["id"] == "2"
    assert "texts.jsonl:2: got '{\"id\": ' (it breaks off" in second["error"]
    assert "texts.jsonl:3: got '[]'" in third["error"]
    assert last == {"id": "4", "read": "乙"}


def test_what_comes_in_for_a_report_is_named_as_such(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"{}")))
    refused = run("report", "-", "--to", tmp_path / "out.md")
    assert refused.status == 1
    assert refused.err.startswith("youju: standard input: got JSON with the fields (none)")


@pytest.mark.parametrize(("field", "read"), [("text", "应当节水。"), ("query", "水？")])
def test_of_a_line_with_two_fields_the_one_that_is_wanted_is_read(
    tmp_path: Path, field: str, read: str
) -> None:
    path = tmp_path / "both.jsonl"
    path.write_text('{"id": "a", "query": "水？", "text": "应当节水。"}\n', "utf-8")
    (item,) = questions_in(None, path, field)
    assert item["query"] == read


def test_an_empty_file_of_texts_is_told(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text("\n", "utf-8")
    with pytest.raises(YoujuError, match=r'texts\.jsonl: the file is empty, expected .*"text"'):
        questions_in(None, path, "text")


def test_json_nested_beyond_measure_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "deep.json"
    path.write_text("[" * 100_000, "utf-8")
    with pytest.raises(YoujuError, match="expected JSON"):
        read_json(path)
    with pytest.raises(YoujuError, match="expected a JSON object"):
        questions_in(None, path)


def test_commands_that_need_no_model_load_none(rules: Path, filled: Run, tmp_path: Path) -> None:
    assert filled("list").status == 0
    code = (
        "import sys; sys.argv = ['youju', *sys.argv[1:]]\n"
        "from assistant import cli\n"
        "try: cli.main()\n"
        "finally: sys.stderr.write(str({'torch', 'transformers', 'gradio', 'openvino_genai'} "
        "& sys.modules.keys()))"
    )
    for arguments in (
        ["clauses", str(rules)],
        ["text", str(rules)],
        ["compare", str(rules), str(rules)],
        ["list"],
    ):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env={**os.environ, "YOUJU_LIBRARY": str(tmp_path / "library")},
            cwd=ROOT,
            capture_output=True,
            check=True,
        )
        assert done.stderr.decode().endswith("set()"), arguments


def test_one_question_that_is_refused_does_not_stop_the_rest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = [{"id": "a"}, {"id": "b"}, {"id": "c"}]

    def run(item: Mapping[str, Any]) -> None:
        if item["id"] == "b":
            raise YoujuError("too long")

    with pytest.raises(YoujuError, match="1 of 3"):
        each(asked, run)
    assert json.loads(capsys.readouterr().out) == {"id": "b", "error": "too long"}
    with pytest.raises(YoujuError, match="too long"):
        each([{"id": "b"}], run)


def test_a_refused_line_keeps_its_id_and_is_named_by_its_place_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text('\n{"id": "a", "query": "甲"}\n\n{"id": "b", "query": ""}\n\n[]\n', "utf-8")
    asked, empty, other = questions_in(None, path)
    assert asked == {"id": "a", "query": "甲"}
    assert (empty["id"], other["id"]) == ("b", "6")
    assert "questions.jsonl:4: got" in empty["error"]
    assert "questions.jsonl:6: got" in other["error"]


def test_half_a_character_is_refused_and_the_rest_of_the_file_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(
        '{"id": "1", "query": "\\ud800停车费"}\n'
        '{"id": "2", "query": "多少", "history": [{"question": "\\udfff", "answer": "甲"}]}\n'
        '{"id": "3", "query": "停车\u2028费"}\n',
        "utf-8",
    )
    with pytest.raises(YoujuError, match="2 of 3 lines"):
        each(questions_in(None, path), lambda item: show({"read": item["query"]}))
    first, second, last = map(json.loads, capsys.readouterr().out.split("\n")[:3])
    assert "questions.jsonl:1:" in first["error"]
    assert "half a character" in first["error"]
    assert "questions.jsonl:2:" in second["error"]
    assert last == {"read": "停车\u2028费"}


@pytest.mark.parametrize(
    ("arguments", "what"), [(("search",), "QUESTION"), (("ask",), "QUESTION"), (("clause",), "ID")]
)
def test_an_argument_that_is_no_text_is_refused(
    filled: Run, arguments: tuple[str, ...], what: str
) -> None:
    ran = filled(*arguments, os.fsdecode("停车费".encode() + b"\xff"))
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(f"youju: got bytes that are no text as {what}")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check",), "got neither a FILE nor --file"),
        (("check", "a.txt", "--file", "b.jsonl"), "got both a FILE and --file"),
        (("search",), "got neither a QUESTION nor --file"),
        (("check", "/nowhere/at/all"), "/nowhere/at/all: there is no such file"),
        (("clauses", "/nowhere/at/all.txt"), "/nowhere/at/all.txt: cannot be read"),
        (("add", "README.md", "--library", ROOT / "README.md"), "expected a folder"),
    ],
)
def test_a_refusal_says_what_was_given_and_what_is_missing(
    filled: Run, arguments: tuple[str, ...], said: str
) -> None:
    assert said in filled(*arguments).err


def test_a_refused_evaluation_leaves_the_details_as_they_were(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "questions.jsonl").write_text('{"query": ""}\n', "utf-8")
    details = tmp_path / "details.jsonl"
    arguments = ("eval", tmp_path, "--task", "retrieval", "--details", details)
    assert filled(*arguments).status == 1
    assert not details.exists()
    details.write_text("old", "utf-8")
    assert filled(*arguments).status == 1
    assert details.read_text("utf-8") == "old"


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is there only")
def test_what_was_measured_is_printed_where_its_details_cannot_be_written(
    filled: Run, tmp_path: Path
) -> None:
    (tmp_path / "questions.jsonl").write_text('{"query": "水表", "address": "第二条"}\n', "utf-8")
    ran = filled("eval", tmp_path, "--task", "retrieval", "--details", "/dev/full", "--json")
    assert ran.status == 1
    assert ran.json["n"] == 1
    assert "youju: /dev/full: cannot be written (No space left on device)" in ran.err
