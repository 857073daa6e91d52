"""A memo on a regulation that is here in two versions: what is true is not held against it."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.checker.citations import Checker
from assistant.checker.findings import Finding
from assistant.checker.hearing import Hearing
from assistant.checker.not_there import said_to_be_missing
from assistant.evidence.sources import CONTRADICTED, SUPPORTED, UNSUPPORTED, Source, Vote
from index.clauses import parse
from index.documents import Document

OLD = """砚浦市养犬条例

（2022年3月25日公布，自2022年7月1日起施行）

第一条　每户居民限养犬只一只，但是导盲犬不计入限养数量。

第二条　本条例自2022年7月1日起施行。
"""
NEW = """砚浦市养犬条例

（2025年9月26日公布，自2026年1月1日起施行）

第一条　每户居民限养犬只二只，但是导盲犬、扶助犬不计入限养数量。

第二条　市公安机关是养犬工作的主管部门，负责养犬登记和违法行为的处罚。
农业农村主管部门负责犬只的狂犬病免疫。

第三条　禁止携犬进入学校、医院和公共交通工具，但是导盲犬、扶助犬除外。

第四条　犬只伤害他人的，养犬人应当立即将受害人送医疗机构诊治，并先行支付医疗费用。

第五条　未办理养犬登记的，由公安机关责令限期改正；逾期不改正的，处一千元以上三千元以下罚款。

第六条　本条例自2026年1月1日起施行。
"""
POLICY = """Harbour Remote Work Policy

Effective 1 March 2026. This policy replaces the Telework Guidelines of 2021.

1. Staff may work at home on two days a week.
"""


@pytest.fixture(scope="module")
def checker() -> Checker:
    texts = {"old.txt": OLD, "new.txt": NEW, "policy.txt": POLICY}
    outlines = [parse(Document(text, name, "txt")) for name, text in texts.items()]
    return Checker(outlines, date(2026, 12, 1))


def told(checker: Checker, text: str) -> list[Finding]:
    """The findings of a text, in order."""
    return list(checker.check(text))


@pytest.mark.parametrize(
    "text",
    [
        "《砚浦市养犬条例》规定，导盲犬、扶助犬不计入限养数量。",
        "《砚浦市养犬条例》规定：“导盲犬、扶助犬不计入限养数量。”",
        "《砚浦市养犬条例》规定，公安机关负责养犬登记。",
        "《砚浦市养犬条例》规定，农业农村部门负责犬只的狂犬病免疫。",
    ],
)
def test_what_is_true_is_supported(checker: Checker, text: str) -> None:
    assert [finding.verdict for finding in told(checker, text)] == [SUPPORTED]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("《砚浦市养犬条例》规定，每户居民限养犬只三只。", "altered"),
        ("《砚浦市养犬条例》规定：“每户居民限养犬只二只。”", "altered"),
        ("《砚浦市养犬条例》规定，卫生健康部门负责犬只的狂犬病免疫。", CONTRADICTED),
        ("《砚浦市养犬条例》规定，携犬可以进入学校。", CONTRADICTED),
    ],
)
def test_what_is_wrong_is_told(checker: Checker, text: str, verdict: str) -> None:
    assert [finding.verdict for finding in told(checker, text)] == [verdict]


def test_what_is_excepted_is_not_denied(checker: Checker) -> None:
    text = "《砚浦市养犬条例》规定，乘坐公共交通工具可以携带导盲犬。"
    assert [finding.verdict for finding in told(checker, text)] == [UNSUPPORTED]


def test_the_number_of_articles_is_counted_under_a_short_name_too(checker: Checker) -> None:
    text = "《砚浦市养犬条例》自2026年1月1日起施行。条例共有十八条。"
    assert [f.verdict for f in told(checker, text)] == [SUPPORTED, CONTRADICTED]


def test_the_title_of_a_memo_claims_nothing(checker: Checker) -> None:
    title = "关于新修订《砚浦市养犬条例》的说明"
    text = f"{title}\n\n一、数量。每户居民限养犬只二只，但是导盲犬、扶助犬不计入限养数量。"
    assert [finding.verdict for finding in told(checker, text)] == [SUPPORTED]


def test_old_words_are_shown_beside_those_in_force(checker: Checker) -> None:
    (found,) = told(checker, "《砚浦市养犬条例》规定：“导盲犬不计入限养数量。”")
    assert found.verdict == "repealed"
    assert "第一条写的是：“" in found.note.replace("）", "")
    assert "导盲犬、扶助犬不计入限养数量" in found.note


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "《砚浦市养犬条例》第五条规定，未办理养犬登记的，处一千元以上三千元以下罚款。",
            "逾期不改正的",
        ),
        (
            "《砚浦市养犬条例》第四条规定，犬只伤人的，养犬人应当先行支付医疗费用。",
            "犬只伤害他人的",
        ),
    ],
)
def test_a_note_names_more_than_a_letter(checker: Checker, text: str, named: str) -> None:
    (found,) = told(checker, text)
    assert named in found.note


def test_the_sentence_ahead_is_no_part_of_what_is_told(checker: Checker) -> None:
    (found,) = told(checker, "The policy replaces the Telework Guidelines of 2021.")
    assert "1 March" not in found.note


@pytest.mark.parametrize(
    ("claim", "missing"),
    [
        ("条例对狗叫扰民没有规定。", "狗叫扰民"),
        ("《砚浦市养犬条例》没有对养猫作出规定。", "养猫"),
        ("《砚浦市养犬条例》未规定犬吠扰民的处罚。", "犬吠扰民"),
        ("对违法养犬的，由公安机关按照规定处罚。", ""),
        ("应当对犬只作出规定。", ""),
    ],
)
def test_what_a_document_is_said_to_be_silent_on(claim: str, missing: str) -> None:
    assert said_to_be_missing(claim) == missing


class Denying:
    """A witness that finds every claim denied."""

    def vote(self, _premise: str, _claim: str, _is_meant: bool) -> Vote:
        return Vote(CONTRADICTED, 9.0)

    def leaning(self, _premise: str, _claim: str) -> float:
        return -9.0


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("《砚浦市养犬条例》未规定犬吠扰民的处罚。", UNSUPPORTED),
        ("《砚浦市养犬条例》没有对养犬登记作出规定。", CONTRADICTED),
    ],
)
def test_only_what_speaks_of_it_denies_a_silence(
    checker: Checker, claim: str, verdict: str
) -> None:
    outline = parse(Document(NEW, "new.txt", "txt"))
    clause = next(c for c in outline.clauses if c.kind == "article" and "公安" in c.text)
    source = Source(clause, outline.title, clause.spans, clause.text)
    hearing = Hearing(checker, lambda _: [source], Denying())
    assert [finding.verdict for finding in hearing.check(claim)] == [verdict]


WATER = """砚浦市供水条例

第一条　供水单位是供水设施的所有人，应当每年检修供水设施，不得向用户收取检修费。
"""


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("用户应当每年检修供水设施。", "altered"),
        ("用户不得向用户收取检修费。", "altered"),
        ("供水单位应当每年检修供水设施。", SUPPORTED),
        ("供水单位不得向用户收取检修费。", SUPPORTED),
    ],
)
def test_what_is_ruled_for_one_is_not_ruled_for_another(said: str, verdict: str) -> None:
    checker = Checker([parse(Document(WATER, "water.txt", "txt"))])
    (found,) = checker.check(f"《砚浦市供水条例》规定，{said}")
    assert found.verdict == verdict
