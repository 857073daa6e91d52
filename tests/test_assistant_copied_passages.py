"""Passages that are copied whole: with what leads to them, behind them, or glued from several."""

from __future__ import annotations

import pytest

from assistant.checker.citations import Checker
from assistant.evidence.wording import changed_runs
from index.clauses import parse
from index.documents import Document

QUAY = """荻港市码头管理办法

第一条　码头经营者应当每日巡查系船柱。巡查记录保存三年。

第二条　夜间靠泊的船舶应当开启舷灯，并向码头值班室报告船名。

第三条　装卸易碎货物，应当使用软垫，不得抛掷。

第四条　值班室有下列情形之一的，由市交通部门责令改正：

（一）未在一小时内登记船名的；

（二）将值班电话交由他人保管的。

第五条　码头停用的，应当提前十五日公告，但是遇大风停用的除外。
"""
LIGHT = """荻港市灯塔管理规定

第一条　灯塔看守人应当在日落前点亮灯塔。

第二条　任何人不得遮挡灯光，也不得仿制灯号。
"""


@pytest.fixture(scope="module")
def checker() -> Checker:
    texts = {"quay.txt": QUAY, "light.txt": LIGHT}
    return Checker([parse(Document(text, name, "txt")) for name, text in texts.items()])


def verdicts(checker: Checker, text: str) -> list[str]:
    return [found.verdict for found in checker.check(text)]


GLUED = [
    "“夜间靠泊的船舶应当开启舷灯，并向码头值班室报告船名；同时，装卸易碎货物，应当使用软垫，不得抛掷。”",
    "“夜间靠泊的船舶应当开启舷灯，并且灯塔看守人应当在日落前点亮灯塔。”",
    "“码头经营者应当每日巡查系船柱；同时，灯塔看守人应当在日落前点亮灯塔；此外，任何人不得遮挡灯光。”",
    "“（一）将值班电话交由他人保管的；（二）灯塔看守人应当在日落前点亮灯塔”",
    "“夜间靠泊的船舶应当开启舷灯……装卸易碎货物，应当使用软垫”",
]


@pytest.mark.parametrize("words", GLUED)
@pytest.mark.parametrize("lead", ["《码头管理办法》第二条规定：", "有规定："])
def test_clauses_glued_with_joining_words_are_a_splice(
    checker: Checker, words: str, lead: str
) -> None:
    assert verdicts(checker, f"{lead}{words}") == ["spliced"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《码头管理办法》第三条：“装卸易碎货物，应当使用软垫，不得抛掷。”", "supported"),
        ("《码头管理办法》第二条：“夜间靠泊的船舶并向值班室报告船名，应当开启舷灯。”", "altered"),
        ("《灯塔管理规定》第二条：“任何人不得遮挡灯光，同时，不得仿制灯号。”", "altered"),
    ],
)  # fmt: skip
def test_words_of_one_clause_are_no_splice(checker: Checker, text: str, expected: str) -> None:
    assert verdicts(checker, text) == [expected]


@pytest.mark.parametrize(
    "lead",
    [
        "《码头管理办法》第三条：",
        "《码头管理办法》第三条　",
        "《码头管理办法》第三条的原文是：",
        "《码头管理办法》\n\n【第三条】\n\n",
    ],
)
def test_sentences_of_one_copied_paragraph_stand_together(checker: Checker, lead: str) -> None:
    text = f"{lead}装卸易碎货物，应当使用软垫，不得抛掷。灯塔看守人应当在日落前点亮灯塔。"
    assert verdicts(checker, text) == ["spliced"]


def test_a_place_behind_a_copied_paragraph_is_that_of_all_of_it(checker: Checker) -> None:
    copied = "装卸易碎货物，应当使用软垫，不得抛掷。灯塔看守人应当在日落前点亮灯塔。"
    text = f"{copied}\n——《码头管理办法》第三条"
    assert verdicts(checker, text) == ["spliced"]


def test_a_false_sentence_behind_a_copied_one_is_told(checker: Checker) -> None:
    text = "《码头管理办法》第三条：装卸易碎货物，应当使用软垫，不得抛掷。巡查记录保存五年。"
    assert "supported" in verdicts(checker, text)
    assert {"altered", "contradicted"} & set(verdicts(checker, text))


def test_a_comment_behind_a_copied_passage_leaves_it_right(checker: Checker) -> None:
    copied = "装卸易碎货物，应当使用软垫，不得抛掷。"
    text = f"今天背到《码头管理办法》第三条，背了八遍才顺：{copied} 睡前再默一遍。"
    assert verdicts(checker, text) == ["supported"]


def test_an_exception_behind_a_copied_rule_is_not_cut_away(checker: Checker) -> None:
    text = "《码头管理办法》第三条：装卸易碎货物，应当使用软垫，不得抛掷。急用的货物可以抛掷。"
    assert verdicts(checker, text) != ["supported"]


