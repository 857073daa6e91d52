import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sentences import PAIR_LIMIT, readable, split, words

CASES = [
    (
        "甲应当办理。乙可以办理！丙呢？丁；戊",
        ["甲应当办理。", "乙可以办理！", "丙呢？", "丁；", "戊"],
    ),
    ("他说：“好。我去。”然后走了。", ["他说：“好。我去。”", "然后走了。"]),
    ("再见！！（说明。）下一句", ["再见！！", "（说明。）", "下一句"]),
    ("前（含甲。乙。）后。又。", ["前（含甲。乙。）后。", "又。"]),
    (
        "有下列情形之一的：\n（一）甲；\n（二）乙。",
        ["有下列情形之一的：", "（一）甲；", "（二）乙。"],
    ),
    (
        "No music after 11 p.m. On Sundays it ends at 9 p.m. Sunday is a day of rest.",
        ["No music after 11 p.m.", "On Sundays it ends at 9 p.m. Sunday is a day of rest."],
    ),
    (
        "No music from 9 p.m. to 7 a.m. within the yard.",
        ["No music from 9 p.m. to 7 a.m. within the yard."],
    ),
    ("1. The authority shall act. It may ask.", ["1. The authority shall act.", "It may ask."]),
    ("1．一级建筑。不得改变外观。应当报批。", ["1．一级建筑。不得改变外观。", "应当报批。"]),
    ("2.坚持公开。应当公示。3.年底验收。", ["2.坚持公开。应当公示。", "3.年底验收。"]),
    ("1．一级建筑。\n不得改变外观。", ["1．一级建筑。", "不得改变外观。"]),
    (
        "Report to Reed Books Ltd. every year. Reed Co. Ltd. is a firm. So is Moss Inc. The end.",
        [
            "Report to Reed Books Ltd. every year.",
            "Reed Co. Ltd. is a firm.",
            "So is Moss Inc.",
            "The end.",
        ],
    ),
    (
        "See Art. 5 and No. 3, e.g. this. He said no. Stop.",
        ["See Art. 5 and No. 3, e.g. this.", "He said no.", "Stop."],
    ),
    ("It costs 3.5 million! Really? Yes", ["It costs 3.5 million!", "Really?", "Yes"]),
    ('He said "Stop." Then left.', ['He said "Stop."', "Then left."]),
    ("U.S. law applies. J. Smith agreed.", ["U.S. law applies.", "J. Smith agreed."]),
    ("增长3.5个百分点.下一句", ["增长3.5个百分点.", "下一句"]),
    ("Wait... what? ok", ["Wait... what?", "ok"]),
    ("（未闭合。第二句。", ["（未闭合。", "第二句。"]),
    ("", []),
    (" \n\u3000", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_known_sentences(text: str, expected: list[str]) -> None:
    assert [words(text, spans) for spans in split(text)] == expected


def test_a_quotation_longer_than_the_limit_is_divided() -> None:
    text = "“" + "长" * PAIR_LIMIT + "。后句。”"
    assert len(split(text)) == 2


def test_a_sentence_runs_across_a_gap_but_not_across_a_break() -> None:
    text = "坚持以人【别处的文章。】民为中心。第二句"
    spans = ((0, 4), (12, len(text)))
    sentences = split(text, spans)
    assert [words(text, s) for s in sentences] == ["坚持以人民为中心。", "第二句"]
    assert sentences[0] == ((0, 4), (12, 17))
    broken = split(text, spans, breaks=[12])
    assert [words(text, s) for s in broken] == ["坚持以人", "民为中心。", "第二句"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kept dry.\nKept clean.", ["Kept dry.", "Kept clean."]),
        ("How much?\n20 cents.", ["How much?", "20 cents."]),
        ("1.\n5公里以内。", ["1.5公里以内。"]),
    ],
)
def test_a_full_stop_at_the_end_of_a_line_is_one(text: str, expected: list[str]) -> None:
    at = text.index("\n")
    found = split(text, ((0, at), (at + 1, len(text))))
    assert [words(text, spans) for spans in found] == expected


def test_a_break_outside_all_spans_changes_nothing() -> None:
    assert split("甲乙丙", ((0, 1), (2, 3)), breaks=[1, -5, 99]) == (((0, 1), (2, 3)),)


ALPHABET = "甲乙1aA .。！;；\n（）“”()\"'．\u3000\x85"


@given(st.text(ALPHABET, max_size=60), st.lists(st.integers(0, 60), max_size=8), st.data())
def test_every_character_is_in_exactly_one_sentence(
    text: str, edges: list[int], data: st.DataObject
) -> None:
    edges = sorted({edge for edge in edges if edge <= len(text)})
    spans = tuple(zip(edges[::2], edges[1::2], strict=False)) or ((0, len(text)),)
    breaks = data.draw(st.lists(st.integers(0, 60), max_size=4))
    offsets = [
        offset
        for sentence in split(text, spans, breaks)
        for start, end in sentence
        for offset in range(start, end)
    ]
    assert offsets == sorted(set(offsets))
    inside = {offset for start, end in spans for offset in range(start, end)}
    assert set(offsets) <= inside
    assert {o for o in inside if not text[o].isspace()} <= set(offsets)


@given(st.text(ALPHABET, max_size=60))
def test_sentences_have_no_white_space_at_their_ends_and_are_stable(text: str) -> None:
    for spans in split(text):
        sentence = words(text, spans)
        assert sentence == sentence.strip() != ""
        assert "\n" not in sentence


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("| 甲 | 乙 |\n| 1 | 2 |", "| 甲 | 乙 |\n| 1 | 2 |"),
        ("wrapped\nwords", "wrapped words"),
        ("一行\n二行", "一行二行"),
    ],
)
def test_what_was_broken_is_shown_as_people_read_it(text: str, shown: str) -> None:
    end = text.index("\n")
    assert readable(text, ((0, end), (end + 1, len(text)))) == shown
