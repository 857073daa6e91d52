"""Which document and clause a text means: names, short names, 该法, and what was named before."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.checker.places import (
    FOUND,
    NO_CLAUSE,
    NO_DOCUMENT,
    Catalogue,
    Meant,
    Mentions,
    aliases_in,
)
from index.address_reading import find_references
from index.clauses import parse
from index.documents import Document

RULES = "砚浦市节水办法\n\n第一条　为了节水。\n\n第二条　应当检查。\n\n　　不得浪费。\n"
LAW = "中华人民共和国节水法\n\n第一条　节约用水。\n\n第二条　保护水源。\n\n第三条　全民节水。\n"
NOTICE = "关于节水的意见\n\n一、要求\n\n（一）各区应当检查。\n\n（二）各街道应当公布。\n"


def catalogue(*texts: str) -> Catalogue:
    made = [parse(Document(t, f"{i}.txt", "txt")) for i, t in enumerate(texts)]
    return Catalogue(made, date(2026, 1, 1))


def last_meant(shelf: Catalogue, text: str) -> Meant | None:
    mentions = Mentions(aliases=aliases_in(text))
    names = (*shelf.names, *mentions.aliases)
    return [shelf.meant(r, mentions, text) for r in find_references(text, names)][-1]


CASES = [
    ("《砚浦市节水办法》第二条第二款", FOUND, "砚浦市节水办法", "第二条第二款"),
    ("节水法第三条", FOUND, "中华人民共和国节水法", "第三条"),
    ("节水法第三条，该法第一条", FOUND, "中华人民共和国节水法", "第一条"),
    (
        "《砚浦市节水办法》（以下简称《办法》）第一条。《办法》第二条",
        FOUND,
        "砚浦市节水办法",
        "第二条",
    ),
    ("节水法第九条", NO_CLAUSE, "中华人民共和国节水法", "第九条"),
    ("《供热条例》第九条", NO_DOCUMENT, "供热条例", "第九条"),
    ("《供热条例》第九条，该条例第一条", NO_DOCUMENT, "供热条例", "第一条"),
    ("《意见》第（二）条", FOUND, "关于节水的意见", "第二条"),
]


@pytest.mark.parametrize(("text", "outcome", "title", "address"), CASES)
def test_what_is_meant(text: str, outcome: str, title: str, address: str) -> None:
    meant = last_meant(catalogue(RULES, LAW, NOTICE), text)
    assert meant is not None
    assert (meant.outcome, meant.title, meant.address) == (outcome, title, address)


def test_a_word_that_points_back_is_no_short_name() -> None:
    assert aliases_in("老人法（以下称“该法”）施行。《节水法》（下称《水法》）") == {
        "水法": "节水法"
    }


def test_a_number_alone_means_any_of_several_documents_that_has_it() -> None:
    several = catalogue(RULES, LAW)
    meant = last_meant(several, "根据第二条，不得浪费。")
    assert meant is not None
    assert {c.address for c in meant.clauses} == {"第二条"}
    assert last_meant(several, "第九十九条规定，不得浪费。") is None
    assert last_meant(several, "第二款规定，不得浪费。") is None
    assert last_meant(several, "对浪费的，依照第二条的规定处罚。") is None


def test_a_number_alone_means_the_only_document() -> None:
    meant = last_meant(catalogue(LAW), "第二条")
    assert meant is not None
    assert [c.address for c in meant.clauses] == ["第二条"]


def test_a_missing_number_tells_the_range() -> None:
    meant = last_meant(catalogue(LAW), "第七条")
    assert meant is not None
    assert (meant.first, meant.last) == ("第一条", "第三条")


WELL = "Well Rules\n\nSection 1. Wells shall be covered.\n\nSection 2. Wells may be closed.\n"
POND = WELL.replace("Well", "Pond")


def test_an_english_place_of_no_document_is_one_of_the_only_english_document() -> None:
    here = last_meant(catalogue(NOTICE, WELL), "Section 2 allows it.")
    gone = last_meant(catalogue(NOTICE, WELL), "Section 9 allows it.")
    assert here is not None
    assert (here.outcome, here.title) == (FOUND, "Well Rules")
    assert gone is not None
    assert gone.outcome == NO_CLAUSE


def test_an_english_place_of_one_of_two_english_documents_is_of_the_one_named_last() -> None:
    both = catalogue(NOTICE, WELL, POND)
    named = last_meant(both, "The Pond Rules apply. Section 2 allows it.")
    assert named is not None
    assert named.title == "Pond Rules"
    alone = last_meant(both, "Section 2 provides that they may be closed.")
    assert alone is not None
    assert (alone.title, len({clause.doc_id for clause in alone.clauses})) == ("", 2)


def test_an_english_place_of_a_chinese_document_is_none_of_an_english_one() -> None:
    meant = last_meant(catalogue(NOTICE, LAW, WELL), "Article 9 of 我国《节水法》 allows it.")
    assert meant is None or meant.title != "Well Rules"
