"""Addresses as people write them, and the clauses they mean."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outlines import outline

from index.address import MAX_RANGE, Reference, Step
from index.address_chinese import Range, ranges_in
from index.address_reading import find_references
from index.finding import Addresses, find, likeliest
from index.numerals import to_chinese
from index.outline import Clause

KNOWN = ("民法典", "劳动法", "推动城市高质量发展的意见", "Lake Data Policy")


def read(text: str) -> list[tuple[str | None, str]]:
    return [(r.title, r.canonical) for r in find_references(text, KNOWN)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("民法典第3条第二款第（一）项", [("民法典", "第三条第二款第（一）项")]),
        ("民法典第三条第二款第一项", [("民法典", "第三条第二款第（一）项")]),
        ("民法典第三条的第二款", [("民法典", "第三条第二款")]),
        ("民法典第一千零一条的内容是什么", [("民法典", "第一千零一条")]),
        ("民法典第1001条", [("民法典", "第一千零一条")]),
        ("民法典第１２条", [("民法典", "第十二条")]),
        ("民法典 第 12 条", [("民法典", "第十二条")]),
        ("民法典第3条，第二款，第（一）项", [("民法典", "第三条第二款第（一）项")]),
        ("民法典第三条，第五条", [("民法典", "第三条"), ("民法典", "第五条")]),
        ("民法典第三条，第二款规定", [("民法典", "第三条第二款")]),
        ("民法典第三条，第二款规定的人", [("民法典", "第三条"), ("民法典", "第三条第二款")]),
        ("第三条（出自民法典）", [("民法典", "第三条")]),
        ("《民法典》（下称《本典》），第三条", [("民法典", "第三条")]),
        ("Article 3, paragraph 2, item (1) of the 民法典", [("民法典", "第三条第二款第（一）项")]),
        ("Article 3 of the Civil Code (民法典)", [("民法典", "第三条")]),
        ("民法典 says so in Article 3, paragraph 2", [(None, "第三条第二款")]),
        ("劳动法第 四 十 四 条", [("劳动法", "第四十四条")]),
        ("劳 动 法 第 4 4 条 第 二 款", [("劳动法", "第四十四条第二款")]),
        ("劳动法第四十\n四条", [("劳动法", "第四十四条")]),
        ("劳动法44条怎么说", [("劳动法", "第四十四条")]),
        ("劳动法四十四条怎么说", [("劳动法", "第四十四条")]),
        ("《劳动法》九条", [("劳动法", "第九条")]),
        ("劳动法三条原则", []),
        ("民法典1127怎么说", [("民法典", "第一千一百二十七条")]),
        ("民法典2021年施行", []),
        ("民法典第壹佰零贰条", [("民法典", "第一百零二条")]),
        ("民法典第九⼗⼀条", [("民法典", "第九十一条")]),
        ("民法典第廿一条", [("民法典", "第二十一条")]),
        ("民法典第Ⅱ条", [("民法典", "第二条")]),
        ("《勞動法》第三條", [("勞動法", "第三条")]),
        ("海商法第三条怎么说", [("海商法", "第三条")]),
        ("《推动城市高质量发展的意见》第十六条", [("推动城市高质量发展的意见", "第十六条")]),
        ("《意见》第（十二）条要求什么", [("意见", "第十二条")]),
        ("本条例第五条", [("本条例", "第五条")]),
        ("《劳动法》附件2的第三条", [("劳动法", "附件2第三条")]),
        ("附件二第（一）项", [(None, "附件2第（一）项")]),
        ("附录A规定", [(None, "附录A")]),
        ("附件三份", []),
        ("Part D, clause 1", [(None, "Part D Clause 1")]),
        ("clause 1 of Part D", [(None, "Part D Clause 1")]),
        ("Schedule 2, paragraph 1.2", [(None, "Schedule 2 1.2")]),
        ("paragraph 3 of Part 2 of Schedule 1", [(None, "Schedule 1 Part 2 Paragraph 3")]),
        (
            "paragraphs 1 and 2 of Schedule 3",
            [(None, "Schedule 3 Paragraph 1"), (None, "Schedule 3 Paragraph 2")],
        ),
        (
            "sections 4 to 6 of Part 2",
            [(None, "Part 2 Section 4"), (None, "Part 2 Section 5"), (None, "Part 2 Section 6")],
        ),
        ("Appendix IV, section 2(1)", [(None, "Appendix 4 Section 2(1)")]),
        ("section A of the form", []),
        ("Part Two, section 2.01", [(None, "Part 2 2.01")]),
        ("item 2 of the Schedule", [(None, "Schedule Section 2")]),
        ("附录A.1.1和附录A第A.2条", [(None, "A.1.1"), (None, "附录A A.2")]),
        ("《桥规》B.2.1规定", [("桥规", "B.2.1")]),
        ("附件二《应急约定》第二条", [(None, "附件2第二条")]),
        ("第三条3.2约定", [(None, "第三条3.2")]),
        ("一、（二）1.要求", [(None, "一、（二）第（一）项")]),
        ("见图A.1、表A.1", [(None, "表A.1")]),
        ("附件2表1", [(None, "附件2表1")]),
        ("第5.2条表3-1", [(None, "5.2表3-1")]),
        ("代表3人和表3人", []),
        ("Table 2 of Annex I", [(None, "Annex 1 Table 2")]),
        ("paragraph 1 of the First Schedule", [(None, "Schedule 1 Paragraph 1")]),
        ("the 2nd Schedule, paragraph 3", [(None, "Schedule 2 Paragraph 3")]),
        ("SCHEDULE 2, para 2(2)", [(None, "Schedule 2 Paragraph 2(2)")]),
        ("Sch. 2, Pt 1", [(None, "Schedule 2 Part 1")]),
        ("Annexure A and Attachment 1", [(None, "Annex A"), (None, "Attachment 1")]),
        ("point 1 of Part B of Annex III", [(None, "Annex 3 Part B Section 1")]),
        (
            "s 14(1), cl 4.2(b) and reg. 4(2)",
            [(None, "Section 14(1)"), (None, "4.2(b)"), (None, "Regulation 4(2)")],
        ),
        ("the Buyer's 30 days", []),
        ("point (b) of Article 5(1)", [(None, "Article 5(1)(b)")]),
        ("Section 9, paragraph (a)", [(None, "Section 9(a)")]),
        ("section 4, paragraph (a) of section 5", [(None, "Section 4"), (None, "Section 5(a)")]),
        ("as paragraph (b) says", []),
        ("Article IV, Section 5.01", [(None, "Article 4 5.01")]),
        ("the Schedule 2 rates", [(None, "Schedule 2")]),
        ("the schedule of rates", []),
        ("（二十）讲什么", [(None, "（二十）")]),
        ("(20)讲什么", [(None, "（二十）")]),
        ("第（九）条", [(None, "第九条")]),
        ("六、（十四）", [(None, "六、（十四）")]),
        ("第六部分（十四）", [(None, "六、（十四）")]),
        ("第三部分讲什么", [(None, "三、")]),
        ("第二章第一节", [(None, "第二章第一节")]),
        ("第三条（二）", [(None, "第三条第（二）项")]),
        ("第五十三条之一", [(None, "第五十三条之一")]),
        ("应与第十七条之一一致", [(None, "第十七条之一")]),
        ("依照第一百二十条之一并处罚金", [(None, "第一百二十条之一")]),
        ("第五十三条之一第二款", [(None, "第五十三条之一第二款")]),
        ("第三条第二款第（一）项第3目", [(None, "第三条第二款第（一）项第3目")]),
        ("1.2.3 说了什么", [(None, "1.2.3")]),
        ("第2.1条", [(None, "2.1")]),
        ("1.4（2）", [(None, "1.4第（二）项")]),
        ("第三条和第五条有什么区别", [(None, "第三条"), (None, "第五条")]),
        ("民法典第三条和第五条", [("民法典", "第三条"), ("民法典", "第五条")]),
        ("民法典第三条与劳动法第五条", [("民法典", "第三条"), ("劳动法", "第五条")]),
        ("第三、五条", [(None, "第三条"), (None, "第五条")]),
        ("劳动法第3、5和8条", [("劳动法", "第三条"), ("劳动法", "第五条"), ("劳动法", "第八条")]),
        ("第三条至第六条", [(None, f"第{n}条") for n in "三四五六"]),
        ("民法典第三条到第五条", [("民法典", f"第{n}条") for n in "三四五"]),
        ("第三条第一款至第三款", [(None, f"第三条第{n}款") for n in "一二三"]),
        ("劳动法44-46条", [("劳动法", f"第四十{n}条") for n in "四五六"]),
        ("劳动法第四十四至四十六条", [("劳动法", f"第四十{n}条") for n in "四五六"]),
        ("民法典第3、5至7条", [("民法典", f"第{n}条") for n in "三五六七"]),
        ("民法典第三条第一款、第三款", [("民法典", f"第三条第{n}款") for n in "一三"]),
        ("民法典17条之一", [("民法典", "第十七条之一")]),
        ("劳动法里头第四十四条里面第二款讲啥", [("劳动法", "第四十四条第二款")]),
        ("劳 动 法 第44条", [("劳动法", "第四十四条")]),
        ("劳动法第44條", [("劳动法", "第四十四条")]),
        ("第44条（劳动法）", [("劳动法", "第四十四条")]),
        ("第四十四条 《劳动法》", [("劳动法", "第四十四条")]),
        ("第四十四条（海商法）", [("海商法", "第四十四条")]),
        ("第三条 劳动法第五条", [(None, "第三条"), ("劳动法", "第五条")]),
        ("劳动法§44", [("劳动法", "第四十四条")]),
        ("劳动法第56条3款", [("劳动法", "第五十六条第三款")]),
        ("劳动法44条2款3项", [("劳动法", "第四十四条第二款第（三）项")]),
        ("Article 44 of 劳动法", [("劳动法", "第四十四条")]),
        ("In China, 海商法, Article 44, says so", [("海商法", "第四十四条")]),
        ("he learned the 方法, Article 44", [(None, "Article 44")]),
        ("Article 12 of the Labour Law", [("Labour Law", "Article 12")]),
        ("section 5 of the Lake Data Policy", [("Lake Data Policy", "Section 5")]),
        ("Section 5(2)(a)", [(None, "Section 5(2)(a)")]),
        ("what does s. 3 say", [(None, "Section 3")]),
        ("§ 12 and Article IV", [(None, "Section 12"), (None, "Article 4")]),
        ("Part II of the Lake Data Policy", [("Lake Data Policy", "Part 2")]),
        ("sections are numbered", []),
        ("到2030年的目标是什么", []),
        ("（2025年）有哪些任务", []),
        ("（2025）", []),
        ("增长3.5%，达到12.8亿元", []),
        ("2025.8.15印发", []),
        ("有三条意见", []),
        ("", []),
        ("sections 4.1 and 4.2", [(None, "4.1"), (None, "4.2")]),
        ("《停车制度》5.2规定，车位有限。", [("停车制度", "5.2")]),
        ("《停车制度》5.2元。", []),
        (
            "Sections 3, 4 and 7(2)",
            [(None, "Section 3"), (None, "Section 4"), (None, "Section 7(2)")],
        ),
        ("sections 4.1 to 4.3", [(None, "4.1"), (None, "4.2"), (None, "4.3")]),
        (
            "articles 3 and 4 of the Maritime Law",
            [("Maritime Law", "Article 3"), ("Maritime Law", "Article 4")],
        ),
        ("sections 5 and 10 days", []),
    ],
)
def test_what_people_write(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "whole", "written"),
    [
        ("请问《民法典》第三条怎么说", "《民法典》第三条", "第三条"),
        ("根据海商法的第 3 条", "海商法的第 3 条", "第 3 条"),
        ("什么是 Section 5(2)?", "Section 5(2)", "Section 5(2)"),
    ],
)
def test_a_reference_knows_where_it_stands(text: str, whole: str, written: str) -> None:
    (reference,) = find_references(text, KNOWN)
    assert text[reference.start : reference.end] == whole
    assert reference.written == written


def test_each_of_a_list_stands_where_its_number_does() -> None:
    text = "第三、十五条"
    assert [text[r.start : r.end] for r in find_references(text)] == ["第三", "、十五条"]


def test_a_range_that_is_too_wide_names_its_ends() -> None:
    wide = find_references(f"第一条至第{MAX_RANGE + 9}条")
    assert [r.steps[0].number for r in wide] == [1, MAX_RANGE + 9]


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("第三条至第六条", [Range("条", 3, 6)]),
        ("某法第三十条至第二十条说了什么", [Range("条", 30, 20)]),
        ("第三至六条", [Range("条", 3, 6)]),
        ("第五条第一款到第三款", [Range("款", 1, 3)]),
        ("第五条第三款至第六条", []),
        ("第三条和第六条", []),
    ],
)
def test_ranges_are_told_as_they_are_written(text: str, ranges: list[Range]) -> None:
    assert list(ranges_in(text)) == ranges


def test_a_reversed_range_has_all_between_its_ends() -> None:
    assert sorted(read("第六条至第三条")) == sorted(read("第三条至第六条"))
    assert sorted(read("第六至三条")) == sorted(read("第三至六条"))


NUMBERS = st.integers(1, 1300)
SMALL = st.integers(1, 40)
STEPS = st.one_of(
    st.tuples(NUMBERS.map(lambda n: Step("条", n))),
    st.tuples(st.builds(lambda n, m: Step("条", f"{n}-{m}"), NUMBERS, SMALL)),
    st.tuples(NUMBERS.map(lambda n: Step("条", n)), SMALL.map(lambda n: Step("款", n))),
    st.tuples(
        NUMBERS.map(lambda n: Step("条", n)),
        SMALL.map(lambda n: Step("款", n)),
        SMALL.map(lambda n: Step("项", n)),
        SMALL.map(lambda n: Step("目", n)),
    ),
    st.tuples(SMALL.map(lambda n: Step("章", n)), SMALL.map(lambda n: Step("节", n))),
    st.tuples(SMALL.map(lambda n: Step("部分", n)), SMALL.map(lambda n: Step("号", n))),
    st.tuples(SMALL.map(lambda n: Step("号", n))),
    st.tuples(NUMBERS.map(lambda n: Step("section", n)), SMALL.map(lambda n: Step("bracket", n))),
)


@given(STEPS, st.sampled_from(["{}", "{}怎么规定的？", "请问{}", "民法典{}的内容", "《民法典》{}"]))
def test_what_is_written_canonically_is_read_back(steps: tuple[Step, ...], phrase: str) -> None:
    written = Reference(0, 0, None, steps, "").canonical
    (reference,) = find_references(phrase.format(written), ["民法典"])
    named = "民法典" in phrase
    assert reference.title == ("民法典" if named else None)
    if named and steps[0].unit == "section":  # which a Chinese law calls 条
        steps = (Step("条", steps[0].number), *steps[1:])
    assert reference.steps == steps


@settings(max_examples=200)
@given(st.text("第三十条款项（）()、至和民法典《》12.§s ectionpart之", max_size=40))
def test_any_text_is_read(text: str) -> None:
    for reference in find_references(text, ["民法典"]):
        assert 0 <= reference.start < reference.end <= len(text)
        assert reference.steps or reference.anchor
        assert reference.canonical
        assert reference.written.strip()


# --- finding --------------------------------------------------------------------------------

LAW = outline(
    "湖口市养犬条例\n第一章　总则\n第一条　甲。\n　　乙。\n第二条　丙：\n（一）丁；\n（二）戊。\n"
    "第二章　附则\n第三条　己。\n第三条之一　庚。\n第五条　辛。\n"
).clauses
POLICY = outline(
    "湖口市意见\n一、甲\n（一）子。\n1.丑。\n2.寅。\n（二）卯。\n二、乙\n（三）辰。\n三、丙\n巳。\n"
).clauses
RESTART = outline("湖口市意见\n一、甲\n（一）子。\n（二）丑。\n二、乙\n（一）寅。\n").clauses
ENGLISH = outline(
    "# Lake Policy\n\n## Part I General\n\n### Section 1 Scope\n\n(1) It applies to:\n\n"
    "(a) offices;\n\n(b) units.\n\n(2) It binds.\n\n### Section 2 Terms\n\nData means records.\n",
    "md",
).clauses
BEES = outline("# Bees\n\n## 4. Hives\n\n4.1 One:\n\n(a) wax;\n\n(b) honey.\n", "md").clauses
CONTRACT = outline("湖口市合同\n第二条 付款\n2.1 甲应当付款。\n2.2 乙应当开票。\n").clauses
PLAN = outline("湖口市预案\n1 总则\n1.1 目的\n甲。\n1.2 原则\n（1）乙。\n（2）丙。\n").clauses


@pytest.mark.parametrize(
    ("clauses", "text", "addresses"),
    [
        *(
            (BEES, asked, ["4.1"])
            for asked in (
                "section 4.1",
                "Section 4.1.",
                "clause 4.1",
                "paragraph 4.1",
                "para. 4.1",
                "para 4.1",
                "§ 4.1",
                "s. 4.1",
                "article 4.1",
                "4.1条",
                "第4.1条",
                "第 4.1 条",
            )
        ),
        (BEES, "clause 4.1(b)", ["4.1(b)"]),
        (BEES, "section 4", ["4."]),
        (CONTRACT, "第2.2条", ["2.2"]),
        (LAW, "第一条", ["第一条"]),
        (LAW, "第一条第二款", ["第一条第二款"]),
        (LAW, "第一条第一款", ["第一条第一款"]),
        (LAW, "第五条第一款", ["第五条"]),
        (LAW, "第二条第（二）项", ["第二条第（二）项"]),
        (LAW, "第二条（二）", ["第二条第（二）项"]),
        (LAW, "第二条第一款第二项", ["第二条第（二）项"]),
        (LAW, "第三条之一", ["第三条之一"]),
        (LAW, "第二章", ["第二章"]),
        (LAW, "第二章第三条", ["第三条"]),
        (POLICY, "（三）", ["二、（三）"]),
        (POLICY, "第三条", ["二、（三）"]),
        (POLICY, "第（三）条", ["二、（三）"]),
        (POLICY, "二、（三）", ["二、（三）"]),
        (POLICY, "第三部分", ["三、"]),
        (POLICY, "第二章", ["二、"]),
        (RESTART, "（一）", ["一、（一）", "二、（一）"]),
        (RESTART, "二、（一）", ["二、（一）"]),
        (ENGLISH, "Section 1", ["Section 1"]),
        (ENGLISH, "section 1(2)", ["Section 1(2)"]),
        (ENGLISH, "s. 1(1)(b)", ["Section 1(1)(b)"]),
        (ENGLISH, "Article 2", ["Section 2"]),
        (ENGLISH, "Part I", ["Part I"]),
        (PLAN, "第1.2条", ["1.2"]),
        (PLAN, "1.2（2）", ["1.2（2）"]),
    ],
)
def test_an_address_finds_its_clause(
    clauses: tuple[Clause, ...], text: str, addresses: list[str]
) -> None:
    (reference,) = find_references(text)
    assert [c.address for c in find(clauses, reference.steps).clauses] == addresses


@pytest.mark.parametrize(
    ("clauses", "text", "first", "last"),
    [
        (LAW, "第四条", "第一条", "第五条"),
        (LAW, "第九条第二款", "第一条", "第五条"),
        (LAW, "第一条第三款", "第一条第一款", "第一条第二款"),
        (LAW, "第二条第（五）项", "第二条第（一）项", "第二条第（二）项"),
        (LAW, "第三章", "第一章", "第二章"),
        (POLICY, "第三十条", "一、（一）", "二、（三）"),
        (POLICY, "（四）", "一、（一）", "二、（三）"),
        (POLICY, "第九部分", "一、", "三、"),
        (ENGLISH, "Section 7", "Section 1", "Section 2"),
        (PLAN, "第1.7条", "1", "1.2"),
    ],
)
def test_a_number_that_is_not_there_gives_the_range(
    clauses: tuple[Clause, ...], text: str, first: str, last: str
) -> None:
    (reference,) = find_references(text)
    found = find(clauses, reference.steps)
    assert found.clauses == ()
    assert found.first is not None
    assert found.last is not None
    assert (found.first.address, found.last.address) == (first, last)


def test_where_nothing_of_the_kind_is_there_is_no_range() -> None:
    found = find(LAW, (Step("条", 2), Step("款", 2)))
    assert (found.clauses, found.first, found.last) == ((), None, None)  # one 款, two 项
    found = find(outline("社区通讯\n今天很好。\n").clauses, (Step("条", 3),))
    assert (found.clauses, found.first, found.last) == ((), None, None)


@given(st.integers(1, 60), st.integers(1, 60))
def test_an_article_is_found_exactly_when_it_is_there(articles: int, asked: int) -> None:
    body = "".join(f"第{to_chinese(n)}条　事项。\n" for n in range(1, articles + 1))
    found = find(outline(f"湖口市条例\n{body}").clauses, (Step("条", asked),))
    if asked <= articles:
        assert [c.number for c in found.clauses] == [asked]
    else:
        assert found.clauses == ()
        assert found.last is not None
        assert found.last.number == articles


def test_a_number_beyond_chinese_numerals_is_written_as_it_is() -> None:
    assert [r.canonical for r in find_references("第99999条之一、第123456条")] == [
        "第99999条之一",
        "第123456条",
    ]


def test_a_run_of_figures_that_is_no_number_is_no_address() -> None:
    assert find_references("第" + "9" * 5000 + "条") == ()


@pytest.mark.parametrize("much", ["《湖口市条例》第三条规定，", "第一条至第九条"])
def test_a_long_line_of_references_is_read_in_one_go(much: str) -> None:
    def steps(times: int) -> int:
        done = 0

        def count(*_: object) -> None:
            nonlocal done
            done += 1

        sys.setprofile(count)
        find_references(much * times)
        sys.setprofile(None)
        return done

    steps(1)  # fills what is kept from call to call
    assert steps(400) < 5 * steps(100)


def test_where_each_heading_counts_anew_an_article_is_the_heading() -> None:
    text = "停车通告\n一、范围\n（一）市内。\n（二）市外。\n二、要求\n（一）有序。\n（二）安全。\n"
    clauses = outline(text).clauses
    (heading,) = find(clauses, (Step("条", 2),)).clauses
    (below,) = find(clauses, (Step("条", 2), Step("款", 1))).clauses
    assert (heading.address, below.address) == ("二、", "二、（一）")
    lacking = find(clauses, (Step("条", 7),))
    assert [c.address for c in (lacking.first, lacking.last) if c] == ["一、", "二、"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Byelaw 16 says so", ["Byelaw 16"]),
        ("bye-laws 3 and 4", ["Byelaw 3", "Byelaw 4"]),
        ("Rule 12(1) of the Harbour Rules", ["Rule 12(1)"]),
        ("Regulation 2016/679", []),
        ("Regulation (EU) 2016/679", []),
        ("By-Law 4(2) and standing order 5", ["Byelaw 4(2)", "Standing Order 5"]),
        ("Principle 2 binds, Canon IV and Order 3 too", ["Principle 2", "Canon 4"]),
        ("Order 3 is made under Standard 2(a).", ["Order 3", "Standard 2(a)"]),
        ("Standards 1 and 2", ["Standard 1", "Standard 2"]),
        ("Order 12 r. 3", ["Order 12 Rule 3"]),
        ("Order 13, rule 2(1) and r. 4 of Order 14", ["Order 13 Rule 2(1)", "Order 14 Rule 4"]),
        ("Order 5 books, in principle 3 or Standard 2 bedroom flats", []),
        ("under the rule 3 days are enough", []),
    ],
)
def test_a_byelaw_a_rule_and_a_regulation_are_places(text: str, written: list[str]) -> None:
    assert [found.canonical for found in find_references(text)] == written


SCHEDULES = """Services Agreement

