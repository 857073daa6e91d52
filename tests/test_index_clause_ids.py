"""The clause that an id means, its address written as people do."""

from __future__ import annotations

import pytest

from index.clause_ids import clause_meant
from index.clauses import parse
from index.documents import Document
from index.errors import LibraryError
from index.outline import Outline

LAW = """渔港管理条例

第一条　渔港应当公开收费标准。

第二条　渔港应当具备下列条件：

（一）有码头；

（二）有灯标；

（三）有人值守。

第三条　渔船进港应当报告：

（一）船名；

（二）人数。

渔船出港应当报告：

（一）去向；

（二）归期。
"""
OPINION = """关于加强渔港管理的意见

一、总体要求

（一）坚持安全第一。

（二）坚持便民。

二、主要任务

（三）修建码头。做到：

1. 牢固。

2. 明亮。
"""
POLICY = """Harbour Policy

Section 1. Berths

(1) A berth is let by the day.

(2) A berth is let to

(a) members; and

(b) guests.

Section 2. Fees

Fees are paid on arrival.
"""


class Shelf:
    """One document."""

    def __init__(self, text: str) -> None:
        self.only = parse(Document(text, "a.txt", "txt"))
        self.doc_id = self.only.document.doc_id

    def outline(self, doc_id: str) -> Outline:
        assert doc_id == self.doc_id
        return self.only

    def meant(self, address: str) -> str:
        return clause_meant(self, f"{self.doc_id}#{address}").id.partition("#")[2]

    def refused(self, address: str) -> str:
        with pytest.raises(LibraryError) as refused:
            self.meant(address)
        return str(refused.value).replace(f"{self.doc_id}#", "#")


@pytest.mark.parametrize("text", [LAW, OPINION, POLICY])
def test_every_id_means_its_own_clause(text: str) -> None:
    shelf = Shelf(text)
    assert [clause_meant(shelf, c.id) for c in shelf.only.clauses] == list(shelf.only.clauses)


@pytest.mark.parametrize(
    ("text", "written", "stored"),
    [
        (LAW, "第二条第二项", "第二条第（二）项"),
        (LAW, "第2条第2项", "第二条第（二）项"),
        (LAW, "第 二 条（2）", "第二条第（二）项"),
        (LAW, "第二條", "第二条"),
        (LAW, "第二条第一款第三项", "第二条第（三）项"),
        (LAW, "第三条第二款第二项", "第三条第二款第（二）项"),
        (LAW, "2", "第二条"),
        (OPINION, "（三）", "二、（三）"),
        (OPINION, "二(三)", "二、（三）"),
        (OPINION, "（三）2.", "二、（三）2."),
        (OPINION, "第二部分", "二、"),
        (POLICY, "1(2)", "Section 1(2)"),
        (POLICY, "§ 1(2)(b)", "Section 1(2)(b)"),
        (POLICY, "section 1 (2)", "Section 1(2)"),
        (POLICY, "title", "Title"),
    ],
)
def test_an_address_as_people_write_it_means_its_clause(
    text: str, written: str, stored: str
) -> None:
    assert Shelf(text).meant(written) == stored


@pytest.mark.parametrize(
    ("text", "written", "told"),
    [
        (LAW, "第三条第二项", "any of: #第三条第一款第（二）项, #第三条第二款第（二）项"),
        (
            LAW,
            "（二）",
            "any of: #第二条第（二）项, #第三条第一款第（二）项, #",
        ),
        (OPINION, "二", "any of: #二、, #一、（二）"),
        (LAW, "第九条", "nearest: #第一条 … #第三条;"),
        (LAW, "第二条第九项", "nearest: #第二条第（一）项 … #第二条第（三）项;"),
        (LAW, "第一条第二款", "nearest: #第一条;"),
        (LAW, "第一条等等", "nearest: #第一条;"),
        (LAW, "其他法第一条", "nearest: #第一条;"),
        (POLICY, "12", "nearest: #Section 1 … #Section 2;"),
        (POLICY, "Sectoin 2", "nearest: #Section 2"),
        (LAW, "船长", "see documents with: youju list"),
    ],
)
def test_what_means_none_or_several_is_told_with_the_nearest(
    text: str, written: str, told: str
) -> None:
    assert told in Shelf(text).refused(written)


@pytest.mark.parametrize(
    ("written", "lacking"),
    [
        ("第三条", "a document's id and # before it"),
        ("#第三条", "a document's id and # before it"),
        ("0123456789ab", "# and an address behind it"),
        ("0123456789ab#", "# and an address behind it"),
    ],
)
def test_half_an_id_is_told_what_it_lacks(written: str, lacking: str) -> None:
    with pytest.raises(LibraryError, match=f"which lacks {lacking}; .*youju list.*youju clauses"):
        clause_meant(Shelf(LAW), written)
