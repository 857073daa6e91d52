"""PDFs become paragraphs in reading order; what is encrypted, broken or scanned is refused."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from math import cos, radians, sin
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outlines import kept
from PIL import Image, ImageDraw, ImageFont

from index import load_pdf
from index.clauses import parse
from index.documents import Document, load
from index.errors import DocumentError
from index.load_pdf import read_pdf
from index.ocr import Picture, Seen
from index.records import outline_from_json, outline_to_json

CJK_FONT = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")
Text = tuple[float, float, float, str]
"""Where a piece of text stands (x, y), its size in points, and what it says."""
Turned = tuple[float, float, float, str, int]
"""One that stands so on a page which is then turned by so many degrees."""
HAN = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
    "/DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>] >>"
)


def pdf(*pages: Sequence[Text | Turned], more: str = "", width: int = 600) -> bytes:
    """Write a PDF by hand: one font for Latin letters and one for others."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    for i, texts in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} 800] /Contents {5 + 2 * i} 0 R "
            f"/Resources << /Font << /F 3 0 R /H {HAN} >> >> >>"
        )
        drawn = "\n".join(drawing(*text) for text in texts)
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    out, places = io.BytesIO(b"%PDF-1.7\n"), []
    out.seek(0, io.SEEK_END)
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1"))
    start = out.tell()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    size = len(objects) + 1
    out.write(f"trailer << /Size {size} /Root 1 0 R {more} >>\n".encode())
    out.write(f"startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def drawing(x: float, y: float, size: float, text: str, angle: int = 0) -> str:
    along, up = round(cos(radians(angle)), 3), round(sin(radians(angle)), 3)
    x, y = x * along - y * up, x * up + y * along
    right, above = {90: (600, 0), 180: (600, 800), 270: (0, 800)}.get(angle, (0, 0))
    at = f"{along} {up} {-up} {along} {x + right:.2f} {y + above:.2f} Tm"
    shown = f"({text})" if text.isascii() else f"<{text.encode('utf-16-be').hex()}>"
    return f"BT /{'F' if text.isascii() else 'H'} {size} Tf {at} {shown} Tj ET"


def column(x: float, y: float, *lines: str) -> list[Text]:
    return [(x, y - 14 * i, 10, line) for i, line in enumerate(lines)]


ENCRYPTED = (
    "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
    f"/O <{'11' * 32}> /U <{'22' * 32}> >> /ID [<00> <00>]"
)


def test_lines_are_rejoined_and_a_hyphen_is_undone() -> None:
    text = column(50, 700, "The steward keeps the register and", "publishes it once in a year.")
    text += column(50, 650, "Short line.", "Another paragraph.")
    assert read_pdf(pdf(text), "a.pdf").text == (
        "The steward keeps the register and publishes it once in a year.\n"
        "Short line.\nAnother paragraph."
    )


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_turned_page_is_read_in_its_own_direction(angle: int) -> None:
    first = column(50, 700, "第一条　甲应当备案。", "第二条　乙应当登记。")
    annex = [(*text, angle) for text in column(50, 500, "附件　收费标准", "第三条　每日十元。")]
    text = read_pdf(pdf(first, annex), "a.pdf").text
    assert [line.replace("\u3000", " ") for line in text.split("\n")] == [
        "第一条 甲应当备案。", "第二条 乙应当登记。", "附件 收费标准", "第三条 每日十元。",
    ]  # fmt: skip


def test_lines_that_run_down_are_read_from_the_right() -> None:
    lines = ("船舶停靠办法", "第一条甲船应当登记。", "第二条乙船应当备案。")
    drawn = [(500.0 - 40 * j, 700.0 - 16 * i, 12.0, char)
             for j, line in enumerate(lines) for i, char in enumerate(line)]  # fmt: skip
    assert read_pdf(pdf(drawn), "a.pdf").text.split("\n") == list(lines)


def test_a_watermark_and_what_stands_in_the_margin_are_no_text() -> None:
    body = [
        (70.0, 700.0, 12.0, "第一条　甲应当备案。"),
        (70.0, 640.0, 12.0, "第二条　乙应当登记。"),
    ]
    aside = [(300.0, 100.0, 40.0, "机密文件", 45), (300.0, 590.0, 9.0, "装订线", 90)]
    found = read_pdf(pdf([*body, *aside]), "a.pdf")
    set_apart = [(found.text[a:b], kind) for a, b, kind in found.furniture]
    assert set_apart == [("机密文件", "watermark"), ("装订线", "margin")]
    document = Document(found.text, "a.pdf", "pdf", found.pages, found.furniture)
    assert [c.address for c in parse(document).clauses] == ["第一条", "第二条"]


def test_a_raised_figure_stays_raised() -> None:
    drawn = [(50.0, 700.0, 12.0, "第一条 取水10"), (134.0, 705.0, 6.0, "3"),
             (138.0, 700.0, 12.0, "立方米。")]  # fmt: skip
    assert read_pdf(pdf(drawn), "a.pdf").text == "第一条 取水10³立方米。"


def test_a_word_parted_at_the_end_of_a_short_line_is_one() -> None:
    text = column(50, 700, "The keeper of the harbour lists every boat.", "Each appli-",
                  "cant pays before the boat is listed.")  # fmt: skip
    assert "Each applicant pays before" in read_pdf(pdf(text), "a.pdf").text
    left = read_pdf(pdf(column(50, 700, "Boats are listed by appli-")), "a.pdf").text
    assert left == "Boats are listed by appli-"


class FakeRecogniser:
    """Sees the lines that it was told, whatever the picture."""

    def __init__(self, *lines: Seen) -> None:
        self.lines = lines
        self.shapes: list[tuple[int, ...]] = []

    def read(self, picture: Picture) -> Sequence[Seen]:
        self.shapes.append(picture.shape)
        return self.lines


def scan(*pages: Image.Image) -> bytes:
    """A PDF of pictures, at 100 dots an inch."""
    out = io.BytesIO()
    first, *rest = pages
    first.save(out, "PDF", save_all=True, append_images=rest, resolution=100)
    return out.getvalue()


def blank() -> Image.Image:
    return Image.new("RGB", (600, 800), "white")


def test_a_scan_is_read_by_the_recogniser_in_its_reading_order() -> None:
    fake = FakeRecogniser(
        Seen(100, 160, 900, 200, "第二条　本办法自二〇二六年一月一日起施行"),
        Seen(100, 100, 900, 140, "第一条　为了节约用水，制定本办法。"),
        Seen(100, 210, 400, 250, "，有效期五年。"),
        Seen(100, 300, 900, 340, " "),
    )
    read = read_pdf(scan(blank()), "a.pdf", lambda: fake)
    assert read.text.splitlines() == [
        "第一条　为了节约用水，制定本办法。",
        "第二条　本办法自二〇二六年一月一日起施行，有效期五年。",
    ]
    assert read.scanned == ((1, True),)
    assert fake.shapes == [(1600, 1200, 3)]


def test_a_page_read_by_ocr_is_marked() -> None:
    document = Document("第一条　甲。\n第二条　乙。", "a.pdf", "pdf", (0, 7), (), (), ((2, True),))
    outline = parse(document)
    (warning,) = outline.warnings
    assert (warning.code, warning.start) == ("read_by_ocr", 7)
    assert outline_from_json(outline_to_json(outline), document.text) == outline
    (unread,) = parse(replace(document, scanned=((1, False),))).warnings
    assert unread.code == "not_read"


def test_without_a_recogniser_a_scan_is_refused_and_a_scanned_page_is_told() -> None:
    with pytest.raises(DocumentError, match=r"2 of 2 pages .* install youju\[ocr\]"):
        read_pdf(scan(blank(), blank()), "a.pdf", lambda: None)


def test_a_watermark_alone_does_not_make_a_scan_a_page_of_text() -> None:
    slanted = pdf([(300.0, 100.0, 40.0, "Draft", 45)])
    with pypdfium2.PdfDocument(slanted) as document:
        page = document[0]
        insert_picture(document, page)
        out = io.BytesIO()
        document.save(out)
    with pytest.raises(DocumentError, match="1 of 1 pages are pictures without text"):
        read_pdf(out.getvalue(), "a.pdf", lambda: None)
    fake = FakeRecogniser(Seen(100, 100, 900, 140, "第一条　甲。"))
    read = read_pdf(out.getvalue(), "a.pdf", lambda: fake)
    assert read.text == "Draft\n第一条　甲。"
    assert [kind for _, _, kind in read.furniture] == ["watermark"]


@pytest.mark.ocr
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_real_recogniser_reads_a_printed_page() -> None:
    page = Image.new("RGB", (1240, 800), "white")
    font = ImageFont.truetype(str(CJK_FONT), 42)
    lines = ["第一条　为了节约用水，制定本办法。", "第二条　违反规定的，处五千元罚款。"]
    for row, line in enumerate(lines):
        ImageDraw.Draw(page).text((100, 100 + 90 * row), line, "black", font)
    out = io.BytesIO()
    page.save(out, "PDF", resolution=150)
    text = "".join(read_pdf(out.getvalue(), "a.pdf").text.split())
    assert text == "".join("".join(lines).split())


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"left column line number {i} end" for i in range(6)]
    right = [f"right column line number {i} to" for i in range(6)]
    drawn = [piece for pair in zip(column(50, 700, *left), column(320, 700, *right), strict=True)
             for piece in pair]  # fmt: skip
    text = read_pdf(pdf([(200, 740, 14, "Title of all"), *drawn]), "a.pdf").text
    words = text.replace("\n", " ").split()
    assert words[:3] == ["Title", "of", "all"]
    assert [w for w in words if w in ("left", "right")] == ["left"] * 6 + ["right"] * 6


