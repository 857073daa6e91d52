"""Which passage answers, and when none does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model_fakes import sources_of

from assistant.chat.expectation import expectation
from assistant.chat.sufficiency import (
    FARTHEST,
    HOPELESS,
    LEAST,
    Heard,
    Passage,
    Rated,
    hear,
    heard_signs,
    held_against,
    log_odds,
    rate,
    read_alone,
)

SOURCES = {
    source.clause.address: source
    for source in sources_of(
        """砚浦市节水试行办法

第一条　更换节水器具的，每户补助三百元。

第二条　违反本办法规定的，处五千元以上一万元以下罚款。

第三条　供水单位应当公开水质情况。
"""
    )
}
RETENTION = sources_of("Policy\n\nSection 1. Fees\n\n(1) A copy costs CNY 20.\n")[-1]


def passages(*rows: tuple[str, float, float]) -> list[Passage]:
    """Passages from (address, score, similarity), ranked as given."""
    return [
        Passage(SOURCES[address], rank, score, similarity)
        for rank, (address, score, similarity) in enumerate(rows, 1)
    ]


def best(question: str, *rows: tuple[str, float, float]) -> str | None:
    rated = rate(expectation(question), passages(*rows))
    return rated[0].passage.source.clause.address if rated and rated[0].odds > 0 else None


def test_nothing_found_answers_nothing() -> None:
    assert best("补助多少钱？") is None
    assert best("有什么要求？") is None


@pytest.mark.parametrize("question", ["供水单位对水质情况要做什么？", "供水单位要公开水质情况吗？"])
def test_what_has_the_words_of_the_question_is_taken(question: str) -> None:
    assert best(question, ("第三条", 4.0, 0.9), ("第一条", 2.0, 0.85)) == "第三条"


@pytest.mark.parametrize("similarity", [0.5, 0.7, 0.78])
def test_what_is_on_another_matter_is_not_taken(similarity: float) -> None:
    assert best("怎样种植水稻？", ("第三条", 4.0, similarity)) is None
    rows = (("第三条", 5.0, 0.88), ("第一条", 1.0, similarity))
    assert best("地铁票价上涨后学生月票多少钱？", *rows) is None


def test_of_an_amount_the_passage_that_holds_one_is_taken_though_another_leads() -> None:
    rows = (("第三条", 5.0, 0.90), ("第一条", 4.0, 0.90))
    assert best("更换节水器具每户补助多少钱？", *rows) == "第一条"


def test_a_name_that_stands_nowhere_tells_against_all() -> None:
    rows = (("第一条", 5.0, 0.88),)
    with_name = rate(expectation("《抗旱条例》规定更换节水器具补助多少钱？"), passages(*rows))
    without = rate(expectation("更换节水器具补助多少钱？"), passages(*rows))
    assert with_name[0].odds < without[0].odds


def test_another_language_counts_only_where_it_is_nearest() -> None:
    def odds(similarity: float, closest: float) -> float:
        far = Passage(SOURCES["第三条"], 2, 1.0, closest)
        near = Passage(RETENTION, 1, 3.0, similarity)
        rated = rate(expectation("一份副本多少钱？"), [near, far])
        return next(r.odds for r in rated if r.passage is near)

    assert odds(0.86, 0.86) > 0
    assert odds(0.86, 0.92) == min(HOPELESS.values())
    assert odds(0.70, 0.70) == min(HOPELESS.values())


# --- the witness ----------------------------------------------------------------------------

ROWS = passages(("第三条", 4.0, 0.9), ("第一条", 3.0, 0.9))
RATED = [Rated(ROWS[0], 0.4), Rated(ROWS[1], 0.2)]
SUBSIDY = "更换节水器具每户补助多少钱？"


def heard(words: str, log_probability: float = -0.1, stated: float = log_odds(0.95)) -> Rated:
    return hear(SUBSIDY, RATED, Heard(stated, words=words, log_probability=log_probability))


def test_the_witness_leads_to_the_passage_that_its_words_stand_in() -> None:
    assert heard("三百元").passage.source.clause.address == "第一条"
    assert heard("三百元").odds > 0


def test_no_answer_or_one_from_elsewhere_or_from_the_question_tells_against() -> None:
    for words in ("", "五百元", "节水器具"):
        assert heard(words).odds < heard("三百元").odds
    assert heard("").odds < 0


def test_a_year_that_is_not_the_one_asked_for_tells_against() -> None:
    row = Passage(sources_of("2019年全市粮食产量为52万吨。")[0], 1, 1.0, 0.9)
    odds = [
        hear(
            f"{year}年全市粮食产量是多少？",
            [Rated(row, 1.0)],
            Heard(log_odds(0.9), words="52万吨", log_probability=-0.1),
        ).odds
        for year in (2019, 2020)
    ]
    assert odds[0] > 0 > odds[1]


def test_a_year_that_is_only_compared_with_is_not_another_one() -> None:
    row = Passage(sources_of("出生率为7.52‰，比2020年下降1.00个千分点。")[0], 1, 1.0, 0.9)
    said = Heard(15.0, adapted=True, words="7.52‰", log_probability=-0.1)
    assert hear("2021年的出生率是多少？", [Rated(row, 1.0)], said).odds > 0


@pytest.mark.parametrize(
    ("asked", "told", "is_other"),
    [
        ("第28届", "第二十七届", True),
        ("第二十八届", "第28届", False),
        ("第三期", "前三期", False),
        ("一期", "二期", True),
        ("第28届", "本届", False),
    ],
)
def test_an_edition_that_is_not_the_one_asked_for_tells_against(
    asked: str, told: str, is_other: bool
) -> None:
    """As a year does."""
    row = Passage(sources_of(f"{told}展会共有52万人参观。")[0], 1, 1.0, 0.9)
    said = Heard(19.0, adapted=True, words="52万人", log_probability=-0.1)
    assert (hear(f"{asked}展会有多少人参观？", [Rated(row, 1.0)], said).odds < 0) is is_other


def test_the_edition_that_a_title_names_tells_against_another_too() -> None:
    text = "关于第27届展会的通知\n一、参观\n（一）展会共有52万人参观。\n"
    row = Passage(sources_of(text)[-1], 1, 1.0, 0.9)
    said = Heard(15.0, adapted=True, words="52万人", log_probability=-0.1)
    for asked, answers in (("第27届", True), ("第28届", False)):
        assert (hear(f"{asked}展会有多少人？", [Rated(row, 1.0)], said).odds > 0) is answers


def test_what_is_only_near_does_not_answer_whether_something_is_so() -> None:
    """A model that reads it alone makes up for what retrieval holds against it, but not there."""
    far = Rated(ROWS[0], -1.8)
    assert read_alone(far, 6.0, whether=False).odds > 0 > read_alone(far, 6.0, whether=True).odds
    assert read_alone(RATED[0], 6.0, whether=True) == read_alone(RATED[0], 6.0, whether=False)


def test_words_of_the_question_are_no_answer_of_one_that_can_tell_either() -> None:
    row = Passage(sources_of("某某展会是本市最大的展会。")[0], 1, 1.0, 0.9)
    for words, answers in (("某某展会", False), ("最大的展会", True)):
        said = Heard(14.0, adapted=True, words=words, log_probability=-0.1)
        assert (hear("某某展会的全称是什么？", [Rated(row, 0.5)], said).odds > 0) is answers


def test_an_english_word_counts_in_its_other_forms_and_one_that_only_asks_does_not() -> None:
    clause = sources_of("Policy\n\nSection 1. Loss\n\nA lost device is reported within an hour.\n")
    row = Passage(clause[-1], 1, 1.0, 0.87)
    plain, asking, other = (
        rate(expectation(asked), [row])[0].odds
        for asked in (
            "Lost devices reported?",
            "How do I get it reported when I have lost a device?",
            "Lost badges reported?",
        )
    )
    assert plain == asking > other


def test_doubt_tells_against() -> None:
    assert heard("三百元", -3.0).odds < heard("三百元", -0.1).odds


@given(
    st.text(max_size=40),
    st.sampled_from(sorted(SOURCES)),
    st.floats(0, 1),
    st.floats(0, 1),
    st.integers(1, 10),
)
def test_odds_grow_with_similarity(
    question: str, address: str, similarity: float, gain: float, rank: int
) -> None:
    def odds(value: float) -> float:
        passage = Passage(SOURCES[address], rank, 0.0, value)
        return rate(expectation(question), [passage])[0].odds

    assert odds(similarity) <= odds(min(1.0, similarity + gain))


def test_saying_that_the_answer_is_not_stated_tells_against() -> None:
    assert (
        heard("三百元", stated=log_odds(0.05)).odds
        < 0
        < heard("三百元", stated=log_odds(0.95)).odds
    )


def test_no_probability_is_so_small_that_it_alone_decides_without_bound() -> None:
    assert log_odds(0.0) == log_odds(0.0005)
    assert heard("三百元", stated=99.0).odds == heard("三百元", stated=FARTHEST).odds


ACCIDENTS = (
    "5月30日，青山地区发生一起交通事故，一辆客车坠入深谷，造成10人死亡。",
    "青山地区的一座寺庙发生踩踏，寺庙当日关闭。",
    "外地的寺庙没有关闭，雨天也开放。",
    "踩踏多在人群拥挤时发生。",
)


def test_what_another_clause_has_of_the_question_and_a_passage_lacks_tells_against_it() -> None:
    rows = [
        Rated(Passage(s, at, 1.0, 0.9), 1.0 - at)
        for at, text in enumerate(ACCIDENTS)
        for s in sources_of(text, f"{at}.txt")
    ]
    said = Heard(17.0, adapted=True, words="10人", log_probability=-0.1)
    asked = "青山地区寺庙踩踏事故有多少人死亡？"
    assert hear(asked, rows[:1], said).odds > 0 > hear(asked, rows, said).odds
    assert hear(asked, [rows[0], *rows[2:]], said).odds > 0
    assert hear("青山地区交通事故有多少人死亡？", rows, said).odds > 0


@pytest.mark.parametrize(("elsewhere", "less"), [(2.0, 2.0), (0.5, 0.5), (0.0, 0.0), (-3.0, 0.0)])
def test_what_clauses_that_are_not_here_answer_counts_against_one_that_is(
    elsewhere: float, less: float
) -> None:
    passage = Passage(SOURCES["第三条"], 1, 1.0, 0.9)
    others = replace(passage, answered_elsewhere=elsewhere)
    said = Heard(5.0, adapted=True)
    asked = "遗失登记证怎么办？"
    before, now = (hear(asked, [Rated(p, 1.0)], said).odds for p in (passage, others))
    assert now == pytest.approx(before - less)
    (unheard,) = held_against([Rated(others, 1.0)])
    assert unheard.odds == pytest.approx(1.0 - less)


@pytest.mark.parametrize(
    ("words", "is_retold"),
    [
        ("It takes ten days to send off a reference", True),
        ("Within ten days of a refusal", False),
        ("ten days", False),
    ],
)
def test_words_of_the_question_that_a_passage_lacks_are_not_its_own(
    words: str, *, is_retold: bool
) -> None:
    (source,) = sources_of("You may appeal within 10 days of the refusal.")
    rated = [Rated(Passage(source, 1, 1.0, 0.85), 0.5)]
    asked = "How long does it take to send off a reference?"
    said = Heard(8.0, adapted=True, language="en", words=words)
    assert heard_signs(asked, rated, said)[1]["retold"] == float(is_retold)
    assert (hear(asked, rated, said).odds < 0.5) is is_retold


def test_the_row_that_a_question_names_is_not_hopeless() -> None:
    source = replace(
        SOURCES["第三条"], text="| 水管 | 补助（元） | 期限（年） || 铸铁管 | 40 | 5 |"
    )
    (one,) = rate(expectation("我家换了根铸铁管，能领多少钱"), [Passage(source, 3, 0.5, 0.8)])
    assert one.odds == LEAST
    (other,) = rate(expectation("我家换了根塑料管，能领多少钱"), [Passage(source, 3, 0.5, 0.8)])
    assert other.odds <= HOPELESS["zh"]
