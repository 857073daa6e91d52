"""The heart: what counts as supported, what never does, and that a citation is the stored text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model_fakes import sources_of

from assistant.evidence.sources import (
    CONTRADICTED,
    NOT_A_CLAIM,
    PARTLY,
    SUPPORTED,
    UNSUPPORTED,
    Source,
)
from assistant.evidence.support import cite, judge
from index.sentences import words

RULES = """砚浦市节水试行办法

第一条　申请人应当自收到通知之日起三十日内提交材料。逾期不提交的，视为放弃申请。

第二条　个人可以委托他人代为申请，但是未成年人除外。

第三条　任何单位不得向申请人收取费用。

第四条　违反前条规定的，处三万元以上十万元以下罚款。

第五条　面积超过200平方米的房屋应当每年检查一次；地下室应当每半年检查一次。

第六条　市住房部门负责组织实施。市财政部门负责资金保障。

第七条　补助比例为百分之二十，每户不超过8万元。一年内调整补助标准不得超过两次。

第八条　经专有部分面积占比三分之二以上的业主同意，可以更换水表。

第九条　甲级仓库的管理人应当在十五日内完成整改。乙级仓库的管理人应当在六个月内完成加固。

第十条　除法律另有规定外，公民有权查询用水记录。

第十一条　鼓励学校开设节水课程。
"""
POLICY = """Policy on Records

Section 1. Retention

(1) Personal data must not be kept for more than five years unless a law requires it.

(2) The steward shall have at least three years of experience.

(3) A fee of not more than CNY 20 may be charged for a further copy.

Section 2. Breach

