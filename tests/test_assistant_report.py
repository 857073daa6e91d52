"""Reports: what ask and check print becomes HTML, Word and Markdown that others can repeat."""

from __future__ import annotations

import io
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from assistant.reports.report import Report, pieces, read_report
from assistant.reports.report_docx import to_docx
from assistant.reports.report_files import ENDINGS, report_bytes, write_report
from assistant.reports.report_html import to_html
from assistant.reports.report_markdown import to_markdown
from index.errors import YoujuError

TEXT = "《养犬条例》第二条规定“有效期为五年”。\n另一句<b>话</b>。"
QUOTE = {
    "mark": 1, "clause_id": "0123456789ab#第二条", "doc_id": "0123456789ab", "title": "养犬条例",
    "address": "第二条", "spans": [[5, 11]], "start": 5, "end": 11, "quote": "有效期为三年",
    "score": 1.0, "pages": [3],
}  # fmt: skip
FINDING = {
    "text": TEXT[:20], "start": 0, "end": 20,
    "reference": {"title": "养犬条例", "address": "第二条"},
    "quotation": "有效期为五年", "verdict": "altered", "clause": None, "source": QUOTE,
    "diff": [["equal", "有效期为"], ["delete", "三"], ["insert", "五"], ["equal", "年"]],
    "note": "与原文不一致：五年、三年。",
}  # fmt: skip
CHECK: dict[str, Any] = {
    "findings": [FINDING],
    "counts": {"altered": 1},
    "checked": {"name": "memo.md", "sha256": "f" * 64, "text": TEXT},
    "library": {
        "documents": [{"doc_id": "0123456789ab", "title": "养犬条例"}],
        "embedding_model": "e5@1", "corpus_sha256": "c" * 64,
    },
    "as_of": "2024-06-30",
}  # fmt: skip
ANSWER: dict[str, Any] = {
    "question": "那有效期呢？", "standalone_question": "养犬登记：有效期呢？", "refused": False,
    "refusal_reason": "", "nearest": [], "premise": {"holds": None, "note": ""},
    "sentences": [
        {"text": "有效期为三年。", "verdict": "supported", "citations": [QUOTE], "note": ""}
    ],
    "dropped": [
        {"text": "费用一百元。", "verdict": "unsupported", "citations": [], "note": "没有依据"}
    ],
    "model": "qwen", "corpus_sha256": "c" * 64, "as_of": "2024-06-30",
}  # fmt: skip
REFUSED = {
    **ANSWER, "refused": True, "refusal_reason": "资料中没有写明金额。", "sentences": [],
    "nearest": [
        {
            "id": "0123456789ab#第二条", "path": ["养犬条例"], "address": "第二条",
            "text": "三年", "spans": [[8, 10]],
        }
    ],
}  # fmt: skip
MADE = [("made", "2026-01-02T03:04:05+00:00"), ("version", "0.1.0")]


def visible(page: str) -> str:
    return " ".join(html.fromstring(page).text_content().split())


def words_of(data: bytes) -> str:
    word = docx.Document(io.BytesIO(data))
    cells = [c.text for table in word.tables for row in table.rows for c in row.cells]
    return "\n".join([p.text for p in word.paragraphs] + cells)


def test_a_check_is_written_in_every_format_with_all_that_repeats_it() -> None:
    report = read_report([CHECK], MADE)
    for said in (visible(to_html(report)), to_markdown(report), words_of(to_docx(report))):
        for word in ("memo.md", "f" * 64, "c" * 64, "0.1.0", "2026", "养犬条例"):
            assert word in said
        assert "与原文不符" in said
        assert "另一句" in said or "五" in said


def test_word_has_a_comment_over_exactly_the_words_that_were_checked() -> None:
    word = docx.Document(io.BytesIO(to_docx(read_report([CHECK], MADE))))
    (comment,) = word.comments
    assert "有效期为三年" in comment.text
    assert "第3页" in comment.text
    assert "[−三][+五]" in comment.text
    body = word.element.body
    starts = body.xpath(".//w:commentRangeStart")
    (paragraph,) = {start.getparent() for start in starts}
    texts = [node.text for node in paragraph.xpath(
        ".//w:commentRangeStart/following-sibling::w:r[not(preceding-sibling::w:commentRangeEnd)]//w:t"
    )]  # fmt: skip
    assert "".join(texts) == FINDING["text"]


