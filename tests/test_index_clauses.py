"""Documents become trees of clauses: every way of numbering, and nothing lost in any."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outlines import kept, outline

from index.clauses import parse
from index.documents import Document
from index.markers import Number
from index.numerals import to_chinese
from index.outline import Clause, Outline

Row = tuple[str, str, Number]


def rows(one: Outline) -> list[Row]:
    return [(c.address, c.kind, c.number) for c in one.clauses]


def at(one: Outline, address: str) -> Clause:
    return next(c for c in one.clauses if c.address == address)


LAW = """湖口市养犬管理条例
（2024年5月1日湖口市人民代表大会常务委员会通过）
第一章　总　则
第一条　为了规范养犬行为，制定本条例。
第二条　本条例适用于本市养犬活动。
　　军犬的管理，按照国家有关规定执行。
第二章　登　记
第三条　登记应当提交下列材料：
（一）身份证明；
（二）免疫证明：
1.疫苗种类；
2.接种日期；
（三）照片。
　　登记机关应当在五日内办结。
第三条之一　登记有效期为一年。
第四条　本条例自2024年6月1日起施行。
"""


def test_a_law_is_cut_into_chapters_articles_paragraphs_and_items() -> None:
    one = outline(LAW)
    kept(one)
    assert one.title == "湖口市养犬管理条例"
    assert rows(one) == [
        ("标题", "title", None),
        ("题注", "note", None),
        ("第一章", "chapter", 1),
        ("第一条", "article", 1),
        ("第二条", "article", 2),
        ("第二条第一款", "paragraph", 1),
        ("第二条第二款", "paragraph", 2),
        ("第二章", "chapter", 2),
        ("第三条", "article", 3),
        ("第三条第一款", "paragraph", 1),
        ("第三条第一款第（一）项", "subparagraph", 1),
        ("第三条第一款第（二）项", "subparagraph", 2),
        ("第三条第一款第（二）项第1目", "item", 1),
        ("第三条第一款第（二）项第2目", "item", 2),
        ("第三条第一款第（三）项", "subparagraph", 3),
        ("第三条第二款", "paragraph", 2),
        ("第三条之一", "article", "3-1"),
        ("第四条", "article", 4),
    ]
    assert one.warnings == ()


def test_paths_parents_and_texts_of_a_law() -> None:
    one = outline(LAW)
    item = at(one, "第三条第一款第（二）项第2目")
    assert item.text == "2.接种日期；"
    assert item.path == (
        "湖口市养犬管理条例", "第二章　登　记", "第三条", "第三条第一款",
        "（二）免疫证明：",
    )  # fmt: skip
    assert item.parent == at(one, "第三条第一款第（二）项").id
    assert at(one, "第三条").parent == at(one, "第二章").id
    assert at(one, "第二章").parent is None
    assert at(one, "第一条").text == "第一条　为了规范养犬行为，制定本条例。"
    first = at(one, "第二条第一款")
    assert first.text == "本条例适用于本市养犬活动。"
    assert at(one, "第三条第二款").text == "登记机关应当在五日内办结。"


@pytest.mark.parametrize("between", ["会费不退。", "会费不退。\n\n逾期不候。", "甲 | 乙"])
def test_text_between_two_items_is_of_the_first(between: str) -> None:
    one = outline(f"某会章程\n第一条 会费\n（一）会费每年交纳。\n{between}\n（二）可以减免。\n")
    kept(one)
    addresses = ["标题", "第一条", "第一条第（一）项", "第一条第（二）项"]
    assert [c.address for c in one.clauses] == addresses
    assert at(one, addresses[2]).text == "（一）会费每年交纳。" + between.replace("\n", "")


def test_text_between_two_items_is_of_the_first_in_english_too() -> None:
    one = outline(
        "RULES\n\nArticle 4. Fees\n(1) Each member pays:\n(a) a fee; and\n\n"
        "No fee is paid back.\n\n"
        "(b) a fine.\n\nBoth are due at once.\n\n(2) A fine is £5.\n\nThat is all.\n"
    )
    kept(one)
    assert [c.address for c in one.clauses[1:]] == [
        "Article 4", "Article 4(1)", "Article 4(1)(a)", "Article 4(1)(b)", "Article 4(2)",
    ]  # fmt: skip
    assert at(one, "Article 4(1)(a)").text == "(a) a fee; andNo fee is paid back."
    assert at(one, "Article 4(1)").text.endswith("Both are due at once.")
    assert "That is all." not in at(one, "Article 4(2)").text


def test_a_list_that_begins_anew_is_of_the_text_above_it() -> None:
    one = outline(
        "某法\n第一条　甲应当：\n（一）来；\n（二）去。\n乙应当：\n（一）坐；\n（二）起。\n"
        "第二条　丙。\n另有规定。\n第三条　丁应当：\n（一）走。\n丁可以停。\n"
        "第四条　戊：\n（二）停。\n"
    )
    kept(one)
    addresses = [c.address for c in one.clauses]
    assert {"第一条第二款第（一）项", "第一条第二款第（二）项", "第三条第二款"} <= {*addresses}


def test_text_in_a_long_article_is_hung_in_no_long_time() -> None:
    start = process_time()
    outline("RULES\n\nArticle 1. Fees\n(1) Text.\n" + "No fee.\n(a) A fee.\n" * 4000)
    assert process_time() - start < 20


ITEM_OR_TEXT = st.lists(st.booleans(), min_size=1, max_size=8)


@given(ITEM_OR_TEXT, st.booleans())
def test_no_text_takes_an_item_from_its_list(items: list[bool], is_han: bool) -> None:
    lines, count = [], 0
    for is_item in [True, *items, True]:
        count += is_item
        number = f"（{to_chinese(count)}）" if is_han else f"({count}) "
        lines.append((number if is_item else "") + ("会费不退。" if is_han else "No fee is due."))
    head = "某会章程\n第一条 会费\n" if is_han else "RULES\n\nArticle 1. Fees\n"
    one = outline(head + "\n\n".join(lines))
    kept(one)
    found = {c.address for c in one.clauses}
    for number in range(1, count + 1):
        own = f"第一条第（{to_chinese(number)}）项" if is_han else f"Article 1({number})"
        assert own in found


POLICY = """湖口市人民政府
关于促进社区商业发展的意见
湖府发〔2024〕5号
各区人民政府：
　　为促进社区商业发展，提出以下意见。
　　一、总体要求
　　坚持便民利民。
　　到2030年基本建成便民生活圈。
　　二、主要任务
　　（一）优化布局。合理设置网点。
　　1．新建小区应当配建。
　　2．老旧小区逐步补齐。
　　(二)丰富业态。支持老字号进社区。
　　三、保障措施
　　（三）加强领导。各区要落实责任。
　　（1）每年报告。
　　（2）定期评估。
　　附件：任务分工表
　　湖口市人民政府
　　2024年3月2日
附件
任务分工表
| 任务 | 单位 |
| --- | --- |
| 布局 | 商务局 |
"""


def test_a_policy_is_cut_into_headings_clauses_and_points() -> None:
    one = outline(POLICY)
    kept(one)
    assert one.title == "湖口市人民政府关于促进社区商业发展的意见"
    assert rows(one) == [
        ("标题", "title", None),
        ("题注", "note", None),
        ("引言", "preamble", None),
        ("一、", "heading", 1),
        ("二、", "heading", 2),
        ("二、（一）", "clause", 1),
        ("二、（一）1.", "point", 1),
        ("二、（一）2.", "point", 2),
        ("二、（二）", "clause", 2),
        ("三、", "heading", 3),
        ("三、（三）", "clause", 3),
        ("三、（三）（1）", "item", 1),
        ("三、（三）（2）", "item", 2),
        ("附注", "note", None),
        ("落款", "signature", None),
        ("附件", "annex", None),
        ("附件 表1", "table", 1),
    ]
    first = at(one, "一、")
    assert first.text == "一、总体要求坚持便民利民。到2030年基本建成便民生活圈。"
    assert first.own_spans == first.spans
    assert at(one, "二、（一）").path == (one.title, "二、主要任务")
    assert at(one, "二、（一）1.").path == (one.title, "二、主要任务", "（一）优化布局")
    assert at(one, "附件").text.startswith("附件任务分工表| 任务")


ENGLISH = """# Lake Data Policy

