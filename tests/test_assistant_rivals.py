"""Which other sentences are quoted beside the one that answers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from model_fakes import sources_of

from assistant.chat.expectation import expectation
from assistant.chat.rivals import (
    NEARLY,
    NEARLY_OF_MANY,
    SURE_OF_WORDS,
    beside,
    beside_across,
    holding,
    is_of_many,
)
from assistant.chat.sufficiency import Heard, Passage, Rated

QUESTION = "小组赛的冠军是谁？"
TEXT = "经过比赛，他夺得冠军。这名少年名叫林小满。\n第二天，亚军也露面了。\n"
PASSAGES = [Passage(s, 1, 1.0, 0.9) for s in sources_of(TEXT)]


def rated(*odds: float) -> list[Rated]:
    return [Rated(p, value) for p, value in zip(PASSAGES, odds, strict=True)]


def test_what_answers_nearly_as_probably_is_quoted_too_be_it_of_the_same_document() -> None:
    best = 3.0
    near, far = best - NEARLY + 0.1, best - NEARLY - 0.1
    assert beside(PASSAGES[0], rated(best, near, far)) == (PASSAGES[1],)
    assert beside(PASSAGES[0], rated(best, far, far)) == ()


def test_where_each_may_tell_a_part_more_are() -> None:
    far = 3.0 - NEARLY - 0.1
    assert beside(PASSAGES[0], rated(3.0, far, far), NEARLY_OF_MANY) == tuple(PASSAGES[1:])
    assert is_of_many(expectation("《山海》的主演有哪些？"))
    assert not is_of_many(expectation("《山海》的导演是谁？"))


def test_what_does_not_answer_is_quoted_nowhere() -> None:
    assert beside(PASSAGES[0], rated(0.5, -0.1, -0.2)) == ()


def test_of_what_was_not_read_nobody_knows_that_it_answers_nearly_as_probably() -> None:
    best, *others = rated(3.0, 2.9, 2.8)
    read = [replace(best, is_read=True), others[0], replace(others[1], is_read=True)]
    assert beside(PASSAGES[0], [best, *others]) == tuple(PASSAGES[1:])
    assert beside(PASSAGES[0], read) == (PASSAGES[2],)


def test_a_sentence_is_not_beside_itself() -> None:
    same = Rated(PASSAGES[0], 2.9)
    assert beside(PASSAGES[0], [Rated(PASSAGES[0], 3.0), same]) == ()


def test_across_two_languages_another_clause_is_beside_it_and_no_sentence_of_its_own() -> None:
    text = "一、节水器具由水务局更换。水表也由水务局更换。\n二、水管由水务局更换。\n"
    first, second, other = (Passage(s, 1, 1.0, 0.9) for s in sources_of(text))
    every = [Rated(p, 2.0) for p in (first, second, other)]
    assert beside_across(first, every) == (other,)


@pytest.mark.parametrize(
    ("words", "sure", "held"),
    [
        ("林小满", SURE_OF_WORDS + 0.1, PASSAGES[1:2]),
        ("林小满", SURE_OF_WORDS - 0.1, []),
        ("他", SURE_OF_WORDS + 0.1, []),
        ("小组赛", SURE_OF_WORDS + 0.1, []),
        ("王五", SURE_OF_WORDS + 0.1, []),
        ("", 0.0, []),
    ],
)
def test_words_that_a_witness_is_sure_of_bring_their_sentence(
    words: str, sure: float, held: list[Passage]
) -> None:
    said = Heard(3.0, True, words=words, log_probability=sure)
    assert holding(said, QUESTION, PASSAGES[0], rated(3.0, 0.0, -3.0)) == tuple(held)
