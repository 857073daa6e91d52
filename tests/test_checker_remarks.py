"""What a writer says himself behind the words he copies, and what he adds to them."""

from __future__ import annotations

import pytest

from assistant.checker.citations import Checker
from assistant.checker.findings import Finding
from index.clauses import parse
from index.documents import Document

RULES = """云溪市社区食堂管理办法

第一条 社区食堂应当在门口公示当日菜价，不得另收餐具费。
第二条 六十五周岁以上的老年人凭卡就餐享受八折优惠，优惠部分由区财政承担。
第三条 食堂每日营业时间不少于六小时；因检修暂停营业的，应当提前三日公告，法律另有规定的除外。
第四条 社区食堂应当留存每餐食品样品，留存时间不少于四十八小时，由专人登记。
"""
SHOWN = "社区食堂应当在门口公示当日菜价，不得另收餐具费"
KEPT = "社区食堂应当留存每餐食品样品，留存时间不少于四十八小时，由专人登记"


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([parse(Document(RULES, "rules.txt", "txt"))])


def one(checker: Checker, text: str) -> Finding:
    (finding,) = checker.check(text)
    return finding


@pytest.mark.parametrize(
    "remark",
    [
        "，大家先别急着签字",
        "，不信你去查",
        "，业内人士对此看法不一",
        "，对方表示知晓",
        "；原告此节主张，本院在下文一并评述",
        "，一家人听得半信半疑",
        "，别再问我了",
        "（停顿片刻，音乐起）",
        "请广告公司照此排版",
        "，我觉得这样定挺合理",
        "，真是帮了大忙，谢谢",
        "，而我居然拖到今天才知道，真是惭愧",
        "，建议贵司重新培训一下前台",
        "，这下学到了",
    ],
)
@pytest.mark.parametrize("lead", ["老张说，《云溪市社区食堂管理办法》第四条讲了，", ""])
def test_a_remark_is_no_part_of_what_is_copied(checker: Checker, lead: str, remark: str) -> None:
    assert one(checker, f"{lead}{KEPT}{remark}。").verdict == "supported"


@pytest.mark.parametrize(
    "ahead",
    [
        "短信内容如下：【温馨提示】",
        "听说现在的政策是",
        "老张说，现在的规定是",
        "【温馨提示】",
        "孩子，爸学了《云溪市社区食堂管理办法》第四条，上面说",
    ],
)
def test_what_leads_to_copied_words_is_no_part_of_them(checker: Checker, ahead: str) -> None:
    assert one(checker, f"{ahead}{KEPT}。").verdict == "supported"


@pytest.mark.parametrize(
    "added",
    [
        "，并处五百元罚款",
        "，汛期除外",
        "，由街道办事处负责",
        "，但是学生不受此限",
        "，谁也不许例外",
        "，你可以不遵守",
        "，于法有据",
        "，这是骗人的",
        "（经社区居委会同意）",
        "（凭残疾证）",
        "（包工头代领）",
        "，我公司扣除伙食费",
        "，谁招人谁垫付",
        "，先办卡再享受嘛",
        "，你得先把押金交给我",
        "，购物卡照发呢",
        "，押金一概充公",
        "，低保家庭同样享受",
        "，班组长代领同样有效",
        "请各位先登记再搭",
        "，居然由财政局掏腰包",
        "，竟然外国人优先",
        "，真是管理人员的特权",
        "，幸亏公司能报销一半",
        "，居然包括家里的保姆",
        "，大家看着办",
    ],
)
def test_a_rule_of_his_own_is_no_remark(checker: Checker, added: str) -> None:
    assert one(checker, f"第一条规定，{SHOWN}{added}。").verdict != "supported"


def test_two_source_lines_in_a_row_name_the_last(checker: Checker) -> None:
    title = "《云溪市社区食堂管理办法》"
    text = f"> 来源：{title}\n> 资料来源：{title}\n> {SHOWN}。"
    assert one(checker, text).verdict == "supported"


@pytest.mark.parametrize("remark", ["，不信你去查", "，一家人听得半信半疑", ""])
def test_a_changed_word_is_told_behind_a_remark_too(checker: Checker, remark: str) -> None:
    changed = KEPT.replace("四十八小时", "二十四小时")
    found = one(checker, f"《云溪市社区食堂管理办法》第四条规定，{changed}{remark}。")
    assert found.verdict == "altered"
    assert "四十八小时" in found.note


def test_a_remark_in_words_that_no_document_has_is_told_not_to_be_checked(checker: Checker) -> None:
    found = one(checker, f"第四条规定，{KEPT}，隔壁食堂看了直摇头。")
    assert (found.verdict, "隔壁食堂看了直摇头" in found.note) == ("supported", True)


