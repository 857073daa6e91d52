"""Word documents become the text a reader sees, automatic numbers, tables and notes included."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import load_docx
from index.documents import load
from index.errors import DocumentError
from index.load_docx import read_docx

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def archive(body: str, **parts: str) -> bytes:
    """A Word document of as little as can be."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
        for name, xml in {"document": document, **parts}.items():
            file.writestr(f"word/{name}.xml", xml)
    return data.getvalue()


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def n(text: str, level: int, num: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def level(at: int, text: str, form: str = "chineseCounting", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


LEVELS = (
    level(0, "第%1章"),
    level(1, "第%2条", more='<w:lvlRestart w:val="0"/><w:pStyle w:val="tiao"/>'),
    level(2, "（%3）"),
    level(3, "%2.%4", "decimal", "<w:isLgl/>"),
    level(4, "•", "bullet"),
    level(5, "%6", "decimalEnclosedCircleChinese"),
    level(6, "(%7)", "lowerRoman", '<w:suff w:val="nothing"/>'),
)
NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{"".join(LEVELS)}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="2">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles {W}><w:style w:type="paragraph" w:styleId="tiao"><w:name w:val="条文"/><w:pPr>'
    '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="x"/><w:basedOn w:val="h"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="hid"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="cut"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="cut2"><w:basedOn w:val="cut"/></w:style>'
    "</w:styles>"
)
HIDDEN = '<w:pStyle w:val="hid"/>'
GONE = "<w:rPr><w:del/></w:rPr>"
TIAO, TITLE, DERIVED = (f'<w:pStyle w:val="{name}"/>' for name in ("tiao", "t", "x"))
DEEP = "<w:footnoteReference w:id='1'/>"

CASES = [
    (p("甲") + p("") + p("乙"), "甲\n乙"),
    (n("总则", 0) + n("为了", 1) + n("应当", 1) + n("保障", 0)
     + n("可以", 1) + n("水", 2) + n("电", 2) + n("深", 3),
     "第一章　总则\n第一条　为了\n第二条　应当\n第二章　保障\n第三条　可以\n（一）水\n"
     "（二）电\n3.1 深"),
    (n("甲", 2) + n("乙", 2, 2) + n("丙", 2, 2), "（一）甲\n（五）乙\n（六）丙"),
    (n("点", 4) + n("圈", 5) + n("罗", 6), "点\n①　圈\n(i)罗"),
    (p("甲", TIAO) + p("乙", TIAO), "第一条　甲\n第二条　乙"),
    (p("甲", TIAO + '<w:numPr><w:numId w:val="0"/></w:numPr>'), "甲"),
    (n("", 1) + n("空行也算", 1), "第二条　空行也算"),
    (p("", TIAO + GONE) + p("", TIAO + "<w:rPr><w:vanish/></w:rPr>") + p("删了的不算", TIAO),
     "第一条　删了的不算"),
    ("<w:p>" + r("须经") + "<m:oMath><m:f><m:num><m:r><m:t>2</m:t></m:r></m:num><m:den><m:r><m:t>3"
     "</m:t></m:r></m:den></m:f></m:oMath>" + r("同意，10")
     + r("3", '<w:vertAlign w:val="superscript"/>') + r("米，")
     + r("30", "<w:strike/>") + r("60日。") + "</w:p>", "须经2/3同意，10³米，60日。"),
    ("<w:p><m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>n</m:t></m:r></m:sup>"
     "</m:sSup><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den>"
     "</m:f><m:rad><m:deg/><m:e><m:r><m:t>2</m:t></m:r></m:e></m:rad></m:oMath></w:p>",
     "x^n(a+b)/2√(2)"),
    ('<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>30</w:t><w:sym w:font="Wingdings" '
     'w:char="F0FE"/><w:sym w:font="宋体" w:char="2264"/><w:sym w:font="Other" w:char="F041"/>'
     "</w:r></w:p>", "≥30☑≤\ufffd"),
    (p("藏", HIDDEN) + "<w:p>" + r("甲") + r("不", '<w:rStyle w:val="cut2"/>')
     + r("得", '<w:rStyle w:val="cut"/><w:strike w:val="0"/>') + "</w:p>", "甲得"),
    ("<w:p><w:r><w:t>外</w:t></w:r><w:moveFrom><w:r><w:pict><w:txbxContent>" + p("移走")
     + "</w:txbxContent></w:pict></w:r></w:moveFrom></w:p>", "外"),
    (p("国务院关于", TITLE) + p("节水的意见", TITLE) + p("背景", DERIVED) + p("水少。"),
     "# 国务院关于节水的意见\n## 背景\n水少。"),
    (p("办法", DERIVED) + p("这是一整句话。", DERIVED), "# 办法\n这是一整句话。"),
    ("<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p>", "甲\n乙 丙"),
    ("<w:p><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins><w:r><w:t>增</w:t></w:r></w:ins>"
     "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:hyperlink><w:r><w:t>链</w:t></w:r>"
     "</w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", "增链"),
    ("<w:sdt><w:sdtPr/><w:sdtContent>" + p("控件里") + "</w:sdtContent></w:sdt>", "控件里"),
    ("<w:p><w:r><w:t>外</w:t><w:pict><w:txbxContent>" + p("框里")
     + "</w:txbxContent></w:pict></w:r></w:p>", "外\n框里"),
    ("<w:tbl><w:tr>" + cell("项") + cell("额|元") + "</w:tr><w:tr>" + cell("甲", "<w:vMerge/>")
     + cell("三") + "</w:tr><w:tr>" + cell("合", '<w:gridSpan w:val="2"/>') + "</w:tr></w:tbl>",
     "| 项 | 额｜元 |\n|  | 三 |\n| 合 |  |"),
    ("<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("项") + cell("额") + "</w:tr><w:tr>"
     + cell("甲") + cell("三") + "</w:tr></w:tbl><w:p/><w:tbl><w:tr>" + cell("乙") + cell("四")
     + "</w:tr></w:tbl>" + p("完"),
     "| 项 | 额 |\n| --- | --- |\n| 甲 | 三 |\n\n| 乙 | 四 |\n完"),
    ("<w:tbl><w:tr>" + cell("只有") + "</w:tr><w:tr>" + cell("一列")
     + "</w:tr></w:tbl>", "只有\n一列"),
    (f"<w:p><w:r><w:t>甲</w:t>{DEEP}<w:t>乙</w:t></w:r></w:p>" + p("丙"),
     "甲[1]乙\n丙\n[1] 脚注。"),
]  # fmt: skip
NOTES = (
    f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{p("线")}</w:footnote>'
    f'<w:footnote w:id="1">{p("脚注。")}</w:footnote></w:footnotes>'
)


@pytest.mark.parametrize(("body", "text"), CASES)
def test_a_document_becomes_what_a_reader_sees(body: str, text: str) -> None:
    data = archive(body, numbering=NUMBERING, styles=STYLES, footnotes=NOTES)
    assert read_docx(data, "a.docx") == text


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("ideographTraditional", "甲 乙"),
        ("ideographZodiac", "子 丑"),
        ("chineseLegalSimplified", "壹 贰"),
        ("ideographEnclosedCircle", "一 二"),
        ("ordinal", "1st 2nd"),
        ("decimalEnclosedParen", "(1) (2)"),
        ("decimalEnclosedFullstop", "1. 2."),
    ],
)
def test_numbers_are_written_in_the_form_of_their_list(form: str, labels: str) -> None:
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{level(0, "%1", form)}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    read = read_docx(archive(n("x", 0) + n("x", 0), numbering=numbering), "a.docx")
    assert [line.rstrip("x").strip() for line in read.split("\n")] == labels.split()