(1) A department shall report a breach within 24 hours after it becomes aware of it.
"""
LAKE = "第一条　湖泊管理处设处长一人，任期三年。\n\n第二条　船只应当在五日内登记。"
RULED = [
    ("湖泊管理处处长应当具有博士学位。", UNSUPPORTED),
    ("船只应当在九日内登记。", CONTRADICTED),
    ("船只登记最多可以用九日。", UNSUPPORTED),
]


@pytest.mark.parametrize(("claim", "verdict"), RULED)
def test_a_rule_of_its_own_denies_nothing(claim: str, verdict: str) -> None:
    assert judge(claim, sources_of(LAKE)).verdict == verdict


@pytest.mark.parametrize("claim", ["可以堵塞排水沟", "准许堵塞排水沟", "得以堵塞排水沟"])
def test_who_may_report_a_deed_may_not_do_it(claim: str) -> None:
    assert judge(claim, sources_of("第一条　居民有权举报堵塞排水沟的行为。")).verdict == PARTLY


def test_a_denial_is_not_passed_over_in_another_order_of_words() -> None:
    source = sources_of("第一条　在本县境内设立的外地摊主分会不具有摊位优先资格。")
    claim = "办法把摊位优先资格也给了在本县境内设立的外地摊主分会。"
    assert judge(claim, source).verdict == CONTRADICTED


def test_the_end_of_what_is_denied_is_no_support() -> None:
    source = sources_of("第一条　摊主不出席摊位听证会，不影响摊位续期案件的依法审理")
    claim = "摊主不出席摊位听证会，摊位续期案件的依法审理也就跟着落空。"
    assert judge(claim, source).verdict == PARTLY


@pytest.mark.parametrize(
    ("source", "claim", "missing"),
    [
        (
            "渔船需要改道的，经管理处同意后，可以走北航道。",
            "渔船需要改道的，可以走北航道。",
            "经管理处同意后",
        ),
        ("线索不明的，经办案人员批准，可以询问。", "线索不明的，可以询问。", "经办案人员批准"),
        ("逾期不改的，情节严重的，处一万元罚款。", "逾期不改的，处一万元罚款。", "情节严重的"),
        (
            "The guard may, with the consent of the owner, enter the hut and search it.",
            "The guard may enter the hut and search it.",
            "with the consent of the owner",
        ),
    ],
)
def test_a_condition_between_its_words_is_part_of_the_rule(
    source: str, claim: str, missing: str
) -> None:
    support = judge(claim, sources_of(f"第一条　{source}"))
    assert (support.verdict, support.deciding) == (PARTLY, (missing,))


def test_a_part_that_binds_nothing_may_be_left_out() -> None:
    source = sources_of("第一条　船主应当为船员缴纳保险费，加强培训，提高待遇。")
    assert judge("船主应当为船员缴纳保险费，提高待遇。", source).verdict == SUPPORTED


@pytest.mark.parametrize("behind", ["是要被叫停的", "会被叫停", "免谈", "，白费劲"])
def test_words_put_behind_a_rule_are_not_supported(behind: str) -> None:
    source = sources_of("第一条　县里鼓励种子生产者加大研制和创新资金投入，优化工艺。")
    support = judge(f"县里鼓励种子生产者加大研制和创新资金投入{behind}。", source)
    assert support.verdict == PARTLY
    assert support.deciding == (behind.strip("，"),)


@pytest.mark.parametrize(
    ("source", "claim", "missing"),
    [
        ("只有在枯水期，才可以限制取水。", "可以限制取水。", "只有在枯水期"),
        ("水务站以外的单位不得启闭水闸。", "单位不得启闭水闸。", "水务站以外的"),
        ("逾期不拆除的，处三千元罚款。", "处三千元罚款。", "逾期不拆除的"),
        ("The permit is void without a seal.", "The permit is void.", "without a seal"),
    ],
)
def test_a_condition_around_its_words_is_part_of_the_rule(
    source: str, claim: str, missing: str
) -> None:
    sources = sources_of(f"第一条　{source}")
    found = judge(claim, sources)
    assert (found.verdict, found.deciding) == (PARTLY, (missing,))
    assert judge(claim, sources, may_leave_out=True).verdict == SUPPORTED


SOURCES = [*sources_of(RULES), *sources_of(POLICY)]
WRONG = {PARTLY, UNSUPPORTED, CONTRADICTED}

STANDS = [
    # the words themselves
    ("申请人应当自收到通知之日起三十日内提交材料。", "第一条"),
    ("逾期不提交的，视为放弃申请。", "第一条"),
    ("个人可以委托他人代为申请，但是未成年人除外。", "第二条"),
    # punctuation, width, full stop
    ("个人可以委托他人代为申请,但是未成年人除外", "第二条"),
    ("“任何单位不得向申请人收取费用”。", "第三条"),
    ("面积超过２００平方米的房屋应当每年检查一次", "第五条"),
    # one number, written in another way
    ("申请人应当自收到通知之日起30日内提交材料。", "第一条"),
    ("申请人应当自收到通知之日起30天内提交材料。", "第一条"),
    ("违反前条规定的，处3万元以上10万元以下罚款。", "第四条"),
    ("补助比例为20%，每户不超过8万元。", "第七条"),
    ("补助比例为百分之二十，每户不超过八万元。", "第七条"),
    # framing words and the model's own marks
    ("根据第一条规定，申请人应当自收到通知之日起三十日内提交材料[3]。", "第一条"),
    ("该办法规定，任何单位不得向申请人收取费用。【2】", "第三条"),
    ("答：市财政部门负责资金保障。", "第六条"),
    # one sentence from two of the same clause
    ("市住房部门负责组织实施，市财政部门负责资金保障。", "第六条"),
]


@pytest.mark.parametrize(("sentence", "address"), STANDS)
def test_what_the_source_says_stands(sentence: str, address: str) -> None:
    found = judge(sentence, sources_of(RULES))
    assert found.verdict == SUPPORTED, found
    assert found.sources[0].clause.address == address


FALLS = [
    # numbers
    ("申请人应当自收到通知之日起十五日内提交材料。", "三十日 became 十五日"),
    ("申请人应当自收到通知之日起三十一日内提交材料。", "one more day"),
    ("违反前条规定的，处一万元以上十万元以下罚款。", "三万元 became 一万元"),
    ("违反前条规定的，处十万元以上三万元以下罚款。", "the two amounts exchanged"),
    ("一年内调整补助标准不得超过一次。", "两次 became 一次"),
    ("补助比例为百分之三十，每户不超过8万元。", "percentage"),
    ("经专有部分面积占比三分之一以上的业主同意，可以更换水表。", "三分之二 became 三分之一"),
    ("补助比例为百分之二十，每户不超过8万元，另奖励15万元。", "an amount added"),
    # units
    ("申请人应当自收到通知之日起三十个工作日内提交材料。", "days became working days"),
    ("面积超过200公顷的房屋应当每年检查一次。", "square metres became hectares"),
    ("补助比例为百分之二十，每户不超过8亿元。", "万 became 亿"),
    ("地下室应当每年检查一次。", "半年 became 年"),
    # modality
    ("申请人可以自收到通知之日起三十日内提交材料。", "应当 became 可以"),
    ("申请人不得自收到通知之日起三十日内提交材料。", "应当 became 不得"),
    ("任何单位可以向申请人收取费用。", "不得 became 可以"),
    ("任何单位应当向申请人收取费用。", "不得 became 应当"),
    ("学校应当开设节水课程。", "鼓励 became 应当"),
    # negation
    ("逾期不提交的，不视为放弃申请。", "negation added"),
    ("逾期提交的，视为放弃申请。", "negation dropped"),
    ("市住房部门不负责组织实施。", "negation added"),
    # comparison
    ("违反前条规定的，处三万元以下十万元以上罚款。", "以上 and 以下 exchanged"),
    ("面积不超过200平方米的房屋应当每年检查一次。", "超过 became 不超过"),
    ("补助比例为百分之二十，每户超过8万元。", "不超过 became 超过"),
    # exceptions
    ("个人可以委托他人代为申请。", "the exception dropped"),
    ("公民有权查询用水记录。", "the exception in front dropped"),
    # another holder of the same duty
    ("市财政部门负责组织实施。", "woven from two sentences"),
    ("乙级仓库的管理人应当在十五日内完成整改。", "甲级 became 乙级"),
    ("市教育部门负责资金保障。", "another body"),
]


@pytest.mark.parametrize(("sentence", "why"), FALLS, ids=[why for _, why in FALLS])
def test_a_changed_word_that_decides_is_never_supported(sentence: str, why: str) -> None:
    assert judge(sentence, sources_of(RULES)).verdict in WRONG, why


@pytest.mark.parametrize(
    ("sentence", "deciding"),
    [
        ("申请人应当自收到通知之日起十五日内提交材料。", "十五日"),
        ("任何单位可以向申请人收取费用。", "可以"),
        ("面积不超过200平方米的房屋应当每年检查一次。", "不超过"),
        ("面积超过200公顷的房屋应当每年检查一次。", "200公顷"),
    ],
)
def test_a_contradiction_names_the_words_that_decide(sentence: str, deciding: str) -> None:
    found = judge(sentence, sources_of(RULES))
    assert found.verdict == CONTRADICTED
    assert deciding in found.deciding


@pytest.mark.parametrize(
    "sentence",
    [
        "本市今年雨水充沛，水库蓄水良好。",
        "城镇居民的医疗保险费由税务机关征收。",
        "The sky is blue today.",
    ],
)
def test_what_no_source_speaks_of_is_unsupported(sentence: str) -> None:
    assert judge(sentence, sources_of(RULES)).verdict == UNSUPPORTED
    assert judge(sentence, []).verdict == UNSUPPORTED


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("引诱他人吸食毒品的，处一年以下有期徒刑。", CONTRADICTED),
        ("抄袭他人毕业论文的，处一年以下有期徒刑。", UNSUPPORTED),
    ],
)
def test_a_rule_for_another_case_denies_nothing(sentence: str, verdict: str) -> None:
    rule = "某法\n\n第一条　引诱他人吸食毒品的，处三年以下有期徒刑。\n"
    assert judge(sentence, sources_of(rule)).verdict == verdict


@pytest.mark.parametrize("sentence", ["", "  ", "——", "[1][2]", "。", "您好！", "好的。", "答："])
def test_what_claims_nothing_is_no_claim(sentence: str) -> None:
    found = judge(sentence, sources_of(RULES))
    assert found.verdict == NOT_A_CLAIM
    assert not cite(found, {})


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        ("Personal data must not be kept for more than five years unless a law requires it.", True),
        ("personal data must not be kept for more than five years unless a law requires it", True),
        ("Personal data must not be kept for more than 5 years unless a law requires it.", True),
        ("Personal data must not be kept for more than two years unless a law requires it.", False),
        ("Personal data must not be kept for more than five years.", False),
        ("Personal data may be kept for more than five years unless a law requires it.", False),
        ("The steward shall have at least three years of experience.", True),
        ("The steward shall have at least two years of experience.", False),
        ("The steward shall have at most three years of experience.", False),
        ("The steward shall not have at least three years of experience.", False),
        ("A fee of not more than CNY 20 may be charged for a further copy. [1]", True),
        ("A fee of not more than CNY 50 may be charged for a further copy.", False),
        ("A fee of not more than CNY 20 must be charged for a further copy.", False),
        ("A department shall report a breach within 24 hours after it becomes aware of it.", True),
        ("A department shall report a breach within 72 hours after it becomes aware of it.", False),
        ("A department shall report a breach within 24 days after it becomes aware of it.", False),
    ],
)
def test_english(sentence: str, stands: bool) -> None:
    assert (judge(sentence, sources_of(POLICY)).verdict == SUPPORTED) is stands


def test_marks_are_one_for_each_clause_and_grow() -> None:
    sources = sources_of(RULES)
    marks: dict[str, int] = {}
    texts = (
        "任何单位不得向申请人收取费用。",
        "市财政部门负责资金保障。",
        "市住房部门负责组织实施。",
    )
    cited = [cite(judge(text, sources), marks)[0] for text in texts]
    assert [c.mark for c in cited] == [1, 2, 2]
    assert [c.address for c in cited] == ["第三条", "第六条", "第六条"]
    assert len(marks) == 2


@given(st.sampled_from([source for source in SOURCES if len(source.text) > len("Section 1.")]))
def test_a_sentence_of_the_source_is_supported_with_exactly_its_spans(source: Source) -> None:
    found = judge(source.text, SOURCES)
    assert found.verdict == SUPPORTED
    (citation,) = cite(found, {})
    assert (citation.spans, citation.score) == (source.spans, 1.0)


LAWS = (
    "申请人应当自收到通知之日起{n}日内提交材料。",
    "违反规定的，处{n}万元以上五百万元以下罚款。",
    "面积超过{n}平方米的房屋应当每年检查。",
    "补助比例为{n}%，由市财政部门发放。",
    "街区议事会由{n}名以上居民组成。",
    "一年内调整计划不得超过{n}次。",
    "The steward shall keep the records for {n} years.",
)
HAN = "零一二三四五六七八九"


def han(number: int) -> str:
    """A number from 1 to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{HAN[tens]}十"
    return head + (HAN[ones] if ones else "")


