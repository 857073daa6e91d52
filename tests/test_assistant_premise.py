"""A question's own statement, and what the sources say to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model_fakes import sources_of

from assistant.chat.premise import (
    Finding,
    corrected,
    examine,
    in_vain,
    other_amount,
    statement,
    taken_as_done,
    with_other_amount,
)

RULES = """岚江市养犬管理条例
第一条　到2030年，现代化城市建设取得重要进展；到2035年，现代化城市基本建成。
第二条　养犬登记有效期为三年。期满三十日前应当申请延续。
第三条　携犬出户的，应当使用长度不超过一点五米的犬绳牵引。不得携犬进入医院、学校。
第四条　灵活就业人员可以参加住房公积金制度。
第五条　违反第三条规定的，由公安机关责令改正，处二百元以上一千元以下罚款。
"""
SOURCES = sources_of(RULES)


@pytest.mark.parametrize(
    ("question", "text", "asked"),
    [
        ("有效期是五年，对吗？", "有效期是五年", True),
        ("有效期是五年，这样写对吗？", "有效期是五年", True),
        ("请问有效期是五年吗", "有效期是五年", True),
        ("听说有效期是五年，是不是", "有效期是五年", True),
        ("灵活就业人员能不能参加住房公积金？", "灵活就业人员可以参加住房公积金", True),
        ("灵活就业人员是否可以参加住房公积金", "灵活就业人员可以参加住房公积金", True),
        ("是不是登记满五年就失效", "登记满五年就失效", True),
        ("为什么可以携犬进入医院？", "可以携犬进入医院", False),
        ("既然有效期为五年，多久前申请延续？", "有效期为五年", False),
        ("既然二级建筑要保护，不得拆除，那业主怎么办？", "二级建筑要保护，不得拆除", False),
        ("责任规划师为什么一聘就是五年？", "责任规划师一聘就是五年", False),
        ("开工以后，凭什么还要押钱？", "开工以后，还要押钱", False),
        ("我想知道为什么可以不办登记", "可以不办登记", False),
        ("Why must the fee be paid twice?", "the must fee be paid twice", False),
        ("Why can’t the city bill me for a copy?", "the must not city bill me for a copy", False),
        ("Why is a member free to stay for ever?", "a member free to stay for ever", False),
        (
            "The licence is valid for five years, right?",
            "The licence is valid for five years",
            True,
        ),
    ],
)
def test_what_a_question_states(question: str, text: str, asked: bool) -> None:
    found = statement(question)
    assert found is not None
    assert (found.text, found.asked) == (text, asked)


@pytest.mark.parametrize(
    "question",
    [
        "有效期多长？",
        "为什么？",
        "谁负责，对吗",
        "第三条怎么说",
        "how long is it valid?",
        "",
        "吗",
        "能力要求有哪些？",
    ],
)
def test_a_question_that_states_nothing(question: str) -> None:
    assert statement(question) is None


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("到2035年取得重要进展、到2030年基本建成，对吗？", False),
        ("到2030年取得重要进展、到2035年基本建成，对吗？", True),
        ("养犬登记有效期为五年，对吧", False),
        ("养犬登记有效期是三年吗？", True),
        ("养犬登记有效期为五年吗？", False),
        ("登记有效期是三年吗？", None),
        ("为什么可以携犬进入医院？", False),
        ("可以携犬进入学校，对吗？", False),
        ("可以携犬进入学校吗？", None),
        ("有人说到2030年现代化城市就要基本建成了，对吗？", False),
        ("灵活就业人员能参加住房公积金制度吗？", True),
        ("灵活就业人员能参加住房公积金吗？", None),
        ("携犬出户的，可以使用长度不超过一点五米的犬绳牵引吗？", None),
        ("携犬出户的，可以使用长度不超过一点五米的犬绳牵引，对吗？", False),
        ("灵活就业人员不得参加住房公积金制度，是这样吗", False),
        ("违反第三条规定的，处五百元以上一千元以下罚款，对吗？", False),
        ("期满前六十日应当申请延续，是吗", False),
        ("养鱼需要登记吗？", None),
        ("渔港吊车可以施救鲸鱼吗？", None),
    ],
)
def test_whether_it_holds(question: str, holds: bool | None) -> None:
    stated = statement(question)
    assert stated is not None
    found = examine(stated, SOURCES)
    assert found.holds is holds
    assert bool(found.sources) is (holds is not None)
    assert bool(found.deciding) is (holds is False)


@pytest.mark.parametrize(
    ("question", "is_open"),
    [
        ("登记有效期是三年吗？", True),
        ("登记是否收费？", True),
        ("灵活就业人员能不能参加住房公积金？", True),
        ("登记有效期是三年，对吗？", False),
        ("登记有效期是三年，这样写对不对", False),
        ("为什么可以携犬进入医院？", False),
        ("既然有效期为五年，多久前申请延续？", False),
    ],
)
def test_what_is_only_asked_claims_nothing(question: str, is_open: bool) -> None:
    stated = statement(question)
    assert stated is not None
    assert stated.open is is_open
    assert examine(stated, SOURCES).open is is_open


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("外国人经批准可以参加集会吗？", "外国人未经批准不得参加集会。"),
        ("二十五度以下的坡地可以开垦吗？", "二十五度以上的坡地不得开垦。"),
        ("二十五度以下的坡地可以开垦，对吗？", "二十五度以上的坡地不得开垦。"),
        ("低毒农药可以用于蔬菜吗？", "剧毒、高毒农药不得用于蔬菜。"),
        ("超市可以收取处理费吗？", "餐饮经营者可以收取处理费。"),
        ("参加集会可以不携带武器吗？", "参加集会不得携带武器。"),
        ("学生可以带手机进课堂吗？", "未经学校允许，学生不得带手机进课堂。"),
        ("公民可以在居住地组织游行吗？", "公民不得在居住地以外的城市组织游行。"),
    ],
)
def test_what_holds_in_another_case_or_of_others_is_no_yes_and_no_no(
    question: str, sentence: str
) -> None:
    stated = statement(question)
    assert stated is not None
    found = examine(stated, sources_of(f"岚江市办法\n第一条　{sentence}\n"))
    assert found.holds is None


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("收割机要交通行费吗？", "免收跨区作业的收割机要交的通行费。"),
        ("登记是否收取费用？", "登记免于收取费用。"),
    ],
)
def test_what_is_waived_is_not_said_to_be_so(question: str, sentence: str) -> None:
    stated = statement(question)
    assert stated is not None
    assert examine(stated, sources_of(f"岚江市住房办法\n第一条　{sentence}\n")).holds is not True


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("加装电梯有补助吗？", "对住宅加装电梯的，每台补助18万元。"),
        ("加装电梯可以申请补助吗？", "加装电梯可以申请补助，但是违章建筑除外。"),
    ],
)
def test_a_number_or_an_exception_denies_nothing_that_has_none(
    question: str, sentence: str
) -> None:
    stated = statement(question)
    assert stated is not None
    found = examine(stated, sources_of(f"岚江市住房办法\n第一条　{sentence}\n"))
    assert found.holds is not False


@pytest.mark.parametrize(
    ("question", "permission", "unconditional"),
    [
        ("灵活就业人员能参加住房公积金制度吗？", True, True),
        ("养犬登记有效期为三年吗？", False, True),
        ("可以携犬进入学校，对吗？", True, False),
        ("由公安机关责令改正，对吗？", False, False),
    ],
)
def test_what_a_short_answer_must_tell(
    question: str, permission: bool, unconditional: bool
) -> None:
    stated = statement(question)
    assert stated is not None
    found = examine(stated, SOURCES)
    assert (found.permission, found.unconditional) == (permission, unconditional)


POLICY = """Pier Policy

