"""Words that lean on their surroundings: where they stand, and what they mean there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.address import Reference, Step
from index.address_reading import find_references
from index.anchors import anchors_in
from index.context import Context, resolve, steps_of

(LAST,) = find_references("《船舶法》第四十四条第二款第一项")
IN_LAW = Context("渔港法", (Step("条", 12), Step("款", 3), Step("项", 2)), LAST)
IN_TEXT = Context(last=LAST)


def meant(text: str, context: Context) -> list[tuple[str | None, str] | None]:
    resolved = [resolve(reference, context) for reference in find_references(text)]
    return [(r.title, r.canonical) if r else None for r in resolved]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("依照前款规定处罚", ["前款"]),
        ("前两款规定的情形", ["前二款", "前款"]),
        ("前三条", ["前三条", "前二条", "前条"]),
        ("本条第一款和第三款", ["本条第一款", "本条第三款"]),
        ("前款第一项至第三项", [f"前款第（{n}）项" for n in "一二三"]),
        ("除前条第一款第（三）项规定外", ["前条第一款第（三）项"]),
        ("上述第二项", ["上述第（二）项"]),
        ("同条第二款", ["同条第二款"]),
        ("上一条和下一条", ["前条", "下一条"]),
        ("under the preceding section", ["the preceding section"]),
        ("上述规定、前述条款", []),
        ("目前条件下，之前项目的款项", []),
        ("同一条件、基本条件、本条例、本章程、本节约", []),
    ],
)
def test_relative_places_are_read(text: str, words: list[str]) -> None:
    found = find_references(text)
    assert [r.canonical for r in found] == words
    assert all(r.is_relative for r in found)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("前款", ("渔港法", "第十二条第二款")),
        ("前款第（四）项", ("渔港法", "第十二条第二款第（四）项")),
        ("前条", ("渔港法", "第十一条")),
        ("前条第二款", ("渔港法", "第十一条第二款")),
        ("次条", ("渔港法", "第十三条")),
        ("本条第一款", ("渔港法", "第十二条第一款")),
        ("本款", ("渔港法", "第十二条第三款")),
        ("第一款", ("渔港法", "第十二条第一款")),
        ("第六项", ("渔港法", "第十二条第三款第（六）项")),
        ("第五条", ("渔港法", "第五条")),
        ("本法第五条第二款", ("渔港法", "第五条第二款")),
        ("《锚地法》第五条", ("锚地法", "第五条")),
        ("该法第五条", ("船舶法", "第五条")),
        ("该条第三款", ("船舶法", "第四十四条第三款")),
        ("同款第三项", ("船舶法", "第四十四条第二款第（三）项")),
        ("上述第二项", ("船舶法", "第四十四条第二款第（二）项")),
        ("上述第九条", ("船舶法", "第九条")),
        ("本章", None),
    ],
)
def test_inside_a_clause(text: str, place: tuple[str, str] | None) -> None:
    assert meant(text, IN_LAW) == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("前款", ("船舶法", "第四十四条第一款")),
        ("第三款", ("船舶法", "第四十四条第三款")),
        ("本法第五条", ("船舶法", "第五条")),
        ("该条例第五条", ("船舶法", "第五条")),
        ("第七条", ("船舶法", "第七条")),
        ("前项", None),
    ],
)
def test_in_running_text_the_last_place_counts(text: str, place: tuple[str, str] | None) -> None:
    assert meant(text, IN_TEXT) == [place]


@pytest.mark.parametrize("text", ["前款", "第二款", "该条", "该法第五条", "上述第二项"])
def test_without_any_context_nothing_is_guessed(text: str) -> None:
    assert meant(text, Context()) == [None]


def test_a_list_goes_on_where_it_began() -> None:
    assert meant("本法第二十条第一款、第三款", IN_LAW) == [
        ("渔港法", "第二十条第一款"), ("渔港法", "第二十条第三款"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("own", "articles", "before"),
    [
        (5, (), 4),
        (1, (), None),
        ("4-1", (), 4),
        ("4-2", (), "4-1"),
        (5, (4, "4-1", "4-2", 5), "4-2"),
        (4, (4, "4-1", 5), None),
    ],
)
def test_the_article_before(
    own: int | str, articles: tuple[int | str, ...], before: int | str | None
) -> None:
    context = Context("渔港法", (Step("条", own),), articles=articles)
    (reference,) = find_references("前条")
    found = resolve(reference, context)
    assert (found.steps if found else None) == ((Step("条", before),) if before else None)


def test_an_article_of_one_paragraph_is_its_own_and_has_none_before() -> None:
    context = Context("渔港法", steps_of("第五条"))
    assert meant("本款", context) == [("渔港法", "第五条")]
    assert meant("前款", context) == [None]


LEVELS = st.integers(1, 60)


@given(LEVELS, LEVELS, st.integers(1, 9))
def test_so_many_back_is_so_many_less(article: int, paragraph: int, back: int) -> None:
    context = Context("渔港法", (Step("条", article), Step("款", paragraph)))
    word = f"前{'一二三四五六七八九'[back - 1]}款"
    numbers = [
        found.steps[-1].number if found else None
        for found in (resolve(r, context) for r in find_references(word))
    ]
    assert numbers == [paragraph - n if paragraph > n else None for n in range(back, 0, -1)]


@given(st.text("前本该同上一两三条款项述第（）二的法《》、 thisecnparg", max_size=30))
def test_any_text_is_read_and_what_is_resolved_is_absolute(text: str) -> None:
    for anchor in anchors_in(text):
        assert 0 <= anchor.start < anchor.end <= len(text)
    for reference in find_references(text):
        for context in (IN_LAW, IN_TEXT, Context()):
            found = resolve(reference, context)
            if found is not None:
                assert isinstance(found, Reference)
                assert found.anchor is None
                assert found.steps
