"""What is not found is told with where it was looked for and, to compare, what is nearest to it."""

from __future__ import annotations

from datetime import date

import pytest
from outlines import outline

from assistant import serial
from assistant.checker.citations import Checker
from assistant.checker.findings import VERDICTS, Finding
from assistant.desk.checker import Check, findings_html
from assistant.desk.retold import retold
from assistant.lines import finding_lines
from assistant.phrases import phrases
from assistant.reports.report import read_report
from assistant.reports.report_html import to_html
from assistant.reports.report_markdown import to_markdown
from assistant.words import words

LEASE = outline(
    """TENANCY AGREEMENT

1. Obligations
1.1 The Tenant must not keep any animal at the Property, except a guide dog.
1.2 The Tenant pays for gas. The Tenant pays for water.
"""
)
RULES = outline("湖口市养犬条例\n\n第一条　养犬登记每年办理一次。\n\n第二条　犬只应当拴绳。\n")
CHECKER = Checker((LEASE, RULES), date(2026, 1, 1))


def found(text: str) -> Finding:
    (finding,) = CHECKER.check(text)
    return finding


@pytest.mark.parametrize(
    ("text", "note", "beside"),
    [
        (
            "Under clause 1.2 of the Tenancy Agreement, the garden is mowed by a gardener.",
            "Looked in TENANCY AGREEMENT 1.2: nothing like this is said there.",
            "The Tenant pays for",
        ),
        (
            "《湖口市养犬条例》第二条规定，犬只由兽医统一接种。",
            "查了《湖口市养犬条例》第二条，没有找到这样的内容。",
            "犬只应当拴绳。",
        ),
        (
            "The mayor opens the new library in spring.",
            "Nothing was found in the library that says so.",
            "",
        ),
    ],
)
def test_what_is_not_found_tells_where_it_was_looked_for(text: str, note: str, beside: str) -> None:
    finding = found(text)
    assert (finding.verdict, finding.source, finding.note) == ("unsupported", None, note)
    assert (finding.nearest is not None) == bool(beside)
    if finding.nearest:
        assert beside in finding.nearest.quote
        stored = (LEASE if text.isascii() else RULES).document.text
        assert finding.nearest.quote == "".join(stored[a:b] for a, b in finding.nearest.spans)


def test_a_sentence_beside_is_whole_with_its_exception() -> None:
    finding = found("Under clause 1.1 of the Tenancy Agreement, each animal is fed twice a day.")
    assert finding.verdict == "unsupported"
    assert finding.nearest is not None
    assert finding.nearest.quote.endswith("except a guide dog.")


@pytest.mark.parametrize(
    "text",
    [
        "《湖口市养犬条例》第二条规定，犬只应当拴绳。",
        "《湖口市养犬条例》第二条规定，犬只可以拴绳。",
        "《湖口市养犬条例》第九条规定，犬只应当拴绳。",
    ],
)
def test_no_other_verdict_has_anything_beside_it(text: str) -> None:
    finding = found(text)
    assert finding.verdict in VERDICTS[:-1]
    assert finding.nearest is None


def test_the_nearest_is_shown_as_nearest_and_never_as_the_source() -> None:
    text = "《湖口市养犬条例》第二条规定，犬只由兽医统一接种。"
    finding, say = found(text), words("zh")
    lines = list(finding_lines([finding], text))
    assert lines[-1].startswith(f"    {say['check_nearest']}湖口市养犬条例 › 第二条")
    page = findings_html(Check(text=text, stage="done", findings=(finding,)), say)
    assert say["check_nearest"] in page
    assert say["check_source"] not in page
    library = {"documents": [], "corpus_sha256": "", "embedding_model": ""}
    value = serial.check_json([finding], "-", text, library, date(2026, 1, 31))
    assert value["findings"][0]["nearest"]["quote"] == finding.nearest.quote  # type: ignore[union-attr]
    report = read_report([value], [])
    for shown in (to_markdown(report), to_html(report)):
        assert phrases("zh").say("report_nearest") in shown
    assert not report.items[0].quotes
    del value["findings"][0]["nearest"]
    assert read_report([value], []).items[0].nearest is None, "a check of an earlier version"


def test_where_it_was_looked_for_is_told_in_the_language_of_the_interface() -> None:
    note = "Looked in TENANCY AGREEMENT 5. Deposit: nothing like this is said there."
    assert retold(note, words("zh")) == "查了TENANCY AGREEMENT 5. Deposit，没有找到这样的内容。"
