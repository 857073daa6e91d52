"""The years, editions and turns that a question names, and a source tells of or not."""

from __future__ import annotations

import pytest
from model_fakes import sources_of

from assistant.chat.times import (
    is_of_another_edition,
    is_of_another_year,
    names_year,
    time_signs,
)
from assistant.evidence.sources import Source


def source(text: str, begin: str) -> Source:
    """The sentence of a text that begins so."""
    return next(s for s in sources_of(f"赛事公告\n{text}\n") if s.text.startswith(begin))


@pytest.mark.parametrize(
    ("question", "text", "is_other"),
    [
        ("第一棒火炬手是谁？", "第二棒火炬手是老周。", True),
        ("第二棒火炬手是谁？", "第二棒火炬手是老周。", False),
        ("第二次违规怎么处理？", "第一次违规的给予警告，第二次停用一个月。", False),
        ("第三档补助多少？", "第二档补助每人五百元。", True),
        ("火炬手是谁？", "第二棒火炬手是老周。", False),
    ],
)
def test_another_turn_is_told_of(question: str, text: str, is_other: bool) -> None:
    assert is_of_another_edition(question, source(text, text[:3])) is is_other


@pytest.mark.parametrize(
    ("question", "is_other"), [("2022赛季何时开赛？", True), ("2023赛季何时开赛？", False)]
)
def test_the_year_of_a_part_is_that_of_its_whole_sentence(question: str, is_other: bool) -> None:
    text = "联赛于四月十五日开幕；组委会也公布了2023赛季的赛程。门票自2022年起免费。"
    assert is_of_another_year(question, source(text, "联赛")) is is_other


@pytest.mark.parametrize(
    ("question", "is_named"), [("2022年销量多少？", True), ("2021年销量多少？", False)]
)
def test_what_names_no_year_is_told_of_the_one_named_last_before_it(
    question: str, is_named: bool
) -> None:
    text = "2021年公司开业。2022年上半年新厂投产。公司销售三万辆。2023年又建一厂。"
    assert names_year(question, source(text, "公司销售")) is is_named


def test_what_names_a_year_is_told_of_that_alone() -> None:
    text = "2022年上半年新厂投产。2023年公司销售三万辆。"
    assert not names_year("2022年销量多少？", source(text, "2023年"))


@pytest.mark.parametrize(
    ("question", "is_other"),
    [("U14组冠军是谁？", 1.0), ("U12组冠军是谁？", 0.0), ("冠军是谁？", 0.0)],
)
def test_of_a_sentence_on_several_classes_the_piece_that_answers_counts(
    question: str, is_other: float
) -> None:
    told = source("U10、U12、U14三组比完，老周拿下U12组冠军。", "U10")
    assert time_signs(question, told, "老周")["other_year"] == is_other