def test_html_marks_the_difference_and_runs_nothing() -> None:
    page = to_html(read_report([CHECK], MADE))
    tree = html.fromstring(page)
    assert [d.text for d in tree.iter("del")] == ["三"]
    assert [d.text for d in tree.iter("ins")] == ["五"]
    assert [m.text_content() for m in tree.iter("mark")] == [FINDING["text"]]
    assert [s.text_content() for s in tree.iter("sup")] == ["1 与原文不符"]
    assert "<b>话</b>" not in page
    assert "&lt;b&gt;话" in page
    assert not list(tree.iter("script", "link", "img"))
    assert "http" not in page.replace("http-equiv", "")


def test_a_page_has_no_control_characters() -> None:
    finding = {**FINDING, "note": "\x00甲\x1b[31m\x0c\x85"}
    page = to_html(read_report([{**CHECK, "findings": [finding]}], MADE))
    assert "\ufffd甲\ufffd[31m\ufffd\ufffd" in page
    assert not [c for c in page if not c.isprintable() and not c.isspace()]


def test_answers_are_written_with_their_sources_and_what_was_dropped() -> None:
    report = read_report([ANSWER, REFUSED], MADE)
    for said in (visible(to_html(report)), to_markdown(report), words_of(to_docx(report))):
        for word in (
            "养犬登记：有效期呢",
            "有效期为三年",
            "费用一百元",
            "资料中没有写明金额",
            "qwen",
            "第3页",
        ):
            assert word in said, word


def test_sentences_have_verdict_and_note_in_every_format() -> None:
    said = {**ANSWER["sentences"][0], "verdict": "partly", "note": "未写明起算日"}
    report = read_report([{**ANSWER, "sentences": [said]}], MADE)
    for shown in (visible(to_html(report)), to_markdown(report), words_of(to_docx(report))):
        told = shown.partition("有效期为三年")[2]
        assert "部分有据" in told
        assert "未写明起算日" in told
        assert "(无据) 没有依据" in told.partition("费用一百元")[2]


def test_a_false_premise_is_corrected_in_every_format() -> None:
    note = "问题里说的是五年，原文里是三年："
    for holds, is_told in ((False, True), (True, False), (None, False)):
        report = read_report([{**ANSWER, "premise": {"holds": holds, "note": note}}], MADE)
        for said in (visible(to_html(report)), to_markdown(report), words_of(to_docx(report))):
            assert (f"问题的前提与原文不符。{note}" in said) is is_told


def test_what_corrects_a_false_premise_is_told_once() -> None:
    note = "问题里说的是五年，原文里是三年："
    opens = {"text": note, "verdict": "not_a_claim", "citations": [], "note": ""}
    answer = {**ANSWER, "premise": {"holds": False, "note": note}}
    report = read_report([{**answer, "sentences": [opens, *ANSWER["sentences"]]}], MADE)
    for said in (visible(to_html(report)), to_markdown(report), words_of(to_docx(report))):
        assert said.count(note) == 1


def test_markdown_quotes_a_source_as_it_is_stored() -> None:
    stored = "第一条\u3000甲费  三元；\n1. 乙费*"
    quote = {**QUOTE, "quote": stored.replace("\n", ""), "spans": [[0, 11], [12, 18]]}
    said = {**ANSWER["sentences"][0], "citations": [quote]}
    written = to_markdown(read_report([{**ANSWER, "sentences": [said]}], MADE))
    assert "> 第一条\u3000甲费  三元；  \n> 1\\. 乙费\\*\n" in written


def test_nothing_found_is_never_called_verified() -> None:
    nothing = {**CHECK, "findings": []}
    said = to_markdown(read_report([nothing], MADE))
    assert "没有" in said.split("## ")[0]
    assert "有据" not in said


@pytest.mark.parametrize(
    "value", [{}, {"findings": [{}], "library": {}}, {"findings": [FINDING]}, {"sentences": [1]}]
)
def test_what_is_no_answer_is_refused(value: dict[str, Any]) -> None:
    with pytest.raises(YoujuError, match="expected"):
        read_report([value], MADE)


def test_a_field_that_is_missing_is_named() -> None:
    lacking = {key: value for key, value in CHECK.items() if key != "checked"}
    with pytest.raises(YoujuError, match=r"of an answer or a check \(no 'checked'\); expected"):
        read_report([lacking], MADE)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("value", ["x", None, 5, True, [], {}, [["x", "y"]], float("inf")])
