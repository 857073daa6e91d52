"""What people read on the command line: words, not the codes that scripts get."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from outlines import outline

from assistant.chat.answer import Answer, Premise, Timings
from assistant.checker.findings import VERDICTS, Finding
from assistant.evidence.sources import SUPPORTED, Citation, Sentence, Source, citation
from assistant.lines import (
    added_lines,
    answer_lines,
    finding_lines,
    hit_lines,
    library_lines,
    outline_lines,
)
from assistant.phrases import phrases
from assistant.reports.references import references
from assistant.words import words
from index.library import AddResult
from index.retriever import Hit
from index.validity import State

OUTLINES = {
    one.document.doc_id: one
    for one in (
        outline("# 测绳办法\n\n第一条　测绳应当每三年更换一次。\n", "md"),
        outline("# Rope Rules\n\nArticle 1. Ropes last three years.\n", "md"),
    )
}
CHINESE, ENGLISH = (one.clauses[-1] for one in OUTLINES.values())


def hit(**known: object) -> Hit:
    return Hit(**{"rank": 1, "clause": CHINESE, "score": 1.0, "route": "fused", **known})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({}, "[按意思和词]"),
        ({"route": "address"}, "[按条号]"),
        ({"state": State.CURRENT}, "[按意思和词]"),
        (
            {"version": "2001", "state": State.AMENDED, "since": date(2020, 7, 1)},
            "[按意思和词 · 2001 年版 · 已修改 · 自 2020-07-01 起有新版]",
        ),
        ({"state": State.NOT_YET_IN_FORCE}, "[按意思和词 · 尚未生效]"),
        ({"clause": ENGLISH}, "[by meaning and words]"),
    ],
)
def test_a_hit_says_how_it_was_found_in_the_language_of_its_text(
    known: dict[str, object], said: str
) -> None:
    found = hit(**known)
    place, text = hit_lines(found, OUTLINES[found.clause.doc_id])
    assert place.endswith(f"  {said}")
    assert text.strip() == found.clause.text


def answer_with(quote: Citation) -> Answer:
    """An answer of one sentence that cites one quotation."""
    return Answer(
        question="测绳多久更换？",
        standalone_question="测绳多久更换？",
        answer="三年。",
        brief="",
        refused=False,
        refusal_reason="",
        nearest=(),
        sentences=(Sentence("三年。", SUPPORTED, (quote,)),),
        dropped=(),
        hits=(),
        premise=Premise(),
        timings=Timings(0.0, 0.0, 0.0, 0, 0),
        model="m",
        corpus_sha256="0",
        as_of=date(2026, 1, 31),
    )


@pytest.mark.parametrize(
    ("pages", "shown"), [((), ""), ((3,), "3"), ((3, 4), "3–4"), ((3, 4, 5), "3–5")]
)
def test_pages_are_told_from_the_first_to_the_last(pages: tuple[int, ...], shown: str) -> None:
    quote = citation(Source(CHINESE, "测绳办法", CHINESE.spans, CHINESE.text), 1, 1.0)
    answer = answer_with(replace(quote, pages=pages))
    _, place, _ = answer_lines(answer)
    assert place == "[1] 测绳办法 › 第一条" + (f", 第 {shown} 页" if shown else "")
    assert phrases("zh").pages(pages) == (f"（第{shown}页）" if shown else "")
    (line,) = references(answer)
    assert (f"（第 {shown} 页）" in line) is bool(shown)


@pytest.mark.parametrize("verdict", VERDICTS)
def test_no_verdict_is_said_in_code(verdict: str) -> None:
    finding = Finding("测绳", 0, 2, None, None, verdict)
    for language, checked in (("zh", "测绳"), ("en", "rope")):
        (line,) = finding_lines([finding], checked)
        assert line == f"[{words(language)[f'verdict_{verdict}']}] 测绳"


def test_a_finding_names_the_version_it_rests_on() -> None:
    source = Source(CHINESE, "测绳办法", CHINESE.spans, CHINESE.text)
    cited = citation(source, 1, 1.0)
    finding = Finding("测绳", 0, 2, None, None, "altered", source=cited)
    document = {"doc_id": CHINESE.doc_id, "title": "测绳办法", "version": "2026"}
    *_, named = finding_lines([finding], "测绳", [document])
    assert named.strip().startswith("测绳办法（2026） › 第一条: ")
    *_, bare = finding_lines([finding], "测绳", [{**document, "version": ""}])
    assert bare.strip().startswith("测绳办法 › 第一条: ")


def listed(**known: object) -> list[str]:
    document = {
        **{"doc_id": "0123456789ab", "title": "测绳办法", "path": "a/b.md", "clauses": 3},
        **{"version": "", "state": "unknown", "since": None, "gone": False, **known},
    }
    return [line.strip() for line in library_lines({"documents": [document]})]


def test_a_list_names_the_file_of_each_document() -> None:
    assert listed() == ["0123456789ab      3  测绳办法", "a/b.md"]
    assert listed(gone=True)[1] == "a/b.md  [文件已不在]"
    assert listed(title="Rope Rules", gone=True)[1] == "a/b.md  [gone]"


def test_a_name_with_a_line_end_takes_one_line() -> None:
    assert listed(path="a\nb.md", title="甲\r乙")[0].endswith("甲\\r乙")
    assert listed(path="a\nb.md")[1] == "a\\nb.md"
    added = AddResult("0123456789ab", "甲\n乙", "甲\n乙.md", "added", 3, 0, 0, "same text as a\nb")
    refused = replace(added, status="refused", reason="it is empty")
    assert list(added_lines([added, refused])) == [
        "added     甲\\n乙 (3 clauses, 甲\\n乙.md): same text as a\\nb",
        "refused   甲\\n乙.md: it is empty",
    ]


@pytest.mark.parametrize("state", [*State])
def test_no_state_is_said_in_code(state: State) -> None:
    shown = listed(state=state.value, since="2020-07-01")[0]
    assert state.value not in shown
    assert ("2020-07-01" in shown) is (state is not State.UNKNOWN)


def test_unnumbered_parts_of_an_english_document_are_named_in_english() -> None:
    lines = outline_lines(outline("Bee Policy\nIt binds all bees.\n1. Hives\n1.1 Hives are dry.\n"))
    assert [line.split()[0] for line in lines] == ["Title", "Preamble", "1.", "1.1"]
    assert next(iter(outline_lines(outline("湖口市养犬条例\n第一条 甲。\n")))).startswith("标题")


def test_an_outline_tells_clauses_of_one_address_apart_as_their_ids_do() -> None:
    twice = outline("湖口市养犬条例\n第一条 甲。\n第一条 乙。\n")
    told = [line.split()[0] for line in outline_lines(twice)]
    assert told[:3] == ["标题", "第一条", "第一条~2"]
    assert [f"{twice.document.doc_id}#{name}" for name in told[:3]] == [
        clause.id for clause in twice.clauses
    ]