Section 1. Keepers

(1) A pier keeper may lend the small boats to visitors.

(2) A pier keeper must not sell the mooring records to visitors.

(3) Visitors must sign the boat register.

(4) A keeper with fewer than 20 boats may share a jetty with one other keeper.
"""


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("May a pier keeper lend the small boats to visitors?", True),
        ("Can a pier keeper sell the mooring records to visitors?", False),
        ("Must visitors sign the boat register?", True),
        ("Can a keeper with fewer than 20 boats share a jetty?", None),
        ("May a pier keeper paint the lighthouse blue?", None),
        ("What may a pier keeper lend?", None),
    ],
)
def test_a_modal_that_comes_first_is_put_behind_its_subject(
    question: str, holds: bool | None
) -> None:
    stated = statement(question)
    found = examine(stated, sources_of(POLICY)) if stated else None
    assert (found.holds if found else None) is holds
    assert found is None or found.open


def test_that_a_breach_is_spoken_of_permits_nothing() -> None:
    stated = statement("仓库能不能被占用？")
    assert stated is not None
    rule = "对于违反前款规定而占用仓库，业主有权提出异议，也可以申请赔偿。"
    assert examine(stated, sources_of(f"岚江市仓库办法\n第一条　{rule}\n")).holds is not True


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("双方是否约定了还款时间？", "双方借款四万元，未约定还款时间。"),
        ("双方约定还款时间吗？", "双方2人均约定还款时间为5月。"),
        ("业主可以参加会议吗？", "业主应当参加会议。"),
    ],
)
def test_yes_and_no_are_said_only_where_words_bear_them_out(question: str, sentence: str) -> None:
    stated = statement(question)
    assert stated is not None
    found = examine(stated, sources_of(f"岚江市借款办法\n第一条　{sentence}\n"))
    assert found.holds is not ("未" in sentence)


@given(st.text(max_size=60))
def test_any_text_can_be_asked(question: str) -> None:
    stated = statement(question)
    if stated is not None:
        examine(stated, SOURCES)


@given(st.sampled_from(SOURCES), st.sampled_from(["，对吗？", "，是这样吗", "吗？"]))
def test_the_sources_own_words_are_never_denied(source: object, tag: str) -> None:
    words = source.text.rstrip("。；")  # type: ignore[attr-defined]
    stated = statement(words + tag)
    assert stated is not None
    assert examine(stated, SOURCES).holds is not False


@pytest.mark.parametrize(
    ("question", "source", "instead"),
    [
        ("登记有效期是五年吗", "养犬登记有效期为三年。", ("五年", "三年")),
        ("滞纳金是每天千分之五吗", "按日加收滞纳部分万分之五的滞纳金。", ("千分之五", "万分之五")),
        ("公示时间不得少于三日，对吗", "公示的时间不得少于两日。", ("三日", "两日")),
        ("犬只登记是在三十日内办理吗", "取得犬只的，十五日内办理登记。", ("三十日", "十五日")),
        ("是五年吗", "养犬登记有效期为三年。", ("五年", "三年")),
        ("Is it 72 hours?", "Forms are due within 48 hours.", ("72 hours", "48 hours")),
        ("Is the fee 50 dollars?", "The fee is 45 dollars.", ("50 dollars", "45 dollars")),
        ("Is the fee 50 dollars?", "The fee is due in 45 days.", ()),
        ("Since Friday is a market day, who opens?", "Market day is Monday.", ("Friday", "Monday")),
        ("既然周三是开放日，谁值班？", "每周二是开放日。", ("周三", "周二")),
        ("Is the fee £50?", "The fee is £45.", ("£50", "£45")),
        ("Is the fee £50?", "The fee is $45.", ()),
        ("登记有效期是三年吗", "养犬登记有效期为三年。", ()),
        ("登记有效期是五年吗", "养犬登记有效期为三年以上。", ()),
        ("登记有效期是一年吗", "养犬登记有效期为三年以上。", ("一年", "三年")),
        ("登记有效期是五年吗", "养犬登记有效期为三年，牌照有效期为四年。", ()),
        ("登记有效期是五个月吗", "养犬登记有效期为三年。", ()),
        ("提前十天申请游行吗", "申请游行的，可以推迟五天。", ()),
        ("登记要交材料吗", "养犬登记有效期为三年。", ()),
    ],
)
def test_the_amount_that_a_source_has_instead(
    question: str, source: str, instead: tuple[str, ...]
) -> None:
    stated = statement(question)
    assert stated is not None
    assert other_amount(stated, source) == instead


@pytest.mark.parametrize(
    ("question", "text", "holds"),
    [
        ("留样是四十八小时吗", "留样二十四小时。", False),
        ("是48小时吗", "食堂应当在二十四小时内清理。", False),
        ("留样是48小时吗", "留样不少于二十四小时。", None),
        ("留样是24小时吗", "留样二十四小时。", None),
        ("领取餐具的留样是48小时吗", "留样二十四小时。", None),
    ],
)
def test_another_amount_denies_only_where_both_bound_it_alike(
    question: str, text: str, holds: bool | None
) -> None:
    stated = statement(question)
    assert stated is not None
    assert with_other_amount(Finding(None), stated, sources_of(text)[0]).holds is holds


def test_what_is_taken_for_granted_is_held_against_the_clause_of_what_answers_too() -> None:
    opens, fee = sources_of("既然\n第一条　每周二是开放日。馆长可以准假。")[:2]
    stated = statement("既然周三是开放日，谁可以准假？")
    assert stated is not None
    found = with_other_amount(Finding(None), stated, fee, [opens, fee])
    assert (found.holds, found.sources, found.instead) == (None, (opens,), ("周三", "周二"))


@pytest.mark.parametrize(
    ("question", "text", "holds"),
    [
        ("Why does the club charge £9 for a late boat?", "A charge for a late boat is £6.", False),
        ("Why does the club charge £6 for a late boat?", "A charge for a late boat is £6.", None),
        ("Why does the club charge £9 for a late boat?", "Diesel is sold at £6.", None),
        ("为什么停船费每天九元？", "停船费每天六元。", False),
        ("为什么停船费每天九元？", "停船费每天不超过六元。", None),
    ],
)
def test_what_is_taken_for_granted_is_corrected_by_what_tells_just_that_of_another_amount(
    question: str, text: str, holds: bool | None
) -> None:
    stated = statement(question)
    assert stated is not None
    found = corrected(Finding(None), stated, sources_of(text))
    assert found.holds is holds
    assert len(found.sources) == (holds is False)


REFUSED = ("码头经理提出将停船费由每天五元提高到七元。", "会议未予同意，明年再议。")


@pytest.mark.parametrize(
    ("question", "texts", "denied"),
    [
        ("停船费已经提高到七元了，从哪天起收？", REFUSED, True),
        ("停船费提高到七元了，从哪天起收？", REFUSED, True),
        ("停船费已经提高到九元了，从哪天起收？", REFUSED, False),
        ("柴油费已经涨到七元了，从哪天起收？", REFUSED, False),
        ("停船费已经提高到七元了，从哪天起收？", (REFUSED[0], "会议同意该方案。"), False),
        ("停船费已经提高到七元了，从哪天起收？", ("停船费提高到七元。", "学生不予执行。"), False),
    ],
)
def test_what_was_refused_has_not_been_done(
    question: str, texts: tuple[str, ...], denied: bool
) -> None:
    done = taken_as_done(question)
    assert done is not None
    found = in_vain(done, sources_of("".join(texts)))
    assert (found is not None) is denied
    if found:
        assert found.holds is False
        assert found.deciding == ("未予同意",)


@pytest.mark.parametrize("question", ["停船费提高了吗？", "停船费是七元，从哪天起收？", "吃了，好"])
def test_what_is_asked_or_ruled_is_not_taken_as_done(question: str) -> None:
    assert taken_as_done(question) is None


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("养犬登记有效期为什么是五年？", False),
        ("养犬登记有效期为什么是三年？", True),
        ("携犬出户的，为什么可以进入医院？", False),
        ("王某16为何申请延续？", None),
        ("期满后为何没有申请延续？", None),
    ],
)
def test_whose_reason_is_asked_may_be_denied_by_another_rule_or_amount(
    question: str, holds: bool | None
) -> None:
    stated = statement(question)
    assert stated is not None
    found = examine(stated, SOURCES)
    found = corrected(found, stated, SOURCES) if found.holds is None else found
    assert found.holds is holds
