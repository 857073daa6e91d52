"""Tables in plain text become rows between bars, and nothing else does."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.clauses import parse
from index.documents import Document
from index.load_plain import read_plain, with_tables

FEES = (
    ("Class of member", "Annual subscription", "Entrance fee"),
    ("Full member", "£240", "£60"),
    ("Junior member", "£95", "£15"),
    ("Honorary member", "none", "none"),
)
WRITTEN = [
    "\n".join(map(" | ".join, FEES)),
    "\n".join(map("|".join, FEES)),
    "\n".join(map("\t".join, FEES)),
    "\n".join("\t" + a + "\t\t" * (a == "Full member") + f"\t{b}\t\t{c}" for a, b, c in FEES),
    "\n".join(f"{a:20}{b:25}{c}" for a, b, c in FEES),
    "\n".join(f"   {a:20}{b:>20}{c:>20}" for a, b, c in FEES),
    "\n".join(f"{a:20}{b:25}{c}" for a, b, c in (FEES[0], ("---------",) * 3, *FEES[1:])),
    "\n".join(f"{a:20}{b:25}{c}" for a, b, c in (FEES[0], ("=" * 30, "", ""), *FEES[1:])),
]
RULES = """RULES OF THE CLUB

Article 1. Subscriptions
(1) Each member pays what the table shows.
{table}
(2) A member who has not paid may not use boats.
(3) The committee may reduce it.
"""


def stored(rows: tuple[tuple[str, ...], ...]) -> str:
    head, *below = (" | ".join(row) for row in rows)
    rule = " | ".join("---" for _ in rows[0])
    return "\n".join(f"| {line} |" for line in (head, rule, *below))


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_table_is_one_of_the_item_before_it(written: str, gap: str) -> None:
    text = with_tables(RULES.format(table=f"{gap}{written}{gap}"))
    table = "\n".join(" ".join(line.split()) for line in stored(FEES).split("\n"))
    assert table.replace("| ", "|").replace(" |", "|") in text.replace("| ", "|").replace(" |", "|")
    outline = parse(Document(text, "rules.txt", "txt"))
    assert [clause.address for clause in outline.clauses[2:]] == [
        "Article 1(1)", "Article 1(1)Table 1", "Article 1(2)", "Article 1(3)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("类别　　年费　　入会费\n正式　　90元　　60元\n青年　　45元　　15元", 4),
        ("职级\t飞机\t火车\n经理\t经济舱\t二等座\n总监\t公务舱\t一等座", 4),
        ("岗位 | 职责\n前台 | 接待\n保洁 | 清扫", 3),
        ("Full\t£240\t£60\nJunior\t£95\t£15\nSocial\t£50\t£5", 3),
        ("a | b\n--- | ---\n1 | 2", 3),
        ("| a | b |\n| 1 | 2 |\n| 3 | 4 |", 4),
    ],
)
def test_a_head_has_a_rule_below_it(text: str, rows: int) -> None:
    lines = read_plain(text.encode(), "a.txt").split("\n")
    assert len(lines) == rows
    assert all(line[0] == line[-1] == "|" for line in lines)


@pytest.mark.parametrize(
    "text",
    [
        "床前明月光　　疑是地上霜\n举头望明月　　低头思故乡\n白日依山尽　　黄河入海流",
        "Roses are red    and violets are blue\nSugar is sweet   and so are you\nSo ends      it",
        "Elmbridge Club         Tel 01234 567890\n1 Lock Lane            Fax 01234 56\n"
        "AB1 2CD                club@example.org",
        "甲方（盖章）：        乙方（盖章）：\n法定代表人：          法定代表人：\n"
        "日期：2024年          日期：2024年",
        "Chairman        Secretary       Treasurer\nJ. Smith        A. Jones        B. Low\n"
        "(signed)        (signed)        (signed)",
        "Name: ______    Name: ______\nDay: _______    Day: _______\nTime: ______    Time: 3____",
        "张三    李四    王五\n赵六    钱七    孙八\n周一    吴二    郑三",
        "Definitions      3\nRent             5\nDeposit          9",
        "1    Definitions      3\n2    Rent             5\n3    Deposit          9",
        "Definitions ........  3\nRent ...............  5\nDeposit ............  9",
        "第一章　　总则\t1\n第二章　　调解\t5\n第三章　　仲裁\t9",
        "Head\tPage\n1.\tDefinitions\n2.\tRent\n3.\tDeposit",
        "•\tBoats 1\n•\tOars 2\n•\tRowlocks 3",
        "“Board”\tmeans the board.\n“Club”\tmeans the club.\n“Day”\tmeans 24 hours.",
        "int  count = 1;   // 1\nint  other = 22;  // 2\nint  third = 3;   // 3",
        "rate: float | int = 0.1\nshare: float | int = 0.0\nsize: int | None = 3",
        "```\nName | Fee\nFull | 3\nHalf | 4\n```",
        "For options see |options|.\nFor functions see |functions|.\nFor variables see |these|.",
        "It is due on 1 April.  It is paid\nto the treasurer now.  Who pays by\n"
        "1 May owes only £5.  Others owe 10",
        "Terms | Privacy\nContact | Help",
        "Full member    £240    £60\nJunior member  £95     £15",
        "- Terms | 3\n- Privacy | 4\n- Help | 5",
    ],
)  # fmt: skip
def test_what_is_no_table_stays(text: str) -> None:
    assert with_tables(text) == text


TEXT = st.text(st.sampled_from("甲a1£。 \t|\u3000\n-=:"), max_size=80)


@given(TEXT)
def test_no_word_is_lost_or_moved(text: str) -> None:
    kept = [c for c in with_tables(text).replace("｜", "|") if c not in "|-=:+" and c.strip()]
    assert kept == [c for c in text if c not in "|-=:+" and c.strip()]


CELL = st.text(st.sampled_from("甲ab1£"), min_size=1, max_size=6)


@given(
    st.integers(3, 4).flatmap(
        lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n), min_size=2, max_size=5)
    ),
    st.sampled_from([" | ", "\t"]),
)
def test_a_table_with_numbers_is_stored_between_bars(rows: list[list[str]], gap: str) -> None:
    names = ["Class", "Fee", "Day", "Place"][: len(rows[0])]
    table = [names, *([*row[:-1], f"{row[-1]}9元"] for row in rows)]
    assert with_tables("\n".join(map(gap.join, table))) == stored(tuple(map(tuple, table)))


@pytest.mark.parametrize("line", ["a  b  c", "a\tb\tc", "甲 | 乙", "a  b1  c;", "x\t1\t"])
def test_a_long_file_is_read_in_no_long_time(line: str) -> None:
    start = process_time()
    with_tables(f"{line}\n" * 20_000)
    assert process_time() - start < 10