def test_a_remark_hides_no_exception_that_is_left_out(checker: Checker) -> None:
    told = "因检修暂停营业的，应当提前三日公告"
    found = one(checker, f"《云溪市社区食堂管理办法》第三条里头写了，{told}，不信你去查。")
    assert found.verdict == "altered"


def test_what_a_writer_puts_in_the_place_of_the_source_is_no_remark(checker: Checker) -> None:
    told = "社区食堂应当留存每餐食品样品，留存时间不少于四十八小时，由专人登记保管以备抽查"
    assert one(checker, f"第四条规定，{told}。").verdict != "supported"


@pytest.mark.parametrize(
    "asks", ["，是真的吗？", "，您是否知晓？", "，对吗？", "，你知道吗？", "；（对/错）"]
)
def test_what_is_only_asked_to_be_true_is_checked(checker: Checker, asks: str) -> None:
    wrong = "社区食堂每日营业时间不少于十二小时"
    assert one(checker, f"听说{KEPT}{asks}").verdict == "supported"
    assert one(checker, f"听说{wrong}{asks}").verdict in ("altered", "contradicted", "unsupported")


@pytest.mark.parametrize("gap", ["……\n", "...\n", "——————\n", ""])
def test_a_line_that_leaves_something_out_does_not_part_words_from_their_title(
    checker: Checker, gap: str
) -> None:
    text = f"《云溪市公园管理办法》（节录）\n{gap}{KEPT}。\n{gap}抄送：各区。"
    assert one(checker, text).verdict == "out_of_corpus"


def test_a_block_may_name_its_source_ahead(checker: Checker) -> None:
    text = f"> 来源：《云溪市社区食堂管理办法》\n> “{SHOWN}。”\n\n楼主想说明什么？"
    found = one(checker, text)
    assert (found.verdict, found.quotation) == ("supported", f"{SHOWN}。")
    text = text.replace("社区食堂管理", "公园管理", 1)
    assert one(checker, text).verdict == "out_of_corpus"


def test_this_law_is_the_one_named_last_even_where_it_is_not_here(checker: Checker) -> None:
    text = f"我们翻到《云溪市公园条例》。本条例第六条是这样写的：“{SHOWN}”。"
    assert one(checker, text).verdict == "out_of_corpus"


@pytest.mark.parametrize(
    "lead",
    [
        "将来有一天，镇长会说：",
        "在国外的一次会上，有人说：",
        "押金一律充公，经理说：",
        "利息由客户垫付，经理解释：",
        "残疾人排队优先，工作人员说：",
    ],
)
def test_a_story_in_which_the_rule_does_not_hold_vouches_for_nothing(
    checker: Checker, lead: str
) -> None:
    assert one(checker, f"{lead}{KEPT}。").verdict != "supported"


@pytest.mark.parametrize(("said", "verdict"), [("四十八", "supported"), ("七十二", "altered")])
def test_who_asks_whether_he_got_it_right_states_it(
    checker: Checker, said: str, verdict: str
) -> None:
    told = KEPT.replace("四十八", said)
    text = f"《云溪市社区食堂管理办法》第四条规定，{told}，这个我没理解错吧？"
    assert one(checker, text).verdict == verdict


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        (KEPT.replace("应当", "可以"), "altered"),
        (KEPT.replace("四十八", "七十二"), "altered"),
        (KEPT.replace("不少于", "不超过"), "altered"),
        (KEPT.replace("应当", "不必"), "contradicted"),
        (KEPT.replace("应当", "不得"), "contradicted"),
        (KEPT.replace("不少于", "可以少于"), "contradicted"),
    ],
)
def test_a_copy_told_of_its_article_is_altered_unless_its_rule_is_reversed(
    checker: Checker, told: str, verdict: str
) -> None:
    lead = "各位居民：根据《云溪市社区食堂管理办法》第四条，"
    assert one(checker, f"{lead}{told}。").verdict == verdict


def test_what_stands_ahead_of_a_sayer_is_told_not_to_be_checked(checker: Checker) -> None:
    found = one(checker, f"上班吃饭要打卡，经理说：{KEPT}。")
    assert (found.verdict, "“上班吃饭要打卡”" in found.note) == ("supported", True)
    assert "打卡" not in found.text


@pytest.mark.parametrize("lead", ["昨天下午，老李告诉我：", "据报道，专家说：", "散会后，主任说："])
def test_when_and_where_something_is_said_needs_no_check(checker: Checker, lead: str) -> None:
    found = one(checker, f"{lead}{KEPT}。")
    assert (found.verdict, found.note) == ("supported", "")
