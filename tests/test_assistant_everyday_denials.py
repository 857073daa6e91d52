"""Denials in everyday words: what is given up, shut out, counted in all the same, left to all."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.checker.citations import Checker
from assistant.checker.denied import denied_in
from assistant.checker.leads import without_lead
from assistant.checker.limits import other_limit
from assistant.checker.plain_words import put_plainly
from assistant.checker.ruling_words import ruled_in_one_word
from assistant.evidence.critical import critical_words
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

第八条　国家鼓励船主加大环保投入，更新船用设备。

第九条　拖轮待命最长不得超过十二个月。

第十条　验收可以通过现场查看、材料核对等方式进行。

第十一条　泊位编号由管理处制定。

第十二条　电子船票具有书面效力。
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
        "拖轮待命上不封顶。",
        f"{NAME}说了，拖轮待命起码得有三十六个月。",
        f"按照{NAME}，气象局才是制定泊位编号的那一家。",
        "在锚地举行赛船，放手去做就是。",
        "船主加大环保投入不受欢迎，管理处要压一压。",
        "工友们，船主加大环保投入，国家不赞同，还要管住。",
        "政策对船主加大环保投入加以打压。",
        "船主加大环保投入受到政策的打压。",
        f"看过{NAME}第一条就明白，港口潮汐预警体系，国家迄今一天也没有搞过。",
        f"她援引{NAME}称，验收能通过现场查看、材料核对等方式进行吗？不能。",
        f"验收能否通过现场查看、材料核对等方式进行？答案是否定的（{NAME}第十条）。",
        f"代表在书面询问中写道，依着{NAME}，电子船票从来不具有书面效力。",
        f"{NAME}第四条，货主逾期未提交书面通知的，码头经营者逃不掉赔偿责任。",
        f"{NAME}第七条，没有管理处批准也挡不住谁在锚地举行赛船。",
        f"{NAME}第七条，在锚地举行赛船，事后再补管理处批准就行。",
        "拖轮待命有三十六个月之多，依然在许可的幅度里。",
        "【谣言】未经管理处批准，不得在锚地举行赛船。",
        f"在{NAME}的框架内，有人以为国家鼓励船主加大环保投入，其实正好相反。",
        f"{NAME}告诉大家，任何人都可以在锚地举行赛船，根本不需要管理处的批准。",
    ],
)
def test_a_denial_in_everyday_words_is_told(checker: Checker, text: str) -> None:
    assert verdicts(checker, text) == ["contradicted"]


@pytest.mark.parametrize(
    ("place", "verdict"),
    [(f"{NAME}第六条：", "altered"), (f"依据{NAME}第六条，", "contradicted")],
)
def test_a_word_is_turned_in_a_copy_or_in_ones_own_sentence(
    checker: Checker, place: str, verdict: str
) -> None:
    text = f"{place}已按前款规定报管理处备案的，不享受泊位优惠。"
    assert verdicts(checker, text) == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        f"{NAME}第六条已经规定，未按照前款规定报管理处备案的，不享受泊位优惠。",
        "航行记录分为基础记录和非基础记录。",
        f"第三章　规范分析\n\n答辩人援引{NAME}，称造成货主损失的，码头经营者应当承担赔偿责任，"
        "但能够证明损失因台风造成的除外。",
        f"话务员查了{NAME}后答复，未经管理处批准，不得在锚地举行赛船。",
        f"有{NAME}在，未经管理处批准，不得在锚地举行赛船。",
        "按照现行规定，未经管理处批准，不得在锚地举行赛船。",
        f"{NAME}施行以后，未经管理处批准，不得在锚地举行赛船。",
    ],
)
def test_what_is_right_stays_so(checker: Checker, text: str) -> None:
    assert verdicts(checker, text) == ["supported"]


@pytest.mark.parametrize("close", ["是要被叫停的", "会被叫停", "免谈", "，白费劲", "才行"])
def test_what_is_put_behind_the_words_of_a_rule_is_told(checker: Checker, close: str) -> None:
    found = verdicts(checker, f"由{NAME}第八条得知，国家鼓励船主加大环保投入{close}。")
    assert found in (["altered"], ["unsupported"], ["contradicted"])


@pytest.mark.parametrize("close", ["", "等内容", "的规定"])
def test_what_only_closes_it_changes_nothing(checker: Checker, close: str) -> None:
    found = verdicts(checker, f"由{NAME}第八条得知，国家鼓励船主加大环保投入{close}。")
    assert found == ["supported"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (f"审判长：请书记员将{NAME}第七条读一遍。", "supported"),
        (f"审判长：请书记员将{NAME}第七十条读一遍。", "no_such_clause"),
        ("请把《青岭锚地管理办法》第七条念一遍。", "out_of_corpus"),
    ],
)
def test_a_place_that_is_to_be_read_out_is_there_or_not(
    checker: Checker, text: str, verdict: str
) -> None:
    assert verdicts(checker, text) == [verdict]


def test_who_tells_less_than_a_rule_does_not_deny_it() -> None:
    law = "青岭港口审计办法\n\n第一条　审计机关应当每年对港口建设资金开展一次审计，并公开结果。\n"
    checker = Checker([parse(Document(law, "0.txt", "txt"))], date(2026, 1, 1))
    for told, denied in (("每年审计一次", False), ("每年不审计", True)):
        found = verdicts(checker, f"《青岭港口审计办法》规定，审计机关对港口建设资金{told}。")
        assert ("contradicted" in found) is denied, told


def test_an_upper_limit_is_none_from_below(checker: Checker) -> None:
    text = f"按{NAME}第九条，拖轮待命少于三十六个月就不达标。"
    assert verdicts(checker, text) == ["contradicted"]


def test_the_words_of_another_place_are_found_behind_where_they_rest(checker: Checker) -> None:
    rule = "未经管理处批准，不得在锚地举行赛船"
    for place in (f"其依据在{NAME}第八条", f"这是{NAME}第八条讲的"):
        assert verdicts(checker, f"{rule}，{place}。") == ["misattributed"]


def test_who_is_told_in_an_answer_is_another_body(checker: Checker) -> None:
    text = f"按照{NAME}第十一条，泊位编号由谁制定？答案是气象局，同管理处无关。"
    assert verdicts(checker, text) == ["contradicted"]


def test_a_copied_paragraph_goes_on_behind_a_comma(checker: Checker) -> None:
    text = "照录如下。\n\n    未经管理处批准，\n可以在锚地举行赛船。\n\n顺颂商祺。"
    assert verdicts(checker, text) == ["altered"]


def test_an_annex_of_the_text_itself_is_no_place(checker: Checker) -> None:
    text = f"附件四　条文照录　{NAME}第八条：国家鼓励船主加大环保投入，更新船用设备。"
    assert verdicts(checker, text) == ["supported"]


@pytest.mark.parametrize(
    ("article", "verdict"), [("第八条", "supported"), ("第九条", "misattributed")]
)
def test_a_place_given_in_answer_is_that_of_the_words_behind_it(
    checker: Checker, article: str, verdict: str
) -> None:
    text = f"问：依据呢？答：{NAME}{article}。国家鼓励船主加大环保投入，更新船用设备。"
    assert verdicts(checker, text) == [verdict]


@pytest.mark.parametrize(
    ("article", "verdict"), [("第八条", "supported"), ("第九条", "misattributed")]
)
def test_who_is_asked_to_read_a_place_reads_it(
    checker: Checker, article: str, verdict: str
) -> None:
    asked = f"审判员：请把{NAME}{article}念一遍。"
    text = f"{asked}代理人：“国家鼓励船主加大环保投入，更新船用设备”。"
    assert verdicts(checker, text) == [verdict]


def test_two_quotations_have_their_places_behind_them(checker: Checker) -> None:
    words = "国家鼓励船主加大环保投入，更新船用设备。"
    named = f"在国家颁布的{NAME}"
    text = f"馆员回信：“{words}”{named}第八条，“{words}”{named}第二条。"
    assert verdicts(checker, text) == ["supported", "misattributed"]


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


def test_less_than_a_limit_is_told_to_be_too_little() -> None:
    source = "拖轮待命最长不得超过十二个月"
    assert other_limit("拖轮待命少于三十六个月就不达标。", source) == "三十六个月"
    assert other_limit("拖轮待命少于十二个月就不达标。", source) == "十二个月"  # at most, not least
    assert other_limit("拖轮待命多于十二个月就不达标。", source) is None
    assert other_limit("十二个月是拖轮待命的下限。", source) == "十二个月"
    assert other_limit("十二个月是拖轮待命的上限。", source) is None


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


@pytest.mark.parametrize(
    "close",
    [
        "早已放弃",
        "也就说说而已",
        "形同虚设",
        "须先交押金",
        "说的是儿童",
        "教师可超",
        "公安局备案",
        "穿便装",
        "是要挨罚的",
    ],
)
def test_what_a_text_adds_behind_a_rule_is_no_mere_close(checker: Checker, close: str) -> None:
    found = verdicts(checker, f"拖轮待命最长不得超过十二个月，{close}。")
    assert found in (["altered"], ["contradicted"], ["unsupported"])


@pytest.mark.parametrize("close", ["请大家遵守", "这是好事", "确实如此", "特此说明", "请您理解"])
def test_a_mere_close_is_one(checker: Checker, close: str) -> None:
    assert verdicts(checker, f"拖轮待命最长不得超过十二个月，{close}。") == ["supported"]


@pytest.mark.parametrize(
    ("behind", "verdict"),
    [
        ("纯属虚构。", "contradicted"),
        ("已被删除。", "contradicted"),
        ("，早已放弃。", "contradicted"),
        ("（此条已删除）", "contradicted"),
        ("并不存在。", "contradicted"),
        ("，这是条例的要求。", "supported"),
        ("，是对的。", "supported"),
    ],
)
def test_what_is_said_of_a_quotation_behind_it(checker: Checker, behind: str, verdict: str) -> None:
    assert verdicts(checker, f"“拖轮待命最长不得超过十二个月”{behind}") == [verdict]


@pytest.mark.parametrize(
    ("text", "is_denied"),
    [
        ("拖轮待命的上限是十二个月。", False),
        ("拖轮待命十二个月封顶。", False),
        ("拖轮待命最多十二个月。", False),
        ("拖轮待命超过十二个月是不行的。", False),
        ("拖轮待命的上限是十八个月。", True),
        ("拖轮待命十八个月封顶。", True),
    ],
)
def test_the_same_limit_in_other_words_is_not_denied(
    checker: Checker, text: str, is_denied: bool
) -> None:
    assert (verdicts(checker, text) == ["contradicted"]) is is_denied


def test_books_and_ships_are_counted_in_either_writing() -> None:
    assert [w.value for w in critical_words("不得超过五册")] == [
        w.value for w in critical_words("不得超过5册")
    ]


def test_who_denies_that_a_fee_is_due_does_not_deny_that_it_is_waived() -> None:
    document = Document("青岭泊位收费办法\n\n第一条　残疾船主的渔船免收泊位费。\n", "0.txt", "txt")
    fees = Checker([parse(document)], date(2026, 1, 1))
    assert verdicts(fees, "有人以为残疾船主的渔船要交泊位费，其实正好相反。") != ["contradicted"]


@pytest.mark.parametrize("later", ["这条早已放弃。", "早已废止。", "（此条已删除）"])
def test_what_the_next_sentence_gives_up_is_denied(checker: Checker, later: str) -> None:
    found = verdicts(checker, f"拖轮待命最长不得超过十二个月。{later}")
    assert found[0] == "contradicted"
