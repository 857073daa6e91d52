"""Two wordings of one thing: what is moved, what is denied in free words, what a letter changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checker.legal_words import in_legal_words
from assistant.checker.ruling_words import ruled_otherwise
from assistant.evidence.near_copy import put_in
from assistant.evidence.wording import (
    changed_runs,
    doubled,
    is_moved,
    is_wording,
    leaves_out_must,
    put_for,
    puts_other_words,
    reorders_a_list,
    rules_as_no_law,
)

SAID = [
    ("是否收费由单位决定", "单位无需收费"),
    ("要不要收费，全看单位的心情", "单位无需收费"),
    ("收费对单位来说不是必须的", "单位无需收费"),
    ("收费对单位而言是合法的", "单位可以收费"),
    ("收费对单位来讲是违法的", "单位不得收费"),
    ("单位要是收费，就犯了规", "单位不得收费"),
    ("单位如果收费，那就违法了", "单位不得收费"),
    ("单位不享有收费的权利", "单位不得收费"),
    ("收费超出了单位的权限", "单位不得收费"),
    ("收费，这个权利单位没有", "单位不得收费"),
    ("收费不在单位的义务之内", "单位无需收费"),
    ("单位享有收费的自由", "单位可以收费"),
    ("单位不承担收费的义务", "单位无需收费"),
    ("即便不收费，单位也不构成违规", "单位无需收费"),
    ("单位有权拒绝收费", "单位无需收费"),
    ("对老人免费对单位来说不是必须的", "单位无需对老人免费"),
    ("收费，单位可以", "单位可以收费"),
    ("证据不足并不妨碍单位收费", "证据不足的，可以单位收费"),
    ("不得收费，哪怕单位同意退还", "单位同意退还的，不得收费"),
    ("即使单位同意退还，也不得收费", "单位同意退还的，不得收费"),
]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("没有谁可以拆除水表", "不得拆除水表"),
        ("水费不能不缴", "水费应当缴"),
        ("单位不是不必检查水表", "单位应当检查水表"),
        ("单位非每年检查水表不可", "单位应当每年检查水表"),
        ("擅自拆除供水设施是违法的", "不得擅自拆除供水设施"),
        ("单位查处违法行为", "单位查处违法行为"),
    ],
)
def test_what_is_said_twice_over_is_told_in_one_word(said: str, told: str) -> None:
    assert in_legal_words(said) == told


@pytest.mark.parametrize(("said", "plain"), SAID)
def test_what_is_so_for_somebody_is_told_as_laws_do(said: str, plain: str) -> None:
    assert in_legal_words(said) == plain


def test_a_source_may_itself_leave_something_to_be_decided() -> None:
    assert in_legal_words("是否受理由法院决定", "由法院决定是否受理。") == "是否受理由法院决定"


def test_a_source_may_itself_allow_what_nobody_wishes() -> None:
    said = "住户不愿意公开的，可以在室内进行"
    assert in_legal_words(said) != said
    assert in_legal_words(said, f"{said}。") == said


def test_a_source_may_itself_tell_of_a_right() -> None:
    assert in_legal_words("单位享有收费的权利", "单位享有收费的权利。") == "单位享有收费的权利"


@given(st.permutations("甲乙丙丁戊"))
def test_the_same_letters_in_another_order_are_moved(letters: list[str]) -> None:
    said = "".join(letters)
    assert is_moved("甲、乙、丙、丁、戊", said) is (said != "甲乙丙丁戊")
    assert not is_moved("甲乙丙丁戊", f"{said}己")


@pytest.mark.parametrize(
    ("source", "said", "other"),
    [
        ("由申请人协商", "由被申请人协商", True),
        ("由申请人协商", "由申请人协商", False),
        ("由申请人协商", "由申请人来协商", False),
        ("由被申请人协商", "由申请人协商", True),
        ("应当及时公布", "应当适时公布", True),
        ("应当及时公布", "应当按时公布", True),
        ("应当按期归还", "应当定期归还", True),
        ("应当按时公布", "应当公布", False),
        ("名单以及时间", "名单和时间", False),
        ("加强精神文明建设", "强化精神文明建设", True),
        ("保障未成年人的名誉", "保障成年人的名誉", True),
        ("损坏责任由借用人承担", "租车的损坏责任由借用人承担", True),
    ],
)
def test_one_letter_makes_the_other_party(source: str, said: str, other: bool) -> None:
    assert puts_other_words(source, said) is other


@pytest.mark.parametrize(
    ("source", "said", "copies"),
    [
        ("违反规定的，由税务机关处理", "不遵守规定的，由税务机关处理", True),
        ("证券包括其利用他人账户持有的", "证券并不包括其利用他人账户持有的", True),
        ("单位应当报告收支情况", "单位没有义务报告收支情况", False),
        ("单位应当报告收支情况", "单位原则上可以报告收支情况", True),
        ("单位可以报告收支情况", "单位一律禁止报告收支情况", False),
    ],
)
def test_a_changed_copy_is_no_wording_of_ones_own(source: str, said: str, copies: bool) -> None:
    assert is_wording(source, said) is copies


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("单位的收支用不着市局审批", True),
        ("单位的收支，并没有要求市局审批", True),
        ("单位的收支可以经市局审批", False),
        ("单位的收支应当经市局审批", False),
    ],
)
def test_rules_that_no_law_words_so_are_a_writers_own(said: str, own: bool) -> None:
    assert rules_as_no_law("单位的收支应当经市局审批", said) is own


@pytest.mark.parametrize(
    ("said", "twice"),
    [
        ("提供免免费服务", "免免"),
        ("单位应当应当公布", "应当应当"),
        ("人人提供免费服务", ""),
        ("单位应当公布", ""),
        ("提供免费服务，服务应当公布", ""),
    ],
)
def test_words_told_twice_are_heard(said: str, twice: str) -> None:
    assert doubled("单位应当公布，并为个人提供免费服务。", said) == twice


def test_a_word_that_rules_is_turned() -> None:
    assert list(ruled_otherwise("单位可以收费")) == [("单位不得收费", "可以")]
    assert [words for words, _ in ruled_otherwise("单位应当收费")] == [
        "单位不得收费",
        "单位无需收费",
    ]
    assert not list(ruled_otherwise("单位收费"))


@pytest.mark.parametrize(
    ("source", "said", "added"),
    [
        ("住户可以更换水表。", "住户可以免费更换水表。", "免费"),
        ("住户可以更换水表。", "住户可以依法更换水表。", ""),
        ("住户可以免费更换水表。", "住户可以免费更换水表。", ""),
        ("住户可以更换水表，免费安装。", "住户可以免费更换水表，安装。", ""),
        ("住户可以更换水表。", "住户可以调换水表。", ""),
        ("老年人免收工本费。", "老年人、军人免收工本费。", "军人"),
        ("老年人免收工本费。", "老年人及其家属免收工本费。", "及其家属"),
        ("由站长签字。", "由站长或副手签字。", "或副手"),
        ("向站长报告。", "向站长书面报告。", "书面"),
        ("每证收取工本费。", "每证预先收取工本费。", "预先"),
        ("转借证件的，吊销证件。", "多次转借证件的，吊销证件。", "多次"),
        ("Gas is fitted by the firm.", "Gas is fitted by the firm or a deputy.", ""),
        (
            "Gas is fitted by the firm at once.",
            "Gas is usually fitted by the firm at once.",
            "usually",
        ),
        ("Gas is fitted by the firm.", "Gas is then fitted by the firm.", ""),
        ("公司进行检查。", "公司应当对此进行检查。", ""),
        ("水表由公司更换。", "根据办法，水表由公司更换。", ""),
    ],
)
def test_words_put_in_between_those_of_a_source(source: str, said: str, added: str) -> None:
    assert put_in(source, said) == added


def test_a_writer_denies_as_no_law_does_and_stops_what_is_supported() -> None:
    assert rules_as_no_law("收据具有同等效力", "收据何曾具有同等效力")
    assert not rules_as_no_law("收据具有同等效力", "收据不具有同等效力")
    assert rules_as_no_law("国家鼓励使用餐具", "国家不再鼓励使用餐具")
    assert not rules_as_no_law("国家鼓励使用餐具", "国家不鼓励使用餐具")
    assert not is_wording("国家支持集市使用环保餐具", "国家叫停了集市使用环保餐具")
    assert is_wording("国家支持集市使用环保餐具", "国家限制集市使用环保餐具")


def test_a_wording_may_leave_out_nothing_but_must() -> None:
    assert leaves_out_must("单位应当在三日内备案", "单位在三日内备案")
    assert not leaves_out_must("单位应当在三日内备案", "单位备案")
    assert not leaves_out_must("单位应当在三日内备案", "单位不在三日内备案")
    assert not leaves_out_must("单位可以在三日内备案", "单位在三日内备案")


@pytest.mark.parametrize(
    ("words", "said", "source", "told"),
    [
        (["额"], "处骗取金额一倍的罚款", "处骗取资金一倍的罚款", (["金额"], ["资金"])),
        (["无需"], "可以不邀请代表", "应当邀请街区代表", (["可以不"], ["应当"])),
        (["大家应当"], "大家认为应当交费", "船主应当交费", ([], [])),
        (["一律"], "用房一律不得改", "用房不得擅自改", ([], [])),
        ([], "社区用房", "社群用房", ([], [])),
        (["无"], "三包无效期从交车起算", "三包有效期从交车起算", (["无"], ["有"])),
        (["不得不"], "手续不全的，不得不批准", "手续不全的，不予批准", ([], [])),
        (["登记"], "没有登记簿的，不得入馆", "未经登记，不得入馆", ([], [])),
    ],
)
def test_a_part_of_a_word_is_told_with_the_word(
    words: list[str], said: str, source: str, told: tuple[list[str], list[str]]
) -> None:
    assert put_for(words, said, source) == told


@pytest.mark.parametrize(
    ("said", "reordered"),
    [
        ("船舶检修，应当报告技术、资金、人员等情况。", True),
        ("船舶检修，应当报告资金、技术、人员等情况。", False),
        ("检修船舶，应当报告技术、资金、人员等情况。", False),
        ("船舶检修，应当报告技术、资金等情况。", False),
        ("应当报告技术、资金、人员等情况，船舶检修。", False),
    ],
)
def test_the_items_of_a_list_in_another_order(said: str, reordered: bool) -> None:
    source = "船舶检修，应当报告资金、技术、人员等情况"
    assert reorders_a_list(source, said) is reordered


@pytest.mark.parametrize(
    ("source", "said", "places"),
    [
        ("至少应当占总数的百分之八十", "至少应当占总数的百分之五十", 1),
        ("并至少保存三年", "并至少保存三个月", 1),
        ("并至少保存三年", "并至少保存三年以上零用钱", 2),
        ("由专人登记", "由居民保管", 2),
        ("由专人登记", "由专人登记", 0),
    ],
)
def test_another_number_at_the_end_is_one_change(source: str, said: str, places: int) -> None:
    assert changed_runs(source, said) == places
