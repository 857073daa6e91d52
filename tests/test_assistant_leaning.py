"""What a sentence leans on is shown before it, and the headings above it are named."""

from __future__ import annotations

from pathlib import Path

import pytest
from model_fakes import ScriptedModel, conversing, sources_of

from assistant.chat.anaphora import leans, takes_up
from assistant.chat.clause_sentences import sentences_of
from assistant.chat.leaning import Leaning
from assistant.chat.reading import Reader
from assistant.evidence.headings import headings
from assistant.evidence.sources import SUPPORTED
from assistant.lines import answer_lines
from index.library_links import Links

BARGES = """砚浦市驳船管理办法

第一条　驳船不得停泊在航道内，但是遇险的除外。

违反前款规定停泊的驳船，由海事机构拖离。

第二条　驳船每年检修一次。

第三条　违反前条规定的，暂停营运三十日。
"""


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("停泊的驳船由谁拖离？", ["驳船不得停泊在航道内，但是遇险的除外。"]),
        ("驳船暂停营运多少日？", ["第二条　驳船每年检修一次。"]),
        ("驳船每年检修几次？", []),
    ],
)
def test_the_paragraph_that_is_leaned_on_comes_before(
    tmp_path: Path, question: str, shown: list[str]
) -> None:
    model = ScriptedModel("好的。")
    with conversing(tmp_path, model, barges=BARGES) as (conversation, library):
        answer = conversation.ask(question)
        for sentence in answer.sentences:
            for cited in sentence.citations:
                text = library.text(cited.doc_id)
                assert cited.quote == "".join(text[a:b] for a, b in cited.spans)
    quotes = [c.quote for s in answer.sentences for c in s.citations]
    assert quotes[:-1] == shown
    assert {s.verdict for s in answer.sentences} == {SUPPORTED}


def test_what_stands_in_the_paragraph_itself_is_not_shown_twice(tmp_path: Path) -> None:
    with conversing(tmp_path, ScriptedModel(), barges=BARGES) as (conversation, library):
        answer = conversation.ask("第三条说了什么？")
        hits = [hit for hit in answer.hits if hit.route == "address"]
        (source,) = Reader(library).sources(hits)
        leaned = Leaning(library, Links(library)).named(source)
    assert [s.clause.address for s in leaned] == ["第二条"]
    assert len(answer.sentences) == 1, "who asks for a clause by its number is shown that"


MANNERS = """砚浦市船员守则

第一条　在港区内，船员应当遵守下列规定：

（一）穿着救生衣；

（二）不得向水中倾倒垃圾。

第二条　夜间应当开启锚灯。

第三条　违反本守则第一条第二项规定的，处二百元罚款。违反第二条规定，未开启锚灯的，处一百元罚款。
"""


def test_what_is_punished_by_its_number_alone_comes_before_the_penalty(tmp_path: Path) -> None:
    with conversing(tmp_path, ScriptedModel(), manners=MANNERS) as (asked, library):
        (hit,) = (hit for hit in asked.ask("第三条说了什么？").hits if hit.route == "address")
        by_number, by_name = sentences_of(library, hit.clause, "砚浦市船员守则")
        leaning = Leaning(library, Links(library))
        (forbidden,) = leaning.named(by_number)
        assert list(leaning.named(by_name)) == []
    assert forbidden.text == "第一条　在港区内，船员应当遵守下列规定：（二）不得向水中倾倒垃圾。"
    assert forbidden.clause.address == "第一条"


def test_a_mark_tells_that_the_list_goes_on_behind_what_is_named(tmp_path: Path) -> None:
    rules = MANNERS.replace("第一条第二项规定", "第一条第一项规定")
    with conversing(tmp_path, ScriptedModel(), manners=rules) as (asked, library):
        (hit,) = (hit for hit in asked.ask("第三条说了什么？").hits if hit.route == "address")
        by_number, _ = sentences_of(library, hit.clause, "砚浦市船员守则")
        (named,) = Leaning(library, Links(library)).named(by_number)
        shown = Reader(library).shown(named)
    assert named.text == "第一条　在港区内，船员应当遵守下列规定：（一）穿着救生衣；"
    assert shown == f"{named.text}……"


