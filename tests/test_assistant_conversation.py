"""A question becomes an answer: the model proposes, the sources decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from model_fakes import E5LikeEmbedder, ScriptedModel, conversing, searching

from assistant.chat.answer import Answer, Checked, Draft, Retrieved, Turn
from assistant.chat.by_number import QUOTED_SENTENCES
from assistant.chat.conversation import Conversation
from assistant.evidence.sources import CONTRADICTED, NOT_A_CLAIM, PARTLY, SUPPORTED, UNSUPPORTED
from index.embedder import Vectors
from index.errors import YoujuError
from index.four_bits import FourBits
from index.known_questions import KnownQuestions, fingerprint
from index.library import Library
from index.map_choice import MapChoice
from index.numerals import to_chinese
from index.retriever import Retriever

RULES = """砚浦市节水试行办法

第一条　更换节水器具的，市水务部门每户补助三百元。

第二条　用水单位应当每年检查一次水表。检查结果应当在三十日内向市水务部门报告。

第三条　任何单位不得占用供水管线。因抢险需要占用的，应当在二十四小时内恢复。

第四条　违反本办法第三条规定的，处五千元以上一万元以下罚款。
"""
POLICY = """Records Policy

Section 1. Retention

(1) The steward must keep every record for five years.

(2) A copy of a record costs not more than CNY 20.
"""


@contextmanager
def asking(folder: Path, *replies: str) -> Iterator[tuple[Conversation, Library, ScriptedModel]]:
    model = ScriptedModel(*replies)
    with conversing(folder, model, rules=RULES) as (conversation, library):
        yield conversation, library, model


def check_contract(answer: Answer, library: Library) -> None:
    """What holds for every answer, whatever was asked."""
    for sentence in answer.sentences:
        assert len({c.clause_id for c in sentence.citations}) <= 2
        assert sentence.verdict != SUPPORTED or sentence.citations
        for cited in sentence.citations:
            text = library.text(cited.doc_id)
            assert cited.quote == "".join(text[a:b] for a, b in cited.spans)
            assert (cited.start, cited.end) == (cited.spans[0][0], cited.spans[-1][1])
    marks = {c.mark: c.clause_id for s in answer.sentences for c in s.citations}
    assert sorted(marks) == list(range(1, len(marks) + 1))
    assert answer.refused == (answer.sentences == ())
    assert answer.refused == bool(answer.refusal_reason)
    assert answer.corpus_sha256 == library.corpus_sha256
    assert answer.model == "scripted"


def test_a_supported_sentence_stands_with_its_clause(tmp_path: Path) -> None:
    with asking(tmp_path, "用水单位应当每年检查一次水表[4]。") as (conversation, library, _):
        answer = conversation.ask("用水单位怎样检查水表？")
        check_contract(answer, library)
    assert answer.answer == "用水单位应当每年检查一次水表。"
    (sentence,) = answer.sentences
    assert sentence.verdict == SUPPORTED
    assert [(c.mark, c.address) for c in sentence.citations] == [(1, "第二条")]
    assert answer.dropped == ()


def test_an_invented_number_is_dropped_and_listed(tmp_path: Path) -> None:
    said = "检查结果应当在十五日内向市水务部门报告。"
    with asking(tmp_path, said) as (conversation, library, _):
        answer = conversation.ask("水表的检查结果应当怎样报告？")
        check_contract(answer, library)
    assert said not in answer.answer
    (dropped,) = answer.dropped
    assert (dropped.text, dropped.verdict, dropped.citations) == (said, CONTRADICTED, ())
    assert "十五日" in dropped.note
    assert "三十日" in answer.answer, "the source's own words stand in its place"
    assert answer.sentences[0].citations[0].address == "第二条"


def test_a_second_question_that_any_words_answer_is_answered_too(tmp_path: Path) -> None:
    said = "更换节水器具的，市水务部门每户补助三百元。"
    with asking(tmp_path, said) as (conversation, library, _):
        answer = conversation.ask("更换节水器具每户补助多少元？用水单位如何检查水表？")
        check_contract(answer, library)
    assert "三百元" in answer.answer
    assert "每年检查一次水表" in answer.answer


@pytest.mark.parametrize(
    ("asked", "remark"),
    [
        ("更换节水器具每户补助多少元？押金多少元？", "其中“押金多少元”，没有找到"),
        ("更换节水器具每户补助多少元？要不要交个人所得税？", "其中“要不要交个人所得税”，没有找到"),
        ("更换节水器具每户补助多少元？由谁补助？", ""),
    ],
)
def test_of_several_questions_one_that_nothing_answers_is_named(
    tmp_path: Path, asked: str, remark: str
) -> None:
    with asking(tmp_path, "更换节水器具的，市水务部门每户补助三百元。") as (
        conversation,
        library,
        _,
    ):
        answer = conversation.ask(asked)
        check_contract(answer, library)
    assert "三百元" in answer.answer
    assert remark in answer.answer
    assert ("没有找到" in answer.answer) is bool(remark)


LOST = """丰谷图书馆借阅规定

