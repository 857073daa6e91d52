"""Broken lines rejoined, foreign text set apart, and nothing taken that is the document's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import Span
from index.markers import read_marker
from index.repair import (
    BigramModel,
    Line,
    Repaired,
    display_width,
    is_cut,
    repair,
    split_lines,
    subtract,
    wrap_width,
)

OWN = [
    "（一）加强老旧街区排水管网改造。市住房建设部门应当会同水务部门编制年度改造计划，优先安排积水点。"
    "街道应当配合入户调查，改造计划应当征求居民意见后公布。",
    "（二）完善老旧街区消防设施。市消防救援机构应当指导街道建设微型消防站，配齐消防器材和通信设备。",
    "（三）推进老旧街区加装电梯。市住房建设部门应当制定技术导则，街道应当组织居民协商，财政予以补助。"
    "加装电梯的补助资金由市财政部门统筹安排，按照年度计划拨付。",
    "（四）增加老旧街区养老托育设施。市民政部门应当会同街道利用闲置房屋建设服务站，免收房屋租金。"
    "服务站的运营应当公开，收支情况由街道定期公布，接受居民监督。市财政部门应当予以补助。",
    "（五）保护老旧街区历史建筑。市文物部门应当会同住房建设部门公布保护名录，街道应当设置保护标识。",
    "（六）建立老旧街区长效管护机制。街道应当组织居民成立管护委员会，物业服务企业应当定期公布收支。"
    "管护委员会应当定期听取居民意见，协调街道和有关部门解决问题。",
    "（七）强化老旧街区资金保障。市财政部门应当统筹安排补助资金，鼓励社会资本参与改造和运营。"
    "补助资金的使用情况应当公开。",
]
NEWS = [
    "马拉松选手吴小禾昨晚在雨中冲过终点，打破尘封十九年的赛会纪录，看台上欢呼声此起彼伏。",
    "赛后她披着毛巾笑言，赛前一周还在感冒发烧，教练甚至劝她退赛，是外婆熬的姜汤救了比赛。",
    "颁奖台旁，扮成水獭的吉祥物滑了一跤。啦啦队笑作一团，雨水顺着红毯淌进了记者的摄影包。",
]


def numbered(line: str) -> bool:
    return read_marker(line) is not None


def repaired(lines: list[str]) -> Repaired:
    cut = split_lines("\n".join(lines), (), numbered)
    return repair(cut, wrap_width(cut))


def paragraphs(one: Repaired) -> list[str]:
    return ["".join(line.text for line in paragraph) for paragraph in one.paragraphs]


def foreign(one: Repaired) -> list[list[str]]:
    return [[line.text for line in group] for group in one.foreign]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("市人民政府应当加强领导。各街道应当", True),
        ("建立健全长效机制，", True),
        ("各部门、各单位（", True),
        ("The city shall act. Each district sh", True),
        ("老" * 44 + "，街", True),
        ("建立健全长效机制。", False),
        ("下列单位应当报告：", False),
        ("坚持“两个一批”", False),
        ("总体要求", False),
        ("砚浦市人民政府办公室", False),
        ("2025年8月15日经市政府第3次会议通过", False),
    ],
)
def test_a_line_that_stops_in_mid_sentence(text: str, cut: bool) -> None:
    assert is_cut(text) is cut


def test_a_sentence_broken_by_lines_is_joined() -> None:
    broken = [OWN[0][:30], "", OWN[0][30:], *OWN[1:]]
    assert paragraphs(repaired(broken)) == OWN
    assert foreign(repaired(broken)) == []


def test_hard_wrapped_text_is_joined_by_its_width() -> None:
    text = "".join(line.partition("）")[2] for line in OWN)
    size = next(n for n in range(20, 40) if not set(text[n - 1 :: n]) & set("。；：，、"))
    wrapped = [text[i : i + size] for i in range(0, len(text), size)]
    assert wrap_width(split_lines("\n".join(wrapped))) == 2 * size
    assert paragraphs(repaired([*wrapped, "", OWN[0]])) == [text, OWN[0]]


def test_no_text_goes_on_in_a_row_of_a_table() -> None:
    row = "| " + " | ".join(["一等座"] * 8) + " |"
    wrapped = ["本章程所称会员是指经本会理事会讨论同意而加入本会的单位和个人以及"] * 8
    assert paragraphs(repaired([*wrapped, row, *wrapped]))[1:2] == [row]


def test_lines_that_are_paragraphs_have_no_width() -> None:
    assert wrap_width(split_lines("\n".join([*OWN, "总则", "附则"]))) is None
    assert wrap_width(split_lines("\n".join(["第一条　甲。"] * 20))) is None


@pytest.mark.parametrize("at", range(1, 6))
def test_an_article_that_cuts_a_clause_in_two_is_set_apart(at: int) -> None:
    page = [*OWN[:at], OWN[at][:30], *NEWS, OWN[at][30:], *OWN[at + 1 :]]
    one = repaired(page)
    assert foreign(one) == [NEWS]
    assert paragraphs(one) == OWN


def test_an_article_that_is_cut_off_by_the_next_clause_is_set_apart() -> None:
    piece = [*NEWS[:-1], NEWS[-1][:-9]]
    page = [*OWN[:3], *piece, *OWN[3:]]
    assert foreign(repaired(page)) == [piece]
    assert paragraphs(repaired(page)) == OWN


def test_a_dateline_and_what_follows_it_at_the_end_is_set_apart() -> None:
    page = [*OWN, f"新华社砚浦6月1日电 {NEWS[0]}", *NEWS[1:]]
    assert foreign(repaired(page)) == [page[-3:]]


def test_two_articles_are_told_apart() -> None:
    other = [
        "本报讯 石榴果农老郑的合作社今年试种软籽石榴，亩产三千斤，果园里挂满红灯笼似的石榴果。",
        "老郑说，果农合作社的石榴通过冷链卖到南方，石榴汁、石榴酒也供不应求，果园亩产还要提高。",
    ]
    page = [*OWN, f"新华社砚浦6月1日电 {NEWS[0]}", *NEWS[1:], *other]
    assert foreign(repaired(page)) == [page[-5:-2], other]


WRAPPED = """Acme Logistics Expense Policy
Version 3, January 2025

