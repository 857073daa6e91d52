"""What a word means is asked, and told."""

from __future__ import annotations

import pytest

from assistant.chat.meaning import asked_meaning_of, tells_meaning


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("什么是家庭养老床位？", "家庭养老床位"),
        ("公司规定里的旷工是指什么？", "旷工"),
        ("本市所称的疏导点是什么意思？", "疏导点"),
        ("合同里说的“不可抗力”指什么？", "不可抗力"),
        ("何谓重度失能？", "重度失能"),
        ("What is a starter tenant?", "starter tenant"),
        ('What does "working day" mean?', "working day"),
        ("中度失能是指什么？", "中度失能"),
        ("集中供热是什么意思？", "集中供热"),
        ("办法里的中度失能是指什么？", "中度失能"),
        ("报销里老说的“起付标准”到底是啥意思？", "起付标准"),
        ("办理的条件是什么？", ""),
        ("疏导点在哪里？", ""),
        ("What is the fee?", ""),
    ],
)
def test_the_word_whose_meaning_is_asked(question: str, word: str) -> None:
    assert asked_meaning_of(question) == word


@pytest.mark.parametrize(
    ("text", "word", "tells"),
    [
        ("本办法所称家庭养老床位，是指由养老服务机构在家中安装的床位。", "家庭养老床位", True),
        ("（三）旷工：未经批准不到岗；", "旷工", True),
        ("连续旷工三天的，公司可以解除劳动合同。", "旷工", False),
        ("疏导点指定的位置应当划线。", "疏导点", False),
        ('(a) "working day" means any day from Monday to Friday;', "working day", True),
        ('A "starter tenant" is a tenant in the first twelve months.', "starter tenant", True),
        ("A starter tenant is allowed one pet.", "starter tenant", False),
        ('"starter tenant" means a tenant in the first year;', "tenant", False),
        ("所称重度失能，是指经评估不能自理。", "度失能", False),
    ],
)
def test_what_tells_a_meaning(text: str, word: str, tells: bool) -> None:
    assert tells_meaning(text, word) is tells