def test_what_a_browser_prints_at_the_edges_of_a_page_is_no_text() -> None:
    body = column(50, 700, "Article 1 Boats are moored at the pier.", "They leave by ten.")
    edges = [(20.0, 785.0, 7.0, "11/29/26, 9:49 AM Harbour rules")]
    edges.append((20.0, 15.0, 7.0, "https://example.org/rules 1/1"))
    found = read_pdf(pdf([*edges, *body]), "a.pdf")
    assert [kind for _, _, kind in found.furniture] == ["page_header"] * 2
    document = Document(found.text, "a.pdf", "pdf", found.pages, found.furniture)
    shown = "".join(clause.text for clause in parse(document).clauses)
    assert "Boats are moored" in shown
    assert "example" not in shown
    assert "9:49" not in shown
    heard = [(50.0, 760.0, 10.0, "2026/12/1 14:30 the hearing is held in hall two.")]
    assert not read_pdf(pdf([*heard, *body]), "a.pdf").furniture


def test_headers_and_page_numbers_are_set_apart_and_pages_are_known() -> None:
    body = ["Here is a sentence that runs over", "the end of this page because it is"]
    rest = ["rather long for it.", "Here is another one, and it is long", "enough for two lines."]
    pages = [
        [(200, 780, 8, "City Gazette"), *column(50, 700, *body), (290, 30, 8, "- 1 -")],
        [(200, 780, 8, "City Gazette"), *column(50, 700, *rest), (290, 30, 8, "- 2 -")],
    ]
    found = read_pdf(pdf(*pages), "a.pdf")
    document = Document(found.text, "a.pdf", "pdf", found.pages, found.furniture)
    lines = found.text.split("\n")
    joined = f"{' '.join(body)} {rest[0]}"
    assert lines == [
        "City Gazette", "- 1 -", joined, "City Gazette", "- 2 -", f"{rest[1]} {rest[2]}",
    ]  # fmt: skip
    assert [kind for _, _, kind in found.furniture] == ["page_header", "page_number"] * 2
    assert document.page(found.text.index("it is")) == 1
    assert document.page(found.text.index("rather")) == 2
    outline = parse(document)
    kept(outline)
    assert not any("Gazette" in clause.text for clause in outline.clauses)
    assert outline_from_json(outline_to_json(outline), found.text) == outline


