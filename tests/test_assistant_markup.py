"""Pasted HTML as the plain text that it shows, letter in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checker.markup import without_tags
from assistant.checker.other_marks import BLOCK_BEGINS, BLOCK_ENDS

CASES = [
    ("<p>第三条</p>\n\n<p>应当节水。</p>", "第三条\n应当节水。"),
    ("<tr>\n<td>应当节水</td>\n<td>第三条</td></tr>", "|应当节水|第三条|"),
    ("<ul><li>甲</li>\n<li>乙</li></ul>", "-甲\n-乙"),
    ("<q>不<b>得</b>浪费</q>", "“不得浪费”"),
    ("&ldquo;应当&nbsp;节水&rdquo;&amp;", "“应当节水”&"),
    ("<blockquote>节水</blockquote>\n<cite>第三条</cite>", "[节水]\n——第三条"),
    ("<blockquote><p>节水</p><footer>— 第三条</footer></blockquote>", "[\n节水\n—第三条]"),
    ("节水<sup id='a'><a href='#1'>[1]</a></sup>", "节水<sup>1</sup>"),
    ("甲<script>x='</p><b hidden>';</script>乙<STYLE>p{}</STYLE><!-- 藏 <p>藏 -->丙", "甲乙丙"),
    ("<div hidden>藏<div>藏</div>藏</div>见<template><p>藏</p></template>", "见"),
    ("<p style='color: red; display:none'>藏</p><p title='a hidden b' data-x=hidden>见</p>", "见"),
    ("<head><title>藏</title></head><b hidden/><noscript>藏</noscript><p hidden>未关", "未关"),
    ("<script>未关 <p>见</p>", "未关\n见"),
    ("a < b, R&D and &unknown;", "a<b,R&Dand&unknown;"),
]


@pytest.mark.parametrize(("text", "shown"), CASES)
def test_tags_are_read_as_what_they_show(text: str, shown: str) -> None:
    plain = without_tags(text)
    assert len(plain) == len(text)
    lines = ("".join(line.split()) for line in plain.splitlines())
    marked = "\n".join(line for line in lines if line)
    blocks = marked.replace(BLOCK_BEGINS, "\n[").replace(BLOCK_ENDS, "]\n")
    assert "\n".join(line for line in blocks.splitlines() if line) == shown


@given(st.lists(st.sampled_from(
    ["<p>", "</p>", "<li>", "<ul>", "<tr>", "</tr>", "<td>", "<blockquote>", "</blockquote>",
     "<script>x</script>", "<b hidden>x</b>",
     "<!-- x -->", "<cite>", "</cite>", "<sup>1</sup>", "&nbsp;", "&ldquo;", "\n", "水", "<", ">"]
), max_size=30))  # fmt: skip
def test_every_letter_stays_in_its_place(pieces: list[str]) -> None:
    text = "".join(pieces)
    plain = without_tags(text)
    assert len(plain) == len(text)
    assert [i for i, c in enumerate(plain) if c == "水"] == [
        i for i, c in enumerate(text) if c == "水"
    ]
