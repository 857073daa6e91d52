"""A question for all that changed between two versions gets it in the words of both."""

from __future__ import annotations

from pathlib import Path

import pytest
from model_fakes import ScriptedModel, conversing

from assistant.chat.answer import Answer
from assistant.chat.comparing import AllChanges, asks_for_all_changes

OLD = """砚浦市泊船条例

（2021年3月1日公布，自2021年5月1日起施行）

第一条　超时泊船的，处二百元罚款。

第二条　船东应当在泊船前交存六百元泊位押金。

第三条　泊位由港务局划定。划定结果应当公告，接受监督。

第四条　泊位的宽度为六米。

第五条　泊位收费每天十元。收费标准每年公布一次，并听取船东意见。
"""
NEW = """砚浦市泊船条例

（2026年3月1日公布，自2026年5月1日起施行）

第一条　泊位由港务局划定。划定结果应当公告，接受监督。

第二条　泊位的宽度为八米。船东自带缆绳。

第三条　码头夜间应当照明。

第四条　超时泊船的，处五百元罚款。

第五条　泊位收费，每天十元。
"""
OTHER = """砚浦市灯塔办法

（2020年1月1日公布，自2020年2月1日起施行）

第一条　灯塔由港务局看守。
"""
EARLIER, LATER = "砚浦市泊船条例（2021）", "砚浦市泊船条例（2026）"
ALL = (
    f"《{LATER}》与《{EARLIER}》逐条对照：修改3处、新增1处、删去1处，其余1处文字未改。",
    "第二条（原第四条）：",
    "旧：“第四条　泊位的宽度为六米。”",
    "新：“第二条　泊位的宽度为八米。”“船东自带缆绳。”",
    "第三条（新增）：",
    "新：“第三条　码头夜间应当照明。”",
    "第四条（原第一条）：",
    "旧：“第一条　超时泊船的，处二百元罚款。”",
    "新：“第四条　超时泊船的，处五百元罚款。”",
    "原第二条（删去）：",
    "旧：“第二条　船东应当在泊船前交存六百元泊位押金。”",
    "第五条：",
    "旧：“第五条　泊位收费每天十元。”“收费标准每年公布一次，并听取船东意见。”",
    "新：“第五条　泊位收费，每天十元。”",
    f"注意：这里引用的《{EARLIER}》是旧版本，自2026-05-01起已由新版本取代。",
)


def asked(tmp_path: Path, question: str, **more: str) -> Answer:
    """The answer to a question asked of both versions and, perhaps, other documents."""
    texts = {"old": OLD, "new": NEW, **more}
    with conversing(tmp_path, ScriptedModel("好的。"), **texts) as (conversation, _):
        return conversation.ask(question)


@pytest.mark.parametrize(
    "question",
    [
        "新旧条例有什么不同？",
        "泊船条例改了哪些内容？",
        "《砚浦市泊船条例》2026年版与2021年版相比，主要变化有哪些？",
        "请把新旧两版逐条对比一下",
    ],
)
def test_every_change_is_told_in_the_words_of_both(tmp_path: Path, question: str) -> None:
    answer = asked(tmp_path, question, other=OTHER)
    assert answer.answer.splitlines() == list(ALL)


def test_each_quotation_is_cited_from_the_version_it_stands_in(tmp_path: Path) -> None:
    answer = asked(tmp_path, "新旧条例有什么不同？")
    side = ""
    cited = []
    for sentence in answer.sentences:
        side = {"旧：": EARLIER, "新：": LATER}.get(sentence.text.strip(), side)
        cited += [(side, c.title, c.quote in sentence.text) for c in sentence.citations]
    assert len(cited) == 10
    assert all(told == title and is_quoted for told, title, is_quoted in cited)


def test_only_what_is_new_is_told_where_that_is_asked(tmp_path: Path) -> None:
    answer = asked(tmp_path, "新条例新增了哪些规定？").answer
    assert "船东自带缆绳。" in answer
    assert "码头夜间应当照明。" in answer
    assert "八米" not in answer
    assert "旧：" not in answer


def test_only_what_is_gone_is_told_where_that_is_asked(tmp_path: Path) -> None:
    answer = asked(tmp_path, "修订后删去了哪些条款？").answer
    assert "六百元泊位押金" in answer
    assert "收费标准每年公布一次" in answer
    assert "六米" not in answer
    assert "新：" not in answer


def test_versions_with_the_same_words_are_said_to_have_them(tmp_path: Path) -> None:
    again = OLD.replace("2021", "2026")
    answer = asked(tmp_path, "新旧条例有什么不同？", new=again)
    assert "没有文字上的改动，其余5处文字未改" in answer.answer


