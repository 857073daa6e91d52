"""One document in many formats: the same clauses and the same addresses in every one."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from library_worker import HashingEmbedder
from outlines import kept
from playwright.sync_api import Page, sync_playwright
from saved import Lines, as_docx, as_html, as_markdown, as_text, lines_of, page, squeezed

from index.clauses import parse
from index.documents import load
from index.library import Library
from index.records import outline_from_json, outline_to_json

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted((ROOT / "samples" / "documents").iterdir())
CORPORA = (
    "govpolicy/gov-01.txt", "govpolicy/gov-02.txt", "govpolicy/gov-32.txt", "govpolicy/gov-57.txt",
    "govpolicy/gov-58.txt",
)  # fmt: skip
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "big5hkscs")


@pytest.fixture(params=[path.name for path in SAMPLES] + list(CORPORA))
def source(request: pytest.FixtureRequest) -> Path:
    """Return one of ten documents."""
    if "/" not in request.param:
        return ROOT / "samples" / "documents" / request.param
    shared: Path = request.getfixturevalue("shared")
    return shared / "corpus" / request.param


@pytest.fixture
def lines(source: Path) -> Lines:
    """Return the document's lines; its title is a heading, as its author would have set it."""
    return lines_of(source)


def can_hold(lines: Lines, encoding: str) -> bool:
    """Tell whether an encoding has all the characters, and nobody would take it for another."""
    try:
        "".join(text for _, text in lines).encode(encoding)
    except UnicodeEncodeError:
        return False
    return encoding != "big5hkscs" or all(text.isascii() for _, text in lines)


def test_text_in_every_encoding_that_can_hold_it(
    source: Path, lines: Lines, tmp_path: Path
) -> None:
    plain = [(0, text) for _, text in lines]
    expected = squeezed(as_text(plain, tmp_path / "a.txt"))
    held = [encoding for encoding in ENCODINGS if can_hold(lines, encoding)]
    assert len(held) >= 4
    for encoding in held:
        assert squeezed(as_text(plain, tmp_path / "b.txt", encoding)) == expected, encoding
    if all(depth <= 1 for depth, _ in lines):
        assert expected == squeezed(source)


def test_markdown_and_html(source: Path, lines: Lines, tmp_path: Path) -> None:
    assert squeezed(as_markdown(lines, tmp_path / "a.md")) == squeezed(source)
    assert squeezed(as_html(lines, tmp_path / "a.html")) == squeezed(source)


@pytest.mark.parametrize("automatic", [False, True], ids=["typed", "automatic"])
def test_word(source: Path, lines: Lines, tmp_path: Path, automatic: bool) -> None:
    assert squeezed(as_docx(lines, tmp_path / "a.docx", automatic)) == squeezed(source)


@pytest.fixture(scope="module")
def printer() -> Iterator[Page]:
    """Yield a browser's page, which prints PDFs with the fonts of the system."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


def line(words: str) -> str:
    return f'<div style="font-size:9px;width:100%;text-align:center">{words}</div>'


@pytest.mark.browser
@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("indent", [0, 2])
def test_pdf(
    source: Path, lines: Lines, tmp_path: Path, printer: Page, columns: int, indent: int
) -> None:
    style = (
        f"body {{font: 12pt serif; column-count: {columns}; column-gap: 2em; text-align: justify}}"
        f"p {{text-indent: {indent}em; margin: {0 if indent else 0.8}em 0}}"
        "h1 {column-span: all; text-align: center} td {padding: 0 2em}"
    )
    path = tmp_path / "a.pdf"
    printer.set_content(page(lines, style))
    printer.pdf(
        path=str(path),
        format="A4",
        display_header_footer=True,
        header_template=line("湖口市文件汇编"),
        footer_template=line("— <span class=pageNumber></span> —"),
        margin=dict.fromkeys(("top", "bottom", "left", "right"), "25mm"),
    )
    assert squeezed(path) == squeezed(source)
    one = parse(load(path))
    kept(one)
    pages = len(one.document.pages)
    assert pages >= 2
    assert [piece.kind for piece in one.furniture] == ["page_header", "page_number"] * pages


BAD = {
    "empty.html": b"", "old.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "cut.docx": b"PK\x03\x04..",
    "cut.pdf": b"%PDF-1.7\n1 0 obj", "page.txt": b"<!doctype html><p>a", "paper.md": b"%PDF-1.7",
    "words.pdf": b"words", "words.html": b"words", "rich.txt": b"{\\rtf1 a}", "program.exe": b"MZ",
}  # fmt: skip


def test_bad_files_are_refused_each_with_a_reason_and_the_rest_is_added(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for name, data in BAD.items():
        (folder / name).write_bytes(data)
    text = [(1, "湖口市节水办法"), (0, "第一条　应当节水。"), (0, "第二条　略。")]
    as_docx(text, folder / "z.docx")
    as_html([*text, (0, "第三条　又略。")], folder / "z.html")
    with Library.create(tmp_path / "lib", HashingEmbedder()) as library:
        results = library.add([folder])
    refused = {Path(r.path).name: r.reason for r in results if r.status == "refused"}
    assert set(refused) == set(BAD)
    assert all(reason.startswith(f"{name}: ") for name, reason in refused.items())
    added = {Path(r.path).name for r in results if r.status == "added"}
    assert added == {"z.docx", "z.html"}


def test_what_an_older_version_wrote_down_is_still_read(tmp_path: Path) -> None:
    path = as_text([(0, "办法"), (0, "第一条　应当节水。")], tmp_path / "a.txt")
    outline = parse(load(path))
    written = json.loads(outline_to_json(outline))
    assert written["document"] == {"name": "a.txt", "format": "txt"}  # and nothing newer
    assert outline_from_json(json.dumps(written), outline.document.text) == outline
