"""Denials in everyday words: what is given up, shut out, counted in all the same, left to all."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.checker.citations import Checker
from assistant.checker.denied import denied_in
from assistant.checker.frames import without_lead
from assistant.checker.legal_words import put_plainly, ruled_in_one_word
from index.clauses import parse
from index.documents import Document

HARBOUR = """青岭港口管理办法

第一条　管理处建立健全港口潮汐预警体系。

第二条　航行记录分为基础记录和非基础记录。

第三条　造成货主损失的，码头经营者应当承担赔偿责任，但能够证明损失因台风造成的除外。

第四条　货主逾期未提交书面通知的，码头经营者不负赔偿责任。

第五条　捐赠物资包括缆绳、救生衣和浮标。

第六条　未按照前款规定报管理处备案的，不享受泊位优惠。

第七条　未经管理处批准，不得在锚地举行赛船。
"""
NAME = "《青岭港口管理办法》"


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([parse(Document(HARBOUR, "0.txt", "txt"))], date(2026, 1, 1))


def verdicts(checker: Checker, text: str) -> list[str]:
    return [finding.verdict for finding in checker.check(text)]


@pytest.mark.parametrize(
    "text",
    [
        f"管理处已放弃建立健全港口潮汐预警体系（{NAME}）。",
        "航行记录从不区分基础记录和非基础记录。",
        f"{NAME}规定，造成货主损失的，码头经营者应当承担赔偿责任，没有例外，"
        "能够证明损失因台风造成的也一样。",
        f"按{NAME}，能够证明损失因台风造成的照旧适用这条规矩：造成货主损失的，"
        "码头经营者应当承担赔偿责任。",
        f"{NAME}第四条，货主逾期未提交书面通知的，码头经营者的赔偿责任一点也不能少。",
        f"{NAME}的意思是，捐赠物资把缆绳、救生衣和浮标剔了出去。",
    ],
)
def test_a_denial_in_everyday_words_is_told(checker: Checker, text: str) -> None:
    assert verdicts(checker, text) == ["contradicted"]


@pytest.mark.parametrize(
    "text",
    [
        f"{NAME}第六条：已按前款规定报管理处备案的，不享受泊位优惠。",
        f"依据{NAME}第六条，已按前款规定报管理处备案的，不享受泊位优惠。",
    ],
)
def test_a_copy_at_its_place_with_a_word_turned_is_altered(checker: Checker, text: str) -> None:
    assert verdicts(checker, text) == ["altered"]


@pytest.mark.parametrize(
    "text",
    [
        f"{NAME}第六条已经规定，未按照前款规定报管理处备案的，不享受泊位优惠。",
        "航行记录分为基础记录和非基础记录。",
        f"第三章　规范分析\n\n答辩人援引{NAME}，称造成货主损失的，码头经营者应当承担赔偿责任，"
        "但能够证明损失因台风造成的除外。",
        f"话务员查了{NAME}后答复，未经管理处批准，不得在锚地举行赛船。",
        f"有{NAME}在，未经管理处批准，不得在锚地举行赛船。",
        f"{NAME}施行以后，未经管理处批准，不得在锚地举行赛船。",
    ],
)
def test_what_is_right_stays_so(checker: Checker, text: str) -> None:
    assert verdicts(checker, text) == ["supported"]


def test_a_chapter_of_the_text_itself_is_no_place_of_the_document_below_it(
    checker: Checker,
) -> None:
    text = f"第三章　规范分析\n\n答辩人援引{NAME}，称未经管理处批准，可以在锚地举行赛船。"
    (finding,) = checker.check(text)
    assert finding.verdict in ("contradicted", "altered")
    assert finding.reference is not None
    assert finding.reference.title == "青岭港口管理办法"


@pytest.mark.parametrize(
    ("said", "sources", "plain"),
    [
        (
            "谁占用泊位里的锚位都合法",
            "任何单位和个人不得占用",
            "任何单位和个人可以占用泊位里的锚位",
        ),
        ("谁占用泊位都不合法", "任何单位和个人不得占用", "谁占用泊位都不合法"),
        ("赔偿责任跑不掉", "赔偿货主损失", "赔偿责任跑不掉"),
        ("赔偿责任跑不掉", "不负赔偿责任", "应当承担赔偿责任"),
        ("物资把浮标剔了出去", "物资有浮标", "物资把浮标剔了出去"),
    ],
)
def test_everyday_words_are_put_as_the_sources_have_them(
    said: str, sources: str, plain: str
) -> None:
    assert put_plainly(said, sources) == plain


def test_a_word_that_opens_an_idiom_is_not_taken_out_of_it() -> None:
    assert ruled_in_one_word("办不办证全凭自愿") == "办不办证全凭自愿"
    assert ruled_in_one_word("不必办证") == "无需办证"


def test_what_may_be_told_allows_nothing() -> None:
    assert without_lead("可以告诉您：泊位要登记。") == "泊位要登记。"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("从靠岸那天算停泊期限，是算错了。", "从靠岸那天算停泊期限"),
        ("停泊期限从靠岸那天算，没有算错。", None),
    ],
)
def test_what_is_said_to_be_counted_wrong_is_denied(text: str, told: str | None) -> None:
    span = denied_in(text, (0, len(text)))
    assert (text[slice(*span)] if span else None) == told