def test_a_field_that_was_edited_makes_a_report_or_is_refused(value: object, ending: str) -> None:
    for of, findings in ((CHECK, "findings"), (ANSWER, "sentences")):
        for field in of[findings][0]:
            edited = {**of, findings: [{**of[findings][0], field: value}]}
            with suppress(YoujuError):
                report_bytes([edited], ending)


@pytest.mark.parametrize(
    ("field", "value"),
    [("verdict", "x"), ("verdict", None), ("reference", True), ("diff", [["x", "三"]])],
)
def test_an_edited_finding_is_refused(field: str, value: object) -> None:
    with pytest.raises(YoujuError, match="expected what `youju ask"):
        read_report([{**CHECK, "findings": [{**FINDING, field: value}]}], MADE)


PARTED = json.dumps({**ANSWER, "question": "有效期\u2028呢？"}, ensure_ascii=False)


@pytest.mark.parametrize(
    "form", [json.dumps([ANSWER, ANSWER]), f"{json.dumps(ANSWER)}\n" * 2, f"{PARTED}\n" * 2]
)
def test_files_are_read_as_lists_or_lines(form: str, tmp_path: Path) -> None:
    for ending in (".html", ".docx", ".md"):
        write_report(form, tmp_path / f"out{ending}", "answers.json")
        assert (tmp_path / f"out{ending}").stat().st_size > 200
    with pytest.raises(YoujuError, match=r"\.pdf"):
        write_report(form, tmp_path / "out.pdf", "answers.json")
    with pytest.raises(YoujuError, match="no JSON"):
        write_report("{", tmp_path / "out.md", "answers.json")
    with pytest.raises(YoujuError, match=r"answers\.json: got JSON with the fields 'a'; expected"):
        write_report('{"a": 1}', tmp_path / "out.md", "answers.json")
    with pytest.raises(YoujuError, match="got 2 checks"):
        write_report(json.dumps([CHECK, CHECK]), tmp_path / "out.md", "answers.json")
    with pytest.raises(YoujuError, match="cannot be written"):
        write_report(form, tmp_path / "nowhere" / "out.md", "answers.json")


@given(
    st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4)
)
def test_pieces_are_the_text_and_any_text_can_be_written(
    text: str, spans: list[tuple[int, int]]
) -> None:
    found = [
        {**FINDING, "start": min(s), "end": min(max(s), len(text))}
        for s in spans
        if min(s) < min(max(s), len(text))
    ]
    checked = {"name": "x", "sha256": "", "text": text}
    report = read_report([{**CHECK, "findings": found, "checked": checked}], MADE)
    assert "".join(p.text for p in pieces(report, 0, len(text))) == text
    for item in report.items:
        covered = "".join(p.text for p in pieces(report, 0, len(text)) if item in p.items)
        assert covered == text[item.start : item.end]
    assert_written(report)


def assert_written(report: Report) -> None:
    assert to_html(report).startswith("<!doctype html>")
    assert to_markdown(report)
    docx.Document(io.BytesIO(to_docx(report)))


def test_an_annex_of_thousands_of_characters_is_begun_and_pointed_to() -> None:
    annex = "一级建筑｜不得加建。" * 500
    spans = [[5, 5 + len(annex)]]
    clause_id = "0123456789ab#附件1"
    nearest = {"id": clause_id, "path": ["条例"], "address": "附件1", "text": annex, "spans": spans}
    quote = {**QUOTE, "quote": annex, "spans": spans, "clause_id": clause_id}
    said = {"text": annex, "verdict": "supported", "citations": [quote], "note": ""}
    for value in ({**REFUSED, "nearest": [nearest]}, {**ANSWER, "sentences": [said]}):
        report = read_report([value], [])
        word = docx.Document(io.BytesIO(to_docx(report)))
        for shown in (
            to_markdown(report),
            to_html(report).replace("&#39;", "'"),
            "\n".join(paragraph.text for paragraph in word.paragraphs),
        ):
            assert "youju clause '0123456789ab#附件1' --library DIR" in shown
            assert max(map(len, shown.splitlines())) < 1500


