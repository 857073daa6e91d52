"""What the documents say is true: commands, options, targets, settings and the map exist.

Reads the documents as text, and asks the command line for its own help.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import fields
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from library_worker import HashingEmbedder

from assistant.chat.answer import Answer, Premise, Timings
from assistant.checker.findings import Finding
from assistant.evidence.sources import Citation, Sentence
from assistant.lines import library_lines
from assistant.listing import library_json
from assistant.phrases import Language, phrases
from assistant.words import words
from index.adding import AddResult
from index.documents import load
from index.exact import Missing
from index.library import Library
from index.links import Link
from index.outline import Clause, Foreign, Furniture, ParseWarning
from index.retriever import Hit, ScoredSentence

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh.md")
DOCUMENTS = (*READMES, "CHANGELOG.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md")))
ROOMS = ("prompts", "index", "assistant")
WRITTEN = {".py", ".md", ".toml", ".lock", ".json", ".jsonl", ".txt", ".css", ".js", ".html"}


def read(name: str) -> str:
    """Return a file of the project as text."""
    return (ROOT / name).read_text("utf-8")


def blocks(text: str) -> list[str]:
    """Return the lines of all fenced blocks, without comments and blank lines."""
    fenced = re.findall(r"^```\w*\n(.*?)^```", text, re.M | re.S)
    lines = (
        re.sub(r"(^|\s+)#\s.*", "", line).strip() for part in fenced for line in part.split("\n")
    )
    return [line for line in lines if line]


def spoken(text: str) -> list[str]:
    """Return what a document shows as typed: the lines of its blocks, and its code spans."""
    outside = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    return blocks(text) + re.findall(r"`([^`\n]+)`", outside)


def commands(text: str) -> set[tuple[str, str]]:
    """Return each ``youju`` command named, with each option used with it, or with ``""``."""
    found = set()
    for said in spoken(text):
        for name, rest in re.findall(r"\byouju ([a-z]+)\b([^|;&]*)", said):
            found |= {(name, option) for option in ("", *re.findall(r"(?<!\S)-{1,2}[a-z-]+", rest))}
    return found


@cache
def helped(*words: str) -> str:
    """Return what ``youju WORDS --help`` prints, on a line wide enough for every option."""
    ended = subprocess.run(
        [sys.executable, "-m", "assistant", *words, "--help"],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "300", "TERM": "dumb", "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, f"youju {' '.join(words)} --help: {ended.stderr}"
    return ended.stdout


def mapped(text: str) -> list[list[str]]:
    """Return the files that each row of the map of a README names."""
    rows = re.findall(r"^\| [^|]+ \| (`\w+/[\w/]+\.py`.*) \|$", text, re.M)
    return [re.findall(r"`([\w/]+\.py)`", row) for row in rows]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_named_exists_with_its_options(document: str) -> None:
    for name, option in sorted(commands(read(document))):
        assert re.search(rf"^\W*{name}\b", helped(), re.M), f"{document}: youju {name}"
        if option:
            assert re.search(rf"(?<![\w-]){option}(?![\w-])", helped(name)), (
                f"{document}: youju {name} {option}"
            )


def test_the_commands_of_the_makefile_exist_with_their_options() -> None:
    used = read("Makefile").replace("$(YOUJU)", "`youju").replace("\n", "`\n")
    found = commands(used)
    assert {("setup", ""), ("add", "--library"), ("serve", "--port")} <= found
    for name, option in found:
        assert option in helped(name), f"youju {name} {option}"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_target_named_is_in_the_makefile(document: str) -> None:
    targets = set(re.findall(r"^([a-z]+):.*##", read("Makefile"), re.M))
    named = {m for said in spoken(read(document)) for m in re.findall(r"^make ([a-z]+)\b", said)}
    assert named <= targets


def test_every_target_is_explained() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", read("Makefile"), re.M)
    assert phony
    assert set(phony[1].split()) == set(re.findall(r"^([a-z]+):.*## \S", read("Makefile"), re.M))


@pytest.mark.parametrize("readme", READMES)
def test_the_map_leads_into_every_room(readme: str) -> None:
    named = [name for row in mapped(read(readme)) for name in row]
    assert [name for name in named if not (ROOT / name).is_file()] == []
    assert len(named) == len(set(named)), "a file is named once"
    assert {name.split("/")[0] for name in named} >= set(ROOMS)


@pytest.mark.parametrize("readme", READMES)
def test_the_settings_listed_are_those_that_are_read(readme: str) -> None:
    known = set(re.findall(r'"(YOUJU_\w+)"', read("assistant/settings.py")))
    assert len(known) >= 6
    assert set(re.findall(r"^\| `(YOUJU_\w+)` \|", read(readme), re.M)) == known


@pytest.mark.parametrize("readme", READMES)
def test_the_documents_named_by_their_ids_are_the_samples(readme: str) -> None:
    named = set(re.findall(r"\b[0-9a-f]{12}\b", read(readme)))
    samples = {load(path).doc_id for path in (ROOT / "samples" / "documents").iterdir()}
    assert named
    assert named <= samples


@pytest.mark.parametrize("readme", READMES)
def test_what_list_is_shown_to_print_it_prints(readme: str, tmp_path: Path) -> None:
    with Library.create(tmp_path / "library", HashingEmbedder()) as library:
        library.add([ROOT / "samples" / "documents"])
        listed = library_json(library, date(2024, 6, 30))
    printed = "".join(f"{line}\n" for line in library_lines(listed))
    (excerpt,) = re.findall(r"^```text\n([0-9a-f]{12} .*?)^```", read(readme), re.M | re.S)
    assert excerpt.replace("…", str(ROOT)) in printed


@pytest.mark.parametrize("shape", [Clause, AddResult, Hit, Answer, Sentence, Citation, Finding])
def test_every_field_of_the_json_is_explained_and_no_other(shape: type) -> None:
    title = {"AddResult": "Added"}.get(shape.__name__, shape.__name__)
    (table,) = re.findall(rf"^#+ {title}\n+((?:\|.*\n)+)", read("docs/JSON.md"), re.M)
    cells = re.findall(r"^\| (`[^|]*) \|", table, re.M)
    told = [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]
    assert sorted(told) == sorted(field.name for field in fields(shape))


@pytest.mark.parametrize(
    "part", [Missing, ScoredSentence, Premise, Timings, Link, Foreign, Furniture, ParseWarning]
)
def test_what_the_json_holds_in_smaller_parts_is_named(part: type) -> None:
    told = set(re.findall(r"`(\w+)`", read("docs/JSON.md")))
    assert {field.name for field in fields(part)} <= told


@pytest.mark.parametrize("readme", READMES)
def test_every_sample_named_exists(readme: str) -> None:
    for line in blocks(read(readme)):
        for path in re.findall(r"\bsamples/\S+", line):
            assert (ROOT / path).exists(), line


@pytest.mark.parametrize("readme", READMES)
def test_every_file_linked_exists(readme: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", read(readme)):
        assert (ROOT / target).exists(), f"{readme} links {target}"


def test_both_readmes_say_the_same() -> None:
    english, chinese = (read(name) for name in READMES)
    levels = [re.findall(r"^(#+) ", text, re.M) for text in (outside(english), outside(chinese))]
    assert levels[0] == levels[1]
    assert [shape(line) for line in blocks(english)] == [shape(line) for line in blocks(chinese)]
    assert mapped(english) == mapped(chinese)
    rows = [len(re.findall(r"^\| ", text, re.M)) for text in (english, chinese)]
    assert rows[0] == rows[1]


def outside(text: str) -> str:
    """Return a document without its fenced blocks."""
    return re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)


def shape(line: str) -> str:
    """Return a typed line with its quoted words, which are in the reader's language, left out."""
    return re.sub(r'"[^"]*"', '""', line)