def test_items_that_are_named_together_stand_behind_one_lead(tmp_path: Path) -> None:
    rules = MANNERS.replace("（二）不得", "（二）按时靠岸；\n\n（三）不得")
    rules = rules.replace("第一条第二项规定", "第一条第一项、第三项规定")
    with conversing(tmp_path, ScriptedModel(), manners=rules) as (asked, library):
        (hit,) = (hit for hit in asked.ask("第三条说了什么？").hits if hit.route == "address")
        by_number, _ = sentences_of(library, hit.clause, "砚浦市船员守则")
        (named,) = Leaning(library, Links(library)).named(by_number)
        shown = Reader(library).shown(named)
    lead = "第一条　在港区内，船员应当遵守下列规定："
    assert named.text == f"{lead}（一）穿着救生衣；（三）不得向水中倾倒垃圾。"
    assert shown == f"{lead}（一）穿着救生衣；……（三）不得向水中倾倒垃圾。"


def test_of_many_articles_that_a_penalty_names_none_is_shown(tmp_path: Path) -> None:
    duties = "".join(f"第{n}条　船员应当保管{n}号证件。\n\n" for n in "一二三四")
    rule = f"船员守则\n\n{duties}第五条　违反第一条、第二条、第三条、第四条的，处二百元罚款。\n"
    with conversing(tmp_path, ScriptedModel(), rule=rule) as (asked, library):
        (hit,) = (hit for hit in asked.ask("第五条说了什么？").hits if hit.route == "address")
        (penalty,) = sentences_of(library, hit.clause, "船员守则")
        assert list(Leaning(library, Links(library)).named(penalty)) == []


WORK = """Staff Handbook

5 Requests to work at home

5.1 Any employee may ask in writing.

5.2 The manager must answer within ten working days.
"""


def test_a_citation_names_the_heading_that_tells_what_it_is_about(tmp_path: Path) -> None:
    with conversing(tmp_path, ScriptedModel("."), handbook=WORK) as (asked, _):
        answer = asked.ask("Within how many working days must the manager answer?")
    (cited,) = answer.sentences[0].citations
    assert cited.headings == ("5 Requests to work at home",)
    assert "[1] Staff Handbook › 5 Requests to work at home › 5.2" in "\n".join(
        answer_lines(answer)
    )


@pytest.mark.parametrize(
    ("quoted", "above"),
    [
        ("每张每月补三百元。", ("一、渔港", "推行家庭泊位")),
        ("（二）推行家庭泊位。每张每月补三百元。", ("一、渔港",)),
    ],
)
def test_a_citation_names_its_own_heading_unless_it_is_quoted(
    quoted: str, above: tuple[str, ...]
) -> None:
    text = "一、渔港\n\n（二）推行家庭泊位。每张每月补三百元。\n"
    clause = sources_of(f"渔港意见\n\n{text}")[-1].clause
    assert headings(clause, "渔港意见", quoted) == above


MOORING = """砚浦市泊位办法

第一条　旧驳船的船主应当在六个月内申领临时泊位证。临时泊位证有效期三年，期满不得停泊。
"""


def test_the_sentence_that_brings_in_what_the_next_is_about_comes_before_it(tmp_path: Path) -> None:
    with conversing(tmp_path, ScriptedModel("好的。"), mooring=MOORING) as (conversation, _):
        answer = conversation.ask("临时泊位证有效期几年？")
    quotes = [c.quote for s in answer.sentences for c in s.citations]
    assert quotes == [
        "第一条　旧驳船的船主应当在六个月内申领临时泊位证。",
        "临时泊位证有效期三年，期满不得停泊。",
    ]


