"""How a claim differs from its source, told so that a reader can see it."""

from __future__ import annotations

import pytest

from assistant.checker.citations import Checker
from assistant.checker.claimed import Asked
from assistant.evidence.conditions import CONDITION
from assistant.evidence.wording import differing_words, with_what_follows
from assistant.phrases import phrases
from index.clauses import parse
from index.documents import Document
from index.letters import letters_of

RULES = """RULES OF THE LARKFIELD ALLOTMENT SOCIETY

Article 1. Plots
(1) Bonfires may be lit only between October and March.
(2) A plot may be given up by two thirds of those who share it.

Article 2. The lift
(1) The Keeper must have the lift tested once a year.
"""


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([parse(Document(RULES, "rules.txt", "txt"))])


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            "Under Article 1(2), a plot may be given up by three quarters of those who share it.",
            "“two thirds” there, “three quarters” here",
        ),
        (
            "The Hirer, not the Keeper, must have the lift tested once a year.",
            "does not have “not the Keeper”",
        ),
    ],
)
def test_a_difference_is_told_so_that_it_can_be_seen(
    checker: Checker, text: str, note: str
) -> None:
    assert note in next(iter(checker.check(text))).note


@pytest.mark.parametrize(
    ("source", "said", "stated", "told"),
    [
        ("居民代表不得少于百分之六十，每届任期三年", "居民代表不得少于半数，每届任期三年",
         "百分之六十", "半数"),
        ("居民代表不得少于半数，每届任期三年", "居民代表不得少于百分之六十，每届任期三年",
         "半数", "百分之六十"),
        ("审计机关应当每年开展一次审计", "审计机关应当每三年开展一次审计", "每年", "每三年"),
    ],
)  # fmt: skip
def test_an_amount_is_told_with_the_word_in_its_place(
    source: str, said: str, stated: str, told: str
) -> None:
    asked = Asked(said, letters_of(said).text, "", False, phrases("zh"))
    number = ["百分之六十", "三年"]
    assert asked.differs(number, source) == f"与原文不一致：原文“{stated}”，文中“{told}”。"


def test_an_amount_with_nothing_in_its_place_is_told_alone() -> None:
    said = "居民代表参加审议"
    asked = Asked(said, letters_of(said).text, "", False, phrases("zh"))
    source = "居民代表应当有百分之六十以上的人参加审议"
    assert asked.differs(["百分之六十"], source) == "原文还有“百分之六十”。"


@pytest.mark.parametrize(
    ("source", "said", "words", "note"),
    [
        (
            "任何单位和个人不得占用通道，不得设置车位",
            "任何人不得占用通道",
            "单位和个",
            "与原文不一致，原文为“任何单位和个人不得占用通道”。",
        ),
        (
            "防水的质保期不少于1年，其他的质保期不少于90日",
            "防水的质保期不少于1年，其他不少于90日",
            "的质保期",
            "与原文不一致，原文为“其他的质保期不少于90日”。",
        ),
        ("当事人没有约定的，可以退货", "可以退货", "当事人没有约定的", None),
    ],
)
def test_what_is_left_out_is_told_by_whole_words(
    source: str, said: str, words: str, note: str | None
) -> None:
    asked = Asked(said, letters_of(said).text, "", False, phrases("zh"))
    told = asked.lacks(CONDITION, words, source)
    assert told == (note or f"原文还有条件“{words}”，文中没有。")


@pytest.mark.parametrize(
    "lead", ["Everybody knows well and truly that ", "It is quite plain: ", ""]
)
@pytest.mark.parametrize("number", ["Article 1. Members\n(1)", "2.2", "第七条", "（三）"])
def test_the_number_of_a_clause_is_no_difference(lead: str, number: str) -> None:
    source = f"{number} Bonfires may be lit in March."
    said = f"{lead}bonfires may be lit in March."
    asked = Asked(said, letters_of(said).text, "", False, phrases("en"))
    words = differing_words(source, said) or ()
    assert not any(char.isdigit() or char in "七三" for char in asked.differs(words, source))


@pytest.mark.parametrize(
    ("word", "text", "shown"),
    [
        ("1", "Dues are paid on 1 April.", "1 April"),
        ("1", "Due on 1 April.Full member | £240", "1 April"),
        ("not", "The Hirer, not the Keeper, must have it tested.", "not the Keeper"),
        ("不得", "承租人不得饲养动物，可以养花。", "不得饲养动物"),
        ("£60", "The fee is £60 a year.", "£60"),
        ("夜间", "夜间不得进入。", "夜间"),
    ],
)
def test_a_word_alone_is_shown_with_what_it_is_of(word: str, text: str, shown: str) -> None:
    assert with_what_follows([word], text) == [shown]
