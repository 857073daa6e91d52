"""An answer as it grows: what stands, what goes, and that a growing text is cut as the whole is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from model_fakes import sources_of

from assistant.chat.draft import Around, Draft, clean, whole_sentences
from assistant.chat.expectation import Expectation, expectation
from assistant.chat.reading import as_one
from assistant.chat.sufficiency import Passage
from assistant.evidence.sources import CONTRADICTED, SUPPORTED, UNSUPPORTED, Source
from assistant.phrases import phrases

SOURCES = sources_of(
    """砚浦市节水试行办法

第一条　用水单位应当每年检查一次水表。检查结果应当在三十日内向市水务部门报告。

第二条　更换节水器具的，市水务部门每户补助三百元。
"""
)


def drafted(question: str, *said: str) -> Draft:
    draft = Draft(phrases("zh"), expectation(question))
    for sentence in said:
        list(draft.check(sentence, SOURCES))
    return draft


def test_what_is_supported_stands_with_its_clause_and_a_mark_for_each() -> None:
    draft = drafted(
        "用水单位怎么做？",
        "更换节水器具的，市水务部门每户补助三百元。",
        "用水单位应当每年检查一次水表[9]。",
    )
    shown = [(s.text, s.verdict, s.citations[0].mark) for s in draft.sentences]
    assert shown == [
        ("更换节水器具的，市水务部门每户补助三百元。", SUPPORTED, 1),
        ("用水单位应当每年检查一次水表。", SUPPORTED, 2),
    ]


def test_what_is_contradicted_gives_way_to_the_source() -> None:
    draft = drafted("怎样报告检查结果？", "检查结果应当在十五日内向市水务部门报告。")
    assert [d.verdict for d in draft.dropped] == [CONTRADICTED]
    assert [s.text for s in draft.sentences] == ["“检查结果应当在三十日内向市水务部门报告。”"]


HEARING = sources_of(
    """砚浦市听证试行办法

第一条　公示期内有十分之一以上的居民户书面提出听证要求的，区人民政府应当组织听证。
"""
)


@pytest.mark.parametrize(
    ("said", "sources", "begins"),
    [
        ("检查结果应当在十五日内向市水务部门报告。", SOURCES, "与原文不一致："),
        ("区人民政府应当组织听证。", HEARING, "原文另有："),
    ],
)
def test_words_that_a_sentence_left_out_are_not_called_a_difference(
    said: str, sources: Sequence[Source], begins: str
) -> None:
    draft = Draft(phrases("zh"), expectation("怎么做？"))
    list(draft.check(said, sources))
    assert [d.note.startswith(begins) for d in draft.dropped] == [True]


PAPERS = """砚浦市泊位办法

第一条　申领泊位证应当提交下列材料：

（一）身份证明；

（二）泊位合同；

（三）船舶检验证书。
"""


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("(三) 船舶检验证书。", True),
        ("（二）船舶检验证书。", False),
    ],
)
def test_items_keep_the_numbers_that_their_source_gives_them(said: str, *, stands: bool) -> None:
    draft = Draft(phrases("zh"), expectation("申领泊位证要交什么？"))
    list(draft.check(said, sources_of(PAPERS)))
    assert any(s.text == said for s in draft.sentences) is stands


MEANS = """渔会章程

第一条　渔会财产的主要来源:

（一）渔会会员缴纳的会费；

（二）境内外组织和个人捐赠的款物；

