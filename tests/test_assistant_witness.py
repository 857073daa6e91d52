"""When the language model is asked what it takes for the answer, and what follows from it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from model_fakes import ScriptedModel, sources_of

from assistant.chat.expectation import expectation
from assistant.chat.inquiry import LONGEST, asked_of_clause
from assistant.chat.sufficiency import FAR_OFF, HOPELESS, SURE, UNLIKELY, Passage, Rated
from assistant.chat.witness import PLAIN, READ_ON, RIVAL, reread, weigh
from assistant.runtime.llm import Message

QUESTION = "更换节水器具每户补助多少钱？"
TEXTS = ("更换节水器具的，每户补助三百元。", "供水单位应当公开水质情况。", "节水器具由水务局更换。")
PASSAGES = [
    Passage(sources_of(text, f"{at}.txt")[0], at, 4.0 - at, 0.9) for at, text in enumerate(TEXTS, 1)
]


def rated(*odds: float) -> list[Rated]:
    return [Rated(p, value) for p, value in zip(PASSAGES, odds, strict=False)]


def witness(copies: str, log_probability: float | None = -0.1) -> ScriptedModel:
    return ScriptedModel("", copies=copies, log_probability=log_probability)


def doubting(adapter: str = "") -> ScriptedModel:
    return ScriptedModel("", copies="三百元", log_probability=-0.1, agrees=0.02, adapter=adapter)


@pytest.mark.parametrize("odds", [HOPELESS["zh"], HOPELESS["zh"] - 1, SURE, SURE + 1])
def test_where_all_is_clear_no_witness_is_asked(odds: float) -> None:
    model = witness("三百元")
    found = weigh(QUESTION, expectation(QUESTION), rated(odds), model)
    assert (found.evidence is not None) == (odds > 0)
    assert model.testified == []


@pytest.mark.parametrize("question", ["更换节水器具有补助吗？", "更换节水器具没有补助，对吗？"])
def test_whether_something_is_so_is_not_asked_of_it(question: str) -> None:
    model = doubting()
    assert weigh(question, expectation(question), rated(0.5), model).evidence is PASSAGES[0]
    assert model.testified == []


# --- one that has learned to tell -----------------------------------------------------------


def knowing(finds: str, agrees: float = 0.99) -> ScriptedModel:
    """Finds an answer in what has some words, and copies it."""
    return ScriptedModel("", copies=finds, log_probability=-0.1, agrees=agrees, adapter="witness")


def test_a_model_that_can_tell_reads_rivals_one_by_one_and_the_right_one_comes_first() -> None:
    question, model = "节水器具谁来更换？", knowing("由水务局更换")
    found = weigh(question, expectation(question), rated(0.6, 0.4, 0.2), model)
    assert found.evidence is PASSAGES[2]
    assert found.words == "由水务局更换"
    each, together = model.testified[:3], model.testified[3]
    assert [[text in m[1].content for text in TEXTS] for m in each] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]
    assert together[1].content.index(TEXTS[2]) < together[1].content.index(TEXTS[0])


def test_it_reads_on_where_none_of_the_likeliest_answers_and_no_farther_than_that() -> None:
    question, model = "节水器具谁来更换？", knowing("由水务局更换")
    again = reread(question, rated(0.6, 0.4, 0.5 - RIVAL), model, whether=False)
    assert again[0].passage is PASSAGES[2]
    assert len(model.testified) == 3
    far = reread(question, rated(0.6, 0.4, 0.5 - READ_ON), model, whether=False)
    assert far[-1] == rated(0.6, 0.4, 0.5 - READ_ON)[-1]
    assert len(model.testified) == 5
    found = reread(QUESTION, rated(0.6, 0.4, 0.5 - RIVAL), knowing("每户补助三百元"), whether=False)
    assert found[-1] == rated(0.6, 0.4, 0.5 - RIVAL)[-1]


def test_of_whether_something_is_so_it_reads_nothing_that_retrieval_holds_for_hopeless() -> None:
    question, model = "节水器具要更换吗？", knowing("由水务局更换")
    found = reread(question, rated(0.1, 0.0, HOPELESS["zh"]), model, whether=True)
    assert len(model.testified) == 2
    assert found[-1].odds == HOPELESS["zh"]


@pytest.mark.parametrize(("whether", "is_told"), [(True, False), (False, True)])
def test_where_alone_it_leans_to_none_all_together_tell_not_whether_it_is_so(
    whether: bool, is_told: bool
) -> None:
    question = "要更换什么吗？" if whether else "更换什么？"
    model = knowing("由水务局更换")
    weigh(question, expectation(question), rated(UNLIKELY + 0.9), model)
    assert (len(model.testified) > 1) is is_told


@pytest.mark.parametrize(
    ("odds", "agrees", "is_told"),
    [
        (HOPELESS["zh"] - 0.1, 0.99, True),
        (HOPELESS["zh"] - 0.1, 0.5, False),
        (HOPELESS["zh"] + 0.1, 0.7, True),
        (FAR_OFF["zh"], 0.99, False),
    ],
)
def test_what_retrieval_holds_for_hopeless_answers_only_where_such_a_model_is_sure(
    odds: float, agrees: float, is_told: bool
) -> None:
    model = knowing("每户补助三百元", agrees)
    found = weigh(QUESTION, expectation(QUESTION), rated(odds), model)
    assert (found.evidence is not None) is is_told
    assert (not model.testified) is (odds <= FAR_OFF["zh"])


def test_for_a_penalty_nothing_far_is_read() -> None:
    question, model = "不更换节水器具的，罚款多少？", knowing("每户补助三百元")
    assert (
        weigh(question, expectation(question), rated(HOPELESS["zh"] - 0.1), model).evidence is None
    )
    assert model.testified == []


def test_it_reads_on_until_one_plainly_answers() -> None:
    question, both = "节水器具谁来更换？", rated(0.6, 0.0, 0.5 - RIVAL)
    plain, faint = knowing("每户补助三百元"), knowing("每户补助三百元", agrees=0.8)
    assert reread(question, both, plain, whether=False)[0].odds > PLAIN
    assert len(plain.testified) == 2
    reread(question, both, faint, whether=False)
    assert len(faint.testified) == 3


def test_one_without_rivals_is_read_too() -> None:
    (only,) = reread("节水器具谁来更换？", rated(0.6), knowing("由水务局更换"), whether=False)
    assert only.odds < 0.6


def test_it_is_told_where_a_sentence_stands() -> None:
    model = knowing("三百元")
    reread(QUESTION, rated(0.6), model, whether=False)
    title = PASSAGES[0].source.title
    assert model.testified[0][-1].content.splitlines()[:2] == [
        f"问题：{QUESTION}",
        f"资料：《{title}》：{TEXTS[0]}",
    ]


@pytest.mark.parametrize("question", ["节水器具由水务局更换吗？", "水务局更换节水器具，对吗？"])
def test_it_is_asked_whether_something_is_so(question: str) -> None:
    expected = expectation(question)
    assert weigh(question, expected, rated(0.5), knowing("每户补助三百元")).evidence
    assert weigh(question, expected, rated(-0.5), knowing("没有")).evidence is None


def test_whether_something_is_so_takes_a_model_that_is_surer() -> None:
    whether, what = "节水器具由水务局更换吗？", "节水器具由谁更换？"
    for question, answers in ((whether, False), (what, True)):
        doubts = knowing("没有", agrees=0.51)
        found = weigh(question, expectation(question), rated(1.7), doubts)
        assert (found.evidence is not None) == answers


def test_a_model_that_can_tell_is_asked_though_all_seems_clear() -> None:
    model = knowing("三百元", agrees=0.01)
    assert weigh(QUESTION, expectation(QUESTION), rated(SURE + 0.5), model).evidence is None
    assert model.testified


def test_what_it_has_learned_tells_of_sentences_in_either_language() -> None:
    english = [
        Rated(replace(PASSAGES[0], source=sources_of(text, f"{at}.txt")[0]), 0.5)
        for at, text in enumerate(("Each household is visited.", "Each household gets 300 yuan."))
    ]
    question, model = "How much does a household get?", knowing("300 yuan")
    found = weigh(question, expectation(question), english, model)
    assert found.evidence is english[1].passage
    assert "[1] Each household gets 300 yuan." in model.testified[2][1].content


# --- one that comes as it is ----------------------------------------------------------------


def test_words_without_end_are_no_words() -> None:
    model = witness("三" * 20)
    found = weigh(QUESTION, expectation(QUESTION), rated(1.0), model)
    assert found.evidence is PASSAGES[0]
    assert found.words == ""


def test_what_no_few_words_answer_is_asked_for_in_doubt_and_not_copied() -> None:
    question, model = "怎样更换节水器具？", witness("三百元")
    found = weigh(question, expectation(question), rated(1.0), model)
    assert found.evidence is PASSAGES[0]
    assert found.words == ""
    assert len(model.testified) == 1
    assert weigh(question, expectation(question), rated(1.0), doubting()).evidence is None
    listed = "有哪些节水器具？"
    assert expectation(listed).few_words
    assert weigh(listed, expectation(listed), rated(1.0), witness("三百元")).words == ""
    several = "补助多少元？节水器具还是水表先换？"
    assert weigh(several, expectation(several), rated(1.0), witness("三百元")).words == ""


@pytest.mark.parametrize(
    ("question", "copies", "answers"),
    [
        ("《山海》是什么类型的电视剧？", "电视剧", True),
        ("山海是什么电影？", "山海", True),
        ("《山海》的全称是什么？", "山海", False),
        ("老周和小满是什么关系？", "师徒关系", True),
    ],
)
def test_of_what_class_a_thing_is_the_words_of_the_question_do_not_tell(
    question: str, copies: str, answers: bool
) -> None:
    text = "电视剧《山海》讲老周和小满的故事，两人是师徒关系。"
    passages = [Rated(Passage(sources_of(text)[0], 1, 4.0, 0.9), 0.5)]
    found = weigh(question, expectation(question), passages, knowing(copies, 0.9))
    assert (found.evidence is not None) is answers
    assert found.words == ("师徒关系" if "师徒" in copies else "")


@pytest.mark.parametrize(
    ("question", "answers"),
    [("《山海》里的小满谁演的？", True), ("《山海》里的阿岩谁演的？", False)],
)
def test_who_plays_another_part_answers_not_who_plays_one(question: str, answers: bool) -> None:
    text = "林舟在《山海》中饰演小满，她说阿岩最难懂。"
    passages = [Rated(Passage(sources_of(text)[0], 1, 4.0, 0.9), 1.0)]
    found = weigh(question, expectation(question), passages, knowing("林舟"))
    assert (found.evidence is not None) is answers


def test_what_it_denies_it_need_not_copy() -> None:
    sure, unsure = witness("三百元"), doubting()
    assert weigh(QUESTION, expectation(QUESTION), rated(2.0), sure).evidence
    assert len(sure.testified) == 2
    first, second = sure.testified
    assert second == [*first, Message("assistant", "是"), Message("user", "抄出答案。")]
    assert weigh(QUESTION, expectation(QUESTION), rated(0.0), unsure).evidence is None
    assert len(unsure.testified) == 1


def test_the_less_it_says_that_the_answer_is_stated_the_likelier_is_a_refusal() -> None:
    models = [
        ScriptedModel("", copies="三百元", log_probability=-2.0, agrees=p) for p in (0.99, 0.1)
    ]
    found = [weigh(QUESTION, expectation(QUESTION), rated(1.0), m).evidence for m in models]
    assert found == [PASSAGES[0], None]


def test_its_words_choose_the_passage() -> None:
    found = weigh(QUESTION, expectation(QUESTION), rated(0.2, 0.1), witness("三百元"))
    assert found.evidence is PASSAGES[0]
    assert found.words == "三百元"


@pytest.mark.parametrize("none", ["无", "无。", "None"])
def test_where_it_finds_none_there_is_none(none: str) -> None:
    assert weigh(QUESTION, expectation(QUESTION), rated(0.5), witness(none)).evidence is None


def test_words_that_stand_nowhere_are_not_passed_on() -> None:
    found = weigh(QUESTION, expectation(QUESTION), rated(2.0), witness("九百元"))
    assert found.words == ""


def test_a_runtime_that_does_not_tell_how_sure_it_is_is_not_heard() -> None:
    model = witness("无", None)
    assert weigh(QUESTION, expectation(QUESTION), rated(0.5), model).evidence is PASSAGES[0]


def test_across_two_languages_all_likely_ones_are_read_and_none_is_ahead() -> None:
    question, model = "Who replaces the fittings?", knowing("由水务局更换")
    far = HOPELESS["zh"] - 1
    found = weigh(question, expectation("谁"), rated(1.5, 0.0, far), model)
    assert found.evidence is PASSAGES[2]


def test_across_two_languages_what_answers_as_well_in_another_clause_stands_beside_it() -> None:
    texts = "甲办法\n第一条　节水器具由水务局更换。\n第二条　水表由水务局更换。\n"
    one, other = (Passage(s, 1, 1.0, 0.9) for s in sources_of(texts))
    question = "Who replaces the fittings?"
    both = [Rated(one, 0.5), Rated(other, 0.4)]
    found = weigh(question, replace(expectation("谁"), kinds=()), both, knowing("由水务局更换"))
    assert (found.evidence, found.beside) == (one, (other,))


def test_across_two_languages_nothing_that_is_far_answers() -> None:
    question, model = "Who replaces the fittings?", knowing("由水务局更换")
    far = [Rated(replace(PASSAGES[2], similarity=0.83), 0.5)]
    assert weigh(question, replace(expectation("谁"), kinds=()), far, model).evidence is None


def test_what_is_in_another_language_is_not_ahead_of_what_is_in_its_own() -> None:
    text = "Water Rules\n\nSection 1. The bureau replaces the fittings.\n"
    own = next(s for s in sources_of(text) if "bureau" in s.text)
    mixed = [Rated(PASSAGES[2], SURE), Rated(Passage(own, 2, 1.0, 0.9), 0.5)]
    again = reread("Who replaces the fittings?", mixed, knowing("no such words"), whether=False)
    assert again[0].passage.source is own


@pytest.mark.parametrize(
    ("question", "read"), [("快船的午餐可以自带吗？", 1), ("快船可以自带宠物吗？", 2)]
)
def test_whether_it_is_so_is_told_by_the_cell_that_a_question_names(
    question: str, read: int
) -> None:
    (one,) = rated(0.4)[:1]
    table = "| 船型 | 午餐 | 票价（元） || 快船 | 船上供应 | 35 |"
    row = replace(one.passage, source=replace(one.passage.source, text=table))
    model = knowing("船上供应", 0.51)
    found = weigh(question, expectation(question), [Rated(row, 0.4)], model)
    assert found.evidence == row or read > 1
    assert len(model.testified) == read


# --- one that has learned to judge clauses, too ---------------------------------------------


def judging(judges: float, agrees: float = 0.9) -> ScriptedModel:
    """Finds the amount, is as sure of it as said, and judges that its clause answers."""
    return ScriptedModel(
        "",
        copies="三百元",
        log_probability=-0.1,
        agrees=agrees,
        adapter="witness",
        judges=judges,
    )


@pytest.mark.parametrize(("judges", "answers"), [(-2.5, False), (0.4, True), (3.0, True)])
def test_a_clause_that_is_judged_to_be_silent_does_not_answer(judges: float, answers: bool) -> None:
    model = judging(judges)
    found = weigh(QUESTION, expectation(QUESTION), rated(0.6), model)
    assert (found.evidence is not None) is answers
    (shown,) = model.judged
    assert TEXTS[0] in shown
    assert QUESTION in shown


def test_a_clause_that_is_judged_to_answer_does_so_though_the_witness_doubts() -> None:
    doubts = {"agrees": 0.3}
    assert (
        weigh(QUESTION, expectation(QUESTION), rated(0.6), judging(-1, **doubts)).evidence is None
    )
    found = weigh(QUESTION, expectation(QUESTION), rated(0.6), judging(3, **doubts))
    assert found.evidence is PASSAGES[0]


@pytest.mark.parametrize("agrees", [1e-9, 1 - 1e-9])
def test_where_all_is_clear_no_clause_is_judged(agrees: float) -> None:
    sure = 3.0 if agrees > 0.5 else -3.0
    model = judging(-sure, agrees)
    found = weigh(QUESTION, expectation(QUESTION), rated(sure), model)
    assert (found.evidence is not None) is (agrees > 0.5)
    assert model.judged == []


def test_of_another_language_than_chinese_nothing_is_judged() -> None:
    model = judging(-3)
    question = "How much is paid for each household?"
    weigh(question, expectation(question), rated(0.6), model)
    assert model.judged == []


def test_of_a_long_clause_what_is_around_the_sentence_is_judged() -> None:
    text = "水" * 900 + "。" + TEXTS[0] + "费" * 900
    (source,) = (s for s in sources_of(text, "long.txt") if "三百元" in s.text)
    *_, shown = asked_of_clause(QUESTION, source)
    assert TEXTS[0] in shown
    assert LONGEST < len(shown) < LONGEST + 100