@given(
    st.sampled_from(LAWS),
    st.integers(1, 99),
    st.integers(1, 99),
    st.booleans(),
    st.booleans(),
)
def test_changing_one_number_is_never_supported(
    law: str, stored: int, said: int, stored_han: bool, said_han: bool
) -> None:
    """Equal numbers agree however they are written, different ones never do."""
    chinese = "%" not in law and "years" not in law
    text = law.format(n=han(stored) if stored_han and chinese else stored)
    claim = law.format(n=han(said) if said_han and chinese else said)
    found = judge(claim, sources_of(f"试验办法\n\n第一条　{text}\n"))
    assert (found.verdict == SUPPORTED) is (stored == said), (text, claim, found)


SCRAPS = "应当 不得 可以 三十日 30 费用 申请人 ， 。 但是 除外 [1] 以上 ％ unless 第三条 市财政部门"
WORDS = st.sampled_from([*SCRAPS.split(" "), "\n", "  ", "\U0001d7d8", "İ", "㋀"])
ANY_TEXT = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map("".join))


@given(ANY_TEXT, st.one_of(st.just(RULES), ANY_TEXT))
def test_whatever_is_said_citations_are_stored_text_of_at_most_two_clauses(
    sentence: str, document: str
) -> None:
    found = judge(sentence, sources_of(document))
    citations = cite(found, {})
    assert len({c.clause_id for c in citations}) <= 2
    for citation in citations:
        assert citation.quote == words(document, citation.spans)
        assert (citation.start, citation.end) == (citation.spans[0][0], citation.spans[-1][1])
        assert 0 <= citation.score <= 1