（三）人民政府的拨款。
"""


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("渔会财产的主要来源：（一）渔会会员缴纳的会费；", False),
        (
            "渔会财产的主要来源：（一）渔会会员缴纳的会费；（二）境内外组织和个人捐赠的款物；"
            "（三）人民政府的拨款。",
            True,
        ),
    ],
)
def test_a_list_that_is_broken_off_gives_way_to_the_whole(said: str, *, stands: bool) -> None:
    draft = Draft(phrases("zh"), expectation("渔会的钱从哪里来？"))
    list(draft.check(said, [as_one(sources_of(MEANS)[-4:])]))
    assert any(s.text == said for s in draft.sentences) is stands
    assert "人民政府的拨款" in draft.sentences[0].text


@pytest.mark.parametrize(
    ("frame", "stands"),
    [
        ("", True),
        ("根据《砚浦市节水试行办法》第二条，", True),
        ("根据《节水试行办法》第2条，", True),
        ("根据《砚浦市节水试行办法》第五条，", False),
        ("根据《砚浦市供热条例》第二条，", False),
    ],
)
def test_a_sentence_that_names_another_place_than_its_own_gives_way(
    frame: str, *, stands: bool
) -> None:
    said = f"{frame}更换节水器具的，市水务部门每户补助三百元。"
    draft = drafted("补助多少？", said)
    assert any(s.text == said for s in draft.sentences) is stands
    assert draft.cites(SOURCES[2])


class _WithTheNext(Around):
    """Of the first sentence the second tells another case."""

    def other_cases(self, source: Source) -> Sequence[Source]:
        return [SOURCES[1]] if source == SOURCES[0] else []


class _OnTheFirst(Around):
    """All but the first sentence leans on that."""

    def leaned_on(self, source: Source) -> Sequence[Source]:
        return [] if source == SOURCES[0] else [SOURCES[0]]


def test_a_list_stands_behind_what_its_first_words_lean_on() -> None:
    draft = Draft(phrases("zh"), expectation("标准是什么？"), _OnTheFirst())
    list(draft.quote_list(SOURCES[1], SOURCES[1].text))
    assert [s.citations[0].quote for s in draft.sentences] == [SOURCES[0].text, SOURCES[1].text]


@pytest.mark.parametrize(
    ("question", "shown"),
    [("怎样检查水表？", [0, 1]), ("检查结果报告给谁？", [1, 0])],
)
def test_of_two_cases_the_one_with_more_words_of_the_question_comes_first(
    question: str, shown: list[int]
) -> None:
    draft = Draft(phrases("zh"), expectation(question), _WithTheNext())
    list(draft.quote(SOURCES[0]))
    assert [s.citations[0].quote for s in draft.sentences] == [SOURCES[n].text for n in shown]


def test_what_was_told_in_halves_is_not_quoted_whole_again() -> None:
    halves = ("水表应当每年送检一次；", "逾期不送检的，停止供水。")
    draft = drafted("水表怎么办？")
    for half in halves:
        list(draft.remark(half))
    assert list(draft.quote(replace(SOURCES[0], text="".join(halves)))) == []


def test_what_nothing_says_goes() -> None:
    draft = drafted("怎样报告检查结果？", "市长每周视察自来水博物馆的喷泉。")
    assert [d.verdict for d in draft.dropped] == [UNSUPPORTED]
    assert draft.sentences == []
    assert not draft.answers()


def test_a_name_that_the_question_brought_proves_nothing() -> None:
    draft = drafted("喷泉归市水务部门还是归市园林部门管？", "市水务部门。")
    assert draft.sentences == []


def test_an_answer_of_another_kind_is_none() -> None:
    draft = drafted("检查一次水表要付多少钱？", "用水单位应当每年检查一次水表。")
    assert draft.sentences
    assert not draft.answers()


def test_a_sentence_without_what_is_asked_for_gives_way_to_its_source_that_has_it() -> None:
    draft = drafted("由谁补助更换节水器具？", "更换节水器具的，每户补助三百元。")
    (sentence,) = draft.sentences
    assert "市水务部门每户补助三百元" in sentence.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("由谁补助更换节水器具？", "更换节水器具的，每户补助三百元。"),
        ("怎样更换节水器具？", "更换节水器具的补助三百元。"),
        ("多少日内报告？", "三十日内。"),
    ],
)
def test_a_sentence_that_gives_way_is_told_once_among_what_was_dropped(
    question: str, said: str
) -> None:
    draft = drafted(question, said)
    (sentence,) = draft.sentences
    assert sentence.text.startswith("“")
    (dropped,) = draft.dropped
    assert (dropped.text, dropped.verdict, dropped.citations) == (said, SUPPORTED, ())
    assert dropped.note == phrases("zh").say("dropped_incomplete")


def test_what_was_quoted_before_is_not_told_as_dropped() -> None:
    draft = drafted("多少日内报告？", "三十日内。", "三十日内。")
    assert len(draft.sentences) == 1
    assert [d.note for d in draft.dropped] == [phrases("zh").say("dropped_incomplete")] * 2


def test_the_very_words_that_are_quoted_were_not_dropped() -> None:
    sources = sources_of("砚浦市节水试行办法\n\n第一条　应当补缴水费。罚款三百元。\n")
    draft = Draft(phrases("zh"), expectation("怎么处理？"))
    list(draft.check("罚款三百元。", sources))
    assert [s.text for s in draft.sentences] == ["“罚款三百元。”"]
    assert draft.dropped == []


def test_resting_on_a_clause_is_resting_on_the_sentence_of_it_that_answers() -> None:
    first, answering = (
        Passage(source, 1, score, 0.9) for source, score in zip(SOURCES, (1.0, 4.0), strict=False)
    )
    draft = drafted("向谁报告检查结果？", SOURCES[0].text)
    assert draft.cites(first.source)
    assert not draft.rests_on(answering, [first, answering])
    list(draft.quote(answering.source))
    assert draft.rests_on(answering, [first, answering])


def test_saying_it_twice_adds_nothing() -> None:
    draft = Draft(phrases("zh"), Expectation("", ()))
    for _ in range(2):
        list(draft.quote(SOURCES[-1]))
    assert len(draft.sentences) == 1
    assert draft.cites(SOURCES[-1])
    assert not draft.cites(SOURCES[0])


@given(st.text(max_size=80) | st.text("甲。“”（）(). 0\n", max_size=40))
@example("(。0)")
@example("“甲。乙。”丙。")
def test_sentences_of_a_growing_text_never_change(text: str) -> None:
    whole = whole_sentences(text, ended=True)
    for end in range(len(text)):
        grown = whole_sentences(text[:end])
        assert grown == whole[: len(grown)]


@given(st.text(max_size=80))
def test_cleaning_takes_only_marks_and_lead_ins_away(text: str) -> None:
    shown = clean(text)
    assert shown == shown.strip()
    assert "[" in text or shown in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[1] 应当公开[2]。", "应当公开。"),
        ("应当公开[1,2]。", "应当公开。"),
        ("- 应当公开。", "应当公开。"),
        ("答：应当公开。", "应当公开。"),
        ("Answer: It must.", "It must."),
        ("根据上述参考条款[1]，应当公开。", "应当公开。"),
    ],
)
def test_a_sentence_is_shown_without_what_the_model_put_round_it(text: str, shown: str) -> None:
    assert clean(text) == shown


class WithCase(Around):
    """Knows one sentence on another case."""

    def __init__(self, case: Source) -> None:
        self._case = case

    def other_cases(self, source: Source) -> list[Source]:
        """That one, of whatever sentence."""
        return [self._case] if source != self._case else []


@pytest.mark.parametrize(
    ("case", "comes_first"),
    [("申请人可以对答复申请复查。", True), ("该答复作出后，可以对答复申请复查。", False)],
)
def test_a_case_that_goes_on_from_a_sentence_never_stands_before_it(
    case: str, *, comes_first: bool
) -> None:
    rule, other = sources_of(f"管理员应当在十日内答复。{case}")
    draft = Draft(phrases("zh"), expectation("答复可以申请复查吗？"), WithCase(other))
    list(draft.quote(rule))
    quotes = [c.quote for s in draft.sentences for c in s.citations]
    assert quotes == ([case, rule.text] if comes_first else [rule.text, case])
