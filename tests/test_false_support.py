"""True words cut, crossed or left half told are no support, and what is told so in full is."""

from __future__ import annotations

import pytest

from assistant.checker.citations import Checker
from assistant.evidence.crossed import crossed
from assistant.evidence.cut_short import ban_ahead, cut_word, only_a_case, only_supposed
from index.clauses import parse
from index.documents import Document

RULES = """梅溪县渡运管理条例

第一条　渡运仲裁中，被申请人对其收费的合法性负有举证责任。

第二条　遭受侵害的未成年人及其父母有权通知渡口管理站停止渡运。

第三条　任何单位和个人不得违反有关规定，限制未成年人应当享有的照顾或者优惠。

第四条　禁止任何单位和个人编造虚假航讯，扰乱渡运秩序。

第五条　渡口财产与属于船东所有的财产（以下简称自有财产）相区别，不得归入船东的自有财产。

第六条　采伐护岸林木应当申请采伐许可；采伐芦苇，不需要申请采伐许可，但应当避开汛期。

第七条　渡船登记后，船东经营的变化，由船东自行负责；由此变化引致的风险，由乘船人自行负责。

第八条　县城渡口，由交通部门组织养护；工矿渡口，由各该单位负责养护。

第九条　碰撞的请求权，时效期间为二年，自碰撞发生之日起计算；追偿的请求权，时效期间为一年。

第十条　货物装船后，应托运人的要求，船东应当签发提单。

第十一条　乘船人提起诉讼时，标的是同一种类，且人数众多的，可以推选代表人。

第十二条　船东不得将渡口财产转为自有财产。船东将渡口财产转为自有财产的，必须恢复原状。

第十三条　处罚明显不当的，县人民法院可以判决变更。

第十四条　经复议的案件，维持原决定的，两机关是共同被告；改变原决定的，复议机关是被告。

第十五条　符合要求的，发给渡运证明；不符合要求的，发给不予渡运通知书。

第十六条　本条例所称渡工，是指受船东雇用的人。

第十七条　有下列情形之一的，由管理站责令限期改正；逾期不改正的，处一万元以上三万元以下罚款：
（一）以实物、代金券等形式代替船费；
（二）未编制航次台账。

第十八条　造成浪费的，由县级以上人民政府交通部门责令改正，拒不改正的，处五千元以上五万元以下罚款。

第十九条　渡工对所摆渡的乘船人负直接责任。

渡口管理站对渡工的工作进行监督。

第二十条　本条例自2031年12月1日起施行。

第二十一条　渡口站长，由县人民政府任命；值班渡工，由渡口站长任命。

第二十二条　理事会选举产生会长。监事会选举产生监事长。

第二十三条　渡口不得有下列情形：
（一）夜间招揽乘客；
（二）超过定额载客。

第二十四条　对未发生事故的船东减免养护费用，对发生事故的船东提高保证金比例。

第二十五条　船东应当与航道保持规定的距离，避免在航道两侧停泊渡船。

第二十六条　所指的行为依照本省规定和本县规定均构成违规。

第二十八条　船东违反安全规程或者操作不当致使乘船人受伤的，乘船人有权请求赔偿。

第二十九条　船东负有诚实、谨慎、有效管理的义务。

第二十七条　应货物进口方有关机构的请求，渡口管理站可以核查货物的来源。
"""
RECORDS = """Millbrook Records Policy

1. Definitions

(1) "working day" means a day other than a Saturday, a Sunday or a public holiday.

2. Levels

(1) Sealed records shall be kept at access level C.

(2) A clerk may open sealed records noted under section 1(1) only with the consent of the archivist.

3. Commencement

(1) This policy comes into force on 1 January 2031.
"""
NAMED = "《梅溪县渡运管理条例》"
FALSE = [
    "申请人对其收费的合法性负有举证责任。",
    f"{NAMED}第一条规定：“申请人对其收费的合法性负有举证责任。”",
    "遭受侵害的成年人及其父母有权通知渡口管理站停止渡运。",
    f"{NAMED}第三条规定，限制未成年人应当享有的照顾或者优惠。",
    f"{NAMED}第四条规定：“扰乱渡运秩序。”",
    f"{NAMED}第五条规定，渡口财产属于船东所有的财产。",
    f"{NAMED}第六条规定，采伐护岸林木，不需要申请采伐许可，但应当避开汛期。",
    "渡船登记后，船东经营的变化，由乘船人自行负责。",
    f"{NAMED}第八条规定，县城渡口，由各该单位负责养护。",
    f"{NAMED}第九条规定，碰撞的请求权，自碰撞发生之日起计算，时效期间为一年。",
    f"{NAMED}第十条规定，货物装船后，船东应当签发提单。",
    "乘船人提起诉讼时，人数众多的，可以推选代表人。",
    f"{NAMED}第十二条规定，船东将渡口财产转为自有财产。",
    "处罚明显当的，县人民法院可以判决变更。",
    f"{NAMED}第十四条规定，经复议的案件，复议机关是被告。",
    f"{NAMED}第十五条规定，符合要求的，不符合要求的，发给不予渡运通知书。",
    "“渡工”，是指任何乘船的人。",
    f"渡船登记后的风险，{NAMED}第七条禁止由任何人负责。",
    f"{NAMED}没有规定任何处理。",
    f"{NAMED}第二十一条规定，值班渡工“由县人民政府任命”。",
    f"{NAMED}第二十二条规定，监事会“选举产生会长”。",
    f"{NAMED}第二十三条允许渡口“夜间招揽乘客”。",
    "对未发生事故的船东提高保证金比例。",
    "船东应当在航道两侧停泊渡船。",
    "所指的行为依照本省规定或者本县规定均构成违规。",
    "渡口管理站可以核查货物的来源。",
    "船东致使乘船人受伤的，乘船人有权请求赔偿。",
    "船东负有诚实、谨慎或者有效管理的义务。",
    "Sealed records shall be kept at access level A.",
    "Sealed records shall be kept at access level.",
    '"working day" means a Saturday, a Sunday or a public holiday.',
    "A clerk may open sealed records noted under section 1(1).",
]
TRUE = [
    "渡运仲裁中，被申请人对其收费的合法性负有举证责任。",
    "遭受侵害的未成年人及其父母有权通知渡口管理站停止渡运。",
    f"{NAMED}第六条规定，采伐芦苇，不需要申请采伐许可，但应当避开汛期。",
    "渡船登记后，由此变化引致的风险，由乘船人自行负责。",
    f"{NAMED}第八条规定，工矿渡口，由各该单位负责养护。",
    f"{NAMED}第十条规定，货物装船后，应托运人的要求，船东应当签发提单。",
    "乘船人提起诉讼时，标的是同一种类，且人数众多的，可以推选代表人。",
    f"{NAMED}第十二条规定，船东不得将渡口财产转为自有财产。",
    f"{NAMED}第十七条规定，以实物、代金券等形式代替船费的，由管理站责令限期改正；"
    "逾期不改正的，处一万元以上三万元以下罚款。",
    f"{NAMED}第十八条规定，造成浪费的，责令改正，拒不改正的，处5000元以上5万元以下罚款。",
    f"{NAMED}第十九条规定：（1）渡工对所摆渡的乘船人负直接责任；（2）渡口管理站对渡工的工作进行监督。",
    f"{NAMED}自2031年12月1日起施行（第二十条）。",
    f"{NAMED}第二十一条规定，渡口站长“由县人民政府任命”。",
    f"{NAMED}第二十二条规定，理事会“选举产生会长”。",
    f"{NAMED}第二十二条规定，协会“选举产生会长”。",
    f"{NAMED}第二十三条禁止渡口“夜间招揽乘客”。",
    "渡口不得夜间招揽乘客。",
    "对发生事故的船东提高保证金比例。",
    f"{NAMED}第二十条规定，该条例自2031年12月1日起施行。",
    "Sealed records shall be kept at access level C.",
    "The policy enters into force on 1 January 2031.",
    '"working day" means a day other than a Saturday, a Sunday or a public holiday.',
]


