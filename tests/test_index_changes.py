"""What changed between two versions, clause by clause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.changes import Change, changes, diff_of
from index.clauses import parse
from index.documents import Document
from index.outline import Clause, Outline

OLD = (
    "第一条 为了规范测绳的制作，制定本条例。",
    "第二条 测绳应当每五年更换一次，更换下来的测绳应当回收。",
    "第三条 船舶检验机构负责测绳的登记工作。",
    "第四条 禁止在夜间晾晒渔网。",
    "第五条 本条例自2001年6月1日起施行。",
)
NEW = (
    "第一条 为了规范测绳的制作，制定本条例。",
    "第二条 渔港应当配备称量货物的磅秤。",
    "第三条 测绳应当每三年更换一次，更换下来的测绳应当回收。",
    "第四条 船舶检验机构负责测绳的登记工作。",
    "第五条 本条例自2020年7月1日起施行。",
)


def outline_of(*articles: str) -> Outline:
    return parse(Document("\n\n".join(("# 湖口市测绳条例", *articles)), "绳.md", "md"))


def shown(change: Change) -> tuple[str, str, str]:
    addresses = [clause.address if clause else "" for clause in (change.old, change.new)]
    return (str(change.kind), addresses[0], addresses[1])


def test_what_stayed_moved_changed_came_and_went_is_told_apart() -> None:
    assert [shown(c) for c in changes(outline_of(*OLD), outline_of(*NEW))] == [
        ("same", "第一条", "第一条"),
        ("added", "", "第二条"),
        ("changed", "第二条", "第三条"),
        ("renumbered", "第三条", "第四条"),
        ("removed", "第四条", ""),
        ("changed", "第五条", "第五条"),
    ]


def test_an_article_of_which_a_note_is_left_keeps_its_place() -> None:
    left = [*OLD[:3], "第四条 （根据2019年的决定删去）", OLD[4]]
    found = changes(outline_of(*OLD), outline_of(*left))
    assert found[3].diff == (("delete", OLD[3]), ("insert", left[3]))
    assert [shown(c) for c in found] == [
        *(("same", number, number) for number in ("第一条", "第二条", "第三条")),
        ("removed", "第四条", "第四条"),
        ("same", "第五条", "第五条"),
    ]


@pytest.mark.parametrize(
    ("left", "kind"),
    [
        ("（根据2026年3月26日《关于修改〈湖口市测绳条例〉的决定》删去）", "removed"),
        ("（删除）", "removed"),
        ("本条删去。", "removed"),
        ("[Repealed by Act 5 of 2020]", "removed"),
        ("Deleted.", "removed"),
        ("夜间晾晒的渔网，由船舶检验机构删去登记。", "changed"),
        ("渔网登记满一年的予以删除（不含夜间晾晒的）", "changed"),
        ("Deleted records of nets must be kept.", "changed"),
    ],
)
def test_an_article_is_removed_where_only_a_note_says_so(left: str, kind: str) -> None:
    new = [*OLD[:3], f"第四条 {left}", OLD[4]]
    assert str(changes(outline_of(*OLD), outline_of(*new))[3].kind) == kind


def test_articles_that_are_rewritten_at_either_end_or_side_by_side_keep_their_places() -> None:
    new = ["第一条 渔网每日晾晒。", OLD[1], "第三条 磅秤由集市配备。", "第四条 缆桩漆成白色。"]
    found = changes(outline_of(*OLD[:4]), outline_of(*new))
    assert [shown(c)[0] for c in found] == ["changed", "same", "changed", "changed"]
    last = changes(outline_of(*OLD[:3]), outline_of(*OLD[:2]))
    assert [shown(c) for c in last][-1] == ("removed", "第三条", "")


def test_the_diff_shows_the_characters_that_changed() -> None:
    found = changes(outline_of(OLD[1]), outline_of(OLD[1].replace("五年", "三年")))

    assert found[0].diff == (
        ("equal", "第二条 测绳应当"),
        ("delete", "每五年"),
        ("insert", "每三年"),
        ("equal", "更换一次，更换下来的测绳应当回收。"),
    )


def marked(old: str, new: str) -> str:
    marks = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return "".join(marks[operation].format(text) for operation, text in diff_of(old, new))


@pytest.mark.parametrize(
    ("old", "new", "shown_as"),
    [
        ("自受理之日起十五个工作日内", "自受理之日起十个工作日内",
         "自受理之日起[-十五-]{+十+}个工作日内"),
        ("应当每两年开展审计", "应当每年开展审计", "应当[-每两年-]{+每年+}开展审计"),
        ("十一月三十日前报送", "十月三十一日前报送", "[-十一月三十-]{+十月三十一+}日前报送"),
        ("户数的百分之六十以上", "户数的三分之二以上", "户数的[-百分之六十-]{+三分之二+}以上"),
        ("投资的百分之三十。", "投资的百分之三十五；至百分之四十。",
         "投资的[-百分之三十-]{+百分之三十五；至百分之四十+}。"),
        ("处三万元以上十万元以下罚款", "处五万元以上二十万元以下罚款",
         "处[-三万-]{+五万+}元以上[-十万-]{+二十万+}元以下罚款"),
        ("按照一点五倍发放", "按照二倍发放", "按照[-一点五-]{+二+}倍发放"),
        ("不得高于3.5%的比例", "不得高于3%的比例", "不得高于[-3.5%-]{+3%+}的比例"),
        ("within five working days", "within ten working days",
         "within [-five-]{+ten+} working days"),
    ],
)  # fmt: skip
def test_a_number_that_changed_is_marked_whole(old: str, new: str, shown_as: str) -> None:
    assert marked(old, new) == shown_as


def test_width_and_blanks_are_no_change() -> None:
    wide = OLD[1].replace("第二条 ", "第二条　").replace("，", ",")

    assert [str(c.kind) for c in changes(outline_of(OLD[1]), outline_of(wide))] == ["same"]


@pytest.mark.parametrize(("old", "new"), [("10²立方米", "102立方米"), ("1½米", "11⁄2米")])
def test_a_raised_figure_and_a_fraction_are_no_plain_figures(old: str, new: str) -> None:
    found = changes(outline_of(f"第一条 渔箱为{old}。"), outline_of(f"第一条 渔箱为{new}。"))
    assert [shown(c) for c in found] == [("changed", "第一条", "第一条")]


@pytest.mark.parametrize("texts", [(OLD, OLD), (OLD, ()), ((), NEW), ((), ())])
def test_one_side_may_be_empty(texts: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    old, new = texts
    kinds = {str(c.kind) for c in changes(outline_of(*old), outline_of(*new))}

    assert kinds == (
        {"same"} if old == new and old else {"removed"} if old else {"added"} if new else set()
    )


WORDS = st.text("测绳应当每年更换。，()（）\n ab", max_size=60)


@given(WORDS, WORDS)
def test_a_diff_holds_both_texts(old: str, new: str) -> None:
    diff = diff_of(old, new)

    assert "".join(text for operation, text in diff if operation != "insert") == old
    assert "".join(text for operation, text in diff if operation != "delete") == new
    assert all(text for _, text in diff)


def articles(outline: Outline) -> list[Clause]:
    return [clause for clause in outline.clauses if clause.kind == "article"]


LINES = st.lists(
    st.sampled_from((*OLD, *NEW, "第九条 测绳。", "（一）项", "第一章 总则")), max_size=8
)


@given(LINES, LINES)
def test_every_article_of_both_versions_appears_once(old: list[str], new: list[str]) -> None:
    before, after = outline_of(*old), outline_of(*new)
    found = changes(before, after)
    olds = [c.old for c in found if c.old is not None and c.old.kind == "article"]
    news = [c.new for c in found if c.new is not None and c.new.kind == "article"]

    assert sorted(c.id for c in olds) == sorted(c.id for c in articles(before))
    assert [c.id for c in news] == [c.id for c in articles(after)]
    for change in found:
        old_text = "".join(t for o, t in change.diff if o != "insert")
        new_text = "".join(t for o, t in change.diff if o != "delete")
        assert change.old is None or change.old.kind != "article" or old_text == change.old.text
        assert change.new is None or change.new.kind != "article" or new_text == change.new.text
