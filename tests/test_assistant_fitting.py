"""Of what answers about as well, that which is told of just what was asked about."""

from __future__ import annotations

from collections.abc import Sequence

from model_fakes import sources_of

from assistant.chat.fitting import AS_WELL, fitting, timely_first
from assistant.chat.sufficiency import Passage, Rated

NOTICES = (
    "关于第27届展会的通知\n一、票价\n（一）每张门票60元。\n",
    "关于第28届展会的通知\n一、票价\n（一）每张门票80元。\n（二）第27届展会的志愿者免票。\n",
)


def rated(texts: Sequence[str]) -> list[Rated]:
    sources = [s for at, text in enumerate(texts) for s in sources_of(text, f"{at}.txt")]
    said = [s for s in sources if s.text.startswith("（")]
    return [Rated(Passage(s, at, 1.0, 0.9), 1.0 - at / 10) for at, s in enumerate(said)]


def asked(question: str, texts: Sequence[str]) -> list[str]:
    return [r.passage.source.text for r in fitting(question, rated(texts))]


def test_what_is_told_of_another_edition_gives_way_by_its_own_words_or_its_title() -> None:
    assert asked("第28届门票多少钱？", NOTICES) == ["（一）每张门票80元。"]
    assert asked("第二十七届门票多少钱？", NOTICES) == [
        "（一）每张门票60元。",
        "（二）第27届展会的志愿者免票。",
    ]
    assert len(asked("门票多少钱？", NOTICES)) == 3


def test_where_all_is_of_another_edition_all_stays_to_be_weighed() -> None:
    assert asked("第29届门票多少钱？", NOTICES[:1]) == ["（一）每张门票60元。"]


def test_what_is_told_of_another_year_gives_way_to_what_names_the_one_asked_about() -> None:
    goals = (
        "本市环境保护规划\n一、目标\n（一）到2027年绿地率达到30%。\n（二）到2030年绿地率达到35%。\n"
        "（三）绿地由园林部门管理。\n",
    )
    assert asked("2030年绿地率要达到多少？", goals) == [
        "（二）到2030年绿地率达到35%。",
        "（三）绿地由园林部门管理。",
    ]
    assert len(asked("绿地率要达到多少？", goals)) == 3
    assert len(asked("2035年绿地率要达到多少？", goals)) == 3


def test_what_names_the_year_but_answers_far_less_does_not_drive_out_another() -> None:
    texts = ("一、目标\n（一）到2027年绿地率达到30%。\n", "一、概况\n（一）2030年设市。\n")
    far = [Rated(r.passage, odds) for r, odds in zip(rated(texts), (1.0, -1.0), strict=True)]
    assert fitting("2030年绿地率要达到多少？", far) == far


def test_a_rule_for_what_was_there_before_does_not_answer_of_what_is_new() -> None:
    rules = (
        "驳船办法\n一、登记\n（一）本办法施行前购买的驳船，应当在六个月内登记。\n"
        "（二）驳船应当在购买后三十日内登记。\n",
    )
    assert asked("刚买的驳船多久内登记？", rules) == ["（二）驳船应当在购买后三十日内登记。"]
    assert len(asked("驳船多久内登记？", rules)) == 2
    assert len(asked("新买的驳船多久内登记？", rules[:1])) == 1


DESKS = (
    "Handbook\n\n1. Desks\n\n（一） The Repairs Desk is open from 8 to 6.\n"
    "（二） Book trains through the Wayfinder desk.\n",
)


def test_what_is_told_of_another_desk_gives_way_to_the_one_that_is_named() -> None:
    named = ["（二） Book trains through the Wayfinder desk."]
    assert asked("What hours is the Wayfinder desk open?", DESKS) == named
    assert len(asked("Is the desk open on Monday or in May?", DESKS)) == 2
    assert len(asked("What hours is the Harbour desk open?", DESKS)) == 2


TENANCIES = (
    "Harbour Tenants\n\n1. Tenants\n\n（一） A relative must have lived there for twelve months.\n",
    "Byelaws for Allotments\n\n1. Plots\n\n（一） A tenant keeps the plot under cultivation.\n",
)


def test_what_tells_of_a_thing_that_a_document_is_named_for_drives_out_the_rest() -> None:
    own = ["（一） A tenant keeps the plot under cultivation."]
    assert asked("How long must I have lived in the town for an allotment?", TENANCIES) == own
    assert len(asked("How long must I have lived in the town?", TENANCIES)) == 2
    far = [Rated(r.passage, odds) for r, odds in zip(rated(TENANCIES), (1.0, -1.0), strict=True)]
    assert fitting("How long must I have lived here for an allotment?", far) == far


LEAVE = (
    "员工请假办法\n第一条 请假按下列权限批准：\n（一）一天以内的，由班组长批准；\n"
    "（二）一天以上三天以内的，由主管批准；\n（三）三天以上七天以内的，由经理批准。\n",
)


def test_of_bands_that_which_an_amount_falls_into_stays() -> None:
    assert asked("请五天假由谁批准？", LEAVE) == ["（三）三天以上七天以内的，由经理批准。"]
    assert len(asked("请十天假由谁批准？", LEAVE)) == 3
    assert len(asked("请假由谁批准？", LEAVE)) == 3


STALLS = (
    "摊点管理办法\n一、摊点\n（一）摆摊应当到疏导点。\n"
    "（二）本办法所称疏导点，是指划定的临时经营区域。\n",
)


def test_what_tells_a_meaning_comes_first_where_that_is_asked() -> None:
    assert asked("什么是疏导点？", STALLS) == ["（二）本办法所称疏导点，是指划定的临时经营区域。"]
    assert len(asked("疏导点在哪里？", STALLS)) == 2


def test_what_names_the_year_asked_about_comes_first_where_it_answers_as_well() -> None:
    texts = ("一、目标\n（一）五年后绿地率达到40%。\n", "一、概况\n（一）2023年绿地率为35%。\n")
    question, (one, own) = "2023年绿地率是多少？", rated(texts)
    assert timely_first(question, [one, own]) == [own, one]
    far = Rated(own.passage, one.odds - AS_WELL - 0.1)
    assert timely_first(question, [one, far]) == [one, far]