@pytest.fixture(scope="module")
def checker() -> Checker:
    texts = RULES, RECORDS
    return Checker([parse(Document(t, f"{i}.txt", "txt")) for i, t in enumerate(texts)])


@pytest.mark.parametrize("text", FALSE)
def test_words_that_are_cut_or_crossed_are_not_supported(checker: Checker, text: str) -> None:
    found = [finding.verdict for finding in checker.check(text)]
    assert found
    assert "supported" not in found


@pytest.mark.parametrize("text", TRUE)
def test_what_is_told_in_full_is_supported(checker: Checker, text: str) -> None:
    assert {finding.verdict for finding in checker.check(text)} == {"supported"}


def test_a_case_alone_is_told_to_be_one(checker: Checker) -> None:
    (finding,) = checker.check(f"{NAMED}第十二条规定，船东将渡口财产转为自有财产。")
    assert "一种情形" in finding.note


@pytest.mark.parametrize(
    ("left", "words", "frame", "cut"),
    [
        ("应当由被", "申请人举证", "", "被申请人"),
        ("应当由被", "申请人举证", "应当由被", ""),
        ("应当由", "申请人举证", "", ""),
        ("", "申请人举证", "", ""),
    ],
)
def test_a_word_that_is_cut_in_two(left: str, words: str, frame: str, cut: str) -> None:
    assert cut_word(left, words, frame) == cut


