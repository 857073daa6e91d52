"""What the desk shows, without a browser: texts, pieces of clauses, cards, exchanges."""

from __future__ import annotations

import asyncio
import re
import string
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from desk_fakes import NOTICE, REFUSED, REGULATION, Added, FakeService, Listed, outline_of
from hypothesis import given
from hypothesis import strategies as st

from assistant import serial
from assistant.chat.answer import Answer, Checked, Draft, Retrieved, Turn
from assistant.checker.findings import VERDICTS, Finding
from assistant.desk import chat, checker, reader, refusals, shelf
from assistant.desk.cards import cards
from assistant.desk.chat import Exchange
from assistant.desk.checker import Check
from assistant.desk.cutting import cut
from assistant.desk.page import Desk
from assistant.desk.parts import Session
from assistant.desk.rendering import short
from assistant.desk.retold import retold
from assistant.desk.shelf import Uploads
from assistant.evidence.sources import SUPPORTED, Sentence
from assistant.reports.excerpts import in_one_line, without_number
from assistant.reports.report import read_report
from assistant.service import Turnstile, Waiting
from assistant.words import LANGUAGES, pick_language, words
from index.clauses import parse
from index.documents import load
from index.errors import DocumentError, LibraryError, YoujuError
from index.retriever import demand_short
from index.shown import paragraph_breaks
from index.validity import Facts, State, Version

ZH = words("zh")
TRY = "try again when that is done"


def finished(question: str, service: FakeService) -> Exchange:
    exchange = Exchange(question)
    for event in service.stream(question):
        exchange = chat.advance(exchange, event)
    return exchange


@pytest.fixture
def service() -> FakeService:
    return FakeService.of(REGULATION, NOTICE)


def page_of(service: FakeService) -> Desk:
    async def made() -> Desk:  # inside a loop, or Gradio makes some and leaves them open
        return Desk(service, Turnstile(service), ())

    return asyncio.run(made())


def test_both_languages_have_the_same_keys_and_the_same_placeholders() -> None:
    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    tables = [words(language) for language in LANGUAGES]
    assert tables[0].keys() == tables[1].keys()
    assert all(fields(tables[0][key]) == fields(tables[1][key]) for key in tables[0])


def test_a_language_without_a_table_is_refused() -> None:
    with pytest.raises(KeyError, match="fr"):
        words("fr")


@pytest.mark.parametrize(
    ("wanted", "accept", "chosen"),
    [
        ("", "", "zh"),
        ("", "zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("", "en-GB,en;q=0.9", "en"),
        ("", "fr-FR,en;q=0.5", "en"),
        ("", "en;q=0.1, zh;q=0.9", "zh"),
        ("", "zh;q=0.8,en", "en"),
        ("", "zh;q=0, en;q=0.5", "en"),
        ("", "en;q=x", "en"),
        ("", "fr", "zh"),
        ("en", "zh-CN", "en"),
        ("xx", "zh-CN", "zh"),
    ],
)
def test_language_is_the_one_asked_for_then_the_browsers(
    wanted: str, accept: str, chosen: str
) -> None:
    assert pick_language(wanted, accept) == chosen


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    stored = draw(st.text(min_size=1, max_size=40))
    edges = draw(st.lists(st.integers(0, len(stored)), unique=True, max_size=8).map(sorted))
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    return stored, pairs


@given(
    texts_with_spans(),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4),
    st.sets(st.integers(0, 40), max_size=4),
)
def test_pieces_are_the_whole_text_and_a_mark_covers_exactly_its_spans(
    text_and_spans: tuple[str, list[tuple[int, int]]],
    groups: list[tuple[int, int]],
    breaks: set[int],
) -> None:
    stored, spans = text_and_spans
    marks = {str(number): [(min(pair), max(pair))] for number, pair in enumerate(groups)}
    text = "".join(stored[start:end] for start, end in spans)
    pieces = [p for block in cut(text, spans, marks, breaks) for p in block]
    assert "".join(piece.text for piece in pieces) == text
    inside = [at for start, end in spans for at in range(start, end)]
    for key, group in marks.items():
        marked = "".join(piece.text for piece in pieces if key in piece.keys)
        assert marked == "".join(stored[at] for at in inside if group[0][0] <= at < group[0][1])