@pytest.mark.parametrize(
    ("before", "text", "taken_up"),
    [
        ("The owner may leave on four months' notice.", "It shall then pay £500.", True),
        ("A fee is due each year.", "This fee may be paid in parts.", True),
        ("A fee is due each year.", "This policy is kept by the clerk.", False),
        ("A fee is due each year.", "It is an offence to moor without a licence.", False),
        ("A refusal may be appealed to the clerk.", "Her decision is final.", True),
        ("船主可以申请泊位。", "该申请应当在十日内答复。", True),
        ("船主可以申请泊位。", "其他船舶不得停泊。", False),
        ("泊位证今年换新。", "这种泊位证有效期三年。", True),
        ("老周是船主。", "他有两个泊位。", True),
        ("船主可以申请泊位。", "他人不得占用。", False),
        ("船主应当交纳押金。", "押金在退租后退还。", False),
        ("管理处可以划定渔船停靠区，并向社会公布。", "停靠区每日六时开放。", True),
        ("渔船停靠区不得堆放杂物。", "停靠区每日六时开放。", False),
        ("出租泊位应当订立书面合同。", "合同应当约定期限。", True),
        ("出租泊位应当订立书面合同。", "租金应当约定。", False),
    ],
)
def test_what_takes_up_the_sentence_before(before: str, text: str, taken_up: bool) -> None:
    assert takes_up(text, before) is taken_up


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        ("Another relative may apply after two years.", True),
        ("If they are late, a full week is charged.", True),
        ("Without it nothing is paid.", True),
        ("On a day trip only lunch may be claimed.", False),
        ("If the berth is let, the deposit is kept.", False),
        ("逾期不办理的，泊位证失效。", True),
        ("期满未续的，注销泊位证。", True),
        ("但遇险的船舶除外。", True),
        ("仍不离开的，由海事机构拖离。", True),
        ("超过部分的费用由船主承担。", True),
        ("超过三十日的，泊位证失效。", False),
        ("另可申领一次性补贴。", True),
        ("再次违反的，吊销泊位证。", True),
        ("船主逾期不办理的，泊位证失效。", False),
        ("但书另行规定。", False),
        ("情节严重的，吊销泊位证。", True),
        ("符合条件的，核发泊位证。", True),
        ("标准为每月三百元。", True),
        ("当年未休完的，可以延至次年三月。", True),
        ("Your manager must answer within ten days.", True),
        ("A boat under five metres needs none.", True),
        ("The manager must answer every request within ten days.", False),
        ("A boat needs none of these.", False),
        ("船主符合条件的，核发泊位证。", False),
        ("2019年6月1日至年底，对其中的渔船再减半收费。", True),
        ("可以约定收取押金。", True),
        ("发现船舶漏油的，应当立即报告。", True),
        ("发现船舶漏油的船主，应当立即报告。", False),
        ("船主中无人到场的，由管理处通知。", True),
        ("偷盗救生设备的，从重处罚。", True),
        ("偷盗救生设备的，处三百元罚款，并从重处罚其同伙者。", False),
        ("违者第一次予以警告。", True),
        ("违反本办法的，处二百元罚款。", False),
        ("The owner then has 28 days.", True),
        ("The owner has 28 days then to pay.", False),
        ("Completed within 25 days.", True),
        ("Made safe within four hours.", True),
        ("Completed forms are kept.", False),
        ("申请补贴的，另需提交合同。", True),
        ("申请补贴的，需提交合同。", False),
        ("不得收取其他费用。", True),
        ("可以说明理由的除外。", False),
        ("船主应当从泊位中选择一处，其中靠岸的优先。", False),
    ],
)
def test_a_sentence_on_another_case_says_too_little_alone(text: str, leaning: bool) -> None:
    assert leans(text, "船主可以申请泊位。") is leaning


@pytest.mark.parametrize(
    ("before", "text", "known"),
    [
        ("A tenant gets two months' written notice.", "Ask within 14 days of that notice.", True),
        (
            "The manager gives reasons for a refusal.",
            "Appeal within ten days of the refusal.",
            True,
        ),
        ("The manager answers each request.", "Appeal to the committee within ten days.", False),
        ("Stage one is answered in ten days.", "Appeal within a week of that answer.", True),
        ("(2) A tenant may sublet.", "(3) The tenant pays a deposit.", False),
        ("A tenant pays.", "The clerk says that tenants who pay late pay twice.", False),
        ("A fee is due.", "A tenant who pays a fee late pays the fee twice.", False),
        ("船主收到催缴通知。", "船主应当自收到该通知之日起三十日内交费。", True),
        ("船主可以申请泊位。", "管理处收到申请后，应当核对该申请。", False),
    ],
)
def test_what_speaks_of_a_thing_as_known_says_too_little_alone(
    before: str, text: str, *, known: bool
) -> None:
    assert leans(text, before) is known


