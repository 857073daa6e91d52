"""A quotation beside its source: the alignment, and a diff that is both texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence.collation import collate, diff, diff_in_words

TEXT = st.text("国家应当不得节水三十日，。", max_size=40)


@given(TEXT, TEXT)
def test_a_diff_is_the_source_and_the_quotation(source: str, quotation: str) -> None:
    ops = diff(source, quotation)
    assert "".join(t for op, t in ops if op != "insert") == source
    assert "".join(t for op, t in ops if op != "delete") == quotation


WITHOUT_NUMBERS = st.text("国家应当不得节水，。", max_size=40)


@given(WITHOUT_NUMBERS, WITHOUT_NUMBERS)
def test_chinese_is_shown_by_characters(source: str, quotation: str) -> None:
    assert diff_in_words(source, quotation) == diff(source, quotation)


@pytest.mark.parametrize(
    ("source", "quotation", "changed"),
    [
        ("within five days", "within ten days", [("delete", "five"), ("insert", "ten")]),
        ("不少于30日", "不少于36日", [("delete", "30"), ("insert", "36")]),
        ("应当在三十日前", "应当在三十一日前", [("delete", "三十"), ("insert", "三十一")]),
        ("不少于百分之六十", "不少于三分之二", [("delete", "百分之六十"), ("insert", "三分之二")]),
        ("at least 1,500 euros", "at most 1,200 euros",
         [("delete", "least"), ("insert", "most"), ("delete", "1,500"), ("insert", "1,200")]),
    ],
)  # fmt: skip
def test_no_word_and_no_number_is_cut(
    source: str, quotation: str, changed: list[tuple[str, str]]
) -> None:
    ops = diff_in_words(source, quotation)
    assert [op for op in ops if op[0] != "equal"] == changed
    assert "".join(t for op, t in ops if op != "insert") == source
    assert "".join(t for op, t in ops if op != "delete") == quotation


@given(TEXT, TEXT)
def test_blocks_are_equal_and_in_order(source: str, quotation: str) -> None:
    found = collate(source, quotation)
    assert 0.0 <= found.share <= 1.0
    for a, b, size in found.blocks:
        assert source[a : a + size] == quotation[b : b + size]
    ends = [(a + n, b + n) for a, b, n in found.blocks]
    starts = [(a, b) for a, b, _ in found.blocks[1:]]
    assert all(x <= a and y <= b for (x, y), (a, b) in zip(ends, starts, strict=False))


def test_a_long_name_for_a_short_one_is_a_swap() -> None:
    source = "具体办法按照国务院的规定制定"
    assert collate(source, "具体办法按照全国人民代表大会的规定制定").is_swap
    assert not collate(source, "办法另行制定").is_swap


def test_a_beginning_alone_is_an_opening() -> None:
    source = "农药经营者不得加工和分装农药"
    assert collate(source, "农药经营者不得饲养猫狗").is_opening
    assert not collate(source, "农药经营者不得加工农药").is_opening


def test_the_stretch_is_as_short_as_it_can_be() -> None:
    found = collate("公布用水定额用水定额不得低于国家标准", "用水定额可以低于国家标准")
    assert (found.start, found.end) == (6, 18)
    assert found.foreign() == [(4, 6)]


def test_words_in_another_order_are_moved() -> None:
    found = collate("责令限期改正处以罚款并且公告", "处以罚款并且公告责令限期改正")
    assert found.moved >= 4
    assert found.share == 1.0
