"""A rule on one thing is no answer to what is asked of another that its document keeps apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from model_fakes import E5LikeEmbedder, ScriptedModel

from assistant.chat.reading import Reader
from assistant.chat.things import Things
from index.library import Library
from index.retriever import Retriever

RULES = """砚浦市小动物办法

第一条　饲养犬只的，应当到派出所办理登记。

第二条　饲养猫、兔等宠物的，应当每年接种疫苗一次。

第三条　任何宠物死亡的，应当送交处理，处理费用五十元。

第四条　犬只登记的费用为二十元。
"""
EVERY = ["第一条", "第二条", "第三条", "第四条"]


def told_of(tmp_path: Path, text: str, question: str, agrees: float) -> set[str]:
    """Where the sentences stand that may answer; ``agrees``: how probably one thing is another."""
    path = tmp_path / "rules.txt"
    path.write_text(text, encoding="utf-8")
    embedder = E5LikeEmbedder()
    model = ScriptedModel(log_probability=-0.01, agrees=agrees)
    with Library.create(tmp_path / "library", embedder) as library:
        library.add([path])
        hits = Retriever(library, embedder).search(question).hits
        passages = Reader(library).passages(hits, every=False)
        told = Things(library, model).told_of(question, passages)
    return {passage.source.clause.address for passage in told}


@pytest.mark.parametrize(
    ("question", "covers", "expected"),
    [
        ("养猫要办理登记吗", False, []),
        ("遛猫要登记吗", False, []),
        ("养仓鼠要办理登记吗", False, []),
        ("养狗要办理登记吗", True, EVERY),
        ("饲养犬只要办理登记吗", False, ["第一条", "第三条", "第四条"]),
        ("养猫要接种疫苗吗", False, ["第二条", "第三条"]),
        ("办理登记要多久", False, EVERY),
    ],
)
def test_what_is_told_of_another_thing_is_left_out(
    tmp_path: Path, question: str, covers: bool, expected: list[str]
) -> None:
    told = told_of(tmp_path, RULES, question, 0.99 if covers else 0.01)
    assert sorted(told, key=EVERY.index) == expected


FEES = """砚浦市船舶停泊办法

第一条　船员每人住宿一间。

第二条　副船长津贴每月三百元。

第三条　缴押金五百元，离港时退还。
"""


@pytest.mark.parametrize(
    ("question", "means", "expected"),
    [
        ("船长津贴多少元", 0.3, ["第一条", "第三条"]),
        ("每月发给多少船长津贴", 0.3, ["第一条", "第三条"]),
        ("副船长津贴多少元", 0.3, ["第一条", "第二条", "第三条"]),
        ("船员几人住一间", 0.3, ["第一条", "第二条", "第三条"]),
        ("押金多少元", 0.7, ["第一条", "第二条", "第三条"]),
    ],
)
def test_a_word_is_not_the_end_of_another(
    tmp_path: Path, question: str, means: float, expected: list[str]
) -> None:
    told = told_of(tmp_path, FEES, question, means)
    assert sorted(told) == sorted(expected)


DOGS = """砚浦市养犬管理条例

第一条　养犬人应当自取得犬只之日起二十日内办理养犬登记。

第二条　养犬登记证有效期为二年。
"""


@pytest.mark.parametrize(
    ("question", "covers", "is_told"),
    [
        ("养猫需要登记吗？", False, False),
        ("砚浦市养猫需要登记吗？", False, False),
        ("养狗需要登记吗？", True, True),
        ("养犬需要登记吗？", False, True),
        ("养护犬要登记吗？", False, True),
        ("领养猫的登记证有效期多长？", False, True),
    ],
)
def test_what_a_title_names_answers_for_nothing_else(
    tmp_path: Path, question: str, *, covers: bool, is_told: bool
) -> None:
    told = told_of(tmp_path, DOGS, question, 0.99 if covers else 0.01)
    assert bool(told) is is_told
