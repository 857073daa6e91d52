"""Questions that compare versions of a document are answered by the same rule in each."""

from __future__ import annotations

from pathlib import Path

import pytest
from model_fakes import ScriptedModel, conversing

from assistant.chat.comparing import compares_versions

OLD = """砚浦市泊船条例

（2021年3月1日公布，自2021年5月1日起施行）

第一条　超时泊船的，处二百元罚款。

第二条　船东应当在泊船前交存六百元泊位押金。

第三条　泊位由港务局划定。

第四条　泊位的宽度为六米。

第五条　泊位收费每天十元。泊位收费逾期每天加五元。
"""
NEW = """砚浦市泊船条例

（2026年3月1日公布，自2026年5月1日起施行）

第一条　泊位由港务局划定。

第二条　泊位的宽度为八米。船东自带缆绳。

第三条　码头夜间应当照明。

第四条　超时泊船的，处五百元罚款。

第五条　船东应当投保。泊位收费每天十元。泊位收费逾期每天加六元。

第六条　本条例自2026年5月1日起施行。2021年5月1日起施行的《砚浦市泊船条例》同时废止。
"""
EARLIER, LATER = "砚浦市泊船条例（2021）", "砚浦市泊船条例（2026）"


def quoted(tmp_path: Path, question: str) -> tuple[list[tuple[str, str, str]], str]:
    """What is quoted from which version and clause, and the whole answer."""
    with conversing(tmp_path, ScriptedModel("好的。"), old=OLD, new=NEW) as (conversation, _):
        answer = conversation.ask(question)
    cited = [c for s in answer.sentences for c in s.citations]
    return [(c.title, c.address, c.quote) for c in cited], answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "超时泊船的罚款，新旧条例有什么不同？",
        "超时泊船的罚款，2021年条例和2026年条例分别是多少？",
        "超时泊船的罚款，修改前后有什么变化？",
    ],
)
def test_a_rule_that_was_moved_is_quoted_from_both_versions(tmp_path: Path, question: str) -> None:
    cited, answer = quoted(tmp_path, question)
    assert cited == [
        (EARLIER, "第一条", "第一条　超时泊船的，处二百元罚款。"),
        (LATER, "第四条", "第四条　超时泊船的，处五百元罚款。"),
    ]
    assert answer.index(EARLIER) < answer.index("二百元") < answer.index(LATER)
    assert "没有找到可以确认回答的原文" not in answer


def test_the_question_is_shown_as_it_was_asked(tmp_path: Path) -> None:
    question = "超时泊船的罚款，新旧条例有什么不同？"
    with conversing(tmp_path, ScriptedModel("好的。"), old=OLD, new=NEW) as (conversation, _):
        assert conversation.ask(question).standalone_question == question


def test_a_rule_that_only_one_version_has_is_said_to_be_missing_in_the_other(
    tmp_path: Path,
) -> None:
    cited, answer = quoted(tmp_path, "船东交存泊位押金，新旧条例的规定有什么不同？")
    assert cited == [(EARLIER, "第二条", "第二条　船东应当在泊船前交存六百元泊位押金。")]
    assert f"《{LATER}》中没有找到与此对应的规定" in answer


def test_what_stayed_beside_what_changed_is_quoted_from_both(tmp_path: Path) -> None:
    cited, _ = quoted(tmp_path, "泊位收费每天几元，新旧条例的规定有什么不同？")
    assert [quote for *_, quote in cited] == [
        "第五条　泊位收费每天十元。",
        "泊位收费逾期每天加五元。",
        "第五条　船东应当投保。",
        "泊位收费每天十元。",
        "泊位收费逾期每天加六元。",
    ]


def test_a_rule_that_stayed_is_quoted_once(tmp_path: Path) -> None:
    cited, answer = quoted(tmp_path, "泊位由谁划定，新旧条例的规定有什么不同？")
    assert [quote.split("　")[1] for _, _, quote in cited] == ["泊位由港务局划定。"]
    assert "这句话的文字与前者相同" in answer


@pytest.mark.parametrize(
    ("question", "compares"),
    [
        ("新旧条例有什么不同？", True),
        ("2023年版和2026年版的罚款分别是多少？", True),
        ("修正后改成了几年？", True),
        ("How do the old act and the new act differ on fines?", True),
        ("What changed between the 2023 and the 2026 regulation?", True),
        ("新条例什么时候取代旧条例？", False),
        ("C级和D级危险房屋有什么不同？", False),
        ("2026年的罚款是多少？", False),
        ("How do class C and class D houses differ?", False),
    ],
)
def test_a_question_compares_versions_or_other_things(question: str, *, compares: bool) -> None:
    assert compares_versions(question) is compares