第一条　遗失图书的，读者应当在三日内向服务台报告遗失图书的书名。情节轻微的免于赔偿。

第二条　读者办理集体借阅的，应当在五日前申请集体借阅。服务台在二日内答复。
"""


def test_where_one_sentence_seems_to_answer_two_things_its_clause_is_shown(
    tmp_path: Path,
) -> None:
    with conversing(tmp_path, ScriptedModel("好的。"), rules=LOST) as (conversation, library):
        answer = conversation.ask("遗失图书几日内报告？遗失图书的读者要赔吗？")
        check_contract(answer, library)
    assert "三日内" in answer.answer
    assert "免于赔偿" in answer.answer


def test_what_one_sentence_says_of_both_is_shown_alone(tmp_path: Path) -> None:
    with conversing(tmp_path, ScriptedModel("好的。"), rules=LOST) as (conversation, library):
        answer = conversation.ask("遗失图书几日内报告？遗失图书的读者要向服务台报告吗？")
        check_contract(answer, library)
    assert "三日内" in answer.answer
    assert "免于赔偿" not in answer.answer


READERS = """丰谷图书馆入馆规定

第一条　成年读者可以自行进入书库找书。学龄前儿童进入书库应当有家长陪同。书库不得饮食。
"""


def test_the_sentence_that_names_whom_a_question_is_about_is_shown_with_the_other(
    tmp_path: Path,
) -> None:
    model = ScriptedModel("成年读者可以自行进入书库找书。")
    with conversing(tmp_path, model, rules=READERS) as (conversation, library):
        answer = conversation.ask("学龄前儿童怎么自行进入书库找书？")
        check_contract(answer, library)
    assert "成年读者可以自行进入书库找书" in answer.answer
    assert "学龄前儿童进入书库应当有家长陪同" in answer.answer
    assert "饮食" not in answer.answer


def test_a_second_period_that_stands_there_is_not_told_as_missing(tmp_path: Path) -> None:
    model = ScriptedModel(
        "读者办理集体借阅的，应当在五日前申请集体借阅。服务台在二日内答复。",
        agrees=0.999,
        adapter="witness",
    )
    with conversing(tmp_path, model, rules=LOST) as (conversation, library):
        answer = conversation.ask("集体借阅应当提前多久申请？要等多久有结果？")
        check_contract(answer, library)
    assert "五日前" in answer.answer
    assert "二日内" in answer.answer
    assert "没有找到" not in answer.answer


BERTHS = """砚浦市泊位规定

第一条　紧急报修一小时内到场，其他报修次日内到场。

