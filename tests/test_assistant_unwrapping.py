"""Chinese that was broken at a fixed width gets the verdicts of the text before that."""

from __future__ import annotations

import pytest

from assistant.checker.citations import Checker
from assistant.checker.unwrapping import unwrapped
from index.clauses import parse
from index.documents import Document

LAW = """砚浦市骑手保障办法

第一条　平台企业应当与骑手订立书面协议，并每季度公布报酬标准。

第二条　骑手连续工作超过四小时的，平台企业应当安排不少于二十分钟的休息。

第三条　骑手受到事故伤害的，可以自事故发生之日起六十日内提出申请。
"""
OTHER = "砚浦市节水办法\n\n第一条　用水单位应当每年检查水表。\n"
TEXTS = [
    "平台企业可以与骑手订立书面协议，并每季度公布报酬标准（依据：《砚浦市骑手保障办法》第一条）。",
    "《砚浦市骑手保障办法》第二条规定，骑手连续工作超过四小时的，平台企业应当安排不少于二十分钟的休息。",
    "骑手连续工作超过六小时的，平台企业应当安排不少于二十分钟的休息。",
    "骑手受到事故伤害的，可以自事故发生之日起三十日内提出申请（《砚浦市骑手保障办法》第三条）。",
]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(parse(Document(t, f"{i}.txt", "txt")) for i, t in enumerate((LAW, OTHER)))


@pytest.mark.parametrize("width", range(10, 34))
@pytest.mark.parametrize("text", TEXTS)
def test_a_line_broken_anywhere_changes_no_verdict(checker: Checker, text: str, width: int) -> None:
    broken = "\n".join(text[at : at + width] for at in range(0, len(text), width))
    one, other = (
        [(f.verdict, f.clause and f.clause.id, f.reference) for f in checker.check(words)]
        for words in (text, broken)
    )
    assert one == other


@pytest.mark.parametrize(
    "text",
    [
        "报酬的要求\n平台企业应当按月支付报酬。",
        "各位同事：\n骑手可以提出申请。",
        "应当报告的情况\n骑手受伤的，应当报告。",
        "一、报酬标准\n（一）每季度公布报酬标准。",
        "Dear all\nThe rules are new.",
    ],
)
def test_a_heading_goes_on_in_no_line(text: str) -> None:
    assert unwrapped(text, lambda *_: False) == text


@pytest.mark.parametrize(
    "text",
    ["见《砚浦市\n办法》。", "依据第\n五条办理。", "应当在三\n十日内报告。", "报告应\n当公开。"],
)
def test_a_name_an_address_and_a_word_are_read_whole(text: str) -> None:
    assert unwrapped(text, lambda *_: False) == text.replace("\n", " ")


@pytest.mark.parametrize("mark", ["\u2028", "\u0085", "\f", "\r"])
def test_a_line_that_ends_otherwise_costs_no_letter(mark: str) -> None:
    text = f"依据第三条，报告应当在三{mark}十日内公开。"
    assert unwrapped(text, lambda *_: True) == text


def test_a_line_of_windows_is_read_on() -> None:
    text = "报告应当在三\r\n十日内公开。"
    assert unwrapped(text, lambda *_: False) == text.replace("\n", " ")
