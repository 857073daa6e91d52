"""Real documents through the parser: a newspaper page, 130 laws, 34 government documents.

The documents lie outside the repository and no text of theirs is copied into it: what is expected
is told by structure, by the file's own lines, by manifests, and by a few words.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from outlines import kept

from index.address_reading import find_references
from index.clauses import parse
from index.documents import Document, load
from index.finding import find
from index.markers import read_marker
from index.numerals import to_chinese
from index.outline import Clause, Outline
from index.repair import Repaired, is_cut, repair, split_lines, wrap_width

# --- the newspaper page ---------------------------------------------------------------------

CLAUSES_OF_HEADING = {2: 3, 3: 4, 4: 3, 5: 3, 6: 4, 7: 3, 8: 3}
GOES_ON = {6: "发挥债券市场", 16: "区域公共卫生中心"}
"""Clauses that the page cuts in two, and how the second piece begins."""


@cache
def parsed(path: Path) -> Outline:
    return parse(load(path))


@pytest.fixture(scope="module")
def page(policy_page: Path) -> Outline:
    return parsed(policy_page)


@pytest.fixture(scope="module")
def lines(page: Outline) -> list[str]:
    return [line for line in page.document.text.split("\n") if line.strip()]


def line_that(lines: list[str], opens: str) -> str:
    found = [line for line in lines if line.startswith(opens)]
    assert len(found) == 1, (opens, len(found))
    return found[0]


def of_kind(page: Outline, kind: str) -> list[Clause]:
    return [clause for clause in page.clauses if clause.kind == kind]


def test_the_page_keeps_every_character(page: Outline) -> None:
    kept(page)
    assert page.warnings == ()
    assert page.furniture == ()


def test_the_page_has_a_title_of_two_lines_and_a_date(page: Outline) -> None:
    assert page.title == "中共中央 国务院关于推动城市高质量发展的意见"
    title, note, preamble = page.clauses[:3]
    assert (title.kind, title.address, title.text, len(title.spans)) == (
        "title",
        "标题",
        page.title,
        2,
    )
    assert (note.kind, note.text) == ("note", "(2025年8月15日)")
    assert (preamble.kind, preamble.number, preamble.path) == ("preamble", None, (page.title,))
    assert preamble.text.startswith("城市是现代化建设")
    assert preamble.text.endswith("现提出如下意见。")


def test_the_page_has_nine_headings(page: Outline, lines: list[str]) -> None:
    headings = of_kind(page, "heading")
    assert [h.number for h in headings] == list(range(1, 10))
    assert [h.address for h in headings] == [f"{n}、" for n in "一二三四五六七八九"]
    for heading in headings:
        assert (heading.parent, heading.path) == (None, (page.title,))
        first = page.document.text[slice(*heading.own_spans[0])]
        assert first == line_that(lines, heading.address)


def test_the_paragraphs_of_the_first_heading_belong_to_it(page: Outline) -> None:
    first = of_kind(page, "heading")[0]
    assert first.own_spans == first.spans
    assert len(first.spans) == 4
    assert "工作中要做到:" in first.text
    assert first.text.endswith("现代化人民城市基本建成。")


def test_the_page_has_23_clauses_under_the_right_headings(page: Outline) -> None:
    clauses = of_kind(page, "clause")
    assert [c.number for c in clauses] == list(range(1, 24))
    owners = [h for h, count in CLAUSES_OF_HEADING.items() for _ in range(count)]
    by_id = {c.id: c for c in page.clauses}
    for clause, owner in zip(clauses, owners, strict=True):
        assert clause.parent is not None
        heading = by_id[clause.parent]
        assert heading.number == owner
        assert clause.address == f"{to_chinese(owner)}、（{to_chinese(int(str(clause.number)))}）"
        assert clause.id == f"{page.document.doc_id}#{clause.address}"
        own = page.document.text[slice(*heading.own_spans[0])]
        assert clause.path == (page.title, own)
        assert clause.own_spans == clause.spans


def test_every_clause_reads_without_a_break(page: Outline, lines: list[str]) -> None:
    for clause in of_kind(page, "clause"):
        number = int(str(clause.number))
        expected = line_that(lines, f"({to_chinese(number)})")
        if number in GOES_ON:
            expected += line_that(lines, GOES_ON[number])
        assert clause.text == expected
        assert len(clause.spans) == 1 + (number in GOES_ON)
        assert clause.text.endswith("。")


@pytest.mark.parametrize(
    ("number", "joined"),
    [(16, "推进国家区域公共卫生中心建设。"), (6, "强化中长期信贷供给,发挥债券市场、")],
)
def test_the_two_clauses_that_are_cut_are_joined(page: Outline, number: int, joined: str) -> None:
    clause = next(c for c in of_kind(page, "clause") if c.number == number)
    assert joined in clause.text
    text = page.document.text
    assert joined not in text
    seam = clause.spans[0][1]
    assert joined.startswith(text[seam - 3 : seam][-3:]) or text[seam - 3 : seam] in joined


def test_the_closing_part_stands_under_the_ninth_heading(page: Outline, lines: list[str]) -> None:
    ninth = of_kind(page, "heading")[-1]
    assert ninth.text == line_that(lines, "九、") + line_that(lines, "坚持和加强党中央")
    assert "抓好本意见贯彻落实" in ninth.text
    assert ninth.text.endswith("请示报告。")
    assert ninth.own_spans == ninth.spans
    assert [c.text for c in page.clauses[-1:]] == ["(新华社北京8月28日电)"]


def test_the_rest_of_the_page_is_two_foreign_articles(page: Outline, lines: list[str]) -> None:
    starts = [n for n, line in enumerate(lines) if line.startswith(("一流材料型", "区域公共"))]
    wire = next(n for n, line in enumerate(lines) if line.startswith("(新华社北京"))
    press = next(n for n, line in enumerate(lines) if line.startswith("新华社北京8月28日电"))
    goes_on = next(n for n, line in enumerate(lines) if line.startswith("这家深耕"))
    company = [*lines[slice(*starts)], *lines[wire + 1 : press], *lines[goes_on:]]
    assert [f.text for f in page.foreign] == ["".join(company), "".join(lines[press:goes_on])]
    assert [len(f.spans) for f in page.foreign] == [17, 14]
    assert page.foreign[0].title == "反哺乡土——本土深耕构建公益生态圈"
    assert page.foreign[1].title.startswith("新华社北京8月28日电")


# --- laws -----------------------------------------------------------------------------------


def rows(shared: Path, name: str) -> list[dict[str, Any]]:
    manifest = shared / "corpus" / name / "manifest.jsonl"
    return [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines()]


def test_every_law_has_its_articles_and_its_title(shared: Path) -> None:
    wrong = []
    for row in rows(shared, "laws"):
        one = parsed(shared / "corpus" / "laws" / row["file"])
        found = [str(c.number) for c in of_kind(one, "article")]
        if len(found) != row["n_recoverable"] + row["n_inserted"]:
            wrong.append((row["file"], len(found), row["n_recoverable"] + row["n_inserted"]))
        if row.get("articles") and found != row["articles"]:
            wrong.append((row["file"], "numbers"))
        if row["kind"] == "none" and found:
            wrong.append((row["file"], "none"))
        if row["title"] != one.title:
            wrong.append((row["file"], one.title))
    assert wrong == []


def test_every_article_of_every_law_is_found_by_its_address(shared: Path) -> None:
    lost = []
    for row in rows(shared, "laws"):
        clauses = parsed(shared / "corpus" / "laws" / row["file"]).clauses
        for clause in clauses:
            if clause.kind == "article" and "~" not in clause.id:
                (reference,) = find_references(f"{row['title']}{clause.address}", [row["title"]])
                found = find(clauses, reference.steps).clauses
                if clause not in found or reference.title != row["title"]:
                    lost.append((row["title"], clause.address))
    assert lost == []


# --- the headings above an article ----------------------------------------------------------

HEADING = re.compile(r"第[一二三四五六七八九十百]+(分编|编|章|节)(?!的|规定)")
HEADING_DEPTH = {"编": 0, "分编": 1, "章": 2, "节": 3}
UNNUMBERED = {
    "0993e9cfd4": ["农产品产地", "农产品生产", "农产品经营", "监督检查", "法律责任"],
    "bd8528ce18": ["附则"],
    "eac75aadb1": ["卷烟纸、滤嘴棒、烟用丝束、"],
    "f87ccd1628": ["选举、辞职、罢免和补选", "调查委员会", "发言和表决", "附则"],
}
"""Files in which headings stand without a number, found by reading."""


def unspaced(text: str) -> str:
    return re.sub(r"[\s#\u200b]+", "", text)


def headings_by_lines(text: str, unnumbered: list[str]) -> list[tuple[int, list[str]]]:
    """Where each heading stands and the headings open from there on, told by how lines begin."""
    lines = [(m.start(), unspaced(m[0])) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    names = [line for _, line in lines]
    if "目录" in names:
        at = names.index("目录")
        lines = lines[names.index(names[at + 1], at + 2) :]
    found: list[tuple[int, list[str]]] = [(0, [])]
    above: dict[int, str] = {}
    for start, line in lines:
        heading = HEADING.match(line)
        if line in unnumbered:
            above = {2: line}
        elif heading and line[-1] not in "。；，":
            depth = HEADING_DEPTH[heading[1]]
            above = {d: h for d, h in above.items() if d < depth} | {depth: line}
        else:
            continue
        found.append((start, [above[depth] for depth in sorted(above)]))
    return found


def test_the_headings_above_every_article_are_those_of_the_lines(shared: Path) -> None:
    """A heading of two lines begins as its first line does."""
    wrong, articles = [], 0
    for row in rows(shared, "laws"):
        one = parsed(shared / "corpus" / "laws" / row["file"])
        bare = UNNUMBERED.get(row["file"][:10], [])
        by_lines = headings_by_lines(one.document.text, bare)
        for article in of_kind(one, "article"):
            start = article.spans[0][0]
            expected = [above for at, above in by_lines if at <= start][-1]
            path = [unspaced(heading) for heading in article.path[1:]]
            path = [h for h in path if HEADING.match(h) or h.startswith(tuple(bare))]
            articles += 1
            if len(path) != len(expected) or not all(map(str.startswith, path, expected)):
                wrong.append((row["file"], article.address, path, expected))
    assert wrong == []
    assert articles == 7856


# --- government documents -------------------------------------------------------------------

MANIFEST_ERRORS = {
    "gov-41": {"n_arabic": 46},  # 67 counts the 21 entries of the table of contents a second time
    "gov-44": {"n_arabic": 3},  # 225 counts coordinates such as 15172.500
}


def counts(one: Outline) -> dict[str, int]:
    forms = {
        "n_yi": r"[一二三四五六七八九十]+、",
        "n_paren": r"[（(][一二三四五六七八九十]+[)）]",
        "n_arabic": r"\d{1,3}[.．、]",
    }
    found = {
        key: sum(re.match(form, c.text) is not None for c in one.clauses)
        for key, form in forms.items()
    }
    return found | {"n_articles": len(of_kind(one, "article"))}


def test_government_documents_have_what_the_manifest_counts(shared: Path) -> None:
    for row in rows(shared, "govpolicy"):
        one = parsed(shared / "corpus" / "govpolicy" / f"{row['id']}.txt")
        expected = {key: row[key] for key in counts(one)} | MANIFEST_ERRORS.get(row["id"], {})
        assert counts(one) == expected, row["id"]
        assert one.title == row["title"], row["id"]


def test_a_plan_numbered_in_decimals_nests_by_them(shared: Path) -> None:
    one = parsed(shared / "corpus" / "govpolicy" / "gov-41.txt")
    points = of_kind(one, "point")
    assert [p.number for p in points if isinstance(p.number, int)] == [1, 2, 3, 4, 5, 6, 7]
    by_id = {c.id: c for c in one.clauses}
    for point in points:
        assert point.parent is not None
        above = by_id[point.parent]
        if isinstance(point.number, str):
            assert str(above.number) == point.number.rpartition(".")[0]
            assert point.address.endswith(f" {point.number}")


# --- every document -------------------------------------------------------------------------


def corpus(shared: Path) -> list[Path]:
    found = [p for p in (shared / "corpus").rglob("*") if p.suffix in (".md", ".txt")]
    assert len(found) == 165
    return sorted(found)


def test_every_document_keeps_every_character_and_its_ids(shared: Path) -> None:
    for path in corpus(shared):
        one = parsed(path)
        kept(one)
        assert parse(load(path)) == one


def test_nothing_of_a_clean_document_is_foreign(shared: Path) -> None:
    folders = ("laws", "govpolicy")
    foreign = [p.name for p in corpus(shared) if p.parent.name in folders and parsed(p).foreign]
    assert foreign == []


def test_any_prefix_of_a_document_parses(shared: Path) -> None:
    chance = random.Random(0)
    for path in chance.sample(corpus(shared), 40):
        document = load(path)
        text = document.text[: chance.randrange(1, min(len(document.text), 8000))]
        if text.strip():
            kept(parse(Document(text, document.name, document.format)))


# --- pages made of two sources --------------------------------------------------------------

PAGES_EACH = 6


def is_numbered(line: str) -> bool:
    return read_marker(line) is not None


def news(shared: Path) -> list[list[str]]:
    """Sentences of news passages that are mostly Chinese prose."""
    path = shared / "eval" / "rag_noise" / "passages.jsonl"
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    prose = [t.replace("\n", "") for t in texts if len(re.findall("[\u4e00-\u9fff]", t)) > 150]
    return [[s.strip() for s in re.split("(?<=。)", t) if s.strip()] for t in prose]


def foreign_piece(chance: random.Random, passages: list[list[str]]) -> str:
    sentences = chance.choice(passages)
    start = chance.randrange(max(1, len(sentences) - 4))
    return "".join(sentences[start : start + 4])


def make_page(
    chance: random.Random, own: list[str], passages: list[list[str]]
) -> tuple[list[str], list[str]]:
    """Cut one long numbered line in mid-sentence and let one to three pieces of news in."""
    at = chance.choice([i for i, line in enumerate(own) if is_numbered(line) and len(line) > 100])
    line = own[at]
    cut = chance.choice([c for c in range(40, len(line) - 20) if is_cut(line[:c])])
    pieces = [foreign_piece(chance, passages) for _ in range(chance.randint(1, 3))]
    if chance.random() < 0.6:
        pieces[0] = pieces[0][chance.randint(3, 12) :].strip()
    if chance.random() < 0.6:
        pieces[-1] = pieces[-1][: -chance.randint(3, 12)].strip()
    return [*own[:at], line[:cut], *pieces, line[cut:], *own[at + 1 :]], pieces


def separated(page: list[str]) -> Repaired:
    lines = split_lines("\n".join(page), (), is_numbered)
    return repair(lines, wrap_width(lines))


def test_news_is_set_apart_from_the_clause_it_cuts_in_two(shared: Path) -> None:
    chance, passages = random.Random(7), news(shared)
    exact, pages, called_foreign, own_characters = 0, 0, 0, 0
    for path in sorted((shared / "corpus" / "govpolicy").glob("*.txt")):
        own = [line.strip() for line in path.read_text(encoding="utf-8").split("\n")]
        own = [line for line in own if line]
        if sum(is_numbered(line) and len(line) > 100 for line in own) < 5:
            continue
        for _ in range(PAGES_EACH):
            page, pieces = make_page(chance, own, passages)
            found = Counter(line.text for group in separated(page).foreign for line in group)
            wrong = found - Counter(pieces)
            exact += found == Counter(pieces)
            pages += 1
            called_foreign += sum(len(text) * times for text, times in wrong.items())
            own_characters += sum(map(len, own))
    assert pages > 80
    assert exact >= 0.9 * pages, f"{exact} of {pages}"
    assert called_foreign <= 0.02 * own_characters


WITH_TABLES = {"gov-04", "gov-44"}
"""Pages with tables: a table stays whole, while in the text file its cells are lines."""


def test_a_page_and_its_text_file_give_the_same_clauses(shared: Path) -> None:
    different = set()
    pages = sorted((shared / "corpus" / "govpolicy").glob("*.html"))
    assert len(pages) == 34
    for page in pages:
        kept(parsed(page))
        one, other = (
            [(c.address, re.sub(r"\s", "", c.text)) for c in parsed(path).clauses]
            for path in (page, page.with_suffix(".txt"))
        )
        if one != other:
            different.add(page.stem)
    assert different == WITH_TABLES


def test_tables_of_pages_are_whole(shared: Path) -> None:
    rows = {
        stem: [len(c.spans) for c in parsed(shared / "corpus/govpolicy" / f"{stem}.html").clauses
               if c.kind == "table"]
        for stem in WITH_TABLES
    }  # fmt: skip
    assert rows["gov-04"] == [56]  # a head and 55 indicators
    assert rows["gov-44"] == [24, 10, 8, 13, 10, 6, 16]