@pytest.mark.parametrize(
    "words",
    [
        "<<灯塔看守人应当在日落前点亮灯塔。>>",
        "《《灯塔看守人应当在日落前点亮灯塔。》》",
        "〖灯塔看守人，应当在日落前点亮灯塔。〗",
    ],
)
def test_other_marks_quote_too(checker: Checker, words: str) -> None:
    found = list(checker.check(f"据《灯塔管理规定》第二条，{words}，请周知。"))
    assert [f.verdict for f in found] == ["misattributed"]
    assert found[0].quotation in words


@pytest.mark.parametrize(
    "text",
    [
        "代理人：我方援引的是“{}”——\n审判长：哪部法、哪一条？\n代理人：《灯塔管理规定》第二条。",
        "“{}”这句话出自哪里？\n答案：《灯塔管理规定》第二条。",
        "审：依据是什么？\n被：《灯塔管理规定》第二条。\n审：原文念一下。\n被：“{}”",
        "甲：凭什么？乙：凭《灯塔管理规定》第二条。甲：怎么写的？乙：“{}”",
        "动议一：张贴《灯塔管理规定》第二条。\n附议：李委员。\n拟张贴文字：{}\n决议：照办。",
        "墨书一行：『{}』\n说明牌：抄录内容为《灯塔管理规定》第二条。",
        "{}（《灯塔管理规定》第二条）退订回T",
        "{}\n——《灯塔管理规定》·第二条",
        "正面：《灯塔管理规定》第二条？\n反面：{}",
        "{}[注]\n\n[注]语出《灯塔管理规定》第二条。",
        "在《灯塔管理规定》里，“{}”被放在第 2 条，位置靠前。",
        "来源：《灯塔管理规定》（第二条）。原文：{}",
        '论文摘录：在规范层面，《灯塔管理规定》第二条已作回应，即"{}"但学界仍有分歧。',
        "@所有人 查到了，《灯塔管理规定》第二条，照抄如下👇\n{}\n别再传错了哈",
    ],
)
def test_the_place_of_copied_words_is_found(checker: Checker, text: str) -> None:
    told = verdicts(checker, text.format("灯塔看守人应当在日落前点亮灯塔。"))
    assert "misattributed" in told
    assert set(told) <= {"misattributed", "supported", "unsupported"}


def test_what_an_office_issued_is_named_without_marks(checker: Checker) -> None:
    text = "语出国务院办公厅关于灯塔有关事项的通知：“灯塔看守人应当在日落前点亮灯塔。”"
    found = list(checker.check(text))
    assert [f.verdict for f in found] == ["out_of_corpus"]
    assert found[0].reference is not None
    assert found[0].reference.title == "国务院办公厅关于灯塔有关事项的通知"


def test_a_paper_is_told_by_its_number(checker: Checker) -> None:
    text = "国办发〔2031〕4号文件规定：灯塔看守人应当在日落前点亮灯塔。"
    assert verdicts(checker, text) == ["out_of_corpus"]


@pytest.mark.parametrize("lead", ["附件一为签到表，附件二为照片。", "下面进入第二部分。"])
def test_parts_of_the_text_itself_are_no_places(checker: Checker, lead: str) -> None:
    text = f"{lead}《灯塔管理规定》第一条：“灯塔看守人应当在日落前点亮灯塔。”"
    assert set(verdicts(checker, text)) <= {"supported", "unsupported"}


def test_two_clauses_told_of_both_their_places_are_right(checker: Checker) -> None:
    told = "装卸易碎货物，应当使用软垫，不得抛掷；灯塔看守人应当在日落前点亮灯塔。"
    text = f"《码头管理办法》第三条和《灯塔管理规定》第一条规定，{told}"
    assert verdicts(checker, text) == ["supported"]
    assert verdicts(checker, text.replace("第一条", "第二条")) != ["supported"]


@pytest.mark.parametrize("behind", ["违者罚款十万元。", "可以不用软垫。", "保存期为九年。"])
def test_a_short_sentence_behind_a_place_is_checked(checker: Checker, behind: str) -> None:
    text = f"《码头管理办法》第三条：装卸易碎货物，应当使用软垫，不得抛掷。{behind}"
    assert len(verdicts(checker, text)) == 2


def test_a_true_item_stays_right_below_an_invented_one(checker: Checker) -> None:
    text = (
        "《码头管理办法》第四条：值班室有下列情形之一的，由市交通部门责令改正：\n"
        "（一）未在一小时内登记船名的；\n（二）在值班室内饲养家禽的；\n"
        "（三）将值班电话交由他人保管的。"
    )
    assert verdicts(checker, text)[-1] == "supported"
    assert "unsupported" in verdicts(checker, text)