def test_a_reference_is_a_link_and_one_that_leads_nowhere_says_why(service: FakeService) -> None:
    (outline, *_) = service.outlines.values()
    links = service.links(outline.document.doc_id)
    html = reader.document_html(outline, ZH, links=links)
    (link,) = links
    assert f'href="{serial.permalink(link.targets[0])}"' in html
    assert 'title="指向 第二条">本办法第二条</a>' in html
    lost = replace(link, targets=(), missing="no_such_clause")
    html = reader.document_html(outline, ZH, links=[lost])
    assert 'title="所指文件中没有这个编号">本办法第二条</span>' in html


def test_a_card_says_on_which_pages_its_words_stand(service: FakeService) -> None:
    exchange = finished("逾期不改正的处多少罚款", service)
    (quoted, *_) = exchange.sentences[1].citations
    outline = service.outlines[quoted.doc_id]
    paged = parse(replace(outline.document, pages=(0, quoted.start, quoted.end - 4)))
    shown = cards(
        exchange.sentences, exchange.shown_hits, (), {**service.outlines, quoted.doc_id: paged}
    )
    assert shown[0].pages == (2, 3)
    html = reader.sources_html(shown, ZH, turn=0, answer=None)
    assert "第 2–3 页" in html
    assert "p. 2–3" in reader.sources_html(shown, words("en"), turn=0, answer=None)


@pytest.mark.parametrize(
    ("address", "here", "shown"),
    [
        ("第三条第二款", "第三条第一款", "第二款"),
        ("第三条之一第二款", "第三条之一第一款第（一）项", "第二款"),
        ("第三条", "第三条第一款", "第三条"),
        ("第四条", "第三条第一款", "第四条"),
        ("二、（二）", "二、（一）", "二、（二）"),
    ],
)
def test_addresses_in_the_same_article_are_short(address: str, here: str, shown: str) -> None:
    assert short(address, here) == shown