This policy is made by the council.

## Part I General

### Section 1 Scope

(1) This policy applies to:

(a) every office;

(b) every contractor that

(i) stores data; or

(ii) moves data.

(2) It does not apply to courts.

### Section 2 Terms

Data means records.

Offices means units.
"""


def test_an_english_policy_is_cut_into_parts_sections_and_brackets() -> None:
    one = outline(ENGLISH, "md")
    kept(one)
    assert one.title == "Lake Data Policy"
    assert rows(one) == [
        ("Title", "title", None),
        ("Preamble", "preamble", None),
        ("Part I", "part", 1),
        ("Section 1", "section", 1),
        ("Section 1(1)", "paragraph", 1),
        ("Section 1(1)(a)", "subparagraph", 1),
        ("Section 1(1)(b)", "subparagraph", 2),
        ("Section 1(1)(b)(i)", "item", 1),
        ("Section 1(1)(b)(ii)", "item", 2),
        ("Section 1(2)", "paragraph", 2),
        ("Section 2", "section", 2),
        ("Section 2 (paragraph 1)", "paragraph", 1),
        ("Section 2 (paragraph 2)", "paragraph", 2),
    ]
    assert {f.kind for f in one.furniture} == {"markup"}
    assert at(one, "Section 1(1)(b)(i)").text == "(i) stores data; or"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("第一条　甲。\n第三条规定的情形，按照本条办理。\n第二条　乙。", ["第一条", "第二条"]),
        ("第一条　甲。第二条　乙。第三条　丙。", ["第一条", "第二条", "第三条"]),
        ("第一条　甲。第九条　乙。", ["第一条"]),
        ("第一条甲。\n第二条乙。\n第二条规定了乙。", ["第一条", "第二条"]),
        ("第十条　甲。\n第十一条　乙。", ["第十条", "第十一条"]),
        ("笫一条　甲。\n第 二 条　乙。\n第3条　丙。", ["第一条", "第二条", "第三条"]),
        ("**第一条**　甲。\n**第二条**　乙。", ["第一条", "第二条"]),
        ("第一条　甲。\n第一条　乙。", ["第一条", "第一条"]),
    ],
)
def test_which_lines_are_articles(lines: str, expected: list[str]) -> None:
    one = outline(f"湖口市条例\n{lines}\n", "md")
    kept(one)
    assert [c.address for c in one.clauses if c.kind == "article"] == expected


def test_repeats_are_numbered_in_ids_and_warned_of() -> None:
    one = outline("湖口市条例\n第一条　甲。\n第二条　乙。\n第二条　丙。\n第四条　丁。\n")
    ids = [c.id.partition("#")[2] for c in one.clauses if c.kind == "article"]
    assert ids == ["第一条", "第二条", "第二条~2", "第四条"]
    assert [(w.code, w.start) for w in one.warnings] == [
        ("numbering_repeat", one.document.text.index("第二条　丙")),
        ("numbering_gap", one.document.text.index("第四条")),
    ]


def test_clauses_numbered_through_and_clauses_that_restart_are_both_right() -> None:
    through = "一、甲\n（一）子。\n（二）丑。\n二、乙\n（三）寅。\n"
    restart = "一、甲\n（一）子。\n（二）丑。\n二、乙\n（一）寅。\n"
    assert outline(f"湖口市意见\n{through}").warnings == ()
    assert outline(f"湖口市意见\n{restart}").warnings == ()


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (  # the number that stands alone is read where 3.1 comes next, and 2 is its sibling
            ["## 1 总则", "## 2 住宿", "## 3 交通", "### 3.1 铁路", "## 4 附注"],
            [("1 总则", 0), ("2 住宿", 0), ("3 交通", 0), ("3.1 铁路", 1), ("4 附注", 0)],
        ),
        (
            ["## 前言", "## 一、住宿", "## 二、交通"],
            [("前言", 0), ("一、住宿", 0), ("二、交通", 0)],
        ),
        (  # here the number says that it is a child
            ["## 2 交通", "## 2.1 铁路", "## 3 附注"],
            [("2 交通", 0), ("2.1 铁路", 1), ("3 附注", 0)],
        ),
        (["# 第一章 总则", "# 第一条"], [("第一章 总则", 0), ("第一条", 1)]),
        (
            ["## 1. 住宿", "### 1. 京沪", "### 2. 别处", "## 2. 交通"],
            [("1. 住宿", 0), ("1. 京沪", 1), ("2. 别处", 1), ("2. 交通", 0)],
        ),
        (
            ["## 一、住宿", "### 例外", "## 二、交通"],
            [("一、住宿", 0), ("例外", 1), ("二、交通", 0)],
        ),
    ],
)
def test_headings_of_one_level_are_siblings_unless_their_numbers_say_otherwise(
    headings: list[str], expected: list[tuple[str, int]]
) -> None:
    one = outline("# 差旅办法\n\n" + "".join(f"{line}\n\n" for line in headings), "md")
    kept(one)
    depth: dict[str | None, int] = {None: -1}
    for clause in one.clauses:
        depth[clause.id] = depth[clause.parent] + 1
    found = [(one.document.text[slice(*c.own_spans[0])], depth[c.id]) for c in one.clauses]
    assert [(text.strip(), level) for text, level in found[1:]] == expected


def test_a_chapter_of_decimals() -> None:
    text = (
        "湖口市防汛预案\n1 总则\n1.1 目的\n为了防汛，制定本预案。\n1.2 原则\n1.2.1 统一领导。\n"
        "1.2.2 分级负责。\n2 机构\n2.1 指挥部\n指挥部由市长任总指挥。\n"
        "3.5万元以上的支出由其审批。\n"
    )
    one = outline(text)
    kept(one)
    assert [r for r in rows(one) if r[1] == "point"] == [
        ("1", "point", 1),
        ("1.1", "point", "1.1"),
        ("1.2", "point", "1.2"),
        ("1.2.1", "point", "1.2.1"),
        ("1.2.2", "point", "1.2.2"),
        ("2", "point", 2),
        ("2.1", "point", "2.1"),
    ]
    assert at(one, "1.2.2").path == ("湖口市防汛预案", "1 总则", "1.2 原则")
    assert at(one, "2.1").text.endswith("由其审批。")


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("# Bees\n\n## 4. Hives\n\n4.1 One.\n\n4.2 Two.\n", ["4.", "4.1", "4.2"]),
        ("# Bees\n\n## Hives\n\n4.1 One.\n\n4.1.1 Two.\n", ["Hives", "4.1", "4.1.1"]),
        ("# Bees\n\n## Part B\n\n## 4. Wax\n\n4.1 One.\n", ["Part B", "Part B 4.", "4.1"]),
        ("# Bees\n\n## A\n\n1.1 One.\n\n## B\n\n1.1 Two.\n", ["A", "A 1.1", "B", "B 1.1"]),
        ("# Bees\n\nSection 4 Wax\n\n4.1 One.\n\n4.2 Two.\n", ["Section 4", "4.1", "4.2"]),
        ("# 湖口市办法\n\n1．总则\n\n1.1 甲。\n\n1.1.1 乙。\n", ["1.", "1.1", "1.1.1"]),
        ("# 湖口市合同\n\n第二条 付款\n\n2.1 甲。\n\n2.2 乙。\n", ["第二条", "2.1", "2.2"]),
    ],
)
@pytest.mark.parametrize("form", ["md", "docx"])
def test_a_decimal_number_below_a_number_is_an_address_by_itself(
    text: str, form: str, addresses: list[str]
) -> None:
    one = outline(text, form)
    kept(one)
    assert [c.address for c in one.clauses[1:]] == addresses


TABLE = "| Land | Why |\n|---|---|\n| Avaria | tax |\n"


@pytest.mark.parametrize(
    ("annex", "form", "addresses"),
    [
        (f"## Annex A: Lands\n\n{TABLE}", "md", ["Annex A", "Annex A Table 1"]),
        (f"## Appendix II: Lands\n\n{TABLE}", "md", ["Appendix II", "Appendix II Table 1"]),
        (f"## 附表1：名录\n\n{TABLE}", "md", ["附表1", "附表1 表1"]),
        (f"附件2：名录\n{TABLE}", "txt", ["附件2", "附件2 表1"]),
        ("Schedule 1: Lands\n1. Avaria is one.\n", "txt", ["Schedule 1", "Schedule 1 1."]),
        ("Annex A: Lands\nAnnex B: Forms\n", "txt", ["Note", "Note"]),
        ("附件：名录\n湖口市人民政府\n2024年5月1日\n", "txt", ["附注", "落款"]),
        ("附件1：名录\n湖口市人民政府\n2024年5月1日\n", "txt", ["附注", "落款"]),
        ("附件1：规则\n第一条 甲。\n", "txt", ["附件1", "附件1 第一条"]),
        ("SCHEDULE 1: RATES\n1. Avaria is one.\n", "txt", ["Schedule 1", "Schedule 1 1."]),
        ("Exhibit B: Lands\n1. Avaria is one.\n", "txt", ["Exhibit B", "Exhibit B 1."]),
    ],
)
def test_the_heading_of_an_annex_opens_it_and_a_list_of_annexes_does_not(
    annex: str, form: str, addresses: list[str]
) -> None:
    mark = "## " if form == "md" else ""
    one = outline(f"{mark}7. Breach\n\n7.1 Loss is a breach.\n\n{annex}", form)
    kept(one)
    assert [c.address for c in one.clauses] == ["7.", "7.1", *addresses]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "湖口市人民政府文件\n湖政发〔2025〕7号\n关于加强养犬管理的通知\n",
            "关于加强养犬管理的通知",
        ),
        (
            "湖口市公安局\n湖口市城市管理局\n文件\n湖公发〔2025〕7号\n关于加强\n养犬管理的通知\n",
            "关于加强养犬管理的通知",
        ),
        ("湖政发〔2025〕7号\n湖口市人民政府关于养犬的意见\n", "湖口市人民政府关于养犬的意见"),
        ("湖口市养犬管理办法\n湖政发〔2025〕7号\n关于本办法的说明\n", "湖口市养犬管理办法"),
        ("湖口市人民政府文件\n湖政发〔2025〕7号\n各区人民政府：\n", "湖口市人民政府文件"),
        ("湖口市公安局\n公 告\n\n2025年第7号\n\n关于养犬登记的公告\n", "关于养犬登记的公告"),
        ("湖口市人民政府令\n第7号\n湖口市养犬管理办法\n", "湖口市养犬管理办法"),
        ("湖口市人民政府令\n第7号\n《养犬办法》现予公布。\n", "湖口市人民政府令"),
        ("湖政发〔2025〕7号\n★\n湖口市人民政府关于养犬的意见\n", "湖口市人民政府关于养犬的意见"),
        ("湖口市人民政府文件\n关于养犬的通知\n湖政发〔2025〕7号\n", "关于养犬的通知"),
    ],
)
def test_the_letterhead_of_an_official_document_is_not_its_title(text: str, title: str) -> None:
    one = outline(text + "一、养犬应当登记。\n二、遛犬应当牵绳。\n")
    assert one.title == title
    kept(one)
    notes = [c.text for c in one.clauses if c.kind == "note"]
    assert any("7号" in note for note in notes)


def test_a_chapter_with_a_bare_number_below_the_title_is_no_title() -> None:
    one = outline(
        "ALDER COURT\nALLOTMENT RULES\n\n1 Plots\n\n1.1 One plot each.\n\n1.2 No fires.\n"
    )
    assert one.title == "ALDER COURT ALLOTMENT RULES"
    assert [c.address for c in one.clauses] == ["Title", "1", "1.1", "1.2"]
    kept(one)


def test_an_english_sentence_below_the_title_is_no_title() -> None:
    assert outline("Bee Policy\n\nIt binds all.\n\n1. Hives\n\n1.1 One.\n").title == "Bee Policy"


@pytest.mark.parametrize(
    "line",
    [
        "Effective 1 March 2025",
        "Effective Date: 1 March 2025",
        "Adopted on March 1, 2025",
        "Agreement No. TP-2291",
        "Version 2.1",
    ],
)
def test_a_date_or_number_below_an_english_title_is_no_part_of_it(line: str) -> None:
    one = outline(f"BEEKEEPERS\nBee Policy\n{line}\n\n1. Hives\n\n1.1 One.\n")
    kept(one)
    assert one.title == "BEEKEEPERS Bee Policy"
    assert [(c.kind, c.text) for c in one.clauses if c.kind == "note"] == [("note", line)]


@pytest.mark.parametrize(
    ("title", "note"),
    [
        (
            "Regulations on Hives, Swarms, Honey and the Keeping of Wasps in Towns",
            "Made by the Senate on 11 June 2024",
        ),
        (
            "BYELAWS AND LICENSING POLICY FOR HIVES, SWARMS AND HONEY",
            "Adopted by the Council on 14 January 2025; in force from 1 April 2025",
        ),
        (
            "HANDBOOK, SECTION C: HIVES, SWARMS, HONEY, WASPS AND LEAVING",
            "Issued by the Bee Team, version 7.1, effective 3 March 2025",
        ),
        ("Bee Handbook", "Issued by the Hives, Swarms and Honey Committee, 14 January 2025"),
    ],
)
@pytest.mark.parametrize("below", ["", "In force from 1 March 2025\n"])
def test_who_made_an_english_document_is_no_part_of_a_long_title(
    title: str, note: str, below: str
) -> None:
    """Lines that wrapping would join: a long one without an end, or with a comma in it."""
    one = outline(f"Bee Council\n{title}\n{note}\n{below}\n1. Hives\n1.1 One.\n")
    kept(one)
    assert one.title == f"Bee Council {title}"
    notes = [c.text for c in one.clauses if c.kind == "note"]
    assert notes == [note, *below.splitlines()]
    assert one.warnings == ()


def test_a_wrapped_sentence_may_go_on_like_such_a_line() -> None:
    text = (
        "Bee Rules\n\n1. Hives\n1.1 A hive is kept under the licence that the keeper was given,\n"
        "Issued by the Council on 3 May 2024\n1.2 Two.\n"
    )
    one = outline(text)
    kept(one)
    assert at(one, "1.1").text.endswith("3 May 2024")


def test_such_lines_may_stand_above_an_english_title_too() -> None:
    one = outline("Approved: 3 May 2025\nVersion 4.2\nBoat Race Rules\n\n1. Boats\n\n1.1 One.\n")
    kept(one)
    assert one.title == "Boat Race Rules"
    assert len([c for c in one.clauses if c.kind == "note"]) == 2


def test_those_a_notice_is_addressed_to_are_no_part_of_its_title() -> None:
    """Lines of like length look as if they were wrapped."""
    text = (
        "湖口市人民政府文件\n湖政发〔2025〕9号\n关于举办第28届湖口市龙舟文化节的通知\n"
        "各区人民政府，市政府各部门、各直属机构：\n现就第28届湖口市龙舟文化节有关事项通知如下：\n"
        "一、时间安排\n（一）第28届龙舟文化节于2025年5月30日至6月2日举办。\n"
        "（二）开幕式于5月30日19:30在湖口湖广场举行。\n二、参赛要求\n"
        "（一）每支队伍报名人数不超过26人，报名费每队800元。\n"
        "（二）第27届龙舟文化节的冠军队伍免收报名费。\n"
    )
    one = outline(text)
    kept(one)
    assert one.title == "关于举办第28届湖口市龙舟文化节的通知"


@pytest.mark.parametrize("title", ["Approved Suppliers Policy 2025", "Version Control Rules 2.0"])
def test_an_english_title_may_begin_as_such_a_line_does(title: str) -> None:
    assert outline(f"{title}\n\n1. Hives\n\n1.1 One.\n").title == title


def test_a_table_of_contents_is_not_read_as_chapters() -> None:
    text = (
        "湖口市条例\n目　录\n第一章　总则\n第二章　附则\n第一章　总则\n第一条　甲。\n第二章　附则\n"
        "第二条　乙。\n"
    )
    one = outline(text)
    kept(one)
    assert [c.kind for c in one.clauses] == [
        "title", "toc", "chapter", "article", "chapter", "article",
    ]  # fmt: skip
    assert at(one, "目录").text == "目　录第一章　总则第二章　附则"


# --- headings of parts, chapters and sections -----------------------------------------------


def paths(text: str) -> dict[str, tuple[str, ...]]:
    """The headings above each article of a text with a title."""
    one = outline(f"湖口市管理条例\n{text}")
    kept(one)
    return {c.address: c.path[1:] for c in one.clauses if c.kind == "article"}


@pytest.mark.parametrize("gap", [" ", "\u2002\u2002", "\u00a0", "\u3000", ""])
def test_chapters_count_by_themselves_wherever_the_articles_begin(gap: str) -> None:
    found = paths(
        f"第二编{gap}物权\n第四章{gap}登记\n第二百零九条{gap}应当登记。\n第五章{gap}交付\n"
        f"第一节{gap}动产\n第二百一十条{gap}应当交付。\n第三编{gap}合同\n第一章{gap}订立\n"
        f"第二百一十一条{gap}应当订立。"
    )
    one, two, three = f"第二编{gap}物权", f"第五章{gap}交付", f"第三编{gap}合同"
    assert found == {
        "第二百零九条": (one, f"第四章{gap}登记"),
        "第二百一十条": (one, two, f"第一节{gap}动产"),
        "第二百一十一条": (three, f"第一章{gap}订立"),
    }


def test_a_heading_may_take_two_lines() -> None:
    found = paths(
        "第一章\n总　则\n第一条 甲应当登记。\n第二章 登记、变更、转让和消\n灭\n第二条 乙应当登记。"
    )
    assert found == {"第一条": ("第一章 总　则",), "第二条": ("第二章 登记、变更、转让和消灭",)}


def test_an_english_chapter_may_take_two_lines() -> None:
    one = outline("City Policy\nCHAPTER I\nGENERAL\nArticle 1\nThis policy applies.")
    assert at(one, "Article 1").path == ("City Policy", "CHAPTER I GENERAL")


def test_a_table_of_contents_may_lack_its_name() -> None:
    contents = "第一章 总则\n第二章 登记\n第一节 条件\n附则\n"
    one = outline(f"湖口市管理条例\n{contents}第一章　总则\n第一条 甲应当登记。")
    kept(one)
    assert rows(one)[1:] == [
        ("目录", "toc", None), ("第一章", "chapter", 1), ("第一条", "article", 1),
    ]  # fmt: skip


def test_a_chapter_without_its_number_is_still_a_chapter() -> None:
    one = outline(
        "湖口市管理条例\n第一章 总则\n第一条 甲应当登记。\n登记和变更\n第二条 乙应当登记。\n"
        "第三章 责任\n第三条 丙应当登记。\n附 则\n第四条 本条例自公布之日起施行。"
    )
    kept(one)
    chapters = [(c.address, c.number) for c in one.clauses if c.kind == "chapter"]
    assert chapters == [("第一章", 1), ("第二章", 2), ("第三章", 3), ("第四章", 4)]
    assert at(one, "第二条").path[1:] == ("登记和变更",)
    assert at(one, "第四条").path[1:] == ("附 则",)
    assert [w.code for w in one.warnings] == ["heading_without_number"] * 2
    text = one.document.text
    assert [text[w.start : w.start + 2] for w in one.warnings] == ["登记", "附 "]


def test_a_heading_inside_a_chapter_is_no_chapter_where_none_is_lacking() -> None:
    found = paths(
        "第一章 总则\n第一条 甲应当登记。\n登记\n第二条 乙应当登记。\n第二章 责任\n第三条 丙应当。"
    )
    assert found["第二条"] == ("第一章 总则", "登记")
    assert found["第三条"] == ("第二章 责任",)


def test_chapters_may_have_no_numbers_at_all() -> None:
    found = paths("第一条 甲应当登记。\n登记\n第二条 乙应当登记。\n责任\n第三条 丙应当登记。")
    assert found == {"第一条": (), "第二条": ("登记",), "第三条": ("责任",)}


@pytest.mark.parametrize(
    "line", ["甲类、", "应当登记，不得延误", "应当登记。", "（已删除）", "1. 登记", "ABC"]
)
def test_what_stands_between_articles_and_is_no_heading(line: str) -> None:
    assert paths(f"第一条 甲应当登记。\n{line}\n第二条 乙应当登记。")["第二条"] == ()


def test_the_last_entry_of_a_list_is_no_heading() -> None:
    assert paths("第一条 下列：\n甲\n乙\n第二条 乙应当登记。")["第二条"] == ()


def test_articles_may_stand_below_headings_that_are_lower_elsewhere() -> None:
    found = paths(
        "一、受理\n（一）条件\n第一条 甲应当登记。\n（二）期限\n第二条 乙应当登记：\n（一）丙；\n"
        "（二）丁。\n二、责任\n第三条 丙提交下列材料：\n（一）照片\n（二）证明\n第四条 丁应当登记。"
    )
    assert found == {
        "第一条": ("一、受理", "（一）条件"),
        "第二条": ("一、受理", "（二）期限"),
        "第三条": ("二、责任",),
        "第四条": ("二、责任",),
    }


def test_the_closing_provisions_stand_outside_the_parts() -> None:
    found = paths(
        "第一编 总则\n第一章 登记\n第一条 甲应当登记。\n第二编 分则\n第一章 责任\n"
        "第二条 乙应当登记。\n附则\n第三条 本条例自公布之日起施行。"
    )
    assert found["第二条"] == ("第二编 分则", "第一章 责任")
    assert found["第三条"] == ("附则",)


def test_articles_without_a_gap_go_on_behind_a_lacking_number() -> None:
    numbers = ["第一条", "第三条", "第四条", "第九条", "第五条"]
    text = "\n".join(f"{number}情形下应当登记。" for number in numbers)
    assert list(paths(text)) == ["第一条", "第三条", "第四条", "第五条"]


def test_numbers_begin_again_in_an_annex() -> None:
    one = outline("湖口市管理条例\n第一条甲应当登记。\n第二条乙应当。\n附件\n细则\n第一条丙应当。")
    assert [c.id.partition("#")[2] for c in one.clauses if c.kind == "article"] == [
        "第一条", "第二条", "第一条~2",
    ]  # fmt: skip
    assert one.warnings == ()


def test_what_is_attached_without_a_number_is_an_annex() -> None:
    one = outline("湖口市管理条例\n第一条 甲应当登记。\n附：\n名录\n甲、乙、丙")
    annex = at(one, "附")
    assert (annex.kind, annex.text) == ("annex", "附：名录甲、乙、丙")


def test_characters_without_width_are_furniture() -> None:
    one = outline("湖口市管理条例\n\u200b第一条 甲应当\u200b登记。\n\u200b")
    kept(one)
    assert at(one, "第一条").text == "第一条 甲应当登记。"
    assert {f.kind for f in one.furniture} == {"invisible"}


def test_page_numbers_comments_and_rules_are_furniture() -> None:
    text = (
        "# 湖口市条例\n<!-- 来源 -->\n第一条　甲。\n- 3 -\n第二条　乙。\n\n---\n\n第 3 页 共 9 页\n"
    )
    one = outline(text, "md")
    kept(one)
    assert {(f.kind, f.text) for f in one.furniture} == {
        ("markup", "#"),
        ("comment", "<!-- 来源 -->"),
        ("page_number", "- 3 -"),
        ("rule", "---"),
        ("page_number", "第 3 页 共 9 页"),
    }
    assert [c.text for c in one.clauses] == ["湖口市条例", "第一条　甲。", "第二条　乙。"]


def test_a_document_without_numbers_is_kept_whole() -> None:
    one = outline("社区通讯\n今天社区举办了读书会。\n大家都很高兴。\n")
    kept(one)
    assert rows(one) == [("标题", "title", None), ("引言", "preamble", None)]
    assert one.clauses[1].text == "今天社区举办了读书会。大家都很高兴。"


def test_a_document_without_a_title_goes_by_its_file_name() -> None:
    one = outline("第一条　甲。\n第二条　乙。\n")
    kept(one)
    assert one.title == "文件"
    assert one.clauses[0].path == ()


def test_a_sentence_that_stops_is_warned_of() -> None:
    tail = "各部门应当按照职责分工抓好落实。其他事项由市人民政府另行规定，并报市人大备案后施行的"
    one = outline(f"湖口市意见\n一、甲\n子。\n{tail}\n")
    assert [w.code for w in one.warnings] == ["cut_sentence"]


def test_the_same_text_gives_the_same_clauses() -> None:
    for text in (LAW, POLICY, ENGLISH):
        assert outline(text) == outline(text)


# --- any text -------------------------------------------------------------------------------

BODIES = st.text("城市应当可以公开，。；“”（）abc　 1第条二", min_size=0, max_size=30)
NUMBERS = st.integers(1, 30)
OPENERS = st.one_of(
    NUMBERS.map(lambda n: f"第{to_chinese(n)}条　"),
    NUMBERS.map(lambda n: f"第{to_chinese(n)}条之{to_chinese(n % 5 + 1)} "),
    NUMBERS.map(lambda n: f"第{n}章 "),
    NUMBERS.map(lambda n: f"{to_chinese(n)}、"),
    NUMBERS.map(lambda n: f"（{to_chinese(n)}）"),
    NUMBERS.map(lambda n: f"({n})"),
    NUMBERS.map(lambda n: f"{n}."),
    NUMBERS.map(lambda n: f"{n} "),
    NUMBERS.map(lambda n: f"{n}.1 "),
    NUMBERS.map(lambda n: f"Section {n} "),
    st.sampled_from(
        ["", "# ", "### ", "| ", "(a) ", "(i) ", "①", "附件", "目录", "- 1 -", "**", "<!-- ", "-->",
         "《", "2024年1月2日", "新华社北京1月2日电 ", "第一编 "]
    ),
)  # fmt: skip
LINES = st.builds(lambda opener, body: opener + body, OPENERS, BODIES)


@settings(max_examples=300)
@given(st.lists(LINES, max_size=25), st.sampled_from(["\n", "\n\n", "\r\n", "\u2028"]))
def test_numbered_lines_in_any_order_are_kept(lines: list[str], end: str) -> None:
    text = end.join(lines)
    for form in ("txt", "md"):
        kept(outline(text, form))


@settings(max_examples=200)
@given(st.text(max_size=300))
def test_any_text_is_kept(text: str) -> None:
    for form in ("txt", "md"):
        kept(outline(text.encode("utf-8", "replace").decode(), form))


@settings(max_examples=60)
@given(st.sampled_from([LAW, POLICY, ENGLISH]), st.integers(0, 400))
def test_any_prefix_is_kept(text: str, length: int) -> None:
    for form in ("txt", "md"):
        kept(outline(text[:length], form))


@settings(max_examples=60)
@given(st.integers(1, 12), st.data())
def test_a_law_written_out_is_read_back(articles: int, data: st.DataObject) -> None:
    """Every 款 and 项 that is written gets the address it was written for."""
    lines, expected = ["湖口市条例"], []
    for number in range(1, articles + 1):
        paragraphs = data.draw(st.integers(1, 3))
        article = f"第{to_chinese(number)}条"
        expected.append(article)
        for paragraph in range(1, paragraphs + 1):
            lines.append((f"{article}　" if paragraph == 1 else "　　") + "应当公开下列事项。")
            above = article if paragraphs == 1 else f"{article}第{to_chinese(paragraph)}款"
            expected += [above] * (paragraphs > 1)
            for item in range(1, data.draw(st.integers(0, 3)) + 1):
                lines.append(f"（{to_chinese(item)}）事项；")
                expected.append(f"{above}第（{to_chinese(item)}）项")
    one = outline("\n".join(lines))
    kept(one)
    assert [c.address for c in one.clauses[1:]] == expected


CONTRACT = """井栏租用合同
出租方（甲方）：湖口市水务站
第一条 租期
租期两年，期满可以续租。
第二条 租金
一年一付。
水价上涨的，租金不变。
第三条 押金
1. 押金五百元。
2. 押金不计利息。
第四条 转租
第五条 甲方应当每年检修一次
"""


def test_the_name_of_an_article_is_none_of_its_paragraphs() -> None:
    one = outline(CONTRACT)
    kept(one)
    assert one.title == "井栏租用合同"
    assert [address for address, *_ in rows(one)][2:] == [
        "第一条",
        "第二条",
        "第二条第一款",
        "第二条第二款",
        "第三条",
        "第三条第1目",
        "第三条第2目",
        "第四条",
        "第五条",
    ]
    assert at(one, "第二条第一款").text == "一年一付。"
    assert at(one, "第一条").text == "第一条 租期\n租期两年，期满可以续租。"
    assert at(one, "第二条第一款").path[-1] == "第二条 租金"


FAQ = """自习室问答