第二条　泊位漏水的，船主应当立即通知码头。
"""


@pytest.mark.parametrize("agrees", [0.999, 0.001])
def test_what_a_model_sees_in_what_is_shown_is_not_told_as_missing(
    tmp_path: Path, agrees: float
) -> None:
    model = ScriptedModel(
        "紧急报修一小时内到场，其他报修次日内到场。", agrees=agrees, adapter="witness"
    )
    with conversing(tmp_path, model, berths=BERTHS) as (conversation, library):
        answer = conversation.ask("第一条说的紧急报修多久到场，普通的多久？")
        check_contract(answer, library)
    assert "一小时" in answer.answer
    assert ("其中“普通的多久”，没有找到" in answer.answer) is (agrees < 0.5)


@pytest.mark.parametrize(
    ("asked", "remark"),
    [
        ("第二条说的水表几年检查一次？更换节水器具每户补助多少元？", "三百元"),
        ("更换节水器具每户补助多少元？第二条说的水表几年检查一次？", "三百元"),
        ("第二条说的水表几年检查一次？押金多少元？", "其中“押金多少元”，没有找到"),
    ],
)
def test_a_second_question_is_answered_beside_one_that_names_a_clause(
    tmp_path: Path, asked: str, remark: str
) -> None:
    with conversing(tmp_path, ScriptedModel("好的。"), rules=RULES) as (conversation, library):
        answer = conversation.ask(asked)
        check_contract(answer, library)
    assert "每年检查一次水表" in answer.answer
    assert remark in answer.answer


def test_what_holds_no_amount_is_no_answer_to_how_much_though_a_model_leans_to_it(
    tmp_path: Path,
) -> None:
    model = ScriptedModel("好的。", agrees=0.999, adapter="witness")
    with conversing(tmp_path, model, rules=RULES) as (conversation, library):
        answer = conversation.ask("更换节水器具每户补助多少元？检查水表收费多少元？")
        check_contract(answer, library)
    assert "三百元" in answer.answer
    assert "其中“检查水表收费多少元”，没有找到" in answer.answer


def test_a_second_question_is_answered_where_its_own_words_stand(tmp_path: Path) -> None:
    with asking(tmp_path, "好的。") as (conversation, library, _):
        answer = conversation.ask("水表的检查结果应当向哪个部门报告？占用的恢复几小时？")
        check_contract(answer, library)
    assert "向市水务部门报告" in answer.answer
    assert "二十四小时内恢复" in answer.answer


def test_each_of_several_things_that_are_named_beside_each_other_is_answered(
    tmp_path: Path,
) -> None:
    with asking(tmp_path, "好的。") as (conversation, library, model):
        answer = conversation.ask("检查水表和更换节水器具分别有什么规定？")
        check_contract(answer, library)
    assert model.heard == [], "the sources' own words say it"
    assert "每年检查一次水表" in answer.answer
    assert "三百元" in answer.answer


def test_what_is_compared_is_shown_though_the_witness_finds_no_answer_in_one(
    tmp_path: Path,
) -> None:
    model = ScriptedModel("好的。", log_probability=-0.1, agrees=0.01)
    with conversing(tmp_path, model, rules=RULES) as (conversation, library):
        answer = conversation.ask("用水单位检查水表和更换节水器具的规定有什么区别？")
        check_contract(answer, library)
        assert conversation.ask("用水单位检查水表和养狗的规定有什么区别？").refused
    assert model.testified
    assert "每年检查一次水表" in answer.answer
    assert "三百元" in answer.answer


def test_whether_something_is_so_is_told_in_the_sources_words_alone(tmp_path: Path) -> None:
    with asking(tmp_path, "不需要检查。") as (conversation, library, model):
        answer = conversation.ask("用水单位能不能每年检查一次水表？")
        check_contract(answer, library)
    assert model.heard == []
    assert answer.dropped == ()
    assert "每年检查一次水表" in answer.answer


@pytest.mark.parametrize(
    ("question", "said", "holds"),
    [
        ("任何单位可以占用供水管线吗？", "不可以。原文如下：", False),
        ("用水单位应当每年检查一次水表吗？", "是。原文如下：", True),
        ("用水单位应当每年检查两次水表吗？", "不是。原文如下：", False),
        ("市水务部门每户补助三百元吗？", "", None),
        ("用水单位应当每年检查两次水表，对吗？", "问题中的说法与原文不一致", False),
    ],
)
def test_what_is_only_asked_is_answered_with_yes_or_no_and_not_corrected(
    tmp_path: Path, question: str, said: str, holds: bool | None
) -> None:
    with asking(tmp_path, "好的。") as (conversation, library, _):
        answer = conversation.ask(question)
        check_contract(answer, library)
    assert answer.premise.holds is holds
    assert answer.answer.startswith(said or "“")
    assert ("不一致" in answer.answer) == ("对吗" in question)
    assert answer.sentences[-1].citations


@pytest.mark.parametrize(("thanks", "said"), [("谢谢！", "不客气"), ("Thank you.", "welcome")])
def test_a_courtesy_is_returned_and_nothing_claimed(tmp_path: Path, thanks: str, said: str) -> None:
    with asking(tmp_path, "好的。") as (conversation, library, model):
        answer = conversation.ask(thanks, [Turn("第三条说了什么？", "")])
        check_contract(answer, library)
    assert said in answer.answer
    assert [(s.verdict, s.citations) for s in answer.sentences] == [(NOT_A_CLAIM, ())]
    assert (answer.hits, model.heard) == ((), [])


@pytest.mark.parametrize(
    ("before", "question", "understood"),
    [
        ("第一条说了什么？", "水表的检查结果向谁报告？", ""),
        ("第一条说了什么？", "占用管线怎么罚", ""),
        ("第一条说了什么？", "哪些单位应当检查水表", ""),
        ("更换节水器具补助多少？", "哪些单位应当检查水表", ""),
        ("第一条说了什么？", "每户补助多少元", "第一条：每户补助多少元"),
        ("第一条说了什么？", "它由谁补助", "第一条由谁补助"),
        ("第一条说了什么？", "要多少钱", "第一条：要多少钱"),
    ],
)
def test_a_whole_question_is_left_alone(
    tmp_path: Path, before: str, question: str, understood: str
) -> None:
    with asking(tmp_path, "好的。") as (conversation, _, _):
        alone = conversation.standalone(question, [Turn(before, "")])
    assert alone == (understood or question)


def test_a_clause_is_shown_again_to_who_asks_for_it_in_other_words(tmp_path: Path) -> None:
    with asking(tmp_path, "好的。") as (conversation, library, _):
        answer = conversation.ask("换个说法", [Turn("第一条说了什么？", "")])
        check_contract(answer, library)
    assert [c.address for s in answer.sentences for c in s.citations] == ["第一条"]


def test_where_a_joined_question_finds_nothing_it_is_asked_by_itself(tmp_path: Path) -> None:
    before = [Turn("节水试行办法第一条说了什么？", "")]
    with asking(tmp_path, "好的。") as (conversation, library, _):
        answer = conversation.ask("抢险占用多少小时恢复管线", before)
        check_contract(answer, library)
    assert "二十四小时" in answer.answer


def test_by_whom_a_document_was_issued_is_told_by_its_title(tmp_path: Path) -> None:
    dated = RULES.replace("办法\n", "办法\n\n（2021年5月6日）\n", 1)
    with conversing(tmp_path, ScriptedModel("好的。"), rules=dated) as (conversation, library):
        answer = conversation.ask("节水试行办法是哪个机关发布的？用水单位多久检查一次水表？")
        check_contract(answer, library)
    title, day, further = (s.citations[0].quote for s in answer.sentences)
    assert title == dated.partition("\n")[0]
    assert day == "（2021年5月6日）"
    assert "每年检查一次水表" in further


@pytest.mark.parametrize(
    ("question", "answered"),
    [("节水试行办法是哪天发布的？", True), ("节水试行办法规定检查结果哪天发布？", False)],
)
def test_the_day_of_issue_below_a_title_is_told_where_nothing_else_is_asked(
    tmp_path: Path, question: str, answered: bool
) -> None:
    dated = RULES.replace("办法\n", "办法\n\n（2021年5月6日）\n", 1)
    model = ScriptedModel("好的。")
    with conversing(tmp_path, model, rules=dated) as (conversation, library):
        answer = conversation.ask(question)
        check_contract(answer, library)
    assert ("2021年5月6日" in answer.answer) == answered


@pytest.mark.parametrize(
    ("closing", "quoted"),
    [
        ("本办法自2021年7月1日起施行。", ["本办法自2021年7月1日起施行。"]),
        ("本办法自公布之日起施行。", ["本办法自公布之日起施行。", "（2021年5月6日）"]),
    ],
)
def test_since_when_a_document_applies_is_told_by_its_closing_words(
    tmp_path: Path, closing: str, quoted: list[str]
) -> None:
    dated = RULES.replace("办法\n", "办法\n\n（2021年5月6日）\n", 1) + f"\n第四十条　{closing}\n"
    model = ScriptedModel("好的。")
    with conversing(tmp_path, model, rules=dated) as (conversation, library):
        answer = conversation.ask("节水试行办法从什么时候开始施行？")
        check_contract(answer, library)
    said = [c.quote for s in answer.sentences for c in s.citations]
    assert [quote.removeprefix("第四十条　") for quote in said] == quoted


def test_what_nothing_says_is_dropped(tmp_path: Path) -> None:
    said = "用水单位应当每年检查一次水表。市长每周视察自来水博物馆的喷泉。"
    with asking(tmp_path, said) as (conversation, library, _):
        answer = conversation.ask("用水单位怎样检查水表？")
        check_contract(answer, library)
    assert "市长" not in answer.answer
    assert [(d.text, d.verdict) for d in answer.dropped] == [
        ("市长每周视察自来水博物馆的喷泉。", UNSUPPORTED)
    ]


def test_a_sentence_supported_in_part_gives_way_to_the_source(tmp_path: Path) -> None:
    said = "用水单位应当每年检查一次水表，并且邀请业主代表参加。"
    with asking(tmp_path, said) as (conversation, library, _):
        answer = conversation.ask("用水单位怎样检查水表？")
        check_contract(answer, library)
    assert "业主代表" not in answer.answer
    assert [d.verdict for d in answer.dropped] == [PARTLY]
    assert "用水单位应当每年检查一次水表。" in answer.sentences[0].text
    assert answer.sentences[0].text.strip("“”") == answer.sentences[0].citations[0].quote


def test_where_the_model_says_nothing_the_evidence_speaks(tmp_path: Path) -> None:
    with asking(tmp_path, "好的，以下内容仅供参考。") as (conversation, library, _):
        answer = conversation.ask("更换节水器具，市水务部门每户补助多少元？")
        check_contract(answer, library)
    assert not answer.refused
    assert "三百元" in answer.answer
    assert answer.sentences[0].citations[0].address == "第一条"


@pytest.mark.parametrize(
    ("question", "named"),
    [("用水单位的负责人每月工资是多少？", "金额"), ("市水务部门的热线电话是多少？", "电话")],
)
def test_what_the_documents_do_not_hold_is_refused(
    tmp_path: Path, question: str, named: str
) -> None:
    with asking(tmp_path, "每月八千元，电话123456。") as (conversation, library, model):
        answer = conversation.ask(question)
        check_contract(answer, library)
    assert answer.refused
    assert named in answer.refusal_reason
    assert answer.answer == answer.refusal_reason
    assert 1 <= len(answer.nearest) <= 3
    assert answer.nearest[0] == answer.hits[0].clause
    assert model.heard == [], "the model is not asked for what it would invent"


class KnownOfLamps(KnownQuestions):
    """Knows that what is asked of street lamps is answered by one clause, and no more."""

    def __init__(self, clauses: Sequence[str]) -> None:
        codes = FourBits.of(np.zeros((1, 2), np.float32))
        super().__init__("e5-like", ["路灯坏了找谁修？"], codes, clauses, [[0]])

    def nearness(self, text: str, vector: Vectors) -> dict[str, float]:
        """By how much the clause stands out."""
        assert vector.ndim == 1
        return {self.clauses[0]: 3.0} if "路灯" in text else {}


def test_a_refusal_tells_that_clauses_which_are_not_here_answer_such_questions(
    tmp_path: Path,
) -> None:
    model = ScriptedModel("用水单位应当每年检查一次水表。")
    with searching(tmp_path, rules=RULES) as (_, library):
        (entry,) = library.documents()
        here = [fingerprint(library.clause(unit).text) for unit in library.units(entry.doc_id)]
        choice = MapChoice(None, "", KnownOfLamps(["另外一条", *here]))
        retriever = Retriever(library, E5LikeEmbedder(), choose_map=lambda _: choice)
        conversation = Conversation(library, retriever, model)
        asked = ("第七号路灯坏了找谁修？", "用水单位负责人的工资是多少？")
        elsewhere, nowhere = map(conversation.ask, asked)
    assert elsewhere.refused
    assert elsewhere.refusal_reason.endswith("同类的问题，由文库中没有的法律条文回答。")
    assert nowhere.refused
    assert "同类的问题" not in nowhere.refusal_reason


def test_an_empty_library_says_so(tmp_path: Path) -> None:
    model = ScriptedModel("用水单位应当每年检查一次水表。")
    with conversing(tmp_path, model) as (conversation, library):
        answer = conversation.ask("用水单位怎样检查水表？")
        check_contract(answer, library)
    assert answer.refused
    assert "空" in answer.refusal_reason
    assert (answer.nearest, answer.hits, model.heard) == ((), (), [])


@pytest.mark.parametrize(
    "question",
    ["第四条规定了什么？", "砚浦市节水试行办法第4条是什么内容", "《砚浦市节水试行办法》第四条"],
)
def test_a_clause_asked_for_by_number_speaks_for_itself(tmp_path: Path, question: str) -> None:
    with asking(tmp_path, "无关的话。") as (conversation, library, model):
        answer = conversation.ask(question)
        check_contract(answer, library)
    assert model.heard == []
    assert {c.address for s in answer.sentences for c in s.citations} == {"第四条"}
    assert "处五千元以上一万元以下罚款。" in answer.answer
    assert (answer.hits[0].route, answer.hits[0].clause.address) == ("address", "第四条")


def test_a_number_that_several_documents_have_is_quoted_below_each_name(tmp_path: Path) -> None:
    bridges = "砚浦市大桥管理办法\n\n第一条　大桥每年检修一次。\n\n第二条　桥上限速四十公里。\n"
    model = ScriptedModel()
    with conversing(tmp_path, model, rules=RULES, bridges=bridges) as (conversation, library):
        answer = conversation.ask("第二条")
        check_contract(answer, library)
        both = conversation.ask("《砚浦市节水试行办法》第二条和《砚浦市大桥管理办法》第二条")
        one = conversation.ask("《砚浦市大桥管理办法》第二条")
    texts = [sentence.text.strip() for sentence in answer.sentences]
    assert "2" in texts[0]
    assert "请写明文件名" in texts[0]
    water = texts.index("《砚浦市节水试行办法》第二条：")
    bridge = texts.index("《砚浦市大桥管理办法》第二条：")
    inspect = "用水单位应当每年检查一次水表。检查结果应当在三十日内向市水务部门报告。"
    assert texts[water + 1] == f"“第二条　{inspect}”"
    assert texts[bridge + 1] == "“第二条　桥上限速四十公里。”"
    assert "请写明文件名" not in both.answer
    assert "《砚浦市大桥管理办法》第二条：" in both.answer
    assert one.answer == "“第二条　桥上限速四十公里。”"


def test_a_range_of_clauses_is_quoted_a_line_each_and_each_paragraph_in_its_own(
    tmp_path: Path,
) -> None:
    rules = RULES.replace("一次水表。", "一次水表。\n\n", 1)
    with conversing(tmp_path, ScriptedModel(), rules=rules) as (conversation, library):
        answer = conversation.ask("第一条到第三条")
        check_contract(answer, library)
    lines = answer.answer.split("\n")
    assert [line[:4] for line in lines] == ["“第一条", "“第二条", "检查结果", "“第三条"]
    assert [s.text.count("“") for s in answer.sentences] == [1, 1, 1]


@pytest.mark.parametrize(
    ("question", "shown", "told"),
    [
        ("第二条和第四条有什么区别？", ["第二条", "第四条"], ""),
        ("第二条第一款和第三条有什么不同？", ["第二条", "第三条"], ""),
        ("第四条至第二条", ["第二条", "第三条", "第四条"], "按第二条至第四条列出"),
        ("第三条至第六条", ["第三条", "第四条"], "没有第五条、第六条"),
        ("第二条和第九条", ["第二条"], "没有第九条"),
        ("第一条至第二百条", ["第一条"], "共200处"),
    ],
)
def test_all_clauses_named_by_number_are_quoted_or_told_of(
    tmp_path: Path, question: str, shown: list[str], told: str
) -> None:
    with asking(tmp_path) as (conversation, library, model):
        answer = conversation.ask(question)
        check_contract(answer, library)
    assert model.heard == []
    assert [c.address for s in answer.sentences for c in s.citations] == shown
    assert told in answer.answer


def test_how_many_clauses_are_shown_is_told_where_not_all_are(tmp_path: Path) -> None:
    rules = "砚浦市条例\n\n" + "\n\n".join(
        f"第{to_chinese(n)}条　第{n}项应当公开。" for n in range(1, 71)
    )
    with conversing(tmp_path, ScriptedModel(), rules=rules) as (conversation, library):
        answer = conversation.ask("第一条至第七十条")
        check_contract(answer, library)
    assert len([s for s in answer.sentences if s.citations]) == QUOTED_SENTENCES
    assert f"共找到70处，这里列出前{QUOTED_SENTENCES}处" in answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("第九条规定了什么？", ["第九条", "第一条", "第四条"]),
        ("第一百二十条规定了什么？", ["第一百二十条", "第一条", "第四条"]),
        ("《砚浦市大桥管理条例》第三条规定了什么？", ["砚浦市大桥管理条例", "第三条"]),
    ],
)
def test_a_number_that_is_not_there_is_said_not_to_be(
    tmp_path: Path, question: str, told: list[str]
) -> None:
    with asking(tmp_path, "第九条规定，用水单位应当每年检查一次水表。") as (
        conversation,
        library,
        model,
    ):
        answer = conversation.ask(question)
        check_contract(answer, library)
    assert answer.refused
    assert all(word in answer.refusal_reason for word in told)
    assert model.heard == []


def test_events_come_in_order_and_checked_sentences_make_the_answer(tmp_path: Path) -> None:
    said = "用水单位应当每年检查一次水表。检查结果应当在三十日内向市水务部门报告。"
    with asking(tmp_path, said) as (conversation, _, _):
        events = list(conversation.stream("用水单位怎样检查水表并报告？"))
    assert isinstance(events[0], Retrieved)
    assert isinstance(events[-1], Answer)
    assert all(isinstance(event, Draft | Checked) for event in events[1:-1])
    assert "".join(e.text for e in events if isinstance(e, Draft)) == said
    checked = [e.sentence for e in events if isinstance(e, Checked)]
    assert tuple(checked) == events[-1].sentences
    first = events.index(Checked(checked[0]))
    assert any(isinstance(e, Draft) for e in events[first:]), "checked while the model goes on"


def test_closing_the_stream_closes_the_model(tmp_path: Path) -> None:
    said = "用水单位应当每年检查一次水表。" * 40
    with asking(tmp_path, said) as (conversation, _, model):
        events = conversation.stream("用水单位怎样检查水表？")
        for event in events:
            if isinstance(event, Draft):
                break
        events.close()
    assert model.closed == 1
    assert model.said == 1


def test_a_sentence_said_twice_is_shown_once(tmp_path: Path) -> None:
    said = "用水单位应当每年检查一次水表。" * 3
    with asking(tmp_path, said) as (conversation, library, _):
        answer = conversation.ask("用水单位怎样检查水表？")
        check_contract(answer, library)
    assert len(answer.sentences) == 1
    assert len(answer.dropped) == 2


def test_the_prompt_holds_the_question_and_the_sentences(tmp_path: Path) -> None:
    question = "用水单位怎样检查水表？"
    with asking(tmp_path, "用水单位应当每年检查一次水表。") as (conversation, _, model):
        answer = conversation.ask(question)
    prompt = model.heard[0]
    system, user, yes, _ = prompt
    assert (system.role, user.role, yes.content) == ("system", "user", "是")
    assert question in user.content
    assert "用水单位应当每年检查一次水表。" in user.content
    assert answer.timings.prompt_tokens == sum(len(message.content) for message in prompt)
    assert answer.timings.output_tokens == 5
    assert 0 < answer.timings.retrieve_s <= answer.timings.first_token_s <= answer.timings.total_s


def test_a_follow_up_takes_its_matter_along(tmp_path: Path) -> None:
    turns = (Turn("占用供水管线的怎么处理？", "任何单位不得占用供水管线。"),)
    with asking(tmp_path, "因抢险需要占用的，应当在二十四小时内恢复。") as (
        conversation,
        library,
        model,
    ):
        answer = conversation.ask("那抢险需要呢？", turns)
        check_contract(answer, library)
    assert answer.question == "那抢险需要呢？"
    assert "供水管线" in answer.standalone_question
    assert "供水管线" in model.heard[0][1].content
    assert answer.sentences[0].citations[0].address == "第三条"


def test_english(tmp_path: Path) -> None:
    said = "The steward must keep every record for five years. The moon is made of green cheese."
    with conversing(tmp_path, ScriptedModel(said), policy=POLICY) as (conversation, library):
        answer = conversation.ask("What must the steward do with every record?")
        check_contract(answer, library)
        refused = conversation.ask("What is the telephone phone number of the steward?")
        check_contract(refused, library)
    assert answer.answer == "The steward must keep every record for five years."
    assert answer.sentences[0].citations[0].address == "Section 1"
    assert [d.text for d in answer.dropped] == ["The moon is made of green cheese."]
    assert refused.refused
    assert refused.refusal_reason.isascii()


@pytest.mark.parametrize(
    "question", ["", " ", "？", "\n", "a", "第", "第条", "《》第一条", "🙂" * 9]
)
def test_any_question_gets_an_answer_or_a_reason(tmp_path: Path, question: str) -> None:
    with asking(tmp_path, "用水单位应当每年检查一次水表。") as (conversation, library, _):
        check_contract(conversation.ask(question), library)


@pytest.mark.parametrize(
    ("question", "denied", "source"),
    [
        ("检查结果应当在十五日内报告，对吗？", "十五日", "三十日"),
        ("为什么单位可以占用供水管线？", "可以", "不得占用"),
        ("既然补助五百元，更换节水器具由谁补助？", "五百元", "三百元"),
    ],
)
def test_a_question_that_the_source_denies_is_corrected_with_it(
    tmp_path: Path, question: str, denied: str, source: str
) -> None:
    with asking(tmp_path, "是的，您说得对。") as (conversation, library, _):
        answer = conversation.ask(question)
        check_contract(answer, library)
    assert answer.premise.holds is False
    assert denied in answer.premise.note
    remark, quoted, *_ = answer.sentences
    assert (remark.verdict, remark.text) == (NOT_A_CLAIM, answer.premise.note)
    assert source in quoted.citations[0].quote
    assert "您说得对" not in answer.answer


def test_a_question_that_the_source_confirms_is_said_to_hold(tmp_path: Path) -> None:
    with asking(tmp_path, "检查结果应当在三十日内报告。") as (conversation, library, _):
        answer = conversation.ask("检查结果应当在三十日内向市水务部门报告，对吗？")
        check_contract(answer, library)
    assert (answer.premise.holds, answer.premise.note) == (True, "")
    assert "三十日" in answer.answer


def test_a_plain_question_takes_nothing_for_granted(tmp_path: Path) -> None:
    with asking(tmp_path, "用水单位应当每年检查一次水表。") as (conversation, _, _):
        assert conversation.ask("用水单位怎样检查水表？").premise.holds is None


def test_an_answer_from_a_repealed_document_says_so(tmp_path: Path) -> None:
    old = (
        "砚浦市测绳暂行办法\n2001年3月1日 砚浦市人民政府令第5号公布\n"
        "第一条 测绳应当每五年更换一次。\n"
    )
    new = (
        "砚浦市测绳条例\n2020年3月1日 砚浦市人民代表大会通过\n第一条 测绳应当每三年更换一次。\n"
        "第二条 本条例自2020年6月1日起施行。《砚浦市测绳暂行办法》同时废止。\n"
    )
    said = ("测绳应当每五年更换一次。", "测绳应当每三年更换一次。", "测绳应当每五年更换一次。")
    with conversing(tmp_path, ScriptedModel(*said), old=old, new=new) as (conversation, _):
        named = conversation.ask("砚浦市测绳暂行办法规定测绳多久更换一次？")
        open_question = conversation.ask("测绳多久更换一次？")
        earlier = conversation.ask("测绳多久更换一次？", as_of=date(2010, 1, 1))
    assert "《砚浦市测绳暂行办法》自2020-06-01起由《砚浦市测绳条例》废止" in named.answer
    assert named.sentences[-1].verdict == NOT_A_CLAIM
    assert "三年" in open_question.answer
    assert "废止" not in open_question.answer
    assert "五年" in earlier.answer
    assert "废止" not in earlier.answer
    assert (open_question.as_of, earlier.as_of) == (date.today(), date(2010, 1, 1))


def test_a_document_without_a_title_is_asked_in_the_language_of_its_text(tmp_path: Path) -> None:
    notice = "用水单位应当每年检查一次水表，检查结果应当在三十日内向市水务部门报告。"
    model = ScriptedModel(notice)
    with conversing(tmp_path, model, a=notice) as (conversation, library):
        assert [entry.title for entry in library.documents()] == ["a"]
        answer = conversation.ask("用水单位多久检查一次水表？")
        check_contract(answer, library)
    assert not answer.refused
    assert all("用水单位多久检查一次水表？" in heard[1].content for heard in model.heard)
    assert len(model.heard) == 1


def test_what_is_compared_is_shown_of_each_side_not_of_one_for_both(tmp_path: Path) -> None:
    rules = (
        "砚浦市拍卖办法\n\n第一条　企业申请拍卖许可，应当有一百万元以上的注册资本。\n\n"
        "第二条　拍卖企业经营文物拍卖的，应当有一千万元以上的注册资本。\n\n"
        "第三条　拍卖师主持拍卖活动。\n"
    )
    with conversing(tmp_path, ScriptedModel("好的。"), rules=rules) as (conversation, library):
        answer = conversation.ask("一般拍卖企业和文物拍卖企业的注册资本有什么区别？")
        check_contract(answer, library)
    assert {c.address for s in answer.sentences for c in s.citations} == {"第一条", "第二条"}


def test_a_question_that_is_too_long_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    with (
        asking(tmp_path) as (conversation, _, model),
        pytest.raises(YoujuError, match="expected at most 2,000"),
    ):
        conversation.ask("水" * 2001)
    assert model.heard == []


def test_a_clause_named_by_a_part_of_a_title_is_shown_whole_and_followed_up(tmp_path: Path) -> None:
    rules = """湖口市河边菜园租用办法

