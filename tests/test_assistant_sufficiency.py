"""Which passage answers, and when none does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model_fakes import sources_of

from assistant.expectation import expectation
from assistant.sufficiency import (
    OF_A_KIND,
    OF_NO_KIND,
    Passage,
    Weights,
    best_answering,
    probability,
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
    found = best_answering(expectation(question), passages(*rows))
    return found.source.clause.address if found else None


def test_nothing_found_answers_nothing() -> None:
    assert best("补助多少钱？") is None
    assert best("有什么要求？") is None


def test_without_a_kind_the_best_score_is_taken() -> None:
    rows = (("第三条", 4.0, 0.9), ("第一条", 2.0, 0.85))
    assert best("供水单位对水质情况要做什么？", *rows) == "第三条"


@pytest.mark.parametrize("similarity", [0.5, 0.7, 0.78])
def test_without_a_kind_what_is_on_another_matter_is_not_taken(similarity: float) -> None:
    assert best("怎样种植水稻？", ("第三条", 4.0, similarity)) is None


def test_of_an_amount_the_passage_that_holds_one_is_taken_though_another_leads() -> None:
    rows = (("第三条", 5.0, 0.90), ("第一条", 4.0, 0.90))
    assert best("更换节水器具每户补助多少钱？", *rows) == "第一条"


@pytest.mark.parametrize("similarity", [0.5, 0.7, 0.78])
def test_an_amount_for_something_else_is_not_taken(similarity: float) -> None:
    rows = (("第三条", 5.0, 0.88), ("第一条", 1.0, similarity))
    assert best("地铁票价上涨后学生月票多少钱？", *rows) is None


def test_where_no_passage_holds_the_kind_there_is_no_answer() -> None:
    assert best("供水单位每月公开多少次？", ("第三条", 9.0, 0.95)) is None


def test_another_language_counts_only_where_it_is_nearest() -> None:
    def rate(similarity: float, closest: float) -> float:
        passage = Passage(RETENTION, 1, 3.0, similarity)
        return probability("一份副本多少钱？", passage, closest, OF_A_KIND)

    assert rate(0.86, 0.86) > 0.5
    assert rate(0.86, 0.92) < 0.5
    assert rate(0.70, 0.70) < 0.5


@given(
    st.text(max_size=40),
    st.sampled_from(sorted(SOURCES)),
    st.floats(-1, 1),
    st.floats(0, 1),
    st.integers(1, 10),
    st.sampled_from([OF_A_KIND, OF_NO_KIND]),
)
def test_a_probability_is_one_and_grows_with_similarity(
    question: str, address: str, similarity: float, gain: float, rank: int, weights: Weights
) -> None:
    def rate(value: float) -> float:
        return probability(question, Passage(SOURCES[address], rank, 0.0, value), 1.0, weights)

    assert 0 <= rate(similarity) <= rate(min(1.0, similarity + gain)) <= 1
