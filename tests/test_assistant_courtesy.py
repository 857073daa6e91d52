"""Thanks and greetings are told from questions."""

from __future__ import annotations

import pytest

from assistant.courtesy import courtesy, without_courtesy


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("谢谢", "thanks"),
        ("好的，谢谢您！", "thanks"),
        ("明白了", "thanks"),
        ("Thanks a lot!", "thanks"),
        ("你好", "greeting"),
        ("您好！在吗？", "greeting"),
        ("Good morning", "greeting"),
        ("谢谢，再见。", "farewell"),
        ("谢谢，那第二款呢？", None),
        ("好的标准是什么", None),
        ("在哪里办理", None),
        ("High buildings", None),
        ("感谢信由谁签发？", None),
        ("第十八条", None),
        ("", None),
    ],
)
def test_what_is_only_courtesy(text: str, kind: str | None) -> None:
    assert courtesy(text) == kind


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("谢谢，那第二款呢？", "那第二款呢？"),
        ("你好，罚款多少", "罚款多少"),
        ("Thanks! And who pays?", "And who pays?"),
        ("在哪里办理", "在哪里办理"),
        ("感谢信由谁签发？", "感谢信由谁签发？"),
        ("行政处罚由谁决定", "行政处罚由谁决定"),
        ("谢谢", "谢谢"),
    ],
)
def test_a_question_is_left_without_the_courtesy_before_it(text: str, question: str) -> None:
    assert without_courtesy(text) == question
