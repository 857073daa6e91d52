"""What turns to readers or tells of the writer, and what already says something."""

from __future__ import annotations

import pytest

from assistant.checker.opening import is_greeting, opening

GREETINGS = [
    "Dear all,", "Hi team,", "Dear Ms. Li,", "Good morning,", "各位同事：", "各位领导、各位同事：",
    "尊敬的张律师：", "王总，您好！", "@所有人", "大家好，",
]  # fmt: skip
STATEMENTS = ["各位股东应当按期缴纳，", "Hidden defects, if any,", "应当节水，", "用水单位："]


@pytest.mark.parametrize("line", GREETINGS)
def test_a_greeting_says_nothing(line: str) -> None:
    assert is_greeting(line)


@pytest.mark.parametrize("line", STATEMENTS)
def test_what_says_something_is_no_greeting(line: str) -> None:
    assert not is_greeting(line)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("我记得应当节水。", "应当节水。"),
        ("印象中，应当节水。", "应当节水。"),
        ("据我所知应当节水。", "应当节水。"),
        ("Hi all，我记得是应当节水。", "应当节水。"),
        ("@李雷 如果没记错的话，应当节水。", "应当节水。"),
        ("好像应当节水。", "应当节水。"),
        ("似乎是应当节水。", "应当节水。"),
        ("群里有人说应当节水。", "应当节水。"),
        ("村里人都讲，应当节水。", "应当节水。"),
        ("[小林] 应当节水。", "应当节水。"),
        ("【解析】应当节水。", "应当节水。"),
        ("按照现行规定，应当节水。", "应当节水。"),
        ("按照前款规定，应当节水。", "按照前款规定，应当节水。"),
        ("【谣言】应当节水。", "【谣言】应当节水。"),
        ("[已废止] 应当节水。", "[已废止] 应当节水。"),
        ("[12] 应当节水。", "[12] 应当节水。"),
        ("会上有人说明情况的，应当记录。", "会上有人说明情况的，应当记录。"),
        ("我不记得应当节水。", "我不记得应当节水。"),
        ("各位股东应当缴纳，可以分期。", "各位股东应当缴纳，可以分期。"),
        ("我国应当节水。", "我国应当节水。"),
        ("我不认为应当节水。", "我不认为应当节水。"),
    ],
)
def test_only_what_opens_a_sentence_is_left_out(sentence: str, said: str) -> None:
    assert sentence[opening(sentence) :] == said
