"""Whether a document applies to something is told by the words on its scope."""

from __future__ import annotations

import pytest

from assistant.chat.scope import asked_of_scope, is_outside, tells_scope

OUTSIDE = "搜救犬、牧羊犬的饲养管理，按照有关规定执行，不适用本办法。"


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("搜救犬的管理适用《小动物办法》吗", "搜救犬"),
        ("搜救犬适用这个办法吗", "搜救犬"),
        ("搜救犬是否适用本办法", "搜救犬"),
        ("Does the policy apply to the trainees?", "trainees"),
        ("养犬登记要多久", ""),
        ("How long does it take?", ""),
    ],
)
def test_what_is_asked_of_scope(question: str, thing: str) -> None:
    assert asked_of_scope(question) == thing


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("搜救犬适用本办法吗", OUTSIDE, True),
        ("宠物犬适用本办法吗", OUTSIDE, False),
        ("搜救犬不适用本办法吗", OUTSIDE, False),
        ("搜救犬适用本办法吗", "搜救犬不适用本办法，但退役的除外。", False),
        ("搜救犬适用本办法吗", "搜救犬的管理，另行规定。", False),
        ("Does it apply to trainees?", "It does not apply to trainees.", True),
        ("Does it apply to trainees?", "It does not apply to trainees unless they ask.", False),
    ],
)
def test_no_is_said_only_where_the_text_plainly_says_so(
    question: str, text: str, expected: bool
) -> None:
    assert is_outside(question, text) is expected


def test_what_is_left_to_other_rules_tells_scope_too() -> None:
    assert tells_scope("搜救犬的管理，另行规定。")
    assert not tells_scope("搜救犬可以乘坐渡轮。")