@pytest.mark.parametrize(
    ("left", "words", "frame", "ban"),
    [
        ("禁止编造航讯，", "扰乱秩序", "", "禁止"),
        ("禁止编造航讯，", "扰乱秩序", "不得", ""),
        ("禁止编造航讯，", "应当公布真实航讯", "", ""),
        ("禁止编造航讯，", "违者处罚款", "", ""),
        ("禁止编造航讯，确需更正的，", "报管理站", "", ""),
        ("公布航讯，", "维持秩序", "", ""),
    ],
)
def test_a_ban_goes_on_until_something_else_is_ruled(
    left: str, words: str, frame: str, ban: str
) -> None:
    assert ban_ahead(left, words, frame) == ban


def test_only_a_case_needs_what_follows() -> None:
    assert only_a_case("船东转移财产", "的，必须恢复") == "船东转移财产的"
    assert only_a_case("船东转移财产", "的财产必须恢复") == ""
    assert only_a_case("船东转移财产的", "，必须恢复") == ""


FLOODED = "the land is flooded"


@pytest.mark.parametrize(
    ("left", "words", "frame", "word"),
    [
        ("Where ", FLOODED, "", "Where"),
        ("No rent is due if ", FLOODED, "The rule says that ", "if"),
        ("In the event that ", FLOODED, "", "In the event that"),
        ("Where the crop is lost and ", FLOODED, "", "Where"),
        ("Where:\n(a) the crop is lost; or\n(b) ", FLOODED, "", "Where"),
        ("If it appears that ", FLOODED, "", "If"),
        ("If the crop is lost, ", FLOODED, "", ""),
        ("It may be let if the owner agrees and ", "the tenant shall pay", "", ""),
        ("Where ", FLOODED, "If ", ""),
        ("Where ", FLOODED, "Unless “", ""),
        ("Where ", FLOODED, "In cases in which “", ""),
        ("Where ", FLOODED, "The phrase “", ""),
        ("Applications are accepted until ", "30 June 2026", "", ""),
        ("There ", FLOODED, "", ""),
        ("", FLOODED, "", ""),
    ],
)
def test_what_is_only_supposed_is_no_fact(left: str, words: str, frame: str, word: str) -> None:
    assert only_supposed(left, words, frame) == word


@pytest.mark.parametrize(
    ("claim", "article", "expected"),
    [
        ("渡工，由站长任命。", "站长，由县长任命；渡工，由站长任命。", None),
        ("站长，由站长任命。", "站长，由县长任命；渡工，由站长任命。", None),
        ("渡口站长，由站长任命。", "渡口站长，由县长任命；渡口渡工，由站长任命。", "渡口渡工"),
        ("渡口站长，由县长任命。", "渡口站长，由县长任命；渡口渡工，由站长任命。", None),
        (
            "站长应当巡查渡口，并做好记录。",
            "站长应当巡查渡口，并报告；值班员守夜，并做好记录。",
            None,
        ),
        ("站长应当巡查渡口。", "站长应当巡查渡口。", None),
    ],
)
def test_a_rule_behind_the_head_of_another_part(
    claim: str, article: str, expected: str | None
) -> None:
    found = crossed(claim, article)
    assert (found and found[1]) == expected


@pytest.mark.parametrize("tail", ["，以及夜间", "或者由站长任命", "的，任命无效", "须经法院批准"])
def test_what_is_added_to_a_quotation_is_told_not_to_be_checked(
    checker: Checker, tail: str
) -> None:
    text = f"{NAMED}第二十一条规定，“渡口站长，由县人民政府任命”{tail}。"
    (finding,) = checker.check(text)
    assert "未核对" in finding.note