def test_sections_of_an_english_contract_keep_their_zero() -> None:
    levels = (
        level(0, "Article %1.", "upperRoman"),
        level(1, "Section %1.%2", "decimalZero", "<w:isLgl/>"),
    )
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    data = archive(n("Goods", 0) + n("Price", 0) + n("The price is fixed.", 1), numbering=numbering)
    assert "Section 2.01 The price is fixed." in read_docx(data, "a.docx")


def unpacked(size: int) -> bytes:
    return archive(p("甲" * size))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "damaged or incomplete archive"),
        (archive(p("甲"))[:-30], "damaged or incomplete archive"),
        (archive(p("甲") * 50)[:200], "damaged or incomplete archive"),
        (archive("<w:p>"), r"word/document\.xml is damaged"),
        (archive(""), "holds no text"),
        (archive("<w:tbl/>"), "holds no text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "got an old or an encrypted Office"),
        (b"%PDF-1.7", r"got a PDF, expected what \.docx promises"),
        ("<!DOCTYPE html><p>甲</p>".encode(), "got an HTML page.*rename it to .html"),
        (b"just words", "damaged or incomplete archive"),
    ],
)
def test_what_is_no_document_is_refused(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=says) as refusal:
        load(path)
    assert str(refusal.value).startswith("a.docx: ")


def test_another_archive_is_refused() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(DocumentError, match=r"without word/document\.xml"):
        read_docx(data.getvalue(), "a.docx")


def test_an_encrypted_archive_is_refused() -> None:
    data = bytearray(archive(p("甲")))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + at] |= 1
    with pytest.raises(DocumentError, match="encrypted"):
        read_docx(bytes(data), "a.docx")


def test_a_zip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_docx, "MAX_PART", 100_000)
    assert len(unpacked(1_000_000)) < 10_000
    with pytest.raises(DocumentError, match="unpacks to more than 100,000 bytes"):
        read_docx(unpacked(1_000_000), "a.docx")


def test_entities_are_neither_expanded_nor_left_out() -> None:
    bomb = "<!DOCTYPE d [<!ENTITY a '哈哈'><!ENTITY b '&a;&a;'>]>"
    body = f"<w:document {W}><w:body><w:p><w:r><w:t>甲&b;</w:t></w:r></w:p></w:body></w:document>"
    with pytest.raises(DocumentError, match="a DOCTYPE, which no Word document has"):
        read_docx(archive("", document=bomb + body), "a.docx")


@given(at=st.integers(0, 2000), to=st.binary(min_size=1, max_size=8))
def test_a_damaged_archive_is_read_or_refused(at: int, to: bytes) -> None:
    data = bytearray(archive("".join(p(f"第{i}条") for i in range(60)), numbering=NUMBERING))
    at %= len(data)
    data[at : at + len(to)] = to
    try:
        read_docx(bytes(data), "a.docx").encode()
    except DocumentError as error:
        assert str(error).startswith("a.docx: ")  # noqa: PT017 - most damage does no harm
