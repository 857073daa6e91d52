"""Versions of a rule share wording; the minutes of two meetings share a title."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from library_worker import HashingEmbedder

from index.editions import Editions
from index.kinship import Kinship
from index.library import Library
from index.validity import State

RULE = """砚浦市测绳管理办法

{day}

第一条　测绳应当笔直，每年由检测单位检定一次。
第二条　测绳的使用单位应当建立台账，台账至少保存{years}年。
第三条　违反本办法规定的，由市计量主管部门责令改正。
"""
MINUTES = """会议纪要

{day}

一、{first}
二、{second}
"""
OLD, NEW = "2024年3月5日", "2025年6月9日"


def states(folder: Path, *texts: str) -> list[State]:
    paths = [folder / f"{number}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    with Library.create(folder / "library", HashingEmbedder()) as library:
        library.add(paths)
        editions = Editions(library)
        return [editions.of(one.doc_id, date(2026, 1, 1)).state for one in library.documents()]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            RULE.format(day=OLD, years="三"),
            RULE.format(day=NEW, years="五"),
            [State.AMENDED, State.CURRENT],
        ),
        (
            MINUTES.format(day=OLD, first="同意水厂扩建项目立项。", second="由建设局完成选址。"),
            MINUTES.format(day=NEW, first="同意中心小学搬迁方案。", second="由教育局完成规划。"),
            [State.CURRENT, State.CURRENT],
        ),
        (
            MINUTES.format(day="", first="同意水厂扩建项目立项。", second="由建设局完成选址。"),
            MINUTES.format(day=NEW, first="同意中心小学搬迁方案。", second="由教育局完成规划。"),
            [State.UNKNOWN, State.CURRENT],
        ),
    ],
)
def test_what_shares_only_its_title_takes_no_place(
    tmp_path: Path, old: str, new: str, expected: list[State]
) -> None:
    assert states(tmp_path, old, new) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("测绳应当笔直，每年检定一次。", "测绳应当笔直，\n每年检定两次。", True),
        ("测绳应当笔直，每年检定一次。", "同意中心小学搬迁方案，新校区用地八十亩。", False),
        ("The cable shall be straight and kept dry.", "The CABLE shall be straight.", True),
        ("", "测绳应当笔直，每年检定一次。", False),
    ],
)
def test_kinship_is_shared_wording_whatever_the_marks(one: str, other: str, expected: bool) -> None:
    texts = {"one": one, "other": other}
    akin = Kinship(texts.__getitem__)
    assert akin("one", "other") is expected
    assert akin("other", "one") is expected


def minutes(day: str, sum_: str) -> str:
    """Minutes worded alike but for a sum, dated in a line of their own."""
    return (
        f"砚浦市绿化委员会会议纪要\n\n会议时间：{day}\n主持人：周行\n\n"
        f"一、关于苗圃\n会议决定，苗圃扩建工程由市园林局负责实施，经费安排{sum_}万元。\n"
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2024年10月15日", "2025年3月20日", ""),
        ("2024年10月15日", "2024年10月15日", "several"),
    ],
)
def test_minutes_of_two_meetings_are_no_versions_however_alike(
    tmp_path: Path, one: str, other: str, expected: str
) -> None:
    paths = [tmp_path / "1.txt", tmp_path / "2.txt"]
    for path, text in zip(paths, (minutes(one, "三十"), minutes(other, "五十")), strict=True):
        path.write_text(text, encoding="utf-8")
    with Library.create(tmp_path / "library", HashingEmbedder()) as library:
        library.add(paths)
        editions = Editions(library)
        found = [editions.of(entry.doc_id) for entry in library.documents()]
        titles = {entry.title for entry in library.documents()}

    assert titles == {"砚浦市绿化委员会会议纪要"}
    assert ["several" if version.by else "" for version in found] == [expected] * 2
    assert {version.label[:4] for version in found} == {one[:4], other[:4]}


def test_a_pair_is_compared_once() -> None:
    read: list[str] = []

    def text(doc_id: str) -> str:
        read.append(doc_id)
        return "测绳应当笔直，每年检定一次。"

    akin = Kinship(text)
    assert akin("one", "other")
    akin.let_go()

    assert akin("other", "one")
    assert sorted(read) == ["one", "other"]
