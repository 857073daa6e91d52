"""What a text tells only to deny it, and what merely sounds like that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checker.denied import denied_in, is_denied_behind, is_denied_later, only_denies

TOLD = "单位应当公布收支"
DENIALS = [
    f"认为{TOLD}的说法是错误的",
    f"有人说{TOLD}，这不属实。",
    f"{TOLD}，实际上并非如此。",
    f"{TOLD}，事实恰恰相反。",
    f"{TOLD}，但法律没有这样的规定。",
    f"{TOLD}，这种说法站不住脚。",
    f"{TOLD}，与原文不符。",
    f"{TOLD}的规定并不存在",
    f"{TOLD}是不对的",
    f"所谓{TOLD}，纯属误解。",
    f"并非{TOLD}",
    f"规定认为{TOLD}的观点没有法律依据",
    f"{TOLD}一说并无依据，尽可不理。",
    f"张律师说，所谓{TOLD}，纯属误传。",
]


def test_what_is_taken_for_something_by_mistake_is_denied() -> None:
    sentence = "学员把水表当成单位的财产，是弄错了。"
    span = denied_in(sentence, (2, len(sentence)))
    assert span is not None
    assert sentence[slice(*span)] == "水表当成单位的财产"
    duty = "把公布收支说成单位的义务，是读错了。"
    assert denied_in(duty, (0, len(duty))) is None


@pytest.mark.parametrize("sentence", DENIALS)
def test_a_statement_is_told_to_deny_it(sentence: str) -> None:
    span = denied_in(sentence, (0, len(sentence)))
    assert span is not None
    assert sentence[slice(*span)] == TOLD


@pytest.mark.parametrize(
    "sentence",
    [
        TOLD,
        "登记机关应当更正登记错误",
        "申请人提供的信息有误",
        "擅自收费是不对的",
        f"{TOLD}，这一点没有争议",
        "并非所有单位都应当公布收支",
        f"{TOLD}，所谓机密单位除外的说法并不成立",
    ],
)
def test_what_only_sounds_like_a_denial(sentence: str) -> None:
    assert denied_in(sentence, (0, len(sentence))) is None


def test_what_stands_behind_may_deny() -> None:
    assert is_denied_behind("”的说法是错误的，依据是。")
    assert is_denied_behind("，并没有这么说。")
    assert not is_denied_behind("”，应当遵守。")
    text = f"{TOLD}。这种说法是错误的。"
    assert is_denied_later(text, len(TOLD))
    assert only_denies("这种说法是错误的。")
    assert not only_denies("这种做法应当改正。")


@given(st.text("单位应当不是错误的说法，。这并非如此", max_size=40))
def test_what_is_told_lies_in_what_is_said(text: str) -> None:
    span = denied_in(text, (0, len(text)))
    assert span is None or 0 <= span[0] < span[1] <= len(text)