def test_what_is_around_a_clause_is_listed_once(service: FakeService) -> None:
    (outline, *_) = service.outlines.values()
    clause = next(c for c in outline.clauses if c.address == "第二条")
    html = reader.place_html(service.around(clause.id), ZH)
    assert html.count("被引用") == 1
    assert html.count(">第三条</a>") == 1
    assert reader.place_html(None, ZH) == ""


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("a.exe", b"MZ", "refused_format"),
        ("a.txt", b" ", "refused_empty"),
        ("a.txt", b"%PDF-1.7", "refused_mislabelled"),
        ("a.txt", b"\x00\x01\x02\xff\xff", "refused_encoding"),
        ("a.txt", "第一条 总则".encode()[:-1], "refused_damaged"),
        ("a.docx", b"PK\x03\x04..", "refused_damaged"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "refused_encrypted"),
        ("a.pdf", b"%PDF-1.7\n1 0 obj", "refused_damaged"),
        ("a.pdf", b"words", "refused_mislabelled"),
        ("a.html", b"words", "refused_mislabelled"),
        ("no.txt", None, "refused_unreadable"),
    ],
)
def test_a_refused_file_is_told_in_the_language_of_the_interface(
    tmp_path: Path, name: str, data: bytes | None, key: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(DocumentError) as refused:
        load(path)
    assert refusals.said(str(refused.value), ZH) == ZH[key]
    html = shelf.uploads_html(Uploads(1, [Added(name, "refused", str(refused.value))]), ZH)
    assert ZH[key] in html


def test_errors_of_questions_and_checks_are_told_in_the_language_of_the_interface() -> None:
    with pytest.raises(YoujuError) as long:
        demand_short("水" * 3000)
    busy = f"got no access to the library in /x within 5 s: another process is changing it; {TRY}"
    changed = f"the library was changed while the text was checked, and its findings may be; {TRY}"
    for reason, told in (
        (str(long.value), "问题太长。请一次只问一件事，不超过 2,000 字。"),
        (busy, ZH["refused_busy"]),
        (changed, ZH["refused_changed"]),
    ):
        assert refusals.said(reason, ZH) == told
        assert told in chat.exchange_html(Exchange("水？", error=reason), ZH, turn=0)
    damaged = "got damaged data of document x; mend it with: youju doctor --repair"
    assert refusals.said(damaged, ZH) == damaged


def test_a_reason_that_is_not_known_is_shown_as_it_is() -> None:
    assert refusals.said("a.txt: the moon is full", ZH) == "a.txt: the moon is full"


def test_a_paragraph_begins_at_breaks_only() -> None:
    blocks = cut("甲乙丙丁", [(0, 2), (5, 7)], {}, {5})
    assert [["".join(p.text) for p in block] for block in blocks] == [["甲乙"], ["丙丁"]]


@pytest.mark.parametrize(
    ("text", "spans", "kind", "breaks"),
    [
        ("一句。二句。", [(0, 3), (4, 7)], "clause", {4}),
        ("一句没有断完。", [(0, 3), (4, 8)], "clause", set()),
        ("标题正文", [(0, 2), (3, 5)], "heading", {3}),
        ("甲；乙，丙。", [(0, 2), (3, 5), (6, 8)], "clause", {3}),
    ],
)
def test_a_gap_after_a_sentence_is_a_paragraph_and_any_other_a_wrapped_line(
    text: str, spans: list[tuple[int, int]], kind: str, breaks: set[int]
) -> None:
    assert paragraph_breaks(text, spans, kind) == breaks


def test_a_row_of_a_checked_word_file_is_shown_in_its_cells() -> None:
    text = "| 事项 | 规定 |\n| --- | --- |\n| 台账 | 保存五年 |"
    shown = checker.text_html(Check("a.docx", text), ZH)
    assert "<p>事项 · 规定</p>\n<p>台账 · 保存五年</p>" in shown
    assert "| 台账 | 保存五年 |" in checker.text_html(Check("a.txt", text), ZH)
    row = text.splitlines()[-1]
    start = text.index(row)
    found = (Finding(row, start, len(text), None, None, "unsupported"),)
    told = checker.findings_html(Check("a.docx", text, "done", found), ZH)
    assert ">台账 · 保存五年</blockquote>" in told


def test_cards_show_cited_clauses_first_then_the_rest_once_each(service: FakeService) -> None:
    exchange = finished("逾期不改正的处多少罚款", service)
    shown = cards(exchange.sentences, exchange.shown_hits, (), service.outlines)
    assert [card.marks for card in shown[:2]] == [(1,), (2,)]
    assert shown[0].clause.address == "第三条"
    ids = [card.clause.id for card in shown]
    assert sorted(ids) == sorted({hit.clause.id for hit in exchange.shown_hits})


def test_the_marked_pieces_of_a_card_are_the_quotation(service: FakeService) -> None:
    exchange = finished("逾期不改正的处多少罚款", service)
    shown = cards(exchange.sentences, exchange.shown_hits, (), service.outlines)
    quote = exchange.sentences[1].citations[0].quote
    marked = "".join(p.text for block in shown[0].blocks for p in block if "1-0" in p.keys)
    assert marked == quote
    assert quote.endswith("处五千元以上一万元以下罚款。")


def test_a_heading_of_a_word_file_is_shown_without_its_marks() -> None:
    text = "# 报告\n第三条规定了罚款。\n"
    html = checker.text_html(Check("报告.docx", text, "ready"), ZH)
    assert '<p class="is-heading">报告</p>' in html
    assert "# 报告" in checker.text_html(Check("-", text, "ready"), ZH)


def test_two_citations_of_one_clause_have_one_mark(service: FakeService) -> None:
    exchange = finished("逾期不改正的处多少罚款", service)
    last = exchange.sentences[-1]
    twice = replace(last, citations=(*last.citations, *last.citations))
    several = replace(exchange, checked=(*exchange.sentences[:-1], twice), answer=None)
    shown = [
        chat.exchange_html(one, ZH, turn=0).count('class="cite"') for one in (exchange, several)
    ]
    assert shown[0] == shown[1] > 0


@pytest.mark.parametrize(
    ("letters", "is_long"), [("水" * 100, False), ("w" * 180, False), ("水" * 130, True)]
)
def test_a_card_is_folded_by_the_width_of_its_text(letters: str, is_long: bool) -> None:
    outline = outline_of(f"某办法\n\n第一条　{letters}。\n", "a.txt")
    (card,) = cards((), (), [outline.clauses[-1]], {outline.document.doc_id: outline})
    assert card.is_long is is_long


def test_a_table_is_shown_row_by_row() -> None:
    outline = outline_of("某办法\n\n第一条　限额如下：\n\n| 甲 | 乙 |\n| 一 | 二 |\n", "a.md")
    article = next(one for one in outline.clauses if one.address == "第一条")
    (card,) = cards((), (), [article], {article.doc_id: outline})
    for blocks in (card.blocks, *(one.blocks for one in reader.entries(outline))):
        rows = ["".join(piece.text for piece in block).strip() for block in blocks]
        assert not any("||" in row for row in rows)
    assert rows == ["| 甲 | 乙 |", "| 一 | 二 |"]


def test_what_is_quoted_is_marked_in_the_document() -> None:
    outline = outline_of(REGULATION, "a.txt")
    start = REGULATION.index("逾期不改正的")
    html = reader.document_html(outline, ZH, marks=[(start, start + 6)])
    assert html.count("<mark") == 1
    assert ">逾期不改正的</mark>" in html


def test_editions_of_one_title_are_told_apart_without_their_files() -> None:
    first, second = outline_of(REGULATION, "2023.txt"), outline_of(REGULATION + "\n", "2026.txt")
    outlines = {outline.document.doc_id: outline for outline in (first, second)}
    versions = {
        key: Version(year, State.CURRENT, None, "", Facts())
        for key, year in zip(outlines, ("2023", "2026"), strict=True)
    }
    clauses = [first.clauses[2], second.clauses[2]]
    shown = cards((), (), clauses, outlines, versions=versions)
    assert [card.title for card in shown] == ["砚浦市节约用水办法"] * 2


def test_two_documents_of_one_title_are_told_apart_by_their_files() -> None:
    first, second = outline_of(REGULATION, "2023.txt"), outline_of(REGULATION + "\n", "2026.txt")
    outlines = {outline.document.doc_id: outline for outline in (first, second)}
    shown = cards((), (), [first.clauses[2], second.clauses[2]], outlines)
    assert [card.title for card in shown] == [
        "砚浦市节约用水办法 · 2023.txt",
        "砚浦市节约用水办法 · 2026.txt",
    ]
    listings = [Listed("a", "同名", "/x/2023.txt", 1), Listed("b", "同名", "/x/2026.txt", 1)]
    html = shelf.library_html(listings, ZH)
    assert "2023.txt" in html
    assert "/x/" not in html


def test_text_of_documents_questions_and_models_is_escaped(service: FakeService) -> None:
    evil = "<script>alert(1)</script>"
    exchange = finished("公众可以查阅哪些记录" + evil, service)
    drafting = chat.advance(Exchange(evil), Draft(evil))
    shown = cards(exchange.sentences, exchange.shown_hits, (), service.outlines)
    outline = outline_of(REGULATION, "0.txt")
    pages = [
        chat.exchange_html(exchange, ZH, turn=0),
        chat.exchange_html(drafting, ZH, turn=0),
        reader.sources_html(shown, ZH, turn=0, answer=exchange.answer, goto=evil),
        reader.document_html(outline, ZH, goto=evil),
        reader.document_html(None, ZH, missing=evil),
        shelf.library_html([Listed("a", evil, evil, 1)], ZH),
        chat.welcome_html([evil], ZH),
    ]
    for page in pages:
        assert "<script" not in page
        assert "<img" not in page
        assert "&lt;script&gt;" in page


def test_a_document_view_holds_every_clause_and_the_whole_text() -> None:
    outline = outline_of(REGULATION, "0.txt")
    shown = reader.entries(outline)
    assert [entry.clause.id for entry in shown] == [clause.id for clause in outline.clauses]
    text = "".join(p.text for entry in shown for block in entry.blocks for p in block)
    assert "".join(text.split()) == "".join(REGULATION.split())
    assert [entry.label for entry in shown if entry.heading] == ["第一章　总则", "第二章　监督"]


def test_an_exchange_goes_through_its_stages() -> None:
    exchange = chat.advance(Exchange("问"), Waiting(2))
    assert "前面还有 2 个问题" in chat.exchange_html(exchange, ZH, turn=0)
    exchange = chat.advance(exchange, Retrieved(()))
    assert exchange.ahead == 0
    exchange = chat.advance(exchange, Draft("甲。[1]乙"))
    assert "甲。乙" in chat.exchange_html(exchange, ZH, turn=0)
    exchange = chat.advance(exchange, Checked(Sentence("甲。", SUPPORTED, ())))
    assert (exchange.draft, len(exchange.checked)) == ("乙", 1)
    stopped = chat.settle(exchange)
    assert (stopped.stopped, stopped.draft, stopped.checked) == (True, "", exchange.checked)
    assert "以上 1 句已经核对" in chat.exchange_html(stopped, ZH, turn=0)


@pytest.mark.parametrize(
    ("draft", "checked", "rest"),
    [
        ("甲。[1]乙", "甲。", "乙"),
        ("甲。[1] 乙。[2]丙", "乙。", "丙"),
        ("甲。【1】乙", "甲。", "乙"),
        ("甲。乙", "丙。", "甲。乙"),
        ("", "甲。", ""),
    ],
)
def test_a_checked_sentence_leaves_the_draft(draft: str, checked: str, rest: str) -> None:
    assert chat.remaining_draft(draft, checked) == rest


def test_verdicts_are_said_in_words_not_by_colour_alone(service: FakeService) -> None:
    html = chat.exchange_html(finished("各种情况下逾期不改正的处多少罚款", service), ZH, turn=0)
    for verdict in ("有据", "部分有据", "与原文相悖"):
        assert f'aria-label="{verdict}"' in html
    assert "核对时舍去 1 句" in html
    assert "这项工作由市长亲自负责" in html


def test_a_refusal_says_so_gives_the_reason_and_the_nearest_clauses(service: FakeService) -> None:
    exchange = finished(REFUSED, service)
    names = shelf.named(service.outlines.values(), {}, ZH)
    html = chat.exchange_html(exchange, ZH, turn=0, names=names)
    assert "文件中没有找到依据" in html
    assert "没有写明罚款的收取机构" in html
    nearest = exchange.nearest[0]
    assert f"{names[nearest.doc_id]} · {nearest.address}</button>" in html
    assert html.count(f">{nearest.address}") == 1, "as a hit, and not again ahead of its words"


def test_versions_of_one_document_are_told_apart_where_clauses_are_offered() -> None:
    outlines = [outline_of(f"{year}年办法\n\n第一条　试行。\n", "a.txt") for year in (2020, 2024)]
    ids = [one.document.doc_id for one in outlines]
    versions = {
        key: Version(year, State.CURRENT, None, "", Facts())
        for key, year in zip(ids, ("2020", "2024"), strict=True)
    }
    names = shelf.named(outlines, versions, words("en"))
    assert [names[key].split(" · ")[1] for key in ids] == ["2020 edition", "2024 edition"]


@pytest.mark.parametrize(
    ("text", "address", "told"),
    [
        ("第十八条　居民因更新", "第十八条", "居民因更新"),
        ("本市的更新", "第二条第一款", "本市的更新"),
        ("（一）政府统筹", "第三条第（一）项", "政府统筹"),
        ("（十四）加装电梯", "六、（十四）", "加装电梯"),
        ("(a) a breach", "Section 5(2)(a)", "a breach"),
        ("Section 6. Ending", "Section 6", "Ending"),
        ("第一章", "第一章", "第一章"),
        ("条件如下", "第三条", "条件如下"),
    ],
)
def test_a_number_is_not_said_twice(text: str, address: str, told: str) -> None:
    assert without_number(text, address) == told


def test_lines_of_a_clause_are_parted_by_spaces_where_words_are() -> None:
    text = "A rule\n\nSection 6. Ending\n\n(1) The city may end it.\n"
    section = next(one for one in outline_of(text, "a.txt").clauses if "Section" in one.address)
    assert in_one_line(section) == "Ending (1) The city may end it."


SPREAD = """砚浦市节约用水办法

第一条　为了节水。

第二条　用水单位应当节水。

新建项目也应当节水。

第三条　原则如下：（一）节水；（二）惜水。
"""


def test_an_article_runs_on_behind_its_number_as_in_the_original() -> None:
    outline = outline_of(SPREAD, "a.txt")
    entries = {entry.clause.address: entry for entry in reader.entries(outline)}
    assert [key for key, entry in entries.items() if entry.runs_on] == ["第二条第一款"]
    html = reader.document_html(outline, ZH)
    assert "第二条　</p><section" in html
    article = next(c for c in outline.clauses if c.address == "第二条")
    (card,) = cards((), (), [article], {article.doc_id: outline})
    shown = ["".join(piece.text for piece in block) for block in card.blocks]
    assert shown == ["第二条　用水单位应当节水。", "新建项目也应当节水。"]


def test_the_library_tells_editions_and_counts_clauses_not_articles(service: FakeService) -> None:
    listings = service.documents()
    version = Version("2024", State.REPEALED, date(2025, 1, 1), "", Facts())
    html = shelf.library_html(listings, ZH, {listings[0].doc_id: version}, removable=True)
    assert "2024 年版" in html
    assert ">已废止<" in html
    assert f"{listings[0].clauses} 个条款" in html
    assert html.count('data-act="remove"') == 2
    assert 'data-act="remove"' not in shelf.library_html(listings, ZH)
    outline = service.outlines[listings[0].doc_id]
    assert "5 条 · 8 个条款" in reader.document_html(outline, ZH)


@pytest.mark.parametrize(
    ("note", "language", "told"),
    [
        (
            "这是《更新条例》旧版本（2023）的条文，已不再有效。",
            "en",
            "This is the text of an older version (2023) of “更新条例”, no longer in force.",
        ),
        (
            "《甲规定》自2022-05-01起由《乙办法》第二十条废止。",
            "en",
            "“甲规定” was repealed by 第二十条 of “乙办法” with effect from 2022-05-01.",
        ),
        (
            "没有找到可以确认回答所问金额、期限的原文。最接近的条款如下，请对照。",
            "en",
            "No passage was found that surely tells an amount or a period. "
            "The nearest clauses are shown below; please compare.",
        ),
        (
            "《某法》中没有第九条，现有编号从第一条到第四条。\n文库中没有《乙法》，无法查证第二条。",
            "en",
            "“某法” has no 第九条; its numbers run from 第一条 to 第四条. "
            "“乙法” is not in the library, so 第二条 cannot be looked up.",
        ),
        ("与原文不一致：6万辆、4万辆。", "en", "Differs from the source: 6万辆, 4万辆."),
        (
            "原文还有条件“经区、市批准”，文中没有。",
            "en",
            "A condition of the source is left out: “经区、市批准”.",
        ),
        ("Nothing was found in the library that says so.", "zh", "文库中没有找到这样的内容。"),
        ("这段文字在《甲法》第三条。", "zh", "这段文字在《甲法》第三条。"),
        ("月亮很圆。", "en", "月亮很圆。"),
        ("", "en", ""),
    ],
)
def test_a_note_is_told_in_the_language_of_the_interface(
    note: str, language: str, told: str
) -> None:
    assert retold(note, words(language)) == told


def test_a_note_of_a_thousand_sentences_is_shown_as_it_is() -> None:
    note = "文库中没有找到这样的内容。" * 1200
    assert retold(note, words("en")) == note


@pytest.mark.parametrize(
    ("language", "examples", "offered"),
    [
        ("en", ["甲？", "乙？", "One?", "Two?"], ["One?", "Two?", "甲？"]),
        ("zh", ["甲？", "乙？", "One?", "Two?"], ["甲？", "乙？", "One?"]),
        ("en", ["甲？", "乙？"], ["甲？", "乙？"]),
    ],
)
def test_the_welcome_offers_questions_in_the_language_of_the_interface(
    language: str, examples: list[str], offered: list[str]
) -> None:
    page = chat.welcome_html(examples, words(language))
    assert re.findall(r'data-question="([^"]+)"', page) == offered


@pytest.mark.parametrize(
    ("said", "between"),
    [
        ("The fee is 40 dollars.", " "),
        ("“The fee is 40 dollars.”", " "),
        ("“费用为四十元。”", ""),
        ("费用为四十元。", ""),
        ("The fee:\n", ""),
    ],
)
def test_sentences_are_parted_as_in_their_language(said: str, between: str) -> None:
    assert serial.gap(Sentence(said, SUPPORTED, ())) == between


def test_a_refusal_names_the_nearest_clauses_once(service: FakeService) -> None:
    refused = finished(REFUSED, service)
    assert refused.answer
    told = replace(refused.answer, refusal_reason="没有找到。最接近的条款如下，请对照。")
    names = shelf.named(service.outlines.values(), {}, ZH)
    for exchange in (refused, replace(refused, answer=told)):
        shown = chat.exchange_html(exchange, ZH, turn=0, names=names)
        assert shown.count("最接近的条款") == 1


def test_a_copied_answer_carries_its_sources_word_for_word(service: FakeService) -> None:
    exchange = finished("逾期不改正的处多少罚款", service)
    copied = chat.copy_text(exchange, ZH)
    for sentence in exchange.sentences:
        assert sentence.text in copied
        for citation in sentence.citations:
            assert (
                f"[{citation.mark}] 《{citation.title}》{citation.address}：“{citation.quote}”"
                in copied
            )


def test_history_is_what_was_shown(service: FakeService) -> None:
    done = finished("逾期不改正的处多少罚款", service)
    half = chat.settle(Exchange("停", checked=(Sentence("半句。", SUPPORTED, ()),)))
    silent = chat.settle(Exchange("空"))
    running = Exchange("还在答")
    answer = done.answer
    assert isinstance(answer, Answer)
    assert chat.history([done, half, silent, running]) == (
        Turn(done.question, answer.answer),
        Turn("停", "半句。"),
    )


@st.composite
def texts_with_findings(draw: st.DrawFn) -> tuple[str, list[Finding]]:
    text = draw(st.text(st.sampled_from("字句。 \n"), min_size=1, max_size=40))
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    found = [
        Finding(text[a:b], a, b, None, None, draw(st.sampled_from(VERDICTS)))
        for a, b in draw(st.lists(places, max_size=5))
        if text[a:b].strip()
    ]
    return text, found


@given(texts_with_findings())
def test_a_checked_text_is_whole_and_every_finding_is_marked_and_tagged_once(
    checked: tuple[str, list[Finding]],
) -> None:
    text, found = checked
    lines = list(checker.lines_of(text, found))
    assert "\n".join("".join(s.text for s in line.stretches) for line in lines) == text
    stretches = [stretch for line in lines for stretch in line.stretches]
    ends = [number for stretch in stretches for number in stretch.ends]
    assert sorted(ends) == list(range(1, len(found) + 1))
    for number, finding in enumerate(found, 1):
        marked = "".join(s.text for s in stretches if number in s.numbers)
        assert marked == finding.text.rstrip().replace("\n", "")
    for stretch in stretches:
        over = {found[number - 1].verdict for number in stretch.numbers}
        assert (stretch.verdict in over) if over else stretch.verdict == ""
        assert stretch.verdict != SUPPORTED or over == {SUPPORTED}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_has_words_and_a_sign_of_its_own(language: str) -> None:
    text = words(language)
    assert set(checker.SIGNS) == set(VERDICTS)
    assert len(set(checker.SIGNS.values())) == len({text[f"verdict_{v}"] for v in VERDICTS}) == 9
    found = tuple(Finding("字", at, at + 1, None, None, v) for at, v in enumerate(VERDICTS))
    check = Check("稿.txt", "字" * 9, "done", found)
    html = checker.text_html(check, text)
    for number, verdict in enumerate(VERDICTS, 1):
        said = text[f"verdict_{verdict}"]
        assert f"{checker.SIGNS[verdict]}</i>{said}</button>" in html
        assert text["finding"].format(n=number, verdict=said) in html


def test_an_upload_that_fails_is_told_and_the_next_files_are_added(
    service: FakeService, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    paths = [tmp_path / f"{name}.txt" for name in ("busy", "full", "broken", "good")]
    errors = (LibraryError("another process is changing it"), OSError(28, "No space"), KeyError(1))
    add = service.add

    def failing(path: Path) -> Added:
        if path in paths[:3]:
            raise errors[paths.index(path)]
        return add(path)

    paths[3].write_text(NOTICE.replace("节水", "节电"), "utf-8")
    service.add = failing  # type: ignore[method-assign]
    desk = page_of(service)
    *_, last = desk._add([str(path) for path in paths], Session())
    told = next(shown for part, shown in last.items() if part.elem_id == "yj-uploads")
    assert told.count('class="is-refused"') == 3
    assert told.count('class="is-added"') == 1
    for said in ("another process is changing it", ZH["refused_unwritten"], ZH["internal_error"]):
        assert said in told
    assert "No space" in told
    assert "KeyError" in caplog.text


def test_a_file_that_was_sent_is_read_and_not_kept(service: FakeService, tmp_path: Path) -> None:
    page, paths = page_of(service), [tmp_path / "甲.txt", tmp_path / "乙.txt"]
    for path in paths:
        path.write_text(NOTICE.replace("节水", path.stem), "utf-8")
    assert page.blocks.delete_cache is not None
    assert len(list(page._add([str(path) for path in paths], Session()))) == 3
    assert len(service.documents()) == 4
    assert list(tmp_path.iterdir()) == []
    session = Session()
    for content, stage in (("应当节水。", "ready"), ("", "writing")):
        paths[0].write_text(content, "utf-8")
        list(page._check_side._take(str(paths[0]), session))
        assert (session.check.stage, session.check.text) == (stage, content)
        assert list(tmp_path.iterdir()) == []


def test_nothing_found_is_said_as_such() -> None:
    check = Check(text="你好。", stage="done", library={"documents": []})
    for html in (checker.findings_html(check, ZH, "/x"), checker.status_html(check, ZH)):
        assert "没有找到可核对的" in html
        assert "有据" not in html
    stopped = checker.findings_html(Check(text="你好。", stage="stopped"), ZH)
    assert "其余未核查" in stopped
    assert "没有找到" not in stopped


def test_a_finding_shows_source_difference_note_and_link(service: FakeService) -> None:
    said = "《砚浦市节约用水办法》第三条规定：“逾期不改正的，处五千元以上三万元以下罚款。”<b>"
    found = tuple(service.check(said))
    html = checker.findings_html(Check(text=said, stage="done", findings=found), ZH)
    assert "与原文不符" in html
    assert "<del>一万</del><ins>三万</ins>元" in html
    assert found[0].note in html
    assert found[0].source is not None
    assert f'href="{serial.permalink(found[0].source.clause_id)}"' in html
    assert "<b>" not in checker.text_html(Check(text=said, findings=found), ZH).split("<h2>")[1]


def test_a_report_is_made_of_what_a_tab_shows(service: FakeService) -> None:
    session = Session()
    assert session.values("check") == session.values("conversation") == []
    session.exchanges = [finished("逾期不改正的处多少罚款", service), Exchange("未完")]
    report = read_report(session.values("conversation"), ())
    assert [exchange.question for exchange in report.exchanges] == ["逾期不改正的处多少罚款"]
    said = "《节水法》第一条规定了水价。"
    session.check = Check("-", said, "stopped", tuple(service.check(said)))
    assert session.values("check") == [], "a part of a check is no check"
    day = date(2026, 1, 31)
    session.check = replace(session.check, stage="done", library=service.inventory(), day=day)
    report = read_report(session.values("check"), ())
    assert dict(report.facts)["as_of"] == "2026-01-31"
    assert (report.text, [item.verdict for item in report.items]) == (said, ["out_of_corpus"])