一、入馆

问：可以带宠物吗？
答：不可以。

**问：怎么预约？**
答：分两步：
1.登记。
2.选座。

二、其他

问：丢了卡怎么办？
答：先挂失。
"""


def test_each_question_without_a_number_opens_a_clause_with_its_answer() -> None:
    one = outline(FAQ, "md")
    kept(one)
    told = {c.address: c.text for c in one.clauses}
    assert list(told)[1:] == [
        "一、",
        "一、问1",
        "一、问2",
        "一、问2 1.",
        "一、问2 2.",
        "二、",
        "二、问3",
    ]
    assert told["一、问1"] == "问：可以带宠物吗？答：不可以。"
    assert "选座" in told["一、问2"]


def test_english_questions_are_counted_too_and_those_in_an_article_stay_its_text() -> None:
    faq = outline("Notes\n\nQ: Dogs?\nA: No.\n\nQ: Cats?\nA: Yes.\n")
    assert [c.address for c in faq.clauses[1:]] == ["Q1", "Q2"]
    court = outline("判决书\n\n第一条 审理经过\n问：你在场吗？\n答：在场。\n")
    assert all("问1" not in c.address for c in court.clauses)


AGREEMENT = """SUPPLY AGREEMENT

ARTICLE I
GOODS

Section 1.01 The Seller shall deliver the goods in Exhibit A.

