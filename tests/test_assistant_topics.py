"""Sentences that tell what a place is about: nothing is denied by them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from assistant.checker.citations import Checker
from assistant.checker.topics import only_tells_topic
from assistant.evidence.sources import CONTRADICTED, SUPPORTED, UNSUPPORTED, Likely
from index.clauses import parse
from index.documents import Document

HALL = """青岭市书场管理办法

第一条　书场理事会由七名理事组成，每届任期三年。

第二条　书场收取的茶位费每位不得超过十元。

第三条　书场应当在门口公示当日的书目。书目每日更换一次。
"""


def verdicts(text: str) -> list[tuple[str, str]]:
    def denies_all(pairs: Sequence[tuple[str, str]]) -> list[Likely]:
        return [Likely(says=0.0, denies=1.0, silent=0.0)] * len(pairs)

    checker = Checker([parse(Document(HALL, "0.txt", "txt"))], date(2026, 1, 1), denies_all)
    return [(finding.text, finding.verdict) for finding in checker.check(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "《青岭市书场管理办法》第一条规定了书场理事会的组成。",
        "第一条明确了书场理事会的人数和任期。",
        "第一条规定了理事会的组成，第二条规定了茶位费的标准。",
        "本办法第一条是关于书场理事会组成的规定。",
        "第一条对书场理事会的组成作出了明确规定。",
        "第一条主要讲书场理事会怎么组成。",
        "第二条规定的是茶位费收取标准",
    ],
)
def test_what_a_place_is_about_is_a_topic(sentence: str) -> None:
    assert only_tells_topic(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "第五条规定了以下内容。",
        "第二条规定，茶位费的标准。",
        "第二条规定了茶位费不得超过十元的限制。",
        "第一条规定了三年的任期。",
        "第二条规定了书场自愿缴纳茶位费。",
        "第二条规定了免费。",
        "第二条规定了死刑。",
        "第二条明确了谁喝茶谁付费的原则。",
        "第二条规定了由区政府批准的程序。",
        "第二条规定，书场应当收取茶位费，并明确了收费标准。",
        "第二条允许收取茶位费，主要涉及书场。",
        "第二条没有规定茶位费。",
    ],
)
def test_what_is_ruled_or_follows_is_none(sentence: str) -> None:
    assert not only_tells_topic(sentence)


def test_a_topic_denies_nothing_whatever_a_reader_thinks() -> None:
    ((_, verdict),) = verdicts("《青岭市书场管理办法》第一条规定了书场理事会的组成。")
    assert verdict == UNSUPPORTED
    ((_, verdict),) = verdicts("《青岭市书场管理办法》第一条规定，书场理事会谁都不必当。")
    assert verdict == CONTRADICTED


def test_what_follows_a_topic_is_not_told_of_its_place() -> None:
    place = "《青岭市书场管理办法》第九条"
    shown = "书场应当在门口公示当日的书目。"
    dearer = "茶位费每位不得超过二十元。"
    assert verdicts(f"{place}还规定了罚款。{shown}{dearer}") == [
        (place, "no_such_clause"), (shown, SUPPORTED), (dearer, CONTRADICTED),
    ]  # fmt: skip


def test_what_follows_a_topic_is_told_of_a_place_that_is_here() -> None:
    dearer = "茶位费每位不得超过二十元。"
    told = verdicts(f"《青岭市书场管理办法》第二条规定了收费。{dearer}")
    assert told == [(dearer, "altered")]
    shown = "书场应当在门口公示当日的书目。"
    told = verdicts(f"《青岭市书场管理办法》第二条规定了收费。{shown}")
    assert told == [(shown, "misattributed")]


def test_words_of_one_article_go_on_under_a_wrong_number_others_do_not() -> None:
    first, second = "书场应当在门口公示当日的书目。", "书目每日更换一次。"
    wrong = "《青岭市书场管理办法》第九条规定，"
    assert verdicts(wrong + first + second) == [(wrong + first + second, "no_such_clause")]
    invented = wrong + "说书人应当自备惊堂木。"
    assert verdicts(invented + first) == [(invented, "no_such_clause"), (first, SUPPORTED)]
