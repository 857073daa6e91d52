"""The words of a library: found where they stand, and near where they nearly do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.clauses import parse
from index.documents import Document
from index.letters import letters_of
from index.sentences import words
from index.verbatim import Place, Verbatim

RULES = """砚浦市节水办法

第一条　用水单位应当每年检查一次水表，并在三十日内报告检查结果。

第二条　市水务部门应当公布用水定额。

　　用水定额不得低于国家标准。
"""
HEATING = """砚浦市供热条例

第一条　任何单位和个人不得擅自拆除供热设施。
"""
OUTLINES = [parse(Document(t, f"{i}.txt", "txt")) for i, t in enumerate((RULES, HEATING))]
VERBATIM = Verbatim(OUTLINES)
FIRST, SECOND = VERBATIM.readings.values()


def text_of(place: Place) -> str:
    reading = VERBATIM.readings[place.doc_id]
    spans = reading.spans(*reading.letters.span(place.start, place.end))
    return words(reading.outline.document.text, spans)


@given(st.data())
def test_any_words_are_found_where_they_stand(data: st.DataObject) -> None:
    reading = data.draw(st.sampled_from((FIRST, SECOND)))
    size = len(reading.letters.text)
    start = data.draw(st.integers(0, size - 1))
    end = data.draw(st.integers(start + 1, size))
    wanted = reading.letters.text[start:end]
    found = VERBATIM.find(wanted)
    assert Place(reading.outline.document.doc_id, start, end) in found
    assert all(letters_of(text_of(place)).text == wanted for place in found)


@given(st.data())
def test_spans_reproduce_the_reading(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(FIRST.text) - 1))
    end = data.draw(st.integers(start + 1, len(FIRST.text)))
    stored = words(FIRST.outline.document.text, FIRST.spans(start, end))
    assert letters_of(stored).text == letters_of(FIRST.text[start:end]).text


def test_near_words_lead_to_their_place() -> None:
    wanted = letters_of("任何单位或者个人不得随意拆除供热设施").text
    (best, *_) = VERBATIM.near(wanted, 3)
    assert "供热设施" in text_of(best)


def test_nothing_near_is_found_for_other_words() -> None:
    assert VERBATIM.near(letters_of("月球基地每周举办音乐会").text, 3) == []


@given(st.data())
def test_what_is_near_lies_in_the_documents_that_are_searched(data: st.DataObject) -> None:
    reading = data.draw(st.sampled_from((FIRST, SECOND)))
    length = len(reading.letters.text)
    start = data.draw(st.integers(0, length - 4))
    letters = reading.letters.text[start : data.draw(st.integers(start + 4, length))]
    doc_id = reading.outline.document.doc_id
    found = VERBATIM.near(letters, 3, [Place(doc_id, 0, length)])
    assert found
    assert {place.doc_id for place in found} == {doc_id}


def test_a_search_may_be_bounded() -> None:
    whole = Place(SECOND.outline.document.doc_id, 0, len(SECOND.letters.text))
    assert VERBATIM.find(letters_of("用水定额").text, [whole]) == []
    assert len(VERBATIM.find(letters_of("用水定额").text)) == 2


@pytest.mark.parametrize(
    ("words_", "address"),
    [("用水定额不得低于国家标准", "第二条第二款"), ("每年检查一次水表", "第一条")],
)
def test_the_smallest_clause_holds_the_words(words_: str, address: str) -> None:
    (place,) = VERBATIM.find(letters_of(words_).text)
    assert FIRST.clause(*FIRST.letters.span(place.start, place.end)).address == address


def test_articles_part_a_range() -> None:
    size = len(FIRST.letters.text)
    parts = FIRST.by_unit(0, size)
    assert [a for a, _ in parts[1:]] == [b for _, b in parts[:-1]]
    assert len(parts) == 3
    assert FIRST.letters.text[slice(*parts[1])].startswith("第一条")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("4. Leaving\n\nA volunteer may leave at any time.", "4. Leaving\nA volunteer"),
        ("4. If a volunteer\n\nwishes to leave, he may.", "4. If a volunteerwishes"),
        ("4. If the\nCommittee agrees, he may leave.", "4. If the"),
    ],
)
def test_the_name_of_a_point_is_a_line_of_its_own(text: str, read: str) -> None:
    outline = parse(
        Document(f"Handbook\n\n1. Joining\n\nAll may join.\n\n{text}\n", "a.txt", "txt")
    )
    reading = Verbatim([outline]).readings[outline.document.doc_id]
    assert read in reading.text
