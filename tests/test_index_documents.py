"""Files become stored text: every encoding that can hold them, and a reason where it is refused."""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import documents
from index.documents import Document, load
from index.errors import DocumentError
from index.script import unified

SIMPLIFIED = (
    "湖口市城市更新办法\n第一条　为了规范城市更新活动，根据有关法律，制定本办法。\n"
    "第二条　市人民政府应当加强领导，费用不超过三万元。\n"
)
TRADITIONAL = (
    "湖口市城市更新辦法\n第一條　為了規範城市更新活動，根據有關法律，制定本辦法。\n"
    "第二條　市政府應當加強領導，費用不超過三萬元。\n"
)
ENGLISH = "Lake Policy\n\nSection 1 Scope\nThis policy applies to the city — and nobody else.\n"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("gb18030", b""),
        ("gbk", b""),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
    ],
)
@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, ENGLISH])
def test_the_encoding_leaves_no_trace(
    tmp_path: Path, encoding: str, mark: bytes, text: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(mark + text.encode(encoding))
    assert load(path).text == text


KOREAN = "제1조 이 규칙은 항구의 배를 등록하는 절차를 정한다.\n제2조 배는 매년 신고하여야 한다.\n"
JAPANESE = (
    "第一条　この規則は、港の船をとどける手つづきについて定める。\n第二条　船はまい年とどける。\n"
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(SIMPLIFIED, "hz"), (SIMPLIFIED, "utf-7"), (KOREAN, "euc_kr"), (JAPANESE, "euc_jp")],
)
def test_text_of_another_encoding_is_not_taken_for_other_words(
    tmp_path: Path, text: str, encoding: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    assert load(path).text == text


def test_marks_of_an_encoding_in_plain_words_change_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Call +8613800138000 or +abcd. The set ~{ab~} is open.\n", encoding="utf-8")
    assert load(path).text.startswith("Call +8613800138000 or +abcd. The set ~{ab~} is")


def test_radicals_are_read_as_the_letters_that_they_stand_for(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("第⼆⼗条　⽇\uf9d1。", encoding="utf-8")
    assert load(path).text == "第二十条　日六。"


def test_traditional_text_is_read_from_big5(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TRADITIONAL.encode("big5"))
    assert load(path).text == TRADITIONAL


@pytest.mark.parametrize(
    "text",
    [
        "The provider’s staff can’t leave; see §B.",
        "Keep it at 20°C, for 5\xa0EUR.",
        "©Acme: the “café” of Señor García, who said “so …”",
    ],
)
def test_english_is_read_from_windows_1252(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode("cp1252"))
    assert load(path).text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_needs_no_ascii(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("湖口市的城市更新应当公开，费用由市人民政府承担。".encode(encoding))
    assert load(path).text.startswith("湖口市的城市更新")


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_become_unix_ones(tmp_path: Path, ends: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(SIMPLIFIED.replace("\n", ends).encode())
    assert load(path) == Document(SIMPLIFIED, "a.md", "md")


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.txt", "txt"), ("a.TXT", "txt"), ("a.text", "txt"), ("a.md", "md"), ("a.Markdown", "md")],
)
def test_the_ending_tells_the_format(tmp_path: Path, name: str, form: str) -> None:
    (tmp_path / name).write_text(SIMPLIFIED, encoding="utf-8")
    assert load(tmp_path / name).format == form


def test_a_document_is_named_by_its_text() -> None:
    one, copy = Document(SIMPLIFIED, "a.txt", "txt"), Document(SIMPLIFIED, "b.md", "md")
    assert one.sha256 == hashlib.sha256(SIMPLIFIED.encode()).hexdigest()
    assert one.doc_id == copy.doc_id == one.sha256[:12]
    assert Document(SIMPLIFIED + "一", "a.txt", "txt").doc_id != one.doc_id


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.exe", b"text", r"'\.exe', expected one of .*\.markdown \.md .*\.text \.txt; save"),
        ("a", b"text", r"'\(none\)', expected one of"),
        ("a.txt", b"", "the file is empty or holds no text; expected"),
        ("a.txt", "。，…\n\n——！\n".encode(), "the file holds only marks; expected"),
        ("a.txt", b"\x1b[1mText\x1b[0m of a log\n", "control characters, the first of them ESC at"),
        ("a.txt", b" \n\t\r\n", "the file is empty or holds no text; expected"),
        ("a.txt", codecs.BOM_UTF8, "the file is empty or holds no text; expected"),
        (
            "a.txt",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)),
            "save the document as UTF-8",
        ),
        ("a.txt", b"MZ\x90\0\x03\0\0\0" * 40, "save the document as UTF-8"),
        ("a.txt", bytes(range(1, 9)) * 200, "control characters, the first of them U.0001 at"),
        ("a.txt", b"\xff\xfe\x00", "save the document as UTF-8"),
        ("a.txt", b"abc\0def\0" * 100, "no text in UTF-8"),
        ("a.txt", "Zażółć gęślą jaźń, mówi żółw.\n".encode("cp1250"), "no text in UTF-8"),
        (
            "a.txt",
            ("《湖口市条例》".encode() + "第一条 总则".encode("gbk")) * 9,
            "save the document",
        ),
        (
            "a.txt",
            SIMPLIFIED.encode()[:-3],
            r"damaged at byte 186 \(0xE3, in line 3\), expected UTF-8 .*; mend that place and save",
        ),
        ("a.txt", codecs.BOM_UTF8 + SIMPLIFIED.encode()[:-3], "damaged at byte 189"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DocumentError, match=says) as refusal:
        load(tmp_path / name)
    assert str(refusal.value).startswith(f"{name}: ")
    assert str(tmp_path) not in str(refusal.value)


def test_a_file_that_is_missing_or_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    for name in ("missing.txt", "folder.txt"):
        with pytest.raises(DocumentError, match=rf"{name}: cannot be read .*; check the path"):
            load(tmp_path / name)


def test_a_folder_is_told_as_one(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(DocumentError, match=r"folder: cannot be read \(a folder .* name a file in"):
        load(tmp_path / "folder")


@pytest.mark.parametrize("text", ["第一条　为了试验，制定本规定。\n" * 3, "plain words\n" * 20])
@pytest.mark.parametrize("nul", ["\0", "\0\0\0"])
def test_a_stray_nul_does_not_make_utf_8_another_encoding(
    tmp_path: Path, text: str, nul: str
) -> None:
    path = tmp_path / "a.txt"
    for at in (0, 7, len(text)):
        path.write_bytes((text[:at] + nul + text[at:]).encode("utf-8"))
        assert load(path).text == text
    for encoding in ("utf-16-le", "utf-16-be"):
        path.write_bytes(text.encode(encoding))
        assert load(path).text == text


def test_a_missing_file_is_not_told_as_a_wrong_type(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"missing: there is no such file; check the path"):
        load(tmp_path / "missing")


def test_a_file_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "MAX_BYTES", 1000)
    path = tmp_path / "a.txt"
    path.write_text("一" * 333, encoding="utf-8")
    assert len(load(path).text) == 333
    path.write_text("一" * 334, encoding="utf-8")
    with pytest.raises(DocumentError, match="got 1,002 bytes, expected at most 1,000; split"):
        load(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    data=st.binary(max_size=400) | st.binary(max_size=40).map(lambda b: "条文。".encode() * 9 + b)
)
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "any.txt"
    path.write_bytes(data)
    try:
        text = load(path).text
    except DocumentError:
        return
    assert text.strip()
    assert "\0" not in text
    assert "\r" not in text
    text.encode("utf-8")  # no lone surrogates: the text can be stored and hashed


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1))
def test_utf_8_comes_back_as_it_was_but_for_letters_in_another_form(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "any.txt"
    path.write_bytes(text.encode())
    stored = text.removeprefix("\ufeff")
    if any(char.isalnum() for char in stored):
        assert load(path).text == unified(stored)


CODES = [(lead, trail) for lead in range(0xB0, 0xD7) for trail in range(0xA1, 0xFF)]
COMMON = st.sampled_from([bytes(code).decode("gb2312") for code in CODES])
CHINESE = st.lists(COMMON, min_size=24, max_size=200, unique=True).map("".join)
"""Frequent characters. Each stands once: a few, often repeated, may be UTF-8 by chance."""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    text=CHINESE, rare=st.sampled_from(["", "镕", "喆", "㙍", "镕喆㙍𠮷"]), at=st.integers(0, 24)
)
def test_chinese_comes_back_from_gb18030(tmp_path: Path, text: str, rare: str, at: int) -> None:
    path = tmp_path / "any.txt"
    text = f"{text[:at]}{rare}{text[at:]}，应当公开。\n"
    path.write_bytes(text.encode("gb18030"))
    assert load(path).text == text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=CHINESE, data=st.data())
def test_damaged_utf_8_is_never_another_text(
    tmp_path: Path, text: str, data: st.DataObject
) -> None:
    path = tmp_path / "any.txt"
    whole = text.encode()
    at = data.draw(st.integers(12, len(whole) - 1).filter(lambda n: n % 3))
    byte = data.draw(st.integers(0, 255))
    for damaged in (whole[:at], whole[:at] + bytes([byte]) + whole[at + 1 :]):
        path.write_bytes(damaged)
        try:
            expected = damaged.decode("utf-8")
        except UnicodeDecodeError:
            with pytest.raises(DocumentError, match="damaged at byte"):
                load(path)
        else:
            assert load(path).text == expected