def test_who_is_late_leans_on_the_time_that_is_set_before() -> None:
    assert leans("船主逾期不办理的，泊位证失效。", "船主应当在三十日内办理年检。")
    assert not leans("船主逾期不办理的，泊位证失效。", "船主可以申请泊位。")


def test_who_fails_to_do_what_the_sentence_before_asks_for_leans_on_it() -> None:
    asked = "渔政站发现船主违法的，应当督促其按时办理年检。"
    assert leans("船主不按时办理年检的，泊位证失效。", asked)
    assert not leans("船主不按时缴纳费用的，泊位证失效。", asked)
    assert not leans("船主不得按时办理年检的，泊位证失效。", asked)


HONESTY = """Harbour School Rules

Rule 4 Penalties

(1) The clerk may impose one of the following:

(a) a written warning;

(b) a week without boats.

(2) A pupil of the first year who lies about a boat is dealt with by penalty (1)(a) only.

(3) Those who pay in part (c) of a form are not meant.
"""


def test_the_part_that_a_sentence_names_by_bare_numbers_comes_before_it(tmp_path: Path) -> None:
    with conversing(tmp_path, ScriptedModel(), honesty=HONESTY) as (asked, library):
        hits = asked.ask("What does Rule 4 say?").hits
        hit = next(hit for hit in hits if "(1)(a)" in hit.clause.text)
        every = sentences_of(library, hit.clause, "Harbour School Rules")
        leaning = Leaning(library, Links(library))
        by_number = next(s for s in every if "dealt with" in s.text)
        (named,) = leaning.named(by_number)
        assert not leaning.named(next(s for s in every if "in part (c)" in s.text))
    assert named.text == "(1) The clerk may impose one of the following:(a) a written warning;"


def test_what_is_leaned_on_is_not_shown_before_a_list_that_holds_it(tmp_path: Path) -> None:
    rule = """泊位收费办法

第一条　泊位按以下标准收费：（一）停靠不满三日的，不收费；（二）除前项情形外，每次停靠收三十元。
"""
    with conversing(tmp_path, ScriptedModel("好的。"), rule=rule) as (asked, _):
        answer = asked.ask("停靠满三日的每次停靠收多少元？")
    (sentence,) = answer.sentences
    assert sentence.citations[0].quote == rule.split("\n\n")[1].strip()


def test_the_duty_comes_before_what_follows_from_missing_it(tmp_path: Path) -> None:
    rule = "第一条　船主应当在三十日内办理年检。逾期不办理的，泊位证失效。"
    with conversing(tmp_path, ScriptedModel("好的。"), rule=f"泊位年检办法\n\n{rule}\n") as (
        asked,
        _,
    ):
        answer = asked.ask("逾期不办理年检会怎样？")
    quotes = [c.quote for s in answer.sentences for c in s.citations]
    assert quotes == ["第一条　船主应当在三十日内办理年检。", "逾期不办理的，泊位证失效。"]


def test_of_a_long_tale_only_the_last_two_sentences_before_are_shown(tmp_path: Path) -> None:
    tale = "老周是船主。他有三条船。他每天出船。他有一处泊位。他每年交泊位费九百元。"
    with conversing(tmp_path, ScriptedModel("好的。"), tale=f"船主手记\n\n{tale}\n") as (asked, _):
        answer = asked.ask("船主每年交多少泊位费？")
    quotes = [c.quote for s in answer.sentences for c in s.citations]
    assert quotes[-3:] == ["他每天出船。", "他有一处泊位。", "他每年交泊位费九百元。"]
    assert "他有三条船。" not in quotes
