"""Numbers at the start of a line: what is one, at which level, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.markers import LEVELS, Number, read_marker, without_marker
from index.numerals import to_chinese


@pytest.mark.parametrize(
    ("line", "level", "number", "label"),
    [
        ("第一编 总则", "part", 1, "第一编"),
        ("第一分编　通则", "subpart", 1, "第一分编"),
        ("第二章 权利", "chapter", 2, "第二章"),
        ("第三节　程序", "section", 3, "第三节"),
        ("第一条 为了规范", "article", 1, "第一条"),
        ("第一千零一条　依法", "article", 1001, "第一千零一条"),
        ("第128条 依法", "article", 128, "第一百二十八条"),
        ("第１２条 依法", "article", 12, "第十二条"),
        ("笫五条 依法", "article", 5, "第五条"),
        ("第一百二十八 条 依法", "article", 128, "第一百二十八条"),
        ("第 七 条　依法", "article", 7, "第七条"),
        ("第 四 十 四 条　依法", "article", 44, "第四十四条"),
        ("第二章\u2002\u2002权利", "chapter", 2, "第二章"),
        ("第三条\u00a0依法", "article", 3, "第三条"),
        ("第五十三条之一　依法", "article", "53-1", "第五十三条之一"),
        ("第五十三条之十二 依法", "article", "53-12", "第五十三条之十二"),
        ("第二十条", "article", 20, "第二十条"),
        ("第壹拾贰条 依法", "article", 12, "第十二条"),
        ("第廿一条 依法", "article", 21, "第二十一条"),
        ("第卅章 附则", "chapter", 30, "第三十章"),
        ("第一O四条 依法", "article", 104, "第一百零四条"),
        ("第二条【适用范围】本法", "article", 2, "第二条"),
        ("第二条为了", "article", 2, "第二条"),
        ("一、总体要求", "heading", 1, "一、"),
        ("二十一、附则", "heading", 21, "二十一、"),
        ("（一）加强", "clause", 1, "（一）"),
        ("(十四)加强", "clause", 14, "（十四）"),
        ("（ 三 ）加强", "clause", 3, "（三）"),
        ("㈣加强", "clause", 4, "（四）"),
        ("1.加强", "point", 1, "1."),
        ("12．加强", "point", 12, "12."),
        ("3、加强", "point", 3, "3."),
        ("1.2 加强", "point", "1.2", "1.2"),
        ("1.2.13 加强", "point", "1.2.13", "1.2.13"),
        ("（1）加强", "item", 1, "（1）"),
        ("(12)加强", "item", 12, "（12）"),
        ("4）加强", "item", 4, "（4）"),
        ("①加强", "subitem", 1, "①"),
        ("㉑加强", "subitem", 21, "㉑"),
        ("(a) keep", "letter", 1, "(a)"),
        ("(iv) keep", "letter", 4, "(iv)"),
        ("Part I General", "part", 1, "Part I"),
        ("Chapter 2: Duties", "chapter", 2, "Chapter 2"),
        ("Section 5 Duties", "article", 5, "Section 5"),
        ("SECTION 5. DUTIES", "article", 5, "Section 5"),
        ("§ 12 Duties", "article", 12, "Section 12"),
        ("Article 3 — Scope", "article", 3, "Article 3"),
        ("Regulation 4 Submission", "article", 4, "Regulation 4"),
        ("RULE 4A. FEES", "article", "4A", "Rule 4A"),
        ("Clause 5 - Liability", "article", 5, "Clause 5"),
        ("Bye-law 3. No dogs.", "article", 3, "Bye-law 3"),
        ("STANDING ORDER 2: BOATS", "article", 2, "Standing Order 2"),
        ("Standard 2.1 Owners", "article", "2.1", "Standard 2.1"),
        ("Canon IV Marriage", "article", 4, "Canon IV"),
        ("附件1：", "annex", 1, "附件1"),
        ("附件", "annex", None, "附件"),
        ("附：", "annex", None, "附"),
        ("附录二 名录", "annex", 2, "附录2"),
        ("EXHIBIT B", "annex", "B", "Exhibit B"),
        ("ATTACHMENT 1", "annex", 1, "Attachment 1"),
        ("Annexure C: Fees", "annex", "C", "Annexure C"),
        ("SCHEDULE ONE", "annex", 1, "Schedule 1"),
        ("First Schedule", "annex", 1, "Schedule 1"),
        ("THE 2ND SCHEDULE", "annex", 2, "Schedule 2"),
        ("THE SCHEDULE", "annex", None, "Schedule"),
        ("Appendix IV", "annex", 4, "Appendix IV"),
        ("PART TWO", "part", 2, "Part Two"),
        ("Section 2.01 The Buyer pays.", "article", "2.01", "Section 2.01"),
        ("Part C Fees", "part", "C", "Part C"),
        ("Annex A", "annex", "A", "Annex A"),
    ],
)
def test_what_opens_a_line(line: str, level: str, number: Number, label: str) -> None:
    marker = read_marker(line)
    assert marker is not None
    assert (marker.level, marker.number, marker.label) == (level, number, label)
    assert level in (*LEVELS, "annex", "letter")
    assert 0 < marker.length <= len(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "第三条规定的情形，由市人民政府处理。",
        "第三条、第五条的规定适用于本办法。",
        "第三条第二款所列情形",
        "第三条和第四条规定的期限",
        "第三章规定的程序适用于本章未规定的情形。",
        "第三次会议通过",
        "第一百届大会",
        "一、二、三级医院应当",
        "一、二月间",
        "2025.8.15",
        "3.14是圆周率",
        "2025年8月15日",
        "3.5万元以下的罚款",
        "（2025年8月15日）",
        "（此件公开发布）",
        "Section 5 applies to every office.",
        "section five",
        "part of the city",
        "Articles of association",
        "A new rule",
        "附件1所列的单位应当自收到通知之日起十日内报送材料，逾期不报的不予受理。",
        "本办法自公布之日起施行。",
    ],
)
def test_what_only_looks_like_a_number(line: str) -> None:
    assert read_marker(line) is None


@pytest.mark.parametrize(
    ("line", "glued"),
    [
        ("第二条 为了", False),
        ("第二章\u2002权利", False),
        ("第二条为了", True),
        ("第二条", False),
        ("第二条【范围】", False),
    ],
)
def test_an_article_knows_whether_its_text_is_glued_on(line: str, glued: bool) -> None:
    marker = read_marker(line)
    assert marker is not None
    assert marker.glued is glued


@given(st.integers(1, 1300))
def test_an_article_is_read_however_its_number_is_written(number: int) -> None:
    wide = str(number).translate({ord("0") + i: ord("０") + i for i in range(10)})
    for written in (to_chinese(number), str(number), wide):
        marker = read_marker(f"第{written}条　依法")
        assert marker is not None
        assert marker.number == number
        assert marker.label == f"第{to_chinese(number)}条"


@given(st.text(max_size=60))
def test_any_line_is_read_or_is_none(line: str) -> None:
    marker = read_marker(line.strip())
    if marker is not None:
        assert 0 < marker.length <= len(line.strip())
        assert marker.label


@pytest.mark.parametrize("line", ["C. The parties agreed.", "(C) The parties agreed."])
def test_the_letter_of_a_recital_is_no_word_of_it(line: str) -> None:
    assert without_marker(line) == "The parties agreed."
    assert without_marker("C. ") == ""