def test_a_number_of_a_guide_is_no_place(checker: Checker) -> None:
    text = "办事指南第4项（设定依据）：《灯塔管理规定》：“灯塔看守人应当在日落前点亮灯塔。”"
    assert verdicts(checker, text) == ["supported"]


def test_a_long_copy_with_one_word_changed_is_altered_not_contradicted(checker: Checker) -> None:
    text = "依据《码头管理办法》，夜间靠泊的船舶可以开启舷灯，并向码头值班室报告船名。"
    assert verdicts(checker, text) in (["altered"], ["contradicted"])
    long = text.replace("《码头管理办法》，", "《码头管理办法》：")
    assert verdicts(checker, long) == ["altered"]


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("应当开启舷灯，并报告船名", 0),
        ("应当开启舷灯，并报告", 0),
        ("我们注意到，应当开启舷灯，并报告船名", 0),
        ("可以开启舷灯，并报告船名", 1),
        ("应当关闭舷灯，并报告姓名", 2),
        ("应当开启舷灯，并报告船名就行", 2),
    ],
)
def test_changed_places_are_counted(said: str, count: int) -> None:
    assert changed_runs("应当开启舷灯，并报告船名", said) == count


@pytest.mark.parametrize("item", ["拘留；", "自愿参加。"])
def test_a_short_invented_item_is_told(checker: Checker, item: str) -> None:
    text = (
        "《码头管理办法》第四条　值班室有下列情形之一的，由市交通部门责令改正：\n"
        f"（一）未在一小时内登记船名的；\n（二）{item}"
    )
    assert verdicts(checker, text)[-1] == "unsupported"


def test_a_word_that_binds_denies_no_rule_without_one(checker: Checker) -> None:
    text = "《码头管理办法》第一条规定，巡查的记录必须保存三年。"
    assert verdicts(checker, text)[0] in ("supported", "unsupported")
    other = text.replace("三年", "九年")
    assert verdicts(checker, other)[0] in ("contradicted", "altered")


def test_what_is_said_ahead_of_a_rule_of_where_it_holds_is_part_of_the_claim(
    checker: Checker,
) -> None:
    text = "依《码头管理办法》第五条，碰上遇大风停用，也一样照办：码头停用的，应当提前十五日公告。"
    assert verdicts(checker, text) == ["contradicted"]


@pytest.mark.parametrize("number", ["第三条", "第二条", "第九条"])
def test_an_exams_right_answer_is_held_against_the_place_it_asks_for(
    checker: Checker, number: str
) -> None:
    asked = f"3、下列表述出自《荻港市码头管理办法》{number}的是（  ）"
    text = f"{asked}\n答案：B。“装卸易碎货物，应当使用软垫，不得抛掷。”"
    wanted = {"第三条": "supported", "第二条": "misattributed", "第九条": "no_such_clause"}
    (found,) = (f for f in checker.check(text) if f.quotation)
    assert found.verdict == wanted[number]


@pytest.mark.parametrize("end", ["（抄录完）", "Best regards,\nLin"])
def test_what_ends_a_letter_is_no_part_of_a_copy(checker: Checker, end: str) -> None:
    copied = "《荻港市灯塔管理规定》第二条：\n任何人不得遮挡灯光，也不得仿制灯号"
    (found,) = checker.check(f"{copied}\n{end}")
    assert (found.verdict, found.end) == ("supported", len(copied))


def test_a_few_words_behind_a_place_are_none_of_its_words(checker: Checker) -> None:
    told = "民警当场宣读了《荻港市灯塔管理规定》第九条。"
    (found,) = checker.check(f"{told}\n\n请勿触摸展品。")
    assert (found.text, found.verdict) == (told, "no_such_clause")


@pytest.mark.parametrize("second", ["；第三条规定，", "；按同法第三条，", "，而按第三条，"])
def test_two_places_of_one_document_are_each_held_against_their_own_words(
    checker: Checker, second: str
) -> None:
    first = "按《荻港市码头管理办法》第一条，码头经营者应当每日巡查系船柱"
    told = f"{first}{second}装卸易碎货物，应当使用软垫，不得抛掷。"
    assert verdicts(checker, told) == ["supported", "supported"]
    assert verdicts(checker, told.replace("不得抛掷", "可以抛掷"))[0] == "supported"
    assert verdicts(checker, told.replace("不得抛掷", "可以抛掷"))[1] != "supported"


def test_a_paper_that_is_told_by_its_number_alone_may_not_be_here(checker: Checker) -> None:
    text = "根据国发〔2031〕9号第五条，“灯塔看守人应当在日落前点亮灯塔。”"
    assert verdicts(checker, text) == ["out_of_corpus"]