1. Scope

This policy applies to all employees who spend their own money on
behalf of the company. It does not cover relocation, which has a policy
of its own, or training, which is booked by Human Resources.

1.1 Claims must be made within 60 days of the expense.
1.2 A receipt is required for every item above 10 euros. Where a receipt
has been lost, the employee shall sign a statement.

2. Travel

2.1 Rail travel is second class. First class may be booked where the
journey takes more than three hours and the line manager agrees.
2.2 Flights within Europe are economy. Longer flights may be booked in
premium economy with the approval of a director.
2.3 Hotels are limited to 140 euros a night, or 190 euros in London,
Paris and Zurich.

3. Meals

3.1 The allowance for meals is 45 euros for a full day and 20 euros for
half a day. Alcohol is not reimbursed.
3.2 Meals with clients need the name of each guest on the claim.

4. Approval

4.1 Claims up to 500 euros are approved by the line manager, larger ones
by the finance director.
4.2 Nobody may approve a claim of their own.
"""


def test_no_line_of_wrapped_english_is_set_apart() -> None:
    assert foreign(repaired(WRAPPED.splitlines())) == []


@pytest.mark.parametrize(
    "tail",
    [
        NEWS,  # no seam: another subject alone is no reason
        ["附件：", "1 高压水枪 三台", "2 帆布水带 四盘"],
        ["砚浦市人民政府办公室", "2025年6月1日"],
    ],
)
def test_other_words_alone_are_not_foreign(tail: list[str]) -> None:
    assert foreign(repaired([*OWN, *tail])) == []


def test_without_numbered_lines_nothing_is_foreign() -> None:
    plain = [line.partition("）")[2] for line in OWN]
    assert foreign(repaired([plain[0][:30], *NEWS, plain[0][30:], *plain[1:]])) == []


def test_a_line_knows_where_it_stands() -> None:
    text = "　　一、总则 \n\n# 标题\n| 表 |"
    first, second, third = split_lines(text, [(9, 10)], numbered)
    assert first == Line(((2, 6),), "一、总则", True, 0, True, 8)
    assert (second.text, second.after_blank, second.depth, second.numbered) == (
        "标题",
        True,
        1,
        True,
    )
    assert (third.text, third.numbered) == ("| 表 |", False)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5)), max_size=5), st.integers(0, 30))
def test_what_is_left_of_a_span_is_what_no_hole_holds(
    holes: list[tuple[int, int]], length: int
) -> None:
    spans: list[Span] = sorted((start, start + size) for start, size in holes)
    left = [i for start, end in subtract((0, length), spans) for i in range(start, end)]
    assert left == [i for i in range(length) if all(not s <= i < e for s, e in spans)]


def test_width_counts_two_for_a_wide_character() -> None:
    assert display_width("第3条，a“") == 2 + 1 + 2 + 2 + 1 + 1


def test_a_model_expects_what_it_has_read() -> None:
    model = BigramModel(OWN)
    assert model.bits(OWN[0]) / len(OWN[0]) + 2 < model.bits(NEWS[0]) / len(NEWS[0])
    before = model.bits(NEWS[0])
    model.add(NEWS[0])
    assert model.bits(NEWS[0]) < before
    model.add(NEWS[0], -1)
    assert model.bits(NEWS[0]) == pytest.approx(before)


LINES = st.lists(
    st.sampled_from([*OWN, *NEWS, OWN[2][:30], OWN[2][30:], "附件", "", "# 总则", "（新华社电）"])
    | st.text(max_size=40),
    max_size=30,
)


@given(LINES)
def test_every_line_comes_out_once(lines: list[str]) -> None:
    cut = split_lines("\n".join(lines), (), numbered)
    one = repair(cut, wrap_width(cut))
    out = [line for piece in (*one.paragraphs, *one.foreign) for line in piece]
    assert sorted(out, key=lambda line: line.spans) == cut
    kept = [line for paragraph in one.paragraphs for line in paragraph]
    assert kept == sorted(kept, key=lambda line: line.spans)