def test_cells_that_stand_under_one_another_are_a_table() -> None:
    rows = [("Item", "Fee"), ("Water", "3"), ("Power", "12")]
    drawn = [
        (x, 700 - 20 * i, 10, cell)
        for i, row in enumerate(rows)
        for x, cell in zip((50, 200), row, strict=True)
    ]
    text = read_pdf(pdf([*column(50, 740, "Fees are these."), *drawn]), "a.pdf").text
    assert text == "Fees are these.\n| Item | Fee |\n| Water | 3 |\n| Power | 12 |"


def test_two_lines_spread_to_both_edges_of_their_column_are_no_table() -> None:
    words = "The steward keeps the register and"  # 34 letters of 6 points: from 50 to 254
    spread = [(50, 680, 10, "Section"), (242, 680, 10, "22"), (50, 660, 10, "Opening"),
              (236, 660, 10, "and")]  # fmt: skip
    rest = column(50, 640, "review", words, words)
    text = read_pdf(pdf([*column(50, 720, words, words), *spread, *rest]), "a.pdf").text
    assert "|" not in text
    assert "Section 22 Opening and review" in text.replace("\n", " ")


@pytest.mark.parametrize(
    ("first", "second", "word"),
    [
        ("a decision on non-", "compliance", "non-compliance"),
        ("on inter-", "pretation", "pretation"),
    ],
)
def test_a_word_that_is_written_with_a_hyphen_keeps_it_at_the_end_of_a_line(
    first: str, second: str, word: str
) -> None:
    fill = "x" * (34 - len(first) - 1)
    text = read_pdf(pdf(column(50, 700, f"{fill} {first}", f"{second} is made.")), "a.pdf").text
    assert word in text
    assert text.count("-") == first.count("non-")


