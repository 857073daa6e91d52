"""What is shown of a clause has the line breaks of its source; what is stored has none of them."""

from __future__ import annotations

import pytest
from outlines import outline

from assistant.lines import hit_lines, outline_lines
from index.outline import Outline
from index.retriever import Hit
from index.shown import paragraph_breaks, shown, shown_quote

CLUB = outline(
    """Rules of the Club

Article 1. Name
The club is called the Elmbridge Rowing Club. Its purpose is to promote
rowing as an amateur sport.

Article 2. Members
(1) The fee is due on 1 April.

Class | Fee
Full member | £240

(2) It is paid (a) in cash; or
(b) by transfer
A member who is late pays twice.
"""
)
LAW = outline("湖口市养犬条例\n\n第一章　总则\n第一条　下列人员免费\n（一）盲人\n（二）聋人\n")


@pytest.mark.parametrize(
    ("document", "address", "text"),
    [
        (
            CLUB,
            "Article 1",
            "Article 1. Name\nThe club is called the Elmbridge Rowing Club. Its purpose is to "
            "promote rowing as an amateur sport.",
        ),
        (
            CLUB,
            "Article 2",
            "Article 2. Members\n(1) The fee is due on 1 April.\nClass | Fee\nFull member | £240\n"
            "(2) It is paid (a) in cash; or\n(b) by transfer\nA member who is late pays twice.",
        ),
        (LAW, "第一章", "第一章　总则\n第一条　下列人员免费\n（一）盲人\n（二）聋人"),
    ],
)
def test_each_paragraph_and_part_stands_on_a_line_of_its_own(
    document: Outline, address: str, text: str
) -> None:
    clause = next(one for one in document.clauses if one.address == address)
    assert shown(clause, document) == text
    hit = Hit(rank=1, clause=clause, score=1.0, route="dense")
    place, *lines = "\n".join(hit_lines(hit, document)).split("\n")
    assert place.startswith("1. ")
    assert [line.strip() for line in lines] == text.split("\n")


def test_a_wrapped_line_of_chinese_goes_on_where_it_was_cut() -> None:
    assert shown_quote("应当束犬链，由成年人牵领。", ((0, 12), (13, 14))) == (
        "应当束犬链，由成年人牵领。"
    )
    assert shown_quote("共计2024人。", ((0, 3), (4, 9))) == "共计2024人。"
    assert shown_quote("甲。乙。", ((0, 2), (3, 5))) == "甲。\n乙。"
    assert shown_quote("甲；乙。", ((0, 2), (2, 4))) == "甲；乙。"


def test_what_a_quotation_leaves_out_is_told() -> None:
    assert shown_quote("甲。乙，丙。", ((0, 2), (30, 32), (32, 34))) == "甲。\n… 乙，丙。"
    assert shown_quote("he must:(c) report", ((0, 8), (90, 100))) == "he must:\n… (c) report"
    assert shown_quote("| 甲 || 乙 |", ((0, 5), (90, 95))) == "| 甲 |\n| 乙 |"


def test_words_with_blanks_between_them_are_never_run_together() -> None:
    assert shown_quote("by transferA member", ((0, 11), (12, 20))) == "by transfer\nA member"
    assert paragraph_breaks("by transferA member", ((0, 11), (12, 20))) == {12}


def test_an_outline_has_one_line_a_clause() -> None:
    for document in (CLUB, LAW):
        lines = list(outline_lines(document))
        assert len(lines) == len(document.clauses)
        assert not [line for line in lines if "\n" in line]
    assert "Article 1. Name The club is called" in "\n".join(outline_lines(CLUB))
