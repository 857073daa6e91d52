"""What of a document is here: all of it, a part of a code, an excerpt."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outlines import outline

from index.coverage import Coverage, Part, coverage, names_of_part, part_headings, part_of
from index.numerals import to_chinese


def law(first: int, last: int, head: str = "", without: tuple[int, ...] = ()) -> str:
    numbers = [n for n in range(first, last + 1) if n not in without]
    return f"湖口法典\n{head}" + "".join(f"第{to_chinese(n)}条　事项。\n" for n in numbers)


@pytest.mark.parametrize(
    ("title", "path", "headings", "part"),
    [
        ("中华人民共和国湖口法典", "渔港编.md", (), ("中华人民共和国湖口法典", "渔港编")),
        ("中华人民共和国湖口法典", "a.md", ("渔港编",), ("中华人民共和国湖口法典", "渔港编")),
        ("湖口法典", "a.md", ("第一编　总则",), ("湖口法典", "第一编总则")),
        ("湖口法典（渔港编）", "a.md", (), ("湖口法典", "渔港编")),
        ("湖口法典 第七编 渔港", "a.md", (), ("湖口法典", "第七编渔港")),
        ("湖口法典·渔港编", "a.md", (), ("湖口法典", "渔港编")),
        ("湖口法典", "/法规/湖口法典渔港编.docx", (), ("湖口法典", "渔港编")),
        ("渔港编", "/法规/湖口法典/01.md", (), ("湖口法典", "渔港编")),
        ("渔港编", "C:\\法规\\湖口法典_2020\\x.md", (), ("湖口法典", "渔港编")),
        ("渔港编", "/法规/x.md", (), ("", "渔港编")),
        ("湖口法典", "湖口法典.md", ("第一编　总则", "第二编　分则"), None),
        ("湖口养犬条例", "0123456789_湖口养犬条例.md", (), None),
        ("湖口法规汇编", "a.md", (), None),
        ("案例选编", "新编.md", (), None),
    ],
)
def test_which_part_of_which_code(
    title: str, path: str, headings: tuple[str, ...], part: tuple[str, str] | None
) -> None:
    assert part_of(title, path, headings) == (Part(*part) if part else None)


def test_the_names_of_a_part() -> None:
    names = names_of_part(Part("中华人民共和国湖口法典", "第七编渔港"))
    assert {"渔港编", "第七编渔港", "湖口法典", "湖口法典渔港编", "湖口法典第七编渔港"} <= set(
        names
    )
    assert names_of_part(Part("", "渔港编")) == ("渔港编",)


def test_the_headings_of_parts() -> None:
    code = outline("湖口法典\n第一编　总则\n第一条　甲。\n第二编　分则\n第二条　乙。\n")
    assert [h.replace("　", "") for h in part_headings(code)] == ["第一编总则", "第二编分则"]
    assert part_headings(outline(law(1, 3))) == ()


@pytest.mark.parametrize(
    ("texts", "is_part", "expected"),
    [
        ([law(1, 30)], False, Coverage(False, ((1, 30),))),
        ([law(11, 30)], False, Coverage(True, ((11, 30),))),
        ([law(1, 30, without=(16,))], False, Coverage(False, ((1, 15), (17, 30)))),
        ([law(1, 30, without=tuple(range(11, 21)))], False, Coverage(True, ((1, 10), (21, 30)))),
        ([law(1, 30)], True, Coverage(True, ((1, 30),))),
        ([law(1, 10), law(11, 30)], True, Coverage(True, ((1, 30),))),
        ([law(1, 10), law(21, 30)], True, Coverage(True, ((1, 10), (21, 30)))),
        ([law(1, 10), law(11, 30, "第三章　附则\n")], True, Coverage(False, ((1, 30),))),
        (["湖口通讯\n今天很好。\n"], False, Coverage(False, ())),
    ],
)
def test_how_much_is_here(texts: list[str], is_part: bool, expected: Coverage) -> None:
    assert coverage([outline(text) for text in texts], is_part) == expected


def test_a_number_that_a_slip_passes_over_may_exist_and_one_past_the_end_may_not() -> None:
    slipped = Coverage(False, ((1, 15), (17, 30)))
    assert [n for n in range(1, 40) if slipped.may_exist(n)] == [16]
    assert Coverage(True, ((5, 9),)).may_exist(40)


@given(st.sets(st.integers(1, 80), min_size=1))
def test_the_runs_are_the_numbers(numbers: set[int]) -> None:
    text = "".join(f"第{to_chinese(n)}条　事项。\n" for n in sorted(numbers))
    runs = coverage([outline(f"湖口条例\n{text}")]).runs
    assert [n for first, last in runs for n in range(first, last + 1)] == sorted(numbers)
    assert all(a[1] + 1 < b[0] for a, b in pairwise(runs))