def test_the_paragraphs_of_a_quotation_are_not_run_together() -> None:
    words = "(a) in cash; or(b) by transfer"
    quote = {**QUOTE, "quote": words, "spans": [[5, 20], [21, 36]]}
    said = {"text": words, "verdict": "supported", "citations": [quote], "note": ""}
    report = read_report([{**ANSWER, "sentences": [said]}], MADE)
    assert report.exchanges[0].items[0].quotes[0].text == "(a) in cash; or\n(b) by transfer"


def documents_of(report: Report) -> list[str]:
    return dict(report.facts)["documents"].split("\n")


def test_the_documents_named_are_those_that_findings_rest_on() -> None:
    others = [{"doc_id": f"{n:012}", "title": f"第{n}号办法"} for n in (1, 2, 3)]
    library = {**CHECK["library"], "documents": [*CHECK["library"]["documents"], *others]}
    missing = {**FINDING, "verdict": "no_such_clause", "source": None,
               "reference": {"title": "第2号办法", "address": "第九条"}}  # fmt: skip
    report = read_report([{**CHECK, "findings": [FINDING, missing], "library": library}], MADE)
    named = documents_of(report)
    assert named[:2] == ["0123456789ab 养犬条例", "000000000002 第2号办法"]
    assert "2 份" in named[2]
    assert len(named) == 3
    assert documents_of(read_report([CHECK], MADE)) == ["0123456789ab 养犬条例"]


def test_two_versions_of_one_law_are_told_apart_by_their_years() -> None:
    documents = [
        {"doc_id": "0123456789ab", "title": "养犬条例", "version": "2026"},
        {"doc_id": "ba9876543210", "title": "养犬条例", "version": "2023"},
    ]
    library = {**CHECK["library"], "documents": documents}
    unfound = {**FINDING, "source": None, "nearest": {**QUOTE, "doc_id": "ba9876543210"}}
    report = read_report([{**CHECK, "findings": [FINDING, unfound], "library": library}], MADE)
    assert documents_of(report) == [
        "0123456789ab 养犬条例（2026）",
        "ba9876543210 养犬条例（2023）",
    ]
    first, second = report.items
    assert first.quotes[0].place == "养犬条例（2026） › 第二条"
    assert second.nearest is not None
    assert second.nearest.place == "养犬条例（2023） › 第二条"


def test_what_is_not_found_has_another_colour_than_what_is_wrong() -> None:
    tones = {}
    for verdict in ("unsupported", "out_of_corpus", "contradicted"):
        page = to_html(
            read_report([{**CHECK, "findings": [{**FINDING, "verdict": verdict}]}], MADE)
        )
        (mark,) = html.fromstring(page).iter("mark")
        tones[verdict] = mark.get("class")
    assert tones["unsupported"] == tones["out_of_corpus"] != tones["contradicted"]


def test_a_text_from_no_file_has_no_command_that_cannot_be_repeated() -> None:
    pasted = {**CHECK, "checked": {**CHECK["checked"], "name": "-"}}
    facts = dict(read_report([pasted], MADE).facts)
    assert "标准输入" in facts["checked_name"]
    assert facts["checked_sha256"] == "f" * 64
    assert "repeat" not in facts
    named = {**CHECK, "checked": {**CHECK["checked"], "name": "my memo.md"}}
    command = dict(read_report([named], MADE).facts)["repeat"]
    assert command.startswith("youju check 'my memo.md' ")


@pytest.mark.parametrize("value", [CHECK, ANSWER])
def test_the_day_a_report_is_of_is_told_and_repeated(value: dict[str, Any]) -> None:
    report = read_report([value], MADE)
    for said in (visible(to_html(report)), to_markdown(report), words_of(to_docx(report))):
        assert "适用日期" in said
        assert "2024-06-30" in said
    if report.is_check:
        assert dict(report.facts)["repeat"].endswith(" --as-of 2024-06-30 --json")
    old = {key: held for key, held in value.items() if key != "as_of"}
    assert "as_of" not in dict(read_report([old], MADE).facts)
    with pytest.raises(YoujuError, match="someday"):
        read_report([{**value, "as_of": "someday"}], MADE)


def test_answers_of_several_days_name_each_once() -> None:
    values = [ANSWER, {**ANSWER, "as_of": "2026-01-31"}, ANSWER]
    assert dict(read_report(values, MADE).facts)["as_of"] == "2024-06-30\n2026-01-31"