1. Services

The Supplier shall clean the rooms.

Schedule 1: Windows

1. The Supplier shall wash the windows.

Schedule 2: Charges

1. The Client shall pay every month.

2. The Client shall pay for extra visits.
"""


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("clause 1", ["1."]),
        ("Schedule 2", ["Schedule 2"]),
        ("paragraph 1 of Schedule 1", ["Schedule 1 1."]),
        ("Schedule 2, paragraph 1", ["Schedule 2 1."]),
        ("Schedule 1, paragraph 2", []),
        ("clause 2", ["Schedule 2 2."]),
        ("Schedule 3", []),
        ("Annex 2", []),
    ],
)
def test_numbers_of_an_annex_are_its_own_and_the_body_comes_first(
    asked: str, meant: list[str]
) -> None:
    (reference,) = find_references(asked)
    found = find(outline(SCHEDULES).clauses, reference.steps)
    assert [clause.address for clause in found.clauses] == meant


def test_a_number_that_the_body_lacks_is_none_of_an_annex_where_the_body_counts_through() -> None:
    text = SCHEDULES.replace("Schedule 1:", "2. Payment\n\nThe Client shall pay.\n\nSchedule 1:")
    clauses = outline(f"{text}\n3. The Client shall pay in pounds.\n").clauses
    (reference,) = find_references("clause 3")
    found = find(clauses, reference.steps)
    assert found.clauses == ()
    assert [bound.address for bound in (found.first, found.last) if bound] == ["1.", "2."]


HIVES = outline(
    "Bee Rules\n\nRule 1 Hives\n(1) One.\n(2) Two.\nRule 2 Bees\n2.1 They sleep.\n2.2 They hum.\n"
    "Section 1 Honey\nIt is sweet.\nSection 2 Wax\nIt is soft.\nSection 3 Jars\nThey shut.\n"
    "Schedule 1 Fees\nParagraph 1 Issue\nIt is £5.\nParagraph 2 Hearing\nIt is £6.\n"
).clauses


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Rule 1(2)", "Rule 1(2)"),
        ("r. 1(1)", "Rule 1(1)"),
        ("rule 2.1", "2.1"),
        ("section 1", "Section 1"),
        ("Rule 3", None),
        ("paragraph 2 of Schedule 1", "Schedule 1 Paragraph 2"),
        ("paragraph 2", "Schedule 1 Paragraph 2"),
        ("clause 3", "Section 3"),
    ],
)
def test_a_unit_is_found_by_its_word(text: str, address: str | None) -> None:
    """What a document counts by no such word answers to any."""
    found = [c.address for r in find_references(text) for c in find(HIVES, r.steps).clauses]
    assert found == ([address] if address else [])


def test_an_address_of_no_document_is_likeliest_of_those_that_count_by_its_word() -> None:
    rules = outline("Bee Rules\n\nRule 1 Hives\nOne.\nRule 2 Bees\nTwo.\n").clauses
    codes = outline("Bee Code\n\nPrinciple 1 Hives\nOne.\nPrinciple 2 Bees\nTwo.\n").clauses
    plain = outline("Bee Policy\n\n1. Hives\n\n2. Bees\n\n3. Honey\n").clauses
    held = {"rules": rules, "codes": codes, "plain": plain}

    def likely(text: str) -> list[str]:
        (reference,) = find_references(text)
        return likeliest({key: Addresses(one) for key, one in held.items()}, reference.steps)

    assert likely("Rule 2") == ["rules"]
    assert likely("Rule 3") == ["plain"]
    assert likely("Principle 9") == ["codes"]
    assert likely("clause 2") == ["plain"]
    assert likely("section 2") == likely("Order 9.") == ["rules", "codes", "plain"]
