"""What a document says of its validity, and which version of a name is in force on a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.clauses import parse
from index.documents import Document
from index.facts import contradictions, facts_of
from index.outline import Outline
from index.records import facts_from_json, facts_to_json
from index.validity import Facts, Repeal, State, Version, asked_for, too_early, versions


def outline_of(text: str, name: str = "文件.md", meta: tuple[tuple[str, str], ...] = ()) -> Outline:
    return parse(Document(text, name, "md", meta=meta))


def law(*notes: str, last: str = "", title: str = "中华人民共和国测绳法") -> Outline:
    body = ["第一条 为了规范测绳，制定本法。", "第二条 测绳应当笔直。"]
    final = [f"第三条 {last}"] if last else []
    return outline_of("\n\n".join([f"# {title}", *notes, *body, *final]))


ADOPTED = "2001年3月1日 第九届代表大会第四次会议通过"
AMENDED = "2009年8月27日 常务委员会第十次会议《关于修改部分法律的决定》修正"
REVISED = "2019年12月28日 常务委员会第十五次会议修订"


@pytest.mark.parametrize(
    ("outline", "published", "effective"),
    [
        (law(ADOPTED, last="本法自2001年6月1日起施行。"), "2001-03-01", "2001-06-01"),
        (law(ADOPTED, last="本法自公布之日起施行。"), "2001-03-01", "2001-03-01"),
        (law(ADOPTED, AMENDED, last="本法自公布之日起施行。"), "2009-08-27", "2001-03-01"),
        (law(ADOPTED, REVISED, last="本法自公布之日起施行。"), "2019-12-28", "2019-12-28"),
        (law(ADOPTED, last="本法自公布之日起三十日后施行。"), "2001-03-01", "2001-03-31"),
        (law(ADOPTED, last="本法自公布之日起满三个月后施行。"), "2001-03-01", "2001-06-01"),
        (law(ADOPTED, "2001年5月1日 施行"), "2001-03-01", "2001-05-01"),
        (
            law(
                "1999年1月5日 国务院第12次常务会议通过",
                "1999年1月20日 国务院令第9号公布",
                last="本条例自发布之日起施行。",
            ),
            "1999-01-20",
            "1999-01-20",
        ),
        (
            law(ADOPTED, last="本法自二〇〇一年十月一日起施行。旧办法自2001年9月1日起停止执行。"),
            "2001-03-01",
            "2001-10-01",
        ),
        (law(last="本法自2001年6月1日起施行。"), None, "2001-06-01"),
        (law("2001年3月1日 代表大会公告公布施行"), "2001-03-01", "2001-03-01"),
        (law(), None, None),
    ],
)
def test_dates_are_read_from_notes_and_final_article(
    outline: Outline, published: str | None, effective: str | None
) -> None:
    facts = facts_of(outline)

    assert (str(facts.published), str(facts.effective)) == (str(published), str(effective))


def test_an_amended_text_does_not_begin_before_its_amendment() -> None:
    facts = facts_of(law(ADOPTED, AMENDED, last="本法自2001年6月1日起施行。"))

    assert facts.effective == date(2001, 6, 1)
    assert facts.begins == date(2009, 8, 27)


def test_what_an_amendment_quotes_is_not_said_of_itself() -> None:
    quoted = "一、将第九条改为：“本法自2001年6月1日起施行。”\n\n二、本决定自2010年1月1日起施行。"
    facts = facts_of(outline_of(f"# 关于修改测绳法的决定\n\n{quoted}"))

    assert facts.effective == date(2010, 1, 1)


@pytest.mark.parametrize(
    ("last", "repeals"),
    [
        (
            "本法自2020年1月1日起施行。1999年3月2日发布的《测绳条例》、《量绳办法》同时废止。",
            [Repeal("测绳条例", None, date(1999, 3, 2)), Repeal("量绳办法")],
        ),
        (
            "本法自2020年1月1日起施行。下列文件同时废止：\n\n（一）《测绳条例》；\n\n（二）《量绳办法》。",
            [Repeal("测绳条例"), Repeal("量绳办法")],
        ),
        (
            "《测绳条例》自2021年1月1日起废止。",
            [Repeal("测绳条例", date(2021, 1, 1))],
        ),
        ("《测绳条例》第三条同时废止。", []),
        ("《测绳法典》量具编同时废止。", []),
        ("现决定废止《测绳条例》、《量绳办法》。", [Repeal("测绳条例"), Repeal("量绳办法")]),
        ("代表大会审议了关于废止《测绳条例》的议案。", []),
        ("《测绳条例》尚未废止。", []),
        ("依照《测绳条例》登记的，登记失效的，应当重新登记。", []),
    ],
)
def test_repeals_of_other_documents_are_read(last: str, repeals: list[Repeal]) -> None:
    assert list(facts_of(law(last=last)).repeals) == repeals


def test_text_is_believed_before_header_and_file_name() -> None:
    text = f"# 测绳法\n\n{ADOPTED}\n\n第一条 测绳应当笔直。"
    outline = outline_of(text, "测绳法_20020101.md", (("published", "2001-03-01"),))

    assert facts_of(outline).published == date(2001, 3, 1)
    assert [w.code for w in contradictions(outline)] == ["contradicting_dates"]
    assert "2002-01-01" in contradictions(outline)[0].message


@pytest.mark.parametrize(
    ("meta", "notes", "wrong"),
    [
        ({"published": "2020-03-01", "repealed": "2019-01-01"}, [], ["repealed"]),
        ({"published": "2020-03-01", "effective": "2019-01-01"}, [], ["effective"]),
        ({"effective": "2020-03-01", "repealed": "2020-02-01"}, [], ["repealed"]),
        ({"公布日期": "2020-03-01", "有效期至": "2020-02-01"}, [], ["repealed"]),
        ({"published": "2020-03-01", "effective": "2020-03-01", "repealed": "2021-01-01"}, [], []),
        ({"发布日期": "2020-03-01", "施行日期": "2019-01-01"}, [], []),
        ({"published": "2009-08-27", "effective": "2001-06-01"}, [ADOPTED, AMENDED], []),
    ],
)
def test_days_in_an_order_that_cannot_be_are_warned_of(
    meta: dict[str, str], notes: list[str], wrong: list[str]
) -> None:
    text = "\n\n".join(["# 测绳法", *notes, "第一条 测绳应当笔直。"])
    warnings = contradictions(outline_of(text, meta=tuple(meta.items())))

    assert [w.message.split()[0] for w in warnings if w.code == "impossible_dates"] == wrong


def test_header_and_file_name_tell_where_the_text_does_not() -> None:
    text = "# 测绳法\n\n第一条 测绳应当笔直。"
    meta = (("施行日期", "2003年5月1日"), ("时效性", "已废止"))
    facts = facts_of(outline_of(text, "测绳法_20020101.md", meta))

    assert facts.published == date(2002, 1, 1)
    assert facts.effective == date(2003, 5, 1)
    assert facts.declared is State.REPEALED
    assert facts_of(outline_of(text, "测绳法(2018修正).md")).year == 2018


def day(text: str) -> date:
    return date.fromisoformat(text)


OLD = Facts(published=day("2001-03-01"), effective=day("2001-06-01"))
NEW = Facts(published=day("2019-12-28"), effective=day("2020-07-01"))


@pytest.mark.parametrize(
    ("as_of", "old", "new"),
    [
        ("2001-05-31", State.NOT_YET_IN_FORCE, State.NOT_YET_IN_FORCE),
        ("2001-06-01", State.CURRENT, State.NOT_YET_IN_FORCE),
        ("2020-06-30", State.CURRENT, State.NOT_YET_IN_FORCE),
        ("2020-07-01", State.AMENDED, State.CURRENT),
    ],
)
def test_a_day_decides_which_version_is_in_force(as_of: str, old: State, new: State) -> None:
    documents = {"old": ("中华人民共和国测绳法", OLD), "new": ("测绳法", NEW)}
    found, same = versions(documents, day(as_of))

    assert (found["old"].state, found["new"].state) == (old, new)
    assert (found["old"].label, found["new"].label) == ("2001", "2019")
    assert same["old"] == ("old", "new")


def test_an_undated_version_leaves_open_which_is_in_force() -> None:
    found, _ = versions({"a": ("测绳法", OLD), "b": ("测绳法", Facts())}, day("2024-01-01"))

    assert {v.state for v in found.values()} == {State.UNKNOWN}


def test_documents_without_a_title_are_no_versions_of_each_other() -> None:
    found, same = versions({"a": ("", OLD), "b": ("", NEW)}, day("2024-01-01"))
    assert {i: (v.state, v.by, v.label) for i, v in found.items()} == {
        "a": (State.CURRENT, "", ""),
        "b": (State.CURRENT, "", ""),
    }
    assert same == {"a": ("a",), "b": ("b",)}


def test_a_repeal_by_another_document_takes_effect_with_it() -> None:
    repealing = Facts(effective=day("2020-07-01"), repeals=(Repeal("测绳暂行办法"),))
    documents = {"code": ("量具法", repealing), "old": ("测绳暂行办法", OLD)}

    before, _ = versions(documents, day("2020-06-30"))
    after, _ = versions(documents, day("2020-07-01"))

    assert before["old"].state is State.CURRENT
    assert (after["old"].state, after["old"].by) == (State.REPEALED, "code")
    assert after["old"].day == day("2020-07-01")


def test_a_version_that_repeals_its_own_name_means_the_older_one() -> None:
    new = Facts(effective=day("2020-07-01"), repeals=(Repeal("测绳条例"),))
    found, _ = versions({"new": ("测绳条例", new), "old": ("测绳条例", OLD)}, day("2024-01-01"))

    assert found["old"].state is State.REPEALED
    assert found["new"].state is State.CURRENT


def test_an_amended_version_does_not_repeal_again_what_came_after_the_repeal() -> None:
    third = Facts(day("2020-07-20"), day("2013-01-01"), repeals=(Repeal("测绳规定"),))
    second = Facts(day("2015-05-05"), day("2013-01-01"), repeals=(Repeal("测绳规定"),))
    first = Facts(day("1998-05-14"))
    documents = {"1": ("测绳规定", first), "2": ("测绳规定", second), "3": ("测绳规定", third)}
    found, _ = versions(documents, day("2024-01-01"))

    assert [found[i].state for i in "123"] == [State.REPEALED, State.AMENDED, State.CURRENT]
    assert found["1"].day == day("2013-01-01")


def test_another_document_of_a_longer_name_is_not_repealed() -> None:
    repealing = Facts(effective=day("2020-07-01"), repeals=(Repeal("合同法"),))
    found, _ = versions(
        {"code": ("某法典", repealing), "other": ("劳动合同法", OLD)}, day("2024-01-01")
    )

    assert found["other"].state is State.CURRENT


PARTS = {"wharf": ("湖口法典船舶编", OLD), "fish": ("湖口法典渔港编", OLD)}
OF_CODE = {"wharf": "中华人民共和国湖口法典", "fish": "湖口法典"}


@pytest.mark.parametrize(
    ("title", "repealed"),
    [("湖口法典", ["fish", "wharf"]), ("湖口法典渔港编", ["fish"]), ("渔港法典", [])],
)
def test_the_end_of_a_code_is_that_of_its_parts(title: str, repealed: list[str]) -> None:
    new = Facts(effective=day("2020-07-01"), repeals=(Repeal(title),))
    found, same = versions({**PARTS, "new": ("湖泊法", new)}, day("2024-01-01"), OF_CODE)

    assert sorted(i for i, v in found.items() if v.state is State.REPEALED) == repealed
    assert same["fish"] == ("fish",)


def test_a_part_that_repeals_the_code_before_it_does_not_end_its_own_code() -> None:
    closing = Facts(effective=day("2020-07-01"), repeals=(Repeal("湖口法典"),))
    undated = ("湖口法典渔港编", Facts())
    documents = {"fish": undated, "old": ("湖口法典", OLD), "end": ("湖口法典附则编", closing)}
    wholes = dict.fromkeys(("fish", "end"), "湖口法典")
    found, _ = versions(documents, day("2024-01-01"), wholes)

    assert [i for i, v in found.items() if v.state is State.REPEALED] == ["old"]


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("2001年的测绳法第三条", {"old"}),
        ("2019年12月28日修订的测绳法第三条", {"new"}),
        ("测绳法（2020年施行）第三条", {"new"}),
        ("修订前的测绳法第三条", {"old"}),
        ("现行测绳法第三条", {"new"}),
        ("测绳法第三条", set()),
    ],
)
def test_a_question_asks_for_a_version(question: str, wanted: set[str]) -> None:
    found, _ = versions({"old": ("测绳法", OLD), "new": ("测绳法", NEW)}, day("2024-01-01"))

    assert asked_for(question, found) == wanted


PIECES = st.sampled_from(
    (
        "2001年3月1日",
        "二〇〇一年十三月四十日",
        "自公布之日起",
        "满",
        "三",
        "个月",
        "后",
        "施行",
        "。",
        "；",
        "《测绳法》",
        "《",
        "》",
        "“",
        "”",
        "同时废止",
        "下列",
        "本法",
        "第一条",
        "第二条",
        "（一）",
        "#",
        "修订",
        "修正",
        "公布",
        "有效期至",
        "有效期",
        "五年",
        "9999年12月31日",
        "\n",
        "\n\n",
        "年",
        "月",
        "日",
    )
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join)), st.text())
def test_no_text_makes_reading_fail(text: str, name: str) -> None:
    outline = outline_of(text, name)
    facts = facts_of(outline)

    assert facts_from_json(facts_to_json(facts)) == facts
    contradictions(outline)


@pytest.mark.parametrize("mark", ["# ", ""])
@pytest.mark.parametrize(
    "said",
    [
        "Effective 1 May 2024. Owner: People.",
        "Effective from 1st May 2024",
        "**Effective date:** 2024-05-01",
        "Version 2 | Effective: May 1, 2024",
        "Approved on 2 April 2024, effective 1 May 2024.",
        "With effect from the start.\n\nIn force since 1 May 2024.",
        "This policy comes into force on 1 May 2024.",
        "| Effective date | 1 May 2024 |\n|---|---|\n| Owner | People |",
    ],
)
def test_an_english_line_below_the_title_says_from_when(mark: str, said: str) -> None:
    body = "1. Hives\n\n1.1 Bees have hives.\n\n1.2 Fees effective 1 June 2023 are due.\n"
    one = outline_of(f"{mark}Bee Policy\n\n{said}\n\n{body}", meta=(("date", "2024-04-02"),))
    assert facts_of(one).effective == date(2024, 5, 1)
    assert facts_of(one).published == date(2024, 4, 2)


@pytest.mark.parametrize(
    ("said", "published", "effective"),
    [
        (
            "Made by the Senate on 11 June 2024\nIn force from 1 July 2024",
            "2024-06-11",
            "2024-07-01",
        ),
        ("Issued by the Housing Committee, 14 January 2025", "2025-01-14", None),
        (
            "Adopted by the Council on 1 May 2024; in force from 1 June 2024",
            "2024-05-01",
            "2024-06-01",
        ),
        ("Issued by the People Team, version 7, effective 3 March 2025", None, "2025-03-03"),
        ("Adopted on 1 May 2024, amended 2 May 2025", "2025-05-02", None),
        ("Approved 3 May 2024, to be reviewed 3 May 2027", "2024-05-03", None),
        ("Approved 3 May 2024, next review 3 May 2027", "2024-05-03", None),
        ("Approved by the review board on 3 May 2024", "2024-05-03", None),
        (
            "Approved 3 April 2025\nIn force from 1 March 2025 until 28 February 2026",
            "2025-04-03",
            "2025-03-01",
        ),
    ],
)
def test_an_english_line_below_the_title_says_when_it_was_made(
    said: str, published: str | None, effective: str | None
) -> None:
    facts = facts_of(outline_of(f"Bee Policy\n{said}\n\n1. Hives\n\n1.1 Bees have hives.\n"))
    assert facts.published == (date.fromisoformat(published) if published else None)
    assert facts.effective == (date.fromisoformat(effective) if effective else None)


@pytest.mark.parametrize("mark", ["# ", ""])
@pytest.mark.parametrize(
    "said",
    [
        "版本：2024年5月1日起执行",
        "（自2024年5月1日起施行）",
        "2024年5月1日起正式实施",
        "**生效日期：2024年5月1日起生效**",
    ],
)
def test_a_line_below_a_chinese_title_says_from_when(mark: str, said: str) -> None:
    body = "第一条 蜂箱应当上锁。\n\n第二条 2023年6月1日起实施的收费标准照旧。\n"
    one = outline_of(f"{mark}养蜂管理办法\n\n{said}\n\n{body}")
    assert facts_of(one).effective == date(2024, 5, 1)


def test_of_a_thousand_minutes_none_is_compared() -> None:
    documents = {
        str(n): ("会议纪要", Facts(held=date.fromordinal(739000 + n))) for n in range(1000)
    }
    compared: list[str] = []
    found, _ = versions(
        documents, day("2026-01-01"), akin=lambda one, _: bool(compared.append(one))
    )

    assert compared == []
    assert len({version.label for version in found.values()}) == 1000


MEETINGS = {
    str(n): Version(str(held), State.UNKNOWN, None, "", Facts(held=held))
    for n, held in enumerate((day("2024-10-15"), day("2024-12-02"), day("2025-10-09")))
}
LAWS = {
    "old": Version("2017", State.AMENDED, None, "new", Facts(published=day("2017-09-01"))),
    "new": Version("2023", State.CURRENT, None, "", Facts(published=day("2023-09-01"))),
}


REPORTS = {
    "a": Version("2024", State.AMENDED, None, "b", Facts(published=day("2024-06-05"), articles=0)),
    "b": Version("2025", State.CURRENT, None, "", Facts(published=day("2025-06-05"), articles=0)),
}
"""Published in the year after the one they tell of: no text of theirs ever applies to a time."""
ENDED = {
    "it": Version(
        "", State.REPEALED, day("2023-01-01"), "", Facts(effective=day("2015-01-01"), articles=9)
    )
}
COMING = {
    **LAWS,
    "next": Version("2030", State.NOT_YET_IN_FORCE, None, "", Facts(published=day("2030-01-01"))),
}


@pytest.mark.parametrize(
    ("question", "same_name", "expected"),
    [
        ("2024年10月的会议决定了什么", MEETINGS, {"0"}),
        ("What was decided in December 2024?", MEETINGS, {"1"}),
        ("那12月的会议呢", MEETINGS, {"1"}),
        ("2020年的测绳法怎么规定期限", LAWS, {"old"}),
        ("2025年的《测绳法》怎么规定期限", LAWS, {"new"}),
        ("2015年的测绳法怎么规定期限", LAWS, set()),
        ("2020年建成多少公里", LAWS, {"old"}),
        ("到2020年建成多少公里", LAWS, set()),
        ("2020年，期限是几日", LAWS, {"old"}),
        ("２０２０年的时候期限是几日", LAWS, {"old"}),
        ("二〇二〇年时，期限是几日", LAWS, {"old"}),
        ("2015年的时候期限是几日", LAWS, {"old"}),
        ("2020年的时候签的合同，现在期限是几日", LAWS, set()),
        ("2020年的时候买的绳，期限是几日", LAWS, set()),
        ("2023年8月31日前，期限是几日", LAWS, {"new"}),
        ("2023年8月31日的期限是几日", LAWS, {"old"}),
        ("What was the limit as of June 1, 2020?", LAWS, {"old"}),
        ("修改之前的期限是几日", LAWS, {"old"}),
        ("旧办法里期限是几日", LAWS, {"old"}),
        ("2024年的时候有多少座水库", REPORTS, {"a"}),
        ("2025年的时候有多少座水库", REPORTS, {"b"}),
        ("2030年的时候有多少座水库", REPORTS, set()),
        ("2024年的时候每只收费多少元", ENDED, set()),
        ("2022年的时候每只收费多少元", ENDED, {"it"}),
        ("修订后罚多少", COMING, {"new"}),
        ("2020年的时候期限是几日", LAWS, {"old"}),
        ("期限在2025年那会儿是几日", LAWS, {"new"}),
        ("2023年8月申请的，期限是几日", LAWS, {"old"}),
        ("2023年8月31日提交申请，期限是几日", LAWS, {"old"}),
        ("2023年10月申请的，期限是几日", LAWS, {"new"}),
        ("2023年8月起施行的是什么", LAWS, {"new"}),
        ("What was the time limit back in 2020?", LAWS, {"old"}),
        ("2023年13月的时候期限是几日", LAWS, {"new"}),
        ("2020年的绿化目标是怎么规定的", LAWS, set()),
    ],
)
def test_a_question_asks_for_what_its_month_or_year_means(
    question: str, same_name: dict[str, Version], expected: set[str]
) -> None:
    assert asked_for(question, same_name) == expected


def test_an_edition_before_all_that_are_here_is_told_of() -> None:
    assert too_early("2015年的测绳法怎么规定期限", LAWS) == 2015
    assert too_early("2020年的测绳法怎么规定期限", LAWS) is None
    assert too_early("测绳法怎么规定期限", LAWS) is None
    assert too_early("2015年的时候期限是几日", LAWS, is_named=False) == 2015
    assert too_early("2015年的时候期限是几日", {"new": LAWS["new"]}, is_named=False) is None
    assert too_early("2015年的测绳法怎么规定期限", LAWS, is_named=False) is None