def test_word_takes_chinese_for_chinese() -> None:
    word = docx.Document(io.BytesIO(to_docx(read_report([CHECK], MADE))))
    languages = word.styles.element.xpath(".//w:lang/@w:eastAsia")
    assert set(languages) == {"zh-CN"}


def shown_in_every_format(report: Report) -> tuple[str, str, str]:
    return visible(to_html(report)), to_markdown(report), words_of(to_docx(report))


def test_a_refusal_is_told_as_such_and_counted() -> None:
    for shown in shown_in_every_format(read_report([ANSWER, REFUSED], MADE)):
        head, _, told = shown.partition("资料中没有写明金额")
        assert head.count("文件中没有找到依据") == 2, "in the summary, and ahead of the reason"
        assert "最接近的条款" in told
        assert "没有找到可核对的" not in shown
    only = read_report([REFUSED], MADE)
    assert all("没有找到可核对的" not in shown for shown in shown_in_every_format(only))


def test_a_refusal_that_names_the_nearest_clauses_has_no_second_heading_for_them() -> None:
    told = {**REFUSED, "refusal_reason": "没有找到。最接近的条款如下，请对照。"}
    for shown in shown_in_every_format(read_report([told], MADE)):
        assert shown.count("最接近的条款") == 1


def test_a_clause_that_is_offered_is_named_with_its_version() -> None:
    hits = [{"clause": {"id": "0123456789ab#第二条"}, "version": "2026"}]
    report = read_report([{**REFUSED, "hits": hits}], MADE)
    assert report.exchanges[0].nearest[0].place == "养犬条例（2026） › 第二条"


@pytest.mark.parametrize(
    ("text", "kept", "left"),
    [
        ("word " * 45, ("word " * 45).strip(), 0),
        ("word " * 100, ("word " * 40).strip() + "…", 300),
        ("x " + "words " * 100, "x " + ("words " * 33).strip() + "…", 403),
        ("一级建筑。" * 100, "一级建筑。" * 40 + "…", 300),
    ],
)
def test_a_long_clause_is_cut_between_words_and_not_for_a_few(
    text: str, kept: str, left: int
) -> None:
    spans = [[0, len(text)]]
    nearest = {**REFUSED["nearest"][0], "text": text, "spans": spans}
    (quote,) = read_report([{**REFUSED, "nearest": [nearest]}], MADE).exchanges[0].nearest
    assert quote.text == kept
    assert abs(quote.left - left) <= 1, "a space"


WORD_FILE = "# 关于欠薪的说明\n\n| 事项 | 规定 |\n| --- | --- |\n| 台账 | 保存五年 |\n"


def test_headings_and_tables_of_a_word_file_are_shown_without_marks() -> None:
    row = "| 台账 | 保存五年 |"
    at = WORD_FILE.index(row)
    finding = {**FINDING, "text": row, "start": at, "end": at + len(row)}
    checked = {"name": "a_b.docx", "sha256": "f" * 64, "text": WORD_FILE}
    report = read_report([{**CHECK, "findings": [finding], "checked": checked}], MADE)
    page, markdown, word = shown_in_every_format(report)
    assert "台账 · 保存五年" in page
    assert "台账 · 保存五年" in word
    assert "> 台账 · 保存五年" in markdown
    assert not {"#", "|"} & set(page.partition("核查的文本")[2].partition("核查结果")[0])
    assert "# 关于" not in word
    assert "---" not in word
    assert [m.text_content() for m in html.fromstring(to_html(report)).iter("mark")] == [
        "台账 · 保存五年"
    ]
    assert "`youju check a_b.docx --library DIR --as-of 2024-06-30 --json`" in markdown


def test_marks_that_a_plain_text_has_are_its_own() -> None:
    checked = {"name": "a.txt", "sha256": "f" * 64, "text": WORD_FILE}
    report = read_report([{**CHECK, "findings": [], "checked": checked}], MADE)
    assert "# 关于欠薪的说明" in visible(to_html(report))
    assert "| 台账 | 保存五年 |" in words_of(to_docx(report))


def test_verdicts_are_counted_in_one_order() -> None:
    findings = [{**FINDING, "verdict": one} for one in ("unsupported", "altered", "supported")]
    report = read_report([{**CHECK, "findings": findings}], MADE)
    assert [verdict for verdict, _ in report.counts] == ["supported", "altered", "unsupported"]