SOUND = pdf(column(50, 700, "A line."))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is no PDF although"),
        (b"plain text", "is no PDF although"),
        (SOUND[:-20], "breaks off before its end"),
        (SOUND[: len(SOUND) // 2], "breaks off before its end"),
        (b"%PDF-1.7\nnothing\n%%EOF\n", "the PDF is damaged"),
        (pdf(column(50, 700, "Secret."), more=ENCRYPTED), "encrypted; save a copy without"),
        (pdf([], []), "holds no text, 2 blank pages"),
        (b"PK\x03\x04", "got a ZIP archive"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=says) as refusal:
        load(path)
    assert str(refusal.value).startswith("a.pdf: ")


def insert_picture(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> None:
    image = pypdfium2.PdfImage.new(document)
    image.set_bitmap(pypdfium2.PdfBitmap.new_native(8, 8, 1))
    image.set_matrix(pypdfium2.PdfMatrix().scale(300, 300))
    page.insert_obj(image)
    page.gen_content()


def scanned(pages: int) -> bytes:
    """Pages that hold a picture and nothing else."""
    with pypdfium2.PdfDocument.new() as document:
        for _ in range(pages):
            insert_picture(document, document.new_page(300, 300))
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()


def test_a_scanned_file_is_refused() -> None:
    with pytest.raises(DocumentError, match=r"3 of 3 pages are pictures without text.*OCR"):
        read_pdf(scanned(3), "a.pdf")


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_pdf, "MAX_PAGES", 2)
    pages = [column(50, 700, "A line.")] * 3
    with pytest.raises(DocumentError, match="got 3 pages, expected at most 2; split"):
        read_pdf(pdf(*pages), "a.pdf")


@settings(max_examples=60)
@given(at=st.integers(0, 5000), to=st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_read_or_refused(at: int, to: bytes) -> None:
    data = bytearray(pdf(column(50, 700, "First line.", "Second."), column(50, 700, "Third.")))
    at %= len(data)
    data[at : at + len(to)] = to
    try:
        found = read_pdf(bytes(data), "a.pdf")
    except DocumentError as error:
        assert str(error).startswith("a.pdf: ")  # noqa: PT017 - most damage does no harm
        return
    found.text.encode()
    kept(parse(Document(found.text, "a.pdf", "pdf", found.pages, found.furniture)))