def test_nothing_names_a_machine_or_a_registry() -> None:
    places = ["work", "farm", "root", "home", "tmp"]
    hosts = ["pypi" + ".org", "python" + "hosted", "registry.npm" + "js", "deb.deb" + "ian.org"]
    paths = "|".join(f"/{place}/" for place in places)
    forbidden = re.compile(rf"(?<![\w.])(?:{paths})|{'|'.join(map(re.escape, hosts))}")
    assert forbidden.search(f"see /{places[0]}/main")
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in written()
        if (match := forbidden.search(path.read_text("utf-8", errors="replace")))
    ]
    assert found == []


def written() -> list[Path]:
    """Return every file of the project that people or machines read as text."""
    folders = (*ROOMS, "tests", "docs", "benchmarks", "scripts", "samples")
    deep = (path for folder in folders for path in (ROOT / folder).rglob("*"))
    files = [path for path in (*ROOT.iterdir(), *deep) if path.is_file()]
    named = [path for path in files if path.suffix in WRITTEN or path.name == "Makefile"]
    return [*named, ROOT / ".ci" / "run"]


FOUND = [
    ("```sh\nyouju ask --json x # why\n```", {("ask", ""), ("ask", "--json")}),
    ("`youju search Q -k 10`", {("search", ""), ("search", "-k")}),
    ("Youju is for", set()),
    ("`youju list`; `youju remove ID`", {("list", ""), ("remove", "")}),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_commands_are_found_in_a_document(text: str, expected: set[tuple[str, str]]) -> None:
    assert commands(text) == expected


@pytest.mark.parametrize("readme", READMES)
def test_every_verdict_is_told_once_with_the_words_that_are_shown(readme: str) -> None:
    own: Language = "en" if readme == "README.md" else "zh"
    other: Language = "zh" if own == "en" else "en"
    told = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \| [^|]+ \|$", read(readme), re.M)
    verdicts = {name: shown for name, *shown in told if name in phrases(own).verdicts}
    assert verdicts == {
        name: [phrases(own).verdicts[name], phrases(other).verdicts[name]]
        for name in phrases(own).verdicts
    }
    assert all(words(own)[f"verdict_{name}"] == shown[0] for name, shown in verdicts.items())
    for shown in re.findall(r"判为“([^”]+)”", read(readme)):
        assert shown in phrases("zh").verdicts.values()