@given(ANY_TEXT)
def test_nothing_is_supported_by_no_sources(sentence: str) -> None:
    assert judge(sentence, []).verdict in {UNSUPPORTED, NOT_A_CLAIM}


FEES = "第一条　餐饮经营者可以对节约的顾客给予奖励；也可以对浪费的顾客收取处理厨余的相应费用。"


@pytest.mark.parametrize(
    ("claim", "deciding"),
    [
        ("超市可以对浪费的顾客收取处理厨余的相应费用。", "超市"),
        ("可以对浪费的顾客收取收取处理厨余的相应费用。", "收取收取"),
    ],
)
def test_what_is_told_of_another_or_told_twice_is_not_supported(claim: str, deciding: str) -> None:
    assert judge(claim, sources_of(FEES)).verdict != SUPPORTED
    assert judge(claim, sources_of(FEES)).deciding == (deciding,)
    right = "可以对浪费的顾客收取处理厨余的相应费用。"
    assert judge(right, sources_of(FEES)).verdict == SUPPORTED


def test_a_word_put_in_anothers_place_behind_a_comma_is_no_wording() -> None:
    carriage = sources_of("第一条　搬运费用每箱20元，由收货人承担。")
    assert judge("搬运费用由发货人承担。", carriage).verdict == PARTLY
    assert judge("搬运费用由收货人承担。", carriage).verdict == SUPPORTED


NAMES = "第一条　商号应当由两个以上汉字组成。\n\n第二条　渡口应当在五日内公布船期。"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("商号至少得由两个汉字组成。", PARTLY),
        ("商号最多由两个汉字组成。", CONTRADICTED),
        ("渡口要在五日内把船期公布出来。", PARTLY),
        ("渡口不在五日内公布船期。", CONTRADICTED),
        ("渡口可以在五日内公布船期。", CONTRADICTED),
    ],
)
def test_what_binds_may_go_unsaid_and_a_bound_stand_elsewhere(claim: str, verdict: str) -> None:
    assert judge(claim, sources_of(NAMES)).verdict == verdict