ARTICLE II
PRICE

Section 2.01 The Buyer shall pay within thirty days.

Section 2.02 The price is fixed.

EXHIBIT A
GOODS

1. Two hundred chairs.
"""


def test_sections_of_a_contract_stand_below_its_articles() -> None:
    one = outline(AGREEMENT)
    kept(one)
    headed = [(c.address, c.path[-1]) for c in one.clauses[1:] if c.kind == "section"]
    assert headed == [
        ("Section 1.01", "ARTICLE I GOODS"),
        ("Section 2.01", "ARTICLE II PRICE"),
        ("Section 2.02", "ARTICLE II PRICE"),
    ]
    assert [c.address for c in one.clauses if c.kind != "section"] == [
        "Title", "Article I", "Article II", "Exhibit A", "Exhibit A 1.",
    ]  # fmt: skip


def test_parts_are_numbered_in_words() -> None:
    one = outline("Byelaws\n\nPART ONE\nGENERAL\n\n1. All plots.\n\nPART TWO\nUSE\n\n2. No hens.\n")
    kept(one)
    assert [c.address for c in one.clauses[1:]] == [
        "Part One",
        "Part One 1.",
        "Part Two",
        "Part Two 2.",
    ]


def test_traditional_letters_are_cut_like_simplified_ones() -> None:
    text = (
        "湖口市攤位管理辦法\n\n第一章 總則\n\n第一條 攤位應當登記：\n（一）食品；\n（二）百貨。\n\n"
        "第二節 罰則\n\n附件1：收費標準\n\n第一條 免費。\n"
    )
    one = outline(text)
    kept(one)
    assert [c.address for c in one.clauses] == [
        "标题", "第一章", "第一条", "第一条第（一）项", "第一条第（二）项", "第一章第二节", "附件1",
        "附件1 第一条",
    ]  # fmt: skip
    assert (one.title, at(one, "第一章").text[:6]) == ("湖口市攤位管理辦法", "第一章 總則")


ACT = """Ferry Safety Act 2031

