"""What a text claims: which words go with which place, and which sentences claim nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.claims import claims_in
from assistant.passages import LONGEST_SENTENCE

TITLES = ("砚浦市节水办法", "节水法")
CASES = [
    ("《节水法》第三条规定：“应当节约用水资源。”", [("节水法第三条", "应当节约用水资源。")]),
    ("“应当节约用水资源”（《节水法》第三条）。", [("节水法第三条", "应当节约用水资源")]),
    ("“应当节约用水资源。”这是《节水法》第三条的规定。", [("节水法第三条", "应当节约用水资源。")]),
    ("“应当节约用水资源。”[1]\n\n[1] 《节水法》第三条。", [("节水法第三条", "应当节约用水资源。")]),
    (
        "节水法第三条和第五条都写明“应当节约用水资源”。",
        [("节水法第三条", "应当节约用水资源"), ("节水法第五条", "应当节约用水资源")],
    ),
    (
        "《节水法》第三条规定“应当节约用水资源”，第五条规定“不得浪费水的资源”。",
        [("节水法第三条", "应当节约用水资源"), ("第五条", "不得浪费水的资源")],
    ),
    ("《节水法》第三条规定如下：\n\n应当节约用水资源。", [("节水法第三条", "应当节约用水资源。")]),
    ("应当节约用水资源（详见《节水法》第三条）。", [("节水法第三条", "应当节约用水资源")]),
    ("根据《节水法》第三条的规定，应当节约用水。", [("节水法第三条", "应当节约用水。")]),
    ("《节水法》第三条怎么规定？\n应当节约用水资源。", [("节水法第三条", "应当节约用水资源。")]),
    ("我们推进“放管服”和“好房子”建设，取得了明显的成效和进展。",
     [("", "我们推进“放管服”和“好房子”建设，取得了明显的成效和进展。")]),
    ("《节水法》第二条另有规定。\n\n> 应当节约用水资源。\n\n——《节水法》第三条",
     [("节水法第二条", "另有规定。"), ("节水法第三条", "应当节约用水资源。")]),
    ("根据《节水法》第三条，应当节约用水[1]。", [("节水法第三条", "应当节约用水")]),
    ("第三条：“应当节约用水资源”——以上摘自《节水法》", [("节水法第三条", "应当节约用水资源")]),
    ("“应当节约用水资源”（注1）\n\n注1：《节水法》第三条", [("节水法第三条", "应当节约用水资源")]),
    ("（1）《节水法》第三条。“应当节约用水资源”", [("节水法第三条", "应当节约用水资源")]),
    ("> 应当节约用水资源\n>\n> ——《節水法》第叁條", [("节水法第三条", "应当节约用水资源")]),
    ("原文：水应当节约。不得浪费水。\n出处：〈节水法〉第三条",
     [("节水法第三条", "原文：水应当节约。"), ("节水法第三条", "不得浪费水。")]),
    ("按“《节水法》第三条”，“应当节约用水资源”。", [("节水法第三条", "应当节约用水资源")]),
    ("[法条] 《节水法》第三条\n[原文] “应当节约用水资源”", [("节水法第三条", "应当节约用水资源")]),
    ("应当节约用水资源。〔节水法第三条〕", [("节水法第三条", "应当节约用水资源。")]),
    ("所引“应当节约用水资源”一语，实出自《节水法》第三条", [("节水法第三条", "应当节约用水资源")]),
    ("水可省可不省——《节水法》第三条", [("节水法第三条", "水可省可不省")]),
    ("《节水法》第九条还有效吗？", [("节水法第九条", "")]),
    ("另见《节水法》第二条、第三条。", [("节水法第二条", ""), ("节水法第三条", "")]),
    ("根据《节水法》第三条，节水法第一条所称的水，应当节约。",
     [("节水法第三条", "节水法第一条所称的水，应当节约。")]),
    ("一、总体情况", []),
    ("你知道节水法吗？", []),
    ("本文讨论节约用水的问题。", []),
]  # fmt: skip


def test_what_never_ends_is_parted_at_commas() -> None:
    text = "单位应当节约用水，" * 300 + "。"
    claims, _ = claims_in(text)
    assert [c.start for c in claims[1:]] == [c.end for c in claims[:-1]]
    assert claims[-1].end == len(text)
    assert all(text[c.end - 1] in "，。" and c.end - c.start <= LONGEST_SENTENCE for c in claims)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_words_are_paired_with_their_place(text: str, expected: list[tuple[str, str]]) -> None:
    claims, _ = claims_in(text, TITLES)
    found = [
        ("".join((r.title or "") + r.canonical for r in c.references), text[slice(*c.said)])
        for c in claims
    ]
    assert found == expected


@given(st.text("《》“”（）第三条节水法规定，。：；\n[1]——这是", max_size=80))
def test_claims_lie_in_the_text(text: str) -> None:
    claims, references = claims_in(text, TITLES)
    assert all(0 <= c.start <= c.end <= len(text) for c in claims)
    assert all(0 <= c.said[0] <= c.said[1] <= len(text) for c in claims)
    assert all(0 <= r.start < r.end <= len(text) for r in references)
