"""What a text's own words make of what they quote: another ruling, another one's case."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.checker.citations import Checker
from index.clauses import parse
from index.documents import Document

NAME = "《枫溪县滑翔场管理办法》"
RULES = """枫溪县滑翔场管理办法

第一条　支持村民成立滑翔互助社，开展滑翔体验和培训。

第二条　在滑翔场缓冲区内搭建看台、燃放烟花，应当经滑翔场管理站同意。

第三条　禁止在滑翔场起降区放养牲畜。

第四条　滑翔伞出租人不得将滑翔伞租给未经培训的人。

第五条　有下列行为之一的，由滑翔场管理站责令改正：
（一）擅自占用跑道；
（二）损坏风向标。

第六条　未经登记出租滑翔伞，数量较大的，处五千元以下罚款；数量巨大的，处五千元以上二万元以下的罚款。

第七条　滑翔证有效期为三年。

第八条　本办法自2024年3月1日起施行。
"""


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([parse(Document(RULES, "0.txt", "txt"))])


def verdicts(checker: Checker, text: str) -> list[str]:
    return [finding.verdict for finding in checker.check(text)]


@pytest.mark.parametrize(
    "text",
    [
        f"{NAME}第一条一律禁止“开展滑翔体验和培训”。",
        f"{NAME}第一条要求村民必须“成立滑翔互助社”。",
        f"{NAME}第一条规定，村民应当“开展滑翔体验和培训”。",
        f"{NAME}第二条规定任何人不得“在滑翔场缓冲区内搭建看台、燃放烟花”。",
        f"{NAME}第二条规定，“搭建看台、燃放烟花，应当经滑翔场管理站同意”。",
        f"{NAME}第三条规定，禁止“放养牲畜”。",
        f"{NAME}第四条允许“将滑翔伞租给未经培训的人”。",
        f"对损坏风向标的，{NAME}第六条规定：“数量巨大的，处五千元以上二万元以下的罚款。”",
    ],
)
def test_words_put_under_another_ruling_or_case_are_altered(checker: Checker, text: str) -> None:
    assert verdicts(checker, text) == ["altered"]


@pytest.mark.parametrize(
    "text",
    [
        f"{NAME}第一条支持村民“开展滑翔体验和培训”。",
        f"{NAME}第一条鼓励“村民成立滑翔互助社”。",
        f"{NAME}第二条要求“在滑翔场缓冲区内搭建看台、燃放烟花，应当经滑翔场管理站同意”。",
        f"{NAME}第二条规定，在滑翔场缓冲区内“搭建看台、燃放烟花，应当经滑翔场管理站同意”。",
        f"{NAME}第三条禁止“在滑翔场起降区放养牲畜”。",
        f"{NAME}第四条禁止“将滑翔伞租给未经培训的人”。",
        f"{NAME}第五条禁止“擅自占用跑道”。",
        f"对未登记就出租滑翔伞的，{NAME}第六条规定：“数量巨大的，处五千元以上二万元以下的罚款。”",
        f"{NAME}第六条规定：“数量巨大的，处五千元以上二万元以下的罚款。”",
    ],
)
def test_words_under_their_own_ruling_are_supported(checker: Checker, text: str) -> None:
    assert verdicts(checker, text) == ["supported"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"问：滑翔证有效期为三年吗？答：是的。依据{NAME}第七条。", ["supported"]),
        (f"问：能在滑翔场起降区放养牲畜吗？\n答：能。依据：{NAME}第三条。", ["altered"]),
        (f"问：搭建看台要经滑翔场管理站同意吗？\n答：不用。见{NAME}第二条。", ["contradicted"]),
    ],
)
def test_an_answer_is_held_against_the_place_behind_it(
    checker: Checker, text: str, told: list[str]
) -> None:
    assert verdicts(checker, text) == told


def test_the_number_of_a_row_is_none_of_its_words(checker: Checker) -> None:
    table = (
        "| 序号 | 规定 | 出处 |\n|---|---|---|\n"
        f"| 1 | 滑翔证有效期为三年 | {NAME}第七条 |\n"
        f"| 2 | 滑翔证有效期为二年 | {NAME}第七条 |\n"
    )
    assert verdicts(checker, table) == ["supported", "altered"]


def test_what_is_not_yet_in_force_is_said_to_be() -> None:
    before = Checker([parse(Document(RULES, "0.txt", "txt"))], as_of=date(2023, 1, 1))
    (finding,) = before.check(f"{NAME}第七条规定，“滑翔证有效期为三年”。")
    assert finding.verdict == "supported"
    assert "2024-03-01" in finding.note


def test_what_rules_behind_a_quotation_is_no_part_of_what_is_supported(checker: Checker) -> None:
    (finding,) = checker.check(f"{NAME}第七条规定，“滑翔证有效期为三年”，并吊销滑翔证。")
    assert (finding.verdict, finding.text[-1]) == ("supported", "”")
    assert "吊销滑翔证" in finding.note


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"你县《关于滑翔证期限的请示》收悉。\n\n“滑翔证有效期为三年”，{NAME}有此规定。",
            "supported",
        ),
        (f"广播词　{NAME}第二条\n滑翔证有效期为三年。", "misattributed"),
        (f"广播员念了{NAME}第三十条。\n\n——请静听。", "no_such_clause"),
    ],
)
def test_places_around_words(checker: Checker, text: str, told: str) -> None:
    (finding,) = checker.check(text)
    assert finding.verdict == told
    assert text[finding.start : finding.end] == finding.text


def test_a_section_in_brackets_is_of_the_document_before_it() -> None:
    rules = "Quay Glider Rules\n\nSection 1\nPilots must wear helmets.\n\n" + (
        "Section 2\nThe launch fee shall not exceed nine crowns.\n"
    )
    glider = Checker([parse(Document(rules, "0.txt", "txt"))])
    words = "“The launch fee shall not exceed nine crowns” is found in the Quay Glider Rules"
    assert verdicts(glider, f"{words} (Section 2).") == ["supported"]
    assert verdicts(glider, f"{words} (Section 1).") == ["misattributed"]


@pytest.mark.parametrize(
    ("verb", "told"),
    [
        ("forbids borrowers to", "supported"),
        ("says that borrowers must not", "supported"),
        ("allows borrowers to", "altered"),
        ("requires borrowers to", "altered"),
    ],
)
def test_what_nobody_may_do_is_forbidden(verb: str, told: str) -> None:
    rules = "Quay Boat Bylaw\n\nSection 4\nNo borrower may carry more than three passengers.\n"
    bylaw = Checker([parse(Document(rules, "0.txt", "txt"))])
    text = f"Section 4 of the Quay Boat Bylaw {verb} “carry more than three passengers”."
    assert verdicts(bylaw, text) == [told]


def test_rows_that_name_their_matter_are_read_one_by_one(checker: Checker) -> None:
    table = (
        f"以下依据{NAME}整理。\n\n| 序号 | 事项 | 规定 | 依据 |\n|---|---|---|---|\n"
        "| 1 | 转租 | 滑翔伞出租人不得将滑翔伞租给未经培训的人 | 第四条 |\n"
        "| 2 | 期限 | 滑翔证有效期为三年 | 第七条 |\n"
        "| 3 | 施行 | 本办法自2025年3月1日起施行 | 第八条 |\n"
    )
    assert verdicts(checker, table) == ["supported", "supported", "altered"]


def test_an_answer_that_depends_on_something_is_held_against_its_own_place(
    checker: Checker,
) -> None:
    asked = f"问：能在起降区放养牲畜吗？\n答：可以，只要经管理站同意。依据{NAME}第三条。"
    (finding,) = checker.check(asked)
    assert finding.verdict != "supported"
    assert finding.text == asked