PART 1
DUTIES

1 Meaning of “ferry”
(1) In this Act “ferry” means a vessel on a fixed route.
(2) A raft is no ferry.

2 Extent
This Act extends to the islands.

2A Duty to report
(1) A master must report a collision.
(a) by telephone, or
(b) in writing.

SCHEDULES

SCHEDULE 1
Section 2A
REPORTS

PART 1
GENERAL

1 A report must name the ferry.

2 (1) A report must state the hour.
(2) An hour not known must be estimated.

THE SECOND SCHEDULE
FEES

1 The fee is £40.
"""


def test_sections_of_an_act_are_numbered_without_a_dot() -> None:
    one = outline(ACT)
    kept(one)
    assert [c.address for c in one.clauses if c.kind != "title"] == [
        "Part 1",
        "Section 1", "Section 1(1)", "Section 1(2)",
        "Section 2",
        "Section 2A", "Section 2A(1)", "Section 2A(1)(a)", "Section 2A(1)(b)",
        "Schedule 1", "Schedule 1 Part 1", "Schedule 1 Part 1 1.", "Schedule 1 Part 1 2.",
        "Schedule 1 Part 1 2.(1)", "Schedule 1 Part 1 2.(2)",
        "Schedule 2", "Schedule 2 1.",
    ]  # fmt: skip


def test_a_number_without_a_dot_that_nothing_counts_below_is_text() -> None:
    one = outline("Picnic\n\nBring the following.\n\n1 Blanket\n\n2 Baskets\n\n12 March 2031\n")
    assert [c.address for c in one.clauses] == ["Title", "Preamble"]


def test_the_first_paragraph_of_a_regulation_stands_in_the_line_of_its_number() -> None:
    one = outline(
        "The Kiln Regulations 2033\n\nMade 4th March 2033\n\n"
        "1.—(1) In these Regulations “kiln” means an oven.\n(2) An oven is hot.\n\n"
        "2. A kiln must be lined.\n"
    )
    kept(one)
    assert one.title == "The Kiln Regulations 2033"
    assert [c.address for c in one.clauses[2:]] == ["1.", "1.(1)", "1.(2)", "2."]


def test_chapters_of_a_standard_without_sections_are_counted_with_the_others() -> None:
    one = outline(
        "步行桥技术规范\n\n1 范围\n本文件规定了设计要求。\n\n2 术语\n本文件没有术语。\n\n"
        "3 构造\n3.1 净宽不应小于3 m。\n"
    )
    assert one.title == "步行桥技术规范"
    assert [c.address for c in one.clauses[1:]] == ["1", "2", "3", "3.1"]


def test_a_number_of_the_document_alone_below_the_title_is_no_part_of_it() -> None:
    assert outline("主任会议纪要\n〔2031〕7号\n\n一、议题\n").title == "主任会议纪要"


def test_an_appendix_counts_with_its_letter_and_a_table_by_its_caption() -> None:
    one = outline(
        "步行桥技术规范\n\n3 术语\n3.1\n净宽\n栏杆之间的距离。\n\n4 构造\n4.1 涂层见表3。\n"
        "表3 涂层厚度\n| 部位 | 底漆 |\n| --- | --- |\n| 主梁 | 60 |\n\nB.2 型钢\n\n"
        "附录A\n（规范性）\n荷载试验\nA.1 加载\nA.1.1 应分4级加载。\n"
        "A.2 测量\n\n附录B\n养护\nB.1 频次\n"
    )
    kept(one)
    assert [c.address for c in one.clauses[1:]] == [
        "3", "3.1", "4", "4.1", "4.1表3", "附录A", "A.1", "A.1.1", "A.2", "附录B", "B.1",
    ]  # fmt: skip


def test_a_list_of_annexes_goes_on_in_the_lines_below() -> None:
    one = outline("关于普查的通知\n\n一、普查设施。\n\n附件：1.办法\n2.标准\n\n附件1\n办法\n")
    kept(one)
    assert [c.address for c in one.clauses[1:]] == ["一、", "附注", "附件1"]


def test_recitals_are_counted_until_the_text_that_they_lead_to() -> None:
    one = outline(
        "ORDER ON LAMPS\n\nThe Council, having regard to Article 5 thereof,\n\nWhereas:\n\n"
        "(1) Lamps are sold.\n\n(2) Labels differ.\n\nHAS ORDERED:\n\n1. A lamp bears a label.\n"
    )
    kept(one)
    assert [c.address for c in one.clauses[1:]] == [
        "Preamble", "Recital 1", "Recital 2", "Paragraph 1", "1.",
    ]  # fmt: skip
    one = outline("Loan\n\nBackground\n\n(A) A lends.\n\n(B) B borrows.\n\n1. A shall lend.\n")
    assert [c.address for c in one.clauses[2:]] == ["Recital A", "Recital B", "1."]


@pytest.mark.parametrize(
    "unit",
    ["Regulation", "RULE", "Clause", "Bye-law", "By-Law", "Standing Order", "Canon", "Principle",
     "Condition", "Standard", "Order", "Paragraph"],
)  # fmt: skip
def test_english_documents_count_by_many_words(unit: str) -> None:
    one = outline(
        f"Bee Council\nBee Rules\n\nPart I General\n{unit} 1 Hives\n(1) A hive has a lid.\n"
        f"(2) A lid is\n(a) flat; and\n(b) dry\n{unit} 2. Bees sleep. They do so at night.\n"
        f"Part II Honey\n{unit} 3: Jars and Labels\nA jar is clean.\n{unit} 3A Lids\nA lid shuts.\n"
    )
    kept(one)
    label = unit.title().replace("-L", "-l")
    assert [c.address for c in one.clauses] == [
        "Title",
        "Part I",
        f"{label} 1",
        f"{label} 1(1)",
        f"{label} 1(2)",
        f"{label} 1(2)(a)",
        f"{label} 1(2)(b)",
        f"{label} 2",
        "Part II",
        f"{label} 3",
        f"{label} 3A",
    ]
    assert at(one, f"{label} 3A").path == ("Bee Council Bee Rules", "Part II Honey")
    assert one.warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        "Rule 4 applies to every hive.",
        "It binds all.\nRegulation 4 and the Act bind all.",
        "A hive is kept as provided in\nRule 1. The keeper wears a veil.",
        "A hive is kept under the licence that the keeper was given and under\nRule 2. It is dry.",
        "Hives are kept under\nRegulation (EU) 2016/679 and the Act.",
        "Standard 2 Bedroom flats have none.",
    ],
)
def test_a_unit_at_the_beginning_of_a_line_may_be_part_of_a_sentence(text: str) -> None:
    one = outline(f"Bee Rules\n\nRule 1 Hives\n{text}\nRule 2 Bees\nBees sleep.\n")
    kept(one)
    assert [c.address for c in one.clauses if c.kind == "article"] == ["Rule 1", "Rule 2"]
    assert at(one, "Rule 1").text.endswith(text.rsplit("\n", 1)[-1])


def test_a_unit_alone_is_one_where_something_is_counted_below() -> None:
    below = outline("Bee Rules\n\nRule 7 Hives\n(1) One.\n(2) Two.\n")
    assert [c.address for c in below.clauses] == ["Title", "Rule 7", "Rule 7(1)", "Rule 7(2)"]
    alone = outline("Bee Prices\n\nStandard 2 Bedroom Flat\nIt is £85.\n")
    assert "article" not in [c.kind for c in alone.clauses]


def test_paragraphs_of_a_schedule_are_its_own() -> None:
    one = outline(
        "Bee Agreement\n\nClause 1 Hives\n1.1 One.\n1.2 Two.\nClause 2 Bees\nThey sleep.\n"
        "Schedule 1 Fees\nParagraph 1 Issue\nIt is £5.\nParagraph 2 Hearing\n(1) It is £6.\n"
    )
    kept(one)
    assert [c.address for c in one.clauses] == [
        "Title",
        "Clause 1",
        "1.1",
        "1.2",
        "Clause 2",
        "Schedule 1",
        "Schedule 1 Paragraph 1",
        "Schedule 1 Paragraph 2",
        "Schedule 1 Paragraph 2(1)",
    ]


def test_units_that_begin_again_count_inside_of_others() -> None:
    orders = outline(
        "Court Rules\n\nOrder 13 Default\nRule 1 Judgment\n(1) It is entered.\nRule 2 Evidence\n"
        "It is filed.\nOrder 14 Summary\nRule 1 Application\nIt is made.\nRule 2 Costs\nNone.\n"
    )
    kept(orders)
    assert [c.address for c in orders.clauses] == [
        "Title",
        "Order 13",
        "Order 13 Rule 1",
        "Order 13 Rule 1(1)",
        "Order 13 Rule 2",
        "Order 14",
        "Order 14 Rule 1",
        "Order 14 Rule 2",
    ]
    assert orders.warnings == ()
    points = outline(
        "Permission\n\n1. Site\nThe mill.\n2. Conditions\nCondition 1: Hours\nTo 6 p.m.\n"
        "Condition 2: Noise\nNone.\n3. Appeals\nNone.\n"
    )
    kept(points)
    assert [c.address for c in points.clauses] == [
        "Title",
        "1.",
        "2.",
        "2. Condition 1",
        "2. Condition 2",
        "3.",
    ]


def test_units_behind_others_stand_beside_them() -> None:
    """Points below a unit begin again with each, though as many stand above the first."""
    one = outline(
        "Bee Code\n\n1. Bees.\n2. Hives.\nPrinciple 1 Care\n1. Feed.\n2. Water.\n3. Warm.\n"
        "Principle 2 Rest\n1. Sleep.\nRule 1 Jars\nShut.\nRule 2 Lids\nTight.\n"
    )
    kept(one)
    labels = [c.address for c in one.clauses if c.kind == "article"]
    assert labels == ["Principle 1", "Principle 2", "Rule 1", "Rule 2"]
    assert one.warnings == ()


def test_a_link_is_read_as_its_words_and_a_picture_as_none() -> None:
    text = (
        "# 采购办法\n\n第一条　见[采购标准](https://a.b/c)与[附件](#x)执行，不得[1](2)或[甲]（乙）。\n\n"
        "| 级别 | 审批人 |\n|-|-|\n| 一级 | [李经理](../a.md) ![图](a.png) |\n"
    )
    outline = parse(Document(text, "a.md", "md"))
    article, table = outline.clauses[1:]
    assert article.text.startswith("第一条　见采购标准与附件执行，不得[1](2)或[甲]（乙）。")
    assert table.text.endswith("| 一级 | 李经理 |")
    assert "".join(text[a:b] for a, b in table.spans) == table.text
    assert parse(Document(text, "a.txt", "txt")).clauses[1].text.startswith("第一条　见[采购标准](")


def test_an_address_without_an_end_takes_no_long_time() -> None:
    before = process_time()
    parse(Document("# 采购办法\n\n第一条　见[标准](" + "." * 200_000, "a.md", "md"))
    assert process_time() - before < 5


@pytest.mark.parametrize(
    "sign", ["\xad", "\u200c", "\u200e", "\u202d", "\u2066", "\ufe00", "\U000e0100"]
)
def test_what_takes_no_place_parts_no_number(sign: str) -> None:
    one = outline(f"湖口市管理条例\n{sign}第{sign}一条 甲应当登记。\n第二{sign}条 乙应当备案。\n")
    kept(one)
    assert [c.address for c in one.clauses] == ["标题", "第一条", "第二条"]
    assert one.clauses[2].text.rstrip() == "第二条 乙应当备案。"


def test_articles_behind_a_title_on_one_line_are_articles() -> None:
    one = outline("湖口市船舶停靠办法 第一条 甲应当登记。第二条 乙应当备案。第三条 免费。")
    kept(one)
    assert [c.address for c in one.clauses] == ["标题", "第一条", "第二条", "第三条"]
    named = outline("根据停靠办法 第一条 的规定登记。第二条 乙应当备案。")
    assert "第一条" not in [c.address for c in named.clauses]


def test_characters_that_could_not_be_read_are_told() -> None:
    (warning,) = parse(Document("第一条　应当\ufffd三十日。\n", "a.docx", "docx")).warnings
    assert (warning.code, warning.start) == ("unknown_characters", 6)