CHAPTERS = """砚浦市停车条例

（2021年3月1日公布，自2021年5月1日起施行）

第一章　停车收费

第一条　车位由市政府划定。

第二条　停车每小时五元。
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "第二条",
            "第二章　法律责任\n\n第二条",
            "新增1处，其余3处文字未改。\n第二章（新增）：\n新：“第二章　法律责任”\n",
        ),
        ("停车收费", "停车免费", "旧：“第一章　停车收费”\n新：“第一章　停车免费”\n"),
        ("每小时五元", "每小时五元，不，可以免费", "新：“第二条　停车每小时五元，不，可以免费。”"),
        ("\n\n第二条　", "", "没有文字上的改动，其余3处文字未改"),
    ],
)
def test_a_heading_and_what_only_moved_are_told_apart(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    later = CHAPTERS.replace(old, new).replace("2021", "2026")
    answer = asked(tmp_path, "停车条例改了哪些内容？", old=CHAPTERS, new=later).answer
    assert told in answer


def test_of_several_versions_the_last_two_are_compared(tmp_path: Path) -> None:
    first = OLD.replace("2021", "2016")
    titles = asked(tmp_path, "新旧条例有什么不同？", first=first).answer.splitlines()[0]
    assert titles.startswith(f"《{LATER}》与《{EARLIER}》")


@pytest.mark.parametrize(
    "question",
    [
        "1999年版和2010年版有什么区别？",
        "2024年条例改了哪些内容？",
        "2026年修改了哪些条例？",
        "新旧政策有什么不同？",
        "改了什么？",
        "泊船的罚款有什么变化？",
    ],
)
def test_other_years_documents_and_matters_are_not_all_that_changed(
    tmp_path: Path, question: str
) -> None:
    assert "逐条对照" not in asked(tmp_path, question).answer


@pytest.mark.parametrize(
    "question",
    [
        "新版条例都改了些什么？",
        "2026年的条例跟2021年的比有啥变化？",
        "泊船条例有什么变化？",
        "帮我对比一下新旧条例",
        "请比较两个版本",
        "哪些条款被修改了？",
        "修订前后对照表",
        "新条例和旧条例的区别在哪里？",
        "新老条例有啥不一样？",
        "What are the differences between the old and new regulations?",
        "Compare the two versions of the regulation.",
        "What has changed in the regulation?",
    ],
)
def test_all_that_changed_is_asked_for_in_other_words_too(tmp_path: Path, question: str) -> None:
    answer = asked(tmp_path, question).answer
    assert "八米" in answer
    assert "船东自带缆绳" in answer


def test_that_nothing_is_new_is_said(tmp_path: Path) -> None:
    later = OLD.replace("六米", "八米").replace("2021", "2026")
    answer = asked(tmp_path, "新条例新增了哪些规定？", new=later).answer
    assert "没有新增的规定" in answer


@pytest.mark.parametrize(
    "question", ["新旧办法有什么不同？", "《砚浦市灯塔办法》改了哪些内容？", "灯塔的看守改了什么？"]
)
def test_what_is_here_once_is_not_compared(tmp_path: Path, question: str) -> None:
    assert "逐条对照" not in asked(tmp_path, question, other=OTHER).answer


@pytest.mark.parametrize(
    ("question", "wants"),
    [
        ("新旧条例有什么不同？", AllChanges("条例", added=False, removed=False)),
        ("就业促进法改了哪些内容", AllChanges("就业促进法", added=False, removed=False)),
        (
            "机动车停放规定新旧两版有什么区别",
            AllChanges("机动车停放规定", added=False, removed=False),
        ),
        ("新条例新增了哪些规定？", AllChanges("条例", added=True, removed=False)),
        ("请把新旧两版逐条对比一下", AllChanges("", added=False, removed=False)),
        ("修订后删去了哪些条款？", AllChanges("", added=False, removed=True)),
        ("修改后的罚款有什么变化？", AllChanges("罚款", added=False, removed=False)),
        (
            "What changed in the Records Policy between 2023 and 2026?",
            AllChanges("Records Policy", added=False, removed=False),
        ),
        ("条例与办法有什么区别？", None),
        ("更新项目的新增面积有什么规定？", None),
        ("新旧对比，议事会人数和任期呢，罚款呢？", None),
    ],
)
def test_what_is_asked_of_two_versions(question: str, wants: AllChanges | None) -> None:
    assert asks_for_all_changes(question) == wants