第一条　租用菜园的，应当翻土。

翻土每年二次。
"""
    others = "湖口市渡船办法\n\n第一条　渡船每日二次。\n\n渡船不载牲畜。\n"
    with conversing(tmp_path, ScriptedModel("好的。"), a=rules, b=others) as (conversation, _):
        first = conversation.ask("菜园租用办法第一条说了什么？")
        then = conversation.ask("那第二款呢？", [Turn(first.question, first.answer)])
    assert "应当翻土" in first.answer
    assert "每年二次" in first.answer
    assert [c.address for s in then.sentences for c in s.citations] == ["第一条第二款"]
    assert "每年二次" in then.answer


def test_an_item_of_a_list_is_read_behind_its_lead(tmp_path: Path) -> None:
    notice = """砚浦市停车秩序通告

一、停放
（一）车头朝里。
（二）禁止在下列地点停放三轮车：
1.校门十米内；
2.渡口七米内；
3.井盖上。

二、清运
三轮车由各街道清运。
"""
    with conversing(tmp_path, ScriptedModel("好的。"), notice=notice) as (conversation, _):
        answer = conversation.ask("渡口多少米内禁止停放三轮车？")
    quotes = [c.quote for s in answer.sentences for c in s.citations]
    assert any("禁止在下列地点停放三轮车" in q and "渡口七米内" in q for q in quotes)


def test_nothing_is_set_off_for_a_question_that_takes_for_granted_what_is_not_said(
    tmp_path: Path,
) -> None:
    rules = "砚浦市渡口办法\n\n第一条　渡口的修缮方案由市水务局审批。\n\n第二条　渡船每日检查。\n"
    model = ScriptedModel("好的。", copies="市水务局", log_probability=-0.1)
    with conversing(tmp_path, model, rules=rules) as (conversation, _):
        plain = conversation.ask("渡口的修缮方案由谁审批？")
        granted = conversation.ask("既然渡口可以出售，渡口的修缮方案由谁审批？")
    assert plain.brief == "市水务局"
    assert not granted.refused
    assert granted.brief == ""
